/* SPDX-License-Identifier: MIT */
/* Taking addresses apart, joining them, and telling links from the rest. */
#include "base/address.h"
#include "base/ascii.h"
#include "base/host.h"

#include <stdint.h>
#include <string.h>

#include "base/punycode.h"
#include "base/utf8.h"

/* ---- characters (RFC 3986, section 2; RFC 3987, section 2.2) ---------- */

static int
is_alpha(char c)
{
	return vdm_is_letter(c);
}

/*
 * What an IRI may hold beyond ASCII. Marks of direction may not stand in one
 * (RFC 3987, section 4.1); the private planes only in a query, where nobody
 * has been seen to use them, so they are left out everywhere.
 */
static int
is_beyond_ascii(uint32_t cp)
{
	if (cp == 0x200E || cp == 0x200F || (cp >= 0x202A && cp <= 0x202E))
		return 0;
	return (cp >= 0xA0 && cp <= 0xD7FF) || (cp >= 0xF900 && cp <= 0xFDCF) ||
	       (cp >= 0xFDF0 && cp <= 0xFFEF) ||
	       (cp >= 0x10000 && cp <= 0xEFFFF && (cp & 0xFFFF) < 0xFFFE &&
		(cp < 0xE0000 || cp >= 0xE1000));
}

/*
 * The length of the character or escape at `s`, where it is unreserved, an
 * escape, a sub-delimiter, or one of `more`; else 0.
 */
static size_t
character(const char *s, size_t n, const char *more)
{
	size_t used;
	uint32_t cp;

	if (n == 0 || *s == '\0')
		return 0;
	if (*s == '%')
		return vdm_host_escape(s, n) >= 0 ? 3 : 0;
	cp = vdm_utf8_decode(s, n, &used);
	if (cp >= 0x80)
		return is_beyond_ascii(cp) ? used : 0;
	return is_alpha(*s) || vdm_is_digit(*s) ||
	       strchr("-._~!$&'()*+,;=", *s) != NULL ||
	       strchr(more, *s) != NULL;
}

static int
all_of(struct vdm_part part, const char *more)
{
	size_t i, used;

	for (i = 0; i < part.n; i += used) {
		used = character(part.s + i, part.n - i, more);
		if (used == 0)
			return 0;
	}
	return 1;
}

/* ---- parts ------------------------------------------------------------ */

size_t
vdm_address_scheme(const char *s)
{
	size_t n = 0;

	if (!is_alpha(*s))
		return 0;
	while (is_alpha(s[n]) || vdm_is_digit(s[n]) ||
	       (s[n] != '\0' && strchr("+-.", s[n]) != NULL))
		n++;
	return s[n] == ':' ? n : 0;
}

static int
same_word(const char *s, size_t n, const char *word)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (word[i] == '\0' ||
		    vdm_lower_byte(s[i]) != vdm_lower_byte(word[i]))
			return 0;
	return word[n] == '\0';
}

int
vdm_address_has_scheme(const char *s, const char *scheme)
{
	size_t n = vdm_address_scheme(s);

	return n > 0 && same_word(s, n, scheme);
}

int
vdm_address_is_remote(const char *s)
{
	return vdm_address_scheme(s) > 0 || strncmp(s, "//", 2) == 0;
}

static struct vdm_part
take(const char **s, const char *stops)
{
	struct vdm_part part = {*s, strcspn(*s, stops)};

	*s += part.n;
	return part;
}

void
vdm_address_split(struct vdm_address *out, const char *s)
{
	size_t n = vdm_address_scheme(s);

	memset(out, 0, sizeof *out);
	if (n > 0) {
		out->scheme = (struct vdm_part){s, n};
		s += n + 1;
	}
	if (strncmp(s, "//", 2) == 0) {
		s += 2;
		out->authority = take(&s, "/?#");
	}
	out->path = take(&s, "?#");
	if (*s == '?') {
		s++;
		out->query = take(&s, "#");
	}
	if (*s == '#')
		out->fragment = (struct vdm_part){s + 1, strlen(s + 1)};
}

/* ---- the grammar ------------------------------------------------------ */

/* The host and port of an authority, without the user before them. */
static void
split_host(struct vdm_part authority, struct vdm_part *host,
	   struct vdm_part *port)
{
	size_t n = authority.n, i = n, end;

	*port = (struct vdm_part){NULL, 0};
	while (i > 0 && authority.s[i - 1] != '@')
		i--;
	for (end = n; end > i && vdm_is_digit(authority.s[end - 1]);)
		end--;
	if (end > i && authority.s[end - 1] == ':') {
		*port = (struct vdm_part){authority.s + end, n - end};
		n = end - 1;
	}
	*host = (struct vdm_part){authority.s + i, n - i};
}

