/* SPDX-License-Identifier: MIT */
/* vidimus diff: what changed of a record between two versions. */
#include "diff/diff.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "found/findings.h"
#include "found/list.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/say.h"
#include "ground/verb.h"
#include "run/args.h"
#include "run/options.h"
#include "run/read.h"
#include "run/taken.h"
#include "show/outputs.h"

enum { OPT_FORMAT = CMD_OPT_OWN, OPT_TEXTCONV, OPT_STAGED };

/* What is asked for. */
struct ask {
	struct cmd_diff diff;
	struct cmd_args args;
	int is_textconv;
	int driver;    /* arguments that git adds, at the end; 0: none */
	int has_level; /* --fail-on was said */
};

/* ---- arguments ----------------------------------------------------------- */

static int
take_form(struct ask *a, const char *value)
{
	static const char *const names[] = {"text", "lines", "json",
					    "markdown"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(value, names[i]) == 0) {
			a->diff.form = (enum cmd_diff_form)i;
			return 0;
		}
	a->diff.form = DIFF_OTHER;
	return cmd_outputs_option(&a->diff.run, CMD_OPT_FORMAT, value);
}

static int
take_level(struct ask *a, const char *value)
{
	struct cmd_diff *d = &a->diff;
	enum vdm_level level;

	a->has_level = 1;
	d->run.said_options |= 1ULL << CMD_OPT_FAIL_ON;
	d->run.gate.fails_on_claims = strcmp(value, "claim") == 0;
	d->fail_on = VDM_LEVEL_ERROR + 1; /* never */
	if (vdm_level_find(value, &level) == 0)
		d->fail_on = level;
	else if (!d->run.gate.fails_on_claims && strcmp(value, "never") != 0)
		return cmd_usage(d->run.verb,
				 "--fail-on %s: claim, note, warning, loss, "
				 "error or never",
				 value);
	return 0;
}

static int
take_option(struct ask *a, int id)
{
	switch (id) {
	case CMD_ARG_BAD:
		return CMD_USAGE;
	case OPT_FORMAT:
		return take_form(a, a->args.value);
	case OPT_TEXTCONV:
		a->is_textconv = 1;
		return 0;
	case OPT_STAGED:
		a->diff.is_staged = 1;
		return 0;
	case CMD_OPT_FAIL_ON:
		return take_level(a, a->args.value);
	default:
		return cmd_run_option(&a->diff.run, id, a->args.value);
	}
}

static int
is_hex(const char *s)
{
	return strcmp(s, ".") == 0 ||
	       (s[0] != '\0' && s[strspn(s, "0123456789abcdef")] == '\0');
}

static int
is_mode(const char *s)
{
	return strcmp(s, ".") == 0 ||
	       (strlen(s) == 6 && s[strspn(s, "01234567")] == '\0');
}

/*
 * How many arguments git added, as it does for an external diff: a path, then
 * file, id and mode of each version, and of what was renamed its new name and
 * how alike the two are; a path alone is unmerged.
 */
static int
driver_arguments(int argc, char **argv)
{
	int n;

	for (n = 7; n <= 9; n += 2)
		if (argc >= n && is_hex(argv[argc - n + 2]) &&
		    is_mode(argv[argc - n + 3]) && is_hex(argv[argc - n + 5]) &&
		    is_mode(argv[argc - n + 6]))
			return n;
	return argc >= 1 && getenv("GIT_DIFF_PATH_TOTAL") != NULL ? 1 : 0;
}

static int
settle(struct ask *a, int argc, char **argv)
{
	int id, rc = 0;

	a->driver = driver_arguments(argc, argv);
	cmd_args_init(&a->args, a->diff.run.verb, argc - a->driver, argv);
	while (rc == 0 && (id = cmd_args_next(&a->args)) != CMD_ARG_END)
		rc = take_option(a, id);
	return rc;
}

/* ---- two files ----------------------------------------------------------- */

/* A file's bytes; /dev/null: there is none. 0, or a status. */
static int
load(struct cmd_diff *d, struct cmd_diff_side *side, const char *file)
{
	if (strcmp(file, "/dev/null") == 0)
		return 0;
	if (cmd_input_read(file, &side->bytes, &side->length, NULL) == 0)
		return 0;
	cmd_run_lost(&d->run, file, "file-unread", "not read", errno);
	return CMD_SYSTEM;
}

static const char *
status_of(const struct cmd_diff_pair *p)
{
	if (p->a.bytes == NULL)
		return "added";
	if (p->b.bytes == NULL)
		return "deleted";
	return p->renamed != NULL ? "renamed" : "changed";
}

