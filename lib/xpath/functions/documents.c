/* SPDX-License-Identifier: MIT */
/* parse-xml, parse-xml-fragment and serialize (F&O 3.1, 14.7). */
#include <string.h>

#include "xpath/functions/args.h"
#include "xpath/functions/functions.h"
#include "xpath/serialize/serialize.h"
#include "xpath/static/context.h"
#include "xpath/tree/node.h"

static struct vdm_xp_seq
parse(struct vdm_xp_call *call, const char *s, size_t n, int fragment)
{
	struct vdm_xp_tree *tree = vdm_xp_call_tree(call, 1);

	tree->fragment = fragment;
	if (call->scope->base != NULL)
		tree->base = vdm_arena_strdup(&tree->arena, call->scope->base);
	if (vdm_xp_tree_read(tree, s, n) < 0)
		vdm_xp_raise(call, "FODC0006", "it is no well-formed XML");
	return vdm_xp_one(vdm_xp_node(tree, 0));
}

static struct vdm_xp_seq
fn_parse_xml(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)n;
	if (args[0].n == 0)
		return vdm_xp_none();
	struct vdm_xp_item s = vdm_xp_at(&args[0], 0);
	return parse(call, s.u.s, s.n, 0);
}

static struct vdm_xp_seq
fn_parse_xml_fragment(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		      int n)
{
	struct vdm_xp_text whole = {.call = call};

	(void)n;
	if (args[0].n == 0)
		return vdm_xp_none();
	struct vdm_xp_item s = vdm_xp_at(&args[0], 0);
	/* a text declaration may stand before it, no document type */
	if (s.n > 5 && memcmp(s.u.s, "<?xml", 5) == 0 &&
	    strchr(" \t\r\n", s.u.s[5]) != NULL) {
		const char *end = memmem(s.u.s, s.n, "?>", 2);
		if (end == NULL)
			vdm_xp_raise(call, "FODC0006", "a declaration unended");
		size_t length = (size_t)(end - s.u.s);
		if (memmem(s.u.s, length, "standalone", 10) != NULL ||
		    memmem(s.u.s, length, "encoding", 8) == NULL)
			vdm_xp_raise(call, "FODC0006", "no text declaration");
		s.u.s += length + 2;
		s.n -= (uint32_t)length + 2;
	}
	vdm_xp_puts(&whole, "<x>");
	vdm_xp_put(&whole, s.u.s, s.n);
	vdm_xp_puts(&whole, "</x>");
	return parse(call, vdm_xp_text_z(&whole), whole.len, 1);
}

static struct vdm_xp_seq
fn_serialize(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_output how = vdm_xp_output_usual();

	if (n > 1 && args[1].n > 0) {
		struct vdm_xp_item p = vdm_xp_at(&args[1], 0);
		how = vdm_xp_output_read(call, &p);
	}
	return vdm_xp_one(vdm_xp_serialize(call, &args[0], &how));
}

const struct vdm_xp_builtin vdm_xp_document_functions[] = {
    {XP_FN, "parse-xml", 1, 1, "s?c?", fn_parse_xml, 0},
    {XP_FN, "parse-xml-fragment", 1, 1, "s?c?", fn_parse_xml_fragment, 0},
    {XP_FN, "serialize", 1, 2, "I*I?s1", fn_serialize, 0},
    {0}};
