/* SPDX-License-Identifier: MIT */
/* The lexicon: every word of the languages' tables, with what it is. */
#include <limits.h>
#include <assert.h>
#include <string.h>

#include "base/ascii.h"
#include "prose/prose.h"

/* Slots at first; a power of two, as the hash is cut off to fit. */
enum { LEXICON_SLOTS = 8192 };

/* Places for words of the text that were seen; a power of two as well. */
enum { SEEN_WORDS = 1024 };

/* Of an office in another case; no longer one is. */
enum { OFFICE_BYTES = 80 };

/* Of a pronoun behind its verb, with the hyphen. */
enum { ENCLITIC_BYTES = 5 };

/* How many rows a language's table of months has. */
enum { MONTHS = 12 };

enum {
	/* Bytes of a compound, of its first part, of the office behind that. */
	COMPOUND_BYTES = 11,
	COMPOUND_FIRST = 3,
	COMPOUND_LAST = 7,
	/* The same of what says that somebody stands in for another. */
	DEPUTY_FIRST = 2,
	DEPUTY_MOST = 6,
	DEPUTY_LAST = 5
};

enum {
	/* A letter alone is an initial in whatever language. */
	SIGN_BYTES = 2,
	/* Nor is a shorter word one of a page of any language. */
	PAGE_BYTES = 4,
	/* Those of a record that has no words: the first four. */
	FIRST_LANGUAGES = 15
};

static_assert(X_USES <= CHAR_BIT * sizeof(uint64_t),
	      "a lexicon's entry has a bit for each use");

