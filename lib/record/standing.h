/* SPDX-License-Identifier: MIT */
/* The words for how a value is held, which all formats share. */
#ifndef VDM_RECORD_STANDING_H
#define VDM_RECORD_STANDING_H

#include "base/diag.h"

/* "explicit", "explicit-empty", "inferred", "stated". */
const char *vdm_state_name(enum vdm_state state);
/* Sets the state of that name; 0: there is none (or no name), and nothing is
 * set. */
int vdm_state_read(const char *name, enum vdm_state *state);

/* "low", "medium", "high", as TEI's teidata.certainty has them; "none" of what
 * is no guess. */
const char *vdm_cert_name(enum vdm_certainty cert);
/* As vdm_state_read. */
int vdm_cert_read(const char *name, enum vdm_certainty *cert);

#endif
