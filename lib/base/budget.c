/* SPDX-License-Identifier: MIT */
/* What a call may take for an input of a size. */
#include "base/budget.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/memory.h"
#include "vidimus.h"

enum { FINE, SPENT, TOLD };

/* Where it was that the call asked for more: it may be an entry of the input,
 * and the finding about it was no use where that is read in several ways. */
static _Thread_local struct {
	struct vdm_pos pos;
	char file[1024];
} place;

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
	place.pos.line = 0;
	if (length > 0 && length <= VDM_LIMIT_INPUT && most < bound->most)
		bound->most = most;
}

static void
tell(const struct vdm_sink *sink)
{
	struct vdm_memory_bound *bound = vdm_memory_bound();
	struct vdm_sink at;

	if (sink == NULL || sink->emit == NULL || bound->spent != SPENT)
		return;
	at = *sink;
	if (place.pos.line > 0 && place.file[0] != '\0')
		at.file = place.file;
	vdm_diag(&at, VDM_D_MEMORY_LIMIT, &place.pos, NULL,
		 "the input asks for more memory than one of its size may "
		 "have; it is refused");
	bound->spent = TOLD;
}

/* What was said is said; else the bound around this one says it. */
static void
leave(const struct vdm_budget *b)
{
	struct vdm_memory_bound *bound = vdm_memory_bound();

	bound->most = b->most;
	if (bound->spent < b->state)
		bound->spent = b->state;
}

int
vdm_budget_leave(const struct vdm_budget *b, int rc,
		 const struct vdm_sink *sink)
{
	int spent = vdm_budget_is_spent();

	vdm_memory_lift();
	tell(sink);
	leave(b);
	if (!spent)
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
vdm_budget_place(const struct vdm_sink *sink, const struct vdm_pos *pos)
{
	if (place.pos.line > 0)
		return;
	place.pos = *pos;
	snprintf(place.file, sizeof(place.file), "%s",
		 sink != NULL && sink->file != NULL ? sink->file : "");
}

void
vdm_budget_more(size_t length)
{
	struct vdm_memory_bound *bound = vdm_memory_bound();

	if (bound->most != LLONG_MAX && length <= VDM_LIMIT_INPUT)
		bound->most += (long long)length * VDM_LIMIT_MEMORY_EACH;
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
	tell(sink);
	vdm_memory_bound()->spent = FINE;
	begun_at = NOT_BEGUN;
	return spent;
}
