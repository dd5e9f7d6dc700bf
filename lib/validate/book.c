/* SPDX-License-Identifier: MIT */
/* Files that hold several documents: each through its grammar, and the rules
 * of the whole. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "record/record.h"
#include "rules/rules.h"
#include "schema/schema.h"
#include "validate/parts.h"
#include "xml/sax.h"

#define NS_XHTML "http://www.w3.org/1999/xhtml"

/* A grammar that was asked for, compiled. */
struct compiled {
	struct compiled *next;
	const char *name;
	struct vdm_schema *schema;
};

/* Passes events on, but for what the part leaves out. */
struct filter {
	struct vdm_validator *v; /* NULL: outside of what is validated */
	const struct vdm_part_kind *part;
	const struct vdm_schema *schema;
	const struct vdm_sink *sink;
	size_t depth; /* inside what stands apart */
	struct vdm_xml_attr *attrs;
	size_t cap;
	int failed;
};

/* An author's own element (HTML, 4.13): it may stand where text may, hold what
 * its parent may, and have any attributes, which is what the grammar says of an
 * insertion. */
static int
is_custom(const struct vdm_xml_element *e)
{
	return e->uri != NULL && strcmp(e->uri, NS_XHTML) == 0 &&
	       strchr(e->local, '-') != NULL && vdm_is_small(e->local[0]);
}

static void
put_attr(const struct filter *f, struct vdm_xml_attr *to,
	 const struct vdm_xml_attr *from)
{
	const char *value =
	    f->part->folded != NULL ? f->part->folded(from) : NULL;

	*to = *from;
	if (value != NULL)
		to->value = value;
}

/* Leaves out the attributes that the grammar does not speak of. */
static int
pass_start(struct filter *f, const struct vdm_xml_element *e)
{
	struct vdm_xml_element copy = *e;

	if (e->attrs_count > f->cap) {
		void *p =
		    vdm_realloc(f->attrs, e->attrs_count * sizeof *f->attrs);

		if (p == NULL) {
			f->failed = 1;
			return -1;
		}
		f->attrs = p;
		f->cap = e->attrs_count;
	}
	copy.attrs = f->attrs;
	copy.attrs_count = 0;
	if (is_custom(e)) {
		copy.local = "ins";
		return vdm_validator_start(f->v, &copy);
	}
	for (size_t i = 0; i < e->attrs_count; i++)
		if (f->part->is_free == NULL || !f->part->is_free(&e->attrs[i]))
			put_attr(f, &f->attrs[copy.attrs_count++],
				 &e->attrs[i]);
	return vdm_validator_start(f->v, &copy);
}

static int
filter_start(void *ctx, const struct vdm_xml_element *e)
{
	struct filter *f = ctx;

	if (f->part->is_apart != NULL && f->depth == 0) {
		if (!f->part->is_apart(e))
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
	if (--f->depth == 0 && f->part->is_apart != NULL) {
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

/* The grammar, compiled when it is first asked for; NULL after a finding, or
 * with errno ENOMEM. */
static const struct vdm_schema *
compiled_of(struct compiled **list, const char *name,
	    const struct vdm_sink *sink)
{
	struct compiled *c = *list;

	while (c != NULL && strcmp(c->name, name) != 0)
		c = c->next;
	if (c != NULL)
		return c->schema;
	c = vdm_calloc(1, sizeof *c);
	if (c == NULL)
		return NULL;
	c->name = name;
	c->schema = vdm_schema_embedded(name, VDM_ENGINE_DEFAULT, sink);
	c->next = *list;
	*list = c;
	return c->schema;
}

static void
compiled_free(struct compiled *list)
{
	struct compiled *next;

	for (; list != NULL; list = next) {
		next = list->next;
		vdm_schema_free(list->schema);
		vdm_free(list);
	}
}

static void *
begin_part(void *context, const struct vdm_part_kind *part,
	   const struct vdm_sink *sink)
{
	struct filter *f = vdm_calloc(1, sizeof *f);

	if (f == NULL)
		return NULL;
	f->part = part;
	f->sink = sink;
	f->schema = compiled_of(context, part->schema, sink);
	if (f->schema != NULL && part->is_apart == NULL)
		f->v = vdm_validator_new(f->schema, NULL, sink);
	if (f->schema == NULL || (part->is_apart == NULL && f->v == NULL)) {
		vdm_free(f);
		return NULL;
	}
	return f;
}

static void
end_part(void *begun, int whole)
{
	struct filter *f = begun;

	if (whole && f->part->is_apart == NULL)
		vdm_validator_finish(f->v);
	vdm_validator_free(f->v);
	vdm_free(f->attrs);
	vdm_free(f);
}

static const struct vdm_xml_handler hears = {
    .start = filter_start, .end = filter_end, .text = filter_text};

/* That it is well-formed was reported, or will be, by who reads it. */
static int
validate_part(void *context, const struct vdm_part_kind *part,
	      const void *bytes, size_t length, const struct vdm_sink *sink)
{
	struct filter *f = begin_part(context, part, sink);
	int rc, failed;

	if (f == NULL)
		return -1;
	rc = vdm_xml_parse(bytes, length, &hears, f, NULL);
	failed = f->failed;
	end_part(f, rc == 0);
	return failed ? -1 : 0;
}

static int
check_parts(const struct vdm_format *f, const void *bytes, size_t length,
	    const char *profile, const struct vdm_sink *sink)
{
	struct compiled *list = NULL;
	struct vdm_part_grammar grammar = {validate_part, begin_part, &hears,
					   end_part,      &list,      profile};
	int rc = f->validate(bytes, length, &grammar, sink);

	compiled_free(list);
	return rc;
}

int
vdm_part_validate(const void *bytes, size_t length, const char *name,
		  struct vdm_judge *judge)
{
	struct compiled *list = NULL;
	struct vdm_part_grammar grammar = {
	    validate_part, begin_part, &hears, end_part, &list, judge->profile};
	struct vdm_sink sink = vdm_judge_sink(judge);
	const struct vdm_format *f;
	int rc = 1;

	for (size_t i = 0; rc == 1 && (f = vdm_format_at(i)) != NULL; i++)
		if (f->validate_part != NULL)
			rc = f->validate_part(bytes, length, name, &grammar,
					      &sink);
	compiled_free(list);
	return rc;
}

/* The rules hold for a record of ours in such a file, too; what other people's
 * books say of conversation is a guess, and no matter of validity. */
static int
check_record(const struct vdm_format *f, const void *bytes, size_t length,
	     struct vdm_judge *judge)
{
	struct vdm_read_options options = {.from = f->name,
					   .no_recognise = 1,
					   .no_account = 1,
					   .errors_only =
					       judge->fail >= VDM_LEVEL_ERROR};
	struct vdm_sink sink = vdm_judge_sink(judge);
	struct vdm_record *rec;
	int rc = 0;

	judge->placeless = judge->errors_only = 1;
	judge->unreadable = f->unreadable;
	if (vdm_read(&rec, bytes, length, &options, &sink) != 0)
		return errno == ENOMEM ? -1 : 0;
	judge->errors_only = 0;
	if (rec->stated)
		rc = vdm_rules_check(rec, NULL, NULL, &sink);
	vdm_record_free(rec);
	return rc;
}

int
vdm_book_validate(const struct vdm_format *f, const void *bytes, size_t length,
		  int rules, struct vdm_judge *judge)
{
	struct vdm_sink sink = vdm_judge_sink(judge);
	int rc = check_parts(f, bytes, length, judge->profile, &sink);

	if (rc == 0 && judge->errors == 0 && rules)
		rc = check_record(f, bytes, length, judge);
	return rc;
}
