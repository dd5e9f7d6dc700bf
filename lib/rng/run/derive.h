/* SPDX-License-Identifier: MIT */
/*
 * Derivatives of patterns, and the states that a validator builds of them as
 * it goes. A state is a tuple of patterns that are followed side by side: one
 * for almost every element, more where elements of one name are told apart by
 * what is in them. What a state does with a name is worked out once.
 */
/*
 * The method is James Clark's ("An algorithm for RELAX NG validation"): the
 * derivative of a pattern by what came is the pattern of what may follow. One
 * thing differs. There an open element is a pattern "content, and after it the
 * rest", so that each state drags along all elements around it; here the two
 * are kept apart, content in the child's state and rest in the parent's step,
 * so that a <p> has the same few states wherever it stands.
 *
 * Say that a parent may hold
 *
 *     (element p { text }, element q { empty })
 *     | element p { xsd:date }
 *
 * The step by "p" leads to a child of two alternatives, [text, date], with two
 * rows of `after`: child 0 leaves q to come, child 1 leaves nothing. When </p>
 * comes, a mask says which alternatives its content has met: for "soon" the
 * first alone, so the parent goes on in the state [q]; for "1989-12-03" both,
 * and it goes on in [q | empty].
 */
#ifndef VDM_RNG_RUN_DERIVE_H
#define VDM_RNG_RUN_DERIVE_H

#include "base/map.h"
#include "rng/grammar/pattern.h"

struct vdm_rng_state;
struct vdm_rng_names_list;

/* What follows when alternative `child` of a step was accepted. */
struct vdm_rng_after {
	uint32_t parent, child; /* indices into the two states */
	const struct vdm_pattern *rest;
};

struct vdm_rng_result {
	struct vdm_rng_result *next;
	struct vdm_rng_state *state;
	uint64_t accepted[]; /* a bit for each alternative of the child */
};

/* From a state by an element's or attribute's name. */
struct vdm_rng_step {
	const struct vdm_rng_name *name;
	int attribute;
	struct vdm_rng_step *next;   /* in the table's chain */
	struct vdm_rng_state *child; /* NULL: not allowed */
	struct vdm_rng_state *parent;
	struct vdm_rng_result *results;
	uint32_t words; /* of a result's mask */
	uint32_t nafter;
	struct vdm_rng_after *after;
	/* Of a name that is not allowed, once they were asked for: the step as
	 * if what must come before had come, and the name that was meant. */
	struct vdm_rng_step *ahead;
	const struct vdm_rng_name *meant;
	int meant_known;
};

struct vdm_rng_state {
	struct vdm_rng_state *next; /* in the table's chain */
	uint32_t hash, n;
	uint8_t flags;    /* PF_DATA ... of any pattern */
	uint8_t dead;     /* no pattern can be met */
	uint8_t nullable; /* some pattern is */
	uint8_t all;      /* text alone is enough, whichever */
	struct vdm_rng_state *text, *closed;
	struct vdm_rng_step **steps;
	uint32_t nsteps, steps_cap;
	struct vdm_rng_names_list *lists[2]; /* elements, attributes */
	const struct vdm_pattern *p[];
};

/* What a state may be followed by, sorted: for messages. */
struct vdm_rng_names_list {
	const struct vdm_rng_name **v;
	size_t n;
	int wildcard; /* names of classes, too */
	int text, data;
	const char *said, *said_ns; /* in words, inside that namespace */
};

/* A validator's memory of states; patterns and states live until `fini`. */
struct vdm_rng_memo {
	struct vdm_pattern_pool pool;
	struct vdm_rng_names names;
	struct vdm_rng_state **table;
	size_t cap, count;
	struct vdm_rng_pair *pairs; /* a stack */
	size_t npairs, pairs_cap;
	const struct vdm_pattern **temp; /* for one call's use */
	size_t temp_cap;
	uint32_t *stamps; /* by pattern: the step that has opened it */
	size_t stamps_cap;
	uint32_t stamp;
	/* By pattern: what a step found in it, so that of repetitions in
	 * repetitions each is opened once, and not once for all around it. */
	struct vdm_rng_opened *opened;
	size_t opened_cap;
	struct vdm_rng_pair *kept; /* what these are of */
	size_t nkept, kept_cap;
	struct vdm_rng_values *values; /* of choices of many */
	struct vdm_strmap choices;     /* to these, by the id of the pattern */
};

/* The pairs `first` and those behind it, found by the step `stamp`. */
struct vdm_rng_opened {
	uint32_t stamp;
	size_t first, n;
};

struct vdm_rng_pair {
	const struct vdm_pattern *content, *rest;
	uint32_t parent;
};

void vdm_rng_memo_init(struct vdm_rng_memo *m,
		       const struct vdm_pattern_pool *pool,
		       const struct vdm_rng_names *names);
void vdm_rng_memo_fini(struct vdm_rng_memo *m);
int vdm_rng_memo_failed(const struct vdm_rng_memo *m);

/* The state of these patterns; NULL only when out of memory. */
struct vdm_rng_state *vdm_rng_state_get(struct vdm_rng_memo *m,
					const struct vdm_pattern *const *p,
					uint32_t n);
/* By an element (or attribute) of this name; NULL: out of memory. */
struct vdm_rng_step *vdm_rng_state_step(struct vdm_rng_memo *m,
					struct vdm_rng_state *state,
					const struct vdm_rng_name *name,
					int attribute);
/*
 * The parent's state after the child was accepted by the alternatives of
 * `mask` (step->words words).
 */
struct vdm_rng_state *vdm_rng_step_done(struct vdm_rng_memo *m,
					struct vdm_rng_step *step,
					const uint64_t *mask);
/* After characters, where others or elements follow or precede. */
struct vdm_rng_state *vdm_rng_state_text(struct vdm_rng_memo *m,
					 struct vdm_rng_state *s);
/* After the last attribute: those that are missing kill their patterns. */
struct vdm_rng_state *vdm_rng_state_close(struct vdm_rng_memo *m,
					  struct vdm_rng_state *s);
/* The same, missing attributes forgiven. */
const struct vdm_pattern *vdm_rng_forgive(struct vdm_rng_memo *m,
					  const struct vdm_pattern *p);
/* Whether the whole string content `s` (or none, if it is blank) is right. */
int vdm_rng_accepts(struct vdm_rng_memo *m, const struct vdm_pattern *p,
		    const char *s, const struct vdm_prefixes *prefixes);
/* As if all that must come before had come: for going on after an error. */
struct vdm_rng_step *vdm_rng_step_ahead(struct vdm_rng_memo *m,
					struct vdm_rng_state *state,
					const struct vdm_rng_name *name,
					int attribute);

#endif
