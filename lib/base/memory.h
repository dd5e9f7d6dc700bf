/* SPDX-License-Identifier: MIT */
/*
 * The net under every buffer, arena and map. Each remembers its own failure
 * and is asked once; what nobody asked is remembered here, for the thread, so
 * that a call of the library in which memory ran out cannot succeed.
 */
#ifndef VDM_BASE_MEMORY_H
#define VDM_BASE_MEMORY_H

/* Notes that memory ran out; errno is ENOMEM. */
void vdm_memory_fail(void);
/*
 * How often it did in this thread. It is never set back: a call has failed
 * where it ends with another count than it began with.
 */
unsigned long vdm_memory_failures(void);
/* 0, or -1 and errno ENOMEM where the count is another one than `before`. */
int vdm_memory_check(unsigned long before);

#endif
