/* SPDX-License-Identifier: MIT */
/* Which settings hold where: found upwards, taken where nothing else is said.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "config.h"
#include "place.h"

#define NAME ".vidimus.yaml"

void
cmd_configs_fini(struct cmd_configs *all)
{
	struct cmd_config *next;

	for (; all->all != NULL; all->all = next) {
		next = all->all->next;
		cmd_config_free(all->all);
	}
	cmd_names_fini(&all->folder);
	free(all->of);
}

/* The file of settings for an absolute folder, to free(); NULL: there is none.
 */
static char *
find_upwards(const char *folder)
{
	char *at = cmd_have(strdup(folder)), *file, *git, *slash;
	int is_root;

	for (;;) {
		file = cmd_have(cmd_join(at, NAME, strlen(NAME), NULL));
		if (cmd_is_there(file))
			break;
		free(file);
		file = NULL;
		git = cmd_have(cmd_join(at, ".git", 4, NULL));
		is_root = cmd_is_there(git);
		free(git);
		slash = strrchr(at, '/');
		if (is_root || at[1] == '\0' || slash == NULL)
			break;
		slash[slash == at] = '\0';
	}
	free(at);
	return file;
}

static int
load_once(struct cmd_configs *all, const char *file, struct cmd_config **found)
{
	struct cmd_config *c = all->all;
	int rc = 0;

	while (c != NULL && strcmp(c->path, file) != 0)
		c = c->next;
	if (c == NULL) {
		rc = cmd_config_load(&c, file);
		if (rc == 0) {
			c->next = all->all;
			all->all = c;
		}
	}
	*found = c;
	return rc;
}

int
cmd_config_of(struct cmd_configs *all, const char *path,
	      const struct cmd_config **config)
{
	char *folder, *full, *slash, *file;
	struct cmd_config *c = NULL;
	size_t i, had = all->folder.count;
	int rc = 0;

	*config = NULL;
	if (all->is_off)
		return 0;
	folder = cmd_is_folder(path) ? cmd_have(strdup(path))
				     : cmd_have(cmd_folder_of(path));
	i = cmd_names_add(&all->folder, folder);
	if (i < had) {
		*config = all->of[i];
		free(folder);
		return 0;
	}
	if (i >= all->cap) {
		all->cap = 2 * i + 16;
		all->of = cmd_have(
		    realloc(all->of, all->cap * sizeof(struct cmd_config *)));
	}
	all->of[i] = NULL;
	/* the folder's own name may be a link: something in it is asked for */
	full = cmd_have(cmd_join(folder, "x", 1, NULL));
	free(folder);
	folder = cmd_absolute(full);
	free(full);
	slash = strrchr(folder, '/');
	slash[slash == folder] = '\0';
	file = find_upwards(folder);
	if (file != NULL)
		rc = load_once(all, file, &c);
	all->of[i] = c;
	*config = c;
	free(file);
	free(folder);
	return rc;
}

/* Whether a path lies below a folder that a glob names: by the slash at its
 * end, or since no sign of a pattern is in it. */
static int
is_below(const char *glob, const char *path)
{
	char *above, *slash;
	int is = 0;

	if (glob[strlen(glob) - 1] != '/' && strpbrk(glob, "*?[") != NULL)
		return 0;
	above = cmd_have(strdup(path));
	while (!is && (slash = strrchr(above, '/')) != NULL) {
		*slash = '\0';
		is = cmd_list_matches(glob, above);
	}
	free(above);
	return is;
}

int
cmd_setting_is_of(const struct cmd_config *c, const struct cmd_setting *s,
		  const char *path)
{
	char *full, *name;
	int is;

	if (s->glob == NULL)
		return 1;
	full = cmd_absolute(path);
	name = cmd_seen_from(c->folder, full);
	is = is_below(s->glob, name) || (s->glob[strlen(s->glob) - 1] != '/' &&
					 cmd_list_matches(s->glob, name));
	free(full);
	free(name);
	return is;
}

/* ---- what holds for the run -----------------------------------------------
 */

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

	if (strcmp(s->name, "svrl") == 0 && run->verb != &cmd_validate)
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

/* ---- levels -------------------------------------------------------------- */

/* Whether a name is that of a finding, or of its rule. */
static int
is_named(const char *name, const struct vdm_finding *f)
{
	const char *id = vdm_finding_id(f);
	const char *rule = vdm_finding_detail(f, "rule");
	size_t n = strlen(id);

	if (strncmp(name, id, n) != 0)
		return 0;
	return name[n] == '\0' || (name[n] == '/' && rule != NULL &&
				   strcmp(name + n + 1, rule) == 0);
}

int
cmd_config_level(struct cmd_run *run, const char *path,
		 const struct vdm_finding *f, const struct cmd_setting **where)
{
	const struct cmd_config *c;
	enum vdm_level level;
	size_t i;

	*where = NULL;
	if (run->configs.all == NULL ||
	    cmd_config_of(&run->configs, path, &c) != 0 || c == NULL)
		return -1;
	for (i = 0; i < c->count; i++) {
		const struct cmd_setting *s = &c->setting[i];

		if ((s->key == CMD_KEY_LEVELS || s->key == CMD_KEY_PATHS) &&
		    is_named(s->name, f) && cmd_setting_is_of(c, s, path) &&
		    (*where == NULL || (*where)->glob == NULL ||
		     s->glob != NULL))
			*where = s;
	}
	if (*where == NULL)
		return -1;
	return vdm_level_find((*where)->value, &level) == 0 ? (int)level : -2;
}
