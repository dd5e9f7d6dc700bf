/* SPDX-License-Identifier: MIT */
/* How a paragraph names its speaker: "Cde. X asks ...", "..., said Mr. Y, ...".
 */
#include <string.h>

#include "base/utf8.h"
#include "prose/clauses/clause.h"

enum {
	/* Words of a paragraph that are read; who speaks stands near its
	 * beginning, or in one of its first sentences. */
	PARAGRAPH_TOKENS = 500,
	NUMBER_BYTES = 4,    /* of a paragraph's: "(12)", "iv)" */
	HEAD_TOKENS = 6,     /* of a heading run into a paragraph */
	MET_TOKENS = 4,      /* "Called on the Minister": before who is met */
	APPOSED_TOKENS = 10, /* of an office, before the name of who has it */
	THAT_TOKENS = 6,     /* "He said that, ...": no clause within it yet */
	LEAD_TOKENS = 40     /* before the subject of the first sentence */
};

/* Whether the word k of at most so many bytes counts paragraphs: figures, one
 * letter, a Roman number. */
static int
is_count(const struct tokens *t, const struct token *k)
{
	size_t n = k->end - k->start;

	return (k->flags & T_DIGIT) || n == 1 ||
	       vdm_is_roman(t->s + k->start, n);
}

size_t
vdm_item_dash(const struct tokens *t)
{
	return (vdm_punct(t, 0, '-') || vdm_punct(t, 0, 0x2013) ||
		vdm_punct(t, 0, 0x2022) || vdm_punct(t, 0, '*')) &&
	       vdm_token_has(t, 1, T_WORD) && vdm_token_has(t, 1, T_SPACED);
}

/* "§ 5.", "§ 5": the token after it; 0 without the sign. */
static size_t
section_end(const struct tokens *t)
{
	if (!vdm_punct(t, 0, 0xA7) || t->n < 2 || !(t->t[1].flags & T_DIGIT))
		return 0;
	return vdm_punct(t, 2, '.') || vdm_punct(t, 2, ')') ? 3 : 2;
}

size_t
vdm_paragraph_number(const struct tokens *t)
{
	size_t i = vdm_punct(t, 0, '(') || vdm_punct(t, 0, '[');
	const struct token *k = i < t->n ? &t->t[i] : NULL;

	if (k == NULL || !(k->flags & T_WORD) ||
	    k->end - k->start > NUMBER_BYTES)
		return section_end(t);
	/* "Q12." */
	if (i == 0 && vdm_punct(t, 1, '.') && vdm_is_digit(t->s[k->end - 1]))
		return 2;
	return is_count(t, k) &&
		       (vdm_punct(t, i + 1, ')') || vdm_punct(t, i + 1, ']'))
		   ? i + 2
		   : 0;
}

/* "Buraimi." after a number: a heading run into the paragraph. */
static size_t
run_in_head(const struct tokens *t, size_t i)
{
	size_t k = i;

	while (k < t->n && k < i + HEAD_TOKENS && (t->t[k].flags & T_WORD) &&
	       ((t->t[k].flags & T_CAP) || (t->t[k].classes & W_FUNCTION)) &&
	       !(t->t[k].classes & W_FIRST))
		k++;
	if (k > i && k < t->n && vdm_punct(t, k, '.') &&
	    vdm_sentence_ends(t, k) && !(t->t[k - 1].classes & W_HON))
		return k + 1;
	return i;
}

/* "I" and its verb; an initial has a stop. */
static int
first_at(struct ctx *c, const struct tokens *t, size_t i, int commas,
	 struct finding *f)
{
	f->first = 1;
	f->start = t->t[i].start;
	f->end = t->t[i].end;
	/* "Ich habe": a form that is of nobody else */
	if (i + 1 < t->n && (t->t[i + 1].classes & W_FIRST) &&
	    !(t->t[i + 1].classes & W_FUNCTION))
		i++;
	f->verb = vdm_verb_after(c, t, i + 1, &f->verb_at, commas);
	return f->verb != 0;
}

/* "He" and its verb: a pronoun, unless a name is put beside it. */
static int
he_at(struct ctx *c, const struct tokens *t, size_t i, int commas,
      struct finding *f)
{
	struct mention m;

