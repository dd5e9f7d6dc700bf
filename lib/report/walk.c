/* SPDX-License-Identifier: MIT */
/* The units of a record, one by one, to whoever looks at them. */
#include <errno.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/memory.h"
#include "report/units.h"

struct vdm_units {
	struct vdm_arena arena;
	struct vdm_unit *list;
	size_t count;
};

struct vdm_units *
vdm_units_new(const struct vdm_record *record)
{
	unsigned long before = vdm_memory_failures();
	struct vdm_units *units = vdm_calloc(1, sizeof(*units));

	vdm_error_begin();
	if (units != NULL) {
		vdm_arena_init(&units->arena);
		if (vdm_units_list(record, &units->arena, &units->list,
				   &units->count) == 0 &&
		    vdm_memory_check(before) == 0)
			return units;
	}
	vdm_units_free(units);
	errno = ENOMEM;
	return NULL;
}

void
vdm_units_free(struct vdm_units *units)
{
	if (units == NULL)
		return;
	vdm_arena_fini(&units->arena);
	vdm_free(units);
}

size_t
vdm_units_count(const struct vdm_units *units)
{
	return units->count;
}

const struct vdm_unit *
vdm_units_get(const struct vdm_units *units, size_t index)
{
	return index < units->count ? &units->list[index] : NULL;
}

unsigned
vdm_unit_line(const struct vdm_unit *unit)
{
	return unit->line;
}

unsigned
vdm_unit_end_line(const struct vdm_unit *unit)
{
	return unit->end;
}

const char *
vdm_unit_kind(const struct vdm_unit *unit)
{
	return unit->kind;
}

const char *
vdm_unit_speakers(const struct vdm_unit *unit)
{
	return unit->speakers != NULL ? unit->speakers : "";
}

const char *
vdm_unit_reason(const struct vdm_unit *unit)
{
	return unit->reason;
}

const char *
vdm_unit_candidates(const struct vdm_unit *unit)
{
	return unit->candidates;
}

const char *
vdm_unit_text(const struct vdm_unit *unit)
{
	return unit->text;
}

const char *
vdm_unit_decided_by(const struct vdm_unit *unit)
{
	return unit->decided;
}

int
vdm_unit_is_inferred(const struct vdm_unit *unit)
{
	return unit->inferred != 0;
}

enum vdm_certainty
vdm_unit_certainty(const struct vdm_unit *unit)
{
	return unit->inferred ? unit->cert : VDM_CERT_NONE;
}
