/* SPDX-License-Identifier: MIT */
/* The restrictions of section 7, over all patterns that the start reaches. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "rng/grammar/grammar.h"

/* Where a pattern stands. */
enum {
	IN_ATTRIBUTE = 1,
	IN_MORE = 2,
	IN_MORE_GROUP = 4, /* a group or interleave in a oneOrMore */
	IN_LIST = 8,
	IN_EXCEPT = 16,
	IN_START = 32,
	IN_VALUE = 64 /* the whole content of an attribute */
};

struct checker {
	struct vdm_grammar *g;
	struct vdm_rng_source *src;
	unsigned char (*seen)[16]; /* by pattern: a bit for each way to stand */
	signed char *content;      /* by pattern: its content type, or 0 */
	unsigned char *tested;     /* by pattern: names compared */
	uint32_t *stamp;           /* by name: the part that has it */
	uint32_t epoch;
	unsigned char *queued; /* by element */
	struct vdm_rng_element **queue;
	size_t queue_len;
	const struct vdm_pattern **open; /* with wildcards, one group's */
	uint32_t *open_part;
	size_t open_len, open_cap;
};

static void
wrong(struct checker *c, const struct vdm_pattern *p, const char *what)
{
	vdm_rng_wrong(c->src, p->source, "%s", what);
}

/* ---- 7.1: what may not stand in what ---- */

/*
 * The forbidden paths of 7.1.1 to 7.1.5, a bit for each ancestor that forbids
 * something. `list//text` is then "a text where IN_LIST is set".
 */
static const char *
misplaced(const struct vdm_pattern *p, unsigned where)
{
	enum vdm_pattern_kind k = (enum vdm_pattern_kind)p->kind;

	if ((k == P_DATA || k == P_VALUE) && !(where & IN_VALUE) &&
	    vdm_datatype_id(p->type) != VDM_ID_NONE)
		return "a type that identifies may only be the whole content "
		       "of an attribute";
	if (where & IN_EXCEPT)
		return k == P_DATA || k == P_VALUE || k == P_CHOICE ||
			       k == P_NOT_ALLOWED
			   ? NULL
			   : "only data, value and choice may stand in the "
			     "except of a data";
	if ((where & IN_ATTRIBUTE) && (k == P_ELEMENT || k == P_ATTRIBUTE))
		return "an attribute cannot hold an element or attribute";
	if ((where & IN_LIST) &&
	    (k == P_ELEMENT || k == P_ATTRIBUTE || k == P_LIST || k == P_TEXT ||
	     k == P_INTERLEAVE))
		return "a list cannot hold an element, attribute, list, text "
		       "or interleave";
	if ((where & IN_MORE_GROUP) && k == P_ATTRIBUTE)
		return "an attribute cannot be in a group or interleave that "
		       "is repeated";
	if ((where & IN_START) && k != P_ELEMENT && k != P_CHOICE &&
	    k != P_NOT_ALLOWED)
		return "the start may only be a choice of elements";
	if (k == P_ATTRIBUTE && vdm_rng_nc_open(p->nc) && !(where & IN_MORE))
		return "an attribute with a wildcard must be repeated "
		       "(oneOrMore or zeroOrMore)";
	return NULL;
}

/*
 * A queue, since elements hold each other in circles and chains of any length.
 */
static void
want_element(struct checker *c, struct vdm_rng_element *e)
{
	if (c->queued[e->index])
		return;
	c->queued[e->index] = 1;
	c->queue[c->queue_len++] = e;
}

/*
 * A pattern is one object wherever it is used, so a schema may have more paths
 * through its patterns than could ever be walked. But only `where` matters of a
 * path: each pattern is visited at most once for each of its 128 values. An
 * element's content begins with none, for no path of 7.1 goes through an
 * element.
 */
static void
place(struct checker *c, const struct vdm_pattern *p, unsigned where)
{
	const char *why;
	uint32_t i;

	for (;;) {
		if (c->seen[p->id][where / 8] >> (where % 8) & 1)
			return;
		c->seen[p->id][where / 8] |= (unsigned char)(1 << (where % 8));
		why = misplaced(p, where);
		if (why != NULL) {
			wrong(c, p, why);
			return;
		}
		if (p->kind != P_GROUP)
			break;
		where &= ~(unsigned)IN_VALUE;
		if (where & IN_MORE)
			where |= IN_MORE_GROUP;
		place(c, p->a, where);
		p = p->b;
	}
	if (p->kind == P_ELEMENT)
		want_element(c, p->element);
	if (p->kind == P_DATA && p->a != NULL)
		place(c, p->a, IN_EXCEPT);
	if (p->kind == P_ATTRIBUTE)
		place(c, p->a, IN_ATTRIBUTE | IN_VALUE);
	where &= ~(unsigned)IN_VALUE;
	if (p->kind == P_LIST)
		place(c, p->a, where | IN_LIST);
	if (p->kind == P_ONE_OR_MORE)
		place(c, p->a, where | IN_MORE);
	if (p->kind == P_INTERLEAVE && (where & IN_MORE))
		where |= IN_MORE_GROUP;
	for (i = 0; i < p->n; i++)
		place(c, p->kids[i], where);
}

