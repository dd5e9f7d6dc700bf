/* SPDX-License-Identifier: MIT */
/* Short words and lists of them. */
#ifndef VDM_BASE_WORDS_H
#define VDM_BASE_WORDS_H

/*
 * How many letters were added, dropped, changed or swapped between two names
 * (Damerau's distance); 9 where the names are long, or lengths far apart.
 */
unsigned vdm_words_distance(const char *a, const char *b);

/* Whether a list, parted by white space (or NULL), has the word. */
int vdm_words_have(const char *list, const char *word);
/* The same of a list that NULL ends. */
int vdm_words_are(const char *const *list, const char *word);

#endif
