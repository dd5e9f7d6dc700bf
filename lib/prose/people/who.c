/* SPDX-License-Identifier: MIT */
/* People: what is kept of each, and which mentions are of one person. */
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "prose/people/namesakes.h"

enum {
	OTHERS_TOKENS = 30, /* of a name that is given by itself */
	/* Bytes of a surname in which one letter may be a slip, and two. */
	SLIP_ONE = 5,
	SLIP_TWO = 9,
	OFFICE_BYTES = 80, /* of an office in another case; none is longer */
	SLIP_PEOPLE = 500  /* among whom a slip is looked for */
};

/* How well a name fits a person: the more, the better. */
enum fit {
	FIT_NONE,
	FIT_SLIP = 4,   /* but for a letter or two */
	FIT_FAMILY = 5, /* the family's name comes first: "P.M. Chou" */
	FIT_GIVEN = 6,  /* a given name alone */
	FIT_CASE = 7,   /* the same name in another case */
	FIT_SURNAME = 10
};

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
	vdm_people_form(c, (int)c->n_who, name);
	return (int)c->n_who++;
}

void
vdm_who_at(struct ctx *c, int who, const struct unit *u)
{
	struct who *w = &c->who[who];

	if (w->pos.line != 0)
		return;
	w->pos.line = u->line;
	w->pos.column = 1;
	w->pos.end = u->end;
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
	s = vdm_arena_chars(&c->scratch, len + n + 2);
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
	vdm_people_note(c, who);
}

void
vdm_who_given(struct ctx *c, int who, const char *word, size_t n)
{
	c->who[who].given = with_word(c, c->who[who].given, word, n);
	vdm_people_note(c, who);
}

/* ---- whom a mention names --------------------------------------------- */

