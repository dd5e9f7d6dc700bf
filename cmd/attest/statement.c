/* SPDX-License-Identifier: MIT */
/* What a statement says, worked out of a source and its copies. */
#include "attest/statement.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <vidimus.h>

#include "found/run.h"
#include "found/view.h"
#include "ground/file.h"
#include "ground/say.h"
#include "ground/set.h"
#include "ground/verb.h"
#include "run/options.h"
#include "run/origin.h"

const struct cmd_option cmd_statement_options[] = {
    {CMD_STATEMENT_MODIFIED, "modified", 0, "TIME",
     "the date of change that the copies were given"},
    {CMD_STATEMENT_REPAIR, "repair", 0, NULL,
     "the copies were written with --repair"},
    {CMD_STATEMENT_NO_PROVENANCE, "no-provenance", 0, NULL,
     "the copies were written with --no-provenance"},
    {0, NULL, 0, NULL, NULL},
};

void
cmd_statement_fini(struct cmd_statement *s)
{
	size_t i;

	for (i = 0; i < s->said_count; i++) {
		free(s->said[i].value);
		free(s->said[i].file.name);
		free(s->said[i].file.path);
	}
	for (i = 0; i < s->copy_count; i++) {
		free(s->copy[i].name);
		free(s->copy[i].path);
	}
	free(s->source.name);
	free(s->source.path);
	free(s->known);
	free(s->said);
	free(s->copy);
	memset(s, 0, sizeof(*s));
}

static const struct cmd_option *
option_in(const struct cmd_option *o, const char *name)
{
	for (; o->id != 0; o++)
		if (strcmp(o->name, name) == 0)
			return o;
	return NULL;
}

const struct cmd_option *
cmd_statement_option(const char *name)
{
	const struct cmd_option *o = option_in(cmd_read_options, name);

	if (o == NULL)
		o = option_in(cmd_statement_options, name);
	/* to count nothing is to attest nothing */
	return o != NULL && o->id == CMD_OPT_NO_ACCOUNT ? NULL : o;
}

int
cmd_statement_inside(const char *name)
{
	const char *part = name;
	size_t n;

	for (;;) {
		n = strcspn(part, "/");
		if (n == 0 || (n == 1 && part[0] == '.') ||
		    (n == 2 && part[0] == '.' && part[1] == '.'))
			return 0;
		if (part[n] == '\0')
			return 1;
		part += n + 1;
	}
}

struct cmd_said *
cmd_statement_say(struct cmd_statement *s, const char *option)
{
	struct cmd_said *said;

	s->said =
	    cmd_have(realloc(s->said, (s->said_count + 1) * sizeof(*s->said)));
	said = &s->said[s->said_count++];
	memset(said, 0, sizeof(*said));
	said->option = option;
	return said;
}

struct cmd_named *
cmd_statement_copy(struct cmd_statement *s)
{
	struct cmd_named *copy;

	s->copy =
	    cmd_have(realloc(s->copy, (s->copy_count + 1) * sizeof(*s->copy)));
	copy = &s->copy[s->copy_count++];
	memset(copy, 0, sizeof(*copy));
	return copy;
}

/* ---- JSON --------------------------------------------------------------- */

/* What was allocated; jansson refuses no string of ours but for lack of
 * memory: names of files are looked at before they come here. */
static void
append(json_t *array, json_t *value)
{
	if (json_array_append_new(array, cmd_have(value)) != 0)
		cmd_have(NULL);
}

static json_t *
object(void)
{
	return cmd_have(json_object());
}

static json_t *
array(void)
{
	return cmd_have(json_array());
}

/* A text, or nothing where there is none. */
static void
put_text(json_t *in, const char *key, const char *text)
{
	if (text != NULL)
		cmd_json_set(in, key, json_string(text));
}

static void
put_number(json_t *in, const char *key, size_t n)
{
	cmd_json_set(in, key, json_integer((json_int_t)n));
}

static void
put_digest(json_t *in, const char *hex)
{
	json_t *digest = object();

	cmd_json_set(digest, "sha256", json_string(hex));
	cmd_json_set(in, "digest", digest);
}

/* ---- one document -------------------------------------------------------- */

/* How all of them are read, and what was found. */
struct making {
	const struct cmd_statement *what;
	struct cmd_run run; /* takes the options; reads the source */
	struct vdm_findings *findings;
	const char *modified;
	int repair, no_provenance;
};

struct document {
	const struct cmd_named *file;
	char *bytes;
	size_t length, first, last; /* of the findings of its reading */
	char digest[65];
	const char *format;
	struct vdm_read_options *options;
	struct vdm_account *account;
	struct vdm_record *record;
};

