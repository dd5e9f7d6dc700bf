/* SPDX-License-Identifier: MIT */
/* What the files that settle an account share. */
#ifndef VDM_WITNESS_SETTLE_H
#define VDM_WITNESS_SETTLE_H

#include "witness/account.h"
#include "witness/align.h"
#include "witness/tally.h"

struct vdm_settle {
	struct vdm_account_counts counts[VDM_ACCOUNT_COUNT];
	enum vdm_account_side side;
	/* at a glance: all that has no order, and how much of what has one */
	const struct vdm_testimony *from_seen, *to_seen;
	/* looked at closely, where they differ; else NULL */
	const struct vdm_testimony *from, *to;
	int listed; /* `from` has all words and things with their positions */
	struct vdm_reported *reported;
	struct vdm_unmatched body, notes;
	struct vdm_tally said;                  /* words of findings */
	struct vdm_tally body_more, notes_more; /* words that have no partner */
	const struct vdm_record *record;        /* that was read, or NULL */
	struct vdm_tally moved;   /* words of the text that are beside it now */
	struct vdm_wanted wanted; /* words of `from` that are not beside */
	size_t told;              /* findings */
};

/* What may be wrong, and how it is said on either side. */
struct vdm_fault {
	enum vdm_diag_id id;
	const char *reading, *writing, *comparing; /* what happened */
};

extern const struct vdm_fault vdm_fault_lost, vdm_fault_more;

/* Says it of a text, where it stood. `pos` may have no line; `file` is one of a
 * container, or NULL. */
void vdm_settle_tell(struct vdm_settle *s, const struct vdm_fault *fault,
		     const struct vdm_pos *pos, const char *file,
		     const char *text, const char *where);
/* Words: account.c. Things: things.c. */
void vdm_settle_words(struct vdm_settle *s);
void vdm_settle_things(struct vdm_settle *s);
/* Whether a word of that place need not be looked for in the text of `to`. */
int vdm_settle_is_beside(const struct vdm_settle *s, uint32_t hash,
			 size_t length);
/* Whether a word of that place must stand anywhere but as the text's own: what
 * is said about the document, in what is written, where the title is the first
 * line of a text. */
int vdm_settle_is_own(const struct vdm_settle *s, enum vdm_place place);
/* Names the fields that have such words, and no label: fields.c. */
void vdm_settle_fields(struct vdm_settle *s);
/* Bits of the places without an order whose words must be somewhere. */
unsigned vdm_settle_asked(const struct vdm_settle *s);
/* Whether something is lost that has a position. */
int vdm_settle_misses_things(const struct vdm_settle *s);

#endif
