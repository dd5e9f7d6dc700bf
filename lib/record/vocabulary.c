/* SPDX-License-Identifier: MIT */
/* What is known of each element: its kinds and what it may hold. */
#include <stdint.h>
#include <string.h>

#include "record/vocabulary.h"

static const struct vdm_element elements[] = {
#define ELEMENT(name, content, block, line, model)                             \
	{name, VDM_CONTENT_##content, VDM_KIND_##block, VDM_KIND_##line},
#include "record/vocabulary.def"
#undef ELEMENT
};

const struct vdm_element *
vdm_element_find(const char *name)
{
	size_t lo = 0, hi = sizeof(elements) / sizeof(elements[0]);
	uintptr_t offset = (uintptr_t)name - (uintptr_t)elements;

	if (offset < sizeof(elements)) /* it is a row's own */
		return &elements[offset / sizeof(elements[0])];

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		const char *other = elements[mid].name;
		int c = name[0] - other[0];

		if (c == 0) /* mostly the first letter tells */
			c = strcmp(name, other);
		if (c == 0)
			return &elements[mid];
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

size_t
vdm_element_index(const struct vdm_element *element)
{
	return (size_t)(element - elements);
}

const struct vdm_element *
vdm_element_at(size_t index)
{
	return index < sizeof(elements) / sizeof(elements[0]) ? &elements[index]
							      : NULL;
}

const struct vdm_element *
vdm_element_kinds(const char *ns, const char *name)
{
	const struct vdm_element *e = NULL;

	if (ns == NULL)
		e = vdm_element_find(name);
	return e != NULL && e->block != VDM_KIND_NONE ? e : NULL;
}

enum vdm_kind
vdm_kind_of(const char *ns, const char *name)
{
	const struct vdm_element *e = vdm_element_kinds(ns, name);

	return e != NULL ? (enum vdm_kind)e->line : VDM_KIND_SPAN;
}

const char *
vdm_kind_name(enum vdm_kind kind)
{
	static const char *const names[VDM_KIND_COUNT] = {[VDM_KIND_NONE] =
							      "none",
#define KIND(id, name) [VDM_KIND_##id] = (name),
							  VDM_KINDS(KIND)
#undef KIND
	};

	return kind < VDM_KIND_COUNT ? names[kind] : "none";
}

enum vdm_content
vdm_content_of(const char *name)
{
	const struct vdm_element *e = vdm_element_find(name);

	return e != NULL ? (enum vdm_content)e->content : VDM_CONTENT_UNKNOWN;
}
