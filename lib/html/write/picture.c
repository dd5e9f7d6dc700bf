/* SPDX-License-Identifier: MIT */
/*
 * Pictures on a page, and the words that stand for them: on the picture, where
 * a voice looks for them, and not under it.
 */
#include <string.h>

#include "base/address.h"
#include "base/utf8.h"
#include "base/words.h"
#include "html/write/writer.h"
#include "picture/media.h"

/* The media that a graphic shows: its index, or -1. */
static long
media_of(const struct vdm_html_writer *w, const struct vdm_node *n)
{
	return n->kind == VDM_KIND_GRAPHIC && vdm_node_ns(n) == NULL &&
		       !w->island
		   ? vdm_html_find_media(w, vdm_node_attr(n, "url"))
		   : -1;
}

/* Words without markup, as an attribute holds them; or none at all, which say
 * that the picture adorns. */
static int
is_plain(const struct vdm_node *n, const char *name)
{
	return n != NULL && vdm_node_is(n, name) && n->attrs == NULL &&
	       (n->first == NULL || (n->first == vdm_node_last(n) &&
				     n->first->kind == VDM_KIND_TEXT &&
				     !vdm_is_blank(n->first->text)));
}

int
vdm_html_picture_is_plain(const struct vdm_node *n)
{
	return n->first == NULL ||
	       (n->first == vdm_node_last(n) && is_plain(n->first, "desc"));
}

int
vdm_html_picture_is_image(const struct vdm_html_writer *w,
			  const struct vdm_node *n)
{
	long at = media_of(w, n);

	return at >= 0 && vdm_media_is_core_image(w->media[at].type) &&
	       vdm_html_picture_is_plain(n);
}

const char *
vdm_html_player_of(const struct vdm_html_writer *w, const struct vdm_node *n)
{
	long at = vdm_node_is(n, "media") ? media_of(w, n) : -1;

	if (at < 0)
		return NULL;
	return vdm_media_is_core_sound(w->media[at].type) ? "audio"
	       : vdm_media_is_film(w->media[at].type)     ? "video"
							  : NULL;
}

static const struct vdm_node *
before(const struct vdm_node *n)
{
	for (n = vdm_node_prev(n); n != NULL && vdm_node_is_blank(n);)
		n = vdm_node_prev(n);
	return n;
}

/* The description that is the picture's alternative text, and where it stands
 * in the record: "desc", "after" or "before" it. */
static const struct vdm_node *
words_of(const struct vdm_node *n, const char **where)
{
	const struct vdm_node *d;

	*where = "desc";
	if (n->first != NULL)
		return n->first;
	if (!vdm_node_is(n->parent, "figure"))
		return NULL;
	*where = "after";
	d = vdm_node_skip_blank(n->next);
	if (is_plain(d, "figDesc"))
		return d;
	*where = "before";
	d = before(n);
	return is_plain(d, "figDesc") && (before(d) == NULL ||
					  before(d)->kind != VDM_KIND_GRAPHIC)
		   ? d
		   : NULL;
}

/* Words for it that a page has in "aria-label", which a voice says before it
 * looks for others (Accessible Name and Description Computation, step 2C). */
static int
has_label(const struct vdm_node *n)
{
	const char *label = vdm_node_attr(n, "n");

	return label != NULL && !vdm_is_blank(label) &&
	       vdm_words_have(vdm_node_attr(n, "rend"), "@aria-label");
}

/* Nobody says what it shows, nor that there is nothing to say (an empty
 * description: it adorns). */
static void
say_undescribed(struct vdm_html_writer *w, const struct vdm_node *n)
{
	const char *url = vdm_node_attr(n, "url");
	int has_caption = n->parent->kind == VDM_KIND_FIGURE &&
			  vdm_node_child(n->parent, "head") != NULL;

	w->undescribed++;
	vdm_diag(w->sink, VDM_D_PICTURE_UNDESCRIBED, &n->pos, NULL,
		 "the picture \"%.200s\" has no description: who cannot see it "
		 "is told %s",
		 url != NULL ? url : "",
		 has_caption ? "its caption and no more" : "nothing");
}

