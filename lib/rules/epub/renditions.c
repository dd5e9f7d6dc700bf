/* SPDX-License-Identifier: MIT */
/* Several renditions of one book in a container, and what is said of all (EPUB
 * Multiple-Rendition Publications 1.1). */
#include <string.h>

#include "base/language.h"
#include "base/words.h"
#include "rules/epub/publication.h"

static const char ns_rendition[] = "http://www.idpf.org/2013/rendition";

static void
bad_rendition(const struct vdm_sink *sink, const struct vdm_xdoc_node *el,
	      const char *what)
{
	vdm_diag(sink, VDM_D_EPUB_RENDITION, el != NULL ? &el->pos : NULL, NULL,
		 "%s", what);
}

static const char version_name[] = "epub.multiple.renditions.version";

static int
is_first(const char *version)
{
	return version != NULL && strcmp(version, "1.0") == 0;
}

static void
check_mapping(struct vdm_pub *pub, const char *path)
{
	const struct vdm_xdoc_node *n;
	struct vdm_sink sink;
	struct vdm_xdoc dom;
	int maps = 0, version = 0;

	if (vdm_pub_parse(pub, path, NULL, &dom, &sink) == 0) {
		for (n = dom.root; n != NULL; n = vdm_xdoc_step(n, dom.root)) {
			const char *name;

			if (vdm_xdoc_is(n, NS_XHTML, "meta") &&
			    (name = vdm_xdoc_get(n, "", "name")) != NULL)
				version |=
				    strcmp(name, version_name) == 0 &&
				    is_first(vdm_xdoc_get(n, "", "content"));
			if (!vdm_xdoc_is(n, NS_XHTML, "nav"))
				continue;
			maps += vdm_is_typed(n, "resource-map");
			if (vdm_xdoc_get(n, NS_OPS, "type") == NULL)
				bad_rendition(&sink, n,
					      "a nav of the mapping has no "
					      "epub:type");
		}
		if (maps != 1)
			bad_rendition(&sink, dom.root,
				      "the mapping must have one nav with "
				      "epub:type=\"resource-map\"");
		if (!version)
			bad_rendition(&sink, dom.root,
				      "the mapping does not state its version");
	}
	vdm_xdoc_fini(&dom);
}

static void
check_links(struct vdm_pub *pub, const struct vdm_xdoc *container,
	    const struct vdm_sink *sink)
{
	const struct vdm_xdoc_node *n;
	int mappings = 0;

	n = vdm_xdoc_child(container->root, NS_CONTAINER, "links");
	n = vdm_xdoc_child(n, NS_CONTAINER, "link");
	for (; n != NULL; n = vdm_xdoc_next(n, NS_CONTAINER, "link")) {
		const char *rel = vdm_xdoc_get(n, "", "rel");
		const char *media = vdm_xdoc_get(n, "", "media-type");
		const char *href = vdm_xdoc_get(n, "", "href");

		if (!vdm_words_have(rel, "mapping"))
			continue;
		if (++mappings > 1)
			bad_rendition(sink, n,
				      "there are two mapping documents");
		if (media == NULL ||
		    strcmp(media, "application/xhtml+xml") != 0)
			bad_rendition(sink, n,
				      "the mapping must be declared as XHTML");
		vdm_pub_list(pub, href);
		if (href != NULL && vdm_zip_find(pub->zip, href) < 0)
			bad_rendition(sink, n,
				      "the mapping is not in the container");
		else if (href != NULL)
			check_mapping(pub, href);
	}
}

static int
names_identifier(const struct vdm_xdoc *dom)
{
	const char *id = vdm_xdoc_get(dom->root, "", "unique-identifier");
	const struct vdm_xdoc_node *el =
	    id != NULL ? vdm_xdoc_by_id(dom, id) : NULL;

	return el != NULL && vdm_xdoc_is(el, NS_DC, "identifier");
}

/* What META-INF keeps names for is XML (4.2.6.3); what is said there of all
 * renditions has rules of its own. */
static void
check_metadata_file(struct vdm_pub *pub, int packages)
{
	static const char *const others[] = {"META-INF/manifest.xml",
					     "META-INF/rights.xml"};
	static const char ns[] = "http://www.idpf.org/2013/metadata";
	const struct vdm_xdoc_node *n;
	struct vdm_sink sink;
	struct vdm_xdoc dom;
	int modified = 0;

	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		vdm_pub_parse(pub, others[i], NULL, &dom, &sink);
		vdm_xdoc_fini(&dom);
	}
	if (vdm_pub_parse(pub, "META-INF/metadata.xml", NULL, &dom, &sink) ==
		0 &&
	    packages >= 2 && vdm_xdoc_is(dom.root, ns, "metadata")) {
		n = vdm_xdoc_child(dom.root, ns, "meta");
		for (; n != NULL; n = vdm_xdoc_next(n, ns, "meta")) {
			const char *p = vdm_xdoc_get(n, "", "property");

			modified +=
			    p != NULL && strcmp(p, "dcterms:modified") == 0;
		}
		if (modified != 1)
			bad_rendition(&sink, dom.root,
				      "the publication's metadata must state "
				      "dcterms:modified once");
		if (vdm_xdoc_child(dom.root, NS_DC, "identifier") == NULL)
			bad_rendition(&sink, dom.root,
				      "the publication's metadata has no "
				      "identifier");
		else if (!names_identifier(&dom))
			bad_rendition(&sink, dom.root,
				      "unique-identifier of the publication's "
				      "metadata names no dc:identifier");
	}
	vdm_xdoc_fini(&dom);
}

