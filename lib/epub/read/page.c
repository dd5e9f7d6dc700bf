/* SPDX-License-Identifier: MIT */
/*
 * A page of a book as a tree: XHTML, as EPUB asks, or the HTML that books hold
 * all the same, which is said.
 */
#include <errno.h>
#include <string.h>

#include "base/decode.h"
#include "base/diag.h"
#include "epub/read/reader.h"
#include "html/html.h"
#include "html/soup.h"

/* Findings of reading it as XML, kept back until it is known whether they
 * count. */
struct held {
	struct vdm_arena *arena;
	struct vdm_finding *all;
	size_t count, cap;
	const struct vdm_finding *syntax; /* why it is no XML, or NULL */
};

static void
hold(void *ctx, const struct vdm_finding *f)
{
	const char *syntax = vdm_diag_info_get(VDM_D_XML_SYNTAX)->name;
	struct held *h = ctx;
	struct vdm_finding *copy = vdm_arena_grow(h->arena, h->all, &h->cap,
						  h->count + 1, sizeof(*copy));

	if (copy == NULL)
		return;
	h->all = copy;
	copy += h->count++;
	*copy = *f;
	copy->file = vdm_arena_strdup(h->arena, f->file);
	copy->message = vdm_arena_strdup(h->arena, f->message);
	copy->text = vdm_arena_strdup(h->arena, f->text);
	if (strcmp(f->id, syntax) == 0) /* the last: nothing is read after it */
		h->syntax = copy;
}

static void
release(const struct held *h, const struct vdm_sink *sink)
{
	size_t i;

	for (i = 0; sink != NULL && i < h->count; i++)
		sink->emit(sink->context, &h->all[i]);
}

static struct vdm_node *
as_html(struct vdm_epub_reader *r, const struct vdm_buf *bytes,
	const struct held *h, const struct vdm_sink *sink)
{
	const char *why = h->syntax->message, *rest = strstr(why, "; the ");
	size_t most = rest != NULL ? (size_t)(rest - why) : strlen(why);
	struct vdm_pos pos = {.line = h->syntax->line};
	struct vdm_node *root = NULL;
	struct vdm_buf text, closed;
	int deep = 0;

	vdm_buf_init(&text);
	vdm_buf_init(&closed);
	if (vdm_decode(bytes->data, bytes->len, NULL, &text, sink) == 0) {
		vdm_md_close_empty(&closed, vdm_buf_str(&text), text.len);
		vdm_diag(sink, VDM_D_EPUB_NOT_WELL_FORMED, &pos, NULL,
			 "the page is not XHTML, as a book's pages must be "
			 "(%.*s); it is read as HTML",
			 (int)most, why);
		root = vdm_html_page(r->work, vdm_buf_str(&closed), closed.len,
				     &deep);
	}
	if (text.failed || closed.failed) {
		errno = ENOMEM;
		root = NULL;
	}
	if (deep) {
		vdm_diag(sink, VDM_D_XML_DEPTH, NULL, NULL,
			 "the page is nested too deep; it is not read");
		root = NULL;
	}
	vdm_buf_fini(&text);
	vdm_buf_fini(&closed);
	return root;
}

struct vdm_node *
vdm_epub_page(struct vdm_epub_reader *r, const char *path)
{
	struct vdm_sink sink = vdm_epub_entry_sink(r, path), keep;
	const struct vdm_sink *to = r->sink != NULL ? &sink : NULL;
	struct held h = {.arena = &r->work->arena};
	struct vdm_node *root = NULL;
	struct vdm_buf bytes;

	vdm_buf_init(&bytes);
	if (vdm_epub_entry(r, path, &bytes) == 0) {
		keep = (struct vdm_sink){hold, &h, sink.file};
		root = vdm_html_tree(r->work, vdm_buf_str(&bytes), bytes.len,
				     &keep);
		if (root == NULL && h.syntax != NULL && !r->work->arena.failed)
			root = as_html(r, &bytes, &h, to);
		else
			release(&h, to);
	}
	vdm_buf_fini(&bytes);
	return root;
}
