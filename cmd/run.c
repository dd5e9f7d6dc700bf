/* SPDX-License-Identifier: MIT */
/* What verbs that read records share: options, findings, status. */
#include "cmd.h"
#include "list.h"
#include "pool.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

enum { MOST_JOBS = 256 };

const struct cmd_option cmd_read_options[] = {
    {CMD_OPT_FROM, "from", 'f', "FORMAT",
     "what the input is: a name or an ending (else found out)"},
    {CMD_OPT_ENCODING, "encoding", 0, "NAME",
     "of plain text (else UTF-8, or detected)"},
    {CMD_OPT_XINCLUDE, "xinclude", 0, NULL,
     "follow XInclude inside the file's own folder"},
    {CMD_OPT_PROFILE, "profile", 0, "FILE",
     "a house style for plain text, or a built-in one's name"},
    {CMD_OPT_PEOPLE, "people", 0, "FILE",
     "what is known of the people: names, forms, roles, scope"},
    {CMD_OPT_METADATA, "metadata", 0, "FILE",
     "what is known of the fields: YAML, or a table with a row a file"},
    {CMD_OPT_DECISIONS, "decisions", 0, "FILE",
     "what a person decided: YAML or CSV of vidimus review; several add up"},
    {CMD_OPT_NO_RECOGNISE, "no-recognise", 0, NULL,
     "leave plain paragraphs as they are"},
    {CMD_OPT_NO_ACCOUNT, "no-account", 0, NULL,
     "do not count words, addresses and functions from the bytes"},
    {0, NULL, 0, NULL, NULL},
};

const struct cmd_option cmd_common_options[] = {
    {CMD_OPT_FAIL_ON, "fail-on", 0, "LEVEL",
     "exit 1 from there on: note, warning, loss (default), error, never"},
    {CMD_OPT_QUIET, "quiet", 'q', NULL, "print no findings"},
    {CMD_OPT_COLOUR, "color", 0, "WHEN",
     "findings in colour: auto (default), always or never"},
    {0, NULL, 0, NULL, NULL},
};

/* What is said, and what the conventions of terminals say. */
static int
take_colour(struct cmd_run *run, const char *when)
{
	const char *no = getenv("NO_COLOR"), *force = getenv("CLICOLOR_FORCE");
	const char *term = getenv("TERM");

	if (strcmp(when, "always") == 0)
		run->colour = 1;
	else if (strcmp(when, "never") == 0)
		run->colour = 0;
	else if (strcmp(when, "auto") != 0)
		return cmd_usage(run->verb, "--color %s: auto, always or never",
				 when);
	else if (no != NULL && *no != '\0')
		run->colour = 0;
	else if (force != NULL && *force != '\0' && strcmp(force, "0") != 0)
		run->colour = 1;
	else
		run->colour = isatty(STDERR_FILENO) && term != NULL &&
			      strcmp(term, "dumb") != 0;
	return 0;
}

static int
take_jobs(struct cmd_run *run, const char *value)
{
	char *end;

	if (strcmp(value, "auto") == 0) {
		run->jobs = cmd_processors();
		return 0;
	}
	run->jobs = strtol(value, &end, 10);
	if (end == value || *end != '\0' || run->jobs < 1 ||
	    run->jobs > MOST_JOBS)
		return cmd_usage(run->verb, "-j %s: 1 to %d, or auto", value,
				 (int)MOST_JOBS);
	return 0;
}

int
cmd_run_init(struct cmd_run *run, const struct cmd_verb *verb)
{
	memset(run, 0, sizeof(*run));
	run->verb = verb;
	run->fail_on = VDM_LEVEL_LOSS;
	run->print_from = VDM_LEVEL_NOTE;
	run->jobs = 1;
	run->list.shard = run->list.shards = 1;
	take_colour(run, "auto");
	run->findings = vdm_findings_new();
	run->read = vdm_read_options_new();
	run->account = vdm_account_new();
	run->tables = vdm_tables_new();
	if (run->findings == NULL || run->read == NULL ||
	    run->account == NULL || run->tables == NULL)
		return cmd_system(ENOMEM, "start");
	vdm_read_options_account(run->read, run->account);
	vdm_findings_account(run->findings, run->account);
	return 0;
}

