/* SPDX-License-Identifier: MIT */
/*
 * What is of a page by its cells or its figures alone: the head of a page whose
 * number, title and day stand in columns and come back with another number,
 * guide words of a dictionary, letters of columns, the codes of printers, and
 * the codes of time that a transcript has on lines of their own.
 */
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "prose/prose.h"
#include "prose/lines/cells.h"
#include "prose/lines/lines.h"

enum {
	ROW_BYTES = 200,
	TITLE_LEAST = 6,   /* bytes of a cell that comes back */
	LETTERS_BYTES = 3, /* of "(A)" */
	DAY_UNITS = 30,    /* of a head, in which its day stands */
	GUIDE_BYTES = 24,  /* of a guide word */
	BACK_UNITS = 400,  /* among which what stands again is looked for */
	NAME_BYTES = 60,   /* of who speaks, in the head of a page */
	CODES_LEAST = 3,   /* of time, that run on */
	CODE_BYTES = 24,
	PAIRS_LEAST = 3, /* of a printer's word and its number */
	PAIR_DIGITS = 3,
	SERIAL_BYTES = 40,
	SERIAL_DIGITS = 5,
	YEAR_BYTES = 3,    /* "69-", before the rest of a number */
	DOTS_LEAST = 4,    /* of "/..." */
	FIGURES_LEAST = 2, /* of a code of letters and figures */
	HOUR = 60,
	ROMAN_BYTES = 6
};

static int
is_numbered_row(const struct unit *u, struct vdm_cells *x)
{
	size_t n;
	const char *s = vdm_unit_words(u, &n);

	return vdm_cells_page_row(s, n, x);
}

/* Whether no other line stands right above: a row of a table has one. */
static int
stands_apart(const struct ctx *c, size_t i)
{
	return i == 0 || c->u[i - 1].len == 0 ||
	       c->u[i - 1].end + 1 < c->u[i].line ||
	       c->u[i - 1].kind == U_CHROME;
}

/* ---- heads of pages -------------------------------------------------------
 */

/* Whether two rows say the same beside another number. */
static int
agree(const struct vdm_cells *a, const struct vdm_cells *b)
{
	const size_t n = a->len[a->title];

	return n >= TITLE_LEAST && n == b->len[b->title] &&
	       memcmp(a->s[a->title], b->s[b->title], n) == 0 &&
	       vdm_cell_number(a->s[a->number], a->len[a->number]) !=
		   vdm_cell_number(b->s[b->number], b->len[b->number]);
}

/* "563   16 NOVEMBER 2017   564": two columns of a page, one behind the
 * other. */
static int
numbers_columns(const struct vdm_cells *x)
{
	const size_t last = x->n - 1;
	const long a = vdm_cell_number(x->s[0], x->len[0]);
	const long b = vdm_cell_number(x->s[last], x->len[last]);

	return x->n > 2 && a >= 0 && b == a + 1 &&
	       x->len[x->title] >= TITLE_LEAST;
}

static void
mark_row(struct unit *u)
{
	if (u->kind == U_NONE)
		vdm_unit_set(u, U_CHROME, FATE_CHROME,
			     "the head of a page, with its number, in columns");
}

/* The first line of all, where it is a row with a number; c->n where it is
 * none. */
static size_t
top_row(const struct ctx *c, struct vdm_cells *x)
{
	size_t top = c->n > 0 && c->u[0].len > 0 ? 0 : vdm_unit_next(c, 0);

	return top < c->n && is_numbered_row(&c->u[top], x) ? top : c->n;
}

/* Whether a unit may be the head of a page: a row with a number, of which
 * nothing says what else it is. */
static int
may_head_page(const struct unit *u, struct vdm_cells *x)
{
	return (u->kind == U_NONE || u->kind == U_CHROME) && !u->is_heading &&
	       u->len > 0 && is_numbered_row(u, x);
}

/* The rows whose title comes back in another, with another number: the one
 * before, or the first line of all, below which any text may stand. */
