/* SPDX-License-Identifier: MIT */
/* The row of web pages, and the course of reading one. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "format/format.h"
#include "format/stranger.h"
#include "html/read/read.h"
#include "picture/picture.h"
#include "web/web.h"

/* Tags that a page begins with where it leaves out what it may leave out. */
static int
begins_as_page(const char *s)
{
	static const char *const tags[] = {"<head", "<body",     "<title",
					   "<meta", "<frameset", NULL};
	size_t i;

	s += strspn(s, " \t\r\n\f");
	for (i = 0; tags[i] != NULL; i++)
		if (strncasecmp(s, tags[i], strlen(tags[i])) == 0)
			return 1;
	return 0;
}

/* Whether there is any tag: what has none is no page, whatever its name. */
static int
has_tag(const char *s)
{
	while ((s = strchr(s, '<')) != NULL) {
		s++;
		s += *s == '/' || *s == '!';
		if (vdm_is_letter(*s))
			return 1;
	}
	return 0;
}

static int
bid(const char *bytes, size_t length)
{
	char window[VDM_STRANGER_WINDOW];

	if (vdm_stranger_is_page(bytes, length))
		return 92;
	vdm_stranger_window(window, bytes, length);
	if (vdm_stranger_is_xml(bytes, length))
		return 0;
	if (begins_as_page(window))
		return 30;
	return has_tag(window) ? 2 : 0;
}

static const struct vdm_html_findings findings = {
    .dropped = VDM_D_WEB_MARKUP_DROPPED,
    .player = VDM_D_WEB_RESOURCE_DROPPED,
    .backlink = VDM_D_WEB_BACKLINK,
    .number = VDM_D_WEB_PAGE_NUMBER,
};

/* Pictures stay addresses until the tree is made: see vdm_pictures_load. */
static const char *
picture(struct vdm_html_reader *h, const struct vdm_node *d, const char *src)
{
	(void)h;
	(void)d;
	(void)src;
	return NULL;
}

static void
report_layout(const struct vdm_web *w, const struct vdm_html_reader *h)
{
	const char *said = vdm_buf_str(&w->behaviour);

	if (w->tables > 0)
		vdm_diag(w->sink, VDM_D_WEB_TABLE_LAYOUT, NULL, NULL,
			 "%zu tables only lay out the page: they are read as "
			 "the text in them, cell by cell",
			 w->tables);
	if (h->attrs_dropped + h->wrappers_dropped > 0)
		vdm_diag(w->sink, VDM_D_WEB_LAYOUT_DROPPED, NULL, NULL,
			 "%u attributes that say how it looks or behaves and "
			 "%u elements that only wrap others are not carried; "
			 "their words are",
			 h->attrs_dropped, h->wrappers_dropped);
	if (w->behaviour.len > 0)
		vdm_diag(w->sink, VDM_D_WEB_LAYOUT_DROPPED, NULL, said,
			 "what attributes say to programs is not carried: "
			 "%.300s%s",
			 said, w->behaviour.len > 300 ? " ..." : "");
	if (w->scripts + w->styles > 0)
		vdm_diag(w->sink, VDM_D_WEB_SCRIPT, NULL, NULL,
			 "%zu scripts and %zu style sheets are no text and are "
			 "not carried",
			 w->scripts, w->styles);
}

/* Notes that only their links tell stand at their marks now. */
static void
report_pairs(const struct vdm_web *w)
{
	const struct vdm_node *n;
	size_t marks = 0;

	for (n = w->article; n != NULL; n = vdm_node_walk(n, w->article))
		marks += (size_t)vdm_html_has_role(n, "doc-noteref");
	if (marks > 0)
		vdm_diag(w->sink, VDM_D_WEB_BACKLINK, &w->article->pos, NULL,
			 "%zu notes stand at their marks now: the links there "
			 "and back are not carried",
			 marks);
}

/* The article's blocks; under a heading they are a division. */
static void
flow(const struct vdm_web *w, struct vdm_html_reader *h, struct vdm_node *into)
{
	struct vdm_node *div = vdm_node_element(w->rec, "div"), *c;

	if (div == NULL)
		return;
	vdm_node_append(into, div);
	vdm_html_flow(h, w->article, div);
	if (div->first != NULL && vdm_node_is(div->first, "head"))
		return;
	while ((c = div->first) != NULL) {
		vdm_node_unlink(c);
		vdm_node_insert_before(div, c);
	}
	vdm_node_unlink(div);
}

