/* SPDX-License-Identifier: MIT */
/*
 * What stands in an element where its model has no place for it, made to fit:
 * what is missing before it is put there, something is put around it that may
 * stand there, it becomes an element that may, or its tags go and what they
 * held stays. No character is lost.
 */
#include <string.h>

#include "record/mend.h"

/* What may be put around something, the most usual first. */
static const char *const wrappers[] = {
    "p",  "ab",    "item", "cell", "row",          "l",    "seg", "list",
    "lg", "table", "sp",   "body", "floatingText", "text", NULL};
/* What may stand for something that is missing. */
static const char *const fillers[] = {"p",    "item", "row",  "cell", "l",
				      "body", "seg",  "text", NULL};
/* What something may become. */
static const char *const others[] = {"ab", "seg", NULL};

enum { DEEP = 3 }; /* wrappers within each other: floatingText, body, div */

const struct vdm_model *
vdm_mend_model(const struct vdm_node *node)
{
	int leaf = vdm_leaf_for(vdm_node_ns(node), node->name);

	return leaf >= 0 ? vdm_model_of(vdm_element_at((size_t)leaf)) : NULL;
}

int
vdm_mend_may_hold(const struct vdm_node *node, const char *name)
{
	const struct vdm_model *model = vdm_mend_model(node);

	return model == NULL || vdm_model_has(model, vdm_leaf_for(NULL, name));
}

/* How far the children of an element go in its model. */
static vdm_stand
stand_after(const struct vdm_model *model, const struct vdm_node *n)
{
	vdm_stand stand = VDM_STAND_START;
	const struct vdm_node *c;

	for (c = n->first; c != NULL && stand != 0; c = c->next) {
		int leaf = vdm_leaf_of(c);

		if (leaf != VDM_LEAF_NONE)
			stand = vdm_model_step(model, stand, leaf);
	}
	return stand;
}

/* What may come next, an end before all else; NULL: nothing of ours. */
static const char *
filler_for(const struct vdm_model *model, vdm_stand stand, vdm_stand *to)
{
	const char *name = NULL;
	size_t i;

	*to = 0;
	for (i = 0; fillers[i] != NULL; i++) {
		vdm_stand s = vdm_model_step(model, stand,
					     vdm_leaf_for(NULL, fillers[i]));

		if (s == 0 || (*to != 0 && !vdm_model_may_end(model, s)))
			continue;
		*to = s;
		name = fillers[i];
		if (vdm_model_may_end(model, s))
			break;
	}
	return name;
}

/* Whether what stands in an element, and our fillers behind it, are all that it
 * wants. */
static int
can_end(const struct vdm_model *model, vdm_stand stand)
{
	vdm_stand to;
	int tries;

	for (tries = 0; tries < DEEP && stand != 0; tries++) {
		if (vdm_model_may_end(model, stand))
			return 1;
		(void)filler_for(model, stand, &to);
		stand = to;
	}
	return stand != 0 && vdm_model_may_end(model, stand);
}

/* Whether something may stand alone in an element, or in wrappers in it. */
static int
holds(const char *name, int leaf, int deep)
{
	const struct vdm_model *model = vdm_model_of(vdm_element_find(name));
	size_t i;

	if (can_end(model, vdm_model_step(model, VDM_STAND_START, leaf)))
		return 1;
	for (i = 0; deep > 1 && wrappers[i] != NULL; i++)
		if (vdm_model_step(model, VDM_STAND_START,
				   vdm_leaf_for(NULL, wrappers[i])) != 0 &&
		    holds(wrappers[i], leaf, deep - 1))
			return 1;
	return 0;
}

/* Into the wrapper before it, with the white space between them. 1 if so. */
static int
join(struct vdm_mend *m, struct vdm_node *c)
{
	struct vdm_node *before = vdm_node_prev(c), *space = NULL;
	const struct vdm_model *model;
	vdm_stand stand;

	if (before != NULL && before->kind == VDM_KIND_TEXT &&
	    vdm_node_is_blank(before)) {
		space = before;
		before = vdm_node_prev(before);
	}
	if (before == NULL || before != m->wrapper)
		return 0;
	model = vdm_mend_model(before);
	stand = model != NULL ? stand_after(model, before) : 0;
	if (stand == 0 || vdm_model_step(model, stand, vdm_leaf_of(c)) == 0)
		return 0;
	if (space != NULL) {
		vdm_node_unlink(space);
		vdm_node_append(before, space);
	}
	vdm_node_unlink(c);
	vdm_node_append(before, c);
	return 1;
}

