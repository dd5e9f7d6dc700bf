/* SPDX-License-Identifier: MIT */
/* Questions as files of decisions that are to be filled in: CSV and YAML. */
#include <string.h>

#include "review/review.h"
#include "yaml/yaml.h"

/* The columns, what is answered amid them. */
static const enum vdm_decision_key columns[] = {
    VDM_DK_SOURCE,   VDM_DK_LINE,   VDM_DK_WORDS, VDM_DK_SCOPE,
    VDM_DK_LABEL,    VDM_DK_PERSON, VDM_DK_FIELD, VDM_DK_NOW,
    VDM_DK_DECISION, VDM_DK_VALUE,  VDM_DK_BY,    VDM_DK_WHEN,
    VDM_DK_WHY,      VDM_DK_AFTER,  VDM_DK_ALSO,  VDM_DK_DIGEST};

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

static const char *
value(const struct vdm_question *q, enum vdm_decision_key key, const char *by,
      const char *when)
{
	if (key == VDM_DK_BY)
		return by;
	return key == VDM_DK_WHEN ? when : q->d.key[key];
}

/* "name: reason|name: reason" as words. */
static void
put_candidates(const struct vdm_question *q, struct vdm_buf *out)
{
	const char *s = q->candidates;

	for (; s != NULL && *s != '\0'; s++)
		if (*s == '|')
			vdm_buf_puts(out, "; ");
		else
			vdm_buf_putc(out, *s);
}

/* ---- CSV ---- */

/* What a spreadsheet would reckon begins with a space, which is none of its
 * words. */
static void
cell(struct vdm_buf *out, const char *s)
{
	vdm_buf_putc(out, '"');
	if (*s != '\0' && strchr("=+-@\t\r", *s) != NULL)
		vdm_buf_putc(out, ' ');
	for (; *s != '\0'; s++) {
		if (*s == '"')
			vdm_buf_putc(out, '"');
		vdm_buf_putc(out, *s);
	}
	vdm_buf_putc(out, '"');
}

void
vdm_review_csv(const struct vdm_review *r, const char *by, const char *when,
	       struct vdm_buf *out)
{
	struct vdm_buf b;
	size_t i, k;

	vdm_buf_init(&b);
	vdm_buf_puts(out, "question,candidates,reason,settles");
	for (k = 0; k < COLUMNS; k++)
		vdm_buf_printf(out, ",%s", vdm_decision_key_name(columns[k]));
	vdm_buf_putc(out, '\n');
	for (i = 0; i < r->count; i++) {
		const struct vdm_question *q = &r->item[i];

		if (!q->doubt)
			continue;
		vdm_buf_clear(&b);
		put_candidates(q, &b);
		cell(out, q->question);
		vdm_buf_putc(out, ',');
		cell(out, vdm_buf_str(&b));
		vdm_buf_putc(out, ',');
		cell(out, q->reason != NULL ? q->reason : "");
		vdm_buf_printf(out, ",%zu", q->settles);
		for (k = 0; k < COLUMNS; k++) {
			vdm_buf_putc(out, ',');
			cell(out, value(q, columns[k], by, when));
		}
		vdm_buf_putc(out, '\n');
	}
	out->failed |= b.failed;
	vdm_buf_fini(&b);
}

/* ---- YAML ---- */

static void
pair(struct vdm_buf *out, const char *lead, const char *key, const char *s)
{
	vdm_buf_printf(out, "%s%s:", lead, key);
	if (*s != '\0') {
		vdm_buf_putc(out, ' ');
		vdm_yaml_emit_string(s, out);
	}
	vdm_buf_putc(out, '\n');
}

static int
is_answer(enum vdm_decision_key key)
{
	return key == VDM_DK_DECISION || key == VDM_DK_VALUE ||
	       key == VDM_DK_BY || key == VDM_DK_WHEN;
}

void
vdm_review_yaml(const struct vdm_review *r, const char *by, const char *when,
		struct vdm_buf *out)
{
	struct vdm_buf b;
	size_t i, k, n = vdm_review_count(r);

	vdm_buf_init(&b);
	vdm_buf_puts(out,
		     "# What is in doubt, what one answer settles most of "
		     "first. Fill in `decision` or\n# `value`, `by` and `when` "
		     "of those that you can answer, and leave the others;\n# "
		     "then: vidimus convert ... --decisions THIS-FILE. "
		     "docs/decisions.md says what\n# can be decided: speaker, "
		     "nobody, paragraph, heading, note, stage, leave; of a\n# "
		     "person same, leave; of a field value, none, leave.\n");
	vdm_buf_puts(out, n > 0 ? "decisions:\n" : "decisions: []\n");
	for (i = 0; i < r->count; i++) {
		const struct vdm_question *q = &r->item[i];

		if (!q->doubt)
			continue;
		vdm_buf_clear(&b);
		put_candidates(q, &b);
		pair(out, "- ", "question", q->question);
		if (b.len > 0)
			pair(out, "  ", "candidates", vdm_buf_str(&b));
		if (q->reason != NULL)
			pair(out, "  ", "reason", q->reason);
		vdm_buf_printf(out, "  settles: %zu\n", q->settles);
		for (k = 0; k < COLUMNS; k++) {
			const char *s = value(q, columns[k], by, when);

			if (*s != '\0' || is_answer(columns[k]))
				pair(out, "  ",
				     vdm_decision_key_name(columns[k]), s);
		}
	}
	out->failed |= b.failed;
	vdm_buf_fini(&b);
}
