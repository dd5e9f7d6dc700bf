/* SPDX-License-Identifier: MIT */
/* A document's events with those of what it includes (XInclude 1.0). */
#ifndef VDM_VALIDATE_INCLUDED_H
#define VDM_VALIDATE_INCLUDED_H

#include "base/diag.h"
#include "validate/shared.h"
#include "xml/sax.h"

/*
 * Parses a document as vdm_xml_parse. Where the options ask for it, what an
 * xi:include names stands in its place, at its position: a file in the folder
 * of the document, or of it the element that `xpointer` names by its id, or its
 * text; else its fallback; else, after a finding, the xi:include itself. Where
 * they do not, `shared` (may be NULL) builds, too.
 */
int vdm_included_parse(const void *bytes, size_t length,
		       const struct vdm_read_options *options,
		       struct vdm_shared *shared,
		       const struct vdm_xml_handler *handler, void *context,
		       const struct vdm_sink *sink);

#endif
