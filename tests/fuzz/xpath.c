/* SPDX-License-Identifier: MIT */
/*
 * Fuzz target: an expression of XPath and a document. Parts: "expression" (in
 * 3.1), or "old" (in 1.0), and "document". What compiles has a value, or an
 * error with a code, at the root and at each of the first nodes, and the same
 * again when all values were taken back.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "xpath/xpath.h"

enum { NODES = 8 };

static struct vdm_xp_static *
scope_new(int old)
{
	struct vdm_xp_static *scope = vdm_xpath_static_new();

	if (scope == NULL)
		abort();
	vdm_xpath_static_old(scope, old);
	vdm_xpath_static_namespace(scope, "xs", XP_XS);
	vdm_xpath_static_namespace(scope, "fn", XP_FN);
	vdm_xpath_static_namespace(scope, "map", XP_MAP_NS);
	vdm_xpath_static_namespace(scope, "array", XP_ARRAY_NS);
	vdm_xpath_static_namespace(scope, "math", XP_MATH_NS);
	vdm_xpath_static_namespace(scope, "t", "urn:t");
	vdm_xpath_static_namespace(scope, "o", "urn:o");
	return scope;
}

/* How many items the value has; or -1, and the error. */
static long
count(struct vdm_xpath_run *run, const struct vdm_xpath *xpath,
      const struct vdm_xp_item *item, struct vdm_xp_error *error)
{
	struct vdm_xp_seq out;

	if (vdm_xpath_evaluate(run, xpath, item, &out, error) == 0)
		return (long)out.n;
	if (*error->code == '\0')
		fuzz_broken("an error without a code");
	return -1;
}

static int
is_limit(const struct vdm_xp_error *error)
{
	return strncmp(error->code, "VDXP", 4) == 0;
}

static void
evaluate(const struct vdm_xpath *xpath, const struct vdm_xp_tree *tree)
{
	struct vdm_xpath_run *run = vdm_xpath_run_new();
	struct vdm_xp_limits *limits;
	struct vdm_xp_error first, second;
	uint32_t n;

	if (run == NULL)
		abort();
	limits = vdm_xpath_run_limits(run);
	limits->depth = 600; /* a sanitizer's frames are large */
	limits->items = 20000;
	limits->bytes = (size_t)16 << 20;
	limits->steps = 300000;
	limits->regex_steps = 300000;
	limits->seconds = 2;
	vdm_xpath_run_now(run, 1000000000, 0);
	for (n = 0; n < tree->count && n < NODES; n++) {
		struct vdm_xp_item item = vdm_xp_node(tree, n);
		long a = count(run, xpath, &item, &first), b;

		vdm_xpath_run_clear(run);
		b = count(run, xpath, &item, &second);
		vdm_xpath_run_clear(run);
		if ((a < 0 && is_limit(&first)) || (b < 0 && is_limit(&second)))
			break;
		if (a != b || (a < 0 && strcmp(first.code, second.code) != 0))
			fuzz_broken("%ld items (%s), then %ld (%s)", a,
				    first.code, b, second.code);
	}
	vdm_xpath_run_free(run);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_part parts[FUZZ_PARTS];
	size_t n = fuzz_parts(data, size, parts), column;
	const struct fuzz_part *old = fuzz_part(parts, n, "old");
	const struct fuzz_part *text = fuzz_part(parts, n, "expression");
	const struct fuzz_part *document = fuzz_part(parts, n, "document");
	struct vdm_xp_tree *tree = vdm_xp_tree_new(1);
	struct vdm_xp_static *scope = scope_new(old != NULL);
	struct vdm_sink none = {0};
	struct vdm_xp_error error;
	struct vdm_xpath *xpath;

	if (tree == NULL)
		abort();
	if (text == NULL)
		text = old != NULL ? old : &parts[0];
	xpath = vdm_xpath_compile(scope, text->bytes, text->length, &error);
	if (xpath == NULL && *error.code == '\0')
		fuzz_broken("it does not compile, and nobody says why");
	if (xpath != NULL) {
		(void)vdm_xpath_is_pattern(xpath, &column);
		if (document == NULL ||
		    vdm_xp_tree_parse(tree, document->bytes, document->length,
				      &none) != 0) {
			vdm_xp_tree_free(tree);
			tree = vdm_xp_tree_new(1);
			if (tree == NULL || vdm_xp_tree_finish(tree) != 0)
				abort();
		}
		evaluate(xpath, tree);
	}
	vdm_xpath_free(xpath);
	vdm_xpath_static_free(scope);
	vdm_xp_tree_free(tree);
	return 0;
}
