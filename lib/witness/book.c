/* SPDX-License-Identifier: MIT */
/* An EPUB: the package says which entries are read and in which order; what it
 * does not name is seen all the same. */
#include <stdlib.h>
#include <string.h>

#include "base/address.h"
#include "base/memory.h"
#include "base/words.h"
#include "witness/scan.h"
#include "witness/see.h"
#include "witness/witness.h"
#include "zip/container.h"

struct item {
	char *id, *path, *type, *properties;
	int seen;
};

struct book {
	struct vdm_testimony *t;
	struct vdm_zip *zip;
	struct vdm_buf package;
	char *path; /* the package's */
	struct item *item;
	size_t count, cap;
	char *named; /* an entry's index -> 1 where the package names it */
	int ours;    /* Vidimus wrote it: docs/epub.md */
};

/* The value of an attribute of a tag, to be freed; NULL: it has none. */
static char *
attribute(const struct vdm_scanned *tag, const char *wanted)
{
	const char *at = tag->attrs, *end = at + tag->attrs_n, *name, *value;
	struct vdm_buf resolved;
	size_t n, value_n;

	while (vdm_scan_attr(&at, end, &name, &n, &value, &value_n)) {
		if (!vdm_words_is(name, n, wanted))
			continue;
		vdm_buf_init(&resolved);
		vdm_scan_resolve(&resolved, value, value_n);
		if (resolved.data == NULL && !resolved.failed)
			vdm_buf_puts(&resolved, "");
		return vdm_buf_take(&resolved, NULL);
	}
	return NULL;
}

static int
is_tag(const struct vdm_scanned *tag, const char *local)
{
	const char *name = tag->s;
	size_t n = tag->n;

	if (tag->kind != VDM_SCAN_OPEN && tag->kind != VDM_SCAN_EMPTY)
		return 0;
	vdm_scan_local(&name, &n);
	return vdm_words_is(name, n, local);
}

/* An entry's bytes; 0, or -1: it cannot be read. */
static int
entry(struct book *b, const char *path, struct vdm_buf *out)
{
	long at = vdm_zip_find(b->zip, path);

	if (at < 0)
		return -1;
	b->named[at] = 1;
	return vdm_zip_read(b->zip, (size_t)at, out, NULL);
}

static char *
package_path(struct book *b)
{
	struct vdm_buf container;
	struct vdm_scanned tag;
	struct vdm_scan scan;
	char *path = NULL;

	vdm_buf_init(&container);
	if (entry(b, "META-INF/container.xml", &container) == 0) {
		vdm_scan_init(&scan, vdm_buf_str(&container), container.len, 0);
		do {
			vdm_scan_next(&scan, &tag);
			if (is_tag(&tag, "rootfile"))
				path = attribute(&tag, "full-path");
		} while (path == NULL && tag.kind != VDM_SCAN_END);
	}
	vdm_buf_fini(&container);
	return path;
}

static void
item_add(struct book *b, const struct vdm_scanned *tag)
{
	struct item *grown = b->item;
	char *href = attribute(tag, "href");
	struct vdm_buf path;

	if (href == NULL)
		return;
	if (b->count == b->cap) {
		b->cap = b->cap > 0 ? 2 * b->cap : 32;
		grown = vdm_realloc(b->item, b->cap * sizeof(*grown));
	}
	if (grown == NULL) {
		b->cap = b->count;
		b->t->failed = 1;
		vdm_free(href);
		return;
	}
	b->item = grown;
	grown += b->count++;
	memset(grown, 0, sizeof(*grown));
	grown->id = attribute(tag, "id");
	grown->type = attribute(tag, "media-type");
	grown->properties = attribute(tag, "properties");
	vdm_buf_init(&path);
	if (vdm_path_resolve(&path, b->path, href) == 0)
		grown->path = vdm_buf_take(&path, NULL);
	else
		vdm_buf_fini(&path);
	vdm_free(href);
}

