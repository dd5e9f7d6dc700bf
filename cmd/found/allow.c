/* SPDX-License-Identifier: MIT */
/*
 * What a file itself allows: <?vidimus allow id="..." reason="..."?> in XML, or
 * the same in a comment, <!-- vidimus allow id="..." reason="..." -->.
 */
#include "found/allow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "found/gate.h"
#include "found/run.h"
#include "ground/say.h"

/* A directive as it stands in the file: where it begins, and behind its end. */
struct directive {
	size_t from, to;
	const char *at, *end; /* what is said in it */
};

static int
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static const char *
skip_space(const char *at, const char *end)
{
	while (at < end && is_space(*at))
		at++;
	return at;
}

static const char *
find_text(const char *at, const char *end, const char *what)
{
	size_t n = strlen(what);

	for (; (size_t)(end - at) >= n; at++) {
		at = memchr(at, *what, (size_t)(end - at) - n + 1);
		if (at == NULL)
			return NULL;
		if (memcmp(at, what, n) == 0)
			return at;
	}
	return NULL;
}

static int
starts(const char *at, const char *end, const char *what)
{
	size_t n = strlen(what);

	return (size_t)(end - at) >= n && memcmp(at, what, n) == 0;
}

/* The next directive at or behind `at`. 1, or 0: there is none. */
static int
next_directive(const struct cmd_gate *g, size_t at, struct directive *d)
{
	const char *s = g->bytes + at, *end = g->bytes + g->length, *p, *stop;
	const char *close;

	for (; (s = memchr(s, '<', (size_t)(end - s))) != NULL; s++) {
		close = "?>";
		p = s + 2;
		if (starts(s, end, "<!--")) {
			p = skip_space(s + 4, end);
			close = "-->";
		} else if (!starts(s, end, "<?")) {
			continue;
		}
		if (!starts(p, end, "vidimus"))
			continue;
		p = skip_space(p + 7, end);
		if (!starts(p, end, "allow") || p + 5 >= end ||
		    (!is_space(p[5]) && p[5] != '?' && p[5] != '-'))
			continue;
		stop = find_text(p, end, close);
		if (stop == NULL)
			continue;
		d->from = (size_t)(s - g->bytes);
		d->to = (size_t)(stop - g->bytes) + strlen(close);
		d->at = p + 5;
		d->end = stop;
		return 1;
	}
	return 0;
}

/* The value of a part, to free(); NULL: it is not there. */
static char *
value_of(const struct directive *d, const char *name)
{
	const char *p = d->at, *stop;
	size_t n = strlen(name), length;
	int is;

	for (;;) {
		p = skip_space(p, d->end);
		length = strcspn(p, "= \t\r\n");
		if (p + length >= d->end)
			return NULL;
		is = length == n && memcmp(p, name, n) == 0;
		p = skip_space(p + length, d->end);
		if (p >= d->end || *p != '=')
			return NULL;
		p = skip_space(p + 1, d->end);
		if (p >= d->end || (*p != '"' && *p != '\''))
			return NULL;
		stop = memchr(p + 1, *p, (size_t)(d->end - p - 1));
		if (stop == NULL)
			return NULL;
		if (is)
			return cmd_have(strndup(p + 1, (size_t)(stop - p - 1)));
		p = stop + 1;
	}
}

/* ---- what it is about --------------------------------------------------- */

/* Behind a document type, whose declarations may have such marks in quotation
 * marks and comments. */
static const char *
skip_doctype(const char *at, const char *end)
{
	const char *stop;
	int inside = 0;

	for (; at < end; at++) {
		stop = at;
		if (starts(at, end, "<!--"))
			stop = find_text(at, end, "-->");
		else if (starts(at, end, "<?"))
			stop = find_text(at, end, "?>");
		else if (*at == '"' || *at == '\'')
			stop = memchr(at + 1, *at, (size_t)(end - at - 1));
		else if (*at == '[' || *at == ']')
			inside = *at == '[';
		else if (*at == '>' && !inside)
			return at + 1;
		if (stop == NULL)
			break;
		at = stop;
	}
	return end;
}

/* Whether nothing stands before it but what is before all content: other
 * comments and instructions, a document type, front matter. */
static int
is_first(const struct cmd_gate *g, size_t from)
{
	const char *at = g->bytes, *end = g->bytes + from, *stop;

	if (starts(at, end, "\xef\xbb\xbf"))
		at += 3;
	if (starts(at, end, "---") && (stop = find_text(at, end, "\n---")))
		at = stop + 4;
	for (;;) {
		at = skip_space(at, end);
		if (at >= end)
			return 1;
		if (starts(at, end, "<?"))
			stop = find_text(at, end, "?>");
		else if (starts(at, end, "<!--"))
			stop = find_text(at, end, "-->");
		else if (starts(at, end, "<!"))
			stop = skip_doctype(at, end) - 1;
		else
			return 0;
		if (stop == NULL)
			return 0;
		at = memchr(stop, '>', (size_t)(end - stop));
		if (at == NULL)
			return 0;
		at++;
	}
}

static unsigned
line_of(const struct cmd_gate *g, size_t at)
{
	unsigned line = 1;
	size_t i;

	for (i = 0; i < at; i++)
		line += g->bytes[i] == '\n';
	return line;
}