	/* "He, Brandel, is ready" */
	if (vdm_punct(t, i + 1, ',') && vdm_mention_at(c, t, i + 2, &m) &&
	    m.last > m.name && vdm_punct(t, m.last, ',')) {
		f->who = vdm_mention_who(c, t, &m, 0);
		i = m.last;
	} else {
		f->pronoun = 1;
	}
	f->start = t->t[i].start;
	f->end = t->t[i].end;
	f->verb = vdm_verb_after(c, t, i + 1, &f->verb_at, commas);
	return f->verb != 0;
}

int
vdm_names_in_capitals(const struct tokens *t, const struct mention *m)
{
	const struct token *k;

	if (!m->hon || m->last <= m->name)
		return 0;
	k = &t->t[m->last - 1];
	return (k->flags & (T_WORD | T_UPPER | T_INITIAL)) ==
		   (T_WORD | T_UPPER) &&
	       k->base - k->start > 2;
}

/* Whether token i is "I": a word that stands for who writes, or its one letter
 * without a stop. */
static int
is_first_person(const struct tokens *t, size_t i)
{
	return vdm_word_does(t, i, X_I) ||
	       ((t->t[i].flags & T_INITIAL) && (t->t[i].classes & W_FIRST) &&
		!vdm_punct(t, i + 1, '.'));
}

/* A person who is named at token i, and their verb. */
static int
named_at(struct ctx *c, const struct tokens *t, size_t i, int make, int commas,
	 struct finding *f)
{
	struct mention m;

	if (!vdm_subject_mention(c, t, i, &m))
		return 0;
	f->verb = vdm_verb_after(c, t, m.last, &f->verb_at, commas);
	if (f->verb == 0)
		return 0;
	if (i == vdm_paragraph_number(t) && vdm_names_in_capitals(t, &m) &&
	    (f->verb == W_UNIT || (f->verb & W_GESTURE)))
		f->verb |= W_SAY;
	f->start = t->t[m.first].start;
	f->end = t->t[m.last - 1].base;
	f->who =
	    vdm_mention_who(c, t, &m, make && (f->verb & (W_SAY | W_THINK)));
	return f->who >= 0 && vdm_may_speak(c, t, &m, f->who);
}

/* "The secretary of the harbour committee, Ann Lind, said": an office, what it
 * is of, and between commas the name of who has it. */
static int
apposed_at(struct ctx *c, const struct tokens *t, size_t i, int make,
	   int commas, struct finding *f)
{
	const uint32_t verbs = W_SAY | W_THINK | W_GESTURE | W_AUX;
	const uint32_t office = W_OFFICE | W_ROLE;
	struct mention m;
	uint32_t seen = 0;
	size_t k = i + 1;

	if (!vdm_word_does(t, i, X_THE))
		return 0;
	for (; k < t->n && k < i + APPOSED_TOKENS && !vdm_punct(t, k, ',');
	     k++) {
		seen |= t->t[k].classes;
		if (!(t->t[k].flags & T_WORD) ||
		    ((t->t[k].classes & verbs) && !(t->t[k].classes & office)))
			return 0;
	}
	if (!(seen & office) || !vdm_punct(t, k, ',') ||
	    !vdm_mention_at(c, t, k + 1, &m) || m.last <= m.name ||
	    !vdm_punct(t, m.last, ','))
		return 0;
	f->verb = vdm_verb_after(c, t, m.last + 1, &f->verb_at, commas);
	if (f->verb == 0)
		return 0;
	f->start = t->t[m.first].start;
	f->end = t->t[m.last - 1].base;
	f->who =
	    vdm_mention_who(c, t, &m, make && (f->verb & (W_SAY | W_THINK)));
	return f->who >= 0;
}

/* A subject and its verb at token i. */
static int
subject_at(struct ctx *c, const struct tokens *t, size_t i, int make,
	   int commas, struct finding *f)
{
	memset(f, 0, sizeof(*f));
	f->who = -1;
	if (i >= t->n)
		return 0;
	if (is_first_person(t, i))
		return first_at(c, t, i, commas, f);
	if (vdm_word_does(t, i, X_HE))
		return he_at(c, t, i, commas, f);
	return vdm_joined_at(c, t, i, f) ||
	       named_at(c, t, i, make, commas, f) ||
	       apposed_at(c, t, i, make, commas, f);
}

