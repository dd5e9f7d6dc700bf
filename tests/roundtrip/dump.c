/* SPDX-License-Identifier: MIT */
/*
 * Writes generated records for programs that look at files:
 *     dump FOLDER COUNT
 * makes FOLDER/N.xml, N.epub and N.md of each of the first COUNT. Every second
 * one is as an encoder left it, right or not (generate.h).
 */
#include <stdio.h>
#include <stdlib.h>

#include "generate.h"

static int
put(const char *folder, unsigned long number, const char *ending,
    const char *format, const struct vdm_record *rec)
{
	struct vdm_write_options options = {0};
	char path[600], *bytes;
	size_t n;
	FILE *fp;
	int rc;

	options.to = format;
	options.modified = "2001-02-03T04:05:06Z";
	if (vdm_write(rec, &bytes, &n, &options, NULL) != 0)
		return -1;
	snprintf(path, sizeof(path), "%s/%lu%s.%s", folder, number,
		 rec->encoded ? "-encoded" : "", ending);
	fp = fopen(path, "wb");
	rc = fp != NULL && fwrite(bytes, 1, n, fp) == n ? 0 : -1;
	if (fp != NULL && fclose(fp) != 0)
		rc = -1;
	free(bytes);
	return rc;
}

int
main(int argc, char **argv)
{
	unsigned long i, count = argc > 2 ? strtoul(argv[2], NULL, 10) : 0;
	int failed = count == 0;

	for (i = 1; i <= count; i++) {
		struct vdm_record *rec = generate_record(i);

		if (rec == NULL)
			return 99;
		failed |= put(argv[1], i, "xml", "tei", rec) != 0;
		failed |= put(argv[1], i, "epub", "epub", rec) != 0;
		failed |= put(argv[1], i, "md", "markdown", rec) != 0;
		vdm_record_free(rec);
	}
	return failed;
}
