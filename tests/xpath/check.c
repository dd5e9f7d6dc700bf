/* SPDX-License-Identifier: MIT */
/* The suite's assertions. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "qt3.h"
#include "xpath/cast/cast.h"
#include "xpath/serialize/serialize.h"

struct shown {
	struct qt3_case *k;
	char *out;
	size_t size;
};

static void
show_value(struct vdm_xp_call *call, void *context)
{
	struct shown *s = context;
	struct vdm_xp_output how = vdm_xp_output_usual();

	how.method = XP_OUT_ADAPTIVE;
	how.separator = ", ";
	struct vdm_xp_item text = vdm_xp_serialize(call, &s->k->value, &how);
	snprintf(s->out, s->size, "gives (%.*s)",
		 text.n > 300 ? 300 : (int)text.n, text.u.s);
}

static void
explain(struct qt3_case *k, char *why, size_t size)
{
	struct shown s = {k, why, size};
	struct vdm_xp_error error;

	if (*why != '\0')
		return;
	if (k->failed)
		snprintf(why, size, "%s at column %zu: %s", k->error.code,
			 k->error.column, k->error.message);
	else if (vdm_xpath_guard(k->run, k->scope, show_value, &s, &error) < 0)
		snprintf(why, size, "gives what cannot be shown: %s",
			 error.message);
}

/* An expression with $result that is true. */
static int
is_true(struct qt3_case *k, const char *before, const char *text,
	const char *behind)
{
	size_t n = strlen(before) + strlen(text) + strlen(behind) + 1;
	char *e = malloc(n);
	struct vdm_xp_seq v;
	struct vdm_xp_error error;

	snprintf(e, n, "%s%s%s", before, text, behind);
	int r = qt3_ask(k, e, &v, &error);
	free(e);
	return r == 0 && v.n == 1 && vdm_xp_at(&v, 0).type == XT_BOOLEAN &&
	       vdm_xp_at(&v, 0).u.i;
}

static int
is_error(struct qt3_case *k, uint32_t e)
{
	const char *code = qt3_get(k->set->tree, e, "code");
	char full[300];

	if (!k->failed)
		return 0;
	if (strcmp(code, "*") == 0)
		return 1;
	if (strncmp(code, "Q{", 2) == 0) {
		snprintf(full, sizeof full, "Q{%s}%s", k->error.ns,
			 k->error.code);
		return strcmp(code, full) == 0;
	}
	return strcmp(code, k->error.code) == 0;
}

struct strings {
	struct qt3_case *k;
	const char *expected;
	int normalize, same;
};

static void
compare_strings(struct vdm_xp_call *call, void *context)
{
	struct strings *s = context;
	struct vdm_xp_text out = {.call = call};

	for (size_t i = 0; i < s->k->value.n; i++) {
		struct vdm_xp_item item = vdm_xp_at(&s->k->value, i);
		struct vdm_xp_item t = vdm_xp_item_string(call, &item);
		if (i > 0)
			vdm_xp_puts(&out, " ");
		vdm_xp_put(&out, t.u.s, t.n);
	}
	const char *p = vdm_xp_text_z(&out), *q = s->expected;
	if (!s->normalize) {
		s->same = strlen(q) == out.len && memcmp(p, q, out.len) == 0;
		return;
	}
	for (;;) {
		p += strspn(p, " \t\r\n");
		q += strspn(q, " \t\r\n");
		size_t a = strcspn(p, " \t\r\n"), b = strcspn(q, " \t\r\n");
		if (a != b || memcmp(p, q, a) != 0)
			return;
		if (a == 0)
			break;
		p += a;
		q += a;
	}
	s->same = 1;
}

static int
has_string(struct qt3_case *k, uint32_t e, const char *text)
{
	const char *n = qt3_get(k->set->tree, e, "normalize-space");
	struct strings s = {k, text, n != NULL && strcmp(n, "true") == 0, 0};
	struct vdm_xp_error error;

	return vdm_xpath_guard(k->run, k->scope, compare_strings, &s, &error) ==
		   0 &&
	       s.same;
}

/* $expected is bound to a text, for the assertion that follows. */
static void
bind_text(struct qt3_case *k, const char *name, const char *text)
{
	int slot = vdm_xpath_static_variable(k->scope, "", name);
	char *kept = vdm_arena_strdup(&k->scope->arena, text);
	struct vdm_xp_seq s = vdm_xp_one(vdm_xp_string(kept));

	vdm_xpath_run_variable(k->run, slot, &s);
}

