/* SPDX-License-Identifier: MIT */
/* matches, replace, tokenize and analyze-string (F&O 3.1, 5.6). */
#include <string.h>

#include "base/utf8.h"
#include "xpath/functions/args.h"
#include "xpath/functions/functions.h"
#include "xpath/regex/regex.h"
#include "xpath/static/context.h"
#include "xpath/tree/node.h"

struct subject {
	struct vdm_xp_item s;
	const struct vdm_xp_regex *re;
	size_t *places;
	const char *flags;
};

static struct subject
subject(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n,
	int flags_at)
{
	struct subject j = {.s = vdm_xp_arg_string(&args[0]), .flags = ""};
	struct vdm_xp_item pattern = vdm_xp_arg_string(&args[1]);

	if (n > flags_at)
		j.flags = vdm_xp_arg_z(call, &args[flags_at]);
	j.re = vdm_xp_regex_get(call, &pattern, j.flags);
	j.places = vdm_xp_alloc(call, ((size_t)j.re->groups + 1) * 2 *
					  sizeof *j.places);
	return j;
}

static int
next_match(struct vdm_xp_call *call, struct subject *j, size_t from)
{
	return from <= j->s.n && vdm_xp_regex_search(call, j->re, j->s.u.s,
						     j->s.n, from, j->places);
}

static void
not_of_nothing(struct vdm_xp_call *call, const struct subject *j)
{
	if (vdm_xp_regex_search(call, j->re, "", 0, 0, j->places))
		vdm_xp_raise(call, "FORX0003",
			     "the regular expression matches nothing at all");
}

static struct vdm_xp_seq
fn_matches(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct subject j = subject(call, args, n, 2);

	return vdm_xp_yes(next_match(call, &j, 0));
}

/* $1 and so on, with as many digits as make the number of a group. */
static void
put_replacement(struct vdm_xp_call *call, struct vdm_xp_text *out,
		const struct subject *j, const struct vdm_xp_item *with)
{
	const char *s = with->u.s;

	for (size_t i = 0; i < with->n; i++) {
		if (s[i] == '\\') {
			if (i + 1 >= with->n ||
			    (s[i + 1] != '\\' && s[i + 1] != '$'))
				vdm_xp_raise(call, "FORX0004",
					     "a \\ before neither \\ nor $");
			vdm_xp_put(out, s + ++i, 1);
			continue;
		}
		if (s[i] != '$') {
			vdm_xp_put(out, s + i, 1);
			continue;
		}
		if (i + 1 >= with->n || !vdm_is_digit(s[i + 1]))
			vdm_xp_raise(call, "FORX0004", "a $ before no number");
		int group = s[++i] - '0';
		while (i + 1 < with->n && vdm_is_digit(s[i + 1]) &&
		       group * 10 + (s[i + 1] - '0') <= j->re->groups)
			group = group * 10 + (s[++i] - '0');
		if (group > j->re->groups || j->places[2 * group] == SIZE_MAX ||
		    j->places[2 * group + 1] == SIZE_MAX)
			continue;
		vdm_xp_put(out, j->s.u.s + j->places[2 * group],
			   j->places[2 * group + 1] - j->places[2 * group]);
	}
}

static struct vdm_xp_seq
fn_replace(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct subject j = subject(call, args, n, 3);
	struct vdm_xp_item with = vdm_xp_arg_string(&args[2]);
	struct vdm_xp_text out = {.call = call};
	int literal = strchr(j.flags, 'q') != NULL;
	size_t at = 0;

	not_of_nothing(call, &j);
	if (!literal) {
		/* its faults are errors where nothing matches, too */
		struct subject none = j;
		struct vdm_xp_text nowhere = {.call = call};
		for (int g = 0; g <= 2 * j.re->groups + 1; g++)
			none.places[g] = SIZE_MAX;
		put_replacement(call, &nowhere, &none, &with);
	}
	while (next_match(call, &j, at)) {
		vdm_xp_put(&out, j.s.u.s + at, j.places[0] - at);
		if (literal)
			vdm_xp_put(&out, with.u.s, with.n);
		else
			put_replacement(call, &out, &j, &with);
		at = j.places[1];
	}
	vdm_xp_put(&out, j.s.u.s + at, j.s.n - at);
	return vdm_xp_one(vdm_xp_text_item(&out, XT_STRING));
}

