/* SPDX-License-Identifier: MIT */
/* Units: the lines and paragraphs of a record that the recogniser judges. */
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "prose/lines/flat.h"
#include "prose/lines/label.h"
#include "prose/lines/lines.h"
#include "prose/style/style.h"
#include "prose/clauses/clause.h"

/* A hard-wrapped line is hardly longer; beyond it, a line is a paragraph. */
#define WRAP_WIDTH 100

enum {
	LINE_DIGITS = 3, /* of a line's number: "12. Mr. LIND: ..." */
	/* Bytes of the first of the two lines that a label goes over. */
	OPEN_BYTES = 80,
	/* Lines above one that are looked at for the head of their list; a
	 * longer list is a table's. */
	ROSTER_LINES = 100
};

static struct unit *
unit_add(struct ctx *c)
{
	struct unit *list =
	    vdm_arena_grow(&c->scratch, c->u, &c->cap, c->n + 1, sizeof(*list));

	if (list == NULL)
		return NULL;
	c->u = list;
	memset(&list[c->n], 0, sizeof(*list));
	return &list[c->n++];
}

/* The characters of a block that holds nothing else; or NULL. */
static const char *
only_text(const struct vdm_node *node)
{
	const struct vdm_node *only = node->first;

	return only != NULL && only->next == NULL && only->kind == VDM_KIND_TEXT
		   ? only->text
		   : NULL;
}

/* The characters of a block, those beside its text left out. */
static const char *
flat_text(struct ctx *c, struct vdm_node *node, size_t *len)
{
	const char *s = only_text(node);
	struct vdm_node *n = node;
	struct vdm_flat f;
	size_t lead;

	if (s != NULL) {
		*len = strlen(s);
		return s;
	}
	vdm_buf_clear(&c->buf);
	vdm_flat_begin(&f, node);
	while ((n = vdm_flat_next(&f, n, &lead)) != NULL) {
		if (lead > 0)
			vdm_buf_putc(&c->buf, '\n');
		vdm_buf_puts(&c->buf, n->text);
	}
	*len = c->buf.len;
	s = vdm_arena_strndup(&c->scratch, vdm_buf_str(&c->buf), c->buf.len);
	return s;
}

/* What nobody in a conversation says, and what is judged nowhere. */
static int
skipped_whole(const struct vdm_node *n)
{
	switch ((int)n->kind) {
	case VDM_KIND_NOTE:
	case VDM_KIND_TABLE:
	case VDM_KIND_FIGURE:
	case VDM_KIND_VERSE:
	case VDM_KIND_HEADER:
	case VDM_KIND_QUOTATION:
	case VDM_KIND_PAGE_BREAK:
	case VDM_KIND_GRAPHIC:
		return 1;
	default:
		return vdm_node_is_unseen(n);
	}
}

static struct vdm_node *
step_over(struct vdm_node *n, const struct vdm_node *root)
{
	while (n != root && n->next == NULL)
		n = n->parent;
	return n == root ? NULL : n->next;
}

/* ---- paragraphs that are several lines ------------------------------- */

static int
is_gap(char c)
{
	return c == ' ' || c == '\t';
}

/* "12." or "3)", "3.1 The" or "3.1. The": the bytes of a number that an item
 * begins with. */
static size_t
line_number_width(const char *s, size_t n)
{
	struct count k;
	size_t i;

	if (!vdm_count_at(s, n, &k) || k.open || k.lettered || k.parts == 0 ||
	    k.parts > 2 || k.first > LINE_DIGITS)
		return 0;
	i = k.width;
	if (i + 1 >= n || !is_gap(s[i]))
		return 0;
	if (k.parts == 1)
		return k.close != '\0' ? i : 0;
	return s[k.first + 1] != '0' && k.close != ')' &&
		       vdm_is_capital(s[i + 1])
		   ? i
		   : 0;
}

/* "(Laughter.)" below the end of a sentence, or what stands below it; a place
 * and a date below a title. */
static int
stands_alone(struct ctx *c, const char *before, const char *s, size_t n)
{
	size_t above = (size_t)(s - before) - 1;
	int ended = above > 0 && strchr(".?!:)]", before[above - 1]) != NULL;

	if (vdm_line_is_aside(before, above) ||
	    (ended && (vdm_line_is_aside(s, n) || vdm_line_opens_aside(s, n))))
		return 1;
	if (ended && vdm_line_is_by_letters(c, s, n))
		return 1;
	return above > 0 && strchr(",-;", before[above - 1]) == NULL &&
	       !vdm_wants_more(c, before, above) && vdm_line_is_dated(c, s, n);
}

