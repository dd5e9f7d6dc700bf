/* SPDX-License-Identifier: MIT */
/* Files that hold several documents: each through its grammar, and the rules
 * of the whole. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "record/record.h"
#include "rules/rules.h"
#include "schema/schema.h"
#include "validate/parts.h"
#include "xml/sax.h"

#define NS_XHTML "http://www.w3.org/1999/xhtml"
#define NS_OPS "http://www.idpf.org/2007/ops"

static const char *const grammars[] = {
    "epub-container", "epub-package", "epub-package-2", "epub-nav",
    "epub-ncx",       "epub-overlay", "epub-xhtml",     "epub-xhtml-2",
};

#define GRAMMARS (sizeof grammars / sizeof *grammars)

/* Each grammar, compiled when it is first asked for. */
struct compiled {
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
	struct compiled *c = context;
	struct filter f = {.sink = sink};
	size_t i = 0;

	while (i < GRAMMARS && strcmp(grammars[i], name) != 0)
		i++;
	if (i == GRAMMARS)
		return -1;
	if (c->schema[i] == NULL)
		c->schema[i] =
		    vdm_schema_embedded(name, VDM_ENGINE_DEFAULT, sink);
	f.schema = c->schema[i];
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
check_parts(const struct vdm_format *f, const void *bytes, size_t length,
	    const struct vdm_sink *sink)
{
	struct compiled c = {{0}};
	struct vdm_part_grammar grammar = {validate_part, &c};
	int rc = f->validate(bytes, length, &grammar, sink);

	for (size_t i = 0; i < GRAMMARS; i++)
		vdm_schema_free(c.schema[i]);
	return rc;
}

/* The rules hold for a record of ours in such a file, too; what other people's
 * books say of conversation is a guess, and no matter of validity. */
static int
check_record(const struct vdm_format *f, const void *bytes, size_t length,
	     struct vdm_judge *judge)
{
	struct vdm_read_options options = {.from = f->name, .no_recognise = 1};
	struct vdm_sink sink = vdm_judge_sink(judge);
	struct vdm_record *rec;
	int rc = 0;

	judge->placeless = judge->errors_only = 1;
	if (vdm_read(&rec, bytes, length, &options, &sink) != 0)
		return errno == ENOMEM ? -1 : 0;
	judge->errors_only = 0;
	if (rec->stated)
		rc = vdm_rules_check(rec, NULL, &sink);
	vdm_record_free(rec);
	return rc;
}

int
vdm_book_validate(const struct vdm_format *f, const void *bytes, size_t length,
		  int rules, struct vdm_judge *judge)
{
	struct vdm_sink sink = vdm_judge_sink(judge);
	int rc = check_parts(f, bytes, length, &sink);

	if (rc == 0 && judge->errors == 0 && rules)
		rc = check_record(f, bytes, length, judge);
	return rc;
}
