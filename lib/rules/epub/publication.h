/* SPDX-License-Identifier: MIT */
/*
 * What the checks of an EPUB share. Sections are those of EPUB 3.3 (W3C, 25 May
 * 2023) unless another standard is named.
 *
 * container.c goes through a container in this order: names; then for each
 * package its items (package.c), each document (content.c and those it calls),
 * and last what needs all documents (references.c and the rest). The documents
 * only note what they refer to and use; so a reference may lead forward, and a
 * property is asked for after everything that could need it was seen.
 */
#ifndef VDM_RULES_EPUB_PUBLICATION_H
#define VDM_RULES_EPUB_PUBLICATION_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/words.h"
#include "rules/epub/check.h"
#include "xml/dom.h"
#include "zip/container.h"

#define NS_OPF "http://www.idpf.org/2007/opf"
#define NS_DC "http://purl.org/dc/elements/1.1/"
#define NS_OPS "http://www.idpf.org/2007/ops"
#define NS_XHTML "http://www.w3.org/1999/xhtml"
#define NS_SVG "http://www.w3.org/2000/svg"
#define NS_MATH "http://www.w3.org/1998/Math/MathML"
#define NS_XLINK "http://www.w3.org/1999/xlink"
#define NS_XMLNS "http://www.w3.org/XML/1998/namespace"
#define NS_NCX "http://www.daisy.org/z3986/2005/ncx/"
#define NS_SMIL "http://www.w3.org/ns/SMIL"
#define NS_CONTAINER "urn:oasis:names:tc:opendocument:xmlns:container"

/* One container. */
struct vdm_pub {
	struct vdm_arena arena;
	struct vdm_zip *zip;
	const struct vdm_part_grammar *grammar;
	const struct vdm_sink *sink;
	const char **names; /* of the entries, NFC */
	size_t names_count;
	int alone;    /* one document, and nothing is known of the others */
	int packages; /* whose manifests were read */
	int version;  /* 3 where one of them is of it; 0: not known */
	char *listed; /* of each, whether a manifest has it */
	struct vdm_buf *facts; /* what the first package is, or NULL */
};

enum vdm_url_kind {
	VDM_URL_LOCAL,    /* a path in the container */
	VDM_URL_REMOTE,   /* https:, http: */
	VDM_URL_DATA,     /* data: */
	VDM_URL_FILE,     /* file: */
	VDM_URL_OTHER,    /* mailto: and the like */
	VDM_URL_LEAVES,   /* "../" beyond the root */
	VDM_URL_ABSOLUTE, /* "/path" */
};

struct vdm_url {
	enum vdm_url_kind kind;
	const char *path;     /* local: NFC, decoded; remote: without '#' */
	const char *fragment; /* decoded, or NULL */
	const char *media;    /* of data:, or NULL */
	int query;
	const char *fault; /* what is wrong with one that has a scheme */
};

/* What a document turned out to use: see uses of struct vdm_item. */
#define USES_SCRIPT 1u
#define USES_SVG 2u
#define USES_MATHML 4u
#define USES_REMOTE 8u
#define USES_SWITCH 16u
#define USES_STYLE 32u
#define USES_DRAWING 64u /* of SVG, in a page or as a file */

struct vdm_item {
	const char *id, *media, *properties; /* media without parameters */
	struct vdm_url url;
	const struct vdm_xdoc_node *el;
	long entry; /* in the container, or -1 */
	struct vdm_item *fallback, *overlay;
	/* The first of it and its fallbacks that is a content document. */
	struct vdm_item *content;
	size_t walked; /* by which walk along fallbacks, from 1 */
	int doubled;   /* the manifest lists its file before */
	size_t spine;  /* place in the spine from 1; 0: not in it */
	int linear, fixed;
	int reached; /* a hyperlink leads to it */
	/* found by content.c, and USES_REMOTE by references.c */
	unsigned uses;
	unsigned allows; /* may say that it uses, but need not */
	int fetched;     /* something may fetch it from the network */
	int parsed;      /* 1: dom is filled; -1: it could not be read */
	struct vdm_xdoc dom;
	struct vdm_sink sink;
	struct vdm_item *read_by; /* the overlay that reads it */
};

