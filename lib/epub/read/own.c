/* SPDX-License-Identifier: MIT */
/*
 * The text of an EPUB that we wrote: the writer's rules, backwards.
 *
 * data-vdm says of an element that it is not the record's: "shown" was put in
 * for readers, "notes" and "back" hold foot notes and lead back from them,
 * "more" continues a division that was cut between two files, "header" is where
 * the header stood, "island" the header itself, on the page about the record
 * with "people"; a body is "body", or "tree" where the whole tree is in it.
 */
#include <errno.h>
#include <string.h>

#include "base/address.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "html/carrier.h"
#include "html/island.h"
#include "html/ruby.h"
#include "epub/read/reader.h"
#include "record/standing.h"
#include "xml/sax.h"

struct own {
	struct vdm_epub_reader *r;
	struct vdm_record *rec;
	const char *path;        /* of the document being read */
	struct vdm_strmap notes; /* id -> index in note */
	const struct vdm_node **note;
	size_t note_count, note_cap;
	struct vdm_node *island; /* the header from the about page */
	unsigned depth;
};

static void convert(struct own *o, const struct vdm_node *d,
		    struct vdm_node *parent);

static int
is_html(const struct vdm_node *n, const char *name)
{
	return vdm_dom_is(n, VDM_NS_XHTML, name);
}

static int
is_mark(const struct vdm_node *n, const char *what)
{
	return vdm_node_is_element(n) &&
	       strcmp(vdm_dom_attr(n, "data-vdm"), what) == 0;
}

static void
convert_children(struct own *o, const struct vdm_node *d,
		 struct vdm_node *parent)
{
	const struct vdm_node *c;

	/*
	 * Pages are no deeper than VDM_LIMIT_DEPTH, but a note's text is read
	 * where its mark stands, and notes may have notes.
	 */
	if (o->depth >= 2 * VDM_LIMIT_DEPTH)
		return;
	o->depth++;
	for (c = d->first; c != NULL; c = c->next)
		convert(o, c, parent);
	o->depth--;
}

/* ---- attributes ---- */

/*
 * A link into the book is a link to an id: the record is one document, in
 * whichever file of the book the writer put the target. Any other link stays as
 * it is.
 */
static void
set_target(struct own *o, struct vdm_node *n, const char *href)
{
	const char *hash = strchr(href, '#');

	if (!vdm_address_is_remote(href) && hash != NULL)
		href = hash;
	vdm_node_set(o->rec, n, "target", href);
}

static void
set_picture(struct own *o, struct vdm_node *n, const char *src)
{
	struct vdm_buf b;
	size_t at;
	const char *path = NULL;

	vdm_buf_init(&b);
	if (vdm_path_resolve(&b, o->path, src) == 0 &&
	    vdm_strmap_get(&o->r->by_path, vdm_buf_str(&b), &at))
		path = vdm_epub_media_path(o->r, &o->r->items[at]);
	vdm_node_set(o->rec, n, "url", path != NULL ? path : src);
	vdm_buf_fini(&b);
}

static void
set_carried(struct own *o, struct vdm_node *n, const struct vdm_attr *a)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	if (vdm_carrier_attr_decode(&b, a->name) == 0 &&
	    vdm_xml_is_qname(vdm_buf_str(&b)))
		vdm_node_set(o->rec, n, vdm_buf_str(&b), a->value);
	vdm_buf_fini(&b);
}

static int
is_pagebreak(const struct vdm_node *d)
{
	return strcmp(vdm_dom_attr(d, "epub:type"), "pagebreak") == 0;
}

