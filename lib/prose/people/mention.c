/* SPDX-License-Identifier: MIT */
/* How texts mention people: honorifics, offices, names. */
#include <string.h>

#include "base/ascii.h"
#include "prose/prose.h"

enum {
	PARTICLE_BYTES = 3,   /* before a hyphen: "el-Hadid" */
	NAME_WORDS = 7,       /* of one person; more run into the next */
	COMPLEMENT_WORDS = 5, /* "of Foreign and Home Affairs" */
	TITLE_TOKENS = 9,     /* honorifics, offices and what is between */
	LETTERS_MOST = 4,     /* of a name that is given by its initials */
	DEGREE_BYTES = 4,     /* of "med.", behind a doctor's title */
	HONOURS_BYTES = 8,    /* of "K.C.M.G.", without its stops */
	MAJESTY_WORDS = 3     /* "His Most Royal Highness" */
};

#define NO_NAME                                                                \
	(W_FUNCTION | W_GENRE | W_TALK | W_MONTH | W_WEEKDAY | W_COUNTRY |     \
	 W_SECRECY)

/* "A", "Yu", "Kh": one letter of a name, or two as other scripts need. */
static int
letters_of_name(const struct token *k, const char *s)
{
	if (k->flags & T_INITIAL)
		return 1;
	return k->end - k->start == 2 && (k->flags & T_CAP) &&
	       !(k->classes & (W_HON | W_FUNCTION)) &&
	       vdm_is_small(s[k->start + 1]);
}

/* "P. M. Lind": a letter that is an honorific elsewhere. */
static int
follows_initial(const struct tokens *t, size_t i)
{
	return i >= 2 && vdm_punct(t, i - 1, '.') &&
	       (t->t[i - 2].flags & T_INITIAL) &&
	       !(t->t[i - 2].classes & W_HON);
}

/* A letter with its own stop: "O." of "O. Lind", not the last of a sentence. */
static int
is_initial(const struct tokens *t, size_t i)
{
	/* "M. Vogt" is Monsieur, in French */
	return i + 1 < t->n && letters_of_name(&t->t[i], t->s) &&
	       (!(t->t[i].classes & W_HON) || follows_initial(t, i)) &&
	       vdm_punct(t, i + 1, '.') && !(t->t[i + 1].flags & T_SPACED);
}

/* Whether particles from token i on lead to a name: "van der Lind". */
static int
particles_lead(const struct tokens *t, size_t i)
{
	size_t k = i;

	while (k < t->n && (t->t[k].classes & W_PARTICLE) &&
	       !(t->t[k].flags & T_CAP))
		k++;
	return k > i && k < t->n && (t->t[k].flags & T_CAP);
}

/* "Jan Lind", "Jan de Wit": a first name that is a month's too, with more of
 * the name. */
static int
is_month_name(const struct tokens *t, size_t i)
{
	return (t->t[i].classes & (W_MONTH | W_GIVEN)) == (W_MONTH | W_GIVEN) &&
	       i + 1 < t->n &&
	       ((t->t[i + 1].flags & (T_CAP | T_DIGIT)) == T_CAP ||
		particles_lead(t, i + 1));
}

/* Whether token i may be part of a name. */
static int
is_name_word(const struct ctx *c, const struct tokens *t, size_t i,
	     int after_title)
{
	const struct token *k;

	if (i >= t->n || !(t->t[i].flags & T_WORD))
		return 0;
	k = &t->t[i];
	if (!(k->flags & T_CAP) || (k->flags & T_DIGIT))
		return 0;
	/* "OH asked": letters of a name, where people are called by them */
	if (c->letters && (k->flags & T_UPPER) &&
	    k->end - k->start <= LETTERS_MOST)
		return 1;
	if ((k->classes & NO_NAME) && !after_title && !is_month_name(t, i))
		return 0;
	if (k->classes & W_FUNCTION)
		return 0;
	return after_title || (!(k->classes & (W_STARTER | W_NUMBER)) &&
			       !vdm_opens_small(c, t, i));
}

/* "el-Hadid": a particle that a hyphen joins to its name. */
static int
is_joined_particle(const struct tokens *t, const struct token *k)
{
	size_t p;

	for (p = k->start + 1; p + 1 < k->end && p - k->start <= PARTICLE_BYTES;
	     p++)
		if (t->s[p] == '-' && vdm_is_capital(t->s[p + 1]))
			return 1;
	return 0;
}

