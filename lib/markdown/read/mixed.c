/* SPDX-License-Identifier: MIT */
/*
 * A file may set off some labels in strong letters and others not: the question
 * is "**Ann:** When?" and the answer "Keeper: In 1951.", a quotation, or an
 * item of a list. Turns made of the strong ones alone would give the answers to
 * whoever asked. Such a file is not in the form that this reader knows: its
 * turns become paragraphs again, and the recogniser reads all of it. So does a
 * file with few of them, "**Requirements:**" above a list: strong letters alone
 * do not make a speaker.
 */
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "markdown/read/reader.h"

enum {
	/* Bytes of a block's start in which its label ends. */
	START_BYTES = 80,
	/* Words of a label that nothing but a colon marks. */
	LABEL_WORDS = 5,
	/* So many letters have what a full stop shortens: "Mrs. Keel". */
	SHORT_LETTERS = 4,
	/* So many turns with another's label in them make a form, and one of so
	 * many of all. */
	FORM_TURNS = 2,
	FORM_SHARE = 3,
	/* One block of so many is a turn where nobody has the word again. */
	ONCE_SHARE = 2
};

/* The labels that open blocks within turns. */
struct labels {
	struct vdm_arena arena;
	struct vdm_strmap first; /* folded label -> the turn that had it first;
				    0: turns of several have it */
};

/* What a block begins with. */
struct start {
	char text[START_BYTES + 1];
	size_t n;
	const struct vdm_node *set_off; /* its first node, where that is `hi` */
};

static void
start_take(const struct vdm_node *block, struct start *s)
{
	const struct vdm_node *n = vdm_node_walk(block, block), *e;

	s->n = 0;
	s->set_off = NULL;
	for (; n != NULL && s->n < START_BYTES; n = vdm_node_walk(n, block)) {
		const char *t;

		if (n->kind != VDM_KIND_TEXT)
			continue;
		for (e = n->parent; s->n == 0 && e != block; e = e->parent)
			if (vdm_node_is(e, "hi") || vdm_node_is(e, "emph"))
				s->set_off = e;
		for (t = n->text; *t != '\0' && s->n < START_BYTES; t++)
			if (!vdm_is_space((unsigned char)*t))
				s->text[s->n++] = *t;
			else if (s->n > 0 && s->text[s->n - 1] != ' ')
				s->text[s->n++] = ' ';
	}
	s->text[s->n] = '\0';
}

/* Whether a full stop ends no sentence: "Mrs.", "J.". */
static int
shortens(const char *s, size_t at)
{
	size_t n = 0;

	while (n < at && vdm_is_word((unsigned char)s[at - n - 1]))
		n++;
	return n > 0 && n <= SHORT_LETTERS;
}

/* The bytes before a colon that ends a label; 0: there is none. */
static size_t
before_colon(const char *s)
{
	size_t i, words = 1;

	for (i = 0; s[i] != '\0'; i++) {
		if (s[i] == ':' &&
		    (s[i + 1] == ' ' || s[i + 1] == '\0' || s[i + 1] == ']'))
			return i;
		if (strncmp(s + i, "\xEF\xBC\x9A", 3) == 0)
			return i;
		words += s[i] == ' ' && s[i + 1] != ':';
		if (words > LABEL_WORDS || strchr("?!;\"", s[i]) != NULL ||
		    (s[i] == '.' && !shortens(s, i)))
			return 0;
	}
	return 0;
}

/* The bytes before the full stop of a label in capitals: "KEEPER. In 1951." */
static size_t
in_capitals(const char *s)
{
	size_t i, letters = 0;

	for (i = 0; s[i] != '\0' && s[i] != '.'; i++) {
		if (vdm_is_small(s[i]) || (unsigned char)s[i] >= 0x80)
			return 0;
		letters += vdm_is_capital(s[i]);
	}
	return letters > 1 && s[i] == '.' && s[i + 1] == ' ' ? i : 0;
}

