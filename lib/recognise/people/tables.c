/* SPDX-License-Identifier: MIT */
/*
 * The tables that a person gives beside a source: decoded and checked before
 * anything is read, and which row is whose.
 */
#include "recognise/people/tables.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/budget.h"
#include "base/arena.h"
#include "base/decode.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/words.h"
#include "picture/picture.h"
#include "recognise/style/rows.h"

/* Dublin Core's names and some of spreadsheets, for fields of the table. */
static const struct {
	const char *name, *field;
} aliases[] = {{"dc:title", "title"},         {"dc:creator", "author"},
	       {"creator", "author"},         {"dc:contributor", "contributor"},
	       {"dc:publisher", "publisher"}, {"dc:date", "date"},
	       {"dc:description", "summary"}, {"description", "summary"},
	       {"abstract", "summary"},       {"dc:rights", "rights"},
	       {"dc:source", "source"},       {"dc:identifier", "record_id"},
	       {"identifier", "record_id"},   {"id", "record_id"},
	       {"dc:subject", "subject"},     {"keywords", "subject"},
	       {"dc:language", "language"},   {"dc:type", "type"},
	       {"coverage", "place"},         {"dc:coverage", "place"},
	       {"license", "licence"},        {"archive", "source.repository"},
	       {"dcterms:created", "date"},   {"dcterms:license", "licence"},
	       {"location", "place"}};

/* Names of ours first: an alias never hides a field. */
const struct vdm_field_info *
vdm_stated_field(const char *key)
{
	const struct vdm_field_info *f = vdm_field_by_name(key);
	size_t i;

	if (f == NULL)
		f = vdm_field_by_yaml(key);
	if (f == NULL)
		f = vdm_field_by_label(key, strlen(key));
	for (i = 0; f == NULL && i < sizeof(aliases) / sizeof(aliases[0]); i++)
		if (strcasecmp(aliases[i].name, key) == 0)
			f = vdm_field_by_name(aliases[i].field);
	return f;
}

int
vdm_stated_is_one(const struct vdm_field_info *info)
{
	return !info->repeat || info->id == VDM_F_DATE ||
	       info->id == VDM_F_TIME || info->id == VDM_F_PLACE;
}

/* What else the metadata may say. */
static const struct {
	const char *name;
	enum vdm_other what;
} others[] = {{"participants", VDM_OTHER_PEOPLE},
	      {"participant", VDM_OTHER_PEOPLE},
	      {VDM_COVER, VDM_OTHER_COVER},
	      {"cover", VDM_OTHER_COVER}};

enum vdm_other
vdm_stated_other(const char *key)
{
	size_t i;

	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (strcasecmp(others[i].name, key) == 0)
			return others[i].what;
	return VDM_OTHER_NONE;
}

static const char *const file_keys[] = {"file",      "filename", "file name",
					"file_name", "path",     NULL};

static int
is_among(const char *key, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcasecmp(key, *list) == 0)
			return 1;
	return 0;
}

int
vdm_stated_is_file(const char *key)
{
	return is_among(key, file_keys);
}

/* ---- slips ---- */

enum {
	NEAREST = 3,     /* as many edits make another word */
	BYTES_A_SLIP = 3 /* of a key for each edit; a short one is none */
};

/* `best` or `name`, whichever is nearer to the key. */
static void
compare(const char *key, const char *name, const char **best, unsigned *nearest)
{
	unsigned d = vdm_words_distance(key, name);

	if (d < *nearest && strlen(key) > BYTES_A_SLIP * (size_t)d) {
		*nearest = d;
		*best = name;
	}
}

const char *
vdm_stated_meant(const char *key)
{
	const char *best = NULL;
	unsigned nearest = NEAREST;
	size_t i;

	for (i = 0; i < VDM_F_COUNT; i++)
		if (i != VDM_F_OTHER)
			compare(key,
				vdm_field_info_get((enum vdm_field_id)i)->name,
				&best, &nearest);
	for (i = 0; i < sizeof(aliases) / sizeof(aliases[0]); i++)
		compare(key, aliases[i].name, &best, &nearest);
	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		compare(key, others[i].name, &best, &nearest);
	return best;
}

/* ---- whose row ---- */

/* The first of the columns that may name a file. */
static const char *
file_of(const struct vdm_table *t, size_t row)
{
	const char *s = NULL;
	size_t k;

	for (k = 0; s == NULL && file_keys[k] != NULL; k++)
		s = vdm_table_get(t, row, file_keys[k]);
	return s;
}

/* Tables are made on other systems, too. */
static int
is_slash(char c)
{
	return c == '/' || c == '\\';
}

