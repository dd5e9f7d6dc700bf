/* SPDX-License-Identifier: MIT */
/* Paragraphs of Markdown: turns, stage directions, pictures, and plain ones. */
#include <string.h>

#include "base/utf8.h"
#include "markdown/read/reader.h"

/* The characters of an inline without white space at its ends, folded. */
static void
folded(cmark_node *n, struct vdm_buf *out)
{
	struct vdm_buf raw;
	const char *s;
	int space = 1;

	vdm_buf_init(&raw);
	vdm_md_plain(n, &raw);
	for (s = vdm_buf_str(&raw); *s != '\0'; s++) {
		if (!vdm_is_space((unsigned char)*s)) {
			vdm_buf_putc(out, *s);
			space = 0;
		} else if (!space) {
			vdm_buf_putc(out, ' ');
			space = 1;
		}
	}
	if (space && out->len > 0)
		vdm_buf_truncate(out, out->len - 1);
	vdm_buf_fini(&raw);
}

/* A strong that holds characters only. */
static int
is_simple(cmark_node *strong)
{
	cmark_node *c = cmark_node_first_child(strong);

	for (; c != NULL; c = cmark_node_next(c)) {
		cmark_node_type t = cmark_node_get_type(c);

		if (t != CMARK_NODE_TEXT && t != CMARK_NODE_SOFTBREAK)
			return 0;
	}
	return 1;
}

/* Whether n is such a strong, or one in italics: "***Ann***:". */
static int
is_label_like(cmark_node *n)
{
	cmark_node *in = cmark_node_first_child(n);

	if (cmark_node_get_type(n) == CMARK_NODE_EMPH && in != NULL &&
	    cmark_node_next(in) == NULL)
		n = in;
	return cmark_node_get_type(n) == CMARK_NODE_STRONG && is_simple(n);
}

/* What a paragraph says of its speaker. */
struct reading {
	enum vdm_md_strong is;
	cmark_node *strong;
	struct vdm_buf text; /* of it */
	int colon;           /* that stands behind it belongs to the label */
	const struct vdm_person *who;
};

static int
colon_follows(cmark_node *strong)
{
	cmark_node *next = cmark_node_next(strong);
	const char *s;

	if (next == NULL || cmark_node_get_type(next) != CMARK_NODE_TEXT)
		return 0;
	s = cmark_node_get_literal(next);
	return s != NULL && s[0] == ':' &&
	       (s[1] == '\0' || vdm_is_space((unsigned char)s[1]));
}

/* The strong words that a comment said are the label. 1: they are there. */
static int
label_take(struct vdm_md_reader *r, cmark_node *first, struct reading *out)
{
	if (first == NULL || cmark_node_get_type(first) != CMARK_NODE_STRONG ||
	    !is_simple(first))
		return 0;
	folded(first, &out->text);
	out->is = VDM_MD_STRONG_LABEL;
	out->strong = first;
	out->who = vdm_md_person(&r->names, vdm_buf_str(&out->text));
	return 1;
}

static void
reading_take(struct vdm_md_reader *r, const struct vdm_md_frame *f,
	     cmark_node *p, struct reading *out)
{
	cmark_node *first = cmark_node_first_child(p), *n;

	memset(out, 0, sizeof(*out));
	if (f->who_set && f->label && label_take(r, first, out))
		return;
	for (n = first; n != NULL; n = cmark_node_next(n)) {
		if (n == first ? !is_label_like(n)
			       : cmark_node_get_type(n) != CMARK_NODE_STRONG ||
				     !is_simple(n))
			continue;
		vdm_buf_clear(&out->text);
		folded(n, &out->text);
		out->colon = n == first && colon_follows(n);
		if (out->colon)
			vdm_buf_putc(&out->text, ':');
		out->is = vdm_md_strong(&r->names, vdm_buf_str(&out->text),
					n == first, &out->who);
		out->strong = n;
		/* italics have nothing but labels in them */
		if (cmark_node_get_type(n) == CMARK_NODE_EMPH &&
		    out->is != VDM_MD_STRONG_LABEL)
			out->is = VDM_MD_STRONG_NOTHING;
		if (out->is != VDM_MD_STRONG_NOTHING)
			return;
	}
	out->strong = NULL;
}

