/* SPDX-License-Identifier: MIT */
/*
 * The seal of a book: over its entries in their order, whatever packed them,
 * with noughts for the seal where package and page about the record have it.
 */
#include <errno.h>
#include <string.h>

#include "base/memory.h"
#include "epub/epub.h"
#include "epub/seal.h"

#include "record/provenance.h"
#include "zip/container.h"

enum { DIGITS = VDM_SHA256_HEX - 1 };

static int
ends_in(const char *name, const char *end)
{
	size_t n = strlen(name), m = strlen(end);

	return n >= m && strcmp(name + n - m, end) == 0;
}

char *
vdm_epub_seal_of(const char *name, const char *bytes, size_t length)
{
	char *first, *at;

	if (!ends_in(name, "/package.opf") && !ends_in(name, "/about.xhtml"))
		return NULL;
	first = vdm_seal_next(bytes, length, NULL);
	/* a header kept as it was says it, too */
	for (at = first; at != NULL; at = vdm_seal_next(bytes, length, at))
		if (memcmp(at, first, DIGITS) != 0)
			return NULL;
	return first;
}

void
vdm_epub_seal_put(char *bytes, size_t length, const char *digits)
{
	char *at = vdm_seal_next(bytes, length, NULL), old[DIGITS];

	if (at == NULL)
		return;
	memcpy(old, at, DIGITS);
	for (; at != NULL; at = vdm_seal_next(bytes, length, at))
		if (memcmp(at, old, DIGITS) == 0)
			memcpy(at, digits, DIGITS);
}

void
vdm_epub_seal_add(struct vdm_buf *sums, const char *name, const char *bytes,
		  size_t length)
{
	char hex[VDM_SHA256_HEX], noughts[VDM_SHA256_HEX], *copy,
	    *seal = vdm_epub_seal_of(name, bytes, length);

	if (seal == NULL) {
		vdm_sha256_hex(bytes, length, hex);
	} else {
		copy = vdm_malloc(length);
		if (copy == NULL) {
			sums->failed = 1;
			return;
		}
		memcpy(copy, bytes, length);
		memset(noughts, '0', DIGITS);
		vdm_epub_seal_put(copy, length, noughts);
		vdm_sha256_hex(copy, length, hex);
		vdm_free(copy);
	}
	vdm_buf_printf(sums, "%s  %s\n", hex, name);
}

/* The seal that entries carry: 1; 0: none of them does; -1: not all the same.
 */
static int
take_seal(char *found, const char *name, const struct vdm_buf *entry)
{
	const char *seal = vdm_epub_seal_of(name, entry->data, entry->len);

	if (seal == NULL)
		return 0;
	if (found[0] != '\0' && memcmp(found, seal, DIGITS) != 0)
		return -1;
	memcpy(found, seal, DIGITS);
	found[DIGITS] = '\0';
	return 1;
}

int
vdm_epub_seal_holds(const char *bytes, size_t length)
{
	struct vdm_zip *zip = vdm_zip_open(bytes, length, NULL);
	char seal[VDM_SHA256_HEX] = "", hex[VDM_SHA256_HEX];
	struct vdm_buf sums, entry;
	size_t i, n = zip != NULL ? vdm_zip_count(zip) : 0;
	int same = 0;

	vdm_buf_init(&sums);
	vdm_buf_init(&entry);
	for (i = 0; same >= 0 && i < n; i++) {
		const char *name = vdm_zip_name(zip, i);

		vdm_buf_clear(&entry);
		if (vdm_zip_read(zip, i, &entry, NULL) != 0)
			break;
		same = take_seal(seal, name, &entry);
		vdm_epub_seal_add(&sums, name, vdm_buf_str(&entry), entry.len);
	}
	vdm_sha256_hex(vdm_buf_str(&sums), sums.len, hex);
	if (sums.failed || entry.failed || seal[0] == '\0' ||
	    strspn(seal, "0") == DIGITS)
		same = 0;
	else
		same = same >= 0 && i == n && strcmp(seal, hex) == 0 ? 1 : -1;
	vdm_buf_fini(&entry);
	vdm_buf_fini(&sums);
	if (zip != NULL)
		vdm_zip_close(zip);
	return same;
}

int
vdm_epub_seal_get(const char *bytes, size_t length, char seal[65])
{
	struct vdm_zip *zip = vdm_zip_open(bytes, length, NULL);
	long at = zip != NULL ? vdm_zip_find(zip, "EPUB/package.opf") : -1;
	struct vdm_buf entry;
	int rc = -1;

	vdm_buf_init(&entry);
	seal[0] = '\0';
	/* it was written just now, and is whole: only memory may fail */
	if (at >= 0 && vdm_zip_read(zip, (size_t)at, &entry, NULL) == 0 &&
	    !entry.failed)
		rc = take_seal(seal, "EPUB/package.opf", &entry) < 0 ? -1 : 0;
	vdm_buf_fini(&entry);
	if (zip != NULL)
		vdm_zip_close(zip);
	if (rc != 0)
		errno = ENOMEM;
	return rc;
}
