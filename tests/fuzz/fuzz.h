/* SPDX-License-Identifier: MIT */
/*
 * What the fuzz targets share. Each is a program: with libFuzzer under
 * --enable-fuzzing, else one that replays the files it is given, which `make
 * check` does with everything below corpus/.
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

/* The target: 0 always; what is wrong ends the process. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What a promise broken looks like: says which, and aborts. */
void fuzz_broken(const char *format, ...)
    __attribute__((format(printf, 1, 2), noreturn));

/* What a call said. */
struct fuzz_heard {
	unsigned count, losses, errors;
	int aside; /* something was told to be written otherwise */
	int syntax;
};

/* A sink that counts into `heard`, and wants each finding to be one that is
 * explained. */
struct vdm_sink fuzz_sink(struct fuzz_heard *heard);

/* That a call which failed said why: in a finding or by errno. Call it with
 * errno as the call left it. */
void fuzz_failed(const char *call, const struct fuzz_heard *heard);

/* 1: the promises are to hold for all there is; 0 (the fuzzer's): for one of
 * `count` that the bytes choose, so that a run is short and yet always the
 * same. */
int fuzz_takes(const uint8_t *data, size_t size, size_t index, size_t count);

/*
 * Several files in one input, for targets that take more than one. A line "===
 * NAME" begins each; what stands before the first has the name "".
 */
enum { FUZZ_PARTS = 16 };
struct fuzz_part {
	char name[64];
	const char *bytes;
	size_t length;
};
size_t fuzz_parts(const uint8_t *data, size_t size,
		  struct fuzz_part parts[FUZZ_PARTS]);
/* The part of that name, or NULL. */
const struct fuzz_part *fuzz_part(const struct fuzz_part *parts, size_t count,
				  const char *name);
/* A copy that ends in NUL, up to the first one in it; to free(). */
char *fuzz_string(const struct fuzz_part *part);
/* Ends the process where it is no JSON. */
void fuzz_json(const char *what, const char *text, size_t length);

#endif
