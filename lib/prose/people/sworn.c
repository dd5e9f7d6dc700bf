/* SPDX-License-Identifier: MIT */
/* Lines that say who gives evidence: oaths, and witnesses who are called. */
#include <string.h>

#include "prose/lines/label.h"
#include "prose/lines/marks.h"
#include "prose/people/roles.h"

enum {
	OATH_BYTES = 200,
	OATH_NAME = 60, /* of the name of who is sworn */
	OATH_TOKENS = 40,
	CODE_TOKENS = 4, /* "K-31" */
	NOBODY = -1
};

/* "was called as a witness, and, having been sworn, testified": whose name is
 * all that stands on the line above. */
static int
named_above(struct ctx *c, size_t i)
{
	struct unit *u;

	while (i > 0 && c->u[i - 1].len == 0)
		i--;
	if (i == 0)
		return NOBODY;
	u = &c->u[i - 1];
	if ((u->kind != U_NONE && u->kind != U_HEADING &&
	     u->kind != U_NARRATION) ||
	    u->len > OATH_NAME || memchr(u->text, ':', u->len) != NULL ||
	    vdm_evidence_person(c, u->text, u->len) == VDM_EV_NONE)
		return NOBODY;
	vdm_unit_set(u, U_NARRATION, FATE_KEEP, "says who gives evidence");
	return vdm_who_by_words(c, u->text, u->len, 1);
}

static int
ends_list(const struct tokens *t, size_t i)
{
	return i >= t->n || (vdm_punct(t, i, '.') && i + 1 >= t->n);
}

/* Whether all words of a name are in capitals. */
static int
is_upper_name(const struct tokens *t, const struct mention *m)
{
	size_t i;

	for (i = m->name; i < m->last; i++)
		if ((t->t[i].flags & T_WORD) &&
		    !(t->t[i].flags & (T_UPPER | T_INITIAL)))
			return 0;
	return 1;
}

/* Whether s, up to its first colon, is the label of a witness: the bytes before
 * the colon; or 0. */
static size_t
witness_label(struct ctx *c, const char *s, size_t len)
{
	const char *colon = memchr(s, ':', len);
	size_t n = colon != NULL ? (size_t)(colon - s) : 0;

	return n > 0 && n <= OATH_NAME && len <= OATH_NAME * 2 &&
		       vdm_role_of(c, s, n) == R_WITNESS
		   ? n
		   : 0;
}

/* "WITNESS: WITNESS K-31 [Resumed]": from byte `from` on the part again and a
 * code, by which a court calls those whom it does not name; or NOBODY. */
static int
coded(struct ctx *c, const struct unit *u, size_t from)
{
	struct tokens *t = &c->tok;
	const char *s = u->text + from, *name;
	const int *list;
	size_t used, i;

	if (!vdm_rule_is(vdm_rule_at_token(c, t, 0, P_ROLE, &used), "witness"))
		return NOBODY;
	for (i = used; i < t->n && vdm_closes(t, i) == 0 &&
		       ((t->t[i].flags & (T_INITIAL | T_DIGIT | T_PUNCT)) ||
			vdm_has_figure(t, i));)
		i++;
	if (i == used || i > used + CODE_TOKENS ||
	    (i < t->n && vdm_closes(t, i) == 0))
		return NOBODY;
	name =
	    vdm_squeeze(c, s + t->t[0].start, t->t[i - 1].end - t->t[0].start);
	if (name == NULL)
		return NOBODY;
	list = vdm_people_called(c, name, &used);
	return used > 0 ? list[0] : vdm_who_new(c, name);
}

/* "WITNESS: ANN LEE [Resumed]": who is called so from here on, and says nothing
 * in this line; NOBODY if it is a turn. */
static int
called(struct ctx *c, const struct unit *u)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t n = witness_label(c, u->text, u->len);
	int who;

	if (n == 0)
		return NOBODY;
	vdm_tokens(c, t, u->text + n + 1, u->len - n - 1, OATH_TOKENS);
	who = coded(c, u, n + 1);
	if (who >= 0) {
		vdm_who_at(c, who, u);
		return who;
	}
	if (!vdm_mention_at(c, t, 0, &m) || m.last < m.name + 2)
		return NOBODY;
	/* "WITNESS: Rt. Hon. Ann Lee.": no answer begins with so much */
	if (m.hon && ends_list(t, m.last)) {
		who = vdm_mention_who(c, t, &m, 1);
		if (who >= 0) {
			c->who[who].by |= BY_LIST;
			vdm_who_at(c, who, u);
		}
		return who;
	}
	return is_upper_name(t, &m) &&
		       (m.last >= t->n || vdm_closes(t, m.last) != 0)
		   ? vdm_mention_who(c, t, &m, 1)
		   : NOBODY;
}

int
vdm_calls_witness(struct ctx *c, const struct unit *u)
{
	return called(c, u) >= 0;
}

/* Who is sworn in unit at_unit; NOBODY where nobody is. */
static int
sworn_in(struct ctx *c, size_t at_unit)
{
	const struct unit *u = &c->u[at_unit];
	struct tokens *t = &c->tok;
	struct mention m;
	size_t at, used, from;

	if (u->len == 0 || u->len > OATH_BYTES || u->labelled)
		return NOBODY;
	if (vdm_rule_within(c, u->text, u->len, P_OATH, &at, &used) == NULL)
		return called(c, u);
	from = u->text[0] == '<'; /* a court's mark */
	vdm_tokens(c, t, u->text + from, u->len - from, OATH_TOKENS);
	if (t->n > 0 && !(t->t[0].flags & T_CAP))
		return named_above(c, at_unit);
	if (!vdm_mention_at(c, t, 0, &m) || m.last == m.name ||
	    t->t[m.last - 1].end + from > at ||
	    (!vdm_punct(t, m.last, ',') && vdm_closes(t, m.last) == 0 &&
	     !vdm_word_does(t, m.last, X_BE)))
		return called(c, u);
	return vdm_mention_who(c, t, &m, 1);
}

int
vdm_sworn(struct ctx *c, size_t at_unit)
{
	const int who = sworn_in(c, at_unit);

	if (who >= 0)
		c->who[who].sworn = 1;
	return who;
}

/* "Mr. Lee, called in and examined" is no turn of who spoke before: marked
 * before the paragraphs without a label are given away. */
void
vdm_oaths_read(struct ctx *c)
{
	size_t i;
	int who;

	for (i = 0; c->labelled && i < c->n; i++) {
		struct unit *u = &c->u[i];

		if (u->kind != U_NONE && u->kind != U_PARTICIPANTS &&
		    u->kind != U_HEADING)
			continue;
		who = vdm_sworn(c, i);
		if (who < 0)
			continue;
		if (u->kind != U_PARTICIPANTS)
			vdm_unit_set(u, U_NARRATION, FATE_KEEP,
				     "says who gives evidence");
	}
}
