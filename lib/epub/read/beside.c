/* SPDX-License-Identifier: MIT */
/*
 * Words that a book shows beside its text: titles of pages, labels of the
 * contents. Mostly they are headings and fields said again, which is what the
 * writer makes them of; what is neither is named.
 */
#include <string.h>

#include "base/address.h"
#include "base/utf8.h"
#include "base/words.h"
#include "epub/read/reader.h"

/* White space as it counts in a label. */
static void
fold(struct vdm_buf *out, const char *s)
{
	vdm_buf_clear(out);
	for (; *s != '\0'; s++)
		if (!vdm_is_space((unsigned char)*s))
			vdm_buf_putc(out, *s);
		else if (out->len > 0 && out->data[out->len - 1] != ' ')
			vdm_buf_putc(out, ' ');
	if (out->len > 0 && out->data[out->len - 1] == ' ')
		vdm_buf_truncate(out, out->len - 1);
}

/* 1 when the words were not known. */
static int
know(struct vdm_epub_beside *s, const char *words)
{
	const char *key;

	fold(&s->folded, words);
	key = vdm_buf_str(&s->folded);
	if (vdm_strmap_get(&s->known, key, NULL))
		return 0;
	key = vdm_arena_strdup(&s->r->work->arena, key);
	return key != NULL && vdm_strmap_put(&s->known, key, 0);
}

/* Whether words end at an element: a reading, a break, a formula. */
static int
is_apart(const struct vdm_node *n)
{
	return vdm_node_is_element(n) &&
	       vdm_words_have("br lb rt rtc ruby formula math figure svg img "
			      "graphic p div li td",
			      n->name);
}

/* What is none of the words: a note at a heading; the brackets around a
 * reading, which a record has not. */
static int
is_passed(const struct vdm_node *n)
{
	const struct vdm_node *in = n->first;

	return vdm_node_is(n, "note") ||
	       (vdm_node_is_element(n) && strcmp(n->name, "rp") == 0 &&
		(in == NULL ||
		 (in->kind == VDM_KIND_TEXT && in->next == NULL &&
		  vdm_utf8_length(in->text, strlen(in->text)) <= 1)));
}

/* The words of a heading or a label, those apart that a reader sees apart: what
 * reads a word aloud stands above it, and is no part of it. */
static void
words_of(const struct vdm_node *head, struct vdm_buf *words)
{
	const struct vdm_node *n = head;

	vdm_buf_clear(words);
	while (n != NULL) {
		int passed = is_passed(n);

		if (n->kind == VDM_KIND_TEXT)
			vdm_buf_puts(words, n->text);
		else if (!passed && is_apart(n))
			vdm_buf_putc(words, ' ');
		if (!passed && n->first != NULL) {
			n = n->first;
			continue;
		}
		for (;;) {
			if (is_apart(n))
				vdm_buf_putc(words, ' ');
			if (n == head || n->next != NULL)
				break;
			n = n->parent;
		}
		n = n == head ? NULL : n->next;
	}
}

void
vdm_epub_beside_begin(struct vdm_epub_beside *s, struct vdm_epub_reader *r)
{
	const struct vdm_record *rec = r->rec;
	const struct vdm_node *n;
	struct vdm_buf words;
	size_t i;

	memset(s, 0, sizeof(*s));
	vdm_buf_init(&words);
	s->r = r;
	know(s, "");
	vdm_buf_init(&s->folded);
	vdm_buf_init(&s->all);
	for (i = 0; i < rec->fields_count; i++)
		know(s, rec->fields[i]->value);
	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root)) {
		if (vdm_node_is(n, "head")) {
			words_of(n, &words);
			know(s, vdm_buf_str(&words));
		} else if (vdm_node_is(n, "pb") &&
			   vdm_node_attr(n, "n") != NULL) {
			know(s, vdm_node_attr(n, "n"));
		}
	}
	s->known.failed |= words.failed;
	vdm_buf_fini(&words);
}

/* One label: each is told once. */
static void
tell(struct vdm_epub_beside *s, const char *words)
{
	if (!know(s, words))
		return;
	if (s->count++ > 0)
		vdm_buf_puts(&s->all, "; ");
	vdm_buf_puts(&s->all, vdm_buf_str(&s->folded));
}

/* Elements whose words are one label, tags and all. */
static int
is_label(const struct vdm_node *n)
{
	return vdm_node_is_element(n) &&
	       vdm_words_have("a title h1 h2 h3 h4 h5 h6 text", n->name);
}

static int
is_silent(const struct vdm_node *n)
{
	return vdm_node_is_element(n) &&
	       vdm_words_have("style script template body", n->name);
}

