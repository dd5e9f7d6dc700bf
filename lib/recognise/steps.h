/* SPDX-License-Identifier: MIT */
/* The steps of the recogniser, each of which goes once through the record. */
#ifndef VDM_RECOGNISE_STEPS_H
#define VDM_RECOGNISE_STEPS_H

#include "prose/prose.h"

/* forms.c: makes a paragraph of each unit where a program wrote the document;
 * says what each is; when the head has been read, who speaks. */
void vdm_forms_read(struct ctx *c);
void vdm_forms_mark(struct ctx *c);
void vdm_forms_bind(struct ctx *c);
/* around.c: where people typed the labels, and a program the rest. */
void vdm_forms_around(struct ctx *c);
/* course.c: what nobody says, and questions in the record's words. */
void vdm_course_read(struct ctx *c);
/* interview.c: gives questions and answers without labels to them; whether the
 * document is such a one. */
int vdm_interview_read(struct ctx *c);
/* Reads whether a unit says who presides; `begun`: somebody has spoken. */
void vdm_presides_read(struct ctx *c, struct unit *u, int begun);
void vdm_labels_read(struct ctx *c);
/* When the head has been read: whom the labels name. */
void vdm_labels_bind(struct ctx *c);
/* Says it where lines look like turns and nothing was made of them. */
void vdm_labels_unseen(struct ctx *c);
/* likely.c: which of the lines that begin like labels are still in doubt. */
void vdm_likely_settle(struct ctx *c);
void vdm_narration_read(struct ctx *c);
int vdm_lift(struct ctx *c);
/* inside.c: what stands in lines that became fields and is no words. */
void vdm_inside_keep(struct ctx *c);
/* composed.c: whether a source states its structure; whether what was read of
 * such a one makes it a record of a conversation; what of it stays as it is. */
int vdm_states_structure(const struct vdm_record *rec);
int vdm_is_record(const struct ctx *c);
/* Says so where the headings of what is none may be names. -1: no memory. */
int vdm_headings_doubt(const struct vdm_record *rec,
		       const struct vdm_sink *sink);
/* What the source says to be no heading and no furniture stays what it is; in
 * one that is composed, all of it. */
void vdm_structure_keep(struct ctx *c, int composed);
/* Puts the people that were found into the record. */
void vdm_people_add(struct ctx *c);
/* notes.c */
void vdm_notes_anchor(struct ctx *c);

#endif
