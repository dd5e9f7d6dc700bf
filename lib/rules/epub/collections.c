/* SPDX-License-Identifier: MIT */
/*
 * What few books have: collections (EPUB 3.3, 5.8; indexes, previews and
 * dictionaries have specifications of their own), encryption and signatures
 * (4.2.6).
 */
#include <string.h>

#include "base/address.h"
#include "base/words.h"
#include "rules/epub/publication.h"

static struct vdm_item *
linked(struct vdm_pkg *pkg, const struct vdm_xdoc_node *link)
{
	const char *href = vdm_xdoc_get(link, "", "href");
	struct vdm_url url;

	if (href == NULL ||
	    vdm_url_resolve(&pkg->pub->arena, pkg->path, href, &url) != 0)
		return NULL;
	return vdm_pkg_item(pkg, url.path);
}

static int
is_html(const struct vdm_item *item)
{
	return strcmp(item->media, "application/xhtml+xml") == 0;
}

/* ---- indexes ---------------------------------------------------------- */

/* What an index, or a group of it, lists. */
static void
check_index_links(struct vdm_pkg *pkg, const struct vdm_xdoc_node *c)
{
	const struct vdm_xdoc_node *n = vdm_xdoc_child(c, NS_OPF, "link");

	for (; n != NULL; n = vdm_xdoc_next(n, NS_OPF, "link")) {
		struct vdm_item *item = linked(pkg, n);

		if (item == NULL || !is_html(item))
			vdm_bad_collection(&pkg->sink, n,
					   "an index must be in XHTML");
		else
			vdm_check_index(pkg, item);
	}
}

static void
check_index_collection(struct vdm_pkg *pkg, const struct vdm_xdoc_node *c)
{
	const struct vdm_xdoc_node *n;

	check_index_links(pkg, c);
	n = vdm_xdoc_child(c, NS_OPF, "collection");
	for (; n != NULL; n = vdm_xdoc_next(n, NS_OPF, "collection")) {
		const char *role = vdm_xdoc_get(n, "", "role");

		if (role == NULL || strcmp(role, "index-group") != 0)
			vdm_bad_collection(
			    &pkg->sink, n,
			    "a collection in an index must be an "
			    "index-group");
		else if (vdm_xdoc_child(n, NS_OPF, "collection") != NULL)
			vdm_bad_collection(&pkg->sink, n,
					   "an index-group holds a collection");
		else
			check_index_links(pkg, n);
	}
}

/* ---- previews and dictionaries ------------------------------------------ */

static void
check_preview(struct vdm_pkg *pkg, const struct vdm_xdoc_node *c)
{
	const struct vdm_xdoc_node *n = vdm_xdoc_child(c, NS_OPF, "collection");
	int manifests = 0, links = 0;

	for (; n != NULL; n = vdm_xdoc_next(n, NS_OPF, "collection")) {
		const char *role = vdm_xdoc_get(n, "", "role");

		manifests += role != NULL && strcmp(role, "manifest") == 0;
	}
	if (manifests != 1)
		vdm_bad_collection(
		    &pkg->sink, c,
		    "a preview must hold one collection with the "
		    "role manifest");
	n = vdm_xdoc_child(c, NS_OPF, "link");
	for (; n != NULL; n = vdm_xdoc_next(n, NS_OPF, "link")) {
		const struct vdm_item *item = linked(pkg, n);
		const char *href = vdm_xdoc_get(n, "", "href");

		links++;
		if (item != NULL && !vdm_media_is_content(item->media, 3))
			vdm_bad_collection(
			    &pkg->sink, n,
			    "a preview links to something that is "
			    "not a content document");
		if (href != NULL && strstr(href, "#epubcfi(") != NULL)
			vdm_bad_collection(&pkg->sink, n,
					   "a preview must not link by a CFI");
	}
	if (links == 0)
		vdm_bad_collection(&pkg->sink, c,
				   "a preview must link to its documents");
}

