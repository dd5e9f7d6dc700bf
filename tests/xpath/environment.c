/* SPDX-License-Identifier: MIT */
/* The environments of the suite's cases, and running one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "qt3.h"
#include "xml/uri.h"

void
qt3_case_init(struct qt3_case *k, const struct qt3_set *set)
{
	memset(k, 0, sizeof *k);
	k->set = set;
	k->scope = vdm_xpath_static_new();
	k->run = vdm_xpath_run_new();
	vdm_xpath_static_base(k->scope, set->uri);
	k->result_slot = vdm_xpath_static_variable(k->scope, "", "result");
	vdm_xpath_run_folder(k->run, set->folder, NULL);
	struct vdm_xp_limits *limits = vdm_xpath_run_limits(k->run);
	limits->seconds = 10;
	limits->bytes = (size_t)700 << 20;
}

void
qt3_case_fini(struct qt3_case *k)
{
	vdm_xpath_run_free(k->run);
	while (k->kept != NULL) {
		struct qt3_kept *next = k->kept->next;
		vdm_xpath_free(k->kept->xpath);
		free(k->kept);
		k->kept = next;
	}
	vdm_xpath_static_free(k->scope);
	free(k->folder);
}

static char *
file_uri(const char *path)
{
	char *real = realpath(path, NULL), *uri;
	size_t n;

	if (real == NULL)
		return NULL;
	n = strlen(real) + 8;
	uri = malloc(n);
	snprintf(uri, n, "file://%s", real);
	free(real);
	return uri;
}

/* A source's tree, by the URI that it has in the case. */
static const struct vdm_xp_tree *
source_tree(struct qt3_case *k, const struct vdm_xp_tree *tree, uint32_t e,
	    const char *folder)
{
	const char *file = qt3_get(tree, e, "file");
	const char *uri = qt3_get(tree, e, "uri");
	const struct vdm_xp_tree *doc = NULL;

	if (file == NULL)
		return NULL;
	char *path = qt3_join(folder, file), *own = file_uri(path);
	if (own != NULL)
		doc = qt3_document(path, uri != NULL ? uri : own);
	if (doc != NULL) {
		vdm_xpath_run_resource(k->run, own, doc, path, NULL);
		if (uri != NULL)
			vdm_xpath_run_resource(k->run, uri, doc, path, NULL);
	}
	free(own);
	free(path);
	return doc;
}

static int
add_source(struct qt3_case *k, const struct vdm_xp_tree *tree, uint32_t e,
	   const char *folder)
{
	const char *role = qt3_get(tree, e, "role");
	const struct vdm_xp_tree *doc = source_tree(k, tree, e, folder);

	if (doc == NULL)
		return -1;
	if (role != NULL && strcmp(role, ".") == 0) {
		k->item = vdm_xp_node(doc, 0);
		k->has_item = 1;
	} else if (role != NULL && *role == '$') {
		struct vdm_xp_seq s = vdm_xp_one(vdm_xp_node(doc, 0));
		int slot = vdm_xpath_static_variable(k->scope, "", role + 1);
		vdm_xpath_run_variable(k->run, slot, &s);
	}
	return 0;
}

static void
add_collection(struct qt3_case *k, const struct vdm_xp_tree *tree, uint32_t e,
	       const char *folder)
{
	struct vdm_xp_item items[64];
	size_t n = 0;

	for (uint32_t c = vdm_xp_tree_first_child(tree, e); c != XP_NO_NODE;
	     c = vdm_xp_tree_next(tree, c)) {
		struct vdm_xp_seq v;
		struct vdm_xp_error error;
		if (qt3_is(tree, c, "source") && n < 64) {
			const struct vdm_xp_tree *doc =
			    source_tree(k, tree, c, folder);
			if (doc != NULL)
				items[n++] = vdm_xp_node(doc, 0);
		} else if (qt3_is(tree, c, "query")) {
			char *text = qt3_text(tree, c);
			if (qt3_ask(k, text, &v, &error) == 0)
				for (size_t i = 0; i < v.n && n < 64; i++)
					items[n++] = vdm_xp_at(&v, i);
			free(text);
		}
	}
	struct vdm_xp_item *kept =
	    vdm_arena_alloc(&k->scope->arena, (n + 1) * sizeof *kept);
	if (n > 0)
		memcpy(kept, items, n * sizeof *kept);
	struct vdm_xp_list list = {.items = kept, .n = n};
	struct vdm_xp_seq s = vdm_xp_list_seq(&list);
	vdm_xpath_run_collection(k->run, qt3_get(tree, e, "uri"), &s);
}

