/* SPDX-License-Identifier: MIT */
/*
 * An EPUB of ours says some things twice: the page about the record, the
 * contents, the documents' titles repeat what is read elsewhere. Somebody may
 * have edited a copy, or added words where nothing is read. So what was read is
 * written again, and words of the file that are others, or nowhere, are
 * reported: they were not carried.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/words.h"
#include "epub/read/reader.h"
#include "epub/write/writer.h"

/* A line of a page: an element with words of its own, and all of them. */
struct line {
	const struct vdm_node *node;
	const char *path; /* of the entry */
	const char *text; /* white space folded */
};

struct lines {
	struct line *list;
	size_t count, cap;
};

/* Pages of the file and what is written in their place. */
struct copies {
	struct vdm_epub_reader *r;
	struct lines file, again;
	int same;  /* to the byte, so far */
	int older; /* an older program's: its pages are made otherwise */
	const char *blank; /* what that one wrote for no value */
};

static int
has_words(const struct vdm_node *n)
{
	const struct vdm_node *c;

	for (c = n->first; c != NULL; c = c->next)
		if (c->kind == VDM_KIND_TEXT && !vdm_is_blank(c->text))
			return 1;
	return 0;
}

/* Behind a node and all below it. */
static const struct vdm_node *
behind(const struct vdm_node *n, const struct vdm_node *root)
{
	while (n != root && n->next == NULL)
		n = n->parent;
	return n != root ? n->next : NULL;
}

static int
is_shown(const struct vdm_node *n)
{
	return strcmp(vdm_dom_attr(n, "data-vdm"), "shown") == 0;
}

/* Whether a page has words that are for the eye: names of speakers, marks of
 * gaps. Those of older programs have none, and say no less. */
static int
has_shown_words(const struct vdm_node *root)
{
	const struct vdm_node *n;

	for (n = root; n != NULL; n = vdm_node_walk(n, root))
		if (is_shown(n) && !vdm_html_is(n, "rp") &&
		    (has_words(n) || vdm_html_is(n, "body")))
			return 1;
	return 0;
}

static void
put_content(const struct vdm_node *n, int shown, struct vdm_buf *out)
{
	const struct vdm_node *c = n;

	while (c != NULL) {
		if (c->kind == VDM_KIND_TEXT)
			vdm_buf_puts(out, c->text);
		c = !shown && is_shown(c) ? behind(c, n) : vdm_node_walk(c, n);
	}
}

static const char *
folded(struct vdm_epub_reader *r, const struct vdm_node *n, int shown)
{
	struct vdm_buf b, out;
	const char *s;
	int space = 1;

	vdm_buf_init(&b);
	vdm_buf_init(&out);
	put_content(n, shown, &b);
	for (s = vdm_buf_str(&b); *s != '\0'; s++) {
		if (!vdm_is_space((unsigned char)*s))
			vdm_buf_putc(&out, *s);
		else if (!space)
			vdm_buf_putc(&out, ' ');
		space = vdm_is_space((unsigned char)*s);
	}
	if (out.len > 0 && out.data[out.len - 1] == ' ')
		vdm_buf_truncate(&out, out.len - 1);
	s = b.failed || out.failed
		? NULL
		: vdm_arena_strdup(&r->work->arena, vdm_buf_str(&out));
	vdm_buf_fini(&b);
	vdm_buf_fini(&out);
	return s;
}

static int
collect(struct vdm_epub_reader *r, struct lines *to,
	const struct vdm_node *root, const char *path, int shown)
{
	const struct vdm_node *n = root;
	struct line *list;

	while (n != NULL) {
		if (!shown && is_shown(n)) {
			n = behind(n, root);
			continue;
		}
		if (!vdm_node_is_element(n) || !has_words(n)) {
			n = vdm_node_walk(n, root);
			continue;
		}
		list = vdm_arena_grow(&r->work->arena, to->list, &to->cap,
				      to->count + 1, sizeof(*list));
		if (list == NULL)
			return -1;
		to->list = list;
		list[to->count].node = n;
		list[to->count].path = path;
		list[to->count].text = folded(r, n, shown);
		if (list[to->count++].text == NULL)
			return -1;
		n = behind(n, root);
	}
	return 0;
}

