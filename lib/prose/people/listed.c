/* SPDX-License-Identifier: MIT */
/*
 * Names in lists of those present: there words are names that are none
 * elsewhere, for the list says so.
 */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/marks.h"
#include "prose/people/present.h"

enum {
	NAME_WORDS = 4, /* of a name whose words are words elsewhere, too */
	/* Letters of a bureau, and of a part of one: "S/S-RO". */
	BUREAU_BYTES = 8,
	BUREAU_PART_BYTES = 5
};

/* Whether tokens [k, end) are one word of a name, "Laan", "Graaf-Nap". */
static int
is_name_word(const struct tokens *t, size_t k, size_t end)
{
	const unsigned asked = T_WORD | T_CAP | T_DIGIT;
	size_t first = k;

	for (; k < end; k += 2)
		if ((t->t[k].flags & asked) != (T_WORD | T_CAP) ||
		    (t->t[k].classes &
		     (W_OFFICE | W_OFFMOD | W_BODY | W_HON)) ||
		    (k + 1 < end && (!vdm_punct(t, k + 1, '-') ||
				     (t->t[k + 1].flags & T_SPACED))))
			return 0;
	return k == end + 1 && end > first;
}

int
vdm_is_particle_name(const struct tokens *t, size_t i, size_t end,
		     struct mention *m)
{
	size_t k = i;

	while (k < end && (t->t[k].flags & T_CAP) &&
	       (t->t[k].classes & (W_PARTICLE | W_ARTICLE)))
		k++;
	while (end > k && (t->t[end - 1].flags & T_PUNCT))
		end--;
	if (k == i || !is_name_word(t, k, end))
		return 0;
	memset(m, 0, sizeof(*m));
	m->first = m->name = i;
	m->last = end;
	return 1;
}

/* The token behind which only initials stand, before token end; *count of them.
 */
static size_t
before_initials(const struct tokens *t, size_t i, size_t end, size_t *count)
{
	*count = 0;
	for (; end > i; end--) {
		if (t->t[end - 1].flags & T_INITIAL)
			++*count;
		else if (!vdm_punct(t, end - 1, '.'))
			break;
	}
	return end;
}

/* Whether tokens [i, end) end in a name with initials, "N. V. Lind", "LIND
 * N.V.", which begins at token *from. */
static int
ends_in_initials(const struct tokens *t, size_t i, size_t end, size_t *from)
{
	const unsigned asked = T_WORD | T_CAP | T_INITIAL;
	size_t k, count;

	*from = end;
	if (end <= i)
		return 0;
	k = before_initials(t, i, end, &count);
	if (k <= i || (t->t[k - 1].flags & asked) != (T_WORD | T_CAP))
		return 0;
	if (count == 0) /* they may stand before it */
		*from = before_initials(t, i, k - 1, &count);
	else
		*from = k - 1;
	return count > 0;
}

void
vdm_name_at_end(const struct tokens *t, size_t end, struct mention *m)
{
	size_t from;

	if (!m->office || !ends_in_initials(t, m->first, end, &from) ||
	    from < m->name)
		return;
	m->name = from;
	m->last = end;
	while (m->last > from + 1 && vdm_punct(t, m->last - 1, '.') &&
	       !(t->t[m->last - 2].flags & T_INITIAL))
		m->last--;
}

/* ---- names whose words are words elsewhere --------------------------------
 */

/* What no word of such a name is, unless an honorific stands right before it:
 * what somebody is, of what, and when. */
#define NO_NAMES                                                               \
	(W_OFFICE | W_OFFMOD | W_BODY | W_MATTER | W_HON | W_COUNTRY |         \
	 W_NATION | W_ROLE | W_GENRE | W_TALK | W_SECRECY | W_WEEKDAY |        \
	 W_UNIT)

/* A run of words with capitals, of initials and of a name's particles. */
struct run {
	size_t last; /* the token behind it */
	size_t words, initials;
};

/* Whether token i is a letter with its stop, an initial. */
static int
is_letter(const struct tokens *t, size_t i)
{
	return vdm_token_has(t, i, T_INITIAL) && vdm_punct(t, i + 1, '.') &&
	       !(t->t[i + 1].flags & T_SPACED);
}

/* Whether token i, in a run that begins at token `from`, is a word of a name.
 */
static int
is_word_of_name(const struct tokens *t, size_t from, size_t i, int titled)
{
	const struct token *k = &t->t[i];

	if ((k->flags & (T_WORD | T_CAP | T_DIGIT | T_POSSESSIVE)) !=
	    (T_WORD | T_CAP))
		return 0;
	/* "Ann Lee MP" has letters behind it, "ANN LEE" none */
	if (i > from && (k->flags & T_UPPER) && !(k->flags & T_INITIAL) &&
	    !(t->t[from].flags & (T_UPPER | T_INITIAL)))
		return 0;
	return (titled && i == from) || !(k->classes & NO_NAMES);
}

