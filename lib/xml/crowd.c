/* SPDX-License-Identifier: MIT */
/* What is seen of a document's bytes before libxml2 sees them: tags with so
 * many attributes that it, which compares each with those before it, is not to;
 * and whether attributes are declared. */
#include "xml/crowd.h"

#include <string.h>

#include "base/limits.h"

enum { MOST = 2 * VDM_LIMIT_ATTRIBUTES }; /* with declared namespaces */

/* Behind the next `mark` from `s` on, or the end. */
static const char *
behind(const char *s, const char *end, const char *mark)
{
	size_t n = strlen(mark);
	const char *found = memmem(s, (size_t)(end - s), mark, n);

	return found != NULL ? found + n : end;
}

/* What no tag is in: a comment, a section of characters, an instruction; or
 * NULL. `s` is behind its "<". */
static const char *
passed(const char *s, const char *end)
{
	static const struct {
		const char *begins, *ends;
	} kinds[] = {{"!--", "-->"}, {"![CDATA[", "]]>"}, {"?", "?>"}};
	size_t i, n;

	for (i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		n = strlen(kinds[i].begins);
		if ((size_t)(end - s) >= n &&
		    memcmp(s, kinds[i].begins, n) == 0)
			return behind(s + n, end, kinds[i].ends);
	}
	return NULL;
}

/* Counts the values in quotes up to the end of a tag, which `*s` is put to. */
static size_t
count_values(const char **s, const char *end)
{
	const char *p = *s;
	size_t count = 0;

	while (p < end && *p != '>' && *p != '<') {
		if (*p == '"' || *p == '\'') {
			p = memchr(p + 1, *p, (size_t)(end - p - 1));
			if (p == NULL) {
				p = end;
				break;
			}
			count++;
		}
		p++;
	}
	*s = p;
	return count;
}

/* Whether there is room for so many nowhere, which is told without a look at
 * each tag: a value has two quotes, and no "<" in it, or the parser stops. */
static int
has_no_room(const char *s, const char *end)
{
	enum { ROOM = 2 * MOST };
	const char *next, *in;

	while (end - s > ROOM) {
		next = memrchr(s + 1, '<', ROOM);
		if (next == NULL) {
			next = memchr(s + 1, '<', (size_t)(end - s - 1));
			in = s + 1;
			if (count_values(&in, next != NULL ? next : end) > MOST)
				return 0;
			if (next == NULL)
				return 1;
		}
		s = next;
	}
	return 1;
}

int
vdm_xml_is_crowded(const char *bytes, size_t length, size_t *at)
{
	const char *s = bytes, *end = bytes + length, *other;

	*at = 0;
	if (has_no_room(s, end))
		return 0;
	while ((s = memchr(s, '<', (size_t)(end - s))) != NULL) {
		*at = (size_t)(s - bytes);
		other = passed(++s, end);
		if (other != NULL)
			s = other;
		else if (count_values(&s, end) > MOST)
			return 1;
	}
	return 0;
}

int
vdm_xml_declares_attributes(const char *bytes, size_t length)
{
	static const char declared[] = "<!ATTLIST";
	const char *s = bytes, *end = bytes + length, *behind_aside;

	/* before its root stands a document's type, or only what is no tag */
	while ((s = memchr(s, '<', (size_t)(end - s))) != NULL &&
	       (behind_aside = passed(s + 1, end)) != NULL)
		s = behind_aside;
	return s != NULL && end - s > 1 && s[1] == '!' &&
	       memmem(s, (size_t)(end - s), declared, strlen(declared)) != NULL;
}
