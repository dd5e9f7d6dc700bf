/* SPDX-License-Identifier: MIT */
/* How a paragraph names its speaker: "Cde. X asks ...", "..., said Mr. Y, ...".
 */
#include <string.h>

#include "base/utf8.h"
#include "recognise/turns/clause.h"

static int
quote_mark(const struct tokens *t, size_t i)
{
	return vdm_punct(t, i, '"') || vdm_punct(t, i, 0x201C) ||
	       vdm_punct(t, i, 0x201D) || vdm_punct(t, i, 0x201E) ||
	       vdm_punct(t, i, 0xAB) || vdm_punct(t, i, 0xBB) ||
	       vdm_punct(t, i, 0x2018);
}

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
		    ((k->classes & W_HON) && k->end - k->start <= 5))
			return 0;
	}
	return (t->t[i + 1].flags & T_SPACED) || quote_mark(t, i + 1);
}

/* "5.", "1)", "a)", "(3)" at the start: the token after it. */
static size_t
number_end(const struct tokens *t)
{
	const struct token *k = t->n > 0 ? &t->t[0] : NULL;
	size_t i = 0;

	if (vdm_punct(t, 0, '(') || vdm_punct(t, 0, '[')) {
		i = 1;
		k = t->n > 1 ? &t->t[1] : NULL;
	}
	if (k == NULL || !(k->flags & T_WORD) || k->end - k->start > 4)
		return 0;
	if (!(k->flags & T_DIGIT) && k->end - k->start != 1)
		return 0;
	if (vdm_punct(t, i + 1, ')') || vdm_punct(t, i + 1, ']'))
		return i + 2;
	if (i == 0 && vdm_punct(t, 1, '.') && (k->flags & T_DIGIT))
		return 2;
	return 0;
}

/* "Buraimi." after a number: a heading run into the paragraph. */
static size_t
run_in_head(const struct tokens *t, size_t i)
{
	size_t k = i;

	while (k < t->n && k < i + 6 && (t->t[k].flags & T_WORD) &&
	       ((t->t[k].flags & T_CAP) || (t->t[k].classes & W_FUNCTION)) &&
	       !(t->t[k].classes & W_FIRST))
		k++;
	if (k > i && k < t->n && vdm_punct(t, k, '.') &&
	    is_sentence_end(t, k) && !(t->t[k - 1].classes & W_HON))
		return k + 1;
	return i;
}

/* Phrases that stand between a subject and its verb. */
static size_t
skip_phrase(const struct tokens *t, size_t i)
{
	static const char *const all[] = {"in reply to this",   "in reply",
					  "in response",        "in turn",
					  "in his turn",        "for his part",
					  "on his part",        "for her part",
					  "at first",           "at once",
					  "at this point",      "in conclusion",
					  "in addition",        "in particular",
					  "in return",          "in general",
					  "in principle",       "for example",
					  "on the other hand",  "once again",
					  "once more",          "at that point",
					  "in this connection", "of course",
					  "with a smile",       "as well",
					  "as follows",         "at length",
					  "in answer",          "on behalf",
					  "in summary",         "to this",
					  "at the outset",      "in passing"};
	size_t k, n;

	for (k = 0; k < sizeof(all) / sizeof(all[0]); k++) {
		n = vdm_phrase_at(t, i, all[k]);
		if (n > 0)
			return n;
	}
	return 0;
}

static int
ends_ly(const struct tokens *t, size_t i)
{
	const struct token *k = &t->t[i];

	return k->end - k->start > 4 && t->s[k->end - 1] == 'y' &&
	       t->s[k->end - 2] == 'l' && !(k->flags & T_CAP);
}

static int
is_ing(const struct tokens *t, size_t i)
{
	const struct token *k = &t->t[i];

	return k->end - k->start > 4 &&
	       memcmp(t->s + k->end - 3, "ing", 3) == 0;
}

static int
verb_like(const struct tokens *t, size_t i)
{
	const struct token *k = &t->t[i];
	size_t n = k->end - k->start;

	if (!(k->flags & T_WORD) || (k->flags & (T_CAP | T_DIGIT)) || n < 3)
		return 0;
	if (k->classes & (W_FUNCTION | W_ADVERB))
		return 0;
	return t->s[k->end - 1] == 's' ||
	       (t->s[k->end - 1] == 'd' && t->s[k->end - 2] == 'e');
}

