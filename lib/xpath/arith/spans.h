/* SPDX-License-Identifier: MIT */
/* Arithmetic where an operand is a date, a time or a duration. */
#ifndef VDM_XPATH_ARITH_SPANS_H
#define VDM_XPATH_ARITH_SPANS_H

#include "xpath/value/value.h"

struct vdm_xp_item vdm_xp_span_arith(struct vdm_xp_call *call, int how,
				     const struct vdm_xp_item *a,
				     const struct vdm_xp_item *b);

#endif