enum vdm_ref_kind {
	VDM_REF_LINK,
	VDM_REF_NAV, /* a link of a table of contents */
	VDM_REF_CITE,
	VDM_REF_EXEMPT, /* link elements that are not style sheets */
	VDM_REF_IMAGE,
	VDM_REF_BACKDROP, /* a picture of a style sheet */
	VDM_REF_PICTURE,  /* an img or source in a picture */
	VDM_REF_AUDIO,
	VDM_REF_VIDEO,
	VDM_REF_TRACK,
	VDM_REF_FONT,
	VDM_REF_STYLE,
	VDM_REF_SCRIPT,
	VDM_REF_FRAME,
	VDM_REF_OBJECT,
	VDM_REF_USE,   /* svg:use */
	VDM_REF_PAINT, /* fill, stroke of SVG: a gradient or a pattern */
	VDM_REF_CLIP,  /* clip-path of SVG */
	VDM_REF_OVERLAY,
};

struct vdm_ref {
	struct vdm_item *from;
	const struct vdm_xdoc_node *at; /* or NULL */
	struct vdm_pos pos;
	struct vdm_url url;
	enum vdm_ref_kind kind;
	int fallback; /* what it stands in has another way out */
};

/* Further fallbacks than so many are not looked at. */
enum { VDM_FALLBACKS = 100 };

/* One package of it. */
struct vdm_pkg {
	struct vdm_pub *pub;
	const char *path;
	struct vdm_sink sink;
	struct vdm_xdoc dom;
	const struct vdm_xdoc_node *metadata, *manifest, *spine;
	int version; /* 2 or 3 */
	int fixed;   /* rendition:layout of all */
	int scripted;
	const char *uid;
	struct vdm_item *items;
	size_t items_count;
	struct vdm_strmap by_path, by_id; /* the first item of each */
	struct vdm_item **order;
	size_t order_count;
	struct vdm_ref *refs;
	size_t refs_count, refs_cap;
};

/* address.c */
int vdm_url_resolve(struct vdm_arena *arena, const char *base, const char *href,
		    struct vdm_url *out);
const char *vdm_name_nfc(struct vdm_arena *arena, const char *name);
const char *vdm_media_base(struct vdm_arena *arena, const char *media);
int vdm_media_is_content(const char *media, int version);
int vdm_media_is_image(const char *media);
int vdm_media_is_font(const char *media);
int vdm_media_is_audio(const char *media);
int vdm_media_is_core(const char *media);
int vdm_media_has_prefix(const char *media, const char *prefix);

/* publication.c */
void vdm_pub_sink(struct vdm_pub *pub, const char *path, struct vdm_sink *out);
int vdm_pub_read(struct vdm_pub *pub, long entry, struct vdm_buf *out,
		 const struct vdm_sink *sink);
/* The entry of that path, validated where `part` is not NULL; 0, or -1: it is
 * not there or no XML, which was said. The caller has `dom` freed. */
int vdm_pub_parse(struct vdm_pub *pub, const char *path,
		  const struct vdm_part_kind *part, struct vdm_xdoc *dom,
		  struct vdm_sink *sink);
/* Somebody names the file, so that it is not without use. */
void vdm_pub_list(struct vdm_pub *pub, const char *path);
void vdm_pub_validate(struct vdm_pub *pub, const struct vdm_part_kind *part,
		      const struct vdm_buf *bytes, const struct vdm_sink *sink);
void vdm_add_ref(struct vdm_pkg *pkg, struct vdm_item *from,
		 const struct vdm_xdoc_node *at, const char *base,
		 const char *href, enum vdm_ref_kind kind, int fallback);
/* The next meta element with that property behind `after` (NULL: the first), or
 * NULL. */
