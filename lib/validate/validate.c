/* SPDX-License-Identifier: MIT */
/* The policy of validation: which schemas and rules a document goes through. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/budget.h"
#include "base/limits.h"
#include "base/error.h"
#include "base/memory.h"
#include "record/record.h"
#include "record/vocabulary.h"
#include "rules/rules.h"
#include "schema/schema.h"
#include "validate/parts.h"
#include "validate/shared.h"
#include "validate/validation.h"
#include "xml/sax.h"
#include "xml/uri.h"

/* What holds for one document. */
struct course {
	const struct vdm_format *format; /* NULL: not known */
	const void *bytes;
	size_t length;
	const struct vdm_read_options *options;
	struct vdm_validation *validation;
	struct vdm_judge *judge;
	int unjudged; /* a schema that it goes through cannot be used, */
	int error;    /* and errno of that */
	int partial;  /* rules of one cannot */
};

/* Whether a schema that was asked for can be used. One that is broken was told
 * of: the document counts as not checked, and goes through all others. */
static int
is_usable(struct course *c, const struct vdm_schema *schema, int *rc)
{
	*rc = 0;
	if (schema != NULL) {
		c->partial |= vdm_schema_is_partial(schema);
		return 1;
	}
	if (!c->unjudged)
		c->error = errno;
	*rc = c->error == ENOMEM ? -1 : 0;
	if (*rc == 0 && !c->unjudged)
		vdm_diag(c->judge->to, VDM_D_SCHEMA_BROKEN, NULL, NULL,
			 "a schema that it goes through cannot be used: it "
			 "counts as not checked");
	c->unjudged = 1;
	return 0;
}

/* Through a schema as XML, where it is XML. */
static int
through(struct course *c, const struct vdm_schema *schema)
{
	int rc;

	if (!is_usable(c, schema, &rc))
		return rc;
	return vdm_tree_validate(c->bytes, c->length, schema, c->judge);
}

/* Who hears that the document names a schema that is not at hand. */
struct named {
	const struct vdm_sink *to;
	int missing;
};

static void
named_emit(void *context, const struct vdm_finding *finding)
{
	struct named *n = context;

	n->missing |= strcmp(finding->id, "schema-not-found") == 0;
	if (n->to->emit != NULL)
		n->to->emit(n->to->context, finding);
}

/* Whether a schema has the phase that a document names for it. */
static int
has_phase(const struct vdm_schema *schema, const struct vdm_named *named,
	  const struct vdm_sink *sink)
{
	const char *meant;

	if (named->phase == NULL ||
	    !vdm_schema_lacks_phase(schema, named->phase))
		return 1;
	meant = vdm_schema_meant_phase(schema, named->phase);
	vdm_diag(
	    sink, VDM_D_SCHEMATRON_SYNTAX, &named->pos, NULL,
	    "the schema %.200s has no phase \"%.80s\"%s%s%s: its rules are "
	    "not run",
	    named->href, named->phase, meant != NULL ? " (did you mean \"" : "",
	    meant != NULL ? meant : "", meant != NULL ? "\"?)" : "");
	return 0;
}

/* Whether that is one of the grammars, whose rules were run with them. */
static int
is_grammar(const struct vdm_named *grammars, const char *address)
{
	for (; grammars != NULL; grammars = grammars->next)
		if (grammars->address != NULL &&
		    strcmp(grammars->address, address) == 0)
			return 1;
	return 0;
}

/* The Schematron that it names beside grammars; of what is embedded in those
 * nothing is asked twice. */
