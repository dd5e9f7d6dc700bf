/* SPDX-License-Identifier: MIT */
/*
 * Footnotes of a text: those that nothing refers to, which CommonMark drops,
 * and those whose label is defined again, of which it takes the first. Both are
 * found in the text's lines; the text is then parsed once more, with references
 * behind it and with other labels.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/sort.h"
#include "markdown/read/lines.h"
#include "markdown/read/reader.h"

/* Parts a label that is defined again from its number; no text has it, since
 * a record cannot. */
#define AGAIN "\x01"

/* ---- the text's lines --------------------------------------------------- */

static int
lines_index(struct vdm_md_reader *r)
{
	const char *body = vdm_buf_str(&r->src->body), *s = body;
	size_t n = 1;

	for (; *s != '\0'; s++)
		n += *s == '\n' || (*s == '\r' && s[1] != '\n');
	r->line = vdm_calloc(n, sizeof(*r->line));
	if (r->line == NULL)
		return -1;
	for (r->lines_count = 1, s = body; *s != '\0'; s++)
		if (*s == '\n' || (*s == '\r' && s[1] != '\n'))
			r->line[r->lines_count++] = (size_t)(s - body) + 1;
	return 0;
}

static int
lines_of(const char *s)
{
	int n = 1;

	for (; (s = strchr(s, '\n')) != NULL; s++)
		n++;
	return n;
}

/* ---- notes that nothing refers to --------------------------------------- */

/* References to the footnotes that have none, for a second parse of `body`; to
 * what only looks like one, as in code, too: it is the parser that knows. */
static void
orphans_find(const struct vdm_md_reader *r, const char *body,
	     struct vdm_buf *out)
{
	struct vdm_md_lines l = {.at = body, .all = 1};
	struct vdm_md_labels known = {0};
	const char *s, *label;
	size_t n, k, i;

	if (strstr(l.at, "[^") == NULL)
		return;
	for (i = 0; i < r->notes_count; i++)
		vdm_md_labels_put(&known, r->labels[i], strlen(r->labels[i]));
	while ((s = vdm_md_line_next(&l, &n)) != NULL) {
		label = vdm_md_note_definition(s, n, &k);
		if (label == NULL)
			continue;
		if (!vdm_md_labels_have(&known, label + 1, k - 1))
			vdm_buf_printf(out, "%s[^%.*s]",
				       out->len > 0 ? " " : "\n\n", (int)k - 1,
				       label + 1);
	}
	out->failed |= vdm_md_labels_fini(&known) != 0;
}

/* ---- labels that are defined again --------------------------------------- */

/* Whether a note is defined in that line, as the parser took it. */
static int
is_note_line(const struct vdm_md_reader *r, unsigned line)
{
	size_t i;

	for (i = 0; i < r->notes_count; i++)
		if ((unsigned)cmark_node_get_start_line(r->notes[i]) == line)
			return 1;
	return 0;
}

/* The text with a label of its own for each definition but the first of a
 * label; `checked`: of those alone that are notes. How many those are; and in
 * *all, how many definitions. */
static size_t
labels_part(const struct vdm_md_reader *r, struct vdm_buf *out, size_t *all,
	    int checked)
{
	const char *body = vdm_buf_str(&r->src->body), *s, *label;
	const char *done = body;
	struct vdm_md_lines l = {.at = body};
	struct vdm_md_labels known = {0};
	size_t n, k, count = 0;

	*all = 0;
	if (strstr(body, "[^") == NULL || strstr(body, AGAIN) != NULL)
		return 0;
	while ((s = vdm_md_line_next(&l, &n)) != NULL) {
		label = vdm_md_note_definition(s, n, &k);
		if (label == NULL || (checked && !is_note_line(r, l.line)))
			continue;
		++*all;
		if (vdm_md_labels_put(&known, label + 1, k - 1))
			continue;
		vdm_buf_put(out, done, (size_t)(label + k - done));
		vdm_buf_printf(out, AGAIN "%zu", ++count);
		done = label + k;
	}
	if (count > 0)
		vdm_buf_puts(out, done);
	out->failed |= vdm_md_labels_fini(&known) != 0;
	return count;
}

/* A footnote by its label and its line. */
struct vdm_md_twin {
	const char *label;
	int line;
	size_t index;       /* in the reader's notes */
	size_t first, end;  /* those of its label, in the order of lines */
	size_t marks, seen; /* of the first one: references to the label */
};

static int
by_twin(const void *a, const void *b)
{
	const struct vdm_md_twin *x = a, *y = b;
	int by_label = strcasecmp(x->label, y->label);

	return by_label != 0 ? by_label
			     : (x->line > y->line) - (x->line < y->line);
}