static int
is_page(const struct item *i)
{
	return i->type != NULL &&
	       (strcmp(i->type, "application/xhtml+xml") == 0 ||
		strcmp(i->type, "text/html") == 0);
}

/* A page that is a drawing: its words are said beside the picture. */
static int
is_drawing(const struct item *i)
{
	return i->type != NULL && strcmp(i->type, "image/svg+xml") == 0;
}

static int
is_navigation(const struct item *i)
{
	return vdm_words_have(i->properties, "nav") ||
	       (i->type != NULL &&
		strcmp(i->type, "application/x-dtbncx+xml") == 0);
}

static void
see(struct book *b, struct item *i, enum vdm_place place)
{
	struct vdm_walk *walk;
	struct vdm_buf bytes;

	i->seen = 1;
	if (i->path == NULL || b->t->over)
		return;
	vdm_buf_init(&bytes);
	if (entry(b, i->path, &bytes) == 0) {
		vdm_testimony_file(b->t, i->path);
		walk = vdm_witness_walk_new(b->t, VDM_WORDS_HTML, place);
		if (walk != NULL) {
			walk->ours = b->ours;
			walk->theirs = !b->ours;
			vdm_witness_see_markup(walk, vdm_buf_str(&bytes),
					       bytes.len);
		}
		vdm_free(walk);
		vdm_testimony_break(b->t, place);
	}
	b->t->failed = b->t->failed || bytes.failed;
	vdm_buf_fini(&bytes);
}

/* What the package states of the book: its metadata, whatever they are. */
static void
metadata(struct book *b, const char *from, const char *to,
	 const struct vdm_pos *pos)
{
	struct vdm_walk *walk =
	    vdm_witness_walk_new(b->t, VDM_WORDS_PACKAGE, VDM_PLACE_METADATA);

	vdm_testimony_file(b->t, b->path);
	if (walk != NULL)
		walk->our_package = b->ours;
	if (walk != NULL)
		vdm_walk_markup(walk, from, (size_t)(to - from), pos);
	vdm_free(walk);
	vdm_testimony_break(b->t, VDM_PLACE_METADATA);
}

/* Leaves a page unseen. */
static void
pass(struct book *b, struct item *i)
{
	long at = i->path != NULL ? vdm_zip_find(b->zip, i->path) : -1;

	i->seen = 1;
	if (at >= 0)
		b->named[at] = 1;
}

/* A picture, whose words may be said beside it. */
static void
drawing_see(struct book *b, struct item *i)
{
	struct vdm_pos none = {0, 0, 0};

	see(b, i, VDM_PLACE_IMPLIED);
	vdm_testimony_thing(b->t, VDM_THING_PICTURE, "", 0, &none);
}

static void
spine_see(struct book *b, const char *idref)
{
	size_t k;

	for (k = 0; k < b->count; k++) {
		struct item *i = &b->item[k];

		if (i->seen || i->id == NULL || strcmp(i->id, idref) != 0)
			continue;
		/* what a book was given says nothing of the record */
		if (b->ours && (strcmp(idref, "vdm-own-title-page") == 0 ||
				strcmp(idref, "vdm-cover") == 0)) {
			pass(b, i);
			return;
		}
		/* what Vidimus says twice was made from what it says once */
		if (b->ours && (strcmp(idref, "about") == 0 ||
				strncmp(idref, "vdm-", 4) == 0))
			see(b, i, VDM_PLACE_IMPLIED);
		else if (is_navigation(i))
			see(b, i,
			    b->ours ? VDM_PLACE_IMPLIED : VDM_PLACE_LABELS);
		else if (is_page(i))
			see(b, i, VDM_PLACE_BODY);
		else if (is_drawing(i))
			drawing_see(b, i);
		return;
	}
}

