/* SPDX-License-Identifier: MIT */
/* vidimus validate: many files through schemas and rules. */
#include "cmd.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	OPT_SCHEMA = CMD_OPT_OWN,
	OPT_ENGINE,
	OPT_JOBS,
	OPT_CATALOG,
	OPT_FORMAT,
	OPT_EXPLAIN,
	MOST_SCHEMAS = 16,
	MOST_CATALOGS = 16,
	MOST_JOBS = 64
};

enum form { FORM_TEXT, FORM_LINES, FORM_JSON };

/* What became of one file. */
struct outcome {
	struct vdm_findings *findings;
	int verdict; /* 0 valid, 1 not, -1 not checked */
	int error;   /* errno where the system failed */
	int done;
};

/* A schema of which it was told what is wrong. */
struct told {
	char *file;
	struct told *next;
};

struct validate {
	struct cmd_run run;
	struct told *told;
	struct cmd_args args;
	struct cmd_files files;
	const char *schema[MOST_SCHEMAS];
	size_t schemas;
	struct vdm_validation *validation;
	const char *catalog[MOST_CATALOGS];
	size_t catalogs;
	enum form form;
	long jobs;
	struct outcome *outcomes;
	size_t next; /* file to begin */
	pthread_mutex_t lock;
	pthread_cond_t changed;
	size_t verdicts[3]; /* files that were not checked, valid, not valid */
};

static int
set(struct validate *v, const char *option, const char *value)
{
	if (vdm_validation_set(v->validation, option, value) == 0)
		return 0;
	if (errno != EINVAL)
		return cmd_system(errno, "--%s", option);
	return cmd_usage(v->run.verb, "--engine %s: vidimus, libxml2 or both",
			 value);
}

static int
take_form(struct validate *v, const char *value)
{
	if (strcmp(value, "text") == 0)
		v->form = FORM_TEXT;
	else if (strcmp(value, "lines") == 0)
		v->form = FORM_LINES;
	else if (strcmp(value, "json") == 0)
		v->form = FORM_JSON;
	else
		return cmd_usage(v->run.verb,
				 "--format %s: text, lines or json", value);
	return 0;
}

static int
take_jobs(struct validate *v, const char *value)
{
	char *end;

	v->jobs = strtol(value, &end, 10);
	if (end == value || *end != '\0' || v->jobs < 1 || v->jobs > MOST_JOBS)
		return cmd_usage(v->run.verb, "-j %s: 1 to %d", value,
				 (int)MOST_JOBS);
	return 0;
}

static int
take_option(struct validate *v, int id, const char *value)
{
	switch (id) {
	case OPT_SCHEMA:
		if (v->schemas == MOST_SCHEMAS)
			return cmd_usage(v->run.verb, "too many schemas");
		v->schema[v->schemas++] = value;
		return 0;
	case OPT_ENGINE:
		return set(v, "engine", value);
	case OPT_JOBS:
		return take_jobs(v, value);
	case OPT_CATALOG:
		if (v->catalogs == MOST_CATALOGS)
			return cmd_usage(v->run.verb, "too many catalogs");
		v->catalog[v->catalogs++] = value;
		return 0;
	case OPT_FORMAT:
		return take_form(v, value);
	case OPT_EXPLAIN:
		return set(v, "explain", "yes");
	default:
		return cmd_run_option(&v->run, id, value);
	}
}

static void
print_line(const struct vdm_finding *f)
{
	const char *file = vdm_finding_file(f);

	cmd_put(stdout, file != NULL ? file : "-");
	printf(":%u:%u: %s: ", vdm_finding_line(f), vdm_finding_column(f),
	       vdm_level_name(vdm_finding_level(f)));
	cmd_put(stdout, vdm_finding_message(f));
	printf(" [%s]\n", vdm_finding_id(f));
}

/* Whether it is about a schema and was told for another document. */
static int
was_told(const struct validate *v, const struct vdm_finding *f)
{
	const struct told *t = v->told;
	const char *file = vdm_finding_file(f);

	if (!vdm_finding_of_schema(f) || file == NULL)
		return 0;
	while (t != NULL && strcmp(t->file, file) != 0)
		t = t->next;
	return t != NULL;
}

