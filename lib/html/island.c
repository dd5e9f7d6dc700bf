/* SPDX-License-Identifier: MIT */
/*
 * What of MathML and SVG may stand in a page as it is. A list of what may, not
 * of what may not: whatever is new, runs, or fetches is carried instead, and
 * harms nobody.
 */
#include "html/island.h"

#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/limits.h"
#include "base/words.h"
#include "html/html.h"
#include "xml/sax.h"

#define NS_XLINK "http://www.w3.org/1999/xlink"

/* Presentation MathML (MathML 3, 3), and what gives a formula its meaning. */
static const char mathml[] =
    "annotation annotation-xml maction maligngroup malignmark math menclose "
    "merror mfenced mfrac mglyph mi mlabeledtr mlongdiv mmultiscripts mn mo "
    "mover mpadded mphantom mprescripts mroot mrow ms mscarries mscarry "
    "msgroup msline mspace msqrt msrow mstack mstyle msub msubsup msup "
    "mtable mtd mtext mtr munder munderover none semantics";

/* SVG's shapes, texts, paints and filters. */
static const char svg[] =
    "a circle clipPath defs desc ellipse feBlend feColorMatrix "
    "feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting "
    "feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB "
    "feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology "
    "feOffset fePointLight feSpecularLighting feSpotLight feTile "
    "feTurbulence filter g line linearGradient marker mask metadata path "
    "pattern polygon polyline radialGradient rect stop style svg switch "
    "symbol text textPath title tspan use view";

struct look {
	const char *ns, *prefix; /* of the root's name */
	size_t prefix_length;
	struct vdm_strmap own; /* the ids in it */
};

static int
is_ns(const struct vdm_node *n, const char *ns)
{
	return vdm_node_ns(n) != NULL && strcmp(vdm_node_ns(n), ns) == 0;
}

static const char *
local_of(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon != NULL ? colon + 1 : name;
}

int
vdm_html_is_island(const struct vdm_node *n)
{
	const struct vdm_node *p = n->parent;

	if (!vdm_node_is_element(n) ||
	    (p != NULL && (is_ns(p, VDM_NS_MATHML) || is_ns(p, VDM_NS_SVG))))
		return 0;
	return (is_ns(n, VDM_NS_MATHML) &&
		strcmp(local_of(n->name), "math") == 0) ||
	       (is_ns(n, VDM_NS_SVG) && strcmp(local_of(n->name), "svg") == 0);
}

size_t
vdm_html_island_prefix(const struct vdm_node *n)
{
	const char *colon = strchr(n->name, ':');

	return colon != NULL ? (size_t)(colon - n->name) : 0;
}

/* ---- attributes --------------------------------------------------------- */

static int
has_word(const char *s, const char *word)
{
	size_t n = strlen(word);

	while (*s != '\0' && strncasecmp(s, word, n) != 0)
		s++;
	return *s != '\0';
}

/* Whether words of style fetch or run nothing; what is written with escapes
 * may say anything. */
static int
is_still(const char *s)
{
	const char *at = s;

	if (strchr(s, '\\') != NULL || strchr(s, '@') != NULL ||
	    has_word(s, "expression(") || has_word(s, "behavior") ||
	    has_word(s, "-moz-binding") || has_word(s, "javascript:") ||
	    has_word(s, "image-set(") || has_word(s, "src("))
		return 0;
	for (; *at != '\0'; at++)
		if (strncasecmp(at, "url(", 4) == 0 &&
		    at[4 + strspn(at + 4, " \t\r\n\"'")] != '#')
			return 0;
	return 1;
}

/* An address in the drawing itself, or a link that a reader follows who asks
 * for it. */
static int
leads_well(const struct look *l, const struct vdm_node *n, const char *value)
{
	if (value[0] == '#')
		return vdm_strmap_get(&l->own, value + 1, NULL);
	return strcmp(local_of(n->name), "a") == 0 &&
	       (vdm_address_has_scheme(value, "http") ||
		vdm_address_has_scheme(value, "https") ||
		vdm_address_has_scheme(value, "mailto"));
}

