/* SPDX-License-Identifier: MIT */
/* Stamps: the times, dates and spans of time that programs print. */
#ifndef VDM_PROSE_LINES_STAMP_H
#define VDM_PROSE_LINES_STAMP_H

#include "prose/prose.h"

struct vdm_stamp {
	size_t end;     /* bytes, with the brackets around it */
	char open;      /* '[', '(', '#', '{', '<', or 0 */
	int has_date;   /* names a day */
	int has_time;   /* an hour, or how long since the beginning */
	int has_second; /* said to the second */
	int has_span;   /* `until` is where it ends */
	long time;      /* milliseconds since midnight, or the beginning */
	long until;
	unsigned long day; /* equal for equal words of a date; 0: none */
	/* where a month has its name, or a year stands first; else 0 */
	int year, month, mday;
};

/* The stamp that s begins with: 1, and *out; else 0. */
int vdm_stamp_at(const struct ctx *c, const char *s, size_t n,
		 struct vdm_stamp *out);
/* A number of seconds, "12.345", and nothing else: its milliseconds, or -1. */
long vdm_stamp_seconds(const char *s, size_t n);
/* Whether nothing but a time code stands in a line: in brackets, or said to
 * the second. */
int vdm_stamp_is_code(const struct ctx *c, const char *s, size_t n);

#endif
