/* SPDX-License-Identifier: MIT */
/* What a text cannot hold of a record. */
#include <stdlib.h>
#include <string.h>

#include "base/address.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "base/words.h"
#include "text/grammar/chunk.h"

/* How often each name was met, in the order of the first time: there is no
 * most, since a kind that is not named would be lost in silence. */
struct tally {
	struct kind {
		const char *name;
		size_t count;
	} * at;
	size_t count, cap, total;
	struct vdm_strmap index; /* name -> place in `at` */
	struct vdm_strmap known; /* what `said` has */
	struct vdm_buf said;     /* what attributes say, a line each */
	struct vdm_buf words;    /* of these, what a reader would read */
	struct vdm_pos first;
	int failed; /* memory */
};

static void
tally_grow(struct tally *t)
{
	size_t cap = t->cap > 0 ? 2 * t->cap : 16;
	struct kind *more = vdm_realloc(t->at, cap * sizeof(*more));

	if (more == NULL) {
		t->failed = 1;
		return;
	}
	t->at = more;
	t->cap = cap;
}

static void
tally_add(struct tally *t, const char *name, const struct vdm_pos *pos)
{
	size_t i;

	if (t->total++ == 0)
		t->first = *pos;
	if (t->at != NULL && vdm_strmap_get(&t->index, name, &i)) {
		t->at[i].count++;
		return;
	}
	if (t->count == t->cap)
		tally_grow(t);
	if (t->failed || !vdm_strmap_put(&t->index, name, t->count)) {
		t->failed = 1;
		return;
	}
	t->at[t->count].name = name;
	t->at[t->count++].count = 1;
}

/* Remembers what an attribute said, once: its value, which the record keeps. */
static void
tally_say(struct tally *t, const char *value, int words)
{
	if (vdm_is_blank(value) || vdm_strmap_get(&t->known, value, NULL))
		return;
	t->failed |= !vdm_strmap_put(&t->known, value, 0);
	vdm_buf_printf(&t->said, "%s%s", t->said.len > 0 ? "\n" : "", value);
	if (words)
		vdm_buf_printf(&t->words, "%s%s", t->words.len > 0 ? "\n" : "",
			       value);
}

/* What somebody wrote to be read: titles and labels; not what only programs
 * read, nor numbers, which may be letters. */
static int
is_read(const struct vdm_attr *a)
{
	const char *s = a->value;
	unsigned letters = 0;

	if (strcmp(a->name, "n") != 0)
		return 0;
	for (; *s != '\0'; s++)
		letters +=
		    (vdm_is_word((unsigned char)*s) && !vdm_is_digit(*s)) ||
		    (*s & 0x80) != 0;
	return letters > 2;
}

static void
tally_fini(struct tally *t)
{
	vdm_strmap_fini(&t->index);
	vdm_strmap_fini(&t->known);
	vdm_buf_fini(&t->said);
	vdm_buf_fini(&t->words);
	vdm_free(t->at);
}

/* The lines of what was said, quoted, as many as a message has room for. */
static void
put_quoted(struct vdm_buf *out, const char *said)
{
	enum { SHOWN = 8, ROOM = 400 };
	size_t n, count = 0, all = 0;
	const char *s;

	for (s = said; *s != '\0'; s += n + (s[n] == '\n')) {
		n = strcspn(s, "\n");
		all++;
		if (all > 1 &&
		    (count < all - 1 || count == SHOWN || out->len + n > ROOM))
			continue;
		vdm_buf_printf(out, "%s\"%.*s\"", count > 0 ? ", " : "", (int)n,
			       s);
		count++;
	}
	if (all > count)
		vdm_buf_printf(out, " and %zu more", all - count);
}

/* Where links lead and what else has an address: somebody may want to go there.
 * As tally_report. */
static int
addresses_report(struct tally *t, const struct vdm_sink *sink)
{
	int failed = t->failed | t->said.failed;
	struct vdm_buf named;

	vdm_buf_init(&named);
	put_quoted(&named, vdm_buf_str(&t->said));
	failed |= named.failed;
	if (t->total > 0 && !failed)
		vdm_diag(sink, VDM_D_TEXT_ADDRESS_LOST, &t->first, t->said.data,
			 "text cannot hold where links lead, so %zu are left "
			 "out: %s",
			 t->total, vdm_buf_str(&named));
	vdm_buf_fini(&named);
	tally_fini(t);
	return failed ? -1 : 0;
}

