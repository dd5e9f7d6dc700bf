/* SPDX-License-Identifier: MIT */
/*
 * "KÃ¶nig" for "König", "Itâ€™s" for "It’s". Letters with signs behind them are
 * not rare: "groß“", "café”—", "à «". So what counts as proof is only what no
 * language writes; what could be somebody's counts beside a proof alone.
 */
#include <string.h>

#include "base/utf8.h"
#include "record/twice.h"

enum { MOST = 4 }; /* bytes of a character */

/* What Windows-1252 has for 0x80 to 0x9F (0: nothing, so the control stays). */
static const uint16_t cp1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/* The byte that was read as a character, or -1. */
static int
byte_of(uint32_t cp)
{
	int i;

	if (cp >= 0x80 && cp <= 0xFF)
		return (int)cp;
	for (i = 0; i < 32; i++)
		if (cp1252[i] != 0 && cp1252[i] == cp)
			return 0x80 + i;
	return -1;
}

/* Whether two bytes can be somebody's: a capital, and what ends a word. */
static int
is_usual(const unsigned char *bytes)
{
	static const unsigned char ends[] = {0x85, 0x92, 0x94, 0x96, 0x97,
					     0xA0, 0xAA, 0xAD, 0xBA, 0xBB};

	return memchr(ends, bytes[1], sizeof(ends)) != NULL;
}

/* Whether the bytes of one character are what was read as several. 2: nobody
 * writes so; 1: somebody might; 0: they are none. */
static int
weight(const unsigned char *bytes, size_t n)
{
	size_t used;

	if (n < 2 ||
	    vdm_utf8_decode((const char *)bytes, n, &used) == VDM_UTF8_BAD ||
	    used != n)
		return 0;
	if (n == 2)
		return bytes[0] > 0xC3 ? 0 : is_usual(bytes) ? 1 : 2;
	if (n == 3)
		return (bytes[0] == 0xE2 &&
			(bytes[1] == 0x80 || bytes[1] == 0x82 ||
			 bytes[1] == 0x84)) ||
			       memcmp(bytes, "\xEF\xBB\xBF", 3) == 0
			   ? 2
			   : 0;
	return bytes[0] == 0xF0 && bytes[1] == 0x9F ? 2 : 0;
}

/* What begins at `s`; how long it is in *length. */
static int
group_at(const char *s, size_t *length, unsigned char *bytes, size_t *n)
{
	size_t want, used;
	int b;

	*length = *n = 0;
	for (want = 1; *n < want && s[*length] != '\0'; *length += used) {
		b = byte_of(vdm_utf8_decode(s + *length,
					    strnlen(s + *length, 4), &used));
		if (b < 0 || (*n > 0 && b >= 0xC0))
			return 0;
		if (*n == 0)
			want = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
		bytes[(*n)++] = (unsigned char)b;
	}
	return *n == want ? weight(bytes, *n) : 0;
}

struct looking {
	struct vdm_twice *t;
	size_t maybe;
};

static void
look(struct looking *l, const char *s, const struct vdm_pos *pos)
{
	unsigned char bytes[MOST];
	size_t length, n;

	/* all of them begin with a letter of Latin-1 */
	for (; s != NULL && (s = strchr(s, 0xC3)) != NULL; s += length) {
		int is = group_at(s, &length, bytes, &n);

		if (is == 2 && l->t->count++ == 0 &&
		    length < sizeof(l->t->is)) {
			memcpy(l->t->is, s, length);
			memcpy(l->t->was, bytes, n);
			l->t->at = *pos;
		}
		l->maybe += is == 1;
		if (is == 0)
			length = 1;
	}
}

void
vdm_record_twice(const struct vdm_record *rec, struct vdm_twice *t)
{
	struct looking l = {.t = t};
	const struct vdm_node *n, *at;
	const struct vdm_attr *a;
	size_t i;

	memset(t, 0, sizeof(*t));
	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root)) {
		for (at = n; at->pos.line == 0 && at->parent != NULL;)
			at = at->parent;
		look(&l, vdm_node_text(n), &at->pos);
		for (a = n->attrs; a != NULL; a = a->next)
			look(&l, a->value, &at->pos);
	}
	for (i = 0; i < rec->fields_count; i++)
		look(&l, rec->fields[i]->value, &rec->fields[i]->pos);
	if (t->count > 0)
		t->count += l.maybe;
}