static struct vdm_node *
block(struct vdm_md_reader *r, const char *name, cmark_node *from)
{
	struct vdm_node *n = vdm_node_element(r->rec, name);

	vdm_md_pos(r, n, from);
	return n;
}

/* The person of a label that no one has had so far. */
static const struct vdm_person *
person_make(struct vdm_md_reader *r, const char *label, unsigned line)
{
	size_t start, n = vdm_md_bare_name(label, &start);
	struct vdm_buf name;
	struct vdm_person *p;

	vdm_buf_init(&name);
	vdm_buf_put(&name, label + start, n);
	p = vdm_person_add(r->rec, NULL, vdm_buf_str(&name));
	vdm_buf_fini(&name);
	if (p == NULL)
		return NULL;
	p->participant = 1;
	p->pos.line = line;
	vdm_strings_add(r->rec, &p->roles, "speaker");
	return p;
}

static void
who_set(struct vdm_md_reader *r, struct vdm_node *turn, const char *id)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_printf(&b, "#%s", id);
	vdm_node_set(r->rec, turn, "who", vdm_buf_str(&b));
	vdm_buf_fini(&b);
}

/* What a comment before the paragraph said goes onto the turn. */
static void
stated(struct vdm_md_reader *r, struct vdm_md_frame *f, struct vdm_node *turn)
{
	f->unused = NULL;
	if (f->who != NULL)
		vdm_node_set(r->rec, turn, "who", f->who);
	if (f->cert != NULL)
		vdm_node_set(r->rec, turn, "cert", f->cert);
	if (f->resp != NULL)
		vdm_node_set(r->rec, turn, "resp", f->resp);
}

/* The paragraph behind the label of a turn. */
static void
after_label(struct vdm_md_reader *r, struct vdm_node *turn, cmark_node *para,
	    const struct reading *is)
{
	cmark_node *next = cmark_node_next(is->strong);
	struct vdm_node *p = block(r, "p", para);
	const char *s;

	if (next == NULL)
		return;
	s = cmark_node_get_literal(next);
	if (cmark_node_get_type(next) == CMARK_NODE_TEXT && s != NULL) {
		if (is->colon)
			s++;
		while (vdm_is_space((unsigned char)*s))
			s++;
		vdm_md_text(r, p, s, strlen(s));
		next = cmark_node_next(next);
	} else if (cmark_node_get_type(next) == CMARK_NODE_SOFTBREAK) {
		next = cmark_node_next(next);
	}
	vdm_md_line(r, p, next, NULL);
	vdm_md_flush(r);
	if (p != NULL && p->first != NULL)
		vdm_node_append(turn, p);
}

static void
speaker_put(struct vdm_md_reader *r, struct vdm_node *turn, cmark_node *para,
	    const struct reading *is)
{
	struct vdm_node *s = block(r, "speaker", para);

	vdm_node_append(turn, s);
	if (cmark_node_get_type(is->strong) == CMARK_NODE_EMPH) {
		struct vdm_node *hi = block(r, "hi", para);

		vdm_node_set(r->rec, hi, "rend", "italic");
		vdm_node_append(s, hi);
		s = hi;
	}
	vdm_md_text(r, s, vdm_buf_str(&is->text), is->text.len);
	vdm_md_flush(r);
}

static void
labelled(struct vdm_md_reader *r, struct vdm_md_frame *f, cmark_node *para,
	 const struct reading *is)
{
	struct vdm_node *sp = block(r, "sp", para);
	const struct vdm_person *who = is->who;
	int given = f->who_set;

	if (sp == NULL)
		return;
	if (given)
		stated(r, f, sp);
	else if (who == NULL)
		who = person_make(r, vdm_buf_str(&is->text), sp->pos.line);
	if (!given && who != NULL)
		who_set(r, sp, who->id);
	vdm_md_place(r, f, sp);
	speaker_put(r, sp, para, is);
	after_label(r, sp, para, is);
	f->turn = sp;
}

