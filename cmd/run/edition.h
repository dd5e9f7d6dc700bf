/* SPDX-License-Identifier: MIT */
/* How books are made. */
#ifndef VDM_CMD_EDITION_H
#define VDM_CMD_EDITION_H

#include "found/run.h"

extern const struct cmd_option cmd_edition_options[];

/* Whether an option is one of those; takes it; whether it goes
 * together with what is made. 0, or a status after a message. */
int cmd_edition_is(int id);
int cmd_edition_option(struct cmd_run *run, struct vdm_write_options *write,
		       int id, const char *value);
int cmd_edition_check(const struct cmd_run *run, const char *format);
/* What a volume calls the files beside its introduction, up to NULL. */
enum { CMD_VOLUME_FILES = 11 };
extern const char *const cmd_volume_files[];

#endif
