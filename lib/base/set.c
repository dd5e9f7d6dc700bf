/* SPDX-License-Identifier: MIT */
/* A set of strings: what @who points at, the ids that there are. */
#include "base/set.h"

#include <stdlib.h>
#include <string.h>

static size_t
hash(const char *s, size_t n)
{
	size_t h = 5381;

	while (n-- > 0)
		h = h * 33 + (unsigned char)*s++;
	return h;
}

static size_t
slot(const struct vdm_tei_set *set, const char *s, size_t n)
{
	size_t i = hash(s, n) & (set->size - 1);

	while (set->slots[i] != NULL &&
	       /* NOLINTNEXTLINE(clang-analyzer-unix.Malloc) */
	       (set->lengths[i] != n || memcmp(set->slots[i], s, n) != 0))
		i = (i + 1) & (set->size - 1);
	return i;
}

int
vdm_tei_set_has(const struct vdm_tei_set *set, const char *s)
{
	return set->size > 0 && s != NULL &&
	       set->slots[slot(set, s, strlen(s))] != NULL;
}

static void
grow(struct vdm_tei_set *set)
{
	struct vdm_tei_set bigger = {.size =
					 set->size > 0 ? set->size * 2 : 64};
	size_t i;

	bigger.slots = calloc(bigger.size, sizeof(*bigger.slots));
	bigger.lengths = calloc(bigger.size, sizeof(*bigger.lengths));
	bigger.failed = bigger.slots == NULL || bigger.lengths == NULL;
	bigger.count = set->count;
	for (i = 0; i < set->size && !bigger.failed; i++)
		if (set->slots[i] != NULL) {
			size_t at =
			    slot(&bigger, set->slots[i], set->lengths[i]);

			bigger.slots[at] = set->slots[i];
			bigger.lengths[at] = set->lengths[i];
		}
	free(set->slots);
	free(set->lengths);
	*set = bigger;
	if (bigger.failed)
		set->size = 0;
}

void
vdm_tei_set_add(struct vdm_tei_set *set, const char *s, size_t n)
{
	size_t at;

	if (set->failed)
		return;
	if ((set->count + 1) * 2 > set->size)
		grow(set);
	if (set->failed)
		return;
	at = slot(set, s, n);
	if (set->slots[at] != NULL)
		return;
	set->slots[at] = s;
	/* NOLINTNEXTLINE(clang-analyzer-unix.Malloc) */
	set->lengths[at] = n;
	set->count++;
}

void
vdm_tei_set_fini(struct vdm_tei_set *set)
{
	free(set->slots);
	free(set->lengths);
}