static void
mark_rows(struct ctx *c)
{
	struct vdm_cells x, y = {.n = 0}; /* of unit i, and of `last` */
	struct vdm_cells first = {.n = 0};
	size_t i, last = c->n, top = top_row(c, &first);

	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];
		int known;

		if (!may_head_page(u, &x))
			continue;
		known = i > top && top < c->n && agree(&x, &first);
		if (known)
			mark_row(&c->u[top]);
		else if (!stands_apart(c, i))
			continue;
		known |= numbers_columns(&x);
		if (last < c->n && agree(&x, &y)) {
			mark_row(&c->u[last]);
			known = 1;
		}
		if (known)
			mark_row(u);
		last = i;
		y = x;
	}
}

/* Whether the words of a unit stand in another one before it. */
static int
stood_before(const struct ctx *c, size_t i)
{
	size_t n, m, k;
	const char *s = vdm_unit_words(&c->u[i], &n), *t;

	for (k = i > BACK_UNITS ? i - BACK_UNITS : 0; n >= TITLE_LEAST && k < i;
	     k++) {
		t = vdm_unit_words(&c->u[k], &m);
		if (m == n && memcmp(s, t, n) == 0)
			return 1;
	}
	return 0;
}

/* Whether a page's number is all of the last line before unit i. */
static int
is_below_page(const struct ctx *c, size_t i)
{
	while (i > 0 && c->u[i - 1].len == 0)
		i--;
	return i > 0 && c->u[i - 1].page;
}

/* What stands again, and both times below a page's number. */
static void
mark_below_pages(struct ctx *c)
{
	size_t i, k, n, m, from;
	const char *s, *t;

	for (i = 1; i < c->n; i++) {
		s = vdm_unit_words(&c->u[i], &n);
		if (n < TITLE_LEAST || n > ROW_BYTES ||
		    c->u[i].kind != U_NONE || !is_below_page(c, i))
			continue;
		from = i > BACK_UNITS ? i - BACK_UNITS : 0;
		for (k = i; k-- > from;) {
			t = vdm_unit_words(&c->u[k], &m);
			if (m != n || memcmp(s, t, n) != 0 ||
			    !is_below_page(c, k))
				continue;
			mark_row(&c->u[k]);
			mark_row(&c->u[i]);
			break;
		}
	}
}

/* "(A)     (C)": the letters of a page's columns. */
static int
letters_columns(const struct unit *u)
{
	struct vdm_cells x;
	size_t n, i;
	const char *s = vdm_unit_words(u, &n);

	if (n == 0 || n > ROW_BYTES || !vdm_cells_part(s, n, &x))
		return 0;
	for (i = 0; i < x.n; i++)
		if (x.len[i] != LETTERS_BYTES || x.s[i][0] != '(' ||
		    !vdm_is_capital(x.s[i][1]) || x.s[i][2] != ')')
			return 0;
	return 1;
}

/* The second line of a page's head: what stood before, right below its number;
 * the name of who goes on speaking, between it and the columns' letters. */
static void
mark_seconds(struct ctx *c)
{
	size_t i, n;

	for (i = 1; i < c->n; i++) {
		struct unit *u = &c->u[i];
		const size_t next = vdm_unit_next(c, i);

		(void)vdm_unit_words(u, &n);
		if (u->kind != U_NONE || n == 0)
			continue;
		if (letters_columns(u))
			vdm_unit_set(u, U_CHROME, FATE_CHROME,
				     "the letters of a page's columns");
		else if (c->u[i - 1].kind == U_CHROME &&
			 c->u[i - 1].end + 1 == u->line && stood_before(c, i))
			vdm_unit_set(u, U_CHROME, FATE_CHROME,
				     "stands again below the head of a page");
		else if (next < c->n && n < NAME_BYTES &&
			 letters_columns(&c->u[next]) &&
			 vdm_is_short_line(u->text, u->len))
			vdm_unit_set(u, U_CHROME, FATE_CHROME,
				     "stands between the head of a page and "
				     "the letters of its columns");
	}
}

/* ---- guide words ----------------------------------------------------------
 */

