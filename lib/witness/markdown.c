/* SPDX-License-Identifier: MIT */
/* Markdown: the text as CommonMark's parser takes it, HTML in it by its tags;
 * and definitions that the parser throws away. */
#include <string.h>

#include "base/decode.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "base/words.h"
#include "cmark/parse.h"
#include "witness/front.h"
#include "witness/letters.h"
#include "witness/plain.h"
#include "witness/scan.h"
#include "witness/see.h"
#include "witness/witness.h"

/* Paragraphs that the parser need not see: where they stand. */
struct plain {
	const char *s;
	size_t n;
	unsigned line; /* of what the parser gets, from 1 */
};

struct markdown {
	struct vdm_testimony *t;
	struct vdm_walk *walk; /* of the HTML that is open */
	struct vdm_buf body;   /* what the parser gets */
	unsigned front_lines;  /* before it */
	char *known; /* 1 for a line of the body that is code, or where
			a note begins that the parser kept */
	size_t lines_count;
	int braces; /* attributes may stand in some: the writer writes a
		       backslash before what only looks so */
	struct plain *plain;
	size_t plain_count, plain_cap, plain_next;
};

/* A definition, "[label]: ...": the length of what stands before its content,
 * 0: it is none. */
static size_t
definition(const char *s, size_t n, int *note)
{
	size_t i = 0, from;

	*note = 0;
	for (from = 0;;) { /* in quotations, too */
		while (i < n && i < from + 4 && s[i] == ' ')
			i++;
		if (i > from + 3 || i >= n || s[i] != '>')
			break;
		from = ++i;
	}
	if (i > from + 4 || i >= n || s[i] != '[')
		return 0;
	from = ++i;
	while (i < n && s[i] != ']' && s[i] != '[' && s[i] != '\n')
		i += s[i] == '\\' && i + 1 < n ? 2 : 1;
	if (i + 1 >= n || s[i] != ']' || s[i + 1] != ':' || i == from)
		return 0;
	/* "[^]: a" and "[^a b]: c" call no note so */
	*note = s[from] == '^' && i > from + 1 &&
		memchr(s + from, ' ', i - from) == NULL &&
		memchr(s + from, '\t', i - from) == NULL;
	return i + 2;
}

/* What the parser gets instead of plain paragraphs: a paragraph of a character
 * that is no word's, and has no other meaning. */
static const char stand_in[] = "\xEE\x80\x80";

static void
plain_add(struct markdown *m, const char *s, size_t n)
{
	struct plain *grown = m->plain;
	const char *feed, *end = s + n;

	if (m->plain_count == m->plain_cap) {
		m->plain_cap = m->plain_cap > 0 ? 2 * m->plain_cap : 64;
		grown = vdm_realloc(m->plain, m->plain_cap * sizeof(*grown));
	}
	if (grown == NULL) {
		m->plain_cap = m->plain_count;
		m->t->failed = 1;
		return;
	}
	m->plain = grown;
	grown += m->plain_count++;
	grown->s = s;
	grown->n = n;
	grown->line = (unsigned)m->lines_count - 1;
	vdm_buf_puts(&m->body, stand_in);
	while ((feed = memchr(s, '\n', (size_t)(end - s))) != NULL) {
		vdm_buf_putc(&m->body, '\n');
		m->lines_count++;
		s = feed + 1;
	}
}

/* Whether a line opens or closes a block of code. */
static int
is_fence(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && s[i] == ' ')
		i++;
	return i + 3 <= n &&
	       (memcmp(s + i, "```", 3) == 0 || memcmp(s + i, "~~~", 3) == 0);
}

/* Whether a line is pandoc's ":::", perhaps in an item. */
static int
is_colons(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && i < 3 && s[i] == ' ')
		i++;
	return i + 3 < n && memcmp(s + i, ":::", 3) == 0;
}

/* Where a definition leads: what stands in angle brackets is one address. */
static void
destination_see(struct vdm_testimony *t, const char *s, size_t n,
		const struct vdm_pos *pos)
{
	const char *open = memchr(s, '<', n), *close;

	close = open != NULL && vdm_is_blank_n(s, (size_t)(open - s))
		    ? memchr(open, '>', n - (size_t)(open - s))
		    : NULL;
	if (close != NULL) {
		vdm_testimony_address(t, VDM_THING_ADDRESS, open + 1,
				      (size_t)(close - open) - 1, pos);
		n -= (size_t)(close - s);
		s = close;
	}
	vdm_testimony_addresses(t, VDM_THING_ADDRESS, s, n, pos);
}

