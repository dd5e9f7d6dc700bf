/* SPDX-License-Identifier: MIT */
/* Who takes part: people named by a title or by a list of those present. */
#include <string.h>

#include "base/utf8.h"
#include "recognise/internal.h"

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
	const char *low =
	    vdm_lower(c, t->s + t->t[i].start, t->t[i].base - t->t[i].start);
	char word[64];
	size_t n = strlen(low);

	if (n == 0 || n >= sizeof(word))
		return;
	memcpy(word, low, n + 1);
	vdm_who_office(c, (int)(w - c->who), word, n);
}

/* Joins an office and the name that stands after it in brackets or commas. */
static int
join(struct ctx *c, const struct tokens *t, const struct mention *office,
     const struct mention *name)
{
	int who = vdm_mention_who(c, t, name, 1);
	size_t first = office->first, i;
	struct who *w;

	if (who < 0)
		return -1;
	w = &c->who[who];
	if (vdm_phrase_at(t, first, "the"))
		first++;
	w->title = vdm_squeeze(c, t->s + t->t[first].start,
			       t->t[office->last - 1].base - t->t[first].start);
	for (i = first; i < office->last; i++) {
		if ((t->t[i].flags & T_WORD) && (t->t[i].flags & T_CAP))
			office_add(c, w, t, i);
	}
	return who;
}

static void
mark(struct ctx *c, int who, unsigned by, const struct unit *u)
{
	if (who < 0)
		return;
	c->who[who].by |= by;
	if (c->who[who].pos.line == 0 && u != NULL) {
		c->who[who].pos.line = u->line;
		c->who[who].pos.column = 1;
		c->who[who].pos.end = u->end;
	}
}

/* Whether names go on from token i to an "and", with no date among them. */
static int
joins_on(const struct tokens *t, size_t i)
{
	size_t words = 0;

	for (; i < t->n && words < 12; i++, words++) {
		if (vdm_phrase_at(t, i, "and"))
			return words > 0;
		if ((t->t[i].flags & T_DIGIT) ||
		    (t->t[i].classes & (W_MONTH | W_TALK)))
			return 0;
	}
	return 0;
}

/* Whether what stands before token i makes a bare name a participant. */
static int
in_slot(const struct tokens *t, size_t i, int after_person)
{
	if (i == 0)
		return 0;
	if (vdm_phrase_at(t, i - 1, "between") ||
	    vdm_phrase_at(t, i - 1, "with") || vdm_phrase_at(t, i - 1, "by"))
		return 1;
	if (vdm_punct(t, i - 1, ',') && after_person)
		return joins_on(t, i);
	if ((vdm_phrase_at(t, i - 1, "and") || vdm_punct(t, i - 1, '-') ||
	     vdm_punct(t, i - 1, 0x2013) || vdm_punct(t, i - 1, '/')) &&
	    after_person)
		return 1;
	return vdm_phrase_at(t, i - 1, "of") && i >= 2 &&
	       (t->t[i - 2].classes & W_TALK);
}

/* After an office: a name in brackets, or between commas. */
static size_t
name_beside(struct ctx *c, const struct tokens *t, size_t i, struct mention *m)
{
	if (opens(t, i) && vdm_mention_at(c, t, i + 1, m) &&
	    m->last > m->name && closes(t, m->last))
		return m->last + 1;
	if (vdm_punct(t, i, ',') && vdm_mention_at(c, t, i + 1, m) &&
	    m->last > m->name && !m->office)
		return m->last;
	return 0;
}

/* "the Harbour Board": a body, which the title names as it names people. */
static int
is_body(const struct tokens *t, const struct mention *m)
{
	size_t i;

	for (i = m->name; i < m->last; i++)
		if (t->t[i].classes & (W_BODY | W_MATTER))
			return 1;
	return 0;
}

void
vdm_names_of_title(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	struct mention m, name;
	size_t i = 0, next;
	int after = 0, who;

	vdm_tokens(c, t, s, n, 120);
	while (i < t->n) {
		if (!vdm_mention_at(c, t, i, &m)) {
			if (!(t->t[i].flags & T_PUNCT) &&
			    !(t->t[i].classes & W_FUNCTION))
				after = 0;
			i++;
			continue;
		}
		next = m.last > i ? m.last : i + 1;
		who = -1;
		if (m.last == m.name) {
			size_t k = name_beside(c, t, m.last, &name);

			if (k > 0) {
				who = join(c, t, &m, &name);
				next = k;
			}
		} else if (m.hon || m.office ||
			   (in_slot(t, i, after) && !is_body(t, &m))) {
			who = vdm_mention_who(c, t, &m, 1);
		}
		if (who >= 0) {
			mark(c, who, BY_HEAD, u);
			after = 1;
		}
		i = next;
	}
}

/* Whether "and" at token i goes on with an office: "Foreign and Home". */
static int
joins_office(struct ctx *c, const struct tokens *t, size_t i)
{
	struct mention m;

	if (!(t->t[i + 1].classes &
	      (W_MATTER | W_OFFMOD | W_NATION | W_BODY | W_OFFICE)))
		return 0;
	return !vdm_mention_at(c, t, i + 1, &m) || m.last == m.name ||
	       (!m.office && !m.hon);
}

