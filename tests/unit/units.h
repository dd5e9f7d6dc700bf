/* SPDX-License-Identifier: MIT */
/* A text read by the recogniser, and its units in short. */
#ifndef VDM_TESTS_UNITS_H
#define VDM_TESTS_UNITS_H

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "record/record.h"

static struct vdm_record *
read_text(const char *text, const char *people, const char *metadata,
	  const char *profile)
{
	struct vdm_read_options o;
	struct vdm_record *rec = NULL;

	memset(&o, 0, sizeof(o));
	o.from = "text";
	o.name = "a.txt";
	o.people = people;
	o.metadata = metadata;
	o.profile = profile;
	ck_assert_int_eq(vdm_read(&rec, text, strlen(text), &o, NULL), 0);
	ck_assert_ptr_nonnull(rec);
	return rec;
}

/* The units as "kind/speaker", a line each. */
static char *
units_of(const struct vdm_record *rec)
{
	struct vdm_buf b;
	size_t i, n;

	vdm_buf_init(&b);
	for (i = 0; i < rec->units_count; i++) {
		const struct vdm_unit *u = &rec->units[i];

		vdm_buf_puts(&b, u->kind);
		if (*u->speakers != '\0' && strcmp(u->kind, "turn") == 0)
			vdm_buf_printf(&b, "/%s", u->speakers);
		vdm_buf_putc(&b, '\n');
	}
	return vdm_buf_take(&b, &n);
}

static inline void
check_units(const char *text, const char *want)
{
	struct vdm_record *rec = read_text(text, NULL, NULL, NULL);
	char *got = units_of(rec);

	ck_assert_str_eq(got, want);
	free(got);
	vdm_record_free(rec);
}

#endif
