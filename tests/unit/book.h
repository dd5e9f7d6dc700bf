/* SPDX-License-Identifier: MIT */
/*
 * A small EPUB without fault, in which one thing is changed: then either one
 * finding is expected or none. Tables of such changes test the rules of
 * publications: a row that breaks a rule, and rows that come near to it.
 */
#ifndef VDM_TESTS_UNIT_BOOK_H
#define VDM_TESTS_UNIT_BOOK_H

#include "base/buf.h"

#define PNG "\x89PNG\r\n\x1a\n"
#define OPF "EPUB/package.opf"
#define PAGE "EPUB/c.xhtml"
#define NAV "EPUB/nav.xhtml"
#define CONTAINER "META-INF/container.xml"
#define H " xmlns=\"http://www.w3.org/1999/xhtml\""
#define ITEM(id, href, type)                                                   \
	"<item id=\"" id "\" href=\"" href "\" media-type=\"" type "\"/>"
#define META(p, x) "<meta property=\"" p "\">" x "</meta>"
#define REFINES(p, what, x)                                                    \
	"<meta property=\"" p "\" refines=\"" what "\">" x "</meta>"

struct book_file {
	const char *name, *text;
};

/* What is changed; NULL changes nothing. */
struct book {
	/* What a finding says: a part of "id: message"; NULL: there is none. */
	const char *finds;
	int version; /* 2: of EPUB 2, with an NCX instead of the navigation */
	/* Put at the end of the metadata, the manifest, the spine, the package;
	 * of the container's list of packages; of the page's head and body; of
	 * the navigation's body, or of the NCX. */
	const char *metadata, *items, *spine, *package, *roots, *head, *body,
	    *nav;
	/* `old` in the file `in` is `new`; without `old` the whole file is. */
	const char *in, *old, *new;
	struct book_file more[4]; /* files besides, or instead */
};

void book_build(const struct book *book, struct vdm_buf *out);
/* Validates it, also with what is changed as the first entry, and fails where
 * it finds something else than it should. */
void book_expect(const struct book *book);

#endif
