/* SPDX-License-Identifier: MIT */
/* What the links of the documents point at, and the notes among it. */
#include <string.h>

#include "base/address.h"
#include "base/utf8.h"
#include "base/words.h"
#include "html/read/read.h"
#include "xml/sax.h"

static const char *
make_key(struct vdm_html_reader *b, const char *path, const char *fragment)
{
	struct vdm_buf k;
	const char *s;

	vdm_buf_init(&k);
	vdm_buf_puts(&k, path);
	if (fragment != NULL && fragment[0] != '\0')
		vdm_buf_printf(&k, "#%s", fragment);
	s = vdm_arena_strdup(&b->work->arena, vdm_buf_str(&k));
	vdm_buf_fini(&k);
	return s;
}

/* The key of what a link of the present document points at, or NULL. */
static const char *
link_key(struct vdm_html_reader *b, const char *href)
{
	const char *hash = strchr(href, '#'), *key = NULL;
	struct vdm_buf path, id;

	if (vdm_address_is_remote(href))
		return NULL;
	vdm_buf_init(&path);
	vdm_buf_init(&id);
	if (hash != NULL)
		vdm_address_decode(&id, hash + 1, strlen(hash + 1));
	if (href[0] == '#')
		key = make_key(b, b->path, vdm_buf_str(&id));
	else if (vdm_path_resolve(&path, b->path, href) == 0)
		key = make_key(b, vdm_buf_str(&path), vdm_buf_str(&id));
	vdm_buf_fini(&path);
	vdm_buf_fini(&id);
	return key;
}

static struct vdm_html_anchor *
anchor_of(struct vdm_html_reader *b, const char *key)
{
	size_t at;

	return key != NULL && vdm_strmap_get(&b->by_key, key, &at)
		   ? &b->anchors[at]
		   : NULL;
}

static struct vdm_html_anchor *
want(struct vdm_html_reader *b, const char *key)
{
	struct vdm_html_anchor *a = anchor_of(b, key);

	if (a != NULL || key == NULL)
		return a;
	a = vdm_arena_grow(&b->work->arena, b->anchors, &b->anchors_cap,
			   b->anchors_count + 1, sizeof(*a));
	if (a == NULL)
		return NULL;
	b->anchors = a;
	a = &b->anchors[b->anchors_count];
	memset(a, 0, sizeof(*a));
	a->key = key;
	vdm_strmap_put(&b->by_key, key, b->anchors_count++);
	return a;
}

/* Notes what the links of a document point at. */
void
vdm_html_links_collect(struct vdm_html_reader *b, const struct vdm_node *root)
{
	const struct vdm_node *n;

	for (n = root; n != NULL; n = vdm_node_walk(n, root)) {
		const char *href = vdm_node_attr(n, "href");
		struct vdm_html_anchor *a;

		if (href == NULL || !vdm_html_is(n, "a"))
			continue;
		a = want(b, link_key(b, href));
		if (a != NULL && (vdm_html_has_type(n, "noteref") ||
				  vdm_html_has_role(n, "doc-noteref")))
			a->note = 1;
	}
}

void
vdm_html_want(struct vdm_html_reader *b, const char *href)
{
	want(b, link_key(b, href));
}

static const char *
id_of(const struct vdm_node *d)
{
	const char *id = vdm_node_attr(d, "id");

	if (id == NULL)
		id = vdm_node_attr(d, "xml:id");
	if (id == NULL && vdm_html_is(d, "a"))
		id = vdm_node_attr(d, "name");
	return id != NULL && id[0] != '\0' ? id : NULL;
}

/* What no mark takes to its place, whatever it is called: parts of what is read
 * as a whole, and what means more than the words in it. */
static int
stays(const struct vdm_node *n)
{
	static const char names[] =
	    "a audio button canvas caption col colgroup dl dt embed figcaption "
	    "h1 h2 h3 h4 h5 h6 hr iframe img input map object ol optgroup "
	    "option "
	    "picture pre rb rp rt rtc ruby select summary table tbody td "
	    "textarea "
	    "tfoot th thead tr ul video";
	const char *ns = vdm_node_ns(n);

	return ns == NULL || strcmp(ns, VDM_NS_XHTML) != 0 ||
	       vdm_words_have(names, n->name);
}

static void
note_stays(struct vdm_html_reader *b, struct vdm_html_anchor *a)
{
	a->note = 0;
	vdm_diag(
	    &b->sink, b->findings->dropped, &a->at->pos, NULL,
	    "a mark of a note leads to <%.40s>, which is no note but stays "
	    "where it is; the mark is a link to it",
	    a->at->name);
}

