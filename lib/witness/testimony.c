/* SPDX-License-Identifier: MIT */
/* Words and things are noted as they are seen: one pass, and each word costs a
 * few bytes, whatever the document. */
#include <string.h>
#include <unictype.h>

#include "base/compose.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "witness/letters.h"
#include "witness/tally.h"
#include "witness/testimony.h"

enum {
	FARTHEST = 65535, /* column, and length of a word */
	STRETCH = 64      /* words of a stretch, as a mean; a power of two */
};

void
vdm_testimony_init(struct vdm_testimony *t, const struct vdm_look *look)
{
	size_t i;

	memset(t, 0, sizeof(*t));
	vdm_buf_init(&t->letters);
	for (i = 0; i < VDM_PLACE_COUNT; i++)
		vdm_buf_init(&t->words[i].open);
	t->look = look;
}

void
vdm_testimony_fini(struct vdm_testimony *t)
{
	size_t i;

	for (i = 0; i < VDM_PLACE_COUNT; i++) {
		vdm_free(t->words[i].item);
		vdm_buf_fini(&t->words[i].open);
	}
	for (i = 0; i < t->files_count; i++)
		vdm_free(t->files[i].name);
	vdm_free(t->files);
	vdm_free(t->things);
	vdm_free(t->thing_rows);
	vdm_others_fini(&t->others);
	vdm_buf_fini(&t->letters);
}

int
vdm_testimony_failed(const struct vdm_testimony *t)
{
	int failed = t->failed || t->letters.failed || t->others.failed;
	size_t i;

	for (i = 0; i < VDM_PLACE_COUNT; i++)
		failed = failed || t->words[i].open.failed;
	return failed;
}

/* Room for one more of `size` bytes; NULL: no memory. */
static void *
room(struct vdm_testimony *t, void *items, size_t *cap, size_t count,
     size_t size)
{
	size_t more = *cap > 0 ? *cap + *cap / 2 : 64;
	void *grown;

	if (count < *cap)
		return items;
	grown = vdm_realloc(items, more * size);
	if (grown == NULL) {
		t->failed = 1;
		return NULL;
	}
	*cap = more;
	return grown;
}

static uint32_t
keep(struct vdm_testimony *t, const char *s, size_t n)
{
	uint32_t at = (uint32_t)t->letters.len;

	vdm_buf_put(&t->letters, s, n);
	return at;
}

static void
word_keep(struct vdm_testimony *t, struct vdm_seen_words *w, const char *s,
	  size_t n, uint64_t hash, uint32_t line, uint16_t column)
{
	struct vdm_seen_word *grown =
	    room(t, w->item, &w->cap, w->count, sizeof(*grown));

	if (grown == NULL)
		return;
	w->item = grown;
	grown += w->count++;
	grown->hash = (uint32_t)hash;
	grown->at = keep(t, s, n);
	grown->length = (uint16_t)n;
	grown->line = line;
	grown->column = column;
}

/* What stands for the words of the stretch that are folded. */
static void
fold_end(struct vdm_testimony *t, struct vdm_seen_words *w)
{
	if (w->folded > 0)
		word_keep(t, w, (const char *)&w->stretch, sizeof(w->stretch),
			  w->stretch >> 32 ^ w->stretch, VDM_SEEN_FOLDED, 0);
	w->folded = 0;
	w->stretch = 0;
}

static void
stretch_end(struct vdm_testimony *t, enum vdm_place place)
{
	const struct vdm_look *look = t->look;
	size_t i;

	fold_end(t, &t->words[place]);
	t->words[place].stretches++;
	if (!look->brief)
		return;
	t->over = look->wanted == NULL || look->wanted->missing == 0;
	for (i = 0; i < VDM_PLACE_ORDERED; i++)
		t->over =
		    t->over && t->words[i].stretches >= look->stretches[i];
}

/* Whether it is the last word of a stretch. */
static int
is_last(uint64_t hash)
{
	return (hash & (STRETCH - 1)) == 0;
}

