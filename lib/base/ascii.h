/* SPDX-License-Identifier: MIT */
/*
 * Letters of ASCII, told in one place: a bound that is wrong by one would be
 * wrong for one letter, which no test of a whole finds. What is no byte of
 * ASCII (a char below 0 as well) is none of these. Figures are in utf8.h.
 */
#ifndef VDM_BASE_ASCII_H
#define VDM_BASE_ASCII_H

static inline int
vdm_is_small(int c)
{
	return c >= 'a' && c <= 'z';
}

static inline int
vdm_is_capital(int c)
{
	return c >= 'A' && c <= 'Z';
}

static inline int
vdm_is_letter(int c)
{
	return vdm_is_small(c) || vdm_is_capital(c);
}

#endif
