/* SPDX-License-Identifier: MIT */
/*
 * Choices of many values: which of them a string is, is looked up. A list of
 * ten thousand codes is checked ten thousand times in a document of as many.
 */
#include "base/map.h"
#include "rng/run/derive-private.h"

enum {
	SET_LEAST = 16, /* a choice of fewer is as fast without */
	TYPES_MOST = 4  /* of the values of one choice that have a set each */
};

struct value_set {
	const struct vdm_datatype *type;
	struct vdm_strmap keys;
};

struct vdm_rng_values {
	struct vdm_rng_values *next; /* all of a memo */
	struct value_set set[TYPES_MOST];
	unsigned n;
	struct vdm_rng_others others;
};

static struct value_set *
set_of(struct vdm_rng_values *v, const struct vdm_datatype *type)
{
	unsigned i;

	for (i = 0; i < v->n; i++)
		if (v->set[i].type == type)
			return &v->set[i];
	if (v->n == TYPES_MOST)
		return NULL;
	v->set[v->n].type = type;
	return &v->set[v->n++];
}

/* Whether the part of a choice could be put into a set. */
static int
put(struct vdm_rng_memo *m, struct vdm_rng_values *v,
    const struct vdm_pattern *p)
{
	struct value_set *set;
	struct vdm_buf key;
	char *kept = NULL;

	if (p->kind != P_VALUE || !vdm_datatype_has_key(p->type))
		return 0;
	set = set_of(v, p->type);
	if (set == NULL)
		return 0;
	vdm_buf_init(&key);
	if (vdm_datatype_key(p->type, vdm_datatype_value_text(p->value),
			     &key) == 0)
		kept = vdm_arena_strndup(&m->pool.arena, vdm_buf_str(&key),
					 key.len);
	if (kept != NULL)
		vdm_strmap_put_n(&set->keys, kept, key.len, 0);
	vdm_buf_fini(&key);
	return kept != NULL;
}

static struct vdm_rng_values *
values_make(struct vdm_rng_memo *m, const struct vdm_pattern *p)
{
	struct vdm_rng_values *v = vdm_arena_alloc(&m->pool.arena, sizeof(*v));
	uint32_t i;

	if (v == NULL)
		return NULL;
	v->next = m->values;
	m->values = v;
	v->others.p =
	    vdm_arena_alloc(&m->pool.arena, p->n * sizeof(*v->others.p));
	if (v->others.p == NULL)
		return NULL;
	for (i = 0; i < p->n; i++)
		if (!put(m, v, p->kids[i]))
			v->others.p[v->others.n++] = p->kids[i];
	for (i = 0; i < v->n; i++)
		m->pool.failed |= v->set[i].keys.failed;
	return v;
}

/* The values of a choice, made when they are first asked for; NULL: too few, or
 * out of memory. */
static struct vdm_rng_values *
values_of(struct vdm_rng_memo *m, const struct vdm_pattern *p)
{
	struct vdm_rng_values *v;
	size_t at;

	if (p->n < SET_LEAST)
		return NULL;
	/* the id stays where it is as long as the memo */
	if (vdm_strmap_get_n(&m->choices, (const char *)&p->id, sizeof(p->id),
			     &at))
		return (struct vdm_rng_values *)(uintptr_t)at;
	v = values_make(m, p);
	if (v == NULL)
		m->pool.failed = 1;
	else
		vdm_strmap_put_n(&m->choices, (const char *)&p->id,
				 sizeof(p->id), (size_t)(uintptr_t)v);
	m->pool.failed |= m->choices.failed;
	return m->pool.failed ? NULL : v;
}

int
vdm_rng_values_match(struct vdm_rng_memo *m, const struct vdm_pattern *p,
		     const char *s, struct vdm_rng_others *others)
{
	struct vdm_rng_values *v = values_of(m, p);
	struct vdm_buf key;
	unsigned i;
	int found = 0;

	others->p = (const struct vdm_pattern **)(uintptr_t)p->kids;
	others->n = p->n;
	if (v == NULL)
		return 0;
	*others = v->others;
	vdm_buf_init(&key);
	for (i = 0; i < v->n && !found; i++) {
		vdm_buf_clear(&key);
		found = vdm_datatype_key(v->set[i].type, s, &key) == 0 &&
			vdm_strmap_get_n(&v->set[i].keys, vdm_buf_str(&key),
					 key.len, NULL);
	}
	m->pool.failed |= key.failed;
	vdm_buf_fini(&key);
	return found;
}

void
vdm_rng_values_fini(struct vdm_rng_memo *m)
{
	struct vdm_rng_values *v;
	unsigned i;

	for (v = m->values; v != NULL; v = v->next)
		for (i = 0; i < v->n; i++)
			vdm_strmap_fini(&v->set[i].keys);
	vdm_strmap_fini(&m->choices);
	m->values = NULL;
}
