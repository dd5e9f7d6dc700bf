/* SPDX-License-Identifier: MIT */
/* vidimus attest: a statement of what became of a source in its copies. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <vidimus.h>

#include "attest/statement.h"
#include "found/findings.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/ids.h"
#include "ground/moment.h"
#include "ground/output.h"
#include "ground/say.h"
#include "ground/verb.h"
#include "run/args.h"
#include "run/options.h"

enum { OPT_OUTPUT = CMD_OPT_OWN + 50 };

struct attest {
	struct cmd_run run;
	struct cmd_args args;
	struct cmd_statement what;
	const char *output, *modified;
	struct cmd_ids inputs;
};

/* The folder of the statement, by its real name; to free(). */
static char *
statement_folder(const char *output)
{
	char *folder = cmd_folder_of(strcmp(output, "-") == 0 ? "." : output);
	char *real = cmd_real(folder);

	free(folder);
	return real;
}

/*
 * What a file is called in the statement: its path below the statement's
 * folder, else its own name alone, so that no path of this machine travels. To
 * free(); NULL: it is not there.
 */
static char *
name_of(const char *folder, const char *path)
{
	char *real = cmd_real(path), *name;
	const char *below;

	if (real == NULL)
		return NULL;
	below = cmd_below(folder, real);
	name = cmd_have(strdup(below != NULL ? below : cmd_base_name(path)));
	free(real);
	return name;
}

static int
has_name_of(const struct cmd_named *other, const struct cmd_named *file)
{
	return other != file && other->name != NULL &&
	       strcmp(other->name, file->name) == 0;
}

/* Whether another file of the statement has that name already: whoever verifies
 * it would find one of them in place of both. That one file is given twice is
 * no matter, but as a copy. */
static int
is_named_twice(const struct attest *a, const struct cmd_named *file)
{
	const struct cmd_named *other = &a->what.source;
	size_t i;

	if (has_name_of(other, file) &&
	    !cmd_is_same_place(other->path, file->path))
		return 1;
	for (i = 0; i < a->what.copy_count; i++)
		if (has_name_of(&a->what.copy[i], file))
			return 1;
	for (i = 0; i < a->what.said_count; i++) {
		other = &a->what.said[i].file;
		if (has_name_of(other, file) &&
		    !cmd_is_same_place(other->path, file->path))
			return 1;
	}
	return 0;
}

/* 0, or a status: of a name that JSON cannot hold, or that is there twice. */
static int
settle_name(struct attest *a, const char *folder, struct cmd_named *file)
{
	json_t *text;

	if (strcmp(file->path, "-") == 0)
		return cmd_usage(a->run.verb,
				 "what is attested is a file: standard input "
				 "has no name");
	file->name = name_of(folder, file->path);
	if (file->name == NULL)
		return cmd_system(errno, "%s", file->path);
	text = json_string(file->name);
	if (text == NULL)
		return cmd_usage(a->run.verb,
				 "%s: a name that is not UTF-8 cannot stand in "
				 "a statement",
				 file->path);
	json_decref(text);
	cmd_ids_add(&a->inputs, file->path);
	return !is_named_twice(a, file)
		   ? 0
		   : cmd_usage(a->run.verb,
			       "two files would be \"%s\": put the "
			       "statement into a folder above both",
			       file->name);
}

/* Option and value as they go into the statement. */
static int
take_option(struct attest *a, int id, const char *value)
{
	const struct cmd_option *o;
	struct cmd_said *said;

	if (id == OPT_OUTPUT) {
		a->output = value;
		return 0;
	}
	if (id == CMD_OPT_FAIL_ON || id == CMD_OPT_QUIET)
		return cmd_run_option(&a->run, id, value);
	if (id == CMD_STATEMENT_MODIFIED) {
		a->modified = value;
		return 0;
	}
	for (o = cmd_read_options; o->id != 0 && o->id != id; o++)
		;
	if (o->id == 0)
		o = cmd_statement_options + (id - CMD_STATEMENT_MODIFIED);
	if (cmd_statement_option(o->name) == NULL)
		return cmd_usage(a->run.verb,
				 "--%s: what is not counted cannot be attested",
				 o->name);
	said = cmd_statement_say(&a->what, o->name);
	if (o->arg != NULL && strcmp(o->arg, "FILE") == 0 &&
	    cmd_is_there(value))
		said->file.path = cmd_have(strdup(value));
	else if (value != NULL)
		said->value = cmd_have(strdup(value));
	return 0;
}

static int
settle_names(struct attest *a)
{
	char *folder = statement_folder(a->output);
	size_t i;
	int rc = folder != NULL ? 0 : cmd_system(errno, "%s", a->output);

	if (rc == 0)
		rc = settle_name(a, folder, &a->what.source);
	for (i = 0; rc == 0 && i < a->what.copy_count; i++)
		rc = settle_name(a, folder, &a->what.copy[i]);
	for (i = 0; rc == 0 && i < a->what.said_count; i++)
		if (a->what.said[i].file.path != NULL)
			rc = settle_name(a, folder, &a->what.said[i].file);
	free(folder);
	return rc;
}

/* The path below a folder, to free(); NULL: it is not there. */
static char *
path_below(const char *folder, const char *path)
{
	char *above = cmd_real(folder), *real = cmd_real(path), *name = NULL;
	const char *below =
	    above != NULL && real != NULL ? cmd_below(above, real) : NULL;

	if (below != NULL)
		name = cmd_have(strdup(below));
	free(above);
	free(real);
	return name;
}

/*
 * The path by which rows and decisions know the source: as it was given, else
 * below the working folder, else below the folder of what is given beside it.
 * The root of this machine does not travel. To free(); NULL: its name is all
 * that is known.
 */
