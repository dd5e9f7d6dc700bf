/* SPDX-License-Identifier: MIT */
/*
 * XPath 3.1. An expression is compiled once with a static context, and then
 * evaluated any number of times. A compiled expression and a tree never change,
 * and may be used by several threads; a run belongs to one.
 *
 * The names of the data model (struct vdm_xp_item, struct vdm_xp_seq, trees and
 * nodes) are in value/value.h, tree/tree.h and tree/node.h.
 */
#ifndef VDM_XPATH_XPATH_H
#define VDM_XPATH_XPATH_H

#include "xpath/static/context.h"
#include "xpath/tree/tree.h"
#include "xpath/value/value.h"

struct vdm_xpath;     /* a compiled expression */
struct vdm_xpath_run; /* a dynamic context, with what was made in it */

/* ---- the static context */

/* NULL without memory. It must outlive what is compiled with it. */
struct vdm_xp_static *vdm_xpath_static_new(void);
void vdm_xpath_static_free(struct vdm_xp_static *scope);
/* These set `failed` without memory; strings are copied. Prefix "" is the
 * namespace of elements and types without a prefix. */
void vdm_xpath_static_namespace(struct vdm_xp_static *scope, const char *prefix,
				const char *uri);
void vdm_xpath_static_base(struct vdm_xp_static *scope, const char *uri);
void vdm_xpath_static_collation(struct vdm_xp_static *scope, const char *uri);
/* Arithmetic, comparison and conversion as XPath 1.0 has them. */
void vdm_xpath_static_old(struct vdm_xp_static *scope, int on);
/* Declares a variable; the number by which a run is given its value. */
int vdm_xpath_static_variable(struct vdm_xp_static *scope, const char *ns,
			      const char *local);
/* The number of the latest that was declared by that name; -1: there is none.
 */
int vdm_xpath_static_variable_known(const struct vdm_xp_static *scope,
				    const char *ns, const char *local);
/* A function of the caller's: `context` is handed on to it. It may raise errors
 * with vdm_xp_raise(). The focus of its caller is call->focus. */
void vdm_xpath_static_function(
    struct vdm_xp_static *scope, const char *ns, const char *local, int arity,
    struct vdm_xp_seq (*run)(struct vdm_xp_call *call, void *context,
			     const struct vdm_xp_seq *args, int count),
    void *context);
/* A decimal format to be filled in; NULL without memory. */
struct vdm_xp_decimal_format *
vdm_xpath_static_format(struct vdm_xp_static *scope, const char *ns,
			const char *local);

/* ---- compiling */

/* NULL: see the error. */
struct vdm_xpath *vdm_xpath_compile(const struct vdm_xp_static *scope,
				    const char *text, size_t n,
				    struct vdm_xp_error *error);
void vdm_xpath_free(struct vdm_xpath *xpath);
/* Whether it is a pattern of XSLT's; else *column has what is none. */
int vdm_xpath_is_pattern(const struct vdm_xpath *xpath, size_t *column);

/* ---- evaluating */

/* NULL without memory. */
struct vdm_xpath_run *vdm_xpath_run_new(void);
void vdm_xpath_run_free(struct vdm_xpath_run *run);
/* Takes back all values that were made; what was set stays, and the documents
 * that were read. */
void vdm_xpath_run_clear(struct vdm_xpath_run *run);
struct vdm_xp_limits *vdm_xpath_run_limits(struct vdm_xpath_run *run);
/* The call whose values live as long as the run is not cleared; to make some
 * with, outside of an evaluation, vdm_xpath_guard() is needed. */
struct vdm_xp_call *vdm_xpath_run_call(struct vdm_xpath_run *run);
/* The folders below which doc() and unparsed-text() may open files; NULLs. */
void vdm_xpath_run_folder(struct vdm_xpath_run *run, const char *folder,
			  const char *beside);
/* Documents that one of them reads are the other's as well; `with` must
 * outlive `run`, which has read none yet. */
void vdm_xpath_run_share(struct vdm_xpath_run *run, struct vdm_xpath_run *with);
/* A document by its address: a tree that is there (borrowed), or a path. */
int vdm_xpath_run_resource(struct vdm_xpath_run *run, const char *uri,
			   const struct vdm_xp_tree *tree, const char *path,
			   const char *encoding);
int vdm_xpath_run_collection(struct vdm_xpath_run *run, const char *uri,
			     const struct vdm_xp_seq *items);
/* Values are borrowed: they must live as long as the run uses them. */
int vdm_xpath_run_variable(struct vdm_xpath_run *run, int number,
			   const struct vdm_xp_seq *value);
/* Who is asked for the value of a variable that was given none: of the run's
 * call, whose `user` is for the engine's user. */
void vdm_xpath_run_asks(struct vdm_xpath_run *run,
			struct vdm_xp_seq (*variable)(struct vdm_xp_call *call,
						      int number),
			void *user);
/* The moment that current-dateTime() says, seconds from 1970 and the zone in
 * minutes; else the system's, in UTC. */
void vdm_xpath_run_now(struct vdm_xpath_run *run, int64_t seconds, int zone);

/* 0 and the value, which lives until the run is cleared; or -1 and the error.
 * `item` NULL: there is no context item. */
int vdm_xpath_evaluate(struct vdm_xpath_run *run, const struct vdm_xpath *xpath,
		       const struct vdm_xp_item *item, struct vdm_xp_seq *out,
		       struct vdm_xp_error *error);
/* The value of another expression, amid an evaluation: errors leave that. */
struct vdm_xp_seq vdm_xpath_within(struct vdm_xp_call *call,
				   const struct vdm_xpath *xpath,
				   const struct vdm_xp_item *item);
/* Runs something that may raise errors: 0, or -1 and the error. */
int vdm_xpath_guard(struct vdm_xpath_run *run,
		    const struct vdm_xp_static *scope,
		    void (*work)(struct vdm_xp_call *call, void *context),
		    void *context, struct vdm_xp_error *error);

#endif
