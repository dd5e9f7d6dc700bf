/* SPDX-License-Identifier: MIT */
/* Reads the patterns of a house style. */
#include "prose/style/pattern.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

enum {
	PATTERN_BYTES = 256,
	PATTERN_GROUPS = 4, /* optional parts: twice as many ways each */
	WORD_BYTES = 8      /* of a part's name */
};

static const struct {
	const char *name;
	enum vdm_item_kind kind;
} parts[] = {{"NAME", ITEM_NAME},
	     {"OFFICE", ITEM_OFFICE},
	     {"TIME", ITEM_TIME},
	     {"N", ITEM_NUMBER},
	     {"GAP", ITEM_GAP}};

/* A pattern while it is read: its items in their order, and of each in which
 * optional group it is, from 1 on; 0: in none. */
struct reading {
	struct vdm_arena *arena;
	const char *s;
	size_t n, at;
	struct vdm_item *item;
	unsigned *group;
	size_t items, cap, cap_group;
	unsigned groups, open; /* how many groups there are; the one begun */
	size_t close;          /* where that one ends */
	size_t brackets;       /* characters that are yet to be closed */
	struct vdm_flaw *flaw;
};

static int
fail(struct reading *r, size_t at, const char *problem)
{
	r->flaw->problem = problem;
	r->flaw->at = at;
	return -1;
}

static struct vdm_item *
add(struct reading *r, enum vdm_item_kind kind)
{
	struct vdm_item *list;
	unsigned *group;

	list = vdm_arena_grow(r->arena, r->item, &r->cap, r->items + 1,
			      sizeof(*list));
	if (list != NULL)
		r->item = list;
	group = vdm_arena_grow(r->arena, r->group, &r->cap_group, r->items + 1,
			       sizeof(*group));
	if (group != NULL)
		r->group = group;
	if (list == NULL || group == NULL)
		return NULL;
	memset(&list[r->items], 0, sizeof(*list));
	list[r->items].kind = kind;
	group[r->items] = r->open;
	return &list[r->items++];
}

/* Characters as they stand, behind those before them. */
static int
add_chars(struct reading *r, const char *s, size_t n)
{
	struct vdm_item *last = r->items > 0 ? &r->item[r->items - 1] : NULL;
	char *both;

	if (last == NULL || last->kind != ITEM_CHARS ||
	    r->group[r->items - 1] != r->open)
		last = add(r, ITEM_CHARS);
	if (last == NULL)
		return -1;
	both = vdm_arena_chars(r->arena, last->n + n + 1);
	if (both == NULL)
		return -1;
	if (last->n > 0)
		memcpy(both, last->chars, last->n);
	memcpy(both + last->n, s, n);
	both[last->n + n] = '\0';
	last->chars = both;
	last->n += n;
	return 0;
}

static uint32_t
char_at(const struct reading *r, size_t at, size_t *used)
{
	*used = 0;
	return at < r->n ? vdm_utf8_decode(r->s + at, r->n - at, used) : 0;
}

/* Whether a word's character ends before, or begins at, a byte. */
static int
word_before(const struct reading *r, size_t at)
{
	size_t used, k = at;

	while (k > 0 && ((unsigned char)r->s[--k] & 0xC0) == 0x80)
		;
	return at > 0 && vdm_is_word(char_at(r, k, &used));
}

static int
word_at(const struct reading *r, size_t at)
{
	size_t used;

	return at < r->n && vdm_is_word(char_at(r, at, &used));
}

static int
part_named(const char *s, size_t n, enum vdm_item_kind *kind)
{
	size_t i;

	*kind = (enum vdm_item_kind)0;
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (strlen(parts[i].name) == n &&
		    memcmp(parts[i].name, s, n) == 0) {
			*kind = parts[i].kind;
			return 1;
		}
	return 0;
}

/* A word in capitals that is a part's name: 1 when it was one. */
static int
read_part(struct reading *r, int *failed)
{
	enum vdm_item_kind kind;
	size_t n = 0;

	*failed = 0;
	while (r->at + n < r->n && vdm_is_capital(r->s[r->at + n]) &&
	       n <= WORD_BYTES)
		n++;
	if (word_before(r, r->at) || word_at(r, r->at + n) ||
	    !part_named(r->s + r->at, n, &kind))
		return 0;
	*failed = add(r, kind) == NULL;
	r->at += n;
	return 1;
}

/* "{N}": a part that letters stand beside. */
static int
read_braces(struct reading *r)
{
	const char *s = r->s + r->at + 1;
	const char *end = memchr(s, '}', r->n - r->at - 1);
	enum vdm_item_kind kind;

	if (end == NULL)
		return fail(r, r->at, "nothing closes this brace");
	if (!part_named(s, (size_t)(end - s), &kind))
		return fail(r, r->at + 1,
			    "this is no part: there are NAME, OFFICE, TIME, N "
			    "and GAP");
	r->at = (size_t)(end - r->s) + 1;
	return add(r, kind) != NULL ? 0 : -1;
}

