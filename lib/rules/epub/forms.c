/* SPDX-License-Identifier: MIT */
/* The fields of a form: which attributes each kind of input has, and what they
 * may hold (HTML, 4.10.5). */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "base/words.h"
#include "rules/epub/publication.h"

#define WORDS "text search url tel email password "
#define TIMES "date month week time datetime-local "

/* The kinds that an attribute is for (4.10.5, the table); others have it not.
 * Days, numbers and
 * colours may have what a field of words has, which stands in their place where
 * they are not known. */
static const struct {
	const char *attr, *kinds;
} rows[] = {
    {"accept", "file"},
    {"alt", "image"},
    {"autocomplete", "hidden " WORDS TIMES "number range color"},
    {"capture", "file"},
    {"checked", "checkbox radio"},
    {"dirname", "hidden submit " WORDS},
    {"formaction", "submit image"},
    {"formenctype", "submit image"},
    {"formmethod", "submit image"},
    {"formnovalidate", "submit image"},
    {"formtarget", "submit image"},
    {"height", "image"},
    {"list", "text search url tel email " TIMES "number range color"},
    {"max", TIMES "number range"},
    {"maxlength", WORDS},
    {"min", TIMES "number range"},
    {"minlength", WORDS},
    {"multiple", "email file"},
    {"pattern", WORDS},
    {"placeholder", WORDS "number"},
    {"readonly", WORDS TIMES "number"},
    {"required", WORDS TIMES "number checkbox radio file"},
    {"size", WORDS},
    {"src", "image"},
    {"step", TIMES "number range"},
    {"value", "hidden submit reset button checkbox radio " WORDS TIMES
	      "number range color"},
    {"width", "image"},
};

static void
wrong(const struct vdm_item *item, const struct vdm_xdoc_node *el,
      const char *what, const char *value)
{
	vdm_diag(&item->sink, VDM_D_EPUB_MARKUP, &el->pos, NULL,
		 "%s: \"%.100s\"", what, value);
}

/* "1", "-.5e3": HTML, 2.3.4.3. */
int
vdm_is_html_number(const char *s)
{
	char *end;

	if (!(vdm_is_digit(*s) || *s == '-' || *s == '.') ||
	    s[strspn(s, "0123456789.-+eE")] != '\0')
		return 0;
	strtod(s, &end);
	return *end == '\0';
}

/* "#a0c4ff" (HTML, 2.3.6) */
static int
is_colour(const char *s)
{
	return strlen(s) == 7 && *s == '#' &&
	       s[1 + strspn(s + 1, "0123456789abcdefABCDEF")] == '\0';
}

/* Whether a value is of that kind; 1 where any words are. */
static int
is_of_kind(const char *kind, const char *value)
{
	if (strcmp(kind, "number") == 0 || strcmp(kind, "range") == 0)
		return vdm_is_html_number(value);
	if (strcmp(kind, "color") == 0)
		return is_colour(value);
	if (vdm_words_have(TIMES, kind))
		return vdm_moment_is_kind(kind, value);
	return 1;
}

/* A kind that is not known is one of words. */
static const char *
kind_of(const struct vdm_xdoc_node *el)
{
	static const char *const kinds[] = {
	    "hidden",   "search", "tel",    "url",      "email",
	    "password", "date",   "month",  "week",     "time",
	    "number",   "range",  "color",  "checkbox", "datetime-local",
	    "radio",    "file",   "submit", "image",    "reset",
	    "button"};
	const char *type = vdm_xdoc_get(el, "", "type");

	for (size_t i = 0; type != NULL && i < sizeof kinds / sizeof *kinds;
	     i++)
		if (strcasecmp(type, kinds[i]) == 0)
			return kinds[i];
	return "text";
}

void
vdm_check_input(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	static const char *const held[] = {"value", "min", "max"};
	const char *kind = kind_of(el);
	int late = vdm_words_have(TIMES "number range color", kind);

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (vdm_xdoc_get(el, "", rows[i].attr) != NULL &&
		    !vdm_words_have(rows[i].kinds, kind) &&
		    !(late && vdm_words_have(rows[i].kinds, "text")))
			wrong(item, el,
			      "an input of this type does not have the "
			      "attribute",
			      rows[i].attr);
	for (size_t i = 0; i < sizeof held / sizeof *held; i++) {
		const char *value = vdm_xdoc_get(el, "", held[i]);

		if (value != NULL && (*value != '\0' || i > 0) &&
		    !is_of_kind(kind, value))
			wrong(item, el,
			      "a value is not of the type of its input", value);
	}
}
