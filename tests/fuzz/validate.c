/* SPDX-License-Identifier: MIT */
/*
 * Fuzz target: validation of whatever it is, with the schemas of ours and the
 * rules of records and books. The verdict agrees with the findings.
 */
#include "fuzz.h"

#include <errno.h>
#include <stdlib.h>

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct vdm_validation *kinds[2];
	struct vdm_validation *validation;
	struct fuzz_heard heard;
	struct vdm_sink sink = fuzz_sink(&heard);
	size_t i;
	int verdict;

	if (kinds[0] == NULL) {
		kinds[0] = vdm_validation_new();
		kinds[1] = vdm_validation_new();
		if (kinds[0] == NULL || kinds[1] == NULL ||
		    vdm_validation_set(kinds[1], "schema", "vidimus-tei") != 0)
			abort();
	}
	for (i = 0; i < 2; i++) {
		if (!fuzz_takes(data, size, i, 2))
			continue;
		validation = kinds[i];
		sink = fuzz_sink(&heard);
		errno = 0;
		verdict = vdm_validate(data, size, NULL, validation, &sink);
		if (verdict < 0)
			fuzz_failed("validating", &heard);
		else if ((verdict == 1) != (heard.errors > 0))
			fuzz_broken("the verdict is %d with %u errors", verdict,
				    heard.errors);
	}
	return 0;
}
