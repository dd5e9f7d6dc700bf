/* SPDX-License-Identifier: MIT */
/* Files: read whole, found in folders, named. */
#include "cmd.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
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

int
cmd_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
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
	if (files->count == files->cap) {
		files->cap = files->cap > 0 ? files->cap * 2 : 16;
		files->path = cmd_have(
		    realloc(files->path, files->cap * sizeof(*files->path)));
		files->inside = cmd_have(realloc(
		    files->inside, files->cap * sizeof(*files->inside)));
	}
	files->path[files->count] = cmd_have(path);
	files->inside[files->count++] = files->from;
	return 0;
}

static int
add_folder(struct cmd_files *files, const char *path)
{
	struct dirent **names = NULL;
	int n = scandir(path, &names, NULL, alphasort), i, rc = 0;

	if (n < 0) /* whoever reads it says so, and goes on */
		return files_push(files, strdup(path));
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
	    S_ISDIR(st.st_mode)) {
		size_t n = strlen(path);
		int rc;

		if (all)
			files->from = n + (n > 0 && path[n - 1] != '/');
		rc = add_folder(files, path);
		if (all)
			files->from = 0;
		return rc;
	}
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
	free(files->inside);
	memset(files, 0, sizeof(*files));
}

int
cmd_is_special(const struct cmd_args *args, const char *path)
{
	struct stat st;
	int i;

	for (i = 0; i < args->count; i++)
		if (strcmp(args->operands[i], path) == 0)
			return 0;
	return stat(path, &st) == 0 && !S_ISREG(st.st_mode) &&
	       !S_ISDIR(st.st_mode);
}