/* Whether a paragraph parts before the line s of n bytes; `before` is the line
 * above. */
static int
splits_here(struct ctx *c, const char *before, const char *s, size_t n, int all)
{
	return n > 0 &&
	       (all || stands_alone(c, before, s, n) ||
		vdm_style_knows(c, s, n) ||
		vdm_style_knows(c, before, (size_t)(s - before) - 1) ||
		line_number_width(s, n) > 0 || vdm_line_has_label(c, s, n));
}

/* "The Minister for Planning and": a line whose last word needs another, on the
 * next line; n bytes. */
int
vdm_wants_more(struct ctx *c, const char *s, size_t n)
{
	static const enum vdm_word_use joints[] = {X_AND, X_OF, X_FOR, X_THE};
	size_t word = n, j;

	while (word > 0 && s[word - 1] != ' ' && s[word - 1] != '\n')
		word--;
	for (j = 0; j < sizeof(joints) / sizeof(joints[0]); j++)
		if (vdm_word_at(c, s + word, n - word, joints[j]) == n - word)
			return n > word;
	return 0;
}

/* Cuts the text of `p` at its line `from`; the new paragraph. */
static struct vdm_node *
split_at(struct ctx *c, struct vdm_node *p, const char *s, size_t n,
	 unsigned line)
{
	struct vdm_node *q = vdm_node_element(c->rec, "p");

	if (q == NULL)
		return NULL;
	vdm_node_add_text(c->rec, q, s, n);
	q->pos.line = q->pos.end = line;
	q->pos.column = 1;
	vdm_node_insert_after(p, q);
	q->kind = VDM_KIND_PARAGRAPH;
	return q;
}

/* "Participants:" and no more on its line. */
static int
is_roster_label(struct ctx *c, const char *s, size_t n)
{
	const struct rule *r;

	s = vdm_trim(s, &n);
	r = vdm_rule_whole(c, s, n, P_LABEL);
	return vdm_rule_is(r, "participants");
}

static const struct vdm_node *
element_before(const struct vdm_node *n)
{
	do
		n = vdm_node_prev(n);
	while (n != NULL && !vdm_node_is_element(n));
	return n;
}

/* Whether the list of those present stands in the lines of p. */
static int
is_roster(struct ctx *c, const struct vdm_node *p)
{
	const struct vdm_node *before = element_before(p);
	const char *s = p->first->text;
	int lines = 0;

	if (is_roster_label(c, s, strcspn(s, "\n")))
		return 1;
	/* lines right above are of the same list */
	while (before != NULL && before->pos.end + 1 == p->pos.line &&
	       lines++ < ROSTER_LINES) {
		p = before;
		before = element_before(p);
		if (p->first != NULL && p->first->kind == VDM_KIND_TEXT &&
		    is_roster_label(c, p->first->text, strlen(p->first->text)))
			return 1;
	}
	return before != NULL && before->first != NULL &&
	       before->first->kind == VDM_KIND_TEXT &&
	       is_roster_label(c, before->first->text,
			       strlen(before->first->text));
}

/* Whether a line of a list goes on in the next one. */
static int
goes_on(const char *end, const char *next)
{
	size_t used;

	return end[-1] == ',' || end[-1] == '-' ||
	       vdm_is_lower(vdm_utf8_decode(next, strlen(next), &used));
}

/* A paragraph of plain characters on one line, without an end to what it says:
 * the first line of a label, perhaps. */
static int
is_open_line(const struct vdm_node *p)
{
	const char *s = vdm_node_is(p, "p") ? only_text(p) : NULL;
	size_t n = s != NULL ? strlen(s) : 0;

	return n > 0 && n < OPEN_BYTES && strchr(s, '\n') == NULL &&
	       strchr(".:;?!)]", vdm_last_byte(s, n)) == NULL;
}

/* "The Minister of Transport and Civil" */
static int
is_office(struct ctx *c, const char *s, size_t n)
{
	struct label l;

	return vdm_label_parse(c, s, n, &l) && l.style == L_ALONE && l.office &&
	       l.the;
}

/* The text of the paragraph on the line right below p, plain characters; or
 * NULL. */
