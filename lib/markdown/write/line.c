/* SPDX-License-Identifier: MIT */
/* Inline nodes as a line of Markdown. */
#include <string.h>

#include <cmark-gfm.h>

#include "base/address.h"
#include "base/sabotage.h"
#include "base/utf8.h"
#include "markdown/write/writer.h"
#include "record/vocabulary.h"

/* ---- emphasis ----------------------------------------------------------- */

/* The first or last character of a text, as cmark takes characters. */
static int32_t
char_at(const char *s, size_t n, int at_end)
{
	size_t used;

	if (n == 0)
		return ' ';
	return (int32_t)(at_end ? vdm_utf8_last(s, n)
				: vdm_utf8_decode(s, n, &used));
}

int
vdm_md_is_space(uint32_t c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == 0xA0 || c == 0x1680 ||
	       (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
	       c == 0x3000;
}

/* A character that is surely neither space nor punctuation to cmark. */
static int
is_letter(int32_t c)
{
	return c < 0x80 ? c > 0 && vdm_md_is_alnum((char)c)
			: vdm_is_word((uint32_t)c);
}

static int
is_ascii_punct(int32_t c)
{
	return c > 0 && c < 0x80 && vdm_md_is_punct((char)c);
}

/*
 * Whether asterisks around `content` open and close there: what stands before
 * and behind must be white space or punctuation unless the content's own edge
 * is a letter (CommonMark 6.2).
 */
static int
emphasis_holds(int32_t before, const char *content, size_t n, int32_t after)
{
	int32_t first = char_at(content, n, 0), last = char_at(content, n, 1);

	if (n == 0 || vdm_md_is_space((uint32_t)first) ||
	    vdm_md_is_space((uint32_t)last) || before == '*' || after == '*' ||
	    first == '*' || last == '*' || before == '\\')
		return 0;
	if (!is_letter(first) && !vdm_md_is_space((uint32_t)before) &&
	    !is_ascii_punct(before))
		return 0;
	if (!is_letter(last) && !vdm_md_is_space((uint32_t)after) &&
	    !is_ascii_punct(after))
		return 0;
	return 1;
}

/* The character that will stand behind a node, as far as it is sure; '*' when
 * it is not. */
static int32_t
char_behind(const struct vdm_node *n)
{
	const struct vdm_node *next = n->next;
	const char *s;

	if (next == NULL) /* the block's end, or a tag, or "]" */
		return vdm_node_is_block(n->parent) ? ' ' : '<';
	if (next->kind != VDM_KIND_TEXT)
		return vdm_node_is(next, "note") || vdm_node_is(next, "ref")
			   ? '['
		       : vdm_node_is(next, "hi") ||
			       vdm_node_is(next, "persName")
			   ? '*'
			   : '<';
	s = next->text;
	if (*s == '\0')
		return '*';
	if (vdm_is_space((unsigned char)*s))
		return ' ';
	if (*s == '*')
		return '\\';
	return char_at(s, strlen(s), 0);
}

static int
is_rend(const struct vdm_node *n, const char *rend)
{
	return vdm_node_is(n, "hi") && n->attrs != NULL &&
	       n->attrs->next == NULL && strcmp(n->attrs->name, "rend") == 0 &&
	       strcmp(n->attrs->value, rend) == 0;
}

/* Whether strong words there would be read as a speaker's. */
static int
reads_as_speaker(struct vdm_md_writer *w, const struct vdm_node *n,
		 const struct vdm_md_style *style)
{
	const struct vdm_person *who;
	struct vdm_buf text;
	const struct vdm_node *p = vdm_node_prev(n);
	int first =
	    p == NULL || (vdm_node_is_blank(p) && vdm_node_prev(p) == NULL);
	int is = 0;

	if (first && style->first_strong)
		return 1;
	if (!style->turns || style->link)
		return 0;
	/* tags around it part nothing in Markdown, but stand before it */
	first = first && !style->middle;
	vdm_buf_init(&text);
	if (vdm_md_only_text(n, &text)) {
		is = vdm_md_strong(&w->names, vdm_buf_str(&text), first,
				   &who) != VDM_MD_STRONG_NOTHING;
		if (!is && first && n->next != NULL &&
		    n->next->kind == VDM_KIND_TEXT && n->next->text[0] == ':') {
			vdm_buf_putc(&text, ':');
			is = vdm_md_strong(&w->names, vdm_buf_str(&text), first,
					   &who) != VDM_MD_STRONG_NOTHING;
		}
	}
	vdm_buf_fini(&text);
	return is;
}

static int
emphasis(struct vdm_md_writer *w, struct vdm_buf *out, const struct vdm_node *n,
	 const struct vdm_md_style *style)
{
	const char *mark = is_rend(n, "italic")                        ? "*"
			   : is_rend(n, "bold") || n == style->speaker ? "**"
								       : NULL;
	struct vdm_md_style inner = *style;
	struct vdm_buf content;
	int32_t before;
	int ok;

	if (mark == NULL || style->no_emphasis)
		return 0;
	if (mark[1] != '\0' && n != style->speaker &&
	    reads_as_speaker(w, n, style))
		return 0;
	inner.no_emphasis = 1;
	inner.middle = 1;
	before = out->len > 0 ? char_at(out->data, out->len, 1) : ' ';
	vdm_buf_init(&content);
	vdm_md_write_line(w, &content, n, &inner);
	ok = emphasis_holds(before, vdm_buf_str(&content), content.len,
			    char_behind(n));
	if (ok)
		vdm_buf_printf(out, "%s%s%s", mark, vdm_buf_str(&content),
			       mark);
	if (ok && n == style->speaker && style->spoken != NULL)
		*style->spoken = 1;
	vdm_buf_fini(&content);
	return ok;
}

/* ---- links, pictures, code ------------------------------------------------
 */

static int
is_plain_url(const char *s)
{
	size_t n = strlen(s);

	return n > 0 && strspn(s, "abcdefghijklmnopqrstuvwxyz"
				  "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
				  "-._~:/?#@!$'+,;=%&") == n;
}

/* One that a destination in angle brackets can hold: spaces, brackets, and
 * letters beyond ASCII, as files' names have them. */
static int
is_quotable_url(const char *s)
{
	return *s != '\0' && strpbrk(s, "<>\\&|`\"\n\r\t{") == NULL &&
	       s[0] != ' ' && s[strlen(s) - 1] != ' ';
}

static void
url_put(struct vdm_buf *out, const char *s)
{
	VDM_SABOTAGE_PUT_STRING("url", NULL, s);
	if (!is_plain_url(s)) {
		vdm_buf_printf(out, "<%s>", s);
		return;
	}
	for (; *s != '\0'; s++)
		if (*s == '&')
			vdm_buf_puts(out, "&amp;");
		else
			vdm_buf_putc(out, *s);
}

static int
is_plain_title(const char *s)
{
	return *s != '\0' && strpbrk(s, "\"\\&<>\n\r\t|`{") == NULL &&
	       s[0] != ' ' && s[strlen(s) - 1] != ' ';
}

/* (url "title"), where the attributes are these only, and the address is one,
 * as it will be read. */
static int
destination(struct vdm_buf *out, const struct vdm_node *n, const char *attr)
{
	const char *url = vdm_node_attr(n, attr);
	const char *title = vdm_node_attr(n, "n");
	const struct vdm_attr *a;
	size_t count = 0;

	for (a = n->attrs; a != NULL; a = a->next)
		count++;
	if (url == NULL || (!is_plain_url(url) && !is_quotable_url(url)) ||
	    (strcmp(attr, "target") == 0 && !vdm_address_is_pointer(url)) ||
	    count != 1u + (title != NULL) ||
	    (title != NULL && !is_plain_title(title)))
		return 0;
	vdm_buf_putc(out, '(');
	url_put(out, url);
	if (title != NULL)
		vdm_buf_printf(out, " \"%s\"", title);
	vdm_buf_putc(out, ')');
	return 1;
}

static int
link_write(struct vdm_md_writer *w, struct vdm_buf *out,
	   const struct vdm_node *n, const struct vdm_md_style *style)
{
	struct vdm_md_style inner = *style;
	struct vdm_buf to;
	int ok;

	if (!vdm_node_is(n, "ref") || style->link)
		return 0;
	vdm_buf_init(&to);
	ok = destination(&to, n, "target");
	if (ok) {
		inner.link = 1;
		inner.middle = 1;
		vdm_buf_putc(out, '[');
		vdm_md_write_line(w, out, n, &inner);
		vdm_buf_printf(out, "]%s", vdm_buf_str(&to));
	}
	vdm_buf_fini(&to);
	return ok;
}

static int
image_write(struct vdm_buf *out, const struct vdm_node *n,
	    const struct vdm_md_style *style)
{
	struct vdm_md_style inner = *style;
	const struct vdm_node *d = n->first;
	struct vdm_buf alt, to;
	int ok;

	if (!vdm_node_is(n, "graphic") || style->link)
		return 0;
	vdm_buf_init(&alt);
	vdm_buf_init(&to);
	ok = destination(&to, n, "url") &&
	     (d == NULL ||
	      (d->next == NULL && vdm_node_is(d, "desc") && d->attrs == NULL &&
	       d->first != NULL && vdm_md_run(d->first, 0, &alt) == NULL &&
	       alt.len > 0 && alt.data[0] != ' ' &&
	       alt.data[alt.len - 1] != ' '));
	if (ok) {
		inner.link = 1;
		vdm_buf_puts(out, "![");
		vdm_md_escape(out, vdm_buf_str(&alt), alt.len, &inner, 0, 0);
		vdm_buf_printf(out, "]%s", vdm_buf_str(&to));
	}
	vdm_buf_fini(&alt);
	vdm_buf_fini(&to);
	return ok;
}

static int
code_write(struct vdm_buf *out, const struct vdm_node *n,
	   const struct vdm_md_style *style)
{
	struct vdm_buf text;
	const char *s;
	int ok;

	if (!vdm_node_is(n, "code") || n->attrs != NULL || n->first == NULL)
		return 0;
	vdm_buf_init(&text);
	ok = vdm_md_run(n->first, 0, &text) == NULL && text.len > 0;
	s = vdm_buf_str(&text);
	ok = ok && s[0] != ' ' && s[text.len - 1] != ' ' &&
	     strchr(s, '`') == NULL &&
	     (!style->cell || strchr(s, '|') == NULL) &&
	     (out->len == 0 || out->data[out->len - 1] != '`');
	if (ok) {
		VDM_SABOTAGE_PUT_STRING("code", NULL, s);
		vdm_buf_printf(out, "`%s`", s);
	}
	vdm_buf_fini(&text);
	return ok;
}

/* ---- all inlines -------------------------------------------------------- */

/* A line break that a line's end can be: white space behind it only, words
 * after that. */
static int
is_hard_break(const struct vdm_node *n, const struct vdm_md_style *style)
{
	const struct vdm_node *p = vdm_node_prev(n), *next = n->next;
	size_t len;

	if (!vdm_node_is(n, "lb") || n->attrs != NULL || n->first != NULL ||
	    style->heading || style->cell || style->link ||
	    style->no_emphasis || p == NULL || next == NULL ||
	    next->kind != VDM_KIND_TEXT ||
	    !vdm_is_space((unsigned char)next->text[0]) ||
	    !vdm_node_is_block(n->parent))
		return 0;
	if (next->text[strspn(next->text, " \t\r\n")] == '\0')
		return 0;
	if (p->kind != VDM_KIND_TEXT)
		return vdm_node_is_element(p) && !vdm_node_is(p, "lb");
	len = strlen(p->text);
	return len > 0 && !vdm_is_space((unsigned char)p->text[len - 1]);
}

/* What stands in a base of ruby, or its reading. */
static void
content(struct vdm_md_writer *w, struct vdm_buf *out, const struct vdm_node *n,
	const void *style)
{
	vdm_md_write_line(w, out, n, style);
}

static void
element(struct vdm_md_writer *w, struct vdm_buf *out, const struct vdm_node *n,
	const struct vdm_md_style *style)
{
	struct vdm_md_style inner = *style;
	const char *label;
	char tag[16];

	inner.middle = 1;
	if (vdm_node_is(n, "note") && !style->link) {
		label = w->forms->footnote(w, n);
		if (label != NULL) {
			vdm_buf_printf(out, "[^%s%s]", w->labels, label);
			return;
		}
	}
	if (vdm_md_write_island(out, n) ||
	    vdm_md_write_ruby(w, out, n, style->cell, content, &inner))
		return;
	if (emphasis(w, out, n, style) || link_write(w, out, n, style) ||
	    image_write(out, n, style) || code_write(out, n, style))
		return;
	vdm_md_write_tag(out, n, vdm_node_is_block(n) ? "div" : "span",
			 style->cell, tag);
	if (strcmp(tag, "br") == 0 || strcmp(tag, "img") == 0)
		return;
	if (vdm_md_words_beside(n) == NULL) {
		vdm_md_show(w, out, n);
		vdm_md_write_line(w, out, n, &inner);
		vdm_md_show_end(out, n);
	}
	vdm_buf_printf(out, "</%s>", tag);
}

static void
special(struct vdm_buf *out, const struct vdm_node *n,
	const struct vdm_md_style *style)
{
	const char *s = n->text;
	size_t len = strlen(s);

	if (n->attrs == NULL && n->kind == VDM_KIND_COMMENT && out->len > 0 &&
	    out->data[out->len - 1] != '\n' && len > 0 &&
	    strpbrk(s, "\r\n\t|") == NULL && strstr(s, "--") == NULL &&
	    strstr(s, "]{") == NULL && s[len - 1] != '-' && s[0] != '>' &&
	    s[0] != '-') {
		vdm_buf_printf(out, "<!--%s-->", s);
		return;
	}
	vdm_md_write_special(out, n, "span", style->cell);
}

void
vdm_md_write_line(struct vdm_md_writer *w, struct vdm_buf *out,
		  const struct vdm_node *node, const struct vdm_md_style *style)
{
	const struct vdm_node *c = node->first;
	int block = vdm_node_is_block(node);
	struct vdm_md_style inner = *style;
	struct vdm_buf run;
	int broken = 0; /* a line has just begun */
	int apart = c != NULL && vdm_node_sets_apart(c->parent);

	inner.stop = NULL;
	inner.keep = vdm_md_keeps_space(node);
	if (w->depth > 2 * VDM_LIMIT_DEPTH) {
		w->failed = 1;
		return;
	}
	w->depth++;
	vdm_buf_init(&run);
	while (c != NULL && c != style->stop) {
		if (c->kind == VDM_KIND_TEXT) {
			const char *s;
			size_t n;

			vdm_buf_clear(&run);
			c = vdm_md_run(c, block, &run);
			s = vdm_buf_str(&run);
			n = run.len;
			if (broken && n > 0 && *s == ' ' && !inner.keep) {
				s++;
				n--;
			}
			vdm_md_escape(out, s, n, &inner,
				      broken                            ? 2
				      : out->len == 0 && !style->middle ? 1
									: 0,
				      c == NULL && block);
			broken = 0;
			continue;
		}
		broken = 0;
		if (!vdm_node_is_element(c)) {
			special(out, c, style);
		} else if (is_hard_break(c, style)) {
			vdm_buf_puts(out, "\\\n");
			broken = 1;
		} else {
			element(w, out, c, &inner);
			if (apart && vdm_node_is_element(c->next))
				vdm_buf_putc(out, ' ');
		}
		c = c->next;
	}
	vdm_buf_fini(&run);
	w->depth--;
}
