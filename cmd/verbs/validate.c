/* SPDX-License-Identifier: MIT */
/* vidimus validate: many files through schemas and rules. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <vidimus.h>

#include "found/config.h"
#include "found/findings.h"
#include "found/gate.h"
#include "found/list.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/place.h"
#include "ground/say.h"
#include "ground/schemas.h"
#include "ground/set.h"
#include "ground/verb.h"
#include "run/args.h"
#include "run/gather.h"
#include "run/options.h"
#include "run/pool.h"
#include "run/read.h"
#include "show/outputs.h"

enum {
	OPT_SCHEMA = CMD_OPT_OWN,
	OPT_ENGINE,
	OPT_CATALOG,
	OPT_FORMAT,
	OPT_EXPLAIN,
	OPT_PHASE,
	OPT_PROFILE,
	MOST_SCHEMAS = 16,
	MOST_CATALOGS = 16
};

enum form { FORM_TEXT, FORM_LINES, FORM_SVRL, FORM_OTHER };

/* What is counted over all files: how many were not checked, valid, not. */
enum { UNCHECKED, VALID, INVALID };

/* What became of one file, in the note of its run. */
struct outcome {
	int verdict;  /* 0 valid, 1 not, -1 not checked */
	int error;    /* errno where the system failed */
	size_t fired; /* rules of Schematron */
	size_t begin; /* bytes behind it that begin a report of theirs */
};

/* A schema of which it was told what is wrong. */
struct told {
	char *file;
	struct told *next;
};

/* The schemas that settings name for a file, and what they make. */
struct set {
	char *names; /* a line each */
	struct vdm_validation *validation;
	struct set *next;
};

struct validate {
	struct cmd_run run;
	struct told *told;
	struct cmd_args args;
	const char *schema[MOST_SCHEMAS];
	size_t schemas;
	struct vdm_validation *validation; /* what is in use */
	struct vdm_validation *own;        /* where no setting says other */
	struct set *sets;
	struct vdm_validation **of; /* by input, where settings name schemas */
	struct said {
		const char *option, *value;
	} * said; /* to each validation */
	size_t said_count, own_said;
	const char *catalog[MOST_CATALOGS];
	size_t catalogs;
	enum form form;
	int has_begun; /* the report of rules */
};

static int
set(struct validate *v, const char *option, const char *value)
{
	if (vdm_validation_set(v->validation, option, value) == 0) {
		v->said = cmd_have(
		    realloc(v->said, (v->said_count + 1) * sizeof(*v->said)));
		v->said[v->said_count++] = (struct said){option, value};
		return 0;
	}
	if (errno != EINVAL)
		return cmd_system(errno, "--%s", option);
	if (strcmp(option, "epub-profile") == 0)
		return cmd_usage(v->run.verb,
				 "--epub-profile %s: default, dict, edupub, "
				 "idx or preview",
				 value);
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
	else if (strcmp(value, "svrl") == 0)
		v->form = FORM_SVRL;
	else
		v->form = FORM_OTHER;
	if (v->form == FORM_OTHER)
		return cmd_outputs_option(&v->run, CMD_OPT_FORMAT, value);
	return v->form == FORM_SVRL ? set(v, "svrl", "yes") : 0;
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
	case OPT_CATALOG:
		if (v->catalogs == MOST_CATALOGS)
			return cmd_usage(v->run.verb, "too many catalogs");
		v->catalog[v->catalogs++] = value;
		return 0;
	case OPT_FORMAT:
		return take_form(v, value);
	case OPT_PHASE:
		return set(v, "phase", value);
	case OPT_PROFILE:
		return set(v, "epub-profile", value);
	case OPT_EXPLAIN:
		return set(v, "explain", "yes");
	default:
		return cmd_run_option(&v->run, id, value);
	}
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

