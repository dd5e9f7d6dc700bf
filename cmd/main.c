/* SPDX-License-Identifier: MIT */
/* The program: finds the verb. */
#include <stdio.h>
#include <string.h>

#include <vidimus.h>

int
main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "--version") == 0) {
		printf("vidimus %s\n", vdm_version());
		return 0;
	}
	fprintf(stderr, "usage: vidimus VERB ...\n");
	return 2;
}
