/* SPDX-License-Identifier: MIT */
/* Validates a document of any format through its grammars and its rules. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "validate/feed.h"
#include "base/limits.h"
#include "base/memory.h"
#include "rules/epub/check.h"
#include "format/format.h"
#include "tei/tei.h"
#include "record/record.h"
#include "rules/rules.h"
#include "schema/schema.h"

static const char profile[] = "vidimus-tei";

/* A sink before a sink: counts what makes a document invalid, and holds back
 * what is not about validity. */
struct judge {
	const struct vdm_sink *to;
	size_t errors;
	int errors_only;
	struct vdm_pos *places; /* of errors so far, the first PLACES of them */
	size_t places_count;
	int rules;     /* what stands at a place with an error is its echo */
	int placeless; /* lines are of entries that are not known here */
};

#define PLACES 256

static int
is_echo(const struct judge *j, const struct vdm_finding *finding)
{
	for (size_t i = 0; finding->line != 0 && i < j->places_count; i++)
		if (j->places[i].line == finding->line &&
		    j->places[i].column == finding->column)
			return 1;
	return 0;
}

static void
remember(struct judge *j, unsigned line, unsigned column)
{
	if (j->places == NULL || j->places_count == PLACES)
		return;
	j->places[j->places_count].line = line;
	j->places[j->places_count++].column = column;
}

static void
judge_emit(void *context, const struct vdm_finding *finding)
{
	struct judge *j = context;
	struct vdm_finding placeless;

	if (j->placeless) {
		placeless = *finding;
		placeless.line = placeless.column = 0;
		finding = &placeless;
	}
	if (j->rules && is_echo(j, finding))
		return;
	/* what nobody can read here may be as it should be */
	if (j->errors_only && strcmp(finding->id, "epub-encrypted") == 0) {
		placeless = *finding;
		placeless.level = VDM_LEVEL_WARNING;
		finding = &placeless;
	} else if (finding->level == VDM_LEVEL_ERROR) {
		j->errors++;
		remember(j, finding->line, finding->column);
	} else if (j->errors_only) {
		return;
	}
	if (j->to != NULL && j->to->emit != NULL)
		j->to->emit(j->to->context, finding);
}

static struct vdm_sink
judge_sink(struct judge *j)
{
	struct vdm_sink s = {judge_emit, j, NULL};

	if (j->to != NULL)
		s.file = j->to->file;
	return s;
}

/* ---- schemas ---------------------------------------------------------- */

static struct vdm_schema *
embedded(const char *name, const struct vdm_sink *sink)
{
	struct vdm_schema *schema = NULL;
	size_t length = 0;
	const char *text = vdm_schema_text(name, &length);

	if (text != NULL)
		vdm_schema_compile(&schema, text, length, name,
				   VDM_ENGINE_DEFAULT, sink);
	return schema;
}

/* ---- EPUB ------------------------------------------------------------- */

#define NS_XHTML "http://www.w3.org/1999/xhtml"
#define NS_OPS "http://www.idpf.org/2007/ops"

static const char *const grammars[] = {
    "epub-container", "epub-package", "epub-package-2", "epub-nav",
    "epub-ncx",       "epub-overlay", "epub-xhtml",     "epub-xhtml-2",
};

#define GRAMMARS (sizeof grammars / sizeof *grammars)

struct epub {
	struct vdm_schema *schema[GRAMMARS];
};

/* Passes events on, but for what the grammars of XHTML leave to others. */
struct filter {
	struct vdm_validator *v; /* NULL: outside of what is validated */
	const struct vdm_schema *schema;
	const struct vdm_sink *sink;
	int data;     /* data-* may stand anywhere */
	int navs;     /* only typed nav elements, each on its own */
	size_t depth; /* inside such a nav */
	struct vdm_xml_attr *attrs;
	size_t cap;
	int failed;
};

static int
is_typed_nav(const struct vdm_xml_element *e)
{
	if (e->uri == NULL || strcmp(e->uri, NS_XHTML) != 0 ||
	    strcmp(e->local, "nav") != 0)
		return 0;
	for (size_t i = 0; i < e->attrs_count; i++)
		if (e->attrs[i].uri != NULL &&
		    strcmp(e->attrs[i].uri, NS_OPS) == 0 &&
		    strcmp(e->attrs[i].local, "type") == 0)
			return 1;
	return 0;
}

/* "data-" and a name that HTML in its XML syntax can hold. */
static int
is_data(const struct vdm_xml_attr *a)
{
	const char *s = a->local + 5;

	if (a->uri != NULL || strncmp(a->local, "data-", 5) != 0 || *s == '\0')
		return 0;
	while (*s != '\0' && *s != ':' && !(*s >= 'A' && *s <= 'Z'))
		s++;
	return *s == '\0';
}

