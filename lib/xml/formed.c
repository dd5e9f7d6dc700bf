/* SPDX-License-Identifier: MIT */
/*
 * Whether bytes that are about to be written are a well-formed document.
 *
 * To parse all again would cost a sixth of a conversion. What our writers
 * write needs little of XML: so a scanner takes what is surely well-formed,
 * in one pass and without memory but for the open elements, and libxml2 is
 * asked about the rest: it has the last word on what is refused.
 */
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "base/output.h"
#include "base/utf8.h"
#include "xml/sax.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;

/* Deeper or with more of these, libxml2 is asked. */
enum { OPEN_MOST = 1024, ATTRS_MOST = 64, PREFIXES_MOST = 64 };

struct name {
	const char *s;
	size_t n;
};

struct scan {
	const char *s, *end;
	struct name open[OPEN_MOST];
	size_t depth;
	struct name attrs[ATTRS_MOST]; /* of the tag that is being read */
	size_t attrs_count;
	struct { /* declared, innermost last */
		struct name name;
		size_t depth;
	} prefixes[PREFIXES_MOST];
	size_t prefixes_count;
};

/* What a byte may be part of without a look at those beside it. */
enum { TEXT = 1, VALUE = 2, START = 4, NAME = 8, SPACE = 16 };

static unsigned
class_of(unsigned char c)
{
	if (c == '\t' || c == '\n')
		return TEXT | VALUE | SPACE;
	if (c < 0x20 || c >= 0x80 || c == '<' || c == '&')
		return 0;
	if (c == '"')
		return TEXT;
	if (c == ']')
		return VALUE;
	if (c == ' ')
		return TEXT | VALUE | SPACE;
	if (vdm_is_letter(c) || c == '_')
		return TEXT | VALUE | START | NAME;
	if (vdm_is_digit(c) || c == '-' || c == '.')
		return TEXT | VALUE | NAME;
	return TEXT | VALUE;
}

static unsigned char classes[256];

static void
prepare(void)
{
	unsigned i;

	vdm_xml_begin();
	for (i = 0; i < 256; i++)
		classes[i] = (unsigned char)class_of((unsigned char)i);
}

/* Past all bytes of that class: by eights, since most are in long runs. */
static void
skip(struct scan *p, unsigned class)
{
	const unsigned char *s = (const unsigned char *)p->s;
	const unsigned char *end = (const unsigned char *)p->end;

	for (; end - s >= 8; s += 8)
		if ((classes[s[0]] & classes[s[1]] & classes[s[2]] &
		     classes[s[3]] & classes[s[4]] & classes[s[5]] &
		     classes[s[6]] & classes[s[7]] & class) == 0)
			break;
	while (s < end && (classes[*s] & class) != 0)
		s++;
	p->s = (const char *)s;
}

/* Whether that comes next; if so it is passed. */
static int
take(struct scan *p, const char *word)
{
	size_t n = strlen(word);

	if ((size_t)(p->end - p->s) < n || memcmp(p->s, word, n) != 0)
		return 0;
	p->s += n;
	return 1;
}

/* One character beyond ASCII that XML has (2.2). */
static int
take_wide(struct scan *p)
{
	size_t used;
	uint32_t cp = vdm_utf8_decode(p->s, (size_t)(p->end - p->s), &used);

	if (cp < 0x80 || !vdm_is_xml_char(cp))
		return 0;
	p->s += used;
	return 1;
}

/* The references that the escaping writes. */
static int
take_reference(struct scan *p)
{
	return take(p, "&amp;") || take(p, "&lt;") || take(p, "&gt;") ||
	       take(p, "&quot;") || take(p, "&#13;") || take(p, "&#9;") ||
	       take(p, "&#10;");
}

/* Characters up to what is none of that class; 0: one is no character, or
 * needs a closer look. */
static int
take_characters(struct scan *p, unsigned class, char until)
{
	for (;;) {
		skip(p, class);
		if (p->s == p->end)
			return 0;
		if (*p->s == until || (*p->s == '<' && class == TEXT))
			return 1;
		if (*p->s == ']' && p->end - p->s > 2 &&
		    (p->s[1] != ']' || p->s[2] != '>')) {
			p->s++; /* not the end of a CDATA section */
			continue;
		}
		if (*p->s == '&' ? !take_reference(p) : !take_wide(p))
			return 0;
	}
}

static int
take_ncname(struct scan *p, struct name *out)
{
	out->s = p->s;
	if (p->s == p->end || (classes[(unsigned char)*p->s] & START) == 0)
		return 0;
	skip(p, NAME);
	out->n = (size_t)(p->s - out->s);
	return 1;
}

