/* SPDX-License-Identifier: MIT */
/* How a paragraph names its speaker: "Cde. X asks ...", "..., said Mr. Y, ...".
 */
#include <string.h>

#include "base/utf8.h"
#include "recognise/turns/clause.h"

enum {
	/* Words of a paragraph that are read; who speaks stands near its
	 * beginning, or in one of its first sentences. */
	PARAGRAPH_TOKENS = 500,
	ABBREVIATION_BYTES = 5, /* "Comdr.": its stop ends no sentence */
	NUMBER_BYTES = 4,       /* of a paragraph's: "(12)", "iv)" */
	HEAD_TOKENS = 6,        /* of a heading run into a paragraph */
	/* How far behind its subject a verb may be, in words: at first, behind
	 * a phrase that was set off by nothing, by brackets, by commas. */
	VERB_TOKENS = 12,
	PAST_ASIDE = 8,
	PAST_BRACKET = 8,
	PAST_COMMAS = 5,
	/* Words of what brackets or commas set off. */
	SET_OFF_TOKENS = 13,
	VERB_BYTES = 3, /* at least, of a verb that no table has */
	/* "Tuvesenasks": bytes of the whole word, and of the name in it; in
	 * shorter ones names stand by chance. */
	JOINED_BYTES = 5,
	JOINED_NAME_BYTES = 3,
	JOINED_MOST = 100, /* no word is that long */
	THAT_TOKENS = 6,   /* "He said that, ...": no clause within it yet */
	LEAD_TOKENS = 40   /* before the subject of the first sentence */
};

/* Marks that open or close direct speech. */
static int
quote_mark(const struct tokens *t, size_t i)
{
	static const uint32_t marks[] = {'"',  0x201C, 0x201D, 0x201E,
					 0xAB, 0xBB,   0x2018};
	size_t k;

	for (k = 0; k < sizeof(marks) / sizeof(marks[0]); k++)
		if (vdm_punct(t, i, marks[k]))
			return 1;
	return 0;
}

/* A stop behind an initial or a short honorific is theirs. */
static int
is_sentence_end(const struct tokens *t, size_t i)
{
	if (!vdm_punct(t, i, '.') && !vdm_punct(t, i, '?') &&
	    !vdm_punct(t, i, '!'))
		return 0;
	if (i + 1 >= t->n)
		return 1;
	if (vdm_punct(t, i, '.') && i > 0) {
		const struct token *k = &t->t[i - 1];

		if ((k->flags & T_INITIAL) ||
		    ((k->classes & W_HON) &&
		     k->end - k->start <= ABBREVIATION_BYTES))
			return 0;
	}
	return (t->t[i + 1].flags & T_SPACED) || quote_mark(t, i + 1);
}

/* "5.", "Q5.", "1)", "a)", "(3)" at the start: the token after it. */
static size_t
number_end(const struct tokens *t)
{
	const struct token *k = t->n > 0 ? &t->t[0] : NULL;
	size_t i = 0;

	if (vdm_punct(t, 0, '(') || vdm_punct(t, 0, '[')) {
		i = 1;
		k = t->n > 1 ? &t->t[1] : NULL;
	}
	if (k == NULL || !(k->flags & T_WORD) ||
	    k->end - k->start > NUMBER_BYTES)
		return 0;
	/* "Q12." */
	if (i == 0 && vdm_punct(t, 1, '.') && t->s[k->end - 1] >= '0' &&
	    t->s[k->end - 1] <= '9')
		return 2;
	if (!(k->flags & T_DIGIT) && k->end - k->start != 1)
		return 0;
	return vdm_punct(t, i + 1, ')') || vdm_punct(t, i + 1, ']') ? i + 2 : 0;
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
	    is_sentence_end(t, k) && !(t->t[k - 1].classes & W_HON))
		return k + 1;
	return i;
}

/* The words of a phrase that may stand between a subject and its verb. */
static size_t
skip_phrase(struct ctx *c, const struct tokens *t, size_t i)
{
	size_t used;

	(void)vdm_rule_at_token(c, t, i, P_ASIDE, &used);
	return used;
}

static int
is_ing(const struct tokens *t, size_t i)
{
	return vdm_word_ends(t, i, X_GOING_ON);
}

/* A word that may part a verb from its subject, or from what helps it. */
static int
is_adverb(const struct tokens *t, size_t i)
{
	return (t->t[i].classes & W_ADVERB) || vdm_word_does(t, i, X_NOT) ||
	       (!(t->t[i].flags & T_CAP) && vdm_word_ends(t, i, X_MANNER));
}

