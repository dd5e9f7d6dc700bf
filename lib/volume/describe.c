/* SPDX-License-Identifier: MIT */
/* The description of a volume, as YAML: read strictly, for what is not known is
 * not obeyed. */
#include <errno.h>
#include <string.h>

#include "base/address.h"
#include "base/language.h"
#include "base/utf8.h"
#include "base/words.h"
#include "record/forms.h"
#include "record/roles.h"
#include "volume/volume.h"

/* What reads it, and how often it failed. */
struct reading {
	struct vdm_volume *v;
	const struct vdm_sink *sink;
	int bound, faults;
};

static const char *const orders[] = {[VDM_VOLUME_GIVEN] = "given",
				     [VDM_VOLUME_BY_TITLE] = "title",
				     [VDM_VOLUME_BY_DATE] = "date",
				     [VDM_VOLUME_BY_NAME] = "name",
				     NULL};

static const char *const files[] = {[VDM_VOLUME_INTRODUCTION] = "introduction",
				    [VDM_VOLUME_COVER] = "cover",
				    [VDM_VOLUME_CSS] = "css",
				    [VDM_VOLUME_TITLE] = "title-page",
				    [VDM_VOLUME_FONT] = "font-1",
				    "font-2",
				    "font-3",
				    "font-4",
				    "font-5",
				    "font-6",
				    "font-7",
				    "font-8"};

_Static_assert(sizeof(files) / sizeof(files[0]) == VDM_VOLUME_FILES,
	       "each file has a name");

const struct vdm_volume_key vdm_volume_keys[VDM_VOLUME_KEYS] = {
    {"title", VDM_F_TITLE, 0},          {"subtitle", VDM_F_SUBTITLE, 0},
    {"identifier", VDM_F_RECORD_ID, 1}, {"language", VDM_F_LANGUAGE, 0},
    {"publisher", VDM_F_PUBLISHER, 1},  {"place", VDM_F_PUB_PLACE, 0},
    {"date", VDM_F_PUBLISHED, 0},       {"series", VDM_F_SERIES, 1},
    {"rights", VDM_F_RIGHTS, 1},        {"licence", VDM_F_LICENCE, 0},
    {"subjects", VDM_F_SUBJECT, 1},     {"summary", VDM_F_SUMMARY, 0},
};

/* What publishers call them besides. */
static const struct {
	const char *said, *key;
} aliases[] = {
    {"copyright", "rights"}, {"doi", "identifier"},  {"ean", "identifier"},
    {"isbn", "identifier"},  {"issn", "identifier"}, {"keywords", "subjects"},
    {"license", "licence"},
};

enum { ALIASES = sizeof(aliases) / sizeof(aliases[0]) };

static const char *
key_of(const char *said)
{
	size_t i;

	for (i = 0; i < ALIASES; i++)
		if (strcmp(aliases[i].said, said) == 0)
			return aliases[i].key;
	return said;
}

const char *
vdm_volume_file_name(enum vdm_volume_file file)
{
	return files[file];
}

int
vdm_volume_file_of(const char *key)
{
	int i;

	for (i = 0; i < VDM_VOLUME_FILES; i++)
		if (strcmp(files[i], key) == 0)
			return i;
	return -1;
}

/* ---- faults ---------------------------------------------------------------
 */

static void
wants(struct reading *r, const struct vdm_yaml *at, const char *what)
{
	r->faults++;
	vdm_diag(r->sink, VDM_D_VOLUME_BROKEN, &at->pos, NULL,
		 "%s%s%s wanted here; nothing is bound",
		 at->key != NULL ? at->key : "", at->key != NULL ? ": " : "",
		 what);
}

static void
unknown(struct reading *r, const struct vdm_yaml *at, const char *what,
	const char *said, const char *const *names)
{
	const char *meant = vdm_words_meant(said, names);

	r->faults++;
	vdm_diag(r->sink, VDM_D_VOLUME_BROKEN, &at->pos, NULL,
		 "there is no %s \"%.80s\"%s%s%s; nothing is bound", what, said,
		 meant != NULL ? ": did you mean \"" : "",
		 meant != NULL ? meant : "", meant != NULL ? "\"?" : "");
}

