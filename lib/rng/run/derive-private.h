/* SPDX-License-Identifier: MIT */
/* What the derivatives offer to the states. */
#ifndef VDM_RNG_RUN_DERIVE_PRIVATE_H
#define VDM_RNG_RUN_DERIVE_PRIVATE_H

#include "base/buf.h"
#include "rng/run/derive.h"

struct vdm_rng_open {
	const struct vdm_rng_name *name;
	uint32_t parent; /* noted in the pairs */
	int attribute;
	int ahead; /* skip what must come first */
	/*
	 * A tail of a group may be passed over as seen only where its rest is
	 * the same each time. Inside an interleave or oneOrMore something is
	 * put around what is found there, so the same tail is a different offer
	 * in each place.
	 */
	int plain; /* what is found is followed by nothing from around it */
};

/* Parts of a choice. */
struct vdm_rng_others {
	const struct vdm_pattern **p;
	size_t n;
};

/* values.c: whether the string is one of a choice's many values; what is to be
 * asked besides goes to *others: all of them, where it has no many. */
int vdm_rng_values_match(struct vdm_rng_memo *m, const struct vdm_pattern *p,
			 const char *s, struct vdm_rng_others *others);
void vdm_rng_values_fini(struct vdm_rng_memo *m);

void vdm_rng_open(struct vdm_rng_memo *m, const struct vdm_pattern *p,
		  const struct vdm_rng_open *by);
const struct vdm_pattern *vdm_rng_text(struct vdm_rng_memo *m,
				       const struct vdm_pattern *p);
const struct vdm_pattern *vdm_rng_close(struct vdm_rng_memo *m,
					const struct vdm_pattern *p,
					const struct vdm_pattern *missing);

#endif
