/* SPDX-License-Identifier: MIT */
/*
 * The body: units aligned by their words; what is left between aligned ones is
 * aligned word by word, and units are paired by the words they share.
 *
 * The order is: the same words in the same order; the same words elsewhere
 * (moved); then, in each gap between those, words first and units after them.
 * So a paragraph that was cut in two loses no word, and one that was lost is
 * one finding, not one for all that follow it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/sort.h"
#include "claims/align.h"
#include "claims/body.h"
#include "claims/claims.h"
#include "claims/speakers.h"

struct pairing {
	struct vdm_comparison *c;
	const struct vdm_body *a, *b;
	size_t *to, *from;   /* unit to unit, or NO_MATCH */
	char *moved;         /* of a's units */
	size_t *word, *back; /* word to word, or NO_MATCH */
};

static void *
list_of(size_t n)
{
	size_t *p = vdm_malloc((n + 1) * sizeof(*p)), i;

	for (i = 0; p != NULL && i < n; i++)
		p[i] = VDM_NO_MATCH;
	return p;
}

static int
pairing_init(struct pairing *p, struct vdm_comparison *c,
	     const struct vdm_body *a, const struct vdm_body *b)
{
	memset(p, 0, sizeof(*p));
	p->c = c;
	p->a = a;
	p->b = b;
	p->to = list_of(a->count);
	p->from = list_of(b->count);
	p->moved = vdm_calloc(a->count + 1, 1);
	p->word = list_of(a->tokens_count);
	p->back = list_of(b->tokens_count);
	return p->to != NULL && p->from != NULL && p->moved != NULL &&
		       p->word != NULL && p->back != NULL
		   ? 0
		   : -1;
}

static void
pairing_fini(struct pairing *p)
{
	vdm_free(p->to);
	vdm_free(p->from);
	vdm_free(p->moved);
	vdm_free(p->word);
	vdm_free(p->back);
}

static void
pair_units(struct pairing *p, size_t i, size_t k)
{
	p->to[i] = k;
	p->from[k] = i;
}

/* Units of the same words: word stands for word. */
static void
pair_same(struct pairing *p, size_t i, size_t k)
{
	const struct vdm_body_unit *u = &p->a->units[i], *v = &p->b->units[k];
	size_t n = u->tokens < v->tokens ? u->tokens : v->tokens, j;

	pair_units(p, i, k);
	for (j = 0; j < n; j++) {
		p->word[u->token + j] = v->token + j;
		p->back[v->token + j] = u->token + j;
	}
}

static int
align_units(struct pairing *p)
{
	size_t n = p->a->count, m = p->b->count, i;
	uint64_t *x = vdm_calloc(n + 1, sizeof(*x));
	uint64_t *y = vdm_calloc(m + 1, sizeof(*y));
	size_t *match = vdm_malloc((n + 1) * sizeof(*match));
	int rc = -1;

	if (x != NULL && y != NULL && match != NULL) {
		for (i = 0; i < n; i++)
			x[i] = p->a->units[i].hash;
		for (i = 0; i < m; i++)
			y[i] = p->b->units[i].hash;
		rc = vdm_align(x, n, y, m, match);
	}
	for (i = 0; rc == 0 && i < n; i++)
		if (match[i] != VDM_NO_MATCH)
			pair_same(p, i, match[i]);
	vdm_free(x);
	vdm_free(y);
	vdm_free(match);
	return rc;
}

/* ---- moved units ------------------------------------------------------- */

struct loose {
	uint64_t hash;
	size_t unit;
};

static int
by_hash(const void *x, const void *y)
{
	const struct loose *a = x, *b = y;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return a->unit < b->unit ? -1 : a->unit > b->unit;
}

/* Units with words that are paired with none, sorted; NULL: out of memory. */
static struct loose *
loose_units(const struct vdm_body *body, const size_t *paired, size_t *count)
{
	struct loose *list = vdm_calloc(body->count + 1, sizeof(*list));
	size_t i, n = 0;

	for (i = 0; list != NULL && i < body->count; i++)
		if (paired[i] == VDM_NO_MATCH && body->units[i].tokens > 0)
			list[n++] = (struct loose){body->units[i].hash, i};
	if (list != NULL)
		vdm_sort(list, n, sizeof(*list), by_hash);
	*count = n;
	return list;
}

