/* SPDX-License-Identifier: MIT */
/* The text below the front matter. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "markdown/read/lines.h"
#include "markdown/read/reader.h"

/* ---- links that nothing refers to --------------------------------------- */

/* Whether brackets open a line and have a colon behind them. */
static int
is_defined_here(const char *body, const char *open, const char *close)
{
	while (open > body && (open[-1] == ' ' || open[-1] == '>'))
		open--;
	return close[1] == ':' &&
	       (open == body || open[-1] == '\n' || open[-1] == '\r');
}

/* What stands in brackets elsewhere than where it is defined. */
static void
labels_used(struct vdm_md_labels *used, const char *body)
{
	const char *p = body, *end;

	while ((p = strchr(p, '[')) != NULL) {
		for (end = ++p; *end != '\0' && *end != '[' && *end != ']';
		     end++)
			if (*end == '\\' && end[1] != '\0')
				end++;
		if (*end == ']' && !is_defined_here(body, p - 1, end))
			vdm_md_labels_put(used, p, (size_t)(end - p));
	}
}

/* Whether the rest of the line is a destination and perhaps a title. */
static int
is_destination(const char *s, const char *end)
{
	while (s < end && (*s == ' ' || *s == '\t'))
		s++;
	if (s == end)
		return 0;
	if (*s == '<') { /* in brackets, with blanks perhaps */
		for (s++; s < end && *s != '>'; s++)
			s += *s == '\\' && s + 1 < end;
		if (s == end)
			return 0;
		s++;
	} else {
		while (s < end && *s != ' ' && *s != '\t')
			s++;
	}
	while (s < end && (*s == ' ' || *s == '\t'))
		s++;
	return s == end || *s == '"' || *s == '\'' || *s == '(';
}

static void
links_unused(const struct vdm_md_reader *r)
{
	const char *body = vdm_buf_str(&r->src->body), *s, *label, *rest;
	struct vdm_md_lines l = {.at = body};
	struct vdm_md_labels used = {0}, defined = {0};
	int open = 1; /* a definition may stand here */
	size_t n, k, depth, was = 0, at;

	if (strstr(body, "]:") == NULL)
		return;
	labels_used(&used, body);
	while ((s = vdm_md_line_next(&l, &n)) != NULL) {
		struct vdm_pos pos = {0};
		struct vdm_buf text;
		int again;

		at = vdm_md_quoted(s, n, &depth);
		open |= depth > was; /* a quotation begins */
		was = depth;
		label = vdm_md_definition(s, n, &k, &rest);
		if (!open || label == NULL || *label == '^' ||
		    !is_destination(rest, s + n)) {
			open = n == at || s[at] == '#' || s[at] == '\r' ||
			       at + strspn(s + at, " \t") >= n;
			continue;
		}
		again = vdm_md_labels_put(&defined, label, k) == 0;
		if (vdm_md_labels_have(&used, label, k) && !again)
			continue;
		pos.line = vdm_md_source_line(r->src, l.line);
		pos.column = 1;
		vdm_buf_init(&text);
		vdm_buf_put(&text, s, n);
		vdm_diag(r->sink, VDM_D_MARKDOWN_LINK_UNUSED, &pos,
			 vdm_buf_str(&text),
			 again ? "the link [%.*s] is defined before, and "
				 "nothing can follow this one; it is left out"
			       : "nothing refers to the link [%.*s]; it is "
				 "left out",
			 (int)k, label);
		vdm_buf_fini(&text);
	}
	if ((vdm_md_labels_fini(&used) | vdm_md_labels_fini(&defined)) != 0)
		r->rec->arena.failed = 1;
}

/* The footnotes that nothing refers to, as notes at the end. */
static void
orphans_read(struct vdm_md_reader *r, cmark_node *para)
{
	struct vdm_md_frame *f = vdm_md_top(r);
	struct vdm_node *p = vdm_node_element(r->rec, "p"), *n;

	if (p == NULL)
		return;
	r->orphans = 1;
	vdm_md_line(r, p, cmark_node_first_child(para), NULL);
	vdm_md_notes_left(r, p); /* before all marks of their label */
	while ((n = p->first) != NULL) {
		vdm_node_unlink(n);
		if (!vdm_node_is(n, "note"))
			continue;
		vdm_diag(r->sink, VDM_D_MARKDOWN_FOOTNOTE_UNUSED, &n->pos, NULL,
			 "nothing refers to this footnote; it is kept as a "
			 "note at the end of the text");
		f->turn = NULL;
		vdm_md_put(r, f->at, n);
	}
}

/* ---- all of it ----------------------------------------------------------- */

