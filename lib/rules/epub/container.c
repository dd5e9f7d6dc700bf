/* SPDX-License-Identifier: MIT */
/* Checks a container: its first entry, its names, its packages in turn. */
#include "rules/epub/check.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/words.h"
#include "rules/epub/messages.h"
#include "rules/epub/publication.h"

static const char mimetype[] = "application/epub+zip";

/* ---- the first entry -------------------------------------------------- */

static unsigned
le16(const unsigned char *p)
{
	return p[0] | (unsigned)p[1] << 8;
}

/*
 * 4.3.3: a program that knows nothing of ZIP recognises an EPUB by the bytes
 * "mimetypeapplication/epub+zip" from the 31st on. So the entry must be first,
 * stored, and without extra field. They are read from the local header itself
 * (APPNOTE 4.3.7: length of the name at 26, of the extra field at 28, the name
 * at 30), for the central directory says nothing of their place.
 */
static void
check_mimetype(struct vdm_pub *pub, const unsigned char *p, size_t n)
{
	struct vdm_buf b;
	long at = vdm_zip_find(pub->zip, "mimetype");

	if (at < 0) {
		vdm_diag(pub->sink, VDM_D_EPUB_MIMETYPE, NULL, NULL,
			 "the entry mimetype is missing: the file is not "
			 "recognised as an EPUB");
		return;
	}
	if (n < 38 || le16(p + 26) != 8 || memcmp(p + 30, "mimetype", 8) != 0)
		vdm_diag(pub->sink, VDM_D_EPUB_MIMETYPE, NULL, NULL,
			 "mimetype is not the first entry of the container");
	else if (le16(p + 28) != 0)
		vdm_diag(pub->sink, VDM_D_EPUB_MIMETYPE, NULL, NULL,
			 "the header of the entry mimetype has an extra field");
	if (vdm_zip_method(pub->zip, (size_t)at) != 0)
		vdm_diag(pub->sink, VDM_D_EPUB_MIMETYPE, NULL, NULL,
			 "the entry mimetype is compressed");
	if (vdm_pub_read(pub, at, &b, pub->sink) == 0 &&
	    (b.len != sizeof mimetype - 1 ||
	     memcmp(b.data, mimetype, b.len) != 0))
		vdm_diag(pub->sink, VDM_D_EPUB_MIMETYPE, NULL, NULL,
			 "the entry mimetype holds something else than "
			 "\"application/epub+zip\"");
	vdm_buf_fini(&b);
}

/* ---- packages --------------------------------------------------------- */

/* Whether a content document of EPUB 3 is in UTF-8 (EPUB 3.3, 3.4). */
static void
check_encoding(const struct vdm_pkg *pkg, const struct vdm_item *item,
	       const struct vdm_buf *b)
{
	if (pkg->version != 2 &&
	    strcmp(item->media, "application/xhtml+xml") == 0 && b->len > 1 &&
	    (memcmp(b->data, "\xFF\xFE", 2) == 0 ||
	     memcmp(b->data, "\xFE\xFF", 2) == 0))
		vdm_diag(&item->sink, VDM_D_EPUB_MARKUP, NULL, NULL,
			 "the document is in UTF-16, not in UTF-8");
}

/* Most pages have none, so those that have are read again. */
static void
check_formulas(struct vdm_pkg *pkg, struct vdm_item *item)
{
	struct vdm_buf b;

	if (vdm_pub_read(pkg->pub, item->entry, &b, &item->sink) == 0)
		vdm_pub_validate(pkg->pub, &vdm_part_formulas, &b, &item->sink);
	vdm_buf_fini(&b);
}

/* What a drawing should not have, the first of a document. */
struct drawing {
	int found;
	struct vdm_pos pos;
	struct vdm_buf said;
};

static void
note_drawing(void *context, const struct vdm_finding *f)
{
	struct drawing *d = context;

	if (d->found++)
		return;
	d->pos = (struct vdm_pos){f->line, f->column, 0};
	vdm_buf_printf(&d->said, "%.300s", f->message);
}

/*
 * What drawings of EPUB 2 hold is SVG 1.1 (OPS 2.0.1, 2.3); EPUB 3 names no
 * version (1.3), and later ones may know what that does not.
 */
