/* SPDX-License-Identifier: MIT */
/* A record's tree as XML, and XML as a record's tree: element by element, with
 * no knowledge of what they say. */
#ifndef VDM_MARKUP_MARKUP_H
#define VDM_MARKUP_MARKUP_H

#include "base/buf.h"
#include "record/record.h"

struct vdm_read_options;

/*
 * What stands before or after the root element (comments, instructions) is
 * kept among the root's children, first or last, with an attribute
 * place="before" or place="after" on the node.
 */
#define VDM_MARKUP_PLACE "place"
/* In a corpus that is a volume, instructions between which a record stands with
 * what stood before and after its root; there are none where nothing did. */
#define VDM_VOLUME_RECORD_BEGINS "vidimus-record"
#define VDM_VOLUME_RECORD_ENDS "vidimus-record-end"

/*
 * Appends the XML of one subtree: no declaration; TEI's namespace is taken for
 * granted, other namespaces and the prefixes used are declared on the subtree
 * where they are not declared in it. Deterministic.
 */
void vdm_markup_serialise(const struct vdm_node *node, struct vdm_buf *out);
/*
 * The reverse: the element that the bytes hold, made in `rec`, or NULL after a
 * finding (or with errno ENOMEM). Elements in no namespace count as TEI's. A
 * declaration on it that `context` (may be NULL) has in scope already is
 * dropped. Positions count from the first byte. Not settled, not attached.
 */
struct vdm_node *vdm_markup_parse_fragment(struct vdm_record *rec,
					   const char *bytes, size_t length,
					   const struct vdm_node *context,
					   const struct vdm_sink *sink);
/*
 * Appends the whole document: declaration, what stands before the root, the
 * root, what stands after it. `header` (may be NULL) is written in the place
 * of, or in default of, the root's teiHeader. `prefix` (may be NULL): of TEI's
 * names, where the root declares it so.
 */
void vdm_markup_serialise_document(const struct vdm_node *root,
				   const struct vdm_node *header,
				   const char *prefix, struct vdm_buf *out);

struct vdm_markup_build {
	struct vdm_record *rec;
	const struct vdm_sink *sink;
	const struct vdm_read_options *options; /* NULL: no XInclude */
	int bare;    /* elements in no namespace are TEI's */
	int doctype; /* there was one */
	struct vdm_node *root;
	struct vdm_node *at;
	struct vdm_node *prolog;     /* holds what came before the root */
	struct vdm_node *undeclared; /* the element with xmlns="" */
	struct vdm_buf text;
	struct vdm_pos text_pos;
	const char *refused;        /* the root's name, where it is not TEI's */
	const char *refused_ns;     /* its namespace, or NULL */
	struct vdm_pos refused_pos; /* its place */
	/* Is called with each complete element, for XInclude; or NULL. */
	void (*include)(struct vdm_markup_build *b, struct vdm_node *node);
	int includes;       /* files within files, this being one */
	int *files;         /* included so far */
	const char *folder; /* of this file within options->base, or NULL */
};

/* Events to nodes; b->root is the outcome. 0, or -1 as vdm_xml_parse. */
int vdm_markup_build(struct vdm_markup_build *b, const char *bytes,
		     size_t length);
/* The same for who has the events: what they go to, with `b` as its context,
 * between a beginning and an end, which is 0, or -1 with errno ENOMEM. */
void vdm_markup_begin(struct vdm_markup_build *b);
struct vdm_xml_handler;
const struct vdm_xml_handler *vdm_markup_handler(void);
int vdm_markup_end(struct vdm_markup_build *b);

#endif
