/* SPDX-License-Identifier: MIT */
/* The navigation document of EPUB 3, and the NCX of EPUB 2. */
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "base/words.h"
#include "rules/epub/publication.h"

static void
wrong(const struct vdm_item *item, const struct vdm_xdoc_node *el,
      const char *what)
{
	vdm_diag(&item->sink, VDM_D_EPUB_NAV, el != NULL ? &el->pos : NULL,
		 NULL, "%s", what);
}

/*
 * Words, or a picture that has a description: 7.3 asks for text that a reading
 * system can show or speak.
 */
static int
has_label(struct vdm_arena *arena, const struct vdm_xdoc_node *el)
{
	const struct vdm_xdoc_node *n;

	if (*vdm_xdoc_content(arena, el) != '\0')
		return 1;
	for (n = el; n != NULL; n = vdm_xdoc_step(n, el)) {
		const char *alt;

		if (n->name == NULL)
			continue;
		alt = vdm_xdoc_get(n, "", "alt");
		if (alt == NULL)
			alt = vdm_xdoc_get(n, "", "title");
		if (alt == NULL)
			alt = vdm_xdoc_get(n, "", "aria-label");
		if (alt != NULL && *alt != '\0')
			return 1;
	}
	return 0;
}

static int
is_heading(const struct vdm_xdoc_node *n)
{
	return strcmp(n->ns, NS_XHTML) == 0 &&
	       ((n->name[0] == 'h' && n->name[1] >= '1' && n->name[1] <= '6' &&
		 n->name[2] == '\0') ||
		strcmp(n->name, "hgroup") == 0);
}

/* An entry is a line of text: no block stands in it. */
static void
check_phrase(const struct vdm_item *item, const struct vdm_xdoc_node *entry)
{
	static const char blocks[] =
	    "address article aside blockquote div dl fieldset figure footer "
	    "form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table "
	    "ul";
	const struct vdm_xdoc_node *n;

	for (n = entry; n != NULL; n = vdm_xdoc_step(n, entry))
		if (n->name != NULL && strcmp(n->ns, NS_XHTML) == 0 &&
		    vdm_words_have(blocks, n->name))
			wrong(item, n,
			      "an entry of the navigation holds a block");
}

static void
check_entry(struct vdm_pkg *pkg, struct vdm_item *item,
	    const struct vdm_xdoc_node *n, int landmarks)
{
	struct vdm_arena *a = &pkg->pub->arena;

	if (vdm_xdoc_is(n, NS_XHTML, "a") || vdm_xdoc_is(n, NS_XHTML, "span")) {
		if (n->parent != NULL &&
		    vdm_xdoc_is(n->parent, NS_XHTML, "li") && !has_label(a, n))
			wrong(item, n, "an entry of the navigation is empty");
		if (n->parent != NULL && vdm_xdoc_is(n->parent, NS_XHTML, "li"))
			check_phrase(item, n);
		if (landmarks && vdm_xdoc_is(n, NS_XHTML, "a") &&
		    vdm_xdoc_get(n, NS_OPS, "type") == NULL)
			wrong(item, n,
			      "a landmark does not say what it is "
			      "(epub:type)");
	} else if (is_heading(n) && !has_label(a, n)) {
		wrong(item, n, "a heading of the navigation is empty");
	}
}

