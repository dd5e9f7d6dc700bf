/* SPDX-License-Identifier: MIT */
/*
 * Tables: each line a row, its cells parted by tabs, semicolons, commas or
 * bars. What a column holds is seen from its cells: names that come back, times
 * that parse, words that are long; so their order does not matter, nor whether
 * a row of heads stands first.
 */
#include <string.h>

#include "base/utf8.h"
#include "recognise/forms/forms.h"

enum {
	CELLS_MOST = 16,
	ROWS_LEAST = 3,
	MOST_OF = 10,  /* of ten rows */
	ROWS_OF = 8,   /* eight have the same number of cells, */
	TABBED_OF = 5, /* or five, parted by tabs, which prose has not, */
	NAMES_OF = 9,  /* nine have a name in the column of names */
	WORDS_OF = 6,  /* and six have a sentence where nobody says when */
	SENTENCE = 4,  /* words that make one, though no stop ends it */
	NAME_BYTES = 60,
	HEAD_WORDS = 3, /* of a cell of a row of heads */
	EVERY = 2,      /* rows a name, at least */
	TIMED_EVERY = 4 /* rows a sentence, where times say when */
};

struct cell {
	size_t from, to; /* bytes of the line, without quotes */
	size_t end;      /* before the mark behind it */
};

struct column {
	size_t names, marks, times, numbers, filled, sentences, bytes, asking;
	size_t distinct, again;
};

struct table {
	struct ctx *c;
	struct vdm_forms *f;
	char mark;
	size_t cells; /* of a row */
	size_t rows, first;
	int has_head;
	struct column col[CELLS_MOST];
	int name, time, text; /* columns, or -1 */
	int asks, answers;    /* the same, of questions; and who does so */
	int asker, answerer;
	const struct form_line *head; /* the row above the questions, or NULL */
};

/* ---- cells -------------------------------------------------------------- */

/* "|---|:--:|", "+----+": a line that only parts rows. */
static int
is_rule(const struct form_line *l)
{
	size_t i, dashes = 0;

	for (i = 0; i < l->n; i++) {
		if (strchr("|+-:= ", l->s[i]) == NULL)
			return 0;
		dashes += l->s[i] == '-' || l->s[i] == '=';
	}
	return dashes > 2 && (l->s[0] == '|' || l->s[0] == '+');
}

/* A line as a row. */
struct row {
	const struct form_line *l;
	char mark;
	int framed; /* bars stand around it */
};

/* Where the cell that begins at byte i ends: at its mark, which a quoted one
 * may hold, or where the line does. */
static size_t
cell_end(const struct row *r, size_t i, int quoted, int more)
{
	const struct form_line *l = r->l;
	const char *mark;

	/* Every line of every text is tried by every mark. */
	if (!quoted && more && i < l->n) {
		mark = memchr(l->s + i, r->mark, l->n - i);
		return mark != NULL ? (size_t)(mark - l->s) : l->n;
	}
	for (; i < l->n; i++) {
		if (quoted && l->s[i] == '"') {
			if (i + 1 < l->n && l->s[i + 1] == '"')
				i++;
			else
				quoted = 0;
		} else if (!quoted && l->s[i] == r->mark &&
			   (more || (r->framed && i + 1 == l->n))) {
			break;
		}
	}
	return i;
}

/* Reads the cell that begins at byte i of a row; what is too much stays in it
 * where no `more` may follow. Where it ends. */
static size_t
cell_read(const struct row *r, size_t i, int more, struct cell *k)
{
	const char *s = r->l->s;
	const int quoted = r->mark != '\t' && i < r->l->n && s[i] == '"';

	while (i < r->l->n && s[i] == ' ')
		i++;
	k->from = i + (size_t)quoted;
	k->end = k->to = cell_end(r, k->from, quoted, more);
	while (k->to > k->from && s[k->to - 1] == ' ')
		k->to--;
	if (k->from > 0 && s[k->from - 1] == '"' && k->to > k->from &&
	    s[k->to - 1] == '"')
		k->to--;
	return k->end;
}

/* The cells of a line; a quoted one may hold the mark. What is too much stays
 * in the last of `most`. Bars around a whole row make no cells. */
static size_t
split(const struct form_line *l, char mark, struct cell *out, size_t most)
{
	const struct row r = {l, mark,
			      mark == '|' && l->n > 1 && l->s[0] == '|'};
	size_t i = (size_t)r.framed, n = 0;

	if (mark == '|' && is_rule(l))
		return 0;
	while (n < most &&
	       (!r.framed || n == 0 || !vdm_is_blank_n(l->s + i, l->n - i))) {
		i = cell_read(&r, i, n + 1 < most, &out[n]);
		n++;
		if (i >= l->n)
			break;
		i++;
	}
	return n;
}

