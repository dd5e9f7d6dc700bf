/* SPDX-License-Identifier: MIT */
/*
 * How the fuzzer changes an input: by what the formats are made of. Lines,
 * paragraphs, words, elements, tags and attributes are doubled, dropped, moved,
 * nested and put in from elsewhere; of a ZIP container the entries are, and
 * what is in one of them. A fourth of all changes are libFuzzer's own, of
 * bytes and of the dictionary's words.
 */
#include "fuzz.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "zip/container.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max,
			       unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t a_size,
				 const uint8_t *b, size_t b_size, uint8_t *out,
				 size_t max, unsigned seed);

/* ---- chance -------------------------------------------------------------- */

static uint64_t state;

static void
seed_with(unsigned seed)
{
	state = seed * 0x9E3779B97F4A7C15u + 1;
}

static size_t
below(size_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return n == 0 ? 0 : (size_t)(state >> 16) % n;
}

#define ONE_OF(table) table[below(sizeof(table) / sizeof(table[0]))]

/* What one would not write, and what readers look for. */
static const char *const scraps[] = {"\n",
				     "\n\n",
				     " ",
				     "\t",
				     "\r\n",
				     "\f",
				     "\xC2\xA0",
				     "\xE2\x80\x94",
				     "\xEF\xBB\xBF",
				     "\xC3\xA9",
				     "e\xCC\x81",
				     "\xE2\x80\x8F",
				     "\xF0\x9F\x98\x80",
				     "&amp;",
				     "&lt;",
				     "&#160;",
				     "&eacute;",
				     "&none;",
				     "<!-- c -->",
				     "<?pi x?>",
				     "<![CDATA[x]]>",
				     "]]>",
				     "--",
				     "---\n",
				     "**",
				     "*",
				     "_",
				     "`",
				     "```\n",
				     "[^1]",
				     "[^1]: ",
				     "[1]",
				     "[1] ",
				     "> ",
				     "- ",
				     "1. ",
				     "# ",
				     "    ",
				     "| ",
				     "|---|\n",
				     "![a](b.png)",
				     "[a](#b)",
				     "<br/>",
				     "\\",
				     "MR. ROTH: ",
				     "**Roth:** ",
				     "Mr. Roth",
				     "Cde. Stalin asks",
				     "Present: ",
				     "Participants:\n",
				     "Date: 3 May 1921",
				     "Translated by Carla Hemm.",
				     "Source: ",
				     "Rights: ",
				     "Title: ",
				     "Quorvane",
				     "(",
				     ")",
				     "[",
				     "]",
				     ", ",
				     ". ",
				     ": ",
				     "; ",
				     "\"",
				     "'",
				     "0",
				     "-1",
				     "999999999999",
				     "1921-05-03",
				     "en",
				     "#roth",
				     "http://a.example/b?c=d#e",
				     "../a",
				     "data:,x",
				     "=== "};

static const char *const names[] = {
    "p",     "div",       "hi",       "note",      "sp",        "speaker",
    "stage", "list",      "item",     "table",     "row",       "cell",
    "head",  "ab",        "seg",      "lg",        "l",         "quote",
    "q",     "ref",       "ptr",      "figure",    "graphic",   "choice",
    "sic",   "corr",      "persName", "date",      "name",      "title",
    "bibl",  "person",    "closer",   "signed",    "opener",    "dateline",
    "pb",    "lb",        "gap",      "unclear",   "front",     "body",
    "back",  "text",      "TEI",      "teiHeader", "span",      "a",
    "b",     "i",         "section",  "aside",     "ul",        "ol",
    "li",    "tr",        "td",       "th",        "h1",        "blockquote",
    "pre",   "code",      "img",      "br",        "hr",        "script",
    "style", "svg",       "math",     "element",   "attribute", "choice",
    "group", "oneOrMore", "ref",      "define",    "data",      "value",
    "meta",  "item",      "itemref",  "dc:title",  "nav",       "x:y"};