static void
check_drawings(struct vdm_pkg *pkg, struct vdm_item *item)
{
	struct drawing drawing = {0};
	struct vdm_sink note = {note_drawing, &drawing, item->sink.file};
	struct vdm_buf b;

	vdm_buf_init(&drawing.said);
	if (vdm_pub_read(pkg->pub, item->entry, &b, &item->sink) == 0)
		vdm_pub_validate(pkg->pub, &vdm_part_drawings, &b,
				 pkg->version == 2 ? &item->sink : &note);
	if (drawing.found)
		vdm_diag(&item->sink, VDM_D_EPUB_USAGE, &drawing.pos, NULL,
			 "a drawing is otherwise than SVG 1.1 has it: %s",
			 vdm_buf_str(&drawing.said));
	vdm_buf_fini(&drawing.said);
	vdm_buf_fini(&b);
}

/* XML in UTF-16 is right, and few expect it (EPUB 3.3, 3.9). */
static void
advise_encoding(const struct vdm_pkg *pkg, const struct vdm_buf *b)
{
	if (b->len > 3 && memcmp((char *)b->data + 2, "\0\0", 2) != 0 &&
	    (memcmp(b->data, "\xFF\xFE", 2) == 0 ||
	     memcmp(b->data, "\xFE\xFF", 2) == 0))
		vdm_diag(&pkg->sink, VDM_D_EPUB_ADVICE, NULL, NULL,
			 "the package is in UTF-16: it should be in UTF-8");
}

void
vdm_check_document(struct vdm_pkg *pkg, struct vdm_item *item)
{
	const struct vdm_part_kind *part = vdm_part_item(pkg, item);
	struct vdm_buf b;

	if (part != NULL && item->entry >= 0) {
		if (vdm_pub_read(pkg->pub, item->entry, &b, &item->sink) == 0) {
			vdm_item_validate(pkg, item, part, &b);
			check_encoding(pkg, item, &b);
			if (vdm_words_have(item->properties, "nav"))
				vdm_pub_validate(pkg->pub, &vdm_part_navigation,
						 &b, &item->sink);
		}
		vdm_buf_fini(&b);
	}
	if (strcmp(item->media, "application/x-dtbncx+xml") == 0)
		vdm_check_ncx(pkg, item);
	else if (strcmp(item->media, "application/smil+xml") == 0)
		vdm_check_overlay(pkg, item);
	else if (strcmp(item->media,
			"application/vnd.epub.search-key-map+xml") == 0)
		vdm_check_search_map(pkg, item);
	else
		vdm_check_content(pkg, item);
	if (pkg->version != 2 && (item->uses & USES_MATHML) &&
	    strcmp(item->media, "application/xhtml+xml") == 0)
		check_formulas(pkg, item);
	if (item->uses & USES_DRAWING)
		check_drawings(pkg, item);
}

/* The package, what its manifest names and what its metadata link to. */
static void
list_items(struct vdm_pub *pub, const struct vdm_pkg *pkg, long entry)
{
	const struct vdm_xdoc_node *link;
	struct vdm_url url;

	link = vdm_xdoc_child(pkg->metadata, NS_OPF, "link");
	for (; link != NULL; link = vdm_xdoc_next(link, NS_OPF, "link")) {
		const char *href = vdm_xdoc_get(link, "", "href");

		if (href != NULL &&
		    vdm_url_resolve(&pub->arena, pkg->path, href, &url) == 0)
			vdm_pub_list(pub, url.path);
	}
	if (pub->names_count == 0)
		return;
	pub->listed[entry] = 1;
	for (size_t i = 0; i < pkg->items_count; i++)
		if (pkg->items[i].entry >= 0)
			pub->listed[pkg->items[i].entry] = 1;
	pub->packages++;
	if (pub->version == 0 || pkg->version == 3)
		pub->version = pkg->version;
}