void
cmd_run_fini(struct cmd_run *run)
{
	vdm_findings_free(run->findings);
	vdm_read_options_free(run->read);
	vdm_account_free(run->account);
	vdm_tables_free(run->tables);
	cmd_ids_fini(&run->inputs);
	cmd_list_fini(&run->list);
	cmd_gate_fini(&run->gate);
	json_decref(run->files);
	cmd_configs_fini(&run->configs);
	free(run->outputs.svrl);
	while (run->kept_count > 0)
		free(run->kept[--run->kept_count]);
	free(run->kept);
	free(run->decisions);
	free(run->note);
	free(run->said);
}

/* "1,204,331" */
static const char *
grouped(char *to, size_t size, long n)
{
	char digits[24];
	size_t i, k = 0, length;

	snprintf(digits, sizeof(digits), "%ld", n);
	length = strlen(digits);
	for (i = 0; i < length && k + 2 < size; i++) {
		if (i > 0 && (length - i) % 3 == 0)
			to[k++] = ',';
		to[k++] = digits[i];
	}
	to[k] = '\0';
	return to;
}

static long
missing(const struct vdm_account *account)
{
	static const char *const columns[] = {"unaccounted", "invented",
					      "displaced"};
	const char *name;
	size_t i, k;
	long n = 0;

	for (i = 0; (name = vdm_account_name(i)) != NULL; i++)
		for (k = 0; k < sizeof(columns) / sizeof(columns[0]); k++)
			n += vdm_account_get(account, name, columns[k]);
	return n;
}

void
cmd_run_account(const struct cmd_run *run, FILE *out)
{
	const struct vdm_account *a = run->account;
	size_t files = a != NULL ? vdm_account_documents(a) : 0;
	char words[40], addresses[40], functions[40], not [40];

	if (files == 0)
		return;
	fprintf(out, "%s words, %s addresses, %s functions in %zu file%s: ",
		grouped(words, sizeof(words),
			vdm_account_get(a, "words", "source")),
		grouped(addresses, sizeof(addresses),
			vdm_account_get(a, "addresses", "source")),
		grouped(functions, sizeof(functions),
			vdm_account_get(a, "functions", "source")),
		files, files == 1 ? "" : "s");
	if (missing(a) == 0)
		fprintf(out, "all accounted for\n");
	else
		fprintf(out, "%s not accounted for\n",
			grouped(not, sizeof(not ), missing(a)));
}

void
cmd_run_keep_text(struct cmd_run *run, char *text)
{
	run->kept = cmd_have(
	    realloc(run->kept, (run->kept_count + 1) * sizeof(*run->kept)));
	run->kept[run->kept_count++] = text;
}

void
cmd_run_worse(struct cmd_run *run, int status)
{
	if (status > run->status)
		run->status = status;
}

int
cmd_run_status(struct cmd_run *run, int rc)
{
	cmd_run_worse(run, rc);
	return run->status;
}

/* What is wrong with a value is said before it comes here. */
static int
was_set(int rc, const char *option)
{
	return rc == 0 ? 0 : cmd_system(errno, "--%s", option);
}

int
cmd_set_read(struct vdm_read_options *options, const char *option,
	     const char *value)
{
	return was_set(vdm_read_options_set(options, option, value), option);
}

int
cmd_set_write(struct vdm_write_options *options, const char *option,
	      const char *value)
{
	return was_set(vdm_write_options_set(options, option, value), option);
}

