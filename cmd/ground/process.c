/* SPDX-License-Identifier: MIT */
/* Processes: whose account runs the program, on how many processors, and how
 * one that was forked ends. */
#include "ground/process.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <vidimus.h>

#include "ground/say.h"

long
cmd_processors(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n > 0 ? n : 1;
}

#ifdef VDM_COVERAGE
void __gcov_dump(void);
#endif

void
cmd_leave(int status)
{
#ifdef VDM_COVERAGE
	__gcov_dump(); /* what it ran counts as well */
#endif
	_exit(status);
}

enum { LONGEST = 1024 };

/* In the child: writes the name, and ends with 0; with 1 where the system
 * failed. */
__attribute__((noreturn)) static void
tell(int to)
{
	const struct rlimit none = {0, 0};
	const struct passwd *p;
	const char *s;
	size_t n;
	int null = open("/dev/null", O_WRONLY);

	if (null >= 0)
		dup2(null, STDERR_FILENO);
	setrlimit(RLIMIT_CORE, &none);
	errno = 0;
	p = getpwuid(getuid());
	if (p == NULL)
		cmd_leave(errno == ENOMEM);
	s = p->pw_gecos != NULL ? p->pw_gecos : "";
	n = strcspn(s, ",");
	if (n == 0 && p->pw_name != NULL)
		n = strlen(s = p->pw_name);
	if (n > LONGEST)
		n = LONGEST;
	cmd_leave(n > 0 && write(to, s, n) != (ssize_t)n);
}

/* Asked in a process of its own: where there is no memory, the C library ends
 * the one that asks by an assertion, or crashes. */
int
cmd_account(char **name)
{
	char said[LONGEST + 1];
	int fd[2], state = 0;
	pid_t child;
	ssize_t n;

	*name = NULL;
	if (pipe(fd) != 0)
		return cmd_system(errno, "the name of the account");
	child = fork();
	if (child == 0)
		tell(fd[1]);
	close(fd[1]);
	if (child < 0) {
		close(fd[0]);
		return cmd_system(errno, "the name of the account");
	}
	do
		n = read(fd[0], said, LONGEST);
	while (n < 0 && errno == EINTR);
	close(fd[0]);
	while (waitpid(child, &state, 0) < 0 && errno == EINTR)
		;
	if (!WIFEXITED(state) || WEXITSTATUS(state) != 0 || n < 0)
		return cmd_system(ENOMEM, "the name of the account");
	*name =
	    cmd_have(n == 0 ? strdup("somebody") : strndup(said, (size_t)n));
	return 0;
}
