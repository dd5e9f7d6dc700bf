/* SPDX-License-Identifier: MIT */
/* Words: the cutting of text, and comparing what was cut. */
#include <string.h>
#include <unicase.h>
#include <unictype.h>

#include "base/utf8.h"
#include "prose/prose.h"
#include "words/english/english.h"

enum {
	ABBREVIATION_LETTERS = 5,
	GEORGIAN_FIRST = 0x10D0,
	GEORGIAN_LAST = 0x10FF,
	/* Bytes of a word that may be another one misspelt: no name is longer,
	 * and one that is equals none. */
	EDIT_BYTES = 60,
	TEN = 10 /* figures of a script, one behind another */
};

/* White space of any script: no-break, thin, ideographic, a BOM amid text. */
static int
is_wide_space(uint32_t cp)
{
	return cp <= 0x20 || cp == 0x85 || cp == 0xA0 ||
	       (cp >= 0x2000 && cp <= 0x200B) || cp == 0x202F || cp == 0x3000 ||
	       cp == 0xFEFF || cp == 0x2028 || cp == 0x2029;
}

/* What joins two words to one: hyphens, apostrophes, a slash, a soft hyphen. */
static int
is_joint(uint32_t cp)
{
	return cp == '-' || cp == 0x2010 || cp == 0x2011 || cp == 0x2013 ||
	       cp == '\'' || cp == 0x2019 || cp == '/' || cp == 0xAD;
}

/* The zero of each row of ten figures: Latin, Arabic, Persian, of Hindi,
 * Bengali, Panjabi, Gujarati, Oriya, Tamil, Telugu, Kannada, Malayalam, Thai,
 * Lao, Burmese, Khmer, full-width. */
static const uint32_t zeros[] = {'0',   0x660, 0x6F0,  0x966,  0x9E6, 0xA66,
				 0xAE6, 0xB66, 0xBE6,  0xC66,  0xCE6, 0xD66,
				 0xE50, 0xED0, 0x1040, 0x17E0, 0xFF10};

int
vdm_digit_of(uint32_t cp)
{
	size_t i;

	for (i = 0; i < sizeof(zeros) / sizeof(zeros[0]); i++)
		if (cp >= zeros[i] && cp < zeros[i] + TEN)
			return (int)(cp - zeros[i]);
	return -1;
}

/* What the characters of a word are. */
struct letters {
	size_t letters, uppers, digits;
	uint32_t first;
};

static void
count_letters(const char *s, size_t n, struct letters *l)
{
	size_t i, used;
	uint32_t cp;

	memset(l, 0, sizeof(*l));
	for (i = 0; i < n; i += used) {
		cp = vdm_utf8_decode(s + i, n - i, &used);
		if (l->first == 0)
			l->first = cp;
		if (vdm_digit_of(cp) >= 0) {
			l->digits++;
		} else if (vdm_is_word(cp)) {
			l->letters++;
			l->uppers += (size_t)vdm_is_upper(cp);
		}
	}
}

/* The bytes of "'s" at the end of a word, with either apostrophe; or 0. */
static size_t
possessive(const char *s, size_t n)
{
	static const char *const marks[] = {"'", "\xE2\x80\x99"};
	size_t i, k;

	if (n == 0 || s[n - 1] == '\0' ||
	    strchr(VDM_ENGLISH_POSSESSIVE, s[n - 1]) == NULL)
		return 0;
	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		k = strlen(marks[i]) + 1;
		if (n > k && memcmp(s + n - k, marks[i], k - 1) == 0)
			return k;
	}
	return 0;
}

/* A letter of a script that knows no capitals: Hebrew, Arabic, Chinese; and of
 * Georgian, whose capitals no names have. */
static int
is_caseless(uint32_t cp)
{
	return (cp >= GEORGIAN_FIRST && cp <= GEORGIAN_LAST) ||
	       (cp >= 0x80 && uc_is_general_category(cp, UC_OTHER_LETTER));
}

/* A letter that begins names labels no questions and no answers. */
static void
name_letter(const struct ctx *c, struct token *k)
{
	if (c->initials && (k->flags & T_INITIAL))
		k->uses &= ~((uint64_t)1 << X_ASKS | (uint64_t)1 << X_ANSWERS);
}

