/* SPDX-License-Identifier: MIT */
/* What is settled of each finding before it counts. */
#include "gate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

enum { LONG = 240 /* characters of a line that count */ };

static void
forget(struct cmd_gate *g)
{
	size_t i;

	free(g->path);
	free(g->bytes);
	free(g->line);
	for (i = 0; i < g->turns; i++)
		free(g->turn[i].speakers);
	free(g->turn);
	cmd_names_fini(&g->prints);
	free(g->often);
	g->path = g->bytes = NULL;
	g->line = g->often = NULL;
	g->turn = NULL;
	g->length = g->lines = g->turns = g->often_cap = 0;
}

void
cmd_gate_fini(struct cmd_gate *g)
{
	forget(g);
}

void
cmd_gate_file(struct cmd_run *run, const char *path, const char *bytes,
	      size_t length)
{
	struct cmd_gate *g = &run->gate;

	cmd_gate(run);
	forget(g);
	g->path = cmd_have(strdup(cmd_shown(path)));
	if (!g->wants_prints || memchr(bytes, '\0', length) != NULL)
		return; /* an archive has no lines */
	g->bytes = cmd_have(malloc(length + 1));
	memcpy(g->bytes, bytes, length);
	g->length = length;
}

void
cmd_gate_record(struct cmd_run *run, const struct vdm_record *record)
{
	struct cmd_gate *g = &run->gate;
	struct vdm_units *units;
	size_t i, n;

	if (!g->wants_speakers)
		return;
	units = cmd_have(vdm_units_new(record));
	n = vdm_units_count(units);
	g->turn = cmd_have(calloc(n + 1, sizeof(*g->turn)));
	for (i = 0; i < n; i++) {
		const struct vdm_unit *u = vdm_units_get(units, i);
		const char *who = vdm_unit_speakers(u);

		if (vdm_unit_line(u) == 0 || who == NULL || *who == '\0')
			continue;
		g->turn[g->turns].line = vdm_unit_line(u);
		g->turn[g->turns].end = vdm_unit_end_line(u);
		g->turn[g->turns++].speakers = cmd_have(strdup(who));
	}
	vdm_units_free(units);
}

/* ---- fingerprints -------------------------------------------------------- */

static void
find_lines(struct cmd_gate *g)
{
	size_t cap = 64, i;

	g->line = cmd_have(malloc(cap * sizeof(*g->line)));
	g->line[0] = 0;
	for (i = 0; i <= g->length; i++) {
		if (i < g->length && g->bytes[i] != '\n')
			continue;
		if (++g->lines == cap) {
			cap *= 2;
			g->line =
			    cmd_have(realloc(g->line, cap * sizeof(*g->line)));
		}
		g->line[g->lines] = i + 1;
	}
}

static int
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The words of the line where it stands; of a long line some of those behind
 * the column. */
static void
put_line(struct cmd_gate *g, const struct vdm_finding *f, FILE *out)
{
	unsigned nth = vdm_finding_line(f), column = vdm_finding_column(f);
	const char *at, *end;
	size_t skip = 0, points = 0;
	int gap = 0;

	if (g->bytes == NULL || nth == 0)
		return;
	if (g->line == NULL)
		find_lines(g);
	if (nth > g->lines)
		return;
	at = g->bytes + g->line[nth - 1];
	end = g->bytes + g->line[nth] - 1;
	if (end - at > LONG)
		skip = column > 0 ? column - 1 : 0;
	for (; at < end && points < skip + LONG; at++) {
		points += ((unsigned char)*at & 0xc0) != 0x80;
		if (points <= skip)
			continue;
		if (!is_space(*at) && gap)
			putc(' ', out);
		gap = is_space(*at);
		if (!gap)
			putc(*at, out);
	}
}