/* Where the bracket at `at` closes; 0 where it does not. */
static size_t
closing(const struct reading *r, size_t at)
{
	size_t i, depth = 0;

	for (i = at; i < r->n; i++) {
		if (r->s[i] == '\\')
			i++;
		else if (r->s[i] == '[')
			depth++;
		else if (r->s[i] == ']' && --depth == 0)
			return i;
	}
	return 0;
}

/* A bracket that is a character; so is the one that closes it. */
static int
read_plain_bracket(struct reading *r)
{
	r->brackets++;
	return add_chars(r, r->s + r->at++, 1);
}

/* "[...]?" is optional; other brackets are characters. */
static int
read_bracket(struct reading *r)
{
	size_t close = closing(r, r->at);

	if (close == 0)
		return fail(r, r->at,
			    "nothing closes this bracket (a backslash before "
			    "it makes it a character)");
	if (close + 1 >= r->n || r->s[close + 1] != '?')
		return read_plain_bracket(r);
	if (r->open > 0)
		return fail(r, r->at,
			    "an optional part cannot hold another one");
	if (r->groups == PATTERN_GROUPS)
		return fail(r, r->at,
			    "there are more than four optional "
			    "parts");
	r->open = ++r->groups;
	r->close = close;
	r->at++;
	return 0;
}

static int
is_dash(uint32_t cp)
{
	return cp == '-' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212;
}

/* A dash, unless it is a hyphen within a word: 1 when one was read. */
static int
read_dash(struct reading *r, int *failed)
{
	size_t from = r->at, at = from, used;

	*failed = 0;
	while (is_dash(char_at(r, at, &used)))
		at += used;
	if (at == from || (word_before(r, from) && word_at(r, at)))
		return 0;
	*failed = add(r, ITEM_DASH) == NULL;
	r->at = at;
	return 1;
}

static int
read_escaped(struct reading *r)
{
	size_t used;

	(void)char_at(r, r->at + 1, &used);
	if (used == 0)
		return fail(r, r->at, "nothing stands behind the backslash");
	r->at += 1 + used;
	return add_chars(r, r->s + r->at - used, used);
}

static int
read_space(struct reading *r)
{
	size_t used;

	while (vdm_is_space((int)char_at(r, r->at, &used)) ||
	       char_at(r, r->at, &used) == 0xA0)
		r->at += used;
	return add(r, ITEM_SPACE) != NULL ? 0 : -1;
}

/* "...", or the one sign for it: whatever stands there. */
static int
is_ellipsis(const struct reading *r, uint32_t cp)
{
	return cp == 0x2026 || strncmp(r->s + r->at, "...", 3) == 0;
}

static int
read_ellipsis(struct reading *r)
{
	r->at += 3; /* bytes, of each of them */
	return add(r, ITEM_ANY) != NULL ? 0 : -1;
}

/* What a character begins that does not stand for itself: 1, and in *failed
 * whether it can be read; 0: it begins nothing. */
static int
read_special(struct reading *r, uint32_t cp, int *failed)
{
	*failed = 0;
	if (vdm_is_space((int)cp) || cp == 0xA0)
		*failed = read_space(r);
	else if (cp == '\\')
		*failed = read_escaped(r);
	else if (cp == '{')
		*failed = read_braces(r);
	else if (cp == '[')
		*failed = read_bracket(r);
	else if (is_ellipsis(r, cp))
		*failed = read_ellipsis(r);
	else
		return read_part(r, failed) || read_dash(r, failed);
	return 1;
}

/* The next of what a pattern is made of. */
static int
read_item(struct reading *r)
{
	int failed;
	size_t used;
	uint32_t cp = char_at(r, r->at, &used);

	if (r->open > 0 && r->at == r->close) {
		r->open = 0;
		r->at += 2;
		return 0;
	}
	if (cp == ']' && r->brackets-- == 0)
		return fail(r, r->at,
			    "nothing opens what this bracket closes (a "
			    "backslash before it makes it a character)");
	if (read_special(r, cp, &failed))
		return failed ? -1 : 0;
	r->at += used;
	if (cp == ':' || cp == 0xFF1A)
		return add(r, ITEM_COLON) != NULL ? 0 : -1;
	return add_chars(r, r->s + r->at - used, used);
}

/* ---- the ways to read one ------------------------------------------------ */

/* Whether words may touch what stands at this end of an item. */
static int
is_wordy(const struct vdm_item *it, int at_end)
{
	size_t used, k = it->n;

	switch (it->kind) {
	case ITEM_NAME:
	case ITEM_OFFICE:
	case ITEM_TIME:
	case ITEM_NUMBER:
		return 1;
	case ITEM_CHARS:
		if (!at_end)
			return vdm_is_word(
			    vdm_utf8_decode(it->chars, it->n, &used));
		while (k > 0 && ((unsigned char)it->chars[--k] & 0xC0) == 0x80)
			;
		return vdm_is_word(
		    vdm_utf8_decode(it->chars + k, it->n - k, &used));
	case ITEM_SPACE:
	case ITEM_COLON:
	case ITEM_DASH:
	case ITEM_GAP:
	case ITEM_ANY:
		break;
	}
	return 0;
}

