/* SPDX-License-Identifier: MIT */
/* Cuts and wraps stretches of a block's text without losing its markup. */
#include <string.h>

#include "base/limits.h"
#include "recognise/lift/splice.h"
#include "prose/lines/flat.h"

/* The text node that holds byte `at` of the block's text, or, of a line break,
 * that stands behind it. */
static struct vdm_node *
text_at(struct vdm_node *block, size_t at, int at_end, size_t *offset)
{
	struct vdm_node *n = block;
	struct vdm_flat f;
	size_t done = 0; /* bytes of text before n */
	size_t lead;

	*offset = 0;
	vdm_flat_begin(&f, block);
	while ((n = vdm_flat_next(&f, n, &lead)) != NULL) {
		size_t len = strlen(n->text);

		done += lead;
		if (at < done + len ||
		    (at_end && at == done + len && len > 0)) {
			*offset = at > done ? at - done : 0;
			return n;
		}
		done += len;
	}
	return NULL;
}

/* Splits a text node at `offset`; the second part. Either may be whole. */
static struct vdm_node *
split_text(struct vdm_record *rec, struct vdm_node *n, size_t offset)
{
	struct vdm_node *rest;
	size_t len = strlen(n->text);

	if (offset >= len)
		return n->next;
	if (offset == 0)
		return n;
	rest = vdm_node_chars(rec, n->text + offset, len - offset);
	if (rest == NULL)
		return NULL;
	vdm_node_set_chars(rec, n, n->text, offset);
	vdm_node_insert_after(n, rest);
	return rest;
}

/* An element of the same name and attributes, empty, after `n`; but an id is
 * of one element. */
static struct vdm_node *
shell_after(struct vdm_record *rec, struct vdm_node *n)
{
	struct vdm_node *c = vdm_node_element_ns(rec, vdm_node_ns(n), n->name);
	const struct vdm_attr *a;

	if (c == NULL)
		return NULL;
	c->kind = n->kind;
	c->pos = n->pos;
	for (a = n->attrs; a != NULL; a = a->next)
		if (strcmp(a->name, "xml:id") != 0)
			(void)vdm_node_set(rec, c, a->name, a->value);
	vdm_node_insert_after(n, c);
	return c;
}

/*
 * Splits everything between `block` and byte `at`, so that a child of the
 * block begins there; that child, NULL at the block's end.
 */
static struct vdm_node *
split_to_child(struct vdm_record *rec, struct vdm_node *block, size_t at)
{
	size_t offset = 0;
	struct vdm_node *n, *second, *parent;
	int depth = 0;

	if (at == 0)
		return block->first;
	n = text_at(block, at, 1, &offset);
	if (n == NULL)
		return NULL;
	second = split_text(rec, n, offset);
	parent = n->parent;
	/* From the text up to the block: what stands behind the cut moves into
	 * a copy of each element around it, so that "<hi>Lind: so</hi>" becomes
	 * "<hi>Lind: </hi><hi>so</hi>" and the first half can be taken. */
	while (parent != block && depth++ < VDM_LIMIT_DEPTH) {
		struct vdm_node *c, *next;

		if (second == NULL) {
			second = parent->next;
			parent = parent->parent;
			continue;
		}
		if (second == parent->first) {
			second = parent;
			parent = parent->parent;
			continue;
		}
		c = shell_after(rec, parent);
		if (c == NULL)
			return NULL;
		while (second != NULL) {
			next = second->next;
			vdm_node_unlink(second);
			vdm_node_append(c, second);
			second = next;
		}
		second = c;
		parent = parent->parent;
	}
	return second;
}

void
vdm_splice_prefix(struct vdm_record *rec, struct vdm_node *block, size_t at,
		  struct vdm_node *into)
{
	struct vdm_node *stop = split_to_child(rec, block, at), *n, *next;

	for (n = block->first; n != NULL && n != stop; n = next) {
		next = n->next;
		vdm_node_unlink(n);
		vdm_node_append(into, n);
	}
}

void
vdm_splice_trim_start(struct vdm_record *rec, struct vdm_node *block)
{
	size_t offset = 0;
	struct vdm_node *n = text_at(block, 0, 0, &offset);
	const char *s;

	if (n == NULL)
		return;
	s = n->text;
	while (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\r')
		s++;
	if (s != n->text)
		vdm_node_set_chars(rec, n, s, strlen(s));
}

struct vdm_node *
vdm_splice_wrap(struct vdm_record *rec, struct vdm_node *block, size_t start,
		size_t end, const char *name)
{
	size_t a = 0, b = 0;
	struct vdm_node *first, *stop, *w, *next;
	struct vdm_node *x = text_at(block, start, 0, &a);
	struct vdm_node *y = text_at(block, end, 1, &b);

	if (x == NULL || y == NULL || end <= start)
		return NULL;
	/* the source named it already: its own element says more */
	if (x->parent != block && x->parent->kind == VDM_KIND_NAME)
		return x->parent;
	if (x == y) { /* inside one run of characters, at any depth */
		(void)split_text(rec, x, b);
		first = split_text(rec, x, a);
		if (first == NULL)
			return NULL;
		stop = first->next;
	} else {
		stop = split_to_child(rec, block, end);
		first = split_to_child(rec, block, start);
		if (first == NULL)
			return NULL;
	}
	w = vdm_node_element(rec, name);
	if (w == NULL)
		return NULL;
	w->pos = block->pos;
	vdm_node_insert_before(first, w);
	while (first != NULL && first != stop) {
		next = first->next;
		vdm_node_unlink(first);
		vdm_node_append(w, first);
		first = next;
	}
	return w;
}
