/* SPDX-License-Identifier: MIT */
/*
 * Patterns in the specification's simple form (section 5), kept once each:
 * equal patterns are the same object, so a pattern is a state of a validation,
 * and what is known of one is looked up by its id. A schema's pool is frozen
 * after compiling; a validator's pool stands on it, so several validators share
 * one schema and none changes it.
 *
 * optional, zeroOrMore and mixed are gone (4.13 to 4.15): p? is p | empty, p*
 * is p+ | empty, mixed { p } is text & p.
 */
#ifndef VDM_RNG_GRAMMAR_PATTERN_H
#define VDM_RNG_GRAMMAR_PATTERN_H

#include "base/arena.h"
#include "rng/grammar/names.h"
#include "datatype/datatype.h"

struct vdm_rng_node;

/*
 * The order matters: those up to P_TEXT are one object each, without parts;
 * those from P_ONE_OR_MORE on are made of patterns that stand in the same
 * element or attribute as they do.
 */
enum vdm_pattern_kind {
	P_NOT_ALLOWED,
	P_EMPTY,
	P_TEXT,
	P_DATA,        /* type, except in `a` or NULL */
	P_VALUE,       /* type, value */
	P_LIST,        /* a */
	P_ATTRIBUTE,   /* nc, a */
	P_ELEMENT,     /* nc, and the content in ->element */
	P_ONE_OR_MORE, /* a */
	P_GROUP,       /* a, b; a is never a group */
	P_INTERLEAVE,  /* kids: a sorted bag of two or more */
	P_CHOICE       /* kids: a sorted set of two or more */
};

enum {
	PF_NULLABLE = 1,
	PF_DATA = 2,    /* looks at the characters: data, value, list */
	PF_ATTR = 4,    /* has an attribute, not inside an element */
	PF_TEXT = 8,    /* has text, not inside an element or attribute */
	PF_ELEM = 16,   /* has an element */
	PF_CONTEXT = 32 /* a data type in it looks at prefixes */
};

struct vdm_pattern;

/* The content is filled in after the element is made: grammars are cyclic. */
struct vdm_rng_element {
	const struct vdm_pattern *content;
	const struct vdm_rng_node *source;
	struct vdm_rng_element *next; /* all of a schema */
	const struct vdm_pattern *pattern;
	uint32_t index;
};

struct vdm_pattern {
	uint8_t kind, flags;
	uint16_t height; /* how deep a walk over it goes */
	uint32_t hash, id, n;
	const struct vdm_pattern *next; /* in the table's chain */
	const struct vdm_pattern *a, *b;
	const struct vdm_pattern *behind; /* of a group: what follows its first
					     part and those that are the same */
	const struct vdm_rng_nc *nc;
	struct vdm_rng_element *element;
	const struct vdm_datatype *type;
	const struct vdm_datatype_value *value;
	const struct vdm_rng_node *source; /* the first place that said it */
	const struct vdm_pattern *kids[];
};

extern const struct vdm_pattern vdm_pattern_not_allowed, vdm_pattern_empty,
    vdm_pattern_text;

struct vdm_pattern_pool {
	struct vdm_arena arena;
	const struct vdm_pattern_pool *base; /* frozen, or NULL */
	const struct vdm_pattern **table;
	size_t cap, count;
	uint32_t next_id;
	const struct vdm_pattern **scratch; /* a stack for flattening */
	size_t scratch_len, scratch_cap;
	const struct vdm_rng_node *source; /* noted on new patterns */
	/* Steps taken; at `work_limit` (0: none) it fails, and is exhausted. */
	uint64_t work, work_limit;
	int exhausted;
	int failed; /* out of memory */
};

/* Counts some work; not 0 when there has been too much of it. */
int vdm_pattern_pool_work(struct vdm_pattern_pool *pool, size_t steps);

#define VDM_PATTERN_HEIGHT 3000 /* bound of every walk over patterns */

void vdm_pattern_pool_init(struct vdm_pattern_pool *pool,
			   const struct vdm_pattern_pool *base);
void vdm_pattern_pool_fini(struct vdm_pattern_pool *pool);

/*
 * Constructors. After a failure `failed` is set and they return notAllowed, so
 * that callers look once, at the end.
 */
const struct vdm_pattern *vdm_pattern_choice(struct vdm_pattern_pool *pool,
					     const struct vdm_pattern *const *v,
					     size_t n);
const struct vdm_pattern *vdm_pattern_or(struct vdm_pattern_pool *pool,
					 const struct vdm_pattern *a,
					 const struct vdm_pattern *b);
const struct vdm_pattern *
vdm_pattern_interleave(struct vdm_pattern_pool *pool,
		       const struct vdm_pattern *const *v, size_t n);
const struct vdm_pattern *vdm_pattern_group(struct vdm_pattern_pool *pool,
					    const struct vdm_pattern *a,
					    const struct vdm_pattern *b);
const struct vdm_pattern *vdm_pattern_more(struct vdm_pattern_pool *pool,
					   const struct vdm_pattern *a);
const struct vdm_pattern *vdm_pattern_list(struct vdm_pattern_pool *pool,
					   const struct vdm_pattern *a);
const struct vdm_pattern *vdm_pattern_attribute(struct vdm_pattern_pool *pool,
						const struct vdm_rng_nc *nc,
						const struct vdm_pattern *a);
const struct vdm_pattern *vdm_pattern_element(struct vdm_pattern_pool *pool,
					      const struct vdm_rng_nc *nc,
					      struct vdm_rng_element *element);
const struct vdm_pattern *vdm_pattern_data(struct vdm_pattern_pool *pool,
					   const struct vdm_datatype *type,
					   const struct vdm_pattern *except);
const struct vdm_pattern *
vdm_pattern_value(struct vdm_pattern_pool *pool,
		  const struct vdm_datatype *type,
		  const struct vdm_datatype_value *value);

static inline int
vdm_pattern_nullable(const struct vdm_pattern *p)
{
	/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
	return p->flags & PF_NULLABLE;
}

#endif
