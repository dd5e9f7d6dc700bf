/* SPDX-License-Identifier: MIT */
/* The level of a heading: that of its place, or the one that was stated. */
#include "record/heading.h"

#include "base/buf.h"
#include "record/record.h"

int
vdm_node_is_section(const struct vdm_node *n)
{
	return vdm_node_ns(n) == NULL &&
	       (n->kind == VDM_KIND_DIVISION || n->kind == VDM_KIND_STRUCTURE ||
		n->kind == VDM_KIND_DOCUMENT);
}

/* Each of a section's children asks this of it; to look it up each time would
 * take the square of their number. They ask in the order of the document, so
 * that one is remembered of each depth: no other comes between. */
int
vdm_headings_has(struct vdm_headings *h, const struct vdm_node *n)
{
	const struct vdm_node *p;
	size_t i = 0;

	for (p = n->parent; p != NULL; p = p->parent)
		i = (i + 1) % VDM_HEADING_SEEN;
	if (h->seen[i].node != n) {
		h->seen[i].node = n;
		h->seen[i].has = vdm_node_child(n, "head") != NULL;
	}
	return h->seen[i].has;
}

/* The length of the first word, which is a level; 0: it is none. */
static size_t
level_at(const char *s)
{
	return s[0] == 'h' && s[1] >= '1' && s[1] <= '6' &&
		       (s[2] == '\0' || s[2] == ' ')
		   ? 2
		   : 0;
}

unsigned
vdm_heading_stated(const struct vdm_node *n)
{
	const char *rend = vdm_node_attr(n, "rend");

	return rend != NULL && level_at(rend) > 0 ? (unsigned)(rend[1] - '0')
						  : 0;
}

unsigned
vdm_heading_level_here(struct vdm_headings *h, const struct vdm_node *head)
{
	const struct vdm_node *p;
	unsigned level = 0;

	for (p = head->parent; p != NULL && vdm_node_is_section(p);
	     p = p->parent)
		if (level < VDM_HEADING_LEVELS && vdm_headings_has(h, p))
			level++;
	return level < 1 ? 1 : level;
}

unsigned
vdm_heading_level(struct vdm_headings *h, const struct vdm_node *head)
{
	unsigned stated = vdm_heading_stated(head);

	return stated > 0 ? stated : vdm_heading_level_here(h, head);
}

int
vdm_heading_is_stated_alone(const struct vdm_node *n)
{
	return n->attrs != NULL && n->attrs->next == NULL &&
	       vdm_heading_stated(n) > 0 && n->attrs->value[2] == '\0';
}

int
vdm_heading_is_plain(struct vdm_headings *h, const struct vdm_node *head)
{
	return head->attrs == NULL ||
	       (vdm_heading_is_stated_alone(head) &&
		vdm_heading_stated(head) != vdm_heading_level_here(h, head));
}

/* Whether a head may stand here: nothing but the top of a division before. */
static int
is_top(const struct vdm_node *n)
{
	for (n = vdm_node_prev(n); n != NULL; n = vdm_node_prev(n))
		if (!vdm_node_is(n, "head") && !vdm_node_is(n, "dateline") &&
		    n->kind != VDM_KIND_PAGE_BREAK)
			return 0;
	return 1;
}

static void
become_head(struct vdm_record *rec, struct vdm_node *n)
{
	(void)vdm_node_rename(rec, n, NULL, "head");
	n->kind = vdm_kind_of(NULL, n->name);
}

/* A division that another heading ends: what stands before the heading leaves
 * it for one of its own. What stands behind stays where it is, since each
 * heading would move all of it again. */
static struct vdm_node *
part_before(struct vdm_record *rec, struct vdm_node *div, struct vdm_node *n)
{
	struct vdm_node *part = vdm_node_element(rec, "div"), *k;

	if (part == NULL)
		return NULL;
	part->pos = div->pos;
	part->attrs = div->attrs;
	part->reason = div->reason;
	vdm_node_insert_before(div, part);
	while ((k = div->first) != n) {
		vdm_node_unlink(k);
		vdm_node_append(part, k);
	}
	div->attrs = NULL;
	return div;
}

/* A division of what stands from n on. */
static struct vdm_node *
part_behind(struct vdm_record *rec, struct vdm_node *n)
{
	struct vdm_node *part = vdm_node_element(rec, "div"), *next;

	if (part == NULL)
		return NULL;
	part->reason = "opened by a heading";
	vdm_node_insert_before(n, part);
	for (; n != NULL; n = next) {
		next = n->next;
		vdm_node_unlink(n);
		vdm_node_append(part, n);
	}
	return part;
}

void
vdm_heading_open(struct vdm_record *rec, struct vdm_node *n)
{
	struct vdm_node *div;

	if (!vdm_node_is(n, "p"))
		return;
	if (is_top(n)) {
		become_head(rec, n);
		return;
	}
	if (!vdm_node_is(n->parent, "body") && !vdm_node_is(n->parent, "div"))
		return;
	div = vdm_node_is(n->parent, "div") && n->parent->reason != NULL
		  ? part_before(rec, n->parent, n)
		  : part_behind(rec, n);
	if (div == NULL)
		return;
	div->pos = n->pos;
	become_head(rec, n);
}

/* The level before what else @rend says. */
static void
state(struct vdm_record *rec, struct vdm_node *head, unsigned level)
{
	const char *old = vdm_node_attr(head, "rend");
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_printf(&b, "h%u", level);
	if (old != NULL)
		vdm_buf_printf(&b, " %s", old);
	if (b.failed)
		rec->arena.failed = 1;
	vdm_node_set(rec, head, "rend", vdm_buf_str(&b));
	vdm_buf_fini(&b);
}

void
vdm_headings_settle(struct vdm_record *rec)
{
	struct vdm_headings h = {0};
	struct vdm_node *n;

	for (n = rec->root; n != NULL; n = vdm_node_step(n, rec->root)) {
		unsigned level = n->level;

		if (level == 0)
			continue;
		n->level = 0;
		if (vdm_node_is(n, "head") && vdm_heading_stated(n) == 0 &&
		    (!vdm_node_is_section(n->parent) ||
		     vdm_heading_level_here(&h, n) != level))
			state(rec, n, level);
	}
}
