/* SPDX-License-Identifier: MIT */
/* What a line is by itself: words of secrecy, a dateline, a sentence. */
#include <string.h>

#include "base/utf8.h"
#include "recognise/internal.h"

/* All words are of these classes (punctuation and digits do not count). */
int
vdm_all_words(struct ctx *c, const char *s, size_t n, uint32_t classes)
{
	struct tokens *t = &c->tok;
	size_t i, words = 0;

	vdm_tokens(c, t, s, n, 20);
	for (i = 0; i < t->n; i++) {
		if (!(t->t[i].flags & T_WORD) || (t->t[i].flags & T_DIGIT))
			continue;
		words++;
		if (!(t->t[i].classes & classes))
			return 0;
	}
	return words > 0 && t->n < 20;
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

int
vdm_is_classification(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, secret = 0, other = 0;

	if (n > 60)
		return 0;
	vdm_tokens(c, t, s, n, 20);
	for (i = 0; i < t->n; i++) {
		if (!(t->t[i].flags & T_WORD))
			continue;
		if (vdm_phrase_at(t, i, "top") || vdm_phrase_at(t, i, "only") ||
		    vdm_phrase_at(t, i, "official") ||
		    vdm_phrase_at(t, i, "use") || vdm_phrase_at(t, i, "for") ||
		    vdm_phrase_at(t, i, "strictly") ||
		    vdm_phrase_at(t, i, "and") || vdm_phrase_at(t, i, "most") ||
		    vdm_phrase_at(t, i, "most"))
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

	vdm_tokens(c, t, s, n, 80);
	if (t->n >= 80)
		return NULL;
	while (end < t->n && (t->t[end].flags & T_WORD) &&
	       vdm_utf8_length(s + t->t[end].start,
			       t->t[end].end - t->t[end].start) == 1)
		end++;
	/* what follows is set apart: "R e p o r t - for the Board" */
	if (end < 4 || (end < t->n && !(t->t[end].flags & T_PUNCT)))
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

	vdm_tokens(c, t, s, n, 80);
	for (i = 0; i < t->n; i++)
		all |= t->t[i].classes;
	return all;
}

/* Whether a short line holds a date and besides it no sentence. */
int
vdm_is_dateline(struct ctx *c, const struct unit *u, const char *s, size_t n,
		struct when *w)
{
	struct tokens *t = &c->tok;
	size_t i, other = 0;

	(void)u;
	if (n > 240 || !vdm_when_find(c, s, n, w) ||
	    (!w->has_date && w->hour < 0))
		return 0;
	vdm_tokens(c, t, s, n, 60);
	for (i = 0; i < t->n; i++) {
		const struct token *k = &t->t[i];

		if (!(k->flags & T_WORD) || (k->flags & T_DIGIT))
			continue;
		if (w->has_date && k->start >= w->start && k->end <= w->end)
			continue;
		if (w->hour >= 0 && k->start >= w->time_start &&
		    k->end <= w->time_end)
			continue;
		if (k->classes & (W_GENRE | W_TALK))
			return 0;
		if (k->classes & (W_WEEKDAY | W_FUNCTION | W_UNIT | W_COUNTRY))
			continue;
		if (!(k->flags & T_CAP) && (k->classes & W_SAY) == 0) {
			if (s[k->start] >= '0' && s[k->start] <= '9')
				continue;
			other += 2;
		} else {
			other++;
		}
	}
	return other <= 8 && (w->has_date || other <= 2);
}

/* A verb in lower case: the line is no entry of a list. */
int
vdm_is_sentence(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i;

	vdm_tokens(c, t, s, n, 40);
	for (i = 0; i < t->n; i++) {
		if (t->t[i].classes & W_RELATIVE)
			return 0;
		if (!(t->t[i].flags & T_CAP) &&
		    (t->t[i].classes & (W_SAY | W_THINK | W_AUX)))
			return 1;
	}
	return 0;
}

int
vdm_starts_narration(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t i;

	vdm_tokens(c, t, s, n < 200 ? n : 200, 30);
	if (t->n == 0)
		return 0;
	i = (t->t[0].flags & T_DIGIT) ? 2 : 0;
	if (!vdm_mention_at(c, t, i, &m) || m.possessive)
		return 0;
	for (i = m.last; i < t->n && i < m.last + 4; i++) {
		if (t->t[i].flags & T_CAP)
			return 0;
		if (t->t[i].classes & (W_SAY | W_THINK))
			return 1;
		if (!(t->t[i].classes & (W_ADVERB | W_AUX)) &&
		    !vdm_phrase_at(t, i, "in"))
			return 0;
	}
	return 0;
}

int
vdm_is_short_line(const char *s, size_t n)
{
	return n < 120 && n > 0 && strchr(".!?;,:", s[n - 1]) == NULL;
}

/* A person's name and nothing else. */
int
vdm_is_name(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;
	struct mention m;

	while (n > 0 && s[n - 1] == '.')
		n--;
	vdm_tokens(c, t, s, n, 20);
	return n < 80 && vdm_mention_at(c, t, 0, &m) && m.last > m.name &&
	       (m.last == t->n ||
		((t->t[m.last].flags & T_PUNCT) && t->t[m.last].cp == ','));
}
