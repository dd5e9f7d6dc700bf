/* SPDX-License-Identifier: MIT */
/* Files: read whole, named, told apart. */
#include "ground/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <vidimus.h>

#include "ground/say.h"
#include "ground/verb.h"

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
			p[n] = '\0';
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
cmd_input_read(const char *path, char **bytes, size_t *length,
	       const struct vdm_sink *sink)
{
	if (strcmp(path, "-") != 0 && vdm_folder_is_document(path))
		return vdm_folder_pack(path, bytes, length, sink);
	return cmd_file_read(path, bytes, length);
}

int
cmd_digest_file(const char *path, char hex[65])
{
	char *bytes;
	size_t length;

	hex[0] = '\0';
	if (cmd_input_read(path, &bytes, &length, NULL) != 0)
		return -1;
	vdm_digest(bytes, length, hex);
	free(bytes);
	return 0;
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
cmd_real(const char *path)
{
	char *real = realpath(path, NULL);

	if (real == NULL && errno == ENOMEM)
		cmd_have(NULL);
	return real;
}

const char *
cmd_below(const char *folder, const char *real)
{
	size_t n = strlen(folder);

	if (strncmp(real, folder, n) != 0)
		return NULL;
	n -= n > 0 && folder[n - 1] == '/'; /* the root */
	return real[n] == '/' ? real + n + 1 : NULL;
}

char *
cmd_real_place(const char *path)
{
	char *real = cmd_real(path), *folder, *at;
	const char *base = cmd_base_name(path);

	if (real != NULL)
		return real;
	folder = cmd_folder_of(path);
	at = cmd_real(folder);
	real = at != NULL ? cmd_join(at, base, strlen(base), NULL) : NULL;
	free(folder);
	free(at);
	return real;
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

int
cmd_is_special(const char *path)
{
	struct stat st;

	return strcmp(path, "-") != 0 && stat(path, &st) == 0 &&
	       !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

/* Whether bytes begin with a line of findings, as `text` and `lines` print it:
 * "FILE: LEVEL: ... [id]". */
static int
begins_with_finding(const char *bytes)
{
	static const char *const levels[] = {
	    ": note: ", ": warning: ", ": loss: ", ": error: "};
	const char *end = strchr(bytes, '\n'), *at, *id;
	size_t i;

	if (end == NULL || end == bytes || end[-1] != ']')
		return 0;
	for (id = end - 1; id > bytes && id[-1] != '['; id--)
		;
	if (*id < 'a' || *id > 'z')
		return 0;
	for (i = 0; i < sizeof(levels) / sizeof(levels[0]); i++) {
		at = strstr(bytes, levels[i]);
		if (at != NULL && at < id)
			return 1;
	}
	return 0;
}

int
cmd_look_at_old(const char *path, const struct cmd_verb *verb,
		const char *option, const char *kind,
		const struct cmd_looks *looks)
{
	char *bytes;
	size_t length;
	int is_same;

	if (strcmp(path, "-") == 0 || !cmd_is_there(path) ||
	    cmd_is_special(path))
		return 0;
	if (cmd_file_read(path, &bytes, &length) != 0)
		return cmd_system(errno, "%s", path);
	is_same = looks->begins != NULL ? strncmp(bytes, looks->begins,
						  strlen(looks->begins)) == 0
					: begins_with_finding(bytes);
	if (looks->has != NULL)
		is_same &= strstr(bytes, looks->has) != NULL;
	is_same |= looks->none != NULL && strcmp(bytes, looks->none) == 0;
	is_same |= length == 0;
	free(bytes);
	if (!is_same)
		return cmd_usage(verb,
				 "%s %s: that is there, and no %s: it would "
				 "be replaced; nothing is written",
				 option, path, kind);
	return access(path, W_OK) == 0 ? 0 : cmd_system(errno, "%s", path);
}

int
cmd_is_same_folder(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && S_ISDIR(x.st_mode) &&
	       x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

int
cmd_is_there(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

int
cmd_has_bytes(const char *path, const char *bytes, size_t length)
{
	struct stat st;
	char *there;
	size_t n;
	int same;

	if (lstat(path, &st) != 0 || !S_ISREG(st.st_mode) ||
	    (size_t)st.st_size != length ||
	    cmd_file_read(path, &there, &n) != 0)
		return 0;
	same = n == length && memcmp(there, bytes, n) == 0;
	free(there);
	return same;
}

int
cmd_is_plain(const char *path, size_t from)
{
	char *copy = cmd_have(strdup(path)), *end;
	struct stat st;
	int error = 0;

	for (end = copy + from; error == 0 && *end != '\0';) {
		char c;

		end += strspn(end, "/");
		end += strcspn(end, "/");
		c = *end;
		*end = '\0';
		if (lstat(copy, &st) != 0)
			error = errno == ENOENT ? 0 : errno;
		else if (S_ISLNK(st.st_mode))
			error = ELOOP;
		else if (c == '\0' && !S_ISREG(st.st_mode))
			error = S_ISDIR(st.st_mode) ? EISDIR : ENODEV;
		*end = c;
	}
	free(copy);
	errno = error;
	return error == 0;
}

const char *
cmd_shown(const char *path)
{
	return strcmp(path, "-") == 0 ? "standard input" : path;
}
