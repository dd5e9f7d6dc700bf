/* SPDX-License-Identifier: MIT */
/*
 * Labels on lines of their own that say whose voice it is and whom they speak
 * for, as programmes bill it: "Ann Lee – Norland Mills plc – Chief Executive",
 * "Bo Ray, Harbour Bank - Analyst [2]". Nothing in one such line tells it from
 * a heading; that names come back so, right above what is said, does, and then
 * a lone "Operator" above words is one of them, too.
 */
#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "prose/lines/label.h"
#include "prose/lines/lines.h"
#include "prose/lines/marks.h"

enum {
	BILLED_BYTES = 160, /* of such a line */
	BILLED_TOKENS = 40,
	NAME_WORDS = 6,
	LONE_BYTES = 60,
	LONE_WORDS = 4,  /* of a line that has no more than a name */
	SMALL_EVERY = 4, /* one word of so many may be small */
	STOP_BYTES = 4,  /* of a word whose stop ends no sentence: "Inc." */
	/* Uses of names that come back, and how many names these are; what so
	 * few have above words is chance. */
	USES_LEAST = 4,
	NAMES_LEAST = 2,
	ABOVE_LEAST = 2
};

/* "–", " - ", "--", "|": what stands between a name and whom they speak for;
 * the token behind it, or 0. */
static size_t
parting_end(const struct tokens *t, size_t i)
{
	if (vdm_punct(t, i, '|') || vdm_punct(t, i, ','))
		return i + 1;
	if (!vdm_is_dash(t, i) || !(t->t[i].flags & T_SPACED))
		return 0;
	while (vdm_is_dash(t, i))
		i++;
	return vdm_token_has(t, i, T_SPACED) ? i : 0;
}

/* Where the name ends that a line begins with; 0 where none does. */
static size_t
name_end(const struct tokens *t)
{
	size_t i, words = 0;

	for (i = 0; i < t->n && words <= NAME_WORDS; i++) {
		const struct token *k = &t->t[i];

		if (k->flags & T_WORD) {
			if (k->flags & (T_DIGIT | T_POSSESSIVE))
				return 0;
			if (!(k->flags & T_CAP) &&
			    (words == 0 || !(k->classes & W_PARTICLE)))
				return 0;
			words++;
		} else if (!vdm_punct(t, i, '.') && k->cp != '\'' &&
			   k->cp != 0x2019 &&
			   (k->cp != '-' || (k->flags & T_SPACED))) {
			break;
		}
	}
	return words > 0 && words <= NAME_WORDS ? i : 0;
}

/* Whether a line from token i on may say what somebody is: it begins with a
 * capital, ends as no sentence does, and no verb of saying is in it. */
static int
is_standing(const struct tokens *t, size_t i)
{
	const struct token *last = &t->t[t->n - 1];
	size_t capitals = 0, words = 0;

	if (!vdm_token_has(t, i, T_CAP) ||
	    ((last->flags & T_PUNCT) && vdm_is_sentence_mark(last->cp) &&
	     (last->cp != '.' ||
	      t->t[t->n - 2].end - t->t[t->n - 2].start > STOP_BYTES)))
		return 0;
	for (; i < t->n; i++) {
		const struct token *k = &t->t[i];

		if (!(k->flags & T_WORD))
			continue;
		if ((k->classes & (W_PRONOUN | W_FIRST | W_AUX)) &&
		    !(k->flags & T_CAP))
			return 0;
		words++;
		capitals += (k->flags & (T_CAP | T_DIGIT)) != 0 ||
			    (k->classes & (W_FUNCTION | W_OFFICE)) != 0;
	}
	return words > 0 && (words - capitals) * SMALL_EVERY <= words;
}

/* Reads the tokens of a line that is whole in them. */
static int
billed_tokens(const struct tokens *t, size_t n, struct label *l)
{
	size_t end = name_end(t), i;

	if (end == 0 || t->n >= BILLED_TOKENS || parting_end(t, end) == 0 ||
	    !is_standing(t, parting_end(t, end)))
		return 0;
	memset(l, 0, sizeof(*l));
	l->key = -1;
	for (i = 0; i < end; i++)
		vdm_label_take(t, i, l);
	l->loose = l->small = 0;
	l->start = t->t[0].start;
	l->name_end = l->key_end = l->word_end = t->t[end - 1].end;
	l->office_start = t->t[parting_end(t, end)].start;
	l->office_end = t->t[t->n - 1].end;
	l->end = n;
	l->style = L_ALONE;
	return l->words > 0;
}

/* Whether a capital may begin a line, and something part what is in it: most
 * lines need not be looked at more closely. */