/* ---- 7.2: characters for data stand alone ---- */

/*
 * In this order, so that the content type of a choice or group is the greatest
 * of its parts', as 7.2 has it. 0 is "not asked yet".
 */
enum { CT_BAD = -1, CT_EMPTY = 1, CT_COMPLEX, CT_SIMPLE };

/*
 * Data beside text or elements could not be told from the characters of its
 * neighbours.
 */
static int
groupable(int a, int b)
{
	return a == CT_EMPTY || b == CT_EMPTY ||
	       (a == CT_COMPLEX && b == CT_COMPLEX);
}

static int content_type(struct checker *c, const struct vdm_pattern *p);

static int
content_of_kids(struct checker *c, const struct vdm_pattern *p)
{
	int type = CT_EMPTY, one;
	uint32_t i;

	for (i = 0; i < p->n; i++) {
		one = content_type(c, p->kids[i]);
		if (one == CT_BAD ||
		    (p->kind == P_INTERLEAVE && !groupable(type, one)))
			return CT_BAD;
		if (one > type)
			type = one;
	}
	return type;
}

static int
content_of(struct checker *c, const struct vdm_pattern *p)
{
	int type, tail;

	switch ((enum vdm_pattern_kind)p->kind) {
	case P_DATA:
		return p->a != NULL && content_type(c, p->a) == CT_BAD
			   ? CT_BAD
			   : CT_SIMPLE;
	case P_VALUE:
	case P_LIST:
		return CT_SIMPLE;
	case P_TEXT:
	case P_ELEMENT:
		return CT_COMPLEX;
	case P_ATTRIBUTE:
		return content_type(c, p->a) == CT_BAD ? CT_BAD : CT_EMPTY;
	case P_ONE_OR_MORE:
		type = content_type(c, p->a);
		return groupable(type, type) ? type : CT_BAD;
	case P_GROUP:
		type = CT_EMPTY;
		for (;; p = p->b) {
			tail = content_type(c, p->kind == P_GROUP ? p->a : p);
			if (tail == CT_BAD || !groupable(type, tail))
				return CT_BAD;
			if (tail > type)
				type = tail;
			if (p->kind != P_GROUP)
				return type;
		}
	case P_CHOICE:
	case P_INTERLEAVE:
		return content_of_kids(c, p);
	case P_NOT_ALLOWED:
	case P_EMPTY:
		break;
	}
	return CT_EMPTY;
}

static int
content_type(struct checker *c, const struct vdm_pattern *p)
{
	if (c->content[p->id] == 0) {
		c->content[p->id] = (signed char)content_of(c, p);
		if (c->content[p->id] == CT_BAD && p->kind >= P_ONE_OR_MORE)
			wrong(c, p,
			      "data, value and list must be the whole content "
			      "of an element or attribute, not stand beside "
			      "others");
	}
	return c->content[p->id];
}

/* ---- 7.3 and 7.4: names that meet ---- */

static int
note_open(struct checker *c, const struct vdm_pattern *p, uint32_t part)
{
	if (c->open_len == c->open_cap) {
		size_t cap = c->open_cap == 0 ? 64 : c->open_cap * 2;
		const struct vdm_pattern **open =
		    vdm_realloc(c->open, cap * sizeof(*open));
		uint32_t *parts;

		if (open == NULL)
			return -1;
		c->open = open;
		parts = vdm_realloc(c->open_part, cap * sizeof(*parts));
		if (parts == NULL)
			return -1;
		c->open_part = parts;
		c->open_cap = cap;
	}
	c->open[c->open_len] = p;
	c->open_part[c->open_len++] = part;
	return 0;
}

/*
 * Visits the attributes (or elements) that occur in `p`. Single names are
 * compared by their stamp, others are kept. Returns 1 where two parts share a
 * name.
 */
static int
meet(struct checker *c, const struct vdm_pattern *p, unsigned flag,
     uint32_t part)
{
	uint32_t i, id;

	for (; p->kind == P_GROUP; p = p->b)
		if ((p->a->flags & flag) && meet(c, p->a, flag, part))
			return 1;
	if (!(p->flags & flag))
		return 0;
	if (p->kind == (flag == PF_ATTR ? P_ATTRIBUTE : P_ELEMENT)) {
		if (note_open(c, p, part) != 0)
			c->g->pool.failed = 1;
		if (p->nc->kind != NC_NAME)
			return 0;
		id = p->nc->name->id;
		if (c->stamp[id] > c->epoch && c->stamp[id] != part)
			return 1;
		c->stamp[id] = part;
		return 0;
	}
	if (p->kind == P_ONE_OR_MORE)
		return meet(c, p->a, flag, part);
	for (i = 0; i < p->n; i++)
		if (meet(c, p->kids[i], flag, part))
			return 1;
	return 0;
}

