/* SPDX-License-Identifier: MIT */
/* What a grammar cannot say about a record, one row a rule. */
#ifndef VDM_RULES_RULES_H
#define VDM_RULES_RULES_H

#include "base/diag.h"

struct vdm_record;

/*
 * Runs every rule; what breaks one is a finding. Files that a record points
 * into are looked for in the folder `base`; NULL: they are not looked for. A
 * pointer to the file `name` (NULL: not known) points into the record itself.
 * 0, or -1: out of memory.
 */
int vdm_rules_check(const struct vdm_record *rec, const char *base,
		    const char *name, const struct vdm_sink *sink);

#endif
