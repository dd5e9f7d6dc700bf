/* SPDX-License-Identifier: MIT */
/*
 * The encoding that a page states (HTML, 13.2.3): an XML declaration where it
 * begins, or a tag of meta. Nothing else in it does, whatever words it holds.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "html/html.h"

/* Bytes in which a page says it. HTML looks through 1024 before it reads, and
 * reads anew where a meta comes later, which saved pages have behind comments.
 */
enum { LOOKED = 4096 };

/* Labels of the Encoding standard and what is meant by them; of others, what
 * iconv knows by the same name begins so. */
static const struct {
	const char *label, *is;
} labels[] = {
    {"iso-8859-1", "WINDOWS-1252"},
    {"iso8859-1", "WINDOWS-1252"},
    {"latin1", "WINDOWS-1252"},
    {"us-ascii", "WINDOWS-1252"},
    {"ascii", "WINDOWS-1252"},
    {"iso-8859-9", "WINDOWS-1254"},
    {"iso-8859-11", "WINDOWS-874"},
    {"tis-620", "WINDOWS-874"},
    {"shift_jis", "CP932"},
    {"x-sjis", "CP932"},
    {"sjis", "CP932"},
    {"windows-31j", "CP932"},
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"x-gbk", "GB18030"},
    {"gb_2312-80", "GB18030"},
    {"ks_c_5601-1987", "CP949"},
    {"euc-kr", "CP949"},
    {"korean", "CP949"},
    {"macintosh", "MACINTOSH"},
    {"x-mac-roman", "MACINTOSH"},
    {"x-mac-cyrillic", "MACCYRILLIC"},
    {"x-cp1251", "WINDOWS-1251"},
    {"x-cp1252", "WINDOWS-1252"},
    {"cp1251", "WINDOWS-1251"},
    {"cp1252", "WINDOWS-1252"},
    {"x-euc-jp", "EUC-JP"},
    {"dos-874", "WINDOWS-874"},
};

static const char *const known[] = {
    "windows-1250", "windows-1251", "windows-1252", "windows-1253",
    "windows-1254", "windows-1255", "windows-1256", "windows-1257",
    "windows-1258", "windows-874",  "iso-8859-2",   "iso-8859-3",
    "iso-8859-4",   "iso-8859-5",   "iso-8859-6",   "iso-8859-7",
    "iso-8859-8",   "iso-8859-10",  "iso-8859-13",  "iso-8859-14",
    "iso-8859-15",  "iso-8859-16",  "koi8-r",       "koi8-u",
    "euc-jp",       "iso-2022-jp",  "big5",         "gb18030",
    "ibm866",       "cp866",        "cp850",        "cp437"};

static const char *
meant_by(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		if (strlen(labels[i].label) == n &&
		    strncasecmp(labels[i].label, s, n) == 0)
			return labels[i].is;
	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strlen(known[i]) == n && strncasecmp(known[i], s, n) == 0)
			return known[i];
	return NULL;
}

static int
is_unicode(const char *s, size_t n)
{
	return n >= 3 && strncasecmp(s, "utf", 3) == 0;
}

/* So many bytes of a page; `s` is NULL for what is not there. */
struct span {
	const char *s;
	size_t n;
};

struct scan {
	const char *at, *end;
};

static int
span_is(struct span a, const char *s)
{
	return a.s != NULL && a.n == strlen(s) && strncasecmp(a.s, s, a.n) == 0;
}

static int
begins(const struct scan *c, const char *s)
{
	size_t n = strlen(s);

	return (size_t)(c->end - c->at) >= n && strncasecmp(c->at, s, n) == 0;
}

/* Behind the next such mark, or to the end. */
static void
pass(struct scan *c, const char *mark)
{
	while (c->at < c->end && !begins(c, mark))
		c->at++;
	c->at = begins(c, mark) ? c->at + strlen(mark) : c->end;
}

static int
is_space(char c)
{
	return c != '\0' && strchr(" \t\n\f\r", c) != NULL;
}

static void
pass_spaces(struct scan *c, int slashes)
{
	while (c->at < c->end &&
	       (is_space(*c->at) || (slashes && *c->at == '/')))
		c->at++;
}

/* Up to a space or one of these, which is not passed. */
static struct span
run_to(struct scan *c, const char *ends)
{
	struct span out = {c->at, 0};

	while (c->at < c->end && !is_space(*c->at) &&
	       (*c->at == '\0' || strchr(ends, *c->at) == NULL))
		c->at++;
	out.n = (size_t)(c->at - out.s);
	return out;
}

/* A quoted value, or one up to a space or one of these. */
static struct span
value(struct scan *c, const char *ends)
{
	struct span out;
	const char *close;

	if (c->at == c->end || (*c->at != '"' && *c->at != '\''))
		return run_to(c, ends);
	close = memchr(c->at + 1, *c->at, (size_t)(c->end - c->at - 1));
	out.s = c->at + 1;
	out.n = (size_t)((close != NULL ? close : c->end) - out.s);
	c->at = close != NULL ? close + 1 : c->end;
	return out;
}

