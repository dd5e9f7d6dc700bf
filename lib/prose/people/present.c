/* SPDX-License-Identifier: MIT */
/* Who takes part: people named by a list of those present. */
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "prose/lines/marks.h"
#include "prose/people/namesakes.h"
#include "prose/people/present.h"

enum {
	NOBODY = -1,
	LINE_TOKENS = 8,   /* that tell whether a line names somebody */
	ROLE_TOKENS = 3,   /* "interpreter for Norland" */
	LETTERS_BYTES = 10 /* that the text calls somebody by */
};

static int
opens(const struct tokens *t, size_t i)
{
	return vdm_punct(t, i, '(') || vdm_punct(t, i, '[');
}

static int
closes(const struct tokens *t, size_t i)
{
	return vdm_punct(t, i, ')') || vdm_punct(t, i, ']');
}

/* Adds a token to the words of a person's offices. */
static void
office_add(struct ctx *c, struct who *w, const struct tokens *t, size_t i)
{
	const char *low = /* lent, and copied before another word is */
	    vdm_lower(c, t->s + t->t[i].start, t->t[i].base - t->t[i].start);

	if (*low != '\0')
		vdm_who_office(c, (int)(w - c->who), low, strlen(low));
}

int
vdm_office_join(struct ctx *c, const struct tokens *t,
		const struct mention *office, const struct mention *name)
{
	int who = vdm_mention_who(c, t, name, 1);
	size_t first = office->first, i;
	struct who *w;

	if (who < 0)
		return -1;
	w = &c->who[who];
	if (vdm_word_does(t, first, X_THE))
		first++;
	w->title = vdm_squeeze(c, t->s + t->t[first].start,
			       t->t[office->last - 1].base - t->t[first].start);
	for (i = first; i < office->last; i++) {
		if ((t->t[i].flags & T_WORD) && (t->t[i].flags & T_CAP))
			office_add(c, w, t, i);
	}
	return who;
}

void
vdm_present_mark(struct ctx *c, int who, unsigned by, const struct unit *u)
{
	if (who < 0)
		return;
	c->who[who].by |= by;
	c->listed = who;
	if (u != NULL)
		vdm_who_at(c, who, u);
}

size_t
vdm_name_beside(struct ctx *c, const struct tokens *t, size_t i,
		struct mention *m)
{
	if (opens(t, i) && vdm_mention_at(c, t, i + 1, m) &&
	    m->last > m->name && closes(t, m->last))
		return m->last + 1;
	if (vdm_punct(t, i, ',') && vdm_mention_at(c, t, i + 1, m) &&
	    m->last > m->name && !m->office)
		return m->last;
	return 0;
}

/* Whether "and" at token i goes on with an office: "Foreign and Home". */
static int
joins_office(struct ctx *c, const struct tokens *t, size_t i)
{
	struct mention m;

	if (!(t->t[i + 1].classes &
	      (W_MATTER | W_OFFMOD | W_NATION | W_BODY | W_OFFICE)) &&
	    !(i + 2 < t->n && (t->t[i + 2].classes & W_MATTER) &&
	      !(t->t[i + 1].classes & W_HON)))
		return 0;
	return !vdm_mention_at(c, t, i + 1, &m) || m.last == m.name ||
	       (!m.office && !m.hon);
}

/* "and", "&", "with": between two of a list. */
static int
is_joint(const struct tokens *t, size_t i)
{
	return vdm_word_does(t, i, X_AND) || vdm_word_does(t, i, X_WITH) ||
	       vdm_punct(t, i, '&') || vdm_punct(t, i, '+');
}

/* Whether "and" or "with" at token i, in a segment that began at `start`, parts
 * two of a list: a capital or an office follows, and the office before it does
 * not go on. */
static int
parts_two(struct ctx *c, const struct tokens *t, size_t start, size_t i)
{
	size_t next = i + 1;

	if (!is_joint(t, i))
		return 0;
	if (vdm_word_does(t, next, X_THE) && !(t->t[next].flags & T_CAP))
		next++;
	return next < t->n && (t->t[next].flags & T_CAP) &&
	       !(i > start && joins_office(c, t, i));
}

