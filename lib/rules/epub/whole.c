/* SPDX-License-Identifier: MIT */
/* Rules of HTML that speak of a page as a whole: what it has once, what its
 * elements call each other by, what stands beside what. */
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/map.h"
#include "base/words.h"
#include "rules/epub/publication.h"

static void
wrong(const struct vdm_item *item, const struct vdm_xdoc_node *el,
      const char *what, const char *value)
{
	vdm_diag(&item->sink, VDM_D_EPUB_MARKUP, &el->pos, NULL,
		 "%s: \"%.100s\"", what, value);
}

/* What was seen of a page so far. */
struct whole {
	const struct vdm_item *item;
	struct vdm_strmap maps; /* by name */
	int bases, mains;
};

/* ---- once ------------------------------------------------------------- */

/* HTML, 4.4.14: what a main may stand in; elements of one's own, too. */
static void
check_main(struct whole *w, const struct vdm_xdoc_node *el)
{
	const struct vdm_xdoc_node *up;

	if (vdm_xdoc_get(el, "", "hidden") == NULL && w->mains++ > 0)
		wrong(w->item, el, "a page has two main parts", el->name);
	for (up = el->parent; up != NULL; up = up->parent)
		if (strcmp(up->ns, NS_XHTML) == 0 &&
		    !vdm_words_have("html body div form", up->name) &&
		    strchr(up->name, '-') == NULL) {
			wrong(w->item, el, "the main part stands in", up->name);
			return;
		}
}

static void
check_once(struct whole *w, const struct vdm_xdoc_node *el)
{
	const char *name = vdm_xdoc_get(el, "", "name");

	if (vdm_is_html(el, "base") && w->bases++ > 0)
		wrong(w->item, el, "a page has two bases", el->name);
	else if (vdm_is_html(el, "main"))
		check_main(w, el);
	else if (vdm_is_html(el, "map") && name != NULL &&
		 !vdm_strmap_put(&w->maps, name, 0) && !w->maps.failed)
		wrong(w->item, el, "two maps have one name", name);
}

/* ---- by name ----------------------------------------------------------- */

/* HTML, 4.8.14: the map that a picture is laid out with is there. */
static void
check_usemap(const struct whole *w, const struct vdm_xdoc_node *el)
{
	const char *name = vdm_xdoc_get(el, "", "usemap");

	if (name != NULL && name[0] == '#' && name[1] != '\0' &&
	    !vdm_strmap_get(&w->maps, name + 1, NULL))
		wrong(w->item, el, "usemap names no map of the page", name);
}

static const struct vdm_xdoc_node *
table_of(const struct vdm_xdoc_node *el)
{
	while (el != NULL && !vdm_is_html(el, "table"))
		el = el->parent;
	return el;
}

/* What a cell is headed by stands in the same table (HTML, 4.9.11). */
static void
check_headers(const struct whole *w, const struct vdm_xdoc_node *el)
{
	const char *list = vdm_xdoc_get(el, "", "headers");
	const struct vdm_xdoc_node *to;
	struct vdm_buf id;
	size_t n;

	vdm_buf_init(&id);
	while (list != NULL && *(list += strspn(list, " \t\r\n\f")) != '\0') {
		n = strcspn(list, " \t\r\n\f");
		vdm_buf_clear(&id);
		vdm_buf_put(&id, list, n);
		list += n;
		to = vdm_xdoc_by_id(&w->item->dom, vdm_buf_str(&id));
		if (to != NULL && table_of(to) != table_of(el))
			wrong(w->item, el,
			      "a cell is headed by one of another table",
			      vdm_buf_str(&id));
	}
	vdm_buf_fini(&id);
}

/* HTML, 4.10.2: what a label may be of. */
static int
is_labelable(const struct vdm_xdoc_node *n)
{
	static const char names[] =
	    "button input meter output progress select textarea";
	const char *type = vdm_xdoc_get(n, "", "type");

	return strcmp(n->ns, NS_XHTML) == 0 && vdm_words_have(names, n->name) &&
	       !(vdm_is_html(n, "input") && type != NULL &&
		 strcasecmp(type, "hidden") == 0);
}

/* A label holds nothing that could be labelled but what it labels. */
static void
check_label(const struct whole *w, const struct vdm_xdoc_node *el)
{
	const char *wanted = vdm_xdoc_get(el, "", "for");
	const struct vdm_xdoc_node *n, *first = NULL;

	for (n = vdm_xdoc_step(el, el); n != NULL; n = vdm_xdoc_step(n, el)) {
		const char *id;

		if (n->name == NULL || !is_labelable(n))
			continue;
		id = vdm_xdoc_get(n, "", "id");
		if (wanted != NULL ? id == NULL || strcmp(id, wanted) != 0
				   : first != NULL)
			wrong(w->item, n,
			      "a label holds what is not labelled by it",
			      n->name);
		if (first == NULL)
			first = n;
	}
}

/* ---- attributes that want another --------------------------------------- */

/* HTML, 5.2.2: microdata's attributes are of an item, its id is of a type. */
static void
check_microdata(const struct whole *w, const struct vdm_xdoc_node *el)
{
	static const struct {
		const char *attr, *needs;
	} pairs[] = {{"itemtype", "itemscope"},
		     {"itemid", "itemtype"},
		     {"itemref", "itemscope"}};

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (vdm_xdoc_get(el, "", pairs[i].attr) != NULL &&
		    vdm_xdoc_get(el, "", pairs[i].needs) == NULL)
			wrong(w->item, el,
			      "an attribute of microdata stands without "
			      "another",
			      pairs[i].attr);
}

