/* SPDX-License-Identifier: MIT */
/* Strings to numbers, and the hash that the comparison goes by. */
#include <stdlib.h>
#include <string.h>

#include "claims/align.h"
#include "claims/body.h"

struct vdm_index_slot {
	const char *key; /* NULL: free */
	size_t length, value;
};

/* FNV-1a. Equal hashes are taken for equal words: 64 bits make a false one
 * less likely than a broken machine. */
uint64_t
vdm_hash(const char *s, size_t n)
{
	uint64_t h = 0xcbf29ce484222325u;
	size_t i;

	for (i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 0x100000001b3u;
	return h ^ h >> 29;
}

int
vdm_index_init(struct vdm_index *index, size_t most)
{
	size_t n = 16;

	while (n < 2 * most)
		n *= 2;
	index->mask = n - 1;
	index->slots = calloc(n, sizeof(*index->slots));
	return index->slots != NULL ? 0 : -1;
}

void
vdm_index_fini(struct vdm_index *index)
{
	free(index->slots);
	memset(index, 0, sizeof(*index));
}

static struct vdm_index_slot *
slot_of(const struct vdm_index *index, const char *s, size_t n)
{
	size_t i = (size_t)vdm_hash(s, n) & index->mask;

	while (index->slots[i].key != NULL &&
	       (index->slots[i].length != n ||
		memcmp(index->slots[i].key, s, n) != 0))
		i = (i + 1) & index->mask;
	return &index->slots[i];
}

void
vdm_index_add(struct vdm_index *index, const char *s, size_t value)
{
	size_t n = strlen(s);
	struct vdm_index_slot *slot = slot_of(index, s, n);

	if (slot->key != NULL)
		return;
	slot->key = s;
	slot->length = n;
	slot->value = value;
}

size_t
vdm_index_get(const struct vdm_index *index, const char *s, size_t n)
{
	const struct vdm_index_slot *slot = slot_of(index, s, n);

	return slot->key != NULL ? slot->value : VDM_NO_MATCH;
}