/* Of words that no table has, those that end as verbs do; good enough for a
 * weak finding only. */
static int
verb_like(const struct tokens *t, size_t i)
{
	const struct token *k = &t->t[i];

	return (k->flags & (T_WORD | T_CAP | T_DIGIT)) == T_WORD &&
	       k->end - k->start >= VERB_BYTES &&
	       !(k->classes & (W_FUNCTION | W_ADVERB)) &&
	       vdm_word_ends(t, i, X_VERB_FORM);
}

/* The token behind brackets that open at token i, or behind its words when they
 * do not close soon. */
static size_t
past_brackets(const struct tokens *t, size_t i)
{
	size_t e = i + 1;

	while (e < t->n && e <= i + SET_OFF_TOKENS && !vdm_punct(t, e, ')') &&
	       !vdm_punct(t, e, ']'))
		e++;
	return e + 1;
}

/* ", in reply," but not ", I said,": the token behind what the comma at token
 * i sets off; 0 when it sets off nothing. */
static size_t
past_commas(const struct tokens *t, size_t i)
{
	size_t e = i + 1;

	if (e < t->n && (t->t[e].classes & (W_FIRST | W_PRONOUN | W_SAY)) &&
	    !is_ing(t, e))
		return 0;
	while (e < t->n && e <= i + SET_OFF_TOKENS + 1 &&
	       !vdm_punct(t, e, ',')) {
		if (is_sentence_end(t, e))
			return 0;
		e++;
	}
	return vdm_punct(t, e, ',') ? e + 1 : 0;
}

/* Where a verb is looked for, and what was found before it. */
struct search {
	size_t i, limit; /* tokens [i, limit) are left */
	int commas;      /* a phrase between commas may come */
	int be;          /* a form of "be" stands last */
	uint32_t aux;    /* W_AUX when a verb that helps was met */
};

/* Moves past what is set off between subject and verb: 1; 0 when nothing is,
 * -1 when no verb can come. */
static int
pass_over(struct ctx *c, const struct tokens *t, struct search *s)
{
	size_t next;

	if (vdm_punct(t, s->i, '(') || vdm_punct(t, s->i, '[')) {
		s->i = past_brackets(t, s->i);
		s->limit = s->i + PAST_BRACKET;
		return 1;
	}
	if (vdm_punct(t, s->i, ',') && s->commas) {
		next = past_commas(t, s->i);
		if (next == 0)
			return -1;
		s->i = next;
		s->limit = next + PAST_COMMAS;
		s->commas = 0;
		return 1;
	}
	next = skip_phrase(c, t, s->i);
	if (next == 0)
		return 0;
	s->i += next;
	s->limit = s->i + PAST_ASIDE;
	return 1;
}

/* The classes of a verb of the tables, with what helped it; 0 when the subject
 * does not do what it says: "was asked", "Mr. Lind replying". */
static uint32_t
verb_of_table(const struct tokens *t, const struct search *s)
{
	uint32_t classes = t->t[s->i].classes;
	int going_on = is_ing(t, s->i);

	if (s->be ? (classes & W_PAST) && !going_on : going_on)
		return 0;
	return classes | s->aux;
}

/*
 * The verb that the subject before token i governs: its classes, 0 when there
 * is none near. *at is its token. W_AUX alone: "Tuvesen is a friend".
 */
uint32_t
vdm_verb_after(struct ctx *c, const struct tokens *t, size_t i, size_t *at,
	       int commas)
{
	struct search s = {.i = i, .limit = i + VERB_TOKENS, .commas = commas};
	int passed;

	*at = 0;
	while (s.i < t->n && s.i < s.limit) {
		const struct token *k = &t->t[s.i];

		passed = pass_over(c, t, &s);
		if (passed > 0)
			continue;
		if (passed < 0 || !(k->flags & T_WORD) || (k->flags & T_CAP))
			return 0;
		*at = s.i;
		if (k->classes & W_AUX) {
			s.aux = W_AUX;
			if (!vdm_word_does(t, s.i, X_NOT))
				s.be = vdm_word_does(t, s.i, X_BE);
		} else if (k->classes & (W_SAY | W_THINK | W_GESTURE)) {
			return verb_of_table(t, &s);
		} else if (!is_adverb(t, s.i)) {
			if (s.aux)
				return W_AUX;
			return verb_like(t, s.i) ? W_UNIT : 0;
		}
		s.i++;
	}
	return s.aux;
}

