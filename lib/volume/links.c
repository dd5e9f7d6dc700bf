/* SPDX-License-Identifier: MIT */
/* Links from one record of a volume to another: found, so that they can lead
 * there in the volume, too. */
#include <errno.h>
#include <string.h>

#include "base/address.h"
#include "volume/volume.h"
#include "zip/container.h"

/* ---- where they lead ------------------------------------------------------
 */

/* The source and the id that a word means, seen from a record. The id is
 * appended to `id`. VDM_VOLUME_NONE: nothing of the volume. */
static size_t
aim(const struct vdm_binding *b, size_t at, const char *word, size_t n,
    struct vdm_buf *id)
{
	const struct vdm_volume_bound *r = &b->bound[at];
	const char *hash = memchr(word, '#', n);
	size_t end = hash != NULL ? (size_t)(hash - word) : n, source;
	const char *base = r->source != VDM_VOLUME_NONE
			       ? b->volume->source[r->source].name
			       : b->volume->file_name[VDM_VOLUME_INTRODUCTION];
	struct vdm_buf path, found;

	if (hash != NULL)
		vdm_address_decode(id, hash + 1, n - end - 1);
	if (end == 0) /* of a corpus another text */
		return r->text != VDM_VOLUME_NONE && n > 1 ? r->source
							   : VDM_VOLUME_NONE;
	vdm_buf_init(&path);
	vdm_buf_init(&found);
	vdm_buf_put(&path, word, end);
	source = VDM_VOLUME_NONE;
	if (vdm_path_resolve(&found, base, vdm_buf_str(&path)) == 0 &&
	    !vdm_strmap_get(&b->by_name, vdm_buf_str(&found), &source))
		source = VDM_VOLUME_NONE;
	if (path.failed || found.failed)
		source = VDM_VOLUME_NONE;
	vdm_buf_fini(&path);
	vdm_buf_fini(&found);
	return source;
}

static void
put_name(struct vdm_buf *out, size_t source, const char *id)
{
	vdm_buf_printf(out, "%zu %s", source, id);
}

const struct vdm_volume_target *
vdm_binding_target(const struct vdm_binding *b, size_t at, const char *word,
		   size_t n)
{
	struct vdm_buf id, name;
	size_t source, target = 0;
	int is;

	vdm_buf_init(&id);
	vdm_buf_init(&name);
	source = aim(b, at, word, n, &id);
	put_name(&name, source, vdm_buf_str(&id));
	is = source != VDM_VOLUME_NONE &&
	     vdm_strmap_get(&b->by_target, vdm_buf_str(&name), &target);
	vdm_buf_fini(&id);
	vdm_buf_fini(&name);
	return is ? &b->target[target] : NULL;
}

static void
note(struct vdm_binding *b, size_t at, const char *word, size_t n)
{
	struct vdm_volume_target *t;
	struct vdm_buf id, name;
	const char *key;
	size_t source;

	vdm_buf_init(&id);
	vdm_buf_init(&name);
	source = aim(b, at, word, n, &id);
	put_name(&name, source, vdm_buf_str(&id));
	key = source != VDM_VOLUME_NONE &&
		      !vdm_strmap_get(&b->by_target, vdm_buf_str(&name), NULL)
		  ? vdm_arena_strdup(&b->arena, vdm_buf_str(&name))
		  : NULL;
	t = key != NULL ? vdm_arena_grow(&b->arena, b->target, &b->targets_cap,
					 b->targets + 1, sizeof(*t))
			: NULL;
	if (t != NULL) {
		b->target = t;
		t += b->targets;
		memset(t, 0, sizeof(*t));
		t->source = source;
		t->id = strchr(key, ' ') + 1;
		t->bound = VDM_VOLUME_NONE;
		vdm_strmap_put(&b->by_target, key, b->targets++);
	}
	b->bound[at].links_out |= source != VDM_VOLUME_NONE;
	b->failed |= id.failed | name.failed;
	vdm_buf_fini(&id);
	vdm_buf_fini(&name);
}

/* ---- each pointer of a record ---------------------------------------------
 */

typedef void each_word(struct vdm_binding *b, size_t at,
		       const struct vdm_node *n, const char *word,
		       size_t length, const struct vdm_sink *sink);

static void
collect_ids(const struct vdm_record *rec, struct vdm_strmap *ids)
{
	const struct vdm_node *n;
	size_t i;

	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root)) {
		const char *id = vdm_node_attr(n, "xml:id");

		if (id != NULL)
			vdm_strmap_put(ids, id, 0);
	}
	for (i = 0; i < rec->people_count; i++)
		vdm_strmap_put(ids, rec->people[i]->id, 0);
}

