/* SPDX-License-Identifier: MIT */
/* Looking at a tree of XHTML: what an element is, and what stands in it. */
#include <string.h>

#include "base/utf8.h"
#include "base/words.h"
#include "html/html.h"

int
vdm_dom_is(const struct vdm_node *n, const char *ns, const char *name)
{
	return n != NULL && vdm_node_is_element(n) && vdm_node_ns(n) != NULL &&
	       strcmp(n->name, name) == 0 && strcmp(vdm_node_ns(n), ns) == 0;
}

const struct vdm_node *
vdm_dom_child(const struct vdm_node *n, const char *ns, const char *name)
{
	const struct vdm_node *c;

	for (c = n != NULL ? n->first : NULL; c != NULL; c = c->next)
		if (vdm_dom_is(c, ns, name))
			return c;
	return NULL;
}

const struct vdm_node *
vdm_dom_find(const struct vdm_node *root, const char *ns, const char *name)
{
	const struct vdm_node *n;

	for (n = root; n != NULL; n = vdm_node_walk(n, root))
		if (vdm_dom_is(n, ns, name))
			return n;
	return NULL;
}

const char *
vdm_dom_attr(const struct vdm_node *n, const char *name)
{
	const char *v = vdm_node_attr(n, name);

	return v != NULL ? v : "";
}

const char *
vdm_html_name(const struct vdm_node *n)
{
	if (n == NULL || !vdm_node_is_element(n) || vdm_node_ns(n) == NULL)
		return "";
	return vdm_node_ns(n)[0] == '\0' ||
		       strcmp(vdm_node_ns(n), VDM_NS_XHTML) == 0
		   ? n->name
		   : "";
}

int
vdm_html_is(const struct vdm_node *n, const char *name)
{
	return strcmp(vdm_html_name(n), name) == 0;
}

int
vdm_html_is_block(const struct vdm_node *n)
{
	return vdm_html_tag_is(vdm_html_name(n), VDM_HTML_BLOCK);
}

int
vdm_dom_any(const struct vdm_node *root, int (*look)(const struct vdm_node *n))
{
	const struct vdm_node *n = root->first;

	while (n != NULL) {
		int found = look(n);

		if (found > 0)
			return 1;
		if (found == 0 && n->first != NULL) {
			n = n->first;
			continue;
		}
		while (n != root && n->next == NULL)
			n = n->parent;
		if (n == root)
			return 0;
		n = n->next;
	}
	return 0;
}

int
vdm_html_is_choice(const struct vdm_node *n)
{
	return vdm_dom_is(n, VDM_NS_OPS, "switch") ||
	       vdm_dom_is(n, VDM_NS_OPS, "case") ||
	       vdm_dom_is(n, VDM_NS_OPS, "default");
}

static int
look_for_block(const struct vdm_node *n)
{
	const char *name = vdm_html_name(n);

	if (name[0] == '\0')
		return vdm_html_is_choice(n) ? 0 : -1;
	return vdm_html_tag_is(name, VDM_HTML_BLOCK);
}

int
vdm_html_has_block(const struct vdm_node *root)
{
	return vdm_dom_any(root, look_for_block);
}

int
vdm_html_has_type(const struct vdm_node *n, const char *type)
{
	return vdm_words_have(vdm_dom_attr(n, "epub:type"), type);
}

int
vdm_html_has_role(const struct vdm_node *n, const char *role)
{
	return vdm_words_have(vdm_dom_attr(n, "role"), role);
}

int
vdm_html_is_page_break(const struct vdm_node *n)
{
	return vdm_html_has_type(n, "pagebreak") ||
	       vdm_html_has_role(n, "doc-pagebreak");
}

int
vdm_html_is_backlink(const struct vdm_node *n)
{
	return vdm_html_has_type(n, "backlink") ||
	       vdm_html_has_role(n, "doc-backlink");
}

/* Whether an element says something where no words are in it: it shows what
 * lies elsewhere, leads there, counts a page, or says how nothing is read. */
static int
says_without_words(const struct vdm_node *n)
{
	return vdm_html_name(n)[0] == '\0' ||
	       vdm_words_have("img audio video object hr ruby",
			      vdm_html_name(n)) ||
	       (vdm_html_is(n, "a") &&
		!vdm_is_blank(vdm_dom_attr(n, "href"))) ||
	       !vdm_is_blank(vdm_dom_attr(n, "cite")) ||
	       vdm_html_is_page_break(n);
}

int
vdm_html_is_empty(const struct vdm_node *root)
{
	const struct vdm_node *n;

	for (n = root; n != NULL; n = vdm_node_walk(n, root)) {
		if (n->kind == VDM_KIND_TEXT && !vdm_is_blank(n->text))
			return 0;
		if (vdm_node_is_element(n) && says_without_words(n))
			return 0;
	}
	return 1;
}
