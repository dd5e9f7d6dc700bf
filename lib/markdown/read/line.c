/* SPDX-License-Identifier: MIT */
/* Lines of Markdown to inline nodes. */
#include <stdlib.h>
#include <string.h>

#include "base/address.h"
#include "base/utf8.h"
#include "base/words.h"
#include "markdown/read/reader.h"

static void
plain(cmark_node *n, struct vdm_buf *out, unsigned depth)
{
	cmark_node_type t = cmark_node_get_type(n);
	cmark_node *c;

	if (t == CMARK_NODE_TEXT || t == CMARK_NODE_CODE)
		vdm_buf_puts(out, cmark_node_get_literal(n));
	else if (t == CMARK_NODE_SOFTBREAK || t == CMARK_NODE_LINEBREAK)
		vdm_buf_putc(out, ' ');
	if (depth < VDM_LIMIT_DEPTH && t != CMARK_NODE_IMAGE)
		for (c = cmark_node_first_child(n); c != NULL;
		     c = cmark_node_next(c))
			plain(c, out, depth + 1);
}

void
vdm_md_plain(cmark_node *node, struct vdm_buf *out)
{
	plain(node, out, 0);
}

static void
unbalanced(struct vdm_md_reader *r, cmark_node *n, const char *tag)
{
	struct vdm_pos pos = {0};

	pos.line = vdm_md_source_line(r->src, cmark_node_get_start_line(n));
	vdm_diag(r->sink, VDM_D_MARKDOWN_HTML_UNBALANCED, &pos, NULL,
		 "%.60s has no counterpart in this line; it is kept as text",
		 tag);
}

static int
token(struct vdm_md_tok *tok, cmark_node *n)
{
	const char *s = cmark_node_get_literal(n), *at = s;

	return s != NULL && vdm_md_tok_next(tok, &at, s + strlen(s));
}

/* A start tag and its end tag. */
struct pair {
	struct vdm_node *around; /* where it goes on behind the end tag */
	struct vdm_node *made;
	cmark_node *close;
	cmark_node *before; /* it ends there, without an end tag; or NULL */
	struct pair *outer; /* of those that are open and end so */
};

/* Elements in a line that need no end tag (HTML, 13.1.2.4), of which others a
 * start tag ends them, and the end tag of what they stand in. */
static const struct {
	const char *part, *by, *in;
} ended[] = {
    {"rb rp rt", "rb rp rt rtc", "rtc ruby"},
    {"rtc", "rb rtc", "ruby"},
    {"option", "option optgroup", "optgroup select datalist"},
    {"optgroup", "optgroup", "select datalist"},
};

static int
is_ended(const char *open, const struct vdm_md_tok *by)
{
	size_t i;

	for (i = 0; i < sizeof(ended) / sizeof(ended[0]); i++)
		if (vdm_words_have(ended[i].part, open))
			return vdm_words_have(
			    by->kind == VDM_MD_OPEN ? ended[i].by : ended[i].in,
			    by->name);
	return 0;
}

static struct pair *
pair_new(struct vdm_md_reader *r, cmark_node *open, cmark_node *close)
{
	struct pair *pair = vdm_arena_alloc(&r->rec->arena, sizeof(*pair));

	if (pair != NULL) {
		memset(pair, 0, sizeof(*pair));
		pair->close = close;
	}
	cmark_node_set_user_data(open, pair);
	return pair;
}

/* Ends what stands on the stack from `depth` on down and needs no end tag,
 * where `tok` stands: what is left of the stack. */
static size_t
parts_end(struct vdm_md_reader *r, cmark_node **stack, size_t depth,
	  cmark_node *at, const struct vdm_md_tok *tok)
{
	struct vdm_md_tok open = {0};
	struct pair *pair;

	for (; depth > 0 && token(&open, stack[depth - 1]) &&
	       is_ended(open.name, tok);
	     depth--) {
		pair = pair_new(r, stack[depth - 1], cmark_node_previous(at));
		if (pair != NULL)
			pair->before = at;
	}
	return depth;
}