static const char *const attributes[] = {
    "xml:id=\"a\"",     "who=\"#roth\"",
    "n=\"1\"",          "type=\"x\"",
    "rend=\"italic\"",  "xml:lang=\"de\"",
    "xmlns=\"u\"",      "xmlns:x=\"u\"",
    "x:y=\"z\"",        "class=\"c d\"",
    "id=\"a\"",         "href=\"#a\"",
    "src=\"b.png\"",    "target=\"#a\"",
    "ref=\"#a\"",       "when=\"1921\"",
    "cert=\"low\"",     "data-tei=\"x\"",
    "data-who=\"a\"",   "epub:type=\"a\"",
    "colspan=\"2\"",    "xml:space=\"preserve\"",
    "xml:base=\"../\"", "name=\"a\"",
    "corresp=\"#a\"",   "role=\"label\"",
    "place=\"foot\""};

/* ---- a text that is changed ---------------------------------------------- */

struct text {
	uint8_t *data;
	size_t size, max;
};

struct span {
	size_t at, n;
};

/* Puts bytes in place of others; 0 where there is no room. */
static int
splice(struct text *t, size_t at, size_t gone, const void *bytes, size_t n)
{
	if (t->size - gone + n > t->max)
		return 0;
	if (n > 0 && t->data + at < (const uint8_t *)bytes + n &&
	    (const uint8_t *)bytes < t->data + t->size)
		abort(); /* a piece of itself: `again` copies it */
	memmove(t->data + at + n, t->data + at + gone, t->size - at - gone);
	if (n > 0)
		memcpy(t->data + at, bytes, n);
	t->size = t->size - gone + n;
	return 1;
}

/* The same with a piece of the text itself, `times` over. */
static int
again(struct text *t, size_t at, size_t gone, struct span from, size_t times)
{
	uint8_t *copy = malloc(from.n * times + 1);
	size_t i;
	int done;

	if (copy == NULL)
		return 0;
	for (i = 0; i < times; i++)
		memcpy(copy + i * from.n, t->data + from.at, from.n);
	done = splice(t, at, gone, copy, from.n * times);
	free(copy);
	return done;
}

/* ---- what a text is made of -----------------------------------------------
 */

static size_t
find(const uint8_t *d, size_t n, size_t from, int c)
{
	const uint8_t *p = from < n ? memchr(d + from, c, n - from) : NULL;

	return p == NULL ? n : (size_t)(p - d);
}

static int
is_name(int c)
{
	return isalnum(c) || c == ':' || c == '-' || c == '_' || c >= 0x80;
}

static size_t
name_length(const uint8_t *d, size_t n, size_t at)
{
	size_t k = at;

	while (k < n && is_name(d[k]))
		k++;
	return k - at;
}

static struct span
line_at(const uint8_t *d, size_t n, size_t at)
{
	struct span s = {at, 0};

	while (s.at > 0 && d[s.at - 1] != '\n')
		s.at--;
	s.n = find(d, n, at, '\n');
	s.n = (s.n < n ? s.n + 1 : n) - s.at;
	return s;
}

static struct span
paragraph_at(const uint8_t *d, size_t n, size_t at)
{
	struct span s = {at, 0};
	size_t end = at;

	while (s.at > 1 && !(d[s.at - 1] == '\n' && d[s.at - 2] == '\n'))
		s.at--;
	if (s.at == 1)
		s.at = 0;
	while (end + 1 < n && !(d[end] == '\n' && d[end + 1] == '\n'))
		end++;
	s.n = (end + 2 < n ? end + 2 : n) - s.at;
	return s;
}

static struct span
word_at(const uint8_t *d, size_t n, size_t at)
{
	struct span s = {at, 0};

	while (s.at < n && !is_name(d[s.at]))
		s.at++;
	s.n = name_length(d, n, s.at);
	return s;
}

/* A start tag behind that place; n is 0 where there is none. */
static struct span
tag_at(const uint8_t *d, size_t n, size_t at)
{
	struct span s = {at, 0};
	size_t end;

	while ((s.at = find(d, n, s.at, '<')) + 1 < n && !isalpha(d[s.at + 1]))
		s.at++;
	end = find(d, n, s.at, '>');
	if (end < n)
		s.n = end + 1 - s.at;
	return s;
}