/* ", continued Mr. X": the verb at token k comes before its subject. */
static int
verb_first_at(struct ctx *c, const struct tokens *t, size_t k, int make,
	      struct finding *f)
{
	struct mention m;

	memset(f, 0, sizeof(*f));
	f->verb = t->t[k].classes;
	f->verb_at = k++;
	if (vdm_word_does(t, k, X_HE)) {
		f->pronoun = 1;
		f->who = -1;
		return 1;
	}
	if (!vdm_subject_mention(c, t, k, &m))
		return 0;
	/* what goes on without a mark has to go on as a phrase does */
	if (m.last < t->n && !(t->t[m.last].flags & T_PUNCT) &&
	    !vdm_aside_at(c, t, m.last) &&
	    !(t->t[m.last].classes & (W_ADVERB | W_FUNCTION)))
		return 0;
	f->who = vdm_mention_who(c, t, &m, make);
	f->start = t->t[m.first].start;
	f->end = t->t[m.last - 1].base;
	return f->who >= 0 && vdm_may_speak(c, t, &m, f->who);
}

/* Whether a clause may be put into another one behind token i. */
static int
opens_clause(const struct tokens *t, size_t i)
{
	return vdm_punct(t, i, ',') || vdm_punct(t, i, 0x2014) ||
	       vdm_punct(t, i, 0x2013) || vdm_quote_mark(t, i) ||
	       vdm_asks_before(t, i) ||
	       (vdm_punct(t, i, 0x2019) && i > 0 &&
		(t->t[i - 1].flags & T_PUNCT));
}

/* Whether a clause put into another one ends at token i. */
static int
closes_clause(const struct tokens *t, size_t i)
{
	static const uint32_t marks[] = {',', '.', ';', ':', 0x2014, '-'};

	return i >= t->n || vdm_quote_mark(t, i) ||
	       vdm_punct_of(t, i, marks, sizeof(marks) / sizeof(marks[0]));
}

/* "continued Mr. X" or "Mr. X commented" between commas or dashes. */
static int
inside_at(struct ctx *c, const struct tokens *t, size_t i, int make,
	  struct finding *f)
{
	size_t k = i + 1, n;

	if (!opens_clause(t, i))
		return 0;
	k += vdm_punct(t, i, ',') && vdm_quote_mark(t, k);
	if (k >= t->n)
		return 0;
	if ((t->t[k].classes & W_SAY) && !(t->t[k].flags & T_CAP) &&
	    !vdm_goes_on(t, k))
		return verb_first_at(c, t, k, make, f);
	if (!subject_at(c, t, k, make, 0, f) || !(f->verb & W_SAY))
		return 0;
	for (k = f->verb_at + 1; k < t->n; k += n) {
		n = vdm_aside_at(c, t, k);
		if (n == 0 && (t->t[k].classes & W_ADVERB))
			n = 1;
		if (n == 0)
			break;
	}
	return closes_clause(t, k);
}

static size_t
sentence_end(const struct tokens *t, size_t i)
{
	while (i < t->n && !vdm_sentence_ends(t, i))
		i++;
	return i;
}

int
vdm_speaks(const struct finding *f)
{
	return (f->verb & (W_SAY | W_THINK)) != 0;
}

/* A verb of speaking joined to the subject's first verb: "reads and says"; or
 * what is said behind it: "conveyed, that ...". */
static int
says_later(const struct tokens *t, size_t i, size_t end)
{
	if (vdm_punct(t, i + 1, ',') && vdm_word_does(t, i + 2, X_THAT))
		return 1;
	for (; i + 1 < end; i++)
		if ((vdm_word_does(t, i, X_AND) || vdm_punct(t, i, ',')) &&
		    (t->t[i + 1].classes & (W_SAY | W_GESTURE)) == W_SAY &&
		    !vdm_goes_on(t, i + 1) && !(t->t[i + 1].flags & T_CAP))
			return 1;
	return 0;
}

/* "He inquired ..." after what somebody did: the paragraph is a turn. */
static int
goes_on(struct ctx *c, const struct tokens *t, size_t i)
{
	struct finding f;

	return i < t->n && subject_at(c, t, i, 0, 0, &f) && f.pronoun &&
	       (f.verb & W_SAY) != 0;
}