/* Leaves out data-* attributes. */
static int
pass_start(struct filter *f, const struct vdm_xml_element *e)
{
	struct vdm_xml_element copy = *e;

	if (e->attrs_count > f->cap) {
		void *p = realloc(f->attrs, e->attrs_count * sizeof *f->attrs);

		if (p == NULL) {
			f->failed = 1;
			return -1;
		}
		f->attrs = p;
		f->cap = e->attrs_count;
	}
	copy.attrs = f->attrs;
	copy.attrs_count = 0;
	for (size_t i = 0; i < e->attrs_count; i++)
		if (!f->data || !is_data(&e->attrs[i]))
			f->attrs[copy.attrs_count++] = e->attrs[i];
	return vdm_validator_start(f->v, &copy);
}

static int
filter_start(void *ctx, const struct vdm_xml_element *e)
{
	struct filter *f = ctx;

	if (f->navs && f->depth == 0) {
		if (!is_typed_nav(e))
			return 0;
		f->v = vdm_validator_new(f->schema, NULL, f->sink);
		if (f->v == NULL) {
			f->failed = 1;
			return -1;
		}
	}
	f->depth++;
	return pass_start(f, e);
}

static int
filter_end(void *ctx, const struct vdm_pos *pos)
{
	struct filter *f = ctx;
	int rc;

	if (f->v == NULL)
		return 0;
	rc = vdm_validator_end(f->v, pos);
	if (--f->depth == 0 && f->navs) {
		vdm_validator_finish(f->v);
		vdm_validator_free(f->v);
		f->v = NULL;
	}
	return rc;
}

static int
filter_text(void *ctx, const char *s, size_t n, const struct vdm_pos *pos)
{
	struct filter *f = ctx;

	return f->v != NULL ? vdm_validator_text(f->v, s, n, pos) : 0;
}

/* That it is well-formed was reported, or will be, by who reads it. */
static int
validate_part(void *context, const char *name, const void *bytes, size_t length,
	      const struct vdm_sink *sink)
{
	static const struct vdm_xml_handler handler = {
	    .start = filter_start, .end = filter_end, .text = filter_text};
	struct epub *epub = context;
	struct filter f = {.sink = sink};
	size_t i = 0;

	while (i < GRAMMARS && strcmp(grammars[i], name) != 0)
		i++;
	if (i == GRAMMARS)
		return -1;
	if (epub->schema[i] == NULL)
		epub->schema[i] = embedded(name, sink);
	f.schema = epub->schema[i];
	if (f.schema == NULL)
		return -1;
	f.navs = strcmp(name, "epub-nav") == 0;
	f.data = f.navs || strcmp(name, "epub-xhtml") == 0;
	if (!f.navs) {
		f.v = vdm_validator_new(f.schema, NULL, sink);
		if (f.v == NULL)
			return -1;
	}
	if (vdm_xml_parse(bytes, length, &handler, &f, NULL) == 0 && !f.navs)
		vdm_validator_finish(f.v);
	vdm_validator_free(f.v);
	free(f.attrs);
	return f.failed ? -1 : 0;
}

static int
validate_epub(const void *bytes, size_t length, const struct vdm_sink *sink)
{
	struct epub epub = {{0}};
	struct vdm_epub_grammar grammar = {validate_part, &epub};
	int rc = vdm_epub_check(bytes, length, &grammar, sink);

	for (size_t i = 0; i < GRAMMARS; i++)
		vdm_schema_free(epub.schema[i]);
	return rc;
}

/* ---- TEI, Markdown, text ------------------------------------------------ */

/* A validator, and who counts what it finds. */
struct watched {
	struct vdm_validator *v;
	struct judge *judge;
};

/* What is wrong with an attribute stands at it, what a rule says at its tag. */
static int
watched_start(void *ctx, const struct vdm_xml_element *e)
{
	struct watched *w = ctx;
	size_t before = w->judge->errors;
	int rc = vdm_validator_start(w->v, e);

	if (w->judge->errors > before)
		remember(w->judge, e->pos.line, e->pos.column);
	return rc;
}

static int
watched_end(void *ctx, const struct vdm_pos *pos)
{
	struct watched *w = ctx;

	return vdm_validator_end(w->v, pos);
}

static int
watched_text(void *ctx, const char *s, size_t n, const struct vdm_pos *pos)
{
	struct watched *w = ctx;

	return vdm_validator_text(w->v, s, n, pos);
}

static int
validate_tei(const void *bytes, size_t length, const struct vdm_schema *schema,
	     struct judge *judge)
{
	static const struct vdm_xml_handler handler = {
	    .start = watched_start, .end = watched_end, .text = watched_text};
	struct vdm_sink sink = judge_sink(judge);
	struct watched w = {vdm_validator_new(schema, NULL, &sink), judge};
	int rc;

