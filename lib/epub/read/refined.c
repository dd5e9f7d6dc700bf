/* SPDX-License-Identifier: MIT */
/* What elements of the package's metadata say, and what refines them. */
#include <string.h>

#include "base/utf8.h"
#include "epub/read/reader.h"

/* ---- text ---- */

const char *
vdm_epub_value(struct vdm_epub_reader *r, const struct vdm_node *n)
{
	struct vdm_buf raw, b;
	const char *s, *out;
	int space = 0;

	vdm_buf_init(&raw);
	vdm_buf_init(&b);
	vdm_node_content(n, &raw);
	for (s = vdm_buf_str(&raw); *s != '\0' && !r->own; s++) {
		if (vdm_is_space((unsigned char)*s)) {
			space = b.len > 0;
			continue;
		}
		if (space)
			vdm_buf_putc(&b, ' ');
		space = 0;
		vdm_buf_putc(&b, *s);
	}
	out =
	    vdm_arena_strdup(&r->work->arena, vdm_buf_str(r->own ? &raw : &b));
	vdm_buf_fini(&raw);
	vdm_buf_fini(&b);
	return out != NULL ? out : "";
}

/* ---- refinements ---- */

static int
index_refinement(struct vdm_epub_reader *r, const struct vdm_node *n, size_t at)
{
	const char *about = vdm_dom_attr(n, "refines");
	struct vdm_epub_refinement *m = &r->refinements[at], *head;
	size_t first;

	if (about[0] != '#' || about[1] == '\0')
		return 0;
	m->node = n;
	m->next = NULL;
	m->last = m;
	if (vdm_strmap_get(&r->refined_ids, about + 1, &first)) {
		head = &r->refinements[first];
		head->last->next = m;
		head->last = m;
	} else {
		vdm_strmap_put(&r->refined_ids, about + 1, at);
	}
	return 1;
}

int
vdm_epub_index_metadata(struct vdm_epub_reader *r)
{
	const struct vdm_node *n;
	size_t count = 0, at = 0;

	for (n = r->metadata->first; n != NULL; n = n->next)
		count++;
	r->refinements = vdm_arena_alloc(&r->work->arena,
					 (count + 1) * sizeof(*r->refinements));
	if (r->refinements == NULL)
		return -1;
	for (n = r->metadata->first; n != NULL; n = n->next) {
		if (!vdm_node_is_element(n))
			continue;
		vdm_strmap_put(&r->metadata_ids, vdm_dom_attr(n, "id"),
			       vdm_dom_attr(n, "refines")[0] == '#');
		at += index_refinement(r, n, at) ? 1 : 0;
	}
	return r->metadata_ids.failed || r->refined_ids.failed ? -1 : 0;
}

const char *
vdm_epub_refined(struct vdm_epub_reader *r, const struct vdm_node *n,
		 const char *property)
{
	const struct vdm_epub_refinement *m =
	    vdm_epub_refinements(r, vdm_dom_attr(n, "id"));

	for (; m != NULL; m = m->next)
		if (strcmp(vdm_dom_attr(m->node, "property"), property) == 0)
			return vdm_epub_value(r, m->node);
	return NULL;
}
