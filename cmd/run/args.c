/* SPDX-License-Identifier: MIT */
/* Arguments of a verb, read and explained from one table. */
#include "run/args.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "found/formats.h"
#include "ground/file.h"
#include "ground/ids.h"
#include "ground/say.h"
#include "ground/verb.h"

enum { LONGEST = 64 }; /* bytes of a name that may be a slip */

static const struct cmd_option help_options[] = {
    {0, "help", 'h', NULL, "print this and leave"},
};

void
cmd_args_init(struct cmd_args *args, const struct cmd_verb *verb, int argc,
	      char **argv)
{
	memset(args, 0, sizeof(*args));
	args->verb = verb;
	args->argc = argc;
	args->argv = argv;
	args->operands = argv;
	args->dashes = -1;
}

static const struct cmd_option *
find(const struct cmd_verb *verb, const char *name, size_t n, char letter)
{
	const struct cmd_option *o;
	size_t i;

	for (i = 0; i < CMD_TABLES && verb->options[i] != NULL; i++)
		for (o = verb->options[i]; o->id != 0; o++) {
			if (letter != 0 && o->letter == letter)
				return o;
			if (letter == 0 && strlen(o->name) == n &&
			    strncmp(o->name, name, n) == 0)
				return o;
		}
	return NULL;
}

static int
bad(const struct cmd_args *args, const char *what, const char *arg)
{
	cmd_usage(args->verb, "%s: %s", arg, what);
	return CMD_ARG_BAD;
}

/* An option that the verb has not, and what may have been meant. */
static int
unknown(const struct cmd_args *args, const char *arg, size_t n)
{
	const char *best = NULL;
	char said[LONGEST];
	size_t i;

	if (n < sizeof(said)) {
		memcpy(said, arg + 2, n);
		said[n] = '\0';
		for (i = 0; i < CMD_TABLES && args->verb->options[i] != NULL;
		     i++) {
			const struct cmd_option *o;

			for (o = args->verb->options[i]; o->id != 0; o++)
				best = vdm_nearer(said, best, o->name);
		}
	}
	if (best == NULL)
		return bad(args, "no such option", arg);
	cmd_usage(args->verb, "%s: no such option: did you mean --%s?", arg,
		  best);
	return CMD_ARG_BAD;
}

/* Whether an option's argument is a file that is written. */
static int
is_writing(const struct cmd_option *o)
{
	static const char *const names[] = {
	    "output", "report", "premis", "onix", "summary", "write-baseline"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(o->name, names[i]) == 0)
			return 1;
	return 0;
}

/* Whether an option's argument is a file that is read. */
static int
is_reading(const struct cmd_option *o)
{
	static const char *const names[] = {
	    "files-from", "decisions", "metadata", "people",
	    "profile",    "schema",    "catalog",  "title-page",
	    "baseline",   "cover",     "css",      "font"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(o->name, names[i]) == 0)
			return 1;
	return 0;
}

/* Standard input is read once: who asks for it second would have nothing. The
 * name of an option, or "": a file. 0, or CMD_ARG_BAD after a message. */
static int
claim_standard(struct cmd_args *args, const char *option)
{
	const char *had = args->standard;

	args->standard = option;
	if (had == NULL)
		return 0;
	if (*had == '\0' && *option == '\0')
		cmd_usage(args->verb, "two files are -: standard input is read "
				      "once");
	else if (*had == '\0' || *option == '\0')
		cmd_usage(
		    args->verb,
		    "--%s%s and a file are both -: standard input is read "
		    "once",
		    had, option);
	else
		cmd_usage(args->verb,
			  "--%s and --%s are both -: standard input is read "
			  "once",
			  had, option);
	return CMD_ARG_BAD;
}

/* Whether an option goes with those before it. 0, or CMD_ARG_BAD after a
 * message. */
static int
choose(struct cmd_args *args, const struct cmd_option *o)
{
	size_t i;

	for (i = 0; i < CMD_ONE_OF && args->verb->one_of[i] != NULL; i++) {
		if (strcmp(args->verb->one_of[i], o->name) != 0)
			continue;
		if (args->chosen != NULL &&
		    strcmp(args->chosen, o->name) != 0) {
			cmd_usage(args->verb,
				  "--%s and --%s: one of them at a time",
				  args->chosen, o->name);
			return CMD_ARG_BAD;
		}
		args->chosen = o->name;
	}
	return 0;
}

/* The option's id, where what it writes is written by no other one: what both
 * write would be the last one's. An option that may be said once is its last
 * saying. */
