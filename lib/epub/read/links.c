/* SPDX-License-Identifier: MIT */
/* Links of a package's metadata that refine an element. */
#include <string.h>

#include "base/words.h"
#include "epub/read/reader.h"
#include "record/record.h"

int
vdm_epub_is_licence(const char *rel)
{
	return vdm_words_have(rel, "cc:license") ||
	       vdm_words_have(rel, "dcterms:license") ||
	       vdm_words_have(rel, "schema:license") ||
	       vdm_words_have(rel, "license");
}

void
vdm_epub_link_says(struct vdm_epub_reader *r, struct vdm_field *f,
		   const char *of, const struct vdm_node *n)
{
	static const char *const said[] = {"media-type", "properties",
					   "hreflang"};
	struct vdm_buf name;
	size_t i;

	vdm_buf_init(&name);
	for (i = 0; f != NULL && i < sizeof(said) / sizeof(*said); i++) {
		vdm_buf_clear(&name);
		vdm_buf_printf(&name, "%s%s%s", of != NULL ? of : "",
			       of != NULL ? "." : "", said[i]);
		vdm_detail_add(r->rec, &f->details, vdm_buf_str(&name),
			       vdm_dom_attr(n, said[i]));
	}
	r->rec->arena.failed |= name.failed;
	vdm_buf_fini(&name);
}

void
vdm_epub_add_link(struct vdm_epub_reader *r, struct vdm_field *f,
		  const struct vdm_node *m)
{
	const char *rel = vdm_dom_attr(m, "rel");
	const char *href = vdm_dom_attr(m, "href");
	const char *scheme = vdm_detail_scheme_of(href);

	if (vdm_epub_is_licence(rel))
		vdm_detail_add(r->rec, &f->details, VDM_DETAIL_LICENCE, href);
	else if (strcmp(rel, VDM_EPUB_REPORT) == 0)
		vdm_detail_add(r->rec, &f->details, rel, href);
	else if (f->ref == NULL &&
		 !vdm_words_have("acquire alternate marc21xml-record "
				 "mods-record onix-record record voicing "
				 "xml-signature xmp-record",
				 rel))
		f->ref = vdm_arena_strdup(&r->rec->arena, href);
	else if (scheme != NULL && strcmp(scheme, "url") != 0 &&
		 vdm_detail_get(&f->details, scheme) == NULL)
		vdm_detail_add(r->rec, &f->details, scheme, href);
	else
		vdm_detail_add(r->rec, &f->details, rel, href);
}
