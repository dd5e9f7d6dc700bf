/* SPDX-License-Identifier: MIT */
/* Files: read whole, written whole or not at all. */
#include "cmd.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { INPUT_MOST = 256 * 1024 * 1024 }; /* the library refuses more */

static int
read_all(int fd, size_t guess, char **bytes, size_t *length)
{
	size_t cap = guess + 2, n = 0; /* room for a NUL */
	char *p = malloc(cap);

	*bytes = NULL;
	*length = 0;
	while (p != NULL) {
		ssize_t got;

		if (n + 1 >= cap) {
			char *more = realloc(p, cap * 2);

			if (more == NULL)
				break;
			p = more;
			cap *= 2;
		}
		got = read(fd, p + n, cap - n - 1);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			break;
		n += (size_t)got;
		if (got == 0 || n > (size_t)INPUT_MOST + 1) {
			*bytes = p;
			*length = n;
			return 0;
		}
	}
	if (p == NULL)
		errno = ENOMEM;
	free(p);
	return -1;
}

int
cmd_file_read(const char *path, char **bytes, size_t *length)
{
	struct stat st;
	size_t guess = 64 * 1024;
	int fd = STDIN_FILENO, rc, error;

	*bytes = NULL;
	*length = 0;
	if (strcmp(path, "-") == 0)
		return read_all(fd, guess, bytes, length);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	rc = fstat(fd, &st);
	if (rc == 0 && S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		rc = -1;
	}
	if (rc == 0) {
		if (S_ISREG(st.st_mode) && st.st_size < INPUT_MOST)
			guess = (size_t)st.st_size;
		rc = read_all(fd, guess, bytes, length);
	}
	error = errno;
	close(fd);
	errno = error;
	return rc;
}

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

/* Writes and closes; the first error is the one that errno tells. */
static int
write_close(int fd, const char *bytes, size_t length)
{
	int error = write_all(fd, bytes, length) != 0 ? errno : 0;

	if (close(fd) != 0 && error == 0)
		error = errno;
	errno = error;
	return error != 0 ? -1 : 0;
}

static int
write_as_it_is(const char *path, const char *bytes, size_t length)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);

	return fd < 0 ? -1 : write_close(fd, bytes, length);
}

/* The mode that a new file gets, or that the old one has. */
static mode_t
mode_for(const struct stat *old)
{
	mode_t mask;

	if (old != NULL)
		return old->st_mode & 0777;
	mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

/* The file that is being written beside an output, for the handler. */
static char *volatile unfinished;

static void
on_signal(int number)
{
	if (unfinished != NULL)
		unlink(unfinished);
	signal(number, SIG_DFL);
	raise(number);
}

/* What ends the program takes the unfinished file with it, unless whoever
 * started it has said what the signal does. A file that gets too large is an
 * error like a full disk. */
static void
signals_take(void)
{
	static const int numbers[] = {SIGHUP, SIGINT, SIGTERM, SIGPIPE};
	struct sigaction old, ours = {.sa_handler = on_signal};
	size_t i;

	for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if (sigaction(numbers[i], NULL, &old) == 0 &&
		    old.sa_handler == SIG_DFL)
			sigaction(numbers[i], &ours, NULL);
	signal(SIGXFSZ, SIG_IGN);
}

static int
write_beside(const char *path, const struct stat *old, const char *bytes,
	     size_t length)
{
	char *folder = cmd_folder_of(path), *tmp = NULL;
	int fd = -1, error;

	if (folder != NULL)
		tmp = cmd_join(folder, ".vidimus-XXXXXX", 15, NULL);
	free(folder);
	if (tmp == NULL) {
		errno = ENOMEM;
		return -1;
	}
	signals_take();
	unfinished = tmp;
	fd = mkstemp(tmp);
	if (fd < 0) {
		error = errno;
		unfinished = NULL;
		free(tmp);
		errno = error;
		return -1;
	}
	error = fchmod(fd, mode_for(old)) != 0 ? errno : 0;
	if (write_close(fd, bytes, length) != 0)
		error = errno;
	if (error == 0 && rename(tmp, path) != 0)
		error = errno;
	if (error != 0)
		unlink(tmp);
	unfinished = NULL;
	free(tmp);
	errno = error;
	return error != 0 ? -1 : 0;
}

int
cmd_file_write(const char *path, const char *bytes, size_t length)
{
	struct stat st;
	char *real;
	int rc, error;

	if (strcmp(path, "-") == 0)
		return write_all(STDOUT_FILENO, bytes, length);
	if (stat(path, &st) != 0)
		return write_beside(path, NULL, bytes, length);
	if (S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		return -1;
	}
	if (!S_ISREG(st.st_mode))
		return write_as_it_is(path, bytes, length);
	if (access(path, W_OK) != 0)
		return -1;
	real = realpath(path, NULL); /* a link stays a link */
	if (real == NULL)
		return -1;
	rc = write_beside(real, &st, bytes, length);
	error = errno;
	free(real);
	errno = error;
	return rc;
}

int
cmd_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

int
cmd_folder_make(const char *path)
{
	char *copy = strdup(path), *p;
	int rc = 0;

	if (copy == NULL)
		return -1;
	for (p = copy + (copy[0] == '/'); rc == 0; p++) {
		char c = *p;

		if (c != '/' && c != '\0')
			continue;
		*p = '\0';
		if (copy[0] != '\0' && mkdir(copy, 0777) != 0 &&
		    !(errno == EEXIST && cmd_is_folder(copy)))
			rc = -1;
		*p = c;
		if (c == '\0')
			break;
	}
	free(copy);
	return rc;
}

const char *
cmd_base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

char *
cmd_folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return cmd_have(strdup("."));
	return cmd_have(
	    strndup(path, slash == path ? 1 : (size_t)(slash - path)));
}