static int
is_authority(struct vdm_part authority)
{
	struct vdm_part host, port, user;

	split_host(authority, &host, &port);
	user = (struct vdm_part){authority.s, 0};
	if (host.s > authority.s)
		user.n = (size_t)(host.s - authority.s) - 1;
	if (!all_of(user, ":"))
		return 0;
	if (host.n > 0 && host.s[0] == '[') /* nobody uses IPvFuture */
		return host.n > 1 && host.s[host.n - 1] == ']' &&
		       vdm_host_is_ipv6(host.s + 1, host.n - 2);
	return all_of(host, "");
}

int
vdm_address_is_iri(const char *s)
{
	struct vdm_address a;

	vdm_address_split(&a, s);
	return a.scheme.n > 0 && all_of(a.path, "/:@") &&
	       all_of(a.query, "/:@?") && all_of(a.fragment, "/:@?") &&
	       (a.authority.s == NULL || is_authority(a.authority));
}

/* Absent, or up to the 16 bits that TCP has for it. */
static int
is_port(struct vdm_part port)
{
	return port.n == 0 || vdm_host_is_number(port.s, port.n, 65535);
}

/* Schemes whose addresses are of a host (URL Standard, 4.2: "special"). */
static int
needs_host(struct vdm_part scheme)
{
	static const char *const all[] = {"ftp", "http", "https", "ws", "wss"};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (same_word(scheme.s, scheme.n, all[i]))
			return 1;
	return 0;
}

const char *
vdm_address_fault(const char *s)
{
	struct vdm_address a;
	struct vdm_part host, port;

	vdm_address_split(&a, s);
	if (a.authority.s == NULL && a.path.n == 0 && a.query.n == 0)
		return "has nothing behind its scheme";
	if (a.authority.s == NULL && needs_host(a.scheme))
		return "has no two slashes behind its scheme";
	if (a.authority.s != NULL) {
		split_host(a.authority, &host, &port);
		if (host.n == 0 && same_word(a.scheme.s, a.scheme.n, "file"))
			;
		else if (host.n == 0)
			return "names no host";
		else if (!is_authority(a.authority) ||
			 (needs_host(a.scheme) &&
			  !vdm_host_is_web(host.s, host.n)))
			return "names a host that there cannot be";
		else if (!is_port(port))
			return "names a port that there cannot be";
	}
	if (!all_of(a.path, "/:@") || !all_of(a.query, "/:@?[]") ||
	    !all_of(a.fragment, "/:@?"))
		return "has a character that must be escaped";
	return NULL;
}

int
vdm_address_is_absolute(const char *s)
{
	size_t n = vdm_address_scheme(s);

	return n > 0 && s[n + 1] != '\0' &&
	       s[strcspn(s, " \t\r\n<>\"")] == '\0';
}

/* ---- links ------------------------------------------------------------ */

/* What a scheme needs after it. */
enum need {
	NEED_HOST, /* "//host" */
	NEED_PATH, /* something: a number, an identifier */
	NEED_MAIL, /* an address with an @, or a query that has one */
	NEED_URN,  /* a namespace, a colon, a name */
};

static const struct {
	const char *scheme;
	enum need need;
} links[] = {
    {"ftp", NEED_HOST},    {"gopher", NEED_HOST}, {"http", NEED_HOST},
    {"https", NEED_HOST},  {"info", NEED_PATH},   {"ldap", NEED_HOST},
    {"mailto", NEED_MAIL}, {"news", NEED_PATH},   {"nntp", NEED_HOST},
    {"rtsp", NEED_HOST},   {"sip", NEED_PATH},    {"sips", NEED_PATH},
    {"tag", NEED_PATH},    {"tel", NEED_PATH},    {"telnet", NEED_HOST},
    {"urn", NEED_URN},     {"xmpp", NEED_PATH},
};

/* A name in which every character may stand and no label is empty; what ends
 * in a number is an IPv4 address or nothing (WHATWG URL, 4.5.3). */
static int
is_host(struct vdm_part host)
{
	size_t i, last = 0;

	if (host.n > 0 && host.s[0] == '[')
		return 1; /* the grammar has looked */
	if (host.n == 0 || host.s[0] == '-' || host.s[host.n - 1] == '-')
		return 0;
	for (i = 0; i < host.n; i++) {
		int c = vdm_host_escape(host.s + i, host.n - i);

		if (strchr("!$&'()*+,;=", host.s[i]) != NULL ||
		    (c >= 0 && c < 0x80 && !is_alpha((char)c) &&
		     !vdm_is_digit((char)c)))
			return 0;
		if (host.s[i] == '.' && i == last)
			return 0;
		if (host.s[i] == '.' && i + 1 < host.n)
			last = i + 1;
	}
	return !vdm_host_is_number(host.s + last, host.n - last, 0xFFFFFFFF) ||
	       vdm_host_is_ipv4(host.s, host.n);
}

