/* SPDX-License-Identifier: MIT */
/*
 * Minutes of evidence, as printers had them: "12. (Mr. Lind.) Is it kept?--It
 * is." A numbered paragraph is a question with its answer; who asks stands in
 * brackets where it is another than before, and who answers was sworn. Courts
 * have them without numbers, and with a dash that is longer than any other:
 * "MR LIND: Is it kept?---It is."
 */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/label.h"
#include "prose/lines/marks.h"
#include "recognise/turns/answers.h"

enum {
	/* Paragraphs with a question and its answer, at least; and one in so
	 * many of those with a number has to be one. */
	PAIRS_LEAST = 3,
	PAIRS_EVERY = 2,
	NUMBER_DIGITS = 5,
	BRACKET_BYTES = 80,
	LONG_DASH = 3 /* signs of one that sets off answers without numbers */
};

/* "12." or "12": the bytes of a paragraph's number, 0 if it has none. */
static size_t
number_width(const char *s, size_t n)
{
	size_t i = strspn(s, "0123456789");

	if (i == 0 || i > NUMBER_DIGITS || i >= n)
		return 0;
	if (s[i] == '.' || s[i] == ')')
		i++;
	return i < n && s[i] == ' ' ? i : 0;
}

/* The bytes of a dash of any length; *signs, of which it consists. */
static size_t
dash_width(const char *s, size_t n, size_t *signs)
{
	size_t i = 0, used;
	uint32_t cp;

	*signs = 0;
	while (i < n) {
		cp = vdm_utf8_decode(s + i, n - i, &used);
		if (cp != '-' && (cp < 0x2012 || cp > 0x2015))
			break;
		i += used;
		++*signs;
	}
	return i;
}

/* Where the answer begins in a question's paragraph, with its dash of *signs; 0
 * where it holds none. One hyphen is a word's. */
static size_t
answer_at(const char *s, size_t n, size_t *signs)
{
	size_t i, k, width;

	*signs = 0;
	for (i = 1; i + 1 < n; i++) {
		if (s[i - 1] != '?')
			continue;
		k = i + (s[i] == ' ');
		width = dash_width(s + k, n - k, signs);
		if (width > 1 && k + width < n)
			return k;
	}
	return 0;
}

static int
is_free(const struct ctx *c, const struct unit *u)
{
	return u->kind == U_NONE && !u->lifted && !u->is_heading &&
	       vdm_unit_is_plain(c, u);
}

/* Where the answer begins in a paragraph of either kind; 0: nowhere. */
static size_t
pair_at(const struct ctx *c, const struct unit *u, int numbered)
{
	size_t at, signs;

	if (!is_free(c, u) || (numbered && number_width(u->text, u->len) == 0))
		return 0;
	at = answer_at(u->text, u->len, &signs);
	return at > 0 && !numbered && signs < LONG_DASH ? 0 : at;
}

static int
has_answers(const struct ctx *c, int with_numbers)
{
	size_t i, numbered = 0, pairs = 0;

	for (i = 0; i < c->n; i++) {
		const struct unit *u = &c->u[i];

		numbered += with_numbers && is_free(c, u) &&
			    number_width(u->text, u->len) > 0;
		pairs += pair_at(c, u, with_numbers) > 0;
	}
	return pairs >= PAIRS_LEAST && pairs * PAIRS_EVERY >= numbered;
}

/* The question: what stands before its words is its number, and who asks. What
 * bears a label is left to be read as such. */
static void
question_set(struct ctx *c, struct unit *u)
{
	size_t at = number_width(u->text, u->len), end;
	const char *close;
	struct label l;

	if (at == 0 && vdm_label_parse(c, u->text, u->len, &l) &&
	    l.style == L_COLON)
		return;
	end = at;
	while (at < u->len && u->text[at] == ' ')
		at++;
	/* "Chairman.] ": printers left out the bracket that opens */
	close =
	    memchr(u->text + at, u->text[at] == '(' ? ')' : ']', u->len - at);
	if (close != NULL && (size_t)(close - u->text) < at + BRACKET_BYTES &&
	    (strchr("([", u->text[at]) != NULL || close[-1] == '.'))
		end = (size_t)(close + 1 - u->text);
	vdm_unit_set(u, U_TURN, FATE_KEEP, "a numbered question");
	u->labelled = 1;
	u->part = PART_ASKS;
	u->label_end = end;
}

static void
answer_set(struct unit *u)
{
	size_t signs;

	vdm_unit_set(u, U_TURN, FATE_KEEP, "the answer behind a question");
	u->labelled = 1;
	u->part = PART_ANSWERS;
	u->label_end = dash_width(u->text, u->len, &signs);
}

void
vdm_answers_part(struct ctx *c)
{
	struct unit_list list = {0};
	size_t i, at;
	int numbered = has_answers(c, 1);

	if (!numbered && !has_answers(c, 0))
		return;
	for (i = 0; i < c->n; i++) {
		const struct unit *u = &c->u[i];

		at = pair_at(c, u, numbered);
		if (vdm_units_add(c, &list, u, &at, at > 0) != 0)
			return;
		if (at == 0)
			continue;
		question_set(c, &list.u[list.n - 2]);
		answer_set(&list.u[list.n - 1]);
	}
	c->u = list.u;
	c->n = list.n;
	c->cap = list.cap;
	c->labelled = 1;
}

/* Who asks: whom the bracket behind the number names; -1 without one. */
static int
asker_of(struct ctx *c, const struct unit *u)
{
	size_t at = number_width(u->text, u->len), n;
	const char *s;
	struct label l;

	while (at < u->label_end && strchr(" ([", u->text[at]) != NULL)
		at++;
	if (at == 0 || at + 1 >= u->label_end)
		return -1;
	s = u->text + at;
	n = u->label_end - at - 1;
	if (!vdm_label_parse(c, s, n, &l))
		return -1;
	return vdm_who_real(c, vdm_label_who(c, s, n, &l));
}

int
vdm_answers_bind(struct ctx *c, size_t i, int asker)
{
	struct unit *u = &c->u[i];
	int who = u->part == PART_ASKS ? asker_of(c, u) : -1;

	if (who >= 0)
		asker = who;
	if (u->part == PART_ASKS && asker >= 0) {
		u->who[0] = asker;
		u->n_who = 1;
		c->who[asker].turns++;
		c->who[asker].by |= BY_LABEL;
	}
	/* whoever is answered goes on asking */
	return u->part == PART_NONE && u->n_who == 1 && i + 1 < c->n &&
		       c->u[i + 1].part == PART_ANSWERS
		   ? u->who[0]
		   : asker;
}