/* The end of the segment that starts at i: a comma, semicolon, conjunction. */
static size_t
segment_end(struct ctx *c, const struct tokens *t, size_t i, int several)
{
	size_t start = i;

	while (i < t->n && !vdm_punct(t, i, ';') && !opens(t, i) &&
	       !vdm_punct(t, i, '\n')) {
		if (vdm_punct(t, i, ',')) {
			size_t behind = vdm_suffix_end(t, i);

			if (behind == i || i == start)
				break;
			i = behind;
			continue;
		}
		if (parts_two(c, t, start, i) ||
		    (several && i > start && vdm_joins_several(t, i)))
			break;
		i++;
	}
	return i;
}

/* Takes marks off both ends, and the article before an office. */
static void
title_trim(const struct tokens *t, size_t *first, size_t *last)
{
	while (*first < *last && (t->t[*first].flags & T_PUNCT))
		++*first;
	if (*first + 1 < *last && vdm_word_does(t, *first, X_THE))
		++*first;
	while (*last > *first + 1 &&
	       (vdm_punct(t, *last - 1, '.') || vdm_punct(t, *last - 1, ':')))
		--*last;
}

/* The part that tokens [first, last) say somebody has: "Clerk", "as Clerk",
 * "als Vernehmender"; NULL where they say none. */
static const struct rule *
part_said(struct ctx *c, const struct tokens *t, size_t first, size_t last)
{
	const struct rule *r;
	size_t used;

	if (last - first > 1 && !(t->t[first].flags & T_CAP))
		first++;
	r = vdm_rule_at_token(c, t, first, P_ROLE, &used);
	return r != NULL && first + used == last ? r : NULL;
}

/* What tokens [first, last) say of a person: their role, or their title. */
static void
title_put(struct ctx *c, const struct unit *u, int who, const struct tokens *t,
	  size_t first, size_t last)
{
	const struct rule *part;
	struct who *w;
	const char *s;
	uint32_t all = 0;
	size_t i;

	title_trim(t, &first, &last);
	if (who < 0 || last <= first)
		return;
	w = &c->who[who];
	for (i = first; i < last; i++) {
		if ((t->t[i].flags & T_CAP) || (t->t[i].classes & W_OFFICE))
			office_add(c, w, t, i);
		all |= t->t[i].classes;
	}
	s = vdm_squeeze(c, t->s + t->t[first].start,
			t->t[last - 1].end - t->t[first].start);
	part = part_said(c, t, first, last);
	if (vdm_rule_is(part, "recorder"))
		(void)vdm_credit_put(c, VDM_F_RECORDER, NULL, 0, w->name,
				     strlen(w->name), u);
	if (vdm_rule_is(part, "recorder") ||
	    (part != NULL && w->title != NULL) ||
	    ((all & W_ROLE) && last - first <= ROLE_TOKENS))
		w->role = s;
	else if (w->title == NULL ||
		 vdm_word_at(c, w->title, strlen(w->title), X_PEER) ==
		     strlen(w->title)) /* an office says more than a rank */
		w->title = s;
}

/* Whether a segment of a list tells what somebody is, rather than who. */
static int
words_of_office(const struct tokens *t, size_t i, size_t end)
{
	for (; i < end; i++)
		if (t->t[i].classes & (W_OFFICE | W_ROLE | W_MATTER | W_BODY))
			return 1;
	return 0;
}

/* A list of those present, as far as it has been read. */
struct list {
	struct unit *u;
	size_t before;         /* how many people were known above it */
	int last;              /* who was named last, or -1 */
	int body;              /* a body of theirs was named */
	int several;           /* an honorific of several stands before them */
	int says_what;         /* behind commas stands what each is */
	int inverts;           /* behind commas stand given names */
	int capitals;          /* behind surnames in capitals they do */
	int pending;           /* an office whose holder stands behind it */
	struct mention office; /* that one */
};

/* "University of Halden", "Northern Isles 90024": no name has such words. */
static int
words_of_body(const struct tokens *t, size_t i, size_t end)
{
	for (; i < end; i++)
		/* "Carlo Di Stefano": of the name */
		if (((vdm_word_does(t, i, X_OF) ||
		      vdm_word_does(t, i, X_FOR)) &&
		     (t->t[i].flags & (T_CAP | T_UPPER)) != T_CAP) ||
		    (t->t[i].flags & T_DIGIT) ||
		    (t->t[i].classes & (W_BODY | W_MATTER)))
			return 1;
	return 0;
}

/* "Deputy District Attorney": an office, whose last word a name seems to end
 * with. */
static int
is_all_office(const struct tokens *t, const struct mention *m)
{
	const struct token *last = &t->t[m->last - 1];

	return m->office && m->last > m->name &&
	       (last->classes & W_OFFICE) != 0 && !(last->classes & W_HON) &&
	       !(last->flags & T_INITIAL);
}

