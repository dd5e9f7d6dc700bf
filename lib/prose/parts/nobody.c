/* SPDX-License-Identifier: MIT */
/* Credits that name nobody: none, an order, a machine. */
#include "prose/parts/credited.h"
#include "prose/prose.h"

enum { NAME_WORDS = 12 /* of who is credited, or of what */ };

/* "none", "order of the Committee": nobody is named. */
static int
is_nameless(struct ctx *c, const char *s, size_t n)
{
	const struct rule *r;
	size_t used;

	while (n > 0 && s[n - 1] == '.')
		n--;
	if (vdm_rule_is(vdm_rule_at_start(c, s, n, P_NAMELESS, &used), "opens"))
		return 1;
	r = vdm_rule_whole(c, s, n, P_NAMELESS);
	return r != NULL && r->value == NULL;
}

/* "Sony TC-40", "Uher 4000": what ends in figures is a machine and has written
 * nothing down. */
static int
is_machine(struct ctx *c, enum vdm_field_id id, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;

	if (id != VDM_F_RECORDER)
		return 0;
	vdm_tokens(c, t, s, n, NAME_WORDS);
	return t->n > 1 && t->n < NAME_WORDS && vdm_has_figure(t, t->n - 1) &&
	       vdm_evidence_person(c, s, n) == VDM_EV_NONE;
}

int
vdm_credit_is_nobody(struct ctx *c, enum vdm_field_id id, const char *s,
		     size_t n)
{
	s = vdm_trim(s, &n);
	return vdm_field_info_get(id)->claim == VDM_CLAIM_ATTRIBUTION &&
	       (is_nameless(c, s, n) || is_machine(c, id, s, n));
}