static int
pair_moved(struct pairing *p)
{
	size_t n, m, i = 0, k = 0;
	struct loose *x = loose_units(p->a, p->to, &n);
	struct loose *y = loose_units(p->b, p->from, &m);

	while (x != NULL && y != NULL && i < n && k < m) {
		if (x[i].hash < y[k].hash) {
			i++;
		} else if (x[i].hash > y[k].hash) {
			k++;
		} else {
			p->moved[x[i].unit] = 1;
			pair_same(p, x[i++].unit, y[k++].unit);
		}
	}
	vdm_free(x);
	vdm_free(y);
	return x != NULL && y != NULL ? 0 : -1;
}

/* ---- what is left between aligned units -------------------------------- */

struct gap {
	size_t a0, a1, b0, b1; /* units */
	uint64_t *x, *y;       /* hashes of the loose units' words */
	size_t *ix, *iy;       /* their places among all words */
	size_t n, m;
};

/* The words of the loose units of a range. */
static size_t
gather(const struct vdm_body *body, const size_t *paired, size_t from,
       size_t to, uint64_t *hash, size_t *place)
{
	size_t n = 0, i, k;

	for (i = from; i < to; i++) {
		const struct vdm_body_unit *u = &body->units[i];

		if (paired[i] != VDM_NO_MATCH)
			continue;
		for (k = u->token; k < u->token + u->tokens; k++, n++) {
			hash[n] = body->hashes[k];
			place[n] = k;
		}
	}
	return n;
}

static size_t
words_of(const struct vdm_body *body, size_t from, size_t to)
{
	if (from == to)
		return 0;
	return body->units[to - 1].token + body->units[to - 1].tokens -
	       body->units[from].token;
}

static int
align_words(struct pairing *p, struct gap *g)
{
	size_t n = words_of(p->a, g->a0, g->a1);
	size_t m = words_of(p->b, g->b0, g->b1), i;
	size_t *match = vdm_malloc((n + 1) * sizeof(*match));
	int rc = -1;

	g->x = vdm_malloc((n + 1) * sizeof(*g->x));
	g->y = vdm_malloc((m + 1) * sizeof(*g->y));
	g->ix = vdm_malloc((n + 1) * sizeof(*g->ix));
	g->iy = vdm_malloc((m + 1) * sizeof(*g->iy));
	if (match != NULL && g->x != NULL && g->y != NULL && g->ix != NULL &&
	    g->iy != NULL) {
		g->n = gather(p->a, p->to, g->a0, g->a1, g->x, g->ix);
		g->m = gather(p->b, p->from, g->b0, g->b1, g->y, g->iy);
		rc = vdm_align(g->x, g->n, g->y, g->m, match);
	}
	for (i = 0; rc == 0 && i < g->n; i++)
		if (match[i] != VDM_NO_MATCH) {
			p->word[g->ix[i]] = g->iy[match[i]];
			p->back[g->iy[match[i]]] = g->ix[i];
		}
	vdm_free(match);
	vdm_free(g->x);
	vdm_free(g->y);
	vdm_free(g->ix);
	vdm_free(g->iy);
	return rc;
}

/*
 * Pairs a unit with the loose one that shares most words with it, a third of
 * the shorter one's at least: "the" and "of" stand everywhere. `from` moves on,
 * so that pairs keep their order.
 */