static void
document_fini(struct document *d)
{
	free(d->bytes);
	vdm_read_options_free(d->options);
	vdm_account_free(d->account);
	vdm_record_free(d->record);
}

/* What rows of tables and decisions are told by, or NULL. */
static const char *
known_as(const struct making *m, const struct document *d)
{
	return d->file == &m->what->source ? m->what->known : NULL;
}

static const char *
name_to_read(const struct making *m, const struct document *d)
{
	const char *known = known_as(m, d);

	return known != NULL ? known : d->file->name;
}

/* The name that the statement has, which does not tell where it lies; and the
 * folder in which it does, for pictures. */
static int
set_place(const struct making *m, struct document *d)
{
	char *folder = cmd_folder_of(d->file->path);
	int rc = cmd_set_read(d->options, "name", name_to_read(m, d));

	if (rc == 0)
		rc = cmd_set_read(d->options, "base", folder);
	free(folder);
	return rc;
}

/* Findings are of the name that the statement has: some say it, some go by how
 * it ends, and the path is another one for whoever verifies. */
static const struct vdm_sink *
document_sink(const struct making *m, const struct document *d)
{
	return vdm_findings_sink(m->findings, d->file->name);
}

/* 0, or a status: after a finding where it is no record. */
static int
document_read(struct making *m, struct document *d,
	      const struct vdm_read_options *like)
{
	const struct vdm_sink *sink = document_sink(m, d);
	int rc;

	if (cmd_input_read(d->file->path, &d->bytes, &d->length, sink) != 0)
		return cmd_system(errno, "%s", d->file->path);
	vdm_digest(d->bytes, d->length, d->digest);
	d->format = like != NULL && m->run.from != NULL
			? m->run.from
			: vdm_format_guess(d->bytes, d->length, d->file->name);
	d->options = cmd_have(vdm_read_options_copy(like));
	d->account = cmd_have(vdm_account_new());
	vdm_read_options_account(d->options, d->account);
	rc = set_place(m, d);
	if (rc != 0)
		return rc;
	d->first = vdm_findings_count(m->findings);
	vdm_budget_begin(d->length);
	if (vdm_read(&d->record, d->bytes, d->length, d->options, sink) != 0) {
		rc = errno == ENOMEM ? cmd_system(errno, "%s", d->file->path)
				     : CMD_FINDINGS;
		if (rc == CMD_FINDINGS &&
		    vdm_findings_count(m->findings) == d->first)
			rc = cmd_system(errno, "%s", d->file->path);
	}
	d->last = vdm_findings_count(m->findings);
	return rc;
}

static json_t *
account_json(const struct vdm_account *account)
{
	const char *name, *column;
	json_t *all = object();
	size_t i, k;

	for (i = 0; (name = vdm_account_name(i)) != NULL; i++) {
		json_t *row = object();

		for (k = 0; (column = vdm_account_column(k)) != NULL; k++)
			put_number(
			    row, column,
			    (size_t)vdm_account_get(account, name, column));
		cmd_json_set(all, name, row);
	}
	return all;
}

static json_t *
finding_json(const struct vdm_finding *f)
{
	json_t *one = object();
	unsigned line = vdm_finding_line(f), column = vdm_finding_column(f);

	put_text(one, "id", vdm_finding_id(f));
	put_text(one, "level", vdm_level_name(vdm_finding_level(f)));
	if (line > 0)
		put_number(one, "line", line);
	if (line > 0 && column > 0)
		put_number(one, "column", column);
	put_text(one, "message", vdm_finding_message(f));
	put_text(one, "text", vdm_finding_text(f));
	return one;
}

/* How many there are of each level, and those that a person should look at. */
static json_t *
findings_json(const struct vdm_findings *findings, size_t first, size_t last)
{
	json_t *all = object(), *counts = object(), *list = array();
	size_t count[VDM_LEVEL_ERROR + 1] = {0}, i;

	for (i = first; i < last; i++) {
		const struct vdm_finding *f = vdm_findings_get(findings, i);

		count[vdm_finding_level(f)]++;
		if (vdm_finding_level(f) > VDM_LEVEL_NOTE)
			append(list, finding_json(f));
	}
	for (i = 0; i <= VDM_LEVEL_ERROR; i++)
		put_number(counts, vdm_level_name((enum vdm_level)i), count[i]);
	cmd_json_set(all, "counts", counts);
	cmd_json_set(all, "list", list);
	return all;
}