/* "Тогда Лин сказал": of languages that have no comma there; "Only Lind said".
 */
static int
opens_adverb(const struct ctx *c, const struct tokens *t, size_t i)
{
	return (c->told != NULL || vdm_opens_small(c, t, i)) &&
	       (t->t[i].classes & W_ADVERB) != 0;
}

/* Where the lead-in of the first sentence may give way to its subject. */
static int
lead_stop(const struct ctx *c, const struct tokens *t, size_t i)
{
	if (vdm_punct(t, i, ',') || vdm_punct(t, i, ';') ||
	    vdm_word_does(t, i, X_THIS))
		return 1;
	if (!(t->t[i].flags & T_WORD) || (i == 0 && !opens_adverb(c, t, i)))
		return 0;
	/* what ends in a verb is a noun here: "As a third point Mr. Lind said"
	 */
	return !(t->t[i].classes & (W_FUNCTION | W_AUX));
}

/* A clause between commas, or beside a quotation, anywhere in the sentence. */
static int
find_inside(struct ctx *c, const struct tokens *t, size_t from, size_t end,
	    int make, struct finding *f)
{
	size_t i;

	for (i = from; i < end; i++) {
		if (vdm_word_does(t, i, X_THAT) && i < from + THAT_TOKENS)
			continue;
		if (inside_at(c, t, i, make, f) && !f->pronoun) {
			f->how = H_INSIDE;
			return 1;
		}
	}
	return 0;
}

/* Whether what is said begins at token i, in which nobody speaks anew. */
static int
opens_said(const struct tokens *t, size_t i)
{
	return vdm_word_does(t, i, X_THAT) || vdm_word_does(t, i, X_WHETHER) ||
	       vdm_quote_mark(t, i);
}

/* "A la pregunta de la señora Lind": whether what begins at token i, or the
 * title before it, is whose something is, and no subject. */
static int
is_genitive(const struct tokens *t, size_t i)
{
	if (vdm_is_of(t, i))
		return 1;
	while (i > 0 && vdm_token_is(t, i - 1, W_ARTICLE | W_HON | W_OFFICE) &&
	       !vdm_is_of(t, i - 1))
		i--;
	return i > 0 && vdm_is_of(t, i - 1);
}

/* "Lind heard Aske say", "The crew let Aske speak": whether a sentence that
 * begins with token `from` has a subject before the verb at token i, so that
 * whom the next word names is its object. Behind a noun whose verb nothing
 * tells, it does where what is said to be done has no form of a subject. */
static int
has_subject(struct ctx *c, const struct tokens *t, size_t from, size_t i,
	    const struct finding *f)
{
	struct mention m;

	/* in some languages a title means "he" as well */
	if (!vdm_token_is(t, from, W_HON | W_OFFICE) &&
	    (is_first_person(t, from) || vdm_word_does(t, from, X_HE) ||
	     vdm_token_is(t, from, W_PRONOUN | W_FIRST)) &&
	    !vdm_word_does(t, from, X_HIS) && !vdm_word_does(t, from, X_THIS))
		return 1;
	if (vdm_subject_mention(c, t, from, &m))
		return m.last <= i && vdm_mention_who(c, t, &m, 0) >= 0;
	return vdm_token_is(t, from, W_ARTICLE) &&
	       !(f->verb & (W_PAST | W_AUX)) &&
	       !vdm_word_ends(t, f->verb_at, X_VERB_FORM);
}

/* Whether a lead-in from token `from` on gives way at token i to its subject,
 * which is named: where the verb comes second, only what a comma parts does. */
static int
leads_to_subject(struct ctx *c, const struct tokens *t, size_t from, size_t i,
		 int make, struct finding *f)
{
	struct finding known;
	int comma = vdm_punct(t, i, ',');

	if (!lead_stop(c, t, i) || is_genitive(t, i + 1) ||
	    (!comma && vdm_told_has(c, VDM_SECOND)))
		return 0;
	if (!comma && subject_at(c, t, i + 1, 0, 1, &known) &&
	    has_subject(c, t, from, i, &known))
		return 0;
	return subject_at(c, t, i + 1, make, 1, f) && !f->pronoun;
}