/* What a word is, as a token that begins where it does. */
static void
word_read(struct ctx *c, const char *s, size_t n, struct token *k)
{
	size_t end = possessive(s, n);
	struct letters l;
	const char *low;

	memset(k, 0, sizeof(*k));
	k->end = (unsigned)n;
	k->flags = T_WORD;
	count_letters(s, n, &l);
	if (vdm_is_upper(l.first))
		k->flags |= T_CAP;
	else if (is_caseless(l.first))
		k->flags |= T_CASELESS;
	if (l.digits > 0 && l.letters == 0)
		k->flags |= T_DIGIT;
	k->base = k->end - (unsigned)end;
	if (end > 0)
		k->flags |= T_POSSESSIVE;
	/* "LIND's" is in capitals: the small letter is not the name's */
	if (end > 0 && s[n - 1] == VDM_ENGLISH_POSSESSIVE[0])
		l.letters--;
	if (l.letters > 1 && l.letters == l.uppers)
		k->flags |= T_UPPER;
	if (l.letters == 1 && l.uppers == 1 && l.digits == 0)
		k->flags |= T_INITIAL;
	low = vdm_lower(c, s, n - end);
	vdm_lexicon_mark(c, k, low, strlen(low));
	name_letter(c, k);
}

/* The same of a word that may have been seen before. */
static void
word_recall(struct ctx *c, const char *s, size_t n, struct token *k)
{
	struct seen_word *seen = vdm_lexicon_seen(c, s, n);

	if (seen == NULL) {
		word_read(c, s, n, k);
		return;
	}
	if (seen->n != n || memcmp(seen->s, s, n) != 0) {
		word_read(c, s, n, &seen->k);
		memcpy(seen->s, s, n);
		seen->n = (unsigned)n;
	}
	*k = seen->k;
}

/* Makes the token the word from its beginning to byte `end` of the text. */
static void
token_word(struct ctx *c, const struct tokens *t, struct token *k, size_t end)
{
	unsigned start = k->start, flags = k->flags;

	word_recall(c, t->s + start, end - start, k);
	k->start += start;
	k->end += start;
	k->base += start;
	k->flags |= flags;
}

/* What lies behind the last token: some that are nothing, at the end of the
 * text. Who looks one or two ahead need not ask whether they are there, and
 * never reads what another text left. */
static void
blanks_put(struct tokens *t, size_t n)
{
	size_t i;

	memset(t->t + t->n, 0, TOKENS_BEYOND * sizeof(*t->t));
	for (i = t->n; i < t->n + TOKENS_BEYOND; i++)
		t->t[i].start = t->t[i].end = t->t[i].base = (unsigned)n;
}

/* Room for n tokens and what lies behind them. Without memory there is none but
 * the last. */
static int
tokens_room(struct ctx *c, struct tokens *t, size_t n)
{
	static struct token none[TOKENS_BEYOND];
	struct token *k = vdm_arena_grow(&c->scratch, t->t, &t->cap,
					 n + TOKENS_BEYOND, sizeof(*k));

	if (k == NULL) {
		t->t = none;
		t->n = t->cap = 0;
		return 0;
	}
	t->t = k;
	return 1;
}

static struct token *
token_add(struct ctx *c, struct tokens *t)
{
	struct token *k;

	if (!tokens_room(c, t, t->n + 1))
		return NULL;
	k = &t->t[t->n++];
	memset(k, 0, sizeof(*k));
	return k;
}

/* Hebrew shortens a word with a mark behind its letter or before its last one;
 * typists have the quotation marks of their keyboards for both. */
static int
is_hebrew(uint32_t cp)
{
	return cp >= 0x05D0 && cp <= 0x05EA;
}

static int
shortens(uint32_t before, uint32_t cp)
{
	return is_hebrew(before) &&
	       (cp == '\'' || cp == 0x05F3 || cp == 0x2019);
}

static int
joins(uint32_t before, uint32_t cp)
{
	return is_joint(cp) || (is_hebrew(before) &&
				(cp == '"' || cp == 0x05F4 || cp == 0x201D));
}

/* Where the word that begins at i ends. A joint at its end is none of it. */
static size_t
word_end(const char *s, size_t n, size_t i)
{
	size_t used, next;
	uint32_t cp, before = 0;

	while (i < n) {
		cp = vdm_utf8_decode(s + i, n - i, &used);
		if (vdm_is_word(cp) || cp == 0xAD || shortens(before, cp)) {
			i += used;
			before = cp;
			continue;
		}
		if (!joins(before, cp) || i + used >= n)
			break;
		next = i + used;
		cp = vdm_utf8_decode(s + next, n - next, &used);
		if (!vdm_is_word(cp))
			break;
		i = next;
	}
	return i;
}

