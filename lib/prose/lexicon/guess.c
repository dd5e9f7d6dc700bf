/* SPDX-License-Identifier: MIT */
/* Which of the languages that are known a record is written in. */
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"
#include "prose/prose.h"

enum {
	/* Bytes of a paragraph, and of all, that are looked at. */
	SAMPLE_BYTES = 600,
	ALL_BYTES = 60000,
	/* A language that is written there has one of its words among so many;
	 * and so large a part of those that the first of them has. */
	ONE_OF = 60,
	PART_OF_MOST = 4,
	/* And of those that share most words with others, so much of it, and so
	 * many in small letters, which no names are. */
	RARE_PART = 4,
	RARE_ONE_OF = 5,
	RARE_LEAST = 3,
	/* One word is enough of those that English records quote most, and in a
	 * line or two; else it may be a name's. */
	QUOTED = 4, /* the first languages */
	FEW_WORDS = 12,
	/* The one that a record is in has more of its words. */
	ONE_OF_MAIN = 10,
	LEAST_WORDS = 4,
	ENGLISH = 0 /* the first row of the languages */
};

/* What was counted. */
struct sample {
	size_t words, bytes;
	size_t hits[VDM_LANGUAGES_MOST]; /* words of each language's tables, but
				   for those that English has as well */
	size_t small[VDM_LANGUAGES_MOST]; /* of them, in small letters: names
				   are none */
	size_t english;
	size_t script[VDM_SCRIPTS];
	size_t letters[VDM_LANGUAGES_MOST]; /* that only it has */
};

/* Where the letters of a script stand among all characters. */
static const struct {
	uint32_t first, last;
	enum vdm_script script;
} ranges[] = {{0x370, 0x3FF, VDM_GREEK},      {0x1F00, 0x1FFF, VDM_GREEK},
	      {0x400, 0x52F, VDM_CYRILLIC},   {0x590, 0x5FF, VDM_HEBREW},
	      {0x600, 0x6FF, VDM_ARABIC},     {0xFB50, 0xFEFC, VDM_ARABIC},
	      {0x3041, 0x30FF, VDM_HAN},      {0x3400, 0x9FFF, VDM_HAN},
	      {0x1100, 0x11FF, VDM_HANGUL},   {0xAC00, 0xD7AF, VDM_HANGUL},
	      {0x900, 0x97F, VDM_DEVANAGARI}, {0x980, 0x9FF, VDM_BENGALI},
	      {0xB80, 0xBFF, VDM_TAMIL},      {0xE00, 0xE7F, VDM_THAI}};