/* Finds the tags among the siblings that have a counterpart: both get the
 * same pair as their user data. */
static void
tags_match(struct vdm_md_reader *r, cmark_node *first)
{
	cmark_node *stack[VDM_LIMIT_DEPTH], *n;
	size_t depth = 0, i;
	struct vdm_md_tok tok = {0}, open = {0};
	struct pair *pair;

	for (n = first; n != NULL; n = cmark_node_next(n)) {
		if (cmark_node_get_type(n) != CMARK_NODE_HTML_INLINE ||
		    !token(&tok, n))
			continue;
		if (tok.kind == VDM_MD_OPEN && !tok.empty) {
			depth = parts_end(r, stack, depth, n, &tok);
			if (depth < VDM_LIMIT_DEPTH)
				stack[depth++] = n;
		} else if (tok.kind == VDM_MD_CLOSE) {
			for (i = depth; i > 0; i--)
				if (token(&open, stack[i - 1]) &&
				    strcmp(open.name, tok.name) == 0)
					break;
			if (i == 0)
				continue;
			parts_end(r, stack + i, depth - i, n, &tok);
			depth = i - 1;
			pair = pair_new(r, stack[depth], n);
			cmark_node_set_user_data(n, pair);
		}
	}
}

/* What the tag of a container of readings says has no place in a record, where
 * the readings stand beside each other. */
static void
container_lost(struct vdm_md_reader *r, const struct vdm_md_tok *tok,
	       unsigned line)
{
	const char *at = tok->inner, *end = tok->inner + tok->inner_n;
	struct vdm_pos pos = {.line = line};
	struct vdm_buf name, value;

	vdm_md_attrs_lost(r, tok, line);
	vdm_buf_init(&name);
	vdm_buf_init(&value);
	while (vdm_md_attr_next(&at, end, &name, &value))
		if (vdm_md_attr_is_kept(tok->name, vdm_buf_str(&name),
					vdm_buf_str(&value)))
			vdm_diag(r->sink, VDM_D_MARKDOWN_HTML_DROPPED, &pos,
				 vdm_buf_str(&value),
				 "the attribute \"%.40s\" of <rtc> is not "
				 "carried: \"%.80s\"",
				 vdm_buf_str(&name), vdm_buf_str(&value));
	r->rec->arena.failed |= name.failed || value.failed;
	vdm_buf_fini(&name);
	vdm_buf_fini(&value);
}

/* A container of readings in ruby: what is read into it goes there where it
 * has readings, else it is one. NULL: it is no such container. */
static struct vdm_node *
readings(struct vdm_md_reader *r, const struct vdm_md_tok *tok,
	 struct vdm_node *into, cmark_node *n, unsigned line)
{
	const struct pair *pair = cmark_node_get_user_data(n);
	struct vdm_md_tok next = {0}, as;

	if (tok->kind != VDM_MD_OPEN || tok->empty ||
	    strcmp(tok->name, "rtc") != 0 || !vdm_node_is(into, "ruby"))
		return NULL;
	while ((n = cmark_node_next(n)) != NULL &&
	       (pair == NULL || n != pair->close))
		if (cmark_node_get_type(n) == CMARK_NODE_HTML_INLINE &&
		    token(&next, n) && strcmp(next.name, "rt") == 0) {
			container_lost(r, tok, line);
			return into;
		}
	as = *tok;
	memcpy(as.name, "rt", sizeof("rt"));
	return vdm_md_raw_tag(r, &as, into, line);
}

