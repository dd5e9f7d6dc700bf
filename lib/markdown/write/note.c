/* SPDX-License-Identifier: MIT */
/* Notes as footnotes: the labels, and the definitions at the end. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "markdown/write/writer.h"

/* ---- notes met so far, by label and by node ----------------------------- */

static size_t
label_slot(const struct vdm_md_writer *w, const char *s)
{
	unsigned h = 5381;

	for (; *s != '\0'; s++)
		h = h * 33 + (unsigned)vdm_lower_byte(*s);
	return (h ^ h >> 15) & (w->notes_cap - 1);
}

static size_t
note_slot(const struct vdm_md_writer *w, const struct vdm_node *note)
{
	uintptr_t h = (uintptr_t)note / sizeof(*note);

	return (size_t)(h ^ h >> 15) & (w->notes_cap - 1);
}

static void
index_put(struct vdm_md_writer *w, size_t i)
{
	struct vdm_md_footnote *f = &w->notes[i];
	size_t *label = &w->by_label[label_slot(w, f->label)];
	size_t *note = &w->by_note[note_slot(w, f->note)];

	f->like_label = *label;
	f->like_note = *note;
	*label = *note = i + 1;
}

static int
index_grow(struct vdm_md_writer *w)
{
	size_t cap = w->notes_cap > 0 ? w->notes_cap * 2 : 64, i;
	size_t *label = vdm_calloc(cap, sizeof(*label));
	size_t *note = vdm_calloc(cap, sizeof(*note));
	struct vdm_md_footnote *f = vdm_realloc(w->notes, cap * sizeof(*f));

	if (f != NULL)
		w->notes = f;
	if (f == NULL || label == NULL || note == NULL) {
		vdm_free(label);
		vdm_free(note);
		w->failed = 1;
		return -1;
	}
	vdm_free(w->by_label);
	vdm_free(w->by_note);
	w->by_label = label;
	w->by_note = note;
	w->notes_cap = cap;
	for (i = 0; i < w->notes_count; i++)
		index_put(w, i);
	return 0;
}

static int
is_used(const struct vdm_md_writer *w, const char *label)
{
	size_t i = w->notes_cap > 0 ? w->by_label[label_slot(w, label)] : 0;

	while (i > 0 && strcasecmp(w->notes[i - 1].label, label) != 0)
		i = w->notes[i - 1].like_label;
	return i > 0;
}

static const char *
label_of(const struct vdm_md_writer *w, const struct vdm_node *note)
{
	size_t i = w->notes_cap > 0 ? w->by_note[note_slot(w, note)] : 0;

	while (i > 0 && w->notes[i - 1].note != note)
		i = w->notes[i - 1].like_note;
	return i > 0 ? w->notes[i - 1].label : NULL;
}

void
vdm_md_footnotes_drop(struct vdm_md_writer *w, size_t from)
{
	while (w->notes_count > from) {
		struct vdm_md_footnote *f = &w->notes[--w->notes_count];

		w->by_label[label_slot(w, f->label)] = f->like_label;
		w->by_note[note_slot(w, f->note)] = f->like_note;
		vdm_free(f->label);
		vdm_free(f->text);
	}
}

void
vdm_md_footnotes_fini(struct vdm_md_writer *w)
{
	vdm_md_footnotes_drop(w, 0);
	vdm_free(w->notes);
	vdm_free(w->by_label);
	vdm_free(w->by_note);
}

void
vdm_md_footnotes_write(struct vdm_md_writer *w, struct vdm_buf *out)
{
	struct vdm_buf first;
	size_t i;

	vdm_buf_init(&first);
	for (i = 0; i < w->notes_count; i++) {
		vdm_buf_clear(&first);
		vdm_buf_printf(&first, "[^%s%s]: ", w->labels,
			       w->notes[i].label);
		vdm_buf_putc(out, '\n');
		vdm_md_indented(out, w->notes[i].text, vdm_buf_str(&first),
				"    ");
	}
	vdm_buf_fini(&first);
}

