/* SPDX-License-Identifier: MIT */
/* The texts of a corpus, each as a record of its own. */
#include <errno.h>
#include <string.h>

#include "tei/internal.h"

/* In document order, not into the texts. */
static const struct vdm_node *
next_outside(const struct vdm_node *n, const struct vdm_node *root)
{
	if (vdm_node_is(n, "teiCorpus") && n->first != NULL)
		return n->first;
	while (n != root && n->next == NULL)
		n = n->parent;
	return n == root ? NULL : n->next;
}

static const struct vdm_node *
text_at(const struct vdm_record *rec, size_t index, size_t *count)
{
	const struct vdm_node *n = rec->root;

	*count = 0;
	if (!vdm_node_is(n, "teiCorpus"))
		return NULL;
	for (; n != NULL; n = next_outside(n, rec->root))
		if (vdm_node_is(n, "TEI") && (*count)++ == index)
			return n;
	return NULL;
}

size_t
vdm_tei_texts(const struct vdm_record *rec)
{
	size_t count;

	text_at(rec, (size_t)-1, &count);
	return count;
}

/* What is in force around a text stands on its root: prefixes, xml:lang. */
static void
inherit_attrs(struct vdm_record *to, const struct vdm_node *text)
{
	const struct vdm_node *n;
	const struct vdm_attr *a;

	for (n = text->parent; n != NULL; n = n->parent)
		for (a = n->attrs; a != NULL; a = a->next)
			if ((strncmp(a->name, "xmlns:", 6) == 0 ||
			     strcmp(a->name, "xml:lang") == 0 ||
			     strcmp(a->name, "xml:base") == 0) &&
			    vdm_node_attr(to->root, a->name) == NULL)
				vdm_node_set(to, to->root, a->name, a->value);
}

/* Instructions before the corpus hold for each of its texts. */
static void
inherit_instructions(struct vdm_record *to, const struct vdm_record *from)
{
	struct vdm_node *before = to->root->first, *copy;
	const struct vdm_node *n;

	for (n = from->root->first; n != NULL; n = n->next) {
		const char *place = vdm_node_attr(n, VDM_MARKUP_PLACE);

		if (n->kind != VDM_KIND_INSTRUCTION || place == NULL ||
		    strcmp(place, "before") != 0)
			continue;
		copy = vdm_node_copy(to, n);
		if (before != NULL)
			vdm_node_insert_before(before, copy);
		else
			vdm_node_append(to->root, copy);
	}
}

/* That mark before or after a text, where no element stands between them. */
static const struct vdm_node *
mark_beside(const struct vdm_node *text, const char *mark, int after)
{
	const struct vdm_node *n = text;

	while ((n = after ? n->next : vdm_node_prev(n)) != NULL &&
	       !vdm_node_is_element(n))
		if (n->kind == VDM_KIND_INSTRUCTION &&
		    strcmp(n->name, mark) == 0)
			return n;
	return NULL;
}

/* What stood around the root of a record that was bound, between its marks. */
static void
take_outside(struct vdm_record *to, const struct vdm_node *text)
{
	struct vdm_node *first = to->root->first, *copy;
	const struct vdm_node *n =
	    mark_beside(text, VDM_VOLUME_RECORD_BEGINS, 0);
	const struct vdm_node *end =
	    mark_beside(text, VDM_VOLUME_RECORD_ENDS, 1);
	int after = 0;

	if (n == NULL || end == NULL)
		return;
	for (n = n->next; n != end; n = n->next) {
		if (n == text) {
			after = 1;
			continue;
		}
		if (n->kind == VDM_KIND_TEXT)
			continue;
		copy = vdm_node_copy(to, n);
		if (copy == NULL)
			return;
		vdm_node_set(to, copy, VDM_MARKUP_PLACE,
			     after ? "after" : "before");
		if (first != NULL && !after)
			vdm_node_insert_before(first, copy);
		else
			vdm_node_append(to->root, copy);
	}
}

/* Rights as a whole, so that no licence stands beside a text's own terms;
 * responsibilities kind by kind. */
static void
inherit_fields(struct vdm_record *to, const struct vdm_record *around)
{
	unsigned char had[VDM_F_COUNT] = {0};
	int rights = 0;
	size_t i;

	for (i = 0; i < to->fields_count; i++) {
		enum vdm_field_id id = to->fields[i]->id;

		had[id] = 1;
		rights |= vdm_field_info_get(id)->claim == VDM_CLAIM_RIGHTS;
	}
	for (i = 0; i < around->fields_count; i++) {
		enum vdm_field_id id = around->fields[i]->id;
		enum vdm_claim_kind kind = vdm_field_info_get(id)->claim;

		if (kind == VDM_CLAIM_RIGHTS
			? !rights
			: kind == VDM_CLAIM_ATTRIBUTION && !had[id])
			vdm_field_copy(to, around->fields[i]);
	}
}

