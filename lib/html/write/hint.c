/* SPDX-License-Identifier: MIT */
/* What a page says of an element beside its words. */
#include <string.h>

#include "base/utf8.h"
#include "base/words.h"
#include "html/write/writer.h"

static const char *
said(const struct vdm_node *n, const char *name)
{
	const char *v = vdm_node_attr(n, name);

	return v != NULL && !vdm_is_blank(v) ? v : NULL;
}

/* A unit as one counts in it: TEI's values are singular and plural alike. */
static void
put_unit(struct vdm_buf *out, const char *unit, int many)
{
	static const struct {
		const char *unit, *one, *more;
	} units[] = {
	    {"char", "character", "characters"},
	    {"chars", "character", "characters"},
	    {"character", "character", "characters"},
	    {"characters", "character", "characters"},
	    {"letter", "letter", "letters"},
	    {"letters", "letter", "letters"},
	    {"word", "word", "words"},
	    {"words", "word", "words"},
	    {"line", "line", "lines"},
	    {"lines", "line", "lines"},
	    {"page", "page", "pages"},
	    {"pages", "page", "pages"},
	    {"leaf", "leaf", "leaves"},
	    {"leaves", "leaf", "leaves"},
	    {"paragraph", "paragraph", "paragraphs"},
	    {"second", "second", "seconds"},
	    {"seconds", "second", "seconds"},
	    {"minute", "minute", "minutes"},
	    {"minutes", "minute", "minutes"},
	};
	size_t i, n = sizeof(units) / sizeof(units[0]);

	for (i = 0; i < n && strcmp(units[i].unit, unit) != 0; i++)
		;
	vdm_buf_putc(out, ' ');
	vdm_buf_puts(out, i == n ? unit : many ? units[i].more : units[i].one);
}

/* "3 words", "2-4 lines", "at least 2 pages", as it is stated. */
static void
put_extent(struct vdm_buf *out, const struct vdm_node *n)
{
	const char *quantity = said(n, "quantity"), *unit = said(n, "unit");
	const char *least = said(n, "atLeast"), *most = said(n, "atMost");

	if (said(n, "extent") != NULL) {
		vdm_buf_puts(out, said(n, "extent"));
		return;
	}
	if (quantity != NULL)
		vdm_buf_puts(out, quantity);
	else if (least != NULL && most != NULL)
		vdm_buf_printf(out, "%s\xe2\x80\x93%s", least, most);
	else if (least != NULL)
		vdm_buf_printf(out, "\xe2\x89\xa5 %s", least);
	else if (most != NULL)
		vdm_buf_printf(out, "\xe2\x89\xa4 %s", most);
	if (unit != NULL && out->len > 0)
		put_unit(out, unit,
			 quantity == NULL || strcmp(quantity, "1") != 0);
}

/* What is there without a word: without a mark nobody would know of it. */
int
vdm_html_is_gap(const struct vdm_node *n)
{
	if (!vdm_node_is_element(n) || vdm_node_ns(n) != NULL)
		return 0;
	return n->kind == VDM_KIND_GAP ||
	       (n->first == NULL &&
		vdm_words_have("damage incident kinesic pause space supplied "
			       "unclear vocal writing",
			       n->name));
}

/* "3 words, illegible", "laugh": how much it is, and why or what. */
static void
put_said(struct vdm_buf *out, const struct vdm_node *n)
{
	static const char *const names[] = {"reason", "type", "dur"};
	size_t i;

	put_extent(out, n);
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (said(n, names[i]) != NULL &&
		    (i == 0 || n->kind != VDM_KIND_GAP))
			vdm_buf_printf(out, "%s%s", out->len > 0 ? ", " : "",
				       said(n, names[i]));
}

void
vdm_html_gap_put(const struct vdm_node *n, int filled, struct vdm_buf *out)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	put_said(&b, n);
	vdm_buf_putc(out, '[');
	if (!filled)
		vdm_buf_printf(out, "%s%s%s]",
			       n->kind == VDM_KIND_GAP ? "\xe2\x80\xa6"
						       : n->name,
			       b.len > 0 ? " " : "", vdm_buf_str(&b));
	else if (b.len > 0)
		vdm_buf_printf(out, "%s: ", vdm_buf_str(&b));
	out->failed |= b.failed;
	vdm_buf_fini(&b);
}

/* Whether a word ends at its tags. */
static int
parts_words(const struct vdm_node *n)
{
	if (n->kind == VDM_KIND_LINE_BREAK)
		return !vdm_node_is_amid_word(n);
	return vdm_node_is_block(n) || vdm_choice_shown(n) != NULL ||
	       vdm_choice_shown(n->parent) != NULL || vdm_node_ns(n) != NULL ||
	       vdm_node_is(n, "ruby") || vdm_node_is(n, "rt") ||
	       vdm_node_is_formula(n);
}

/* The words of a reading, without the notes to it. */
static void
put_reading(const struct vdm_node *reading, struct vdm_buf *out)
{
	const struct vdm_node *n = reading;

	while (n != NULL) {
		int parts =
		    vdm_node_is_element(n) && n != reading && parts_words(n);

		if (n->kind == VDM_KIND_TEXT)
			vdm_buf_puts(out, n->text);
		if (parts)
			vdm_buf_putc(out, ' ');
		if (n->first != NULL && n->kind != VDM_KIND_NOTE) {
			n = n->first;
			continue;
		}
		while (n != reading && n->next == NULL) {
			n = n->parent;
			if (n != reading && parts_words(n))
				vdm_buf_putc(out, ' ');
		}
		n = n == reading ? NULL : n->next;
	}
}

void
vdm_html_hint_put(const struct vdm_node *n, struct vdm_buf *out)
{
	const struct vdm_node *c;

	if (vdm_choice_shown(n) == NULL)
		return;
	for (c = n->first; c != NULL; c = c->next) {
		if (!vdm_node_is_other_reading(c))
			continue;
		if (out->len > 0)
			vdm_buf_puts(out, " / ");
		put_reading(c, out);
	}
}

int
vdm_html_is_ordered(const struct vdm_node *n)
{
	const char *rend = vdm_node_attr(n, "rend");
	const char *type = vdm_node_attr(n, "type");

	return n != NULL && n->kind == VDM_KIND_LIST &&
	       ((rend != NULL &&
		 (strstr(rend, "number") || strstr(rend, "order"))) ||
		(type != NULL && strcmp(type, "ordered") == 0));
}