/* An article that is no particle: "Brandel den Minister"; but "von der", and
 * "T. de Lind". */
static int
is_mere_article(const struct tokens *t, size_t i)
{
	return (t->t[i].classes & W_ARTICLE) && !vdm_is_amid_name(t, i) &&
	       (i == 0 || !(t->t[i - 1].classes & W_PARTICLE)) &&
	       !(i > 1 && vdm_punct(t, i - 1, '.') &&
		 (t->t[i - 2].flags & T_INITIAL));
}

/* "el-Hadid", "von": lower case, with more of the name after it. */
static int
is_particle(const struct tokens *t, size_t i)
{
	if (i >= t->n || is_mere_article(t, i))
		return 0;
	while (i < t->n && (t->t[i].flags & T_WORD) &&
	       (t->t[i].classes & W_PARTICLE) && !(t->t[i].flags & T_CAP))
		if (++i < t->n && (t->t[i].flags & T_CAP))
			return !vdm_titles_another(t, i);
	return i < t->n && (t->t[i].flags & (T_WORD | T_CAP)) == T_WORD &&
	       is_joined_particle(t, &t->t[i]);
}

/* "N." for a name, when a word in small letters follows. */
static int
is_short_name(const struct tokens *t, size_t i)
{
	return i + 2 < t->n && (t->t[i].flags & T_INITIAL) &&
	       !(t->t[i].classes & W_FIRST) && vdm_punct(t, i + 1, '.') &&
	       !(t->t[i + 1].flags & T_SPACED) &&
	       (t->t[i + 2].flags & (T_SPACED | T_WORD)) ==
		   (T_SPACED | T_WORD) &&
	       !particles_lead(t, i + 2) &&
	       !(t->t[i + 2].flags & (T_CAP | T_DIGIT));
}

/* "Thos.", "Wm.": a given name that its stop shortens. */
static int
is_short_given(const struct tokens *t, size_t i)
{
	return i + 1 < t->n && (t->t[i].flags & T_CAP) &&
	       (t->t[i].classes & (W_GIVEN | W_HON)) == W_GIVEN &&
	       vdm_word_does(t, i, X_STOPPED) && vdm_punct(t, i + 1, '.') &&
	       !(t->t[i + 1].flags & T_SPACED);
}

/* Whether a word before token i ended in a stop that closes the name. */
static int
closed_by_stop(const struct tokens *t, size_t start, size_t i)
{
	return i >= start + 2 && vdm_punct(t, i - 1, '.') &&
	       !(t->t[i - 2].classes & W_PARTICLE) &&
	       !is_short_given(t, i - 2) &&
	       !letters_of_name(&t->t[i - 2], t->s);
}

/* "O.", "Thos." with more of the name behind it. */
static int
leads_name(const struct ctx *c, const struct tokens *t, size_t i)
{
	return (is_initial(t, i) || is_short_given(t, i)) &&
	       (is_name_word(c, t, i + 2, 1) || is_initial(t, i + 2) ||
		is_particle(t, i + 2));
}

size_t
vdm_suffix_end(const struct tokens *t, size_t i)
{
	const int apart = vdm_punct(t, i, ',');
	size_t k = i + (size_t)apart;

	if (k >= t->n || !vdm_word_does(t, k, X_SUFFIX) ||
	    !(t->t[k].flags & T_CAP))
		return i;
	k++;
	k += vdm_punct(t, k, '.') && !(t->t[k].flags & T_SPACED);
	/* "Sra. Ros, Sr. Lind": a title */
	return apart && k < t->n && (t->t[k].flags & T_WORD) ? i : k;
}

/* Whether a name goes on behind letters, which are initials then. */
static int
names_behind(const struct tokens *t, size_t i)
{
	return i < t->n &&
	       (t->t[i].flags & (T_WORD | T_CAP)) == (T_WORD | T_CAP) &&
	       !(t->t[i].classes & (W_HON | W_OFFICE | W_OFFMOD | W_FUNCTION));
}

