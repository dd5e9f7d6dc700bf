/* SPDX-License-Identifier: MIT */
/* Serialization 3.1, as fn:serialize asks for it. */
#ifndef VDM_XPATH_SERIALIZE_SERIALIZE_H
#define VDM_XPATH_SERIALIZE_SERIALIZE_H

#include "xpath/value/value.h"

enum {
	XP_OUT_XML,
	XP_OUT_XHTML,
	XP_OUT_HTML,
	XP_OUT_TEXT,
	XP_OUT_JSON,
	XP_OUT_ADAPTIVE
};

struct vdm_xp_output {
	int method;
	int json_node_method;
	int indent, omit_declaration, allow_duplicates, undeclare;
	const char *encoding, *separator, *standalone, *version;
	const char *doctype_public, *doctype_system, *media_type;
	const char *normalization;
	const struct vdm_xp_map *characters; /* or NULL */
	const struct vdm_xp_map *cdata;      /* QNames, or NULL */
	const struct vdm_xp_map *keep_space; /* suppress-indentation, or NULL */
};

/* Raises SENR0001 and so on. */
struct vdm_xp_item vdm_xp_serialize(struct vdm_xp_call *call,
				    const struct vdm_xp_seq *s,
				    const struct vdm_xp_output *how);
/* What holds where nothing is asked. */
struct vdm_xp_output vdm_xp_output_usual(void);
/* From a map, or from an element output:serialization-parameters. */
struct vdm_xp_output vdm_xp_output_read(struct vdm_xp_call *call,
					const struct vdm_xp_item *p);

/* ---- between its files */
/* The last character that the encoding has. */
uint32_t vdm_xp_most_char(const struct vdm_xp_output *how);
void vdm_xp_put_xml(struct vdm_xp_text *out, const struct vdm_xp_item *node,
		    const struct vdm_xp_output *how);
void vdm_xp_put_json(struct vdm_xp_text *out, const struct vdm_xp_seq *s,
		     const struct vdm_xp_output *how, size_t depth);
void vdm_xp_put_adaptive(struct vdm_xp_text *out,
			 const struct vdm_xp_item *item,
			 const struct vdm_xp_output *how, size_t depth);
/* Characters, after the map of characters; `attribute` in quotation marks. */
void vdm_xp_put_mapped(struct vdm_xp_text *out, const char *s, size_t n,
		       const struct vdm_xp_output *how,
		       void (*escape)(struct vdm_xp_text *out, uint32_t c,
				      const char *s, size_t n,
				      const struct vdm_xp_output *how));

#endif
