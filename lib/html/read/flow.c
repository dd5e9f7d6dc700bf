/* SPDX-License-Identifier: MIT */
/* Blocks of somebody's XHTML: divisions out of sections and headings,
 * paragraphs out of loose lines. */
#include <assert.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "base/words.h"
#include "html/read/read.h"

#define LEVELS 8

/* A container that is being filled. */
struct flow {
	struct vdm_html_reader *b;
	struct vdm_node *cur; /* where blocks go: the innermost division */
	struct vdm_node *p;   /* the paragraph that takes loose lines */
	int sections;         /* divisions may stand here */
	struct vdm_node *open[LEVELS]; /* divisions made for headings */
	unsigned level[LEVELS];        /* the rank of their headings, 0: none */
	unsigned count;                /* at least 1: the container itself */
	const struct vdm_node *head;   /* no more than heads up to this one */
};

static void flow_node(struct flow *f, const struct vdm_node *c);

static void
flow_init(struct flow *f, struct vdm_html_reader *b, struct vdm_node *parent)
{
	memset(f, 0, sizeof(*f));
	f->b = b;
	f->cur = f->open[0] = parent;
	f->count = 1;
	f->sections = vdm_node_is(parent, "div") || vdm_node_is(parent, "body");
}

static void
flow_nodes(struct flow *f, const struct vdm_node *d)
{
	const struct vdm_node *c;

	if (f->b->depth >= 2 * VDM_LIMIT_DEPTH)
		return;
	f->b->depth++;
	for (c = d->first; c != NULL; c = c->next)
		flow_node(f, c);
	f->b->depth--;
}

void
vdm_html_flow(struct vdm_html_reader *b, const struct vdm_node *d,
	      struct vdm_node *parent)
{
	struct flow f;

	if (parent == NULL)
		return;
	flow_init(&f, b, parent);
	flow_nodes(&f, d);
}

static void
flow_alone(struct vdm_html_reader *b, const struct vdm_node *d,
	   struct vdm_node *parent)
{
	struct flow f;

	if (parent == NULL)
		return;
	flow_init(&f, b, parent);
	flow_node(&f, d);
}

const struct vdm_html_blocks vdm_html_blocks = {vdm_html_flow, flow_alone};

/* ---- small blocks ---- */

static struct vdm_node *
paragraph(struct flow *f, const struct vdm_node *d)
{
	if (f->p == NULL) {
		f->p = vdm_node_element(f->b->rec, "p");
		if (f->p != NULL)
			f->p->pos = d->pos;
		vdm_node_append(f->cur, f->p);
	}
	return f->p;
}

/* A place that is pointed at, where nothing else carries its id. */
static void
anchor(struct flow *f, const struct vdm_node *d)
{
	struct vdm_html_anchor *a = vdm_html_anchor(f->b, d);
	const char *id = a != NULL ? vdm_html_id(f->b, a) : NULL;
	struct vdm_node *n;

	if (id == NULL)
		return;
	a->placed = 1;
	n = vdm_node_element(f->b->rec, "anchor");
	vdm_node_set(f->b->rec, n, "xml:id", id);
	vdm_node_append(f->cur, n);
}

/* In place of a block without words: where links may lead, and remarks. */
static void
nothing(struct flow *f, const struct vdm_node *d)
{
	anchor(f, d);
	vdm_html_remarks(f->b, d, f->cur);
}

static int
is_verse(const struct vdm_node *d)
{
	return vdm_html_has_type(d, "z3998:verse") ||
	       vdm_html_has_type(d, "z3998:poem") ||
	       vdm_html_has_type(d, "z3998:song") ||
	       vdm_html_has_type(d, "z3998:hymn");
}

static void
verse(struct flow *f, const struct vdm_node *d)
{
	struct vdm_html_reader *b = f->b;
	struct vdm_node *lg = vdm_html_make(b, d, NULL, "lg"), *l = NULL;
	const struct vdm_node *c;

	for (c = d->first; c != NULL; c = c->next) {
		if (vdm_html_is(c, "br")) {
			l = NULL;
		} else if (l == NULL && c->kind == VDM_KIND_TEXT &&
			   vdm_is_blank(c->text)) {
			continue;
		} else if (l == NULL && vdm_html_is(c, "span") &&
			   vdm_node_attr(c, "epub:type") == NULL) {
			l = vdm_html_make(b, c, lg, "l");
			vdm_html_inline(b, c, l);
		} else {
			if (l == NULL) {
				l = vdm_node_element(b->rec, "l");
				vdm_node_append(lg, l);
			}
			vdm_html_inline_node(b, c, l);
		}
	}
	if (lg != NULL && lg->first != NULL)
		vdm_node_append(f->cur, lg);
}

