/* SPDX-License-Identifier: MIT */
/*
 * Whom labels mean by what the document itself shows, where no table has their
 * words: "X (Y):" and "Y:" are one; so are "X:" and "x Y" of the head, where x
 * begins as no name does; and "Minister:" is the one "Rivers-minister (Y):".
 */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/label.h"
#include "prose/lines/lines.h"
#include "prose/lines/marks.h"
#include "prose/people/present.h"
#include "prose/people/roles.h"

enum {
	HEAD_TOKENS = 200, /* of a unit of the head */
	SMALL_WORDS = 3,   /* that say what somebody is, before the name */
	STEM_LETTERS = 5,  /* of a word with an article at its end, */
	END_LETTERS = 3,   /* and of that article */
	WORDS_MOST = 4,    /* of a label that the head has, too */
	FIRST_BYTES = 3,   /* of what stands before an office in a compound */
	LAST_BYTES = 6,    /* of that office */
	PEOPLE_MOST = 500, /* among whom others are looked for */
	NOBODY = -1,
	SEVERAL = -2
};

static void
add_one(int *found, int who)
{
	*found = *found == NOBODY || *found == who ? who : SEVERAL;
}

/* Somebody whom nothing but labels names. */
static int
is_label_only(struct ctx *c, int who)
{
	const struct who *w = &c->who[who];

	return w->merged < 0 && w->by == BY_LABEL && !w->group && !w->nobody &&
	       vdm_role_of(c, w->name, strlen(w->name)) == R_NONE &&
	       !vdm_is_part(c, vdm_lower(c, w->name, strlen(w->name)));
}

/* Whom labels alone call so; NOBODY, or SEVERAL. */
static int
labelled_so(struct ctx *c, const char *s, size_t n)
{
	const char *form = vdm_arena_strndup(&c->scratch, s, n);
	const int *list;
	size_t i, count;
	int found = NOBODY;

	if (form == NULL)
		return NOBODY;
	list = vdm_people_called(c, form, &count);
	for (i = 0; i < count; i++) {
		const int who = vdm_who_real(c, list[i]);

		if (is_label_only(c, who))
			add_one(&found, who);
	}
	return found;
}

/* Every turn under their label is no more than a guess. */
static void
doubt(struct ctx *c, int who, const char *reason)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (c->u[i].n_who > 0 && !c->u[i].lifted &&
		    c->u[i].cert == VDM_CERT_HIGH && c->u[i].who[0] == who)
			vdm_unit_guess(&c->u[i], reason);
}

/* ---- "X (Y):" and "Y:" ----------------------------------------------------
 */

/* What stands in the brackets that end a form of a label: its bytes, and those
 * before it; 0 where none does. */
static size_t
in_brackets(const char *form, const char **s, size_t *before)
{
	const char *open = strchr(form, '(');
	size_t n = strlen(form);

	*s = form;
	*before = 0;
	if (open == NULL || open == form || form[n - 1] != ')')
		return 0;
	*s = open + 1;
	*before = (size_t)(open - form);
	while (*before > 0 && form[*before - 1] == ' ')
		--*before;
	return n - 1 - (size_t)(*s - form);
}

/* Whether others than these two are called by the word that begins the name, as
 * by a title. */
static int
begins_as_others(const struct ctx *c, int a, int b, int who)
{
	const char *name = c->who[who].name;
	const size_t n = strcspn(name, " ");
	size_t i;

	if (name[n] == '\0')
		return 0;
	for (i = 0; i < c->n_who && i < PEOPLE_MOST; i++)
		if ((int)i != a && (int)i != b &&
		    strncmp(c->who[i].name, name, n + 1) == 0)
			return 1;
	return 0;
}

/* Which of the two has the name of both: the one that begins as others do, or
 * else the one with words in it. */
static int
has_name(const struct ctx *c, int whole, int inner)
{
	const int mine = begins_as_others(c, whole, inner, inner);

	if (mine != begins_as_others(c, whole, inner, whole))
		return mine ? inner : whole;
	return strchr(c->who[inner].name, ' ') != NULL ? inner : whole;
}

/* "Minister (Y):" of whom "Y:" is another label. */
static void
bind_bracketed(struct ctx *c, int who)
{
	size_t i, n, before = 0;
	const char *s = NULL;
	int other = NOBODY, to;

	for (i = 0; i < c->who[who].n_forms; i++) {
		n = in_brackets(c->who[who].forms[i], &s, &before);
		if (n > 0)
			add_one(&other, labelled_so(c, s, n));
	}
	if (other < 0 || other == who)
		return;
	to = has_name(c, who, other);
	vdm_who_merge(c, to == who ? other : who, to);
}