static int
is_xml(struct qt3_case *k, uint32_t e, const char *text)
{
	const char *file = qt3_get(k->set->tree, e, "file");
	char *read = NULL;

	if (file != NULL) {
		struct vdm_buf buf;
		char *path = qt3_join(k->set->folder, file);
		vdm_buf_init(&buf);
		vdm_file_read(path, (size_t)10 << 20, &buf);
		read = strdup(vdm_buf_str(&buf));
		vdm_buf_fini(&buf);
		free(path);
		text = read;
	}
	bind_text(k, "qt3-expected", text);
	free(read);
	return is_true(k,
		       "deep-equal(parse-xml-fragment(replace($qt3-expected, "
		       "'^\\s+|\\s+$', '')), parse-xml-fragment(replace("
		       "serialize($result), '^\\s+|\\s+$', '')))",
		       "", "");
}

static int
is_permutation(struct qt3_case *k, const char *text)
{
	return is_true(k, "let $e := (", text,
		       "), $r := $result return count($e) = count($r) and "
		       "(every $x in $e satisfies "
		       "count($e[deep-equal(., $x)]) = "
		       "count($r[deep-equal(., $x)]))");
}

static int
matches(struct qt3_case *k, uint32_t e, const char *text)
{
	const char *flags = qt3_get(k->set->tree, e, "flags");

	bind_text(k, "qt3-expected", text);
	bind_text(k, "qt3-flags", flags != NULL ? flags : "");
	return is_true(k,
		       "matches(serialize($result), $qt3-expected, $qt3-flags)",
		       "", "");
}

static int check(struct qt3_case *k, uint32_t e, char *why, size_t size);

/* any-of, all-of and not; the suite nests them a few deep. */
static int
check_parts(struct qt3_case *k, uint32_t e, int any)
{
	char nowhere[400] = "";

	for (uint32_t c = vdm_xp_tree_first_child(k->set->tree, e);
	     c != XP_NO_NODE; c = vdm_xp_tree_next(k->set->tree, c)) {
		if (k->set->tree->nodes[c].kind != XP_NODE_ELEMENT)
			continue;
		if (check(k, c, nowhere, sizeof nowhere) == any)
			return any;
	}
	return !any;
}

static int
check_value(struct qt3_case *k, uint32_t e, const char *text)
{
	const struct vdm_xp_tree *t = k->set->tree;

	if (qt3_is(t, e, "assert"))
		return is_true(k, "boolean((", text, "))");
	if (qt3_is(t, e, "assert-eq"))
		return is_true(k, "$result eq (", text, ")");
	if (qt3_is(t, e, "assert-deep-eq"))
		return is_true(k, "deep-equal($result, (", text, "))");
	if (qt3_is(t, e, "assert-type"))
		return is_true(k, "$result instance of ", text, "");
	if (qt3_is(t, e, "assert-count"))
		return is_true(k, "count($result) eq ", text, "");
	if (qt3_is(t, e, "assert-permutation"))
		return is_permutation(k, text);
	if (qt3_is(t, e, "assert-empty"))
		return k->value.n == 0;
	if (qt3_is(t, e, "assert-true") || qt3_is(t, e, "assert-false"))
		return k->value.n == 1 &&
		       vdm_xp_at(&k->value, 0).type == XT_BOOLEAN &&
		       vdm_xp_at(&k->value, 0).u.i ==
			   qt3_is(t, e, "assert-true");
	if (qt3_is(t, e, "assert-string-value"))
		return has_string(k, e, text);
	if (qt3_is(t, e, "assert-xml"))
		return is_xml(k, e, text);
	if (qt3_is(t, e, "serialization-matches"))
		return matches(k, e, text);
	return 0;
}

static int
check(struct qt3_case *k, uint32_t e, char *why, size_t size)
{
	const struct vdm_xp_tree *t = k->set->tree;
	int ok;

	if (qt3_is(t, e, "any-of"))
		ok = check_parts(k, e, 1);
	else if (qt3_is(t, e, "all-of"))
		ok = check_parts(k, e, 0);
	else if (qt3_is(t, e, "not"))
		ok = !check_parts(k, e, 0);
	else if (qt3_is(t, e, "error"))
		ok = is_error(k, e);
	else if (k->failed)
		ok = 0;
	else {
		char *text = qt3_text(t, e);
		ok = check_value(k, e, text);
		free(text);
	}
	if (!ok)
		explain(k, why, size);
	return ok;
}

int
qt3_check(struct qt3_case *k, uint32_t result, char *why, size_t size)
{
	for (uint32_t c = vdm_xp_tree_first_child(k->set->tree, result);
	     c != XP_NO_NODE; c = vdm_xp_tree_next(k->set->tree, c))
		if (k->set->tree->nodes[c].kind == XP_NODE_ELEMENT)
			return check(k, c, why, size);
	return 0;
}
