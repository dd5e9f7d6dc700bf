/* SPDX-License-Identifier: MIT */
/* What an XPointer of an inclusion points at. */
#include "xml/pointer.h"

#include <string.h>

#include "base/utf8.h"
#include "xml/sax.h"

static const char *
skip_space(const char *s)
{
	while (vdm_is_space((unsigned char)*s))
		s++;
	return s;
}

/* Behind a word, a bracket and white space; NULL: these are not there. */
static const char *
behind(const char *s, const char *word)
{
	size_t n = strlen(word);

	s = skip_space(s);
	if (strncmp(s, word, n) != 0)
		return NULL;
	s = skip_space(s + n);
	return *s == '(' ? skip_space(s + 1) : NULL;
}

/* Takes n bytes for an id, where nothing but brackets stands behind them. */
static int
take(const char *s, size_t n, const char *rest, char id[VDM_POINTER_ID])
{
	if (n == 0 || n >= VDM_POINTER_ID ||
	    rest[strspn(rest, " \t\r\n)")] != '\0')
		return -1;
	memcpy(id, s, n);
	id[n] = '\0';
	return vdm_xml_is_ncname(id) ? 0 : -1;
}

int
vdm_xml_pointer_id(const char *pointer, char id[VDM_POINTER_ID])
{
	const char *s, *end;
	size_t n;

	*id = '\0';
	if ((s = behind(pointer, "element")) != NULL) {
		n = strcspn(s, " \t\r\n)");
		return take(s, n, s + n, id);
	}
	if ((s = behind(pointer, "xpointer")) != NULL) {
		s = behind(s, "id");
		if (s == NULL || (*s != '\'' && *s != '"'))
			return -1;
		end = strchr(s + 1, *s);
		return end != NULL
			   ? take(s + 1, (size_t)(end - s - 1), end + 1, id)
			   : -1;
	}
	s = skip_space(pointer);
	n = strcspn(s, " \t\r\n");
	return strchr(s, ')') == NULL ? take(s, n, s + n, id) : -1;
}
