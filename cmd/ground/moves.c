/* SPDX-License-Identifier: MIT */
/* Moves that belong together, noted before the first is made. */
#include "ground/moves.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ground/file.h"
#include "ground/say.h"

#define HEAD "vidimus moves 2"
#define TAIL "end"

enum { NOTE_MOST = 16 * 1024 * 1024 };

/* What stands at a place, well enough to know it again: "-" is nothing. */
static void
describe(const char *path, char *to, size_t size)
{
	struct stat st;

	if (lstat(path, &st) != 0)
		snprintf(to, size, "-");
	else
		snprintf(to, size, "%llu:%llu:%lld:%lld.%09ld",
			 (unsigned long long)st.st_dev,
			 (unsigned long long)st.st_ino, (long long)st.st_size,
			 (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
}

/* The part of a path below a folder, or NULL. */
static const char *
below(const char *folder, const char *path)
{
	size_t n = strlen(folder);

	if (strcmp(folder, ".") == 0 && path[0] != '/')
		return path;
	return strncmp(path, folder, n) == 0 && path[n] == '/' ? path + n + 1
							       : NULL;
}

/*
 * Strings, each with its NUL: the head, four for each move, the end. Whoever
 * brings a folder, as a repository, may bring a note, too, which leads to what
 * runs: so it says of what is moved which file it is, as nobody can know who
 * did not write it here.
 */
static char *
note_text(const struct cmd_move *moves, size_t count, const char *folder,
	  size_t *length)
{
	char *text = NULL, was[128];
	FILE *f = open_memstream(&text, length);
	size_t i;

	if (f == NULL)
		return NULL;
	fwrite(HEAD, 1, sizeof(HEAD), f);
	for (i = 0; i < count; i++) {
		const char *from = below(folder, moves[i].from);
		const char *to = below(folder, moves[i].to);

		if (from == NULL || to == NULL)
			continue;
		fwrite(from, 1, strlen(from) + 1, f);
		describe(moves[i].from, was, sizeof(was));
		fwrite(was, 1, strlen(was) + 1, f);
		fwrite(to, 1, strlen(to) + 1, f);
		describe(moves[i].to, was, sizeof(was));
		fwrite(was, 1, strlen(was) + 1, f);
	}
	fwrite(TAIL, 1, sizeof(TAIL), f);
	if (fclose(f) != 0) {
		free(text);
		return NULL;
	}
	return text;
}

char *
cmd_moves_note(const struct cmd_move *moves, size_t count)
{
	char *folder = cmd_folder_of(moves[0].to), *path, *text;
	size_t n = strlen(moves[0].from) + sizeof("-moves"), length;
	int fd, error;

	path = cmd_have(malloc(n));
	snprintf(path, n, "%s-moves", moves[0].from);
	text = cmd_have(note_text(moves, count, folder, &length));
	free(folder);
	errno = 0;
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	error = fd < 0 ? errno : 0;
	if (fd >= 0 &&
	    (write(fd, text, length) != (ssize_t)length || fsync(fd) != 0))
		error = errno != 0 ? errno : EIO;
	if (fd >= 0 && close(fd) != 0 && error == 0)
		error = errno;
	free(text);
	if (error == 0)
		return path;
	if (fd >= 0)
		unlink(path);
	free(path);
	errno = error;
	return NULL;
}

void
cmd_moves_done(char *note)
{
	int error = errno;

	if (note != NULL)
		unlink(note);
	free(note);
	errno = error;
}

/* A name within the folder of the note that leads nowhere else. */
static int
is_inside(const char *name)
{
	const char *p = name;

	if (*p == '\0' || *p == '/')
		return 0;
	for (; p != NULL; p = strchr(p, '/')) {
		p += *p == '/';
		if (strncmp(p, "..", 2) == 0 && (p[2] == '/' || p[2] == '\0'))
			return 0;
	}
	return 1;
}

/* One move of a note, with the full paths. */
struct left {
	char *from, *to, *old;
	int is_made;
};

static void
left_fini(struct left *l)
{
	free(l->from);
	free(l->to);
	free(l->old);
}

/* Whether a move is still to be made as it was noted: both places are as they
 * were. */
static int
is_as_noted(const struct left *l, const char *from_was, const char *to_was)
{
	char now[128];

	describe(l->from, now, sizeof(now));
	if (strcmp(now, from_was) != 0)
		return 0;
	describe(l->to, now, sizeof(now));
	return strcmp(now, to_was) == 0;
}

/* Reads the move at *at. 1; 0: it may not be finished. */
static int
left_init(struct left *l, const char *folder, const char **at, const char *end)
{
	enum { FROM, FROM_WAS, TO, TO_WAS, PARTS };
	const char *part[PARTS], *base;
	int i;

	memset(l, 0, sizeof(*l));
	for (i = 0; i < PARTS; i++) {
		part[i] = *at;
		if (*at >= end)
			return 0;
		*at += strlen(*at) + 1;
	}
	base = cmd_base_name(part[FROM]);
	if (!is_inside(part[FROM]) || !is_inside(part[TO]) ||
	    strncmp(base, CMD_UNFINISHED, strlen(CMD_UNFINISHED)) != 0)
		return 0;
	l->from = cmd_join(folder, part[FROM], strlen(part[FROM]), NULL);
	l->to = cmd_join(folder, part[TO], strlen(part[TO]), NULL);
	l->old = cmd_join(folder, part[FROM], strlen(part[FROM]), NULL);
	l->old = cmd_have(realloc(l->old, strlen(l->old) + sizeof("-old")));
	strcat(l->old, "-old");
	l->is_made = !cmd_is_there(l->from);
	return cmd_is_plain(l->from, strlen(folder)) &&
	       cmd_is_plain(l->to, strlen(folder)) &&
	       (l->is_made || is_as_noted(l, part[FROM_WAS], part[TO_WAS]));
}

/* Walks over the moves of a note; makes them, or only looks whether all can be
 * made. 1 if so. */
static int
walk(const char *folder, const char *text, size_t length, int make)
{
	const char *at = text + sizeof(HEAD);
	const char *end = text + length - sizeof(TAIL);
	struct left l;
	int good = 1;

	while (good && at < end) {
		good = left_init(&l, folder, &at, end);
		if (good && make) {
			good = l.is_made || rename(l.from, l.to) == 0;
			unlink(l.old);
		}
		left_fini(&l);
	}
	return good;
}

/* Whether the file is this user's own, and no link. */
static int
is_ours(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISREG(st.st_mode) &&
	       st.st_uid == geteuid() && st.st_size < NOTE_MOST;
}

int
cmd_moves_finish(const char *note)
{
	char *text, *folder;
	size_t length;
	int done = 0;

	if (!is_ours(note) || cmd_file_read(note, &text, &length) != 0)
		return 0;
	folder = cmd_folder_of(note);
	if (length >= sizeof(HEAD) + sizeof(TAIL) &&
	    memcmp(text, HEAD, sizeof(HEAD)) == 0 &&
	    memcmp(text + length - sizeof(TAIL), TAIL, sizeof(TAIL)) == 0)
		done = walk(folder, text, length, 0) &&
		       walk(folder, text, length, 1);
	if (done)
		unlink(note);
	free(folder);
	free(text);
	return done;
}
