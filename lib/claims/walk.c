/* SPDX-License-Identifier: MIT */
/* A comparison's claims and sums to whoever looks at them. */
#include <string.h>

#include "claims/claims.h"

const char *
vdm_claim_kind_name(size_t index)
{
	static const char *const names[VDM_CLAIM_KINDS] = {
	    "speaker", "participant", "attribution", "rights", "description",
	};

	return index < VDM_CLAIM_KINDS ? names[index] : NULL;
}

static size_t
of_outcome(const struct vdm_compare_count *count, enum vdm_outcome outcome)
{
	switch (outcome) {
	case VDM_KEPT:
		return count->kept;
	case VDM_CHANGED:
		return count->changed;
	case VDM_LOST:
		return count->lost;
	case VDM_ADDED:
		return count->added;
	}
	return 0;
}

size_t
vdm_comparison_total(const struct vdm_comparison *comparison, const char *kind,
		     enum vdm_outcome outcome)
{
	size_t i, sum = 0;

	for (i = 0; i < VDM_CLAIM_KINDS; i++)
		if (kind == NULL || strcmp(vdm_claim_kind_name(i), kind) == 0)
			sum +=
			    of_outcome(&comparison->result.kinds[i], outcome);
	return sum;
}

size_t
vdm_comparison_words(const struct vdm_comparison *comparison,
		     enum vdm_outcome outcome)
{
	const struct vdm_compare_result *r = &comparison->result;
	const struct vdm_compare_count count = {.kept =
						    r->words - r->words_lost,
						.lost = r->words_lost,
						.added = r->words_added};

	return of_outcome(&count, outcome);
}

int
vdm_comparison_same_blocks(const struct vdm_comparison *comparison)
{
	return comparison->result.same_blocks;
}

int
vdm_comparison_same_tree(const struct vdm_comparison *comparison)
{
	return comparison->result.same_tree;
}

size_t
vdm_comparison_claims(const struct vdm_comparison *comparison)
{
	return comparison->claims_count;
}

const struct vdm_claim *
vdm_comparison_claim(const struct vdm_comparison *comparison, size_t index)
{
	return index < comparison->claims_count ? &comparison->claims[index]
						: NULL;
}

const char *
vdm_claim_kind(const struct vdm_claim *claim)
{
	return vdm_claim_kind_name((size_t)claim->kind - VDM_CLAIM_SPEAKER);
}

enum vdm_outcome
vdm_claim_outcome(const struct vdm_claim *claim)
{
	return claim->outcome;
}

const char *
vdm_claim_name(const struct vdm_claim *claim)
{
	return claim->name;
}

const char *
vdm_claim_subject(const struct vdm_claim *claim)
{
	return claim->subject;
}

const char *
vdm_claim_first(const struct vdm_claim *claim)
{
	return claim->a;
}

const char *
vdm_claim_second(const struct vdm_claim *claim)
{
	return claim->b;
}

unsigned
vdm_claim_first_line(const struct vdm_claim *claim)
{
	return claim->line_a;
}

unsigned
vdm_claim_second_line(const struct vdm_claim *claim)
{
	return claim->line_b;
}
