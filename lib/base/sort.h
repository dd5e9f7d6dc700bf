/* SPDX-License-Identifier: MIT */
/*
 * qsort() and bsearch() must not be given NULL, not even for a list of nothing
 * (C11 7.1.4), and an empty list of ours has no memory. So all sorting and
 * searching of the library goes through these; `make lint` finds what does not.
 */
#ifndef VDM_BASE_SORT_H
#define VDM_BASE_SORT_H

#include <stddef.h>
#include <stdlib.h>

/* As qsort(); `list` may be NULL where there are no members. */
static inline void
vdm_sort(void *list, size_t count, size_t size,
	 int (*compare)(const void *, const void *))
{
	if (count > 1)
		qsort(list, count, size, compare);
}

/* As bsearch(); `list` may be NULL where there are no members. */
static inline void *
vdm_search(const void *key, const void *list, size_t count, size_t size,
	   int (*compare)(const void *, const void *))
{
	if (count == 0)
		return NULL;
	return bsearch(key, list, count, size, compare);
}

#endif