/* What an HTML token becomes; the node that what follows goes into. */
static struct vdm_node *
html(struct vdm_md_reader *r, struct vdm_node *into, cmark_node *n)
{
	const char *literal = cmark_node_get_literal(n);
	struct vdm_md_tok tok = {0};
	struct pair *pair = cmark_node_get_user_data(n);
	struct vdm_node *made = NULL;
	unsigned line =
	    vdm_md_source_line(r->src, cmark_node_get_start_line(n));
	char *s;

	if (!token(&tok, n))
		return into;
	if ((tok.kind == VDM_MD_OPEN && !tok.empty) ||
	    tok.kind == VDM_MD_CLOSE) {
		if (pair == NULL) {
			unbalanced(r, n, literal);
			vdm_md_text(r, into, literal, strlen(literal));
			return into;
		}
		if (tok.kind == VDM_MD_CLOSE) {
			vdm_md_flush(r);
			if (strcmp(tok.name, "ruby") == 0)
				vdm_md_ruby_end(r, pair->made);
			return pair->around;
		}
	}
	if (pair != NULL)
		pair->around = into;
	made = readings(r, &tok, into, n, line);
	if (made != NULL)
		return made;
	if (tok.kind == VDM_MD_OPEN) {
		made = vdm_md_raw_tag(r, &tok, into, line);
		if (pair != NULL)
			pair->made = made;
		if (made != NULL && tok.empty && strcmp(tok.name, "ruby") == 0)
			vdm_md_ruby_end(r, made);
		if (made != NULL)
			return tok.empty ? into : made;
	}
	s = vdm_arena_strndup(&r->rec->arena, tok.inner, tok.inner_n);
	switch (tok.kind) {
	case VDM_MD_TEXT:
		vdm_md_text(r, into, tok.inner, tok.inner_n);
		return into;
	case VDM_MD_OPEN:
		made = vdm_md_element(r->rec, &tok, into);
		if (pair != NULL)
			pair->made = made;
		vdm_md_attrs_lost(r, &tok, line);
		break;
	case VDM_MD_COMMENT:
		made = s != NULL ? vdm_node_comment(r->rec, s) : NULL;
		break;
	case VDM_MD_INSTRUCTION:
		made = vdm_node_instruction(r->rec, tok.name, s);
		break;
	case VDM_MD_DECLARATION:
	case VDM_MD_CLOSE:
		made = s != NULL ? vdm_node_comment(r->rec, s) : NULL;
		break;
	}
	if (made == NULL)
		return into;
	made->pos.line = line;
	vdm_md_put(r, into, made);
	/* what stands in the carrier of a comment is no comment */
	return tok.kind == VDM_MD_OPEN && !tok.empty &&
		       vdm_node_is_element(made)
		   ? made
		   : into;
}

static struct vdm_node *
element(struct vdm_md_reader *r, struct vdm_node *into, const char *name,
	const char *attr, const char *value)
{
	struct vdm_node *n = vdm_node_element(r->rec, name);

	if (n != NULL && attr != NULL)
		vdm_node_set(r->rec, n, attr, value);
	vdm_md_put(r, into, n);
	return n;
}

static struct vdm_node *
graphic(struct vdm_md_reader *r, cmark_node *image)
{
	struct vdm_node *g = vdm_node_element(r->rec, "graphic"), *d;
	const char *title = cmark_node_get_title(image);

	if (g == NULL)
		return NULL;
	vdm_node_set(r->rec, g, "url", cmark_node_get_url(image));
	if (title != NULL && *title != '\0')
		vdm_node_set(r->rec, g, "n", title);
	if (cmark_node_first_child(image) != NULL) {
		d = vdm_node_add(r->rec, g, "desc", NULL);
		vdm_md_line(r, d, cmark_node_first_child(image), NULL);
	}
	return g;
}

/* Whether an element stands for itself: no words for a picture can hold it. */
static int
stands_apart(const struct vdm_node *n)
{
	static const char *const names[] = {"note", "graphic", NULL};

	return vdm_node_is_element(n) && vdm_words_are(names, n->name);
}

