/* SPDX-License-Identifier: MIT */
/*
 * What reading a text would cost cmark. Its time, and the room for tables and
 * links, may grow with the square of the text (0.29 and later: sections,
 * instructions and declarations that are not closed, wide tables, long links
 * that are referred to again and again, containers in containers). Nothing ends
 * it once it began; so the cost is worked out before, for a little more than
 * cmark will take, and a text that would cost too much is not read.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/utf8.h"
#include "cmark/parse.h"

enum {
	LABEL_BYTES = 1000, /* of a link's label that is looked up */
	LONG_LINK = 1000    /* bytes of a link that is worth counting */
};

struct cost {
	const char *from, *end; /* the text */
	size_t steps, most;
	size_t cells, most_cells; /* of tables, with those filled up */
	size_t links, most_links; /* bytes of addresses referred to */
	const char *what;         /* costs too much, */
	const char *at;           /* here */
};

/* Lines without an empty one between them: no inline goes beyond. */
struct chunk {
	const char *from, *end;
	size_t cells;   /* that a line of a table would make of it so far */
	size_t columns; /* of the table that began in it, or 0 */
};

static void
steps_add(struct cost *c, size_t n, const char *what, const char *at)
{
	c->steps += n;
	if (c->steps > c->most && c->at == NULL) {
		c->what = what;
		c->at = at;
	}
}

/* ---- tables ------------------------------------------------------------- */

static size_t
count_of(const char *s, const char *end, char what)
{
	size_t n = 0;

	while ((s = memchr(s, what, (size_t)(end - s))) != NULL) {
		n++;
		s++;
	}
	return n;
}

/* Whether a line may be the one below the head of a table. */
static int
is_rule(const char *s, const char *end)
{
	const char *p = s;

	while (p < end && strchr("|-: \t\r\n\v\f", *p) != NULL && *p != '\0')
		p++;
	return p == end && memchr(s, '-', (size_t)(end - s)) != NULL;
}

/* cmark looks for the end of a row's cells to append each. */
static void
table_line(struct cost *c, struct chunk *k, const char *s, const char *end)
{
	static const char what[] = "cells of a table";
	size_t cells = count_of(s, end, '|') + 1;

	if (is_rule(s, end) && k->cells > 0) {
		/* the head is all of the paragraph above */
		steps_add(c, k->cells * k->cells + cells * cells, what, s);
		if (cells > k->columns)
			k->columns = cells;
	} else if (k->columns > 0) {
		steps_add(c, cells * cells, what, s);
		c->cells += k->columns > cells ? k->columns : cells;
	}
	k->cells += cells;
	if (c->cells > c->most_cells && c->at == NULL) {
		c->what = what;
		c->at = s;
	}
}

/* ---- what is not closed -------------------------------------------------- */

static const char *
find(const char *s, const char *end, const char *what)
{
	size_t n = strlen(what);

	for (; (size_t)(end - s) >= n; s++) {
		s = memchr(s, *what, (size_t)(end - s) - n + 1);
		if (s == NULL)
			return NULL;
		if (memcmp(s, what, n) == 0)
			return s;
	}
	return NULL;
}

static int
starts(const char *s, const char *end, const char *what)
{
	size_t n = strlen(what);

	return (size_t)(end - s) >= n && memcmp(s, what, n) == 0;
}

/* The three that cmark seeks the end of, each time to the end of the chunk. */
enum unclosed { SECTION, INSTRUCTION, DECLARATION, UNCLOSED };

static const struct {
	const char *opens, *closes, *what;
} marks[UNCLOSED] = {{"<![CDATA[", "]]>", "\"<![CDATA[\" that are not closed"},
		     {"<?", "?>", "\"<?\" that are not closed"},
		     {"<!", ">", "\"<!\" that are not closed"}};

static enum unclosed
opens(const char *s, const char *end)
{
	if (starts(s, end, marks[SECTION].opens))
		return SECTION;
	if (starts(s, end, marks[INSTRUCTION].opens))
		return INSTRUCTION;
	/* a comment ends at any two hyphens, as the next one has them */
	if (end - s > 2 && s[1] == '!' && s[2] != '-')
		return DECLARATION;
	return UNCLOSED;
}

static void
unclosed_read(struct cost *c, const struct chunk *k)
{
	const char *p = k->from, *ends;
	int none[UNCLOSED] = {0}; /* closes from here on */
	enum unclosed u;

	while ((p = memchr(p, '<', (size_t)(k->end - p))) != NULL) {
		u = opens(p, k->end);
		if (u == UNCLOSED) {
			p++;
			continue;
		}
		ends = none[u] ? NULL : find(p + 2, k->end, marks[u].closes);
		if (ends != NULL) {
			p = ends;
			continue;
		}
		none[u] = 1;
		steps_add(c, (size_t)(k->end - p), marks[u].what, p);
		p++;
	}
}

/* ---- links --------------------------------------------------------------- */

/* Each "]" looks for a link of the words since its "[". */
static void
brackets_read(struct cost *c, const struct chunk *k, struct vdm_buf *open)
{
	const char *p = k->from, *at;
	size_t n;

	vdm_buf_clear(open);
	for (; p < k->end; p++) {
		if (*p == '[')
			vdm_buf_put(open, (const char *)&p, sizeof(p));
		if (*p != ']' || open->len < sizeof(p))
			continue;
		memcpy(&at, open->data + open->len - sizeof(at), sizeof(at));
		vdm_buf_truncate(open, open->len - sizeof(at));
		n = (size_t)(p - at);
		steps_add(c, n < LABEL_BYTES ? n : LABEL_BYTES,
			  "brackets in brackets", at);
	}
}

