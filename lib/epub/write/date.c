/* SPDX-License-Identifier: MIT */
/* Dates as a package document has them. */
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "epub/write/writer.h"

static int
digits(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (s[i] < '0' || s[i] > '9')
			return 0;
	return 1;
}

int
vdm_epub_two(const char *s, int least, int most)
{
	int v;

	if (!digits(s, 2))
		return 0;
	v = (s[0] - '0') * 10 + s[1] - '0';
	return v >= least && v <= most;
}

size_t
vdm_epub_date_length(const char *s)
{
	size_t n = strcspn(s, "T ");
	int days;

	if (n < 4 || !digits(s, 4))
		return 0;
	if (n == 4)
		return 4;
	if (n < 7 || s[4] != '-' || !vdm_epub_two(s + 5, 1, 12))
		return 0;
	if (n == 7)
		return 7;
	days =
	    vdm_month_days(strtol(s, NULL, 10), (s[5] - '0') * 10 + s[6] - '0');
	return n == 10 && s[7] == '-' && vdm_epub_two(s + 8, 1, days) ? 10 : 0;
}

int
vdm_epub_is_date(const char *s)
{
	size_t n = s != NULL ? vdm_epub_date_length(s) : 0;

	return n > 0 && s[n] == '\0';
}
