/* SPDX-License-Identifier: MIT */
/* Tags, text and comments in a document's bytes, one after another. */
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/reference.h"
#include "base/utf8.h"
#include "base/words.h"
#include "html/html.h"
#include "witness/scan.h"
#include "xml/sax.h"

void
vdm_scan_init(struct vdm_scan *scan, const char *bytes, size_t n, int html)
{
	memset(scan, 0, sizeof(*scan));
	scan->at = bytes;
	scan->end = bytes + n;
	scan->pos.line = 1;
	scan->pos.column = 1;
	scan->html = html;
}

/* Goes on to `to`, and keeps count of lines and columns. */
static void
move(struct vdm_scan *scan, const char *to)
{
	const char *p = scan->at, *feed;

	scan->at = to;
	if (scan->blind)
		return;
	while ((feed = memchr(p, '\n', (size_t)(to - p))) != NULL) {
		scan->pos.line++;
		scan->pos.column = 1;
		p = feed + 1;
	}
	for (; p < to; p++)
		scan->pos.column += ((unsigned char)*p & 0xC0) != 0x80;
}

static const char *
find(const char *s, const char *end, const char *what)
{
	size_t n = strlen(what);

	while (s < end && (s = memchr(s, what[0], (size_t)(end - s))) != NULL) {
		if ((size_t)(end - s) >= n && memcmp(s, what, n) == 0)
			return s;
		s++;
	}
	return NULL;
}

/* What lies between two marks, the second of which may be missing. */
static void
enclosed(struct vdm_scan *scan, struct vdm_scanned *item,
	 enum vdm_scan_kind kind, size_t opening, const char *closing)
{
	const char *from = scan->at + opening, *to;

	to = find(from, scan->end, closing);
	move(scan, from);
	item->kind = kind;
	item->s = from;
	item->n = (size_t)((to != NULL ? to : scan->end) - from);
	item->pos = scan->pos;
	move(scan, to != NULL ? to + strlen(closing) : scan->end);
}

/* A declaration ends at '>' outside of the brackets of its subset. */
static void
declaration(struct vdm_scan *scan, struct vdm_scanned *item)
{
	const char *p = scan->at + 2, *from = p;
	char quote = 0;
	int depth = 0;

	for (; p < scan->end; p++) {
		if (quote != 0) {
			quote = *p == quote ? 0 : quote;
			continue;
		}
		if (depth > 0 && *p == '<' && p + 3 < scan->end &&
		    memcmp(p, "<!--", 4) == 0) {
			p = find(p + 4, scan->end, "-->");
			if (p == NULL)
				break;
			continue;
		}
		if (*p == '"' || *p == '\'')
			quote = *p;
		else if (*p == '[')
			depth++;
		else if (*p == ']')
			depth--;
		else if (*p == '>' && depth <= 0)
			break;
	}
	item->kind = VDM_SCAN_DECLARATION;
	item->s = from;
	item->n = (size_t)((p != NULL && p < scan->end ? p : scan->end) - from);
	item->pos = scan->pos;
	move(scan, p != NULL && p < scan->end ? p + 1 : scan->end);
}

static int
is_name_start(char c)
{
	return vdm_is_letter(c) || c == '_' || (unsigned char)c >= 0x80;
}

static int
is_name_end(char c)
{
	return vdm_is_space((unsigned char)c) || c == '/' || c == '>' ||
	       c == '=';
}

/* Whether what ends there is a value without quotes. */
static int
is_in_value(const char *from, const char *to)
{
	while (to > from && !vdm_is_space((unsigned char)to[-1]) &&
	       to[-1] != '=' && to[-1] != '"' && to[-1] != '\'')
		to--;
	while (to > from && vdm_is_space((unsigned char)to[-1]))
		to--;
	return to > from && to[-1] == '=';
}

