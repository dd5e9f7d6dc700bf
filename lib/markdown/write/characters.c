/* SPDX-License-Identifier: MIT */
/* Which characters Markdown would take for markup, and how they are escaped. */
#include <cmark-gfm.h>
#include <string.h>

#include "base/ascii.h"
#include "base/sabotage.h"
#include "base/utf8.h"
#include "markdown/write/writer.h"

int
vdm_md_keeps_space(const struct vdm_node *n)
{
	for (; n != NULL; n = n->parent) {
		const char *space = vdm_node_attr(n, "xml:space");

		if (space != NULL)
			return strcmp(space, "preserve") == 0;
	}
	return 0;
}

int
vdm_md_is_folded(const char *s, size_t i, size_t n)
{
	return vdm_is_space((unsigned char)s[i]) &&
	       (s[i] != ' ' || i == 0 || i + 1 == n ||
		vdm_is_space((unsigned char)s[i - 1]) ||
		vdm_is_space((unsigned char)s[i + 1]));
}

const struct vdm_node *
vdm_md_run(const struct vdm_node *n, int block, struct vdm_buf *out)
{
	int space = block && vdm_node_prev(n) == NULL;
	size_t start = out->len;
	const char *s;

	if (vdm_md_keeps_space(n->parent)) {
		for (; n != NULL && n->kind == VDM_KIND_TEXT; n = n->next)
			vdm_buf_puts(out, n->text);
		return n;
	}
	for (; n != NULL && n->kind == VDM_KIND_TEXT; n = n->next)
		for (s = n->text; *s != '\0'; s++) {
			if (!vdm_is_space((unsigned char)*s)) {
				vdm_buf_putc(out, *s);
				space = 0;
			} else if (!space) {
				vdm_buf_putc(out, ' ');
				space = 1;
			}
		}
	if (block && n == NULL && out->len > start &&
	    out->data[out->len - 1] == ' ')
		vdm_buf_truncate(out, out->len - 1);
	return n;
}

int
vdm_md_only_text(const struct vdm_node *node, struct vdm_buf *out)
{
	if (node->first == NULL || vdm_md_run(node->first, 1, out) != NULL)
		return 0;
	while (out->len > 0 && out->data[out->len - 1] == ' ')
		vdm_buf_truncate(out, out->len - 1);
	return out->len > 0;
}

/* A picture with nothing but words for its description. */
static int
is_described(const struct vdm_node *n)
{
	const struct vdm_node *d = n->first, *c;

	if (!vdm_node_is(n, "graphic") || d == NULL || d->next != NULL ||
	    !vdm_node_is(d, "desc") || d->attrs != NULL)
		return 0;
	for (c = d->first; c != NULL; c = c->next)
		if (c->kind != VDM_KIND_TEXT)
			return 0;
	return 1;
}

int
vdm_md_is_line(const struct vdm_node *node)
{
	const struct vdm_node *n = node;

	while (n != NULL) {
		/* a footnote, an image */
		if (n != node && (vdm_node_is(n, "note") || is_described(n))) {
			while (n != node && n->next == NULL)
				n = n->parent;
			n = n == node ? NULL : n->next;
			continue;
		}
		if (n != node && vdm_node_is_element(n) && vdm_node_is_block(n))
			return 0;
		n = vdm_node_walk(n, node);
	}
	return 1;
}

int
vdm_md_is_punct(char c)
{
	return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') ||
	       (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

int
vdm_md_is_alnum(char c)
{
	return vdm_is_letter(c) || vdm_is_digit(c);
}

/* What would open another block at a line's start: 1 when the character there
 * must be escaped, 2 when the one behind the digits must. */
static int
opens_block(const char *s, size_t n, int line_start)
{
	char c = s[0], d = n > 1 ? s[1] : ' ';
	size_t i = 0;

	if (c == '#') {
		while (i < n && s[i] == '#')
			i++;
		return i == n || s[i] == ' ';
	}
	if (c == '-')
		return d == '-' || d == ' ' || d == ':' || d == '|';
	if (c == '+')
		return d == ' ' || d == '+';
	if (c == '>' || c == '=')
		return c == '>' || line_start == 2;
	if (c == ':')
		return d == ':' || line_start == 2;
	if (c == '|')
		return 1;
	if (c == '~')
		return d == '~';
	while (i < n && i < 10 && vdm_is_digit(s[i]))
		i++;
	if (i > 0 && i < 10 && i < n && (s[i] == '.' || s[i] == ')') &&
	    (i + 1 == n || s[i + 1] == ' '))
		return 2;
	return 0;
}

/* Whether the character at s[i] means something to Markdown there. `before`
 * is the output so far. */
static int
is_special(const struct vdm_buf *before, const char *s, size_t i, size_t n,
	   const struct vdm_md_style *style, int last)
{
	char c = s[i], next = i + 1 < n ? s[i + 1] : '\0';
	char prev = before->len > 0 ? before->data[before->len - 1] : '\0';
	int end = i + 1 == n;

	switch (c) {
	case '\\':
		return end || vdm_md_is_punct(next);
	case '*':
	case '`':
		return 1;
	case '_':
		return !(i > 0 && vdm_md_is_alnum(s[i - 1]) &&
			 vdm_md_is_alnum(next));
	case '[':
		return style->link || next == '^' || end || prev == ']' ||
		       prev == '!';
	case ']':
		return style->link || next == '(' || next == '[' ||
		       next == ':' || next == '{' || (end && !last);
	case '{':
		return prev == ']' || prev == ')' || prev == '`' ||
		       style->heading;
	case '(':
	case ':':
		return prev == ']';
	case '!':
		return end && !last;
	case '<':
		return next != ' '; /* a tag, or an address */
	case '|':
		return style->cell;
	case '#':
		return style->heading && end && last;
	default:
		return 0;
	}
}

void
vdm_md_escape(struct vdm_buf *out, const char *s, size_t n,
	      const struct vdm_md_style *style, int line_start, int last)
{
	size_t i, digits = 0;
	int opens = 0;

	VDM_SABOTAGE_PUT("text", NULL, s, n);
	if (n > 0 && line_start)
		opens = opens_block(s, n, line_start);
	if (opens == 2)
		digits = strspn(s, "0123456789");
	for (i = 0; i < n; i++) {
		char next = i + 1 < n ? s[i + 1] : '\0';

		if (s[i] == '&' &&
		    (i + 1 == n || next == '#' || vdm_md_is_alnum(next))) {
			vdm_buf_puts(out, "&amp;");
			continue;
		}
		if (style->keep && vdm_md_is_folded(s, i, n)) {
			vdm_buf_printf(out, "&#%d;", s[i]);
			continue;
		}
		if ((opens == 1 && i == 0) || (opens == 2 && i == digits) ||
		    is_special(out, s, i, n, style, last))
			vdm_buf_putc(out, '\\');
		vdm_buf_putc(out, s[i]);
	}
}

void
vdm_md_indented(struct vdm_buf *out, const char *text, const char *first,
		const char *rest)
{
	const char *lead = first;

	while (*text != '\0') {
		size_t n = strcspn(text, "\n"), k = strlen(lead);

		if (n == 0)
			while (k > 0 && lead[k - 1] == ' ')
				k--;
		vdm_buf_put(out, lead, k);
		vdm_buf_put(out, text, n);
		vdm_buf_putc(out, '\n');
		text += n + (text[n] == '\n');
		lead = rest;
	}
}
