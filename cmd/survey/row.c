/* SPDX-License-Identifier: MIT */
/* vidimus survey: what a row says of a file, made, looked through and sorted.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <vidimus.h>

#include "found/findings.h"
#include "found/list.h"
#include "found/run.h"
#include "found/view.h"
#include "ground/file.h"
#include "ground/say.h"
#include "ground/verb.h"
#include "run/read.h"
#include "survey/survey.h"

const struct cmd_survey_column cmd_survey_columns[SURVEY_COLUMNS] = {
    {"path", "path", "File", CMD_SURVEY_TEXT},
    {"verdict", "verdict", "Verdict", CMD_SURVEY_TEXT},
    {"format", "format", "Format", CMD_SURVEY_TEXT},
    {"encoding", "encoding", "Encoding", CMD_SURVEY_TEXT},
    {"language", "language", "Language", CMD_SURVEY_TEXT},
    {"languageStated", "language_stated", "Stated", CMD_SURVEY_FLAG},
    {"words", "words", "Words", CMD_SURVEY_COUNT},
    {"turns", "turns", "Turns", CMD_SURVEY_COUNT},
    {"speakers", "speakers", "Speakers", CMD_SURVEY_COUNT},
    {"people", "people", "People", CMD_SURVEY_COUNT},
    {"turnsRead", "read_percent", "Read", CMD_SURVEY_SHARE},
    {"turnsInferred", "inferred_percent", "Inferred", CMD_SURVEY_SHARE},
    {"turnsNobody", "nobody_percent", "Nobody's", CMD_SURVEY_SHARE},
    {"doubts", "doubts", "Doubts", CMD_SURVEY_TALLY},
    {"losses", "losses", "Losses", CMD_SURVEY_TALLY},
    {"unaccounted", "unaccounted", "Unaccounted", CMD_SURVEY_COUNT},
    {"rightsStated", "rights_stated", "Rights", CMD_SURVEY_FLAG},
    {"sourceStated", "source_stated", "Source", CMD_SURVEY_FLAG},
    {"sha256", "sha256", "SHA-256", CMD_SURVEY_TEXT},
};

const char *const cmd_survey_verdicts[SURVEY_VERDICTS] = {
    "not read", "invalid", "not checked", "valid"};

/* ---- making one ---------------------------------------------------------- */

static void
set(json_t *row, size_t column, json_t *value)
{
	cmd_json_set(row, cmd_survey_columns[column].key, value);
}

static void
set_count(json_t *row, size_t column, size_t n)
{
	set(row, column, json_integer((json_int_t)n));
}

char *
cmd_survey_shown(const char *text)
{
	char piece[16], *all;
	size_t n = 0, got;

	all = cmd_have(malloc(strlen(text) * sizeof(piece) + 1));
	while ((got = vdm_shown_next(&text, piece)) > 0) {
		memcpy(all + n, piece, got);
		n += got;
	}
	all[n] = '\0';
	return all;
}

/* A text as it is; one that is not UTF-8 as it is shown. */
static json_t *
text_of(const char *text)
{
	json_t *s;
	char *shown;

	if (text == NULL)
		return json_null();
	s = json_string(text);
	if (s != NULL)
		return s;
	shown = cmd_survey_shown(text);
	s = cmd_have(json_string(shown));
	free(shown);
	return s;
}

char *
cmd_survey_name(const char *path)
{
	json_t *s = text_of(cmd_shown(path));
	char *name = cmd_have(strdup(json_string_value(s)));

	json_decref(s);
	return name;
}

/* A row in which nothing is known but the path. */
static json_t *
blank(const char *path)
{
	json_t *row = cmd_have(json_object());
	size_t i;

	for (i = 0; i < SURVEY_COLUMNS; i++)
		set(row, i, json_null());
	set(row, SURVEY_PATH, text_of(cmd_shown(path)));
	set(row, SURVEY_VERDICT,
	    json_string(cmd_survey_verdicts[SURVEY_NOT_READ]));
	cmd_json_set(row, "findings", json_array());
	cmd_json_set(row, "units", json_array());
	return row;
}