char *
cmd_join(const char *folder, const char *name, size_t length,
	 const char *extension)
{
	size_t n = strlen(folder), m = extension ? strlen(extension) + 1 : 0;
	char *out = cmd_have(malloc(n + length + m + 2)), *p;

	memcpy(out, folder, n);
	p = out + n;
	if (n > 0 && folder[n - 1] != '/')
		*p++ = '/';
	memcpy(p, name, length);
	p += length;
	if (extension != NULL) {
		*p++ = '.';
		memcpy(p, extension, m - 1);
		p += m - 1;
	}
	*p = '\0';
	return out;
}

int
cmd_print(const char *bytes, size_t length)
{
	if (fwrite(bytes, 1, length, stdout) != length)
		return cmd_system(errno, "standard output");
	return CMD_OK;
}

static int
files_push(struct cmd_files *files, char *path)
{
	if (path != NULL && files->count == files->cap) {
		size_t cap = files->cap > 0 ? files->cap * 2 : 16;
		char **more = realloc(files->path, cap * sizeof(*more));

		if (more == NULL) {
			free(path);
			path = NULL;
		} else {
			files->path = more;
			files->cap = cap;
		}
	}
	if (path == NULL)
		return cmd_system(ENOMEM, "list of files");
	files->path[files->count++] = path;
	return 0;
}

static int
add_folder(struct cmd_files *files, const char *path)
{
	struct dirent **names = NULL;
	int n = scandir(path, &names, NULL, alphasort), i, rc = 0;

	if (n < 0)
		return cmd_system(errno, "%s", path);
	for (i = 0; i < n; i++) {
		char *full = NULL;

		if (rc == 0 && names[i]->d_name[0] != '.') {
			full = cmd_join(path, names[i]->d_name,
					strlen(names[i]->d_name), NULL);
			rc = full != NULL ? cmd_files_add(files, full, 0)
					  : cmd_system(ENOMEM, "%s", path);
		}
		free(full);
		free(names[i]);
	}
	free(names);
	return rc;
}

int
cmd_files_add(struct cmd_files *files, const char *path, int all)
{
	struct stat st;

	if (strcmp(path, "-") != 0 &&
	    (all ? stat(path, &st) : lstat(path, &st)) == 0 &&
	    S_ISDIR(st.st_mode))
		return add_folder(files, path);
	if (!all && vdm_format_for_name(path) == NULL)
		return 0;
	return files_push(files, strdup(path));
}

void
cmd_files_fini(struct cmd_files *files)
{
	size_t i;

	for (i = 0; i < files->count; i++)
		free(files->path[i]);
	free(files->path);
	memset(files, 0, sizeof(*files));
}
