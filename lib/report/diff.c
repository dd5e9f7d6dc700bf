/* SPDX-License-Identifier: MIT */
/* What differs between two records, and nothing of what was kept. */
#include <errno.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/shown.h"
#include "report/change.h"

/* ---- text ---- */

static void
as_text(const struct vdm_comparison *c, struct vdm_buf *out)
{
	size_t i;

	for (i = 0; i < c->claims_count; i++)
		if (c->claims[i].outcome != VDM_KEPT)
			vdm_report_claim(out, &c->claims[i], 1);
	for (i = 0; i < c->changes_count; i++)
		vdm_report_change(out, &c->changes[i]);
	if (vdm_comparison_is_silent(c) && !c->result.same_tree) {
		vdm_buf_puts(out, "changed       -      -  markup: ");
		vdm_report_value(out, c->why, 0);
		vdm_buf_putc(out, '\n');
	}
}

/* ---- Markdown ---- */

static void
put_lines(struct vdm_buf *out, unsigned a, unsigned b)
{
	if (a > 0 && b > 0)
		vdm_buf_printf(out, " (line %u, now %u)", a, b);
	else if (a > 0)
		vdm_buf_printf(out, " (was line %u)", a);
	else if (b > 0)
		vdm_buf_printf(out, " (line %u)", b);
}

/* What was, struck out, and what is. */
static void
put_fate(struct vdm_buf *out, const char *a, const char *b)
{
	if (a != NULL) {
		vdm_buf_puts(out, " ~~");
		vdm_report_markdown(out, a);
		vdm_buf_puts(out, "~~");
	}
	if (b != NULL) {
		vdm_buf_puts(out, " **");
		vdm_report_markdown(out, b);
		vdm_buf_puts(out, "**");
	}
}

static void
markdown_claim(struct vdm_buf *out, const struct vdm_claim *k)
{
	int moved = vdm_claim_is_moved(k);
	struct vdm_buf name;

	vdm_buf_init(&name);
	vdm_claim_put_name(k, 1, &name);
	vdm_report_markdown(out, vdm_buf_str(&name));
	out->failed |= name.failed;
	vdm_buf_fini(&name);
	vdm_buf_printf(out, " %s",
		       moved ? "moved" : vdm_outcome_name(k->outcome));
	put_lines(out, k->line_a, k->line_b);
	vdm_buf_putc(out, ':');
	if (moved) {
		vdm_buf_putc(out, ' ');
		vdm_report_markdown(out, vdm_claim_say_a(k, 1));
	} else if (k->name_b != NULL) {
		vdm_buf_putc(out, ' ');
		vdm_report_markdown(out, vdm_claim_say_a(k, 1));
		vdm_buf_puts(out, ", now ");
		vdm_report_markdown(out, k->name_b);
	} else {
		put_fate(out, vdm_claim_say_a(k, 1), vdm_claim_say_b(k, 1));
	}
	if (k->subject != NULL) {
		vdm_buf_puts(out, ", who says: ");
		vdm_report_markdown(out,
				    k->words != NULL ? k->words : k->subject);
	}
	vdm_buf_puts(out, "\n\n");
}

static void
markdown_change(struct vdm_buf *out, const struct vdm_text_change *t)
{
	vdm_buf_printf(out, "%s %s", t->what, vdm_outcome_name(t->outcome));
	put_lines(out, t->line_a, t->line_b);
	vdm_buf_putc(out, ':');
	put_fate(out, t->a, t->b);
	vdm_buf_puts(out, "\n\n");
}

static void
as_markdown(const struct vdm_comparison *c, struct vdm_buf *out)
{
	size_t i;

	for (i = 0; i < c->claims_count; i++)
		if (c->claims[i].outcome != VDM_KEPT)
			markdown_claim(out, &c->claims[i]);
	for (i = 0; i < c->changes_count; i++)
		markdown_change(out, &c->changes[i]);
	if (vdm_comparison_is_silent(c) && !c->result.same_tree) {
		vdm_buf_puts(out, "markup changed: ");
		vdm_report_markdown(out, c->why);
		vdm_buf_puts(out, "\n\n");
	}
}

/* ---- JSON ---- */

static void
as_json(const struct vdm_comparison *c, struct vdm_buf *out)
{
	struct vdm_json j = {.out = out, .is_line = 1};
	int root = vdm_json_object(&j, 0, NULL), a;
	size_t i;

	vdm_json_bool(&j, root, "same_tree", c->result.same_tree);
	vdm_json_string(&j, root, "why", c->why);
	a = vdm_json_array(&j, root, "claims");
	for (i = 0; i < c->claims_count; i++)
		if (c->claims[i].outcome != VDM_KEPT)
			vdm_report_json_claim(&j, a, &c->claims[i]);
	a = vdm_json_array(&j, root, "text");
	for (i = 0; i < c->changes_count; i++)
		vdm_report_json_change(&j, a, &c->changes[i]);
	vdm_json_finish(&j);
	if (out->len > 0 && out->data[out->len - 1] == '\n')
		vdm_buf_truncate(out, out->len - 1);
}

int
vdm_comparison_changes(const struct vdm_comparison *comparison,
		       enum vdm_diff_format format, char **text, size_t *length)
{
	struct vdm_report_call call;

	*text = NULL;
	*length = 0;
	vdm_error_begin();
	if (format != VDM_DIFF_TEXT && format != VDM_DIFF_JSON &&
	    format != VDM_DIFF_MARKDOWN)
		return vdm_error(EINVAL, "there are no changes of that format");
	vdm_report_begin(&call, NULL);
	if (format == VDM_DIFF_TEXT)
		as_text(comparison, &call.out);
	else if (format == VDM_DIFF_MARKDOWN)
		as_markdown(comparison, &call.out);
	else
		as_json(comparison, &call.out);
	return vdm_report_end(&call, text, length);
}
