/* SPDX-License-Identifier: MIT */
/* Dates and their parts, as dates.c reads them. */
#ifndef VDM_PROSE_LINES_DATES_H
#define VDM_PROSE_LINES_DATES_H

#include "prose/prose.h"

/* 1 to 31, with an ordinal ending perhaps; 0. */
int vdm_date_day(struct ctx *c, const struct tokens *t, size_t i);
/* The month that a word names, in whatever language; 0 if it names none. */
int vdm_date_month(const struct tokens *t, size_t i);
/* The token after the month at token k; which one it is of two of one name. */
size_t vdm_date_month_end(const struct tokens *t, size_t k, int *m);
/* A year, which ends before byte *end; 0. */
int vdm_date_year(const struct ctx *c, const struct tokens *t, size_t i,
		  size_t *end);
/* Whether what parts two days, or joins them, is token i. */
int vdm_date_joins(const struct tokens *t, size_t i);
/* A date that begins at token i, in any way of writing: the token after; or 0.
 */
size_t vdm_date_at(struct ctx *c, const struct tokens *t, size_t i,
		   struct when *w);

#endif
