/* SPDX-License-Identifier: MIT */
/*
 * Who asks, and who is asked, where labels say no more than that: one of two
 * who are named, or whom the other calls by a name: "Q. Mr. Lind, is it kept?"
 */
#include <string.h>

#include "prose/lines/label.h"
#include "prose/people/roles.h"

enum {
	ROLE_WORDS = 8,    /* of a text that may speak of a role */
	HAIL_TOKENS = 200, /* of a turn, in which somebody is called */
	NOBODY = -1,
	SEVERAL = -2
};

/* One more of whom only one may be. */
static void
add_one(int *found, int who)
{
	*found = *found == NOBODY || *found == who ? who : SEVERAL;
}

/* Whether somebody alone speaks before the first "Q.", of which nobody says who
 * asks it: then they are asked, as at conferences; in court an objection is
 * another's.
 */
static int
speaks_before_questions(struct ctx *c, int who)
{
	size_t i;
	int spoken = 0;

	for (i = 0; i < c->n; i++) {
		const struct unit *u = &c->u[i];

		if (u->kind != U_TURN || !u->labelled || u->n_who == 0)
			continue;
		if (vdm_word_at(c, u->text, u->label_end, X_ASKS) > 0)
			return spoken &&
			       vdm_word_at(c, c->who[u->who[0]].name,
					   strlen(c->who[u->who[0]].name),
					   X_ASKS) > 0;
		if (vdm_who_real(c, u->who[0]) != who)
			return 0;
		spoken = 1;
	}
	return 0;
}

/* Whether a labelled turn is an answer's, by its label. */
static int
is_answer(struct ctx *c, const struct unit *u)
{
	return u->kind == U_TURN && u->labelled &&
	       vdm_word_at(c, u->text, u->label_end, X_ANSWERS) > 0;
}

/* Whether somebody speaks by their name right above or below an answer: "MR.
 * OTT: Objection.", who then gives none of them. */
static int
cuts_in(struct ctx *c, int who)
{
	const struct unit *last = NULL;
	size_t i;

	for (i = 0; i < c->n; i++) {
		const struct unit *u = &c->u[i];
		int mine;

		if (u->kind != U_TURN || !u->labelled)
			continue;
		mine = u->n_who > 0 && vdm_who_real(c, u->who[0]) == who;
		if (last != NULL && ((mine && is_answer(c, last)) ||
				     (is_answer(c, u) && last->n_who > 0 &&
				      !is_answer(c, last) &&
				      vdm_who_real(c, last->who[0]) == who)))
			return 1;
		last = u;
	}
	return 0;
}

int
vdm_asked_only_above(struct ctx *c, int who)
{
	int asked = 0;
	size_t i;

	if (c->who[who].by != BY_LABEL)
		return 0;
	for (i = 0; i < c->n; i++) {
		const struct unit *u = &c->u[i];

		if (u->kind != U_TURN || !u->labelled)
			continue;
		if (asked && u->n_who > 0 && vdm_who_real(c, u->who[0]) == who)
			return 0;
		asked = vdm_word_at(c, u->text, u->label_end, X_ASKS) > 0;
	}
	return 1;
}

/* Somebody who is named by a label alone, and not by a role. */
static int
is_labelled(struct ctx *c, const struct who *w)
{
	return w->merged < 0 && w->by == BY_LABEL && !w->only_office &&
	       !w->group && !w->nobody &&
	       vdm_role_of(c, w->name, strlen(w->name)) == R_NONE &&
	       !vdm_is_part(c, vdm_lower(c, w->name, strlen(w->name)));
}

/* Whether somebody is there to write down what others say. */
static int
is_recorder(struct ctx *c, const struct who *w)
{
	struct tokens *t = &c->tok3;
	size_t i, used;

	if (w->role == NULL)
		return 0;
	vdm_tokens(c, t, w->role, strlen(w->role), ROLE_WORDS);
	for (i = 0; i < t->n; i++)
		if (vdm_rule_is(vdm_rule_at_token(c, t, i, P_ROLE, &used),
				"recorder"))
			return 1;
	return 0;
}

/* Who asks in a turn that says no more than that, one byte of each: by
 * "EXAMINATION BY MR. RAY" above it, as counsel do, who give no answers. NULL
 * where memory ran out. */
