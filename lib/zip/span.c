/* SPDX-License-Identifier: MIT */
/*
 * Which bytes of a container each entry takes. libzip does not tell, and gives
 * the same bytes to as many names as the directory says, so that a small file
 * unpacks to any size. The directory is read here by itself (APPNOTE 6.3,
 * 4.3): what cannot be followed is left to libzip.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/sort.h"
#include "zip/container.h"
#include "zip/span.h"

enum {
	END = 22,     /* bytes of an end of the directory, without comment */
	END64 = 56,   /* of that of ZIP64 */
	LOCATOR = 20, /* which points to it */
	ROW = 46,     /* of a row of the directory, without its strings */
	HEAD = 30,    /* of what stands before an entry's data */
	COMMENT = 65535
};

struct span {
	uint64_t from, to;
	size_t index;
};

/* A little-endian number of n bytes. */
static uint64_t
number(const unsigned char *p, int n)
{
	uint64_t v = 0;

	while (n-- > 0)
		v = v << 8 | p[n];
	return v;
}

static int
is_at(const struct vdm_bytes *b, uint64_t at, size_t need, const char *mark)
{
	return at <= b->length && b->length - at >= need &&
	       memcmp(b->data + at, mark, 4) == 0;
}

/* Where the directory begins, and how many rows it has. 0, or -1. */
static int
find_directory(const struct vdm_bytes *b, uint64_t *start, uint64_t *count)
{
	size_t back = END;
	uint64_t at, far;

	*start = *count = 0;
	for (;; back++) {
		if (back > b->length || back > END + COMMENT)
			return -1;
		at = b->length - back;
		if (is_at(b, at, END, "PK\5\6") &&
		    number(b->data + at + 20, 2) <= back - END)
			break;
	}
	*count = number(b->data + at + 10, 2);
	*start = number(b->data + at + 16, 4);
	if (at < LOCATOR || !is_at(b, at - LOCATOR, LOCATOR, "PK\6\7"))
		return 0;
	far = number(b->data + at - LOCATOR + 8, 8);
	if (!is_at(b, far, END64, "PK\6\6"))
		return -1;
	*count = number(b->data + far + 32, 8);
	*start = number(b->data + far + 48, 8);
	return 0;
}

/* What of sizes and places stands in the row's field of ZIP64 (4.5.3). */
static void
widen(const unsigned char *row, uint64_t *packed, uint64_t *at)
{
	const unsigned char *p = row + ROW + number(row + 28, 2);
	const unsigned char *end = p + number(row + 30, 2), *field;

	for (; end - p >= 4; p = field + number(p + 2, 2)) {
		field = p + 4;
		if (number(p, 2) != 1)
			continue;
		if (number(row + 24, 4) == UINT32_MAX && end - field >= 8)
			field += 8;
		if (*packed == UINT32_MAX && end - field >= 8) {
			*packed = number(field, 8);
			field += 8;
		}
		if (*at == UINT32_MAX && end - field >= 8)
			*at = number(field, 8);
		return;
	}
}

/* The bytes of the entry of a row. 0, or -1. */
static int
span_of(const struct vdm_bytes *b, const unsigned char *row, struct span *span)
{
	uint64_t packed = number(row + 20, 4), at = number(row + 42, 4);

	widen(row, &packed, &at);
	if (!is_at(b, at, HEAD, "PK\3\4"))
		return -1;
	span->from = at;
	span->to = at + HEAD + number(b->data + at + 26, 2) +
		   number(b->data + at + 28, 2);
	if (packed > UINT64_MAX - span->to)
		return -1;
	span->to += packed;
	return 0;
}

static int
by_place(const void *x, const void *y)
{
	const struct span *a = x, *b = y;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return (a->index > b->index) - (a->index < b->index);
}

/* All that can be followed; how many. */
static size_t
list(const struct vdm_bytes *b, uint64_t at, uint64_t count, struct span *span)
{
	size_t n = 0, i;

	for (i = 0; i < count && is_at(b, at, ROW, "PK\1\2"); i++) {
		const unsigned char *row = b->data + at;
		uint64_t size = ROW + number(row + 28, 2) +
				number(row + 30, 2) + number(row + 32, 2);

		if (size > b->length - at)
			break;
		span[n].index = i;
		n += span_of(b, row, &span[n]) == 0;
		at += size;
	}
	return n;
}

int
vdm_zip_overlap(const struct vdm_bytes *bytes, size_t *first, size_t *second)
{
	uint64_t start, count;
	struct span *span;
	size_t i, n, last = 0;
	int found = 0;

	*first = *second = 0;
	if (find_directory(bytes, &start, &count) != 0 ||
	    count > bytes->length / ROW)
		return 0;
	span = vdm_calloc((size_t)count, sizeof(*span));
	if (span == NULL)
		return -1;
	n = list(bytes, start, count, span);
	vdm_sort(span, n, sizeof(*span), by_place);
	for (i = 1; i < n && !found; i++) {
		if (span[i].from < span[last].to) {
			*first = span[last].index;
			*second = span[i].index;
			found = 1;
		}
		last = i;
	}
	vdm_free(span);
	return found;
}