/* ---- what differs ------------------------------------------------------ */

/* A seal is put in when the whole is there, and is not in each copy. */
static int
is_same(const struct line *a, const struct line *b)
{
	static const char mark[] = ", seal ", digits[] = "0123456789abcdef";
	const char *seal = strstr(a->text, mark), *other;
	size_t before, n;

	if (seal == NULL)
		return strcmp(a->text, b->text) == 0;
	before = (size_t)(seal - a->text) + sizeof(mark) - 1;
	if (strncmp(a->text, b->text, before) != 0)
		return 0;
	seal = a->text + before;
	other = b->text + before;
	n = strspn(seal, digits);
	return n == strspn(other, digits) && strcmp(seal + n, other + n) == 0;
}

static void
report(struct copies *c, const struct line *at, const char *instead)
{
	struct vdm_sink sink = vdm_epub_entry_sink(c->r, at->path);

	if (instead != NULL)
		vdm_diag(&sink, VDM_D_EPUB_COPIES_DIFFER, &at->node->pos,
			 at->text,
			 "\"%.80s\" stands where the rest of the publication "
			 "says \"%.80s\"; the record has the latter",
			 at->text, instead);
	else
		vdm_diag(&sink, VDM_D_EPUB_COPIES_DIFFER, &at->node->pos,
			 at->text,
			 "\"%.80s\" stands where nothing is read; the record "
			 "does not have it",
			 at->text);
}

static void
report_absent(struct copies *c, const struct line *l)
{
	vdm_diag(c->r->sink, VDM_D_EPUB_COPIES_DIFFER, NULL, NULL,
		 "%s says \"%.80s\" no more, but the rest of the publication "
		 "does; the record has it",
		 l->path, l->text);
}

/* A title stands on each page; it is reported once. */
static int
is_told(const struct lines *a, const struct lines *b, size_t at)
{
	size_t i;

	if (!vdm_dom_is(a->list[at].node, VDM_NS_XHTML, "title"))
		return 0;
	for (i = 0; i < at; i++)
		if (is_same(&a->list[i], &a->list[at]) &&
		    is_same(&b->list[i], &b->list[at]))
			return 1;
	return 0;
}

/* What stands on a page of an older program, and on none of today's; whatever
 * the order. */
static void
report_strange(struct copies *c)
{
	struct vdm_strmap known = {0};
	size_t i;

	vdm_strmap_put(&known, c->blank, 0);
	for (i = 0; i < c->again.count; i++)
		vdm_strmap_put(&known, c->again.list[i].text, i);
	for (i = 0; i < c->file.count; i++)
		if (!vdm_strmap_get(&known, c->file.list[i].text, NULL))
			report(c, &c->file.list[i], NULL);
	c->r->rec->arena.failed |= known.failed;
	vdm_strmap_fini(&known);
}

static void
report_all(struct copies *c)
{
	const struct lines *a = &c->file, *b = &c->again;
	size_t from = 0, end_a = a->count, end_b = b->count, i;

	if (end_a == end_b) {
		for (i = 0; i < end_a; i++)
			if (!is_same(&a->list[i], &b->list[i]) &&
			    !is_told(a, b, i))
				report(c, &a->list[i], b->list[i].text);
		return;
	}
	while (from < end_a && from < end_b &&
	       is_same(&a->list[from], &b->list[from]))
		from++;
	while (end_a > from && end_b > from &&
	       is_same(&a->list[end_a - 1], &b->list[end_b - 1])) {
		end_a--;
		end_b--;
	}
	for (i = from; i < end_a; i++)
		report(c, &a->list[i], NULL);
	for (i = from; i < end_b && end_a == from; i++)
		report_absent(c, &b->list[i]);
}

/* ---- the pages --------------------------------------------------------- */

