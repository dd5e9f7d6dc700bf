/* SPDX-License-Identifier: MIT */
/* Paragraphs of Markdown in which no mark changes a word: they need no parser.
 */
#ifndef VDM_WITNESS_PLAIN_H
#define VDM_WITNESS_PLAIN_H

#include <stddef.h>

/*
 * The length of what `s` begins with of such paragraphs and the blank lines
 * between them, up to the end of the last one; 0: the first is none. A blank
 * line, or nothing, stands before `s`.
 */
size_t vdm_plain_length(const char *s, size_t n);

#endif