/* Finds the elements that are pointed at. */
void
vdm_html_targets_find(struct vdm_html_reader *b, const struct vdm_node *root)
{
	const struct vdm_node *n;
	struct vdm_html_anchor *a = anchor_of(b, b->path);

	if (a != NULL) {
		a->at = vdm_dom_child(root, VDM_NS_XHTML, "body");
		a->at_path = b->path;
	}
	for (n = root; n != NULL; n = vdm_node_walk(n, root)) {
		const char *id = id_of(n);

		if (id == NULL)
			continue;
		a = anchor_of(b, make_key(b, b->path, id));
		if (a != NULL && a->at == NULL) {
			a->at = n;
			a->at_path = b->path;
			if (a->note && stays(n))
				note_stays(b, a);
		}
	}
}

/* ---- notes that only their links tell ---- */

/* Whether a link's text is a mark, "1", "[12]", "*": its letters or digits, or
 * -1 when it is more than a mark. */
static int
mark_of(const struct vdm_node *link)
{
	struct vdm_buf b;
	int words = 0;
	const char *s;

	vdm_buf_init(&b);
	vdm_node_content(link, &b);
	for (s = vdm_buf_str(&b); *s != '\0' && words >= 0; s++)
		if (vdm_is_space((unsigned char)*s) || b.len > 8)
			words = -1;
		else
			words += !(*s & 0x80) && vdm_is_word((uint32_t)*s);
	vdm_buf_fini(&b);
	return words;
}

/* Whether a link back is the note's number, typed: it has a digit, or the
 * letters of the mark. "back" is none, and neither is an arrow. */
static int
is_typed(const struct vdm_node *back, const struct vdm_node *mark)
{
	struct vdm_buf a, b;
	int typed;

	vdm_buf_init(&a);
	vdm_buf_init(&b);
	vdm_node_content(back, &a);
	vdm_node_content(mark, &b);
	typed = strpbrk(vdm_buf_str(&a), "0123456789") != NULL ||
		strcmp(vdm_buf_str(&a), vdm_buf_str(&b)) == 0;
	vdm_buf_fini(&a);
	vdm_buf_fini(&b);
	return mark_of(back) != 0 && typed;
}

/* The link in a note that leads back to its mark, or NULL. */
static struct vdm_node *
link_back(struct vdm_html_reader *b, const struct vdm_html_anchor *note,
	  const struct vdm_node *mark)
{
	const char *path = b->path;
	const struct vdm_node *n, *found = NULL;

	b->path = note->at_path;
	for (n = note->at; n != NULL; n = vdm_node_walk(n, note->at)) {
		const char *href = vdm_node_attr(n, "href");
		struct vdm_html_anchor *a = href != NULL && vdm_html_is(n, "a")
						? vdm_html_target(b, href)
						: NULL;

		if (a != NULL && a->at != NULL &&
		    (a->at == mark || a->at == mark->parent ||
		     a->at == mark->first) &&
		    !vdm_html_is(a->at, "p") && !vdm_html_is(a->at, "li") &&
		    !vdm_html_is(a->at, "div"))
			found = n;
	}
	b->path = path;
	return (struct vdm_node *)found;
}

/*
 * A mark that leads to a paragraph or item, which leads back to the mark, is a
 * note's, whether the publisher said so or not: EPUB 2 has no word for it.
 */
size_t
vdm_html_notes_pair(struct vdm_html_reader *b, const struct vdm_node *root)
{
	struct vdm_record *work = b->work;
	struct vdm_node *n, *back;
	size_t typed = 0;

	for (n = (struct vdm_node *)root; n != NULL;
	     n = vdm_node_step(n, root)) {
		const char *href = vdm_node_attr(n, "href");
		struct vdm_html_anchor *a;

		if (href == NULL || !vdm_html_is(n, "a") || mark_of(n) < 0)
			continue;
		a = vdm_html_target(b, href);
		if (a == NULL || a->note || n->first == NULL ||
		    !(vdm_html_is(a->at, "p") || vdm_html_is(a->at, "li") ||
		      vdm_html_is(a->at, "div") || vdm_html_is(a->at, "aside")))
			continue;
		back = link_back(b, a, n);
		if (back == NULL || back == n)
			continue;
		a->note = 1;
		b->pairs++;
		vdm_node_set(work, n, "role", "doc-noteref");
		if (!is_typed(back, n)) {
			vdm_node_set(work, back, "role", "doc-backlink");
		} else { /* the note's number, typed before it */
			(void)vdm_node_rename(work, back, vdm_node_ns(back),
					      "span");
			back->attrs = NULL;
			typed++;
		}
	}
	return typed;
}