static int
two(struct cmd_diff *d, struct cmd_diff_pair *p, const char *a, const char *b)
{
	int rc = load(d, &p->a, a);

	if (rc == 0)
		rc = load(d, &p->b, b);
	if (p->a.bytes == NULL && p->b.bytes == NULL)
		rc = rc != 0 ? rc : cmd_usage(d->run.verb, "two times nothing");
	p->status = status_of(p);
	if (rc == 0)
		rc = cmd_diff_begin(d);
	if (rc == 0) {
		cmd_list_drop(&d->run.list, a);
		cmd_diff_pair(d, p);
		cmd_diff_end(d);
	}
	free(p->a.bytes);
	free(p->b.bytes);
	return rc;
}

static int
two_files(struct cmd_diff *d, char *const *operands)
{
	const char *a = operands[0], *b = operands[1];
	int is_a = strcmp(a, "/dev/null") != 0;
	int is_b = strcmp(b, "/dev/null") != 0;
	struct cmd_diff_pair p = {
	    .a = {is_a ? a : b, is_a ? a : b, cmd_shown(a), NULL, 0},
	    .b = {is_b ? b : a, is_b ? b : a, cmd_shown(is_b ? b : a), NULL, 0},
	};
	int rc;

	p.title = p.b.shown;
	if (is_a && is_b && strcmp(a, b) != 0)
		p.against = a;
	if (is_a)
		cmd_list_put(&d->run.list, a);
	if (is_b && strcmp(a, b) != 0)
		cmd_list_put(&d->run.list, b);
	rc = cmd_config_check(&d->run);
	if (rc == 0)
		rc = cmd_run_rows(&d->run);
	return rc != 0 ? rc : two(d, &p, a, b);
}

/* As git calls an external diff; its files may be temporary ones. */
static int
driver(struct cmd_diff *d, char *const *v, int count)
{
	const char *path = v[0], *name = count == 9 ? v[7] : path;
	struct cmd_diff_pair p = {
	    .a = {path, path, path, NULL, 0},
	    .b = {name, name, name, NULL, 0},
	};
	int rc;

	p.title = name;
	if (count == 9)
		p.renamed = path;
	if (count == 1) {
		p.status = "unmerged";
		p.note = "unmerged: nothing is compared before its conflict is "
			 "resolved";
	} else if (cmd_diff_mode(v[3]) != NULL || cmd_diff_mode(v[6]) != NULL) {
		p.status = "changed";
		p.note = cmd_diff_mode(v[3]) != NULL ? cmd_diff_mode(v[3])
						     : cmd_diff_mode(v[6]);
	} else if (d->run.from == NULL && vdm_format_for_name(name) == NULL) {
		p.status = "changed";
		p.note = "no record by its name: not compared";
	} else {
		return two(d, &p, v[1], v[4]);
	}
	rc = cmd_diff_begin(d);
	if (rc == 0) {
		cmd_diff_pair(d, &p);
		cmd_diff_end(d);
	}
	return rc;
}

/* ---- one file as lines --------------------------------------------------- */

static int
print_record(struct cmd_diff *d, const struct vdm_record *rec)
{
	enum vdm_diff_format format =
	    d->form == DIFF_MARKDOWN ? VDM_DIFF_MARKDOWN : VDM_DIFF_TEXT;
	char *text;
	size_t length;
	int rc;

	if (vdm_record_lines(rec, format, &text, &length) != 0)
		return cmd_system(errno, "lines");
	rc = cmd_print(text, length);
	vdm_free(text);
	return rc;
}

/*
 * For git, which shows no other file either once this fails: what is no record
 * is printed as it is, behind a line that says so.
 */
static int
textconv(struct ask *a)
{
	struct cmd_diff *d = &a->diff;
	const char *path = a->args.operands[0];
	struct cmd_diff_side side = {path, path, cmd_shown(path), NULL, 0};
	struct vdm_record *rec;
	int rc;

	if (a->args.count != 1)
		return cmd_usage(d->run.verb, "--textconv takes one file");
	if (d->form != DIFF_TEXT && d->form != DIFF_MARKDOWN)
		return cmd_usage(d->run.verb,
				 "--textconv writes text or markdown");
	rc = load(d, &side, path);
	if (rc != 0 || side.bytes == NULL)
		return rc;
	rec = cmd_diff_read(d, &side);
	if (rec != NULL) {
		rc = print_record(d, rec);
	} else {
		printf("(not read as a record; these are its bytes)\n");
		rc = cmd_print(side.bytes, side.length);
	}
	vdm_record_free(rec);
	cmd_run_end(&d->run, side.shown);
	free(side.bytes);
	return rc;
}

/* ---- which of them ------------------------------------------------------- */

static int
is_file(const char *name)
{
	return strcmp(name, "-") == 0 ||
	       (cmd_is_there(name) &&
		(!cmd_is_folder(name) || vdm_folder_is_document(name)));
}

/* Whether two operands, none of them behind a "--" of its own, are meant as
 * files: one of them is one, and the other one is one or is called like one. */
