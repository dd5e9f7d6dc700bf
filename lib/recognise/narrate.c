/* SPDX-License-Identifier: MIT */
/* Narrated turns: "Cde. X asks ...", "..., continued Mr. Y, ...", "I said". */
#include <string.h>

#include "base/utf8.h"
#include "recognise/internal.h"

/* How a paragraph names its speaker. */
enum how {
	H_NONE,
	H_START,  /* name and verb at the start */
	H_INSIDE, /* ", continued Mr. X," */
	H_LEAD,	  /* after a lead-in */
	H_LATER,  /* in a later sentence */
	H_WEAK,	  /* a name and an unknown verb at the start */
	H_PRONOUN
};

struct finding {
	enum how how;
	int who;
	int first;    /* "I" */
	int gesture;  /* what is done, not said */
	int pronoun;
	int past;
	int present;  /* a present-tense verb */
	int joined;   /* name and verb in one word */
	int alike;    /* name misspelt */
	size_t start, end; /* bytes of the name */
	uint32_t verb;
	size_t verb_at;
};

static int
punct(const struct tokens *t, size_t i, uint32_t cp)
{
	return i < t->n && (t->t[i].flags & T_PUNCT) && t->t[i].cp == cp;
}

static int
quote_mark(const struct tokens *t, size_t i)
{
	return punct(t, i, '"') || punct(t, i, 0x201C) ||
	       punct(t, i, 0x201D) || punct(t, i, 0x201E) ||
	       punct(t, i, 0xAB) || punct(t, i, 0xBB) || punct(t, i, 0x2018);
}