/* Whether all keys of a map are known, and none stands there twice. */
static int
is_known(struct reading *r, const struct vdm_yaml *map, const char *what,
	 const char *const *names)
{
	struct vdm_strmap seen = {0};
	const struct vdm_yaml *c;
	int before = r->faults;

	for (c = map->first; c != NULL; c = c->next) {
		if (!vdm_words_are(names, c->key)) {
			unknown(r, c, what, c->key, names);
		} else if (!vdm_strmap_put(&seen, c->key, 0)) {
			r->faults++;
			vdm_diag(r->sink, VDM_D_VOLUME_BROKEN, &c->pos, NULL,
				 "\"%.80s\" is there twice; nothing is bound",
				 c->key);
		}
	}
	vdm_strmap_fini(&seen);
	return r->faults == before;
}

/* A value that says something; NULL after a finding. */
static const char *
text_of(struct reading *r, const struct vdm_yaml *at, const char *what)
{
	if (at->kind == VDM_YAML_SCALAR && !vdm_is_blank(at->value) &&
	    !vdm_yaml_is_empty(at))
		return at->value;
	wants(r, at, what);
	return NULL;
}

/* ---- fields ---------------------------------------------------------------
 */

static void
take_value(struct reading *r, const struct vdm_yaml *at, enum vdm_field_id id)
{
	struct vdm_record *front = r->v->front;
	const char *s = text_of(r, at, "words are");
	struct vdm_field *f;

	if (s == NULL)
		return;
	if (id == VDM_F_LANGUAGE && !vdm_language_is_code(s)) {
		wants(r, at, "the tag of a language, such as \"en\", is");
		return;
	}
	if (id == VDM_F_PUBLISHED && !vdm_is_plain_date(s)) {
		wants(r, at, "a date, YYYY, YYYY-MM or YYYY-MM-DD, is");
		return;
	}
	f = vdm_field_add(front, id, s);
	if (f == NULL)
		return;
	f->pos = at->pos;
	if (id == VDM_F_LICENCE && vdm_address_is_absolute(s))
		f->norm = vdm_arena_strdup(&front->arena, s);
	if (id == VDM_F_LANGUAGE || id == VDM_F_PUBLISHED)
		f->norm = vdm_arena_strdup(&front->arena, s);
}

static void
take_field(struct reading *r, const struct vdm_yaml *at, size_t row)
{
	const struct vdm_yaml *c;

	if (at->kind != VDM_YAML_LIST || !vdm_volume_keys[row].several) {
		take_value(r, at, vdm_volume_keys[row].id);
		return;
	}
	for (c = at->first; c != NULL; c = c->next)
		take_value(r, c, vdm_volume_keys[row].id);
}

/* Whoever had a part in the volume: a name, or a name, role and address. */
static void
take_editor(struct reading *r, const struct vdm_yaml *at)
{
	static const char *const keys[] = {"name", "role", "ref", NULL};
	struct vdm_record *front = r->v->front;
	const char *name = NULL, *role = "edt", *code = NULL;
	const struct vdm_yaml *c;
	struct vdm_field *f;

	if (at->kind != VDM_YAML_MAP) {
		name = text_of(r, at, "a name is");
	} else if (is_known(r, at, "key of an editor", keys)) {
		name = vdm_yaml_string(at, "name");
		if (name == NULL || vdm_is_blank(name))
			wants(r, at, "name: the name of somebody is");
		for (c = at->first; c != NULL; c = c->next)
			if (text_of(r, c, "a word is") == NULL)
				name = NULL;
		if (vdm_yaml_string(at, "role") != NULL)
			role = vdm_yaml_string(at, "role");
	}
	if (name == NULL || vdm_is_blank(name))
		return;
	code = strlen(role) == 3 ? role : vdm_tei_relator(NULL, role);
	f = vdm_field_add(front, vdm_tei_relator_field(code), name);
	if (f == NULL)
		return;
	f->pos = at->pos;
	if (f->id == VDM_F_CONTRIBUTOR)
		f->role =
		    vdm_arena_strdup(&front->arena, code != NULL ? code : role);
	if (at->kind == VDM_YAML_MAP && vdm_yaml_string(at, "ref") != NULL)
		f->ref =
		    vdm_arena_strdup(&front->arena, vdm_yaml_string(at, "ref"));
}