/* Reports what was counted, and frees it. 0, or -1: out of memory. */
static int
tally_report(struct tally *t, enum vdm_diag_id id, const char *what,
	     const struct vdm_sink *sink)
{
	int failed = t->failed | t->said.failed | t->words.failed;
	struct vdm_buf b;
	size_t i;

	vdm_buf_init(&b);
	for (i = 0; i < t->count; i++)
		vdm_buf_printf(&b, "%s%s (%zu)", i > 0 ? ", " : "",
			       t->at[i].name, t->at[i].count);
	if (t->words.len > 0)
		vdm_buf_puts(&b, "; they say ");
	put_quoted(&b, vdm_buf_str(&t->words));
	failed |= b.failed;
	if (t->total > 0 && !failed)
		vdm_diag(sink, id, &t->first, t->said.data,
			 "text cannot hold %s, so %zu are left out: %s", what,
			 t->total, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	tally_fini(t);
	return failed ? -1 : 0;
}

/* The name of a person within a narrated turn: reading finds it again. */
static int
is_name_in_turn(const struct vdm_node *n)
{
	const struct vdm_node *turn =
	    n->parent != NULL ? n->parent->parent : NULL;

	return vdm_node_is(n, "persName") && vdm_node_is(turn, "said");
}

/* What a gap in a line holds is in the line as well. */
static int
stands_in_line(const struct vdm_node *n)
{
	const struct vdm_node *p = n->parent;

	return !vdm_node_is_block(n) ||
	       (p != NULL && p->kind == VDM_KIND_GAP && !vdm_node_is_block(p));
}

/* Whether an element in a line reads back without its tags. */
static int
is_held(const struct vdm_node *n)
{
	if (n->kind == VDM_KIND_PAGE_BREAK || n->kind == VDM_KIND_NOTE)
		return 1;
	if (n->kind == VDM_KIND_LINE_BREAK)
		return !vdm_text_break_is_within(n);
	if (n->kind == VDM_KIND_GAP) /* a mark has no words of its own */
		return n->first == NULL;
	return is_name_in_turn(n) && vdm_node_attr(n, "ref") != NULL;
}

/* The number of a page, a note or an item. In a line a mark holds it; a
 * note's mark is its label, which may have to be another. */
static int
is_held_number(const struct vdm_node *n, const char *value,
	       struct vdm_text_flat *flat)
{
	const char *label;

	if (*value == '\0')
		return 0;
	if (n->kind == VDM_KIND_NOTE) {
		label = vdm_text_note_label(flat, n);
		return label == NULL || strcmp(label, value) == 0;
	}
	if (n->kind == VDM_KIND_PAGE_BREAK)
		return vdm_node_is_block(n) || strpbrk(value, "[]") == NULL;
	return n->kind == VDM_KIND_ITEM;
}

/* Who made a guess, and how sure it is: of blocks, and of our own only. */
static int
is_held_guess(const struct vdm_node *n)
{
	const char *resp = vdm_node_attr(n, "resp");

	return vdm_node_is_block(n) && resp != NULL &&
	       strcmp(resp, "#vidimus") == 0 &&
	       vdm_node_attr(n, "cert") != NULL;
}

/* Whether reading the text gives that attribute again, of that value. */
static int
is_held_attr(const struct vdm_node *n, const struct vdm_attr *a,
	     struct vdm_text_flat *flat)
{
	const char *key;
	size_t i;

	if (strcmp(a->name, "xmlns") == 0)
		return 1;
	for (i = 0; (key = vdm_text_essential(n, i)) != NULL; i++)
		if (vdm_node_is_block(n) && strcmp(a->name, key) == 0 &&
		    *a->value != '\0')
			return 1;
	if (strcmp(a->name, "who") == 0)
		return vdm_node_is_block(n);
	if (strcmp(a->name, "cert") == 0 || strcmp(a->name, "resp") == 0)
		return is_held_guess(n);
	if (strcmp(a->name, "n") == 0)
		return (vdm_node_is_block(n) && vdm_node_is(n, "milestone") &&
			*a->value != '\0') ||
		       is_held_number(n, a->value, flat);
	/* each note with a mark is read as one at the foot */
	if (strcmp(a->name, "place") == 0)
		return n->kind == VDM_KIND_NOTE &&
		       strcmp(a->value, "foot") == 0 &&
		       vdm_text_note_label(flat, n) != NULL;
	if (strcmp(a->name, "type") == 0)
		return vdm_node_is(n, "ab") &&
		       (n->kind == VDM_KIND_PARTICIPANTS ||
			n->kind == VDM_KIND_CLOSING ||
			n->kind == VDM_KIND_SIGNATURE);
	if (strcmp(a->name, "ref") == 0)
		return is_name_in_turn(n);
	return strcmp(a->name, "direct") == 0 &&
	       strcmp(a->value, "false") == 0 && vdm_node_is(n, "said");
}

/*
 * Words that elements stand inside of, "din<hi>ner</hi>", part by part: with
 * the elements goes the knowledge of where one part ends.
 */
struct parts {
	struct vdm_buf out, word, part;
	int parted; /* how many parts are in `word` */
	/* where something stands against it that is no part of a word: the
	 * words on both sides, and what reads as one */
	struct vdm_buf beside, whole;
	int glued;
	const struct vdm_node *line; /* whose words were put, and is open */
	struct vdm_pos first;
};

static void
parts_word_end(struct parts *p)
{
	if (p->parted + (p->part.len > 0) > 1) {
		vdm_buf_puts(&p->out, vdm_buf_str(&p->word));
		vdm_buf_puts(&p->out, vdm_buf_str(&p->part));
		if (p->glued)
			vdm_buf_printf(&p->out, " %s %s",
				       vdm_buf_str(&p->beside),
				       vdm_buf_str(&p->whole));
		vdm_buf_putc(&p->out, '\n');
	}
	vdm_buf_clear(&p->word);
	vdm_buf_clear(&p->part);
	vdm_buf_clear(&p->beside);
	vdm_buf_clear(&p->whole);
	p->parted = p->glued = 0;
}

/* What stands in a line, and is no part of the words that it stands against: of
 * a gloss that is so of its base, of several readings of the one that is shown,
 * which read as one with the letters beside them; and what was struck out for
 * other words, which has brackets.
 */
static int
is_glued(const struct vdm_node *n)
{
	static const char *const names[] = {"app",     "choice",  "figure",
					    "formula", "graphic", "media",
					    "ruby",    "svg",     NULL};

	return vdm_words_are(names, n->name) ||
	       (vdm_node_is(n, "del") && vdm_node_is(n->parent, "subst"));
}

static void
parts_edge(struct parts *p)
{
	if (p->part.len == 0)
		return;
	vdm_buf_puts(&p->word, vdm_buf_str(&p->part));
	vdm_buf_putc(&p->word, ' ');
	vdm_buf_clear(&p->part);
	p->parted++;
}

/* How many bytes of a word, or of what stands between words, begin here. */
static size_t
run_length(const char *s, size_t n, int word)
{
	size_t i = 0, used;

	for (; i < n; i += used)
		if ((vdm_is_word(vdm_utf8_decode(s + i, n - i, &used)) != 0) !=
		    word)
			break;
	return i;
}

static void
parts_text(struct parts *p, const struct vdm_node *n)
{
	const char *s = n->text;
	size_t length = strlen(s), run;

	while (length > 0) {
		run = run_length(s, length, 1);
		vdm_buf_put(&p->part, s, run);
		vdm_buf_put(&p->beside, s, run);
		vdm_buf_put(&p->whole, s, run);
		if (run > 0 && p->parted && p->out.len == 0)
			p->first = n->pos;
		s += run;
		length -= run;
		run = run_length(s, length, 0);
		if (run > 0)
			parts_word_end(p);
		s += run;
		length -= run;
	}
}

static void
parts_element(struct parts *p, const struct vdm_node *n)
{
	/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
	if (vdm_node_is_block(n) || n->kind == VDM_KIND_NOTE ||
	    vdm_node_is(n, "rt") || vdm_node_is_other_reading(n) ||
	    n->kind == VDM_KIND_PAGE_BREAK ||
	    (n->kind == VDM_KIND_LINE_BREAK && !vdm_text_break_is_within(n)))
		parts_word_end(p);
	else
		parts_edge(p);
	if (is_glued(n)) {
		p->glued = 1;
		vdm_buf_putc(&p->beside, ' ');
	}
}

static const struct vdm_node *skip(const struct vdm_node *n,
				   const struct vdm_node *root);

/* Words that stand in an element of another vocabulary, as they read in it. */
static void
parts_line(struct parts *p, const struct vdm_node *n)
{
	vdm_node_content(n, &p->out);
	vdm_buf_putc(&p->out, '\n');
}

/* Whether it is such an element, and its words are no part of a line's that was
 * put. */
static int
is_line_apart(const struct parts *p, const struct vdm_node *n)
{
	return p->line == NULL && vdm_node_is_element(n) &&
	       vdm_node_ns(n) != NULL && vdm_node_has_text(n);
}

/* All of it but headers inside. */
static void
parts_of(struct parts *p, const struct vdm_node *root)
{
	const struct vdm_node *n = root;

	while (n != NULL) {
		if (n->kind == VDM_KIND_TEXT)
			parts_text(p, n);
		if (vdm_node_is_element(n))
			parts_element(p, n);
		if (vdm_node_ns(n) != NULL && n->parent != NULL &&
		    vdm_node_ns(n->parent) == NULL)
			parts_line(p, n); /* a formula, say: as one */
		if (is_line_apart(p, n)) {
			parts_line(p, n);
			p->line = n;
		}
		if (n != root && n->kind == VDM_KIND_HEADER) {
			n = skip(n, root);
			continue;
		}
		if (n->first != NULL) {
			n = n->first;
			continue;
		}
		while (n != root && n->parent != NULL && n->next == NULL) {
			n = n->parent;
			if (n == p->line)
				p->line = NULL;
			parts_element(p, n);
		}
		if (n == root)
			break;
		n = n->next;
		if (vdm_node_prev(n) != NULL &&
		    vdm_node_is_element(vdm_node_prev(n)))
			parts_element(p, vdm_node_prev(n));
	}
	parts_word_end(p);
}

static void
parts_init(struct parts *p)
{
	memset(p, 0, sizeof(*p));
	vdm_buf_init(&p->out);
	vdm_buf_init(&p->word);
	vdm_buf_init(&p->part);
	vdm_buf_init(&p->beside);
	vdm_buf_init(&p->whole);
}

static void
parts_fini(struct parts *p)
{
	vdm_buf_fini(&p->out);
	vdm_buf_fini(&p->word);
	vdm_buf_fini(&p->part);
	vdm_buf_fini(&p->beside);
	vdm_buf_fini(&p->whole);
}

/* What attributes of a header say, which are no words of its fields. */
static void
put_values(const struct vdm_node *root, struct vdm_buf *out)
{
	const struct vdm_node *n;
	const struct vdm_attr *a;

	for (n = root; n != NULL; n = vdm_node_walk(n, root))
		for (a = n->attrs; a != NULL; a = a->next)
			if (strncmp(a->name, "xmlns", 5) != 0)
				vdm_buf_printf(out, "\n%s", a->value);
}

static int
is_remark(const struct vdm_node *n)
{
	return n->kind == VDM_KIND_COMMENT || n->kind == VDM_KIND_INSTRUCTION;
}

/* A comment, or an instruction with the program that it is for. */
static void
put_remark(const struct vdm_node *n, struct vdm_buf *out)
{
	if (n->kind == VDM_KIND_INSTRUCTION && n->name != NULL)
		vdm_buf_printf(out, "%s ", n->name);
	vdm_buf_puts(out, n->text);
}

/* Comments and instructions in it, with the texts beside them, which they may
 * part amid a word. */
static void
put_remarks(const struct vdm_node *root, struct vdm_buf *out)
{
	const struct vdm_node *n, *beside;

	for (n = root; n != NULL; n = vdm_node_walk(n, root)) {
		if (!is_remark(n))
			continue;
		beside = vdm_node_prev(n);
		if (beside != NULL && beside->kind == VDM_KIND_TEXT)
			vdm_buf_printf(out, "\n%s", beside->text);
		vdm_buf_putc(out, '\n');
		put_remark(n, out);
		if (n->next != NULL && n->next->kind == VDM_KIND_TEXT)
			vdm_buf_printf(out, "\n%s", n->next->text);
	}
}

/* Content with line feeds between elements that no text stands beside. */
static void
put_content(const struct vdm_node *root, struct vdm_buf *out)
{
	const struct vdm_node *n;
	struct parts p;

	for (n = root; n != NULL; n = vdm_node_walk(n, root)) {
		if (n->kind != VDM_KIND_TEXT) {
			if (n->kind == VDM_KIND_NOTE ||
			    !vdm_node_has_text(n->parent))
				vdm_buf_putc(out, '\n');
			continue;
		}
		if (vdm_node_prev(n) != NULL &&
		    vdm_node_prev(n)->kind == VDM_KIND_NOTE)
			vdm_buf_putc(out, '\n');
		vdm_buf_puts(out, n->text);
	}
	parts_init(&p);
	parts_of(&p, root);
	if (p.out.len > 0)
		vdm_buf_printf(out, "\n%s", p.out.data);
	parts_fini(&p);
}

/* All that an element says. */
static void
put_all(const struct vdm_node *n, struct vdm_buf *out)
{
	put_content(n, out);
	put_values(n, out);
	put_remarks(n, out);
}

static void
report_text(const struct vdm_node *n, enum vdm_diag_id id, const char *what,
	    const struct vdm_sink *sink)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	if (vdm_node_is_element(n))
		put_all(n, &b);
	else
		put_remark(n, &b);
	vdm_diag(sink, id, &n->pos, vdm_buf_str(&b), "text cannot hold %s",
		 what);
	vdm_buf_fini(&b);
}

