/* SPDX-License-Identifier: MIT */
/* Whether a line that opens with a credit's words is a credit, by all of it. */
#ifndef VDM_PROSE_PARTS_CREDITED_H
#define VDM_PROSE_PARTS_CREDITED_H

#include "prose/prose.h"

/* Whether the words behind a credit's own, "Translated by", go on to a sentence
 * in which somebody does something: "Mr. Rey, Mr. Dahl said ...". Such a line
 * tells what was said, and credits nobody. */
int vdm_credit_goes_on(struct ctx *c, const char *s, size_t n);

/* The words of a credit that opens a line, the whole of which is one: the rule,
 * and their bytes in *used; or NULL. */
const struct rule *vdm_credit_at(struct ctx *c, const char *s, size_t n,
				 size_t *used);

/* credit.c: whether what stands in the place of a name in a field of this kind
 * names nobody: "none", "order of the Committee", "Sony TC-40". */
int vdm_credit_is_nobody(struct ctx *c, enum vdm_field_id id, const char *s,
			 size_t n);
/* Whether more than one name stands there: "Ann Lee / Bo Ray", "Ann Lee without
 * permission". */
int vdm_credit_is_more(struct ctx *c, const char *s, size_t n);

#endif