static size_t
index_of(const struct vdm_md_reader *r, cmark_node *mark)
{
	const char *literal = cmark_node_get_literal(mark);
	unsigned long index = literal != NULL ? strtoul(literal, NULL, 10) : 0;

	return index <= r->notes_count ? index : 0;
}

cmark_node *
vdm_md_step(cmark_node *n, const cmark_node *top)
{
	if (cmark_node_first_child(n) != NULL)
		return cmark_node_first_child(n);
	while (n != top && cmark_node_next(n) == NULL)
		n = cmark_node_parent(n);
	return n != top ? cmark_node_next(n) : NULL;
}

static void
marks_count(struct vdm_md_reader *r, cmark_node *root, int last_line)
{
	cmark_node *top = cmark_node_first_child(root), *n;

	for (; top != NULL; top = cmark_node_next(top)) {
		if (last_line > 0 && cmark_node_get_start_line(top) > last_line)
			continue;
		for (n = top; n != NULL; n = vdm_md_step(n, top)) {
			size_t index = cmark_node_get_type(n) ==
					       CMARK_NODE_FOOTNOTE_REFERENCE
					   ? index_of(r, n)
					   : 0;

			if (index > 0)
				r->twins[r->twin_of[index - 1]].marks++;
		}
	}
}

/* Which notes have the same label. 0, or -1: out of memory. */
static int
twins_find(struct vdm_md_reader *r, cmark_node *root, int last_line)
{
	size_t i, first = 0;

	r->twins = vdm_calloc(r->notes_count + 1, sizeof(*r->twins));
	r->twin_of = vdm_calloc(r->notes_count + 1, sizeof(*r->twin_of));
	if (r->twins == NULL || r->twin_of == NULL)
		return -1;
	for (i = 0; i < r->notes_count; i++) {
		r->twins[i].label = r->labels[i];
		r->twins[i].line = cmark_node_get_start_line(r->notes[i]);
		r->twins[i].index = i;
	}
	vdm_sort(r->twins, r->notes_count, sizeof(*r->twins), by_twin);
	for (i = 0; i < r->notes_count; i++) {
		struct vdm_md_twin *t = &r->twins[i];

		if (strcasecmp(t->label, r->twins[first].label) != 0)
			first = i;
		t->first = first;
		r->twins[first].end = i + 1;
		r->twin_of[t->index] = first;
	}
	marks_count(r, root, last_line);
	return 0;
}

static void
twins_report(const struct vdm_md_reader *r)
{
	size_t i;

	for (i = 0; i < r->notes_count; i++) {
		const struct vdm_md_twin *t = &r->twins[i];
		const struct vdm_md_twin *first = &r->twins[t->first];
		struct vdm_pos pos = {0};

		if (t == first)
			continue;
		pos.line = vdm_md_source_line(r->src, (unsigned)t->line);
		pos.column = 1;
		vdm_diag(r->sink, VDM_D_MARKDOWN_FOOTNOTE_DOUBLED, &pos, NULL,
			 "the footnote [^%.40s] is defined before; both notes "
			 "are kept, and %s",
			 t->label,
			 first->marks == first->end - t->first
			     ? "the first mark leads to the first one, and so "
			       "on"
			     : "a mark leads to the next one behind it");
	}
}

size_t
vdm_md_note_of(struct vdm_md_reader *r, cmark_node *mark)
{
	size_t index = index_of(r, mark), low, high;
	struct vdm_md_twin *first;
	cmark_node *at = mark;
	int line;

	if (index == 0 || r->twins == NULL || r->orphans)
		return index;
	low = r->twin_of[index - 1];
	first = &r->twins[low];
	high = first->end;
	if (first->marks == high - low)
		return r->twins[low + first->seen++ % (high - low)].index + 1;
	while (at != NULL && cmark_node_get_start_line(at) == 0)
		at = cmark_node_parent(at);
	line = at != NULL ? cmark_node_get_start_line(at) : 0;
	high--; /* the last one takes marks behind it, too */
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (r->twins[mid].line > line)
			high = mid;
		else
			low = mid + 1;
	}
	return r->twins[low].index + 1;
}

/* ---- parsing ------------------------------------------------------------- */

/* The label of a footnote's definition, which stands before its text. */
static const char *
label_of(struct vdm_md_reader *r, cmark_node *def)
{
	const char *s = vdm_md_line_at(r, cmark_node_get_start_line(def));
	const char *open = strstr(s, "[^"), *end = s + strcspn(s, "\r\n");
	const char *close = open != NULL ? strstr(open, "]:") : NULL;
	const char *copy;

	if (close == NULL || close > end)
		return "";
	copy = vdm_arena_strndup(&r->rec->arena, open + 2,
				 (size_t)(close - open) - 2);
	return copy != NULL ? copy : "";
}

