/* SPDX-License-Identifier: MIT */
/*
 * Whom a few letters mean: those that a legend binds ("AL = Ann Lee"), a name's
 * own in any script ("Sz.B.I." of Szabo-Biro Ilona), or those of the role that
 * the head gives somebody ("Int:" of the interviewer).
 */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/label.h"

enum {
	GROUPS_MOST = 6,   /* letters, each with the small ones behind it */
	GROUP_BYTES = 8,   /* "Sz", of a few letters in any script */
	LABEL_BYTES = 16,  /* of a label that is letters */
	WORDS_MOST = 12,   /* of a name */
	PEOPLE_MOST = 500, /* among whom the letters are looked for */
	ROLE_WORDS = 8,
	BEST_FIT = 3, /* the words in their order */
	NOBODY = -1,
	SEVERAL = -2
};

/* The beginnings of the pieces of a text, in small letters. */
struct pieces {
	char at[WORDS_MOST][GROUP_BYTES + 1];
	size_t n;
};

static int
piece_add(struct ctx *c, struct pieces *p, const char *s, size_t n, size_t most)
{
	const char *low = vdm_lower(c, s, n);
	size_t len = strlen(low);

	if (p->n >= most)
		return 0;
	len = len < GROUP_BYTES ? len : GROUP_BYTES;
	memcpy(p->at[p->n], low, len);
	p->at[p->n++][len] = '\0';
	return 1;
}

/* What may stand between the letters of a name. */
static int
parts_letters(uint32_t cp)
{
	return cp == '.' || cp == ' ' || cp == '-';
}

/* "A.L.", "AL", "Sz.B.I": a letter, and the small ones behind it; 0 when it is
 * something else. */
static int
groups_of(struct ctx *c, const char *s, size_t n, struct pieces *g)
{
	size_t i, from = 0, used;

	g->n = 0;
	for (i = 0; i < n; i += used) {
		uint32_t cp = vdm_utf8_decode(s + i, n - i, &used);
		int upper = vdm_is_upper(cp);

		if (upper || parts_letters(cp)) {
			if (i > from &&
			    !piece_add(c, g, s + from, i - from, GROUPS_MOST))
				return 0;
			from = upper ? i : i + used;
		} else if (i == from || !vdm_is_lower(cp)) {
			return 0;
		}
		if (i > from + GROUP_BYTES)
			return 0;
	}
	return (n <= from ||
		piece_add(c, g, s + from, n - from, GROUPS_MOST)) &&
	       g->n > 0;
}

/* "JdW", "J.d.W.": each of the letters by itself; 0 when it is something else.
 */
static int
singles_of(struct ctx *c, const char *s, size_t n, struct pieces *g)
{
	size_t i, used;

	g->n = 0;
	for (i = 0; i < n; i += used) {
		uint32_t cp = vdm_utf8_decode(s + i, n - i, &used);

		if (parts_letters(cp))
			continue;
		if ((!vdm_is_upper(cp) && !vdm_is_lower(cp)) ||
		    (i == 0 && !vdm_is_upper(cp)) ||
		    !piece_add(c, g, s + i, used, GROUPS_MOST))
			return 0;
	}
	return g->n > 1;
}

/* The words of a name but titles, "Dr."; its particles, "von", where they
 * count. */
static void
words_of(struct ctx *c, const char *name, int particles, struct pieces *w)
{
	size_t i = 0, n;

	w->n = 0;
	while (name[i] != '\0') {
		size_t used;
		uint32_t cp =
		    vdm_utf8_decode(name + i, strlen(name + i), &used);

		n = strcspn(name + i, " -.");
		if (n > 0 && (vdm_is_upper(cp) || particles) &&
		    !piece_add(c, w, name + i, n, WORDS_MOST))
			return;
		i += n;
		i += strspn(name + i, " -.");
	}
}

static int
opens_with(const struct pieces *w, size_t k, const struct pieces *g, size_t i)
{
	return strncmp(w->at[k], g->at[i], strlen(g->at[i])) == 0;
}

/* Whether the letters are those of all words, from word `turn` on: a family's
 * name may come first. */
static int
are_of(const struct pieces *w, const struct pieces *g, size_t turn)
{
	size_t i;

	if (w->n != g->n)
		return 0;
	for (i = 0; i < w->n; i++)
		if (!opens_with(w, (i + turn) % w->n, g, i))
			return 0;
	return 1;
}

/* How well letters fit a name: 3 its words in their order, 2 the first and the
 * last, 1 the last word first; 0 not. */
