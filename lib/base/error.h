/* SPDX-License-Identifier: MIT */
/* Why a call failed, in words beside errno, for the thread. */
#ifndef VDM_BASE_ERROR_H
#define VDM_BASE_ERROR_H

/* Forgets the last reason and clears errno: a public call that can fail begins
 * with it. */
void vdm_error_begin(void);
/* Sets errno and says why. -1. */
int vdm_error(int error, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* The value of an option that is yes (1) or no (0; NULL, too); -1 with errno
 * EINVAL: neither. */
int vdm_yes_or_no(const char *option, const char *value);

#endif