static int
by_its_rules(struct course *c, const struct vdm_named *rules,
	     const struct vdm_named *grammars, const struct vdm_sink *sink)
{
	struct vdm_named_reach reach =
	    vdm_validation_reach(c->validation, c->options->base);
	const struct vdm_schema *schema;
	char *address, *folder;
	int rc = 0;

	for (; rules != NULL && rc == 0; rules = rules->next) {
		if (vdm_named_at(rules, &reach, "its rules are not run",
				 &address, &folder, sink) &&
		    !is_grammar(grammars, address)) {
			schema = vdm_validation_named(c->validation, address,
						      folder, sink);
			c->judge->phase = rules->phase;
			if (is_usable(c, schema, &rc) &&
			    has_phase(schema, rules, sink))
				rc = through(c, schema);
		}
		vdm_free(address);
		vdm_free(folder);
	}
	return rc;
}

/* The phase that it names for the rules in its grammar. */
static const char *
phase_of(const struct vdm_named *grammar, const struct vdm_named *rules)
{
	for (; grammar != NULL && rules != NULL; rules = rules->next)
		if (strcmp(rules->href, grammar->href) == 0)
			return rules->phase;
	return NULL;
}

/* By one grammar that it names; how many it was checked by, or -1. */
static int
by_one(struct course *c, struct vdm_named *grammar,
       const struct vdm_named *first, const struct vdm_named *rules,
       const struct vdm_sink *sink, const struct vdm_sink *listener)
{
	struct vdm_named_reach reach =
	    vdm_validation_reach(c->validation, c->options->base);
	const struct vdm_schema *schema = NULL;
	char *address, *folder;
	int rc = 0;

	if (vdm_named_at(grammar, &reach,
			 first->next == NULL ? VDM_NAMED_ELSE
					     : "it is not checked by that",
			 &address, &folder, listener) &&
	    !is_grammar(first, address)) {
		schema =
		    vdm_validation_named(c->validation, address, folder, sink);
		c->judge->phase = phase_of(grammar, rules);
		rc = through(c, schema) != 0 ? -1 : 1;
		c->judge->phase = NULL;
		grammar->address = address;
		address = NULL;
	}
	vdm_free(address);
	vdm_free(folder);
	return rc;
}

/* By what it names, where that is at hand, else by the vocabulary. */
static int
by_named(struct course *c, struct vdm_named *grammars,
	 const struct vdm_named *rules, const struct vdm_sink *sink)
{
	const struct vdm_schema *schema;
	struct named named = {.to = sink};
	struct vdm_sink listener = {named_emit, &named, sink->file};
	struct vdm_named *g;
	int checked = 0, rc = 0;

	for (g = grammars; g != NULL && rc >= 0; g = g->next) {
		rc = by_one(c, g, grammars, rules, sink, &listener);
		checked |= rc > 0;
	}
	if (rc >= 0 && !checked) {
		schema = vdm_validation_schema(c->validation, "", sink);
		rc = schema == NULL
			 ? -1
			 : vdm_tree_stands(c->bytes, c->length, schema,
					   named.missing, c->judge);
	}
	return rc < 0 ? -1 : by_its_rules(c, rules, grammars, sink);
}

static int
by_its_own(struct course *c, const struct vdm_sink *sink)
{
	struct vdm_named *grammars, *rules;
	int rc = vdm_named_find(c->bytes, c->length, &grammars, &rules, sink);

	if (rc == 0)
		rc = by_named(c, grammars, rules, sink);
	vdm_named_free(grammars);
	vdm_named_free(rules);
	return rc;
}

static int
by_grammar(struct course *c)
{
	struct vdm_sink sink = vdm_judge_sink(c->judge);
	const struct vdm_schema *schema;
	size_t i;
	int rc = 0;

	if (vdm_validation_count(c->validation) == 0)
		return by_its_own(c, &sink);
	for (i = 0; rc == 0 && i < vdm_validation_count(c->validation); i++) {
		schema = vdm_validation_at(c->validation, i, &sink);
		rc = through(c, schema);
	}
	return rc;
}

