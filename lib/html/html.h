/* SPDX-License-Identifier: MIT */
/*
 * HTML as trees of nodes: making and looking at them, and the table that says
 * which of its elements stands for which of TEI.
 */
#ifndef VDM_HTML_HTML_H
#define VDM_HTML_HTML_H

#include "base/buf.h"
#include "record/record.h"

#define VDM_NS_XHTML "http://www.w3.org/1999/xhtml"
#define VDM_NS_OPS "http://www.idpf.org/2007/ops"
#define VDM_NS_OPF "http://www.idpf.org/2007/opf"
#define VDM_NS_SVG "http://www.w3.org/2000/svg"
#define VDM_NS_MATHML "http://www.w3.org/1998/Math/MathML"

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

/* White space alone: between blocks it means nothing. */
int vdm_epub_is_blank(const char *s);

/*
 * Parses XML into nodes of `work`: elements keep their namespace (never NULL,
 * "" for none) and local name; attributes of XML's namespace are "xml:...", of
 * EPUB's "epub:...". NULL after a finding, or with errno ENOMEM.
 */
struct vdm_node *vdm_html_tree(struct vdm_record *work, const char *bytes,
			       size_t length, const struct vdm_sink *sink);

/*
 * Parses a piece of HTML by the rules of HTML5, whatever is left open, crossed
 * or not known in it: a `body` of XHTML's namespace in `work`, its nodes with
 * their line in the piece. NULL with errno ENOMEM; *deep: it is nested beyond
 * the limits, and what is returned is not all of it.
 */
struct vdm_node *vdm_html_fragment(struct vdm_record *work, const char *s,
				   size_t n, int *deep);

/* Appends what a reference, "&check;", stands for. -1: HTML5 knows none such,
 * and nothing is appended. */
int vdm_html_entity(struct vdm_buf *out, const char *s, size_t n);

int vdm_dom_is(const struct vdm_node *n, const char *ns, const char *name);
/* The first child, or descendant, of that name; or NULL. */
const struct vdm_node *vdm_dom_child(const struct vdm_node *n, const char *ns,
				     const char *name);
const struct vdm_node *vdm_dom_find(const struct vdm_node *n, const char *ns,
				    const char *name);
/* An attribute's value, "" where absent. */
const char *vdm_dom_attr(const struct vdm_node *n, const char *name);

/* The local name of an element of XHTML; "" for anything else. */
const char *vdm_html_name(const struct vdm_node *n);
int vdm_html_is(const struct vdm_node *n, const char *name);
int vdm_html_is_block(const struct vdm_node *n);
/* Whether a block stands among the children, also inside inlines. */
int vdm_html_has_block(const struct vdm_node *n);
int vdm_html_has_type(const struct vdm_node *n, const char *type);
int vdm_html_has_role(const struct vdm_node *n, const char *role);
/* An element that has no content. */
int vdm_html_is_void(const char *name);
/* An element that stands in a line. */
int vdm_html_is_inline(const char *name);
/*
 * Appends what a `datetime` of HTML's is in TEI's @when: a date or a part of
 * one, a time of day, or both. -1, and nothing is appended, where it is
 * another thing: a week, a duration, words.
 */
int vdm_html_when(struct vdm_buf *out, const char *datetime);
/* Blank: no characters but white space, no picture and the like below it. */
int vdm_html_is_empty(const struct vdm_node *n);

#endif
