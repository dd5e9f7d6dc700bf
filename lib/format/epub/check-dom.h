/* SPDX-License-Identifier: MIT */
/* A small tree of an XML document inside a container, for checks that look
 * back and forth in it. */
#ifndef VDM_FORMAT_EPUB_CHECK_DOM_H
#define VDM_FORMAT_EPUB_CHECK_DOM_H

#include "base/arena.h"
#include "base/diag.h"

struct vdm_dom_attr {
	const char *ns, *name, *value; /* ns: "" where there is none */
};

struct vdm_dom_node {
	const char *ns, *name; /* of an element; name NULL: text */
	const char *text;      /* of text; an instruction's data */
	const char *target;    /* an instruction's target, name and text apart */
	struct vdm_dom_attr *attrs;
	size_t attrs_count;
	struct vdm_dom_node *parent, *first, *last, *next;
	struct vdm_pos pos;
};

struct vdm_dom {
	struct vdm_arena arena;
	struct vdm_dom_node *root;  /* the outermost element; NULL: none */
	struct vdm_dom_node *before; /* instructions before it, by `next` */
	const char *doctype, *public_id, *system_id; /* or NULL */
	const char **ids; /* sorted */
	size_t ids_count;
};

/*
 * 0; or -1 after a finding or, with errno ENOMEM, without memory. Free it in
 * either case.
 */
int vdm_dom_parse(struct vdm_dom *dom, const void *bytes, size_t length,
		  const struct vdm_sink *sink);
void vdm_dom_fini(struct vdm_dom *dom);

/* Document order below `root`, elements and text; NULL at the end. */
const struct vdm_dom_node *vdm_dom_step(const struct vdm_dom_node *node,
					const struct vdm_dom_node *root);
int vdm_dom_is(const struct vdm_dom_node *node, const char *ns,
	       const char *name);
/* The value of an attribute (ns "": of no namespace), or NULL. */
const char *vdm_dom_get(const struct vdm_dom_node *node, const char *ns,
			const char *name);
/* The first child element of that name (name NULL: any), or NULL; and the
 * next sibling. */
const struct vdm_dom_node *vdm_dom_child(const struct vdm_dom_node *node,
					 const char *ns, const char *name);
const struct vdm_dom_node *vdm_dom_next(const struct vdm_dom_node *node,
					const char *ns, const char *name);
/* All text below it, white space folded and trimmed; in the arena. */
const char *vdm_dom_content(struct vdm_arena *arena,
			    const struct vdm_dom_node *node);
/* The element with that id, or NULL. */
const struct vdm_dom_node *vdm_dom_by_id(const struct vdm_dom *dom,
					 const char *id);
/* Whether the white-space separated list has the word. */
int vdm_words_have(const char *list, const char *word);

#endif
