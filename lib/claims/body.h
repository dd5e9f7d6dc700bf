/* SPDX-License-Identifier: MIT */
/* A record's body as it is compared: units, their words, who speaks. */
#ifndef VDM_CLAIMS_BODY_H
#define VDM_CLAIMS_BODY_H

#include <stdint.h>

#include "base/buf.h"
#include "base/map.h"
#include "record/record.h"

/* A speech, or else a block that holds a line of text. */
struct vdm_body_unit {
	const struct vdm_node *node; /* NULL: what stands after the last */
	size_t token, tokens;        /* its words */
	size_t shape, shape_length;  /* block kinds since the last unit's */
	size_t inner;                /* where among them its own begin */
	size_t claim, claims;        /* its speakers */
	uint64_t hash;               /* of the words */
};

/* A node that says who speaks. */
struct vdm_body_claim {
	const struct vdm_node *node;
	size_t unit;
};

struct vdm_body_token {
	size_t start, length; /* in `text` */
};

struct vdm_body {
	const struct vdm_record *rec;
	struct vdm_buf text;  /* NFC, a space after each word */
	struct vdm_buf shape; /* kinds as bytes */
	struct vdm_body_unit *units;
	size_t count, cap;
	struct vdm_body_token *tokens;
	uint64_t *hashes; /* of the tokens, in parallel */
	size_t tokens_count, tokens_cap;
	struct vdm_body_claim *claims;
	size_t claims_count, claims_cap;
	int failed;
};

/* 0, or -1: out of memory. vdm_body_fini in both cases. */
int vdm_body_init(struct vdm_body *body, const struct vdm_record *rec);
void vdm_body_fini(struct vdm_body *body);
/* Words from..to-1 with spaces between, appended; at most `most` bytes, then
 * an ellipsis (0: all). */
void vdm_body_words(const struct vdm_body *body, size_t from, size_t to,
		    size_t most, struct vdm_buf *out);

uint64_t vdm_hash(const char *s, size_t n);
/* NFC, XML white space folded and cut at both ends, appended. */
void vdm_fold_put(struct vdm_buf *out, const char *s, size_t n);

/* What the map says of a string of n bytes; VDM_NO_MATCH if nothing. */
size_t vdm_claims_at(const struct vdm_strmap *map, const char *s, size_t n);

#endif
