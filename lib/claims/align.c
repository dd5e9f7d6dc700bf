/* SPDX-License-Identifier: MIT */
/*
 * Alignment of two sequences: common ends are cut off; what occurs once on
 * both sides is an anchor if it keeps the order (the longest rising run of
 * anchors); between anchors the same again; small rests exactly.
 */
#include "claims/align.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/*
 * The exact algorithm takes time by the product of both lengths, so it is for
 * rests of at most so many cells: a hundred words by a hundred. ROUNDS bounds
 * how often a range is cut by items that are repeated, where nothing occurs
 * only once ("yes yes yes ..."): what is left then is called different.
 */
enum { EXACT_CELLS = 10000, ROUNDS = 24 };

struct range {
	size_t a0, a1, b0, b1;
	unsigned round;
};

struct slot {
	uint64_t key;
	size_t count_a, count_b; /* both 0: free */
	size_t head;             /* first occurrence in b left, or NO_MATCH */
};

struct pair {
	size_t a, b;
};

struct work {
	const uint64_t *a, *b;
	size_t *match;
	struct range *stack;
	size_t depth, cap;
	struct slot *table;
	size_t mask;
	size_t *next; /* by index in b: the next occurrence */
	struct pair *pairs;
	size_t *tails, *back; /* of the longest rising run */
	uint32_t *cells;
};

static int
push(struct work *w, size_t a0, size_t a1, size_t b0, size_t b1, unsigned round)
{
	struct range *more;

	if (a0 == a1 || b0 == b1)
		return 0;
	if (w->depth == w->cap) {
		size_t cap = w->cap > 0 ? w->cap * 2 : 64;

		more = vdm_realloc(w->stack, cap * sizeof(*more));
		if (more == NULL)
			return -1;
		w->stack = more;
		w->cap = cap;
	}
	w->stack[w->depth++] = (struct range){a0, a1, b0, b1, round};
	return 0;
}

static struct slot *
slot_of(struct work *w, uint64_t key)
{
	size_t i = (size_t)(key * 0x9E3779B97F4A7C15u >> 20) & w->mask;

	while ((w->table[i].count_a | w->table[i].count_b) != 0 &&
	       w->table[i].key != key)
		i = (i + 1) & w->mask;
	w->table[i].key = key;
	return &w->table[i];
}

static void
count_items(struct work *w, const struct range *r)
{
	size_t want = 2 * (r->a1 - r->a0 + r->b1 - r->b0), i;

	for (w->mask = 15; w->mask < want; w->mask = w->mask * 2 + 1)
		;
	memset(w->table, 0, (w->mask + 1) * sizeof(*w->table));
	for (i = r->a0; i < r->a1; i++)
		slot_of(w, w->a[i])->count_a++;
	for (i = r->b1; i-- > r->b0;) {
		struct slot *s = slot_of(w, w->b[i]);

		w->next[i] = s->count_b++ > 0 ? s->head : VDM_NO_MATCH;
		s->head = i;
	}
}

/* Anchors in the order of a: what occurs once, or (all) the i-th occurrence
 * with the i-th. */
static size_t
find_pairs(struct work *w, const struct range *r, int all)
{
	size_t i, n = 0;

	for (i = r->a0; i < r->a1; i++) {
		struct slot *s = slot_of(w, w->a[i]);

		if (s->count_b == 0 || s->head == VDM_NO_MATCH)
			continue;
		if (!all && (s->count_a > 1 || s->count_b > 1))
			continue;
		w->pairs[n].a = i;
		w->pairs[n++].b = s->head;
		s->head = w->next[s->head];
	}
	return n;
}

/*
 * Keeps the longest run of pairs that rises in b, and says how many it has:
 * patience sorting. tails[k] is the pair with the smallest b that ends a run of
 * k + 1, so runs are found by binary search, n log n in all.
 */
static size_t
keep_rising(struct work *w, size_t n)
{
	size_t len = 0, i, k;

	for (i = 0; i < n; i++) {
		size_t lo = 0, hi = len;

		while (lo < hi) {
			size_t mid = (lo + hi) / 2;

			if (w->pairs[w->tails[mid]].b < w->pairs[i].b)
				lo = mid + 1;
			else
				hi = mid;
		}
		w->back[i] = lo > 0 ? w->tails[lo - 1] : VDM_NO_MATCH;
		w->tails[lo] = i;
		if (lo == len)
			len++;
	}
	for (i = len > 0 ? w->tails[len - 1] : 0, k = len; k-- > 0;
	     i = w->back[i])
		w->tails[k] = i;
	for (k = 0; k < len; k++) /* indices rise: no overlap */
		w->pairs[k] = w->pairs[w->tails[k]];
	return len;
}