/*
 * The verb that the subject before token i governs: its classes, 0 when there
 * is none near. *at is its token. W_AUX alone: "Tuvesen is a friend".
 */
uint32_t
vdm_verb_after(const struct tokens *t, size_t i, size_t *at, int commas)
{
	size_t limit = i + 12, n;
	int be = 0;
	uint32_t aux = 0;

	*at = 0;
	while (i < t->n && i < limit) {
		const struct token *k = &t->t[i];

		if (vdm_punct(t, i, '(') || vdm_punct(t, i, '[')) {
			size_t e = i + 1;

			while (e < t->n && e < i + 14 &&
			       !vdm_punct(t, e, ')') && !vdm_punct(t, e, ']'))
				e++;
			i = e + 1;
			limit = i + 8;
			continue;
		}
		if (vdm_punct(t, i, ',') && commas) {
			size_t e = i + 1, words = 0;

			/* ", in reply," but not ", I said," */
			if (e < t->n &&
			    (t->t[e].classes & (W_FIRST | W_PRONOUN | W_SAY)) &&
			    !is_ing(t, e))
				return 0;
			while (e < t->n && words < 14 &&
			       !vdm_punct(t, e, ',')) {
				if (is_sentence_end(t, e))
					return 0;
				words++;
				e++;
			}
			if (!vdm_punct(t, e, ','))
				return 0;
			i = e + 1;
			limit = i + 5;
			commas = 0;
			continue;
		}
		n = skip_phrase(t, i);
		if (n > 0) {
			i += n;
			limit = i + 8;
			continue;
		}
		if (!(k->flags & T_WORD) || (k->flags & T_CAP))
			return 0;
		*at = i;
		if (k->classes & W_AUX) {
			aux = W_AUX;
			be = vdm_phrase_at(t, i, "was") ||
			     vdm_phrase_at(t, i, "were") ||
			     vdm_phrase_at(t, i, "is") ||
			     vdm_phrase_at(t, i, "are") ||
			     vdm_phrase_at(t, i, "been") ||
			     vdm_phrase_at(t, i, "being") ||
			     vdm_phrase_at(t, i, "be");
			i++;
			continue;
		}
		if (k->classes & (W_SAY | W_THINK | W_GESTURE)) {
			if (be && (k->classes & W_PAST) && !is_ing(t, i))
				return 0; /* "was asked" */
			if (is_ing(t, i) && !be)
				return 0;
			return k->classes | aux;
		}
		if ((k->classes & W_ADVERB) || ends_ly(t, i) ||
		    vdm_phrase_at(t, i, "not")) {
			i++;
			continue;
		}
		if (aux)
			return W_AUX;
		return verb_like(t, i) ? W_UNIT : 0;
	}
	return aux;
}

/* "Tuvesenasks", "Brandelin": a known name, and a word that goes on from it. */
static int
joined_at(struct ctx *c, const struct tokens *t, size_t i, struct finding *f,
	  size_t *next)
{
	const struct token *k;
	char low[96];
	const char *s;
	size_t n, w, len;
	uint32_t cls;

	*next = 0;
	while (i < t->n && (t->t[i].classes & W_HON) &&
	       (t->t[i].flags & T_CAP)) {
		i++;
		if (vdm_punct(t, i, '.'))
			i++;
	}
	if (i >= t->n || !(t->t[i].flags & T_CAP) || (t->t[i].flags & T_UPPER))
		return 0;
	k = &t->t[i];
	s = vdm_lower(c, t->s + k->start, k->base - k->start);
	n = strlen(s);
	if (n < 5 || n >= sizeof(low))
		return 0;
	memcpy(low, s, n + 1);
	for (w = 0; w < c->n_who; w++) {
		const char *name = c->who[w].surname, *g = c->who[w].given;
		int pass;

		if (c->who[w].merged >= 0 || c->who[w].by == 0)
			continue;
		for (pass = 0; pass < 2; pass++) {
			if (pass == 0) {
				len = strlen(name);
			} else {
				if (*g != ' ' || g[1] == '\0')
					break;
				name = g + 1;
				len = strcspn(name, " ");
			}
			if (len < 3 || len >= n || strncmp(low, name, len) != 0)
				continue;
			cls = vdm_lexicon_get(c, low + len, n - len);
			if (!(cls & (W_SAY | W_THINK)) &&
			    strcmp(low + len, "in") != 0 &&
			    strcmp(low + len, "then") != 0 &&
			    strcmp(low + len, "also") != 0)
				continue;
			f->joined = 1;
			f->who = (int)w;
			f->start = t->t[0].start;
			f->end = k->end;
			f->verb = cls & (W_SAY | W_THINK) ? cls : W_SAY;
			f->verb_at = i;
			*next = i + 1;
			return 1;
		}
	}
	return 0;
}