/* A tag; 0 where it is none. */
static int
tag(struct vdm_scan *scan, struct vdm_scanned *item)
{
	const char *p = scan->at + 1, *name;
	int closes = p < scan->end && *p == '/';
	char quote = 0, last = 0;

	p += closes;
	if (p >= scan->end || !is_name_start(*p))
		return 0;
	name = p;
	while (p < scan->end && !is_name_end(*p))
		p++;
	item->s = name;
	item->n = (size_t)(p - name);
	item->attrs = p;
	for (; p < scan->end && (quote != 0 || *p != '>'); p++) {
		if (quote != 0)
			quote = *p == quote ? 0 : quote;
		else if ((*p == '"' || *p == '\'') && last == '=')
			quote = *p;
		if (!vdm_is_space((unsigned char)*p))
			last = *p;
	}
	if (p >= scan->end)
		return 0;
	item->attrs_n = (size_t)(p - item->attrs);
	item->kind = closes ? VDM_SCAN_CLOSE : VDM_SCAN_OPEN;
	/* HTML: "<a href=x/>" ends in a value, not in itself */
	if (!closes && p > item->attrs && p[-1] == '/' &&
	    !(scan->html && is_in_value(item->attrs, p - 1))) {
		item->kind = VDM_SCAN_EMPTY;
		item->attrs_n--;
	}
	item->pos = scan->pos;
	move(scan, p + 1);
	if (scan->html && item->kind == VDM_SCAN_OPEN) {
		if (item->n == 6 && strncasecmp(name, "script", 6) == 0)
			scan->raw = "</script";
		else if (item->n == 5 && strncasecmp(name, "style", 5) == 0)
			scan->raw = "</style";
	}
	return 1;
}

static void
text(struct vdm_scan *scan, struct vdm_scanned *item, const char *to)
{
	item->kind = VDM_SCAN_TEXT;
	item->s = scan->at;
	item->n = (size_t)(to - scan->at);
	item->pos = scan->pos;
	move(scan, to);
}

/* What a script or style sheet says is no text of the document. */
static void
raw(struct vdm_scan *scan)
{
	size_t n = strlen(scan->raw);
	const char *p = scan->at;

	while (p < scan->end &&
	       ((size_t)(scan->end - p) < n || strncasecmp(p, scan->raw, n)))
		p++;
	scan->raw = NULL;
	move(scan, p);
}

void
vdm_scan_next(struct vdm_scan *scan, struct vdm_scanned *item)
{
	const char *p, *to;
	size_t left;

	item->kind = VDM_SCAN_END;
	item->attrs = NULL;
	item->attrs_n = 0;
	if (scan->raw != NULL)
		raw(scan);
	p = scan->at;
	left = (size_t)(scan->end - p);
	if (left == 0)
		return;
	if (*p == '<' && left >= 4 && memcmp(p, "<!--", 4) == 0)
		enclosed(scan, item, VDM_SCAN_COMMENT, 4, "-->");
	else if (*p == '<' && left >= 9 && memcmp(p, "<![CDATA[", 9) == 0)
		enclosed(scan, item, VDM_SCAN_CDATA, 9, "]]>");
	else if (*p == '<' && left >= 2 && p[1] == '?')
		enclosed(scan, item, VDM_SCAN_INSTRUCTION, 2, "?>");
	else if (*p == '<' && left >= 3 && p[1] == '!' && is_name_start(p[2]))
		declaration(scan, item);
	else if (*p != '<' || !tag(scan, item)) {
		to = memchr(p + 1, '<', left - 1);
		text(scan, item, to != NULL ? to : scan->end);
	}
}

void
vdm_scan_local(const char **name, size_t *n)
{
	const char *colon = memchr(*name, ':', *n);

	if (colon == NULL)
		return;
	*n -= (size_t)(colon + 1 - *name);
	*name = colon + 1;
}

