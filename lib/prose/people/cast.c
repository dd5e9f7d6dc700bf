/* SPDX-License-Identifier: MIT */
/* Who takes part in a narrated conversation, and whether it is one. */
#include <string.h>

#include "base/utf8.h"
#include "prose/parts/written.h"
#include "prose/people/present.h"
#include "prose/clauses/clause.h"

enum {
	/* Words behind a verb in which the one stands who is spoken to. */
	ADDRESS_TOKENS = 6,
	/* Paragraphs that name a person who is no slip of the text, and the
	 * letters of a surname that is looked for in them. */
	OFTEN = 3,
	OFTEN_LETTERS = 3,
	/* Of a paragraph, in which an office is looked for beside a name. */
	BESIDE_TOKENS = 200,
	OFFICE_OF = 4,     /* words that an office is of, before a name */
	MIXED_BYTES = 10,  /* of letters of a name, small ones among them */
	SOUGHT_MOST = 200, /* such people, who are sought in the whole text */
	/* How many speak more than once in what is a conversation though no
	 * title says so. */
	OFTEN_LEAST = 2,
	/* Of those listed as present, who speak in what is a record though no
	 * title says so; and one unit in so many is theirs. */
	LISTED_LEAST = 2,
	OPENING_BYTES = 400, /* of what says that the sitting was opened */
	LISTED_EVERY = 3
};

/* The two people of a conversation of two; how many there are. */
static size_t
named_two(const struct ctx *c, int two[2])
{
	size_t i, n = 0;

	for (i = 0; i < c->n_who; i++)
		if (!c->who[i].only_office && c->who[i].merged < 0 &&
		    !vdm_who_is_short(&c->who[i]) &&
		    (c->who[i].by & (BY_HEAD | BY_LIST))) {
			if (n < 2)
				two[n] = (int)i;
			n++;
		}
	return n;
}

/* Who addresses whom, all told of each pair in which one is of two people. */
struct addressed {
	int (*with)[2]; /* of each person: whether with the first, the second */
	size_t n;       /* people */
};

static void
address(struct ctx *c, struct addressed *a, int who, int other,
	const int two[2])
{
	who = vdm_who_real(c, who);
	if (who < 0 || (size_t)who >= a->n || a->with == NULL)
		return;
	a->with[who][0] |= other == two[0];
	a->with[who][1] |= other == two[1];
}

/* How often each form addresses one of the two, or is addressed by one. */
static void
addressed_find(struct ctx *c, struct addressed *a, const int two[2])
{
	struct tokens *t = &c->tok;
	size_t i, k;

	for (i = 0; i < c->n; i++) {
		struct finding f;
		struct mention m;

		if (!vdm_in_body(c, i))
			continue;
		vdm_attribute(c, &c->u[i], 0, &f);
		if (f.how != H_START || f.who < 0)
			continue;
		for (k = f.verb_at + 1;
		     k < t->n && k <= f.verb_at + ADDRESS_TOKENS; k++) {
			int who, from = vdm_who_real(c, f.who);

			if (!vdm_mention_at(c, t, k, &m))
				continue;
			who = vdm_who_real(c, vdm_mention_who(c, t, &m, 0));
			address(c, a, from, who, two);
			address(c, a, who, from, two);
			break;
		}
	}
}

/* Whether letters stand for `other`, as only `one` speaks by name. */
static int
speaks_by_name(const struct who *one, const struct who *other)
{
	return (one->by & BY_NARRATION) && !(other->by & BY_NARRATION);
}

/*
 * An office, or letters, that speak in a conversation of two named people are
 * one of them: not the one whom they address, nor the one who addresses them,
 * nor the one who speaks by name when the other never does.
 */
static void
bind_offices(struct ctx *c)
{
	struct addressed a = {NULL, 0};
	int two[2];
	size_t w;

	if (named_two(c, two) != 2)
		return;
	for (w = 0; w < c->n_who; w++) {
		int not_one[2], letters = vdm_who_is_short(&c->who[w]);

		if (!vdm_who_is_open(&c->who[w]))
			continue;
		if (a.with == NULL) {
			a.n = c->n_who;
			a.with =
			    vdm_arena_alloc(&c->scratch, a.n * sizeof(*a.with));
			addressed_find(c, &a, two);
		}
		if (a.with == NULL || w >= a.n)
			return;
		memcpy(not_one, a.with[w], sizeof(not_one));
		if (letters && !not_one[0] == !not_one[1]) {
			not_one[0] =
			    speaks_by_name(&c->who[two[0]], &c->who[two[1]]);
			not_one[1] =
			    speaks_by_name(&c->who[two[1]], &c->who[two[0]]);
		}
		if (not_one[0] && !not_one[1])
			vdm_who_merge(c, (int)w, two[1]);
		else if (not_one[1] && !not_one[0])
			vdm_who_merge(c, (int)w, two[0]);
	}
}

/* "TvdM", "JdW": one word with a capital behind its first letter, as letters of
 * a name with small words have it. */
