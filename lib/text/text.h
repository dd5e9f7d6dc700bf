/* SPDX-License-Identifier: MIT */
/* What the parts of the text format share. */
#ifndef VDM_TEXT_TEXT_H
#define VDM_TEXT_TEXT_H

#include "format/format.h"

struct vdm_format;

/* Reports what is odd in decoded text; changes nothing. */
void vdm_text_anomalies(const char *text, size_t n,
			const struct vdm_sink *sink);

/* Appends the paragraphs of any archive's text to the record's body. */
int vdm_text_paragraphs(struct vdm_record *rec, const char *text, size_t n);

/* The format's row. */
extern const struct vdm_format vdm_format_text;

#endif
