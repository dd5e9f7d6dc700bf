/* SPDX-License-Identifier: MIT */
/*
 * One fuzz target, a program a format (FUZZ_FORMAT): reads any bytes, then
 * writes what was read in all formats, and reads that back. With libFuzzer
 * under --enable-fuzzing; else a program that replays the files it is given.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "vidimus.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
swallow(void *context, const struct vdm_finding *f)
{
	(void)context;
	if (f->id == NULL || f->message == NULL)
		abort();
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
		struct vdm_write_options out = {.to = vdm_format_name(i)};
		struct vdm_read_options back = {.from = out.to};
		char *bytes;

		if (vdm_write(rec, &bytes, &n, &out, &sink) != 0)
			continue;
		/* what we wrote, we must be able to read */
		if (n > 0 && vdm_read(&again, bytes, n, &back, &sink) != 0)
			abort();
		if (n > 0)
			vdm_record_free(again);
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
