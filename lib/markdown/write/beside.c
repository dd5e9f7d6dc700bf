/* SPDX-License-Identifier: MIT */
/*
 * What stands as it is in Markdown, formulas and drawings, and what is
 * put in for readers: marks of gaps, names of speakers. The reader passes over
 * the latter.
 */
#include <string.h>

#include "base/utf8.h"
#include "html/html.h"
#include "html/island.h"
#include "markdown/write/writer.h"

/* ---- islands ------------------------------------------------------------ */

/* Characters that nothing in Markdown or HTML takes for its own. */
static void
put(void *context, struct vdm_buf *out, const char *s,
    enum vdm_html_island_part part)
{
	(void)context;
	if (part == VDM_ISLAND_COMMENT) {
		vdm_buf_printf(out, "<!--%s-->", s);
		return;
	}
	for (; *s != '\0'; s++)
		if (*s == '\n' || *s == '\t' || *s == '\r' || *s == '"' ||
		    *s == '&' || *s == '<' || *s == '>' || *s == '|' ||
		    *s == '{' ||
		    (part == VDM_ISLAND_TEXT && vdm_md_is_punct(*s)))
			vdm_buf_printf(out, "&#%d;", *s);
		else
			vdm_buf_putc(out, *s);
}

/* Comments of several lines would end a line of Markdown, or be read as one. */
static int
is_one_line(const struct vdm_node *root)
{
	const struct vdm_node *n;

	for (n = root; n != NULL; n = vdm_node_walk(n, root))
		if (n->kind == VDM_KIND_COMMENT &&
		    (n->text[0] == '-' || strpbrk(n->text, "\r\n|") != NULL))
			return 0;
	return 1;
}

int
vdm_md_is_island(const struct vdm_node *n)
{
	return vdm_node_ns(n) != NULL && n->parent != NULL &&
	       vdm_node_ns(n->parent) == NULL &&
	       (vdm_node_is(n->parent, "formula") ||
		vdm_node_is(n->parent, "figure")) &&
	       vdm_html_is_island(n) && vdm_html_island_prefix(n) == 0 &&
	       is_one_line(n) && vdm_html_island_fits(n, NULL, NULL);
}

int
vdm_md_write_island(struct vdm_buf *out, const struct vdm_node *n)
{
	if (!vdm_md_is_island(n))
		return 0;
	vdm_html_island_put(n, out, put, NULL);
	return 1;
}

/* ---- for the eye -------------------------------------------------------- */

const char *
vdm_md_words_beside(const struct vdm_node *n)
{
	return n->parent != NULL && vdm_node_is_other_reading(n) &&
		       n->first != NULL && n->first == vdm_node_last(n) &&
		       n->first->kind == VDM_KIND_TEXT
		   ? n->first->text
		   : NULL;
}

static void
show(struct vdm_buf *out, const char *s)
{
	vdm_buf_printf(out, "<span " VDM_MD_SHOWN ">%s</span>", s);
}

/* What an editor supplied, or is not sure to have read; nothing in italics or
 * under a line is said of it in Markdown. */
static int
is_bracketed(const struct vdm_node *n)
{
	return (n->kind == VDM_KIND_SUPPLIED || n->kind == VDM_KIND_UNCLEAR) &&
	       vdm_node_ns(n) == NULL && n->first != NULL &&
	       !vdm_node_is_block(n) && !vdm_node_is_other_reading(n);
}

/* Words in which nothing means anything to Markdown. */
static void
put_plain(struct vdm_buf *out, const char *s)
{
	for (; *s != '\0'; s++)
		if (vdm_is_space((unsigned char)*s))
			vdm_buf_putc(out, ' ');
		else if (strncmp(s, "\xe2\x80\xa6", 3) == 0) {
			vdm_buf_puts(out, "&#8230;");
			s += 2;
		} else if (vdm_md_is_punct(*s) && *s != '.')
			vdm_buf_printf(out, "&#%d;", *s);
		else
			vdm_buf_putc(out, *s);
}

static void
show_gap(struct vdm_md_writer *w, struct vdm_buf *out, const struct vdm_node *n)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_html_gap_put(n, n->first != NULL, &b);
	vdm_buf_puts(out, "<span " VDM_MD_SHOWN ">");
	put_plain(out, vdm_buf_str(&b));
	vdm_buf_puts(out, "</span>");
	w->failed |= b.failed;
	vdm_buf_fini(&b);
}

static int
stands_apart(const struct vdm_node *n)
{
	return n->parent != NULL && n->first != NULL &&
	       vdm_node_is_other_reading(n);
}

void
vdm_md_show(struct vdm_md_writer *w, struct vdm_buf *out,
	    const struct vdm_node *n)
{
	struct vdm_buf name;

	if (vdm_html_is_gap(n))
		show_gap(w, out, n);
	else if (is_bracketed(n) || stands_apart(n))
		show(out, is_bracketed(n) ? "&#91;" : " &#91;");
	if (n->kind != VDM_KIND_SPEECH)
		return;
	vdm_buf_init(&name);
	vdm_html_speaker_put(w->rec, n, &name);
	if (name.len > 0) {
		vdm_buf_puts(out, "<b " VDM_MD_SHOWN ">");
		put_plain(out, vdm_buf_str(&name));
		vdm_buf_puts(out, ":</b> ");
	}
	w->failed |= name.failed;
	vdm_buf_fini(&name);
}

void
vdm_md_show_end(struct vdm_buf *out, const struct vdm_node *n)
{
	if (is_bracketed(n))
		show(out, n->kind == VDM_KIND_UNCLEAR ? "&#63;&#93;" : "&#93;");
	else if (vdm_html_is_gap(n) ? n->first != NULL : stands_apart(n))
		show(out, "&#93;");
}