/* Pictures and the like, which lie beside it or inside of it. */
static json_t *
resources_json(const struct vdm_record *record)
{
	json_t *all = array();
	const char *path;
	const void *bytes;
	size_t i, length;
	char digest[65];

	for (i = 0; vdm_record_resource(record, i, &path, &bytes, &length) == 0;
	     i++) {
		json_t *one = object();

		put_text(one, "path", path);
		if (bytes != NULL) {
			vdm_digest(bytes, length, digest);
			put_digest(one, digest);
		}
		append(all, one);
	}
	return all;
}

static json_t *
document_json(const struct making *m, const struct document *d)
{
	json_t *one = object();

	put_text(one, "name", d->file->name);
	put_text(one, "path", known_as(m, d));
	put_digest(one, d->digest);
	put_text(one, "format", d->format);
	put_number(one, "length", d->length);
	cmd_json_set(one, "resources", resources_json(d->record));
	cmd_json_set(one, "account", account_json(d->account));
	cmd_json_set(one, "findings",
		     findings_json(m->findings, d->first, d->last));
	return one;
}

/* ---- a copy -------------------------------------------------------------- */

static json_t *
claim_json(const struct vdm_claim *k)
{
	static const char *const fates[] = {"kept", "changed", "lost", "added"};
	json_t *one = object();
	unsigned line;

	put_text(one, "kind", vdm_claim_kind(k));
	put_text(one, "name", vdm_claim_name(k));
	put_text(one, "fate", fates[vdm_claim_outcome(k)]);
	put_text(one, "subject", vdm_claim_subject(k));
	put_text(one, "source", vdm_claim_first(k));
	line = vdm_claim_first_line(k);
	if (line > 0)
		put_number(one, "sourceLine", line);
	put_text(one, "copy", vdm_claim_second(k));
	line = vdm_claim_second_line(k);
	if (line > 0)
		put_number(one, "copyLine", line);
	return one;
}

static json_t *
fates_json(const struct vdm_comparison *c, const char *kind)
{
	json_t *one = object();

	put_number(one, "kept", vdm_comparison_total(c, kind, VDM_KEPT));
	put_number(one, "changed", vdm_comparison_total(c, kind, VDM_CHANGED));
	put_number(one, "lost", vdm_comparison_total(c, kind, VDM_LOST));
	put_number(one, "added", vdm_comparison_total(c, kind, VDM_ADDED));
	return one;
}

static json_t *
claims_json(const struct vdm_comparison *c)
{
	json_t *all = object(), *list = array(), *words = object(), *kinds;
	const struct vdm_claim *k;
	const char *kind;
	size_t i;

	kinds = object();
	for (i = 0; (kind = vdm_claim_kind_name(i)) != NULL; i++)
		cmd_json_set(kinds, kind, fates_json(c, kind));
	put_number(words, "kept", vdm_comparison_words(c, VDM_KEPT));
	put_number(words, "lost", vdm_comparison_words(c, VDM_LOST));
	put_number(words, "added", vdm_comparison_words(c, VDM_ADDED));
	cmd_json_set(all, "kinds", kinds);
	cmd_json_set(all, "words", words);
	cmd_json_set(all, "sameBlocks",
		     json_boolean(vdm_comparison_same_blocks(c)));
	cmd_json_set(all, "sameTree",
		     json_boolean(vdm_comparison_same_tree(c)));
	for (i = 0; (k = vdm_comparison_claim(c, i)) != NULL; i++)
		append(list, claim_json(k));
	cmd_json_set(all, "list", list);
	return all;
}

/* What became of each claim of the source, and what the witness says of the
 * bytes of both. 0, or a status. */
static int
put_claims(struct making *m, json_t *in, const struct document *source,
	   const struct document *copy)
{
	const struct vdm_sink *sink = document_sink(m, copy);
	size_t first = vdm_findings_count(m->findings);
	struct vdm_comparison *c =
	    vdm_comparison_new(source->record, copy->record, sink);
	json_t *claims;
	int agrees;

	if (c == NULL)
		return cmd_system(errno, "compare");
	claims = claims_json(c);
	agrees = vdm_comparison_witness(
	    c, source->record, source->bytes, source->length, copy->record,
	    copy->bytes, copy->length, m->findings, sink);
	vdm_comparison_free(c);
	if (agrees >= 0)
		cmd_json_set(claims, "witnessAgrees", json_boolean(agrees));
	cmd_json_set(
	    claims, "findings",
	    findings_json(m->findings, first, vdm_findings_count(m->findings)));
	cmd_json_set(in, "claims", claims);
	return agrees >= 0 ? 0 : cmd_system(errno, "compare");
}