/* Remembers the schemas that these findings are about. */
static void
remember_told(struct validate *v, const struct vdm_findings *findings)
{
	const struct vdm_finding *f;
	struct told *t;
	size_t i;

	for (i = 0; (f = vdm_findings_get(findings, i)) != NULL; i++) {
		if (!vdm_finding_of_schema(f) || vdm_finding_file(f) == NULL ||
		    was_told(v, f))
			continue;
		t = calloc(1, sizeof(*t));
		if (t == NULL ||
		    (t->file = strdup(vdm_finding_file(f))) == NULL) {
			free(t);
			return; /* it is told twice */
		}
		t->next = v->told;
		v->told = t;
	}
}

/* Hands findings on to the run; how many of them are errors. */
static size_t
hand_on(const struct validate *v, const struct vdm_findings *findings)
{
	const struct vdm_finding *f;
	size_t i, errors = 0;

	for (i = 0; (f = vdm_findings_get(findings, i)) != NULL; i++) {
		if (was_told(v, f))
			continue;
		vdm_findings_add(v->run.findings, f);
		errors += vdm_finding_level(f) == VDM_LEVEL_ERROR;
		if (v->form == FORM_LINES)
			print_line(f);
	}
	return errors;
}

/* Compiles the schemas named; a bad one ends the run. */
static int
compile_one(struct validate *v, const char *path, struct vdm_findings *findings)
{
	const struct vdm_sink *sink = vdm_findings_sink(findings, path);
	int rc = set(v, "schema", path), error;

	if (rc != 0)
		return rc;
	errno = 0;
	rc = vdm_validation_open(v->validation, sink);
	error = errno;
	hand_on(v, findings);
	cmd_run_flush(&v->run);
	if (vdm_findings_failed(findings))
		return cmd_system(ENOMEM, "%s", path);
	if (rc == 0)
		return 0;
	if (vdm_findings_count(findings) == 0)
		return cmd_system(error, "%s", path);
	return error == ENOENT || error == ENOMEM ? CMD_SYSTEM : CMD_FINDINGS;
}

static int
compile_all(struct validate *v)
{
	size_t i;
	int rc = 0;

	for (i = 0; i < v->schemas && rc == 0; i++) {
		struct vdm_findings *findings = vdm_findings_new();

		if (findings == NULL)
			return cmd_system(ENOMEM, "list of findings");
		rc = compile_one(v, v->schema[i], findings);
		vdm_findings_free(findings);
	}
	return rc;
}

static void
check_bytes(struct validate *v, const char *path, const char *bytes,
	    size_t length, struct outcome *out)
{
	/* the file's own: others are read at the same time */
	struct vdm_read_options *options = vdm_read_options_copy(v->run.read);

	if (options == NULL || cmd_set_place(options, path) != 0) {
		out->error = ENOMEM;
	} else {
		vdm_budget_begin(length);
		out->verdict = vdm_validate(
		    bytes, length, options, v->validation,
		    vdm_findings_sink(out->findings, cmd_shown(path)));
		if (out->verdict < 0 &&
		    (errno == ENOMEM || vdm_findings_count(out->findings) == 0))
			out->error = errno != 0 ? errno : EIO;
		/* a verdict with findings missing is none */
		if (vdm_findings_failed(out->findings)) {
			out->verdict = -1;
			out->error = ENOMEM;
		}
		vdm_budget_end(NULL);
	}
	vdm_read_options_free(options);
}

static void
check_file(struct validate *v, const char *path, struct outcome *out)
{
	char *bytes = NULL;
	size_t length;

	out->verdict = -1;
	out->findings = vdm_findings_new();
	if (out->findings == NULL)
		out->error = ENOMEM;
	else if (cmd_is_special(&v->args, path))
		out->error = ENOTSUP;
	else if (cmd_file_read(path, &bytes, &length) != 0)
		out->error = errno;
	else
		check_bytes(v, path, bytes, length, out);
	free(bytes);
}

