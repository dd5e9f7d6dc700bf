/* SPDX-License-Identifier: MIT */
/* What a call may take for an input of a size. */
#include "base/budget.h"

#include <errno.h>
#include <limits.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/memory.h"
#include "vidimus.h"

enum { FINE, SPENT, TOLD };

static long long
may_take(size_t length)
{
	return (long long)VDM_LIMIT_MEMORY +
	       (long long)length * VDM_LIMIT_MEMORY_EACH;
}

void
vdm_budget_enter(struct vdm_budget *b, size_t length, size_t held)
{
	struct vdm_memory_bound *bound = vdm_memory_bound();
	long long most = vdm_memory_held() + may_take(length) - (long long)held;

	b->most = bound->most;
	b->state = bound->spent;
	bound->spent = FINE;
	if (length > 0 && length <= VDM_LIMIT_INPUT && most < bound->most)
		bound->most = most;
}

/* What was said is said; else the bound around this one says it. */
static int
leave(const struct vdm_budget *b)
{
	struct vdm_memory_bound *bound = vdm_memory_bound();
	int state = bound->spent;

	bound->most = b->most;
	if (bound->spent < b->state)
		bound->spent = b->state;
	return state != FINE;
}

int
vdm_budget_leave(const struct vdm_budget *b, int rc,
		 const struct vdm_sink *sink)
{
	if (vdm_budget_is_spent())
		vdm_budget_tell(sink, NULL);
	if (!leave(b))
		return rc;
	return vdm_error(EFBIG, "this takes more memory than an input of that "
				"size may");
}

int
vdm_budget_is_spent(void)
{
	return vdm_memory_bound()->spent != FINE;
}

void
vdm_budget_tell(const struct vdm_sink *sink, const struct vdm_pos *pos)
{
	struct vdm_memory_bound *bound = vdm_memory_bound();
	long long most;

	if (sink == NULL || sink->emit == NULL || bound->spent == TOLD)
		return;
	most = vdm_memory_lift();
	bound->spent = FINE;
	vdm_diag(sink, VDM_D_MEMORY_LIMIT, pos, NULL,
		 "the input asks for more memory than one of its size may "
		 "have; it is refused");
	bound->spent = TOLD;
	vdm_memory_set(most);
}

/* ---- for programs: a bound around several calls ---------------------------
 */

#define NOT_BEGUN LLONG_MIN /* what is held may be less than nothing */

static _Thread_local long long begun_at = NOT_BEGUN;

void
vdm_budget_begin(size_t length)
{
	struct vdm_memory_bound *bound = vdm_memory_bound();
	long long most;

	if (begun_at == NOT_BEGUN) {
		begun_at = vdm_memory_held();
		bound->most = 0;
		bound->spent = FINE;
	}
	most = begun_at + may_take(length);
	if (bound->most < most)
		bound->most = most;
}

int
vdm_budget_end(const struct vdm_sink *sink)
{
	int spent = vdm_budget_is_spent();

	vdm_memory_lift();
	if (spent)
		vdm_budget_tell(sink, NULL);
	vdm_memory_bound()->spent = FINE;
	begun_at = NOT_BEGUN;
	return spent;
}
