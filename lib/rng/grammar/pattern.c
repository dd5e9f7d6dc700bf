/* SPDX-License-Identifier: MIT */
/*
 * Hash-consed patterns. The constructors apply the laws that keep the number of
 * states small and that the specification asks for (4.20, 4.21): choice is a
 * set, interleave a bag, group leans right, empty and notAllowed vanish.
 *
 * Each law makes patterns that mean the same the same object. What a derivative
 * leaves of (a | b) and of (b | a) is then one state; without the laws a loop
 * over a long document would make a new state in each round.
 */
#include "rng/grammar/pattern.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/sort.h"

const struct vdm_pattern vdm_pattern_not_allowed = {.kind = P_NOT_ALLOWED,
						    .hash = 1};
const struct vdm_pattern vdm_pattern_empty = {
    .kind = P_EMPTY, .flags = PF_NULLABLE, .hash = 2, .id = 1};
const struct vdm_pattern vdm_pattern_text = {
    .kind = P_TEXT, .flags = PF_NULLABLE | PF_TEXT, .hash = 3, .id = 2};

void
vdm_pattern_pool_init(struct vdm_pattern_pool *pool,
		      const struct vdm_pattern_pool *base)
{
	memset(pool, 0, sizeof(*pool));
	vdm_arena_init(&pool->arena);
	pool->base = base;
	pool->next_id = base == NULL ? 3 : base->next_id;
}

void
vdm_pattern_pool_fini(struct vdm_pattern_pool *pool)
{
	vdm_free(pool->table);
	vdm_free(pool->scratch);
	pool->table = NULL;
	pool->scratch = NULL;
	vdm_arena_fini(&pool->arena);
}

static uint32_t
mix(uint32_t h, uint32_t v)
{
	h = (h ^ v) * 0x85EBCA6Bu;
	return h ^ (h >> 15);
}

static uint32_t
mix_pointer(uint32_t h, const void *p)
{
	uintptr_t v = (uintptr_t)p;

	return mix(h, (uint32_t)(v >> 4) ^ (uint32_t)((uint64_t)v >> 32));
}

/*
 * What a pattern is made of is unique itself, so ids and addresses stand for
 * it, and neither hash nor comparison goes deeper than one level.
 */
static uint32_t
pattern_hash(const struct vdm_pattern *p, const struct vdm_pattern *const *kids)
{
	uint32_t h = p->kind * 0x9E3779B1u, i;

	if (p->a != NULL)
		h = mix(h, p->a->id);
	if (p->b != NULL)
		h = mix(h, p->b->id);
	for (i = 0; i < p->n; i++)
		h = mix(h, kids[i]->id);
	if (p->nc != NULL)
		h = mix_pointer(h, p->nc);
	if (p->element != NULL)
		h = mix_pointer(h, p->element);
	if (p->type != NULL)
		h = mix_pointer(h, p->type);
	if (p->value != NULL)
		h = mix_pointer(h, p->value);
	return h;
}

static int
pattern_same(const struct vdm_pattern *p, const struct vdm_pattern *q,
	     const struct vdm_pattern *const *kids)
{
	return p->kind == q->kind && p->a == q->a && p->b == q->b &&
	       p->n == q->n && p->nc == q->nc && p->element == q->element &&
	       p->type == q->type && p->value == q->value &&
	       (p->n == 0 || memcmp(p->kids, kids, p->n * sizeof(*kids)) == 0);
}

static const struct vdm_pattern *
pool_find(const struct vdm_pattern_pool *pool, const struct vdm_pattern *q,
	  const struct vdm_pattern *const *kids)
{
	const struct vdm_pattern *p;

	if (pool->cap == 0)
		return NULL;
	for (p = pool->table[q->hash & (pool->cap - 1)]; p != NULL; p = p->next)
		if (p->hash == q->hash && pattern_same(p, q, kids))
			return p;
	return NULL;
}

/* Whether a pool may have it: what is made of later patterns is later. */
static int
is_of(const struct vdm_pattern_pool *pool, const struct vdm_pattern *q,
      const struct vdm_pattern *const *kids)
{
	uint32_t i;

	if ((q->a != NULL && q->a->id >= pool->next_id) ||
	    (q->b != NULL && q->b->id >= pool->next_id))
		return 0;
	for (i = 0; i < q->n; i++)
		if (kids[i]->id >= pool->next_id)
			return 0;
	return 1;
}

