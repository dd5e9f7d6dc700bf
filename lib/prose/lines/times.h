/* SPDX-License-Identifier: MIT */
/* Hours and the halves of a day, however they are written. */
#ifndef VDM_PROSE_LINES_TIMES_H
#define VDM_PROSE_LINES_TIMES_H

#include "prose/prose.h"

enum {
	HALF_DAY = 12,
	LAST_HOUR = 24, /* "at 24.00" is midnight */
	LAST_MINUTE = 59,
	HALF_HOUR = 30
};

/* Which half of the day a time is of. */
enum half {
	NO_HALF,
	FORENOON,
	AFTERNOON,
	WHOLE_DAY /* of 24 hours */
};

/* The hour of a day of 24, by which half of it is meant. */
static inline int
vdm_hour_of(int h, enum half half)
{
	if (half == AFTERNOON && h < HALF_DAY)
		return h + HALF_DAY;
	return half == FORENOON && h == HALF_DAY ? 0 : h;
}

/* signs.c: "午前十時十二分" amid what token i is: the token after it, or 0. */
size_t vdm_time_in_signs(struct ctx *c, const struct tokens *t, size_t i,
			 struct when *w);

/* spelt.c: the date that a sentence has in words, w's other parts left. */
int vdm_spelt_date(struct ctx *c, const char *s, size_t n, struct when *w);

#endif