static void
report_parts(const struct vdm_record *rec, const struct vdm_sink *sink)
{
	struct parts p;

	parts_init(&p);
	parts_of(&p, rec->root);
	if (p.out.len > 0)
		vdm_diag(sink, VDM_D_TEXT_WORDS_JOINED, &p.first, p.out.data,
			 "text cannot hold elements inside of words; the "
			 "words are whole, where their parts begin is lost");
	parts_fini(&p);
}

static const struct vdm_node *
skip(const struct vdm_node *n, const struct vdm_node *root)
{
	while (n != root && n->next == NULL)
		n = n->parent;
	return n == root ? NULL : n->next;
}

/* Ids that an encoder gave; text itself has none, and its reader makes them
 * of the names. */
static void
report_ids(const struct vdm_record *rec, const struct vdm_sink *sink)
{
	struct vdm_buf ids;
	size_t i;

	if (rec->people_count == 0 || rec->format == NULL ||
	    strcmp(rec->format, "text") == 0)
		return;
	vdm_buf_init(&ids);
	for (i = 0; i < rec->people_count; i++)
		vdm_buf_printf(&ids, "%s%s", i > 0 ? " " : "",
			       rec->people[i]->id);
	vdm_diag(sink, VDM_D_TEXT_IDS_LOST, NULL, vdm_buf_str(&ids),
		 "text has no place for the ids of people; who reads it makes "
		 "them of the names");
	vdm_buf_fini(&ids);
}