static int
may_be_billed(const char *s, size_t n)
{
	size_t i;

	if (n == 0 || vdm_is_digit(s[0]) ||
	    ((unsigned char)s[0] < 0x80 && vdm_is_lower((unsigned char)s[0])))
		return 0;
	for (i = 0; i < n; i++)
		if ((unsigned char)s[i] >= 0x80 || strchr(",|-", s[i]) != NULL)
			return 1;
	return 0;
}

int
vdm_label_billed(struct ctx *c, const char *s, size_t n, struct label *l)
{
	struct tokens *t = &c->tok;
	size_t len = n;
	const char *p = vdm_trim(s, &len);

	if (!c->billed || p != s || n > BILLED_BYTES ||
	    memchr(s, '\n', n) != NULL || !may_be_billed(s, n))
		return 0;
	vdm_tokens(c, t, s, n, BILLED_TOKENS);
	return t->n > 2 && billed_tokens(t, n, l);
}

/* Whether a line names somebody and says no more: "Operator". */
static int
is_lone(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i;

	vdm_tokens(c, t, s, n < BILLED_BYTES ? n : BILLED_BYTES,
		   LONE_WORDS + 1);
	if (t->n == 0 || t->n > LONE_WORDS)
		return 0;
	for (i = 0; i < t->n; i++)
		if (!vdm_token_has(t, i, T_CAP) && !vdm_punct(t, i, '.'))
			return 0;
	return 1;
}

int
vdm_line_is_billed(struct ctx *c, const char *s, size_t n)
{
	struct label l;

	return c->billed && n > 0 &&
	       (vdm_label_billed(c, s, n, &l) || is_lone(c, s, n));
}

/* The names that lines bill, and how often. */
struct bill {
	struct vdm_strmap names;
	size_t uses, again, above;
};

/* "Ann Lee" alone on a line, as those are listed who will speak: billed, the
 * name comes back. */
static void
bill_lone(struct ctx *c, struct bill *b, const char *s, size_t n)
{
	size_t had = 0;
	const char *name;

	if (n > LONE_BYTES || memchr(s, ' ', n) == NULL || !is_lone(c, s, n))
		return;
	name = vdm_lower(c, s, n);
	if (name == NULL || vdm_strmap_get(&b->names, name, &had))
		return;
	(void)vdm_strmap_put(&b->names, name, 1);
}

/* Counts one more line; `below`: what stands under it, or "". */
static void
bill_add(struct ctx *c, struct bill *b, const char *s, size_t n,
	 const char *below)
{
	struct label l;
	size_t had = 0, len = strcspn(below, "\n");
	const char *name;

	if (!vdm_label_billed(c, s, n, &l)) {
		bill_lone(c, b, s, n);
		return;
	}
	name = vdm_lower(c, s, l.key_end);
	if (name == NULL)
		return;
	(void)vdm_strmap_get(&b->names, name, &had);
	(void)vdm_strmap_put(&b->names, name, had + 1);
	b->uses += had == 0 ? 0 : had == 1 ? 2 : 1;
	b->again += had == 1;
	b->above += len > 0 && !vdm_label_billed(c, below, len, &l) &&
		    vdm_is_sentence_mark(vdm_utf8_last(below, strlen(below)));
}

/* The text of a paragraph that has no more in it; or NULL. */
static const char *
plain_text(const struct vdm_node *p)
{
	return vdm_node_is(p, "p") && p->first != NULL &&
		       p->first->next == NULL && p->first->kind == VDM_KIND_TEXT
		   ? p->first->text
		   : NULL;
}

/* The text of the paragraph behind p; "" where none is. */
static const char *
text_behind(const struct vdm_node *p)
{
	const char *s;

	do
		p = p->next;
	while (p != NULL && !vdm_node_is_element(p));
	s = p != NULL ? plain_text(p) : NULL;
	return s != NULL ? s : "";
}

void
vdm_lines_bill(struct ctx *c, const struct vdm_node *body)
{
	struct bill b = {0};
	const struct vdm_node *p;

	c->billed = 1; /* such lines are read to be counted */
	for (p = body->first; p != NULL; p = p->next) {
		const char *s = plain_text(p), *e;

		int begins =
		    1; /* words may begin here: a wrapped line is none */

		for (; s != NULL && *s != '\0'; s = e + (*e == '\n')) {
			e = s + strcspn(s, "\n");
			if (begins && (size_t)(e - s) <= BILLED_BYTES)
				bill_add(c, &b, s, (size_t)(e - s),
					 *e == '\n' ? e + 1 : text_behind(p));
			begins = vdm_is_sentence_mark(
			    vdm_utf8_last(s, (size_t)(e - s)));
		}
	}
	c->billed = b.uses >= USES_LEAST && b.again >= NAMES_LEAST &&
		    b.above >= ABOVE_LEAST;
	c->scratch.failed |= b.names.failed;
	vdm_strmap_fini(&b.names);
}
