/* SPDX-License-Identifier: MIT */
/* libxml2's SAX2 interface, with positions, limits and entities our way. */
#include "xml/sax.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>

#include "base/budget.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "xml/crowd.h"

struct parse {
	const struct vdm_xml_handler *h;
	void *ctx;
	const struct vdm_sink *sink;
	xmlParserCtxtPtr xml;
	const char *data; /* UTF-8 */
	size_t length;
	size_t *lines; /* offsets at which lines begin */
	size_t lines_count;
	size_t at, at_line; /* the last offset looked up, its line's index */
	unsigned at_column;
	struct vdm_xml_attr *attrs;
	struct vdm_xml_ns *ns;
	size_t attrs_cap, ns_cap;
	size_t depth;
	size_t entity_text; /* bytes that came out of entities */
	struct vdm_buf values;
	int stopped, reported, no_memory;
	int odd_name; /* a namespace is no address */
};

/* ---- positions ---- */

static int
index_lines(struct parse *p)
{
	const char *at = p->data, *end = p->data + p->length;
	size_t cap = p->length / 32 + 16, n = 1;
	size_t *grown;

	p->lines = vdm_malloc(cap * sizeof(*p->lines));
	if (p->lines == NULL)
		return -1;
	p->lines[0] = 0;
	while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
		if (n == cap) {
			cap *= 2;
			grown = vdm_realloc(p->lines, cap * sizeof(*grown));
			if (grown == NULL)
				return -1;
			p->lines = grown;
		}
		p->lines[n++] = (size_t)(++at - p->data);
	}
	p->lines_count = n;
	p->at_column = 1;
	return 0;
}

/* Where an offset stands; cheap when offsets mostly grow. */
static void
locate(struct parse *p, size_t offset, struct vdm_pos *pos)
{
	size_t lo = 0, hi = p->lines_count;
	int ahead;

	if (offset > p->length)
		offset = p->length;
	ahead = offset >= p->at && (p->at_line + 1 >= p->lines_count ||
				    offset < p->lines[p->at_line + 1]);
	if (!ahead) {
		if (offset >= p->at)
			lo = p->at_line;
		while (hi - lo > 1) {
			size_t mid = (lo + hi) / 2;

			if (p->lines[mid] <= offset)
				lo = mid;
			else
				hi = mid;
		}
		p->at_line = lo;
		p->at = p->lines[lo];
		p->at_column = 1;
	}
	p->at_column +=
	    (unsigned)vdm_utf8_length(p->data + p->at, offset - p->at);
	p->at = offset;
	pos->line = (unsigned)p->at_line + 1;
	pos->column = p->at_column;
	pos->end = pos->line;
}

static size_t
offset_now(struct parse *p)
{
	long n = xmlByteConsumed(p->xml);

	return n < 0 ? 0 : (size_t)n > p->length ? p->length : (size_t)n;
}

/* The offset of the '<' that opened what the parser has just read. */
static size_t
tag_start(struct parse *p, size_t from)
{
	const char *at = from > 0 ? memrchr(p->data, '<', from) : NULL;

	return at != NULL ? (size_t)(at - p->data) : 0;
}

static void
stop(struct parse *p)
{
	p->stopped = 1;
	xmlStopParser(p->xml);
}

/* ---- events ---- */

static int
room(void **list, size_t *cap, size_t need, size_t size)
{
	void *more;

	if (need <= *cap)
		return 0;
	more = vdm_realloc(*list, (need + 8) * size);
	if (more == NULL)
		return -1;
	*list = more;
	*cap = need + 8;
	return 0;
}

static int
collect_attrs(struct parse *p, int count, const xmlChar **attributes)
{
	const char **a = (const char **)attributes;
	size_t offset = 0;
	int i;

	if (room((void **)&p->attrs, &p->attrs_cap, (size_t)count,
		 sizeof(*p->attrs)) != 0)
		return -1;
	vdm_buf_clear(&p->values);
	for (i = 0; i < count; i++) {
		const char **x = a + (size_t)i * 5;

		p->attrs[i].local = x[0];
		p->attrs[i].prefix = x[1];
		p->attrs[i].uri = x[2];
		vdm_buf_put(&p->values, x[3], (size_t)(x[4] - x[3]));
		vdm_buf_putc(&p->values, '\0');
	}
	if (p->values.failed)
		return -1;
	for (i = 0; i < count; i++) {
		p->attrs[i].value = p->values.data + offset;
		offset += strlen(p->attrs[i].value) + 1;
	}
	return 0;
}

