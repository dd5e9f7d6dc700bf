/* SPDX-License-Identifier: MIT */
/* People of one surname. */
#ifndef VDM_PROSE_NAMESAKES_H
#define VDM_PROSE_NAMESAKES_H

#include "prose/prose.h"

/* Another one who is listed, and whom the words by which a text calls somebody
 * fit as well: "Mr. Lind", where Anders and Berta Lind are; -1: there is none.
 */
int vdm_namesake_of(struct ctx *c, int who, const char *s, size_t n);
/* "Lind (Halden)" in the text: who of those whom a list tells apart by what
 * stands in brackets behind the name, which s begins with; or -1. */
int vdm_namesake_beside(struct ctx *c, int who, const char *s, size_t n);

/* A form by which a text calls them, as far as one can guess: it says nothing
 * of what they are. */
void vdm_who_doubted(struct ctx *c, int who, const char *s, size_t n);

/* forms.c: whether a man or a woman is called so by the honorific that opens a
 * form. */
unsigned vdm_form_sex(struct ctx *c, const char *form);
/* Whether somebody is called by the honorific that opens a form; 0 where none
 * does. */
int vdm_is_called(struct ctx *c, int who, const char *form);
/* Somebody new of that name, whoever else has it. */
int vdm_mention_new(struct ctx *c, const struct tokens *t,
		    const struct mention *m);
/* Whether a list that named `who` names another by the same words, tokens of
 * the mention: by another honorific, or with `n` bytes beside the name that say
 * something else of them. */
int vdm_is_namesake(struct ctx *c, int who, const struct tokens *t,
		    const struct mention *m, const char *beside, size_t n);
/* Whether somebody was found by a name that differs by a letter or two, and not
 * by one of theirs. */
int vdm_is_misspelt(struct ctx *c, int who, const struct tokens *t,
		    const struct mention *m);
/* Calls somebody by all that stands there, for another has the same name. */
void vdm_who_apart(struct ctx *c, int who, const char *s, size_t n);
/* Calls two of one name apart: the first by what is known of them, the other by
 * the `n` bytes that stand beside the name. */
void vdm_namesakes_part(struct ctx *c, int one, int other, const char *beside,
			size_t n);

#endif
