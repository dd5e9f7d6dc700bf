/* SPDX-License-Identifier: MIT */
/* The Gregorian calendar, also before it was made (ISO 8601). */
#ifndef VDM_BASE_CALENDAR_H
#define VDM_BASE_CALENDAR_H

#include <stdint.h>

/* Days of a month, 1 to 12; 0: there is no such month. In a year that is not
 * known, 0, February has 29. */
int vdm_month_days(int64_t year, int64_t month);

#endif