/* The only picture of a block without words, or NULL. */
static const struct vdm_node *
lone_picture(const struct vdm_node *d)
{
	const struct vdm_node *n, *found = NULL;

	for (n = d; n != NULL; n = vdm_node_walk(n, d)) {
		if (n->kind == VDM_KIND_TEXT && !vdm_is_blank(n->text))
			return NULL;
		if (vdm_html_is(n, "img")) {
			if (found != NULL)
				return NULL;
			found = n;
		} else if (vdm_node_ns(n) != NULL &&
			   vdm_html_name(n)[0] == '\0') {
			return NULL;
		}
	}
	return found;
}

/* The drawing that is all that a block holds, or NULL. */
static const struct vdm_node *
lone_drawing(const struct vdm_node *d)
{
	const struct vdm_node *c, *found = NULL;

	for (c = d->first; c != NULL; c = c->next) {
		if (!vdm_node_is_element(c) &&
		    (c->kind != VDM_KIND_TEXT || vdm_is_blank(c->text)))
			continue;
		if (found != NULL || !vdm_dom_is(c, VDM_NS_SVG, "svg"))
			return NULL;
		found = c;
	}
	return found;
}

/* A block of lines: a paragraph, whatever it is called. */
static void
lines(struct flow *f, const struct vdm_node *d, const char *rend)
{
	struct vdm_node *n;

	if (lone_drawing(d) != NULL && !vdm_html_is(d, "p")) {
		anchor(f, d);
		vdm_html_island(f->b, lone_drawing(d), f->cur);
		return;
	}
	if (lone_picture(d) != NULL && !vdm_html_is(d, "p")) {
		n = vdm_html_make(f->b, d, f->cur, "figure");
	} else if (vdm_html_is_empty(d)) {
		nothing(f, d);
		return;
	} else {
		n = vdm_html_make(f->b, d, f->cur,
				  vdm_html_has_type(d, "z3998:stage-direction")
				      ? "stage"
				      : "p");
	}
	if (rend != NULL)
		vdm_html_rend(f->b, n, rend);
	vdm_html_inline(f->b, d, n);
}

/* A link around blocks, and what says that they were taken out or put in: they
 * stand without it, and that is said. */
static void
tell_of_wrapper(struct vdm_html_reader *b, const struct vdm_node *d)
{
	const char *href = vdm_html_is(d, "a") ? vdm_dom_attr(d, "href") : "";

	if (!vdm_is_blank(href) || vdm_html_is(d, "del") ||
	    vdm_html_is(d, "ins"))
		vdm_diag(&b->sink, b->findings->dropped, &d->pos, href,
			 "<%s> around blocks is not carried, only they are%s%s",
			 d->name, *href != '\0' ? ": " : "", href);
}

static void
transparent(struct flow *f, const struct vdm_node *d)
{
	struct vdm_node *at = f->cur, *last = vdm_node_last(at);

	if (!vdm_html_has_block(d)) {
		/* a division that is a paragraph has its type nowhere */
		vdm_html_types_note(f->b, d, 0);
		lines(f, d, NULL);
		return;
	}
	anchor(f, d);
	tell_of_wrapper(f->b, d);
	f->b->wrappers_dropped++;
	flow_nodes(f, d);
	f->p = NULL;
	vdm_html_passed(f->b, d, last != NULL ? last->next : at->first);
}

/* ---- headings and sections ---- */

/* Looks at each child once: a page may be nothing but headings. */
static int
holds_heads_only(struct flow *f)
{
	const struct vdm_node *c = f->cur->first;

	if (f->head != NULL && f->head->parent == f->cur)
		c = f->head->next;
	for (; c != NULL; c = c->next) {
		if (vdm_node_is_element(c) && !vdm_node_is(c, "head") &&
		    !vdm_node_is(c, "pb") && !vdm_node_is(c, "anchor"))
			return 0;
		f->head = c;
	}
	return 1;
}