void
vdm_html_write_alt(struct vdm_html_writer *w, const struct vdm_node *n)
{
	const char *where;
	const struct vdm_node *d = words_of(n, &where);
	int told = d != NULL;
	struct vdm_buf b;

	if (d == NULL)
		d = vdm_node_child(n->parent, "figDesc");
	vdm_buf_init(&b);
	if (d != NULL)
		vdm_node_content(d, &b);
	if (!vdm_is_blank(vdm_buf_str(&b)) || has_label(n))
		w->described++;
	else if (d == NULL || d->first != NULL) /* blanks say nothing */
		say_undescribed(w, n);
	w->failed |= b.failed;
	vdm_html_write_attr(w, "alt", vdm_buf_str(&b));
	if (told)
		vdm_html_write_attr(w, "data-vdm-alt", where);
	vdm_buf_fini(&b);
}

int
vdm_html_is_told(const struct vdm_html_writer *w, const struct vdm_node *n)
{
	const struct vdm_node *at[2];
	const char *where;
	size_t i;

	if (!vdm_node_is(n, "figDesc"))
		return 0;
	at[0] = before(n);
	at[1] = vdm_node_skip_blank(n->next);
	for (i = 0; i < 2; i++)
		if (at[i] != NULL && at[i]->first == NULL &&
		    vdm_html_picture_is_image(w, at[i]) &&
		    words_of(at[i], &where) == n)
			return 1;
	return 0;
}

int
vdm_html_is_repeated(const struct vdm_html_writer *w, const struct vdm_node *n)
{
	const struct vdm_node *c;

	if (!vdm_node_is(n, "figDesc"))
		return 0;
	for (c = n->parent->first; c != NULL; c = c->next)
		if (vdm_html_picture_is_image(w, c))
			return vdm_node_child(n->parent, "figDesc") == n;
	return 0;
}

/* The one heading of a figure, where it stands first or last: what follows may
 * be the words for its picture, which are written into it. */
int
vdm_html_is_caption(const struct vdm_html_writer *w, const struct vdm_node *n)
{
	const struct vdm_node *up = n->parent, *c;

	if (w->island || up == NULL || up->kind != VDM_KIND_FIGURE ||
	    vdm_node_ns(up) != NULL || up->parent == NULL ||
	    up->parent->kind == VDM_KIND_LIST ||
	    up->parent->kind == VDM_KIND_TABLE ||
	    up->parent->kind == VDM_KIND_ROW)
		return 0;
	if (vdm_heading_stated(n) > 0) /* a heading there, by its source */
		return 0;
	for (c = up->first; c != NULL; c = c->next)
		if (c != n && vdm_node_is(c, "head"))
			return 0;
	if (vdm_node_skip_blank(up->first) == n)
		return 1;
	for (c = n->next; c != NULL; c = c->next)
		if (c->kind != VDM_KIND_TEXT ? !vdm_node_is(c, "figDesc")
					     : !vdm_is_blank(c->text))
			return 0;
	return 1;
}

/* Words for a picture that a caption before them holds. */
int
vdm_html_is_in_caption(const struct vdm_html_writer *w,
		       const struct vdm_node *n)
{
	const struct vdm_node *head;

	if (!vdm_node_is(n, "figDesc"))
		return 0;
	head = vdm_node_child(n->parent, "head");
	if (head == NULL || vdm_node_skip_blank(n->parent->first) == head ||
	    !vdm_html_is_caption(w, head))
		return 0;
	for (n = n->next; n != NULL; n = n->next)
		if (n == head)
			return 0;
	return 1;
}

void
vdm_html_write_in_caption(struct vdm_html_writer *w,
			  const struct vdm_node *head, unsigned depth,
			  vdm_html_children_fn *put)
{
	const struct vdm_node *c;

	for (c = head->next; c != NULL; c = c->next)
		if (vdm_html_is_in_caption(w, c) && !vdm_html_is_told(w, c)) {
			w->place = "after";
			put(w, c, depth);
		}
}