static const char *
who_asks(struct ctx *c)
{
	char *asks = vdm_arena_alloc(&c->scratch, c->n_who + 1);
	size_t i;

	if (asks == NULL)
		return NULL;
	memset(asks, 0, c->n_who + 1);
	for (i = 0; i < c->n; i++) {
		const struct unit *u = &c->u[i];

		if (u->kind == U_TURN && u->labelled && u->n_who > 0 &&
		    vdm_word_at(c, u->text, u->label_end, X_ASKS) > 0)
			asks[vdm_who_real(c, u->who[0])] = 1;
	}
	return asks;
}

int
vdm_asked_beside(struct ctx *c, int asker)
{
	const char *asks = who_asks(c);
	int found = NOBODY, one = NOBODY;
	size_t i;

	for (i = 0; asks != NULL && i < c->n_who; i++)
		if (vdm_role_is_named(c, &c->who[i]) && (int)i != asker &&
		    !is_recorder(c, &c->who[i]) && !asks[i])
			add_one(&found, (int)i);
	/* "Secretary Lee:" between "Q." and "A." */
	for (i = 0; found == NOBODY && i < c->n_who; i++)
		if (is_labelled(c, &c->who[i]) && (int)i != asker &&
		    speaks_before_questions(c, (int)i) && !cuts_in(c, (int)i)) {
			if (one != NOBODY)
				return SEVERAL;
			one = (int)i;
		}
	return found == NOBODY ? one : found;
}

int
vdm_asked_answers(struct ctx *c)
{
	size_t i;
	int asks = 0, answers = 0;

	for (i = 0; i < c->n && !(asks && answers); i++) {
		const struct unit *u = &c->u[i];
		size_t n = u->label_end, used;
		const char *s;

		if (u->kind != U_TURN || !u->labelled)
			continue;
		s = vdm_trim(u->text, &n);
		used = vdm_word_at(c, s, n, X_ASKS);
		asks |= used > 0 && used + 2 >= n;
		used = vdm_word_at(c, s, n, X_ANSWERS);
		answers |= used > 0 && used + 2 >= n;
	}
	return asks && answers;
}

/* ---- who is called by a name ---------------------------------------------
 */

/* Whether the mention stands as one does by which somebody is called: "Mr.
 * Lind, is it kept?" at the beginning, "It is, Mr. Lind." behind a comma. */
static int
is_hail(const struct tokens *t, const struct mention *m)
{
	if (m->possessive || m->last == m->name || !(m->hon || m->office) ||
	    (t->t[m->first].classes & W_ARTICLE))
		return 0;
	/* "Mr. Berg, the mate, had gone?" is of him, and not to him */
	if (m->first == 0)
		return vdm_punct(t, m->last, ',') &&
		       !vdm_word_does(t, m->last + 1, X_THE);
	return vdm_punct(t, m->first - 1, ',') &&
	       (vdm_punct(t, m->last, '.') || vdm_punct(t, m->last, '?') ||
		vdm_punct(t, m->last, '!'));
}

/* Whom a turn calls by a name; NOBODY, or SEVERAL. */
static int
hailed_in(struct ctx *c, const struct unit *u)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t i;
	int found = NOBODY;

	vdm_tokens(c, t, u->text + u->label_end, u->len - u->label_end,
		   HAIL_TOKENS);
	for (i = 0; i < t->n; i++) {
		int who;

		if (!vdm_mention_at(c, t, i, &m))
			continue;
		who = is_hail(t, &m) ? vdm_mention_who(c, t, &m, 1) : NOBODY;
		if (who >= 0)
			add_one(&found, vdm_who_real(c, who));
		i = m.last > i ? m.last - 1 : i;
	}
	return found;
}

/* The role of a turn that no person with a name has; R_NONE of others. */
static enum role
open_role(struct ctx *c, const struct unit *u)
{
	enum role role;

	if (u->kind != U_TURN || !u->labelled || u->lifted ||
	    vdm_role_is_given(c, u))
		return R_NONE;
	role = vdm_role_of_label(c, u);
	return role == R_WITNESS || role == R_ACCUSED ? R_ANSWERER : role;
}

