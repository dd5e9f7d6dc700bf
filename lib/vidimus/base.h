/* SPDX-License-Identifier: MIT */
/* What all of the library needs: its version, its errors, memory. */
#ifndef VIDIMUS_BASE_H
#define VIDIMUS_BASE_H

#include <stddef.h>

#if defined(__GNUC__)
#define VDM_API __attribute__((visibility("default")))
#else
#define VDM_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

VDM_API const char *vdm_version(void); /* "0.1.0" */
/*
 * Why the last call of this thread that failed did so, in words, for a person:
 * what errno alone does not say. It is never NULL and lives until the thread's
 * next call of the library. Of a document that was refused the findings say
 * more.
 */
VDM_API const char *vdm_error_text(void);
/* The SHA-256 of bytes in small hexadecimal digits, and a NUL behind them. */
VDM_API void vdm_digest(const void *bytes, size_t length, char hex[65]);

#ifdef __cplusplus
}
#endif

#endif
