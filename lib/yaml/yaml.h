/* SPDX-License-Identifier: MIT */
/* Front matter as a tree: YAML through libyaml, and simple TOML. */
#ifndef VDM_YAML_YAML_H
#define VDM_YAML_YAML_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

enum vdm_yaml_kind { VDM_YAML_SCALAR, VDM_YAML_LIST, VDM_YAML_MAP };

/* A node; in a map each child has a key. All in the arena it was read into. */
struct vdm_yaml {
	enum vdm_yaml_kind kind;
	const char *key;   /* in a map; else NULL */
	const char *value; /* of a scalar; never NULL there */
	int plain;         /* a scalar without quotation marks */
	int block;         /* a literal or folded block scalar */
	struct vdm_pos pos;
	struct vdm_yaml *first, *last, *next;
};

/* Why bytes are no YAML, and where: counted from 1. */
struct vdm_yaml_fault {
	const char *problem; /* in libyaml's words, in the arena; or NULL */
	struct vdm_pos pos;
	int limit; /* too many nodes, or nested too deep */
};

/*
 * The first document in the bytes; NULL where there is a fault or no memory
 * (errno ENOMEM). `more` is 1 where something follows it.
 */
struct vdm_yaml *vdm_yaml_parse(struct vdm_arena *arena, const char *bytes,
				size_t length, unsigned line, int *more,
				struct vdm_yaml_fault *fault);

/*
 * The first document in the bytes; `line` is the line of the file on which
 * they start. NULL after a finding (markdown-yaml; with errno E2BIG,
 * markdown-yaml-limit) or out of memory (errno ENOMEM). Comments are appended
 * to `comments`, and tags and anchors that only say something.
 */
struct vdm_yaml *vdm_yaml_read(struct vdm_arena *arena, const char *bytes,
			       size_t length, unsigned line,
			       struct vdm_buf *comments,
			       const struct vdm_sink *sink);
/* The same of TOML: keys, strings, numbers, arrays of these, tables. */
struct vdm_yaml *vdm_toml_read(struct vdm_arena *arena, const char *bytes,
			       size_t length, unsigned line,
			       struct vdm_buf *comments,
			       const struct vdm_sink *sink);

struct vdm_yaml *vdm_yaml_new(struct vdm_arena *arena, enum vdm_yaml_kind kind,
			      const char *key);
void vdm_yaml_append(struct vdm_yaml *parent, struct vdm_yaml *child);
/* The child of that key, or NULL. */
const struct vdm_yaml *vdm_yaml_get(const struct vdm_yaml *map,
				    const char *key);
/* The value of the scalar of that key, or NULL. */
const char *vdm_yaml_string(const struct vdm_yaml *map, const char *key);
/* Whether a plain scalar of these words is YAML's null (1.2, 10.3.2), which is
 * no value. */
int vdm_yaml_is_null(const char *s);
/* Whether it is null or an empty scalar, list or map. */
int vdm_yaml_is_empty(const struct vdm_yaml *node);

/* Appends JSON of a tree, on one line. */
void vdm_yaml_json(const struct vdm_yaml *node, struct vdm_buf *out);
/*
 * Appends a tree as the value of a key, in block style, from where the key's
 * colon ends up to and with the line feed. `indent` is that of the key.
 */
void vdm_yaml_emit(const struct vdm_yaml *node, unsigned indent,
		   struct vdm_buf *out);
/* Appends a string so that it reads back: plain where that is a string. */
void vdm_yaml_emit_string(const char *s, struct vdm_buf *out);
/* Appends a key. */
void vdm_yaml_emit_key(const char *s, struct vdm_buf *out);
/* Whether a character may stand unescaped in a line of YAML (1.1 and 1.2, 5.1
 * and 5.4): no control, no line break, no byte order mark. */
int vdm_yaml_is_printable(uint32_t cp);

#endif