static void
pair_by_words(struct pairing *p, size_t i, struct gap *g, size_t *from)
{
	const struct vdm_body_unit *u = &p->a->units[i], *v;
	size_t k = *from, best = VDM_NO_MATCH, most = 0, count = 0, j;

	for (j = u->token; j < u->token + u->tokens; j++) {
		size_t at = p->word[j];

		if (at == VDM_NO_MATCH)
			continue;
		while (k < g->b1 &&
		       at >= p->b->units[k].token + p->b->units[k].tokens) {
			k++;
			count = 0;
		}
		if (k == g->b1)
			break;
		if (++count > most && p->from[k] == VDM_NO_MATCH) {
			most = count;
			best = k;
		}
	}
	if (best == VDM_NO_MATCH)
		return;
	v = &p->b->units[best];
	if (most * 3 < (u->tokens < v->tokens ? u->tokens : v->tokens))
		return;
	pair_units(p, i, best);
	*from = best;
}

/*
 * Between pairs: as many left on both sides, of the same kinds. They share no
 * words, but what stands between the same neighbours was changed rather than
 * lost, with another added in its place.
 */
static void
pair_by_place(struct pairing *p, const struct gap *g)
{
	size_t i = g->a0, k = g->b0;

	while (i < g->a1 && k < g->b1) {
		size_t n = 0, j;

		while (i < g->a1 && (p->to[i] != VDM_NO_MATCH))
			k = p->moved[i] ? k : p->to[i] + 1, i++;
		while (i + n < g->a1 && p->to[i + n] == VDM_NO_MATCH)
			n++;
		for (j = 0; j < n && k + j < g->b1; j++)
			if (p->from[k + j] != VDM_NO_MATCH)
				break;
		if (j == n && n > 0 &&
		    (k + n == g->b1 || p->from[k + n] != VDM_NO_MATCH))
			for (j = 0; j < n; j++) {
				const struct vdm_node *x =
				    p->a->units[i + j].node;
				const struct vdm_node *y =
				    p->b->units[k + j].node;

				if (x != NULL && y != NULL &&
				    x->kind == y->kind)
					pair_units(p, i + j, k + j);
			}
		i += n;
		if (n == 0)
			break;
	}
}

static int
close_gap(struct pairing *p, struct gap *g)
{
	size_t i, from = g->b0;

	if (g->a0 == g->a1 || g->b0 == g->b1)
		return 0;
	if (align_words(p, g) != 0)
		return -1;
	for (i = g->a0; i < g->a1; i++)
		if (p->to[i] == VDM_NO_MATCH)
			pair_by_words(p, i, g, &from);
	pair_by_place(p, g);
	return 0;
}

static int
close_gaps(struct pairing *p)
{
	struct gap g = {0};
	size_t i;

	for (i = 0; i < p->a->count; i++) {
		if (p->to[i] == VDM_NO_MATCH || p->moved[i])
			continue;
		g.a1 = i;
		g.b1 = p->to[i];
		if (close_gap(p, &g) != 0)
			return -1;
		g.a0 = i + 1;
		g.b0 = p->to[i] + 1;
	}
	g.a1 = p->a->count;
	g.b1 = p->b->count;
	return close_gap(p, &g);
}

/* ---- reporting ---------------------------------------------------------- */

static unsigned
line_of(const struct vdm_body *body, size_t unit)
{
	const struct vdm_node *n =
	    unit < body->count ? body->units[unit].node : NULL;

	return n != NULL ? n->pos.line : 0;
}

static const char *
take_words(struct pairing *p, const struct vdm_body *body, size_t from,
	   size_t to)
{
	struct vdm_buf out;
	const char *s = NULL;

	if (from == to)
		return NULL;
	vdm_buf_init(&out);
	vdm_body_words(body, from, to, 0, &out);
	s = vdm_claim_text(p->c, &out);
	vdm_buf_fini(&out);
	return s;
}

static void
report_run(struct pairing *p, size_t i, size_t k, const size_t run[4])
{
	enum vdm_outcome outcome = VDM_CHANGED;
	struct vdm_text_change *t;

	if (run[0] == run[1] && run[2] == run[3])
		return;
	if (run[0] == run[1])
		outcome = VDM_ADDED;
	if (run[2] == run[3])
		outcome = VDM_LOST;
	t = vdm_change_add(p->c, outcome, "text");
	if (t == NULL)
		return;
	t->a = take_words(p, p->a, run[0], run[1]);
	t->b = take_words(p, p->b, run[2], run[3]);
	t->line_a = line_of(p->a, i);
	t->line_b = line_of(p->b, k);
}

