/* SPDX-License-Identifier: MIT */
/* vidimus survey: a holding at a glance, a row a file, the worst first. */
#include "survey/survey.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <vidimus.h>

#include "found/findings.h"
#include "found/list.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/ids.h"
#include "ground/output.h"
#include "ground/say.h"
#include "ground/verb.h"
#include "run/args.h"
#include "run/gather.h"
#include "run/options.h"
#include "run/pool.h"
#include "run/read.h"

enum { OPT_FORMAT = CMD_OPT_OWN, OPT_OUTPUT, OPT_MERGE };

struct survey {
	struct cmd_run run;
	struct cmd_args args;
	const char *format, *output; /* NULL: standard output */
	int merge;
	struct cmd_survey_rows rows;
};

/* ---- files ----------------------------------------------------------------
 */

static void
look(void *context, size_t index)
{
	struct survey *s = context;
	json_t *row = cmd_survey_look(&s->run, index);
	char *line = cmd_have(json_dumps(row, JSON_COMPACT));

	cmd_run_note(&s->run, line, strlen(line));
	free(line);
	json_decref(row);
}

/* Keeps the row, or makes one for a file whose worker died. */
static void
take(void *context, size_t index, size_t from, const struct cmd_result *result)
{
	struct survey *s = context;
	struct cmd_run *run = &s->run;
	json_t *row =
	    result->note_length > 0
		? cmd_have(
		      json_loadb(result->note, result->note_length, 0, NULL))
		: cmd_survey_unread(run, run->list.input[index].path, from);

	cmd_survey_add(&s->rows, row);
	json_decref(row);
	/* the row has them: of a million files they are not kept twice */
	cmd_run_flush(run);
	vdm_findings_clear(run->findings);
	run->printed = 0;
}

static void
survey_files(struct survey *s)
{
	struct cmd_work work = {
	    .run = &s->run, .context = s, .one = look, .done = take};

	s->run.print_from = VDM_LEVEL_ERROR; /* the rows have the rest */
	cmd_survey_part(&s->rows, &s->run);
	cmd_work_all(&work);
}

/* ---- the run --------------------------------------------------------------
 */

static void
write_out(struct survey *s)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = cmd_text_open(&text, &length);
	const struct vdm_sink *sink;

	cmd_survey_sort(&s->rows);
	cmd_survey_write(&s->rows, s->format, out);
	cmd_text_close(out, &text);
	s->run.print_from = VDM_LEVEL_WARNING; /* what is said of the page */
	sink = vdm_findings_sink(s->run.findings,
				 s->output != NULL ? s->output : "-");
	if (s->output == NULL || strcmp(s->output, "-") == 0)
		cmd_run_worse(&s->run, cmd_print(text, length));
	else if (cmd_file_write(s->output, text, length, sink) != 0)
		cmd_run_worse(&s->run, cmd_system(errno, "%s", s->output));
	cmd_run_flush(&s->run);
	free(text);
}

/* What a survey in a format looks like; NULL: there is no such format. */
static const struct cmd_looks *
looks_of(const char *format)
{
	static const struct {
		const char *name;
		struct cmd_looks looks;
	} formats[] = {
	    {"text", {"Verdict ", NULL, NULL}},
	    {"csv", {"path,verdict,", NULL, NULL}},
	    {"json", {"{\"survey\":", NULL, NULL}},
	    {"ndjson", {"{\"survey\":", NULL, NULL}},
	    {"html", {"<!DOCTYPE html>", CMD_SURVEY_TITLE, NULL}},
	};
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (strcmp(format, formats[i].name) == 0)
			return &formats[i].looks;
	return NULL;
}

static int
settle_format(struct survey *s)
{
	const char *name = s->output != NULL ? cmd_base_name(s->output) : "",
		   *dot = *name != '\0' ? strrchr(name + 1, '.') : NULL;

	if (s->format == NULL && dot != NULL)
		s->format = strcmp(dot, ".htm") == 0   ? "html"
			    : strcmp(dot, ".txt") == 0 ? "text"
						       : dot + 1;
	if (s->format != NULL && dot != NULL && s->format == dot + 1 &&
	    looks_of(s->format) == NULL)
		return cmd_usage(s->run.verb,
				 "-o %s: which format? a survey is .txt, .csv, "
				 ".json, .ndjson or .html; or say --format",
				 s->output);
	if (s->format == NULL)
		s->format = "text";
	if (looks_of(s->format) != NULL)
		return 0;
	return cmd_usage(s->run.verb,
			 "--format %s: text, csv, json, ndjson or html",
			 s->format);
}

