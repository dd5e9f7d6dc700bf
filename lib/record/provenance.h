/* SPDX-License-Identifier: MIT */
/*
 * Where a record comes from, as a field says it, and the seal in it by which an
 * edited output is known.
 *
 * The value is one line: "by vidimus 0.1.0 from minutes.txt, SHA-256 HEX, seal
 * HEX". The seal is the digest of the output with 64 noughts in its place; as
 * long as it is noughts the output is not sealed.
 */
#ifndef VDM_RECORD_PROVENANCE_H
#define VDM_RECORD_PROVENANCE_H

#include "base/buf.h"
#include "base/sha256.h"
#include "record/record.h"

/* The version of the program that a provenance names; NULL: the record has
 * none. In the record's arena. */
const char *vdm_provenance_version(struct vdm_record *in,
				   const struct vdm_record *rec);
/* Whether a record is to be sealed when it is written: its seal is noughts. */
int vdm_provenance_is_open(const struct vdm_record *rec);
/*
 * The record as its output states it, for whoever looks at both: a shallow copy
 * with the seal in the field's value. 0; -1 with errno ENOMEM. To be given back
 * by vdm_provenance_unsay in both cases.
 */
struct vdm_said_record {
	struct vdm_record record;
	struct vdm_field field;
};
int vdm_provenance_say(struct vdm_said_record *said,
		       const struct vdm_record *rec, const char *seal);
void vdm_provenance_unsay(struct vdm_said_record *said);
/* Where the digits of the one seal stand in a text; NULL: there is none, or
 * there are several. */
char *vdm_seal_find(const char *bytes, size_t length);
/* The first one behind `after`, one of them; NULL: the first of all. */
char *vdm_seal_next(const char *bytes, size_t length, const char *after);
/* Puts the digest of a text with noughts for a seal in their place; nothing
 * where it has none. */
void vdm_seal_close(char *bytes, size_t length);
/* 1: the seal holds; 0: there is none; -1: it does not. ENOMEM: 0 too. */
int vdm_seal_holds(const char *bytes, size_t length);

#endif
