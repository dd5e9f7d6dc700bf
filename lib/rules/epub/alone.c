/* SPDX-License-Identifier: MIT */
/*
 * A document of a publication without the publication: judged as what it is.
 * What only its neighbours could tell (whether a file is there, is listed, is
 * in the reading order) is not said.
 */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/words.h"
#include "rules/epub/messages.h"
#include "rules/epub/publication.h"
#include "xml/sax.h"

static const char package_type[] = "application/oebps-package+xml";
static const char container_type[] = "application/octet-stream";
static const char page_type[] = "application/xhtml+xml";

/* The ending of its name, or its outermost element ("": of any). */
static const struct kind {
	const char *ending, *root, *ns, *media;
} kinds[] = {
    {"opf", "package", NS_OPF, package_type},
    {"ncx", "ncx", NS_NCX, "application/x-dtbncx+xml"},
    {"smil", "smil", NS_SMIL, "application/smil+xml"},
    {"svg", "svg", NS_SVG, "image/svg+xml"},
    {"", "container", NS_CONTAINER, container_type},
    {"", "html", NS_XHTML, page_type},
    {"xhtml", "", "", page_type},
    {"xht", "", "", page_type},
    {"css", "", "", "text/css"},
};

/* Deep enough that a path out of the folder stays in the container. */
static const char folder[] = "a/b/c/d/e/f/g/h/";

/* A sink before a sink: only what the document itself says. */
struct alone {
	const struct vdm_sink *to;
	int of_addresses; /* references are gone through */
};

struct root {
	int seen;
	const struct kind *kind;
};

static int
on_root(void *context, const struct vdm_xml_element *e)
{
	struct root *root = context;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (*kinds[i].root != '\0' && e->uri != NULL &&
		    strcmp(kinds[i].root, e->local) == 0 &&
		    strcmp(kinds[i].ns, e->uri) == 0)
			root->kind = &kinds[i];
	return 1;
}

static const struct kind *
kind_of(const void *bytes, size_t length, const char *name)
{
	static const struct vdm_xml_handler handler = {.start = on_root};
	const char *dot = name != NULL ? strrchr(name, '.') : NULL;
	struct root root = {0};

	for (size_t i = 0; dot != NULL && i < sizeof kinds / sizeof *kinds; i++)
		if (*kinds[i].ending != '\0' &&
		    strcasecmp(kinds[i].ending, dot + 1) == 0)
			return &kinds[i];
	vdm_xml_parse(bytes, length, &handler, &root, NULL);
	return root.kind;
}

static void
alone_emit(void *context, const struct vdm_finding *finding)
{
	const struct alone *alone = context;
	struct vdm_finding own = *finding;

	if (strcmp(finding->id, "epub-resource-missing") == 0 ||
	    (alone->of_addresses && strcmp(finding->id, "epub-url") != 0 &&
	     strcmp(finding->id, "epub-nav") != 0))
		return;
	own.file = alone->to->file;
	if (alone->to->emit != NULL)
		alone->to->emit(alone->to->context, &own);
}

/* Whether one of its navs is the table of contents. */
static int
is_navigation(const struct vdm_xdoc *dom)
{
	const struct vdm_xdoc_node *n = dom->root;

	for (; n != NULL; n = vdm_xdoc_step(n, dom->root))
		if (vdm_xdoc_is(n, NS_XHTML, "nav") &&
		    vdm_words_have(vdm_xdoc_get(n, NS_OPS, "type"), "toc"))
			return 1;
	return 0;
}

/* A publication of that one document, which is in its reading order. */
static void
check_item(struct vdm_pub *pub, const char *path, const char *media,
	   struct alone *alone)
{
	static const struct vdm_xdoc_node nowhere;
	struct vdm_pkg pkg = {.pub = pub, .path = "package", .version = 3};
	struct vdm_item item = {.id = "document",
				.media = media,
				.el = &nowhere,
				.spine = 1,
				.linear = 1,
				.content = &item};
	const struct vdm_xdoc *dom;

