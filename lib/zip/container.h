/* SPDX-License-Identifier: MIT */
/*
 * ZIP containers in memory: reading within the limits of limits.h, and
 * writing the same bytes for the same entries, whatever clock and time zone.
 */
#ifndef VDM_ZIP_CONTAINER_H
#define VDM_ZIP_CONTAINER_H

#include "base/buf.h"
#include "base/diag.h"

struct vdm_zip;

/*
 * Opens a container; `bytes` must outlive it. NULL after a finding (zip-broken,
 * zip-entries, zip-name, zip-encrypted, zip-overlap, zip-size, zip-ratio) or,
 * with errno ENOMEM, when memory ran out.
 */
struct vdm_zip *vdm_zip_open(const void *bytes, size_t length,
			     const struct vdm_sink *sink);
void vdm_zip_close(struct vdm_zip *zip);
size_t vdm_zip_count(const struct vdm_zip *zip);
/* The index-th entry's name, as stored; folders end in '/'. */
const char *vdm_zip_name(const struct vdm_zip *zip, size_t index);
/* Whether that name is stored in UTF-8, as OCF asks (EPUB 3.3, 4.2.3), and not
 * in what ZIP had before. */
int vdm_zip_name_is_utf8(const struct vdm_zip *zip, size_t index);
/* The entry of that name, or else of one that is composed to the same (NFC):
 * its index, or -1. */
long vdm_zip_find(const struct vdm_zip *zip, const char *name);
/* How an entry is packed: 0 stored, 8 deflated ... */
int vdm_zip_method(const struct vdm_zip *zip, size_t index);
/* Appends an entry's bytes. 0, or -1 after a finding. */
int vdm_zip_read(struct vdm_zip *zip, size_t index, struct vdm_buf *out,
		 const struct vdm_sink *sink);

struct vdm_zip_writer;

/* NULL: out of memory. */
struct vdm_zip_writer *vdm_zip_writer_new(void);
/* Adds an entry; the bytes are copied. Failure shows in finish. */
void vdm_zip_writer_add(struct vdm_zip_writer *writer, const char *name,
			const void *bytes, size_t length, int stored);
/* Appends the whole container and frees the writer. 0 or -1 (errno ENOMEM). */
int vdm_zip_writer_finish(struct vdm_zip_writer *writer, struct vdm_buf *out);
void vdm_zip_writer_free(struct vdm_zip_writer *writer);

/*
 * A container that is made of others, and given away as they come: what it
 * keeps of an entry is its row in the directory. Zero it, but for `put`, which
 * takes bytes (0, or -1: it cannot) and its context. Sticky.
 */
struct vdm_zip_join {
	int (*put)(void *context, const void *bytes, size_t length);
	void *context;
	struct vdm_buf directory;
	uint64_t offset;
	size_t count;
	int failed;
};

/* Takes all entries of a container that was written, and frees it. */
void vdm_zip_join_add(struct vdm_zip_join *join, struct vdm_zip_writer *writer);
/* The end. 0, or -1: something failed; `directory` is given back. */
int vdm_zip_join_finish(struct vdm_zip_join *join);

#endif
