/* SPDX-License-Identifier: MIT */
/*
 * Regular expressions as XML Schema part 2 and F&O 3.1 (5.6.1) have them: a
 * machine that goes back, whose stack is no C stack and whose steps are
 * counted.
 */
#ifndef VDM_XPATH_REGEX_REGEX_H
#define VDM_XPATH_REGEX_REGEX_H

#include "xpath/value/value.h"

struct vdm_xp_regex {
	const struct vdm_xp_regex *next; /* of those kept in an evaluation */
	const char *pattern, *flags;
	size_t pattern_n;
	struct vdm_xp_code *code;
	size_t code_n;
	int groups; /* not counting the whole */
	int loops;
	int ignore_case, lines;
	const int *parents; /* the group that each group is in */
};

/* Raises FORX0001, FORX0002. */
const struct vdm_xp_regex *vdm_xp_regex_get(struct vdm_xp_call *call,
					    const struct vdm_xp_item *pattern,
					    const char *flags);
/* The first match from `from` on: 1 and its places (two for each group,
 * SIZE_MAX where it took no part), or 0. */
int vdm_xp_regex_search(struct vdm_xp_call *call, const struct vdm_xp_regex *re,
			const char *s, size_t n, size_t from, size_t *places);

/* ---- between the compiler and the machine */
enum {
	XP_RE_CHAR,
	XP_RE_ANY,
	XP_RE_SET,
	XP_RE_SPLIT,
	XP_RE_JUMP,
	XP_RE_SAVE,
	XP_RE_BEGIN,
	XP_RE_END,
	XP_RE_BACK,
	XP_RE_MARK,
	XP_RE_MOVED,
	XP_RE_MATCH
};
struct vdm_xp_code {
	uint8_t op;
	uint8_t dot_all;
	uint32_t c;    /* a character; a group, place or loop */
	uint32_t x, y; /* XP_RE_SPLIT: first and second; XP_RE_JUMP: x */
	const struct vdm_xp_charset *set;
};

struct vdm_xp_charset {
	const uint32_t *ranges; /* pairs */
	size_t ranges_n;
	const struct vdm_xp_charclass *classes;
	size_t classes_n;
	int negated;
	const struct vdm_xp_charset *without;
};
struct vdm_xp_charclass {
	int kind; /* a letter of an escape, or 'p' */
	int negated;
	uint32_t category;  /* libunistring's bits */
	uint32_t low, high; /* a block, where high > 0 */
};
int vdm_xp_charset_has(const struct vdm_xp_charset *set, uint32_t c,
		       int ignore_case);
/* Reads a class from a pattern; sets.c */
struct vdm_xp_re_reader {
	struct vdm_xp_call *call;
	const char *s;
	size_t n, at;
	int ignore_space;
	size_t depth, classes; /* how deep in groups, in classes */
	int literal;
};
_Noreturn void vdm_xp_re_fail(struct vdm_xp_re_reader *r, const char *what);
const struct vdm_xp_charset *vdm_xp_re_class(struct vdm_xp_re_reader *r);
/* Behind the backslash: 1 and a set, or 0 and a character. */
int vdm_xp_re_escape(struct vdm_xp_re_reader *r, uint32_t *c,
		     struct vdm_xp_charclass *class);
uint32_t vdm_xp_re_fold(uint32_t c);

#endif
