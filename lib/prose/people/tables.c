/* SPDX-License-Identifier: MIT */
/*
 * The tables that a person gives beside a source: decoded and checked before
 * anything is read, and which row is whose.
 */
#include "prose/people/tables.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/budget.h"
#include "base/arena.h"
#include "base/decode.h"
#include "base/map.h"
#include "base/memory.h"
#include "prose/people/paths.h"
#include "prose/style/rows.h"

/* ---- whose row ---- */

const char *
vdm_stated_file(const struct vdm_table *t, size_t row)
{
	const struct vdm_row *r = &t->row[row];
	size_t i;

	for (i = 0; i < r->cells; i++)
		if (vdm_stated_is_file(r->cell[i].key))
			return r->cell[i].value;
	return NULL;
}

const char *
vdm_stated_scope(const struct vdm_table *t, size_t row)
{
	const char *s = vdm_table_get(t, row, "scope");

	return s != NULL && *s != '\0' ? s : vdm_table_get(t, row, "file");
}

/* The surest of the rows that may be of the one file; none where two are as
 * sure. */
static size_t
surest(const struct vdm_table *t, const struct vdm_paths *paths,
       struct vdm_arena *scratch, int *named)
{
	size_t i, best = t->rows;
	enum vdm_fit fit = VDM_FIT_NONE;
	int as_sure = 0;

	*named = 0;
	for (i = 0; i < t->rows; i++) {
		const char *s = vdm_stated_file(t, i);
		struct vdm_found f;

		*named |= s != NULL;
		if (s == NULL)
			continue;
		f = vdm_paths_find(paths, scratch, s, NULL);
		as_sure |= best < t->rows && f.fit == fit;
		if (f.fit < fit) {
			fit = f.fit;
			best = i;
			as_sure = 0;
		}
	}
	/* two rows with one path: the first, as was said */
	return as_sure && fit > VDM_FIT_BELOW ? t->rows : best;
}

size_t
vdm_stated_row(const struct vdm_table *t, const char *name,
	       struct vdm_arena *scratch)
{
	struct vdm_paths paths;
	size_t row;
	int named;