/* Whether the prefix of an attribute's name is declared in the island. */
static int
is_declared(const struct vdm_node *n, const char *name, size_t prefix)
{
	const struct vdm_attr *a;

	for (; n != NULL && vdm_node_ns(n) != NULL; n = n->parent)
		for (a = n->attrs; a != NULL; a = a->next)
			if (strncmp(a->name, "xmlns:", 6) == 0 &&
			    strlen(a->name) == 6 + prefix &&
			    strncmp(a->name + 6, name, prefix) == 0)
				return 1;
	return 0;
}

static int
is_xlink(const char *name)
{
	return strncmp(name, "xlink:", 6) == 0;
}

static int
attr_fits(const struct look *l, const struct vdm_node *n,
	  const struct vdm_attr *a)
{
	const char *colon = strchr(a->name, ':');

	if (strncmp(a->name, "xmlns", 5) == 0)
		return colon != NULL && vdm_xml_is_ncname(colon + 1) &&
		       (strcmp(a->name, "xmlns:xlink") != 0 ||
			strcmp(a->value, NS_XLINK) == 0);
	if (!vdm_xml_is_qname(a->name) || strncasecmp(a->name, "on", 2) == 0 ||
	    strncmp(a->name, "altimg", 6) == 0 ||
	    strcmp(a->name, "xml:base") == 0)
		return 0;
	if (colon != NULL && strncmp(a->name, "xml:", 4) != 0 &&
	    (!is_xlink(a->name) ||
	     !is_declared(n, a->name, (size_t)(colon - a->name))))
		return 0;
	if (strcmp(local_of(a->name), "href") == 0)
		return leads_well(l, n, a->value);
	if (vdm_words_have("src action formaction data poster background ping "
			   "cite srcset base",
			   local_of(a->name)))
		return 0;
	if (strcmp(a->name, "id") == 0 || strcmp(a->name, "xml:id") == 0)
		return strcmp(a->name, "id") == 0 &&
		       vdm_xml_is_ncname(a->value) &&
		       strncmp(a->value, VDM_EPUB_ID, strlen(VDM_EPUB_ID)) != 0;
	return is_still(a->value);
}

/* ---- elements ----------------------------------------------------------- */

/* Content MathML is what a presentation means, in its place. */
static int
is_meaning(const struct vdm_node *n)
{
	const struct vdm_node *p = n->parent;

	while (p != NULL && vdm_node_ns(p) != NULL) {
		if (strcmp(local_of(p->name), "annotation-xml") == 0)
			return vdm_node_attr(p, "encoding") != NULL;
		p = p->parent;
	}
	return 0;
}

static int
name_fits(const struct look *l, const struct vdm_node *n)
{
	const char *name = local_of(n->name);

	if (!is_ns(n, l->ns) || vdm_html_island_prefix(n) != l->prefix_length ||
	    strncmp(n->name, l->prefix, l->prefix_length) != 0)
		return 0;
	if (strcmp(l->ns, VDM_NS_SVG) == 0)
		return vdm_words_have(svg, name);
	if (vdm_words_have("annotation annotation-xml", name) &&
	    (n->parent == NULL || !vdm_node_is_element(n->parent) ||
	     strcmp(local_of(n->parent->name), "semantics") != 0))
		return 0; /* of what else would it say anything? */
	return vdm_words_have(mathml, name) || is_meaning(n);
}

static int
comment_fits(const char *s)
{
	size_t n = strlen(s);

	return strstr(s, "--") == NULL && (n == 0 || s[n - 1] != '-') &&
	       strchr(s, '\r') == NULL && s[0] != '>' &&
	       vdm_xml_illegal(s) == NULL;
}

static int
node_fits(const struct look *l, const struct vdm_node *n)
{
	const struct vdm_attr *a;

	if (n->kind == VDM_KIND_TEXT)
		return strchr(n->text, '\r') == NULL &&
		       (strcmp(local_of(n->parent->name), "style") != 0 ||
			(is_still(n->text) && strchr(n->text, '<') == NULL));
	if (n->kind == VDM_KIND_COMMENT)
		return n->attrs == NULL && comment_fits(n->text);
	if (!vdm_node_is_element(n) || !name_fits(l, n))
		return 0;
	for (a = n->attrs; a != NULL; a = a->next)
		if (!attr_fits(l, n, a))
			return 0;
	return strcmp(l->ns, VDM_NS_MATHML) != 0 || vdm_html_formula_fits(n);
}

