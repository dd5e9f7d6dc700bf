/* SPDX-License-Identifier: MIT */
/* JSON (F&O 3.1, 17.4, 22): read by one reader, which tells a builder. */
#ifndef VDM_XPATH_JSON_JSON_H
#define VDM_XPATH_JSON_JSON_H

#include "xpath/value/value.h"

struct vdm_xp_json_options {
	int liberal, escape;
	const char *duplicates;             /* "use-first" and so on */
	const struct vdm_xp_item *fallback; /* a function, or NULL */
};
/* Reads the options of a function: `duplicates` is what holds without. */
struct vdm_xp_json_options
vdm_xp_json_read_options(struct vdm_xp_call *call, const struct vdm_xp_seq *map,
			 int to_xml);

/* What is told of; keys are NULL in arrays. A handler may be of no use. */
struct vdm_xp_json_builder {
	void *context;
	/* A value that is no array and no object: XT_STRING, XT_DOUBLE (the
	 * text as written), XT_BOOLEAN, XT_NONE for null. */
	void (*value)(void *context, const struct vdm_xp_item *key,
		      const struct vdm_xp_item *value);
	void (*begin)(void *context, const struct vdm_xp_item *key, int object);
	void (*end)(void *context, int object);
};
/* Raises FOJS0001. */
void vdm_xp_json_read(struct vdm_xp_call *call, const struct vdm_xp_item *text,
		      const struct vdm_xp_json_options *options,
		      const struct vdm_xp_json_builder *builder);
/* A string with the escapes of JSON in it becomes the characters. */
struct vdm_xp_item vdm_xp_json_unescape(struct vdm_xp_call *call,
					const struct vdm_xp_item *s,
					const char *code);
/* Characters as JSON writes them, without the quotation marks. */
void vdm_xp_json_escape(struct vdm_xp_text *out, const char *s, size_t n);

#endif
