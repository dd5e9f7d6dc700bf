/* SPDX-License-Identifier: MIT */
/* Plain text and XML: bytes that are the document. */
#include <errno.h>
#include <string.h>

#include "base/address.h"
#include "base/decode.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "base/words.h"
#include "witness/letters.h"
#include "witness/see.h"
#include "witness/walk.h"
#include "witness/witness.h"

int
vdm_witness_end(struct vdm_testimony *t)
{
	vdm_testimony_end(t);
	if (!vdm_testimony_failed(t))
		return 0;
	errno = ENOMEM;
	return -1;
}

/* What the format says in brackets (docs/text.md). */
struct mark {
	size_t length;   /* 0: it is none */
	size_t from, to; /* of what it says: a number */
	int thing;       /* enum vdm_thing_kind, or -1 */
};

/* The line that a record's own table of fields begins with: the last of these,
 * behind a blank one. Others may say so amid their words. */
static const char table[] = "Document Information [Vidimus 1]";
static const char untitled[] = "[untitled]";

/* What is known of a text before its lines are seen. */
struct text {
	int titled;              /* the table says the title: no line is it */
	const char *table;       /* that line; NULL: others wrote the text */
	const char *notes;       /* and that which notes stand below, or NULL */
	struct vdm_strmap known; /* what these are called */
};

/* Line by line; NULL: there is no more. */
static const char *
line_next(const char **s, const char *end, size_t *n)
{
	const char *line = *s, *feed;

	*n = 0;
	if (line >= end)
		return NULL;
	feed = memchr(line, '\n', (size_t)(end - line));
	if (feed == NULL)
		feed = end;
	*n = (size_t)(feed - line);
	*s = feed + 1;
	return line;
}

/* What a note's line calls it, "[1] Harrow 1931."; 0: nothing. */
static size_t
called(const char *s, size_t n)
{
	const char *close = n > 0 && *s == '[' ? memchr(s, ']', n) : NULL;

	return close != NULL ? (size_t)(close - s) - 1 : 0;
}

static void
text_know(struct text *x, const char *s, const char *end)
{
	const char *line;
	int blank = 1; /* the line before */
	size_t n, k;

	memset(x, 0, sizeof(*x));
	if (memmem(s, (size_t)(end - s), table, sizeof(table) - 1) == NULL)
		return;
	while ((line = line_next(&s, end, &n)) != NULL) {
		k = blank && x->notes != NULL ? called(line, n) : 0;
		if (blank && vdm_words_is(line, n, table)) {
			vdm_strmap_fini(&x->known);
			memset(x, 0, sizeof(*x));
			x->table = line;
		} else if (x->table != NULL && x->notes == NULL &&
			   vdm_words_begin(line, n, "Title:")) {
			x->titled = 1;
		} else if (blank && x->table != NULL && x->notes == NULL &&
			   vdm_words_is(line, n, "Notes")) {
			x->notes = line;
		} else if (k > 0) {
			vdm_strmap_put_n(&x->known, line + 1, k, 0);
		}
		blank = vdm_is_blank_n(line, n);
	}
}

/* Whether the writer of the format wrote it. */
static int
is_ours(const struct text *x)
{
	return x->table != NULL;
}

/* What the writer says where there is no text to write. */
static struct mark
said_at(const char *s, size_t n)
{
	static const char *const said[] = {"[gap]", "[lb]", "[space]"};
	struct mark m = {0, 0, 0, -1};
	size_t i;

	for (i = 0; i < sizeof(said) / sizeof(said[0]); i++)
		if (vdm_words_begin(s, n, said[i]))
			m.length = strlen(said[i]);
	return m;
}

/* "[Page 3]" */
static struct mark
page_at(const char *s, size_t n)
{
	static const char page[] = "[Page";
	size_t k = sizeof(page) - 1;
	struct mark m = {0, k, k, VDM_THING_PAGE};

	if (n <= k || !vdm_words_begin(s, n, page) ||
	    (s[k] != ' ' && s[k] != ']'))
		return m;
	while (k < n && s[k] != ']' && s[k] != '[')
		k++;
	m.to = k;
	/* "[Page ]" has no number behind its blank */
	m.length = k < n && s[k] == ']' && m.to != m.from + 1 ? k + 1 : 0;
	return m;
}

