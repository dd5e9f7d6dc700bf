/* SPDX-License-Identifier: MIT */
/* A tree held against the vocabulary: what in it is not valid TEI. */
#include "record/fault.h"

#include <errno.h>
#include <string.h>

#include "base/buf.h"
#include "base/map.h"
#include "record/record.h"

struct judge {
	vdm_fault_fn *told;
	void *context;
	const struct vdm_node *root, *header;
	struct vdm_strmap ids;
	int enough; /* who is told wants no more */
};

static void
tell(struct judge *j, enum vdm_fault_kind kind, const struct vdm_node *node)
{
	struct vdm_fault f = {kind, node, NULL, NULL};

	if (!j->enough)
		j->enough = j->told(j->context, &f);
}

/* ---- attributes --------------------------------------------------------- */

static int
is_declaration(const struct vdm_attr *a)
{
	return strncmp(a->name, "xmlns", 5) == 0 &&
	       (a->name[5] == '\0' || a->name[5] == ':');
}

int
vdm_node_judge_attrs(const struct vdm_node *n, vdm_fault_fn *told,
		     void *context)
{
	const struct vdm_element *e = vdm_element_find(n->name);
	struct vdm_fault f = {.node = n};
	const struct vdm_carried *c;
	const struct vdm_attr *a;

	if (vdm_node_ns(n) != NULL || e == NULL ||
	    e->content == VDM_CONTENT_UNKNOWN)
		return 0;
	for (a = n->attrs; a != NULL; a = a->next) {
		if (is_declaration(a))
			continue;
		f.attr = a;
		f.carried = c = vdm_carried_find(e, a->name);
		f.kind = c == NULL ? VDM_FAULT_ATTRIBUTE : VDM_FAULT_VALUE;
		if ((c == NULL || !vdm_carried_holds(c, a->value)) &&
		    told(context, &f))
			return 1;
	}
	f.kind = VDM_FAULT_MISSING;
	f.attr = NULL;
	for (size_t i = 0; (c = vdm_carried_must(e, i)) != NULL; i++) {
		for (a = n->attrs; a != NULL; a = a->next)
			if (strncmp(a->name, c->name, c->length) == 0 &&
			    a->name[c->length] == '\0')
				break;
		f.carried = c;
		if (a == NULL && told(context, &f))
			return 1;
	}
	return 0;
}

static void
judge_ids(struct judge *j, const struct vdm_node *n)
{
	const struct vdm_attr *a;

	for (a = n->attrs; a != NULL; a = a->next)
		if (a->name[0] == 'x' && strcmp(a->name, "xml:id") == 0 &&
		    !vdm_strmap_put(&j->ids, a->value, 0) && !j->ids.failed) {
			struct vdm_fault f = {VDM_FAULT_ID, n, a, NULL};

			if (!j->enough)
				j->enough = j->told(j->context, &f);
		}
}

/* ---- content ------------------------------------------------------------ */

static const struct vdm_node *
first_of(const struct judge *j, const struct vdm_node *n)
{
	if (n == j->root && j->header != NULL &&
	    vdm_node_child(n, "teiHeader") == NULL)
		return j->header;
	return n->first;
}

static const struct vdm_node *
after(const struct judge *j, const struct vdm_node *c)
{
	return c == j->header ? j->root->first : c->next;
}