/* Whether two stand before the same brackets: then it is no name, but what both
 * are. */
static int
is_of_two(const struct ctx *c, int who, const char *form)
{
	const char *open = strchr(form, '(');
	size_t i, k;

	for (i = 0; open != NULL && i < c->n_who && i < PEOPLE_MOST; i++)
		for (k = 0; (int)i != who && k < c->who[i].n_forms; k++) {
			const char *other = strchr(c->who[i].forms[k], '(');

			if (other != NULL && strcmp(other, open) == 0)
				return 1;
		}
	return 0;
}

static int
may_be_bracketed(struct ctx *c, int who)
{
	size_t i;

	if (!is_label_only(c, who))
		return 0;
	for (i = 0; i < c->who[who].n_forms; i++)
		if (is_of_two(c, who, c->who[who].forms[i]))
			return 0;
	return 1;
}

/* ---- "X:" and "x Y" in the head -------------------------------------------
 */

/* "formann" and "formannen": whether a word is another with an article at its
 * end. */
static int
is_stem(const char *word, size_t n, const char *low)
{
	const size_t all = strlen(low);

	return n < all && memcmp(word, low, n) == 0 &&
	       strchr(low, ' ') == NULL &&
	       vdm_utf8_length(word, n) >= STEM_LETTERS &&
	       vdm_utf8_length(low + n, all - n) <= END_LETTERS;
}

/* The token behind the label's words, which begin at token i, in small letters
 * but where a colon follows them at the start of a line; or 0. */
static size_t
words_end(struct ctx *c, const struct tokens *t, size_t i, const char *low)
{
	const size_t n = strlen(low);
	const char *there;
	size_t k;

	if (!vdm_token_has(t, i, T_WORD) ||
	    vdm_token_has(t, i, T_CASELESS | T_DIGIT))
		return 0;
	for (k = i; k < t->n && t->t[k].end < t->t[i].start + n; k++)
		;
	if (k >= t->n || t->t[k].end != t->t[i].start + n)
		k = i;
	if (vdm_token_has(t, i, T_CAP) && (i > 0 || !vdm_is_colon(t, k + 1)))
		return 0;
	there = vdm_lower(c, t->s + t->t[i].start, t->t[k].end - t->t[i].start);
	return there != NULL && (strcmp(there, low) == 0 ||
				 is_stem(there, strlen(there), low))
		   ? k + 1
		   : 0;
}

static int
named_at(struct ctx *c, const struct tokens *t, const struct mention *m,
	 const struct unit *u)
{
	const int who = vdm_mention_who(c, t, m, 1);

	if (who >= 0)
		vdm_who_at(c, who, u);
	return who;
}

/* Who is named right behind the label's words, in one unit. */
static void
named_behind(struct ctx *c, const struct unit *u, const char *low, int *found)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t i, k;

	vdm_tokens(c, t, u->text, u->len, HEAD_TOKENS);
	for (i = 0; i < t->n; i++) {
		k = words_end(c, t, i, low);
		if (k == 0)
			continue;
		k += (size_t)(i == 0 && vdm_is_colon(t, k));
		if (vdm_token_has(t, k, T_CAP) && vdm_mention_at(c, t, k, &m) &&
		    m.name == k && m.last > m.name + 1)
			add_one(found, named_at(c, t, &m, u));
	}
}

/* A label's words in small letters, without an article before them. */
static const char *
words_of(struct ctx *c, const char *name)
{
	struct tokens *t = &c->tok;
	const size_t n = strlen(name);
	size_t i;

	vdm_tokens(c, t, name, n, WORDS_MOST * 2);
	i = vdm_token_is(t, 0, W_ARTICLE) && t->n > 1;
	/* "FOR THE DEFENCE" is a side, on which several may be */
	if (t->n == 0 || t->n - i > WORDS_MOST || vdm_word_does(t, i, X_FOR))
		return NULL;
	return vdm_arena_strdup(
	    &c->scratch, vdm_lower(c, name + t->t[i].start, n - t->t[i].start));
}