static int
known_or_new(struct ctx *c, const struct tokens *t, const struct mention *m,
	     int make)
{
	return vdm_mention_who(c, t, m, make);
}

/* A subject and its verb at token i. */
static int
subject_at(struct ctx *c, const struct tokens *t, size_t i, int make,
	   int commas, struct finding *f)
{
	struct mention m;
	size_t next;
	uint32_t verb;

	memset(f, 0, sizeof(*f));
	f->who = -1;
	if (i >= t->n)
		return 0;
	if ((t->t[i].flags & T_INITIAL) && (t->t[i].classes & W_FIRST) &&
	    !vdm_punct(t, i + 1, '.')) {
		f->first = 1;
		f->start = t->t[i].start;
		f->end = t->t[i].end;
		verb = vdm_verb_after(t, i + 1, &f->verb_at, commas);
		f->verb = verb;
		return verb != 0;
	}
	if ((t->t[i].classes & W_PRONOUN) &&
	    (vdm_phrase_at(t, i, "he") || vdm_phrase_at(t, i, "she"))) {
		struct mention he;

		/* "He, Brandel, is ready" */
		if (vdm_punct(t, i + 1, ',') &&
		    vdm_mention_at(c, t, i + 2, &he) && he.last > he.name &&
		    vdm_punct(t, he.last, ',')) {
			f->who = known_or_new(c, t, &he, 0);
			i = he.last;
		} else {
			f->pronoun = 1;
		}
		f->start = t->t[i].start;
		f->end = t->t[i].end;
		f->verb = vdm_verb_after(t, i + 1, &f->verb_at, commas);
		return f->verb != 0;
	}
	if (joined_at(c, t, i, f, &next)) {
		if (!(f->verb & W_SAY))
			return 1;
		return 1;
	}
	if (!vdm_mention_at(c, t, i, &m) || m.possessive)
		return 0;
	verb = vdm_verb_after(t, m.last, &f->verb_at, commas);
	if (verb == 0)
		return 0;
	f->verb = verb;
	f->start = t->t[m.first].start;
	f->end = t->t[m.last - 1].base;
	f->who = known_or_new(c, t, &m, make && (verb & (W_SAY | W_THINK)));
	return f->who >= 0;
}

/* "continued Mr. X" or "Mr. X commented" between commas or dashes. */
static int
inside_at(struct ctx *c, const struct tokens *t, size_t i, int make,
	  struct finding *f)
{
	struct mention m;
	size_t k = i + 1;

	if (!vdm_punct(t, i, ',') && !quote_mark(t, i) &&
	    !vdm_punct(t, i, 0x2014) && !vdm_punct(t, i, 0x2013))
		return 0;
	if (vdm_punct(t, i, ',') && quote_mark(t, k))
		k++;
	if (k >= t->n)
		return 0;
	if ((t->t[k].classes & W_SAY) && !(t->t[k].flags & T_CAP) &&
	    !is_ing(t, k)) { /* verb first */
		memset(f, 0, sizeof(*f));
		f->verb = t->t[k].classes;
		f->verb_at = k;
		k++;
		if (k < t->n &&
		    (vdm_phrase_at(t, k, "he") || vdm_phrase_at(t, k, "she"))) {
			f->pronoun = 1;
			f->who = -1;
			return 1;
		}
		if (!vdm_mention_at(c, t, k, &m) || m.possessive)
			return 0;
		if (m.last < t->n && !(t->t[m.last].flags & T_PUNCT) &&
		    !skip_phrase(t, m.last) &&
		    !(t->t[m.last].classes & (W_ADVERB | W_FUNCTION)))
			return 0;
		f->who = known_or_new(c, t, &m, make);
		f->start = t->t[m.first].start;
		f->end = t->t[m.last - 1].base;
		return f->who >= 0;
	}
	if (!subject_at(c, t, k, make, 0, f) || !(f->verb & W_SAY))
		return 0;
	k = f->verb_at + 1;
	while (k < t->n &&
	       ((t->t[k].classes & W_ADVERB) || skip_phrase(t, k) > 0))
		k += skip_phrase(t, k) > 0 ? skip_phrase(t, k) : 1;
	return k >= t->n || vdm_punct(t, k, ',') || vdm_punct(t, k, '.') ||
	       vdm_punct(t, k, ';') || vdm_punct(t, k, ':') ||
	       quote_mark(t, k) || vdm_punct(t, k, 0x2014) ||
	       vdm_punct(t, k, '-');
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
		if ((vdm_phrase_at(t, i, "and") || vdm_punct(t, i, ',')) &&
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
	    vdm_phrase_at(t, i, "this") || vdm_phrase_at(t, i, "these"))
		return 1;
	if (i == 0 || !(t->t[i].flags & T_WORD))
		return 0;
	/* what ends in a verb is a noun here: "As a third point Mr. Lind said"
	 */
	return !(t->t[i].classes & (W_FUNCTION | W_AUX));
}

