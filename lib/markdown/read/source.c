/* SPDX-License-Identifier: MIT */
/* The file before CommonMark looks at it: its encoding, its front matter, and
 * pandoc's fenced divisions, which are turned to HTML. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "markdown/markdown.h"

/* The length of the line at `s`, without and with its end. */
static size_t
line_length(const char *s, const char *end, size_t *whole)
{
	size_t n = 0, w;

	while (s + n < end && s[n] != '\n' && s[n] != '\r')
		n++;
	w = n;
	if (s + w < end && s[w] == '\r')
		w++;
	if (s + w < end && s[w] == '\n')
		w++;
	*whole = w;
	return n;
}

static int
is_mark(const char *s, size_t n, const char *mark)
{
	while (n > 3 && (s[n - 1] == ' ' || s[n - 1] == '\t'))
		n--;
	return n == 3 && memcmp(s, mark, 3) == 0;
}

/*
 * Front matter: from a first line "---" to "---" or "...", or "+++" to "+++".
 * A "---" that is followed by an empty line is a rule.
 */
static const char *
front_split(struct vdm_md_source *s, const char *p, const char *end)
{
	size_t whole, n = line_length(p, end, &whole);
	const char *at = p + whole, *from = at;
	int toml = is_mark(p, n, "+++");
	unsigned line = 2;

	s->body_line = 1;
	if (!toml && !is_mark(p, n, "---"))
		return p;
	n = line_length(at, end, &whole);
	if (!toml && n == 0)
		return p;
	for (; at < end; at += whole, line++) {
		n = line_length(at, end, &whole);
		if (!(toml ? is_mark(at, n, "+++")
			   : is_mark(at, n, "---") || is_mark(at, n, "...")))
			continue;
		s->front = from;
		s->front_length = (size_t)(at - from);
		s->front_line = 2;
		s->toml = toml;
		s->body_line = line + 1;
		return at + whole;
	}
	return p;
}

struct fences {
	struct vdm_md_source *s;
	size_t cap;
	const struct vdm_sink *sink;
	unsigned open; /* divisions open */
	char code;     /* the character of the open code fence, or 0 */
	size_t code_n;
};

static void
line_add(struct fences *f, unsigned line)
{
	struct vdm_md_source *s = f->s;

	if (s->lines_count == f->cap) {
		size_t cap = f->cap > 0 ? f->cap * 2 : 256;
		unsigned *p = vdm_realloc(s->lines, cap * sizeof(*p));

		if (p == NULL) {
			s->body.failed = 1;
			return;
		}
		s->lines = p;
		f->cap = cap;
	}
	s->lines[s->lines_count++] = line;
}

static void
line_put(struct fences *f, const char *t, size_t n, unsigned line)
{
	vdm_buf_put(&f->s->body, t, n);
	vdm_buf_putc(&f->s->body, '\n');
	line_add(f, line);
}

/* Keeps track of code blocks, in which ":::" is text. */
static void
code_fence(struct fences *f, const char *t, size_t n)
{
	size_t i = 0, k = 0;

	while (i < n && i < 4 && t[i] == ' ')
		i++;
	if (i > 3 || i == n || (t[i] != '`' && t[i] != '~'))
		return;
	while (i + k < n && t[i + k] == t[i])
		k++;
	if (f->code == 0 && k >= 3) {
		if (t[i] == '`' && memchr(t + i + k, '`', n - i - k) != NULL)
			return;
		f->code = t[i];
		f->code_n = k;
	} else if (t[i] == f->code && k >= f->code_n) {
		for (i += k; i < n; i++)
			if (t[i] != ' ' && t[i] != '\t')
				return;
		f->code = 0;
	}
}

