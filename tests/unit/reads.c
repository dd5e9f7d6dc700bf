/* SPDX-License-Identifier: MIT */
#include "reads.h"

#include <check.h>
#include <string.h>

#include "book.h"
#include "format/format.h"
#include "outline.h"

static void
see(void *ctx, const struct vdm_finding *f)
{
	struct vdm_buf *said = ctx;

	if (strstr(f->id, "-layout") != NULL ||
	    strcmp(f->id, "epub-style-dropped") == 0 || /* of the book */
	    strcmp(f->id, "epub-label") == 0 ||
	    strncmp(f->message, "no page shows", 13) == 0)
		return;
	vdm_buf_printf(said, "%s%s", said->len > 0 ? " " : "", f->id);
}

void
reads_bytes(const struct reads *row, const char *format, const char *bytes,
	    size_t n)
{
	struct vdm_read_options o = {
	    .from = format, .no_recognise = 1, .no_account = 1};
	struct vdm_buf tree, said;
	struct vdm_sink sink = {see, &said, NULL};
	struct vdm_record *rec = NULL;

	vdm_buf_init(&tree);
	vdm_buf_init(&said);
	ck_assert_int_eq(vdm_read(&rec, bytes, n, &o, &sink), 0);
	for (struct vdm_node *c = vdm_record_body(rec)->first; c != NULL;
	     c = c->next)
		outline(c, &tree);
	ck_assert_msg(strcmp(vdm_buf_str(&tree), row->tree) == 0,
		      "%s\n is: %s\nnot: %s", row->source, vdm_buf_str(&tree),
		      row->tree);
	ck_assert_msg(strcmp(vdm_buf_str(&said), row->findings) == 0,
		      "%s\n says: %s\n  not: %s", row->source,
		      vdm_buf_str(&said), row->findings);
	vdm_record_free(rec);
	vdm_buf_fini(&tree);
	vdm_buf_fini(&said);
}

void
reads_page(const struct reads *row)
{
	struct vdm_buf page, epub;
	struct book book = {.in = PAGE};

	vdm_buf_init(&page);
	vdm_buf_init(&epub);
	vdm_buf_printf(&page,
		       "<html" H " xmlns:epub='http://www.idpf.org/2007/ops'>"
		       "<head><title>T</title></head><body>%s</body></html>",
		       row->source);
	book.new = vdm_buf_str(&page);
	book_build(&book, &epub);
	reads_bytes(row, "epub", epub.data, epub.len);
	vdm_buf_fini(&page);
	vdm_buf_fini(&epub);
}

void
reads_text(const struct reads *row, const char *format)
{
	reads_bytes(row, format, row->source, strlen(row->source));
}
