/* SPDX-License-Identifier: MIT */
/* Saved web pages: the parts of the reader. */
#ifndef VDM_WEB_WEB_H
#define VDM_WEB_WEB_H

#include "html/html.h"

struct vdm_format;
extern const struct vdm_format vdm_format_web;

/* One page that is being read. */
struct vdm_web {
	struct vdm_record *rec;
	struct vdm_record
	    *work; /* the page's tree lives here, and is changed */
	const struct vdm_sink *sink;
	const struct vdm_read_options *options;
	struct vdm_node *html, *head, *body; /* NULL where there is none */
	struct vdm_node *article;            /* what is read, in `body` */
	const char *address; /* the page's own, as it states it; or NULL */
	struct vdm_buf left; /* what it states and no field holds */
	size_t left_count;
	size_t scripts, styles;   /* which are no text */
	struct vdm_buf behaviour; /* addresses and words of attributes by which
				     a page behaves */
	size_t tables;            /* which only lay out */
};

/* read.c: the bytes as a tree. 0; -1 after a finding, or with errno ENOMEM. */
int vdm_web_parse(struct vdm_web *w, const char *bytes, size_t length);
/* meta.c: what the page states of itself, into fields. */
void vdm_web_meta(struct vdm_web *w);
/* Names what no field holds, with its words. */
void vdm_web_meta_report(struct vdm_web *w);
/* state.c: what no field holds; whether a field of that kind says it. */
void vdm_web_leave(struct vdm_web *w, const char *name, const char *value);
int vdm_web_is_said(const struct vdm_web *w, enum vdm_field_id id,
		    const char *value);
/* A field that the page states, unless one says the same; with NULL, what is
 * stated goes to what is left. `name` is the page's own. */
void vdm_web_state(struct vdm_web *w, const char *name, const char *value);
/* jsonld.c: the same of JSON-LD. */
void vdm_web_jsonld(struct vdm_web *w, const char *text,
		    const struct vdm_pos *pos);
/* article.c: finds the article, and takes what is around and amid it out of
 * the tree, with a finding each. 0, or -1 with errno ENOMEM. */
int vdm_web_article(struct vdm_web *w);
/* parts.c: what a part of a page is that is no text of its article; NULL: it
 * may be text. `amid`: it stands in the article. */
const char *vdm_web_part(const struct vdm_node *d, int amid);
/* Whether it is one whatever it holds. */
int vdm_web_part_is_sure(const struct vdm_node *d, int amid);
/* Whether all words of n bytes, as of a label, are of those that page makers
 * call such parts by. */
int vdm_web_is_part_name(const char *s, size_t n);
/* label.c: whether a paragraph begins with what may say who speaks, "MR.
 * LIND:", which it appends; `*capitals`: without small letters. */
int vdm_web_label(const struct vdm_node *block, struct vdm_buf *out,
		  int *capitals);
/* Appends all words of a part, and its addresses. */
void vdm_web_words(const struct vdm_node *d, struct vdm_buf *out);
/* Whether a text begins with another, white space folded: the length of that
 * beginning, else 0. */
size_t vdm_web_is_begun(const char *text, const char *with);
/* tidy.c: what is markup of an older or of a lazier kind becomes what it means:
 * scripts go, `font` goes, two `br` part paragraphs, tables that only lay out
 * go. */
void vdm_web_tidy(struct vdm_web *w);
/* When the article is found: attributes by which a page behaves, or that say
 * for machines what an element is, go from it. */
void vdm_web_strip(struct vdm_web *w);
/* Puts what an element holds in its place. */
void vdm_web_unwrap(struct vdm_node *d);

#endif
