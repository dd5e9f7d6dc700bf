/* SPDX-License-Identifier: MIT */
/* What the files that read and compile a schema share. */
#ifndef VDM_SCHEMATRON_READ_H
#define VDM_SCHEMATRON_READ_H

#include "base/map.h"
#include "schematron/model.h"

/* An element that is included, and what that stands in. */
struct sch_within {
	const struct vdm_xp_tree *tree;
	uint32_t n;
	const struct sch_within *around;
};

/* So often what a name may have meant is looked for among all of its kind. */
enum { SCH_GUESSES = 100 };

struct sch_reader {
	struct vdm_schematron *s;
	const struct vdm_uri_loader *loader;
	const struct vdm_sink *sink;
	struct sch_at root;
	int depth;  /* of files that include one another, and of extends */
	int failed; /* the schema as a whole cannot be used */
	/* What stands in the message that was read last and is not known. */
	struct sch_at foreign;
	/* The <constraint> whose rules, or assertions, were gathered last, and
	 * the pattern that they are. */
	struct sch_at rules_in, checks_in;
	struct sch_pattern *gathered;
	const struct sch_within *within; /* what is included, by whom */
	struct vdm_strmap met;           /* see sch_met */
	size_t indexed;                  /* trees whose ids are there */
	size_t names;                    /* that were declared */
	size_t guesses;                  /* of what a wrong one meant */
};

/* ---- met.c: what was met before, found without a walk */

/* Whether `what` was met before; `value` (may be NULL) is kept with it, or set
 * to what was. */
int sch_met(struct sch_reader *r, const void **value, const char *what, ...)
    __attribute__((format(printf, 3, 4)));
/* What was kept with it; NULL: it was not met, or without a value. */
const void *sch_was_met(struct sch_reader *r, const char *what, ...)
    __attribute__((format(printf, 2, 3)));
/* The first element of that name and id, anywhere in the files. */
int sch_find(struct sch_reader *r, const char *local, const char *id,
	     struct sch_at *out);
/* The first element of any name with that id in a file. */
int sch_find_in(struct sch_reader *r, const struct vdm_xp_tree *tree,
		const char *id, struct sch_at *out);

/* ---- source.c: the schema's files and their elements */

/* The tree of a file of the schema, or NULL after a finding at `from`. */
const struct vdm_xp_tree *sch_source_load(struct sch_reader *r,
					  const struct sch_at *from,
					  const char *href);
/* Reads one more of its files. */
const struct vdm_xp_tree *sch_source_add(struct sch_reader *r, const char *uri,
					 const char *bytes, size_t length);
const char *sch_source_base(struct sch_reader *r);
struct sch_place sch_source_place(const struct sch_at *at);
/* An attribute, with an abstract pattern's parameters filled in; or NULL. */
const char *sch_source_attr(struct sch_reader *r, const struct sch_at *at,
			    const char *local);
/* Whether it is an element of Schematron's of that name; any, for NULL. */
int sch_source_is(const struct sch_at *at, const char *local);
int sch_source_is_xsl(const struct sch_at *at, const char *local);
/* Calls `each` for every element in an element; what is included stands in the
 * place of who includes it. */
void sch_source_each(struct sch_reader *r, const struct sch_at *parent,
		     void (*each)(struct sch_reader *r, const struct sch_at *at,
				  void *context),
		     void *context);
/* What an element holds, as a document of its own; NULL without memory. */
const struct vdm_xp_tree *sch_source_copy(struct sch_reader *r,
					  const struct sch_at *at);
