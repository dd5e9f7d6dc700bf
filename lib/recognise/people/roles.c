/* SPDX-License-Identifier: MIT */
/* Roles that labels call people by: which one words are. */
#include "recognise/people/roles.h"

enum { ROLE_WORDS = 8 }; /* of a label or an office that is a role's */

/* The values of P_ROLE in the tables. */
static const char *const role_names[ROLES] = {
    NULL, "chair", "interviewer", "interviewee", "witness", "floor"};

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
