/* SPDX-License-Identifier: MIT */
/* Resolving URI references, for all functions that take one. */
#ifndef VDM_XPATH_FUNCTIONS_URIS_H
#define VDM_XPATH_FUNCTIONS_URIS_H

#include "xpath/value/value.h"

/* NULL and the code, FORG0002 or FONS0005. `base` NULL: there is none. */
const char *vdm_xp_uri_try(struct vdm_xp_call *call, const char *ref,
			   const char *base, const char **code);
/* The same, raised. */
const char *vdm_xp_uri_resolve(struct vdm_xp_call *call, const char *ref,
			       const char *base);

#endif
