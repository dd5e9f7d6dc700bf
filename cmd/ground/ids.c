/* SPDX-License-Identifier: MIT */
/* Which file is which: what is read may not be what is written. */
#include "ground/ids.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <vidimus.h>

#include "ground/file.h"
#include "ground/place.h"
#include "ground/say.h"

/* A regular file, or a folder that is one document, whatever it is called. */
struct cmd_id {
	dev_t device;
	ino_t number;
	char *path; /* as it was given */
};

static int
identify(const char *path, int standard, struct cmd_id *id)
{
	struct stat st;
	int rc =
	    strcmp(path, "-") == 0 ? fstat(standard, &st) : stat(path, &st);

	if (rc != 0 || (!S_ISREG(st.st_mode) && !vdm_folder_is_document(path)))
		return -1;
	id->device = st.st_dev;
	id->number = st.st_ino;
	return 0;
}

static int
by_id(const void *x, const void *y)
{
	const struct cmd_id *a = x, *b = y;

	if (a->device != b->device)
		return a->device < b->device ? -1 : 1;
	if (a->number != b->number)
		return a->number < b->number ? -1 : 1;
	return 0;
}

/* Where an id stands in the sorted list, or would stand. */
static size_t
place_of(const struct cmd_ids *ids, const struct cmd_id *id)
{
	size_t low = 0, high = ids->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (by_id(&ids->id[middle], id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void
cmd_ids_add(struct cmd_ids *ids, const char *path)
{
	struct cmd_id id = {0};
	size_t at;

	if (identify(path, STDIN_FILENO, &id) != 0)
		return;
	if (ids->count == ids->cap) {
		ids->cap = ids->cap > 0 ? ids->cap * 2 : 16;
		ids->id =
		    cmd_have(realloc(ids->id, ids->cap * sizeof(*ids->id)));
	}
	ids->folders |= cmd_is_folder(path);
	id.path = cmd_have(strdup(path));
	at = place_of(ids, &id);
	memmove(ids->id + at + 1, ids->id + at,
		(ids->count - at) * sizeof(*ids->id));
	ids->id[at] = id;
	ids->count++;
}

void
cmd_ids_drop(struct cmd_ids *ids, const char *path)
{
	struct cmd_id id = {0};
	size_t at;

	if (identify(path, STDIN_FILENO, &id) != 0)
		return;
	at = place_of(ids, &id);
	if (at == ids->count || by_id(&ids->id[at], &id) != 0)
		return;
	free(ids->id[at].path);
	ids->count--;
	memmove(ids->id + at, ids->id + at + 1,
		(ids->count - at) * sizeof(*ids->id));
}

static const char *
find_one(const struct cmd_ids *ids, const char *path)
{
	struct cmd_id id = {0};
	size_t at;

	if (identify(path, STDOUT_FILENO, &id) != 0)
		return NULL;
	at = place_of(ids, &id);
	if (at == ids->count || by_id(&ids->id[at], &id) != 0)
		return NULL;
	return ids->id[at].path;
}

/* A folder that is an input is one document: whatever lies in it is of it. */
const char *
cmd_ids_find(const struct cmd_ids *ids, const char *path)
{
	const char *found = ids->count > 0 ? find_one(ids, path) : NULL;
	char *folder;
	size_t n;

	if (!ids->folders || found != NULL || strcmp(path, "-") == 0)
		return found;
	folder = cmd_absolute(path);
	for (n = strlen(folder); n > 1 && found == NULL; n--)
		if (folder[n] == '/') {
			folder[n] = '\0';
			if (cmd_is_folder(folder))
				found = find_one(ids, folder);
		}
	free(folder);
	return found;
}

void
cmd_ids_fini(struct cmd_ids *ids)
{
	size_t i;

	for (i = 0; i < ids->count; i++)
		free(ids->id[i].path);
	free(ids->id);
	memset(ids, 0, sizeof(*ids));
}

/* A path by which no other name leads to the same place, though there is no
 * file yet: the folder's real one. To free(). */
static char *
canonical(const char *path)
{
	char *real = cmd_real(path), *folder, *at;
	const char *base = cmd_base_name(path);

	if (real != NULL)
		return real;
	folder = cmd_folder_of(path);
	at = cmd_real(folder);
	real = cmd_join(at != NULL ? at : folder, base, strlen(base), NULL);
	free(folder);
	free(at);
	return real;
}

int
cmd_is_same_place(const char *a, const char *b)
{
	struct cmd_id x = {0}, y = {0};
	char *p, *q;
	int same;

	if (identify(a, STDOUT_FILENO, &x) == 0 &&
	    identify(b, STDOUT_FILENO, &y) == 0)
		return by_id(&x, &y) == 0;
	if (strcmp(a, "-") == 0 || strcmp(b, "-") == 0)
		return strcmp(a, b) == 0;
	p = canonical(a);
	q = canonical(b);
	same = strcmp(p, q) == 0;
	free(p);
	free(q);
	return same;
}
