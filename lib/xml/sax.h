/* SPDX-License-Identifier: MIT */
/*
 * XML 1.0 with Namespaces, as events with exact positions. No network, no DTD
 * loading; internal entities and HTML's are resolved, others are a loss
 * finding each.
 */
#ifndef VDM_XML_SAX_H
#define VDM_XML_SAX_H

#include "base/buf.h"
#include "base/decode.h"
#include "base/diag.h"

struct vdm_xml_attr {
	const char *local, *prefix, *uri; /* prefix, uri: NULL if none */
	const char *value;
};

struct vdm_xml_ns {
	const char *prefix; /* NULL: the default namespace */
	const char *uri;    /* "" where it is undeclared */
};

struct vdm_xml_element {
	const char *local, *prefix, *uri; /* prefix, uri: NULL if none */
	const struct vdm_xml_attr *attrs;
	size_t attrs_count;
	const struct vdm_xml_ns *ns; /* declared on this element */
	size_t ns_count;
	struct vdm_pos pos;     /* of its '<' */
	struct vdm_pos tag_end; /* just behind the start tag's last attribute
				   or name: where SAX locators point */
	/* The document from that '<' on; NULL: it does not come from one. */
	const char *source;
	size_t source_length;
};

/* Strings live during the call. A handler may be NULL. One that returns not
 * 0 stops the parse, and vdm_xml_parse returns -1 without a finding. */
struct vdm_xml_handler {
	int (*start)(void *ctx, const struct vdm_xml_element *element);
	int (*end)(void *ctx, const struct vdm_pos *pos);
	/* Not NUL-terminated; one run may come in pieces. */
	int (*text)(void *ctx, const char *s, size_t n,
		    const struct vdm_pos *pos);
	int (*comment)(void *ctx, const char *s, const struct vdm_pos *pos);
	int (*instruction)(void *ctx, const char *target, const char *data,
			   const struct vdm_pos *pos);
	/* The document type's name and identifiers (each may be NULL). */
	int (*doctype)(void *ctx, const char *name, const char *public_id,
		       const char *system_id);
	/* The first use of an entity of HTML's that the document does not
	 * declare itself. */
	int (*entity)(void *ctx, const char *name, const struct vdm_pos *pos);
	/* An entity is declared to stand in another file. */
	int (*external)(void *ctx, const char *name);
	/* One of those that are no XML (NDATA) is declared; NULL: others may
	 * be, where nothing is read. */
	int (*unparsed)(void *ctx, const char *name);
};

/* Before anything else of libxml2, in any thread; more than once is no harm. */
void vdm_xml_begin(void);

/*
 * Parses a document in any encoding libxml2 knows. 0; or -1 after a finding
 * (xml-syntax, xml-depth, xml-attributes, xml-entity-limit) or a handler's
 * stop; errno is ENOMEM when memory ran out.
 */
int vdm_xml_parse(const void *bytes, size_t length,
		  const struct vdm_xml_handler *handler, void *ctx,
		  const struct vdm_sink *sink);

/* The name, in capitals, of the encoding that it takes the bytes to be in. */
void vdm_xml_encoding(const char *bytes, size_t length,
		      char name[VDM_ENCODING_NAME]);

/* Whether what is about to be written is well-formed XML in UTF-8: formed.c;
 * see base/output.h. */
int vdm_xml_check_output(const char *bytes, size_t length, const char *what,
			 const struct vdm_sink *sink);

/* Whether it surely is, in one cheap pass; 0: only a parser can tell. */
int vdm_xml_is_surely_formed(const char *bytes, size_t length);

/* Where the index-th attribute stands; where that is not known, its tag. */
void vdm_xml_attr_pos(const struct vdm_xml_element *element, size_t index,
		      struct vdm_pos *pos);

/* Character data with & < > escaped; in attribute values also quotes, tabs
 * and line feeds (XML 1.0, 3.3.3). CR is written as &#13;. U+FFFD stands for
 * what XML has no way to hold. */
void vdm_xml_escape(struct vdm_buf *out, const char *s);
void vdm_xml_escape_attr(struct vdm_buf *out, const char *s);
/* The first character of that kind (XML 1.0, 2.2), or NULL. */
const char *vdm_xml_illegal(const char *s);
/* Whether s is an NCName by the fourth edition of XML, which RELAX NG and XML
 * Schema go by. */
int vdm_xml_was_ncname(const char *s);
/* Whether s is an XML Name without colon (NCName). */
int vdm_xml_is_ncname(const char *s);
/* Whether s is a QName: an NCName, or two with a colon between them. */
int vdm_xml_is_qname(const char *s);
/* The code point of an HTML entity's name, or 0. */
unsigned vdm_xml_html_entity(const char *name);

#endif
