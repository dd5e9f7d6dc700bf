/* SPDX-License-Identifier: MIT */
/* Whether a line looks as a pattern of a house style says. */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/stamp.h"
#include "prose/style/pattern.h"

enum {
	/* Bytes and words of a name or an office. */
	NAME_BYTES = 120,
	NAME_WORDS = 9,
	NUMBER_FIGURES = 6,
	ABBREVIATION = 5, /* letters of one, which has its own stop */
	MOST_ITEMS = 64,
	/* Ends that are tried for one line: a pattern of many open parts would
	 * cost too much otherwise. */
	MOST_TRIES = 4000
};

#define NOWHERE ((size_t)-1)

/* A match while it is looked for. */
struct search {
	struct ctx *c;
	const struct vdm_way *way;
	const char *s;
	size_t n;
	int whole;
	int bare; /* a stop behind a lone initial may be the label's */
};

static uint32_t
char_at(const struct search *q, size_t at, size_t *used)
{
	*used = 0;
	return at < q->n ? vdm_utf8_decode(q->s + at, q->n - at, used) : 0;
}

static int
is_blank(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == '\n' || cp == '\r' ||
	       cp == 0xA0 || cp == 0x3000 || cp == 0x202F || cp == 0x2009;
}

static size_t
past_blanks(const struct search *q, size_t at)
{
	size_t used;

	while (is_blank(char_at(q, at, &used)))
		at += used;
	return at;
}

/* Whether nothing else stands in the line from a byte on. */
static int
ends_line(const struct search *q, size_t at)
{
	size_t used;
	uint32_t cp;

	while ((cp = char_at(q, at, &used)) != '\n' && is_blank(cp))
		at += used;
	return at >= q->n || cp == '\n';
}

static int
is_dash(uint32_t cp)
{
	return cp == '-' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212;
}

/* ---- names --------------------------------------------------------------- */

/* A word of a name: where it ends, and what it is. */
struct word {
	size_t end;
	size_t letters;
	int small;   /* begins with a small letter */
	int numeral; /* with a figure */
	uint32_t classes;
};

/* What stands inside of words: hyphens, apostrophes, the quotation mark of
 * Hebrew abbreviations. */
static int
is_inside(uint32_t cp)
{
	return cp == '-' || cp == '\'' || cp == 0x2019 || cp == 0x2BC ||
	       cp == '"' || cp == 0x5F4 || cp == 0x5F3;
}

static int
word_read(const struct search *q, size_t at, struct word *w)
{
	size_t i = at, used, more;
	uint32_t cp = char_at(q, at, &used);
	const char *low;

	memset(w, 0, sizeof(*w));
	if (!vdm_is_word(cp))
		return 0;
	w->small = vdm_is_lower(cp);
	w->numeral = vdm_digit_of(cp) >= 0;
	while (vdm_is_word(cp) ||
	       ((is_inside(cp) || cp == 0xFF08) &&
		vdm_is_word(char_at(q, i + used, &more))) ||
	       cp == 0xFF09) {
		i += used;
		w->letters++;
		cp = char_at(q, i, &used);
	}
	w->end = i;
	if (w->small || w->letters == 1 || cp == '.') {
		low = vdm_lower(q->c, q->s + at, i - at);
		if (low != NULL)
			w->classes = vdm_lexicon_get(q->c, low, strlen(low));
	}
	return 1;
}

/* What says what somebody does is a sentence's, and stands in no name. */
static int
is_of_sentence(const struct word *w)
{
	return w->small && !(w->classes & (W_ARTICLE | W_PARTICLE)) &&
	       (w->classes & (W_SAY | W_THINK | W_GESTURE | W_PAST | W_AUX |
			      W_PRONOUN | W_FIRST | W_RELATIVE)) != 0;
}

