/* SPDX-License-Identifier: MIT */
/* Texts from files, for all functions that read some. */
#ifndef VDM_XPATH_FUNCTIONS_FILES_H
#define VDM_XPATH_FUNCTIONS_FILES_H

#include "xpath/value/value.h"

struct vdm_xp_tree;

/* The document at an absolute URI, read once; NULL: it cannot be had. */
const struct vdm_xp_tree *vdm_xp_file_document(struct vdm_xp_call *call,
					       const char *uri);
/* The bytes of a file that may be opened, by its absolute URI: 0, or -1. */
int vdm_xp_file_bytes(struct vdm_xp_call *call, const char *uri,
		      struct vdm_xp_item *bytes);
/* The text of one: NULL, or the code of the error. */
const char *vdm_xp_file_text(struct vdm_xp_call *call, const char *uri,
			     const char *encoding, struct vdm_xp_item *text);
/* Whether there is an encoding of that name. */
int vdm_xp_has_encoding(const char *name);
/* The same for bytes that are there (texts.c). */
const char *vdm_xp_decode_text(struct vdm_xp_call *call,
			       const struct vdm_xp_item *bytes,
			       const char *encoding, struct vdm_xp_item *text);

#endif
