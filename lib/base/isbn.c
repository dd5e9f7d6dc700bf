/* SPDX-License-Identifier: MIT */
/* International Standard Book Numbers (ISO 2108). */
#include "base/isbn.h"
#include "base/utf8.h"

#include <string.h>
#include <strings.h>

/* Behind what may introduce a number: "urn:isbn:", "ISBN-13: ". */
static const char *
behind_label(const char *s)
{
	if (strncasecmp(s, "urn:", 4) == 0)
		s += 4;
	if (strncasecmp(s, "isbn", 4) != 0)
		return s;
	s += 4;
	if (strncmp(s, "-13", 3) == 0 || strncmp(s, "-10", 3) == 0)
		s += 3;
	while (*s == ':' || *s == ' ')
		s++;
	return s;
}

static int
is_right(const char *d, int n)
{
	int sum = 0, i;

	for (i = 0; i < n; i++) {
		int v = d[i] == 'X' ? 10 : d[i] - '0';

		if (d[i] == 'X' && (n != 10 || i != 9))
			return 0;
		sum += n == 10 ? (10 - i) * v : v * (i % 2 == 0 ? 1 : 3);
	}
	if (n == 13 && strncmp(d, "978", 3) != 0 && strncmp(d, "979", 3) != 0)
		return 0;
	return n == 10 ? sum % 11 == 0 : sum % 10 == 0;
}

int
vdm_isbn_read(const char *s, char digits[VDM_ISBN_SIZE])
{
	int n = 0;

	digits[0] = '\0';
	for (s = behind_label(s); *s != '\0'; s++) {
		if (*s == '-' || *s == ' ')
			continue;
		if (n == 13 || (!vdm_is_digit(*s) && *s != 'X' && *s != 'x')) {
			digits[0] = '\0';
			return 0;
		}
		digits[n++] = *s == 'x' ? 'X' : *s;
	}
	digits[n] = '\0';
	if ((n == 10 || n == 13) && is_right(digits, n))
		return n;
	digits[0] = '\0';
	return 0;
}