const struct vdm_xdoc_node *vdm_pkg_meta(const struct vdm_pkg *pkg,
					 const struct vdm_xdoc_node *after,
					 const char *property);
struct vdm_item *vdm_pkg_item(struct vdm_pkg *pkg, const char *path);
struct vdm_item *vdm_pkg_item_by_id(struct vdm_pkg *pkg, const char *id);
/* Parses an item's document once; NULL when it cannot be. */
const struct vdm_xdoc *vdm_item_dom(struct vdm_pkg *pkg, struct vdm_item *item);
/* Validates an item's bytes, and parses them in the same pass where they were
 * not. */
void vdm_item_validate(struct vdm_pkg *pkg, struct vdm_item *item,
		       const struct vdm_part_kind *part,
		       const struct vdm_buf *bytes);

/* grammars.c */
extern const struct vdm_part_kind vdm_part_container;
extern const struct vdm_part_kind vdm_part_protection;
extern const struct vdm_part_kind vdm_part_navigation;
extern const struct vdm_part_kind vdm_part_formulas;
extern const struct vdm_part_kind vdm_part_drawings;
/* What a package, or an item of it, is to be valid against; NULL: no grammar
 * of ours. */
const struct vdm_part_kind *vdm_part_package(const struct vdm_pkg *pkg);
const struct vdm_part_kind *vdm_part_item(const struct vdm_pkg *pkg,
					  const struct vdm_item *item);

/* container.c: an item's document, by its type; and the package at that path,
 * with all that it lists. */
void vdm_check_document(struct vdm_pkg *pkg, struct vdm_item *item);
void vdm_check_publication(struct vdm_pub *pub, const char *path, long entry);

/* names.c: one; whether two are the same to some file system, which fills
 * `names`; and what they hold, when the version is known. */
void vdm_check_name(const struct vdm_sink *sink, const char *name, int version);
void vdm_check_names(struct vdm_pub *pub);
void vdm_check_characters(struct vdm_pub *pub);

/* facts.c: of a package of which all was read, as an object of JSON. */
void vdm_pub_describe(const struct vdm_pkg *pkg, struct vdm_buf *out);

/* package.c: 0, or -1 when there is nothing to go on with. */
int vdm_check_package(struct vdm_pkg *pkg);
/* metadata.c */
void vdm_check_metadata(struct vdm_pkg *pkg);
/* relators.c: of MARC's list, or "oth." and a word of one's own (OPF 2.0.1,
 * 2.2.6). */
int vdm_is_relator(const char *code);
/* moments.c: what a time element of HTML may say; a year, month or day of the
 * calendar, whatever follows; what an input of a type of time holds. */
int vdm_moment_is_html(struct vdm_arena *arena, const char *value);
int vdm_moment_is_day(const char *s);
/* of the type "date", "month", "week", "time" or "datetime-local" */
int vdm_moment_is_kind(const char *kind, const char *s);
/* properties.c */
void vdm_check_properties(struct vdm_pkg *pkg);
void vdm_check_uses(struct vdm_pkg *pkg, struct vdm_item *item);
/* content.c */
void vdm_check_content(struct vdm_pkg *pkg, struct vdm_item *item);
/* attributes.c: "name: URI name: URI ..." */
/* What is wrong with it, in words behind its name; NULL: nothing. */
const char *vdm_prefixes_fault(const char *list);
int vdm_prefix_declared(const char *list, const char *prefix, size_t length);
void vdm_check_attributes(struct vdm_pkg *pkg, const struct vdm_item *item);
void vdm_check_own_attributes(const struct vdm_item *item);
/* roles.c: of an element of XHTML */
void vdm_check_role(const struct vdm_item *item,
		    const struct vdm_xdoc_node *el);
/* forms.c: an input of XHTML; attributes.c: a number as HTML has it */
void vdm_check_input(const struct vdm_item *item,
		     const struct vdm_xdoc_node *el);