/* The token after honorifics with their stops. */
static size_t
past_honorifics(const struct tokens *t, size_t i)
{
	while (i < t->n && (t->t[i].classes & W_HON) &&
	       (t->t[i].flags & T_CAP)) {
		i++;
		i += (size_t)vdm_punct(t, i, '.');
	}
	return i;
}

/* The classes of a verb of speaking that a lower-case word goes on with behind
 * a name; W_SAY too where another such word is run together. */
static uint32_t
joined_verb(const struct ctx *c, const char *rest, size_t n)
{
	uint32_t cls = vdm_lexicon_get(c, rest, n);

	if (cls & (W_SAY | W_THINK))
		return cls;
	return vdm_lexicon_does(c, rest, n, X_RUN_ON) ? W_SAY : 0;
}

/* The first person whose surname, or first given name, is the word; or -1. */
static int
joined_who(struct ctx *c, const struct vdm_word *name)
{
	static const enum vdm_people_key keys[] = {VDM_BY_SURNAME,
						   VDM_BY_FIRST};
	int found = -1;
	size_t k, i, n;

	for (k = 0; k < sizeof(keys) / sizeof(keys[0]); k++) {
		const int *list = vdm_people_with(c, keys[k], name, NULL, &n);

		for (i = 0; i < n; i++)
			if (c->who[list[i]].merged < 0 &&
			    c->who[list[i]].by != 0 &&
			    (found < 0 || list[i] < found))
				found = list[i];
	}
	return found;
}

/* "Tuvesenasks", "Brandelin": a known name, and a word that goes on from it. */
static int
joined_at(struct ctx *c, const struct tokens *t, size_t i, struct finding *f)
{
	const struct token *k;
	struct vdm_word name; /* lent, until another word is wanted so */
	uint32_t verb;
	size_t n;
	int who;

	i = past_honorifics(t, i);
	if (i >= t->n || !(t->t[i].flags & T_CAP) || (t->t[i].flags & T_UPPER))
		return 0;
	k = &t->t[i];
	name.s = vdm_lower(c, t->s + k->start, k->base - k->start);
	n = strlen(name.s);
	f->who = -1;
	if (n < JOINED_BYTES || n > JOINED_MOST)
		return 0;
	for (name.n = JOINED_NAME_BYTES; name.n < n; name.n++) {
		verb = joined_verb(c, name.s + name.n, n - name.n);
		who = verb != 0 ? joined_who(c, &name) : -1;
		if (who < 0 || (f->who >= 0 && f->who < who))
			continue;
		f->joined = 1;
		f->who = who;
		f->start = t->t[0].start;
		f->end = k->end;
		f->verb = verb;
		f->verb_at = i;
	}
	return f->who >= 0;
}

/* "I" and its verb; an initial has a stop. */
static int
first_at(struct ctx *c, const struct tokens *t, size_t i, int commas,
	 struct finding *f)
{
	f->first = 1;
	f->start = t->t[i].start;
	f->end = t->t[i].end;
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

/* A subject and its verb at token i. */
static int
subject_at(struct ctx *c, const struct tokens *t, size_t i, int make,
	   int commas, struct finding *f)
{
	struct mention m;

	memset(f, 0, sizeof(*f));
	f->who = -1;
	if (i >= t->n)
		return 0;
	if ((t->t[i].flags & T_INITIAL) && (t->t[i].classes & W_FIRST) &&
	    !vdm_punct(t, i + 1, '.'))
		return first_at(c, t, i, commas, f);
	if (vdm_word_does(t, i, X_HE))
		return he_at(c, t, i, commas, f);
	if (joined_at(c, t, i, f))
		return 1;
	if (!vdm_mention_at(c, t, i, &m) || m.possessive)
		return 0;
	f->verb = vdm_verb_after(c, t, m.last, &f->verb_at, commas);
	if (f->verb == 0)
		return 0;
	f->start = t->t[m.first].start;
	f->end = t->t[m.last - 1].base;
	f->who =
	    vdm_mention_who(c, t, &m, make && (f->verb & (W_SAY | W_THINK)));
	return f->who >= 0;
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
	if (!vdm_mention_at(c, t, k, &m) || m.possessive)
		return 0;
	/* what goes on without a mark has to go on as a phrase does */
	if (m.last < t->n && !(t->t[m.last].flags & T_PUNCT) &&
	    !skip_phrase(c, t, m.last) &&
	    !(t->t[m.last].classes & (W_ADVERB | W_FUNCTION)))
		return 0;
	f->who = vdm_mention_who(c, t, &m, make);
	f->start = t->t[m.first].start;
	f->end = t->t[m.last - 1].base;
	return f->who >= 0;
}

/* Whether a clause may be put into another one behind token i. */
static int
opens_clause(const struct tokens *t, size_t i)
{
	return vdm_punct(t, i, ',') || vdm_punct(t, i, 0x2014) ||
	       vdm_punct(t, i, 0x2013) || quote_mark(t, i);
}

/* Whether a clause put into another one ends at token i. */
static int
closes_clause(const struct tokens *t, size_t i)
{
	static const uint32_t marks[] = {',', '.', ';', ':', 0x2014, '-'};
	size_t k;

	if (i >= t->n || quote_mark(t, i))
		return 1;
	for (k = 0; k < sizeof(marks) / sizeof(marks[0]); k++)
		if (vdm_punct(t, i, marks[k]))
			return 1;
	return 0;
}

/* "continued Mr. X" or "Mr. X commented" between commas or dashes. */
static int
inside_at(struct ctx *c, const struct tokens *t, size_t i, int make,
	  struct finding *f)
{
	size_t k = i + 1, n;

