/* SPDX-License-Identifier: MIT */
/* The text format's row. */
#include <errno.h>
#include <string.h>

#include "base/output.h"
#include "base/decode.h"
#include "format/stranger.h"
#include "text/grammar/chunk.h"

/* Any bytes may be meant as text, but few other formats are so unsure. */
static int
bid(const char *bytes, size_t length)
{
	static const char tail[] = "\n" VDM_TEXT_TAIL "\n";
	size_t n = length < 4096 ? length : 4096;

	/* a container may hold, as it is, a text that we wrote */
	if (memchr(bytes, '\0', n) != NULL)
		return 1;
	return memmem(bytes, length, tail, sizeof(tail) - 1) != NULL ? 95 : 10;
}

/* What is typed for programs and not for people, where the user said that it is
 * text. */
static void
report_kind(const char *bytes, size_t length, const char *s, size_t n,
	    const struct vdm_sink *sink)
{
	const struct vdm_stranger *kind = vdm_stranger_of(bytes, length, NULL);
	const char *what = kind != NULL                 ? kind->what
			   : vdm_stranger_is_page(s, n) ? "a web page (HTML)"
			   : vdm_stranger_is_xml(s, n)  ? "an XML document"
							: NULL;

	if (what != NULL)
		vdm_diag(sink, VDM_D_TEXT_OTHER, NULL, NULL,
			 "this seems to be %s, and no plain text: its marks "
			 "are read as if they were words",
			 what);
}

static int
read_text(struct vdm_record *rec, const char *bytes, size_t length,
	  const struct vdm_read_options *options, const struct vdm_sink *sink)
{
	struct vdm_buf text;
	int r;

	vdm_buf_init(&text);
	r = vdm_decode(bytes, length, options->encoding, &text, sink);
	if (r == 0) {
		report_kind(bytes, length, vdm_buf_str(&text), text.len, sink);
		vdm_text_anomalies(vdm_buf_str(&text), text.len, sink);
		r = vdm_text_read_own(rec, &text, sink);
		if (r == 0)
			r = vdm_text_paragraphs(rec, vdm_buf_str(&text),
						text.len);
		if (r < 0)
			errno = ENOMEM;
		r = r < 0 ? -1 : 0;
	}
	vdm_buf_fini(&text);
	return r;
}

static int
encoding(const char *bytes, size_t length,
	 const struct vdm_read_options *options, char name[VDM_ENCODING_NAME])
{
	return vdm_decode_name(bytes, length, options->encoding, name);
}

static int
wants_recognition(const struct vdm_record *rec)
{
	return !rec->stated;
}

const struct vdm_format vdm_format_text = {
    .name = "text",
    .extensions = {"txt", "text"},
    .media_type = "text/plain",
    .bid = bid,
    .read = read_text,
    .encoding = encoding,
    .write = vdm_text_write,
    .check = vdm_output_check_utf8,
    .witness = vdm_witness_text,
    .wants_recognition = wants_recognition,
    .is_plain = 1,
};