/* "ABB        ALD        7": the first and the last word of a page. */
static int
is_guide(const struct unit *u, struct vdm_cells *x)
{
	size_t n, i, words = 0;
	const char *s = vdm_unit_words(u, &n);

	if (n == 0 || n > ROW_BYTES || !vdm_cells_part(s, n, x))
		return 0;
	for (i = 0; i < x->n; i++) {
		if (vdm_cell_number(x->s[i], x->len[i]) >= 0)
			continue;
		if (x->len[i] > GUIDE_BYTES ||
		    vdm_has_small(x->s[i], x->len[i]) ||
		    memchr(x->s[i], ' ', x->len[i]) != NULL ||
		    strchr(".:,;", x->s[i][x->len[i] - 1]) != NULL)
			return 0;
		words++;
	}
	return words == 2;
}

/* The word of a guide, by its place among its words. */
static const char *
guide_word(const struct vdm_cells *x, size_t at, size_t *n)
{
	size_t i;

	for (i = 0; i < x->n; i++)
		if (vdm_cell_number(x->s[i], x->len[i]) < 0 && at-- == 0)
			break;
	*n = i < x->n ? x->len[i] : 0;
	return i < x->n ? x->s[i] : "";
}

/* Guide words, where those of one page end with those that the next begins
 * with. */
static void
mark_guides(struct ctx *c)
{
	struct vdm_cells x, y = {.n = 0}; /* of unit i, and of `last` */
	size_t i, last = c->n, a, b;

	for (i = 0; i < c->n; i++) {
		const char *s, *t;

		if (c->u[i].kind != U_NONE || !stands_apart(c, i) ||
		    !is_guide(&c->u[i], &x))
			continue;
		if (last < c->n) {
			s = guide_word(&y, 1, &a);
			t = guide_word(&x, 0, &b);
			if (a == b && memcmp(s, t, a) == 0) {
				vdm_unit_set(&c->u[last], U_CHROME, FATE_CHROME,
					     "the guide words of a page");
				vdm_unit_set(&c->u[i], U_CHROME, FATE_CHROME,
					     "the guide words of a page");
			}
		}
		last = i;
		y = x;
	}
}

/* ---- codes ----------------------------------------------------------------
 */

/* "01-00:00:19", "1423:11", "00:12:03.5": the moment that a line of figures is,
 * in seconds; -1 where it is none. */
static long
moment_of(const char *s, size_t n)
{
	size_t i = 0, parts = 0, from;
	long v = 0, one;

	s = vdm_trim(s, &n);
	if (n > CODE_BYTES)
		return -1;
	while (i < n) {
		from = i;
		for (one = 0; i < n && vdm_is_digit(s[i]) && i < from + 4; i++)
			one = one * 10 + (s[i] - '0');
		if (i == from || (parts > 0 && i - from != 2))
			return -1;
		v = v * HOUR + one;
		parts++;
		if (i == n)
			break;
		/* "01-": of which tape or file */
		if (s[i] == '-' && parts == 1)
			parts = 0;
		else if (s[i] != ':')
			return -1;
		i++;
	}
	return parts > 1 ? v : -1;
}

/* Codes of time alone on their lines, of which three run on. */
static void
mark_moments(struct ctx *c)
{
	size_t i, n, count = 0;
	long before = -1, v;

	for (i = 0; i < c->n; i++) {
		const char *s = vdm_unit_words(&c->u[i], &n);

		if (c->u[i].kind != U_NONE || n == 0)
			continue;
		v = moment_of(s, n);
		count += v >= before && v >= 0;
		before = v >= 0 ? v : before;
	}
	for (i = 0; i < c->n && count >= CODES_LEAST; i++) {
		struct unit *u = &c->u[i];
		const char *s = vdm_unit_words(u, &n);

		if (u->kind != U_NONE || n == 0 || moment_of(s, n) < 0)
			continue;
		vdm_unit_set(u, U_CHROME, FATE_CHROME, "a time code");
		u->timing = 1;
	}
}