static void
set_attr(struct own *o, struct vdm_node *n, const struct vdm_node *d,
	 const struct vdm_attr *a)
{
	const char *name = a->name;

	if (strncmp(name, VDM_CARRIER_PREFIX, strlen(VDM_CARRIER_PREFIX)) ==
	    0) {
		if (strcmp(name, VDM_CARRIER_NS) != 0)
			set_carried(o, n, a);
	} else if (strcmp(name, "data-vdm-xmlns") == 0) {
		vdm_node_set(o->rec, n, "xmlns", a->value);
	} else if (strcmp(name, "id") == 0) {
		if (strncmp(a->value, VDM_EPUB_ID, strlen(VDM_EPUB_ID)) != 0)
			vdm_node_set(o->rec, n, "xml:id", a->value);
	} else if (strcmp(name, "xml:lang") == 0) {
		vdm_node_set(o->rec, n, "xml:lang", a->value);
	} else if (strcmp(name, "data-who") == 0) {
		vdm_node_set(o->rec, n, "who", a->value);
	} else if (strcmp(name, "rowspan") == 0) {
		vdm_node_set(o->rec, n, "rows", a->value);
	} else if (strcmp(name, "value") == 0 && is_html(d, "li")) {
		vdm_node_set(o->rec, n, "n", a->value);
	} else if (strcmp(name, "title") == 0 && !is_html(d, "abbr") &&
		   vdm_node_attr(d, VDM_CARRIER_NAME) == NULL) {
		vdm_node_set(o->rec, n, "n", a->value);
	} else if (strcmp(name, "cite") == 0) {
		vdm_node_set(o->rec, n, "source", a->value);
	} else if (strcmp(name, "colspan") == 0) {
		vdm_node_set(o->rec, n, "cols", a->value);
	} else if (strcmp(name, "aria-label") == 0 && is_pagebreak(d)) {
		vdm_node_set(o->rec, n, "n", a->value);
	} else if (strcmp(name, "href") == 0 && is_html(d, "a")) {
		/* what is carried is what the href stands for */
		if (vdm_node_attr(d, VDM_CARRIER_PREFIX "target") == NULL)
			set_target(o, n, a->value);
	} else if (strcmp(name, "src") == 0 &&
		   (is_html(d, "img") || is_html(d, "audio") ||
		    is_html(d, "video"))) {
		set_picture(o, n, a->value);
	}
}

/* ---- elements ---- */

static const char *
namespace_of(const struct vdm_node *d, const struct vdm_node *parent)
{
	const char *ns = vdm_node_attr(d, VDM_CARRIER_NS);

	if (ns == NULL)
		return parent != NULL ? vdm_node_ns(parent) : NULL;
	return strcmp(ns, VDM_NS_TEI) == 0 ? NULL : ns;
}

static struct vdm_node *
make(struct own *o, const struct vdm_node *d, struct vdm_node *parent)
{
	const char *name = vdm_node_attr(d, VDM_CARRIER_NAME), *rend = NULL;
	const struct vdm_html_tag *m = vdm_html_tag_in_page(d->name);
	const struct vdm_attr *a;
	struct vdm_node *n;

	if (name == NULL && is_pagebreak(d)) {
		name = "pb";
	} else if (name == NULL && m != NULL) {
		name = m->tei;
		rend = vdm_html_tag_rend(m);
	}
	if (name == NULL || !vdm_xml_is_qname(name))
		return NULL;
	n = vdm_node_element_ns(o->rec, namespace_of(d, parent), name);
	if (n == NULL)
		return NULL;
	n->pos = d->pos;
	for (a = d->attrs; a != NULL; a = a->next)
		set_attr(o, n, d, a);
	if (rend != NULL && vdm_node_attr(n, "rend") == NULL)
		vdm_node_set(o->rec, n, "rend", rend);
	return n;
}

static void
convert_note(struct own *o, const struct vdm_node *mark,
	     struct vdm_node *parent)
{
	const char *href = vdm_dom_attr(mark, "href");
	size_t at;

	if (href[0] != '#' || !vdm_strmap_get(&o->notes, href + 1, &at) ||
	    o->note[at] == NULL)
		return;
	{
		const struct vdm_node *d = o->note[at];
		struct vdm_node *n = make(o, d, parent);

		/*
		 * Each note once: two marks of it, or a note that holds its own
		 * mark, do not make a second one, or an endless one.
		 */
		o->note[at] = NULL;
		vdm_node_append(parent, n);
		if (n != NULL)
			convert_children(o, d, n);
	}
}

