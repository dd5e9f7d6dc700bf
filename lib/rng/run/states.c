/* SPDX-License-Identifier: MIT */
/*
 * The states of a validation, built as documents need them, and kept: an
 * automaton that is made lazily. All states of a large schema would be too many
 * to make, and a document sees few of them. The second <p> of a document costs
 * look-ups only, and so does the next document with the same cache.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/sort.h"
#include "rng/run/derive-private.h"

void
vdm_rng_memo_init(struct vdm_rng_memo *m, const struct vdm_pattern_pool *pool,
		  const struct vdm_rng_names *names)
{
	memset(m, 0, sizeof(*m));
	vdm_pattern_pool_init(&m->pool, pool);
	vdm_rng_names_init(&m->names, names);
}

void
vdm_rng_memo_fini(struct vdm_rng_memo *m)
{
	struct vdm_rng_state *s;
	size_t i;

	for (i = 0; i < m->cap; i++)
		for (s = m->table[i]; s != NULL; s = s->next)
			vdm_free(s->steps);
	vdm_free(m->table);
	vdm_free(m->pairs);
	vdm_free(m->temp);
	vdm_free(m->stamps);
	vdm_free(m->opened);
	vdm_free(m->kept);
	vdm_rng_values_fini(m);
	vdm_rng_names_fini(&m->names);
	vdm_pattern_pool_fini(&m->pool);
	memset(m, 0, sizeof(*m));
}

int
vdm_rng_memo_failed(const struct vdm_rng_memo *m)
{
	return m->pool.failed || m->names.failed;
}

static int
table_grow(struct vdm_rng_memo *m)
{
	size_t cap = m->cap == 0 ? 256 : m->cap * 2, i;
	struct vdm_rng_state **table =
	    vdm_calloc(cap, sizeof(struct vdm_rng_state *));
	struct vdm_rng_state *s, *next;

	if (table == NULL)
		return -1;
	for (i = 0; i < m->cap; i++)
		for (s = m->table[i]; s != NULL; s = next) {
			next = s->next;
			s->next = table[s->hash & (cap - 1)];
			table[s->hash & (cap - 1)] = s;
		}
	vdm_free(m->table);
	m->table = table;
	m->cap = cap;
	return 0;
}

/* What is asked of a state again and again, answered once. */
static void
state_describe(struct vdm_rng_state *s)
{
	uint32_t i;

	s->dead = s->all = 1;
	for (i = 0; i < s->n; i++) {
		s->flags |= s->p[i]->flags;
		if (s->p[i]->kind != P_NOT_ALLOWED)
			s->dead = 0;
		if (vdm_pattern_nullable(s->p[i]))
			s->nullable = 1;
		if (s->p[i]->kind != P_TEXT &&
		    !(s->p[i]->kind == P_DATA && s->p[i]->a == NULL &&
		      vdm_datatype_all(s->p[i]->type)))
			s->all = 0;
	}
}

/* Equal patterns are one object, so tuples are compared by their pointers. */
struct vdm_rng_state *
vdm_rng_state_get(struct vdm_rng_memo *m, const struct vdm_pattern *const *p,
		  uint32_t n)
{
	struct vdm_rng_state *s;
	uint32_t h = n, i;

	for (i = 0; i < n; i++)
		h = (h ^ p[i]->id) * 0x9E3779B1u;
	h ^= h >> 15;
	if (m->cap > 0)
		for (s = m->table[h & (m->cap - 1)]; s != NULL; s = s->next)
			if (s->hash == h && s->n == n &&
			    memcmp(s->p, p, n * sizeof(*p)) == 0)
				return s;
	if ((m->count >= m->cap && table_grow(m) != 0) ||
	    (s = vdm_arena_alloc(&m->pool.arena,
				 sizeof(*s) + n * sizeof(*p))) == NULL) {
		m->pool.failed = 1;
		return NULL;
	}
	s->hash = h;
	s->n = n;
	memcpy(s->p, p, n * sizeof(*p));
	state_describe(s);
	s->next = m->table[h & (m->cap - 1)];
	m->table[h & (m->cap - 1)] = s;
	m->count++;
	return s;
}