static int
pool_grow(struct vdm_pattern_pool *pool)
{
	size_t cap = pool->cap == 0 ? 1024 : pool->cap * 2, i;
	const struct vdm_pattern **table = vdm_calloc(
				     cap, sizeof(struct vdm_pattern *)),
				 *p, *next;

	if (table == NULL)
		return -1;
	for (i = 0; i < pool->cap; i++)
		for (p = pool->table[i]; p != NULL; p = next) {
			next = p->next;
			/*
			 * The chain is the pool's own; const is for those who
			 * look.
			 */
			((struct vdm_pattern *)(uintptr_t)p)->next =
			    table[p->hash & (cap - 1)];
			table[p->hash & (cap - 1)] = p;
		}
	vdm_free(pool->table);
	pool->table = table;
	pool->cap = cap;
	return 0;
}

/* The height of a walk that loops over a group's tail and descends elsewhere.
 */
static unsigned
pattern_height(const struct vdm_pattern *p,
	       const struct vdm_pattern *const *kids)
{
	unsigned h = 0, i;

	if (p->a != NULL)
		h = p->a->height + 1u;
	if (p->b != NULL && p->b->height > h)
		h = p->b->height;
	for (i = 0; i < p->n; i++)
		if (kids[i]->height + 1u > h)
			h = kids[i]->height + 1u;
	return h;
}

int
vdm_pattern_pool_work(struct vdm_pattern_pool *pool, size_t steps)
{
	pool->work += steps;
	if (pool->work_limit > 0 && pool->work > pool->work_limit)
		pool->exhausted = pool->failed = 1;
	return pool->failed;
}

static const struct vdm_pattern *
intern(struct vdm_pattern_pool *pool, struct vdm_pattern *q,
       const struct vdm_pattern *const *kids)
{
	const struct vdm_pattern *found = NULL;
	struct vdm_pattern *p;
	unsigned height;

	if (vdm_pattern_pool_work(pool, 1 + q->n))
		return &vdm_pattern_not_allowed;
	q->hash = pattern_hash(q, kids);
	if (pool->base != NULL && is_of(pool->base, q, kids))
		found = pool_find(pool->base, q, kids);
	if (found == NULL)
		found = pool_find(pool, q, kids);
	if (found != NULL)
		return found;
	height = pattern_height(q, kids);
	/* Walks over patterns recurse: this keeps them off the stack's end. */
	if (height > VDM_PATTERN_HEIGHT)
		pool->exhausted = 1;
	if (height > VDM_PATTERN_HEIGHT ||
	    (pool->count >= pool->cap && pool_grow(pool) != 0) ||
	    (p = vdm_arena_alloc(&pool->arena,
				 sizeof(*p) + q->n * sizeof(*kids))) == NULL) {
		pool->failed = 1;
		return &vdm_pattern_not_allowed;
	}
	*p = *q;
	p->height = (uint16_t)height;
	p->id = pool->next_id++;
	p->source = pool->source;
	if (p->n > 0)
		memcpy(p->kids, kids, p->n * sizeof(*kids));
	p->next = pool->table[p->hash & (pool->cap - 1)];
	pool->table[p->hash & (pool->cap - 1)] = p;
	pool->count++;
	return p;
}

static int
scratch_push(struct vdm_pattern_pool *pool, const struct vdm_pattern *p)
{
	if (pool->scratch_len == pool->scratch_cap) {
		size_t cap =
		    pool->scratch_cap == 0 ? 256 : pool->scratch_cap * 2;
		const struct vdm_pattern **grown =
		    vdm_realloc(pool->scratch, cap * sizeof(*grown));

		if (grown == NULL) {
			pool->failed = 1;
			return -1;
		}
		pool->scratch = grown;
		pool->scratch_cap = cap;
	}
	pool->scratch[pool->scratch_len++] = p;
	return 0;
}

static int
by_id(const void *a, const void *b)
{
	const struct vdm_pattern *p = *(const struct vdm_pattern *const *)a;
	const struct vdm_pattern *q = *(const struct vdm_pattern *const *)b;

	return p->id < q->id ? -1 : p->id > q->id;
}

static void
sort_patterns(const struct vdm_pattern **v, size_t n)
{
	size_t i;

	for (i = 1; i < n && v[i - 1]->id <= v[i]->id; i++)
		;
	if (i < n)
		vdm_sort(v, n, sizeof(*v), by_id);
}

/*
 * Sorted, without doubles, and without empty where another is nullable and so
 * allows nothing already.
 */
static size_t
choice_tidy(const struct vdm_pattern **v, size_t n)
{
	size_t i, k = 0;
	int nullable = 0, has_empty = 0;

	sort_patterns(v, n);
	for (i = 0; i < n; i++) {
		if (k > 0 && v[k - 1] == v[i])
			continue;
		if (v[i]->kind == P_EMPTY)
			has_empty = 1;
		else if (vdm_pattern_nullable(v[i]))
			nullable = 1;
		v[k++] = v[i];
	}
	if (!has_empty || !nullable)
		return k;
	for (i = n = 0; i < k; i++)
		if (v[i]->kind != P_EMPTY)
			v[n++] = v[i];
	return n;
}

