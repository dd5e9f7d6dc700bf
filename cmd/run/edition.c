/* SPDX-License-Identifier: MIT */
/* What a book is given beside its records, for the verbs that make books. */
#include "run/edition.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "found/findings.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/say.h"
#include "ground/verb.h"
#include "run/read.h"

/* The options' names in the library, which has them without the dashes. */
static const char *
name_of(int id)
{
	const struct cmd_option *o = cmd_edition_options;

	while (o->id != id)
		o++;
	return o->name;
}

static int
give(struct cmd_run *run, struct vdm_write_options *write, const char *what,
     const char *path)
{
	char *bytes, digest[65];
	size_t length;
	int rc = cmd_beside_read(run, path, &bytes, &length), error;

	if (rc != 0)
		return rc;
	rc = vdm_write_options_give(
	    write, what, path, bytes, length,
	    vdm_findings_sink(run->findings, cmd_shown(path)));
	error = errno;
	vdm_digest(bytes, length, digest);
	free(bytes);
	cmd_run_flush(run);
	if (rc == 0)
		cmd_run_said(run, CMD_OPT_COVER, digest);
	if (rc != 0 && error == EINVAL)
		return cmd_usage(run->verb, "%s: %s", path, vdm_error_text());
	return cmd_beside_status(run, path, rc, error);
}

int
cmd_edition_is(int id)
{
	return id >= CMD_OPT_COVER && id <= CMD_OPT_SPLIT_AT;
}

int
cmd_edition_option(struct cmd_run *run, struct vdm_write_options *write, int id,
		   const char *value)
{
	const char *name = name_of(id);
	int is_word = id == CMD_OPT_TOC_DEPTH || id == CMD_OPT_SPLIT_AT ||
		      (id == CMD_OPT_COVER && (strcmp(value, "drawn") == 0 ||
					       strcmp(value, "none") == 0));

	run->edition = name;
	run->said_options |= 1ULL << id;
	if (!is_word)
		return give(run, write, name, value);
	cmd_run_said(run, id, value);
	if (vdm_write_options_set(write, name, value) == 0)
		return 0;
	return errno == EINVAL ? cmd_usage(run->verb, "--%s", vdm_error_text())
			       : cmd_system(errno, "--%s", name);
}

int
cmd_edition_check(const struct cmd_run *run, const char *format)
{
	if (run->edition == NULL || strcmp(format, "epub") == 0)
		return 0;
	return cmd_usage(run->verb, "--%s is for EPUB, and this becomes %s",
			 run->edition, format);
}

const char *const cmd_volume_files[] = {
    "cover",  "css",    "title-page", "font-1", "font-2", "font-3",
    "font-4", "font-5", "font-6",     "font-7", "font-8", NULL};

_Static_assert(sizeof(cmd_volume_files) / sizeof(cmd_volume_files[0]) ==
		   CMD_VOLUME_FILES + 1,
	       "each file has a name");

const struct cmd_option cmd_edition_options[] = {
    {CMD_OPT_COVER, "cover", 0, "FILE|drawn",
     "the EPUB's cover: a picture, or one that is drawn of its title"},
    {CMD_OPT_CSS, "css", 0, "FILE",
     "the EPUB's style sheet, whose rules come behind ours"},
    {CMD_OPT_FONT, "font", 0, "FILE",
     "a font that the EPUB is set in; may be repeated"},
    {CMD_OPT_TITLE_PAGE, "title-page", 0, "FILE",
     "the EPUB's title page, in XHTML or Markdown"},
    {CMD_OPT_TOC_DEPTH, "toc-depth", 0, "N",
     "how many levels of headings the EPUB's contents have"},
    {CMD_OPT_SPLIT_AT, "split-at", 0, "N|ELEMENT",
     "a file begins before divisions of these levels, or that element"},
    {0, NULL, 0, NULL, NULL},
};
