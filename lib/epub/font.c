/* SPDX-License-Identifier: MIT */
/*
 * What a font says of itself (OpenType 1.9): its family, weight and slope, and
 * whether it may be embedded. Fonts that are packed (WOFF, WOFF2) are not
 * unpacked: of those the file's name tells what it can.
 */
#include <string.h>

#include "base/utf8.h"
#include "epub/edition.h"

enum {
	NAME_FAMILY = 1,
	NAME_LICENCE = 13,
	NAME_LICENCE_ADDRESS = 14,
	NAME_TYPOGRAPHIC_FAMILY = 16,
	NORMAL = 400,
	BOLD = 700,
};

/* Bytes of the file, or of a table in it. */
struct span {
	const unsigned char *at;
	size_t n;
};

static unsigned
two(struct span s, size_t at)
{
	return at + 2 <= s.n ? (unsigned)(s.at[at] << 8 | s.at[at + 1]) : 0;
}

static size_t
four(struct span s, size_t at)
{
	return (size_t)two(s, at) << 16 | two(s, at + 2);
}

static struct span
part_of(struct span s, size_t from, size_t n)
{
	struct span part = {NULL, 0};

	if (from <= s.n && n <= s.n - from) {
		part.at = s.at + from;
		part.n = n;
	}
	return part;
}

/* ---- tables -------------------------------------------------------------- */

/* A table as it lies in the file; nothing where it is packed or not there. */
static struct span
table_of(struct span file, int woff, const char *tag)
{
	size_t head = woff ? 44 : 12, row = woff ? 20 : 16, i;
	unsigned count = two(file, woff ? 12 : 4);

	for (i = 0; i < count; i++) {
		struct span r = part_of(file, head + i * row, row);

		if (r.at == NULL || memcmp(r.at, tag, 4) != 0)
			continue;
		if (!woff)
			return part_of(file, four(r, 8), four(r, 12));
		return four(r, 8) == four(r, 12)
			   ? part_of(file, four(r, 4), four(r, 8))
			   : part_of(file, file.n, 0);
	}
	return part_of(file, file.n, 0);
}

/* Whether each table of an unpacked font lies in the file. */
static int
is_whole(struct span file, int woff)
{
	size_t head = woff ? 44 : 12, row = woff ? 20 : 16, i;
	unsigned count = two(file, woff ? 12 : 4);

	for (i = 0; i < count; i++) {
		struct span r = part_of(file, head + i * row, row);

		if (r.at == NULL ||
		    part_of(file, four(r, woff ? 4 : 8), four(r, woff ? 8 : 12))
			    .at == NULL)
			return 0;
	}
	return count > 0;
}

/* ---- names --------------------------------------------------------------- */

/* A string of the table of names: UTF-16 on Windows and in Unicode, else a byte
 * a character, of which only those of ASCII are taken. */
static void
put_string(struct vdm_buf *out, struct span s, int wide)
{
	size_t i;

	for (i = 0; i + wide < s.n; i += 1 + (size_t)wide) {
		uint32_t c = wide ? two(s, i) : s.at[i];

		if (wide && (c & 0xfc00) == 0xd800 && i + 3 < s.n &&
		    (two(s, i + 2) & 0xfc00) == 0xdc00) {
			c = 0x10000 + ((c & 0x3ff) << 10) +
			    (two(s, i + 2) & 0x3ff);
			i += 2;
		}
		if (c >= ' ' && (wide || c < 0x7f) && (c & 0xfff800) != 0xd800)
			vdm_buf_putcp(out, c);
	}
}

/* The name of that number: in English of Windows first, else the first. */
static void
put_name(struct vdm_buf *out, struct span names, unsigned id)
{
	unsigned count = two(names, 2), i, best = 0, worth = 0;
	struct span r;

	for (i = 0; i < count; i++) {
		unsigned platform, now;

		r = part_of(names, 6 + 12 * (size_t)i, 12);
		platform = two(r, 0);
		if (r.at == NULL || two(r, 6) != id || platform == 2)
			continue;
		now = platform == 3 && two(r, 4) == 0x409 ? 3
		      : platform != 1                     ? 2
							  : 1;
		if (now > worth) {
			worth = now;
			best = i;
		}
	}
	if (worth == 0)
		return;
	r = part_of(names, 6 + 12 * (size_t)best, 12);
	put_string(
	    out, part_of(names, two(names, 4) + (size_t)two(r, 10), two(r, 8)),
	    two(r, 0) != 1);
}