struct vdm_node *
vdm_mend_wrap(struct vdm_mend *m, struct vdm_node *node, const char *name)
{
	struct vdm_node *w;

	m->done++;
	if (join(m, node))
		return m->wrapper;
	w = vdm_node_element(m->rec, name);
	if (w == NULL)
		return node;
	w->pos = node->pos;
	vdm_node_insert_before(node, w);
	vdm_node_unlink(node);
	vdm_node_append(w, node);
	m->wrapper = w;
	return w;
}

void
vdm_mend_lose(struct vdm_mend *m, const struct vdm_node *node,
	      const struct vdm_attr *attr)
{
	m->done++;
	if (attr != NULL)
		vdm_buf_printf(&m->said, "%s%s", m->said.len > 0 ? " " : "",
			       attr->value);
	if (m->lost++ == 0)
		m->lost_pos = node->pos;
	if (m->lost > VDM_MEND_NAMED)
		return;
	if (m->lost > 1)
		vdm_buf_puts(&m->named, ", ");
	if (attr != NULL)
		vdm_buf_printf(&m->named, "%.60s=\"%.80s\" of <%.60s>",
			       attr->name, attr->value, node->name);
	else
		vdm_buf_printf(&m->named, "the tags of <%.60s>", node->name);
}

/* ---- one child that has no place ---------------------------------------- */

struct fit {
	struct vdm_mend *m;
	const struct vdm_model *model;
	vdm_stand stand; /* before the child */
};

static int
may_come(const struct fit *f, const char *name)
{
	return vdm_model_step(f->model, f->stand, vdm_leaf_for(NULL, name)) !=
	       0;
}

/* What may be put around `leaf` here, with as few others within it as can be;
 * so each that is put brings it nearer to its place. NULL: nothing. */
static const char *
wrapper_for(const struct fit *f, int leaf, int most)
{
	int deep;
	size_t i;

	for (deep = 1; deep <= most; deep++)
		for (i = 0; wrappers[i] != NULL; i++)
			if (may_come(f, wrappers[i]) &&
			    holds(wrappers[i], leaf, deep))
				return wrappers[i];
	return NULL;
}

/* Puts what is missing before it. */
static int
precede(struct fit *f, struct vdm_node *c)
{
	int leaf = vdm_leaf_of(c);
	size_t i;

	for (i = 0; fillers[i] != NULL; i++) {
		vdm_stand to = vdm_model_step(f->model, f->stand,
					      vdm_leaf_for(NULL, fillers[i]));

		if (to == 0 || vdm_model_step(f->model, to, leaf) == 0)
			continue;
		vdm_node_insert_before(c,
				       vdm_node_element(f->m->rec, fillers[i]));
		f->stand = to;
		f->m->done++;
		return 1;
	}
	return 0;
}

int
vdm_mend_break(struct vdm_mend *m, struct vdm_node *c)
{
	struct vdm_node *before = vdm_node_prev(c);
	int breaks = before != NULL && !vdm_node_is(before, "lb");

	if (breaks)
		vdm_node_insert_before(c, vdm_node_element(m->rec, "lb"));
	/* a block that follows has its own */
	if (c->next != NULL && !vdm_node_is(c->next, "lb") &&
	    !vdm_node_is_block_in(c->next, 1))
		vdm_node_insert_before(c->next, vdm_node_element(m->rec, "lb"));
	return breaks;
}

/* The same where the line may have a break. */
static void
break_around(struct fit *f, struct vdm_node *c)
{
	int leaf = vdm_leaf_for(NULL, "lb");
	vdm_stand to = vdm_model_step(f->model, f->stand, leaf);

	if (to != 0 && vdm_mend_break(f->m, c))
		f->stand = to;
}

/* Gives it the name of an element that may stand here; its type tells what it
 * was. */
static int
become(struct fit *f, struct vdm_node *c)
{
	const char *const *list = others;
	const char *name;

	while (*list != NULL && !may_come(f, *list))
		list++;
	name = *list;
	if (name == NULL || !vdm_node_is_element(c))
		return 0;
	if (strcmp(name, "seg") == 0 && vdm_node_is_block_in(c, 1))
		break_around(f, c);
	if (!vdm_node_is(c, "p") && vdm_node_attr(c, "type") == NULL)
		vdm_node_set(f->m->rec, c, "type", c->name);
	(void)vdm_node_rename(f->m->rec, c, vdm_node_ns(c), name);
	f->m->done++;
	return 1;
}

/* Its children stand in its place. The first of them, or what follows. */
static struct vdm_node *
unwrap(struct fit *f, struct vdm_node *c)
{
	struct vdm_node *next, *child;

	vdm_mend_lose(f->m, c, NULL);
	if (vdm_node_is_block_in(c, 1))
		break_around(f, c);
	next = c->first != NULL ? c->first : c->next;
	while ((child = c->first) != NULL) {
		vdm_node_unlink(child);
		vdm_node_insert_before(c, child);
	}
	vdm_node_unlink(c);
	return next;
}

