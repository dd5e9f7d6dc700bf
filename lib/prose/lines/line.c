/* SPDX-License-Identifier: MIT */
/* What a line is by itself: words of secrecy, a dateline, a sentence. */
#include <string.h>

#include "base/utf8.h"
#include "prose/prose.h"
#include "prose/clauses/clause.h"

enum {
	/* Words of a line that is judged by all of them: one that has as many,
	 * or more, is none of those lines. */
	LINE_TOKENS = 20,
	/* Bytes of a line that only says how secret the document is. */
	SECRECY_BYTES = 60,
	/* Letters set apart, "M e m o"; fewer are initials. */
	SPACED_TOKENS = 80,
	SPACED_LEAST = 4,
	CLASS_TOKENS = 80,
	/* A dateline's bytes, its words that are looked at, and how many of
	 * them may be what no dateline needs: the name of a house, a street. */
	DATELINE_BYTES = 240,
	DATELINE_TOKENS = 60,
	DATELINE_OTHERS = 8,
	TIMELINE_OTHERS = 2,  /* the same where there is a time only */
	SENTENCE_TOKENS = 40, /* in which its verb stands */
	/* The beginning of a paragraph that a name and a verb are looked for
	 * in, and the words after the name in which the verb has to come. */
	OPENING_BYTES = 200,
	OPENING_TOKENS = 30,
	VERB_TOKENS = 4,
	SHORT_BYTES = 120, /* of a line that may be a heading */
	NAME_BYTES = 80,
	DAY_DIGITS = 2, /* of a day of the month */
	WIDE_GAP = 3    /* spaces that part two columns of a typed line */
};

/* All words are of these classes (punctuation and digits do not count). */
int
vdm_all_words(struct ctx *c, const char *s, size_t n, uint32_t classes)
{
	struct tokens *t = &c->tok;
	size_t i, words = 0;

	vdm_tokens(c, t, s, n, LINE_TOKENS);
	for (i = 0; i < t->n; i++) {
		if (!(t->t[i].flags & T_WORD) || (t->t[i].flags & T_DIGIT))
			continue;
		words++;
		if (!(t->t[i].classes & classes))
			return 0;
	}
	return words > 0 && t->n < LINE_TOKENS;
}

/* "SECRET/NODIS" */
static int
is_secret_pair(struct ctx *c, const struct tokens *t, size_t i)
{
	const char *s = t->s + t->t[i].start, *low;
	size_t n = t->t[i].end - t->t[i].start, k = 0;

	low = vdm_lower(c, s, n);
	while (low[k] != '\0' && low[k] != '/')
		k++;
	return low[k] == '/' && k > 0 &&
	       (vdm_lexicon_get(c, low, k) & W_SECRECY) != 0;
}

/* Nothing but degrees of secrecy, and words that stand with them: a sentence
 * on something secret is none. */
int
vdm_is_classification(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, secret = 0, other = 0;

	if (n > SECRECY_BYTES)
		return 0;
	vdm_tokens(c, t, s, n, LINE_TOKENS);
	for (i = 0; i < t->n; i++) {
		if (!(t->t[i].flags & T_WORD))
			continue;
		if (vdm_word_does(t, i, X_DEGREE))
			continue;
		if (t->t[i].classes & W_SECRECY || is_secret_pair(c, t, i))
			secret++;
		else
			other++;
	}
	return secret > 0 && other == 0;
}

