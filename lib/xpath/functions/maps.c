/* SPDX-License-Identifier: MIT */
/* Functions on maps (F&O 3.1, 17.1). */
#include <string.h>

#include "xpath/functions/args.h"
#include "xpath/functions/functions.h"

static const struct vdm_xp_map *
map_arg(const struct vdm_xp_seq *arg)
{
	return vdm_xp_at(arg, 0).u.map;
}

static struct vdm_xp_seq
map_seq(const struct vdm_xp_map *map)
{
	return vdm_xp_one(vdm_xp_map_item(map));
}

/* What becomes of a key that is there: use-first and so on. */
static const char *
duplicates_of(struct vdm_xp_call *call, const struct vdm_xp_seq *options)
{
	static const char *const known[] = {"use-first", "use-last", "use-any",
					    "reject", "combine"};
	struct vdm_xp_item key = vdm_xp_string("duplicates");
	const struct vdm_xp_seq *v = vdm_xp_map_get(map_arg(options), &key);

	if (v == NULL)
		return "use-first";
	if (v->n != 1 || !vdm_xp_is_texty(vdm_xp_at(v, 0).type))
		vdm_xp_raise(call, "XPTY0004", "duplicates is one string");
	const char *s = vdm_xp_arg_z(call, v);
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(known[i], s) == 0)
			return known[i];
	vdm_xp_raise(call, "FOJS0005", "duplicates cannot be \"%s\"", s);
}

static struct vdm_xp_seq
map_merge(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	const char *how = n > 1 ? duplicates_of(call, &args[1]) : "use-first";
	struct vdm_xp_map *out = vdm_xp_map_new(call);

	for (size_t i = 0; i < args[0].n; i++) {
		const struct vdm_xp_map *map = vdm_xp_at(&args[0], i).u.map;
		for (size_t k = 0; k < map->n; k++) {
			const struct vdm_xp_map_entry *e = &map->entries[k];
			const struct vdm_xp_seq *old =
			    vdm_xp_map_get(out, &e->key);
			struct vdm_xp_seq value = e->value;
			vdm_xp_tick(call);
			if (old != NULL && strcmp(how, "reject") == 0)
				vdm_xp_raise(call, "FOJS0003",
					     "a key in two of the maps");
			if (old != NULL && strcmp(how, "combine") == 0)
				value = vdm_xp_concat(call, old, &value);
			else if (old != NULL && strcmp(how, "use-last") != 0)
				continue;
			vdm_xp_map_put(call, out, e->key, value);
		}
	}
	return map_seq(out);
}

static struct vdm_xp_seq
map_size(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)call;
	(void)n;
	return vdm_xp_one(vdm_xp_int((int64_t)map_arg(&args[0])->n));
}

static struct vdm_xp_seq
map_keys(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	const struct vdm_xp_map *map = map_arg(&args[0]);
	struct vdm_xp_list out = {0};

	(void)n;
	for (size_t i = 0; i < map->n; i++)
		vdm_xp_add(call, &out, map->entries[i].key);
	return vdm_xp_list_seq(&out);
}

static struct vdm_xp_seq
map_contains(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item key = vdm_xp_at(&args[1], 0);

	(void)call;
	(void)n;
	return vdm_xp_yes(vdm_xp_map_get(map_arg(&args[0]), &key) != NULL);
}

static struct vdm_xp_seq
map_get(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item key = vdm_xp_at(&args[1], 0);
	const struct vdm_xp_seq *v = vdm_xp_map_get(map_arg(&args[0]), &key);

	(void)call;
	(void)n;
	return v != NULL ? *v : vdm_xp_none();
}

/* What was found, as members of an array. */
struct found {
	struct vdm_xp_seq *members;
	size_t n, cap;
};