	if (w.v == NULL)
		return -1;
	rc = vdm_xml_parse(bytes, length, &handler, &w, &sink);
	rc = rc != 0 ? -1 : vdm_validator_finish(w.v);
	vdm_validator_free(w.v);
	return rc < 0 && judge->errors == 0 ? -1 : 0;
}

static int
validate_projection(const struct vdm_record *rec,
		    const struct vdm_schema *schema,
		    const struct vdm_sink *sink)
{
	struct vdm_record *tei = vdm_tei_project(rec);
	struct vdm_validator *v;
	int rc = -1;

	if (tei == NULL)
		return -1;
	v = vdm_validator_new(schema, NULL, sink);
	if (v != NULL) {
		rc = vdm_events_feed(tei->root, v);
		if (rc == 0)
			rc = vdm_validator_finish(v) < 0 ? -1 : 0;
	}
	vdm_validator_free(v);
	vdm_record_free(tei);
	return rc;
}

static int
validate_record(const void *bytes, size_t length,
		const struct vdm_read_options *options,
		const struct vdm_schema *schema, int is_tei,
		struct judge *judge)
{
	struct judge quiet = {.to = judge->to, .errors_only = 1};
	struct vdm_sink sink = judge_sink(judge);
	struct vdm_sink errors = judge_sink(&quiet);
	struct vdm_record *rec;
	int rc = 0;

	/* What is wrong with the XML was found by the grammar's parse. */
	if (vdm_read(&rec, bytes, length, options,
		     is_tei && judge->errors > 0 ? NULL : &errors) != 0) {
		judge->errors += quiet.errors;
		return judge->errors > 0 ? 0 : -1;
	}
	judge->errors += quiet.errors;
	if (!is_tei)
		rc = validate_projection(rec, schema, &sink);
	judge->rules = 1;
	if (rc == 0)
		rc = vdm_rules_check(rec, &sink);
	vdm_record_free(rec);
	return rc;
}

static int
validate_tree(const void *bytes, size_t length,
	      const struct vdm_read_options *options,
	      const struct vdm_schema *schema, int is_tei, struct judge *judge)
{
	struct vdm_sink sink = judge_sink(judge);
	struct vdm_schema *own = NULL;
	int rc = 0;

	if (schema == NULL) {
		own = embedded(profile, &sink);
		if (own == NULL)
			return -1;
	}
	if (is_tei)
		rc = validate_tei(bytes, length, schema != NULL ? schema : own,
				  judge);
	if (rc == 0)
		rc = validate_record(bytes, length, options,
				     schema != NULL ? schema : own, is_tei,
				     judge);
	vdm_schema_free(own);
	return rc;
}

/* The rules hold for a record of ours in an EPUB, too; what other people's
 * books say of conversation is a guess, and no matter of validity. */
static int
validate_epub_record(const void *bytes, size_t length, struct judge *judge)
{
	struct vdm_read_options options = {.from = "epub", .no_recognise = 1};
	struct vdm_sink sink = judge_sink(judge);
	struct vdm_record *rec;
	int rc = 0;

	judge->placeless = judge->errors_only = 1;
	if (vdm_read(&rec, bytes, length, &options, &sink) != 0)
		return errno == ENOMEM ? -1 : 0;
	judge->errors_only = 0;
	if (rec->stated)
		rc = vdm_rules_check(rec, &sink);
	vdm_record_free(rec);
	return rc;
}

static int
validate_book(const void *bytes, size_t length, struct judge *judge)
{
	struct vdm_sink sink = judge_sink(judge);
	int rc = validate_epub(bytes, length, &sink);

	if (rc == 0 && judge->errors == 0)
		rc = validate_epub_record(bytes, length, judge);
	return rc;
}

int
vdm_validate(const void *bytes, size_t length,
	     const struct vdm_read_options *options,
	     const struct vdm_schema *schema, const struct vdm_sink *sink)
{
	static const struct vdm_read_options none;
	struct vdm_pos places[PLACES];
	struct judge judge = {.to = sink, .places = places};
	unsigned long before = vdm_memory_failures();
	const struct vdm_format *f = NULL;
	int rc;

	if (options == NULL)
		options = &none;
	errno = 0;
	if (length > 0 && length <= VDM_LIMIT_INPUT)
		f = options->from != NULL
			? vdm_format_find(options->from)
			: vdm_format_detect(bytes, length, options->name);
	if (f == &vdm_format_epub)
		rc = validate_book(bytes, length, &judge);
	else if (f != NULL)
		rc = validate_tree(bytes, length, options, schema,
				   f == &vdm_format_tei, &judge);
	else
		rc = validate_record(bytes, length, options, NULL, 1, &judge);
	if (rc != 0 || vdm_memory_check(before) != 0)
		return -1;
	return judge.errors > 0 ? 1 : 0;
}
