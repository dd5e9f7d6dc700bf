/* SPDX-License-Identifier: MIT */
/* vidimus schema: the embedded schemas, and those of the user's own folder. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "ground/file.h"
#include "ground/say.h"
#include "ground/schemas.h"
#include "ground/verb.h"
#include "run/args.h"

/* The list of the user's own schemas cannot be read. */
static int
unread(int error)
{
	char *folder = cmd_schema_folder();
	int rc = folder != NULL ? cmd_system(error, "%s/catalog.xml", folder)
				: cmd_system(error, "list of schemas");

	free(folder);
	return rc;
}

static int
list_all(void)
{
	const char *at;
	char *catalog, *name;
	size_t i;
	int error;

	if (cmd_stored_catalog(&catalog) != 0)
		return unread(errno);
	at = catalog;
	for (i = 0; vdm_schema_name(i) != NULL; i++)
		printf("%s\n", vdm_schema_name(i));
	errno = 0;
	while (at != NULL && (name = cmd_stored_next(&at)) != NULL) {
		cmd_line(stdout, "%s", name);
		free(name);
	}
	error = errno;
	free(catalog);
	return error == ENOMEM ? unread(error) : CMD_OK;
}

/* 1, 0, or -1 where that cannot be known. */
static int
is_stored(const char *wanted)
{
	char *catalog, *name;
	const char *at;
	int found = 0;

	if (cmd_stored_catalog(&catalog) != 0)
		return -1;
	at = catalog;
	errno = 0;

	while (!found && at != NULL && (name = cmd_stored_next(&at)) != NULL) {
		found = strcmp(name, wanted) == 0;
		free(name);
	}
	free(catalog);
	return !found && errno == ENOMEM ? -1 : found;
}

static int
print_one(const struct cmd_verb *verb, const char *name)
{
	const char *text;
	char *path, *bytes;
	size_t length;
	int rc, stored;

	text = vdm_schema_text(name, &length);
	if (text != NULL)
		return cmd_print(text, length);
	stored = is_stored(name);
	if (stored < 0)
		return unread(errno);
	if (!stored)
		return cmd_usage(verb, "%s: no such schema", name);
	rc = cmd_catalogs(NULL, 0);
	path = rc == 0 ? vdm_schema_find(name) : NULL;
	if (path == NULL)
		return cmd_system(errno, "%s", name);
	rc = vdm_schema_load_file(NULL, path, &bytes, &length);
	if (rc != 0)
		rc = cmd_system(errno, "%s", path);
	else
		rc = cmd_print(bytes, length);
	if (rc == 0)
		free(bytes);
	free(path);
	return rc;
}

static int
run_schema(const struct cmd_verb *verb, int argc, char **argv)
{
	struct cmd_args args;
	const char *name;
	int n;

	cmd_args_init(&args, verb, argc, argv);
	if (cmd_args_next(&args) == CMD_ARG_BAD)
		return CMD_USAGE;
	if (args.count > 0 && strcmp(args.operands[0], "add") == 0) {
		n = args.count;
		name = args.operands[n - 1];
		if (n == 4 && strcmp(args.operands[2], "as") == 0)
			n = 3;
		if (n != 2 && n != 3)
			return cmd_usage(verb, "add takes a file, and what it "
					       "is to be called");
		return cmd_store(verb, args.operands[1], n == 3 ? name : NULL);
	}
	if (args.count > 1)
		return cmd_usage(verb, "one name, please");
	if (args.count == 0)
		return list_all();
	return print_one(verb, args.operands[0]);
}

static const struct cmd_option options[] = {{0, NULL, 0, NULL, NULL}};

const struct cmd_verb cmd_schema = {
    .name = "schema",
    .synopsis = "[NAME | add FILE [NAME]]",
    .summary = "lists the schemas at hand, prints one, or keeps another",
    .details =
	"add keeps a copy of a RELAX NG schema, with all that it includes, in "
	"the folder\n$XDG_DATA_HOME/vidimus/schemas "
	"(~/.local/share/vidimus/schemas). NAME is the URL by\nwhich documents "
	"name it, or any name for --schema; else it keeps the file's own.",
    .options = {options},
    .run = run_schema,
};
