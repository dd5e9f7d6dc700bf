/* SPDX-License-Identifier: MIT */
/*
 * One fuzz target, a program a format (FUZZ_FORMAT): reads any bytes, then
 * writes what was read in all formats, reads that back, and requires that it
 * is the same. With libFuzzer under --enable-fuzzing; else a program that
 * replays the files it is given.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Counts what was lost, where the context is a number. */
static void
swallow(void *context, const struct vdm_finding *f)
{
	unsigned *lost = context;

	if (f->id == NULL || f->message == NULL)
		abort();
	if (lost != NULL)
		*lost += f->level == VDM_LEVEL_LOSS;
}

/* What was written reads back: the same tree, and the same bytes when it is
 * written again; plain text: the same claims and words. */
static void
check(const struct vdm_record *rec, const struct vdm_record *again,
      const char *bytes, size_t n, const struct vdm_write_options *out)
{
	struct vdm_sink sink = {swallow, NULL, NULL};
	struct vdm_comparison *c = vdm_comparison_new(rec, again, &sink);
	size_t m;
	char *same;

	if (c == NULL)
		abort();
	if (strcmp(out->to, "text") != 0
		? !vdm_comparison_same_tree(c)
		: vdm_comparison_total(c, NULL, VDM_LOST) +
		      vdm_comparison_total(c, NULL, VDM_CHANGED) +
		      vdm_comparison_words(c, VDM_LOST))
		abort();
	vdm_comparison_free(c);
	if (strcmp(out->to, "text") == 0) /* names places in odd trees anew */
		return;
	if (vdm_write(again, &same, &m, out, &sink) != 0 || m != n ||
	    memcmp(same, bytes, n) != 0)
		abort();
	free(same);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct vdm_read_options in = {.from = FUZZ_FORMAT};
	struct vdm_sink sink = {swallow, NULL, NULL};
	struct vdm_record *rec, *again;
	size_t i, n;

	if (vdm_read(&rec, data, size, &in, &sink) != 0)
		return 0;
	for (i = 0; vdm_format_name(i) != NULL; i++) {
		struct vdm_write_options out = {.to = vdm_format_name(i),
						.modified =
						    "2001-01-01T00:00:00Z"};
		struct vdm_read_options back = {.from = out.to};
		unsigned lost = 0;
		struct vdm_sink count = {swallow, &lost, NULL};
		char *bytes;

		if (vdm_write(rec, &bytes, &n, &out, &count) != 0)
			continue;
		if (n > 0) {
			if (vdm_read(&again, bytes, n, &back, &sink) != 0)
				abort();
			if (lost == 0)
				check(rec, again, bytes, n, &out);
			vdm_record_free(again);
		}
		free(bytes);
	}
	vdm_record_free(rec);
	return 0;
}

#ifndef FUZZ_ENGINE
static int
replay(const char *path)
{
	FILE *f = fopen(path, "rb");
	uint8_t *data = malloc(1 << 20);
	size_t n;

	if (f == NULL || data == NULL) {
		fprintf(stderr, "%s: cannot be read\n", path);
		free(data);
		if (f != NULL)
			fclose(f);
		return -1;
	}
	n = fread(data, 1, 1 << 20, f);
	fclose(f);
	LLVMFuzzerTestOneInput(data, n);
	free(data);
	return 0;
}

int
main(int argc, char **argv)
{
	int i;

	if (argc < 2) {
		fprintf(stderr, "usage: %s FILE...\n", argv[0]);
		return 2;
	}
	for (i = 1; i < argc; i++)
		if (replay(argv[i]) != 0)
			return 1;
	return 0;
}
#endif