/* One word of pandoc's attributes as HTML: .class, #id, key=value. */
static size_t
attr_put(struct vdm_buf *out, struct vdm_buf *class, const char *t, size_t n)
{
	size_t i = 0, k;
	char q = 0;

	if (t[0] == '.' || t[0] == '#') {
		for (i = 1; i < n && t[i] != ' ' && t[i] != '}'; i++)
			;
		if (t[0] == '#')
			vdm_buf_printf(out, " id=\"%.*s\"", (int)i - 1, t + 1);
		else
			vdm_buf_printf(class, "%s%.*s",
				       class->len > 0 ? " " : "", (int)i - 1,
				       t + 1);
		return i;
	}
	for (k = 0; k < n && t[k] != '=' && t[k] != ' ' && t[k] != '}'; k++)
		;
	if (k == 0)
		return 1;
	if (k == n || t[k] != '=') { /* a bare word is a class */
		vdm_buf_printf(class, "%s%.*s", class->len > 0 ? " " : "",
			       (int)k, t);
		return k;
	}
	i = k + 1;
	if (i < n && (t[i] == '"' || t[i] == '\''))
		q = t[i++];
	/* HTML has its own attribute for these. */
	vdm_buf_printf(out, " %s%.*s=\"",
		       (k == 4 && memcmp(t, "lang", 4) == 0) ||
			       (k == 3 && memcmp(t, "dir", 3) == 0)
			   ? ""
			   : "data-",
		       (int)k, t);
	for (; i < n && (q ? t[i] != q : t[i] != ' ' && t[i] != '}'); i++) {
		if (q && t[i] == '\\' && i + 1 < n)
			i++;
		if (t[i] == '"')
			vdm_buf_puts(out, "&quot;");
		else
			vdm_buf_putc(out, t[i]);
	}
	vdm_buf_putc(out, '"');
	return q && i < n ? i + 1 : i;
}

void
vdm_md_pandoc_attrs(struct vdm_buf *out, const char *t, size_t n)
{
	struct vdm_buf class;
	size_t i = 0;

	vdm_buf_init(&class);
	while (i < n) {
		if (t[i] == ' ' || t[i] == '\t' || t[i] == '{' || t[i] == '}' ||
		    t[i] == ':') {
			i++;
			continue;
		}
		i += attr_put(out, &class, t + i, n - i);
	}
	if (class.len > 0)
		vdm_buf_printf(out, " class=\"%s\"", vdm_buf_str(&class));
	vdm_buf_fini(&class);
}

/* One attribute, ".class", "#id", "key=value", "key='a b'", at t[i]: where it
 * ends, or 0. */
static size_t
attribute_end(const char *t, size_t n, size_t i)
{
	int mark = t[i] == '.' || t[i] == '#';
	size_t from = i + (size_t)mark;
	char q;

	for (i = from; i < n && (vdm_is_word((unsigned char)t[i]) ||
				 strchr("-:.", t[i]) != NULL);)
		i++;
	if (i == from)
		return 0;
	if (mark)
		return i == n || t[i] == ' ' ? i : 0;
	if (i == n || t[i] != '=')
		return 0;
	q = ++i < n && (t[i] == '"' || t[i] == '\'') ? t[i++] : ' ';
	while (i < n && t[i] != q)
		i++;
	if (q == ' ')
		return i;
	return i < n ? i + 1 : 0;
}

int
vdm_md_is_attributes(const char *t, size_t n)
{
	size_t i = 0, words = 0;

	if (n == 1 && *t == '-') /* a heading without a number */
		return 1;
	while (i < n) {
		if (t[i] == ' ') {
			i++;
			continue;
		}
		i = attribute_end(t, n, i);
		if (i == 0)
			return 0;
		words++;
	}
	return words > 0;
}

/* A tag on a line of its own, where the colons stood: in an item it stays. */
static void
tag_put(struct fences *f, size_t indent, const char *tag, size_t n,
	unsigned line)
{
	vdm_buf_put(&f->s->body, "   ", indent);
	line_put(f, tag, n, line);
}

/* A line of three colons or more: opens a division when words follow. */
static int
div_fence(struct fences *f, const char *t, size_t n, unsigned line)
{
	size_t i = 0, colons = 0, indent;
	struct vdm_buf tag;

	while (i < n && i < 3 && t[i] == ' ')
		i++;
	indent = i;
	while (i + colons < n && t[i + colons] == ':')
		colons++;
	if (colons < 3)
		return 0;
	i += colons;
	while (i < n && (t[i] == ' ' || t[i] == '\t'))
		i++;
	if (i == n && f->open == 0)
		return 0;
	line_put(f, "", 0, line);
	if (i == n) {
		f->open--;
		tag_put(f, indent, "</div>", 6, line);
	} else {
		f->open++;
		vdm_buf_init(&tag);
		vdm_buf_puts(&tag, "<div");
		vdm_md_pandoc_attrs(&tag, t + i, n - i);
		vdm_buf_puts(&tag, ">");
		tag_put(f, indent, vdm_buf_str(&tag), tag.len, line);
		vdm_buf_fini(&tag);
	}
	line_put(f, "", 0, line);
	return 1;
}

