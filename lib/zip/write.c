/* SPDX-License-Identifier: MIT */
/* Writing ZIP containers: entries in the order given, one fixed time. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <zip.h>

#include "base/arena.h"
#include "base/memory.h"
#include "zip/container.h"

/* 1980-01-01 00:00:00, the earliest that DOS time can say. Not through
 * zip_file_set_mtime, which goes through the local time zone. */
#define DOS_DATE 0x21
#define DOS_TIME 0
#define UNIX_FILE_0644 0x81A40000u
/* Shorter entries are stored: packing saves them a hundred bytes or two, and
 * the packer clears a quarter of a megabyte before it begins. */
#define WORTH_PACKING 512

struct vdm_zip_writer {
	struct vdm_arena kept; /* what the entries hold, until the end */
	zip_source_t *archive;
	zip_t *zip;
	int failed;
};

struct vdm_zip_writer *
vdm_zip_writer_new(void)
{
	struct vdm_zip_writer *w = vdm_calloc(1, sizeof(*w));

	if (w == NULL)
		return NULL;
	vdm_arena_init(&w->kept);
	w->archive = zip_source_buffer_create(NULL, 0, 0, NULL);
	if (w->archive == NULL) {
		vdm_free(w);
		return NULL;
	}
	zip_source_keep(w->archive);
	w->zip = zip_open_from_source(w->archive, ZIP_TRUNCATE, NULL);
	if (w->zip == NULL) {
		zip_source_free(w->archive);
		zip_source_free(w->archive);
		vdm_free(w);
		return NULL;
	}
	return w;
}

void
vdm_zip_writer_free(struct vdm_zip_writer *w)
{
	if (w == NULL)
		return;
	if (w->zip != NULL)
		zip_discard(w->zip);
	zip_source_free(w->archive);
	vdm_arena_fini(&w->kept);
	vdm_free(w);
}

void
vdm_zip_writer_add(struct vdm_zip_writer *w, const char *name,
		   const void *bytes, size_t length, int stored)
{
	/* ours to free: libzip frees it where it fails, or not */
	void *copy = length > 0 ? vdm_arena_alloc(&w->kept, length) : NULL;
	zip_source_t *src;
	zip_int64_t at;

	stored = stored || length < WORTH_PACKING;
	if (w->failed || (copy == NULL && length > 0)) {
		w->failed = 1;
		return;
	}
	if (length > 0)
		memcpy(copy, bytes, length);
	src = zip_source_buffer(w->zip, copy, length, 0);
	if (src == NULL) {
		w->failed = 1;
		return;
	}
	/* NOLINTNEXTLINE(clang-analyzer-unix.Malloc) */
	at = zip_file_add(w->zip, name, src, ZIP_FL_ENC_UTF_8);
	if (at < 0) {
		zip_source_free(src);
		w->failed = 1;
		return;
	}
	if (zip_set_file_compression(w->zip, (zip_uint64_t)at,
				     stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
				     stored ? 0 : 9) != 0 ||
	    zip_file_set_dostime(w->zip, (zip_uint64_t)at, DOS_TIME, DOS_DATE,
				 0) != 0 ||
	    zip_file_set_external_attributes(w->zip, (zip_uint64_t)at, 0,
					     ZIP_OPSYS_UNIX,
					     UNIX_FILE_0644) != 0)
		w->failed = 1;
}

static int
copy_archive(zip_source_t *src, struct vdm_buf *out)
{
	char chunk[16384];
	zip_int64_t n;

	if (zip_source_open(src) != 0)
		return -1;
	while ((n = zip_source_read(src, chunk, sizeof(chunk))) > 0)
		vdm_buf_put(out, chunk, (size_t)n);
	zip_source_close(src);
	return n < 0 || out->failed ? -1 : 0;
}

int
vdm_zip_writer_finish(struct vdm_zip_writer *w, struct vdm_buf *out)
{
	int rc = -1;

	if (!w->failed && zip_close(w->zip) == 0) {
		w->zip = NULL;
		rc = copy_archive(w->archive, out);
	}
	vdm_zip_writer_free(w);
	if (rc != 0)
		vdm_memory_fail(); /* nothing else can fail in memory */
	return rc;
}
