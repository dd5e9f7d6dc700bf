/* SPDX-License-Identifier: MIT */
/* The markdown format's row. */
#include "format/format.h"

static int
bid(const char *bytes, size_t length)
{
	(void)bytes;
	(void)length;
	return 1;
}

static int
read_nothing(struct vdm_record *rec, const char *bytes, size_t length,
	     const struct vdm_read_options *options,
	     const struct vdm_sink *sink)
{
	(void)rec;
	(void)bytes;
	(void)length;
	(void)options;
	vdm_diag(sink, VDM_D_FORMAT_UNKNOWN, NULL, NULL,
		 "reading markdown is not there yet");
	return -1;
}

static int
write_nothing(const struct vdm_record *rec, struct vdm_buf *out,
	      const struct vdm_write_options *options,
	      const struct vdm_sink *sink)
{
	(void)rec;
	(void)out;
	(void)options;
	vdm_diag(sink, VDM_D_FORMAT_UNKNOWN, NULL, NULL,
		 "writing markdown is not there yet");
	return -1;
}

static int
wants_recognition(const struct vdm_record *rec)
{
	(void)rec;
	return 0;
}

const struct vdm_format vdm_format_markdown = {
    .name = "markdown",
    .extensions = "md markdown qmd",
    .media_type = "text/markdown",
    .bid = bid,
    .read = read_nothing,
    .write = write_nothing,
    .wants_recognition = wants_recognition,
};
