/* SPDX-License-Identifier: MIT */
/* A picture, a sound or a film of somebody's page, with the words that stand
 * for it. */
#include <string.h>

#include "base/address.h"
#include "base/utf8.h"
#include "base/words.h"
#include "html/read/read.h"
#include "picture/media.h"

/* Whether the page says that there is nothing to say (HTML, section 4.8.4.4.4;
 * WAI-ARIA 1.2, "presentation"). */
static int
adorns(const struct vdm_node *d, const char *alt)
{
	const char *role = vdm_dom_attr(d, "role");

	return (alt != NULL && alt[0] == '\0') ||
	       vdm_words_have(role, "presentation") ||
	       vdm_words_have(role, "none");
}

void
vdm_html_picture(struct vdm_html_reader *b, const struct vdm_node *d,
		 struct vdm_node *parent)
{
	const char *src = vdm_node_attr(d, "src"), *path;
	const char *alt = vdm_node_attr(d, "alt");
	struct vdm_node *n;

	if (src == NULL)
		src = vdm_node_attr(d, "xlink:href");
	if (src == NULL)
		src = vdm_dom_attr(d, "href");
	path = b->picture(b, d, src);
	n = vdm_html_make(b, d, parent, "graphic");
	vdm_node_set(b->rec, n, "url", path != NULL ? path : src);
	if (alt != NULL && !vdm_is_blank(alt))
		vdm_node_add(b->rec, n, "desc", alt);
	else if (adorns(d, alt))
		vdm_node_add(b->rec, n, "desc", NULL);
}

/* ---- sounds and films ---- */

int
vdm_html_is_source(const struct vdm_node *d)
{
	return vdm_html_is(d, "source") || vdm_html_is(d, "track");
}

/* The element that names what is played, or NULL. */
static const struct vdm_node *
source_of(const struct vdm_node *d)
{
	const struct vdm_node *c;

	if (!vdm_is_blank(vdm_dom_attr(d, "src")))
		return d;
	for (c = d->first; c != NULL; c = c->next)
		if (vdm_html_is(c, "source") &&
		    !vdm_is_blank(vdm_dom_attr(c, "src")))
			return c;
	return NULL;
}

/* The media type, which TEI wants: the one that is stated, that of files of the
 * name, or that of the element's usual ones. */
static void
set_type(struct vdm_html_reader *b, struct vdm_node *n,
	 const struct vdm_node *from, const char *src, int film)
{
	const char *type = vdm_dom_attr(from, "type");
	size_t len = strcspn(type, "; \t\r\n");
	struct vdm_buf t;

	vdm_buf_init(&t);
	vdm_buf_put(&t, type, len);
	if (len == 0) {
		type = vdm_media_type_by_name(src, film ? "video/" : "audio/");
		vdm_buf_puts(&t, type != NULL ? type
				 : film       ? "video/mp4"
					      : "audio/mpeg");
	}
	vdm_node_set(b->rec, n, "mimeType", vdm_buf_str(&t));
	vdm_buf_fini(&t);
}

/* What else could be played, and what goes with it. */
static void
report_others(struct vdm_html_reader *b, const struct vdm_node *d,
	      const struct vdm_node *taken)
{
	const struct vdm_node *c;

	for (c = d->first; c != NULL; c = c->next)
		if (c != taken && vdm_html_is_source(c))
			vdm_diag(&b->sink, b->findings->player, &c->pos,
				 vdm_dom_attr(c, "src"),
				 "<%s> in <%s> is not carried: \"%.200s\"",
				 c->name, d->name, vdm_dom_attr(c, "src"));
}

struct vdm_node *
vdm_html_media(struct vdm_html_reader *b, const struct vdm_node *d,
	       struct vdm_node *parent)
{
	int film = vdm_html_is(d, "video");
	const struct vdm_node *from = source_of(d);
	struct vdm_node *n;
	const char *src, *path;

	if ((!film && !vdm_html_is(d, "audio")) || from == NULL)
		return NULL;
	src = vdm_dom_attr(from, "src");
	path = vdm_address_is_remote(src) ? src : b->picture(b, from, src);
	n = vdm_html_make(b, d, parent, "media");
	set_type(b, n, from, src, film);
	vdm_node_set(b->rec, n, "url", path != NULL ? path : src);
	report_others(b, d, from);
	return n;
}
