/* SPDX-License-Identifier: MIT */
/* Where schemas are found offline: XML catalogs, and the user's own folder. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ground/file.h"
#include "ground/say.h"
#include "ground/schemas.h"

#define ENV "XML_CATALOG_FILES"

/* One more catalog, its spaces escaped: the list is parted by spaces. */
static char *
put(char *list, const char *path)
{
	size_t n = list == NULL ? 0 : strlen(list);
	char *grown = cmd_have(realloc(list, n + 3 * strlen(path) + 2));
	char *p = grown + n;

	if (n > 0)
		*p++ = ' ';
	for (; *path != '\0'; path++)
		if (*path == ' ')
			p += sprintf(p, "%%20");
		else
			*p++ = *path;
	*p = '\0';
	return grown;
}

int
cmd_catalogs(const char *const *catalog, size_t count)
{
	const char *before = getenv(ENV);
	char *folder = cmd_schema_folder(), *own = NULL, *list = NULL, *all,
	     *text;
	size_t i, n;
	int rc = 0;

	for (i = 0; i < count; i++) {
		if (access(catalog[i], R_OK) != 0) {
			free(folder);
			free(list);
			return cmd_system(errno, "%s", catalog[i]);
		}
		list = put(list, catalog[i]);
	}
	if (folder != NULL)
		own = cmd_join(folder, "catalog", 7, "xml");
	if (cmd_stored_catalog(&text) != 0)
		rc = cmd_system(errno, "%s", own != NULL ? own : "schemas");
	else if (text != NULL && own != NULL)
		list = put(list, own);
	free(text);
	free(own);
	free(folder);
	if (list == NULL || rc != 0) {
		free(list);
		return rc;
	}
	if (before == NULL)
		before = "/etc/xml/catalog";
	/* What was before is a list already. */
	n = strlen(list) + strlen(before) + 2;
	all = malloc(n);
	if (all == NULL) {
		free(list);
		return cmd_system(ENOMEM, "list of catalogs");
	}
	snprintf(all, n, "%s %s", list, before);
	free(list);
	rc = setenv(ENV, all, 1) != 0 ? cmd_system(errno, "%s", ENV) : 0;
	free(all);
	return rc;
}
