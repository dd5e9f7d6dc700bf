/* SPDX-License-Identifier: MIT */
/* libxml2's RELAX NG: a tree of events, validated when it is whole. */
#include "xml/relaxng.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>

#include "base/limits.h"
#include "base/memory.h"
#include "xml/sax.h"

struct vdm_libxml2_schema {
	xmlRelaxNGPtr rng;
	const struct vdm_sink *sink; /* while compiling */
};

struct vdm_libxml2_run {
	const struct vdm_libxml2_schema *schema;
	const struct vdm_sink *sink;
	xmlDocPtr doc;
	xmlNodePtr node; /* the open element, NULL outside */
	struct position {
		struct vdm_pos pos;
		struct position *next;
	} * positions;
	struct vdm_buf words; /* the first complaint */
	struct vdm_pos first;
	int verdict; /* libxml2's: 0 valid, -1 it cannot tell */
	int failed;
};

/* ---- schemas ---- */

static void
put_message(struct vdm_buf *out, const char *message)
{
	size_t n = message == NULL ? 0 : strlen(message), i;

	while (n > 0 && message[n - 1] == '\n')
		n--;
	for (i = 0; i < n; i++)
		vdm_buf_putc(out, message[i] == '\n' ? ' ' : message[i]);
}

static void
on_schema_error(void *ctx, xmlErrorPtr error)
{
	struct vdm_libxml2_schema *s = ctx;
	struct vdm_buf words;
	struct vdm_pos pos = {0, 0, 0};

	vdm_buf_init(&words);
	put_message(&words, error->message);
	if (error->line > 0)
		pos.line = pos.end = (unsigned)error->line;
	vdm_diag(s->sink, VDM_D_SCHEMA_INCORRECT, &pos, NULL,
		 "libxml2 refuses the schema: %s", vdm_buf_str(&words));
	vdm_buf_fini(&words);
}

/* Bytes to be a schema. */
struct source {
	struct vdm_libxml2_schema *schema;
	const void *bytes;
	size_t length;
	const char *uri;
};

/* Who loads files for the schema that this thread compiles. */
static _Thread_local const struct vdm_uri_loader *loader;

/* libxml2 opens nothing itself: what it asks for is loaded as for our own
 * engine. */
static xmlParserInputPtr
load_entity(const char *url, const char *id, xmlParserCtxtPtr ctxt)
{
	xmlParserInputBufferPtr buffer = NULL;
	xmlParserInputPtr input = NULL;
	char *bytes = NULL;
	size_t length;
	int rc = -1;

	(void)id;
	if (url != NULL && loader != NULL && loader->load != NULL)
		rc = loader->load(loader->context, url, &bytes, &length);
	else if (url != NULL)
		rc = vdm_uri_load(url, &bytes, &length);
	if (rc == 0 && length <= VDM_LIMIT_INPUT)
		buffer = xmlParserInputBufferCreateMem(bytes, (int)length,
						       XML_CHAR_ENCODING_NONE);
	vdm_free(bytes);
	if (buffer != NULL)
		input =
		    xmlNewIOInputStream(ctxt, buffer, XML_CHAR_ENCODING_NONE);
	if (input != NULL)
		input->filename = (char *)xmlStrdup((const xmlChar *)url);
	else
		xmlFreeParserInputBuffer(buffer);
	return input;
}

/* libxml2's compiler crashes where memory runs out in it: run under guard. */
static void
compile(void *context)
{
	const struct source *from = context;
	struct vdm_libxml2_schema *s = from->schema;
	xmlRelaxNGParserCtxtPtr ctxt;
	xmlDocPtr doc;

	doc = xmlReadMemory(from->bytes, (int)from->length, from->uri, NULL,
			    XML_PARSE_NONET | XML_PARSE_NOERROR |
				XML_PARSE_NOWARNING);
	ctxt = doc == NULL ? NULL : xmlRelaxNGNewDocParserCtxt(doc);
	if (ctxt != NULL) {
		xmlSetExternalEntityLoader(load_entity);
		xmlRelaxNGSetParserStructuredErrors(ctxt, on_schema_error, s);
		s->rng = xmlRelaxNGParse(ctxt);
		xmlRelaxNGFreeParserCtxt(ctxt);
	} else {
		vdm_diag(s->sink, VDM_D_SCHEMA_INCORRECT, NULL, NULL,
			 "libxml2 cannot read the schema: it is not XML");
	}
	xmlFreeDoc(doc);
}

struct vdm_libxml2_schema *
vdm_libxml2_schema_new(const void *bytes, size_t length, const char *uri,
		       const struct vdm_uri_loader *files,
		       const struct vdm_sink *sink)
{
	xmlExternalEntityLoader old = xmlGetExternalEntityLoader();
	struct vdm_libxml2_schema *s = vdm_calloc(1, sizeof(*s));
	struct source from = {s, bytes, length, uri};
	int rc;

	if (s == NULL)
		return NULL;
	vdm_xml_begin();
	s->sink = sink;
	loader = files;
	rc = vdm_memory_guard(compile, &from);
	loader = NULL;
	xmlSetExternalEntityLoader(old);
	s->sink = NULL;
	if (rc != 0 || s->rng == NULL) {
		vdm_free(s);
		return NULL;
	}
	return s;
}

void
vdm_libxml2_schema_free(struct vdm_libxml2_schema *s)
{
	if (s == NULL)
		return;
	xmlRelaxNGFree(s->rng);
	vdm_free(s);
}

/* ---- the tree ---- */

