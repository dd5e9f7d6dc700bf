/* SPDX-License-Identifier: MIT */
/* A report that grows as files are done, and is whole whenever one looks. */
#include "show/report.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <jansson.h>
#include <vidimus.h>

#include "found/run.h"
#include "ground/file.h"
#include "ground/output.h"
#include "ground/say.h"

#define HEAD "{\"findings\": ["
#define UNFINISHED "\n],\"unfinished\": true}\n"

static void
failed(struct cmd_report *r, struct cmd_run *run)
{
	if (!r->failed)
		cmd_run_worse(run, cmd_system(errno, "%s", r->path));
	r->failed = 1;
}

/* All of it in one call, so that nobody sees the half of it. */
static int
put_at(struct cmd_report *r, const char *bytes, size_t length)
{
	ssize_t n;

	do
		n = pwrite(r->fd, bytes, length, (off_t)r->end);
	while (n < 0 && errno == EINTR);
	if (n == (ssize_t)length)
		return 0;
	if (n >= 0)
		errno = ENOSPC;
	return -1;
}

/* Puts `text` where the end was, and the end behind it. Where there is no room
 * the report stays as it was. */
static int
put(struct cmd_report *r, const char *text, size_t length, const char *end)
{
	size_t n = strlen(end);
	char *all = cmd_have(malloc(length + n + 1));
	off_t was = lseek(r->fd, 0, SEEK_END);
	int rc, error;

	memcpy(all, text, length);
	memcpy(all + length, end, n);
	/* room first: what is overwritten cannot be had back */
	error = posix_fallocate(r->fd, (off_t)r->end, (off_t)(length + n));
	errno = error;
	rc = error == ENOSPC || error == EFBIG || error == EDQUOT
		 ? -1
		 : put_at(r, all, length + n);
	error = errno;
	free(all);
	if (rc == 0 &&
	    ftruncate(r->fd, (off_t)r->end + (off_t)(length + n)) == 0) {
		r->end += (long long)length;
		return 0;
	}
	if (ftruncate(r->fd, was) == 0)
		errno = error != 0 ? error : ENOSPC;
	return -1;
}

static int
ends_in(const char *path, const char *end)
{
	size_t n = strlen(path), m = strlen(end);

	return n > m && strcmp(path + n - m, end) == 0;
}

int
cmd_report_begin(struct cmd_report *r, struct cmd_run *run, const char *path)
{
	static const struct cmd_looks whole = {HEAD, NULL, NULL},
				      lines = {"{\"id\": \"",
					       "\",\"level\": \"", NULL};
	struct stat st;
	int rc;

	memset(r, 0, sizeof(*r));
	r->path = path;
	r->fd = -1;
	if (path == NULL)
		return 0;
	r->is_lines = ends_in(path, ".ndjson");
	if (strcmp(path, "-") == 0 ||
	    (stat(path, &st) == 0 && !S_ISREG(st.st_mode)))
		return 0;
	rc = cmd_look_at_old(path, run->verb, "--report", "earlier report",
			     r->is_lines ? &lines : &whole);
	if (rc != 0)
		return rc;
	/* whole, and in its place, before the first file */
	if (cmd_file_write(path, HEAD UNFINISHED,
			   r->is_lines ? 0 : strlen(HEAD UNFINISHED),
			   vdm_findings_sink(run->findings, path)) != 0)
		return cmd_system(errno, "%s", path);
	r->fd = open(path, O_WRONLY | O_CLOEXEC);
	if (r->fd < 0)
		return cmd_system(errno, "%s", path);
	r->end = r->is_lines ? 0 : (long long)strlen(HEAD);
	return 0;
}

/* The findings that are not in it yet, with what stands between them. To
 * free(). */
static char *
items(const struct cmd_report *r, const struct cmd_run *run, size_t *length)
{
	size_t n = vdm_findings_count(run->findings), i, all = 0, one;
	char *text = cmd_have(calloc(1, 1)), *item;

	for (i = r->count; i < n; i++) {
		if (vdm_findings_json_item(run->findings, i, &item, &one) != 0)
			cmd_have(NULL);
		text = cmd_have(realloc(text, all + one + 3));
		if (!r->is_lines && i > 0)
			text[all++] = ',';
		if (!r->is_lines)
			text[all++] = '\n';
		memcpy(text + all, item, one);
		all += one;
		if (r->is_lines)
			text[all++] = '\n';
		vdm_free(item);
	}
	*length = all;
	return text;
}

void
cmd_report_add(struct cmd_report *r, struct cmd_run *run)
{
	size_t length;
	char *text;

	if (r->fd < 0 || r->failed ||
	    vdm_findings_count(run->findings) == r->count)
		return;
	text = items(r, run, &length);
	if (put(r, text, length, r->is_lines ? "" : UNFINISHED) != 0)
		failed(r, run);
	r->count = vdm_findings_count(run->findings);
	free(text);
}

/* All of it at once, for a pipe or a device. */
static void
write_whole(struct cmd_report *r, struct cmd_run *run, const char *rest,
	    size_t rest_length)
{
	size_t length, n = 0;
	char *text = items(r, run, &length), *all;

	all = cmd_have(malloc(length + rest_length + sizeof(HEAD) + 8));
	if (!r->is_lines) {
		n = strlen(HEAD);
		memcpy(all, HEAD, n);
	}
	memcpy(all + n, text, length);
	memcpy(all + n + length, rest, rest_length);
	if (cmd_file_write(r->path, all, n + length + rest_length, NULL) != 0)
		failed(r, run);
	free(text);
	free(all);
}

void
cmd_report_end(struct cmd_report *r, struct cmd_run *run)
{
	char *rest, *end;
	size_t length;

	if (r->path == NULL || r->failed)
		return;
	cmd_report_add(r, run);
	if (vdm_findings_json_rest(run->findings, &rest, &length) != 0) {
		failed(r, run);
		return;
	}
	end = cmd_have(malloc(length + 8));
	length = r->is_lines ? 0 : (size_t)sprintf(end, "\n],%s}\n", rest);
	end[length] = '\0';
	if (r->fd < 0)
		write_whole(r, run, end, length);
	else if (put(r, "", 0, end) != 0 || fsync(r->fd) != 0)
		failed(r, run);
	if (r->fd >= 0)
		close(r->fd);
	r->fd = -1;
	vdm_free(rest);
	free(end);
}
