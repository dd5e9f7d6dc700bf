/* SPDX-License-Identifier: MIT */
/* Words whose capital is only their place's: "Does Lind say so?", "Only Lind
 * said no." */
#include <string.h>

#include "prose/prose.h"

enum { OPENED_TOKENS = 10 }; /* of the names behind such a word */

/* Whether a sentence begins with token i, or one within marks does. */
static int
opens_sentence(const struct tokens *t, size_t i)
{
	return i == 0 ||
	       ((t->t[i - 1].flags & T_PUNCT) && !vdm_punct(t, i - 1, ',') &&
		!vdm_punct(t, i - 1, '-') && !vdm_punct(t, i - 1, '/'));
}

/* Whether somebody who is known has the word as a name: "Even Lind". */
static int
is_known_name(const struct ctx *c, const struct tokens *t, size_t i)
{
	static const enum vdm_people_key keys[] = {VDM_BY_GIVEN,
						   VDM_BY_SURNAME};
	struct ctx *mine = (struct ctx *)c;
	const struct token *k = &t->t[i];
	struct vdm_word word;
	size_t j, l, n;

	word.s = vdm_lower(mine, t->s + k->start, k->base - k->start);
	word.n = strlen(word.s);
	for (j = 0; j < sizeof(keys) / sizeof(keys[0]); j++) {
		const int *list =
		    vdm_people_with(mine, keys[j], &word, NULL, &n);

		for (l = 0; l < n; l++)
			if (c->who[list[l]].by != 0)
				return 1;
	}
	return 0;
}

/* The token behind the words with capitals from token i on, and what joins
 * them: "Lind and Aske". */
static size_t
capitals_end(const struct tokens *t, size_t i)
{
	const size_t end = i + OPENED_TOKENS;

	while (i < t->n && i < end &&
	       (vdm_token_has(t, i, T_CAP) || vdm_word_does(t, i, X_AND) ||
		(vdm_punct(t, i, '.') && vdm_is_abbreviation(t, i - 1)) ||
		(vdm_token_is(t, i, W_PARTICLE) &&
		 vdm_token_has(t, i + 1, T_CAP))))
		i++;
	return i;
}

/* What stands behind the name has to be a sentence's, as a list has such words
 * as names: a word in small letters, or the mark of a question. */
int
vdm_opens_small(const struct ctx *c, const struct tokens *t, size_t i)
{
	size_t e;

	if (!vdm_token_is(t, i, W_ADVERB | W_AUX) ||
	    vdm_token_is(t, i, W_GIVEN | W_HON | W_OFFICE) ||
	    !opens_sentence(t, i))
		return 0;
	e = capitals_end(t, i + 1);
	/* "Will said": what is said of a word is said of a name */
	if (e == i + 1 && vdm_token_is(t, i, W_AUX) &&
	    vdm_token_is(t, e, W_SAY))
		return 0;
	return ((e > i + 1 && vdm_punct(t, e, '?')) ||
		(vdm_token_has(t, e, T_WORD) &&
		 !vdm_token_has(t, e, T_DIGIT))) &&
	       !is_known_name(c, t, i);
}

int
vdm_titles_another(const struct tokens *t, size_t i)
{
	size_t k = i;

	while (vdm_token_is(t, k, W_HON | W_OFFICE) &&
	       vdm_token_has(t, k, T_CAP)) {
		k++;
		k += vdm_punct(t, k, '.') && vdm_is_abbreviation(t, k - 1);
	}
	return k > i && vdm_token_has(t, k, T_CAP);
}
