/* SPDX-License-Identifier: MIT */
/*
 * What the EPUB reader and writer share: names, and the one table that says
 * which element of XHTML stands for which of TEI. docs/epub.md describes it.
 */
#ifndef VDM_EPUB_EPUB_H
#define VDM_EPUB_EPUB_H

#include "base/buf.h"
#include "record/record.h"

#define VDM_NS_XHTML "http://www.w3.org/1999/xhtml"
#define VDM_NS_OPS "http://www.idpf.org/2007/ops"
#define VDM_NS_OPF "http://www.idpf.org/2007/opf"
#define VDM_NS_DC "http://purl.org/dc/elements/1.1/"
#define VDM_NS_SVG "http://www.w3.org/2000/svg"
#define VDM_NS_MATHML "http://www.w3.org/1998/Math/MathML"

/* Our terms in the package document, and what marks a package as ours. */
#define VDM_EPUB_TERMS "urn:x-vidimus:epub:"
#define VDM_EPUB_MARK "vdm:format"
#define VDM_EPUB_VERSION "1"
/* Ids that we make begin so; they are no part of the record. */
#define VDM_EPUB_ID "vdm-"

/* How an element of XHTML reads when it has no data-tei. */
struct vdm_epub_map {
	const char *html;
	const char *tei;
	const char *rend; /* the @rend that it stands for, or NULL */
};

/* By the XHTML name; NULL where it stands for nothing. */
const struct vdm_epub_map *vdm_epub_map_get(const char *html);
/* The XHTML name for a `hi` with this @rend, or NULL. */
const char *vdm_epub_map_hi(const char *rend);

/* A child's position after its class: blank text that stands between blocks
 * means nothing. */
int vdm_epub_is_blank(const char *s);

int vdm_epub_read(struct vdm_record *rec, const char *bytes, size_t length,
		  const struct vdm_read_options *options,
		  const struct vdm_sink *sink);
int vdm_epub_write(const struct vdm_record *rec, struct vdm_buf *out,
		   const struct vdm_write_options *options,
		   const struct vdm_sink *sink);

#endif