static int
collect_ns(struct parse *p, int count, const xmlChar **namespaces)
{
	const char **n = (const char **)namespaces;
	int i;

	if (room((void **)&p->ns, &p->ns_cap, (size_t)count, sizeof(*p->ns)))
		return -1;
	for (i = 0; i < count; i++) {
		p->ns[i].prefix = n[(size_t)i * 2];
		p->ns[i].uri = n[(size_t)i * 2 + 1];
		if (p->ns[i].uri == NULL)
			p->ns[i].uri = "";
	}
	return 0;
}

static void
no_memory(struct parse *p)
{
	p->no_memory = 1;
	stop(p);
}

static void
refuse(struct parse *p, enum vdm_diag_id id, const struct vdm_pos *pos,
       const char *message)
{
	if (!p->reported)
		vdm_diag(p->sink, id, pos, NULL, "%s", message);
	p->reported = 1;
	stop(p);
}

/* Text that the document's type makes: it may be as long as the document, and
 * VDM_LIMIT_ENTITY_TEXT beside. 0, or -1: it is refused. */
static int
count_text(struct parse *p, size_t n, const struct vdm_pos *pos,
	   const char *message)
{
	p->entity_text += n;
	if (p->entity_text <= VDM_LIMIT_ENTITY_TEXT + p->length)
		return 0;
	refuse(p, VDM_D_XML_ENTITY_LIMIT, pos, message);
	return -1;
}

/* The last attributes are those that the document's type has given. */
static int
count_defaults(struct parse *p, int count, int defaulted,
	       const xmlChar **attributes, const struct vdm_pos *pos)
{
	size_t n = 0;
	int i;

	for (i = count - defaulted; i < count; i++) {
		const xmlChar **x = attributes + (size_t)i * 5;

		n += strlen((const char *)x[0]) + (size_t)(x[4] - x[3]);
	}
	return count_text(p, n, pos,
			  "attributes that the document's type gives to each "
			  "element come to more than the limit; the document "
			  "is not read");
}

static void
on_start(void *data, const xmlChar *local, const xmlChar *prefix,
	 const xmlChar *uri, int ns_count, const xmlChar **namespaces,
	 int attrs_count, int defaulted, const xmlChar **attributes)
{
	struct parse *p = data;
	struct vdm_xml_element e = {0};
	size_t now = offset_now(p), from = tag_start(p, now);

	if (p->stopped)
		return;
	locate(p, from, &e.pos);
	if (vdm_budget_is_spent()) { /* what listens has no more of it */
		vdm_budget_place(p->sink, &e.pos);
		no_memory(p);
		return;
	}
	if (++p->depth > VDM_LIMIT_DEPTH) {
		refuse(p, VDM_D_XML_DEPTH, &e.pos,
		       "elements are nested too deep; the document is not "
		       "read");
		return;
	}
	if (attrs_count > VDM_LIMIT_ATTRIBUTES) {
		refuse(p, VDM_D_XML_ATTRIBUTES, &e.pos,
		       "an element has too many attributes; the document is "
		       "not read");
		return;
	}
	if (p->h->start == NULL)
		return;
	locate(p, now, &e.tag_end);
	if (collect_attrs(p, attrs_count, attributes) != 0 ||
	    collect_ns(p, ns_count, namespaces) != 0) {
		no_memory(p);
		return;
	}
	if (count_defaults(p, attrs_count, defaulted, attributes, &e.pos) != 0)
		return;
	e.local = (const char *)local;
	e.prefix = (const char *)prefix;
	e.uri = (const char *)uri;
	e.attrs = p->attrs;
	e.attrs_count = (size_t)attrs_count;
	e.ns = p->ns;
	e.ns_count = (size_t)ns_count;
	e.source = p->data + from;
	e.source_length = p->length - from;
	if (p->h->start(p->ctx, &e) != 0)
		stop(p);
}

static void
on_end(void *data, const xmlChar *local, const xmlChar *prefix,
       const xmlChar *uri)
{
	struct parse *p = data;
	struct vdm_pos pos;

	(void)local;
	(void)prefix;
	(void)uri;
	if (p->stopped)
		return;
	p->depth--;
	if (p->h->end == NULL)
		return;
	locate(p, offset_now(p), &pos);
	if (p->h->end(p->ctx, &pos) != 0)
		stop(p);
}

