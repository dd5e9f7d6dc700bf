/* SPDX-License-Identifier: MIT */
/* What the recogniser left for inspect, brought to say what was decided. */
#include <string.h>

#include "base/words.h"
#include "decide/work.h"
#include "record/resp.h"
#include "record/standing.h"

/* What inspect calls a block. */
static const char *
kind_of(const struct vdm_node *n)
{
	if (n->kind == VDM_KIND_HEADING)
		return "heading";
	if (n->kind == VDM_KIND_STAGE)
		return "action";
	return "narration";
}

static const char *
reason(struct vdm_work *w, const char *by)
{
	const char *s;
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_printf(&b, "decided by %s", by);
	s = vdm_arena_strdup(&w->rec->arena, vdm_buf_str(&b));
	w->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s;
}

static const char *
speakers(struct vdm_work *w, struct vdm_node *speech)
{
	const char *s;
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_work_now(w->rec, speech, &b);
	s = vdm_buf_str(&b) + strlen("turn: ");
	s = vdm_arena_strdup(&w->rec->arena, strcmp(s, "nobody") == 0 ? "" : s);
	w->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s;
}

/* What went on with a turn, as a guess, is a turn of its own behind one that
 * was decided, and says that it is a guess: no label stands before it. */
static void
mark_guess(struct vdm_work *w, const struct vdm_unit *u,
	   struct vdm_node *speech)
{
	if (!u->inferred || vdm_speech_first(speech) != u->node ||
	    vdm_node_label(speech) != NULL ||
	    vdm_node_attr(speech, "who") == NULL ||
	    vdm_node_attr(speech, "resp") != NULL)
		return;
	vdm_node_set(w->rec, speech, "cert", vdm_cert_name(u->cert));
	vdm_node_set(w->rec, speech, "resp", "#vidimus");
	speech->reason = u->reason;
}

static void
settle(struct vdm_work *w, struct vdm_unit *u)
{
	struct vdm_node *speech = vdm_speech_of(u->node);
	const char *by = vdm_resp_name(w->rec, u->node);

	if (by == NULL && speech != NULL &&
	    (speech == u->node || vdm_speech_first(speech) == u->node))
		by = vdm_resp_name(w->rec, speech);
	if (speech != NULL) {
		u->kind = "turn";
		u->speakers = speakers(w, speech);
	} else if (by != NULL || strcmp(u->kind, "turn") == 0) {
		u->kind = kind_of(u->node);
		u->speakers = "";
	}
	if (by == NULL) {
		if (speech != NULL)
			mark_guess(w, u, speech);
		return;
	}
	u->inferred = 0;
	u->cert = VDM_CERT_NONE;
	u->candidates = NULL;
	u->decided = by;
	u->reason = reason(w, by);
}

void
vdm_work_trace(struct vdm_work *w)
{
	size_t i;

	for (i = 0; i < w->rec->units_count; i++) {
		struct vdm_unit *u = &w->rec->units[i];

		if (u->node != NULL && u->node->parent != NULL)
			settle(w, u);
	}
}
