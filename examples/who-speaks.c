/* SPDX-License-Identifier: MIT */
/* Reads a record in any format and prints who speaks, turn by turn. */
#include <stdio.h>
#include <stdlib.h>
#include <vidimus.h>

int
main(int argc, char **argv)
{
	static char bytes[1 << 20];
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
	size_t length = file != NULL ? fread(bytes, 1, sizeof(bytes), file) : 0;
	struct vdm_record *record;
	char *units;

	if (vdm_read(&record, bytes, length, NULL, NULL) != 0 ||
	    vdm_inspect(record, VDM_INSPECT_UNITS, &units, &length) != 0) {
		fprintf(stderr, "%s\n", vdm_error_text());
		return 1;
	}
	fwrite(units, 1, length, stdout);
	free(units);
	vdm_record_free(record);
	return 0;
}
