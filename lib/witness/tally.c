/* SPDX-License-Identifier: MIT */
/* Open addressing by the words' own hashes. */
#include "base/memory.h"
#include "witness/tally.h"

static struct vdm_tally_slot *
find(const struct vdm_tally *t, const struct vdm_seen_word *w)
{
	size_t at = w->hash & t->mask;

	while (t->slot[at].used &&
	       (t->slot[at].hash != w->hash || t->slot[at].length != w->length))
		at = (at + 1) & t->mask;
	return &t->slot[at];
}

void
vdm_tally_init(struct vdm_tally *t, size_t words)
{
	size_t cap = 64;

	while (cap < 2 * words)
		cap *= 2;
	t->slot = vdm_calloc(cap, sizeof(*t->slot));
	t->mask = cap - 1;
	t->failed = t->slot == NULL;
}

void
vdm_tally_add(struct vdm_tally *t, const struct vdm_seen_word *w)
{
	struct vdm_tally_slot *s;

	if (t->failed)
		return;
	s = find(t, w);
	s->used = 1;
	s->hash = w->hash;
	s->length = w->length;
	s->count++;
}

int
vdm_tally_take(struct vdm_tally *t, const struct vdm_seen_word *w)
{
	struct vdm_tally_slot *s;

	if (t->failed)
		return 1;
	s = find(t, w);
	if (s->count == 0)
		return 0;
	s->count--;
	return 1;
}

int
vdm_tally_has(const struct vdm_tally *t, const struct vdm_seen_word *w)
{
	return t->failed || find(t, w)->count > 0;
}

size_t
vdm_tally_count(const struct vdm_tally *t, const struct vdm_seen_word *w)
{
	return t->failed ? 0 : find(t, w)->count;
}

void
vdm_tally_want(struct vdm_tally *t, const struct vdm_seen_word *w)
{
	vdm_tally_add(t, w);
	if (!t->failed)
		find(t, w)->count = 0;
}

int
vdm_tally_meet(struct vdm_tally *t, const struct vdm_seen_word *w)
{
	struct vdm_tally_slot *s;

	if (t->failed)
		return 0;
	s = find(t, w);
	if (!s->used || s->count > 0)
		return 0;
	s->count = 1;
	return 1;
}

void
vdm_wanted_meet(struct vdm_wanted *wanted, enum vdm_place place,
		const struct vdm_seen_word *w)
{
	size_t met = 0;

	met += (size_t)vdm_tally_meet(&wanted->anywhere, w);
	if (place == VDM_PLACE_NOTES)
		met += (size_t)vdm_tally_meet(&wanted->beside, w);
	wanted->missing -= met < wanted->missing ? met : wanted->missing;
}

void
vdm_tally_fini(struct vdm_tally *t)
{
	vdm_free(t->slot);
}