static int
is_package(const struct vdm_xdoc_node *rootfile)
{
	const char *media = vdm_xdoc_get(rootfile, "", "media-type");

	return media == NULL ||
	       strcmp(media, "application/oebps-package+xml") == 0;
}

/* 3.2: by what renditions are chosen. Of which media, languages and names there
 * are, anything may be said. */
static const struct {
	const char *name, *values; /* parted by spaces; NULL: any */
} choices[] = {{"accessMode", "auditory tactile textual visual"},
	       {"label", NULL},
	       {"language", NULL},
	       {"layout", "pre-paginated reflowable"},
	       {"media", NULL}};

/* Whether each word of a value is one of the list. */
static int
are_among(const char *values, const char *said)
{
	while (*(said += strspn(said, " \t\r\n")) != '\0') {
		size_t n = strcspn(said, " \t\r\n");
		const char *at = values;

		while (*at != '\0') {
			size_t length = strcspn(at, " ");

			if (length == n && memcmp(at, said, n) == 0)
				break;
			at += length + strspn(at + length, " ");
		}
		if (*at == '\0')
			return 0;
		said += n;
	}
	return 1;
}

static void
check_choices(const struct vdm_xdoc_node *rootfile, const struct vdm_sink *sink)
{
	for (size_t i = 0; i < rootfile->attrs_count; i++) {
		const struct vdm_xdoc_attr *a = &rootfile->attrs[i];
		size_t k = 0;

		if (strcmp(a->ns, ns_rendition) != 0)
			continue;
		while (k < sizeof choices / sizeof *choices &&
		       strcmp(choices[k].name, a->name) != 0)
			k++;
		if (k == sizeof choices / sizeof *choices)
			bad_rendition(sink, rootfile,
				      "a rendition is chosen by something that "
				      "is not known");
		else if ((choices[k].values != NULL &&
			  !are_among(choices[k].values, a->value)) ||
			 (strcmp(a->name, "language") == 0 &&
			  !vdm_language_is_tag(a->value)))
			bad_rendition(sink, rootfile,
				      "a rendition is chosen by a value that "
				      "there is not");
	}
}

/* What tells reading systems which to take (Multiple-Rendition Publications,
 * 3), and what is said of all. */
static void
advise_selection(struct vdm_pub *pub, const struct vdm_xdoc *container,
		 const struct vdm_sink *sink)
{
	const struct vdm_xdoc_node *n;

	n = vdm_xdoc_child(container->root, NS_CONTAINER, "rootfiles");
	n = vdm_xdoc_child(n, NS_CONTAINER, "rootfile");
	for (n = vdm_xdoc_next(n, NS_CONTAINER, "rootfile"); n != NULL;
	     n = vdm_xdoc_next(n, NS_CONTAINER, "rootfile")) {
		size_t i = 0;

		while (i < n->attrs_count &&
		       strcmp(n->attrs[i].ns, ns_rendition) != 0)
			i++;
		if (i == n->attrs_count && is_package(n))
			vdm_diag(sink, VDM_D_EPUB_ADVICE, &n->pos, NULL,
				 "nothing tells when a rendition is to be "
				 "taken");
	}
	if (vdm_zip_find(pub->zip, "META-INF/metadata.xml") < 0)
		vdm_diag(sink, VDM_D_EPUB_ADVICE, NULL, NULL,
			 "a container of several renditions has no "
			 "META-INF/metadata.xml");
}

/* 4.2.6.3.1: of EPUB 3 all are packages; EPUB 2 lets a container hold other
 * forms of a book. */
static void
check_rootfiles(struct vdm_pub *pub, const struct vdm_xdoc *container,
		const struct vdm_sink *sink, int packages)
{
	const struct vdm_xdoc_node *n;

	if (pub->version != 3 || packages == 0)
		return;
	n = vdm_xdoc_child(container->root, NS_CONTAINER, "rootfiles");
	n = vdm_xdoc_child(n, NS_CONTAINER, "rootfile");
	for (; n != NULL; n = vdm_xdoc_next(n, NS_CONTAINER, "rootfile"))
		if (!is_package(n))
			bad_rendition(sink, n,
				      "a rootfile is of another type than a "
				      "package");
}

void
vdm_check_renditions(struct vdm_pub *pub, const struct vdm_xdoc *container)
{
	const struct vdm_xdoc_node *n;
	struct vdm_sink sink;
	int packages = 0;

	n = vdm_xdoc_child(container->root, NS_CONTAINER, "rootfiles");
	n = vdm_xdoc_child(n, NS_CONTAINER, "rootfile");
	for (; n != NULL; n = vdm_xdoc_next(n, NS_CONTAINER, "rootfile"))
		packages += is_package(n);
	vdm_pub_sink(pub, "META-INF/container.xml", &sink);
	n = vdm_xdoc_child(container->root, NS_CONTAINER, "rootfiles");
	n = vdm_xdoc_child(n, NS_CONTAINER, "rootfile");
	for (; n != NULL; n = vdm_xdoc_next(n, NS_CONTAINER, "rootfile"))
		check_choices(n, &sink);
	check_rootfiles(pub, container, &sink, packages);
	check_links(pub, container, &sink);
	check_metadata_file(pub, packages);
	/* container.xml names one package in almost every book. */
	if (packages >= 2)
		advise_selection(pub, container, &sink);
}
