/* SPDX-License-Identifier: MIT */
/* Nodes: making them, moving them, walking over them. */
#include "record/node.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/sabotage.h"
#include "record/record.h"
#include "record/vocabulary.h"

static struct vdm_node *
node_new(struct vdm_record *rec, enum vdm_kind kind)
{
	struct vdm_node *n = vdm_arena_alloc(&rec->arena, sizeof(*n));

	if (n != NULL)
		n->kind = kind;
	return n;
}

/* The vocabulary's own copy of a name, or the record's. */
static const char *
own_name(struct vdm_record *rec, const char *ns, const char *name)
{
	const struct vdm_element *e;

	if (ns != NULL)
		return vdm_record_share_foreign(rec, ns, name);
	e = vdm_element_find(name);
	return e != NULL ? e->name : vdm_record_share(rec, name);
}

int
vdm_node_rename(struct vdm_record *rec, struct vdm_node *node, const char *ns,
		const char *name)
{
	const char *own = own_name(rec, ns, name);

	if (own == NULL)
		return -1;
	node->name = own;
	node->foreign = ns != NULL;
	return 0;
}

struct vdm_node *
vdm_node_element_ns(struct vdm_record *rec, const char *ns, const char *name)
{
	struct vdm_node *n = node_new(rec, VDM_KIND_SPAN);

	if (n == NULL || vdm_node_rename(rec, n, ns, name) != 0)
		return NULL;
	n->kind = vdm_kind_of(ns, n->name);
	return n;
}

struct vdm_node *
vdm_node_element(struct vdm_record *rec, const char *name)
{
	return vdm_node_element_ns(rec, NULL, name);
}

struct vdm_node *
vdm_node_chars(struct vdm_record *rec, const char *s, size_t len)
{
	struct vdm_node *n = node_new(rec, VDM_KIND_TEXT);

	VDM_SABOTAGE_MADE("text", NULL, s, len);
	if (n != NULL)
		n->text = vdm_arena_strndup(&rec->arena, s, len);
	return n != NULL && n->text != NULL ? n : NULL;
}

/* Whether a node is characters other than white space. */
static int
is_words(const struct vdm_node *n)
{
	return n->kind == VDM_KIND_TEXT && !vdm_node_is_blank(n);
}

enum { WORDS_MOST = (1 << 19) - 1 }; /* where counting ends, and stays */

/* A node has come to, or leaves, the parent that it names. */
static void
count_in(const struct vdm_node *n)
{
	if (n->parent != NULL && is_words(n) && n->parent->words < WORDS_MOST)
		n->parent->words++;
}

static void
count_out(const struct vdm_node *n)
{
	if (n->parent != NULL && is_words(n) && n->parent->words < WORDS_MOST)
		n->parent->words--;
}

int
vdm_node_set_chars(struct vdm_record *rec, struct vdm_node *node, const char *s,
		   size_t n)
{
	char *copy;

	VDM_SABOTAGE_MADE("text", NULL, s, n);
	copy = vdm_arena_strndup(&rec->arena, s, n);
	if (copy == NULL)
		return -1;
	count_out(node);
	node->text = copy;
	count_in(node);
	return 0;
}

struct vdm_node *
vdm_node_comment(struct vdm_record *rec, const char *s)
{
	struct vdm_node *n = vdm_node_chars(rec, s, strlen(s));

	if (n != NULL)
		n->kind = VDM_KIND_COMMENT;
	return n;
}

struct vdm_node *
vdm_node_instruction(struct vdm_record *rec, const char *target,
		     const char *data)
{
	struct vdm_node *n = vdm_node_chars(rec, data != NULL ? data : "",
					    data != NULL ? strlen(data) : 0);

	if (n == NULL)
		return NULL;
	n->kind = VDM_KIND_INSTRUCTION;
	n->name = vdm_record_share(rec, target);
	return n->name != NULL ? n : NULL;
}

int
vdm_node_set(struct vdm_record *rec, struct vdm_node *node, const char *name,
	     const char *value)
{
	struct vdm_attr **at, *a;
	const char *copy;

	if (node == NULL)
		return -1;
	VDM_SABOTAGE_MADE_STRING("attr", name, value);
	for (at = &node->attrs; *at != NULL; at = &(*at)->next)
		if (strcmp((*at)->name, name) == 0)
			break;
	if (value == NULL) {
		if (*at != NULL)
			*at = (*at)->next;
		return 0;
	}
	/* an attribute that is there keeps its value where memory runs out */
	copy = vdm_record_share(rec, value);
	if (copy == NULL)
		return -1;
	a = *at;
	if (a == NULL) {
		a = vdm_arena_alloc(&rec->arena, sizeof(*a));
		if (a == NULL)
			return -1;
		a->name = vdm_record_share(rec, name);
		if (a->name == NULL)
			return -1;
	}
	a->value = copy;
	*at = a;
	return 0;
}

