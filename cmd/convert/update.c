/* SPDX-License-Identifier: MIT */
/*
 * What earlier runs into a folder have done. A line of the state has fields
 * with tabs between them: the output's name, the key, the status, the counts,
 * the account, the files that were read and written, the findings; bytes that
 * could part lines and fields are escaped as in addresses. A file is told by
 * its digest, and by what stat() says of it where it was not changed a moment
 * before that was noted: then its digest need not be asked again.
 */
#include "convert/update.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <vidimus.h>

#include "found/run.h"
#include "ground/file.h"
#include "ground/output.h"
#include "ground/say.h"
#include "run/origin.h"
#include "run/pool.h"

enum { FIELDS = 7, SETTLED = 2 /* seconds */ };

/* A line. */
struct cmd_done {
	char *field[FIELDS]; /* target, key, status, counts, account, files,
				findings; escaped but for the first */
	size_t order;
};

/* ---- bytes in a field --------------------------------------------------- */

static char *
escaped(const char *bytes, size_t length)
{
	static const char digits[] = "0123456789abcdef";
	char *out = cmd_have(malloc(3 * length + 1)), *to = out;
	size_t i;

	for (i = 0; i < length; i++) {
		unsigned char c = (unsigned char)bytes[i];

		if (c > ' ' && c != '%' && c != 0x7f) {
			*to++ = (char)c;
			continue;
		}
		*to++ = '%';
		*to++ = digits[c >> 4];
		*to++ = digits[c & 15];
	}
	*to = '\0';
	return out;
}

static int
digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* To free(), with a NUL behind it. */
static char *
unescaped(const char *field, size_t *length)
{
	char *out = cmd_have(malloc(strlen(field) + 1)), *to = out;

	for (; *field != '\0'; field++) {
		int high, low;

		if (field[0] == '%' && (high = digit(field[1])) >= 0 &&
		    (low = digit(field[2])) >= 0) {
			*to++ = (char)(high << 4 | low);
			field += 2;
		} else {
			*to++ = *field;
		}
	}
	*to = '\0';
	*length = (size_t)(to - out);
	return out;
}

/* ---- files --------------------------------------------------------------- */

/* What stat() says of a file that was not changed just now; else "-". Of a
 * folder it does not say whether what lies in it is as it was. */
static void
sign(const char *path, char *to, size_t size)
{
	struct stat st;

	snprintf(to, size, "-");
	if (strcmp(path, "-") != 0 && stat(path, &st) == 0 &&
	    !S_ISDIR(st.st_mode) && st.st_ctim.tv_sec + SETTLED < time(NULL))
		snprintf(to, size, "%llx.%llx.%llx.%llx.%lx.%llx.%lx",
			 (unsigned long long)st.st_dev,
			 (unsigned long long)st.st_ino,
			 (unsigned long long)st.st_size,
			 (unsigned long long)st.st_mtim.tv_sec,
			 (unsigned long)st.st_mtim.tv_nsec,
			 (unsigned long long)st.st_ctim.tv_sec,
			 (unsigned long)st.st_ctim.tv_nsec);
}

void
cmd_update_note(struct cmd_run *run, char kind, const char *path,
		const void *bytes, size_t length)
{
	char head[67];

	head[0] = kind;
	if (bytes != NULL)
		vdm_digest(bytes, length, head + 1);
	else if (cmd_digest_file(path, head + 1) != 0)
		memset(head + 1, '0', 64); /* its coming is a change */
	head[65] = ' ';
	cmd_run_note(run, head, 66);
	cmd_run_note(run, path, strlen(path) + 1);
}

/* The files of a note, with what stat() says of each: "Sdigest sign path". */
static char *
signed_files(const char *note, size_t length, size_t *n)
{
	const char *at = note, *end = note + length;
	char *out = NULL, mark[160];
	FILE *f = cmd_text_open(&out, n);

	for (; at < end; at += strlen(at) + 1) {
		if (strlen(at) < 67)
			continue;
		sign(at + 66, mark, sizeof(mark));
		fprintf(f, "%.65s %s %s", at, mark, at + 66);
		putc('\0', f);
	}
	return cmd_text_close(f, &out);
}

/* Whether a file has the bytes that it had. The state may be somebody else's,
 * and name what has no end. */
static int
is_same(const char *entry)
{
	const char *mark = entry + 66, *path = strchr(mark, ' ');
	char now[160], hex[65];
	size_t n;

	if (path == NULL)
		return 0;
	n = (size_t)(path - mark);
	path++;
	sign(path, now, sizeof(now));
	if (now[0] != '-' && strlen(now) == n && memcmp(now, mark, n) == 0)
		return 1;
	if (cmd_is_special(path))
		return 0;
	if (cmd_digest_file(path, hex) != 0) /* it was not there before, too */
		return strspn(entry + 1, "0") == 64;
	return memcmp(hex, entry + 1, 64) == 0;
}

/* ---- the state ------------------------------------------------------------
 */