/* ---- records --------------------------------------------------------------
 */

struct vdm_volume_source *
vdm_volume_source_add(struct vdm_volume *v, const char *path)
{
	struct vdm_volume_source *s = vdm_arena_grow(
	    &v->arena, v->source, &v->sources_cap, v->sources + 1, sizeof(*s));

	if (s == NULL)
		return NULL;
	v->source = s;
	s += v->sources++;
	memset(s, 0, sizeof(*s));
	s->path = s->name = vdm_arena_strdup(&v->arena, path);
	s->part = VDM_VOLUME_NONE;
	return s->path != NULL ? s : NULL;
}

static void
take_links(struct reading *r, struct vdm_volume_link **list,
	   const struct vdm_yaml *links)
{
	struct vdm_arena *a = &r->v->arena;
	const struct vdm_yaml *c;

	if (links == NULL || links->kind != VDM_YAML_MAP)
		return;
	for (c = links->first; c != NULL; c = c->next) {
		struct vdm_volume_link *l = vdm_arena_alloc(a, sizeof(*l));

		if (l == NULL || c->kind != VDM_YAML_SCALAR)
			continue;
		l->is = vdm_arena_strdup(a, c->key);
		l->was = vdm_arena_strdup(a, c->value);
		l->next = *list;
		*list = l;
	}
}

/* A path inside of a folder that is written to. */
static int
is_tame(const char *path)
{
	size_t n;

	if (*path == '\0' || *path == '/')
		return 0;
	for (; *path != '\0'; path += n + (path[n] == '/')) {
		n = strcspn(path, "/");
		if (n == 0 || (n <= 2 && strncmp(path, "..", n) == 0))
			return 0;
	}
	return 1;
}

/* Whether a key is one that a binder makes: it becomes the name of a folder. */
static int
is_key(const char *key)
{
	return *key != '\0' && strlen(key) < 24 &&
	       strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789-") ==
		   strlen(key);
}

static void
take_record(struct reading *r, const struct vdm_yaml *at, size_t part)
{
	static const char *const keys[] = {"file",     "title", "key", "format",
					   "fragment", "links", NULL};
	static const char *const open[] = {"file", "title", NULL};
	struct vdm_volume_source *s;
	const char *path = NULL;

	if (at->kind != VDM_YAML_MAP) {
		path = text_of(r, at, "the path of a record is");
	} else if (is_known(r, at, "key of a record", r->bound ? keys : open)) {
		path = vdm_yaml_string(at, "file");
		if (path == NULL || vdm_is_blank(path))
			wants(r, at, "file: the path of a record is");
		if (vdm_yaml_get(at, "title") != NULL)
			text_of(r, vdm_yaml_get(at, "title"), "words are");
	}
	if (path == NULL || vdm_is_blank(path))
		return;
	s = vdm_volume_source_add(r->v, path);
	if (s == NULL)
		return;
	s->pos = at->pos;
	s->part = part;
	if (at->kind != VDM_YAML_MAP)
		return;
	s->title = vdm_arena_strdup(&r->v->arena, vdm_yaml_string(at, "title"));
	s->key = vdm_arena_strdup(&r->v->arena, vdm_yaml_string(at, "key"));
	s->format =
	    vdm_arena_strdup(&r->v->arena, vdm_yaml_string(at, "format"));
	s->fragment =
	    vdm_arena_strdup(&r->v->arena, vdm_yaml_string(at, "fragment"));
	take_links(r, &s->links, vdm_yaml_get(at, "links"));
	if (r->bound && (s->key == NULL || !is_key(s->key) || !is_tame(path)))
		wants(r, at, "a record with a key, in a folder of its own, is");
}

static void
take_records(struct reading *r, const struct vdm_yaml *list, size_t part)
{
	const struct vdm_yaml *c;

	if (list->kind != VDM_YAML_LIST || list->first == NULL) {
		wants(r, list, "a list of records is");
		return;
	}
	for (c = list->first; c != NULL; c = c->next)
		take_record(r, c, part);
}

