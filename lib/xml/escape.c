/* SPDX-License-Identifier: MIT */
/* Writing characters so that an XML parser gives them back. */
#include <stdint.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include "base/sabotage.h"
#include "base/utf8.h"
#include "xml/sax.h"

/* The bytes at `s` that are a character XML 1.0 (2.2) has no way to hold: a
 * control, U+FFFE or U+FFFF; 0: they are not. */
static size_t
illegal(const char *s)
{
	unsigned char c = (unsigned char)*s;

	if (c < 0x20)
		return c != '\0' && c != '\t' && c != '\n' && c != '\r';
	return c == 0xEF && (unsigned char)s[1] == 0xBF &&
		       ((unsigned char)s[2] & 0xFE) == 0xBE
		   ? 3
		   : 0;
}

const char *
vdm_xml_illegal(const char *s)
{
	for (; s != NULL && *s != '\0'; s++)
		if (illegal(s) > 0)
			return s;
	return NULL;
}

/* What stands for a byte; NULL: it stands for itself. */
static const char *
entity(char c, int attribute)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '\r':
		return "&#13;";
	case '"':
		return attribute ? "&quot;" : NULL;
	case '\t':
		return attribute ? "&#9;" : NULL;
	case '\n':
		return attribute ? "&#10;" : NULL;
	default:
		return NULL;
	}
}

static void
escape(struct vdm_buf *out, const char *s, int attribute)
{
	const char *from = s;

	while (*s != '\0') {
		const char *e = entity(*s, attribute);
		size_t n = e != NULL ? 1 : illegal(s);

		if (n == 0) {
			s++;
			continue;
		}
		vdm_buf_put(out, from, (size_t)(s - from));
		vdm_buf_puts(out, e != NULL ? e : "\xEF\xBF\xBD");
		from = s += n;
	}
	vdm_buf_put(out, from, (size_t)(s - from));
}

void
vdm_xml_escape(struct vdm_buf *out, const char *s)
{
	VDM_SABOTAGE_PUT_STRING("text", NULL, s);
	escape(out, s, 0);
}

void
vdm_xml_escape_attr(struct vdm_buf *out, const char *s)
{
	escape(out, s, 1);
}

/* The bytes of the name without a colon that begins at `s`. */
static size_t
name_length(const char *s)
{
	size_t left, n = 0, used;
	uint32_t cp;

	if (s == NULL)
		return 0;
	left = strlen(s);
	cp = vdm_utf8_decode(s, left, &used);
	if (cp == VDM_UTF8_BAD || !vdm_is_name_start(cp))
		return 0;
	do {
		n += used;
		cp = vdm_utf8_decode(s + n, left - n, &used);
	} while (vdm_is_name_char(cp));
	return n;
}

int
vdm_xml_was_ncname(const char *s)
{
	return xmlValidateNCName((const xmlChar *)s, 0) == 0;
}

int
vdm_xml_is_ncname(const char *s)
{
	size_t n = name_length(s);

	return n > 0 && s[n] == '\0';
}

int
vdm_xml_is_qname(const char *s)
{
	size_t n = name_length(s);

	if (n > 0 && s[n] == ':')
		return vdm_xml_is_ncname(s + n + 1);
	return n > 0 && s[n] == '\0';
}

unsigned
vdm_xml_html_entity(const char *name)
{
	const htmlEntityDesc *d = htmlEntityLookup((const xmlChar *)name);

	return d != NULL ? d->value : 0;
}