void
vdm_md_picture(struct vdm_md_reader *r, struct vdm_node *into,
	       cmark_node *image)
{
	struct vdm_node *g = graphic(r, image), *n = g, *moved;

	vdm_md_put(r, into, g);
	while (n != NULL) {
		moved = n != g && stands_apart(n) ? n : NULL;
		if (moved == NULL && n->first != NULL) {
			n = n->first;
			continue;
		}
		while (n != g && n->next == NULL)
			n = n->parent;
		n = n != g ? n->next : NULL;
		if (moved != NULL) {
			vdm_node_unlink(moved);
			vdm_md_put(r, into, moved);
		}
	}
}

static void
link_read(struct vdm_md_reader *r, struct vdm_node *into, cmark_node *n)
{
	const char *title = cmark_node_get_title(n);
	struct vdm_node *e;
	struct vdm_buf target;

	vdm_buf_init(&target);
	vdm_address_pointer(&target, cmark_node_get_url(n));
	e = element(r, into, "ref", "target", vdm_buf_str(&target));
	r->rec->arena.failed |= target.failed;
	vdm_buf_fini(&target);
	if (e != NULL && title != NULL && *title != '\0')
		vdm_node_set(r->rec, e, "n", title);
	vdm_md_line(r, e, cmark_node_first_child(n), NULL);
}

/* The one note that stands in a note is the note. */
static struct vdm_node *
note_unwrap(struct vdm_node *note)
{
	struct vdm_node *in = note->first;

	if (in == NULL || in != vdm_node_last(note) || !vdm_node_is(in, "note"))
		return NULL;
	vdm_node_unlink(in);
	return in;
}

static void
note_fill(struct vdm_md_reader *r, struct vdm_node *note, cmark_node *def)
{
	cmark_node *c = cmark_node_first_child(def);
	size_t base = r->count;
	struct vdm_md_frame *f;

	if (c != NULL && cmark_node_next(c) == NULL &&
	    cmark_node_get_type(c) == CMARK_NODE_PARAGRAPH) {
		vdm_md_line(r, note, cmark_node_first_child(c), NULL);
		vdm_md_flush(r);
		return;
	}
	f = vdm_md_push(r, note);
	if (f == NULL)
		return;
	f->wants_p = 1;
	r->blocks(r, c);
	vdm_md_unwind(r, base + 1, 0);
	vdm_md_flush(r);
	r->count = base;
}

static struct vdm_node *
note_make(struct vdm_md_reader *r, cmark_node *def, const char *label)
{
	struct vdm_node *note = vdm_node_element(r->rec, "note"), *in;
	struct vdm_buf text;
	struct vdm_node *text_at = r->text_at;

	if (note == NULL)
		return NULL;
	vdm_md_pos(r, note, def);
	text = r->text; /* of the line around the note */
	vdm_buf_init(&r->text);
	note_fill(r, note, def);
	vdm_buf_fini(&r->text);
	r->text = text;
	r->text_at = text_at;
	in = note_unwrap(note);
	if (in != NULL)
		return in;
	if (vdm_md_label_is_number(label))
		vdm_node_set(r->rec, note, "n", label);
	vdm_node_set(r->rec, note, "place", "foot");
	return note;
}

/* A second reference to a note points at it, by its mark: without brackets that
 * would be a part of the word before it. */
static void
note_again(struct vdm_md_reader *r, struct vdm_node *into, size_t index)
{
	struct vdm_node *note = r->notes_made[index], *ref;
	const char *label = r->labels[index];
	const char *id = vdm_node_attr(note, "xml:id");
	struct vdm_buf b;

	vdm_buf_init(&b);
	if (id == NULL) {
		vdm_buf_printf(&b, "fn-%u", (unsigned)index + 1);
		vdm_node_set(r->rec, note, "xml:id", vdm_buf_str(&b));
		id = vdm_node_attr(note, "xml:id");
	}
	vdm_buf_clear(&b);
	vdm_buf_printf(&b, "#%s", id != NULL ? id : "");
	ref = element(r, into, "ref", "target", vdm_buf_str(&b));
	vdm_node_set(r->rec, ref, "type", "note");
	vdm_buf_clear(&b);
	vdm_buf_printf(&b, "[%s]", label);
	vdm_md_text(r, ref, vdm_buf_str(&b), b.len);
	vdm_md_flush(r);
	r->rec->arena.failed |= b.failed;
	vdm_buf_fini(&b);
}