/* Whether token i joins two words of a run, or leads to one: a particle in
 * small letters, which may begin the run of somebody with an honorific, a
 * hyphen. */
static int
joins_run(const struct tokens *t, size_t from, size_t i, int titled)
{
	if (i > from && vdm_punct(t, i, '-'))
		return !(t->t[i].flags & T_SPACED) &&
		       vdm_is_joined_word(t, i + 1);
	return (i > from || titled) && vdm_token_is(t, i, W_PARTICLE) &&
	       !vdm_token_has(t, i, T_CAP) &&
	       (vdm_token_has(t, i + 1, T_CAP) ||
		vdm_token_is(t, i + 1, W_PARTICLE));
}

/* The run that begins at token `from`, in a segment that ends at token end. */
static void
run_read(const struct ctx *c, const struct tokens *t, size_t from, size_t end,
	 int titled, struct run *r)
{
	size_t i = from;

	memset(r, 0, sizeof(*r));
	while (i < end && (i == from || vdm_letters_end(c, t, i) == i)) {
		if (is_letter(t, i)) {
			r->initials++;
			i += 2;
		} else if (is_word_of_name(t, from, i, titled)) {
			r->words++;
			i++;
		} else if (i + 1 < end && joins_run(t, from, i, titled)) {
			i++;
		} else {
			break;
		}
	}
	r->last = i;
}

/* Whether nothing of the segment is behind token i, but its stop, letters, or
 * what a dash sets off. */
static int
is_end(const struct ctx *c, const struct tokens *t, size_t i, size_t end)
{
	i = vdm_letters_end(c, t, i);
	return i >= end || (i + 1 == end && vdm_punct(t, i, '.')) ||
	       (vdm_is_dash(t, i) && (t->t[i].flags & T_SPACED));
}

/* Whether a run is a name as long as names are, and all of its segment. */
static int
is_whole(const struct ctx *c, const struct tokens *t, size_t end,
	 const struct run *r)
{
	return r->words > 0 && r->words <= NAME_WORDS &&
	       is_end(c, t, r->last, end);
}

/* Where a name may begin in a segment, in m->name; whether an honorific, and no
 * office, is before it. */
static int
begins_name(const struct ctx *c, const struct tokens *t, size_t i, int several,
	    struct mention *m)
{
	(void)vdm_mention_at(c, t, i, m);
	if (several && !m->hon && !m->office)
		m->name = i; /* "van Olsen" */
	return m->hon && !m->office;
}

/* "A. To", "Mr. No", "Ли В.", "Will May": the whole of a segment, tokens [i,
 * end), is somebody's name, be its words words elsewhere. `found`: the mention
 * that begins there, which may be shorter. */
int
vdm_listed_name(const struct ctx *c, const struct tokens *t, size_t i,
		size_t end, int several, int found, struct mention *m)
{
	struct mention own;
	struct run r;
	int titled;

	if (several && found && m->last > end)
		m->last = end; /* "Olsen y Berg" are two of several */
	titled = begins_name(c, t, i, several, &own);
	if (own.name >= end || (own.name > i && !titled))
		return found;
	titled |= several;
	run_read(c, t, own.name, end, titled, &r);
	if (!is_whole(c, t, end, &r) || (found && r.last <= m->last) ||
	    !(titled || r.initials > 0 || (found && m->last > m->name)))
		return found;
	*m = own;
	m->last = r.last;
	return 1;
}

size_t
vdm_several_end(struct ctx *c, const struct tokens *t, size_t i)
{
	/* "die Herren", "los Sres." */
	const size_t article =
	    (size_t)(i < t->n && (t->t[i].flags & (T_WORD | T_CAP)) == T_WORD);
	size_t k = i, used;

	if (vdm_rule_at_token(c, t, k, P_SEVERAL, &used) == NULL) {
		k += article;
		if (article == 0 ||
		    vdm_rule_at_token(c, t, k, P_SEVERAL, &used) == NULL)
			return i;
	}
	k += used;
	k += (size_t)(vdm_punct(t, k, '.') && !(t->t[k].flags & T_SPACED));
	return vdm_token_has(t, k, T_CAP) || vdm_token_is(t, k, W_PARTICLE) ? k
									    : i;
}

int
vdm_joins_several(const struct tokens *t, size_t i)
{
	if (vdm_word_does(t, i, X_AND))
		return vdm_token_has(t, i + 1, T_CAP) ||
		       vdm_token_is(t, i + 1, W_PARTICLE);
	return (t->t[i].flags & (T_WORD | T_CAP | T_DIGIT)) == T_WORD &&
	       vdm_utf8_length(t->s + t->t[i].start,
			       t->t[i].end - t->t[i].start) == 1 &&
	       vdm_token_has(t, i + 1, T_CAP);
}

