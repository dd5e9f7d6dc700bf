/* SPDX-License-Identifier: MIT */
/* The Gregorian calendar, also before it was made (ISO 8601). */
#include "base/calendar.h"

int
vdm_month_days(int64_t year, int64_t month)
{
	static const int days[] = {31, 29, 31, 30, 31, 30,
				   31, 31, 30, 31, 30, 31};

	if (month < 1 || month > 12)
		return 0;
	if (month == 2 &&
	    (year % 4 != 0 || (year % 100 == 0 && year % 400 != 0)))
		return 28;
	return days[month - 1];
}
