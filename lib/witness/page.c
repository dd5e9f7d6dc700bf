/* SPDX-License-Identifier: MIT */
/*
 * A web page: the tree that HTML's own rules make of it, before any reader did
 * anything to it, with the eyes that see tags. What a page states of itself
 * counts, wherever in the page; what its scripts say does not.
 */
#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/decode.h"
#include "base/memory.h"
#include "html/html.h"
#include "record/record.h"
#include "witness/see.h"
#include "witness/witness.h"

/* A page's head is what it says of itself, and no labels of a book. */
static int
is_told(const struct vdm_node *n)
{
	return !vdm_html_is(n, "script") && !vdm_html_is(n, "style");
}

static void
address_see(struct vdm_testimony *t, const char *s, const struct vdm_pos *pos)
{
	vdm_testimony_addresses(t, VDM_THING_ADDRESS, s, strlen(s), pos);
}

/* A value; of an address the parts are no words. */
static void
stated_see(struct vdm_testimony *t, const char *s, const struct vdm_pos *pos)
{
	vdm_testimony_words(t,
			    vdm_testimony_is_address(s, strlen(s)) &&
				    strchr(s, ' ') == NULL
				? VDM_PLACE_IMPLIED
				: VDM_PLACE_METADATA,
			    s, strlen(s), pos);
	address_see(t, s, pos);
}

static void
head_see(struct vdm_testimony *t, const struct vdm_node *head)
{
	const struct vdm_node *n;

	for (n = head; n != NULL; n = vdm_node_walk(n, head)) {
		const char *content = vdm_dom_attr(n, "content");

		if (n->kind == VDM_KIND_TEXT && is_told(n->parent))
			vdm_testimony_words(t, VDM_PLACE_METADATA, n->text,
					    strlen(n->text), &n->pos);
		if (n->kind == VDM_KIND_COMMENT)
			vdm_testimony_words(t, VDM_PLACE_APART, n->text,
					    strlen(n->text), &n->pos);
		if (vdm_html_is(n, "meta"))
			stated_see(t, content, &n->pos);
		if (vdm_html_is(n, "link"))
			vdm_testimony_address(
			    t, VDM_THING_ADDRESS, vdm_dom_attr(n, "href"),
			    strlen(vdm_dom_attr(n, "href")), &n->pos);
	}
}

static const char *
direction(const char *value)
{
	static const char *const names[] = {"rtl", "ltr", "auto"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcasecmp(value, names[i]) == 0)
			return names[i];
	return value;
}

/* An address as it is seen from where the page says: to follow a link of the
 * page and one of its copy leads to the same place. */
static const char *
seen_from(const char *base, const char *value, struct vdm_buf *room)
{
	if (base == NULL || *value == '\0' || *value == '#' ||
	    vdm_address_scheme(value) > 0)
		return value;
	vdm_buf_clear(room);
	vdm_address_resolve(room, base, value);
	return vdm_buf_str(room);
}

static void
enter(struct vdm_walk *walk, const struct vdm_node *n)
{
	const struct vdm_attr *a;
	struct vdm_buf room;
	int leads = 0;

	vdm_buf_init(&room);
	vdm_walk_enter(walk, n->name, strlen(n->name));
	for (a = n->attrs; a != NULL; a = a->next) {
		const char *value = a->value;

		/* of which HTML takes any case */
		if (strcmp(a->name, "dir") == 0)
			value = direction(value);
		if (strcmp(a->name, "href") == 0 || strcmp(a->name, "src") == 0)
			value = seen_from(walk->base, value, &room);
		leads |= vdm_walk_attribute(walk, a->name, strlen(a->name),
					    value, strlen(value), &n->pos);
	}
	vdm_walk_entered(walk, leads, &n->pos);
	walk->t->failed = walk->t->failed || room.failed;
	vdm_buf_fini(&room);
}

