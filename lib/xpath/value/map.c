/* SPDX-License-Identifier: MIT */
/* Maps, whose entries keep the order in which they came, and arrays. */
#include "xpath/value/value.h"

#include <math.h>
#include <string.h>

#include "xpath/cast/cast.h"
#include "xpath/compare/compare.h"
#include "xpath/datetime/datetime.h"

static uint32_t
hash_bytes(const void *data, size_t n)
{
	const unsigned char *s = data;
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < n; i++)
		h = (h ^ s[i]) * 16777619u;
	return h;
}

/* Equal for keys that are the same (op:same-key). */
static uint32_t
hash_key(const struct vdm_xp_item *key)
{
	if (vdm_xp_is_texty(key->type))
		return hash_bytes(key->u.s, key->n);
	if (vdm_xp_is_numeric(key->type)) {
		double d = vdm_xp_to_double(key);
		if (d == 0 || isnan(d))
			d = 0;
		return hash_bytes(&d, sizeof d);
	}
	if (key->type == XT_QNAME)
		return hash_bytes(key->u.name->local,
				  strlen(key->u.name->local));
	if (key->type == XT_HEX || key->type == XT_B64)
		return hash_bytes(key->u.s, key->n);
	if (key->type >= XT_DURATION && key->type <= XT_DTD)
		return hash_bytes(&key->u.span->seconds, sizeof(int64_t));
	return key->type == XT_BOOLEAN ? (uint32_t)key->u.i : 1;
}

static int
same_number(const struct vdm_xp_item *a, const struct vdm_xp_item *b)
{
	int a_real = a->type == XT_DOUBLE || a->type == XT_FLOAT;
	int b_real = b->type == XT_DOUBLE || b->type == XT_FLOAT;
	int as = 0, bs = 0;

	if (a_real && b_real)
		return a->u.d == b->u.d || (isnan(a->u.d) && isnan(b->u.d));
	if (a_real || b_real) {
		/* by their exact values */
		const struct vdm_xp_item *real = a_real ? a : b;
		const struct vdm_xp_item *exact = a_real ? b : a;
		vdm_xp_wide x = 0, y = vdm_xp_digits(exact, &bs);
		if (vdm_xp_double_decimal(real->u.d, &x, &as) < 0 ||
		    vdm_xp_to_double(exact) != real->u.d)
			return 0;
		while (as > 0 && x % 10 == 0) {
			x /= 10;
			as--;
		}
		while (bs > 0 && y % 10 == 0) {
			y /= 10;
			bs--;
		}
		return x == y && as == bs;
	}
	return vdm_xp_order(NULL, NULL, a, b) == 0;
}

static int
same_moment(const struct vdm_xp_item *a, const struct vdm_xp_item *b)
{
	struct vdm_xp_moment x = *a->u.time, y = *b->u.time;
	struct vdm_xp_call none = {.zone = 0};

	if ((x.zone == XP_NO_ZONE) != (y.zone == XP_NO_ZONE))
		return 0;
	return vdm_xp_instant(&none, &x) == vdm_xp_instant(&none, &y);
}

int
vdm_xp_same_key(const struct vdm_xp_item *a, const struct vdm_xp_item *b)
{
	int x = vdm_xp_primitive(a->type), y = vdm_xp_primitive(b->type);

	if (vdm_xp_is_texty(x) && vdm_xp_is_texty(y))
		return a->n == b->n &&
		       (a->n == 0 || memcmp(a->u.s, b->u.s, a->n) == 0);
	if (vdm_xp_is_numeric(x) && vdm_xp_is_numeric(y))
		return same_number(a, b);
	if (x != y)
		return 0;
	if (x >= XT_DATETIME && x <= XT_GM)
		return same_moment(a, b);
	return vdm_xp_order(NULL, NULL, a, b) == 0;
}

struct vdm_xp_map *
vdm_xp_map_new(struct vdm_xp_call *call)
{
	return vdm_xp_alloc(call, sizeof(struct vdm_xp_map));
}

static const struct vdm_xp_map_entry *
find(const struct vdm_xp_map *map, const struct vdm_xp_item *key, uint32_t hash)
{
	if (map->buckets_count == 0)
		return NULL;
	for (uint32_t i = map->buckets[hash & (map->buckets_count - 1)];
	     i != 0;) {
		const struct vdm_xp_map_entry *e = &map->entries[i - 1];
		if (e->hash == hash && vdm_xp_same_key(&e->key, key))
			return e;
		i = e->next;
	}
	return NULL;
}