static const char *
text_below(const struct vdm_node *p)
{
	const struct vdm_node *next = p->next;

	return vdm_node_is(next, "p") && next->pos.line == p->pos.end + 1
		   ? only_text(next)
		   : NULL;
}

/* Whether two lines belong together: the second cannot stand alone, or the
 * first wants more. */
static int
is_parted(struct ctx *c, const char *a, const char *b)
{
	size_t n = strlen(a);

	return *b == '(' || vdm_wants_more(c, a, n) || is_office(c, a, n);
}

/* Whether a label begins a text, and goes on behind its first n bytes. */
static int
has_label_past(struct ctx *c, const char *s, size_t n)
{
	struct label l;

	return vdm_label_parse(c, s, strlen(s), &l) && l.loose == 0 &&
	       l.style == L_COLON && l.end >= n;
}

/*
 * "Colonel Sir Humphrey Lind / (Leader of the Opposition): Before ...": a label
 * that goes over two lines is one paragraph with what is said behind it.
 */
static void
join_label(struct ctx *c, struct vdm_node *p)
{
	const char *a, *b;
	char *both;

	if (p->next == NULL || !is_open_line(p))
		return;
	a = only_text(p);
	b = text_below(p);
	if (b == NULL || !is_parted(c, a, b))
		return;
	vdm_buf_clear(&c->buf);
	vdm_buf_puts(&c->buf, a);
	vdm_buf_putc(&c->buf, '\n');
	vdm_buf_puts(&c->buf, b);
	both = vdm_arena_strndup(&c->scratch, vdm_buf_str(&c->buf), c->buf.len);
	if (both == NULL || !has_label_past(c, both, strlen(a)))
		return;
	vdm_node_set_chars(c->rec, p->first, both, strlen(both));
	p->pos.end = p->next->pos.end;
	vdm_node_unlink(p->next);
}

/* Ends the paragraph at `at` with the text from `start` on, `n` bytes: it keeps
 * the first part, and a new one behind it takes each other; NULL on failure. */
static struct vdm_node *
part_put(struct ctx *c, struct vdm_node *at, const char *start, size_t n,
	 int first)
{
	if (!first)
		return split_at(c, at, start, n, at->pos.end + 1);
	vdm_node_set_chars(c->rec, at->first, start, n);
	return at;
}

/* A line that no typist broke: so each line of such a paragraph is one. */
static int
has_long_line(const char *s)
{
	const char *e;

	for (; (e = strchr(s, '\n')) != NULL; s = e + 1)
		if (e - s > WRAP_WIDTH)
			return 1;
	return strlen(s) > WRAP_WIDTH;
}

/* Where the label ends that a paragraph begins with, when it is an office that
 * goes over a line's end; else where the paragraph begins. */
static const char *
label_lines(struct ctx *c, const char *s)
{
	struct label l;

	return vdm_label_parse(c, s, strlen(s), &l) && l.style == L_COLON &&
		       l.loose == 0 && (l.own || (l.office && l.the))
		   ? s + l.end
		   : s;
}

/* What tells where a paragraph of several lines parts. */
struct parting {
	const struct line_habits *habits;
	int all;           /* each line is one */
	int list;          /* they are of a list of people */
	int sentences;     /* lines end where sentences do */
	int ends;          /* and none of them ends amid one */
	const char *label; /* up to here a label goes on */
};

static void
parting_read(struct ctx *c, const struct vdm_node *p,
	     const struct line_habits *h, struct parting *r)
{
	const char *s = p->first->text;

	r->habits = h;
	r->all = has_long_line(s);
	r->sentences = h->sentences || vdm_lines_are_sentences(s);
	r->ends = vdm_lines_all_end(s);
	r->list = is_roster(c, p);
	r->label = label_lines(c, s);
}

/* Whether the line of n bytes behind the line end e is one by what the whole
 * paragraph is; `before` is the line above. */
static int
is_own_line(struct ctx *c, const struct parting *r, const char *before,
	    const char *e, size_t n)
{
	return r->all || (r->list && !goes_on(e, e + 1)) ||
	       (r->ends && vdm_starts_narration(c, e + 1, n)) ||
	       vdm_line_is_sentence(before, e, r->sentences, r->habits->width);
}

