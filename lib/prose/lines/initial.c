/* SPDX-License-Identifier: MIT */
/*
 * Whether one letter with a stop, at the beginning of a paragraph, labels
 * questions or answers, or is the initial of a name: "A. Lind (Halden). It
 * leaks." A letter that asks stands before all that is asked; where none does,
 * those that would answer begin names.
 */
#include "prose/lines/label.h"
#include "prose/lines/lines.h"
#include "prose/lines/marks.h"

enum {
	INITIAL_TOKENS = 12, /* "A. B. van der Lind (Halden)." */
	PLACE_WORDS = 3      /* of a name behind its initials */
};

/* "A. Lind (Halden).", "A. B. LEE.": whether a name, and a mark behind it,
 * follow the letter that token 0 is. */
static int
begins_name(const struct tokens *t)
{
	size_t i = 2, words = 0;

	while (vdm_token_has(t, i, T_INITIAL) && vdm_punct(t, i + 1, '.'))
		i += 2;
	for (; vdm_token_has(t, i, T_WORD) && words < PLACE_WORDS; words++)
		if (!vdm_token_has(t, i++, T_CAP))
			return 0;
	return words > 0 && (vdm_bracket_end(t, i) > i || vdm_punct(t, i, '.'));
}

/* Whether a unit begins with what labels a question: a word for it, or a letter
 * that begins no name. */
static int
opens_question(struct ctx *c, const struct unit *u)
{
	struct tokens *t = &c->tok;
	enum label_prefix prefix;
	size_t i;

	vdm_tokens(c, t, u->text, u->len, INITIAL_TOKENS);
	i = vdm_label_start(t, &prefix);
	if (!vdm_word_does(t, i, X_ASKS))
		return 0;
	return i > 0 || !vdm_is_part_letter(t, 0) || !vdm_punct(t, 1, '.') ||
	       !begins_name(t);
}

void
vdm_initials_tell(struct ctx *c)
{
	size_t i;
	int named = 0;

	for (i = 0; i < c->n; i++) {
		const struct unit *u = &c->u[i];

		if (u->len == 0)
			continue;
		if (u->lifted || opens_question(c, u))
			return;
		named |= vdm_token_has(&c->tok, 0, T_INITIAL) &&
			 vdm_punct(&c->tok, 1, '.') && begins_name(&c->tok);
	}
	if (!named)
		return;
	c->initials = 1;
	vdm_lexicon_forget(c);
}
