/* SPDX-License-Identifier: MIT */
/* The phrases of the tables and of a house style, and finding them. */
#include <string.h>
#include <unicase.h>

#include "base/utf8.h"
#include "prose/style/rows.h"
#include "words/english/english.h"

enum {
	/* Bytes at a text's start that a phrase is looked for in: more than
	 * the longest of the tables has, with white space to spare. */
	PHRASE_BYTES = 160,
	/* Bytes of a line that may be a phrase and no more. */
	WHOLE_BYTES = 100,
	LETTER_BYTES = 4,  /* of UTF-8 */
	UNKNOWN_WORDS = 3, /* of a label in another language, with a blank */
	GAP_WORDS = 3,     /* that an asterisk amid a phrase stands for */
	EN_DASH = 0x2013,
	EM_DASH = 0x2014,
	RAISED = 0x2019 /* an apostrophe as printers set it */
};

/*
 * By what a phrase is looked for, so that no search sees those that begin
 * otherwise: its first byte, and for other scripts, whose letters have the
 * first byte in common, what parts them. 0 amid a letter, where none begins.
 */
static unsigned char
key_of(const char *low)
{
	unsigned char first = (unsigned char)low[0];

	if (first < 0x80)
		return first;
	if (first < 0xC0)
		return 0;
	return (unsigned char)(0x80 | (first & 1) << 6 | (low[1] & 0x3F));
}

static void
rule_add(struct ctx *c, enum vdm_phrase_class class, const char *words,
	 const char *value)
{
	struct rule *list = vdm_arena_grow(&c->scratch, c->rules, &c->cap_rules,
					   c->n_rules + 1, sizeof(*list));
	struct rule *r;
	unsigned char first;

	if (list == NULL || words == NULL)
		return;
	first = key_of(words);
	c->rules = list;
	r = &list[c->n_rules++];
	memset(r, 0, sizeof(*r));
	r->class = class;
	r->words = words;
	r->value = value;
	/* Those of a class that may begin alike are a chain. */
	if (c->last_with[class][first] == 0)
		c->first_with[class][first] = (unsigned)c->n_rules;
	else
		list[c->last_with[class][first] - 1].alike =
		    (unsigned)c->n_rules;
	c->last_with[class][first] = (unsigned)c->n_rules;
}

/* A row of a language, with the asterisks before and after its words, and one
 * that stands for words. */
static void
phrase_add(struct ctx *c, const struct vdm_phrase *p)
{
	const char *words = p->words, *gap = strstr(words, " *");
	size_t n = strlen(words), start, end;

	start = words[0] == '*';
	end = words[n - 1] == '*' && gap == NULL;
	if (start + end > 0)
		words = vdm_arena_strndup(&c->scratch, words + start,
					  n - start - end);
	rule_add(c, p->class, words, p->value);
	if (c->n_rules > 0) {
		c->rules[c->n_rules - 1].open_start = (int)start;
		c->rules[c->n_rules - 1].open_end = (int)end;
		c->rules[c->n_rules - 1].gap =
		    gap != NULL ? (unsigned)(gap - p->words) : 0;
	}
}

/* The phrases of a house style; what else is in it style.c takes. */
static void
profile_read(struct ctx *c, const char *s)
{
	struct vdm_style_row row;
	unsigned line = 0;
	const char *low;

	while (vdm_style_next(&c->scratch, &s, &line, &row)) {
		if (row.kind != ROW_PHRASE)
			continue;
		low = vdm_lower(c, row.words, strlen(row.words));
		rule_add(c, row.class, vdm_arena_strdup(&c->scratch, low),
			 row.value);
	}
}

/* What stands on a page in a language that its record is not written in: where
 * it comes from, who made it, whose it is. */
static int
is_of_any(const struct vdm_phrase *p)
{
	switch ((int)p->class) {
	case P_CREDIT:
	case P_RIGHTS:
	case P_SOURCE:
	case P_REPOSITORY:
	case P_KEEPER:
	case P_PART:
		return 1;
	case P_LABEL:
		return strcmp(p->value, "source") == 0 ||
		       strcmp(p->value, "translator") == 0;
	default:
		return 0;
	}
}

