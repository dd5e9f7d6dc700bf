/* SPDX-License-Identifier: MIT */
/* Comparing values: operators, collations, deep equality. */
#ifndef VDM_XPATH_COMPARE_COMPARE_H
#define VDM_XPATH_COMPARE_COMPARE_H

#include "xpath/value/value.h"

/* A collation: by code point, ASCII letters without case, or UCA's of a
 * strength from 1 on. */
enum { XP_BY_CODEPOINT, XP_BY_ASCII_CI, XP_BY_UCA };
struct vdm_xp_collation {
	int kind, strength;
	int upper_first;
	int strict;  /* nothing like it will do instead */
	int ignores; /* punctuation and white space; 2: unless all is equal */
};
/* By its URI (NULL: the default one), resolved; raises FOCH0002. */
struct vdm_xp_collation vdm_xp_collation(struct vdm_xp_call *call,
					 const char *uri);
int vdm_xp_compare_strings(struct vdm_xp_call *call,
			   const struct vdm_xp_collation *by,
			   const struct vdm_xp_item *a,
			   const struct vdm_xp_item *b);
/* What equal strings of a collation share. */
struct vdm_xp_item vdm_xp_collation_key(struct vdm_xp_call *call,
					const struct vdm_xp_collation *by,
					const struct vdm_xp_item *s);

/* The first place of a string in another one as a collation sees them: 1 and
 * its bytes, or 0. What has no weight at its ends is not among them. */
int vdm_xp_collation_find(struct vdm_xp_call *call,
			  const struct vdm_xp_collation *by,
			  const struct vdm_xp_item *s,
			  const struct vdm_xp_item *part, size_t *from,
			  size_t *to);

#define XP_UNORDERED 2 /* NaN */
#define XP_NO_ORDER 3  /* the types cannot be compared */
/* Negative, 0, 1, or the above; what is untyped counts as a string. */
int vdm_xp_order(struct vdm_xp_call *call, const struct vdm_xp_collation *by,
		 const struct vdm_xp_item *a, const struct vdm_xp_item *b);
/* Whether they are equal as `eq` says; NaN is equal to itself where asked; no
 * error where the types do not fit. */
int vdm_xp_equal(struct vdm_xp_call *call, const struct vdm_xp_collation *by,
		 const struct vdm_xp_item *a, const struct vdm_xp_item *b,
		 int nan_equal);
/* A value comparison: XP_EQ and so on; raises XPTY0004. */
int vdm_xp_value_compare(struct vdm_xp_call *call, int how,
			 const struct vdm_xp_item *a,
			 const struct vdm_xp_item *b);
/* A general comparison of atomised sequences. */
int vdm_xp_general_compare(struct vdm_xp_call *call, int how,
			   struct vdm_xp_seq *a, struct vdm_xp_seq *b);
int vdm_xp_deep_equal(struct vdm_xp_call *call,
		      const struct vdm_xp_collation *by,
		      const struct vdm_xp_seq *a, const struct vdm_xp_seq *b);
/* Document order: negative, 0, positive. */
int vdm_xp_node_order(const struct vdm_xp_item *a, const struct vdm_xp_item *b);

#endif