/* Past what may stand between two words of a name; `at` where nothing may. */
static size_t
past_joint(const struct search *q, size_t at)
{
	size_t used, next;
	uint32_t cp = char_at(q, at, &used);

	if (cp == ',' || cp == '&' || cp == '/') {
		at += used;
		cp = char_at(q, at, &used);
		if (!is_blank(cp) || cp == '\n')
			return at;
	}
	if (!is_blank(cp) || cp == '\n' || cp == '\t')
		return at;
	next = at + used;
	cp = char_at(q, next, &used);
	if (is_blank(cp)) /* a gap */
		return at;
	if (cp == '&' && is_blank(char_at(q, next + used, &used)))
		return next + 1 + used;
	return next;
}

/* Whether no other initial stands behind the stop of one: the label may end
 * here, where the name has no other word, or has them before. */
static int
is_last_initial(const struct search *q, size_t stop, size_t words)
{
	size_t at = past_blanks(q, stop + 1), used;
	struct word w;

	return words == 0 || !word_read(q, at, &w) || w.letters > 1 ||
	       char_at(q, w.end, &used) != '.';
}

/* Whether the stop behind a word is the word's own, and no end of a name: an
 * initial's, an honorific's. */
static int
is_tied(const struct search *q, const struct word *w, size_t words)
{
	if (w->letters == 1)
		return !(q->bare && is_last_initial(q, w->end, words));
	return (w->classes & W_HON) && w->letters <= ABBREVIATION;
}

/* Whether a place is behind the one that was tried last. */
static int
is_behind(size_t at, size_t last)
{
	return last == NOWHERE || at > last;
}

static int
is_stopped(const struct search *q, const struct word *w)
{
	size_t used;

	return char_at(q, w->end, &used) == '.';
}

/* Whether the item holds no such word: a small one or a number before all
 * others, or one of a sentence. */
static int
is_barred(const struct vdm_item *it, const struct word *w, size_t words)
{
	return !it->any_case &&
	       ((words == 0 && (w->small || w->numeral)) || is_of_sentence(w));
}

/* Whether it can be the last word: an office may be a small one. */
static int
may_be_last(const struct vdm_item *it, const struct word *w)
{
	return it->any_case || !w->small ||
	       (w->classes & (W_OFFICE | W_ROLE | W_HON)) != 0;
}

/* Where the name or office ends with the word w, its stop perhaps with it,
 * behind `last`; NOWHERE: it is none; 0: it goes on. `words` stand before. */
static size_t
end_with(const struct search *q, const struct vdm_item *it,
	 const struct word *w, size_t words, size_t last)
{
	const int stop = is_stopped(q, w);

	if (is_barred(it, w, words))
		return NOWHERE;
	if (!(stop && is_tied(q, w, words)) && may_be_last(it, w) &&
	    is_behind(w->end, last))
		return w->end;
	if (!stop)
		return 0;
	if (w->letters > ABBREVIATION) /* of a sentence */
		return NOWHERE;
	return is_behind(w->end + 1, last) ? w->end + 1 : 0;
}

/* Where the next word of a name begins behind the word w; NOWHERE. */
static size_t
next_word(const struct search *q, const struct word *w)
{
	const int stop = is_stopped(q, w);
	size_t at = w->end + (size_t)stop, next, used;
	struct word other;

	if (stop && word_read(q, at, &other)) /* "B.K." */
		return at;
	next = past_joint(q, at);
	return next == at || (char_at(q, at, &used) == ',' &&
			      word_read(q, next, &other) && other.small)
		   ? NOWHERE
		   : next;
}

/*
 * The next place behind `last` where the name or the office that begins at
 * `from` may end; NOWHERE.
 */
static size_t
name_end(const struct search *q, const struct vdm_item *it, size_t from,
	 size_t last)
{
	size_t at = from, words, end;
	struct word w;

	for (words = 0; words < NAME_WORDS && at != NOWHERE &&
			at < from + NAME_BYTES && word_read(q, at, &w);
	     words++) {
		end = end_with(q, it, &w, words, last);
		if (end > 0)
			return end;
		at = next_word(q, &w);
	}
	return NOWHERE;
}

/* ---- the items ----------------------------------------------------------- */