static int
are_files(const struct ask *a)
{
	char *const *v = a->args.operands;
	int i, n = 0;

	if (a->args.count != 2 || a->args.dashes == 1 || a->diff.is_staged)
		return 0;
	for (i = 0; i < 2; i++)
		n += is_file(v[i]);
	if (n == 1)
		for (i = 0; i < 2; i++)
			n += !is_file(v[i]) && !cmd_is_folder(v[i]) &&
			     vdm_format_for_name(v[i]) != NULL &&
			     !cmd_diff_is_revision(v[i]);
	return n == 2;
}

/* What the repository settles; of findings that go to files only where a
 * person asked for them. */
static int
take_settings(struct ask *a)
{
	struct cmd_run *run = &a->diff.run;
	int is_git = a->driver > 0 || a->is_textconv, files = are_files(a), rc;
	unsigned never = VDM_LEVEL_ERROR + 1;

	a->diff.is_driver = is_git;
	run->gate.no_allow = 1; /* what is found is of two versions */
	run->fail_on = never;
	if (is_git)
		run->said_options |=
		    1ULL << CMD_OPT_OUTPUTS | 1ULL << CMD_OPT_SUMMARY;
	rc = files ? cmd_config_pair(run, a->args.operands)
		   : cmd_config_begin(run, NULL, 0);
	if (run->fail_on != never)
		a->diff.fail_on = run->fail_on;
	run->fail_on = a->diff.fail_on;
	return rc;
}

/* Operands before "--" are revisions, those behind it paths. */
static int
dispatch(struct ask *a)
{
	struct cmd_diff *d = &a->diff;
	char **v = a->args.operands;
	int n = a->args.count, revisions;

	if (a->driver > 0)
		return driver(d, a->args.argv + a->args.argc, a->driver);
	if (a->is_textconv)
		return textconv(a);
	revisions = a->args.dashes < 0 ? n : a->args.dashes;
	if (are_files(a))
		return two_files(d, v);
	if (d->is_staged && revisions == 0)
		return cmd_diff_git(d, NULL, 0, v, n);
	if (revisions == 1 || revisions == 2)
		return cmd_diff_git(d, v, revisions, v + revisions,
				    n - revisions);
	return cmd_usage(d->run.verb,
			 "two files; or one or two revisions, and files behind "
			 "--");
}

static int
run_diff(const struct cmd_verb *verb, int argc, char **argv)
{
	struct ask a;
	int rc;

	memset(&a, 0, sizeof(a));
	a.diff.fail_on = VDM_LEVEL_ERROR + 1;
	rc = cmd_run_init(&a.diff.run, verb);
	if (rc == 0)
		rc = settle(&a, argc, argv);
	if (rc == 0)
		rc = take_settings(&a);
	if (rc == 0)
		rc = dispatch(&a);
	rc = cmd_run_status(&a.diff.run, rc);
	/* git takes any other status for a failure, and shows nothing more */
	if (a.diff.is_driver && !a.has_level && rc == CMD_FINDINGS)
		rc = CMD_OK;
	cmd_run_fini(&a.diff.run);
	return rc;
}

static const struct cmd_option options[] = {
    {OPT_FORMAT, "format", 0, "FORMAT",
     "text (default), lines (for editors), json, markdown, ndjson, sarif, "
     "github, gitlab, junit, checkstyle, tap, epubcheck"},
    {OPT_STAGED, "staged", 0, NULL,
     "what stands in the index, instead of the working tree"},
    {OPT_TEXTCONV, "textconv", 0, NULL,
     "print the record of one file, a line each field, person and turn"},
    {CMD_OPT_FAIL_ON, "fail-on", 0, "LEVEL",
     "exit 1 where a claim changed, or from a level on: claim, note, warning, "
     "loss, error, never (default)"},
    {CMD_OPT_QUIET, "quiet", 'q', NULL, "print no findings of reading"},
    {CMD_OPT_COLOUR, "color", 0, "WHEN",
     "findings in colour: auto (default), always or never"},
    {0, NULL, 0, NULL, NULL},
};

const struct cmd_verb cmd_diff = {
    .name = "diff",
    .synopsis = "[OPTION]... A B | [OPTION]... REV [REV] [-- PATH...]",
    .summary = "what changed of the record between two versions",
    .details =
	"Two files, or what git says changed between two revisions, or between "
	"one and the\nworking tree: who speaks, who took part, who is "
	"credited, "
	"rights, description; then\nthe words that were changed, lost or "
	"added, and the blocks. What is the same is\nnot printed. --fail-on "
	"claim exits 1 where a claim that was there (who speaks,\nwho took "
	"part, attribution, rights) is another one now.\nGit runs it as an "
	"external diff (its seven arguments are understood), and\nvidimus diff "
	"--textconv as a filter; vidimus git-setup writes what that takes.",
    .options = {options, cmd_read_options, cmd_output_options},
    .one_of = {"staged", "textconv"},
    .run = run_diff,
};
