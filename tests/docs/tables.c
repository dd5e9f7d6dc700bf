/* SPDX-License-Identifier: MIT */
/* Prints the field table or the table of findings as a page of docs/. */
#include <stdio.h>
#include <string.h>

#include "record/record.h"

static const char *
claim_name(enum vdm_claim_kind claim)
{
	switch (claim) {
	case VDM_CLAIM_NONE:
		return "";
	case VDM_CLAIM_SPEAKER:
		return "speaker";
	case VDM_CLAIM_PARTICIPANT:
		return "participant";
	case VDM_CLAIM_ATTRIBUTION:
		return "attribution";
	case VDM_CLAIM_RIGHTS:
		return "rights";
	case VDM_CLAIM_DESCRIPTION:
		return "description";
	}
	return "";
}

static void
fields(void)
{
	size_t i;

	puts(
	    "# The fields\n\nMade from `lib/record/fields.def`; `make docs` "
	    "renews it. `role:trl` is a\n`dc:contributor` with that MARC "
	    "relator, `creator:aut` a `dc:creator`; `vdm:` is\nour own prefix. "
	    "TEI paths are below `teiHeader`. A field marked + repeats.\n");
	puts("| field | label in text | YAML | OPF | TEI | claim |");
	puts("|---|---|---|---|---|---|");
	for (i = 0; i < VDM_F_COUNT; i++) {
		const struct vdm_field_info *f =
		    vdm_field_info_get((enum vdm_field_id)i);

		printf("| %s%s | %s | `%s` | `%s` | `%s` | %s |\n", f->name,
		       f->repeat ? " +" : "", f->label, f->yaml, f->opf, f->tei,
		       claim_name(f->claim));
	}
}

static void
findings(void)
{
	size_t i;

	puts("# The findings\n\nMade from `lib/base/diag.def`; `make docs` "
	     "renews it. An id is permanent: scripts\nmay rely on it. "
	     "`vidimus explain ID` prints the same.\n");
	for (i = 0; i < VDM_D_COUNT; i++) {
		const struct vdm_diag_info *d =
		    vdm_diag_info_get((enum vdm_diag_id)i);

		printf("## %s\n\n*%s.* %s\n\nExample: %s\n\nCure: %s\n%s",
		       d->name, vdm_level_name(d->level), d->cause, d->example,
		       d->cure, i + 1 < VDM_D_COUNT ? "\n" : "");
	}
}

int
main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "fields") == 0)
		fields();
	else if (argc == 2 && strcmp(argv[1], "findings") == 0)
		findings();
	else
		return 2;
	return ferror(stdout) ? 3 : 0;
}
