/* SPDX-License-Identifier: MIT */
/*
 * Strings that come again and again: names of elements and attributes, short
 * values. A record remembers the last of each hash, so that most are kept once;
 * to find them all would cost more than those that are kept twice.
 */
#include <stdint.h>
#include <string.h>

#include "record/record.h"

enum { SHORT = 40 }; /* bytes; longer values are seldom the same */

static size_t
slot_of(const char *s, size_t n, size_t slots)
{
	uint32_t hash = 2166136261U; /* FNV-1a */

	for (size_t i = 0; i < n; i++)
		hash = (hash ^ (unsigned char)s[i]) * 16777619U;
	return (hash ^ hash >> 16) & (slots - 1);
}

const char *
vdm_record_share(struct vdm_record *rec, const char *s)
{
	const char **slot;
	const char *copy;
	size_t n;

	if (s == NULL)
		return NULL;
	n = strlen(s);
	if (n > SHORT)
		return vdm_arena_strndup(&rec->arena, s, n);
	slot = &rec->shared[slot_of(s, n, VDM_RECORD_SHARED)];
	if (*slot != NULL && strcmp(*slot, s) == 0)
		return *slot;
	copy = vdm_arena_strndup(&rec->arena, s, n);
	if (copy != NULL)
		*slot = copy;
	return copy;
}

const char *
vdm_record_share_foreign(struct vdm_record *rec, const char *ns,
			 const char *name)
{
	size_t n = strlen(name);
	struct vdm_foreign *
	    *slot = &rec->foreign[slot_of(name, n, VDM_RECORD_FOREIGN)],
	   *f = *slot;

	if (f != NULL && strcmp(f->name, name) == 0 && strcmp(f->ns, ns) == 0)
		return f->name;
	f = vdm_arena_alloc(&rec->arena, sizeof(*f) + n + 1);
	if (f == NULL)
		return NULL;
	f->ns = vdm_record_share(rec, ns);
	if (f->ns == NULL)
		return NULL;
	memcpy(f->name, name, n + 1);
	*slot = f;
	return f->name;
}

void
vdm_record_clear(struct vdm_record *rec)
{
	vdm_arena_clear(&rec->arena);
	memset(rec->shared, 0, sizeof(rec->shared));
	memset(rec->foreign, 0, sizeof(rec->foreign));
}
