/* SPDX-License-Identifier: MIT */
/*
 * What a container holds besides the text and what it shows: style sheets and
 * fonts, scripts, files of any other type, pages that the reading order or the
 * manifest does not have. A record has no place for it; each is named.
 */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "base/words.h"
#include "epub/read/reader.h"

static int
starts(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

/* ---- lists of names ------------------------------------------------------ */

enum { NAMES_SHOWN = 5 };

struct names {
	struct vdm_buf shown, all;
	size_t count;
};

static void
names_init(struct names *n)
{
	vdm_buf_init(&n->shown);
	vdm_buf_init(&n->all);
	n->count = 0;
}

static void
names_add(struct names *n, const char *name)
{
	if (n->count++ < NAMES_SHOWN)
		vdm_buf_printf(&n->shown, "%s%.100s", n->count > 1 ? ", " : "",
			       name);
	vdm_buf_printf(&n->all, "%s%s", n->count > 1 ? "\n" : "", name);
}

/* Says that they are not carried, if there are any; and lets go of the list. */
static void
names_report(struct vdm_epub_reader *r, struct names *n, enum vdm_diag_id id,
	     const char *what)
{
	if (n->count > 0)
		vdm_diag(r->sink, id, NULL,
			 n->count > NAMES_SHOWN ? vdm_buf_str(&n->all) : NULL,
			 "%s: %zu file%s not carried (%s%s)", what, n->count,
			 n->count > 1 ? "s" : "", vdm_buf_str(&n->shown),
			 n->count > NAMES_SHOWN ? " ..." : "");
	r->rec->arena.failed |= n->shown.failed || n->all.failed;
	vdm_buf_fini(&n->shown);
	vdm_buf_fini(&n->all);
}

/* ---- items of the manifest ---------------------------------------------- */

/* Kinds of items by their media types, parted by blanks, or what these begin
 * with; the last is any other. */
static const struct kind {
	const char *types, *begins, *what;
	enum vdm_diag_id id;
} kinds[] = {
    {"text/css", NULL, "style sheets", VDM_D_EPUB_STYLE_DROPPED},
    {"application/vnd.ms-opentype", "font/", "fonts", VDM_D_EPUB_STYLE_DROPPED},
    {"", "application/font", "fonts", VDM_D_EPUB_STYLE_DROPPED},
    {"", "application/x-font", "fonts", VDM_D_EPUB_STYLE_DROPPED},
    {"text/javascript application/javascript application/ecmascript "
     "application/x-javascript text/ecmascript",
     NULL, "scripts", VDM_D_EPUB_STYLE_DROPPED},
    {"", "audio/", "sound", VDM_D_EPUB_RESOURCE_DROPPED},
    {"", "video/", "films", VDM_D_EPUB_RESOURCE_DROPPED},
    {"application/smil+xml", "application/smil", "read-aloud timings",
     VDM_D_EPUB_RESOURCE_DROPPED},
    {"", "", "other files", VDM_D_EPUB_RESOURCE_DROPPED},
};

#define KINDS (sizeof(kinds) / sizeof(kinds[0]))

static size_t
kind_of(const char *type)
{
	size_t i = 0;

	while (i + 1 < KINDS && !vdm_words_have(kinds[i].types, type) &&
	       (kinds[i].begins == NULL || !starts(type, kinds[i].begins)))
		i++;
	return i;
}

static int
is_page_type(const char *type)
{
	return vdm_words_have("application/xhtml+xml text/html "
			      "application/x-dtbook+xml text/x-oeb1-document",
			      type);
}

static int
is_navigation(const struct vdm_epub_item *it)
{
	return strcmp(it->type, "application/x-dtbncx+xml") == 0 ||
	       vdm_words_have(it->properties, "nav");
}

/* What our writer makes, and makes again; its pictures are called m1, m2. */
static int
is_made(const struct vdm_epub_reader *r, const struct vdm_epub_item *it)
{
	return r->own && (it->id[0] == 'm' || is_page_type(it->type) ||
			  strcmp(it->href, "style.css") == 0 ||
			  vdm_epub_is_edition(r, it));
}

/* Items that a record has no place for. */
static int
is_left_behind(const struct vdm_epub_reader *r, const struct vdm_epub_item *it)
{
	return !it->in_spine && !it->shown && !starts(it->type, "image/") &&
	       !is_navigation(it) && !is_made(r, it) &&
	       !vdm_epub_is_of_volume(r, it);
}

/* The words of a page, those of its blocks apart. */
static void
page_words(const struct vdm_node *root, struct vdm_buf *out)
{
	const struct vdm_node *n;

	for (n = root; n != NULL; n = vdm_node_walk(n, root)) {
		const struct vdm_node *before = vdm_node_prev(n);

		if (vdm_html_is_block(n) ||
		    (before != NULL && vdm_html_is_block(before)))
			vdm_buf_putc(out, ' ');
		if (n->kind == VDM_KIND_TEXT)
			vdm_buf_puts(out, n->text);
	}
}

/* Pages that the reading order does not have are text all the same. */
static void
report_page(struct vdm_epub_reader *r, const struct vdm_epub_item *it)
{
	struct vdm_node *root;
	struct vdm_buf b;

	if (it->path == NULL)
		return;
	root = vdm_epub_dom_if(r, it->path);
	vdm_buf_init(&b);
	page_words(root, &b);
	vdm_diag(r->sink, VDM_D_EPUB_NOT_IN_SPINE, NULL, vdm_buf_str(&b),
		 "\"%.200s\" is not in the reading order; its text is not "
		 "carried",
		 it->path);
	vdm_buf_fini(&b);
}

static int
is_first_of_its_path(const struct vdm_epub_reader *r, size_t i)
{
	size_t at;

	return r->items[i].path == NULL ||
	       !vdm_strmap_get(&r->by_path, r->items[i].path, &at) || at == i;
}

static void
items_report(struct vdm_epub_reader *r)
{
	struct names names[KINDS];
	size_t i;

	for (i = 0; i < KINDS; i++)
		names_init(&names[i]);
	for (i = 0; i < r->items_count; i++) {
		const struct vdm_epub_item *it = &r->items[i];

		if (!is_left_behind(r, it) || !is_first_of_its_path(r, i))
			continue;
		if (is_page_type(it->type))
			report_page(r, it);
		else
			names_add(&names[kind_of(it->type)], it->href);
	}
	for (i = 0; i < KINDS; i++)
		names_report(r, &names[i], kinds[i].id, kinds[i].what);
}

/* ---- entries that no manifest has ---------------------------------------- */

static int
is_text_name(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot != NULL &&
	       vdm_words_have(
		   "xhtml html htm xml txt md XHTML HTML HTM XML TXT", dot + 1);
}

/* Its words, with the marks of its markup: whoever looks for a word in what is
 * said finds it. */
static void
report_text(struct vdm_epub_reader *r, const char *name)
{
	struct vdm_buf bytes;

	vdm_buf_init(&bytes);
	if (vdm_epub_entry(r, name, &bytes) == 0)
		vdm_diag(r->sink, VDM_D_EPUB_UNLISTED, NULL,
			 vdm_utf8_check(vdm_buf_str(&bytes), bytes.len) ==
				 bytes.len
			     ? vdm_buf_str(&bytes)
			     : NULL,
			 "\"%.200s\" is in the container and in no manifest: "
			 "its words are not read",
			 name);
	vdm_buf_fini(&bytes);
}

/* Files that the container itself has a place for. */
static int
is_read(const struct vdm_epub_reader *r, const char *name)
{
	return strcmp(name, "mimetype") == 0 ||
	       strcmp(name, "META-INF/container.xml") == 0 ||
	       strcmp(name, "META-INF/encryption.xml") == 0 ||
	       strcmp(name, r->opf_path) == 0 ||
	       vdm_strmap_get(&r->by_path, name, NULL);
}

static void
entries_report(struct vdm_epub_reader *r)
{
	size_t i, n = vdm_zip_count(r->zip);
	struct names about, others;

	names_init(&about);
	names_init(&others);
	for (i = 0; i < n; i++) {
		const char *name = vdm_zip_name(r->zip, i);

		if (name == NULL || name[0] == '\0' ||
		    name[strlen(name) - 1] == '/')
			continue;
		if (vdm_zip_find(r->zip, name) != (long)i)
			vdm_diag(r->sink, VDM_D_ZIP_DOUBLED, NULL, NULL,
				 "two entries of the container are called "
				 "\"%.200s\": the other one is not read",
				 name);
		else if (is_read(r, name))
			continue;
		else if (starts(name, "META-INF/"))
			names_add(&about, name);
		else if (r->several) /* the pages of others are told with them
				      */
			continue;
		else if (is_text_name(name))
			report_text(r, name);
		else
			names_add(&others, name);
	}
	names_report(r, &about, VDM_D_EPUB_STYLE_DROPPED,
		     "what the container says of itself");
	names_report(r, &others, VDM_D_EPUB_UNLISTED,
		     "what is in the container and in no manifest");
}

/* ---- what nobody has read ------------------------------------------------ */

/* What the rules of a publication (rules/epub) read of it. */
static int
is_judged(const char *type)
{
	return vdm_words_have(
	    "application/xhtml+xml image/svg+xml text/css image/png image/jpeg "
	    "image/gif image/webp application/x-dtbncx+xml "
	    "application/smil+xml",
	    type);
}

static int
unpack(struct vdm_epub_reader *r, const char *path)
{
	struct vdm_buf bytes;
	int rc;

	vdm_buf_init(&bytes);
	errno = 0;
	rc = vdm_epub_entry(r, path, &bytes) != 0 && errno == ENOMEM ? -1 : 0;
	vdm_buf_fini(&bytes);
	return rc;
}

int
vdm_epub_rest_unpack(struct vdm_epub_reader *r)
{
	size_t i, n = vdm_zip_count(r->zip);

	if (vdm_record_body(r->rec) == NULL)
		return -1;
	for (i = 0; i < r->items_count; i++) {
		const struct vdm_epub_item *it = &r->items[i];

		if (it->path == NULL || is_judged(it->type) ||
		    vdm_zip_find(r->zip, it->path) < 0 ||
		    !is_first_of_its_path(r, i))
			continue;
		if (it->in_spine && vdm_epub_is_markup(it->type)) {
			if (vdm_epub_page(r, it->path) == NULL)
				return -1;
		} else if (is_page_type(it->type) &&
			   strcmp(it->type, "text/html") != 0) {
			/* HTML need not be XML */
			(void)vdm_epub_dom(r, it->path);
		} else if ((starts(it->type, "image/") ||
			    starts(it->type, "audio/") ||
			    starts(it->type, "video/")) &&
			   unpack(r, it->path) != 0) {
			return -1;
		}
	}
	for (i = 0; i < n && !r->several; i++) {
		const char *name = vdm_zip_name(r->zip, i);

		if (!is_read(r, name) && !starts(name, "META-INF/") &&
		    is_text_name(name) &&
		    vdm_zip_find(r->zip, name) == (long)i &&
		    unpack(r, name) != 0)
			return -1;
	}
	return 0;
}

void
vdm_epub_rest_report(struct vdm_epub_reader *r)
{
	items_report(r);
	entries_report(r);
}
