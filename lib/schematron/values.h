/* SPDX-License-Identifier: MIT */
/* One document's run: variables when they are asked for, and what XSLT adds. */
#ifndef VDM_SCHEMATRON_VALUES_H
#define VDM_SCHEMATRON_VALUES_H

#include "schematron/model.h"

enum sch_state { SCH_UNASKED, SCH_BUSY, SCH_KNOWN, SCH_FAILED };

struct sch_value {
	const struct sch_let *let;
	int is_kept; /* for the whole document, not for one node */
	enum sch_state state;
	struct vdm_xp_seq seq;
	struct vdm_xp_error error;
};

struct sch_keyed {
	const struct sch_key *key;
	uint64_t order; /* of the tree, which may be gone */
	struct vdm_xp_map *map;
	struct sch_keyed *next;
};

/* What became of an expression so far. */
struct sch_tried {
	unsigned failures; /* one after another */
	unsigned dear;     /* those by a limit, in all */
	uint32_t at;       /* the node of the last, from 1 */
	int is_left;       /* it is not asked any more; that was said */
};

struct sch_run {
	const struct vdm_schematron *s;
	const struct vdm_schematron_options *options;
	const struct vdm_sink *sink;
	const struct vdm_xp_tree *own;  /* the document's */
	const struct vdm_xp_tree *tree; /* that a pattern looks at */
	struct vdm_xp_item root, node;  /* of it; what current() is */
	/* What lives for the document, and what for some nodes. */
	struct vdm_xpath_run *kept, *now;
	struct sch_value *values; /* by the numbers of the variables */
	size_t count;
	struct sch_keyed *keyed;
	struct vdm_arena arena;
	struct sch_tried *tried;    /* by the numbers of expressions */
	const struct sch_let *lets; /* of the rule that fires */
	int functions;              /* of the schema's that are being called */
	struct sch_found *found, **found_end;
	size_t found_count;
	size_t fired;
};

/* 0, or -1 without memory. */
int sch_values_begin(struct sch_run *run);
void sch_values_end(struct sch_run *run);
/* These variables have values from now on, when somebody asks. */
void sch_values_set(struct sch_run *run, const struct sch_let *lets,
		    int is_kept);
/* Whatever is being worked out has no value: an evaluation failed in it. */
void sch_values_fail(struct sch_run *run, int is_kept,
		     const struct vdm_xp_error *error);
/* After an evaluation that failed: its values are gone, and what it was busy
 * with has none for the rule's node. */
void sch_values_broken(struct sch_run *run, const struct vdm_xp_error *error);
/* The nodes of the run's tree that a pattern matches are given to `each`. 0, or
 * -1 and the error. */
int sch_values_nodes(struct sch_run *run, const struct sch_match *m,
		     void (*each)(struct sch_run *run, uint32_t node,
				  void *context),
		     void *context, struct vdm_xp_error *error);

#endif