/* "[1]"; in what the writer wrote, what one of its notes is called. Others have
 * none amid a word: "boat[1]s". */
static struct mark
note_at(const struct text *x, const char *s, size_t n)
{
	struct mark m = {0, 1, 1, VDM_THING_NOTE};
	size_t k = called(s, n);

	m.to += k;
	if (is_ours(x))
		m.length =
		    vdm_strmap_get_n(&x->known, s + 1, k, NULL) ? k + 2 : 0;
	else if (k > 0 && strspn(s + 1, "0123456789") == k && k < 6 &&
		 !(k + 2 < n && vdm_is_word((unsigned char)s[k + 2])))
		m.length = k + 2;
	return m;
}

/* Others have the number of a page alone on its line (`whole`). */
static struct mark
mark_at(const struct text *x, const char *s, size_t n, int whole)
{
	struct mark m = {0, 0, 0, -1};

	if (is_ours(x))
		m = said_at(s, n);
	if (m.length == 0)
		m = page_at(s, n);
	if (!is_ours(x) && !(whole && m.length == n && m.to > m.from))
		m.length = 0;
	return m.length > 0 ? m : note_at(x, s, n);
}

/* At a bracket: a mark there, and how many bytes before it are text. The writer
 * doubles the brackets of what is no mark, but looks like one. */
static struct mark
brackets_at(const struct text *x, const char *s, size_t n, int first,
	    size_t *before)
{
	size_t run = 0;
	struct mark m;

	while (run < n && s[run] == '[')
		run++;
	m = mark_at(x, s + run - 1, n - run + 1, first && run == 1);
	*before = m.length > 0 ? run - 1 : run;
	if (is_ours(x) && run % 2 == 0 && m.length > 0) {
		*before += m.length;
		m.length = 0;
	}
	return m;
}

/* A line, but for such marks in it. */
static void
line_see(struct vdm_testimony *t, const struct text *x, enum vdm_place place,
	 const char *s, size_t n, struct vdm_pos *pos)
{
	const char *line = s, *open;
	struct mark m;
	size_t text;

	while ((open = memchr(s, '[', n)) != NULL) {
		m = brackets_at(x, open, n - (size_t)(open - s), open == line,
				&text);
		text += (size_t)(open - s);
		vdm_testimony_text(t, place, s, text, pos);
		s += text;
		n -= text;
		if (m.length == 0)
			continue;
		if (m.to > m.from)
			vdm_testimony_words(t, VDM_PLACE_VALUES, s + m.from,
					    m.to - m.from, pos);
		/* where a note stands its mark begins a line */
		if (m.thing == VDM_THING_PAGE ||
		    (m.thing >= 0 && pos->column > 1))
			vdm_testimony_thing(t, (enum vdm_thing_kind)m.thing, "",
					    0, pos);
		/* a note in a note, which other formats have in its place */
		if (m.thing == VDM_THING_NOTE && place == VDM_PLACE_NOTES)
			vdm_testimony_break(t, place);
		s += m.length;
		n -= m.length;
		pos->column += (unsigned)m.length;
	}
	vdm_testimony_text(t, place, s, n, pos);
}

/* A value in such a line, where %2F stands for a slash. */
static void
value_see(struct vdm_testimony *t, const char *s, size_t n,
	  const struct vdm_pos *pos)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_address_decode(&b, s, n);
	vdm_testimony_words(t, VDM_PLACE_VALUES, vdm_buf_str(&b), b.len, pos);
	vdm_testimony_addresses(t, VDM_THING_ADDRESS, vdm_buf_str(&b), b.len,
				pos);
	t->failed = t->failed || b.failed;
	vdm_buf_fini(&b);
}

/* A line that says what the next one is, "[as: ../div/pb n=3]": its names of
 * elements are no words, what attributes say is. */
