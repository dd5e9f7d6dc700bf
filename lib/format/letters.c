/* SPDX-License-Identifier: MIT */
/*
 * Files that are letters and no text to be read: LaTeX, JSON, mails, XML of
 * other kinds. A text may begin with a brace, a backslash, or lines such as
 * "From: ..."; so each is asked for more than its beginning.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "base/words.h"
#include "format/stranger.h"

size_t
vdm_stranger_window(char out[VDM_STRANGER_WINDOW], const char *bytes,
		    size_t length)
{
	size_t i = 0, n = 0;

	if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		i = 3;
	else if (length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 ||
				 memcmp(bytes, "\xFE\xFF", 2) == 0))
		i = 2;
	for (; i < length && n + 1 < VDM_STRANGER_WINDOW; i++)
		if (bytes[i] != '\0')
			out[n++] = bytes[i];
	out[n] = '\0';
	return n;
}

/* ---- the root of a document ---------------------------------------------- */

static const char *
behind(const char *s, const char *end, const char *what)
{
	size_t n = strlen(what);
	const char *p = memmem(s, (size_t)(end - s), what, n);

	return p != NULL ? p + n : end;
}

/* Behind a document type, whose declarations may have such marks in quotation
 * marks and comments. */
static const char *
behind_doctype(const char *s, const char *end)
{
	int inside = 0;

	for (; s < end; s++) {
		size_t n = (size_t)(end - s);

		if (vdm_words_begin(s, n, "<!--"))
			s = behind(s, end, "-->") - 1;
		else if (vdm_words_begin(s, n, "<?"))
			s = behind(s, end, "?>") - 1;
		else if (*s == '"' || *s == '\'')
			s = memchr(s + 1, *s, n - 1);
		else if (*s == '[' || *s == ']')
			inside = *s == '[';
		else if (*s == '>' && !inside)
			return s + 1;
		if (s == NULL)
			break;
	}
	return end;
}

int
vdm_stranger_root(const char *s, size_t n, const char **name, size_t *name_n,
		  const char **tag, size_t *tag_n)
{
	const char *end = s + n, *p;

	*name = *tag = s;
	*name_n = *tag_n = 0;
	for (;;) {
		while (s < end && vdm_is_space((unsigned char)*s))
			s++;
		if (end - s < 2 || *s != '<')
			return 0;
		if (vdm_words_begin(s, (size_t)(end - s), "<!--"))
			s = behind(s, end, "-->");
		else if (s[1] == '?')
			s = behind(s, end, ">");
		else if (s[1] == '!')
			s = behind_doctype(s, end);
		else
			break;
	}
	if (!isalpha((unsigned char)s[1]))
		return 0;
	for (p = ++s; p < end && !vdm_is_space((unsigned char)*p) &&
		      *p != '>' && *p != '/';)
		p++;
	*name = s;
	*name_n = (size_t)(p - s);
	*tag = p;
	while (p < end && *p != '>')
		p++;
	*tag_n = (size_t)(p - *tag);
	return p < end;
}

/* The value of an attribute that declares the namespace of a name, in quotes;
 * NULL: none does. */
static const char *
namespace_of(const char *name, size_t prefix_n, const char *tag, size_t n,
	     char room[128])
{
	char wanted[64] = "xmlns";
	const char *p, *end = tag + n, *value;

	if (prefix_n > sizeof(wanted) - 10)
		return NULL;
	if (prefix_n > 0) {
		strcat(wanted, ":");
		strncat(wanted, name, prefix_n);
	}
	strcat(wanted, "=");
	p = memmem(tag, n, wanted, strlen(wanted));
	if (p == NULL || end - p < (long)strlen(wanted) + 2)
		return NULL;
	value = p + strlen(wanted) + 1;
	p = memchr(value, value[-1], (size_t)(end - value));
	if (p == NULL || p - value >= 128)
		return NULL;
	memcpy(room, value, (size_t)(p - value));
	room[p - value] = '\0';
	return room;
}

int
vdm_stranger_is_xml(const char *bytes, size_t length)
{
	char window[VDM_STRANGER_WINDOW] = "";
	size_t n = vdm_stranger_window(window, bytes, length);

	return vdm_words_begin(window, n, "<?xml");
}

int
vdm_stranger_is_page(const char *bytes, size_t length)
{
	static const char doctype[] = "<!doctype html";
	char window[VDM_STRANGER_WINDOW] = "";
	size_t n = vdm_stranger_window(window, bytes, length), name_n, tag_n;
	const char *name, *tag, *p = window;

	while ((p = strchr(p, '<')) != NULL &&
	       strncasecmp(p, doctype, sizeof(doctype) - 1) != 0) {
		if (p[1] != '!' && p[1] != '?')
			break;
		p = vdm_words_begin(p, strlen(p), "<!--")
			? behind(p, window + n, "-->")
			: p + 1;
	}
	if (p != NULL && strncasecmp(p, doctype, sizeof(doctype) - 1) == 0)
		return 1;
	return vdm_stranger_root(window, n, &name, &name_n, &tag, &tag_n) &&
	       name_n == 4 && strncasecmp(name, "html", 4) == 0;
}