static int
notes_collect(struct vdm_md_reader *r, cmark_node *root)
{
	cmark_node *n;
	size_t count = 0;

	vdm_free(r->notes);
	vdm_free(r->notes_made);
	vdm_free(r->labels);
	for (n = cmark_node_first_child(root); n != NULL;
	     n = cmark_node_next(n))
		count +=
		    cmark_node_get_type(n) == CMARK_NODE_FOOTNOTE_DEFINITION;
	r->notes_count = 0;
	r->notes = vdm_calloc(count + 1, sizeof(*r->notes));
	r->notes_made = vdm_calloc(count + 1, sizeof(*r->notes_made));
	r->labels = vdm_calloc(count + 1, sizeof(*r->labels));
	if (r->notes == NULL || r->notes_made == NULL || r->labels == NULL)
		return -1;
	for (n = cmark_node_first_child(root); n != NULL;
	     n = cmark_node_next(n))
		if (cmark_node_get_type(n) == CMARK_NODE_FOOTNOTE_DEFINITION) {
			r->labels[r->notes_count] = label_of(r, n);
			r->notes[r->notes_count++] = n;
		}
	return 0;
}

/* Parses `body` with what is to stand behind it, and finds its notes. NULL: out
 * of memory. */
static struct vdm_cmark *
parse_again(struct vdm_md_reader *r, const char *body, const char *behind)
{
	struct vdm_cmark *p;
	struct vdm_buf all;

	vdm_buf_init(&all);
	vdm_buf_puts(&all, body);
	vdm_buf_puts(&all, behind);
	if (*behind != '\0')
		vdm_buf_putc(&all, '\n');
	p = all.failed ? NULL : vdm_cmark_new(vdm_buf_str(&all), all.len);
	vdm_buf_fini(&all);
	if (p != NULL)
		notes_collect(r, vdm_cmark_root(p));
	return p;
}

/* Parses with labels of their own for notes. NULL: memory ran out. */
static struct vdm_cmark *
parse_labelled(struct vdm_md_reader *r, const char *parted)
{
	struct vdm_cmark *p;
	struct vdm_buf behind;

	vdm_buf_init(&behind);
	orphans_find(r, parted, &behind);
	p = parse_again(r, parted, vdm_buf_str(&behind));
	if (p != NULL && (behind.failed || r->notes == NULL)) {
		vdm_cmark_free(p);
		p = NULL;
	}
	r->rec->arena.failed |= behind.failed;
	vdm_buf_fini(&behind);
	return p;
}

/* Parses with labels of their own for notes whose label is defined again, and
 * finds which those are. A line that looks like a definition may be none, in a
 * block of HTML or of code say: which are is asked once. NULL: memory ran out,
 * or it is not to be known. */
static struct vdm_cmark *
parse_parted(struct vdm_md_reader *r, const char *parted, size_t all,
	     int last_line)
{
	struct vdm_cmark *p = parse_labelled(r, parted);
	struct vdm_buf again;

	if (p != NULL && r->notes_count != all) {
		vdm_buf_init(&again);
		if (labels_part(r, &again, &all, 1) == 0)
			all = SIZE_MAX;
		vdm_cmark_free(p);
		p = again.failed || all == SIZE_MAX
			? NULL
			: parse_labelled(r, vdm_buf_str(&again));
		r->rec->arena.failed |= again.failed;
		vdm_buf_fini(&again);
	}
	if (p != NULL && (r->notes_count != all ||
			  twins_find(r, vdm_cmark_root(p), last_line) != 0)) {
		vdm_cmark_free(p);
		p = NULL;
	}
	return p;
}

struct vdm_cmark *
vdm_md_parse(struct vdm_md_reader *r, int *last_line)
{
	const struct vdm_buf *body = &r->src->body;
	struct vdm_cmark *p = vdm_cmark_new(vdm_buf_str(body), body->len);
	struct vdm_buf again, parted;
	size_t all, twins;

	*last_line = 0;
	if (p == NULL || lines_index(r) != 0 ||
	    notes_collect(r, vdm_cmark_root(p)) != 0)
		return p;
	vdm_buf_init(&again);
	vdm_buf_init(&parted);
	orphans_find(r, vdm_buf_str(body), &again);
	twins = labels_part(r, &parted, &all, 0);
	if (twins > 0 || again.len > 0 || parted.len > 0) {
		/* a tree is large: there is never more than one */
		vdm_cmark_free(p);
		p = NULL;
		*last_line = lines_of(vdm_buf_str(body));
	}
	if (twins > 0)
		p = parse_parted(r, vdm_buf_str(&parted), all, *last_line);
	if (twins > 0 && p != NULL)
		twins_report(r);
	else if (p == NULL)
		p = parse_again(r, vdm_buf_str(body), vdm_buf_str(&again));
	r->rec->arena.failed |= again.failed || parted.failed;
	vdm_buf_fini(&again);
	vdm_buf_fini(&parted);
	return p;
}
