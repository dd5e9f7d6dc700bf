/* SPDX-License-Identifier: MIT */
/* Puts notes that stand at the foot to their marks in the text. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "prose/prose.h"
#include "recognise/steps.h"
#include "recognise/lift/splice.h"
#include "prose/lines/flat.h"

enum {
	/* Digits of a mark in brackets, and of one that only its place tells
	 * from a number of the text. */
	BRACKET_DIGITS = 3,
	GLUED_DIGITS = 2,
	/* Marks that may be missing before the next one: two notes of a page
	 * that somebody left out. */
	MISSING_MARKS = 2,
	/* Digits of a year. */
	YEAR_DIGITS = 4,
	/* Bytes of "(#note4)", the target that a web page left behind. */
	TARGET_BYTES = 24,
	/* Bytes that a finding shows before a mark, and in all. */
	SHOWN_BEFORE = 60,
	SHOWN_BYTES = 90
};

static int
is_small(char c)
{
	return vdm_is_small(c);
}

static int
is_space(char c)
{
	return vdm_is_space((unsigned char)c);
}

static size_t
digits(const char *s)
{
	size_t n = 0; /* asked at each byte of a text: strspn costs more */

	while (vdm_is_digit(s[n]))
		n++;
	return n;
}

/* The number of a mark, which has few digits. */
static int
value_of(const char *s, size_t n)
{
	int v = 0;

	assert(n <= BRACKET_DIGITS);
	while (n-- > 0)
		v = v * 10 + (*s++ - '0');
	return v;
}

static int
is_year_before(const char *s, const char *stop)
{
	const char *p = stop;

	while (p > s && vdm_is_digit(p[-1]) && stop - p <= YEAR_DIGITS)
		p--;
	return stop - p == YEAR_DIGITS;
}

/* What may stand after a mark: the end, white space, a stop, no letter. */
static int
ends_mark(const char *after)
{
	char c = *after;

	if (c == '.' && vdm_is_digit(after[1])) /* "2.5" */
		return 0;
	return c == '\0' || is_space(c) || strchr(".,;:?!)]", c) != NULL ||
	       (unsigned char)c >= 0x80;
}

/* A closing curly mark of quotation before p, as UTF-8 has it. */
static int
is_quote_before(const char *s, const char *p)
{
	return p - s > 2 && memcmp(p - 3, "\xE2\x80", 2) == 0 &&
	       (unsigned char)p[-1] >= 0x98 && (unsigned char)p[-1] <= 0x9D;
}

/* Whether digits at p, glued to what stands before, are a note's mark. */
static int
glued_mark(const char *s, const char *p, size_t n)
{
	const char *after = p + n;

	if (p == s || !ends_mark(after))
		return 0;
	if (is_small(p[-1])) /* "word4", and no "m2" */
		return p - s >= 2 && is_small(p[-2]);
	if (strchr(".,;:?!)\"'", p[-1]) == NULL || p - s < 2)
		return is_quote_before(s, p);
	/* "1951.4 " ends a sentence in a year; "3.4" is a number */
	if (vdm_is_digit(p[-2]))
		return is_year_before(s, p - 1) &&
		       (*after == ' ' || *after == '\0');
	return !is_space(p[-2]);
}

/* "[4]" at p, with the target that follows it: its bytes, or 0. */
static size_t
bracket_mark(const char *p, int *value)
{
	size_t n = *p == '[' ? digits(p + 1) : 0, length;
	const char *e;

	*value = 0;
	if (n == 0 || n > BRACKET_DIGITS || p[n + 1] != ']')
		return 0;
	*value = value_of(p + 1, n);
	length = n + 2;
	if (strncmp(p + length, "(#", 2) == 0) {
		e = strchr(p + length, ')');
		if (e != NULL && e - p < TARGET_BYTES)
			length = (size_t)(e - p) + 1;
	}
	return length;
}

static int
is_next(int value, int want)
{
	return value >= want && value <= want + MISSING_MARKS;
}

/* The next mark of the note `want`, or of one soon after it, in s. */
static const char *
find_mark(const char *s, int want, int *value, size_t *length)
{
	const char *p;
	size_t n;

	*value = 0;
	*length = 0;
	for (p = s; *p != '\0'; p++) {
		n = bracket_mark(p, value);
		if (n > 0 && is_next(*value, want)) {
			*length = n;
			return p;
		}
		n = n > 0 ? 0 : digits(p);
		if (n == 0)
			continue;
		if (n <= GLUED_DIGITS && glued_mark(s, p, n)) {
			*value = value_of(p, n);
			*length = n;
			if (is_next(*value, want))
				return p;
		}
		p += n - 1;
	}
	return NULL;
}

