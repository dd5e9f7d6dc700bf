/* SPDX-License-Identifier: MIT */
/*
 * Which part of a page is its article: what says so (main, article, roles,
 * microdata), what is called so, else the body, or what in it alone holds words
 * that are no links. What is around it, and parts of other kinds amid it, are
 * taken out of the tree and named, with all of their words.
 */
#include <errno.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "base/words.h"
#include "web/web.h"

/* The characters below a node, how many of them are links, how many links there
 * are, how many turns, and what may be claims: labelled lines, sentences. */
struct weight {
	struct vdm_node *node;
	size_t chars, linked, links, turns, claims;
};

/* Weights in the order of the tree; a node has the number of its own in its
 * position's column, which nobody knows of a page. */
struct weights {
	struct weight *item;
	size_t count;
	struct vdm_arena *arena;
};

static const struct weight *
weight_of(const struct weights *all, const struct vdm_node *n)
{
	return &all->item[n->pos.column];
}

static int
is_in_link(const struct vdm_node *n, const struct vdm_node *top)
{
	for (; n != NULL && n != top; n = n->parent)
		if (vdm_html_is(n, "a") && vdm_node_attr(n, "href") != NULL)
			return 1;
	return 0;
}

static size_t
chars_in(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += !vdm_is_space((unsigned char)*s) &&
		     ((unsigned char)*s & 0xC0) != 0x80;
	return n;
}

/* Whether words say more than a name: whose something is, or a sentence. */
static int
is_claim(const char *s)
{
	size_t n = strlen(s), i, words = 0;

	if (strstr(s, "\xC2\xA9") != NULL)
		return 1;
	while (n > 0 && vdm_is_space((unsigned char)s[n - 1]))
		n--;
	for (i = 1; i < n; i++)
		words += vdm_is_space((unsigned char)s[i - 1]) &&
			 !vdm_is_space((unsigned char)s[i]);
	return words >= 2 && s[n - 1] == '.';
}

/* Counts turns: paragraphs with a label in capitals, or that several have. */
static void
count_turns(struct weights *all)
{
	struct vdm_strmap met = {0};
	struct vdm_buf label;
	size_t i, first;
	int capitals;

	vdm_buf_init(&label);
	for (i = 1; i < all->count; i++) {
		struct weight *x = &all->item[i];

		vdm_buf_clear(&label);
		if (!vdm_node_is_element(x->node) ||
		    !vdm_web_label(x->node, &label, &capitals))
			continue;
		x->claims = 1;
		x->turns = (size_t)capitals;
		if (!vdm_strmap_get(&met, vdm_buf_str(&label), &first))
			vdm_strmap_put(
			    &met,
			    vdm_arena_strdup(all->arena, vdm_buf_str(&label)),
			    i);
		else
			x->turns = all->item[first].turns = 1;
	}
	all->arena->failed |= met.failed || label.failed;
	vdm_strmap_fini(&met);
	vdm_buf_fini(&label);
}

static int
weigh(struct weights *all, struct vdm_node *top)
{
	struct vdm_node *n;
	size_t i = 0;

	for (n = top; n != NULL; n = vdm_node_step(n, top))
		all->count++;
	all->item = vdm_calloc(all->count + 1, sizeof(*all->item));
	if (all->item == NULL)
		return -1;
	for (n = top; n != NULL; n = vdm_node_step(n, top)) {
		n->pos.column = (unsigned)i;
		all->item[i].node = n;
		all->item[i].links = (size_t)vdm_html_is(n, "a");
		if (n->kind == VDM_KIND_TEXT) {
			all->item[i].chars = chars_in(n->text);
			all->item[i].claims = (size_t)is_claim(n->text);
		}
		if (all->item[i].chars > 0 && is_in_link(n, top))
			all->item[i].linked = all->item[i].chars;
		i++;
	}
	count_turns(all);
	/* children stand behind their parents */
	for (; i-- > 1;) {
		struct weight *w = &all->item[i];
		struct weight *up = &all->item[w->node->parent->pos.column];

		up->chars += w->chars;
		up->linked += w->linked;
		up->links += w->links;
		up->turns += w->turns;
		up->claims += w->claims;
	}
	return 0;
}

static void
unweigh(struct weights *all)
{
	size_t i;

	for (i = 0; all->item != NULL && i < all->count; i++)
		all->item[i].node->pos.column = 0;
	vdm_free(all->item);
}