/* A record that is no XML, as the document that stands for it. */
static int
by_projection(struct course *c, const struct vdm_record *rec,
	      const struct vdm_sink *sink)
{
	size_t i, n = vdm_validation_count(c->validation);
	const struct vdm_schema *schema;
	int rc = 0;

	if (n == 0) {
		schema = vdm_validation_schema(c->validation, "", sink);
		return schema == NULL
			   ? -1
			   : vdm_projection_stands(rec, schema, c->judge);
	}
	for (i = 0; rc == 0 && i < n; i++) {
		schema = vdm_validation_at(c->validation, i, sink);
		if (is_usable(c, schema, &rc))
			rc = vdm_projection_validate(rec, schema, c->judge);
	}
	return rc;
}

/* What is read of it, and the rules that no grammar can say. */
static int
by_rules(struct course *c, int is_xml)
{
	struct vdm_judge quiet = {
	    .to = c->judge->to, .fail = VDM_LEVEL_ERROR, .errors_only = 1};
	struct vdm_sink sink = vdm_judge_sink(c->judge);
	struct vdm_sink errors = vdm_judge_sink(&quiet);
	struct vdm_read_options options = *c->options;
	struct vdm_record *rec;
	int rc = 0;

	/* no account of words has an error among its findings */
	options.no_account |= options.account == NULL;
	vdm_shared_give(c->judge->shared, &options);
	if (!c->judge->included)
		quiet.missing = c->judge->missing;
	/* What is wrong with the XML was found by the grammar's parse. */
	if (vdm_read(&rec, c->bytes, c->length, &options,
		     is_xml && c->judge->errors > 0 ? NULL : &errors) != 0) {
		c->judge->errors += quiet.errors;
		return c->judge->errors > 0 && errno != ENOMEM ? 0 : -1;
	}
	c->judge->errors += quiet.errors;
	if (!is_xml)
		rc = by_projection(c, rec, &sink);
	c->judge->rules = 1;
	if (rc == 0 && vdm_validation_has_rules(c->validation))
		rc = vdm_rules_check(rec, c->options->base, c->options->name,
				     &sink);
	vdm_record_free(rec);
	return rc;
}

static int
on_root(void *ctx, const struct vdm_xml_element *e)
{
	vdm_shared_see_root(ctx, e);
	return 1;
}

/* Whether rules look at it: XML of some other kind, which a schema that was
 * asked for has judged, is no record. */
static int
has_rules(const struct course *c, int is_xml)
{
	static const struct vdm_xml_handler handler = {.start = on_root};
	struct vdm_shared *s = c->judge->shared;

	if (!is_xml || vdm_validation_count(c->validation) == 0)
		return 1;
	if (c->format == NULL || !vdm_validation_has_rules(c->validation))
		return 0;
	if (!s->has_root)
		vdm_xml_parse(c->bytes, c->length, &handler, s, NULL);
	return !s->has_root || s->may_be_record;
}

/* Whether it can be given to a schema as it is: a page of XHTML is XML, too,
 * when somebody asks for it to be judged as that. */
static int
is_formed(const struct course *c)
{
	static const struct vdm_xml_handler nothing;
	const char *s = c->bytes;
	size_t i = 0;

	if (vdm_validation_count(c->validation) == 0)
		return 0;
	while (i < c->length && ((unsigned char)s[i] <= ' ' ||
				 (unsigned char)s[i] >= 0x80)) /* its mark */
		i++;
	return i < c->length && s[i] == '<' &&
	       vdm_xml_parse(c->bytes, c->length, &nothing, NULL, NULL) == 0;
}

static int
run(struct course *c)
{
	int is_xml = c->format == NULL || c->format->is_xml || is_formed(c);
	int rc = 0;

	if (c->format != NULL && c->format->validate != NULL)
		return vdm_book_validate(
		    c->format, c->bytes, c->length,
		    vdm_validation_has_rules(c->validation), c->judge);
	if (c->options->from == NULL &&
	    vdm_validation_count(c->validation) == 0 &&
	    (rc = vdm_part_validate(c->bytes, c->length, c->options->name,
				    c->judge)) != 1)
		return rc;
	rc = 0;
	if (is_xml &&
	    (c->format != NULL || vdm_validation_count(c->validation) > 0))
		rc = by_grammar(c);
	if (rc != 0)
		return rc;
	if (!has_rules(c, is_xml))
		return 0;
	return by_rules(c, is_xml);
}