static enum vdm_script
script_of(uint32_t cp)
{
	size_t i;

	for (i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (cp >= ranges[i].first && cp <= ranges[i].last)
			return ranges[i].script;
	return VDM_LATIN;
}

static void
count_letter(struct sample *y, uint32_t cp, const char *s, size_t n)
{
	enum vdm_script script = script_of(cp);
	const struct vdm_language *l;
	const char *hit;
	size_t i;

	y->script[script]++;
	if (script == VDM_LATIN)
		return;
	for (i = 0; (l = vdm_language_at(i)) != NULL; i++)
		for (hit = l->script == script ? l->letters : NULL;
		     hit != NULL && (hit = strchr(hit, s[0])) != NULL; hit++)
			if (strncmp(hit, s, n) == 0) {
				y->letters[i]++;
				break;
			}
}

static void
count_word(struct ctx *c, struct sample *y, const char *s, size_t n)
{
	const char *low = vdm_lower(c, s, n);
	vdm_language_set in = vdm_lexicon_languages(c, low, strlen(low));
	size_t i, used;
	int capital = vdm_is_upper(vdm_utf8_decode(s, n, &used));

	y->words++;
	if (in & (vdm_language_set)1 << ENGLISH) {
		y->english++;
		return;
	}
	for (i = 0; in != 0; i++, in >>= 1) {
		y->hits[i] += in & 1;
		y->small[i] += (in & 1) && !capital;
	}
}

/* The word at s, which a letter begins: its bytes. */
static size_t
count_letters(struct sample *y, const char *s, size_t n)
{
	size_t i = 0, used;
	uint32_t cp;

	while (i < n &&
	       vdm_is_word(cp = vdm_utf8_decode(s + i, n - i, &used))) {
		if (cp >= 0x80)
			count_letter(y, cp, s + i, used);
		i += used;
	}
	return i;
}

/* The words and letters of a text. A capital amid a line begins a name, which
 * may be a word anywhere. */
static void
count_text(struct ctx *c, struct sample *y, const char *s, size_t n)
{
	size_t i = 0, used, bytes;
	int first = 1;

	y->bytes += n;
	while (i < n) {
		bytes = count_letters(y, s + i, n - i);
		if (bytes == 0) {
			first |= s[i] == '\n';
			(void)vdm_utf8_decode(s + i, n - i, &used);
			i += used;
			continue;
		}
		if (first ||
		    !vdm_is_upper(vdm_utf8_decode(s + i, bytes, &used)))
			count_word(c, y, s + i, bytes);
		else
			y->words++;
		i += bytes;
		first = 0;
	}
}

/* Whether another language of the script has letters of its own there, and at
 * least as many words. */
static int
is_another(const struct sample *y, size_t i, const struct vdm_language *mine)
{
	const struct vdm_language *l;
	size_t k;

	for (k = 0; (l = vdm_language_at(k)) != NULL; k++)
		if (k != i && l->script == mine->script && y->letters[k] > 0 &&
		    y->hits[k] >= y->hits[i])
			return 1;
	return 0;
}

/* The most words that a language of a script has there. */
static size_t
most_hits(const struct sample *y, enum vdm_script script)
{
	const struct vdm_language *l;
	size_t i, most = 0;

	for (i = 0; (l = vdm_language_at(i)) != NULL; i++)
		if (l->script == script && y->hits[i] > most)
			most = y->hits[i];
	return most;
}

static int
is_written(const struct sample *y, size_t i, const struct vdm_language *l)
{
	size_t most = most_hits(y, l->script);

	if (l->script != VDM_LATIN)
		return y->script[l->script] > 0 &&
		       (y->letters[i] > 0 ||
			(!is_another(y, i, l) &&
			 y->hits[i] * PART_OF_MOST >= most));
	if (l->rare && (y->small[i] < RARE_LEAST ||
			y->hits[i] * RARE_ONE_OF < most * RARE_PART))
		return 0;
	return y->hits[i] * ONE_OF >= y->words &&
	       y->hits[i] * PART_OF_MOST >= most &&
	       y->hits[i] > (i >= QUOTED && y->words > FEW_WORDS);
}

/* How much speaks for a language: its words; of another script its letters,
 * which are more than all words where the record is written in it. */
static size_t
weight_of(const struct sample *y, size_t i, const struct vdm_language *l)
{
	if (l->always)
		return 0;
	if (i == ENGLISH)
		return y->english;
	if (l->script == VDM_LATIN)
		return y->hits[i];
	return y->script[l->script] > y->words
		   ? y->script[l->script] + y->letters[i] + y->hits[i]
		   : 0;
}

/* The language that the record is in; NULL: that is not sure. */
static const struct vdm_language *
main_language(const struct sample *y)
{
	const struct vdm_language *l, *best = NULL;
	size_t i, weight, most = 0, as_much = 0;

	for (i = 0; (l = vdm_language_at(i)) != NULL; i++) {
		weight = weight_of(y, i, l);
		/* who has no letters of its own has a script to itself, but
		 * for those whose letters would be there */
		if (weight > most ||
		    (weight == most && weight > 0 && best->letters != NULL &&
		     l->letters == NULL)) {
			as_much = 0;
			most = weight;
			best = l;
		} else {
			as_much +=
			    weight == most && weight > 0 &&
			    (best->letters == NULL) == (l->letters == NULL);
		}
	}
	return best == NULL || as_much > 0 || most < LEAST_WORDS ||
		       most * ONE_OF_MAIN < y->words
		   ? NULL
		   : best;
}

int
vdm_languages_guess(struct ctx *c)
{
	struct sample y = {0};
	const struct vdm_node *root = c->rec != NULL ? c->rec->root : NULL, *n;
	const struct vdm_language *l;
	vdm_language_set mask = (vdm_language_set)1 << ENGLISH;
	size_t i, bytes;

	if (vdm_lexicon_sign(c) != 0)
		return -1;
	for (n = root; n != NULL && y.bytes < ALL_BYTES;
	     n = vdm_node_walk(n, root)) {
		if (n->kind != VDM_KIND_TEXT)
			continue;
		bytes = strnlen(n->text, SAMPLE_BYTES);
		count_text(c, &y, n->text, bytes);
	}
	if (y.words == 0)
		return 0;
	for (i = 0; (l = vdm_language_at(i)) != NULL; i++)
		if (l->always || is_written(&y, i, l))
			mask |= (vdm_language_set)1 << i;
	c->language = main_language(&y);
	if (c->language != NULL)
		c->rec->language = vdm_language_by_name(c->language->name);
	c->languages = mask;
	return 0;
}
