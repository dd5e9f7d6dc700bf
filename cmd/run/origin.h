/* SPDX-License-Identifier: MIT */
/* What a copy says of its source, and how it is known to be edited. */
#ifndef VDM_CMD_ORIGIN_H
#define VDM_CMD_ORIGIN_H

#include "found/run.h"

/* A record says of which file, digest and moment ("": none) it was made. 0, or
 * -1 with errno. */
int cmd_say_origin(struct vdm_record *record, const char *input,
		   const char *digest, const char *moment);
/* Whether it is a file of ours that is not as it was written. */
int cmd_is_edited(const char *path);
/* Whether it is one, and as it was written. */
int cmd_is_sealed(const char *path);
/* Where outputs lie among the inputs: takes those of an earlier run, and their
 * targets, out of the list, known by their seals and by standing where another
 * input's goes; after a finding. */
void cmd_leave_outputs(struct cmd_run *run, char **target);
/* Says that a file was edited since it was written, and with `force` is
 * replaced, or else is spared: whether it is. */
int cmd_say_edited(const struct vdm_sink *sink, int force, const char *replaced,
		   const char *spared);
/* Whether a file may not be replaced, since somebody edited it after it was
 * written, as `known` says or its seal: after a finding. With `force` it may
 * be, and a finding says so. Of a volume there is no one input (NULL). */
int cmd_spare_edited(struct cmd_run *run, const char *input, const char *target,
		     int known, int force);
/* Says that a picture is replaced of which nothing is known. */
void cmd_say_replaced(const struct vdm_sink *sink);

#endif