/* Whether the last of all bytes is the end tag of that element. */
static int
ends_with_tag(const char *bytes, size_t length, const char *name, size_t n)
{
	while (length > 0 && vdm_is_space((unsigned char)bytes[length - 1]))
		length--;
	return length >= n + 3 && bytes[length - 1] == '>' &&
	       memcmp(bytes + length - 1 - n, name, n) == 0 &&
	       memcmp(bytes + length - 3 - n, "</", 2) == 0;
}

static int
is_xml_name(const char *name)
{
	size_t n = name != NULL ? strlen(name) : 0;

	return n > 4 && strcasecmp(name + n - 4, ".xml") == 0;
}

/*
 * XML of another kind that declares itself, or is called so, is refused by
 * whoever reads XML; else only what also ends with its root's end tag is taken
 * for it: Markdown begins with a drawing now and then.
 */
static const struct vdm_stranger *
by_root(const char *window, size_t n, const char *bytes, size_t length,
	const char *name_of_file)
{
	const char *name, *tag, *colon;
	size_t name_n, tag_n, prefix_n;
	char ns[128], local[64];

	if (vdm_words_begin(window, n, "<?xml") || is_xml_name(name_of_file) ||
	    !vdm_stranger_root(window, n, &name, &name_n, &tag, &tag_n) ||
	    !ends_with_tag(bytes, length, name, name_n))
		return NULL;
	colon = memchr(name, ':', name_n);
	prefix_n = colon != NULL ? (size_t)(colon - name) : 0;
	if (colon != NULL)
		name_n -= prefix_n + 1;
	if (name_n >= sizeof(local))
		return NULL;
	memcpy(local, colon != NULL ? colon + 1 : name, name_n);
	local[name_n] = '\0';
	return vdm_stranger_of_root(
	    local, namespace_of(name, prefix_n, tag, tag_n, ns));
}

int
vdm_stranger_is_document(const char *bytes, size_t length)
{
	char window[VDM_STRANGER_WINDOW] = "";
	size_t n = vdm_stranger_window(window, bytes, length), name_n, tag_n;
	const char *name, *tag;

	return vdm_words_begin(window, n, "<?xml") ||
	       (vdm_stranger_root(window, n, &name, &name_n, &tag, &tag_n) &&
		ends_with_tag(bytes, length, name, name_n));
}

/* ---- LaTeX ----------------------------------------------------------------
 */

static const struct vdm_stranger latex = {
    "a LaTeX document",
    "Convert it, for instance with pandoc: pandoc -f latex -t markdown %s"};

/* Behind comments and blank lines a document begins with its class, and a part
 * of one, which another file takes in, with a heading. */
static const struct vdm_stranger *
by_class(const char *s)
{
	static const char *const begins[] = {"\\documentclass",
					     "\\documentstyle",
					     "\\RequirePackage",
					     "\\NeedsTeXFormat",
					     "\\PassOptionsToPackage",
					     "\\DocumentMetadata",
					     "\\part",
					     "\\chapter",
					     "\\section",
					     "\\subsection",
					     "\\usepackage",
					     NULL};
	size_t i, n;

	for (;;) {
		while (vdm_is_space((unsigned char)*s))
			s++;
		if (*s != '%')
			break;
		s += strcspn(s, "\r\n");
	}
	for (i = 0; begins[i] != NULL; i++) {
		n = strlen(begins[i]);
		if (strncmp(s, begins[i], n) == 0 &&
		    (s[n] == '{' || s[n] == '[' || s[n] == '*'))
			return &latex;
	}
	return strncmp(s, "\\input texinfo", 14) == 0 ? &latex : NULL;
}

/* ---- JSON -----------------------------------------------------------------
 */

static const struct vdm_stranger json = {
    "JSON, of a program",
    "Take the words out of it, as plain text with a name before each turn"};
static const struct vdm_stranger notebook = {
    "a Jupyter notebook",
    "Convert it, for instance: jupyter nbconvert --to markdown %s"};

/*
 * The characters of JSON (RFC 8259) one after another: strings end, brackets
 * pair, what stands outside of strings are numbers, true, false, null, commas
 * and colons. 1: it is JSON, one value or one a line.
 */
