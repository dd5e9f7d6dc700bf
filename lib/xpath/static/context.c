/* SPDX-License-Identifier: MIT */
/* Asking the static context. */
#include "xpath/static/context.h"

#include <string.h>

const char *
vdm_xp_static_prefix(const struct vdm_xp_static *scope, const char *prefix)
{
	static const char *const known[][2] = {
	    {"xml", XP_XML},    {"xs", XP_XS},          {"fn", XP_FN},
	    {"map", XP_MAP_NS}, {"array", XP_ARRAY_NS}, {"math", XP_MATH_NS},
	    {"err", XP_ERR},    {"output", XP_OUTPUT},
	};

	if (*prefix == '\0')
		return scope->element_ns;
	for (const struct vdm_xp_binding *b = scope->bindings; b; b = b->next)
		if (strcmp(b->prefix, prefix) == 0)
			return b->ns;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(known[i][0], prefix) == 0)
			return known[i][1];
	return NULL;
}

const struct vdm_xp_decimal_format *
vdm_xp_static_format(const struct vdm_xp_static *scope, const char *ns,
		     const char *local)
{
	static const struct vdm_xp_decimal_format usual = {.ns = "",
							   .local = "",
							   .decimal = '.',
							   .grouping = ',',
							   .minus = '-',
							   .percent = '%',
							   .per_mille = 0x2030,
							   .zero = '0',
							   .digit = '#',
							   .pattern = ';',
							   .exponent = 'e',
							   .infinity =
							       "Infinity",
							   .nan = "NaN"};

	for (const struct vdm_xp_decimal_format *f = scope->formats; f;
	     f = f->next)
		if (strcmp(f->local, local) == 0 && strcmp(f->ns, ns) == 0)
			return f;
	return *ns == '\0' && *local == '\0' ? &usual : NULL;
}
