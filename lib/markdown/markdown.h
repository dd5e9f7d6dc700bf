/* SPDX-License-Identifier: MIT */
/* What the files of the Markdown format share among themselves. */
#ifndef VDM_MARKDOWN_MARKDOWN_H
#define VDM_MARKDOWN_MARKDOWN_H

#include "base/map.h"
#include "cmark/parse.h"
#include "format/format.h"
#include "html/carrier.h"
#include "html/soup.h"
#include "yaml/yaml.h"

struct vdm_format;

/* ---- source.c: the file before CommonMark looks at it ----------------- */

struct vdm_md_source {
	const char *front; /* of the front matter, without its marks, or NULL */
	size_t front_length;
	int toml;
	unsigned front_line; /* its first line */
	unsigned body_line;  /* the line of the file on which `body` starts */
	struct vdm_buf body; /* pandoc's fenced divisions turned to HTML */
	unsigned *lines; /* body line (from 0) -> line of the file; NULL: they
			    differ by body_line - 1 */
	size_t lines_count;
	int whole; /* the text's one element is the root: front matter says */
};

/* 0, or -1 after a finding or out of memory. */
int vdm_md_source_init(struct vdm_md_source *s, const char *bytes,
		       size_t length, const struct vdm_sink *sink);
void vdm_md_source_fini(struct vdm_md_source *s);
unsigned vdm_md_source_line(const struct vdm_md_source *s, int line);
/* -1, and says so, where cmark would take too long, or too much. */
int vdm_md_cost_check(const struct vdm_md_source *s,
		      const struct vdm_sink *sink);

/* Whether what stands in braces are such attributes: .class #id key=value. */
int vdm_md_is_attributes(const char *t, size_t n);
/* Appends the HTML attributes that pandoc's {#id .class key=value} mean. */
void vdm_md_pandoc_attrs(struct vdm_buf *out, const char *t, size_t n);

/* ---- grammar.c: what reader and writer must agree on --------------------- */

enum vdm_md_para {
	VDM_MD_PARA_P,     /* a paragraph is a `p` */
	VDM_MD_PARA_SEG,   /* a `seg`, in `u` */
	VDM_MD_PARA_LINES, /* each of its lines an `l`, in `lg` */
	VDM_MD_PARA_DIRECT /* stands in the element itself */
};
/* What a paragraph directly in that element is. */
enum vdm_md_para vdm_md_para_in(const struct vdm_node *node);
/* Whether a heading that stands first in that element is its `head`. */
int vdm_md_absorbs_heading(const struct vdm_node *node);
/* Whether headings make divisions, and paragraphs turns, in that element. */
int vdm_md_is_structure(const struct vdm_node *node);
/* Whether a paragraph all in italics is a stage direction there. */
int vdm_md_has_stages(const struct vdm_node *node);
/* Whether the words in italics name those present. */
int vdm_md_is_participants(const char *text);
/* Whether a block goes on with the turn before it. */
int vdm_md_continues(const struct vdm_node *node);
/* Whether a block may be said to stand in the turn by <!-- within -->. */
int vdm_md_may_stand_within(const struct vdm_node *node);

/*
 * The people of a record by their names and forms. Zero it but for the record;
 * `failed` of the map, the arena and the key tells at the end.
 */
struct vdm_md_names {
	const struct vdm_record *rec;
	struct vdm_arena arena;
	struct vdm_strmap map; /* folded words -> index of the first person */
	struct vdm_buf key;
	size_t count; /* people that are in the map */
};
void vdm_md_names_fini(struct vdm_md_names *names);
/* A person whose other names are in the map has got one more. */
void vdm_md_names_add(struct vdm_md_names *names,
		      const struct vdm_person *person, const char *form);
/* The name in a label: without its colon, a time before it, and what stands
 * behind it in brackets, "(quietly)". Its length; *start is where it begins. */
size_t vdm_md_bare_name(const char *form, size_t *start);
/* The person whom the text calls so, but for case, the kind of spaces and the
 * mark that ends a label; else by its bare name. */
const struct vdm_person *vdm_md_person(struct vdm_md_names *names,
				       const char *form);
enum vdm_md_strong {
	VDM_MD_STRONG_NOTHING,
	VDM_MD_STRONG_LABEL, /* at the start of a paragraph: "MR. X:" */
	VDM_MD_STRONG_NAME   /* anywhere in it: "Cde. X" asks */
};
/* What strong words are: at a paragraph's start or within; `after` is the
 * first character behind them. */
enum vdm_md_strong vdm_md_strong(struct vdm_md_names *names, const char *text,
				 int first, const struct vdm_person **who);
/* The label of a footnote holds the note's number. */
int vdm_md_label_is_number(const char *label);

/* ---- reading and writing ------------------------------------------------ */

/* Fields and people from the front matter. 0 or -1. */
int vdm_md_front_read(struct vdm_record *rec, struct vdm_md_source *s,
		      const struct vdm_sink *sink);
/* The text. 0 or -1. */
int vdm_md_body_read(struct vdm_record *rec, const struct vdm_md_source *s,
		     const struct vdm_sink *sink);

/* The outer elements whose attributes the front matter holds (NULL: has none),
 * and whether it must say that nothing is to be lifted. */
struct vdm_md_shape {
	const struct vdm_node *root, *text, *body;
	int settled;
	int encoded;   /* what is wrong in it is to stay */
	int whole;     /* the root itself is written out */
	int no_header; /* and the header in it */
};
void vdm_md_front_write(const struct vdm_record *rec, struct vdm_buf *out,
			const struct vdm_md_shape *shape);
int vdm_md_write(const struct vdm_record *rec, struct vdm_buf *out,
		 const struct vdm_write_options *options,
		 const struct vdm_sink *sink);

/* The format's row. */
extern const struct vdm_format vdm_format_markdown;

#endif
