/* SPDX-License-Identifier: MIT */
/* Addresses as a witness sees them: in words, and as what a link is. */
#include <string.h>

#include "base/address.h"
#include "base/ascii.h"
#include "base/host.h"
#include "base/punycode.h"
#include "base/utf8.h"
#include "witness/testimony.h"

/* The schemes of addresses that lead out of a document. */
static const char *const schemes[] = {
    "http:", "https:", "ftp:", "mailto:", "tel:", "urn:", "doi:", "info:"};

int
vdm_testimony_is_address(const char *s, size_t n)
{
	size_t i, k, m;

	for (i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		m = strlen(schemes[i]);
		if (n <= m)
			continue;
		for (k = 0; k < m && (s[k] | 0x20) == (schemes[i][k] | 0x20);
		     k++)
			;
		/* "http://" alone leads nowhere */
		if (k == m)
			return n != m + 2 || memcmp(s + m, "//", 2) != 0;
	}
	return 0;
}

/* What surely belongs to the sentence or the markup around it. */
static int
is_around(char c)
{
	return c != '\0' && strchr("<>\"'()[]{},;.!`*|", c) != NULL;
}

static int
is_between(char c)
{
	return vdm_is_space((unsigned char)c) || c == '<' || c == '>' ||
	       c == '"';
}

/* Where the word begins whose first colon that is, without what is around it;
 * NULL: it is more than the name of a scheme. */
static const char *
scheme_start(const char *s, const char *colon)
{
	const char *at = colon, *before;

	while (at > s && vdm_is_letter(at[-1]))
		at--;
	for (before = at; before > s && !is_between(before[-1]); before--)
		if (!is_around(before[-1]))
			return NULL;
	return at;
}

/* Appends what an escape stands for, or the byte that stands there: a character
 * beyond ASCII where its escapes follow each other. How many bytes it took. */
static size_t
put_plain(struct vdm_buf *out, const char *s, size_t n)
{
	char bytes[4];
	size_t count = 0, used;
	int c;

	while (count < sizeof(bytes) &&
	       (c = vdm_host_escape(s + 3 * count, n - 3 * count)) >= 0)
		bytes[count++] = (char)c;
	if (count == 0) {
		vdm_buf_putc(out, *s);
		return 1;
	}
	c = (unsigned char)bytes[0];
	if (c < ' ' || c == 0x7F ||
	    vdm_utf8_decode(bytes, count, &used) == VDM_UTF8_BAD) {
		vdm_buf_printf(out, "%%%02X", (unsigned)c);
		return 3;
	}
	vdm_buf_put(out, bytes, used);
	return 3 * used;
}

/* Appends a host as the network knows it: of a name with letters beyond ASCII
 * a book has each label in these letters, a page as it was typed. */
static void
put_host(struct vdm_buf *out, const char *s, size_t n)
{
	size_t start = out->len, i, len;

	for (i = 0; i <= n; i += len + 1) {
		for (len = 0; i + len < n && s[i + len] != '.';)
			len++;
		if (i > 0)
			vdm_buf_putc(out, '.');
		if (vdm_punycode_label(out, s + i, len) != 0)
			vdm_buf_put(out, s + i, len);
	}
	for (; start < out->len; start++)
		out->data[start] = vdm_lower_byte(out->data[start]);
}

/* Appends it as the URL Standard writes it, but for escapes: the scheme and the
 * host in small letters, the host in ASCII. */
static void
put_normal(struct vdm_buf *out, const char *s, size_t n)
{
	const char *colon = memchr(s, ':', n);
	size_t scheme = colon != NULL ? (size_t)(colon - s) + 1 : 0;
	size_t i, host, end;

	for (i = 0; i < scheme; i++)
		vdm_buf_putc(out, vdm_lower_byte(s[i]));
	if (n < scheme + 2 || memcmp(s + scheme, "//", 2) != 0) {
		vdm_buf_put(out, s + scheme, n - scheme);
		return;
	}
	for (host = end = scheme + 2; end < n && !strchr("/?#", s[end]); end++)
		if (s[end] == '@')
			host = end + 1;
	vdm_buf_put(out, s + scheme, host - scheme);
	put_host(out, s + host, end - host);
	vdm_buf_put(out, s + end, n - end);
}

/* An address is the same in whichever way it is spelled: a record has escapes
 * where a page has a space, a book has hosts in ASCII. */
static void
note(struct vdm_testimony *t, enum vdm_thing_kind kind, const char *s, size_t n,
     const struct vdm_pos *pos)
{
	struct vdm_buf plain, normal;
	size_t i;

	if (!vdm_testimony_is_address(s, n))
		return;
	vdm_buf_init(&plain);
	vdm_buf_init(&normal);
	for (i = 0; i < n;)
		i += put_plain(&plain, s + i, n - i);
	for (n = plain.len; n > 0 && is_around(plain.data[n - 1]);)
		n--;
	put_normal(&normal, vdm_buf_str(&plain), n);
	if (vdm_testimony_is_address(vdm_buf_str(&normal), normal.len))
		vdm_testimony_thing(t, kind, normal.data, normal.len, pos);
	t->failed = t->failed || plain.failed || normal.failed;
	vdm_buf_fini(&plain);
	vdm_buf_fini(&normal);
}

void
vdm_testimony_addresses(struct vdm_testimony *t, enum vdm_thing_kind kind,
			const char *s, size_t n, const struct vdm_pos *pos)
{
	const char *end, *at, *colon, *from;

	if (n == 0)
		return; /* there may be no text at all */
	end = s + n;
	for (at = s; at < end &&
		     (colon = memchr(at, ':', (size_t)(end - at))) != NULL;) {
		from = scheme_start(s, colon);
		at = colon + 1;
		if (from == NULL ||
		    !vdm_testimony_is_address(from, (size_t)(end - from)))
			continue;
		while (at < end && !is_between(*at))
			at++;
		note(t, kind, from, (size_t)(at - from), pos);
	}
}

/* What stands around an address, and breaks of lines in it, are none of it
 * (URL Standard, 4.4). */
static void
bare(struct vdm_buf *out, const char *s, size_t n)
{
	size_t i;

	while (n > 0 && (unsigned char)s[0] <= ' ') {
		s++;
		n--;
	}
	while (n > 0 && (unsigned char)s[n - 1] <= ' ')
		n--;
	for (i = 0; i < n; i++)
		if (s[i] != '\t' && s[i] != '\n' && s[i] != '\r')
			vdm_buf_putc(out, s[i]);
}

void
vdm_testimony_address(struct vdm_testimony *t, enum vdm_thing_kind kind,
		      const char *s, size_t n, const struct vdm_pos *pos)
{
	struct vdm_buf one;

	if (n == 0)
		return;
	vdm_buf_init(&one);
	bare(&one, s, n);
	if (vdm_testimony_is_address(vdm_buf_str(&one), one.len))
		note(t, kind, vdm_buf_str(&one), one.len, pos);
	else
		vdm_testimony_addresses(t, kind, s, n, pos);
	t->failed = t->failed || one.failed;
	vdm_buf_fini(&one);
}

int
vdm_testimony_leads(const char *s, size_t n)
{
	struct vdm_address parts;
	struct vdm_buf one;
	int leads;

	vdm_buf_init(&one);
	bare(&one, s, n);
	vdm_address_split(&parts, vdm_buf_str(&one));
	leads = one.len > 0 &&
		(parts.scheme.n == 0 ||
		 parts.authority.n + parts.path.n + parts.query.n > 0) &&
		strcmp(vdm_buf_str(&one), "//") != 0;
	vdm_buf_fini(&one);
	return leads;
}
