/* SPDX-License-Identifier: MIT */
/* How what is left over is said. */
#include "witness/settle.h"

enum { TOLD = 30 }; /* findings of one side */

const struct vdm_fault vdm_fault_lost = {
    VDM_D_UNACCOUNTED, "is neither in the record nor in any finding",
    "is neither in the output nor in any finding", "is not there"};
const struct vdm_fault vdm_fault_more = {
    VDM_D_INVENTED, "is in the record, but not in the source",
    "is in the output, but not in the record", NULL};

void
vdm_settle_tell(struct vdm_settle *s, const struct vdm_fault *fault,
		const struct vdm_pos *pos, const char *file, const char *text,
		const char *where)
{
	struct vdm_sink sink = {0};
	struct vdm_buf name;

	if (s->reported->next == NULL || s->told++ >= TOLD)
		return;
	sink = *s->reported->next;
	vdm_buf_init(&name);
	if (file != NULL) {
		vdm_buf_printf(&name, "%s/%s",
			       sink.file != NULL ? sink.file : "", file);
		sink.file = vdm_buf_str(&name);
	}
	if (s->side == VDM_ACCOUNT_COMPARING)
		vdm_diag(&sink, VDM_D_WITNESS_DIFFERS,
			 pos->line > 0 ? pos : NULL, text,
			 "\"%.300s\", %s, %s, as the witness sees it; the "
			 "readers say nothing of it",
			 text, where, fault->comparing);
	else
		vdm_diag(&sink, fault->id, pos->line > 0 ? pos : NULL, text,
			 "\"%.300s\", %s, %s: this is a fault of Vidimus, not "
			 "of the document",
			 text, where,
			 s->side == VDM_ACCOUNT_READING ? fault->reading
							: fault->writing);
	vdm_buf_fini(&name);
}
