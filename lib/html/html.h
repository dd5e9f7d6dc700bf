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

/* What an element of HTML is. */
enum {
	VDM_HTML_PAGE = 1,     /* written so in the pages of our EPUBs */
	VDM_HTML_WRITTEN = 2,  /* written so in our Markdown */
	VDM_HTML_BLOCK = 4,    /* stands among paragraphs */
	VDM_HTML_APART = 8,    /* no block of words, yet no part of a line */
	VDM_HTML_WRAPPER = 16, /* holds blocks and says no more */
	VDM_HTML_VOID = 32,    /* has no content, and no end tag */
	VDM_HTML_LINE = 64,    /* stands in a line */
	VDM_HTML_RUBY = 128,   /* stands in a line; its parts belong together*/
	VDM_HTML_OPTIONAL = 256, /* its end tag may be left out */
	VDM_HTML_RAW = 512       /* holds characters alone */
};

/* An element of HTML and the element of TEI that it stands for. */
struct vdm_html_tag {
	const char *name;          /* of HTML */
	const char *tei;           /* NULL: for none by itself */
	const char *attr, *value;  /* of TEI, implied; or NULL */
	const char *own, *carries; /* HTML's attribute and the one of TEI that
				      it carries, or NULL */
	unsigned is;
};
/* NULL: HTML has none such, or it says nothing to a record. */
const struct vdm_html_tag *vdm_html_tag_get(const char *name);
/* The index-th in the table, NULL past its end. */
const struct vdm_html_tag *vdm_html_tag_at(size_t index);
/* Whether it is one of `what`. */
int vdm_html_tag_is(const char *name, unsigned what);
/* The row where our pages use it, or NULL. */
const struct vdm_html_tag *vdm_html_tag_in_page(const char *name);
/* The implied @rend, or NULL. */
const char *vdm_html_tag_rend(const struct vdm_html_tag *tag);
/* The element of our pages for a `hi` with this @rend, or NULL. */
const char *vdm_html_tag_for_rend(const char *rend);
/* The row of our Markdown whose element and implied attribute are the node's,
 * or NULL. */
const struct vdm_html_tag *vdm_html_tag_for(const struct vdm_node *node);

/* What becomes of an attribute of HTML in a record. */
enum vdm_html_attr {
	VDM_HTML_ATTR_KEPT,
	VDM_HTML_ATTR_LAYOUT, /* left out: how it looks or behaves */
	VDM_HTML_ATTR_LOST
};
/* Whether it is what pages say to their own programs, data-speaker="Ann";
 * `theirs`: what looks like a carrier of ours is, too. */
int vdm_html_attr_is_data(const char *name, const char *value, int theirs);
enum vdm_html_attr vdm_html_attr_get(const char *element, const char *name,
				     const char *value);

/* The attribute that an element's @n in a record is: "title", "aria-label" or
 * "datetime"; NULL: none. A label beside the first is the second, which a
 * record has no place for, unless it says the same. */
const char *vdm_html_label(const struct vdm_node *element);
int vdm_html_is_second_label(const struct vdm_node *element, const char *name);
/* The language of an element: xml:lang or else lang, where that is a tag; NULL:
 * none. Whether an attribute says another one. */
const char *vdm_html_language(const struct vdm_node *element);
int vdm_html_is_second_language(const struct vdm_node *element,
				const char *name);
/* In @rend, before the name of the attribute that @n is. */
#define VDM_HTML_LABEL "@"

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

/* The same of a whole page: its `html`. */
struct vdm_node *vdm_html_page(struct vdm_record *work, const char *s, size_t n,
			       int *deep);

/* saved.c: the same, where XHTML may end an element by a slash alone; NULL
 * without errno where *deep says why it is not parsed, or one of these. */
enum { VDM_HTML_TOO_DEEP = 1, VDM_HTML_TOO_MANY }; /* attributes */
struct vdm_node *vdm_html_saved(struct vdm_record *work, const char *s,
				size_t n, int *deep);