/* The node behind all that is below `n`, up to `top`. */
static struct vdm_node *
skip(struct vdm_node *n, const struct vdm_node *top)
{
	while (n != top && n->next == NULL)
		n = n->parent;
	return n == top ? NULL : n->next;
}

/* ---- leaving out -----------------------------------------------------------
 */

static size_t
count_words(const char *s)
{
	size_t n = 0;
	int in = 0;

	for (; *s != '\0'; s++) {
		int space = vdm_is_space((unsigned char)*s);

		n += !space && !in;
		in = !space;
	}
	return n;
}

/* The first words, for the message. */
static void
first_words(const char *s, struct vdm_buf *out)
{
	enum { SHOWN = 60 };

	for (; *s != '\0' && out->len < SHOWN; s++)
		if (!vdm_is_space((unsigned char)*s))
			vdm_buf_putc(out, *s);
		else if (out->len > 0 && out->data[out->len - 1] != ' ')
			vdm_buf_putc(out, ' ');
	while (((unsigned char)*s & 0xC0) == 0x80)
		vdm_buf_putc(out, *s++);
	if (*s == '\0' && out->len > 0 && out->data[out->len - 1] == ' ')
		vdm_buf_truncate(out, out->len - 1);
	if (*s != '\0')
		vdm_buf_puts(out, " ...");
}

static int
is_in_line(const struct vdm_node *n)
{
	return vdm_html_tag_is(vdm_html_name(n), VDM_HTML_LINE) &&
	       !vdm_html_is(n, "br");
}

/* Whether words of the line stand against a node: before it, or behind it. */
static int
touches(const struct vdm_node *n, int before)
{
	for (;;) {
		const struct vdm_node *to = before ? vdm_node_prev(n) : n->next;
		const char *s;

		if (to == NULL) {
			n = n->parent;
			if (n == NULL || !is_in_line(n))
				return 0;
			continue;
		}
		for (n = to; vdm_node_is_element(n) && is_in_line(n) &&
			     n->first != NULL;)
			n = before ? vdm_node_last(n) : n->first;
		if (vdm_node_is_element(n) && !is_in_line(n))
			return 0;
		if (n->kind != VDM_KIND_TEXT || n->text[0] == '\0')
			continue;
		s = before ? n->text + strlen(n->text) - 1 : n->text;
		return !vdm_is_space((unsigned char)*s);
	}
}

static void
leave_out(struct vdm_web *w, struct vdm_node *d, const char *what)
{
	const struct vdm_pos at = {.line = d->pos.line};
	struct vdm_buf words, first;
	size_t n;

	vdm_buf_init(&words);
	vdm_buf_init(&first);
	vdm_web_words(d, &words);
	/* what stood on both sides of a box is no word; a template is none */
	if (!vdm_html_is(d, "template") && touches(d, 1) && touches(d, 0))
		vdm_node_insert_after(d, vdm_node_chars(w->work, " ", 1));
	vdm_node_unlink(d);
	n = count_words(vdm_buf_str(&words));
	if (n > 0) {
		first_words(vdm_buf_str(&words), &first);
		vdm_diag(w->sink, VDM_D_WEB_PART, &at, vdm_buf_str(&words),
			 "%s is left out, %zu word%s: \"%s\"", what, n,
			 n > 1 ? "s" : "", vdm_buf_str(&first));
	}
	w->work->arena.failed |= words.failed || first.failed;
	vdm_buf_fini(&words);
	vdm_buf_fini(&first);
}

/* The siblings around what is read, up to the body. What is of one kind beside
 * each other is told at once. */
static void
leave_siblings(struct vdm_web *w, struct vdm_node *kept)
{
	struct vdm_node *up, *c, *next;

	for (; kept != w->body && kept->parent != NULL; kept = up) {
		struct vdm_node *heap = NULL;

		up = kept->parent;
		for (c = up->first; c != NULL; c = next) {
			const char *what =
			    vdm_node_is_element(c) ? vdm_web_part(c, 0) : NULL;

			next = c->next;
			if (c == kept) {
				heap = NULL;
			} else if (what != NULL) {
				leave_out(w, c, what);
			} else if (heap == NULL) {
				heap = vdm_node_element_ns(w->work,
							   VDM_NS_XHTML, "div");
				if (heap == NULL)
					return;
				heap->pos.line = c->pos.line;
				vdm_node_insert_before(c, heap);
				vdm_node_unlink(c);
				vdm_node_append(heap, c);
			} else {
				vdm_node_unlink(c);
				vdm_node_append(heap, c);
			}
		}
		for (c = up->first; c != NULL; c = next) {
			next = c->next;
			if (c != kept)
				leave_out(w, c, "what is around the article");
		}
	}
}

