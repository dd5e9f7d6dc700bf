/* SPDX-License-Identifier: MIT */
/* Decisions as people write them: read, looked through, and written. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/words.h"
#include "decide/decision.h"
#include "prose/people/tables.h"
#include "record/field.h"
#include "record/forms.h"
#include "yaml/table.h"
#include "yaml/yaml.h"

enum {
	LINE_DIGITS = 9 /* of a line's number */
};

static const char *const keys[VDM_DK_COUNT + 1] = {[VDM_DK_SOURCE] = "source",
						   [VDM_DK_DIGEST] = "digest",
						   [VDM_DK_LINE] = "line",
						   [VDM_DK_WORDS] = "words",
						   [VDM_DK_AFTER] = "after",
						   [VDM_DK_ALSO] = "also",
						   [VDM_DK_SCOPE] = "scope",
						   [VDM_DK_LABEL] = "label",
						   [VDM_DK_PERSON] = "person",
						   [VDM_DK_FIELD] = "field",
						   [VDM_DK_DECISION] =
						       "decision",
						   [VDM_DK_VALUE] = "value",
						   [VDM_DK_NOW] = "now",
						   [VDM_DK_BY] = "by",
						   [VDM_DK_WHEN] = "when",
						   [VDM_DK_WHY] = "why",
						   [VDM_DK_AT] = "at",
						   [VDM_DK_MEANT] = "meant"};

static const char *const scopes[VDM_DS_COUNT + 1] = {[VDM_DS_TURN] = "turn",
						     [VDM_DS_LABEL] = "label",
						     [VDM_DS_SERIES] = "series",
						     [VDM_DS_PERSON] = "person",
						     [VDM_DS_FIELD] = "field"};

static const char *const decided[VDM_DECIDED_COUNT + 1] = {
    [VDM_DECIDED_SPEAKER] = "speaker",     [VDM_DECIDED_NOBODY] = "nobody",
    [VDM_DECIDED_PARAGRAPH] = "paragraph", [VDM_DECIDED_HEADING] = "heading",
    [VDM_DECIDED_NOTE] = "note",           [VDM_DECIDED_STAGE] = "stage",
    [VDM_DECIDED_SAME] = "same",           [VDM_DECIDED_VALUE] = "value",
    [VDM_DECIDED_NONE] = "none",           [VDM_DECIDED_LEAVE] = "leave"};

/* What a list of questions says besides, for whoever answers them. */
static const char *const asked[] = {"question", "candidates", "reason",
				    "settles", NULL};

#define BIT(what) (1u << VDM_DECIDED_##what)
#define OF_PLACES                                                              \
	(BIT(SPEAKER) | BIT(NOBODY) | BIT(PARAGRAPH) | BIT(HEADING) |          \
	 BIT(NOTE) | BIT(STAGE) | BIT(LEAVE))

/* What may be decided in a scope, what it is where only a value is given, and
 * which keys it needs besides those that all do. */
static const struct {
	unsigned may;
	enum vdm_decided usual;
	enum vdm_decision_key needs[4]; /* VDM_DK_SCOPE ends it */
} rules[VDM_DS_COUNT] = {
    [VDM_DS_TURN] = {OF_PLACES,
		     VDM_DECIDED_SPEAKER,
		     {VDM_DK_SOURCE, VDM_DK_LINE, VDM_DK_WORDS, VDM_DK_SCOPE}},
    [VDM_DS_LABEL] = {OF_PLACES,
		      VDM_DECIDED_SPEAKER,
		      {VDM_DK_SOURCE, VDM_DK_LABEL, VDM_DK_SCOPE}},
    [VDM_DS_SERIES] = {OF_PLACES,
		       VDM_DECIDED_SPEAKER,
		       {VDM_DK_LABEL, VDM_DK_SCOPE}},
    [VDM_DS_PERSON] = {BIT(SAME) | BIT(LEAVE),
		       VDM_DECIDED_SAME,
		       {VDM_DK_PERSON, VDM_DK_SCOPE}},
    [VDM_DS_FIELD] = {BIT(VALUE) | BIT(NONE) | BIT(LEAVE),
		      VDM_DECIDED_VALUE,
		      {VDM_DK_SOURCE, VDM_DK_FIELD, VDM_DK_SCOPE}},
};

