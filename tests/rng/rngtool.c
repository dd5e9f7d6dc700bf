/* SPDX-License-Identifier: MIT */
/*
 * Answers about schemas and documents, for the scripts of this folder. Each
 * line of standard input is a question, "schema PATH" or "doc PATH" (against
 * the last schema); the answer is a line: "correct" or "incorrect", "valid",
 * "invalid" or "broken". With arguments: a schema and documents instead.
 * Options: -v findings first, indented; -l libxml2's engine, -b both.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "schema/schema.h"

static int verbose;

static void
emit(void *context, const struct vdm_finding *f)
{
	(void)context;
	if (verbose)
		printf("\t%s:%u:%u: %s: %s\n", f->file == NULL ? "" : f->file,
		       f->line, f->column, f->id, f->message);
}

static int
slurp(const char *path, char **bytes, size_t *length)
{
	if (vdm_uri_load(path, bytes, length) == 0)
		return 0;
	printf("\tcannot read %s\n", path);
	return -1;
}

static void
schema(struct vdm_schema **s, const char *path, enum vdm_engine engine)
{
	struct vdm_sink sink = {emit, NULL, path};
	char *bytes;
	size_t n;
	int rc = -1;

	vdm_schema_free(*s);
	*s = NULL;
	if (slurp(path, &bytes, &n) == 0) {
		rc = vdm_schema_compile(s, bytes, n, path, engine, &sink);
		free(bytes);
	}
	puts(rc == 0 ? "correct" : "incorrect");
}

static void
document(const struct vdm_schema *s, const char *path)
{
	struct vdm_sink sink = {emit, NULL, path};
	char *bytes;
	size_t n;
	int rc = -1;

	if (s != NULL && slurp(path, &bytes, &n) == 0) {
		rc = vdm_schema_validate(s, bytes, n, &sink);
		free(bytes);
	}
	puts(rc == 0 ? "valid" : rc > 0 ? "invalid" : "broken");
}

int
main(int argc, char **argv)
{
	enum vdm_engine engine = VDM_ENGINE_DEFAULT;
	struct vdm_schema *s = NULL;
	char line[4096];
	int i;

	for (i = 1; i < argc && argv[i][0] == '-'; i++) {
		if (strcmp(argv[i], "-v") == 0)
			verbose = 1;
		if (strcmp(argv[i], "-l") == 0)
			engine = VDM_ENGINE_LIBXML2;
		if (strcmp(argv[i], "-b") == 0)
			engine = VDM_ENGINE_BOTH;
	}
	if (i < argc) {
		schema(&s, argv[i++], engine);
		for (; i < argc; i++)
			document(s, argv[i]);
		vdm_schema_free(s);
		return 0;
	}
	while (fgets(line, sizeof(line), stdin) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (strncmp(line, "schema ", 7) == 0)
			schema(&s, line + 7, engine);
		else if (strncmp(line, "doc ", 4) == 0)
			document(s, line + 4);
		fflush(stdout);
	}
	vdm_schema_free(s);
	return 0;
}