/* "Jkt 068117 PO 00000 Frm 00031": a printer's words, and numbers of many
 * figures behind each. */
static int
is_printers(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, pairs = 0, figures = 0;

	for (i = 0; i < n; i++)
		figures += vdm_is_digit(s[i]);
	if (figures <= PAIRS_LEAST * PAIR_DIGITS) /* most lines */
		return 0;
	vdm_tokens(c, t, s, n, 2 * DAY_UNITS);
	for (i = 0; i + 1 < t->n; i++)
		pairs += (t->t[i].flags & T_CAP) &&
			 !(t->t[i].flags & T_DIGIT) &&
			 (t->t[i + 1].flags & T_DIGIT) &&
			 t->t[i + 1].end - t->t[i + 1].start > PAIR_DIGITS;
	return pairs >= PAIRS_LEAST;
}

/* What stands in a line of figures, capitals and marks. */
struct serial {
	size_t digits, letters, marks;
};

/* Whether nothing else stands in it. */
static int
count_serial(const char *s, size_t n, struct serial *x)
{
	size_t i;

	memset(x, 0, sizeof(*x));
	for (i = 0; i < n; i++) {
		if (vdm_is_digit(s[i]))
			x->digits++;
		else if (vdm_is_capital(s[i]))
			x->letters++;
		else if (strchr("*/-", s[i]) != NULL)
			x->marks++;
		else if (strchr(".() \t", s[i]) == NULL)
			return 0;
	}
	return 1;
}

/* "69-20417": a year of two figures, and the number of a job. */
static int
opens_with_job(const char *s, size_t n)
{
	return n > YEAR_BYTES && vdm_figures_end(s, n, 0) == YEAR_BYTES - 1 &&
	       s[YEAR_BYTES - 1] == '-' &&
	       vdm_figures_end(s, n, YEAR_BYTES) == YEAR_BYTES + SERIAL_DIGITS;
}

/* "08-58841 (S)", "*0858841*", "69-20417   /...", "/...": the number of a job
 * at the foot of a page, or that another follows. */
static int
is_serial(const char *s, size_t n)
{
	struct serial x;

	if (n == 0 || n > SERIAL_BYTES || !count_serial(s, n, &x))
		return 0;
	if (x.digits == 0)
		return n >= DOTS_LEAST && s[0] == '/' &&
		       strspn(s + 1, ".") == n - 1;
	if (s[0] == '*' && s[n - 1] == '*')
		return x.letters == 0 && x.digits + 2 == n;
	return opens_with_job(s, n) && x.marks > 0 &&
	       (x.letters == 0 ||
		(x.letters == 1 && memchr(s, '(', n) != NULL));
}

/* "cve: DSCD-12-PL-112": a row's word, and a code of capitals and figures. */
static int
is_coded(struct ctx *c, const char *s, size_t n)
{
	size_t used, i, figures = 0;
	const struct rule *r = vdm_rule_at_start(c, s, n, P_FURNITURE, &used);

	if (!vdm_rule_is(r, "code"))
		return 0;
	while (used < n && strchr(": ", s[used]) != NULL)
		used++;
	for (i = used; i < n; i++) {
		figures += vdm_is_digit(s[i]);
		if (!vdm_is_digit(s[i]) && !vdm_is_capital(s[i]) &&
		    strchr("-/._", s[i]) == NULL)
			return 0;
	}
	return figures >= FIGURES_LEAST;
}

/* "Printed 11.6.2016     Page 2 / 2": a cell that names the page, behind
 * another. */
static int
names_page(struct ctx *c, const char *s, size_t n)
{
	struct vdm_cells x;
	struct tokens *t = &c->tok;
	size_t i, digits = 0;

	if (n > ROW_BYTES || !vdm_cells_part(s, n, &x))
		return 0;
	vdm_tokens(c, t, x.s[x.n - 1], x.len[x.n - 1], 2 * VDM_CELLS);
	if (t->n < 2 || t->n >= VDM_CELLS || !vdm_word_does(t, 0, X_PAGE))
		return 0;
	for (i = 1; i < t->n; i++) {
		digits += (t->t[i].flags & T_DIGIT) != 0;
		if (!(t->t[i].flags & (T_DIGIT | T_PUNCT)) &&
		    !vdm_word_does(t, i, X_OF_PAGES) &&
		    !(t->t[i].classes & W_FUNCTION))
			return 0;
	}
	return digits > 0 && digits <= 2;
}

