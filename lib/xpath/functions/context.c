/* SPDX-License-Identifier: MIT */
/* The context, errors, and names as values (F&O 3.1, 3, 10 and 15). */
#include <string.h>

#include "xpath/cast/cast.h"
#include "xpath/cast/text.h"
#include "xpath/functions/args.h"
#include "xpath/functions/functions.h"
#include "xpath/static/context.h"
#include "xpath/tree/node.h"

static struct vdm_xp_seq
fn_position(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)args;
	(void)n;
	vdm_xp_context_item(call);
	return vdm_xp_one(vdm_xp_int((int64_t)call->focus.position));
}

static struct vdm_xp_seq
fn_last(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)args;
	(void)n;
	vdm_xp_context_item(call);
	return vdm_xp_one(vdm_xp_int((int64_t)call->focus.size));
}

static struct vdm_xp_seq
fn_current_dateTime(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		    int n)
{
	(void)args;
	(void)n;
	return vdm_xp_one(vdm_xp_moment(call, XT_DTSTAMP, call->now));
}

static struct vdm_xp_seq
now_as(struct vdm_xp_call *call, int type)
{
	struct vdm_xp_item now = vdm_xp_moment(call, XT_DATETIME, call->now);

	return vdm_xp_one(vdm_xp_cast(call, &now, type));
}

static struct vdm_xp_seq
fn_current_date(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)args;
	(void)n;
	return now_as(call, XT_DATE);
}

static struct vdm_xp_seq
fn_current_time(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)args;
	(void)n;
	return now_as(call, XT_TIME);
}

static struct vdm_xp_seq
fn_implicit_timezone(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		     int n)
{
	(void)args;
	(void)n;
	return vdm_xp_one(vdm_xp_span(call, XT_DTD, 0,
				      (vdm_xp_wide)call->zone * 60 * XP_NANO));
}

static struct vdm_xp_seq
fn_default_collation(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		     int n)
{
	(void)args;
	(void)n;
	return vdm_xp_one(vdm_xp_string(call->scope->collation != NULL
					    ? call->scope->collation
					    : XP_CODEPOINT));
}

static struct vdm_xp_seq
fn_default_language(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		    int n)
{
	(void)args;
	(void)n;
	struct vdm_xp_item s = vdm_xp_string(call->scope->language);
	s.type = XT_LANGUAGE;
	return vdm_xp_one(s);
}

static struct vdm_xp_seq
fn_static_base_uri(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		   int n)
{
	(void)args;
	(void)n;
	if (call->scope->base == NULL)
		return vdm_xp_none();
	struct vdm_xp_item s = vdm_xp_string(call->scope->base);
	s.type = XT_URI;
	return vdm_xp_one(s);
}

static struct vdm_xp_seq
fn_error(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_error *e = &call->error;
	const char *ns = XP_ERR, *code = "FOER0000", *what = "fn:error";

	if (n > 0 && args[0].n > 0) {
		struct vdm_xp_item q = vdm_xp_at(&args[0], 0);
		ns = q.u.name->ns;
		code = q.u.name->local;
	}
	if (n > 1)
		what = vdm_xp_arg_z(call, &args[1]);
	if (n > 2)
		e->value = args[2];
	strncpy(e->message, what, sizeof e->message - 1);
	strncpy(e->code, code, sizeof e->code - 1);
	e->ns = ns;
	longjmp(call->way_out, 1);
}

static struct vdm_xp_seq
fn_trace(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)call;
	(void)n;
	return args[0];
}

/* ---- QNames */

static struct vdm_xp_seq
fn_QName(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item ns = vdm_xp_arg_string(&args[0]),
			   q = vdm_xp_at(&args[1], 0);
	const char *colon = memchr(q.u.s, ':', q.n);
	size_t prefix_n = colon != NULL ? (size_t)(colon - q.u.s) : 0;
	const char *local = colon != NULL ? colon + 1 : q.u.s;
	size_t local_n = q.n - (size_t)(local - q.u.s);

	(void)n;
	if (!vdm_xp_is_ncname(local, local_n) ||
	    (colon != NULL && !vdm_xp_is_ncname(q.u.s, prefix_n)) ||
	    (colon != NULL && ns.n == 0))
		vdm_xp_raise(call, "FOCA0002", "\"%.*s\" is no name there",
			     q.n > 60 ? 60 : (int)q.n, q.u.s);
	return vdm_xp_one(vdm_xp_qname(call, vdm_xp_strndup(call, ns.u.s, ns.n),
				       vdm_xp_strndup(call, q.u.s, prefix_n),
				       vdm_xp_strndup(call, local, local_n)));
}