static size_t
count_cells(const struct form_line *l, char mark)
{
	struct cell cells[CELLS_MOST];

	return split(l, mark, cells, CELLS_MOST);
}

/* The number of cells that most lines have, at least two; 0: no number. */
static size_t
usual_cells(const struct vdm_forms *f, char mark)
{
	size_t count[CELLS_MOST + 1] = {0}, i, best = 0, more = 0;

	for (i = 0; i < f->n; i++)
		count[count_cells(&f->line[i], mark)]++;
	for (i = 2; i <= CELLS_MOST; i++)
		if (count[i] > count[best])
			best = i;
	if (best < 2)
		return 0;
	/* sentences have commas, too: rows with more cells are rows */
	for (i = best; i <= CELLS_MOST; i++)
		more += count[i];
	return more >= ROWS_LEAST &&
		       more * MOST_OF >= f->n * (strchr(",;", mark) != NULL
						     ? ROWS_OF
						     : TABBED_OF)
		   ? best
		   : 0;
}

/* ---- columns ------------------------------------------------------------ */

static size_t
words_in(const char *s, size_t n)
{
	size_t i, words = n > 0;

	for (i = 0; i < n; i++)
		words += s[i] == ' ';
	return words;
}

/* Whether nothing but a time, a date or a count of seconds is in a cell. */
static int
is_time(const struct ctx *c, const char *s, size_t n)
{
	struct vdm_stamp t;

	return (vdm_stamp_at(c, s, n, &t) && t.end == n) ||
	       vdm_stamp_seconds(s, n) >= 0;
}

static int
is_number(const char *s, size_t n)
{
	return n > 0 && strspn(s, "0123456789.,+-%") >= n;
}

static int
is_sentence(const char *s, size_t n)
{
	return words_in(s, n) >= SENTENCE ||
	       (n > 1 && strchr(".?!", s[n - 1]) != NULL);
}

/* A question mark of any script ends it. */
static int
is_asking(const char *s, size_t n)
{
	return vdm_is_question_mark(vdm_utf8_last(s, n));
}

/* "-->", "*", "--" in place of a name: the program's own line. */
static int
is_marks(const char *s, size_t n)
{
	size_t i, used;

	for (i = 0; i < n; i += used)
		if (vdm_is_word(vdm_utf8_decode(s + i, n - i, &used)))
			return 0;
	return n > 0;
}

/* Whether a mark that stands inside of a bracket has cut the cell: the comma of
 * "[03/11/2021, 19:05:02] Ann: ..." parts no columns. */
static int
is_cut(const char *s, size_t n)
{
	size_t i, open = 0;

	for (i = 0; i < n; i++) {
		if (s[i] == '[' || s[i] == '(') {
			open++;
		} else if (s[i] == ']' || s[i] == ')') {
			if (open == 0)
				return 1;
			open--;
		}
	}
	return open > 0;
}

static void
look_at_cell(struct table *t, size_t k, const char *s, size_t n)
{
	struct column *col = &t->col[k];

	if (n == 0)
		return;
	col->filled++;
	col->bytes += n;
	if (is_time(t->c, s, n))
		col->times++;
	else if (is_number(s, n))
		col->numbers++;
	else if (is_marks(s, n))
		col->marks++;
	else if (n <= NAME_BYTES && !is_cut(s, n) &&
		 vdm_form_is_name(s, n, 0) && strchr(".?!", s[n - 1]) == NULL)
		col->names++;
	col->sentences += (size_t)is_sentence(s, n);
	col->asking += (size_t)is_asking(s, n);
}

/* What the cells of a column are together; from row `first` on. */
static void
look_at(struct table *t)
{
	struct cell cells[CELLS_MOST];
	size_t i, k;

	memset(t->col, 0, sizeof(t->col));
	t->rows = 0;
	for (i = t->first; i < t->f->n; i++) {
		const struct form_line *l = &t->f->line[i];

		if (split(l, t->mark, cells, t->cells) < t->cells)
			continue;
		t->rows++;
		for (k = 0; k < t->cells; k++)
			look_at_cell(t, k, l->s + cells[k].from,
				     cells[k].to - cells[k].from);
	}
}