/* An alternative, or what it is a choice of. */
static void
push_alternative(struct vdm_pattern_pool *pool, const struct vdm_pattern *p)
{
	uint32_t i;

	if (p->kind == P_CHOICE)
		for (i = 0; i < p->n; i++)
			scratch_push(pool, p->kids[i]);
	else if (p->kind != P_NOT_ALLOWED)
		scratch_push(pool, p);
}

/* The choice of what was pushed from `start` on. */
static const struct vdm_pattern *
choice_of(struct vdm_pattern_pool *pool, size_t start)
{
	struct vdm_pattern q = {.kind = P_CHOICE};
	const struct vdm_pattern *p = &vdm_pattern_not_allowed;
	size_t i, k;

	if (pool->failed || pool->scratch_len == start)
		goto out;
	k = choice_tidy(pool->scratch + start, pool->scratch_len - start);
	if (k == 1)
		p = pool->scratch[start];
	if (k < 2)
		goto out;
	q.n = (uint32_t)k;
	for (i = 0; i < k; i++)
		q.flags |= pool->scratch[start + i]->flags;
	p = intern(pool, &q, pool->scratch + start);
out:
	pool->scratch_len = start;
	return p;
}

const struct vdm_pattern *
vdm_pattern_choice(struct vdm_pattern_pool *pool,
		   const struct vdm_pattern *const *v, size_t n)
{
	size_t start = pool->scratch_len, i;

	for (i = 0; i < n; i++)
		push_alternative(pool, v[i]);
	return choice_of(pool, start);
}

const struct vdm_pattern *
vdm_pattern_or(struct vdm_pattern_pool *pool, const struct vdm_pattern *a,
	       const struct vdm_pattern *b)
{
	const struct vdm_pattern *v[2] = {a, b};

	if (a == b || b->kind == P_NOT_ALLOWED)
		return a;
	if (a->kind == P_NOT_ALLOWED)
		return b;
	return vdm_pattern_choice(pool, v, 2);
}

/* Doubles stay, other than in a choice: a & a is two of them. */
const struct vdm_pattern *
vdm_pattern_interleave(struct vdm_pattern_pool *pool,
		       const struct vdm_pattern *const *v, size_t n)
{
	struct vdm_pattern q = {.kind = P_INTERLEAVE, .flags = PF_NULLABLE};
	const struct vdm_pattern *p = &vdm_pattern_not_allowed;
	size_t start = pool->scratch_len, i, j, k;

	for (i = 0; i < n; i++) {
		if (v[i]->kind == P_NOT_ALLOWED)
			goto out;
		if (v[i]->kind == P_INTERLEAVE)
			for (j = 0; j < v[i]->n; j++)
				scratch_push(pool, v[i]->kids[j]);
		else if (v[i]->kind != P_EMPTY)
			scratch_push(pool, v[i]);
	}
	if (pool->failed)
		goto out;
	k = pool->scratch_len - start;
	p = k == 0 ? &vdm_pattern_empty : pool->scratch[start];
	if (k < 2)
		goto out;
	sort_patterns(pool->scratch + start, k);
	q.n = (uint32_t)k;
	for (i = 0; i < k; i++) {
		unsigned f = pool->scratch[start + i]->flags;

		q.flags = (uint8_t)((q.flags & (f | ~(unsigned)PF_NULLABLE)) |
				    (f & ~(unsigned)PF_NULLABLE));
	}
	p = intern(pool, &q, pool->scratch + start);
out:
	pool->scratch_len = start;
	return p;
}

static const struct vdm_pattern *
group_two(struct vdm_pattern_pool *pool, const struct vdm_pattern *a,
	  const struct vdm_pattern *b)
{
	struct vdm_pattern q = {.kind = P_GROUP, .a = a, .b = b};

	q.behind = b->kind == P_GROUP && b->a == a ? b->behind : b;
	q.flags = (uint8_t)(((a->flags | b->flags) & ~PF_NULLABLE) |
			    (a->flags & b->flags & PF_NULLABLE));
	return intern(pool, &q, NULL);
}

/*
 * (a, b), c becomes a, (b, c): one shape for one sequence, and tails that are
 * shared between all states which have the same things to come.
 */