/* Behind a lead-in: "On the second point Mr. X said". */
static int
find_lead(struct ctx *c, const struct tokens *t, size_t from, size_t end,
	  int make, struct finding *f)
{
	struct finding weak = {.how = H_NONE};
	size_t i;

	for (i = from; i < end && i < from + LEAD_TOKENS && !opens_said(t, i);
	     i++) {
		if (!leads_to_subject(c, t, from, i, make, f))
			continue;
		f->how = H_LEAD;
		if (vdm_speaks(f) ||
		    (f->first && says_later(t, f->verb_at, end)))
			return 1;
		/* an unknown verb, which is none of being or having */
		if (weak.how == H_NONE && vdm_punct(t, i, ',') &&
		    f->verb == W_UNIT && !f->first) {
			weak = *f;
			weak.how = H_WEAK;
		}
	}
	if (weak.how != H_NONE)
		*f = weak;
	return weak.how != H_NONE;
}

/* The subject at the paragraph's start, with its sentence's end: 1 when it is
 * who speaks; else *f is what is left when nothing better is found. */
static int
find_start(struct ctx *c, const struct tokens *t, size_t start, size_t end,
	   int make, struct finding *f)
{
	if (!subject_at(c, t, start, make, 1, f)) {
		memset(f, 0, sizeof(*f));
		return 0;
	}
	f->gesture = (f->verb & W_GESTURE) && !(f->verb & W_SAY) &&
		     !says_later(t, f->verb_at, end) && !goes_on(c, t, end + 1);
	if (vdm_speaks(f) || (f->verb & W_GESTURE))
		f->how = f->pronoun ? H_PRONOUN : H_START;
	else if (!f->pronoun && (f->verb & (W_UNIT | W_AUX)))
		f->how = H_WEAK;
	return f->how == H_START;
}

/* A sentence behind the first that names who speaks. */
static int
find_later(struct ctx *c, const struct tokens *t, size_t i, int make,
	   struct finding *f)
{
	for (; i < t->n; i = sentence_end(t, i) + 1) {
		if (vdm_quote_mark(t, i))
			continue;
		if ((subject_at(c, t, i, make, 1, f) && vdm_speaks(f) &&
		     !f->pronoun) ||
		    (vdm_told_has(c, VDM_BEHIND) &&
		     vdm_subject_behind(c, t, i, sentence_end(t, i), make, f) &&
		     !f->pronoun) ||
		    find_inside(c, t, i, sentence_end(t, i), make, f)) {
			f->how = H_LATER;
			return 1;
		}
	}
	return 0;
}

/* Whether what is said follows the verb of `f`, up to token `end`: "that", a
 * colon, a quotation; a comma and another verb, where German stands. "As Lind
 * said, ..." tells of no speech. */
static int
tells_what(const struct ctx *c, const struct tokens *t, size_t end,
	   const struct finding *f)
{
	const int comma = vdm_punct(t, f->verb_at + 1, ',');
	size_t i = f->verb_at + 1 + (size_t)comma;

	if (i >= end)
		return 0;
	if (opens_said(t, i) || vdm_punct(t, i, ':'))
		return 1;
	if (!comma || !vdm_told_has(c, VDM_SECOND))
		return 0;
	/* "das sei falsch", "er gehe" */
	if (vdm_token_is(t, i, W_ARTICLE | W_PRONOUN | W_FIRST) ||
	    vdm_word_does(t, i, X_HE) || vdm_word_does(t, i, X_THE))
		return 1;
	for (; i < end; i++)
		if (vdm_token_is(t, i, W_AUX | W_SAY | W_THINK))
			return 1;
	return 0;
}

/* Whether somebody else than `first` is named at token i and says something; in
 * English what they "had said" was said before. */
static int
speaks_too(struct ctx *c, const struct tokens *t, size_t i, int make,
	   const struct finding *first, struct finding *f)
{
	return !is_genitive(t, i) && subject_at(c, t, i, make, 0, f) &&
	       !f->pronoun && (f->verb & W_SAY) && f->verb_at > i &&
	       (f->first || f->who != first->who) &&
	       (c->told != NULL || !vdm_token_is(t, f->verb_at - 1, W_AUX));
}

/* Whether a clause of its own begins at token i: behind a comma, "and", or
 * another small word, when it is told what was said. */
