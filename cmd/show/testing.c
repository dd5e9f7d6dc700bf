/* SPDX-License-Identifier: MIT */
/* Findings as what test runners and linters write: JUnit, TAP, Checkstyle,
 * SVRL.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "found/formats.h"
#include "found/gate.h"
#include "found/run.h"
#include "found/view.h"
#include "show/writers.h"

/* Text of XML, or of an attribute of it. */
static void
put_xml(FILE *out, const char *text)
{
	char piece[16];

	while (vdm_shown_plain(&text, piece) > 0)
		switch (piece[0]) {
		case '#': /* "##[error]" is a command wherever it stands */
			fputs(*text == '#' ? "&#35;" : "#", out);
			break;
		case '\xef': /* U+FFFE and U+FFFF are no characters of XML */
			if (strcmp(piece, "\xef\xbf\xbe") == 0 ||
			    strcmp(piece, "\xef\xbf\xbf") == 0)
				fprintf(out, "\\ufff%c",
					piece[2] == '\xbe' ? 'e' : 'f');
			else
				fputs(piece, out);
			break;
		case '<':
			fputs("&lt;", out);
			break;
		case '>':
			fputs("&gt;", out);
			break;
		case '&':
			fputs("&amp;", out);
			break;
		case '"':
			fputs("&quot;", out);
			break;
		default:
			fputs(piece, out);
		}
}

static void
put_attribute(FILE *out, const char *name, const char *value)
{
	fprintf(out, " %s=\"", name);
	put_xml(out, value);
	putc('"', out);
}

static const char *
name_of(const struct cmd_group *g)
{
	return g->path[0] != '\0' ? g->path : "(no file)";
}

/* Whether a group is shown: each input, and other files with findings. */
static int
is_shown(const struct cmd_view *v, const struct cmd_group *g)
{
	return g->is_input || cmd_group_counts(v, g, VDM_LEVEL_NOTE) > 0;
}

/* "4:10: error: message [id]" and the end of the line. */
static void
put_line(const struct cmd_spot *s, FILE *out,
	 void (*put)(FILE *out, const char *text))
{
	const struct vdm_finding *f = s->finding;
	char *text = cmd_spot_message(s), *rule = cmd_spot_rule(s);

	if (cmd_spot_line(s) > 0)
		fprintf(out, "%u:%u: ", cmd_spot_line(s), cmd_spot_column(s));
	fprintf(out, "%s: ", vdm_level_name(vdm_finding_level(f)));
	put(out, text);
	fputs(" [", out);
	put(out, rule);
	fputs("]\n", out);
	free(text);
	free(rule);
}

/* ---- JUnit ------------------------------------------------------------- */

static size_t
failures_of(const struct cmd_view *v, const struct cmd_group *g)
{
	size_t i, n = 0;

	for (i = g->first; i < g->first + g->count; i++)
		n += (size_t)cmd_fails(v->run, v->spot[i].finding);
	return n;
}

/* The findings of a file that fail (1) or do not (0). */
static void
put_lines(const struct cmd_view *v, const struct cmd_group *g, int failing,
	  FILE *out)
{
	size_t i;

	for (i = g->first; i < g->first + g->count; i++) {
		const struct cmd_spot *s = &v->spot[i];

		if (s->counts && cmd_fails(v->run, s->finding) == failing)
			put_line(s, out, put_xml);
	}
}

static void
put_failure(const struct cmd_view *v, const struct cmd_group *g, size_t n,
	    FILE *out)
{
	size_t i = g->first;
	char *text, *rule;

	while (!cmd_fails(v->run, v->spot[i].finding))
		i++;
	text = cmd_spot_message(&v->spot[i]);
	rule = cmd_spot_rule(&v->spot[i]);
	fputs("   <failure", out);
	put_attribute(out, "type", rule);
	fputs(" message=\"", out);
	put_xml(out, text);
	if (n > 1)
		fprintf(out, " (and %zu more)", n - 1);
	fputs("\">", out);
	put_lines(v, g, 1, out);
	fputs("</failure>\n", out);
	free(text);
	free(rule);
}

static void
put_case(const struct cmd_view *v, const struct cmd_group *g, FILE *out)
{
	size_t failing = failures_of(v, g);

	fputs("  <testcase", out);
	put_attribute(out, "name", name_of(g));
	put_attribute(out, "classname", v->run->verb->name);
	fputs(" time=\"0\">\n", out);
	if (failing > 0)
		put_failure(v, g, failing, out);
	if (cmd_group_counts(v, g, VDM_LEVEL_NOTE) > failing) {
		fputs("   <system-out>", out);
		put_lines(v, g, 0, out);
		fputs("</system-out>\n", out);
	}
	fputs("  </testcase>\n", out);
}

void
cmd_write_junit(const struct cmd_view *v, FILE *out)
{
	size_t i, tests = 0, failures = 0, errors = !v->is_finished;

	for (i = 0; i < v->groups; i++)
		if (is_shown(v, &v->group[i])) {
			tests++;
			failures += failures_of(v, &v->group[i]) > 0;
		}
	fprintf(out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<testsuites>\n <testsuite name=\"vidimus %s\" tests=\"%zu\" "
		"failures=\"%zu\" errors=\"%zu\" skipped=\"0\" time=\"0\">\n",
		v->run->verb->name, tests + errors, failures, errors);
	for (i = 0; i < v->groups; i++)
		if (is_shown(v, &v->group[i]))
			put_case(v, &v->group[i], out);
	if (!v->is_finished)
		fprintf(out,
			"  <testcase name=\"the run itself\" "
			"classname=\"%s\" time=\"0\">\n"
			"   <error type=\"unfinished\" message=\"the run is "
			"unfinished: more may be found\"/>\n"
			"  </testcase>\n",
			v->run->verb->name);
	fputs(" </testsuite>\n</testsuites>\n", out);
}

