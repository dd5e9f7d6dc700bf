/* SPDX-License-Identifier: MIT */
/* Strings that say the same, written the same way (Unicode, UAX 15). */
#include "base/compose.h"

#include <stdlib.h>
#include <unicase.h>
#include <uninorm.h>

#include "base/memory.h"

/* The library's bytes have no NUL behind them. */
static char *
terminated(uint8_t *bytes, size_t n)
{
	char *s = bytes != NULL ? vdm_realloc(bytes, n + 1) : NULL;

	if (s == NULL)
		vdm_free(bytes);
	else
		s[n] = '\0';
	return s;
}

char *
vdm_compose(const char *s, size_t n, size_t *length)
{
	size_t own = 0;
	uint8_t *bytes = vdm_memory_adopt(
	    u8_normalize(UNINORM_NFC, (const uint8_t *)s, n, NULL, &own));

	if (length != NULL)
		*length = own;
	return terminated(bytes, own);
}

char *
vdm_compose_folded(const char *s, size_t n)
{
	size_t own = 0;
	uint8_t *bytes = vdm_memory_adopt(
	    u8_casefold((const uint8_t *)s, n, NULL, UNINORM_NFC, NULL, &own));

	return terminated(bytes, own);
}
