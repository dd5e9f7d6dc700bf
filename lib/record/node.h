/* SPDX-License-Identifier: MIT */
/* Nodes of the record's tree. */
#ifndef VDM_RECORD_NODE_H
#define VDM_RECORD_NODE_H

#include <stddef.h>
#include <string.h>

#include "base/diag.h"

struct vdm_record;
struct vdm_buf;

#define VDM_NS_TEI "http://www.tei-c.org/ns/1.0"
#define VDM_NS_XML "http://www.w3.org/XML/1998/namespace"

struct vdm_attr {
	const char
	    *name;         /* qualified, as written: "who", "xml:id"; also
			      "xmlns", "xmlns:x" where declared and not implied */
	const char *value; /* never NULL */
	struct vdm_attr *next;
};

/*
 * There are many of them, so each is 72 bytes: what few have (a namespace) lies
 * with its name, and the last child is found through the first.
 */
struct vdm_node {
	enum vdm_kind kind : 8;
	unsigned foreign : 1; /* its name is that of a vdm_foreign */
	unsigned level : 3;   /* how high a heading stood in the source, 1 to
				 6, until vdm_headings_settle; else 0 */
	unsigned tagged : 1;  /* tags say what it is, in a source of which the
				 rest says it by its looks */
	unsigned words : 19;  /* children that are characters other than white
				 space; kept by the functions below */
	struct vdm_pos pos;
	const char *name; /* element: qualified name, which vdm_node_rename
			     alone sets; instruction: target */
	union {
		const char *text;   /* text, comment, instruction */
		const char *reason; /* element: why it was inferred, in words,
				       or NULL; not part of the record's value.
				       Where it may be one, ask vdm_node_text */
	};
	struct vdm_attr *attrs;
	struct vdm_node *parent, *first, *next;
	struct vdm_node *before; /* the sibling before it; of the first child,
				    the last: ask vdm_node_prev and _last */
};

/* The name of an element that is in a namespace other than TEI's. */
struct vdm_foreign {
	const char *ns; /* its URI, "" for none */
	char name[];
};

/* NULL: TEI's; "" none; else the namespace's URI. */
static inline const char *
vdm_node_ns(const struct vdm_node *node)
{
	const void *at;

	if (!node->foreign)
		return NULL;
	at = node->name - offsetof(struct vdm_foreign, name);
	return ((const struct vdm_foreign *)at)->ns;
}

/* The sibling before a node, or NULL. */
static inline struct vdm_node *
vdm_node_prev(const struct vdm_node *node)
{
	struct vdm_node *before = node->before;

	return before != NULL && before->next != NULL ? before : NULL;
}

/* The last child, or NULL. */
static inline struct vdm_node *
vdm_node_last(const struct vdm_node *node)
{
	return node->first != NULL ? node->first->before : NULL;
}

/*
 * The kind of an element by name and namespace (NULL: TEI), as far as these
 * tell; what depends on place or @type (q, seg, ab, unknown elements) is
 * decided by vdm_node_settle.
 */
enum vdm_kind vdm_kind_of(const char *ns, const char *name);
/* Gives every element below and at `root` its kind in its place. Readers and
 * whoever rebuilds a tree call it at the end. */
void vdm_node_settle(struct vdm_node *root);

/* All copy their strings into the record's arena; NULL: out of memory. */
struct vdm_node *vdm_node_element(struct vdm_record *rec, const char *name);
struct vdm_node *vdm_node_element_ns(struct vdm_record *rec, const char *ns,
				     const char *name);
struct vdm_node *vdm_node_chars(struct vdm_record *rec, const char *s,
				size_t n);
struct vdm_node *vdm_node_comment(struct vdm_record *rec, const char *s);
struct vdm_node *vdm_node_instruction(struct vdm_record *rec,
				      const char *target, const char *data);
/* Gives a text node, in a tree or not, other characters. 0, or -1: out of
 * memory. */
int vdm_node_set_chars(struct vdm_record *rec, struct vdm_node *node,
		       const char *s, size_t n);
/* Sets, replaces, or (value NULL) removes. 0, or -1: out of memory. */
int vdm_node_set(struct vdm_record *rec, struct vdm_node *node,
		 const char *name, const char *value);

/* Gives an element another name; `ns` NULL: of TEI. 0, or -1: out of memory,
 * and it keeps its name. */
int vdm_node_rename(struct vdm_record *rec, struct vdm_node *node,
		    const char *ns, const char *name);