/* The end of the segment that starts at i: a comma, semicolon, conjunction. */
static size_t
segment_end(struct ctx *c, const struct tokens *t, size_t i)
{
	size_t start = i;

	while (i < t->n && !vdm_punct(t, i, ',') && !vdm_punct(t, i, ';') &&
	       !opens(t, i) && !vdm_punct(t, i, '\n')) {
		if ((vdm_phrase_at(t, i, "and") ||
		     vdm_phrase_at(t, i, "with")) &&
		    i + 1 < t->n && (t->t[i + 1].flags & T_CAP) &&
		    !(i > start && joins_office(c, t, i)))
			break;
		i++;
	}
	return i;
}

static void
title_put(struct ctx *c, int who, const struct tokens *t, size_t first,
	  size_t last, const char *role)
{
	struct who *w;
	size_t i;
	const char *s;
	uint32_t all = 0;

	while (first < last && (t->t[first].flags & T_PUNCT))
		first++;
	if (who < 0 || last <= first)
		return;
	w = &c->who[who];
	if (vdm_phrase_at(t, first, "the") && first + 1 < last)
		first++;
	while (last > first + 1 && (t->t[last - 1].flags & T_PUNCT) &&
	       (t->t[last - 1].cp == '.' || t->t[last - 1].cp == ':'))
		last--;
	for (i = first; i < last; i++)
		if (t->t[i].flags & T_CAP)
			office_add(c, w, t, i);
	s = vdm_squeeze(c, t->s + t->t[first].start,
			t->t[last - 1].end - t->t[first].start);
	for (i = first; i < last; i++)
		all |= t->t[i].classes;
	if ((all & W_ROLE) && last - first <= 3)
		w->role = s;
	else if (w->title == NULL)
		w->title = s;
	(void)role;
}

static int
words_of_office(const struct tokens *t, size_t i, size_t end)
{
	for (; i < end; i++)
		if (t->t[i].classes & (W_OFFICE | W_ROLE | W_MATTER | W_BODY))
			return 1;
	return 0;
}

/* "NEA", "S/S-RO": a bureau's letters. */
static int
is_bureau(const struct tokens *t, size_t i, size_t end)
{
	size_t k;

	for (k = i; k < end; k++) {
		size_t n = t->t[k].end - t->t[k].start;

		if (!(t->t[k].flags & T_WORD))
			continue;
		if (!(t->t[k].flags & (T_UPPER | T_INITIAL)) || n > 8 ||
		    (n > 5 && memchr(t->s + t->t[k].start, '/', n) == NULL))
			return 0;
	}
	return end > i;
}

static int
has_small(const char *s)
{
	for (; *s != '\0'; s++)
		if (*s >= 'a' && *s <= 'z')
			return 1;
	return 0;
}

/* Whether a segment after a person's names another, and no office of theirs. */
static int
is_another(const struct ctx *c, const struct tokens *t, size_t i, size_t end,
	   const struct mention *m, int last)
{
	if (last < 0 || m->hon || m->office)
		return 1;
	if (words_of_office(t, i, end))
		return 0;
	return !(is_bureau(t, i, end) && has_small(c->who[last].name));
}

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

void
vdm_names_of_list(struct ctx *c, struct unit *u, const char *s, size_t n,
		  const char *role)
{
	struct tokens *t = &c->tok;
	struct mention m, office;
	size_t i = 0, end;
	int last = -1, pending = 0;

	vdm_tokens(c, t, s, n, 2000);
	memset(&office, 0, sizeof(office));
	/* "NEA - Mr. Lind": his bureau stands before him */
	if (t->n > 2 && is_bureau(t, 0, 1) &&
	    (vdm_punct(t, 1, '-') || vdm_punct(t, 1, 0x2013) ||
	     vdm_punct(t, 1, 0x2014)))
		i = 2;
	while (i < t->n) {
		end = segment_end(c, t, i);
		if (opens(t, i)) {
			size_t k = i + 1;

			while (k < t->n && !closes(t, k))
				k++;
			title_put(c, last, t, i + 1, k, role);
			i = k + 1;
			continue;
		}
		if (end == i) {
			if (!vdm_punct(t, i, ','))
				last = -1;
			i++;
			if (vdm_phrase_at(t, i - 1, "and") ||
			    vdm_phrase_at(t, i - 1, "with"))
				pending = 0;
			continue;
		}
		if (last >= 0 && only_initials(t, i, end)) {
			/* "Voskin, A. A.": the name goes on */
			i = end;
			continue;
		}
		if (vdm_mention_at(c, t, i, &m) && m.last > m.name &&
		    is_another(c, t, i, end, &m, last)) {
			last = pending ? join(c, t, &office, &m)
				       : vdm_mention_who(c, t, &m, 1);
			pending = 0;
			mark(c, last, BY_LIST, u);
			if (m.last < end)
				title_put(c, last, t, m.last, end, role);
		} else if (last >= 0) {
			title_put(c, last, t, i, end, role);
		} else if (vdm_mention_at(c, t, i, &m) && m.last == end &&
			   m.office) {
			struct mention name;

			if (name_beside(c, t, end, &name) > 0) {
				office = m;
				pending = 1;
			} else {
				last = vdm_mention_who(c, t, &m, 1);
				mark(c, last, BY_LIST, u);
			}
		}
		i = end;
	}
}