/* Whether a paragraph that began at `start` ends with the line end e. */
static int
ends_at(struct ctx *c, const struct parting *r, const char *start,
	const char *before, const char *e)
{
	size_t n = strcspn(e + 1, "\n");

	if (before == start &&
	    (vdm_line_is_billed(c, before, (size_t)(e - before)) ||
	     vdm_line_is_page_row(before, (size_t)(e - before))))
		return 1;
	/* the head of a page is none of what it stands amid */
	if (vdm_line_is_head(r->habits, e + 1, n) !=
	    vdm_line_is_head(r->habits, before, (size_t)(e - before)))
		return 1;
	return e >= r->label &&
	       splits_here(c, before, e + 1, n,
			   is_own_line(c, r, before, e, n)) &&
	       (r->all || !vdm_wants_more(c, start, (size_t)(e - start)));
}

/*
 * A paragraph of several source lines is one when it was hard-wrapped, and
 * several when each line is long, is numbered, or bears a label, or when the
 * lines are those of a list of people.
 */
static void
split_lines(struct ctx *c, struct vdm_node *p, const struct line_habits *h)
{
	const char *e, *start = only_text(p), *before = start;
	unsigned line = p->pos.line;
	struct vdm_node *at = p;
	struct parting r;
	int first = 1;

	if (start == NULL || strchr(start, '\n') == NULL)
		return;
	parting_read(c, p, h, &r);
	for (e = strchr(start, '\n'); e != NULL;
	     before = e + 1, e = strchr(e + 1, '\n')) {
		line++;
		if (!ends_at(c, &r, start, before, e))
			continue;
		at = part_put(c, at, start, (size_t)(e - start), first);
		if (at == NULL)
			return;
		at->pos.end = line - 1;
		first = 0;
		start = e + 1;
	}
	if (first)
		return;
	at = part_put(c, at, start, strlen(start), 0);
	if (at != NULL)
		at->pos.end = line;
}

/* A block of code, or a paragraph that is code and no more. */
static int
is_code_alone(const struct vdm_node *n)
{
	return vdm_node_is(n, "eg") ||
	       (n->first != NULL && n->first->next == NULL &&
		vdm_node_is(n->first, "code"));
}

static void
take(struct ctx *c, struct vdm_node *n)
{
	struct unit *u = unit_add(c);

	if (u == NULL)
		return;
	u->node = n;
	u->text = flat_text(c, n, &u->len);
	if (u->text == NULL) {
		u->text = "";
		u->len = 0;
	}
	u->line = n->pos.line;
	u->end = n->pos.end > n->pos.line ? n->pos.end : n->pos.line;
	u->is_heading = n->kind == VDM_KIND_HEADING;
	u->tagged = !u->is_heading && (n->tagged || is_code_alone(n));
}

/* A turn that the source marked already. */
static void
take_speech(struct ctx *c, struct vdm_node *n)
{
	struct unit *u;

	take(c, n);
	if (c->n == 0)
		return;
	u = &c->u[c->n - 1];
	u->lifted = 1;
	u->kind = U_TURN;
}

/* The unit of s[from, to) of a paragraph's text, white space at its end left
 * out, in a node of its own; its first line is `*line`, which becomes that of
 * what follows. */
static int
unit_part(struct ctx *c, struct vdm_node *node, const char *s, size_t from,
	  size_t to, unsigned *line, struct unit *part)
{
	size_t end = to, i;

	while (end > from && (unsigned char)s[end - 1] <= ' ')
		end--;
	memset(part, 0, sizeof(*part));
	part->node = node;
	part->line = part->end = *line;
	for (i = from; i < end; i++)
		part->end += s[i] == '\n';
	*line = part->end;
	for (; i < to; i++)
		*line += s[i] == '\n';
	node->pos.line = part->line;
	node->pos.end = part->end;
	if (node->first != NULL)
		vdm_node_set_chars(c->rec, node->first, s + from, end - from);
	else
		vdm_node_add_text(c->rec, node, s + from, end - from);
	if (node->first == NULL)
		return -1;
	part->text = node->first->text;
	part->len = end - from;
	return 0;
}

/* Plain text only: markup says itself where a paragraph ends. */
static int
unit_cut(struct ctx *c, const struct unit *u, const size_t *at, size_t n,
	 struct unit *parts)
{
	const char *s = u->text;
	struct vdm_node *node = u->node;
	unsigned line = u->line;
	size_t i;