void
vdm_check_publication(struct vdm_pub *pub, const char *path, long entry)
{
	struct vdm_pkg pkg = {0};
	struct vdm_buf b;

	pkg.pub = pub;
	pkg.path = path;
	vdm_pub_sink(pub, path, &pkg.sink);
	if (vdm_pub_read(pub, entry, &b, &pkg.sink) == 0 &&
	    vdm_xdoc_parse(&pkg.dom, b.data, b.len, &pkg.sink) == 0 &&
	    vdm_check_package(&pkg) == 0) {
		vdm_pub_validate(pub, vdm_part_package(&pkg), &b, &pkg.sink);
		for (size_t i = 0; i < pkg.items_count; i++)
			if (!pkg.items[i].doubled)
				vdm_check_document(&pkg, &pkg.items[i]);
		/*
		 * All documents were read. References come first: they find
		 * what is fetched from the network and which items of SVG are
		 * only pointed at, which the properties below are held against.
		 */
		list_items(pub, &pkg, entry);
		vdm_check_refs(&pkg);
		vdm_check_overlays(&pkg);
		vdm_check_properties(&pkg);
		vdm_check_collections(&pkg);
		vdm_check_protection(pub, &pkg);
		vdm_advise_package(&pkg);
		advise_encoding(&pkg, &b);
		if (pub->facts != NULL && pub->facts->len == 0)
			vdm_pub_describe(&pkg, pub->facts);
	}
	vdm_buf_fini(&b);
	for (size_t i = 0; i < pkg.items_count; i++)
		if (pkg.items[i].parsed != 0)
			vdm_xdoc_fini(&pkg.items[i].dom);
	pub->arena.failed |= pkg.by_id.failed | pkg.by_path.failed;
	vdm_strmap_fini(&pkg.by_id);
	vdm_strmap_fini(&pkg.by_path);
	vdm_xdoc_fini(&pkg.dom);
}

/* What operating systems leave in a folder that is packed. */
static int
of_a_system(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;

	return strncmp(path, "__MACOSX/", 9) == 0 ||
	       strcasecmp(name, ".DS_Store") == 0 ||
	       strcasecmp(name, "thumbs.db") == 0;
}

/* Files that nobody will see, where a manifest was read at all. */
static void
check_listed(struct vdm_pub *pub)
{
	for (size_t i = 0; i < pub->names_count && pub->packages > 0; i++) {
		const char *name = pub->names[i];
		size_t n = strlen(name);

		if (!pub->listed[i] && n > 0 && name[n - 1] != '/' &&
		    !of_a_system(name) && strcmp(name, "mimetype") != 0 &&
		    strncmp(name, "META-INF/", 9) != 0)
			vdm_diag(pub->sink, VDM_D_EPUB_UNLISTED, NULL, NULL,
				 "\"%.200s\" is in the container and in no "
				 "manifest: no reading system shows it",
				 name);
	}
}

/* A folder that holds nothing. */
static void
check_folders(struct vdm_pub *pub)
{
	for (size_t i = 0; i < pub->names_count; i++) {
		const char *name = pub->names[i];
		size_t n = strlen(name), held = 0;

		if (n == 0 || name[n - 1] != '/')
			continue;
		for (size_t j = 0; j < pub->names_count && held == 0; j++)
			held = j != i && strncmp(pub->names[j], name, n) == 0;
		if (held == 0)
			vdm_diag(pub->sink, VDM_D_EPUB_ADVICE, NULL, NULL,
				 "a folder is empty: \"%.100s\"", name);
	}
}

/* ".epub", in small letters (EPUB 3.3, appendix H). */
static void
check_ending(struct vdm_pub *pub)
{
	const char *name = pub->sink->file;
	const char *dot = name != NULL ? strrchr(name, '.') : NULL;

	if (dot != NULL && strcasecmp(dot, ".epub") == 0 &&
	    strcmp(dot, ".epub") != 0)
		vdm_diag(pub->sink, VDM_D_EPUB_ADVICE, NULL, NULL,
			 "the file's ending is not .epub in small letters");
}