/* Whether an element that is only named like a part of another kind is one:
 * links, or few words. */
static int
is_slight(const struct weights *all, const struct vdm_node *n)
{
	const struct weight *x = weight_of(all, n);

	return x->chars < 400 || 10 * x->linked >= 3 * x->chars;
}

/* Whether the head or foot of a page leads nowhere and says who was there, who
 * translated, whose it is: then it is the record's and not the site's. */
static int
is_of_record(const struct weights *all, const struct vdm_node *n)
{
	const struct weight *x = weight_of(all, n);

	return x->links == 0 && x->claims > 0 &&
	       (vdm_html_is(n, "header") || vdm_html_is(n, "footer") ||
		vdm_html_has_role(n, "banner") ||
		vdm_html_has_role(n, "contentinfo"));
}

/* What a part is, unless it is so by its name alone and somebody speaks in it,
 * or it is the record's. */
static const char *
part_of(const struct weights *all, const struct vdm_node *n, int amid)
{
	if (is_of_record(all, n))
		return NULL;
	return weight_of(all, n)->turns > 0 && !vdm_web_part_is_sure(n, 1)
		   ? NULL
		   : vdm_web_part(n, amid);
}

static void
leave_amid(struct vdm_web *w, const struct weights *all)
{
	const struct weight *whole = weight_of(all, w->article);
	struct vdm_node *n, *next;
	int amid = w->article != w->body;

	for (n = vdm_node_step(w->article, w->article); n != NULL; n = next) {
		const char *what;
		const struct weight *x;

		next = vdm_node_step(n, w->article);
		if (!vdm_node_is_element(n) || n->pos.column == 0)
			continue;
		x = weight_of(all, n);
		what = part_of(all, n, amid);
		if (what == NULL && vdm_html_is(n, "aside") &&
		    2 * x->linked >= x->chars && x->chars > 0)
			what = "what stands aside";
		if (what == NULL || 10 * x->chars > 4 * whole->chars + 200 ||
		    !(vdm_web_part_is_sure(n, 1) || is_slight(all, n)))
			continue;
		next = skip(n, w->article);
		leave_out(w, n, what);
	}
}

/* ---- finding it ------------------------------------------------------------
 */

typedef int is_it(const struct vdm_node *n);

static int
is_main(const struct vdm_node *n)
{
	return vdm_html_is(n, "main") || vdm_html_has_role(n, "main");
}

static int
is_article(const struct vdm_node *n)
{
	return vdm_html_is(n, "article") || vdm_html_has_role(n, "article");
}

static int
is_article_body(const struct vdm_node *n)
{
	return vdm_words_have(vdm_dom_attr(n, "itemprop"), "articleBody");
}

static int
is_container(const struct vdm_node *n)
{
	return vdm_words_have("body div section article main center form "
			      "span font",
			      vdm_html_name(n));
}

/* Names that page makers give the article; the first ones are surest. */
static int
is_called(const struct vdm_node *n)
{
	static const char ids[] =
	    "mw-content-text bodyContent content main-content maincontent "
	    "main_content main article articleBody article-body story "
	    "post-content page-content primary transcript";
	static const char classes[] =
	    "mw-parser-output entry-content post-content article-body "
	    "article-content story-body main-content page-content transcript";
	const char *s = vdm_dom_attr(n, "class");
	size_t k;

	if (!is_container(n))
		return 0;
	if (vdm_words_have(ids, vdm_dom_attr(n, "id")))
		return 1;
	for (; *s != '\0'; s += k) {
		char word[32];

		s += strspn(s, " \t\r\n");
		k = strcspn(s, " \t\r\n");
		if (k == 0 || k >= sizeof(word))
			continue;
		memcpy(word, s, k);
		word[k] = '\0';
		if (vdm_words_have(classes, word))
			return 1;
	}
	return 0;
}

/* The only such element that is in no other such; NULL: there is none, or there
 * are several, or it holds less than `share` tenths of the words. */