const char *sch_source_text(struct sch_reader *r, const struct sch_at *at);
/* A finding about the schema, at a place in it. */
void sch_source_wrong(struct sch_reader *r, enum vdm_diag_id id,
		      const struct sch_place *place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* What an address leads to: 0 after a finding. */
int sch_source_target(struct sch_reader *r, const struct sch_at *from,
		      const char *href, struct sch_at *out);

/* One name more is declared; 0 after a finding: it is one too many. */
int sch_may_declare(struct sch_reader *r, const struct sch_at *at);

/* An element is of no use without an attribute. */
void sch_source_lacks(struct sch_reader *r, const struct sch_at *at,
		      const char *attribute);

/* ---- check.c: what is never read */

void sch_check(struct sch_reader *r);
/* The word of a list that is nearest to a name, or NULL. */
const char *sch_check_meant(struct sch_reader *r, const char *name,
			    const char *list);

/* ---- compile.c */

/* NULL after a finding. */
const struct sch_expr *sch_compile(struct sch_reader *r, const char *text,
				   const struct sch_place *place);
/* A function that gives what it takes as a value of a type; NULL after a
 * finding. */
const struct sch_expr *sch_compile_type(struct sch_reader *r, const char *type,
					const struct sch_place *place);
/* The alternatives of a match pattern (XSLT 3.0, 5.5); NULL after a finding. */
struct sch_match *sch_compile_match(struct sch_reader *r, const char *text,
				    const struct sch_place *place);

/* ---- xslt.c: what XSLT may say in a schema */

/* Notes a function, a named template or a key of the schema's top. */
void sch_xslt_declare(struct sch_reader *r, const struct sch_at *at);
/* Makes known to expressions what was noted, and what XSLT adds to XPath. */
void sch_xslt_functions(struct sch_reader *r);
/* <key name path> of Schematron 1.5: of what its rule is about, or its own
 * `match`; `rule` NULL: it stands in none. When all is read, their paths. */
void sch_xslt_old_key(struct sch_reader *r, const struct sch_at *at,
		      const struct sch_rule *rule);
void sch_xslt_old_keys(struct sch_reader *r);
/* Compiles what was noted. */
void sch_xslt_compile(struct sch_reader *r);
/* The value of a variable that has no select: an expression, or content. */
void sch_xslt_value(struct sch_reader *r, const struct sch_at *at,
		    struct sch_let *let);

/* An instruction as an expression; NULL: it has no such form. */
const char *sch_xslt_expression(struct sch_reader *r, const struct sch_at *at);

/* ---- messages.c */

struct sch_part *sch_message_read(struct sch_reader *r,
				  const struct sch_at *at);
struct sch_rich sch_message_rich(struct sch_reader *r, const struct sch_at *at);
/* Notes what <diagnostics> and <properties> hold; of others nothing. */
void sch_message_declare(struct sch_reader *r, const struct sch_at *at);
/* Those that an assertion refers to. */
struct sch_aside *sch_message_asides(struct sch_reader *r,
				     const struct sch_at *at);

/* ---- added.c */

/* What XSLT adds to the functions of XPath: current(), key(), document(). */
void sch_values_functions(struct vdm_schematron *s);

/* ---- patterns.c */

void sch_patterns_read(struct sch_reader *r, const struct sch_at *at,
		       struct sch_pattern ***end);
/* Patterns around rules that stand without one, as in grammars. */
void sch_patterns_wrap(struct sch_reader *r, const struct sch_at *at,
		       struct sch_pattern ***end);
/* A variable; then it is known to expressions; then it has its value. */
struct sch_let *sch_let_new(struct sch_reader *r, const struct sch_at *at);
void sch_let_declare(struct sch_reader *r, struct sch_let *let);
void sch_let_declare_phase(struct sch_reader *r, const struct sch_let *others,
			   struct sch_let *let);
void sch_let_value(struct sch_reader *r, struct sch_let *let);
/* Says so where another one of a list, which it is in, has its name. */
void sch_let_alone(struct sch_reader *r, const struct sch_let *list,
		   const struct sch_let *let);

/* ---- gather.c: rules in grammars and in ODDs */

void sch_gather(struct sch_reader *r,
		void (*each)(struct sch_reader *r, const struct sch_at *at,
			     void *context),
		void *context);
/* Whether it is an ODD's <constraint>, whose rules are one pattern. */
int sch_gather_is_constraint(const struct sch_at *at);
/* The context of an assertion that stands in an ODD without a rule: the element
 * or attribute that the specification around it is of, any element in a class,
 * the root in a schema's own; NULL: there is none. */
const char *sch_gather_context(struct sch_reader *r, const struct sch_at *at);

#endif