static void
check_dictionary(struct vdm_pkg *pkg, const struct vdm_xdoc_node *c)
{
	const struct vdm_xdoc_node *n = vdm_xdoc_child(c, NS_OPF, "link");
	int maps = 0;

	if (vdm_xdoc_child(c, NS_OPF, "collection") != NULL)
		vdm_bad_collection(&pkg->sink, c,
				   "a dictionary must not hold collections");
	for (; n != NULL; n = vdm_xdoc_next(n, NS_OPF, "link")) {
		const struct vdm_item *item = linked(pkg, n);

		if (item == NULL)
			vdm_bad_collection(
			    &pkg->sink, n,
			    "a dictionary links to something that "
			    "the manifest does not list");
		else if (strcmp(item->media,
				"application/vnd.epub.search-key-map+xml") == 0)
			maps++;
		else if (!is_html(item))
			vdm_bad_collection(
			    &pkg->sink, n,
			    "a dictionary holds something that is "
			    "neither XHTML nor a search key map");
	}
	if (maps != 1)
		vdm_bad_collection(&pkg->sink, c,
				   "a dictionary must have one search key map");
}

/* Whether a document of the publication has the type somewhere, or may have
 * it where none is at hand. */
static int
publication_has(struct vdm_pkg *pkg, const char *type)
{
	for (size_t i = 0; i < pkg->items_count; i++) {
		struct vdm_item *item = &pkg->items[i];
		const struct vdm_xdoc_node *n;
		const struct vdm_xdoc *dom;

		if (!is_html(item) || item->entry < 0)
			continue;
		dom = vdm_item_dom(pkg, item);
		for (n = dom != NULL ? dom->root : NULL; n != NULL;
		     n = vdm_xdoc_step(n, dom->root))
			if (vdm_is_typed(n, type))
				return 1;
	}
	return pkg->pub->alone;
}

static int
states_type(struct vdm_pkg *pkg, const char *type)
{
	const struct vdm_xdoc_node *n =
	    vdm_xdoc_child(pkg->metadata, NS_DC, "type");

	while (n != NULL &&
	       strcmp(vdm_xdoc_content(&pkg->pub->arena, n), type) != 0)
		n = vdm_xdoc_next(n, NS_DC, "type");
	return n != NULL;
}

static void
check_pages(struct vdm_pkg *pkg)
{
	for (size_t i = 0; i < pkg->items_count; i++)
		if (is_html(&pkg->items[i]) && pkg->items[i].entry >= 0 &&
		    vdm_item_dom(pkg, &pkg->items[i]) != NULL)
			vdm_check_dictionary_page(&pkg->items[i]);
}

/* EPUB Previews 1.0, 2: a preview says of which publication it is one. */
static void
check_preview_source(struct vdm_pkg *pkg, const struct vdm_xdoc_node *at)
{
	const struct vdm_xdoc_node *n =
	    vdm_xdoc_child(pkg->metadata, NS_DC, "source");

	if (n == NULL)
		vdm_diag(&pkg->sink, VDM_D_EPUB_ADVICE, &at->pos, NULL,
			 "the publication is a preview, and no dc:source says "
			 "of what");
	for (; n != NULL; n = vdm_xdoc_next(n, NS_DC, "source"))
		if (pkg->uid != NULL &&
		    strcmp(vdm_xdoc_content(&pkg->pub->arena, n), pkg->uid) ==
			0)
			vdm_bad_collection(
			    &pkg->sink, n,
			    "a preview has the identifier of what "
			    "it is taken from");
}

/* What a publication of a type has to have. */
static void
check_kind(struct vdm_pkg *pkg, const char *type,
	   const struct vdm_xdoc_node *at)
{
	if (strcmp(type, "dictionary") == 0) {
		check_pages(pkg);
		vdm_check_dictionary(pkg);
		if (!publication_has(pkg, type))
			vdm_bad_collection(
			    &pkg->sink, at,
			    "the publication is called a "
			    "dictionary, but no document is one");
	} else if (strcmp(type, "edupub") == 0) {
		vdm_check_education(pkg, at);
	} else if (strcmp(type, "index") == 0) {
		if (!publication_has(pkg, type))
			vdm_bad_collection(
			    &pkg->sink, at,
			    "the publication is called an index, "
			    "but no document is one");
	} else if (strcmp(type, "preview") == 0) {
		check_preview_source(pkg, at);
	}
}