/* What parts an elided word from the next. */
static size_t
past_apostrophe(const char *s, size_t n, size_t i)
{
	static const char mark[] = "\xE2\x80\x99";
	const size_t k = sizeof(mark) - 1;

	if (i < n && s[i] == '\'')
		return i + 1;
	return k <= n - i && memcmp(s + i, mark, k) == 0 ? i + k : i;
}

/* "l'ambassadeur" ends behind its first word, which is written as one with it
 * and is none of a name: "d'Ormesson", "L'Estrange" are. */
static size_t
elided_end(struct ctx *c, const char *s, size_t start, size_t end)
{
	size_t i = start, k, used;
	const char *low;

	if (!vdm_told_has(c, VDM_ELIDES))
		return end;
	while (i < end && past_apostrophe(s, end, i) == i)
		i++;
	if (i == start || i >= end)
		return end;
	low = vdm_lower(c, s + start, i - start);
	if (!vdm_lexicon_does(c, low, strlen(low), X_ELIDES))
		return end;
	k = past_apostrophe(s, end, i);
	if (vdm_is_upper(vdm_utf8_decode(s + k, end - k, &used))) {
		low = vdm_lower(c, s + k, end - k);
		if (!(vdm_lexicon_get(c, low, strlen(low)) &
		      (W_HON | W_OFFICE)))
			return end;
	}
	return i;
}

static int
is_apostrophe(uint32_t cp)
{
	return cp == '\'' || cp == 0x2018 || cp == 0x2019;
}

/* Whether these bytes are a particle of names, with its apostrophe. */
static int
is_cut_particle(struct ctx *c, const char *s, size_t n)
{
	const char *low = vdm_lower(c, s, n);

	return (vdm_lexicon_get(c, low, strlen(low)) & W_PARTICLE) != 0;
}

/* "'t Hart", "'s-Gravesande": where the word ends that an apostrophe at byte i
 * begins, when its letters are a particle of names; or i. */
static size_t
cut_before(struct ctx *c, const char *s, size_t n, size_t i, size_t used)
{
	size_t letter, next = i + used;
	uint32_t cp;

	if (next >= n ||
	    !vdm_is_word(vdm_utf8_decode(s + next, n - next, &letter)))
		return i;
	next += letter;
	cp = next < n ? vdm_utf8_decode(s + next, n - next, &letter) : ' ';
	if (vdm_is_word(cp) || is_apostrophe(cp) ||
	    !is_cut_particle(c, s + i, next - i))
		return i;
	return word_end(s, n, next);
}

/* "de' Medici": the same where the apostrophe ends it at byte `end`. */
static size_t
cut_behind(struct ctx *c, const char *s, size_t n, size_t i, size_t end)
{
	size_t used, next;
	uint32_t cp = end < n ? vdm_utf8_decode(s + end, n - end, &used) : 0;

	if (!is_apostrophe(cp) || end + used + 1 >= n || s[end + used] != ' ')
		return end;
	next = end + used + 1;
	cp = vdm_utf8_decode(s + next, n - next, &next);
	return vdm_is_upper(cp) && is_cut_particle(c, s + i, end + used - i)
		   ? end + used
		   : end;
}

void
vdm_tokens(struct ctx *c, struct tokens *t, const char *s, size_t n, size_t max)
{
	size_t i = 0, used, cut;
	int spaced = 1;

	t->n = 0;
	t->s = s;
	if (!tokens_room(c, t, 0))
		return;
	while (i < n && t->n < max) {
		uint32_t cp = vdm_utf8_decode(s + i, n - i, &used);
		struct token *k;

		if (is_wide_space(cp)) {
			spaced = 1;
			i += used;
			continue;
		}
		k = token_add(c, t);
		if (k == NULL)
			return;
		k->start = (unsigned)i;
		k->flags = spaced ? T_SPACED : 0;
		cut = spaced && is_apostrophe(cp) ? cut_before(c, s, n, i, used)
						  : i;
		spaced = 0;
		if (cut > i) {
			i = cut;
			token_word(c, t, k, i);
		} else if (vdm_is_word(cp)) {
			size_t end = word_end(s, n, i);

			cut = cut_behind(c, s, n, i, end);
			i = cut > end ? cut : elided_end(c, s, i, end);
			token_word(c, t, k, i);
			if (i < end)
				i = past_apostrophe(s, n, i);
		} else {
			i += used;
			k->end = k->base = (unsigned)i;
			k->flags |= T_PUNCT;
			k->cp = cp;
		}
	}
	blanks_put(t, n);
}