static int
begins_clause(const struct ctx *c, const struct tokens *t, size_t i, size_t end,
	      const struct finding *f)
{
	static const uint32_t marks[] = {',', ';', 0x2013, 0x2014};

	if (vdm_punct_of(t, i - 1, marks, sizeof(marks) / sizeof(marks[0])) ||
	    vdm_word_does(t, i - 1, X_AND))
		return 1;
	if ((t->t[i - 1].flags & (T_WORD | T_CAP)) != T_WORD)
		return 0;
	/* "tandis que M. Lind ..."; "what Mr. Lind said", of which he speaks */
	if (vdm_token_is(t, i - 1, W_RELATIVE) &&
	    (!vdm_word_does(t, i - 1, X_THAT) || !vdm_told_has(c, VDM_BEHIND)))
		return 0;
	return tells_what(c, t, end, f);
}

/* "Mr. Ray nodded while Mr. Lind said that it leaked.", "Mr. Ray nodded. Mr.
 * Lind said so.": who speaks in a paragraph, whose first sentence ends at token
 * `end`, in which whoever is named first did something and said nothing. Of
 * one who only was something, that sentence alone tells. */
static int
find_beside(struct ctx *c, const struct tokens *t, size_t end, int make,
	    const struct finding *first, struct finding *f)
{
	size_t i;

	for (i = first->verb_at + 2; i < end && !vdm_quote_mark(t, i); i++)
		if (speaks_too(c, t, i, 0, first, f) &&
		    begins_clause(c, t, i, end, f)) {
			(void)speaks_too(c, t, i, make, first, f);
			f->how = H_INSIDE;
			return f->first || f->who >= 0;
		}
	for (i = end + 1; first->gesture && i < t->n;
	     i = sentence_end(t, i) + 1)
		if (speaks_too(c, t, i, make, first, f) ||
		    (vdm_told_has(c, VDM_BEHIND) &&
		     vdm_subject_behind(c, t, i, sentence_end(t, i), make, f) &&
		     !f->pronoun && f->who != first->who) ||
		    (find_inside(c, t, i, sentence_end(t, i), make, f) &&
		     f->who != first->who)) {
			f->how = H_LATER;
			return 1;
		}
	return 0;
}

/* "Saw Foreign Minister this morning. He said ...", as telegrams have it: who
 * is met in a sentence without a subject is who speaks in the next one. */
static int
find_met(struct ctx *c, const struct tokens *t, size_t from, size_t end,
	 int make, struct finding *f)
{
	struct mention m;
	size_t i;
	int who;

	if (from >= end || !(t->t[from].classes & W_PAST) || end + 1 >= t->n ||
	    !subject_at(c, t, end + 1, 0, 1, f) || !f->pronoun ||
	    !(f->verb & W_SAY))
		return 0;
	for (i = from + 1; i < end && i <= from + MET_TOKENS; i++)
		if (vdm_mention_at(c, t, i, &m) && !m.possessive) {
			who = vdm_mention_who(c, t, &m, make);
			if (who < 0)
				return 0;
			f->pronoun = 0;
			f->who = who;
			f->start = t->t[m.first].start;
			f->end = t->t[m.last - 1].base;
			f->how = H_LATER;
			return 1;
		}
	return 0;
}

/* Behind a lead-in: before the verb, or behind it where a language has it so;
 * which is looked for first, where the verb comes second. */
static int
find_ordered(struct ctx *c, const struct tokens *t, size_t from, size_t end,
	     int make, struct finding *f)
{
	int behind = vdm_told_has(c, VDM_BEHIND);
	int second = vdm_told_has(c, VDM_SECOND);

	/* "Auch Herr Lind stimmt zu" */
	if (second && from + 1 < end && (t->t[from].classes & W_ADVERB) &&
	    subject_at(c, t, from + 1, make, 1, f) && vdm_speaks(f) &&
	    !f->pronoun) {
		f->how = H_LEAD;
		return 1;
	}
	if (second && vdm_subject_behind(c, t, from, end, make, f))
		return 1;
	if (find_lead(c, t, from, end, make, f) &&
	    (!behind || f->how == H_LEAD))
		return 1;
	return !second && behind &&
	       vdm_subject_behind(c, t, from, end, make, f);
}

