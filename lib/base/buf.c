/* SPDX-License-Identifier: MIT */
/* A growing run of bytes that remembers failure. */
#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

void
vdm_buf_init(struct vdm_buf *b)
{
	memset(b, 0, sizeof(*b));
}

void
vdm_buf_fini(struct vdm_buf *b)
{
	vdm_free(b->data);
	memset(b, 0, sizeof(*b));
}

void
vdm_buf_clear(struct vdm_buf *b)
{
	vdm_buf_truncate(b, 0);
}

static int
fail(struct vdm_buf *b)
{
	b->failed = 1;
	vdm_memory_fail();
	return -1;
}

static int
reserve(struct vdm_buf *b, size_t n)
{
	size_t cap = b->cap > 0 ? b->cap : 64;
	char *p;

	if (b->failed)
		return -1;
	if (n >= SIZE_MAX / 4 || b->len >= SIZE_MAX / 4)
		return fail(b);
	if (b->len + n + 1 <= b->cap)
		return 0;
	while (cap < b->len + n + 1)
		cap *= 2;
	p = vdm_realloc(b->data, cap);
	if (p == NULL)
		return fail(b);
	b->data = p;
	b->cap = cap;
	return 0;
}

void
vdm_buf_put(struct vdm_buf *b, const void *p, size_t n)
{
	/* mostly there is room, which is told without a call */
	if ((n >= b->cap - b->len || b->failed) && reserve(b, n) != 0)
		return;
	if (n > 0)
		memcpy(b->data + b->len, p, n);
	b->len += n;
	b->data[b->len] = '\0';
}

void
vdm_buf_puts(struct vdm_buf *b, const char *s)
{
	if (s != NULL)
		vdm_buf_put(b, s, strlen(s));
}

void
vdm_buf_putcp(struct vdm_buf *b, uint32_t codepoint)
{
	char tmp[4];

	vdm_buf_put(b, tmp, vdm_utf8_encode(codepoint, tmp));
}

#define USUAL 400 /* bytes: most messages are shorter */

/* Once into what room there is, which mostly does; again if it did not. */
void
vdm_buf_vprintf(struct vdm_buf *b, const char *fmt, va_list ap)
{
	va_list again;
	size_t room;
	int n;

	if (reserve(b, USUAL) != 0)
		return;
	room = b->cap - b->len;
	va_copy(again, ap);
	n = vsnprintf(b->data + b->len, room, fmt, again);
	va_end(again);
	if (n >= 0 && (size_t)n >= room) {
		b->data[b->len] = '\0';
		if (reserve(b, (size_t)n) != 0)
			return;
		n = vsnprintf(b->data + b->len, (size_t)n + 1, fmt, ap);
	}
	if (n < 0) {
		b->data[b->len] = '\0';
		fail(b);
		return;
	}
	b->len += (size_t)n;
}

void
vdm_buf_printf(struct vdm_buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vdm_buf_vprintf(b, fmt, ap);
	va_end(ap);
}

void
vdm_buf_truncate(struct vdm_buf *b, size_t len)
{
	if (b->data == NULL || len > b->len)
		return;
	b->len = len;
	b->data[len] = '\0';
}

const char *
vdm_buf_str(const struct vdm_buf *b)
{
	return b->data != NULL ? b->data : "";
}

char *
vdm_buf_take(struct vdm_buf *b, size_t *len)
{
	char *p;

	if (len != NULL)
		*len = 0;
	vdm_buf_put(b, "", 0);
	p = b->data;
	if (b->failed) {
		vdm_buf_fini(b);
		return NULL;
	}
	if (len != NULL)
		*len = b->len;
	vdm_buf_init(b);
	return p;
}
