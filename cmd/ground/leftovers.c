/* SPDX-License-Identifier: MIT */
/*
 * What killed runs left: files that they had not finished, and moves of
 * finished ones that they had noted and not all done.
 */
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <vidimus.h>

#include "ground/file.h"
#include "ground/moves.h"
#include "ground/output.h"
#include "ground/say.h"
#include "ground/place.h"

#define CLOCKS_APART 0.05 /* seconds: of files and of processes */

/* When a process began, in seconds of the clock of files; 0: not to be had. */
static double
beginning_of(long pid)
{
	char path[48], line[1024];
	const char *at;
	struct timespec now, up;
	double ticks = 0;
	FILE *f;
	int i;

	snprintf(path, sizeof(path), "/proc/%ld/stat", pid);
	f = fopen(path, "re");
	if (f == NULL)
		return 0;
	at = fgets(line, sizeof(line), f) != NULL ? strrchr(line, ')') : NULL;
	fclose(f);
	for (i = 0; at != NULL && i < 20; i++) /* the 22nd, past the name */
		at = strchr(at + 1, ' ');
	if (at != NULL)
		ticks = strtod(at, NULL);
	if (ticks <= 0 || clock_gettime(CLOCK_REALTIME, &now) != 0 ||
	    clock_gettime(CLOCK_BOOTTIME, &up) != 0)
		return 0;
	return (double)(now.tv_sec - up.tv_sec) +
	       (double)(now.tv_nsec - up.tv_nsec) / 1e9 +
	       ticks / (double)sysconf(_SC_CLK_TCK);
}

/* Whether that is the name of an unfinished file in a folder of a program that
 * runs no more. Another may have its number by now, as the first program in
 * each container has: it began after the file was last touched. */
static int
is_left(const char *folder, const char *name)
{
	struct stat st;
	double begun;
	long pid;
	char *end, *path;
	int left;

	if (strncmp(name, CMD_UNFINISHED, strlen(CMD_UNFINISHED)) != 0)
		return 0;
	errno = 0;
	pid = strtol(name + strlen(CMD_UNFINISHED), &end, 10);
	if (*end != '-' || pid <= 0)
		return 1;
	if (kill((pid_t)pid, 0) != 0 && errno == ESRCH)
		return 1;
	path = cmd_join(folder, name, strlen(name), NULL);
	begun = beginning_of(pid);
	left = begun > 0 && lstat(path, &st) == 0 &&
	       (double)st.st_ctim.tv_sec + (double)st.st_ctim.tv_nsec / 1e9 <
		   begun - CLOCKS_APART;
	free(path);
	return left;
}

/* Finishes the moves that killed runs had noted in a folder; how many runs. */
static size_t
finish_left(const char *folder)
{
	struct dirent **names = NULL;
	int n = scandir(folder, &names, NULL, alphasort), i;
	size_t count = 0;

	for (i = 0; i < n; i++) {
		const char *name = names[i]->d_name, *at = strrchr(name, '-');
		char *note = NULL;

		if (at != NULL && strcmp(at, "-moves") == 0 &&
		    is_left(folder, name))
			note = cmd_join(folder, name, strlen(name), NULL);
		count += note != NULL && cmd_moves_finish(note);
		free(note);
		free(names[i]);
	}
	free(names);
	return count;
}

static void
say_left(const char *folder, const struct vdm_sink *sink, const char *message)
{
	if (sink != NULL)
		vdm_finding_say(sink, "output-leftover", message);
	else
		cmd_line(stderr, "vidimus: %s: warning: %s [output-leftover]",
			 cmd_shown(folder), message);
}

/* Whether a folder was looked into already; from now on it was. */
static int
was_looked_into(const char *folder)
{
	static struct cmd_names seen;
	size_t count = seen.count;
	struct stat st;
	char key[48];

	if (stat(folder, &st) != 0)
		return 1;
	snprintf(key, sizeof(key), "%ju %ju", (uintmax_t)st.st_dev,
		 (uintmax_t)st.st_ino);
	cmd_names_add(&seen, key);
	return seen.count == count;
}

void
cmd_leftovers(const char *folder, const struct vdm_sink *sink)
{
	const struct dirent *e;
	size_t count = 0;
	char message[512], first[256] = "";
	DIR *dir;

	if (was_looked_into(folder))
		return;
	if (finish_left(folder) > 0)
		say_left(folder, sink,
			 "a run was killed while it moved finished files to "
			 "their places here: the others of them stand there "
			 "now, too");
	dir = opendir(folder);
	while (dir != NULL && (e = readdir(dir)) != NULL)
		if (is_left(folder, e->d_name) && count++ == 0)
			snprintf(first, sizeof(first), "%s", e->d_name);
	if (dir != NULL)
		closedir(dir);
	if (count == 0)
		return;
	snprintf(message, sizeof(message),
		 "a run that was killed left \"%s\"%s here: what it had not "
		 "finished, or (-old) what it was about to replace",
		 first, count > 1 ? " and others like it" : "");
	say_left(folder, sink, message);
}

void
cmd_output_abandoned(const char *folder, long process)
{
	struct dirent **names = NULL;
	int n, i;

	finish_left(folder);
	n = scandir(folder, &names, NULL, alphasort);
	for (i = 0; i < n; i++) {
		const char *name = names[i]->d_name;
		char *path = cmd_join(folder, name, strlen(name), NULL), *end;

		if (is_left(folder, name) &&
		    strtol(name + strlen(CMD_UNFINISHED), &end, 10) ==
			process &&
		    strlen(end) == strlen("-" CMD_RANDOM))
			unlink(path);
		free(path);
		free(names[i]);
	}
	free(names);
}