/* What nothing was found in is not valid where rules could not be run. */
static void
settle(struct course *c)
{
	if (!c->partial || c->unjudged || c->judge->errors > 0)
		return;
	vdm_diag(c->judge->to, VDM_D_SCHEMA_BROKEN, NULL, NULL,
		 "rules of a schema that it goes through cannot be run, and "
		 "nothing else is wrong: it counts as not checked");
	c->unjudged = 1;
	c->error = EINVAL;
}

/* The address of the document, which rules may ask for; NULL: it has none. */
static char *
uri_of(const struct vdm_sink *sink)
{
	const char *file = sink != NULL ? sink->file : NULL;

	return file != NULL && strcmp(file, "-") != 0 ? vdm_uri_of_path(file)
						      : NULL;
}

/* The format of a document: that of its bytes; but what is called a publication
 * and is no container is judged as a broken one, and not as a text. */
static const struct vdm_format *
of_its_name(const char *bytes, size_t length, const char *name)
{
	const struct vdm_format *best = vdm_format_detect(bytes, length, name);
	const struct vdm_format *named = vdm_format_by_ending(name);

	return named != NULL && named->is_publication && best != NULL &&
		       best->is_plain
		   ? named
		   : best;
}

/* Whether the parse of a schema can build the record that is read behind it. */
static int
is_shared(const struct course *c)
{
	return c->format != NULL && c->format->native != NULL &&
	       !c->options->xinclude &&
	       (vdm_validation_has_rules(c->validation) ||
		vdm_validation_count(c->validation) == 0);
}

int
vdm_validate(const void *bytes, size_t length,
	     const struct vdm_read_options *options,
	     struct vdm_validation *validation, const struct vdm_sink *sink)
{
	static const struct vdm_read_options none;
	struct vdm_judge judge = {.to = sink};
	struct course c = {.bytes = bytes,
			   .length = length,
			   .options = options,
			   .validation = validation,
			   .judge = &judge};
	struct vdm_validation *own = NULL;
	struct vdm_shared shared;
	unsigned long before = vdm_memory_failures();
	struct vdm_budget budget;
	int rc;

	if (options == NULL)
		c.options = &none;
	vdm_error_begin();
	if (validation == NULL &&
	    (c.validation = own = vdm_validation_new()) == NULL)
		return -1;
	judge.fail = vdm_validation_fail(c.validation);
	if (length > 0 && length <= VDM_LIMIT_INPUT)
		c.format = c.options->from != NULL
			       ? vdm_format_find(c.options->from)
			       : of_its_name(bytes, length, c.options->name);
	judge.uri = uri_of(sink);
	judge.read = c.options;
	/* a document without one of its parts is not what is to be judged */
	if (c.options->xinclude)
		judge.missing = vdm_diag_info_get(VDM_D_TEI_INCLUDE)->name;
	judge.svrl = vdm_validation_svrl(c.validation);
	judge.profile = vdm_validation_profile(c.validation);
	vdm_budget_enter(&budget, length, 0);
	judge.shared = &shared;
	rc = vdm_shared_init(&shared, is_shared(&c));
	if (rc == 0)
		rc = run(&c);
	vdm_shared_fini(&shared);
	vdm_validation_count_fired(c.validation, judge.fired);
	vdm_validation_free(own);
	vdm_free(judge.uri);
	if (rc == 0)
		settle(&c);
	if (rc == 0 && c.unjudged)
		errno = c.error;
	if (vdm_memory_check(before) != 0 || rc != 0 || c.unjudged)
		rc = -1;
	else
		rc = judge.errors > 0 ? 1 : 0;
	return vdm_budget_leave(&budget, rc, sink);
}
