/* SPDX-License-Identifier: MIT */
/* What the files of the TEI format share among themselves. */
#ifndef VDM_FORMAT_TEI_INTERNAL_H
#define VDM_FORMAT_TEI_INTERNAL_H

#include "format/format.h"
#include "format/tei/tei.h"

enum vdm_tei_content {
	VDM_TEI_UNKNOWN, /* not an element of TEI P5 */
	VDM_TEI_EMPTY,
	VDM_TEI_ONLY, /* elements only */
	VDM_TEI_MIXED
};

/* What may stand directly in the TEI element of that name. */
enum vdm_tei_content vdm_tei_content_of(const char *name);
/*
 * Whether white space between the children of an element means nothing, given
 * that it means nothing around the element either.
 */
int vdm_tei_is_structured(const struct vdm_node *node);
/* Takes the white space that means nothing out of a tree. */
void vdm_tei_strip_space(struct vdm_node *root);

struct vdm_tei_build {
	struct vdm_record *rec;
	const struct vdm_sink *sink;
	const struct vdm_read_options *options; /* NULL: no XInclude */
	int bare;	   /* elements in no namespace are TEI's */
	int doctype;	   /* there was one */
	struct vdm_node *root;
	struct vdm_node *at;
	struct vdm_node *prolog; /* holds what came before the root */
	struct vdm_node *undeclared; /* the element with xmlns="" */
	struct vdm_buf text;
	struct vdm_pos text_pos;
	const char *refused; /* the root's name, where it is not TEI's */
	int includes;	     /* XIncludes under way */
};

/* Events to nodes; b->root is the outcome. 0, or -1 as vdm_xml_parse. */
int vdm_tei_build(struct vdm_tei_build *b, const char *bytes, size_t length);
/* Makes P5 of a tree of P4. */
void vdm_tei_upgrade(struct vdm_record *rec, struct vdm_node *root,
		     const struct vdm_sink *sink);
/* The header that fields and people make, in `rec`, for a document whose text
 * has `guesses` in it or has not. NULL: out of memory. */
struct vdm_node *vdm_tei_header_make(struct vdm_record *rec,
				     const struct vdm_record *from);
/* The teiHeader of the record itself: the root's, or the root; or NULL. */
struct vdm_node *vdm_tei_header_of(const struct vdm_node *root);

#endif
