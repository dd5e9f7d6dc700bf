/* SPDX-License-Identifier: MIT */
/*
 * Lists of those present in which the parts of a name stand apart: "LEE, Ann
 * (chair), RAY, Bo" has surnames before given names, "Mr and Mrs Lee" one
 * surname for two.
 */
#include <string.h>

#include "prose/people/present.h"

enum {
	SURNAME_WORDS = 3, /* without particles */
	GIVEN_WORDS = 3,   /* behind the comma */
	TITLE_TOKENS = 8   /* of what the first of a couple is called */
};

/* What is in nobody's name, surname or given. */
#define NEVER                                                                  \
	(W_OFFICE | W_ROLE | W_BODY | W_HON | W_COUNTRY | W_NATION |           \
	 W_MATTER | W_NUMBER)

/* ---- surnames before given names ------------------------------------------
 */

static int
opens(const struct tokens *t, size_t i)
{
	return vdm_punct(t, i, '(') || vdm_punct(t, i, '[');
}

static int
closes(const struct tokens *t, size_t i)
{
	return vdm_punct(t, i, ')') || vdm_punct(t, i, ']');
}

/* Whether nothing of a name goes on at token i: a comma, a bracket. */
static int
is_end(const struct tokens *t, size_t i)
{
	return i >= t->n || vdm_punct(t, i, ',') || vdm_punct(t, i, ';') ||
	       vdm_punct(t, i, '\n') || opens(t, i) ||
	       (vdm_punct(t, i, '.') && i + 1 >= t->n) ||
	       vdm_word_does(t, i, X_AND) || vdm_punct(t, i, '&');
}

/* The token behind an honorific that begins with a capital: "Cllr.", "Dr."; or
 * i. */
static size_t
honorific_end(const struct tokens *t, size_t i)
{
	while (vdm_token_has(t, i, T_CAP) &&
	       (t->t[i].classes & (W_HON | W_OFFICE)) == W_HON) {
		i++;
		if (vdm_punct(t, i, '.') && !(t->t[i].flags & T_SPACED))
			i++;
	}
	return i;
}

/* "Lee", "Lee-Ray", "van der Berg", "DE WIT": the token behind a surname that
 * begins at token i, and whether it is in capitals; i where none does. */
static size_t
surname_end(const struct tokens *t, size_t i, int *capitals)
{
	const unsigned asked = T_WORD | T_CAP | T_DIGIT | T_INITIAL;
	size_t k = i, words = 0;

	*capitals = 1;
	for (; !is_end(t, k); k++) {
		if (vdm_punct(t, k, '-') && k > i &&
		    vdm_is_joined_word(t, k + 1)) {
			words--;
			continue;
		}
		if (vdm_token_is(t, k, W_PARTICLE | W_ARTICLE) &&
		    vdm_token_has(t, k + 1, T_WORD))
			continue;
		if (!vdm_token_has(t, k, T_WORD) ||
		    (t->t[k].flags & asked) != (T_WORD | T_CAP) ||
		    (t->t[k].classes & NEVER))
			return i;
		*capitals &= vdm_token_has(t, k, T_UPPER);
		words++;
	}
	/* in small letters, several words are a whole name */
	return words == 0 || words > (*capitals ? SURNAME_WORDS : 1) ? i : k;
}

static int
may_be_given(const struct tokens *t, size_t k)
{
	return vdm_token_has(t, k, T_WORD) && vdm_token_has(t, k, T_CAP) &&
	       !vdm_token_has(t, k, T_DIGIT | T_POSSESSIVE | T_UPPER) &&
	       (vdm_token_has(t, k, T_INITIAL) || !(t->t[k].classes & NEVER));
}

/* "Ann", "Cy Jan", "A. B.": the token behind given names that begin at token i;
 * i where none do. */
static size_t
given_end(const struct tokens *t, size_t i, int *initials)
{
	size_t k = i, words = 0;

	*initials = 1;
	for (; !is_end(t, k) || vdm_punct(t, k, '.'); k++) {
		if (vdm_punct(t, k, '.') && vdm_token_has(t, k - 1, T_INITIAL))
			continue;
		if (vdm_punct(t, k, '.') && k + 1 >= t->n)
			break;
		if (vdm_punct(t, k, '-') && vdm_is_joined_word(t, k + 1))
			continue;
		if (!may_be_given(t, k))
			return i;
		*initials &= vdm_token_has(t, k, T_INITIAL);
		words++;
	}
	return words == 0 || words > GIVEN_WORDS ? i : k;
}

int
vdm_inverted_at(const struct tokens *t, size_t i, struct inverted *v)
{
	int initials, capitals;

	memset(v, 0, sizeof(*v));
	v->surname = honorific_end(t, i);
	v->comma = surname_end(t, v->surname, &capitals);
	if (v->comma == v->surname || !vdm_punct(t, v->comma, ','))
		return 0;
	v->last = given_end(t, v->comma + 1, &initials);
	if (v->last == v->comma + 1)
		return 0;
	v->by = initials ? VDM_INITIALS_BEHIND
		: capitals && vdm_token_has(t, v->surname, T_UPPER)
		    ? VDM_CAPITALS_BEFORE
		    : 0;
	return 1;
}

