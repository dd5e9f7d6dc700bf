/* SPDX-License-Identifier: MIT */
/*
 * The elements of HTML: which of TEI each stands for, and what it is. Reader
 * and writer, of pages and of Markdown, ask here and nowhere else.
 */
#include "html/html.h"

#include <string.h>

enum {
	PAGE = VDM_HTML_PAGE,
	WRITTEN = VDM_HTML_WRITTEN,
	BLOCK = VDM_HTML_BLOCK,
	APART = VDM_HTML_APART,
	WRAPPER = VDM_HTML_WRAPPER,
	VOID = VDM_HTML_VOID,
	LINE = VDM_HTML_LINE,
	RUBY = VDM_HTML_RUBY,
	OPTIONAL = VDM_HTML_OPTIONAL,
	RAW = VDM_HTML_RAW
};

/* Sorted by name. */
static const struct vdm_html_tag tags[] = {
    {"a", "ref", NULL, NULL, "href", "target", WRITTEN | PAGE | LINE},
    {"abbr", "abbr", NULL, NULL, NULL, NULL, WRITTEN | PAGE | LINE},
    {"acronym", NULL, NULL, NULL, NULL, NULL, LINE},
    {"address", NULL, NULL, NULL, NULL, NULL, BLOCK | WRAPPER},
    {"area", NULL, NULL, NULL, NULL, NULL, VOID},
    {"article", NULL, NULL, NULL, NULL, NULL, BLOCK | WRAPPER},
    {"aside", "note", NULL, NULL, NULL, NULL, PAGE | BLOCK | WRAPPER},
    {"b", "hi", "rend", "bold", NULL, NULL, WRITTEN | PAGE | LINE},
    {"base", NULL, NULL, NULL, NULL, NULL, VOID},
    {"bdi", "hi", "rend", "bdi", NULL, NULL, PAGE | LINE},
    {"bdo", "hi", "rend", "bdo", NULL, NULL, LINE},
    {"big", "hi", "rend", "large", NULL, NULL, LINE},
    {"blockquote", "quote", NULL, NULL, NULL, NULL, PAGE | BLOCK},
    {"body", NULL, NULL, NULL, NULL, NULL, BLOCK | WRAPPER},
    {"br", "lb", NULL, NULL, NULL, NULL, WRITTEN | PAGE | VOID | LINE},
    {"caption", "head", NULL, NULL, NULL, NULL, PAGE | APART | OPTIONAL},
    {"center", NULL, NULL, NULL, NULL, NULL, BLOCK | WRAPPER},
    {"cite", "title", NULL, NULL, NULL, NULL, WRITTEN | PAGE | LINE},
    {"code", "code", NULL, NULL, NULL, NULL, WRITTEN | LINE},
    {"col", NULL, NULL, NULL, NULL, NULL, APART | VOID},
    {"colgroup", NULL, NULL, NULL, NULL, NULL, APART | OPTIONAL},
    {"dd", "item", NULL, NULL, NULL, NULL, PAGE | BLOCK | OPTIONAL},
    {"del", "del", NULL, NULL, NULL, NULL, WRITTEN | PAGE | LINE},
    {"details", NULL, NULL, NULL, NULL, NULL, BLOCK | WRAPPER},
    {"dfn", "term", NULL, NULL, NULL, NULL, LINE},
    {"dir", NULL, NULL, NULL, NULL, NULL, BLOCK},
    {"div", NULL, NULL, NULL, NULL, NULL, BLOCK | WRAPPER},
    {"dl", "list", "type", "gloss", NULL, NULL, PAGE | BLOCK},
    {"dt", "label", NULL, NULL, NULL, NULL, PAGE | BLOCK | OPTIONAL},
    {"em", "emph", NULL, NULL, NULL, NULL, WRITTEN | PAGE | LINE},
    {"embed", NULL, NULL, NULL, NULL, NULL, VOID},
    {"fieldset", NULL, NULL, NULL, NULL, NULL, BLOCK | WRAPPER},
    {"figcaption", "head", NULL, NULL, NULL, NULL, PAGE | BLOCK},
    {"figure", "figure", NULL, NULL, NULL, NULL, PAGE | BLOCK},
    {"font", NULL, NULL, NULL, NULL, NULL, LINE},
    {"footer", NULL, NULL, NULL, NULL, NULL, BLOCK | WRAPPER},
    {"form", NULL, NULL, NULL, NULL, NULL, BLOCK | WRAPPER},
    {"h1", "head", NULL, NULL, NULL, NULL, PAGE | BLOCK},
    {"h2", "head", NULL, NULL, NULL, NULL, PAGE | BLOCK},
    {"h3", "head", NULL, NULL, NULL, NULL, PAGE | BLOCK},
    {"h4", "head", NULL, NULL, NULL, NULL, PAGE | BLOCK},
    {"h5", "head", NULL, NULL, NULL, NULL, PAGE | BLOCK},
    {"h6", "head", NULL, NULL, NULL, NULL, PAGE | BLOCK},
    {"header", NULL, NULL, NULL, NULL, NULL, BLOCK | WRAPPER},
    {"hgroup", NULL, NULL, NULL, NULL, NULL, BLOCK},
    {"hr", "milestone", "rend", "hr", NULL, NULL, BLOCK | VOID},
    {"html", NULL, NULL, NULL, NULL, NULL, APART | WRAPPER},
    {"i", "hi", "rend", "italic", NULL, NULL, WRITTEN | PAGE | LINE},
    {"iframe", NULL, NULL, NULL, NULL, NULL, APART | RAW},
    {"img", "graphic", NULL, NULL, "src", "url", WRITTEN | PAGE | VOID | LINE},
    {"input", NULL, NULL, NULL, NULL, NULL, VOID},
    {"ins", "add", NULL, NULL, NULL, NULL, WRITTEN | PAGE | LINE},
    {"kbd", "hi", "rend", "kbd", NULL, NULL, LINE},
    {"li", "item", NULL, NULL, NULL, NULL, WRITTEN | PAGE | BLOCK | OPTIONAL},
    {"link", NULL, NULL, NULL, NULL, NULL, VOID},
    {"main", NULL, NULL, NULL, NULL, NULL, BLOCK | WRAPPER},
    {"mark", "hi", "rend", "mark", NULL, NULL, WRITTEN | LINE},
    {"menu", NULL, NULL, NULL, NULL, NULL, BLOCK},
    {"meta", NULL, NULL, NULL, NULL, NULL, VOID},
    {"nav", NULL, NULL, NULL, NULL, NULL, BLOCK | WRAPPER},
    {"noembed", NULL, NULL, NULL, NULL, NULL, RAW},
    {"noframes", NULL, NULL, NULL, NULL, NULL, RAW},
    {"ol", "list", "rend", "numbered", NULL, NULL, WRITTEN | PAGE | BLOCK},
    {"optgroup", NULL, NULL, NULL, NULL, NULL, OPTIONAL},
    {"option", NULL, NULL, NULL, NULL, NULL, OPTIONAL},
    {"p", "p", NULL, NULL, NULL, NULL, WRITTEN | PAGE | BLOCK | OPTIONAL},
    {"param", NULL, NULL, NULL, NULL, NULL, VOID},
    {"pre", NULL, NULL, NULL, NULL, NULL, BLOCK},
    {"q", "q", NULL, NULL, NULL, NULL, WRITTEN | LINE},
    {"rb", "rb", NULL, NULL, NULL, NULL, RUBY | OPTIONAL},
    {"rp", NULL, NULL, NULL, NULL, NULL, OPTIONAL},
    {"rt", "rt", NULL, NULL, NULL, NULL, PAGE | RUBY | OPTIONAL},
    {"ruby", "ruby", NULL, NULL, NULL, NULL, PAGE | RUBY},
    {"s", "hi", "rend", "strikethrough", NULL, NULL, WRITTEN | PAGE | LINE},
    {"samp", "hi", "rend", "samp", NULL, NULL, LINE},
    {"script", NULL, NULL, NULL, NULL, NULL, APART | RAW},
    {"section", "div", NULL, NULL, NULL, NULL, PAGE | BLOCK | WRAPPER},
    {"small", "hi", "rend", "small", NULL, NULL, WRITTEN | LINE},
    {"source", NULL, NULL, NULL, NULL, NULL, VOID},
    {"span", NULL, NULL, NULL, NULL, NULL, LINE},
    {"strike", "hi", "rend", "strikethrough", NULL, NULL, LINE},
    {"strong", "emph", "rend", "bold", NULL, NULL, LINE},
    {"style", NULL, NULL, NULL, NULL, NULL, APART | RAW},
    {"sub", "hi", "rend", "subscript", NULL, NULL, WRITTEN | PAGE | LINE},
    {"summary", NULL, NULL, NULL, NULL, NULL, BLOCK},
    {"sup", "hi", "rend", "superscript", NULL, NULL, WRITTEN | PAGE | LINE},
    {"table", "table", NULL, NULL, NULL, NULL, WRITTEN | PAGE | BLOCK},
    {"tbody", NULL, NULL, NULL, NULL, NULL, BLOCK | OPTIONAL},
    {"td", "cell", NULL, NULL, NULL, NULL, WRITTEN | PAGE | BLOCK | OPTIONAL},
    {"textarea", NULL, NULL, NULL, NULL, NULL, APART | RAW},
    {"tfoot", NULL, NULL, NULL, NULL, NULL, BLOCK | OPTIONAL},
    {"th", "cell", "role", "label", NULL, NULL, PAGE | BLOCK | OPTIONAL},
    {"thead", NULL, NULL, NULL, NULL, NULL, BLOCK | OPTIONAL},
    {"time", "date", NULL, NULL, "datetime", "when", LINE},
    {"title", NULL, NULL, NULL, NULL, NULL, RAW},
    {"tr", "row", NULL, NULL, NULL, NULL, WRITTEN | PAGE | BLOCK | OPTIONAL},
    {"track", NULL, NULL, NULL, NULL, NULL, VOID},
    {"tt", "hi", "rend", "typewriter", NULL, NULL, LINE},
    {"u", "hi", "rend", "underline", NULL, NULL, WRITTEN | PAGE | LINE},
    {"ul", "list", NULL, NULL, NULL, NULL, WRITTEN | PAGE | BLOCK},
    {"var", "hi", "rend", "var", NULL, NULL, LINE},
    {"wbr", NULL, NULL, NULL, NULL, NULL, VOID | LINE},
    {"xmp", NULL, NULL, NULL, NULL, NULL, RAW},
};