/* A state of as many patterns as `s` has, each made by `make`. */
static struct vdm_rng_state *
state_map(struct vdm_rng_memo *m, struct vdm_rng_state *s,
	  const struct vdm_pattern *(*make)(struct vdm_rng_memo *,
					    const struct vdm_pattern *))
{
	const struct vdm_pattern *one = &vdm_pattern_not_allowed, **v = &one;
	struct vdm_rng_state *out;
	uint32_t i;

	if (s->n > 1 && (v = vdm_malloc(s->n * sizeof(*v))) == NULL) {
		m->pool.failed = 1;
		return NULL;
	}
	for (i = 0; i < s->n; i++)
		v[i] = make(m, s->p[i]);
	out = vdm_rng_state_get(m, v, s->n);
	if (v != &one)
		vdm_free(v);
	return out;
}

struct vdm_rng_state *
vdm_rng_state_text(struct vdm_rng_memo *m, struct vdm_rng_state *s)
{
	if (s->text == NULL)
		s->text = state_map(m, s, vdm_rng_text);
	return s->text;
}

static const struct vdm_pattern *
close_strictly(struct vdm_rng_memo *m, const struct vdm_pattern *p)
{
	return vdm_rng_close(m, p, &vdm_pattern_not_allowed);
}

struct vdm_rng_state *
vdm_rng_state_close(struct vdm_rng_memo *m, struct vdm_rng_state *s)
{
	if (s->closed == NULL)
		s->closed =
		    s->flags & PF_ATTR ? state_map(m, s, close_strictly) : s;
	return s->closed;
}

/* ---- steps ---- */

static int
by_content(const void *a, const void *b)
{
	const struct vdm_rng_pair *p = a, *q = b;

	if (p->content->id != q->content->id)
		return p->content->id < q->content->id ? -1 : 1;
	return p->parent < q->parent ? -1 : p->parent > q->parent;
}

/*
 * The pairs on the stack as the step's child and what follows it. They are
 * sorted, so that the same contents give the same child state in whatever order
 * the parent offers them; pairs of one content and one parent are one row,
 * whose rest is a choice.
 */
static int
step_fill(struct vdm_rng_memo *m, struct vdm_rng_step *step)
{
	const struct vdm_pattern **contents, **rests;
	uint32_t n = 0;
	size_t i, j;

	vdm_sort(m->pairs, m->npairs, sizeof(*m->pairs), by_content);
	contents = vdm_malloc(2 * m->npairs * sizeof(*contents));
	step->after =
	    vdm_arena_alloc(&m->pool.arena, m->npairs * sizeof(*step->after));
	if (contents == NULL || step->after == NULL) {
		vdm_free(contents);
		return -1;
	}
	rests = contents + m->npairs;
	for (i = 0; i < m->npairs; i = j) {
		const struct vdm_rng_pair *pair = &m->pairs[i];
		struct vdm_rng_after *after = &step->after[step->nafter++];

		if (n == 0 || contents[n - 1] != pair->content)
			contents[n++] = pair->content;
		for (j = i;
		     j < m->npairs && m->pairs[j].content == pair->content &&
		     m->pairs[j].parent == pair->parent;
		     j++)
			rests[j] = m->pairs[j].rest;
		after->parent = pair->parent;
		after->child = n - 1;
		after->rest =
		    j == i + 1 ? pair->rest
			       : vdm_pattern_choice(&m->pool, rests + i, j - i);
	}
	step->child = vdm_rng_state_get(m, contents, n);
	step->words = (n + 63) / 64;
	vdm_free(contents);
	return step->child == NULL ? -1 : 0;
}

static struct vdm_rng_step *
step_new(struct vdm_rng_memo *m, struct vdm_rng_state *state,
	 struct vdm_rng_open *by)
{
	struct vdm_rng_step *step =
	    vdm_arena_alloc(&m->pool.arena, sizeof(*step));
	uint32_t i;

	if (step == NULL) {
		m->pool.failed = 1;
		return NULL;
	}
	step->name = by->name;
	step->attribute = by->attribute;
	step->parent = state;
	m->npairs = 0;
	for (i = 0; i < state->n; i++) {
		by->parent = i;
		vdm_rng_open(m, state->p[i], by);
	}
	/*
	 * Without pairs the step stays, with no child: that a name is not
	 * allowed is remembered like any other answer.
	 */
	if (m->npairs > 0 && !m->pool.failed && step_fill(m, step) != 0)
		m->pool.failed = 1;
	return m->pool.failed ? NULL : step;
}

