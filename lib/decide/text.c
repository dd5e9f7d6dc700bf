/* SPDX-License-Identifier: MIT */
/* Files of decisions before anything is read with them. */
#include <errno.h>
#include <string.h>

#include "base/budget.h"
#include "base/decode.h"
#include "base/memory.h"
#include "decide/decision.h"
#include <vidimus/decision.h>

/* Each knows where it stands, for findings of what became of it. */
static void
put_all(const struct vdm_decisions *list, const struct vdm_sink *sink,
	struct vdm_buf *out)
{
	const char *file =
	    sink != NULL && sink->file != NULL ? sink->file : "the decisions";
	struct vdm_buf at;
	size_t i;

	vdm_buf_init(&at);
	for (i = 0; i < list->count; i++) {
		struct vdm_decision d = list->item[i];

		d.key[VDM_DK_ALSO] = "";  /* they are decisions of their own */
		d.key[VDM_DK_MEANT] = ""; /* which a run finds out */
		vdm_buf_clear(&at);
		vdm_buf_printf(&at, "%s:%u", file, d.stands);
		if (*d.key[VDM_DK_AT] == '\0')
			d.key[VDM_DK_AT] = vdm_buf_str(&at);
		vdm_decision_put(&d, out);
	}
	out->failed |= at.failed;
	vdm_buf_fini(&at);
}

static int
look_through(struct vdm_buf *text, const struct vdm_sink *sink)
{
	struct vdm_decisions list;
	struct vdm_arena a;
	int rc;

	vdm_arena_init(&a);
	rc = vdm_decisions_read(&list, &a, vdm_buf_str(text), sink);
	if (rc == 0) {
		struct vdm_buf out;

		vdm_buf_init(&out);
		put_all(&list, sink, &out);
		vdm_buf_fini(text);
		*text = out;
		if (list.open > 0)
			vdm_diag(sink, VDM_D_DECISION_OPEN, NULL, NULL,
				 "%zu question%s not answered yet; nothing "
				 "follows from %s",
				 list.open, list.open == 1 ? " is" : "s are",
				 list.open == 1 ? "it" : "them");
	}
	vdm_arena_fini(&a);
	return rc;
}

int
vdm_decisions_text(const void *bytes, size_t length, char **text,
		   const struct vdm_sink *sink)
{
	unsigned long before = vdm_memory_failures();
	struct vdm_budget budget;
	struct vdm_buf b;
	int rc;

	*text = NULL;
	vdm_budget_enter(&budget, length, 0);
	vdm_buf_init(&b);
	rc = vdm_decode(bytes, length, NULL, &b, sink);
	if (rc == 0)
		rc = look_through(&b, sink);
	errno = 0;
	if (vdm_memory_check(before) != 0)
		rc = -1;
	if (rc == 0) {
		*text = vdm_buf_take(&b, NULL);
		if (*text == NULL) {
			errno = ENOMEM;
			rc = -1;
		}
	}
	vdm_buf_fini(&b);
	return vdm_budget_leave(&budget, rc, sink);
}
