/* SPDX-License-Identifier: MIT */
/*
 * Formulas and drawings of somebody's page: kept as they are, but for what runs
 * and what no vocabulary of theirs knows.
 */
#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/utf8.h"
#include "base/words.h"
#include "html/island.h"
#include "html/read/read.h"
#include "xml/sax.h"

#define NS_XLINK "http://www.w3.org/1999/xlink"

struct island {
	struct vdm_html_reader *b;
	struct vdm_node *root;
	struct vdm_strmap wanted; /* ids that something in it refers to */
	int xlink;                /* its prefix is used */
};

static int
is_ns(const struct vdm_node *n, const char *ns)
{
	return vdm_node_ns(n) != NULL && strcmp(vdm_node_ns(n), ns) == 0;
}

/* What runs, shows what lies elsewhere, or is an editor's own. */
static int
is_left_out(const struct vdm_node *n)
{
	static const char active[] = "script handler listener iframe object "
				     "embed audio video source track";

	if (!is_ns(n, VDM_NS_SVG) && !is_ns(n, VDM_NS_MATHML) &&
	    !is_ns(n, VDM_NS_XHTML))
		return 1;
	return vdm_words_have(active, n->name);
}

/* ---- ids ---------------------------------------------------------------- */

static size_t
id_length(const char *s)
{
	return strcspn(s, " \t\r\n\"'()<>,;#{}");
}

/* The ids that a value or a style sheet names behind "#". */
static void
want_hashes(struct island *i, const char *s)
{
	while ((s = strchr(s, '#')) != NULL) {
		size_t n = id_length(++s);

		if (n > 0)
			vdm_strmap_put_n(&i->wanted, s, n, 0);
		s += n;
	}
}

static void
want_words(struct island *i, const char *s)
{
	while (*s != '\0') {
		size_t n = strcspn(s, " \t\r\n");

		if (n > 0)
			vdm_strmap_put_n(&i->wanted, s, n, 0);
		s += n;
		s += strspn(s, " \t\r\n");
	}
}

static int
names_ids(const char *name)
{
	return strcmp(name, "aria-labelledby") == 0 ||
	       strcmp(name, "aria-describedby") == 0;
}

static void
want_all(struct island *i)
{
	const struct vdm_node *n;
	const struct vdm_attr *a;

	for (n = i->root; n != NULL; n = vdm_node_walk(n, i->root)) {
		if (n->kind == VDM_KIND_TEXT &&
		    strcmp(n->parent->name, "style") == 0)
			want_hashes(i, n->text);
		for (a = n->attrs; a != NULL; a = a->next)
			if (names_ids(a->name))
				want_words(i, a->value);
			else
				want_hashes(i, a->value);
	}
}

/* Another name for an id that some other page has. */
static void
rename_id(struct island *i, const char *id, struct vdm_strmap *names,
	  const char **to)
{
	struct vdm_html_reader *b = i->b;
	struct vdm_buf name;
	unsigned k = 1;

	vdm_buf_init(&name);
	do {
		vdm_buf_clear(&name);
		vdm_buf_printf(&name, "%s-%u", id, ++k);
	} while (vdm_strmap_get(&b->ids, vdm_buf_str(&name), NULL) ||
		 vdm_strmap_get(&i->wanted, vdm_buf_str(&name), NULL));
	*to = vdm_arena_strdup(&b->work->arena, vdm_buf_str(&name));
	vdm_strmap_put(names, id, (size_t)*to);
	vdm_buf_fini(&name);
}

/* A value with the ids in it under their new names. */
static void
set_renamed(struct island *i, struct vdm_node *n, const struct vdm_attr *a,
	    const struct vdm_strmap *names)
{
	const char *s = a->value, *hash;
	struct vdm_buf out;
	size_t length, to;

	vdm_buf_init(&out);
	while ((hash = strchr(s, '#')) != NULL) {
		vdm_buf_put(&out, s, (size_t)(++hash - s));
		length = id_length(hash);
		if (vdm_strmap_get_n(names, hash, length, &to))
			vdm_buf_puts(&out, (const char *)to);
		else
			vdm_buf_put(&out, hash, length);
		s = hash + length;
	}
	vdm_buf_puts(&out, s);
	vdm_node_set(i->b->rec, n, a->name, vdm_buf_str(&out));
	vdm_buf_fini(&out);
}

/*
 * Ids that something in the drawing refers to stay, and are the drawing's own:
 * two pages' "clip0" are two. The others point nowhere any more: what a link
 * leads to is an anchor.
 */
