/* SPDX-License-Identifier: MIT */
/*
 * Mends trees whose elements stand where TEI does not let them. Divisions come
 * first, since what follows one in the wrong place is better put into another
 * than made to fit one by one; then each element's content and attributes.
 */
#include "record/check.h"

#include <errno.h>
#include <string.h>

#include "base/map.h"
#include "record/fault.h"
#include "record/mend.h"

/* Where a child of a division belongs. */
enum part {
	PART_ANYWHERE, /* comments, milestones, notes: between all others */
	PART_DIVISION,
	PART_BLOCK,
	PART_HEAD,
	PART_TOP, /* lines that may open it; some may close it, too */
	PART_BOTTOM
};

static enum part
part_of_leaf(int leaf)
{
	if (leaf == VDM_LEAF_TEXT || leaf == VDM_LEAF_UNKNOWN)
		return PART_BLOCK;
	if (leaf < 0 || vdm_class_has("global", leaf))
		return PART_ANYWHERE;
	if (vdm_class_has("divLike", leaf))
		return PART_DIVISION;
	if (vdm_class_has("headLike", leaf))
		return PART_HEAD;
	if (vdm_class_has("divTop", leaf))
		return PART_TOP;
	return vdm_class_has("divBottom", leaf) ? PART_BOTTOM : PART_BLOCK;
}

/* Classes are looked up by their names: what was found of an element is kept,
 * for a text has thousands of the same. */
static const struct vdm_mend_part *
known_of(struct vdm_mend *m, int leaf)
{
	struct vdm_mend_part *known = &m->parts[(size_t)leaf % VDM_MEND_PARTS];

	if (!known->is || known->leaf != leaf) {
		known->is = 1;
		known->leaf = leaf;
		known->part = (int)part_of_leaf(leaf);
		known->phrase = known->part == PART_BLOCK &&
				vdm_class_has("phrase", leaf) &&
				!vdm_class_has("common", leaf);
	}
	return known;
}

static enum part
part_of(struct vdm_mend *m, const struct vdm_node *n)
{
	int leaf = vdm_leaf_of(n);

	return leaf < 0 ? part_of_leaf(leaf)
			: (enum part)known_of(m, leaf)->part;
}

/* Of the parts at the edges, those that hold a line of text. */
static int
is_line(const struct vdm_node *n)
{
	return vdm_content_of(n->name) == VDM_CONTENT_MIXED;
}

/* A line of the edge that blocks follow is a paragraph like them. */
static void
make_paragraph(struct vdm_mend *m, struct vdm_node *line)
{
	struct vdm_node *c;

	(void)vdm_node_rename(m->rec, line, vdm_node_ns(line), "p");
	for (c = line->first; c != NULL; c = c->next) {
		if (!vdm_node_is_element(c) || vdm_node_ns(c) != NULL ||
		    vdm_mend_may_hold(line, c->name))
			continue;
		if (vdm_node_is_block_in(c, 1))
			(void)vdm_mend_break(m, c);
		(void)vdm_node_rename(m->rec, c, NULL, "seg");
	}
	if (m->lines++ + m->divisions == 0)
		m->pos = line->pos;
	m->done++;
}

/* The last child that may not stand below all blocks, or NULL. */
static const struct vdm_node *
last_inner(struct vdm_mend *m, const struct vdm_node *n)
{
	const struct vdm_node *c;

	for (c = vdm_node_last(n); c != NULL; c = vdm_node_prev(c))
		if (part_of(m, c) != PART_ANYWHERE &&
		    !vdm_class_has("divBottom", vdm_leaf_of(c)))
			break;
	return c;
}

/* Opens a division where `at` stands, for it and what follows. */
static struct vdm_node *
open_division(struct vdm_mend *m, struct vdm_node *at)
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

/* Characters and phrases among the blocks stand in paragraphs. */
static void
gather(struct vdm_mend *m, struct vdm_node *n)
{
	struct vdm_node *c, *next;

	for (c = n->first; c != NULL; c = next) {
		int leaf = vdm_leaf_of(c);

		next = c->next;
		if (leaf == VDM_LEAF_TEXT ||
		    (leaf >= 0 && known_of(m, leaf)->phrase))
			vdm_mend_wrap(m, c, "p");
	}
}

/*
 * The children of a division or a body: first its head and opening lines, then
 * blocks, then divisions, then closing lines.
 */
