/* SPDX-License-Identifier: MIT */
/* What the two files of the builder share. */
#ifndef VDM_RNG_GRAMMAR_BUILDER_H
#define VDM_RNG_GRAMMAR_BUILDER_H

#include "rng/grammar/grammar.h"

#define BUCKETS 256

struct define;

struct scope {
	struct scope *up;
	struct define *table[BUCKETS];
	struct define *first, **last;
	struct scope *order; /* all grammars */
};

struct deferred {
	struct vdm_rng_element *element;
	struct vdm_rng_node *node;
	struct scope *scope;
	struct deferred *next;
};

struct builder {
	struct vdm_grammar *g;
	struct vdm_rng_source *src;
	/* Any pattern: build.c's, which a bag calls for each member. */
	const struct vdm_pattern *(*build)(struct builder *b,
					   struct vdm_rng_node *n,
					   struct scope *scope);
	struct deferred *queue, **queue_end;
	const struct vdm_rng_nc **ncs; /* of single names, by id */
	size_t ncs_cap;
	struct scope *scopes;
	int unreached; /* at what nothing refers to */
	unsigned depth;
	struct type_row {
		const char *library, *name;
		struct vdm_datatype *type;
		struct type_row *next;
	} * plain; /* types without parameters */
};

/* A name class; NULL after a finding or without memory. `bar` is 0. */
const struct vdm_rng_nc *vdm_builder_nc(struct builder *b,
					const struct vdm_rng_node *n,
					int attribute, int bar);
/* A data or value. */
const struct vdm_pattern *vdm_builder_data(struct builder *b,
					   struct vdm_rng_node *n,
					   struct scope *scope);
const struct vdm_pattern *vdm_builder_value(struct builder *b,
					    const struct vdm_rng_node *n);
/* A choice or interleave of all from `first` on. */
const struct vdm_pattern *vdm_builder_bag(struct builder *b,
					  struct vdm_rng_node *first,
					  struct scope *scope, int choice);

#endif