/* The bytes of words that other letters set off, where they are all of the
 * block, or a dash stands behind them. */
static size_t
set_off(const struct start *s, int whole)
{
	struct start own;
	const char *rest;

	if (s->set_off == NULL && !whole)
		return 0;
	if (s->set_off == NULL)
		return s->n;
	start_take(s->set_off, &own);
	rest = s->text + own.n + strspn(s->text + own.n, " ");
	return *rest == '\0' || *rest == '-' ||
		       strncmp(rest, "\xE2\x80\x93", 3) == 0 ||
		       strncmp(rest, "\xE2\x80\x94", 3) == 0
		   ? own.n
		   : 0;
}

/* The label that a block begins with, with a colon, into `out`; 0: none. */
static int
label_of(struct vdm_md_reader *r, const struct vdm_node *block,
	 struct vdm_buf *out)
{
	const struct vdm_person *who;
	struct start s;
	const char *t;
	size_t n;

	start_take(block, &s);
	t = s.text;
	if (*t == '[' || *t == '(')
		t++;
	n = before_colon(t);
	if (n == 0)
		n = in_capitals(t);
	if (n == 0 && t == s.text)
		n = set_off(&s, vdm_node_is(block, "label"));
	while (n > 0 && (t[n - 1] == ' ' || t[n - 1] == ':' || t[n - 1] == '.'))
		n--;
	if (n == 0 || vdm_is_digit(*t) || vdm_is_small(*t))
		return 0;
	vdm_buf_clear(out);
	vdm_buf_put(out, t, n);
	vdm_buf_putc(out, ':');
	return vdm_md_strong(&r->names, vdm_buf_str(out), 1, &who) ==
	       VDM_MD_STRONG_LABEL;
}

/* Whether somebody's label may open that block of a turn. */
static int
may_open(const struct vdm_node *n)
{
	if (vdm_node_is(n, "cell"))
		return vdm_node_prev(n) == NULL;
	return vdm_node_is(n, "label") || vdm_node_is(n, "p") ||
	       vdm_node_is(n, "item") || vdm_node_is(n, "stage");
}

static int
is_turn(const struct vdm_node *n)
{
	return vdm_node_is(n, "sp") || vdm_node_is(n, "said");
}

/* The next block of a turn that has a label of its own, which is in `out`. */
static struct vdm_node *
next_labelled(struct vdm_md_reader *r, struct vdm_node *turn,
	      struct vdm_node *n, struct vdm_buf *out)
{
	while ((n = vdm_node_step(n, turn)) != NULL) {
		const struct vdm_person *own;
		const char *who = vdm_node_attr(turn, "who");

		/* what stands behind the turn's own label, in its line */
		if (!may_open(n) ||
		    (n->parent == turn && n->pos.line == turn->pos.line) ||
		    !label_of(r, n, out))
			continue;
		own = vdm_md_person(&r->names, vdm_buf_str(out));
		if (own == NULL || who == NULL || *who != '#' ||
		    strcmp(own->id, who + 1) != 0)
			return n;
	}
	return NULL;
}

/* Whether those who have turns, or several turns, have that label in them. */
static int
recurs(struct vdm_md_reader *r, const struct labels *l, const char *label)
{
	size_t turn = 1;

	return vdm_md_person(&r->names, label) != NULL ||
	       (vdm_strmap_get(&l->first, label, &turn) && turn == 0);
}

/* The labels that open blocks within turns, and how many turns there are. */
static size_t
labels_take(struct vdm_md_reader *r, struct labels *l, struct vdm_buf *label)
{
	struct vdm_node *n = r->rec->root, *at;
	size_t turns = 0;

	for (; n != NULL; n = vdm_node_step(n, r->rec->root)) {
		if (!is_turn(n))
			continue;
		turns++;
		for (at = next_labelled(r, n, n, label); at != NULL;
		     at = next_labelled(r, n, at, label)) {
			const char *key = vdm_buf_str(label);
			size_t *first = vdm_strmap_value(&l->first, key);

			if (first != NULL && *first != turns)
				*first = 0;
			if (first != NULL)
				continue;
			key = vdm_arena_strdup(&l->arena, key);
			if (key != NULL)
				vdm_strmap_put(&l->first, key, turns);
		}
	}
	return turns;
}

