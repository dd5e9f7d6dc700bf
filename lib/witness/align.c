/* SPDX-License-Identifier: MIT */
/*
 * Two sequences of words mostly agree. So they are walked side by side; where
 * they differ, the next place where they agree again is looked for nearby, and
 * where it is far, by runs of words that stand once in each (a "patience
 * difference"): linear but for the sorting of those runs.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "witness/align.h"
#include "witness/tally.h"

enum {
	NEAR = 48,       /* words that are looked at one by one, */
	RUN = 5,         /* and how many must agree to be more than chance */
	SPARSE = 8,      /* of long texts one run in so many is remembered */
	LONG = 8192,     /* words that make a text long */
	NOTE_DIGITS = 3, /* in a note's number */
	STEPS = 1000000, /* of pairing words in gaps, */
	STEPS_EACH = 16, /* and for each word */
	SMALL = 256,     /* words of a gap whose words are paired one by one */
};

struct span {
	size_t i, n, j, m; /* from, to in a; from, to in b */
};

struct align {
	const struct vdm_testimony *ta, *tb;
	const struct vdm_seen_word *wa, *wb;
	size_t na, nb;
	int back; /* from the ends; indices count from there */
	struct vdm_unmatched *out;
	uint16_t (*common)[SMALL + 1]; /* of two small gaps' ends */
	size_t steps;                  /* that may still be spent on gaps */
	int picked;       /* words that stand in both: they agree as they are */
	struct span *gap; /* too large for that, */
	size_t gaps, gaps_cap;
	int failed;
};

static size_t
index_a(const struct align *w, size_t i)
{
	return w->back ? w->na - 1 - i : i;
}

static size_t
index_b(const struct align *w, size_t j)
{
	return w->back ? w->nb - 1 - j : j;
}

static int
same(const struct align *w, size_t i, size_t j)
{
	const struct vdm_seen_word *a = &w->wa[index_a(w, i)];
	const struct vdm_seen_word *b = &w->wb[index_b(w, j)];

	return a->hash == b->hash && a->length == b->length;
}

/* Whether a run agrees there; at both ends a shorter one will do. */
static int
agree(const struct align *w, const struct span *s, size_t i, size_t j)
{
	size_t k;

	for (k = 0; k < RUN; k++) {
		if (i + k == s->n && j + k == s->m)
			return k > 0;
		if (i + k >= s->n || j + k >= s->m || !same(w, i + k, j + k))
			return 0;
	}
	return 1;
}

/* The nearest place where the two agree again. 0: not nearby. */
static int
resync(const struct align *w, const struct span *s, size_t *di, size_t *dj)
{
	size_t d, a;

	*di = *dj = 0;
	for (d = 1; d <= NEAR; d++)
		for (a = 0; a <= d; a++)
			if (s->i + a <= s->n && s->j + d - a <= s->m &&
			    agree(w, s, s->i + a, s->j + d - a)) {
				*di = a;
				*dj = d - a;
				return 1;
			}
	return 0;
}

/* Whether the letters are the same, wherever words are parted. */
static int
same_letters(const struct align *w, size_t i, size_t n, size_t j, size_t m)
{
	const char *la = w->ta->letters.data, *lb = w->tb->letters.data;
	size_t p = 0, q = 0, k;

	if (i == n || j == m)
		return 0;
	if (w->back) {
		k = w->na - n;
		n = w->na - i;
		i = k;
		k = w->nb - m;
		m = w->nb - j;
		j = k;
	}
	while (i < n && j < m) {
		if (la[w->wa[i].at + p] != lb[w->wb[j].at + q])
			return 0;
		if (++p == w->wa[i].length) {
			p = 0;
			i++;
		}
		if (++q == w->wb[j].length) {
			q = 0;
			j++;
		}
	}
	return i == n && j == m;
}

/* Whether a word has the mark of a note behind it that stands apart on the
 * other side: "statement2". */
