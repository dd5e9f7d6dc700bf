/* SPDX-License-Identifier: MIT */
/* Comments and instructions, what keeps words apart, what stands by itself. */
#include <stdlib.h>
#include <string.h>

#include "base/sort.h"
#include "base/utf8.h"
#include "html/write/writer.h"
#include "xml/sax.h"
#include "record/vocabulary.h"

static int
compare_name(const void *key, const void *row)
{
	return strcmp(key, *(const char *const *)row);
}

/* Elements that say a thing of their own, however close they stand; in other
 * people's markup those of the same names. */
static int
is_unit(const struct vdm_node *n)
{
	/* sorted */
	static const char *const units[] = {
	    "ab",       "addrLine", "author", "availability", "bibl",
	    "castItem", "cell",     "change", "date",         "desc",
	    "div",      "forename", "head",   "idno",         "incident",
	    "item",     "kinesic",  "l",      "label",        "lg",
	    "li",       "licence",  "list",   "measure",      "name",
	    "note",     "orgName",  "p",      "persName",     "publisher",
	    "resp",     "respStmt", "role",   "roleDesc",     "row",
	    "section",  "seg",      "sp",     "speaker",      "stage",
	    "surname",  "td",       "term",   "text",         "th",
	    "title",    "tr",       "u",      "vocal",
	};
	const char *name, *colon;

	if (!vdm_node_is_element(n))
		return 0;
	colon = strchr(n->name, ':');
	name = colon != NULL ? colon + 1 : n->name;
	return vdm_search(name, units, sizeof(units) / sizeof(units[0]),
			  sizeof(units[0]), compare_name) != NULL;
}

/* The same of what stands at its edge. */
static int
is_unit_at_edge(const struct vdm_node *n, int last)
{
	while (n != NULL) {
		if (is_unit(n))
			return 1;
		n = last ? vdm_node_last(n) : n->first;
		while (n != NULL && n->kind == VDM_KIND_TEXT &&
		       vdm_is_blank(n->text) && !vdm_node_holds_line(n->parent))
			n = last ? vdm_node_prev(n) : n->next;
	}
	return 0;
}

/* The first or last character below a node is one of a word. */
static int
word_at_edge(const struct vdm_node *root, int last)
{
	const struct vdm_node *n;
	const char *s = NULL;
	size_t used, len;

	for (n = root; n != NULL; n = vdm_node_walk(n, root)) {
		if (n->kind != VDM_KIND_TEXT || n->text[0] == '\0' ||
		    (vdm_is_blank(n->text) && n->parent != NULL &&
		     vdm_node_ns(n->parent) == NULL &&
		     !vdm_node_holds_line(n->parent)))
			continue;
		s = n->text;
		if (!last)
			break;
	}
	if (s == NULL)
		return 0;
	len = strlen(s);
	return vdm_is_word(last ? vdm_utf8_last(s, len)
				: vdm_utf8_decode(s, len, &used));
}

/* Whether nothing of a node is to be seen. */
static int
is_unseen(const struct vdm_node *n)
{
	const struct vdm_node *c;

	if (n->kind == VDM_KIND_COMMENT || n->kind == VDM_KIND_INSTRUCTION)
		return 1;
	for (c = n; c != NULL; c = vdm_node_walk(c, n))
		if (c->kind == VDM_KIND_TEXT ||
		    c->kind == VDM_KIND_LINE_BREAK ||
		    c->kind == VDM_KIND_PAGE_BREAK ||
		    c->kind == VDM_KIND_GRAPHIC || vdm_html_is_footnote(c))
			return 0;
	return 1;
}

/* Keeps apart, for a reader and for a search, what only its elements keep
 * apart in the record. Our reader passes over it. */
void
vdm_html_keep_apart(struct vdm_html_writer *w, const struct vdm_node *a,
		    const struct vdm_node *b, int *apart)
{
	if (b == NULL || vdm_html_is_footnote(b) || !word_at_edge(b, 0))
		return;
	while (vdm_node_prev(a) != NULL && is_unseen(a))
		a = vdm_node_prev(a);
	if (vdm_html_is_footnote(a) || !word_at_edge(a, 1))
		return;
	if (*apart < 0)
		*apart = vdm_node_sets_apart(b->parent);
	if (!*apart && !is_unit_at_edge(a, 1) && !is_unit_at_edge(b, 0))
		return;
	vdm_buf_printf(w->out, "<span data-vdm=\"shown\">%s</span>",
		       a->kind == VDM_KIND_TEXT || b->kind == VDM_KIND_TEXT ||
			       vdm_node_has_text(a->parent)
			   ? VDM_HTML_ZERO_SPACE
			   : " ");
}

/* What stands beside the root carries attributes that say so. */
static void
hidden_attrs(struct vdm_html_writer *w, const struct vdm_node *n)
{
	const struct vdm_attr *a;
	struct vdm_buf name;

	vdm_buf_init(&name);
	for (a = n->attrs; a != NULL; a = a->next) {
		vdm_buf_clear(&name);
		vdm_html_attr_name(&name, a->name);
		vdm_html_write_attr(w, vdm_buf_str(&name), a->value);
	}
	w->failed |= name.failed;
	vdm_buf_fini(&name);
	vdm_buf_puts(w->out, "></span>");
}

void
vdm_html_write_comment(struct vdm_html_writer *w, const struct vdm_node *n)
{
	const char *s = n->text;
	size_t len = strlen(s);

	if (n->attrs == NULL && strstr(s, "--") == NULL &&
	    vdm_xml_illegal(s) == NULL && (len == 0 || s[len - 1] != '-') &&
	    strchr(s, '\r') == NULL) {
		vdm_buf_printf(w->out, "<!--%s-->", s);
		return;
	}
	vdm_buf_puts(w->out, "<span hidden=\"hidden\"");
	vdm_html_write_attr(w, "data-vdm-comment", s);
	hidden_attrs(w, n);
}

void
vdm_html_write_instruction(struct vdm_html_writer *w, const struct vdm_node *n)
{
	vdm_buf_puts(w->out, "<span hidden=\"hidden\"");
	vdm_html_write_attr(w, "data-vdm-pi", n->name);
	vdm_html_write_attr(w, "data-vdm-data", n->text);
	hidden_attrs(w, n);
}

/* A note in a line goes to the end of the document. */
int
vdm_html_is_footnote(const struct vdm_node *n)
{
	return n->kind == VDM_KIND_NOTE && !vdm_node_is_block(n);
}

void
vdm_html_write_turn(struct vdm_html_writer *w, const struct vdm_node *n,
		    int numbered)
{
	if (w->island || vdm_node_is_amid_word(n))
		return;
	if (numbered)
		vdm_buf_puts(w->out, VDM_HTML_ZERO_SPACE);
	else
		vdm_buf_puts(w->out,
			     "<span data-vdm=\"shown\">" VDM_HTML_ZERO_SPACE
			     "</span>");
}

int
vdm_html_is_label_cell(const struct vdm_node *n)
{
	const char *a = vdm_node_attr(n, "role");
	const char *b = vdm_node_attr(n->parent, "role");

	return (a != NULL && strcmp(a, "label") == 0) ||
	       (a == NULL && b != NULL && strcmp(b, "label") == 0);
}

/* There no section, heading or aside may stand (HTML, 4.9.10). */
int
vdm_html_in_label_cell(const struct vdm_node *n)
{
	const struct vdm_node *p = n->parent;

	while (p != NULL &&
	       (p->kind != VDM_KIND_CELL || !vdm_html_is_label_cell(p)))
		p = p->parent;
	return p != NULL;
}