/* Whether a segment after a person's names another, and no office of theirs.
 * Behind a body stands where it is: "Skerry College, Wayne, New Skerry". */
static int
is_another(const struct ctx *c, const struct tokens *t, size_t i, size_t end,
	   const struct mention *m, const struct list *l)
{
	const char *name;

	if (l->last >= 0 && is_all_office(t, m))
		return 0;
	if (l->last < 0 || m->hon || m->office || vdm_is_set_off(t, m, end))
		return 1;
	if (l->says_what || l->body || words_of_office(t, i, end) ||
	    words_of_body(t, i, end))
		return 0;
	/* beside a name in small letters what has none is no second person */
	name = c->who[l->last].name;
	return !(vdm_is_bureau(t, i, end) && vdm_has_small(name, strlen(name)));
}

/* "A. A." behind a comma: what the surname before it goes on with. */
static int
only_initials(const struct tokens *t, size_t i, size_t end)
{
	size_t initials = 0;

	for (; i < end; i++) {
		if (t->t[i].flags & T_INITIAL)
			initials++;
		else if (!(t->t[i].flags & T_PUNCT))
			return 0;
	}
	return initials > 0;
}

/* "BL" of Beatriz Lomas, "JdW" of Jan de Wit, tokens [i, end): the letters that
 * the text calls somebody by. */
static int
is_initials_of(struct ctx *c, int who, const struct tokens *t, size_t i,
	       size_t end)
{
	return who >= 0 && end == i + 1 && end <= t->n &&
	       t->t[i].end - t->t[i].start <= LETTERS_BYTES &&
	       vdm_letters_fit(c, t->s + t->t[i].start,
			       t->t[i].end - t->t[i].start, c->who[who].name);
}

static void
letters_put(struct ctx *c, int who, const struct tokens *t, size_t i)
{
	vdm_who_form(c, who, t->s + t->t[i].start, t->t[i].end - t->t[i].start);
	c->letters = 1;
}

/* "(BL, chair)": letters for the name, and what somebody is. */
static void
bracket_put(struct ctx *c, const struct unit *u, int who,
	    const struct tokens *t, size_t first, size_t end)
{
	size_t i = first, k;

	for (; i < end; i = k + 1) {
		for (k = i;
		     k < end && !vdm_punct(t, k, ',') && !vdm_punct(t, k, ';');)
			k++;
		if (is_initials_of(c, who, t, i, k))
			letters_put(c, who, t, i);
		else if (i == first && k == end)
			title_put(c, u, who, t, first, end);
		else if (k > i)
			title_put(c, u, who, t, i, k);
	}
}

/* "(Norland)" behind a name, or "(Ann Lee)" behind an office, from token i; the
 * token after it. */
static size_t
list_bracket(struct ctx *c, const struct tokens *t, size_t i, struct list *l)
{
	struct mention m;
	size_t k = i + 1;

	while (k < t->n && !closes(t, k))
		k++;
	if (l->pending && vdm_mention_at(c, t, i + 1, &m)) {
		l->last = vdm_office_join(c, t, &l->office, &m);
		l->pending = 0;
		vdm_present_mark(c, l->last, BY_LIST, l->u);
	} else {
		bracket_put(c, l->u, l->last, t, i + 1, k);
	}
	return k + 1;
}

/* "the Bishop, the Archdeacon of Marl", "and the Librarian (Mr. Lind)": an
 * office with its article, where whoever was named last has one already, or a
 * name stands behind it. */
static int
is_other_office(const struct ctx *c, const struct tokens *t, size_t i,
		size_t end, const struct list *l)
{
	struct mention name;

	if (!vdm_word_does(t, i, X_THE) || i + 1 >= end ||
	    !(t->t[i + 1].flags & T_CAP))
		return 0;
	if (opens(t, end) && vdm_mention_at(c, t, end + 1, &name) && name.hon &&
	    name.last > name.name)
		return 1;
	return c->who[l->last].title != NULL || c->who[l->last].only_office ||
	       c->who[l->last].role != NULL;
}

/* The mention that a segment, tokens [i, end), begins with; whether it does.
 * Where it is another's office, nobody was named last. */
static int
segment_mention(struct ctx *c, const struct tokens *t, size_t i, size_t end,
		struct list *l, struct mention *m)
{
	int found = vdm_mention_at(c, t, i, m) ||
		    vdm_is_particle_name(t, i, end, m) ||
		    vdm_titled_small(t, i, end, m);