static int
is_marked(const struct align *w, size_t i, size_t j)
{
	const struct vdm_seen_word *a = &w->wa[index_a(w, i)];
	const struct vdm_seen_word *b = &w->wb[index_b(w, j)];
	size_t k;

	if (a->length <= b->length || a->length > b->length + NOTE_DIGITS ||
	    w->tb->of_kind[VDM_THING_NOTE] == 0 ||
	    memcmp(w->ta->letters.data + a->at, w->tb->letters.data + b->at,
		   b->length) != 0)
		return 0;
	for (k = b->length; k < a->length; k++)
		if (!vdm_is_digit(w->ta->letters.data[a->at + k]))
			return 0;
	return 1;
}

/* Whether two runs are the same but for where their words are parted, or the
 * mark of a note. */
static int
alike(const struct align *w, size_t i, size_t n, size_t j, size_t m)
{
	return !w->picked && (same_letters(w, i, n, j, m) ||
			      (n - i == 1 && m - j == 1 && is_marked(w, i, j)));
}

/* What is left between two pairs of words. */
static void
between_pairs(struct align *w, size_t i, size_t n, size_t j, size_t m)
{
	if (!alike(w, i, n, j, m))
		return;
	memset(w->out->a + (w->back ? w->na - n : i), 0, n - i);
	memset(w->out->b + (w->back ? w->nb - m : j), 0, m - j);
}

/* In small gaps as many words as can be are paired, in their order: the longest
 * common subsequence. */
static void
pair(struct align *w, size_t i, size_t n, size_t j, size_t m)
{
	size_t rows = n - i, columns = m - j, p, q, p0 = 0, q0 = 0;

	for (p = 0; p <= rows; p++)
		w->common[p][columns] = 0;
	for (q = 0; q <= columns; q++)
		w->common[rows][q] = 0;
	for (p = rows; p-- > 0;)
		for (q = columns; q-- > 0;) {
			uint16_t down = w->common[p + 1][q];
			uint16_t right = w->common[p][q + 1];

			w->common[p][q] =
			    same(w, i + p, j + q)
				? (uint16_t)(w->common[p + 1][q + 1] + 1)
			    : down > right ? down
					   : right;
		}
	for (p = q = 0; p < rows && q < columns;) {
		if (same(w, i + p, j + q)) {
			between_pairs(w, i + p0, i + p, j + q0, j + q);
			w->out->a[index_a(w, i + p++)] = 0;
			w->out->b[index_b(w, j + q++)] = 0;
			p0 = p;
			q0 = q;
		} else if (w->common[p + 1][q] >= w->common[p][q + 1]) {
			p++;
		} else {
			q++;
		}
	}
	between_pairs(w, i + p0, n, j + q0, m);
}

/* Remembers a gap for gaps_fill. */
static void
gap_add(struct align *w, size_t i, size_t n, size_t j, size_t m)
{
	struct span *grown = w->gap;

	if (w->picked || n == i || m == j)
		return;
	if (w->gaps == w->gaps_cap) {
		w->gaps_cap = w->gaps_cap > 0 ? 2 * w->gaps_cap : 16;
		grown = vdm_realloc(w->gap, w->gaps_cap * sizeof(*grown));
	}
	if (grown == NULL) {
		w->gaps_cap = w->gaps;
		w->failed = 1;
		return;
	}
	w->gap = grown;
	w->gap[w->gaps++] = (struct span){i, n, j, m};
}

static void
differ(struct align *w, size_t i, size_t n, size_t j, size_t m)
{
	size_t steps = (n - i) * (m - j);

	if (alike(w, i, n, j, m))
		return;
	if (n > i)
		memset(w->out->a + (w->back ? w->na - n : i), 1, n - i);
	if (m > j)
		memset(w->out->b + (w->back ? w->nb - m : j), 1, m - j);
	if (n - i > SMALL || m - j > SMALL || steps > w->steps) {
		gap_add(w, i, n, j, m);
		return;
	}
	w->steps -= steps;
	pair(w, i, n, j, m);
}

/* Walks as far as the two agree, or nearly; s->i and s->j are where they do
 * not. */
static void
walk(struct align *w, struct span *s)
{
	size_t di, dj;

	while (s->i < s->n && s->j < s->m) {
		if (same(w, s->i, s->j)) {
			s->i++;
			s->j++;
			continue;
		}
		if (!resync(w, s, &di, &dj))
			return;
		differ(w, s->i, s->i + di, s->j, s->j + dj);
		s->i += di;
		s->j += dj;
	}
}