	vdm_paths_init(&paths, scratch);
	if (name != NULL)
		vdm_paths_add(&paths, name, NULL);
	row = surest(t, &paths, scratch, &named);
	vdm_paths_fini(&paths);
	return !named && t->rows == 1 ? 0 : row;
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
		const char *s = vdm_stated_file(&t, i);

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

struct check {
	const struct vdm_table *t;
	const struct vdm_sink *sink;
	int people;
	int fields; /* columns that are of no field are named, too */
	int faults; /* for which the table is refused */
	struct vdm_arena *scratch;
};

/* A column that nothing is read from, or only as it stands. */
static void
check_key(const struct check *c, const struct vdm_cell *cell)
{
	struct vdm_pos pos = {cell->line, 0, 0};
	const char *key = cell->key;
	const char *meant =
	    c->people ? vdm_stated_meant_of_people(key) : vdm_stated_meant(key);
	const char *before = meant != NULL ? " (did you mean `" : "";
	const char *after = meant != NULL ? "`?)" : "";

	if (meant == NULL)
		meant = "";
	if (c->people && !vdm_stated_is_of_people(key))
		vdm_diag(c->sink, VDM_D_PEOPLE_KEY, &pos, NULL,
			 "`%.80s` is nothing that a list of people says of "
			 "one; it has no effect%s%s%s",
			 key, before, meant, after);
	if (c->fields && !vdm_stated_is_file(key) &&
	    vdm_stated_field(key) == NULL &&
	    vdm_stated_other(key) == VDM_OTHER_NONE)
		vdm_diag(c->sink, VDM_D_METADATA_KEY, &pos, NULL,
			 "`%.80s` is the name of no field; it is kept as a "
			 "field of its own%s%s%s",
			 key, before, meant, after);
}

/* What all names of a column share that may be there once; NULL: it may be
 * there again. */
static const char *
name_of_one(const struct check *c, const char *key)
{
	const struct vdm_field_info *info =
	    c->people ? NULL : vdm_stated_field(key);
	char *low, *p;

	if (info != NULL && vdm_stated_is_one(info))
		return info->name;
	if (!c->people && !vdm_stated_is_file(key))
		return NULL;
	low = vdm_arena_strdup(c->scratch, key);
	for (p = low; p != NULL && *p != '\0'; p++)
		*p = vdm_lower_byte(*p);
	return low;
}

/* `seen` has the keys that were looked at in an earlier row of YAML. */
static void
check_keys(struct check *c, const struct vdm_row *r, struct vdm_strmap *seen)
{
	int heads = r == &c->t->heads;
	struct vdm_strmap stated = {0};
	const char *one;
	size_t i, k;

	for (i = 0; i < r->cells; i++) {
		const struct vdm_cell *cell = &r->cell[i];
		struct vdm_pos pos = {cell->line, 0, 0};

		if (*cell->key != '\0' && vdm_strmap_put(seen, cell->key, 0))
			check_key(c, cell);
		one = name_of_one(c, cell->key);
		if (one == NULL || vdm_strmap_put(&stated, one, i) ||
		    (!heads && *cell->value == '\0') ||
		    !vdm_strmap_get(&stated, one, &k))
			continue;
		vdm_diag(c->sink, VDM_D_TABLE_DOUBLED, &pos, NULL,
			 "`%.80s` is stated already, as `%.80s`; the "
			 "first counts",
			 cell->key, r->cell[k].key);
	}
	c->scratch->failed |= stated.failed;
	vdm_strmap_fini(&stated);
}

static void
check_row(struct check *c, const struct vdm_row *r, struct vdm_strmap *seen)
{
	struct vdm_pos pos = {r->line, 0, 0};
	size_t i;

	if (c->t->heads.cells == 0)
		check_keys(c, r, seen);
	if (r->beyond != NULL)
		vdm_diag(c->sink, VDM_D_TABLE_CELL, &pos, r->beyond,
			 "the row has cells beyond its last column, which have "
			 "no effect: \"%.200s\"",
			 r->beyond);
	for (i = 0; i < r->cells; i++) {
		struct vdm_pos at = {r->cell[i].line, 0, 0};

		if (*r->cell[i].key == '\0' && *r->cell[i].value != '\0')
			check_key(c, &r->cell[i]);
		if (r->cell[i].nested)
			vdm_diag(c->sink, VDM_D_TABLE_NESTED, &at, NULL,
				 "`%.80s` holds more than a value: only its "
				 "words are taken, without what they are under "
				 "(\"%.200s\")",
				 r->cell[i].key, r->cell[i].value);
	}
}

/* Of two rows of a file, one is a slip, and nobody knows which. */
static void
check_files(struct check *c)
{
	struct vdm_strmap seen = {0};
	size_t i, before;

	for (i = 0; !c->people && i < c->t->rows; i++) {
		struct vdm_pos pos = {c->t->row[i].line, 0, 0};
		const char *s = vdm_stated_file(c->t, i);
		const char *key =
		    s != NULL ? vdm_path_plain(c->scratch, s) : NULL;

		if (key == NULL || *key == '\0')
			continue;
		if (vdm_strmap_get(&seen, key, &before)) {
			c->faults++;
			vdm_diag(c->sink, VDM_D_TABLE_ROWS, &pos, NULL,
				 "\"%.200s\" has two rows, on line %u and on "
				 "line %u: it is not known which one counts",
				 s, c->t->row[before].line, c->t->row[i].line);
		} else {
			vdm_strmap_put(&seen, key, i);
		}
	}
	c->scratch->failed |= seen.failed;
	vdm_strmap_fini(&seen);
}

/* A form of somebody in the list, for one scope: nobody else has it there. */
static void
check_form(struct check *c, struct vdm_strmap *seen, size_t row, const char *s,
	   size_t n)
{
	struct vdm_pos pos = {c->t->row[row].line, 0, 0};
	const char *scope = vdm_stated_scope(c->t, row);
	const char *name = vdm_table_get(c->t, row, "name"), *other;
	struct vdm_buf both;
	size_t first, i;
	const char *key;

	s = vdm_trim(s, &n);
	if (n == 0 || name == NULL)
		return;
	vdm_buf_init(&both);
	vdm_buf_printf(&both, "%s\n", scope != NULL ? scope : "");
	for (i = 0; i < n; i++)
		vdm_buf_putc(&both, vdm_lower_byte(s[i]));
	key = vdm_arena_strdup(c->scratch, vdm_buf_str(&both));
	c->scratch->failed |= both.failed;
	vdm_buf_fini(&both);
	if (key == NULL || vdm_strmap_put(seen, key, row) ||
	    !vdm_strmap_get(seen, key, &first))
		return;
	other = vdm_table_get(c->t, first, "name");
	if (strcmp(other, name) != 0)
		vdm_diag(c->sink, VDM_D_PEOPLE_SHARED, &pos, NULL,
			 "\"%.*s\" is %.200s, and on line %u %.200s: who is "
			 "called so is not known, and neither is taken for it",
			 (int)n, s, name, c->t->row[first].line, other);
}

static void
check_forms(struct check *c)
{
	struct vdm_strmap seen = {0};
	const char *s, *e;
	size_t i;

	for (i = 0; c->people && i < c->t->rows; i++) {
		s = vdm_table_get(c->t, i, "name");
		if (s != NULL)
			check_form(c, &seen, i, s, strlen(s));
		for (s = vdm_table_get(c->t, i, "forms");
		     s != NULL && *s != '\0'; s = *e != '\0' ? e + 1 : e) {
			e = s + strcspn(s, ";|\n");
			check_form(c, &seen, i, s, (size_t)(e - s));
		}
	}
	c->scratch->failed |= seen.failed;
	vdm_strmap_fini(&seen);
}

int
vdm_stated_check(enum vdm_stated what, const struct vdm_table *t, int fields,
		 struct vdm_arena *scratch, const struct vdm_sink *sink)
{
	int people = what == VDM_STATED_PEOPLE;
	struct check c = {t, sink, people, fields && !people, 0, scratch};
	struct vdm_strmap seen = {0};
	size_t i;

	check_keys(&c, &t->heads, &seen);
	check_files(&c);
	check_forms(&c);
	for (i = 0; i < t->rows; i++)
		check_row(&c, &t->row[i], &seen);
	scratch->failed |= seen.failed;
	vdm_strmap_fini(&seen);
	return c.faults > 0 ? -1 : 0;
}

int
vdm_stated_table(struct vdm_table *t, struct vdm_arena *arena, const char *text,
		 const struct vdm_sink *sink)
{
	struct vdm_pos pos = {0};
	int rc = vdm_table_read(t, arena, text);

	if (rc != 0 && !arena->failed) {
		pos.line = t->line;
		vdm_diag(sink, VDM_D_TABLE_BROKEN, &pos, NULL,
			 "this cannot be read: %s", t->problem);
	}
	return rc;
}

static int
check(enum vdm_stated what, const char *text, const struct vdm_sink *sink)
{
	struct vdm_table t;
	struct vdm_arena a;
	unsigned long before = vdm_memory_failures();
	int rc;

	vdm_arena_init(&a);
	rc = vdm_stated_table(&t, &a, text, sink);
	if (rc == 0)
		rc = vdm_stated_check(what, &t, 0, &a, sink);
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
