/* SPDX-License-Identifier: MIT */
/* From a file's bytes to UTF-8 with plain line feeds. */
#include "base/decode.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>
#include <uchardet.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "base/utf8.h"

struct source {
	const char *s;
	size_t n;
	const char *encoding; /* NULL: UTF-8 */
	int guessed;
	int is_plain; /* UTF-8 as it stands, so that nothing is copied */
};

static int
starts(const struct source *src, const char *mark, size_t n)
{
	return src->n >= n && memcmp(src->s, mark, n) == 0;
}

/* A byte order mark outranks what anybody says. 1 when there was one. */
static int
take_bom(struct source *src)
{
	static const struct {
		const char *mark;
		size_t n;
		const char *encoding;
	} boms[] = {
	    {"\xEF\xBB\xBF", 3, NULL},       {"\xFF\xFE\0\0", 4, "UTF-32LE"},
	    {"\0\0\xFE\xFF", 4, "UTF-32BE"}, {"\xFF\xFE", 2, "UTF-16LE"},
	    {"\xFE\xFF", 2, "UTF-16BE"},
	};
	size_t i;

	for (i = 0; i < sizeof(boms) / sizeof(boms[0]); i++)
		if (starts(src, boms[i].mark, boms[i].n)) {
			src->s += boms[i].n;
			src->n -= boms[i].n;
			src->encoding = boms[i].encoding;
			return 1;
		}
	return 0;
}

/* The character of a unit of UTF-16 that no text has. */
static int
is_odd_unit(unsigned unit)
{
	return (unit < 0x20 && strchr("\t\n\f\r", (int)unit) == NULL) ||
	       unit == 0 || unit == 0xFFFE || unit == 0xFFFF;
}

/* UTF-16 of which nothing says so: one of the two bytes of many units is NUL,
 * always the same one, and no unit is what no text has. Its name, or NULL. */
static const char *
unmarked_wide(const struct source *src)
{
	const unsigned char *s = (const unsigned char *)src->s;
	size_t nuls[2] = {0, 0}, units = src->n / 2, i;
	int high; /* where the byte of the higher value stands */

	if (src->n % 2 != 0 || units < 8)
		return NULL;
	for (i = 0; i < src->n; i++)
		nuls[i % 2] += s[i] == 0;
	high = nuls[1] > 0;
	if (nuls[!high] > 0 || nuls[high] < units / 10 || nuls[high] == 0)
		return NULL;
	for (i = 0; i < src->n; i += 2)
		if (is_odd_unit((unsigned)s[i + (size_t)high] << 8 |
				s[i + (size_t)!high]))
			return NULL;
	return high ? "UTF-16LE" : "UTF-16BE";
}

static int
refuse(const struct vdm_sink *sink, enum vdm_diag_id id, const char *why,
       const char *what)
{
	vdm_diag(sink, id, NULL, NULL, "%s%s; nothing was read", why, what);
	errno = 0;
	return -1;
}

/* How many code points of `s` are letters of other scripts than ASCII, and how
 * many are neither those nor anything that a typed page has. */
static const char *
certainty(const char *s, size_t n)
{
	size_t i = 0, used, good = 0, odd = 0;

	while (i < n) {
		uint32_t cp = vdm_utf8_decode(s + i, n - i, &used);

		i += used;
		if (cp < 0x80)
			continue;
		if (cp == VDM_UTF8_BAD || cp == 0xFFFD ||
		    (cp >= 0x80 && cp < 0xA0) || (cp >= 0x2500 && cp < 0x2600))
			odd++;
		else if (vdm_is_word(cp) || (cp >= 0x2010 && cp < 0x2040))
			good++;
	}
	if (odd > 0 || good < 8)
		return "low";
	return good < 64 ? "medium" : "high";
}

/* The bytes of an encoding's unit: what has no meaning is as long, or all that
 * follows would be read from the middle of its units. */