static void
on_text(void *data, const xmlChar *s, int n)
{
	struct parse *p = data;
	const char *c = (const char *)s;
	const char *base = (const char *)p->xml->input->base;
	struct vdm_pos pos;
	size_t now = offset_now(p);

	if (p->stopped)
		return;
	if (p->xml->input != NULL && c >= base &&
	    c <= (const char *)p->xml->input->end) {
		size_t before = (size_t)((const char *)p->xml->input->cur - c);

		locate(p, now >= before ? now - before : now, &pos);
	} else { /* a copy of what was read last, or an entity's text */
		if (now >= (size_t)n &&
		    memcmp(p->data + now - n, c, (size_t)n) == 0)
			now -= (size_t)n;
		locate(p, now, &pos);
	}
	if (p->h->text != NULL && p->h->text(p->ctx, c, (size_t)n, &pos) != 0)
		stop(p);
}

static void
on_comment(void *data, const xmlChar *s)
{
	struct parse *p = data;
	struct vdm_pos pos;

	if (p->stopped || p->h->comment == NULL)
		return;
	locate(p, tag_start(p, offset_now(p)), &pos);
	if (p->h->comment(p->ctx, (const char *)s, &pos) != 0)
		stop(p);
}

static void
on_instruction(void *data, const xmlChar *target, const xmlChar *s)
{
	struct parse *p = data;
	struct vdm_pos pos;

	if (p->stopped || p->h->instruction == NULL)
		return;
	locate(p, tag_start(p, offset_now(p)), &pos);
	if (p->h->instruction(p->ctx, (const char *)target, (const char *)s,
			      &pos) != 0)
		stop(p);
}

static void
say_unparsed(struct parse *p, const xmlChar *name)
{
	if (p->h->unparsed != NULL &&
	    p->h->unparsed(p->ctx, (const char *)name) != 0)
		stop(p);
}

static void
on_doctype(void *data, const xmlChar *name, const xmlChar *public_id,
	   const xmlChar *system_id)
{
	struct parse *p = data;

	xmlSAX2InternalSubset(p->xml, name, public_id, system_id);
	if (p->h->doctype != NULL &&
	    p->h->doctype(p->ctx, (const char *)name, (const char *)public_id,
			  (const char *)system_id) != 0)
		stop(p);
	if (system_id != NULL)
		say_unparsed(p, NULL);
}

/* ---- entities ---- */

static xmlEntityPtr
declare(struct parse *p, const xmlChar *name, const char *content)
{
	if (p->xml->myDoc == NULL)
		return NULL;
	if (p->xml->myDoc->intSubset == NULL)
		xmlCreateIntSubset(p->xml->myDoc, (const xmlChar *)"x", NULL,
				   NULL);
	return xmlAddDocEntity(p->xml->myDoc, name, XML_INTERNAL_GENERAL_ENTITY,
			       NULL, NULL, (const xmlChar *)content);
}

static xmlEntityPtr
on_entity(void *data, const xmlChar *name)
{
	struct parse *p = data;
	xmlEntityPtr e = xmlGetPredefinedEntity(name);
	unsigned cp;
	char utf8[5] = {0};
	struct vdm_pos pos;

	if (e != NULL)
		return e;
	e = xmlGetDocEntity(p->xml->myDoc, name);
	if (e != NULL && e->etype == XML_INTERNAL_GENERAL_ENTITY) {
		locate(p, offset_now(p), &pos);
		if (count_text(p, (size_t)e->length, &pos,
			       "entities expand beyond the limit; the "
			       "document is not read") != 0)
			return NULL;
		if (e->length > 0 || e->owner != 7)
			return e;
	} else if (e == NULL) {
		cp = vdm_xml_html_entity((const char *)name);
		if (cp != 0) {
			vdm_utf8_encode(cp, utf8);
			locate(p, offset_now(p), &pos);
			if (p->h->entity != NULL &&
			    p->h->entity(p->ctx, (const char *)name, &pos) != 0)
				stop(p);
			return declare(p, name, utf8);
		}
	}
	locate(p, offset_now(p), &pos);
	vdm_diag(p->sink, VDM_D_XML_ENTITY_UNRESOLVED, &pos, (const char *)name,
		 "the entity &%s; is not declared in the document (or is "
		 "external); its text is missing from the record",
		 (const char *)name);
	if (e != NULL && e->etype == XML_INTERNAL_GENERAL_ENTITY)
		return e;
	if (e != NULL) { /* external: stands for nothing */
		e->etype = XML_INTERNAL_GENERAL_ENTITY;
		e->content = xmlStrdup((const xmlChar *)"");
		e->length = 0;
	} else {
		e = declare(p, name, "");
	}
	if (e != NULL)
		e->owner = 7; /* ours, unresolved: report each use */
	return e;
}

