/* SPDX-License-Identifier: MIT */
/* vidimus unbind: the records of a volume, each as a file again. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "convert/convert.h"
#include "found/findings.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/ids.h"
#include "ground/moment.h"
#include "ground/output.h"
#include "ground/say.h"
#include "ground/set.h"
#include "ground/verb.h"
#include "run/args.h"
#include "run/edition.h"
#include "run/options.h"
#include "show/outputs.h"

enum {
	OPT_OUTPUT = CMD_OPT_OWN,
	OPT_TO,
	OPT_MODIFIED,
	OPT_FORCE,
};

struct unbind {
	struct convert c; /* records are put into their places as it does */
	struct vdm_unbound *volume;
	const char *input;
	char *bytes;
};

static int
take_option(struct unbind *u, int id, const char *value)
{
	switch (id) {
	case OPT_OUTPUT:
		u->c.output = value;
		return 0;
	case OPT_TO:
		u->c.to = vdm_format_for_word(value);
		if (u->c.to == NULL || !vdm_format_is_written(u->c.to))
			return cmd_no_format(u->c.run.verb, "--to", value);
		return 0;
	case OPT_MODIFIED:
		u->c.modified = value;
		return 0;
	case OPT_FORCE:
		u->c.force = 1;
		return 0;
	default:
		return cmd_run_option(&u->c.run, id, value);
	}
}

static int
settle(struct unbind *u, int argc, char **argv)
{
	struct convert *c = &u->c;
	int id, rc = 0;

	cmd_args_init(&c->args, c->run.verb, argc, argv);
	while (rc == 0 && (id = cmd_args_next(&c->args)) != CMD_ARG_END)
		rc = id == CMD_ARG_BAD ? CMD_USAGE
				       : take_option(u, id, c->args.value);
	if (rc == 0 && c->args.count != 1)
		rc = cmd_usage(c->run.verb, "one volume, please");
	if (rc == 0 && c->output == NULL)
		return cmd_usage(c->run.verb, "where to? say -o DIR/");
	if (rc == 0 && (strcmp(c->output, "-") == 0 ||
			(cmd_is_there(c->output) && !cmd_is_folder(c->output))))
		rc = cmd_usage(c->run.verb,
			       "%s is no folder, and a volume becomes several "
			       "files",
			       c->output);
	if (rc == 0)
		rc = cmd_moment(c->run.verb, c->modified, c->moment);
	if (rc == 0 && c->moment[0] != '\0')
		rc = cmd_set_write(c->write, "modified", c->moment);
	if (rc != 0)
		return rc;
	u->input = c->args.operands[0];
	cmd_ids_add(&c->run.inputs, u->input);
	c->folder = 1;
	vdm_write_options_account(c->write, c->run.account);
	return c->run.account == NULL ? cmd_set_write(c->write, "account", "no")
				      : 0;
}

static int
open_volume(struct unbind *u)
{
	struct cmd_run *run = &u->c.run;
	const struct vdm_sink *sink =
	    vdm_findings_sink(run->findings, cmd_shown(u->input));
	size_t length;
	int rc, error;

	if (cmd_input_read(u->input, &u->bytes, &length, sink) != 0)
		return cmd_system(errno, "%s", u->input);
	vdm_digest(u->bytes, length, u->c.digest);
	rc = cmd_set_place(run->read, u->input);
	if (rc != 0)
		return rc;
	rc = vdm_unbind(&u->volume, u->bytes, length, run->read, sink);
	error = errno;
	if (rc != 0 && error != 0 && error != EFBIG)
		return cmd_system(error, "%s", u->input);
	cmd_run_flush(run);
	if (rc == 0 && vdm_unbound_rename(u->volume, u->c.to) != 0)
		return cmd_system(errno, "%s", u->input);
	return rc != 0 ? CMD_FINDINGS : 0;
}

static void
put_record(struct unbind *u, size_t index, const char *asked)
{
	struct cmd_run *run = &u->c.run;
	const char *name = vdm_unbound_name(u->volume, index);
	const char *from = vdm_unbound_format(u->volume, index);
	const char *to = asked;
	struct vdm_record *rec;
	char *target;

	if (to == NULL)
		to = from != NULL && vdm_format_is_written(from)
			 ? from
			 : vdm_format_for_word("xml");
	target = cmd_have(cmd_join(u->c.output, name, strlen(name), NULL));
	rec = vdm_unbound_record(u->volume, index,
				 vdm_findings_sink(run->findings, target));
	u->c.to = to;
	cmd_targets_say_alike(&u->c, target);
	run->counts[CONVERT_FAILED] += rec == NULL;
	if (rec == NULL && errno != 0)
		cmd_run_failed(run, errno, target);
	else if (rec == NULL)
		cmd_run_worse(run, CMD_FINDINGS);
	else if (cmd_set_write(u->c.write, "to", to) != 0)
		cmd_run_worse(run, CMD_SYSTEM);
	else if (vdm_provenance_set(rec, cmd_base_name(u->input), u->c.digest,
				    u->c.moment[0] != '\0' ? u->c.moment
							   : NULL) != 0)
		cmd_run_failed(run, errno, target);
	else
		cmd_convert_record(&u->c, rec, u->input, target);
	vdm_record_free(rec);
	free(target);
	cmd_run_flush(run);
}

