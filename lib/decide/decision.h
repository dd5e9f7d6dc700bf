/* SPDX-License-Identifier: MIT */
/* A decision as it is written, and lists of them. */
#ifndef VDM_DECIDE_DECISION_H
#define VDM_DECIDE_DECISION_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/sha256.h"

/* What a decision says, each under a key: KEY(ID, "key", ...). */
enum vdm_decision_key {
	VDM_DK_SOURCE, /* the path of the document */
	VDM_DK_DIGEST, /* "sha256:" and 64 hexadecimal digits */
	VDM_DK_LINE,
	VDM_DK_WORDS, /* that the place begins with */
	VDM_DK_AFTER, /* that the place before it begins with */
	VDM_DK_ALSO,  /* other places, "12: words" a line */
	VDM_DK_SCOPE,
	VDM_DK_LABEL,
	VDM_DK_PERSON,
	VDM_DK_FIELD,
	VDM_DK_DECISION,
	VDM_DK_VALUE,
	VDM_DK_NOW, /* what was there when it was decided */
	VDM_DK_BY,
	VDM_DK_WHEN,
	VDM_DK_WHY,
	VDM_DK_AT, /* where the decision itself stands: "decisions.yaml:12" */
	VDM_DK_MEANT, /* of a run: a word for the only file that it is of */
	VDM_DK_COUNT
};

/* In place of that word: no file of the run, but what has the digest. */
#define VDM_MEANT_NONE "none"

enum vdm_decision_scope {
	VDM_DS_TURN,   /* this place */
	VDM_DS_LABEL,  /* this label in this file */
	VDM_DS_SERIES, /* this label in all files */
	VDM_DS_PERSON,
	VDM_DS_FIELD,
	VDM_DS_COUNT
};

enum vdm_decided {
	VDM_DECIDED_SPEAKER,
	VDM_DECIDED_NOBODY,    /* a turn, and nobody knows whose */
	VDM_DECIDED_PARAGRAPH, /* no turn, and none of those below */
	VDM_DECIDED_HEADING,
	VDM_DECIDED_NOTE,
	VDM_DECIDED_STAGE,
	VDM_DECIDED_SAME,
	VDM_DECIDED_VALUE,
	VDM_DECIDED_NONE, /* the field has no value */
	VDM_DECIDED_LEAVE,
	VDM_DECIDED_COUNT
};

struct vdm_decision {
	const char *key[VDM_DK_COUNT]; /* "" where nothing is said */
	enum vdm_decision_scope scope;
	enum vdm_decided decided;
	unsigned line;   /* in the source, or 0 */
	unsigned stands; /* the line of the decision itself */
};

struct vdm_decisions {
	struct vdm_decision *item;
	size_t count, cap;
	size_t open; /* questions without an answer */
};

const char *vdm_decision_key_name(enum vdm_decision_key key);
const char *vdm_decision_scope_name(enum vdm_decision_scope scope);
const char *vdm_decided_name(enum vdm_decided decided);
/* The digits of a digest, without what may stand before them. */
const char *vdm_decision_hex(const char *digest);
/* files.c: the word for a file of a run, by its path as the run has it. */
void vdm_decision_word(struct vdm_arena *a, const char *path,
		       char word[VDM_SHA256_HEX]);
/*
 * All decisions of a text, with a finding for each fault (sink may be NULL);
 * what they say lives in the arena. 0; -1: there was a fault, or memory ran out
 * in the arena.
 */
int vdm_decisions_read(struct vdm_decisions *list, struct vdm_arena *a,
		       const char *text, const struct vdm_sink *sink);
/* Appends one as YAML. */
void vdm_decision_put(const struct vdm_decision *d, struct vdm_buf *out);

#endif
