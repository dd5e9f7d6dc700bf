/* SPDX-License-Identifier: MIT */
/* Whom a label names. */
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "prose/lines/label.h"

enum {
	LETTERS_MOST = 4, /* of a label that is a name's initials: "MSM" */
	LABEL_TOKENS = 20,
	SURNAME_BYTES = 4, /* of a name in a bracket, at least */
	WHOLE_SIGNS = 2,   /* signs of a name that is no mere surname */
	WHOLE_NAME = 2     /* words that a whole name has, at least */
};

/* Whether those are a person's initials, or the one of the last name. */
static int
has_initials(const struct who *w, const char *mine)
{
	char own[VDM_INITIALS_BYTES];
	int n = vdm_initials_of(w, own, sizeof(own));

	if (n == 0)
		return 0;
	return strcmp(own, mine) == 0 ||
	       (mine[1] == '\0' && own[n - 1] == mine[0]);
}

/* Whether somebody whom only labels name has a name of so many words: "Ann
 * Lee", for "AL". */
static int
is_whole(const struct who *w, size_t letters)
{
	size_t words = 1;
	const char *p;

	for (p = w->name; *p != '\0'; p++)
		words += *p == ' ';
	return letters >= WHOLE_NAME && words == letters;
}

/* "K", "MSM": the one person with those initials. */
int
vdm_who_by_initials(struct ctx *c, const char *s, size_t n)
{
	char mine[LETTERS_MOST + 1];
	struct vdm_word letters = {mine, 0};
	const int *list;
	size_t i;
	int found = -1;

	for (i = 0; i < n; i++) {
		if (!vdm_is_capital(s[i]))
			continue;
		if (letters.n == LETTERS_MOST)
			return -1;
		mine[letters.n++] = s[i];
	}
	mine[letters.n] = '\0';
	list = vdm_people_with(c, VDM_BY_INITIALS, &letters, NULL, &n);
	for (i = 0; letters.n > 0 && i < n; i++) {
		const struct who *w = &c->who[list[i]];

		if (list[i] == found || w->only_office || w->merged >= 0 ||
		    (w->by == BY_LABEL && !is_whole(w, letters.n)) ||
		    !has_initials(w, mine))
			continue;
		if (found >= 0)
			return -1; /* two have them: nobody is meant surely */
		found = list[i];
	}
	return found;
}

static int
is_part_of(struct ctx *c, const char *s, size_t n)
{
	const char *low = vdm_lower(c, s, n);

	return low != NULL && vdm_is_part(c, low);
}

/* The hyphen of "Ann Lind - Ray". */
static int
joins_double(const struct tokens *t, size_t i)
{
	return vdm_punct(t, i, '-') && i + 1 < t->n &&
	       (t->t[i + 1].flags & (T_WORD | T_CAP | T_DIGIT)) ==
		   (T_WORD | T_CAP) &&
	       !(t->t[i + 1].classes & (W_OFFICE | W_ROLE | W_HON));
}

/* A label is a name to its end: "Dkfm. Lena Holter". */
static void
name_whole(const struct tokens *t, struct mention *m)
{
	size_t i = m->last;

	if (m->last == m->name)
		return;
	while (i < t->n &&
	       (vdm_punct(t, i, '.') || joins_double(t, i) ||
		((t->t[i].flags & (T_WORD | T_DIGIT)) == T_WORD &&
		 ((t->t[i].flags & T_CAP) || (t->t[i].classes & W_PARTICLE)))))
		i++;
	while (i > m->last && (t->t[i - 1].flags & T_PUNCT) &&
	       !vdm_word_does(t, i - 2, X_SUFFIX))
		i--;
	m->last = i;
}

static int
ends_bracket(const struct tokens *t, size_t i)
{
	return i >= t->n || vdm_punct(t, i, ')');
}

/* "THE PRESIDENT (Lind)": one word is a place, or a party, unless somebody is
 * called so who was named before. */
static int
is_known(struct ctx *c, const struct tokens *t, const struct mention *m)
{
	int who = vdm_mention_who(c, t, m, 0);

	return who >= 0 && c->who[who].by & ~(unsigned)BY_LABEL;
}

