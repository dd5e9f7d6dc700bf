/* SPDX-License-Identifier: MIT */
/* Roles that labels call people by, and lines that give one to somebody. */
#ifndef VDM_RECOGNISE_ROLES_H
#define VDM_RECOGNISE_ROLES_H

#include "recognise/internal.h"

/* The roles that a document gives to one person for its whole length. */
enum role {
	R_NONE,
	R_CHAIR,
	R_ASKER,    /* an interviewer */
	R_ANSWERER, /* whom they ask */
	R_WITNESS,
	R_SPEAKER, /* who had the floor before an interruption */
	ROLES
};

/* The one that a row of P_ROLE says; of NULL, R_NONE. */
enum role vdm_role_of_rule(const struct rule *r);
/* The role that the words of a label are, and nothing beside it but articles
 * and honorifics: "The Chairman", "Mr. Chairman"; R_NONE if they are more. */
enum role vdm_role_of(struct ctx *c, const char *s, size_t n);
/* sworn.c: "ANN LEE, called by the plaintiff, sworn", "ANN LEE (affirmed)",
 * "ANN LEE was sworn and examined": who gives evidence from unit i on; -1 if it
 * is no such line. */
int vdm_sworn(struct ctx *c, size_t i);

/* later.c: doubts what an office said before its holder was named. */
void vdm_later_doubt(struct ctx *c);

#endif
