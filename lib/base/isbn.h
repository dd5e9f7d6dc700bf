/* SPDX-License-Identifier: MIT */
/* International Standard Book Numbers (ISO 2108). */
#ifndef VDM_BASE_ISBN_H
#define VDM_BASE_ISBN_H

enum { VDM_ISBN_SIZE = 14 };

/*
 * The digits of a number of ten or thirteen, without the hyphens, spaces and
 * words ("ISBN", "urn:isbn:") that may stand with it. How many digits; 0, and
 * "", where it is no ISBN: its check digit must be right.
 */
int vdm_isbn_read(const char *s, char digits[VDM_ISBN_SIZE]);

#endif