static void
heading(struct flow *f, const struct vdm_node *d, unsigned level)
{
	struct vdm_node *n;
	unsigned *top = &f->level[f->count - 1];

	if (vdm_html_is_empty(d)) {
		nothing(f, d);
		return;
	}
	if (!f->sections) {
		n = vdm_html_make(f->b, d, f->cur,
				  vdm_node_is(f->cur, "figure") ? "head" : "p");
		if (vdm_node_is(n, "p"))
			vdm_html_rend(f->b, n, vdm_html_name(d));
		else if (n != NULL)
			n->level = level & 7;
		vdm_html_inline(f->b, d, n);
		return;
	}
	if (!((*top == 0 || *top == level) && holds_heads_only(f))) {
		while (f->count > 1 && f->level[f->count - 1] >= level)
			f->count--;
		/* the container, and a rank deeper each time: six, at most */
		assert(f->count < LEVELS);
		n = vdm_node_element(f->b->rec, "div");
		vdm_node_append(f->open[f->count - 1], n);
		f->open[f->count] = n;
		f->cur = n;
		top = &f->level[f->count++];
	}
	*top = level;
	n = vdm_html_make(f->b, d, f->cur, "head");
	if (n != NULL)
		n->level = level & 7;
	vdm_html_inline(f->b, d, n);
}

/* The first of the words of epub:type. */
static void
set_type(struct flow *f, const struct vdm_node *d, struct vdm_node *n)
{
	const char *type = vdm_dom_attr(d, "epub:type");
	size_t len = strcspn(type, " \t\r\n");
	struct vdm_buf b;

	if (len == 0)
		return;
	vdm_buf_init(&b);
	vdm_buf_put(&b, type, len);
	vdm_node_set(f->b->rec, n, "type", vdm_buf_str(&b));
	vdm_buf_fini(&b);
}

static void
section(struct flow *f, const struct vdm_node *d)
{
	int verse_was = f->b->verse;
	struct vdm_node *n;

	if (!f->sections) {
		transparent(f, d);
		return;
	}
	n = vdm_html_make(f->b, d, f->cur, "div");
	set_type(f, d, n);
	if (vdm_html_is(d, "nav") && vdm_node_attr(n, "type") == NULL)
		vdm_node_set(f->b->rec, n, "type", "nav");
	f->b->verse |= is_verse(d);
	vdm_html_flow(f->b, d, n);
	f->b->verse = verse_was;
	if (n != NULL && n->first == NULL && vdm_node_attr(n, "xml:id") == NULL)
		vdm_node_unlink(n);
}

/* ---- larger blocks ---- */

static void
figure(struct flow *f, const struct vdm_node *d)
{
	struct vdm_node *n = vdm_html_make(f->b, d, f->cur, "figure"), *h;
	const struct vdm_node *c;
	struct flow in;

	if (n == NULL)
		return;
	flow_init(&in, f->b, n);
	for (c = d->first; c != NULL; c = c->next) {
		if (!vdm_html_is(c, "figcaption")) {
			flow_node(&in, c);
			continue;
		}
		in.p = NULL;
		if (vdm_html_is_empty(c)) {
			vdm_html_remarks(f->b, c, n);
			continue;
		}
		if (vdm_html_has_block(c)) {
			vdm_html_flow(f->b, c, n);
			continue;
		}
		h = vdm_html_make(f->b, c, n, "head");
		vdm_html_inline(f->b, c, h);
	}
}

static void
quotation(struct flow *f, const struct vdm_node *d)
{
	int verse_was = f->b->verse;
	struct vdm_node *n;

	if (vdm_html_is_empty(d)) {
		nothing(f, d);
		return;
	}
	n = vdm_html_make(f->b, d, f->cur, "quote");
	set_type(f, d, n);
	f->b->verse |= is_verse(d);
	vdm_html_content(f->b, d, n);
	f->b->verse = verse_was;
}

static void
aside(struct flow *f, const struct vdm_node *d)
{
	struct vdm_node *n;

	if (vdm_html_is_empty(d)) {
		nothing(f, d);
		return;
	}
	n = vdm_html_make(f->b, d, f->cur, "note");
	if (vdm_html_has_type(d, "footnote"))
		vdm_node_set(f->b->rec, n, "place", "foot");
	else
		set_type(f, d, n);
	vdm_html_content(f->b, d, n);
}

static void
rule(struct flow *f, const struct vdm_node *d)
{
	struct vdm_node *n = vdm_html_make(f->b, d, f->cur, "milestone");

	vdm_node_set(f->b->rec, n, "unit", "section");
	vdm_html_rend(f->b, n, "hr");
}

static void
preformatted(struct flow *f, const struct vdm_node *d)
{
	struct vdm_node *n;

	if (vdm_html_is_empty(d)) {
		vdm_html_remarks(f->b, d, f->cur);
		return;
	}
	n = vdm_html_make(f->b, d, f->cur, "p");
	vdm_html_rend(f->b, n, "pre");
	vdm_node_set(f->b->rec, n, "xml:space", "preserve");
	vdm_html_inline(f->b, d, n);
}

static int
is_any(const char *name, const char *list)
{
	return vdm_words_have(list, name);
}

