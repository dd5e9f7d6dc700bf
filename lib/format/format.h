/* SPDX-License-Identifier: MIT */
/* What a format is: one const struct, and a row in the registry. */
#ifndef VDM_FORMAT_FORMAT_H
#define VDM_FORMAT_FORMAT_H

#include "base/buf.h"
#include "record/record.h"

struct vdm_format {
	const char *name;       /* "tei" */
	const char *extensions; /* "xml tei", the usual one first */
	const char *media_type;
	/* How sure it is that these bytes are its own, 0 to 100. */
	int (*bid)(const char *bytes, size_t length);
	/*
	 * Reads into a fresh record. 0, or -1 after a finding (or with errno
	 * ENOMEM). Options are never NULL, their members may be. Where
	 * `settles`, white space that means nothing is stripped and kinds are
	 * settled; else the caller does that.
	 */
	int (*read)(struct vdm_record *rec, const char *bytes, size_t length,
		    const struct vdm_read_options *options,
		    const struct vdm_sink *sink);
	int settles;
	/* Appends the whole file to `out`. Reports what it cannot hold. */
	int (*write)(const struct vdm_record *rec, struct vdm_buf *out,
		     const struct vdm_write_options *options,
		     const struct vdm_sink *sink);
	/* Whether the whole of what it wrote is what it should be, named by the
	 * second string in findings; NULL: `write` has looked at each part. */
	int (*check)(const char *bytes, size_t length, const char *what,
		     const struct vdm_sink *sink);
	/* Whether what it read wants lifting: paragraphs to turns, people and
	 * fields. */
	int (*wants_recognition)(const struct vdm_record *rec);
};

extern const struct vdm_format vdm_format_text;
extern const struct vdm_format vdm_format_tei;
extern const struct vdm_format vdm_format_epub;
extern const struct vdm_format vdm_format_markdown;

/* The index-th row, NULL past the end; by name; by content, then by the
 * file's name. */
const struct vdm_format *vdm_format_at(size_t index);
const struct vdm_format *vdm_format_find(const char *name);
const struct vdm_format *vdm_format_by_ending(const char *name);
const struct vdm_format *vdm_format_detect(const char *bytes, size_t length,
					   const char *name);

#endif
