/* SPDX-License-Identifier: MIT */
/* People: what is kept of each, and which mentions are of one person. */
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "recognise/internal.h"

enum {
	OTHERS_TOKENS = 30, /* of a name that is given by itself */
	/* Bytes of a surname in which one letter may be a slip, and two. */
	SLIP_ONE = 5,
	SLIP_TWO = 9
};

/* How well a name fits a person: the more, the better. */
enum fit {
	FIT_NONE,
	FIT_SLIP = 4,   /* but for a letter or two */
	FIT_FAMILY = 5, /* the family's name comes first: "P.M. Chou" */
	FIT_GIVEN = 6,  /* a given name alone */
	FIT_SURNAME = 10
};

/* Bits of struct who: which honorifics a person's forms have. */
enum { A_MAN = 1, A_WOMAN = 2 };

/* Whether a man or a woman is called so by the honorific that opens it. */
static unsigned
sex_of(struct ctx *c, const char *form)
{
	size_t n = strcspn(form, ". ");
	const char *low;

	if (form[n] == '\0')
		return 0;
	low = vdm_lower(c, form, n);
	if (vdm_lexicon_does(c, low, strlen(low), X_MAN))
		return A_MAN;
	return vdm_lexicon_does(c, low, strlen(low), X_WOMAN) ? A_WOMAN : 0;
}

/* Nobody beyond the limit: recognise.c tells when it was met. */
int
vdm_who_new(struct ctx *c, const char *name)
{
	struct who *list;

	if (c->n_who >= VDM_LIMIT_PEOPLE)
		return -1;
	list = vdm_arena_grow(&c->scratch, c->who, &c->cap_who, c->n_who + 1,
			      sizeof(*list));
	if (list == NULL || name == NULL)
		return -1;
	c->who = list;
	memset(&list[c->n_who], 0, sizeof(*list));
	list[c->n_who].name = name;
	list[c->n_who].surname = "";
	list[c->n_who].given = " ";
	list[c->n_who].offices = " ";
	list[c->n_who].merged = -1;
	return (int)c->n_who++;
}

/* Each form once. Beyond the limit none is kept, which recognise.c tells. */
void
vdm_who_form(struct ctx *c, int who, const char *s, size_t n)
{
	struct who *w;
	const char **list;
	char *form = vdm_squeeze(c, s, n);
	size_t i;

	if (who < 0 || form == NULL || *form == '\0')
		return;
	w = &c->who[who];
	for (i = 0; i < w->n_forms; i++)
		if (strcmp(w->forms[i], form) == 0)
			return;
	if (w->n_forms >= VDM_LIMIT_FORMS) {
		c->forms_full = 1;
		return;
	}
	list = vdm_arena_grow(&c->scratch, w->forms, &w->cap_forms,
			      w->n_forms + 1, sizeof(*list));
	if (list == NULL)
		return;
	w->forms = list;
	list[w->n_forms++] = form;
	w->sexes |= sex_of(c, form);
}

/* A list with another word in it; lists are never changed in place, as others
 * may hold them. */
static const char *
with_word(struct ctx *c, const char *list, const char *word, size_t n)
{
	size_t len = strlen(list);
	char *s;

	if (vdm_word_in(list, word, n))
		return list;
	s = vdm_arena_alloc(&c->scratch, len + n + 2);
	if (s == NULL)
		return list;
	memcpy(s, list, len);
	memcpy(s + len, word, n);
	s[len + n] = ' ';
	return s;
}

void
vdm_who_office(struct ctx *c, int who, const char *word, size_t n)
{
	c->who[who].offices = with_word(c, c->who[who].offices, word, n);
}

void
vdm_who_given(struct ctx *c, int who, const char *word, size_t n)
{
	c->who[who].given = with_word(c, c->who[who].given, word, n);
}

/* ---- whom a mention names --------------------------------------------- */

/* The surname's token: the last word, as marks may follow it. */
static size_t
last_word(const struct tokens *t, const struct mention *m)
{
	size_t i = m->last;

	while (i > m->name) {
		i--;
		if ((t->t[i].flags & T_WORD))
			return i;
	}
	return m->name;
}

