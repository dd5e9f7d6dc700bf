/* SPDX-License-Identifier: MIT */
/*
 * A compact read-only tree: nodes are numbers in document order, an element's
 * attributes right behind it, then what it holds; keys on names. Building one
 * is sticky: after a failure nothing happens, and `failed` is asked at the end.
 */
#ifndef VDM_XPATH_TREE_TREE_H
#define VDM_XPATH_TREE_TREE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/map.h"
#include "xml/sax.h"

#define XP_NO_NODE UINT32_MAX

struct vdm_xp_tree_node {
	const char *text; /* of attributes, texts, comments, instructions */
	uint32_t length;  /* of it in bytes */
	uint32_t parent, previous; /* XP_NO_NODE: none */
	uint32_t end;              /* behind all that is in it */
	uint32_t name;             /* names[]; of an instruction, its target */
	uint32_t line, column;
	uint16_t prefix; /* prefixes[] */
	uint8_t kind;    /* XP_NODE_... */
	uint8_t
	    has_ns; /* declares namespaces; of an attribute: ID 1, IDREF 2 */
};

struct vdm_xp_tree_name {
	const char *ns, *local;
};

struct vdm_xp_tree_ns {
	uint32_t element;
	const char *prefix, *uri; /* "" the default; "" undeclared */
};

struct vdm_xp_tree {
	struct vdm_arena arena;
	struct vdm_xp_tree_node *nodes;
	uint32_t count, cap;
	struct vdm_xp_tree_name *names;
	size_t names_count, names_cap;
	const char **prefixes;
	size_t prefixes_count, prefixes_cap;
	struct vdm_strmap by_name;
	struct vdm_xp_tree_ns *ns;
	size_t ns_count, ns_cap;
	/* the elements of each name in document order: keys[first[n]..] */
	uint32_t *key_first, *keys;
	struct vdm_strmap ids;
	struct vdm_strmap declared; /* ID attributes of the document type */
	const char *uri;            /* of the document, or NULL */
	const char *base;           /* to resolve by, or NULL */
	uint64_t order;             /* among trees */
	int failed;
	uint32_t open, last; /* while it is built */
	uint32_t depth;
	int fragment;             /* what the outermost element holds is all */
	struct vdm_xp_tree *next; /* of the evaluation that made it */
};

/* NULL without memory. With a document node, or without one. */
struct vdm_xp_tree *vdm_xp_tree_new(int with_document);
void vdm_xp_tree_free(struct vdm_xp_tree *tree);
void vdm_xp_tree_start(struct vdm_xp_tree *tree, const char *ns,
		       const char *prefix, const char *local);
void vdm_xp_tree_attr(struct vdm_xp_tree *tree, const char *ns,
		      const char *prefix, const char *local, const char *value,
		      size_t n);
/* Before the element's attributes. */
void vdm_xp_tree_declare(struct vdm_xp_tree *tree, const char *prefix,
			 const char *uri);
void vdm_xp_tree_text(struct vdm_xp_tree *tree, const char *s, size_t n);
void vdm_xp_tree_comment(struct vdm_xp_tree *tree, const char *s, size_t n);
void vdm_xp_tree_pi(struct vdm_xp_tree *tree, const char *target, const char *s,
		    size_t n);
void vdm_xp_tree_end(struct vdm_xp_tree *tree);
/* Closes it and makes the keys: 0, or -1 with errno ENOMEM. */
int vdm_xp_tree_finish(struct vdm_xp_tree *tree);
/* The tree as a handler of vdm_xml_parse, for who has the events: its ctx is
 * the tree. */
const struct vdm_xml_handler *vdm_xp_tree_handler(void);
/* Reads a document into a tree that is new: as vdm_xml_parse. */
int vdm_xp_tree_parse(struct vdm_xp_tree *tree, const char *bytes, size_t n,
		      const struct vdm_sink *sink);
/* The same where nobody is told: -1, too, where something would be lost. */
int vdm_xp_tree_read(struct vdm_xp_tree *tree, const char *bytes, size_t n);

/* ---- asking */
/* The number of a name, or XP_NO_NODE where no node has it. */
uint32_t vdm_xp_tree_name_id(const struct vdm_xp_tree *tree, const char *ns,
			     const char *local);
/* The elements of a name: how many, and the first. */
const uint32_t *vdm_xp_tree_key(const struct vdm_xp_tree *tree, uint32_t name,
				size_t *count);
uint32_t vdm_xp_tree_first_child(const struct vdm_xp_tree *tree, uint32_t n);
uint32_t vdm_xp_tree_next(const struct vdm_xp_tree *tree, uint32_t n);
static inline const struct vdm_xp_tree_node *
vdm_xp_tree_at(const struct vdm_xp_tree *tree, uint32_t n)
{
	return &tree->nodes[n];
}
const char *vdm_xp_tree_prefix_uri(const struct vdm_xp_tree *tree,
				   uint32_t element, const char *prefix);
/* The declarations that stand on an element. */
const struct vdm_xp_tree_ns *
vdm_xp_tree_declarations(const struct vdm_xp_tree *tree, uint32_t element,
			 size_t *count);
/* The index-th namespace in scope, from 0, or NULL; that of xml is the last. */
const struct vdm_xp_tree_ns *vdm_xp_tree_scope(const struct vdm_xp_tree *tree,
					       uint32_t element, size_t index);
uint32_t vdm_xp_tree_attribute(const struct vdm_xp_tree *tree, uint32_t element,
			       const char *ns, const char *local);
/* All the text in a node is appended. */
void vdm_xp_tree_value(const struct vdm_xp_tree *tree, uint32_t n,
		       struct vdm_buf *out);

#endif
