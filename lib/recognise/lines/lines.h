/* SPDX-License-Identifier: MIT */
/* What is done to the lines of plain text before they are judged. */
#ifndef VDM_RECOGNISE_LINES_LINES_H
#define VDM_RECOGNISE_LINES_LINES_H

#include "recognise/internal.h"

/* "Q.", "MR. X:", "Name:": what a line of a transcript begins with. */
int vdm_line_has_label(struct ctx *c, const char *s, size_t n);
/* parted.c: whether the lines of a paragraph are sentences, one by one. */
int vdm_lines_are_sentences(const char *s);
/* "(Laughter.)", "Harbour House, 3 May 1951": a line of its own. */
int vdm_line_is_aside(const char *s, size_t n);
int vdm_line_is_dated(struct ctx *c, const char *s, size_t n);
/* Takes the numbers of lines out of a transcript whose lines are numbered. */
void vdm_lines_unnumber(struct ctx *c, struct vdm_node *body);

#endif
