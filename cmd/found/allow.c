/* SPDX-License-Identifier: MIT */
/*
 * What a file itself allows: <?vidimus allow id="..." reason="..."?> in XML, or
 * the same in a comment, <!-- vidimus allow id="..." reason="..." -->.
 */
#include "found/allow.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "found/gate.h"
#include "found/run.h"
#include "ground/place.h"
#include "ground/say.h"

/* A directive as it stands in the file: where it begins, and behind its end. */
struct directive {
	size_t from, to;
	const char *at, *end; /* what is said in it */
	int none_closes[2];   /* no such mark stands behind: "?>", "-->" */
};

/* What is known of the file up to where it was read, so that no directive
 * begins anew: files may have as many as they have room for. */
struct scan {
	const struct cmd_gate *g;
	size_t at; /* a place, and its line */
	unsigned line;
	size_t column_at; /* another, and its column */
	unsigned column;
	const char *head; /* nothing but what is before all content is before */
	const char *item_end;       /* of what stands there, or NULL */
	int is_doctype, is_content; /* what that is */
};

/* Allowances by what they are of: FROM:TO:VERB:ID, 0:0 for all of a file; each
 * has the first one's number. And the ranges of lines that there are, in order.
 */
static struct {
	struct cmd_names name;
	size_t *first, cap;
	struct range {
		unsigned from, to;
	} * range;
	size_t ranges, range_cap;
} known;

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
	static const char *const close[] = {"?>", "-->"};
	const char *s = g->bytes + at, *end = g->bytes + g->length, *p, *stop;
	int kind;

	for (; (s = memchr(s, '<', (size_t)(end - s))) != NULL; s++) {
		kind = starts(s, end, "<!--");
		p = kind ? skip_space(s + 4, end) : s + 2;
		if (d->none_closes[kind] || (!kind && !starts(s, end, "<?")))
			continue;
		if (!starts(p, end, "vidimus"))
			continue;
		p = skip_space(p + 7, end);
		if (!starts(p, end, "allow") || p + 5 >= end ||
		    (!is_space(p[5]) && p[5] != '?' && p[5] != '-'))
			continue;
		stop = find_text(p, end, close[kind]);
		d->none_closes[kind] = stop == NULL;
		if (stop == NULL)
			continue;
		d->from = (size_t)(s - g->bytes);
		d->to = (size_t)(stop - g->bytes) + strlen(close[kind]);
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

static void
scan_init(struct scan *s, const struct cmd_gate *g)
{
	const char *at = g->bytes, *end = g->bytes + g->length, *stop;

	memset(s, 0, sizeof(*s));
	s->g = g;
	s->line = s->column = 1;
	if (starts(at, end, "\xef\xbb\xbf"))
		at += s->column_at = 3;
	if (starts(at, end, "---") && (stop = find_text(at, end, "\n---")))
		at = stop + 4;
	s->head = at;
}

/* Finds the end of what stands at the head: a comment, an instruction, a
 * document type. Content has none. */
static void
find_item_end(struct scan *s)
{
	const char *at = s->head, *end = s->g->bytes + s->g->length;

	s->is_doctype = 0;
	if (starts(at, end, "<?")) {
		s->item_end = find_text(at, end, "?>");
		s->item_end += s->item_end != NULL ? 2 : 0;
	} else if (starts(at, end, "<!--")) {
		s->item_end = find_text(at, end, "-->");
		s->item_end += s->item_end != NULL ? 3 : 0;
	} else if (starts(at, end, "<!")) {
		s->item_end = skip_doctype(at, end);
		s->is_doctype = 1;
	}
	s->is_content = s->item_end == NULL;
}

/* Whether nothing stands before it but what is before all content: other
 * comments and instructions, a document type, front matter. */
static int
is_first(struct scan *s, size_t from)
{
	const char *here = s->g->bytes + from;

	while (!s->is_content && s->head < here) {
		if (s->item_end == NULL) {
			s->head = skip_space(s->head, here);
			if (s->head < here)
				find_item_end(s);
		} else if (s->item_end > here) {
			return s->is_doctype; /* it stands in it */
		} else {
			s->head = s->item_end;
			s->item_end = NULL;
		}
	}
	return !s->is_content && s->head == here;
}

static unsigned
line_of(struct scan *s, size_t place)
{
	while (s->at < place)
		s->line += s->g->bytes[s->at++] == '\n';
	while (s->at > place)
		s->line -= s->g->bytes[--s->at] == '\n';
	return s->line;
}

/* As findings count it: in characters, from 1 on. Places come in order. */
static unsigned
column_of(struct scan *s, size_t place)
{
	const char *bytes = s->g->bytes;

	for (; s->column_at < place; s->column_at++)
		if (bytes[s->column_at] == '\n')
			s->column = 1;
		else
			s->column +=
			    ((unsigned char)bytes[s->column_at] & 0xC0) != 0x80;
	return s->column;
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
settle_lines(struct scan *s, const struct directive *d, struct cmd_allow *a)
{
	const struct cmd_gate *g = s->g;
	size_t to = d->to;

	while (to < g->length && is_space(g->bytes[to]))
		to++;
	a->line = line_of(s, d->from);
	a->column = column_of(s, d->from);
	a->from = line_of(s, begin_of(g, d->from));
	a->to = line_of(s, to);
	a->is_whole = is_first(s, d->from);
}

/* ---- what is said of it ------------------------------------------------- */

static void
say(struct cmd_run *run, const struct cmd_allow *a, const char *id,
    const char *what)
{
	vdm_finding_say_at(vdm_findings_sink(run->findings, run->gate.path), id,
			   a->line, a->column, what);
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

/* ---- what is allowed where ------------------------------------------------
 */

/* Its key; to free(). */
static char *
key_of(const struct range *r, const char *verb, const char *id, size_t n,
       const char *rule)
{
	char *key;

	if (asprintf(&key, "%u:%u:%s:%.*s%s%s", r->from, r->to,
		     verb == NULL    ? ""
		     : *verb == '\0' ? "/"
				     : verb,
		     (int)n, id, rule != NULL ? "/" : "",
		     rule != NULL ? rule : "") < 0)
		cmd_have(NULL);
	return key;
}

/* Of several that say the same the first one counts. */
static void
know(const struct cmd_allow *a, size_t number)
{
	const struct range r = {a->is_whole ? 0 : a->from,
				a->is_whole ? 0 : a->to};
	const char *ids = a->id;
	size_t n, had, i;
	char *key;

	assert(ids != NULL); /* one that names nothing is broken */
	for (; *ids != '\0'; ids += strspn(ids, " ,")) {
		n = strcspn(ids, " ,");
		key = key_of(&r, a->verb, ids, n, NULL);
		had = known.name.count;
		i = cmd_names_add(&known.name, key);
		free(key);
		if (i >= known.cap) {
			known.cap = 2 * i + 16;
			known.first = cmd_have(realloc(
			    known.first, known.cap * sizeof(*known.first)));
		}
		if (known.name.count > had)
			known.first[i] = number;
		ids += n;
	}
	if (a->is_whole ||
	    (known.ranges > 0 && known.range[known.ranges - 1].from == r.from &&
	     known.range[known.ranges - 1].to == r.to))
		return;
	if (known.ranges == known.range_cap) {
		known.range_cap = 2 * known.range_cap + 8;
		known.range = cmd_have(realloc(
		    known.range, known.range_cap * sizeof(*known.range)));
	}
	known.range[known.ranges++] = r;
}

static void
forget(void)
{
	cmd_names_fini(&known.name);
	free(known.first);
	free(known.range);
	memset(&known, 0, sizeof(known));
}

/* The first allowance of a finding in a range that is before *best. */
static void
look_up(const struct cmd_run *run, const struct range *r,
	const struct vdm_finding *f, size_t *best)
{
	const char *id = vdm_finding_id(f);
	const char *rule = vdm_finding_detail(f, "rule");
	char *key;
	size_t i;
	int way;

	for (way = 0; way < 4; way++) {
		if ((way & 1) && rule == NULL)
			continue;
		key = key_of(r, way & 2 ? run->verb->name : NULL, id,
			     strlen(id), way & 1 ? rule : NULL);
		i = cmd_names_find(&known.name, key);
		free(key);
		if (i != (size_t)-1 && known.first[i] < *best)
			*best = known.first[i];
	}
}

void
cmd_allow_find(struct cmd_run *run)
{
	struct cmd_gate *g = &run->gate;
	struct directive d = {0};
	struct scan s;
	size_t cap = 0;
	const char *fault;

	forget();
	if (g->bytes != NULL)
		scan_init(&s, g);

	while (g->bytes != NULL && next_directive(g, d.to, &d)) {
		struct cmd_allow a = {.id = value_of(&d, "id"),
				      .reason = value_of(&d, "reason"),
				      .verb = value_of(&d, "for")};

		settle_lines(&s, &d, &a);
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
		know(&a, g->allows);
		g->allow[g->allows++] = a;
	}
}

const char *
cmd_allow_match(struct cmd_run *run, const struct vdm_finding *f)
{
	static const struct range whole = {0, 0};
	struct cmd_gate *g = &run->gate;
	unsigned line = vdm_finding_line(f);
	size_t low = 0, high = known.ranges, best = g->allows, middle;

	if (g->allows == 0)
		return NULL;
	look_up(run, &whole, f, &best);
	/* ranges are in order, and few of them have a line in common */
	while (low < high) {
		middle = low + (high - low) / 2;
		if (known.range[middle].to < line)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < known.ranges && known.range[low].from <= line; low++)
		look_up(run, &known.range[low], f, &best);
	if (best == g->allows)
		return NULL;
	g->allow[best].used++;
	return g->allow[best].reason;
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
	forget();
}