/* ---- runs that stand once in each --------------------------------------- */

struct slot {
	uint32_t hash, a, b;  /* index + 1, or 0 */
	unsigned char na, nb; /* how often, up to 2 */
};

struct anchor {
	size_t a, b;
	long before; /* in the longest chain that ends here */
};

static uint32_t
run_hash(const struct align *w, size_t i, int second)
{
	uint32_t h = 0;
	size_t k;

	for (k = 0; k < RUN; k++)
		h = (h ^ (second ? w->wb[index_b(w, i + k)].hash
				 : w->wa[index_a(w, i + k)].hash)) *
		    2654435761u;
	h ^= h >> 15;
	return h != 0 ? h : 1;
}

static void
runs_note(const struct align *w, struct slot *slots, size_t mask, size_t from,
	  size_t to, unsigned sparse, int second)
{
	size_t i, at;

	for (i = from; i + RUN <= to; i++) {
		uint32_t h = run_hash(w, i, second);
		struct slot *s;

		if (h % sparse != 0)
			continue;
		for (at = h & mask; slots[at].hash != 0 && slots[at].hash != h;)
			at = (at + 1) & mask;
		s = &slots[at];
		s->hash = h;
		if (second) {
			s->b = (uint32_t)i;
			s->nb += s->nb < 2;
		} else {
			s->a = (uint32_t)i;
			s->na += s->na < 2;
		}
	}
}

static int
by_place(const void *x, const void *y)
{
	const struct anchor *a = x, *b = y;

	return a->a < b->a ? -1 : a->a > b->a;
}

/* Keeps of the anchors, which are in the order of `a`, the longest chain that
 * is in the order of `b`, too; how many. */
static size_t
chain(struct anchor *anchors, size_t count, long *ends)
{
	size_t length = 0, i, low, high;
	long at;

	for (i = 0; i < count; i++) {
		for (low = 0, high = length; low < high;) {
			size_t mid = (low + high) / 2;

			if (anchors[ends[mid]].b < anchors[i].b)
				low = mid + 1;
			else
				high = mid;
		}
		anchors[i].before = low > 0 ? ends[low - 1] : -1;
		ends[low] = (long)i;
		length += low == length;
	}
	at = length > 0 ? ends[length - 1] : -1;
	for (i = length; i > 0; i--) {
		long before = anchors[at].before;

		ends[i - 1] = at;
		at = before;
	}
	for (i = 0; i < length; i++)
		anchors[i] = anchors[ends[i]];
	return length;
}

static size_t
power_above(size_t n)
{
	size_t p = 64;

	while (p < n)
		p *= 2;
	return p;
}

/* The anchors of a span, to be freed; their number in *count. */
static struct anchor *
anchors_find(struct align *w, const struct span *s, size_t *count)
{
	size_t words = (s->n - s->i) + (s->m - s->j), cap, i, n = 0;
	unsigned sparse = words > LONG ? SPARSE : 1;
	struct anchor *anchors = NULL;
	long *ends = NULL;
	struct slot *slots;

	*count = 0;
	/* the runs that are remembered are not exactly one in SPARSE */
	cap = power_above(2 * (words / (sparse > 1 ? sparse / 2 : 1)) + 64);
	slots = vdm_calloc(cap, sizeof(*slots));
	if (slots != NULL) {
		runs_note(w, slots, cap - 1, s->i, s->n, sparse, 0);
		runs_note(w, slots, cap - 1, s->j, s->m, sparse, 1);
		for (i = 0; i < cap; i++)
			n += slots[i].na == 1 && slots[i].nb == 1;
		anchors = vdm_malloc((n + 1) * sizeof(*anchors));
		ends = vdm_malloc((n + 1) * sizeof(*ends));
	}
	if (anchors == NULL || ends == NULL) {
		w->failed = 1;
		vdm_free(anchors);
		anchors = NULL;
	} else {
		for (n = 0, i = 0; i < cap; i++)
			if (slots[i].na == 1 && slots[i].nb == 1)
				anchors[n++] =
				    (struct anchor){slots[i].a, slots[i].b, -1};
		vdm_sort(anchors, n, sizeof(*anchors), by_place);
		*count = chain(anchors, n, ends);
	}
	vdm_free(ends);
	vdm_free(slots);
	return anchors;
}