const char *
vdm_decision_key_name(enum vdm_decision_key key)
{
	return keys[key];
}

const char *
vdm_decision_scope_name(enum vdm_decision_scope scope)
{
	return scopes[scope];
}

const char *
vdm_decided_name(enum vdm_decided what)
{
	return decided[what];
}

/* ---- faults ---- */

struct reading {
	struct vdm_decisions *list;
	struct vdm_arena *a;
	const struct vdm_sink *sink;
	int faults;
};

static void
fault(struct reading *r, unsigned line, const char *what, const char *word,
      const char *best)
{
	struct vdm_pos pos = {line, 0, 0};

	r->faults++;
	vdm_diag(r->sink, VDM_D_DECISION_BROKEN, &pos, NULL,
		 "%s%s%.80s%s%s%s%s; no decision of this file is obeyed", what,
		 word != NULL ? ": \"" : "", word != NULL ? word : "",
		 word != NULL ? "\"" : "",
		 best != NULL ? " (did you mean \"" : "",
		 best != NULL ? best : "", best != NULL ? "\"?)" : "");
}

/* The index in a list of `count` words, case folded; or `count`. */
static int
index_of(const char *word, const char *const *list, int count)
{
	int i = 0;

	while (i < count && strcasecmp(list[i], word) != 0)
		i++;
	return i;
}

/* ---- values ---- */

const char *
vdm_decision_hex(const char *digest)
{
	return strncmp(digest, "sha256:", 7) == 0 ? digest + 7 : digest;
}

static int
is_digest(const char *s)
{
	s = vdm_decision_hex(s);
	return strlen(s) == 64 &&
	       s[strspn(s, "0123456789abcdefABCDEF")] == '\0';
}

/* The number of a line that n bytes are, or 0. */
static unsigned
line_number(const char *s, size_t n)
{
	if (n > LINE_DIGITS || strspn(s, "0123456789") < n)
		return 0;
	return (unsigned)strtoul(s, NULL, 10);
}

static void
check_values(struct reading *r, const struct vdm_decision *d, unsigned line)
{
	const char *const *k = d->key;

	if (*k[VDM_DK_LINE] != '\0' &&
	    line_number(k[VDM_DK_LINE], strlen(k[VDM_DK_LINE])) == 0)
		fault(r, line, "`line` is no number of a line", k[VDM_DK_LINE],
		      NULL);
	if (*k[VDM_DK_WHEN] != '\0' && !vdm_is_whole_date(k[VDM_DK_WHEN]))
		fault(r, line, "`when` is no date, YYYY-MM-DD", k[VDM_DK_WHEN],
		      NULL);
	if (*k[VDM_DK_DIGEST] != '\0' && !is_digest(k[VDM_DK_DIGEST]))
		fault(r, line,
		      "`digest` is not sha256: and 64 hexadecimal digits",
		      k[VDM_DK_DIGEST], NULL);
	if (d->scope == VDM_DS_FIELD && *k[VDM_DK_FIELD] != '\0' &&
	    vdm_stated_field(k[VDM_DK_FIELD]) == NULL)
		fault(r, line, "there is no field of that name",
		      k[VDM_DK_FIELD], vdm_stated_meant(k[VDM_DK_FIELD]));
}

static void
need(struct reading *r, const struct vdm_decision *d, enum vdm_decision_key key,
     unsigned line)
{
	struct vdm_buf b;

	if (*d->key[key] != '\0')
		return;
	vdm_buf_init(&b);
	vdm_buf_printf(&b, "a decision of this scope (%s) needs `%s`",
		       scopes[d->scope], keys[key]);
	fault(r, line, vdm_buf_str(&b), NULL, NULL);
	r->a->failed |= b.failed;
	vdm_buf_fini(&b);
}