static void
settle_ids(struct island *i)
{
	struct vdm_strmap names = {0};
	struct vdm_node *n;
	const struct vdm_attr *a, *next;
	const char *id, *to;
	int renamed = 0;

	want_all(i);
	for (n = i->root; n != NULL; n = vdm_node_step(n, i->root)) {
		id = vdm_node_attr(n, "id");
		if (id == NULL)
			continue;
		if (!vdm_strmap_get(&i->wanted, id, NULL)) {
			vdm_node_set(i->b->rec, n, "id", NULL);
			continue;
		}
		to = id;
		if (vdm_strmap_get(&i->b->ids, id, NULL)) {
			rename_id(i, id, &names, &to);
			vdm_node_set(i->b->rec, n, "id", to);
			renamed = 1;
		}
		vdm_strmap_put(&i->b->ids, vdm_node_attr(n, "id"), 0);
	}
	for (n = i->root; renamed && n != NULL; n = vdm_node_step(n, i->root))
		for (a = n->attrs; a != NULL; a = next) {
			next = a->next;
			if (strchr(a->value, '#') != NULL)
				set_renamed(i, n, a, &names);
		}
	vdm_strmap_fini(&names);
}

/* Where links lead into a formula, a row of it say, there is an anchor. */
static void
put_anchors(struct vdm_html_reader *b, const struct vdm_node *d,
	    struct vdm_node *parent)
{
	const struct vdm_node *n = d;
	struct vdm_node *to;

	while ((n = vdm_node_walk(n, d)) != NULL) {
		struct vdm_html_anchor *a = vdm_html_anchor(b, n);

		if (a == NULL)
			continue;
		to = vdm_node_element(b->rec, "anchor");
		vdm_node_set(b->rec, to, "xml:id", vdm_html_id(b, a));
		a->placed = 1;
		vdm_node_append(parent, to);
	}
}

/* ---- attributes and elements -------------------------------------------- */

static void
drop_attr(struct island *i, struct vdm_node *n, const struct vdm_attr *a)
{
	vdm_diag(&i->b->sink, i->b->findings->dropped, &n->pos, a->value,
		 "the attribute \"%.40s\" of <%.40s> is not carried: \"%.80s\"",
		 a->name, n->name, a->value);
	vdm_node_set(i->b->rec, n, a->name, NULL);
}

static int
is_href(const char *name)
{
	return strcmp(name, "href") == 0 || strcmp(name, "xlink:href") == 0;
}

/* An address that leads out of the page, and is no link to be followed. */
static int
leads_out(const struct vdm_node *n, const char *value)
{
	return value[0] != '#' &&
	       !(strcmp(n->name, "a") == 0 && vdm_address_is_remote(value));
}

/* A link is one address, as it is anywhere in a page. */
static void
set_pointer(struct island *i, struct vdm_node *n, const struct vdm_attr *a)
{
	struct vdm_buf pointer;

	vdm_buf_init(&pointer);
	vdm_address_pointer(&pointer, a->value);
	if (strcmp(vdm_buf_str(&pointer), a->value) != 0)
		vdm_node_set(i->b->rec, n, a->name, vdm_buf_str(&pointer));
	i->b->rec->arena.failed |= pointer.failed;
	vdm_buf_fini(&pointer);
}

static void
settle_attrs(struct island *i, struct vdm_node *n)
{
	const struct vdm_attr *a, *next;

	for (a = n->attrs; a != NULL; a = next) {
		const char *colon = strchr(a->name, ':');

		next = a->next;
		if (strcmp(a->name, "epub:type") == 0 ||
		    strcmp(a->name, "xml:id") == 0 ||
		    strncmp(a->name, "xmlns", 5) == 0) {
			i->b->attrs_dropped += a->name[0] == 'e';
			vdm_node_set(i->b->rec, n, a->name, NULL);
		} else if (strncasecmp(a->name, "on", 2) == 0 ||
			   strncmp(a->name, "altimg", 6) == 0 ||
			   (is_href(a->name) && leads_out(n, a->value))) {
			drop_attr(i, n, a);
		} else if (colon != NULL && strncmp(a->name, "xlink:", 6) &&
			   strncmp(a->name, "xml:", 4) != 0) {
			i->b->attrs_dropped++; /* an editor's notes */
			vdm_node_set(i->b->rec, n, a->name, NULL);
		} else {
			i->xlink |= strncmp(a->name, "xlink:", 6) == 0;
			if (is_href(a->name))
				set_pointer(i, n, a);
		}
	}
}

static void
settle_nodes(struct island *i)
{
	struct vdm_node *n, *next;

	for (n = i->root; n != NULL; n = next) {
		next = vdm_node_step(n, i->root);
		if (!vdm_node_is_element(n))
			continue;
		if (n == i->root || !is_left_out(n)) {
			settle_attrs(i, n);
			continue;
		}
		while (next != NULL && next != i->root) {
			const struct vdm_node *p = next;

			while (p != NULL && p != n)
				p = p->parent;
			if (p == NULL)
				break;
			next = vdm_node_step(next, i->root);
		}
		if (!vdm_html_is_empty(n) || is_ns(n, VDM_NS_SVG))
			vdm_html_drop(i->b, i->b->findings->dropped, n,
				      "it is no part of a drawing");
		else
			i->b->wrappers_dropped++;
		vdm_node_unlink(n);
	}
}

