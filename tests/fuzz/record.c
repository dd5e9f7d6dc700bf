/* SPDX-License-Identifier: MIT */
/*
 * Fuzz target, a program a format (FUZZ_FORMAT): reads any bytes, then writes
 * what was read, reads that back, and requires that it is the same.
 */
#include "fuzz.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "record/check.h"
#include "record/record.h"

#define MODIFIED "2001-01-01T00:00:00Z"

/* Plain text cannot hold a tree, but all that is claimed and said. */
static void
check_tree(const struct vdm_record *rec, const struct vdm_record *again,
	   const char *to)
{
	struct fuzz_heard heard;
	struct vdm_sink sink = fuzz_sink(&heard);
	struct vdm_comparison *c = vdm_comparison_new(rec, again, &sink);
	struct vdm_buf why;

	if (c == NULL)
		fuzz_broken("cannot be compared: %s", vdm_error_text());
	vdm_buf_init(&why);
	if (strcmp(to, "text") != 0 && !vdm_record_equal(rec, again, &why))
		fuzz_broken("%s does not read back as the same tree: %s", to,
			    vdm_buf_str(&why));
	vdm_buf_fini(&why);
	if (vdm_comparison_total(c, NULL, VDM_LOST) +
	    vdm_comparison_total(c, NULL, VDM_CHANGED))
		fuzz_broken("%s loses a claim", to);
	if (vdm_comparison_words(c, VDM_LOST) != 0)
		fuzz_broken("%s loses words", to);
	vdm_comparison_free(c);
}

static void
check_again(const struct vdm_record *again, const char *bytes, size_t n,
	    const struct vdm_write_options *out)
{
	struct fuzz_heard heard;
	struct vdm_sink sink = fuzz_sink(&heard);
	size_t m;
	char *same;

	if (vdm_write(again, &same, &m, out, &sink) != 0)
		fuzz_broken("%s cannot be written again", out->to);
	if (m != n || memcmp(same, bytes, n) != 0)
		fuzz_broken("%s is other bytes when written again", out->to);
	free(same);
}

/* What is to come back: text that says its own structure is made right only
 * when it is written as something else. */
static const struct vdm_record *
expected(const struct vdm_record *rec, struct vdm_record *mended)
{
	if (rec->encoded || vdm_tree_stands_right(rec))
		return rec;
	if (vdm_tree_mended(mended, rec, NULL) != 0)
		fuzz_broken("no memory to mend a tree");
	return mended;
}

static void
try_format(const struct vdm_record *rec, const char *to)
{
	struct vdm_write_options out = {.to = to, .modified = MODIFIED};
	struct vdm_read_options back = {.from = to, .base = ".", .beside = rec};
	struct fuzz_heard wrote, heard;
	struct vdm_sink sink = fuzz_sink(&wrote);
	struct vdm_record *again, mended;
	char *bytes;
	size_t n;

	errno = 0;
	if (vdm_write(rec, &bytes, &n, &out, &sink) != 0) {
		fuzz_failed("writing", &wrote);
		return;
	}
	sink = fuzz_sink(&heard);
	if (n > 0) {
		if (vdm_read(&again, bytes, n, &back, &sink) != 0)
			fuzz_broken("%s cannot be read back", to);
		if (wrote.losses == 0 && !wrote.aside) {
			const struct vdm_record *want = expected(rec, &mended);

			check_tree(want, again, to);
			if (want == &mended)
				vdm_arena_fini(&mended.arena);
			if (strcmp(to, "text") != 0)
				check_again(again, bytes, n, &out);
		}
		vdm_record_free(again);
	}
	free(bytes);
}

static void
inspect(const struct vdm_record *rec)
{
	char *text;
	size_t n;

	if (vdm_inspect(rec, VDM_INSPECT_JSON, &text, &n) != 0)
		fuzz_broken("cannot be inspected: %s", vdm_error_text());
	fuzz_json("what inspect says", text, n);
	free(text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct vdm_read_options in = {.from = FUZZ_FORMAT};
	struct fuzz_heard heard;
	struct vdm_sink sink = fuzz_sink(&heard);
	struct vdm_record *rec;
	size_t i, formats = 0;

	errno = 0;
	if (vdm_read(&rec, data, size, &in, &sink) != 0) {
		fuzz_failed("reading", &heard);
		return 0;
	}
	while (vdm_format_name(formats) != NULL)
		formats++;
	for (i = 0; i < formats; i++)
		if (fuzz_takes(data, size, i, formats))
			try_format(rec, vdm_format_name(i));
	if (fuzz_takes(data, size, 1, 5))
		inspect(rec);
	vdm_record_free(rec);
	return 0;
}