/* Remembers the schemas that the findings from the from-th on are about. */
static void
remember_told(struct validate *v, size_t from)
{
	const struct vdm_finding *f;
	struct told *t;
	size_t i;

	for (i = from; (f = vdm_findings_get(v->run.findings, i)) != NULL;
	     i++) {
		if (!vdm_finding_of_schema(f) || vdm_finding_file(f) == NULL ||
		    was_told(v, f))
			continue;
		t = cmd_have(calloc(1, sizeof(*t)));
		t->file = cmd_have(strdup(vdm_finding_file(f)));
		t->next = v->told;
		v->told = t;
	}
}

/* Lets go of the findings from the from-th on that were told before, and
 * prints lines. How many of them are errors that count, and that do not. */
static size_t
hand_on(struct validate *v, size_t from, size_t *excused)
{
	const struct vdm_finding *f;
	size_t i, errors = 0;

	*excused = 0;
	for (i = from; (f = vdm_findings_get(v->run.findings, i)) != NULL;)
		if (was_told(v, f))
			vdm_findings_remove(v->run.findings, i);
		else
			i++;
	cmd_gate(&v->run);
	for (i = from; (f = vdm_findings_get(v->run.findings, i)) != NULL;
	     i++) {
		if (vdm_finding_level(f) == VDM_LEVEL_ERROR && cmd_counts(f))
			errors++;
		else if (vdm_finding_level(f) == VDM_LEVEL_ERROR ||
			 vdm_finding_detail(f, "reason") != NULL)
			++*excused;
		if (v->form == FORM_LINES && cmd_counts(f))
			cmd_put_finding(stdout, f, CMD_LINE_EDITOR);
	}
	return errors;
}

/* Compiles a schema that was named. One that cannot be read ends the run; what
 * is wrong with one is told once, and nothing but itself is left out. */
static int
compile_one(struct validate *v, const char *path)
{
	struct vdm_findings *findings = v->run.findings;
	size_t before = vdm_findings_count(findings);
	const struct vdm_sink *sink = vdm_findings_sink(findings, path);
	int rc = set(v, "schema", path), error, is_told;
	size_t excused;

	if (rc != 0)
		return rc;
	errno = 0;
	rc = vdm_validation_open(v->validation, sink);
	error = errno;
	is_told = vdm_findings_count(findings) > before;
	hand_on(v, before, &excused);
	remember_told(v, before);
	cmd_run_flush(&v->run);
	if (vdm_findings_failed(findings))
		return cmd_system(ENOMEM, "%s", path);
	if (rc == 0)
		return 0;
	if (!is_told)
		return cmd_system(error, "%s", path);
	return error == ENOENT || error == ENOMEM ? CMD_SYSTEM : 0;
}

/* The schemas that settings name for a file, a line each; to free(). */
static char *
names_for(struct validate *v, const char *path, int *rc)
{
	const struct cmd_config *c;
	char *names = cmd_have(strdup(""));
	size_t i, n = 0, m;

	*rc = cmd_config_of(&v->run.configs, path, &c);
	for (i = 0; *rc == 0 && c != NULL && i < c->count; i++) {
		const struct cmd_setting *s = &c->setting[i];

		if (s->key != CMD_KEY_SCHEMAS || !cmd_setting_is_of(c, s, path))
			continue;
		m = strlen(s->value);
		names = cmd_have(realloc(names, n + m + 2));
		n += (size_t)sprintf(names + n, "%s\n", s->value);
	}
	return names;
}

/* The validation through these schemas, compiled when it is first asked for. */
static int
take_set(struct validate *v, char *names, struct vdm_validation **validation)
{
	struct set *s = v->sets;
	char *at, *end;
	size_t i;
	int rc = 0;

	while (s != NULL && strcmp(s->names, names) != 0)
		s = s->next;
	if (s == NULL) {
		s = cmd_have(calloc(1, sizeof(*s)));
		s->names = cmd_have(strdup(names));
		s->validation = cmd_have(vdm_validation_new());
		s->next = v->sets;
		v->sets = s;
		for (i = 0; i < v->own_said && rc == 0; i++)
			if (vdm_validation_set(s->validation, v->said[i].option,
					       v->said[i].value) != 0)
				rc = cmd_system(errno, "--%s",
						v->said[i].option);
		v->validation = s->validation;
		for (at = names; rc == 0 && *at != '\0'; at = end + 1) {
			end = strchr(at, '\n');
			*end = '\0';
			rc = compile_one(v, at);
		}
		v->validation = v->own;
	}
	*validation = s->validation;
	return rc;
}