/* How many names stand in a column, and how many uses of those that come back.
 */
static void
count_names(struct table *t, size_t k)
{
	struct vdm_forms *f = t->f;
	struct cell cells[CELLS_MOST];
	size_t i;

	for (i = 0; i < f->keys; i++)
		f->key[i].uses = 0;
	for (i = t->first; i < f->n; i++) {
		const struct form_line *l = &f->line[i];

		if (split(l, t->mark, cells, t->cells) == t->cells &&
		    !is_marks(l->s + cells[k].from,
			      cells[k].to - cells[k].from))
			(void)vdm_form_key(t->c, f, l->s + cells[k].from,
					   cells[k].to - cells[k].from, 1);
	}
	for (i = 0; i < f->keys; i++) {
		t->col[k].distinct += f->key[i].uses > 0;
		t->col[k].again += f->key[i].uses > 1 ? f->key[i].uses : 0;
	}
}

/* The column of names: nearly every cell is one, and most come back. */
static int
find_names(struct table *t)
{
	size_t k;
	int only = -1;

	for (k = 0; k < t->cells; k++) {
		struct column *col = &t->col[k];

		if (col->names * MOST_OF <
			(col->filled - col->marks) * NAMES_OF ||
		    col->filled * 2 < t->rows || (int)k == t->text)
			continue;
		count_names(t, k);
		if (col->distinct * EVERY > col->filled + 1 ||
		    col->again * 2 < col->filled)
			continue;
		if (col->distinct > 1) {
			t->name = (int)k;
			return 1;
		}
		if (only < 0)
			only = (int)k;
	}
	/* one speaker alone, where times say that it is a transcript */
	t->name = t->time >= 0 ? only : -1;
	return t->name >= 0;
}

/* The column of times, and that of words: the longest one. */
static void
find_others(struct table *t)
{
	size_t k, best = 0;

	t->time = t->text = t->name = -1;
	for (k = 0; k < t->cells; k++) {
		const struct column *col = &t->col[k];

		if (t->time < 0 && col->filled > 0 &&
		    col->times * MOST_OF >= col->filled * NAMES_OF)
			t->time = (int)k;
		else if (col->bytes > best &&
			 (col->times + col->numbers) * 2 < col->filled) {
			best = col->bytes;
			t->text = (int)k;
		}
	}
}

/* Whether the first row is of heads: few words a cell, no time in the column of
 * times, and, where there is none, no sentence. */
static int
first_is_head(struct table *t)
{
	struct cell cells[CELLS_MOST];
	const struct form_line *l;
	size_t k, i = 0;

	while (i < t->f->n &&
	       split(&t->f->line[i], t->mark, cells, t->cells) < t->cells)
		i++;
	if (i >= t->f->n)
		return 0;
	l = &t->f->line[i];
	for (k = 0; k < t->cells; k++) {
		const char *s = l->s + cells[k].from;
		size_t n = cells[k].to - cells[k].from;

		if (words_in(s, n) > HEAD_WORDS || is_time(t->c, s, n) ||
		    is_number(s, n) ||
		    (n > 0 && strchr(".?!", s[n - 1]) != NULL))
			return 0;
	}
	t->first = i + 1;
	return 1;
}

/* "Lind, A. (1971): Why it leaks.": commas as prose has them, with a blank
 * behind each first one, and no quotation mark. */
static int
has_prose_commas(const struct table *t)
{
	struct cell cells[CELLS_MOST];
	size_t i;

	for (i = t->first; i < t->f->n; i++) {
		const struct form_line *l = &t->f->line[i];

		if (split(l, t->mark, cells, t->cells) == t->cells &&
		    (l->s[cells[0].end] != ',' ||
		     l->s[cells[1].from - 1] != ' '))
			return 0;
	}
	return 1;
}

static int
is_transcript(struct table *t)
{
	const struct column *words;

	t->first = 0;
	look_at(t);
	find_others(t);
	if (t->rows < ROWS_LEAST || t->text < 0)
		return 0;
	t->has_head = first_is_head(t);
	if (t->has_head)
		look_at(t);
	find_others(t);
	if (t->text < 0 || !find_names(t) ||
	    (t->mark == ',' && t->time < 0 && !t->has_head &&
	     has_prose_commas(t)))
		return 0;
	words = &t->col[t->text];
	return t->time >= 0 ? words->sentences * TIMED_EVERY >= t->rows
			    : words->sentences * MOST_OF >= t->rows * WORDS_OF;
}

/* ---- questions and answers ---------------------------------------------- */

