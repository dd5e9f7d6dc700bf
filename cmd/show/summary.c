/* SPDX-License-Identifier: MIT */
/* What was lost and what is wrong, in Markdown, for the editors who read a
 * job's summary or a comment on a pull request. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "found/run.h"
#include "found/view.h"
#include "show/outputs.h"
#include "show/writers.h"

enum {
	MOST = 60000, /* bytes: a comment takes 65,536 characters */
	WORDS = 240   /* characters of a text that are shown */
};

/* Text as Markdown shows it, cut where it is long: no markup of its own, no
 * mention of anybody, no number of anything. */
static void
put_plain(FILE *out, const char *text)
{
	char piece[16];
	size_t n;

	for (n = 0; vdm_shown_plain(&text, piece) > 0; n++) {
		if (n == WORDS) {
			fputs("…", out);
			return;
		}
		if (piece[0] == '@' || piece[0] == '#')
			fprintf(out, "&#%d;", piece[0]);
		else if (piece[0] == '\\' && piece[1] == 'n')
			putc(' ', out);
		else if (strchr("\\`*_[]<>|~&$", piece[0]) != NULL)
			fprintf(out, "\\%s", piece);
		else
			fputs(piece, out);
	}
}

/* The level's own heading. */
static const char *
heading(enum vdm_level level)
{
	switch (level) {
	case VDM_LEVEL_ERROR:
		return "What is wrong";
	case VDM_LEVEL_LOSS:
		return "What was lost";
	case VDM_LEVEL_WARNING:
		return "What a person should look at";
	case VDM_LEVEL_NOTE:
		return "Worth knowing";
	}
	return "";
}

static size_t
count_of(const struct cmd_view *v, enum vdm_level level)
{
	size_t i, n = 0;

	for (i = 0; i < v->count; i++)
		n += v->spot[i].counts &&
		     vdm_finding_level(v->spot[i].finding) == level;
	return n;
}

static const char *
plural(size_t n, const char *one, const char *many)
{
	return n == 1 ? one : many;
}

static void
put_verdict(const struct cmd_view *v, FILE *out)
{
	size_t lost = count_of(v, VDM_LEVEL_LOSS), i, files = 0;
	size_t wrong = count_of(v, VDM_LEVEL_ERROR);
	size_t doubtful = count_of(v, VDM_LEVEL_WARNING);

	for (i = 0; i < v->groups; i++)
		files += (size_t)v->group[i].is_input;
	if (!v->is_finished)
		fputs("**The run is unfinished: more may be found.**\n\n", out);
	if (lost + wrong == 0)
		fputs("**Nothing was lost, and nothing is wrong**", out);
	else if (wrong == 0)
		fprintf(out, "**%zu %s lost**", lost,
			plural(lost, "thing was", "things were"));
	else if (lost == 0)
		fprintf(out, "**%zu %s wrong**", wrong,
			plural(wrong, "thing is", "things are"));
	else
		fprintf(out, "**%zu %s lost, and %zu %s wrong**", lost,
			plural(lost, "thing was", "things were"), wrong,
			plural(wrong, "is", "are"));
	fprintf(out, " in %zu %s.", files, plural(files, "file", "files"));
	if (doubtful > 0)
		fprintf(out, " %zu %s a person's eye.", doubtful,
			plural(doubtful, "place wants", "places want"));
	fputs("\n\n", out);
}

static void
put_row(const struct cmd_spot *s, FILE *out)
{
	const char *text = vdm_finding_text(s->finding);
	const char *who = vdm_finding_detail(s->finding, "speaker");
	char *message = cmd_spot_message(s), *rule = cmd_spot_rule(s);

	fputs("- ", out);
	put_plain(out, s->path[0] != '\0' ? s->path : "the run itself");
	if (cmd_spot_line(s) > 0)
		fprintf(out, ", line %u", cmd_spot_line(s));
	if (who != NULL) {
		fputs(", said by ", out);
		put_plain(out, who);
	}
	fputs(": ", out);
	put_plain(out, message);
	if (text != NULL && *text != '\0') {
		fputs("\n  > ", out);
		put_plain(out, text);
		fputs("\n ", out);
	}
	fputs(" (", out);
	put_plain(out, rule);
	fputs(")\n", out);
	free(message);
	free(rule);
}

/* A list of those of a level, worst files' order kept; says how many more. */
static void
put_level(const struct cmd_view *v, enum vdm_level level, FILE *out)
{
	size_t n = count_of(v, level), i, put = 0;

	if (n == 0)
		return;
	fprintf(out, "## %s\n\n", heading(level));
	for (i = 0; i < v->count && ftell(out) < MOST; i++)
		if (v->spot[i].counts &&
		    vdm_finding_level(v->spot[i].finding) == level) {
			put_row(&v->spot[i], out);
			put++;
		}
	if (put < n)
		fprintf(out, "- and %zu more, which the log lists\n", n - put);
	putc('\n', out);
}

/* What does not count, and why. */
static void
put_excused(const struct cmd_view *v, FILE *out)
{
	size_t known = 0, allowed = 0, i;

	for (i = 0; i < v->count; i++) {
		const char *state =
		    vdm_finding_detail(v->spot[i].finding, "state");

		known += state != NULL && strcmp(state, "known") == 0;
		allowed += state != NULL && strcmp(state, "allowed") == 0;
	}
	if (known > 0)
		fprintf(out, "%zu %s known before and %s not count.\n\n", known,
			plural(known, "finding was", "findings were"),
			plural(known, "does", "do"));
	if (allowed == 0)
		return;
	fprintf(out, "## Allowed in the files themselves (%zu)\n\n", allowed);
	for (i = 0; i < v->count && ftell(out) < MOST; i++) {
		const struct vdm_finding *f = v->spot[i].finding;
		const char *state = vdm_finding_detail(f, "state");

		if (state == NULL || strcmp(state, "allowed") != 0)
			continue;
		fputs("- ", out);
		put_plain(out, v->spot[i].path);
		if (cmd_spot_line(&v->spot[i]) > 0)
			fprintf(out, ", line %u", cmd_spot_line(&v->spot[i]));
		fputs(": ", out);
		put_plain(out, vdm_finding_id(f));
		fputs(", because: ", out);
		put_plain(out, vdm_finding_detail(f, "reason"));
		putc('\n', out);
	}
	putc('\n', out);
}

void
cmd_write_summary(const struct cmd_view *v, FILE *out)
{
	size_t notes = count_of(v, VDM_LEVEL_NOTE);

	fprintf(out, "<!-- vidimus -->\n# Vidimus: %s\n\n", v->run->verb->name);
	put_verdict(v, out);
	put_level(v, VDM_LEVEL_LOSS, out);
	put_level(v, VDM_LEVEL_ERROR, out);
	put_level(v, VDM_LEVEL_WARNING, out);
	put_excused(v, out);
	if (notes > 0)
		fprintf(out, "%zu %s in the log.\n\n", notes,
			plural(notes, "note is", "notes are"));
	cmd_run_account(v->run, out);
}
