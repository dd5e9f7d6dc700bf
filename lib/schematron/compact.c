/* SPDX-License-Identifier: MIT */
/*
 * Rules in RELAX NG's compact syntax: annotations whose names are Schematron's
 * are written as the XML that they stand for (RELAX NG Compact Syntax, 4.11),
 * each in the line in which it stands.
 */
#include "schematron/compact.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "schematron/model.h"

enum { NEST = 100 };

struct compact {
	const char *s, *end;
	struct vdm_buf *out;
	const char *prefix; /* that means Schematron here */
	size_t prefix_n;
	size_t found;
	size_t lines; /* that are due, where no tag and no literal stands */
	int depth;
};

static int
is_name(char c)
{
	return (unsigned char)c >= 0x80 || vdm_is_digit(c) ||
	       vdm_is_letter(c) || strchr("_-.:", c) != NULL;
}

/* White space and comments; lines are kept. */
static void
skip_space(struct compact *c)
{
	while (c->s < c->end) {
		if (*c->s == '#') {
			while (c->s < c->end && *c->s != '\n')
				c->s++;
		} else if (vdm_is_space((unsigned char)*c->s)) {
			c->lines += *c->s == '\n';
			c->s++;
		} else {
			return;
		}
	}
}

/* Lines that were passed end in what is written, too. */
static void
put_lines(struct compact *c)
{
	for (; c->lines > 0; c->lines--)
		vdm_buf_putc(c->out, '\n');
}

static size_t
name_width(const struct compact *c)
{
	size_t n = 0;

	while (c->s + n < c->end && is_name(c->s[n]) && c->s[n] != '\0')
		n++;
	return n;
}

/* One character of a literal: \x{a} is one, too. */
static void
put_char(struct compact *c, const char *s, size_t n, size_t *used)
{
	char *stop;
	unsigned long cp;

	*used = 1;
	if (n > 4 && memcmp(s, "\\x{", 3) == 0) {
		cp = strtoul(s + 3, &stop, 16);
		if (stop < s + n && *stop == '}' && cp > 0 && cp < 0x110000) {
			*used = (size_t)(stop + 1 - s);
			vdm_buf_printf(c->out, "&#%lu;", cp);
			return;
		}
	}
	if (*s == '<')
		vdm_buf_puts(c->out, "&lt;");
	else if (*s == '&')
		vdm_buf_puts(c->out, "&amp;");
	else if (*s == '"')
		vdm_buf_puts(c->out, "&quot;");
	else
		vdm_buf_putc(c->out, *s);
}

/* Literals, joined by "~". 0: there is none. */
static int
put_literal(struct compact *c)
{
	size_t quote, used;
	const char *s, *close;
	char mark;

	if (c->s >= c->end || (*c->s != '"' && *c->s != '\''))
		return 0;
	for (;;) {
		mark = *c->s;
		quote = c->end - c->s >= 3 && c->s[1] == mark && c->s[2] == mark
			    ? 3
			    : 1;
		s = c->s + quote;
		for (close = s; close < c->end; close++)
			if (*close == mark &&
			    (quote == 1 ||
			     (c->end - close >= 3 && close[1] == mark &&
			      close[2] == mark)))
				break;
		for (; s < close; s += used)
			put_char(c, s, (size_t)(close - s), &used);
		c->s = close < c->end ? close + quote : c->end;
		skip_space(c);
		if (c->s >= c->end || *c->s != '~')
			return 1;
		c->s++;
		skip_space(c);
		if (c->s >= c->end || (*c->s != '"' && *c->s != '\''))
			return 1;
	}
}

/* Whether the name at s is one of Schematron's; *local: without its prefix. */
static int
is_ours(const struct compact *c, const char *s, size_t n, size_t *local)
{
	*local = c->prefix_n + 1;
	return c->prefix != NULL && n > *local && s[c->prefix_n] == ':' &&
	       memcmp(s, c->prefix, c->prefix_n) == 0;
}

