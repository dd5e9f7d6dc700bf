/* SPDX-License-Identifier: MIT */
/*
 * A formula as a line of words that says the same: a/b for a fraction, x^2 for
 * a power. Where "ab" stood, somebody would read a product.
 */
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "record/record.h"

#define NS_MATHML "http://www.w3.org/1998/Math/MathML"

static const char *
local_of(const struct vdm_node *n)
{
	const char *colon = strchr(n->name, ':');

	return colon != NULL ? colon + 1 : n->name;
}

static int
is(const struct vdm_node *n, const char *name)
{
	return n != NULL && vdm_node_is_element(n) &&
	       strcmp(local_of(n), name) == 0;
}

static const struct vdm_node *
element(const struct vdm_node *n)
{
	while (n != NULL && !vdm_node_is_element(n))
		n = n->next;
	return n;
}

static void put(const struct vdm_node *n, struct vdm_buf *out, unsigned depth);

static void
put_children(const struct vdm_node *n, struct vdm_buf *out, unsigned depth)
{
	const struct vdm_node *c;

	for (c = n->first; c != NULL; c = c->next)
		put(c, out, depth + 1);
}

/* A part of something larger: in brackets where it is more than one word. */
static void
put_part(const struct vdm_node *n, struct vdm_buf *out, unsigned depth)
{
	struct vdm_buf b;
	const char *s;
	size_t used, length;
	int words = 0, in = 0, sign = 0;

	if (n == NULL)
		return;
	vdm_buf_init(&b);
	put(n, &b, depth);
	s = vdm_buf_str(&b);
	for (length = b.len; length > 0; s += used, length -= used) {
		int word = vdm_is_word(vdm_utf8_decode(s, length, &used));

		words += word && !in;
		sign |= !word && s > vdm_buf_str(&b);
		in = word;
	}
	if (words > 1 || (words == 1 && sign) ||
	    (is(n, "mrow") && element(n->first) != NULL &&
	     element(element(n->first)->next) != NULL))
		vdm_buf_printf(out, "(%s)", vdm_buf_str(&b));
	else
		vdm_buf_puts(out, vdm_buf_str(&b));
	out->failed |= b.failed;
	vdm_buf_fini(&b);
}

/* Base and scripts: "x_1^2". */
static void
put_scripts(const struct vdm_node *n, const char *marks, struct vdm_buf *out,
	    unsigned depth)
{
	const struct vdm_node *c = element(n->first);

	put_part(c, out, depth);
	for (; *marks != '\0' && c != NULL; marks++) {
		c = element(c->next);
		if (c == NULL)
			return;
		vdm_buf_putc(out, *marks);
		put_part(c, out, depth);
	}
}

/* Scripts on both sides: below and above in turn. */
static void
put_many(const struct vdm_node *n, struct vdm_buf *out, unsigned depth)
{
	const struct vdm_node *c = element(n->first);
	int above = 0;

	put_part(c, out, depth);
	for (c = c != NULL ? element(c->next) : NULL; c != NULL;
	     c = element(c->next)) {
		if (is(c, "mprescripts")) {
			above = 0;
			continue;
		}
		if (!is(c, "none")) {
			vdm_buf_putc(out, above ? '^' : '_');
			put_part(c, out, depth);
		}
		above = !above;
	}
}

static void
put_rows(const struct vdm_node *n, struct vdm_buf *out, unsigned depth)
{
	const struct vdm_node *row, *cell;

	vdm_buf_putc(out, '(');
	for (row = element(n->first); row != NULL; row = element(row->next)) {
		for (cell = element(row->first); cell != NULL;
		     cell = element(cell->next)) {
			put(cell, out, depth + 1);
			if (element(cell->next) != NULL)
				vdm_buf_puts(out, ", ");
		}
		if (element(row->next) != NULL)
			vdm_buf_puts(out, "; ");
	}
	vdm_buf_putc(out, ')');
}

static void
put_fenced(const struct vdm_node *n, struct vdm_buf *out, unsigned depth)
{
	const char *open = vdm_node_attr(n, "open");
	const char *close = vdm_node_attr(n, "close");
	const struct vdm_node *c;

	vdm_buf_puts(out, open != NULL ? open : "(");
	for (c = element(n->first); c != NULL; c = element(c->next)) {
		put(c, out, depth + 1);
		if (element(c->next) != NULL)
			vdm_buf_puts(out, ", ");
	}
	vdm_buf_puts(out, close != NULL ? close : ")");
}

static void
put_root(const struct vdm_node *n, struct vdm_buf *out, unsigned depth)
{
	const struct vdm_node *c = element(n->first);
	const struct vdm_node *index = c != NULL ? element(c->next) : NULL;

	if (index != NULL) {
		vdm_buf_putc(out, '(');
		put(index, out, depth + 1);
		vdm_buf_putc(out, ')');
	}
	vdm_buf_puts(out, "\xe2\x88\x9a(");
	if (c != NULL)
		put(c, out, depth + 1);
	vdm_buf_putc(out, ')');
}

static void
put_element(const struct vdm_node *n, struct vdm_buf *out, unsigned depth)
{
	if (is(n, "mfrac"))
		put_scripts(n, "/", out, depth + 1);
	else if (is(n, "msup") || is(n, "mover"))
		put_scripts(n, "^", out, depth + 1);
	else if (is(n, "msub") || is(n, "munder"))
		put_scripts(n, "_", out, depth + 1);
	else if (is(n, "msubsup") || is(n, "munderover"))
		put_scripts(n, "_^", out, depth + 1);
	else if (is(n, "mmultiscripts"))
		put_many(n, out, depth + 1);
	else if (is(n, "mroot"))
		put_root(n, out, depth);
	else if (is(n, "mtable"))
		put_rows(n, out, depth);
	else if (is(n, "mfenced"))
		put_fenced(n, out, depth);
	else if (is(n, "msqrt")) {
		vdm_buf_puts(out, "\xe2\x88\x9a(");
		put_children(n, out, depth);
		vdm_buf_putc(out, ')');
	} else if (is(n, "semantics") || is(n, "maction")) {
		if (element(n->first) != NULL)
			put(element(n->first), out, depth + 1);
	} else if (!is(n, "annotation") && !is(n, "annotation-xml")) {
		put_children(n, out, depth);
	}
}

/* White space in a word's element means nothing at its edges (MathML 3, 2.1.7).
 */
static void
put_text(const char *s, struct vdm_buf *out)
{
	size_t n;

	while (vdm_is_space((unsigned char)*s))
		s++;
	n = strlen(s);
	while (n > 0 && vdm_is_space((unsigned char)s[n - 1]))
		n--;
	vdm_buf_put(out, s, n);
}

static void
put(const struct vdm_node *n, struct vdm_buf *out, unsigned depth)
{
	if (depth > 2 * VDM_LIMIT_DEPTH)
		return;
	if (n->kind == VDM_KIND_TEXT)
		put_text(n->text, out);
	else if (vdm_node_is_element(n))
		put_element(n, out, depth);
}

int
vdm_node_is_formula(const struct vdm_node *n)
{
	return vdm_node_ns(n) != NULL &&
	       strcmp(vdm_node_ns(n), NS_MATHML) == 0 && is(n, "math");
}

void
vdm_formula_put(const struct vdm_node *math, struct vdm_buf *out)
{
	put(math, out, 0);
}
