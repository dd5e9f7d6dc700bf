/* SPDX-License-Identifier: MIT */
/* Sets of patterns that are still possible for a value or an attribute. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "rng/run/run.h"

int
vdm_rng_mask_init(struct vdm_rng_run *r, struct vdm_rng_mask *m, uint32_t n)
{
	m->words = (n + 63) / 64;
	m->any = 0;
	m->bits = m->here;
	memset(m->here, 0, sizeof(m->here));
	if (m->words > VDM_RNG_WORDS)
		m->bits = vdm_calloc(m->words, sizeof(uint64_t));
	if (m->bits == NULL)
		r->failed = 1;
	return m->bits == NULL ? -1 : 0;
}

void
vdm_rng_mask_fini(struct vdm_rng_mask *m)
{
	if (m->bits != m->here)
		vdm_free(m->bits);
}

static void
mask_set(struct vdm_rng_mask *m, uint32_t i)
{
	m->bits[i / 64] |= (uint64_t)1 << (i % 64);
	m->any = 1;
}

void
vdm_rng_mask_nullable(struct vdm_rng_mask *m, const struct vdm_rng_state *s)
{
	uint32_t i;

	for (i = 0; i < s->n; i++)
		if (vdm_pattern_nullable(s->p[i]))
			mask_set(m, i);
}

static void
ask_all(struct vdm_rng_run *r, struct vdm_rng_mask *m,
	const struct vdm_rng_state *s, const char *text)
{
	struct vdm_prefixes prefixes = {vdm_rng_run_prefix, r,
					vdm_rng_run_is_unparsed};
	uint32_t i;

	for (i = 0; i < s->n; i++)
		if (s->all || vdm_rng_accepts(r->m, s->p[i], text, &prefixes))
			mask_set(m, i);
}

/*
 * Where a value is remembered, or NULL: it is long, or what it is depends on
 * which prefixes are bound (QName) or entities declared (ENTITY). One row a
 * slot: a new value drives out the old, and nothing need be searched or grow.
 */
static struct vdm_rng_value *
value_slot(const struct vdm_rng_run *r, const struct vdm_rng_mask *m,
	   const struct vdm_rng_state *s, const char *text)
{
	uint32_t h = s->hash, i;

	if (s->all || (s->flags & PF_CONTEXT) || m->words > VDM_RNG_WORDS)
		return NULL;
	for (i = 0; text[i] != '\0'; i++) {
		if (i + 1 == VDM_RNG_VALUE)
			return NULL;
		h = (h ^ (unsigned char)text[i]) * 0x01000193u;
	}
	return &r->cache->values[(h ^ (h >> 15)) % VDM_RNG_VALUES];
}

void
vdm_rng_mask_string(struct vdm_rng_run *r, struct vdm_rng_mask *m,
		    const struct vdm_rng_state *s, const char *text)
{
	struct vdm_rng_value *v = value_slot(r, m, s, text);

	if (v != NULL && v->state == s && strcmp(v->text, text) == 0) {
		memcpy(m->here, v->bits, sizeof(m->here));
		m->any = v->any;
		return;
	}
	ask_all(r, m, s, text);
	if (v == NULL || r->m->pool.failed)
		return;
	v->state = s;
	memcpy(v->text, text, strlen(text) + 1);
	memcpy(v->bits, m->here, sizeof(v->bits));
	v->any = m->any;
}

/*
 * For going on after an error, as if all that can still be met had been. Where
 * every alternative is dead that would be none, and the parent would die of a
 * fault that was told in the child; so then all count.
 */
void
vdm_rng_mask_forgive(struct vdm_rng_mask *m, const struct vdm_rng_state *s)
{
	uint32_t i;

	for (i = 0; i < s->n; i++)
		if (s->dead || s->p[i]->kind != P_NOT_ALLOWED)
			mask_set(m, i);
}

/*
 * A step may lead to a state in which nothing can be met: the grammar names
 * such an element, and says notAllowed of what is in it.
 */
int
vdm_rng_step_leads(const struct vdm_rng_step *step)
{
	return step->child != NULL && !step->child->dead;
}
