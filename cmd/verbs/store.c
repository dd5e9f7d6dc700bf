/* SPDX-License-Identifier: MIT */
/* The user's own folder of schemas: copies, and an XML catalog of them. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <vidimus.h>

#include "found/findings.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/output.h"
#include "ground/say.h"
#include "ground/schemas.h"
#include "ground/verb.h"
#include "run/options.h"

/* A file that the schema consists of. */
struct part {
	char *path, *bytes; /* path: real and absolute */
	size_t length;
};

struct store {
	struct part *parts; /* the first is the schema itself */
	size_t count;
	int failed;
};

/* ---- what the schema consists of ---- */

static void
store_fini(struct store *s)
{
	size_t i;

	for (i = 0; i < s->count; i++) {
		free(s->parts[i].path);
		free(s->parts[i].bytes);
	}
	free(s->parts);
}

static void
store_part(struct store *s, const char *path, const char *bytes, size_t length)
{
	struct part *p, *grown;

	grown = realloc(s->parts, (s->count + 1) * sizeof(*grown));
	if (grown == NULL) {
		s->failed = ENOMEM;
		return;
	}
	s->parts = grown;
	p = &grown[s->count++];
	p->path = realpath(path, NULL);
	if (p->path == NULL)
		s->failed = errno;
	p->bytes = malloc(length + 1);
	p->length = length;
	if (p->bytes == NULL)
		s->failed = ENOMEM;
	else
		memcpy(p->bytes, bytes, length);
}

/* What a schema finds by URL it finds by that URL from the copy, too. */
static int
load_part(void *context, const char *uri, char **bytes, size_t *length)
{
	int rc = vdm_schema_load_file(NULL, uri, bytes, length);

	if (rc == 0 && strstr(uri, "://") == NULL)
		store_part(context, uri, *bytes, *length);
	return rc;
}

static int
gather(const struct cmd_verb *verb, struct store *s, const char *path)
{
	struct vdm_schema *schema = NULL;
	struct cmd_run run;
	char *bytes;
	size_t length;
	int rc;

	if (cmd_file_read(path, &bytes, &length) != 0)
		return cmd_system(errno, "%s", path);
	store_part(s, path, bytes, length);
	rc = cmd_run_init(&run, verb);
	if (rc == 0) {
		errno = 0;
		if (vdm_schema_compile_with(
			&schema, bytes, length, path, VDM_ENGINE_DEFAULT,
			load_part, s,
			vdm_findings_sink(run.findings, path)) != 0)
			rc = errno == ENOMEM ? cmd_system(errno, "%s", path)
					     : CMD_FINDINGS;
		cmd_run_flush(&run);
		rc = run.status > rc ? run.status : rc;
		vdm_schema_free(schema);
		cmd_run_fini(&run);
	}
	free(bytes);
	if (rc == 0 && s->failed != 0)
		rc = cmd_system(s->failed, "%s", path);
	return rc;
}

/* ---- the catalog ---- */

/* ---- the copies ---- */

/* How much of all paths is the same folder. */
static size_t
common(const struct store *s)
{
	const char *first = s->count > 0 ? s->parts[0].path : "";
	size_t i, k, n = strlen(first);

	for (i = 0; i < s->count; i++) {
		for (k = 0; k < n && s->parts[i].path[k] == first[k]; k++)
			;
		n = k;
	}
	while (n > 0 && first[n - 1] != '/')
		n--;
	return n;
}

/* A folder's name for any URL: what is no letter or digit is "_", and a number
 * tells apart what would be the same then. */
static char *
folder_name(const char *name)
{
	size_t n = strlen(name), i;
	unsigned hash = 5381;
	char *out = malloc(n + 12);

	if (out == NULL)
		return NULL;
	for (i = 0; i < n; i++) {
		unsigned char c = (unsigned char)name[i];
		int plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			    (c >= '0' && c <= '9') || c == '-' ||
			    (c == '.' && i > 0);

		out[i] = '_';
		if (plain)
			out[i] = name[i];
		hash = hash * 33 + c;
	}
	i = n > 60 ? n - 60 : 0;
	memmove(out, out + i, n - i);
	sprintf(out + (n - i), "-%08x", hash);
	return out;
}