static void
each_pointer(struct vdm_binding *b, size_t at, const struct vdm_record *rec,
	     each_word *each, const struct vdm_sink *sink)
{
	struct vdm_strmap ids = {0};
	const struct vdm_node *n;
	const struct vdm_attr *a;
	const char *cursor, *word;
	size_t len;

	collect_ids(rec, &ids);
	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root))
		for (a = n->attrs; a != NULL; a = a->next) {
			if (!vdm_volume_points(n, a))
				continue;
			cursor = a->value;
			while ((word = vdm_who_next(&cursor, &len)) != NULL)
				if (*word != '#' ||
				    !vdm_strmap_get_n(&ids, word + 1, len - 1,
						      NULL))
					each(b, at, n, word, len, sink);
		}
	b->failed |= ids.failed;
	vdm_strmap_fini(&ids);
}

static void
note_word(struct vdm_binding *b, size_t at, const struct vdm_node *n,
	  const char *word, size_t length, const struct vdm_sink *sink)
{
	(void)n;
	(void)sink;
	note(b, at, word, length);
}

void
vdm_binding_note_links(struct vdm_binding *b, size_t at,
		       const struct vdm_record *rec)
{
	each_pointer(b, at, rec, note_word, NULL);
}

/* How a link is written where all records are in one file. */
static void
add_link(struct vdm_binding *b, struct vdm_volume_bound *r,
	 const struct vdm_volume_target *t, const char *word, size_t n)
{
	struct vdm_volume_link *l = vdm_arena_alloc(&b->arena, sizeof(*l));
	const char *id;
	struct vdm_buf is;

	if (l == NULL)
		return;
	vdm_buf_init(&is);
	id = t->id;
	/* a whole record is its root, which has an id of its own, or the key */
	if (*id == '\0' && b->form->has_roots && t->file != NULL)
		id = t->file;
	vdm_buf_printf(&is, "#%s%s%s", b->bound[t->bound].key,
		       *id != '\0' ? "-" : "", id);
	l->is = vdm_arena_strdup(&b->arena, vdm_buf_str(&is));
	l->was = vdm_arena_strndup(&b->arena, word, n);
	vdm_strmap_put(&b->said, l->was, 0);
	b->failed |= is.failed;
	vdm_buf_fini(&is);
	if (r->last != NULL)
		r->last->next = l;
	else
		r->links = l;
	r->last = l;
}

static void
say_word(struct vdm_binding *b, size_t at, const struct vdm_node *n,
	 const char *word, size_t length, const struct vdm_sink *sink)
{
	struct vdm_volume_bound *r = &b->bound[at];
	const struct vdm_volume_target *t =
	    vdm_binding_target(b, at, word, length);

	if (t == NULL)
		return;
	if (t->bound == VDM_VOLUME_NONE) {
		if (*word != '#')
			vdm_diag(
			    sink, VDM_D_VOLUME_LINK, &n->pos, NULL,
			    "\"%.*s\" leads to the record \"%.80s\", where "
			    "nothing has the id \"%.80s\": the link stays "
			    "as it is, and leads nowhere in the volume",
			    length < 80 ? (int)length : 80, word,
			    b->volume->source[t->source].name, t->id);
		return;
	}
	if (!vdm_strmap_get_n(&b->said, word, length, NULL))
		add_link(b, r, t, word, length);
}

void
vdm_binding_say_links(struct vdm_binding *b, size_t at,
		      const struct vdm_record *rec, const struct vdm_sink *sink)
{
	const struct vdm_volume_link *l;

	for (l = b->bound[at].links; l != NULL; l = l->next)
		vdm_strmap_put(&b->said, l->was, 0);
	each_pointer(b, at, rec, say_word, sink);
	b->failed |= b->said.failed;
	vdm_strmap_fini(&b->said);
}

/* ---- what is linked to ----------------------------------------------------
 */

static struct vdm_volume_target *
wanted(const struct vdm_binding *b, size_t source, const char *id, size_t n)
{
	struct vdm_buf name;
	size_t at;
	int is;

	vdm_buf_init(&name);
	vdm_buf_printf(&name, "%zu %.*s", source, (int)n, id);
	is = !name.failed &&
	     vdm_strmap_get(&b->by_target, vdm_buf_str(&name), &at);
	vdm_buf_fini(&name);
	return is ? &b->target[at] : NULL;
}

