/* SPDX-License-Identifier: MIT */
/* What the parts of the work share: the record, and who decided. */
#ifndef VDM_DECIDE_WORK_H
#define VDM_DECIDE_WORK_H

#include "decide/decision.h"
#include "decide/places.h"
#include "record/record.h"

struct vdm_read_options;

/* A decision about this source, and what it is about. */
struct vdm_deciding {
	const struct vdm_decision *d;
	size_t place;       /* of a turn */
	const char *was;    /* whose turn it was: the value of @who, or NULL */
	const char *target; /* label, person or field */
	size_t order;
	int told; /* what it contradicts was said */
};

struct vdm_work {
	struct vdm_record *rec;
	const struct vdm_read_options *options;
	const struct vdm_sink *sink;
	struct vdm_arena arena;
	struct vdm_places places;
	struct vdm_deciding *item; /* sorted by scope and target */
	size_t count;
	int same;    /* see vdm_sought */
	int changed; /* something was decided about the tree */
	int met;     /* what is decided of a series is here, or was told of */
};

/* What a decision is about, in words. */
const char *vdm_work_about(const struct vdm_decision *d);
/* Where something stands that is decided. */
struct vdm_pos vdm_work_pos(const struct vdm_work *w,
			    const struct vdm_deciding *g);
/* "decisions.yaml:12, by Ada Ray on 2026-11-28", for messages. */
const char *vdm_work_who(struct vdm_work *w, const struct vdm_decision *d);
/* A decision that does not fit is not obeyed, and says why. */
void vdm_work_unfit(struct vdm_work *w, const struct vdm_deciding *g,
		    const char *why);
/* One that the source's own words speak against is obeyed. */
void vdm_work_contradicts(struct vdm_work *w, struct vdm_deciding *g,
			  const char *said);
/* "#resp-ada-ray": who decided, who is a contributor from now on. */
const char *vdm_work_resp(struct vdm_work *w, const char *by);

/* turns.c */
void vdm_work_turn(struct vdm_work *w, struct vdm_deciding *g);
void vdm_work_label(struct vdm_work *w, struct vdm_deciding *g);
/* "turn: Ada Ray|Ben Lee", "paragraph": what is said of a place now. */
void vdm_work_now(const struct vdm_record *rec, struct vdm_node *node,
		  struct vdm_buf *out);
/* people.c */
struct vdm_person *vdm_work_person(struct vdm_work *w, const char *name,
				   const char *by);
struct vdm_person *vdm_work_known(const struct vdm_work *w, const char *name);
void vdm_work_same(struct vdm_work *w, struct vdm_deciding *g);
/* Takes out people who were guessed and of whom nothing is left. */
void vdm_work_orphans(struct vdm_work *w);
/* fields.c */
void vdm_work_field(struct vdm_work *w, struct vdm_deciding *g);
/* Words left the text for the field, which keeps no label of theirs: that they
 * are what it says is for a person to confirm. */
int vdm_work_is_taken(const struct vdm_record *rec, const struct vdm_field *f);
/* trace.c: what the recogniser left for inspect says what was decided. */
void vdm_work_trace(struct vdm_work *w);

#endif