/* An element, up to its end tag. */
static struct span
element_at(const uint8_t *d, size_t n, size_t at)
{
	struct span s = tag_at(d, n, at);
	size_t name = name_length(d, n, s.at + 1), k = s.at + s.n, depth = 1;

	if (s.n < 3 || d[k - 2] == '/')
		return s;
	while (depth > 0 && (k = find(d, n, k, '<')) < n) {
		int ends = k + 1 < n && d[k + 1] == '/';
		size_t from = k + 1 + (size_t)ends, close = find(d, n, k, '>');

		if (from + name < n && name_length(d, n, from) == name &&
		    memcmp(d + from, d + s.at + 1, name) == 0 && close < n &&
		    (ends || d[close - 1] != '/'))
			depth += ends ? (size_t)-1 : 1;
		k = close < n ? close + 1 : n;
	}
	if (depth == 0)
		s.n = k - s.at;
	return s;
}

/* An attribute of a tag behind that place, with the space before it. */
static struct span
attribute_at(const uint8_t *d, size_t n, size_t at)
{
	struct span tag = tag_at(d, n, at), s = {tag.at, 0};
	size_t end = tag.at + tag.n, equals, quote;

	if (tag.n == 0)
		return s;
	equals = find(d, end, tag.at + below(tag.n), '=');
	if (equals + 1 >= end ||
	    (d[equals + 1] != '"' && d[equals + 1] != '\''))
		return s;
	quote = find(d, end, equals + 2, d[equals + 1]);
	s.at = equals;
	while (s.at > tag.at + 1 && !isspace(d[s.at]))
		s.at--;
	if (quote < end)
		s.n = quote + 1 - s.at;
	return s;
}

static struct span
any_unit(const uint8_t *d, size_t n)
{
	struct span s = {0, 0};
	size_t at = below(n), tries;

	for (tries = 0; tries < 4 && s.n == 0; tries++) {
		switch (below(9)) {
		case 0:
			s = paragraph_at(d, n, at);
			break;
		case 1:
		case 2:
			s = line_at(d, n, at);
			break;
		case 3:
			s = tag_at(d, n, at);
			break;
		case 4:
			s = attribute_at(d, n, at);
			break;
		case 5:
		case 6:
			s = word_at(d, n, at);
			break;
		default:
			s = element_at(d, n, at);
			break;
		}
	}
	return s;
}

/* ---- changes ---------------------------------------------------------------
 */

static int
change_rename(struct text *t)
{
	struct span s = element_at(t->data, t->size, below(t->size));
	size_t n = s.n > 0 ? name_length(t->data, t->size, s.at + 1) : 0;
	const char *name = ONE_OF(names);
	size_t end = s.at + s.n - n - 1;

	if (n == 0)
		return 0;
	if (t->data[s.at + s.n - 2] != '/' && end > s.at + n &&
	    memcmp(t->data + end, t->data + s.at + 1, n) == 0 &&
	    !splice(t, end, n, name, strlen(name)))
		return 0;
	return splice(t, s.at + 1, n, name, strlen(name));
}

static int
change_wrap(struct text *t)
{
	struct span s = any_unit(t->data, t->size);
	const char *name = ONE_OF(names);
	char tag[64];
	size_t n = strlen(name), times = below(8) == 0 ? 2 + below(40) : 1;

	while (times-- > 0) {
		tag[0] = '<', tag[1] = '/';
		memcpy(tag + 2, name, n);
		tag[n + 2] = '>';
		if (!splice(t, s.at + s.n, 0, tag, n + 3))
			return 0;
		memcpy(tag + 1, name, n);
		tag[n + 1] = '>';
		if (!splice(t, s.at, 0, tag, n + 2))
			return 0;
		s.n += 2 * n + 5;
	}
	return 1;
}

static int
change_attribute(struct text *t)
{
	struct span s = tag_at(t->data, t->size, below(t->size));
	const char *a = ONE_OF(attributes);
	size_t at = s.at + 1 + name_length(t->data, t->size, s.at + 1);

	return s.n > 0 && splice(t, at, 0, a, strlen(a)) &&
	       splice(t, at, 0, " ", 1);
}

