/* SPDX-License-Identifier: MIT */
/* People of one surname, whom a text may call alike. */
#include "recognise/people/namesakes.h"

#include <string.h>

#include "base/utf8.h"

enum { CALLED_TOKENS = 12 }; /* of what somebody is called */

/* Known from a list, by more than the surname. */
static int
is_listed(const struct who *w)
{
	return w->merged < 0 && (w->by & (BY_LIST | BY_USER)) != 0 &&
	       w->given != NULL && w->given[0] != '\0' && w->given[1] != '\0';
}

/* Whether a word of what one is called is one's own, and not the other's: of
 * the given names, a letter of them, an office. */
static int
tells(const struct who *one, const struct who *other, const char *s, size_t n)
{
	if (strlen(one->surname) == n && memcmp(one->surname, s, n) == 0)
		return 0;
	return vdm_word_in(one->given, s, n) ||
	       (vdm_word_in(one->offices, s, n) &&
		!vdm_word_in(other->offices, s, n));
}

/* Whether what stands in `t` calls `other` as well as `one`. */
static int
fits_both(struct ctx *c, const struct tokens *t, const struct who *one,
	  const struct who *other)
{
	size_t i;

	if (vdm_sexes_differ(one->sexes, other->sexes))
		return 0;
	for (i = 0; i < t->n; i++) {
		const struct token *k = &t->t[i];
		const char *low =
		    vdm_lower(c, t->s + k->start, k->base - k->start);

		if (low == NULL || tells(one, other, low, strlen(low)) ||
		    (strlen(low) == 1 && vdm_is_word((unsigned char)*low)))
			return 0;
	}
	return 1;
}

int
vdm_namesake_of(struct ctx *c, int who, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;
	struct vdm_word name;
	const int *list;
	size_t i, all;

	if (who < 0 || !is_listed(&c->who[who]) || *c->who[who].surname == '\0')
		return -1;
	name.s = c->who[who].surname;
	name.n = strlen(name.s);
	list = vdm_people_with(c, VDM_BY_SURNAME, &name, NULL, &all);
	if (all < 2)
		return -1;
	vdm_tokens(c, t, s, n, CALLED_TOKENS);
	for (i = 0; i < all; i++) {
		const struct who *other = &c->who[list[i]];

		if (list[i] != who && is_listed(other) &&
		    fits_both(c, t, &c->who[who], other))
			return list[i];
	}
	return -1;
}