/* What dc:type promises, and what it must say where somebody asked for it. */
static void
check_type(struct vdm_pkg *pkg)
{
	static const struct {
		const char *profile, *type;
	} profiles[] = {{"dict", "dictionary"},
			{"edupub", "edupub"},
			{"idx", "index"},
			{"preview", "preview"}};
	const char *asked =
	    pkg->pub->grammar != NULL ? pkg->pub->grammar->profile : NULL;
	const struct vdm_xdoc_node *n =
	    vdm_xdoc_child(pkg->metadata, NS_DC, "type");

	for (; n != NULL; n = vdm_xdoc_next(n, NS_DC, "type"))
		check_kind(pkg, vdm_xdoc_content(&pkg->pub->arena, n), n);
	for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++) {
		const char *type = profiles[i].type;

		if (asked == NULL || strcmp(asked, profiles[i].profile) != 0 ||
		    states_type(pkg, type))
			continue;
		vdm_diag(&pkg->sink, VDM_D_EPUB_COLLECTION,
			 pkg->metadata != NULL ? &pkg->metadata->pos : NULL,
			 NULL,
			 "no dc:type says \"%s\", as which the publication "
			 "was to be judged",
			 type);
		check_kind(pkg, type, pkg->metadata);
	}
}

/* A map from areas of pages leads to fixed pages. */
static void
check_regions(struct vdm_pkg *pkg)
{
	for (size_t i = 0; i < pkg->refs_count; i++) {
		const struct vdm_ref *ref = &pkg->refs[i];
		const struct vdm_xdoc_node *up;
		const struct vdm_item *to;

		if (ref->at == NULL || ref->kind != VDM_REF_LINK ||
		    !vdm_words_have(ref->from->properties, "data-nav"))
			continue;
		for (up = ref->at; up != NULL; up = up->parent)
			if (vdm_is_typed(up, "region-based"))
				break;
		to = up != NULL ? vdm_pkg_item(pkg, ref->url.path) : NULL;
		if (to != NULL && !to->fixed)
			vdm_bad_collection(
			    &ref->from->sink, ref->at,
			    "a region leads to a page that has no "
			    "fixed layout");
	}
}

/* Regions are mapped in the document for data alone (EPUB Region-Based
 * Navigation 1.0, 2.2). */
static void
check_region_places(struct vdm_pkg *pkg)
{
	for (size_t i = 0; i < pkg->items_count; i++) {
		struct vdm_item *item = &pkg->items[i];
		const struct vdm_xdoc_node *n;
		const struct vdm_xdoc *dom;

		if (!is_html(item) || item->entry < 0 || pkg->pub->alone ||
		    vdm_words_have(item->properties, "data-nav"))
			continue;
		dom = vdm_item_dom(pkg, item);
		for (n = dom != NULL ? dom->root : NULL; n != NULL;
		     n = vdm_xdoc_step(n, dom->root))
			if (n->attrs_count > 0 &&
			    vdm_is_typed(n, "region-based"))
				vdm_bad_collection(
				    &item->sink, n,
				    "regions are mapped in another "
				    "document than that for data");
	}
}

/* A role is one of the registered words, or an address of somebody else's
 * (EPUB 3.3, 5.8.1). */
static void
check_role(struct vdm_pkg *pkg, const struct vdm_xdoc_node *c)
{
	static const char roles[] = "dictionary distributable-object index "
				    "index-group manifest preview scriptable-"
				    "component";
	const char *role = vdm_xdoc_get(c, "", "role"), *host;
	struct vdm_address a;
	size_t length;

	if (role == NULL)
		return;
	vdm_address_split(&a, role);
	if (a.scheme.n == 0 && strchr(role, ':') == NULL &&
	    !vdm_words_have(roles, role))
		vdm_bad_collection(
		    &pkg->sink, c,
		    "the role of a collection is neither known nor "
		    "an address");
	host = strstr(role, "//");
	length = host != NULL ? strcspn(host + 2, "/?#") : 0;
	if (length > 0 && memmem(host + 2, length, "idpf.org", 8) != NULL)
		vdm_bad_collection(
		    &pkg->sink, c,
		    "the role of a collection claims an address of "
		    "idpf.org");
}

