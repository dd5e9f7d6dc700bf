/* SPDX-License-Identifier: MIT */
/*
 * Fuzz target: two records compared, as text and as JSON. Parts: "a" and "b",
 * of any formats. A record is the same as itself, and two are either way round.
 */
#include "fuzz.h"

#include <stdlib.h>

static struct vdm_record *
read(const struct fuzz_part *part)
{
	struct vdm_record *rec = NULL;
	struct fuzz_heard heard;
	struct vdm_sink sink = fuzz_sink(&heard);

	if (part != NULL)
		vdm_read(&rec, part->bytes, part->length, NULL, &sink);
	return rec;
}

static struct vdm_comparison *
compare(const struct vdm_record *a, const struct vdm_record *b)
{
	struct fuzz_heard heard;
	struct vdm_sink sink = fuzz_sink(&heard);
	struct vdm_comparison *c = vdm_comparison_new(a, b, &sink);
	char *text;
	size_t n;

	if (c == NULL)
		fuzz_broken("cannot be compared: %s", vdm_error_text());
	if (vdm_comparison_report(c, VDM_REPORT_JSON, &text, &n) != 0)
		fuzz_broken("no report: %s", vdm_error_text());
	fuzz_json("the report", text, n);
	free(text);
	if (vdm_comparison_report(c, VDM_REPORT_TEXT, &text, &n) != 0)
		fuzz_broken("no report: %s", vdm_error_text());
	free(text);
	return c;
}

static void
same(const struct vdm_record *rec)
{
	struct vdm_comparison *c = compare(rec, rec);

	if (!vdm_comparison_same_tree(c) || !vdm_comparison_same_blocks(c) ||
	    vdm_comparison_total(c, NULL, VDM_LOST) +
		vdm_comparison_total(c, NULL, VDM_CHANGED) +
		vdm_comparison_total(c, NULL, VDM_ADDED) +
		vdm_comparison_words(c, VDM_LOST) +
		vdm_comparison_words(c, VDM_ADDED))
		fuzz_broken("a record is not the same as itself");
	vdm_comparison_free(c);
}

static void
both(const struct vdm_record *a, const struct vdm_record *b)
{
	struct vdm_comparison *there = compare(a, b), *back = compare(b, a);

	if (vdm_comparison_same_tree(there) != vdm_comparison_same_tree(back))
		fuzz_broken("the same tree one way only");
	vdm_comparison_free(there);
	vdm_comparison_free(back);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_part parts[FUZZ_PARTS];
	size_t count = fuzz_parts(data, size, parts);
	struct vdm_record *a = read(fuzz_part(parts, count, "a"));
	struct vdm_record *b = read(fuzz_part(parts, count, "b"));

	if (a != NULL && b != NULL)
		both(a, b);
	if (a != NULL)
		same(a);
	vdm_record_free(a);
	vdm_record_free(b);
	return 0;
}