static int
has_host(struct vdm_part authority)
{
	struct vdm_part host, port;

	if (authority.s == NULL)
		return 0;
	split_host(authority, &host, &port);
	return is_host(host) && is_port(port);
}

static int
has_mailbox(const struct vdm_address *a)
{
	const char *at =
	    a->path.n > 0 ? memchr(a->path.s, '@', a->path.n) : NULL;

	if (a->path.n == 0)
		return a->query.n > 0;
	return at != NULL && at > a->path.s && at + 1 < a->path.s + a->path.n;
}

static int
is_urn(struct vdm_part path)
{
	const char *colon = memchr(path.s, ':', path.n);
	size_t n = colon != NULL ? (size_t)(colon - path.s) : 0, i;

	if (n < 2 || n > 32 || n + 1 == path.n)
		return 0;
	for (i = 0; i < n; i++)
		if (!is_alpha(path.s[i]) && !vdm_is_digit(path.s[i]) &&
		    (path.s[i] != '-' || i == 0 || i + 1 == n))
			return 0;
	return 1;
}

static int
has_needs(const struct vdm_address *a, enum need need)
{
	switch (need) {
	case NEED_HOST:
		return has_host(a->authority);
	case NEED_PATH:
		return a->authority.s == NULL && a->path.n + a->query.n > 0;
	case NEED_MAIL:
		return a->authority.s == NULL && has_mailbox(a);
	case NEED_URN:
		return a->authority.s == NULL && is_urn(a->path);
	}
	return 0;
}

int
vdm_address_is_link(const char *s)
{
	struct vdm_address a;
	size_t i;

	vdm_address_split(&a, s);
	for (i = 0; i < sizeof links / sizeof *links; i++)
		if (a.scheme.n > 0 &&
		    same_word(a.scheme.s, a.scheme.n, links[i].scheme))
			return has_needs(&a, links[i].need) &&
			       vdm_address_is_iri(s);
	return 0;
}

static void
put_encoded(struct vdm_buf *out, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		vdm_buf_printf(out, "%%%02X", (unsigned char)s[i]);
}

/* As it is, but for what may not stand there. */
static void
put_part(struct vdm_buf *out, struct vdm_part part, const char *more)
{
	size_t i, used;

	for (i = 0; i < part.n; i += used) {
		used = character(part.s + i, part.n - i, more);
		if (used > 0) {
			vdm_buf_put(out, part.s + i, used);
			continue;
		}
		if (part.s[i] == '%')
			used = 1;
		else
			vdm_utf8_decode(part.s + i, part.n - i, &used);
		put_encoded(out, part.s + i, used);
	}
}

/* "" (which is no host) where one is too long. */
static void
put_labels(struct vdm_buf *out, const char *s)
{
	size_t start = out->len, n;

	for (;; s += n + 1) {
		n = strcspn(s, ".");
		if (vdm_punycode_label(out, s, n) != 0) {
			vdm_buf_truncate(out, start);
			return;
		}
		if (s[n] == '\0')
			return;
		vdm_buf_putc(out, '.');
	}
}

/* A host's name with letters beyond ASCII, also as escapes, as the network
 * knows it: programs that read books differ in what else they take. */
static void
put_authority(struct vdm_buf *out, struct vdm_part authority)
{
	struct vdm_part host, port;
	struct vdm_buf name;
	const char *s;

	if (authority.s == NULL)
		return;
	vdm_buf_puts(out, "//");
	split_host(authority, &host, &port);
	vdm_buf_put(out, authority.s, (size_t)(host.s - authority.s));
	vdm_buf_init(&name);
	vdm_address_decode(&name, host.s, host.n);
	s = vdm_buf_str(&name);
	if (!is_host(host))
		vdm_buf_put(out, host.s, host.n);
	else if (vdm_utf8_check(s, name.len) == name.len)
		put_labels(out, s);
	vdm_buf_put(out, host.s + host.n,
		    authority.n - (size_t)(host.s - authority.s) - host.n);
	out->failed |= name.failed;
	vdm_buf_fini(&name);
}