static void
mend_division(struct vdm_mend *m, struct vdm_node *n)
{
	const struct vdm_node *end;
	struct vdm_node *c, *next, *open = NULL;
	int blocks = 0, divisions = 0, inner;

	gather(m, n);
	end = last_inner(m, n);
	inner = end != NULL;
	for (c = n->first; c != NULL && inner; c = next) {
		enum part part = part_of(m, c);

		next = c->next;
		inner = c != end;
		if (part == PART_BOTTOM ||
		    (part == PART_TOP && (blocks || divisions))) {
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
}

static void
mend_subtree(struct vdm_mend *m, struct vdm_node *top)
{
	struct vdm_node *n;

	for (n = top; n != NULL; n = vdm_node_step(n, top)) {
		if (!vdm_node_is_element(n))
			continue;
		if (vdm_node_is(n, "body") || vdm_node_is(n, "div"))
			mend_division(m, n);
		vdm_mend_wanting(m, n);
		vdm_mend_content(m, n);
		vdm_mend_attrs(m, n);
	}
}

static void
report(const struct vdm_mend *m, const struct vdm_sink *sink)
{
	if (m->lines + m->divisions > 0)
		vdm_diag(sink, VDM_D_TREE_MENDED, &m->pos, NULL,
			 "blocks stood where TEI has no place for them: %u "
			 "divisions were opened for them, %u lines such as a "
			 "dateline among paragraphs became paragraphs",
			 m->divisions, m->lines);
	if (m->lost > 0)
		vdm_diag(sink, VDM_D_TREE_LOST, &m->lost_pos,
			 m->said.len > 0 ? vdm_buf_str(&m->said) : NULL,
			 "TEI has no way to hold %s%s: left out, %u in all",
			 vdm_buf_str(&m->named),
			 m->lost > VDM_MEND_NAMED ? " and others" : "",
			 m->lost);
}

unsigned
vdm_tree_mend(struct vdm_record *rec, const struct vdm_sink *sink)
{
	struct vdm_strmap ids = {0};
	struct vdm_mend m = {.rec = rec, .ids = &ids};
	struct vdm_node *top;

	vdm_buf_init(&m.named);
	vdm_buf_init(&m.said);
	vdm_mend_attrs(&m, rec->root);
	/* a header that was kept is the source's own */
	for (top = rec->root->first; top != NULL; top = top->next)
		if (vdm_node_is_element(top) && !vdm_node_is(top, "teiHeader"))
			mend_subtree(&m, top);
	report(&m, sink);
	if (ids.failed || m.named.failed || m.said.failed)
		rec->arena.failed = 1;
	vdm_strmap_fini(&ids);
	vdm_buf_fini(&m.named);
	vdm_buf_fini(&m.said);
	return m.done;
}

int
vdm_tree_mended(struct vdm_record *copy, const struct vdm_record *rec,
		const struct vdm_sink *sink)
{
	*copy = *rec;
	vdm_arena_init(&copy->arena);
	copy->root = vdm_node_copy_sharing(copy, rec->root);
	if (copy->root != NULL) {
		vdm_tree_mend(copy, sink);
		vdm_node_settle(copy->root);
	}
	return copy->arena.failed ? -1 : 0;
}

static int
note_fault(void *context, const struct vdm_fault *fault)
{
	(void)fault;
	*(int *)context = 1;
	return 1;
}

/* Notes the ids below a node. 1 where one was there already. */
static int
has_known_id(struct vdm_strmap *ids, const struct vdm_node *top)
{
	const struct vdm_node *n;
	const char *id;

	for (n = top; n != NULL; n = vdm_node_walk(n, top)) {
		id = vdm_node_is_element(n) && vdm_node_ns(n) == NULL
			 ? vdm_node_attr(n, "xml:id")
			 : NULL;
		if (id != NULL && !vdm_strmap_put(ids, id, 0))
			return 1;
	}
	return 0;
}

/* Two texts of one document share its ids, as they do where they are mended. */
int
vdm_tree_stands_right(const struct vdm_record *rec)
{
	struct vdm_strmap ids = {0};
	const struct vdm_node *top;
	int found = 0;

	vdm_node_judge_attrs(rec->root, note_fault, &found);
	for (top = rec->root->first; !found && top != NULL; top = top->next)
		if (vdm_node_is_element(top) && !vdm_node_is(top, "teiHeader"))
			vdm_tree_judge(top, NULL, 0, note_fault, &found);
	for (top = rec->root->first; !found && top != NULL; top = top->next)
		if (vdm_node_is_element(top) && !vdm_node_is(top, "teiHeader"))
			found = has_known_id(&ids, top);
	vdm_strmap_fini(&ids);
	return !found;
}