static void
attrs_of(const struct vdm_node *note, const char **n, const char **place,
	 int *more)
{
	const struct vdm_attr *a;

	*n = *place = NULL;
	*more = 0;
	for (a = note->attrs; a != NULL; a = a->next)
		if (strcmp(a->name, "n") == 0)
			*n = a->value;
		else if (strcmp(a->name, "place") == 0)
			*place = a->value;
		else
			*more = 1;
}

static size_t
blocks_in(const struct vdm_node *note, const struct vdm_node **only)
{
	const struct vdm_node *c;
	size_t count = 0;

	*only = NULL;
	for (c = note->first; c != NULL; c = c->next)
		if (c->kind != VDM_KIND_TEXT ||
		    c->text[strspn(c->text, " \t\r\n")] != '\0') {
			*only = c;
			count++;
		}
	return count;
}

/* The definition's text: what the note holds, in its own element unless
 * `bare`. 0: it has no such form. */
static int
content(struct vdm_md_writer *w, struct vdm_buf *out,
	const struct vdm_node *note, int bare)
{
	int line = vdm_node_holds_line(note), ok = 1;
	const struct vdm_node *only;
	size_t count = blocks_in(note, &only);
	struct vdm_md_style style = {0};
	char tag[16];

	if (count == 0 || (line && !vdm_md_is_line(note)))
		return 0;
	if (count == 1 &&
	    (vdm_node_is(only, "note") || (!line && vdm_node_is(only, "p"))))
		bare = 0;
	if (line && bare)
		return w->forms->para(w, out, note, &style);
	if (!bare)
		vdm_md_write_tag(out, note, line ? "span" : "div", 0, tag);
	if (line) {
		style.middle = 1;
		vdm_md_write_line(w, out, note, &style);
	} else {
		if (!bare)
			vdm_buf_puts(out, "\n\n");
		w->forms->blocks(w, out, note, 6, !bare);
		if (!bare)
			vdm_buf_putc(out, '\n');
	}
	if (!bare)
		vdm_buf_printf(out, "</%s>\n", tag);
	return ok;
}

static void
add(struct vdm_md_writer *w, const struct vdm_node *note, const char *label,
    struct vdm_buf *text)
{
	struct vdm_md_footnote *f;

	if (w->notes_count == w->notes_cap && index_grow(w) != 0)
		return;
	f = &w->notes[w->notes_count];
	f->note = note;
	f->label = vdm_malloc(strlen(label) + 1);
	f->text = vdm_buf_take(text, NULL);
	if (f->label == NULL || f->text == NULL) {
		vdm_free(f->label);
		vdm_free(f->text);
		w->failed = 1;
		return;
	}
	strcpy(f->label, label);
	index_put(w, w->notes_count++);
}

const char *
vdm_md_footnote(struct vdm_md_writer *w, const struct vdm_node *note)
{
	size_t mark = w->notes_count;
	const char *n, *place, *known = label_of(w, note);
	struct vdm_buf text;
	char label[32];
	int more, bare, ok;

	if (known != NULL)
		return known;
	if (w->depth > VDM_LIMIT_DEPTH || vdm_node_ns(note) != NULL)
		return NULL;
	attrs_of(note, &n, &place, &more);
	w->depth += 8;
	bare = !more && place != NULL && strcmp(place, "foot") == 0;
	vdm_buf_init(&text);
	if (n != NULL && (!bare || !vdm_md_label_is_number(n) ||
			  strlen(n) > 60 || is_used(w, n)))
		bare = 0;
	ok = content(w, &text, note, bare);
	/* a note in it may have taken the label */
	if (ok && bare && n != NULL && is_used(w, n)) {
		vdm_buf_clear(&text);
		ok = content(w, &text, note, 0);
	}
	if (ok && (n == NULL || !vdm_md_label_is_number(n) || strlen(n) > 60 ||
		   is_used(w, n))) {
		do
			snprintf(label, sizeof(label), "note-%u",
				 ++w->numbered);
		while (is_used(w, label));
		n = label;
	}
	if (ok)
		add(w, note, n, &text);
	else
		vdm_md_footnotes_drop(w, mark);
	vdm_buf_fini(&text);
	w->depth -= 8;
	return ok && !w->failed ? w->notes[w->notes_count - 1].label : NULL;
}