static int
put_verdict(struct making *m, json_t *in, const struct document *copy)
{
	static const char *const verdicts[] = {"not checked", "valid",
					       "invalid"};
	const struct vdm_sink *sink = document_sink(m, copy);
	size_t first = vdm_findings_count(m->findings);
	json_t *one = object();
	int verdict =
	    vdm_validate(copy->bytes, copy->length, copy->options, NULL, sink);

	if (verdict < 0 && errno == ENOMEM) {
		json_decref(one);
		return cmd_system(errno, "%s", copy->file->path);
	}
	put_text(one, "verdict", verdicts[verdict + 1]);
	cmd_json_set(
	    one, "findings",
	    findings_json(m->findings, first, vdm_findings_count(m->findings)));
	cmd_json_set(in, "validation", one);
	return 0;
}

static struct vdm_write_options *
write_options(const struct making *m, const struct document *copy,
	      struct vdm_account *account)
{
	struct vdm_write_options *o = cmd_have(vdm_write_options_new());

	vdm_write_options_account(o, account);
	if (cmd_set_write(o, "to", copy->format) == 0 &&
	    cmd_set_write(o, "name", copy->file->name) == 0 &&
	    cmd_set_write(o, "modified", m->modified) == 0 &&
	    cmd_set_write(o, "repair", m->repair ? "yes" : "no") == 0)
		return o;
	vdm_write_options_free(o);
	return NULL;
}

/* Writes the source once more: what is lost by that, and whether the copy is
 * what this program makes of it, byte by byte. 0, or a status. */
static int
put_writing(struct making *m, json_t *in, const struct document *source,
	    const struct document *copy)
{
	const struct vdm_sink *sink = document_sink(m, source);
	struct vdm_account *account = cmd_have(vdm_account_new());
	struct vdm_write_options *options = write_options(m, copy, account);
	size_t first = vdm_findings_count(m->findings), length = 0;
	char *bytes = NULL;
	int rc = options != NULL ? 0 : CMD_SYSTEM;
	json_t *one;

	if (rc == 0 &&
	    vdm_write(source->record, &bytes, &length, options, sink) != 0 &&
	    errno == ENOMEM)
		rc = cmd_system(errno, "%s", source->file->path);
	if (rc == 0) {
		one = object();
		cmd_json_set(
		    one, "same",
		    json_boolean(bytes != NULL && length == copy->length &&
				 memcmp(bytes, copy->bytes, length) == 0));
		cmd_json_set(one, "account", account_json(account));
		cmd_json_set(one, "findings",
			     findings_json(m->findings, first,
					   vdm_findings_count(m->findings)));
		cmd_json_set(in, "writing", one);
	}
	vdm_free(bytes);
	vdm_write_options_free(options);
	vdm_account_free(account);
	return rc;
}

static int
append_copy(struct making *m, json_t *copies, const struct document *source,
	    const struct cmd_named *file)
{
	struct document copy = {.file = file};
	json_t *one;
	int rc = document_read(m, &copy, NULL);

	if (rc == 0) {
		one = document_json(m, &copy);
		append(copies, one);
		rc = put_writing(m, one, source, &copy);
		if (rc == 0)
			rc = put_claims(m, one, source, &copy);
		if (rc == 0)
			rc = put_verdict(m, one, &copy);
	}
	document_fini(&copy);
	return rc;
}

/* ---- the whole ----------------------------------------------------------- */

/* Takes the options, and says them. 0, or a status. */
static int
put_options(struct making *m, json_t *in)
{
	json_t *list = array();
	size_t i;
	int rc = 0;

	cmd_json_set(in, "options", list);
	for (i = 0; rc == 0 && i < m->what->said_count; i++) {
		const struct cmd_said *said = &m->what->said[i];
		const struct cmd_option *o = cmd_statement_option(said->option);
		json_t *one = object();
		char digest[65];

		append(list, one);
		put_text(one, "option", said->option);
		put_text(one, "value", said->value);
		put_text(one, "name", said->file.name);
		if (said->file.name != NULL) {
			if (cmd_digest_file(said->file.path, digest) != 0)
				return cmd_system(errno, "%s", said->file.path);
			put_digest(one, digest);
		}
		if (o->id == CMD_STATEMENT_MODIFIED)
			m->modified = said->value;
		else if (o->id == CMD_STATEMENT_REPAIR)
			m->repair = 1;
		else if (o->id == CMD_STATEMENT_NO_PROVENANCE)
			m->no_provenance = 1;
		else {
			m->run.called = said->file.name;
			rc = cmd_run_option(&m->run, o->id,
					    said->file.path != NULL
						? said->file.path
						: said->value);
		}
	}
	m->run.called = NULL;
	return rc;
}