static void
check_rootfiles(struct vdm_pub *pub, const struct vdm_xdoc *dom,
		const struct vdm_sink *sink)
{
	const struct vdm_xdoc_node *file;
	struct vdm_strmap seen = {0};
	int found = 0;

	file = vdm_xdoc_child(dom->root, NS_CONTAINER, "rootfiles");
	file = vdm_xdoc_child(file, NS_CONTAINER, "rootfile");
	for (; file != NULL;
	     file = vdm_xdoc_next(file, NS_CONTAINER, "rootfile")) {
		const char *path = vdm_xdoc_get(file, "", "full-path");
		const char *nfc, *media;
		long entry;

		/* EPUB 2 lets a container hold other forms of a book, too */
		media = vdm_xdoc_get(file, "", "media-type");
		if (media != NULL &&
		    strcmp(media, "application/oebps-package+xml") != 0) {
			vdm_pub_list(pub, path);
			continue;
		}
		found = 1;
		if (path == NULL || *path == '\0') {
			vdm_diag(sink, VDM_D_EPUB_CONTAINER, &file->pos, NULL,
				 path == NULL
				     ? "a rootfile has no full-path"
				     : "the full-path of a rootfile is empty");
			continue;
		}
		nfc = vdm_name_nfc(&pub->arena, path);
		entry = nfc != NULL ? vdm_zip_find(pub->zip, path) : -1;
		if (entry < 0)
			vdm_diag(sink, VDM_D_EPUB_CONTAINER, &file->pos, NULL,
				 "the package \"%s\" is not in the container: "
				 "the publication cannot be opened",
				 path);
		else if (vdm_strmap_put(&seen, nfc, 0))
			vdm_check_publication(pub, nfc, entry);
	}
	pub->arena.failed |= seen.failed;
	vdm_strmap_fini(&seen);
	if (!found)
		vdm_diag(sink, VDM_D_EPUB_CONTAINER, NULL, NULL,
			 "the container names no package: the publication "
			 "cannot be opened");
}

static void
check_container(struct vdm_pub *pub)
{
	static const char path[] = "META-INF/container.xml";
	long entry = vdm_zip_find(pub->zip, path);
	struct vdm_sink sink;
	struct vdm_xdoc dom = {0};
	struct vdm_buf b;

	if (entry < 0) {
		vdm_diag(pub->sink, VDM_D_EPUB_CONTAINER, NULL, NULL,
			 "%s is missing: the publication cannot be opened",
			 path);
		return;
	}
	vdm_pub_sink(pub, path, &sink);
	if (vdm_pub_read(pub, entry, &b, &sink) == 0 &&
	    vdm_xdoc_parse(&dom, b.data, b.len, &sink) == 0 &&
	    dom.root != NULL) {
		vdm_pub_validate(pub, &vdm_part_container, &b, &sink);
		check_rootfiles(pub, &dom, &sink);
		vdm_check_renditions(pub, &dom);
		check_listed(pub);
	}
	vdm_buf_fini(&b);
	vdm_xdoc_fini(&dom);
}

/* All checks, the container of `pub` being what the bytes are. */
static int
check_all(struct vdm_pub *pub, const void *bytes, size_t length)
{
	int failed;

	errno = 0;
	pub->zip = vdm_zip_open(bytes, length, pub->sink);
	if (pub->zip == NULL)
		return errno == ENOMEM ? -1 : 0;
	vdm_arena_init(&pub->arena);
	check_mimetype(pub, bytes, length);
	vdm_check_names(pub);
	check_container(pub);
	vdm_check_characters(pub);
	check_folders(pub);
	check_ending(pub);
	failed = pub->arena.failed;
	vdm_arena_fini(&pub->arena);
	vdm_zip_close(pub->zip);
	if (failed) {
		errno = ENOMEM;
		return -1;
	}
	return 0;
}

int
vdm_epub_check(const void *bytes, size_t length,
	       const struct vdm_part_grammar *grammar,
	       const struct vdm_sink *sink)
{
	struct vdm_sink named = vdm_messages_sink(sink);
	struct vdm_pub pub = {.grammar = grammar, .sink = &named};

	return check_all(&pub, bytes, length);
}

int
vdm_epub_facts(const void *bytes, size_t length, struct vdm_buf *json)
{
	static const struct vdm_sink nowhere;
	struct vdm_pub pub = {.sink = &nowhere, .facts = json};

	return check_all(&pub, bytes, length);
}