static int
is_sentence_end(const struct tokens *t, size_t i)
{
	if (!punct(t, i, '.') && !punct(t, i, '?') && !punct(t, i, '!'))
		return 0;
	if (i + 1 >= t->n)
		return 1;
	if (punct(t, i, '.') && i > 0) {
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

	if (punct(t, 0, '(') || punct(t, 0, '[')) {
		i = 1;
		k = t->n > 1 ? &t->t[1] : NULL;
	}
	if (k == NULL || !(k->flags & T_WORD) || k->end - k->start > 4)
		return 0;
	if (!(k->flags & T_DIGIT) && k->end - k->start != 1)
		return 0;
	if (punct(t, i + 1, ')') || punct(t, i + 1, ']'))
		return i + 2;
	if (i == 0 && punct(t, 1, '.') && (k->flags & T_DIGIT))
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
	if (k > i && k < t->n && punct(t, k, '.') && is_sentence_end(t, k) &&
	    !(t->t[k - 1].classes & W_HON))
		return k + 1;
	return i;
}

/* Phrases that stand between a subject and its verb. */
static size_t
skip_phrase(const struct tokens *t, size_t i)
{
	static const char *const all[] = {
	    "in reply to this", "in reply",    "in response", "in turn",
	    "in his turn",	"for his part", "on his part", "for her part",
	    "at first",		"at once",	"at this point", "in conclusion",
	    "in addition",	"in particular", "in return",	 "in general",
	    "in principle",	"for example",	"on the other hand",
	    "once again",	"once more",	"at that point", "in this connection",
	    "of course",	"with a smile", "as well",     "as follows",
	    "at length",	"in answer",	"on behalf",   "in summary",
	    "to this",		"at the outset", "in passing"};
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
 * is none near. *at is its token. W_AUX alone: "Qavam is a friend".
 */
static uint32_t
verb_after(const struct tokens *t, size_t i, size_t *at, int commas)
{
	size_t limit = i + 12, n;
	int be = 0;
	uint32_t aux = 0;

	while (i < t->n && i < limit) {
		const struct token *k = &t->t[i];

		if (punct(t, i, '(') || punct(t, i, '[')) {
			size_t e = i + 1;

			while (e < t->n && e < i + 14 && !punct(t, e, ')') &&
			       !punct(t, e, ']'))
				e++;
			i = e + 1;
			limit = i + 8;
			continue;
		}
		if (punct(t, i, ',') && commas) {
			size_t e = i + 1, words = 0;

			/* ", in reply," but not ", I said," */
			if (e < t->n &&
			    (t->t[e].classes & (W_FIRST | W_PRONOUN | W_SAY)) &&
			    !is_ing(t, e))
				return 0;
			while (e < t->n && words < 14 && !punct(t, e, ',')) {
				if (is_sentence_end(t, e))
					return 0;
				words++;
				e++;
			}
			if (!punct(t, e, ','))
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

/* ---- subjects ----------------------------------------------------------- */

/* "Stalinasks", "Qavamin": a known name, and a word that goes on from it. */
static int
joined_at(struct ctx *c, const struct tokens *t, size_t i, struct finding *f,
	  size_t *next)
{
	const struct token *k;
	char low[96];
	const char *s;
	size_t n, w, len;
	uint32_t cls;

	while (i < t->n && (t->t[i].classes & W_HON) &&
	       (t->t[i].flags & T_CAP)) {
		i++;
		if (punct(t, i, '.'))
			i++;
	}
	if (i >= t->n || !(t->t[i].flags & T_CAP) ||
	    (t->t[i].flags & T_UPPER))
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
			if (len < 3 || len >= n ||
			    strncmp(low, name, len) != 0)
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
	    !punct(t, i + 1, '.')) {
		f->first = 1;
		f->start = t->t[i].start;
		f->end = t->t[i].end;
		verb = verb_after(t, i + 1, &f->verb_at, commas);
		f->verb = verb;
		return verb != 0;
	}
	if ((t->t[i].classes & W_PRONOUN) &&
	    (vdm_phrase_at(t, i, "he") || vdm_phrase_at(t, i, "she"))) {
		struct mention he;

		/* "He, Qavam, is ready" */
		if (punct(t, i + 1, ',') && vdm_mention_at(c, t, i + 2, &he) &&
		    he.last > he.name && punct(t, he.last, ',')) {
			f->who = known_or_new(c, t, &he, 0);
			i = he.last;
		} else {
			f->pronoun = 1;
		}
		f->start = t->t[i].start;
		f->end = t->t[i].end;
		f->verb = verb_after(t, i + 1, &f->verb_at, commas);
		return f->verb != 0;
	}
	if (joined_at(c, t, i, f, &next)) {
		if (!(f->verb & W_SAY))
			return 1;
		return 1;
	}
	if (!vdm_mention_at(c, t, i, &m) || m.possessive)
		return 0;
	verb = verb_after(t, m.last, &f->verb_at, commas);
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

	if (!punct(t, i, ',') && !quote_mark(t, i) && !punct(t, i, 0x2014) &&
	    !punct(t, i, 0x2013))
		return 0;
	if (punct(t, i, ',') && quote_mark(t, k))
		k++;
	if (k >= t->n)
		return 0;
	if ((t->t[k].classes & W_SAY) && !(t->t[k].flags & T_CAP) &&
	    !is_ing(t, k)) { /* verb first */
		memset(f, 0, sizeof(*f));
		f->verb = t->t[k].classes;
		f->verb_at = k;
		k++;
		if (k < t->n && (vdm_phrase_at(t, k, "he") ||
				 vdm_phrase_at(t, k, "she"))) {
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
	while (k < t->n && ((t->t[k].classes & W_ADVERB) ||
			    skip_phrase(t, k) > 0))
		k += skip_phrase(t, k) > 0 ? skip_phrase(t, k) : 1;
	return k >= t->n || punct(t, k, ',') || punct(t, k, '.') ||
	       punct(t, k, ';') || punct(t, k, ':') || quote_mark(t, k) ||
	       punct(t, k, 0x2014) || punct(t, k, '-');
}

static size_t
sentence_end(const struct tokens *t, size_t i)
{
	while (i < t->n && !is_sentence_end(t, i))
		i++;
	return i;
}

static int
speaks(const struct finding *f)
{
	return (f->verb & (W_SAY | W_THINK)) != 0;
}

/* A verb of speaking joined to the subject's first verb: "reads and says". */
static int
says_later(const struct tokens *t, size_t i, size_t end)
{
	for (; i + 1 < end; i++)
		if ((vdm_phrase_at(t, i, "and") || punct(t, i, ',')) &&
		    (t->t[i + 1].classes & W_SAY) && !is_ing(t, i + 1) &&
		    !(t->t[i + 1].flags & T_CAP))
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
	return punct(t, i, ',') || punct(t, i, ';') ||
	       (i > 0 && (t->t[i].flags & T_WORD) &&
		!(t->t[i].classes & (W_FUNCTION | W_SAY | W_AUX | W_THINK)));
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
	size_t i;

	for (i = from; i < end && i < from + 40; i++) {
		if (vdm_phrase_at(t, i, "that") ||
		    vdm_phrase_at(t, i, "whether") || quote_mark(t, i))
			return 0;
		if (!lead_stop(t, i))
			continue;
		if (subject_at(c, t, i + 1, make, 1, f) && !f->pronoun &&
		    speaks(f)) {
			f->how = H_LEAD;
			return 1;
		}
	}
	return 0;
}

/* How the paragraph names its speaker, if it does. */
static void
attribute(struct ctx *c, const struct unit *u, int make, struct finding *out)
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
		if (speaks(&f) || (f.verb & W_GESTURE)) {
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
		if (subject_at(c, t, i, make, 1, &f) && speaks(&f) &&
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

/* ---- the document as a whole -------------------------------------------- */

static int
in_body(const struct ctx *c, size_t i)
{
	const struct unit *u = &c->u[i];

	return i >= c->head_end && i < c->tail_start && u->len > 0 &&
	       !u->lifted && u->kind == U_NONE && !u->is_heading;
}

static void
merge_into(struct ctx *c, size_t from, size_t to)
{
	size_t i;

	c->who[from].merged = (int)to;
	for (i = 0; i < c->who[from].n_forms; i++)
		vdm_who_form(c, (int)to, c->who[from].forms[i],
			     strlen(c->who[from].forms[i]));
	c->who[to].turns += c->who[from].turns;
	c->who[to].by |= c->who[from].by;
}

static int
real(const struct ctx *c, int who)
{
	return vdm_who_real(c, who);
}

/* "The Polish Ambassador" is the one ambassador who has a name. */
static void
merge_offices(struct ctx *c)
{
	size_t w, i;

	for (w = 0; w < c->n_who; w++) {
		int found = -1, count = 0;

		if (!c->who[w].only_office || c->who[w].merged >= 0)
			continue;
		for (i = 0; i < c->n_who; i++) {
			const char *p = c->who[w].offices + 1, *e;
			int all = *p != '\0';

			if (c->who[i].only_office || c->who[i].merged >= 0 ||
			    c->who[i].by == 0)
				continue;
			for (; *p != '\0' && all; p = e + 1) {
				e = strchr(p, ' ');
				all = vdm_word_in(c->who[i].offices, p,
						  (size_t)(e - p)) ||
				      (e[1] != '\0' &&
				       (vdm_lexicon_get(c, p,
							(size_t)(e - p)) &
					W_NATION));
			}
			if (all) {
				found = (int)i;
				count++;
			}
		}
		if (count == 1)
			merge_into(c, w, (size_t)found);
	}
}

/*
 * An office that speaks in a conversation of two named people is one of them:
 * not the one whom it addresses, nor the one who addresses it.
 */
static void
bind_offices(struct ctx *c)
{
	int two[2];
	size_t i, k, n = 0, w;

	for (i = 0; i < c->n_who; i++)
		if (!c->who[i].only_office && c->who[i].merged < 0 &&
		    (c->who[i].by & (BY_HEAD | BY_LIST))) {
			if (n < 2)
				two[n] = (int)i;
			n++;
		}
	if (n != 2)
		return;
	for (w = 0; w < c->n_who; w++) {
		int not_one[2] = {0, 0};

		if (!c->who[w].only_office || c->who[w].merged >= 0)
			continue;
		for (i = 0; i < c->n; i++) {
			struct finding f;
			struct tokens *t = &c->tok;
			struct mention m;

			if (!in_body(c, i))
				continue;
			attribute(c, &c->u[i], 0, &f);
			if (f.how != H_START || f.who < 0)
				continue;
			for (k = f.verb_at + 1;
			     k < t->n && k < f.verb_at + 7; k++) {
				int who;

				if (!vdm_mention_at(c, t, k, &m))
					continue;
				who = real(c, vdm_mention_who(c, t, &m, 0));
				if (f.who == (int)w && who == two[0])
					not_one[0]++;
				if (f.who == (int)w && who == two[1])
					not_one[1]++;
				if (who == (int)w && f.who == two[0])
					not_one[0]++;
				if (who == (int)w && f.who == two[1])
					not_one[1]++;
				break;
			}
		}
		if (not_one[0] && !not_one[1])
			merge_into(c, w, (size_t)two[1]);
		else if (not_one[1] && !not_one[0])
			merge_into(c, w, (size_t)two[0]);
	}
}

/* People whom only the text names: kept when an honorific or an office
 * introduces them, or when they speak more than once. */
static void
gather(struct ctx *c)
{
	size_t i;
	struct finding f;

	for (i = 0; i < c->n; i++) {
		if (!in_body(c, i))
			continue;
		attribute(c, &c->u[i], 1, &f);
		if (f.how != H_NONE && f.who >= 0 && !f.joined) {
			c->who[f.who].turns++;
			if (f.how == H_START || f.how == H_INSIDE ||
			    f.how == H_LEAD)
				c->who[f.who].by |= BY_NARRATION;
		}
	}
	for (i = 0; i < c->n_who; i++) {
		struct who *w = &c->who[i];
		int titled = w->only_office || w->title != NULL ||
			     w->offices[1] != '\0';
		size_t k;

		for (k = 0; k < w->n_forms && !titled; k++)
			titled = strchr(w->forms[k], '.') != NULL ||
				 strncmp(w->forms[k], "M", 1) == 0;
		if (w->by == BY_NARRATION && !titled && w->turns < 2)
			w->by = 0;
	}
	for (i = 0; i < c->n_who; i++)
		c->who[i].turns = 0;
}

/* Whether the paragraphs are those of a conversation at all. */
static int
is_conversation(struct ctx *c)
{
	size_t i, units = 0, named = 0, first = 0, said = 0, salutes = 0;
	size_t present = 0;
	struct finding f;

	for (i = 0; i < c->n; i++) {
		struct tokens *t = &c->tok;

		if (c->u[i].len == 0)
			continue;
		vdm_tokens(c, t, c->u[i].text, c->u[i].len, 12);
		if (t->n > 0 && t->n < 12 &&
		    ((t->t[0].classes & W_SALUTE) ||
		     (t->n > 1 && (t->t[1].classes & W_SALUTE))))
			salutes++;
		if (!in_body(c, i))
			continue;
		units++;
		attribute(c, &c->u[i], 0, &f);
		if (f.how == H_NONE || f.how == H_WEAK)
			continue;
		if (f.first)
			first += (f.verb & W_SAY) && (f.verb & W_PAST);
		else if (f.how != H_LATER)
			said++;
		if (f.how == H_START && !(f.verb & (W_PAST | W_AUX)))
			present++;
	}
	for (i = 0; i < c->n_who; i++)
		named += c->who[i].by & BY_NARRATION ? 1 : 0;
	c->first_person = first > 0 && (said > 0 || c->conversation);
	c->present_tense = present * 2 > said;
	if (salutes > 0 && !c->conversation)
		return 0;
	if (c->conversation)
		return said + first > 0;
	return said + first >= 3 && (said + first) * 2 >= units &&
	       named + (first > 0) >= 2;
}

/* ---- turns --------------------------------------------------------------- */

static int
drafter(struct ctx *c)
{
	const struct vdm_field *f = vdm_field_get(c->rec, VDM_F_RECORDER, 0);

	if (c->drafter < 0 && f != NULL && *f->value != '\0') {
		c->drafter = vdm_who_by_words(c, f->value, strlen(f->value),
					      1);
		if (c->drafter >= 0)
			c->who[c->drafter].by |= BY_SIGNATURE;
	}
	if (c->drafter < 0) {
		int who = vdm_who_new(c, "I");

		if (who < 0)
			return -1;
		c->who[who].by = BY_NARRATION;
		c->who[who].drafter = 1;
		c->drafter = who;
	}
	c->who[c->drafter].drafter = 1;
	return c->drafter;
}

static void
give(struct ctx *c, struct unit *u, int who, enum vdm_certainty cert,
     int inferred, const char *reason)
{
	who = real(c, who);
	if (who < 0)
		return;
	u->who[0] = who;
	u->n_who = 1;
	u->cert = cert;
	u->inferred = inferred;
	u->reason = reason;
	c->who[who].turns++;
	if (c->who[who].by == 0)
		c->who[who].by = BY_NARRATION;
	if (c->who[who].pos.line == 0) {
		c->who[who].pos.line = u->line;
		c->who[who].pos.end = u->end;
		c->who[who].pos.column = 1;
	}
}

static const char *const reasons[] = {
    [H_NONE] = "",
    [H_START] = "name and verb stand first",
    [H_INSIDE] = "name and verb stand in mid-sentence",
    [H_LEAD] = "name and verb follow a lead-in",
    [H_LATER] = "a later sentence names the speaker",
    [H_WEAK] = "a speaker's name stands first",
    [H_PRONOUN] = "a pronoun stands for the speaker"};

struct state {
	int last;      /* who spoke last, or -1 */
	int before;    /* who spoke before them */
	int announced; /* direct speech goes on until another attribution */
	int started;
};

static int
ends_colon(const struct unit *u)
{
	size_t n = u->len;
	const char *s = vdm_trim(u->text, &n);

	return n > 0 && s[n - 1] == ':';
}

static int
begins_low(const struct unit *u)
{
	size_t used, n = u->len;
	const char *s = vdm_trim(u->text, &n);

	return n > 0 && vdm_is_lower(vdm_utf8_decode(s, n, &used)) &&
	       !(n > 1 && (s[1] == ')' || s[1] == '.'));
}

/* "the following points were made:-": what comes is nobody's turn. */
static int
ends_list(const struct unit *u)
{
	size_t n = u->len;
	const char *s = vdm_trim(u->text, &n);

	return n > 0 && (s[n - 1] == ':' || s[n - 1] == '-');
}

/* Whether direct speech that was announced ends with this attribution. */
static int
ends_speech(const struct ctx *c, const struct finding *f)
{
	(void)c;
	if (f->how != H_START && f->how != H_INSIDE)
		return 0;
	if (f->pronoun)
		return 0;
	if (f->first)
		return (f->verb & W_SAY) && (f->verb & W_PAST) &&
		       !(f->verb & W_AUX);
	return (f->verb & W_SAY) != 0;
}

static void
read_first(struct ctx *c, struct unit *u, const struct finding *f)
{
	u->kind = U_TURN;
	give(c, u, drafter(c),
	     f->verb & (W_SAY | W_THINK) ? VDM_CERT_HIGH : VDM_CERT_MEDIUM, 0,
	     "the drafter speaks of himself as I");
	u->name_start = f->start;
	u->name_end = f->end;
}

static void
read_named(struct ctx *c, struct unit *u, const struct finding *f)
{
	enum vdm_certainty cert = VDM_CERT_HIGH;
	const char *reason = reasons[f->how];

	u->kind = f->gesture ? U_ACTION : U_TURN;
	if (f->how == H_LATER || f->how == H_WEAK)
		cert = VDM_CERT_MEDIUM;
	if (f->joined)
		reason = "a speaker's name run together with the next word";
	give(c, u, f->who, cert, 0, reason);
	u->name_start = f->start;
	u->name_end = f->end;
	if (f->joined) {
		struct vdm_pos pos = {u->line, 1, u->end};

		vdm_diag(c->sink, VDM_D_NAME_RUN_TOGETHER, &pos, NULL,
			 "a name and the next word are written as one; the "
			 "turn is given to %s, the text is left as it is",
			 c->who[real(c, f->who)].name);
	}
}

/* Another who may have spoken, for a person to decide. */
static void
candidate(struct ctx *c, struct unit *u, int who, const char *reason)
{
	who = real(c, who);
	if (who < 0 || (u->n_who > 0 && u->who[0] == who))
		return;
	vdm_buf_clear(&c->buf);
	if (u->candidates != NULL)
		vdm_buf_printf(&c->buf, "%s|", u->candidates);
	vdm_buf_printf(&c->buf, "%s: %s", c->who[who].name, reason);
	u->candidates = vdm_arena_strdup(&c->scratch, vdm_buf_str(&c->buf));
}

static void
read_pronoun(struct ctx *c, struct unit *u, const struct finding *f,
	     struct state *st)
{
	const struct token *v = &c->tok.t[f->verb_at];
	const char *low = vdm_lower(c, c->tok.s + v->start, v->end - v->start);
	int other = strncmp(low, "repl", 4) == 0 ||
		    strncmp(low, "answer", 6) == 0 ||
		    strncmp(low, "respond", 7) == 0;

	u->kind = U_TURN;
	if (other && st->before >= 0)
		give(c, u, st->before, VDM_CERT_LOW, 1,
		     "a pronoun answers who spoke last");
	else
		give(c, u, st->last, VDM_CERT_MEDIUM, 1,
		     reasons[H_PRONOUN]);
	candidate(c, u, st->last, "spoke last");
	candidate(c, u, st->before, "spoke before that");
}

static int
is_narration(struct ctx *c, const struct unit *u)
{
	struct tokens *t = &c->tok;

	vdm_tokens(c, t, u->text, u->len, 12);
	return vdm_phrase_at(t, 0, "we then") || vdm_phrase_at(t, 0, "we") ||
	       vdm_phrase_at(t, 0, "at this point") ||
	       vdm_phrase_at(t, 0, "the conversation") ||
	       vdm_phrase_at(t, 0, "the meeting") ||
	       vdm_phrase_at(t, 0, "the discussion") ||
	       (vdm_phrase_at(t, 0, "comment") && punct(t, 1, ':')) ||
	       vdm_phrase_at(t, 0, "in discussion") ||
	       vdm_phrase_at(t, 0, "the cabinet") ||
	       vdm_phrase_at(t, 0, "the committee") ||
	       vdm_phrase_at(t, 0, "the council") ||
	       vdm_phrase_at(t, 0, "the following") ||
	       vdm_phrase_at(t, 0, "the talks") ||
	       vdm_phrase_at(t, 0, "there was") ||
	       vdm_phrase_at(t, 0, "there followed") ||
	       vdm_phrase_at(t, 0, "after the meeting") ||
	       vdm_phrase_at(t, 0, "it was agreed") ||
	       vdm_phrase_at(t, 0, "both sides") ||
	       vdm_phrase_at(t, 0, "the two sides") ||
	       vdm_phrase_at(t, 0, "after an exchange") ||
	       vdm_phrase_at(t, 0, "then the conversation");
}

static int
is_heading_line(const struct unit *u)
{
	size_t n = u->len;
	const char *s = vdm_trim(u->text, &n);

	return n > 0 && n < 70 && strchr(".!?;,:\")]-", s[n - 1]) == NULL &&
	       (unsigned char)s[n - 1] < 0x80;
}

/* "Interpreter A. Petrov was present at the conversation." */
static int
says_present(struct ctx *c, struct unit *u)
{
	size_t n = u->len, at = 0, used = 0;
	const char *s = vdm_trim(u->text, &n);
	struct mention m;

	if (n > 160 ||
	    vdm_rule_within(c, s, n, P_PRESENT, &at, &used) == NULL || at == 0)
		return 0;
	vdm_tokens(c, &c->tok, s, n, 40);
	if (!vdm_mention_at(c, &c->tok, 0, &m) || m.last == m.name)
		return 0;
	u->kind = U_PARTICIPANTS;
	u->reason = "says who was present";
	u->cert = VDM_CERT_HIGH;
	vdm_names_of_list(c, u, s, at, "present");
	return 1;
}

static void
read_unit(struct ctx *c, struct unit *u, struct state *st)
{
	struct finding f;

	if (says_present(c, u))
		return;
	attribute(c, u, 0, &f);
	if (f.who >= 0 && c->who[real(c, f.who)].by == 0)
		f.how = H_NONE;
	if (st->announced && !ends_speech(c, &f)) {
		u->kind = U_TURN;
		u->continued = 1;
		give(c, u, st->last, VDM_CERT_MEDIUM, 1,
		     "goes on with the direct speech that was announced");
		return;
	}
	st->announced = 0;
	if (st->started && begins_low(u) && st->last >= 0) {
		u->kind = U_TURN;
		u->continued = 1;
		give(c, u, st->last, VDM_CERT_HIGH, 1,
		     "goes on in mid-sentence");
	} else if (f.how != H_NONE && f.first && c->first_person &&
		   (speaks(&f) || f.verb & (W_UNIT | W_AUX))) {
		read_first(c, u, &f);
	} else if (f.how != H_NONE && f.who >= 0 &&
		   (f.how != H_WEAK || st->started)) {
		if (f.how == H_WEAK && real(c, f.who) != st->last &&
		    is_narration(c, u))
			u->kind = U_NARRATION;
		else
			read_named(c, u, &f);
	} else if (f.how == H_PRONOUN && st->last >= 0) {
		read_pronoun(c, u, &f, st);
	} else if (is_heading_line(u)) {
		u->kind = U_HEADING;
		u->reason = "a short line without a full stop";
	} else if (!st->started || st->last < 0 || is_narration(c, u)) {
		u->kind = U_NARRATION;
		u->reason = "nobody is named as speaking";
	} else {
		u->kind = U_TURN;
		u->continued = 1;
		give(c, u, st->last, VDM_CERT_MEDIUM, 1,
		     "names no speaker; the turn before goes on");
		candidate(c, u, st->before, "may answer here");
	}
}

static void
read_all(struct ctx *c)
{
	struct state st = {-1, -1, 0, 0};
	size_t i;

	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];

		if (!in_body(c, i)) {
			if (u->kind == U_NARRATION || u->kind == U_HEADING)
				st.announced = 0;
			continue;
		}
		read_unit(c, u, &st);
		if (u->kind == U_NARRATION && st.started && ends_list(u))
			st.last = st.before = -1;
		if (u->kind != U_TURN || u->n_who == 0)
			continue;
		st.started = 1;
		if (u->who[0] != st.last) {
			st.before = st.last;
			st.last = u->who[0];
		}
		if (ends_colon(u))
			st.announced = 1;
	}
}

/* Amid labels, "Mr. Y adds: ...": a name, a verb, and a colon after it. */
static int
introduces(struct ctx *c, struct unit *u)
{
	struct finding f;
	struct tokens *t = &c->tok;
	size_t i;

	attribute(c, u, 0, &f);
	if (f.how != H_START || f.who < 0 || f.gesture || !(f.verb & W_SAY) ||
	    c->who[real(c, f.who)].by == 0)
		return 0;
	for (i = f.verb_at + 1; i < t->n && i < f.verb_at + 6; i++)
		if (punct(t, i, ':')) {
			read_named(c, u, &f);
			return 1;
		}
	return 0;
}

/* What stands between labelled turns: more of the turn before, mostly. */
static void
continue_labelled(struct ctx *c)
{
	size_t i;
	const struct unit *last = NULL;

	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];

		if (u->kind == U_TURN && u->labelled) {
			last = u;
			continue;
		}
		if (i >= c->tail_start)
			break;
		if (u->kind != U_NONE || u->len == 0)
			continue;
		if (last == NULL) {
			if (i >= c->head_end && is_heading_line(u))
				u->kind = U_HEADING;
			continue;
		}
		if (introduces(c, u)) {
			last = u;
			continue;
		}
		if (u->is_heading) {
			u->kind = U_HEADING;
			last = NULL;
			continue;
		}
		if (is_heading_line(u) && !begins_low(u) && u->len < 40 &&
		    !last->label_only && i > 0 && c->u[i - 1].len > 60 &&
		    i + 1 < c->n && c->u[i + 1].labelled) {
			u->kind = U_HEADING;
			u->cert = VDM_CERT_LOW;
			continue;
		}
		u->kind = U_TURN;
		u->continued = 1;
		u->n_who = last->n_who;
		memcpy(u->who, last->who, sizeof(u->who));
		u->cert = VDM_CERT_HIGH;
		u->inferred = 1;
		u->reason = last->label_only
				? "stands below the speaker's label"
				: "bears no label; the turn before goes on";
		if (last->label_only)
			u->inferred = 0;
	}
}

void
vdm_narration_read(struct ctx *c)
{
	size_t i;

	if (c->labelled) {
		continue_labelled(c);
	} else {
		gather(c);
		merge_offices(c);
		bind_offices(c);
		if (is_conversation(c)) {
			c->narrated = 1;
			if (c->signer != NULL &&
			    vdm_field_get(c->rec, VDM_F_RECORDER, 0) == NULL)
				vdm_put(c, VDM_F_RECORDER,
					c->signer->text + c->signer_start,
					c->signer_end - c->signer_start,
					c->signer);
			read_all(c);
		}
	}
	for (i = c->head_end; i < c->n; i++) {
		struct unit *u = &c->u[i];

		if (u->kind != U_NONE || u->len == 0)
			continue;
		u->kind = u->is_heading ? U_HEADING : U_NARRATION;
		u->reason = "nobody is named as speaking";
	}
}
