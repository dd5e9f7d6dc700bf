/* SPDX-License-Identifier: MIT */
/* Writing characters so that an XML parser gives them back. */
#include <string.h>

#include <libxml/tree.h>

#include "xml/sax.h"

void
vdm_xml_escape(struct vdm_buf *out, const char *s, size_t n)
{
	size_t i, from = 0;

	for (i = 0; i < n; i++) {
		const char *e;

		switch (s[i]) {
		case '&':
			e = "&amp;";
			break;
		case '<':
			e = "&lt;";
			break;
		case '>':
			e = "&gt;";
			break;
		case '\r':
			e = "&#13;";
			break;
		default:
			continue;
		}
		vdm_buf_put(out, s + from, i - from);
		vdm_buf_puts(out, e);
		from = i + 1;
	}
	vdm_buf_put(out, s + from, n - from);
}

void
vdm_xml_escape_attr(struct vdm_buf *out, const char *s)
{
	for (; *s != '\0'; s++) {
		switch (*s) {
		case '"':
			vdm_buf_puts(out, "&quot;");
			break;
		case '\t':
			vdm_buf_puts(out, "&#9;");
			break;
		case '\n':
			vdm_buf_puts(out, "&#10;");
			break;
		default:
			vdm_xml_escape(out, s, 1);
		}
	}
}

int
vdm_xml_is_ncname(const char *s)
{
	return xmlValidateNCName((const xmlChar *)s, 0) == 0;
}

int
vdm_xml_is_qname(const char *s)
{
	return xmlValidateQName((const xmlChar *)s, 0) == 0;
}
