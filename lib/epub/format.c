/* SPDX-License-Identifier: MIT */
/* The epub format's row. */
#include <string.h>

#include "epub/edition.h"
#include "epub/epub.h"
#include "epub/seal.h"
#include "format/format.h"
#include "rules/epub/check.h"

/* Whether `what` stands in the first bytes. */
static int
holds(const char *bytes, size_t length, const char *what)
{
	size_t n = strlen(what), i;

	for (i = 0; i + n <= length; i++)
		if (bytes[i] == what[0] && memcmp(bytes + i, what, n) == 0)
			return 1;
	return 0;
}

/*
 * A ZIP container says what it is in its first entry (EPUB 3.3, 4.3.3). Where
 * that is not right, the name of its container.xml tells; any other ZIP file is
 * taken for a book only if no format bids more.
 */
static int
bid(const char *bytes, size_t length)
{
	if (length < 4 || memcmp(bytes, "PK\3\4", 4) != 0)
		return length >= 4 && memcmp(bytes, "PK\5\6", 4) == 0 ? 20 : 0;
	if (holds(bytes, length < 256 ? length : 256, "application/epub+zip"))
		return 95;
	return holds(bytes, length, "META-INF/container.xml") ? 90 : 20;
}

/* Somebody's book without turns may be a transcript. */
static int
wants_recognition(const struct vdm_record *rec)
{
	const struct vdm_node *n;

	if (rec->stated)
		return 0;
	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root))
		if (n->kind == VDM_KIND_SPEECH)
			return 0;
	return 1;
}

const struct vdm_format vdm_format_epub = {
    .name = "epub",
    .extensions = {"epub"},
    .media_type = "application/epub+zip",
    .bid = bid,
    .is_folder = vdm_epub_is_expanded,
    .pack = vdm_epub_pack,
    .read = vdm_epub_read,
    .write = vdm_epub_write,
    .take = vdm_edition_take,
    .let_go = vdm_edition_fini,
    .witness = vdm_witness_book,
    .wants_recognition = wants_recognition,
    .is_publication = 1,
    .seal_holds = vdm_epub_seal_holds,
    .seal_get = vdm_epub_seal_get,
    .validate = vdm_epub_check,
    .facts = vdm_epub_facts,
    .validate_part = vdm_epub_check_alone,
    .unreadable = "epub-encrypted",
};
