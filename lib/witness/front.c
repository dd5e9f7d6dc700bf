/* SPDX-License-Identifier: MIT */
/* Front matter as it stands. */
#include "witness/front.h"

#include <string.h>

#include "base/buf.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "base/words.h"
#include "witness/scan.h"
#include "witness/see.h"

size_t
vdm_witness_line_end(const char *s, size_t n)
{
	const char *feed = memchr(s, '\n', n);

	return feed != NULL ? (size_t)(feed + 1 - s) : n;
}

static int
is_mark(const char *s, size_t n, const char *mark)
{
	while (n > 0 && vdm_is_space((unsigned char)s[n - 1]))
		n--;
	return n == 3 && memcmp(s, mark, 3) == 0;
}

size_t
vdm_witness_front_length(const char *s, size_t n)
{
	size_t first = vdm_witness_line_end(s, n), at = first, k;
	int toml = is_mark(s, first, "+++");

	if (!toml && !is_mark(s, first, "---"))
		return 0;
	if (!toml && vdm_witness_line_end(s + at, n - at) > 0 &&
	    vdm_is_blank_n(s + at, vdm_witness_line_end(s + at, n - at)))
		return 0;
	for (; at < n; at += k) {
		k = vdm_witness_line_end(s + at, n - at);
		if (toml ? is_mark(s + at, k, "+++")
			 : is_mark(s + at, k, "---") ||
			       is_mark(s + at, k, "..."))
			return at + k;
	}
	return 0;
}

/* Values that only our own front matter has, and that say how a field is known:
 * the record has them as such. */
static int
is_state(const char *s, size_t n)
{
	static const char *const states[] = {
	    "true",    "false",    "high",     "medium", "low",
	    "unknown", "inferred", "explicit", "empty",  "null",
	    "Null",    "NULL",     NULL};

	while (n > 0 && vdm_is_space((unsigned char)s[n - 1]))
		n--;
	return vdm_words_among(s, n, states);
}

/* Keys whose values are names or numbers that are given anew: of people,
 * fields, pictures. */
static int
is_given(const char *key, size_t n)
{
	static const char *const keys[] = {
	    "id:", "who:", "field:", "nth:", "cover-image:", NULL};

	return vdm_words_among(key, n, keys);
}

/* YAML's marks before a value, "&name", "!!str", or in place of one, "*name":
 * how a value is known, and no part of it. Their length. */
static size_t
yaml_marks(const char *s, size_t n)
{
	size_t i = 0, k;

	for (;;) {
		for (k = i; k < n && s[k] == ' '; k++)
			;
		if (k >= n || (s[k] != '&' && s[k] != '*' && s[k] != '!'))
			return i;
		for (i = k; i < n && !vdm_is_space((unsigned char)s[i]); i++)
			;
	}
}

/* What an escape within double quotes stands for (YAML 1.2, 5.7; TOML has
 * fewer): \t, \u00E9. Nothing where it is a control that no record has. Its
 * length, with the backslash. */
static size_t
escape_put(struct vdm_buf *out, const char *s, size_t n)
{
	size_t k, length = s[1] == 'x' ? 2 : s[1] == 'u' ? 4 : 0;
	uint32_t cp = 0;

	if (s[1] == 'U')
		length = 8;
	if (s[1] == '\n') { /* no end of a line: what is behind goes on */
		for (k = 2; k < n && vdm_is_space((unsigned char)s[k]); k++)
			;
		return k;
	}
	for (k = 0; k < length && k + 2 < n; k++) {
		int v = vdm_hex_of(s[k + 2]);

		if (v < 0)
			break;
		cp = cp * 16 + (uint32_t)v;
	}
	if (length > 0 && k == length) {
		if (vdm_is_xml_char(cp))
			vdm_buf_putcp(out, cp);
		return length + 2;
	}
	if (strchr("0abefv", s[1]) == NULL)
		vdm_buf_putc(out, s[1] == '"' || s[1] == '\\' || s[1] == '/'
				      ? s[1]
				      : ' ');
	return 2;
}

