/* SPDX-License-Identifier: MIT */
/* The functions that format. */
#include "xpath/format/format.h"

const struct vdm_xp_builtin vdm_xp_format_functions[] = {
    {XP_FN, "format-integer", 2, 3, "i?s1s?s1", vdm_xp_fn_format_integer, 0},
    {XP_FN, "format-number", 2, 3, "n?s1s?s1", vdm_xp_fn_format_number, 0},
    {XP_FN, "format-dateTime", 2, 2, "D?s1s?", vdm_xp_fn_format_dateTime, 0},
    {XP_FN, "format-date", 2, 2, "t?s1s?", vdm_xp_fn_format_date, 0},
    {XP_FN, "format-time", 2, 2, "T?s1s?", vdm_xp_fn_format_time, 0},
    {XP_FN, "format-dateTime", 5, 5, "D?s1s?s?s?s?", vdm_xp_fn_format_dateTime,
     0},
    {XP_FN, "format-date", 5, 5, "t?s1s?s?s?s?", vdm_xp_fn_format_date, 0},
    {XP_FN, "format-time", 5, 5, "T?s1s?s?s?s?", vdm_xp_fn_format_time, 0},
    {0}};