/* "M e m o r a n d u m": the word without its spaces, or NULL. */
const char *
vdm_letter_spaced(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	struct vdm_buf b;
	size_t i, end = 0;
	const char *out;

	vdm_tokens(c, t, s, n, SPACED_TOKENS);
	if (t->n >= SPACED_TOKENS)
		return NULL;
	while (end < t->n && (t->t[end].flags & T_WORD) &&
	       vdm_utf8_length(s + t->t[end].start,
			       t->t[end].end - t->t[end].start) == 1)
		end++;
	/* what follows is set apart: "R e p o r t - for the Board" */
	if (end < SPACED_LEAST || (end < t->n && !(t->t[end].flags & T_PUNCT)))
		return NULL;
	vdm_buf_init(&b);
	for (i = 0; i < end; i++)
		vdm_buf_put(&b, s + t->t[i].start, t->t[i].end - t->t[i].start);
	out = vdm_arena_strdup(&c->scratch, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	return out;
}

uint32_t
vdm_classes_in(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	uint32_t all = 0;
	size_t i;

	vdm_tokens(c, t, s, n, CLASS_TOKENS);
	for (i = 0; i < t->n; i++)
		all |= t->t[i].classes;
	return all;
}

/* Whether a word is part of the date or of the time that was found. */
static int
is_of_when(const struct token *k, const struct when *w)
{
	if (w->has_date && k->start >= w->start && k->end <= w->end)
		return 1;
	return w->hour >= 0 && k->start >= w->time_start &&
	       k->end <= w->time_end;
}

/* How much a word speaks against a dateline. */
static size_t
unlike_dateline(const struct token *k, const char *s)
{
	if (!(k->flags & T_WORD) || (k->flags & T_DIGIT) ||
	    (k->classes & (W_WEEKDAY | W_FUNCTION | W_UNIT | W_COUNTRY)))
		return 0;
	/* the name of a place, or a verb: "held in Halden" */
	if ((k->flags & T_CAP) || (k->classes & W_SAY))
		return 1;
	/* a number with letters to it; other small words are a sentence's */
	return vdm_is_digit(s[k->start]) ? 0 : 2;
}

/* How much the words of a line beside its date and time speak against a
 * dateline: more than any may have, where they say what document it is.
 * *sitting: they name the meeting that it dates. */
static size_t
count_others(const struct tokens *t, const char *s, const struct when *w,
	     int *sitting)
{
	size_t i, other = 0;

	*sitting = 0;
	for (i = 0; i < t->n; i++) {
		const struct token *k = &t->t[i];

		if (is_of_when(k, w) || vdm_word_does(t, i, X_HELD))
			continue;
		if (w->has_date && vdm_word_does(t, i, X_SITTING)) {
			*sitting = 1;
			continue;
		}
		if ((k->flags & T_WORD) && !(k->flags & T_DIGIT) &&
		    (k->classes & (W_GENRE | W_TALK)))
			return DATELINE_OTHERS + 1;
		other += unlike_dateline(k, s);
	}
	return other;
}

/* Whether a short line holds a date and besides it no sentence. */
int
vdm_is_dateline(struct ctx *c, const char *s, size_t n, struct when *w)
{
	struct tokens *t = &c->tok;
	size_t other;
	int sitting;

	if (n > DATELINE_BYTES || !vdm_when_find(c, s, n, w) ||
	    (!w->has_date && w->hour < 0))
		return 0;
	vdm_tokens(c, t, s, n, DATELINE_TOKENS);
	other = count_others(t, s, w, &sitting);
	return other <=
	       (w->has_date && !sitting ? DATELINE_OTHERS : TIMELINE_OTHERS);
}

int
vdm_dates_sitting(struct ctx *c, const char *s, size_t n)
{
	struct when w;
	int sitting;

	if (!vdm_is_dateline(c, s, n, &w))
		return 0;
	(void)count_others(&c->tok, s, &w, &sitting);
	return sitting;
}

/* What a word is in a line that names a day. */
enum day_word {
	DAY_NONE,  /* a mark, or nothing that tells */
	DAY_NAME,  /* of a day, of a month */
	DAY_OTHER, /* a figure, a small word */
	DAY_NEVER
};

static enum day_word
day_word(const struct token *k, const char *s)
{
	if (k->flags & T_DIGIT)
		return k->end - k->start > DAY_DIGITS ? DAY_NEVER : DAY_OTHER;
	if (k->classes & (W_MONTH | W_WEEKDAY))
		return DAY_NAME;
	if (!(k->flags & T_WORD))
		return DAY_NONE;
	return vdm_is_digit(s[k->start]) || (k->classes & W_FUNCTION)
		   ? DAY_OTHER
		   : DAY_NEVER;
}

int
vdm_is_day(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, others = 0, names = 0;
	int dated = 0;

	vdm_tokens(c, t, s, n, LINE_TOKENS);
	for (i = 0; i < t->n; i++) {
		enum day_word what = day_word(&t->t[i], s);

		if (what == DAY_NEVER)
			return 0;
		names += what == DAY_NAME;
		others += what == DAY_OTHER;
		dated |= vdm_is_digit(s[t->t[i].start]);
	}
	/* "Every Sunday." answers a question */
	if (!dated && n > 0 && strchr(".?!", s[n - 1]) != NULL)
		return 0;
	return t->n < LINE_TOKENS && names > 0 && names + others > 1;
}

/* A verb in lower case: the line is no entry of a list. */
int
vdm_is_sentence(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i;

	vdm_tokens(c, t, s, n, SENTENCE_TOKENS);
	for (i = 0; i < t->n; i++) {
		if (t->t[i].classes & W_RELATIVE)
			return 0;
		/* "a meeting held at the mill" says nothing yet */
		if (vdm_word_does(t, i, X_HELD) &&
		    (vdm_word_does(t, i + 1, X_AT) ||
		     vdm_word_does(t, i + 1, X_IN) ||
		     vdm_word_does(t, i + 1, X_ON)))
			continue;
		if (!(t->t[i].flags & T_CAP) &&
		    (t->t[i].classes & (W_SAY | W_THINK | W_AUX)))
			return 1;
	}
	return 0;
}

/* The same of the languages that report so: the subject may stand behind. */
static int
opens_report(struct ctx *c, const char *s, size_t n)
{
	struct unit u = {.text = s, .len = n};
	struct finding f;

	vdm_attribute(c, &u, 0, &f);
	return (f.how == H_START || f.how == H_LEAD) && vdm_speaks(&f) &&
	       !f.unsaid;
}

/* "Members present: ...": whether a label of the head opens it. */
static int
opens_head(struct ctx *c, const char *s, size_t n)
{
	size_t used;

	return vdm_rule_at_start(c, s, n, P_LABEL, &used) != NULL && used < n &&
	       s[used] == ':';
}

/* Whether a verb of speaking comes soon from token i on, behind words that may
 * part it from its subject. */
static int
says_soon(struct ctx *c, const struct tokens *t, size_t i)
{
	const size_t end = i + VERB_TOKENS;
	size_t used;

	for (; i < t->n && i < end; i++) {
		if (t->t[i].flags & T_CAP)
			return 0;
		if (vdm_rule_at_token(c, t, i, P_SPEAKS, &used) != NULL)
			return 1;
		/* "Members call": a noun, where nothing is behind it */
		if (t->t[i].classes & (W_SAY | W_THINK))
			return i + 1 < t->n || (t->t[i].classes & W_PAST);
		if (!(t->t[i].classes & (W_ADVERB | W_AUX)) &&
		    !vdm_word_does(t, i, X_IN))
			return 0;
	}
	return 0;
}

/* Asked to tell minutes with headings before colons from labelled turns, so a
 * quick look must do: it reads the beginning only. */
int
vdm_starts_narration(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t first;

	if (opens_head(c, s, n))
		return 0;
	if (c->told != NULL)
		return opens_report(c, s, n);
	vdm_tokens(c, t, s, n < OPENING_BYTES ? n : OPENING_BYTES,
		   OPENING_TOKENS);
	if (t->n == 0)
		return 0;
	first = vdm_paragraph_number(t);
	if (first == 0)
		first = (t->t[0].flags & T_DIGIT) ? 2 : vdm_item_dash(t);
	return vdm_mention_at(c, t, first, &m) && !m.possessive &&
	       says_soon(c, t, m.last);
}

int
vdm_is_short_line(const char *s, size_t n)
{
	return n < SHORT_BYTES && n > 0 && strchr(".!?;,:", s[n - 1]) == NULL;
}

size_t
vdm_column_end(const char *s, size_t n)
{
	size_t i, gap = 0;

	for (i = 0; i < n; i++) {
		gap = s[i] == ' ' ? gap + 1 : s[i] == '\t' ? WIDE_GAP : 0;
		if (gap >= WIDE_GAP)
			return i + 1 - gap + (s[i] == '\t' ? gap - 1 : 0);
	}
	return n;
}

/* A person's name and nothing else. */
int
vdm_is_name(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;
	struct mention m;

	while (n > 0 && s[n - 1] == '.')
		n--;
	vdm_tokens(c, t, s, n, LINE_TOKENS);
	return n < NAME_BYTES && vdm_mention_at(c, t, 0, &m) &&
	       m.last > m.name &&
	       (m.last == t->n ||
		((t->t[m.last].flags & T_PUNCT) && t->t[m.last].cp == ','));
}