/* The next attribute of a tag; 0: there is none, and the tag is passed. */
static int
attribute(struct scan *c, struct span *name, struct span *is)
{
	memset(is, 0, sizeof(*is));
	pass_spaces(c, 1);
	*name = run_to(c, c->at < c->end && *c->at == '=' ? "/>" : "=/>");
	if (name->n == 0) {
		c->at += c->at < c->end;
		return 0;
	}
	pass_spaces(c, 0);
	if (c->at == c->end || *c->at != '=')
		return 1;
	c->at++;
	pass_spaces(c, 0);
	*is = value(c, ">");
	return 1;
}

/* What "text/html; charset=utf-8" says of the encoding. */
static struct span
charset_in(struct span content)
{
	struct scan c = {content.s, content.s + content.n};
	struct span none = {NULL, 0};

	while (content.s != NULL && c.at < c.end) {
		pass(&c, "charset");
		pass_spaces(&c, 0);
		if (c.at == c.end || *c.at != '=')
			continue;
		c.at++;
		pass_spaces(&c, 0);
		return value(&c, ";");
	}
	return none;
}

/* What a tag of meta says of it, behind the tag's name. */
static struct span
meta(struct scan *c)
{
	struct span name, is, charset = {NULL, 0}, content = {NULL, 0};
	int is_type = 0;

	while (attribute(c, &name, &is))
		if (span_is(name, "charset") && charset.s == NULL)
			charset = is;
		else if (span_is(name, "content") && content.s == NULL)
			content = is;
		else if (span_is(name, "http-equiv"))
			is_type |= span_is(is, "content-type");
	if (charset.n == 0 && is_type)
		charset = charset_in(content);
	return charset;
}

/* Behind what holds words and no tags, whose name was passed. */
static void
pass_words(struct scan *c, struct span name)
{
	static const char *const holds[][2] = {
	    {"script", "</script"},     {"style", "</style"},
	    {"title", "</title"},       {"textarea", "</textarea"},
	    {"noframes", "</noframes"}, {"iframe", "</iframe"},
	    {"xmp", "</xmp"},           {"plaintext", "</plaintext"}};
	size_t i;

	for (i = 0; i < sizeof(holds) / sizeof(holds[0]); i++)
		if (span_is(name, holds[i][0]))
			pass(c, holds[i][1]);
}

/* One step of HTML's prescan, at a "<": what it states, or NULL. */
static struct span
step(struct scan *c)
{
	struct span name, is, none = {NULL, 0};
	int ends;

	if (begins(c, "<!--")) {
		c->at += 2; /* "<!-->" is one as well */
		pass(c, "-->");
		return none;
	}
	c->at++;
	ends = c->at < c->end && *c->at == '/';
	c->at += ends;
	if (c->at == c->end || !isalpha((unsigned char)*c->at)) {
		if (ends || (c->at < c->end && strchr("!?", *c->at) != NULL))
			pass(c, ">");
		return none;
	}
	name = run_to(c, "/>");
	if (!ends && span_is(name, "meta"))
		return meta(c);
	while (attribute(c, &is, &none))
		;
	if (!ends)
		pass_words(c, name);
	memset(&none, 0, sizeof(none));
	return none;
}

/* What an XML declaration says, which is one only where the page begins. */
static struct span
declared(struct scan c)
{
	struct span name, is, none = {NULL, 0};

	if (!begins(&c, "<?xml") || c.end - c.at < 6 || !is_space(c.at[5]))
		return none;
	c.end = memchr(c.at, '>', (size_t)(c.end - c.at));
	if (c.end == NULL)
		return none;
	for (c.at += 5; attribute(&c, &name, &is);)
		if (span_is(name, "encoding"))
			return is;
	return none;
}

static struct span
find(const char *bytes, size_t n)
{
	struct scan c = {bytes, bytes + n};
	struct span is;

	if (begins(&c, "\xEF\xBB\xBF"))
		c.at += 3;
	is = declared(c);
	while (is.n == 0 && c.at < c.end) {
		c.at = memchr(c.at, '<', (size_t)(c.end - c.at));
		if (c.at == NULL)
			break;
		is = step(&c);
	}
	while (is.n > 0 && is_space(*is.s)) {
		is.s++;
		is.n--;
	}
	while (is.n > 0 && is_space(is.s[is.n - 1]))
		is.n--;
	return is;
}

static int
is_ascii(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if ((unsigned char)s[i] >= 0x80)
			return 0;
	return 1;
}

void
vdm_html_encoding(struct vdm_html_encoding *out, const char *bytes,
		  size_t length)
{
	struct span is;
	size_t n;

	memset(out, 0, sizeof(*out));
	is = find(bytes, length < LOOKED ? length : LOOKED);
	out->label = is.s;
	n = is.n;
	if (n == 0 || n > 40 || is_unicode(out->label, n) ||
	    memchr(bytes, '\0', length) != NULL)
		return;
	out->length = n;
	out->name = meant_by(out->label, n);
	out->is_unknown = out->name == NULL;
	if (out->name != NULL && !is_ascii(bytes, length) &&
	    strncasecmp(out->name, "iso-2022", 8) != 0 &&
	    vdm_utf8_check(bytes, length) == length) {
		out->is_utf8 = 1;
		out->name = NULL;
	}
}