/* A word of those whose order counts. */
static void
ordered_add(struct vdm_testimony *t, enum vdm_place place, const char *s,
	    size_t n, uint64_t hash, uint32_t line, uint16_t column)
{
	struct vdm_seen_words *w = &t->words[place];
	const struct vdm_look *look = t->look;

	if (look == NULL) {
		word_keep(t, w, s, n, hash, line, column);
		return;
	}
	if (look->wanted != NULL) {
		struct vdm_seen_word one = {(uint32_t)hash, 0, 0, (uint16_t)n,
					    0};

		vdm_wanted_meet(look->wanted, place, &one);
	}
	if (!look->glance && w->stretches < look->stretches[place] &&
	    look->keep[place][w->stretches]) {
		word_keep(t, w, s, n, hash, line, column);
	} else {
		w->stretch = vdm_letters_follow(w->stretch, hash);
		w->folded++;
	}
	if (is_last(hash))
		stretch_end(t, place);
}

static void
word_add(struct vdm_testimony *t, enum vdm_place place, const char *s, size_t n,
	 uint32_t line, uint16_t column)
{
	struct vdm_seen_words *w = &t->words[place];
	uint64_t hash;

	if (n > FARTHEST)
		n = FARTHEST;
	hash = vdm_letters_hash(s, n);
	w->total++;
	if (place < VDM_PLACE_ORDERED)
		ordered_add(t, place, s, n, hash, line, column);
	else if (t->look != NULL && t->look->glance)
		vdm_others_add(&t->others, (uint32_t)hash, n, place);
	else if (place != VDM_PLACE_IMPLIED)
		word_keep(t, w, s, n, hash, line, column);
}

void
vdm_testimony_break(struct vdm_testimony *t, enum vdm_place place)
{
	struct vdm_seen_words *w = &t->words[place];
	char *composed = NULL;
	size_t n = w->open.len;

	if (n == 0)
		return;
	if (w->joining)
		composed = vdm_compose(w->open.data, n, &n);
	word_add(t, place, composed != NULL ? composed : w->open.data,
		 composed != NULL ? n : w->open.len, w->line, w->column);
	vdm_free(composed);
	vdm_buf_clear(&w->open);
	w->joining = 0;
}

void
vdm_testimony_end(struct vdm_testimony *t)
{
	size_t i;

	for (i = 0; i < VDM_PLACE_COUNT; i++)
		vdm_testimony_break(t, (enum vdm_place)i);
	for (i = 0; i < VDM_PLACE_ORDERED; i++)
		if (!t->over)
			fold_end(t, &t->words[i]);
}

/* Letters, digits and marks are words; most are of ASCII. */
static const unsigned char ascii_word[128] = {
    ['0'] = 1, ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1,
    ['7'] = 1, ['8'] = 1, ['9'] = 1, ['A'] = 1, ['B'] = 1, ['C'] = 1, ['D'] = 1,
    ['E'] = 1, ['F'] = 1, ['G'] = 1, ['H'] = 1, ['I'] = 1, ['J'] = 1, ['K'] = 1,
    ['L'] = 1, ['M'] = 1, ['N'] = 1, ['O'] = 1, ['P'] = 1, ['Q'] = 1, ['R'] = 1,
    ['S'] = 1, ['T'] = 1, ['U'] = 1, ['V'] = 1, ['W'] = 1, ['X'] = 1, ['Y'] = 1,
    ['Z'] = 1, ['a'] = 1, ['b'] = 1, ['c'] = 1, ['d'] = 1, ['e'] = 1, ['f'] = 1,
    ['g'] = 1, ['h'] = 1, ['i'] = 1, ['j'] = 1, ['k'] = 1, ['l'] = 1, ['m'] = 1,
    ['n'] = 1, ['o'] = 1, ['p'] = 1, ['q'] = 1, ['r'] = 1, ['s'] = 1, ['t'] = 1,
    ['u'] = 1, ['v'] = 1, ['w'] = 1, ['x'] = 1, ['y'] = 1, ['z'] = 1,
};

