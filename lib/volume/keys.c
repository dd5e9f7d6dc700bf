/* SPDX-License-Identifier: MIT */
/*
 * Many records in one file: so that no id stands there twice, those of each
 * record begin with its key, and what points at them does; without it they are
 * as they were.
 */
#include <errno.h>
#include <string.h>

#include "format/format.h"
#include "markup/markup.h"
#include "picture/picture.h"
#include "record/attribute.h"
#include "volume/volume.h"

/* What is done to the ids and pointers of a tree. */
struct change {
	struct vdm_record *rec;
	const char *key;
	const struct vdm_volume_link **link;
	struct vdm_strmap links; /* as they are now: where in `link` */
	struct vdm_strmap ids;   /* that are in the record */
	int back;
};

int
vdm_volume_points(const struct vdm_node *n, const struct vdm_attr *a)
{
	const struct vdm_element *element;
	const struct vdm_carried *c;

	if (vdm_node_ns(n) != NULL || !vdm_node_is_element(n))
		return 0;
	element = vdm_element_find(n->name);
	c = element != NULL ? vdm_carried_find(element, a->name) : NULL;
	return c != NULL &&
	       (c->type == VDM_VALUE_POINTER || c->type == VDM_VALUE_POINTERS);
}

/* What a link is written as, or was. NULL: it is none of those. */
static const char *
other_way(const struct change *c, const char *word, size_t n)
{
	size_t at;

	if (c->link == NULL || !vdm_strmap_get_n(&c->links, word, n, &at))
		return NULL;
	return c->back ? c->link[at]->was : c->link[at]->is;
}

static void
take_links(struct change *c, const struct vdm_volume_link *l)
{
	size_t cap = 0, n = 0;

	for (; l != NULL; l = l->next) {
		c->link = vdm_arena_grow(&c->rec->arena, c->link, &cap, n + 1,
					 sizeof(*c->link));
		if (c->link == NULL)
			return;
		c->link[n] = l;
		vdm_strmap_put(&c->links, c->back ? l->is : l->was, n++);
	}
}

/* Whether a pointer leads to the record itself, by an id as it is now. */
static int
is_own(const struct change *c, const char *word, size_t n)
{
	return n > 1 && *word == '#' &&
	       vdm_strmap_get_n(&c->ids, word + 1, n - 1, NULL);
}

static void
put_id(const struct change *c, struct vdm_buf *out, const char *id, size_t n)
{
	size_t key = strlen(c->key);

	if (!c->back)
		vdm_buf_printf(out, "%s-", c->key);
	else if (n > key && memcmp(id, c->key, key) == 0 && id[key] == '-')
		id += key + 1, n -= key + 1;
	vdm_buf_put(out, id, n);
}

static void
change_words(struct change *c, struct vdm_node *n, const struct vdm_attr *a)
{
	const char *cursor = a->value, *word, *other, *from = a->value;
	struct vdm_buf b;
	size_t len;
	int changed = 0, own;

	vdm_buf_init(&b);
	while ((word = vdm_who_next(&cursor, &len)) != NULL) {
		vdm_buf_put(&b, from, (size_t)(word - from));
		from = word + len;
		/* a record may lead to itself by its file's name */
		other = other_way(c, word, len);
		own = other == NULL && is_own(c, word, len);
		changed |= other != NULL || own;
		if (other != NULL) {
			vdm_buf_puts(&b, other);
		} else if (own) {
			vdm_buf_putc(&b, '#');
			put_id(c, &b, word + 1, len - 1);
		} else {
			vdm_buf_put(&b, word, len);
		}
	}
	vdm_buf_puts(&b, from);
	if (changed)
		vdm_node_set(c->rec, n, a->name, vdm_buf_str(&b));
	c->rec->arena.failed |= b.failed;
	vdm_buf_fini(&b);
}

/* The path of a picture, which lies in the folder of its record's key. */
static const char *
moved(struct change *c, const char *path)
{
	const char *s = path, *at;
	struct vdm_buf b;
	size_t n;

	if (path == NULL)
		return NULL;
	vdm_buf_init(&b);
	if (!c->back) {
		vdm_buf_printf(&b, "%s/%s", c->key, path);
	} else {
		vdm_buf_printf(&b, "%s/", c->key);
		n = b.len;
		at = strncmp(path, vdm_buf_str(&b), n) == 0
			 ? path
			 : strstr(path, vdm_buf_str(&b));
		if (at != NULL && at > path && at[-1] != '/')
			at = NULL;
		vdm_buf_clear(&b);
		vdm_buf_puts(&b, at != NULL ? at + n : path);
	}
	s = vdm_record_share(c->rec, vdm_buf_str(&b));
	c->rec->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s;
}

