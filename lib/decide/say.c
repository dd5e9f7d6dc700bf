/* SPDX-License-Identifier: MIT */
/* What is said of decisions on the way, and who made them. */
#include <string.h>

#include "decide/work.h"
#include "record/resp.h"

struct vdm_pos
vdm_work_pos(const struct vdm_work *w, const struct vdm_deciding *g)
{
	struct vdm_pos pos = {g->d->line, 0, 0};

	if (g->d->scope == VDM_DS_TURN && g->place < w->places.count)
		pos.line = w->places.item[g->place].line;
	return pos;
}

const char *
vdm_work_who(struct vdm_work *w, const struct vdm_decision *d)
{
	const char *s;
	struct vdm_buf b;

	vdm_buf_init(&b);
	if (*d->key[VDM_DK_AT] != '\0')
		vdm_buf_printf(&b, "%s, ", d->key[VDM_DK_AT]);
	vdm_buf_printf(&b, "by %s on %s", d->key[VDM_DK_BY],
		       d->key[VDM_DK_WHEN]);
	s = vdm_arena_strndup(&w->arena, vdm_buf_str(&b), b.len);
	w->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s != NULL ? s : "";
}

/* What a decision is about, in words. */
const char *
vdm_work_about(const struct vdm_decision *d)
{
	switch (d->scope) {
	case VDM_DS_TURN:
		return d->key[VDM_DK_WORDS];
	case VDM_DS_LABEL:
	case VDM_DS_SERIES:
		return d->key[VDM_DK_LABEL];
	case VDM_DS_PERSON:
		return d->key[VDM_DK_PERSON];
	case VDM_DS_FIELD:
	case VDM_DS_COUNT:
		return d->key[VDM_DK_FIELD];
	}
	return "";
}

void
vdm_work_unfit(struct vdm_work *w, const struct vdm_deciding *g,
	       const char *why)
{
	struct vdm_pos pos = vdm_work_pos(w, g);
	const struct vdm_decision *d = g->d;

	vdm_diag(w->sink, VDM_D_DECISION_UNFIT, &pos, NULL,
		 "what was decided of \"%.80s\" (%s%s%.80s; %s) no longer "
		 "fits: %s; it is not obeyed",
		 vdm_work_about(d), vdm_decided_name(d->decided),
		 *d->key[VDM_DK_VALUE] != '\0' ? " " : "", d->key[VDM_DK_VALUE],
		 vdm_work_who(w, d), why);
}

void
vdm_work_contradicts(struct vdm_work *w, struct vdm_deciding *g,
		     const char *said)
{
	struct vdm_pos pos = vdm_work_pos(w, g);
	const struct vdm_decision *d = g->d;

	if (g->told++ > 0)
		return;
	vdm_diag(w->sink, VDM_D_DECISION_CONTRADICTS, &pos, NULL,
		 "the source itself says \"%.120s\", and what was decided "
		 "(%s%s%.120s; %s) is something else: the decision counts",
		 said, vdm_decided_name(d->decided),
		 *d->key[VDM_DK_VALUE] != '\0' ? " " : "", d->key[VDM_DK_VALUE],
		 vdm_work_who(w, d));
}

const char *
vdm_work_resp(struct vdm_work *w, const char *by)
{
	const char *resp = vdm_resp_of(w->rec, by);

	return resp != NULL ? resp : "#vidimus"; /* the arena has failed */
}