/* The paragraph of a note; the last of that number, as notes end a record. */
static struct unit *
unit_of_note(struct ctx *c, int number)
{
	size_t i;

	for (i = c->n; i-- > 0;)
		if (c->u[i].fate == FATE_NOTE && c->u[i].note == number)
			return &c->u[i];
	return NULL;
}

/* The bytes of the number that a note begins with, and of what is around it.
 * Brackets behind it are the note's own: "1. [Sic.]" */
static size_t
mark_length(const struct unit *u)
{
	size_t used;

	(void)vdm_note_number(u->text, u->len, 1, &used);
	return used;
}

/* The note element, with the paragraph of the foot in it. */
static struct vdm_node *
make_note(struct ctx *c, struct unit *u)
{
	struct vdm_node *note = vdm_node_element(c->rec, "note");
	struct vdm_node *p = u->node, *mark;
	char n[12]; /* an int has no more digits */
	size_t k;

	if (note == NULL)
		return NULL;
	snprintf(n, sizeof(n), "%d", u->note);
	(void)vdm_node_set(c->rec, note, "n", n);
	(void)vdm_node_set(c->rec, note, "place", "foot");
	note->kind = VDM_KIND_NOTE;
	note->pos = p->pos;
	k = mark_length(u);
	mark = vdm_node_element(c->rec, "seg");
	if (mark == NULL)
		return NULL;
	vdm_splice_prefix(c->rec, p, k, mark);
	vdm_node_unlink(p);
	if (!vdm_node_is(p, "p")) {
		(void)vdm_node_rename(c->rec, p, vdm_node_ns(p), "p");
		p->kind = VDM_KIND_PARAGRAPH;
	}
	vdm_node_append(note, p);
	return note;
}

static int
is_inside(char c) /* of a code point */
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* Says that a mark is a note now: with the words it is glued to. */
static void
report_anchor(struct ctx *c, const struct unit *u, const char *s,
	      const char *mark, size_t length)
{
	struct vdm_pos pos = {u->line, 1, u->end};
	const char *start = mark, *end = mark + length;
	struct vdm_buf b;

	while (start > s && !is_space(start[-1]) && mark - start < SHOWN_BEFORE)
		start--;
	while (start < mark && is_inside(*start))
		start++;
	while (*end != '\0' && !is_space(*end) && end - start < SHOWN_BYTES)
		end++;
	while (is_inside(*end))
		end++;
	vdm_buf_init(&b);
	vdm_buf_put(&b, start, (size_t)(end - start));
	vdm_buf_printf(&b, " %d", u->note);
	vdm_diag(c->sink, VDM_D_NOTE_ANCHORED, &pos, vdm_buf_str(&b),
		 "note %d stands at its mark in the text now; the mark is its "
		 "number and no longer text",
		 u->note);
	if (b.failed)
		c->scratch.failed = 1;
	vdm_buf_fini(&b);
}

/* Splits the text at the mark, and puts the note in the mark's place. */
static struct vdm_node *
anchor(struct ctx *c, struct vdm_node *text, const char *mark, size_t length,
       struct unit *u)
{
	struct vdm_node *note, *rest;
	const char *after = mark + length;

	report_anchor(c, u, text->text, mark, length);
	note = make_note(c, u);
	rest = vdm_node_chars(c->rec, after, strlen(after));
	if (note == NULL || rest == NULL)
		return NULL;
	vdm_node_set_chars(c->rec, text, text->text,
			   (size_t)(mark - text->text));
	vdm_node_insert_after(text, note);
	vdm_node_insert_after(note, rest);
	u->kind = U_METADATA;
	u->note = -u->note; /* placed: no second mark has it */
	return rest;
}

/* A mark that was cut out: the unit's offsets are bytes of the text without. */
static void
shift(struct unit *u, size_t at, size_t length)
{
	if (u->name_start > at)
		u->name_start -= length;
	if (u->name_end > at)
		u->name_end -= length;
	if (u->label_end > at)
		u->label_end -= length;
}

/*
 * Puts notes to the marks in a unit. Marks count up: only the next numbers are
 * looked for, which keeps "1" in a sentence from being note 1 once more.
 */
static void
anchor_in(struct ctx *c, struct unit *u, int *want)
{
	struct vdm_node *n = u->node;
	struct vdm_flat f;
	size_t done = 0, lead;

	vdm_flat_begin(&f, u->node);
	while (n != NULL && (n = vdm_flat_next(&f, n, &lead)) != NULL) {
		done += lead;
		while (n != NULL) {
			size_t length = 0;
			int value = 0;
			const char *mark =
			    find_mark(n->text, *want, &value, &length);
			struct unit *note =
			    mark != NULL ? unit_of_note(c, value) : NULL;

			if (note == NULL || note == u) {
				done += strlen(n->text);
				break;
			}
			shift(u, done + (size_t)(mark - n->text), length);
			*want = value + 1;
			done += (size_t)(mark - n->text);
			n = anchor(c, n, mark, length, note);
		}
	}
}

