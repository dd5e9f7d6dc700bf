/* SPDX-License-Identifier: MIT */
/*
 * Fuzz target: what a person states beside a source. Parts: "metadata",
 * "people", "profile" and "text". What is accepted is read by, and what was
 * read of it is written and comes back.
 */
#include "fuzz.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const char usual[] =
    "On the mill\n\nDate: 3 May 1921\n\nPresent: Mr. Anselm Roth, Mr. Carl "
    "Hemm\n\nMR. ROTH: Who owns the mill?[1]\n\n[He laughs.]\n\nMR. HEMM: "
    "Nobody, says Mr. Roth.\n\n[1] A note.\n\nTranslated by Carla Hemm.\n";

static char *
stated(enum vdm_stated what, const struct fuzz_part *part)
{
	struct fuzz_heard heard;
	struct vdm_sink sink = fuzz_sink(&heard);
	char *text = NULL;

	if (part == NULL)
		return NULL;
	errno = 0;
	if (vdm_stated_text(what, part->bytes, part->length, &text, &sink) != 0)
		fuzz_failed("reading what is stated", &heard);
	return text;
}

static int
is_there(void *context, const char *file)
{
	(void)context;
	return strchr(file, 'a') != NULL;
}

static void
try_read(const struct vdm_read_options *in, const char *text, size_t n)
{
	struct vdm_read_options back = {.from = "tei"};
	struct vdm_write_options out = {.to = "tei"};
	struct fuzz_heard heard;
	struct vdm_sink sink = fuzz_sink(&heard);
	struct vdm_record *rec, *again;
	struct vdm_comparison *c;
	char *bytes;

	errno = 0;
	if (vdm_read(&rec, text, n, in, &sink) != 0) {
		fuzz_failed("reading", &heard);
		return;
	}
	sink = fuzz_sink(&heard);
	if (vdm_write(rec, &bytes, &n, &out, &sink) == 0) {
		if (vdm_read(&again, bytes, n, &back, &sink) != 0)
			fuzz_broken("what was written cannot be read");
		c = vdm_comparison_new(rec, again, NULL);
		if (heard.losses == 0 && !vdm_comparison_same_tree(c))
			fuzz_broken("it does not read back as the same tree");
		vdm_comparison_free(c);
		vdm_record_free(again);
		free(bytes);
	} else {
		fuzz_failed("writing", &heard);
	}
	vdm_record_free(rec);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_part parts[FUZZ_PARTS];
	size_t n = fuzz_parts(data, size, parts);
	const struct fuzz_part *text = fuzz_part(parts, n, "text");
	char *metadata =
	    stated(VDM_STATED_METADATA, fuzz_part(parts, n, "metadata"));
	char *people = stated(VDM_STATED_PEOPLE, fuzz_part(parts, n, "people"));
	char *profile =
	    stated(VDM_STATED_PROFILE, fuzz_part(parts, n, "profile"));
	struct vdm_read_options in = {.from = "text",
				      .name = "a.txt",
				      .metadata = metadata,
				      .people = people,
				      .profile = profile};

	if (metadata != NULL)
		vdm_metadata_missing(metadata, is_there, NULL, NULL);
	try_read(&in, text == NULL ? usual : text->bytes,
		 text == NULL ? strlen(usual) : text->length);
	free(metadata);
	free(people);
	free(profile);
	return 0;
}