/* The '[' that a ']' at s[at] closes, on one line; -1: none. */
static long
span_open(const char *s, size_t at)
{
	size_t i = at;
	int depth = 1;

	while (i-- > 0) {
		int escaped = i > 0 && s[i - 1] == '\\';

		if (s[i] == ']' && !escaped)
			depth++;
		else if (s[i] == '[' && !escaped && --depth == 0)
			return i > 0 && (s[i - 1] == '!' || s[i - 1] == ']')
				   ? -1
				   : (long)i;
	}
	return -1;
}

/* pandoc's [words]{.class key=value}, once; 0: the line has none. */
static int
span_put(struct vdm_buf *out, const char *s, size_t n)
{
	size_t i, close;
	long open;

	if (n > 3 && (memcmp(s, "    ", 4) == 0 || *s == '\t'))
		return 0;
	if (*s == '>' || memchr(s, '`', n) != NULL)
		return 0;
	for (i = 1; i + 3 < n; i++) {
		if (s[i] != ']' || s[i + 1] != '{' || s[i - 1] == '\\')
			continue;
		for (close = i + 2; close < n && s[close] != '}'; close++)
			if (s[close] == '<' || s[close] == '{')
				close = n;
		open = span_open(s, i);
		if (close >= n || open < 0 || s[open + 1] == '^' ||
		    !(s[i + 2] == '.' || s[i + 2] == '#' ||
		      vdm_md_is_attributes(s + i + 2, close - i - 2)))
			continue;
		vdm_buf_put(out, s, (size_t)open);
		vdm_buf_puts(out, "<span");
		vdm_md_pandoc_attrs(out, s + i + 2, close - i - 2);
		vdm_buf_putc(out, '>');
		vdm_buf_put(out, s + open + 1, i - (size_t)open - 1);
		vdm_buf_puts(out, "</span>");
		vdm_buf_put(out, s + close + 1, n - close - 1);
		return 1;
	}
	return 0;
}

/* Behind the code span that begins at s[i], or behind its mark. */
static size_t
code_end(const char *s, size_t n, size_t i)
{
	size_t k = 0, j, m;

	while (i + k < n && s[i + k] == '`')
		k++;
	for (j = i + k; j<n; j += m> 0 ? m : 1) {
		for (m = 0; j + m < n && s[j + m] == '`'; m++)
			;
		if (m == k)
			return j + m;
	}
	return i + k;
}

/* The attributes in braces that begin at s[at], left out: where they end; or
 * `at`, where there are none. */
static size_t
attributes_end(struct fences *f, const char *s, size_t n, size_t at,
	       unsigned line)
{
	struct vdm_pos pos = {.line = line};
	size_t close = at;
	struct vdm_buf t;

	while (close < n && s[close] != '}')
		close++;
	if (close >= n || !vdm_md_is_attributes(s + at + 1, close - at - 1))
		return at;
	vdm_buf_init(&t);
	vdm_buf_put(&t, s + at + 1, close - at - 1);
	vdm_diag(f->sink, VDM_D_MARKDOWN_ATTRIBUTES, &pos, vdm_buf_str(&t),
		 "{%.100s} is no text of the record; it is not carried",
		 vdm_buf_str(&t));
	vdm_buf_fini(&t);
	return close + 1;
}

/* Leaves out pandoc's attributes of links, pictures and code. */
static void
braces_drop(struct fences *f, struct vdm_buf *out, const char *s, size_t n,
	    unsigned line)
{
	size_t i = 0, from = 0, end;
	int link = 0; /* within "](...)" */

	for (; i < n; i = end) {
		size_t behind;

		end = s[i] == '\\'  ? i + 2
		      : s[i] == '`' ? code_end(s, n, i)
				    : i + 1;
		if (s[i] == ']')
			link = end < n && s[end] == '(';
		if (end >= n || s[end] != '{' ||
		    !((s[i] == '`' && end > i + 2) || (s[i] == ')' && link)))
			continue;
		behind = attributes_end(f, s, n, end, line);
		if (behind > end) {
			vdm_buf_put(out, s + from, end - from);
			from = end = behind;
		}
		link = 0;
	}
	vdm_buf_put(out, s + from, n - from);
}