/* Refuses to replace what is read, or no survey. Of a million inputs each is a
 * question to the file system, so nobody asks where there is nothing to
 * replace. */
static int
spare_inputs(struct survey *s)
{
	struct cmd_run *run = &s->run;
	const char *same;
	size_t k;
	int i;

	if (s->output == NULL || strcmp(s->output, "-") == 0 ||
	    !cmd_is_there(s->output))
		return 0;
	for (k = 0; k < run->list.count; k++)
		cmd_ids_add(&run->inputs, run->list.input[k].path);
	for (i = 0; s->merge && i < s->args.count; i++)
		cmd_ids_add(&run->inputs, s->args.operands[i]);
	same = cmd_ids_find(&run->inputs, s->output);
	return same == NULL
		   ? cmd_look_at_old(s->output, run->verb, "-o",
				     "earlier survey in this format",
				     looks_of(s->format))
		   : cmd_usage(run->verb,
			       "%s is %s, which is read: it would be replaced",
			       s->output, same);
}

static int
settle_files(struct survey *s)
{
	struct cmd_run *run = &s->run;
	int rc = 0;

	if (s->merge && (run->list.from != NULL || run->list.shards > 1))
		return cmd_usage(run->verb,
				 "--merge takes the files of rows alone");
	if (!s->merge)
		rc = cmd_list_fill(run, s->args.operands, s->args.count);
	if (rc == 0 && (s->merge ? s->args.count == 0 : run->list.count == 0))
		rc = cmd_usage(run->verb,
			       s->args.count == 0 && run->list.from == NULL
				   ? "no input"
				   : "no file of a known kind is there");
	return rc == 0 ? spare_inputs(s) : rc;
}

static int
settle(struct survey *s, int argc, char **argv)
{
	int id, rc = 0;

	cmd_args_init(&s->args, s->run.verb, argc, argv);
	while (rc == 0 && (id = cmd_args_next(&s->args)) != CMD_ARG_END) {
		if (id == CMD_ARG_BAD)
			rc = CMD_USAGE;
		else if (id == OPT_FORMAT)
			s->format = s->args.value;
		else if (id == OPT_OUTPUT)
			s->output = s->args.value;
		else if (id == OPT_MERGE)
			s->merge = 1;
		else
			rc = cmd_run_option(&s->run, id, s->args.value);
	}
	if (rc == 0)
		rc = settle_format(s);
	return rc == 0 ? settle_files(s) : rc;
}

static int
run_survey(const struct cmd_verb *verb, int argc, char **argv)
{
	struct survey s;
	int rc;

	memset(&s, 0, sizeof(s));
	rc = cmd_run_init(&s.run, verb);
	if (rc == 0)
		rc = settle(&s, argc, argv);
	if (rc == 0)
		rc = s.merge ? cmd_survey_merge(&s.rows, &s.run,
						s.args.operands, s.args.count,
						strcmp(s.format, "ndjson") == 0)
			     : cmd_run_rows(&s.run);
	if (rc == 0 && !s.merge)
		survey_files(&s);
	if (rc == 0)
		write_out(&s);
	rc = cmd_run_status(&s.run, rc);
	cmd_survey_fini(&s.rows);
	cmd_run_fini(&s.run);
	return rc;
}

static const struct cmd_option options[] = {
    {OPT_FORMAT, "format", 0, "FORMAT",
     "text, csv, json, ndjson or html (else by -o, else text)"},
    {OPT_OUTPUT, "output", 'o', "FILE", "where to (else standard output)"},
    {OPT_MERGE, "merge", 0, NULL,
     "the files hold rows that --format ndjson wrote: add them up"},
    {0, NULL, 0, NULL, NULL},
};

const struct cmd_verb cmd_survey = {
    .name = "survey",
    .synopsis = "[OPTION]... IN... | --merge ROWS.ndjson...",
    .summary = "a row a file, the worst first; a page of a holding",
    .details =
	"A row says verdict, format, encoding, language, words, turns, "
	"speakers, people,\nthe share of turns whose speaker is read, "
	"inferred or nobody, doubts, losses,\nwords unaccounted for, whether "
	"rights and source are stated, and the SHA-256.\nFirst comes what was "
	"not read, then what is invalid or not checked; then by\nlosses, "
	"words unaccounted for, doubts, path. Rows of shards (--shard K/N "
	"--format\nndjson) add up with --merge to what one machine would "
	"print.",
    .options = {options, cmd_read_options, cmd_list_options,
		cmd_common_options},
    .run = run_survey,
};
