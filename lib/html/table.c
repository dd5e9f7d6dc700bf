/* SPDX-License-Identifier: MIT */
/* Which element of HTML stands for which of TEI. */
#include "html/html.h"

#include <string.h>

#include "html/soup.h"

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

/* Sorted by tag. */
static const struct vdm_md_tag tags[] = {
    {"a", "ref", NULL, NULL, "href", "target", 0, 1},
    {"abbr", "abbr", NULL, NULL, NULL, NULL, 0, 1},
    {"b", "hi", "rend", "bold", NULL, NULL, 0, 1},
    {"blockquote", "quote", NULL, NULL, NULL, NULL, 1, 0},
    {"br", "lb", NULL, NULL, NULL, NULL, 0, 1},
    {"caption", "head", NULL, NULL, NULL, NULL, 1, 0},
    {"cite", "title", NULL, NULL, NULL, NULL, 0, 1},
    {"code", "code", NULL, NULL, NULL, NULL, 0, 1},
    {"dd", "item", NULL, NULL, NULL, NULL, 1, 0},
    {"del", "del", NULL, NULL, NULL, NULL, 0, 1},
    {"dl", "list", "type", "gloss", NULL, NULL, 1, 0},
    {"dt", "label", NULL, NULL, NULL, NULL, 1, 0},
    {"em", "emph", NULL, NULL, NULL, NULL, 0, 1},
    {"figcaption", "head", NULL, NULL, NULL, NULL, 1, 0},
    {"figure", "figure", NULL, NULL, NULL, NULL, 1, 0},
    {"h1", "head", NULL, NULL, NULL, NULL, 1, 0},
    {"h2", "head", NULL, NULL, NULL, NULL, 1, 0},
    {"h3", "head", NULL, NULL, NULL, NULL, 1, 0},
    {"h4", "head", NULL, NULL, NULL, NULL, 1, 0},
    {"h5", "head", NULL, NULL, NULL, NULL, 1, 0},
    {"h6", "head", NULL, NULL, NULL, NULL, 1, 0},
    {"hr", "milestone", "rend", "rule", NULL, NULL, 1, 0},
    {"i", "hi", "rend", "italic", NULL, NULL, 0, 1},
    {"img", "graphic", NULL, NULL, "src", "url", 0, 1},
    {"ins", "add", NULL, NULL, NULL, NULL, 0, 1},
    {"kbd", "code", NULL, NULL, NULL, NULL, 0, 0},
    {"li", "item", NULL, NULL, NULL, NULL, 1, 1},
    {"mark", "hi", "rend", "mark", NULL, NULL, 0, 1},
    {"ol", "list", "rend", "numbered", NULL, NULL, 1, 1},
    {"p", "p", NULL, NULL, NULL, NULL, 1, 1},
    {"q", "q", NULL, NULL, NULL, NULL, 0, 1},
    {"s", "hi", "rend", "strikethrough", NULL, NULL, 0, 1},
    {"samp", "code", NULL, NULL, NULL, NULL, 0, 0},
    {"small", "hi", "rend", "small", NULL, NULL, 0, 1},
    {"strike", "hi", "rend", "strikethrough", NULL, NULL, 0, 0},
    {"strong", "hi", "rend", "bold", NULL, NULL, 0, 0},
    {"sub", "hi", "rend", "subscript", NULL, NULL, 0, 1},
    {"sup", "hi", "rend", "superscript", NULL, NULL, 0, 1},
    {"table", "table", NULL, NULL, NULL, NULL, 1, 1},
    {"td", "cell", NULL, NULL, NULL, NULL, 1, 1},
    {"th", "cell", "role", "label", NULL, NULL, 1, 0},
    {"time", "date", NULL, NULL, "datetime", "when", 0, 0},
    {"tr", "row", NULL, NULL, NULL, NULL, 1, 1},
    {"tt", "code", NULL, NULL, NULL, NULL, 0, 0},
    {"u", "hi", "rend", "underline", NULL, NULL, 0, 1},
    {"ul", "list", NULL, NULL, NULL, NULL, 1, 1},
};

enum { TAGS = sizeof(tags) / sizeof(tags[0]) };

const struct vdm_md_tag *
vdm_md_tag_find(const char *tag)
{
	size_t lo = 0, hi = TAGS;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int c = strcmp(tag, tags[mid].tag);

		if (c == 0)
			return &tags[mid];
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

const struct vdm_md_tag *
vdm_md_tag_for(const struct vdm_node *n)
{
	const struct vdm_md_tag *plain = NULL;
	size_t i;

	if (n->ns != NULL)
		return NULL;
	for (i = 0; i < TAGS; i++) {
		const struct vdm_md_tag *t = &tags[i];
		const char *v;

		if (!t->write || strcmp(t->name, n->name) != 0)
			continue;
		if (t->attr == NULL) {
			plain = t;
			continue;
		}
		v = vdm_node_attr(n, t->attr);
		if (v != NULL && strcmp(v, t->value) == 0)
			return t;
	}
	return plain;
}
