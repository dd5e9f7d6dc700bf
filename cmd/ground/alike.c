/* SPDX-License-Identifier: MIT */
/* What lies in a folder under a name that would be another's elsewhere. */
#include "ground/alike.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "ground/file.h"
#include "ground/say.h"

struct entry {
	char *key; /* vdm_path_folded() of the name */
	char *name;
};

struct cmd_listing {
	struct entry *entry; /* sorted */
	size_t count;
};

static int
by_key(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int c = strcmp(x->key, y->key);

	return c != 0 ? c : strcmp(x->name, y->name);
}

static struct cmd_listing
list(const char *folder)
{
	struct cmd_listing l = {0};
	const struct dirent *e;
	DIR *dir = opendir(folder);
	size_t cap = 0;

	while (dir != NULL && (e = readdir(dir)) != NULL) {
		if (l.count == cap) {
			cap = cap * 2 + 64;
			l.entry =
			    cmd_have(realloc(l.entry, cap * sizeof(*l.entry)));
		}
		l.entry[l.count++] =
		    (struct entry){cmd_have(vdm_path_folded(e->d_name)),
				   cmd_have(strdup(e->d_name))};
	}
	if (dir != NULL)
		closedir(dir);
	if (l.count > 0)
		qsort(l.entry, l.count, sizeof(*l.entry), by_key);
	return l;
}

static const struct cmd_listing *
listing_of(struct cmd_alike *alike, const char *folder)
{
	size_t known = alike->folders.count;
	size_t i = cmd_names_add(&alike->folders, folder);

	if (i < known)
		return &alike->listing[i];
	if (i == alike->cap) {
		alike->cap = alike->cap * 2 + 16;
		alike->listing = cmd_have(realloc(
		    alike->listing, alike->cap * sizeof(*alike->listing)));
	}
	alike->listing[i] = list(folder);
	return &alike->listing[i];
}

/* The first entry of a key. */
static size_t
first_of(const struct cmd_listing *l, const char *key)
{
	size_t low = 0, high = l->count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (strcmp(l->entry[mid].key, key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* What is there below a folder, called as `rest` or nearly, but for the path
 * itself. */
static char *
find_below(struct cmd_alike *alike, const char *folder, const char *rest,
	   const char *path)
{
	size_t n = strcspn(rest, "/"), i;
	char *part = cmd_have(strndup(rest, n));
	char *key = cmd_have(vdm_path_folded(part)), *found = NULL, *at;
	/* what is found may grow the list of listings: never kept over that */
	const struct cmd_listing *l = listing_of(alike, folder);

	rest += n + strspn(rest + n, "/");
	for (i = first_of(l, key);
	     found == NULL && i < l->count && strcmp(l->entry[i].key, key) == 0;
	     i++) {
		at = cmd_have(cmd_join(folder, l->entry[i].name,
				       strlen(l->entry[i].name), NULL));
		if (*rest != '\0')
			found = cmd_is_folder(at)
				    ? find_below(alike, at, rest, path)
				    : NULL;
		else if (strcmp(at, path) != 0)
			found = cmd_have(strdup(at));
		free(at);
		l = listing_of(alike, folder);
	}
	vdm_free(key);
	free(part);
	return found;
}

char *
cmd_alike_find(struct cmd_alike *alike, const char *path, size_t from)
{
	const char *rest = path + from + strspn(path + from, "/");
	char *folder, *own, *found;

	if (strcmp(path, "-") == 0 || *rest == '\0')
		return NULL;
	folder =
	    from > 0 ? cmd_have(strndup(path, from)) : cmd_have(strdup("."));
	/* written as what is found will be */
	own = cmd_have(cmd_join(folder, rest, strlen(rest), NULL));
	found = find_below(alike, folder, rest, own);
	free(own);
	free(folder);
	return found;
}

void
cmd_alike_fini(struct cmd_alike *alike)
{
	size_t i, k;

	for (i = 0; i < alike->folders.count; i++) {
		for (k = 0; k < alike->listing[i].count; k++) {
			vdm_free(alike->listing[i].entry[k].key);
			free(alike->listing[i].entry[k].name);
		}
		free(alike->listing[i].entry);
	}
	free(alike->listing);
	cmd_names_fini(&alike->folders);
	memset(alike, 0, sizeof(*alike));
}
