/* SPDX-License-Identifier: MIT */
/* Dates, times and durations as the standards write them. */
#ifndef VDM_RECORD_FORMS_H
#define VDM_RECORD_FORMS_H

#include <stddef.h>

/*
 * ISO 8601 as TEI and XML Schema part 2 use it: a date, time or both, whole or
 * in part ("1946", "1946-02", "1946-02-21", "--02-21", "21:00:00",
 * "1946-02-21T21:00:00Z"), or two of them with '/' between. The calendar is
 * checked: there is no 30th of February.
 */
int vdm_is_date(const char *s);
/* "21:00", "21:00:00", with fraction and zone. */
int vdm_is_time(const char *s);
/* A moment in UTC to the second, "1946-02-21T21:00:00Z", that there is since
 * the year 1. */
int vdm_is_moment(const char *s);
/* A day that there is, "1946-02-21", with a time behind it or not. */
int vdm_is_whole_date(const char *s);
/* "PT2H", "P1DT30M" */
int vdm_is_duration(const char *s);
/*
 * The bytes of a year, a month or a day at s ("1946", "1946-02", "1946-02-21")
 * that ends there, or before a 'T' or a blank; 0: none is there.
 */
size_t vdm_plain_date_length(const char *s);
/* Whether nothing else is in s; NULL is none. */
int vdm_is_plain_date(const char *s);

#endif