/* ---- errors ---- */

static void
on_error(void *data, xmlErrorPtr error)
{
	struct parse *p = data;
	struct vdm_pos pos;
	size_t n = strlen(error->message != NULL ? error->message : "");

	if (error->code == XML_ERR_NO_MEMORY) {
		p->no_memory = 1;
		return;
	}
	if (p->reported || p->stopped || error->level < XML_ERR_ERROR)
		return;
	if (error->domain != XML_FROM_PARSER &&
	    error->domain != XML_FROM_NAMESPACE)
		return;
	/* a name that is no address is still a name, and of no vocabulary */
	if (error->code == XML_WAR_NS_URI) {
		p->odd_name = 1;
		return;
	}
	while (n > 0 && vdm_is_space((unsigned char)error->message[n - 1]))
		n--;
	locate(p, offset_now(p), &pos);
	p->reported = 1;
	vdm_diag(p->sink,
		 error->code == XML_ERR_ENTITY_LOOP ? VDM_D_XML_ENTITY_LIMIT
						    : VDM_D_XML_SYNTAX,
		 &pos, NULL, "%.*s; the document is not read", (int)n,
		 error->message != NULL ? error->message : "");
	stop(p);
}

/* ---- the parse ---- */

static void
handler_init(xmlSAXHandler *sax)
{
	memset(sax, 0, sizeof(*sax));
	sax->initialized = XML_SAX2_MAGIC;
	sax->startElementNs = on_start;
	sax->endElementNs = on_end;
	sax->characters = on_text;
	sax->ignorableWhitespace = on_text;
	sax->cdataBlock = on_text;
	sax->comment = on_comment;
	sax->processingInstruction = on_instruction;
	sax->internalSubset = on_doctype;
	sax->getEntity = on_entity;
	sax->serror = on_error;
}

/* The declarations of an internal subset build up in ctxt->myDoc, through
 * libxml2's own handlers, which want the parser context as their data. */
static void
on_entity_decl(void *data, const xmlChar *name, int type,
	       const xmlChar *public_id, const xmlChar *system_id,
	       xmlChar *content)
{
	struct parse *p = data;

	xmlSAX2EntityDecl(p->xml, name, type, public_id, system_id, content);
	if (type != XML_INTERNAL_GENERAL_ENTITY &&
	    type != XML_INTERNAL_PARAMETER_ENTITY && p->h->external != NULL &&
	    p->h->external(p->ctx, (const char *)name) != 0)
		stop(p);
}

static void
on_unparsed(void *data, const xmlChar *name, const xmlChar *public_id,
	    const xmlChar *system_id, const xmlChar *notation)
{
	(void)public_id, (void)system_id, (void)notation;
	say_unparsed(data, name);
}

static xmlEntityPtr
on_parameter_entity(void *data, const xmlChar *name)
{
	struct parse *p = data;
	xmlEntityPtr e = xmlSAX2GetParameterEntity(p->xml, name);
	struct vdm_pos pos;

	if (e == NULL || e->etype != XML_EXTERNAL_PARAMETER_ENTITY)
		return e;
	/* libxml2 would open it, whatever it is: it stands for nothing */
	say_unparsed(p, NULL);
	locate(p, offset_now(p), &pos);
	vdm_diag(p->sink, VDM_D_XML_ENTITY_UNRESOLVED, &pos, (const char *)name,
		 "the parameter entity %%%s; is external and is not opened; "
		 "what it declares is missing",
		 (const char *)name);
	e->etype = XML_INTERNAL_PARAMETER_ENTITY;
	e->content = xmlStrdup((const xmlChar *)"");
	e->length = 0;
	return e;
}

