/* SPDX-License-Identifier: MIT */
/* Reading a file that a document names, inside one folder only. */
#ifndef VDM_BASE_FILE_H
#define VDM_BASE_FILE_H

#include "base/buf.h"

/*
 * Appends the bytes of the file at `path`, relative to the folder `base`. 0;
 * or -1 with errno: EACCES where it would leave the folder (an absolute path,
 * "..", a link that leads out), EPERM where a part of it begins with a dot,
 * ENODEV where it is no regular file, EFBIG where it is larger than `limit`,
 * ENOENT, ENOMEM and so on.
 */
int vdm_file_read_within(const char *base, const char *path, size_t limit,
			 struct vdm_buf *out);
/* Whether such a file is there and may be read. */
int vdm_file_is_within(const char *base, const char *path);

#endif
