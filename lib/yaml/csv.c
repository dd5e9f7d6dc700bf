/* SPDX-License-Identifier: MIT */
/* CSV with a head row (RFC 4180), as spreadsheets and people write it. */
#include <string.h>

#include "base/buf.h"
#include "yaml/table.h"

static const char separators[] = "\t;,";

enum { ROWS_TRIED = 20 }; /* to find out what parts the columns */

/* How many of a separator a row has outside of quotation marks; the place after
 * the row. */
static const char *
count_row(const char *s, char sep, size_t *count)
{
	int quoted = 0;

	*count = 0;
	for (; *s != '\0' && (*s != '\n' || quoted); s++) {
		if (*s == '"')
			quoted = !quoted;
		else if (*s == sep && !quoted)
			++*count;
	}
	return *s == '\n' ? s + 1 : s;
}

/* Of the first rows, how many have as many cells as the head row. */
static size_t
count_even(const char *s, char sep, size_t head)
{
	size_t even = 0, count, i;

	for (i = 0; i < ROWS_TRIED && *s != '\0'; i++) {
		s = count_row(s, sep, &count);
		even += count == head;
	}
	return even;
}

/*
 * What parts the columns: Excel's "sep=;" says it; else the separator of the
 * head row that parts most rows evenly, and the head row most often: words have
 * commas, too. '\0': one column.
 */
static char
find_separator(const char *s)
{
	size_t best_even = 0, best = 0, i;
	char found = '\0';

	for (i = 0; separators[i] != '\0'; i++) {
		size_t head, even;

		count_row(s, separators[i], &head);
		if (head == 0)
			continue;
		even = count_even(s, separators[i], head);
		if (even > best_even || (even == best_even && head > best)) {
			best_even = even;
			best = head;
			found = separators[i];
		}
	}
	return found;
}

static int
is_end(char c, char sep)
{
	return c == '\0' || c == '\n' || (c == sep && sep != '\0');
}

/*
 * A value in quotation marks; the place after it. NULL where they do not hold
 * the whole of it ("Lind" Oskar): then they are characters like others.
 */
static const char *
read_quoted(const char *s, char sep, struct vdm_buf *out)
{
	for (s++; *s != '\0'; s++) {
		if (*s == '"' && *++s != '"')
			break;
		if (*s != '\r')
			vdm_buf_putc(out, *s);
	}
	while (*s == ' ' || *s == '\r' || (*s == '\t' && sep != '\t'))
		s++;
	return is_end(*s, sep) ? s : NULL;
}

/* One value; the place after it. */
static const char *
read_value(const char *s, char sep, struct vdm_buf *out)
{
	const char *end;

	vdm_buf_clear(out);
	while (*s == ' ')
		s++;
	if (*s == '"' && (end = read_quoted(s, sep, out)) != NULL)
		return end;
	vdm_buf_clear(out);
	for (; !is_end(*s, sep); s++)
		if (*s != '\r')
			vdm_buf_putc(out, *s);
	while (out->len > 0 && out->data[out->len - 1] == ' ')
		vdm_buf_truncate(out, out->len - 1);
	return s;
}

/* Whether the value that begins here has a mark that nothing closes, or that
 * closes on a later line, amid what is another row's. */
static int
is_open(const char *s, char sep)
{
	int lines = 0, closed = 0;

	while (*s == ' ')
		s++;
	if (*s++ != '"')
		return 0;
	for (; *s != '\0' && !closed; s++) {
		closed = *s == '"' && s[1] != '"';
		if (*s == '"' && !closed)
			s++;
		lines |= *s == '\n';
	}
	if (!closed)
		return 1;
	while (*s == ' ' || *s == '\r' || (*s == '\t' && sep != '\t'))
		s++;
	return lines && !is_end(*s, sep);
}

static unsigned
lines_in(const char *from, const char *to)
{
	unsigned n = 0;

	for (; from < to; from++)
		n += *from == '\n';
	return n;
}

/* Both, a line each; `before` may be NULL. */
static const char *
joined(struct vdm_arena *a, const char *before, const char *value)
{
	size_t n = before != NULL ? strlen(before) : 0, m = strlen(value);
	char *s = vdm_arena_chars(a, n + m + 2);

	if (n == 0 || s == NULL)
		return value;
	memcpy(s, before, n);
	s[n] = '\n';
	memcpy(s + n + 1, value, m + 1);
	return s;
}

static void
put_cell(struct vdm_table *t, struct vdm_arena *a, struct vdm_row *r,
	 size_t column, const char *value)
{
	struct vdm_cell *c = NULL;

	if (r == &t->heads)
		c = vdm_table_cell(r, a, value, "");
	else if (column < t->heads.cells)
		c = vdm_table_cell(r, a, t->heads.cell[column].key, value);
	else if (*value != '\0')
		r->beyond = joined(a, r->beyond, value);
	if (c != NULL)
		c->line = r->line;
}

static int
is_blank(const struct vdm_row *r)
{
	size_t i;

	for (i = 0; i < r->cells; i++)
		if (*r->cell[i].value != '\0')
			return 0;
	return r->beyond == NULL;
}

/* One row; the place after it, or NULL where a quotation mark stays open. */
static const char *
read_row(struct vdm_table *t, struct vdm_arena *a, struct vdm_row *r,
	 const char *s, char sep, struct vdm_buf *b)
{
	const char *value;
	size_t column;

	for (column = 0;; column++) {
		if (is_open(s, sep))
			return NULL;
		s = read_value(s, sep, b);
		if (b->failed)
			return NULL;
		value = vdm_arena_strdup(a, vdm_buf_str(b));
		if (value == NULL)
			return NULL;
		put_cell(t, a, r, column, value);
		if (a->failed)
			return NULL;
		if (*s != sep || sep == '\0')
			break;
		s++;
	}
	return *s == '\n' ? s + 1 : s;
}

int
vdm_csv_read(struct vdm_table *t, struct vdm_arena *a, const char *s,
	     unsigned line)
{
	struct vdm_row *r = &t->heads;
	struct vdm_buf b;
	const char *next;
	char sep;

	vdm_buf_init(&b);
	if (strncmp(s, "sep=", 4) == 0 && s[4] != '\0' && s[5] == '\n') {
		sep = s[4];
		s += 6;
		line++;
	} else {
		sep = find_separator(s);
	}
	t->heads.line = line;
	while (r != NULL && *s != '\0') {
		next = read_row(t, a, r, s, sep, &b);
		if (next == NULL)
			break;
		line += lines_in(s, next);
		s = next;
		if (r != &t->heads && is_blank(r))
			t->rows--;
		r = vdm_table_row(t, a, line);
	}
	if (r != NULL && r != &t->heads)
		t->rows--; /* the one that was begun */
	if (b.failed)
		a->failed = 1;
	if (*s != '\0' && !a->failed) {
		t->problem = "a quotation mark is not closed";
		t->line = line;
	} else if (t->rows == 0) {
		t->problem = "it has no row";
		t->line = line;
	}
	vdm_buf_fini(&b);
	return t->problem == NULL && !a->failed ? 0 : -1;
}

/* A head row has a separator and no colon that YAML would want. */
int
vdm_csv_is(const char *s)
{
	size_t n = strcspn(s, "\n"), i;

	if (strncmp(s, "sep=", 4) == 0)
		return 1;
	for (i = 0; i + 1 < n; i++)
		if (s[i] == ':' && s[i + 1] == ' ')
			return 0;
	return find_separator(s) != '\0' && n > 0 && s[n - 1] != ':' &&
	       strchr("-{[%&*!|>", s[0]) == NULL && s[n] == '\n';
}