/* Brackets and the like, with which nothing that stands in them goes on. */
static int
closes(const struct vdm_item *it)
{
	static const uint32_t marks[] = {')',    ']',    '}',    '>',    '/',
					 '*',    '|',    0xFF09, 0x3011, 0x3015,
					 0x300B, 0xFF3D, 0xBB};
	size_t i, used;
	uint32_t cp;

	if (it->kind != ITEM_CHARS)
		return 0;
	cp = vdm_utf8_decode(it->chars, it->n, &used);
	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (cp == marks[i])
			return 1;
	return 0;
}

/* White space has to be there where it parts two words. */
static int
parts_words(const struct vdm_item *before, const struct vdm_item *after)
{
	return before != NULL && after != NULL && is_wordy(before, 1) &&
	       is_wordy(after, 0);
}

/* Whether marks stand around an item, which tell where it ends. */
static int
is_enclosed(const struct vdm_item *before, const struct vdm_item *after)
{
	return before != NULL && before->kind == ITEM_CHARS && after != NULL &&
	       closes(after);
}

/* An item of as many words as there are. */
static int
is_stretch(const struct vdm_item *it)
{
	return it->kind == ITEM_NAME || it->kind == ITEM_OFFICE ||
	       it->kind == ITEM_ANY;
}

/* What the items beside one make of it. */
static void
way_finish(struct vdm_way *w)
{
	size_t i;
	int timed = 0;

	for (i = 0; i < w->n; i++) {
		struct vdm_item *it = &w->item[i];
		const struct vdm_item *before = i > 0 ? it - 1 : NULL;
		const struct vdm_item *after = i + 1 < w->n ? it + 1 : NULL;

		if (it->kind == ITEM_SPACE)
			it->must = parts_words(before, after);
		timed |= it->kind == ITEM_TIME;
		if (!is_stretch(it))
			continue;
		it->enclosed = is_enclosed(before, after);
		it->any_case = timed || it->enclosed || it->kind == ITEM_OFFICE;
	}
}

/* White space at an end of a pattern, beside other or beside a gap, says
 * nothing. */
static int
is_needless(const struct vdm_way *w, const struct vdm_item *it)
{
	const struct vdm_item *last = w->n > 0 ? &w->item[w->n - 1] : NULL;

	return it->kind == ITEM_SPACE &&
	       (last == NULL || last->kind == ITEM_SPACE ||
		last->kind == ITEM_GAP);
}

/* The pattern without the groups whose bits are set in `without`. */
static int
way_make(struct reading *r, unsigned without, struct vdm_way *w)
{
	size_t i, names = 0, offices = 0;

	memset(w, 0, sizeof(*w));
	w->item = vdm_arena_alloc(r->arena, (r->items + 1) * sizeof(*w->item));
	if (w->item == NULL)
		return -1;
	for (i = 0; i < r->items; i++) {
		const struct vdm_item *it = &r->item[i];

		if ((r->group[i] > 0 && (without >> (r->group[i] - 1) & 1)) ||
		    is_needless(w, it))
			continue;
		if (it->kind == ITEM_GAP && w->n > 0 &&
		    w->item[w->n - 1].kind == ITEM_SPACE)
			w->n--;
		names += it->kind == ITEM_NAME;
		offices += it->kind == ITEM_OFFICE;
		w->item[w->n++] = *it;
	}
	while (w->n > 0 && w->item[w->n - 1].kind == ITEM_SPACE)
		w->n--;
	if (w->n == 0)
		return fail(r, 0, "it may match nothing at all");
	if (names > 1 || offices > 1)
		return fail(r, 0, "NAME and OFFICE can stand in it once each");
	way_finish(w);
	return 0;
}

int
vdm_pattern_parse(struct vdm_arena *a, const char *s, size_t n,
		  struct vdm_pattern *p, struct vdm_flaw *flaw)
{
	struct reading r = {.arena = a, .s = s, .n = n, .flaw = flaw};
	unsigned without;

	memset(p, 0, sizeof(*p));
	memset(flaw, 0, sizeof(*flaw));
	if (n > PATTERN_BYTES)
		return fail(&r, PATTERN_BYTES, "it is longer than 256 bytes");
	while (r.at < n)
		if (read_item(&r) != 0)
			return -1;
	p->way = vdm_arena_alloc(a, sizeof(*p->way) << r.groups);
	if (p->way == NULL)
		return -1;
	for (without = 0; without < 1U << r.groups; without++)
		if (way_make(&r, without, &p->way[p->n++]) != 0)
			return -1;
	return 0;
}

int
vdm_pattern_is_open(const struct vdm_pattern *p)
{
	size_t i, k, open;

	for (i = 0; i < p->n; i++) {
		for (k = open = 0; k < p->way[i].n; k++)
			open += p->way[i].item[k].kind == ITEM_ANY ||
				p->way[i].item[k].kind == ITEM_SPACE;
		if (open == p->way[i].n)
			return 1;
	}
	return 0;
}

int
vdm_pattern_has_no_end(const struct vdm_pattern *p)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (p->way[i].item[p->way[i].n - 1].kind == ITEM_ANY)
			return 1;
	return 0;
}