int
vdm_address_link(struct vdm_buf *out, const char *s)
{
	size_t start = out->len, n, i;
	struct vdm_address a;
	struct vdm_buf bare;

	vdm_buf_init(&bare);
	while (vdm_is_space(*s))
		s++;
	for (n = strlen(s); n > 0 && vdm_is_space(s[n - 1]);)
		n--;
	for (i = 0; i < n; i++) /* a browser reads over breaks of lines */
		if (s[i] == ' ' || !vdm_is_space(s[i]))
			vdm_buf_putc(&bare, s[i]);
	vdm_address_split(&a, vdm_buf_str(&bare));
	vdm_buf_put(out, a.scheme.s != NULL ? a.scheme.s : "", a.scheme.n);
	vdm_buf_puts(out, ":");
	put_authority(out, a.authority);
	put_part(out, a.path, "/:@");
	if (a.query.s != NULL) {
		vdm_buf_putc(out, '?');
		put_part(out, a.query, "/:@?");
	}
	if (a.fragment.s != NULL) {
		vdm_buf_putc(out, '#');
		put_part(out, a.fragment, "/:@?");
	}
	out->failed |= bare.failed;
	vdm_buf_fini(&bare);
	if (!out->failed && vdm_address_is_link(out->data + start))
		return 0;
	vdm_buf_truncate(out, start);
	return -1;
}

/* The beginning of an address as browsers read it (the URL Standard's parser):
 * without controls and spaces before it, tabs and breaks of lines; in small
 * letters; cut at what the longest media type takes. */
static void
put_beginning(char *out, size_t size, const char *s, size_t n)
{
	size_t i = 0, k = 0;

	while (i < n && (unsigned char)s[i] <= ' ')
		i++;
	for (; i < n && k + 1 < size; i++)
		if (s[i] != '\t' && s[i] != '\n' && s[i] != '\r')
			out[k++] = vdm_lower_byte(s[i]);
	out[k] = '\0';
}

int
vdm_address_is_active(const char *s, size_t n, int is_picture)
{
	static const char *const schemes[] = {
	    "javascript:", "vbscript:", "livescript:", "mocha:", "jscript:"};
	char begin[128];
	size_t i;

	put_beginning(begin, sizeof(begin), s, n);
	for (i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (strncmp(begin, schemes[i], strlen(schemes[i])) == 0)
			return 1;
	if (strncmp(begin, "data:", 5) != 0)
		return 0;
	begin[5 + strcspn(begin + 5, ";,")] = '\0';
	if (is_picture && strstr(begin, "image/svg+xml") != NULL)
		return 0;
	return strstr(begin, "html") != NULL || strstr(begin, "xml") != NULL ||
	       strstr(begin, "script") != NULL;
}

/* ---- joining ---------------------------------------------------------- */

/* Takes the last segment off what was appended from `start` on; -1 when there
 * is none. */
static int
climb(struct vdm_buf *out, size_t start)
{
	size_t n = out->len;

	if (n == start)
		return -1;
	n--; /* the slash behind the segment */
	while (n > start && out->data[n - 1] != '/')
		n--;
	vdm_buf_truncate(out, n);
	return 0;
}

/* Whether what was appended from `start` on is "../" over and over. */
static int
is_above(const struct vdm_buf *out, size_t start)
{
	size_t n = out->len - start;

	return n == 0 ||
	       (n >= 3 && memcmp(out->data + out->len - 3, "../", 3) == 0);
}

/*
 * RFC 3986, section 5.2.4. What leads beyond the root is the root; a path on
 * a disk that is `relative` keeps its way up.
 */
static void
put_path(struct vdm_buf *out, const char *path, size_t n, int relative)
{
	size_t i = 0, len, start;

	if (n > 0 && path[0] == '/') {
		vdm_buf_putc(out, '/');
		i = 1;
	}
	for (start = out->len; i < n; i += len + 1) {
		const char *segment = path + i;

		for (len = 0; i + len < n && segment[len] != '/';)
			len++;
		if (len == 2 && segment[0] == '.' && segment[1] == '.' &&
		    !(relative && is_above(out, start))) {
			climb(out, start);
		} else if (len != 1 || segment[0] != '.') {
			vdm_buf_put(out, segment, len);
			if (i + len < n)
				vdm_buf_putc(out, '/');
		}
	}
}

/* The base's path up to its last slash, and the reference's (5.2.3). */
static void
put_merged(struct vdm_buf *out, const struct vdm_address *base,
	   struct vdm_part path)
{
	struct vdm_buf all;
	size_t n = base->path.n;

	vdm_buf_init(&all);
	while (n > 0 && base->path.s[n - 1] != '/')
		n--;
	if (n == 0 && base->authority.s != NULL)
		vdm_buf_putc(&all, '/');
	vdm_buf_put(&all, base->path.s, n);
	vdm_buf_put(&all, path.s, path.n);
	put_path(out, vdm_buf_str(&all), all.len, 0);
	out->failed |= all.failed;
	vdm_buf_fini(&all);
}

static void
put_behind(struct vdm_buf *out, char mark, struct vdm_part part)
{
	if (part.s == NULL)
		return;
	vdm_buf_putc(out, mark);
	vdm_buf_put(out, part.s, part.n);
}

void
vdm_address_resolve(struct vdm_buf *out, const char *base, const char *ref)
{
	struct vdm_address b, r;
	struct vdm_part authority;

	vdm_address_split(&b, base);
	vdm_address_split(&r, ref);
	if (r.scheme.n > 0)
		b.scheme = r.scheme;
	authority =
	    r.scheme.n > 0 || r.authority.s != NULL ? r.authority : b.authority;
	if (b.scheme.n > 0) {
		vdm_buf_put(out, b.scheme.s, b.scheme.n);
		vdm_buf_putc(out, ':');
	}
	if (authority.s != NULL) {
		vdm_buf_puts(out, "//");
		vdm_buf_put(out, authority.s, authority.n);
	}
	if (r.scheme.n > 0 || r.authority.s != NULL ||
	    (r.path.n > 0 && r.path.s[0] == '/'))
		put_path(out, r.path.s, r.path.n, 0);
	else if (r.path.n > 0)
		put_merged(out, &b, r.path);
	else
		vdm_buf_put(out, b.path.s, b.path.n);
	if (r.query.s == NULL && r.path.n == 0 && r.authority.s == NULL &&
	    r.scheme.n == 0)
		r.query = b.query;
	put_behind(out, '?', r.query);
	put_behind(out, '#', r.fragment);
}

/* ---- escapes and paths ------------------------------------------------ */

void
vdm_address_decode(struct vdm_buf *out, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		int c = vdm_host_escape(s + i, n - i);

		if (c > 0) {
			vdm_buf_putc(out, (char)c);
			i += 2;
		} else {
			vdm_buf_putc(out, s[i]);
		}
	}
}