/* The runs of words in which two paired units differ. What is matched in
 * another unit is neither lost nor added here. */
static void
report_words(struct pairing *p, size_t i, size_t k)
{
	const struct vdm_body_unit *u = &p->a->units[i], *v = &p->b->units[k];
	size_t x = u->token, y = v->token;
	size_t end_x = x + u->tokens, end_y = y + v->tokens;

	while (x < end_x || y < end_y) {
		size_t run[4] = {x, x, y, y};

		while (x < end_x && p->word[x] == VDM_NO_MATCH)
			x++;
		run[1] = x;
		while (y < end_y && p->back[y] == VDM_NO_MATCH)
			y++;
		run[3] = y;
		report_run(p, i, k, run);
		if (x < end_x && y < end_y && p->word[x] == y) {
			x++;
			y++;
		} else if (x < end_x && (y == end_y || p->word[x] < v->token ||
					 p->word[x] >= end_y)) {
			x++;
		} else if (y < end_y) {
			y++;
		}
	}
}

static void
put_kinds(struct vdm_buf *out, const struct vdm_body *body, size_t from,
	  size_t to)
{
	size_t i;

	for (i = from; i < to; i++) {
		unsigned char kind = (unsigned char)body->shape.data[i];

		if (i > from)
			vdm_buf_putc(out, ' ');
		vdm_buf_puts(out, vdm_kind_name((enum vdm_kind)kind));
	}
}

static const char *
take_kinds(struct pairing *p, const struct vdm_body *body, size_t unit,
	   size_t from)
{
	const struct vdm_body_unit *u = &body->units[unit];
	struct vdm_buf out;
	const char *s;

	vdm_buf_init(&out);
	put_kinds(&out, body, from, u->shape + u->shape_length);
	s = vdm_claim_text(p->c, &out);
	vdm_buf_fini(&out);
	return s;
}

static void
report_block(struct pairing *p, size_t i, size_t k, enum vdm_outcome outcome,
	     const char *what, int inner)
{
	struct vdm_text_change *t = vdm_change_add(p->c, outcome, what);

	p->c->result.same_blocks = 0;
	if (t == NULL)
		return;
	if (i != VDM_NO_MATCH) {
		t->a = take_kinds(p, p->a, i,
				  inner ? p->a->units[i].inner
					: p->a->units[i].shape);
		t->line_a = line_of(p->a, i);
	}
	if (k != VDM_NO_MATCH) {
		t->b = take_kinds(p, p->b, k,
				  inner ? p->b->units[k].inner
					: p->b->units[k].shape);
		t->line_b = line_of(p->b, k);
	}
}

/*
 * Same kinds of blocks? Those that open around a unit count only where the
 * units before are a pair too: else the unit lost or added there has them.
 */
static void
compare_shape(struct pairing *p, size_t i, size_t k)
{
	const struct vdm_body_unit *u = &p->a->units[i], *v = &p->b->units[k];
	int inner = (i > 0) != (k > 0) ||
		    (i > 0 && (p->to[i - 1] != k - 1 || p->moved[i - 1]));
	size_t x = inner ? u->inner : u->shape;
	size_t y = inner ? v->inner : v->shape;
	size_t n = u->shape + u->shape_length - x;
	size_t m = v->shape + v->shape_length - y;

	if (n != m || (n > 0 && memcmp(p->a->shape.data + x,
				       p->b->shape.data + y, n) != 0))
		report_block(p, i, k, VDM_CHANGED, "block", inner);
}

