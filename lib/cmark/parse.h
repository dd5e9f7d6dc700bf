/* SPDX-License-Identifier: MIT */
/* cmark-gfm, the parser of CommonMark with tables and footnotes, in an arena of
 * its own; and what it would cost, before it is asked. */
#ifndef VDM_CMARK_PARSE_H
#define VDM_CMARK_PARSE_H

#include <stddef.h>

#include <cmark-gfm.h>

struct vdm_cmark;

/* Parses UTF-8. NULL: out of memory (errno ENOMEM). */
struct vdm_cmark *vdm_cmark_new(const char *bytes, size_t length);
cmark_node *vdm_cmark_root(const struct vdm_cmark *p);
/* The text as XHTML, with what HTML is in it; it lives as long as the text.
 * NULL: out of memory. */
const char *vdm_cmark_html(struct vdm_cmark *p);
void vdm_cmark_free(struct vdm_cmark *p);

/* What a reader looks at before the text is read: links within it, blocks of
 * HTML, and tags in a line that may be links; in the text's order. */
struct vdm_cmark_marks {
	cmark_node **node;
	size_t count;
	int html;    /* there is HTML anywhere */
	int crowded; /* the line of a tag with more attributes than the limit,
			or of the block that it stands in; or 0 */
};
const struct vdm_cmark_marks *vdm_cmark_marks(const struct vdm_cmark *p);

/* Whether cmark would take too long for the text, or too much: of what (in the
 * plural), and its line from 1. */
int vdm_cmark_costs(const char *bytes, size_t length, const char **what,
		    unsigned *line);

#endif