static size_t
unit_of(const char *encoding)
{
	static const struct {
		const char *begin;
		size_t bytes;
	} wide[] = {{"UTF-16", 2}, {"UTF16", 2}, {"UCS-2", 2}, {"UCS2", 2},
		    {"UTF-32", 4}, {"UTF32", 4}, {"UCS-4", 4}, {"UCS4", 4}};
	size_t i;

	for (i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
		if (strncasecmp(encoding, wide[i].begin,
				strlen(wide[i].begin)) == 0)
			return wide[i].bytes;
	return 1;
}

/* One iconv run; units without meaning become U+FFFD. */
static void
convert(iconv_t cd, const struct source *src, struct vdm_buf *out, size_t *bad)
{
	char room[4096], *in = (char *)(size_t)src->s, *to;
	size_t left = src->n, space, unit = unit_of(src->encoding);

	while (left > 0 && !out->failed) {
		size_t r;

		to = room;
		space = sizeof(room);
		r = iconv(cd, &in, &left, &to, &space);
		vdm_buf_put(out, room, sizeof(room) - space);
		if (r != (size_t)-1 || errno == E2BIG)
			continue;
		vdm_buf_puts(out, "\xEF\xBF\xBD"); /* EILSEQ, EINVAL */
		++*bad;
		in += left < unit ? left : unit;
		left -= left < unit ? left : unit;
	}
}

/* An encoding is a file that is loaded, and the C library does not tell "there
 * is none" from "no memory for it": only what is not there twice is not there.
 */
static iconv_t
open_encoding(const char *name)
{
	iconv_t cd = iconv_open("UTF-8", name);

	return cd == (iconv_t)-1 && errno == EINVAL ? iconv_open("UTF-8", name)
						    : cd;
}

static int
transcode(const struct source *src, struct vdm_buf *out,
	  const struct vdm_sink *sink)
{
	iconv_t cd = open_encoding(src->encoding);
	size_t bad = 0;

	if (cd == (iconv_t)-1 && errno == ENOMEM) {
		vdm_memory_fail();
		return -1;
	}
	if (cd == (iconv_t)-1)
		return refuse(sink, VDM_D_TEXT_ENCODING,
			      "there is no encoding called ", src->encoding);
	convert(cd, src, out, &bad);
	iconv_close(cd);
	if (out->failed) {
		errno = ENOMEM;
		return -1;
	}
	if (src->guessed)
		vdm_diag(sink, VDM_D_TEXT_DECODED, NULL, NULL,
			 "not UTF-8; read as %s, certainty %s", src->encoding,
			 certainty(out->data, out->len));
	if (bad > 0)
		vdm_diag(sink, VDM_D_TEXT_UNDECODABLE, NULL, NULL,
			 "%zu %s mean nothing in %s; U+FFFD stands for each",
			 bad, unit_of(src->encoding) == 1 ? "bytes" : "units",
			 src->encoding);
	return 0;
}

static const char *
detect(const struct source *src, char *name, size_t room)
{
	uchardet_t ud = uchardet_new();
	const char *found = "";

	if (ud == NULL)
		return NULL;
	if (uchardet_handle_data(ud, src->s, src->n) == 0) {
		uchardet_data_end(ud);
		found = uchardet_get_charset(ud);
	}
	if (found[0] == '\0' || strcasecmp(found, "UTF-8") == 0 ||
	    strcasecmp(found, "ASCII") == 0)
		found = "WINDOWS-1252";
	name[0] = '\0';
	strncat(name, found, room - 1);
	uchardet_delete(ud);
	return name;
}

static unsigned
line_of(const char *s, size_t at)
{
	unsigned line = 1;

	while (at > 0)
		line += s[--at] == '\n';
	return line;
}

enum { STRAY_BYTES = 3 }; /* one after the other are one thing that is wrong */

/* How many characters of several bytes are UTF-8, and how many places are not:
 * half of a surrogate pair, a mark of another encoding are wrong once. */
static void
count_utf8(const struct source *src, size_t *good, size_t *bad)
{
	size_t i, used, run = 0;

	*good = *bad = 0;
	for (i = 0; i < src->n; i += used) {
		uint32_t cp = vdm_utf8_decode(src->s + i, src->n - i, &used);

		run = cp == VDM_UTF8_BAD ? run + 1 : 0;
		*bad += run % STRAY_BYTES == 1;
		*good += cp != VDM_UTF8_BAD && used > 1;
	}
}

enum { STRAYS_NAMED = 40 }; /* of stray bytes, one by one; then their number */

/* Text that is UTF-8 but for some bytes, as where a line was pasted into it:
 * these alone are read as what such bytes mostly are. */
static int
mend(const struct source *src, struct vdm_buf *out, const struct vdm_sink *sink)
{
	static const char encoding[] = "WINDOWS-1252";
	iconv_t cd = iconv_open("UTF-8", encoding);
	size_t i, used, strays = 0, lost = 0;
	struct vdm_pos first = {0, 0, 0};
	struct vdm_buf said;

	if (cd == (iconv_t)-1) {
		vdm_memory_fail();
		return -1;
	}
	vdm_buf_init(&said);
	for (i = 0; i < src->n; i += used) {
		const struct source one = {src->s + i, 1, encoding, 1, 0};
		size_t before = out->len;

		if (vdm_utf8_decode(src->s + i, src->n - i, &used) !=
		    VDM_UTF8_BAD) {
			vdm_buf_put(out, src->s + i, used);
			continue;
		}
		if (strays++ == 0)
			first.line = line_of(src->s, i);
		convert(cd, &one, out, &lost);
		if (strays <= STRAYS_NAMED)
			vdm_buf_printf(&said, "%s0x%02X \"%.*s\" on line %u",
				       strays > 1 ? ", " : "",
				       (unsigned char)src->s[i],
				       (int)(out->len - before),
				       out->data + before, line_of(src->s, i));
	}
	iconv_close(cd);
	if (strays > STRAYS_NAMED)
		vdm_buf_printf(&said, " and %zu more", strays - STRAYS_NAMED);
	vdm_diag(sink, VDM_D_TEXT_DECODED, &first, NULL,
		 "%zu bytes are not UTF-8, in a text that is: the first is "
		 "here; they alone are read as %s, certainty low: %s",
		 strays, encoding, vdm_buf_str(&said));
	out->failed |= said.failed;
	vdm_buf_fini(&said);
	if (lost > 0)
		vdm_diag(sink, VDM_D_TEXT_UNDECODABLE, &first, NULL,
			 "%zu bytes mean nothing in %s; U+FFFD stands for each",
			 lost, encoding);
	if (out->failed)
		errno = ENOMEM;
	return out->failed ? -1 : 0;
}

static int
is_utf8_name(const char *encoding)
{
	return encoding == NULL || strcasecmp(encoding, "UTF-8") == 0 ||
	       strcasecmp(encoding, "UTF8") == 0;
}

/* Whether bytes that are not UTF-8 are so few that the rest must be. */
static int
is_nearly_utf8(const struct source *src)
{
	size_t good, strays;

	count_utf8(src, &good, &strays);
	return good >= 3 && good / 4 >= strays;
}

/* What is not plain UTF-8 is appended as such. */
static int
to_utf8(struct source *src, const char *encoding, struct vdm_buf *out,
	const struct vdm_sink *sink)
{
	char name[VDM_ENCODING_NAME];
	size_t bad;
	int bom = take_bom(src);

	if (!bom && !is_utf8_name(encoding))
		src->encoding = encoding;
	if (src->encoding == NULL && !bom && encoding == NULL) {
		src->encoding = unmarked_wide(src);
		src->guessed = src->encoding != NULL;
	}
	if (src->encoding != NULL)
		return transcode(src, out, sink);
	if (memchr(src->s, '\0', src->n) != NULL)
		return refuse(sink, VDM_D_TEXT_NOT_TEXT,
			      "the file has NUL bytes, so it is no text", "");
	bad = vdm_utf8_check(src->s, src->n);
	src->is_plain = bad == src->n;
	if (src->is_plain)
		return 0;
	if (encoding != NULL || bom) {
		struct vdm_pos pos = {line_of(src->s, bad), 0, 0};

		vdm_diag(sink, VDM_D_TEXT_ENCODING, &pos, NULL,
			 "the file is not UTF-8 here; nothing was read");
		return -1;
	}
	if (is_nearly_utf8(src))
		return mend(src, out, sink);
	src->encoding = detect(src, name, sizeof(name));
	src->guessed = 1;
	if (src->encoding == NULL) {
		errno = ENOMEM;
		return -1;
	}
	/* NOLINTNEXTLINE(clang-analyzer-core.StackAddressEscape) */
	return transcode(src, out, sink);
}

/* Whether XML and its kin refuse the character. */
static int
is_control(uint32_t cp)
{
	return (cp < 0x20 && cp != '\t' && cp != '\n' && cp != '\f') ||
	       cp == 0xFFFE || cp == 0xFFFF;
}

static void
report_controls(const struct vdm_pos *first, size_t count,
		const struct vdm_sink *sink)
{
	if (count > 0)
		vdm_diag(sink, VDM_D_TEXT_CONTROL, first, NULL,
			 "%zu control characters were left out, the first "
			 "here",
			 count);
}

/* Bytes from s on that are printable ASCII, most of most texts. */
static size_t
plain_length(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && (unsigned char)(s[i] - 0x20) < 0x60)
		i++;
	return i;
}

