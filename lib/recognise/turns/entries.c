/* SPDX-License-Identifier: MIT */
/*
 * Entries of a list: of an inventory, a register, a form that was filled in
 * again and again. "Box: 3" stands in each of them, "Folder: 12" below it, and
 * never above. People who talk take no such turns: whoever answers one is
 * answered by another.
 */
#include <string.h>

#include "base/map.h"
#include "recognise/turns/keys.h"

enum {
	ENTRY_KEYS = 3,   /* that stand in one order at least */
	ENTRY_PAIRS = 6,  /* of labels next to each other */
	PAIR_USES = 2,    /* of a pair that came back */
	PAIR_AGAINST = 4, /* pairs, of which one may be in another order */
	SAID_PART = 2,    /* labels, of which less than one heads a sentence */
	FIELD_USES = 3,   /* of a field's label, which a record has once */
	WORDS_LOOK = 16,  /* labels that are looked for among the words */
	UNNAMED_EVERY =
	    4, /* uses, of which one is a word's, where none is of a name */
	TALK_TOKENS = 60, /* of what was said, that show that it was */
	TALK_EVERY = 6,   /* labels, of which one has talk behind it */
	DENSE_EVERY = 3   /* units, of which one at least is labelled in talk */
};

/* Two labels that came next to each other in one entry, the first of which was
 * used before the other. */
struct pair {
	size_t key[2];
	unsigned as, against; /* in this order, and in the other */
};

struct pairs {
	struct vdm_strmap map;
	struct pair *all;
	size_t n;
};

/* Counts that key b stands below key a. */
static void
count_pair(struct pairs *pairs, size_t a, size_t b)
{
	struct pair *p = &pairs->all[pairs->n];
	size_t at;

	p->key[0] = a < b ? a : b;
	p->key[1] = a < b ? b : a;
	p->as = p->against = 0;
	if (vdm_strmap_put_n(&pairs->map, (const char *)p->key, sizeof(p->key),
			     pairs->n)) {
		pairs->n++;
	} else if (vdm_strmap_get_n(&pairs->map, (const char *)p->key,
				    sizeof(p->key), &at)) {
		p = &pairs->all[at];
	}
	p->as += a < b;
	p->against += a > b;
}

/* Whether the lines of unit i go on from those of the unit before. */
static int
goes_on(const struct ctx *c, size_t i)
{
	return i > 0 && c->u[i].line == c->u[i - 1].end + 1;
}

/* Which labels stand next to each other where no blank line parts them. */
static void
pairs_read(const struct ctx *c, const struct vdm_labels *found,
	   struct pairs *pairs)
{
	size_t i;
	int last = -1;

	for (i = 0; i < c->n; i++) {
		int key = found->all[i].key;

		if (!goes_on(c, i))
			last = -1;
		if (c->u[i].len == 0 || key < 0)
			continue;
		if (last >= 0 && last != key)
			count_pair(pairs, (size_t)last, (size_t)key);
		last = key;
	}
}

/* Whether enough labels come in one order again and again. */
static int
are_ordered(struct ctx *c, const struct vdm_labels *found,
	    const struct pairs *pairs)
{
	char *seen = vdm_arena_alloc(&c->scratch, found->keys.n + 1);
	size_t i, all = 0, against = 0, keys = 0;

	if (seen == NULL)
		return 0;
	memset(seen, 0, found->keys.n + 1);
	for (i = 0; i < pairs->n; i++) {
		const struct pair *p = &pairs->all[i];
		unsigned less = p->as < p->against ? p->as : p->against;

		if (p->as + p->against < PAIR_USES)
			continue;
		all += p->as + p->against;
		against += less;
		keys += !seen[p->key[0]] + !seen[p->key[1]];
		seen[p->key[0]] = seen[p->key[1]] = 1;
	}
	return keys >= ENTRY_KEYS && all >= ENTRY_PAIRS &&
	       against * PAIR_AGAINST <= all;
}

int
vdm_ends_said(const char *s, size_t n)
{
	unsigned char last = (unsigned char)vdm_last_byte(s, n);

	return last >= 0x80 || strchr(".?!\"')]", last) != NULL ||
	       (n > 1 && last == '-' && s[n - 2] == '-');
}

int
vdm_is_talk_like(struct ctx *c, const char *s, size_t n)
{
	static const uint32_t marks[] = {'?', '!', 0xFF1F, 0x61F, 0xFF01};
	struct tokens *t = &c->tok2;
	size_t i;

	vdm_tokens(c, t, s, n, TALK_TOKENS);
	for (i = 0; i < t->n; i++)
		if (((t->t[i].classes & W_FIRST) &&
		     !(t->t[i].flags & T_INITIAL &&
		       vdm_punct(t, i + 1, '.'))) ||
		    vdm_punct_of(t, i, marks, sizeof(marks) / sizeof(marks[0])))
			return 1;
	return 0;
}

/* Whether what stands behind the labels is no talk: a field's label comes back
 * among them, or few of them head a sentence. */