void
vdm_node_append(struct vdm_node *parent, struct vdm_node *child)
{
	struct vdm_node *last;

	if (parent == NULL || child == NULL)
		return;
	last = vdm_node_last(parent);
	child->parent = parent;
	child->before = last != NULL ? last : child;
	child->next = NULL;
	if (last != NULL)
		last->next = child;
	else
		parent->first = child;
	parent->first->before = child;
	count_in(child);
}

void
vdm_node_insert_before(struct vdm_node *ref, struct vdm_node *node)
{
	struct vdm_node *prev;

	if (ref == NULL || node == NULL)
		return;
	prev = vdm_node_prev(ref);
	node->parent = ref->parent;
	node->next = ref;
	node->before = ref->before;
	ref->before = node;
	if (prev != NULL)
		prev->next = node;
	else if (ref->parent != NULL)
		ref->parent->first = node;
	count_in(node);
}

void
vdm_node_insert_after(struct vdm_node *ref, struct vdm_node *node)
{
	if (ref == NULL || node == NULL)
		return;
	if (ref->next != NULL)
		vdm_node_insert_before(ref->next, node);
	else
		vdm_node_append(ref->parent, node);
}

void
vdm_node_unlink(struct vdm_node *n)
{
	struct vdm_node *prev;

	if (n == NULL)
		return;
	count_out(n);
	prev = vdm_node_prev(n);
	if (n->next != NULL)
		n->next->before = n->before;
	else if (n->parent != NULL && prev != NULL)
		n->parent->first->before = prev;
	if (prev != NULL)
		prev->next = n->next;
	else if (n->parent != NULL)
		n->parent->first = n->next;
	n->parent = n->before = n->next = NULL;
}

struct vdm_node *
vdm_node_add(struct vdm_record *rec, struct vdm_node *parent, const char *name,
	     const char *text)
{
	struct vdm_node *n = vdm_node_element(rec, name);

	vdm_node_append(parent, n);
	if (n != NULL && text != NULL)
		vdm_node_add_text(rec, n, text, strlen(text));
	return n;
}

struct vdm_node *
vdm_node_add_text(struct vdm_record *rec, struct vdm_node *parent,
		  const char *s, size_t len)
{
	struct vdm_node *n;
	size_t old;
	char *joined;

	if (parent == NULL || len == 0)
		return NULL;
	n = vdm_node_last(parent);
	if (n == NULL || n->kind != VDM_KIND_TEXT) {
		n = vdm_node_chars(rec, s, len);
		vdm_node_append(parent, n);
		return n;
	}
	VDM_SABOTAGE_MADE("text", NULL, s, len);
	old = strlen(n->text);
	joined = vdm_arena_chars(&rec->arena, old + len + 1);
	if (joined == NULL)
		return NULL;
	memcpy(joined, n->text, old);
	memcpy(joined + old, s, len);
	count_out(n);
	n->text = joined;
	count_in(n);
	return n;
}

/* A name or value of the node that is copied: itself where it is shared. */
static const char *
copy_of(struct vdm_record *rec, const char *s, int shared)
{
	return shared ? s : vdm_record_share(rec, s);
}

/* 0, or -1: out of memory. */
static int
copy_attrs(struct vdm_record *rec, struct vdm_node *n,
	   const struct vdm_node *node, int shared)
{
	struct vdm_attr **at = &n->attrs;
	const struct vdm_attr *a;

	for (a = node->attrs; a != NULL; a = a->next) {
		struct vdm_attr *c = vdm_arena_alloc(&rec->arena, sizeof(*c));

		if (c == NULL)
			return -1;
		c->name = copy_of(rec, a->name, shared);
		c->value = copy_of(rec, a->value, shared);
		if (c->name == NULL || c->value == NULL)
			return -1;
		*at = c;
		at = &c->next;
	}
	return 0;
}

static struct vdm_node *
copy_one(struct vdm_record *rec, const struct vdm_node *node, int shared)
{
	struct vdm_node *n = node_new(rec, node->kind);

	if (n == NULL)
		return NULL;
	if (shared || !vdm_node_is_element(node))
		n->name = copy_of(rec, node->name, shared);
	else
		n->name = own_name(rec, vdm_node_ns(node), node->name);
	n->foreign = node->foreign;
	n->level = node->level;
	n->text =
	    shared ? node->text : vdm_arena_strdup(&rec->arena, node->text);
	n->pos = node->pos;
	return copy_attrs(rec, n, node, shared) == 0 ? n : NULL;
}

