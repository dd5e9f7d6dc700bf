/* SPDX-License-Identifier: MIT */
/* Findings as SARIF 2.1.0, and as GitLab's code quality. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <vidimus.h>

#include "found/run.h"
#include "found/view.h"
#include "ground/file.h"
#include "ground/place.h"
#include "ground/say.h"
#include "ground/verb.h"
#include "show/writers.h"

#define SCHEMA                                                                 \
	"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"  \
	"sarif-schema-2.1.0.json"

static void
set_text(json_t *object, const char *key, const char *text)
{
	cmd_json_set(object, key, cmd_json_text(text));
}

/* Whether "[words](place)" begins there, which a message has as a link. */
static int
is_link(const char *s)
{
	size_t n;

	if (s[0] != '[')
		return 0;
	n = strcspn(s + 1, "[]") + 1;
	return s[n] == ']' && s[n + 1] == '(' && strchr(s + n, ')') != NULL;
}

/* How long a "{0}" is that begins there, for which a message has an argument;
 * or 0. */
static size_t
placeholder_length(const char *s)
{
	size_t n = s[0] == '{' ? strspn(s + 1, "0123456789") : 0;

	return n > 0 && s[n + 1] == '}' ? n + 2 : 0;
}

/* {"text": "..."}, in which nothing is a link or stands for something else. */
static json_t *
message(const char *text)
{
	json_t *m = cmd_have(json_object());
	char *plain = NULL;
	size_t length, n;
	FILE *out = cmd_text_open(&plain, &length);

	while (*text != '\0') {
		n = placeholder_length(text);
		if (n > 0) {
			fprintf(out, "{%.*s}", (int)n, text);
			text += n;
			continue;
		}
		if (is_link(text))
			putc('\\', out);
		putc(*text++, out);
	}
	set_text(m, "text", cmd_text_close(out, &plain));
	free(plain);
	return m;
}

/* ---- rules ------------------------------------------------------------- */

static const char *
level_name(enum vdm_level level)
{
	switch (level) {
	case VDM_LEVEL_NOTE:
		return "note";
	case VDM_LEVEL_WARNING:
		return "warning";
	case VDM_LEVEL_LOSS:
	case VDM_LEVEL_ERROR:
		return "error";
	}
	return "none";
}

/* The first sentence of a text. To free(). */
static char *
first_sentence(const char *text)
{
	const char *stop = strstr(text, ". ");

	return cmd_have(stop != NULL ? strndup(text, (size_t)(stop - text) + 1)
				     : strdup(text));
}

/* Cause, example and cure, as vidimus explain has them. */
static json_t *
help_of(const char *id)
{
	static const char *const heads[] = {"Why", "Example", "What to do"};
	const char *parts[] = {vdm_explain_cause(id), vdm_explain_example(id),
			       vdm_explain_cure(id)};
	char *plain = NULL, *marked = NULL;
	size_t n, i;
	FILE *a = cmd_text_open(&plain, &n);
	FILE *b = cmd_text_open(&marked, &n);
	json_t *help = cmd_have(json_object());

	for (i = 0; i < 3; i++) {
		const char *gap = i > 0 ? "\n\n" : "";

		if (parts[i] == NULL)
			continue;
		fprintf(a, "%s%s: %s", gap, heads[i], parts[i]);
		fprintf(b,
			i == 1 ? "%s**%s**\n\n```\n%s\n```" : "%s**%s**\n\n%s",
			gap, heads[i], parts[i]);
	}
	cmd_json_set(help, "text", json_string(cmd_text_close(a, &plain)));
	cmd_json_set(help, "markdown", json_string(cmd_text_close(b, &marked)));
	free(plain);
	free(marked);
	return help;
}

/* What an author's own rule says of itself. */
static void
describe_own(json_t *rule, const struct vdm_finding *f)
{
	const char *test = vdm_finding_detail(f, "test");
	const char *schema = vdm_finding_detail(f, "schema");
	const char *line = vdm_finding_detail(f, "schema-line");
	char *text = NULL;
	size_t n;
	FILE *out = cmd_text_open(&text, &n);

	fprintf(out, "The rule \"");
	cmd_put_plain(out, vdm_finding_detail(f, "rule"));
	fprintf(out, "\" of the schema ");
	cmd_put_plain(out, schema != NULL ? cmd_base_name(schema) : "in use");
	if (line != NULL)
		fprintf(out, ", line %s", line);
	if (test != NULL) {
		fprintf(out, ", tests: ");
		cmd_put_plain(out, test);
	}
	cmd_json_set(rule, "fullDescription",
		     message(cmd_text_close(out, &text)));
	free(text);
}

