/* SPDX-License-Identifier: MIT */
/* Settings that hold for a run: taken as options where nothing else is said. */
#include "run/taken.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "found/config.h"
#include "found/run.h"
#include "ground/say.h"
#include "ground/verb.h"
#include "run/options.h"

static const struct {
	enum cmd_key key;
	int option;
} options[] = {
    {CMD_KEY_INCLUDE, CMD_OPT_INCLUDE},
    {CMD_KEY_EXCLUDE, CMD_OPT_EXCLUDE},
    {CMD_KEY_PROFILE, CMD_OPT_PROFILE},
    {CMD_KEY_PEOPLE, CMD_OPT_PEOPLE},
    {CMD_KEY_METADATA, CMD_OPT_METADATA},
    {CMD_KEY_DECISIONS, CMD_OPT_DECISIONS},
    {CMD_KEY_FAIL_ON, CMD_OPT_FAIL_ON},
    {CMD_KEY_JOBS, CMD_OPT_JOBS},
    {CMD_KEY_SUMMARY, CMD_OPT_SUMMARY},
    {CMD_KEY_BASELINE, CMD_OPT_BASELINE},
};
enum { OPTIONS = sizeof(options) / sizeof(options[0]) };

/* Whether a verb has an option. */
static int
has_option(const struct cmd_verb *verb, int id)
{
	const struct cmd_option *o;
	size_t i;

	for (i = 0; i < CMD_TABLES && verb->options[i] != NULL; i++)
		for (o = verb->options[i]; o->id != 0; o++)
			if (o->id == id)
				return 1;
	return 0;
}

static int
take_output(struct cmd_run *run, const struct cmd_setting *s)
{
	char *said;

	if (strcmp(s->name, "svrl") == 0 && !run->verb->runs_rules)
		return 0; /* which alone runs rules of Schematron */
	said = cmd_have(malloc(strlen(s->name) + strlen(s->value) + 2));
	sprintf(said, "%s=%s", s->name, s->value);
	cmd_run_keep_text(run, said);
	return cmd_run_option(run, CMD_OPT_OUTPUTS, said);
}

static int
take_setting(struct cmd_run *run, const struct cmd_config *c, size_t index,
	     unsigned long long said)
{
	const struct cmd_setting *s = &c->setting[index];
	size_t i, k;

	if (s->key == CMD_KEY_OUTPUTS)
		return has_option(run->verb, CMD_OPT_OUTPUTS) &&
			       !(said & 1ULL << CMD_OPT_OUTPUTS)
			   ? take_output(run, s)
			   : 0;
	for (i = 0; i < OPTIONS; i++)
		if (options[i].key == s->key)
			break;
	if (i == OPTIONS || (said & 1ULL << options[i].option) ||
	    !has_option(run->verb, options[i].option))
		return 0;
	/* of what can be only one, the last one */
	for (k = index + 1; s->key == CMD_KEY_PROFILE && k < c->count; k++)
		if (c->setting[k].key == s->key)
			return 0;
	return cmd_run_option(run, options[i].option, s->value);
}

int
cmd_config_begin(struct cmd_run *run, char *const *operands, int count)
{
	const struct cmd_config *c;
	const char *first =
	    count > 0 && strcmp(operands[0], "-") != 0 ? operands[0] : ".";
	unsigned long long said = run->said_options;
	size_t i;
	int rc = cmd_config_of(&run->configs, first, &c);

	for (i = 0; rc == 0 && c != NULL && i < c->count; i++)
		rc = take_setting(run, c, i, said);
	run->config = c;
	return rc;
}

int
cmd_config_check(struct cmd_run *run)
{
	const struct cmd_config *c;
	const char *path;
	size_t i, k;
	int rc = 0;

	for (i = 0; rc == 0 && i < run->list.count; i++) {
		path = run->list.input[i].path;
		if (strcmp(path, "-") == 0)
			continue;
		rc = cmd_config_of(&run->configs, path, &c);
		for (k = 0;
		     rc == 0 && c != NULL && c != run->config && k < c->count;
		     k++)
			if (!cmd_key_is_of_file(c->setting[k].key))
				rc = cmd_usage(
				    run->verb,
				    "%s:%u: %s is for a whole run, and this "
				    "one is settled by %s: run its files by "
				    "themselves",
				    c->setting[k].file, c->setting[k].line,
				    cmd_key_name(c->setting[k].key),
				    run->config != NULL ? run->config->path
							: "the command line");
	}
	return rc;
}

int
cmd_config_pair(struct cmd_run *run, char *const *operands)
{
	const struct cmd_config *c;
	int rc = cmd_config_of(&run->configs, operands[0], &c);

	if (rc == 0)
		rc = cmd_config_begin(run, operands + (c == NULL), 1);
	return rc != 0 ? rc : cmd_config_check(run);
}