static void
on_start_document(void *data)
{
	struct parse *p = data;

	xmlSAX2StartDocument(p->xml);
}

static size_t
skip_space(const char *s, size_t n, size_t i)
{
	while (i < n && vdm_is_space((unsigned char)s[i]))
		i++;
	return i;
}

/*
 * The encoding that an XML declaration names (XML 1.0, 2.8), "" where there is
 * none. "<?xml-model ... ?>" is no declaration, whatever it speaks of.
 */
static void
declared_encoding(const char *s, size_t n, char *name, size_t room)
{
	static const char word[] = "encoding";
	size_t i = 5, at, from;

	*name = '\0';
	if (n < 6 || memcmp(s, "<?xml", 5) != 0)
		return;
	while (skip_space(s, n, i) > i) {
		at = i = skip_space(s, n, i);
		while (i < n && s[i] >= 'a' && s[i] <= 'z')
			i++;
		from = skip_space(s, n, i);
		if (from >= n || s[from] != '=')
			return;
		from = skip_space(s, n, from + 1) + 1;
		for (i = from; i < n && s[i] != s[from - 1] && s[i] != '>';)
			i++;
		if (n - at > sizeof(word) && i - from < room &&
		    memcmp(s + at, word, sizeof(word) - 1) == 0) {
			memcpy(name, s + from, i - from);
			name[i - from] = '\0';
			return;
		}
		i++;
	}
}

