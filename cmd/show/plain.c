/* SPDX-License-Identifier: MIT */
/* Findings as lines: for people, for editors, a JSON object a line, and as the
 * commands of a GitHub workflow. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <vidimus.h>

#include "found/findings.h"
#include "found/formats.h"
#include "found/run.h"
#include "found/view.h"
#include "ground/say.h"
#include "show/writers.h"

/* ---- lines ---------------------------------------------------------------
 */

static void
put_all(const struct cmd_view *v, FILE *out, enum cmd_line_form form)
{
	size_t i;

	for (i = 0; i < v->count; i++)
		if (v->spot[i].counts)
			cmd_put_finding(out, v->spot[i].finding, form);
}

void
cmd_write_text(const struct cmd_view *v, FILE *out)
{
	put_all(v, out, CMD_LINE_PEOPLE);
	if (!v->is_finished)
		fputs(CMD_TEXT_UNFINISHED, out);
}

void
cmd_write_lines(const struct cmd_view *v, FILE *out)
{
	put_all(v, out, CMD_LINE_EDITOR);
}

void
cmd_write_ndjson(const struct cmd_view *v, FILE *out)
{
	char *item;
	size_t i, n;

	for (i = 0; i < v->count; i++) {
		if (vdm_findings_json_item(v->run->findings, i, &item, &n) != 0)
			cmd_have(NULL);
		cmd_put_tamed(item, out);
		putc('\n', out);
		vdm_free(item);
	}
}

void
cmd_write_json(const struct cmd_view *v, FILE *out)
{
	char *text, *files;
	size_t n;

	if (vdm_findings_json(v->run->findings, &text, &n) != 0)
		cmd_have(NULL);
	while (n > 0 && text[n - 1] != '}')
		n--;
	if (n > 0)
		text[n - 1] = '\0';
	fputs(text, out);
	vdm_free(text);
	if (v->run->files != NULL) {
		files = cmd_have(json_dumps(
		    v->run->files, JSON_INDENT(1) | JSON_ENSURE_ASCII));
		fputs(",\n\"files\": ", out);
		cmd_put_tamed(files, out);
		free(files);
	}
	if (!v->is_finished)
		fputs(",\n\"unfinished\": true", out);
	fputs("\n}\n", out);
}

/* ---- GitHub --------------------------------------------------------------
 */

enum {
	KINDS = 3,
	SHOWN = 10 /* annotations of a kind in a step; more are not kept */
};

static const char *const kinds[KINDS] = {"notice", "warning", "error"};

static size_t
kind_of(const struct cmd_spot *s)
{
	switch (vdm_finding_level(s->finding)) {
	case VDM_LEVEL_NOTE:
		return 0;
	case VDM_LEVEL_WARNING:
		return 1;
	case VDM_LEVEL_LOSS:
	case VDM_LEVEL_ERROR:
		return 2;
	}
	return 0;
}

/*
 * Text of a command, or (`part` 1) the value of one of its parts. A line that
 * is a command is taken for no other one, so nothing else is escaped.
 */
static void
put_github(FILE *out, const char *text, int part)
{
	char piece[16];

	while (vdm_shown_plain(&text, piece) > 0)
		if (piece[0] == '%' ||
		    (part && (piece[0] == ':' || piece[0] == ',')))
			fprintf(out, "%%%02X%s", (unsigned char)piece[0],
				piece + 1);
		else
			fputs(piece, out);
}

static void
put_command(const struct cmd_spot *s, FILE *out)
{
	char *text = cmd_spot_message(s), *rule = cmd_spot_rule(s);

	fprintf(out, "::%s ", kinds[kind_of(s)]);
	if (s->path[0] != '\0') {
		fputs("file=", out);
		put_github(out, s->path, 1);
		putc(',', out);
	}
	if (cmd_spot_line(s) > 0)
		fprintf(out, "line=%u,", cmd_spot_line(s));
	if (cmd_spot_column(s) > 0)
		fprintf(out, "col=%u,", cmd_spot_column(s));
	fputs("title=", out);
	put_github(out, rule, 1);
	fputs("::", out);
	put_github(out, text, 0);
	putc('\n', out);
	free(text);
	free(rule);
}

/* Which are shown as annotations: of each kind the first ones, errors before
 * losses. To free(). */
static char *
choose(const struct cmd_view *v, size_t left[KINDS])
{
	char *chosen = cmd_have(calloc(v->count + 1, 1));
	size_t taken[KINDS] = {0}, i, all = 0;
	int level;

	for (i = 0; i < v->count; i++)
		all += (size_t)v->spot[i].counts;
	memset(left, 0, KINDS * sizeof(*left));
	for (level = VDM_LEVEL_ERROR; level >= VDM_LEVEL_NOTE; level--)
		for (i = 0; i < v->count; i++) {
			const struct cmd_spot *s = &v->spot[i];
			size_t kind = kind_of(s), most = SHOWN;

			if (!s->counts ||
			    (int)vdm_finding_level(s->finding) != level)
				continue;
			/* one notice is for what says how many more */
			if (kind == 0 && all > SHOWN)
				most = SHOWN - 1;
			if (taken[kind] < most) {
				chosen[i] = 1;
				taken[kind]++;
			} else {
				left[kind]++;
			}
		}
	return chosen;
}

static void
put_group(const struct cmd_view *v, const struct cmd_group *g,
	  const char *chosen, FILE *out)
{
	size_t n = cmd_group_counts(v, g, VDM_LEVEL_NOTE), i;

	if (n == 0)
		return;
	fputs("::group::", out);
	put_github(out, g->path[0] != '\0' ? g->path : "(no file)", 0);
	fprintf(out, " (%zu finding%s)\n", n, n == 1 ? "" : "s");
	for (i = g->first; i < g->first + g->count; i++)
		if (chosen[i])
			put_command(&v->spot[i], out);
		else if (v->spot[i].counts)
			cmd_put_finding(out, v->spot[i].finding,
					CMD_LINE_PEOPLE);
	fputs("::endgroup::\n", out);
}

void
cmd_write_github(const struct cmd_view *v, FILE *out)
{
	size_t left[KINDS], i, n;
	char *chosen = choose(v, left);

	for (i = 0; i < v->groups; i++)
		put_group(v, &v->group[i], chosen, out);
	n = left[0] + left[1] + left[2];
	if (n > 0)
		fprintf(out,
			"::notice title=vidimus::%zu more finding%s %s no "
			"annotation (%zu of them errors, %zu warnings, %zu "
			"notices): GitHub shows %d of a kind. The log has "
			"them all.\n",
			n, n == 1 ? "" : "s", n == 1 ? "has" : "have", left[2],
			left[1], left[0], (int)SHOWN);
	if (!v->is_finished)
		fputs("::error title=vidimus::the run is unfinished: more may "
		      "be found\n",
		      out);
	free(chosen);
}