/* A line of text, with pandoc's spans turned to HTML. */
static void
text_line(struct fences *f, const char *s, size_t n, unsigned line)
{
	struct vdm_buf a, b;
	int rounds = 0;

	vdm_buf_init(&a);
	vdm_buf_init(&b);
	if (n > 3 && (memcmp(s, "    ", 4) == 0 || *s == '\t'))
		vdm_buf_put(&a, s, n);
	else
		braces_drop(f, &a, s, n, line);
	while (n > 0 && rounds++ < 64 && span_put(&b, a.data, a.len)) {
		struct vdm_buf t = a;

		a = b;
		b = t;
		vdm_buf_clear(&b);
	}
	line_put(f, vdm_buf_str(&a), a.len, line);
	vdm_buf_fini(&a);
	vdm_buf_fini(&b);
}

static int
has_fences(const char *p, const char *end)
{
	const char *s = p;

	for (; (s = memchr(s, '{', (size_t)(end - s))) != NULL; s++)
		if (s > p && (s[-1] == ')' || s[-1] == '`'))
			return 1;
	for (s = p; (s = memchr(s, ']', (size_t)(end - s))) != NULL; s++)
		if (end - s > 3 && s[1] == '{')
			return 1;
	for (; (p = memchr(p, ':', (size_t)(end - p))) != NULL; p++)
		if (end - p > 3 && p[1] == ':' && p[2] == ':')
			return 1;
	return 0;
}

static void
body_read(struct vdm_md_source *s, const char *p, const char *end,
	  const struct vdm_sink *sink)
{
	struct fences f = {.s = s, .sink = sink};
	unsigned line = s->body_line;
	size_t whole;

	if (!has_fences(p, end)) {
		vdm_buf_put(&s->body, p, (size_t)(end - p));
		return;
	}
	for (; p < end; p += whole, line++) {
		size_t n = line_length(p, end, &whole);

		code_fence(&f, p, n);
		if (f.code == 0 && div_fence(&f, p, n, line))
			continue;
		if (f.code == 0)
			text_line(&f, p, n, line);
		else
			line_put(&f, p, n, line);
	}
	while (f.open-- > 0) {
		line_put(&f, "", 0, line);
		line_put(&f, "</div>", 6, line);
	}
}

static int
encoding_check(const char *bytes, size_t length, const struct vdm_sink *sink)
{
	size_t bad = vdm_utf8_check(bytes, length), i;
	const char *nul = memchr(bytes, '\0', length);
	struct vdm_pos pos = {.line = 1, .column = 1};

	if (bad == length && nul == NULL)
		return 0;
	if (nul != NULL && (size_t)(nul - bytes) < bad)
		bad = (size_t)(nul - bytes);
	for (i = 0; i < bad; i++) {
		if (bytes[i] == '\n') {
			pos.line++;
			pos.column = 1;
		} else if ((bytes[i] & 0xC0) != 0x80) {
			pos.column++;
		}
	}
	vdm_diag(sink, VDM_D_MARKDOWN_ENCODING, &pos, NULL,
		 "the file is not UTF-8 text from here on; it is not read");
	return -1;
}

int
vdm_md_source_init(struct vdm_md_source *s, const char *bytes, size_t length,
		   const struct vdm_sink *sink)
{
	const char *end = bytes + length, *p = bytes;

	memset(s, 0, sizeof(*s));
	vdm_buf_init(&s->body);
	if (encoding_check(bytes, length, sink) != 0)
		return -1;
	if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		p += 3;
	p = front_split(s, p, end);
	body_read(s, p, end, sink);
	if (s->body.failed) {
		errno = ENOMEM;
		vdm_md_source_fini(s);
		return -1;
	}
	return 0;
}

void
vdm_md_source_fini(struct vdm_md_source *s)
{
	vdm_buf_fini(&s->body);
	vdm_free(s->lines);
	s->lines = NULL;
}

unsigned
vdm_md_source_line(const struct vdm_md_source *s, int line)
{
	if (line < 1)
		return 0;
	if (s->lines == NULL)
		return s->body_line + (unsigned)line - 1;
	if ((size_t)line > s->lines_count)
		line = (int)s->lines_count;
	return line > 0 ? s->lines[line - 1] : s->body_line;
}

int
vdm_md_cost_check(const struct vdm_md_source *s, const struct vdm_sink *sink)
{
	struct vdm_pos pos = {0};
	const char *what;
	unsigned line;

	if (!vdm_cmark_costs(vdm_buf_str(&s->body), s->body.len, &what, &line))
		return 0;
	pos.line = vdm_md_source_line(s, (int)line);
	vdm_diag(sink, VDM_D_MARKDOWN_COST, &pos, NULL,
		 "the text has more %s than can be read in a time that grows "
		 "with its length; it is not read",
		 what);
	return -1;
}
