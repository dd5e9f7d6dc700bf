/* SPDX-License-Identifier: MIT */
/* Tables for a whole run: which row is of which file, and which of none. */
#include "prose/people/beside.h"

#include <errno.h>
#include <string.h>

#include "base/budget.h"
#include "base/buf.h"
#include "base/decode.h"
#include "base/diag.h"
#include "base/memory.h"
#include "prose/people/tables.h"

struct vdm_tables *
vdm_tables_new(void)
{
	struct vdm_tables *t = vdm_calloc(1, sizeof(*t));

	if (t == NULL) {
		errno = ENOMEM;
		return NULL;
	}
	vdm_arena_init(&t->arena);
	vdm_paths_init(&t->paths, &t->arena);
	if (t->arena.failed) { /* for good: no table would be taken later */
		vdm_tables_free(t);
		errno = ENOMEM;
		return NULL;
	}
	return t;
}

void
vdm_tables_free(struct vdm_tables *tables)
{
	if (tables == NULL)
		return;
	vdm_paths_fini(&tables->paths);
	vdm_arena_fini(&tables->arena);
	vdm_free(tables);
}

/* ---- one table ------------------------------------------------------------
 */

static const char *
folder_of(struct vdm_arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return "";
	return vdm_arena_strndup(arena, path,
				 slash == path ? 1 : (size_t)(slash - path));
}

/* Several rows, and nothing that says of which file each is. */
static int
check_named(struct vdm_beside *one, const struct vdm_sink *sink)
{
	size_t i;

	for (i = 0; i < one->table.rows && !one->named; i++)
		one->named = vdm_stated_file(&one->table, i) != NULL;
	if (one->what == VDM_STATED_METADATA && !one->named &&
	    one->table.rows > 1) {
		struct vdm_pos pos = {one->table.row[0].line, 0, 0};

		vdm_diag(sink, VDM_D_TABLE_ROWS, &pos, NULL,
			 "there are %zu rows, and no column `file` that says "
			 "which file each is of",
			 one->table.rows);
		return -1;
	}
	return 0;
}

static int
add(struct vdm_tables *tables, enum vdm_stated what, const char *path,
    const char *text, const struct vdm_sink *sink)
{
	struct vdm_arena *a = &tables->arena;
	struct vdm_beside *one;
	int rc;

	one = vdm_arena_grow(a, tables->one, &tables->cap, tables->count + 1,
			     sizeof(*one));
	if (one == NULL)
		return -1;
	tables->one = one;
	one += tables->count;
	memset(one, 0, sizeof(*one));
	one->what = what;
	if (path != NULL) {
		one->path = vdm_arena_strdup(a, path);
		one->folder = folder_of(a, path);
	}
	rc = vdm_stated_table(&one->table, a, text, sink);
	if (rc == 0)
		rc = vdm_stated_check(what, &one->table, 1, a, sink);
	if (rc == 0)
		rc = check_named(one, sink);
	if (rc == 0)
		tables->count++;
	return rc;
}

int
vdm_tables_add(struct vdm_tables *tables, enum vdm_stated what,
	       const char *path, const void *bytes, size_t length,
	       const struct vdm_sink *sink)
{
	unsigned long before = vdm_memory_failures();
	struct vdm_budget budget;
	struct vdm_buf b;
	int rc;

	if (what != VDM_STATED_METADATA && what != VDM_STATED_PEOPLE) {
		errno = EINVAL;
		return -1;
	}
	vdm_budget_enter(&budget, length, 0);
	vdm_buf_init(&b);
	rc = vdm_decode(bytes, length, NULL, &b, sink);
	if (rc == 0)
		rc = add(tables, what, path, vdm_buf_str(&b), sink);
	errno = 0;
	if (vdm_memory_check(before) != 0)
		rc = -1;
	vdm_buf_fini(&b);
	return vdm_budget_leave(&budget, rc, sink);
}

void
vdm_tables_from(struct vdm_tables *tables, const char *folder)
{
	tables->paths.here = vdm_arena_strdup(&tables->arena, folder);
}

int
vdm_tables_file(struct vdm_tables *tables, const char *path, const char *below)
{
	vdm_paths_add(&tables->paths, path, below);
	if (!tables->arena.failed)
		return 0;
	errno = ENOMEM;
	return -1;
}