/* The start tag that it stands right behind, else itself. */
static size_t
begin_of(const struct cmd_gate *g, size_t from)
{
	size_t i = from;

	while (i > 0 && is_space(g->bytes[i - 1]))
		i--;
	if (i == 0 || g->bytes[i - 1] != '>')
		return from;
	for (i--; i > 0 && g->bytes[i] != '<'; i--)
		;
	return strchr("/!?", g->bytes[i + 1]) == NULL ? i : from;
}

static void
settle_lines(const struct cmd_gate *g, const struct directive *d,
	     struct cmd_allow *a)
{
	size_t to = d->to;

	while (to < g->length && is_space(g->bytes[to]))
		to++;
	a->line = line_of(g, d->from);
	a->from = line_of(g, begin_of(g, d->from));
	a->to = line_of(g, to);
	a->is_whole = is_first(g, d->from);
}

/* ---- what is said of it ------------------------------------------------- */

static void
say(struct cmd_run *run, const struct cmd_allow *a, const char *id,
    const char *what)
{
	char message[400];

	snprintf(message, sizeof(message), "in line %u: %s", a->line, what);
	vdm_finding_say(vdm_findings_sink(run->findings, run->gate.path), id,
			message);
}

/* The last of several names: each must be that of a finding. */
static int
is_known(const char *ids)
{
	char *one, *slash;
	size_t n;
	int is = *ids != '\0';

	for (; is && *ids != '\0'; ids += strspn(ids, " ,")) {
		n = strcspn(ids, " ,");
		one = cmd_have(strndup(ids, n));
		slash = strchr(one, '/');
		if (slash != NULL)
			*slash = '\0';
		is = n > 0 && vdm_explain_cause(one) != NULL;
		free(one);
		ids += n;
	}
	return is;
}

static const char *
fault_of(const struct cmd_allow *a)
{
	const char *r = a->reason;

	while (r != NULL && is_space(*r))
		r++;
	if (a->id == NULL)
		return "it names no finding: id=\"...\" is missing; it allows "
		       "nothing";
	if (!is_known(a->id))
		return "there is no finding of the id that it names; it allows "
		       "nothing (vidimus explain lists them all)";
	if (r == NULL || *r == '\0')
		return "it gives no reason: reason=\"...\" is missing; it "
		       "allows nothing";
	return NULL;
}

static void
fini(struct cmd_allow *a)
{
	free(a->id);
	free(a->reason);
	free(a->verb);
}

void
cmd_allow_find(struct cmd_run *run)
{
	struct cmd_gate *g = &run->gate;
	struct directive d = {0, 0, NULL, NULL};
	size_t cap = 0;
	const char *fault;

	while (g->bytes != NULL && next_directive(g, d.to, &d)) {
		struct cmd_allow a = {value_of(&d, "id"),
				      value_of(&d, "reason"),
				      value_of(&d, "for"),
				      0,
				      0,
				      0,
				      0,
				      0};

		settle_lines(g, &d, &a);
		fault = fault_of(&a);
		if (fault != NULL) {
			say(run, &a, "allow-broken", fault);
			fini(&a);
			continue;
		}
		if (g->allows == cap) {
			cap = 2 * cap + 8;
			g->allow = cmd_have(realloc(g->allow, cap * sizeof(a)));
		}
		g->allow[g->allows++] = a;
	}
}

static int
is_named(const char *ids, const struct vdm_finding *f)
{
	const char *id = vdm_finding_id(f);
	const char *rule = vdm_finding_detail(f, "rule");
	size_t n, m = strlen(id);

	for (; *ids != '\0'; ids += strspn(ids, " ,")) {
		n = strcspn(ids, " ,");
		if (n >= m && memcmp(ids, id, m) == 0 &&
		    (n == m || (ids[m] == '/' && rule != NULL &&
				n - m - 1 == strlen(rule) &&
				memcmp(ids + m + 1, rule, n - m - 1) == 0)))
			return 1;
		ids += n;
	}
	return 0;
}

const char *
cmd_allow_match(struct cmd_run *run, const struct vdm_finding *f)
{
	struct cmd_gate *g = &run->gate;
	unsigned line = vdm_finding_line(f);
	size_t i;

	for (i = 0; i < g->allows; i++) {
		struct cmd_allow *a = &g->allow[i];

		if ((a->verb != NULL &&
		     strcmp(a->verb, run->verb->name) != 0) ||
		    !is_named(a->id, f) ||
		    (!a->is_whole && (line < a->from || line > a->to)))
			continue;
		a->used++;
		return a->reason;
	}
	return NULL;
}

void
cmd_allow_end(struct cmd_run *run)
{
	struct cmd_gate *g = &run->gate;
	char said[200];
	size_t i;

	for (i = 0; i < g->allows; i++) {
		const struct cmd_allow *a = &g->allow[i];
		const char *verb = a->verb != NULL ? a->verb : "validate";

		if (a->used > 0 || strcmp(verb, run->verb->name) != 0)
			continue;
		snprintf(said, sizeof(said),
			 "nothing of the id %.80s is found there: what allows "
			 "it can go",
			 a->id);
		say(run, a, "allow-unused", said);
	}
	for (i = 0; i < g->allows; i++)
		fini(&g->allow[i]);
	free(g->allow);
	g->allow = NULL;
	g->allows = 0;
}
