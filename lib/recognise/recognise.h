/* SPDX-License-Identifier: MIT */
/* Lifts plain paragraphs to turns, people and fields. */
#ifndef VDM_RECOGNISE_RECOGNISE_H
#define VDM_RECOGNISE_RECOGNISE_H

#include "record/record.h"

/*
 * One pass over a record whose body holds plain paragraphs. Leaves its trace
 * in the record's units. 0, or -1 when memory ran out. Options may be NULL.
 */
int vdm_recognise(struct vdm_record *rec,
		  const struct vdm_read_options *options,
		  const struct vdm_sink *sink);
/*
 * Says what the trace of that pass has in doubt, but for what was decided
 * since. vdm_recognise() does so itself, unless the options have decisions. 0,
 * or -1 when memory ran out.
 */
int vdm_recognise_doubts(const struct vdm_record *rec,
			 const struct vdm_sink *sink);
/* Takes over only what the options state of people and fields, where a record
 * is not to be recognised. 0, or -1 when memory ran out. */
int vdm_recognise_stated(struct vdm_record *rec,
			 const struct vdm_read_options *options,
			 const struct vdm_sink *sink);
/* Gives a field that a person stated the normal form of its value: of a date,
 * of a language. 0, or -1 when memory ran out. */
int vdm_recognise_norm(struct vdm_record *rec,
		       const struct vdm_read_options *options,
		       struct vdm_field *field);
/*
 * The tag of the language that a record's text is written in, a guess by its
 * words and letters; NULL: that is not sure, or memory ran out (*failed).
 */
const char *vdm_recognise_language(const struct vdm_record *rec, int *failed);
/*
 * Puts a speech around each paragraph that opens with a name that points at a
 * person and says that this person speaks, where nobody does in the record so
 * far. `*lifted`: whether there was one. 0, or -1 when memory ran out.
 */
int vdm_recognise_pointed(struct vdm_record *rec, const struct vdm_sink *sink,
			  int *lifted);

#endif
