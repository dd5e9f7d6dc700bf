/* SPDX-License-Identifier: MIT */
/* Whether an EPUB keeps the rules that its grammars cannot say. */
#ifndef VDM_RULES_EPUB_CHECK_H
#define VDM_RULES_EPUB_CHECK_H

#include "base/buf.h"
#include "format/part.h"

/*
 * Checks a whole container; all that is wrong is a finding. `grammar` may be
 * NULL. 0, or -1 with errno ENOMEM.
 */
int vdm_epub_check(const void *bytes, size_t length,
		   const struct vdm_part_grammar *grammar,
		   const struct vdm_sink *sink);

/*
 * Checks one document of a publication without the others: a package, page,
 * picture, overlay, NCX, style sheet or container.xml, told by the ending of
 * `name` (may be NULL) or its outermost element. 0; 1: it is none of these, and
 * nothing was said; or -1 with errno ENOMEM.
 */
int vdm_epub_check_alone(const void *bytes, size_t length, const char *name,
			 const struct vdm_part_grammar *grammar,
			 const struct vdm_sink *sink);

/*
 * Appends what the first package of a container is: an object of JSON with the
 * members "publication" and "items" of EPUBCheck's; nothing where it cannot be
 * read. 0, or -1 with errno ENOMEM.
 */
int vdm_epub_facts(const void *bytes, size_t length, struct vdm_buf *json);

#endif