static void
check_needs(struct reading *r, const struct vdm_decision *d, unsigned line)
{
	static const enum vdm_decision_key all[] = {VDM_DK_BY, VDM_DK_WHEN};
	const enum vdm_decision_key *k = rules[d->scope].needs;
	size_t i;

	for (; *k != VDM_DK_SCOPE; k++)
		need(r, d, *k, line);
	for (i = 0; i < sizeof(all) / sizeof(*all); i++)
		need(r, d, all[i], line);
	if (d->decided == VDM_DECIDED_SPEAKER ||
	    d->decided == VDM_DECIDED_SAME || d->decided == VDM_DECIDED_VALUE)
		need(r, d, VDM_DK_VALUE, line);
	if (!(rules[d->scope].may & 1u << d->decided))
		fault(r, line, "this cannot be decided in that scope",
		      decided[d->decided], NULL);
}

/* ---- rows ---- */

static void
take_cell(struct reading *r, struct vdm_decision *d, const struct vdm_cell *c)
{
	int i = index_of(c->key, keys, VDM_DK_COUNT);

	if (vdm_words_are(asked, c->key))
		return;
	if (i == VDM_DK_COUNT)
		fault(r, c->line, "there is no such key", c->key,
		      vdm_words_meant(c->key, keys));
	else if (*d->key[i] != '\0')
		fault(r, c->line, "a key stands twice", c->key, NULL);
	else if (c->nested)
		fault(r, c->line, "a value is asked for, and more is there",
		      c->key, NULL);
	else
		d->key[i] = c->value;
}

/* Scope and decision by their words. 0: one of them is none. */
static int
take_words(struct reading *r, struct vdm_decision *d, unsigned line)
{
	const char *scope = d->key[VDM_DK_SCOPE];
	const char *what = d->key[VDM_DK_DECISION];
	int i = index_of(scope, scopes, VDM_DS_COUNT), k;

	if (i == VDM_DS_COUNT) {
		fault(r, line,
		      *scope == '\0'
			  ? "a decision needs `scope`: turn, label, series, "
			    "person or field"
			  : "there is no such scope",
		      *scope == '\0' ? NULL : scope,
		      vdm_words_meant(scope, scopes));
		return 0;
	}
	d->scope = (enum vdm_decision_scope)i;
	k = *what == '\0' ? (int)rules[i].usual
			  : index_of(what, decided, VDM_DECIDED_COUNT);
	if (k == VDM_DECIDED_COUNT) {
		fault(r, line, "there is no such decision", what,
		      vdm_words_meant(what, decided));
		return 0;
	}
	d->decided = (enum vdm_decided)k;
	return 1;
}

static struct vdm_decision *
add(struct reading *r, const struct vdm_decision *d)
{
	struct vdm_decisions *l = r->list;
	struct vdm_decision *items = vdm_arena_grow(
	    r->a, l->item, &l->cap, l->count + 1, sizeof(*items));

	if (items == NULL)
		return NULL;
	l->item = items;
	items[l->count] = *d;
	return &items[l->count++];
}

/* The other places that the same answer settles, a decision each. */
static void
add_others(struct reading *r, const struct vdm_decision *d, unsigned line)
{
	const char *s = d->key[VDM_DK_ALSO];

	while (*s != '\0' && !r->a->failed) {
		size_t n = strcspn(s, "\n"), k = strspn(s, "0123456789");
		struct vdm_decision one = *d;

		one.key[VDM_DK_ALSO] = one.key[VDM_DK_AFTER] = "";
		one.key[VDM_DK_WORDS] = "";
		one.line = line_number(s, k);
		if (one.line > 0 && s[k] == ':') {
			one.key[VDM_DK_LINE] = vdm_arena_strndup(r->a, s, k);
			one.key[VDM_DK_WORDS] = vdm_arena_trimmed(
			    r->a,
			    vdm_arena_strndup(r->a, s + k + 1, n - k - 1));
		}
		if (r->a->failed)
			return;
		if (*one.key[VDM_DK_WORDS] == '\0' || d->scope != VDM_DS_TURN) {
			fault(r, line,
			      "`also` has a line that is not \"12: words\" of "
			      "a turn",
			      vdm_arena_strndup(r->a, s, n), NULL);
			return;
		}
		(void)add(r, &one);
		s += n + (s[n] == '\n');
	}
}