static json_t *
rule_of(const struct cmd_spot *s, const char *name)
{
	const char *id = vdm_finding_id(s->finding);
	const char *cause = vdm_explain_cause(id);
	json_t *rule = cmd_have(json_object()), *level;
	char *brief = first_sentence(cause != NULL ? cause : id);

	set_text(rule, "id", name);
	cmd_json_set(rule, "shortDescription", message(brief));
	if (strcmp(name, id) != 0)
		describe_own(rule, s->finding);
	else
		cmd_json_set(rule, "fullDescription",
			     message(cause != NULL ? cause : id));
	cmd_json_set(rule, "help", help_of(id));
	level = cmd_have(json_object());
	cmd_json_set(level, "level",
		     json_string(level_name(vdm_explain_level(id))));
	cmd_json_set(rule, "defaultConfiguration", level);
	free(brief);
	return rule;
}

/* ---- results ------------------------------------------------------------ */

static json_t *
location_of(const struct cmd_spot *s)
{
	json_t *location = cmd_have(json_object());
	json_t *physical = cmd_have(json_object());
	json_t *artifact = cmd_have(json_object()), *region, *logical;
	unsigned line = cmd_spot_line(s), column = cmd_spot_column(s);
	char *uri = cmd_uri(s->path);

	cmd_json_set(artifact, "uri", json_string(uri));
	if (s->path[0] != '/')
		cmd_json_set(artifact, "uriBaseId", json_string("%SRCROOT%"));
	cmd_json_set(physical, "artifactLocation", artifact);
	if (line > 0) {
		region = cmd_have(json_object());
		cmd_json_set(region, "startLine", json_integer(line));
		if (column > 0)
			cmd_json_set(region, "startColumn",
				     json_integer(column));
		cmd_json_set(physical, "region", region);
	}
	cmd_json_set(location, "physicalLocation", physical);
	if (s->inside != NULL ||
	    vdm_finding_detail(s->finding, "path") != NULL) {
		logical = cmd_have(json_object());
		set_text(logical, "fullyQualifiedName",
			 s->inside != NULL
			     ? s->inside
			     : vdm_finding_detail(s->finding, "path"));
		cmd_json_set(location, "logicalLocations",
			     json_pack("[o]", logical));
	}
	free(uri);
	return location;
}

static void
put_state(json_t *result, const struct cmd_spot *s, int has_baseline)
{
	const char *state = vdm_finding_detail(s->finding, "state");
	const char *reason = vdm_finding_detail(s->finding, "reason");
	int is_known = state != NULL && strcmp(state, "known") == 0;
	json_t *one;

	if (has_baseline)
		cmd_json_set(result, "baselineState",
			     json_string(is_known ? "unchanged" : "new"));
	if (state == NULL || strcmp(state, "allowed") != 0)
		return;
	one = cmd_have(json_object());
	cmd_json_set(one, "kind", json_string("inSource"));
	set_text(one, "justification", reason != NULL ? reason : "");
	cmd_json_set(result, "suppressions", json_pack("[o]", one));
}

/* What else it says, by name. */
static json_t *
properties_of(const struct vdm_finding *f)
{
	json_t *bag = cmd_have(json_object());
	const char *name, *value;
	size_t i;

	cmd_json_set(bag, "level",
		     json_string(vdm_level_name(vdm_finding_level(f))));
	for (i = 0; (name = vdm_finding_detail_name(i)) != NULL; i++) {
		value = vdm_finding_detail(f, name);
		if (value != NULL && strcmp(name, "fingerprint") != 0)
			set_text(bag, name, value);
	}
	if (vdm_finding_text(f) != NULL)
		set_text(bag, "text", vdm_finding_text(f));
	return bag;
}

static json_t *
result_of(const struct cmd_view *v, const struct cmd_spot *s, const char *name,
	  size_t rule)
{
	const struct vdm_finding *f = s->finding;
	json_t *result = cmd_have(json_object()), *prints;
	char *text = cmd_spot_message(s);

	set_text(result, "ruleId", name);
	cmd_json_set(result, "ruleIndex", json_integer((json_int_t)rule));
	cmd_json_set(result, "level",
		     json_string(level_name(vdm_finding_level(f))));
	cmd_json_set(result, "message", message(text));
	if (s->path[0] != '\0')
		cmd_json_set(result, "locations",
			     json_pack("[o]", location_of(s)));
	prints = cmd_have(json_object());
	cmd_json_set(prints, "vidimus/v1",
		     json_string(cmd_spot_fingerprint(s)));
	cmd_json_set(result, "partialFingerprints", prints);
	put_state(result, s, v->run->gate.has_baseline);
	cmd_json_set(result, "properties", properties_of(f));
	free(text);
	return result;
}

