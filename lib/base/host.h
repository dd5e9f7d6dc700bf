/* SPDX-License-Identifier: MIT */
/* Hosts of addresses. */
#ifndef VDM_BASE_HOST_H
#define VDM_BASE_HOST_H

#include <stddef.h>

/*
 * Whether a program that follows an address takes these bytes, which RFC 3986
 * lets stand there, for a host: none of the characters that no domain has, also
 * escaped ones, and an IPv4 address where the last label is a number. What
 * stands in square brackets is not looked into.
 */
int vdm_host_is_web(const char *s, size_t n);

#endif