/* A message without the numbers of lines that it names. */
static void
put_message(const char *s, FILE *out)
{
	static const char *const before[] = {"line ", "lines ", "column ",
					     "row ", ":"};
	const char *at = s;
	size_t i, n;

	while (*at != '\0') {
		for (i = 0; i < sizeof(before) / sizeof(before[0]); i++) {
			n = strlen(before[i]);
			if (strncmp(at, before[i], n) == 0 &&
			    strspn(at + n, "0123456789") > 0)
				break;
		}
		if (i == sizeof(before) / sizeof(before[0])) {
			putc(*at++, out);
			continue;
		}
		fwrite(at, 1, n, out);
		at += n + strspn(at + n, "0123456789");
	}
}

static int
is_of(const struct cmd_gate *g, const struct vdm_finding *f)
{
	const char *file = vdm_finding_file(f);
	size_t n = g->path != NULL ? strlen(g->path) : 0;

	return file != NULL && n > 0 && strncmp(file, g->path, n) == 0 &&
	       (file[n] == '\0' || strncmp(file + n, " via ", 5) == 0);
}

/* How often that was found before in this file. */
static size_t
seen_before(struct cmd_gate *g, const char *print)
{
	size_t had = g->prints.count, i = cmd_names_add(&g->prints, print);

	if (i >= g->often_cap) {
		g->often_cap = 2 * i + 16;
		g->often = cmd_have(
		    realloc(g->often, g->often_cap * sizeof(*g->often)));
	}
	if (g->prints.count > had)
		g->often[i] = 0;
	return g->often[i]++;
}

/* What stays the same when lines move: what was found, in which words, how the
 * line reads in which it was, and the how manieth of its like it is. */
static void
fingerprint(struct cmd_run *run, size_t index)
{
	struct cmd_gate *g = &run->gate;
	const struct vdm_finding *f = vdm_findings_get(run->findings, index);
	const char *rule = vdm_finding_detail(f, "rule");
	char digest[65], print[96], *text = NULL;
	size_t length, before;
	FILE *out = cmd_have(open_memstream(&text, &length));

	fprintf(out, "%s\n%s\n", vdm_finding_id(f), rule != NULL ? rule : "");
	put_message(vdm_finding_message(f), out);
	putc('\n', out);
	if (is_of(g, f))
		put_line(g, f, out);
	if (fclose(out) != 0)
		cmd_have(NULL);
	vdm_digest(text, length, digest);
	free(text);
	digest[32] = '\0';
	before = seen_before(g, digest);
	snprintf(print, sizeof(print), "%s:%zu", digest, before + 1);
	if (vdm_findings_mark(run->findings, index, "fingerprint", print) != 0)
		cmd_have(NULL);
}

/* ---- who speaks ----------------------------------------------------------
 */

static void
speaker(struct cmd_run *run, size_t index)
{
	struct cmd_gate *g = &run->gate;
	const struct vdm_finding *f = vdm_findings_get(run->findings, index);
	unsigned line = vdm_finding_line(f);
	size_t i;

	for (i = 0; line > 0 && is_of(g, f) && i < g->turns; i++)
		if (g->turn[i].line <= line && line <= g->turn[i].end) {
			if (vdm_findings_mark(run->findings, index, "speaker",
					      g->turn[i].speakers) != 0)
				cmd_have(NULL);
			return;
		}
}

/* ---- all of it -----------------------------------------------------------
 */

void
cmd_gate(struct cmd_run *run)
{
	struct cmd_gate *g = &run->gate;
	const struct vdm_finding *f;

	if (g->seen > vdm_findings_count(run->findings))
		g->seen = vdm_findings_count(run->findings);
	for (; (f = vdm_findings_get(run->findings, g->seen)) != NULL;
	     g->seen++) {
		if (!g->wants_prints ||
		    vdm_finding_detail(f, "fingerprint") != NULL)
			continue; /* a worker has settled it */
		fingerprint(run, g->seen);
		if (g->wants_speakers)
			speaker(run, g->seen);
	}
}