/*
 * What the parser gets: all but plain paragraphs, if these are to be left out,
 * and pandoc's ":::", which is no text. `told`: what lines say by themselves
 * was seen: the addresses of definitions, whether anything refers to them or
 * not, and such marks.
 */
static void
body_make(struct markdown *m, const char *s, size_t n, int plainly, int told)
{
	struct vdm_pos pos = {0, 1, 0};
	int note = 0, blank = 1, code = 0;
	size_t at, k, head;

	vdm_buf_clear(&m->body);
	m->lines_count = 2;
	m->plain_count = 0;
	for (at = 0; at < n; at += k) {
		k = plainly && blank && !code ? vdm_plain_length(s + at, n - at)
					      : 0;
		if (k > 0) {
			plain_add(m, s + at, k);
			continue;
		}
		pos.line = m->front_lines + (unsigned)m->lines_count++ - 1;
		k = vdm_witness_line_end(s + at, n - at);
		blank = vdm_is_blank_n(s + at, k);
		code ^= is_fence(s + at, k);
		if (is_colons(s + at, k)) {
			if (!told)
				vdm_testimony_words(m->t, VDM_PLACE_APART,
						    s + at, k, &pos);
			vdm_buf_putc(&m->body, '\n');
			continue;
		}
		vdm_buf_put(&m->body, s + at, k);
		head = told ? 0 : definition(s + at, k, &note);
		if (head > 0 && !note)
			destination_see(m->t, s + at + head, k - head, &pos);
		/* the parser forgets what a note was called */
		if (head > 0 && note)
			vdm_testimony_words(m->t, VDM_PLACE_IMPLIED, s + at,
					    head, NULL);
	}
}

static int
is_stand_in(cmark_node *n)
{
	const char *s = n != NULL ? cmark_node_get_literal(n) : NULL;

	return s != NULL && cmark_node_get_type(n) == CMARK_NODE_TEXT &&
	       strcmp(s, stand_in) == 0;
}

/* Whether the parser took each of what stands for plain paragraphs for a
 * paragraph of the text: they may have stood in code, or in HTML. */
static int
are_paragraphs(const struct markdown *m, cmark_node *root)
{
	size_t next = 0;
	cmark_node *n;

	for (n = cmark_node_first_child(root); n != NULL;
	     n = cmark_node_next(n)) {
		cmark_node *inner = cmark_node_first_child(n);

		if (cmark_node_get_type(n) != CMARK_NODE_PARAGRAPH ||
		    !is_stand_in(inner) || cmark_node_next(inner) != NULL)
			continue;
		if (next == m->plain_count ||
		    (unsigned)cmark_node_get_start_line(n) !=
			m->plain[next].line)
			return 0;
		next++;
	}
	return next == m->plain_count;
}

static void
line_text(struct markdown *m, const char *s, const struct vdm_pos *at)
{
	struct vdm_pos pos = *at;

	if (s != NULL)
		vdm_testimony_text(m->t, vdm_walk_place(m->walk), s, strlen(s),
				   &pos);
}

/* Attributes in braces behind a bracket, as pandoc has them of words, at s[at]:
 * where they end; `at`: there are none. */
static size_t
braces_end(const char *s, size_t n, size_t at)
{
	const char *close = memchr(s + at, '}', n - at);
	size_t end = close != NULL ? (size_t)(close - s) : at;
	size_t i = at + 1;

	if (end <= i)
		return at;
	if (s[i] != '.' && s[i] != '#' && memchr(s + i, '=', end - i) == NULL)
		return at;
	return memchr(s + i, '{', end - i) == NULL ? end + 1 : at;
}

