/* SPDX-License-Identifier: MIT */
/* What our writer says of a book of itself, and what somebody put there. */
#include <string.h>

#include "base/words.h"
#include "epub/read/reader.h"

/* Words where our writer puts its own. */
void
vdm_epub_changed(struct vdm_epub_reader *r, const struct vdm_node *n,
		 const char *words)
{
	vdm_diag(r->sink, VDM_D_EPUB_COPIES_DIFFER, &n->pos, words,
		 "\"%.200s\" stands where the package says how it was made; "
		 "it is not carried",
		 words);
}

/* Whether it is one of the words that our writer puts. */
int
vdm_epub_is_plain(const char *value)
{
	static const char plain[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	    "0123456789:+.-";

	return value[strspn(value, plain)] == '\0';
}

/*
 * What our writer says of a book of itself is no field: the date of its making,
 * what it is accessible by, an identifier where the record has none. It has no
 * words but these; others are somebody's, who changed it.
 */
void
vdm_epub_check_said(struct vdm_epub_reader *r, const struct vdm_node *n)
{
	static const char *const made[] = {
	    "schema:",         "dcterms:modified", "vdm:", "a11y:",
	    "pageBreakSource", "source-of",        NULL};
	const char *value = vdm_epub_value(r, n);
	const char *property = vdm_dom_attr(n, "property");
	struct vdm_buf words;

	if (vdm_dom_is(n, VDM_NS_OPF, "link")) {
		vdm_buf_init(&words);
		vdm_buf_printf(&words, "%s %s %s", vdm_dom_attr(n, "href"),
			       vdm_dom_attr(n, "media-type"),
			       vdm_dom_attr(n, "properties"));
		vdm_epub_changed(r, n, vdm_buf_str(&words));
		vdm_buf_fini(&words);
		return;
	}
	if (property[0] == '\0' && vdm_dom_is(n, VDM_NS_OPF, "meta")) {
		/* where readers of EPUB 2 find the cover */
		if (strcmp(vdm_dom_attr(n, "name"), "cover") != 0)
			vdm_epub_changed(r, n, vdm_dom_attr(n, "content"));
		return;
	}
	if ((vdm_epub_is_plain(value) &&
	     (property[0] == '\0' ||
	      vdm_words_begin_any(property, strlen(property), made))) ||
	    strcmp(value, VDM_EPUB_NO_TITLE) == 0 ||
	    strcmp(value, VDM_EPUB_NO_SOURCE) == 0 ||
	    strcmp(value, VDM_EPUB_MODES) == 0 ||
	    strcmp(value, VDM_EPUB_SUMMARY) == 0 ||
	    strcmp(value, VDM_EPUB_SUMMARY_PICTURES) == 0)
		return;
	vdm_epub_changed(r, n, value);
}