/* Tree surgery; a NULL node or child is let pass (sticky arena failure). */
void vdm_node_append(struct vdm_node *parent, struct vdm_node *child);
void vdm_node_insert_before(struct vdm_node *ref, struct vdm_node *node);
void vdm_node_insert_after(struct vdm_node *ref, struct vdm_node *node);
void vdm_node_unlink(struct vdm_node *node);
/* Appends an element with text in it; the element. */
struct vdm_node *vdm_node_add(struct vdm_record *rec, struct vdm_node *parent,
			      const char *name, const char *text);
/* Appends characters, joining a text node that stands last. */
struct vdm_node *vdm_node_add_text(struct vdm_record *rec,
				   struct vdm_node *parent, const char *s,
				   size_t n);
/* A deep copy into `rec` (which may be another record's). */
struct vdm_node *vdm_node_copy(struct vdm_record *rec,
			       const struct vdm_node *node);
/* The same, but the strings stay the other record's, which must outlive it. */
struct vdm_node *vdm_node_copy_sharing(struct vdm_record *rec,
				       const struct vdm_node *node);

/* Elements; text, comments and instructions are not. Asked so often that these
 * two stand here. */
static inline int
vdm_node_is_element(const struct vdm_node *node)
{
	return node != NULL && node->kind != VDM_KIND_TEXT &&
	       node->kind != VDM_KIND_COMMENT &&
	       node->kind != VDM_KIND_INSTRUCTION;
}

/* "is this the TEI element `name`?" */
static inline int
vdm_node_is(const struct vdm_node *node, const char *name)
{
	/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
	return vdm_node_is_element(node) && !node->foreign &&
	       node->name[0] == name[0] && strcmp(node->name, name) == 0;
}

/*
 * Whether a node stands as a block: a paragraph, list, table ... anywhere; a
 * stage direction, note, page break, comment ... where blocks stand around it.
 * Needs settled kinds.
 */
int vdm_node_is_block(const struct vdm_node *node);
/* The same, for callers that know whether its parent holds a line. */
int vdm_node_is_block_in(const struct vdm_node *node, int line);
/* Whether what stands directly in a node is a line of text, not blocks. */
int vdm_node_holds_line(const struct vdm_node *node);
/* Text that is nothing but white space. */
int vdm_node_is_blank(const struct vdm_node *node);
/* Whether a line is said to begin there amid a word, which no format may part
 * then: @break="no" (P5, att.breaking). */
int vdm_node_is_amid_word(const struct vdm_node *node);
/* The node itself or the first sibling behind it that is not blank; NULL. */
const struct vdm_node *vdm_node_skip_blank(const struct vdm_node *node);
/* choice.c: of a `choice` or an `app`, the reading that stands in the line;
 * NULL: it has none, or is another element. */
const struct vdm_node *vdm_choice_shown(const struct vdm_node *choice);
/* Whether it is one of the others. */
int vdm_node_is_other_reading(const struct vdm_node *n);
/* What stands before (or behind) an element in a line of nothing but words: "
 * (" before a reading of ruby, " [" before another reading; or NULL. */
const char *vdm_node_bracket(const struct vdm_node *n, int behind);
/* formula.c: whether it is a formula of MathML's; appends it as words. */
int vdm_node_is_formula(const struct vdm_node *n);
void vdm_formula_put(const struct vdm_node *math, struct vdm_buf *out);
/* unseen.c: whether it has words that no reader of a page sees: it is hidden,
 * or says to programs what a drawing is. No format shows or speaks them. */
int vdm_node_is_unseen(const struct vdm_node *n);
/* Whether characters other than white space stand directly in it. */
int vdm_node_has_text(const struct vdm_node *node);
/* Whether a block stands anywhere below it. */
int vdm_node_has_blocks(const struct vdm_node *node);
/* The first child element of that TEI name, or NULL. */
struct vdm_node *vdm_node_child(const struct vdm_node *node, const char *name);
/* What a speech calls its speaker: its `speaker`, or the note before a `u` that
 * holds one; or NULL. */
const struct vdm_node *vdm_node_label(const struct vdm_node *speech);
/* All characters below it, as they stand, appended to `out`. */
void vdm_node_content(const struct vdm_node *node, struct vdm_buf *out);
/* Non-const walk in document order, `root` first. */
struct vdm_node *vdm_node_step(struct vdm_node *node,
			       const struct vdm_node *root);
/* How many elements stand above each other: up from a node to its root; down
 * from it to the lowest below it. 1 for one that is alone. */
unsigned vdm_node_depth(const struct vdm_node *node);
unsigned vdm_node_height(const struct vdm_node *node);
/* 1 when equal as vdm_record_equal says; the first difference goes to `why`. */
int vdm_node_equal(const struct vdm_node *a, const struct vdm_node *b,
		   struct vdm_buf *why);

#endif
