/* SPDX-License-Identifier: MIT */
/* What a record claims, and what became of it in another record. */
#ifndef VDM_CLAIMS_CLAIMS_H
#define VDM_CLAIMS_CLAIMS_H

#include "base/arena.h"
#include "base/buf.h"
#include "record/record.h"

enum { VDM_CLAIM_KINDS = 5 };

struct vdm_compare_count {
	size_t kept, changed, lost, added;
};

struct vdm_compare_result {
	size_t kept, changed, lost, added;               /* claims */
	struct vdm_compare_count kinds[VDM_CLAIM_KINDS]; /* of them */
	size_t words, words_lost, words_added;
	int same_blocks; /* body blocks: same kinds, same order */
	int same_tree;   /* the records are equal */
};

/* One claim and its fate. Strings live in the comparison's arena. */
struct vdm_claim {
	enum vdm_claim_kind kind;
	enum vdm_outcome outcome;
	const char *name;    /* "speaker", "participant", a field's */
	const char *name_b;  /* where it has another one now; or NULL */
	const char *subject; /* the turn's first words, or NULL */
	const char *a, *b;   /* what is claimed; NULL: not at all */
	const char *say_a,
	    *say_b;        /* a and b for who reads them, if otherwise */
	const char *words; /* all of a lost turn, or NULL */
	const char *whose; /* of a detail: the value of which it is said */
	const char *how;   /* what changed: "order", "kind" ...; or NULL */
	unsigned line_a, line_b; /* 0: not known */
};

/* A difference in the text or the blocks of the body. */
struct vdm_text_change {
	enum vdm_outcome outcome;
	const char *what;  /* "text", "block", "place" */
	const char *a, *b; /* words, or kinds; NULL: none */
	unsigned line_a, line_b;
};

/* What the witness says of the two documents' bytes; first and second. */
struct vdm_opinion {
	int asked;
	size_t words[2], addresses[2], functions[2];
	size_t unsaid; /* things that one side alone has, unsaid by readers */
	size_t found;  /* words that the readers miss, and that are there */
};

/* Lines of what is the same in both. */
struct vdm_line_pair {
	unsigned a, b;
};

struct vdm_comparison {
	struct vdm_arena arena;
	struct vdm_line_pair *pairs;
	size_t pairs_count, pairs_cap;
	int pairs_sorted;
	struct vdm_claim *claims;
	size_t claims_count, claims_cap;
	struct vdm_text_change *changes;
	size_t changes_count, changes_cap;
	struct vdm_compare_result result;
	const char *why; /* the trees differ; or NULL */
	struct vdm_opinion witness;
};

/* 0, or -1: out of memory. vdm_comparison_fini in both cases. */
int vdm_comparison_init(struct vdm_comparison *c, const struct vdm_record *a,
			const struct vdm_record *b);
void vdm_comparison_fini(struct vdm_comparison *c);
/* Each difference as a finding, at its place in the first record. */
void vdm_comparison_findings(const struct vdm_comparison *c,
			     const struct vdm_sink *sink);
const char *vdm_outcome_name(enum vdm_outcome outcome); /* "kept" */

/* Whether neither a claim nor a word nor a block is another one. */
int vdm_comparison_is_silent(const struct vdm_comparison *c);

/* Where in the second record a line of the first stood, if what is at it was
 * lost: at what is the same in both and stands before it, else at 1. */
unsigned vdm_comparison_line(struct vdm_comparison *c, unsigned line_a);

/* ---- parts, for each other -------------------------------------------- */

struct vdm_body;

/* Appends zeroed; never NULL unless memory ran out. */
struct vdm_claim *vdm_claim_add(struct vdm_comparison *c,
				enum vdm_claim_kind kind,
				enum vdm_outcome outcome, const char *name);
struct vdm_text_change *vdm_change_add(struct vdm_comparison *c,
				       enum vdm_outcome outcome,
				       const char *what);
/* Notes that what stands at two lines is the same; 0: it has no line. */
void vdm_pair_add(struct vdm_comparison *c, unsigned line_a, unsigned line_b);
/* Takes a buffer's string into the arena and clears the buffer. */
const char *vdm_claim_text(struct vdm_comparison *c, struct vdm_buf *b);

/* What is said of a value on both sides (NULL: nothing there), as claims of
 * that kind and of the name "OF.DETAIL". */
struct vdm_said {
	enum vdm_claim_kind kind;
	const char *of;
	const struct vdm_details *a, *b;
	const char *whose; /* the value; in the comparison's arena */
	unsigned line_a, line_b;
};
void vdm_compare_details(struct vdm_comparison *c, const struct vdm_said *said);
/* All return 0, or -1: out of memory. `map` is filled with the person of `b`
 * that each person of `a` is, or VDM_NO_MATCH. */
int vdm_compare_people(struct vdm_comparison *c, const struct vdm_record *a,
		       const struct vdm_record *b, size_t *map);
int vdm_compare_fields(struct vdm_comparison *c, const struct vdm_record *a,
		       const struct vdm_record *b);
int vdm_compare_body(struct vdm_comparison *c, const struct vdm_body *a,
		     const struct vdm_body *b, const size_t *map);

/* Whether that is what changed: "order", "value" ... */
int vdm_claim_is_how(const struct vdm_claim *claim, const char *how);
/* What is claimed, its values, what of them changed where these do not show it;
 * as programs take it apart or, `for_reader`, in words ("date of deposit \"the
 * county\"" of a detail). */
void vdm_claim_put_name(const struct vdm_claim *claim, int for_reader,
			struct vdm_buf *out);
const char *vdm_claim_say_a(const struct vdm_claim *claim, int for_reader);
const char *vdm_claim_say_b(const struct vdm_claim *claim, int for_reader);
const char *vdm_claim_say_how(const struct vdm_claim *claim, int for_reader);
/* Whether it changed its place alone. */
int vdm_claim_is_moved(const struct vdm_claim *claim);
/* Whether what changed is the value itself, so that `how` need not be said. */
int vdm_claim_is_plain(const struct vdm_claim *claim);

#endif