static void
note_put(struct vdm_md_reader *r, struct vdm_node *into, size_t index)
{
	r->notes_made[index] = r->rec->root; /* never a note's content */
	r->notes_made[index] = note_make(r, r->notes[index], r->labels[index]);
	vdm_md_put(r, into, r->notes_made[index]);
}

void
vdm_md_notes_left(struct vdm_md_reader *r, struct vdm_node *into)
{
	size_t i;

	for (i = 0; i < r->notes_count; i++)
		if (r->notes_made[i] == NULL)
			note_put(r, into, i);
}

static void
note_read(struct vdm_md_reader *r, struct vdm_node *into, cmark_node *n)
{
	size_t index = vdm_md_note_of(r, n);

	if (index == 0)
		return;
	index--;
	if (r->notes_made[index] == r->rec->root) /* a note in itself */
		return;
	if (r->orphans && r->notes_made[index] != NULL) /* a mark led to it */
		return;
	if (r->notes_made[index] != NULL) {
		note_again(r, into, index);
		return;
	}
	note_put(r, into, index);
}

static void
strong_read(struct vdm_md_reader *r, struct vdm_node *into, cmark_node *n,
	    const struct vdm_md_speaker *speaker)
{
	struct vdm_node *e;

	if (speaker != NULL && speaker->strong == n)
		e = element(r, into, "persName", "ref", speaker->ref);
	else
		e = element(r, into, "hi", "rend", "bold");
	vdm_md_line(r, e, cmark_node_first_child(n), NULL);
}

static void
inline_read(struct vdm_md_reader *r, struct vdm_node *into, cmark_node *n,
	    const struct vdm_md_speaker *speaker)
{
	const char *s = cmark_node_get_literal(n);
	struct vdm_node *e;

	switch ((unsigned)cmark_node_get_type(n)) {
	case CMARK_NODE_TEXT:
		if (s != NULL && r->eat_space && *s == ' ')
			s++;
		r->eat_space = 0;
		vdm_md_text(r, into, s, s != NULL ? strlen(s) : 0);
		return;
	case CMARK_NODE_SOFTBREAK:
		vdm_md_text(r, into, "\n", 1);
		return;
	case CMARK_NODE_LINEBREAK:
		element(r, into, "lb", NULL, NULL);
		vdm_md_text(r, into, "\n", 1);
		return;
	case CMARK_NODE_CODE:
		e = element(r, into, "code", NULL, NULL);
		vdm_md_text(r, e, s, s != NULL ? strlen(s) : 0);
		vdm_md_flush(r);
		return;
	case CMARK_NODE_EMPH:
		e = element(r, into, "hi", "rend", "italic");
		vdm_md_line(r, e, cmark_node_first_child(n), NULL);
		return;
	case CMARK_NODE_STRONG:
		strong_read(r, into, n, speaker);
		return;
	case CMARK_NODE_LINK:
		link_read(r, into, n);
		return;
	case CMARK_NODE_IMAGE:
		vdm_md_picture(r, into, n);
		return;
	case CMARK_NODE_FOOTNOTE_REFERENCE:
		note_read(r, into, n);
		return;
	default: /* no inline is left: what an extension made */
		vdm_md_line(r, into, cmark_node_first_child(n), NULL);
		return;
	}
}

/* A node's source as HTML has it. */
static void
put_html(cmark_node *n, struct vdm_buf *out)
{
	const char *s = cmark_node_get_literal(n);
	struct vdm_buf plain;

	if (cmark_node_get_type(n) == CMARK_NODE_HTML_INLINE) {
		vdm_buf_puts(out, s);
		return;
	}
	vdm_buf_init(&plain);
	vdm_md_plain(n, &plain);
	for (s = vdm_buf_str(&plain); *s != '\0'; s++)
		if (*s == '<' || *s == '&')
			vdm_buf_puts(out, *s == '<' ? "&lt;" : "&amp;");
		else
			vdm_buf_putc(out, *s);
	out->failed |= plain.failed;
	vdm_buf_fini(&plain);
}