/* Both versions of a page; either may be missing. */
static int
take_page(struct copies *c, const char *path, const struct vdm_buf *page)
{
	struct vdm_buf bytes;
	const struct vdm_node *root = NULL, *again = NULL;
	int rc = 0, shown;

	vdm_buf_init(&bytes);
	if (path != NULL)
		rc = vdm_epub_entry(c->r, path, &bytes);
	if (rc == 0 && path != NULL && page != NULL && bytes.len == page->len &&
	    memcmp(bytes.data, page->data, page->len) == 0) {
		vdm_buf_fini(&bytes);
		return 0;
	}
	c->same = 0;
	if (rc == 0 && path != NULL)
		root = vdm_epub_dom_bytes(c->r, &bytes, path);
	if (rc == 0 && page != NULL)
		again = vdm_epub_dom_bytes(c->r, page, path);
	vdm_buf_fini(&bytes);
	shown = root == NULL || has_shown_words(root);
	if (root != NULL && collect(c->r, &c->file, root, path, shown) != 0)
		return -1;
	if (again != NULL && collect(c->r, &c->again, again,
				     path != NULL ? path : "a page", shown))
		return -1;
	return (path == NULL || root != NULL) && (page == NULL || again != NULL)
		   ? 0
		   : -1;
}

/* The pages of one kind, compared as one run. */
static int
finish_run(struct copies *c, int rc)
{
	if (rc == 0 && !c->same)
		report_all(c);
	memset(&c->file, 0, sizeof(c->file));
	memset(&c->again, 0, sizeof(c->again));
	c->same = 1;
	return rc;
}

static int
check_text(struct copies *c, const struct vdm_epub_writer *w)
{
	struct vdm_epub_reader *r = c->r;
	size_t i = 0, page = 0;
	int rc = 0;

	while (rc == 0 && (i < r->spine_count || page < w->files_count)) {
		const struct vdm_epub_item *it =
		    i < r->spine_count ? &r->items[r->spine[i++]] : NULL;

		if (it != NULL && (it->path == NULL || vdm_epub_is_about(it) ||
				   vdm_epub_is_edition(r, it)))
			continue;
		rc = take_page(c, it != NULL ? it->path : NULL,
			       page < w->files_count ? &w->files[page].xhtml
						     : NULL);
		page++;
	}
	return finish_run(c, rc);
}

/* A page that is made of the rest: which of them an item is. */
typedef int is_page(const struct vdm_epub_item *it);

static int
is_about(const struct vdm_epub_item *it)
{
	return it->in_spine && vdm_epub_is_about(it);
}

static int
is_contents(const struct vdm_epub_item *it)
{
	return vdm_words_have(it->properties, "nav");
}

static int
is_old_contents(const struct vdm_epub_item *it)
{
	return strcmp(it->type, "application/x-dtbncx+xml") == 0;
}

static int
is_title_page(const struct vdm_epub_item *it)
{
	return strcmp(it->id, VDM_EPUB_TITLE_ID) == 0;
}

static const struct vdm_epub_item *
item_that(const struct vdm_epub_reader *r, is_page *is)
{
	size_t i;

	for (i = 0; i < r->items_count; i++)
		if (r->items[i].path != NULL && is(&r->items[i]))
			return &r->items[i];
	return NULL;
}

static int
check_page(struct copies *c, const struct vdm_epub_item *it,
	   const struct vdm_buf *page)
{
	int rc = 0;

	if (it == NULL)
		return 0;
	rc = take_page(c, it->path, page);
	if (rc != 0 || !c->older)
		return finish_run(c, rc);
	report_strange(c);
	c->same = 1; /* it is told */
	return finish_run(c, rc);
}