static int
claim(struct cmd_args *args, const struct cmd_option *o)
{
	struct cmd_written now = {o->name, args->value,
				  cmd_outputs_is(args->value)},
			   *w;
	size_t i;

	if (strcmp(args->value, "-") == 0 && is_reading(o) &&
	    claim_standard(args, o->name) != 0)
		return CMD_ARG_BAD;
	if (!is_writing(o))
		return o->id;
	if (now.is_format)
		now.path = strchr(args->value, '=') + 1;
	if (cmd_is_special(now.path))
		return o->id;
	for (i = 0; i < args->written_count; i++) {
		w = &args->written[i];
		if (w->option == now.option && !w->is_format &&
		    !now.is_format) {
			w->path = now.path;
			return o->id;
		}
		if (cmd_is_same_place(w->path, now.path)) {
			cmd_usage(args->verb,
				  "--%s and --%s both to %s: each needs a "
				  "file of its own",
				  w->option, now.option,
				  strcmp(now.path, "-") == 0 ? "standard output"
							     : now.path);
			return CMD_ARG_BAD;
		}
	}
	if (args->written_count == CMD_MOST_WRITTEN) {
		cmd_usage(args->verb, "more than %d files to write",
			  (int)CMD_MOST_WRITTEN);
		return CMD_ARG_BAD;
	}
	args->written[args->written_count++] = now;
	return o->id;
}

static int
long_option(struct cmd_args *args, const char *arg)
{
	size_t n = strcspn(arg + 2, "=");
	const struct cmd_option *o = find(args->verb, arg + 2, n, 0);
	const char *equals = arg[2 + n] == '=' ? arg + 3 + n : NULL;

	if (o == NULL)
		return unknown(args, arg, n);
	if (choose(args, o) != 0)
		return CMD_ARG_BAD;
	if (o->arg == NULL && equals != NULL)
		return bad(args, "takes no argument", arg);
	args->value = equals;
	if (o->arg != NULL && equals == NULL && o->arg[0] != '[') {
		if (args->at >= args->argc)
			return bad(args, "needs an argument", arg);
		args->value = args->argv[args->at++];
	}
	return args->value != NULL ? claim(args, o) : o->id;
}

static int
short_option(struct cmd_args *args, const char *arg)
{
	const struct cmd_option *o = find(args->verb, NULL, 0, arg[1]);

	if (o == NULL)
		return bad(args, "no such option", arg);
	if (choose(args, o) != 0)
		return CMD_ARG_BAD;
	args->value = NULL;
	if (o->arg == NULL)
		return arg[2] == '\0' ? o->id
				      : bad(args, "no such option", arg);
	if (arg[2] != '\0') {
		args->value = arg + 2;
		return claim(args, o);
	}
	if (args->at >= args->argc)
		return bad(args, "needs an argument", arg);
	args->value = args->argv[args->at++];
	return claim(args, o);
}

/* What looks like an option may be a file: a shell puts all names of a folder
 * where "*" stands. Nobody knows then what was meant. */
static int
file_as_option(const struct cmd_args *args, const char *arg)
{
	cmd_usage(args->verb,
		  "%s is a file here, and looks like an option: write ./%s, or "
		  "-- before the files",
		  arg, arg);
	return CMD_ARG_BAD;
}

int
cmd_args_next(struct cmd_args *args)
{
	while (args->at < args->argc) {
		char *arg = args->argv[args->at++];

		if (!args->operands_only && strcmp(arg, "--") == 0) {
			args->operands_only = 1;
			args->dashes = args->count;
			continue;
		}
		if (arg[0] == '-' && (!args->operands_only || arg[1] == '\0') &&
		    cmd_is_there(arg))
			return file_as_option(args, arg);
		if (args->operands_only || arg[0] != '-' || arg[1] == '\0') {
			if (strcmp(arg, "-") == 0 &&
			    claim_standard(args, "") != 0)
				return CMD_ARG_BAD;
			args->operands[args->count++] = arg;
			continue;
		}
		if (arg[1] == '-')
			return long_option(args, arg);
		return short_option(args, arg);
	}
	return CMD_ARG_END;
}

static void
help_row(const struct cmd_option *o)
{
	char left[40];
	int n;

	n = snprintf(
	    left, sizeof(left), "  %c%c%s --%s%s%s", o->letter != 0 ? '-' : ' ',
	    o->letter != 0 ? o->letter : ' ', o->letter != 0 ? "," : " ",
	    o->name, o->arg != NULL && o->arg[0] != '[' ? " " : "",
	    o->arg != NULL ? o->arg : "");
	if (n < 28)
		printf("%-28s%s\n", left, o->help);
	else
		printf("%s\n%-28s%s\n", left, "", o->help);
}

void
cmd_help(const struct cmd_verb *verb)
{
	const struct cmd_option *o;
	size_t i;

	printf("usage: vidimus %s %s\n\n%s\n", verb->name, verb->synopsis,
	       verb->summary);
	if (verb->details != NULL)
		printf("\n%s\n", verb->details);
	printf("\n");
	for (i = 0; i < CMD_TABLES && verb->options[i] != NULL; i++)
		for (o = verb->options[i]; o->id != 0; o++)
			help_row(o);
	help_row(&help_options[0]);
	printf("  --                        what follows is a file, whatever "
	       "it looks like\n");
	printf("\nExit status: 0 clean, 1 findings at or above --fail-on, 2 "
	       "usage, 3 the system failed.\n");
}
