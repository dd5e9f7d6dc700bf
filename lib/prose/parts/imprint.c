/* SPDX-License-Identifier: MIT */
/*
 * Lines of a head that say what the record is, and name no part of it: which
 * session, volume or case, the symbol of a document, who took it down, printed
 * it, or has a copy.
 */
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "prose/prose.h"
#include "prose/parts/imprint.h"

enum {
	LINE_BYTES = 160,
	COUNTED_BYTES = 100, /* of a line that counts the document */
	COUNTED_WORDS = 20,
	SYMBOL_LEAST = 5,
	SYMBOL_BYTES = 40,
	CODE_BYTES = 24, /* of a number behind its word */
	NEAR = 4,        /* bytes between a word and its number: ". ", " : " */
	BODY_WORDS = 8,  /* of the name of a body */
	BODY_BYTES = 80,
	YEAR_DIGITS = 4
};

/* Whether a number is in it: figures, a Roman one, "fourteenth". */
static int
has_number(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i;

	vdm_tokens(c, t, s, n, COUNTED_WORDS);
	for (i = 0; i < t->n; i++)
		if (t->t[i].number > 0 || vdm_has_figure(t, i) ||
		    vdm_roman_month(t, i) > 0 ||
		    ((t->t[i].flags & T_UPPER) &&
		     vdm_is_roman(s + t->t[i].start,
				  t->t[i].end - t->t[i].start)) ||
		    (t->t[i].classes & W_NUMBER))
			return 1;
	return 0;
}

/* "A/CN.7/SR.12", "14/BB-HTX": the symbol of a document, and nothing else. */
static int
is_symbol(const char *s, size_t n)
{
	size_t i, figures = 0, capitals = 0, marks = 0;

	if (n < SYMBOL_LEAST || n > SYMBOL_BYTES)
		return 0;
	for (i = 0; i < n; i++) {
		const char b = s[i];

		figures += vdm_is_digit(b);
		capitals += vdm_is_capital(b);
		marks += b == '/';
		if ((unsigned char)b <= ' ' || strchr(":;,?!\"", b) != NULL)
			return 0;
	}
	return figures > 0 && capitals > 0 && marks > 0 &&
	       vdm_last_byte(s, n) != '/';
}

/* The bytes of a code that a number behind its word is, up to a blank. */
static size_t
code_width(const char *s, size_t n)
{
	size_t k = 0, figures = 0;

	while (k < n && !vdm_is_space((unsigned char)s[k])) {
		figures += vdm_is_digit(s[k]);
		k++;
	}
	while (k > 0 && strchr(".,;", s[k - 1]) != NULL)
		k--;
	return figures > 0 && k <= CODE_BYTES ? k : 0;
}

/* A number that nothing but its place tells is the record's. */
static void
put_number(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	struct vdm_field *f;

	if (n == 0 || c->had[VDM_F_NUMBER] ||
	    vdm_field_get(c->rec, VDM_F_NUMBER, 0) != NULL)
		return;
	f = vdm_put(c, VDM_F_NUMBER, s, n, u);
	if (f != NULL)
		(void)vdm_infer(c, f, VDM_CERT_MEDIUM,
				"a number in the head of the record");
}

/* "Claim No. HC-12", "Fourteenth session", "No. 14 of 1956", "DAY 3": a word
 * that counts a document or a sitting, and its number. */
static int
read_counted(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	size_t at, used, k;
	const struct rule *r;

	if (n > COUNTED_BYTES || vdm_is_sentence(c, s, n) ||
	    strchr("?!", vdm_last_byte(s, n)) != NULL)
		return 0;
	r = vdm_rule_within(c, s, n, P_COUNTS, &at, &used);
	if (r == NULL || !has_number(c, s, n))
		return 0;
	if (vdm_rule_is(r, "number")) {
		if (at > 0 && !vdm_is_digit(s[0]))
			return 0;
		for (k = at + used; k < n && strchr(".: \t", s[k]) != NULL;)
			k++;
		if (k > at + used + NEAR || code_width(s + k, n - k) == 0)
			return 0;
		put_number(c, u, s + k, code_width(s + k, n - k));
	}
	return 1;
}

