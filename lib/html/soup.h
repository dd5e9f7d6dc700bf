/* SPDX-License-Identifier: MIT */
/* HTML tags as they are written: taken apart one by one, and turned to
 * elements. */
#ifndef VDM_HTML_SOUP_H
#define VDM_HTML_SOUP_H

#include "base/buf.h"
#include "record/record.h"

enum vdm_md_tok_kind {
	VDM_MD_TEXT,
	VDM_MD_OPEN,
	VDM_MD_CLOSE,
	VDM_MD_COMMENT,
	VDM_MD_INSTRUCTION,
	VDM_MD_DECLARATION
};

struct vdm_md_tok {
	enum vdm_md_tok_kind kind;
	const char *s; /* all of it */
	size_t n;
	const char *inner; /* the text of a comment, the data of a PI, the
			      attributes of a tag */
	size_t inner_n;
	char name[32];    /* of a tag, lower case; of a PI as it is */
	int empty;        /* a tag that has no content */
	unsigned dropped; /* attributes that say how it looks */
	/* What stands nowhere further on, so that nobody looks again for it. */
	struct {
		const char *end;   /* of this text */
		unsigned unclosed; /* marks, a bit each */
		int no_tag;        /* no tag ends */
	} seen;
};

/* The token at `*at`, which moves behind it; 0 at the end. A token is zeroed
 * before the first. */
int vdm_md_tok_next(struct vdm_md_tok *tok, const char **at, const char *end);
/* The next attribute: its name (lower case) and value, decoded, in `name` and
 * `value`; 0 at the end. */
int vdm_md_attr_next(const char **at, const char *end, struct vdm_buf *name,
		     struct vdm_buf *value);
/* Appends characters with their HTML entities resolved; in text, those without
 * a semicolon that HTML knows there, too. */
void vdm_md_unescape(struct vdm_buf *out, const char *s, size_t n);
void vdm_md_unescape_text(struct vdm_buf *out, const char *s, size_t n);

/* Appends HTML with an end tag for each tag that is meant to be empty, as in
 * XHTML, "<a id="x"/>": HTML does not see that. */
void vdm_md_close_empty(struct vdm_buf *out, const char *s, size_t n);

/* hidden.c: whether an attribute of that name and value hides what it stands
 * at. */
int vdm_html_hides(const char *name, const char *value);

/* The element that a start tag makes: a carrier's, a known tag's, or what
 * comes closest to an unknown one. */
struct vdm_node *vdm_md_element(struct vdm_record *rec, struct vdm_md_tok *tok,
				const struct vdm_node *parent);
/* The attribute of TEI that one becomes, or NULL. */
const char *vdm_md_attr_becomes(const char *element, const char *name,
				const char *value);
/* Whether that element has this attribute of HTML's, by whatever name. */
int vdm_md_attr_is_kept(const char *element, const char *name,
			const char *value);
/* The namespace that a child of `parent` called `name` has unless it says
 * otherwise; NULL: TEI's. `node` may be NULL. */
const char *vdm_md_ns_expected(const struct vdm_node *node,
			       const struct vdm_node *parent, const char *name);
#endif