/* A file of the volume's own, unless another one stands there. */
static void
put_file(struct unbind *u, const char *name, const char *bytes, size_t length)
{
	struct cmd_run *run = &u->c.run;
	char *target =
	    cmd_have(cmd_join(u->c.output, name, strlen(name), NULL));
	const struct vdm_sink *sink = vdm_findings_sink(run->findings, target);
	char *folder = cmd_have(cmd_folder_of(target));
	struct cmd_output out = {.sink = sink};

	if (cmd_has_bytes(target, bytes, length)) {
		; /* as an earlier run wrote it */
	} else if (cmd_ids_find(&run->inputs, target) != NULL) {
		cmd_run_worse(run,
			      cmd_convert_refuse(&u->c, target, "the volume"));
	} else if (cmd_convert_spares(&u->c, target, bytes, length)) {
		; /* and that is told */
	} else if (!cmd_is_plain(target, strlen(u->c.output)) ||
		   cmd_output_folder(&out, folder) != 0 ||
		   cmd_output_add(&out, target, bytes, length) != 0 ||
		   cmd_output_finish(&out) != 0) {
		cmd_run_lost(run, target, "file-unwritten", "not written",
			     errno);
	}
	cmd_output_fini(&out);
	free(folder);
	free(target);
}

/* What is no record: the description, and what the edition has. */
static void
put_others(struct unbind *u)
{
	const char *name;
	char *bytes;
	size_t length, i;

	for (i = 0; i < CMD_VOLUME_FILES; i++) {
		const char *what = cmd_volume_files[i];

		if (vdm_unbound_file(u->volume, what, &name, &bytes, &length) !=
		    0) {
			if (errno == ENOMEM)
				cmd_run_failed(&u->c.run, errno, what);
			continue;
		}
		put_file(u, name, bytes, length);
		vdm_free(bytes);
	}
	if (vdm_unbound_description(u->volume, &name, &bytes, &length) != 0) {
		cmd_run_worse(&u->c.run, cmd_system(errno, "description"));
		return;
	}
	put_file(u, name, bytes, length);
	vdm_free(bytes);
}

static void
put_all(struct unbind *u)
{
	const char *asked = u->c.to;
	struct cmd_output made = {.done = 1};
	size_t i;

	if (cmd_output_folder(&made, u->c.output) != 0) {
		cmd_run_worse(&u->c.run, cmd_system(errno, "%s", u->c.output));
	} else {
		cmd_leftovers(u->c.output, vdm_findings_sink(u->c.run.findings,
							     u->c.output));
		for (i = 0; i < vdm_unbound_count(u->volume); i++)
			put_record(u, i, asked);
		put_others(u);
	}
	cmd_output_fini(&made);
}

static int
run_unbind(const struct cmd_verb *verb, int argc, char **argv)
{
	struct unbind u;
	int rc;

	memset(&u, 0, sizeof(u));
	u.c.spares = 1;
	rc = cmd_run_init(&u.c.run, verb);
	u.c.write = vdm_write_options_new();
	if (rc == 0 && u.c.write == NULL)
		rc = cmd_system(ENOMEM, "start");
	if (rc == 0)
		rc = settle(&u, argc, argv);
	if (rc == 0)
		rc = cmd_outputs_begin(&u.c.run);
	if (rc == 0) {
		rc = open_volume(&u);
		if (rc == 0)
			put_all(&u);
		if (rc == 0 && !u.c.run.quiet)
			fprintf(stderr, "%ld records written, %ld not\n",
				u.c.run.counts[CONVERT_WRITTEN],
				u.c.run.counts[CONVERT_FAILED]);
		cmd_run_flush(&u.c.run);
	}
	cmd_outputs_end(&u.c.run);
	rc = cmd_run_status(&u.c.run, rc);
	vdm_unbound_free(u.volume);
	free(u.bytes);
	cmd_ids_fini(&u.c.outputs);
	cmd_alike_fini(&u.c.alike);
	vdm_write_options_free(u.c.write);
	cmd_run_fini(&u.c.run);
	return rc;
}

static const struct cmd_option options[] = {
    {OPT_OUTPUT, "output", 'o', "DIR/", "the folder that gets them"},
    {OPT_TO, "to", 't', "FORMAT",
     "of all records (else what each was bound from)"},
    {OPT_MODIFIED, "modified", 0, "TIME",
     "the EPUBs' date of change, YYYY-MM-DDThh:mm:ssZ"},
    {OPT_FORCE, "force", 0, NULL,
     "write over files that were edited since they were written"},
    {0, NULL, 0, NULL, NULL},
};

const struct cmd_verb cmd_unbind = {
    .name = "unbind",
    .synopsis = "[OPTION]... VOLUME -o DIR/",
    .summary = "a volume's records, each as a file again",
    .details =
	"VOLUME is what vidimus bind wrote: an EPUB, a TEI corpus or one file "
	"of\nMarkdown. Each record gets its own name again, and comes in the "
	"format that it\nwas bound from; vidimus compare says that it is the "
	"same. The introduction, the\ncover and volume.yaml, by which the "
	"folder can be bound again, lie beside them.",
    .options = {options, cmd_common_options, cmd_format_options},
    .run = run_unbind,
};