/* Nobody else changes the folder while this is open: -1 with errno, or a file
 * to close. */
static int
lock(const char *base)
{
	struct cmd_output made = {.done = 1};
	char *path = cmd_join(base, ".lock", 5, NULL);
	int fd = -1, error;

	if (cmd_output_folder(&made, base) == 0)
		fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	cmd_output_fini(&made);
	free(path);
	while (fd >= 0 && flock(fd, LOCK_EX) != 0) {
		if (errno == EINTR)
			continue;
		error = errno;
		close(fd);
		errno = error;
		return -1;
	}
	return fd;
}

static int
add_part(struct cmd_output *o, const char *folder, const struct part *p,
	 const char *rest)
{
	char *path = cmd_join(folder, rest, strlen(rest), NULL);
	char *parent = cmd_folder_of(path);
	int rc = cmd_output_folder(o, parent);

	if (rc == 0)
		rc = cmd_output_add(o, path, p->bytes, p->length);
	free(parent);
	free(path);
	return rc;
}

/* The catalog, which is moved to its place last, and all copies. */
static int
add_all(struct cmd_output *o, const struct store *s, const char *base,
	const char *own, const char *catalog)
{
	char *path = cmd_join(base, "catalog", 7, "xml");
	char *folder = cmd_join(base, own, strlen(own), NULL);
	size_t at = common(s), i;
	int rc = cmd_output_add(o, path, catalog, strlen(catalog));

	for (i = 0; i < s->count && rc == 0; i++)
		rc = add_part(o, folder, &s->parts[i], s->parts[i].path + at);
	free(folder);
	free(path);
	return rc;
}

static int
copy_into(const struct store *s, const char *base, const char *name)
{
	struct cmd_output o = {0};
	char *own = cmd_have(folder_name(name)), *catalog = NULL;
	int fd = lock(base), rc = -1;

	if (fd >= 0)
		catalog =
		    cmd_stored_with(name, own, s->parts[0].path + common(s));
	if (catalog != NULL && add_all(&o, s, base, own, catalog) == 0)
		rc = cmd_output_finish(&o);
	if (rc != 0)
		rc = cmd_system(errno, "%s", base);
	cmd_output_fini(&o);
	if (fd >= 0)
		close(fd);
	free(catalog);
	free(own);
	return rc;
}

static int
copy_all(const struct store *s, const char *name)
{
	char *base = cmd_schema_folder();
	int rc;

	if (s->count == 0) /* a schema is at least itself */
		rc = cmd_system(ENOMEM, "%s", name);
	else if (base == NULL)
		rc = cmd_system(0, "there is no home folder to keep schemas "
				   "in; set XDG_DATA_HOME");
	else
		rc = copy_into(s, base, name);
	free(base);
	return rc;
}

/* A name that nobody could see or type is none. */
static int
is_name(const char *s)
{
	const char *at = s, *from = s;
	char piece[16];

	for (; vdm_shown_next(&at, piece) > 0; from = at)
		if (strncmp(from, piece, (size_t)(at - from)) != 0 ||
		    strlen(piece) != (size_t)(at - from))
			return 0;
	return *s != '\0';
}

int
cmd_store(const struct cmd_verb *verb, const char *file, const char *name)
{
	struct store s = {0};
	char *found;
	int rc;

	rc = cmd_catalogs(NULL, 0);
	if (rc != 0)
		return rc;
	found = vdm_schema_find(file);
	if (found == NULL && strstr(file, "://") != NULL)
		return cmd_system(0,
				  "%s: nothing is fetched from the network; "
				  "fetch it, then: vidimus schema add FILE %s",
				  file, name != NULL ? name : file);
	if (name == NULL)
		name = strstr(file, "://") != NULL ? file : cmd_base_name(file);
	if (!is_name(name)) {
		free(found);
		return cmd_usage(verb,
				 "\"%s\" is no name for a schema: it is empty "
				 "or has characters that cannot be seen",
				 name);
	}
	rc = gather(verb, &s, found != NULL ? found : file);
	if (rc == 0)
		rc = copy_all(&s, name);
	if (rc == 0)
		cmd_line(stdout, "%s: kept, %zu %s", name, s.count,
			 s.count == 1 ? "file" : "files");
	store_fini(&s);
	free(found);
	return rc;
}