/* From where its addresses are seen; NULL: from the page itself. */
static const char *
base_of(const struct vdm_node *html)
{
	const struct vdm_node *n;
	const char *href = NULL;

	for (n = html; n != NULL && href == NULL; n = vdm_node_walk(n, html))
		if (vdm_html_is(n, "base"))
			href = vdm_dom_attr(n, "href");
	return href != NULL && vdm_address_is_absolute(href) ? href : NULL;
}

static void
node_see(struct vdm_walk *walk, const struct vdm_node *n)
{
	struct vdm_pos pos = n->pos;

	if (vdm_node_is_element(n)) {
		enter(walk, n);
	} else if (n->kind == VDM_KIND_TEXT) {
		if (!is_told(n->parent))
			return;
		vdm_testimony_text(walk->t, vdm_walk_place(walk), n->text,
				   strlen(n->text), &pos);
		vdm_walk_addresses(walk, n->text, strlen(n->text), &n->pos);
	} else if (n->text != NULL && (n->kind != VDM_KIND_INSTRUCTION ||
				       strcmp(n->name, "xml") != 0)) {
		vdm_testimony_words(walk->t, vdm_walk_aside(walk), n->text,
				    strlen(n->text), &n->pos);
	}
}

/* What a set of frames says for who sees none, which HTML leaves unparsed. */
static void
frames_see(struct vdm_walk *walk, const struct vdm_node *root)
{
	struct vdm_record *work = vdm_record_new();
	struct vdm_node *body = NULL;
	struct vdm_buf words;
	const struct vdm_node *n;
	int deep = 0;

	vdm_buf_init(&words);
	for (n = root; n != NULL; n = vdm_node_walk(n, root))
		if (vdm_html_is(n, "noframes"))
			vdm_node_content(n, &words);
	if (work != NULL)
		body = vdm_html_fragment(work, vdm_buf_str(&words), words.len,
					 &deep);
	if (body != NULL)
		vdm_walk_tree(walk, body, node_see);
	walk->t->failed = walk->t->failed || body == NULL || words.failed ||
			  work->arena.failed;
	vdm_buf_fini(&words);
	vdm_record_free(work);
}

static void
page_see(struct vdm_testimony *t, const struct vdm_node *html)
{
	const struct vdm_node *n;
	struct vdm_walk *walk =
	    vdm_witness_walk_new(t, VDM_WORDS_HTML, VDM_PLACE_BODY);

	if (walk != NULL) {
		walk->theirs = 1;
		walk->base = base_of(html);
	}
	stated_see(t, vdm_dom_attr(html, "lang"), &html->pos);
	stated_see(t, vdm_dom_attr(html, "xml:lang"), &html->pos);
	for (n = html->first; walk != NULL && n != NULL; n = n->next) {
		if (vdm_html_is(n, "head"))
			head_see(t, n);
		else if (vdm_html_is(n, "body") || !vdm_node_is_element(n))
			vdm_walk_tree(walk, n, node_see);
		else if (vdm_html_is(n, "frameset") ||
			 vdm_html_is(n, "noframes"))
			frames_see(walk, n);
	}
	vdm_free(walk);
}

int
vdm_witness_page(struct vdm_testimony *t, const char *bytes, size_t length,
		 const char *encoding)
{
	struct vdm_record *work = vdm_record_new();
	struct vdm_html_encoding stated;
	struct vdm_node *html = NULL;
	struct vdm_buf text;
	int deep = 0;

	vdm_buf_init(&text);
	vdm_html_encoding(&stated, bytes, length);
	if (encoding == NULL)
		encoding = stated.name;
	if (work != NULL &&
	    vdm_decode(bytes, length, encoding, &text, NULL) == 0)
		html =
		    vdm_html_saved(work, vdm_buf_str(&text), text.len, &deep);
	if (html != NULL && !deep)
		page_see(t, html);
	t->failed =
	    t->failed || work == NULL || text.failed || work->arena.failed;
	vdm_buf_fini(&text);
	vdm_record_free(work);
	return vdm_witness_end(t);
}
