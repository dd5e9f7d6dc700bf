/* SPDX-License-Identifier: MIT */
/*
 * What a call may take for an input of a size; limits.h says how much. Where it
 * asks for more, allocations fail as if memory had run out, so that the call
 * ends by the same ways and nothing half-done leaves it. But it is the input
 * that is refused then, with a finding; the system has not failed.
 */
#ifndef VDM_BASE_BUDGET_H
#define VDM_BASE_BUDGET_H

#include "base/diag.h"

struct vdm_budget {
	long long most;
	int state;
};

/*
 * From here on the call may take as much as an input of `length` bytes may,
 * with the `held` bytes that the record has already. Of length 0, which nobody
 * sent: what there is. A bound around it holds as well.
 */
void vdm_budget_enter(struct vdm_budget *budget, size_t length, size_t held);
/* Ends it. rc; or -1, errno EFBIG and (a sink may be NULL) a finding, where it
 * asked for more. */
int vdm_budget_leave(const struct vdm_budget *budget, int rc,
		     const struct vdm_sink *sink);

/* Whether the call asked for more. */
int vdm_budget_is_spent(void);
/* Where in which file (of the sink) that was, for the finding at the end. */
void vdm_budget_place(const struct vdm_sink *sink, const struct vdm_pos *pos);
/* So many bytes more of input were read by the call. */
void vdm_budget_more(size_t length);

#endif
