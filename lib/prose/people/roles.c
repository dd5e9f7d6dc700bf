/* SPDX-License-Identifier: MIT */
/* Roles that labels call people by: which one words are. */
#include "prose/people/roles.h"

#include <string.h>

#include "base/utf8.h"
#include "prose/lines/label.h"

enum { ROLE_WORDS = 8 }; /* of a label or an office that is a role's */

/* The values of P_ROLE in the tables. */
static const char *const role_names[ROLES] = {
    NULL, "chair", "interviewer", "interviewee", "witness", "accused", "floor"};

enum role
vdm_role_of_rule(const struct rule *r)
{
	int k;

	for (k = R_NONE + 1; k < ROLES; k++)
		if (vdm_rule_is(r, role_names[k]))
			return (enum role)k;
	return R_NONE;
}

enum role
vdm_role_of(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok3;
	enum role role = R_NONE;
	size_t i, used;

	vdm_tokens(c, t, s, n, ROLE_WORDS);
	if (t->n >= ROLE_WORDS)
		return R_NONE;
	for (i = 0; i < t->n; i++) {
		const struct rule *r =
		    vdm_rule_at_token(c, t, i, P_ROLE, &used);

		if (r != NULL) {
			if (role != R_NONE && role != vdm_role_of_rule(r))
				return R_NONE;
			role = vdm_role_of_rule(r);
			i += used - 1;
			continue;
		}
		if (!(t->t[i].flags & T_PUNCT) &&
		    !(t->t[i].classes & (W_ARTICLE | W_HON)))
			return R_NONE;
	}
	return role;
}

int
vdm_role_is_named(struct ctx *c, const struct who *w)
{
	return w->merged < 0 && !w->only_office && !w->group &&
	       (w->by & (BY_HEAD | BY_LIST | BY_USER)) &&
	       vdm_role_of(c, w->name, strlen(w->name)) == R_NONE;
}

/* The role that a label's words, without its marks, are: "Q." too. */
static enum role
role_of_words(struct ctx *c, const char *s, size_t n)
{
	const struct rule *r;
	size_t used, end;

	s = vdm_trim(s, &n);
	used = vdm_part_counted(c, s, n, &end);
	n = used > 0 ? used : n;
	while (n > 0 && strchr(".:-\t ", s[n - 1]) != NULL)
		n--;
	used = vdm_word_at(c, s, n, X_ASKS);
	if (used > 0 && used == n)
		return R_ASKER;
	used = vdm_word_at(c, s, n, X_ANSWERS);
	if (used > 0 && used == n)
		return R_ANSWERER;
	r = vdm_rule_whole(c, s, n, P_ROLE);
	return r != NULL ? vdm_role_of_rule(r) : vdm_role_of(c, s, n);
}

/* "The PRESIDENT (interpretation from Spanish):": how many bytes of a label say
 * who speaks, and not how. */
static size_t
plain_label(const struct unit *u)
{
	const char *open = memchr(u->text, '(', u->label_end);
	size_t n = open != NULL ? (size_t)(open - u->text) : 0, used;

	return n > 0 && n + 1 < u->label_end &&
		       vdm_is_lower(vdm_utf8_decode(
			   open + 1, u->label_end - n - 1, &used))
		   ? n
		   : u->label_end;
}

enum role
vdm_role_of_label(struct ctx *c, const struct unit *u)
{
	enum role asked = R_NONE;

	/* "12. (Chairman.) Is it kept?" */
	if (u->part == PART_ASKS && u->n_who > 0)
		asked = vdm_role_of(c, c->who[u->who[0]].name,
				    strlen(c->who[u->who[0]].name));
	if (u->part != PART_NONE)
		return u->part == PART_ANSWERS ? R_ANSWERER
		       : asked == R_CHAIR      ? R_CHAIR
					       : R_ASKER;
	return role_of_words(c, u->text, plain_label(u));
}

int
vdm_role_is_given(struct ctx *c, const struct unit *u)
{
	const char *name;

	if (u->n_who == 0)
		return 0;
	name = c->who[vdm_who_real(c, u->who[0])].name;
	return role_of_words(c, name, strlen(name)) == R_NONE;
}