/* Whether a turn is a question's, whoever is known to ask it. */
static int
asks(struct ctx *c, const struct unit *u)
{
	return u->kind == U_TURN && u->labelled &&
	       vdm_role_of_label(c, u) == R_ASKER;
}

/* Whom questions call that are answered, and whom the answers to them. */
static void
hails_find(struct ctx *c, int called[ROLES])
{
	const struct unit *last = NULL;
	size_t i;

	for (i = 0; i < c->n; i++) {
		const struct unit *u = &c->u[i];
		enum role role;
		int who;

		if (u->kind != U_TURN || u->continued)
			continue;
		role = open_role(c, u);
		if (role == R_ANSWERER && last != NULL && asks(c, last)) {
			who = hailed_in(c, last);
			if (who != NOBODY)
				add_one(&called[R_ANSWERER], who);
			who = open_role(c, last) == R_ASKER ? hailed_in(c, u)
							    : NOBODY;
			if (who != NOBODY)
				add_one(&called[R_ASKER], who);
		}
		last = u;
	}
}

/* The one other whom the title of an interview names beside who asks. */
static int
titled_beside(struct ctx *c, int asker)
{
	int found = NOBODY;
	size_t i;

	for (i = 0; c->interview && i < c->n_who; i++)
		if (vdm_role_is_named(c, &c->who[i]) && (int)i != asker &&
		    (c->who[i].by & BY_HEAD))
			add_one(&found, (int)i);
	return found;
}

unsigned
vdm_asked_hailed(struct ctx *c, int of[ROLES])
{
	int called[ROLES] = {NOBODY};
	unsigned hailed = 0;

	called[R_ASKER] = called[R_ANSWERER] = NOBODY;
	if (of[R_ASKER] != NOBODY && of[R_ANSWERER] >= 0)
		return 0;
	hails_find(c, called);
	if (called[R_ASKER] == called[R_ANSWERER])
		return 0;
	if (of[R_ASKER] == NOBODY && called[R_ASKER] >= 0 &&
	    called[R_ASKER] != of[R_ANSWERER]) {
		of[R_ASKER] = called[R_ASKER];
		hailed |= 1U << R_ASKER;
	}
	if (of[R_ANSWERER] >= 0)
		return hailed;
	if (called[R_ANSWERER] == NOBODY && of[R_ASKER] >= 0)
		called[R_ANSWERER] = titled_beside(c, of[R_ASKER]);
	if (called[R_ANSWERER] >= 0 && called[R_ANSWERER] != of[R_ASKER]) {
		of[R_ANSWERER] = called[R_ANSWERER];
		of[R_WITNESS] =
		    of[R_WITNESS] >= 0 ? of[R_WITNESS] : of[R_ANSWERER];
		hailed |= 1U << R_ANSWERER | 1U << R_WITNESS;
	}
	return hailed;
}

/* Whether one of the roles is somebody's for all of the document. */
static int
has_role(const int of[ROLES], int who)
{
	int role;

	for (role = R_NONE + 1; role < ROLES; role++)
		if (of[role] == who)
			return 1;
	return 0;
}

int
vdm_asked_is_given(struct ctx *c, const struct unit *u)
{
	return asks(c, u) && vdm_role_is_given(c, u);
}

/* Whether a question is a named person's. The document is gone through once:
 * what changes behind that is told. */
static int
some_asker_given(struct ctx *c, struct silent *s)
{
	size_t i;

	for (i = 0; !s->looked && !s->asker_given && i < c->n; i++)
		s->asker_given = vdm_asked_is_given(c, &c->u[i]);
	s->looked = 1;
	return s->asker_given;
}

int
vdm_asked_may_be(struct ctx *c, enum role role, const int of[ROLES],
		 struct silent *s)
{
	if (of[role] == SEVERAL || (role == R_ASKER && some_asker_given(c, s)))
		return 1;
	/* who speaks, and who has a role, is none of them for good */
	for (; s->next < c->n_who; s->next++) {
		const struct who *w = &c->who[s->next];

		if (vdm_role_is_named(c, w) && w->turns == 0 &&
		    !has_role(of, (int)s->next) && !is_recorder(c, w))
			return 1;
	}
	return 0;
}