static void
take_part(struct reading *r, const struct vdm_yaml *at)
{
	static const char *const keys[] = {"title", "records", NULL};
	const struct vdm_yaml *title, *records;
	struct vdm_volume *v = r->v;
	const char **list;

	if (at->kind != VDM_YAML_MAP) {
		wants(r, at, "a part with its title and records is");
		return;
	}
	if (!is_known(r, at, "key of a part", keys))
		return;
	title = vdm_yaml_get(at, "title");
	records = vdm_yaml_get(at, "records");
	if (title == NULL || records == NULL) {
		wants(r, at, "a part with its title and records is");
		return;
	}
	if (text_of(r, title, "words are") == NULL)
		return;
	list = vdm_arena_grow(&v->arena, v->part, &v->parts_cap, v->parts + 1,
			      sizeof(*list));
	if (list == NULL)
		return;
	v->part = list;
	list[v->parts] = vdm_arena_strdup(&v->arena, title->value);
	take_records(r, records, v->parts++);
}

/* ---- the whole ------------------------------------------------------------
 */

static void
take_order(struct reading *r, const struct vdm_yaml *at)
{
	const char *s = text_of(r, at, "given, title, date or name is");
	size_t i;

	for (i = 0; s != NULL && orders[i] != NULL; i++)
		if (strcmp(orders[i], s) == 0) {
			r->v->order = (enum vdm_volume_order)i;
			return;
		}
	if (s != NULL)
		unknown(r, at, "order", s, orders);
}

static void
take_list(struct reading *r, const struct vdm_yaml *at, const char *what,
	  void (*take)(struct reading *r, const struct vdm_yaml *at))
{
	const struct vdm_yaml *c;

	if (at->kind != VDM_YAML_LIST) {
		wants(r, at, what);
		return;
	}
	for (c = at->first; c != NULL; c = c->next)
		take(r, c);
}

static void
take_file(struct reading *r, const struct vdm_yaml *at, int file)
{
	const char *path = text_of(r, at, "a path is");

	if (path != NULL && r->bound && !is_tame(path))
		wants(r, at, "a path in the folder is");
	r->v->file[file] = vdm_arena_strdup(&r->v->arena, path);
	r->v->file_name[file] = r->v->file[file];
}

static void
take_cover(struct reading *r, const struct vdm_yaml *at)
{
	if (at->kind == VDM_YAML_SCALAR &&
	    vdm_words_have("drawn none", at->value))
		r->v->cover_drawn = vdm_arena_strdup(&r->v->arena, at->value);
	else
		take_file(r, at, VDM_VOLUME_COVER);
}

static void
take_fonts(struct reading *r, const struct vdm_yaml *at)
{
	const struct vdm_yaml *c;
	int i = 0;

	if (at->kind != VDM_YAML_LIST) {
		take_file(r, at, VDM_VOLUME_FONT);
		return;
	}
	for (c = at->first; c != NULL && i < VDM_EDITION_FONTS; c = c->next)
		take_file(r, c, VDM_VOLUME_FONT + i++);
	if (c != NULL)
		wants(r, at, "a list of eight fonts at most is");
}

/* How contents and files are divided, as the options of writing take it. */
static void
take_division(struct reading *r, const struct vdm_yaml *at, const char **to)
{
	const char *s = text_of(r, at, "a number is");
	struct vdm_write_options *o;

	*to = NULL;
	if (s == NULL)
		return;
	o = vdm_write_options_new();
	if (o == NULL)
		r->v->arena.failed = 1;
	else if (vdm_write_options_set(o, at->key, s) != 0)
		wants(r, at,
		      to == &r->v->toc_depth
			  ? "a number from 0 to 9 is"
			  : "a number from 0 to 9, or an element of TEI, is");
	vdm_write_options_free(o);
	*to = vdm_arena_strdup(&r->v->arena, s);
}

/* What the edition has; 0: a key is none of it. */
static int
take_edition(struct reading *r, const struct vdm_yaml *at)
{
	int file = vdm_volume_file_of(at->key);

	if (file == VDM_VOLUME_COVER)
		take_cover(r, at);
	else if (file >= 0 && file < VDM_VOLUME_FONT)
		take_file(r, at, file);
	else if (strcmp(at->key, "fonts") == 0)
		take_fonts(r, at);
	else if (strcmp(at->key, "toc-depth") == 0)
		take_division(r, at, &r->v->toc_depth);
	else if (strcmp(at->key, "split-at") == 0)
		take_division(r, at, &r->v->split_at);
	else
		return 0;
	return 1;
}