/* A name and, of it, what stands before a colon (n 0: none). */
static int
take_qname(struct scan *p, struct name *whole, struct name *prefix)
{
	struct name local;

	prefix->n = 0;
	if (!take_ncname(p, whole))
		return 0;
	if (p->s == p->end || *p->s != ':')
		return 1;
	*prefix = *whole;
	p->s++;
	if (!take_ncname(p, &local))
		return 0;
	whole->n = (size_t)(p->s - whole->s);
	return 1;
}

static int
same(const struct name *a, const char *s, size_t n)
{
	return a->n == n && memcmp(a->s, s, n) == 0;
}

static int
is_declared(const struct scan *p, const struct name *prefix)
{
	size_t i = p->prefixes_count;

	if (prefix->n == 0 || same(prefix, "xml", 3))
		return 1;
	while (i-- > 0)
		if (same(prefix, p->prefixes[i].name.s, p->prefixes[i].name.n))
			return 1;
	return 0;
}

/* Whether a namespace may be one of XML's own, to which no name is bound, or
 * no address at all. */
static int
is_reserved(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if ((classes[(unsigned char)s[i]] & NAME) == 0 && s[i] != '/' &&
		    (s[i] != ':' || i != 4))
			return 1;
	return n < 10 || memcmp(s, "http://", 7) != 0 ||
	       memcmp(s + n - 9, "namespace", 9) == 0 ||
	       memcmp(s + n - 6, "xmlns/", 6) == 0;
}

/* One declaration of a prefix; to take one back, or to declare those that are
 * XML's own, is libxml2's to judge. */
static int
declare(struct scan *p, const struct name *attr, const char *value, size_t n)
{
	struct name name = {attr->s + 6, attr->n - 6};

	if (is_reserved(value, n) ||
	    (name.n >= 3 && memcmp(name.s, "xml", 3) == 0) ||
	    p->prefixes_count == PREFIXES_MOST)
		return 0;
	p->prefixes[p->prefixes_count].name = name;
	p->prefixes[p->prefixes_count++].depth = p->depth;
	return 1;
}

/* The prefixes of a tag's attributes, once all declarations are known: of two
 * prefixes for one namespace libxml2 is the judge. */
static int
attrs_hold(const struct scan *p)
{
	size_t i, k, prefixed = 0;

	for (i = 0; i < p->attrs_count; i++) {
		const struct name *a = &p->attrs[i];
		const char *colon = memchr(a->s, ':', a->n);
		struct name prefix = {a->s, 0};

		for (k = 0; k < i; k++)
			if (same(a, p->attrs[k].s, p->attrs[k].n))
				return 0;
		if (colon == NULL || same(a, "xmlns", 5))
			continue;
		prefix.n = (size_t)(colon - a->s);
		if (same(&prefix, "xmlns", 5))
			continue;
		if (!is_declared(p, &prefix))
			return 0;
		prefixed += !same(&prefix, "xml", 3);
	}
	return prefixed < 2;
}

static int
take_attrs(struct scan *p)
{
	struct name prefix;

	p->attrs_count = 0;
	for (;;) {
		const char *before = p->s, *value;
		struct name *a = &p->attrs[p->attrs_count];

		skip(p, SPACE);
		if (p->s == p->end)
			return 0;
		if (*p->s == '>' || *p->s == '/')
			return attrs_hold(p);
		if (p->s == before || p->attrs_count == ATTRS_MOST - 1 ||
		    !take_qname(p, a, &prefix) || !take(p, "=\""))
			return 0;
		value = p->s;
		if (!take_characters(p, VALUE, '"'))
			return 0;
		if (same(&prefix, "xmlns", 5) &&
		    !declare(p, a, value, (size_t)(p->s - value)))
			return 0;
		if (same(a, "xmlns", 5) &&
		    is_reserved(value, (size_t)(p->s - value)))
			return 0;
		p->s++;
		p->attrs_count++;
	}
}

static void
close_element(struct scan *p)
{
	p->depth--;
	while (p->prefixes_count > 0 &&
	       p->prefixes[p->prefixes_count - 1].depth > p->depth)
		p->prefixes_count--;
}

static int
take_start(struct scan *p)
{
	struct name *name = &p->open[p->depth], prefix;

	if (p->depth == OPEN_MOST - 1 || !take_qname(p, name, &prefix))
		return 0;
	p->depth++;
	if (!take_attrs(p) || !is_declared(p, &prefix))
		return 0;
	if (take(p, "/>")) {
		close_element(p);
		return 1;
	}
	return take(p, ">");
}

