/* SPDX-License-Identifier: MIT */
/* Records made from a number: the same number, the same record. */
#ifndef VDM_TEST_GENERATE_H
#define VDM_TEST_GENERATE_H

#include <stdint.h>

#include "record/record.h"

/* Settled; NULL: out of memory. The caller frees it. */
struct vdm_record *generate_record(uint64_t seed);

#endif