static struct vdm_xp_seq
tokens(struct vdm_xp_call *call, struct vdm_xp_item s)
{
	struct vdm_xp_list out = {0};

	for (size_t i = 0; i < s.n;) {
		size_t start = i;
		while (i < s.n && !vdm_is_space(s.u.s[i]))
			i++;
		if (i > start)
			vdm_xp_add(call, &out,
				   vdm_xp_string_n(XT_STRING, s.u.s + start,
						   i - start));
		while (i < s.n && vdm_is_space(s.u.s[i]))
			i++;
	}
	return vdm_xp_list_seq(&out);
}

static struct vdm_xp_seq
fn_tokenize(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_list out = {0};
	size_t at = 0;

	if (n == 1)
		return tokens(call, vdm_xp_arg_string(&args[0]));
	struct subject j = subject(call, args, n, 2);
	not_of_nothing(call, &j);
	if (j.s.n == 0)
		return vdm_xp_none();
	while (next_match(call, &j, at)) {
		vdm_xp_add(
		    call, &out,
		    vdm_xp_string_n(XT_STRING, j.s.u.s + at, j.places[0] - at));
		at = j.places[1];
	}
	vdm_xp_add(call, &out,
		   vdm_xp_string_n(XT_STRING, j.s.u.s + at, j.s.n - at));
	return vdm_xp_list_seq(&out);
}

/* The groups of a match that lie in the group `in`, from a place on. */
static void
put_groups(struct vdm_xp_tree *tree, const struct subject *j, int in,
	   size_t from, size_t to, size_t depth)
{
	char number[16];

	for (int g = in + 1; g <= j->re->groups && depth < 200; g++) {
		size_t start = j->places[2 * g], end = j->places[2 * g + 1];
		if (j->re->parents[g] != in || start == SIZE_MAX ||
		    end == SIZE_MAX || start < from || end > to)
			continue;
		vdm_xp_tree_text(tree, j->s.u.s + from, start - from);
		vdm_xp_tree_start(tree, XP_FN, "fn", "group");
		struct vdm_xp_text t = {.data = number, .cap = sizeof number};
		vdm_xp_printf(&t, "%d", g);
		vdm_xp_tree_attr(tree, "", "", "nr", number, t.len);
		put_groups(tree, j, g, start, end, depth + 1);
		vdm_xp_tree_end(tree);
		from = end;
	}
	vdm_xp_tree_text(tree, j->s.u.s + from, to - from);
}

static void
put_plain(struct vdm_xp_tree *tree, const struct subject *j, size_t from,
	  size_t to)
{
	if (from == to)
		return;
	vdm_xp_tree_start(tree, XP_FN, "fn", "non-match");
	vdm_xp_tree_text(tree, j->s.u.s + from, to - from);
	vdm_xp_tree_end(tree);
}

static struct vdm_xp_seq
fn_analyze_string(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		  int n)
{
	struct subject j = subject(call, args, n, 2);
	struct vdm_xp_tree *tree = vdm_xp_call_tree(call, 0);
	size_t at = 0;

	not_of_nothing(call, &j);
	tree->base = call->scope->base;
	vdm_xp_tree_start(tree, XP_FN, "fn", "analyze-string-result");
	vdm_xp_tree_declare(tree, "fn", XP_FN);
	while (next_match(call, &j, at)) {
		put_plain(tree, &j, at, j.places[0]);
		vdm_xp_tree_start(tree, XP_FN, "fn", "match");
		put_groups(tree, &j, 0, j.places[0], j.places[1], 0);
		vdm_xp_tree_end(tree);
		at = j.places[1];
	}
	put_plain(tree, &j, at, j.s.n);
	return vdm_xp_one(vdm_xp_call_finish(call, tree));
}

const struct vdm_xp_builtin vdm_xp_regex_functions[] = {
    {XP_FN, "matches", 2, 3, "s?s1s1b1", fn_matches, 0},
    {XP_FN, "replace", 3, 4, "s?s1s1s1s1", fn_replace, 0},
    {XP_FN, "tokenize", 1, 3, "s?s1s1s*", fn_tokenize, 0},
    {XP_FN, "analyze-string", 2, 3, "s?s1s1e1", fn_analyze_string, 0},
    {0}};
