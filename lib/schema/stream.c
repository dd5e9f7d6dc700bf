/* SPDX-License-Identifier: MIT */
/* A document that comes as events from a program: gathers what belongs to a
 * start tag and hands it to the validator. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "schema/schema.h"

struct vdm_stream {
	const struct vdm_schema *schema;
	const struct vdm_sink *sink;
	struct vdm_validator_options options;
	struct vdm_validator *validator; /* NULL before the first event */
	struct vdm_pos at;
	size_t depth;
	int failed, finished;
	/* The start tag that is not ended, in memory of its own. */
	struct vdm_arena arena;
	struct vdm_xml_element tag;
	struct vdm_xml_attr *attrs;
	struct vdm_xml_ns *ns;
	size_t attrs_cap, ns_cap;
	int open;
};

struct vdm_stream *
vdm_stream_new(const struct vdm_schema *schema, const struct vdm_sink *sink)
{
	struct vdm_stream *s = vdm_calloc(1, sizeof(*s));

	if (s == NULL) {
		errno = ENOMEM;
		return NULL;
	}
	s->schema = schema;
	s->sink = sink;
	vdm_arena_init(&s->arena);
	return s;
}

void
vdm_stream_free(struct vdm_stream *s)
{
	if (s == NULL)
		return;
	vdm_validator_free(s->validator);
	vdm_arena_fini(&s->arena);
	vdm_free(s);
}

static int
set_bound(struct vdm_stream *s, const char *value)
{
	char *end = NULL;
	unsigned long n = 0;

	if (value == NULL)
		value = "0";
	errno = 0;
	n = strtoul(value, &end, 10);
	if (!vdm_is_digit(*value) || *end != '\0' || errno != 0)
		return vdm_error(
		    EINVAL, "max-findings is a number, not \"%.80s\"", value);
	s->options.max_findings = n;
	return 0;
}

static int
set_explain(struct vdm_stream *s, const char *value)
{
	int explain = vdm_yes_or_no("explain", value);

	if (explain < 0)
		return -1;
	s->options.explain = explain;
	return 0;
}

int
vdm_stream_set(struct vdm_stream *s, const char *option, const char *value)
{
	vdm_error_begin();
	if (s->validator != NULL || s->open)
		return vdm_error(EINVAL, "options are set before the first "
					 "event");
	if (strcmp(option, "explain") == 0)
		return set_explain(s, value);
	if (strcmp(option, "max-findings") == 0)
		return set_bound(s, value);
	return vdm_error(EINVAL,
			 "there is no option \"%.80s\": explain, max-findings",
			 option);
}

void
vdm_stream_at(struct vdm_stream *s, unsigned line, unsigned column)
{
	s->at.line = s->at.end = line;
	s->at.column = column;
}

/* What the validator says: it never goes on after a failure. */
static int
said(struct vdm_stream *s, int rc)
{
	if (rc >= 0)
		return rc;
	s->failed = 1;
	return -1;
}

static int
out_of_memory(struct vdm_stream *s)
{
	errno = ENOMEM;
	return said(s, -1);
}

/* Ends a start tag that is open. */
static int
settle(struct vdm_stream *s)
{
	int rc;

	if (s->failed)
		return -1;
	if (!s->open)
		return 0;
	s->open = 0;
	s->tag.attrs = s->attrs;
	s->tag.ns = s->ns;
	s->tag.tag_end = s->at;
	if (s->arena.failed)
		return out_of_memory(s);
	rc = vdm_validator_start(s->validator, &s->tag);
	vdm_arena_clear(&s->arena);
	s->attrs = NULL;
	s->ns = NULL;
	s->attrs_cap = s->ns_cap = 0;
	return said(s, rc);
}

