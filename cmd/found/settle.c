/* SPDX-License-Identifier: MIT */
/* Which settings hold where: found upwards, taken where nothing else is said.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "found/config.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/glob.h"
#include "ground/place.h"
#include "ground/say.h"

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
		is = cmd_glob_matches(glob, above);
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
					 cmd_glob_matches(s->glob, name));
	free(full);
	free(name);
	return is;
}

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