/* Drawings and formulas say much in attributes: all that they do. */
static void
report_island(const struct vdm_node *root, const struct vdm_sink *sink)
{
	int formula = vdm_node_is_formula(root);
	const struct vdm_node *n;
	const struct vdm_attr *a;
	struct vdm_buf b;

	vdm_buf_init(&b);
	for (n = root; n != NULL; n = vdm_node_walk(n, root))
		for (a = n->attrs; a != NULL; a = a->next)
			vdm_buf_printf(&b, "%s\n", a->value);
	if (!formula)
		vdm_diag(sink, VDM_D_TEXT_PART_LOST, &root->pos,
			 vdm_buf_str(&b),
			 "text cannot hold a drawing, only the words in it");
	else if (b.len > 0)
		vdm_diag(sink, VDM_D_TEXT_ATTRIBUTES_LOST, &root->pos,
			 vdm_buf_str(&b),
			 "text cannot hold what a formula's attributes say");
	vdm_buf_fini(&b);
}

static int
is_island(const struct vdm_node *n)
{
	return vdm_node_ns(n) != NULL && n->parent != NULL &&
	       vdm_node_ns(n->parent) == NULL &&
	       (strcmp(vdm_node_ns(n), "http://www.w3.org/2000/svg") == 0 ||
		vdm_node_is_formula(n));
}