int vdm_is_html_number(const char *s);
/* dictionaries.c: a search key map; pages of a dictionary; maps of regions */
void vdm_check_search_map(struct vdm_pkg *pkg, struct vdm_item *item);
void vdm_check_dictionary(struct vdm_pkg *pkg);
void vdm_check_dictionary_page(const struct vdm_item *item);
void vdm_check_data_nav(const struct vdm_item *item);
/* picture.c */
void vdm_check_picture(const struct vdm_item *item);
/* whole.c: of a page of HTML */
void vdm_check_whole(const struct vdm_item *item);
/* markup.c */
void vdm_check_markup(struct vdm_pkg *pkg, struct vdm_item *item);
/* style.c: `css` is in UTF-8. */
enum vdm_style_form {
	VDM_STYLE_SHEET,
	VDM_STYLE_UTF16,        /* a sheet whose bytes were in UTF-16 */
	VDM_STYLE_DECLARATIONS, /* an attribute's */
};
void vdm_check_style(struct vdm_pkg *pkg, struct vdm_item *from,
		     const struct vdm_xdoc_node *at, const char *base,
		     const char *css, enum vdm_style_form form);
/* publication.c: what is wrong with a collection, or a part of one; NULL: with
 * none that could be shown. */
void vdm_bad_collection(const struct vdm_sink *sink,
			const struct vdm_xdoc_node *el, const char *what);
/* Which elements may be of a type. */
struct vdm_typed {
	const char *type, *elements;
};
/* An element that is of a type of those rows is one that may be: a part of
 * `what`. */
void vdm_check_typed(const struct vdm_item *item, const struct vdm_xdoc_node *n,
		     const struct vdm_typed *rows, size_t count,
		     const char *what);
/* navigation.c */
void vdm_check_nav(struct vdm_pkg *pkg, struct vdm_item *item);
void vdm_check_ncx(struct vdm_pkg *pkg, struct vdm_item *item);
/* overlay.c */
void vdm_check_overlay(struct vdm_pkg *pkg, struct vdm_item *item);
int vdm_is_clock(const char *s);         /* of SMIL: "0:00:12.5", "12.5s" */
double vdm_clock_seconds(const char *s); /* -1: it is none */
void vdm_check_overlays(struct vdm_pkg *pkg);
/* references.c */
void vdm_check_refs(struct vdm_pkg *pkg);
/* advice.c: what should be and need not, when all was read */
void vdm_advise_package(struct vdm_pkg *pkg);
/* usage.c: of a page or overlay that was read; of what a list of prefixes makes
 * of those that are reserved, of a package's or of a page's */
void vdm_advise_document(struct vdm_pkg *pkg, struct vdm_item *item);
void vdm_advise_prefixes(const struct vdm_sink *sink,
			 const struct vdm_xdoc_node *el, const char *list,
			 int of_package);
/* education.c: of a publication for schools; at: what calls it that */
void vdm_check_education(struct vdm_pkg *pkg, const struct vdm_xdoc_node *at);
/* indexes.c: a page that is said to hold an index */
void vdm_check_index(struct vdm_pkg *pkg, struct vdm_item *item);
/* collections.c */
void vdm_check_collections(struct vdm_pkg *pkg);
void vdm_check_protection(struct vdm_pub *pub, struct vdm_pkg *pkg);
/* renditions.c */
void vdm_check_renditions(struct vdm_pub *pub,
			  const struct vdm_xdoc *container);

/* Whether an element is of a type, by its epub:type. */
static inline int
vdm_is_typed(const struct vdm_xdoc_node *n, const char *type)
{
	return n->name != NULL &&
	       vdm_words_have(vdm_xdoc_get(n, NS_OPS, "type"), type);
}

static inline int
vdm_is_html(const struct vdm_xdoc_node *n, const char *name)
{
	return vdm_xdoc_is(n, NS_XHTML, name);
}

/* Whether there is nothing, or nothing but white space. */
static inline int
vdm_is_wordless(const char *s)
{
	return s == NULL || vdm_is_blank(s);
}

#endif
