/* SPDX-License-Identifier: MIT */
/*
 * A schema as it is written, in XML or compact syntax: the tree that both
 * readers make and that the builder simplifies. Annotations are gone, names
 * and URIs resolved, namespace and data type library inherited.
 */
#ifndef VDM_RNG_GRAMMAR_NODE_H
#define VDM_RNG_GRAMMAR_NODE_H

#include "base/arena.h"
#include "base/diag.h"
#include "xml/uri.h"

/*
 * The order matters: up to RNG_GRAMMAR they are patterns, from RNG_NAME to
 * RNG_NC_CHOICE name classes, and node.c tells them apart by that.
 */
enum vdm_rng_kind {
	RNG_ELEMENT,
	RNG_ATTRIBUTE,
	RNG_GROUP,
	RNG_INTERLEAVE,
	RNG_CHOICE,
	RNG_OPTIONAL,
	RNG_ZERO_OR_MORE,
	RNG_ONE_OR_MORE,
	RNG_LIST,
	RNG_MIXED,
	RNG_REF,
	RNG_PARENT_REF,
	RNG_EMPTY,
	RNG_VALUE,
	RNG_DATA,
	RNG_NOT_ALLOWED,
	RNG_TEXT,
	RNG_EXTERNAL_REF, /* its child: the pattern it stands for */
	RNG_GRAMMAR,
	RNG_PARAM,
	RNG_EXCEPT,
	RNG_START,
	RNG_DEFINE,
	RNG_DIV,
	RNG_INCLUDE, /* `target`: the grammar */
	RNG_NAME,    /* `name` local, `ns` */
	RNG_ANY_NAME,
	RNG_NS_NAME,
	RNG_NC_CHOICE,
	RNG_NC_EXCEPT
};

/* A prefix in scope; innermost first. */
struct vdm_rng_scope {
	const char *prefix, *uri;
	const struct vdm_rng_scope *up;
};

struct vdm_rng_node {
	enum vdm_rng_kind kind;
	const char *name; /* of a definition, reference, parameter, name */
	const char *ns, *library, *type;
	const char *text; /* of a value or parameter */
	const char *href; /* absolute */
	const char *combine;
	const struct vdm_rng_scope *scope;
	const char *file;
	unsigned line, column;
	struct vdm_rng_node *first, *last, *next;
	struct vdm_rng_node *target;
	void *grammar; /* the builder's */
};

/* Where a file was asked for, up to the schema itself. */
struct vdm_rng_origin {
	const char *uri;
	const struct vdm_rng_origin *up;
	unsigned depth;
};

struct vdm_rng_pending {
	struct vdm_rng_node *node;
	const struct vdm_rng_origin *origin;
	struct vdm_rng_pending *next;
};

/* One compilation: what the readers and the builder share. */
struct vdm_rng_source {
	struct vdm_arena *arena;
	const struct vdm_uri_loader *loader;
	const struct vdm_sink *sink;
	const char *main_file;
	struct vdm_rng_pending *pending, **pending_end;
	size_t files;  /* read besides the first */
	size_t rules;  /* of Schematron */
	size_t errors; /* findings made */
};

/*
 * Reads a schema and all it refers to. NULL after a finding. `uri` may be
 * NULL.
 */
struct vdm_rng_node *vdm_rng_source_read(struct vdm_rng_source *src,
					 const char *bytes, size_t length,
					 const char *uri);

/* The two syntaxes: one file's pattern, or NULL after a finding. */
struct vdm_rng_node *vdm_rng_xml_read(struct vdm_rng_source *src,
				      const char *bytes, size_t length,
				      const struct vdm_rng_origin *origin,
				      const char *ns);
struct vdm_rng_node *vdm_rng_compact_read(struct vdm_rng_source *src,
					  const char *bytes, size_t length,
					  const struct vdm_rng_origin *origin,
					  const char *ns);

struct vdm_rng_node *vdm_rng_node_new(struct vdm_rng_source *src,
				      enum vdm_rng_kind kind);
void vdm_rng_node_append(struct vdm_rng_node *parent,
			 struct vdm_rng_node *child);
/* Notes that a node's file is to be read; 0, or -1. */
int vdm_rng_source_want(struct vdm_rng_source *src, struct vdm_rng_node *node,
			const struct vdm_rng_origin *origin);
int vdm_rng_kind_is_pattern(enum vdm_rng_kind kind);
int vdm_rng_kind_is_name(enum vdm_rng_kind kind);
const char *vdm_rng_kind_name(enum vdm_rng_kind kind);
/* A finding at a node: the schema is not correct. */
void vdm_rng_wrong(struct vdm_rng_source *src, const struct vdm_rng_node *at,
		   const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* A local name and its namespace from a QName; -1: unbound or no name. */
int vdm_rng_qname(struct vdm_rng_source *src, const struct vdm_rng_scope *scope,
		  const char *qname, const char **ns, const char **local);

#endif