static void
find_in(struct vdm_xp_call *call, const struct vdm_xp_seq *s,
	const struct vdm_xp_item *key, size_t depth, struct found *found)
{
	if (depth > call->limits.depth)
		vdm_xp_raise(call, "VDXP0001",
			     "values nested more than %zu deep",
			     call->limits.depth);
	for (size_t i = 0; i < s->n && !s->is_range; i++) {
		struct vdm_xp_item item = vdm_xp_at(s, i);
		if (item.type == XT_ARRAY)
			for (size_t k = 0; k < item.u.array->n; k++)
				find_in(call, &item.u.array->members[k], key,
					depth + 1, found);
		if (item.type != XT_MAP)
			continue;
		for (size_t k = 0; k < item.u.map->n; k++) {
			const struct vdm_xp_map_entry *e =
			    &item.u.map->entries[k];
			if (vdm_xp_same_key(&e->key, key)) {
				found->members = vdm_arena_grow(
				    &call->arena, found->members, &found->cap,
				    found->n + 1, sizeof *found->members);
				if (found->members == NULL)
					vdm_xp_raise(call, "VDXP0006",
						     "out of memory");
				found->members[found->n++] = e->value;
			}
			find_in(call, &e->value, key, depth + 1, found);
		}
	}
}

static struct vdm_xp_seq
map_find(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item key = vdm_xp_at(&args[1], 0);
	struct found found = {NULL, 0, 0};

	(void)n;
	find_in(call, &args[0], &key, 0, &found);
	return vdm_xp_one(vdm_xp_array_new(call, found.members, found.n));
}

static struct vdm_xp_seq
map_put(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_map *copy = vdm_xp_map_copy(call, map_arg(&args[0]));

	(void)n;
	vdm_xp_map_put(call, copy, vdm_xp_at(&args[1], 0), args[2]);
	return map_seq(copy);
}

static struct vdm_xp_seq
map_entry(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_map *map = vdm_xp_map_new(call);

	(void)n;
	vdm_xp_map_put(call, map, vdm_xp_at(&args[0], 0), args[1]);
	return map_seq(map);
}

static struct vdm_xp_seq
map_remove(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)n;
	return map_seq(vdm_xp_map_without(call, map_arg(&args[0]), &args[1]));
}

static struct vdm_xp_seq
map_for_each(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	const struct vdm_xp_map *map = map_arg(&args[0]);
	struct vdm_xp_item fn = vdm_xp_at(&args[1], 0);
	struct vdm_xp_list out = {0};

	(void)n;
	if (vdm_xp_function_arity(&fn) != 2)
		vdm_xp_raise(call, "XPTY0004",
			     "a function of two arguments is "
			     "required");
	for (size_t i = 0; i < map->n; i++) {
		struct vdm_xp_seq pair[2] = {vdm_xp_one(map->entries[i].key),
					     map->entries[i].value};
		struct vdm_xp_seq v = vdm_xp_invoke(call, &fn, pair, 2);
		vdm_xp_add_all(call, &out, &v);
	}
	return vdm_xp_list_seq(&out);
}

const struct vdm_xp_builtin vdm_xp_map_functions[] = {
    {XP_MAP_NS, "merge", 1, 2, "M*M1M1", map_merge, 0},
    {XP_MAP_NS, "size", 1, 1, "M1i1", map_size, 0},
    {XP_MAP_NS, "keys", 1, 1, "M1a*", map_keys, 0},
    {XP_MAP_NS, "contains", 2, 2, "M1a1b1", map_contains, 0},
    {XP_MAP_NS, "get", 2, 2, "M1a1I*", map_get, 0},
    {XP_MAP_NS, "find", 2, 2, "I*a1A1", map_find, 0},
    {XP_MAP_NS, "put", 3, 3, "M1a1I*M1", map_put, 0},
    {XP_MAP_NS, "entry", 2, 2, "a1I*M1", map_entry, 0},
    {XP_MAP_NS, "remove", 2, 2, "M1a*M1", map_remove, 0},
    {XP_MAP_NS, "for-each", 2, 2, "M1F1I*", map_for_each, 0},
    {0}};