static char *
known_path(const struct attest *a)
{
	const char *path = a->what.source.path;
	char *known = NULL;
	json_t *text;
	size_t i;

	if (cmd_statement_inside(path))
		known = cmd_have(strdup(path));
	else
		known = path_below(".", path);
	for (i = 0; known == NULL && i < a->what.said_count; i++)
		if (a->what.said[i].file.path != NULL) {
			char *folder = cmd_folder_of(a->what.said[i].file.path);

			known = path_below(folder, path);
			free(folder);
		}
	text = known != NULL ? json_string(known) : NULL;
	if (text == NULL || strcmp(known, a->what.source.name) == 0) {
		free(known);
		known = NULL;
	}
	json_decref(text);
	return known;
}

/* Whether something is given of which rows or decisions are of files. */
static int
wants_path(const struct attest *a)
{
	static const char *const of_files[] = {"metadata", "people",
					       "decisions", NULL};
	size_t i, k;

	for (i = 0; i < a->what.said_count; i++)
		for (k = 0; of_files[k] != NULL; k++)
			if (strcmp(a->what.said[i].option, of_files[k]) == 0)
				return 1;
	return 0;
}

static int
settle_files(struct attest *a)
{
	static const struct cmd_looks looks = {"{", CMD_PREDICATE_TYPE, NULL};
	const char *same;
	int i;

	if (a->args.count < 2)
		return cmd_usage(a->run.verb, "a source and what became of it, "
					      "please");
	if (a->output == NULL)
		return cmd_usage(a->run.verb, "where to? say -o "
					      "NAME.vidimus.json");
	a->what.source.path = cmd_have(strdup(a->args.operands[0]));
	for (i = 1; i < a->args.count; i++)
		cmd_statement_copy(&a->what)->path =
		    cmd_have(strdup(a->args.operands[i]));
	i = settle_names(a);
	if (i != 0)
		return i;
	if (wants_path(a))
		a->what.known = known_path(a);
	same = cmd_ids_find(&a->inputs, a->output);
	return same != NULL ? cmd_usage(a->run.verb,
					"%s is %s, which is read: it would be "
					"replaced; nothing is written",
					a->output, same)
			    : cmd_look_at_old(a->output, a->run.verb, "-o",
					      "earlier statement", &looks);
}

static int
settle(struct attest *a, int argc, char **argv)
{
	char moment[CMD_MOMENT];
	int id, rc = 0;

	cmd_args_init(&a->args, a->run.verb, argc, argv);
	while (rc == 0 && (id = cmd_args_next(&a->args)) != CMD_ARG_END)
		rc = id == CMD_ARG_BAD ? CMD_USAGE
				       : take_option(a, id, a->args.value);
	if (rc == 0)
		rc = cmd_moment(a->run.verb, a->modified, moment);
	if (rc == 0 && moment[0] != '\0')
		cmd_statement_say(&a->what, "modified")->value =
		    cmd_have(strdup(moment));
	return rc == 0 ? settle_files(a) : rc;
}

static void
attest(struct attest *a)
{
	const struct vdm_sink *sink =
	    vdm_findings_sink(a->run.findings, a->output);
	json_t *statement;
	char *text = NULL;
	size_t length;

	a->run.print_from = VDM_LEVEL_WARNING;
	cmd_run_worse(
	    &a->run, cmd_statement_make(&a->what, a->run.findings, &statement));
	if (statement != NULL)
		text = cmd_have(cmd_statement_text(statement, &length));
	if (text != NULL && length > CMD_STATEMENT_MOST)
		cmd_run_worse(&a->run,
			      cmd_system(EFBIG, "%s: not written", a->output));
	else if (text != NULL &&
		 cmd_file_write(a->output, text, length, sink) != 0)
		cmd_run_worse(&a->run,
			      cmd_system(errno, "%s: not written", a->output));
	cmd_run_flush(&a->run);
	json_decref(statement);
	free(text);
}

static int
run_attest(const struct cmd_verb *verb, int argc, char **argv)
{
	struct attest a;
	int rc;

	memset(&a, 0, sizeof(a));
	rc = cmd_run_init(&a.run, verb);
	a.what.verb = verb;
	a.what.version = vdm_version();
	if (rc == 0)
		rc = settle(&a, argc, argv);
	if (rc == 0)
		attest(&a);
	rc = cmd_run_status(&a.run, rc);
	cmd_statement_fini(&a.what);
	cmd_ids_fini(&a.inputs);
	cmd_run_fini(&a.run);
	return rc;
}

static const struct cmd_option options[] = {
    {OPT_OUTPUT, "output", 'o', "FILE", "where to; - is standard output"},
    {CMD_STATEMENT_MODIFIED, "modified", 0, "TIME",
     "the date of change that the copies were given"},
    {CMD_STATEMENT_REPAIR, "repair", 0, NULL,
     "the copies were written with --repair"},
    {CMD_STATEMENT_NO_PROVENANCE, "no-provenance", 0, NULL,
     "the copies were written with --no-provenance"},
    {0, NULL, 0, NULL, NULL},
};

const struct cmd_verb cmd_attest = {
    .name = "attest",
    .synopsis = "[OPTION]... SOURCE COPY... -o NAME.vidimus.json",
    .summary = "states what became of a source in its copies",
    .details =
	"Writes an in-toto Statement (v1) about the copies: their digests and "
	"the source's,\nprogram and options, the account of words, each claim "
	"with its fate, what is lost,\nand the verdict of validation. Give "
	"the options that the copies were converted\nwith. vidimus verify "
	"works all of it out again; docs/attestation.md says how to\nsign it.",
    .options = {options, cmd_read_options, cmd_common_options},
    .run = run_attest,
};