int
cmd_set_place(struct vdm_read_options *options, const char *path)
{
	int is_file = strcmp(path, "-") != 0;
	char *folder = is_file ? cmd_folder_of(path) : NULL;
	int rc;

	if (is_file && folder == NULL)
		return cmd_system(ENOMEM, "%s", path);
	rc = cmd_set_read(options, "name", is_file ? path : NULL);
	if (rc == 0)
		rc = cmd_set_read(options, "base", folder);
	free(folder);
	return rc;
}

int
cmd_beside_read(struct cmd_run *run, const char *path, char **bytes,
		size_t *length)
{
	cmd_ids_add(&run->inputs, path);
	if (cmd_file_read(path, bytes, length) != 0)
		return cmd_system(errno, "%s", path);
	return 0;
}

int
cmd_beside_status(struct cmd_run *run, const char *path, int rc, int error)
{
	if (rc != 0 && error != 0 && error != EFBIG)
		return cmd_system(error, "%s", path);
	if (rc == 0)
		return 0;
	cmd_run_flush(run);
	return CMD_USAGE;
}

static int
take_table(struct cmd_run *run, enum vdm_stated what, const char *path)
{
	const char *called = run->called != NULL ? run->called : path;
	const char *from = strcmp(called, "-") != 0 ? called : NULL;
	char *bytes, digest[65];
	size_t length;
	int rc = cmd_beside_read(run, path, &bytes, &length), error;

	if (rc != 0)
		return rc;
	rc =
	    vdm_tables_add(run->tables, what, from, bytes, length,
			   vdm_findings_sink(run->findings, cmd_shown(called)));
	error = errno;
	vdm_digest(bytes, length, digest);
	cmd_run_said(run, 1000 + (int)what, digest);
	free(bytes);
	run->given |= 1U << what;
	vdm_read_options_tables(run->read, run->tables);
	return cmd_beside_status(run, path, rc, error);
}

static int
take_style(struct cmd_run *run, const char *path)
{
	char *bytes, *text, digest[65];
	size_t length;
	int rc, error;

	if (run->given & 1U << VDM_STATED_PROFILE)
		return cmd_usage(run->verb, "--profile is given twice");
	rc = cmd_beside_read(run, path, &bytes, &length);
	if (rc != 0)
		return rc;
	rc = vdm_stated_text(VDM_STATED_PROFILE, bytes, length, &text,
			     vdm_findings_sink(run->findings, cmd_shown(path)));
	error = errno;
	free(bytes);
	rc = cmd_beside_status(run, path, rc, error);
	if (rc == 0) {
		vdm_digest(text, strlen(text), digest);
		cmd_run_said(run, 1000 + VDM_STATED_PROFILE, digest);
		rc = cmd_set_read(run->read, "profile", text);
	}
	run->given |= 1U << VDM_STATED_PROFILE;
	vdm_free(text);
	return rc;
}

static int
take_profile(struct cmd_run *run, const char *value)
{
	if (access(value, F_OK) != 0 && (strcmp(value, "generic") == 0 ||
					 strcmp(value, "web-archive") == 0)) {
		run->given |= 1U << VDM_STATED_PROFILE;
		return cmd_set_read(run->read, "profile", value);
	}
	return take_style(run, value);
}

static int
take_level(struct cmd_run *run, const char *value)
{
	enum vdm_level level;

	run->fail_on = VDM_LEVEL_ERROR + 1; /* never */
	if (vdm_level_find(value, &level) == 0)
		run->fail_on = level;
	else if (strcmp(value, "never") != 0)
		return cmd_usage(run->verb,
				 "--fail-on %s: note, warning, "
				 "loss, error or never",
				 value);
	return 0;
}

int
cmd_no_format(const struct cmd_verb *verb, const char *option,
	      const char *value)
{
	int reading = strcmp(option, "--from") == 0;
	char known[256];
	const char *name;
	size_t i, n = 0;

	known[0] = '\0';
	for (i = 0; (name = vdm_format_name(i)) != NULL; i++)
		if (n < sizeof(known) &&
		    (reading || vdm_format_is_written(name)))
			n += (size_t)snprintf(known + n, sizeof(known) - n,
					      "%s%s (%s)", n > 0 ? ", " : "",
					      name, vdm_format_extension(name));
	return cmd_usage(verb, "%s %s: %s %s", option, value,
			 reading ? "there are" : "what can be written is",
			 known);
}

