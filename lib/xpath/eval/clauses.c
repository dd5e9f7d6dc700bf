/* SPDX-License-Identifier: MIT */
/* Variables, for, let, some, every and if. */
#include "xpath/eval/eval.h"
#include "xpath/tree/node.h"

struct vdm_xp_seq
vdm_xp_run_variable(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	return call->frame[e->slot];
}

struct vdm_xp_seq
vdm_xp_run_global(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	if ((size_t)e->slot < call->globals_count &&
	    call->globals[e->slot].is_range != XP_LATER)
		return call->globals[e->slot];
	if (call->variable == NULL)
		vdm_xp_raise(call, "XPDY0002", "the variable has no value");
	return call->variable(call, e->slot);
}

struct vdm_xp_seq
vdm_xp_run_for(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_seq in = vdm_xp_eval(call, e->kids[0]);
	struct vdm_xp_list out = {0};

	for (size_t i = 0; i < in.n; i++) {
		call->frame[e->slot] = vdm_xp_one(vdm_xp_at(&in, i));
		struct vdm_xp_seq s = vdm_xp_eval(call, e->kids[1]);
		vdm_xp_add_all(call, &out, &s);
	}
	return vdm_xp_list_seq(&out);
}

struct vdm_xp_seq
vdm_xp_run_let(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_seq value = vdm_xp_eval(call, e->kids[0]);

	call->frame[e->slot] = value;
	return vdm_xp_eval(call, e->kids[1]);
}

static int
quantified(struct vdm_xp_call *call, const struct vdm_xp_expr *e, int wanted)
{
	struct vdm_xp_seq in = vdm_xp_eval(call, e->kids[0]);

	for (size_t i = 0; i < in.n; i++) {
		call->frame[e->slot] = vdm_xp_one(vdm_xp_at(&in, i));
		struct vdm_xp_seq s = vdm_xp_eval(call, e->kids[1]);
		if (vdm_xp_truth(call, &s) == wanted)
			return 1;
	}
	return 0;
}

struct vdm_xp_seq
vdm_xp_run_some(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	return vdm_xp_one(vdm_xp_bool(quantified(call, e, 1)));
}

struct vdm_xp_seq
vdm_xp_run_every(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	return vdm_xp_one(vdm_xp_bool(!quantified(call, e, 0)));
}

struct vdm_xp_seq
vdm_xp_run_if(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_seq s = vdm_xp_eval(call, e->kids[0]);

	return vdm_xp_eval(call, e->kids[vdm_xp_truth(call, &s) ? 1 : 2]);
}