static void *
work(void *context)
{
	struct validate *v = context;
	size_t i;

	for (;;) {
		pthread_mutex_lock(&v->lock);
		i = v->next < v->files.count ? v->next++ : v->files.count;
		pthread_mutex_unlock(&v->lock);
		if (i == v->files.count)
			return NULL;
		check_file(v, v->files.path[i], &v->outcomes[i]);
		pthread_mutex_lock(&v->lock);
		v->outcomes[i].done = 1;
		pthread_cond_broadcast(&v->changed);
		pthread_mutex_unlock(&v->lock);
	}
}

static void
lost(struct validate *v, const char *path, int error)
{
	size_t before = vdm_findings_count(v->run.findings);

	cmd_run_lost(&v->run, path, "file-unread", "not checked", error);
	/* where memory ran out it may not have been kept */
	if (v->form == FORM_LINES &&
	    vdm_findings_count(v->run.findings) > before)
		print_line(vdm_findings_get(v->run.findings, before));
}

/* In the order of the files, whoever was ready first. */
static void
take_outcome(struct validate *v, const char *path, struct outcome *out)
{
	size_t errors = 0;

	if (out->findings != NULL) {
		errors = hand_on(v, out->findings);
		if (out->verdict >= 0)
			remember_told(v, out->findings);
	}
	vdm_findings_free(out->findings);
	out->findings = NULL;
	cmd_run_flush(&v->run);
	if (out->error != 0)
		lost(v, path, out->error);
	else if (out->verdict != 0 && v->run.fail_on <= VDM_LEVEL_ERROR)
		cmd_run_worse(&v->run, CMD_FINDINGS);
	v->verdicts[out->verdict + 1]++;
	if (v->form != FORM_TEXT || v->run.quiet)
		return;
	if (out->verdict == 0)
		cmd_line(stdout, "%s: valid", cmd_shown(path));
	else if (out->verdict > 0)
		cmd_line(stdout, "%s: not valid, %zu %s", cmd_shown(path),
			 errors, errors == 1 ? "error" : "errors");
	else
		cmd_line(stdout, "%s: not checked", cmd_shown(path));
}

static void
take_all(struct validate *v)
{
	size_t i;

	for (i = 0; i < v->files.count; i++) {
		pthread_mutex_lock(&v->lock);
		while (!v->outcomes[i].done)
			pthread_cond_wait(&v->changed, &v->lock);
		pthread_mutex_unlock(&v->lock);
		take_outcome(v, v->files.path[i], &v->outcomes[i]);
	}
}

static void
print_total(const struct validate *v)
{
	if (v->files.count > 1 && v->form == FORM_TEXT && !v->run.quiet)
		cmd_line(stderr,
			 "%zu files: %zu valid, %zu not valid, %zu not checked",
			 v->files.count, v->verdicts[1], v->verdicts[2],
			 v->verdicts[0]);
}

static int
check_all(struct validate *v)
{
	pthread_t thread[MOST_JOBS];
	long i, n = 0;

	v->outcomes = calloc(v->files.count + 1, sizeof(*v->outcomes));
	if (v->outcomes == NULL)
		return cmd_system(ENOMEM, "list of files");
	pthread_mutex_init(&v->lock, NULL);
	pthread_cond_init(&v->changed, NULL);
	if ((size_t)v->jobs > v->files.count)
		v->jobs = (long)v->files.count;
	for (i = 0; v->jobs > 1 && i < v->jobs; i++)
		if (pthread_create(&thread[n], NULL, work, v) == 0)
			n++;
	if (n == 0)
		work(v);
	take_all(v);
	for (i = 0; i < n; i++)
		pthread_join(thread[i], NULL);
	pthread_cond_destroy(&v->changed);
	pthread_mutex_destroy(&v->lock);
	free(v->outcomes);
	print_total(v);
	return 0;
}

