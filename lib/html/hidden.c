/* SPDX-License-Identifier: MIT */
/* Which elements of a page nobody sees. */
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "base/words.h"
#include "html/html.h"
#include "html/soup.h"

/* What page makers call it that only a screen reader says it; frameworks have
 * their style sheets do the rest. */
static const char unshown[] =
    "element-invisible screen-reader-only screen-reader-text sr-only "
    "u-visually-hidden visually-hidden visuallyhidden";

/* Properties of CSS by which a part is not shown, with the values that do it.
 */
static const struct {
	const char *property, *values;
} hiding[] = {
    {"display", "none"},
    {"visibility", "hidden collapse"},
    {"content-visibility", "hidden"},
};

enum { PROPERTIES = sizeof(hiding) / sizeof(hiding[0]), LONGEST = 24 };

/* The first word of s[0, n) in small letters; "" where it is longer than any
 * that is asked for. */
static void
word_of(const char *s, size_t n, char word[LONGEST])
{
	size_t i = 0, k = 0;

	while (i < n && vdm_is_space((unsigned char)s[i]))
		i++;
	for (; i < n && k + 1 < LONGEST && s[i] != '!' &&
	       !vdm_is_space((unsigned char)s[i]);
	     i++)
		word[k++] = vdm_lower_byte(s[i]);
	word[k + 1 < LONGEST ? k : 0] = '\0';
}

/* Of several declarations of a property the last one counts. */
static int
style_hides(const char *s)
{
	char property[LONGEST], value[LONGEST];
	int hides[PROPERTIES] = {0}, any = 0;
	size_t n, colon, i;

	for (; *s != '\0'; s += n + (s[n] == ';')) {
		n = strcspn(s, ";");
		colon = strcspn(s, ":;");
		if (colon == n)
			continue;
		word_of(s, colon, property);
		word_of(s + colon + 1, n - colon - 1, value);
		for (i = 0; i < PROPERTIES; i++)
			if (strcmp(hiding[i].property, property) == 0)
				hides[i] =
				    vdm_words_have(hiding[i].values, value);
	}
	for (i = 0; i < PROPERTIES; i++)
		any |= hides[i];
	return any;
}

/* Whether one of the names of a class is known to. */
static int
class_hides(const char *s)
{
	size_t n;

	for (; *s != '\0'; s += n) {
		char word[LONGEST];

		s += strspn(s, " \t\r\n\f");
		n = strcspn(s, " \t\r\n\f");
		word_of(s, n, word);
		if (word[0] != '\0' && vdm_words_have(unshown, word))
			return 1;
	}
	return 0;
}

int
vdm_html_hides(const char *name, const char *value)
{
	if (strcmp(name, "class") == 0)
		return class_hides(value);
	return strcmp(name, "hidden") == 0 ||
	       (strcmp(name, "style") == 0 && style_hides(value));
}

int
vdm_html_is_hidden(const struct vdm_node *d)
{
	if (vdm_node_attr(d, "hidden") != NULL)
		return 1;
	/* what a script shows when the page is there */
	if (vdm_words_have("article body html main", vdm_html_name(d)))
		return 0;
	return class_hides(vdm_dom_attr(d, "class")) ||
	       style_hides(vdm_dom_attr(d, "style"));
}
