/* SPDX-License-Identifier: MIT */
/* Reading files that others name: regular ones, inside one folder only. */
#ifndef VDM_BASE_FILE_H
#define VDM_BASE_FILE_H

#include <sys/stat.h>

#include "base/buf.h"

/*
 * Appends a path, relative to the folder `base`, without "." and "..": they may
 * lead out of the folder and into it again. 0; or -1 with errno: EACCES where
 * it leads out, or is absolute.
 */
int vdm_file_settle(struct vdm_buf *out, const char *base, const char *path);
/*
 * The real name of what stands at `path`, where that lies in the folder `base`
 * and no part of it below that begins with a dot; to be freed. Else NULL with
 * errno: EACCES, EPERM, ENOENT and so on.
 */
char *vdm_file_inside(const char *base, const char *path);
/*
 * Opens a regular file, for reading; nothing else is touched, for pipes and
 * terminals have no end. -1 with errno, ENODEV or EISDIR among others.
 */
int vdm_file_open(const char *path, struct stat *st);
/* Appends the bytes of a regular file. 0, or -1 with errno: the above, or EFBIG
 * where it is larger than `limit`. */
int vdm_file_read(const char *path, size_t limit, struct vdm_buf *out);
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
