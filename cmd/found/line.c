/* SPDX-License-Identifier: MIT */
/* A finding as a line. */
#include <stdio.h>

#include <vidimus.h>

#include "found/findings.h"
#include "ground/say.h"

/* "file:4:10: error: message [id]"; what is not known of the place is left out,
 * or (for editors, who count on it) 0. */
void
cmd_put_finding(FILE *out, const struct vdm_finding *f, enum cmd_line_form form)
{
	static const char *const colours[] = {"\033[36m", "\033[33m",
					      "\033[35m", "\033[1;31m"};
	const char *file = vdm_finding_file(f);
	const char *known = vdm_finding_detail(f, "epubcheck");
	unsigned line = vdm_finding_line(f), column = vdm_finding_column(f);
	int all = form == CMD_LINE_EDITOR, colour = form == CMD_LINE_COLOUR;
	enum vdm_level level = vdm_finding_level(f);

	if (file != NULL || all) {
		cmd_put(out, file != NULL ? file : "-");
		putc(':', out);
	}
	if (line > 0 || all)
		fprintf(out, "%u:", line);
	if ((line > 0 && column > 0) || all)
		fprintf(out, "%u:", column);
	fprintf(out, " %s%s%s: ", colour ? colours[level] : "",
		vdm_level_name(level), colour ? "\033[0m" : "");
	cmd_put_inside(out, vdm_finding_message(f));
	if (known != NULL && !all)
		fprintf(out, " (%s)", known);
	fprintf(out, " [%s]\n", vdm_finding_id(f));
}

void
cmd_put_allowed(FILE *out, const struct vdm_finding *f)
{
	cmd_put(out, vdm_finding_file(f));
	fprintf(out, ":%u:%u: allowed: ", vdm_finding_line(f),
		vdm_finding_column(f));
	cmd_put_inside(out, vdm_finding_message(f));
	fputs(", because: ", out);
	cmd_put_inside(out, vdm_finding_detail(f, "reason"));
	fprintf(out, " [%s]\n", vdm_finding_id(f));
}