static json_t *
finding_json(const struct vdm_finding *f)
{
	json_t *one = cmd_have(json_object());

	cmd_json_set(one, "level",
		     json_string(vdm_level_name(vdm_finding_level(f))));
	cmd_json_set(one, "id", json_string(vdm_finding_id(f)));
	cmd_json_set(one, "line", json_integer(vdm_finding_line(f)));
	cmd_json_set(one, "message", text_of(vdm_finding_message(f)));
	return one;
}

/* Puts the findings from the from-th on into a row, and counts them. */
static void
set_findings(json_t *row, const struct cmd_run *run, size_t from)
{
	json_t *list = json_object_get(row, "findings");
	size_t losses = 0;
	size_t doubts = json_array_size(json_object_get(row, "units"));
	const struct vdm_finding *f;

	for (; (f = vdm_findings_get(run->findings, from)) != NULL; from++) {
		losses += vdm_finding_level(f) == VDM_LEVEL_LOSS;
		doubts += vdm_finding_level(f) == VDM_LEVEL_WARNING;
		if (json_array_append_new(list, finding_json(f)) != 0)
			cmd_have(NULL);
	}
	set_count(row, SURVEY_LOSSES, losses);
	set_count(row, SURVEY_DOUBTS, doubts);
}

json_t *
cmd_survey_unread(const struct cmd_run *run, const char *path, size_t from)
{
	json_t *row = blank(path);

	set_findings(row, run, from);
	return row;
}

static int
by_pointer(const void *x, const void *y)
{
	const void *a = *(const void *const *)x, *b = *(const void *const *)y;

	return (a > b) - (a < b);
}

/* How many people of a record speak. */
static size_t
count_speakers(const struct vdm_record *rec)
{
	const struct vdm_node *root = vdm_record_root(rec), *n;
	const struct vdm_person **who = NULL, *p;
	size_t count = 0, cap = 0, i, all = 0;

	for (n = root; n != NULL; n = vdm_node_walk(n, root)) {
		if (vdm_node_kind(n) != VDM_KIND_SPEECH)
			continue;
		for (i = 0; (p = vdm_node_speaker(rec, n, i)) != NULL; i++) {
			if (count == cap)
				who = cmd_have(realloc(
				    who, (cap = cap * 2 + 64) * sizeof(*who)));
			who[count++] = p;
		}
	}
	if (count > 0)
		qsort(who, count, sizeof(*who), by_pointer);
	for (i = 0; i < count; i++)
		all += i == 0 || who[i] != who[i - 1];
	free(who);
	return all;
}

static json_t *
unit_json(const struct vdm_unit *u)
{
	json_t *one = cmd_have(json_object());

	cmd_json_set(one, "line", json_integer(vdm_unit_line(u)));
	cmd_json_set(one, "kind", text_of(vdm_unit_kind(u)));
	cmd_json_set(one, "speakers", text_of(vdm_unit_speakers(u)));
	cmd_json_set(one, "reason", text_of(vdm_unit_reason(u)));
	cmd_json_set(one, "candidates", text_of(vdm_unit_candidates(u)));
	cmd_json_set(one, "text", text_of(vdm_unit_text(u)));
	return one;
}

/* Turns by how their speakers are known, and what is in doubt. */
static void
set_units(json_t *row, const struct vdm_record *rec)
{
	struct vdm_units *units = cmd_have(vdm_units_new(rec));
	json_t *list = json_object_get(row, "units");
	size_t i, all = 0, nobody = 0, inferred = 0;
	const struct vdm_unit *u;

	for (i = 0; (u = vdm_units_get(units, i)) != NULL; i++) {
		int turn = strcmp(vdm_unit_kind(u), "turn") == 0;

		if (vdm_unit_is_inferred(u) &&
		    json_array_append_new(list, unit_json(u)) != 0)
			cmd_have(NULL);
		all += (size_t)turn;
		if (turn && vdm_unit_speakers(u)[0] == '\0')
			nobody++;
		else if (turn && vdm_unit_is_inferred(u))
			inferred++;
	}
	vdm_units_free(units);
	set_count(row, SURVEY_TURNS, all);
	set_count(row, SURVEY_NOBODY, nobody);
	set_count(row, SURVEY_INFERRED, inferred);
	set_count(row, SURVEY_READ, all - nobody - inferred);
}

