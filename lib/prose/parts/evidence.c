/* SPDX-License-Identifier: MIT */
/*
 * Whether words are what a field holds of: a person, a place, a time. Nothing
 * becomes one of these, unless a label says that it is, before it was asked
 * here; what only may be one is put as inferred.
 */
#include <string.h>

#include "base/utf8.h"
#include "prose/prose.h"

enum {
	/* Words that a person's name has, with honorifics, initials and their
	 * stops; and a place, with its house and street. */
	NAME_TOKENS = 14,
	PLACE_TOKENS = 30,
	/* Digits of a number that counts people: "Speaker 12". */
	COUNT_DIGITS = 2,
	/* Letters of a name that is looked for in the text. */
	SOUGHT_LETTERS = 3,
	/* Hyphens and typographic quotation marks, which names have. */
	HYPHEN = 0x2010,
	LAST_QUOTE = 0x201B
};

#define NO_NAME ((size_t)-1)

/* What no name of a person ends in, nor has for its only words. */
#define NOT_OF_NAMES                                                           \
	(W_BODY | W_MATTER | W_COUNTRY | W_NATION | W_GENRE | W_TALK |         \
	 W_SECRECY | W_MONTH | W_WEEKDAY | W_NUMBER | W_UNIT | W_STARTER |     \
	 W_ROLE)

static int
is_lower_word(const struct tokens *t, size_t i)
{
	const struct token *k = &t->t[i];
	size_t used;

	return vdm_is_lower(
	    vdm_utf8_decode(t->s + k->start, k->end - k->start, &used));
}

/* Whether no name has token i: a figure, a mark, a small word, a preposition.
 */
static int
bars_name(const struct tokens *t, size_t i)
{
	const struct token *k = &t->t[i];

	if (k->flags & T_PUNCT)
		return strchr(".,-'()[]/", t->s[k->start]) == NULL &&
		       (k->cp < HYPHEN || k->cp > LAST_QUOTE);
	if (vdm_has_figure(t, i))
		return 1;
	if ((k->classes & W_PARTICLE) || (k->flags & T_INITIAL))
		return 0;
	return (k->classes & (W_FUNCTION | W_AUX)) || is_lower_word(t, i);
}

/* What the words of a name are, none of which bars it. */
struct traits {
	size_t words, initials, known; /* known: a word of the tables */
	const struct token *last_word;
	int given; /* the first is a given name */
};

static void
trait_add(struct traits *r, const struct token *k)
{
	r->words++;
	r->initials += (k->flags & T_INITIAL) != 0;
	if (r->words == 1)
		r->given = (k->classes & W_GIVEN) != 0;
	if (!(k->flags & T_INITIAL))
		r->known +=
		    (k->classes & NOT_OF_NAMES) != 0 && !(k->classes & W_GIVEN);
	r->last_word = k;
}

/* A word that stands elsewhere too, as the names of those who speak do. */
static int
stands_elsewhere(const struct ctx *c, const char *s, size_t n)
{
	size_t i, count = 0;

	for (i = 0; i < c->n && n >= SOUGHT_LETTERS; i++) {
		const char *p = c->u[i].text, *end = p + c->u[i].len;

		for (; p + n <= end; p++)
			if (*p == *s && memcmp(p, s, n) == 0) {
				count++;
				break;
			}
		if (count > 1)
			return 1;
	}
	return 0;
}

/* ", Second Secretary" from token i on, behind a name. */
static int
names_office(const struct tokens *t, size_t i)
{
	for (; i < t->n; i++)
		if ((t->t[i].flags & T_CAP) &&
		    (t->t[i].classes & (W_OFFICE | W_ROLE)))
			return 1;
	return 0;
}

/* Without the brackets around all of it. */
static const char *
past_brackets(const char *s, size_t *n)
{
	s = vdm_trim(s, n);
	if (*n < 2 || (s[0] != '(' && s[0] != '[') ||
	    strchr(")]", s[*n - 1]) == NULL)
		return s;
	*n -= 2;
	return s + 1;
}

