/* SPDX-License-Identifier: MIT */
/*
 * Outputs: files that are written together, all of them or none. Each is
 * written beside its place and moved there when all are whole; what ends the
 * program before takes the unfinished ones with it.
 */
#include "ground/output.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include <vidimus.h>

#include "ground/file.h"
#include "ground/moves.h"
#include "ground/say.h"

/* ---- files that are not finished ---------------------------------------- */

/* A file to remove when the program ends early. */
struct temp {
	char *path;
	struct temp *next;
};

static struct temp *volatile temps;

/* Safe in a handler of signals. */
static void
temps_remove(void)
{
	const struct temp *t;

	for (t = temps; t != NULL; t = t->next)
		unlink(t->path);
}

/* What ends first, since it writes as well; or NULL. */
static void (*volatile writing)(void);

void
cmd_writing_ends(void (*end)(void))
{
	writing = end;
}

static void
leave_nothing(void)
{
	void (*end)(void) = writing;

	if (end != NULL)
		end();
	temps_remove();
}

void
cmd_unfinished_forget(void)
{
	temps = NULL;
}

static void
on_signal(int number)
{
	leave_nothing();
	signal(number, SIG_DFL);
	raise(number);
}

/* All signals that end a program and can be caught, unless whoever started it,
 * or a checker of memory in it, has said what they do. */
void
cmd_signals_take(void)
{
	static int taken;
	struct sigaction old, ours = {.sa_handler = on_signal};
	int i;
	static const int numbers[] = {
	    SIGHUP,    SIGINT,  SIGQUIT, SIGILL,  SIGTRAP, SIGABRT,
	    SIGBUS,    SIGFPE,  SIGUSR1, SIGSEGV, SIGUSR2, SIGPIPE,
	    SIGALRM,   SIGTERM, SIGXCPU, SIGSYS,  SIGPROF, SIGVTALRM,
#ifdef SIGSTKFLT
	    SIGSTKFLT,
#endif
#ifdef SIGPWR
	    SIGPWR,
#endif
#ifdef SIGIO
	    SIGIO,
#endif
	};

	if (taken++)
		return;
	atexit(leave_nothing);
	sigfillset(&ours.sa_mask);
	for (i = 0; i < (int)(sizeof(numbers) / sizeof(numbers[0])); i++)
		if (sigaction(numbers[i], NULL, &old) == 0 &&
		    old.sa_handler == SIG_DFL)
			sigaction(numbers[i], &ours, NULL);
#ifdef SIGRTMIN
	for (i = SIGRTMIN; i <= SIGRTMAX; i++)
		if (sigaction(i, NULL, &old) == 0 && old.sa_handler == SIG_DFL)
			sigaction(i, &ours, NULL);
#endif
}

void
cmd_signals_hold(sigset_t *before)
{
	sigset_t all;

	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, before);
}

void
cmd_signals_release(const sigset_t *before)
{
	sigprocmask(SIG_SETMASK, before, NULL);
}

/* The name of a file that is none yet, registered. */
static char *
temp_new(const char *folder)
{
	char name[64];
	struct temp *t = cmd_have(malloc(sizeof(*t)));

	cmd_signals_take();
	snprintf(name, sizeof(name), CMD_UNFINISHED "%ld-" CMD_RANDOM,
		 (long)getpid());
	t->path = cmd_join(folder, name, strlen(name), NULL);
	t->next = temps;
	temps = t;
	return t->path;
}

/* It is finished, or removed. */
static void
temp_free(const char *path)
{
	struct temp *t, *volatile *at = &temps;
	sigset_t before;

	if (path == NULL)
		return;
	cmd_signals_hold(&before);
	while (*at != NULL && (*at)->path != path)
		at = &(*at)->next;
	t = *at;
	if (t != NULL) {
		*at = t->next;
		free(t->path);
		free(t);
	}
	cmd_signals_release(&before);
}

/* ---- one file ------------------------------------------------------------ */

struct cmd_part {
	char *path; /* the real one; "-" is standard output */
	char *temp; /* what is written beside it; NULL: nothing is */
	char *old;  /* what stands there is kept so, while others are moved */
	const char *bytes;
	size_t length;
	int is_saved, is_moved;
	int is_stream, fd; /* its bytes come one after the other; -1: closed */
	struct cmd_part *next;
};

static int
write_all(int fd, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t n = write(fd, bytes, length);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		bytes += n;
		length -= (size_t)n;
	}
	return 0;
}

/* On the disk, where the file system has one. */
static int
settle_down(int fd)
{
	if (fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP ||
	    errno == EROFS)
		return 0;
	return -1;
}