static void
path_see(struct vdm_testimony *t, const char *s, size_t n,
	 const struct vdm_pos *pos)
{
	size_t k, value = 0;

	for (k = 1; k < n; k++) {
		if (vdm_words_begin(s + k, n - k, "pb") &&
		    (s[k - 1] == '/' || s[k - 1] == ' ') && k + 2 < n &&
		    (s[k + 2] == '/' || s[k + 2] == ' ' || s[k + 2] == ']'))
			vdm_testimony_thing(t, VDM_THING_PAGE, "", 0, pos);
		if (value > 0 && (s[k] == ' ' || s[k] == '/' || s[k] == ']')) {
			value_see(t, s + value, k - value, pos);
			value = 0;
		}
		if (s[k] == '=')
			value = k + 1;
	}
	vdm_testimony_words(t, VDM_PLACE_IMPLIED, s, n, pos);
}

/* The length of such a line, without the name behind it that is for the eye,
 * "[as: ../u who=#ann] Ann Harrow:"; 0: it is none. */
static size_t
mark_length(const char *s, size_t n)
{
	const char *close = NULL;
	size_t k;

	if (n > 0 && vdm_words_begin(s, n, "[as: "))
		close = memchr(s, ']', n);
	k = close != NULL ? (size_t)(close - s) + 1 : 0;
	if (k == sizeof("[as: ]") - 1)
		return 0; /* it says nothing */
	return k == n || s[n - 1] == ':' ? k : 0;
}

/* A line of the table has a label, which the record knows as a field, before
 * its value. */
static void
key_see(struct vdm_testimony *t, const char **s, size_t *n, struct vdm_pos *pos)
{
	const char *colon = memchr(*s, ':', *n);
	size_t k = colon != NULL ? (size_t)(colon + 1 - *s) : 0;

	if (vdm_words_begin(*s, *n, "    ")) /* only a value */
		return;
	/* how it is known, and how turns are marked, is no value of a field */
	if (vdm_words_begin(*s, *n, "  guess:") ||
	    vdm_words_begin(*s, *n, "  id:") ||
	    vdm_words_begin(*s, *n, "  group:") ||
	    vdm_words_begin(*s, *n, "  stated:") ||
	    vdm_words_begin(*s, *n, "Turns:"))
		k = *n;
	vdm_testimony_words(t, VDM_PLACE_IMPLIED, *s, k, pos);
	pos->column += (unsigned)k;
	*s += k;
	*n -= k;
}

/* The mark of a note with a line that says what it is behind it, "[1] [as: p]":
 * how many bytes it has before that line. */
static size_t
note_mark(const char *s, size_t n)
{
	size_t k = called(s, n);

	return k > 0 && k + 3 < n && s[k + 2] == ' ' && s[k + 3] == '[' ? k + 3
									: 0;
}

/* Whether a line only says what follows it. */
static int
is_head(const struct text *x, const char *line)
{
	return line == x->table || line == x->notes;
}

static void
words_see(struct vdm_testimony *t, const struct text *x, enum vdm_place place,
	  int first, const char *s, size_t n, struct vdm_pos *at)
{
	size_t mark = is_ours(x) && first ? mark_length(s, n) : 0;

	if (mark > 0) {
		path_see(t, s, mark, at);
		vdm_testimony_words(t, VDM_PLACE_IMPLIED, s + mark, n - mark,
				    at);
		return;
	}
	if (place == VDM_PLACE_METADATA)
		key_see(t, &s, &n, at);
	vdm_testimony_addresses(t, VDM_THING_MENTION, s, n, at);
	line_see(t, x, place, s, n, at);
}

/* Whether a line says that the words below it are those for a picture, "[as:
 * graphic url=a.png/desc]". */
static int
describes(const char *s, size_t n)
{
	static const char desc[] = "/desc]";
	size_t k = sizeof(desc) - 1;

	return n > k && mark_length(s, n) == n &&
	       memcmp(s + n - k, desc, k) == 0 &&
	       memmem(s, n, "graphic ", 8) != NULL;
}

/* The title, which stands first as it is: what looks like a mark in it is
 * none. */
static void
title_see(struct vdm_testimony *t, const char *s, size_t n, struct vdm_pos *at)
{
	vdm_testimony_addresses(t, VDM_THING_MENTION, s, n, at);
	vdm_testimony_text(t, VDM_PLACE_BODY, s, n, at);
}