int
vdm_names_body(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, bodies = 0, at, used;

	if (n > BODY_BYTES || !vdm_is_short_line(s, n) ||
	    vdm_wants_more(c, s, n))
		return 0;
	vdm_tokens(c, t, s, n, BODY_WORDS + 1);
	if (t->n > BODY_WORDS || t->n == 0)
		return 0;
	/* "Interview with the Ministry": what was said there */
	for (i = 0; i < t->n; i++) {
		const struct token *k = &t->t[i];

		if (k->classes & (W_TALK | W_GENRE))
			return 0;
		if ((k->flags & (T_DIGIT | T_PUNCT)) && k->cp != '\'')
			return 0;
		if (!(k->flags & (T_CAP | T_CASELESS)) &&
		    !(k->classes & (W_FUNCTION | W_ARTICLE)))
			return 0;
		bodies += (k->classes & W_BODY) != 0;
	}
	return bodies > 0 ||
	       vdm_rule_within(c, s, n, P_KEEPER, &at, &used) != NULL ||
	       vdm_rule_within(c, s, n, P_INSTITUTE, &at, &used) != NULL;
}

/* "Copyright 1931 by the Reading Room": the mark or its word, and a year. */
static int
says_rights(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, used = 0, digits, bytes;

	if (n > 2 && memcmp(s, "\xC2\xA9", 2) == 0)
		used = 2;
	else if (!vdm_rule_is(vdm_rule_at_start(c, s, n, P_LABEL, &used),
			      "rights"))
		return 0;
	vdm_tokens(c, t, s + used, n - used, NEAR);
	for (i = 0; i < t->n; i++)
		if (vdm_figures_of(t, i, &digits, &bytes) > 0 &&
		    digits == YEAR_DIGITS)
			return 1;
	return 0;
}

int
vdm_is_imprint(struct ctx *c, const char *s, size_t n)
{
	size_t used;

	return n <= LINE_BYTES &&
	       (vdm_rule_at_start(c, s, n, P_IMPRINT, &used) != NULL ||
		is_symbol(s, n) || says_rights(c, s, n) ||
		(vdm_rule_at_start(c, s, n, P_COUNTS, &used) != NULL &&
		 n <= COUNTED_BYTES && has_number(c, s, n)));
}

/* "Held at: the Old Mill": what a row says the words behind it are. */
static void
put_value(struct ctx *c, struct unit *u, const struct rule *r, const char *s,
	  size_t n, size_t used)
{
	const struct vdm_field_info *info = vdm_field_by_name(r->value);
	struct vdm_field *f;

	while (used < n && strchr(": \t", s[used]) != NULL)
		used++;
	if (info == NULL || used == n || c->had[info->id] ||
	    vdm_field_get(c->rec, info->id, 0) != NULL)
		return;
	f = vdm_put(c, info->id, s + used, n - used, u);
	if (f != NULL)
		(void)vdm_infer(c, f, VDM_CERT_MEDIUM,
				"stands behind words that are no label else");
}

int
vdm_imprint_read(struct ctx *c, struct unit *u, const char *s, size_t n,
		 int above)
{
	size_t used;
	const struct rule *r;

	if (n == 0 || n > LINE_BYTES || u->is_heading)
		return 0;
	r = vdm_rule_at_start(c, s, n, P_IMPRINT, &used);
	if (r != NULL && (r->value == NULL || !c->written)) {
		if (r->value != NULL)
			put_value(c, u, r, s, n, used);
		vdm_unit_set(u, U_METADATA, FATE_KEEP,
			     "says how the record was made or kept");
		return 1;
	}
	if (says_rights(c, s, n)) {
		vdm_put(c, VDM_F_RIGHTS, s, n, u);
		vdm_unit_set(u, U_METADATA, FATE_FIELD,
			     "says whose the rights are");
		return 1;
	}
	if (is_symbol(s, n)) {
		put_number(c, u, s, n);
		vdm_unit_set(u, U_METADATA, FATE_KEEP,
			     "the symbol of a document");
	} else if (read_counted(c, u, s, n)) {
		vdm_unit_set(u, U_METADATA, FATE_KEEP,
			     "counts the document, or its sitting");
	} else if (above && vdm_names_body(c, s, n)) {
		vdm_unit_set(u, U_METADATA, FATE_KEEP,
			     "names a body, beside the title");
		u->cert = VDM_CERT_MEDIUM;
	} else {
		return 0;
	}
	u->headline = 1;
	return 1;
}
