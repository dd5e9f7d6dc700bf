/* SPDX-License-Identifier: MIT */
/* The tables of names, and the name classes over them. */
#include "rng/grammar/names.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void
vdm_rng_names_init(struct vdm_rng_names *t, const struct vdm_rng_names *base)
{
	memset(t, 0, sizeof(*t));
	vdm_arena_init(&t->arena);
	t->base = base;
}

void
vdm_rng_names_fini(struct vdm_rng_names *t)
{
	vdm_free(t->strings);
	vdm_free(t->names);
	vdm_arena_fini(&t->arena);
	t->strings = NULL;
	t->names = NULL;
}

static uint32_t
string_hash(const char *s, size_t n)
{
	uint32_t h = 2166136261u;
	size_t i;

	for (i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 16777619u;
	return h ^ (h >> 15);
}

static const char *
string_find(const struct vdm_rng_names *t, const char *s, size_t n, uint32_t h)
{
	const struct vdm_rng_string *e;

	if (t->strings_cap == 0)
		return NULL;
	for (e = t->strings[h & (t->strings_cap - 1)]; e != NULL; e = e->next)
		if (e->hash == h && strncmp(e->text, s, n) == 0 &&
		    e->text[n] == '\0')
			return e->text;
	return NULL;
}

static int
strings_grow(struct vdm_rng_names *t)
{
	size_t cap = t->strings_cap == 0 ? 256 : t->strings_cap * 2, i;
	struct vdm_rng_string **table = vdm_calloc(
				  cap, sizeof(struct vdm_rng_string *)),
			      *e, *next;

	if (table == NULL)
		return -1;
	for (i = 0; i < t->strings_cap; i++)
		for (e = t->strings[i]; e != NULL; e = next) {
			next = e->next;
			e->next = table[e->hash & (cap - 1)];
			table[e->hash & (cap - 1)] = e;
		}
	vdm_free(t->strings);
	t->strings = table;
	t->strings_cap = cap;
	return 0;
}

const char *
vdm_rng_string(struct vdm_rng_names *t, const char *s, size_t n)
{
	uint32_t h;
	const char *found = NULL;
	struct vdm_rng_string *e;

	h = string_hash(s, n);
	if (t->base != NULL)
		found = string_find(t->base, s, n, h);
	if (found == NULL)
		found = string_find(t, s, n, h);
	if (found != NULL)
		return found;
	if (t->nstrings >= t->strings_cap && strings_grow(t) != 0) {
		t->failed = 1;
		return "";
	}
	e = vdm_arena_alloc(&t->arena, sizeof(*e) + n + 1);
	if (e == NULL) {
		t->failed = 1;
		return "";
	}
	e->hash = h;
	memcpy(e->text, s, n);
	e->next = t->strings[h & (t->strings_cap - 1)];
	t->strings[h & (t->strings_cap - 1)] = e;
	t->nstrings++;
	return e->text;
}

/* Both are interned, so their addresses say which they are. */
static size_t
name_slot(const char *ns, const char *local)
{
	uintptr_t h = (uintptr_t)ns * 31 + (uintptr_t)local;

	h ^= h >> 17;
	h *= (uintptr_t)0x9E3779B1u;
	h ^= h >> 13;
	return (size_t)h;
}

/* Open addressing; the table is never more than half full. */
static const struct vdm_rng_name *
name_find(const struct vdm_rng_names *t, const char *ns, const char *local)
{
	size_t i;

	if (t->names_cap == 0)
		return NULL;
	for (i = name_slot(ns, local) & (t->names_cap - 1); t->names[i] != NULL;
	     i = (i + 1) & (t->names_cap - 1))
		if (t->names[i]->ns == ns && t->names[i]->local == local)
			return t->names[i];
	return NULL;
}

static void
name_place(struct vdm_rng_name **table, size_t cap, struct vdm_rng_name *name)
{
	size_t i = name_slot(name->ns, name->local) & (cap - 1);

	while (table[i] != NULL)
		i = (i + 1) & (cap - 1);
	table[i] = name;
}

static int
names_grow(struct vdm_rng_names *t)
{
	size_t cap = t->names_cap == 0 ? 256 : t->names_cap * 2, i;
	struct vdm_rng_name **table =
	    vdm_calloc(cap, sizeof(struct vdm_rng_name *));

	if (table == NULL)
		return -1;
	for (i = 0; i < t->names_cap; i++)
		if (t->names[i] != NULL)
			name_place(table, cap, t->names[i]);
	vdm_free(t->names);
	t->names = table;
	t->names_cap = cap;
	return 0;
}

const struct vdm_rng_name *
vdm_rng_name(struct vdm_rng_names *t, const char *ns, const char *local)
{
	const struct vdm_rng_name *found = NULL;
	struct vdm_rng_name *name;

	if (ns == NULL)
		ns = "";
	if (t->last_ns == NULL || strcmp(t->last_ns, ns) != 0)
		t->last_ns = vdm_rng_string(t, ns, strlen(ns));
	ns = t->last_ns;
	local = vdm_rng_string(t, local, strlen(local));
	if (t->base != NULL)
		found = name_find(t->base, ns, local);
	if (found == NULL)
		found = name_find(t, ns, local);
	if (found != NULL)
		return found;
	if (t->nnames * 2 >= t->names_cap && names_grow(t) != 0) {
		t->failed = 1;
		return NULL;
	}
	name = vdm_arena_alloc(&t->arena, sizeof(*name));
	if (name == NULL) {
		t->failed = 1;
		return NULL;
	}
	name->ns = ns;
	name->local = local;
	/*
	 * Ids go on where the schema's end: a name below its count is one that
	 * the schema has.
	 */
	name->id =
	    (uint32_t)(t->nnames++ + (t->base == NULL ? 0 : t->base->nnames));
	name_place(t->names, t->names_cap, name);
	return name;
}

/* A choice of fewer is as fast without a set. */
enum { SET_LEAST = 16 };

/* Where the address is in the set, or the free place for it. */
static size_t
set_at(const struct vdm_rng_nc *nc, const void *p)
{
	size_t i = name_slot(p, p) & (nc->set_size - 1);

	while (nc->set[i] != NULL && nc->set[i] != p)
		i = (i + 1) & (nc->set_size - 1);
	return i;
}

/* What of a class the set takes: its name, or its whole namespace. */
static const void *
set_key(const struct vdm_rng_nc *nc)
{
	if (nc->kind == NC_NAME)
		return nc->name;
	return nc->kind == NC_NS && nc->a == NULL ? nc->ns : NULL;
}

static int
set_put(struct vdm_arena *arena, struct vdm_rng_nc *nc,
	const struct vdm_rng_nc *one)
{
	const void *key = set_key(one);
	struct vdm_rng_nc *other;

	if (key != NULL) {
		nc->set[set_at(nc, key)] = key;
		return 0;
	}
	other = vdm_arena_alloc(arena, sizeof(*other));
	if (other == NULL)
		return -1;
	*other = *one;
	if (nc->others != NULL) {
		other->kind = NC_CHOICE;
		other->a = one;
		other->b = nc->others;
	}
	nc->others = other;
	return 0;
}

int
vdm_rng_nc_index(struct vdm_arena *arena, struct vdm_rng_nc *nc, size_t n)
{
	const struct vdm_rng_nc *p = nc;
	size_t size = 2 * SET_LEAST;

	if (n < SET_LEAST)
		return 0;
	while (size < 2 * n)
		size *= 2;
	nc->set = vdm_arena_alloc(arena, size * sizeof(*nc->set));
	if (nc->set == NULL)
		return -1;
	nc->set_size = size;
	for (; n > 1; n--, p = p->b)
		if (set_put(arena, nc, p->a) != 0)
			return -1;
	return set_put(arena, nc, p);
}

static int
set_contains(const struct vdm_rng_nc *nc, const struct vdm_rng_name *name)
{
	return nc->set[set_at(nc, name)] != NULL ||
	       nc->set[set_at(nc, name->ns)] != NULL;
}

/* The specification's 6.1. */
int
vdm_rng_nc_contains(const struct vdm_rng_nc *nc,
		    const struct vdm_rng_name *name)
{
	for (;; nc = nc->set_size > 0 ? nc->others : nc->b)
		switch (nc->kind) {
		case NC_NAME:
			return nc->name == name;
		case NC_ANY:
			return nc->a == NULL ||
			       !vdm_rng_nc_contains(nc->a, name);
		case NC_NS:
			return nc->ns == name->ns &&
			       (nc->a == NULL ||
				!vdm_rng_nc_contains(nc->a, name));
		case NC_CHOICE:
			if (nc->set_size > 0 ? set_contains(nc, name)
					     : vdm_rng_nc_contains(nc->a, name))
				return 1;
			if (nc->set_size > 0 && nc->others == NULL)
				return 0;
			break;
		}
}

/*
 * Two classes overlap if they share a name that either mentions, or one made up
 * in a namespace that either mentions, or one made up altogether. Those
 * suffice: a class cannot tell two names apart of which it mentions neither,
 * nor their namespaces. "\1" is what no document can hold, and no name of the
 * table.
 */
static int
overlap_by(const struct vdm_rng_nc *nc, const struct vdm_rng_nc *a,
	   const struct vdm_rng_nc *b)
{
	struct vdm_rng_name made = {"\1", "\1", 0};

	for (; nc != NULL; nc = nc->kind == NC_CHOICE ? nc->b : NULL) {
		if (nc->kind == NC_NAME) {
			if (vdm_rng_nc_contains(a, nc->name) &&
			    vdm_rng_nc_contains(b, nc->name))
				return 1;
			continue;
		}
		if (nc->kind == NC_NS)
			made.ns = nc->ns;
		if (nc->kind != NC_CHOICE && vdm_rng_nc_contains(a, &made) &&
		    vdm_rng_nc_contains(b, &made))
			return 1;
		made.ns = "\1";
		if (nc->a != NULL && overlap_by(nc->a, a, b))
			return 1;
	}
	return 0;
}

int
vdm_rng_nc_overlap(const struct vdm_rng_nc *a, const struct vdm_rng_nc *b)
{
	if (a->kind == NC_NAME)
		return vdm_rng_nc_contains(b, a->name);
	if (b->kind == NC_NAME)
		return vdm_rng_nc_contains(a, b->name);
	return overlap_by(a, a, b) || overlap_by(b, a, b);
}

int
vdm_rng_nc_open(const struct vdm_rng_nc *nc)
{
	for (; nc->kind == NC_CHOICE; nc = nc->b)
		if (vdm_rng_nc_open(nc->a))
			return 1;
	return nc->kind != NC_NAME;
}
