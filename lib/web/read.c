/* SPDX-License-Identifier: MIT */
/* A page's bytes as a tree: decoded, and built by HTML5's rules. */
#include <errno.h>
#include <string.h>

#include "base/decode.h"
#include "base/limits.h"
#include "web/web.h"

static struct vdm_node *
child(const struct vdm_node *n, const char *name)
{
	return (struct vdm_node *)vdm_dom_child(n, VDM_NS_XHTML, name);
}

/* A set of frames has no text; what it says for who sees none is read. */
static void
frames(struct vdm_web *w)
{
	struct vdm_node *set = child(w->html, "frameset");
	struct vdm_buf names, words;
	const struct vdm_node *n;
	int deep = 0;

	if (set == NULL)
		return;
	vdm_buf_init(&names);
	vdm_buf_init(&words);
	for (n = set; n != NULL; n = vdm_node_walk(n, set)) {
		if (vdm_html_is(n, "frame"))
			vdm_buf_printf(&names, "%s%s",
				       names.len > 0 ? "\n" : "",
				       vdm_dom_attr(n, "src"));
		if (vdm_html_is(n, "noframes"))
			vdm_node_content(n, &words);
	}
	n = child(w->html, "noframes");
	if (n != NULL)
		vdm_node_content(n, &words);
	vdm_diag(w->sink, VDM_D_WEB_FRAMES, &set->pos, vdm_buf_str(&names),
		 "the page is a set of frames: its text is in other files, "
		 "which are not read: %.300s",
		 vdm_buf_str(&names));
	w->body =
	    vdm_html_fragment(w->work, vdm_buf_str(&words), words.len, &deep);
	vdm_node_append(w->html, w->body);
	w->work->arena.failed |= names.failed || words.failed;
	vdm_buf_fini(&names);
	vdm_buf_fini(&words);
}

static int
build(struct vdm_web *w, const struct vdm_buf *text)
{
	int deep;

	w->html = vdm_html_saved(w->work, vdm_buf_str(text), text->len, &deep);
	if (deep == VDM_HTML_TOO_MANY) {
		vdm_diag(w->sink, VDM_D_XML_ATTRIBUTES, NULL, NULL,
			 "an element has more than %u attributes; the page is "
			 "not read",
			 (unsigned)VDM_LIMIT_ATTRIBUTES);
		return -1;
	}
	if (deep) {
		vdm_diag(w->sink, VDM_D_XML_DEPTH, NULL, NULL,
			 "the page is nested too deep, or leaves too many "
			 "elements open; it is not read");
		return -1;
	}
	if (w->html == NULL || w->work->arena.failed) {
		errno = ENOMEM;
		return -1;
	}
	w->head = child(w->html, "head");
	w->body = child(w->html, "body");
	frames(w);
	return 0;
}

/* The encoding that the page states, where its bytes may be in it. */
static const char *
stated(const struct vdm_web *w, const char *bytes, size_t length)
{
	struct vdm_html_encoding e;

	vdm_html_encoding(&e, bytes, length);
	if (e.is_unknown || e.is_utf8)
		vdm_diag(w->sink, VDM_D_WEB_ENCODING, NULL, NULL,
			 "the page states the encoding \"%.*s\", %s",
			 (int)e.length, e.label,
			 e.is_utf8 ? "but its bytes are UTF-8, as which they "
				     "are read"
				   : "which is not known; it is found out");
	return e.name;
}

int
vdm_web_parse(struct vdm_web *w, const char *bytes, size_t length)
{
	const char *encoding = w->options->encoding;
	struct vdm_buf text;
	int rc;

	if (encoding == NULL)
		encoding = stated(w, bytes, length);
	vdm_buf_init(&text);
	rc = vdm_decode(bytes, length, encoding, &text, w->sink);
	if (rc == 0 && text.failed) {
		errno = ENOMEM;
		rc = -1;
	}
	if (rc == 0)
		rc = build(w, &text);
	vdm_buf_fini(&text);
	return rc;
}
