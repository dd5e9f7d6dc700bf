/* SPDX-License-Identifier: MIT */
/* What is settled of each finding before it counts. */
#include "found/gate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "found/allow.h"
#include "found/baseline.h"
#include "found/changed.h"
#include "found/config.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/place.h"
#include "ground/say.h"

enum {
	LONG = 240, /* characters of a line that count */
	BLOCK = 256 /* bytes, in each of which characters are counted once */
};

static void
forget(struct cmd_gate *g)
{
	size_t i;

	free(g->path);
	free(g->bytes);
	free(g->line);
	free(g->leads);
	free(g->owner);
	for (i = 0; i < g->turns; i++)
		free(g->turn[i].speakers);
	free(g->turn);
	cmd_names_fini(&g->prints);
	free(g->often);
	g->path = g->bytes = NULL;
	g->line = g->often = g->leads = g->owner = NULL;
	g->turn = NULL;
	g->length = g->lines = g->turns = g->often_cap = g->owners = 0;
}

void
cmd_gate_fini(struct cmd_gate *g)
{
	forget(g);
	free(g->last_file);
	free(g->last_path);
	cmd_baseline_free(g->baseline);
	cmd_baseline_free(g->older);
	cmd_changed_free(g->changed);
}

/* Whether a directive may stand in it. */
static int
may_allow(const struct cmd_gate *g, const char *bytes, size_t length)
{
	return g->is_begun && !g->no_allow &&
	       memmem(bytes, length, "vidimus", 7) != NULL;
}

void
cmd_gate_file(struct cmd_run *run, const char *path, const char *bytes,
	      size_t length)
{
	struct cmd_gate *g = &run->gate;

	cmd_gate(run);
	cmd_allow_end(run);
	forget(g);
	g->path = cmd_have(strdup(cmd_shown(path)));
	if (memchr(bytes, '\0', length) != NULL)
		return; /* an archive has no lines */
	if (!g->wants_prints && !may_allow(g, bytes, length))
		return;
	g->bytes = cmd_have(malloc(length + 1));
	memcpy(g->bytes, bytes, length);
	g->bytes[length] = '\0';
	g->length = length;
	if (may_allow(g, bytes, length))
		cmd_allow_find(run);
}

