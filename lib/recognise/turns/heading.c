/* SPDX-License-Identifier: MIT */
/* Headings by their look: lines between turns that nobody says. */
#include <string.h>

#include "recognise/turns/clause.h"

enum {
	/* What capitals make a heading: bytes, and words. */
	TITLE_LEAST = 3,
	TITLE_BYTES = 120,
	TITLE_TOKENS = 24,
	HEADING_BYTES = 100 /* before a colon */
};

int
vdm_ends_colon(const struct unit *u)
{
	size_t n = u->len;
	const char *s = vdm_trim(u->text, &n);

	return n > 0 && s[n - 1] == ':';
}

int
vdm_is_title_case(struct ctx *c, const struct unit *u)
{
	struct tokens *t = &c->tok;
	size_t n = u->len, i, capital = 0, low = 0;
	const char *s = vdm_trim(u->text, &n);

	if (n > TITLE_LEAST && vdm_last_byte(s, n) == ':')
		n--;
	if (n < TITLE_LEAST || n > TITLE_BYTES ||
	    strchr(".!?;,:\"-", vdm_last_byte(s, n)) != NULL ||
	    ((unsigned char)vdm_last_byte(s, n) >= 0x80 &&
	     (unsigned char)vdm_last_byte(s, n) < 0xC0 &&
	     (unsigned char)s[n - 2] == 0x80)) /* a dash or a quotation mark */
		return 0;
	vdm_tokens(c, t, s, n, TITLE_TOKENS);
	for (i = 0; i < t->n; i++) {
		const struct token *k = &t->t[i];

		/* "Since Monday. (Laughter)" */
		if (i > 0 && k->cp == '(' && vdm_sentence_ends(t, i - 1))
			return 0;
		if (!(k->flags & T_WORD) || (k->flags & T_DIGIT))
			continue;
		if (k->flags & T_CAP)
			capital++;
		else if (!(k->classes & (W_FUNCTION | W_PARTICLE | W_AUX)))
			low++;
	}
	return capital > 0 && low == 0 && t->n > 0 && t->n < TITLE_TOKENS &&
	       (t->t[0].flags & (T_CAP | T_DIGIT));
}

int
vdm_is_ended(const struct unit *u)
{
	size_t n = u->len;
	const char *s = vdm_trim(u->text, &n);

	return n > 0 && (strchr(".!?:)]\"'", s[n - 1]) != NULL ||
			 (unsigned char)s[n - 1] >= 0x80);
}

int
vdm_parts_turns(struct ctx *c, size_t i)
{
	const struct unit *u = &c->u[i];
	size_t k = i + 1;

	if (vdm_ends_colon(u) || !vdm_is_title_case(c, u) || i == 0 ||
	    (!vdm_is_ended(&c->u[i - 1]) && c->u[i - 1].kind != U_NARRATION &&
	     c->u[i - 1].kind != U_HEADING))
		return 0;
	while (k < c->n &&
	       (c->u[k].len == 0 || c->u[k].kind == U_ACTION ||
		c->u[k].kind == U_CHROME ||
		(c->u[k].kind == U_NONE && vdm_is_title_case(c, &c->u[k]))))
		k++;
	return k < c->n &&
	       (c->u[k].kind == U_TURN || c->u[k].kind == U_NARRATION ||
		(c->u[k].kind == U_NONE &&
		 vdm_is_outcome(c, c->u[k].text, c->u[k].len, 0)));
}

int
vdm_is_heading_line(struct ctx *c, const struct unit *u)
{
	size_t n = u->len;
	const char *s = vdm_trim(u->text, &n);

	/* "AGENDA ITEM 2: Election of Officers:" */
	if (n > 0 && n < HEADING_BYTES && s[n - 1] == ':' &&
	    vdm_is_title_case(c, u))
		return 1;
	return n > 0 && n < HEADING_LINE_BYTES &&
	       strchr(".!?;,:\")]-", vdm_last_byte(s, n)) == NULL &&
	       (unsigned char)vdm_last_byte(s, n) < 0x80;
}