/* Text without these, which are how it is set. */
static void
bare_text(struct markdown *m, cmark_node *n, const struct vdm_pos *at)
{
	const char *s = cmark_node_get_literal(n), *before;
	size_t length = s != NULL ? strlen(s) : 0, i = 0, end;
	cmark_node *prev = cmark_node_previous(n);
	struct vdm_pos pos = *at;

	before = prev != NULL && cmark_node_get_type(prev) == CMARK_NODE_TEXT
		     ? cmark_node_get_literal(prev)
		     : NULL;
	while (i < length && m->braces) {
		int behind = i > 0 ? s[i - 1] == ']'
				   : before != NULL && *before != '\0' &&
					 before[strlen(before) - 1] == ']';

		end = behind && s[i] == '{' ? braces_end(s, length, i) : i;
		if (end == i++)
			continue;
		vdm_testimony_text(m->t, vdm_walk_place(m->walk), s, i - 1,
				   &pos);
		vdm_testimony_words(m->t, VDM_PLACE_IMPLIED, s + i, end - i,
				    &pos);
		s += end;
		length -= end;
		before = NULL;
		i = 0;
	}
	if (length > 0)
		vdm_testimony_text(m->t, vdm_walk_place(m->walk), s, length,
				   &pos);
}

/* A text of the parser's, or plain paragraphs for which it stands. */
static void
text_node(struct markdown *m, cmark_node *n, const struct vdm_pos *at)
{
	const struct plain *p;
	struct vdm_pos pos;

	if (m->plain_next == m->plain_count || !is_stand_in(n) ||
	    at->line != m->front_lines + m->plain[m->plain_next].line) {
		bare_text(m, n, at);
		return;
	}
	p = &m->plain[m->plain_next++];
	pos = *at;
	vdm_testimony_text(m->t, vdm_walk_place(m->walk), p->s, p->n, &pos);
}

static void
html(struct markdown *m, const char *s, const struct vdm_pos *at)
{
	if (s != NULL)
		vdm_walk_markup(m->walk, s, strlen(s), at);
}

/* Whether it stands in the words for a picture. */
static int
is_described(cmark_node *n)
{
	while ((n = cmark_node_parent(n)) != NULL)
		if (cmark_node_get_type(n) == CMARK_NODE_IMAGE)
			return 1;
	return 0;
}

static void
leads(struct markdown *m, cmark_node *n, const struct vdm_pos *pos, int picture)
{
	const char *url = cmark_node_get_url(n);
	const char *title = cmark_node_get_title(n);

	if (url != NULL)
		vdm_testimony_address(m->t, VDM_THING_ADDRESS, url, strlen(url),
				      pos);
	if (title != NULL && *title != '\0')
		vdm_testimony_words(m->t, VDM_PLACE_APART, title, strlen(title),
				    pos);
	/* "[words]()" leads nowhere, and none does in the words for a picture
	 */
	if (picture || (url != NULL && vdm_testimony_leads(url, strlen(url)) &&
			!is_described(n)))
		vdm_testimony_thing(
		    m->t, picture ? VDM_THING_PICTURE : VDM_THING_LINK, "", 0,
		    pos);
}

/* A row of headings that GFM asks for and nobody wrote: it has no words. */
static int
is_empty_header(cmark_node *cell)
{
	cmark_node *c, *row = cmark_node_parent(cell);

	if (strcmp(cmark_node_get_type_string(row), "table_header") != 0)
		return 0;
	for (c = cmark_node_first_child(row); c != NULL; c = cmark_node_next(c))
		if (cmark_node_first_child(c) != NULL)
			return 0;
	return 1;
}

/* What a block is among HTML's elements; NULL: it stands in a line, and
 * neither ends words nor changes where they stand. */
