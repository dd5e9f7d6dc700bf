/* SPDX-License-Identifier: MIT */
/* Reads a record in any format and prints who speaks, turn by turn. */
#include <stdio.h>
#include <vidimus.h>

int
main(int argc, char **argv)
{
	struct vdm_record *record;
	struct vdm_units *units = NULL;
	const struct vdm_unit *unit;
	size_t i;

	if (argc != 2 || vdm_read_file(&record, argv[1], NULL, NULL) != 0 ||
	    (units = vdm_units_new(record)) == NULL) {
		fprintf(stderr, "%s\n", vdm_error_text());
		return 1;
	}
	for (i = 0; (unit = vdm_units_get(units, i)) != NULL; i++)
		printf("%u\t%s\t%s\n", vdm_unit_line(unit), vdm_unit_kind(unit),
		       vdm_unit_speakers(unit));
	vdm_units_free(units);
	vdm_record_free(record);
	return 0;
}
