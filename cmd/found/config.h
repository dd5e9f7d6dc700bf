/* SPDX-License-Identifier: MIT */
/*
 * What a repository settles in .vidimus.yaml (docs/config.md): found upwards
 * from each file, no further than the root of its repository. The command line
 * wins over it.
 */
#ifndef VDM_CMD_CONFIG_H
#define VDM_CMD_CONFIG_H

#include <stddef.h>

#include "ground/place.h"

struct cmd_run;
struct vdm_finding;

enum cmd_key {
	CMD_KEY_EXTENDS,
	CMD_KEY_SCHEMAS,
	CMD_KEY_INCLUDE,
	CMD_KEY_EXCLUDE,
	CMD_KEY_LEVELS,
	CMD_KEY_PATHS,
	CMD_KEY_PROFILE,
	CMD_KEY_PEOPLE,
	CMD_KEY_METADATA,
	CMD_KEY_DECISIONS,
	CMD_KEY_FAIL_ON,
	CMD_KEY_JOBS,
	CMD_KEY_OUTPUTS,
	CMD_KEY_SUMMARY,
	CMD_KEY_BASELINE,
	CMD_KEYS
};

/* One thing that is settled, and where. Later ones win. */
struct cmd_setting {
	enum cmd_key key;
	char *glob;  /* of paths, or NULL: of all */
	char *name;  /* of a finding or a format, or NULL */
	char *value; /* files are absolute */
	char *file;  /* that says so, and the line in it */
	unsigned line;
};

struct cmd_config {
	char *path, *folder; /* absolute */
	struct cmd_setting *setting;
	size_t count, cap;
	struct cmd_config *next;
};

struct cmd_configs {
	struct cmd_config *all;
	struct cmd_names folder; /* looked at, */
	struct cmd_config **of;  /* and what holds there, or NULL */
	size_t cap;
	int is_off;
};

const char *cmd_key_name(enum cmd_key key);
/* Whether it is about a file, or about the run. */
int cmd_key_is_of_file(enum cmd_key key);
/* Reads a file of settings. 0, or a status after a message; *config is NULL
 * then. */
int cmd_config_load(struct cmd_config **config, const char *path);
void cmd_config_free(struct cmd_config *config);
/*
 * Why settings that lie in a folder may not name a file, or NULL. They come
 * with a repository that somebody else may have changed, and what they name is
 * read into records, quoted in messages, or written: so nothing from elsewhere,
 * by a link neither, nothing hidden, and to read nothing that has no end.
 */
const char *cmd_setting_why_not(const char *folder, const char *path,
				int is_read);
/* The settings for a file or folder, NULL where there are none. 0, or a status
 * after a message. */
int cmd_config_of(struct cmd_configs *configs, const char *path,
		  const struct cmd_config **config);
/* Whether a setting is about a file. */
int cmd_setting_is_of(const struct cmd_config *config,
		      const struct cmd_setting *setting, const char *path);
/* The level that a finding of a file has by its settings, or -1: its own; -2:
 * it is not wanted. `where` gets the setting. */
int cmd_config_level(struct cmd_run *run, const char *path,
		     const struct vdm_finding *finding,
		     const struct cmd_setting **where);
void cmd_configs_fini(struct cmd_configs *configs);

#endif