void
vdm_html_picture_report(struct vdm_html_writer *w, const struct vdm_node *n)
{
	const char *url = vdm_node_attr(n, "url");
	long at = vdm_html_find_media(w, url);

	if (w->island || url == NULL)
		return;
	if (at < 0)
		vdm_diag(w->sink,
			 vdm_address_is_remote(url)
			     ? VDM_D_EPUB_PICTURE_REMOTE
			     : VDM_D_EPUB_PICTURE_MISSING,
			 &n->pos, NULL,
			 "the picture \"%.200s\" does not travel with the "
			 "record; only the reference to it is kept",
			 url);
	else if (!vdm_media_is_core_image(w->media[at].type) &&
		 vdm_html_player_of(w, n) == NULL)
		vdm_diag(w->sink, VDM_D_EPUB_PICTURE_TYPE, &n->pos, NULL,
			 "the picture \"%.200s\" is of a type that reading "
			 "systems need not show; it is in the package but "
			 "not on the page",
			 url);
}

/* A picture that is described in more than words. */
static void
show_picture(struct vdm_html_writer *w, const struct vdm_node *n)
{
	long at = media_of(w, n);
	struct vdm_buf b;

	if (at < 0 || n->first == NULL ||
	    !vdm_media_is_core_image(w->media[at].type))
		return;
	vdm_buf_init(&b);
	vdm_path_encode(&b, w->media[at].path);
	w->failed |= b.failed;
	vdm_buf_puts(w->out, "<img data-vdm=\"shown\" alt=\"\"");
	vdm_html_write_attr(w, "src", vdm_buf_str(&b));
	vdm_buf_puts(w->out, "/>");
	vdm_buf_fini(&b);
}

static void
show(struct vdm_html_writer *w, const char *s)
{
	vdm_buf_printf(w->out, "<span data-vdm=\"shown\">%s</span>", s);
}

static int
is_gap(const struct vdm_html_writer *w, const struct vdm_node *n)
{
	return vdm_html_is_gap(n) && !w->island;
}

static void
show_gap(struct vdm_html_writer *w, const struct vdm_node *n)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_html_gap_put(n, n->first != NULL, &b);
	vdm_buf_puts(w->out, "<span data-vdm=\"shown\">");
	vdm_html_write_text(w, vdm_buf_str(&b));
	vdm_buf_puts(w->out, "</span>");
	w->failed |= b.failed;
	vdm_buf_fini(&b);
}

/* Whether a text begins, or ends, in a word. */
static int
is_word_at(const char *s, int end)
{
	size_t n = strlen(s), used;

	return n > 0 && vdm_is_word(end ? vdm_utf8_last(s, n)
					: vdm_utf8_decode(s, n, &used)) != 0;
}

/* Whether whole words were put in the place of others, "<del>went</del>
 * <add>came</add>" without a space: who hears them hears two. */
static int
is_put_behind(const struct vdm_node *n)
{
	const struct vdm_node *of = n->parent, *prev = vdm_node_prev(n), *b, *a;

	if (n->kind != VDM_KIND_ADDITION || !vdm_node_is(of, "subst") ||
	    prev == NULL || prev->kind != VDM_KIND_DELETION ||
	    prev->first == NULL || n->first == NULL)
		return 0;
	b = vdm_node_prev(of);
	a = of->next;
	return (b == NULL || b->kind != VDM_KIND_TEXT ||
		!is_word_at(b->text, 1)) &&
	       (a == NULL || a->kind != VDM_KIND_TEXT ||
		!is_word_at(a->text, 0));
}

/* A gap is seen; so is a reading beside that in the line. */
void
vdm_html_write_shown(struct vdm_html_writer *w, const struct vdm_node *n)
{
	show_picture(w, n);
	if (is_gap(w, n))
		show_gap(w, n);
	else if (!w->island && n->first != NULL && vdm_node_is_other_reading(n))
		show(w, " [");
	else if (!w->island && is_put_behind(n))
		show(w, " ");
}

void
vdm_html_write_shown_end(struct vdm_html_writer *w, const struct vdm_node *n)
{
	if (is_gap(w, n) ? n->first != NULL
			 : !w->island && n->first != NULL &&
			       vdm_node_is_other_reading(n))
		show(w, "]");
}

/* ---- readings beside ---------------------------------------------------- */

const char *
vdm_html_words_beside(const struct vdm_html_writer *w, const struct vdm_node *n)
{
	return !w->island && vdm_node_is_other_reading(n) && n->first != NULL &&
		       n->first == vdm_node_last(n) &&
		       n->first->kind == VDM_KIND_TEXT
		   ? n->first->text
		   : NULL;
}
