/* SPDX-License-Identifier: MIT */
/* Hosts of addresses. */
#ifndef VDM_BASE_HOST_H
#define VDM_BASE_HOST_H

#include <stddef.h>

/* The byte that "%41" stands for, or -1. */
int vdm_host_escape(const char *s, size_t n);
/* A number of at most `most` without a sign; not "". */
int vdm_host_is_number(const char *s, size_t n, unsigned long most);
int vdm_host_is_ipv4(const char *s, size_t n);
/* Eight groups of up to four hexadecimal digits, the last two of which may be
 * an IPv4 address; "::" stands once for one or more groups of noughts. */
int vdm_host_is_ipv6(const char *s, size_t n);
/*
 * Whether a program that follows an address takes these bytes, which RFC 3986
 * lets stand there, for a host: none of the characters that no domain has, also
 * escaped ones, and an IPv4 address where the last label is a number. What
 * stands in square brackets is not looked into.
 */
int vdm_host_is_web(const char *s, size_t n);

#endif