/* Comments and instructions that XHTML could not hold as such. 1 if so. */
static int
convert_hidden(struct own *o, const struct vdm_node *d, struct vdm_node *parent)
{
	const char *comment = vdm_node_attr(d, "data-vdm-comment");
	const char *target = vdm_node_attr(d, "data-vdm-pi");
	struct vdm_node *n = NULL;
	const struct vdm_attr *a;

	if (comment != NULL)
		n = vdm_node_comment(o->rec, comment);
	else if (target != NULL && vdm_xml_is_ncname(target))
		n = vdm_node_instruction(o->rec, target,
					 vdm_dom_attr(d, "data-vdm-data"));
	else
		return 0;
	for (a = d->attrs; a != NULL && n != NULL; a = a->next)
		set_carried(o, n, a);
	vdm_node_append(parent, n);
	return 1;
}

/* Where an element belongs that HTML does not let stand there: beside what it
 * was written into. */
static void
place(const struct vdm_node *d, struct vdm_node *parent, struct vdm_node *n)
{
	const char *where = vdm_dom_attr(d, "data-vdm-place");
	int row = strstr(where, "-row") != NULL;
	struct vdm_node *beside = row ? parent->parent : parent;

	if (where[0] == '\0' || beside == NULL || beside->parent == NULL)
		vdm_node_append(parent, n);
	else if (where[0] == 'b')
		vdm_node_insert_before(beside, n);
	else
		vdm_node_append(beside->parent, n);
}

/* Words that stood in an attribute: a picture's, and those of a reading beside
 * the one in the line. */
static void
put_beside(struct own *o, const struct vdm_node *d, struct vdm_node *n)
{
	const char *text = vdm_node_attr(d, VDM_CARRIER_TEXT);
	const char *where = vdm_dom_attr(d, "data-vdm-alt");
	const char *alt = vdm_dom_attr(d, "alt");
	struct vdm_node *desc;

	if (text != NULL)
		vdm_node_add_text(o->rec, n, text, strlen(text));
	if (where[0] == '\0')
		return;
	if (where[0] == 'd') {
		vdm_node_add(o->rec, n, "desc", alt);
		return;
	}
	desc = vdm_node_element(o->rec, "figDesc");
	if (desc == NULL)
		return;
	vdm_node_add_text(o->rec, desc, alt, strlen(alt)); /* "": it adorns */
	if (where[0] == 'b')
		vdm_node_insert_before(n, desc);
	else
		vdm_node_insert_after(n, desc);
}

/* A formula or a drawing stands as it is; its names get their prefix again. */
static void
convert_island(struct own *o, const struct vdm_node *d, struct vdm_node *parent)
{
	struct vdm_node *copy = vdm_node_copy(o->rec, d), *n;
	const char *prefix = vdm_dom_attr(d->parent, VDM_ISLAND_PREFIX);
	struct vdm_buf name;

	vdm_buf_init(&name);
	for (n = copy; n != NULL && prefix[0] != '\0';
	     n = vdm_node_step(n, copy)) {
		if (!vdm_node_is_element(n))
			continue;
		vdm_buf_clear(&name);
		vdm_buf_printf(&name, "%s:%s", prefix, n->name);
		(void)vdm_node_rename(o->rec, n, vdm_node_ns(n),
				      vdm_buf_str(&name));
	}
	vdm_node_append(parent, copy);
	vdm_buf_fini(&name);
}

static void
convert_element(struct own *o, const struct vdm_node *d,
		struct vdm_node *parent)
{
	struct vdm_node *n;

	if (is_mark(d, "back") || is_mark(d, "shown") || is_mark(d, "notes") ||
	    convert_hidden(o, d, parent))
		return;
	if (vdm_html_is_island(d)) {
		convert_island(o, d, parent);
		return;
	}
	if (is_mark(d, "header")) {
		vdm_node_append(parent, o->island);
		o->island = NULL;
		return;
	}
	if (is_mark(d, "more")) {
		struct vdm_node *last = vdm_node_last(parent);

		/*
		 * The division that was cut is what was read last at this
		 * depth.
		 */
		while (last != NULL && !vdm_node_is_element(last))
			last = vdm_node_prev(last);
		convert_children(o, d, last != NULL ? last : parent);
		return;
	}
	if (strcmp(vdm_dom_attr(d, "epub:type"), "noteref") == 0 &&
	    is_html(d, "a")) {
		convert_note(o, d, parent);
		return;
	}
	n = make(o, d, parent);
	if (n == NULL) { /* somebody else put it there: keep its words */
		convert_children(o, d, parent);
		return;
	}
	place(d, parent, n);
	put_beside(o, d, n);
	if (!is_pagebreak(d) && (!vdm_node_is(n, "ptr") || !is_html(d, "a")))
		convert_children(o, d, n);
	if (is_html(d, "ruby"))
		vdm_html_ruby_settle(o->rec, n);
}

