/* SPDX-License-Identifier: MIT */
/* Patterns of paths, as shells write them. */
#ifndef VDM_BASE_GLOB_H
#define VDM_BASE_GLOB_H

/* Whether it has "*", "?" or "[". */
int vdm_glob_is_pattern(const char *s);
/*
 * Whether a path, or a folder that it is in, is what a pattern says: "*" is any
 * characters but a slash, "**" any characters, with a slash behind it any
 * folders or none, "?" one that is no slash, "[a-z]" and "[!a-z]" one of a
 * class. Both are UTF-8 with forward slashes; the cost is bounded by the
 * product of the lengths, with two "**" and more by its square.
 */
int vdm_glob_within(const char *pattern, const char *path);

#endif