static void
open_put(struct vdm_seen_words *w, const char *s, size_t n,
	 const struct vdm_pos *pos)
{
	if (w->open.len == 0) {
		w->line = pos->line;
		w->column =
		    pos->column > FARTHEST ? FARTHEST : (uint16_t)pos->column;
	}
	vdm_buf_put(&w->open, s, n);
}

/* Whether what it belongs to may be written otherwise: marks that join, and
 * the letters that Hangul is composed of. */
static int
is_joining(uint32_t cp)
{
	return cp >= 0x300 &&
	       ((cp >= 0x1100 && cp < 0x1200) || uc_combining_class(cp) != 0);
}

/* Ranges of letters that join with nothing (1), and of what is none (0): most
 * of what stands beyond ASCII need not be looked up. */
static int
known(uint32_t cp)
{
	if (cp >= 0xC0 && cp < 0x250)
		return cp != 0xD7 && cp != 0xF7;
	if ((cp >= 0x400 && cp < 0x482) || (cp >= 0x4E00 && cp < 0x9F00))
		return 1;
	return cp >= 0x2010 && cp < 0x203F ? 0 : -1;
}

/* Characters beyond ASCII: how many bytes they take. */
static size_t
beyond(struct vdm_testimony *t, enum vdm_place place, const char *s, size_t n,
       struct vdm_pos *pos)
{
	struct vdm_seen_words *w = &t->words[place];
	size_t used;
	uint32_t cp = vdm_utf8_decode(s, n, &used);
	int is = cp == VDM_UTF8_BAD ? 0 : known(cp);

	if (cp == 0xFFFE || cp == 0xFFFF)
		return used; /* no record has it: what it parted is one */
	if (is < 0) {
		is = vdm_is_word(cp);
		w->joining = w->joining || (is && is_joining(cp));
	}
	if (is)
		open_put(w, s, used, pos);
	else
		vdm_testimony_break(t, place);
	pos->column++;
	return used;
}

/* What no record has: what it stood in is one word. */
static int
is_left_out(unsigned char c)
{
	return c < 0x20 && !vdm_is_space(c) && c != '\f';
}

static size_t
ascii_end(const char *s, size_t i, size_t n)
{
	while (i < n && (unsigned char)s[i] < 0x80 &&
	       ascii_word[(unsigned char)s[i]])
		i++;
	return i;
}

static void
text_look(struct vdm_testimony *t, enum vdm_place place, const char *s,
	  size_t n, struct vdm_pos *pos)
{
	struct vdm_seen_words *w = &t->words[place];
	size_t i = 0, k;

	while (i < n) {
		unsigned char c = (unsigned char)s[i];

		if (c >= 0x80) {
			i += beyond(t, place, s + i, n - i, pos);
			continue;
		}
		if (!ascii_word[c]) {
			if (!is_left_out(c))
				vdm_testimony_break(t, place);
			pos->column++;
			if (c == '\n') {
				pos->line += pos->line > 0;
				pos->column = 1;
			}
			i++;
			continue;
		}
		k = ascii_end(s, i + 1, n);
		/* the usual one ends here, and needs no buffer */
		if (w->open.len == 0 && k < n && (unsigned char)s[k] < 0x80 &&
		    !is_left_out((unsigned char)s[k]))
			word_add(t, place, s + i, k - i, pos->line,
				 pos->column > FARTHEST
				     ? FARTHEST
				     : (uint16_t)pos->column);
		else
			open_put(w, s + i, k - i, pos);
		pos->column += (unsigned)(k - i);
		i = k;
	}
}

