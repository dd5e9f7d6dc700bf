/* SPDX-License-Identifier: MIT */
/* A saved page as a tree; and the encoding that it states (HTML, 13.2.3). */
#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "base/words.h"
#include "html/html.h"
#include "html/soup.h"

enum { LOOKED = 4096 }; /* bytes in which a page says it; HTML asks for 1024 */

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

/* What stands behind "charset=" in a tag of meta, or "encoding=" of XML. */
static size_t
find(const char *bytes, size_t n, const char **label)
{
	static const char *const marks[] = {"charset", "encoding"};
	size_t i, k, len;

	*label = NULL;
	for (i = 0; i + 9 < n; i++)
		for (k = 0; k < 2; k++) {
			size_t at = i + strlen(marks[k]);

			if (at >= n || strncasecmp(bytes + i, marks[k],
						   strlen(marks[k])) != 0)
				continue;
			while (at < n && vdm_is_space((unsigned char)bytes[at]))
				at++;
			if (at >= n || bytes[at++] != '=')
				continue;
			while (at < n && strchr(" \t\r\n\"'", bytes[at]))
				at++;
			for (len = 0;
			     at + len < n &&
			     strchr(" \t\r\n\"';/>?", bytes[at + len]) == NULL;)
				len++;
			*label = bytes + at;
			return len;
		}
	return 0;
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
	size_t n;

	memset(out, 0, sizeof(*out));
	n = find(bytes, length < LOOKED ? length : LOOKED, &out->label);
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

/* A page of XHTML ends elements by a slash, which HTML does not see. */
static int
is_xhtml(const char *s, size_t n)
{
	n = n < 1024 ? n : 1024;
	return vdm_words_begin(s, n, "<?xml") ||
	       memmem(s, n, VDM_NS_XHTML, strlen(VDM_NS_XHTML)) != NULL ||
	       memmem(s, n, "DTD XHTML", 9) != NULL;
}

/* ---- what would cost too much ----------------------------------------------
 */

/* HTML's rules look up through all that is open, and through all attributes of
 * a tag: what a page leaves open, or gives one tag, is bounded before. */
enum { OPEN = 4 * VDM_LIMIT_DEPTH, OPEN_IN_LINE = 20000 };

struct cost {
	size_t blocks, lines; /* open, more or less */
};

static const char *
behind(const char *s, const char *end, const char *mark)
{
	size_t n = strlen(mark);

	while ((size_t)(end - s) >= n && strncasecmp(s, mark, n) != 0)
		s++;
	return (size_t)(end - s) >= n ? s : end;
}

/* Behind a tag's name; *attributes: how many it has, more or less. */
static const char *
tag_end(const char *s, const char *end, size_t *attributes)
{
	char quote = 0, before = ' ';

	*attributes = 0;
	for (; s < end && (quote != 0 || *s != '>'); s++) {
		if (quote != 0)
			quote = *s == quote ? 0 : quote;
		else if ((*s == '"' || *s == '\'') && before == '=')
			quote = *s;
		else if (!vdm_is_space((unsigned char)*s) &&
			 vdm_is_space((unsigned char)before))
			++*attributes;
		before = *s;
	}
	return s;
}

static void
count_tag(struct cost *c, const char *name, int closes)
{
	const struct vdm_html_tag *t = vdm_html_tag_get(name);
	unsigned is = t != NULL ? t->is : VDM_HTML_LINE;
	size_t *open = is & VDM_HTML_LINE ? &c->lines : &c->blocks;

	/* a tag of its kind ends it, or it has no end */
	if ((is & (VDM_HTML_VOID | VDM_HTML_OPTIONAL)) ||
	    strcmp(name, "a") == 0)
		return;
	if (!closes)
		++*open;
	else if (*open > 0)
		--*open;
}

/* 0; VDM_HTML_TOO_DEEP or VDM_HTML_TOO_MANY. */
static int
costs_too_much(const char *s, size_t n)
{
	const char *end = s + n;
	struct cost c = {0, 0};
	size_t attributes, k;
	char name[16];
	int closes;

	while ((s = memchr(s, '<', (size_t)(end - s))) != NULL) {
		s++;
		if ((size_t)(end - s) >= 3 && memcmp(s, "!--", 3) == 0) {
			s = behind(s, end, "-->");
			continue;
		}
		closes = s < end && *s == '/';
		s += closes;
		for (k = 0; s < end && isalnum((unsigned char)*s); s++)
			if (k + 1 < sizeof(name))
				name[k++] = (char)tolower((unsigned char)*s);
		name[k] = '\0';
		if (k == 0)
			continue;
		s = tag_end(s, end, &attributes);
		if (attributes > VDM_LIMIT_ATTRIBUTES)
			return VDM_HTML_TOO_MANY;
		count_tag(&c, name, closes);
		if (c.blocks > OPEN || c.lines > OPEN_IN_LINE)
			return VDM_HTML_TOO_DEEP;
		if (!closes && strcmp(name, "script") == 0)
			s = behind(s, end, "</script");
		else if (!closes && strcmp(name, "style") == 0)
			s = behind(s, end, "</style");
	}
	return 0;
}

struct vdm_node *
vdm_html_saved(struct vdm_record *work, const char *s, size_t n, int *deep)
{
	struct vdm_node *html;
	struct vdm_buf closed;

	*deep = costs_too_much(s, n);
	if (*deep)
		return NULL;
	if (!is_xhtml(s, n))
		return vdm_html_page(work, s, n, deep);
	vdm_buf_init(&closed);
	vdm_md_close_empty(&closed, s, n);
	html = vdm_html_page(work, vdm_buf_str(&closed), closed.len, deep);
	if (closed.failed) {
		errno = ENOMEM;
		html = NULL;
	}
	vdm_buf_fini(&closed);
	return html;
}
