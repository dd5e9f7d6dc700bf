/* SPDX-License-Identifier: MIT */
/* Marks: "[as: ../quote/p]" over a chunk, "[Page 3]" within a line. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "text/grammar/chunk.h"
#include "xml/sax.h"

static const char head[] = "[as: ";

static int
is_plain(unsigned char c)
{
	return c > 0x20 && c != 0x7F && strchr("%/[]{},=", c) == NULL;
}

void
vdm_text_escape(struct vdm_buf *out, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (is_plain((unsigned char)s[i]))
			vdm_buf_putc(out, s[i]);
		else
			vdm_buf_printf(out, "%%%02X", (unsigned char)s[i]);
}

static int
hex(char c)
{
	if (vdm_is_digit(c))
		return c - '0';
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

void
vdm_text_unescape(struct vdm_buf *out, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (s[i] == '%' && i + 2 < n && hex(s[i + 1]) >= 0 &&
		    hex(s[i + 2]) >= 0) {
			int c = hex(s[i + 1]) * 16 + hex(s[i + 2]);

			if (c != 0)
				vdm_buf_putc(out, (char)c);
			i += 2;
		} else {
			vdm_buf_putc(out, s[i]);
		}
}

/* ---- over a chunk ----------------------------------------------------- */

void
vdm_text_mark_write(struct vdm_buf *out, size_t depth,
		    const struct vdm_text_step *step)
{
	size_t up;

	vdm_buf_puts(out, head);
	if (step->keep == 0)
		vdm_buf_putc(out, '/');
	else
		for (up = depth; up > step->keep; up--)
			vdm_buf_puts(out, up > step->keep + 1 ||
						  step->path[0] != '\0'
					      ? "../"
					      : "..");
	if (step->path[0] == '\0' && step->keep == depth)
		vdm_buf_putc(out, '.');
	vdm_buf_puts(out, step->path);
	vdm_buf_putc(out, ']');
}

/* An XML name, perhaps with a prefix. */
static int
is_name(const char *s, size_t n)
{
	char *name = n > 0 ? vdm_strndup(s, n) : NULL;
	int is = name != NULL && vdm_xml_is_qname(name);

	vdm_free(name);
	return is;
}

static int
is_token(const char *s, size_t n)
{
	size_t name = 0, i;

	while (name < n && s[name] != ' ' && s[name] != '{')
		name++;
	if (!is_name(s, name))
		return 0;
	i = name;
	if (i < n && s[i] == '{') {
		const char *end = memchr(s + i, '}', n - i);

		if (end == NULL)
			return 0;
		i = (size_t)(end - s) + 1;
	}
	while (i < n) {
		static const char *const keys[] = {
		    " who=",  " guess=", " n=",       " url=",
		    " unit=", " type=",  " mimeType="};
		size_t k, m = 0;

		for (k = 0; k < sizeof(keys) / sizeof(keys[0]) && m == 0; k++)
			if (n - i > strlen(keys[k]) &&
			    memcmp(s + i, keys[k], strlen(keys[k])) == 0)
				m = strlen(keys[k]);
		if (m == 0)
			return 0;
		for (i += m; i < n && s[i] != ' '; i++)
			if (strchr("{}=[]", s[i]) != NULL)
				return 0;
	}
	return 1;
}

static int
is_path(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n) {
		const char *end = memchr(s + i, '/', n - i);
		size_t k = end != NULL ? (size_t)(end - s) : n;

		if (!is_token(s + i, k - i) || k + 1 == n)
			return 0;
		i = k + 1;
	}
	return 1;
}

/* Where a mark ends: a name that is for the eye may stand behind it,
 * "[as: ../u who=#ann] Ann Harrow:". 0: it does not. */
static size_t
mark_end(const char *s, size_t n)
{
	const char *close = n > 0 ? memchr(s, ']', n) : NULL;
	size_t k = close != NULL ? (size_t)(close - s) + 1 : 0;

	return k == n || (n - k > 2 && s[k] == ' ' && s[n - 1] == ':') ? k : 0;
}

int
vdm_text_mark_parse(const struct vdm_text_state *st, const char *s, size_t n,
		    struct vdm_text_step *step)
{
	size_t i = sizeof(head) - 1, keep = st->depth;

	n = mark_end(s, n);
	if (n < sizeof(head) + 1 || memcmp(s, head, i) != 0)
		return 0;
	n--;
	if (s[i] == '/') {
		keep = 0;
		i++;
	} else if (n - i == 1 && s[i] == '.') {
		i++;
	}
	while (n - i >= 2 && s[i] == '.' && s[i + 1] == '.') {
		if (keep <= 1)
			return 0;
		keep--;
		i += 2;
		if (i == n)
			break;
		if (s[i] != '/')
			return 0;
		i++;
	}
	if (!is_path(s + i, n - i) || (keep == 0 && i == n))
		return 0;
	step->keep = (unsigned)keep;
	step->path = vdm_arena_strndup(st->arena, s + i, n - i);
	step->text = "";
	return step->path != NULL;
}

/* ---- within a line ---------------------------------------------------- */

enum vdm_text_inline
vdm_text_inline_parse(const struct vdm_strmap *labels, const char *s, size_t n,
		      size_t *end)
{
	const char *close;
	size_t k;

	*end = 0;
	close = memchr(s, ']', n < 200 ? n : 200);
	if (close == NULL)
		return VDM_TEXT_INLINE_NONE;
	k = (size_t)(close - s);
	*end = k;
	while (k > 0 && s[k - 1] != '[' && (unsigned char)s[k - 1] >= 0x20)
		k--;
	if (k > 0)
		return VDM_TEXT_INLINE_NONE;
	k = *end;
	if (k >= 4 && memcmp(s, "Page", 4) == 0 &&
	    (k == 4 || (s[4] == ' ' && k > 5)))
		return VDM_TEXT_INLINE_PAGE;
	if (k == 3 && memcmp(s, "gap", 3) == 0)
		return VDM_TEXT_INLINE_GAP;
	if (k == 2 && memcmp(s, "lb", 2) == 0)
		return VDM_TEXT_INLINE_LINE;
	if (k == 5 && memcmp(s, "space", 5) == 0)
		return VDM_TEXT_INLINE_SPACE;
	return vdm_strmap_get_n(labels, s, k, NULL) ? VDM_TEXT_INLINE_NOTE
						    : VDM_TEXT_INLINE_NONE;
}
