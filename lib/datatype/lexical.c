/* SPDX-License-Identifier: MIT */
/* The lexical spaces of XML Schema's data types, part 2, section 3. */
#include "datatype/internal.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/parserInternals.h>
#include <libxml/xmlregexp.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/host.h"
#include "base/memory.h"
#include "base/utf8.h"

/* Names by XML 1.0, second to fourth edition, as XML Schema 1.0 has them. */
static int
name_start(uint32_t c)
{
	return c < 0x80 ? vdm_is_letter(c) || c == '_' : IS_LETTER(c);
}

static int
name_char(uint32_t c)
{
	if (c < 0x80)
		return name_start(c) || vdm_is_digit(c) || c == '.' || c == '-';
	return IS_LETTER(c) || IS_DIGIT(c) || IS_COMBINING(c) || IS_EXTENDER(c);
}

static int
name_like(const char *s, int start, int colon)
{
	size_t n = strlen(s), used;

	if (n == 0)
		return 0;
	while (n > 0) {
		uint32_t c = vdm_utf8_decode(s, n, &used);

		if (!(colon && c == ':') &&
		    !(start ? name_start(c) : name_char(c)))
			return 0;
		start = 0;
		s += used;
		n -= used;
	}
	return 1;
}

int
vdm_lex_name(const char *s)
{
	return name_like(s, 1, 1);
}

int
vdm_lex_ncname(const char *s)
{
	return name_like(s, 1, 0);
}

int
vdm_lex_entity(const char *s)
{
	return vdm_lex_ncname(s);
}

int
vdm_lex_nmtoken(const char *s)
{
	return name_like(s, 0, 1);
}

int
vdm_lex_qname(const char *s)
{
	const char *colon = strchr(s, ':');
	char *prefix;
	int is;

	if (colon == NULL)
		return vdm_lex_ncname(s);
	prefix = vdm_strndup(s, (size_t)(colon - s));
	is = prefix != NULL && vdm_lex_ncname(prefix) &&
	     vdm_lex_ncname(colon + 1);
	vdm_free(prefix);
	return is;
}

static int
is_alpha(int c)
{
	return vdm_is_letter(c);
}

static int
is_hex(int c)
{
	return vdm_is_digit(c) || (c >= 'a' && c <= 'f') ||
	       (c >= 'A' && c <= 'F');
}

/* RFC 3066: [a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})* */
int
vdm_lex_language(const char *s)
{
	int n, part;

	for (part = 0;; part++, s++) {
		for (n = 0; is_alpha(*s) || (part > 0 && vdm_is_digit(*s)); n++)
			s++;
		if (n < 1 || n > 8)
			return 0;
		if (*s == '\0')
			return 1;
		if (*s != '-')
			return 0;
	}
}

/* An address of version 6, and the zone in which it is meant (RFC 6874). */
static int
is_literal(const char *s, const char *end)
{
	const char *zone = s;

	while (zone < end && *zone != '%')
		zone++;
	if (zone < end && (end - zone < 4 || zone[1] != '2' || zone[2] != '5'))
		return 0;
	return vdm_host_is_ipv6(s, (size_t)(zone - s));
}

/* Brackets stand around an address in a host, or in a query or fragment. */
static int
brackets_fit(const char *s)
{
	const char *query = s + strcspn(s, "?#"), *open = strpbrk(s, "[]");
	const char *host = strstr(s, "//"), *end, *close;

	if (open == NULL || open > query)
		return 1;
	if (*open != '[' || host == NULL || host > open)
		return 0;
	host += 2;
	end = host + strcspn(host, "/?#");
	if (open > end || (open > host && open[-1] != '@'))
		return 0;
	close = strchr(open, ']');
	if (close == NULL || close > end || !is_literal(open + 1, close))
		return 0;
	open = strpbrk(close + 1, "[]");
	return open == NULL || open > query;
}

/*
 * XML Schema lets through every string that escaping makes a URI reference:
 * what can be wrong is a % without two digits, a second #, a bad scheme, and no
 * host or path behind "//", which other validators refuse.
 */
int
vdm_lex_uri(const char *s)
{
	const char *p;
	int hashes = 0;

	for (p = s; *p != '\0'; p++) {
		if (*p == '%' && !(is_hex(p[1]) && is_hex(p[2])))
			return 0;
		if (*p == '#' && ++hashes > 1)
			return 0;
	}
	p = s + strcspn(s, ":/?#");
	if (strcmp(*p == ':' ? p + 1 : s, "//") == 0)
		return 0;
	if (*p != ':')
		return brackets_fit(s);
	if (p[1] == '/' && !brackets_fit(s))
		return 0;
	if (!is_alpha(*s) || p[1] == '\0' || p[1] == '#')
		return 0;
	for (; *s != ':'; s++)
		if (!is_alpha(*s) && !vdm_is_digit(*s) &&
		    strchr("+-.", *s) == NULL)
			return 0;
	return 1;
}