/*
 * A house style of the user's own comes first, so that its phrases win over
 * the tables' where both fit a text at the same length.
 */
int
vdm_rules_fill(struct ctx *c)
{
	const struct vdm_language *l;
	const struct vdm_phrase *p;
	size_t i, k;
	const char *name = c->options != NULL ? c->options->profile : NULL;
	const char *own = vdm_style_own(name);

	if (own != NULL)
		profile_read(c, own);
	if (name == NULL || strcmp(name, vdm_style_generic) != 0)
		profile_read(c, vdm_english_web_archive);
	for (i = 0; (l = vdm_language_at(i)) != NULL; i++)
		for (k = 0; l->phrases[k] != NULL; k++)
			for (p = l->phrases[k]; p->words != NULL; p++)
				if ((c->languages >> i & 1) || is_of_any(p))
					phrase_add(c, p);
	for (k = 0; c->told != NULL && c->told->tables.phrases[k] != NULL; k++)
		for (p = c->told->tables.phrases[k]; p->words != NULL; p++)
			phrase_add(c, p);
	return c->scratch.failed ? -1 : 0;
}

/* How many bytes of s the lower-case words up to `end` match, white space
 * loosely, and an apostrophe whether printers or typists set it. */
static size_t
match_words(const char *low, size_t n, const char *words, const char *end)
{
	static const char raised[] = "\xE2\x80\x99"; /* of an apostrophe */
	size_t i = 0;

	while (words < end) {
		if (*words == ' ') {
			size_t k = i;

			while (i < n && (vdm_is_space((unsigned char)low[i]) ||
					 (i + 1 < n &&
					  memcmp(low + i, "\xC2\xA0", 2) == 0)))
				i +=
				    vdm_is_space((unsigned char)low[i]) ? 1 : 2;
			if (i == k)
				return 0;
			words++;
			continue;
		}
		if (*words == '\'' && n - i >= sizeof(raised) - 1 &&
		    memcmp(low + i, raised, sizeof(raised) - 1) == 0) {
			i += sizeof(raised) - 1;
			words++;
			continue;
		}
		if (i >= n || low[i] != *words)
			return 0;
		i++;
		words++;
	}
	return i;
}

/* The end of the word that stands behind a blank at byte i, with what is
 * written as one with it; i where none does. */
static size_t
word_behind(const char *low, size_t n, size_t i)
{
	size_t k = i, used;
	uint32_t cp;

	if (k >= n || !vdm_is_space((unsigned char)low[k]))
		return i;
	for (k++; k < n; k += used) {
		cp = vdm_utf8_decode(low + k, n - k, &used);
		if (!vdm_is_word(cp) && cp != '-' && cp != '\'' && cp != RAISED)
			break;
	}
	return k > i + 1 ? k : i;
}

/* The same of a phrase in which an asterisk stands for a word, or for some
 * where more of the phrase stands behind it. */
static size_t
match_gap(const char *low, size_t n, const struct rule *r)
{
	const char *tail = r->words + r->gap + 2;
	const char *end = tail + strlen(tail);
	size_t i = match_words(low, n, r->words, r->words + r->gap), k, next;
	unsigned word;

	for (word = 0; i > 0 && word < GAP_WORDS; word++) {
		next = word_behind(low, n, i);
		if (next == i)
			break;
		i = next;
		k = match_words(low + i, n - i, tail, end);
		if (k > 0 || tail == end)
			return i + k;
	}
	return 0;
}

static size_t
match(const char *low, size_t n, const struct rule *r)
{
	return r->gap > 0
		   ? match_gap(low, n, r)
		   : match_words(low, n, r->words, r->words + strlen(r->words));
}

/* Whether no letter goes on at byte i: "rights" ends in "rights," only. */
static int
ends_word(const char *s, size_t n, size_t i)
{
	size_t used;

	if (i >= n)
		return 1;
	return !vdm_is_word(vdm_utf8_decode(s + i, n - i, &used));
}

/* The first phrase of the class that may begin like s, index + 1; or 0, which
 * is told before all of s is put in small letters. */
