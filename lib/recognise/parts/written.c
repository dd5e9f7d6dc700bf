/* SPDX-License-Identifier: MIT */
/*
 * Documents that were written and not said: letters, decrees, treaties,
 * accounts, diaries, catalogues. What looks like a label in them ("The Mayor:
 * shall keep the register") is none, unless a third of their lines bear one.
 */
#include <string.h>

#include "recognise/internal.h"

enum {
	TITLE_UNITS = 3,   /* among which the title stands */
	SALUTE_UNITS = 8,  /* among which a letter begins */
	SALUTE_BYTES = 60, /* "Dear Madam," */
	SALUTE_TOKENS = 8,
	ARTICLES_LEAST = 3, /* numbered articles that make a law */
	ARTICLE_BYTES = 40
};

static const char *
text_of(const struct unit *u, size_t *n)
{
	*n = u->len;
	return vdm_trim(u->text, n);
}

/* "Letter from ...", "Index to ...": a title of what was written, which names
 * no talk. */
static int
is_written_title(struct ctx *c, const char *s, size_t n)
{
	size_t used;

	return vdm_rule_at_start(c, s, n, P_WRITTEN, &used) != NULL &&
	       !(vdm_classes_in(c, s, n) & W_TALK);
}

/* "Dear Madam," */
static int
is_salutation(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;

	if (n > SALUTE_BYTES || strchr(",:!", vdm_last_byte(s, n)) == NULL)
		return 0;
	vdm_tokens(c, t, s, n, SALUTE_TOKENS);
	return t->n > 1 && (t->t[0].classes & W_SALUTE) != 0;
}

/* "Article 4. The Mayor ...": an article of a law or a treaty. */
static int
is_article(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t used;

	if (vdm_rule_at_start(c, s, n, P_ARTICLE, &used) == NULL)
		return 0;
	vdm_tokens(c, t, s + used,
		   n - used < ARTICLE_BYTES ? n - used : ARTICLE_BYTES, 2);
	return t->n > 1 && (t->t[1].flags & T_PUNCT) &&
	       (t->t[0].flags & (T_DIGIT | T_UPPER | T_INITIAL)) != 0;
}

int
vdm_is_written(struct ctx *c)
{
	size_t i, n, seen = 0, articles = 0;
	const char *s;

	for (i = 0; i < c->n; i++) {
		s = text_of(&c->u[i], &n);
		if (n == 0)
			continue;
		if (seen < TITLE_UNITS && is_written_title(c, s, n))
			return 1;
		if (seen < SALUTE_UNITS && is_salutation(c, s, n))
			return 1;
		articles += (size_t)is_article(c, s, n);
		seen++;
	}
	return articles >= ARTICLES_LEAST;
}

/* ---- its end --------------------------------------------------------------
 */

enum {
	OTHERS = 2,        /* units that are neither, behind which no end is */
	END_UNITS = 6,     /* among which people sign, and a date stands */
	SIGN_BYTES = 160,  /* of what somebody signs, in several lines */
	DATED_BYTES = 160, /* "Done at Emmer, ..., in two copies." */
	SALUTES_TOKENS = 30
};

/* "I remain, Your obedient servant, ..." */
static int
has_valediction(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i;

	vdm_tokens(c, t, s, n, SALUTES_TOKENS);
	for (i = 0; i < t->n; i++)
		if ((t->t[i].classes & W_SALUTE) &&
		    (t->t[i].flags & (T_CAP | T_SPACED)))
			return 1;
	return 0;
}

/* A name at the end of the line, behind a comma or a colon. */
static int
ends_in_name(struct ctx *c, const char *s, size_t n)
{
	size_t k;

	for (k = n; k > 0 && s[k - 1] != '\n'; k--)
		;
	s += k; /* the last of its lines */
	n -= k;
	if (vdm_evidence_person(c, s, n) == VDM_EV_FIRM)
		return 1;
	k = strcspn(s, ",:");
	return k + 1 < n &&
	       vdm_evidence_person(c, s + k + 1, n - k - 1) != VDM_EV_NONE;
}

/* Who signs what was written is no recorder, and its date no dateline's. */
void
vdm_written_end(struct ctx *c)
{
	size_t i, n, seen = 0, others = 0, used;
	struct when w;

	for (i = c->n; i-- > 0 && seen < END_UNITS && others < OTHERS;) {
		struct unit *u = &c->u[i];
		const char *s = text_of(u, &n);

		if (n == 0)
			continue;
		seen++;
		if (u->kind != U_NONE || i == 0)
			continue;
		if (n < DATED_BYTES &&
		    vdm_rule_at_start(c, s, n, P_GIVEN, &used) != NULL &&
		    vdm_when_find(c, s, n, &w) && w.has_date)
			vdm_unit_set(u, U_DATELINE, FATE_KEEP,
				     "says where and when it was written");
		else if (n < SIGN_BYTES && s[n - 1] != '.' &&
			 (has_valediction(c, s, n) || ends_in_name(c, s, n)))
			vdm_unit_set(u, U_SIGNATURE, FATE_KEEP,
				     "a name at the end of what was written");
		else
			others++;
	}
}