int
vdm_lex_boolean(const char *s)
{
	return strcmp(s, "true") == 0 || strcmp(s, "false") == 0 ||
	       strcmp(s, "1") == 0 || strcmp(s, "0") == 0;
}

static const char *
skip_sign(const char *s)
{
	return *s == '+' || *s == '-' ? s + 1 : s;
}

int
vdm_lex_integer(const char *s)
{
	s = skip_sign(s);
	if (!vdm_is_digit(*s))
		return 0;
	while (vdm_is_digit(*s))
		s++;
	return *s == '\0';
}

/* Past a decimal number without sign; NULL if there is none. */
static const char *
skip_decimal(const char *s)
{
	int digits = 0;

	for (; vdm_is_digit(*s); s++)
		digits++;
	if (*s == '.')
		for (s++; vdm_is_digit(*s); s++)
			digits++;
	return digits > 0 ? s : NULL;
}

int
vdm_lex_decimal(const char *s)
{
	s = skip_decimal(skip_sign(s));
	return s != NULL && *s == '\0';
}

int
vdm_lex_double(const char *s)
{
	if (strcmp(s, "INF") == 0 || strcmp(s, "-INF") == 0 ||
	    strcmp(s, "NaN") == 0)
		return 1;
	s = skip_decimal(skip_sign(s));
	if (s == NULL)
		return 0;
	if (*s == 'e' || *s == 'E')
		return vdm_lex_integer(s + 1);
	return *s == '\0';
}

int
vdm_lex_float(const char *s)
{
	return vdm_lex_double(s);
}

int
vdm_lex_hex(const char *s)
{
	size_t n;

	for (n = 0; is_hex(s[n]); n++)
		;
	return s[n] == '\0' && n % 2 == 0;
}

/* RFC 2045 without line lengths; single spaces may stand between. */
int
vdm_lex_base64(const char *s)
{
	static const char two[] = "AEIMQUYcgkosw048", one[] = "AQgw";
	size_t n = 0, pad = 0;
	char last = 0;

	for (; *s != '\0'; s++) {
		if (vdm_is_space((unsigned char)*s))
			continue;
		if (*s == '=') {
			if (++pad > 2)
				return 0;
			continue;
		}
		if (pad > 0 || !(is_alpha(*s) || vdm_is_digit(*s) ||
				 *s == '+' || *s == '/'))
			return 0;
		last = *s;
		n++;
	}
	if ((n + pad) % 4 != 0 || n % 4 == 1)
		return 0;
	if (pad == 1)
		return strchr(two, last) != NULL;
	return pad == 0 || strchr(one, last) != NULL;
}

/* ---- decimals of any length ---- */

struct decimal {
	int negative;
	const char *whole, *fraction;
	size_t nwhole, nfraction;
};

static void
decimal_split(const char *s, struct decimal *d)
{
	d->negative = *s == '-';
	s = skip_sign(s);
	while (*s == '0')
		s++;
	d->whole = s;
	for (d->nwhole = 0; vdm_is_digit(s[d->nwhole]); d->nwhole++)
		;
	s += d->nwhole;
	d->fraction = *s == '.' ? s + 1 : s;
	for (d->nfraction = 0; vdm_is_digit(d->fraction[d->nfraction]);)
		d->nfraction++;
	while (d->nfraction > 0 && d->fraction[d->nfraction - 1] == '0')
		d->nfraction--;
	if (d->nwhole == 0 && d->nfraction == 0)
		d->negative = 0;
}

void
vdm_decimal_digits(const char *s, size_t *total, size_t *fraction)
{
	struct decimal d;

	decimal_split(s, &d);
	*fraction = d.nfraction;
	*total = d.nwhole + d.nfraction;
}

void
vdm_decimal_key(const char *s, struct vdm_buf *out)
{
	struct decimal d;

	decimal_split(s, &d);
	if (d.negative)
		vdm_buf_putc(out, '-');
	vdm_buf_put(out, d.whole, d.nwhole);
	vdm_buf_putc(out, '.');
	vdm_buf_put(out, d.fraction, d.nfraction);
}

int
vdm_decimal_compare(const char *a, const char *b)
{
	struct decimal x, y;
	size_t n;
	int c;

	decimal_split(a, &x);
	decimal_split(b, &y);
	if (x.negative != y.negative)
		return x.negative ? -1 : 1;
	if (x.nwhole != y.nwhole) {
		c = x.nwhole < y.nwhole ? -1 : 1;
	} else {
		c = memcmp(x.whole, y.whole, x.nwhole);
		n = x.nfraction < y.nfraction ? x.nfraction : y.nfraction;
		if (c == 0)
			c = memcmp(x.fraction, y.fraction, n);
		if (c == 0 && x.nfraction != y.nfraction)
			c = x.nfraction < y.nfraction ? -1 : 1;
		c = c < 0 ? -1 : c > 0;
	}
	return x.negative ? -c : c;
}
