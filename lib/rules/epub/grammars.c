/* SPDX-License-Identifier: MIT */
/* Which grammar each document of a publication goes through, and what of it
 * that grammar leaves to others. */
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "rules/epub/publication.h"
#include "xml/sax.h"

#define NS_XHTML "http://www.w3.org/1999/xhtml"
#define NS_MATHML "http://www.w3.org/1998/Math/MathML"
#define NS_OPS "http://www.idpf.org/2007/ops"

/* "data-" and a name that HTML in its XML syntax can hold. */
static int
is_data(const struct vdm_xml_attr *a)
{
	const char *s = a->local + 5;

	if (a->uri != NULL || strncmp(a->local, "data-", 5) != 0 || *s == '\0')
		return 0;
	while (*s != '\0' && *s != ':' && !vdm_is_capital(*s))
		s++;
	return *s == '\0';
}

/* Words that attributes of HTML may have in any case (HTML, 2.3.3); a boolean
 * attribute's word is its name. */
static const char *const booleans[] = {
    "async",    "autofocus",  "autoplay", "checked",  "controls", "default",
    "defer",    "disabled",   "hidden",   "ismap",    "loop",     "multiple",
    "muted",    "nomodule",   "open",     "readonly", "required", "reversed",
    "selected", "novalidate", "inert",    NULL};

static const struct {
	const char *attr;
	const char *words[24];
} enumerated[] = {
    {"dir", {"ltr", "rtl", "auto"}},
    {"type",
     {"button", "checkbox", "color", "date",   "datetime-local", "email",
      "file",   "hidden",   "image", "month",  "number",         "password",
      "radio",  "range",    "reset", "search", "submit",         "tel",
      "text",   "time",     "url",   "week"}},
    {"method", {"get", "post", "dialog"}},
    {"formmethod", {"get", "post", "dialog"}},
    {"autocomplete", {"on", "off"}},
    {"preload", {"none", "metadata", "auto"}},
    {"shape", {"circle", "default", "poly", "rect"}},
    {"scope", {"row", "col", "rowgroup", "colgroup"}},
    {"kind", {"subtitles", "captions", "descriptions", "chapters", "metadata"}},
    {"wrap", {"soft", "hard"}},
    {"draggable", {"true", "false"}},
    {"contenteditable", {"true", "false", "plaintext-only"}},
    {"spellcheck", {"true", "false"}},
    {"translate", {"yes", "no"}},
    {"loading", {"lazy", "eager"}},
    {"decoding", {"sync", "async", "auto"}},
    {"crossorigin", {"anonymous", "use-credentials"}},
    {"inputmode",
     {"none", "text", "tel", "url", "email", "numeric", "decimal", "search"}},
    {"enterkeyhint",
     {"enter", "done", "go", "next", "previous", "search", "send"}},
    {"autocapitalize",
     {"off", "none", "on", "sentences", "words", "characters"}},
    {"hidden", {"until-found"}},
};

static int
has_capital(const char *s)
{
	while (*s != '\0' && !vdm_is_capital(*s))
		s++;
	return *s != '\0';
}

static const char *
folded(const struct vdm_xml_attr *a)
{
	if (a->uri != NULL || !has_capital(a->value))
		return NULL;
	for (size_t i = 0; booleans[i] != NULL; i++)
		if (strcmp(booleans[i], a->local) == 0 &&
		    strcasecmp(booleans[i], a->value) == 0)
			return booleans[i];
	for (size_t i = 0; i < sizeof enumerated / sizeof *enumerated; i++) {
		const char *const *word = enumerated[i].words;

		if (strcmp(enumerated[i].attr, a->local) != 0)
			continue;
		while (*word != NULL && strcasecmp(*word, a->value) != 0)
			word++;
		if (*word != NULL)
			return *word;
	}
	return NULL;
}

static int
is_html(const struct vdm_xml_element *e)
{
	return e->uri != NULL && strcmp(e->uri, NS_XHTML) == 0;
}

/* A nav that says what it is; others are content (EPUB 3.3, 7.3). */
static int
is_typed_nav(const struct vdm_xml_element *e)
{
	if (e->uri == NULL || strcmp(e->uri, NS_XHTML) != 0 ||
	    strcmp(e->local, "nav") != 0)
		return 0;
	for (size_t i = 0; i < e->attrs_count; i++)
		if (e->attrs[i].uri != NULL &&
		    strcmp(e->attrs[i].uri, NS_OPS) == 0 &&
		    strcmp(e->attrs[i].local, "type") == 0)
			return 1;
	return 0;
}

static int
is_formula(const struct vdm_xml_element *e)
{
	return e->uri != NULL && strcmp(e->uri, NS_MATHML) == 0 &&
	       strcmp(e->local, "math") == 0;
}

/* One within another is of the outer one's content. */
static int
is_drawing(const struct vdm_xml_element *e)
{
	return e->uri != NULL && strcmp(e->uri, NS_SVG) == 0 &&
	       strcmp(e->local, "svg") == 0;
}

const struct vdm_part_kind vdm_part_container = {"epub-container", NULL, NULL,
						 NULL};
const struct vdm_part_kind vdm_part_protection = {"epub-protection", NULL, NULL,
						  NULL};
const struct vdm_part_kind vdm_part_navigation = {"epub-nav", is_data, folded,
						  is_typed_nav};
const struct vdm_part_kind vdm_part_formulas = {"epub-mathml", is_data, NULL,
						is_formula};
const struct vdm_part_kind vdm_part_drawings = {"epub-svg", is_data, NULL,
						is_drawing};

static const struct vdm_part_kind packages[] = {
    {"epub-package-2", NULL, NULL, NULL},
    {"epub-package", NULL, NULL, NULL},
};

/* The first row of the media type and the version, or of any version (0). */
static const struct row {
	const char *media;
	int version;
	struct vdm_part_kind part;
} items[] = {
    {"application/x-dtbncx+xml", 0, {"epub-ncx", NULL, NULL, NULL}},
    {"application/xhtml+xml", 2, {"epub-xhtml-2", NULL, NULL, NULL}},
    {"application/xhtml+xml", 3, {"epub-xhtml", is_data, folded, NULL}},
    {"image/svg+xml", 3, {"epub-xhtml", is_data, folded, is_html}},
    {"application/smil+xml", 3, {"epub-overlay", NULL, NULL, NULL}},
};

const struct vdm_part_kind *
vdm_part_package(const struct vdm_pkg *pkg)
{
	return &packages[pkg->version == 3];
}

const struct vdm_part_kind *
vdm_part_item(const struct vdm_pkg *pkg, const struct vdm_item *item)
{
	int version = pkg->version == 2 ? 2 : 3;

	for (size_t i = 0; i < sizeof items / sizeof *items; i++)
		if (strcmp(items[i].media, item->media) == 0 &&
		    (items[i].version == 0 || items[i].version == version))
			return &items[i].part;
	return NULL;
}
