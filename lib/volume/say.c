/* SPDX-License-Identifier: MIT */
/* The description of a volume, written: as one may bind by it, or with what is
 * where in a volume that was bound. */
#include <string.h>

#include "volume/volume.h"

/* A map that is written, in an arena of its own. */
struct saying {
	struct vdm_arena arena;
	const struct vdm_volume *v;
	int bound;
};

static void
put(struct saying *s, struct vdm_yaml *map, const char *key, const char *value)
{
	struct vdm_yaml *c;

	if (value == NULL)
		return;
	c = vdm_yaml_new(&s->arena, VDM_YAML_SCALAR, key);
	if (c == NULL)
		return;
	c->value = value;
	vdm_yaml_append(map, c);
}

static struct vdm_yaml *
branch(struct saying *s, struct vdm_yaml *parent, enum vdm_yaml_kind kind,
       const char *key)
{
	struct vdm_yaml *c = vdm_yaml_new(&s->arena, kind, key);

	if (c != NULL && parent != NULL)
		vdm_yaml_append(parent, c);
	return c;
}

/* All fields of a kind: a value, or a list of them. */
static void
put_fields(struct saying *s, struct vdm_yaml *root, const char *key,
	   enum vdm_field_id id)
{
	const struct vdm_record *front = s->v->front;
	struct vdm_yaml *list;
	size_t at = 0;
	const struct vdm_field *f;

	if (vdm_field_get(front, id, 0) == NULL)
		return;
	if (vdm_field_get(front, id, 1) == NULL) {
		put(s, root, key, vdm_field_get(front, id, 0)->value);
		return;
	}
	list = branch(s, root, VDM_YAML_LIST, key);
	while (list != NULL && (f = vdm_field_next(front, id, &at)) != NULL)
		put(s, list, NULL, f->value);
}

/* The relator of a field of somebody who had a part, or NULL. */
static const char *
role_of(const struct vdm_field *f)
{
	const char *opf = vdm_field_info_get(f->id)->opf;

	if (strncmp(opf, "creator:", 8) == 0)
		return opf + 8;
	if (strncmp(opf, "role:", 5) != 0)
		return NULL;
	return opf[5] != '\0' ? opf + 5 : f->role != NULL ? f->role : "ctb";
}

static void
put_editors(struct saying *s, struct vdm_yaml *root)
{
	const struct vdm_record *front = s->v->front;
	struct vdm_yaml *list = NULL, *one;
	size_t i;

	for (i = 0; i < front->fields_count; i++) {
		const struct vdm_field *f = front->fields[i];
		const char *role = role_of(f);

		if (role == NULL)
			continue;
		if (list == NULL)
			list = branch(s, root, VDM_YAML_LIST, "editors");
		if (list == NULL)
			return;
		if (strcmp(role, "edt") == 0 && f->ref == NULL) {
			put(s, list, NULL, f->value);
			continue;
		}
		one = branch(s, list, VDM_YAML_MAP, NULL);
		if (one == NULL)
			return;
		put(s, one, "name", f->value);
		put(s, one, "role", role);
		put(s, one, "ref", f->ref);
	}
}

static void
put_links(struct saying *s, struct vdm_yaml *map, const char *key,
	  const struct vdm_volume_link *l)
{
	struct vdm_yaml *links =
	    l != NULL ? branch(s, map, VDM_YAML_MAP, key) : NULL;

	for (; links != NULL && l != NULL; l = l->next)
		put(s, links, l->is, l->was);
}

static void
put_record(struct saying *s, struct vdm_yaml *list,
	   const struct vdm_volume_source *r)
{
	struct vdm_yaml *one;

	if (!s->bound && r->title == NULL) {
		put(s, list, NULL, r->name);
		return;
	}
	one = branch(s, list, VDM_YAML_MAP, NULL);
	if (one == NULL)
		return;
	put(s, one, "file", r->name);
	put(s, one, "title", r->title);
	if (!s->bound)
		return;
	put(s, one, "key", r->key);
	put(s, one, "format", r->format);
	put(s, one, "fragment", r->fragment);
	put_links(s, one, "links", r->links);
}

/* The records of one part after the other, which are given in any order: where
 * the list of each begins. */