/* Whether all words before the last, of n bytes, are single letters. */
static int
short_words(const char *words, size_t n)
{
	const char *p = words + 1;

	while (*p != '\0') {
		size_t k = strcspn(p, " ");

		if (p[k + 1] == '\0')
			return k == n && p > words + 1;
		if (k > 2)
			return 0;
		p += k + 1;
	}
	return 0;
}

/* Whether one of a person's given names begins with the letter that the word
 * is, or is the letter that the word begins with. */
static int
has_initial(const struct who *w, const char *word, size_t n)
{
	const char *g = w->given + 1;
	size_t k;

	for (; *g != '\0'; g += k + 1) {
		k = strcspn(g, " ");
		if (*g == *word && (n == 1 || k == 1))
			return 1;
	}
	return 0;
}

/* Whether the words before the last are none but given names of a person of
 * whom any are known. */
static int
given_agree(const struct who *w, const char *words)
{
	const char *p = words + 1;
	size_t k;

	if (w->given[1] == '\0')
		return 1;
	for (;; p += k + 1) {
		k = strcspn(p, " ");
		if (p[k] == '\0' || p[k + 1] == '\0')
			return 1;
		if (!vdm_word_in(w->given, p, k) && !has_initial(w, p, k))
			return 0;
	}
}

/* Whether two surnames, in lower case, differ as a slip makes them. */
static int
is_slip(const char *a, size_t na, const char *b, size_t nb)
{
	size_t most = nb >= SLIP_TWO ? 2 : 1;

	return na >= SLIP_ONE && nb >= SLIP_ONE &&
	       vdm_edits(a, na, b, nb, most) <= most;
}

/* How well the name (lower-case words) fits a person. */
static enum fit
name_fit(const struct who *w, const char *words, const char *last, size_t n,
	 int fuzzy)
{
	size_t len = strlen(w->surname);
	int agree, alone = last == words + 1;

	if (len == 0)
		return FIT_NONE;
	agree = given_agree(w, words);
	if (len == n && memcmp(w->surname, last, n) == 0)
		return agree ? FIT_SURNAME : FIT_NONE;
	if (short_words(words, n) && strncmp(w->given + 1, last, n) == 0 &&
	    w->given[n + 1] == ' ')
		return FIT_FAMILY;
	/* one letter is no given name */
	if (alone && n > 1 && vdm_word_in(w->given, last, n))
		return FIT_GIVEN;
	return fuzzy && agree && is_slip(w->surname, len, last, n) ? FIT_SLIP
								   : FIT_NONE;
}