/* libFuzzer's own changes, of one unit. */
static int
change_bytes(struct text *t)
{
	struct span s = any_unit(t->data, t->size);
	size_t room = s.n + 64, n;
	uint8_t *copy = malloc(room);
	int done;

	if (copy == NULL)
		return 0;
	memcpy(copy, t->data + s.at, s.n);
	n = LLVMFuzzerMutate(copy, s.n, room);
	done = splice(t, s.at, s.n, copy, n);
	free(copy);
	return done;
}

static int
change_move(struct text *t)
{
	struct span s = any_unit(t->data, t->size);
	size_t to = any_unit(t->data, t->size).at;
	uint8_t *copy = malloc(s.n + 1);
	int done = 0;

	if (copy == NULL)
		return 0;
	memcpy(copy, t->data + s.at, s.n);
	if (to <= s.at || to >= s.at + s.n)
		done = splice(t, s.at, s.n, NULL, 0) &&
		       splice(t, to > s.at ? to - s.n : to, 0, copy, s.n);
	free(copy);
	return done;
}

static int
change_once(struct text *t)
{
	struct span s, from;
	const char *scrap = ONE_OF(scraps);

	if (t->size == 0)
		return splice(t, 0, 0, scrap, strlen(scrap));
	s = any_unit(t->data, t->size);
	from = any_unit(t->data, t->size);
	switch (below(12)) {
	case 0:
		return splice(t, s.at, s.n, NULL, 0);
	case 1:
		return again(t, s.at, 0, s, below(8) == 0 ? 1 + below(40) : 1);
	case 2:
		return again(t, s.at, s.n, from, 1);
	case 3:
		return again(t, s.at, 0, from, 1);
	case 4:
		return change_move(t);
	case 5:
		return change_rename(t);
	case 6:
		return change_wrap(t);
	case 7:
		return change_attribute(t);
	case 8:
	case 9:
		return splice(t, s.at + below(2) * s.n, 0, scrap,
			      strlen(scrap));
	case 10:
		return splice(t, s.at, s.n, scrap, strlen(scrap));
	default:
		return change_bytes(t);
	}
}

static void
change_text(struct text *t)
{
	size_t times = 1 + below(4), tries = 16;

	while (times > 0 && tries-- > 0)
		times -= (size_t)change_once(t);
}

/* ---- containers
 * -------------------------------------------------------------- */

enum { ENTRIES = 64 };

struct entry {
	char *name;
	struct vdm_buf bytes;
};

struct entries {
	struct entry list[ENTRIES];
	size_t count;
};

static int
is_zip(const uint8_t *data, size_t size)
{
	return size > 4 && memcmp(data, "PK\3\4", 4) == 0;
}

static int
unpack(struct entries *all, const uint8_t *data, size_t size)
{
	struct vdm_zip *zip = vdm_zip_open(data, size, NULL);
	size_t i;

	all->count = 0;
	if (zip == NULL)
		return 0;
	for (i = 0; i < vdm_zip_count(zip) && i < ENTRIES; i++) {
		struct entry *e = &all->list[all->count];

		vdm_buf_init(&e->bytes);
		e->name = strdup(vdm_zip_name(zip, i));
		if (e->name == NULL ||
		    vdm_zip_read(zip, i, &e->bytes, NULL) != 0) {
			free(e->name);
			vdm_buf_fini(&e->bytes);
			continue;
		}
		all->count++;
	}
	vdm_zip_close(zip);
	return all->count > 0;
}

/* Packs them and lets them go; 0 where there is no room. */
static size_t
pack(struct entries *all, uint8_t *out, size_t max)
{
	struct vdm_zip_writer *w = vdm_zip_writer_new();
	struct vdm_buf packed;
	size_t i, n = 0;

	vdm_buf_init(&packed);
	for (i = 0; i < all->count; i++) {
		struct entry *e = &all->list[i];

		vdm_zip_writer_add(w, e->name, e->bytes.data, e->bytes.len, 1);
		free(e->name);
		vdm_buf_fini(&e->bytes);
	}
	if (vdm_zip_writer_finish(w, &packed) == 0 && packed.len <= max) {
		n = packed.len;
		memcpy(out, packed.data, n);
	}
	vdm_buf_fini(&packed);
	return n;
}

