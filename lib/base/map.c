/* SPDX-License-Identifier: MIT */
/* Open addressing, FNV-1a, at most half full. */
#include "base/map.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static size_t
hash(const char *s, size_t n)
{
	uint64_t h = 1469598103934665603u;
	size_t i;

	for (i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 1099511628211u;
	return (size_t)(h ^ (h >> 32));
}

static struct vdm_strmap_slot *
find(struct vdm_strmap_slot *slots, size_t cap, const char *key, size_t n)
{
	size_t i = hash(key, n) & (cap - 1);

	while (slots[i].key != NULL &&
	       (slots[i].length != n || memcmp(slots[i].key, key, n) != 0))
		i = (i + 1) & (cap - 1);
	return &slots[i];
}

static int
grow(struct vdm_strmap *m)
{
	size_t cap = m->cap > 0 ? m->cap * 2 : 64, i;
	struct vdm_strmap_slot *slots = vdm_calloc(cap, sizeof(*slots));

	if (slots == NULL) {
		m->failed = 1;
		vdm_memory_fail();
		return -1;
	}
	for (i = 0; i < m->cap; i++)
		if (m->slots[i].key != NULL)
			*find(slots, cap, m->slots[i].key, m->slots[i].length) =
			    m->slots[i];
	vdm_free(m->slots);
	m->slots = slots;
	m->cap = cap;
	return 0;
}

void
vdm_strmap_fini(struct vdm_strmap *m)
{
	vdm_free(m->slots);
	memset(m, 0, sizeof(*m));
}

int
vdm_strmap_put(struct vdm_strmap *m, const char *key, size_t value)
{
	if (key == NULL) {
		m->failed = 1;
		return 0;
	}
	return vdm_strmap_put_n(m, key, strlen(key), value);
}

int
vdm_strmap_put_n(struct vdm_strmap *m, const char *key, size_t n, size_t value)
{
	struct vdm_strmap_slot *s;

	if (m->count * 2 >= m->cap && grow(m) != 0)
		return 0;
	s = find(m->slots, m->cap, key, n);
	if (s->key != NULL)
		return 0;
	s->key = key;
	s->length = n;
	s->value = value;
	m->count++;
	return 1;
}

int
vdm_strmap_get_n(const struct vdm_strmap *m, const char *key, size_t n,
		 size_t *value)
{
	const struct vdm_strmap_slot *s;

	if (value != NULL)
		*value = 0;
	if (m->cap == 0)
		return 0;
	s = find(m->slots, m->cap, key, n);
	if (s->key == NULL)
		return 0;
	if (value != NULL)
		*value = s->value;
	return 1;
}

int
vdm_strmap_get(const struct vdm_strmap *m, const char *key, size_t *value)
{
	if (value != NULL)
		*value = 0;
	return key != NULL && vdm_strmap_get_n(m, key, strlen(key), value);
}

size_t *
vdm_strmap_value(struct vdm_strmap *m, const char *key)
{
	struct vdm_strmap_slot *s =
	    m->cap > 0 ? find(m->slots, m->cap, key, strlen(key)) : NULL;

	return s != NULL && s->key != NULL ? &s->value : NULL;
}
