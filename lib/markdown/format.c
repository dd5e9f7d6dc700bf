/* SPDX-License-Identifier: MIT */
/* The Markdown format's row: CommonMark with GFM's footnotes and tables. */
#include <errno.h>
#include <string.h>

#include "base/output.h"
#include "markdown/markdown.h"
#include "picture/picture.h"

/* Anything may be Markdown: its name decides, unless the front matter does. */
static int
bid(const char *bytes, size_t length)
{
	size_t i;

	if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		bytes += 3;
		length -= 3;
	}
	if (length > 8 && (memcmp(bytes, "---\n", 4) == 0 ||
			   memcmp(bytes, "---\r\n", 5) == 0))
		for (i = 4; i + 4 < length && i < 64 * 1024; i++)
			if (bytes[i] == '\n' &&
			    memcmp(bytes + i, "\n---", 4) == 0)
				return 60;
	if (length > 0 &&
	    (bytes[0] == '<' || memchr(bytes, 0, length < 512 ? length : 512)))
		return 1;
	return 10;
}

static int
read_markdown(struct vdm_record *rec, const char *bytes, size_t length,
	      const struct vdm_read_options *options,
	      const struct vdm_sink *sink)
{
	struct vdm_md_source s;
	int status;

	if (vdm_md_source_init(&s, bytes, length, sink) != 0)
		return -1;
	status = vdm_md_cost_check(&s, sink);
	if (status == 0)
		status = vdm_md_front_read(rec, &s, sink);
	if (status == 0)
		status = vdm_md_body_read(rec, &s, sink);
	vdm_md_source_fini(&s);
	if (status == 0)
		vdm_pictures_load(rec, options, sink);
	return status;
}

/* It is UTF-8, or it is not read. */
static int
encoding(const char *bytes, size_t length,
	 const struct vdm_read_options *options, char name[VDM_ENCODING_NAME])
{
	(void)options;
	return vdm_decode_name(bytes, length, "UTF-8", name);
}

/* Plain labels and narration are left to the recogniser, where the file does
 * not say who speaks. */
static int
wants_recognition(const struct vdm_record *rec)
{
	const struct vdm_node *n;

	if (rec->settled)
		return 0;
	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root))
		if (n->kind == VDM_KIND_SPEECH)
			return 0;
	return 1;
}

/* A copy of the tree names its pictures by where they stand beside the
 * output; fields and people are the record's own. */
static int
write_markdown(const struct vdm_record *rec, struct vdm_buf *out,
	       const struct vdm_write_options *options,
	       const struct vdm_sink *sink)
{
	struct vdm_record placed;
	int rc;

	if (rec->resources_count == 0 || options->name == NULL)
		return vdm_md_write(rec, out, options, sink);
	rc = vdm_pictures_place(&placed, rec, options->name, 0);
	if (rc == 0)
		rc = vdm_md_write(&placed, out, options, sink);
	vdm_arena_fini(&placed.arena);
	return rc;
}

const struct vdm_format vdm_format_markdown = {
    .name = "markdown",
    .extensions = {"md", "markdown", "qmd"},
    .media_type = "text/markdown",
    .bid = bid,
    .read = read_markdown,
    .encoding = encoding,
    .write = write_markdown,
    .check = vdm_output_check_utf8,
    .witness = vdm_witness_markdown,
    .wants_recognition = wants_recognition,
    .refers = 1,
};