static uint32_t
first_char(const char *s)
{
	size_t used = 0;

	return vdm_utf8_decode(s, strlen(s), &used);
}

static void
add_format(struct qt3_case *k, const struct vdm_xp_tree *tree, uint32_t e)
{
	const char *name = qt3_get(tree, e, "name"), *s, *ns = "";
	const char *colon = name != NULL ? strchr(name, ':') : NULL;

	if (colon != NULL) {
		char prefix[64];
		snprintf(prefix, sizeof prefix, "%.*s", (int)(colon - name),
			 name);
		ns = vdm_xp_tree_prefix_uri(tree, e, prefix);
		name = colon + 1;
	}
	struct vdm_xp_decimal_format *f = vdm_xpath_static_format(
	    k->scope, ns != NULL ? ns : "", name != NULL ? name : "");
	const struct {
		const char *name;
		uint32_t *value;
	} chars[] = {{"decimal-separator", &f->decimal},
		     {"grouping-separator", &f->grouping},
		     {"minus-sign", &f->minus},
		     {"percent", &f->percent},
		     {"per-mille", &f->per_mille},
		     {"zero-digit", &f->zero},
		     {"digit", &f->digit},
		     {"pattern-separator", &f->pattern},
		     {"exponent-separator", &f->exponent}};
	for (size_t i = 0; i < sizeof chars / sizeof *chars; i++)
		if ((s = qt3_get(tree, e, chars[i].name)) != NULL)
			*chars[i].value = first_char(s);
	if ((s = qt3_get(tree, e, "infinity")) != NULL)
		f->infinity = s;
	if ((s = qt3_get(tree, e, "NaN")) != NULL)
		f->nan = s;
}

static int
add_resource(struct qt3_case *k, const struct vdm_xp_tree *tree, uint32_t e,
	     const char *folder)
{
	char *path = qt3_join(folder, qt3_get(tree, e, "file"));
	char *real = realpath(path, NULL);
	int there = real != NULL;

	free(real);
	const char *uri = qt3_get(tree, e, "uri");
	char *joined = vdm_uri_join(k->scope->base, uri);
	vdm_xpath_run_resource(k->run, joined != NULL ? joined : uri, NULL,
			       path, qt3_get(tree, e, "encoding"));
	vdm_free(joined);
	free(path);
	return there ? 0 : -1;
}

static void
add_param(struct qt3_case *k, const struct vdm_xp_tree *tree, uint32_t e)
{
	const char *name = qt3_get(tree, e, "name"), *ns = "";
	const char *select = qt3_get(tree, e, "select");
	const char *colon = strchr(name, ':');
	struct vdm_xp_seq v;
	struct vdm_xp_error error;

	if (colon != NULL) {
		char prefix[64];
		snprintf(prefix, sizeof prefix, "%.*s", (int)(colon - name),
			 name);
		ns = vdm_xp_tree_prefix_uri(tree, e, prefix);
		name = colon + 1;
	}
	if (select == NULL)
		return;
	int bad = qt3_ask(k, select, &v, &error);
	int slot =
	    vdm_xpath_static_variable(k->scope, ns != NULL ? ns : "", name);
	if (bad == 0)
		vdm_xpath_run_variable(k->run, slot, &v);
}