/* Parts of a table and of a document are that wherever they stand, so that
 * what they are parts of may be put around them, however much it is. */
static int
is_part_of_more(int leaf)
{
	const struct vdm_element *e =
	    leaf >= 0 ? vdm_element_at((size_t)leaf) : NULL;

	return e != NULL &&
	       (e->block == VDM_KIND_CELL || e->block == VDM_KIND_ROW ||
		e->block == VDM_KIND_DIVISION ||
		e->block == VDM_KIND_STRUCTURE);
}

/* Puts something around it, no more than so many within each other. */
static int
surround(struct fit *f, struct vdm_node **c, int most)
{
	int leaf = vdm_leaf_of(*c);
	const char *name =
	    leaf != VDM_LEAF_UNKNOWN ? wrapper_for(f, leaf, most) : NULL;
	struct vdm_node *w;

	if (name == NULL)
		return 0;
	w = vdm_mend_wrap(f->m, *c, name);
	if (w == *c) /* out of memory */
		return 0;
	*c = w;
	return 1;
}

/* What is to be looked at next: the child, or what stands in its place. 0 where
 * nothing can be done. */
static int
fit_child(struct fit *f, struct vdm_node **c)
{
	int leaf = vdm_leaf_of(*c);
	int known = leaf != VDM_LEAF_UNKNOWN && vdm_model_has(f->model, leaf);
	int is_block = vdm_node_is(*c, "p") || vdm_node_is(*c, "head");

	if (known && precede(f, *c))
		return 1;
	if ((is_block || leaf == VDM_LEAF_UNKNOWN) && become(f, *c))
		return 1;
	if (surround(f, c, is_part_of_more(leaf) ? DEEP : 1) || become(f, *c) ||
	    surround(f, c, DEEP))
		return 1;
	if (!vdm_node_is_element(*c))
		return 0;
	*c = unwrap(f, *c);
	return 1;
}

/* ---- all of them -------------------------------------------------------- */

/* Puts what is missing at the end. 0 where that cannot be; then nothing is. */
static int
complete(struct fit *f, struct vdm_node *n)
{
	const char *name;
	vdm_stand to;

	if (!can_end(f->model, f->stand))
		return 0;
	while (!vdm_model_may_end(f->model, f->stand)) {
		name = filler_for(f->model, f->stand, &to);
		vdm_node_append(n, vdm_node_element(f->m->rec, name));
		f->stand = to;
		f->m->done++;
	}
	return 1;
}

/* An element that cannot hold what stands in it, or wants what is not there,
 * becomes one that can, or does not. */
static int
become_holder(struct vdm_mend *m, struct vdm_node *n)
{
	const char *const *name;

	for (name = others; n->parent != NULL && *name != NULL; name++) {
		if (vdm_node_is(n, *name) ||
		    !vdm_mend_may_hold(n->parent, *name))
			continue;
		if (vdm_node_attr(n, "type") == NULL)
			vdm_node_set(m->rec, n, "type", n->name);
		(void)vdm_node_rename(m->rec, n, vdm_node_ns(n), *name);
		m->done++;
		return 1;
	}
	return 0;
}

static int
fit_children(struct vdm_mend *m, struct vdm_node *n)
{
	struct fit f = {m, vdm_mend_model(n), VDM_STAND_START};
	struct vdm_node *c = n->first, *before = NULL;

	while (f.model != NULL && c != NULL) {
		int leaf = vdm_leaf_of(c);
		vdm_stand to = 0;

		if (leaf >= 0 || leaf == VDM_LEAF_TEXT)
			to = vdm_model_step(f.model, f.stand, leaf);
		if (to != 0)
			f.stand = to;
		/* what is of another vocabulary stays, as does what was made to
		 * fit and does not: both are reported */
		if (to != 0 || leaf == VDM_LEAF_NONE ||
		    leaf == VDM_LEAF_FOREIGN || c == before) {
			c = c->next;
			continue;
		}
		before = c;
		if (!fit_child(&f, &c))
			return 0;
		if (c != NULL && c == m->wrapper &&
		    c->first != vdm_node_last(c))
			c = c->next; /* it is in one that was counted */
	}
	return f.model == NULL || complete(&f, n);
}

void
vdm_mend_content(struct vdm_mend *m, struct vdm_node *n)
{
	if (!fit_children(m, n) && become_holder(m, n))
		(void)fit_children(m, n);
}
