/* SPDX-License-Identifier: MIT */
/* Lines of plain text, as they are typed. */
#ifndef VDM_TEXT_READ_LINES_H
#define VDM_TEXT_READ_LINES_H

#include <stddef.h>

struct vdm_text_line {
	const char *s;
	size_t n;     /* bytes, without trailing white space */
	size_t lead;  /* bytes of white space before the first word */
	size_t width; /* code points */
	size_t first; /* code points of the first word */
	unsigned no;
	int page; /* a form feed stands before it */
};

/* begins.c: the bytes of a list mark or paragraph's number at the start, or 0;
 * whether a label begins it, "MR. X: "; whether a line begins with either. */
size_t vdm_text_item_mark(const char *s, size_t n);
int vdm_text_is_label(const char *s, size_t n);
int vdm_text_begins_item(const struct vdm_text_line *l);
/* verse.c: whether lines that no blank line parts are verse; a stanza of it
 * stands before them. */
int vdm_text_is_verse(const struct vdm_text_line *l, size_t count,
		      int after_verse);

#endif
