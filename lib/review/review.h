/* SPDX-License-Identifier: MIT */
/* Questions about what is in doubt, and the lists of them. */
#ifndef VDM_REVIEW_REVIEW_H
#define VDM_REVIEW_REVIEW_H

#include "base/arena.h"
#include "base/buf.h"
#include "decide/decision.h"

#include <vidimus/decision.h>

struct vdm_question {
	struct vdm_decision d;       /* all but what is decided */
	const char *question;        /* what is asked, in words */
	const char *text;            /* the words of the place, or NULL */
	const char *before, *behind; /* those around it, or NULL */
	const char *candidates;      /* "name: reason|...", or NULL */
	const char *reason;
	size_t settles; /* places */
	size_t source;  /* the file's number */
	int doubt;      /* 0: nothing is in doubt, but it may be decided */
	int cert;
};

struct vdm_reviewed {
	const char *name, *digest;
	const char **people;
	size_t people_count;
};

struct vdm_review {
	struct vdm_arena arena;
	struct vdm_question *item;
	size_t count, cap;
	struct vdm_reviewed *source;
	size_t sources, sources_cap;
};

/* page.c, generated from page.html: its lines, NULL at the end. */
extern const char *const vdm_review_page[];
/* The three ways to write them: table.c, html.c. */
void vdm_review_csv(const struct vdm_review *r, const char *by,
		    const char *when, struct vdm_buf *out);
void vdm_review_yaml(const struct vdm_review *r, const char *by,
		     const char *when, struct vdm_buf *out);
void vdm_review_html(const struct vdm_review *r, const char *by,
		     const char *when, struct vdm_buf *out);

#endif