	if (!opens_clause(t, i))
		return 0;
	k += vdm_punct(t, i, ',') && quote_mark(t, k);
	if (k >= t->n)
		return 0;
	if ((t->t[k].classes & W_SAY) && !(t->t[k].flags & T_CAP) &&
	    !is_ing(t, k))
		return verb_first_at(c, t, k, make, f);
	if (!subject_at(c, t, k, make, 0, f) || !(f->verb & W_SAY))
		return 0;
	for (k = f->verb_at + 1; k < t->n; k += n) {
		n = skip_phrase(c, t, k);
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
	while (i < t->n && !is_sentence_end(t, i))
		i++;
	return i;
}

int
vdm_speaks(const struct finding *f)
{
	return (f->verb & (W_SAY | W_THINK)) != 0;
}

/* A verb of speaking joined to the subject's first verb: "reads and says". */
static int
says_later(const struct tokens *t, size_t i, size_t end)
{
	for (; i + 1 < end; i++)
		if ((vdm_word_does(t, i, X_AND) || vdm_punct(t, i, ',')) &&
		    (t->t[i + 1].classes & (W_SAY | W_GESTURE)) == W_SAY &&
		    !is_ing(t, i + 1) && !(t->t[i + 1].flags & T_CAP))
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

/* Where the lead-in of the first sentence may give way to its subject. */
static int
lead_stop(const struct tokens *t, size_t i)
{
	if (vdm_punct(t, i, ',') || vdm_punct(t, i, ';') ||
	    vdm_word_does(t, i, X_THIS))
		return 1;
	if (i == 0 || !(t->t[i].flags & T_WORD))
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
	       quote_mark(t, i);
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
		if (!lead_stop(t, i) || !subject_at(c, t, i + 1, make, 1, f) ||
		    f->pronoun)
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
		if (quote_mark(t, i))
			continue;
		if ((subject_at(c, t, i, make, 1, f) && vdm_speaks(f) &&
		     !f->pronoun) ||
		    find_inside(c, t, i, sentence_end(t, i), make, f)) {
			f->how = H_LATER;
			return 1;
		}
	}
	return 0;
}

/* How the paragraph names its speaker, if it does. */
void
vdm_attribute(struct ctx *c, const struct unit *u, int make,
	      struct finding *out)
{
	struct tokens *t = &c->tok;
	struct finding first;
	size_t start, end;

	memset(out, 0, sizeof(*out));
	out->who = -1;
	vdm_tokens(c, t, u->text, u->len, PARAGRAPH_TOKENS);
	start = number_end(t);
	if (start > 0)
		start = run_in_head(t, start);
	end = sentence_end(t, start);
	if (find_start(c, t, start, end, make, &first)) {
		/* "I agree, continues Lind, with ...": I is whom that names */
		if (!first.first || !find_inside(c, t, start, end, make, out))
			*out = first;
		return;
	}
	if (first.how != H_PRONOUN && find_inside(c, t, start, end, make, out))
		return;
	if (first.how == H_NONE && find_lead(c, t, start, end, make, out))
		return;
	if (first.how != H_NONE) {
		*out = first;
		return;
	}
	if (find_later(c, t, end + 1, make, out))
		return;
	memset(out, 0, sizeof(*out));
	out->who = -1;
}
