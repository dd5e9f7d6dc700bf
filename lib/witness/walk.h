/* SPDX-License-Identifier: MIT */
/* The one walk through elements, be they tags in bytes or nodes of a record:
 * both are asked the same rules, so that the same document gives the same
 * testimony. */
#ifndef VDM_WITNESS_WALK_H
#define VDM_WITNESS_WALK_H

#include "base/limits.h"
#include "base/map.h"
#include "witness/attribute.h"
#include "witness/element.h"

struct vdm_scanned;

struct vdm_walk_frame {
	const struct vdm_element_rule *rule;
	const char *name;
	size_t name_n;
	enum vdm_place place; /* of what is in it */
	enum vdm_words_of words;
	int either; /* its children say the same in several ways */
	int told;   /* a carrier says its direction, or its language does */
	int joined; /* ruby that goes on with the one before it */
	int is_page;
	int carried;  /* a note whose carrier was met */
	int off;      /* in standOff, whose notes are the text's */
	int drawn;    /* in a formula or a drawing */
	int foreign;  /* carriers in it carry a formula's or drawing's own */
	int unbroken; /* a line that begins amid a word */
};

enum { VDM_WALK_DEPTH = 2 * VDM_LIMIT_DEPTH };

/* Names that were met last, so that each need not be looked up again. */
enum { VDM_WALK_NAMES = 32, VDM_WALK_NAME = 22 };

struct vdm_walk_name {
	char name[VDM_WALK_NAME];
	unsigned char n; /* 0: none */
	unsigned char words;
	const void *rule;
};

/* Of a record: the ids of its elements outside of the header. */
struct vdm_walk_ids {
	struct vdm_strmap map;
	const struct vdm_node *header; /* or NULL */
	size_t depth;                  /* of the header, while it is open */
	int nameless;                  /* somebody is listed who has none */
};

struct vdm_walk {
	struct vdm_testimony *t;
	struct vdm_walk_ids *ids; /* to be noted, or NULL */
	enum vdm_words_of words;
	enum vdm_place place;
	const struct vdm_entities *entities; /* of the document, or NULL */
	int ours;        /* Vidimus wrote it, labels and all */
	int theirs;      /* of others, whose carriers carry nothing */
	int our_package; /* metadata that it wrote */
	int loose;       /* a tag may turn out to be text: Markdown */
	/* What took the place of an inclusion is walked there. 1: it was; 2:
	 * what stands in it for want of the file did; 0: nothing. NULL: there
	 * are no inclusions. */
	int (*include)(struct vdm_walk *walk, const struct vdm_scanned *item);
	const char *part;    /* the name of the file that is walked, or NULL */
	const char *part_id; /* of the element that is all of it, or NULL */
	unsigned parts;      /* files within files */
	const char *base;    /* from which href and src are seen, or NULL */
	struct vdm_walk_name elements[VDM_WALK_NAMES];
	struct vdm_walk_name attributes[VDM_WALK_NAMES];
	size_t depth; /* may be larger than what is kept */
	struct vdm_walk_frame frame[VDM_WALK_DEPTH];
};

void vdm_walk_init(struct vdm_walk *walk, struct vdm_testimony *t,
		   enum vdm_words_of words, enum vdm_place place);
/* names.c: the rules for a name, which are remembered. */
const struct vdm_element_rule *vdm_walk_element(struct vdm_walk *walk,
						enum vdm_words_of words,
						const char *name, size_t n);
const struct vdm_attribute_rule *vdm_walk_known(struct vdm_walk *walk,
						enum vdm_words_of words,
						const char *name, size_t n);
/* The element that is open innermost, as far as elements are kept; NULL: none.
 */
const struct vdm_walk_frame *vdm_walk_top(const struct vdm_walk *walk);
/* Where words stand now. */
enum vdm_place vdm_walk_place(const struct vdm_walk *walk);
/* Where a comment or instruction stands now: in a header it goes where the
 * header goes, and ends a word there, as elements do. */
enum vdm_place vdm_walk_aside(struct vdm_walk *walk);
/* An element begins, of that local name. The name must live until it ends. */
void vdm_walk_enter(struct vdm_walk *walk, const char *name, size_t n);
/* One of its attributes, after enter: its qualified name, and its value with
 * references resolved. 1: it leads somewhere. */
int vdm_walk_attribute(struct vdm_walk *walk, const char *name, size_t name_n,
		       const char *value, size_t value_n,
		       const struct vdm_pos *pos);
/* The mark of a note stands there. In a note, where others are listed
 * elsewhere, a word ends at it, as it does where the other one stands in its
 * place. */
void vdm_walk_marked(struct vdm_walk *walk);
/* It has no more attributes, and stands there. */
void vdm_walk_entered(struct vdm_walk *walk, int leads,
		      const struct vdm_pos *pos);
void vdm_walk_leave(struct vdm_walk *walk);
/* All nodes from that one on (record.c): `see` enters an element, which is left
 * behind what it holds. */
void vdm_walk_tree(struct vdm_walk *walk, const struct vdm_node *root,
		   void (*see)(struct vdm_walk *walk,
			       const struct vdm_node *n));
/* An end tag of that name: leaves what is open in it; 0: none such is open. */
int vdm_walk_close(struct vdm_walk *walk, const char *name, size_t n);

/* The addresses in text that stands there: in headers they are all there is, in
 * a text they are words. */
void vdm_walk_addresses(struct vdm_walk *walk, const char *s, size_t n,
			const struct vdm_pos *pos);
/* Tags and text of whole bytes. */
void vdm_walk_markup(struct vdm_walk *walk, const char *bytes, size_t n,
		     const struct vdm_pos *from);

#endif