/* The token behind one such, or i. */
static size_t
letters_end(const struct ctx *c, const struct tokens *t, size_t i)
{
	char word[HONOURS_BYTES];
	size_t k = i, n = 0, p;

	for (; k < t->n && (k == i || !(t->t[k].flags & T_SPACED)); k++) {
		const struct token *l = &t->t[k];

		if (vdm_punct(t, k, '.') && k > i)
			continue;
		if (!(l->flags & T_WORD) || (l->flags & T_DIGIT) ||
		    (k == i && !(l->flags & T_CAP)))
			break;
		for (p = l->start; p < l->end; p++) {
			if (n == sizeof(word))
				return i;
			word[n++] = (char)(t->s[p] | 0x20);
		}
	}
	return n > 0 && vdm_lexicon_does(c, word, n, X_LETTERS) &&
		       !names_behind(t, k)
		   ? k
		   : i;
}

size_t
vdm_letters_end(const struct ctx *c, const struct tokens *t, size_t i)
{
	size_t end;

	while ((end = letters_end(c, t, i)) > i)
		i = end;
	return i;
}

static size_t
past_particles(const struct tokens *t, size_t i)
{
	while (i < t->n && (t->t[i].classes & (W_PARTICLE | W_ARTICLE)))
		i++;
	return i;
}

/* "Ana Lind y Eva Ray": between two words and two more, what may be a particle
 * joins people; "Ana Lind y Ray" is one. */
static int
joins_people(const struct ctx *c, const struct tokens *t, size_t start,
	     size_t i)
{
	if (i <= start || !vdm_word_does(t, i, X_AND))
		return 0;
	/* "Rui Lind e D. Ana Ray" */
	if (vdm_between_two(t, start, i) ||
	    (vdm_token_is(t, i + 1, W_HON) && vdm_token_has(t, i + 1, T_CAP)))
		return 1;
	return i >= start + 2 && is_name_word(c, t, i + 1, 1) &&
	       is_name_word(c, t, past_particles(t, i + 2), 1) &&
	       !((t->t[i + 2].flags | t->t[i - 2].flags) & T_INITIAL);
}

/* "SAINT-LÉGER DE LA TOUR": a particle within a name in capitals. */
static int
in_capitals(const struct ctx *c, const struct tokens *t, size_t i)
{
	size_t k = past_particles(t, i), p;

	if (k == i || k >= t->n || i == 0 || !is_name_word(c, t, k, 1))
		return 0;
	for (p = i - 1; p <= k; p++)
		if (!(t->t[p].flags & T_UPPER))
			return 0;
	return 1;
}

/* "Ann Le Goff", "Jan De Wit": a particle with a capital amid names;
 * "M. Lind Le Ministre" it is not. */
static int
amid_name(const struct ctx *c, const struct tokens *t, size_t start, size_t i)
{
	size_t k = i;

	if (i == start || !(t->t[i - 1].flags & T_CAP))
		return 0;
	while (k < t->n && k < i + 2 && (t->t[k].flags & T_CAP) &&
	       (t->t[k].flags & T_SPACED) && (t->t[k].classes & W_PARTICLE))
		k++;
	return k > i && is_name_word(c, t, k, 1) &&
	       (t->t[k].flags & T_SPACED) &&
	       !(t->t[k].classes &
		 (W_HON | W_OFFICE | W_OFFMOD | W_BODY | W_ROLE | W_FUNCTION));
}

/* "St." of "Ann St. Clair": a particle that is written with a stop. */
static int
is_stopped_particle(const struct tokens *t, size_t i)
{
	return i + 2 < t->n && (t->t[i].flags & T_CAP) &&
	       (t->t[i].classes & W_PARTICLE) && vdm_punct(t, i + 1, '.') &&
	       !(t->t[i + 1].flags & T_SPACED) &&
	       (t->t[i + 2].flags & (T_CAP | T_DIGIT)) == T_CAP;
}

/* Whether a word that is none of a name stands within one that began at token
 * `start`: a particle, which joins no two people. */
static int
joins_name(const struct ctx *c, const struct tokens *t, size_t start, size_t i)
{
	if (joins_people(c, t, start, i))
		return 0;
	return is_particle(t, i) || (i > start && in_capitals(c, t, i)) ||
	       amid_name(c, t, start, i);
}

