/* SPDX-License-Identifier: MIT */
/*
 * TEI P4 to P5: elements and attributes that were renamed, ids and languages
 * that are XML's own now, pointers that were bare ids.
 */
#include <string.h>

#include "tei/internal.h"
#include "base/map.h"
#include "picture/media.h"

static const struct {
	const char *old, *now;
} elements[] = {
    {"TEI.2", "TEI"},       {"teiCorpus.2", "teiCorpus"},
    {"dateRange", "date"},  {"timeRange", "time"},
    {"event", "incident"},  {"xref", "ref"},
    {"xptr", "ptr"},        {"witList", "listWit"},
    {"hand", "handNote"},   {"handList", "handNotes"},
    {"soundClip", "media"},
};

/* Attributes whose tokens were ids. */
static const char *const pointers[] = {
    "target", "targets", "corresp", "who",  "next", "prev",   "sameAs",
    "copyOf", "synch",   "ana",     "resp", "wit",  "hand",   "decls",
    "start",  "end",     "origin",  "from", "to",   "parent", "children",
};

static void
rename_element(struct vdm_record *rec, struct vdm_node *n)
{
	size_t i;

	for (i = 0; i < sizeof(elements) / sizeof(elements[0]); i++) {
		if (strcmp(n->name, elements[i].old) != 0)
			continue;
		(void)vdm_node_rename(rec, n, vdm_node_ns(n), elements[i].now);
		return;
	}
}

static void
rename_attr(struct vdm_record *rec, struct vdm_node *n, const char *old,
	    const char *now)
{
	struct vdm_attr *a;

	if (vdm_node_attr(n, now) != NULL)
		return;
	for (a = n->attrs; a != NULL; a = a->next)
		if (strcmp(a->name, old) == 0)
			a->name = vdm_arena_strdup(&rec->arena, now);
	if (rec->arena.failed)
		n->attrs = NULL;
}

/* P5 wants to know of what type a sound is; P4 did not. */
static void
state_type(struct vdm_record *rec, struct vdm_node *n)
{
	const char *url = vdm_node_attr(n, "url"), *type;

	if (vdm_node_attr(n, "mimeType") != NULL)
		return;
	type = vdm_media_type_by_name(url != NULL ? url : "", "");
	vdm_node_set(rec, n, "mimeType",
		     type != NULL ? type : "application/octet-stream");
}

static void
upgrade_attrs(struct vdm_record *rec, struct vdm_node *n)
{
	vdm_node_set(rec, n, "TEIform", NULL); /* the DTD's default */
	if (strcmp(n->name, "language") == 0)
		rename_attr(rec, n, "id", "ident");
	rename_attr(rec, n, "id", "xml:id");
	rename_attr(rec, n, "lang", "xml:lang");
	if (strcmp(n->name, "date") == 0 || strcmp(n->name, "time") == 0)
		rename_attr(rec, n, "value", "when");
	if (strcmp(n->name, "ref") == 0 || strcmp(n->name, "ptr") == 0) {
		rename_attr(rec, n, "url", "target");
		rename_attr(rec, n, "href", "target");
		rename_attr(rec, n, "doc", "target");
	}
	if (strcmp(n->name, "media") == 0)
		state_type(rec, n);
	if (strcmp(n->name, "change") == 0)
		rename_attr(rec, n, "date", "when");
}

/* P5 numbers divisions from 1 on. */
static void
shift_division(struct vdm_record *rec, struct vdm_node *n)
{
	char name[] = "div1";

	if (strncmp(n->name, "div", 3) != 0 || n->name[3] < '0' ||
	    n->name[3] > '6' || n->name[4] != '\0')
		return;
	name[3] = (char)(n->name[3] + 1);
	(void)vdm_node_rename(rec, n, vdm_node_ns(n), name);
}

/* A figure that named its picture by an entity or address. */
static void
upgrade_figure(struct vdm_record *rec, struct vdm_node *n)
{
	const char *url = vdm_node_attr(n, "url");
	struct vdm_node *graphic;

	if (url == NULL)
		url = vdm_node_attr(n, "entity");
	if (strcmp(n->name, "figure") != 0 || url == NULL)
		return;
	graphic = vdm_node_element(rec, "graphic");
	vdm_node_set(rec, graphic, "url", url);
	vdm_node_set(rec, n, "url", NULL);
	vdm_node_set(rec, n, "entity", NULL);
	if (n->first != NULL)
		vdm_node_insert_before(n->first, graphic);
	else
		vdm_node_append(n, graphic);
}

static void
upgrade_pointer(struct vdm_record *rec, struct vdm_node *n, const char *name,
		const struct vdm_strmap *ids)
{
	const char *value = vdm_node_attr(n, name), *t;
	struct vdm_buf b;
	size_t len;
	int changed = 0;

	if (value == NULL)
		return;
	vdm_buf_init(&b);
	while ((t = vdm_who_next(&value, &len)) != NULL) {
		size_t at = b.len + (b.len > 0);

		if (b.len > 0)
			vdm_buf_putc(&b, ' ');
		vdm_buf_put(&b, t, len);
		if (b.failed || !vdm_strmap_get(ids, b.data + at, NULL))
			continue;
		vdm_buf_truncate(&b, at);
		vdm_buf_putc(&b, '#');
		vdm_buf_put(&b, t, len);
		changed = 1;
	}
	if (changed && !b.failed)
		vdm_node_set(rec, n, name, b.data);
	vdm_buf_fini(&b);
}

void
vdm_tei_upgrade(struct vdm_record *rec, struct vdm_node *root,
		const struct vdm_sink *sink)
{
	struct vdm_strmap ids = {0};
	struct vdm_node *n;
	int zero = 0;
	size_t i;

	for (n = root; n != NULL; n = vdm_node_step(n, root))
		zero |= vdm_node_is(n, "div0");
	vdm_diag(sink, VDM_D_TEI_P4, &root->pos, NULL,
		 "the document is TEI P4; it is read as P5, renamed where P5 "
		 "has other names, and may not be valid P5");
	for (n = root; n != NULL; n = vdm_node_step(n, root)) {
		const char *id;

		if (!vdm_node_is_element(n) || vdm_node_ns(n) != NULL)
			continue;
		rename_element(rec, n);
		if (zero)
			shift_division(rec, n);
		upgrade_attrs(rec, n);
		upgrade_figure(rec, n);
		id = vdm_node_attr(n, "xml:id");
		if (id != NULL)
			vdm_strmap_put_n(&ids, id, strlen(id), 0);
	}
	for (n = root; n != NULL; n = vdm_node_step(n, root))
		for (i = 0; vdm_node_is_element(n) && vdm_node_ns(n) == NULL &&
			    i < sizeof(pointers) / sizeof(pointers[0]);
		     i++)
			upgrade_pointer(rec, n, pointers[i], &ids);
	if (ids.failed)
		rec->arena.failed = 1;
	vdm_strmap_fini(&ids);
}
