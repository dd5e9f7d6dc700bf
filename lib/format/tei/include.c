/* SPDX-License-Identifier: MIT */
/* XInclude 1.0, for files beside the document only. */
#include "format/tei/include.h"

#include <string.h>

#include "format/tei/internal.h"

int
vdm_tei_is_include(const struct vdm_node *n)
{
	const char *local = strrchr(n->name, ':');

	local = local != NULL ? local + 1 : n->name;
	return n->ns != NULL &&
	       strcmp(n->ns, "http://www.w3.org/2001/XInclude") == 0 &&
	       strcmp(local, "include") == 0;
}

void
vdm_tei_include(struct vdm_tei_build *b, struct vdm_node *n)
{
	(void)b;
	(void)n;
}
