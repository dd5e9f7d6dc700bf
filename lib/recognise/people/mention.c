/* SPDX-License-Identifier: MIT */
/* People: how texts mention them, and which mentions are of one person. */
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "recognise/internal.h"

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
	if (w->n_forms >= 64)
		return;
	list = vdm_arena_grow(&c->scratch, w->forms, &w->cap_forms,
			      w->n_forms + 1, sizeof(*list));
	if (list == NULL)
		return;
	w->forms = list;
	list[w->n_forms++] = form;
}

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

/* ---- a mention -------------------------------------------------------- */

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
	       !(k->classes & (W_HON | W_FUNCTION)) && s[k->start + 1] >= 'a' &&
	       s[k->start + 1] <= 'z';
}

static int
is_initial(const struct tokens *t, size_t i)
{
	return i + 1 < t->n && letters_of_name(&t->t[i], t->s) &&
	       vdm_punct(t, i + 1, '.') && !(t->t[i + 1].flags & T_SPACED);
}

/* Whether token i may be part of a name. */
static int
is_name_word(const struct tokens *t, size_t i, int after_title)
{
	const struct token *k;

	if (i >= t->n || !(t->t[i].flags & T_WORD))
		return 0;
	k = &t->t[i];
	if (!(k->flags & T_CAP) || (k->flags & T_DIGIT))
		return 0;
	if ((k->classes & NO_NAME) && !after_title)
		return 0;
	if (k->classes & W_FUNCTION)
		return 0;
	if ((k->classes & (W_STARTER | W_NUMBER)) && !after_title)
		return 0;
	return 1;
}

/* "el-Hadid", "von": lower case, with more of the name after it. */
static int
is_particle(const struct tokens *t, size_t i)
{
	const struct token *k;
	size_t p;

	if (i >= t->n || !(t->t[i].flags & T_WORD) || (t->t[i].flags & T_CAP))
		return 0;
	k = &t->t[i];
	if (k->classes & W_PARTICLE) /* "von", "de la" */
		return i + 1 < t->n &&
		       ((t->t[i + 1].flags & T_CAP) || is_particle(t, i + 1));
	for (p = k->start; p + 1 < k->end; p++)
		if (t->s[p] == '-' && p - k->start <= 3 && p > k->start &&
		    t->s[p + 1] >= 'A' && t->s[p + 1] <= 'Z')
			return 1;
	return 0;
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
	       !(t->t[i + 2].flags & (T_CAP | T_DIGIT));
}

/* The name proper from token i; the token after it. */
static size_t
name_end(const struct tokens *t, size_t i, int after_title)
{
	size_t start = i, words = 0;
	int free = after_title; /* any word may be a name here */

	if (is_short_name(t, i))
		return i + 2;
	while (i < t->n && words < 7) {
		if (i > start && vdm_punct(t, i - 1, '.') && i >= start + 2 &&
		    !letters_of_name(&t->t[i - 2], t->s))
			break;
		if (is_initial(t, i) &&
		    (is_name_word(t, i + 2, 1) || is_initial(t, i + 2) ||
		     is_particle(t, i + 2))) {
			i += 2;
			free = 1; /* "R. May" */
		} else if (is_name_word(t, i, free)) {
			free = 0;
			words++;
			i++;
			if (t->t[i - 1].flags & T_POSSESSIVE)
				break;
		} else if (i > start && is_particle(t, i)) {
			words++;
			i++;
		} else {
			break;
		}
	}
	return words > 0 ? i : start;
}

#define OF_OFFICE (W_MATTER | W_BODY | W_NATION | W_OFFMOD | W_COUNTRY)

/* "and Trade" goes on with an office; "and the Soviet Ambassador" does not. */
static int
joins_matter(const struct tokens *t, size_t i)
{
	return vdm_phrase_at(t, i, "and") && i + 1 < t->n &&
	       (t->t[i + 1].flags & T_CAP) &&
	       (t->t[i + 1].classes & W_MATTER) &&
	       !(t->t[i + 1].classes & (W_HON | W_OFFICE));
}

