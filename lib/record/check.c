/* SPDX-License-Identifier: MIT */
/* Mends trees whose elements stand where TEI does not let them. */
#include <string.h>

#include "base/words.h"
#include "record/check.h"
#include "record/record.h"
#include "record/vocabulary.h"

/* Where a child of a division belongs. */
enum part {
	PART_ANYWHERE, /* comments, milestones, notes: between all others */
	PART_DIVISION,
	PART_BLOCK,
	PART_HEAD,
	PART_EDGE /* lines before the first or behind the last block */
};

struct mend {
	struct vdm_record *rec;
	unsigned done;      /* changes */
	unsigned lines;     /* of the edge that became paragraphs */
	unsigned divisions; /* opened */
	struct vdm_pos pos; /* of the first of both */
};

static int
is_one_of(const struct vdm_node *n, const char *const *names)
{
	return vdm_node_is_element(n) && n->ns == NULL &&
	       vdm_words_are(names, n->name);
}

static enum part
part_of(const struct vdm_node *n)
{
	static const char *const edge[] = {"argument", "byline",     "closer",
					   "dateline", "docDate",    "epigraph",
					   "opener",   "postscript", "salute",
					   "signed",   "trailer",    NULL};
	static const char *const anywhere[] = {
	    "anchor",  "cb",    "figure",  "gap",       "incident", "lb",
	    "kinesic", "note",  "pause",   "milestone", "pb",       "shift",
	    "space",   "vocal", "writing", NULL};

	if (n->kind == VDM_KIND_TEXT)
		return vdm_node_is_blank(n) ? PART_ANYWHERE : PART_BLOCK;
	if (!vdm_node_is_element(n) || n->ns != NULL || is_one_of(n, anywhere))
		return PART_ANYWHERE;
	if (vdm_node_is(n, "div"))
		return PART_DIVISION;
	if (vdm_node_is(n, "head"))
		return PART_HEAD;
	return is_one_of(n, edge) ? PART_EDGE : PART_BLOCK;
}

/* A line of the edge that blocks follow is a paragraph like them. */
static void
make_paragraph(struct mend *m, struct vdm_node *line)
{
	static const char *const parts[] = {"byline", "dateline", "salute",
					    "signed", NULL};
	struct vdm_node *c;

	for (c = line->first; c != NULL; c = c->next)
		if (is_one_of(c, parts))
			c->name = "seg";
	line->name = "p";
	if (m->lines++ + m->divisions == 0)
		m->pos = line->pos;
	m->done++;
}

static int
is_line(const struct vdm_node *n)
{
	static const char *const lines[] = {"byline",  "closer", "dateline",
					    "opener",  "salute", "signed",
					    "trailer", NULL};

	return is_one_of(n, lines);
}

/* The last child that only the part between the edges may hold, or NULL. */
static const struct vdm_node *
last_inner(const struct vdm_node *n)
{
	const struct vdm_node *c;

	for (c = n->last; c != NULL; c = c->prev) {
		enum part part = part_of(c);

		if (part != PART_ANYWHERE && part != PART_EDGE)
			break;
	}
	return c;
}

/* Puts a paragraph around characters; what stands there now. */
static struct vdm_node *
wrap_text(struct mend *m, struct vdm_node *text)
{
	struct vdm_node *p = vdm_node_element(m->rec, "p");

	if (p == NULL)
		return text;
	p->pos = text->pos;
	vdm_node_insert_before(text, p);
	vdm_node_unlink(text);
	vdm_node_append(p, text);
	m->done++;
	return p;
}

/* Opens a division where `at` stands, for it and what follows. */
static struct vdm_node *
open_division(struct mend *m, struct vdm_node *at)
{
	struct vdm_node *div = vdm_node_element(m->rec, "div");

	if (div != NULL) {
		div->pos = at->pos;
		vdm_node_insert_before(at, div);
		if (m->lines + m->divisions++ == 0)
			m->pos = at->pos;
		m->done++;
	}
	return div;
}

/*
 * The children of a division or a body: first its head and opening lines, then
 * blocks, then divisions, then closing lines.
 */
static void
mend_division(struct mend *m, struct vdm_node *n)
{
	const struct vdm_node *end = last_inner(n);
	struct vdm_node *c, *next, *open = NULL;
	int blocks = 0, divisions = 0, inner = end != NULL;

	for (c = n->first; c != NULL && inner; c = next) {
		enum part part = part_of(c);

		next = c->next;
		inner = c != end;
		if (c->kind == VDM_KIND_TEXT && part == PART_BLOCK)
			c = wrap_text(m, c);
		if (part == PART_EDGE && (blocks || divisions)) {
			if (is_line(c))
				make_paragraph(m, c);
			part = PART_BLOCK;
		}
		if (part == PART_DIVISION) {
			open = NULL;
			divisions = 1;
			continue;
		}
		if ((part == PART_HEAD && (blocks || divisions)) ||
		    (part == PART_BLOCK && divisions && open == NULL)) {
			open = open_division(m, c);
			divisions = 1;
		}
		if (part == PART_BLOCK)
			blocks = 1;
		if (open != NULL) {
			vdm_node_unlink(c);
			vdm_node_append(open, c);
		}
	}
	if (vdm_node_is(n, "body") && !blocks && !divisions) {
		c = vdm_node_element(m->rec, "p");
		if (end != NULL && end->next != NULL)
			vdm_node_insert_before(end->next, c);
		else if (end == NULL && n->first != NULL &&
			 part_of(n->first) == PART_EDGE &&
			 !vdm_node_is(n->first, "closer"))
			vdm_node_insert_after(n->last, c);
		else
			vdm_node_append(n, c);
		m->done++;
	}
}