/* "a.png 100w": widths mean something by the place that there is (HTML,
 * 4.8.3); a picture that is not loaded at once has that by itself. */
static void
check_sizes(const struct whole *w, const struct vdm_xdoc_node *el)
{
	const char *set = vdm_xdoc_get(el, "", "srcset");
	const char *loading = vdm_xdoc_get(el, "", "loading");
	size_t n;

	if (set == NULL || vdm_xdoc_get(el, "", "sizes") != NULL ||
	    (loading != NULL && strcasecmp(loading, "lazy") == 0))
		return;
	while (*(set += strspn(set, ", \t\r\n\f")) != '\0') {
		if (strncmp(set, "data:", 5) == 0)
			return; /* it has commas of its own */
		set += strcspn(set, " \t\r\n\f");
		set += strspn(set, " \t\r\n\f");
		n = strspn(set, "0123456789");
		if (n > 0 && set[n] == 'w') {
			wrong(w->item, el, "widths stand without sizes",
			      el->name);
			return;
		}
		set += strcspn(set, ",");
	}
}

/* Whether nothing but white space is in an element. */
static int
is_void(const struct vdm_xdoc_node *el)
{
	const struct vdm_xdoc_node *n;

	for (n = el->first; n != NULL; n = n->next)
		if (n->name != NULL || !vdm_is_wordless(n->text))
			return 0;
	return 1;
}

/* What an element with one attribute has another one, or words, for. */
static void
check_wants(const struct whole *w, const struct vdm_xdoc_node *el)
{
	const char *kind = vdm_xdoc_get(el, "", "kind");
	const char *rel = vdm_xdoc_get(el, "", "rel");
	const char *type = vdm_xdoc_get(el, "", "type");

	if (vdm_is_html(el, "track") && kind != NULL &&
	    strcasecmp(kind, "subtitles") == 0 &&
	    vdm_xdoc_get(el, "", "srclang") == NULL)
		wrong(w->item, el, "subtitles have no srclang", el->name);
	if (vdm_is_html(el, "link") && vdm_xdoc_get(el, "", "sizes") != NULL &&
	    !vdm_words_have(rel, "icon") &&
	    !vdm_words_have(rel, "apple-touch-icon"))
		wrong(w->item, el, "a link that is no icon has sizes",
		      rel != NULL ? rel : "");
	if (vdm_is_html(el, "script") && vdm_xdoc_get(el, "", "src") == NULL &&
	    (vdm_xdoc_get(el, "", "defer") != NULL ||
	     (vdm_xdoc_get(el, "", "async") != NULL &&
	      (type == NULL || strcasecmp(type, "module") != 0))))
		wrong(w->item, el,
		      "a script of the page is to be fetched later", el->name);
	if (vdm_is_html(el, "dialog") &&
	    vdm_xdoc_get(el, "", "tabindex") != NULL)
		wrong(w->item, el, "the element cannot have a tabindex",
		      el->name);
	if (vdm_is_html(el, "option") &&
	    vdm_xdoc_get(el, "", "label") == NULL &&
	    !vdm_is_html(el->parent, "datalist") && is_void(el))
		wrong(w->item, el, "a choice has no words", el->name);
}

/* A dl has groups of names, or a div for each. */
static void
check_groups(const struct whole *w, const struct vdm_xdoc_node *el)
{
	const struct vdm_xdoc_node *div = vdm_xdoc_child(el, NS_XHTML, "div");

	if (vdm_is_html(el, "dl") && div != NULL &&
	    (vdm_xdoc_child(el, NS_XHTML, "dt") != NULL ||
	     vdm_xdoc_child(el, NS_XHTML, "dd") != NULL))
		wrong(w->item, div, "groups stand beside names without one",
		      el->name);
}

/* HTML, 4.5.1 and 4.10.6: nothing that is reached by itself is in a link. */
static void
check_reach(const struct whole *w, const struct vdm_xdoc_node *el)
{
	const struct vdm_xdoc_node *up;

	if (vdm_xdoc_get(el, "", "tabindex") == NULL)
		return;
	for (up = el->parent; up != NULL; up = up->parent)
		if (vdm_is_html(up, "a") || vdm_is_html(up, "button")) {
			wrong(w->item, el, "what has a tabindex stands in",
			      up->name);
			return;
		}
}

void
vdm_check_whole(const struct vdm_item *item)
{
	const struct vdm_xdoc_node *root = item->dom.root, *n;
	struct whole w = {.item = item};

	for (n = root; n != NULL; n = vdm_xdoc_step(n, root)) {
		if (n->name == NULL || strcmp(n->ns, NS_XHTML) != 0)
			continue;
		check_once(&w, n);
		check_groups(&w, n);
		check_wants(&w, n);
		if (vdm_is_html(n, "label"))
			check_label(&w, n);
		if (n->attrs_count > 0) {
			check_headers(&w, n);
			check_microdata(&w, n);
			check_sizes(&w, n);
			check_reach(&w, n);
		}
	}
	for (n = root; n != NULL; n = vdm_xdoc_step(n, root))
		if (n->name != NULL && n->attrs_count > 0)
			check_usemap(&w, n);
	vdm_strmap_fini(&w.maps);
}