int
vdm_scan_attr(const char **at, const char *end, const char **name,
	      size_t *name_n, const char **value, size_t *value_n)
{
	const char *p = *at;
	char quote = 0;

	*name = *value = p;
	*name_n = *value_n = 0;
	while (p < end && (vdm_is_space((unsigned char)*p) || *p == '/'))
		p++;
	if (p >= end) {
		*at = end;
		return 0;
	}
	*name = p;
	p++;
	while (p < end && *p != '=' && *p != '/' &&
	       !vdm_is_space((unsigned char)*p))
		p++;
	*name_n = (size_t)(p - *name);
	while (p < end && vdm_is_space((unsigned char)*p))
		p++;
	*value = p;
	if (p < end && *p == '=') {
		p++;
		while (p < end && vdm_is_space((unsigned char)*p))
			p++;
		if (p < end && (*p == '"' || *p == '\''))
			quote = *p++;
		*value = p;
		while (p < end &&
		       (quote != 0 ? *p != quote
				   : !vdm_is_space((unsigned char)*p)))
			p++;
		*value_n = (size_t)(p - *value);
		p += quote != 0 && p < end;
	}
	*at = p;
	return 1;
}

/* ---- references --------------------------------------------------------- */

enum {
	ENTITIES = 256, /* how many */
	REFERENCE = 40, /* bytes of one's name */
	PASSES = 16     /* how often one may stand in another */
};

/* A declaration, <!ENTITY name "value">: the value lies in `values`. */
struct entity {
	const char *name;
	size_t name_n, value, value_n;
};

struct vdm_entities {
	struct entity item[ENTITIES];
	size_t count;
	struct vdm_buf values;
};

/* "#" and what follows; 0: it is no number, or zero. */
static uint32_t
number(const char *s, size_t n)
{
	uint32_t cp;
	size_t figures;

	if (1 + vdm_reference_number(s + 1, n - 1, &cp, &figures) < n)
		return 0;
	return cp <= VDM_UTF8_LAST ? cp : 0xFFFD;
}

/* The character that a reference of that name stands for, or 0: it is not
 * known. */
static uint32_t
resolve(const char *name, size_t name_n)
{
	static const struct {
		const char *name;
		char is;
	} predefined[] = {{"amp", '&'},
			  {"lt", '<'},
			  {"gt", '>'},
			  {"quot", '"'},
			  {"apos", '\''}};
	char copy[REFERENCE];
	size_t i;

	if (name_n == 0 || name_n >= sizeof(copy))
		return 0;
	memcpy(copy, name, name_n);
	copy[name_n] = '\0';
	if (copy[0] == '#')
		return number(copy, name_n);
	for (i = 0; i < sizeof(predefined) / sizeof(predefined[0]); i++)
		if (strcmp(copy, predefined[i].name) == 0)
			return (uint32_t)predefined[i].is;
	return vdm_xml_html_entity(copy);
}

/* The reference at `s`: the length of its name, or -1 where it is none. */
static long
reference(const char *s, size_t n)
{
	size_t i = 1;

	while (i < n && i < REFERENCE && s[i] != ';' && s[i] != '&' &&
	       s[i] != '<' && !vdm_is_space((unsigned char)s[i]))
		i++;
	return i < n && i > 1 && s[i] == ';' ? (long)i - 1 : -1;
}

/* ---- what a document declares ------------------------------------------- */

/* A value as it is when it is declared: the characters that have numbers stand
 * in it, names do so only where it is used. */
static void
value_put(struct vdm_buf *out, const char *s, size_t n)
{
	char room[8];
	long name;
	size_t i;

	for (i = 0; i < n; i++) {
		name = s[i] == '&' ? reference(s + i, n - i) : -1;
		if (name < 0 || s[i + 1] != '#') {
			vdm_buf_putc(out, s[i]);
			continue;
		}
		vdm_buf_put(
		    out, room,
		    vdm_utf8_encode(number(s + i + 1, (size_t)name), room));
		i += (size_t)name + 1;
	}
}

/* What is external or a parameter has no value here. Of two of a name the first
 * one counts. */
