/* SPDX-License-Identifier: MIT */
/* Dates, times and durations: as text, as instants, and computed with. */
#ifndef VDM_XPATH_DATETIME_DATETIME_H
#define VDM_XPATH_DATETIME_DATETIME_H

#include "xpath/value/value.h"

/* 0; -1: it is none; -2: beyond what can be computed with. */
int vdm_xp_parse_moment(struct vdm_xp_call *call, const char *s, size_t n,
			int type, struct vdm_xp_item *out);
int vdm_xp_parse_span(struct vdm_xp_call *call, const char *s, size_t n,
		      int type, struct vdm_xp_item *out);
void vdm_xp_put_moment(struct vdm_xp_text *out, const struct vdm_xp_item *item);
void vdm_xp_put_span(struct vdm_xp_text *out, const struct vdm_xp_item *item);
void vdm_xp_put_zone(struct vdm_xp_text *out, int zone);
/* Between types: 0, -1: there is no such cast, -2: it has no time zone. */
int vdm_xp_convert_moment(struct vdm_xp_call *call,
			  const struct vdm_xp_item *from, int type,
			  struct vdm_xp_item *out);

int64_t vdm_xp_days_of(int64_t year, int month, int day); /* from 1970-01-01 */
int vdm_xp_days_in(int64_t year, int month);
/* Nanoseconds from 1970; what has no zone is in the implicit one. */
vdm_xp_wide vdm_xp_instant(const struct vdm_xp_call *call,
			   const struct vdm_xp_moment *m);
/* Negative, 0 or positive. */
int vdm_xp_compare_moments(const struct vdm_xp_call *call,
			   const struct vdm_xp_moment *a,
			   const struct vdm_xp_moment *b);
struct vdm_xp_item vdm_xp_moment_plus(struct vdm_xp_call *call,
				      const struct vdm_xp_item *item,
				      int64_t months, vdm_xp_wide nanos);
struct vdm_xp_item vdm_xp_moment_adjust(struct vdm_xp_call *call,
					const struct vdm_xp_item *item,
					int zone);
/* A local time in nanoseconds becomes fields; zone is left. */
void vdm_xp_moment_from(struct vdm_xp_moment *m, vdm_xp_wide local_nanos);

#endif
