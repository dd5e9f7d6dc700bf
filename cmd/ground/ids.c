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
	char *path; /* as it was given first; NULL: an empty place */
	size_t times;
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
is_same(const struct cmd_id *a, const struct cmd_id *b)
{
	return a->device == b->device && a->number == b->number;
}

/* The first place in which an id may stand; it is in that or in one of those
 * behind it, before one that is empty. */
static size_t
home_of(const struct cmd_ids *ids, const struct cmd_id *id)
{
	unsigned long long h = (unsigned long long)id->number;

	h = (h ^ (unsigned long long)id->device << 40) * 0x9E3779B97F4A7C15u;
	return (size_t)(h >> 32) & (ids->cap - 1);
}

/* Where an id stands, or the empty place where it would. */
static size_t
place_of(const struct cmd_ids *ids, const struct cmd_id *id)
{
	size_t at = home_of(ids, id);

	while (ids->id[at].path != NULL && !is_same(&ids->id[at], id))
		at = (at + 1) & (ids->cap - 1);
	return at;
}

static void
grow(struct cmd_ids *ids)
{
	struct cmd_ids larger = *ids;
	size_t i;

	larger.cap = ids->cap > 0 ? ids->cap * 2 : 16;
	larger.id = cmd_have(calloc(larger.cap, sizeof(*larger.id)));
	for (i = 0; i < ids->cap; i++)
		if (ids->id[i].path != NULL)
			larger.id[place_of(&larger, &ids->id[i])] = ids->id[i];
	free(ids->id);
	*ids = larger;
}

void
cmd_ids_add(struct cmd_ids *ids, const char *path)
{
	struct cmd_id id = {0};
	size_t at;

	if (identify(path, STDIN_FILENO, &id) != 0)
		return;
	if (ids->count * 2 >= ids->cap)
		grow(ids);
	ids->folders |= cmd_is_folder(path);
	at = place_of(ids, &id);
	if (ids->id[at].path == NULL) {
		id.path = cmd_have(strdup(path));
		ids->id[at] = id;
		ids->count++;
	}
	ids->id[at].times++;
}

void
cmd_ids_drop(struct cmd_ids *ids, const char *path)
{
	struct cmd_id id = {0}, moved;
	size_t at;

	if (ids->count == 0 || identify(path, STDIN_FILENO, &id) != 0)
		return;
	at = place_of(ids, &id);
	if (ids->id[at].path == NULL || --ids->id[at].times > 0)
		return;
	free(ids->id[at].path);
	ids->count--;
	ids->id[at].path = NULL;
	/* those behind it, up to an empty place, may have wanted to be here */
	for (at = (at + 1) & (ids->cap - 1); ids->id[at].path != NULL;
	     at = (at + 1) & (ids->cap - 1)) {
		moved = ids->id[at];
		ids->id[at].path = NULL;
		ids->id[place_of(ids, &moved)] = moved;
	}
}

static const char *
find_one(const struct cmd_ids *ids, const char *path)
{
	struct cmd_id id = {0};

	if (identify(path, STDOUT_FILENO, &id) != 0)
		return NULL;
	return ids->id[place_of(ids, &id)].path;
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

	for (i = 0; i < ids->cap; i++)
		free(ids->id[i].path);
	free(ids->id);
	memset(ids, 0, sizeof(*ids));
}

/* A path by which no other name leads to the same place, though there is no
 * file yet: the folder's real one. To free(). */
static char *
canonical(const char *path)
{
	char *real = cmd_real_place(path), *folder;
	const char *base = cmd_base_name(path);

	if (real != NULL)
		return real;
	folder = cmd_folder_of(path);
	real = cmd_join(folder, base, strlen(base), NULL);
	free(folder);
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
		return is_same(&x, &y);
	if (strcmp(a, "-") == 0 || strcmp(b, "-") == 0)
		return strcmp(a, b) == 0;
	p = canonical(a);
	q = canonical(b);
	same = strcmp(p, q) == 0;
	free(p);
	free(q);
	return same;
}