size_t
vdm_word_at(struct ctx *c, const char *s, size_t n, enum vdm_word_use use)
{
	size_t end = word_end(s, n, 0);
	const char *low = vdm_lower(c, s, end);

	return vdm_lexicon_does(c, low, strlen(low), use) ? end : 0;
}

int
vdm_is_shortened(struct ctx *c, const char *s, size_t n)
{
	size_t used;

	if (n == 0)
		return 0;
	return vdm_word_at(c, s, n, X_STOPPED) == n ||
	       (vdm_is_upper(vdm_utf8_decode(s, n, &used)) && used == n);
}

int
vdm_is_roman(const char *s, size_t n)
{
	return strspn(s, "IVXivx") >= n;
}

int
vdm_has_figure(const struct tokens *t, size_t i)
{
	unsigned k;

	for (k = t->t[i].start; k < t->t[i].end; k++)
		if (vdm_is_digit(t->s[k]))
			return 1;
	return 0;
}

int
vdm_punct(const struct tokens *t, size_t i, uint32_t cp)
{
	return i < t->n && (t->t[i].flags & T_PUNCT) && t->t[i].cp == cp;
}

int
vdm_punct_of(const struct tokens *t, size_t i, const uint32_t *marks, size_t n)
{
	size_t k;

	for (k = 0; k < n; k++)
		if (vdm_punct(t, i, marks[k]))
			return 1;
	return 0;
}

int
vdm_word_does(const struct tokens *t, size_t i, enum vdm_word_use use)
{
	return i < t->n && t->t[i].base == t->t[i].end &&
	       (t->t[i].uses >> use & 1) != 0;
}

/* "Comdr.", and as many letters where each has two bytes. */
int
vdm_is_part_letter(const struct tokens *t, size_t i)
{
	return (t->t[i].flags & T_INITIAL) &&
	       t->t[i].end - t->t[i].start == 1 &&
	       (vdm_word_does(t, i, X_ASKS) || vdm_word_does(t, i, X_ANSWERS));
}

int
vdm_is_abbreviation(const struct tokens *t, size_t i)
{
	size_t n = t->t[i].end - t->t[i].start;
	int wide = (unsigned char)t->s[t->t[i].start] >= 0x80;

	return n <= (wide ? 2 : 1) * (size_t)ABBREVIATION_LETTERS;
}

/* The small letters of eight bytes of ASCII: a sum has its highest bit where a
 * byte is an "A" or more, where it is more than a "Z". */
static uint64_t
lower_eight(uint64_t bytes)
{
	static const uint64_t each = UINT64_C(0x0101010101010101);
	uint64_t from_a = bytes + each * (0x80 - 'A');
	uint64_t past_z = bytes + each * (0x7F - 'Z');

	return bytes | (from_a & ~past_z & each * 0x80) >> 2;
}

/* Puts the ASCII that s begins with, in small letters: how many bytes. */
static size_t
lower_ascii(struct vdm_buf *b, const char *s, size_t n)
{
	size_t k = vdm_utf8_ascii(s, n), i = 0;
	uint64_t bytes;
	char *low;

	vdm_buf_put(b, s, k);
	if (b->failed)
		return k;
	low = b->data + b->len - k;
	for (; i + sizeof(bytes) <= k; i += sizeof(bytes)) {
		memcpy(&bytes, low + i, sizeof(bytes));
		bytes = lower_eight(bytes);
		memcpy(low + i, &bytes, sizeof(bytes));
	}
	for (; i < k; i++)
		low[i] = vdm_lower_byte(low[i]);
	return k;
}

/* The same with the first code point of another script, well formed or not. */
static size_t
lower_wide(struct vdm_buf *b, const char *s, size_t n)
{
	size_t i, k, used;
	uint32_t cp = vdm_utf8_decode(s, n, &used);
	char out[8];

	if (cp == VDM_UTF8_BAD) {
		vdm_buf_putc(b, '?');
		return used;
	}
	k = vdm_utf8_encode(uc_tolower(cp), out);
	for (i = 0; i < k; i++)
		vdm_buf_putc(b, out[i]);
	return used;
}

