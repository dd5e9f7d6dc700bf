/* SPDX-License-Identifier: MIT */
/* A comparison as text and as JSON. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/budget.h"
#include "base/error.h"
#include "base/memory.h"
#include "claims/claims.h"
#include "report/change.h"
#include "base/json.h"

static void
text_witness(const struct vdm_opinion *w, struct vdm_buf *out)
{
	if (!w->asked)
		return;
	vdm_buf_printf(
	    out,
	    "witness        %zu words, %zu addresses, %zu functions; "
	    "%zu, %zu, %zu; ",
	    w->words[0], w->addresses[0], w->functions[0], w->words[1],
	    w->addresses[1], w->functions[1]);
	if (w->unsaid + w->found == 0)
		vdm_buf_puts(out, "agrees\n");
	else
		vdm_buf_printf(out,
			       "differs: %zu unsaid, %zu found that are "
			       "missed\n",
			       w->unsaid, w->found);
}

static void
text_table(const struct vdm_comparison *c, struct vdm_buf *out)
{
	const struct vdm_compare_result *r = &c->result;
	size_t i;

	vdm_buf_printf(out, "%-14s %8s %8s %8s %8s\n", "claims", "kept",
		       "changed", "lost", "added");
	for (i = 0; i < VDM_CLAIM_KINDS; i++)
		vdm_buf_printf(out, "%-14s %8zu %8zu %8zu %8zu\n",
			       vdm_claim_kind_name(i), r->kinds[i].kept,
			       r->kinds[i].changed, r->kinds[i].lost,
			       r->kinds[i].added);
	vdm_buf_printf(out, "%-14s %8zu %8s %8zu %8zu\n", "words",
		       r->words - r->words_lost, "", r->words_lost,
		       r->words_added);
	vdm_buf_printf(out, "blocks         %s\n",
		       r->same_blocks ? "the same, in the same order"
				      : "differ");
	if (r->same_tree)
		vdm_buf_puts(out, "tree           equal\n");
	else {
		vdm_buf_puts(out, "tree           differs: ");
		vdm_report_value(out, c->why, 0);
		vdm_buf_putc(out, '\n');
	}
	text_witness(&c->witness, out);
}

static void
as_text(const struct vdm_comparison *c, struct vdm_buf *out)
{
	size_t i;

	text_table(c, out);
	vdm_buf_printf(out, "\n%-8s %6s %6s  %s\n", "fate", "first", "second",
		       "what");
	for (i = 0; i < c->claims_count; i++)
		vdm_report_claim(out, &c->claims[i], 0);
	for (i = 0; i < c->changes_count; i++)
		vdm_report_change(out, &c->changes[i]);
}

static void
json_count(struct vdm_json *j, int in, const char *name, size_t kept,
	   size_t changed, size_t lost, size_t added)
{
	int o = vdm_json_object(j, in, name);

	vdm_json_number(j, o, "kept", kept);
	vdm_json_number(j, o, "changed", changed);
	vdm_json_number(j, o, "lost", lost);
	vdm_json_number(j, o, "added", added);
}

static void
json_witness(struct vdm_json *j, int in, const struct vdm_opinion *w)
{
	static const char *const names[] = {"first", "second"};
	int all, one;
	size_t i;

	if (!w->asked)
		return;
	all = vdm_json_object(j, in, "witness");
	vdm_json_bool(j, all, "agrees", w->unsaid + w->found == 0);
	for (i = 0; i < 2; i++) {
		one = vdm_json_object(j, all, names[i]);
		vdm_json_number(j, one, "words", w->words[i]);
		vdm_json_number(j, one, "addresses", w->addresses[i]);
		vdm_json_number(j, one, "functions", w->functions[i]);
	}
	vdm_json_number(j, all, "unsaid", w->unsaid);
	vdm_json_number(j, all, "found", w->found);
}

static void
as_json(const struct vdm_comparison *c, struct vdm_buf *out)
{
	const struct vdm_compare_result *r = &c->result;
	struct vdm_json j = {.out = out};
	int root = vdm_json_object(&j, 0, NULL), o;
	size_t i;

	o = vdm_json_object(&j, root, "counts");
	json_count(&j, o, "claims", r->kept, r->changed, r->lost, r->added);
	for (i = 0; i < VDM_CLAIM_KINDS; i++)
		json_count(&j, o, vdm_claim_kind_name(i), r->kinds[i].kept,
			   r->kinds[i].changed, r->kinds[i].lost,
			   r->kinds[i].added);
	o = vdm_json_object(&j, root, "words");
	vdm_json_number(&j, o, "first", r->words);
	vdm_json_number(&j, o, "lost", r->words_lost);
	vdm_json_number(&j, o, "added", r->words_added);
	vdm_json_bool(&j, root, "same_blocks", r->same_blocks);
	vdm_json_bool(&j, root, "same_tree", r->same_tree);
	vdm_json_string(&j, root, "why", c->why);
	json_witness(&j, root, &c->witness);
	o = vdm_json_array(&j, root, "claims");
	for (i = 0; i < c->claims_count; i++)
		vdm_report_json_claim(&j, o, &c->claims[i]);
	o = vdm_json_array(&j, root, "text");
	for (i = 0; i < c->changes_count; i++)
		vdm_report_json_change(&j, o, &c->changes[i]);
	vdm_json_finish(&j);
}

struct vdm_comparison *
vdm_comparison_new(const struct vdm_record *a, const struct vdm_record *b,
		   const struct vdm_sink *sink)
{
	unsigned long before = vdm_memory_failures();
	struct vdm_comparison *c = vdm_malloc(sizeof(*c));
	struct vdm_budget budget;
	int rc;

	vdm_error_begin();
	if (c == NULL) {
		errno = ENOMEM;
		return NULL;
	}
	if (b == NULL)
		b = a;
	vdm_record_bound(&budget, a, b);
	rc = vdm_comparison_init(c, a, b);
	/* what was not seen whole would be told as lost */
	if (rc == 0)
		rc = vdm_memory_check(before);
	if (rc == 0)
		vdm_comparison_findings(c, sink);
	if (rc == 0)
		rc = vdm_memory_check(before);
	if (rc != 0)
		errno = ENOMEM;
	if (vdm_budget_leave(&budget, rc, sink) == 0)
		return c;
	rc = errno;
	vdm_comparison_free(c);
	errno = rc;
	return NULL;
}

void
vdm_comparison_free(struct vdm_comparison *comparison)
{
	if (comparison == NULL)
		return;
	vdm_comparison_fini(comparison);
	vdm_free(comparison);
}

int
vdm_comparison_report(const struct vdm_comparison *comparison,
		      enum vdm_report_format format, char **text,
		      size_t *length)
{
	struct vdm_report_call call;

	*text = NULL;
	*length = 0;
	vdm_error_begin();
	if (format != VDM_REPORT_TEXT && format != VDM_REPORT_JSON)
		return vdm_error(EINVAL, "there is no report of that format");
	vdm_report_begin(&call, NULL);
	if (format == VDM_REPORT_JSON)
		as_json(comparison, &call.out);
	else
		as_text(comparison, &call.out);
	return vdm_report_end(&call, text, length);
}
