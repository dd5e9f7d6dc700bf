/* SPDX-License-Identifier: MIT */
/* vidimus config: what holds for a file, and which line says so. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "found/config.h"
#include "ground/file.h"
#include "ground/place.h"
#include "ground/say.h"
#include "ground/verb.h"
#include "run/args.h"

/* Whether a later line settles the same. */
static int
is_overruled(const struct cmd_config *c, size_t index, const char *path)
{
	const struct cmd_setting *s = &c->setting[index], *t;
	size_t i;

	for (i = index + 1; i < c->count; i++) {
		t = &c->setting[i];
		if (t->key != s->key || !cmd_setting_is_of(c, t, path))
			continue;
		switch (s->key) {
		case CMD_KEY_LEVELS:
		case CMD_KEY_PATHS:
			if (strcmp(t->name, s->name) == 0)
				return 1;
			break;
		case CMD_KEY_PROFILE:
		case CMD_KEY_FAIL_ON:
		case CMD_KEY_JOBS:
		case CMD_KEY_BASELINE:
			return 1;
		case CMD_KEY_EXTENDS:
		case CMD_KEY_SCHEMAS:
		case CMD_KEY_INCLUDE:
		case CMD_KEY_EXCLUDE:
		case CMD_KEY_PEOPLE:
		case CMD_KEY_METADATA:
		case CMD_KEY_DECISIONS:
		case CMD_KEY_OUTPUTS:
		case CMD_KEY_SUMMARY:
		case CMD_KEYS:
			break;
		}
	}
	return 0;
}

static void
print_setting(const struct cmd_setting *s)
{
	char *file = cmd_seen_from(cmd_root(), s->file);
	char *here = cmd_from_here(file);

	cmd_put(stdout, cmd_key_name(s->key));
	if (s->name != NULL) {
		putchar(' ');
		cmd_put_inside(stdout, s->name);
	}
	fputs(": ", stdout);
	cmd_put_inside(stdout, s->value);
	fputs("\t(", stdout);
	cmd_put_inside(stdout, here);
	printf(":%u", s->line);
	if (s->glob != NULL) {
		fputs(", of ", stdout);
		cmd_put_inside(stdout, s->glob);
	}
	fputs(")\n", stdout);
	free(file);
	free(here);
}

static void
print_all(const struct cmd_config *c, const char *path)
{
	int is_folder = cmd_is_folder(path);
	size_t i;

	for (i = 0; i < c->count; i++)
		if (is_folder || (cmd_setting_is_of(c, &c->setting[i], path) &&
				  !is_overruled(c, i, path)))
			print_setting(&c->setting[i]);
}

static int
run_config(const struct cmd_verb *verb, int argc, char **argv)
{
	struct cmd_configs all = {0};
	const struct cmd_config *c;
	struct cmd_args args;
	const char *path;
	int rc;

	cmd_args_init(&args, verb, argc, argv);
	if (cmd_args_next(&args) == CMD_ARG_BAD)
		return CMD_USAGE;
	if (args.count > 1)
		return cmd_usage(verb, "one file, please");
	path = args.count > 0 ? args.operands[0] : ".";
	rc = cmd_config_of(&all, path, &c);
	if (rc == 0 && c == NULL)
		cmd_line(stdout, "no .vidimus.yaml holds for %s", path);
	else if (rc == 0)
		print_all(c, path);
	cmd_configs_fini(&all);
	return rc;
}

static const struct cmd_option options[] = {{0, NULL, 0, NULL, NULL}};

const struct cmd_verb cmd_config = {
    .name = "config",
    .synopsis = "[FILE]",
    .summary = "what .vidimus.yaml settles for a file, and in which line",
    .details =
	"Settings are found upwards from the file, no further than the root of "
	"its\nrepository. Of a folder (or of the current one) all are printed, "
	"whatever they are\nabout. vidimus schema config prints the JSON "
	"Schema "
	"of such files.",
    .options = {options},
    .run = run_config,
};
