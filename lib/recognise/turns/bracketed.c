/* SPDX-License-Identifier: MIT */
/*
 * Evidence whose answers bear a name in brackets, "(Mr. Lind) It leaks.", and
 * whose questions are counted: "214. How long has it leaked?" Who asks stands
 * on a line of its own above the first of their questions, and has the next
 * ones too. Where nobody does, nobody asks: never whoever answered last.
 */
#include <string.h>

#include "base/utf8.h"
#include "prose/clauses/clause.h"

enum {
	ANSWERS_LEAST = 2, /* of answers that make such evidence */
	NAME_BYTES = 50,   /* of the line of who asks */
	NUMBER_BYTES = 6   /* of a question's number: "1234." */
};

static int
is_answer(const struct unit *u)
{
	return u->kind == U_TURN && u->labelled && u->len > 0 &&
	       u->text[0] == '(';
}

/* "214. ": whether a question's number opens the text. */
static int
is_counted(const struct unit *u)
{
	size_t n, k;
	const char *s = vdm_unit_words(u, &n);

	for (k = 0; k < n && k < NUMBER_BYTES && vdm_is_digit(s[k]);)
		k++;
	return k > 0 && k + 1 < n && s[k] == '.' && s[k + 1] == ' ';
}

/* Whether the next unit that is no mark of a page is a question. */
static int
stands_above_question(const struct ctx *c, size_t i)
{
	while (++i < c->n && (c->u[i].len == 0 || c->u[i].kind == U_CHROME))
		;
	return i < c->n &&
	       (c->u[i].kind == U_NONE || c->u[i].kind == U_NARRATION) &&
	       is_counted(&c->u[i]);
}

static void
give(struct ctx *c, struct unit *u, int who, const char *reason)
{
	vdm_unit_set(u, U_TURN, FATE_KEEP, reason);
	u->cert = who >= 0 ? VDM_CERT_MEDIUM : VDM_CERT_LOW;
	u->inferred = 1;
	u->n_who = who >= 0;
	if (who < 0)
		return;
	u->who[0] = who;
	c->who[who].turns++;
	c->who[who].by |= BY_LABEL;
}

/* "Chairman", "Miss Lind": who asks, on a line of its own; or -1. */
static int
asker_of(struct ctx *c, const struct unit *u)
{
	size_t n, i;
	const char *s = vdm_unit_words(u, &n);
	const struct rule *r;
	int who;

	if (n == 0 || n > NAME_BYTES || strchr(".:?!", s[n - 1]) != NULL)
		return -1;
	r = vdm_rule_whole(c, s, n, P_ROLE);
	for (i = 0; vdm_rule_is(r, vdm_role_presides) && i < c->n_who; i++)
		if (c->who[i].role != NULL && c->who[i].merged < 0 &&
		    strcmp(c->who[i].role, vdm_role_presides) == 0)
			return (int)i;
	who = vdm_who_by_words(c, s, n, 0);
	return who >= 0 ? vdm_who_real(c, who) : -1;
}

void
vdm_bracketed_read(struct ctx *c)
{
	size_t i, answers = 0;
	int asker = -1, who;

	for (i = 0; i < c->n; i++)
		answers += (size_t)is_answer(&c->u[i]);
	if (answers < ANSWERS_LEAST)
		return;
	for (i = 0; i < c->n && i < c->tail_start; i++) {
		struct unit *u = &c->u[i];

		if (u->kind != U_NONE && u->kind != U_HEADING &&
		    !(u->kind == U_NARRATION && asker >= 0))
			continue;
		if (is_counted(u) && (asker >= 0 || i >= c->head_end)) {
			give(c, u, asker,
			     "a question of who is named as asking");
			continue;
		}
		if (!stands_above_question(c, i))
			continue;
		who = asker_of(c, u);
		if (who < 0)
			continue;
		asker = who;
		give(c, u, asker, "names who asks what stands below");
	}
}