/* How well the name in a row is that of a file. */
enum fit {
	FIT_NONE,
	FIT_NAME,   /* the file is known without the folder that the row has */
	FIT_FOLDER, /* all that the row says is the end of the path */
};

/* A path without the "./" that it may begin with. */
static const char *
past_dot(const char *path)
{
	while (path[0] == '.' && is_slash(path[1]))
		path += 2;
	return path;
}

static enum fit
fit_of(const char *row, const char *path)
{
	size_t n, m;

	row = past_dot(row);
	path = past_dot(path);
	for (n = strlen(row), m = strlen(path); n > 0 && m > 0; n--, m--)
		if (row[n - 1] != path[m - 1] &&
		    !(is_slash(row[n - 1]) && is_slash(path[m - 1])))
			return FIT_NONE;
	if (n == 0 && *row != '\0') /* the path may have more folders */
		return m == 0 || is_slash(path[m - 1]) ? FIT_FOLDER : FIT_NONE;
	return m == 0 && *path != '\0' && is_slash(row[n - 1]) ? FIT_NAME
							       : FIT_NONE;
}

/* The longest name that fits wholly; else the only one that may. */
size_t
vdm_stated_row(const struct vdm_table *t, const char *name)
{
	size_t i, best = t->rows, longest = 0, may = 0;
	int named = 0, whole = 0;

	for (i = 0; i < t->rows; i++) {
		const char *s = file_of(t, i);
		enum fit fit =
		    s != NULL && name != NULL ? fit_of(s, name) : FIT_NONE;

		named |= s != NULL;
		if (fit == FIT_FOLDER && (!whole || strlen(s) > longest)) {
			whole = 1;
			longest = strlen(s);
			best = i;
		} else if (fit == FIT_NAME && !whole) {
			best = i;
			may++;
		}
	}
	if (!named)
		return t->rows == 1 ? 0 : t->rows;
	return whole || may == 1 ? best : t->rows;
}

int
vdm_metadata_missing(const char *metadata,
		     int (*is_there)(void *ctx, const char *file), void *ctx,
		     const struct vdm_sink *sink)
{
	unsigned long before = vdm_memory_failures();
	struct vdm_arena a;
	struct vdm_table t;
	size_t i;
	int rc;

	vdm_arena_init(&a);
	rc = vdm_table_read(&t, &a, metadata);
	for (i = 0; rc == 0 && i < t.rows; i++) {
		struct vdm_pos pos = {t.row[i].line, 0, 0};
		const char *s = file_of(&t, i);

		if (s != NULL && *s != '\0' && !is_there(ctx, s))
			vdm_diag(sink, VDM_D_METADATA_FILE, &pos, NULL,
				 "there is no file \"%.300s\", which this row "
				 "is of: what it states is in no record",
				 s);
	}
	vdm_arena_fini(&a);
	if (vdm_memory_check(before) != 0)
		return -1;
	if (rc != 0)
		errno = EINVAL;
	return rc;
}

/* ---- the check ---- */

static const char *const people_keys[] = {"name", "title", "role", "id",
					  "ref",  "forms", NULL};

struct check {
	const struct vdm_table *t;
	const struct vdm_sink *sink;
	int people;
};

/* A column of a list of people that nothing is read from. */
static void
check_key(const struct check *c, const struct vdm_cell *cell)
{
	const char *best = NULL;
	unsigned nearest = NEAREST;
	struct vdm_pos pos = {cell->line, 0, 0};
	size_t i;

	if (!c->people || is_among(cell->key, people_keys))
		return;
	for (i = 0; people_keys[i] != NULL; i++)
		compare(cell->key, people_keys[i], &best, &nearest);
	vdm_diag(c->sink, VDM_D_PEOPLE_KEY, &pos, NULL,
		 "`%.80s` is nothing that a list of people says of one; it has "
		 "no effect%s%s%s",
		 cell->key, best != NULL ? " (did you mean `" : "",
		 best != NULL ? best : "", best != NULL ? "`?)" : "");
}

static int
is_one(const struct check *c, const char *key)
{
	const struct vdm_field_info *info = vdm_stated_field(key);

	if (c->people || vdm_stated_is_file(key))
		return 1;
	return info != NULL && vdm_stated_is_one(info);
}

/* Whether both columns are of the same thing. */
static int
same_key(const struct check *c, const char *a, const char *b)
{
	const struct vdm_field_info *info = vdm_stated_field(a);

	return strcasecmp(a, b) == 0 ||
	       (!c->people && info != NULL && vdm_stated_field(b) == info);
}

