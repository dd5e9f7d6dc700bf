/* SPDX-License-Identifier: MIT */
/* A compiled grammar: what the builder makes and validators read. */
#ifndef VDM_RNG_GRAMMAR_GRAMMAR_H
#define VDM_RNG_GRAMMAR_GRAMMAR_H

#include "rng/grammar/node.h"
#include "rng/grammar/pattern.h"

/* An attribute of type ID, IDREF or IDREFS (DTD compatibility, section 5). */
struct vdm_rng_id {
	const struct vdm_rng_name *element, *attribute;
	enum vdm_id_type type;
	struct vdm_rng_id *next; /* in the table's chain */
};

struct vdm_grammar {
	struct vdm_arena arena; /* the schema's tree */
	struct vdm_rng_names names;
	struct vdm_pattern_pool pool;
	const struct vdm_pattern *start;
	struct vdm_rng_element *elements; /* that the start reaches */
	uint32_t nelements;
	struct vdm_datatype **types;
	size_t ntypes, types_cap;
	struct vdm_datatype_value **values;
	size_t nvalues, values_cap;
	struct vdm_rng_id **ids; /* by element's name */
	size_t ids_cap, nids;
	size_t rules; /* of Schematron, not run */
	int prefixes; /* a data type looks at them, or at entities */
	const char *file;
};

/*
 * Compiles a schema in either syntax. NULL after findings (errno ENOMEM: no
 * memory). `uri` may be NULL, `loader` too.
 */
struct vdm_grammar *vdm_grammar_new(const char *bytes, size_t length,
				    const char *uri,
				    const struct vdm_uri_loader *loader,
				    const struct vdm_sink *sink);
void vdm_grammar_free(struct vdm_grammar *grammar);

/* Section 7, over all that `start` reaches. 0, or -1 after findings. */
int vdm_grammar_restrict(struct vdm_grammar *grammar,
			 struct vdm_rng_source *src);
/* Finds the attributes that identify; 0, or -1 after findings. */
int vdm_grammar_ids(struct vdm_grammar *grammar, struct vdm_rng_source *src);
/* The type of an attribute of an element. */
enum vdm_id_type vdm_grammar_id(const struct vdm_grammar *grammar,
				const struct vdm_rng_name *element,
				const struct vdm_rng_name *attribute);

#endif
