/* SPDX-License-Identifier: MIT */
/* Bytes of a file that may be any, read without stepping out of them. */
#ifndef VDM_PICTURE_WHOLE_H
#define VDM_PICTURE_WHOLE_H

#include <stddef.h>
#include <stdint.h>

struct vdm_bytes {
	const unsigned char *at;
	size_t n;
};

/* What is behind the end counts as 0. */
static inline unsigned
vdm_byte(struct vdm_bytes b, size_t at)
{
	return at < b.n ? b.at[at] : 0;
}

static inline unsigned
vdm_two_big(struct vdm_bytes b, size_t at)
{
	return vdm_byte(b, at) << 8 | vdm_byte(b, at + 1);
}

static inline uint32_t
vdm_four_big(struct vdm_bytes b, size_t at)
{
	return (uint32_t)vdm_two_big(b, at) << 16 | vdm_two_big(b, at + 2);
}

static inline unsigned
vdm_two_little(struct vdm_bytes b, size_t at)
{
	return vdm_byte(b, at + 1) << 8 | vdm_byte(b, at);
}

static inline uint32_t
vdm_four_little(struct vdm_bytes b, size_t at)
{
	return (uint32_t)vdm_two_little(b, at + 2) << 16 |
	       vdm_two_little(b, at);
}

/* From there on, so many at most; none behind the end. */
static inline struct vdm_bytes
vdm_bytes_from(struct vdm_bytes b, size_t at, size_t n)
{
	struct vdm_bytes rest = {b.at, 0};

	if (at < b.n) {
		rest.at = b.at + at;
		rest.n = n < b.n - at ? n : b.n - at;
	}
	return rest;
}

/* Whether a file that begins as its type's do is built as they are. */
int vdm_picture_is_whole(const char *type, struct vdm_bytes b);
int vdm_recording_is_whole(const char *type, struct vdm_bytes b);
int vdm_font_is_whole(const char *type, struct vdm_bytes b);
/* Whether boxes (ISO 14496-12, 4.2) follow one another from `at`, and one of
 * the two names is among them. */
int vdm_boxes_hold(struct vdm_bytes b, size_t at, const char *name,
		   const char *other);
/* Where a piece of a RIFF or an IFF file (`big`) begins, behind its head, and
 * how long it says that it is; 0: there is none. */
size_t vdm_riff_find(struct vdm_bytes b, int big, const char *name,
		     uint32_t *length);

#endif