static void
between(struct align *w, struct span *s)
{
	walk(w, s);
	differ(w, s->i, s->n, s->j, s->m);
}

static void
all(struct align *w, struct span *s)
{
	struct anchor *anchors;
	size_t count, k;

	walk(w, s);
	if (s->i == s->n || s->j == s->m) {
		differ(w, s->i, s->n, s->j, s->m);
		return;
	}
	anchors = anchors_find(w, s, &count);
	for (k = 0; k < count; k++) {
		struct span one = {s->i, anchors[k].a, s->j, anchors[k].b};

		if (anchors[k].a < s->i || anchors[k].b < s->j)
			continue; /* a run before went on over it */
		between(w, &one);
		s->i = anchors[k].a;
		s->j = anchors[k].b;
		while (s->i < s->n && s->j < s->m && same(w, s->i, s->j)) {
			s->i++;
			s->j++;
		}
	}
	vdm_free(anchors);
	between(w, s);
}

size_t
vdm_unmatched_count(const unsigned char *flags, size_t n)
{
	size_t i, count = 0;

	for (i = 0; i < n; i++)
		count += flags[i];
	return count;
}

/* ---- gaps in which most words of a side have no partner ------------------ */

/* The words of a gap's side of which the other one has as many, in their
 * natural order, and which they are; for vdm_free() both. */
struct picked {
	struct vdm_seen_word *word;
	size_t *index, count;
};

static void
pick(struct align *w, struct picked *p, const struct vdm_seen_word *words,
     size_t from, size_t to, const struct vdm_tally *own,
     const struct vdm_tally *other)
{
	size_t i;

	p->count = 0;
	p->word = vdm_malloc((to - from + 1) * sizeof(*p->word));
	p->index = vdm_malloc((to - from + 1) * sizeof(*p->index));
	if (p->word == NULL || p->index == NULL)
		w->failed = 1;
	for (i = from; !w->failed && i < to; i++)
		if (vdm_tally_count(own, &words[i]) ==
		    vdm_tally_count(other, &words[i])) {
			p->word[p->count] = words[i];
			p->index[p->count++] = i;
		}
}

static void
tally_words(struct align *w, struct vdm_tally *t,
	    const struct vdm_seen_word *words, size_t n)
{
	size_t i;

	vdm_tally_init(t, n);
	for (i = 0; i < n; i++)
		vdm_tally_add(t, &words[i]);
	w->failed = w->failed || t->failed;
}

static void
pick_both(struct align *w, const struct span *gap, struct picked *a,
	  struct picked *b)
{
	size_t i = w->back ? w->na - gap->n : gap->i, n = gap->n - gap->i;
	size_t j = w->back ? w->nb - gap->m : gap->j, m = gap->m - gap->j;
	struct vdm_tally of_a, of_b;

	tally_words(w, &of_a, w->wa + i, n);
	tally_words(w, &of_b, w->wb + j, m);
	pick(w, a, w->wa, i, i + n, &of_a, &of_b);
	pick(w, b, w->wb, j, j + m, &of_b, &of_a);
	vdm_tally_fini(&of_a);
	vdm_tally_fini(&of_b);
}

/* Whether the words of one side stand among the other's in their order, which
 * has more: then these have partners. */
static void
follow(struct align *w, size_t i, size_t n, size_t j, size_t m)
{
	const int first = n - i < m - j; /* the shorter side is a's */
	size_t p, q;
	int told;

	for (told = 0; told < 2; told++) {
		for (p = i, q = j; p < n && q < m;) {
			if (!same(w, p, q)) {
				p += !first;
				q += (size_t)first;
				continue;
			}
			if (told) {
				w->out->a[index_a(w, p)] = 0;
				w->out->b[index_b(w, q)] = 0;
			}
			p++;
			q++;
		}
		if (first ? p < n : q < m)
			return;
	}
}

static void
piece_settle(struct align *w, size_t i, size_t n, size_t j, size_t m)
{
	size_t steps = (n - i) * (m - j);

	if (n - i > SMALL || m - j > SMALL || steps > w->steps) {
		follow(w, i, n, j, m);
		return;
	}
	w->steps -= steps;
	pair(w, i, n, j, m);
}