	found = vdm_listed_name(c, t, i, end, l->several, found, m);

	if (l->last >= 0 && is_other_office(c, t, i, end, l)) {
		l->last = NOBODY;
		l->body = 0;
		/* "the Librarian (Mr. Lind)", though no table has the office */
		if (!found ||
		    (m->last > m->name
			 ? !vdm_token_is(t, m->name - 1, W_OFFICE | W_HON)
			 : !m->office)) {
			m->first = i;
			m->name = m->last = end;
			m->office = found = 1;
		}
	}
	if (found)
		vdm_name_at_end(t, end, m);
	/* "Diocese of Marl": a body, of whom nobody is named */
	return found &&
	       (m->hon || m->office || !words_of_body(t, m->last, end));
}

/* "(Halden)" behind token end: its bytes, without the brackets. */
static const char *
beside(const struct tokens *t, size_t end, size_t *n)
{
	size_t k = end + 1;

	*n = 0;
	if (!opens(t, end))
		return t->s;
	while (k < t->n && !closes(t, k))
		k++;
	if (k > end + 1 && k < t->n)
		*n = t->t[k - 1].end - t->t[end + 1].start;
	return t->s + t->t[end + 1].start;
}

/* Whether somebody was named above in the same list, or in its rows. */
static int
is_listed_there(const struct ctx *c, const struct list *l, int who)
{
	return (size_t)who >= (c->rows_from > 0 ? c->rows_from - 1 : l->before);
}

/* Whom a segment of a list names. A name that is nearly another's of the list
 * is no slip: both are there. What tells two of one name apart, a title or what
 * stands in brackets, makes the second another: nobody is listed twice. */
static int
list_who(struct ctx *c, const struct tokens *t, struct list *l,
	 const struct mention *m)
{
	const int old = vdm_mention_who(c, t, m, 0);
	const char *where;
	size_t n;
	int who;

	if (old >= 0 && is_listed_there(c, l, old) &&
	    vdm_is_misspelt(c, old, t, m))
		return vdm_mention_new(c, t, m);
	where = beside(t, m->last, &n);
	if (old < 0 || (size_t)old < l->before ||
	    is_initials_of(c, old, t, m->last + 1, m->last + 2) ||
	    !vdm_is_namesake(c, old, t, m, where, n))
		return vdm_mention_who(c, t, m, 1);
	who = vdm_mention_new(c, t, m);
	vdm_namesakes_part(c, old, who, where, n);
	return who;
}

/* A segment that names another; what stands behind the name says what they
 * are. */
static void
list_person(struct ctx *c, const struct tokens *t, size_t end, struct list *l,
	    const struct mention *m)
{
	size_t behind;

	l->last = l->pending ? vdm_office_join(c, t, &l->office, m)
			     : list_who(c, t, l, m);
	l->pending = 0;
	l->body = 0;
	vdm_present_mark(c, l->last, BY_LIST, l->u);
	behind = vdm_letters_end(c, t, m->last);
	if (behind < end)
		title_put(c, l->u, l->last, t, behind, end);
}

/* A segment that is an office without a name: its holder stands behind it, or
 * is known by it alone. */
static void
list_office(struct ctx *c, const struct tokens *t, size_t end, struct list *l,
	    struct mention *m)
{
	struct mention name;

	m->last = end;
	/* the stop of the list is nobody's name */
	while (m->last > m->name && vdm_punct(t, m->last - 1, '.'))
		m->last--;
	if (vdm_name_beside(c, t, end, &name) > 0 &&
	    vdm_several_end(c, t, end + 1) == end + 1) {
		l->office = *m;
		l->pending = 1;
	} else {
		l->last = vdm_mention_who(c, t, m, 1);
		vdm_present_mark(c, l->last, BY_LIST, l->u);
	}
}

/* Past an honorific of several, behind which each is another. */
static size_t
past_several(struct ctx *c, const struct tokens *t, size_t i, size_t end,
	     struct list *l)
{
	const size_t name = vdm_several_end(c, t, i);

	if (name == i || name >= end)
		return i;
	l->several = 1;
	l->last = NOBODY;
	return name;
}

/* "Clerk: Ann Lee": the token behind the colon of what somebody is, who stands
 * behind it, and is another; or i. */
