/* SPDX-License-Identifier: MIT */
/*
 * Fuzz target: somebody's schema and a document. Parts: "schema" (either
 * syntax), "document", and files that the schema may refer to by their names.
 * What compiles judges, and judges a document the same by events as by bytes.
 */
#include "fuzz.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct files {
	const struct fuzz_part *parts;
	size_t count;
};

static int
load(void *context, const char *uri, char **bytes, size_t *length)
{
	const struct files *files = context;
	const char *name = strrchr(uri, '/');
	const struct fuzz_part *part = fuzz_part(files->parts, files->count,
						 name == NULL ? uri : name + 1);

	*bytes = NULL;
	*length = 0;
	if (part == NULL) {
		errno = ENOENT;
		return -1;
	}
	*bytes = malloc(part->length + 1);
	if (*bytes == NULL)
		abort();
	memcpy(*bytes, part->bytes, part->length);
	*length = part->length;
	return 0;
}

static void
judge(struct vdm_schema *schema, const struct fuzz_part *document)
{
	struct fuzz_heard heard;
	struct vdm_sink sink = fuzz_sink(&heard);
	int verdict, explained;

	errno = 0;
	verdict = vdm_schema_validate(schema, document->bytes, document->length,
				      &sink);
	if (verdict < 0)
		fuzz_failed("validating", &heard);
	else if ((verdict == 1) != (heard.errors > 0))
		fuzz_broken("the verdict is %d with %u errors", verdict,
			    heard.errors);
	if (vdm_schema_set(schema, "explain", "yes") != 0)
		abort();
	sink = fuzz_sink(&heard);
	explained = vdm_schema_validate(schema, document->bytes,
					document->length, &sink);
	if (explained != verdict)
		fuzz_broken("explained, the verdict is %d and not %d",
			    explained, verdict);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_part parts[FUZZ_PARTS];
	struct files files = {parts, fuzz_parts(data, size, parts)};
	const struct fuzz_part *text = fuzz_part(parts, files.count, "schema");
	const struct fuzz_part *document =
	    fuzz_part(parts, files.count, "document");
	struct fuzz_heard heard;
	struct vdm_sink sink = fuzz_sink(&heard);
	struct vdm_schema *schema;

	if (text == NULL)
		text = &parts[0];
	errno = 0;
	if (vdm_schema_compile_with(&schema, text->bytes, text->length,
				    "schema", VDM_ENGINE_VIDIMUS, load, &files,
				    &sink) != 0) {
		fuzz_failed("compiling", &heard);
		return 0;
	}
	if (document != NULL)
		judge(schema, document);
	vdm_schema_free(schema);
	return 0;
}
