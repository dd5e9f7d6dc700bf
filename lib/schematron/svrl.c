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

/* `around`: the language that holds for it in the schema, which is not said
 * again. */
static void
put_rich(struct vdm_buf *out, const struct sch_rich *rich, const char *around)
{
	int is_said = rich->lang != NULL &&
		      (around == NULL || strcmp(rich->lang, around) != 0);

	put_attr(out, "see", rich->see);
	put_attr(out, "icon", rich->icon);
	put_attr(out, "fpi", rich->fpi);
	put_attr(out, "xml:lang", is_said ? rich->lang : NULL);
}

/* ---- what stands before all patterns ---------------------------------------
 */

/* The namespaces that expressions use, each pair once. */
static void
put_namespaces(struct vdm_buf *out, const struct sch_ns *ns)
{
	struct vdm_buf b;

	for (; ns != NULL; ns = ns->next) {
		vdm_buf_init(&b);
		vdm_buf_puts(&b, " <svrl:ns-prefix-in-attribute-values");
		put_attr(&b, "prefix", ns->prefix);
		put_attr(&b, "uri", ns->uri);
		vdm_buf_puts(&b, "/>\n");
		if (strstr(vdm_buf_str(out), vdm_buf_str(&b)) == NULL)
			vdm_buf_puts(out, vdm_buf_str(&b));
		out->failed |= b.failed;
		vdm_buf_fini(&b);
	}
}

void
sch_svrl_begin(struct sch_run *run, const char *phase)
{
	struct vdm_schematron_report *out = run->options->svrl;

	if (out == NULL)
		return;
	if (!out->has_attributes) {
		out->has_attributes = 1;
		put_attr(&out->attributes, "title", run->s->title);
		put_attr(&out->attributes, "phase", phase);
		put_attr(&out->attributes, "schemaVersion", run->s->version);
	}
	put_namespaces(&out->namespaces, run->s->ns);
}

/* ---- patterns and rules ----------------------------------------------------
 */

void
sch_svrl_pattern(struct sch_run *run, const struct sch_pattern *pattern)
{
	struct vdm_buf *out;

	if (run->options->svrl == NULL)
		return;
	out = &run->options->svrl->body;
	vdm_buf_puts(out, " <svrl:active-pattern");
	put_attr(out, "id", pattern->id);
	put_attr(out, "name",
		 pattern->title != NULL ? pattern->title : pattern->id);
	put_attr(out, "role", pattern->role);
	put_attr(out, "documents", run->tree->uri);
	vdm_buf_puts(out, "/>\n");
}

void
sch_svrl_fired(struct sch_run *run, const struct sch_rule *rule)
{
	struct vdm_buf *out;

	if (run->options->svrl == NULL)
		return;
	out = &run->options->svrl->body;
	vdm_buf_puts(out, " <svrl:fired-rule");
	put_attr(out, "id", rule->id);
	put_attr(out, "context", rule->context);
	put_attr(out, "role", rule->role);
	put_attr(out, "flag", rule->flag);
	put_rich(out, &rule->rich, rule->rich.lang);
	vdm_buf_puts(out, "/>\n");
}

/* ---- what is found ---------------------------------------------------------
 */

/* What is copied as it is stands behind the words. */
static void
put_copies(struct sch_run *run, const struct sch_part *parts, int attributes,
	   struct vdm_buf *out)
{
	for (; parts != NULL; parts = parts->next)
		if (parts->is_copy)
			sch_say_copy(run, parts, attributes, out);
}

static void
put_aside(struct sch_run *run, const struct sch_aside *aside,
	  struct vdm_buf *out)
{
	const struct sch_diagnostic *d = aside->about;
	const char *kind = d->is_property ? "property" : "diagnostic";

	vdm_buf_printf(out, "  <svrl:%s-reference", kind);
	put_attr(out, kind, d->id);
	if (d->is_property) {
		put_attr(out, "role", d->role);
		put_attr(out, "scheme", d->scheme);
	}
	vdm_buf_puts(out, "><svrl:text");
	put_rich(out, &d->rich, run->s->lang);
	put_copies(run, aside->parts, 1, out);
	vdm_buf_putc(out, '>');
	vdm_xml_escape(out, sch_say_message(run, aside->parts));
	put_copies(run, aside->parts, 0, out);
	vdm_buf_printf(out, "</svrl:text></svrl:%s-reference>\n", kind);
}

void
sch_svrl_found(struct sch_run *run, const struct sch_found *f)
{
	const struct sch_check *k = f->check;
	const struct sch_aside *a;
	struct vdm_buf *out;
	const char *name;

	if (run->options->svrl == NULL)
		return;
	out = &run->options->svrl->body;
	name = k->is_report ? "successful-report" : "failed-assert";
	vdm_buf_printf(out, " <svrl:%s", name);
	put_attr(out, "id", k->id);
	put_attr(out, "location", f->location);
	put_attr(out, "test", k->test->text);
	put_attr(out, "role", k->role != NULL ? k->role : f->rule->role);
	put_attr(out, "flag", k->flag != NULL ? k->flag : f->rule->flag);
	put_rich(out, &k->rich, run->s->lang);
	vdm_buf_puts(out, ">\n");
	for (a = k->asides; a != NULL; a = a->next)
		if (!a->about->is_property)
			put_aside(run, a, out);
	for (a = k->asides; a != NULL; a = a->next)
		if (a->about->is_property)
			put_aside(run, a, out);
	vdm_buf_puts(out, "  <svrl:text>");
	vdm_xml_escape(out, f->message);
	vdm_buf_printf(out, "</svrl:text>\n </svrl:%s>\n", name);
}

/* ---- a report --------------------------------------------------------------
 */

void
vdm_schematron_report_init(struct vdm_schematron_report *report)
{
	vdm_buf_init(&report->attributes);
	vdm_buf_init(&report->namespaces);
	vdm_buf_init(&report->body);
	report->has_attributes = 0;
}

void
vdm_schematron_report_fini(struct vdm_schematron_report *report)
{
	vdm_buf_fini(&report->attributes);
	vdm_buf_fini(&report->namespaces);
	vdm_buf_fini(&report->body);
}

void
vdm_schematron_report_begin(struct vdm_schematron_report *report,
			    struct vdm_buf *out)
{
	vdm_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			  "<svrl:schematron-output xmlns:svrl="
			  "\"http://purl.oclc.org/dsdl/svrl\"");
	vdm_buf_puts(out, vdm_buf_str(&report->attributes));
	vdm_buf_puts(out, ">\n");
	vdm_buf_puts(out, vdm_buf_str(&report->namespaces));
	out->failed |= report->attributes.failed | report->namespaces.failed;
}
