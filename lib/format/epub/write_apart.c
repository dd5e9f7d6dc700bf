/* SPDX-License-Identifier: MIT */
/* Comments and instructions, and what keeps words apart. */
#include <string.h>

#include "base/utf8.h"
#include "format/epub/writer.h"

/* Elements that say a thing of their own, however close they stand. */
static int
is_unit(const struct vdm_node *n)
{
	static const char *const units[] = {
	    "author",   "availability", "bibl",     "castItem", "change",
	    "date",     "desc",         "forename", "head",     "idno",
	    "incident", "item",         "kinesic",  "label",    "licence",
	    "measure",  "note",         "orgName",  "persName", "publisher",
	    "resp",     "respStmt",     "role",     "roleDesc", "seg",
	    "speaker",  "stage",        "surname",  "term",     "title",
	    "vocal",
	};
	size_t i;

	for (i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (vdm_node_is(n, units[i]))
			return 1;
	return 0;
}

/* The same of what stands at its edge. */
static int
is_unit_at_edge(const struct vdm_node *n, int last)
{
	while (n != NULL) {
		if (is_unit(n))
			return 1;
		n = last ? n->last : n->first;
		while (n != NULL && n->kind == VDM_KIND_TEXT &&
		       vdm_epub_is_blank(n->text) &&
		       !vdm_node_holds_line(n->parent))
			n = last ? n->prev : n->next;
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
		    (vdm_epub_is_blank(n->text) && n->parent != NULL &&
		     n->parent->ns == NULL && !vdm_node_holds_line(n->parent)))
			continue;
		s = n->text;
		if (!last)
			break;
	}
	if (s == NULL)
		return 0;
	len = strlen(s);
	if (last) {
		const char *end = s + len - 1;

		while (end > s && ((unsigned char)*end & 0xC0) == 0x80)
			end--;
		len -= (size_t)(end - s);
		s = end;
	}
	return vdm_is_word(vdm_utf8_decode(s, len, &used));
}

/* Keeps apart, for a reader and for a search, what only its elements keep
 * apart in the record. Our reader passes over it. */
void
vdm_epub_keep_apart(struct vdm_epub_writer *w, const struct vdm_node *a,
		    const struct vdm_node *b)
{
	if (b == NULL || a->kind == VDM_KIND_COMMENT ||
	    b->kind == VDM_KIND_COMMENT ||
	    (!is_unit_at_edge(a, 1) && !is_unit_at_edge(b, 0)) ||
	    vdm_epub_is_footnote(a) || vdm_epub_is_footnote(b) ||
	    !word_at_edge(a, 1) || !word_at_edge(b, 0))
		return;
	vdm_buf_printf(w->out, "<span data-vdm=\"shown\">%s</span>",
		       a->kind == VDM_KIND_TEXT || b->kind == VDM_KIND_TEXT ||
			       vdm_node_has_text(a->parent)
			   ? VDM_EPUB_ZERO_SPACE
			   : " ");
}

/* What stands beside the root carries attributes that say so. */
static void
hidden_attrs(struct vdm_epub_writer *w, const struct vdm_node *n)
{
	const struct vdm_attr *a;
	struct vdm_buf name;

	vdm_buf_init(&name);
	for (a = n->attrs; a != NULL; a = a->next) {
		vdm_buf_clear(&name);
		vdm_epub_attr_name(&name, a->name);
		vdm_epub_write_attr(w, vdm_buf_str(&name), a->value);
	}
	w->failed |= name.failed;
	vdm_buf_fini(&name);
	vdm_buf_puts(w->out, "></span>");
}

void
vdm_epub_write_comment(struct vdm_epub_writer *w, const struct vdm_node *n)
{
	const char *s = n->text;
	size_t len = strlen(s);

	if (n->attrs == NULL && strstr(s, "--") == NULL &&
	    (len == 0 || s[len - 1] != '-') && strchr(s, '\r') == NULL) {
		vdm_buf_printf(w->out, "<!--%s-->", s);
		return;
	}
	vdm_buf_puts(w->out, "<span hidden=\"hidden\"");
	vdm_epub_write_attr(w, "data-vdm-comment", s);
	hidden_attrs(w, n);
}

void
vdm_epub_write_instruction(struct vdm_epub_writer *w, const struct vdm_node *n)
{
	vdm_buf_puts(w->out, "<span hidden=\"hidden\"");
	vdm_epub_write_attr(w, "data-vdm-pi", n->name);
	vdm_epub_write_attr(w, "data-vdm-data", n->text);
	hidden_attrs(w, n);
}
