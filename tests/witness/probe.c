/* SPDX-License-Identifier: MIT */
/*
 * Whether a word that somebody put into a document is in each output of it, or
 * in what is said of that.
 *
 *     probe WORD FILE...
 *
 * A line for each output in which it is silently missing: file, format. A
 * document that is refused, with a finding, is not silent.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "vidimus.h"
#include "zip/container.h"

static const char *const formats[] = {"text", "tei", "epub", "markdown"};
enum { FORMATS = sizeof(formats) / sizeof(formats[0]) };

static const char *word;

static void
fail(const char *what, const char *of)
{
	fprintf(stderr, "%s: %s\n", of, what);
	exit(3);
}

static int
has_word(const char *bytes, size_t n)
{
	return memmem(bytes, n, word, strlen(word)) != NULL;
}

static int
is_said(const struct vdm_findings *found)
{
	size_t i;

	for (i = 0; i < vdm_findings_count(found); i++) {
		const struct vdm_finding *f = vdm_findings_get(found, i);
		const char *message = vdm_finding_message(f);
		const char *text = vdm_finding_text(f);

		if (has_word(message, strlen(message)) ||
		    (text != NULL && has_word(text, strlen(text))))
			return 1;
	}
	return 0;
}

/* In the bytes, or in those of a container's files. */
static int
is_in(const char *bytes, size_t n, const char *format)
{
	struct vdm_zip *zip;
	struct vdm_buf b;
	size_t i;

	if (strcmp(format, "epub") != 0)
		return has_word(bytes, n);
	zip = vdm_zip_open(bytes, n, NULL);
	if (zip == NULL)
		return 0;
	vdm_buf_init(&b);
	for (i = 0; i < vdm_zip_count(zip); i++)
		if (vdm_zip_read(zip, i, &b, NULL) != 0)
			break;
	n = has_word(vdm_buf_str(&b), b.len);
	vdm_buf_fini(&b);
	vdm_zip_close(zip);
	return n != 0;
}

static void
probe_as(const char *path, const struct vdm_record *rec, const char *to)
{
	struct vdm_findings *found = vdm_findings_new();
	struct vdm_write_options *options = vdm_write_options_new();
	char *bytes = NULL;
	size_t length = 0;

	if (found == NULL || options == NULL ||
	    vdm_write_options_set(options, "to", to) != 0)
		fail("no options", to);
	if (vdm_write(rec, &bytes, &length, options,
		      vdm_findings_sink(found, NULL)) == 0 &&
	    !is_in(bytes, length, to) && !is_said(found))
		printf("%s\t%s\n", path, to);
	vdm_free(bytes);
	vdm_write_options_free(options);
	vdm_findings_free(found);
}

static void
probe(const char *path)
{
	struct vdm_findings *found = vdm_findings_new();
	struct vdm_read_options *options = vdm_read_options_new();
	const struct vdm_sink *sink;
	struct vdm_record *rec = NULL;
	size_t i;

	if (found == NULL || options == NULL)
		fail("no memory", path);
	sink = vdm_findings_sink(found, path);
	if (vdm_read_file(&rec, path, options, sink) != 0) {
		if (vdm_findings_count(found) == 0)
			printf("%s\trefused\n", path);
	} else if (!is_said(found)) {
		for (i = 0; i < FORMATS; i++)
			probe_as(path, rec, formats[i]);
	}
	vdm_record_free(rec);
	vdm_read_options_free(options);
	vdm_findings_free(found);
}

int
main(int argc, char **argv)
{
	int i;

	if (argc < 2)
		fail("wants a word, and files", argv[0]);
	word = argv[1];
	for (i = 2; i < argc; i++)
		probe(argv[i]);
	return 0;
}