void
vdm_xml_encoding(const char *bytes, size_t length, char name[VDM_ENCODING_NAME])
{
	static const struct {
		xmlCharEncoding encoding;
		const char *name;
	} wide[] = {{XML_CHAR_ENCODING_UTF16LE, "UTF-16LE"},
		    {XML_CHAR_ENCODING_UTF16BE, "UTF-16BE"},
		    {XML_CHAR_ENCODING_UCS4LE, "UTF-32LE"},
		    {XML_CHAR_ENCODING_UCS4BE, "UTF-32BE"}};
	xmlCharEncoding e = xmlDetectCharEncoding((const unsigned char *)bytes,
						  length < 4 ? (int)length : 4);
	char declared[VDM_ENCODING_NAME];
	const char *found;
	size_t i;

	/* a mark of UTF-8 outranks what is declared behind it */
	declared_encoding(bytes, length, declared, sizeof(declared));
	found = declared[0] != '\0' ? declared : "UTF-8";
	for (i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
		if (wide[i].encoding == e)
			found = wide[i].name;
	vdm_encoding_copy(name, found);
}

/* Bytes as UTF-8: the same, or converted by libxml2 into *own. */
static int
to_utf8(const void *bytes, size_t length, const char **data, size_t *n,
	xmlBufferPtr *own)
{
	const unsigned char *b = bytes;
	xmlCharEncodingHandlerPtr h = NULL;
	xmlCharEncoding e;
	xmlBufferPtr in;
	char name[64];
	size_t skip = 0;
	int rc;

	*own = NULL;
	*data = bytes;
	*n = length;
	e = xmlDetectCharEncoding(b, length < 4 ? (int)length : 4);
	if (e == XML_CHAR_ENCODING_UTF16LE || e == XML_CHAR_ENCODING_UTF16BE ||
	    e == XML_CHAR_ENCODING_UCS4LE || e == XML_CHAR_ENCODING_UCS4BE) {
		h = xmlGetCharEncodingHandler(e);
		if (length >= 2 && ((b[0] == 0xFF && b[1] == 0xFE) ||
				    (b[0] == 0xFE && b[1] == 0xFF)))
			skip = 2;
	} else {
		if (length >= 3 && memcmp(b, "\xEF\xBB\xBF", 3) == 0) {
			*data += 3;
			*n -= 3;
			return 0;
		}
		declared_encoding(bytes, length, name, sizeof(name));
		if (*name == '\0' || strcasecmp(name, "UTF-8") == 0)
			return 0;
		h = xmlFindCharEncodingHandler(name);
		if (h == NULL)
			return -2;
	}
	if (h == NULL)
		return 0;
	if (skip == length) {
		*n = 0;
		return 0;
	}
	in = xmlBufferCreateStatic((char *)bytes + skip, length - skip);
	*own = xmlBufferCreateSize(length * 2);
	if (in == NULL || *own == NULL) {
		xmlBufferFree(in);
		return -1;
	}
	rc = xmlCharEncInFunc(h, *own, in);
	xmlBufferFree(in);
	xmlCharEncCloseFunc(h);
	if (rc < 0)
		return -2;
	*data = (const char *)xmlBufferContent(*own);
	*n = (size_t)xmlBufferLength(*own);
	return 0;
}

static void
parse_document(void *context)
{
	xmlParseDocument(context);
}

/*
 * What libxml2 makes of declared attributes it uses without a look whether
 * there was memory for it: such a document is parsed under a guard, and the
 * parser is lost with it. 0, or -1: out of memory.
 */
static int
parse_guarded(struct parse *p)
{
	if (vdm_xml_declares_attributes(p->data, p->length))
		return vdm_memory_guard(parse_document, p->xml);
	parse_document(p->xml);
	return 0;
}

static int
run(struct parse *p)
{
	xmlSAXHandler sax;
	struct vdm_pos pos;
	size_t bad = vdm_utf8_check(p->data, p->length);
	int ok;

	handler_init(&sax);
	sax.entityDecl = on_entity_decl;
	sax.unparsedEntityDecl = on_unparsed;
	sax.getParameterEntity = on_parameter_entity;
	sax.startDocument = on_start_document;
	if (index_lines(p) != 0)
		return -1;
	if (bad < p->length) {
		locate(p, bad, &pos);
		vdm_diag(p->sink, VDM_D_XML_SYNTAX, &pos, NULL,
			 "a byte is not UTF-8, and no other encoding is "
			 "declared; the document is not read");
		return 1;
	}
	if (vdm_xml_is_crowded(p->data, p->length, &bad)) {
		locate(p, bad, &pos);
		vdm_diag(p->sink, VDM_D_XML_ATTRIBUTES, &pos, NULL,
			 "an element has too many attributes; the document is "
			 "not read");
		return 1;
	}
	p->xml = xmlCreateMemoryParserCtxt(p->data, (int)p->length);
	if (p->xml == NULL)
		return -1;
	xmlCtxtUseOptions(p->xml, XML_PARSE_NONET | XML_PARSE_NOENT |
				      XML_PARSE_BIG_LINES |
				      XML_PARSE_IGNORE_ENC);
	*p->xml->sax = sax;
	p->xml->userData = p;
	if (parse_guarded(p) != 0)
		return -1;
	ok = p->xml->wellFormed && (p->xml->nsWellFormed || p->odd_name) &&
	     !p->stopped && !p->reported;
	if (!ok && !p->reported && !p->stopped && !p->no_memory)
		vdm_diag(p->sink, VDM_D_XML_SYNTAX, NULL, NULL,
			 "the document is not well-formed; it is not read");
	if (p->xml->myDoc != NULL)
		xmlFreeDoc(p->xml->myDoc);
	p->xml->myDoc = NULL;
	xmlFreeParserCtxt(p->xml);
	if (p->no_memory)
		return -1;
	return ok ? 0 : 1;
}

int
vdm_xml_parse(const void *bytes, size_t length,
	      const struct vdm_xml_handler *handler, void *ctx,
	      const struct vdm_sink *sink)
{
	struct parse p = {0};
	xmlBufferPtr own;
	int rc;

	vdm_xml_begin();
	p.h = handler;
	p.ctx = ctx;
	p.sink = sink;
	if (length > VDM_LIMIT_INPUT) {
		vdm_diag(sink, VDM_D_INPUT_TOO_LARGE, NULL, NULL,
			 "the input is larger than the limit; it is not read");
		return -1;
	}
	rc = to_utf8(bytes, length, &p.data, &p.length, &own);
	if (rc == -2)
		vdm_diag(sink, VDM_D_XML_SYNTAX, NULL, NULL,
			 "the declared encoding is not known or does not fit "
			 "the bytes; the document is not read");
	else if (rc == 0 && p.length == 0) {
		vdm_diag(sink, VDM_D_INPUT_EMPTY, NULL, NULL,
			 "the input is empty");
		rc = 1;
	} else if (rc == 0)
		rc = run(&p);
	xmlBufferFree(own);
	vdm_free(p.lines);
	vdm_free(p.attrs);
	vdm_free(p.ns);
	vdm_buf_fini(&p.values);
	if (rc == -1)
		errno = ENOMEM;
	return rc == 0 ? 0 : -1;
}