char *
vdm_lower(struct ctx *c, const char *s, size_t n)
{
	size_t i = 0;

	vdm_buf_clear(&c->buf);
	while (i < n)
		i += (unsigned char)s[i] < 0x80
			 ? lower_ascii(&c->buf, s + i, n - i)
			 : lower_wide(&c->buf, s + i, n - i);
	/* Most callers look once: the buffer itself is lent. */
	return (char *)(c->buf.failed ? "" : vdm_buf_str(&c->buf));
}

const char *
vdm_trim(const char *s, size_t *n)
{
	size_t used, i;

	while (*n > 0 && is_wide_space(vdm_utf8_decode(s, *n, &used))) {
		s += used;
		*n -= used;
	}
	for (;;) {
		if (*n == 0)
			break;
		i = *n - 1;
		while (i > 0 && ((unsigned char)s[i] & 0xC0) == 0x80)
			i--;
		if (!is_wide_space(vdm_utf8_decode(s + i, *n - i, &used)))
			break;
		*n = i;
	}
	return s;
}

int
vdm_has_small(const char *s, size_t n)
{
	size_t i, used;

	for (i = 0; i < n; i += used)
		if (vdm_is_lower(vdm_utf8_decode(s + i, n - i, &used)))
			return 1;
	return 0;
}

char *
vdm_squeeze(struct ctx *c, const char *s, size_t n)
{
	struct vdm_buf b;
	size_t i = 0, used;
	char *out;

	vdm_buf_init(&b);
	s = vdm_trim(s, &n);
	while (i < n) {
		uint32_t cp = vdm_utf8_decode(s + i, n - i, &used);

		if (!is_wide_space(cp))
			vdm_buf_put(&b, s + i, used);
		else if (b.len > 0 && b.data[b.len - 1] != ' ')
			vdm_buf_putc(&b, ' ');
		i += used;
	}
	out = vdm_arena_strdup(&c->scratch, vdm_buf_str(&b));
	if (b.failed)
		c->scratch.failed = 1;
	vdm_buf_fini(&b);
	return out;
}

/*
 * Levenshtein's distance, a row of his table at a time, and no further than
 * the limit: most words differ at once.
 */
size_t
vdm_edits(const char *a, size_t na, const char *b, size_t nb, size_t limit)
{
	size_t row[EDIT_BYTES + 1], i, k, best;

	if (na > EDIT_BYTES || nb > EDIT_BYTES ||
	    (na > nb ? na - nb : nb - na) > limit)
		return limit + 1;
	for (k = 0; k <= nb; k++)
		row[k] = k;
	for (i = 1; i <= na; i++) {
		size_t diagonal = row[0];

		row[0] = i;
		best = i;
		for (k = 1; k <= nb; k++) {
			size_t cost = diagonal + (a[i - 1] != b[k - 1]);

			diagonal = row[k];
			if (row[k] + 1 < cost)
				cost = row[k] + 1;
			if (row[k - 1] + 1 < cost)
				cost = row[k - 1] + 1;
			row[k] = cost;
			if (cost < best)
				best = cost;
		}
		if (best > limit)
			return limit + 1;
	}
	return row[nb];
}

/* What may be a particle of a name joins two people behind a word for
 * "between", unless another joins them: "entre Lind y Ray y Moss". */
int
vdm_between_two(const struct tokens *t, size_t start, size_t i)
{
	while (start > 0 &&
	       (vdm_punct(t, start - 1, '.') ||
		vdm_token_is(t, start - 1, W_HON | W_ARTICLE | W_OFFICE)))
		start--;
	if (start == 0 || !vdm_word_does(t, start - 1, X_BETWEEN))
		return 0;
	while (++i < t->n)
		if (vdm_word_does(t, i, X_AND))
			return 0;
	return 1;
}

int
vdm_is_amid_name(const struct tokens *t, size_t i)
{
	const uint32_t others = W_OFFICE | W_OFFMOD | W_BODY | W_HON | W_ROLE |
				W_MATTER | W_COUNTRY | W_NATION | W_MAJESTY;

	return i > 0 && vdm_token_is(t, i, W_PARTICLE) &&
	       (vdm_token_has(t, i - 1, T_CAP) ||
		vdm_token_is(t, i - 1, W_HON)) &&
	       vdm_token_has(t, i + 1, T_CAP) &&
	       !vdm_token_has(t, i + 1, T_DIGIT) &&
	       !vdm_token_is(t, i + 1, others);
}