static int
is_mixed(const struct who *w)
{
	const char *p = w->name;
	size_t upper = 0, used;

	if (w->by & (BY_HEAD | BY_LIST | BY_USER))
		return 0;
	for (; *p != '\0'; p += used) {
		uint32_t cp = vdm_utf8_decode(p, strlen(p), &used);

		if (cp == ' ')
			return 0;
		upper += p > w->name && vdm_is_upper(cp);
	}
	return upper > 0 && (size_t)(p - w->name) <= MIXED_BYTES;
}

/* Whose names the letters are by which somebody is called, or -1. */
static int
letters_owner(struct ctx *c, const struct who *w)
{
	size_t n = strlen(w->name);

	if (vdm_who_is_short(w))
		return vdm_who_by_initials(c, w->name, n);
	return is_mixed(w) ? vdm_who_by_letters(c, w->name, n) : -1;
}

/* Letters that are those of one person's names. */
static void
bind_initials(struct ctx *c)
{
	size_t w;

	for (w = 0; w < c->n_who; w++) {
		int who;

		if (c->who[w].merged >= 0)
			continue;
		who = letters_owner(c, &c->who[w]);
		if (who >= 0 && who != (int)w &&
		    (c->who[who].by & (BY_HEAD | BY_LIST)))
			vdm_who_merge(c, (int)w, who);
	}
}

/* In how many paragraphs a person's surname stands, up to three. It is looked
 * for in all of them. */
static size_t
named_often(const struct ctx *c, const struct who *w)
{
	const char *last = strrchr(w->name, ' ');
	size_t i, n, count = 0;

	last = last != NULL ? last + 1 : w->name;
	n = strlen(last);
	for (i = 0; i < c->n && count < OFTEN && n >= OFTEN_LETTERS; i++)
		count += c->u[i].len >= n && strstr(c->u[i].text, last) != NULL;
	return count;
}

/* Whether an honorific or an office introduces one, or letters of a name. */
static int
is_titled(struct ctx *c, const struct who *w)
{
	size_t k, n;

	if (w->only_office || w->title != NULL || w->offices[1] != '\0')
		return 1;
	for (k = 0; k < w->n_forms; k++) {
		const char *low;

		if (strchr(w->forms[k], '.') != NULL) /* "Mr.", "O. Lind" */
			return 1;
		n = strcspn(w->forms[k], " ");
		low = vdm_lower(c, w->forms[k], n);
		if (w->forms[k][n] != '\0' &&
		    (vdm_lexicon_get(c, low, strlen(low)) & W_HON))
			return 1;
	}
	return 0;
}

/* Counts whom paragraphs name as their speaker, and adds those not known. */
static void
count_turns(struct ctx *c)
{
	struct finding f;
	size_t i;

	for (i = 0; i < c->n; i++) {
		if (!vdm_in_body(c, i))
			continue;
		vdm_attribute(c, &c->u[i], 1, &f);
		if (f.how == H_NONE || f.who < 0 || f.joined)
			continue;
		c->who[f.who].turns++;
		if (f.how == H_START || f.how == H_INSIDE || f.how == H_LEAD)
			c->who[f.who].by |= BY_NARRATION;
	}
}

/* People whom only the text names: kept when an honorific or an office
 * introduces them, when they speak more than once, or are often named. */
static void
gather(struct ctx *c)
{
	size_t i, sought = 0;

	count_turns(c);
	for (i = 0; i < c->n_who; i++) {
		struct who *w = &c->who[i];

		if (w->by == BY_NARRATION && w->turns < 2 && !is_titled(c, w) &&
		    (sought++ >= SOUGHT_MOST || named_often(c, w) < OFTEN))
			w->by = 0;
	}
	for (i = 0; i < c->n_who; i++)
		c->who[i].turns = 0;
}

/* What the paragraphs say of who speaks. */
struct tally {
	size_t units;
	size_t said;    /* by a name or an office */
	size_t first;   /* by the drafter, as I */
	size_t present; /* in the present tense */
	size_t salutes;
	/* People who speak; of them, who do so more than once, and whom a list
	 * names. */
	size_t spoke, often, listed;
};

/* A later sentence that names somebody counts for nobody: reports have such
 * sentences in each paragraph. */
static void
tally_up(struct ctx *c, struct tally *y)
{
	struct finding f;
	size_t i;

	for (i = 0; i < c->n; i++) {
		if (c->u[i].len == 0)
			continue;
		y->salutes += (size_t)vdm_salutes(c, c->u[i].text, c->u[i].len);
		if (!vdm_in_body(c, i))
			continue;
		y->units++;
		vdm_attribute(c, &c->u[i], 0, &f);
		if (f.how == H_NONE || f.how == H_WEAK)
			continue;
		if (f.first) {
			y->first += (f.verb & W_SAY) && (f.verb & W_PAST);
		} else if (f.how != H_LATER) {
			y->said++;
			if (f.who >= 0)
				c->who[vdm_who_real(c, f.who)].turns++;
		}
		if (f.how == H_START && !(f.verb & (W_PAST | W_AUX)))
			y->present++;
	}
}

