/* SPDX-License-Identifier: MIT */
/* A small tree of an XML document inside a container, for checks that look
 * back and forth in it. */
#ifndef VDM_XML_DOM_H
#define VDM_XML_DOM_H

#include "base/arena.h"
#include "base/diag.h"

struct vdm_xml_handler;

struct vdm_xdoc_attr {
	const char *ns, *name, *value; /* ns: "" where there is none */
};

struct vdm_xdoc_node {
	const char *ns, *name; /* of an element; name NULL: text */
	const char *text;      /* of text; an instruction's data */
	const char *target; /* an instruction's target, name and text apart */
	struct vdm_xdoc_attr *attrs;
	size_t attrs_count;
	struct vdm_xdoc_node *parent, *first, *last, *next;
	struct vdm_pos pos;
};

/* Sorted by id, those of one id in the document's order. */
struct vdm_xdoc_id {
	const char *id;
	const struct vdm_xdoc_node *node;
	size_t order;
};

struct vdm_xdoc {
	struct vdm_arena arena;
	struct vdm_xdoc_node *root;   /* the outermost element; NULL: none */
	struct vdm_xdoc_node *before; /* instructions before it, by `next` */
	const char *doctype, *public_id, *system_id; /* or NULL */
	struct vdm_xdoc_id *ids;
	size_t ids_count;
};

/*
 * 0; or -1 after a finding or, with errno ENOMEM, without memory. Free it in
 * either case.
 */
int vdm_xdoc_parse(struct vdm_xdoc *dom, const void *bytes, size_t length,
		   const struct vdm_sink *sink);

/* Who hears the same document in the same pass: its starts, ends and text. */
struct vdm_xdoc_listener {
	const struct vdm_xml_handler *hears;
	void *context;
	int whole; /* set: it has heard all of it */
};
int vdm_xdoc_parse_heard(struct vdm_xdoc *dom, const void *bytes, size_t length,
			 struct vdm_xdoc_listener *also,
			 const struct vdm_sink *sink);
void vdm_xdoc_fini(struct vdm_xdoc *dom);

/* Document order below `root`, elements and text; NULL at the end. */
const struct vdm_xdoc_node *vdm_xdoc_step(const struct vdm_xdoc_node *node,
					  const struct vdm_xdoc_node *root);
int vdm_xdoc_is(const struct vdm_xdoc_node *node, const char *ns,
		const char *name);
/* The value of an attribute (ns "": of no namespace), or NULL. */
const char *vdm_xdoc_get(const struct vdm_xdoc_node *node, const char *ns,
			 const char *name);
/* The first child element of that name (name NULL: any), or NULL; and the
 * next sibling. */
const struct vdm_xdoc_node *vdm_xdoc_child(const struct vdm_xdoc_node *node,
					   const char *ns, const char *name);
const struct vdm_xdoc_node *vdm_xdoc_next(const struct vdm_xdoc_node *node,
					  const char *ns, const char *name);
/* All text below it, white space folded and trimmed; in the arena. */
const char *vdm_xdoc_content(struct vdm_arena *arena,
			     const struct vdm_xdoc_node *node);
/* The element with that id, or NULL. */
const struct vdm_xdoc_node *vdm_xdoc_by_id(const struct vdm_xdoc *dom,
					   const char *id);

#endif
