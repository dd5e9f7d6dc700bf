/* SPDX-License-Identifier: MIT */
/* The elements of a report in SVRL. Around them stands who asked for it. */
#include "schematron/svrl.h"

#include <string.h>

#include "base/buf.h"

static void
put_attr(struct vdm_buf *out, const char *name, const char *value)
{
	if (value == NULL)
		return;
	vdm_buf_printf(out, " %s=\"", name);
	vdm_xml_escape_attr(out, value);
	vdm_buf_putc(out, '"');
}

void
sch_svrl_pattern(struct sch_run *run, const struct sch_pattern *pattern)
{
	struct vdm_buf *out = run->options->svrl;

	if (out == NULL)
		return;
	vdm_buf_puts(out, " <svrl:active-pattern");
	put_attr(out, "id", pattern->id);
	put_attr(out, "name", pattern->title);
	put_attr(out, "role", pattern->role);
	put_attr(out, "documents", run->tree->uri);
	vdm_buf_puts(out, "/>\n");
}

void
sch_svrl_fired(struct sch_run *run, const struct sch_rule *rule)
{
	struct vdm_buf *out = run->options->svrl;

	if (out == NULL)
		return;
	vdm_buf_puts(out, " <svrl:fired-rule");
	put_attr(out, "id", rule->id);
	put_attr(out, "context", rule->context);
	put_attr(out, "role", rule->role);
	put_attr(out, "flag", rule->flag);
	vdm_buf_puts(out, "/>\n");
}

/* Each diagnostic by its id; their texts were put into one. */
static void
put_diagnostics(struct sch_run *run, const struct sch_check *check)
{
	struct vdm_buf *out = run->options->svrl;
	const char *id = check->diagnostics;

	while (id != NULL && *id != '\0') {
		size_t n = strcspn(id, " \t\r\n");
		const struct sch_diagnostic *d =
		    n > 0 ? sch_say_diagnostic(run->s, id, n) : NULL;

		if (d != NULL) {
			vdm_buf_puts(out, "  <svrl:diagnostic-reference");
			put_attr(out, "diagnostic", d->id);
			vdm_buf_puts(out, "><svrl:text>");
			vdm_xml_escape(out, sch_say_message(run, d->parts));
			vdm_buf_puts(out, "</svrl:text>"
					  "</svrl:diagnostic-reference>\n");
		}
		id += n + (id[n] != '\0');
	}
}

void
sch_svrl_found(struct sch_run *run, const struct sch_found *f)
{
	struct vdm_buf *out = run->options->svrl;
	const struct sch_check *k = f->check;
	const char *name;

	if (out == NULL)
		return;
	name = k->is_report ? "successful-report" : "failed-assert";
	vdm_buf_printf(out, " <svrl:%s", name);
	put_attr(out, "id", k->id);
	put_attr(out, "location", f->location);
	put_attr(out, "test", k->test->text);
	put_attr(out, "role", k->role != NULL ? k->role : f->rule->role);
	put_attr(out, "flag", k->flag != NULL ? k->flag : f->rule->flag);
	vdm_buf_puts(out, ">\n");
	put_diagnostics(run, k);
	vdm_buf_puts(out, "  <svrl:text>");
	vdm_xml_escape(out, f->message);
	vdm_buf_printf(out, "</svrl:text>\n </svrl:%s>\n", name);
}
