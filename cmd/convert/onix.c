/* SPDX-License-Identifier: MIT */
/* --onix FILE: what a book that was written says to shops, beside it. */
#include "convert/onix.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <vidimus.h>

#include "found/findings.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/ids.h"
#include "ground/output.h"
#include "ground/say.h"
#include "ground/verb.h"

#define NAMESPACE "http://ns.editeur.org/onix/3.0/"

int
cmd_onix_look(const char *path, const char *book, const char *to,
	      const struct cmd_run *run)
{
	static const struct cmd_looks looks = {"<", NAMESPACE, NULL};
	const char *same;

	if (path == NULL)
		return 0;
	if (to == NULL || strcmp(to, "epub") != 0)
		return cmd_usage(run->verb, "--onix is for an EPUB");
	if (strcmp(book, "-") == 0 || cmd_is_special(book))
		return cmd_usage(run->verb,
				 "--onix is for a book in a file: %s is none",
				 book);
	if (strcmp(path, "-") == 0)
		return cmd_usage(run->verb, "--onix: name a file");
	same = cmd_ids_find(&run->inputs, path);
	if (same != NULL || cmd_is_same_place(path, book))
		return cmd_usage(run->verb,
				 "--onix %s is %s: it would be replaced; "
				 "nothing is written",
				 path, same != NULL ? same : "the book itself");
	return cmd_look_at_old(path, run->verb, "--onix", "ONIX", &looks);
}

void
cmd_onix_write(struct cmd_run *run, const char *path, const char *book)
{
	const struct vdm_sink *sink = vdm_findings_sink(run->findings, book);
	char *bytes = NULL, *text = NULL, *folder = cmd_folder_of(path);
	struct cmd_output o = {.sink = sink};
	size_t length, n;
	int rc;

	rc = cmd_file_read(book, &bytes, &length);
	if (rc == 0)
		rc = vdm_onix(bytes, length, &text, &n, sink);
	if (rc == 0)
		rc = cmd_output_folder(&o, folder);
	if (rc == 0)
		rc = cmd_output_add(&o, path, text, n);
	if (rc == 0)
		rc = cmd_output_finish(&o);
	if (rc != 0 && errno != 0)
		cmd_run_lost(run, path, "file-unwritten", "not written", errno);
	else if (rc != 0)
		cmd_run_worse(run, CMD_FINDINGS);
	cmd_output_fini(&o);
	cmd_run_flush(run);
	free(folder);
	free(bytes);
	free(text);
}