/* Somebody who is known and stands behind the verb, where what stands before it
 * is not known to be anybody: "Głos zabrał Nowak". */
static int
stands_behind(struct ctx *c, const struct tokens *t, size_t from, size_t end,
	      struct finding *f)
{
	struct finding first;
	struct mention m;

	if (!vdm_told_has(c, VDM_BEHIND) ||
	    find_start(c, t, from, end, 0, &first) || first.how != H_NONE ||
	    (vdm_mention_at(c, t, from, &m) && (m.hon || m.office)))
		return 0;
	return vdm_subject_behind(c, t, from, end, 0, f) && f->who >= 0 &&
	       (c->who[vdm_who_real(c, f->who)].by & (BY_HEAD | BY_LIST)) &&
	       vdm_subject_behind(c, t, from, end, 1, f);
}

/* Where no name and verb open the paragraph, whose first sentence is tokens
 * [from, end): behind a lead-in, or in a later sentence. */
static int
find_elsewhere(struct ctx *c, const struct tokens *t, size_t from, size_t end,
	       int make, struct finding *f)
{
	return find_ordered(c, t, from, end, make, f) ||
	       (vdm_told_has(c, VDM_UNSAID) &&
		vdm_subject_unsaid(c, t, from, f)) ||
	       find_later(c, t, end + 1, make, f) ||
	       vdm_opinion_find(c, t, from, make, f) ||
	       find_met(c, t, from, end, make, f);
}

/* The token with which the words of a paragraph begin: behind its number,
 * behind the dash before a titled name, behind a head that runs into the text.
 */
static size_t
words_start(struct ctx *c, const struct tokens *t)
{
	size_t start = vdm_paragraph_number(t);
	struct mention m;

	if (start == 0 && vdm_item_dash(t) > 0 && vdm_mention_at(c, t, 1, &m) &&
	    (m.hon || m.office))
		start = 1;
	return start > 0 ? run_in_head(t, start) : 0;
}

/* Nobody was found. */
static void
find_nobody(struct finding *f)
{
	memset(f, 0, sizeof(*f));
	f->who = -1;
}

/* Whether whoever a paragraph opens with did something, or was something, and
 * nothing says that they spoke. */
static int
only_does(const struct finding *f)
{
	return !f->first && !f->pronoun && !vdm_speaks(f) &&
	       (f->gesture || (f->how == H_WEAK && (f->verb & W_AUX)));
}

/* How a paragraph names its speaker whose first sentence is tokens [start,
 * end). */
static void
find_speaker(struct ctx *c, const struct tokens *t, size_t start, size_t end,
	     int make, struct finding *out)
{
	struct finding first;
	int found;

	find_nobody(out);
	if (vdm_agent_find(c, t, start, make, out) ||
	    (make && stands_behind(c, t, start, end, out)))
		return;
	found = find_start(c, t, start, end, make, &first);
	if (only_does(&first) && find_beside(c, t, end, make, &first, out))
		return;
	if (found) {
		/* "I agree, continues Lind, with ...": I is whom that names */
		if (!first.first || !find_inside(c, t, start, end, make, out))
			*out = first;
		return;
	}
	if (first.how != H_PRONOUN && find_inside(c, t, start, end, make, out))
		return;
	if (first.how != H_NONE)
		*out = first;
	else if (!find_elsewhere(c, t, start, end, make, out))
		find_nobody(out);
}

/* How the paragraph names its speaker, if it does. */
void
vdm_attribute(struct ctx *c, const struct unit *u, int make,
	      struct finding *out)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t start, from, end;

	vdm_tokens(c, t, u->text, u->len, PARAGRAPH_TOKENS);
	vdm_capitals_lower(t);
	start = words_start(c, t);
	end = sentence_end(t, start);
	from = vdm_past_condition(c, t, start, end);
	find_speaker(c, t, from, end, make, out);
	out->supposed = vdm_is_supposed(c, t, start, end, out);
	if (from > start && vdm_is_not_done(t, end, out))
		find_nobody(out);
	out->supposed |= from > start && out->how == H_NONE &&
			 vdm_mention_at(c, t, start + 1, &m) &&
			 vdm_mention_who(c, t, &m, 0) >= 0;
}