/* The ids of an island; 0: one is there twice, or elsewhere. */
static int
take_ids(struct look *l, const struct vdm_node *root,
	 const struct vdm_strmap *others, const struct vdm_strmap *drawn)
{
	const struct vdm_node *n;
	unsigned depth = 0;

	for (n = root; n != NULL;) {
		const char *id = vdm_node_attr(n, "id");

		if (id != NULL &&
		    ((others != NULL && vdm_strmap_get(others, id, NULL)) ||
		     (drawn != NULL && vdm_strmap_get(drawn, id, NULL)) ||
		     !vdm_strmap_put(&l->own, id, 0)))
			return 0;
		if (n->first != NULL) {
			n = n->first;
			if (++depth > VDM_LIMIT_DEPTH)
				return 0;
			continue;
		}
		while (n != root && n->next == NULL) {
			n = n->parent;
			depth--;
		}
		n = n == root ? NULL : n->next;
	}
	return 1;
}

/* Those of one line have one prefix, which is told beside them. */
static int
prefix_is_told(const struct vdm_node *root)
{
	size_t prefix = vdm_html_island_prefix(root);
	const struct vdm_node *c;

	if (prefix > 0 &&
	    (root->parent == NULL || !vdm_node_is(root->parent, "formula")))
		return 0;
	for (c = root->parent != NULL ? root->parent->first : NULL; c != NULL;
	     c = c->next)
		if (vdm_html_is_island(c) &&
		    (vdm_html_island_prefix(c) != prefix ||
		     strncmp(c->name, root->name, prefix) != 0))
			return 0;
	return 1;
}

int
vdm_html_island_fits(const struct vdm_node *root,
		     const struct vdm_strmap *others, struct vdm_strmap *drawn)
{
	struct look l = {.ns = vdm_node_ns(root), .prefix = root->name};
	const struct vdm_node *n;
	int ok;

	if (!vdm_html_is_island(root) || !prefix_is_told(root))
		return 0;
	l.prefix_length = vdm_html_island_prefix(root);
	ok = take_ids(&l, root, others, drawn);
	for (n = root; ok && n != NULL; n = vdm_node_walk(n, root))
		ok = node_fits(&l, n);
	for (n = root; ok && drawn != NULL && n != NULL;
	     n = vdm_node_walk(n, root)) {
		const char *id = vdm_node_attr(n, "id");

		if (id != NULL)
			vdm_strmap_put(drawn, id, 0);
	}
	vdm_strmap_fini(&l.own);
	return ok;
}

/* ---- writing ------------------------------------------------------------ */

/* Declarations come first, as whoever reads them has them. */
static void
put_attrs(const struct vdm_node *n, int declarations, struct vdm_buf *out,
	  vdm_html_island_put_fn *put, void *context)
{
	const struct vdm_attr *a;

	for (a = n->attrs; a != NULL; a = a->next) {
		if ((strncmp(a->name, "xmlns:", 6) == 0) != declarations)
			continue;
		vdm_buf_printf(out, " %s=\"", a->name);
		put(context, out, a->value, VDM_ISLAND_VALUE);
		vdm_buf_putc(out, '"');
	}
}

static void
open_tag(const struct vdm_node *n, const struct vdm_node *root,
	 struct vdm_buf *out, vdm_html_island_put_fn *put, void *context)
{
	vdm_buf_printf(out, "<%s", local_of(n->name));
	if (n == root)
		vdm_buf_printf(out, " xmlns=\"%s\"", vdm_node_ns(n));
	put_attrs(n, 1, out, put, context);
	put_attrs(n, 0, out, put, context);
	vdm_buf_puts(out, n->first != NULL ? ">" : "/>");
}

void
vdm_html_island_put(const struct vdm_node *root, struct vdm_buf *out,
		    vdm_html_island_put_fn *put, void *context)
{
	const struct vdm_node *n = root;

	while (n != NULL) {
		if (n->kind == VDM_KIND_TEXT)
			put(context, out, n->text, VDM_ISLAND_TEXT);
		else if (n->kind == VDM_KIND_COMMENT)
			put(context, out, n->text, VDM_ISLAND_COMMENT);
		else
			open_tag(n, root, out, put, context);
		if (n->first != NULL) {
			n = n->first;
			continue;
		}
		while (n != root && n->next == NULL) {
			n = n->parent;
			vdm_buf_printf(out, "</%s>", local_of(n->name));
		}
		n = n == root ? NULL : n->next;
	}
}
