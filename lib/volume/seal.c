/* SPDX-License-Identifier: MIT */
/*
 * The seal of a volume, by which one that was edited is known. It is written
 * last, for a volume goes out record by record: behind a corpus and a page the
 * digest of all bytes before it, in a book that of a list of the other entries
 * in their order, a line for each as sha256sum prints it.
 */
#include <errno.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "volume/volume.h"
#include "zip/container.h"

#define DIGITS "0123456789abcdef"

/* How the table of a volume stands in a format, which is not so in what is
 * written of one (a copy keeps the seal, and it is not of the copy); and what
 * stands around the seal at its end. */
static const struct {
	const char *format, *table, *before, *after;
} kinds[] = {
    {"tei", "\n<?" VDM_VOLUME_MARK "\n", "<?vidimus-seal ", "?>\n"},
    {"markdown", "\n" VDM_VOLUME_MARK ": \"1\"\n", "\n<!-- vidimus:seal ",
     " -->\n"},
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]), SEAL = VDM_SHA256_HEX - 1 };

/* ---- written --------------------------------------------------------------
 */

int
vdm_binding_put(struct vdm_binding *b, const char *beside, const void *bytes,
		size_t length)
{
	if (beside == NULL && b->options->seal)
		vdm_sha256_add(&b->sum, bytes, length);
	return b->put(b->context, beside, bytes, length);
}

int
vdm_binding_seal(struct vdm_binding *b)
{
	char hex[VDM_SHA256_HEX];
	struct vdm_buf out;
	size_t i = 0;
	int rc;

	while (i < KINDS && strcmp(kinds[i].format, b->form->format) != 0)
		i++;
	if (!b->options->seal || i == KINDS)
		return 0;
	vdm_sha256_end(&b->sum, hex);
	vdm_buf_init(&out);
	vdm_buf_printf(&out, "%s%s%s", kinds[i].before, hex, kinds[i].after);
	rc = out.failed ? -1
			: b->put(b->context, NULL, vdm_buf_str(&out), out.len);
	if (out.failed)
		errno = ENOMEM;
	vdm_buf_fini(&out);
	return rc;
}

void
vdm_volume_seal_add(struct vdm_buf *sums, const char *name, const void *bytes,
		    size_t length)
{
	char hex[VDM_SHA256_HEX];

	vdm_sha256_hex(bytes, length, hex);
	vdm_buf_printf(sums, "%s  %s\n", hex, name);
}

/* ---- looked at ------------------------------------------------------------
 */

/* 1: it holds; -1: it does not; 0: there is none, or memory ran out. */
static int
check_book(const char *bytes, size_t length)
{
	struct vdm_zip *zip = vdm_zip_open(bytes, length, NULL);
	size_t i, n = zip != NULL ? vdm_zip_count(zip) : 0;
	long at = zip != NULL ? vdm_zip_find(zip, VDM_VOLUME_SEAL) : -1;
	char hex[VDM_SHA256_HEX];
	struct vdm_buf sums, entry, seal;
	int rc = at >= 0;

	vdm_buf_init(&sums);
	vdm_buf_init(&entry);
	vdm_buf_init(&seal);
	for (i = 0; rc > 0 && i < n; i++) {
		vdm_buf_clear(&entry);
		if (i == (size_t)at)
			rc = vdm_zip_read(zip, i, &seal, NULL) == 0 ? 1 : -1;
		else if (vdm_zip_read(zip, i, &entry, NULL) != 0)
			rc = -1;
		else
			vdm_volume_seal_add(&sums, vdm_zip_name(zip, i),
					    vdm_buf_str(&entry), entry.len);
	}
	vdm_sha256_hex(vdm_buf_str(&sums), sums.len, hex);
	if (rc > 0 &&
	    (seal.len < SEAL || memcmp(vdm_buf_str(&seal), hex, SEAL) != 0))
		rc = -1;
	if (sums.failed || entry.failed || seal.failed)
		rc = 0;
	vdm_buf_fini(&sums);
	vdm_buf_fini(&entry);
	vdm_buf_fini(&seal);
	if (zip != NULL)
		vdm_zip_close(zip);
	return rc;
}

/* Where the last seal stands in a text, `i` its kind; NULL: there is none. What
 * somebody wrote behind it is an edit, too. */
static const char *
seal_of(size_t i, const char *bytes, size_t length)
{
	const char *before = kinds[i].before, *end = bytes + length, *at;
	const char *found = NULL;
	size_t n = strlen(before);

	for (at = bytes;
	     (at = memmem(at, (size_t)(end - at), before, n)) != NULL; at += n)
		if ((size_t)(end - at) >= n + SEAL &&
		    strspn(at + n, DIGITS) >= SEAL)
			found = at;
	return found;
}

static int
check_text(size_t i, const char *bytes, size_t length)
{
	const char *at = seal_of(i, bytes, length), *digits;
	size_t n = strlen(kinds[i].after);
	char hex[VDM_SHA256_HEX];

	if (at == NULL)
		return 0;
	digits = at + strlen(kinds[i].before);
	vdm_sha256_hex(bytes, (size_t)(at - bytes), hex);
	return (size_t)(bytes + length - digits) == SEAL + n &&
		       memcmp(digits, hex, SEAL) == 0 &&
		       memcmp(digits + SEAL, kinds[i].after, n) == 0
		   ? 1
		   : -1;
}

int
vdm_volume_check(const void *bytes, size_t length)
{
	size_t i;
	int rc = 0;

	vdm_error_begin();
	if (length >= 4 && memcmp(bytes, "PK\003\004", 4) == 0)
		return check_book(bytes, length);
	for (i = 0; i < KINDS && rc == 0; i++)
		if (memmem(bytes, length, kinds[i].table,
			   strlen(kinds[i].table)) != NULL)
			rc = check_text(i, bytes, length);
	return rc;
}