/* "ii", "xiv": the number of a page of what stands before the text. */
static int
is_small_roman(const struct ctx *c, size_t i, const char *s, size_t n)
{
	return n > 0 && n <= ROMAN_BYTES && strspn(s, "ivx") >= n &&
	       stands_apart(c, i) &&
	       (i + 1 >= c->n || c->u[i + 1].line != c->u[i].end + 1);
}

/* The first unit that bears a page's number in figures; c->n without one. */
static size_t
first_page(const struct ctx *c)
{
	size_t i = 0;

	while (i < c->n && !c->u[i].page)
		i++;
	return i;
}

static void
mark_codes(struct ctx *c)
{
	const size_t page = first_page(c);
	size_t i, n;

	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];
		const char *s = vdm_unit_words(u, &n);

		if (u->kind != U_NONE || u->is_heading || n == 0 ||
		    n > ROW_BYTES)
			continue;
		if (is_serial(s, n) || is_coded(c, s, n) ||
		    is_printers(c, s, n))
			vdm_unit_set(u, U_CHROME, FATE_CHROME,
				     "a printer's code at the foot of a page");
		else if (names_page(c, s, n))
			vdm_unit_set(u, U_CHROME, FATE_CHROME,
				     "the foot of a page, with its number");
		else if (i < page && page < c->n && is_small_roman(c, i, s, n))
			vdm_unit_set(u, U_CHROME, FATE_CHROME,
				     "a page number in Roman figures");
	}
}

void
vdm_celled_read(struct ctx *c)
{
	mark_moments(c);
	mark_codes(c);
	mark_rows(c);
	mark_below_pages(c);
	mark_seconds(c);
	mark_guides(c);
}

/* Where what stands beside the date at byte `k` begins: behind a stop, a dash,
 * a gap. */
static size_t
cell_start(const char *s, size_t k)
{
	while (k > 0 && s[k - 1] != '\t' && s[k - 1] != '.' &&
	       (unsigned char)s[k - 1] != 0x93 &&
	       (unsigned char)s[k - 1] != 0x94)
		k--;
	return k;
}

/* Says of a field that was just put, if one was, that it is of a page. */
static void
infer_last(struct ctx *c, size_t before)
{
	if (c->rec->fields_count > before)
		(void)vdm_infer(c, c->rec->fields[before], VDM_CERT_MEDIUM,
				"stands in the head of a page");
}

/* The day that the head of a page gives, and the place beside it, where the
 * head of the record gives none. */
void
vdm_celled_date(struct ctx *c)
{
	size_t i, k, n, before;
	struct when w;

	if (vdm_field_get(c->rec, VDM_F_DATE, 0) != NULL)
		return;
	for (i = 0; i < c->n && i < DAY_UNITS; i++) {
		struct unit *u = &c->u[i];
		struct vdm_cells x;
		const char *s = vdm_unit_words(u, &n);

		if (u->kind != U_CHROME || n == 0 || n > ROW_BYTES ||
		    !vdm_cells_part(s, n, &x) || !vdm_when_find(c, s, n, &w) ||
		    !w.has_date ||
		    /* "Printed 11.6.2016     Page 2 / 2" */
		    vdm_rule_at_start(c, s, n, P_POSTED, &k) != NULL)
			continue;
		w.hour = -1;
		before = c->rec->fields_count;
		vdm_put_when(c, s, &w, u);
		infer_last(c, before);
		before = c->rec->fields_count;
		k = cell_start(s, w.start);
		w.start -= k;
		w.end -= k;
		vdm_put_place(c, u, s + k, vdm_column_end(s + k, n - k), &w, 0);
		infer_last(c, before);
		return;
	}
}