const struct vdm_xp_seq *
vdm_xp_map_get(const struct vdm_xp_map *map, const struct vdm_xp_item *key)
{
	const struct vdm_xp_map_entry *e = find(map, key, hash_key(key));

	return e != NULL ? &e->value : NULL;
}

static void
link_entry(struct vdm_xp_map *map, size_t i)
{
	struct vdm_xp_map_entry *e = &map->entries[i];
	uint32_t *bucket = &map->buckets[e->hash & (map->buckets_count - 1)];

	e->next = *bucket;
	*bucket = (uint32_t)(i + 1);
}

static void
rehash(struct vdm_xp_call *call, struct vdm_xp_map *map, size_t cap)
{
	struct vdm_xp_map_entry *entries =
	    vdm_xp_alloc(call, cap * sizeof *entries);

	if (map->n > 0)
		memcpy(entries, map->entries, map->n * sizeof *entries);
	map->entries = entries;
	map->cap = cap;
	map->buckets_count = cap;
	map->buckets = vdm_xp_alloc(call, cap * sizeof *map->buckets);
	for (size_t i = 0; i < map->n; i++)
		link_entry(map, i);
}

void
vdm_xp_map_put(struct vdm_xp_call *call, struct vdm_xp_map *map,
	       struct vdm_xp_item key, struct vdm_xp_seq value)
{
	uint32_t hash = hash_key(&key);
	struct vdm_xp_map_entry *old =
	    (struct vdm_xp_map_entry *)find(map, &key, hash);

	if (old != NULL) {
		old->key = key;
		old->value = value;
		return;
	}
	if (map->n > call->limits.items)
		vdm_xp_raise(call, "VDXP0002", "a map of more than %zu entries",
			     call->limits.items);
	if (map->n == map->cap)
		rehash(call, map, map->cap < 4 ? 4 : map->cap * 2);
	map->entries[map->n] =
	    (struct vdm_xp_map_entry){.key = key, .value = value, .hash = hash};
	link_entry(map, map->n++);
}

struct vdm_xp_map *
vdm_xp_map_copy(struct vdm_xp_call *call, const struct vdm_xp_map *map)
{
	struct vdm_xp_map *copy = vdm_xp_map_new(call);
	size_t cap = 4;

	copy->n = map->n;
	copy->entries = map->entries;
	while (cap <= map->n)
		cap *= 2;
	rehash(call, copy, cap);
	return copy;
}

struct vdm_xp_map *
vdm_xp_map_without(struct vdm_xp_call *call, const struct vdm_xp_map *map,
		   const struct vdm_xp_seq *keys)
{
	struct vdm_xp_map *out = vdm_xp_map_new(call),
			  *gone = vdm_xp_map_new(call);

	for (size_t i = 0; i < keys->n; i++)
		vdm_xp_map_put(call, gone, vdm_xp_at(keys, i), vdm_xp_none());
	for (size_t i = 0; i < map->n; i++)
		if (vdm_xp_map_get(gone, &map->entries[i].key) == NULL)
			vdm_xp_map_put(call, out, map->entries[i].key,
				       map->entries[i].value);
	return out;
}

struct vdm_xp_item
vdm_xp_array_new(struct vdm_xp_call *call, const struct vdm_xp_seq *members,
		 size_t n)
{
	struct vdm_xp_array *array = vdm_xp_alloc(call, sizeof *array);

	array->n = n;
	array->members = members;
	return vdm_xp_array_item(array);
}

struct vdm_xp_seq
vdm_xp_invoke(struct vdm_xp_call *call, const struct vdm_xp_item *fn,
	      const struct vdm_xp_seq *args, int count)
{
	if (fn->type == XT_FUNCTION)
		return call->invoke(call, fn->u.fn, args, count);
	/* maps and arrays are functions of one argument */
	struct vdm_xp_function as = {.arity = 1, .self = fn};
	/* what comes back holds nothing of it */
	/* cppcheck-suppress returnDanglingLifetime */
	return call->invoke(call, &as, args, count);
}

int
vdm_xp_function_arity(const struct vdm_xp_item *fn)
{
	return fn->type == XT_FUNCTION ? fn->u.fn->arity : 1;
}