/* "Priekssedis:", where the head says "priekssedis K. Lind". */
static void
bind_of_head(struct ctx *c, int who)
{
	const char *name = c->who[who].name, *low = words_of(c, name);
	size_t i;
	int found = NOBODY;

	for (i = 0; low != NULL && i < c->n && c->u[i].kind != U_TURN; i++)
		if (c->u[i].len > 0)
			named_behind(c, &c->u[i], low, &found);
	if (found < 0 || vdm_who_real(c, found) == who)
		return;
	found = vdm_who_real(c, found);
	if (c->who[found].title == NULL)
		c->who[found].title = name;
	vdm_who_merge(c, who, found);
	doubt(c, who, "the head has the label's words before this name");
}

/* ---- "Minister:" and "Riversminister (Y):" --------------------------------
 */

/* Whether one of somebody's offices ends in the word, behind another that says
 * of what it is, and not that they stand in for its holder. */
static int
ends_office(const struct ctx *c, const struct who *w, const char *word)
{
	const size_t n = strlen(word);
	const char *p = w->offices + 1;
	size_t k;

	for (; *p != '\0'; p += k + 1) {
		k = strcspn(p, " ");
		if (k >= n + FIRST_BYTES && memcmp(p + k - n, word, n) == 0 &&
		    !vdm_lexicon_does(c, p, k - n, X_STANDS_IN) &&
		    !(vdm_lexicon_get(c, p, k - n) & W_OFFMOD))
			return 1;
	}
	return 0;
}

static void
bind_of_compound(struct ctx *c, int who)
{
	const char *name = c->who[who].name, *low;
	size_t i;
	int found = NOBODY;

	if (strchr(name, ' ') != NULL || strlen(name) < LAST_BYTES)
		return;
	low = vdm_arena_strdup(&c->scratch, vdm_lower(c, name, strlen(name)));
	if (low == NULL || !(vdm_lexicon_get(c, low, strlen(low)) & W_OFFICE))
		return;
	for (i = 0; i < c->n_who && i < PEOPLE_MOST; i++)
		if (c->who[i].merged < 0 && (int)i != who &&
		    ends_office(c, &c->who[i], low))
			add_one(&found, (int)i);
	if (found < 0 || c->who[found].only_office)
		return;
	vdm_who_merge(c, who, found);
	doubt(c, who, "the one whose office ends in this word");
}

/* ---- a list of those present ----------------------------------------------
 */

/* The token behind small words from i on, which are no sentence's; or i. */
static size_t
small_end(const struct tokens *t, size_t i, size_t end)
{
	const uint32_t titles = W_OFFICE | W_HON | W_OFFMOD | W_ROLE;
	size_t k = i;

	for (; k < end && vdm_token_has(t, k, T_WORD) &&
	       !vdm_token_has(t, k, T_CAP | T_DIGIT | T_CASELESS);
	     k++)
		if (t->t[k].classes == 0 ? t->t[k].uses != 0
					 : t->t[k].classes & ~titles)
			return i;
	return k;
}

/* Whether tokens [i, end) are several words of a name, and nothing else. */
static int
is_whole_name(const struct tokens *t, size_t i, size_t end)
{
	const uint32_t none = W_OFFICE | W_BODY | W_MATTER | W_COUNTRY |
			      W_NATION | W_MONTH | W_WEEKDAY | W_TALK;
	size_t words = 0;

	for (; i < end && (vdm_token_has(t, i, T_CAP) || vdm_punct(t, i, '.'));
	     i++) {
		words += (size_t)vdm_token_has(t, i, T_WORD);
		if (t->t[i].classes & none)
			return 0;
	}
	return i == end && words > 1;
}

int
vdm_titled_small(const struct tokens *t, size_t i, size_t end,
		 struct mention *m)
{
	const size_t name = small_end(t, i, end);

	if (name == i || name > i + SMALL_WORDS || !is_whole_name(t, name, end))
		return 0;
	memset(m, 0, sizeof(*m));
	m->first = i;
	m->name = name;
	m->last = end;
	while (m->last > name + 1 && vdm_punct(t, m->last - 1, '.') &&
	       !vdm_token_has(t, m->last - 2, T_INITIAL))
		m->last--;
	m->office = 1;
	return 1;
}

void
vdm_unworded_bind(struct ctx *c)
{
	const size_t n = c->n_who < PEOPLE_MOST ? c->n_who : PEOPLE_MOST;
	size_t i;

	for (i = 0; i < n; i++)
		if (may_be_bracketed(c, (int)i))
			bind_bracketed(c, (int)i);
	for (i = 0; i < n; i++) {
		if (is_label_only(c, (int)i))
			bind_of_head(c, (int)i);
		if (is_label_only(c, (int)i))
			bind_of_compound(c, (int)i);
	}
}
