/* SPDX-License-Identifier: MIT */
/* What an element means to a witness: where its words stand, whether they end
 * where it begins, what it is beside its words. */
#ifndef VDM_WITNESS_ELEMENT_H
#define VDM_WITNESS_ELEMENT_H

#include <stddef.h>

#include "witness/testimony.h"

enum vdm_words_of { VDM_WORDS_TEI, VDM_WORDS_HTML, VDM_WORDS_PACKAGE };

enum {
	VDM_EL_INLINE = 1,     /* a word may go on across its tags */
	VDM_EL_VOID = 2,       /* HTML: it has no end tag */
	VDM_EL_METADATA = 4,   /* what is in it is about the document */
	VDM_EL_NOTE = 8,       /* what is in it is a note */
	VDM_EL_SILENT = 16,    /* what is in it is not read out: alternatives */
	VDM_EL_TARGETS = 32,   /* a thing only where it leads somewhere */
	VDM_EL_LABELS = 64,    /* what is in it names what is elsewhere */
	VDM_EL_EITHER = 128,   /* its children say the same in several ways */
	VDM_EL_DESCRIBES = 256 /* a picture, where it stands in one */
};

struct vdm_element_rule {
	const char *name; /* local */
	unsigned flags;
	int thing; /* enum vdm_thing_kind, or -1 */
};

/* The mark of a note, and the way back from one: nothing to follow. */
extern const struct vdm_element_rule vdm_element_mark;

/* The rule of an element by its local name; one that is not known breaks words
 * and is nothing more. Never NULL. */
const struct vdm_element_rule *vdm_element_rule(enum vdm_words_of words,
						const char *name, size_t n);

#endif