/* By the settings of the repository each file may have schemas of its own. */
static int
compile_settings(struct validate *v)
{
	const struct cmd_list *list = &v->run.list;
	size_t i;
	int rc = 0;

	if (v->run.configs.all == NULL)
		return 0;
	v->own_said = v->said_count;
	v->of = cmd_have(calloc(list->count + 1, sizeof(*v->of)));
	for (i = 0; rc == 0 && i < list->count; i++) {
		char *names = names_for(v, list->input[i].path, &rc);

		if (rc == 0 && *names != '\0')
			rc = take_set(v, names, &v->of[i]);
		free(names);
	}
	return rc;
}

static int
compile_all(struct validate *v)
{
	size_t i;
	int rc = 0;

	for (i = 0; i < v->schemas && rc == 0; i++)
		rc = compile_one(v, v->schema[i]);
	return rc != 0 || v->schemas > 0 ? rc : compile_settings(v);
}

/* Whether the schemas that were compiled are all that any file goes through:
 * documents that name their own may have others. */
static int
are_all_compiled(const struct validate *v)
{
	size_t i;

	if (v->schemas > 0)
		return 1;
	for (i = 0; v->of != NULL && i < v->run.list.count; i++)
		if (v->of[i] == NULL)
			return 0;
	return v->of != NULL;
}

/* Says of a level that it is of a rule that no schema has. */
static void
check_level(struct validate *v, const struct cmd_setting *s)
{
	const char *rule = strchr(s->name, '/'), *meant = NULL, *near;
	const struct set *set;
	char message[400], *path;
	int has;

	if (rule == NULL)
		return;
	has = vdm_validation_has_rule(v->own, ++rule, &meant);
	for (set = v->sets; set != NULL && has < 1; set = set->next) {
		int more =
		    vdm_validation_has_rule(set->validation, rule, &near);

		has = more > has ? more : has;
		if (near != NULL)
			meant = vdm_nearer(rule, meant, near);
	}
	if (has != 0)
		return;
	snprintf(message, sizeof(message),
		 "no schema has a rule \"%.80s\"%s%.80s%s: the level is of "
		 "nothing",
		 rule, meant != NULL ? " (did you mean \"" : "",
		 meant != NULL ? meant : "", meant != NULL ? "\"?)" : "");
	path = cmd_seen_from(cmd_root(), s->file);
	vdm_finding_say_at(vdm_findings_sink(v->run.findings, cmd_shown(path)),
			   "level-unused", s->line, 0, message);
	free(path);
}

static void
check_levels(struct validate *v)
{
	size_t before = vdm_findings_count(v->run.findings), i, excused;
	const struct cmd_config *c;

	if (!are_all_compiled(v))
		return;
	for (c = v->run.configs.all; c != NULL; c = c->next)
		for (i = 0; i < c->count; i++)
			if (c->setting[i].key == CMD_KEY_LEVELS ||
			    c->setting[i].key == CMD_KEY_PATHS)
				check_level(v, &c->setting[i]);
	hand_on(v, before, &excused);
	cmd_run_flush(&v->run);
}

static void
check_bytes(struct validate *v, const char *path, const char *bytes,
	    size_t length, struct outcome *out)
{
	struct vdm_findings *findings = v->run.findings;
	size_t before = vdm_findings_count(findings);
	size_t fired = vdm_validation_fired(v->validation);

	if (cmd_set_place(v->run.read, path) != 0) {
		out->error = ENOMEM;
		return;
	}
	cmd_gate_file(&v->run, path, bytes, length);
	vdm_budget_begin(length);
	out->verdict =
	    vdm_validate(bytes, length, v->run.read, v->validation,
			 vdm_findings_sink(findings, cmd_shown(path)));
	out->fired = vdm_validation_fired(v->validation) - fired;
	if (out->verdict < 0 &&
	    (errno == ENOMEM || vdm_findings_count(findings) == before))
		out->error = errno != 0 ? errno : EIO;
	/* a verdict with findings missing is none */
	if (vdm_findings_failed(findings)) {
		out->verdict = -1;
		out->error = ENOMEM;
	}
	vdm_budget_end(NULL);
}