int
qt3_environment(struct qt3_case *k, const struct vdm_xp_tree *tree, uint32_t e,
		const char *folder)
{
	int absent = 0;

	free(k->folder);
	k->folder = strdup(folder);
	for (uint32_t c = vdm_xp_tree_first_child(tree, e); c != XP_NO_NODE;
	     c = vdm_xp_tree_next(tree, c)) {
		if (qt3_is(tree, c, "source")) {
			absent |= add_source(k, tree, c, folder) < 0;
		} else if (qt3_is(tree, c, "namespace")) {
			vdm_xpath_static_namespace(k->scope,
						   qt3_get(tree, c, "prefix"),
						   qt3_get(tree, c, "uri"));
		} else if (qt3_is(tree, c, "static-base-uri")) {
			const char *uri = qt3_get(tree, c, "uri");
			vdm_xpath_static_base(
			    k->scope,
			    strcmp(uri, "#UNDEFINED") == 0 ? NULL : uri);
		} else if (qt3_is(tree, c, "collation")) {
			const char *usual = qt3_get(tree, c, "default");
			if (usual != NULL && strcmp(usual, "true") == 0)
				vdm_xpath_static_collation(
				    k->scope, qt3_get(tree, c, "uri"));
		} else if (qt3_is(tree, c, "decimal-format")) {
			add_format(k, tree, c);
		} else if (qt3_is(tree, c, "resource")) {
			absent |= add_resource(k, tree, c, folder) < 0;
		} else if (qt3_is(tree, c, "collection")) {
			add_collection(k, tree, c, folder);
		}
	}
	/* what parameters are computed from is there now */
	for (uint32_t c = vdm_xp_tree_first_child(tree, e); c != XP_NO_NODE;
	     c = vdm_xp_tree_next(tree, c))
		if (qt3_is(tree, c, "param"))
			add_param(k, tree, c);
	return absent ? -1 : 0;
}

static int
evaluate(struct qt3_case *k, const char *text, size_t n, struct vdm_xp_seq *out,
	 struct vdm_xp_error *error, struct vdm_xpath **kept)
{
	struct vdm_xpath *x = vdm_xpath_compile(k->scope, text, n, error);

	*kept = x;
	memset(out, 0, sizeof *out);
	if (x == NULL)
		return -1;
	return vdm_xpath_evaluate(k->run, x, k->has_item ? &k->item : NULL, out,
				  error);
}

/* What is compiled must live as long as values of it: function items. */
static void
keep(struct qt3_case *k, struct vdm_xpath *x)
{
	struct qt3_kept *kept = calloc(1, sizeof *kept);

	kept->xpath = x;
	kept->next = k->kept;
	k->kept = kept;
}

int
qt3_ask(struct qt3_case *k, const char *expression, struct vdm_xp_seq *out,
	struct vdm_xp_error *error)
{
	struct vdm_xpath *x;
	int r = evaluate(k, expression, strlen(expression), out, error, &x);

	keep(k, x);
	return r;
}

/* Runs the test; -1: its file is absent. */
int
qt3_evaluate(struct qt3_case *k, uint32_t test)
{
	const char *file = qt3_get(k->set->tree, test, "file");
	char *text = NULL;

	if (file != NULL) {
		struct vdm_buf buf;
		char *path = qt3_join(k->set->folder, file);
		vdm_buf_init(&buf);
		int r = vdm_file_read(path, (size_t)10 << 20, &buf);
		free(path);
		if (r == 0)
			text = strdup(vdm_buf_str(&buf));
		vdm_buf_fini(&buf);
		if (text == NULL)
			return -1;
	} else {
		text = qt3_text(k->set->tree, test);
	}
	k->failed = qt3_ask(k, text, &k->value, &k->error) < 0;
	free(text);
	if (!k->failed)
		vdm_xpath_run_variable(k->run, k->result_slot, &k->value);
	return 0;
}
