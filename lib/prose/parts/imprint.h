/* SPDX-License-Identifier: MIT */
/* Lines of a head that say what the record is, and name no part of it. */
#ifndef VDM_PROSE_IMPRINT_H
#define VDM_PROSE_IMPRINT_H

#include "prose/prose.h"

/* Whether a line is one: its kind and fields are set. `above`: it stands close
 * to the title, and a body's name may be on it. */
int vdm_imprint_read(struct ctx *c, struct unit *u, const char *s, size_t n,
		     int above);

/* "Office for Fishery Records": the name of a body, and no more. */
int vdm_names_body(struct ctx *c, const char *s, size_t n);
/* Whether a line counts the document or says how it was made. */
int vdm_is_imprint(struct ctx *c, const char *s, size_t n);

#endif
