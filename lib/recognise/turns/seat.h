/* SPDX-License-Identifier: MIT */
/* What the record's own voice says of the chair. */
#ifndef VDM_RECOGNISE_SEAT_H
#define VDM_RECOGNISE_SEAT_H

#include "prose/prose.h"

enum seat_says {
	SEAT_NOTHING, /* nothing, or what changes nothing */
	SEAT_NAMED,   /* something of it and of another, not understood */
	SEAT_UNSURE,  /* it may be another's now, and nothing tells whose */
	SEAT_LEFT,    /* who had it goes, and nobody is said to take it */
	SEAT_BACK,    /* who had it at first has it again */
	SEAT_TAKEN    /* somebody has it from here on */
};

/* What is said in a unit, where `now` has the chair, -1 if nobody is known to,
 * or `left` it; *who is who takes it, else -1. */
enum seat_says vdm_seat_read(struct ctx *c, const struct unit *u, int now,
			     int left, int *who);

#endif