/* The words between two tags. */
static int
is_shown(struct vdm_md_reader *r, const struct vdm_md_tok *tok,
	 const struct vdm_node *into, cmark_node *n, cmark_node *close)
{
	struct vdm_buf words;
	int shown;

	vdm_buf_init(&words);
	while ((n = cmark_node_next(n)) != NULL && n != close)
		if (cmark_node_get_type(n) == CMARK_NODE_HTML_INLINE)
			vdm_buf_puts(&words, cmark_node_get_literal(n));
		else
			vdm_md_plain(n, &words);
	shown = vdm_md_is_shown(r, tok, into, vdm_buf_str(&words));
	vdm_buf_fini(&words);
	return shown;
}

/* An element that is read, or passed over, as one: its end tag; or NULL. */
static cmark_node *
as_whole(struct vdm_md_reader *r, struct vdm_node *into, cmark_node *n)
{
	struct pair *pair = cmark_node_get_type(n) == CMARK_NODE_HTML_INLINE
				? cmark_node_get_user_data(n)
				: NULL;
	cmark_node *close = pair != NULL ? pair->close : n, *c;
	unsigned line =
	    vdm_md_source_line(r->src, cmark_node_get_start_line(n));
	struct vdm_md_tok tok = {0};
	struct vdm_buf b;
	int open;

	/* an end tag has its pair, too; an empty element has none */
	if (cmark_node_get_type(n) != CMARK_NODE_HTML_INLINE || !token(&tok, n))
		return NULL;
	open = pair == NULL && vdm_md_is_player(&tok);
	if (!open && tok.empty != (close == n))
		return NULL;
	if (close != n && vdm_md_is_ours(&tok) &&
	    is_shown(r, &tok, into, n, close)) {
		/* a space was put behind it */
		r->eat_space = strcmp(tok.name, "b") == 0;
		return close;
	}
	if (!vdm_md_opens_island(&tok) || r->html.work == NULL)
		return NULL;
	vdm_buf_init(&b);
	for (c = n; c != NULL; c = cmark_node_next(c)) {
		put_html(c, &b);
		if (c == close)
			break;
	}
	r->rec->arena.failed |= b.failed;
	if (open)
		vdm_md_player_ends(r, tok.name, line);
	vdm_md_island(r, into, vdm_buf_str(&b), b.len, line);
	vdm_buf_fini(&b);
	return close;
}

void
vdm_md_line(struct vdm_md_reader *r, struct vdm_node *into, cmark_node *first,
	    const struct vdm_md_speaker *speaker)
{
	struct vdm_node *at = into;
	struct pair *open = NULL, *pair;
	cmark_node *n;

	if (into == NULL || first == NULL)
		return;
	if (r->depth >= VDM_MD_FRAMES) {
		r->stop = 1;
		return;
	}
	r->depth++;
	tags_match(r, first);
	for (n = first; n != NULL; n = cmark_node_next(n)) {
		cmark_node *last;

		for (; open != NULL && open->before == n; open = open->outer) {
			vdm_md_flush(r);
			at = open->around;
		}
		pair = cmark_node_get_type(n) == CMARK_NODE_HTML_INLINE
			   ? cmark_node_get_user_data(n)
			   : NULL;
		last = as_whole(r, at, n);
		if (last == NULL && pair != NULL && pair->before != NULL) {
			pair->outer = open;
			open = pair;
		}
		if (last != NULL)
			n = last;
		else if (cmark_node_get_type(n) == CMARK_NODE_HTML_INLINE)
			at = html(r, at, n);
		else
			inline_read(r, at, n, speaker);
		if (at == NULL)
			at = into;
	}
	vdm_md_flush(r);
	r->depth--;
}
