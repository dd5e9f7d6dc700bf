/* SPDX-License-Identifier: MIT */
/* References to characters, as XML and HTML write them. */
#ifndef VDM_BASE_REFERENCE_H
#define VDM_BASE_REFERENCE_H

#include <stddef.h>
#include <stdint.h>

/* Whose names are known: the five that XML predefines, or those, too, that
 * WebVTT takes over from HTML for what is not seen. */
enum vdm_reference_names { VDM_REFERENCES_XML, VDM_REFERENCES_CUE };

/*
 * What is a number behind the '#' of a reference, "38", "x26": its bytes, 0
 * where none stands there; `figures` of them. *cp is that number, or one beyond
 * all characters where it is so large.
 */
size_t vdm_reference_number(const char *s, size_t n, uint32_t *cp,
			    size_t *figures);
/* The bytes of the reference that s begins with, "&amp;", "&#38;", "&#x26;",
 * and the character that it stands for; 0 where none does. */
size_t vdm_reference_at(const char *s, size_t n, enum vdm_reference_names names,
			uint32_t *cp);

#endif