/* A part that is left out, with all that it says. */
static void
part_add(struct tally *parts, const struct vdm_node *n)
{
	tally_add(parts, n->name, &n->pos);
	if (parts->said.len > 0)
		vdm_buf_putc(&parts->said, '\n');
	put_all(n, &parts->said);
}

/* What one node below the root is to text. Its losses are counted in the
 * tallies or reported; 1: nothing in it is looked at. */
static int
node_losses(const struct vdm_node *n, struct vdm_text_flat *flat,
	    struct tally *elements, struct tally *attrs, struct tally *links,
	    struct tally *parts, const struct vdm_sink *sink)
{
	const struct vdm_attr *a;

	if (n->kind == VDM_KIND_HEADER) {
		report_text(n, VDM_D_TEXT_HEADER_LOST,
			    "a teiHeader, only the fields in it", sink);
		return 1;
	}
	if (n->kind == VDM_KIND_COMMENT)
		report_text(n, VDM_D_TEXT_REMARK_LOST,
			    "this comment; it is left out", sink);
	if (n->kind == VDM_KIND_INSTRUCTION)
		report_text(n, VDM_D_TEXT_REMARK_LOST,
			    "this processing instruction; it is left out",
			    sink);
	if (!vdm_node_is_element(n))
		return 0;
	if (is_island(n))
		report_island(n, sink);
	if (vdm_text_is_left_out(n)) {
		part_add(parts, n);
		return 1;
	}
	if (stands_in_line(n) && !is_held(n))
		tally_add(elements, n->name, &n->pos);
	for (a = n->attrs; a != NULL; a = a->next) {
		if (is_held_attr(n, a, flat))
			continue;
		tally_add(attrs, a->name, &n->pos);
		tally_say(attrs, a->value, is_read(a));
		/* "direction: rtl" leads nowhere */
		if (strncmp(a->name, "xmlns", 5) != 0 &&
		    strcmp(a->name, "style") != 0 &&
		    vdm_address_is_remote(a->value)) {
			tally_add(links, a->name, &n->pos);
			tally_say(links, a->value, 0);
		}
	}
	return 0;
}

