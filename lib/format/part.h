/* SPDX-License-Identifier: MIT */
/* How a document inside of a file is put before a grammar. */
#ifndef VDM_FORMAT_PART_H
#define VDM_FORMAT_PART_H

#include "base/diag.h"

/*
 * Asks for a document to be validated by one of the embedded grammars, by its
 * name: "epub-package" and so on. The sink's file is the document's path. 0, or
 * -1 when that could not be done.
 */
struct vdm_part_grammar {
	int (*validate)(void *context, const char *schema, const void *bytes,
			size_t length, const struct vdm_sink *sink);
	void *context;
};

#endif
