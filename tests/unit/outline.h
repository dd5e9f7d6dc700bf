/* SPDX-License-Identifier: MIT */
/* A tree in one line, for tests that say what a document is read as. */
#ifndef VDM_TESTS_UNIT_OUTLINE_H
#define VDM_TESTS_UNIT_OUTLINE_H

#include "base/buf.h"
#include "record/record.h"

/* Appends the tree as brackets: p(text hi[rend=bold](x)!a comment). */
void outline(const struct vdm_node *n, struct vdm_buf *out);

#endif
