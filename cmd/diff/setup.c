/* SPDX-License-Identifier: MIT */
/* vidimus git-setup: what git needs to show records, printed or added. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "found/run.h"
#include "ground/file.h"
#include "ground/git.h"
#include "ground/output.h"
#include "ground/say.h"
#include "ground/verb.h"
#include "run/args.h"

enum { OPT_WRITE = CMD_OPT_OWN, OPT_DRIVER };

static const char *const patterns[] = {"*.xml", "*.tei", "*.epub"};

/* Keys of git's configuration and what they are set to. */
static const struct setting {
	const char *key, *value;
	int is_driver; /* only where an external diff was asked for */
} settings[] = {
    {"diff.vidimus.textconv", "vidimus diff --textconv", 0},
    {"diff.vidimus.command", "vidimus diff", 1},
};

enum {
	PATTERNS = sizeof(patterns) / sizeof(patterns[0]),
	SETTINGS = sizeof(settings) / sizeof(settings[0])
};

static void
print_setup(int with_driver)
{
	size_t i;

	printf("# .gitattributes\n");
	for (i = 0; i < PATTERNS; i++)
		printf("%s diff=vidimus\n", patterns[i]);
	printf("\n# in each clone, once\n");
	for (i = 0; i < SETTINGS; i++)
		if (with_driver || !settings[i].is_driver)
			printf("git config %s '%s'\n", settings[i].key,
			       settings[i].value);
}

/* ---- .gitattributes ------------------------------------------------------ */

/* What a line says of diff for this very pattern, in *n bytes; NULL: nothing.
 * "diff", "-diff" and "!diff" say something, too. */
static const char *
diff_in_line(const char *line, size_t length, const char *pattern, size_t *n)
{
	size_t used = strlen(pattern), at;

	*n = 0;
	if (length < used || strncmp(line, pattern, used) != 0 ||
	    (used < length && strchr(" \t", line[used]) == NULL))
		return NULL;
	for (at = used; at < length; at += *n) {
		const char *word;

		while (at < length && strchr(" \t\r", line[at]) != NULL)
			at++;
		word = line + at;
		for (*n = 0; at + *n < length &&
			     strchr(" \t\r", line[at + *n]) == NULL;)
			++*n;
		if (*n >= 4 &&
		    (strncmp(word, "diff", 4) == 0 ||
		     (*n == 5 && strncmp(word + 1, "diff", 4) == 0 &&
		      strchr("-!", word[0]) != NULL)) &&
		    (*n == 4 || word[4] == '=' || word[0] != 'd'))
			return word;
	}
	return NULL;
}

/* What the file says last of a pattern's diff; NULL: nothing. */
static const char *
diff_of(const char *text, const char *pattern, size_t *n)
{
	const char *found = NULL, *word;
	size_t length, m;

	*n = 0;
	for (; *text != '\0'; text += length + (text[length] == '\n')) {
		length = strcspn(text, "\n");
		word = diff_in_line(text, length, pattern, &m);
		if (word != NULL) {
			found = word;
			*n = m;
		}
	}
	return found;
}

static void
append(char **text, size_t *length, const char *more)
{
	size_t n = strlen(more);

	*text = cmd_have(realloc(*text, *length + n + 1));
	memcpy(*text + *length, more, n + 1);
	*length += n;
}

/* Adds the lines that are missing. A status. */
static int
write_attributes(const struct cmd_verb *verb, const char *top)
{
	static const char wanted[] = "diff=vidimus";
	char *path = cmd_join(top, ".gitattributes", 14, NULL);
	char *text = NULL;
	size_t length = 0, before, i, n;
	int rc = CMD_OK, is_new = !cmd_is_there(path);

	if (!is_new && cmd_file_read(path, &text, &length) != 0)
		rc = cmd_system(errno, "%s", path);
	else if (!is_new && !cmd_is_plain(path, strlen(top)))
		rc = cmd_usage(verb, "%s: a link, or no file: not changed",
			       path);
	if (text == NULL)
		text = cmd_have(calloc(1, 1));
	before = length;
	for (i = 0; rc <= CMD_FINDINGS && i < PATTERNS; i++) {
		const char *said = diff_of(text, patterns[i], &n);

		if (said != NULL &&
		    (n != strlen(wanted) || memcmp(said, wanted, n) != 0)) {
			cmd_line(stderr,
				 "vidimus git-setup: %s: %s is \"%.*s\" "
				 "already, and stays so",
				 path, patterns[i], (int)n, said);
			rc = CMD_FINDINGS;
		}
		if (said != NULL)
			continue;
		if (length > 0 && text[length - 1] != '\n')
			append(&text, &length, "\n");
		append(&text, &length, patterns[i]);
		append(&text, &length, " diff=vidimus\n");
		cmd_line(stdout, "%s: %s diff=vidimus", path, patterns[i]);
	}
	if (length > before && cmd_file_write(path, text, length, NULL) != 0)
		rc = cmd_system(errno, "%s", path);
	free(text);
	free(path);
	return rc;
}

