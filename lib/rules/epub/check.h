/* SPDX-License-Identifier: MIT */
/* Whether an EPUB keeps the rules that its grammars cannot say. */
#ifndef VDM_RULES_EPUB_CHECK_H
#define VDM_RULES_EPUB_CHECK_H

#include "base/diag.h"

/*
 * Asks for a document inside the container to be validated by one of the
 * embedded grammars: "epub-package" and so on. The sink's file is the
 * document's path. 0, or -1 when that could not be done.
 */
struct vdm_epub_grammar {
	int (*validate)(void *context, const char *schema, const void *bytes,
			size_t length, const struct vdm_sink *sink);
	void *context;
};

/*
 * Checks a whole container; all that is wrong is a finding. `grammar` may be
 * NULL. 0, or -1 with errno ENOMEM.
 */
int vdm_epub_check(const void *bytes, size_t length,
		   const struct vdm_epub_grammar *grammar,
		   const struct vdm_sink *sink);

#endif
