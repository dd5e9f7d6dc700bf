/* SPDX-License-Identifier: MIT */
/* Patterns of a house style: how a line looks (docs/profiles.md). */
#ifndef VDM_PROSE_STYLE_PATTERN_H
#define VDM_PROSE_STYLE_PATTERN_H

#include "prose/prose.h"

/* What a pattern is made of. */
enum vdm_item_kind {
	ITEM_CHARS, /* as they stand */
	ITEM_SPACE,
	ITEM_COLON, /* of any width */
	ITEM_DASH,  /* one or more, of any length */
	ITEM_NAME,
	ITEM_OFFICE,
	ITEM_TIME,
	ITEM_NUMBER,
	ITEM_GAP, /* a tab, an ideographic space, two spaces or more */
	ITEM_ANY  /* "..." */
};

struct vdm_item {
	enum vdm_item_kind kind;
	const char *chars; /* of ITEM_CHARS */
	size_t n;
	int must;     /* ITEM_SPACE: some has to be there */
	int enclosed; /* brackets stand around it, which tell where it ends */
	int any_case; /* ITEM_NAME: need not begin with a capital */
};

/* One of the ways to read a pattern, with and without what is optional. */
struct vdm_way {
	struct vdm_item *item;
	size_t n;
};

struct vdm_pattern {
	struct vdm_way *way;
	size_t n;
};

/* Why a pattern cannot be read, and at which byte. */
struct vdm_flaw {
	const char *problem;
	size_t at;
};

/* What a pattern matched; of parts that it does not have both are 0. */
struct vdm_match {
	size_t end;
	size_t name, name_end;
	size_t office, office_end;
	size_t number, number_end;
	size_t part_end;         /* of the last part, with what closes it */
	enum vdm_item_kind mark; /* what stands behind the last part: a colon,
				    a dash, a gap; ITEM_ANY: the line's end */
	char stop;               /* the first character of other marks */
};

/* Parses one into the arena: 0; -1 and *flaw, or where memory ran out. */
int vdm_pattern_parse(struct vdm_arena *a, const char *s, size_t n,
		      struct vdm_pattern *p, struct vdm_flaw *flaw);
/* Whether it has nothing but "...", which every line matches. */
int vdm_pattern_is_open(const struct vdm_pattern *p);
/* Whether it ends in "...", so that a label would have no end. */
int vdm_pattern_has_no_end(const struct vdm_pattern *p);
enum vdm_match_mode {
	MATCH_BEGINNING,
	MATCH_BARE, /* the same, with a lone initial whose stop is the label's
		     */
	MATCH_WHOLE /* and nothing else is there */
};

/* Whether s begins with it. */
int vdm_pattern_match(struct ctx *c, const struct vdm_pattern *p, const char *s,
		      size_t n, enum vdm_match_mode mode, struct vdm_match *m);

#endif