/* ---- git config ---------------------------------------------------------- */

/* Sets a key that is not set. A status. */
static int
write_setting(const struct setting *s)
{
	const char *get[] = {"config", "--get", s->key, NULL};
	const char *set[] = {"config", "--local", s->key, s->value, NULL};
	struct cmd_git_answer answer;
	int rc = cmd_git(&answer, get), is_set;

	is_set = rc == 0 && answer.status == 0;
	if (is_set)
		answer.out[strcspn(answer.out, "\n")] = '\0';
	if (is_set && strcmp(answer.out, s->value) != 0) {
		cmd_line(stderr,
			 "vidimus git-setup: %s is \"%s\" already, and stays "
			 "so",
			 s->key, answer.out);
		rc = CMD_FINDINGS;
	}
	cmd_git_fini(&answer);
	if (rc != 0 || is_set)
		return rc;
	rc = cmd_git(&answer, set);
	if (rc == 0 && answer.status != 0)
		rc = cmd_system(0, "git config %s: %s", s->key,
				cmd_git_reason(&answer));
	cmd_git_fini(&answer);
	if (rc == 0)
		cmd_line(stdout, "git config: %s = %s", s->key, s->value);
	return rc;
}

static int
write_setup(const struct cmd_verb *verb, int with_driver)
{
	struct cmd_git_answer answer;
	char *top = cmd_git_top(&answer);
	int rc = CMD_OK, one;
	size_t i;

	if (top == NULL)
		rc = answer.status < 0
			 ? CMD_SYSTEM
			 : cmd_usage(verb, "git: %s", cmd_git_reason(&answer));
	else
		rc = write_attributes(verb, top);
	cmd_git_fini(&answer);
	for (i = 0; rc <= CMD_FINDINGS && i < SETTINGS; i++) {
		if (!with_driver && settings[i].is_driver)
			continue;
		one = write_setting(&settings[i]);
		rc = one > rc ? one : rc;
	}
	free(top);
	return rc;
}

static int
run_setup(const struct cmd_verb *verb, int argc, char **argv)
{
	struct cmd_args args;
	int id, write = 0, driver = 0;

	cmd_args_init(&args, verb, argc, argv);
	while ((id = cmd_args_next(&args)) != CMD_ARG_END) {
		if (id == CMD_ARG_BAD)
			return CMD_USAGE;
		write |= id == OPT_WRITE;
		driver |= id == OPT_DRIVER;
	}
	if (args.count > 0)
		return cmd_usage(verb, "it takes no files");
	if (write)
		return write_setup(verb, driver);
	print_setup(driver);
	return CMD_OK;
}

static const struct cmd_option options[] = {
    {OPT_WRITE, "write", 0, NULL,
     "add what is missing to this repository; what is there stays"},
    {OPT_DRIVER, "driver", 0, NULL,
     "git diff runs vidimus diff, besides reading records as lines"},
    {0, NULL, 0, NULL, NULL},
};

const struct cmd_verb cmd_git_setup = {
    .name = "git-setup",
    .synopsis = "[--write] [--driver]",
    .summary = "what git needs to show what changed of records",
    .details =
	"Prints the lines of .gitattributes and the settings of git config. "
	"With --write it\nadds those that are missing to the repository of "
	"the working folder; what somebody\nset otherwise is told and stays, "
	"with exit status 1.",
    .options = {options},
    .run = run_setup,
};
