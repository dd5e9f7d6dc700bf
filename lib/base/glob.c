/* SPDX-License-Identifier: MIT */
/* Patterns of paths, matched without recursion. */
#include "base/glob.h"

#include <string.h>

#include "base/utf8.h"

int
vdm_glob_is_pattern(const char *s)
{
	return strpbrk(s, "*?[") != NULL;
}

static uint32_t
next(const char **s)
{
	size_t used;
	uint32_t c = vdm_utf8_decode(*s, strlen(*s), &used);

	*s += used;
	return c;
}

/* Where the class that begins behind "[" ends, its bracket; NULL: nowhere. */
static const char *
end_of_class(const char *p)
{
	if (*p == '!' || *p == '^')
		p++;
	if (*p == ']')
		p++;
	return strchr(p, ']');
}

static int
is_in_class(const char *p, const char *end, uint32_t c)
{
	int negated = *p == '!' || *p == '^', in = 0;

	p += negated;
	while (p < end) {
		uint32_t from = next(&p), to = from;

		if (*p == '-' && p + 1 < end) {
			p++;
			to = next(&p);
		}
		in |= from <= c && c <= to;
	}
	return in != negated;
}

/* One character against what stands in the pattern; both go on if it fits. */
static int
takes(const char **pattern, const char **path)
{
	const char *p = *pattern, *s = *path, *end;
	uint32_t c, want;

	if (*p == '\0' || *s == '\0')
		return 0;
	c = next(&s);
	if (*p == '[' && (end = end_of_class(p + 1)) != NULL) {
		if (c == '/' || !is_in_class(p + 1, end, c))
			return 0;
		p = end + 1;
	} else {
		want = next(&p);
		if (want == '?' ? c == '/' : want != c)
			return 0;
	}
	*pattern = p;
	*path = s;
	return 1;
}

/* Where the text that a star takes may end, to try again from there. */
struct star {
	const char *p, *s; /* behind the star; NULL: there was none */
	int folders;       /* it takes whole ones */
};

static int
widen(struct star *star, int slashes, const char **p, const char **s)
{
	if (star->p == NULL || *star->s == '\0' ||
	    (!slashes && *star->s == '/'))
		return 0;
	if (star->folders) {
		star->s = strchr(star->s, '/');
		if (star->s == NULL) {
			star->p = NULL;
			return 0;
		}
		star->s++;
	} else {
		next(&star->s);
	}
	*p = star->p;
	*s = star->s;
	return 1;
}

int
vdm_glob_within(const char *pattern, const char *path)
{
	struct star one = {NULL, NULL, 0}, any = {NULL, NULL, 0};
	const char *p = pattern, *s = path;

	for (;;) {
		if (p[0] == '*' && p[1] == '*') {
			while (*p == '*')
				p++;
			any.folders = *p == '/' && (s == path || s[-1] == '/');
			p += any.folders;
			any.p = p;
			any.s = s;
			one.p = NULL;
		} else if (*p == '*') {
			one.p = ++p;
			one.s = s;
		} else if (*p == '\0' && (*s == '\0' || *s == '/')) {
			return 1;
		} else if (!takes(&p, &s) && !widen(&one, 0, &p, &s)) {
			one.p = NULL;
			if (!widen(&any, 1, &p, &s))
				return 0;
		}
	}
}