void
cmd_gate_leave(struct cmd_run *run)
{
	cmd_gate(run);
	cmd_allow_end(run);
	cmd_gate(run);
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
	free(g->owner);
	g->owner = NULL;
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

static void
mark(struct cmd_run *run, size_t index, const char *name, const char *value)
{
	if (vdm_findings_mark(run->findings, index, name, value) != 0)
		cmd_have(NULL);
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

/* Whether a character begins with the byte. */
static int
is_lead(char c)
{
	return ((unsigned char)c & 0xc0) != 0x80;
}

/* How many characters begin before a byte of the file. */
static size_t
leads_before(const struct cmd_gate *g, size_t at)
{
	size_t n = g->leads[at / BLOCK], i;

	for (i = at - at % BLOCK; i < at; i++)
		n += (size_t)is_lead(g->bytes[i]);
	return n;
}

/* Where the nth character of the file begins, from 0; its end, where it has not
 * so many. */
static size_t
lead_at(const struct cmd_gate *g, size_t nth)
{
	size_t low = 0, high = g->length / BLOCK, i, n;

	while (low < high) {
		size_t mid = high - (high - low) / 2;

		if (g->leads[mid] <= nth)
			low = mid;
		else
			high = mid - 1;
	}
	n = g->leads[low];
	for (i = low * BLOCK; i < g->length; i++)
		if (is_lead(g->bytes[i]) && n++ == nth)
			break;
	return i;
}

/* A line may be the whole file, and each finding be on it: to count from its
 * beginning for each of them would take the square of the time. */
static size_t
behind_columns(struct cmd_gate *g, size_t begin, size_t columns)
{
	size_t i, n = 0;

	if (g->leads == NULL) {
		g->leads =
		    cmd_have(calloc(g->length / BLOCK + 1, sizeof(*g->leads)));
		for (i = 0; i < g->length; i++) {
			if (i % BLOCK == 0)
				g->leads[i / BLOCK] = n;
			n += (size_t)is_lead(g->bytes[i]);
		}
		if (g->length % BLOCK == 0)
			g->leads[g->length / BLOCK] = n;
	}
	return lead_at(g, leads_before(g, begin) + columns);
}

/* The words of the line where it stands; of a long line some of those behind
 * the column. */
static void
put_line(struct cmd_gate *g, const struct vdm_finding *f, FILE *out)
{
	unsigned nth = vdm_finding_line(f), column = vdm_finding_column(f);
	size_t at, end, points = 0;
	int gap = 0;

	if (g->bytes == NULL || nth == 0)
		return;
	if (g->line == NULL)
		find_lines(g);
	if (nth > g->lines)
		return;
	at = g->line[nth - 1];
	end = g->line[nth] - 1;
	if (end - at > LONG)
		at = behind_columns(g, at, column > 0 ? column - 1 : 0);
	/* of what is no UTF-8 perhaps none begins */
	while (at < end && !is_lead(g->bytes[at]))
		at++;
	if (end > at && end - at > LONG * 4)
		end = at + LONG * 4;
	for (; at < end && points < LONG; at++) {
		char c = g->bytes[at];

		points += (size_t)is_lead(c);
		if (!is_space(c) && gap)
			putc(' ', out);
		gap = is_space(c);
		if (!gap)
			putc(c, out);
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
	FILE *out = cmd_text_open(&text, &length);

	fprintf(out, "%s\n%s\n", vdm_finding_id(f), rule != NULL ? rule : "");
	put_message(vdm_finding_message(f), out);
	putc('\n', out);
	if (is_of(g, f))
		put_line(g, f, out);
	cmd_text_close(out, &text);
	vdm_digest(text, length, digest);
	free(text);
	digest[32] = '\0';
	before = seen_before(g, digest);
	snprintf(print, sizeof(print), "%s:%zu", digest, before + 1);
	mark(run, index, "fingerprint", print);
}

/* ---- who speaks ----------------------------------------------------------
 */

/* The first line from `line` on that nobody owns: `next` leads there, by fewer
 * steps each time. */
static size_t
unowned(size_t *next, size_t line)
{
	while (next[line] != line) {
		next[line] = next[next[line]];
		line = next[line];
	}
	return line;
}

/* Who speaks in each line: of turns in one another the first. */
static void
find_owners(struct cmd_gate *g)
{
	size_t *next, i, line, last = 0;

	for (i = 0; i < g->turns; i++)
		if (g->turn[i].end > last)
			last = g->turn[i].end;
	g->owners = last + 1;
	g->owner = cmd_have(calloc(last + 1, sizeof(*g->owner)));
	next = cmd_have(malloc((last + 2) * sizeof(*next)));
	for (line = 0; line < last + 2; line++)
		next[line] = line;
	for (i = 0; i < g->turns; i++)
		for (line = g->turn[i].line > last
				? last + 1
				: unowned(next, g->turn[i].line);
		     line <= g->turn[i].end; line = unowned(next, line)) {
			g->owner[line] = i + 1;
			next[line] = line + 1;
		}
	free(next);
}

static void
speaker(struct cmd_run *run, size_t index)
{
	struct cmd_gate *g = &run->gate;
	const struct vdm_finding *f = vdm_findings_get(run->findings, index);
	unsigned line = vdm_finding_line(f);

	if (line == 0 || g->turns == 0 || !is_of(g, f))
		return;
	if (g->owner == NULL)
		find_owners(g);
	if (line < g->owners && g->owner[line] > 0)
		mark(run, index, "speaker",
		     g->turn[g->owner[line] - 1].speakers);
}

/* ---- why it may not count -------------------------------------------------
 */

/* The path of its file below the root. */
static const char *
path_of(struct cmd_gate *g, const struct vdm_finding *f)
{
	const char *file = vdm_finding_file(f);
	struct cmd_place place;

	if (file == NULL)
		file = "";
	if (g->last_file != NULL && strcmp(g->last_file, file) == 0)
		return g->last_path;
	free(g->last_file);
	free(g->last_path);
	g->last_file = cmd_have(strdup(file));
	cmd_place_init(&place, *file != '\0' ? file : NULL);
	g->last_path = cmd_have(strdup(place.path));
	cmd_place_fini(&place);
	return g->last_path;
}

/* The level that the settings of its file give it. */
static void
give_level(struct cmd_run *run, size_t index)
{
	const struct vdm_finding *f = vdm_findings_get(run->findings, index);
	const struct cmd_setting *where;
	char *path, why[40];
	int level;

	if (run->configs.all == NULL || vdm_finding_file(f) == NULL)
		return;
	path = cmd_from_here(path_of(&run->gate, f));
	level = cmd_config_level(run, path, f, &where);
	free(path);
	if (where == NULL)
		return;
	snprintf(why, sizeof(why), ".vidimus.yaml:%u", where->line);
	mark(run, index, "reason", why);
	if (level < 0)
		mark(run, index, "state", "off");
	else
		vdm_findings_set_level(run->findings, index,
				       (enum vdm_level)level);
}

static void
excuse(struct cmd_run *run, size_t index)
{
	struct cmd_gate *g = &run->gate;
	const struct vdm_finding *f = vdm_findings_get(run->findings, index);
	const char *reason = is_of(g, f) ? cmd_allow_match(run, f) : NULL;
	const char *print = vdm_finding_detail(f, "fingerprint");

	if (!cmd_counts(f))
		return;
	if (reason != NULL) {
		mark(run, index, "state", "allowed");
		mark(run, index, "reason", reason);
	} else if (g->baseline != NULL && print != NULL &&
		   cmd_baseline_has(g->baseline, path_of(g, f), print)) {
		mark(run, index, "state", "known");
	} else if (g->wants_lines &&
		   !cmd_changed_has_line(g->changed, path_of(g, f),
					 vdm_finding_line(f))) {
		mark(run, index, "state", "unchanged");
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
		if (!g->is_begun || vdm_finding_detail(f, "fingerprint") ||
		    vdm_finding_detail(f, "state"))
			continue; /* a worker has settled it */
		if (g->wants_prints)
			fingerprint(run, g->seen);
		if (g->wants_speakers)
			speaker(run, g->seen);
		give_level(run, g->seen);
		excuse(run, g->seen);
	}
}

int
cmd_fails(const struct cmd_run *run, const struct vdm_finding *f)
{
	const char *flag = vdm_finding_detail(f, "flag");

	if (!cmd_counts(f) || run->gate.write_baseline != NULL)
		return 0;
	if (run->gate.fails_on_claims)
		return flag != NULL && strcmp(flag, "claim") == 0;
	return (unsigned)vdm_finding_level(f) >= run->fail_on;
}

int
cmd_gate_option(struct cmd_run *run, int id, const char *value)
{
	struct cmd_gate *g = &run->gate;

	switch (id) {
	case CMD_OPT_BASELINE:
		g->baseline_path = value;
		return 0;
	case CMD_OPT_WRITE_BASELINE:
		g->write_baseline = value;
		return 0;
	case CMD_OPT_NO_CONFIG:
		run->configs.is_off = 1;
		return 0;
	case CMD_OPT_CHANGED_LINES:
		g->wants_lines = 1;
		break;
	default:
		g->changed_rev = value;
		break;
	}
	g->wants_changed = 1;
	return 0;
}

int
cmd_gate_begin(struct cmd_run *run)
{
	struct cmd_gate *g = &run->gate;
	int rc = cmd_baseline_begin(run);

	if (rc != 0)
		return rc;
	g->is_begun = 1;
	g->has_baseline = g->baseline != NULL;
	g->wants_prints = run->outputs.count > 0 ||
			  run->outputs.print != NULL || g->has_baseline ||
			  g->write_baseline != NULL || g->wants_lines ||
			  run->configs.all != NULL;
	return 0;
}

void
cmd_gate_excused(const struct cmd_run *run)
{
	static const char *const states[] = {"allowed", "known", "unchanged",
					     "off"};
	static const char *const what[] = {
	    "allowed in the files", "known before",
	    "in lines that did not change", "switched off"};
	size_t n[4] = {0}, i, k, all = 0;
	const struct vdm_finding *f;

	for (i = 0; (f = vdm_findings_get(run->findings, i)) != NULL; i++)
		for (k = 0; k < 4 && !cmd_counts(f); k++)
			n[k] += strcmp(vdm_finding_detail(f, "state"),
				       states[k]) == 0;
	for (k = 0; k < 4; k++) {
		if (n[k] > 0)
			fprintf(stderr, "%s%zu %s", all > 0 ? ", " : "", n[k],
				what[k]);
		all += n[k];
	}
	if (all > 0)
		fputs(": not counted\n", stderr);
	fflush(stderr);
}

void
cmd_gate_end(struct cmd_run *run)
{
	if (run->gate.is_begun)
		cmd_baseline_end(run);
}