/* A column of questions, and the longest one behind it. */
static int
is_questions(struct table *t)
{
	size_t k, best = 0;

	t->asks = t->answers = -1;
	for (k = 0; k < t->cells; k++) {
		const struct column *col = &t->col[k];

		if (t->asks < 0 &&
		    col->asking * MOST_OF >= t->rows * WORDS_OF &&
		    col->asking >= ROWS_LEAST)
			t->asks = (int)k;
		else if (t->asks >= 0 && col->bytes > best &&
			 col->filled * 2 > t->rows) {
			best = col->bytes;
			t->answers = (int)k;
		}
	}
	return t->asks >= 0 && t->answers >= 0;
}

/* "Question (Mr. Lind)": whom the head of a column names, in brackets or by
 * itself; its key, or -1. */
static int
key_of_head(struct table *t, const char *s, size_t n)
{
	const char *open = memchr(s, '(', n), *close;

	close = open != NULL ? memchr(open, ')', n - (size_t)(open - s)) : NULL;
	if (close != NULL) {
		n = (size_t)(close - open) - 1;
		s = open + 1;
	}
	s = vdm_trim(s, &n);
	return n > 0 && n <= NAME_BYTES ? vdm_form_key(t->c, t->f, s, n, 1)
					: -1;
}

/* The bytes of the first word of n. */
static size_t
first_word(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && strchr(" (:.", s[i]) == NULL)
		i++;
	return i;
}

/* "Question (Mr. Ray)" further below "Question (Mr. Lind)": whether the columns
 * of questions and answers have heads of the same words as those above. */
static int
is_head_again(const struct table *t, size_t i, const struct cell *cells)
{
	const int at[] = {t->asks, t->answers};
	struct cell above[CELLS_MOST];
	size_t k;

	if (t->head == NULL)
		return 0;
	(void)split(t->head, t->mark, above, t->cells);
	for (k = 0; k < sizeof(at) / sizeof(at[0]); k++) {
		const struct cell *new = &cells[at[k]], *old = &above[at[k]];
		const char *s = t->f->line[i].s + new->from;
		size_t n = first_word(s, new->to - new->from);

		if (n == 0 ||
		    n != first_word(t->head->s + old->from,
				    old->to - old->from) ||
		    memcmp(s, t->head->s + old->from, n) != 0)
			return 0;
	}
	return 1;
}

/* Of a row of heads: what stands above a column of questions asks nothing. */
static int
is_questions_head(struct table *t, size_t i, const struct cell *cells)
{
	const char *s = t->f->line[i].s;
	const struct cell *k = &cells[t->asks], *a = &cells[t->answers];

	if (is_asking(s + k->from, k->to - k->from) ||
	    words_in(s + k->from, k->to - k->from) > HEAD_WORDS * 2 ||
	    words_in(s + a->from, a->to - a->from) > HEAD_WORDS * 2)
		return 0;
	t->asker = key_of_head(t, s + k->from, k->to - k->from);
	t->answerer = key_of_head(t, s + a->from, a->to - a->from);
	t->head = &t->f->line[i];
	return 1;
}

static void
add_part(struct table *t, size_t i, const struct cell *k, size_t from,
	 enum unit_part part)
{
	struct form_piece *p = vdm_form_piece(t->c, t->f, i, i + 1);

	vdm_form_set(p, U_TURN, FATE_KEEP,
		     "a row of a table with questions and answers");
	if (p == NULL)
		return;
	p->row = 1;
	p->from = from;
	p->to = k->end;
	p->part = part;
	p->labelled = 1;
	p->label_end = k->from - from;
	p->key = part == PART_ASKS ? t->asker : t->answerer;
}

/* Each row is a question, with what stands before it, and its answer. */
static void
read_questions(struct table *t)
{
	struct vdm_forms *f = t->f;
	struct cell cells[CELLS_MOST];
	int begun = 0;
	size_t i = 0, last;

	t->asker = t->answerer = -1;
	t->c->interview = 1;
	while (i < f->n && !f->failed) {
		if (split(&f->line[i], t->mark, cells, t->cells) == t->cells) {
			if ((begun ? is_head_again(t, i, cells)
				   : t->asker < 0) &&
			    is_questions_head(t, i, cells)) {
				vdm_form_set(vdm_form_piece(t->c, f, i, i + 1),
					     U_CHROME, FATE_CHROME,
					     "the heads of a table's columns");
			} else {
				add_part(t, i, &cells[t->asks], 0, PART_ASKS);
				add_part(t, i, &cells[t->answers],
					 cells[t->answers].from, PART_ANSWERS);
				begun = 1;
			}
			i++;
			continue;
		}
		last = i + 1;
		while (last < f->n && !f->line[last].gap &&
		       count_cells(&f->line[last], t->mark) < t->cells)
			last++;
		(void)vdm_form_piece(t->c, f, i, last);
		i = last;
	}
}