/* Whether what rules report is wanted, in any place. */
static int
wants_svrl(const struct validate *v)
{
	return v->form == FORM_SVRL || v->run.outputs.wants_svrl;
}

/* What became of the file; behind it what rules report, and before that what
 * such a report begins with. */
static void
note_outcome(struct validate *v, struct outcome *out)
{
	char *svrl = NULL, *begin = NULL, *note;
	size_t length = 0;

	if (wants_svrl(v) &&
	    (vdm_validation_report(v->validation, &svrl, &length) != 0 ||
	     vdm_validation_report_begin(v->validation, &begin, &out->begin) !=
		 0))
		out->error = ENOMEM;
	note = cmd_have(malloc(sizeof(*out) + out->begin + length + 1));
	memcpy(note, out, sizeof(*out));
	if (out->begin > 0)
		memcpy(note + sizeof(*out), begin, out->begin);
	if (length > 0)
		memcpy(note + sizeof(*out) + out->begin, svrl, length);
	cmd_run_note(&v->run, note, sizeof(*out) + out->begin + length);
	free(note);
	free(begin);
	free(svrl);
}

static void
put_svrl(struct validate *v, const char *s, size_t n)
{
	if (v->form == FORM_SVRL)
		cmd_run_worse(&v->run, cmd_print(s, n));
	if (v->run.outputs.wants_svrl)
		cmd_outputs_svrl(&v->run.outputs, s, n);
}

/* What rules report of one file more. */
static void
print_svrl(struct validate *v, const struct outcome *out,
	   const struct cmd_result *result)
{
	const char *s = result->note + sizeof(*out);
	size_t n = result->note_length - sizeof(*out);

	if (v->has_begun) {
		s += out->begin;
		n -= out->begin;
	}
	v->has_begun = 1;
	put_svrl(v, s, n);
}

static void
check_file(void *context, size_t index)
{
	struct validate *v = context;
	const struct cmd_input *in = &v->run.list.input[index];
	struct outcome out = {-1, 0, 0, 0};
	char *bytes = NULL;
	size_t length;

	v->validation =
	    v->of != NULL && v->of[index] != NULL ? v->of[index] : v->own;
	if (!in->is_named && cmd_is_special(in->path))
		out.error = ENOTSUP;
	else if (cmd_input_read(in->path, &bytes, &length,
				vdm_findings_sink(v->run.findings, in->path)) !=
		 0)
		out.error = errno;
	else
		check_bytes(v, in->path, bytes, length, &out);
	free(bytes);
	cmd_gate_leave(&v->run);
	note_outcome(v, &out);
}

static void
lost(struct validate *v, const char *path, int error)
{
	size_t before = vdm_findings_count(v->run.findings);

	cmd_run_lost(&v->run, path, "file-unread", "not checked", error);
	/* where memory ran out it may not have been kept */
	if (v->form == FORM_LINES &&
	    vdm_findings_count(v->run.findings) > before)
		cmd_put_finding(stdout,
				vdm_findings_get(v->run.findings, before),
				CMD_LINE_EDITOR);
}

static void
print_verdict(const char *path, int verdict, size_t errors, size_t excused)
{
	if (verdict == 0)
		cmd_line(stdout, "%s: valid", cmd_shown(path));
	else if (verdict > 0 && excused > 0)
		cmd_line(stdout, "%s: not valid, %zu %s, %zu not counted",
			 cmd_shown(path), errors,
			 errors == 1 ? "error" : "errors", excused);
	else if (verdict > 0)
		cmd_line(stdout, "%s: not valid, %zu %s", cmd_shown(path),
			 errors, errors == 1 ? "error" : "errors");
	else
		cmd_line(stdout, "%s: not checked", cmd_shown(path));
}