static unsigned
first_like(const struct ctx *c, enum vdm_phrase_class class, const char *s,
	   size_t n)
{
	char first = n > 0 ? vdm_lower_byte(s[0]) : '\0';
	const char *low = &first;

	if ((unsigned char)first >= 0x80)
		low = vdm_lower((struct ctx *)c, s,
				n < LETTER_BYTES ? n : LETTER_BYTES);
	return c->first_with[class][key_of(low)];
}

/* The bytes of s, from byte `from` on, that are `low` bytes in small letters:
 * those of a capital may be more ("\u0130"), or fewer. */
static size_t
bytes_of(const char *s, size_t n, size_t from, size_t low)
{
	size_t i = from, k = 0, used;
	char out[8];

	while (i < n && k < low) {
		uint32_t cp = vdm_utf8_decode(s + i, n - i, &used);

		k += cp == VDM_UTF8_BAD ? 1
		     : cp < 0x80        ? 1
					: vdm_utf8_encode(uc_tolower(cp), out);
		i += used;
	}
	return i - from;
}

static const struct rule *
phrase_at(const struct ctx *c, const char *s, size_t n,
	  enum vdm_phrase_class class, size_t *used)
{
	const struct rule *best = NULL, *r;
	size_t k, most = 0, raw = n;
	unsigned at;
	char *low;

	*used = 0;
	at = first_like(c, class, s, n);
	if (at == 0)
		return NULL;
	low =
	    vdm_lower((struct ctx *)c, s, n < PHRASE_BYTES ? n : PHRASE_BYTES);
	if (low == NULL)
		return NULL;
	n = strlen(low);
	for (; at > 0; at = r->alike) {
		r = &c->rules[at - 1];
		k = match(low, n, r);
		if (k > most && (r->open_end || ends_word(low, n, k))) {
			most = k;
			best = r;
		}
	}
	*used = bytes_of(s, raw, 0, most);
	return best;
}

/* The bytes of a mark between a label and the same in another language, with
 * the blanks around it; 0 where none stands at s. */
static size_t
between_labels(const char *s, size_t n)
{
	size_t i = 0, from, used;
	uint32_t cp;

	while (i < n && s[i] == ' ')
		i++;
	from = i;
	cp = i < n ? vdm_utf8_decode(s + i, n - i, &used) : 0;
	if (cp != '/' && cp != '|' &&
	    (from == 0 || (cp != '-' && cp != EN_DASH && cp != EM_DASH)))
		return 0;
	i += used;
	while (i < n && s[i] == ' ')
		i++;
	return i;
}

/* The bytes of a word or two before a colon that no table has. */
static size_t
unknown_label(const char *s, size_t n)
{
	size_t i, used, words = 1;

	for (i = 0; i < n && s[i] != ':'; i += used) {
		const uint32_t cp = vdm_utf8_decode(s + i, n - i, &used);

		words += cp == ' ';
		if (!vdm_is_word(cp) && cp != ' ' && cp != '-')
			return 0;
	}
	while (i > 0 && i < n && s[i - 1] == ' ')
		i--;
	return i < n && words <= UNKNOWN_WORDS ? i : 0;
}

/* "Datum / Date: ...": the bytes of the same label in another language behind
 * one that ends at byte i, before its colon; 0 where none stands there. */
static size_t
label_again(const struct ctx *c, const struct rule *r, const char *s, size_t n,
	    size_t i)
{
	const size_t mark = between_labels(s + i, n - i);
	const struct rule *other;
	size_t used, k;

	if (mark == 0)
		return 0;
	other = phrase_at(c, s + i + mark, n - i - mark, P_LABEL, &used);
	if (other == NULL)
		used = unknown_label(s + i + mark, n - i - mark);
	else if (r->value == NULL || !vdm_rule_is(other, r->value))
		return 0;
	for (k = i + mark + used; k < n && s[k] == ' '; k++)
		;
	return used > 0 && k < n && s[k] == ':' ? mark + used : 0;
}