/* All pages that somebody may have edited. */
static int
check_pages(struct copies *c, struct vdm_epub_writer *w)
{
	/* who has no title gets no such page */
	const struct vdm_buf *title = &w->title_page.xhtml;
	const struct vdm_epub_item *old;
	struct vdm_buf nav, ncx;
	int rc;

	vdm_buf_init(&nav);
	vdm_buf_init(&ncx);
	vdm_epub_write_nav(w, &nav);
	vdm_epub_write_ncx(w, &ncx, "");
	rc = nav.failed || ncx.failed ? -1 : check_text(c, w);
	old = item_that(c->r, is_old_contents);
	c->older = old == NULL;
	c->blank = vdm_epub_word(w, VDM_EPUB_NOT_GIVEN);
	if (rc == 0)
		rc = check_page(c, item_that(c->r, is_about), &w->about.xhtml);
	if (rc == 0)
		rc = check_page(c, item_that(c->r, is_title_page),
				title->len > 0 ? title : NULL);
	if (rc == 0)
		rc = check_page(c, item_that(c->r, is_contents), &nav);
	if (rc == 0)
		rc = check_page(c, old, &ncx);
	vdm_buf_fini(&nav);
	vdm_buf_fini(&ncx);
	return rc;
}

/* Who speaks is a contributor in the package, under the name of the list of
 * people. */
static void
check_speakers(struct vdm_epub_reader *r)
{
	static const char prefix[] = VDM_EPUB_SPEAKER;
	const struct vdm_node *n;

	for (n = r->metadata != NULL ? r->metadata->first : NULL; n != NULL;
	     n = n->next) {
		const char *id = vdm_dom_attr(n, "id"), *name;
		size_t at;

		if (!vdm_dom_is(n, VDM_NS_DC, "contributor") ||
		    strncmp(id, prefix, sizeof(prefix) - 1) != 0)
			continue;
		at = strtoul(id + sizeof(prefix) - 1, NULL, 10);
		name = folded(r, n, 0);
		if (name != NULL &&
		    (at == 0 || at > r->rec->people_count ||
		     !vdm_same_but_space(name, r->rec->people[at - 1]->name)))
			vdm_diag(r->sink, VDM_D_EPUB_COPIES_DIFFER, &n->pos,
				 name,
				 "\"%.200s\" speaks in the package, but not in "
				 "the list of people, which counts",
				 name);
	}
}

static const struct vdm_epub_item *
item_called(const struct vdm_epub_reader *r, const char *id)
{
	size_t at;

	return vdm_strmap_get(&r->by_id, id, &at) ? &r->items[at] : NULL;
}

/* What the package says of how it was divided; NULL: nothing. */
static const char *
said(struct vdm_epub_reader *r, const char *property)
{
	const struct vdm_node *n =
	    r->metadata != NULL ? r->metadata->first : NULL;

	for (; n != NULL; n = n->next)
		if (vdm_dom_is(n, VDM_NS_OPF, "meta") &&
		    strcmp(vdm_dom_attr(n, "property"), property) == 0 &&
		    n->first != NULL && n->first->kind == VDM_KIND_TEXT &&
		    strlen(n->first->text) < 40)
			return n->first->text;
	return NULL;
}

/* The edition as far as it changes what other pages say. */
static void
take_edition(struct vdm_epub_reader *r, struct vdm_write_options *o)
{
	static char page[] = "shown";
	const char *depth = said(r, VDM_EPUB_TOC_DEPTH);

	if (item_called(r, VDM_EPUB_COVER_ID) == NULL)
		o->cover = "none";
	else if (item_called(r, VDM_EPUB_COVER_ID "-image") != NULL)
		o->cover = "drawn";
	if (item_called(r, VDM_EPUB_OWN_TITLE_ID) != NULL)
		o->edition.title_page.bytes = page;
	if (depth != NULL && vdm_is_digit(depth[0]))
		o->toc_depth = depth;
	o->split_at = said(r, VDM_EPUB_SPLIT_AT);
}

int
vdm_epub_check_copies(struct vdm_epub_reader *r)
{
	/* a guess of its language is the book's own */
	struct vdm_write_options usual = {
	    .language = vdm_node_attr(r->package, "xml:lang"),
	    .within = r->options->within};
	struct copies c = {.r = r, .same = 1};
	struct vdm_epub_writer w;
	int rc;

	if (r->sink == NULL)
		return 0;
	check_speakers(r);
	take_edition(r, &usual);
	rc = vdm_epub_pages(&w, r->rec, &usual, NULL);
	if (rc == 0)
		rc = check_pages(&c, &w);
	vdm_epub_pages_fini(&w);
	return rc;
}
