/* SPDX-License-Identifier: MIT */
/*
 * The net beneath the writers: no bytes leave the library that a reader of
 * their format would refuse. `what` names the document in the finding
 * (output-malformed). 0; or -1 after a finding with errno 0, or with errno.
 */
#ifndef VDM_BASE_OUTPUT_H
#define VDM_BASE_OUTPUT_H

#include "base/diag.h"

int vdm_output_check_utf8(const char *bytes, size_t length, const char *what,
			  const struct vdm_sink *sink);

#endif