static int
is_json(const char *s, size_t n)
{
	size_t i, depth = 0, strings = 0;
	int quoted = 0;

	for (i = 0; i < n; i++) {
		char c = s[i];

		if (quoted && c == '\\') {
			i++;
		} else if (quoted && (c == '\n' || c == '\r')) {
			return 0;
		} else if (c == '"') {
			quoted = !quoted;
			strings += (size_t)quoted;
		} else if (quoted) {
			continue;
		} else if (c == '{' || c == '[') {
			depth++;
		} else if (c == '}' || c == ']') {
			if (depth-- == 0)
				return 0;
		} else if (c == '\0' ||
			   strchr(" \t\r\n,:.+-0123456789truefalsnE", c) ==
			       NULL ||
			   (depth == 0 && c > ' ')) {
			return 0;
		}
	}
	return !quoted && depth == 0 && strings > 0;
}

/* Whether brackets begin as JSON's do: a remark in them begins with a word, and
 * what is alone in them may be the mark of a note. */
static int
begins_as_json(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && s[i] != '\0' && strchr("-+.0123456789eE", s[i]) != NULL)
		i++;
	if (i == 0)
		return n > 0 && *s != '\0' && strchr("\"{[", *s) != NULL;
	while (i < n && vdm_is_space((unsigned char)s[i]))
		i++;
	return i < n && s[i] == ',';
}

static const struct vdm_stranger *
by_braces(const char *s, size_t n)
{
	size_t i = 1;

	if (n >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0) {
		s += 3;
		n -= 3;
	}
	for (; n > 0 && vdm_is_space((unsigned char)*s); n--)
		s++;
	if (n < 2 || (*s != '{' && *s != '['))
		return NULL;
	while (i < n && vdm_is_space((unsigned char)s[i]))
		i++;
	if (!begins_as_json(s + i, n - i) || !is_json(s, n))
		return NULL;
	return memmem(s, n < 256 ? n : 256, "\"cells\"", 7) != NULL ||
		       memmem(s, n, "\"nbformat\"", 10) != NULL
		   ? &notebook
		   : &json;
}

/* ---- mails ----------------------------------------------------------------
 */

static const struct vdm_stranger mail = {
    "a mail", "Save the message as a web page or as plain text"};
static const struct vdm_stranger mailbox = {
    "a mailbox (mbox)", "Save each message as a web page or as plain text"};
static const struct vdm_stranger archive = {
    "a web page saved as one file (MHTML)",
    "Save the page anew as a web page (HTML), complete"};

/* A name of RFC 5322 before a colon, at a line's beginning. */
static size_t
header_name(const char *s)
{
	size_t n = 0;

	while (isalnum((unsigned char)s[n]) || s[n] == '-')
		n++;
	return n > 0 && s[n] == ':' ? n : 0;
}

/*
 * Somebody's memorandum begins with From, To, Date and Subject, too: what no
 * hand types are the lines of those that carried it.
 */
static const struct vdm_stranger *
by_headers(const char *s)
{
	static const char *const carried[] = {
	    "Received",     "Return-Path",    "Message-ID", "MIME-Version",
	    "Delivered-To", "DKIM-Signature", "X-Mailer",   NULL};
	int is_box = strncmp(s, "From ", 5) == 0, headers = 0, known = 0;
	int is_mime = 0;
	const char *from = s;
	size_t n, i;

	if (is_box)
		s += strcspn(s, "\n");
	s += *s == '\n' && is_box;
	for (; *s != '\0' && *s != '\n' && *s != '\r';
	     s += strcspn(s, "\n"), s += *s == '\n') {
		if (*s == ' ' || *s == '\t') {
			if (headers == 0)
				return NULL;
			continue;
		}
		n = header_name(s);
		if (n == 0)
			return NULL;
		headers++;
		for (i = 0; carried[i] != NULL; i++)
			known += strlen(carried[i]) == n &&
				 strncasecmp(s, carried[i], n) == 0;
		is_mime |= n == 12 && strncasecmp(s, "MIME-Version", n) == 0;
	}
	/* a stamp above a memorandum says "Received:", too */
	if (known == 0 || headers < (is_mime ? 2 : 3))
		return NULL;
	if (is_box)
		return &mailbox;
	return strstr(from, "multipart/related") != NULL &&
		       (strstr(from, "Snapshot-Content-Location") != NULL ||
			strstr(from, "text/html") != NULL)
		   ? &archive
		   : &mail;
}

const struct vdm_stranger *
vdm_stranger_of_text(const char *bytes, size_t length, const char *name)
{
	char window[VDM_STRANGER_WINDOW] = "";
	size_t n = vdm_stranger_window(window, bytes, length);
	const struct vdm_stranger *kind =
	    by_root(window, n, bytes, length, name);

	if (kind == NULL)
		kind = by_class(window);
	if (kind == NULL)
		kind = by_headers(window);
	return kind != NULL ? kind : by_braces(bytes, length);
}
