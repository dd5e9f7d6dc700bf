/* SPDX-License-Identifier: MIT */
/* Git as a program: its arguments, what it writes, how it ends. */
#include "ground/git.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ground/say.h"

extern char **environ;

enum { MOST_ARGUMENTS = 4096, PIECE = 65536 };

/* A pipe's end that is read, and what came. */
struct stream {
	int fd;
	char *bytes;
	size_t length, cap;
};

/* 1: there may be more. */
static int
take(struct stream *s)
{
	ssize_t n;

	if (s->cap - s->length < PIECE) {
		s->cap = (s->length + PIECE) * 2;
		s->bytes = cmd_have(realloc(s->bytes, s->cap));
	}
	do
		n = read(s->fd, s->bytes + s->length, PIECE - 1);
	while (n < 0 && errno == EINTR);
	if (n > 0)
		s->length += (size_t)n;
	return n > 0;
}

/* Reads both until they end: one that nobody reads would stop git. */
static void
drain(struct stream s[2])
{
	struct pollfd p[2];
	int i, open = 2;

	while (open > 0) {
		for (i = 0; i < 2; i++)
			p[i] = (struct pollfd){s[i].fd, POLLIN, 0};
		if (poll(p, 2, -1) < 0) {
			if (errno == EINTR)
				continue;
			break;
		}
		for (i = 0; i < 2; i++)
			if (p[i].revents != 0 && s[i].fd >= 0 && !take(&s[i])) {
				close(s[i].fd);
				s[i].fd = -1;
				open--;
			}
	}
	for (i = 0; i < 2; i++) {
		if (s[i].fd >= 0)
			close(s[i].fd);
		s[i].bytes = cmd_have(realloc(s[i].bytes, s[i].length + 1));
		s[i].bytes[s[i].length] = '\0';
	}
}

static int
start(pid_t *pid, const char *const *arguments, const int out[2],
      const int error[2])
{
	posix_spawn_file_actions_t actions;
	const char *argv[MOST_ARGUMENTS + 3] = {"git", "--no-pager"};
	size_t n;
	int rc;

	*pid = -1;
	for (n = 0; arguments[n] != NULL; n++) {
		if (n == MOST_ARGUMENTS)
			return E2BIG;
		argv[n + 2] = arguments[n];
	}
	rc = posix_spawn_file_actions_init(&actions);
	if (rc != 0)
		return rc;
	posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, out[1], 1);
	posix_spawn_file_actions_adddup2(&actions, error[1], 2);
	/* the strings are not changed: exec's type is older than const */
	rc = posix_spawnp(pid, "git", &actions, NULL, (char *const *)argv,
			  environ);
	posix_spawn_file_actions_destroy(&actions);
	return rc;
}

static int
make_pipe(int fd[2])
{
	if (pipe(fd) != 0)
		return errno;
	fcntl(fd[0], F_SETFD, FD_CLOEXEC);
	fcntl(fd[1], F_SETFD, FD_CLOEXEC);
	return 0;
}

static int
wait_for(pid_t pid)
{
	int state = 0;

	while (waitpid(pid, &state, 0) < 0)
		if (errno != EINTR)
			return -1;
	return WIFEXITED(state) ? WEXITSTATUS(state) : 128;
}

int
cmd_git(struct cmd_git_answer *answer, const char *const *arguments)
{
	int out[2] = {-1, -1}, error[2] = {-1, -1}, rc;
	struct stream s[2] = {{.fd = -1}, {.fd = -1}};
	pid_t pid = -1;

	memset(answer, 0, sizeof(*answer));
	answer->status = -1;
	rc = make_pipe(out);
	if (rc == 0)
		rc = make_pipe(error);
	if (rc == 0)
		rc = start(&pid, arguments, out, error);
	if (out[1] >= 0)
		close(out[1]);
	if (error[1] >= 0)
		close(error[1]);
	if (rc != 0) {
		if (out[0] >= 0)
			close(out[0]);
		if (error[0] >= 0)
			close(error[0]);
		return cmd_system(rc, "git cannot be run");
	}
	s[0].fd = out[0];
	s[1].fd = error[0];
	drain(s);
	answer->out = s[0].bytes;
	answer->length = s[0].length;
	answer->error = s[1].bytes;
	answer->status = wait_for(pid);
	if (answer->status == 127 && answer->error[0] == '\0')
		return cmd_system(ENOENT, "git cannot be run");
	return 0;
}

void
cmd_git_fini(struct cmd_git_answer *answer)
{
	free(answer->out);
	free(answer->error);
	memset(answer, 0, sizeof(*answer));
}

const char *
cmd_git_reason(struct cmd_git_answer *answer)
{
	char *s = answer->error;

	if (s == NULL || *s == '\0')
		return "git says no more";
	if (strncmp(s, "fatal: ", 7) == 0)
		s += 7;
	s[strcspn(s, "\n")] = '\0';
	return s;
}

char *
cmd_git_top(struct cmd_git_answer *answer)
{
	static const char *const arguments[] = {"rev-parse", "--show-toplevel",
						NULL};
	char *top = NULL;

	if (cmd_git(answer, arguments) == 0 && answer->status == 0 &&
	    answer->length > 1) {
		/* a line feed is git's; others are the name's */
		answer->out[answer->length - 1] = '\0';
		top = cmd_have(strdup(answer->out));
	}
	return top;
}

int
cmd_git_is_shallow(void)
{
	static const char *const arguments[] = {
	    "rev-parse", "--is-shallow-repository", NULL};
	struct cmd_git_answer answer;
	int is = cmd_git(&answer, arguments) == 0 && answer.status == 0 &&
		 strncmp(answer.out, "true", 4) == 0;

	cmd_git_fini(&answer);
	return is;
}