/* What stands in the brackets of an annotation: attributes, then the rest. */
static void
put_content(struct compact *c, const char *name, size_t n)
{
	size_t k, local;
	int open = 1; /* the start tag */

	c->s++; /* "[" */
	for (skip_space(c); c->s < c->end && *c->s != ']'; skip_space(c)) {
		const char *at = c->s;

		k = name_width(c);
		if (k == 0) {
			vdm_buf_puts(c->out, open ? ">" : "");
			open = 0;
			put_lines(c);
			if (!put_literal(c) && c->s == at)
				c->s++;
			continue;
		}
		c->s += k;
		skip_space(c);
		if (c->s < c->end && *c->s == '=' && open) {
			put_lines(c);
			vdm_buf_putc(c->out, ' ');
			vdm_buf_put(c->out, at, k);
			vdm_buf_puts(c->out, "=\"");
			c->s++;
			skip_space(c);
			put_literal(c);
			vdm_buf_putc(c->out, '"');
		} else if (c->s < c->end && *c->s == '[' && c->depth < NEST) {
			vdm_buf_puts(c->out, open ? ">" : "");
			open = 0;
			put_lines(c);
			vdm_buf_putc(c->out, '<');
			if (is_ours(c, at, k, &local)) {
				at += local;
				k -= local;
			}
			vdm_buf_put(c->out, at, k);
			c->depth++;
			put_content(c, at, k);
			c->depth--;
		}
	}
	c->s += c->s < c->end;
	put_lines(c);
	vdm_buf_puts(c->out, open ? ">" : "");
	vdm_buf_puts(c->out, "</");
	vdm_buf_put(c->out, name, n);
	vdm_buf_putc(c->out, '>');
}

/* "namespace sch = "http://..."": whether it is Schematron's, and its prefix.
 */
static void
read_namespace(struct compact *c)
{
	const char *prefix, *uri;
	size_t n, k;

	skip_space(c);
	prefix = c->s;
	n = name_width(c);
	c->s += n;
	skip_space(c);
	if (n == 0 || c->s >= c->end || *c->s != '=')
		return;
	c->s++;
	skip_space(c);
	if (c->s >= c->end || (*c->s != '"' && *c->s != '\''))
		return;
	uri = c->s + 1;
	for (k = 0; uri + k < c->end && uri[k] != *c->s; k++)
		;
	c->s = uri + k + (uri + k < c->end);
	if ((k == strlen(SCH_NS) && memcmp(uri, SCH_NS, k) == 0) ||
	    (k == strlen(SCH_OLD_NS) && memcmp(uri, SCH_OLD_NS, k) == 0)) {
		c->prefix = prefix;
		c->prefix_n = n;
	}
}

/* A literal that is none of ours; its lines are kept. */
static void
skip_literal(struct compact *c)
{
	size_t before = c->out->len, i;

	put_literal(c);
	for (i = before; i < c->out->len; i++)
		c->lines += c->out->data[i] == '\n';
	vdm_buf_truncate(c->out, before);
}

size_t
vdm_schematron_compact(const char *bytes, size_t length, struct vdm_buf *out)
{
	struct compact c = {.s = bytes, .end = bytes + length, .out = out};
	size_t n, local;

	vdm_buf_puts(out,
		     "<library queryBinding=\"xslt2\" xmlns=\"" SCH_NS "\">");
	for (skip_space(&c); c.s < c.end; skip_space(&c)) {
		const char *at = c.s;

		n = name_width(&c);
		if (n == 0) {
			if (*c.s == '"' || *c.s == '\'')
				skip_literal(&c);
			else
				c.s++;
			continue;
		}
		c.s += n;
		if (n == 9 && memcmp(at, "namespace", 9) == 0) {
			read_namespace(&c);
			continue;
		}
		if (!is_ours(&c, at, n, &local))
			continue;
		skip_space(&c);
		if (c.s >= c.end || *c.s != '[')
			continue;
		put_lines(&c);
		vdm_buf_putc(out, '<');
		vdm_buf_put(out, at + local, n - local);
		put_content(&c, at + local, n - local);
		c.found++;
	}
	vdm_buf_puts(out, "</library>");
	return c.found;
}
