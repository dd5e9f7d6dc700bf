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
	const struct vdm_testimony *from, *to;
	struct vdm_reported *reported;
	struct vdm_unmatched body, notes;
	struct vdm_tally said;                  /* words of findings */
	struct vdm_tally body_more, notes_more; /* words that have no partner */
	struct vdm_tally all;    /* each word of `to`, wherever it stands */
	struct vdm_tally beside; /* the same, beside the text only */
	struct vdm_tally stated; /* the same, but for the text's own */
	struct vdm_tally
	    before;  /* each word of `from`, but its body and notes */
	size_t told; /* findings */
};

/* What may be wrong, and how it is said on either side. */
struct vdm_fault {
	enum vdm_diag_id id;
	const char *reading, *writing; /* what happened */
};

extern const struct vdm_fault vdm_fault_lost, vdm_fault_more;

/* Says it of a text, where it stood. `pos` may have no line; `file` is one of a
 * container, or NULL. */
void vdm_settle_tell(struct vdm_settle *s, const struct vdm_fault *fault,
		     const struct vdm_pos *pos, const char *file,
		     const char *text, const char *where);
/* things.c */
void vdm_settle_things(struct vdm_settle *s);

#endif
