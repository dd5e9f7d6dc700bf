/* SPDX-License-Identifier: MIT */
/* One difference in a report, and the call that writes a report. */
#include <errno.h>
#include <string.h>

#include "base/memory.h"
#include "base/shown.h"
#include "report/change.h"

/* How a text is shown: behind something of ours, at the beginning of a line, in
 * a notation with an escape of its own. */
enum place { INSIDE, FIRST, NOTATION };

static size_t
next(const char **s, char *piece, enum place place)
{
	switch (place) {
	case INSIDE:
		return vdm_shown_inside(s, piece);
	case FIRST:
		return vdm_shown_next(s, piece);
	case NOTATION:
		break;
	}
	return vdm_shown_plain(s, piece);
}

static void
put_value(struct vdm_buf *out, const char *s, size_t most, enum place place)
{
	size_t start = out->len, n;
	char piece[16];

	while (s != NULL && *s != '\0') {
		if (most > 0 && out->len - start >= most) {
			vdm_buf_puts(out, "…");
			return;
		}
		if (*s == '\n' || *s == '\t') {
			vdm_buf_putc(out, ' ');
			s++;
			continue;
		}
		n = next(&s, piece, place);
		vdm_buf_put(out, piece, n);
	}
}

void
vdm_report_value(struct vdm_buf *out, const char *s, size_t most)
{
	put_value(out, s, most, INSIDE);
}

void
vdm_report_name(struct vdm_buf *out, const char *s)
{
	put_value(out, s, 0, FIRST);
}

void
vdm_report_markdown(struct vdm_buf *out, const char *s)
{
	const char *c;
	struct vdm_buf line;

	vdm_buf_init(&line);
	put_value(&line, s, 0, NOTATION);
	for (c = vdm_buf_str(&line); *c != '\0'; c++) {
		if (strchr("\\`*_{}[]<>#|~&!+-$", *c) != NULL ||
		    strncmp(c, "::", 2) == 0)
			vdm_buf_putc(out, '\\');
		vdm_buf_putc(out, *c);
	}
	out->failed |= line.failed;
	vdm_buf_fini(&line);
}

/* ---- text ---- */

static void
put_place(struct vdm_buf *out, unsigned line)
{
	if (line > 0)
		vdm_buf_printf(out, " %6u", line);
	else
		vdm_buf_puts(out, "      -");
}

static void
put_name(struct vdm_buf *out, const struct vdm_claim *k, int for_reader)
{
	struct vdm_buf name;

	vdm_buf_init(&name);
	vdm_claim_put_name(k, for_reader, &name);
	vdm_report_value(out, vdm_buf_str(&name), 0);
	out->failed |= name.failed;
	vdm_buf_fini(&name);
}

void
vdm_report_claim(struct vdm_buf *out, const struct vdm_claim *k, int for_reader)
{
	const char *a = vdm_claim_say_a(k, for_reader);
	const char *b = vdm_claim_say_b(k, for_reader);
	const char *how = vdm_claim_say_how(k, for_reader);

	vdm_buf_printf(out, "%-8s", vdm_outcome_name(k->outcome));
	put_place(out, k->line_a);
	put_place(out, k->line_b);
	vdm_buf_puts(out, "  ");
	put_name(out, k, for_reader);
	if (k->name_b != NULL) {
		vdm_buf_puts(out, " -> ");
		vdm_report_value(out, k->name_b, 0);
	} else if (vdm_claim_is_moved(k))
		vdm_buf_puts(out, ", moved");
	else if (how != NULL)
		vdm_buf_printf(out, ", %s", how);
	vdm_buf_puts(out, ": ");
	vdm_report_value(out, a != NULL ? a : b,
			 k->outcome == VDM_KEPT ? 70 : 0);
	if (k->outcome == VDM_CHANGED && k->name_b == NULL &&
	    !vdm_claim_is_moved(k)) {
		vdm_buf_puts(out, " -> ");
		vdm_report_value(out, b, 0);
	}
	if (k->subject != NULL) {
		vdm_buf_puts(out, " | ");
		vdm_report_value(out, k->subject, 0);
	}
	vdm_buf_putc(out, '\n');
}

void
vdm_report_change(struct vdm_buf *out, const struct vdm_text_change *t)
{
	vdm_buf_printf(out, "%-8s", vdm_outcome_name(t->outcome));
	put_place(out, t->line_a);
	put_place(out, t->line_b);
	vdm_buf_printf(out, "  %s: ", t->what);
	vdm_report_value(out, t->a, 0);
	if (t->outcome == VDM_CHANGED)
		vdm_buf_puts(out, " -> ");
	vdm_report_value(out, t->b, 0);
	vdm_buf_putc(out, '\n');
}

/* ---- JSON ---- */

static void
json_side(struct vdm_json *j, int in, const char *key, const char *value,
	  unsigned line)
{
	int o;

	if (value == NULL && line == 0)
		return;
	o = vdm_json_object(j, in, key);
	vdm_json_string(j, o, "value", value);
	vdm_json_number(j, o, "line", line);
}

void
vdm_report_json_claim(struct vdm_json *j, int in, const struct vdm_claim *k)
{
	int o = vdm_json_object(j, in, NULL);

	vdm_json_string(
	    j, o, "kind",
	    vdm_claim_kind_name((size_t)k->kind - VDM_CLAIM_SPEAKER));
	vdm_json_string(j, o, "name", k->name);
	vdm_json_string(j, o, "outcome", vdm_outcome_name(k->outcome));
	vdm_json_string(j, o, "how", k->how);
	vdm_json_string(j, o, "subject", k->subject);
	json_side(j, o, "a", k->a, k->line_a);
	json_side(j, o, "b", k->b, k->line_b);
}

void
vdm_report_json_change(struct vdm_json *j, int in,
		       const struct vdm_text_change *t)
{
	int o = vdm_json_object(j, in, NULL);

	vdm_json_string(j, o, "what", t->what);
	vdm_json_string(j, o, "outcome", vdm_outcome_name(t->outcome));
	json_side(j, o, "a", t->a, t->line_a);
	json_side(j, o, "b", t->b, t->line_b);
}

/* ---- the call ---- */

void
vdm_report_begin(struct vdm_report_call *call, const struct vdm_record *record)
{
	call->before = vdm_memory_failures();
	if (record != NULL)
		vdm_record_bound(&call->budget, record, NULL);
	else
		vdm_budget_enter(&call->budget, 0, 0);
	vdm_buf_init(&call->out);
}

int
vdm_report_end(struct vdm_report_call *call, char **text, size_t *length)
{
	int rc = 0;

	*text = vdm_buf_take(&call->out, length);
	if (*text == NULL || vdm_memory_check(call->before) != 0) {
		vdm_free(*text);
		*text = NULL;
		*length = 0;
		errno = ENOMEM;
		rc = -1;
	}
	return vdm_budget_leave(&call->budget, rc, NULL);
}
