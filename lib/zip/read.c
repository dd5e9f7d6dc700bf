/* SPDX-License-Identifier: MIT */
/* Reading ZIP containers: libzip, kept within our limits. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <zip.h>

#include "base/ascii.h"
#include "base/compose.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "zip/container.h"
#include "zip/span.h"

struct vdm_zip {
	zip_t *zip;
	size_t count;
	struct vdm_bytes bytes;
	size_t total; /* bytes that came out so far */
	/* Of names beyond ASCII the NFC, else NULL; NULL: all are ASCII. */
	char **composed;
};

static int
is_ascii(const char *s)
{
	while (*s > 0)
		s++;
	return *s == '\0';
}

/* Two systems may write one name in two compositions; so names are compared by
 * what they are composed to. 0, or -1 with errno ENOMEM. */
static int
compose_names(struct vdm_zip *z)
{
	for (size_t i = 0; i < z->count; i++) {
		const char *name = vdm_zip_name(z, i);

		if (is_ascii(name))
			continue;
		if (z->composed == NULL)
			z->composed =
			    vdm_calloc(z->count, sizeof(*z->composed));
		if (z->composed == NULL) {
			errno = ENOMEM;
			return -1;
		}
		z->composed[i] = vdm_compose(name, strlen(name), NULL);
	}
	return 0;
}

static int
is_safe_name(const char *name)
{
	const char *p = name;

	if (*p == '\0' || *p == '/' || strchr(p, '\\') != NULL)
		return 0;
	if (p[1] == ':' && vdm_is_letter(p[0]))
		return 0;
	for (;;) {
		size_t n = strcspn(p, "/");

		if (n == 2 && p[0] == '.' && p[1] == '.')
			return 0;
		p += n;
		if (*p == '\0')
			return 1;
		p++;
	}
}

struct sums {
	uint64_t size, packed; /* of all entries */
};

