/* SPDX-License-Identifier: MIT */
/* Which of the languages that a record is written in it reports in, by the
 * small words that it has most of. */
#include <string.h>

#include "base/utf8.h"
#include "prose/prose.h"
#include "words/english/english.h"
#include "words/narrated/narrated.h"

enum {
	/* Bytes of a paragraph, and of all, that are looked at. */
	SAMPLE_BYTES = 600,
	ALL_BYTES = 60000,
	ONE_OF = 10,    /* words of a text, at least, one is such */
	SIGNS = 400,    /* different words that the lists below have, at most */
	WORDS_LEAST = 4 /* of a language, in all */
};

static const struct vdm_narrated *const all[] = {
    &vdm_narrated_german,     &vdm_narrated_french, &vdm_narrated_spanish,
    &vdm_narrated_italian,    &vdm_narrated_polish, &vdm_narrated_russian,
    &vdm_narrated_portuguese, &vdm_narrated_dutch,  &vdm_narrated_danish,
    &vdm_narrated_norwegian,  &vdm_narrated_swedish};

enum { LANGUAGES = sizeof(all) / sizeof(all[0]) };

/* What was counted: of each language, and of English behind them. */
struct sample {
	struct vdm_strmap signs; /* the index of each word's mask, */
	unsigned mask[SIGNS];    /* a bit for each language that has it */
	size_t n_masks;
	size_t words, bytes, hits[LANGUAGES + 1];
};

static void
signs_add(struct sample *y, const char *s, unsigned bit)
{
	size_t n, at;

	for (; *s != '\0'; s += n) {
		s += *s == ' ';
		n = strcspn(s, " ");
		at = SIGNS;
		if (!vdm_strmap_get_n(&y->signs, s, n, &at) &&
		    y->n_masks < SIGNS) {
			at = y->n_masks++;
			(void)vdm_strmap_put_n(&y->signs, s, n, at);
		}
		if (at < SIGNS)
			y->mask[at] |= bit;
	}
}

/* The words of a text, in small letters. */
static void
count(struct sample *y, const char *low)
{
	size_t n = strlen(low), i = 0, from, used, at, k;

	y->bytes += n;
	while (i < n) {
		from = i;
		while (i < n &&
		       vdm_is_word(vdm_utf8_decode(low + i, n - i, &used)))
			i += used;
		if (i == from) {
			(void)vdm_utf8_decode(low + i, n - i, &used);
			i += used;
			continue;
		}
		y->words++;
		if (!vdm_strmap_get_n(&y->signs, low + from, i - from, &at))
			continue;
		for (k = 0; k <= LANGUAGES; k++)
			y->hits[k] += y->mask[at] >> k & 1;
	}
}

/* Whether the record is written in it at all, as far as was told. */
static int
is_written(const struct ctx *c, const struct vdm_narrated *x)
{
	const struct vdm_language *l;
	size_t i;

	for (i = 0; (l = vdm_language_at(i)) != NULL; i++)
		if (strcmp(l->name, x->tables.name) == 0)
			return c->languages == 0 || (c->languages >> i & 1);
	return 0;
}

/* Whether the record is in another language, which shares many small words
 * with it: verbs of speaking it has of its own. */
static int
is_in_kin(const struct ctx *c, const struct vdm_narrated *x)
{
	return c->language != NULL && c->language->rare &&
	       strcmp(c->language->name, x->tables.name) != 0;
}

int
vdm_narrated_guess(struct ctx *c)
{
	struct sample y = {.words = 0};
	const struct vdm_node *root = c->rec != NULL ? c->rec->root : NULL, *n;
	size_t i, best = LANGUAGES;
	int failed;

	for (i = 0; i < LANGUAGES; i++)
		signs_add(&y, all[i]->signs, 1u << i);
	/* English is known without such tables; its words speak against
	 * others. */
	signs_add(&y, vdm_english_signs, 1u << LANGUAGES);
	for (n = root; n != NULL && y.bytes < ALL_BYTES;
	     n = vdm_node_walk(n, root))
		if (n->kind == VDM_KIND_TEXT)
			count(&y, vdm_lower(c, n->text,
					    strnlen(n->text, SAMPLE_BYTES)));
	for (i = 0; i < LANGUAGES; i++)
		if (y.hits[i] > y.hits[best] && is_written(c, all[i]))
			best = i;
	if (best < LANGUAGES && y.hits[best] >= WORDS_LEAST &&
	    !is_in_kin(c, all[best]) && y.hits[best] * ONE_OF >= y.words)
		c->told = all[best];
	failed = y.signs.failed;
	vdm_strmap_fini(&y.signs);
	return failed ? -1 : 0;
}

int
vdm_told_subjects(const struct ctx *c)
{
	if (c->told != NULL)
		return !(c->told->manners & VDM_UNSAID);
	/* the first is English */
	return c->language == NULL || c->language == vdm_language_at(0);
}