static void
append(char **to, size_t *length, const void *bytes, size_t n)
{
	*to = cmd_have(realloc(*to, *length + n + 1));
	memcpy(*to + *length, bytes, n);
	*length += n;
	(*to)[*length] = '\0';
}

void
cmd_run_note(struct cmd_run *run, const void *bytes, size_t length)
{
	append(&run->note, &run->note_length, bytes, length);
}

void
cmd_run_note_clear(struct cmd_run *run)
{
	run->note_length = 0;
}

void
cmd_run_said(struct cmd_run *run, int id, const char *value)
{
	char number[24];

	snprintf(number, sizeof(number), "%d=", id);
	append(&run->said, &run->said_length, number, strlen(number));
	append(&run->said, &run->said_length, value != NULL ? value : "",
	       value != NULL ? strlen(value) + 1 : 1);
}

int
cmd_run_option(struct cmd_run *run, int id, const char *value)
{
	if (id < CMD_OPT_OWN)
		run->said_options |= 1ULL << id;
	if (id < CMD_OPT_FAIL_ON)
		cmd_run_said(run, id, value);
	switch (id) {
	case CMD_OPT_FROM:
		run->from = vdm_format_for_word(value);
		if (run->from == NULL)
			return cmd_no_format(run->verb, "--from", value);
		return cmd_set_read(run->read, "from", value);
	case CMD_OPT_ENCODING:
		return cmd_set_read(run->read, "encoding", value);
	case CMD_OPT_XINCLUDE:
		return cmd_set_read(run->read, "xinclude", "yes");
	case CMD_OPT_PROFILE:
		return take_profile(run, value);
	case CMD_OPT_PEOPLE:
		return take_table(run, VDM_STATED_PEOPLE, value);
	case CMD_OPT_METADATA:
		return take_table(run, VDM_STATED_METADATA, value);
	case CMD_OPT_DECISIONS:
		return cmd_decisions_take(run, value);
	case CMD_OPT_NO_RECOGNISE:
		return cmd_set_read(run->read, "recognise", "no");
	case CMD_OPT_NO_ACCOUNT:
		vdm_account_free(run->account);
		run->account = NULL;
		vdm_read_options_account(run->read, NULL);
		vdm_findings_account(run->findings, NULL);
		return cmd_set_read(run->read, "account", "no");
	case CMD_OPT_FAIL_ON:
		return take_level(run, value);
	case CMD_OPT_QUIET:
		run->quiet = 1;
		return 0;
	case CMD_OPT_COLOUR:
		return take_colour(run, value);
	case CMD_OPT_JOBS:
		return take_jobs(run, value);
	case CMD_OPT_FILES_FROM:
	case CMD_OPT_NULL:
	case CMD_OPT_INCLUDE:
	case CMD_OPT_EXCLUDE:
	case CMD_OPT_SHARD:
		return cmd_list_option(run, id, value);
	case CMD_OPT_FORMAT:
	case CMD_OPT_OUTPUTS:
	case CMD_OPT_SUMMARY:
		return cmd_outputs_option(run, id, value);
	case CMD_OPT_BASELINE:
	case CMD_OPT_WRITE_BASELINE:
	case CMD_OPT_CHANGED:
	case CMD_OPT_CHANGED_LINES:
	case CMD_OPT_NO_CONFIG:
		return cmd_gate_option(run, id, value);
	default:
		return CMD_USAGE;
	}
}