static void
narrated(struct vdm_md_reader *r, struct vdm_md_frame *f, cmark_node *para,
	 const struct reading *is)
{
	struct vdm_node *said = block(r, "said", para);
	struct vdm_node *p = block(r, "p", para);
	struct vdm_md_speaker speaker = {0};
	struct vdm_buf ref;

	if (said == NULL)
		return;
	vdm_buf_init(&ref);
	if (is->is == VDM_MD_STRONG_NAME && is->who != NULL) {
		vdm_buf_printf(&ref, "#%s", is->who->id);
		speaker.strong = is->strong;
		speaker.ref = vdm_buf_str(&ref);
	}
	if (f->who_set)
		stated(r, f, said);
	else if (speaker.ref != NULL)
		vdm_node_set(r->rec, said, "who", speaker.ref);
	vdm_node_set(r->rec, said, "direct", "false");
	vdm_md_place(r, f, said);
	vdm_node_append(said, p);
	vdm_md_line(r, p, cmark_node_first_child(para), &speaker);
	f->turn = said;
	vdm_buf_fini(&ref);
}

/* A paragraph where paragraphs may be turns. 1 when it was one. */
static int
turn(struct vdm_md_reader *r, struct vdm_md_frame *f, cmark_node *para)
{
	struct reading is;
	int done = 1;

	reading_take(r, f, para, &is);
	if (is.is == VDM_MD_STRONG_LABEL)
		labelled(r, f, para, &is);
	else if (f->who_set ? f->turns : is.is == VDM_MD_STRONG_NAME)
		narrated(r, f, para, &is);
	else
		done = 0;
	vdm_buf_fini(&is.text);
	return done;
}

/* The first paragraph in an `sp` begins with its speaker. 1 when it did. */
static int
speaker_first(struct vdm_md_reader *r, struct vdm_node *sp, cmark_node *para)
{
	cmark_node *first = cmark_node_first_child(para);
	struct reading is;

	if (!vdm_node_is(sp, "sp") || sp->first != NULL || first == NULL ||
	    cmark_node_get_type(first) != CMARK_NODE_STRONG ||
	    !is_simple(first))
		return 0;
	memset(&is, 0, sizeof(is));
	is.strong = first;
	folded(first, &is.text);
	is.colon = colon_follows(first);
	if (is.colon)
		vdm_buf_putc(&is.text, ':');
	speaker_put(r, sp, para, &is);
	after_label(r, sp, para, &is);
	vdm_buf_fini(&is.text);
	return 1;
}

/* The first strong words of a paragraph in pandoc's ::: {.turn who=...}. */
static void
turn_div(struct vdm_md_reader *r, struct vdm_md_frame *f, cmark_node *para)
{
	cmark_node *first = cmark_node_first_child(para), *n;
	struct vdm_node *said = f->node, *p;
	struct vdm_md_speaker speaker = {0};
	const char *who = vdm_node_attr(said, "who");
	struct vdm_person *person;
	struct reading is;
	size_t k = who != NULL ? strcspn(who, " ") : 0;

	memset(&is, 0, sizeof(is));
	f->turn_div = 0;
	person = k > 0 ? vdm_person_find(r->rec, who, k) : NULL;
	for (n = first; n != NULL; n = cmark_node_next(n))
		if (cmark_node_get_type(n) == CMARK_NODE_STRONG && is_simple(n))
			break;
	if (n != NULL) {
		folded(n, &is.text);
		is.strong = n;
		is.colon = n == first && colon_follows(n);
		if (is.colon)
			vdm_buf_putc(&is.text, ':');
	}
	if (n == first && is.text.len > 0 &&
	    is.text.data[is.text.len - 1] == ':') {
		(void)vdm_node_rename(r->rec, said, NULL, "sp");
		vdm_node_set(r->rec, said, "direct", NULL);
		speaker_put(r, said, para, &is);
		after_label(r, said, para, &is);
	} else {
		if (n != NULL && person != NULL) {
			speaker.strong = n;
			speaker.ref = who;
			if (vdm_md_person(&r->names, vdm_buf_str(&is.text)) ==
			    NULL) {
				vdm_strings_add(r->rec, &person->forms,
						vdm_buf_str(&is.text));
				vdm_md_names_add(&r->names, person,
						 vdm_buf_str(&is.text));
			}
		}
		p = block(r, "p", para);
		vdm_md_put(r, said, p);
		vdm_md_line(r, p, first, &speaker);
	}
	vdm_buf_fini(&is.text);
}