static struct vdm_node *
copy(struct vdm_html_reader *b, const struct vdm_node *d)
{
	struct island i = {.b = b};

	i.root = vdm_node_copy(b->rec, d);
	if (i.root == NULL)
		return NULL;
	settle_nodes(&i);
	settle_ids(&i);
	if (i.xlink)
		vdm_node_set(b->rec, i.root, "xmlns:xlink", NS_XLINK);
	b->ids.failed |= i.wanted.failed;
	vdm_strmap_fini(&i.wanted);
	return i.root;
}

/* ---- pictures in drawings ----------------------------------------------- */

/* The only thing that a drawing shows, where that is a picture. */
static const struct vdm_node *
lone_image(const struct vdm_node *svg)
{
	const struct vdm_node *n = svg, *found = NULL;

	while (n != NULL) {
		if (n->kind == VDM_KIND_TEXT && !vdm_is_blank(n->text))
			return NULL;
		if (vdm_dom_is(n, VDM_NS_SVG, "image")) {
			if (found != NULL)
				return NULL;
			found = n;
		} else if (vdm_node_is_element(n) &&
			   !vdm_words_have("svg g a title desc metadata defs "
					   "switch",
					   n->name)) {
			return NULL;
		}
		if (n->first != NULL &&
		    !vdm_words_have("title desc metadata", n->name)) {
			n = n->first;
			continue;
		}
		while (n != svg && n->next == NULL)
			n = n->parent;
		n = n == svg ? NULL : n->next;
	}
	return found;
}

/* What a drawing says of itself: its name, or its description. */
static void
title_of(const struct vdm_node *svg, struct vdm_buf *out)
{
	static const char *const names[] = {"title", "desc"};
	const struct vdm_node *t;
	size_t i;

	vdm_buf_puts(out, vdm_dom_attr(svg, "aria-label"));
	for (i = 0; i < 2; i++) {
		t = vdm_dom_find(svg, VDM_NS_SVG, names[i]);
		if (t == NULL)
			continue;
		if (out->len > 0)
			vdm_buf_putc(out, ' ');
		vdm_node_content(t, out);
	}
}

/* What is in a drawing, as it stands: its tags with their attributes, and what
 * is about it. */
static void
drawing_text(const struct vdm_node *svg, struct vdm_buf *out)
{
	const struct vdm_node *n;
	const struct vdm_attr *a;

	for (n = svg; n != NULL; n = vdm_node_walk(n, svg)) {
		if (!vdm_node_is_element(n)) {
			vdm_buf_puts(out, n->text);
			continue;
		}
		vdm_buf_printf(out, "<%s", n->name);
		for (a = n->attrs; a != NULL; a = a->next)
			vdm_buf_printf(out, " %s=\"%s\"", a->name, a->value);
		vdm_buf_putc(out, '>');
	}
}

static void
picture_in(struct vdm_html_reader *b, const struct vdm_node *svg,
	   const struct vdm_node *image, struct vdm_node *parent)
{
	struct vdm_buf title, text;
	struct vdm_node *g;

	vdm_buf_init(&title);
	vdm_buf_init(&text);
	title_of(svg, &title);
	drawing_text(svg, &text);
	vdm_html_picture(b, image, parent);
	vdm_diag(&b->sink, VDM_D_DRAWING_PICTURE, &svg->pos, vdm_buf_str(&text),
		 "the drawing holds one picture and draws nothing itself: the "
		 "picture is carried without it");
	b->rec->arena.failed |= text.failed;
	vdm_buf_fini(&text);
	g = vdm_node_last(parent);
	if (g != NULL && vdm_node_is(g, "graphic") && g->first == NULL &&
	    !vdm_is_blank(vdm_buf_str(&title)))
		vdm_node_add(b->rec, g, "desc", vdm_buf_str(&title));
	vdm_buf_fini(&title);
}

/* ---- both --------------------------------------------------------------- */

static struct vdm_node *
holder(struct vdm_html_reader *b, const struct vdm_node *d,
       struct vdm_node *parent, const char *name)
{
	struct vdm_html_anchor *a = vdm_html_anchor(b, d);
	struct vdm_node *n = vdm_node_element(b->rec, name);

	if (n == NULL)
		return NULL;
	n->pos = d->pos;
	if (a != NULL) {
		vdm_node_set(b->rec, n, "xml:id", vdm_html_id(b, a));
		a->placed = 1;
	}
	vdm_node_append(parent, n);
	return n;
}

int
vdm_html_island(struct vdm_html_reader *b, const struct vdm_node *d,
		struct vdm_node *parent)
{
	const struct vdm_node *image;
	struct vdm_node *n;

	if (vdm_dom_is(d, VDM_NS_MATHML, "math")) {
		put_anchors(b, d, parent);
		n = holder(b, d, parent, "formula");
		vdm_node_set(b->rec, n, "notation", "mathml");
	} else if (vdm_dom_is(d, VDM_NS_SVG, "svg")) {
		image = lone_image(d);
		if (image != NULL) {
			picture_in(b, d, image, parent);
			return 1;
		}
		put_anchors(b, d, parent);
		n = vdm_node_is(parent, "figure")
			? parent
			: holder(b, d, parent, "figure");
	} else {
		return 0;
	}
	if (n != NULL)
		vdm_node_append(n, copy(b, d));
	return 1;
}