static struct vdm_xp_seq
fn_resolve_QName(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)n;
	if (args[0].n == 0)
		return vdm_xp_none();
	struct vdm_xp_item q = vdm_xp_at(&args[0], 0),
			   e = vdm_xp_at(&args[1], 0);
	const char *s = q.u.s;
	size_t sn = q.n;
	vdm_xp_trim(&s, &sn);
	const char *colon = memchr(s, ':', sn);
	size_t prefix_n = colon != NULL ? (size_t)(colon - s) : 0;
	const char *local = colon != NULL ? colon + 1 : s;
	size_t local_n = sn - (size_t)(local - s);
	if (!vdm_xp_is_ncname(local, local_n) ||
	    (colon != NULL && !vdm_xp_is_ncname(s, prefix_n)))
		vdm_xp_raise(call, "FOCA0002", "\"%.*s\" is no name",
			     sn > 60 ? 60 : (int)sn, s);
	const char *prefix = vdm_xp_strndup(call, s, prefix_n);
	const char *ns = vdm_xp_tree_prefix_uri(e.u.tree, e.n, prefix);
	if (ns == NULL && prefix_n > 0)
		vdm_xp_raise(call, "FONS0004", "the prefix \"%s\" is not bound",
			     prefix);
	return vdm_xp_one(vdm_xp_qname(call, ns, prefix,
				       vdm_xp_strndup(call, local, local_n)));
}

static struct vdm_xp_seq
ncname(const char *s)
{
	struct vdm_xp_item item = vdm_xp_string(s);

	item.type = XT_NCNAME;
	return vdm_xp_one(item);
}

static struct vdm_xp_seq
uri_seq(const char *s)
{
	struct vdm_xp_item item = vdm_xp_string(s);

	item.type = XT_URI;
	return vdm_xp_one(item);
}

static struct vdm_xp_seq
fn_prefix_from_QName(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		     int n)
{
	(void)call;
	(void)n;
	if (args[0].n == 0 || *vdm_xp_at(&args[0], 0).u.name->prefix == '\0')
		return vdm_xp_none();
	return ncname(vdm_xp_at(&args[0], 0).u.name->prefix);
}

static struct vdm_xp_seq
fn_local_name_from_QName(struct vdm_xp_call *call,
			 const struct vdm_xp_seq *args, int n)
{
	(void)call;
	(void)n;
	return args[0].n == 0 ? vdm_xp_none()
			      : ncname(vdm_xp_at(&args[0], 0).u.name->local);
}

static struct vdm_xp_seq
fn_namespace_uri_from_QName(struct vdm_xp_call *call,
			    const struct vdm_xp_seq *args, int n)
{
	(void)call;
	(void)n;
	return args[0].n == 0 ? vdm_xp_none()
			      : uri_seq(vdm_xp_at(&args[0], 0).u.name->ns);
}

static struct vdm_xp_seq
fn_namespace_uri_for_prefix(struct vdm_xp_call *call,
			    const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item e = vdm_xp_at(&args[1], 0);
	const char *uri =
	    vdm_xp_tree_prefix_uri(e.u.tree, e.n, vdm_xp_arg_z(call, &args[0]));

	(void)n;
	return uri == NULL ? vdm_xp_none() : uri_seq(uri);
}

static struct vdm_xp_seq
fn_in_scope_prefixes(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		     int n)
{
	struct vdm_xp_item e = vdm_xp_at(&args[0], 0);
	const struct vdm_xp_tree_ns *ns;
	struct vdm_xp_list out = {0};

	(void)n;
	for (size_t i = 0; (ns = vdm_xp_tree_scope(e.u.tree, e.n, i)) != NULL;
	     i++)
		vdm_xp_add(call, &out, vdm_xp_string(ns->prefix));
	return vdm_xp_list_seq(&out);
}

const struct vdm_xp_builtin vdm_xp_context_functions[] = {
    {XP_FN, "position", 0, 0, "i1", fn_position, XP_USES_FOCUS},
    {XP_FN, "last", 0, 0, "i1", fn_last, XP_USES_FOCUS},
    {XP_FN, "current-dateTime", 0, 0, "D1", fn_current_dateTime, 0},
    {XP_FN, "current-date", 0, 0, "t1", fn_current_date, 0},
    {XP_FN, "current-time", 0, 0, "T1", fn_current_time, 0},
    {XP_FN, "implicit-timezone", 0, 0, "y1", fn_implicit_timezone, 0},
    {XP_FN, "default-collation", 0, 0, "s1", fn_default_collation, 0},
    {XP_FN, "default-language", 0, 0, "l1", fn_default_language, 0},
    {XP_FN, "static-base-uri", 0, 0, "u?", fn_static_base_uri, 0},
    {XP_FN, "error", 0, 3, "q?s1I*r*", fn_error, 0},
    {XP_FN, "trace", 1, 2, "I*s1I*", fn_trace, 0},
    {XP_FN, "QName", 2, 2, "s?s1q1", fn_QName, 0},
    {XP_FN, "resolve-QName", 2, 2, "s?e1q?", fn_resolve_QName, 0},
    {XP_FN, "prefix-from-QName", 1, 1, "q?C?", fn_prefix_from_QName, 0},
    {XP_FN, "local-name-from-QName", 1, 1, "q?C?", fn_local_name_from_QName, 0},
    {XP_FN, "namespace-uri-from-QName", 1, 1, "q?u?",
     fn_namespace_uri_from_QName, 0},
    {XP_FN, "namespace-uri-for-prefix", 2, 2, "s?e1u?",
     fn_namespace_uri_for_prefix, 0},
    {XP_FN, "in-scope-prefixes", 1, 1, "e1s*", fn_in_scope_prefixes, 0},
    {0}};