/* Those with wildcards against all of other parts. */
static int
meet_open(const struct checker *c)
{
	size_t i, j;

	for (i = 0; i < c->open_len; i++) {
		if (c->open[i]->nc->kind == NC_NAME)
			continue;
		for (j = 0; j < c->open_len; j++)
			if (c->open_part[i] != c->open_part[j] &&
			    vdm_rng_nc_overlap(c->open[i]->nc, c->open[j]->nc))
				return 1;
	}
	return 0;
}

/*
 * Whether two parts of a group or interleave share a name. All parts are
 * compared in one pass, not each with each: a name's stamp is the number of the
 * part that had it last. Numbers only grow, so the stamps of an earlier test
 * count as none and need not be cleared.
 */
static int
parts_meet(struct checker *c, const struct vdm_pattern *p, unsigned flag)
{
	uint32_t part = c->epoch, i;
	int bad = 0;

	if (!(p->flags & flag))
		return 0;
	c->open_len = 0;
	if (p->kind == P_INTERLEAVE) {
		for (i = 0; i < p->n && !bad; i++)
			bad = meet(c, p->kids[i], flag, ++part);
	} else {
		for (; p->kind == P_GROUP && !bad; p = p->b)
			bad = meet(c, p->a, flag, ++part);
		bad = bad || meet(c, p, flag, ++part);
	}
	bad = bad || meet_open(c);
	c->epoch = part + 1;
	return bad;
}

static void
compare_names(struct checker *c, const struct vdm_pattern *p)
{
	uint32_t i, texts = 0;

	if (c->tested[p->id])
		return;
	c->tested[p->id] = 1;
	if ((p->kind == P_GROUP || p->kind == P_INTERLEAVE) &&
	    parts_meet(c, p, PF_ATTR))
		wrong(c, p, "an attribute may occur twice in one element");
	if (p->kind == P_INTERLEAVE) {
		for (i = 0; i < p->n; i++)
			texts += (p->kids[i]->flags & PF_TEXT) != 0;
		if (texts > 1)
			wrong(c, p,
			      "text stands on both sides of an "
			      "interleave");
		if (parts_meet(c, p, PF_ELEM))
			wrong(c, p,
			      "elements of one name stand on both sides "
			      "of an interleave");
	}
	/* Not the group's tails, which were compared with it. */
	if (p->kind == P_GROUP) {
		for (; p->kind == P_GROUP; p = p->b)
			compare_names(c, p->a);
		compare_names(c, p);
		return;
	}
	if (p->kind == P_ONE_OR_MORE)
		compare_names(c, p->a);
	for (i = 0; i < p->n; i++)
		compare_names(c, p->kids[i]);
}

/*
 * The grammar's list of elements: those alone that the start reaches, for 4.19
 * drops the others. Else a schema could be refused for the identifiers of a
 * module that it does not use.
 */
static void
keep_reached(struct checker *c)
{
	size_t i;

	c->g->elements = NULL;
	for (i = c->queue_len; i-- > 0;) {
		c->queue[i]->next = c->g->elements;
		c->g->elements = c->queue[i];
	}
}

static void
check_all(struct checker *c)
{
	size_t i;

	place(c, c->g->start, IN_START);
	for (i = 0; i < c->queue_len; i++) {
		const struct vdm_pattern *p = c->queue[i]->content;

		place(c, p, 0);
		if (content_type(c, p) == CT_BAD && p->kind < P_ONE_OR_MORE)
			wrong(c, p, "the content cannot be of this kind");
		compare_names(c, p);
	}
	keep_reached(c);
}

int
vdm_grammar_restrict(struct vdm_grammar *g, struct vdm_rng_source *src)
{
	struct checker c = {.g = g, .src = src, .epoch = 1};
	size_t n = g->pool.next_id;

	c.seen = vdm_calloc(n, sizeof(*c.seen));
	c.content = vdm_calloc(n, 1);
	c.tested = vdm_calloc(n, 1);
	c.stamp = vdm_calloc(g->names.nnames + 1, sizeof(*c.stamp));
	c.queued = vdm_calloc(g->nelements + 1, 1);
	c.queue = vdm_calloc(g->nelements + 1, sizeof(*c.queue));
	if (c.seen != NULL && c.content != NULL && c.tested != NULL &&
	    c.stamp != NULL && c.queued != NULL && c.queue != NULL)
		check_all(&c);
	else
		g->pool.failed = 1;
	vdm_free(c.seen);
	vdm_free(c.content);
	vdm_free(c.tested);
	vdm_free(c.stamp);
	vdm_free(c.queued);
	vdm_free(c.queue);
	vdm_free(c.open);
	vdm_free(c.open_part);
	return src->errors == 0 && !g->pool.failed ? 0 : -1;
}