static void
block(struct flow *f, const struct vdm_node *d)
{
	const char *name = vdm_html_name(d);

	f->p = NULL;
	if (vdm_html_is_page_break(d))
		vdm_html_page_break(f->b, d, f->cur);
	else if (is_any(name, "section article nav"))
		section(f, d);
	else if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
		heading(f, d, (unsigned)(name[1] - '0'));
	else if (strcmp(name, "p") == 0 && (f->b->verse || is_verse(d)) &&
		 !vdm_html_is_empty(d))
		verse(f, d);
	else if (strcmp(name, "p") == 0 && !vdm_html_has_block(d))
		lines(f, d, NULL);
	else if (is_any(name, "ul ol menu dir"))
		vdm_html_list(f->b, d, f->cur);
	else if (strcmp(name, "dl") == 0)
		vdm_html_glossary(f->b, d, f->cur);
	else if (strcmp(name, "table") == 0)
		vdm_html_table(f->b, d, f->cur);
	else if (strcmp(name, "figure") == 0)
		figure(f, d);
	else if (strcmp(name, "blockquote") == 0)
		quotation(f, d);
	else if (strcmp(name, "aside") == 0)
		aside(f, d);
	else if (strcmp(name, "hr") == 0)
		rule(f, d);
	else if (strcmp(name, "pre") == 0)
		preformatted(f, d);
	else if (strcmp(name, "address") == 0 && !vdm_html_has_block(d))
		lines(f, d, "address");
	else
		transparent(f, d);
	f->p = NULL;
}

/* ---- any node ---- */

/* What a picture by itself stands in. */
static struct vdm_node *
figure_for(struct flow *f)
{
	struct vdm_node *n = f->cur;

	if (vdm_node_is(n, "figure"))
		return n;
	n = vdm_node_element(f->b->rec, "figure");
	vdm_node_append(f->cur, n);
	return n;
}

/* A sound or a film by itself; it may hold blocks for who cannot play it. */
static int
player(struct flow *f, const struct vdm_node *c)
{
	struct vdm_node *n;

	if (f->p != NULL ||
	    !(vdm_html_is(c, "audio") || vdm_html_is(c, "video")))
		return 0;
	n = figure_for(f);
	if (vdm_html_player(f->b, c, n))
		return 1;
	if (n != f->cur)
		vdm_node_unlink(n);
	return 0;
}

static void
line_node(struct flow *f, const struct vdm_node *c)
{
	if (f->p == NULL) {
		if (vdm_html_is(c, "script") || vdm_html_is(c, "style") ||
		    vdm_html_is(c, "template") ||
		    vdm_dom_is(c, VDM_NS_OPS, "case")) {
			vdm_html_special(f->b, c, f->cur);
			return;
		}
		if (vdm_html_is_page_break(c)) {
			vdm_html_page_break(f->b, c, f->cur);
			return;
		}
		if (vdm_html_is(c, "img")) {
			vdm_html_picture(f->b, c, figure_for(f));
			return;
		}
		if (vdm_dom_is(c, VDM_NS_SVG, "svg")) {
			vdm_html_island(f->b, c, f->cur);
			return;
		}
		if (vdm_html_is(c, "source")) {
			vdm_html_inline_node(f->b, c, f->cur);
			return;
		}
		if (vdm_html_is_empty(c)) {
			if (!vdm_html_special(f->b, c, f->cur))
				nothing(f, c);
			return;
		}
	}
	vdm_html_inline_node(f->b, c, paragraph(f, c));
}

/* Whether what it holds can stand without it: not so of drawings and formulas,
 * but of EPUB's alternatives. */
static int
is_wrapper(const struct vdm_node *d)
{
	return vdm_html_name(d)[0] != '\0' || vdm_html_is_choice(d);
}

static void
flow_node(struct flow *f, const struct vdm_node *c)
{
	if (c->kind == VDM_KIND_TEXT) {
		if (f->p != NULL || !vdm_is_blank(c->text))
			vdm_html_inline_node(f->b, c, paragraph(f, c));
		return;
	}
	if (!vdm_node_is_element(c)) {
		vdm_html_inline_node(f->b, c, f->p != NULL ? f->p : f->cur);
		return;
	}
	if (vdm_html_is_waiting(f->b, c) || player(f, c))
		return;
	if (vdm_html_is_block(c)) {
		block(f, c);
	} else if (!vdm_html_has_block(c) || !is_wrapper(c)) {
		line_node(f, c);
	} else if (!vdm_html_special(f->b, c, f->cur)) {
		f->p = NULL;
		transparent(f, c);
		f->p = NULL;
	}
}