static int
by_target(const void *x, const void *y)
{
	const struct cmd_done *a = x, *b = y;
	int c = strcmp(a->field[0], b->field[0]);

	if (c != 0)
		return c;
	return a->order < b->order ? -1 : a->order > b->order;
}

/* Parts a line; 0: it is none of ours. */
static int
part(char *line, struct cmd_done *d)
{
	size_t i, n;
	char *name;

	for (i = 0; i < FIELDS; i++) {
		d->field[i] = line;
		line = line != NULL ? strchr(line, '\t') : NULL;
		if ((line == NULL) != (i == FIELDS - 1))
			return 0;
		if (line != NULL)
			*line++ = '\0';
	}
	name = unescaped(d->field[0], &n);
	memcpy(d->field[0], name, n + 1);
	free(name);
	return 1;
}

/* The lines that are whole, in order, and of each output the last one. */
static void
read_lines(struct cmd_update *u)
{
	char *at = u->text, *end;
	size_t cap = 0, i, n = 0;

	while ((end = strchr(at, '\n')) != NULL) {
		*end = '\0';
		if (u->count == cap) {
			cap = cap > 0 ? cap * 2 : 64;
			u->done =
			    cmd_have(realloc(u->done, cap * sizeof(*u->done)));
		}
		u->done[u->count] = (struct cmd_done){.order = u->count};
		u->count += (size_t)part(at, &u->done[u->count]);
		at = end + 1;
	}
	if (u->count > 0)
		qsort(u->done, u->count, sizeof(*u->done), by_target);
	for (i = 0; i < u->count; i++) {
		if (n > 0 &&
		    strcmp(u->done[n - 1].field[0], u->done[i].field[0]) == 0)
			n--;
		u->done[n++] = u->done[i];
	}
	u->count = n;
}

int
cmd_update_begin(struct cmd_update *u, struct cmd_run *run, const char *folder)
{
	const char *version = vdm_version();
	size_t length = 0;
	int ends_line;

	memset(u, 0, sizeof(*u));
	cmd_run_said(run, 0, version);
	vdm_digest(run->said, run->said_length, u->key);
	u->path = cmd_join(folder, CMD_STATE, strlen(CMD_STATE), NULL);
	if (cmd_is_there(u->path) && !cmd_is_plain(u->path, 0))
		return cmd_system(errno, "%s", u->path);
	if (cmd_file_read(u->path, &u->text, &length) != 0) {
		if (errno != ENOENT)
			return cmd_system(errno, "%s", u->path);
		u->text = cmd_have(calloc(1, 1));
	}
	ends_line = length > 0 && u->text[length - 1] == '\n';
	read_lines(u);
	u->more = fopen(u->path, "ae");
	if (u->more == NULL)
		return cmd_system(errno, "%s", u->path);
	if (length > 0 && !ends_line)
		putc('\n', u->more); /* of a run that was killed */
	return fflush(u->more) == 0 ? 0 : cmd_system(errno, "%s", u->path);
}