struct vdm_html_anchor *
vdm_html_anchor(struct vdm_html_reader *b, const struct vdm_node *d)
{
	const char *id = id_of(d);
	struct vdm_html_anchor *a = NULL;

	if (id != NULL)
		a = anchor_of(b, make_key(b, b->path, id));
	if (a != NULL && a->at == d)
		return a;
	if (!vdm_html_is_block(d))
		return NULL;
	a = anchor_of(b, b->path);
	return a != NULL && a->at == d ? a : NULL;
}

void
vdm_html_document(struct vdm_html_reader *b, const struct vdm_node *d)
{
	struct vdm_html_anchor *a = anchor_of(b, b->path), *own;
	const char *id = id_of(d);

	if (a == NULL)
		return;
	a->at = d;
	own = id != NULL ? anchor_of(b, make_key(b, b->path, id)) : NULL;
	if (own != NULL && own->at == d && own != a) {
		a->id = vdm_html_id(b, own);
		a->placed = 1;
	}
}

void
vdm_html_begins(struct vdm_html_reader *b, struct vdm_node *first)
{
	if (first != NULL)
		vdm_strmap_put(&b->begins, b->path, (size_t)first);
}

void
vdm_html_anchors_left(struct vdm_html_reader *b)
{
	struct vdm_node *at, *n;
	size_t i, value;

	for (i = 0; i < b->anchors_count; i++) {
		struct vdm_html_anchor *a = &b->anchors[i];

		/* without an id no link of the record leads there: the one that
		 * did led from a note back to its mark, or went otherwise */
		if (a->at == NULL || a->placed || a->note || a->id == NULL ||
		    !vdm_strmap_get(&b->begins, a->at_path, &value))
			continue;
		at = (struct vdm_node *)value;
		n = vdm_node_element(b->rec, "anchor");
		vdm_node_set(b->rec, n, "xml:id", vdm_html_id(b, a));
		a->placed = 1;
		if (!vdm_node_is(at, "div"))
			vdm_node_insert_before(at, n);
		else if (at->first != NULL)
			vdm_node_insert_before(at->first, n);
		else
			vdm_node_append(at, n);
	}
}

struct vdm_html_anchor *
vdm_html_target(struct vdm_html_reader *b, const char *href)
{
	struct vdm_html_anchor *a = anchor_of(b, link_key(b, href));

	return a != NULL && a->at != NULL ? a : NULL;
}

const char *
vdm_html_id(struct vdm_html_reader *b, struct vdm_html_anchor *a)
{
	const char *s = strchr(a->key, '#'), *slash;
	struct vdm_buf id;
	size_t base;
	unsigned n = 1;

	if (a->id != NULL || a->at == NULL)
		return a->id;
	slash = strrchr(a->key, '/');
	s = s != NULL ? s + 1 : slash != NULL ? slash + 1 : a->key;
	vdm_buf_init(&id);
	vdm_buf_puts(&id, s);
	if (!vdm_xml_is_ncname(vdm_buf_str(&id)) ||
	    strncmp(s, VDM_EPUB_ID, strlen(VDM_EPUB_ID)) == 0) {
		vdm_buf_clear(&id);
		vdm_buf_puts(&id, "id");
	}
	base = id.len;
	while (vdm_strmap_get(&b->ids, vdm_buf_str(&id), NULL) ||
	       vdm_person_find(b->rec, vdm_buf_str(&id), id.len) != NULL) {
		vdm_buf_truncate(&id, base);
		vdm_buf_printf(&id, "-%u", ++n);
	}
	a->id = vdm_arena_strdup(&b->work->arena, vdm_buf_str(&id));
	vdm_strmap_put(&b->ids, a->id, 0);
	vdm_buf_fini(&id);
	return a->id;
}

int
vdm_html_is_waiting(struct vdm_html_reader *b, const struct vdm_node *d)
{
	struct vdm_html_anchor *a = vdm_html_anchor(b, d);

	return a != NULL && a->note && !vdm_html_is(d, "a") &&
	       !vdm_html_is(d, "body");
}