static const char *
entity_read(struct vdm_entities *all, const char *p, const char *end)
{
	struct entity *e = &all->item[all->count];
	const char *from;
	char quote;

	while (p < end && vdm_is_space((unsigned char)*p))
		p++;
	e->name = p;
	while (p < end && !vdm_is_space((unsigned char)*p) && *p != '>')
		p++;
	e->name_n = (size_t)(p - e->name);
	while (p < end && vdm_is_space((unsigned char)*p))
		p++;
	if (p >= end || (*p != '"' && *p != '\''))
		return p;
	quote = *p++;
	from = p;
	while (p < end && *p != quote)
		p++;
	e->value = all->values.len;
	value_put(&all->values, from, (size_t)(p - from));
	e->value_n = all->values.len - e->value;
	all->count += all->count + 1 < ENTITIES;
	return p;
}

struct vdm_entities *
vdm_entities_read(const char *s, size_t n)
{
	struct vdm_entities *all;
	const char *p = s, *end = s + n;

	if (find(s, end, "<!ENTITY") == NULL)
		return NULL;
	all = vdm_calloc(1, sizeof(*all));
	if (all == NULL)
		return NULL;
	vdm_buf_init(&all->values);
	while ((p = find(p, end, "<!ENTITY")) != NULL)
		p = entity_read(all, p + 8, end);
	return all;
}

void
vdm_entities_free(struct vdm_entities *entities)
{
	if (entities != NULL)
		vdm_buf_fini(&entities->values);
	vdm_free(entities);
}

static const struct entity *
entity_of(const struct vdm_entities *own, const char *name, size_t n)
{
	size_t i;

	for (i = 0; i < own->count; i++)
		if (own->item[i].name_n == n &&
		    memcmp(own->item[i].name, name, n) == 0)
			return &own->item[i];
	return NULL;
}

/* Puts values in the place of their names, once. 1: there was one. */
static int
expand_once(const struct vdm_entities *own, const char *s, size_t n,
	    struct vdm_buf *out)
{
	const struct entity *e;
	int found = 0;
	size_t i;
	long name;

	for (i = 0; i < n; i++) {
		name = s[i] == '&' ? reference(s + i, n - i) : -1;
		e = name > 0 ? entity_of(own, s + i + 1, (size_t)name) : NULL;
		if (e == NULL || out->len > VDM_LIMIT_ENTITY_TEXT) {
			vdm_buf_putc(out, s[i]);
			continue;
		}
		vdm_buf_put(out, vdm_buf_str(&own->values) + e->value,
			    e->value_n);
		i += (size_t)name + 1;
		found = 1;
	}
	return found;
}

int
vdm_entities_expand(const struct vdm_entities *own, const char *s, size_t n,
		    struct vdm_buf *out)
{
	struct vdm_buf from, swap;
	int passes = 1;

	vdm_buf_clear(out);
	if (own == NULL || memchr(s, '&', n) == NULL ||
	    !expand_once(own, s, n, out))
		return 0;
	vdm_buf_init(&from);
	for (; passes < PASSES && memchr(vdm_buf_str(out), '&', out->len);
	     passes++) {
		swap = from;
		from = *out;
		*out = swap;
		vdm_buf_clear(out);
		if (!expand_once(own, vdm_buf_str(&from), from.len, out))
			break;
	}
	out->failed |= from.failed || own->values.failed;
	vdm_buf_fini(&from);
	return 1;
}

/* ---- references --------------------------------------------------------- */

void
vdm_scan_words(struct vdm_testimony *t, enum vdm_place place, const char *s,
	       size_t n, struct vdm_pos *pos)
{
	char room[8];

	while (n > 0) {
		const char *amp = memchr(s, '&', n);
		size_t before = amp != NULL ? (size_t)(amp - s) : n;
		struct vdm_pos here;
		uint32_t cp;
		long name;

		vdm_testimony_text(t, place, s, before, pos);
		s += before;
		n -= before;
		if (n == 0)
			return;
		name = reference(s, n);
		cp = name < 0 ? 0 : resolve(s + 1, (size_t)name);
		if (cp == 0) {
			vdm_testimony_text(t, place, s, 1, pos);
			s++;
			n--;
			continue;
		}
		here = *pos;
		vdm_testimony_text(t, place, room, vdm_utf8_encode(cp, room),
				   &here);
		pos->column += (unsigned)name + 2;
		s += name + 2;
		n -= (size_t)name + 2;
	}
}

