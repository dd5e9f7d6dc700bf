/* SPDX-License-Identifier: MIT */
/* Options of the library, set by their names. */
#include "ground/set.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "ground/file.h"
#include "ground/say.h"

/* What is wrong with a value is said before it comes here. */
static int
was_set(int rc, const char *option)
{
	return rc == 0 ? 0 : cmd_system(errno, "--%s", option);
}

int
cmd_set_read(struct vdm_read_options *options, const char *option,
	     const char *value)
{
	return was_set(vdm_read_options_set(options, option, value), option);
}

int
cmd_set_write(struct vdm_write_options *options, const char *option,
	      const char *value)
{
	return was_set(vdm_write_options_set(options, option, value), option);
}

int
cmd_set_place(struct vdm_read_options *options, const char *path)
{
	int is_file = strcmp(path, "-") != 0;
	char *folder = is_file ? cmd_folder_of(path) : NULL;
	int rc;

	if (is_file && folder == NULL)
		return cmd_system(ENOMEM, "%s", path);
	rc = cmd_set_read(options, "name", is_file ? path : NULL);
	if (rc == 0)
		rc = cmd_set_read(options, "base", folder);
	free(folder);
	return rc;
}
