/* SPDX-License-Identifier: MIT */
/* Casting between atomic types (F&O 3.1, 19), and values as strings. */
#ifndef VDM_XPATH_CAST_CAST_H
#define VDM_XPATH_CAST_CAST_H

#include "xpath/value/value.h"

/* Raises FORG0001, XPTY0004 and so on. */
struct vdm_xp_item vdm_xp_cast(struct vdm_xp_call *call,
			       const struct vdm_xp_item *item, int type);
/* 0 and `*out`, or -1 and the code of the error. */
int vdm_xp_try_cast(struct vdm_xp_call *call, const struct vdm_xp_item *item,
		    int type, struct vdm_xp_item *out, const char **code);
/* To xs:NMTOKENS and the other two list types. */
struct vdm_xp_seq vdm_xp_cast_list(struct vdm_xp_call *call,
				   const struct vdm_xp_item *item, int type);
/* The string of an atomic value. */
struct vdm_xp_item vdm_xp_string_of(struct vdm_xp_call *call,
				    const struct vdm_xp_item *item);
/* The number of an item, NaN where it is none, as fn:number; in XPath 1.0's
 * scope a string is one where that has it for one. */
double vdm_xp_number_of(struct vdm_xp_call *call,
			const struct vdm_xp_item *item);
/* A numeric value as a double. */
double vdm_xp_to_double(const struct vdm_xp_item *item);

/* ---- numbers.c */
void vdm_xp_put_double(struct vdm_xp_text *out, double d, int is_float);
/* As XPath 1.0 prints numbers (4.2): never with an exponent. */
void vdm_xp_put_plain(struct vdm_xp_text *out, double d);
void vdm_xp_put_decimal(struct vdm_xp_text *out, vdm_xp_wide digits, int scale);
/* 0, or -1: the string is none. -2: it is too large. */
int vdm_xp_parse_decimal(const char *s, size_t n, int integer,
			 vdm_xp_wide *digits, int *scale);
int vdm_xp_parse_double(struct vdm_xp_call *call, const char *s, size_t n,
			double *out);
double vdm_xp_decimal_double(vdm_xp_wide digits, int scale);
/* 0, or -1 where it is too large or no number. */
int vdm_xp_double_decimal(double d, vdm_xp_wide *digits, int *scale);
/* The shortest digits that read back as d, and its exponent: d.ddd x 10^e */
int vdm_xp_shortest(double d, int is_float, char *digits, int *exponent);
vdm_xp_wide vdm_xp_power10(int n);
/* Without white space at both ends. */
void vdm_xp_trim(const char **s, size_t *n);

#endif