/* Whether notes are marked in the words for a picture: they stand behind it in
 * a line. */
static int
has_marks(cmark_node *image)
{
	cmark_node *n = image;

	while ((n = vdm_md_step(n, image)) != NULL)
		if (cmark_node_get_type(n) == CMARK_NODE_FOOTNOTE_REFERENCE)
			return 1;
	return 0;
}

/* A paragraph that is one image, or all in italics. 1 when it was. */
static int
only_one(struct vdm_md_reader *r, struct vdm_md_frame *f, cmark_node *para)
{
	cmark_node *c = cmark_node_first_child(para);
	struct vdm_node *n = f->at;
	struct vdm_buf text;

	if (c == NULL || cmark_node_next(c) != NULL)
		return 0;
	if (cmark_node_get_type(c) == CMARK_NODE_IMAGE) {
		if (has_marks(c))
			return 0;
		if (!vdm_node_is(n, "figure")) {
			n = block(r, "figure", para);
			vdm_md_place(r, f, n);
		}
		vdm_md_picture(r, n, c);
		return 1;
	}
	if (cmark_node_get_type(c) != CMARK_NODE_EMPH ||
	    !vdm_md_has_stages(f->at))
		return 0;
	vdm_buf_init(&text);
	folded(c, &text);
	if (vdm_md_is_participants(vdm_buf_str(&text))) {
		n = block(r, "ab", para);
		vdm_node_set(r->rec, n, "type", "participants");
	} else {
		n = block(r, "stage", para);
	}
	vdm_buf_fini(&text);
	vdm_md_place(r, f, n);
	vdm_md_line(r, n, cmark_node_first_child(c), NULL);
	return 1;
}

/* Each line of a paragraph in `lg` is an `l`. */
static void
lines(struct vdm_md_reader *r, struct vdm_md_frame *f, cmark_node *para)
{
	struct vdm_node *p = vdm_node_element(r->rec, "l"), *l = p, *c, *next;

	if (p == NULL)
		return;
	vdm_md_pos(r, p, para);
	vdm_md_put(r, f->at, p);
	vdm_md_line(r, p, cmark_node_first_child(para), NULL);
	for (c = p->first; c != NULL; c = next) {
		next = c->next;
		if (vdm_node_is(c, "lb") && c->attrs == NULL) {
			vdm_node_unlink(c);
			l = vdm_node_add(r->rec, f->at, "l", NULL);
			if (l == NULL)
				return;
			l->pos = p->pos;
		} else if (l != p) {
			vdm_node_unlink(c);
			vdm_node_append(l, c);
		}
	}
}

/* A paragraph that stands in the element itself: a tight item, a cell. */
static void
direct(struct vdm_md_reader *r, struct vdm_md_frame *f, cmark_node *para)
{
	vdm_md_flush(r);
	if (f->at->first != NULL)
		vdm_md_text(r, f->at, " ", 1);
	vdm_md_line(r, f->at, cmark_node_first_child(para), NULL);
}

void
vdm_md_paragraph(struct vdm_md_reader *r, cmark_node *para)
{
	struct vdm_md_frame *f = vdm_md_top(r);
	enum vdm_md_para mode = vdm_md_para_in(f->at);
	struct vdm_node *p;

	if (f->turn_div) {
		turn_div(r, f, para);
		return;
	}
	if (f->tight || mode == VDM_MD_PARA_DIRECT) {
		direct(r, f, para);
		return;
	}
	if (mode == VDM_MD_PARA_LINES) {
		lines(r, f, para);
		return;
	}
	if (speaker_first(r, f->at, para))
		return;
	if (!f->who_set && only_one(r, f, para))
		return;
	if (vdm_md_is_structure(f->at) && turn(r, f, para))
		return;
	p = block(r, mode == VDM_MD_PARA_SEG ? "seg" : "p", para);
	vdm_md_place(r, f, p);
	vdm_md_line(r, p, cmark_node_first_child(para), NULL);
}
