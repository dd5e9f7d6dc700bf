/* SPDX-License-Identifier: MIT */
/* Roles that labels call people by, and lines that give one to somebody. */
#ifndef VDM_PROSE_ROLES_H
#define VDM_PROSE_ROLES_H

#include "prose/prose.h"

/* The roles that a document gives to one person for its whole length. */
enum role {
	R_NONE,
	R_CHAIR,
	R_ASKER,    /* an interviewer */
	R_ANSWERER, /* whom they ask */
	R_WITNESS,
	R_ACCUSED, /* answers, but where a witness does: of these they are none
		    */
	R_SPEAKER, /* who had the floor before an interruption */
	ROLES
};

/* The one that a row of P_ROLE says; of NULL, R_NONE. */
enum role vdm_role_of_rule(const struct rule *r);
/* The role that the words of a label are, and nothing beside it but articles
 * and honorifics: "The Chairman", "Mr. Chairman"; R_NONE if they are more. */
enum role vdm_role_of(struct ctx *c, const char *s, size_t n);
/* Whether somebody is a person of the record with a name of their own. */
int vdm_role_is_named(struct ctx *c, const struct who *w);
/* The role that the label of a turn is: "Q." too. */
enum role vdm_role_of_label(struct ctx *c, const struct unit *u);
/* Whether a turn is a named person's already, whatever its label says. */
int vdm_role_is_given(struct ctx *c, const struct unit *u);

/* asked.c: who is asked, where one person asks, or nobody is known to, and one
 * other is named beside them; -1 where none is, -2 where several are. */
int vdm_asked_beside(struct ctx *c, int asker);
/* Whether somebody is named by labels alone, and none below a question. */
int vdm_asked_only_above(struct ctx *c, int who);
/* Whether labels of questions and of answers stand in it. */
int vdm_asked_answers(struct ctx *c);
/* Whom questions and answers call by their names, where `of` has nobody for
 * these roles: bits, 1 << role, of those that were found so. */
unsigned vdm_asked_hailed(struct ctx *c, int of[ROLES]);
/* What is known on the way of those who are named and silent: `next` is the
 * first who may be one. Zeros at the beginning. */
struct silent {
	size_t next;
	int looked, asker_given;
};

/* Whether a turn is a question, and a named person's. */
int vdm_asked_is_given(struct ctx *c, const struct unit *u);
/* Whether somebody is named who never speaks under a name, and may be whom the
 * role means. */
int vdm_asked_may_be(struct ctx *c, enum role role, const int of[ROLES],
		     struct silent *s);

/* sworn.c: "ANN LEE, called by the plaintiff, sworn", "ANN LEE (affirmed)",
 * "ANN LEE was sworn and examined": who gives evidence from unit i on; -1 if it
 * is no such line. */
int vdm_sworn(struct ctx *c, size_t i);
/* "WITNESS: ANN LEE": whether a line calls somebody, and is no turn. */
int vdm_calls_witness(struct ctx *c, const struct unit *u);
/* Marks the lines that say that somebody was sworn, which are no turns. */
void vdm_oaths_read(struct ctx *c);

/* unworded.c: whom labels mean by other labels, and by what the head writes,
 * though no table has their words. */
void vdm_unworded_bind(struct ctx *c);

/* later.c: doubts what an office said before its holder was named. */
void vdm_later_doubt(struct ctx *c);

#endif