/* The surname's token: the last word, as marks may follow it. */
static size_t
last_word(const struct tokens *t, const struct mention *m)
{
	size_t i = m->last;

	while (i > m->name) {
		i--;
		if ((t->t[i].flags & T_WORD) && !vdm_word_does(t, i, X_SUFFIX))
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

int
vdm_who_has_given(const struct ctx *c, const struct who *w)
{
	const char *p = w->given + 1;
	size_t k;

	for (; *p != '\0'; p += k + 1) {
		k = strcspn(p, " ");
		if (!(vdm_lexicon_get(c, p, k) & W_PARTICLE))
			return 1;
	}
	return 0;
}

/* Whether the words before the last are none but given names of a person of
 * whom any are known. */
static int
given_agree(const struct ctx *c, const struct who *w, const char *words)
{
	const char *p = words + 1;
	size_t k;

	if (!vdm_who_has_given(c, w))
		return 1;
	for (;; p += k + 1) {
		k = strcspn(p, " ");
		if (p[k] == '\0' || p[k + 1] == '\0')
			return 1;
		if (!vdm_word_in(w->given, p, k) && !has_initial(w, p, k))
			return 0;
	}
}

/* How well the name (lower-case words) fits a person. */
static enum fit
name_fit(const struct ctx *c, const struct who *w, const char *words,
	 const char *last, size_t n)
{
	size_t len = strlen(w->surname);
	int agree, alone = last == words + 1;

	if (len == 0)
		return FIT_NONE;
	agree = given_agree(c, w, words);
	if (len == n && memcmp(w->surname, last, n) == 0)
		return agree ? FIT_SURNAME : FIT_NONE;
	if (short_words(words, n) && strncmp(w->given + 1, last, n) == 0 &&
	    w->given[n + 1] == ' ')
		return FIT_FAMILY;
	/* one letter is no given name */
	if (alone && n > 1 && vdm_word_in(w->given, last, n))
		return FIT_GIVEN;
	return FIT_NONE;
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

		if (!(k->flags & T_WORD) ||
		    (i > m->name && vdm_word_does(t, i, X_SUFFIX)))
			continue;
		vdm_buf_puts(&b,
			     vdm_lower(c, t->s + k->start, k->base - k->start));
		vdm_buf_putc(&b, ' ');
	}
	out = vdm_arena_strdup(&c->scratch, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	return out;
}

/* A word of an office, in small letters and as it is of a subject. */
static const char *
office_word(struct ctx *c, const struct tokens *t, const struct token *k,
	    char first[OFFICE_BYTES])
{
	const char *low = vdm_lower(c, t->s + k->start, k->base - k->start);
	/* "Ministers" is a form of its own in another language */
	const char *found = vdm_lexicon_first(c, low, strlen(low), first,
					      OFFICE_BYTES, W_OFFICE);

	return found != NULL ? found : low;
}

/* The lower-case words of the mention's offices, spaces around each. */
static char *
office_words(struct ctx *c, const struct tokens *t, const struct mention *m)
{
	const struct rule *full;
	struct vdm_buf b;
	size_t i, used;
	char *out, first[OFFICE_BYTES];

	vdm_buf_init(&b);
	vdm_buf_putc(&b, ' ');
	for (i = m->first; i < m->name; i++) {
		const struct token *k = &t->t[i];

		if (!(k->flags & T_WORD) || (k->classes & W_FUNCTION) ||
		    ((k->classes & W_HON) && !(k->classes & W_OFFICE)) ||
		    (!(k->flags & T_CAP) && k->classes == 0 &&
		     !(k->flags & T_CASELESS)))
			continue;
		full = vdm_rule_at_token(c, t, i, P_SHORT, &used);
		vdm_buf_puts(&b, full != NULL ? full->value
					      : office_word(c, t, k, first));
		vdm_buf_putc(&b, ' ');
	}
	out = vdm_arena_strdup(&c->scratch, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	return out;
}

void
vdm_who_holds(struct ctx *c, int who, const struct tokens *t,
	      const struct mention *office)
{
	const char *p = office_words(c, t, office);
	size_t n;

	if (p == NULL || *p == '\0') /* memory has failed */
		return;
	for (p++; *p != '\0'; p += n + 1) {
		n = strcspn(p, " ");
		vdm_who_office(c, who, p, n);
	}
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

/* Who holds an office that few hold: the list is that of its rarest word. */
static const int *
holders_of(struct ctx *c, const char *words, size_t *n)
{
	const int *list, *least = NULL;
	struct vdm_word word;
	size_t count;

	*n = 0;
	for (word.s = words + 1; *word.s != '\0'; word.s += word.n + 1) {
		word.n = strcspn(word.s, " ");
		list = vdm_people_with(c, VDM_BY_OFFICE, &word, NULL, &count);
		if (least == NULL || count < *n) {
			least = list;
			*n = count;
		}
		if (count == 0)
			break;
	}
	return least;
}

/* The one person of that office; -1 if none, or if two fit alike. */
static int
by_office(struct ctx *c, const char *words, int majesty)
{
	static const struct vdm_word any = {"", 0};
	struct holder h = {-1, 0, 0};
	size_t i, rest, n;
	const int *list = holders_of(c, words, &n);

	for (i = 0; i < n; i++)
		if (words_within(words, c->who[list[i]].offices, &rest))
			holder_add(c, &h, list[i], rest);
	if (majesty) {
		list = vdm_people_with(c, VDM_BY_CROWN, &any, NULL, &n);
		for (i = 0; i < n; i++)
			holder_add(c, &h, list[i], 0);
	}
	return h.tie ? -1 : h.found;
}

/* Those who may be meant by a name, while they are looked for. */
struct namesake {
	const char *words, *last; /* the name's, and the last of them */
	size_t n;                 /* its bytes */
	unsigned sex;
	int junior;       /* "Jr." stands behind it */
	const char *form; /* how it stands there */
	enum fit score;
	int best, tie; /* another fits as well */
};

/* Of two whom a name fits alike, the one whom the text calls so is meant: "Dr.
 * Lind" is not Mr. Lind. Whether that tells. */
static int
is_told_apart(struct ctx *c, struct namesake *s, int who)
{
	const int mine = vdm_is_called(c, who, s->form);

	if (mine == vdm_is_called(c, s->best, s->form))
		return 0;
	if (mine)
		s->best = who;
	return 1;
}

static void
namesake_add(struct ctx *c, struct namesake *s, int who, enum fit fit)
{
	int other =
	    s->best >= 0 && vdm_who_real(c, s->best) != vdm_who_real(c, who);

	/* a father is not his son */
	if (s->junior && !c->who[who].junior && c->who[who].given[1] != '\0')
		return;
	if (fit == FIT_NONE || fit < s->score ||
	    (s->sex != 0 && (c->who[who].sexes & ~s->sex) != 0))
		return;
	if (fit > s->score) {
		s->score = fit;
		s->best = who;
		s->tie = 0;
		return;
	}
	if (other && is_told_apart(c, s, who))
		return;
	s->tie |= other;
	if (who < s->best)
		s->best = who;
}

static void
namesakes(struct ctx *c, struct namesake *s, enum vdm_people_key kind,
	  const struct vdm_word *a, const struct vdm_word *b)
{
	size_t i, n;
	const int *list = vdm_people_with(c, kind, a, b, &n);

	for (i = 0; i < n; i++)
		namesake_add(
		    c, s, list[i],
		    name_fit(c, &c->who[list[i]], s->words, s->last, s->n));
}

/*
 * By the surname alone, and, as of one surname there may be more than are kept
 * apart, by it and the word before it, which may be given or a letter of it.
 */
static void
by_words(struct ctx *c, struct namesake *s)
{
	struct vdm_word last = {s->last, s->n}, first = {s->words + 1, 0};
	struct vdm_word letter = {first.s, 1};

	first.n = strcspn(first.s, " ");
	namesakes(c, s, VDM_BY_SURNAME, &last, NULL);
	namesakes(c, s, VDM_BY_GIVEN, &last, NULL);
	if (first.s == s->last)
		return;
	namesakes(c, s, VDM_BY_FULL, &first, &last);
	if (first.n == 1)
		namesakes(c, s, VDM_BY_LETTER, &letter, &last);
	else
		namesakes(c, s, VDM_BY_FULL, &letter, &last);
}

static unsigned
bits_in(uint32_t x)
{
	unsigned n;

	for (n = 0; x != 0; n++)
		x &= x - 1;
	return n;
}

/* Whose surname stands in another case; the given names, which do so too, may
 * be any. */
static void
by_case(struct ctx *c, struct namesake *s)
{
	struct vdm_word form = {s->last, s->n}, name;
	size_t i;

	for (i = 0; i < c->n_who && i < SLIP_PEOPLE; i++) {
		name.s = c->who[i].surname;
		name.n = strlen(name.s);
		if (name.n > 0 &&
		    vdm_cases_agree(c, &name, &form) != VDM_CASE_NONE)
			namesake_add(c, s, (int)i, FIT_CASE);
	}
}

static int
has_digit(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (vdm_is_digit(s[i]))
			return 1;
	return 0;
}

/*
 * Whose surname differs as a slip makes it. Among many people a name that
 * differs by a letter is another's rather than a slip.
 */
static void
by_slip(struct ctx *c, struct namesake *s)
{
	uint32_t letters = vdm_letters_of(s->last, s->n);
	size_t i, most = s->n >= SLIP_TWO ? 2 : 1, n;

	/* "HOT-2" is no slip for "HOT-1" */
	if (s->n < SLIP_ONE || has_digit(s->last, s->n))
		return;
	for (i = 0; i < c->n_who && i < SLIP_PEOPLE; i++) {
		const struct who *w = &c->who[i];

		if (bits_in(w->letters ^ letters) > 2 * most)
			continue;
		n = strlen(w->surname);
		if (n >= SLIP_ONE && given_agree(c, w, s->words) &&
		    vdm_edits(w->surname, n, s->last, s->n, most) <= most)
			namesake_add(c, s, (int)i, FIT_SLIP);
	}
}

/* Whether "Jr." ends the mention. */
static int
is_junior(const struct tokens *t, const struct mention *m)
{
	size_t i;

	for (i = m->name + 1; i < m->last; i++)
		if (vdm_word_does(t, i, X_SUFFIX))
			return 1;
	return 0;
}

/* "Premier Tuve Os-kar": who is known by the office and the first word. */
static int
by_family(struct ctx *c, const char *words, const char *offices)
{
	struct vdm_word first = {words + 1, strcspn(words + 1, " ")};
	const int *list;
	size_t i, n, rest;

	if (words[first.n + 2] == '\0' || strlen(offices) < 2)
		return -1;
	list = vdm_people_with(c, VDM_BY_SURNAME, &first, NULL, &n);
	for (i = 0; i < n; i++) {
		const struct who *w = &c->who[list[i]];

		if (w->given[1] == '\0' && w->merged < 0 &&
		    words_within(offices, w->offices, &rest))
			return list[i];
	}
	return -1;
}

/* The one person who bears that name; -1 if none, or if two fit alike. */
static int
by_name(struct ctx *c, const struct tokens *t, const struct mention *m,
	const char *words)
{
	struct namesake s = {.words = words, .best = -1};
	const char *end = words + strlen(words) - 1; /* the space */

	s.form = t->s + t->t[m->first].start;
	s.sex = vdm_form_sex(c, s.form);
	s.junior = is_junior(t, m);
	for (s.last = end; s.last > words && s.last[-1] != ' ';)
		s.last--;
	s.n = (size_t)(end - s.last);
	if (s.n == 0)
		return -1;
	by_words(c, &s);
	if (s.score < FIT_CASE && c->told != NULL)
		by_case(c, &s);
	if (s.best < 0)
		by_slip(c, &s);
	/* of two with the surname the first is meant, who was named alone */
	if (s.tie && s.score < FIT_SURNAME)
		return -1;
	return vdm_who_real(c, s.best);
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
	vdm_people_note(c, who);
	return who;
}

/* A person who was first named in another case is called as a subject is. */
static void
who_call(struct ctx *c, int who, const struct tokens *t,
	 const struct mention *m)
{
	struct who *w = &c->who[who];
	const struct token *k = &t->t[last_word(t, m)];
	struct vdm_word name = {w->surname, strlen(w->surname)}, form;

	if (c->told == NULL || m->last == m->name || w->by & BY_USER)
		return;
	form.s = vdm_arena_strdup(
	    &c->scratch, vdm_lower(c, t->s + k->start, k->base - k->start));
	if (form.s == NULL)
		return;
	form.n = strlen(form.s);
	if (vdm_cases_agree(c, &name, &form) != VDM_CASE_SUBJECT)
		return;
	w->surname = form.s;
	w->name = source_words(c, t, m->name, m->last);
	vdm_people_form(c, who, w->name);
	vdm_people_note(c, who);
}

/* What another mention adds to what is known of a person. */
static void
who_learn(struct ctx *c, int who, const struct tokens *t,
	  const struct mention *m, const char *words, const char *offices)
{
	struct who *w = &c->who[who];
	const char *p, *e;
	size_t known = 0, now = 0;

	who_call(c, who, t, m);
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
			vdm_people_form(c, who, w->name);
			for (p = words + 1; *p != '\0'; p = e + 1) {
				e = strchr(p, ' ');
				if (e[1] != '\0')
					w->given = with_word(c, w->given, p,
							     (size_t)(e - p));
			}
		}
	}
	w->junior |= is_junior(t, m);
	if (w->title == NULL && m->office && m->last > m->name)
		w->title = source_words(c, t, m->first, m->name);
	vdm_people_note(c, who);
}

/* Who is known by the words of a mention: by the name, the family's, or, where
 * no name is there, the office; or -1. */
static int
who_known(struct ctx *c, const struct tokens *t, const struct mention *m,
	  const char *words, const char *offices)
{
	int who;

	if (m->last == m->name) {
		who = by_office(c, offices, m->majesty);
		return who >= 0 ? who : vdm_office_in_full(c, t, m);
	}
	who = by_name(c, t, m, words);
	if (who < 0)
		who = vdm_office_in_full(c, t, m);
	return who >= 0 ? who : by_family(c, words, offices);
}

/* What a person stated goes before all likeness of names. */
int
vdm_mention_who(struct ctx *c, const struct tokens *t, const struct mention *m,
		int make)
{
	char *words = name_words(c, t, m), *offices = office_words(c, t, m);
	const char *form = t->s + t->t[m->first].start;
	size_t n = t->t[m->last - 1].base - t->t[m->first].start;
	int who;

	/* empty ones have not even a space: memory has failed */
	if (words == NULL || offices == NULL || *words == '\0' ||
	    *offices == '\0')
		return -1;
	who = vdm_who_stated(c, form, n);
	if (who >= 0)
		return who;
	who = who_known(c, t, m, words, offices);
	if (!make)
		return who;
	if (who < 0)
		who = who_make(c, t, m, words, offices);
	if (who < 0)
		return -1;
	who_learn(c, who, t, m, words, offices);
	vdm_who_form(c, who, form, n);
	return who;
}

int
vdm_mention_new(struct ctx *c, const struct tokens *t, const struct mention *m)
{
	char *words = name_words(c, t, m), *offices = office_words(c, t, m);
	int who;

	if (words == NULL || offices == NULL || *words == '\0' ||
	    *offices == '\0')
		return -1;
	who = who_make(c, t, m, words, offices);
	if (who < 0)
		return -1;
	who_learn(c, who, t, m, words, offices);
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
