/* SPDX-License-Identifier: MIT */
/* The label that a line begins with because a person says so. */
#ifndef VDM_PROSE_LINES_OWN_H
#define VDM_PROSE_LINES_OWN_H

#include "prose/lines/label.h"

/* 0 if the line begins with none. */
int vdm_label_own(struct ctx *c, const char *s, size_t n, struct label *l);

#endif
