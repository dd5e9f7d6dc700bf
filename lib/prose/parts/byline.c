/* SPDX-License-Identifier: MIT */
/* Lines of the head that credit somebody: "by Ann Lee", "From the diary of". */
#include "prose/prose.h"
#include "prose/parts/credited.h"

enum {
	/* Bytes of a credit; of one whose last stop is none of the name. */
	CREDIT_BYTES = 300,
	CREDIT_STOPPED = 200
};

/* "by Ann Lee", below "Interview with Jonas Ray": who asks. */
static int
read_by(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	size_t used = vdm_word_at(c, s, n, X_BY);

	if (used == 0 || n >= CREDIT_BYTES ||
	    vdm_evidence_person(c, s + used, n - used) == VDM_EV_NONE)
		return 0;
	vdm_roster_one(c, u, s + used, n - used, vdm_role_asks);
	return 1;
}

void
vdm_byline_of_talk(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	size_t i = n;

	while (i > 0 && s[i - 1] != ',')
		i--;
	vdm_names_of_title(c, u, s, i > 0 ? i - 1 : n);
	while (i > 0 && i < n && s[i] == ' ')
		i++;
	if (i > 0 && read_by(c, u, s + i, n - i))
		c->interview = 1;
}

/* Whether "by" is all that makes a credit of a line. */
static int
is_mere_by(struct ctx *c, const struct rule *r, const char *s, size_t n,
	   size_t used)
{
	return c->interview &&
	       (r == NULL || used == vdm_word_at(c, s, n, X_BY));
}

/* "Interviewer Ann Lee", of whoever takes part: `used` bytes say as what. */
static int
read_participant(struct ctx *c, struct unit *u, const char *s, size_t n,
		 const struct rule *r, size_t used)
{
	const int asks = vdm_rule_is(r, "interviewer");
	size_t rest;
	const char *value;
	int colon;

	if (!asks && !vdm_rule_is(r, "participant"))
		return 0;
	if (!asks && vdm_rule_whole(c, s, used, P_ROLE) != NULL) {
		vdm_roster_beside(c, u, s, n, used);
		return 1;
	}
	value = vdm_after_label(s, n, used, &rest, &colon);
	vdm_roster_one(c, u, value, rest, asks ? r->value : NULL);
	return 1;
}

/* "From the diary of X": who wrote it wrote down what is in it. */
static void
read_diary(struct ctx *c, const char *s, size_t n, const char *whose,
	   size_t whose_n)
{
	size_t used;

	if (vdm_rule_at_start(c, s, n, P_DIARY, &used) == NULL)
		return;
	c->drafter = vdm_who_by_words(c, whose, whose_n, 1);
	if (c->drafter >= 0)
		c->who[c->drafter].by |= BY_SIGNATURE;
}

/* "Interviews conducted by" alone on its line, above a name. */
static int
read_above_name(struct ctx *c, struct unit *u, const struct rule *r)
{
	struct unit *below = u + 1;
	size_t n, line;
	const char *s;

	if (!vdm_rule_is(r, "interviewer") || below >= c->u + c->n ||
	    below->kind != U_NONE || below->line != u->end + 1)
		return 0;
	s = vdm_unit_words(below, &n);
	line = strcspn(s, "\n") < n ? strcspn(s, "\n") : n;
	if (line == 0 || vdm_evidence_person(c, s, line) == VDM_EV_NONE)
		return 0;
	vdm_roster_one(c, below, s, line, r->value);
	vdm_unit_set(u, U_METADATA, FATE_KEEP, "a credit, above a name");
	vdm_unit_set(below, U_METADATA, FATE_KEEP, "a name below a credit");
	return 1;
}

/* Of a credit with a date, "Ann Lee, Lund, 3 May 1950", the names alone. */
static void
put_credit(struct ctx *c, struct unit *u, const struct rule *r, const char *s,
	   size_t used, const char *value, size_t rest)
{
	const struct vdm_field_info *info = vdm_field_by_name(r->value);
	struct when w;

	if (info != NULL &&
	    ((vdm_when_find(c, value, rest, &w) && w.has_date && w.start > 0) ||
	     (info->claim == VDM_CLAIM_ATTRIBUTION &&
	      vdm_credit_is_more(c, value, rest))))
		vdm_credit_list(c, info->id, s, used, value,
				vdm_credit_length(c, value, rest), u);
	else
		vdm_put_labelled(c, u, r, value, rest);
}

int
vdm_byline_read(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	size_t used, rest;
	const struct rule *r = vdm_credit_at(c, s, n, &used);
	const char *value;
	int colon;

	if (is_mere_by(c, r, s, n, used) && read_by(c, u, s, n))
		return 1;
	if (r != NULL && used >= n)
		return read_above_name(c, u, r);
	if (r == NULL || n >= CREDIT_BYTES)
		return 0;
	if (read_participant(c, u, s, n, r, used))
		return 1;
	value = vdm_after_label(s, n, used, &rest, &colon);
	if (vdm_rule_is(r, "author") && !vdm_is_name(c, value, rest))
		return 2;
	read_diary(c, s, n, value, rest);
	while (rest > 0 && value[rest - 1] == '.' && n < CREDIT_STOPPED)
		rest--;
	put_credit(c, u, r, s, used, value, rest);
	vdm_unit_set(u, U_METADATA, FATE_FIELD, "a credit");
	return 1;
}
