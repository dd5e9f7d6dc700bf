/* SPDX-License-Identifier: MIT */
/* Where findings go, in which format. */
#include "show/outputs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "found/findings.h"
#include "found/formats.h"
#include "found/gate.h"
#include "found/run.h"
#include "found/view.h"
#include "ground/file.h"
#include "ground/ids.h"
#include "ground/output.h"
#include "ground/say.h"
#include "ground/verb.h"
#include "show/writers.h"

/* A file is made anew when so many times as long has gone as that takes, and at
 * least so many seconds. */
#define PATIENCE 20
#define SECONDS 1

static cmd_writer *const writers[] = {
#define FORMAT(name, ...) cmd_write_##name,
#include "found/formats.def"
#undef FORMAT
};

const struct cmd_option cmd_output_options[] = {
    {CMD_OPT_OUTPUTS, "output", 0, "FORMAT=FILE",
     "findings into a file, too: text, lines, json, ndjson, sarif, github, "
     "gitlab, junit, checkstyle, tap, epubcheck, of validate svrl; may be "
     "repeated"},
    {CMD_OPT_SUMMARY, "summary", 0, "FILE",
     "what was lost and is wrong, as Markdown for a pull request"},
    {CMD_OPT_NO_CONFIG, "no-config", 0, NULL, "do not look at .vidimus.yaml"},
    {0, NULL, 0, NULL, NULL},
};

const struct cmd_option cmd_gate_options[] = {
    {CMD_OPT_BASELINE, "baseline", 0, "FILE",
     "what it has was found before and does not count"},
    {CMD_OPT_WRITE_BASELINE, "write-baseline", 0, "FILE",
     "write what is found as a baseline; nothing fails then"},
    {CMD_OPT_CHANGED, "changed", 0, "[=REV]",
     "only files that git says changed (since REV)"},
    {CMD_OPT_CHANGED_LINES, "changed-lines", 0, NULL,
     "and of these only findings in lines that changed"},
    {0, NULL, 0, NULL, NULL},
};

const struct cmd_option cmd_format_options[] = {
    {CMD_OPT_FORMAT, "format", 0, "FORMAT",
     "findings on standard output in one of these, instead of other output"},
    {0, NULL, 0, NULL, NULL},
};

static int
add(struct cmd_run *run, int format, const char *path)
{
	struct cmd_outputs *o = &run->outputs;
	size_t i;

	if (o->count == CMD_MOST_OUTPUTS)
		return cmd_usage(run->verb, "more than %d outputs",
				 (int)CMD_MOST_OUTPUTS);
	for (i = 0; i < o->count && !cmd_is_special(path); i++)
		if (cmd_is_same_place(o->file[i].path, path))
			return cmd_usage(run->verb,
					 "two outputs both to %s: each needs a "
					 "file of its own",
					 path);
	o->file[o->count].format = format;
	o->file[o->count++].path = path;
	return 0;
}

static int
no_format(struct cmd_run *run, const char *option, const char *value)
{
	return cmd_usage(run->verb,
			 "%s %s: text, lines, json, ndjson, sarif, github, "
			 "gitlab, junit, checkstyle, tap, epubcheck%s",
			 option, value,
			 run->verb->runs_rules ? " or svrl" : "");
}

int
cmd_outputs_option(struct cmd_run *run, int id, const char *value)
{
	size_t n = strcspn(value, "=");
	int format = cmd_format_find(value, n);

	run->outputs.wants_account |=
	    format == CMD_FORMAT_json || format == CMD_FORMAT_ndjson;
	if (id == CMD_OPT_SUMMARY) {
		run->gate.wants_speakers = 1;
		return add(run, CMD_FORMAT_summary, value);
	}
	if (id == CMD_OPT_OUTPUTS) {
		if (!cmd_outputs_is(value))
			return value[n] == '=' && value[n + 1] != '\0'
				   ? no_format(run, "--output", value)
				   : cmd_usage(run->verb,
					       "--output %s: FORMAT=FILE, as "
					       "sarif=findings.sarif",
					       value);
		if (format == CMD_FORMAT_svrl) {
			if (!run->verb->runs_rules)
				return cmd_usage(run->verb,
						 "--output %s: only vidimus "
						 "validate runs Schematron",
						 value);
			run->outputs.wants_svrl = 1;
		}
		return add(run, format, value + n + 1);
	}
	if (value[n] != '\0' || format < 0 || format == CMD_FORMAT_svrl)
		return no_format(run, "--format", value);
	run->outputs.print = writers[format];
	run->quiet = 1;
	return 0;
}

