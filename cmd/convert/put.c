/* SPDX-License-Identifier: MIT */
/* vidimus convert: a file read, and what it becomes put into its place. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "convert/convert.h"
#include "convert/premis.h"
#include "convert/update.h"
#include "found/findings.h"
#include "found/list.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/ids.h"
#include "ground/output.h"
#include "ground/say.h"
#include "ground/set.h"
#include "ground/verb.h"
#include "run/origin.h"
#include "run/read.h"
#include "show/outputs.h"

/* A record's files before they stand in their places. */
struct putting {
	struct cmd_output output;
	struct cmd_ids sources; /* what was read for the record */
	int is_new;             /* no earlier output stands in the place */
	const char *target;     /* the record's own place */
};

/* Whether a file may be written: not when it is one that was read, or that
 * another record became. */
static int
is_free(struct convert *c, const struct putting *p, const char *path)
{
	const char *other = cmd_ids_find(&c->run.inputs, path);

	if (other == NULL)
		other = cmd_ids_find(&p->sources, path);
	if (other != NULL) {
		cmd_run_worse(&c->run, cmd_convert_refuse(c, path, other));
		return 0;
	}
	other = cmd_ids_find(&c->outputs, path);
	if (other == NULL && path != p->target && cmd_targets_have(c, path))
		other = path;
	if (other == NULL)
		other = cmd_outputs_at(&c->run.outputs, path);
	if (other == NULL && c->report_path != NULL &&
	    cmd_is_same_place(c->report_path, path))
		other = c->report_path;
	if (other != NULL)
		cmd_run_worse(&c->run,
			      cmd_usage(c->run.verb,
					"%s is %s, which this run writes, too",
					path, other));
	return other == NULL;
}

/* Whether somebody changed a picture since an earlier run with --update wrote
 * it: after a finding. What it had then is known to none else; without that one
 * with other bytes is replaced, and said. */
static int
spares_picture(struct convert *c, const struct putting *p, const char *full)
{
	const struct vdm_sink *sink = vdm_findings_sink(c->run.findings, full);
	int wrote =
	    c->update ? cmd_update_wrote(&c->state, p->target, full) : 0;

	if (wrote == 0 && !p->is_new && cmd_is_there(full))
		cmd_say_replaced(sink);
	if (wrote >= 0)
		return 0;
	return cmd_say_edited(
	    sink, c->force,
	    "the picture was changed since it was written; --force replaces "
	    "it, and the change is gone",
	    "the picture was changed since it was written, and is left as it "
	    "is: put it into the source, too; --force replaces it");
}

/* One picture beside the output, whose folder has `within` bytes of the path.
 * The document says what pictures are called: no link there is followed. 0, or
 * -1 after a message. */
static int
add_resource(struct convert *c, struct putting *p, const char *full,
	     size_t within, const void *bytes, size_t length)
{
	char *into;
	int error, rc = -1;

	if (cmd_has_bytes(full, bytes, length)) {
		if (c->update || c->is_bag)
			cmd_update_note(&c->run, CMD_NOTE_OUTPUT, full, bytes,
					length);
		return 0; /* as a picture that stays where it was found */
	}
	if (!is_free(c, p, full) || spares_picture(c, p, full))
		return -1;
	error = cmd_is_plain(full, within) ? 0 : errno;
	if (error == 0 && p->is_new && cmd_is_there(full)) {
		cmd_run_worse(&c->run,
			      cmd_usage(c->run.verb,
					"%s is there already, and no output of "
					"this program names it: it would be "
					"replaced; nothing is written",
					full));
		return -1;
	}
	into = cmd_folder_of(full);
	cmd_leftovers(into, vdm_findings_sink(c->run.findings, into));
	errno = error;
	if (error == 0)
		rc = cmd_output_folder(&p->output, into);
	if (rc == 0)
		rc = cmd_output_add(&p->output, full, bytes, length);
	if (rc == 0 && (c->update || c->is_bag))
		cmd_update_note(&c->run, CMD_NOTE_OUTPUT, full, bytes, length);
	if (rc != 0)
		cmd_run_lost(&c->run, full, "file-unwritten", "not written",
			     errno);
	free(into);
	return rc;
}

/* What refers to its pictures wants them beside it. */
static int
add_resources(struct convert *c, struct putting *p,
	      const struct vdm_record *rec, const char *target)
{
	const char *path;
	const void *bytes;
	char *folder, *place, *full;
	size_t i, length;
	int rc = 0;

	if (strcmp(target, "-") == 0 || !vdm_format_refers(c->to))
		return 0;
	folder = cmd_folder_of(target);
	for (i = 0; rc == 0 &&
		    vdm_record_resource(rec, i, &path, &bytes, &length) == 0;
	     i++) {
		if (bytes == NULL)
			continue;
		place = cmd_have(vdm_resource_place(target, path));
		full = cmd_join(folder, place, strlen(place), NULL);
		rc = add_resource(c, p, full, strlen(folder), bytes, length);
		free(place);
		free(full);
	}
	free(folder);
	return rc;
}