/* Line ends become line feeds; control characters go. */
static void
clean(const char *s, size_t n, struct vdm_buf *out, const struct vdm_sink *sink)
{
	struct vdm_pos at = {1, 1, 0}, first = {0, 0, 0};
	size_t i = 0, used, controls = 0;

	while (i < n) {
		uint32_t cp;

		used = plain_length(s + i, n - i);
		if (used > 0) {
			vdm_buf_put(out, s + i, used);
			at.column += (unsigned)used;
			i += used;
			continue;
		}
		cp = vdm_utf8_decode(s + i, n - i, &used);
		if (cp == '\r') {
			cp = '\n';
			if (i + 1 < n && s[i + 1] == '\n')
				used = 2;
		}
		if (cp == '\n') {
			vdm_buf_putc(out, '\n');
			at.line++;
			at.column = 0;
		} else if (!is_control(cp)) {
			vdm_buf_put(out, s + i, used);
		} else if (controls++ == 0) {
			first = at;
		}
		at.column++;
		i += used;
	}
	report_controls(&first, controls, sink);
}

int
vdm_decode(const char *bytes, size_t n, const char *encoding,
	   struct vdm_buf *out, const struct vdm_sink *sink)
{
	struct source src = {bytes, n, NULL, 0, 0};
	struct vdm_buf utf8;
	int r;

