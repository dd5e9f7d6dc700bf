/* SPDX-License-Identifier: MIT */
/*
 * The comparison as a service: mutate.py asks it thousands of questions, and
 * to start the program for each would take most of its time.
 *
 * On standard input come messages, `KIND FORMAT LENGTH` and a line feed, then
 * as many bytes: "first" is the record that the others are compared with,
 * "second" is another one. To each the answer is JSON on a line: the findings
 * of reading it; for "first" what it holds; what comparing with the first one
 * says. null stands where a file was refused.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"

enum { MOST = 1 << 26 };

static void
put(char *text, size_t length)
{
	size_t i;

	/* what is inside strings is escaped: line feeds are layout */
	for (i = 0; text != NULL && i < length; i++)
		putchar(text[i] == '\n' ? ' ' : text[i]);
	puts(text != NULL ? "" : "null");
	free(text);
}

static struct vdm_record *
get(const char *format, const char *bytes, size_t length)
{
	struct vdm_findings *findings = vdm_findings_new();
	const struct vdm_sink *sink = vdm_findings_sink(findings, NULL);
	struct vdm_read_options options = {.from = format};
	struct vdm_record *rec;
	char *text;
	size_t n;

	if (findings == NULL)
		exit(3);
	vdm_read(&rec, bytes, length, &options, sink);
	if (vdm_findings_json(findings, &text, &n) != 0)
		exit(3);
	put(text, n);
	vdm_findings_free(findings);
	return rec;
}

static void
answer(const struct vdm_record *a, const struct vdm_record *b)
{
	struct vdm_comparison *c = NULL;
	char *text = NULL;
	size_t n = 0;

	if (a != NULL && b != NULL) {
		c = vdm_comparison_new(a, b, NULL);
		if (c == NULL ||
		    vdm_comparison_report(c, VDM_REPORT_JSON, &text, &n) != 0)
			exit(3);
	}
	put(text, n);
	vdm_comparison_free(c);
	fflush(stdout);
}

static void
show(const struct vdm_record *rec)
{
	char *text = NULL;
	size_t n = 0;

	if (rec != NULL && vdm_inspect(rec, VDM_INSPECT_JSON, &text, &n) != 0)
		exit(3);
	put(text, n);
}

int
main(void)
{
	struct vdm_record *first = NULL, *second;
	char line[64], kind[16], format[16], *bytes;
	size_t length;

	while (fgets(line, sizeof(line), stdin) != NULL) {
		if (sscanf(line, "%15s %15s %zu", kind, format, &length) != 3 ||
		    length > MOST)
			return 2;
		bytes = malloc(length + 1);
		if (bytes == NULL || fread(bytes, 1, length, stdin) != length)
			return 3;
		second = get(format, bytes, length);
		free(bytes);
		if (strcmp(kind, "first") == 0) {
			vdm_record_free(first);
			first = second;
			show(first);
			answer(first, first);
		} else {
			answer(first, second);
			vdm_record_free(second);
		}
	}
	vdm_record_free(first);
	return 0;
}