static int
print_json(struct validate *v)
{
	char *text;
	size_t length;
	int rc;

	if (vdm_findings_json(v->run.findings, &text, &length) != 0)
		return cmd_system(errno, "report");
	rc = cmd_print(text, length);
	free(text);
	return rc;
}

/* In a folder that the user names, documents may name schemas. */
static int
add_operand(struct validate *v, const char *path)
{
	int rc = 0;

	if (strcmp(path, "-") != 0 && cmd_is_folder(path))
		rc = set(v, "folder", path);
	return rc != 0 ? rc : cmd_files_add(&v->files, path, 1);
}

static int
settle(struct validate *v, int argc, char **argv)
{
	int id, rc = 0, i;

	cmd_args_init(&v->args, v->run.verb, argc, argv);
	while (rc == 0 && (id = cmd_args_next(&v->args)) != CMD_ARG_END)
		rc = id == CMD_ARG_BAD ? CMD_USAGE
				       : take_option(v, id, v->args.value);
	if (rc == 0 && v->args.count == 0)
		rc = cmd_usage(v->run.verb, "no input");
	for (i = 0; rc == 0 && i < v->args.count; i++)
		rc = add_operand(v, v->args.operands[i]);
	if (rc == 0 && v->files.count == 0)
		rc = cmd_usage(v->run.verb, "no file of a known kind is there: "
					    "nothing would be checked");
	if (v->form != FORM_TEXT)
		v->run.quiet = 1;
	return rc;
}

static void
told_free(struct told *t)
{
	struct told *next;

	for (; t != NULL; t = next) {
		next = t->next;
		free(t->file);
		free(t);
	}
}

static int
run_validate(const struct cmd_verb *verb, int argc, char **argv)
{
	struct validate v;
	int rc;

	memset(&v, 0, sizeof(v));
	v.jobs = 1;
	v.validation = vdm_validation_new();
	if (v.validation == NULL)
		return cmd_system(ENOMEM, "options");
	rc = cmd_run_init(&v.run, verb);
	if (rc == 0)
		rc = settle(&v, argc, argv);
	if (rc == 0)
		rc = cmd_catalogs(v.catalog, v.catalogs);
	if (rc == 0)
		rc = compile_all(&v);
	if (rc == 0)
		rc = check_all(&v);
	if (rc != CMD_USAGE && v.form == FORM_JSON)
		cmd_run_worse(&v.run, print_json(&v));
	vdm_validation_free(v.validation);
	told_free(v.told);
	cmd_files_fini(&v.files);
	rc = rc != 0 ? rc : v.run.status;
	cmd_run_fini(&v.run);
	return rc;
}

static const struct cmd_option options[] = {
    {OPT_SCHEMA, "schema", 's', "FILE",
     "RELAX NG, .rng or .rnc, instead of the document's own; may be repeated"},
    {OPT_ENGINE, "engine", 0, "NAME",
     "vidimus (default), libxml2, or both: report where they differ"},
    {OPT_JOBS, "jobs", 'j', "N", "so many files at a time"},
    {OPT_CATALOG, "catalog", 0, "FILE", "an XML catalog for schemas' URLs"},
    {OPT_FORMAT, "format", 0, "FORMAT",
     "text (default), lines (for editors) or json"},
    {OPT_EXPLAIN, "explain", 0, NULL, "say where in the schema it is said"},
    {0, NULL, 0, NULL, NULL},
};

const struct cmd_verb cmd_validate = {
    .name = "validate",
    .synopsis = "[OPTION]... FILE|FOLDER...",
    .summary = "each format through its schemas and rules",
    .details =
	"TEI goes through the schema that it names (xml-model), where that is "
	"found\noffline, else through what TEI's vocabulary lets stand where "
	"(\"--schema\nvidimus-tei\" asks for the built-in profile); EPUB "
	"through the schemas of its\nparts; Markdown and text as the TEI that "
	"they stand for. The rules of a record\nare run whatever the schema.",
    .options = {options, cmd_read_options, cmd_common_options},
    .run = run_validate,
};