/* One more character behind `last`, of one line where it is a part. What ends a
 * pattern takes all; else the next place is looked for where the characters
 * behind it stand. */
static size_t
any_end(const struct search *q, const struct vdm_item *it, size_t from,
	size_t last)
{
	const struct vdm_item *next = it + 1;
	size_t used, at = last == NOWHERE ? from : last;
	const char *hit;
	uint32_t cp;

	if (it->kind == ITEM_ANY && next == q->way->item + q->way->n)
		return last == NOWHERE ? q->n : NOWHERE;
	if (it->kind == ITEM_ANY && last == NOWHERE)
		return from;
	cp = char_at(q, at, &used);
	if (used == 0)
		return NOWHERE;
	if (it->kind != ITEM_ANY)
		return cp == '\n' || at > from + NAME_BYTES ? NOWHERE
							    : at + used;
	at += used;
	if (next->kind != ITEM_CHARS)
		return at;
	hit = memchr(q->s + at, next->chars[0], q->n - at);
	return hit != NULL ? (size_t)(hit - q->s) : NOWHERE;
}

static size_t
time_end(const struct search *q, size_t from)
{
	struct vdm_stamp t;
	size_t at = from, used, marks = 0;

	if (vdm_stamp_at(q->c, q->s + from, q->n - from, &t) && t.end > 0)
		return from + t.end;
	for (;; at += used) {
		uint32_t cp = char_at(q, at, &used);

		if ((cp == ':' || cp == '.') && at > from &&
		    vdm_digit_of(char_at(q, at + 1, &used)) >= 0)
			marks++;
		else if (vdm_digit_of(cp) < 0)
			break;
		(void)char_at(q, at, &used);
	}
	return marks > 0 ? at : NOWHERE;
}

/* "12", "12a" */
static size_t
number_end(const struct search *q, size_t from)
{
	size_t at = from, used, figures = 0, letter;

	while (vdm_digit_of(char_at(q, at, &used)) >= 0 &&
	       figures++ < NUMBER_FIGURES)
		at += used;
	if (figures == 0 || figures > NUMBER_FIGURES)
		return NOWHERE;
	if (vdm_is_lower(char_at(q, at, &used)) &&
	    !vdm_is_word(char_at(q, at + used, &letter)))
		at += used;
	return vdm_is_word(char_at(q, at, &used)) ? NOWHERE : at;
}

static size_t
gap_end(const struct search *q, size_t from)
{
	size_t at = from, used, blanks = 0;
	uint32_t cp;

	while ((cp = char_at(q, at, &used)) != '\n' && is_blank(cp)) {
		blanks += cp == '\t' || cp == 0x3000 ? 2 : 1;
		at += used;
	}
	return blanks > 1 ? at : NOWHERE;
}

static size_t
dash_end(const struct search *q, size_t from)
{
	size_t at = from, used;

	while (is_dash(char_at(q, at, &used)))
		at += used;
	return at > from ? at : NOWHERE;
}

/* The end of an item that can end in one place only. */
static size_t
fixed_end(const struct search *q, const struct vdm_item *it, size_t from)
{
	size_t at, used;
	uint32_t cp;

	switch (it->kind) {
	case ITEM_CHARS:
		return q->n - from >= it->n &&
			       memcmp(q->s + from, it->chars, it->n) == 0
			   ? from + it->n
			   : NOWHERE;
	case ITEM_SPACE:
		at = past_blanks(q, from);
		return at == from && it->must ? NOWHERE : at;
	case ITEM_COLON:
		cp = char_at(q, from, &used);
		return cp == ':' || cp == 0xFF1A ? from + used : NOWHERE;
	case ITEM_DASH:
		return dash_end(q, from);
	case ITEM_TIME:
		return time_end(q, from);
	case ITEM_NUMBER:
		return number_end(q, from);
	case ITEM_GAP:
		return gap_end(q, from);
	case ITEM_NAME:
	case ITEM_OFFICE:
	case ITEM_ANY:
		break;
	}
	return NOWHERE;
}