/*
 * The words of a name from token i on, to the comma behind which an office
 * stands, or "Jr.". Returns where they end; NO_NAME where a token bars it.
 */
static size_t
traits_read(const struct tokens *t, size_t i, struct traits *r)
{
	for (; i < t->n && !vdm_punct(t, i, ','); i++) {
		/* "O[skar]": what a letter stands for */
		if (vdm_punct(t, i, '[') && !(t->t[i].flags & T_SPACED)) {
			while (i < t->n && !vdm_punct(t, i, ']'))
				i++;
			continue;
		}
		if (bars_name(t, i))
			return NO_NAME;
		if (t->t[i].flags & T_WORD)
			trait_add(r, &t->t[i]);
	}
	return i < t->n ? i : t->n;
}

/* Whether a word says that none of them is anybody's name: one of the tables
 * that no name has, or one that a credit or a page begins with. */
static int
are_no_names(const struct tokens *t, const struct traits *r)
{
	return r->known > 0 || (t->t[0].classes & (W_OFFICE | W_OFFMOD)) ||
	       vdm_word_does(t, 0, X_CREDITS) || vdm_word_does(t, 0, X_PAGE);
}

/* Whether an honorific or an office says that a name stands there, which ends
 * before token `end`. */
static int
is_titled(const struct tokens *t, const struct mention *m, size_t end)
{
	return m->hon || (m->office && m->last > m->name) ||
	       names_office(t, end);
}

/* Whether a given name is among the words, or initials; or whether the last one
 * stands elsewhere in the record. */
static int
is_named(const struct ctx *c, const char *s, const struct traits *r)
{
	return r->given || r->initials > 0 ||
	       stands_elsewhere(c, s + r->last_word->start,
				r->last_word->end - r->last_word->start);
}

enum vdm_evidence
vdm_evidence_person(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok3;
	struct traits r = {0};
	struct mention m;
	size_t end;

	s = past_brackets(s, &n);
	vdm_tokens(c, t, s, n, NAME_TOKENS);
	if (t->n == 0 || t->n >= NAME_TOKENS ||
	    vdm_rule_whole(c, s, n, P_LABEL) != NULL)
		return VDM_EV_NONE;
	(void)vdm_mention_at(c, t, 0, &m);
	end = traits_read(t, m.hon || m.office ? m.name : 0, &r);
	if (end == NO_NAME || r.words == 0)
		return VDM_EV_NONE;
	if (r.words == r.initials && memchr(s, '[', n) == NULL)
		return m.hon ? VDM_EV_FIRM : VDM_EV_NONE;
	if (is_titled(t, &m, end))
		return VDM_EV_FIRM;
	if (are_no_names(t, &r))
		return VDM_EV_NONE;
	return is_named(c, s, &r) ? VDM_EV_FIRM : VDM_EV_WEAK;
}

/* "Speaker 1": somebody's number, and no house's; "12. Sitzung": a meeting's.
 */
static int
is_counted(const struct tokens *t)
{
	if (t->n > 1 && (t->t[0].flags & T_DIGIT) &&
	    ((t->t[t->n - 1].classes & W_TALK) ||
	     vdm_word_does(t, t->n - 1, X_SITTING)))
		return 1;
	return t->n == 2 && (t->t[1].flags & T_DIGIT) &&
	       t->t[1].end - t->t[1].start <= COUNT_DIGITS &&
	       (t->t[0].flags & T_WORD) && !(t->t[0].flags & T_DIGIT);
}

/* What the words of a place are, none of which bars it. */
struct place {
	size_t words, commas;
	int named;        /* a word has a capital, or is a number */
	uint32_t classes; /* of all of them */
};

/* "Monday-Tuesday": whether a weekday is one of two words with a hyphen. */
static int
has_weekday(struct ctx *c, const struct tokens *t, const struct token *k)
{
	const char *s = t->s + k->start;
	const size_t n = k->end - k->start;
	const char *hyphen = memchr(s, '-', n), *low;

	if (hyphen == NULL)
		return 0;
	low = vdm_lower(c, s, (size_t)(hyphen - s));
	return low != NULL &&
	       (vdm_lexicon_get(c, low, strlen(low)) & W_WEEKDAY) != 0;
}