/* The name proper from token i; the token after it. */
static size_t
name_end(const struct ctx *c, const struct tokens *t, size_t i, int after_title)
{
	size_t start = i, words = 0;
	int free = after_title; /* any word may be a name here */

	if (is_short_name(t, i))
		return i + 2;
	while (i < t->n && words < NAME_WORDS && !closed_by_stop(t, start, i)) {
		if (words > 0 && vdm_letters_end(c, t, i) > i)
			break;
		if (leads_name(c, t, i) || is_stopped_particle(t, i)) {
			i += 2;
			free = 1; /* "R. May" */
			continue;
		}
		if (is_name_word(c, t, i, free))
			free = 0;
		else if ((i == start && !after_title) ||
			 !joins_name(c, t, start, i))
			break;
		words++;
		i++;
		if ((t->t[i - 1].flags & (T_POSSESSIVE | T_CAP)) ==
		    (T_POSSESSIVE | T_CAP))
			break;
	}
	return words > 0 ? vdm_suffix_end(t, i) : start;
}

#define OF_OFFICE (W_MATTER | W_BODY | W_NATION | W_OFFMOD | W_COUNTRY)

/* "and Trade" goes on with an office; "and the Soviet Ambassador" does not. */
static int
joins_matter(const struct tokens *t, size_t i)
{
	return vdm_word_does(t, i, X_AND) && i + 1 < t->n &&
	       (t->t[i + 1].flags & T_CAP) &&
	       (t->t[i + 1].classes & W_MATTER) &&
	       !(t->t[i + 1].classes & (W_HON | W_OFFICE));
}

/* Whether an office goes on with the word at token i; `first`: none has. */
static int
joins_office(const struct tokens *t, size_t i, int first)
{
	if (vdm_word_does(t, i, X_OF) || vdm_word_does(t, i, X_FOR) ||
	    vdm_word_does(t, i, X_TO))
		return 1;
	return !first && (vdm_word_does(t, i, X_IN) || joins_matter(t, i));
}

/* The words from token i on that an office is of: the token after them. */
static size_t
matter_end(const struct tokens *t, size_t i)
{
	size_t k = i;

	while (k < t->n && (t->t[k].flags & T_CAP) &&
	       k < i + COMPLEMENT_WORDS) {
		uint32_t cls = t->t[k].classes;

		if ((cls & W_HON) && !(cls & (W_OFFICE | W_MATTER)))
			break;
		/* "of State Lind": the name comes after the matter */
		if (k > i && !(cls & OF_OFFICE) &&
		    (t->t[k - 1].classes & (W_MATTER | W_BODY)))
			break;
		k++;
		if ((cls & W_COUNTRY) || (t->t[k - 1].flags & T_POSSESSIVE))
			break;
	}
	return k;
}

/* "of Foreign Affairs", "of the Halden Isles" after an office. */
static size_t
complement_end(const struct tokens *t, size_t i)
{
	size_t end = i, from, k;

	while (joins_office(t, end, end == i)) {
		from = end + 1;
		if (vdm_word_does(t, from, X_THE))
			from++;
		k = matter_end(t, from);
		if (k == from)
			return end;
		end = k;
		if (t->t[k - 1].flags & T_POSSESSIVE)
			return end;
	}
	return end;
}

/* "com. Voskin", "comrade Voskin": an honorific in small letters. */
static int
small_honorific(const struct tokens *t, size_t i)
{
	const struct token *k = &t->t[i];

	if ((k->classes & (W_HON | W_OFFICE | W_FUNCTION)) != W_HON)
		return 0;
	i++;
	if (vdm_punct(t, i, '.'))
		i++;
	return i < t->n && (t->t[i].flags & T_CAP);
}

/* Whether token i may be one of the words before a name. */
static int
may_be_title(const struct tokens *t, size_t i, size_t start, int the)
{
	const struct token *k = &t->t[i];

	if (!(k->flags & T_WORD) ||
	    ((k->flags & T_INITIAL) && is_initial(t, i)))
		return 0;
	return (k->flags & T_CAP) || the || small_honorific(t, i) ||
	       (i > start && (k->classes & W_OFFICE));
}

/* Whether the stop at token i shortens the word before it. */
static int
is_stop_of_word(const struct tokens *t, size_t i)
{
	return vdm_punct(t, i, '.') && !(t->t[i].flags & T_SPACED) &&
	       (vdm_is_abbreviation(t, i - 1) ||
		vdm_word_does(t, i - 1, X_STOPPED));
}

/* What an honorific's stop does not end, from token i on: "Dr. h. c.",
 * "Dipl.-Ing.", "Ex.mo". The token after it. */