static int
has_id(const struct vdm_node *root, const char *id)
{
	const struct vdm_node *n;

	for (n = root; n != NULL; n = vdm_node_walk(n, root)) {
		const char *own = vdm_node_attr(n, "xml:id");

		if (own != NULL && strcmp(own, id) == 0)
			return 1;
	}
	return 0;
}

/* People around the text that it points at. */
static void
inherit_people(struct vdm_record *to, const struct vdm_record *around)
{
	static const char *const attrs[] = {"who", "ref", "corresp"};
	const struct vdm_node *n;
	size_t i, len;

	for (n = to->root; n != NULL; n = vdm_node_walk(n, to->root))
		for (i = 0; i < sizeof(attrs) / sizeof(attrs[0]); i++) {
			const char *v = vdm_node_attr(n, attrs[i]), *t;

			while ((t = vdm_who_next(&v, &len)) != NULL) {
				const struct vdm_person *p =
				    vdm_person_find(around, t, len);

				if (p != NULL &&
				    vdm_person_find(to, p->id, strlen(p->id)) ==
					NULL &&
				    !has_id(to->root, p->id))
					vdm_person_copy(to, p);
			}
		}
}

/* The header of one corpus, read by itself. */
static struct vdm_record *
read_header(const struct vdm_node *corpus)
{
	struct vdm_record *rec = vdm_record_new();
	const struct vdm_node *n;

	if (rec == NULL)
		return NULL;
	rec->root = vdm_node_element(rec, "teiCorpus");
	for (n = corpus->first; n != NULL && rec->root != NULL; n = n->next)
		if (vdm_node_is_element(n) && !vdm_node_is(n, "TEI") &&
		    !vdm_node_is(n, "teiCorpus"))
			vdm_node_append(rec->root, vdm_node_copy(rec, n));
	if (rec->root == NULL || vdm_tei_extract(rec) != 0) {
		vdm_record_free(rec);
		return NULL;
	}
	return rec;
}

/* A volume that was bound: what is said of the whole was not said of each. */
static int
is_volume(const struct vdm_node *text)
{
	const struct vdm_node *n = text;

	while (n->parent != NULL)
		n = n->parent;
	for (n = n->first; n != NULL; n = n->next)
		if (n->kind == VDM_KIND_INSTRUCTION &&
		    strcmp(n->name, "vidimus-volume") == 0)
			return 1;
	return 0;
}

static int
inherit(struct vdm_record *to, const struct vdm_node *text)
{
	size_t fields = to->fields_count, people = to->people_count;
	const struct vdm_node *n;

	if (is_volume(text))
		return 0;
	for (n = text->parent; n != NULL; n = n->parent) {
		struct vdm_record *around = read_header(n);

		if (around == NULL)
			return -1;
		inherit_fields(to, around);
		inherit_people(to, around);
		vdm_record_free(around);
	}
	if (to->fields_count == fields && to->people_count == people)
		return 0;
	return vdm_tei_sync(to);
}

static int
copy_resources(struct vdm_record *to, const struct vdm_record *from)
{
	const struct vdm_node *n;
	size_t i;

	for (i = 0; i < from->sources_count; i++)
		vdm_record_add_source(to, NULL, from->sources[i]);
	for (i = 0; i < from->resources_count; i++) {
		const struct vdm_resource *r = &from->resources[i];
		struct vdm_resource *copy;

		for (n = to->root; n != NULL; n = vdm_node_walk(n, to->root)) {
			const char *url = vdm_node_attr(n, "url");

			if (url != NULL && strcmp(url, r->path) == 0)
				break;
		}
		if (n == NULL)
			continue;
		copy = vdm_record_add_resource(to);
		if (copy == NULL)
			return -1;
		copy->path = vdm_arena_strdup(&to->arena, r->path);
		copy->media_type = vdm_arena_strdup(&to->arena, r->media_type);
		copy->length = r->length;
		if (r->data != NULL)
			copy->data =
			    vdm_arena_strndup(&to->arena, r->data, r->length);
	}
	return 0;
}

struct vdm_record *
vdm_tei_text(const struct vdm_record *rec, size_t index)
{
	size_t count;
	const struct vdm_node *text = text_at(rec, index, &count);
	struct vdm_record *to;

	if (text == NULL) {
		errno = EINVAL;
		return NULL;
	}
	to = vdm_record_new();
	if (to != NULL)
		to->root = vdm_node_copy(to, text);
	if (to != NULL && to->root != NULL) {
		to->format = rec->format;
		to->is_plain = rec->is_plain;
		to->encoded = rec->encoded;
		to->prefix = vdm_arena_strdup(&to->arena, rec->prefix);
		inherit_attrs(to, text);
		inherit_instructions(to, rec);
		take_outside(to, text);
		vdm_node_settle(to->root);
		if (vdm_tei_extract(to) == 0 && inherit(to, text) == 0 &&
		    copy_resources(to, rec) == 0 && !to->arena.failed)
			return to;
	}
	vdm_record_free(to);
	errno = ENOMEM;
	return NULL;
}