static int
find_inside(struct ctx *c, const struct tokens *t, size_t from, size_t end,
	    int make, struct finding *f)
{
	size_t i;

	for (i = from; i < end; i++) {
		if (vdm_phrase_at(t, i, "that") && i < from + 6)
			continue;
		if (inside_at(c, t, i, make, f) && !f->pronoun) {
			f->how = H_INSIDE;
			return 1;
		}
	}
	return 0;
}

static int
find_lead(struct ctx *c, const struct tokens *t, size_t from, size_t end,
	  int make, struct finding *f)
{
	struct finding weak;
	size_t i;

	memset(&weak, 0, sizeof(weak));

	for (i = from; i < end && i < from + 40; i++) {
		if (vdm_phrase_at(t, i, "that") ||
		    vdm_phrase_at(t, i, "whether") || quote_mark(t, i))
			break;
		if (!lead_stop(t, i))
			continue;
		if (!subject_at(c, t, i + 1, make, 1, f) || f->pronoun)
			continue;
		if (vdm_speaks(f) ||
		    (f->first && says_later(t, f->verb_at, end))) {
			f->how = H_LEAD;
			return 1;
		}
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

/* How the paragraph names its speaker, if it does. */
void
vdm_attribute(struct ctx *c, const struct unit *u, int make,
	      struct finding *out)
{
	struct tokens *t = &c->tok;
	struct finding f, weak;
	size_t start, end, i;

	memset(out, 0, sizeof(*out));
	memset(&weak, 0, sizeof(weak));
	out->who = weak.who = -1;
	vdm_tokens(c, t, u->text, u->len, 500);
	start = number_end(t);
	if (start > 0)
		start = run_in_head(t, start);
	end = sentence_end(t, start);
	if (subject_at(c, t, start, make, 1, &f)) {
		f.how = H_START;
		if ((f.verb & W_GESTURE) && !(f.verb & W_SAY) &&
		    !says_later(t, f.verb_at, end) && !goes_on(c, t, end + 1))
			f.gesture = 1;
		if (vdm_speaks(&f) || (f.verb & W_GESTURE)) {
			if (!f.pronoun) {
				*out = f;
				return;
			}
			weak = f;
			weak.how = H_PRONOUN;
		} else if (!f.pronoun && (f.verb & (W_UNIT | W_AUX))) {
			weak = f;
			weak.how = H_WEAK;
		}
	}
	if (weak.how != H_PRONOUN && find_inside(c, t, start, end, make, &f)) {
		*out = f;
		return;
	}
	if (weak.how == H_NONE && find_lead(c, t, start, end, make, &f)) {
		*out = f;
		return;
	}
	if (weak.how != H_NONE) {
		*out = weak;
		return;
	}
	for (i = end + 1; i < t->n; i = sentence_end(t, i) + 1) {
		if (quote_mark(t, i))
			continue;
		if (subject_at(c, t, i, make, 1, &f) && vdm_speaks(&f) &&
		    !f.pronoun) {
			f.how = H_LATER;
			*out = f;
			return;
		}
		if (find_inside(c, t, i, sentence_end(t, i), make, &f)) {
			f.how = H_LATER;
			*out = f;
			return;
		}
	}
}
