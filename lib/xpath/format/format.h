/* SPDX-License-Identifier: MIT */
/* Formatting numbers and dates as pictures say (F&O 3.1, 4.6, 4.7, 9.8). */
#ifndef VDM_XPATH_FORMAT_FORMAT_H
#define VDM_XPATH_FORMAT_FORMAT_H

#include "xpath/value/value.h"

enum { XP_CARDINAL, XP_ORDINAL };

/* A number in the form of a primary picture: "1", "001", "a", "I", "Ww" ...
 * 0, or -1: there is no such picture (FODF1310). */
int vdm_xp_format_whole(struct vdm_xp_text *out, vdm_xp_wide value,
			const char *picture, size_t n, int ordinal,
			const char *language);
/* The digit family that a code point is of: its nought; 0: it is no digit. */
uint32_t vdm_xp_zero_of(uint32_t c);
/* words.c; `letters`: 'w' small, 'W' capital, 't' title. */
void vdm_xp_put_words(struct vdm_xp_text *out, vdm_xp_wide value, int ordinal,
		      const char *language, char letters);
const char *vdm_xp_ordinal_suffix(vdm_xp_wide value, const char *language);
/* Names of months (1..12) and days (1..7, Monday first). */
const char *vdm_xp_month_name(int month, const char *language);
const char *vdm_xp_day_name(int day, const char *language);
/* 1 where we have the language; else English is used. */
int vdm_xp_has_language(const char *language);
extern const struct vdm_xp_builtin vdm_xp_format_functions[];
vdm_xp_native vdm_xp_fn_format_integer, vdm_xp_fn_format_number,
    vdm_xp_fn_format_dateTime, vdm_xp_fn_format_date, vdm_xp_fn_format_time;

#endif