/* Whether a target in a folder of outputs is a link, or lies behind one:
 * whoever made the folder may have put it there. 1 after a message. */
static int
leads_out(struct convert *c, const char *target)
{
	if (!c->folder || cmd_is_plain(target, strlen(c->output)))
		return 0;
	cmd_run_lost(&c->run, target, "file-unwritten", "not written", errno);
	return 1;
}

/* Names that a volume brings are not the user's own. */
int
cmd_convert_spares(struct convert *c, const char *target, const char *bytes,
		   size_t length)
{
	if (!c->spares || c->force || !cmd_is_there(target) ||
	    cmd_has_bytes(target, bytes, length))
		return 0;
	vdm_finding_say(
	    vdm_findings_sink(c->run.findings, cmd_shown(target)),
	    "file-unwritten",
	    "the file is there already, and says something else: it is left as "
	    "it is; --force replaces it");
	cmd_run_worse(&c->run, CMD_FINDINGS);
	return 1;
}

/* The folder in which a target lies, where it is one of a folder's. */
static int
make_folder(struct convert *c, struct putting *p, const char *target)
{
	char *folder;
	int rc = 0;

	if (!c->folder)
		return 0;
	folder = cmd_folder_of(target);
	if (cmd_output_folder(&p->output, folder) != 0) {
		cmd_run_worse(&c->run, cmd_system(errno, "%s", folder));
		rc = -1;
	}
	free(folder);
	return rc;
}

/* A record is in its place. */
static void
note_output(struct convert *c, const struct vdm_record *rec, const char *target,
	    const char *bytes, size_t length)
{
	const char *path;
	const void *picture;
	char *folder, *place, *full;
	size_t i, n;

	if (c->update || c->is_bag)
		cmd_update_note(&c->run, CMD_NOTE_OUTPUT, target, bytes,
				length);
	cmd_premis_copy(&c->premis, target, c->to, bytes, length);
	if (c->premis.path == NULL || strcmp(target, "-") == 0 ||
	    !vdm_format_refers(c->to))
		return;
	folder = cmd_folder_of(target);
	for (i = 0; vdm_record_resource(rec, i, &path, &picture, &n) == 0;
	     i++) {
		if (picture == NULL)
			continue;
		place = cmd_have(vdm_resource_place(target, path));
		full = cmd_join(folder, place, strlen(place), NULL);
		cmd_premis_copy(&c->premis, full, NULL, picture, n);
		free(place);
		free(full);
	}
	free(folder);
}

/* The record and what belongs to it, or nothing. */
static void
put_in_place(struct convert *c, const struct vdm_record *rec, const char *input,
	     const char *target, const char *bytes, size_t length)
{
	struct putting p = {0};
	const char *source;
	size_t i;

	p.output.sink = vdm_findings_sink(c->run.findings, target);
	for (i = 0; (source = vdm_record_source(rec, i)) != NULL; i++)
		cmd_ids_add(&p.sources, source);
	p.is_new = !cmd_is_there(target);
	p.target = target;
	if (leads_out(c, target))
		; /* and is told */
	else if (cmd_spare_edited(
		     &c->run, input, target,
		     c->update &&
			 cmd_update_wrote(&c->state, target, target) < 0,
		     c->force))
		; /* so is that */
	else if (cmd_convert_spares(c, target, bytes, length))
		; /* and that */
	else if (!is_free(c, &p, target) || make_folder(c, &p, target) != 0 ||
		 add_resources(c, &p, rec, target) != 0)
		cmd_run_keep(&c->run, target, "file-unwritten",
			     "the file is not written: it, or a picture of it, "
			     "cannot stand where it would");
	else if (cmd_output_add(&p.output, target, bytes, length) != 0 ||
		 cmd_output_finish(&p.output) != 0)
		cmd_run_lost(&c->run, target, "file-unwritten", "not written",
			     errno);
	else
		c->run.counts[CONVERT_WRITTEN]++;
	if (p.output.done && strcmp(target, "-") != 0)
		cmd_ids_add(&c->outputs, target);
	if (p.output.done)
		note_output(c, rec, target, bytes, length);
	cmd_output_fini(&p.output);
	cmd_ids_fini(&p.sources);
}