/* Whether no landmark of its kind leads to where it leads (7.4.4). */
static int
is_new_landmark(struct vdm_pkg *pkg, const struct vdm_item *item,
		const struct vdm_xdoc_node *n, struct vdm_strmap *seen)
{
	const char *type = vdm_xdoc_get(n, NS_OPS, "type");
	const char *href = vdm_xdoc_get(n, "", "href"), *key;
	struct vdm_url url;
	struct vdm_buf b;
	int fresh;

	if (!vdm_xdoc_is(n, NS_XHTML, "a") || type == NULL || href == NULL ||
	    vdm_url_resolve(&pkg->pub->arena, item->url.path, href, &url) != 0)
		return 1;
	vdm_buf_init(&b);
	vdm_buf_printf(&b, "%s %s#%s", type, url.path != NULL ? url.path : "",
		       url.fragment != NULL ? url.fragment : "");
	key = vdm_arena_strdup(&pkg->pub->arena, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	fresh = key == NULL || vdm_strmap_put(seen, key, 0);
	return fresh || seen->failed;
}

static void
check_typed(struct vdm_pkg *pkg, struct vdm_item *item,
	    const struct vdm_xdoc_node *nav, const char *type)
{
	int landmarks = vdm_words_have(type, "landmarks");
	const struct vdm_xdoc_node *n;
	struct vdm_strmap seen = {0};

	for (n = nav; n != NULL; n = vdm_xdoc_step(n, nav))
		if (n->name != NULL)
			check_entry(pkg, item, n, landmarks);
	for (n = nav; landmarks && n != NULL; n = vdm_xdoc_step(n, nav))
		if (n->name != NULL && !is_new_landmark(pkg, item, n, &seen))
			wrong(item, n,
			      "two landmarks are of one kind and lead to one "
			      "place");
	if (seen.failed)
		pkg->pub->arena.failed = 1;
	vdm_strmap_fini(&seen);
	/*
	 * Reading systems know what to call the three; any other must say it.
	 */
	if (!landmarks && !vdm_words_have(type, "page-list") &&
	    !vdm_words_have(type, "toc") &&
	    (vdm_xdoc_child(nav, "", NULL) == NULL ||
	     !is_heading(vdm_xdoc_child(nav, "", NULL))))
		wrong(item, nav, "a nav of another type must have a heading");
}

void
vdm_check_nav(struct vdm_pkg *pkg, struct vdm_item *item)
{
	static const char *const once[] = {"toc", "landmarks", "page-list"};
	const struct vdm_xdoc_node *root = item->dom.root, *n;
	int count[3] = {0};

	for (n = root; n != NULL; n = vdm_xdoc_step(n, root)) {
		const char *type;

		if (!vdm_xdoc_is(n, NS_XHTML, "nav"))
			continue;
		type = vdm_xdoc_get(n, NS_OPS, "type");
		if (type == NULL)
			continue;
		for (int i = 0; i < 3; i++)
			count[i] += vdm_words_have(type, once[i]);
		check_typed(pkg, item, n, type);
	}
	if (count[0] != 1)
		wrong(item, root,
		      count[0] == 0 ? "no nav is the table of contents "
				      "(epub:type=\"toc\")"
				    : "two navs are the table of contents");
	if (count[1] > 1)
		wrong(item, root,
		      "two navs are the landmarks (epub:type=\"landmarks\")");
	if (count[2] > 1)
		wrong(item, root,
		      "two navs are the list of pages "
		      "(epub:type=\"page-list\")");
}

/* ---- NCX -------------------------------------------------------------- */

static const char *
trimmed(struct vdm_arena *arena, const char *s)
{
	size_t n;

	while (vdm_is_space((unsigned char)*s))
		s++;
	for (n = strlen(s); n > 0 && vdm_is_space((unsigned char)s[n - 1]); n--)
		;
	s = vdm_arena_strndup(arena, s, n);
	return s != NULL ? s : "";
}

static void
check_uid(struct vdm_pkg *pkg, struct vdm_item *item,
	  const struct vdm_xdoc_node *root)
{
	const struct vdm_xdoc_node *n = vdm_xdoc_child(root, NS_NCX, "head");

	n = vdm_xdoc_child(n, NS_NCX, "meta");
	for (; n != NULL; n = vdm_xdoc_next(n, NS_NCX, "meta")) {
		const char *name = vdm_xdoc_get(n, "", "name");
		const char *uid = vdm_xdoc_get(n, "", "content");

		if (name == NULL || strcmp(name, "dtb:uid") != 0 ||
		    uid == NULL || pkg->uid == NULL)
			continue;
		uid = trimmed(&pkg->pub->arena, uid);
		if (strcmp(uid, pkg->uid) != 0)
			vdm_diag(&item->sink, VDM_D_EPUB_NCX, &n->pos, NULL,
				 "dtb:uid is \"%.100s\", but the package's "
				 "identifier is \"%.100s\"",
				 uid, pkg->uid);
	}
}

/* A place in the order, and where it leads. */
struct place {
	const struct vdm_xdoc_node *el;
	const char *src;
	long order;
};

static int
by_order(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	return (x->order > y->order) - (x->order < y->order);
}

static int
by_src(const void *a, const void *b)
{
	int d = strcmp(((const struct place *)a)->src,
		       ((const struct place *)b)->src);

	return d != 0 ? d : by_order(a, b);
}

static void
bad_order(const struct vdm_item *item, const struct place *p, const char *what)
{
	vdm_diag(&item->sink, VDM_D_EPUB_NCX, &p->el->pos, NULL,
		 "the playOrder \"%ld\" %s", p->order, what);
}

/* Places are counted from 1 on without a gap; those of one number lead to one
 * place, and the other way round (Z39.86-2005, 8.4.2). Sorts them. */
static void
check_places(const struct vdm_item *item, struct place *list, size_t n)
{
	size_t i;

	vdm_sort(list, n, sizeof *list, by_order);
	if (n > 0 && list[0].order != 1)
		bad_order(item, &list[0], "is the first, and not 1");
	for (i = 1; i < n; i++) {
		if (list[i].order > list[i - 1].order + 1)
			bad_order(item, &list[i], "comes behind a gap");
		if (list[i].order == list[i - 1].order &&
		    strcmp(list[i].src, list[i - 1].src) != 0)
			bad_order(item, &list[i],
				  "stands at two places that lead to different "
				  "ones");
	}
	vdm_sort(list, n, sizeof *list, by_src);
	for (i = 1; i < n; i++)
		if (list[i].order != list[i - 1].order &&
		    strcmp(list[i].src, list[i - 1].src) == 0)
			bad_order(item, &list[i],
				  "is another one than that of a place that "
				  "leads to the same");
}

static void
check_play_order(struct vdm_pkg *pkg, struct vdm_item *item,
		 const struct vdm_xdoc_node *root)
{
	const struct vdm_xdoc_node *n;
	struct place *list;
	size_t count = 0, i = 0;

	for (n = root; n != NULL; n = vdm_xdoc_step(n, root))
		count += n->name != NULL;
	list = vdm_arena_alloc(&pkg->pub->arena, (count + 1) * sizeof *list);
	for (n = root; list != NULL && n != NULL; n = vdm_xdoc_step(n, root)) {
		const char *order =
		    n->name != NULL ? vdm_xdoc_get(n, "", "playOrder") : NULL;
		const struct vdm_xdoc_node *to =
		    order != NULL ? vdm_xdoc_child(n, NS_NCX, "content") : NULL;

		list[i].el = n;
		list[i].src = to != NULL ? vdm_xdoc_get(to, "", "src") : NULL;
		list[i].order = order != NULL ? strtol(order, NULL, 10) : 0;
		i += list[i].src != NULL && list[i].order > 0;
	}
	if (list != NULL)
		check_places(item, list, i);
}

void
vdm_check_ncx(struct vdm_pkg *pkg, struct vdm_item *item)
{
	const struct vdm_xdoc *dom;
	const struct vdm_xdoc_node *n;

	if (item->entry < 0)
		return;
	dom = vdm_item_dom(pkg, item);
	if (dom == NULL)
		return;
	if (dom->public_id != NULL &&
	    strcmp(dom->public_id, "-//NISO//DTD ncx 2005-1//EN") != 0)
		vdm_diag(&item->sink, VDM_D_EPUB_DOCTYPE, NULL, NULL,
			 "the document type \"%.100s\" is not that of an NCX",
			 dom->public_id);
	check_uid(pkg, item, dom->root);
	check_play_order(pkg, item, dom->root);
	for (size_t i = 1; i < dom->ids_count; i++)
		if (strcmp(dom->ids[i].id, dom->ids[i - 1].id) == 0)
			vdm_diag(&item->sink, VDM_D_EPUB_NCX, NULL, NULL,
				 "two elements have the id \"%s\"",
				 dom->ids[i].id);
	for (n = dom->root; n != NULL; n = vdm_xdoc_step(n, dom->root))
		if (vdm_xdoc_is(n, NS_NCX, "content"))
			vdm_add_ref(pkg, item, n, item->url.path,
				    vdm_xdoc_get(n, "", "src"), VDM_REF_LINK,
				    0);
}
