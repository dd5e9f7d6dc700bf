/* SPDX-License-Identifier: MIT */
/* Words and things are noted as they are seen: one pass, and each word costs a
 * few bytes, whatever the document. */
#include <string.h>
#include <unictype.h>

#include "base/compose.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "witness/testimony.h"

enum { FARTHEST = 65535 }; /* column, and length of a word */

void
vdm_testimony_init(struct vdm_testimony *t)
{
	size_t i;

	memset(t, 0, sizeof(*t));
	vdm_buf_init(&t->letters);
	for (i = 0; i < VDM_PLACE_COUNT; i++)
		vdm_buf_init(&t->words[i].open);
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
	vdm_buf_fini(&t->letters);
}

int
vdm_testimony_failed(const struct vdm_testimony *t)
{
	int failed = t->failed || t->letters.failed;
	size_t i;

	for (i = 0; i < VDM_PLACE_COUNT; i++)
		failed = failed || t->words[i].open.failed;
	return failed;
}

/* FNV-1a. */
static uint32_t
hash_of(const char *s, size_t n)
{
	uint32_t h = 2166136261u;
	size_t i;

	for (i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 16777619u;
	return h;
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
word_add(struct vdm_testimony *t, struct vdm_seen_words *w, const char *s,
	 size_t n, uint32_t line, uint16_t column)
{
	struct vdm_seen_word *grown =
	    room(t, w->item, &w->cap, w->count, sizeof(*grown));

	if (grown == NULL)
		return;
	w->item = grown;
	if (n > FARTHEST)
		n = FARTHEST;
	grown += w->count++;
	grown->hash = hash_of(s, n);
	grown->at = keep(t, s, n);
	grown->length = (uint16_t)n;
	grown->line = line;
	grown->column = column;
}

void
vdm_testimony_break(struct vdm_testimony *t, enum vdm_place place)
{
	struct vdm_seen_words *w = &t->words[place];
	char *composed = NULL;
	size_t n = w->open.len;

	if (n == 0)
		return;
	if (w->folded)
		composed = vdm_compose(w->open.data, n, &n);
	word_add(t, w, composed != NULL ? composed : w->open.data,
		 composed != NULL ? n : w->open.len, w->line, w->column);
	vdm_free(composed);
	vdm_buf_clear(&w->open);
	w->folded = 0;
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
is_composable(uint32_t cp)
{
	return cp >= 0x300 &&
	       ((cp >= 0x1100 && cp < 0x1200) || uc_combining_class(cp) != 0);
}

/* Characters beyond ASCII: how many bytes they take. */
static size_t
beyond(struct vdm_testimony *t, enum vdm_place place, const char *s, size_t n,
       struct vdm_pos *pos)
{
	struct vdm_seen_words *w = &t->words[place];
	size_t used;
	uint32_t cp = vdm_utf8_decode(s, n, &used);

	if (cp != VDM_UTF8_BAD && vdm_is_word(cp)) {
		open_put(w, s, used, pos);
		w->folded = w->folded || is_composable(cp);
	} else {
		vdm_testimony_break(t, place);
	}
	pos->column++;
	return used;
}

void
vdm_testimony_text(struct vdm_testimony *t, enum vdm_place place, const char *s,
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
			vdm_testimony_break(t, place);
			pos->column++;
			if (c == '\n') {
				pos->line += pos->line > 0;
				pos->column = 1;
			}
			i++;
			continue;
		}
		for (k = i + 1; k < n && (unsigned char)s[k] < 0x80 &&
				ascii_word[(unsigned char)s[k]];
		     k++)
			;
		/* the usual one ends here, and needs no buffer */
		if (w->open.len == 0 && k < n && (unsigned char)s[k] < 0x80)
			word_add(t, w, s + i, k - i, pos->line,
				 pos->column > FARTHEST
				     ? FARTHEST
				     : (uint16_t)pos->column);
		else
			open_put(w, s + i, k - i, pos);
		pos->column += (unsigned)(k - i);
		i = k;
	}
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

void
vdm_testimony_thing(struct vdm_testimony *t, enum vdm_thing_kind kind,
		    const char *s, size_t n, const struct vdm_pos *pos)
{
	struct vdm_thing *grown =
	    room(t, t->things, &t->things_cap, t->things_count, sizeof(*grown));

	if (grown == NULL)
		return;
	t->things = grown;
	grown += t->things_count++;
	if (n > FARTHEST)
		n = FARTHEST;
	t->of_kind[kind]++;
	grown->kind = kind;
	grown->hash = hash_of(s, n);
	grown->at = keep(t, s, n);
	grown->length = (uint16_t)n;
	grown->line = pos != NULL ? pos->line : 0;
	grown->column = pos == NULL              ? 0
			: pos->column > FARTHEST ? FARTHEST
						 : (uint16_t)pos->column;
}

/* The schemes of addresses that lead out of a document. */
static const char *const schemes[] = {
    "http:", "https:", "ftp:", "mailto:", "tel:", "urn:", "doi:", "info:"};

int
vdm_testimony_is_address(const char *s, size_t n)
{
	size_t i, k, m;

	for (i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		m = strlen(schemes[i]);
		if (n <= m)
			continue;
		for (k = 0; k < m && (s[k] | 0x20) == (schemes[i][k] | 0x20);
		     k++)
			;
		if (k == m)
			return 1;
	}
	return 0;
}

/* What surely belongs to the sentence or the markup around it. */
static int
is_around(char c)
{
	return c != '\0' && strchr("<>\"'()[]{},;.!`*|", c) != NULL;
}

void
vdm_testimony_addresses(struct vdm_testimony *t, enum vdm_thing_kind kind,
			const char *s, size_t n, const struct vdm_pos *pos)
{
	const char *end = s + n, *at;

	while (s < end) {
		while (s < end &&
		       (vdm_is_space((unsigned char)*s) || is_around(*s)))
			s++;
		for (at = s; at < end && !vdm_is_space((unsigned char)*at) &&
			     strchr("<>\"", *at) == NULL;
		     at++)
			;
		n = (size_t)(at - s);
		while (n > 0 && is_around(s[n - 1]))
			n--;
		if (memchr(s, ':', n) != NULL && vdm_testimony_is_address(s, n))
			vdm_testimony_thing(t, kind, s, n, pos);
		s = at;
	}
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
	grown->name = vdm_strdup(name);
	if (grown->name == NULL) {
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