const char *
cmd_outputs_at(const struct cmd_outputs *o, const char *path)
{
	size_t i;

	for (i = 0; i < o->count; i++)
		if (cmd_is_same_place(o->file[i].path, path))
			return o->file[i].path;
	return NULL;
}

void
cmd_outputs_svrl(struct cmd_outputs *o, const char *svrl, size_t n)
{
	o->svrl = cmd_have(realloc(o->svrl, o->svrl_length + n + 1));
	memcpy(o->svrl + o->svrl_length, svrl, n);
	o->svrl_length += n;
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* All of it in one format; to free(). */
static char *
write_text(const struct cmd_view *v, cmd_writer *write, size_t *length)
{
	char *text = NULL;
	FILE *out = cmd_text_open(&text, length);

	write(v, out);
	return cmd_text_close(out, &text);
}

static void
write_files(struct cmd_run *run, int is_finished)
{
	struct cmd_outputs *o = &run->outputs;
	double begun = now();
	struct cmd_view v;
	size_t i, n;
	char *text;

	cmd_view_init(&v, run, is_finished);
	for (i = 0; i < o->count; i++) {
		/* what is no file of ours to replace is written once */
		if (!is_finished && (strcmp(o->file[i].path, "-") == 0 ||
				     cmd_is_special(o->file[i].path)))
			continue;
		text = write_text(&v, writers[o->file[i].format], &n);
		if (!o->file[i].failed &&
		    cmd_file_write(o->file[i].path, text, n, NULL) != 0) {
			o->file[i].failed = 1;
			cmd_run_worse(run,
				      cmd_system(errno, "%s", o->file[i].path));
		}
		free(text);
	}
	cmd_view_fini(&v);
	o->written = now();
	o->cost = o->written - begun;
}

/* Whether an output is a file that is read: it would be replaced. */
static int
check_inputs(struct cmd_run *run)
{
	struct cmd_outputs *o = &run->outputs;
	const char *same;
	size_t i;

	for (i = 0; i < run->list.count && o->count > 0; i++)
		cmd_ids_add(&run->inputs, run->list.input[i].path);
	for (i = 0; i < o->count; i++) {
		same = cmd_ids_find(&run->inputs, o->file[i].path);
		if (same != NULL)
			return cmd_usage(run->verb,
					 "%s is %s, which is read: it would be "
					 "replaced; nothing is written",
					 o->file[i].path, same);
		if (run->outputs.print != NULL &&
		    strcmp(o->file[i].path, "-") == 0)
			return cmd_usage(run->verb,
					 "two outputs both to standard output");
	}
	return 0;
}

static int
check_places(struct cmd_run *run)
{
	const struct cmd_outputs *o = &run->outputs;
	size_t i;
	int rc = 0;

	for (i = 0; i < o->count && rc == 0; i++)
		rc = cmd_look_at_old(o->file[i].path, run->verb, "output to",
				     "earlier output of this kind",
				     cmd_format_looks(o->file[i].format));
	return rc;
}

int
cmd_outputs_begin(struct cmd_run *run)
{
	int rc = check_inputs(run);

	if (rc == 0)
		rc = check_places(run);
	if (rc != 0)
		return rc;
	rc = cmd_gate_begin(run);
	if (rc != 0)
		return rc;
	run->outputs.is_begun = 1;
	if (run->outputs.count > 0)
		write_files(run, 0);
	return run->status >= CMD_USAGE ? run->status : 0;
}

void
cmd_outputs_add(struct cmd_run *run)
{
	const struct cmd_outputs *o = &run->outputs;

	if (o->count > 0 && o->is_begun &&
	    now() > o->written + SECONDS + PATIENCE * o->cost)
		write_files(run, 0);
}

void
cmd_outputs_end(struct cmd_run *run)
{
	struct cmd_outputs *o = &run->outputs;
	struct cmd_view v;
	char *text;
	size_t n;

	cmd_gate_end(run);
	cmd_run_flush(run);
	if (!run->quiet && run->gate.is_begun)
		cmd_gate_excused(run);
	if (!o->is_begun)
		return;
	if (o->count > 0)
		write_files(run, 1);
	if (o->print == NULL)
		return;
	cmd_view_init(&v, run, 1);
	text = write_text(&v, o->print, &n);
	cmd_run_worse(run, cmd_print(text, n));
	free(text);
	cmd_view_fini(&v);
}
