/* SPDX-License-Identifier: MIT */
/* What is found, in the author's words. */
#ifndef VDM_SCHEMATRON_SAY_H
#define VDM_SCHEMATRON_SAY_H

#include "schematron/values.h"

/* What one rule says of one node. */
struct sch_found {
	const struct sch_check *check; /* NULL: an error, or a rule fired */
	const struct sch_rule *rule;
	const struct sch_pattern *pattern;
	enum vdm_diag_id id;
	enum vdm_level level;
	const char *message, *path; /* path: for people, "/TEI[1]/text[1]" */
	const char *location;       /* the same as an XPath */
	const char *details;        /* diagnostics, or NULL */
	const char *file;           /* NULL: the document's own */
	struct vdm_pos pos;
	size_t number; /* in the order in which it was found */
	struct sch_found *next;
};

/* ---- found.c */

/* NULL without memory. */
struct sch_found *sch_found_add(struct sch_run *run, enum vdm_diag_id id,
				const struct vdm_xp_item *node);
/* An expression could not be worked out at a node. `follows`: what becomes of
 * it, which is no error of its own; NULL: the rule is not known to hold. */
void sch_found_stopped(struct sch_run *run, const struct sch_expr *expr,
		       const struct vdm_xp_error *error,
		       const struct vdm_xp_item *node, const char *follows);
/* It was worked out. */
void sch_found_worked(struct sch_run *run, const struct sch_expr *expr);
/* Whether it failed so often that it is not asked any more, which was said. */
int sch_found_is_left(const struct sch_run *run, const struct sch_expr *expr);

/* ---- say.c */

/* The message of an assertion about the run's node; lives in the run. */
const char *sch_say_message(struct sch_run *run, const struct sch_part *parts);
/* The texts of the diagnostics that a check refers to, or NULL. */
const char *sch_say_diagnostics(struct sch_run *run,
				const struct sch_check *check);
/* Appends the nodes that a part copies, as XML; of these only attributes, with
 * a blank before each, or all others. */
void sch_say_copy(struct sch_run *run, const struct sch_part *part,
		  int attributes, struct vdm_buf *out);
/* Where a node stands; `exact`: as XPath, with namespaces. */
const char *sch_say_path(struct sch_run *run, const struct vdm_xp_item *node,
			 int exact);
struct vdm_pos sch_say_pos(const struct vdm_xp_item *node);
/* What a role says of the level (the specification leaves it open; these are
 * what authors write). */
enum vdm_level sch_say_level(const char *role);

#endif
