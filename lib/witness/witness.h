/* SPDX-License-Identifier: MIT */
/*
 * Those who look: each fills a testimony with what it sees in bytes, or in a
 * record. They share nothing with the formats' readers, whose work they judge.
 * What cannot be looked into (no UTF-8, a broken container) is not seen; that
 * it is so the readers have said. -1 with errno ENOMEM.
 */
#ifndef VDM_WITNESS_WITNESS_H
#define VDM_WITNESS_WITNESS_H

#include "witness/testimony.h"

struct vdm_record;

/* What a format's row points at. */
typedef int vdm_witness(struct vdm_testimony *t, const char *bytes,
			size_t length, const char *encoding);

int vdm_witness_text(struct vdm_testimony *t, const char *bytes, size_t length,
		     const char *encoding);
int vdm_witness_xml(struct vdm_testimony *t, const char *bytes, size_t length,
		    const char *encoding);
int vdm_witness_book(struct vdm_testimony *t, const char *bytes, size_t length,
		     const char *encoding);
int vdm_witness_markdown(struct vdm_testimony *t, const char *bytes,
			 size_t length, const char *encoding);
int vdm_witness_page(struct vdm_testimony *t, const char *bytes, size_t length,
		     const char *encoding);
/* What a record says about its document, as words that may stand nowhere: how
 * its source says it is the source's. */
void vdm_witness_implied(struct vdm_testimony *t, const struct vdm_record *rec);
/* The record's tree, fields and people. */
int vdm_witness_record(struct vdm_testimony *t, const struct vdm_record *rec);

#endif