void
cmd_convert_record(struct convert *c, const struct vdm_record *rec,
		   const char *input, const char *target)
{
	const struct vdm_sink *sink =
	    vdm_findings_sink(c->run.findings, cmd_shown(input));
	size_t before = vdm_findings_count(c->run.findings), length;
	long written = c->run.counts[CONVERT_WRITTEN];
	char *bytes = NULL;

	cmd_convert_take_stated(c, rec, input);
	if (cmd_set_write(c->write, "name",
			  strcmp(target, "-") == 0 ? NULL : target) != 0) {
		cmd_run_worse(&c->run, CMD_SYSTEM);
	} else if (vdm_write(rec, &bytes, &length, c->write, sink) != 0) {
		int error = errno;

		if (error != ENOMEM &&
		    vdm_findings_count(c->run.findings) > before)
			cmd_run_worse(&c->run, CMD_FINDINGS);
		else
			cmd_run_lost(&c->run, target, "file-unwritten",
				     "not written", error);
	} else {
		put_in_place(c, rec, input, target, bytes, length);
	}
	vdm_free(bytes);
	cmd_convert_drop_stated(c);
	c->run.counts[CONVERT_FAILED] +=
	    c->run.counts[CONVERT_WRITTEN] == written;
	cmd_run_flush(&c->run);
}

/* "out/corpus.xml" to "out/corpus-07.xml". To free(). */
static char *
target_of_text(const char *target, size_t index, size_t count)
{
	const char *dot = strrchr(target, '.');
	char number[48], width[24], *out;
	size_t n = strlen(target) + sizeof(number);

	snprintf(width, sizeof(width), "%zu", count);
	snprintf(number, sizeof(number), "-%0*zu", (int)strlen(width),
		 index + 1);
	out = malloc(n);
	if (out != NULL)
		snprintf(out, n, "%.*s%s%s", (int)(dot - target), target,
			 number, dot);
	return out;
}

/* The record says of which source it was made. 0, or -1 after a message. */
static int
say_origin(struct convert *c, struct vdm_record *rec, const char *input)
{
	int rc = c->no_provenance
		     ? vdm_provenance_remove(rec)
		     : cmd_say_origin(rec, input, c->digest, c->moment);

	if (rc == 0)
		return 0;
	cmd_run_lost(&c->run, input, "file-unwritten", "not written", errno);
	c->run.counts[CONVERT_FAILED]++;
	return -1;
}

static void
write_text(struct convert *c, const struct vdm_record *rec, const char *input,
	   const char *target, size_t index)
{
	char *name = target_of_text(target, index, vdm_record_texts(rec));
	struct vdm_record *text = vdm_record_text(rec, index);

	if (name == NULL || text == NULL)
		cmd_run_worse(&c->run, cmd_system(ENOMEM, "%s", input));
	else if (cmd_targets_have(c, name))
		cmd_run_worse(&c->run,
			      cmd_usage(c->run.verb,
					"a text of %s and another input would "
					"both become %s",
					input, name));
	else if (say_origin(c, text, input) == 0) {
		cmd_targets_say_alike(c, name);
		cmd_convert_record(c, text, input, name);
	}
	vdm_record_free(text);
	free(name);
}

/* What was read for a record, and what it became, for --update. */
static void
note_sources(struct convert *c, const char *input, const struct vdm_record *rec)
{
	const char *source;
	size_t i;

	if (!c->update || rec == NULL)
		return;
	cmd_update_note(&c->run, CMD_NOTE_SOURCE, input, NULL, 0);
	for (i = 0; (source = vdm_record_source(rec, i)) != NULL; i++)
		cmd_update_note(&c->run, CMD_NOTE_SOURCE, source, NULL, 0);
}

void
cmd_convert_one(struct convert *c, size_t index)
{
	const struct cmd_input *in = &c->run.list.input[index];
	const char *input = in->path, *target = c->target[index];
	struct vdm_record *rec = NULL;
	char *bytes = NULL;
	size_t n, i;

	cmd_ids_fini(&c->outputs);
	if (!in->is_named && cmd_is_special(input))
		cmd_run_lost(&c->run, input, "file-unread", "not read",
			     ENOTSUP);
	else
		rec = cmd_run_read(&c->run, input, &bytes, &n);
	/* what could not be read is a file, too, and known by its bytes */
	if (bytes == NULL && c->premis.path != NULL &&
	    strcmp(input, "-") != 0 && !cmd_is_special(input) &&
	    cmd_input_read(input, &bytes, &n, NULL) != 0)
		bytes = NULL;
	if (bytes != NULL) {
		vdm_digest(bytes, n, c->digest);
		c->format = rec == NULL ? NULL
			    : c->run.from != NULL
				? vdm_format_for_word(c->run.from)
				: vdm_format_guess(bytes, n, input);
		cmd_premis_source(&c->premis, in, c->format, n, c->digest);
	}
	free(bytes);
	c->run.counts[CONVERT_FAILED] += rec == NULL;
	note_sources(c, input, rec);
	n = rec != NULL && c->split ? vdm_record_texts(rec) : 0;
	for (i = 0; i < n; i++)
		write_text(c, rec, input, target, i);
	if (n == 0 && rec != NULL && say_origin(c, rec, input) == 0) {
		if (c->split) /* else it was settled with all others */
			cmd_targets_say_alike(c, target);
		cmd_convert_record(c, rec, input, target);
	}
	vdm_record_free(rec);
	cmd_premis_note(&c->premis, &c->run);
	cmd_run_end(&c->run, input);
}
