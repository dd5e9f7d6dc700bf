/* SPDX-License-Identifier: MIT */
/* Where white space means nothing. */
#include <stdlib.h>
#include <string.h>

#include "base/sort.h"
#include "record/vocabulary.h"

/*
 * Elements that stand between paragraphs, never in a line: where an element
 * that may hold text holds only these, white space between them means nothing.
 */
static const char *const chunks[] = {
    "ab",       "div",  "div1", "div2", "div3",  "div4", "div5",
    "div6",     "div7", "head", "item", "l",     "lg",   "list",
    "listBibl", "p",    "row",  "sp",   "table",
};

static int
compare_chunk(const void *key, const void *row)
{
	return strcmp(key, *(const char *const *)row);
}

static int
is_chunk(const struct vdm_node *n)
{
	return vdm_node_ns(n) == NULL &&
	       vdm_search(n->name, chunks, sizeof(chunks) / sizeof(chunks[0]),
			  sizeof(chunks[0]), compare_chunk) != NULL;
}

static int
holds_chunks_only(const struct vdm_node *n)
{
	const struct vdm_node *c;
	int seen = 0;

	if (vdm_node_is(n, "p") || vdm_node_is(n, "head") ||
	    vdm_node_is(n, "ab"))
		return 0;
	for (c = n->first; c != NULL; c = c->next) {
		if (!vdm_node_is_element(c))
			continue;
		if (!is_chunk(c))
			return 0;
		seen = 1;
	}
	return seen;
}

int
vdm_node_is_structured(const struct vdm_node *n)
{
	const char *space;

	if (!vdm_node_is_element(n) || vdm_node_ns(n) != NULL)
		return 0;
	if (vdm_node_has_text(n))
		return 0;
	space = vdm_node_attr(n, "xml:space");
	if (space != NULL && strcmp(space, "preserve") == 0)
		return 0;
	switch (vdm_content_of(n->name)) {
	case VDM_CONTENT_ONLY:
		return 1;
	case VDM_CONTENT_EMPTY:
		return 0;
	case VDM_CONTENT_UNKNOWN:
	case VDM_CONTENT_MIXED:
		return holds_chunks_only(n);
	}
	return 0;
}

int
vdm_node_sets_apart(const struct vdm_node *n)
{
	while (n != NULL && vdm_node_is_structured(n))
		n = n->parent;
	return n == NULL;
}

void
vdm_node_strip_space(struct vdm_node *root)
{
	struct vdm_node *n = root, *c, *next;

	while (n != NULL) {
		if (n->first != NULL && vdm_node_is_structured(n)) {
			for (c = n->first; c != NULL; c = next) {
				next = c->next;
				if (c->kind == VDM_KIND_TEXT)
					vdm_node_unlink(c);
			}
			if (n->first != NULL) {
				n = n->first;
				continue;
			}
		}
		while (n != root && n->next == NULL)
			n = n->parent;
		n = n == root ? NULL : n->next;
	}
}
