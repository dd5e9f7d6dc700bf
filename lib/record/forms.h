/* SPDX-License-Identifier: MIT */
/* Dates, times and durations as the standards write them. */
#ifndef VDM_RECORD_FORMS_H
#define VDM_RECORD_FORMS_H

/*
 * ISO 8601 as TEI and XML Schema part 2 use it: a date, time or both, whole or
 * in part ("1946", "1946-02", "1946-02-21", "--02-21", "21:00:00",
 * "1946-02-21T21:00:00Z"), or two of them with '/' between. The calendar is
 * checked: there is no 30th of February.
 */
int vdm_is_date(const char *s);
/* "21:00", "21:00:00", with fraction and zone. */
int vdm_is_time(const char *s);
/* "PT2H", "P1DT30M" */
int vdm_is_duration(const char *s);

#endif
