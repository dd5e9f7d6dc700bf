/* SPDX-License-Identifier: MIT */
/* Which element of XHTML stands for which of TEI, in the EPUBs we write. */
#include "epub/epub.h"

#include <string.h>

#include "base/utf8.h"

static const struct vdm_epub_map map[] = {
    {"p", "p", NULL},
    {"section", "div", NULL},
    {"h1", "head", NULL},
    {"h2", "head", NULL},
    {"h3", "head", NULL},
    {"h4", "head", NULL},
    {"h5", "head", NULL},
    {"h6", "head", NULL},
    {"caption", "head", NULL},
    {"ul", "list", NULL},
    {"ol", "list", "numbered"},
    {"li", "item", NULL},
    {"dl", "list", NULL},
    {"dt", "label", NULL},
    {"dd", "item", NULL},
    {"table", "table", NULL},
    {"tr", "row", NULL},
    {"td", "cell", NULL},
    {"th", "cell", NULL},
    {"blockquote", "quote", NULL},
    {"figure", "figure", NULL},
    {"img", "graphic", NULL},
    {"aside", "note", NULL},
    {"em", "emph", NULL},
    {"i", "hi", "italic"},
    {"b", "hi", "bold"},
    {"sup", "hi", "superscript"},
    {"sub", "hi", "subscript"},
    {"u", "hi", "underline"},
    {"s", "hi", "strikethrough"},
    {"cite", "title", NULL},
    {"a", "ref", NULL},
    {"ins", "add", NULL},
    {"del", "del", NULL},
    {"br", "lb", NULL},
};

const struct vdm_epub_map *
vdm_epub_map_get(const char *html)
{
	size_t i;

	for (i = 0; i < sizeof(map) / sizeof(map[0]); i++)
		if (strcmp(map[i].html, html) == 0)
			return &map[i];
	return NULL;
}

const char *
vdm_epub_map_hi(const char *rend)
{
	size_t i;

	for (i = 0; rend != NULL && i < sizeof(map) / sizeof(map[0]); i++)
		if (strcmp(map[i].tei, "hi") == 0 &&
		    strcmp(map[i].rend, rend) == 0)
			return map[i].html;
	return NULL;
}

int
vdm_epub_is_blank(const char *s)
{
	while (vdm_is_space((unsigned char)*s))
		s++;
	return *s == '\0';
}
