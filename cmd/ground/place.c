/* SPDX-License-Identifier: MIT */
/* Where files lie, as services name them: below the root of a repository. */
#include "ground/place.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ground/file.h"
#include "ground/say.h"

/* "/a/./b//../c" to "/a/c", in place. */
static void
straighten(char *path)
{
	char *to = path, *at = path;
	size_t n;

	while (*at != '\0') {
		at += strspn(at, "/");
		n = strcspn(at, "/");
		if (n == 2 && strncmp(at, "..", 2) == 0) {
			while (to > path && *--to != '/')
				;
		} else if (n > 0 && !(n == 1 && *at == '.')) {
			*to++ = '/';
			memmove(to, at, n);
			to += n;
		}
		at += n;
	}
	if (to == path)
		*to++ = '/';
	*to = '\0';
}

char *
cmd_absolute(const char *path)
{
	char here[PATH_MAX], real[PATH_MAX];
	char *all, *slash;

	if (*path == '/' || getcwd(here, sizeof(here)) == NULL)
		here[0] = '\0';
	all = cmd_have(malloc(strlen(here) + strlen(path) + 2));
	sprintf(all, "%s/%s", here, path);
	straighten(all);
	slash = strrchr(all, '/');
	if (slash == all)
		return all;
	*slash = '\0';
	if (realpath(all, real) != NULL) {
		char *joined =
		    cmd_join(real, slash + 1, strlen(slash + 1), NULL);

		free(all);
		return cmd_have(joined);
	}
	if (errno == ENOMEM)
		cmd_have(NULL);
	*slash = '/';
	return all;
}

char *
cmd_seen_from(const char *folder, const char *path)
{
	size_t i, same = 0, up = 0;
	char *out, *to;

	for (i = 0; folder[i] != '\0' && folder[i] == path[i]; i++)
		if (folder[i] == '/')
			same = i + 1;
	if (folder[i] == '\0' && (path[i] == '/' || path[i] == '\0'))
		same = i + (path[i] == '/');
	for (i = same; i < strlen(folder); i++)
		if (i == same || folder[i] == '/')
			up++;
	to = out = cmd_have(malloc(3 * up + strlen(path + same) + 1));
	for (i = 0; i < up; i++, to += 3)
		memcpy(to, "../", 3);
	strcpy(to, path + same);
	return out;
}

char *
cmd_upwards(const char *folder, const char *name)
{
	char *at = cmd_have(strdup(folder)), *full, *slash;
	int there;

	for (;;) {
		full = cmd_have(cmd_join(at, name, strlen(name), NULL));
		there = access(full, F_OK) == 0;
		free(full);
		if (there)
			return at;
		slash = strrchr(at, '/');
		if (slash == NULL || at[1] == '\0')
			break;
		slash[slash == at] = '\0';
	}
	free(at);
	return NULL;
}

const char *
cmd_root(void)
{
	static char root[PATH_MAX];
	char *found;

	if (root[0] != '\0')
		return root;
	if (getcwd(root, sizeof(root)) == NULL)
		strcpy(root, "/");
	found = cmd_upwards(root, ".git");
	if (found != NULL)
		snprintf(root, sizeof(root), "%s", found);
	free(found);
	return root;
}

char *
cmd_from_here(const char *path)
{
	char here[PATH_MAX], *full, *seen;

	if (*path == '/' || getcwd(here, sizeof(here)) == NULL)
		return cmd_have(strdup(path));
	full = cmd_have(cmd_join(cmd_root(), path, strlen(path), NULL));
	straighten(full);
	seen = cmd_seen_from(here, full);
	free(full);
	return seen;
}

static int
is_file(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && !S_ISDIR(st.st_mode);
}

/* Where a part begins that is no path of the system's: a way, or what lies in
 * an archive. Its length where there is none. */
static size_t
end_of_path(char *name)
{
	size_t n = strlen(name), i;
	char was;
	int is;

	if (access(name, F_OK) == 0)
		return n;
	for (i = n; i-- > 1;) {
		if (name[i] != '/' && strncmp(name + i, " via ", 5) != 0)
			continue;
		was = name[i];
		name[i] = '\0';
		is = is_file(name);
		name[i] = was;
		if (is)
			return i;
	}
	return n;
}

void
cmd_place_init(struct cmd_place *place, const char *file)
{
	char *name, *full;
	size_t n;

	place->inside = NULL;
	place->path = NULL;
	if (file == NULL || strcmp(file, cmd_shown("-")) == 0) {
		place->path = cmd_have(strdup(file != NULL ? file : ""));
		return;
	}
	name = cmd_have(strdup(file));
	n = end_of_path(name);
	if (name[n] != '\0')
		place->inside = cmd_have(strdup(name + n + 1));
	name[n] = '\0';
	full = cmd_absolute(name);
	place->path = cmd_seen_from(cmd_root(), full);
	free(full);
	free(name);
}

void
cmd_place_fini(struct cmd_place *place)
{
	free(place->path);
	free(place->inside);
	memset(place, 0, sizeof(*place));
}

/* ---- numbers for strings --------------------------------------------------
 */

static size_t
hash(const char *s)
{
	size_t h = 5381;

	for (; *s != '\0'; s++)
		h = h * 33 + (unsigned char)*s;
	return h;
}

/* Where a string is, or would go. */
static size_t
slot_of(const struct cmd_names *n, const char *name)
{
	size_t i = hash(name) & (n->slots - 1);

	while (n->slot[i] != 0 && strcmp(n->name[n->slot[i] - 1], name) != 0)
		i = (i + 1) & (n->slots - 1);
	return i;
}

static void
grow(struct cmd_names *n)
{
	size_t i;

	n->cap = n->cap > 0 ? 2 * n->cap : 64;
	n->slots = 4 * n->cap;
	n->name = cmd_have(realloc(n->name, n->cap * sizeof(*n->name)));
	free(n->slot);
	n->slot = cmd_have(calloc(n->slots, sizeof(*n->slot)));
	for (i = 0; i < n->count; i++)
		n->slot[slot_of(n, n->name[i])] = i + 1;
}

size_t
cmd_names_find(const struct cmd_names *n, const char *name)
{
	return n->slots > 0 ? n->slot[slot_of(n, name)] - 1 : (size_t)-1;
}

size_t
cmd_names_add(struct cmd_names *n, const char *name)
{
	size_t i = cmd_names_find(n, name);

	if (i != (size_t)-1)
		return i;
	if (n->count == n->cap)
		grow(n);
	n->name[n->count] = cmd_have(strdup(name));
	n->slot[slot_of(n, name)] = n->count + 1;
	return n->count++;
}

void
cmd_names_fini(struct cmd_names *n)
{
	size_t i;

	for (i = 0; i < n->count; i++)
		free(n->name[i]);
	free(n->name);
	free(n->slot);
	memset(n, 0, sizeof(*n));
}