/* Writes and closes; the first error is the one that errno tells. */
static int
write_close(int fd, const char *bytes, size_t length)
{
	int error = write_all(fd, bytes, length) != 0 ? errno : 0;

	if (error == 0 && settle_down(fd) != 0)
		error = errno;
	if (close(fd) != 0 && error == 0)
		error = errno;
	errno = error;
	return error != 0 ? -1 : 0;
}

static int
write_as_it_is(const char *path, const char *bytes, size_t length)
{
	int fd;

	if (strcmp(path, "-") == 0)
		return write_all(STDOUT_FILENO, bytes, length);
	fd = open(path, O_WRONLY | O_CLOEXEC);
	return fd < 0 ? -1 : write_close(fd, bytes, length);
}

static mode_t
mode_of_new(void)
{
	mode_t mask = umask(0);

	umask(mask);
	return 0666 & ~mask;
}

/* Says which of what belonged to an old file the new one has not. */
static void
say_unlike(const struct cmd_output *o, const char *path, const char *what)
{
	char *message = NULL;
	size_t n;
	FILE *f = open_memstream(&message, &n);

	if (f != NULL)
		fprintf(f,
			"%s is replaced by a new file, which does not keep "
			"what the old one had: %s",
			path, what);
	if (f != NULL && fclose(f) == 0 && o->sink != NULL)
		vdm_finding_say(o->sink, "output-attributes", message);
	free(message);
}

/* Gives a new file what an old one has: owner, attributes, mode. */
static int
keep_attributes(const struct cmd_output *o, const struct cmd_part *p, int fd,
		const struct stat *old)
{
	struct stat now;
	char lost[128];
	size_t n = 0;

	if (fstat(fd, &now) != 0)
		return -1;
	lost[0] = '\0';
	if ((old->st_uid != now.st_uid || old->st_gid != now.st_gid) &&
	    fchown(fd, old->st_uid, old->st_gid) != 0 &&
	    (fchown(fd, (uid_t)-1, old->st_gid) != 0 ||
	     old->st_uid != now.st_uid))
		n += (size_t)snprintf(lost, sizeof(lost), "its owner, ");
	if (fchmod(fd, old->st_mode & 07777) != 0)
		return -1;
	if (cmd_attributes_copy(p->path, fd) != 0)
		n += (size_t)snprintf(
		    lost + n, sizeof(lost) - n,
		    "its access list or extended attributes, ");
	if (old->st_nlink > 1)
		n += (size_t)snprintf(lost + n, sizeof(lost) - n,
				      "its other names (hard links), ");
	if (n > 2) {
		lost[n - 2] = '\0';
		say_unlike(o, p->path, lost);
	}
	return 0;
}

/* ---- a part ---------------------------------------------------------------
 */

/* Writes a part beside its place. 0, or -1 with errno. */
static int
stage(const struct cmd_output *o, struct cmd_part *p, const struct stat *old)
{
	char *folder = cmd_folder_of(p->path);
	int fd, error = 0;

	p->temp = temp_new(folder);
	free(folder);
	fd = mkstemp(p->temp);
	if (fd < 0)
		return -1;
	p->old = cmd_have(malloc(strlen(p->temp) + sizeof("-old")));
	sprintf(p->old, "%s-old", p->temp);
	if (old != NULL ? keep_attributes(o, p, fd, old)
			: fchmod(fd, mode_of_new()))
		error = errno;
	if (p->is_stream)
		p->fd = fd;
	else if (write_close(fd, p->bytes, p->length) != 0 && error == 0)
		error = errno;
	errno = error;
	return error != 0 ? -1 : 0;
}

/* ---- all of them ----------------------------------------------------------
 */

static struct cmd_part *
add_part(struct cmd_output *o, const char *path)
{
	struct cmd_part *p = cmd_have(calloc(1, sizeof(*p)));

	p->fd = -1;
	p->next = o->parts;
	o->parts = p;
	p->path = cmd_have(strdup(path));
	return p;
}