/* "of Foreign Affairs", "of the Halden Isles" after an office. */
static size_t
complement_end(const struct tokens *t, size_t i)
{
	size_t end = i, k;

	while (k = end, vdm_phrase_at(t, k, "of") ||
			    vdm_phrase_at(t, k, "for") ||
			    vdm_phrase_at(t, k, "to") ||
			    (end > i && vdm_phrase_at(t, k, "in")) ||
			    (end > i && joins_matter(t, k))) {
		size_t words = 0;

		k++;
		if (vdm_phrase_at(t, k, "the"))
			k++;
		while (k < t->n && (t->t[k].flags & T_CAP) && words < 5) {
			uint32_t cls = t->t[k].classes;

			if ((cls & W_HON) && !(cls & (W_OFFICE | W_MATTER)))
				break;
			/* "of State Lind": the name comes after the matter */
			if (words > 0 && !(cls & OF_OFFICE) &&
			    (t->t[k - 1].classes & (W_MATTER | W_BODY)))
				break;
			words++;
			k++;
			if ((cls & W_COUNTRY) ||
			    (t->t[k - 1].flags & T_POSSESSIVE))
				break;
		}
		if (words == 0)
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

/* Honorifics and offices from token i on; the token after them. */
static size_t
titles_end(const struct tokens *t, size_t i, int the, struct mention *m)
{
	size_t start = i, good = i;

	while (i < t->n && i < start + 9) {
		const struct token *k = &t->t[i];
		uint32_t cls = k->classes;

		if (!(k->flags & T_WORD))
			break;
		if (!(k->flags & T_CAP) && !the && !small_honorific(t, i) &&
		    !(i > start && (cls & W_OFFICE)))
			break;
		if ((k->flags & T_INITIAL) && is_initial(t, i))
			break;
		if (cls & (W_HON | W_OFFICE)) {
			if ((cls & W_HON) && !(cls & W_OFFICE))
				m->hon = 1;
			else
				m->office = 1;
			i++;
			if (vdm_punct(t, i, '.') &&
			    !(t->t[i].flags & T_SPACED) &&
			    k->end - k->start <= 5 &&
			    ((cls & W_HON) || i + 1 < t->n))
				if (cls & W_HON)
					i++;
			good = i;
			if (k->flags & T_POSSESSIVE) {
				m->possessive = 1;
				return good;
			}
		} else if (cls & (W_OFFMOD | W_NATION | W_BODY)) {
			if (!(k->flags & T_CAP) && !(cls & W_OFFMOD))
				break;
			i++;
		} else {
			break;
		}
	}
	return good;
}

static size_t
majesty_at(const struct tokens *t, size_t i, struct mention *m)
{
	size_t k = i + 1;

	if (!(vdm_phrase_at(t, i, "his") || vdm_phrase_at(t, i, "her") ||
	      vdm_phrase_at(t, i, "your") || vdm_phrase_at(t, i, "their")))
		return 0;
	while (k < t->n && k < i + 4 && (t->t[k].classes & W_OFFMOD) &&
	       (t->t[k].flags & T_CAP) && !(t->t[k].classes & W_MAJESTY))
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

int
vdm_mention_at(const struct ctx *c, const struct tokens *t, size_t i,
	       struct mention *m)
{
	size_t k = i, e, the = 0;

	(void)c;
	memset(m, 0, sizeof(*m));
	m->first = i;
	if (i >= t->n || !(t->t[i].flags & T_WORD))
		return 0;
	k += majesty_at(t, i, m);
	if (vdm_phrase_at(t, k, "the")) {
		the = 1;
		k++;
	}
	if (!m->possessive) {
		e = titles_end(t, k, (int)the, m);
		if (e > k && m->office && !m->possessive) {
			size_t end = complement_end(t, e);

			if (end > e && (t->t[end - 1].flags & T_POSSESSIVE))
				m->possessive = 1;
			e = end;
		}
		k = e;
	}
	m->name = m->last = k;
	if (m->possessive)
		return 1;
	e = name_end(t, k, m->hon || (m->office && !the));
	if (e > k && the && !m->office && !m->hon)
		return 0;
	/* "the President Monday": an article bars what is no name. */
	m->last = e;
	if (e > k && (t->t[e - 1].flags & T_POSSESSIVE))
		m->possessive = 1;
	if (e == k && !m->office)
		return 0;
	return 1;
}

/* ---- whom a mention names --------------------------------------------- */

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

static int
sex_of(const char *form)
{
	static const char *const women[] = {"mrs", "miss", "ms",   "lady",
					    "mme", "frau", "queen"};
	size_t i;

	if ((form[0] | 32) == 'm' && (form[1] | 32) == 'r' &&
	    (form[2] == '.' || form[2] == ' '))
		return 1;
	for (i = 0; i < sizeof(women) / sizeof(women[0]); i++) {
		const char *w = women[i], *f = form;

		while (*w != '\0' && (*f | 32) == *w) {
			f++;
			w++;
		}
		if (*w == '\0' && (*f == '.' || *f == ' '))
			return 2;
	}
	return 0;
}

static int
sex_clash(const struct who *w, const char *s)
{
	int sex = sex_of(s);
	size_t i;

	for (i = 0; sex != 0 && i < w->n_forms; i++) {
		int other = sex_of(w->forms[i]);

		if (other != 0 && other != sex)
			return 1;
	}
	return 0;
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

/* How well the name (lower-case words) fits a person, 0 if not. */
static int
name_fit(const struct who *w, const char *words, const char *last, size_t n,
	 int fuzzy)
{
	size_t len = strlen(w->surname);
	const char *p = words + 1;
	int given = 0;

	if (len == 0)
		return 0;
	while (*p != '\0') { /* do the given names agree? */
		const char *e = strchr(p, ' ');
		size_t k = (size_t)(e - p);

		if (e[1] == '\0')
			break;
		if (w->given[1] != '\0' && !vdm_word_in(w->given, p, k)) {
			const char *g = w->given + 1;
			int initial = 0;

			while (*g != '\0') {
				const char *ge = strchr(g, ' ');

				if (*g == *p && (k == 1 || ge - g == 1))
					initial = 1;
				g = ge + 1;
			}
			if (!initial)
				given = -1;
		}
		p = e + 1;
	}
	if (len == n && memcmp(w->surname, last, n) == 0)
		return given < 0 ? 0 : 10;
	/* "P.M. Chou" of Chou Lin: the family's name comes first */
	if (short_words(words, n) && strncmp(w->given + 1, last, n) == 0 &&
	    w->given[n + 1] == ' ')
		return 5;
	if (given >= 0 && words[1] != '\0' &&
	    strchr(words + 1, ' ')[1] == '\0' &&
	    vdm_word_in(w->given, last, n) && n > 1)
		return 6;
	if (fuzzy && n >= 5 && len >= 5 && given >= 0 &&
	    vdm_edits(w->surname, len, last, n, n >= 9 ? 2 : 1) <=
		(n >= 9 ? 2 : 1))
		return 4;
	return 0;
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

static char *
office_words(struct ctx *c, const struct tokens *t, const struct mention *m)
{
	struct vdm_buf b;
	size_t i;
	char *out;

	vdm_buf_init(&b);
	vdm_buf_putc(&b, ' ');
	for (i = m->first; i < m->name; i++) {
		const struct token *k = &t->t[i];

		if (!(k->flags & T_WORD) ||
		    ((k->classes & W_HON) && !(k->classes & W_OFFICE)) ||
		    (k->classes & W_FUNCTION) || vdm_phrase_at(t, i, "the") ||
		    vdm_phrase_at(t, i, "his") || vdm_phrase_at(t, i, "her") ||
		    vdm_phrase_at(t, i, "your"))
			continue;
		if (vdm_phrase_at(t, i, "pm"))
			vdm_buf_puts(&b, "prime minister");
		else if (vdm_phrase_at(t, i, "fm"))
			vdm_buf_puts(&b, "foreign minister");
		else
			vdm_buf_puts(&b, vdm_lower(c, t->s + k->start,
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

/* The one person of that office; -1 if none, or if two fit alike. */
static int
by_office(struct ctx *c, const char *words, int majesty)
{
	size_t i, rest, least = 99;
	int found = -1, tie = 0;

	for (i = 0; i < c->n_who; i++) {
		const struct who *w = &c->who[i];

		if (majesty && (vdm_word_in(w->offices, "king", 4) ||
				vdm_word_in(w->offices, "shah", 4) ||
				vdm_word_in(w->offices, "emperor", 7) ||
				vdm_word_in(w->offices, "queen", 5) ||
				vdm_word_in(w->offices, "sultan", 6)))
			rest = 0;
		else if (!words_within(words, w->offices, &rest))
			continue;
		if (rest < least) {
			least = rest;
			found = vdm_who_real(c, (int)i);
			tie = 0;
		} else if (rest == least && found != vdm_who_real(c, (int)i)) {
			/* somebody with a name, rather than the office */
			if (c->who[found].only_office && !w->only_office)
				found = vdm_who_real(c, (int)i);
			else if (!w->only_office || c->who[found].only_office)
				tie = 1;
		}
	}
	return tie ? -1 : found;
}

static int
by_name(struct ctx *c, const struct tokens *t, const struct mention *m,
	const char *words)
{
	size_t last = last_word(t, m), i;
	const struct token *k = &t->t[last];
	char low[128];
	size_t n;
	const char *s = vdm_lower(c, t->s + k->start, k->base - k->start);
	int best = -1, score = 0, tie = 0, fit, fuzzy;

	n = s != NULL ? strlen(s) : 0;
	if (n == 0 || n >= sizeof(low))
		return -1;
	memcpy(low, s, n + 1);
	for (fuzzy = 0; fuzzy < 2 && best < 0; fuzzy++) {
		for (i = 0; i < c->n_who; i++) {
			int same = best >= 0 && vdm_who_real(c, best) ==
						    vdm_who_real(c, (int)i);

			fit = name_fit(&c->who[i], words, low, n, fuzzy);
			if (fit == 0 ||
			    sex_clash(&c->who[i], t->s + t->t[m->first].start))
				continue;
			if (fit > score) {
				score = fit;
				best = (int)i;
				tie = 0;
			} else if (fit == score && !same) {
				tie = 1;
			}
		}
	}
	if (tie && score < 10)
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

int
vdm_mention_who(struct ctx *c, const struct tokens *t, const struct mention *m,
		int make)
{
	char *words = name_words(c, t, m), *offices = office_words(c, t, m);
	int who;

	if (words == NULL || offices == NULL)
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

int
vdm_who_by_words(struct ctx *c, const char *s, size_t n, int make)
{
	struct mention m;
	struct tokens *t = &c->tok2;
	size_t i;
	int who;

	vdm_tokens(c, t, s, n, 30);
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