/* The label between brackets as cmark compares it, as far as ASCII goes. */
static void
label_put(struct vdm_buf *out, const char *s, const char *end)
{
	vdm_buf_clear(out);
	for (; s < end && out->len < LABEL_BYTES; s++) {
		if (!vdm_is_space((unsigned char)*s))
			vdm_buf_putc(out, vdm_lower_byte(*s));
		else if (out->len > 0 && out->data[out->len - 1] != ' ')
			vdm_buf_putc(out, ' ');
	}
	while (out->len > 0 && out->data[out->len - 1] == ' ')
		vdm_buf_truncate(out, out->len - 1);
}

/* Long definitions: what each label stands for, in bytes. */
static void
definitions_find(struct cost *c, struct vdm_strmap *links,
		 struct vdm_arena *arena, struct vdm_buf *label)
{
	const char *p = c->from, *open, *end;

	while ((p = find(p, c->end, "]:")) != NULL) {
		end = memchr(p, '\n', (size_t)(c->end - p));
		if (end == NULL)
			end = c->end;
		for (open = p; open > c->from && *open != '[' && *open != '\n';)
			open--;
		if (end - p > LONG_LINK && *open == '[') {
			label_put(label, open + 1, p);
			vdm_strmap_put_n(links,
					 vdm_arena_strndup(arena,
							   vdm_buf_str(label),
							   label->len),
					 label->len, (size_t)(end - p));
		}
		p = end;
	}
}

/* cmark copies a link's address for each reference to it. */
static void
references_read(struct cost *c)
{
	struct vdm_strmap links = {0};
	struct vdm_arena arena;
	struct vdm_buf label;
	const char *p, *open = NULL;
	size_t n;

	vdm_arena_init(&arena);
	vdm_buf_init(&label);
	definitions_find(c, &links, &arena, &label);
	for (p = c->from; links.count > 0 && p < c->end; p++) {
		if (*p == '[')
			open = p + 1;
		if (*p != ']' || open == NULL)
			continue;
		label_put(&label, open, p);
		if (vdm_strmap_get_n(&links, vdm_buf_str(&label), label.len,
				     &n))
			c->links += n;
		if (c->links > c->most_links && c->at == NULL) {
			c->what = "references to long links";
			c->at = p;
		}
		open = NULL;
	}
	vdm_strmap_fini(&links);
	vdm_buf_fini(&label);
	vdm_arena_fini(&arena);
}

/* ---- containers ---------------------------------------------------------- */

/* How many quotations and lists a line may open or go on with. */
static size_t
containers_of(const char *s, const char *end, size_t *columns)
{
	size_t n = 0;

	*columns = 0;
	for (; s < end; s++) {
		if (*s == ' ')
			++*columns;
		else if (*s == '\t')
			*columns += 4;
		else if (strchr(">-*+.)", *s) != NULL && *s != '\0')
			n++;
		else if (!vdm_is_digit(*s))
			break;
	}
	return n;
}

/* Each line is held against every container that is open. */
static void
containers_line(struct cost *c, size_t *open, const char *s, const char *end)
{
	size_t columns, n = containers_of(s, end, &columns);
	size_t within = columns / 2 < *open ? columns / 2 : *open;

	if (!(s == end || *s == '\r' || *s == '\n'))
		*open = n + within;
	steps_add(c, *open, "quotations and lists in each other", s);
}

/* ---- the whole ------------------------------------------------------------
 */

static void
chunk_read(struct cost *c, const struct chunk *k, struct vdm_buf *open)
{
	unclosed_read(c, k);
	brackets_read(c, k, open);
}

static void
text_read(struct cost *c)
{
	struct chunk k = {c->from, c->from, 0, 0};
	const char *p = c->from, *end, *word;
	struct vdm_buf open;
	size_t containers = 0;

	vdm_buf_init(&open);
	for (; p < c->end && c->at == NULL; p = end) {
		end = memchr(p, '\n', (size_t)(c->end - p));
		end = end != NULL ? end + 1 : c->end;
		for (word = p;
		     word < end && vdm_is_space((unsigned char)*word);)
			word++;
		containers_line(c, &containers, p, end);
		k.end = end;
		if (word < end) {
			table_line(c, &k, p, end);
			continue;
		}
		chunk_read(c, &k, &open);
		k.from = end;
		k.cells = k.columns = 0;
	}
	k.end = c->end;
	if (c->at == NULL)
		chunk_read(c, &k, &open);
	vdm_buf_fini(&open);
}

int
vdm_cmark_costs(const char *bytes, size_t length, const char **what,
		unsigned *line)
{
	struct cost c = {0};

	*what = NULL;
	*line = 0;
	c.from = bytes;
	c.end = c.from + length;
	c.most = VDM_LIMIT_MARKDOWN_WORK +
		 length * (size_t)VDM_LIMIT_MARKDOWN_WORK_EACH;
	c.most_cells = VDM_LIMIT_MARKDOWN_CELLS + length / 2;
	c.most_links = VDM_LIMIT_MARKDOWN_LINKS + 16 * length;
	text_read(&c);
	if (c.at == NULL)
		references_read(&c);
	if (c.at == NULL)
		return 0;
	*what = c.what;
	*line = (unsigned)count_of(c.from, c.at, '\n') + 1;
	return 1;
}