int
vdm_text_losses(const struct vdm_record *rec, struct vdm_text_flat *flat,
		const struct vdm_sink *sink)
{
	struct tally elements = {0}, attrs = {0}, links = {0}, parts = {0};
	const struct vdm_node *n = rec->root;
	int failed = 0;
	size_t i;

	while (n != NULL)
		n = node_losses(n, flat, &elements, &attrs, &links, &parts,
				sink)
			? skip(n, rec->root)
			: vdm_node_walk(n, rec->root);
	failed |= tally_report(&elements, VDM_D_TEXT_MARKUP_LOST,
			       "markup in a line", sink);
	failed |= tally_report(&parts, VDM_D_TEXT_PART_LOST,
			       "parts that are hidden or have no words", sink);
	failed |= tally_report(&attrs, VDM_D_TEXT_ATTRIBUTES_LOST, "attributes",
			       sink);
	failed |= addresses_report(&links, sink);
	report_parts(rec, sink);
	report_ids(rec, sink);
	for (i = 0; i < rec->resources_count; i++)
		vdm_diag(sink, VDM_D_TEXT_RESOURCE_LOST, NULL,
			 rec->resources[i].path,
			 "text cannot hold the file %s; it is left out",
			 rec->resources[i].path);
	return failed ? -1 : 0;
}
