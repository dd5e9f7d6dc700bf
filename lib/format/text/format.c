/* SPDX-License-Identifier: MIT */
/* The text format's row. */
#include <errno.h>
#include <string.h>

#include "format/text/text.h"

/* Any bytes may be meant as text, but few other formats are so unsure. */
static int
bid(const char *bytes, size_t length)
{
	size_t n = length < 4096 ? length : 4096;

	return memchr(bytes, '\0', n) != NULL ? 1 : 10;
}

static int
read_text(struct vdm_record *rec, const char *bytes, size_t length,
	  const struct vdm_read_options *options, const struct vdm_sink *sink)
{
	struct vdm_buf text;
	int r;

	vdm_buf_init(&text);
	r = vdm_text_decode(bytes, length, options->encoding, &text, sink);
	if (r == 0) {
		vdm_text_anomalies(vdm_buf_str(&text), text.len, sink);
		r = vdm_text_paragraphs(rec, vdm_buf_str(&text), text.len);
		if (r != 0)
			errno = ENOMEM;
	}
	vdm_buf_fini(&text);
	return r;
}

static int
write_text(const struct vdm_record *rec, struct vdm_buf *out,
	   const struct vdm_write_options *options,
	   const struct vdm_sink *sink)
{
	(void)rec;
	(void)out;
	(void)options;
	vdm_diag(sink, VDM_D_FORMAT_UNKNOWN, NULL, NULL,
		 "writing text is not there yet");
	return -1;
}

static int
wants_recognition(const struct vdm_record *rec)
{
	return !rec->stated;
}

const struct vdm_format vdm_format_text = {
    .name = "text",
    .extensions = "txt text",
    .media_type = "text/plain",
    .bid = bid,
    .read = read_text,
    .write = write_text,
    .wants_recognition = wants_recognition,
};