/* The same of a mark that was a link: with the words around it. */
static void
report_link(struct ctx *c, const struct unit *u, const struct vdm_node *link)
{
	const struct vdm_node *p = vdm_node_prev(link), *n = link->next;
	const char *before =
	    p != NULL && !vdm_node_is_element(p) ? p->text : "";
	const char *after = n != NULL && !vdm_node_is_element(n) ? n->text : "";
	const char *start = before + strlen(before);
	struct vdm_pos pos = {u->line, 1, u->end};
	struct vdm_buf b;

	while (start > before && !is_space(start[-1]))
		start--;
	vdm_buf_init(&b);
	vdm_buf_puts(&b, start);
	vdm_buf_puts(&b, link->first->text);
	vdm_buf_put(&b, after, strcspn(after, " \t\r\n"));
	vdm_buf_printf(&b, " %d %s", u->note, vdm_node_attr(link, "target"));
	vdm_diag(c->sink, VDM_D_NOTE_ANCHORED, &pos, vdm_buf_str(&b),
		 "note %d stands at its mark in the text now; the mark is its "
		 "number and no longer text",
		 u->note);
	vdm_buf_fini(&b);
}

/* ---- marks that are links ---------------------------------------------- */

/* The number of a link's text: "4", "[4]"; 0 if it is something else. */
static int
link_number(const struct vdm_node *link)
{
	const char *target = vdm_node_attr(link, "target");
	const char *s = link->first != NULL ? vdm_node_text(link->first) : NULL;
	size_t n;

	if (target == NULL || *target != '#' || s == NULL ||
	    link->first != vdm_node_last(link))
		return 0;
	s += *s == '[';
	n = digits(s);
	if (n == 0 || n > BRACKET_DIGITS ||
	    (s[n] != '\0' && strcmp(s + n, "]") != 0))
		return 0;
	return value_of(s, n);
}

static struct unit *
item_of_note(struct ctx *c, int number)
{
	size_t i;

	for (i = c->n; i-- > 0;)
		if (c->u[i].note == number && vdm_node_is(c->u[i].node, "item"))
			return &c->u[i];
	return NULL;
}

/* Whether a link has somewhere to go: then it is a link, and no note's mark. */
static int
has_id(const struct vdm_record *rec, const char *id)
{
	const struct vdm_node *n;

	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root)) {
		const char *own = vdm_node_attr(n, "xml:id");

		if (own != NULL && strcmp(own, id) == 0)
			return 1;
	}
	return 0;
}

/* The note element, with what its item holds behind the number. */
static struct vdm_node *
note_of_item(struct ctx *c, struct unit *u)
{
	struct vdm_node *item = u->node, *list = item->parent;
	struct vdm_node *note = make_note(c, u);

	if (note != NULL && list != NULL && list->first == NULL)
		vdm_node_unlink(list);
	return note;
}

/*
 * A link whose text is a number, and whose target is nowhere in the document,
 * is the mark of the note with that number: web pages that became Markdown
 * lose the anchors.
 */
static void
link_notes(struct ctx *c)
{
	struct vdm_node *body = vdm_record_body(c->rec), *n, *next;

	for (n = body; n != NULL; n = next) {
		int number = vdm_node_is(n, "ref") ? link_number(n) : 0;
		struct unit *u = number > 0 ? item_of_note(c, number) : NULL;
		struct vdm_node *note;

		next = vdm_node_step(n, body);
		if (u == NULL || has_id(c->rec, vdm_node_attr(n, "target") + 1))
			continue;
		report_link(c, u, n);
		note = note_of_item(c, u);
		u->note = -u->note;
		vdm_node_insert_after(n, note);
		vdm_node_unlink(n);
		if (note == NULL)
			return;
		next = note;
		while (next != body && next->next == NULL)
			next = next->parent;
		next = next != body ? next->next : NULL;
	}
}

/*
 * Each note goes to its mark. One without a mark is no less a note: it stands
 * at the end of the body, and a finding says so.
 */
void
vdm_notes_anchor(struct ctx *c)
{
	size_t i;
	int want = 1;
	struct vdm_node *body = vdm_record_body(c->rec), *note;

	link_notes(c);
	if (!c->have_notes)
		return;
	for (i = 0; i < c->n; i++) {
		if (c->u[i].fate == FATE_KEEP && c->u[i].len > 0)
			anchor_in(c, &c->u[i], &want);
	}
	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];
		struct vdm_pos pos = {u->line, 1, u->end};

		if (u->fate != FATE_NOTE || u->note <= 0)
			continue;
		vdm_diag(c->sink, VDM_D_NOTE_ANCHOR_MISSING, &pos, NULL,
			 "no mark of note %d stands in the text; the note "
			 "stands at the end of the record",
			 u->note);
		note = make_note(c, u);
		vdm_node_append(body, note);
	}
}