/* The next end of an item behind `last`, which is NOWHERE the first time. */
static size_t
item_end(const struct search *q, const struct vdm_item *it, size_t from,
	 size_t last)
{
	if (it->kind == ITEM_ANY || it->enclosed)
		return any_end(q, it, from, last);
	if (it->kind == ITEM_NAME || it->kind == ITEM_OFFICE)
		return name_end(q, it, from, last);
	return last == NOWHERE ? fixed_end(q, it, from) : NOWHERE;
}

/* Whether the line may go on, or end, behind all items. */
static int
may_end(const struct search *q, size_t end)
{
	const struct vdm_item *last = &q->way->item[q->way->n - 1];
	size_t used, k = end;

	if (q->whole)
		return past_blanks(q, end) >= q->n;
	if (last->kind == ITEM_NAME || last->kind == ITEM_OFFICE)
		return ends_line(q, end);
	if (last->kind != ITEM_CHARS)
		return 1;
	while (k > 0 && ((unsigned char)q->s[--k] & 0xC0) == 0x80)
		;
	return !vdm_is_word(char_at(q, k, &used)) ||
	       !vdm_is_word(char_at(q, end, &used));
}

/* The ends of all items, each as near as it may be: 1; 0 where there are none.
 */
static int
find_ends(const struct search *q, size_t ends[MOST_ITEMS + 1])
{
	size_t i = 0, tries = 0, next[MOST_ITEMS + 1];

	if (q->way->n > MOST_ITEMS)
		return 0;
	memset(ends, 0, (q->way->n + 1) * sizeof(*ends));
	next[0] = NOWHERE;
	while (tries++ < MOST_TRIES) {
		size_t end = item_end(q, &q->way->item[i], ends[i], next[i]);

		if (end == NOWHERE) {
			if (i-- == 0)
				return 0;
			continue;
		}
		next[i++] = end;
		ends[i] = end;
		next[i] = NOWHERE;
		if (i < q->way->n)
			continue;
		if (may_end(q, end))
			return 1;
		i--;
	}
	return 0;
}

/* What stands behind the last part tells how a label is set off. */
static void
fill(const struct vdm_way *w, const char *s, const size_t *ends,
     struct vdm_match *m)
{
	size_t i;

	memset(m, 0, sizeof(*m));
	m->end = ends[w->n];
	m->mark = ITEM_ANY;
	for (i = 0; i < w->n; i++) {
		const struct vdm_item *it = &w->item[i];
		size_t from = ends[i], to = ends[i + 1];

		if (it->kind == ITEM_NAME) {
			m->name = from;
			m->name_end = to;
		} else if (it->kind == ITEM_OFFICE) {
			m->office = from;
			m->office_end = to;
		} else if (it->kind == ITEM_NUMBER) {
			m->number = from;
			m->number_end = to;
		} else if (it->kind != ITEM_SPACE) {
			if (it->kind == ITEM_ANY && i + 1 < w->n)
				m->part_end = to;
			m->mark = it->kind;
			m->stop = it->kind == ITEM_CHARS ? s[to - 1] : '\0';
			if (i > 0 && w->item[i - 1].enclosed)
				m->part_end = from + 1;
			continue;
		} else {
			continue;
		}
		m->mark = ITEM_ANY;
		m->part_end = to;
	}
}

int
vdm_pattern_match(struct ctx *c, const struct vdm_pattern *p, const char *s,
		  size_t n, enum vdm_match_mode mode, struct vdm_match *m)
{
	size_t ends[MOST_ITEMS + 1], i;

	memset(m, 0, sizeof(*m));
	for (i = 0; i < p->n; i++) {
		struct search q = {
		    c, &p->way[i],          s,
		    n, mode == MATCH_WHOLE, mode == MATCH_BARE,
		};

		if (find_ends(&q, ends)) {
			fill(q.way, s, ends, m);
			return 1;
		}
	}
	return 0;
}
