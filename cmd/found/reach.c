/* SPDX-License-Identifier: MIT */
/* How far what somebody else may have written can make the program look. */
#include <stdlib.h>
#include <string.h>

#include "found/config.h"
#include "ground/file.h"
#include "ground/place.h"

/* What programs keep beside settings of theirs is hidden and may hold what is
 * secret; what this one does is not. */
static int
is_hidden(const char *below)
{
	static const char own[] = "/.vidimus";
	const char *p = below;

	while ((p = strstr(p, "/.")) != NULL)
		if (strncmp(p++, own, sizeof(own) - 1) != 0)
			return 1;
	return 0;
}

/* Whether a real name is that of something in a folder; `below` gets its part
 * from the folder on. */
static int
lies_in(const char *folder, const char *real, const char **below)
{
	char *base = folder != NULL ? cmd_real(folder) : NULL;
	const char *rest = NULL;

	/* all lies in the root */
	if (base != NULL && strcmp(base, "/") != 0)
		rest = cmd_below(base, real);
	*below = rest != NULL ? rest - 1 : real;
	free(base);
	return rest != NULL;
}

const char *
cmd_setting_why_not(const char *folder, const char *path, int is_read)
{
	char *real = cmd_real_place(path);
	char *root = cmd_upwards(folder, ".git");
	const char *below, *why = NULL;

	if (real == NULL)
		; /* there is nothing to be read or replaced */
	else if (!lies_in(root, real, &below) &&
		 !lies_in(folder, real, &below) && !lies_in(".", real, &below))
		why = "lies neither in the repository or folder of the "
		      "settings nor in the folder that vidimus runs in";
	else if (is_hidden(below))
		why = "is hidden, it or a folder of it";
	else if (is_read && cmd_is_special(real))
		why = "is no regular file";
	free(real);
	free(root);
	return why;
}
