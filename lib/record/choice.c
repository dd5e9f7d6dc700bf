/* SPDX-License-Identifier: MIT */
/*
 * Of several readings of one place, an original and its correction say, a
 * reader sees one in the line: what the source has, not what somebody made of
 * it. The others are kept beside it. What is not there is no reading.
 */
#include <string.h>

#include "record/record.h"

static int
is_choice(const struct vdm_node *n)
{
	return n != NULL && (vdm_node_is(n, "choice") || vdm_node_is(n, "app"));
}

/* What may be chosen: in an apparatus there are notes, too. */
static int
is_reading(const struct vdm_node *n)
{
	return vdm_node_is_element(n) &&
	       (vdm_node_is(n->parent, "choice") || vdm_node_is(n, "lem") ||
		vdm_node_is(n, "rdg") || vdm_node_is(n, "rdgGrp"));
}

static int
is_of_source(const struct vdm_node *n)
{
	return vdm_node_is(n, "sic") || vdm_node_is(n, "orig") ||
	       vdm_node_is(n, "abbr") || vdm_node_is(n, "am") ||
	       vdm_node_is(n, "lem");
}

const struct vdm_node *
vdm_choice_shown(const struct vdm_node *choice)
{
	const struct vdm_node *c, *first = NULL;

	if (!is_choice(choice))
		return NULL;
	for (c = choice->first; c != NULL; c = c->next) {
		if (!is_reading(c))
			continue;
		if (is_of_source(c) && c->first != NULL)
			return c;
		if (first == NULL || first->first == NULL)
			first = c;
	}
	return first;
}

int
vdm_node_is_other_reading(const struct vdm_node *n)
{
	return is_choice(n->parent) && is_reading(n) &&
	       vdm_choice_shown(n->parent) != n;
}

/* What a writer struck out for other words: they stand in the line, and where
 * nothing can be struck through, these beside them. */
static int
is_struck(const struct vdm_node *n)
{
	return vdm_node_is(n, "del") && vdm_node_is(n->parent, "subst") &&
	       vdm_node_child(n->parent, "add") != NULL;
}

static int
is_first(const struct vdm_node *n)
{
	const struct vdm_node *c;

	for (c = n->parent->first; c != n; c = c->next)
		if (vdm_node_is_element(c))
			return 0;
	return 1;
}

const char *
vdm_node_bracket(const struct vdm_node *n, int behind)
{
	if (vdm_node_ns(n) != NULL || n->parent == NULL || n->first == NULL)
		return NULL;
	if (vdm_node_is(n, "rt"))
		return behind ? ")" : " (";
	if (is_struck(n) && is_first(n))
		return behind ? "] " : "[";
	if (is_struck(n) || vdm_node_is_other_reading(n))
		return behind ? "]" : " [";
	return NULL;
}
