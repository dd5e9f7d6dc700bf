/* SPDX-License-Identifier: MIT */
/* The files of a run by their paths, and which of them a name is of. */
#include "prose/people/paths.h"

#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/compose.h"
#include "base/glob.h"
#include "base/memory.h"

/* As many folders of a path are kept to know it by its end. */
enum { FOLDERS_MOST = 64 };

/* ---- one way to write a path ----------------------------------------------
 */

/* Tables are made on other systems, too. */
static int
is_slash(char c)
{
	return c == '/' || c == '\\';
}

/* Takes the last folder off what was written, where there is one. */
static int
step_back(char *to, size_t *n)
{
	size_t k = *n;

	if (k == 0)
		return 0;
	k--; /* its slash */
	while (k > 0 && to[k - 1] != '/')
		k--;
	if (k == *n - 1 || strncmp(to + k, "../", *n - k) == 0)
		return 0; /* the root, or a step up that stays */
	*n = k;
	return 1;
}

static void
plain(char *to, const char *s)
{
	size_t n = 0;

	if (is_slash(*s))
		to[n++] = '/';
	while (*s != '\0') {
		size_t m = 0;

		while (is_slash(*s))
			s++;
		while (s[m] != '\0' && !is_slash(s[m]))
			m++;
		if (m == 0)
			break;
		if (!(m == 1 && *s == '.') &&
		    !(m == 2 && memcmp(s, "..", 2) == 0 && step_back(to, &n))) {
			memcpy(to + n, s, m);
			n += m;
			to[n++] = '/';
		}
		s += m;
	}
	if (n > 1) /* of a folder, too */
		n--;
	to[n] = '\0';
}

char *
vdm_path_plain(struct vdm_arena *arena, const char *path)
{
	size_t n = strlen(path);
	char *composed = vdm_compose(path, n, &n), *to;

	if (composed == NULL) /* no UTF-8: as it is */
		n = strlen(path);
	to = vdm_arena_chars(arena, n + 2);
	if (to != NULL)
		plain(to, composed != NULL ? composed : path);
	vdm_free(composed);
	return to;
}

static char *
joined(struct vdm_arena *arena, const char *folder, const char *name)
{
	size_t n = strlen(folder), m = strlen(name);
	char *s = vdm_arena_chars(arena, n + m + 2);

	if (s == NULL)
		return NULL;
	memcpy(s, folder, n);
	s[n] = '/';
	memcpy(s + n + 1, name, m + 1);
	return vdm_path_plain(arena, s);
}

/* A root, of this system or of one with drives. */
static int
is_whole(const char *path)
{
	return *path == '/' || (vdm_is_letter(*path) && path[1] == ':');
}

/* ---- the files ------------------------------------------------------------
 */

void
vdm_paths_init(struct vdm_paths *paths, struct vdm_arena *arena)
{
	char *here = vdm_realpath(".");

	memset(paths, 0, sizeof(*paths));
	paths->arena = arena;
	paths->here = vdm_arena_strdup(arena, here);
	vdm_free(here);
}

void
vdm_paths_fini(struct vdm_paths *paths)
{
	vdm_strmap_fini(&paths->given);
	vdm_strmap_fini(&paths->whole);
	vdm_strmap_fini(&paths->below);
	vdm_strmap_fini(&paths->tail);
}

static void
lead(struct vdm_paths *p, struct vdm_strmap *map, const char *key, size_t file)
{
	struct vdm_path_hit *hit;
	size_t at;

	if (key == NULL || *key == '\0')
		return;
	if (vdm_strmap_get(map, key, &at)) {
		if (p->hit[at].file != file)
			p->hit[at].count++;
		return;
	}
	hit = vdm_arena_grow(p->arena, p->hit, &p->hits_cap, p->hits + 1,
			     sizeof(*hit));
	if (hit == NULL)
		return;
	p->hit = hit;
	p->hit[p->hits].file = file;
	p->hit[p->hits].count = 1;
	vdm_strmap_put(map, key, p->hits++);
	p->arena->failed |= map->failed;
}

/* Each of the ends of a path, from its name alone on. */
static void
lead_ends(struct vdm_paths *p, const char *path, size_t file)
{
	const char *s = path + strlen(path);
	int i;

	for (i = 0; i < FOLDERS_MOST && s > path; i++) {
		while (s > path && s[-1] != '/')
			s--;
		lead(p, &p->tail, s, file);
		if (s > path)
			s--;
	}
}

void
vdm_paths_add(struct vdm_paths *p, const char *path, const char *below)
{
	struct vdm_path *f;
	size_t at = p->files;
	char *given = vdm_path_plain(p->arena, path);

	if (given == NULL || vdm_strmap_get(&p->given, given, NULL))
		return;
	f = vdm_arena_grow(p->arena, p->file, &p->files_cap, at + 1,
			   sizeof(*f));
	if (f == NULL)
		return;
	p->file = f;
	f += p->files++;
	f->given = given;
	f->below = below != NULL ? vdm_path_plain(p->arena, below) : NULL;
	f->whole = *given == '/'     ? given
		   : p->here != NULL ? joined(p->arena, p->here, given)
				     : NULL;
	lead(p, &p->given, f->given, at);
	lead(p, &p->whole, f->whole, at);
	lead(p, &p->below, f->below, at);
	lead_ends(p, f->whole != NULL ? f->whole : f->given, at);
}

size_t
vdm_paths_of(const struct vdm_paths *p, struct vdm_arena *scratch,
	     const char *path)
{
	char *given = vdm_path_plain(scratch, path);
	size_t at;

	if (given == NULL || !vdm_strmap_get(&p->given, given, &at))
		return p->files;
	return p->hit[at].file;
}

/* ---- a name ---------------------------------------------------------------
 */

