/* SPDX-License-Identifier: MIT */
/* The content documents: one, or several where the record is long. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "epub/write/writer.h"
#include "xml/sax.h"

/*
 * A document this long ends before the next chapter, division, or block:
 * reading systems load a document whole, and slow devices fail on long ones.
 * Notes stand at the end of their document, and count for its length.
 */
#define SPLIT_CHAPTER (24u * 1024)
#define SPLIT_DIVISION (160u * 1024)
#define SPLIT_BLOCK (208u * 1024)

/* ---- notes and contents ---- */

/* About how long a note will be. */
static size_t
length_of(const struct vdm_node *note)
{
	const struct vdm_node *n;
	size_t length = 256;

	for (n = note; n != NULL; n = vdm_node_walk(n, note))
		length += n->kind == VDM_KIND_TEXT ? strlen(n->text) : 64;
	return length;
}

/* Keeps a note whose mark was written for the end of the document. */
static void
note_push(void *context, const struct vdm_node *n, unsigned number)
{
	struct vdm_epub_writer *w = context;
	size_t cap = w->notes_cap;
	void *a = vdm_epub_room(w, w->notes, &cap, w->notes_count + 1,
				sizeof(*w->notes));
	void *b;

	if (a == NULL)
		return;
	w->notes = a;
	cap = w->notes_cap;
	b = vdm_epub_room(w, w->notes_number, &cap, w->notes_count + 1,
			  sizeof(*w->notes_number));
	if (b == NULL)
		return;
	w->notes_number = b;
	w->notes_cap = cap;
	w->notes_size += length_of(n);
	w->notes[w->notes_count] = n;
	w->notes_number[w->notes_count++] = number;
}

static int
is_block(const struct vdm_node *n)
{
	return vdm_node_is_element(n) && vdm_node_is_block(n);
}

/* A heading's words, its notes and what nobody sees left out; paragraphs, lines
 * and the like in it are parted by a space. */
static void
put_heading(struct vdm_buf *out, const struct vdm_node *heading)
{
	const struct vdm_node *n = heading;

	while (n != NULL) {
		if (n->kind == VDM_KIND_TEXT)
			vdm_buf_puts(out, n->text);
		else if (n->kind == VDM_KIND_LINE_BREAK || is_block(n))
			vdm_buf_putc(out, ' ');
		if (n->kind != VDM_KIND_NOTE && n->first != NULL &&
		    !vdm_node_is_other_reading(n) && !vdm_node_is_unseen(n)) {
			n = n->first;
			continue;
		}
		while (n != heading && n->next == NULL) {
			n = n->parent;
			if (is_block(n))
				vdm_buf_putc(out, ' ');
		}
		n = n == heading ? NULL : n->next;
	}
}

/* An entry of the table of contents, or of the page list. */
static void
contents_add(void *context, const struct vdm_node *label, const char *text,
	     size_t level, const char *id, const char *name)
{
	struct vdm_epub_writer *w = context;
	struct vdm_epub_entries *to = label != NULL ? &w->toc : &w->pages;
	struct vdm_epub_entry *list, *e;

	list =
	    vdm_epub_room(w, to->list, &to->cap, to->count + 1, sizeof(*list));
	if (list == NULL)
		return;
	to->list = list;
	e = &list[to->count++];
	vdm_buf_init(&e->label);
	if (label != NULL && label->kind == VDM_KIND_SPEECH)
		vdm_html_speech_title(w->html.rec, label, &e->label);
	else if (label != NULL)
		put_heading(&e->label, label);
	if (text != NULL)
		vdm_buf_puts(&e->label, text);
	e->level = level;
	e->file = w->html.file;
	e->name = name;
	memcpy(e->id, id, strlen(id) + 1);
	w->html.failed |= e->label.failed;
}

/* ---- ids ---- */

static void
add_target(struct vdm_epub_writer *w, const char *id, const struct vdm_node *n)
{
	struct vdm_html_target *list;

	if (!vdm_xml_is_ncname(id) ||
	    strncmp(id, VDM_EPUB_ID, strlen(VDM_EPUB_ID)) == 0 ||
	    !vdm_strmap_put(&w->html.ids, id, w->html.targets_count))
		return;
	list = vdm_epub_room(w, w->html.targets, &w->html.targets_cap,
			     w->html.targets_count + 1, sizeof(*list));
	if (list == NULL)
		return;
	w->html.targets = list;
	list[w->html.targets_count].node = n;
	list[w->html.targets_count].id = id;
	list[w->html.targets_count++].file = VDM_HTML_NO_FILE;
}