/* ---- rows and files -------------------------------------------------------
 */

struct match {
	struct vdm_tables *tables;
	struct vdm_beside *one;
	struct vdm_arena *scratch;
	int (*is_there)(void *ctx, const char *file);
	void *ctx;
	const struct vdm_sink *sink;
};

static struct vdm_found
find(const struct match *m, const char *name)
{
	return vdm_paths_find(&m->tables->paths, m->scratch, name,
			      m->one->folder);
}

/* By a path, which is sure; two rows of one file refuse the table. */
static int
match_paths(const struct match *m)
{
	struct vdm_beside *one = m->one;
	int rc = 0;
	size_t i;

	for (i = 0; i < one->table.rows; i++) {
		const char *s = vdm_stated_file(&one->table, i);
		struct vdm_pos pos = {one->table.row[i].line, 0, 0};
		struct vdm_found f;
		size_t *row;

		if (s == NULL || *s == '\0')
			continue;
		f = find(m, s);
		if (f.fit > VDM_FIT_BELOW || f.count > 1)
			continue;
		row = &one->row[f.file];
		if (*row < one->table.rows) {
			vdm_diag(m->sink, VDM_D_TABLE_ROWS, &pos, NULL,
				 "\"%.200s\" (line %u) and \"%.200s\" (line "
				 "%u) are one file: it is not known which row "
				 "counts",
				 vdm_stated_file(&one->table, *row),
				 one->table.row[*row].line, s, pos.line);
			rc = -1;
		} else {
			*row = i;
		}
	}
	return rc;
}

/* By the end of a path, where that is of one file and of one row only. */
static void
match_ends(const struct match *m, size_t *claims)
{
	struct vdm_beside *one = m->one;
	size_t i;

	for (i = 0; i < one->table.rows; i++) {
		const char *s = vdm_stated_file(&one->table, i);
		struct vdm_found f;

		if (s == NULL || *s == '\0')
			continue;
		f = find(m, s);
		if (f.fit <= VDM_FIT_BELOW || f.fit == VDM_FIT_NONE ||
		    f.count > 1)
			continue;
		if (one->row[f.file] < one->table.rows &&
		    claims[f.file] == 0) /* one has it by its path */
			continue;
		if (claims[f.file]++ == 0) {
			one->row[f.file] = i;
			if (f.fit == VDM_FIT_NAME)
				one->by_name[f.file] = s;
		} else {
			one->row[f.file] = one->table.rows;
			one->by_name[f.file] = NULL;
		}
	}
}

static int
is_elsewhere(const struct match *m, const char *s)
{
	s = vdm_path_plain(m->scratch, s);
	return s == NULL ||
	       vdm_path_is_there(s, m->one->folder, m->is_there, m->ctx);
}

static void
say_none(const struct match *m, const char *s, const struct vdm_pos *pos)
{
	struct vdm_found f = {VDM_FIT_NONE, 0, 0};

	if (*s != '\0')
		f = find(m, s);
	if (*s == '\0')
		vdm_diag(m->sink, VDM_D_METADATA_FILE, pos, NULL,
			 "this row says no file that it is of: what it states "
			 "is in no record");
	else if (f.fit != VDM_FIT_NONE && f.count > 1)
		vdm_diag(m->sink, VDM_D_METADATA_FILE, pos, NULL,
			 "\"%.300s\" fits %zu files of this run, \"%.300s\" "
			 "the first: it is taken for none of them",
			 s, f.count, m->tables->paths.file[f.file].given);
	else if (f.fit != VDM_FIT_NONE)
		vdm_diag(m->sink, VDM_D_METADATA_FILE, pos, NULL,
			 "\"%.300s\" could be \"%.300s\" by its name, which "
			 "another row could be of, too: what this one states "
			 "is in no record",
			 s, m->tables->paths.file[f.file].given);
	else if (m->is_there != NULL && !is_elsewhere(m, s))
		vdm_diag(m->sink, VDM_D_METADATA_FILE, pos, NULL,
			 "there is no file \"%.300s\", which this row is of: "
			 "what it states is in no record",
			 s);
}

