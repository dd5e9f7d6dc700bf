/* SPDX-License-Identifier: MIT */
/* What a page or Markdown is read as: its tree in one line, and what was said
 * of it besides what is layout. */
#ifndef VDM_TESTS_READS_H
#define VDM_TESTS_READS_H

#include <stddef.h>

struct reads {
	const char *source, *tree, *findings;
};

/* Fails where the bytes are read as something else. */
void reads_bytes(const struct reads *row, const char *format, const char *bytes,
		 size_t n);
/* The source is the body of a page in a small EPUB. */
void reads_page(const struct reads *row);
/* The source is a text in that format. */
void reads_text(const struct reads *row, const char *format);

#endif