static int
steps_grow(struct vdm_rng_state *s)
{
	uint32_t cap = s->steps_cap == 0 ? 8 : s->steps_cap * 2, i, slot;
	struct vdm_rng_step **table =
	    vdm_calloc(cap, sizeof(struct vdm_rng_step *));
	struct vdm_rng_step *step, *next;

	if (table == NULL)
		return -1;
	for (i = 0; i < s->steps_cap; i++)
		for (step = s->steps[i]; step != NULL; step = next) {
			next = step->next;
			slot =
			    (step->name->id * 2 + (uint32_t)step->attribute) &
			    (cap - 1);
			step->next = table[slot];
			table[slot] = step;
		}
	vdm_free(s->steps);
	s->steps = table;
	s->steps_cap = cap;
	return 0;
}

struct vdm_rng_step *
vdm_rng_state_step(struct vdm_rng_memo *m, struct vdm_rng_state *state,
		   const struct vdm_rng_name *name, int attribute)
{
	struct vdm_rng_open by = {name, 0, attribute, 0, 0};
	struct vdm_rng_step *step;
	uint32_t key = name->id * 2 + (uint32_t)attribute;

	if (state->steps_cap > 0)
		for (step = state->steps[key & (state->steps_cap - 1)];
		     step != NULL; step = step->next)
			if (step->name == name && step->attribute == attribute)
				return step;
	if (state->nsteps >= state->steps_cap && steps_grow(state) != 0) {
		m->pool.failed = 1;
		return NULL;
	}
	step = step_new(m, state, &by);
	if (step == NULL)
		return NULL;
	step->next = state->steps[key & (state->steps_cap - 1)];
	state->steps[key & (state->steps_cap - 1)] = step;
	state->nsteps++;
	return step;
}

struct vdm_rng_step *
vdm_rng_step_ahead(struct vdm_rng_memo *m, struct vdm_rng_state *state,
		   const struct vdm_rng_name *name, int attribute)
{
	struct vdm_rng_open by = {name, 0, attribute, 1, 0};
	struct vdm_rng_step *step =
	    vdm_rng_state_step(m, state, name, attribute);

	if (step != NULL && step->ahead == NULL)
		step->ahead = step_new(m, state, &by);
	return step == NULL ? NULL : step->ahead;
}

static struct vdm_rng_state *
step_result(struct vdm_rng_memo *m, const struct vdm_rng_step *step,
	    const uint64_t *mask)
{
	uint32_t n = step->parent->n, i;
	const struct vdm_pattern *one = &vdm_pattern_not_allowed, **v = &one;
	struct vdm_rng_state *out;

	if (n > 1 && (v = vdm_malloc(n * sizeof(*v))) == NULL) {
		m->pool.failed = 1;
		return NULL;
	}
	for (i = 0; i < n; i++)
		v[i] = &vdm_pattern_not_allowed;
	for (i = 0; i < step->nafter; i++) {
		const struct vdm_rng_after *a = &step->after[i];

		if (mask[a->child / 64] >> (a->child % 64) & 1)
			v[a->parent] =
			    vdm_pattern_or(&m->pool, v[a->parent], a->rest);
	}
	out = vdm_rng_state_get(m, v, n);
	if (v != &one)
		vdm_free(v);
	return out;
}

/* Few masks are ever met by one step, mostly one, so a list is enough. */
struct vdm_rng_state *
vdm_rng_step_done(struct vdm_rng_memo *m, struct vdm_rng_step *step,
		  const uint64_t *mask)
{
	size_t bytes = step->words * sizeof(*mask);
	struct vdm_rng_result *r;

	for (r = step->results; r != NULL; r = r->next)
		if (memcmp(r->accepted, mask, bytes) == 0)
			return r->state;
	r = vdm_arena_alloc(&m->pool.arena, sizeof(*r) + bytes);
	if (r == NULL) {
		m->pool.failed = 1;
		return NULL;
	}
	r->state = step_result(m, step, mask);
	if (r->state == NULL)
		return NULL;
	memcpy(r->accepted, mask, bytes);
	r->next = step->results;
	step->results = r;
	return r->state;
}