static size_t
title_rest(const struct tokens *t, size_t i)
{
	if (vdm_punct(t, i, '-') && !(t->t[i].flags & T_SPACED) &&
	    i + 1 < t->n && (t->t[i + 1].classes & W_HON))
		return i + 1;
	if (i < t->n && (t->t[i].flags & (T_WORD | T_CAP | T_SPACED)) == T_WORD)
		return i + 1;
	while (i + 2 < t->n && (t->t[i].flags & (T_WORD | T_CAP)) == T_WORD &&
	       t->t[i].end - t->t[i].start <= DEGREE_BYTES &&
	       t->t[i].classes == 0 && vdm_punct(t, i + 1, '.') &&
	       !(t->t[i + 1].flags & T_SPACED))
		i += 2;
	return i;
}

/* "der norländische Minister": a small word that no table has. */
static int
qualifies_office(const struct tokens *t, size_t i, int the)
{
	return the && i > 0 && i + 1 < t->n &&
	       (t->t[i].flags & (T_WORD | T_CAP | T_DIGIT)) == T_WORD &&
	       t->t[i].classes == 0 && t->t[i].uses == 0 &&
	       (t->t[i + 1].flags & T_CAP) &&
	       (t->t[i + 1].classes & W_OFFICE) != 0;
}

/* "Foreign and Commonwealth Secretary", behind "Foreign": what joins two words
 * that stand before one office, and a word before it that no table has. */
static int
leads_to_office(const struct tokens *t, size_t i, int the)
{
	size_t k = vdm_word_does(t, i, X_AND) ? i + 1 : i;

	if (!the || k + 1 >= t->n || !(t->t[k].flags & T_CAP) ||
	    (t->t[k].classes & (W_HON | W_ARTICLE)))
		return 0;
	if (k > i && (t->t[k].classes & W_OFFICE))
		return 1;
	return (t->t[k + 1].flags & T_CAP) &&
	       (t->t[k + 1].classes & W_OFFICE) != 0;
}

/* "M. le Président", "Senator the Hon. Ann Lee": whether the article at token i
 * joins two titles. */
static int
joins_titles(const struct tokens *t, size_t i)
{
	if (i + 1 >= t->n || !(t->t[i].classes & W_ARTICLE) ||
	    (t->t[i].flags & T_CAP))
		return 0;
	if (t->t[i + 1].classes & W_OFFICE)
		return 1;
	return vdm_word_does(t, i, X_THE) && (t->t[i + 1].flags & T_CAP) &&
	       (t->t[i + 1].classes & W_HON);
}

/* The token behind the honorific or the office at token i, and behind what its
 * stop does not end. */
static size_t
title_end(const struct tokens *t, size_t i, struct mention *m)
{
	const struct token *k = &t->t[i++];

	if (k->classes & W_OFFICE)
		m->office = 1;
	else
		m->hon = 1;
	if (k->flags & T_POSSESSIVE)
		m->possessive = 1;
	return (k->classes & W_HON) && is_stop_of_word(t, i)
		   ? title_rest(t, i + 1)
		   : i;
}

/* "Acting", "Norlandish", the "Rt." of "Rt. Hon.": the token behind a word that
 * goes with the title behind it; i where none is. */
static size_t
qualifier_end(const struct tokens *t, size_t i)
{
	const struct token *k = &t->t[i];

	if (!(k->classes & W_OFFMOD) &&
	    !((k->classes & (W_NATION | W_BODY)) && (k->flags & T_CAP)))
		return i;
	i++;
	return i + 1 < t->n && is_stop_of_word(t, i) &&
		       (t->t[i + 1].classes & W_HON)
		   ? i + 1
		   : i;
}

/* Honorifics and offices from token i on; the token after them. */
static size_t
titles_end(const struct tokens *t, size_t i, int the, struct mention *m)
{
	size_t start = i, good = i, next;

	while (i < t->n && i < start + TITLE_TOKENS &&
	       may_be_title(t, i, start, the)) {
		if (t->t[i].classes & (W_HON | W_OFFICE)) {
			good = i = title_end(t, i, m);
			if (m->possessive)
				return good;
			if (joins_titles(t, i)) {
				the = 1;
				i++;
			}
			continue;
		}
		next = qualifier_end(t, i);
		/* what no table has may lead to the first title */
		if (next == i && good == start &&
		    (i > start ? leads_to_office(t, i, the)
			       : qualifies_office(t, i, the)))
			next++;
		if (next == i)
			break;
		i = next;
	}
	return good;
}

