/* SPDX-License-Identifier: MIT */
/* Turns given to whom they name. */
#include "prose/people/namesakes.h"
#include "prose/clauses/clause.h"

void
vdm_give(struct ctx *c, struct unit *u, int who, enum vdm_certainty cert,
	 int inferred, const char *reason)
{
	who = vdm_who_real(c, who);
	if (who < 0)
		return;
	u->who[0] = who;
	u->n_who = 1;
	u->cert = cert;
	u->inferred = inferred;
	u->reason = reason;
	c->who[who].turns++;
	if (c->who[who].by == 0)
		c->who[who].by = BY_NARRATION;
	if (c->who[who].pos.line == 0) {
		c->who[who].pos.line = u->line;
		c->who[who].pos.end = u->end;
		c->who[who].pos.column = 1;
	}
}

void
vdm_give_candidate(struct ctx *c, struct unit *u, int who, const char *reason)
{
	who = vdm_who_real(c, who);
	if (who < 0 || (u->n_who > 0 && u->who[0] == who))
		return;
	vdm_buf_clear(&c->buf);
	if (u->candidates != NULL)
		vdm_buf_printf(&c->buf, "%s|", u->candidates);
	vdm_buf_printf(&c->buf, "%s: %s", c->who[who].name, reason);
	u->candidates = vdm_arena_strdup(&c->scratch, vdm_buf_str(&c->buf));
}

static const char *const reasons[] = {
    [H_NONE] = "",
    [H_START] = "name and verb stand first",
    [H_INSIDE] = "name and verb stand in mid-sentence",
    [H_LEAD] = "name and verb follow a lead-in",
    [H_LATER] = "a later sentence names the speaker",
    [H_WEAK] = "a speaker's name stands first",
    [H_PRONOUN] = "a pronoun stands for the speaker"};

const char *
vdm_how_reason(enum how how)
{
	return reasons[how];
}

/* A name and the next word that are written as one are said to be. */
static void
joined_tell(struct ctx *c, const struct unit *u, int who)
{
	struct vdm_pos pos = {u->line, 1, u->end};

	vdm_diag(c->sink, VDM_D_NAME_RUN_TOGETHER, &pos, NULL,
		 "a name and the next word are written as one; the "
		 "turn is given to %s, the text is left as it is",
		 c->who[who].name);
}

/* Whom a finding names: of two whom a list tells apart by what stands in
 * brackets, the one whose that is. */
static int
named_who(struct ctx *c, const struct unit *u, const struct finding *f,
	  int *beside)
{
	const int who = vdm_who_real(c, f->who);
	const int of =
	    vdm_namesake_beside(c, who, u->text + f->end, u->len - f->end);

	*beside = of >= 0;
	return of >= 0 ? of : who;
}

/* "The adviser said", where others are named and nobody is an adviser: one of
 * those who are named may be. */
static int
is_lone_office(const struct ctx *c, int who)
{
	size_t i;

	if (who < 0 || !c->who[who].only_office ||
	    (c->who[who].by & (BY_HEAD | BY_LIST | BY_USER)))
		return 0;
	for (i = 0; i < c->n_who; i++)
		if (c->who[i].merged < 0 && !c->who[i].only_office &&
		    (c->who[i].by & (BY_LIST | BY_USER)) &&
		    (c->who[i].offices == NULL || c->who[i].offices[0] == '\0'))
			return 1;
	return 0;
}

/* Whether what names the speaker leaves room for another. */
static int
is_unsure(const struct ctx *c, const struct finding *f, int who)
{
	return f->how == H_LATER || f->how == H_WEAK || f->unsure ||
	       is_lone_office(c, who);
}

void
vdm_give_named(struct ctx *c, struct unit *u, const struct finding *f)
{
	int beside;
	const int who = named_who(c, u, f, &beside);
	enum vdm_certainty cert = VDM_CERT_HIGH;
	const char *reason = vdm_how_reason(f->how);
	const int office = vdm_office_is_shared(c, who);
	const int other = office || beside
			      ? -1
			      : vdm_namesake_of(c, who, u->text + f->start,
						f->end - f->start);
	const int shared = office || other >= 0 || f->supposed;

	u->kind = f->gesture ? U_ACTION : U_TURN;
	if (is_unsure(c, f, who))
		cert = VDM_CERT_MEDIUM;
	if (office)
		reason = "an office that several of those named hold";
	else if (other >= 0)
		reason = "a name that several of those present have";
	else if (f->supposed)
		reason = "would do so if something else were so";
	if (f->joined)
		reason = "a speaker's name run together with the next word";
	vdm_give(c, u, who, shared ? VDM_CERT_LOW : cert, shared, reason);
	vdm_give_candidate(c, u, other, reason);
	u->name_start = f->start;
	u->name_end = f->end;
	if (f->joined)
		joined_tell(c, u, who);
	else
		vdm_who_spelling(c, u, who, u->text + f->start,
				 f->end - f->start);
}