/* The office that stands beside the name of whom a label means. */
static void
take_office(struct ctx *c, int who, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;
	size_t i;

	if (c->who[who].title == NULL)
		c->who[who].title = vdm_squeeze(c, s, n);
	vdm_tokens(c, t, s, n, LABEL_TOKENS);
	for (i = 0; i < t->n; i++)
		if ((t->t[i].flags & T_WORD) &&
		    !(t->t[i].classes & W_FUNCTION)) {
			const char *low = vdm_lower(
			    c, s + t->t[i].start, t->t[i].end - t->t[i].start);

			vdm_who_office(c, who, low, strlen(low));
		}
}

/* "O Sr. Ministro (Lind)": where an honorific stands before the office, the
 * holder stands behind it; a party has capitals, or is a land. */
static int
is_surname(const struct tokens *t, const struct mention *m,
	   const struct label *l)
{
	const struct token *k = &t->t[m->name];

	return l->the && l->hon && l->office && l->held &&
	       !(k->flags & T_UPPER) &&
	       !(k->classes & (W_COUNTRY | W_NATION | W_BODY | W_MATTER)) &&
	       k->end - k->start >= SURNAME_BYTES;
}

/* "The Honourable S. T. Amadi": initials and a name, which stand before the
 * bracket. */
static int
ends_in_name(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;

	vdm_tokens(c, t, s, n, LABEL_TOKENS);
	return t->n > 2 && (t->t[t->n - 1].flags & T_CAP) &&
	       vdm_punct(t, t->n - 2, '.') &&
	       (t->t[t->n - 3].flags & T_INITIAL) &&
	       !(t->t[t->n - 1].classes & W_OFFICE);
}

/* "The Chairman (Mr. Lind)": who stands in brackets, and what before them. */
static int
bracketed(struct ctx *c, const char *p, size_t len, const struct label *l)
{
	const char *open = memchr(p, '(', len);
	struct tokens *t = &c->tok2;
	struct mention m;
	int who;

	if (open == NULL || ends_in_name(c, p, (size_t)(open - p)))
		return -1;
	vdm_tokens(c, t, open + 1, len - (size_t)(open - p) - 1, LABEL_TOKENS);
	/* "The Minister (Ann Lee)": whole names, where an office is before;
	 * "ANN LEE (Minister of Rivers)" is who stands before */
	if (!vdm_mention_at(c, t, 0, &m) || m.last <= m.name ||
	    (!m.hon && !l->held) ||
	    (!m.hon && !m.office &&
	     (!ends_bracket(t, m.last) ||
	      (m.last < m.name + WHOLE_NAME && !is_known(c, t, &m) &&
	       !is_surname(t, &m, l)))))
		return -1;
	who = vdm_mention_who(c, t, &m, 1);
	if (who < 0)
		return -1;
	/* by the office alone the same one is meant from here on */
	take_office(c, who, p, (size_t)(open - p));
	return who;
}

/* "OT", "K.": by the letters of a label that has nothing else. */
static int
lettered(struct ctx *c, const char *p, size_t len, const struct label *l)
{
	int who = -1;

	if (l->digits || is_part_of(c, p, len))
		return -1;
	who = vdm_who_by_letters(c, p, len);
	/* as many bytes as letters that initials may have, and a stop */
	if (who >= 0 || l->upper + l->initials < l->words ||
	    len > LETTERS_MOST + 1)
		return who;
	return vdm_who_by_initials(c, p, len);
}

/* The words of an office in s, in small letters with spaces around; NULL where
 * it has none. */
static const char *
office_in(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;
	const char *words;
	struct vdm_buf b;
	size_t i;
	int office = 0;

	vdm_tokens(c, t, s, n, LABEL_TOKENS);
	vdm_buf_init(&b);
	vdm_buf_putc(&b, ' ');
	for (i = 0; i < t->n; i++) {
		const struct token *k = &t->t[i];

		if (!(k->flags & T_WORD) ||
		    (k->classes & (W_FUNCTION | W_ARTICLE)) ||
		    ((k->classes & W_HON) && !(k->classes & W_OFFICE)))
			continue;
		office |= (k->classes & W_OFFICE) != 0;
		vdm_buf_puts(&b, vdm_lower(c, s + k->start, k->end - k->start));
		vdm_buf_putc(&b, ' ');
	}
	words = office ? vdm_arena_strdup(&c->scratch, vdm_buf_str(&b)) : NULL;
	c->scratch.failed |= b.failed;
	vdm_buf_fini(&b);
	return words;
}