/* What goes on where a word is open: up to its end. */
static size_t
open_glance(struct vdm_testimony *t, enum vdm_place place, const char *s,
	    size_t i, size_t n)
{
	struct vdm_seen_words *w = &t->words[place];
	struct vdm_pos none = {0, 0, 0};

	while (i < n && w->open.len > 0) {
		size_t k = ascii_end(s, i, n);

		if (k > i)
			open_put(w, s + i, k - i, &none);
		else if ((unsigned char)s[i] >= 0x80)
			k = i + beyond(t, place, s + i, n - i, &none);
		else
			vdm_testimony_break(t, place);
		i = k;
	}
	return i;
}

/* Folds the words of a block that end before `to`: where the first one begins
 * that does not, or `to`. */
static size_t
block_glance(struct vdm_testimony *t, enum vdm_place place, const char *s,
	     uint64_t letters, size_t to)
{
	struct vdm_seen_words *w = &t->words[place];
	uint64_t starts = letters & ~(letters << 1);
	uint64_t ends = ~letters & (letters << 1);
	uint64_t stretch = w->stretch, hash;
	size_t words = w->folded, before = words, i;

	if (to < VDM_LETTERS_BLOCK)
		ends &= ~(~UINT64_C(0) << to);
	for (; ends != 0; starts &= starts - 1, ends &= ends - 1) {
		i = vdm_letters_lowest(starts);
		hash = vdm_letters_within(s + i, vdm_letters_lowest(ends) - i);
		stretch = vdm_letters_follow(stretch, hash);
		words++;
		if (is_last(hash)) {
			w->stretch = stretch;
			w->folded = words;
			w->total += words - before;
			stretch_end(t, place);
			stretch = 0;
			words = before = 0;
		}
	}
	w->stretch = stretch;
	w->folded = words;
	w->total += words - before;
	return starts != 0 ? vdm_letters_lowest(starts) : to;
}

/* The same as text_look where nothing is kept: only what words fold to, by
 * blocks of bytes. */
static void
text_glance(struct vdm_testimony *t, enum vdm_place place, const char *s,
	    size_t n)
{
	char copy[VDM_LETTERS_BLOCK + VDM_LETTERS_BEHIND];
	struct vdm_pos none = {0, 0, 0};
	uint64_t letters, far;
	size_t i, k, to;

	for (i = open_glance(t, place, s, 0, n); i < n;
	     i = open_glance(t, place, s, i, n)) {
		const char *block = s + i;

		to = VDM_LETTERS_BLOCK;
		if (n - i < sizeof(copy)) {
			memset(copy, 0, sizeof(copy));
			memcpy(copy, block, n - i);
			block = copy;
			to = n - i < to ? n - i : to;
		}
		vdm_letters_find(block, &letters, &far);
		if (far != 0 && vdm_letters_lowest(far) < to)
			to = vdm_letters_lowest(far);
		if (to < VDM_LETTERS_BLOCK)
			letters &= ~(~UINT64_C(0) << to);
		k = block_glance(t, place, block, letters, to);
		/* what goes on in the next block is looked at there */
		if (k < to && (k == 0 || i + to == n || far != 0)) {
			open_put(&t->words[place], block + k, to - k, &none);
			k = to;
		}
		i += k;
		if (k == to && i < n && (unsigned char)s[i] >= 0x80)
			i += beyond(t, place, s + i, n - i, &none);
	}
}

void
vdm_testimony_text(struct vdm_testimony *t, enum vdm_place place, const char *s,
		   size_t n, struct vdm_pos *pos)
{
	if (place < VDM_PLACE_ORDERED && t->look != NULL && t->look->glance)
		text_glance(t, place, s, n);
	else
		text_look(t, place, s, n, pos);
}

void
vdm_testimony_words(struct vdm_testimony *t, enum vdm_place place,
		    const char *s, size_t n, const struct vdm_pos *pos)
{
	struct vdm_pos at = {0, 0, 0};

	if (pos != NULL)
		at = *pos;
	vdm_testimony_break(t, place);
	vdm_testimony_text(t, place, s, n, &at);
	vdm_testimony_break(t, place);
}