struct vdm_libxml2_run *
vdm_libxml2_run_new(const struct vdm_libxml2_schema *schema,
		    const struct vdm_sink *sink)
{
	struct vdm_libxml2_run *r = vdm_calloc(1, sizeof(*r));

	if (r == NULL)
		return NULL;
	r->schema = schema;
	r->sink = sink;
	vdm_buf_init(&r->words);
	r->doc = xmlNewDoc((const xmlChar *)"1.0");
	if (r->doc == NULL) {
		vdm_free(r);
		return NULL;
	}
	return r;
}

void
vdm_libxml2_run_free(struct vdm_libxml2_run *r)
{
	struct position *p, *next;

	if (r == NULL)
		return;
	xmlFreeDoc(r->doc);
	for (p = r->positions; p != NULL; p = next) {
		next = p->next;
		vdm_free(p);
	}
	vdm_buf_fini(&r->words);
	vdm_free(r);
}

static void
note_position(struct vdm_libxml2_run *r, xmlNodePtr node,
	      const struct vdm_pos *pos)
{
	struct position *p = vdm_malloc(sizeof(*p));

	if (p == NULL) {
		r->failed = 1;
		return;
	}
	p->pos = *pos;
	p->next = r->positions;
	r->positions = p;
	node->_private = p;
}

static xmlNsPtr
find_ns(struct vdm_libxml2_run *r, xmlNodePtr node, const char *prefix,
	const char *uri)
{
	xmlNsPtr ns;

	if (uri == NULL)
		return NULL;
	ns = xmlSearchNs(r->doc, node, (const xmlChar *)prefix);
	if (ns == NULL || strcmp((const char *)ns->href, uri) != 0)
		ns = xmlNewNs(node, (const xmlChar *)uri,
			      (const xmlChar *)prefix);
	return ns;
}

int
vdm_libxml2_run_start(struct vdm_libxml2_run *r,
		      const struct vdm_xml_element *e)
{
	xmlNodePtr node =
	    xmlNewDocNode(r->doc, NULL, (const xmlChar *)e->local, NULL);
	size_t i;

	if (node == NULL)
		return -1;
	note_position(r, node, &e->pos);
	if (r->node == NULL)
		xmlDocSetRootElement(r->doc, node);
	else
		xmlAddChild(r->node, node);
	r->node = node;
	for (i = 0; i < e->ns_count; i++)
		xmlNewNs(node, (const xmlChar *)e->ns[i].uri,
			 (const xmlChar *)e->ns[i].prefix);
	xmlSetNs(node, find_ns(r, node, e->prefix, e->uri));
	for (i = 0; i < e->attrs_count; i++) {
		const struct vdm_xml_attr *a = &e->attrs[i];

		if (xmlNewNsProp(node, find_ns(r, node, a->prefix, a->uri),
				 (const xmlChar *)a->local,
				 (const xmlChar *)a->value) == NULL)
			r->failed = 1;
	}
	return r->failed ? -1 : 0;
}

int
vdm_libxml2_run_text(struct vdm_libxml2_run *r, const char *s, size_t n,
		     const struct vdm_pos *pos)
{
	xmlNodePtr last;

	(void)pos;
	if (r->node == NULL)
		return 0;
	last = r->node->last;
	if (last != NULL && last->type == XML_TEXT_NODE) {
		if (xmlTextConcat(last, (const xmlChar *)s, (int)n) != 0)
			r->failed = 1;
	} else {
		last = xmlNewTextLen((const xmlChar *)s, (int)n);
		if (last == NULL)
			r->failed = 1;
		else
			xmlAddChild(r->node, last);
	}
	return r->failed ? -1 : 0;
}

int
vdm_libxml2_run_end(struct vdm_libxml2_run *r, const struct vdm_pos *pos)
{
	(void)pos;
	r->node = r->node->parent;
	if (r->node != NULL && r->node->type != XML_ELEMENT_NODE)
		r->node = NULL;
	return 0;
}

/* ---- the verdict ---- */

static void
on_error(void *ctx, xmlErrorPtr error)
{
	struct vdm_libxml2_run *r = ctx;
	xmlNodePtr node = error->node;
	struct vdm_pos pos = {0, 0, 0};
	struct vdm_buf words;

	while (node != NULL && node->type != XML_ELEMENT_NODE)
		node = node->parent;
	if (node != NULL && node->_private != NULL)
		pos = ((struct position *)node->_private)->pos;
	vdm_buf_init(&words);
	put_message(&words, error->message);
	if (r->words.len == 0) {
		vdm_buf_puts(&r->words, vdm_buf_str(&words));
		r->first = pos;
	}
	vdm_diag(r->sink, VDM_D_SCHEMA_LIBXML2, &pos, NULL, "libxml2 says: %s",
		 vdm_buf_str(&words));
	vdm_buf_fini(&words);
}

static void
judge(void *context)
{
	struct vdm_libxml2_run *r = context;
	xmlRelaxNGValidCtxtPtr ctxt = xmlRelaxNGNewValidCtxt(r->schema->rng);

	if (ctxt == NULL)
		return;
	xmlRelaxNGSetValidStructuredErrors(ctxt, on_error, r);
	r->verdict = xmlRelaxNGValidateDoc(ctxt, r->doc);
	xmlRelaxNGFreeValidCtxt(ctxt);
}

int
vdm_libxml2_run_finish(struct vdm_libxml2_run *r)
{
	r->verdict = -1;
	if (r->failed || vdm_memory_guard(judge, r) != 0)
		return -1;
	return r->verdict == 0 ? 0 : r->verdict > 0 ? 1 : -1;
}

const char *
vdm_libxml2_run_words(const struct vdm_libxml2_run *r, struct vdm_pos *pos)
{
	*pos = r->first;
	return vdm_buf_str(&r->words);
}