static void
convert(struct own *o, const struct vdm_node *d, struct vdm_node *parent)
{
	struct vdm_node *n;

	if (vdm_node_is_element(d)) {
		convert_element(o, d, parent);
		return;
	}
	if (d->kind == VDM_KIND_TEXT)
		n = vdm_node_chars(o->rec, d->text, strlen(d->text));
	else if (d->kind == VDM_KIND_COMMENT)
		n = vdm_node_comment(o->rec, d->text);
	else
		n = vdm_node_instruction(o->rec, d->name, d->text);
	if (n != NULL)
		n->pos = d->pos;
	vdm_node_append(parent, n);
}

/* ---- notes ---- */

static int
collect_notes(struct own *o, const struct vdm_node *body)
{
	const struct vdm_node *n, **list;

	o->note_count = 0;
	vdm_strmap_fini(&o->notes);
	for (n = body; n != NULL; n = vdm_node_walk(n, body)) {
		if (!is_html(n, "aside") ||
		    strcmp(vdm_dom_attr(n, "epub:type"), "footnote") != 0)
			continue;
		list = vdm_arena_grow(&o->r->work->arena, o->note, &o->note_cap,
				      o->note_count + 1, sizeof(*list));
		if (list == NULL)
			return -1;
		o->note = list;
		vdm_strmap_put(&o->notes, vdm_dom_attr(n, "id"), o->note_count);
		o->note[o->note_count++] = n;
	}
	return o->notes.failed ? -1 : 0;
}

/* ---- the about page ---- */

static void
read_detail(struct own *o, struct vdm_person *p, const struct vdm_node *n,
	    const char *value)
{
	struct vdm_arena *arena = &o->rec->arena;
	struct vdm_detail *d = vdm_detail_add(
	    o->rec, &p->details, vdm_dom_attr(n, "data-name"), value);

	if (d == NULL)
		return;
	d->scheme = vdm_arena_strdup(arena, vdm_node_attr(n, "data-scheme"));
	d->lang = vdm_arena_strdup(arena, vdm_node_attr(n, "data-lang"));
}

static void
read_person_part(struct own *o, struct vdm_person *p, const struct vdm_node *n)
{
	const char *klass = vdm_dom_attr(n, "class");
	struct vdm_buf b;
	const char *s;

	vdm_buf_init(&b);
	vdm_node_content(n, &b);
	s = vdm_buf_str(&b);
	if (strcmp(klass, "name") == 0)
		p->name = vdm_arena_strdup(&o->rec->arena, s);
	else if (strcmp(klass, "title") == 0)
		p->title = vdm_arena_strdup(&o->rec->arena, s);
	else if (strcmp(klass, "form") == 0)
		vdm_strings_add(o->rec, &p->forms, s);
	else if (strcmp(klass, "role") == 0)
		vdm_person_add_role(o->rec, p, s);
	else if (strcmp(klass, "ref") == 0)
		vdm_strings_add(o->rec, &p->refs, s);
	else if (strcmp(klass, "detail") == 0)
		read_detail(o, p, n, s);
	vdm_buf_fini(&b);
}

static void
read_person(struct own *o, const struct vdm_node *li)
{
	const struct vdm_node *c;
	struct vdm_person *p;

	if (o->rec->people_count >= VDM_LIMIT_PEOPLE)
		return;
	p = vdm_person_add(o->rec, vdm_dom_attr(li, "data-person"), "");
	if (p == NULL)
		return;
	p->pos = li->pos;
	p->participant = vdm_node_attr(li, "data-participant") != NULL;
	p->group = vdm_node_attr(li, "data-group") != NULL;
	(void)vdm_state_read(vdm_dom_attr(li, "data-state"), &p->state);
	(void)vdm_cert_read(vdm_dom_attr(li, "data-cert"), &p->cert);
	for (c = li->first; c != NULL; c = c->next)
		if (is_html(c, "span"))
			read_person_part(o, p, c);
}