/* "Mr. Lind", "Dkfm. Lena Holter": a name, perhaps of nobody known. */
static int
mentioned(struct ctx *c, const char *p, size_t len, const struct label *l)
{
	struct tokens *t = &c->tok2;
	struct mention m;
	const char *office;
	int who;

	vdm_tokens(c, t, p, len, LABEL_TOKENS);
	if (l->digits || !vdm_mention_at(c, t, 0, &m) || m.possessive)
		return -1;
	name_whole(t, &m);
	/* "CAM-?": one of those, and nobody knows which */
	if (vdm_is_unknown(t, t->n - 1))
		return -1;
	/* "De heer Lind", "M. le président": what is no name must not hide
	 * that there is more */
	if (m.last < t->n &&
	    ((t->t[m.last].flags & T_WORD) || vdm_is_hanging(t, m.last)))
		return -1;
	/* "Hon. Members" are no Mr. Members */
	if (m.last == m.name + 1 &&
	    is_part_of(c, p + t->t[m.name].start,
		       t->t[m.name].end - t->t[m.name].start))
		return -1;
	who = vdm_mention_who(c, t, &m, 1);
	if (who < 0 || m.last > m.name)
		return who;
	office = office_in(c, p, len);
	return office != NULL && vdm_office_stands_in(c, who, office) ? -1
								      : who;
}

/* "PREDSEDNIK VEĆA": several words of the tables that say what part somebody
 * has, and no name. */
static int
is_part_in_words(struct ctx *c, const char *p, size_t len)
{
	return memchr(p, ' ', len) != NULL &&
	       vdm_rule_whole(c, p, len, P_ROLE) != NULL;
}

/* The same, where the label calls one: "Voices from the left" are nobody's
 * name. */
static int
named(struct ctx *c, const char *p, size_t len, const struct label *l)
{
	return l->group || vdm_word_at(c, p, len, X_PART) > 0 ||
		       is_part_in_words(c, p, len)
		   ? -1
		   : mentioned(c, p, len, l);
}

/* "The Minister": who holds the office, and not in another's place. */
static int
holder(struct ctx *c, const char *p, size_t len, const struct label *l)
{
	const char *office;
	int who;

	if (!l->office || l->group)
		return -1;
	office = office_in(c, p, len);
	who = office != NULL ? vdm_office_holder(c, office) : -1;
	return who >= 0 && vdm_office_stands_in(c, who, office) ? -1 : who;
}

/* "三浦" of the list's 三浦猛, or "三浦委員" */
static int
begun(struct ctx *c, const char *p, size_t len, const struct label *l)
{
	return l->caseless > 0 && !l->group ? vdm_who_begins(c, p, len) : -1;
}

/* "Sekretarz Stanu w Ministerstwie Rolnictwa Jan Kowalski": behind an office
 * and what it is of, a given name and the rest of a whole name. */
static int
behind_office(struct ctx *c, const char *p, size_t len, const struct label *l)
{
	const uint32_t none =
	    W_OFFICE | W_MATTER | W_BODY | W_FUNCTION | W_COUNTRY | W_NATION;
	struct tokens *t = &c->tok2;
	struct mention m = {0};
	size_t i;
	int who;

	if (!l->office || l->group || l->digits)
		return -1;
	vdm_tokens(c, t, p, len, LABEL_TOKENS);
	for (i = t->n; i > 0 && (t->t[i - 1].flags & T_CAP) &&
		       !(t->t[i - 1].classes & none);)
		i--;
	/* "Liikenne- ja rakennusministeri Anna Laine": right behind it, any */
	while (i < t->n && !(t->t[i].classes & W_GIVEN) &&
	       !(i > 0 && (t->t[i - 1].classes & W_OFFICE)))
		i++;
	if (i < 2 || i + WHOLE_NAME > t->n)
		return -1;
	m.first = m.name = i;
	m.last = t->n;
	who = vdm_mention_who(c, t, &m, 1);
	if (who >= 0)
		take_office(c, who, p, t->t[i - 1].end);
	return who;
}