/* The first block of a turn whose label others have, too; NULL: none. */
static struct vdm_node *
answer_in(struct vdm_md_reader *r, const struct labels *l,
	  struct vdm_node *turn, struct vdm_buf *label)
{
	struct vdm_node *at = turn;

	while ((at = next_labelled(r, turn, at, label)) != NULL)
		if (recurs(r, l, vdm_buf_str(label)))
			return at;
	return NULL;
}

/* ---- turns to paragraphs -------------------------------------------------
 */

/* The name of whoever speaks is a word in strong letters again. */
static void
names_free(struct vdm_record *rec, struct vdm_node *turn)
{
	struct vdm_node *n = turn;

	for (; n != NULL; n = vdm_node_step(n, turn))
		if (vdm_node_is(n, "persName")) {
			(void)vdm_node_rename(rec, n, NULL, "hi");
			vdm_node_set(rec, n, "ref", NULL);
			vdm_node_set(rec, n, "rend", "bold");
		}
}

/* The label of a turn opens its paragraph again. */
static void
label_free(struct vdm_record *rec, struct vdm_node *turn,
	   struct vdm_node *speaker)
{
	struct vdm_node *p = speaker->next, *n, *space;

	vdm_node_unlink(speaker);
	(void)vdm_node_rename(rec, speaker, NULL, "hi");
	vdm_node_set(rec, speaker, "rend", "bold");
	if (p == NULL || !vdm_node_is(p, "p") ||
	    p->pos.line != turn->pos.line) {
		n = vdm_node_element(rec, "p");
		if (n == NULL)
			return;
		n->pos = turn->pos;
		if (p != NULL)
			vdm_node_insert_before(p, n);
		else
			vdm_node_append(turn, n);
		vdm_node_append(n, speaker);
		return;
	}
	space = vdm_node_chars(rec, " ", 1);
	if (p->first != NULL && space != NULL) {
		vdm_node_insert_before(p->first, space);
		vdm_node_insert_before(space, speaker);
	} else {
		vdm_node_append(p, speaker);
	}
}

static void
turn_free(struct vdm_record *rec, struct vdm_node *turn)
{
	struct vdm_node *n;

	if (turn->first != NULL && vdm_node_is(turn->first, "speaker"))
		label_free(rec, turn, turn->first);
	while ((n = turn->first) != NULL) {
		vdm_node_unlink(n);
		vdm_node_insert_before(turn, n);
	}
	vdm_node_unlink(turn);
}

static void
turns_free(struct vdm_record *rec)
{
	struct vdm_node *n = rec->root, *next;

	for (; n != NULL; n = next) {
		next = vdm_node_step(n, rec->root);
		if (!is_turn(n))
			continue;
		names_free(rec, n);
		next = vdm_node_prev(n) != NULL ? vdm_node_prev(n) : n->parent;
		turn_free(rec, n);
	}
	vdm_people_clear(rec);
}

/* Whether the label of a turn stands alone in its paragraph. */
static int
is_alone(const struct vdm_node *turn)
{
	const struct vdm_node *words =
	    turn->first != NULL ? turn->first->next : NULL;

	return words == NULL || !vdm_node_is(words, "p") ||
	       words->pos.line != turn->pos.line;
}

/* Whether nobody has the word again, most labels stand alone in their
 * paragraphs, few blocks are turns, paragraphs, items, code, rows being
 * counted, and more headings part the text than a talk has. */