/* What a file allows is listed, with its reason. */
static void
print_allowed(const struct cmd_run *run, const struct vdm_finding *f)
{
	if (run->quiet ||
	    strcmp(vdm_finding_detail(f, "state"), "allowed") != 0)
		return;
	cmd_put(stderr, vdm_finding_file(f));
	fprintf(stderr, ":%u:%u: allowed: ", vdm_finding_line(f),
		vdm_finding_column(f));
	cmd_put_inside(stderr, vdm_finding_message(f));
	fputs(", because: ", stderr);
	cmd_put_inside(stderr, vdm_finding_detail(f, "reason"));
	fprintf(stderr, " [%s]\n", vdm_finding_id(f));
}

int
cmd_counts(const struct vdm_finding *finding)
{
	return vdm_finding_detail(finding, "state") == NULL;
}

void
cmd_run_flush(struct cmd_run *run)
{
	const struct vdm_finding *f;

	if (run->findings == NULL)
		return; /* there was no memory to begin */
	cmd_gate(run);
	for (; (f = vdm_findings_get(run->findings, run->printed)) != NULL;
	     run->printed++) {
		if (cmd_fails(run, f))
			cmd_run_worse(run, CMD_FINDINGS);
		if (!cmd_counts(f)) {
			print_allowed(run, f);
			continue;
		}
		if (!run->quiet && vdm_finding_level(f) >= run->print_from)
			cmd_put_finding(stderr, f,
					run->colour ? CMD_LINE_COLOUR
						    : CMD_LINE_PEOPLE);
	}
	fflush(stderr);
	if (vdm_findings_failed(run->findings))
		cmd_run_worse(run, cmd_system(ENOMEM, "list of findings"));
}

const char *
cmd_shown(const char *path)
{
	return strcmp(path, "-") == 0 ? "standard input" : path;
}

/* Whether there is a file of that name in the folder of another file. */
static int
is_beside(const char *path, const char *file)
{
	char *folder = cmd_folder_of(path), *all = NULL;
	int there;

	if (folder != NULL)
		all = cmd_join(folder, file, strlen(file), NULL);
	there = all != NULL && access(all, F_OK) == 0;
	free(all);
	free(folder);
	return there;
}

static int
is_there(void *ctx, const char *file)
{
	const struct cmd_run *run = ctx;
	int there = access(file, F_OK) == 0;
	size_t i, n, last = (size_t)-1;

	/* files of one folder come one after the other */
	for (i = 0; !there && i < run->list.count; i++) {
		const char *path = run->list.input[i].path;

		n = (size_t)(cmd_base_name(path) - path);
		if (i == 0 || n != last ||
		    strncmp(path, run->list.input[i - 1].path, n) != 0)
			there = is_beside(path, file);
		last = n;
	}
	return there;
}

/* Tables and decisions are told all files of the run. */
static int
name_files(struct cmd_run *run)
{
	const struct cmd_list *list = &run->list;
	size_t i;

	for (i = 0; i < list->count; i++) {
		const struct cmd_input *in = &list->input[i];

		if (vdm_tables_file(run->tables, in->path,
				    in->keeps ? in->path + in->inside : NULL) !=
		    0)
			return cmd_system(errno, "list of files");
	}
	return 0;
}

static int
match_tables(struct cmd_run *run)
{
	int rc, error;

	rc = vdm_tables_match(run->tables, is_there, run, run->findings);
	error = errno;
	if (rc != 0 && error != 0)
		return cmd_system(error, "tables");
	return rc == 0 ? 0 : CMD_USAGE;
}

int
cmd_run_rows(struct cmd_run *run)
{
	unsigned tables = 1U << VDM_STATED_METADATA | 1U << VDM_STATED_PEOPLE;
	const struct vdm_sink *sink;
	int rc = 0;

	if (run->given & tables || run->decisions != NULL)
		rc = name_files(run);
	if (rc == 0 && run->given & tables)
		rc = match_tables(run);
	if (rc == 0 && run->decisions != NULL) {
		sink = vdm_findings_sink(run->findings, run->decisions_path);
		rc = cmd_decisions_match(run, sink);
	}
	cmd_run_flush(run);
	return rc;
}

