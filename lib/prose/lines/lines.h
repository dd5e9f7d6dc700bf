/* SPDX-License-Identifier: MIT */
/* What is done to the lines of plain text before they are judged. */
#ifndef VDM_PROSE_LINES_LINES_H
#define VDM_PROSE_LINES_LINES_H

#include "prose/prose.h"

/* "Q.", "MR. X:", "Name:": what a line of a transcript begins with. */
int vdm_line_has_label(struct ctx *c, const char *s, size_t n);
/* parted.c: whether the lines of a paragraph are sentences, one by one. */
int vdm_lines_are_sentences(const char *s);
/* Whether none of its lines ends amid a sentence. */
int vdm_lines_all_end(const char *s);
/* Whether the line up to `end` is one: `all` are, or no typist had to break it
 * there, where lines are so wide. */
int vdm_line_is_sentence(const char *line, const char *end, int all,
			 size_t width);
/* How the lines of a document are broken. */
struct line_habits {
	size_t width;  /* that one in ten has, or more */
	int sentences; /* most end where a sentence does */
	/* heads.c: titles of heads of pages; those that come back. */
	struct vdm_strmap titles, heads;
};

void vdm_lines_measure(const struct vdm_node *body, struct line_habits *h);
/* heads.c: looks for heads of pages amid paragraphs; whether a line is one; and
 * forgets them. */
void vdm_lines_heads(struct ctx *c, const struct vdm_node *body,
		     struct line_habits *h);
int vdm_line_is_head(const struct line_habits *h, const char *s, size_t n);
void vdm_lines_heads_fini(struct ctx *c, struct line_habits *h);
/* "(Laughter.)", "OH asked why.", "Harbour House, 3 May 1951": a line of its
 * own. */
int vdm_line_is_aside(const char *s, size_t n);
/* Whether one begins in a line, and ends with a later one. */
int vdm_line_opens_aside(const char *s, size_t n);
int vdm_line_is_by_letters(struct ctx *c, const char *s, size_t n);
int vdm_line_is_dated(struct ctx *c, const char *s, size_t n);
/* billed.c: whether the document has lines that bill who speaks below them:
 * c->billed; whether a line is one of these, or no more than a name, which may
 * be one there. */
void vdm_lines_bill(struct ctx *c, const struct vdm_node *body);
int vdm_line_is_billed(struct ctx *c, const char *s, size_t n);
/* count.c: what counts an item, a paragraph, a note at the start of a line:
 * "12.", "9.2", "(ii)", "Q3.", "IV)". */
struct count {
	size_t from, end; /* the figures or letters, without what is around */
	size_t first;     /* where the first of several figures ends */
	size_t parts;     /* of figures, with stops between; 0: letters */
	size_t width;     /* of all, with what closes it */
	int lettered;     /* a capital stands before the figures */
	int open;         /* in brackets */
	char close;       /* what ends it: a stop, a bracket; or 0 */
};
int vdm_count_at(const char *s, size_t n, struct count *k);
/* Whether it counts by Roman figures in capitals, as far as items go. */
int vdm_counts_in_capitals(const char *s, const struct count *k);
/* "H113", "312": the number of a page, -1: it is none; *width: its bytes. */
long vdm_page_number(const char *s, size_t n, size_t *width);
/* running.c: marks heads of pages that are another on each. */
void vdm_running_read(struct ctx *c);
/* celled.c: what is of a page by its cells or its figures alone. */
void vdm_celled_read(struct ctx *c);
/* Whether a line is as the head of a page is: its number, and two cells. */
int vdm_line_is_page_row(const char *s, size_t n);
/* The date that the head of a page gives, where the head of the record gives
 * none. */
void vdm_celled_date(struct ctx *c);
/* Takes the numbers of lines out of a transcript whose lines are numbered. */
void vdm_lines_unnumber(struct ctx *c, struct vdm_node *body);

/* amount.c: whether a text is an amount and no more. */
enum vdm_amount {
	VDM_AMOUNT_NONE,
	VDM_AMOUNT_COUNT, /* of money, of a measure, of what is counted */
	VDM_AMOUNT_MOMENT /* a day, an hour */
};
enum vdm_amount vdm_amount_of(struct ctx *c, const char *s, size_t n);

/* What is no surer than `medium` from here on, and why. */
void vdm_unit_guess(struct unit *u, const char *reason);
/* What is `low`, a guess that may well be wrong, and why. */
void vdm_unit_doubt(struct unit *u, const char *reason);

/* initial.c: whether letters with a stop begin names, and label no answers. */
void vdm_initials_tell(struct ctx *c);
/* counted.c: finds the letters that count their turns: "T1:", "C1:", "T2:". */
void vdm_letters_tally(struct ctx *c);

#endif