static int
read_about(struct own *o, const char *path)
{
	const struct vdm_node *root = vdm_epub_dom(o->r, path), *n, *c;

	if (root == NULL || collect_notes(o, root) != 0)
		return -1;
	o->path = path;
	for (n = root; n != NULL; n = vdm_node_walk(n, root)) {
		if (is_mark(n, "people")) {
			for (c = n->first; c != NULL; c = c->next)
				if (is_html(c, "li"))
					read_person(o, c);
		} else if (is_mark(n, "island")) {
			struct vdm_node *holder =
			    vdm_node_element(o->rec, "holder");

			if (holder == NULL)
				return -1;
			convert_children(o, n, holder);
			o->island = holder->first;
			vdm_node_unlink(o->island);
			break;
		}
	}
	return 0;
}

/* ---- the documents ---- */

/*
 * Line feeds that the writer put between blocks. In an element of TEI's that
 * holds a line, and in elements of others, white space is the record's.
 */
static void
drop_blanks(struct vdm_node *root)
{
	struct vdm_node *n, *c, *next;

	for (n = root; n != NULL; n = vdm_node_step(n, root)) {
		if (!vdm_node_is_element(n) || vdm_node_ns(n) != NULL ||
		    vdm_node_holds_line(n))
			continue;
		for (c = n->first; c != NULL; c = next) {
			next = c->next;
			if (c->kind == VDM_KIND_TEXT && vdm_is_blank(c->text))
				vdm_node_unlink(c);
		}
	}
}

static int
read_document(struct own *o, const char *path, struct vdm_node **into,
	      struct vdm_node *holder, int *tree)
{
	const struct vdm_node *root = vdm_epub_dom(o->r, path), *body;
	const struct vdm_attr *a;

	body = vdm_dom_child(root, VDM_NS_XHTML, "body");
	if (body == NULL || collect_notes(o, root) != 0)
		return -1;
	o->path = path;
	if (*into == NULL) {
		*tree = is_mark(body, "tree");
		*into = *tree ? holder : vdm_record_body(o->rec);
		if (*into == NULL)
			return -1;
		for (a = body->attrs; a != NULL && !*tree; a = a->next)
			set_attr(o, o->rec->root, body, a);
	}
	convert_children(o, body, *into);
	return 0;
}

static int
finish(struct own *o, struct vdm_node *holder, int tree)
{
	struct vdm_node *n;

	if (tree) {
		for (n = holder->first; n != NULL; n = n->next)
			if (vdm_node_is_element(n))
				break;
		if (n == NULL)
			return -1;
		vdm_node_unlink(n);
		o->rec->root = n;
	}
	if (o->island != NULL) {
		if (o->rec->root->first != NULL)
			vdm_node_insert_before(o->rec->root->first, o->island);
		else
			vdm_node_append(o->rec->root, o->island);
	}
	vdm_node_settle(o->rec->root);
	drop_blanks(o->rec->root);
	return 0;
}

int
vdm_epub_read_own(struct vdm_epub_reader *r)
{
	struct own o = {.r = r, .rec = r->rec};
	struct vdm_node *holder = vdm_node_element(r->rec, "holder");
	struct vdm_node *into = NULL;
	int rc = holder != NULL ? 0 : -1, tree = 0;
	size_t i;

	for (i = 0; i < r->spine_count && rc == 0; i++)
		if (r->items[r->spine[i]].path != NULL &&
		    vdm_epub_is_about(&r->items[r->spine[i]]))
			rc = read_about(&o, r->items[r->spine[i]].path);
	for (i = 0; i < r->spine_count && rc == 0; i++) {
		const struct vdm_epub_item *it = &r->items[r->spine[i]];

		if (it->path != NULL && !vdm_epub_is_about(it) &&
		    !vdm_epub_is_edition(r, it))
			rc = read_document(&o, it->path, &into, holder, &tree);
	}
	if (rc == 0 && into == NULL)
		rc = -1;
	if (rc == 0)
		rc = finish(&o, holder, tree);
	vdm_strmap_fini(&o.notes);
	if (rc != 0 && !r->rec->arena.failed && errno != ENOMEM)
		vdm_diag(r->sink, VDM_D_EPUB_PACKAGE, NULL, NULL,
			 "a document of the publication cannot be read; the "
			 "whole is refused");
	return rc;
}
