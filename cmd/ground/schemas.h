/* SPDX-License-Identifier: MIT */
/* Where schemas are found offline. */
#ifndef VDM_CMD_SCHEMAS_H
#define VDM_CMD_SCHEMAS_H

#include <stddef.h>

#include "ground/verb.h"

/*
 * Lets the library find schemas: through these XML catalogs, the user's own
 * folder, then $XML_CATALOG_FILES or /etc/xml/catalog. 0, or a status.
 */
int cmd_catalogs(const char *const *catalog, size_t count);
/* The user's folder of schemas, to free(); NULL: there is no home. */
char *cmd_schema_folder(void);
/* Keeps a copy of a schema there, by `name` or (NULL) its own. A status. */
int cmd_store(const struct cmd_verb *verb, const char *file, const char *name);
/* The catalog of that folder, to free(), or NULL where there is none; 0, or -1
 * and errno. The next name in it; errno is ENOMEM where that is the reason for
 * NULL. */
int cmd_stored_catalog(char **text);
char *cmd_stored_next(const char **at);
/* The text of that catalog with one more schema: all entries but that of this
 * name, and then its new one, a part of a folder; to free(). NULL, and errno.
 */
char *cmd_stored_with(const char *name, const char *folder, const char *part);

#endif