static void
found(struct vdm_binding *b, size_t at, const char *id, size_t n,
      const char *file)
{
	struct vdm_volume_target *t = wanted(b, b->bound[at].source, id, n);

	if (t == NULL || t->bound != VDM_VOLUME_NONE)
		return;
	t->bound = at;
	t->file = vdm_arena_strdup(&b->arena, file);
}

/* Ids in a page, as our own writer has them. */
static void
look_at_page(struct vdm_binding *b, size_t at, const char *file,
	     const struct vdm_buf *page)
{
	static const char mark[] = " id=\"";
	const char *s = vdm_buf_str(page);

	while ((s = strstr(s, mark)) != NULL) {
		s += sizeof(mark) - 1;
		found(b, at, s, strcspn(s, "\""), file);
	}
}

/* The pages as they will be in the book: links do not move what they lead to.
 */
static int
look_at_book(struct vdm_binding *b, size_t at, const struct vdm_record *rec)
{
	struct vdm_buf contents, pages, entry;
	struct vdm_within within = {.style = "../style.css",
				    .notes = "",
				    .contents = &contents,
				    .pages = &pages,
				    .folder = ""};
	struct vdm_write_options o = *b->options;
	struct vdm_zip *zip = NULL;
	char *bytes = NULL;
	size_t length, i;
	int rc;

	vdm_buf_init(&contents);
	vdm_buf_init(&pages);
	vdm_buf_init(&entry);
	o.to = b->form->format;
	o.account = NULL;
	o.within = &within;
	rc = vdm_write(rec, &bytes, &length, &o, NULL);
	if (rc == 0)
		zip = vdm_zip_open(bytes, length, NULL);
	for (i = 0; zip != NULL && i < vdm_zip_count(zip); i++) {
		const char *name = strrchr(vdm_zip_name(zip, i), '/');

		if (name == NULL || strstr(name, ".xhtml") == NULL ||
		    strcmp(name, "/nav.xhtml") == 0)
			continue;
		vdm_buf_clear(&entry);
		if (vdm_zip_read(zip, i, &entry, NULL) == 0)
			look_at_page(b, at, name + 1, &entry);
	}
	found(b, at, "", 0, "text-001.xhtml");
	if (zip != NULL)
		vdm_zip_close(zip);
	b->failed |= entry.failed;
	vdm_free(bytes);
	vdm_buf_fini(&entry);
	vdm_buf_fini(&pages);
	vdm_buf_fini(&contents);
	return rc;
}

static int
look_at(struct vdm_binding *b, size_t at)
{
	const struct vdm_sink *sink;
	struct vdm_record *rec = vdm_binding_load(b, at, &sink);
	const struct vdm_node *n;
	size_t i;
	int rc = 0;

	if (rec == NULL)
		return -1;
	if (b->form->has_pages) {
		rc = look_at_book(b, at, rec);
	} else {
		for (n = rec->root; n != NULL;
		     n = vdm_node_walk(n, rec->root)) {
			const char *id = vdm_node_attr(n, "xml:id");

			if (id != NULL)
				found(b, at, id, strlen(id), NULL);
		}
		for (i = 0; i < rec->people_count; i++)
			found(b, at, rec->people[i]->id,
			      strlen(rec->people[i]->id), NULL);
		found(b, at, "", 0, vdm_node_attr(rec->root, "xml:id"));
	}
	vdm_record_free(rec);
	return rc;
}

int
vdm_binding_find_targets(struct vdm_binding *b)
{
	size_t sources = b->volume->sources, i;
	char *linked = vdm_arena_alloc(&b->arena, sources + 1);

	if (linked == NULL) {
		errno = ENOMEM;
		return -1;
	}
	for (i = 0; i < b->targets; i++)
		linked[b->target[i].source] = 1;
	for (i = 0; i < b->count; i++)
		if (b->bound[i].source != VDM_VOLUME_NONE &&
		    linked[b->bound[i].source] && look_at(b, i) != 0)
			return -1;
	return 0;
}

/* The links of all records are wanted in the table, before the first. */
int
vdm_binding_all_links(struct vdm_binding *b)
{
	size_t i;

	for (i = 0; i < b->count && b->targets > 0; i++) {
		const struct vdm_sink *sink;
		struct vdm_record *rec;

		if (!b->bound[i].links_out)
			continue;
		rec = vdm_binding_load(b, i, &sink);
		if (rec == NULL)
			return -1;
		vdm_binding_say_links(b, i, rec, NULL);
		vdm_record_free(rec);
	}
	return 0;
}