const struct rule *
vdm_rule_at_start(const struct ctx *c, const char *s, size_t n,
		  enum vdm_phrase_class class, size_t *used)
{
	const struct rule *r = phrase_at(c, s, n, class, used);

	if (r != NULL && class == P_LABEL)
		*used += label_again(c, r, s, n, *used);
	return r;
}

/* Whether a letter or a figure of ASCII stands before p, so that only a part
 * of a word begins there. */
static int
is_amid_word(const char *low, size_t p)
{
	return p > 0 && (unsigned char)low[p - 1] < 0x80 &&
	       vdm_is_word((unsigned char)low[p - 1]);
}

/* The longest phrase at p, of those from the first on that begin alike. */
static const struct rule *
longest_at(const struct ctx *c, unsigned first, const char *low, size_t n,
	   size_t p, size_t *used)
{
	const struct rule *best = NULL, *r;
	int amid = is_amid_word(low, p);
	size_t k;

	*used = 0;
	for (; first > 0; first = r->alike) {
		r = &c->rules[first - 1];
		if (amid && !r->open_start)
			continue;
		k = match(low + p, n - p, r);
		if (k > *used && (r->open_end || ends_word(low, n, p + k))) {
			*used = k;
			best = r;
		}
	}
	return best;
}

/*
 * The first phrase of the class in a text, the longer of two that begin at the
 * same place: "rights holders" and not "rights holder".
 */
const struct rule *
vdm_rule_within(const struct ctx *c, const char *s, size_t n,
		enum vdm_phrase_class class, size_t *at, size_t *used)
{
	const unsigned *first_with = c->first_with[class];
	const struct rule *best = NULL;
	const char *low;
	size_t p, k = 0, raw = n;

	*at = *used = 0;
	low = vdm_lower((struct ctx *)c, s, n);
	n = strlen(low);
	for (p = 0; p < n; p++) {
		unsigned first = first_with[key_of(low + p)];

		if (first == 0)
			continue;
		best = longest_at(c, first, low, n, p, &k);
		if (best != NULL)
			break;
	}
	if (best == NULL)
		return NULL;
	*at = bytes_of(s, raw, 0, p);
	*used = bytes_of(s, raw, *at, k);
	return best;
}

/* Whether the words are the tokens from i on: how many, or 0. */
static size_t
match_tokens(struct ctx *c, const struct tokens *t, size_t i, const char *words)
{
	size_t first = i, n;

	for (; *words != '\0'; words += n + (words[n] == ' '), i++) {
		const char *low;

		n = strcspn(words, " ");
		if (i >= t->n)
			return 0;
		low = vdm_lower(c, t->s + t->t[i].start,
				t->t[i].end - t->t[i].start);
		if (strncmp(low, words, n) != 0 || low[n] != '\0')
			return 0;
	}
	return i - first;
}

const struct rule *
vdm_rule_at_token(struct ctx *c, const struct tokens *t, size_t i,
		  enum vdm_phrase_class class, size_t *used)
{
	const struct rule *best = NULL, *r;
	unsigned at;
	size_t k;

	*used = 0;
	if (i >= t->n)
		return NULL;
	for (at = first_like(c, class, t->s + t->t[i].start,
			     t->t[i].end - t->t[i].start);
	     at > 0; at = r->alike) {
		r = &c->rules[at - 1];
		k = match_tokens(c, t, i, r->words);
		if (k > *used) {
			*used = k;
			best = r;
		}
	}
	return best;
}

int
vdm_rule_is(const struct rule *r, const char *value)
{
	return r != NULL && r->value != NULL && strcmp(r->value, value) == 0;
}

const struct rule *
vdm_rule_whole(const struct ctx *c, const char *s, size_t n,
	       enum vdm_phrase_class class)
{
	const struct rule *r;
	size_t used;

	s = vdm_trim(s, &n);
	if (n == 0 || n > WHOLE_BYTES)
		return NULL;
	r = vdm_rule_at_start(c, s, n, class, &used);
	if (r == NULL)
		return NULL;
	while (used < n && strchr(".:;,!» ›>|", s[used]) != NULL)
		used++;
	return used >= n ? r : NULL;
}
