/* SPDX-License-Identifier: MIT */
/* Hosts by RFC 3986, and as the URL Standard reads them, which takes fewer. */
#include "base/host.h"
#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

int
vdm_host_escape(const char *s, size_t n)
{
	if (n < 3 || s[0] != '%' || vdm_hex_of(s[1]) < 0 ||
	    vdm_hex_of(s[2]) < 0)
		return -1;
	return vdm_hex_of(s[1]) * 16 + vdm_hex_of(s[2]);
}

int
vdm_host_is_number(const char *s, size_t n, unsigned long most)
{
	unsigned long value = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		if (!vdm_is_digit(s[i]))
			return 0;
		value = value * 10 + (unsigned long)(s[i] - '0');
		if (value > most)
			return 0;
	}
	return n > 0;
}

int
vdm_host_is_ipv4(const char *s, size_t n)
{
	size_t i, len;
	int numbers = 0;

	for (i = 0; i <= n; i += len + 1) {
		for (len = 0; i + len < n && s[i + len] != '.';)
			len++;
		if (!vdm_host_is_number(s + i, len, 255) ||
		    (len > 1 && s[i] == '0'))
			return 0;
		numbers++;
	}
	return numbers == 4;
}

int
vdm_host_is_ipv6(const char *s, size_t n)
{
	int groups = 0, gap = 0;
	size_t i = 0, len;

	if (n >= 2 && s[0] == ':' && s[1] == ':') {
		gap = 1;
		i = 2;
	}
	while (i < n) {
		for (len = 0; i + len < n && vdm_hex_of(s[i + len]) >= 0;)
			len++;
		if (i + len < n && s[i + len] == '.') {
			if (!vdm_host_is_ipv4(s + i, n - i))
				return 0;
			groups += 2;
			break;
		}
		if (len == 0 || len > 4)
			return 0;
		groups++;
		i += len;
		if (i == n)
			break;
		if (s[i] != ':' || i + 1 == n)
			return 0;
		i++;
		if (s[i] == ':') {
			if (gap++)
				return 0;
			i++;
		}
	}
	return gap ? groups < 8 : groups == 8;
}

/* A number of an IPv4 address: decimal, octal behind a 0, hexadecimal behind
 * 0x; -1 where it is none, or more than 32 bits. */
static int64_t
ipv4_number(const char *s, size_t n)
{
	int base = 10;
	int64_t value = 0;
	size_t i = 0;

	if (n >= 2 && s[0] == '0') {
		base = s[1] == 'x' || s[1] == 'X' ? 16 : 8;
		i = base == 16 ? 2 : 1;
	}
	for (; i < n; i++) {
		int digit = vdm_hex_of(s[i]);

		if (digit < 0 || digit >= base)
			return -1;
		value = value * base + digit;
		if (value > 0xFFFFFFFF)
			return -1;
	}
	return n > 0 ? value : -1;
}

/* One to four numbers, of which the last fills what the others leave (WHATWG
 * URL, 3.5, "IPv4 parser"). */
static int
is_web_ipv4(const char *s, size_t n)
{
	size_t i, len;
	int count = 0;

	for (i = 0; i <= n; i += len + 1) {
		const char *dot = memchr(s + i, '.', n - i);
		int64_t value;

		len = dot != NULL ? (size_t)(dot - s) - i : n - i;
		value = ipv4_number(s + i, len);
		if (value < 0 || count == 4 || (dot != NULL && value > 255) ||
		    value >= (int64_t)1 << (8 * (4 - count)))
			return 0;
		count++;
	}
	return 1;
}

int
vdm_host_is_web(const char *s, size_t n)
{
	size_t i, last;

	if (s[0] == '[')
		return 1; /* an address in brackets */
	for (i = 0; i < n; i++) {
		int c = vdm_host_escape(s + i, n - i);

		if (c >= 0 && (c <= ' ' || c == 0x7F ||
			       strchr("#/:<>?@[\\]^|%", c) != NULL))
			return 0;
	}
	n -= n > 1 && s[n - 1] == '.';
	for (last = n; last > 0 && s[last - 1] != '.';)
		last--;
	for (i = last; i < n && vdm_is_digit(s[i]);)
		i++;
	if (last == n || (i < n && ipv4_number(s + last, n - last) < 0))
		return 1;
	return is_web_ipv4(s, n);
}
