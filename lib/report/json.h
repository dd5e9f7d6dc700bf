/* SPDX-License-Identifier: MIT */
/* Small helpers around jansson: strings that may be bad, output to a buffer. */
#ifndef VDM_REPORT_JSON_H
#define VDM_REPORT_JSON_H

#include <jansson.h>

#include "base/buf.h"

/* Sticky: after a failure nothing more is built, and `failed` says so. */
struct vdm_json {
	json_t *root;
	int failed;
};

/* New values, added to an object under `key`, or to an array (key NULL); the
 * new value is borrowed. NULL after a failure. */
json_t *vdm_json_object(struct vdm_json *j, json_t *in, const char *key);
json_t *vdm_json_array(struct vdm_json *j, json_t *in, const char *key);
/* Bytes that are not UTF-8 become U+FFFD; NULL is let out. */
void vdm_json_string(struct vdm_json *j, json_t *in, const char *key,
		     const char *s);
void vdm_json_number(struct vdm_json *j, json_t *in, const char *key, size_t n);
void vdm_json_bool(struct vdm_json *j, json_t *in, const char *key, int v);
/* Appends the text and drops the tree. 0 or -1. */
int vdm_json_finish(struct vdm_json *j, struct vdm_buf *out);

#endif