static struct cmd_done *
find(const struct cmd_update *u, const char *target)
{
	size_t low = 0, high = u->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int c = strcmp(u->done[middle].field[0], target);

		if (c == 0)
			return &u->done[middle];
		if (c < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* Whether a file of a line was the source: the first that was read. */
static int
is_of(const char *files, size_t length, const char *source)
{
	const char *path = length > 67 ? strchr(files + 66, ' ') : NULL;

	return files[0] == 'S' && path != NULL && strcmp(path + 1, source) == 0;
}

/* Whether all files of a line are as they were; at least one was written. What
 * is no such line, of somebody else's making, says nothing. */
static int
are_same(const char *files, size_t length)
{
	const char *at = files, *end = files + length;
	int outputs = 0;

	for (; at < end; at += strlen(at) + 1) {
		if (strlen(at) < 68 || strchr(at + 66, ' ') == NULL)
			return 0;
		if (at[0] == CMD_NOTE_DEED)
			continue;
		if (!is_same(at))
			return 0;
		outputs += at[0] == 'O';
	}
	return outputs > 0;
}

/* "1,0,3" */
static void
read_counts(const char *field, long *counts)
{
	char *end;
	size_t i;

	for (i = 0; i < CMD_COUNTS; i++) {
		counts[i] = strtol(field, &end, 10);
		field = *end == ',' ? end + 1 : end;
	}
}

/* The note of a line: its files without what stat() said. */
static void
read_note(const char *files, size_t length, struct cmd_result *r)
{
	const char *at = files, *end = files + length, *path;

	r->note = cmd_have(malloc(length + 1));
	for (; at < end; at += strlen(at) + 1) {
		path = strchr(at + 66, ' ') + 1;
		memcpy(r->note + r->note_length, at, 66);
		r->note_length += 66;
		memcpy(r->note + r->note_length, path, strlen(path) + 1);
		r->note_length += strlen(path) + 1;
	}
}

int
cmd_update_knows(struct cmd_update *u, const char *target, const char *source,
		 struct cmd_result *r)
{
	struct cmd_done *d = find(u, target);
	char *files;
	size_t length;
	int same;

	if (d == NULL || strcmp(d->field[1], u->key) != 0)
		return 0;
	files = unescaped(d->field[5], &length);
	same = is_of(files, length, source) && are_same(files, length);
	if (same) {
		memset(r, 0, sizeof(*r));
		read_counts(d->field[3], r->counts);
		r->account = unescaped(d->field[4], &(size_t){0});
		read_note(files, length, r);
		r->packed = unescaped(d->field[6], &r->packed_length);
		u->known++;
	}
	free(files);
	return same;
}

int
cmd_update_wrote(const struct cmd_update *u, const char *target,
		 const char *file)
{
	const struct cmd_done *d = find(u, target);
	const char *at, *path;
	char *files;
	size_t length;
	int wrote = 0;

	if (d == NULL)
		return 0;
	files = unescaped(d->field[5], &length);
	for (at = files; at < files + length; at += strlen(at) + 1) {
		path = strlen(at) > 67 ? strchr(at + 66, ' ') : NULL;
		if (at[0] == 'O' && path != NULL && strcmp(path + 1, file) == 0)
			wrote = cmd_is_there(file) && !is_same(at) ? -1 : 1;
	}
	free(files);
	/* a run that was killed before it noted this one leaves it whole */
	return wrote < 0 && cmd_is_sealed(file) ? 1 : wrote;
}

/* A line of the state. */
static void
put_line(FILE *f, const char *target, const char *key,
	 const struct cmd_result *r)
{
	size_t n, i;
	char *files = signed_files(r->note, r->note_length, &n);
	char *name = escaped(target, strlen(target)), *all = escaped(files, n);
	char *packed = escaped(r->packed, r->packed_length);
	char *account = escaped(r->account, strlen(r->account));

	fprintf(f, "%s\t%s\t%d\t", name, key, r->status);
	for (i = 0; i < CMD_COUNTS; i++)
		fprintf(f, "%s%ld", i > 0 ? "," : "", r->counts[i]);
	fprintf(f, "\t%s\t%s\t%s\n", account, all, packed);
	free(files);
	free(name);
	free(all);
	free(packed);
	free(account);
}

void
cmd_update_add(struct cmd_update *u, const char *target,
	       const struct cmd_result *r)
{
	char *line = NULL;
	size_t length;
	FILE *f = cmd_text_open(&line, &length);

	put_line(f, target, u->key, r);
	cmd_text_close(f, &line);
	/* in one piece, beside what another shard's run adds */
	if (write(fileno(u->more), line, length) != (ssize_t)length)
		clearerr(u->more);
	free(line);
}

static void
put_as_it_was(FILE *f, const struct cmd_done *d)
{
	char *name = escaped(d->field[0], strlen(d->field[0]));
	size_t i;

	fputs(name, f);
	for (i = 1; i < FIELDS; i++)
		fprintf(f, "\t%s", d->field[i]);
	putc('\n', f);
	free(name);
}

/* The lines as they are now: what stat() says may say more than it did. */
static char *
compact(struct cmd_update *u, size_t *length)
{
	char *out = NULL;
	FILE *f = cmd_text_open(&out, length);
	struct cmd_result r;
	size_t i, n;

	for (i = 0; i < u->count; i++) {
		struct cmd_done *d = &u->done[i];
		char *files = unescaped(d->field[5], &n);

		memset(&r, 0, sizeof(r));
		r.status = atoi(d->field[2]);
		read_counts(d->field[3], r.counts);
		r.account = unescaped(d->field[4], &(size_t){0});
		r.packed = unescaped(d->field[6], &r.packed_length);
		if (are_same(files, n)) {
			read_note(files, n, &r);
			put_line(f, d->field[0], d->field[1], &r);
		} else if (cmd_is_there(d->field[0])) {
			put_as_it_was(f, d);
		}
		free(files);
		cmd_result_fini(&r);
	}
	return cmd_text_close(f, &out);
}

void
cmd_update_end(struct cmd_update *u, struct cmd_run *run)
{
	size_t length;
	char *text;

	if (u->more != NULL && fclose(u->more) != 0)
		cmd_run_worse(run, cmd_system(errno, "%s", u->path));
	u->more = NULL;
	free(u->text);
	free(u->done);
	u->text = NULL;
	u->done = NULL;
	u->count = 0;
	/* what the runs of other shards add meanwhile would be lost */
	if (u->path != NULL && run->list.shards == 1 &&
	    cmd_file_read(u->path, &u->text, &length) == 0) {
		u->text[length] = '\0';
		read_lines(u);
		text = compact(u, &length);
		if (cmd_file_write(u->path, text, length, NULL) != 0)
			cmd_run_worse(run, cmd_system(errno, "%s", u->path));
		free(text);
	}
	free(u->text);
	free(u->done);
	free(u->path);
	memset(u, 0, sizeof(*u));
}