static const char *
element_of(cmark_node *n)
{
	cmark_node_type type = cmark_node_get_type(n);

	if (type == CMARK_NODE_IMAGE)
		return "alt";
	if (type == CMARK_NODE_FOOTNOTE_DEFINITION)
		return "note";
	if ((type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE)
		return NULL;
	if (strcmp(cmark_node_get_type_string(n), "table_cell") == 0)
		return is_empty_header(n) ? "#block" : "td";
	return "#block"; /* a name that no tag has */
}

static void
code_block(struct markdown *m, cmark_node *n, const struct vdm_pos *pos)
{
	const char *info = cmark_node_get_fence_info(n);

	vdm_testimony_break(m->t, vdm_walk_place(m->walk));
	if (info != NULL) {
		vdm_testimony_words(m->t, VDM_PLACE_APART, info, strlen(info),
				    pos);
		vdm_testimony_addresses(m->t, VDM_THING_MENTION, info,
					strlen(info), pos);
	}
	line_text(m, cmark_node_get_literal(n), pos);
	vdm_testimony_break(m->t, vdm_walk_place(m->walk));
}

static void
implied(struct markdown *m, const char *s)
{
	if (s != NULL)
		vdm_testimony_words(m->t, VDM_PLACE_IMPLIED, s, strlen(s),
				    NULL);
}

/* The numbers of a list's items, which a record says in attributes. */
static void
numbers_see(struct markdown *m, cmark_node *list)
{
	int number = cmark_node_get_list_start(list);
	struct vdm_buf digits;
	cmark_node *c;

	vdm_buf_init(&digits);
	for (c = cmark_node_first_child(list); c != NULL;
	     c = cmark_node_next(c)) {
		vdm_buf_clear(&digits);
		vdm_buf_printf(&digits, "%d", number++);
		implied(m, vdm_buf_str(&digits));
	}
	m->t->failed = m->t->failed || digits.failed;
	vdm_buf_fini(&digits);
}

/* What else marks say and no words do: a note's label, that a rule is one. */
static void
mark_see(struct markdown *m, cmark_node *n)
{
	cmark_node_type type = cmark_node_get_type(n);

	if (type == CMARK_NODE_THEMATIC_BREAK)
		implied(m, "section rule");
	else if (type == CMARK_NODE_FOOTNOTE_DEFINITION ||
		 type == CMARK_NODE_FOOTNOTE_REFERENCE)
		implied(m, cmark_node_get_literal(n));
	else if (type == CMARK_NODE_LIST &&
		 cmark_node_get_list_type(n) == CMARK_ORDERED_LIST)
		numbers_see(m, n);
}

static void
enter(struct markdown *m, cmark_node *n, const struct vdm_pos *pos)
{
	cmark_node_type type = cmark_node_get_type(n);
	const char *s = cmark_node_get_literal(n), *name;

	mark_see(m, n);
	if (type == CMARK_NODE_TEXT)
		text_node(m, n, pos);
	else if (type == CMARK_NODE_CODE)
		line_text(m, s, pos);
	else if (type == CMARK_NODE_CODE_BLOCK)
		code_block(m, n, pos);
	else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ||
		 type == CMARK_NODE_THEMATIC_BREAK)
		vdm_testimony_break(m->t, vdm_walk_place(m->walk));
	else if (type == CMARK_NODE_HTML_INLINE ||
		 type == CMARK_NODE_HTML_BLOCK)
		html(m, s, pos);
	else if (type == CMARK_NODE_FOOTNOTE_REFERENCE)
		vdm_walk_marked(m->walk);
	else {
		if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
			leads(m, n, pos, type == CMARK_NODE_IMAGE);
		name = element_of(n);
		if (name == NULL)
			return;
		vdm_walk_enter(m->walk, name, strlen(name));
		vdm_walk_entered(m->walk, 0, pos);
	}
}

/* Lines that are code, in which nothing is defined; and those where notes
 * begin that the parser kept. */
static void
lines_mark(struct markdown *m, cmark_node *n)
{
	int first = cmark_node_get_start_line(n);
	int last = cmark_node_get_end_line(n);

	if (cmark_node_get_type(n) == CMARK_NODE_FOOTNOTE_DEFINITION)
		last = first;
	else if (cmark_node_get_type(n) != CMARK_NODE_CODE_BLOCK &&
		 cmark_node_get_type(n) != CMARK_NODE_HTML_BLOCK)
		return;
	for (; first > 0 && first <= last && (size_t)first < m->lines_count;
	     first++)
		m->known[first] = 1;
}

static void
leave(struct markdown *m, cmark_node *n)
{
	cmark_node_type type = cmark_node_get_type(n);
	const char *name = element_of(n);

	if (type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK ||
	    type == CMARK_NODE_THEMATIC_BREAK)
		return;
	if (name != NULL)
		vdm_walk_close(m->walk, name, strlen(name));
}

static void
tree_see(struct markdown *m, cmark_node *root)
{
	struct vdm_pos pos = {0, 1, 0};
	cmark_node *n = root;

	while (!m->t->over) {
		int line = cmark_node_get_start_line(n);

		if (line > 0)
			pos.line = m->front_lines + (unsigned)line;
		lines_mark(m, n);
		enter(m, n, &pos);
		if (cmark_node_first_child(n) != NULL) {
			n = cmark_node_first_child(n);
			continue;
		}
		for (;;) {
			leave(m, n);
			if (n == root)
				return;
			if (cmark_node_next(n) != NULL)
				break;
			n = cmark_node_parent(n);
		}
		n = cmark_node_next(n);
	}
}