const struct vdm_pattern *
vdm_pattern_group(struct vdm_pattern_pool *pool, const struct vdm_pattern *a,
		  const struct vdm_pattern *b)
{
	size_t start = pool->scratch_len;

	if (a->kind == P_NOT_ALLOWED || b->kind == P_NOT_ALLOWED)
		return &vdm_pattern_not_allowed;
	if (a->kind == P_EMPTY)
		return b;
	if (b->kind == P_EMPTY)
		return a;
	for (; a->kind == P_GROUP; a = a->b)
		scratch_push(pool, a->a);
	b = group_two(pool, a, b);
	while (pool->scratch_len > start)
		b = group_two(pool, pool->scratch[--pool->scratch_len], b);
	return b;
}

/* The alternatives of a part; those that are repeated, without that. */
static void
push_rounds(struct vdm_pattern_pool *pool, const struct vdm_pattern *part)
{
	const struct vdm_pattern *const *kid = &part;
	uint32_t n = 1, i;

	if (part->kind == P_CHOICE) {
		kid = part->kids;
		n = part->n;
	}
	for (i = 0; i < n; i++)
		push_alternative(pool, kid[i]->kind == P_ONE_OR_MORE ? kid[i]->a
								     : kid[i]);
}

/*
 * What may be repeated for `a`: of (p?, q?)+ either part may come alone in each
 * round, so it is (p? | q?)+; and (p+ | q)+ is (p | q)+. So repetitions in
 * repetitions, however many, are one. Attributes come in no order, and data
 * stands alone: they stay as they are.
 */
static const struct vdm_pattern *
repeated(struct vdm_pattern_pool *pool, const struct vdm_pattern *a)
{
	size_t start = pool->scratch_len;
	const struct vdm_pattern *p = a;

	if ((a->flags & (PF_ATTR | PF_DATA)) ||
	    (a->kind != P_CHOICE &&
	     (a->kind != P_GROUP || !vdm_pattern_nullable(a))))
		return a;
	for (; p->kind == P_GROUP; p = p->b)
		push_rounds(pool, p->a);
	push_rounds(pool, p);
	return choice_of(pool, start);
}

const struct vdm_pattern *
vdm_pattern_more(struct vdm_pattern_pool *pool, const struct vdm_pattern *a)
{
	struct vdm_pattern q = {.kind = P_ONE_OR_MORE};

	a = repeated(pool, a);
	/* text is any number of characters already. */
	if (a->kind <= P_TEXT || a->kind == P_ONE_OR_MORE)
		return a;
	q.a = a;
	q.flags = a->flags;
	return intern(pool, &q, NULL);
}

const struct vdm_pattern *
vdm_pattern_list(struct vdm_pattern_pool *pool, const struct vdm_pattern *a)
{
	struct vdm_pattern q = {.kind = P_LIST, .a = a};

	if (a->kind == P_NOT_ALLOWED)
		return a;
	q.flags = (uint8_t)(PF_DATA | (a->flags & PF_CONTEXT));
	return intern(pool, &q, NULL);
}

const struct vdm_pattern *
vdm_pattern_attribute(struct vdm_pattern_pool *pool,
		      const struct vdm_rng_nc *nc, const struct vdm_pattern *a)
{
	struct vdm_pattern q = {.kind = P_ATTRIBUTE, .nc = nc, .a = a};

	if (a->kind == P_NOT_ALLOWED)
		return a;
	q.flags = PF_ATTR;
	return intern(pool, &q, NULL);
}

const struct vdm_pattern *
vdm_pattern_element(struct vdm_pattern_pool *pool, const struct vdm_rng_nc *nc,
		    struct vdm_rng_element *element)
{
	struct vdm_pattern q = {
	    .kind = P_ELEMENT, .nc = nc, .element = element};

	q.flags = PF_ELEM;
	return intern(pool, &q, NULL);
}

const struct vdm_pattern *
vdm_pattern_data(struct vdm_pattern_pool *pool, const struct vdm_datatype *type,
		 const struct vdm_pattern *except)
{
	struct vdm_pattern q = {.kind = P_DATA, .type = type, .a = except};

	if (except != NULL && except->kind == P_NOT_ALLOWED)
		q.a = NULL;
	q.flags = PF_DATA;
	if (vdm_datatype_has_context(type))
		q.flags |= PF_CONTEXT;
	return intern(pool, &q, NULL);
}

const struct vdm_pattern *
vdm_pattern_value(struct vdm_pattern_pool *pool,
		  const struct vdm_datatype *type,
		  const struct vdm_datatype_value *value)
{
	struct vdm_pattern q = {.kind = P_VALUE, .type = type, .value = value};

	q.flags = PF_DATA;
	if (vdm_datatype_has_context(type))
		q.flags |= PF_CONTEXT;
	return intern(pool, &q, NULL);
}
