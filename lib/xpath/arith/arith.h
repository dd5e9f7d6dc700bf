/* SPDX-License-Identifier: MIT */
/* The arithmetic operators (F&O 3.1, 4.2, 8.4, 9.7). */
#ifndef VDM_XPATH_ARITH_ARITH_H
#define VDM_XPATH_ARITH_ARITH_H

#include "xpath/value/value.h"

/* `how`: XP_ADD and so on; both atomic, what is untyped already a double. */
struct vdm_xp_item vdm_xp_arith(struct vdm_xp_call *call, int how,
				const struct vdm_xp_item *a,
				const struct vdm_xp_item *b);
struct vdm_xp_item vdm_xp_negate(struct vdm_xp_call *call,
				 const struct vdm_xp_item *item);
/* Decimals that do not fit are rounded behind the point. */
struct vdm_xp_item vdm_xp_decimal_arith(struct vdm_xp_call *call, int how,
					const struct vdm_xp_item *a,
					const struct vdm_xp_item *b);
/* To the types that both can have: integer, decimal, float, double. */
int vdm_xp_common_numeric(int a, int b);

#endif