static void
take_key(struct reading *r, const struct vdm_yaml *at)
{
	const char *key = key_of(at->key);
	size_t i;

	for (i = 0; i < VDM_VOLUME_KEYS; i++)
		if (strcmp(vdm_volume_keys[i].key, key) == 0) {
			take_field(r, at, i);
			return;
		}
	if (take_edition(r, at))
		return;
	if (strcmp(at->key, "editors") == 0)
		take_list(r, at, "a list of people is", take_editor);
	else if (strcmp(at->key, "order") == 0)
		take_order(r, at);
	else if (strcmp(at->key, "parts") == 0)
		take_list(r, at, "a list of parts is", take_part);
	else if (strcmp(at->key, "records") == 0)
		take_records(r, at, VDM_VOLUME_NONE);
	else if (r->bound && strcmp(at->key, "introduction-format") == 0)
		r->v->introduction_format =
		    vdm_arena_strdup(&r->v->arena, at->value);
	else if (r->bound && strcmp(at->key, "introduction-links") == 0)
		take_links(r, &r->v->introduction_links, at);
	else if (r->bound && strcmp(at->key, "introduction-key") == 0 &&
		 at->kind == VDM_YAML_SCALAR && is_key(at->value))
		r->v->introduction_key =
		    vdm_arena_strdup(&r->v->arena, at->value);
}

static void
take_all(struct reading *r, const struct vdm_yaml *root)
{
	const char *keys[VDM_VOLUME_KEYS + ALIASES + VDM_VOLUME_FONT + 13];
	const struct vdm_yaml *c;
	size_t n = 0, i;

	for (i = 0; i < VDM_VOLUME_KEYS; i++)
		keys[n++] = vdm_volume_keys[i].key;
	for (i = 0; i < ALIASES; i++)
		keys[n++] = aliases[i].said;
	for (i = 0; i < VDM_VOLUME_FONT; i++)
		keys[n++] = files[i];
	keys[n++] = "fonts";
	keys[n++] = "toc-depth";
	keys[n++] = "split-at";
	keys[n++] = "editors";
	keys[n++] = "order";
	keys[n++] = "parts";
	keys[n++] = "records";
	if (r->bound) {
		keys[n++] = VDM_VOLUME_MARK;
		keys[n++] = "introduction-format";
		keys[n++] = "introduction-key";
		keys[n++] = "introduction-links";
		keys[n++] = "participants";
	}
	keys[n] = NULL;
	if (root->kind != VDM_YAML_MAP) {
		wants(r, root, "keys and values, \"title: ...\", are");
		return;
	}
	if (!is_known(r, root, "key", keys))
		return;
	for (c = root->first; c != NULL; c = c->next)
		take_key(r, c);
	if (vdm_yaml_get(root, "title") == NULL)
		wants(r, root, "title: the title of the volume is");
}

int
vdm_volume_parse(struct vdm_volume *v, const char *bytes, size_t length,
		 int bound, const struct vdm_sink *sink)
{
	struct reading r = {.v = v, .sink = sink, .bound = bound};
	struct vdm_yaml_fault fault = {0};
	struct vdm_yaml *root;
	struct vdm_arena a;
	int more = 0, failed;

	vdm_arena_init(&a);
	root = vdm_yaml_parse(&a, bytes, length, 1, &more, &fault);
	failed = root == NULL && errno == ENOMEM;
	if (root == NULL && !failed) {
		r.faults++;
		vdm_diag(sink, VDM_D_VOLUME_BROKEN, &fault.pos, NULL,
			 "it is no YAML: %s; nothing is bound",
			 fault.limit             ? "it has too much in it"
			 : fault.problem != NULL ? fault.problem
						 : "it says nothing");
	}
	if (root != NULL)
		take_all(&r, root);
	if (root != NULL && more && r.faults == 0)
		wants(&r, root, "one document and no second");
	failed |= v->arena.failed | v->front->arena.failed | a.failed;
	vdm_arena_fini(&a);
	errno = failed ? ENOMEM : 0;
	return r.faults == 0 && !failed ? 0 : -1;
}
