/* SPDX-License-Identifier: MIT */
/*
 * What the EPUB reader and writer share: names and marks. docs/epub.md
 * describes them.
 */
#ifndef VDM_EPUB_EPUB_H
#define VDM_EPUB_EPUB_H

#include "base/buf.h"
#include "html/html.h"
#include "record/record.h"

struct vdm_format;

#define VDM_NS_DC "http://purl.org/dc/elements/1.1/"
#define VDM_NS_CONTAINER "urn:oasis:names:tc:opendocument:xmlns:container"

/*
 * Our terms in the package document (its prefix "vdm"), and what marks a
 * package as ours: a meta of that property. Only such a one is read by the
 * writer's rules backwards; a book that somebody else has edited since keeps
 * the mark, so own.c must bear with what it does not know.
 */
#define VDM_EPUB_TERMS "urn:x-vidimus:epub:"
#define VDM_EPUB_MARK "vdm:format"
/* The relation of a link to what a certifier reports. */
#define VDM_EPUB_REPORT "a11y:certifierReport"
#define VDM_EPUB_VERSION "1"
/* The ids of those who speak, as contributors: the people's places follow. */
#define VDM_EPUB_SPEAKER VDM_EPUB_ID "speaker-"
/* Items of the manifest that are of the edition, not of the record, have ids
 * that begin so; the page with the title is one. */
#define VDM_EPUB_TITLE_ID VDM_EPUB_ID "title-page"
/* That page where it was given; and the cover's. */
#define VDM_EPUB_OWN_TITLE_ID VDM_EPUB_ID "own-title-page"
#define VDM_EPUB_COVER_ID VDM_EPUB_ID "cover"
/* The detail of a field that says which element of a package it was, where that
 * is not its row's: a creator who edited it. */
#define VDM_EPUB_ELEMENT "element"
#define VDM_EPUB_CREATOR "dc:creator"
/* The attribute of a spine, and the field that has it, for which way pages are
 * turned. */
#define VDM_EPUB_PROGRESSION "page-progression-direction"
/* What a volume has in it, and the type of the package of each record. */
#define VDM_EPUB_VOLUME "META-INF/volume.yaml"
#define VDM_MEDIA_PACKAGE "application/oebps-package+xml"
/* How contents and files were divided, where somebody said so. */
#define VDM_EPUB_TOC_DEPTH "vdm:toc-depth"
#define VDM_EPUB_SPLIT_AT "vdm:split-at"
/* What stands in a style sheet between our rules and the user's. */
#define VDM_EPUB_OWN_STYLE "\n/* the edition's own */\n"
#define VDM_EPUB_NO_TITLE "[no title]"
#define VDM_EPUB_NO_SOURCE "[source of the pages not stated]"
/* What is said of a book's accessibility, without pictures and with them. */
#define VDM_EPUB_SUMMARY                                                       \
	"The text is structured and navigable; there are no pictures."
#define VDM_EPUB_SUMMARY_PICTURES                                              \
	"The text is structured and navigable; pictures have a description "   \
	"where the record has one."
#define VDM_EPUB_MODES "textual,visual"
/* The modes that are enough to read all of it: words, unless some picture has
 * none. */
static inline const char *
vdm_epub_sufficient(int has_undescribed)
{
	return has_undescribed ? VDM_EPUB_MODES : "textual";
}

/* META-INF/container.xml. */
extern const char vdm_epub_container[];

int vdm_epub_read(struct vdm_record *rec, const char *bytes, size_t length,
		  const struct vdm_read_options *options,
		  const struct vdm_sink *sink);
int vdm_epub_write(const struct vdm_record *rec, struct vdm_buf *out,
		   const struct vdm_write_options *options,
		   const struct vdm_sink *sink);

/* The format's row. */
extern const struct vdm_format vdm_format_epub;

/* Whether a folder is a container that was unpacked. */
int vdm_epub_is_expanded(const char *folder);
/* Appends the container of such a folder, its entries stored and in the order
 * of their names. 0, or -1 with errno: a file cannot be read, EFBIG, ENOMEM. */
int vdm_epub_pack(const char *folder, struct vdm_buf *out,
		  const struct vdm_sink *sink);

#endif