static void
document(struct vdm_md_reader *r, cmark_node *root, int last_line)
{
	struct vdm_node *body = vdm_record_body(r->rec);
	struct vdm_md_frame *f = vdm_md_push(r, body);
	cmark_node *n = cmark_node_first_child(root), *end = NULL;

	if (f == NULL)
		return;
	f->wants_p = 1;
	if (last_line > 0)
		for (; n != NULL; n = cmark_node_next(n))
			if (cmark_node_get_type(n) == CMARK_NODE_PARAGRAPH &&
			    cmark_node_get_start_line(n) > last_line)
				end = n;
	if (end != NULL) /* ours: see orphans_find */
		cmark_node_unlink(end);
	vdm_md_blocks(r, cmark_node_first_child(root));
	vdm_md_unwind(r, 1, 0);
	vdm_md_who_end(r, f);
	if (end != NULL)
		orphans_read(r, end);
	vdm_md_flush(r);
}

static int
too_deep(struct vdm_md_reader *r)
{
	const struct vdm_node *n = r->rec->root;
	unsigned depth = 0;
	int deep = r->stop;

	while (!deep && n != NULL) { /* with the depth, as vdm_node_step */
		if (n->first != NULL) {
			n = n->first;
			deep = ++depth > VDM_LIMIT_DEPTH + 8;
			continue;
		}
		while (n != r->rec->root && n->next == NULL) {
			n = n->parent;
			depth--;
		}
		n = n == r->rec->root ? NULL : n->next;
	}
	if (deep)
		vdm_diag(r->sink, VDM_D_MARKDOWN_DEPTH, NULL, NULL,
			 "the file is nested more than %u levels deep; it is "
			 "not read",
			 (unsigned)VDM_LIMIT_DEPTH);
	return deep;
}

static int
attributes_check(const struct vdm_md_reader *r, const struct vdm_cmark_marks *m)
{
	struct vdm_pos pos = {0};

	if (m->crowded == 0)
		return 0;
	pos.line = vdm_md_source_line(r->src, m->crowded);
	vdm_diag(r->sink, VDM_D_XML_ATTRIBUTES, &pos, NULL,
		 "a tag has more than %d attributes; the text is not read",
		 VDM_LIMIT_ATTRIBUTES);
	return -1;
}

static void
marks_report(const struct vdm_md_reader *r)
{
	if (r->marks.len > 0)
		vdm_diag(r->sink, VDM_D_MARKDOWN_MARKS, NULL, r->marks.data,
			 "fenced divisions became turns; the words of their "
			 "marks are not text of the record");
}

int
vdm_md_body_read(struct vdm_record *rec, const struct vdm_md_source *s,
		 const struct vdm_sink *sink)
{
	struct vdm_md_reader r;
	struct vdm_cmark *p;
	int last_line, status = -1;

	memset(&r, 0, sizeof(r));
	r.rec = rec;
	r.names.rec = rec;
	r.src = s;
	r.sink = sink;
	r.blocks = vdm_md_blocks;
	r.people_stated = rec->people_count > 0;
	vdm_buf_init(&r.text);
	vdm_buf_init(&r.marks);
	r.frames = vdm_calloc(VDM_MD_FRAMES, sizeof(*r.frames));
	p = vdm_md_parse(&r, &last_line);
	if (p == NULL || r.frames == NULL || r.notes == NULL ||
	    r.notes_made == NULL || r.labels == NULL) {
		errno = ENOMEM;
	} else {
		status = attributes_check(&r, vdm_cmark_marks(p));
		if (status == 0)
			status = vdm_md_raw_init(&r, vdm_cmark_marks(p));
		if (status == 0)
			document(&r, vdm_cmark_root(p), last_line);
		if (status == 0 && too_deep(&r))
			status = -1;
		if (status == 0) {
			vdm_md_raw_end(&r);
			links_unused(&r);
			marks_report(&r);
			status = vdm_md_mixed_free(&r);
			vdm_md_shape(rec, s->whole);
		}
		if (vdm_md_raw_fini(&r) != 0 || rec->arena.failed ||
		    r.text.failed || r.names.arena.failed ||
		    r.names.map.failed || r.names.key.failed) {
			errno = ENOMEM;
			status = -1;
		}
	}
	vdm_cmark_free(p);
	vdm_md_names_fini(&r.names);
	vdm_buf_fini(&r.text);
	vdm_buf_fini(&r.marks);
	vdm_free(r.frames);
	vdm_free(r.notes);
	vdm_free(r.notes_made);
	vdm_free(r.labels);
	vdm_free(r.twins);
	vdm_free(r.twin_of);
	vdm_free(r.line);
	return status;
}