/* A row for the report: what became of the file. */
static void
note_file(struct validate *v, const char *path, const struct outcome *out)
{
	static const char *const verdicts[] = {"not checked", "valid",
					       "not valid"};
	json_t *row = cmd_have(json_object());

	json_object_set_new(row, "file", json_string(cmd_shown(path)));
	json_object_set_new(row, "verdict",
			    json_string(verdicts[out->verdict + 1]));
	json_object_set_new(row, "fired", json_integer((json_int_t)out->fired));
	json_array_append_new(v->run.files, row);
}

/* In the order of the files, whoever was ready first. What is said of a schema
 * is said once. */
static void
take_outcome(void *context, size_t index, size_t from,
	     const struct cmd_result *result)
{
	struct validate *v = context;
	const char *path = v->run.list.input[index].path;
	struct outcome out = {-1, 0, 0, 0}; /* where nobody lived to say it */
	size_t errors, excused = 0;

	if (result->note_length >= sizeof(out)) {
		memcpy(&out, result->note, sizeof(out));
		if (wants_svrl(v))
			print_svrl(v, &out, result);
	}
	errors = hand_on(v, from, &excused);
	if (out.verdict >= 0)
		remember_told(v, from);
	cmd_run_flush(&v->run);
	if (out.error != 0)
		lost(v, path, out.error);
	else if (out.verdict != 0 && v->run.fail_on <= VDM_LEVEL_ERROR &&
		 (errors > 0 || !excused || out.verdict < 0) &&
		 v->run.gate.write_baseline == NULL)
		cmd_run_worse(&v->run, CMD_FINDINGS);
	v->run.counts[out.verdict + 1]++;
	note_file(v, path, &out);
	if (v->form == FORM_TEXT && !v->run.quiet)
		print_verdict(path, out.verdict, errors, excused);
}

static void
check_all(struct validate *v)
{
	const long *n = v->run.counts;
	struct cmd_work work = {
	    .run = &v->run,
	    .context = v,
	    .one = check_file,
	    .done = take_outcome,
	    .prints = 1,
	};

	cmd_work_all(&work);
	if (v->run.list.count > 1 && v->form == FORM_TEXT && !v->run.quiet)
		cmd_line(stderr,
			 "%zu files: %ld valid, %ld not valid, %ld not checked",
			 cmd_list_share(&v->run.list), n[VALID], n[INVALID],
			 n[UNCHECKED]);
}

/* The end of the rules' report, where nothing was said its beginning, too. */
static int
print_end(struct validate *v)
{
	static const char end[] = "</svrl:schematron-output>\n";
	char *begin = NULL;
	size_t length = 0;

	if (!v->has_begun &&
	    vdm_validation_report_begin(v->validation, &begin, &length) != 0)
		return cmd_system(ENOMEM, "a report");
	if (length > 0)
		put_svrl(v, begin, length);
	free(begin);
	return v->form == FORM_SVRL ? cmd_print(end, strlen(end)) : 0;
}

/* In a folder that the user names, documents may name schemas. */
static int
add_folder(struct validate *v, const char *path)
{
	int rc = 0;

	if (strcmp(path, "-") != 0 && cmd_is_folder(path))
		rc = set(v, "folder", path);
	return rc;
}