/* The row of a thing, by its hash: that of the same one, or an empty one. */
static uint32_t *
thing_row(const struct vdm_testimony *t, enum vdm_thing_kind kind,
	  uint32_t hash, size_t n)
{
	size_t at = hash & (t->thing_rows_cap - 1);

	while (t->thing_rows[at] != 0) {
		const struct vdm_thing *one = &t->things[t->thing_rows[at] - 1];

		if (one->kind == kind && one->hash == hash && one->length == n)
			break;
		at = (at + 1) & (t->thing_rows_cap - 1);
	}
	return &t->thing_rows[at];
}

/* Room for one more row. 0: no memory. */
static int
thing_rows_grow(struct vdm_testimony *t)
{
	size_t cap = t->thing_rows_cap > 0 ? 2 * t->thing_rows_cap : 64, i;
	uint32_t *rows;

	if (2 * t->things_count < t->thing_rows_cap)
		return 1;
	rows = vdm_calloc(cap, sizeof(*rows));
	if (rows == NULL) {
		t->failed = 1;
		return 0;
	}
	vdm_free(t->thing_rows);
	t->thing_rows = rows;
	t->thing_rows_cap = cap;
	for (i = 0; i < t->things_count; i++) {
		const struct vdm_thing *one = &t->things[i];

		*thing_row(t, one->kind, one->hash, one->length) =
		    (uint32_t)i + 1;
	}
	return 1;
}

void
vdm_testimony_thing(struct vdm_testimony *t, enum vdm_thing_kind kind,
		    const char *s, size_t n, const struct vdm_pos *pos)
{
	struct vdm_thing *grown;
	uint32_t hash, *row;

	t->of_kind[kind]++;
	if (!(VDM_THINGS_EACH & (1u << kind)))
		return;
	if (n > FARTHEST)
		n = FARTHEST;
	hash = (uint32_t)vdm_letters_hash(s, n);
	grown = thing_rows_grow(t) ? room(t, t->things, &t->things_cap,
					  t->things_count, sizeof(*grown))
				   : NULL;
	if (grown == NULL)
		return;
	t->things = grown;
	row = thing_row(t, kind, hash, n);
	if (*row != 0) {
		grown[*row - 1].count++;
		return;
	}
	grown += t->things_count++;
	*row = (uint32_t)t->things_count;
	grown->kind = kind;
	grown->hash = hash;
	grown->at = keep(t, s, n);
	grown->count = 1;
	grown->length = (uint16_t)n;
	grown->line = pos != NULL ? pos->line : 0;
	grown->column = pos == NULL              ? 0
			: pos->column > FARTHEST ? FARTHEST
						 : (uint16_t)pos->column;
}

void
vdm_testimony_file(struct vdm_testimony *t, const char *name)
{
	struct vdm_seen_file *grown =
	    room(t, t->files, &t->files_cap, t->files_count, sizeof(*grown));
	size_t i;

	if (grown == NULL)
		return;
	t->files = grown;
	grown += t->files_count;
	grown->name = name != NULL ? vdm_strdup(name) : NULL;
	if (name != NULL && grown->name == NULL) {
		t->failed = 1;
		return;
	}
	for (i = 0; i < VDM_PLACE_COUNT; i++)
		grown->words[i] = t->words[i].count;
	grown->things = t->things_count;
	t->files_count++;
}

const char *
vdm_testimony_word_file(const struct vdm_testimony *t, enum vdm_place place,
			size_t index)
{
	size_t i = t->files_count;

	while (i > 0 && t->files[i - 1].words[place] > index)
		i--;
	return i > 0 ? t->files[i - 1].name : NULL;
}

const char *
vdm_testimony_thing_file(const struct vdm_testimony *t, size_t index)
{
	size_t i = t->files_count;

	while (i > 0 && t->files[i - 1].things > index)
		i--;
	return i > 0 ? t->files[i - 1].name : NULL;
}