/* What is in double quotes, or goes on in them, with its escapes resolved. */
static void
plain_put(struct vdm_buf *out, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n;)
		if (s[i] == '\\' && i + 1 < n)
			i += escape_put(out, s + i, n - i);
		else
			vdm_buf_putc(out, s[i++]);
}

void
vdm_witness_notation(struct vdm_testimony *t, enum vdm_place place,
		     const char *s, size_t n)
{
	struct vdm_buf plain;

	if (n == 0 || memchr(s, '\\', n) == NULL)
		return;
	vdm_buf_init(&plain);
	plain_put(&plain, s, n);
	vdm_testimony_words(t, place, vdm_buf_str(&plain), plain.len, NULL);
	t->failed = t->failed || plain.failed;
	vdm_buf_fini(&plain);
}

/* A value, whose escapes are what they stand for; a list or a mapping of a key
 * that is not known is kept with them. */
static void
value_see(struct vdm_testimony *t, enum vdm_place place, const char *s,
	  size_t n, const struct vdm_pos *pos)
{
	struct vdm_buf plain;

	if (n == 0 || *s != '"' || memchr(s, '\\', n) == NULL) {
		vdm_testimony_words(t, place, s, n, pos);
		return;
	}
	vdm_buf_init(&plain);
	plain_put(&plain, s, n);
	vdm_testimony_words(t, place, vdm_buf_str(&plain), plain.len, pos);
	vdm_testimony_words(t, VDM_PLACE_IMPLIED, s, n, pos);
	t->failed = t->failed || plain.failed;
	vdm_buf_fini(&plain);
}

/* YAML's head of a block, "|2-", which says how that is read: its length. */
static size_t
yaml_block(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && s[i] == ' ')
		i++;
	if (i >= n || (s[i] != '|' && s[i] != '>'))
		return 0;
	for (i++; i < n && strchr("123456789+-", s[i]) && s[i] != '\0'; i++)
		;
	return vdm_is_blank_n(s + i, n - i) ? i : 0;
}

/* A key with its value, or a value: the key is no word of the document (what
 * becomes of keys that are not known is the reader's to say), the value is. */
static void
front_pair(struct vdm_testimony *t, const char *s, size_t n, int toml,
	   const struct vdm_pos *pos)
{
	size_t i = 0, from;
	int named;

	while (i < n && (s[i] == ' ' || s[i] == '-'))
		i++;
	from = i;
	if (i < n && s[i] == '"')
		for (i++; i < n && s[i] != '"'; i++)
			;
	while (i < n && s[i] != (toml ? '=' : ':') && s[i] != '#')
		i++;
	if (i >= n || s[i] == '#' ||
	    (!toml && i + 1 < n && !vdm_is_space((unsigned char)s[i + 1])))
		i = from;
	else
		i++;
	named = is_given(s + from, i - from);
	if (!toml) {
		i += yaml_marks(s + i, n - i);
		i += yaml_block(s + i, n - i);
	}
	vdm_testimony_words(t, VDM_PLACE_IMPLIED, s, i, pos);
	while (i < n && vdm_is_space((unsigned char)s[i]))
		i++;
	value_see(t,
		  named || is_state(s + i, n - i) ? VDM_PLACE_IMPLIED
						  : VDM_PLACE_METADATA,
		  s + i, n - i, pos);
}

/* A line of front matter, which may hold lists and maps in brackets. */
static void
front_line(struct vdm_testimony *t, const char *s, size_t n, int toml,
	   const struct vdm_pos *pos)
{
	size_t from = 0, i;
	char quote = 0;

	for (i = 0; i < n; i++) {
		if (quote != 0) {
			if (s[i] == '\\')
				i++;
			else if (s[i] == quote)
				quote = 0;
			continue;
		}
		if (s[i] == '"' && (i == 0 || strchr(" [{,", s[i - 1])))
			quote = s[i];
		if (s[i] != '[' && s[i] != '{' && s[i] != ']' && s[i] != '}' &&
		    s[i] != ',')
			continue;
		front_pair(t, s + from, i - from, toml, pos);
		from = i + 1;
	}
	front_pair(t, s + from, n - from, toml, pos);
}