static size_t
past_part(const struct tokens *t, size_t i, size_t end, struct list *l)
{
	size_t k = i;

	while (k < end && k < i + ROLE_TOKENS && (t->t[k].flags & T_WORD))
		k++;
	if (k == i || k + 1 >= end || !vdm_punct(t, k, ':') ||
	    !words_of_office(t, i, k))
		return i;
	l->last = NOBODY;
	return k + 1;
}

/* "two members of the public", from token i on: nobody by name. */
static int
is_number(const struct tokens *t, size_t i)
{
	return vdm_token_is(t, i, W_NUMBER) || vdm_token_has(t, i, T_DIGIT);
}

/* A segment, tokens [i, end): another person, an office of the last one, or an
 * office without a name. */
static void
list_segment(struct ctx *c, const struct tokens *t, size_t i, size_t end,
	     struct list *l)
{
	struct mention m;
	size_t part;
	int found;

	/* "en mevrouw Lind", on a line of its own */
	if (i + 1 < end && is_joint(t, i))
		i++;
	i = past_several(c, t, i, end, l);
	part = i;
	i = past_part(t, i, end, l);
	found = segment_mention(c, t, i, end, l, &m);
	if (found && m.last > m.name && is_another(c, t, i, end, &m, l)) {
		list_person(c, t, end, l, &m);
		if (i > part)
			title_put(c, l->u, l->last, t, part, i - 1);
	} else if (is_number(t, i)) {
		return;
	} else if (l->last >= 0) {
		title_put(c, l->u, l->last, t, i, end);
		/* "Chairman of the Board" is no place to be at */
		l->body |=
		    !(t->t[i].classes & W_OFFICE) && words_of_body(t, i, end);
	} else if (found && m.office && (m.last == end || m.last == m.name)) {
		list_office(c, t, end, l, &m);
	}
}

static void list_read(struct ctx *c, struct unit *u, const char *s, size_t n);

/* The same, of the first `n` bytes a name, up to `len` what they are. */
static void
office_read(struct ctx *c, struct unit *u, const char *s, size_t n, size_t len)
{
	struct tokens *t = &c->tok;
	const char *cell = s + n;
	size_t rest = len - n;

	c->listed = NOBODY;
	list_read(c, u, s, n);
	cell = vdm_trim(cell, &rest);
	vdm_tokens(c, t, cell, rest, LINE_TOKENS);
	if (c->listed >= 0)
		title_put(c, u, c->listed, t, 0, t->n);
}

/* Cells of columns, each of which is a list. */
static void
columns_read(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	const char *end = s + n, *line;
	size_t k, len;

	while (s < end) {
		line = memchr(s, '\n', (size_t)(end - s));
		len = (size_t)((line != NULL ? line : end) - s);
		k = vdm_column_end(s, len);
		if (k > 0 && k < len && vdm_row_has_office(c, s, k, len)) {
			office_read(c, u, s, k, len);
			s += len;
			continue;
		}
		if (k > 0)
			list_read(c, u, s, k);
		s += k > 0 ? k : 1;
	}
}

static void
lines_read(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	const char *end = s + n, *start = s, *line;

	while ((line = memchr(s, '\n', (size_t)(end - s))) != NULL) {
		size_t len = (size_t)(line - start), rest;
		const char *next = line + 1;

		start = vdm_trim(start, &len);
		rest = (size_t)(end - next);
		next = vdm_trim(next, &rest);
		if (len > 0 && rest > 0 &&
		    vdm_opens_another(c, next, rest, start, len)) {
			list_read(c, u, start, len);
			start = next;
		}
		s = line + 1;
	}
	list_read(c, u, start, (size_t)(end - start));
}

static void names_read(struct ctx *c, struct unit *u, const char *s, size_t n);

void
vdm_names_of_list(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	size_t end, next;
	int there = 1, more = 1;

	while (n > 0) {
		end = vdm_label_within(c, s, n, &next, &more);
		if (there)
			names_read(c, u, s, end);
		s += next;
		n -= next;
		there = more;
	}
}

static void
names_read(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	size_t lines;

	if (vdm_rows_count(s, n, &lines) > 0)
		columns_read(c, u, s, n);
	else
		lines_read(c, u, s, n);
}

/* "For the Defendant: ANN LEE": the token behind the colon of whom those who
 * are named speak for; or i. */
static size_t
behind_side(const struct tokens *t, size_t i)
{
	size_t k = i;

	if (!vdm_word_does(t, i, X_FOR))
		return i;
	while (k < t->n && k < i + LINE_TOKENS && (t->t[k].flags & T_WORD))
		k++;
	return vdm_punct(t, k, ':') ? k + 1 : i;
}

