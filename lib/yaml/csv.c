/* SPDX-License-Identifier: MIT */
/* CSV with a head row (RFC 4180), as spreadsheets and people write it. */
#include <string.h>

#include "base/buf.h"
#include "yaml/table.h"

static const char separators[] = "\t;,";

/*
 * What parts the columns: Excel's "sep=;" says it; else the separator that
 * the head row has most of, outside of quotation marks. '\0': one column.
 */
static char
find_separator(const char *s)
{
	size_t count[sizeof(separators)] = {0}, best = 0, i;
	const char *at;
	int quoted = 0;

	for (; *s != '\0' && (*s != '\n' || quoted); s++) {
		if (*s == '"')
			quoted = !quoted;
		at = strchr(separators, *s);
		if (at != NULL && !quoted)
			count[at - separators]++;
	}
	for (i = 1; separators[i] != '\0'; i++)
		if (count[i] > count[best])
			best = i;
	return count[best] > 0 ? separators[best] : '\0';
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

/* Whether the value that begins here has a mark that nothing closes. */
static int
is_open(const char *s)
{
	while (*s == ' ')
		s++;
	if (*s++ != '"')
		return 0;
	for (; *s != '\0'; s++)
		if (*s == '"' && *++s != '"')
			return 0;
	return 1;
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
		if (is_open(s))
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
