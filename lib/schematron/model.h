/* SPDX-License-Identifier: MIT */
/* A schema as it is run. All of it lives in the schema's arena. */
#ifndef VDM_SCHEMATRON_MODEL_H
#define VDM_SCHEMATRON_MODEL_H

#include "schematron/schematron.h"
#include "xpath/xpath.h"

#define SCH_NS "http://purl.oclc.org/dsdl/schematron"
#define SCH_OLD_NS "http://www.ascc.net/xml/schematron"
#define SCH_XSL_NS "http://www.w3.org/1999/XSL/Transform"

/* The error of what was said to be not run. */
#define SCH_NOT_RUN "VDXP0017"

/* Where something of the schema stands: in which file, and where in it. */
struct sch_place {
	const char *file;
	struct vdm_pos pos;
};

/* What stands for $name in an abstract pattern's expressions. */
struct sch_param {
	const char *name, *value;
	struct sch_place place;
	int is_given; /* by the instance: no default */
	int *is_used;
	struct sch_param *next; /* longer names first */
};

/* An element of the schema: which, and what its parameters are. */
struct sch_at {
	const struct vdm_xp_tree *tree;
	uint32_t n;
	const struct sch_param *params;
};

struct sch_expr {
	struct vdm_xpath *xpath;
	const char *text; /* as it is written */
	struct sch_place place;
	size_t number;         /* among all */
	struct sch_expr *next; /* of all, to be freed */
};

/* What a message is made of: text, or the value of an expression. */
struct sch_part {
	const char *text; /* NULL: a value */
	size_t length;
	const struct sch_expr *value; /* NULL with text NULL: name() */
	int is_copy; /* of the nodes themselves, where a report can hold them */
	struct sch_part *next;
};

/* <let>, and what XSLT has for it. */
struct sch_let {
	const char *name;
	int number;                        /* of the variable */
	const struct sch_expr *value;      /* or, where it is NULL, */
	const struct vdm_xp_tree *content; /* what it holds, */
	int is_bare;                       /* as elements, not as a document */
	const struct sch_expr *as; /* a function that makes it of its type;
				    * NULL: it has none */
	int is_wrong;              /* it has, and that is no type */
	struct sch_place place;
	struct sch_at at;
	struct sch_let *next;
};

/* What SVRL says of most elements as they say it themselves. */
struct sch_rich {
	const char *see, *icon, *fpi, *lang;
};

/* <diagnostic> or <property>, as it is declared. */
struct sch_diagnostic {
	int is_property;
	const char *id, *role, *scheme;
	struct sch_rich rich;
	struct sch_at at;
	struct sch_diagnostic *next;
};

/* One that an assertion refers to: its expressions are of where that is. */
struct sch_aside {
	const struct sch_diagnostic *about;
	struct sch_part *parts;
	struct sch_aside *next;
};

/* <assert> or <report>. */
struct sch_check {
	int is_report;
	const char *id, *role, *flag;
	struct sch_rich rich;
	const struct sch_expr *test, *subject;
	struct sch_part *parts;
	struct sch_aside *asides;
	struct sch_place place;
	struct sch_check *next;
};

/* One alternative of a context: the nodes that it matches. */
struct sch_match {
	const struct sch_expr *nodes;
	struct sch_match *next;
};

struct sch_rule {
	const char *id, *role, *flag, *context;
	struct sch_rich rich;
	struct sch_match *matches; /* NULL: it is not run */
	int is_left;               /* it has its nodes, and does nothing */
	const struct sch_expr *subject;
	struct sch_let *lets;
	struct sch_check *checks;
	struct sch_place place;
	struct sch_rule *next;
};

struct sch_pattern {
	const char *id, *title, *role;
	struct sch_rich rich;
	const struct sch_expr *documents; /* or NULL: the document itself */
	struct sch_let *lets;
	struct sch_rule *rules;
	struct sch_pattern *next;
};

struct sch_phase {
	const char *id;
	const char **active;      /* ids of patterns, NULL behind the last */
	struct sch_place *places; /* where they are named */
	size_t count, cap, places_cap;
	struct sch_let *lets;
	struct sch_phase *next;
};

struct sch_ns {
	const char *prefix, *uri;
	struct sch_ns *next;
};

/* <xsl:key> */
struct sch_key {
	const char *name;
	struct sch_match *matches;
	const struct sch_expr *use;
	int is_old; /* <key> of Schematron 1.5: what a rule is about, by a path
		     */
	struct sch_at at;
	struct sch_place place;
	struct sch_key *next;
};

/* <xsl:function>, and a named template, which is one with named arguments. */
struct sch_function {
	const char *name, *ns, *local;
	int arity, is_template;
	const struct sch_expr *value; /* an inline function; NULL: not run */
	struct sch_at at;
	struct sch_place place;
	struct sch_function *next;
};

struct vdm_schematron {
	struct vdm_arena arena;
	struct vdm_xp_static *scope;
	struct vdm_xp_tree **trees; /* of the schema's files */
	size_t trees_count, trees_cap;
	const char *title, *version, *binding, *phase, *base, *lang;
	int is_old; /* XPath 1.0 is meant */
	struct sch_ns *ns, **ns_end;
	struct sch_let *lets;
	struct sch_phase *phases;
	struct sch_pattern *patterns;
	struct sch_diagnostic *diagnostics;
	struct sch_key *keys;
	struct sch_function *functions;
	struct sch_expr *exprs;
	size_t exprs_count;
	size_t rules;
};

#endif