/* Whether a text is a language tag, in which nothing but these stands. */
static int
is_tag(const char *text)
{
	return text != NULL && text[0] != '\0' && text[0] != '-' &&
	       strspn(text,
		      "abcdefghijklmnopqrstuvwxyz"
		      "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == strlen(text);
}

/* The language that is stated, else the one that was recognised. */
static void
set_language(json_t *row, const char *stated, const char *recognised)
{
	int is_stated = is_tag(stated);
	const char *tag = is_stated ? stated : recognised;

	if (tag == NULL)
		return;
	set(row, SURVEY_LANGUAGE, json_string(tag));
	set(row, SURVEY_LANGUAGE_STATED, json_boolean(is_stated));
}

/* What the fields say, as the source or a person states it. */
static void
set_fields(json_t *row, const struct vdm_record *rec)
{
	const char *tag = vdm_node_attr(vdm_record_root(rec), "xml:lang");
	int rights = 0, source = 0, said = 0;
	size_t i;

	for (i = 0; i < vdm_record_fields(rec); i++) {
		const struct vdm_field *f = vdm_record_field(rec, i);
		const char *name = vdm_field_name(f), *norm = vdm_field_norm(f);
		enum vdm_state state = vdm_field_state(f);

		if (norm == NULL)
			norm = vdm_field_value(f);
		if (strcmp(name, "language") == 0 && is_tag(norm) && !said) {
			tag = norm;
			said = 1;
		}
		if (vdm_field_value(f)[0] == '\0' ||
		    (state != VDM_STATE_EXPLICIT && state != VDM_STATE_STATED))
			continue;
		rights |=
		    strcmp(name, "rights") == 0 || strcmp(name, "licence") == 0;
		source |= strcmp(name, "source") == 0 ||
			  strncmp(name, "source.", 7) == 0;
	}
	set_language(row, tag, vdm_record_language(rec));
	set(row, SURVEY_RIGHTS, json_boolean(rights));
	set(row, SURVEY_SOURCE, json_boolean(source));
}

/* What the witness counted in the source, and what is nowhere in the record. */
static void
set_account(json_t *row, const struct vdm_account *account)
{
	long lost = 0;
	size_t i;

	if (account == NULL)
		return;
	for (i = 0; vdm_account_name(i) != NULL; i++)
		lost += vdm_account_get(account, vdm_account_name(i),
					"unaccounted");
	set_count(row, SURVEY_WORDS,
		  (size_t)vdm_account_get(account, "words", "source"));
	set_count(row, SURVEY_UNACCOUNTED, (size_t)lost);
}

/* ---- the verdict --------------------------------------------------------- */

static int
by_place(const void *x, const void *y)
{
	const struct vdm_finding *a = *(const struct vdm_finding *const *)x;
	const struct vdm_finding *b = *(const struct vdm_finding *const *)y;
	unsigned m = vdm_finding_line(a), n = vdm_finding_line(b);
	int c = strcmp(vdm_finding_id(a), vdm_finding_id(b));

	if (m != n)
		return m < n ? -1 : 1;
	return c != 0 ? c
		      : strcmp(vdm_finding_message(a), vdm_finding_message(b));
}

/* Adds what was found that the run's list has not got from `from` on: who
 * validates a document reads it again. */
static void
add_new(struct cmd_run *run, size_t from, const struct vdm_findings *found)
{
	size_t count = vdm_findings_count(run->findings) - from, i;
	const struct vdm_finding **had =
	    cmd_have(calloc(count + 1, sizeof(const struct vdm_finding *)));
	struct vdm_findings *add = cmd_have(vdm_findings_new());
	const struct vdm_finding *f;

	for (i = 0; i < count; i++)
		had[i] = vdm_findings_get(run->findings, from + i);
	qsort(had, count, sizeof(*had), by_place);
	for (i = 0; (f = vdm_findings_get(found, i)) != NULL; i++)
		if (bsearch(&f, had, count, sizeof(*had), by_place) == NULL)
			vdm_findings_add(add, f);
	free(had);
	for (i = 0; (f = vdm_findings_get(add, i)) != NULL; i++)
		vdm_findings_add(run->findings, f);
	if (vdm_findings_failed(add))
		cmd_run_worse(run, cmd_system(ENOMEM, "list of findings"));
	vdm_findings_free(add);
}

static void
set_verdict(json_t *row, struct cmd_run *run, const char *path, size_t from,
	    const char *bytes, size_t length)
{
	struct vdm_read_options *options =
	    cmd_have(vdm_read_options_copy(run->read));
	struct vdm_findings *found = cmd_have(vdm_findings_new());
	const struct vdm_sink *sink = vdm_findings_sink(found, cmd_shown(path));
	int verdict, error;

	/* the witness has looked already */
	vdm_read_options_account(options, NULL);
	if (vdm_read_options_set(options, "account", "no") != 0)
		cmd_have(NULL);
	vdm_budget_begin(length);
	verdict = vdm_validate(bytes, length, options, NULL, sink);
	error = errno;
	vdm_budget_end(sink);
	if (verdict < 0 && (error == ENOMEM || vdm_findings_count(found) == 0))
		cmd_run_failed(run, error, cmd_shown(path));
	add_new(run, from, found);
	set(row, SURVEY_VERDICT,
	    json_string(
		cmd_survey_verdicts[verdict == 0  ? SURVEY_VALID
				    : verdict > 0 ? SURVEY_INVALID
						  : SURVEY_NOT_CHECKED]));
	vdm_findings_free(found);
	vdm_read_options_free(options);
}

/* The format of a file that was read, and the encoding, where it has one. */
static void
set_format(json_t *row, const struct cmd_run *run, const char *path,
	   const char *bytes, size_t length)
{
	const char *format = run->from;
	char *encoding;

	if (format == NULL)
		format = vdm_format_guess(bytes, length, path);
	set(row, SURVEY_FORMAT, text_of(format));
	if (vdm_encoding_guess(&encoding, bytes, length, format, run->read) ==
	    0)
		set(row, SURVEY_ENCODING, text_of(encoding));
	else if (errno == ENOMEM)
		cmd_have(NULL);
	vdm_free(encoding);
}

json_t *
cmd_survey_look(struct cmd_run *run, size_t index)
{
	const struct cmd_input *in = &run->list.input[index];
	size_t from = vdm_findings_count(run->findings), length = 0;
	int special = !in->is_named && cmd_is_special(in->path);
	struct vdm_record *rec = NULL;
	json_t *row = blank(in->path);
	char *bytes = NULL, hex[65];

	if (special)
		cmd_run_lost(run, in->path, "file-unread", "not read", ENOTSUP);
	else
		rec = cmd_run_read(run, in->path, &bytes, &length);
	if (rec != NULL) {
		set_format(row, run, in->path, bytes, length);
		set_count(row, SURVEY_PEOPLE, vdm_record_people(rec));
		set_count(row, SURVEY_SPEAKERS, count_speakers(rec));
		set_units(row, rec);
		set_fields(row, rec);
		set_account(row, run->account);
		vdm_digest(bytes, length, hex);
	} else if (special || strcmp(in->path, "-") == 0 ||
		   cmd_digest_file(in->path, hex) != 0) {
		hex[0] = '\0';
	}
	/* what could not be read is a file, too, and known by its bytes */
	if (hex[0] != '\0')
		set(row, SURVEY_SHA256, json_string(hex));
	vdm_record_free(rec);
	cmd_run_end(run, in->path);
	if (bytes != NULL)
		set_verdict(row, run, in->path, from, bytes, length);
	free(bytes);
	set_findings(row, run, from);
	cmd_run_flush(run);
	return row;
}

/* ---- looking one through --------------------------------------------------
 */

/* The index of a text in a list, -1: it is none of them. */
static int
find_text(const json_t *value, const char *const *list, int count)
{
	int i;

	for (i = 0; json_is_string(value) && i < count; i++)
		if (strcmp(json_string_value(value), list[i]) == 0)
			return i;
	return -1;
}

static int
is_digest(const char *s)
{
	return strlen(s) == 64 && strspn(s, "0123456789abcdef") == 64;
}

static int
is_format(const char *s)
{
	const char *name;
	size_t i;

	for (i = 0; (name = vdm_format_name(i)) != NULL; i++)
		if (strcmp(name, s) == 0)
			return 1;
	return 0;
}

static int
is_text_right(size_t column, const json_t *v)
{
	if (column == SURVEY_PATH)
		return json_is_string(v);
	if (column == SURVEY_VERDICT)
		return find_text(v, cmd_survey_verdicts, SURVEY_VERDICTS) >= 0;
	if (json_is_null(v))
		return 1;
	if (!json_is_string(v))
		return 0;
	if (column == SURVEY_FORMAT)
		return is_format(json_string_value(v));
	if (column == SURVEY_ENCODING)
		return json_string_value(v)[0] != '\0';
	return column == SURVEY_LANGUAGE ? is_tag(json_string_value(v))
					 : is_digest(json_string_value(v));
}

/* Numbers that no sum of a million files can carry beyond 64 bits. */
static int
is_number(const json_t *v)
{
	return json_is_integer(v) && json_integer_value(v) >= 0 &&
	       json_integer_value(v) < (json_int_t)1 << 40;
}

static int
is_right(size_t column, const json_t *v)
{
	switch (cmd_survey_columns[column].type) {
	case CMD_SURVEY_TEXT:
		return is_text_right(column, v);
	case CMD_SURVEY_TALLY:
		return is_number(v);
	case CMD_SURVEY_COUNT:
	case CMD_SURVEY_SHARE:
		return json_is_null(v) || is_number(v);
	case CMD_SURVEY_FLAG:
		return json_is_null(v) || json_is_boolean(v);
	}
	return 0;
}

/* Whether a list holds objects of these members alone: a line, a number, and
 * texts (or null, but for the first). */
static int
is_list(const json_t *list, const char *const *keys, size_t count)
{
	size_t i, k;

	if (!json_is_array(list))
		return 0;
	for (i = 0; i < json_array_size(list); i++) {
		const json_t *one = json_array_get(list, i), *v;

		if (json_object_size(one) != count + 1 ||
		    !is_number(json_object_get(one, "line")))
			return 0;
		for (k = 0; k < count; k++) {
			v = json_object_get(one, keys[k]);
			if (!json_is_string(v) && (k == 0 || !json_is_null(v)))
				return 0;
		}
	}
	return 1;
}

/* Whether each finding has a level that there is, and says something. */
static int
are_findings(const json_t *list)
{
	static const char *const keys[] = {"level", "id", "message"};
	enum vdm_level level;
	size_t i, k;

	if (!is_list(list, keys, 3))
		return 0;
	for (i = 0; i < json_array_size(list); i++) {
		const json_t *one = json_array_get(list, i);

		for (k = 0; k < 3; k++)
			if (!json_is_string(json_object_get(one, keys[k])))
				return 0;
		if (vdm_level_find(
			json_string_value(json_object_get(one, "level")),
			&level) != 0)
			return 0;
	}
	return 1;
}

static json_int_t
number(const json_t *row, size_t column)
{
	return json_integer_value(
	    json_object_get(row, cmd_survey_columns[column].key));
}

/* Whether numbers are of what the row holds: turns, and what was found. */
static const char *
wrong_sum(const json_t *row)
{
	const json_t *list = json_object_get(row, "findings");
	json_int_t losses = 0;
	json_int_t doubts =
	    (json_int_t)json_array_size(json_object_get(row, "units"));
	size_t i;

	for (i = 0; i < json_array_size(list); i++) {
		const char *level = json_string_value(
		    json_object_get(json_array_get(list, i), "level"));

		losses += strcmp(level, vdm_level_name(VDM_LEVEL_LOSS)) == 0;
		doubts += strcmp(level, vdm_level_name(VDM_LEVEL_WARNING)) == 0;
	}
	if (number(row, SURVEY_READ) + number(row, SURVEY_INFERRED) +
		number(row, SURVEY_NOBODY) !=
	    number(row, SURVEY_TURNS))
		return "turns that do not add up";
	if (number(row, SURVEY_LOSSES) != losses)
		return "losses that are not found";
	return number(row, SURVEY_DOUBTS) != doubts
		   ? "doubts that are not found"
		   : NULL;
}

const char *
cmd_survey_fault(const json_t *row)
{
	static const char *const keys[] = {"kind", "speakers", "reason",
					   "candidates", "text"};
	size_t i;

	if (!json_is_object(row))
		return "an object is wanted";
	for (i = 0; i < SURVEY_COLUMNS; i++)
		if (!is_right(i,
			      json_object_get(row, cmd_survey_columns[i].key)))
			return cmd_survey_columns[i].key;
	if (!are_findings(json_object_get(row, "findings")))
		return "findings";
	if (!is_list(json_object_get(row, "units"), keys, 5))
		return "units";
	return json_object_size(row) == SURVEY_COLUMNS + 2
		   ? wrong_sum(row)
		   : "a member that no row has";
}

/* ---- many ---------------------------------------------------------------- */

struct cmd_survey_row *
cmd_survey_add(struct cmd_survey_rows *rows, const json_t *row)
{
	struct cmd_survey_row *r;

	if (rows->count == rows->cap) {
		rows->cap = rows->cap * 2 + 64;
		rows->row = cmd_have(
		    realloc(rows->row, rows->cap * sizeof(*rows->row)));
	}
	r = &rows->row[rows->count++];
	r->part = rows->parts > 0 ? rows->parts - 1 : 0;
	r->from = NULL;
	r->at = 0;
	r->path =
	    cmd_have(strdup(json_string_value(json_object_get(row, "path"))));
	r->verdict = find_text(json_object_get(row, "verdict"),
			       cmd_survey_verdicts, SURVEY_VERDICTS);
	r->losses = number(row, SURVEY_LOSSES);
	r->unaccounted = number(row, SURVEY_UNACCOUNTED);
	r->doubts = number(row, SURVEY_DOUBTS);
	/* nothing beyond ASCII: it may be printed on a terminal */
	r->line = cmd_have(json_dumps(row, JSON_COMPACT | JSON_ENSURE_ASCII));
	return r;
}

static int
more(json_int_t a, json_int_t b)
{
	return (a < b) - (a > b);
}

static int
by_need(const void *x, const void *y)
{
	const struct cmd_survey_row *a = x, *b = y;
	int c = a->verdict - b->verdict;

	if (c == 0)
		c = more(a->losses, b->losses);
	if (c == 0)
		c = more(a->unaccounted, b->unaccounted);
	if (c == 0)
		c = more(a->doubts, b->doubts);
	if (c == 0)
		c = strcmp(a->path, b->path);
	return c != 0 ? c : strcmp(a->line, b->line);
}

void
cmd_survey_sort(struct cmd_survey_rows *rows)
{
	if (rows->count > 0)
		qsort(rows->row, rows->count, sizeof(*rows->row), by_need);
}

json_t *
cmd_survey_get(const struct cmd_survey_rows *rows, size_t index)
{
	return cmd_have(json_loads(rows->row[index].line, 0, NULL));
}

void
cmd_survey_fini(struct cmd_survey_rows *rows)
{
	size_t i;

	for (i = 0; i < rows->count; i++) {
		free(rows->row[i].line);
		free(rows->row[i].path);
	}
	for (i = 0; i < rows->parts; i++)
		free(rows->part[i].have);
	free(rows->part);
	free(rows->row);
	memset(rows, 0, sizeof(*rows));
}

int
cmd_survey_status(const json_t *row, unsigned fail_on)
{
	const json_t *list = json_object_get(row, "findings");
	int status = strcmp(json_string_value(json_object_get(row, "verdict")),
			    cmd_survey_verdicts[SURVEY_NOT_READ]) == 0
			 ? CMD_FINDINGS
			 : CMD_OK;
	enum vdm_level level;
	size_t i;

	for (i = 0; i < json_array_size(list); i++) {
		const json_t *one = json_array_get(list, i);
		const char *id = json_string_value(json_object_get(one, "id"));

		if (strcmp(id, "file-unread") == 0 ||
		    strcmp(id, "worker-died") == 0)
			return CMD_SYSTEM;
		if (vdm_level_find(
			json_string_value(json_object_get(one, "level")),
			&level) == 0 &&
		    (unsigned)level >= fail_on)
			status = CMD_FINDINGS;
	}
	return status;
}
