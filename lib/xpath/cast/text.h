/* SPDX-License-Identifier: MIT */
/* The types of strings, names and binary values in letters. */
#ifndef VDM_XPATH_CAST_TEXT_H
#define VDM_XPATH_CAST_TEXT_H

#include "xpath/value/value.h"

/* Whether a string is of a type derived from xs:string, or an xs:anyURI; its
 * white space is normalised as the type says. */
int vdm_xp_check_text(struct vdm_xp_call *call, struct vdm_xp_item *s,
		      int type);
int vdm_xp_is_ncname(const char *s, size_t n);
/* 0, or -1: it is none. */
int vdm_xp_parse_binary(struct vdm_xp_call *call,
			const struct vdm_xp_item *from, int type,
			struct vdm_xp_item *out);

#endif