/* "tei:p" as "tei" (or NULL) and "p", copied. */
static void
take_name(struct vdm_stream *s, const char *name, const char **prefix,
	  const char **local)
{
	const char *colon = strchr(name, ':');

	*prefix = NULL;
	if (colon != NULL)
		*prefix =
		    vdm_arena_strndup(&s->arena, name, (size_t)(colon - name));
	*local = vdm_arena_strdup(&s->arena, colon != NULL ? colon + 1 : name);
}

static int
is_order(struct vdm_stream *s, int right, const char *words)
{
	if (right && !s->finished)
		return 1;
	s->failed = 1;
	vdm_error(EINVAL, "%s", s->finished ? "the document has ended" : words);
	return 0;
}

int
vdm_stream_start(struct vdm_stream *s, const char *name, const char *uri)
{
	vdm_error_begin();
	if (!is_order(s, vdm_xml_is_qname(name), "that is no name of XML's") ||
	    settle(s) != 0)
		return -1;
	if (s->validator == NULL)
		s->validator =
		    vdm_validator_new(s->schema, &s->options, s->sink);
	if (s->validator == NULL)
		return out_of_memory(s);
	memset(&s->tag, 0, sizeof(s->tag));
	take_name(s, name, &s->tag.prefix, &s->tag.local);
	s->tag.uri = vdm_arena_strdup(&s->arena, uri);
	s->tag.pos = s->at;
	s->open = 1;
	s->depth++;
	return 0;
}

int
vdm_stream_attr(struct vdm_stream *s, const char *name, const char *uri,
		const char *value)
{
	struct vdm_xml_attr *list, *a;

	vdm_error_begin();
	if (!is_order(s, s->open, "an attribute follows its element's start") ||
	    !is_order(s, vdm_xml_is_qname(name), "that is no name of XML's"))
		return -1;
	list = vdm_arena_grow(&s->arena, s->attrs, &s->attrs_cap,
			      s->tag.attrs_count + 1, sizeof(*list));
	if (list == NULL)
		return out_of_memory(s);
	s->attrs = list;
	a = &list[s->tag.attrs_count++];
	take_name(s, name, &a->prefix, &a->local);
	a->uri = vdm_arena_strdup(&s->arena, uri);
	a->value = vdm_arena_strdup(&s->arena, value);
	return 0;
}

int
vdm_stream_ns(struct vdm_stream *s, const char *prefix, const char *uri)
{
	struct vdm_xml_ns *list;

	vdm_error_begin();
	if (!is_order(s, s->open, "a namespace follows its element's start"))
		return -1;
	list = vdm_arena_grow(&s->arena, s->ns, &s->ns_cap, s->tag.ns_count + 1,
			      sizeof(*list));
	if (list == NULL)
		return out_of_memory(s);
	s->ns = list;
	list += s->tag.ns_count++;
	list->prefix = vdm_arena_strdup(&s->arena, prefix);
	list->uri = vdm_arena_strdup(&s->arena, uri != NULL ? uri : "");
	return 0;
}

int
vdm_stream_text(struct vdm_stream *s, const char *text, size_t length)
{
	vdm_error_begin();
	if (!is_order(s, s->depth > 0, "text stands in an element") ||
	    settle(s) != 0)
		return -1;
	return said(s, vdm_validator_text(s->validator, text, length, &s->at));
}

int
vdm_stream_end(struct vdm_stream *s)
{
	vdm_error_begin();
	if (!is_order(s, s->depth > 0, "no element is open") || settle(s) != 0)
		return -1;
	s->depth--;
	return said(s, vdm_validator_end(s->validator, &s->at));
}

int
vdm_stream_finish(struct vdm_stream *s)
{
	unsigned long before = vdm_memory_failures();
	int rc;

	vdm_error_begin();
	if (!is_order(s, s->validator != NULL && s->depth == 0,
		      "the document has no end: an element is open, or there "
		      "is none"))
		return -1;
	if (s->failed)
		return vdm_error(EINVAL, "an event before failed");
	s->finished = 1;
	rc = vdm_validator_finish(s->validator);
	return vdm_memory_check(before) != 0 ? -1 : said(s, rc);
}