static int
are_few(const struct vdm_record *rec)
{
	struct vdm_node *n = rec->root;
	struct vdm_strmap seen = {0};
	size_t turns = 0, blocks = 0, heads = 0, alone = 0;
	int again = 0;

	for (; n != NULL; n = vdm_node_step(n, rec->root)) {
		const char *who = vdm_node_attr(n, "who");

		blocks += vdm_node_is(n, "p") || vdm_node_is(n, "item") ||
			  vdm_node_is(n, "eg") || vdm_node_is(n, "row");
		heads += n->kind == VDM_KIND_HEADING;
		if (!is_turn(n))
			continue;
		turns++;
		alone += (size_t)is_alone(n);
		again |= who != NULL && !vdm_strmap_put(&seen, who, 0);
	}
	vdm_strmap_fini(&seen);
	return !again && alone * 2 > turns && heads * 2 > turns &&
	       turns * ONCE_SHARE < blocks;
}

/* The block of a turn that `at` is, or stands in, where its label is one as the
 * others are: of a paragraph, or set off in an item, a quotation, a row. A turn
 * may tell who is to do what ("- Ben: the wall"). NULL: it stays the turn's. */
static struct vdm_node *
block_apart(struct vdm_node *turn, struct vdm_node *at)
{
	struct vdm_node *top = at, *n;
	struct start s;

	start_take(at, &s);
	while (top->parent != turn)
		top = top->parent;
	if (s.set_off == NULL && (top != at || !vdm_node_is(at, "p")))
		return NULL;
	for (n = turn->first; n != NULL && n != top; n = n->next)
		if (!vdm_node_is(n, "speaker"))
			return top;
	return NULL;
}

/* Words behind somebody's label are not those of who spoke before: from there
 * on they are nobody's, where they can be told apart. */
static void
set_apart(struct vdm_md_reader *r, struct vdm_node *turn, struct vdm_node *at,
	  const char *label)
{
	struct vdm_node *n = block_apart(turn, at), *after = turn, *next;
	int apart = n != NULL;

	for (; n != NULL; n = next) {
		next = n->next;
		vdm_node_unlink(n);
		vdm_node_insert_after(after, n);
		after = n;
	}
	vdm_diag(r->sink, VDM_D_SPEAKER_DOUBTFUL, &at->pos, label,
		 "\"%.80s\" stands before these words as before a turn, but "
		 "they stand in the turn of another, %s",
		 label,
		 apart ? "from which they are parted" : "whose they stay");
}

int
vdm_md_mixed_free(struct vdm_md_reader *r)
{
	const char *body = vdm_buf_str(&r->src->body);
	struct vdm_node *n = r->rec->root, *at;
	struct labels l = {0};
	struct vdm_buf label;
	size_t turns, answered = 0;
	int failed, mixed;

	/* a file that says who speaks is to be believed */
	if (r->people_stated || r->rec->settled || r->marks.len > 0 ||
	    strstr(body, "data-tei") != NULL ||
	    strstr(body, "<!-- who:") != NULL)
		return 0;
	vdm_buf_init(&label);
	turns = labels_take(r, &l, &label);
	for (; n != NULL && l.first.count > 0;
	     n = vdm_node_step(n, r->rec->root))
		answered += is_turn(n) && answer_in(r, &l, n, &label) != NULL;
	mixed = (answered >= FORM_TURNS && answered * FORM_SHARE >= turns) ||
		(turns > 0 && are_few(r->rec));
	for (n = r->rec->root; n != NULL && answered > 0 && !mixed;
	     n = vdm_node_step(n, r->rec->root)) {
		at = is_turn(n) ? answer_in(r, &l, n, &label) : NULL;
		if (at != NULL &&
		    vdm_md_person(&r->names, vdm_buf_str(&label)) != NULL)
			set_apart(r, n, at, vdm_buf_str(&label));
	}
	if (mixed)
		turns_free(r->rec);
	failed = label.failed || l.first.failed || l.arena.failed;
	vdm_buf_fini(&label);
	vdm_strmap_fini(&l.first);
	vdm_arena_fini(&l.arena);
	return failed ? -1 : 0;
}