static struct vdm_node *
only(const struct vdm_web *w, const struct weights *all, is_it *look,
     unsigned share)
{
	struct vdm_node *n, *found = NULL;

	for (n = w->body; n != NULL;
	     n = n != found ? vdm_node_step(n, w->body) : skip(n, w->body)) {
		if (!vdm_node_is_element(n) || n == found || !look(n) ||
		    weight_of(all, n)->chars == 0)
			continue;
		if (found != NULL)
			return NULL;
		found = n;
	}
	if (found == NULL || 10 * weight_of(all, found)->chars <
				 share * weight_of(all, w->body)->chars)
		return NULL;
	return found;
}

/* Whether what stands beside the heaviest has half as many words that are no
 * links, whatever it is called. */
static int
is_as_heavy(const struct weights *all, const struct vdm_node *heaviest,
	    const struct vdm_node *n)
{
	const struct weight *x = weight_of(all, n);
	const struct weight *most = weight_of(all, heaviest);

	return !vdm_web_part_is_sure(n, 0) && x->chars - x->linked >= 400 &&
	       2 * (x->chars - x->linked) >= most->chars - most->linked;
}

/* The one child that holds nearly all words that are no links, where all that
 * stands beside it is links, or a part of another kind; or NULL. */
static struct vdm_node *
heavy_child(const struct weights *all, const struct vdm_node *d)
{
	struct vdm_node *c, *found = NULL;
	size_t most = 0;

	for (c = d->first; c != NULL; c = c->next) {
		const struct weight *x = weight_of(all, c);

		if (vdm_node_is_element(c) && x->chars - x->linked > most) {
			most = x->chars - x->linked;
			found = c;
		}
	}
	for (c = found != NULL ? d->first : NULL; c != NULL; c = c->next) {
		const struct weight *x = weight_of(all, c);

		if (c == found || x->chars == 0)
			continue;
		if (!vdm_node_is_element(c) || is_as_heavy(all, found, c) ||
		    (part_of(all, c, 0) == NULL &&
		     (2 * x->linked < x->chars || x->links < 2)))
			return NULL;
	}
	return found;
}

/* Down to where words stand beside each other. */
static struct vdm_node *
descend(const struct weights *all, struct vdm_node *n)
{
	struct vdm_node *c;

	while ((c = heavy_child(all, n)) != NULL && is_container(c) &&
	       part_of(all, c, 0) == NULL && vdm_html_has_block(c))
		n = c;
	return n;
}

static int
is_h1(const struct vdm_node *n)
{
	return vdm_html_is(n, "h1");
}

/* The page's heading often stands before its article: it goes with that, if
 * the page's title begins with it. */
static void
take_heading(struct vdm_web *w, const struct weights *all)
{
	const struct vdm_node *title =
	    vdm_dom_child(w->head, VDM_NS_XHTML, "title");
	struct vdm_node *h = only(w, all, is_h1, 0), *up;
	struct vdm_buf head, whole;
	int is_its = 0;

	for (up = h; up != NULL && up != w->article; up = up->parent)
		if (vdm_html_is(up, "nav") || vdm_html_is(up, "aside") ||
		    vdm_html_is(up, "footer"))
			return;
	if (h == NULL || up == w->article || title == NULL)
		return;
	vdm_buf_init(&head);
	vdm_buf_init(&whole);
	vdm_node_content(h, &head);
	vdm_node_content(title, &whole);
	is_its = head.len > 0 &&
		 vdm_web_is_begun(vdm_buf_str(&whole), vdm_buf_str(&head)) > 0;
	if (is_its) {
		vdm_node_unlink(h);
		if (w->article->first != NULL)
			vdm_node_insert_before(w->article->first, h);
		else
			vdm_node_append(w->article, h);
	}
	w->work->arena.failed |= head.failed || whole.failed;
	vdm_buf_fini(&head);
	vdm_buf_fini(&whole);
}

static struct vdm_node *
find_article(const struct vdm_web *w, const struct weights *all)
{
	struct vdm_node *n = only(w, all, is_main, 1);

	if (n == NULL)
		n = only(w, all, is_article, 3);
	if (n == NULL)
		n = only(w, all, is_article_body, 2);
	if (n == NULL)
		n = only(w, all, is_called, 4);
	return descend(all, n != NULL ? n : w->body);
}

int
vdm_web_article(struct vdm_web *w)
{
	struct weights all = {NULL, 0, &w->work->arena};

	if (w->body == NULL)
		return 0;
	if (weigh(&all, w->body) != 0) {
		errno = ENOMEM;
		return -1;
	}
	w->article = find_article(w, &all);
	take_heading(w, &all);
	leave_amid(w, &all);
	leave_siblings(w, w->article);
	unweigh(&all);
	return 0;
}
