/* SPDX-License-Identifier: MIT */
/* Where the reader stands: the open blocks, the characters that are in no node
 * yet, and where the next block goes. */
#include <string.h>

#include "markdown/read/reader.h"
#include "record/heading.h"

void
vdm_md_flush(struct vdm_md_reader *r)
{
	if (r->text.len > 0 && r->text_at != NULL)
		vdm_node_add_text(r->rec, r->text_at, r->text.data,
				  r->text.len);
	vdm_buf_clear(&r->text);
	r->text_at = NULL;
}

void
vdm_md_text(struct vdm_md_reader *r, struct vdm_node *into, const char *s,
	    size_t n)
{
	if (into == NULL || n == 0)
		return;
	if (r->text_at != into)
		vdm_md_flush(r);
	r->text_at = into;
	vdm_buf_put(&r->text, s, n);
}

void
vdm_md_put(struct vdm_md_reader *r, struct vdm_node *into,
	   struct vdm_node *node)
{
	vdm_md_flush(r);
	vdm_node_append(into, node);
}

struct vdm_md_frame *
vdm_md_top(struct vdm_md_reader *r)
{
	return &r->frames[r->count - 1];
}

struct vdm_md_frame *
vdm_md_push(struct vdm_md_reader *r, struct vdm_node *node)
{
	struct vdm_md_frame *f;

	if (node == NULL)
		return NULL;
	if (r->count >= VDM_MD_FRAMES) {
		r->stop = 1;
		return NULL;
	}
	f = &r->frames[r->count++];
	memset(f, 0, sizeof(*f));
	f->node = f->at = node;
	return f;
}

void
vdm_md_pos(const struct vdm_md_reader *r, struct vdm_node *node,
	   cmark_node *from)
{
	if (node == NULL)
		return;
	node->pos.line =
	    vdm_md_source_line(r->src, cmark_node_get_start_line(from));
	node->pos.column = (unsigned)cmark_node_get_start_column(from);
	node->pos.end =
	    vdm_md_source_line(r->src, cmark_node_get_end_line(from));
}

const char *
vdm_md_line_at(const struct vdm_md_reader *r, int line)
{
	if (line < 1 || (size_t)line > r->lines_count)
		return "";
	return vdm_buf_str(&r->src->body) + r->line[line - 1];
}

void
vdm_md_who_end(struct vdm_md_reader *r, struct vdm_md_frame *f)
{
	struct vdm_pos pos = {f->unused_line, 0, 0};

	f->who_set = 0;
	if (f->unused == NULL)
		return;
	vdm_diag(r->sink, VDM_D_MARKDOWN_WHO_UNUSED, &pos, f->unused,
		 "<!--%s--> says who speaks, but what follows it is no turn; "
		 "it is not carried",
		 f->unused);
	f->unused = NULL;
}

void
vdm_md_unbalanced(struct vdm_md_reader *r, const char *tag, unsigned line,
		  const char *what)
{
	struct vdm_pos pos = {.line = line};

	vdm_diag(r->sink, VDM_D_MARKDOWN_HTML_UNBALANCED, &pos, NULL,
		 "%.60s %s", tag, what);
}

static int
closes_itself(const char *tag)
{
	static const char *const names[] = {
	    "p", "li", "td", "th", "tr", "dd", "dt", "thead", "tbody", "tfoot"};

	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(tag, names[i]) == 0)
			return 1;
	return 0;
}

void
vdm_md_pop(struct vdm_md_reader *r, unsigned line, int meant)
{
	struct vdm_md_frame *f = vdm_md_top(r);

	vdm_md_flush(r);
	vdm_md_who_end(r, f);
	if (!meant && f->html && !f->implied && !closes_itself(f->tag))
		vdm_md_unbalanced(
		    r, f->tag, line,
		    "is not closed where it was opened; it is taken "
		    "to end here");
	r->count--;
}

void
vdm_md_unwind(struct vdm_md_reader *r, size_t base, unsigned line)
{
	while (r->count > base)
		vdm_md_pop(r, line, 0);
}

/* Elements that no heading's division holds. */
static int
is_outer(const struct vdm_node *n)
{
	static const char *const names[] = {
	    "TEI",       "TEI.2",    "teiCorpus", "teiHeader", "text",
	    "front",     "body",     "back",      "group",     "facsimile",
	    "sourceDoc", "standOff", "fsdDecl"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (vdm_node_is(n, names[i]))
			return 1;
	return 0;
}

void
vdm_md_place(struct vdm_md_reader *r, struct vdm_md_frame *f,
	     struct vdm_node *node)
{
	if (node == NULL)
		return;
	if (f->turn != NULL && !f->within && !vdm_md_continues(node))
		f->turn = NULL;
	f->within = 0;
	if (is_outer(node)) {
		f->levels = 0;
		f->at = f->node;
	}
	vdm_md_who_end(r, f);
	vdm_md_put(r, f->turn != NULL ? f->turn : f->at, node);
}

/* A division of the level's, where headings make divisions. */
static struct vdm_node *
division(struct vdm_md_reader *r, struct vdm_md_frame *f, int level)
{
	struct vdm_node *div = vdm_node_element(r->rec, "div");

	vdm_md_flush(r);
	while (f->levels > 0 && f->level[f->levels - 1] >= level)
		f->levels--;
	f->at = f->levels > 0 ? f->division[f->levels - 1] : f->node;
	f->turn = NULL;
	vdm_md_who_end(r, f);
	if (div == NULL)
		return NULL;
	vdm_node_append(f->at, div);
	f->level[f->levels] = level;
	f->division[f->levels++] = div;
	f->at = div;
	return div;
}

struct vdm_node *
vdm_md_heading(struct vdm_md_reader *r, int level)
{
	struct vdm_md_frame *f = vdm_md_top(r);
	struct vdm_node *head, *div;
	char rend[] = "h1";

	if (level < 1 || level > VDM_HEADING_LEVELS)
		level = VDM_HEADING_LEVELS;
	vdm_md_flush(r);
	if (f->html && vdm_md_absorbs_heading(f->node) &&
	    f->node->first == NULL) {
		head = vdm_node_element(r->rec, "head");
		vdm_md_put(r, f->node, head);
		if (head != NULL && vdm_md_is_structure(f->node))
			head->level = level & 7;
		return head;
	}
	if (vdm_md_is_structure(f->node)) {
		div = division(r, f, level);
		head = vdm_node_element(r->rec, "head");
		if (head != NULL)
			head->level = level & 7;
		vdm_node_append(div, head);
		return head;
	}
	head = vdm_node_element(r->rec, "p");
	rend[1] = (char)('0' + level);
	if (head != NULL)
		vdm_node_set(r->rec, head, "rend", rend);
	vdm_md_place(r, f, head);
	return head;
}