static int
read_article(struct vdm_web *w)
{
	struct vdm_html_reader h = {.rec = w->rec,
				    .work = w->work,
				    .findings = &findings,
				    .blocks = &vdm_html_blocks,
				    .picture = picture,
				    .ctx = w,
				    .path = "page"};
	struct vdm_node *into = vdm_record_body(w->rec);
	const struct vdm_node *up;
	int rc;

	if (into == NULL)
		return -1;
	if (w->sink != NULL)
		h.sink = *w->sink;
	if (w->article != NULL) {
		vdm_html_links_collect(&h, w->html);
		vdm_html_targets_find(&h, w->html);
		vdm_html_document(&h, w->article);
		vdm_html_notes_pair(&h, w->article);
		report_pairs(w);
		flow(w, &h, into);
		vdm_html_attrs_report_all(&h, w->article);
		for (up = w->article->parent; up != NULL; up = up->parent)
			vdm_html_attrs_report_around(&h, up);
		for (up = w->article; into->first != NULL && up != w->html;
		     up = up->parent)
			vdm_html_passed(&h, up, into->first);
		vdm_html_begins(&h, into->first);
		vdm_html_notes_unused(&h, into);
		vdm_html_anchors_left(&h);
		vdm_html_wrap(w->rec);
	}
	report_layout(w, &h);
	vdm_html_data_report(&h, w->sink, VDM_D_WEB_LAYOUT_DROPPED);
	vdm_html_types_report(&h, w->sink, VDM_D_WEB_LAYOUT_DROPPED);
	rc = h.by_key.failed || h.ids.failed || h.begins.failed ? -1 : 0;
	vdm_strmap_fini(&h.by_key);
	vdm_strmap_fini(&h.ids);
	vdm_strmap_fini(&h.begins);
	return rc;
}

static int
read_page(struct vdm_web *w, const char *bytes, size_t length)
{
	if (vdm_web_parse(w, bytes, length) != 0)
		return -1;
	vdm_web_meta(w);
	vdm_web_tidy(w);
	if (vdm_web_article(w) != 0)
		return -1;
	vdm_web_strip(w);
	vdm_web_meta_report(w);
	if (read_article(w) != 0) {
		errno = ENOMEM;
		return -1;
	}
	vdm_pictures_load(w->rec, w->options, w->sink);
	return 0;
}

static int
read_web(struct vdm_record *rec, const char *bytes, size_t length,
	 const struct vdm_read_options *options, const struct vdm_sink *sink)
{
	struct vdm_web w = {.rec = rec, .sink = sink, .options = options};
	int rc = -1;

	w.work = vdm_record_new();
	vdm_buf_init(&w.left);
	vdm_buf_init(&w.behaviour);
	if (w.work != NULL)
		rc = read_page(&w, bytes, length);
	if (w.work == NULL || w.work->arena.failed || w.left.failed ||
	    w.behaviour.failed) {
		errno = ENOMEM;
		rc = -1;
	}
	vdm_buf_fini(&w.left);
	vdm_buf_fini(&w.behaviour);
	vdm_record_free(w.work);
	return rc;
}

/* Somebody's page without turns may be a transcript. */
static int
wants_recognition(const struct vdm_record *rec)
{
	const struct vdm_node *n;

	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root))
		if (n->kind == VDM_KIND_SPEECH)
			return 0;
	return 1;
}

static int
encoding(const char *bytes, size_t length,
	 const struct vdm_read_options *options, char name[VDM_ENCODING_NAME])
{
	struct vdm_html_encoding stated = {0};

	if (options->encoding == NULL)
		vdm_html_encoding(&stated, bytes, length);
	return vdm_decode_name(
	    bytes, length,
	    options->encoding != NULL ? options->encoding : stated.name, name);
}

const struct vdm_format vdm_format_web = {
    .name = "html",
    .extensions = {"html", "htm", "xhtml"},
    .media_type = "text/html",
    .bid = bid,
    .read = read_web,
    .encoding = encoding,
    .witness = vdm_witness_page,
    .wants_recognition = wants_recognition,
    .is_publication = 1,
    .refers = 1,
};