static void
package_see(struct book *b)
{
	const char *bytes = vdm_buf_str(&b->package);
	const char *from = NULL, *to = NULL;
	struct vdm_pos pos = {0, 0, 0};
	struct vdm_scanned tag;
	struct vdm_scan scan;
	char *ref;

	vdm_scan_init(&scan, bytes, b->package.len, 0);
	for (;;) {
		const char *at = scan.at;

		vdm_scan_next(&scan, &tag);
		if (tag.kind == VDM_SCAN_END)
			break;
		if (is_tag(&tag, "metadata"))
			from = scan.at, pos = scan.pos;
		else if (is_tag(&tag, "manifest") && to == NULL)
			to = at;
		else if (is_tag(&tag, "item"))
			item_add(b, &tag);
		else if (is_tag(&tag, "itemref")) {
			ref = attribute(&tag, "idref");
			if (ref != NULL)
				spine_see(b, ref);
			vdm_free(ref);
		} else if (is_tag(&tag, "meta")) {
			ref = attribute(&tag, "property");
			b->ours = b->ours || (ref != NULL &&
					      strcmp(ref, "vdm:format") == 0);
			vdm_free(ref);
		}
	}
	if (from != NULL && to != NULL && to > from)
		metadata(b, from, to, &pos);
}

/* What the spine does not have: navigation, pages that links lead to. */
static void
rest_see(struct book *b)
{
	size_t k;
	long at;

	for (k = 0; k < b->count; k++) {
		struct item *i = &b->item[k];

		if (!i->seen && is_navigation(i) && (!b->ours || is_page(i)))
			see(b, i,
			    b->ours ? VDM_PLACE_IMPLIED : VDM_PLACE_LABELS);
		else if (!i->seen && is_page(i))
			see(b, i, VDM_PLACE_UNLISTED);
		else if (!i->seen && i->path != NULL &&
			 (at = vdm_zip_find(b->zip, i->path)) >= 0)
			b->named[at] = 1;
	}
}

static int
is_text(const char *name)
{
	static const char *const endings[] = {".xhtml", ".html", ".htm",
					      ".xml",   ".txt",  ".md"};
	size_t n = strlen(name), i, k;

	if (strncmp(name, "META-INF/", 9) == 0)
		return 0;
	for (i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		k = strlen(endings[i]);
		if (n > k && strcmp(name + n - k, endings[i]) == 0)
			return 1;
	}
	return 0;
}

/* Entries that no manifest names have words, too. */
static void
unnamed_see(struct book *b)
{
	size_t k, count = vdm_zip_count(b->zip);
	struct item i = {0};

	for (k = 0; k < count; k++) {
		const char *name = vdm_zip_name(b->zip, k);

		if (b->named[k] || name == NULL || !is_text(name))
			continue;
		i.path = (char *)name;
		see(b, &i, VDM_PLACE_UNLISTED);
	}
}

static void
book_fini(struct book *b)
{
	size_t k;

	for (k = 0; k < b->count; k++) {
		vdm_free(b->item[k].id);
		vdm_free(b->item[k].path);
		vdm_free(b->item[k].type);
		vdm_free(b->item[k].properties);
	}
	vdm_free(b->item);
	vdm_free(b->named);
	vdm_free(b->path);
	vdm_buf_fini(&b->package);
	vdm_zip_close(b->zip);
}

int
vdm_witness_book(struct vdm_testimony *t, const char *bytes, size_t length,
		 const char *encoding)
{
	struct book b = {.t = t};
	unsigned long before = vdm_memory_failures();

	(void)encoding;
	b.zip = vdm_zip_open(bytes, length, NULL);
	if (b.zip == NULL) /* broken, or for want of memory */
		return vdm_memory_check(before);
	vdm_buf_init(&b.package);
	b.named = vdm_calloc(vdm_zip_count(b.zip) + 1, 1);
	t->failed = t->failed || b.named == NULL;
	if (b.named != NULL)
		b.path = package_path(&b);
	if (b.named != NULL && b.path != NULL &&
	    entry(&b, b.path, &b.package) == 0) {
		package_see(&b);
		rest_see(&b);
		unnamed_see(&b);
	}
	/* what cannot be read for want of memory is not broken */
	t->failed |= vdm_memory_check(before) != 0;
	book_fini(&b);
	return vdm_witness_end(t);
}