/* What a page's first bytes state of its encoding. */
struct vdm_html_encoding {
	const char
	    *name; /* that iconv knows; NULL: UTF-8, or to be found out */
	const char *label; /* as the page has it, of so many bytes; 0: none that
			      need be named */
	size_t length;
	int is_unknown; /* nobody knows that label */
	int is_utf8;    /* it is wrong: the bytes are UTF-8 */
};
void vdm_html_encoding(struct vdm_html_encoding *out, const char *bytes,
		       size_t length);

/* Appends what a reference, "&check;", stands for. -1: HTML5 knows none such,
 * and nothing is appended. */
int vdm_html_entity(struct vdm_buf *out, const char *s, size_t n);

int vdm_dom_is(const struct vdm_node *n, const char *ns, const char *name);
/* The first child, or descendant, of that name; or NULL. */
const struct vdm_node *vdm_dom_child(const struct vdm_node *n, const char *ns,
				     const char *name);
const struct vdm_node *vdm_dom_find(const struct vdm_node *n, const char *ns,
				    const char *name);
/* Whether `look` returns 1 for a node below `root`; it returns 0 where what is
 * below that node is to be looked at, too, and -1 where it is not. */
int vdm_dom_any(const struct vdm_node *root,
		int (*look)(const struct vdm_node *n));
/* An attribute's value, "" where absent. */
const char *vdm_dom_attr(const struct vdm_node *n, const char *name);

/* The local name of an element of XHTML; "" for anything else. */
const char *vdm_html_name(const struct vdm_node *n);
int vdm_html_is(const struct vdm_node *n, const char *name);
int vdm_html_is_block(const struct vdm_node *n);
/* Of EPUB's alternatives (EPUB 3.0.1, 2.1.2.4): switch, case or default. */
int vdm_html_is_choice(const struct vdm_node *n);
/* Whether a block stands among the children, also inside inlines. */
int vdm_html_has_block(const struct vdm_node *n);
int vdm_html_has_type(const struct vdm_node *n, const char *type);
int vdm_html_has_role(const struct vdm_node *n, const char *role);
/* Whether a page begins there. */
int vdm_html_is_page_break(const struct vdm_node *n);
/* Whether it leads from a note back to its mark. */
int vdm_html_is_backlink(const struct vdm_node *n);
/* hidden.c: whether nobody sees it: it is marked as hidden, its own style says
 * so, or a class of those by which frameworks leave it to screen readers. */
int vdm_html_is_hidden(const struct vdm_node *d);
/*
 * Appends what a `datetime` of HTML's is in TEI's @when: a date or a part of
 * one, a time of day, or both. -1, and nothing is appended, where it is
 * another thing: a week, a duration, words.
 */
int vdm_html_when(struct vdm_buf *out, const char *datetime);
/* direction.c: "rtl", "ltr" or "auto", of CSS (NULL: it says none), of a
 * language, and of an element that has to say it, standing in what runs as
 * `around` where nothing else is said (NULL: it need not). */
#define VDM_HTML_STYLE_AUTO "unicode-bidi: plaintext"
const char *vdm_html_style_direction(const char *style);
const char *vdm_html_language_direction(const char *tag);
const char *vdm_html_direction(const struct vdm_node *n, const char *around);
/* write/speech.c: appends the names of those who speak, where no word of a
 * speech has them. */
void vdm_html_speaker_put(const struct vdm_record *rec,
			  const struct vdm_node *speech, struct vdm_buf *out);
/* write/hint.c: whether an element is a gap, or another that would leave a
 * hole, for nothing is written in it; what is shown in its place, "[... 3
 * words, illegible]", "[space 4 characters]", or before what a gap holds,
 * "[illegible: ", where it is `filled`; and the readings that stand beside the
 * one of a choice. */
int vdm_html_is_gap(const struct vdm_node *n);
void vdm_html_gap_put(const struct vdm_node *gap, int filled,
		      struct vdm_buf *out);
void vdm_html_hint_put(const struct vdm_node *n, struct vdm_buf *out);
/* Blank: no characters but white space, no picture and the like below it. */
int vdm_html_is_empty(const struct vdm_node *n);

#endif
