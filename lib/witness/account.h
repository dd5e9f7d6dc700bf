/* SPDX-License-Identifier: MIT */
/*
 * Two testimonies set against each other: what was in the first is in the
 * second or in a finding, in its order, and the second has nothing more. What
 * is left over is said.
 */
#ifndef VDM_WITNESS_ACCOUNT_H
#define VDM_WITNESS_ACCOUNT_H

#include "witness/testimony.h"

struct vdm_record;

/* What is counted. */
enum vdm_account_of {
	VDM_ACCOUNT_WORDS,
	VDM_ACCOUNT_ADDRESSES,
	VDM_ACCOUNT_FUNCTIONS,
	VDM_ACCOUNT_COUNT
};

/* The counts of one account; several may be added up. */
struct vdm_account_counts {
	size_t from;        /* in the source, or the record */
	size_t to;          /* in the record, or the output */
	size_t reported;    /* in findings, and not there */
	size_t unaccounted; /* nowhere */
	size_t invented;    /* there, and nowhere before */
	size_t displaced;   /* in another order */
};

/* The sides of a conversion. */
enum vdm_account_side {
	VDM_ACCOUNT_READING, /* source = record + findings */
	VDM_ACCOUNT_WRITING, /* record = output + findings */
	VDM_ACCOUNT_SIDES,
	/* any two documents: the first = the second + what is said of them;
	 * what is only in the second is not asked for */
	VDM_ACCOUNT_COMPARING = VDM_ACCOUNT_SIDES
};

struct vdm_account {
	struct vdm_account_counts counts[VDM_ACCOUNT_SIDES][VDM_ACCOUNT_COUNT];
	size_t documents; /* settled */
};

/* What findings said while a document was read, or written: a sink before
 * another. */
struct vdm_reported {
	struct vdm_sink sink; /* to be used instead of `next` */
	const struct vdm_sink *next;
	struct vdm_testimony said; /* the texts of findings, as words apart */
	unsigned *raised;          /* by finding: how often */
};

/* Words that are said, beside those of findings. */
void vdm_reported_say(struct vdm_reported *r, const char *text);
int vdm_reported_init(struct vdm_reported *r, const struct vdm_sink *next);
void vdm_reported_fini(struct vdm_reported *r);

/* One side, which is looked at as often, and as closely, as its account asks:
 * at a glance first. */
struct vdm_onlooker {
	/* 0, or -1 with errno ENOMEM */
	int (*look)(struct vdm_testimony *t, const void *what);
	const void *what;
	/* where what a glance saw goes, for another account, or comes from: it
	 * is the caller's; NULL: neither */
	struct vdm_testimony *seen;
	int was_seen;
	/* whose fields may have words that were in the text; or NULL */
	const struct vdm_record *record;
};

/*
 * Settles one side: the differences go to reported->next, the counts are added
 * to `account` (may be NULL). 0, or -1 with errno ENOMEM.
 */
int vdm_account_settle(struct vdm_account *account, enum vdm_account_side side,
		       const struct vdm_onlooker *from,
		       const struct vdm_onlooker *to,
		       struct vdm_reported *reported);

#endif
