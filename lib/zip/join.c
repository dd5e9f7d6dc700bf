/* SPDX-License-Identifier: MIT */
/*
 * Containers put behind each other as one (APPNOTE 4.3): their entries as they
 * are packed, and one directory of all, whose rows say where each begins now.
 */
#include <string.h>

#include "zip/container.h"

enum {
	ROW = 46,         /* bytes of a row before its name, */
	ROW_LENGTHS = 28, /* three lengths of what follows, */
	ROW_OFFSET = 42,  /* where its entry begins */
	END = 22,
	END_COUNT = 10,
	END_SIZE = 12
};

static uint32_t
get(const char *at, int bytes)
{
	uint32_t value = 0;

	while (bytes-- > 0)
		value = value << 8 | (unsigned char)at[bytes];
	return value;
}

static void
set(char *at, uint32_t value, int bytes)
{
	int i;

	for (i = 0; i < bytes; i++)
		at[i] = (char)(value >> 8 * i & 0xFF);
}

static void
give(struct vdm_zip_join *j, const void *bytes, size_t length)
{
	if (!j->failed && length > 0 && j->put(j->context, bytes, length) != 0)
		j->failed = 1;
	j->offset += length;
}

void
vdm_zip_join_add(struct vdm_zip_join *j, struct vdm_zip_writer *writer)
{
	struct vdm_buf all;
	const char *end;
	size_t rows, size, at, n;

	vdm_buf_init(&all);
	/* libzip writes no comment, and its end is the last there is */
	if (vdm_zip_writer_finish(writer, &all) != 0 || all.len < END ||
	    j->offset + all.len > UINT32_MAX) {
		j->failed = 1;
		vdm_buf_fini(&all);
		return;
	}
	end = all.data + all.len - END;
	size = get(end + END_SIZE, 4);
	rows = all.len - END - size;
	for (at = rows; at + ROW <= rows + size; at += n) {
		char *row = all.data + at;

		n = ROW + get(row + ROW_LENGTHS, 2) +
		    get(row + ROW_LENGTHS + 2, 2) +
		    get(row + ROW_LENGTHS + 4, 2);
		set(row + ROW_OFFSET,
		    get(row + ROW_OFFSET, 4) + (uint32_t)j->offset, 4);
		j->count++;
	}
	vdm_buf_put(&j->directory, all.data + rows, size);
	give(j, all.data, rows);
	vdm_buf_fini(&all);
}

int
vdm_zip_join_finish(struct vdm_zip_join *j)
{
	char end[END] = "PK\5\6";

	set(end + END_COUNT - 2, (uint32_t)j->count, 2);
	set(end + END_COUNT, (uint32_t)j->count, 2);
	set(end + END_SIZE, (uint32_t)j->directory.len, 4);
	set(end + END_SIZE + 4, (uint32_t)j->offset, 4);
	j->failed |= j->directory.failed || j->count > UINT16_MAX - 1 ||
		     j->offset + j->directory.len > UINT32_MAX;
	give(j, vdm_buf_str(&j->directory), j->directory.len);
	give(j, end, END);
	vdm_buf_fini(&j->directory);
	return j->failed ? -1 : 0;
}