/* ---- the font ------------------------------------------------------------ */

/* Whether a style's word stands in a file's name, in any case. */
static int
says(const char *name, const char *word)
{
	size_t n = strlen(word), i;

	for (; *name != '\0'; name++) {
		for (i = 0; i < n && (name[i] | 32) == word[i]; i++)
			;
		if (i == n)
			return 1;
	}
	return 0;
}

/* A family's name as it may stand in quotes in a style sheet. */
static void
set_family(struct vdm_font *f, const char *s, size_t n)
{
	size_t i, k = 0, m;

	for (i = 0; i < n; i += m) {
		m = 1;
		while (i + m < n && ((unsigned char)s[i + m] & 0xc0) == 0x80)
			m++;
		if ((unsigned char)s[i] < ' ' || strchr("\"\\<>&", s[i]))
			continue;
		if (k + m >= sizeof(f->family))
			break;
		memcpy(f->family + k, s + i, m);
		k += m;
	}
	f->family[k] = '\0';
}

/* "LinLibertine-BoldItalic.woff2": what the file's name says. */
static void
read_file_name(struct vdm_font *f, const char *name)
{
	size_t n = strcspn(name, "-_.");

	f->weight = says(name, "bold") ? BOLD : NORMAL;
	f->italic = says(name, "italic") || says(name, "oblique");
	set_family(f, name, n > 0 ? n : strlen(name));
	if (f->family[0] == '\0')
		strcpy(f->family, "Text");
}

int
vdm_font_read(struct vdm_font *f, const char *name, const char *type,
	      const char *bytes, size_t length)
{
	struct span file = {(const unsigned char *)bytes, length}, os2, names;
	int woff = strcmp(type, "font/woff") == 0;
	struct vdm_buf b;

	memset(f, 0, sizeof(*f));
	vdm_buf_init(&f->licence);
	f->rights = -1;
	read_file_name(f, name);
	if (strcmp(type, "font/woff2") == 0) /* only its length is plain */
		return length >= 48 && four(file, 8) == length;
	if (!is_whole(file, woff) || (woff && four(file, 8) != length))
		return 0;
	os2 = table_of(file, woff, "OS/2");
	names = table_of(file, woff, "name");
	if (os2.n >= 64) {
		f->weight = (int)two(os2, 4);
		f->italic = (two(os2, 62) & 0x201) != 0;
		f->rights = (int)two(os2, 8);
	}
	if (f->weight < 1 || f->weight > 1000)
		f->weight = NORMAL;
	vdm_buf_init(&b);
	put_name(&b, names, NAME_TYPOGRAPHIC_FAMILY);
	if (b.len == 0)
		put_name(&b, names, NAME_FAMILY);
	if (!vdm_is_blank(vdm_buf_str(&b)))
		set_family(f, vdm_buf_str(&b), b.len);
	put_name(&f->licence, names, NAME_LICENCE);
	if (f->licence.len > 0)
		vdm_buf_putc(&f->licence, ' ');
	put_name(&f->licence, names, NAME_LICENCE_ADDRESS);
	f->licence.failed |= b.failed;
	vdm_buf_fini(&b);
	return 1;
}

/* ---- how pages are set in it --------------------------------------------- */

void
vdm_edition_font_rules(const struct vdm_edition *e, struct vdm_buf *out)
{
	struct vdm_font f;
	struct vdm_buf stack;
	size_t i;

	if (e->fonts == 0)
		return;
	vdm_buf_init(&stack);
	for (i = 0; i < e->fonts; i++) {
		const struct vdm_given *g = &e->font[i];
		char quoted[VDM_FONT_NAME + 4];

		vdm_font_read(&f, g->name, g->type, g->bytes, g->length);
		vdm_buf_printf(out,
			       "@font-face { font-family: \"%s\"; src: "
			       "url(fonts/%s); font-weight: %d; font-style: "
			       "%s; }\n",
			       f.family, g->name, f.weight,
			       f.italic ? "italic" : "normal");
		quoted[0] = '"';
		strcpy(quoted + 1, f.family);
		strcat(quoted, "\"");
		if (strstr(vdm_buf_str(&stack), quoted) == NULL)
			vdm_buf_printf(&stack, "%s, ", quoted);
		out->failed |= f.licence.failed;
		vdm_buf_fini(&f.licence);
	}
	vdm_buf_printf(out, "body { font-family: %sserif; }\n",
		       vdm_buf_str(&stack));
	out->failed |= stack.failed;
	vdm_buf_fini(&stack);
}
