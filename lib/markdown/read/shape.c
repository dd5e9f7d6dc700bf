/* SPDX-License-Identifier: MIT */
/*
 * The outer shape of a record that was read from Markdown: carriers of what TEI
 * has around a text are that where they stand as TEI has them; elsewhere, as in
 * a volume that is read as one text, they are divisions.
 */
#include <string.h>

#include "markdown/read/reader.h"

static struct vdm_node *
child_of(const struct vdm_node *n, const char *const *names, size_t count)
{
	struct vdm_node *c;
	size_t i;

	for (c = n->first; c != NULL; c = c->next)
		for (i = 0; i < count; i++)
			if (vdm_node_is(c, names[i]))
				return c;
	return NULL;
}

#define CHILD_OF(n, names) child_of(n, names, sizeof(names) / sizeof(*(names)))

static void
children_move(struct vdm_node *from, struct vdm_node *to)
{
	struct vdm_node *c;

	while ((c = from->first) != NULL) {
		vdm_node_unlink(c);
		vdm_node_append(to, c);
	}
}

/* An element that is the root itself. */
static void
root_replace(struct vdm_record *rec, struct vdm_node *body,
	     struct vdm_node *root)
{
	struct vdm_node *header = vdm_record_header(rec);

	vdm_node_unlink(root);
	children_move(body, root);
	if (header != NULL) {
		struct vdm_node *c = root->first;

		vdm_node_unlink(header);
		while (c != NULL && !vdm_node_is_element(c) &&
		       vdm_node_attr(c, "place") != NULL &&
		       strcmp(vdm_node_attr(c, "place"), "before") == 0)
			c = c->next;
		if (c != NULL)
			vdm_node_insert_before(c, header);
		else
			vdm_node_append(root, header);
	}
	rec->root = root;
}

/* `front`, `body` and `back` that were written out: what stands loose between
 * them is the body. */
static void
parts_sort(struct vdm_record *rec, struct vdm_node *body, int has_body)
{
	struct vdm_node *text = body->parent, *c, *next, *loose = NULL;
	struct vdm_node *old = vdm_node_element(rec, "body");

	if (old == NULL)
		return;
	vdm_node_unlink(body);
	for (c = body->first; c != NULL; c = next) {
		static const char *const parts[] = {"front", "back", "body",
						    "group"};
		size_t i;
		int part = 0;

		next = c->next;
		for (i = 0; i < 4; i++)
			part |= vdm_node_is(c, parts[i]);
		vdm_node_unlink(c);
		if (part || has_body) {
			vdm_node_append(text, c);
			continue;
		}
		if (loose == NULL) {
			loose = old;
			vdm_node_append(text, loose);
		}
		vdm_node_append(loose, c);
	}
}

/* Comments and instructions that stood outside of the root. */
static void
prolog_move(struct vdm_record *rec, struct vdm_node *body)
{
	struct vdm_node *c, *next, *first = rec->root->first;

	for (c = body->first; c != NULL; c = next) {
		const char *place;

		next = c->next;
		if (vdm_node_is_element(c) || c->kind == VDM_KIND_TEXT)
			continue;
		place = vdm_node_attr(c, "place");
		if (place == NULL)
			continue;
		vdm_node_unlink(c);
		if (strcmp(place, "before") == 0)
			vdm_node_insert_before(first, c);
		else
			vdm_node_append(rec->root, c);
	}
}

/* ---- parts of several texts ---------------------------------------------- */

static const char *const outer[] = {
    "TEI",  "teiCorpus", "TEI.2",    "text",      "body",     "front",
    "back", "group",     "standOff", "sourceDoc", "facsimile"};

/* Its place among those of `outer`; their number where it is none of them. */
static size_t
outer_of(const struct vdm_node *n)
{
	size_t i = 0;

	while (i < sizeof(outer) / sizeof(*outer) && !vdm_node_is(n, outer[i]))
		i++;
	return i;
}

/*
 * Whether there are more of them than one text has: a root beside anything, a
 * text beside what is no part of a document, two of a kind, a body beside loose
 * words.
 */
static int
is_many(const struct vdm_node *body)
{
	enum { TEXT = 3, BODY = 4, BACK = 6, STANDS = 8 };
	size_t seen[sizeof(outer) / sizeof(*outer) + 1] = {0}, k, all = 0;
	const struct vdm_node *c;
	size_t roots, parts, loose;

	for (c = body->first; c != NULL; c = c->next)
		if (vdm_node_is_element(c)) {
			seen[outer_of(c)]++;
			all++;
		}
	roots = seen[0] + seen[1] + seen[2];
	loose = seen[sizeof(outer) / sizeof(*outer)];
	for (k = TEXT, parts = 0; k <= BACK; k++)
		parts += seen[k] > 1;
	return (roots > 0 && all > 1) || parts > 0 ||
	       (seen[TEXT] + seen[STANDS] > 0 && loose > 0) ||
	       (seen[BODY] > 0 && loose > 0);
}

/* Whether it is somebody whom the record lists. */
static int
is_listed(const struct vdm_record *rec, const struct vdm_node *n)
{
	const char *id = vdm_node_attr(n, "xml:id");

	return id != NULL &&
	       (vdm_node_is(n, "person") || vdm_node_is(n, "personGrp")) &&
	       vdm_person_find(rec, id, strlen(id)) != NULL;
}

/* They become divisions, whose type says what they were; what points at who is
 * listed twice points at the record's list. */
static void
demote(struct vdm_record *rec, struct vdm_node *body)
{
	struct vdm_node *n = body;

	while ((n = vdm_node_step(n, body)) != NULL) {
		if (!vdm_node_is_element(n))
			continue;
		if (is_listed(rec, n))
			vdm_node_set(rec, n, "xml:id", NULL);
		if (outer_of(n) == sizeof(outer) / sizeof(*outer) ||
		    vdm_node_is(n->parent, "floatingText"))
			continue;
		if (vdm_node_attr(n, "type") == NULL)
			vdm_node_set(rec, n, "type", n->name);
		(void)vdm_node_rename(rec, n, NULL, "div");
	}
}

void
vdm_md_shape(struct vdm_record *rec, int whole)
{
	static const char *const roots[] = {"TEI", "teiCorpus", "TEI.2"};
	static const char *const texts[] = {"text", "sourceDoc"};
	static const char *const parts[] = {"front", "body", "back", "group"};
	static const char *const bodies[] = {"body", "group"};
	struct vdm_node *body = vdm_record_body(rec), *n;

	if (body == NULL)
		return;
	if (!whole && !rec->encoded && is_many(body)) {
		demote(rec, body);
		return;
	}
	for (n = body->first; whole && n != NULL; n = n->next)
		if (vdm_node_is_element(n)) {
			root_replace(rec, body, n);
			return;
		}
	n = CHILD_OF(body, roots);
	if (n != NULL) {
		root_replace(rec, body, n);
		return;
	}
	prolog_move(rec, body);
	if (CHILD_OF(body, texts) != NULL) {
		vdm_node_unlink(body->parent);
		children_move(body, rec->root);
		return;
	}
	if (CHILD_OF(body, parts) != NULL)
		parts_sort(rec, body, CHILD_OF(body, bodies) != NULL);
}
