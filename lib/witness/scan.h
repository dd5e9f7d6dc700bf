/* SPDX-License-Identifier: MIT */
/*
 * Markup as it stands in the bytes: tags, text, comments, one after another.
 * Nothing is judged and nothing refused: what is no markup is text. It shares
 * nothing with the parsers that the readers use, on purpose.
 */
#ifndef VDM_WITNESS_SCAN_H
#define VDM_WITNESS_SCAN_H

#include "base/diag.h"
#include "witness/testimony.h"

struct vdm_entities; /* declared by the document itself */

struct vdm_scan {
	const char *at, *end;
	struct vdm_pos pos; /* of `at` */
	int blind;          /* positions are not asked for */
	int html;           /* what stands in script and style is no markup */
	const char *raw;    /* the end tag that alone ends the text, or NULL */
};

enum vdm_scan_kind {
	VDM_SCAN_END,
	VDM_SCAN_TEXT,  /* with references */
	VDM_SCAN_CDATA, /* as it stands */
	VDM_SCAN_OPEN,
	VDM_SCAN_CLOSE,
	VDM_SCAN_EMPTY, /* a tag that ends itself */
	VDM_SCAN_COMMENT,
	VDM_SCAN_INSTRUCTION,
	VDM_SCAN_DECLARATION
};

/* What was met: its content; of tags the qualified name and what follows it. */
struct vdm_scanned {
	enum vdm_scan_kind kind;
	const char *s;
	size_t n;
	const char *attrs;
	size_t attrs_n;
	struct vdm_pos pos; /* where `s` stands */
};

void vdm_scan_init(struct vdm_scan *scan, const char *bytes, size_t n,
		   int html);
void vdm_scan_next(struct vdm_scan *scan, struct vdm_scanned *item);

/* Takes from a qualified name what stands before its colon. */
void vdm_scan_local(const char **name, size_t *n);

/* The next attribute of *at: 1, or 0 at the end. Values are as they stand. */
int vdm_scan_attr(const char **at, const char *end, const char **name,
		  size_t *name_n, const char **value, size_t *value_n);

/* Appends the value of a tag's attribute, references resolved. 0: it has none
 * of that name. */
int vdm_scan_value(const struct vdm_scanned *item, const char *wanted,
		   struct vdm_buf *out);

/* Text with its references resolved, as words at that place: those that all
 * documents know. */
void vdm_scan_words(struct vdm_testimony *t, enum vdm_place place,
		    const char *s, size_t n, struct vdm_pos *pos);
/* The same of HTML that people type. */
void vdm_scan_html_words(struct vdm_testimony *t, enum vdm_place place,
			 const char *s, size_t n, struct vdm_pos *pos);
/* Of an attribute's value. */
void vdm_scan_html_resolve(struct vdm_buf *out, const char *s, size_t n);
/* vdm_scan_words as a string: appended to `out`. */
void vdm_scan_resolve(struct vdm_buf *out, const char *s, size_t n);

/* The entities that a declaration's internal subset has; NULL: none. To be
 * freed. The bytes must outlive them. */
struct vdm_entities *vdm_entities_read(const char *s, size_t n);
void vdm_entities_free(struct vdm_entities *entities);
/*
 * Text in which the values of what the document declares (`own` may be NULL)
 * stand in the place of their names, with the markup that is in them. 0: none
 * of them is named there, and `out` says nothing.
 */
int vdm_entities_expand(const struct vdm_entities *own, const char *s, size_t n,
			struct vdm_buf *out);

#endif