/* The lower-case words of the mention's name, spaces around each. */
static char *
name_words(struct ctx *c, const struct tokens *t, const struct mention *m)
{
	struct vdm_buf b;
	size_t i;
	char *out;

	vdm_buf_init(&b);
	vdm_buf_putc(&b, ' ');
	for (i = m->name; i < m->last; i++) {
		const struct token *k = &t->t[i];

		if (!(k->flags & T_WORD))
			continue;
		vdm_buf_puts(&b,
			     vdm_lower(c, t->s + k->start, k->base - k->start));
		vdm_buf_putc(&b, ' ');
	}
	out = vdm_arena_strdup(&c->scratch, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	return out;
}

/* The lower-case words of the mention's offices, spaces around each. */
static char *
office_words(struct ctx *c, const struct tokens *t, const struct mention *m)
{
	const struct rule *full;
	struct vdm_buf b;
	size_t i, used;
	char *out;

	vdm_buf_init(&b);
	vdm_buf_putc(&b, ' ');
	for (i = m->first; i < m->name; i++) {
		const struct token *k = &t->t[i];

		if (!(k->flags & T_WORD) || (k->classes & W_FUNCTION) ||
		    ((k->classes & W_HON) && !(k->classes & W_OFFICE)))
			continue;
		full = vdm_rule_at_token(c, t, i, P_SHORT, &used);
		vdm_buf_puts(&b, full != NULL ? full->value
					      : vdm_lower(c, t->s + k->start,
							  k->base - k->start));
		vdm_buf_putc(&b, ' ');
	}
	out = vdm_arena_strdup(&c->scratch, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	return out;
}

/* Whether every word of `a` is among those of `b`; how many of b are not
 * in `a` goes to *rest. */
static int
words_within(const char *a, const char *b, size_t *rest)
{
	const char *p = a + 1;
	size_t count = 0, all = 0;

	*rest = 0;
	while (*p != '\0') {
		const char *e = strchr(p, ' ');

		if (!vdm_word_in(b, p, (size_t)(e - p)))
			return 0;
		count++;
		p = e + 1;
	}
	for (p = b + 1; *p != '\0'; p = strchr(p, ' ') + 1)
		all++;
	*rest = all - count;
	return count > 0;
}

/* Whether one of a person's offices makes a Majesty of them. */
static int
is_crowned(const struct ctx *c, const struct who *w)
{
	const char *p = w->offices + 1;
	size_t n;

	for (; *p != '\0'; p += n + 1) {
		n = strcspn(p, " ");
		if (vdm_lexicon_does(c, p, n, X_CROWN))
			return 1;
	}
	return 0;
}

/* Those whose office may be meant, while they are looked for. */
struct holder {
	int found;   /* who fits best, or -1 */
	size_t rest; /* words of their office that were not said */
	int tie;     /* another fits as well */
};

/* Another who fits, with `rest` words of the office unsaid. */
static void
holder_add(const struct ctx *c, struct holder *h, int who, size_t rest)
{
	int real = vdm_who_real(c, who);

	if (h->found < 0 || rest < h->rest) {
		h->found = real;
		h->rest = rest;
		h->tie = 0;
		return;
	}
	if (rest > h->rest || h->found == real)
		return;
	/* somebody with a name, rather than the office */
	if (c->who[h->found].only_office && !c->who[who].only_office)
		h->found = real;
	else if (!c->who[who].only_office || c->who[h->found].only_office)
		h->tie = 1;
}

/* The one person of that office; -1 if none, or if two fit alike. */
static int
by_office(struct ctx *c, const char *words, int majesty)
{
	struct holder h = {-1, 0, 0};
	size_t i, rest;

	for (i = 0; i < c->n_who; i++) {
		if (majesty && is_crowned(c, &c->who[i]))
			rest = 0;
		else if (!words_within(words, c->who[i].offices, &rest))
			continue;
		holder_add(c, &h, (int)i, rest);
	}
	return h.tie ? -1 : h.found;
}

/* The one person who bears that name; -1 if none, or if two fit alike. */
static int
by_name(struct ctx *c, const struct tokens *t, const struct mention *m,
	const char *words)
{
	unsigned sex = sex_of(c, t->s + t->t[m->first].start);
	size_t n = strlen(words) - 1, i; /* without the space at its end */
	const char *last = words + n;
	enum fit fit, score = FIT_NONE;
	int best = -1, tie = 0, fuzzy;

	while (last > words && last[-1] != ' ')
		last--;
	n = (size_t)(words + n - last);
	if (n == 0)
		return -1;
	for (fuzzy = 0; fuzzy < 2 && best < 0; fuzzy++) {
		for (i = 0; i < c->n_who; i++) {
			fit = name_fit(&c->who[i], words, last, n, fuzzy);
			if (fit == FIT_NONE ||
			    (sex != 0 && (c->who[i].sexes & ~sex) != 0))
				continue;
			if (fit > score) {
				score = fit;
				best = (int)i;
				tie = 0;
			} else if (fit == score &&
				   vdm_who_real(c, best) !=
				       vdm_who_real(c, (int)i)) {
				tie = 1;
			}
		}
	}
	/* of two with the surname the first is meant, who was named alone */
	if (tie && score < FIT_SURNAME)
		return -1;
	return vdm_who_real(c, best);
}

static const char *
source_words(struct ctx *c, const struct tokens *t, size_t first, size_t last)
{
	const char *words;
	size_t end;

	if (last <= first)
		return "";
	end = t->t[last - 1].base;
	words =
	    vdm_squeeze(c, t->s + t->t[first].start, end - t->t[first].start);
	return words != NULL ? words : ""; /* the arena has failed */
}

/* All that one mention tells of a new person: of a name, which word is the
 * surname; of an office alone, that no name is known. */
static int
who_make(struct ctx *c, const struct tokens *t, const struct mention *m,
	 const char *words, const char *offices)
{
	int who;
	const char *p, *e;

	if (m->last > m->name) {
		who = vdm_who_new(c, source_words(c, t, m->name, m->last));
		if (who < 0)
			return -1;
		for (p = words + 1; *p != '\0'; p = e + 1) {
			e = strchr(p, ' ');
			if (e[1] == '\0')
				c->who[who].surname = vdm_arena_strndup(
				    &c->scratch, p, (size_t)(e - p));
			else
				c->who[who].given = with_word(
				    c, c->who[who].given, p, (size_t)(e - p));
		}
		if (c->who[who].surname == NULL)
			c->who[who].surname = "";
	} else {
		who = vdm_who_new(c, source_words(c, t, m->first, m->last));
		if (who < 0)
			return -1;
		c->who[who].only_office = 1;
	}
	c->who[who].offices = offices;
	return who;
}

/* What another mention adds to what is known of a person. */
static void
who_learn(struct ctx *c, int who, const struct tokens *t,
	  const struct mention *m, const char *words, const char *offices)
{
	struct who *w = &c->who[who];
	const char *p, *e;
	size_t known = 0, now = 0;

	for (p = offices + 1; *p != '\0'; p = e + 1) {
		e = strchr(p, ' ');
		w->offices = with_word(c, w->offices, p, (size_t)(e - p));
	}
	for (p = w->given; *p != '\0'; p++)
		known += *p == ' ';
	for (p = words; *p != '\0'; p++)
		now += *p == ' ';
	if (m->last > m->name && (w->only_office || now > known + 1)) {
		const char *last = strrchr(w->name, ' ');
		const struct token *k = &t->t[last_word(t, m)];
		size_t n = k->base - k->start;

		last = last != NULL ? last + 1 : w->name;
		/* Only a fuller form of the same spelling replaces it. */
		if (strlen(last) == n &&
		    strncasecmp(last, t->s + k->start, n) == 0) {
			w->name = source_words(c, t, m->name, m->last);
			for (p = words + 1; *p != '\0'; p = e + 1) {
				e = strchr(p, ' ');
				if (e[1] != '\0')
					w->given = with_word(c, w->given, p,
							     (size_t)(e - p));
			}
		}
	}
	if (w->title == NULL && m->office && m->last > m->name)
		w->title = source_words(c, t, m->first, m->name);
}

/* What a person stated goes before all likeness of names. */
int
vdm_mention_who(struct ctx *c, const struct tokens *t, const struct mention *m,
		int make)
{
	char *words = name_words(c, t, m), *offices = office_words(c, t, m);
	int who;

	/* empty ones have not even a space: memory has failed */
	if (words == NULL || offices == NULL || *words == '\0' ||
	    *offices == '\0')
		return -1;
	who = vdm_who_stated(c, t->s + t->t[m->first].start,
			     t->t[m->last - 1].base - t->t[m->first].start);
	if (who >= 0)
		return who;
	if (m->last > m->name)
		who = by_name(c, t, m, words);
	else
		who = by_office(c, offices, m->majesty);
	if (who < 0 && make)
		who = who_make(c, t, m, words, offices);
	if (who >= 0 && make)
		who_learn(c, who, t, m, words, offices);
	if (who >= 0 && make)
		vdm_who_form(c, who, t->s + t->t[m->first].start,
			     t->t[m->last - 1].base - t->t[m->first].start);
	return who;
}

/* A name that stands by itself, as in a cell, may be nobody's by the rules of
 * running text, and is one all the same. */
int
vdm_who_by_words(struct ctx *c, const char *s, size_t n, int make)
{
	struct mention m;
	struct tokens *t = &c->tok2;
	size_t i;
	int who;

	vdm_tokens(c, t, s, n, OTHERS_TOKENS);
	/* letters of a name, filled up in brackets, are one name as they are */
	for (i = 0; i < t->n && memchr(s, '[', n) == NULL; i++)
		if (vdm_mention_at(c, t, i, &m))
			return vdm_mention_who(c, t, &m, make);
	if (!make || t->n == 0)
		return -1;
	who = vdm_who_new(c, vdm_squeeze(c, s, n));
	vdm_who_form(c, who, s, n);
	return who;
}