/* ---- the whole ---------------------------------------------------------- */

static json_t *
invocation_of(const struct cmd_view *v)
{
	json_t *invocation = cmd_have(json_object()), *note;

	cmd_json_set(
	    invocation, "executionSuccessful",
	    json_boolean(v->is_finished && v->run->status < CMD_USAGE));
	if (!v->is_finished) {
		note = cmd_have(json_object());
		cmd_json_set(note, "level", json_string("error"));
		cmd_json_set(
		    note, "message",
		    message("the run is unfinished: more may be found"));
		cmd_json_set(invocation, "toolExecutionNotifications",
			     json_pack("[o]", note));
	}
	return invocation;
}

static json_t *
tool_of(json_t *rules)
{
	json_t *driver = cmd_have(json_object());

	cmd_json_set(driver, "name", json_string("Vidimus"));
	cmd_json_set(driver, "version", json_string(vdm_version()));
	cmd_json_set(driver, "semanticVersion", json_string(vdm_version()));
	cmd_json_set(driver, "rules", rules);
	return cmd_have(json_pack("{s:o}", "driver", driver));
}

void
cmd_write_sarif(const struct cmd_view *v, FILE *out)
{
	json_t *rules = cmd_have(json_array()), *run = cmd_have(json_object());
	json_t *results = cmd_have(json_array()), *log;
	struct cmd_names names = {0};
	size_t i;

	for (i = 0; i < v->count; i++) {
		const struct cmd_spot *s = &v->spot[i];
		const char *state = vdm_finding_detail(s->finding, "state");
		char *name;
		size_t n;

		if (state != NULL && (strcmp(state, "unchanged") == 0 ||
				      strcmp(state, "off") == 0))
			continue;
		name = cmd_spot_rule(s);
		n = cmd_names_add(&names, name);
		if (n == json_array_size(rules))
			json_array_append_new(rules, rule_of(s, name));
		json_array_append_new(results, result_of(v, s, name, n));
		free(name);
	}
	cmd_names_fini(&names);
	cmd_json_set(run, "tool", tool_of(rules));
	cmd_json_set(run, "invocations", json_pack("[o]", invocation_of(v)));
	cmd_json_set(run, "columnKind", json_string("unicodeCodePoints"));
	cmd_json_set(run, "results", results);
	log = cmd_have(json_object());
	cmd_json_set(log, "$schema", json_string(SCHEMA));
	cmd_json_set(log, "version", json_string("2.1.0"));
	cmd_json_set(log, "runs", json_pack("[o]", run));
	cmd_put_json(log, out);
	json_decref(log);
}

/* ---- GitLab --------------------------------------------------------------
 */

static const char *
severity(enum vdm_level level)
{
	switch (level) {
	case VDM_LEVEL_NOTE:
		return "info";
	case VDM_LEVEL_WARNING:
		return "minor";
	case VDM_LEVEL_LOSS:
		return "major";
	case VDM_LEVEL_ERROR:
		return "critical";
	}
	return "info";
}

static json_t *
issue_of(const struct cmd_spot *s)
{
	json_t *issue = cmd_have(json_object()), *location, *lines;
	const char *print = cmd_spot_fingerprint(s);
	unsigned line = cmd_spot_line(s);
	char *text = cmd_spot_message(s), *name = cmd_spot_rule(s), *whole;
	char digest[65];

	/* the same words in two files are two: the path is part of it */
	whole = cmd_have(malloc(strlen(s->path) + strlen(print) + 2));
	sprintf(whole, "%s\n%s", s->path, print);
	vdm_digest(whole, strlen(whole), digest);
	set_text(issue, "description", text);
	set_text(issue, "check_name", name);
	set_text(issue, "engine_name", "vidimus"); /* as Code Climate has it */
	cmd_json_set(issue, "fingerprint", json_string(digest));
	cmd_json_set(issue, "severity",
		     json_string(severity(vdm_finding_level(s->finding))));
	lines = cmd_have(json_object());
	cmd_json_set(lines, "begin", json_integer(line > 0 ? line : 1));
	location = cmd_have(json_object());
	set_text(location, "path", s->path[0] != '\0' ? s->path : ".");
	cmd_json_set(location, "lines", lines);
	cmd_json_set(issue, "location", location);
	free(whole);
	free(text);
	free(name);
	return issue;
}

void
cmd_write_gitlab(const struct cmd_view *v, FILE *out)
{
	json_t *issues = cmd_have(json_array());
	size_t i;

	for (i = 0; i < v->count; i++)
		if (v->spot[i].counts)
			json_array_append_new(issues, issue_of(&v->spot[i]));
	cmd_put_json(issues, out);
	json_decref(issues);
}