static void
change_entry(struct entry *e)
{
	size_t room = e->bytes.len + 4096;
	struct text t = {malloc(room), e->bytes.len, room};

	if (t.data == NULL)
		return;
	if (t.size > 0)
		memcpy(t.data, e->bytes.data, t.size);
	change_text(&t);
	vdm_buf_clear(&e->bytes);
	vdm_buf_put(&e->bytes, t.data, t.size);
	free(t.data);
}

static void
rename_entry(struct entry *e)
{
	size_t room = strlen(e->name) + 64, n;
	char *name = malloc(room);

	if (name == NULL)
		return;
	n = LLVMFuzzerMutate(memcpy(name, e->name, room - 64), room - 64,
			     room - 1);
	name[n] = '\0';
	free(e->name);
	e->name = name;
}

static void
change_entries(struct entries *all)
{
	size_t i = below(all->count), k = below(all->count);
	struct entry *e = &all->list[i];
	struct vdm_buf bytes;

	switch (below(12)) {
	case 0:
		free(e->name);
		vdm_buf_fini(&e->bytes);
		memmove(e, e + 1, (--all->count - i) * sizeof(*e));
		break;
	case 1:
		rename_entry(e);
		break;
	case 2:
		bytes = e->bytes;
		e->bytes = all->list[k].bytes;
		all->list[k].bytes = bytes;
		break;
	default:
		change_entry(e);
		break;
	}
}

/* An entry of the other container in place of one, or besides. */
static void
cross_entries(struct entries *all, struct entries *other)
{
	struct entry *from = &other->list[below(other->count)], *to = NULL;
	size_t i;

	for (i = 0; i < all->count; i++)
		if (strcmp(all->list[i].name, from->name) == 0)
			to = &all->list[i];
	if (to == NULL && all->count < ENTRIES && below(2) == 0) {
		to = &all->list[all->count];
		to->name = strdup(from->name);
		vdm_buf_init(&to->bytes);
		all->count += to->name != NULL;
	} else if (to == NULL) {
		to = &all->list[below(all->count)];
	}
	vdm_buf_clear(&to->bytes);
	vdm_buf_put(&to->bytes, from->bytes.data, from->bytes.len);
}

/* ---- libFuzzer's two questions
 * ------------------------------------------------- */

size_t
LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed)
{
	static struct entries all;
	struct text t = {data, size, max};
	size_t n;

	seed_with(seed);
	if (is_zip(data, size)) {
		if (below(16) == 0 || !unpack(&all, data, size))
			return LLVMFuzzerMutate(data, size, max);
		change_entries(&all);
		n = pack(&all, data, max);
		return n > 0 ? n : LLVMFuzzerMutate(data, size, max);
	}
	if (size == 0 || below(4) == 0)
		return LLVMFuzzerMutate(data, size, max);
	change_text(&t);
	return t.size;
}

size_t
LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t a_size, const uint8_t *b,
			  size_t b_size, uint8_t *out, size_t max,
			  unsigned seed)
{
	static struct entries all, other;
	struct text t = {out, a_size < max ? a_size : max, max};
	struct span s, from;
	size_t i, n;

	seed_with(seed);
	if (t.size > 0)
		memcpy(out, a, t.size);
	if (is_zip(a, a_size) && is_zip(b, b_size) && unpack(&all, a, a_size)) {
		if (unpack(&other, b, b_size)) {
			cross_entries(&all, &other);
			for (i = 0; i < other.count; i++) {
				free(other.list[i].name);
				vdm_buf_fini(&other.list[i].bytes);
			}
		}
		n = pack(&all, out, max);
		return n > 0 ? n : t.size;
	}
	if (a_size == 0 || b_size == 0)
		return t.size;
	s = any_unit(out, t.size);
	from = any_unit(b, b_size);
	splice(&t, s.at, below(2) * s.n, b + from.at, from.n);
	return t.size;
}