/* Whether the last reading said what is wrong with the document. */
static int
was_refused(struct cmd_run *run, size_t before)
{
	const struct vdm_finding *f;

	for (; (f = vdm_findings_get(run->findings, before)) != NULL; before++)
		if (vdm_finding_level(f) >= VDM_LEVEL_LOSS)
			return 1;
	return 0;
}

void
cmd_run_end(struct cmd_run *run, const char *path)
{
	vdm_budget_end(vdm_findings_sink(run->findings, cmd_shown(path)));
	cmd_gate_leave(run);
	cmd_run_flush(run);
}

void
cmd_run_failed(struct cmd_run *run, int error, const char *what)
{
	cmd_run_worse(run, error == EFBIG ? CMD_FINDINGS
					  : cmd_system(error, "%s", what));
}

void
cmd_run_keep(struct cmd_run *run, const char *path, const char *id,
	     const char *message)
{
	cmd_run_flush(run);
	vdm_finding_say(vdm_findings_sink(run->findings, cmd_shown(path)), id,
			message);
	run->printed = vdm_findings_count(run->findings);
}

void
cmd_run_lost(struct cmd_run *run, const char *path, const char *id,
	     const char *what, int error)
{
	char said[512];

	snprintf(said, sizeof(said), "the file is %s: %s", what,
		 error != 0 ? strerror(error) : "the system says no more");
	cmd_run_keep(run, path, id, said);
	if (strcmp(path, "-") == 0 && strcmp(id, "file-unwritten") == 0)
		path = "standard output";
	cmd_run_worse(run, cmd_system(error, "%s: %s", cmd_shown(path), what));
}

/* Whether not all of that is known or allowed. */
static int
fails_behind(const struct cmd_run *run, size_t before)
{
	const struct vdm_finding *f;

	if (run->gate.write_baseline != NULL)
		return 0;
	for (; (f = vdm_findings_get(run->findings, before)) != NULL; before++)
		if (cmd_counts(f) && vdm_finding_level(f) >= VDM_LEVEL_LOSS)
			return 1;
	return 0;
}

struct vdm_record *
cmd_run_read_bytes(struct cmd_run *run, const char *shown, const char *bytes,
		   size_t length)
{
	const struct vdm_sink *sink = vdm_findings_sink(run->findings, shown);
	size_t before = vdm_findings_count(run->findings);
	struct vdm_record *rec = NULL;
	int error;

	cmd_gate_file(run, shown, bytes, length);
	vdm_budget_begin(length);
	error = vdm_read(&rec, bytes, length, run->read, sink) != 0 ? errno : 0;
	if (rec != NULL)
		cmd_gate_record(run, rec);
	cmd_gate(run);
	if (rec == NULL && error != ENOMEM && was_refused(run, before)) {
		if (fails_behind(run, before))
			cmd_run_worse(run, CMD_FINDINGS);
	} else if (rec == NULL)
		cmd_run_lost(run, shown, "file-unread", "not read", error);
	cmd_run_flush(run);
	return rec;
}

struct vdm_record *
cmd_run_read(struct cmd_run *run, const char *path, char **bytes,
	     size_t *length)
{
	struct vdm_record *rec;
	char *data;
	size_t n;
	int rc;

	if (bytes != NULL)
		*bytes = NULL;
	if (length != NULL)
		*length = 0;
	if (cmd_input_read(path, &data, &n,
			   vdm_findings_sink(run->findings, cmd_shown(path))) !=
	    0) {
		cmd_run_lost(run, path, "file-unread", "not read", errno);
		return NULL;
	}
	rc = cmd_set_place(run->read, path);
	if (rc != 0) {
		cmd_run_worse(run, rc);
		free(data);
		return NULL;
	}
	rec = cmd_run_read_bytes(run, cmd_shown(path), data, n);
	if (length != NULL && rec != NULL)
		*length = n;
	if (bytes != NULL && rec != NULL)
		*bytes = data;
	else
		free(data);
	return rec;
}
