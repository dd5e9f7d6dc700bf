/* SPDX-License-Identifier: MIT */
/*
 * How XHTML and Markdown carry what they have no element for: a `div` or
 * `span` with the element's name in `data-tei` and each attribute in
 * `data-tei-NAME`, where NAME is the attribute's name written so that an HTML
 * parser, which folds case, gives it back. docs/tei.md, "The carrier".
 */
#ifndef VDM_HTML_CARRIER_H
#define VDM_HTML_CARRIER_H

#include "base/buf.h"

/* The attribute that names the element: <span data-tei="foreign">. */
#define VDM_CARRIER_NAME "data-tei"
/* What every carried attribute's name begins with. */
#define VDM_CARRIER_PREFIX "data-tei-"
/* The namespace of an element that is not TEI's, where it is not that of the
 * element around it. */
#define VDM_CARRIER_NS "data-tei-xmlns"

/* What is for the eye and no part of the record; words of a reading beside. */
#define VDM_MD_SHOWN "data-vdm=\"shown\""
#define VDM_CARRIER_TEXT "data-vdm-text"

/* In Markdown: the namespace; comments and instructions that could not be
 * written as such. */
#define VDM_MD_NS "data-ns"
#define VDM_MD_COMMENT_ATTR "data-comment"
#define VDM_MD_PI_ATTR "data-pi"
#define VDM_MD_PI_DATA "data-pi-data"

/*
 * Appends the carried name of an attribute, prefix and all:
 *     A..Z -> -a..-z     - -> --     : -> .     . -> ..
 *     not ASCII -> -0HEX.  (the code point, lower-case hexadecimal)
 * "targetEnd" -> "data-tei-target-end", "xml:id" -> "data-tei-xml.id".
 */
void vdm_carrier_attr_encode(struct vdm_buf *out, const char *name);
/*
 * Appends the attribute's own name. -1, and nothing is appended, when `name`
 * does not begin with the prefix or was not written by the rule above.
 */
int vdm_carrier_attr_decode(struct vdm_buf *out, const char *name);

#endif