/* The reference at `s` where HTML may have one: "&copy" without a semicolon,
 * "&notit;", which is two things. */
static size_t
html_reference(const char *s, size_t n)
{
	size_t i = 1;

	i += i < n && s[i] == '#';
	while (i < n && i < REFERENCE &&
	       (vdm_is_digit(s[i]) || vdm_is_letter(s[i])))
		i++;
	return i + (i < n && s[i] == ';');
}

/* What the reference at `s` stands for, in `out`; the bytes read, 0: none. */
static size_t
html_resolve(struct vdm_buf *out, const char *s, size_t n)
{
	long name = reference(s, n);
	uint32_t cp = name < 0 ? 0 : resolve(s + 1, (size_t)name);
	size_t length;

	vdm_buf_clear(out);
	/* HTML has other characters in the place of control characters but
	 * white space */
	if ((cp == '\t' || cp == '\n' || cp == '\r' || cp >= 0x20) &&
	    (cp < 0x7F || (cp >= 0xA0 && vdm_is_xml_char(cp)))) {
		vdm_buf_putcp(out, cp);
		return (size_t)name + 2;
	}
	length = html_reference(s, n);
	return length > 2 && vdm_html_entity(out, s, length) == 0 ? length : 0;
}

void
vdm_scan_html_resolve(struct vdm_buf *out, const char *s, size_t n)
{
	struct vdm_buf b;
	size_t i, k;

	vdm_buf_init(&b);
	for (i = 0; i < n; i += k) {
		k = s[i] == '&' ? html_resolve(&b, s + i, n - i) : 0;
		/* in a value a name is one with a semicolon of its own alone */
		if (k > 0 && s[i + 1] != '#' &&
		    (s[i + k - 1] != ';' ||
		     (b.len > 1 && vdm_buf_str(&b)[b.len - 1] == ';')))
			k = 0;
		if (k > 0)
			vdm_buf_put(out, vdm_buf_str(&b), b.len);
		else
			vdm_buf_putc(out, s[i]);
		k += k == 0;
	}
	out->failed |= b.failed;
	vdm_buf_fini(&b);
}

void
vdm_scan_html_words(struct vdm_testimony *t, enum vdm_place place,
		    const char *s, size_t n, struct vdm_pos *pos)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	while (n > 0) {
		const char *amp = memchr(s, '&', n);
		size_t before = amp != NULL ? (size_t)(amp - s) : n, length;
		struct vdm_pos here;

		vdm_testimony_text(t, place, s, before, pos);
		s += before;
		n -= before;
		if (n == 0)
			break;
		length = html_resolve(&b, s, n);
		if (length == 0) {
			vdm_testimony_text(t, place, s, 1, pos);
			s++;
			n--;
			continue;
		}
		here = *pos;
		vdm_testimony_text(t, place, vdm_buf_str(&b), b.len, &here);
		pos->column += (unsigned)length;
		s += length;
		n -= length;
	}
	t->failed = t->failed || b.failed;
	vdm_buf_fini(&b);
}

void
vdm_scan_resolve(struct vdm_buf *out, const char *s, size_t n)
{
	char room[8];
	uint32_t cp;
	long name;
	size_t i;

	for (i = 0; i < n; i++) {
		name = s[i] == '&' ? reference(s + i, n - i) : -1;
		cp = name < 0 ? 0 : resolve(s + i + 1, (size_t)name);
		if (cp == 0) {
			vdm_buf_putc(out, s[i]);
			continue;
		}
		vdm_buf_put(out, room, vdm_utf8_encode(cp, room));
		i += (size_t)name + 1;
	}
}

int
vdm_scan_value(const struct vdm_scanned *item, const char *wanted,
	       struct vdm_buf *out)
{
	const char *at = item->attrs, *end = at + item->attrs_n;
	const char *name, *value;
	size_t n, value_n;

	while (vdm_scan_attr(&at, end, &name, &n, &value, &value_n))
		if (vdm_words_is(name, n, wanted)) {
			vdm_scan_resolve(out, value, value_n);
			return 1;
		}
	return 0;
}