/* Says which rows are of no file. */
static void
report(const struct match *m, char *used)
{
	const struct vdm_table *t = &m->one->table;
	size_t i;

	for (i = 0; i < m->tables->paths.files; i++)
		if (m->one->row[i] < t->rows)
			used[m->one->row[i]] = 1;
	for (i = 0; i < t->rows; i++) {
		const char *s = vdm_stated_file(t, i);
		struct vdm_pos pos = {t->row[i].line, 0, 0};

		if (!used[i])
			say_none(m, s != NULL ? s : "", &pos);
		vdm_arena_clear(m->scratch);
	}
}

static int
match_metadata(const struct match *m)
{
	struct vdm_arena *a = &m->tables->arena;
	struct vdm_beside *one = m->one;
	size_t n = m->tables->paths.files, i;
	size_t *claims = vdm_arena_alloc(a, (n + 1) * sizeof(*claims));
	char *used = vdm_arena_alloc(a, one->table.rows + 1);
	int rc;

	one->row = vdm_arena_alloc(a, (n + 1) * sizeof(*one->row));
	one->by_name = vdm_arena_alloc(a, (n + 1) * sizeof(*one->by_name));
	if (claims == NULL || used == NULL || one->row == NULL ||
	    one->by_name == NULL)
		return -1;
	for (i = 0; i < n; i++)
		one->row[i] = one->named ? one->table.rows : 0;
	if (!one->named)
		return 0;
	rc = match_paths(m);
	if (rc == 0) {
		match_ends(m, claims);
		report(m, used);
	}
	return rc;
}

static int
is_of_some(const struct match *m, const struct vdm_scope *scope)
{
	const struct vdm_paths *paths = &m->tables->paths;
	size_t i;
	int is = find(m, scope->cell).count == 1;

	for (i = 0; !is && i < paths->files; i++) {
		is = vdm_paths_in_scope(paths, m->scratch, i, scope);
		vdm_arena_clear(m->scratch);
	}
	return is;
}

/* A scope that no file of the run is in is likely a slip. */
static void
match_scopes(const struct match *m)
{
	const struct vdm_table *t = &m->one->table;
	size_t i;

	m->one->anywhere = vdm_arena_alloc(&m->tables->arena, t->rows + 1);
	for (i = 0; m->one->anywhere != NULL && i < t->rows; i++) {
		struct vdm_pos pos = {t->row[i].line, 0, 0};
		struct vdm_scope s = {vdm_stated_scope(t, i), m->one->folder,
				      0};

		if (s.cell == NULL || *s.cell == '\0' || is_of_some(m, &s))
			continue;
		m->one->anywhere[i] = 1;
		s.anywhere = 1;
		if (!is_of_some(m, &s) &&
		    (m->is_there == NULL || !is_elsewhere(m, s.cell)))
			vdm_diag(m->sink, VDM_D_PEOPLE_SCOPE, &pos, NULL,
				 "no file of this run is in the scope "
				 "\"%.300s\"; the entry has no effect",
				 s.cell);
	}
}

int
vdm_tables_match(struct vdm_tables *tables,
		 int (*is_there)(void *ctx, const char *file), void *ctx,
		 struct vdm_findings *findings)
{
	unsigned long before = vdm_memory_failures();
	struct vdm_arena scratch;
	int rc = 0;
	size_t i;

	vdm_arena_init(&scratch);
	for (i = 0; i < tables->count; i++) {
		struct match m = {
		    tables,
		    &tables->one[i],
		    &scratch,
		    is_there,
		    ctx,
		    findings != NULL
			? vdm_findings_sink(findings, tables->one[i].path)
			: NULL};

		if (m.one->what == VDM_STATED_PEOPLE)
			match_scopes(&m);
		else if (match_metadata(&m) != 0)
			rc = -1;
		vdm_arena_clear(&scratch);
	}
	vdm_arena_fini(&scratch);
	errno = 0;
	return vdm_memory_check(before) != 0 ? -1 : rc;
}

size_t
vdm_beside_row(const struct vdm_tables *tables, const struct vdm_beside *one,
	       size_t file)
{
	if (!one->named)
		return 0;
	if (one->row == NULL || file >= tables->paths.files)
		return one->table.rows;
	return one->row[file];
}