int
vdm_is_set_off(const struct tokens *t, const struct mention *m, size_t end)
{
	size_t k;

	if (m->last < m->name + 2 || m->last + 1 >= end ||
	    !vdm_is_dash(t, m->last) || !(t->t[m->last].flags & T_SPACED) ||
	    !(t->t[m->last + 1].flags & T_SPACED))
		return 0;
	for (k = m->name; k < m->last; k++)
		if (vdm_token_is(t, k,
				 W_OFFICE | W_OFFMOD | W_BODY | W_MATTER |
				     W_FUNCTION | W_COUNTRY))
			return 0;
	return 1;
}

/* What stands between the marks of one who is listed: how many parts there are
 * behind the name, how many say what somebody is, how many might be a name. */
struct item {
	size_t parts, said, names;
	int wrong; /* it begins with no name, or names another behind a comma */
};

/* The words of a part of an item. */
struct part {
	unsigned all; /* their classes */
	unsigned words, capitals;
	int initial, hon;
};

static struct part
part_of(const struct tokens *t, size_t i, size_t end)
{
	struct part p = {0, 0, 0, 0, 0};

	for (; i < end; i++) {
		const struct token *k = &t->t[i];

		p.all |= k->classes;
		p.initial |= (k->flags & T_INITIAL) != 0;
		p.hon |= (k->classes & (W_HON | W_OFFICE)) == W_HON;
		p.words += (k->flags & T_WORD) != 0;
		p.capitals += (k->flags & (T_WORD | T_CAP)) == (T_WORD | T_CAP);
	}
	return p;
}

/* "Ann Lee", "Mr. Lee": the name that an item begins with; or "Lee" alone. */
static void
first_count(struct item *item, const struct part *p)
{
	item->wrong = (p->words < 2 && !p->hon) ||
		      (p->all & (W_OFFICE | W_ROLE | W_BODY)) != 0;
}

/* What stands behind a comma. Small words are nobody's name, and who is listed
 * beside a whole name has more than one word. */
static void
next_count(struct item *item, const struct part *p)
{
	if (p->initial || p->hon)
		item->wrong = 1;
	else if ((p->all & (W_OFFICE | W_ROLE | W_MATTER | W_BODY)) ||
		 p->capitals < p->words || p->words == 1)
		item->said++;
	else
		item->names++;
}

static void
part_count(struct item *item, const struct tokens *t, size_t i, size_t end)
{
	const struct part p = part_of(t, i, end);

	if (p.words == 0)
		return;
	if (++item->parts == 1)
		first_count(item, &p);
	else
		next_count(item, &p);
}

/* The item that begins at token i; the token at its end. */
static size_t
item_count(struct item *item, const struct tokens *t, size_t i)
{
	size_t part = i;

	memset(item, 0, sizeof(*item));
	for (;; i++) {
		int ends = i >= t->n || vdm_punct(t, i, ';');

		if (ends || vdm_punct(t, i, ',')) {
			if (i > part)
				part_count(item, t, part, i);
			part = i + 1;
		}
		if (ends)
			return i;
	}
}

int
vdm_list_says_what(const struct tokens *t, size_t i)
{
	struct item item;
	size_t items = 0, with = 0, said = 0;

	for (; i < t->n; i++) {
		i = item_count(&item, t, i);
		if (item.parts == 0)
			continue;
		if (item.wrong || item.names > 1)
			return 0;
		items++;
		with += item.parts > 1;
		said += item.said > 0;
	}
	return items > 1 && with > 0 && 2 * said >= with;
}

int
vdm_is_bureau(const struct tokens *t, size_t i, size_t end)
{
	size_t k;

	for (k = i; k < end; k++) {
		size_t n = t->t[k].end - t->t[k].start;

		if (!(t->t[k].flags & T_WORD))
			continue;
		if (!(t->t[k].flags & (T_UPPER | T_INITIAL)) ||
		    n > BUREAU_BYTES ||
		    (n > BUREAU_PART_BYTES &&
		     memchr(t->s + t->t[k].start, '/', n) == NULL))
			return 0;
	}
	return end > i;
}

/* "NEA - Mr. Lind": the token after the bureau that stands before him. */
static size_t
bureau_end(const struct tokens *t)
{
	return t->n > 2 && vdm_is_bureau(t, 0, 1) &&
		       (vdm_punct(t, 1, '-') || vdm_punct(t, 1, 0x2013) ||
			vdm_punct(t, 1, 0x2014))
		   ? 2
		   : 0;
}

size_t
vdm_row_mark_end(const struct tokens *t)
{
	size_t i = 0;

	while (vdm_is_bullet(t, i) || vdm_is_dash(t, i))
		i++;
	if (i > 0)
		return i;
	if (t->n > 2 && (t->t[0].flags & T_DIGIT) &&
	    (vdm_punct(t, 1, '.') || vdm_punct(t, 1, ')')) &&
	    (t->t[2].flags & T_SPACED))
		return 2;
	return bureau_end(t);
}
