/* SPDX-License-Identifier: MIT */
/* Where an attribute stands in its tag, which libxml2 does not tell. */
#include <string.h>

#include "base/utf8.h"
#include "xml/sax.h"

/* Moves a position over well-formed UTF-8. */
static const char *
advance(struct vdm_pos *pos, const char *s, const char *to)
{
	for (; s < to; s++) {
		if (*s == '\n') {
			pos->line++;
			pos->column = 1;
		} else if (((unsigned char)*s & 0xC0) != 0x80) {
			pos->column++;
		}
	}
	return s;
}

static int
is_named(const struct vdm_xml_attr *a, const char *s, size_t n)
{
	size_t k = a->prefix == NULL ? 0 : strlen(a->prefix);

	if (k > 0 && (n <= k || memcmp(s, a->prefix, k) != 0 || s[k] != ':'))
		return 0;
	k += k > 0;
	return strlen(a->local) == n - k && memcmp(s + k, a->local, n - k) == 0;
}

void
vdm_xml_attr_pos(const struct vdm_xml_element *e, size_t index,
		 struct vdm_pos *pos)
{
	const char *s = e->source, *end, *name;
	struct vdm_pos at = e->pos;
	char quote;

	*pos = e->pos;
	if (s == NULL)
		return;
	end = s + e->source_length;
	while (s < end && *s != '>' && !vdm_is_space((unsigned char)*s))
		s = advance(&at, s, s + 1);
	while (s < end) {
		while (s < end && vdm_is_space((unsigned char)*s))
			s = advance(&at, s, s + 1);
		for (name = s; s < end && *s != '=' && *s != '>' &&
			       !vdm_is_space((unsigned char)*s);)
			s++;
		if (is_named(&e->attrs[index], name, (size_t)(s - name))) {
			at.end = at.line;
			*pos = at;
			return;
		}
		advance(&at, name, s);
		while (s < end && *s != '"' && *s != '\'' && *s != '>')
			s = advance(&at, s, s + 1);
		if (s == end || *s == '>')
			return;
		quote = *s;
		s = advance(&at, s, s + 1);
		name = memchr(s, quote, (size_t)(end - s));
		if (name == NULL)
			return;
		s = advance(&at, s, name + 1);
	}
}
