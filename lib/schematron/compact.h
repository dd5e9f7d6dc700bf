/* SPDX-License-Identifier: MIT */
/* Rules in RELAX NG's compact syntax. */
#ifndef VDM_SCHEMATRON_COMPACT_H
#define VDM_SCHEMATRON_COMPACT_H

#include "base/buf.h"

/* Appends the rules in a grammar as a schema in XML; how many annotations of
 * Schematron's stand at its top. The bytes are UTF-8. */
size_t vdm_schematron_compact(const char *bytes, size_t length,
			      struct vdm_buf *out);

#endif