/* The last part of a path with the case of its letters turned: to free(). */
static char *
turned(const char *path)
{
	char *copy = cmd_have(strdup(path)), *s;

	for (s = copy + (cmd_base_name(path) - path); *s != '\0'; s++)
		if ((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z'))
			*s ^= 32;
	return copy;
}

/* What a folder calls a file that differs from a path in case at most; NULL:
 * exactly so, or nobody knows. To free(). */
static char *
other_name(const char *path)
{
	const char *base = cmd_base_name(path);
	char *folder = cmd_folder_of(path), *other = NULL;
	DIR *dir = opendir(folder);
	const struct dirent *e;

	while (dir != NULL && (e = readdir(dir)) != NULL) {
		if (strcmp(e->d_name, base) == 0) {
			free(other);
			other = NULL;
			break;
		}
		if (other == NULL && strcasecmp(e->d_name, base) == 0)
			other = cmd_have(strdup(e->d_name));
	}
	if (dir != NULL)
		closedir(dir);
	free(folder);
	return other;
}

/* Whether a file that is there has another name, on a disk for which case does
 * not count: then it is none of ours, and would be replaced. */
static int
is_anothers(const char *path, const struct stat *st)
{
	char *again = turned(path), *name = NULL;
	struct stat same;
	int is;

	if (strcmp(again, path) != 0 && lstat(again, &same) == 0 &&
	    same.st_dev == st->st_dev && same.st_ino == st->st_ino)
		name = other_name(path);
	is = name != NULL;
	free(again);
	free(name);
	return is;
}

/* Begins what is to stand there. 0, or -1 with errno. */
static int
place_part(struct cmd_output *o, struct cmd_part *p, const char *path)
{
	struct stat st;
	char *folder;

	if (strcmp(path, "-") == 0)
		return 0;
	folder = cmd_folder_of(path);
	cmd_leftovers(folder, o->sink);
	free(folder);
	if (stat(path, &st) != 0 && lstat(path, &st) != 0)
		return stage(o, p, NULL);
	if (S_ISLNK(st.st_mode)) { /* to nowhere: it is not replaced */
		errno = ELOOP;
		return -1;
	}
	if (S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		return -1;
	}
	if (!S_ISREG(st.st_mode))
		return 0;
	if (is_anothers(path, &st)) {
		errno = EEXIST;
		return -1;
	}
	if (access(path, W_OK) != 0)
		return -1;
	free(p->path);
	p->path = realpath(path, NULL); /* a link stays a link */
	if (p->path == NULL)
		return -1;
	return stage(o, p, &st);
}

int
cmd_output_add(struct cmd_output *o, const char *path, const char *bytes,
	       size_t length)
{
	struct cmd_part *p = add_part(o, path);

	p->bytes = bytes;
	p->length = length;
	return place_part(o, p, path);
}

/* What goes to a pipe or a device waits in a file without a name, until all of
 * it is there. */
static int
spool(struct cmd_part *p)
{
	FILE *f = tmpfile();

	if (f == NULL)
		return -1;
	p->fd = dup(fileno(f));
	fclose(f);
	return p->fd < 0 ? -1 : 0;
}

int
cmd_output_begin(struct cmd_output *o, const char *path)
{
	struct cmd_part *p = add_part(o, path);

	p->is_stream = 1;
	o->stream = p;
	if (place_part(o, p, path) != 0)
		return -1;
	return p->fd < 0 ? spool(p) : 0;
}

int
cmd_output_put(struct cmd_output *o, const void *bytes, size_t length)
{
	return write_all(o->stream->fd, bytes, length);
}

/* The stream is whole: closed, or given to whom it is for. */
static int
end_stream(struct cmd_part *p)
{
	int fd = p->fd, out;
	char chunk[16384];
	ssize_t n;

	p->fd = -1;
	if (p->temp != NULL)
		return write_close(fd, NULL, 0);
	out = strcmp(p->path, "-") == 0 ? dup(STDOUT_FILENO)
					: open(p->path, O_WRONLY | O_CLOEXEC);
	n = out < 0 || lseek(fd, 0, SEEK_SET) < 0 ? -1 : 1;
	while (n > 0) {
		n = read(fd, chunk, sizeof(chunk));
		if (n > 0 && write_all(out, chunk, (size_t)n) != 0)
			n = -1;
	}
	close(fd);
	if (out >= 0 && close(out) != 0)
		n = -1;
	return n < 0 ? -1 : 0;
}

int
cmd_output_folder(struct cmd_output *o, const char *path)
{
	char *copy = cmd_have(strdup(path)), *p;
	struct cmd_made *made;
	int rc = 0;

	for (p = copy + (copy[0] == '/'); rc == 0; p++) {
		char c = *p;

		if (c != '/' && c != '\0')
			continue;
		*p = '\0';
		if (copy[0] == '\0') {
			rc = 0;
		} else if (mkdir(copy, 0777) == 0) {
			made = cmd_have(malloc(sizeof(*made)));
			made->path = cmd_have(strdup(copy));
			made->next = o->made;
			o->made = made;
		} else if (errno != EEXIST || !cmd_is_folder(copy)) {
			rc = -1;
		}
		*p = c;
		if (c == '\0')
			break;
	}
	free(copy);
	return rc;
}

/* Keeps what stands at a part's place until all are moved. On a file system
 * that knows no second names its place is empty for a moment. */
static int
save_old(struct cmd_part *p)
{
	struct stat st;

	if (lstat(p->path, &st) != 0)
		return errno == ENOENT ? 0 : -1;
	p->is_saved =
	    link(p->path, p->old) == 0 || rename(p->path, p->old) == 0;
	return p->is_saved ? 0 : -1;
}

static int
move(struct cmd_part *p, int several)
{
	if (p->temp == NULL)
		return 0; /* written before */
	if (several && save_old(p) != 0)
		return -1;
	if (rename(p->temp, p->path) != 0)
		return -1;
	p->is_moved = 1;
	return 0;
}

/* Everything as it was before the first was moved. */
static void
move_back(struct cmd_output *o)
{
	struct cmd_part *p;
	struct stat st;

	for (p = o->parts; p != NULL; p = p->next) {
		if (p->is_saved && !p->is_moved && lstat(p->path, &st) == 0)
			unlink(p->old); /* it was a second name only */
		else if (p->is_saved)
			rename(p->old, p->path);
		else if (p->is_moved)
			unlink(p->path);
	}
}

/* Puts a file's entry in its folder on the disk. Asks for no memory: all is
 * done but this. */
static void
folder_settle(char *path)
{
	char *slash = strrchr(path, '/');
	int fd;

	if (slash != NULL && slash > path)
		*slash = '\0';
	fd = open(slash == NULL   ? "."
		  : slash == path ? "/"
				  : path,
		  O_RDONLY | O_CLOEXEC);
	if (slash != NULL && slash > path)
		*slash = '/';
	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

/* Whether two files lie in one folder. */
static int
are_together(const char *a, const char *b)
{
	size_t n = (size_t)(cmd_base_name(a) - a);

	return n == (size_t)(cmd_base_name(b) - b) && memcmp(a, b, n) == 0;
}

static void
folders_settle(const struct cmd_output *o)
{
	const struct cmd_part *p, *last = NULL;

	for (p = o->parts; p != NULL; p = p->next) {
		if (p->temp == NULL)
			continue;
		if (last == NULL || !are_together(last->path, p->path))
			folder_settle(p->path);
		last = p;
	}
}

/* Notes the moves to be made, where there are several. 0, or -1 with errno. */
static int
note_moves(const struct cmd_output *o, char **note)
{
	const struct cmd_part *p;
	struct cmd_move *moves;
	size_t n = 0;

	*note = NULL;
	for (p = o->parts; p != NULL; p = p->next)
		n += p->temp != NULL;
	if (n < 2)
		return 0;
	moves = cmd_have(calloc(n, sizeof(*moves)));
	n = 0;
	for (p = o->parts; p != NULL; p = p->next)
		if (p->temp != NULL)
			moves[n++] = (struct cmd_move){p->temp, p->path};
	*note = cmd_moves_note(moves, n);
	free(moves);
	return *note != NULL ? 0 : -1;
}

/* The last part that was added is the first that is moved: a record's pictures
 * come before it, and are never new where it is old. */
static int
move_all(struct cmd_output *o)
{
	struct cmd_part *p;
	sigset_t before;
	char *note;
	int several = o->parts != NULL && o->parts->next != NULL, rc, error;

	cmd_signals_hold(&before);
	rc = note_moves(o, &note);
	for (p = o->parts; p != NULL && rc == 0; p = p->next)
		rc = move(p, several);
	error = errno;
	if (rc != 0)
		move_back(o);
	for (p = o->parts; p != NULL && rc == 0; p = p->next)
		if (p->is_saved)
			unlink(p->old);
	if (rc == 0)
		folders_settle(o);
	cmd_moves_done(note);
	cmd_signals_release(&before);
	errno = error;
	return rc;
}

int
cmd_output_finish(struct cmd_output *o)
{
	struct cmd_part *p;
	int rc = 0;

	/* what a pipe or a device has taken cannot be taken back */
	for (p = o->parts; p != NULL && rc == 0; p = p->next)
		if (p->is_stream)
			rc = end_stream(p);
		else if (p->temp == NULL)
			rc = write_as_it_is(p->path, p->bytes, p->length);
	if (rc == 0)
		rc = move_all(o);
	o->done = rc == 0;
	return rc;
}

void
cmd_output_fini(struct cmd_output *o)
{
	struct cmd_part *p, *next;
	struct cmd_made *m, *above;
	int error = errno;

	for (p = o->parts; p != NULL; p = next) {
		next = p->next;
		if (p->fd >= 0)
			close(p->fd);
		if (p->temp != NULL && !p->is_moved)
			unlink(p->temp);
		temp_free(p->temp);
		free(p->path);
		free(p->old);
		free(p);
	}
	for (m = o->made; m != NULL; m = above) {
		above = m->next;
		if (!o->done)
			rmdir(m->path);
		free(m->path);
		free(m);
	}
	memset(o, 0, sizeof(*o));
	errno = error;
}

int
cmd_file_write(const char *path, const char *bytes, size_t length,
	       const struct vdm_sink *sink)
{
	struct cmd_output o = {.sink = sink};
	int rc = cmd_output_add(&o, path, bytes, length);

	if (rc == 0)
		rc = cmd_output_finish(&o);
	cmd_output_fini(&o);
	return rc;
}
