/* SPDX-License-Identifier: MIT */
/* Options of the library, set by their names. */
#ifndef VDM_CMD_SET_H
#define VDM_CMD_SET_H

#include <vidimus.h>

/* Sets an option of the library's. 0, or a status after a message. */
int cmd_set_read(struct vdm_read_options *options, const char *option,
		 const char *value);
int cmd_set_write(struct vdm_write_options *options, const char *option,
		  const char *value);
/* For reading the file at that path: its name and its folder. The same. */
int cmd_set_place(struct vdm_read_options *options, const char *path);

#endif