/* A speech says something, be it nothing; characters stand in paragraphs. */
static void
mend_speech(struct mend *m, struct vdm_node *sp)
{
	struct vdm_node *c, *next;
	int said = 0;

	for (c = sp->first; c != NULL; c = next) {
		next = c->next;
		if (c->kind == VDM_KIND_TEXT && !vdm_node_is_blank(c))
			c = wrap_text(m, c);
		if (!vdm_node_is(c, "speaker") && part_of(c) != PART_ANYWHERE)
			said = 1;
	}
	if (said)
		return;
	vdm_node_append(sp, vdm_node_element(m->rec, "p"));
	m->done++;
}

/* What must hold one of something, and what that is. */
static void
mend_empty(struct mend *m, struct vdm_node *n)
{
	static const struct {
		const char *parent, *child, *other;
	} rows[] = {
	    {"lg", "l", "lg"},
	    {"list", "item", "label"},
	    {"row", "cell", "table"},
	    {"table", "row", "row"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (!vdm_node_is(n, rows[i].parent) ||
		    vdm_node_child(n, rows[i].child) != NULL ||
		    vdm_node_child(n, rows[i].other) != NULL)
			continue;
		vdm_node_append(n, vdm_node_element(m->rec, rows[i].child));
		m->done++;
	}
}

/* Elements that hold a line of text, in which no block of division stands. */
static int
is_in_line(const struct vdm_node *n)
{
	static const char *const lines[] = {
	    "ab",   "byline", "dateline", "del",     "emph",  "foreign",
	    "head", "hi",     "l",        "label",   "p",     "ref",
	    "seg",  "signed", "speaker",  "trailer", "title", NULL};

	return n->parent != NULL && is_one_of(n->parent, lines);
}

/*
 * A heading of a part of an item, a cell or a note, which have no head, and
 * paragraphs in a line: these begin on a line of their own.
 */
static void
mend_block(struct mend *m, struct vdm_node *n)
{
	static const char *const headless[] = {"cell",  "item", "note", "q",
					       "quote", "said", "sp",   NULL};
	int line = is_in_line(n);

	if (!line && (vdm_node_is(n, "p") || n->parent == NULL ||
		      !is_one_of(n->parent, headless)))
		return;
	if (vdm_node_is(n, "head"))
		vdm_node_set(m->rec, n, "type", "head");
	if (line && n->prev != NULL)
		vdm_node_insert_before(n, vdm_node_element(m->rec, "lb"));
	n->name = line ? "seg" : "ab";
	m->done++;
}

/* An address that is empty is none; a picture without one is a bare figure. */
static void
mend_address(struct mend *m, struct vdm_node *n)
{
	const char *name = vdm_node_is(n, "graphic") ? "url" : "target";
	const char *value = vdm_node_attr(n, name);

	if (value == NULL || value[0] != '\0')
		return;
	vdm_node_set(m->rec, n, name, NULL);
	if (vdm_node_is(n, "graphic"))
		n->name = "figure";
	m->done++;
}

unsigned
vdm_tree_mend(struct vdm_record *rec, const struct vdm_sink *sink)
{
	struct mend m = {.rec = rec};
	struct vdm_node *top = vdm_node_child(rec->root, "text");
	struct vdm_node *n;

	/* a header that was kept is the source's own */
	if (top == NULL)
		return 0;
	for (n = top; n != NULL; n = vdm_node_step(n, top)) {
		if (vdm_node_is(n, "body") || vdm_node_is(n, "div"))
			mend_division(&m, n);
		else if (vdm_node_is(n, "sp"))
			mend_speech(&m, n);
		else if (vdm_node_is(n, "head") || vdm_node_is(n, "p"))
			mend_block(&m, n);
		else if (vdm_node_is(n, "ref") || vdm_node_is(n, "graphic"))
			mend_address(&m, n);
		else
			mend_empty(&m, n);
	}
	if (m.lines + m.divisions > 0)
		vdm_diag(sink, VDM_D_TREE_MENDED, &m.pos, NULL,
			 "blocks stood where TEI has no place for them: %u "
			 "divisions were opened for them, %u lines such as a "
			 "dateline among paragraphs became paragraphs",
			 m.divisions, m.lines);
	return m.done;
}