static int
settle(struct validate *v, int argc, char **argv)
{
	const struct cmd_list *list = &v->run.list;
	int id, rc = 0, i;

	cmd_args_init(&v->args, v->run.verb, argc, argv);
	while (rc == 0 && (id = cmd_args_next(&v->args)) != CMD_ARG_END)
		rc = id == CMD_ARG_BAD ? CMD_USAGE
				       : take_option(v, id, v->args.value);
	if (rc == 0 && v->args.count == 0 && list->from == NULL &&
	    !v->run.gate.wants_changed)
		rc = cmd_usage(v->run.verb, "no input");
	for (i = 0; rc == 0 && i < v->args.count; i++)
		rc = add_folder(v, v->args.operands[i]);
	if (rc == 0)
		rc = cmd_list_fill(&v->run, v->args.operands, v->args.count);
	if (rc == 0 && list->count == 0 && !v->run.gate.wants_changed)
		rc = cmd_usage(v->run.verb, "no file of a known kind is there: "
					    "nothing would be checked");
	if (rc == 0 && v->run.outputs.wants_svrl && v->form != FORM_SVRL)
		rc = set(v, "svrl", "yes");
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

static void
sets_free(struct set *s)
{
	struct set *next;

	for (; s != NULL; s = next) {
		next = s->next;
		vdm_validation_free(s->validation);
		free(s->names);
		free(s);
	}
}

static int
run_validate(const struct cmd_verb *verb, int argc, char **argv)
{
	struct validate v;
	int rc;

	memset(&v, 0, sizeof(v));
	v.validation = v.own = vdm_validation_new();
	if (v.validation == NULL)
		return cmd_system(ENOMEM, "options");
	rc = cmd_run_init(&v.run, verb);
	v.run.files = cmd_have(json_array());
	if (rc == 0)
		rc = settle(&v, argc, argv);
	if (rc == 0)
		rc = cmd_catalogs(v.catalog, v.catalogs);
	if (rc == 0)
		rc = cmd_outputs_begin(&v.run);
	if (rc == 0 && !v.run.outputs.wants_account)
		rc = cmd_run_uncounted(&v.run);
	if (rc == 0)
		rc = compile_all(&v);
	if (rc == 0)
		rc = cmd_run_rows(&v.run);
	if (rc == 0)
		check_levels(&v);
	if (rc == 0)
		check_all(&v);
	if (rc == 0 && wants_svrl(&v))
		cmd_run_worse(&v.run, print_end(&v));
	cmd_outputs_end(&v.run);
	sets_free(v.sets);
	vdm_validation_free(v.own);
	free(v.said);
	free(v.of);
	told_free(v.told);
	rc = cmd_run_status(&v.run, rc);
	cmd_run_fini(&v.run);
	return rc;
}

static const struct cmd_option options[] = {
    {OPT_SCHEMA, "schema", 's', "FILE",
     "RELAX NG, .rng or .rnc, instead of the document's own; may be repeated"},
    {OPT_ENGINE, "engine", 0, "NAME",
     "vidimus (default), libxml2, or both: report where they differ"},
    {OPT_PHASE, "phase", 0, "NAME",
     "of Schematron's phases this one, #DEFAULT or #ALL"},
    {OPT_PROFILE, "epub-profile", 0, "NAME",
     "EPUBs as dict, edupub, idx or preview, whatever they say (default)"},
    {OPT_CATALOG, "catalog", 0, "FILE", "an XML catalog for schemas' URLs"},
    {OPT_FORMAT, "format", 0, "FORMAT",
     "text (default), lines (for editors), svrl (of Schematron), json, ndjson, "
     "sarif, github, gitlab, junit, checkstyle, tap, epubcheck"},
    {OPT_EXPLAIN, "explain", 0, NULL, "say where in the schema it is said"},
    {0, NULL, 0, NULL, NULL},
};

const struct cmd_verb cmd_validate = {
    .name = "validate",
    .synopsis = "[OPTION]... FILE|FOLDER...",
    .summary = "each format through its schemas and rules",
    .runs_rules = 1,
    .details =
	"TEI goes through the schema that it names (xml-model), where that is "
	"found\noffline, else through what TEI's vocabulary lets stand where "
	"(\"--schema\nvidimus-tei\" asks for the built-in profile); EPUB "
	"through the schemas of its\nparts; Markdown and text as the TEI that "
	"they stand for. The rules of a record\nare run whatever the schema.",
    .options = {options, cmd_read_options, cmd_list_options, cmd_common_options,
		cmd_output_options, cmd_gate_options},
    .run = run_validate,
};
