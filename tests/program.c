/* SPDX-License-Identifier: MIT */
/*
 * Starts the program of the build as libtool's script does, which takes longer
 * to find its library than the program takes for most of what tests have it do;
 * and they start it some ten thousand times.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LIBRARIES BUILD "/.libs"

int
main(int argc, char **argv)
{
	const char *path = getenv("LD_LIBRARY_PATH");
	char both[4096];

	(void)argc;
	if (access(LIBRARIES "/vidimus", X_OK) != 0) {
		/* linked with nothing that is shared, it is no script */
		execv(BUILD "/vidimus", argv);
	} else if (path == NULL || *path == '\0') {
		if (setenv("LD_LIBRARY_PATH", LIBRARIES, 1) == 0)
			execv(LIBRARIES "/vidimus", argv);
	} else if (snprintf(both, sizeof(both), "%s:%s", LIBRARIES, path) <
		       (int)sizeof(both) &&
		   setenv("LD_LIBRARY_PATH", both, 1) == 0) {
		execv(LIBRARIES "/vidimus", argv);
	}
	fprintf(stderr, "%s: %s\n", BUILD, strerror(errno));
	return 127;
}
