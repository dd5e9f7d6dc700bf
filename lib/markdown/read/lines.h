/* SPDX-License-Identifier: MIT */
/* The lines of a text that define something under a label, as CommonMark has
 * them: links and footnotes. */
#ifndef VDM_MARKDOWN_READ_LINES_H
#define VDM_MARKDOWN_READ_LINES_H

#include "base/arena.h"
#include "base/map.h"

/* Where one is in a text; `at` is set to its beginning. */
struct vdm_md_lines {
	const char *at;
	int line;
	int all;      /* blocks of code, too */
	char code;    /* what its fence is made of; 0: none is open */
	size_t fence; /* so long that is */
};

/* One line at a time, of *n bytes, blocks of code left out; NULL at the end. */
const char *vdm_md_line_next(struct vdm_md_lines *l, size_t *n);
/* Where the text of a line begins that stands in *depth quotations. */
size_t vdm_md_quoted(const char *s, size_t n, size_t *depth);
/* The label of what looks like a note's definition, in quotations, lists and
 * notes, too, where it may as well be code; NULL: it does not. */
const char *vdm_md_note_definition(const char *s, size_t n, size_t *label_n);
/* "[label]:" at the line's start: the label, and what is behind it; NULL: it
 * defines nothing. */
const char *vdm_md_definition(const char *s, size_t n, size_t *label_n,
			      const char **rest);

/* Labels without case, looked up: a document may have thousands. */
struct vdm_md_labels {
	struct vdm_strmap map;
	struct vdm_arena arena;
};

/* 1: it was not there yet. */
int vdm_md_labels_put(struct vdm_md_labels *l, const char *s, size_t n);
int vdm_md_labels_have(struct vdm_md_labels *l, const char *s, size_t n);
/* 0, or -1: memory ran out. */
int vdm_md_labels_fini(struct vdm_md_labels *l);

#endif