/*
 * The longest common subsequence, cell by cell: CELL(i, j) is its length from i
 * and j on.
 */
static void
align_exactly(struct work *w, const struct range *r)
{
	size_t n = r->a1 - r->a0, m = r->b1 - r->b0, i, j;
	uint32_t *c = w->cells;

#define CELL(i, j) c[(i) * (m + 1) + (j)]
	for (j = 0; j <= m; j++)
		CELL(n, j) = 0;
	for (i = n; i-- > 0;) {
		CELL(i, m) = 0;
		for (j = m; j-- > 0;) {
			if (w->a[r->a0 + i] == w->b[r->b0 + j])
				CELL(i, j) = CELL(i + 1, j + 1) + 1;
			else
				CELL(i, j) = CELL(i + 1, j) >= CELL(i, j + 1)
						 ? CELL(i + 1, j)
						 : CELL(i, j + 1);
		}
	}
	for (i = j = 0; i < n && j < m;) {
		if (w->a[r->a0 + i] == w->b[r->b0 + j])
			w->match[r->a0 + i++] = r->b0 + j++;
		else if (CELL(i + 1, j) >= CELL(i, j + 1))
			i++;
		else
			j++;
	}
#undef CELL
}

static int
align_by_anchors(struct work *w, const struct range *r)
{
	size_t n, i, a = r->a0, b = r->b0;

	count_items(w, r);
	n = find_pairs(w, r, 0);
	if (n == 0 && r->round < ROUNDS)
		n = find_pairs(w, r, 1);
	n = keep_rising(w, n);
	for (i = 0; i < n; i++) {
		w->match[w->pairs[i].a] = w->pairs[i].b;
		if (push(w, a, w->pairs[i].a, b, w->pairs[i].b, r->round + 1) !=
		    0)
			return -1;
		a = w->pairs[i].a + 1;
		b = w->pairs[i].b + 1;
	}
	return n > 0 ? push(w, a, r->a1, b, r->b1, r->round + 1) : 0;
}

static int
align_range(struct work *w, struct range r)
{
	while (r.a0 < r.a1 && r.b0 < r.b1 && w->a[r.a0] == w->b[r.b0])
		w->match[r.a0++] = r.b0++;
	while (r.a0 < r.a1 && r.b0 < r.b1 && w->a[r.a1 - 1] == w->b[r.b1 - 1])
		w->match[--r.a1] = --r.b1;
	if (r.a0 == r.a1 || r.b0 == r.b1)
		return 0;
	/* Divided, for a product of two long texts could overflow. */
	if ((r.b1 - r.b0) <= EXACT_CELLS / (r.a1 - r.a0)) {
		align_exactly(w, &r);
		return 0;
	}
	return align_by_anchors(w, &r);
}

static int
work_init(struct work *w, size_t n, size_t m)
{
	size_t slots = 16;

	while (slots < 2 * (n + m) + 2)
		slots *= 2;
	w->table = vdm_malloc(slots * sizeof(*w->table));
	w->next = vdm_malloc((m + 1) * sizeof(*w->next));
	w->pairs = vdm_malloc((n + 1) * sizeof(*w->pairs));
	w->tails = vdm_malloc((n + 1) * sizeof(*w->tails));
	w->back = vdm_malloc((n + 1) * sizeof(*w->back));
	/*
	 * (n + 1) * (m + 1) cells where n * m is in bounds, since n + m is at
	 * most n * m + 1
	 */
	w->cells = vdm_malloc((2 * EXACT_CELLS + 2) * sizeof(*w->cells));
	return w->table != NULL && w->next != NULL && w->pairs != NULL &&
		       w->tails != NULL && w->back != NULL && w->cells != NULL
		   ? 0
		   : -1;
}

int
vdm_align(const uint64_t *a, size_t n, const uint64_t *b, size_t m,
	  size_t *match)
{
	struct work w = {.a = a, .b = b, .match = match};
	size_t i;
	int rc = 0;

	for (i = 0; i < n; i++)
		match[i] = VDM_NO_MATCH;
	/* the usual case: the same */
	if (n == m && (n == 0 || memcmp(a, b, n * sizeof(*a)) == 0)) {
		for (i = 0; i < n; i++)
			match[i] = i;
		return 0;
	}
	if (n == 0 || m == 0)
		return 0;
	rc = work_init(&w, n, m);
	if (rc == 0)
		rc = push(&w, 0, n, 0, m, 0);
	while (rc == 0 && w.depth > 0)
		rc = align_range(&w, w.stack[--w.depth]);
	vdm_free(w.stack);
	vdm_free(w.table);
	vdm_free(w.next);
	vdm_free(w.pairs);
	vdm_free(w.tails);
	vdm_free(w.back);
	vdm_free(w.cells);
	return rc;
}