/*
 * Which rows are of the source: by the path that the statement has, wherever
 * the program runs, so that they are the same ones for whoever verifies.
 */
static int
match_rows(struct making *m)
{
	const struct cmd_statement *s = m->what;
	const char *path = s->known != NULL ? s->known : s->source.name;
	int rc, error;

	vdm_tables_from(m->run.tables, NULL);
	rc = vdm_tables_file(m->run.tables, path, NULL);
	if (rc == 0)
		rc = vdm_tables_match(m->run.tables, NULL, NULL, m->findings);
	error = errno;
	if (rc != 0 && error != 0)
		return cmd_system(error, "%s", path);
	return rc == 0 ? 0 : CMD_FINDINGS;
}

/* What convert lets a copy say of its source. 0, or a status. */
static int
say_origin(struct making *m, struct document *source)
{
	int rc = m->no_provenance
		     ? vdm_provenance_remove(source->record)
		     : cmd_say_origin(source->record, source->file->name,
				      source->digest,
				      m->modified != NULL ? m->modified : "");

	return rc == 0 ? 0 : cmd_system(errno, "%s", source->file->path);
}

/* The copies, as in-toto names what a statement is about. */
static json_t *
subjects(const json_t *copies)
{
	json_t *all = array(), *copy;
	size_t i;

	json_array_foreach(copies, i, copy)
	{
		json_t *one = object();

		cmd_json_set(one, "name",
			     json_incref(json_object_get(copy, "name")));
		cmd_json_set(one, "digest",
			     json_incref(json_object_get(copy, "digest")));
		append(all, one);
	}
	return all;
}

static int
make_predicate(struct making *m, json_t *predicate)
{
	struct document source = {.file = &m->what->source};
	json_t *program = object(), *copies;
	size_t i;
	int rc;

	put_text(program, "name", "vidimus");
	put_text(program, "version", m->what->version);
	cmd_json_set(predicate, "program", program);
	rc = put_options(m, predicate);
	if (rc == 0)
		rc = match_rows(m);
	if (rc == 0)
		rc = document_read(m, &source, m->run.read);
	if (rc == 0) {
		cmd_json_set(predicate, "source", document_json(m, &source));
		copies = array();
		cmd_json_set(predicate, "copies", copies);
		rc = say_origin(m, &source);
		for (i = 0; rc == 0 && i < m->what->copy_count; i++)
			rc = append_copy(m, copies, &source, &m->what->copy[i]);
	}
	vdm_budget_end(vdm_findings_sink(m->findings, m->what->source.name));
	document_fini(&source);
	return rc;
}

/*
 * The statement's own digest, with noughts in its place: a name or an option
 * that was changed may make another true statement, but not this one.
 */
static void
seal(json_t *all, json_t *predicate)
{
	static const char noughts[] = "00000000000000000000000000000000"
				      "00000000000000000000000000000000";
	json_t *own = object();
	char *text, digest[65];
	size_t length;

	cmd_json_set(own, "sha256", json_string(noughts));
	cmd_json_set(predicate, "seal", own);
	text = cmd_have(cmd_statement_text(all, &length));
	vdm_digest(text, length, digest);
	free(text);
	cmd_json_set(own, "sha256", json_string(digest));
}

int
cmd_statement_make(const struct cmd_statement *s, struct vdm_findings *findings,
		   json_t **statement)
{
	struct making m = {.what = s, .findings = findings};
	json_t *predicate = object(), *all = object();
	int rc = cmd_run_init(&m.run, s->verb);

	*statement = NULL;
	if (rc == 0)
		rc = make_predicate(&m, predicate);
	cmd_run_fini(&m.run);
	put_text(all, "_type", CMD_STATEMENT_TYPE);
	cmd_json_set(all, "subject",
		     subjects(json_object_get(predicate, "copies")));
	put_text(all, "predicateType", CMD_PREDICATE_TYPE);
	cmd_json_set(all, "predicate", predicate);
	if (rc == 0) {
		seal(all, predicate);
		*statement = all;
	} else {
		json_decref(all);
	}
	return rc;
}

char *
cmd_statement_text(const json_t *statement, size_t *length)
{
	char *text = json_dumps(statement, JSON_INDENT(2)), *whole = NULL;

	*length = 0;
	if (text != NULL) {
		*length = strlen(text) + 1;
		whole = realloc(text, *length + 1);
	}
	if (whole == NULL) {
		free(text);
		*length = 0;
		return NULL;
	}
	memcpy(whole + *length - 1, "\n", 2);
	return whole;
}
