/* SPDX-License-Identifier: MIT */
/* Strings that say the same, written the same way (Unicode, UAX 15). */
#ifndef VDM_BASE_COMPOSE_H
#define VDM_BASE_COMPOSE_H

#include <stddef.h>

/* n bytes composed (NFC), NUL-terminated, to free(); the length in `*length`
 * (may be NULL). NULL: they are not UTF-8, or no memory. */
char *vdm_compose(const char *s, size_t n, size_t *length);
/* The same with case folded, as some file systems see names. */
char *vdm_compose_folded(const char *s, size_t n);

#endif