/* EPUB Distributable Objects 1.0, 2.2.3: it is told by an identifier. */
static void
check_object(struct vdm_pkg *pkg, const struct vdm_xdoc_node *c)
{
	const struct vdm_xdoc_node *n;

	n = vdm_xdoc_child(c, NS_OPF, "metadata");
	n = vdm_xdoc_child(n, NS_DC, "identifier");
	if (n == NULL || vdm_xdoc_next(n, NS_DC, "identifier") != NULL)
		vdm_bad_collection(&pkg->sink, c,
				   "a distributable object does not have one "
				   "identifier");
}

void
vdm_check_collections(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *c;

	if (pkg->version != 3)
		return;
	for (c = vdm_xdoc_child(pkg->dom.root, NS_OPF, "collection"); c != NULL;
	     c = vdm_xdoc_next(c, NS_OPF, "collection")) {
		const char *role = vdm_xdoc_get(c, "", "role");

		if (role == NULL)
			continue;
		check_role(pkg, c);
		if (strcmp(role, "index") == 0)
			check_index_collection(pkg, c);
		else if (strcmp(role, "preview") == 0)
			check_preview(pkg, c);
		else if (strcmp(role, "dictionary") == 0)
			check_dictionary(pkg, c);
		else if (strcmp(role, "distributable-object") == 0)
			check_object(pkg, c);
		else if (strcmp(role, "index-group") == 0 ||
			 strcmp(role, "manifest") == 0)
			vdm_bad_collection(&pkg->sink, c,
					   "a collection of this role stands "
					   "alone; it must be in another");
	}
	for (size_t i = 0; i < pkg->items_count; i++)
		if (is_html(&pkg->items[i]) &&
		    vdm_words_have(pkg->items[i].properties, "index"))
			vdm_check_index(pkg, &pkg->items[i]);
	check_type(pkg);
	if (!states_type(pkg, "dictionary") && !pkg->pub->alone &&
	    publication_has(pkg, "dictionary"))
		vdm_diag(
		    &pkg->sink, VDM_D_EPUB_ADVICE, NULL, NULL,
		    "the publication has a dictionary, and does not say so "
		    "in dc:type");
	check_regions(pkg);
	check_region_places(pkg);
}

/* ---- encryption and signatures ------------------------------------------ */

static void
bad_protection(const struct vdm_sink *sink, const struct vdm_xdoc_node *el,
	       const char *what, const char *value)
{
	vdm_diag(sink, VDM_D_EPUB_PROTECTION, el != NULL ? &el->pos : NULL,
		 NULL, "%s: \"%.150s\"", what, value);
}

/*
 * XML Encryption and Signature have ids in attributes called Id, which nothing
 * but their schema says to be ids.
 */
static void
check_id_attrs(const struct vdm_sink *sink, const struct vdm_xdoc *dom)
{
	const struct vdm_xdoc_node *a;
	struct vdm_strmap seen = {0};

	for (a = dom->root; a != NULL; a = vdm_xdoc_step(a, dom->root)) {
		const char *id = a->name ? vdm_xdoc_get(a, "", "Id") : NULL;

		if (id != NULL && !vdm_strmap_put(&seen, id, 0) && !seen.failed)
			bad_protection(sink, a, "two elements have one Id", id);
	}
	vdm_strmap_fini(&seen);
}

static const char enc[] = "http://www.w3.org/2001/04/xmlenc#";

/* Whether a reader needs that file before it can decrypt any (4.2.6.3.2). */
static int
must_be_plain(const struct vdm_pkg *pkg, const char *path)
{
	static const char *const names[] = {
	    "mimetype",
	    "META-INF/container.xml",
	    "META-INF/encryption.xml",
	    "META-INF/manifest.xml",
	    "META-INF/metadata.xml",
	    "META-INF/rights.xml",
	    "META-INF/signatures.xml",
	};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(path, names[i]) == 0)
			return 1;
	return strcmp(path, pkg->path) == 0;
}