/* "Sen. (Prof.) Lind": a name with a title amid it in brackets, which is none
 * of it. */
static int
second_title(struct ctx *c, const char *p, size_t len, const struct label *l)
{
	const char *open = memchr(p, '(', len), *close;
	struct vdm_buf b;
	int who;

	close =
	    open != NULL ? memchr(open, ')', len - (size_t)(open - p)) : NULL;
	if (close == NULL || close + 2 >= p + len || open == p ||
	    !vdm_all_words(c, open + 1, (size_t)(close - open) - 1, W_HON))
		return -1;
	vdm_buf_init(&b);
	vdm_buf_put(&b, p, (size_t)(open - p));
	vdm_buf_put(&b, close + 2, len - (size_t)(close + 2 - p));
	who = mentioned(c, vdm_buf_str(&b), b.len, l);
	c->scratch.failed |= b.failed;
	vdm_buf_fini(&b);
	return who;
}

/* A new person of whom no more is known than how the label calls them. */
static int
labelled_only(struct ctx *c, const char *p, size_t len, int group)
{
	char *name = vdm_squeeze(c, p, len);
	int who = vdm_who_new(c, name);
	const char *last;

	if (who < 0 || name == NULL)
		return -1;
	last = strrchr(name, ' ');
	last = last != NULL ? last + 1 : name;
	last = vdm_lower(c, last, strlen(last));
	c->who[who].surname = vdm_arena_strdup(&c->scratch, last);
	if (c->who[who].surname == NULL)
		c->who[who].surname = "";
	/* "Voices from the left", "Several Members" */
	c->who[who].group =
	    group ||
	    vdm_lexicon_does(c, c->who[who].surname,
			     strlen(c->who[who].surname), X_PART) ||
	    vdm_word_at(c, name, strlen(name), X_PART) > 0;
	vdm_people_note(c, who);
	return who;
}

/* "위원장 김민수": an office, and the name behind it. */
static int
behind_title(struct ctx *c, const char *p, size_t len)
{
	const char *space = memchr(p, ' ', len), *name;
	size_t before, n;
	int who;

	if (space == NULL || space == p)
		return -1;
	before = (size_t)(space - p);
	name = space + 1;
	n = len - before - 1;
	if (vdm_utf8_length(name, n) < WHOLE_SIGNS ||
	    !vdm_all_words(c, p, before, W_OFFICE) ||
	    vdm_all_words(c, name, n, W_OFFICE | W_HON))
		return -1;
	who = labelled_only(c, name, n, 0);
	if (who >= 0)
		take_office(c, who, p, before);
	return who;
}

/* "大河内国務大臣": who is named by a surname and, as one word with it, an
 * office, which is their title. One sign before a colon may be all of a name
 * that people use: "王主任". */
static int
titled_only(struct ctx *c, const char *p, size_t len, const struct label *l)
{
	size_t n = len, rest;
	const char *name, *title;
	int who;

	if (l->caseless == 0 || l->group)
		return -1;
	name = vdm_caseless_name(c, p, &n);
	if (l->caseless > 1 && n == len && vdm_has_signs(p, len)) {
		who = behind_title(c, p, len);
		if (who >= 0)
			return who;
	}
	if (n == 0 || n >= len || name != p ||
	    (vdm_utf8_length(name, n) < WHOLE_SIGNS && l->style != L_GAP))
		return -1;
	who = labelled_only(c, name, n, 0);
	rest = len - n;
	title = vdm_trim(p + n, &rest);
	if (who >= 0)
		take_office(c, who, title, rest);
	return who;
}

/* "ANN LEE, Minister of Rivers": by the office alone she is meant, too. */
static void
note_office(struct ctx *c, int who, const char *s, size_t n)
{
	const char *p = office_in(c, s, n);
	size_t k;

	if (p == NULL)
		return;
	for (p++; *p != '\0'; p += k + 1) {
		k = strcspn(p, " ");
		vdm_who_office(c, who, p, k);
	}
}

/* "Statsråd Lind [10:31]": whether what stands in brackets behind the name
 * begins with a digit. */