/* Whether a paragraph says that a sitting was opened: minutes have such. */
static int
says_opened(const struct ctx *c)
{
	size_t i, n, at, used;

	for (i = 0; i < c->n; i++) {
		const char *s = vdm_unit_words(&c->u[i], &n);

		if (c->u[i].opening ||
		    (n > 0 && n < OPENING_BYTES &&
		     vdm_rule_within(c, s, n, P_OPENING, &at, &used) != NULL))
			return 1;
	}
	return 0;
}

/* Counts the people by their turns, which are counted anew when they are read.
 */
static void
count_speakers(struct ctx *c, struct tally *y)
{
	size_t i;

	for (i = 0; i < c->n_who; i++) {
		struct who *w = &c->who[i];

		if (w->merged < 0 && w->turns > 0) {
			y->spoke++;
			y->often += w->turns > 1;
			y->listed += (w->by & BY_LIST) != 0;
		}
		w->turns = 0;
	}
}

/*
 * Whether the paragraphs are those of a conversation at all: the title says
 * so, or half of them name who speaks, and two people do so more than once.
 * News and reports quote each of their people once.
 */
int
vdm_is_conversation(struct ctx *c)
{
	struct tally y = {0};
	size_t i;

	for (i = 0; i < c->n_who; i++)
		c->who[i].turns = 0;
	tally_up(c, &y);
	count_speakers(c, &y);
	if (y.first > 1)
		y.often += 1 + (y.said > 1);
	c->first_person = y.first > 0 && (y.said > 0 || c->conversation);
	c->present_tense = y.present * 2 > y.said;
	if (c->conversation)
		return y.said + y.first > 0;
	/* those whom it lists as present are said to speak, or those of a
	 * sitting */
	if (y.salutes == 0 && y.said * LISTED_EVERY >= y.units &&
	    (y.listed >= LISTED_LEAST ||
	     (y.often > 0 && y.spoke >= OFTEN_LEAST && says_opened(c))))
		return 1;
	return y.salutes == 0 && (y.said + y.first) * 2 >= y.units &&
	       y.often >= OFTEN_LEAST;
}

/* Whether somebody speaks who is called by an office alone. */
static int
has_open_office(const struct ctx *c)
{
	size_t i;

	for (i = 0; i < c->n_who; i++)
		if (c->who[i].only_office && c->who[i].merged < 0)
			return 1;
	return 0;
}

/* "председателя Речного комитета А. Н. Линда": the mention of a name behind the
 * words that an office is of, in a line that is no sentence; whether there is
 * one. */
static int
name_behind_office(const struct ctx *c, const struct tokens *t, size_t i,
		   struct mention *m)
{
	size_t k;

	for (k = i; k < t->n && k <= i + OFFICE_OF && (t->t[k].flags & T_WORD);
	     k++) {
		if (((t->t[k].flags & T_INITIAL) ||
		     (t->t[k].classes & (W_HON | W_OFFICE)) == W_HON) &&
		    vdm_mention_at(c, t, k, m) && m->last > m->name)
			return 1;
		if (vdm_word_does(t, k, X_WITH) || vdm_word_does(t, k, X_AND))
			return 0;
	}
	return 0;
}

/* Who is named behind or beside the office of a mention, of those known; or
 * -1. */
static int
holder_named(struct ctx *c, const struct tokens *t, const struct mention *m,
	     int sentence)
{
	struct mention name;
	int who = -1;

	if (m->last > m->name)
		who = vdm_mention_who(c, t, m, 0);
	else if (vdm_name_beside(c, t, m->last, &name) > 0)
		who = vdm_mention_who(c, t, &name, 0);
	if (who < 0 && !sentence && name_behind_office(c, t, m->name, &name))
		who = vdm_mention_who(c, t, &name, 0);
	return vdm_who_real(c, who);
}

/* "des Bürgermeisters Dr. Lind", "посла Линда": wherever an office stands
 * before the name of one who speaks, in any case, that one holds it. */
static void
offices_beside_names(struct ctx *c, const struct unit *u)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t i;
	int who, sentence = vdm_is_ended(u);

	vdm_tokens(c, t, u->text, u->len, BESIDE_TOKENS);
	for (i = 0; i < t->n; i++) {
		if (!vdm_mention_at(c, t, i, &m))
			continue;
		i = m.last > i + 1 ? m.last - 1 : i;
		if (!m.office || m.name == m.first)
			continue;
		who = holder_named(c, t, &m, sentence);
		if (who >= 0 && !c->who[who].only_office)
			vdm_who_holds(c, who, t, &m);
	}
}

static void
learn_offices(struct ctx *c)
{
	size_t i;

	if (!has_open_office(c))
		return;
	for (i = 0; i < c->n; i++)
		if (c->u[i].len > 0)
			offices_beside_names(c, &c->u[i]);
}

/* Offices come before letters, as letters may stand for who holds one. */
void
vdm_cast_read(struct ctx *c)
{
	gather(c);
	learn_offices(c);
	vdm_offices_merge(c);
	bind_initials(c);
	bind_offices(c);
}
