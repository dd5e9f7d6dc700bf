/* SPDX-License-Identifier: MIT */
/* What a format is: one const struct, and a row in the registry. */
#ifndef VDM_FORMAT_FORMAT_H
#define VDM_FORMAT_FORMAT_H

#include "base/buf.h"
#include "base/decode.h"
#include "format/part.h"
#include "record/record.h"
#include "witness/witness.h"

struct vdm_format {
	const char *name;          /* "tei" */
	const char *extensions[4]; /* "xml", "tei", NULL: the usual one first */
	const char *media_type;
	/* How sure it is that these bytes are its own, 0 to 100. */
	int (*bid)(const char *bytes, size_t length);
	/* Whether a folder is one document of it, not packed; and the bytes of
	 * such, appended: 0, or -1 with errno. NULL, both: it is never one. */
	int (*is_folder)(const char *path);
	int (*pack)(const char *path, struct vdm_buf *out,
		    const struct vdm_sink *sink);
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
	/* Appends the whole file to `out`. Reports what it cannot hold. NULL:
	 * the format is only read. */
	int (*write)(const struct vdm_record *rec, struct vdm_buf *out,
		     const struct vdm_write_options *options,
		     const struct vdm_sink *sink);
	/* Looks at a file that is given beside a record, and keeps a copy for
	 * `write`; lets go of all such: as vdm_write_options_give() has it.
	 * NULL, both: the format has no place for any. */
	int (*take)(struct vdm_edition *edition, const char *what,
		    const char *name, const void *bytes, size_t length,
		    const struct vdm_sink *sink);
	void (*let_go)(struct vdm_edition *edition);
	/* Whether the whole of what it wrote is what it should be, named by the
	 * second string in findings; NULL: `write` has looked at each part. */
	int (*check)(const char *bytes, size_t length, const char *what,
		     const struct vdm_sink *sink);
	/* The name of the encoding that `read` takes the bytes to be in, in
	 * capitals. 0, or -1 with errno ENOMEM. NULL: it is no text. */
	int (*encoding)(const char *bytes, size_t length,
			const struct vdm_read_options *options,
			char name[VDM_ENCODING_NAME]);
	/* Counts what stands in its bytes, without `read`. */
	vdm_witness *witness;
	/* Whether the seal of an output holds (record/provenance.h): 1, 0 where
	 * it has none, or -1; NULL: it is over the bytes as they are. Such a
	 * format's `write` closes it itself. */
	int (*seal_holds)(const char *bytes, size_t length);
	/* The digits of its seal, 64 and a NUL; "": it has none. 0, or -1
	 * with errno ENOMEM. */
	int (*seal_get)(const char *bytes, size_t length, char seal[65]);
	/* Whether what it read wants lifting: paragraphs to turns, people and
	 * fields. */
	int (*wants_recognition)(const struct vdm_record *rec);
	/* Its bytes are XML, which a schema can look at as it is. */
	int is_xml;
	/* It refers to pictures, which are to lie beside the output. */
	int refers;
	/* Lines are all the structure that its bytes state. */
	int is_plain;
	/* It is a publication: its bytes state what is a part, a heading. */
	int is_publication;
	/*
	 * Checks a file of several documents by rules of its own; NULL: there
	 * are none. `grammar` (may be NULL) validates one document. 0, or -1
	 * with errno ENOMEM.
	 */
	int (*validate)(const void *bytes, size_t length,
			const struct vdm_part_grammar *grammar,
			const struct vdm_sink *sink);
	/* Appends what a publication is, as JSON; nothing where that cannot be
	 * read. 0, or -1 with errno ENOMEM. NULL: it is none. */
	int (*facts)(const void *bytes, size_t length, struct vdm_buf *json);
	/* Checks one document that is usually a part of such a file, named
	 * `name` (may be NULL); 1: it is none, and nothing was said. NULL:
	 * there are no such parts. */
	int (*validate_part)(const void *bytes, size_t length, const char *name,
			     const struct vdm_part_grammar *grammar,
			     const struct vdm_sink *sink);
	/* The finding of `read` about what is locked, which only those who have
	 * the key can judge; NULL: there is none. */
	const char *unreadable;
	/* Of the one format whose vocabulary a record's tree has; else NULL. */
	const struct vdm_native *native;
};

/* What is done to any record in the terms of the tree's own vocabulary. */
struct vdm_native {
	const char *schema; /* the embedded profile's name */
	/* Brings a kept header up to what fields and people say. 0, or -1 with
	 * errno ENOMEM. */
	int (*sync)(struct vdm_record *rec);
	/* Fills fields and people, of which there are none yet, from the tree.
	 * The same. */
	int (*extract)(struct vdm_record *rec);
	/* A whole document in that vocabulary, for the caller to free. */
	struct vdm_record *(*project)(const struct vdm_record *rec);
	/* The texts of a corpus, 0 where it is none; one of them. */
	size_t (*texts)(const struct vdm_record *rec);
	struct vdm_record *(*text)(const struct vdm_record *rec, size_t index);
};

/* The format that `native` belongs to, and what it says. */
const struct vdm_format *vdm_format_native(void);
/* The index-th row, NULL past the end; by name; by content, then by the
 * file's name: NULL where the bytes are of another kind (stranger.h). */
const struct vdm_format *vdm_format_at(size_t index);
const struct vdm_format *vdm_format_find(const char *name);
const struct vdm_format *vdm_format_by_ending(const char *name);
const struct vdm_format *vdm_format_detect(const char *bytes, size_t length,
					   const char *name);

#endif