/* A unit that stands on one side only: its loose words, or only its block. */
static void
report_loose(struct pairing *p, size_t unit, int in_b)
{
	const struct vdm_body *body = in_b ? p->b : p->a;
	const struct vdm_body_unit *u = &body->units[unit];
	const size_t *match = in_b ? p->back : p->word;
	size_t i = u->token, end = i + u->tokens, k, count = 0;

	p->c->result.same_blocks = 0;
	for (; i < end; i = k) {
		size_t run[4] = {0};

		for (k = i; k < end && match[k] == VDM_NO_MATCH; k++)
			;
		if (k == i) {
			k++;
			continue;
		}
		run[in_b ? 2 : 0] = i;
		run[in_b ? 3 : 1] = k;
		report_run(p, in_b ? 0 : unit, in_b ? unit : 0, run);
		if (p->c->changes_count > 0 && !p->c->arena.failed) {
			struct vdm_text_change *t =
			    &p->c->changes[p->c->changes_count - 1];

			if (in_b)
				t->line_a = 0;
			else
				t->line_b = 0;
		}
		count++;
	}
	if (count == 0)
		report_block(p, in_b ? VDM_NO_MATCH : unit,
			     in_b ? unit : VDM_NO_MATCH,
			     in_b ? VDM_ADDED : VDM_LOST, "block", 0);
}

static void
report_pair(struct pairing *p, const struct vdm_speakers *s, size_t i)
{
	size_t k = p->to[i], before = p->c->claims_count;

	vdm_speakers_compare(p->c, s, i, k, k != VDM_NO_MATCH && p->moved[i]);
	if (k == VDM_NO_MATCH) {
		p->c->result.same_blocks = 0;
		/* A lost turn has its words in the finding of its speaker. */
		if (p->c->claims_count == before)
			report_loose(p, i, 0);
		return;
	}
	if (!p->moved[i])
		vdm_pair_add(p->c, line_of(p->a, i), line_of(p->b, k));
	if (p->moved[i]) {
		if (p->a->units[i].claims == 0)
			report_block(p, i, k, VDM_CHANGED, "place", 0);
		p->c->result.same_blocks = 0;
		return;
	}
	if (p->a->units[i].hash != p->b->units[k].hash)
		report_words(p, i, k);
	compare_shape(p, i, k);
}

static void
count_words(struct pairing *p)
{
	struct vdm_compare_result *r = &p->c->result;
	size_t i;

	r->words = p->a->tokens_count;
	for (i = 0; i < p->a->tokens_count; i++)
		r->words_lost += p->word[i] == VDM_NO_MATCH;
	for (i = 0; i < p->b->tokens_count; i++)
		r->words_added += p->back[i] == VDM_NO_MATCH;
}

/* Units of the second record that the first has not: from..to-1. */
static void
report_added(struct pairing *p, const struct vdm_speakers *s, size_t from,
	     size_t to)
{
	size_t k;

	for (k = from; k < to; k++) {
		size_t before = p->c->claims_count;

		if (p->from[k] != VDM_NO_MATCH)
			continue;
		vdm_speakers_compare(p->c, s, VDM_NO_MATCH, k, 0);
		p->c->result.same_blocks = 0;
		if (p->c->claims_count == before)
			report_loose(p, k, 1);
	}
}

static void
report(struct pairing *p, const struct vdm_speakers *s)
{
	size_t i, k = 0;

	p->c->result.same_blocks = 1;
	for (i = 0; i < p->a->count && !p->c->arena.failed; i++) {
		report_pair(p, s, i);
		if (p->to[i] == VDM_NO_MATCH || p->moved[i])
			continue;
		report_added(p, s, k, p->to[i]);
		k = p->to[i] + 1;
	}
	report_added(p, s, k, p->b->count);
	count_words(p);
}

int
vdm_compare_body(struct vdm_comparison *c, const struct vdm_body *a,
		 const struct vdm_body *b, const size_t *map)
{
	struct vdm_speakers s;
	struct pairing p;
	int rc;

	rc = pairing_init(&p, c, a, b);
	if (rc == 0)
		rc = align_units(&p);
	if (rc == 0)
		rc = pair_moved(&p);
	if (rc == 0)
		rc = close_gaps(&p);
	if (rc == 0) {
		rc = vdm_speakers_init(&s, a, b, map);
		if (rc == 0)
			report(&p, &s);
		vdm_speakers_fini(&s);
	}
	pairing_fini(&p);
	return rc == 0 && !c->arena.failed ? 0 : -1;
}