/* "His Majesty", "Your Royal Highness": the tokens of it; 0 when it is none.
 * In small letters it is no title. */
static size_t
majesty_at(const struct tokens *t, size_t i, struct mention *m)
{
	size_t k = i + 1;

	if (!vdm_word_does(t, i, X_HIS))
		return 0;
	while (k < t->n && k <= i + MAJESTY_WORDS &&
	       (t->t[k].classes & W_OFFMOD) && (t->t[k].flags & T_CAP) &&
	       !(t->t[k].classes & W_MAJESTY))
		k++;
	if (k >= t->n || !(t->t[k].classes & W_MAJESTY) ||
	    !(t->t[k].flags & T_CAP))
		return 0;
	m->office = 1;
	m->majesty = 1;
	if (t->t[k].flags & T_POSSESSIVE)
		m->possessive = 1;
	return k + 1 - i;
}

/* "Richter Dr. von Lind", "le ministre M. de Lind": behind an honorific, which
 * ends before token e, a name begins, and nothing that the office is of. */
static int
begins_name(const struct tokens *t, size_t first, size_t e)
{
	size_t last = e - 1;

	if (last > first && vdm_punct(t, last, '.'))
		last--;
	return last > first &&
	       (t->t[last].classes & (W_HON | W_OFFICE)) == W_HON &&
	       particles_lead(t, e);
}

/* Where that ends which an office is of, from token `first` to e, or e. */
static size_t
complement_of(const struct tokens *t, size_t first, size_t e)
{
	return begins_name(t, first, e) ? e : complement_end(t, e);
}

/* The token after the titles and offices of a mention, with what they are of;
 * `small`: it may be written in small letters. */
static size_t
office_end(const struct tokens *t, size_t i, int the, int small,
	   struct mention *m)
{
	size_t e = titles_end(t, i, the, m), end;

	if (e == i || !m->office || m->possessive)
		return e;
	end = complement_of(t, i, e);
	/* "marszałek Sejmu": of what the office is, in its case */
	while (end < t->n && (t->t[end].flags & T_CAP) &&
	       (t->t[end].classes & (W_BODY | W_HON | W_OFFICE)) == W_BODY)
		end++;
	/* "des Affaires étrangères", "spraw zagranicznych" */
	while (small && end < t->n && (t->t[end].classes & W_MATTER) &&
	       !(t->t[end].flags & T_CAP))
		end++;
	if (end > e && (t->t[end - 1].flags & T_POSSESSIVE))
		m->possessive = 1;
	/* "Bundesminister für Berge Dr. Lind" */
	return end > e && !m->possessive ? titles_end(t, end, 0, m) : end;
}

/* "De Graaf", "Van der Velden", "Le Goff": what would be an article, or a
 * preposition, is a part of the name by its capital behind another word; at the
 * beginning, "Van Velden", when a name like it is known. */
static int
is_capital_particle(const struct ctx *c, const struct tokens *t, size_t i)
{
	size_t next = past_particles(t, i);

	if (c->told == NULL || i >= t->n || next == i || next >= t->n ||
	    !(t->t[i].flags & T_CAP) || !is_name_word(c, t, next, 1) ||
	    (!vdm_told_has(c, VDM_BARE) &&
	     (t->t[next].classes & (W_HON | W_OFFICE | W_BODY))))
		return 0;
	return i > 0 && (t->t[i - 1].flags & T_WORD);
}

/* "M. DE WITTE", "Sra. DEL RÍO": behind an honorific a particle in capitals
 * begins the name; the token of the name proper, or i. */
static size_t
past_capital_particles(const struct ctx *c, const struct tokens *t, size_t i,
		       const struct mention *m)
{
	size_t next = past_particles(t, i);

	if (next == i || next >= t->n || !(t->t[i].flags & T_CAP))
		return i;
	if (is_capital_particle(c, t, i))
		return next;
	return m->hon && is_name_word(c, t, next, 1) &&
		       !(t->t[next].classes & (W_HON | W_OFFICE | W_BODY))
		   ? next
		   : i;
}

/* "the Borough Surveyor", "the Harbour Master": a word that no table has before
 * an office, and no name behind it; the token after it. */