enum { TAGS = sizeof(tags) / sizeof(tags[0]) };

const struct vdm_html_tag *
vdm_html_tag_get(const char *name)
{
	size_t lo = 0, hi = TAGS;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int c = name[0] - tags[mid].name[0];

		if (c == 0) /* mostly the first letter tells */
			c = strcmp(name, tags[mid].name);
		if (c == 0)
			return &tags[mid];
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

const struct vdm_html_tag *
vdm_html_tag_at(size_t index)
{
	return index < TAGS ? &tags[index] : NULL;
}

int
vdm_html_tag_is(const char *name, unsigned what)
{
	const struct vdm_html_tag *t = vdm_html_tag_get(name);

	return t != NULL && (t->is & what) != 0;
}

const struct vdm_html_tag *
vdm_html_tag_in_page(const char *name)
{
	const struct vdm_html_tag *t = vdm_html_tag_get(name);

	return t != NULL && (t->is & PAGE) != 0 ? t : NULL;
}

const char *
vdm_html_tag_rend(const struct vdm_html_tag *t)
{
	return t->attr != NULL && strcmp(t->attr, "rend") == 0 ? t->value
							       : NULL;
}

const char *
vdm_html_tag_for_rend(const char *rend)
{
	size_t i;

	for (i = 0; rend != NULL && i < TAGS; i++)
		if ((tags[i].is & PAGE) != 0 &&
		    strcmp(tags[i].tei, "hi") == 0 &&
		    strcmp(tags[i].value, rend) == 0)
			return tags[i].name;
	return NULL;
}

const struct vdm_html_tag *
vdm_html_tag_for(const struct vdm_node *n)
{
	const struct vdm_html_tag *plain = NULL;
	size_t i;

	if (vdm_node_ns(n) != NULL)
		return NULL;
	for (i = 0; i < TAGS; i++) {
		const struct vdm_html_tag *t = &tags[i];
		const char *v;

		if ((t->is & WRITTEN) == 0 || strcmp(t->tei, n->name) != 0)
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
