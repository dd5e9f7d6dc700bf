/* SPDX-License-Identifier: MIT */
/* Short words and lists of them. */
#ifndef VDM_BASE_WORDS_H
#define VDM_BASE_WORDS_H

#include <stddef.h>

/*
 * How many letters were added, dropped, changed or swapped between two names
 * (Damerau's distance); 9 where the names are long, or lengths far apart.
 */
unsigned vdm_words_distance(const char *a, const char *b);

/* What somebody may have meant by a name that is not known. Begin with
 * {said}; `meant` is NULL where no name is near. */
struct vdm_words_guess {
	const char *said;
	const char *meant; /* one of those that were offered */
	unsigned edits;
};
/*
 * Takes the name where it is nearer than all before and so near that the other
 * is likely a slip: two edits at most, and one for three letters. Small letters
 * and capitals are the same.
 */
void vdm_words_offer(struct vdm_words_guess *guess, const char *name);
/* The one of a list, which NULL ends, that may be meant; or NULL. */
const char *vdm_words_meant(const char *said, const char *const *list);

/* Whether a list, parted by white space (or NULL), has the word. */
int vdm_words_have(const char *list, const char *word);
/* The same of n bytes, which need not end there. */
int vdm_words_have_n(const char *list, size_t n, const char *word);
/* The same of a list that NULL ends. */
int vdm_words_are(const char *const *list, const char *word);
/* Whether n bytes are that word; are one of a list that NULL ends; begin with
 * that word, with one of such a list. */
int vdm_words_is(const char *s, size_t n, const char *word);
int vdm_words_among(const char *s, size_t n, const char *const *list);
int vdm_words_begin(const char *s, size_t n, const char *word);
int vdm_words_begin_any(const char *s, size_t n, const char *const *list);
/*
 * Of rows lo to hi of a table in strcmp's order, each of `size` bytes and with
 * a `const char *` first: the one of that name of n bytes, or hi.
 */
size_t vdm_words_find(const void *rows, size_t size, size_t lo, size_t hi,
		      const char *name, size_t n);

#endif