/* Lines of text; a record's own table of fields ends before its notes. */
static void
lines_see(struct vdm_testimony *t, const char *s, size_t n)
{
	enum vdm_place place = VDM_PLACE_BODY, at_line;
	struct vdm_pos pos = {1, 1, 0}, at;
	const char *end = s + n, *line;
	struct text x;
	int first = 1;     /* of lines without a blank one between them */
	int described = 0; /* these lines stand beside the text */
	size_t mark;

	text_know(&x, s, end);
	t->tabled = is_ours(&x);
	while (!t->over && (line = line_next(&s, end, &n)) != NULL) {
		int blank = vdm_is_blank_n(line, n);

		if (is_head(&x, line)) {
			place = line == x.table ? VDM_PLACE_METADATA
						: VDM_PLACE_NOTES;
			n = 0;
		}
		mark = place == VDM_PLACE_NOTES ? note_mark(line, n) : 0;
		line += mark;
		n -= mark;
		if (is_ours(&x) && pos.line == 1 &&
		    vdm_words_is(line, n, untitled))
			n = 0;
		at = pos;
		described = described && !blank;
		at_line = described ? VDM_PLACE_APART : place;
		if (is_ours(&x) && pos.line == 1 && !x.titled)
			title_see(t, line, n, &at);
		else
			words_see(t, &x, at_line, first, line, n, &at);
		vdm_testimony_break(t, at_line);
		described =
		    described || (is_ours(&x) && first && describes(line, n));
		first = blank;
		pos.line++;
	}
	t->failed = t->failed || x.known.failed;
	vdm_strmap_fini(&x.known);
}

int
vdm_witness_text(struct vdm_testimony *t, const char *bytes, size_t length,
		 const char *encoding)
{
	struct vdm_buf decoded;

	t->plain = 1;
	if (encoding == NULL && vdm_letters_are_clean(bytes, length)) {
		lines_see(t, bytes, length);
		return vdm_witness_end(t);
	}
	vdm_buf_init(&decoded);
	/* what it is in, and what is wrong with it, the reader has said */
	if (vdm_decode(bytes, length, encoding, &decoded, NULL) == 0)
		lines_see(t, vdm_buf_str(&decoded), decoded.len);
	t->failed = t->failed || decoded.failed;
	vdm_buf_fini(&decoded);
	return vdm_witness_end(t);
}

enum { NAME = 64, HEAD = 400 }; /* bytes of an encoding's name; of the start */

/* The encoding that an XML declaration names, or "". */
static void
declared(const char *s, size_t n, char *name)
{
	const char *end, *at;
	size_t k = 0;
	char quote;

	*name = '\0';
	if (n < 6 || memcmp(s, "<?xml ", 6) != 0)
		return;
	end = memchr(s, '>', n < HEAD ? n : HEAD);
	if (end == NULL)
		return;
	for (at = s; at + 8 < end && memcmp(at, "encoding", 8) != 0; at++)
		;
	for (at += 8; at < end && *at != '"' && *at != '\''; at++)
		;
	if (at >= end)
		return;
	quote = *at++;
	while (at < end && *at != quote && k + 1 < NAME)
		name[k++] = *at++;
	name[k] = '\0';
}

void
vdm_witness_see_markup(struct vdm_walk *walk, const char *bytes, size_t length)
{
	struct vdm_buf decoded;
	char name[NAME];

	if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		bytes += 3;
		length -= 3;
	}
	declared(bytes, length, name);
	if (vdm_utf8_check(bytes, length) == length &&
	    memchr(bytes, '\0', length < HEAD ? length : HEAD) == NULL) {
		vdm_walk_markup(walk, bytes, length, NULL);
		return;
	}
	vdm_buf_init(&decoded);
	if (vdm_decode(bytes, length, *name != '\0' ? name : NULL, &decoded,
		       NULL) == 0)
		vdm_walk_markup(walk, vdm_buf_str(&decoded), decoded.len, NULL);
	walk->t->failed = walk->t->failed || decoded.failed;
	vdm_buf_fini(&decoded);
}

struct vdm_walk *
vdm_witness_walk_new(struct vdm_testimony *t, enum vdm_words_of words,
		     enum vdm_place place)
{
	struct vdm_walk *walk = vdm_malloc(sizeof(*walk));

	if (walk == NULL) {
		t->failed = 1;
		return NULL;
	}
	vdm_walk_init(walk, t, words, place);
	return walk;
}