static int
has_time(const char *p, size_t name, size_t len)
{
	const char *open =
	    name < len ? memchr(p + name, '[', len - name) : NULL;

	return open != NULL && open + 1 < p + len && vdm_is_digit(open[1]);
}

/* The last of several words, in small letters and kept; 0 where there is one
 * word only. */
static int
last_of_words(struct ctx *c, const char *p, size_t len, struct vdm_word *word)
{
	const char *last = p + len - 1, *low;

	memset(word, 0, sizeof(*word));
	while (last > p && *last != ' ')
		last--;
	if (last == p)
		return 0;
	low = vdm_lower(c, last + 1, (size_t)(p + len - last - 1));
	/* the word is lent, and people are looked up by it */
	if (low != NULL)
		word->s = vdm_arena_strdup(&c->scratch, low);
	if (word->s != NULL)
		word->n = strlen(word->s);
	return word->s != NULL;
}

/* Whether somebody is listed by a longer name, which ends in these words. */
static int
is_listed_longer(const struct who *w, const char *p, size_t len)
{
	const size_t k = strlen(w->name);

	return w->merged < 0 && k > len && w->name[k - len - 1] == ' ' &&
	       (w->by & (BY_HEAD | BY_LIST | BY_USER)) &&
	       strncasecmp(w->name + k - len, p, len) == 0;
}

/* "Della Rosa" of the listed Maria Della Rosa: what begins with a particle and
 * ends the name of one person. */
static int
listed(struct ctx *c, const char *p, size_t len, const struct label *l)
{
	struct vdm_word surname;
	const int *list;
	size_t i, n;
	int found = -1;

	if (l->group || l->digits || l->caseless > 0 ||
	    !last_of_words(c, p, len, &surname))
		return -1;
	list = vdm_people_with(c, VDM_BY_SURNAME, &surname, NULL, &n);
	for (i = 0; i < n; i++) {
		if (!is_listed_longer(&c->who[list[i]], p, len))
			continue;
		if (found >= 0 && found != list[i])
			return -1;
		found = list[i];
	}
	return found;
}

/* The ways to tell whom a label's words name, from the surest to the least;
 * `head`: of these words only those before what stands in brackets. */
static const struct {
	int (*who)(struct ctx *c, const char *p, size_t len,
		   const struct label *l);
	int head;
} ways[] = {
    {second_title, 0},  {bracketed, 0}, {lettered, 0},
    {listed, 1},        {named, 0},     {holder, 1},
    {behind_office, 1}, {begun, 1},     {titled_only, 0},
};

/* Whom the words at p name; last, the label itself becomes a person. */
static int
who_of_words(struct ctx *c, const char *p, const struct label *l)
{
	size_t len = l->word_end - l->start, head = l->name_end - l->start, i;
	int who = -1;

	for (i = 0; who < 0 && i < sizeof(ways) / sizeof(ways[0]); i++)
		who = ways[i].who(c, p, ways[i].head ? head : len, l);
	if (who >= 0)
		return who;
	/* an office and a group are called by all of it, but for a time */
	if (!(l->office || l->group) || has_time(p, head, len))
		len = head;
	return labelled_only(c, p, len, l->group);
}

/* A form that was stated goes before all that the words may say. */
int
vdm_label_who(struct ctx *c, const char *s, size_t n, const struct label *l)
{
	const char *p = s + l->start;
	/* a house style's pattern may have the office before the name */
	size_t from = l->office_end > 0 && l->office_start < l->start
			  ? l->office_start
			  : l->start;
	int who;

	(void)n;
	who = vdm_who_stated(c, s + from, l->word_end - from);
	if (who < 0)
		who = vdm_who_stated(c, p, l->name_end - l->start);
	if (who >= 0)
		return who;
	who = who_of_words(c, p, l);
	if (who < 0)
		return -1;
	vdm_who_form(c, who, s + from, l->word_end - from);
	if (l->key_end < l->word_end && s[l->key_end] == ',')
		note_office(c, who, s + l->key_end, l->word_end - l->key_end);
	if (l->office_end > 0)
		take_office(c, who, s + l->office_start,
			    l->office_end - l->office_start);
	return who;
}