/* What stands between words that have partners now. */
static void
pieces_settle(struct align *w, const struct span *gap)
{
	size_t i, j, k, l;

	for (i = gap->i, j = gap->j; i < gap->n && j < gap->m;
	     i = k + 1, j = l + 1) {
		for (k = i; k < gap->n && w->out->a[index_a(w, k)]; k++)
			;
		for (l = j; l < gap->m && w->out->b[index_b(w, l)]; l++)
			;
		if (k > i && l > j)
			piece_settle(w, i, k, j, l);
	}
}

/* Where times stand between the words of captions, most words of one side are
 * nowhere on the other: those that are as often on both lead. */
static void
gap_fill(struct align *w, const struct span *gap)
{
	struct vdm_unmatched out = {NULL, NULL};
	struct picked a, b;
	struct align in;
	size_t k;

	pick_both(w, gap, &a, &b);
	in = *w;
	in.picked = 1;
	in.wa = a.word;
	in.wb = b.word;
	in.na = a.count;
	in.nb = b.count;
	in.out = &out;
	out.a = vdm_calloc(a.count + 1, 1);
	out.b = vdm_calloc(b.count + 1, 1);
	in.failed = w->failed || out.a == NULL || out.b == NULL;
	if (!in.failed)
		all(&in, &(struct span){0, in.na, 0, in.nb});
	w->steps = in.steps;
	w->failed = in.failed;
	for (k = 0; !w->failed && k < a.count; k++)
		w->out->a[a.index[k]] = out.a[k];
	for (k = 0; !w->failed && k < b.count; k++)
		w->out->b[b.index[k]] = out.b[k];
	if (!w->failed)
		pieces_settle(w, gap);
	vdm_unmatched_fini(&out);
	vdm_free(a.word);
	vdm_free(a.index);
	vdm_free(b.word);
	vdm_free(b.index);
}

/* One way, from the beginnings or from the ends. */
static void
one_way(struct align *w, struct vdm_unmatched *out, int back)
{
	struct span s = {0, w->na, 0, w->nb};
	size_t k;

	w->back = back;
	w->out = out;
	w->steps = STEPS + STEPS_EACH * (w->na + w->nb);
	out->a = vdm_calloc(w->na + 1, 1);
	out->b = vdm_calloc(w->nb + 1, 1);
	if (out->a == NULL || out->b == NULL)
		w->failed = 1;
	else
		all(w, &s);
	for (k = 0; k < w->gaps && !w->failed; k++)
		gap_fill(w, &w->gap[k]);
	w->gaps = 0;
}

/* Where words come back, the nearest agreement may be the wrong one: seen from
 * the other end it is not the nearest. */
int
vdm_witness_align(struct vdm_unmatched *out, const struct vdm_testimony *a,
		  const struct vdm_testimony *b, enum vdm_place place)
{
	const struct vdm_seen_words *wa = &a->words[place];
	const struct vdm_seen_words *wb = &b->words[place];
	struct align w = {.ta = a, .tb = b, .wa = wa->item, .wb = wb->item};
	struct vdm_unmatched other = {NULL, NULL};
	size_t ahead;

	w.na = wa->count;
	w.nb = wb->count;
	out->a = out->b = NULL;
	w.common = vdm_malloc((SMALL + 1) * sizeof(*w.common));
	w.failed = w.common == NULL;
	if (!w.failed)
		one_way(&w, out, 0);
	ahead = w.failed ? 0 : vdm_unmatched_count(out->a, w.na);
	if (ahead > 0 && vdm_unmatched_count(out->b, w.nb) > 0) {
		one_way(&w, &other, 1);
		if (!w.failed && vdm_unmatched_count(other.a, w.na) < ahead) {
			struct vdm_unmatched worse = *out;

			*out = other;
			other = worse;
		}
	}
	vdm_unmatched_fini(&other);
	vdm_free(w.gap);
	vdm_free(w.common);
	if (!w.failed)
		return 0;
	errno = ENOMEM;
	return -1;
}

void
vdm_unmatched_fini(struct vdm_unmatched *u)
{
	vdm_free(u->a);
	vdm_free(u->b);
}
