/* SPDX-License-Identifier: MIT */
/*
 * JSON, written into a buffer as it comes: no tree of it is built, which would
 * take many times what it says.
 */
#ifndef VDM_BASE_JSON_H
#define VDM_BASE_JSON_H

#include "base/buf.h"

enum { VDM_JSON_DEPTH = 8 };

/* Zeroed, but for where it goes. What fails is the buffer. */
struct vdm_json {
	struct vdm_buf *out;
	int is_line;                /* all of it in one line */
	int depth;                  /* containers that are open */
	char end[VDM_JSON_DEPTH];   /* how each of them ends */
	int filled[VDM_JSON_DEPTH]; /* something stands in it */
};

/*
 * Opens a container under `key` of an object, or in an array (key NULL), and
 * says by which number it is named; the outermost stands in 0. Whatever is put
 * into a container closes those that were opened in it before.
 */
int vdm_json_object(struct vdm_json *j, int in, const char *key);
int vdm_json_array(struct vdm_json *j, int in, const char *key);
/* Bytes that are not UTF-8 become U+FFFD; NULL is let out. */
void vdm_json_string(struct vdm_json *j, int in, const char *key,
		     const char *s);
void vdm_json_number(struct vdm_json *j, int in, const char *key, size_t n);
void vdm_json_bool(struct vdm_json *j, int in, const char *key, int v);
/* Closes all of it. 0, or -1: out of memory. */
int vdm_json_finish(struct vdm_json *j);

#endif