enum vdm_path_result
vdm_path_find(struct vdm_buf *out, const char *base, const char *href)
{
	const char *slash = strrchr(base, '/');
	enum vdm_path_result found = VDM_PATH_FOUND;
	size_t start = out->len, n = strcspn(href, "?#"), i, len;
	struct vdm_buf part;

	if (href[0] == '/' || vdm_address_is_remote(href))
		return VDM_PATH_NONE;
	if (slash != NULL)
		vdm_buf_put(out, base, (size_t)(slash - base) + 1);
	vdm_buf_init(&part);
	for (i = 0; i < n && found == VDM_PATH_FOUND; i += len + 1) {
		const char *name;

		len = strcspn(href + i, "/");
		if (len > n - i)
			len = n - i;
		vdm_buf_clear(&part);
		vdm_address_decode(&part, href + i, len);
		name = vdm_buf_str(&part);
		if (strchr(name, '/') != NULL) {
			found = VDM_PATH_NONE;
		} else if (strcmp(name, "..") == 0) {
			if (climb(out, start) != 0)
				found = VDM_PATH_LEAVES;
		} else if (strcmp(name, ".") != 0) {
			vdm_buf_printf(out, "%s%s", name,
				       i + len < n ? "/" : "");
		}
	}
	out->failed |= part.failed;
	vdm_buf_fini(&part);
	if (found != VDM_PATH_FOUND)
		vdm_buf_truncate(out, start);
	return found;
}

int
vdm_path_resolve(struct vdm_buf *out, const char *base, const char *href)
{
	return vdm_path_find(out, base, href) == VDM_PATH_FOUND ? 0 : -1;
}

void
vdm_path_join(struct vdm_buf *out, const char *base, const char *path)
{
	const char *slash = *path == '/' ? NULL : strrchr(base, '/');
	struct vdm_buf all;

	vdm_buf_init(&all);
	if (slash != NULL)
		vdm_buf_put(&all, base, (size_t)(slash - base) + 1);
	vdm_buf_puts(&all, path);
	put_path(out, vdm_buf_str(&all), all.len, vdm_buf_str(&all)[0] != '/');
	out->failed |= all.failed;
	vdm_buf_fini(&all);
}

void
vdm_path_encode(struct vdm_buf *out, const char *path)
{
	for (; *path != '\0'; path++) {
		if (is_alpha(*path) || vdm_is_digit(*path) ||
		    strchr("-._~/", *path) != NULL)
			vdm_buf_putc(out, *path);
		else
			put_encoded(out, path, 1);
	}
}