/* The token behind what stands between token i and the next comma. */
static size_t
part_end(const struct tokens *t, size_t i)
{
	int depth = 0;

	for (; i < t->n; i++) {
		if (opens(t, i))
			depth++;
		else if (closes(t, i) && depth > 0)
			depth--;
		else if (depth == 0 &&
			 (vdm_punct(t, i, ',') || vdm_punct(t, i, ';') ||
			  vdm_punct(t, i, '\n')))
			break;
	}
	return i;
}

/* Whether a part, tokens [i, end), is a surname in capitals and no more; "MP"
 * is none. */
static int
is_capitals(const struct ctx *c, const struct tokens *t, size_t i, size_t end)
{
	int capitals;
	size_t k = honorific_end(t, i);

	return surname_end(t, k, &capitals) == end && k < end && capitals &&
	       vdm_letters_end(c, t, i) == i;
}

/* Whether it is known that given names, and no place, stand behind the comma.
 */
static int
has_given(const struct tokens *t, const struct inverted *v)
{
	return v->by == VDM_INITIALS_BEHIND ||
	       vdm_token_is(t, v->comma + 1, W_GIVEN);
}

int
vdm_list_inverts(const struct tokens *t, size_t i)
{
	struct inverted v;
	size_t items = 0;
	int given = 0;

	for (; i < t->n; i++) {
		if (vdm_punct(t, i, ';'))
			continue;
		if (!vdm_inverted_at(t, i, &v))
			return VDM_INVERTS_NOT;
		items++;
		given |= has_given(t, &v);
		while (i < t->n && !vdm_punct(t, i, ';'))
			i++;
	}
	return items < 2 ? VDM_INVERTS_NOT
	       : given   ? VDM_INVERTS_SURELY
			 : VDM_INVERTS_LIKELY;
}

int
vdm_list_inverts_capitals(const struct ctx *c, const struct tokens *t, size_t i)
{
	struct inverted v;
	size_t pairs = 0, end;
	int given = 0;

	for (; i < t->n; i = end + 1) {
		end = part_end(t, i);
		if (vdm_inverted_at(t, i, &v) && v.by == VDM_CAPITALS_BEFORE) {
			pairs++;
			given |= has_given(t, &v);
			end = part_end(t, v.last);
		} else if (is_capitals(c, t, i, end)) {
			return 0; /* "LEE, Ann, RAY": one without given names */
		}
	}
	return pairs > 1 || (pairs == 1 && given);
}

/* Puts tokens [from, to), as they stand, behind what is there. */
static void
put_words(struct vdm_buf *b, const struct tokens *t, size_t from, size_t to)
{
	if (to <= from)
		return;
	if (b->len > 0)
		vdm_buf_putc(b, ' ');
	vdm_buf_put(b, t->s + t->t[from].start,
		    t->t[to - 1].base - t->t[from].start);
}

/* Cuts a name that was put together into tokens, all of which are it. */
static void
name_cut(struct ctx *c, struct vdm_buf *b, struct mention *m)
{
	const char *s = vdm_squeeze(c, vdm_buf_str(b), b->len);
	struct tokens *t = &c->tok2;

	if (s == NULL)
		s = "";
	vdm_tokens(c, t, s, strlen(s), VDM_NAME_TOKENS);
	if (!vdm_mention_at(c, t, 0, m) || m->last < t->n) {
		memset(m, 0, sizeof(*m));
		m->name = honorific_end(t, 0);
		m->hon = m->name > 0;
		m->last = t->n;
	}
	c->scratch.failed |= b->failed;
	vdm_buf_fini(b);
}

void
vdm_inverted_name(struct ctx *c, const struct tokens *t, size_t i,
		  const struct inverted *v, struct mention *m)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	put_words(&b, t, i, v->surname);
	put_words(&b, t, v->comma + 1, v->last);
	put_words(&b, t, v->surname, v->comma);
	name_cut(c, &b, m);
}

/* ---- couples --------------------------------------------------------------
 */

/* The token behind honorifics, and their articles, from token i on; i where
 * there is something else. */
static size_t
titles_end(const struct tokens *t, size_t i)
{
	size_t k = i, titles = 0;

	if (vdm_token_is(t, k, W_ARTICLE) && !vdm_token_has(t, k, T_UPPER))
		k++;
	for (; k < i + TITLE_TOKENS; k++) {
		if (vdm_token_is(t, k, W_HON) && !vdm_token_is(t, k, W_OFFICE))
			titles++;
		else if (!vdm_punct(t, k, '.') || titles == 0 ||
			 (t->t[k].flags & T_SPACED))
			break;
	}
	return titles > 0 ? k : i;
}

size_t
vdm_couple_at(struct ctx *c, const struct tokens *t, size_t i,
	      struct mention *m)
{
	const size_t joint = titles_end(t, i);

	if (joint == i ||
	    !(vdm_word_does(t, joint, X_AND) || vdm_punct(t, joint, '&') ||
	      vdm_punct(t, joint, '+')) ||
	    titles_end(t, joint + 1) == joint + 1 ||
	    !vdm_mention_at(c, t, joint + 1, m) || !m->hon ||
	    m->last == m->name)
		return 0;
	return joint;
}

void
vdm_couple_name(struct ctx *c, const struct tokens *t, size_t i, size_t joint,
		const struct mention *second, struct mention *m)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	put_words(&b, t, i, joint);
	put_words(&b, t, second->name, second->last);
	name_cut(c, &b, m);
}
