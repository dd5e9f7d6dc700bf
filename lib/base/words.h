/* SPDX-License-Identifier: MIT */
/* Short words and lists of them. */
#ifndef VDM_BASE_WORDS_H
#define VDM_BASE_WORDS_H

/*
 * How many letters were added, dropped, changed or swapped between two names
 * (Damerau's distance); 9 where the names are long, or lengths far apart.
 */
unsigned vdm_words_distance(const char *a, const char *b);

#endif