/* An answer without its decision: whoever began it should know. */
static void
say_begun(const struct reading *r, const struct vdm_decision *d, unsigned line)
{
	static const enum vdm_decision_key about[] = {VDM_DK_BY, VDM_DK_WHEN,
						      VDM_DK_WHY};
	struct vdm_pos pos = {line, 0, 0};
	size_t i;

	for (i = 0; i < sizeof(about) / sizeof(about[0]); i++)
		if (*d->key[about[i]] != '\0') {
			vdm_diag(r->sink, VDM_D_DECISION_BEGUN, &pos, NULL,
				 "\"%s\" is filled in, and nothing is decided: "
				 "nothing follows from it",
				 keys[about[i]]);
			return;
		}
}

static void
take_row(struct reading *r, const struct vdm_row *row)
{
	const int faults = r->faults;
	struct vdm_decision d;
	size_t i;

	memset(&d, 0, sizeof(d));
	for (i = 0; i < VDM_DK_COUNT; i++)
		d.key[i] = "";
	for (i = 0; i < row->cells; i++)
		take_cell(r, &d, &row->cell[i]);
	if (row->beyond != NULL)
		fault(r, row->line, "cells stand beyond the last column",
		      row->beyond, NULL);
	if (*d.key[VDM_DK_DECISION] == '\0' && *d.key[VDM_DK_VALUE] == '\0') {
		r->list->open++;
		/* what is broken may have been the decision */
		if (r->faults == faults)
			say_begun(r, &d, row->line);
		return;
	}
	d.stands = row->line;
	if (!take_words(r, &d, row->line))
		return;
	check_needs(r, &d, row->line);
	check_values(r, &d, row->line);
	d.line = line_number(d.key[VDM_DK_LINE], strlen(d.key[VDM_DK_LINE]));
	if (add(r, &d) != NULL)
		add_others(r, &d, row->line);
}

/* "decisions: []", or a head row and no other. */
static int
is_empty(const struct vdm_table *t)
{
	if (t->rows == 1 && t->row[0].cells == 1 &&
	    strcmp(t->row[0].cell[0].key, "decisions") == 0 &&
	    *t->row[0].cell[0].value == '\0')
		return 1;
	return t->rows == 0 && t->heads.cells > 0 && t->problem != NULL &&
	       strcmp(t->problem, "it has no row") == 0;
}

int
vdm_decisions_read(struct vdm_decisions *list, struct vdm_arena *a,
		   const char *text, const struct vdm_sink *sink)
{
	struct reading r = {.a = a, .sink = sink};
	struct vdm_table t;
	size_t i;
	int rc;

	memset(list, 0, sizeof(*list));
	r.list = list;
	rc = vdm_table_read(&t, a, text);
	if (a->failed)
		return -1;
	if (is_empty(&t)) {
		/* heads that are none would not be seen in rows */
		struct vdm_decision d = {{NULL}, 0, 0, 0, 0};

		for (i = 0; i < VDM_DK_COUNT; i++)
			d.key[i] = "";
		for (i = 0; i < t.heads.cells; i++)
			take_cell(&r, &d, &t.heads.cell[i]);
		return r.faults > 0 ? -1 : 0;
	}
	if (rc != 0)
		fault(&r, t.line, "this cannot be read", t.problem, NULL);
	for (i = 0; rc == 0 && i < t.rows; i++)
		take_row(&r, &t.row[i]);
	return r.faults > 0 || a->failed ? -1 : 0;
}

/* ---- written ---- */

void
vdm_decision_put(const struct vdm_decision *d, struct vdm_buf *out)
{
	const char *lead = "- ";
	size_t i;

	for (i = 0; i < VDM_DK_COUNT; i++) {
		if (*d->key[i] == '\0')
			continue;
		vdm_buf_printf(out, "%s%s: ", lead, keys[i]);
		vdm_yaml_emit_string(d->key[i], out);
		vdm_buf_putc(out, '\n');
		lead = "  ";
	}
}