static size_t
hash_of(const char *s, size_t n)
{
	size_t h = 2166136261u, i;

	for (i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 16777619u;
	return h;
}

/* Where a word is, or the free slot where it would be. */
static struct lex_entry *
slot_of(const struct lexicon *lex, const char *s, size_t n)
{
	size_t i = hash_of(s, n) & (lex->size - 1);

	while (lex->slot[i].word != NULL &&
	       (strncmp(lex->slot[i].word, s, n) != 0 ||
		lex->slot[i].word[n] != '\0'))
		i = (i + 1) & (lex->size - 1);
	return &lex->slot[i];
}

/* Twice the slots, so that a search always ends soon at a free one. */
static int
grow(struct ctx *c)
{
	struct lexicon old = c->lex;
	size_t i, size = old.size > 0 ? old.size * 2 : LEXICON_SLOTS;
	struct lex_entry *slot =
	    vdm_arena_alloc(&c->scratch, size * sizeof(*slot));

	if (slot == NULL)
		return -1;
	c->lex.slot = slot;
	c->lex.size = size;
	for (i = 0; i < old.size; i++)
		if (old.slot[i].word != NULL)
			*slot_of(&c->lex, old.slot[i].word,
				 strlen(old.slot[i].word)) = old.slot[i];
	return 0;
}

static struct lex_entry *
add(struct ctx *c, const char *word, size_t n, uint32_t classes,
    enum vdm_word_use use)
{
	struct lex_entry *e;

	if (c->lex.used * 2 >= c->lex.size && grow(c) != 0)
		return NULL;
	e = slot_of(&c->lex, word, n);
	if (e->word == NULL) {
		e->word = vdm_arena_strndup(&c->scratch, word, n);
		if (e->word == NULL)
			return NULL;
		c->lex.used++;
	}
	e->classes |= classes;
	if (use != X_NONE)
		e->uses |= (uint64_t)1 << use;
	return e;
}

vdm_language_set
vdm_lexicon_languages(const struct ctx *c, const char *word, size_t n)
{
	return slot_of(&c->lex, word, n)->languages;
}

uint32_t
vdm_lexicon_get(const struct ctx *c, const char *word, size_t n)
{
	return slot_of(&c->lex, word, n)->classes;
}

int
vdm_lexicon_does(const struct ctx *c, const char *word, size_t n,
		 enum vdm_word_use use)
{
	return (slot_of(&c->lex, word, n)->uses >> use & 1) != 0;
}

/* The endings that offices have in their cases. */
static const char *const *
office_cases(const struct ctx *c)
{
	if (c->told == NULL)
		return NULL;
	return c->told->cases != NULL ? c->told->cases : c->told->offices;
}

const char *
vdm_lexicon_first(const struct ctx *c, const char *word, size_t n, char *out,
		  size_t size, uint32_t classes)
{
	const char *const *row = office_cases(c);
	size_t k;

	for (; row != NULL && *row != NULL; row++) {
		k = vdm_cases_first(*row, word, n, out, size);
		if (k > 0 && (vdm_lexicon_get(c, out, k) & classes))
			return out;
	}
	return NULL;
}

int
vdm_lexicon_number(const struct ctx *c, const char *word, size_t n)
{
	return slot_of(&c->lex, word, n)->number - 1;
}

size_t
vdm_era_at(const struct ctx *c, const char *s, size_t n, int *before)
{
	const struct vdm_language *l;
	const struct vdm_era *e;
	size_t i, k;

	*before = 0;
	for (i = 0; (l = vdm_language_at(i)) != NULL; i++) {
		if (!(c->languages >> i & 1) || l->eras == NULL)
			continue;
		for (e = l->eras; e->words != NULL; e++) {
			k = strlen(e->words);
			if (k <= n && memcmp(s, e->words, k) == 0) {
				*before = e->before;
				return k;
			}
		}
	}
	return 0;
}

/* "fiskeriministeren", "Forstdirektor": what is an office by its last part, in
 * a record whose language makes such words. */
static uint32_t
compound_office(const struct ctx *c, const char *word, size_t n)
{
	const uint32_t office = W_OFFICE | W_HON;
	const struct vdm_language *l;
	uint32_t found;
	size_t i;

	if (n < COMPOUND_BYTES)
		return 0;
	for (i = 0; (l = vdm_language_at(i)) != NULL; i++)
		if (l->compounds && (c->languages >> i & 1))
			break;
	if (l == NULL)
		return 0;
	for (i = COMPOUND_FIRST; i + COMPOUND_LAST <= n; i++)
		if (((unsigned char)word[i] & 0xC0) != 0x80 &&
		    ((found = slot_of(&c->lex, word + i, n - i)->classes) &
		     W_OFFICE))
			return found & office;
	return 0;
}

/* "vicesindaco", "místostarosta": an office of whoever does it for its holder,
 * in whatever language. */
static uint32_t
deputy_office(const struct ctx *c, const char *word, size_t n)
{
	size_t i;

	for (i = DEPUTY_FIRST; i <= DEPUTY_MOST && i + DEPUTY_LAST <= n; i++)
		if (((unsigned char)word[i] & 0xC0) != 0x80 &&
		    vdm_lexicon_does(c, word, i, X_STANDS_IN))
			return slot_of(&c->lex, word + i, n - i)->classes &
			       (W_OFFICE | W_HON);
	return 0;
}

void
vdm_lexicon_mark(const struct ctx *c, struct token *k, const char *word,
		 size_t n)
{
	const struct lex_entry *e = slot_of(&c->lex, word, n);
	const char *hyphen;
	char first[OFFICE_BYTES];

	k->classes = e->classes;
	k->uses = e->uses;
	k->month = e->month;
	k->number = e->number;
	if (e->classes == 0 && c->told != NULL &&
	    vdm_lexicon_first(c, word, n, first, sizeof(first),
			      W_HON | W_OFFICE) != NULL) {
		e = slot_of(&c->lex, first, strlen(first));
		k->classes = e->classes;
		k->uses |= e->uses | (uint64_t)1 << X_OBLIQUE;
		return;
	}
	if (e->classes == 0 && (k->flags & T_CAP))
		k->classes |=
		    compound_office(c, word, n) | deputy_office(c, word, n);
	/* "secretary-general", "vice-chairman": an office by either part */
	hyphen = e->classes == 0 ? memchr(word, '-', n) : NULL;
	if (hyphen != NULL) {
		size_t left = (size_t)(hyphen - word);

		/* "referiu-se", "disse-lhe" */
		if (c->told != NULL && n - left <= ENCLITIC_BYTES)
			k->classes |= vdm_lexicon_get(c, word, left) &
				      (W_SAY | W_THINK | W_GESTURE | W_PAST);

		k->classes |= (vdm_lexicon_get(c, word, left) |
			       vdm_lexicon_get(c, hyphen + 1, n - left - 1)) &
			      (W_OFFICE | W_ROLE);
	}
}

struct seen_word *
vdm_lexicon_seen(const struct ctx *c, const char *s, size_t n)
{
	if (c->lex.seen == NULL || n == 0 || n > SEEN_BYTES)
		return NULL;
	return &c->lex.seen[hash_of(s, n) & (SEEN_WORDS - 1)];
}

void
vdm_lexicon_forget(struct ctx *c)
{
	if (c->lex.seen != NULL)
		memset(c->lex.seen, 0, SEEN_WORDS * sizeof(*c->lex.seen));
}

/* The next word of a row, NULL past the last; *s is moved behind it. */
static const char *
next_word(const char **s, size_t *n)
{
	const char *word;

	while (**s == ' ')
		++*s;
	word = *s;
	while (**s != ' ' && **s != '\0')
		++*s;
	*n = (size_t)(*s - word);
	return *n > 0 ? word : NULL;
}

static int
is_consonant(const struct vdm_language *l, char letter)
{
	return vdm_is_small(letter) &&
	       (l->vowels == NULL || strchr(l->vowels, letter) == NULL);
}

/* Whether a verb ends so; a C is any consonant. */
static int
ends_so(const struct vdm_language *l, const char *verb, size_t n,
	const char *ending, size_t k)
{
	size_t i;

	if (k > n)
		return 0;
	for (i = 0; i < k; i++) {
		char have = verb[n - k + i];

		if (ending[i] == 'C' ? !is_consonant(l, have)
				     : ending[i] != have)
			return 0;
	}
	return 1;
}

/* Whether one of the endings of a row, parted by spaces, is the verb's. */
static int
row_fits(const struct vdm_language *l, const struct vdm_ending *row,
	 const char *verb, size_t n)
{
	const char *s = row->ending, *ending;
	size_t k;

	if (*s == '\0')
		return 1;
	while ((ending = next_word(&s, &k)) != NULL)
		if (ends_so(l, verb, n, ending, k))
			return 1;
	return 0;
}

static void
add_form(struct ctx *c, const char *verb, size_t n,
	 const struct vdm_ending *row, uint32_t classes, enum vdm_word_use use)
{
	size_t keep = n - row->cut;
	const char *s;

	vdm_buf_clear(&c->buf); /* nobody has lent it yet */
	vdm_buf_put(&c->buf, verb, keep);
	for (s = row->add; *s != '\0'; s++)
		vdm_buf_putc(&c->buf, *s == '&' ? verb[keep - 1] : *s);
	(void)add(c, vdm_buf_str(&c->buf), c->buf.len, classes | row->adds,
		  use);
}

/* All forms of a verb: the rows of the first ending that fits it. */
static void
add_verb(struct ctx *c, const struct vdm_language *l, const char *verb,
	 size_t n, uint32_t classes, enum vdm_word_use use)
{
	const struct vdm_ending *row = l->endings, *first = NULL;
	const char *refused = NULL; /* what the rows before had, and it not */

	for (; row->ending != NULL; row++) {
		if (first != NULL && strcmp(row->ending, first->ending) != 0)
			return;
		if (refused != NULL && strcmp(row->ending, refused) == 0)
			continue;
		if (first == NULL && !row_fits(l, row, verb, n)) {
			refused = row->ending;
			continue;
		}
		if (!(row->classes & classes))
			continue;
		first = row;
		add_form(c, verb, n, row, use != X_NONE ? 0 : classes, use);
	}
}

static void
add_months(struct ctx *c, const char *const *months)
{
	const char *s, *word;
	struct lex_entry *e;
	size_t i;
	size_t n;

	for (i = 0; i < MONTHS; i++)
		for (s = months[i]; (word = next_word(&s, &n)) != NULL;) {
			e = add(c, word, n, W_MONTH, X_NONE);
			if (e != NULL)
				e->month = (unsigned char)(i + 1);
		}
}

static void
add_numbers(struct ctx *c, const struct vdm_number *x)
{
	const char *s, *word;
	struct lex_entry *e;
	size_t n;

	for (; x != NULL && x->words != NULL; x++)
		for (s = x->words; (word = next_word(&s, &n)) != NULL;) {
			e = add(c, word, n, W_NUMBER, X_NONE);
			if (e != NULL)
				e->number = (unsigned char)(x->value + 1);
		}
}

static void
add_language(struct ctx *c, const struct vdm_language *l)
{
	const struct vdm_word_list *w;
	const struct vdm_use_list *x;
	const char *s, *word;
	size_t n;

	for (w = l->words; w->words != NULL; w++)
		for (s = w->words; (word = next_word(&s, &n)) != NULL;)
			(void)add(c, word, n, w->classes, X_NONE);
	for (x = l->uses; x != NULL && x->words != NULL; x++)
		for (s = x->words; (word = next_word(&s, &n)) != NULL;)
			(void)add(c, word, n, 0, x->use);
	for (w = l->verbs; w != NULL && w->words != NULL; w++)
		for (s = w->words; (word = next_word(&s, &n)) != NULL;)
			add_verb(c, l, word, n, w->classes, X_NONE);
	for (x = l->actions; x != NULL && x->words != NULL; x++)
		for (s = x->words; (word = next_word(&s, &n)) != NULL;)
			add_verb(c, l, word, n, W_SAY, x->use);
	if (l->months != NULL)
		add_months(c, l->months);
	add_numbers(c, l->numbers);
}

/* Notes that the words of a row are of a language. */
static void
sign(struct ctx *c, const char *s, vdm_language_set language)
{
	const char *word;
	struct lex_entry *e;
	size_t n;

	while ((word = next_word(&s, &n)) != NULL) {
		if (n < SIGN_BYTES)
			continue;
		e = add(c, word, n, 0, X_NONE);
		if (e != NULL)
			e->languages |= language;
	}
}

/* Whether its letters alone tell a language: no other is written in them. */
static int
has_own_script(const struct vdm_language *mine)
{
	const struct vdm_language *l;
	size_t i;

	for (i = 0; (l = vdm_language_at(i)) != NULL; i++)
		if (l != mine && !l->always && l->script == mine->script)
			return 0;
	return 1;
}

/* The words by which a language is known; not those of a script of its own,
 * which its letters tell. */
static void
sign_language(struct ctx *c, const struct vdm_language *l,
	      vdm_language_set language)
{
	const struct vdm_word_list *w;
	const struct vdm_phrase *p;
	size_t i;

	if (has_own_script(l))
		return;
	for (w = l->words; w->words != NULL; w++)
		sign(c, w->words, language);
	for (i = 0; l->months != NULL && i < MONTHS; i++)
		sign(c, l->months[i], language);
	for (i = 0; l->phrases[i] != NULL; i++)
		for (p = l->phrases[i]; p->words != NULL; p++)
			if (p->class == P_LABEL)
				sign(c, p->words, language);
}

int
vdm_lexicon_sign(struct ctx *c)
{
	const struct vdm_language *l;
	size_t i;

	for (i = 0; (l = vdm_language_at(i)) != NULL; i++)
		sign_language(c, l, (vdm_language_set)1 << i);
	return c->scratch.failed ? -1 : 0;
}

/* Of a language that the record is not written in: the words before what
 * somebody made or owns, and before the number of a page, which stand on pages
 * in whatever language. */
static void
add_credits(struct ctx *c, const struct vdm_language *l)
{
	const struct vdm_use_list *x;
	const char *s, *word;
	size_t n;

	for (x = l->uses; x != NULL && x->words != NULL; x++)
		for (s = x->use == X_CREDITS || x->use == X_PAGE ? x->words
								 : "";
		     (word = next_word(&s, &n)) != NULL;)
			if (n >= PAGE_BYTES)
				(void)add(c, word, n, 0, x->use);
}

/* What the words of talk are in other languages than the record's: "was" is
 * a question in German. */
static void
forget_talk(struct lexicon *lex)
{
	static const uint32_t classes = W_SAY | W_THINK | W_GESTURE | W_PAST |
					W_ADVERB | W_AUX | W_PRONOUN | W_FIRST |
					W_STARTER;
	static const uint64_t uses =
	    (uint64_t)1 << X_HE | (uint64_t)1 << X_BE | (uint64_t)1 << X_THAT |
	    (uint64_t)1 << X_THE | (uint64_t)1 << X_REPLY;
	size_t i;

	for (i = 0; i < lex->size; i++) {
		lex->slot[i].classes &= ~classes;
		lex->slot[i].uses &= ~uses;
	}
}

/* Words of talk are no names, though a capital opens a sentence. */
static void
bar_names(struct lexicon *lex)
{
	static const uint32_t talk = W_SAY | W_THINK | W_GESTURE | W_AUX |
				     W_ADVERB | W_PRONOUN | W_FIRST;
	size_t i;

	for (i = 0; i < lex->size; i++)
		if ((lex->slot[i].classes & talk) &&
		    !(lex->slot[i].classes & (W_HON | W_OFFICE)))
			lex->slot[i].classes |= W_STARTER;
}

int
vdm_lexicon_fill(struct ctx *c)
{
	const struct vdm_language *l;
	size_t i;

	if (c->languages == 0)
		c->languages = FIRST_LANGUAGES;
	for (i = 0; (l = vdm_language_at(i)) != NULL; i++)
		if (c->languages >> i & 1)
			add_language(c, l);
		else
			add_credits(c, l);
	if (c->told != NULL) {
		forget_talk(&c->lex);
		add_language(c, &c->told->tables);
		bar_names(&c->lex);
	}
	c->lex.seen =
	    vdm_arena_alloc(&c->scratch, SEEN_WORDS * sizeof(*c->lex.seen));
	return c->scratch.failed ? -1 : 0;
}

int
vdm_word_ends(const struct tokens *t, size_t i, enum vdm_word_use use)
{
	const struct vdm_language *l;
	const struct vdm_suffix *x;
	const struct token *k;
	size_t at, n;

	if (i >= t->n)
		return 0;
	k = &t->t[i];
	for (at = 0; (l = vdm_language_at(at)) != NULL; at++)
		for (x = l->suffixes; x != NULL && x->ending != NULL; x++) {
			n = strlen(x->ending);
			if (x->use == use && k->end - k->start >= x->least &&
			    memcmp(t->s + k->end - n, x->ending, n) == 0)
				return 1;
		}
	return 0;
}