/* Whether no place has token k: a mark of a sentence or a label, a weekday, a
 * word that helps a verb ("to be printed"). */
static int
bars_place(const struct token *k)
{
	if (k->flags & T_PUNCT)
		return k->cp == ':' || k->cp == '?' || k->cp == '!' ||
		       k->cp == '*';
	return (k->classes & W_WEEKDAY) != 0 ||
	       ((k->classes & W_AUX) && !(k->flags & T_CAP) &&
		!(k->classes & (W_PARTICLE | W_ARTICLE | W_FUNCTION)));
}

/* 0 where a token bars it. */
static int
place_read(struct ctx *c, const struct tokens *t, struct place *p)
{
	size_t i;

	memset(p, 0, sizeof(*p));
	for (i = 0; i < t->n; i++) {
		const struct token *k = &t->t[i];

		if (bars_place(k) || has_weekday(c, t, k))
			return 0;
		if (k->flags & T_PUNCT) {
			p->commas += k->cp == ',';
			continue;
		}
		p->named |= (k->flags & (T_CAP | T_CASELESS | T_DIGIT)) != 0;
		p->words += !(k->classes & W_FUNCTION) && !(k->flags & T_DIGIT);
		p->classes |= k->classes;
	}
	return 1;
}

/* "Wednesday, 14 March, forenoon": when, and not where. */
static int
is_part_of_day(struct ctx *c, const char *s, size_t n)
{
	return vdm_rule_whole(c, s, n, P_FORENOON) != NULL ||
	       vdm_rule_whole(c, s, n, P_AFTERNOON) != NULL;
}

enum vdm_evidence
vdm_evidence_place(struct ctx *c, const char *s, size_t n, int dated)
{
	struct tokens *t = &c->tok3;
	struct place p;

	s = vdm_trim(s, &n);
	vdm_tokens(c, t, s, n, PLACE_TOKENS);
	if (t->n == 0 || t->n >= PLACE_TOKENS || memchr(s, '_', n) != NULL ||
	    is_counted(t) || is_part_of_day(c, s, n) || !place_read(c, t, &p))
		return VDM_EV_NONE;
	/* "w dniu 6 marca": what no word has a capital of is no place */
	if (p.words == 0 || !p.named || vdm_who_by_words(c, s, n, 0) >= 0)
		return VDM_EV_NONE;
	/* beside a time alone a name of somebody stands as often */
	return dated || p.commas > 0 || (p.classes & W_COUNTRY) ? VDM_EV_FIRM
								: VDM_EV_NONE;
}

/* Whether a time says that it is one of day: "3 p.m.", "noon", "14 h". */
static int
says_clock(const char *s, size_t n)
{
	static const char figures[] = "0123456789:. -";

	return strspn(s, figures) < n;
}

enum vdm_evidence
vdm_evidence_time(struct ctx *c, const char *s, const struct when *w)
{
	struct tokens *t = &c->tok3;
	size_t i;

	if (w->has_date ||
	    says_clock(s + w->time_start, w->time_end - w->time_start))
		return VDM_EV_FIRM;
	/* "at 10:30": else it may count from the start of a recording */
	vdm_tokens(c, t, s, w->time_start, PLACE_TOKENS);
	for (i = 0; i < t->n; i++)
		if (vdm_word_does(t, i, X_AT) || vdm_word_does(t, i, X_CLOCK) ||
		    vdm_word_does(t, i, X_CLOCK_AT))
			return VDM_EV_FIRM;
	return VDM_EV_NONE;
}

/* ---- what only may be ---------------------------------------------------- */

/* A field that was there before, of the same value, stays as sure as it was. */
struct vdm_field *
vdm_infer(struct ctx *c, struct vdm_field *f, enum vdm_certainty cert,
	  const char *reason)
{
	const struct vdm_record *rec = c->rec;

	if (f == NULL || rec->fields[rec->fields_count - 1] != f)
		return f;
	f->state = VDM_STATE_INFERRED;
	f->cert = cert;
	f->reason = reason;
	return f;
}