/* Every id that can be pointed at: those in the text, then the people's. */
static void
collect_ids(struct vdm_epub_writer *w, int canonical)
{
	const struct vdm_node *root = w->html.rec->root, *n = root;
	const struct vdm_node *header = vdm_record_header(w->html.rec);
	size_t i;

	while (n != NULL) {
		const char *id = vdm_node_attr(n, "xml:id");

		if (id != NULL && n != header && !(canonical && n == root))
			add_target(w, id, n);
		if (n != header && n->first != NULL) {
			n = n->first;
			continue;
		}
		while (n != root && n->next == NULL)
			n = n->parent;
		n = n == root ? NULL : n->next;
	}
	for (i = 0; i < w->html.rec->people_count; i++)
		add_target(w, w->html.rec->people[i]->id, NULL);
}

/* ---- documents ---- */

/* What a document holds is known when it is written. */
static void
end_file(struct vdm_epub_writer *w)
{
	if (w->files_count > 0)
		w->files[w->files_count - 1].uses = w->html.uses;
	w->html.uses = 0;
}

static void
start_file(struct vdm_epub_writer *w)
{
	struct vdm_epub_file *list;
	struct vdm_buf name;

	end_file(w);
	w->notes_size = 0;
	w->html.notes_before = w->html.notes_total;
	list = vdm_epub_room(w, w->files, &w->files_cap, w->files_count + 1,
			     sizeof(*list));
	if (list == NULL)
		return;
	w->files = list;
	w->html.file = w->files_count;
	vdm_buf_init(&name);
	vdm_buf_printf(&name, "text-%03zu.xhtml", ++w->files_count);
	if (name.len < sizeof(list->name))
		strcpy(list[w->html.file].name, vdm_buf_str(&name));
	vdm_buf_fini(&name);
	vdm_buf_init(&list[w->html.file].xhtml);
	w->html.out = &list[w->html.file].xhtml;
}

static void
write_note(struct vdm_epub_writer *w, const struct vdm_node *n, unsigned number)
{
	const char *label = vdm_node_attr(n, "n");
	struct vdm_html_start tag = {0};
	struct vdm_buf id;

	vdm_buf_init(&id);
	vdm_buf_printf(&id, VDM_EPUB_ID "note-%u", number);
	tag.html = "aside";
	tag.native = strcmp(n->name, "note") == 0;
	tag.type = "footnote";
	tag.role = "doc-footnote";
	tag.id = vdm_buf_str(&id);
	vdm_buf_puts(w->html.out, "<aside");
	vdm_html_write_tag(&w->html, n, &tag);
	vdm_buf_puts(w->html.out, "><span data-vdm=\"shown\">");
	if (label != NULL && !vdm_is_blank(label))
		vdm_html_write_text(&w->html, label);
	else
		vdm_buf_printf(w->html.out, "%u.",
			       number - w->html.notes_before);
	vdm_buf_puts(w->html.out, " </span>");
	vdm_html_write_children(&w->html, n, 1);
	vdm_buf_printf(w->html.out,
		       "<a data-vdm=\"back\" role=\"doc-backlink\" "
		       "href=\"#" VDM_EPUB_ID
		       "ref-%u\" aria-label=\"%s\">\xe2\x86\xa9</a></aside>\n",
		       number, vdm_epub_word(w, VDM_EPUB_BACK));
	w->html.failed |= id.failed;
	vdm_buf_fini(&id);
}

void
vdm_epub_write_notes(struct vdm_epub_writer *w)
{
	size_t i;

	if (w->notes_count == 0)
		return;
	w->in_notes = 1;
	vdm_buf_printf(w->html.out,
		       "<section data-vdm=\"notes\" class=\"notes\" "
		       "epub:type=\"footnotes\">\n"
		       "<p class=\"head\" data-vdm=\"shown\">%s</p>\n",
		       vdm_epub_word(w, VDM_EPUB_NOTES));
	for (i = 0; i < w->notes_count; i++) /* notes may hold more notes */
		write_note(w, w->notes[i], w->notes_number[i]);
	vdm_buf_puts(w->html.out, "</section>\n");
	w->notes_count = 0;
	w->in_notes = 0;
}

/* A division of the text itself that has a heading, or one of several texts. */
static int
is_chapter(const struct vdm_node *n)
{
	const struct vdm_node *p = n->parent;

	if (!vdm_node_is_section(n) || p == NULL)
		return 0;
	if (vdm_node_is(n, "TEI") || vdm_node_is(p, "group"))
		return 1;
	return (vdm_node_is(p, "body") || vdm_node_is(p, "front") ||
		vdm_node_is(p, "back")) &&
	       vdm_node_child(n, "head") != NULL;
}

/* Whether somebody said that a file begins before it: of that name, or a
 * division so high. */
static int
is_asked(struct vdm_epub_writer *w, const struct vdm_node *n)
{
	const char *at = w->options->split_at;

	if (vdm_is_digit(*at))
		return vdm_node_is_section(n) &&
		       (size_t)(*at - '0') > w->html.open_count;
	w->split_seen |= vdm_node_is(n, at);
	return vdm_node_is(n, at);
}

