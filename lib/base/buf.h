/* SPDX-License-Identifier: MIT */
/* A growing run of bytes, always NUL-terminated, that remembers failure. */
#ifndef VDM_BASE_BUF_H
#define VDM_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

/* Sticky: after a failure a write does nothing; look at `failed` at the end. */
struct vdm_buf {
	char *data; /* NULL while empty and never written */
	size_t len, cap;
	int failed;
};

void vdm_buf_init(struct vdm_buf *b);
void vdm_buf_fini(struct vdm_buf *b);
void vdm_buf_clear(struct vdm_buf *b); /* length 0, memory kept */
void vdm_buf_put(struct vdm_buf *b, const void *p, size_t n);
void vdm_buf_puts(struct vdm_buf *b, const char *s);

static inline void
vdm_buf_putc(struct vdm_buf *b, char c)
{
	if (b->failed || b->len + 2 > b->cap) {
		vdm_buf_put(b, &c, 1);
		return;
	}
	b->data[b->len++] = c;
	b->data[b->len] = '\0';
}

void vdm_buf_putcp(struct vdm_buf *b, uint32_t codepoint); /* as UTF-8 */
void vdm_buf_printf(struct vdm_buf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void vdm_buf_vprintf(struct vdm_buf *b, const char *fmt, va_list ap);
void vdm_buf_truncate(struct vdm_buf *b, size_t len);
/* The content as a string; "" while empty. Borrowed until the next write. */
const char *vdm_buf_str(const struct vdm_buf *b);
/* Transfers the bytes to the caller, who free()s them; NULL after a failure. */
char *vdm_buf_take(struct vdm_buf *b, size_t *len);

#endif
