/* SPDX-License-Identifier: MIT */
/* Checks a container: its first entry, its names, its packages in turn. */
#include "rules/epub/check.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/compose.h"
#include "base/memory.h"
#include "base/utf8.h"
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

/* ---- names ------------------------------------------------------------ */

/* 4.2.3: what no file name may hold. */
static int
forbidden(uint32_t cp)
{
	if (cp == '\t' || cp == '\n' || cp == '\f' || cp == '\r')
		return 0; /* white space, which is bad, but no more */
	return cp < 0x20 || cp == 0x7F || (cp >= 0x80 && cp < 0xA0) ||
	       (cp < 0x80 && strchr("\"*:<>?\\|", (int)cp) != NULL) ||
	       (cp >= 0xE000 && cp <= 0xF8FF) ||
	       (cp >= 0xFDD0 && cp <= 0xFDEF) || (cp & 0xFFFE) == 0xFFFE ||
	       (cp >= 0xFFF0 && cp <= 0xFFFF) ||
	       (cp >= 0xE0000 && cp <= 0xE0FFF &&
		/* tags, since November 2022 */
		!(cp >= 0xE0020 && cp <= 0xE007F)) ||
	       cp >= 0xF0000;
}

void
vdm_check_name(const struct vdm_sink *sink, const char *name, int version)
{
	size_t n = strlen(name);

	if (n > 0 && name[n - 1] == '.')
		vdm_diag(sink, VDM_D_EPUB_NAME, NULL, NULL,
			 "the file name \"%s\" ends with a full stop", name);
	for (size_t i = 0, used; i < n; i += used) {
		uint32_t cp = vdm_utf8_decode(name + i, n - i, &used);

		if (!forbidden(cp) || (cp == '|' && version == 2))
			continue;
		vdm_diag(sink, VDM_D_EPUB_NAME, NULL, NULL,
			 "the file name \"%s\" holds the character U+%04X, "
			 "which is not allowed",
			 name, (unsigned)cp);
		return;
	}
}

static int
by_string(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/*
 * Case folding, then NFC: what some file systems do to names, where one of the
 * two files would then overwrite the other (4.2.3).
 */
static const char *
folded(struct vdm_pub *pub, const char *name)
{
	char *s = vdm_compose_folded(name, strlen(name));
	const char *out = s != NULL ? vdm_arena_strdup(&pub->arena, s) : name;

	vdm_free(s);
	return out;
}

static void
check_names(struct vdm_pub *pub)
{
	size_t n = vdm_zip_count(pub->zip);
	const char **fold;

	pub->names = vdm_arena_alloc(&pub->arena, (n + 1) * sizeof *fold);
	fold = vdm_arena_alloc(&pub->arena, (n + 1) * sizeof *fold);
	if (pub->names == NULL || fold == NULL)
		return;
	pub->listed = vdm_arena_alloc(&pub->arena, n + 1);
	pub->names_count = pub->listed != NULL ? n : 0;
	if (pub->listed == NULL)
		return;
	memset(pub->listed, 0, n + 1);
	for (size_t i = 0; i < n; i++) {
		const char *name = vdm_zip_name(pub->zip, i);

		if (!vdm_zip_name_is_utf8(pub->zip, i))
			vdm_diag(pub->sink, VDM_D_EPUB_NAME, NULL, NULL,
				 "the name of entry %zu is not in UTF-8; taken "
				 "for code page 437 it is \"%.200s\"",
				 i + 1, name);
		pub->names[i] = vdm_name_nfc(&pub->arena, name);
		fold[i] = folded(pub, name);
		if (pub->names[i] == NULL || fold[i] == NULL) {
			pub->names_count = 0;
			return;
		}
	}
	qsort(fold, n, sizeof *fold, by_string);
	for (size_t i = 1; i < n; i++)
		if (strcmp(fold[i], fold[i - 1]) == 0)
			vdm_diag(pub->sink, VDM_D_EPUB_NAME, NULL, NULL,
				 "two file names are the same but for case or "
				 "composition: \"%s\"",
				 fold[i]);
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

void
vdm_check_document(struct vdm_pkg *pkg, struct vdm_item *item)
{
	const struct vdm_part_kind *part = vdm_part_item(pkg, item);
	struct vdm_buf b;

	if (part != NULL && item->entry >= 0) {
		if (vdm_pub_read(pkg->pub, item->entry, &b, &item->sink) == 0) {
			vdm_pub_validate(pkg->pub, part, &b, &item->sink);
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
}

/* The package and what its manifest names. */
static void
list_items(struct vdm_pub *pub, const struct vdm_pkg *pkg, long entry)
{
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

static void
check_all_names(struct vdm_pub *pub)
{
	for (size_t i = 0; i < vdm_zip_count(pub->zip); i++)
		vdm_check_name(pub->sink, vdm_zip_name(pub->zip, i),
			       pub->version);
}

/* Files that nobody will see, where a manifest was read at all. */
static void
check_listed(struct vdm_pub *pub)
{
	for (size_t i = 0; i < pub->names_count && pub->packages > 0; i++) {
		const char *name = pub->names[i];
		size_t n = strlen(name);

		if (!pub->listed[i] && n > 0 && name[n - 1] != '/' &&
		    strcmp(name, "mimetype") != 0 &&
		    strncmp(name, "META-INF/", 9) != 0)
			vdm_diag(pub->sink, VDM_D_EPUB_UNLISTED, NULL, NULL,
				 "\"%.200s\" is in the container and in no "
				 "manifest: no reading system shows it",
				 name);
	}
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
		    strcmp(media, "application/oebps-package+xml") != 0)
			continue;
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
		check_listed(pub);
		vdm_check_renditions(pub, &dom);
	}
	vdm_buf_fini(&b);
	vdm_xdoc_fini(&dom);
}

int
vdm_epub_check(const void *bytes, size_t length,
	       const struct vdm_part_grammar *grammar,
	       const struct vdm_sink *sink)
{
	struct vdm_sink named = vdm_messages_sink(sink);
	struct vdm_pub pub = {0};
	int failed;

	pub.grammar = grammar;
	pub.sink = &named;
	errno = 0;
	pub.zip = vdm_zip_open(bytes, length, pub.sink);
	if (pub.zip == NULL)
		return errno == ENOMEM ? -1 : 0;
	vdm_arena_init(&pub.arena);
	check_mimetype(&pub, bytes, length);
	check_names(&pub);
	check_container(&pub);
	check_all_names(&pub);
	failed = pub.arena.failed;
	vdm_arena_fini(&pub.arena);
	vdm_zip_close(pub.zip);
	if (failed) {
		errno = ENOMEM;
		return -1;
	}
	return 0;
}
