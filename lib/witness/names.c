/* SPDX-License-Identifier: MIT */
/* Names of elements and attributes that a walk met last, with their rules. */
#include <string.h>

#include "witness/walk.h"

/* The row for a name, which is the name's own if `n` and the rest agree. */
static struct vdm_walk_name *
name_row(struct vdm_walk_name *names, const char *name, size_t n)
{
	return &names[(n + 5 * (unsigned char)name[0] +
		       3 * (unsigned char)name[n - 1]) %
		      VDM_WALK_NAMES];
}

static int
is_row_of(const struct vdm_walk_name *row, enum vdm_words_of words,
	  const char *name, size_t n)
{
	return row->n == n && row->words == words &&
	       memcmp(row->name, name, n) == 0;
}

static const void *
name_keep(struct vdm_walk_name *row, enum vdm_words_of words, const char *name,
	  size_t n, const void *rule)
{
	memcpy(row->name, name, n);
	row->n = (unsigned char)n;
	row->words = (unsigned char)words;
	row->rule = rule;
	return rule;
}

const struct vdm_element_rule *
vdm_walk_element(struct vdm_walk *walk, enum vdm_words_of words,
		 const char *name, size_t n)
{
	struct vdm_walk_name *row;

	if (n == 0 || n > VDM_WALK_NAME)
		return vdm_element_rule(words, name, n);
	row = name_row(walk->elements, name, n);
	if (is_row_of(row, words, name, n))
		return row->rule;
	return name_keep(row, words, name, n, vdm_element_rule(words, name, n));
}

const struct vdm_attribute_rule *
vdm_walk_known(struct vdm_walk *walk, enum vdm_words_of words, const char *name,
	       size_t n)
{
	struct vdm_walk_name *row;

	if (n == 0 || n > VDM_WALK_NAME)
		return vdm_attribute_rule(words, name, n);
	row = name_row(walk->attributes, name, n);
	if (is_row_of(row, words, name, n))
		return row->rule;
	return name_keep(row, words, name, n,
			 vdm_attribute_rule(words, name, n));
}
