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
	struct vdm_pos pos;
	size_t number; /* in the order in which it was found */
	struct sch_found *next;
};

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