static struct vdm_node *
copy_all(struct vdm_record *rec, const struct vdm_node *root, int shared)
{
	struct vdm_node *top = copy_one(rec, root, shared), *at = top;
	const struct vdm_node *n = root;

	while (at != NULL) {
		struct vdm_node *c;

		if (n->first != NULL) {
			n = n->first;
			c = copy_one(rec, n, shared);
			vdm_node_append(at, c);
			at = c;
			continue;
		}
		while (n != root && n->next == NULL) {
			n = n->parent;
			at = at->parent;
		}
		if (n == root)
			return top;
		n = n->next;
		c = copy_one(rec, n, shared);
		vdm_node_append(at->parent, c);
		at = c;
	}
	return NULL;
}

struct vdm_node *
vdm_node_copy(struct vdm_record *rec, const struct vdm_node *root)
{
	return copy_all(rec, root, 0);
}

struct vdm_node *
vdm_node_copy_sharing(struct vdm_record *rec, const struct vdm_node *root)
{
	return copy_all(rec, root, 1);
}

const char *
vdm_node_attr(const struct vdm_node *node, const char *name)
{
	const struct vdm_attr *a;

	if (node == NULL)
		return NULL;
	for (a = node->attrs; a != NULL; a = a->next)
		if (a->name[0] == name[0] && strcmp(a->name, name) == 0)
			return a->value;
	return NULL;
}

int
vdm_node_is_blank(const struct vdm_node *node)
{
	return node->kind == VDM_KIND_TEXT && vdm_is_blank(node->text);
}

const struct vdm_node *
vdm_node_skip_blank(const struct vdm_node *node)
{
	while (node != NULL && vdm_node_is_blank(node))
		node = node->next;
	return node;
}

int
vdm_node_is_amid_word(const struct vdm_node *node)
{
	const char *is = vdm_node_attr(node, "break");

	return is != NULL && strcmp(is, "no") == 0;
}

int
vdm_node_has_text(const struct vdm_node *node)
{
	return node != NULL && node->words > 0;
}

struct vdm_node *
vdm_node_child(const struct vdm_node *node, const char *name)
{
	struct vdm_node *c;

	for (c = node != NULL ? node->first : NULL; c != NULL; c = c->next)
		if (vdm_node_is(c, name))
			return c;
	return NULL;
}

const struct vdm_node *
vdm_node_label(const struct vdm_node *speech)
{
	const struct vdm_node *n = vdm_node_child(speech, "speaker");
	const char *type;

	if (n != NULL || !vdm_node_is(speech, "u"))
		return n;
	for (n = vdm_node_prev(speech); n != NULL && !vdm_node_is_element(n);)
		n = vdm_node_prev(n);
	type = n != NULL && vdm_node_is(n, "note") ? vdm_node_attr(n, "type")
						   : NULL;
	return type != NULL && strcmp(type, "speaker") == 0 ? n : NULL;
}

void
vdm_node_content(const struct vdm_node *node, struct vdm_buf *out)
{
	const struct vdm_node *n;

	for (n = node; n != NULL; n = vdm_node_walk(n, node))
		if (n->kind == VDM_KIND_TEXT)
			vdm_buf_puts(out, n->text);
}

struct vdm_node *
vdm_node_step(struct vdm_node *n, const struct vdm_node *root)
{
	if (n->first != NULL)
		return n->first;
	while (n != root && n->next == NULL)
		n = n->parent;
	return n == root ? NULL : n->next;
}

const struct vdm_node *
vdm_node_walk(const struct vdm_node *n, const struct vdm_node *root)
{
	if (n->first != NULL)
		return n->first;
	while (n != root && n->next == NULL)
		n = n->parent;
	return n == root ? NULL : n->next;
}

unsigned
vdm_node_depth(const struct vdm_node *n)
{
	unsigned d = 0;

	for (; n != NULL; n = n->parent)
		d++;
	return d;
}

unsigned
vdm_node_height(const struct vdm_node *root)
{
	const struct vdm_node *n = root;
	unsigned d = 1, most = 1;

	for (;;) {
		if (n->first != NULL) {
			n = n->first;
			d++;
			if (d > most && vdm_node_is_element(n))
				most = d;
			continue;
		}
		for (; n != root && n->next == NULL; n = n->parent)
			d--;
		if (n == root)
			return most;
		n = n->next;
		if (d > most && vdm_node_is_element(n))
			most = d;
	}
}

enum vdm_kind
vdm_node_kind(const struct vdm_node *node)
{
	return node->kind;
}

const char *
vdm_node_name(const struct vdm_node *node)
{
	return vdm_node_is_element(node) ? node->name : NULL;
}

const char *
vdm_node_text(const struct vdm_node *node)
{
	return vdm_node_is_element(node) ? NULL : node->text;
}

const struct vdm_node *
vdm_node_parent(const struct vdm_node *node)
{
	return node->parent;
}

const struct vdm_node *
vdm_node_first(const struct vdm_node *node)
{
	return node->first;
}

const struct vdm_node *
vdm_node_next(const struct vdm_node *node)
{
	return node->next;
}

unsigned
vdm_node_line(const struct vdm_node *node)
{
	return node->pos.line;
}