static size_t
borough_end(const struct tokens *t, size_t k)
{
	if (k + 1 >= t->n ||
	    (t->t[k].flags & (T_WORD | T_CAP | T_DIGIT | T_POSSESSIVE)) !=
		(T_WORD | T_CAP) ||
	    (t->t[k].classes & (W_HON | W_FUNCTION | W_PARTICLE)) ||
	    (t->t[k + 1].flags & (T_WORD | T_CAP | T_POSSESSIVE)) !=
		(T_WORD | T_CAP) ||
	    !(t->t[k + 1].classes & W_OFFICE) ||
	    (t->t[k + 1].classes & W_HON) ||
	    (k + 2 < t->n && (t->t[k + 2].flags & T_CAP)))
		return k;
	return k + 2;
}

/* Whether token k is a word that no table knows, with a capital, and the next
 * one says that somebody spoke. */
static int
says_next(const struct tokens *t, size_t k)
{
	return k + 1 < t->n &&
	       (t->t[k].flags & (T_WORD | T_CAP | T_DIGIT | T_POSSESSIVE |
				 T_INITIAL)) == (T_WORD | T_CAP) &&
	       t->t[k].classes == 0 && t->t[k].uses == 0 &&
	       (t->t[k + 1].classes & (W_SAY | W_PAST)) == (W_SAY | W_PAST);
}

/* Titles and offices from token k on, behind an article or not; the token
 * behind them. */
static size_t
offices_end(const struct ctx *c, const struct tokens *t, size_t k, int the,
	    struct mention *m)
{
	size_t e;

	k = office_end(t, k, the || vdm_told_has(c, VDM_BARE), c->told != NULL,
		       m);
	if (!the || m->office || m->hon)
		return k;
	e = borough_end(t, k);
	m->office = e > k;
	/* "The Surveyor said": who says something holds what they are called
	 * by, though no table has it */
	if (!m->office && says_next(t, k)) {
		m->office = 1;
		e++;
	}
	return e;
}

/* "Lord Lind of Halden": the token behind the place of a peer whose name ends
 * before token e, or e. */
static size_t
seat_end(const struct tokens *t, size_t name, size_t e)
{
	if (e <= name || name == 0 || !vdm_word_does(t, name - 1, X_PEER) ||
	    !vdm_word_does(t, e, X_OF) || e + 1 >= t->n ||
	    (t->t[e + 1].flags & (T_CAP | T_POSSESSIVE)) != T_CAP ||
	    (t->t[e + 1].classes & (W_OFFICE | W_BODY | W_MATTER)))
		return e;
	return e + 2;
}

/* "The President": whether token i is the article of who is mentioned. */
static int
is_article_of(const struct ctx *c, const struct tokens *t, size_t i)
{
	/* "A. Lee": a letter, though it is an article in some language */
	return vdm_word_does(t, i, X_THE) && !is_initial(t, i) &&
	       !is_capital_particle(c, t, i);
}

/* The token behind the name that stands behind a mention's titles; m->name
 * where none does. `the`: these have an article, which bars what is no name:
 * "the President Monday". */
static size_t
proper_end(const struct ctx *c, const struct tokens *t, const struct mention *m,
	   int the)
{
	size_t e = name_end(c, t, m->name, m->hon || (m->office && !the));
	size_t proper;

	if (e > m->name)
		return e;
	proper = past_capital_particles(c, t, m->name, m);
	return proper > m->name ? name_end(c, t, proper, 1) : e;
}

/* A mention is titles, an office, a name, or those of them that are there; a
 * possessive ends it, as what follows belongs to the person. */
int
vdm_mention_at(const struct ctx *c, const struct tokens *t, size_t i,
	       struct mention *m)
{
	size_t k = i, e;
	int the;

	memset(m, 0, sizeof(*m));
	m->first = i;
	if (i >= t->n || !(t->t[i].flags & T_WORD))
		return 0;
	k += majesty_at(t, i, m);
	the = is_article_of(c, t, k);
	k += (size_t)the;
	if (!m->possessive)
		k = offices_end(c, t, k, the, m);
	m->name = m->last = k;
	if (m->possessive)
		return 1;
	e = proper_end(c, t, m, the);
	if (e > k && the && !m->office && !m->hon)
		return 0;
	if (k > i)
		e = seat_end(t, k, e);
	m->last = e;
	if (e > k && (t->t[e - 1].flags & T_POSSESSIVE))
		m->possessive = 1;
	return e > k || m->office;
}