	pkg.items = &item;
	pkg.items_count = 1;
	pkg.sink = *pub->sink;
	vdm_pub_sink(pub, path, &item.sink);
	item.url.path = path;
	item.entry = vdm_zip_find(pub->zip, path);
	vdm_strmap_put(&pkg.by_path, path, 0);
	vdm_strmap_put(&pkg.by_id, item.id, 0);
	dom = strcmp(media, "text/css") == 0 ? NULL : vdm_item_dom(&pkg, &item);
	if (dom != NULL && dom->public_id != NULL &&
	    strstr(dom->public_id, "//DTD XHTML 1.") != NULL)
		pkg.version = 2;
	if (dom != NULL && strcmp(media, page_type) == 0 && is_navigation(dom))
		item.properties = "nav";
	vdm_check_document(&pkg, &item);
	vdm_advise_document(&pkg, &item);
	alone->of_addresses = 1;
	vdm_check_refs(&pkg);
	if (item.parsed != 0)
		vdm_xdoc_fini(&item.dom);
	pub->arena.failed |= pkg.by_id.failed | pkg.by_path.failed;
	vdm_strmap_fini(&pkg.by_id);
	vdm_strmap_fini(&pkg.by_path);
}

static void
check_one(struct vdm_pub *pub, const char *path, const struct kind *kind,
	  struct alone *alone)
{
	long entry = vdm_zip_find(pub->zip, path);
	struct vdm_xdoc dom = {0};
	struct vdm_buf b;

	if (kind->media == package_type) {
		vdm_check_publication(pub, path, entry);
	} else if (kind->media == container_type) {
		if (vdm_pub_read(pub, entry, &b, pub->sink) == 0 &&
		    vdm_xdoc_parse(&dom, b.data, b.len, pub->sink) == 0)
			vdm_pub_validate(pub, &vdm_part_container, &b,
					 pub->sink);
		vdm_buf_fini(&b);
		vdm_xdoc_fini(&dom);
	} else {
		check_item(pub, path, kind->media, alone);
	}
}

/* A container of that one entry. 0, or -1 with errno ENOMEM. */
static int
pack(struct vdm_buf *out, const char *path, const void *bytes, size_t length)
{
	struct vdm_zip_writer *w = vdm_zip_writer_new();

	vdm_buf_init(out);
	if (w == NULL)
		return -1;
	vdm_zip_writer_add(w, path, bytes, length, 1);
	return vdm_zip_writer_finish(w, out);
}

/* Its name without the folders before it: a package may list itself. */
static const char *
own_name(const char *name)
{
	const char *slash = name != NULL ? strrchr(name, '/') : NULL;

	if (slash != NULL)
		name = slash + 1;
	return name != NULL && *name != '\0' ? name : "document";
}

int
vdm_epub_check_alone(const void *bytes, size_t length, const char *name,
		     const struct vdm_part_grammar *grammar,
		     const struct vdm_sink *sink)
{
	const struct kind *kind = kind_of(bytes, length, name);
	struct vdm_sink named = vdm_messages_sink(sink);
	struct alone alone = {.to = &named};
	struct vdm_sink own = {alone_emit, &alone, NULL};
	struct vdm_pub pub = {.grammar = grammar, .sink = &own, .alone = 1};
	struct vdm_buf path, packed;
	int rc = -1;

	if (kind == NULL)
		return 1;
	vdm_buf_init(&path);
	vdm_buf_printf(&path, "%s%s", folder, own_name(name));
	vdm_arena_init(&pub.arena);
	if (pack(&packed, vdm_buf_str(&path), bytes, length) == 0)
		pub.zip = vdm_zip_open(packed.data, packed.len, &own);
	if (pub.zip != NULL) {
		check_one(&pub, vdm_buf_str(&path), kind, &alone);
		vdm_zip_close(pub.zip);
		rc = pub.arena.failed || path.failed ? -1 : 0;
	}
	vdm_arena_fini(&pub.arena);
	vdm_buf_fini(&packed);
	vdm_buf_fini(&path);
	if (rc != 0)
		errno = ENOMEM;
	return rc;
}