/* ---- rows --------------------------------------------------------------- */

static void
add_turn(struct table *t, struct form_piece *p, const struct cell *cells,
	 const char *s, int *key)
{
	const struct cell *name = &cells[t->name], *text = &cells[t->text];

	vdm_form_set(p, U_TURN, FATE_KEEP,
		     "a row of a table with a column of names");
	if (name->to > name->from) {
		*key = vdm_form_key(t->c, t->f, s + name->from,
				    name->to - name->from, 0);
	} else if (*key >= 0) {
		p->cert = VDM_CERT_MEDIUM;
		p->inferred = 1;
	}
	p->key = *key;
	p->name = name->from;
	p->name_end = name->to;
	/* what stands before the words is the label, if the name is there */
	if (text->from > name->from && name->to > name->from) {
		p->labelled = 1;
		p->label_end = text->from;
	}
}

/* Before a blank line, or at the end: where the lines behind line i end. */
static size_t
block_end(const struct vdm_forms *f, size_t i)
{
	do
		i++;
	while (i < f->n && !f->line[i].gap);
	return i;
}

/* Where the lines end that go on with a row: those without a mark. */
static size_t
row_end(const struct table *t, size_t i)
{
	const struct vdm_forms *f = t->f;

	do
		i++;
	while (i < f->n && !f->line[i].gap &&
	       count_cells(&f->line[i], t->mark) == 1);
	return i;
}

/* Why a line of n cells is of the table, and none of its rows; NULL of what is
 * a row, or is not of it. */
static const char *
beside_rows(const struct table *t, size_t i, size_t n)
{
	if (t->mark == '|' && is_rule(&t->f->line[i]))
		return "parts the rows of a table";
	return i < t->first && n == t->cells ? "the heads of a table's columns"
					     : NULL;
}

/* A line with fewer cells than a row has: of the head, where no row stands
 * above it, else with the lines that go on with it. */
static size_t
read_around(struct table *t, size_t i, int key)
{
	size_t last;

	if (key < 0)
		return vdm_form_before(t->c, t->f, i, t->f->n);
	last = t->f->line[i].gap ? block_end(t->f, i) : row_end(t, i);
	(void)vdm_form_piece(t->c, t->f, i, last);
	return last;
}

static size_t
read_row(struct table *t, size_t i, int *key)
{
	const struct form_line *l = &t->f->line[i];
	struct cell cells[CELLS_MOST];
	const struct cell *name = &cells[t->name];
	size_t n = split(l, t->mark, cells, t->cells), last;
	const char *why = beside_rows(t, i, n);
	struct form_piece *p;

	if (why != NULL) {
		(void)vdm_form_add(t->c, t->f, i, i + 1, U_CHROME, FATE_CHROME,
				   why);
		return i + 1;
	}
	if (n < t->cells)
		return read_around(t, i, *key);
	last = row_end(t, i);
	p = vdm_form_piece(t->c, t->f, i, last);
	if (p == NULL)
		return last;
	if (is_marks(l->s + name->from, name->to - name->from))
		vdm_form_set(p, U_ACTION, FATE_KEEP,
			     "marks stand in place of a name");
	else
		add_turn(t, p, cells, l->s, key);
	return last;
}

int
vdm_form_table(struct ctx *c, struct vdm_forms *f)
{
	static const char marks[] = "\t;|,";
	struct table t;
	size_t i, k;
	int key = -1;

	memset(&t, 0, sizeof(t));
	t.c = c;
	t.f = f;
	for (k = 0; marks[k] != '\0'; k++) {
		t.mark = marks[k];
		t.cells = usual_cells(f, t.mark);
		if (t.cells == 0)
			continue;
		if (is_transcript(&t))
			break;
		if (t.rows >= ROWS_LEAST && is_questions(&t)) {
			read_questions(&t);
			return 1;
		}
	}
	if (marks[k] == '\0')
		return 0;
	count_names(&t, (size_t)t.name);
	for (i = 0; i < f->n && !f->failed;)
		i = read_row(&t, i, &key);
	return 1;
}