static int
fit_of(const struct pieces *w, const struct pieces *g)
{
	if (g->n < 2)
		return 0;
	if (are_of(w, g, 0))
		return BEST_FIT;
	if (g->n == 2 && w->n > 2 && opens_with(w, w->n - 1, g, 1)) {
		if (opens_with(w, 0, g, 0))
			return 2;
		/* behind a title that no table has */
		if (opens_with(w, w->n - 2, g, 0))
			return 1;
	}
	return w->n > 1 && are_of(w, g, w->n - 1);
}

/* How well the letters s fit a name: as its words, or with its particles
 * among them: "JdW" of "Jan de Wit". */
static int
letters_fit(struct ctx *c, const char *s, size_t n, const struct pieces *g,
	    const char *name)
{
	struct pieces w, all, singles;
	int fit;

	words_of(c, name, 0, &w);
	fit = fit_of(&w, g);
	if (fit > 0)
		return fit;
	words_of(c, name, 1, &all);
	return all.n > w.n && singles_of(c, s, n, &singles) &&
		       are_of(&all, &singles, 0)
		   ? BEST_FIT
		   : 0;
}

static void
add_one(int *found, int who)
{
	*found = *found == NOBODY || *found == who ? who : SEVERAL;
}

static int
is_stated(const struct who *w)
{
	return (w->by & (BY_HEAD | BY_LIST | BY_USER)) && w->merged < 0 &&
	       !w->only_office && !w->group;
}

/* Whom the legend says. */
static int
explained(struct ctx *c, const char *s, size_t n)
{
	const char *form = vdm_arena_strndup(&c->scratch, s, n);
	int found = NOBODY;
	const int *list;
	size_t i, count;

	if (form == NULL)
		return NOBODY;
	list = vdm_people_called(c, form, &count);
	for (i = 0; i < count; i++) {
		const struct who *w = &c->who[list[i]];

		if (is_stated(w) && strcmp(w->name, form) != 0)
			add_one(&found, list[i]);
	}
	return found;
}

static int
named_so(struct ctx *c, const char *s, size_t n, const struct pieces *g)
{
	int found = NOBODY, best = 0, fit;
	size_t i;

	for (i = 0; i < c->n_who && i < PEOPLE_MOST; i++) {
		if (!is_stated(&c->who[i]))
			continue;
		fit = letters_fit(c, s, n, g, c->who[i].name);
		if (fit > best)
			found = NOBODY;
		if (fit > 0 && fit >= best) {
			best = fit;
			add_one(&found, (int)i);
		}
	}
	return found;
}

/* Whether a role of somebody's begins with the letters: "int" of
 * "present, interviewer". */
static int
role_begins(struct ctx *c, const char *role, const struct pieces *g)
{
	struct tokens *t = &c->tok3;
	size_t i, used;

	if (role == NULL)
		return 0;
	vdm_tokens(c, t, role, strlen(role), ROLE_WORDS);
	for (i = 0; i < t->n; i++) {
		const char *low;

		if (vdm_rule_at_token(c, t, i, P_ROLE, &used) == NULL)
			continue;
		low = vdm_lower(c, role + t->t[i].start,
				t->t[i].end - t->t[i].start);
		if (strncmp(low, g->at[0], strlen(g->at[0])) == 0)
			return 1;
	}
	return 0;
}

/* Whose role, of those that the head gives, begins so, and no other's. */
static int
has_role(struct ctx *c, const struct pieces *g)
{
	int found = NOBODY;
	size_t i;

	if (g->n != 1)
		return NOBODY;
	for (i = 0; i < c->n_who && i < PEOPLE_MOST; i++)
		if (is_stated(&c->who[i]) &&
		    (role_begins(c, c->who[i].role, g) ||
		     role_begins(c, c->who[i].title, g)))
			add_one(&found, (int)i);
	return found;
}

int
vdm_letters_fit(struct ctx *c, const char *s, size_t n, const char *name)
{
	struct pieces g;

	return groups_of(c, s, n, &g) && letters_fit(c, s, n, &g, name) > 0;
}

int
vdm_who_by_letters(struct ctx *c, const char *s, size_t n)
{
	struct pieces g;
	int found;

	while (n > 0 && (s[n - 1] == '.' || s[n - 1] == ' '))
		n--;
	if (n == 0 || n > LABEL_BYTES)
		return NOBODY;
	found = explained(c, s, n);
	if (found == NOBODY && groups_of(c, s, n, &g)) {
		found = named_so(c, s, n, &g);
		if (found == NOBODY)
			found = has_role(c, &g);
	}
	return found >= 0 ? found : NOBODY;
}