static void
judge_content(struct judge *j, const struct vdm_node *n)
{
	const struct vdm_model *model = NULL;
	vdm_stand stand = VDM_STAND_START, to;
	const struct vdm_node *c;
	int leaf = vdm_leaf_for(vdm_node_ns(n), n->name), in_order = 1;

	if (leaf >= 0)
		model = vdm_model_of(vdm_element_at((size_t)leaf));
	if (model == NULL)
		return;
	for (c = first_of(j, n); c != NULL; c = after(j, c)) {
		leaf = vdm_leaf_of(c);
		if (leaf == VDM_LEAF_NONE)
			continue;
		if (leaf == VDM_LEAF_UNKNOWN) {
			in_order = 0; /* is told of by itself */
			continue;
		}
		to = in_order ? vdm_model_step(model, stand, leaf) : 0;
		if (to != 0) {
			stand = to;
			continue;
		}
		if (in_order || !vdm_model_has(model, leaf))
			tell(j,
			     leaf == VDM_LEAF_TEXT ? VDM_FAULT_TEXT
						   : VDM_FAULT_PLACE,
			     c);
		if (vdm_model_has(model, leaf))
			in_order = 0;
	}
	if (in_order && !vdm_model_may_end(model, stand))
		tell(j, VDM_FAULT_END, n);
}

static int
is_root(const struct vdm_node *n)
{
	return vdm_node_is(n, "TEI") || vdm_node_is(n, "teiCorpus");
}

static void
judge_subtree(struct judge *j, const struct vdm_node *top)
{
	const struct vdm_node *n = top;

	for (; n != NULL && !j->enough; n = vdm_node_walk(n, top)) {
		if (!vdm_node_is_element(n))
			continue;
		if (vdm_node_ns(n) == NULL)
			judge_ids(j, n);
		if (vdm_node_ns(n) == NULL &&
		    vdm_leaf_for(NULL, n->name) == VDM_LEAF_UNKNOWN)
			tell(j, VDM_FAULT_ELEMENT, n);
		if (!j->enough)
			j->enough =
			    vdm_node_judge_attrs(n, j->told, j->context);
		judge_content(j, n);
	}
}

void
vdm_tree_judge(const struct vdm_node *root, const struct vdm_node *header,
	       int document, vdm_fault_fn *told, void *context)
{
	struct judge j = {told, context, root, header, {0}, 0};

	if (document && !is_root(root))
		tell(&j, VDM_FAULT_ROOT, root);
	if (header != NULL)
		judge_subtree(&j, header);
	judge_subtree(&j, root);
	if (j.ids.failed)
		errno = ENOMEM;
	vdm_strmap_fini(&j.ids);
}

/* ---- words -------------------------------------------------------------- */

static const char *
name_of(const struct vdm_node *n)
{
	return n != NULL ? n->name : "the document";
}

void
vdm_fault_say(const struct vdm_fault *f, struct vdm_buf *out)
{
	const char *name = f->node->name;

	switch (f->kind) {
	case VDM_FAULT_ROOT:
		vdm_buf_printf(out, "<%.80s> is no document by itself", name);
		break;
	case VDM_FAULT_ELEMENT:
		vdm_buf_printf(out, "TEI P5 has no element <%.80s>", name);
		break;
	case VDM_FAULT_PLACE:
		vdm_buf_printf(out, "<%.80s> has no place in <%.80s> here",
			       name, name_of(f->node->parent));
		break;
	case VDM_FAULT_TEXT:
		vdm_buf_printf(out,
			       "text stands in <%.80s>, which has no "
			       "place for it",
			       name_of(f->node->parent));
		break;
	case VDM_FAULT_END:
		vdm_buf_printf(out, "<%.80s> lacks something", name);
		break;
	case VDM_FAULT_ATTRIBUTE:
		vdm_buf_printf(out, "<%.80s> carries no attribute %.80s", name,
			       f->attr->name);
		break;
	case VDM_FAULT_VALUE:
		vdm_buf_printf(out, "%.80s=\"%.80s\" of <%.80s> is not %s",
			       f->attr->name, f->attr->value, name,
			       vdm_carried_wants(f->carried));
		break;
	case VDM_FAULT_MISSING:
		vdm_buf_printf(out, "<%.80s> lacks the attribute %.*s", name,
			       (int)f->carried->length, f->carried->name);
		break;
	case VDM_FAULT_ID:
		vdm_buf_printf(out, "the id \"%.80s\" is given twice",
			       f->attr->value);
		break;
	}
}
