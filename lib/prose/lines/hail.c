/* SPDX-License-Identifier: MIT */
/* What hails those that are there, and is no label though a colon ends it:
 * "Ladies and gentlemen: ...", "Friends, Mr. Chairman: ...". */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/label.h"

enum {
	HAIL_BYTES = 160, /* up to its colon */
	OFFICE_TOKENS = 5 /* "Monsieur le ministre", of whom an office hails */
};

/* "señora consejera", "Herr Minister", "M. le président": whom a man's or a
 * woman's title and an office name, and no name. */
static int
hails_office(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;
	size_t i = 1;

	vdm_tokens(c, t, s, n, OFFICE_TOKENS);
	if (!vdm_word_does(t, 0, X_MAN) && !vdm_word_does(t, 0, X_WOMAN))
		return 0;
	while (vdm_punct(t, i, '.') || vdm_token_is(t, i, W_ARTICLE | W_OFFMOD))
		i++;
	return vdm_token_is(t, i, W_OFFICE);
}

/* The bytes of s before its first comma. */
static size_t
first_part(const char *s, size_t n)
{
	const char *comma = memchr(s, ',', n);

	return comma != NULL ? (size_t)(comma - s) : n;
}

int
vdm_hails(struct ctx *c, const char *s, size_t n)
{
	const struct rule *r;
	size_t used, part;
	int first = 1;

	if (n == 0 || n > HAIL_BYTES)
		return 0;
	for (; n > 0; first = 0) {
		s = vdm_trim(s, &n);
		r = vdm_rule_at_start(c, s, n, P_HAILS, &used);
		if (r != NULL && !(first && vdm_rule_is(r, "behind")))
			return 1;
		if (!first && hails_office(c, s, n))
			return 1;
		part = first_part(s, n);
		part += part < n;
		s += part;
		n -= part;
	}
	return 0;
}

int
vdm_opens_hailing(struct ctx *c, const char *s, size_t n)
{
	const char *colon = memchr(s, ':', n < HAIL_BYTES ? n : HAIL_BYTES);

	return colon != NULL && vdm_hails(c, s, (size_t)(colon - s));
}