static void
check_keys(const struct check *c, const struct vdm_row *r, int heads)
{
	size_t i, k;

	for (i = 0; i < r->cells; i++) {
		struct vdm_pos pos = {r->cell[i].line, 0, 0};

		check_key(c, &r->cell[i]);
		for (k = 0; k < i; k++)
			if ((heads || *r->cell[i].value != '\0') &&
			    is_one(c, r->cell[i].key) &&
			    same_key(c, r->cell[k].key, r->cell[i].key))
				break;
		if (k < i)
			vdm_diag(c->sink, VDM_D_TABLE_DOUBLED, &pos, NULL,
				 "`%.80s` is stated already, as `%.80s`; the "
				 "first counts",
				 r->cell[i].key, r->cell[k].key);
	}
}

static void
check_row(const struct check *c, const struct vdm_row *r)
{
	struct vdm_pos pos = {r->line, 0, 0};
	size_t i;

	if (c->t->heads.cells == 0)
		check_keys(c, r, 0);
	if (r->beyond != NULL)
		vdm_diag(c->sink, VDM_D_TABLE_CELL, &pos, r->beyond,
			 "the row has cells beyond its last column, which have "
			 "no effect: \"%.200s\"",
			 r->beyond);
	for (i = 0; i < r->cells; i++) {
		struct vdm_pos at = {r->cell[i].line, 0, 0};

		if (r->cell[i].nested)
			vdm_diag(c->sink, VDM_D_TABLE_NESTED, &at, NULL,
				 "`%.80s` holds more than a value: only its "
				 "words are taken, without what they are under "
				 "(\"%.200s\")",
				 r->cell[i].key, r->cell[i].value);
	}
}

/* Of two rows of a file the first counts; the second is likely a slip. */
static void
check_files(const struct check *c)
{
	struct vdm_strmap seen = {0};
	size_t i, before;

	for (i = 0; !c->people && i < c->t->rows; i++) {
		struct vdm_pos pos = {c->t->row[i].line, 0, 0};
		const char *s = file_of(c->t, i);

		if (s == NULL || *s == '\0')
			continue;
		if (vdm_strmap_get(&seen, s, &before))
			vdm_diag(c->sink, VDM_D_TABLE_DOUBLED, &pos, NULL,
				 "\"%.200s\" has a row already, on line %u; "
				 "the first counts",
				 s, c->t->row[before].line);
		else
			vdm_strmap_put(&seen, s, i);
	}
	vdm_strmap_fini(&seen);
}

static int
check(enum vdm_stated what, const char *text, const struct vdm_sink *sink)
{
	struct vdm_table t;
	struct check c = {&t, sink, what == VDM_STATED_PEOPLE};
	struct vdm_arena a;
	struct vdm_pos pos = {0};
	unsigned long before = vdm_memory_failures();
	size_t i;
	int rc;

	vdm_arena_init(&a);
	rc = vdm_table_read(&t, &a, text);
	if (rc != 0 && vdm_memory_failures() == before) {
		pos.line = t.line;
		vdm_diag(sink, VDM_D_TABLE_BROKEN, &pos, NULL,
			 "this cannot be read: %s", t.problem);
	}
	if (rc == 0) {
		check_keys(&c, &t.heads, 1);
		check_files(&c);
	}
	for (i = 0; rc == 0 && i < t.rows; i++)
		check_row(&c, &t.row[i]);
	vdm_arena_fini(&a);
	errno = 0;
	return vdm_memory_check(before) != 0 ? -1 : rc;
}

/* Decoded and checked once, before any record is read with it, so that each
 * fault is told once and not for every file. */
int
vdm_stated_text(enum vdm_stated what, const void *bytes, size_t length,
		char **text, const struct vdm_sink *sink)
{
	unsigned long before = vdm_memory_failures();
	struct vdm_budget budget;
	struct vdm_buf b;
	int rc;

	*text = NULL;
	vdm_budget_enter(&budget, length, 0);
	vdm_buf_init(&b);
	rc = vdm_decode(bytes, length, NULL, &b, sink);
	if (rc == 0 && what != VDM_STATED_PROFILE)
		rc = check(what, vdm_buf_str(&b), sink);
	if (rc == 0)
		rc = vdm_memory_check(before);
	if (rc == 0) {
		*text = vdm_buf_take(&b, NULL);
		if (*text == NULL) {
			errno = ENOMEM;
			rc = -1;
		}
	}
	if (rc == 0 && what == VDM_STATED_PROFILE) {
		rc = vdm_style_check(*text, sink);
		errno = 0;
		if (vdm_memory_check(before) != 0)
			rc = -1;
	}
	if (rc != 0) {
		vdm_free(*text);
		*text = NULL;
	}
	vdm_buf_fini(&b);
	return vdm_budget_leave(&budget, rc, sink);
}
