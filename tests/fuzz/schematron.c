/* SPDX-License-Identifier: MIT */
/*
 * Fuzz target: somebody's rules and a document. Parts: "schema" (Schematron, or
 * what it is embedded in), "document", and files that the schema includes, by
 * their names. What compiles runs in any phase, and says the same twice, in
 * SVRL as well.
 */
#include "fuzz.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "schematron/schematron.h"

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
	*bytes = vdm_malloc(part->length + 1);
	if (*bytes == NULL)
		abort();
	memcpy(*bytes, part->bytes, part->length);
	*length = part->length;
	return 0;
}

/* What a run says: how much, and the report. */
static unsigned
run(const struct vdm_schematron *s, const struct vdm_xp_tree *tree,
    const char *phase, struct vdm_schematron_report *report)
{
	struct fuzz_heard heard;
	struct vdm_sink sink = fuzz_sink(&heard);
	size_t fired = 0;
	struct vdm_schematron_options options = {
	    .phase = phase, .fired = &fired, .svrl = report};
	int rc;

	errno = 0;
	rc = vdm_schematron_run(s, tree, &options, &sink);
	if (rc < 0)
		fuzz_failed("running", &heard);
	else if (rc != (heard.count > 0))
		fuzz_broken("the verdict is %d with %u findings", rc,
			    heard.count);
	return heard.count;
}

static void
judge(const struct vdm_schematron *s, const struct fuzz_part *document)
{
	struct vdm_xp_tree *tree = vdm_xp_tree_new(1);
	struct vdm_sink none = {0};
	struct vdm_schematron_report report;
	unsigned said, again;

	if (tree == NULL)
		abort();
	tree->uri = tree->base = NULL;
	if (vdm_xp_tree_parse(tree, document->bytes, document->length, &none) ==
	    0) {
		vdm_schematron_report_init(&report);
		said = run(s, tree, "#ALL", NULL);
		again = run(s, tree, "#ALL", &report);
		if (said != again)
			fuzz_broken("%u findings, then %u", said, again);
		(void)run(s, tree, NULL, NULL);
		vdm_schematron_report_fini(&report);
	}
	vdm_xp_tree_free(tree);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_part parts[FUZZ_PARTS];
	struct files files = {parts, fuzz_parts(data, size, parts)};
	const struct fuzz_part *text = fuzz_part(parts, files.count, "schema");
	const struct fuzz_part *document =
	    fuzz_part(parts, files.count, "document");
	const struct vdm_uri_loader loader = {load, &files};
	struct fuzz_heard heard;
	struct vdm_sink sink = fuzz_sink(&heard);
	struct vdm_schematron *schema;

	if (text == NULL)
		text = &parts[0];
	errno = 0;
	schema = vdm_schematron_compile(text->bytes, text->length, "schema",
					&loader, &sink);
	if (schema == NULL) {
		fuzz_failed("compiling", &heard);
		return 0;
	}
	if (document != NULL)
		judge(schema, document);
	vdm_schematron_free(schema);
	return 0;
}