/* A line of Markdown without its marks: they may stand inside of words. */
static void
line_bare(struct markdown *m, const char *s, size_t n, struct vdm_pos *pos)
{
	size_t i, from = 0;

	for (i = 0; i < n; i++) {
		if (strchr("*`~\\", s[i]) == NULL || s[i] == '\0')
			continue;
		vdm_testimony_text(m->t, VDM_PLACE_NOTES, s + from, i - from,
				   pos);
		from = i + 1;
	}
	vdm_testimony_text(m->t, VDM_PLACE_NOTES, s + from, n - from, pos);
	vdm_testimony_break(m->t, VDM_PLACE_NOTES);
}

/* Notes that nothing refers to, or a second of the same label, are not in the
 * parser's tree: their paragraph is seen as it stands. */
static void
notes_see(struct markdown *m)
{
	const char *s = vdm_buf_str(&m->body);
	size_t at, k, head, line = 1, n = m->body.len;
	int note, in = 0;

	for (at = 0; at < n; at += k, line++) {
		struct vdm_pos pos = {m->front_lines + (unsigned)line, 1, 0};

		k = vdm_witness_line_end(s + at, n - at);
		head = definition(s + at, k, &note);
		if (head > 0)
			in = note && !m->known[line];
		else if (vdm_is_blank_n(s + at, k))
			in = 0;
		if (!in)
			continue;
		if (head > 0)
			vdm_testimony_thing(m->t, VDM_THING_NOTE, "", 0, &pos);
		pos.column += (unsigned)head;
		line_bare(m, s + at + head, k - head, &pos);
	}
}

/* The parser's tree of what is not plain; NULL: there is none. */
static struct vdm_cmark *
parse(struct markdown *m, const char *s, size_t n)
{
	struct vdm_cmark *p;
	const char *what;
	unsigned line;
	int plainly;

	for (plainly = 1; plainly >= 0; plainly--) {
		body_make(m, s, n, plainly, !plainly);
		if (m->body.failed || m->t->failed ||
		    vdm_cmark_costs(vdm_buf_str(&m->body), m->body.len, &what,
				    &line))
			return NULL;
		p = vdm_cmark_new(vdm_buf_str(&m->body), m->body.len);
		if (p == NULL)
			m->t->failed = 1;
		if (p == NULL || are_paragraphs(m, vdm_cmark_root(p)))
			return p;
		vdm_cmark_free(p);
	}
	return NULL;
}

static void
text_see(struct markdown *m, const char *s, size_t n)
{
	struct vdm_cmark *p = parse(m, s, n);

	m->braces = memmem(s, n, "]{", 2) != NULL;
	if (p == NULL)
		return;
	m->known = vdm_calloc(m->lines_count + 1, 1);
	if (m->known == NULL)
		m->t->failed = 1;
	else
		tree_see(m, vdm_cmark_root(p));
	vdm_cmark_free(p);
	if (m->known != NULL && !m->t->over)
		notes_see(m);
}

/* Front matter and text, decoded. */
static void
document_see(struct markdown *m, const char *s, size_t n)
{
	struct vdm_pos pos = {1, 1, 0};
	size_t front = vdm_witness_front_length(s, n), i;

	vdm_witness_front(m->t, s, front, &pos);
	for (i = 0; i < front; i++)
		m->front_lines += s[i] == '\n';
	text_see(m, s + front, n - front);
}

int
vdm_witness_markdown(struct vdm_testimony *t, const char *bytes, size_t length,
		     const char *encoding)
{
	struct markdown m = {.t = t};
	struct vdm_buf decoded;

	(void)encoding;
	vdm_buf_init(&decoded);
	vdm_buf_init(&m.body);
	m.walk = vdm_witness_walk_new(t, VDM_WORDS_HTML, VDM_PLACE_BODY);
	if (m.walk != NULL)
		m.walk->loose = 1;
	if (m.walk != NULL && vdm_letters_are_clean(bytes, length))
		document_see(&m, bytes, length);
	else if (m.walk != NULL &&
		 vdm_decode(bytes, length, NULL, &decoded, NULL) == 0)
		document_see(&m, vdm_buf_str(&decoded), decoded.len);
	t->failed = t->failed || decoded.failed || m.body.failed;
	vdm_free(m.walk);
	vdm_free(m.known);
	vdm_free(m.plain);
	vdm_buf_fini(&m.body);
	vdm_buf_fini(&decoded);
	return vdm_witness_end(t);
}