static int
finds(const struct vdm_paths *p, const struct vdm_strmap *map, const char *key,
      enum vdm_fit fit, struct vdm_found *found)
{
	size_t at;

	if (key == NULL || !vdm_strmap_get(map, key, &at))
		return 0;
	found->fit = fit;
	found->file = p->hit[at].file;
	found->count = p->hit[at].count;
	return 1;
}

/* A path from another root: of another machine, or before all was moved. The
 * longest end of it that is the path of a file as given, or below the folder
 * that was given. */
static int
finds_moved(const struct vdm_paths *p, const char *name,
	    struct vdm_found *found)
{
	const char *s = strchr(name, '/');

	for (; s != NULL; s = strchr(s + 1, '/'))
		if (finds(p, &p->given, s + 1, VDM_FIT_NAME, found) ||
		    finds(p, &p->below, s + 1, VDM_FIT_NAME, found))
			return 1;
	return 0;
}

struct vdm_found
vdm_paths_find(const struct vdm_paths *p, struct vdm_arena *scratch,
	       const char *name, const char *folder)
{
	struct vdm_found found = {VDM_FIT_NONE, 0, 0};
	const char *key = vdm_path_plain(scratch, name);

	if (key == NULL || *key == '\0')
		return found;
	if (finds(p, &p->given, key, VDM_FIT_PATH, &found) ||
	    finds(p, &p->whole, key, VDM_FIT_PATH, &found))
		return found;
	if (is_whole(key)) {
		finds_moved(p, key, &found);
		return found;
	}
	if (folder != NULL && (finds(p, &p->given, joined(scratch, folder, key),
				     VDM_FIT_BESIDE, &found) ||
			       finds(p, &p->whole, joined(scratch, folder, key),
				     VDM_FIT_BESIDE, &found)))
		return found;
	if (finds(p, &p->below, key, VDM_FIT_BELOW, &found))
		return found;
	finds(p, &p->tail, key,
	      strchr(key, '/') != NULL ? VDM_FIT_END : VDM_FIT_NAME, &found);
	return found;
}

struct vdm_found
vdm_paths_end(const struct vdm_paths *p, const char *end)
{
	struct vdm_found found = {VDM_FIT_NONE, 0, 0};

	finds(p, &p->tail, end, VDM_FIT_END, &found);
	return found;
}

/* ---- scopes ---------------------------------------------------------------
 */

/* Whether a path, or a folder that it is in, is what the pattern says. */
static int
is_within(const char *pattern, const char *path)
{
	return path != NULL && vdm_glob_within(pattern, path);
}

static int
ends_within(const char *pattern, const char *path)
{
	const char *s;

	for (s = path; s != NULL; s = strchr(s, '/')) {
		s += *s == '/';
		if (vdm_glob_within(pattern, s))
			return 1;
	}
	return 0;
}

/* Whether a folder, of one or more parts, is on the way to a file. */
static int
is_on_the_way(const char *folder, const char *path)
{
	size_t n = strlen(folder);
	const char *s;

	for (s = path; s != NULL; s = strchr(s, '/')) {
		s += *s == '/';
		if (strncmp(s, folder, n) == 0 && s[n] == '/')
			return 1;
	}
	return 0;
}

static int
matches(const struct vdm_path *f, struct vdm_arena *scratch, const char *s,
	const struct vdm_scope *scope)
{
	const char *name = strrchr(f->given, '/');
	const char *whole = f->whole != NULL ? f->whole : f->given;

	if (is_within(s, f->given) || is_within(s, f->below) ||
	    is_within(s, f->whole))
		return 1;
	if (scope->folder != NULL &&
	    is_within(joined(scratch, scope->folder, s), f->given))
		return 1;
	if (!vdm_glob_is_pattern(s))
		return scope->anywhere && is_on_the_way(s, whole);
	if (strchr(s, '/') == NULL)
		return is_within(s, name != NULL ? name + 1 : f->given);
	return scope->anywhere && ends_within(s, whole);
}

static int
is_of(const struct vdm_paths *p, struct vdm_arena *scratch, size_t file,
      const char *s, const struct vdm_scope *scope)
{
	struct vdm_found found;

	s = vdm_path_plain(scratch, s);
	if (s == NULL || file >= p->files)
		return 0;
	if (matches(&p->file[file], scratch, s, scope))
		return 1;
	if (vdm_glob_is_pattern(s))
		return 0;
	found = vdm_paths_find(p, scratch, s, scope->folder);
	return found.count == 1 && found.file == file;
}

int
vdm_path_is_there(const char *path, const char *folder,
		  int (*is_there)(void *ctx, const char *file), void *ctx)
{
	struct vdm_buf b;
	int there = is_there(ctx, path);

	if (there || folder == NULL || *folder == '\0' || *path == '/')
		return there;
	vdm_buf_init(&b);
	vdm_buf_printf(&b, "%s/%s", folder, path);
	there = is_there(ctx, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	return there;
}

int
vdm_paths_in_scope(const struct vdm_paths *p, struct vdm_arena *scratch,
		   size_t file, const struct vdm_scope *scope)
{
	const char *s = scope->cell, *e;
	int some = 0;

	for (; *s != '\0'; s = *e != '\0' ? e + 1 : e) {
		size_t n, skip = strspn(s, " ");
		char *one;

		e = s + strcspn(s, ";|\n");
		if (s + skip >= e)
			continue;
		n = (size_t)(e - s) - skip;
		while (n > 0 && s[skip + n - 1] == ' ')
			n--;
		some = 1;
		one = vdm_arena_strndup(scratch, s + skip, n);
		if (one != NULL && is_of(p, scratch, file, one, scope))
			return 1;
	}
	return !some;
}