	for (i = 0; i < n; i++) {
		node = split_at(c, node, s + at[i], 0, line);
		if (node == NULL)
			return -1;
	}
	node = u->node;
	for (i = 0; i <= n; i++) {
		if (unit_part(c, node, s, i == 0 ? 0 : at[i - 1],
			      i == n ? u->len : at[i], &line, &parts[i]) != 0)
			return -1;
		node = node->next;
	}
	return 0;
}

int
vdm_units_add(struct ctx *c, struct unit_list *list, const struct unit *u,
	      const size_t *at, size_t n)
{
	struct unit *grown = vdm_arena_grow(&c->scratch, list->u, &list->cap,
					    list->n + n + 1, sizeof(*grown));

	if (grown == NULL)
		return -1;
	list->u = grown;
	if (n == 0)
		grown[list->n] = *u;
	else if (unit_cut(c, u, at, n, &grown[list->n]) != 0)
		return -1;
	list->n += n + 1;
	return 0;
}

/* Whether a unit is a paragraph of plain text without markup in it. */
int
vdm_unit_is_plain(const struct ctx *c, const struct unit *u)
{
	return (c->rec->format == NULL || c->rec->is_plain) &&
	       vdm_node_is(u->node, "p") && only_text(u->node) != NULL;
}

static int
is_unit(const struct vdm_node *n)
{
	switch ((int)n->kind) {
	case VDM_KIND_PARAGRAPH:
	case VDM_KIND_HEADING:
	case VDM_KIND_STAGE:
	case VDM_KIND_DATELINE:
	case VDM_KIND_PARTICIPANTS:
	case VDM_KIND_CLOSING:
	case VDM_KIND_SIGNATURE:
		return 1;
	case VDM_KIND_ITEM:
	case VDM_KIND_BLOCK:
		return vdm_node_has_text(n);
	default:
		return 0;
	}
}

size_t
vdm_unit_next(const struct ctx *c, size_t i)
{
	do
		i++;
	while (i < c->n && c->u[i].len == 0);
	return i;
}

void
vdm_unit_set(struct unit *u, enum unit_kind kind, enum unit_fate fate,
	     const char *reason)
{
	u->kind = kind;
	u->fate = fate;
	u->reason = reason;
	u->cert = VDM_CERT_HIGH;
}

void
vdm_unit_guess(struct unit *u, const char *reason)
{
	u->inferred = 1;
	u->reason = reason;
	if (u->cert == VDM_CERT_HIGH)
		u->cert = VDM_CERT_MEDIUM;
}

void
vdm_unit_doubt(struct unit *u, const char *reason)
{
	u->cert = VDM_CERT_LOW;
	u->inferred = 1;
	u->reason = reason;
}

/* Only plain text is cut at its lines: markup says itself what a paragraph is.
 */
static void
cut_at_lines(struct ctx *c, struct vdm_node *body)
{
	struct line_habits habits = {0};
	struct vdm_node *n;

	vdm_lines_unnumber(c, body);
	vdm_lines_measure(body, &habits);
	vdm_lines_heads(c, body, &habits);
	if (!vdm_style_has_labels(c))
		vdm_lines_bill(c, body);
	for (n = body->first; n != NULL; n = n->next) {
		join_label(c, n);
		if (vdm_node_is(n, "p"))
			split_lines(c, n, &habits);
	}
	vdm_lines_heads_fini(c, &habits);
}

int
vdm_units_collect(struct ctx *c)
{
	struct vdm_node *body = vdm_record_body(c->rec), *n;

	if (body == NULL)
		return -1;
	if ((c->rec->format == NULL || c->rec->is_plain) && c->forms == NULL)
		cut_at_lines(c, body);
	n = body->first;
	while (n != NULL) {
		if (!vdm_node_is_element(n) || skipped_whole(n)) {
			n = step_over(n, body);
		} else if (n->kind == VDM_KIND_SPEECH) {
			take_speech(c, n);
			n = step_over(n, body);
		} else if (is_unit(n)) {
			take(c, n);
			n = step_over(n, body);
		} else {
			n = n->first != NULL ? n->first : step_over(n, body);
		}
	}
	return c->scratch.failed || c->rec->arena.failed ? -1 : 0;
}

/* Units of the head, of the tail, and those that something has judged already
 * are left as they are. */
int
vdm_in_body(const struct ctx *c, size_t i)
{
	const struct unit *u = &c->u[i];

	return i >= c->head_end && i < c->tail_start && u->len > 0 &&
	       !u->lifted && u->kind == U_NONE && !u->is_heading;
}