/* Whether the quotes at s[i] begin a value. */
static int
is_opening(const char *s, size_t i)
{
	size_t j = i;

	while (j > 0 && s[j - 1] == ' ')
		j--;
	if (j == 0)
		return 0;
	return s[j - 1] == '[' || s[j - 1] == '{' ||
	       (j < i && strchr(":-,", s[j - 1]) != NULL);
}

/* A line of YAML with those in which its quotes go on, as far as they are
 * closed before a line that is not indented: its length. */
static size_t
quotes_end(const char *s, size_t n)
{
	size_t first = vdm_witness_line_end(s, n), end = first, i = 0;
	int open = 0;

	if (memchr(s, '"', first) == NULL)
		return first;
	for (;;) {
		for (; i < end; i++)
			if (open && s[i] == '\\')
				i++;
			else if (s[i] == '"')
				open = !open && is_opening(s, i);
		if (!open)
			return end;
		if (end >= n || (s[end] != ' ' && s[end] != '\n'))
			return first;
		end += vdm_witness_line_end(s + end, n - end);
	}
}

/* The addresses of a line; what is HTML may say them with references. */
static void
front_addresses(struct vdm_testimony *t, const char *s, size_t n,
		const struct vdm_pos *pos)
{
	struct vdm_buf plain, resolved;

	vdm_buf_init(&plain);
	vdm_buf_init(&resolved);
	if (memmem(s, n, "\\\"", 2) != NULL)
		plain_put(&plain, s, n);
	else
		vdm_buf_put(&plain, s, n);
	vdm_testimony_addresses(t, VDM_THING_ADDRESS, vdm_buf_str(&plain),
				plain.len, pos);
	vdm_scan_resolve(&resolved, vdm_buf_str(&plain), plain.len);
	vdm_testimony_addresses(t, VDM_THING_MENTION, vdm_buf_str(&resolved),
				resolved.len, pos);
	t->failed = t->failed || plain.failed || resolved.failed;
	vdm_buf_fini(&plain);
	vdm_buf_fini(&resolved);
}

/* The header of an edition, which our own front matter carries as a block: how
 * long that is. */
static size_t
front_header(struct vdm_testimony *t, const char *s, size_t n,
	     const struct vdm_pos *pos)
{
	struct vdm_walk *walk =
	    vdm_witness_walk_new(t, VDM_WORDS_TEI, VDM_PLACE_METADATA);
	size_t k = 0;

	while (k < n && (s[k] == ' ' || s[k] == '\n'))
		k += vdm_witness_line_end(s + k, n - k);
	if (walk != NULL)
		vdm_walk_markup(walk, s, k, pos);
	vdm_free(walk);
	return k;
}

void
vdm_witness_front(struct vdm_testimony *t, const char *s, size_t n,
		  struct vdm_pos *pos)
{
	static const char header[] = "tei-header: |\n";
	int toml = n > 0 && s[0] == '+';
	size_t k;

	for (; n > 0; s += k, n -= k, pos->line++) {
		size_t i;

		k = toml ? vdm_witness_line_end(s, n) : quotes_end(s, n);
		pos->column = 1;
		if (k == sizeof(header) - 1 && memcmp(s, header, k) == 0) {
			size_t lines = front_header(t, s + k, n - k, pos);

			for (; lines > 0; lines--, k++)
				pos->line += s[k] == '\n';
			continue;
		}
		front_addresses(t, s, k, pos);
		front_line(t, s, k, toml, pos);
		for (i = 0; i + 1 < k; i++)
			pos->line += s[i] == '\n';
	}
}
