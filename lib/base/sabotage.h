/* SPDX-License-Identifier: MIT */
/*
 * Where a test may make readers and writers lose what passes them, to see
 * whether the witness names it. These stand at the one place where each text,
 * attribute, field and so on passes; they are nothing but in a build of that
 * test (VDM_SABOTAGE), which also has the functions: tests/witness/hooks.c.
 */
#ifndef VDM_BASE_SABOTAGE_H
#define VDM_BASE_SABOTAGE_H

#ifdef VDM_SABOTAGE

#include <stddef.h>

struct vdm_record;

/* Begins a part of the work: "read", "lift", "write"; NULL: none of them, and
 * nothing that passes counts. */
void vdm_sabotage_phase(const char *phase);
/* What is to be taken for the n bytes at `s` (may be NULL): these themselves,
 * or others, which last until the test's next turn and end with '\0'. */
const char *vdm_sabotage_made(const char *kind, const char *name, const char *s,
			      size_t *n);
const char *vdm_sabotage_put(const char *kind, const char *name, const char *s,
			     size_t *n);
/* The same, done to a whole record that was read; and to a copy of one that is
 * to be written. */
void vdm_sabotage_record(struct vdm_record *record);
const struct vdm_record *vdm_sabotage_copy(const struct vdm_record *record);

/* What a reader, or the recogniser, makes of its source: n bytes, or a string
 * that '\0' ends. */
#define VDM_SABOTAGE_MADE(kind, name, s, n)                                    \
	((s) = vdm_sabotage_made(kind, name, s, &(n)))
#define VDM_SABOTAGE_MADE_STRING(kind, name, s)                                \
	((s) = vdm_sabotage_made(kind, name, s, NULL))
/* What a writer puts into its output. */
#define VDM_SABOTAGE_PUT(kind, name, s, n)                                     \
	((s) = vdm_sabotage_put(kind, name, s, &(n)))
#define VDM_SABOTAGE_PUT_STRING(kind, name, s)                                 \
	((s) = vdm_sabotage_put(kind, name, s, NULL))
#define VDM_SABOTAGE_PHASE(phase) vdm_sabotage_phase(phase)
#define VDM_SABOTAGE_RECORD(record) vdm_sabotage_record(record)
#define VDM_SABOTAGE_COPY(record) ((record) = vdm_sabotage_copy(record))

#else

#define VDM_SABOTAGE_MADE(kind, name, s, n) ((void)0)
#define VDM_SABOTAGE_MADE_STRING(kind, name, s) ((void)0)
#define VDM_SABOTAGE_PUT(kind, name, s, n) ((void)0)
#define VDM_SABOTAGE_PUT_STRING(kind, name, s) ((void)0)
#define VDM_SABOTAGE_PHASE(phase) ((void)0)
#define VDM_SABOTAGE_RECORD(record) ((void)0)
#define VDM_SABOTAGE_COPY(record) ((void)0)

#endif
#endif