static void
change_node(struct change *c, struct vdm_node *n)
{
	const struct vdm_attr *a, *next;
	struct vdm_buf b;

	for (a = n->attrs; a != NULL && !c->rec->arena.failed; a = next) {
		next = a->next;
		if (strcmp(a->name, "url") == 0 &&
		    vdm_picture_find(c->rec, a->value) != NULL) {
			vdm_node_set(c->rec, n, "url", moved(c, a->value));
		} else if (strcmp(a->name, "xml:id") == 0 && c->back &&
			   strcmp(a->value, c->key) == 0) {
			vdm_node_set(c->rec, n, "xml:id", NULL);
		} else if (strcmp(a->name, "xml:id") == 0) {
			vdm_buf_init(&b);
			put_id(c, &b, a->value, strlen(a->value));
			vdm_node_set(c->rec, n, "xml:id", vdm_buf_str(&b));
			c->rec->arena.failed |= b.failed;
			vdm_buf_fini(&b);
		} else if (vdm_volume_points(n, a) ||
			   strchr(a->value, '#') != NULL) {
			change_words(c, n, a);
		}
	}
}

/* What is no part of the tree, and goes with it. */
static void
take_along(struct vdm_record *to, const struct vdm_record *from, int own)
{
	size_t i;

	to->format = from->format;
	to->is_plain = from->is_plain;
	to->is_publication = from->is_publication;
	to->language = vdm_arena_strdup(&to->arena, from->language);
	to->prefix = vdm_arena_strdup(&to->arena, from->prefix);
	to->settled = from->settled;
	to->encoded = from->encoded;
	to->stated = from->stated;
	for (i = 0; i < from->resources_count; i++) {
		struct vdm_resource *r = vdm_record_add_resource(to);

		if (r == NULL)
			return;
		*r = from->resources[i];
		/* the bytes stay the other record's, unless that goes first */
		if (own && r->data != NULL)
			r->data =
			    vdm_arena_strndup(&to->arena, r->data, r->length);
	}
}

/* The copy is made of the record as TEI has it, where every id is an
 * attribute. */
static struct vdm_record *
changed(const struct vdm_record *rec, const char *key,
	const struct vdm_volume_link *links, int back)
{
	const struct vdm_native *tei = vdm_format_native()->native;
	struct change c = {.key = key, .back = back};
	struct vdm_record *to = tei->project(rec);
	struct vdm_node *n;
	size_t i;
	int rc;

	if (to == NULL)
		return NULL;
	c.rec = to;
	take_along(to, rec, back);
	take_links(&c, links);
	/* they are found again in the tree, under their new ids */
	to->fields_count = to->people_count = to->ids_cap = 0;
	to->ids = NULL;
	for (n = to->root; n != NULL; n = vdm_node_step(n, to->root)) {
		const char *id = vdm_node_attr(n, "xml:id");

		if (id != NULL)
			vdm_strmap_put(&c.ids, id, 0);
	}
	for (n = to->root; n != NULL; n = vdm_node_step(n, to->root))
		if (vdm_node_is_element(n))
			change_node(&c, n);
	for (i = 0; i < to->resources_count; i++)
		to->resources[i].path = moved(&c, to->resources[i].path);
	to->arena.failed |= c.ids.failed | c.links.failed;
	vdm_strmap_fini(&c.ids);
	vdm_strmap_fini(&c.links);
	rc = tei->extract(to);
	if (rc == 0)
		rc = tei->sync(to);
	if (rc == 0 && !to->arena.failed)
		return to;
	vdm_record_free(to);
	errno = ENOMEM;
	return NULL;
}

struct vdm_record *
vdm_volume_keyed(const struct vdm_record *rec, const char *key,
		 const struct vdm_volume_link *links)
{
	return changed(rec, key, links, 0);
}

struct vdm_record *
vdm_volume_unkeyed(const struct vdm_record *rec, const char *key,
		   const struct vdm_volume_link *links)
{
	return changed(rec, key, links, 1);
}

void
vdm_volume_move_outside(struct vdm_node *from, struct vdm_node *to)
{
	struct vdm_node *n, *next, *first = to->first;

	for (n = from->first; n != NULL; n = next) {
		const char *place = vdm_node_is_element(n)
					? NULL
					: vdm_node_attr(n, VDM_MARKUP_PLACE);

		next = n->next;
		if (place == NULL)
			continue;
		vdm_node_unlink(n);
		if (first != NULL && strcmp(place, "before") == 0)
			vdm_node_insert_before(first, n);
		else
			vdm_node_append(to, n);
	}
}
