/* SPDX-License-Identifier: MIT */
/* What was met of a schema, by name: lists of it would be walked for each. */
#include <stdarg.h>
#include <string.h>

#include "base/buf.h"
#include "base/memory.h"
#include "schematron/read.h"

int
sch_met(struct sch_reader *r, const void **value, const char *what, ...)
{
	struct vdm_buf key;
	size_t had = 0;
	int was;
	va_list args;

	vdm_buf_init(&key);
	va_start(args, what);
	vdm_buf_vprintf(&key, what, args);
	va_end(args);
	was = vdm_strmap_get(&r->met, vdm_buf_str(&key), &had);
	if (was && value != NULL)
		memcpy(value, &had, sizeof(had));
	if (!was) {
		const char *kept =
		    vdm_arena_strdup(&r->s->arena, vdm_buf_str(&key));

		if (value != NULL)
			memcpy(&had, value, sizeof(had));
		if (kept != NULL)
			vdm_strmap_put(&r->met, kept, had);
	}
	r->s->arena.failed |= key.failed | r->met.failed;
	vdm_buf_fini(&key);
	return was;
}

int
vdm_schematron_is(const char *ns)
{
	return ns != NULL &&
	       (strcmp(ns, SCH_NS) == 0 || strcmp(ns, SCH_OLD_NS) == 0);
}

/* Notes an element by an id that it has, unless another one came first. */
static void
index_id(struct sch_reader *r, const struct sch_at *at, const char *space)
{
	const struct vdm_xp_tree *t = at->tree;
	uint32_t a = vdm_xp_tree_attribute(t, at->n, space, "id");
	const struct vdm_xp_tree_node *id;
	const struct vdm_xp_tree_name *name = &t->names[t->nodes[at->n].name];
	struct sch_at *kept;
	const void *value;

	if (a == XP_NO_NODE)
		return;
	id = vdm_xp_tree_at(t, a);
	kept = vdm_arena_alloc(&r->s->arena, sizeof(*kept));
	if (kept == NULL)
		return;
	*kept = *at;
	value = kept;
	(void)sch_met(r, &value, "in %p %.*s", (const void *)t, (int)id->length,
		      id->text);
	value = kept;
	if (vdm_schematron_is(name->ns))
		(void)sch_met(r, &value, "id %s %.*s", name->local,
			      (int)id->length, id->text);
}

/* Notes what files that came since hold. */
static void
index_new(struct sch_reader *r)
{
	uint32_t i;

	for (; r->indexed < r->s->trees_count; r->indexed++) {
		const struct vdm_xp_tree *t = r->s->trees[r->indexed];

		for (i = 0; i < t->count; i++) {
			struct sch_at at = {t, i, NULL};

			if (t->nodes[i].kind != XP_NODE_ELEMENT)
				continue;
			index_id(r, &at, "");
			index_id(r, &at, XP_XML);
		}
	}
}

const void *
sch_was_met(struct sch_reader *r, const char *what, ...)
{
	struct vdm_buf key;
	const void *found = NULL;
	size_t value;
	va_list args;

	index_new(r);
	vdm_buf_init(&key);
	va_start(args, what);
	vdm_buf_vprintf(&key, what, args);
	va_end(args);
	if (vdm_strmap_get(&r->met, vdm_buf_str(&key), &value))
		memcpy(&found, &value, sizeof(found));
	r->s->arena.failed |= key.failed;
	vdm_buf_fini(&key);
	return found;
}

int
sch_find(struct sch_reader *r, const char *local, const char *id,
	 struct sch_at *out)
{
	const struct sch_at *at = sch_was_met(r, "id %s %s", local, id);

	if (at != NULL)
		*out = *at;
	return at != NULL;
}

int
sch_find_in(struct sch_reader *r, const struct vdm_xp_tree *tree,
	    const char *id, struct sch_at *out)
{
	const struct sch_at *at =
	    sch_was_met(r, "in %p %s", (const void *)tree, id);

	if (at != NULL)
		*out = *at;
	return at != NULL;
}