static void
check_obfuscated(struct vdm_pkg *pkg, const struct vdm_sink *sink,
		 const struct vdm_xdoc_node *data)
{
	const struct vdm_xdoc_node *n =
	    vdm_xdoc_child(data, enc, "EncryptionMethod");
	const char *algorithm, *uri;
	const struct vdm_item *item;
	struct vdm_url url;

	algorithm = n != NULL ? vdm_xdoc_get(n, "", "Algorithm") : "";
	n = vdm_xdoc_child(data, enc, "CipherData");
	n = vdm_xdoc_child(n, enc, "CipherReference");
	uri = n != NULL ? vdm_xdoc_get(n, "", "URI") : NULL;
	if (uri == NULL ||
	    vdm_url_resolve(&pkg->pub->arena, "", uri, &url) != 0)
		return;
	if (url.kind == VDM_URL_LOCAL && url.path != NULL &&
	    vdm_zip_find(pkg->pub->zip, url.path) < 0)
		bad_protection(sink, n, "what is encrypted is not there", uri);
	if (url.path != NULL && must_be_plain(pkg, url.path))
		bad_protection(sink, n, "this file must not be encrypted", uri);
	item = vdm_pkg_item(pkg, url.path);
	/*
	 * 4.4: this algorithm hides fonts from copying, no more; on other files
	 * it would be encryption that everybody can undo.
	 */
	if (item == NULL || algorithm == NULL ||
	    strcmp(algorithm, "http://www.idpf.org/2008/embedding") != 0)
		return;
	if (!vdm_media_is_core(item->media) ||
	    (!vdm_media_has_prefix(item->media, "font/") &&
	     strstr(item->media, "font") == NULL &&
	     strstr(item->media, "opentype") == NULL))
		bad_protection(sink, n,
			       "what is obfuscated is not a font of a core "
			       "type",
			       item->media);
}

/* What was done before encrypting: stored or deflated, from how many bytes. */
static void
check_compression(const struct vdm_sink *sink, const struct vdm_xdoc *dom)
{
	static const char ns[] =
	    "http://www.idpf.org/2016/encryption#compression";
	const struct vdm_xdoc_node *n;

	for (n = dom->root; n != NULL; n = vdm_xdoc_step(n, dom->root)) {
		const char *method, *size;

		if (!vdm_xdoc_is(n, ns, "Compression"))
			continue;
		method = vdm_xdoc_get(n, "", "Method");
		size = vdm_xdoc_get(n, "", "OriginalLength");
		if (method == NULL ||
		    (strcmp(method, "0") != 0 && strcmp(method, "8") != 0))
			bad_protection(sink, n,
				       "the method of compression is neither "
				       "0 nor 8",
				       method != NULL ? method : "");
		if (size == NULL || *size == '\0' ||
		    size[strspn(size, "0123456789")] != '\0')
			bad_protection(sink, n,
				       "the original length is no number",
				       size != NULL ? size : "");
	}
}

/* One grammar is for both files; each begins with its own element. */
static void
check_protection_root(const struct vdm_sink *sink, const struct vdm_xdoc *dom,
		      const char *other)
{
	if (vdm_xdoc_is(dom->root, NS_CONTAINER, other))
		bad_protection(sink, dom->root,
			       "the file cannot begin with the element", other);
}

void
vdm_check_protection(struct vdm_pub *pub, struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *n;
	struct vdm_sink sink;
	struct vdm_xdoc dom;

	if (vdm_pub_parse(pub, "META-INF/encryption.xml", &vdm_part_protection,
			  &dom, &sink) == 0) {
		check_protection_root(&sink, &dom, "signatures");
		check_id_attrs(&sink, &dom);
		check_compression(&sink, &dom);
		n = vdm_xdoc_child(dom.root, enc, "EncryptedData");
		for (; n != NULL; n = vdm_xdoc_next(n, enc, "EncryptedData"))
			check_obfuscated(pkg, &sink, n);
	}
	vdm_xdoc_fini(&dom);
	if (vdm_pub_parse(pub, "META-INF/signatures.xml", &vdm_part_protection,
			  &dom, &sink) == 0) {
		check_protection_root(&sink, &dom, "encryption");
		check_id_attrs(&sink, &dom);
	}
	vdm_xdoc_fini(&dom);
}