static void
put_records(struct saying *s, struct vdm_yaml *root, struct vdm_yaml **part)
{
	const struct vdm_volume *v = s->v;
	struct vdm_yaml *loose = NULL, **list, **lists;
	size_t i;

	lists = vdm_arena_alloc(&s->arena, (v->parts + 1) * sizeof(*lists));
	if (lists == NULL)
		return;
	memset(lists, 0, (v->parts + 1) * sizeof(*lists));
	for (i = 0; i < v->sources; i++) {
		size_t at = v->source[i].part;
		int is_loose = at == VDM_VOLUME_NONE;

		list = is_loose ? &loose : &lists[at];
		if (*list == NULL)
			*list = branch(s, is_loose ? root : part[at],
				       VDM_YAML_LIST, "records");
		if (*list == NULL)
			return;
		put_record(s, *list, &v->source[i]);
	}
}

/* The parts come behind the records of none. */
static struct vdm_yaml **
make_parts(struct saying *s)
{
	const struct vdm_volume *v = s->v;
	struct vdm_yaml **part =
	    vdm_arena_alloc(&s->arena, (v->parts + 1) * sizeof(*part));
	size_t i;

	for (i = 0; part != NULL && i < v->parts; i++) {
		part[i] = branch(s, NULL, VDM_YAML_MAP, NULL);
		if (part[i] == NULL)
			return NULL;
		put(s, part[i], "title", v->part[i]);
	}
	return part;
}

static void
put_fonts(struct saying *s, struct vdm_yaml *root)
{
	const char *const *font = &s->v->file_name[VDM_VOLUME_FONT];
	struct vdm_yaml *list;
	size_t i;

	if (font[0] == NULL)
		return;
	list = branch(s, root, VDM_YAML_LIST, "fonts");
	for (i = 0; list != NULL && i < VDM_EDITION_FONTS; i++)
		if (font[i] != NULL)
			put(s, list, NULL, font[i]);
}

static void
put_all(struct saying *s, struct vdm_yaml *root)
{
	const struct vdm_volume *v = s->v;
	struct vdm_yaml *parts, **part = make_parts(s);
	size_t i;

	if (s->bound)
		put(s, root, VDM_VOLUME_MARK, "1");
	for (i = 0; i < VDM_VOLUME_KEYS; i++)
		put_fields(s, root, vdm_volume_keys[i].key,
			   vdm_volume_keys[i].id);
	put_editors(s, root);
	for (i = 0; i < VDM_VOLUME_FONT; i++)
		put(s, root, vdm_volume_file_name((enum vdm_volume_file)i),
		    i == VDM_VOLUME_COVER && v->cover_drawn != NULL
			? v->cover_drawn
			: v->file_name[i]);
	put_fonts(s, root);
	put(s, root, "toc-depth", v->toc_depth);
	put(s, root, "split-at", v->split_at);
	if (s->bound) {
		put(s, root, "introduction-format", v->introduction_format);
		put(s, root, "introduction-key", v->introduction_key);
		put_links(s, root, "introduction-links", v->introduction_links);
	}
	if (part == NULL)
		return;
	put_records(s, root, part);
	if (v->parts == 0)
		return;
	parts = branch(s, root, VDM_YAML_LIST, "parts");
	for (i = 0; parts != NULL && i < v->parts; i++)
		vdm_yaml_append(parts, part[i]);
}

void
vdm_volume_say(const struct vdm_volume *v, int bound, struct vdm_buf *out)
{
	struct saying s = {.v = v, .bound = bound};
	struct vdm_yaml *root, *c;

	vdm_arena_init(&s.arena);
	root = branch(&s, NULL, VDM_YAML_MAP, NULL);
	if (root != NULL)
		put_all(&s, root);
	for (c = root != NULL ? root->first : NULL; c != NULL; c = c->next) {
		vdm_yaml_emit_key(c->key, out);
		vdm_buf_putc(out, ':');
		vdm_yaml_emit(c, 0, out);
	}
	out->failed |= s.arena.failed;
	vdm_arena_fini(&s.arena);
}

void
vdm_volume_hide(const char *s, struct vdm_buf *out)
{
	for (; *s != '\0'; s++)
		if (*s == '&')
			vdm_buf_puts(out, "&amp;");
		else if (*s == '>')
			vdm_buf_puts(out, "&gt;");
		else
			vdm_buf_putc(out, *s);
}

void
vdm_volume_show(const char *s, size_t n, struct vdm_buf *out)
{
	size_t i = 0;

	while (i < n) {
		if (n - i >= 5 && memcmp(s + i, "&amp;", 5) == 0) {
			vdm_buf_putc(out, '&');
			i += 5;
		} else if (n - i >= 4 && memcmp(s + i, "&gt;", 4) == 0) {
			vdm_buf_putc(out, '>');
			i += 4;
		} else {
			vdm_buf_putc(out, s[i++]);
		}
	}
}