/* What an element says in attributes: of a part of contents nothing else has
 * it. */
static void
attributes(struct vdm_epub_beside *s, const struct vdm_node *n)
{
	static const char read[] = "title alt aria-label aria-description "
				   "alttext summary placeholder xml:lang lang";
	const struct vdm_attr *a;

	for (a = n->attrs; a != NULL; a = a->next)
		if (vdm_words_have(read, a->name) ||
		    strncmp(a->name, "data-", 5) == 0 ||
		    (strcmp(a->name, "epub:type") == 0 &&
		     strchr(a->value, ':') != NULL) ||
		    vdm_address_is_absolute(a->value))
			tell(s, a->value);
}

/* The same of all that is in a label; and remarks. */
static void
said_in(struct vdm_epub_beside *s, const struct vdm_node *label)
{
	const struct vdm_node *n;

	for (n = label; n != NULL; n = vdm_node_walk(n, label))
		if (vdm_node_is_element(n))
			attributes(s, n);
		else if (n->kind == VDM_KIND_COMMENT)
			tell(s, n->text);
}

/* All labels at and below `root`, but what is in the body of a page. */
static void
labels(struct vdm_epub_beside *s, const struct vdm_node *root, int page)
{
	const struct vdm_node *n = root;
	struct vdm_buf words;

	vdm_buf_init(&words);
	while (n != NULL) {
		int whole = is_label(n) || (page && is_silent(n));

		if (is_label(n)) {
			words_of(n, &words);
			tell(s, vdm_buf_str(&words));
			said_in(s, n);
		} else if (n->kind == VDM_KIND_TEXT) {
			tell(s, n->text);
		} else if (vdm_node_is_element(n) &&
			   strcmp(n->name, "meta") == 0) {
			tell(s, vdm_dom_attr(n, "content"));
		} else if (n != root && !whole) {
			if (vdm_node_is_element(n))
				attributes(s, n);
			else if (n->kind == VDM_KIND_COMMENT)
				tell(s, n->text);
		}
		while (whole && n != root && n->next == NULL)
			n = n->parent;
		if (whole)
			n = n == root ? NULL : n->next;
		else
			n = vdm_node_walk(n, root);
	}
	s->known.failed |= words.failed;
	vdm_buf_fini(&words);
}

void
vdm_epub_beside_page(struct vdm_epub_beside *s, const struct vdm_node *root)
{
	labels(s, root, 1);
}

static void
report(struct vdm_epub_beside *s, const char *where)
{
	if (s->count > 0)
		vdm_diag(
		    s->r->sink, VDM_D_EPUB_LABEL, NULL, vdm_buf_str(&s->all),
		    "%s: %zu %s neither headings nor fields of the book, "
		    "and not carried (%.200s%s)",
		    where, s->count, s->count == 1 ? "label is" : "labels are",
		    vdm_buf_str(&s->all), s->all.len > 200 ? " ..." : "");
	vdm_buf_clear(&s->all);
	s->count = 0;
}

/* Words between the elements of the package, where none should be; and titles
 * of EPUB 2's guide. */
static void
strays(struct vdm_epub_beside *s)
{
	const struct vdm_node *root = s->r->package, *n;

	for (n = root; n != NULL; n = vdm_node_walk(n, root))
		if (vdm_dom_is(n, VDM_NS_OPF, "reference"))
			tell(s, vdm_dom_attr(n, "title"));
	report(s, "the guide");
	for (n = root; n != NULL; n = vdm_node_walk(n, root))
		if (n->kind == VDM_KIND_TEXT && n->parent->first->next != NULL)
			tell(s, n->text);
}

int
vdm_epub_beside_end(struct vdm_epub_beside *s)
{
	struct vdm_epub_reader *r = s->r;
	int failed;
	size_t i;

	report(s, "what stands in the pages beside their text");
	strays(s);
	report(s, "the package, between its elements");
	for (i = 0; i < r->items_count; i++) {
		const struct vdm_epub_item *it = &r->items[i];
		const struct vdm_node *root;

		if (it->in_spine || it->path == NULL ||
		    (!vdm_words_have(it->properties, "nav") &&
		     strcmp(it->type, "application/x-dtbncx+xml") != 0))
			continue;
		root = vdm_epub_dom_if(r, it->path);
		if (root != NULL)
			labels(s, root, 0);
	}
	report(s, "the contents");
	failed = s->known.failed || s->folded.failed || s->all.failed;
	vdm_strmap_fini(&s->known);
	vdm_buf_fini(&s->folded);
	vdm_buf_fini(&s->all);
	return failed ? -1 : 0;
}