static int
are_values(const struct ctx *c, const struct vdm_labels *found)
{
	size_t i, n, all = 0, said = 0;

	for (i = 0; i < found->keys.n; i++)
		if (found->keys.k[i].field == USE_FIELD &&
		    vdm_key_total(&found->keys.k[i]) >= FIELD_USES)
			return 1;
	for (i = 0; i < c->n; i++) {
		const char *s = vdm_unit_words(&c->u[i], &n);

		if (found->all[i].key < 0 || n == 0)
			continue;
		all++;
		said += (size_t)vdm_ends_said(s, n);
	}
	return said * SAID_PART < all;
}

int
vdm_entries_are(struct ctx *c, const struct vdm_labels *found)
{
	struct pairs pairs = {0};

	pairs.all =
	    vdm_arena_alloc(&c->scratch, (c->n + 1) * sizeof(*pairs.all));
	if (pairs.all == NULL)
		return 0;
	pairs_read(c, found, &pairs);
	c->scratch.failed |= pairs.map.failed;
	vdm_strmap_fini(&pairs.map);
	return are_ordered(c, found, &pairs) && are_values(c, found);
}

/* Whether something says that a label is a person's or an office's. */
static int
is_named(const struct ctx *c, const struct key *k)
{
	size_t first = strcspn(k->text, " ");

	return k->titled || k->group || k->backed || k->own || k->caseless ||
	       k->shape == SHAPE_NUMBERED || k->shape == SHAPE_PART ||
	       (vdm_lexicon_get(c, k->text, first) &
		(W_GIVEN | W_OFFICE | W_ROLE));
}

/* Whether a word stands in the text in small letters, where it is no label. */
static int
stands_small(struct ctx *c, const struct vdm_labels *found, const char *word)
{
	size_t i, n = strlen(word), left, used;

	for (i = 0; i < c->n; i++) {
		const struct label *l = &found->all[i];
		const char *s = c->u[i].text, *end = s + c->u[i].len, *at;

		if (l->key >= 0)
			s += l->key_end;
		for (; (left = (size_t)(end - s)) >= n; s = at + n) {
			at = memmem(s, left, word, n);
			if (at == NULL)
				break;
			if ((at == c->u[i].text ||
			     !vdm_is_word(vdm_utf8_last(
				 c->u[i].text, (size_t)(at - c->u[i].text)))) &&
			    (at + n == end ||
			     !vdm_is_word(vdm_utf8_decode(
				 at + n, (size_t)(end - at) - n, &used))))
				return 1;
		}
	}
	return 0;
}

/* Whether people talk behind the labels: they ask, call out, or say "I". */
static int
is_talked(struct ctx *c, const struct vdm_labels *found)
{
	size_t i, n, all = 0, talk = 0;

	for (i = 0; i < c->n; i++) {
		const struct label *l = &found->all[i];
		const char *s = vdm_unit_words(&c->u[i], &n);

		if (vdm_key_taken(found, l) == NULL)
			continue;
		all++;
		talk +=
		    n > l->end && vdm_is_talk_like(c, s + l->end, n - l->end);
	}
	return talk > 0 && talk * TALK_EVERY >= all;
}

/* Whether a paragraph is an item of a list, by its source or its look. */
static int
is_listed(const struct unit *u, const struct key *k)
{
	const struct vdm_node *n = u->node;

	while (n != NULL && !vdm_node_is(n, "item") && !vdm_node_is(n, "label"))
		n = n->parent;
	return n != NULL || k->prefix == BEFORE_BULLET;
}

/* How many paragraphs bear a label that was taken, or how many items. */
static size_t
labels_taken(const struct ctx *c, const struct vdm_labels *found, int items)
{
	size_t i, all = 0;

	for (i = 0; i < c->n; i++) {
		const struct key *k = vdm_key_taken(found, &found->all[i]);

		all += k != NULL && (!items || is_listed(&c->u[i], k));
	}
	return all;
}

int
vdm_entries_are_words(struct ctx *c, const struct vdm_labels *found)
{
	size_t i, words = 0, named = 0, names = 0;
	const size_t all = labels_taken(c, found, 0);
	const size_t listed = labels_taken(c, found, 1);
	int sparse;

	sparse = all * DENSE_EVERY < c->n;
	if (listed * 2 < all && !sparse)
		return 0;
	for (i = 0; i < found->keys.n; i++) {
		const struct key *k = &found->keys.k[i];

		if (!k->accepted)
			continue;
		if (is_named(c, k))
			named += vdm_key_total(k);
		else if (names++ < WORDS_LOOK &&
			 stands_small(c, found, k->text))
			words += vdm_key_total(k);
	}
	/* few labels, none of which is a name, and one of which is none: "NB:"
	 * again and again, and nobody else says anything */
	if (!(sparse && named == 0 && (names == 1 || words > 0)) &&
	    words * (named > 0 ? 2 : UNNAMED_EVERY) <= all)
		return 0;
	return !is_talked(c, found);
}
