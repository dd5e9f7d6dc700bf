/* SPDX-License-Identifier: MIT */
/* A link of HTML or Markdown, which is one address whatever stands in it, and
 * the pointers of TEI, which white space parts. */
#include <string.h>

#include "base/address.h"
#include "base/host.h"
#include "base/utf8.h"

/* As the URL Standard's parser begins: controls and spaces around it, tabs and
 * breaks of lines in it are nobody's words. */
static void
put_bare(struct vdm_buf *out, const char *s)
{
	size_t n, i;

	while (*s != '\0' && (unsigned char)*s <= ' ')
		s++;
	for (n = strlen(s); n > 0 && (unsigned char)s[n - 1] <= ' ';)
		n--;
	for (i = 0; i < n; i++)
		if (strchr("\t\n\r", s[i]) == NULL)
			vdm_buf_putc(out, s[i]);
}

/* Where the brackets around an address of IPv6 are, in a host; or NULL. */
static const char *
literal(struct vdm_part authority, const char **close)
{
	const char *open;

	*close = NULL;
	if (authority.s == NULL)
		return NULL;
	open = memchr(authority.s, '[', authority.n);
	if (open == NULL || (open > authority.s && open[-1] != '@'))
		return NULL;
	*close = memchr(open, ']', authority.n - (size_t)(open - authority.s));
	if (*close == NULL ||
	    !vdm_host_is_ipv6(open + 1, (size_t)(*close - open) - 1))
		return NULL;
	return open;
}

/* What no URI holds there, and white space of any script, which parts pointers
 * for some: `fragment` is where the first "#" stands. */
static int
is_escaped(const char *at, size_t n, const char *fragment)
{
	unsigned char c = (unsigned char)*at;
	uint32_t cp;
	size_t used;

	if (c >= 0x80) {
		cp = vdm_utf8_decode(at, n, &used);
		return cp < 0xA0 || vdm_is_white_space(cp);
	}
	if (c == '%')
		return vdm_host_escape(at, strlen(at)) < 0;
	if (c == '#')
		return at != fragment;
	return c <= ' ' || strchr("\"<>[\\]^`{|}\x7F", c) != NULL;
}

void
vdm_address_pointer(struct vdm_buf *out, const char *s)
{
	struct vdm_address a;
	struct vdm_buf bare;
	const char *open, *close, *fragment, *end;
	size_t n, i;
	int escaped;

	vdm_buf_init(&bare);
	put_bare(&bare, s);
	s = vdm_buf_str(&bare);
	vdm_address_split(&a, s);
	/* what stands before a colon there is no scheme */
	if (a.scheme.n == 0 && s[strcspn(s, ":/?#")] == ':')
		vdm_buf_puts(out, "./");
	open = literal(a.authority, &close);
	fragment = strchr(s, '#');
	end = s + strlen(s);
	for (; s < end; s += n) {
		escaped = (open == NULL || (s != open && s != close)) &&
			  is_escaped(s, (size_t)(end - s), fragment);
		vdm_utf8_decode(s, (size_t)(end - s), &n);
		for (i = 0; i < n; i++)
			if (escaped)
				vdm_buf_printf(out, "%%%02X",
					       (unsigned char)s[i]);
			else
				vdm_buf_putc(out, s[i]);
	}
	out->failed |= bare.failed;
	vdm_buf_fini(&bare);
}

const char *
vdm_address_first(const char *pointers, size_t *n)
{
	pointers += strspn(pointers, " \t\r\n");
	*n = strcspn(pointers, " \t\r\n");
	return pointers;
}

int
vdm_address_is_pointer(const char *s)
{
	struct vdm_buf pointer;
	int is;

	vdm_buf_init(&pointer);
	vdm_address_pointer(&pointer, s);
	is = !pointer.failed && strcmp(vdm_buf_str(&pointer), s) == 0;
	vdm_buf_fini(&pointer);
	return is;
}