/* The end of a segment of the list that starts at token i; i where what parts
 * two stands there. */
static size_t
segment_of(struct ctx *c, const struct tokens *t, size_t i,
	   const struct list *l)
{
	const int several = l->several || vdm_several_end(c, t, i) > i;

	return several && vdm_joins_several(t, i)
		   ? i
		   : segment_end(c, t, i, several);
}

static void
commas_learn(const struct ctx *c, const struct tokens *t, size_t i,
	     struct list *l)
{
	l->says_what = c->rows_say || vdm_list_says_what(t, i);
	l->inverts = c->rows_invert;
	if (l->inverts == VDM_INVERTS_NOT)
		l->inverts = vdm_list_inverts(t, i);
	l->capitals = vdm_list_inverts_capitals(c, t, i);
}

/* Whoever m is, of tokens t that were put together, and of the list. */
static int
put_together(struct ctx *c, struct list *l, const struct mention *m)
{
	l->last = list_who(c, &c->tok2, l, m);
	l->pending = l->body = 0;
	vdm_present_mark(c, l->last, BY_LIST, l->u);
	return l->last;
}

/* "LEE, Ann", from token i on: the token behind somebody whose surname stands
 * before the given names; or i. */
static size_t
past_inverted(struct ctx *c, const struct tokens *t, size_t i, struct list *l)
{
	struct inverted v;
	struct mention m;

	if (!vdm_inverted_at(t, i, &v) ||
	    !(v.by == VDM_INITIALS_BEHIND ||
	      (v.by == VDM_CAPITALS_BEFORE && l->capitals) ||
	      (l->last < 0 && l->inverts == VDM_INVERTS_SURELY)))
		return i;
	vdm_inverted_name(c, t, i, &v, &m);
	(void)put_together(c, l, &m);
	return v.last;
}

/* "Mr and Mrs Lee", from token i on: the token behind the first of them, of
 * whom only the honorific stands there; or i. */
static size_t
past_first(struct ctx *c, const struct tokens *t, size_t i, struct list *l)
{
	struct mention m, second;
	const size_t joint = vdm_couple_at(c, t, i, &second);
	int one, two;

	if (joint == 0)
		return i;
	vdm_couple_name(c, t, i, joint, &second, &m);
	one = put_together(c, l, &m);
	two = vdm_mention_new(c, t, &second);
	vdm_present_mark(c, two, BY_LIST, l->u);
	l->last = two;
	vdm_namesakes_part(c, one, two, "", 0);
	return second.last;
}

/* Token i parts two segments: behind all but a comma stands another. */
static void
list_parted(const struct tokens *t, size_t i, struct list *l)
{
	if (!vdm_punct(t, i, ',')) {
		l->last = -1;
		l->body = 0;
		l->several &= vdm_joins_several(t, i);
	}
	if (is_joint(t, i))
		l->pending = 0;
}

/* Segments are read in order: each names another, or says of the last one what
 * they are. */
static void
list_read(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	struct list l = {.u = u, .before = c->n_who, .last = -1};
	size_t i, end;

	if (vdm_is_caseless(s, n)) {
		vdm_names_caseless(c, u, s, n);
		return;
	}
	vdm_tokens(c, t, s, n, VDM_LIMIT_LIST);
	c->list_full |= t->n >= VDM_LIMIT_LIST;
	i = vdm_row_mark_end(t);
	if (i == 0 && vdm_punct(t, 1, ':')) /* "I: Ann Lee": a session's */
		i = 2;
	i = behind_side(t, i);
	commas_learn(c, t, i, &l);
	while (i < t->n) {
		if (opens(t, i)) {
			i = list_bracket(c, t, i, &l);
			continue;
		}
		end = l.last >= 0 ? vdm_letters_end(c, t, i) : i;
		end = end == i ? past_first(c, t, i, &l) : end;
		end = end == i ? past_inverted(c, t, i, &l) : end;
		if (end > i) {
			i = end;
			continue;
		}
		end = segment_of(c, t, i, &l);
		if (end == i) {
			list_parted(t, i++, &l);
			continue;
		}
		/* "Voskin, A. A.", "Voskin, Anna": the name goes on */
		if (l.last < 0 || (!l.inverts && !only_initials(t, i, end)))
			list_segment(c, t, i, end, &l);
		i = end;
	}
}
