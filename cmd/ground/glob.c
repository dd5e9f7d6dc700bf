/* SPDX-License-Identifier: MIT */
/* Patterns of names. */
#include "ground/glob.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "ground/file.h"
#include "ground/say.h"

/* The next part of a path, up to a slash, fits the next one of a pattern. */
static int
fits(const char *glob, size_t g, const char *path, size_t p)
{
	char *one = cmd_have(strndup(glob, g));
	char *name = cmd_have(strndup(path, p));
	int is = g > 0 && p > 0 && fnmatch(one, name, 0) == 0;

	free(one);
	free(name);
	return is;
}

/* "**" stands for any number of folders, and at the end for all in them. Of
 * several only the last one that was met has to take in more. */
static int
matches_path(const char *glob, const char *path)
{
	const char *behind = NULL, *from = NULL;

	for (;;) {
		size_t g = strcspn(glob, "/"), p = strcspn(path, "/");

		if (g == 2 && strncmp(glob, "**", 2) == 0) {
			if (glob[g] == '\0')
				return 1;
			behind = glob + g + 1;
			from = path;
			glob = behind;
			continue;
		}
		if (fits(glob, g, path, p) &&
		    (glob[g] == '\0') == (path[p] == '\0')) {
			if (glob[g] == '\0')
				return 1;
			glob += g + 1;
			path += p + 1;
			continue;
		}
		from = from != NULL ? strchr(from, '/') : NULL;
		if (from == NULL)
			return 0;
		path = ++from;
		glob = behind;
	}
}

/* A pattern without a slash, but for one at its end, is one of base names. */
int
cmd_glob_matches(const char *glob, const char *name)
{
	char *plain;
	size_t n;
	int is, is_path;

	n = strncmp(glob, "./", 2) == 0 ? 2 : glob[0] == '/';
	is_path = n > 0;
	glob += n;
	n = strlen(glob);
	plain = cmd_have(strndup(glob, n - (n > 1 && glob[n - 1] == '/')));
	is = !is_path && strchr(plain, '/') == NULL
		 ? fnmatch(plain, cmd_base_name(name), 0) == 0
		 : matches_path(plain, name);
	free(plain);
	return is;
}

int
cmd_globs_match(const struct cmd_globs *globs, const char *name, int is)
{
	size_t i;

	for (i = 0; i < globs->count; i++) {
		const char *glob = globs->glob[i];
		int takes_back = *glob == '!';

		if (is == takes_back &&
		    cmd_glob_matches(glob + takes_back, name))
			is = !takes_back;
	}
	return is;
}