static int
check_entry(const zip_stat_t *st, struct sums *sums,
	    const struct vdm_sink *sink)
{
	if (st->name == NULL || !is_safe_name(st->name)) {
		vdm_diag(sink, VDM_D_ZIP_NAME, NULL, NULL,
			 "an entry is named \"%.80s\", which points outside "
			 "the container; the container is refused",
			 st->name != NULL ? st->name : "");
		return -1;
	}
	if ((st->valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
	    st->encryption_method != ZIP_EM_NONE) {
		vdm_diag(sink, VDM_D_ZIP_ENCRYPTED, NULL, NULL,
			 "the entry \"%.80s\" is encrypted; the container is "
			 "refused",
			 st->name);
		return -1;
	}
	if (st->size > VDM_LIMIT_ZIP_ENTRY ||
	    st->size > VDM_LIMIT_ZIP_TOTAL - sums->size) {
		vdm_diag(sink, VDM_D_ZIP_SIZE, NULL, NULL,
			 "the entry \"%.80s\" expands beyond the limit; the "
			 "container is refused",
			 st->name);
		return -1;
	}
	if (st->size > VDM_LIMIT_ZIP_ANY_RATIO &&
	    st->size / VDM_LIMIT_ZIP_RATIO > st->comp_size) {
		vdm_diag(sink, VDM_D_ZIP_RATIO, NULL, NULL,
			 "the entry \"%.80s\" expands to more than %d times "
			 "its packed size; the container is refused",
			 st->name, VDM_LIMIT_ZIP_RATIO);
		return -1;
	}
	sums->size += st->size;
	if (st->comp_size > UINT64_MAX - sums->packed)
		sums->packed = UINT64_MAX;
	else
		sums->packed += st->comp_size;
	return 0;
}

/*
 * Whether libzip failed for want of memory, which is no fault of the bytes. It
 * often sets another error, or none, but whatever allocates sets errno: each
 * who asks sets it to 0 before libzip is called.
 */
static int
ran_out(zip_error_t *error)
{
	if (errno != ENOMEM && zip_error_code_zip(error) != ZIP_ER_MEMORY)
		return 0;
	vdm_memory_fail();
	return 1;
}

/*
 * Bytes belong to one entry, and all entries together to one container: else a
 * few bytes are many pages. What is packed twice is told by the sum, too, where
 * the directory cannot be followed.
 */
static int
check_whole(struct vdm_zip *z, const struct sums *sums,
	    const struct vdm_sink *sink)
{
	size_t a, b;
	int rc = vdm_zip_overlap(&z->bytes, &a, &b);

	if (rc < 0)
		return -1;
	if (rc > 0)
		vdm_diag(sink, VDM_D_ZIP_OVERLAP, NULL, NULL,
			 "the entries \"%.80s\" and \"%.80s\" share bytes of "
			 "the container; it is refused",
			 vdm_zip_name(z, a), vdm_zip_name(z, b));
	else if (sums->packed > z->bytes.length)
		vdm_diag(sink, VDM_D_ZIP_OVERLAP, NULL, NULL,
			 "the entries together are longer than the container, "
			 "so they share its bytes; it is refused");
	else if (sums->size > VDM_LIMIT_ZIP_ANY_RATIO &&
		 sums->size / VDM_LIMIT_ZIP_RATIO > z->bytes.length)
		vdm_diag(sink, VDM_D_ZIP_RATIO, NULL, NULL,
			 "the entries together expand to more than %d times "
			 "the container; it is refused",
			 VDM_LIMIT_ZIP_RATIO);
	else
		return 0;
	return -1;
}

static int
check_entries(struct vdm_zip *z, const struct vdm_sink *sink)
{
	zip_int64_t n = zip_get_num_entries(z->zip, 0);
	struct sums sums = {0};
	zip_stat_t st;

	if (n < 0 || n > VDM_LIMIT_ZIP_ENTRIES) {
		vdm_diag(sink, VDM_D_ZIP_ENTRIES, NULL, NULL,
			 "the container has more than %d entries; it is "
			 "refused",
			 VDM_LIMIT_ZIP_ENTRIES);
		return -1;
	}
	z->count = (size_t)n;
	for (zip_int64_t i = 0; i < n; i++) {
		errno = 0;
		if (zip_stat_index(z->zip, (zip_uint64_t)i, 0, &st) != 0) {
			if (ran_out(zip_get_error(z->zip)))
				return -1;
			vdm_diag(sink, VDM_D_ZIP_BROKEN, NULL, NULL,
				 "an entry of the container cannot be "
				 "described: %s; the container is refused",
				 zip_strerror(z->zip));
			return -1;
		}
		if (check_entry(&st, &sums, sink) != 0)
			return -1;
	}
	return check_whole(z, &sums, sink);
}

static int
open_bytes(struct vdm_zip *z, const void *bytes, size_t length,
	   const struct vdm_sink *sink)
{
	zip_error_t error;
	zip_source_t *src;

	zip_error_init(&error);
	errno = 0;
	src = zip_source_buffer_create(bytes, length, 0, &error);
	if (src != NULL) {
		z->zip = zip_open_from_source(src, ZIP_RDONLY, &error);
		if (z->zip == NULL)
			zip_source_free(src);
	}
	if (z->zip == NULL) {
		if (!ran_out(&error))
			vdm_diag(sink, VDM_D_ZIP_BROKEN, NULL, NULL,
				 "the ZIP container is cut short or broken "
				 "(%s); nothing was read",
				 zip_error_strerror(&error));
	}
	zip_error_fini(&error);
	return z->zip != NULL ? 0 : -1;
}

struct vdm_zip *
vdm_zip_open(const void *bytes, size_t length, const struct vdm_sink *sink)
{
	struct vdm_zip *z = vdm_calloc(1, sizeof(*z));

	if (z == NULL) {
		errno = ENOMEM;
		return NULL;
	}
	z->bytes.data = bytes;
	z->bytes.length = length;
	if (open_bytes(z, bytes, length, sink) != 0 ||
	    check_entries(z, sink) != 0 || compose_names(z) != 0) {
		vdm_zip_close(z);
		return NULL;
	}
	return z;
}

void
vdm_zip_close(struct vdm_zip *z)
{
	if (z == NULL)
		return;
	if (z->zip != NULL)
		zip_discard(z->zip);
	for (size_t i = 0; z->composed != NULL && i < z->count; i++)
		vdm_free(z->composed[i]);
	vdm_free(z->composed);
	vdm_free(z);
}

size_t
vdm_zip_count(const struct vdm_zip *z)
{
	return z->count;
}

const char *
vdm_zip_name(const struct vdm_zip *z, size_t index)
{
	const char *raw = zip_get_name(z->zip, index, ZIP_FL_ENC_RAW);
	const char *name = zip_get_name(z->zip, index, ZIP_FL_ENC_GUESS);

	/* code page 437 has pictures where ASCII has controls; names have not
	 */
	if (raw != NULL && is_ascii(raw))
		return raw;
	return name != NULL ? name : "";
}

int
vdm_zip_name_is_utf8(const struct vdm_zip *z, size_t index)
{
	const char *raw = zip_get_name(z->zip, index, ZIP_FL_ENC_RAW);
	size_t n = raw != NULL ? strlen(raw) : 0;

	return raw == NULL || vdm_utf8_check(raw, n) == n;
}

/* The entry whose name is composed to the same, or -1. */
static long
find_composed(const struct vdm_zip *z, const char *name)
{
	char *wanted;
	long at = -1;

	if (z->composed == NULL || is_ascii(name))
		return -1;
	wanted = vdm_compose(name, strlen(name), NULL);
	for (size_t i = 0; wanted != NULL && at < 0 && i < z->count; i++)
		if (z->composed[i] != NULL &&
		    strcmp(z->composed[i], wanted) == 0)
			at = (long)i;
	vdm_free(wanted);
	return at;
}

long
vdm_zip_find(const struct vdm_zip *z, const char *name)
{
	zip_int64_t i = zip_name_locate(z->zip, name, 0);

	return i >= 0 ? (long)i : find_composed(z, name);
}

int
vdm_zip_method(const struct vdm_zip *z, size_t index)
{
	zip_stat_t st;

	return zip_stat_index(z->zip, index, 0, &st) == 0 ? st.comp_method : -1;
}

static int
copy_out(struct vdm_zip *z, zip_file_t *f, struct vdm_buf *out)
{
	size_t start = out->len;
	char chunk[16384];
	zip_int64_t n;

	while ((n = zip_fread(f, chunk, sizeof(chunk))) > 0) {
		vdm_buf_put(out, chunk, (size_t)n);
		z->total += (size_t)n;
		if (out->failed || out->len - start > VDM_LIMIT_ZIP_ENTRY ||
		    z->total > VDM_LIMIT_ZIP_TOTAL)
			return -1;
	}
	if (n < 0)
		ran_out(zip_file_get_error(f));
	return n < 0 ? -1 : 0;
}

int
vdm_zip_read(struct vdm_zip *z, size_t index, struct vdm_buf *out,
	     const struct vdm_sink *sink)
{
	unsigned long before = vdm_memory_failures();
	zip_file_t *f;
	size_t start = out->len;
	int rc = -1, large;

	errno = 0;
	f = zip_fopen_index(z->zip, index, 0);
	if (f == NULL) {
		ran_out(zip_get_error(z->zip));
	} else {
		rc = copy_out(z, f, out);
		if (zip_fclose(f) != 0)
			rc = -1;
	}
	large = out->len - start > VDM_LIMIT_ZIP_ENTRY ||
		z->total > VDM_LIMIT_ZIP_TOTAL;
	if (vdm_memory_check(before) != 0)
		return -1;
	if (rc != 0 && large)
		vdm_diag(sink, VDM_D_ZIP_SIZE, NULL, NULL,
			 "the entry \"%.80s\" expands beyond the limit, "
			 "whatever the container says; its content is missing",
			 vdm_zip_name(z, index));
	else if (rc != 0)
		vdm_diag(sink, VDM_D_ZIP_BROKEN, NULL, NULL,
			 "the entry \"%.80s\" cannot be unpacked; its content "
			 "is missing",
			 vdm_zip_name(z, index));
	return rc;
}