static int
take_end(struct scan *p)
{
	const struct name *name;

	if (p->depth == 0)
		return 0;
	name = &p->open[p->depth - 1];
	if ((size_t)(p->end - p->s) <= name->n ||
	    memcmp(p->s, name->s, name->n) != 0)
		return 0;
	p->s += name->n;
	if (!take(p, ">"))
		return 0;
	close_element(p);
	return 1;
}

/* Up to `end`, all of it characters. */
static int
take_aside(struct scan *p, const char *end)
{
	while (!take(p, end)) {
		if (p->s == p->end)
			return 0;
		if (*p->s == '-' && p->end - p->s > 1 && p->s[1] == '-')
			return 0;
		if ((unsigned char)*p->s >= 0x20 && (*p->s & 0x80) == 0)
			p->s++;
		else if (*p->s == '\t' || *p->s == '\n')
			p->s++;
		else if (!take_wide(p))
			return 0;
	}
	return 1;
}

static int
take_instruction(struct scan *p)
{
	struct name name;

	if (!take_ncname(p, &name) ||
	    (name.n == 3 && (name.s[0] | 0x20) == 'x' &&
	     (name.s[1] | 0x20) == 'm' && (name.s[2] | 0x20) == 'l'))
		return 0;
	if (take(p, "?>"))
		return 1;
	return p->s < p->end && *p->s == ' ' && take_aside(p, "?>");
}

/* Whether the whole is surely well-formed; 0: it may be, or not. */
static int
is_surely_formed(struct scan *p)
{
	int roots = 0;

	take(p, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	if (take(p, "<!DOCTYPE html>"))
		skip(p, SPACE);
	while (p->s < p->end) {
		if (p->depth > 0 && !take_characters(p, TEXT, '<'))
			return 0;
		if (p->depth == 0)
			skip(p, SPACE);
		if (p->s == p->end)
			break;
		if (*p->s++ != '<' || p->s == p->end)
			return 0;
		if (*p->s == '/' ? p->s++, !take_end(p) : *p->s == '?' ? p->s++,
		    !take_instruction(p)
		: *p->s == '!' ? !take(p, "!--") || !take_aside(p, "-->")
			       : (roots += p->depth == 0, !take_start(p)))
			return 0;
	}
	return p->depth == 0 && roots == 1;
}

int
vdm_xml_is_surely_formed(const char *bytes, size_t length)
{
	struct scan *p = vdm_malloc(sizeof(*p));
	int sure;

	if (p == NULL)
		return 0;
	pthread_once(&once, prepare);
	p->s = bytes;
	p->end = bytes + length;
	p->depth = p->prefixes_count = 0;
	sure = is_surely_formed(p);
	vdm_free(p);
	return sure;
}

/* The limits are off: what a reader would refuse for its length alone is no
 * fault here. *line: where it stopped. 1, 0, or -1: out of memory. */
static int
is_formed(const char *bytes, size_t length, int *line)
{
	xmlParserCtxtPtr xml = xmlCreateMemoryParserCtxt(bytes, (int)length);
	int ok, no_memory;

	*line = 0;
	if (xml == NULL) /* it takes no empty input, either */
		return length == 0 ? 0 : -1;
	xmlCtxtUseOptions(xml, XML_PARSE_NONET | XML_PARSE_HUGE |
				   XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC);
	memset(xml->sax, 0, sizeof(*xml->sax));
	xml->sax->initialized = XML_SAX2_MAGIC;
	xmlParseDocument(xml);
	ok = xml->wellFormed && xml->nsWellFormed;
	no_memory = xml->errNo == XML_ERR_NO_MEMORY;
	*line = xml->input != NULL ? xml->input->line : 0;
	xmlFreeParserCtxt(xml);
	return ok ? 1 : no_memory ? -1 : 0;
}

int
vdm_xml_check_output(const char *bytes, size_t length, const char *what,
		     const struct vdm_sink *sink)
{
	int line, ok;

	if (vdm_xml_is_surely_formed(bytes, length))
		return 0;
	if (vdm_output_check_utf8(bytes, length, what, sink) != 0)
		return -1;
	if (length > INT_MAX) {
		errno = EFBIG;
		return -1;
	}
	ok = is_formed(bytes, length, &line);
	if (ok == 1)
		return 0;
	errno = ok < 0 ? ENOMEM : 0;
	if (ok == 0)
		vdm_diag(sink, VDM_D_OUTPUT_MALFORMED, NULL, NULL,
			 "%s would not be well-formed XML at its line %d; "
			 "nothing is written",
			 what, line);
	return -1;
}