/* Whether something is to be read between the tags. */
static int
has_words(const char *s)
{
	for (; *s != '\0'; s++) {
		if (*s == '<')
			s += strcspn(s, ">");
		else if (!vdm_is_space((unsigned char)*s))
			return 1;
		if (*s == '\0')
			break;
	}
	return 0;
}

/* Whether another file begins before a block. */
static int
begins_file(struct vdm_epub_writer *w, const struct vdm_node *n)
{
	size_t size = w->html.out->len + w->notes_size;

	if (w->options->split_at == NULL && is_chapter(n))
		return size >= SPLIT_CHAPTER;
	if (w->options->split_at != NULL && is_asked(w, n) &&
	    has_words(vdm_buf_str(w->html.out)))
		return 1;
	return size >= (vdm_node_is_section(n) ? SPLIT_DIVISION : SPLIT_BLOCK);
}

/*
 * The open divisions are closed and opened again as "more", each document
 * well-formed by itself. Notes go first, so that a mark and its note are in one
 * document; so none of them, which may hold divisions, is split itself.
 */
static void
maybe_split(void *context, const struct vdm_node *n)
{
	struct vdm_epub_writer *w = context;
	size_t i;

	if (w->in_notes || w->html.file == VDM_HTML_NO_FILE ||
	    !vdm_node_is_element(n) || !begins_file(w, n))
		return;
	for (i = 0; i < w->html.open_count; i++)
		vdm_buf_puts(w->html.out, "</section>\n");
	vdm_epub_write_notes(w);
	start_file(w);
	for (i = 0; i < w->html.open_count && !w->html.failed; i++)
		vdm_html_write_section_start(&w->html, w->html.open[i], 1);
}

/* The body of a record of the usual shape, TEI > text > body; or NULL. */
static const struct vdm_node *
canonical_body(const struct vdm_record *rec)
{
	const struct vdm_node *root = rec->root, *text, *body;

	if (!vdm_node_is(root, "TEI") || root->parent != NULL)
		return NULL;
	text = vdm_node_skip_blank(root->first);
	if (vdm_node_is(text, "teiHeader"))
		text = vdm_node_skip_blank(text->next);
	if (!vdm_node_is(text, "text") || text->attrs != NULL ||
	    vdm_node_skip_blank(text->next) != NULL)
		return NULL;
	body = vdm_node_skip_blank(text->first);
	if (!vdm_node_is(body, "body") || body->attrs != NULL ||
	    vdm_node_skip_blank(body->next) != NULL || vdm_node_has_text(body))
		return NULL;
	return body;
}

/* A long text without headings is found by who speaks. */
static unsigned
turns_every(const struct vdm_record *rec)
{
	enum { FEW = 8, MOST = 100 };
	const struct vdm_node *n;
	unsigned turns = 0;

	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root)) {
		if (vdm_node_ns(n) == NULL && n->kind == VDM_KIND_HEADING &&
		    vdm_node_is_section(n->parent))
			return 0;
		turns += vdm_node_ns(n) == NULL && n->kind == VDM_KIND_SPEECH;
	}
	return turns < FEW ? 0 : (turns + MOST - 1) / MOST;
}

int
vdm_epub_write_body(struct vdm_epub_writer *w)
{
	const struct vdm_node *body = canonical_body(w->html.rec), *c;

	w->html.context = w;
	w->html.split = maybe_split;
	w->html.note = note_push;
	w->html.contents = contents_add;
	w->html.turn = vdm_epub_turn;
	/* the contents of a volume go down to headings */
	w->html.turns_every =
	    w->options->within == NULL ? turns_every(w->html.rec) : 0;
	w->tree = body == NULL;
	collect_ids(w, !w->tree);
	start_file(w);
	if (w->html.failed)
		return -1;
	if (w->tree) {
		vdm_html_write_element(&w->html, w->html.rec->root, 0);
		vdm_buf_putc(w->html.out, '\n');
	}
	for (c = body != NULL ? body->first : NULL;
	     c != NULL && !w->html.failed; c = c->next) {
		if (c->kind == VDM_KIND_TEXT && vdm_is_blank(c->text))
			continue;
		maybe_split(w, c);
		vdm_html_write_element(&w->html, c, 0);
		vdm_buf_putc(w->html.out, '\n');
	}
	vdm_epub_write_notes(w);
	end_file(w);
	if (w->options->split_at != NULL && w->options->split_at[0] > '9' &&
	    !w->split_seen)
		vdm_diag(w->html.sink, VDM_D_EDITION_SPLIT, NULL, NULL,
			 "no \"%.40s\" stands where a file can begin: the text "
			 "is split only where a file would become too long",
			 w->options->split_at);
	return w->html.failed ? -1 : 0;
}

void
vdm_epub_write_island(struct vdm_epub_writer *w, const struct vdm_node *header)
{
	w->html.island = 1;
	vdm_html_write_element(&w->html, header, 1);
	w->html.island = 0;
}