	vdm_buf_init(&utf8);
	r = to_utf8(&src, encoding, &utf8, sink);
	if (r == 0 && utf8.len > 0 && memchr(utf8.data, '\0', utf8.len) != NULL)
		r = refuse(sink, VDM_D_TEXT_NOT_TEXT,
			   "the file has NUL characters, so it is no text", "");
	if (r == 0 && src.is_plain)
		clean(src.s, src.n, out, sink);
	else if (r == 0)
		clean(vdm_buf_str(&utf8), utf8.len, out, sink);
	if (r == 0 && (utf8.failed || out->failed)) {
		errno = ENOMEM;
		r = -1;
	}
	vdm_buf_fini(&utf8);
	return r;
}

void
vdm_encoding_copy(char name[VDM_ENCODING_NAME], const char *from)
{
	size_t i;

	for (i = 0; from[i] != '\0' && i + 1 < VDM_ENCODING_NAME; i++)
		name[i] = (char)(vdm_is_small(from[i]) ? from[i] - 'a' + 'A'
						       : from[i]);
	name[i] = '\0';
}

int
vdm_decode_name(const char *bytes, size_t n, const char *encoding,
		char name[VDM_ENCODING_NAME])
{
	struct source src = {bytes, n, NULL, 0, 0};
	char found[VDM_ENCODING_NAME];

	vdm_encoding_copy(name, "UTF-8");
	if (!take_bom(&src) && !is_utf8_name(encoding))
		src.encoding = encoding;
	else if (src.encoding == NULL && encoding == NULL &&
		 (src.encoding = unmarked_wide(&src)) == NULL &&
		 vdm_utf8_check(src.s, src.n) != src.n &&
		 !is_nearly_utf8(&src)) {
		src.encoding = detect(&src, found, sizeof(found));
		if (src.encoding == NULL) {
			errno = ENOMEM;
			return -1;
		}
	}
	if (src.encoding != NULL)
		vdm_encoding_copy(name, src.encoding);
	return 0;
}