/* ---- Checkstyle -------------------------------------------------------- */

static const char *
severity(enum vdm_level level)
{
	switch (level) {
	case VDM_LEVEL_NOTE:
		return "info";
	case VDM_LEVEL_WARNING:
		return "warning";
	case VDM_LEVEL_LOSS:
	case VDM_LEVEL_ERROR:
		return "error";
	}
	return "ignore";
}

static void
put_checkstyle(const struct cmd_spot *s, FILE *out)
{
	char *text = cmd_spot_message(s), *rule = cmd_spot_rule(s);
	unsigned line = cmd_spot_line(s), column = cmd_spot_column(s);

	fprintf(out, "  <error line=\"%u\"", line > 0 ? line : 1);
	if (column > 0)
		fprintf(out, " column=\"%u\"", column);
	put_attribute(out, "severity", severity(vdm_finding_level(s->finding)));
	put_attribute(out, "message", text);
	fputs(" source=\"vidimus.", out);
	put_xml(out, rule);
	fputs("\"/>\n", out);
	free(text);
	free(rule);
}

void
cmd_write_checkstyle(const struct cmd_view *v, FILE *out)
{
	size_t i, k;

	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	      "<!-- vidimus -->\n"
	      "<checkstyle version=\"4.3\">\n",
	      out);
	if (!v->is_finished)
		fputs(" <!-- the run is unfinished: more may be found -->\n",
		      out);
	for (i = 0; i < v->groups; i++) {
		const struct cmd_group *g = &v->group[i];

		if (!is_shown(v, g))
			continue;
		fputs(" <file", out);
		put_attribute(out, "name", name_of(g));
		fputs(">\n", out);
		for (k = g->first; k < g->first + g->count; k++)
			if (v->spot[k].counts)
				put_checkstyle(&v->spot[k], out);
		fputs(" </file>\n", out);
	}
	fputs("</checkstyle>\n", out);
}

/* ---- TAP --------------------------------------------------------------- */

/* A description holds no "#", which begins a directive. */
static void
put_description(FILE *out, const char *text)
{
	char piece[16];

	while (vdm_shown_plain(&text, piece) > 0) {
		if (piece[0] == '#' || piece[0] == '\\')
			putc('\\', out);
		fputs(piece, out);
	}
}

/* A string of YAML between double quotes. */
static void
put_quoted(FILE *out, const char *text)
{
	char piece[16];

	putc('"', out);
	while (vdm_shown_plain(&text, piece) > 0) {
		const char *p = piece;

		for (; *p != '\0'; p++) {
			if (*p == '"' || *p == '\\')
				putc('\\', out);
			if (*p == '#' && *text == '#')
				fputs("\\x23", out);
			else
				putc(*p, out);
		}
	}
	putc('"', out);
}

static void
put_diagnostic(const struct cmd_spot *s, FILE *out)
{
	char *text = cmd_spot_message(s), *rule = cmd_spot_rule(s);

	fputs("    - message: ", out);
	put_quoted(out, text);
	fprintf(out, "\n      severity: %s\n      id: ",
		vdm_level_name(vdm_finding_level(s->finding)));
	put_quoted(out, rule);
	if (cmd_spot_line(s) > 0)
		fprintf(out, "\n      line: %u\n      column: %u",
			cmd_spot_line(s), cmd_spot_column(s));
	putc('\n', out);
	free(text);
	free(rule);
}

static void
put_test(const struct cmd_view *v, const struct cmd_group *g, size_t nth,
	 FILE *out)
{
	size_t i;

	fprintf(out, "%sok %zu - ", failures_of(v, g) > 0 ? "not " : "", nth);
	put_description(out, name_of(g));
	putc('\n', out);
	if (cmd_group_counts(v, g, VDM_LEVEL_NOTE) == 0)
		return;
	fputs("  ---\n  findings:\n", out);
	for (i = g->first; i < g->first + g->count; i++)
		if (v->spot[i].counts)
			put_diagnostic(&v->spot[i], out);
	fputs("  ...\n", out);
}

void
cmd_write_tap(const struct cmd_view *v, FILE *out)
{
	size_t i, tests = 0, n = 0;

	for (i = 0; i < v->groups; i++)
		tests += (size_t)is_shown(v, &v->group[i]);
	fprintf(out, "TAP version 13\n# vidimus\n1..%zu\n", tests);
	for (i = 0; i < v->groups; i++)
		if (is_shown(v, &v->group[i]))
			put_test(v, &v->group[i], ++n, out);
	if (!v->is_finished)
		fputs("Bail out! the run is unfinished: more may be found\n",
		      out);
}

/* ---- SVRL -------------------------------------------------------------- */

/* One document, however many files it is of: who reads it finds of which one a
 * pattern was active in its `documents`. */
void
cmd_write_svrl(const struct cmd_view *v, FILE *out)
{
	const struct cmd_outputs *o = &v->run->outputs;

	if (o->svrl != NULL)
		fwrite(o->svrl, 1, o->svrl_length, out);
	else
		fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		      "<svrl:schematron-output "
		      "xmlns:svrl=\"http://purl.oclc.org/dsdl/svrl\">\n",
		      out);
	if (!v->is_finished)
		fputs(" <!-- the run is unfinished: more may be found -->\n",
		      out);
	fputs("</svrl:schematron-output>\n", out);
}
