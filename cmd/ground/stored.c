/* SPDX-License-Identifier: MIT */
/* The catalog of the user's own folder of schemas: where it lies, what is in
 * it, and what it is with one more. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ground/file.h"
#include "ground/say.h"
#include "ground/schemas.h"

#define URN "urn:vidimus:schema:" /* before names that are not URLs */
#define ENTRY "  <uri name=\""
#define HEAD                                                                   \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                         \
	"<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\">\n"
#define FOOT "</catalog>"

char *
cmd_schema_folder(void)
{
	static const char rest[] = "vidimus/schemas";
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
	char *share, *folder;

	if (data != NULL && *data == '/')
		return cmd_join(data, rest, strlen(rest), NULL);
	if (home == NULL || *home != '/')
		return NULL;
	share = cmd_join(home, ".local/share", 12, NULL);
	folder =
	    share == NULL ? NULL : cmd_join(share, rest, strlen(rest), NULL);
	free(share);
	return folder;
}

static char *
catalog_path(void)
{
	char *folder = cmd_schema_folder(), *path = NULL;

	if (folder != NULL)
		path = cmd_join(folder, "catalog", 7, "xml");
	free(folder);
	return path;
}

/* Whether the folder in which the store's own would lie is no folder: then
 * there is no store, as for a user without a home. */
static int
is_homeless(void)
{
	char *folder = cmd_schema_folder(), *end;
	int there = 0, i;

	for (i = 0; folder != NULL && i < 2; i++) /* vidimus/schemas */
		if ((end = strrchr(folder, '/')) != NULL)
			*end = '\0';
	if (folder != NULL)
		there = cmd_is_folder(folder);
	free(folder);
	return !there;
}

int
cmd_stored_catalog(char **text)
{
	char *path;
	size_t length = 0;
	int rc;

	*text = NULL;
	errno = 0;
	path = catalog_path();
	if (path == NULL)
		return errno == ENOMEM ? -1 : 0;
	rc = cmd_file_read(path, text, &length);
	if (rc != 0 && (errno == ENOENT || (errno == ENOTDIR && is_homeless())))
		rc = 0;
	free(path);
	if (*text != NULL && strstr(*text, FOOT) == NULL) {
		free(*text);
		*text = NULL;
		errno = EBADMSG; /* cut, or something else */
		rc = -1;
	}
	return rc;
}

static void
unescape(char *s)
{
	static const struct {
		const char *entity;
		char c;
	} table[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&quot;", '"'}};
	char *out = s;
	size_t i;

	while (*s != '\0') {
		char c = *s;
		size_t n = 1;

		for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
			if (strncmp(s, table[i].entity,
				    strlen(table[i].entity)) == 0) {
				c = table[i].c;
				n = strlen(table[i].entity);
			}
		*out++ = c;
		s += n;
	}
	*out = '\0';
}

char *
cmd_stored_next(const char **at)
{
	const char *start = strstr(*at, ENTRY), *end;
	char *name;

	if (start == NULL)
		return NULL;
	start += strlen(ENTRY);
	end = strchr(start, '"');
	if (end == NULL)
		return NULL;
	*at = end;
	if (strncmp(start, URN, strlen(URN)) == 0)
		start += strlen(URN);
	name = strndup(start, (size_t)(end - start)); /* errno: ENOMEM */
	if (name != NULL)
		unescape(name);
	return name;
}

static void
put_escaped(FILE *out, const char *s)
{
	for (; *s != '\0'; s++)
		if (*s == '&')
			fputs("&amp;", out);
		else if (*s == '<')
			fputs("&lt;", out);
		else if (*s == '"')
			fputs("&quot;", out);
		else
			putc(*s, out);
}

/* As in a URI reference: what is no plain character is escaped. */
static void
put_reference(FILE *out, const char *s)
{
	for (; *s != '\0'; s++)
		if ((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') ||
		    (*s >= '0' && *s <= '9') || strchr("-._~/", *s) != NULL)
			putc(*s, out);
		else
			fprintf(out, "%%%02X", (unsigned char)*s);
}

char *
cmd_stored_with(const char *name, const char *folder, const char *part)
{
	char *old, *text = NULL, *one, *line;
	const char *at, *end;
	size_t length = 0;
	FILE *out;
	int rc = cmd_stored_catalog(&old);

	/* what cannot be read is not written over */
	out = rc == 0 ? open_memstream(&text, &length) : NULL;
	if (out == NULL) {
		free(old);
		return NULL;
	}
	fputs(HEAD, out);
	for (at = old; at != NULL && (at = strstr(at, ENTRY)) != NULL;
	     at = end) {
		end = strchr(at, '\n');
		if (end == NULL)
			break;
		line = cmd_have(strndup(at, (size_t)(end - at)));
		at = line;
		errno = 0;
		one = cmd_stored_next(&at);
		if (one == NULL && errno == ENOMEM)
			cmd_have(NULL);
		if (one != NULL && strcmp(one, name) != 0)
			fprintf(out, "%s\n", line);
		free(one);
		free(line);
	}
	free(old);
	fputs(ENTRY, out);
	if (strstr(name, "://") == NULL)
		fputs(URN, out);
	put_escaped(out, name);
	fputs("\" uri=\"", out);
	put_reference(out, folder);
	putc('/', out);
	put_reference(out, part);
	fputs("\"/>\n" FOOT "\n", out);
	rc = ferror(out);
	/* without memory for it the text is gone, and fclose says nothing */
	if (fclose(out) == 0 && rc == 0 && text != NULL)
		return text;
	free(text);
	errno = ENOMEM;
	return NULL;
}
