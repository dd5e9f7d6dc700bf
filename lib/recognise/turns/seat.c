/* SPDX-License-Identifier: MIT */
/*
 * What a sentence of the record's own voice says of the chair. The tables have
 * the words for the seat, and the verbs by what they make of it: one takes it,
 * gives it to another, leaves it. Who does is told by where the names stand. A
 * sentence on the seat and on another person that no verb explains leaves doubt
 * who presides: no speaker is better than a wrong one.
 */
#include "recognise/turns/seat.h"

#include <string.h>

#include "prose/people/roles.h"

enum {
	TEXT_BYTES = 1200, /* of a unit that are looked at */
	SENTENCE_TOKENS = 90,
	PEOPLE_MOST = 8,  /* of whom a sentence may speak */
	KNOWN_MOST = 200, /* people who are looked for by all of their names */
	SHOWN_BYTES = 80, /* of "(Chair: Mr. Lind)" */
	SIGNS_LEAST = 3,  /* of a name whose first two are the surname */
	NOBODY = -1
};

/* Somebody of whom a sentence speaks, where it does. */
struct named {
	size_t start, end; /* bytes */
	int who;           /* or NOBODY: whom no one knows yet */
	int chair;         /* who presides, by the name of the office */
	struct mention m;
};

struct sentence {
	const char *s;
	size_t n;
	int now;  /* who presides before it */
	int left; /* ... and went, and nobody took their place */
	struct named p[PEOPLE_MOST];
	size_t n_p;
	size_t seat, seat_end; /* where the seat is named first; n: nowhere */
	int bracketed;         /* the whole unit is a note of the record's */
	int said;              /* a verb of speaking stands in it */
	int first;             /* it is somebody's speech, who says I */
};

/* ---- who is named ---------------------------------------------------------
 */

static struct named *
named_add(struct sentence *t, size_t start, size_t end, int who)
{
	struct named *p;

	/* "the Chair" is the seat here, and nobody */
	if (t->n_p == PEOPLE_MOST || (start < t->seat_end && end > t->seat))
		return NULL;
	p = &t->p[t->n_p++];
	memset(p, 0, sizeof(*p));
	p->start = start;
	p->end = end;
	p->who = who;
	return p;
}

/* "Mr. Lind (Halden), Vice-Chairman": whether only a bracket and a comma part
 * what begins at byte `start` from the name before it, of which it is then. */
static int
stands_beside(const struct sentence *t, size_t start)
{
	size_t i = t->n_p > 0 ? t->p[t->n_p - 1].end : start, commas = 0;

	for (; i < start; i++) {
		if (t->s[i] == '(')
			while (i < start && t->s[i] != ')')
				i++;
		else if (t->s[i] == ',' && commas == 0)
			commas++;
		else if (t->s[i] != ' ')
			return 0;
	}
	return commas > 0 && t->p[t->n_p - 1].m.last > t->p[t->n_p - 1].m.name;
}

/* "Mr. Lind (New Halden)": whether a bracket behind a name begins before byte
 * `start`, with whom or what they stand for. */
static int
stands_bracketed(const struct sentence *t, size_t start)
{
	const struct named *p = t->n_p > 0 ? &t->p[t->n_p - 1] : NULL;

	return p != NULL && p->m.last > p->m.name && start > 0 &&
	       t->s[start - 1] == '(' && p->end + 2 == start;
}

/* A word with a capital is no person's name because it opens a sentence. */
static int
may_be_name(struct ctx *c, const struct mention *m, const char *s, size_t n)
{
	return m->hon || m->office ||
	       (m->last >= m->name + 2 &&
		vdm_evidence_person(c, s, n) != VDM_EV_NONE);
}

/* One mention: a name, or an office, whoever has it. */
static void
mention_add(struct ctx *c, struct sentence *t, const struct mention *m)
{
	const struct tokens *k = &c->tok;
	size_t start = k->t[m->first].start, end = k->t[m->last - 1].base;
	int is_office = m->last == m->name, chair, who;
	struct named *p;

	if (stands_bracketed(t, start))
		return;
	if (is_office && stands_beside(t, start)) {
		t->p[t->n_p - 1].end = end;
		return;
	}
	chair =
	    is_office && vdm_role_of(c, t->s + start, end - start) == R_CHAIR;
	who = chair ? NOBODY : vdm_mention_who(c, k, m, 0);
	if (who < 0 && !chair && !may_be_name(c, m, t->s + start, end - start))
		return;
	p = named_add(t, start, end, who >= 0 ? vdm_who_real(c, who) : NOBODY);
	if (p != NULL) {
		p->chair = chair;
		p->m = *m;
	}
}

/* The bytes of the two signs that are a surname, where a name has more; or all
 * of it. */
static size_t
surname_bytes(const char *name, size_t n)
{
	size_t i = 0, signs = 0, used, two = n;

	if (!vdm_has_signs(name, n))
		return n;
	for (; i < n; i += used, signs++) {
		if (signs + 1 == SIGNS_LEAST)
			two = i;
		(void)vdm_utf8_decode(name + i, n - i, &used);
	}
	return two;
}

/* Those who are known by names in a script without capitals. */
static void
named_caseless(struct ctx *c, struct sentence *t)
{
	char *text = vdm_arena_strndup(&c->scratch, t->s, t->n), *at;
	char *surname;
	size_t i, n;

	for (i = 0; text != NULL && i < c->n_who && i < KNOWN_MOST; i++) {
		const struct who *w = &c->who[i];

		n = strlen(w->name);
		if (w->group || !vdm_is_caseless(w->name, n) ||
		    vdm_role_of(c, w->name, n) != R_NONE)
			continue;
		at = strstr(text, w->name);
		if (at == NULL) {
			n = surname_bytes(w->name, n);
			surname = vdm_arena_strndup(&c->scratch, w->name, n);
			at = surname != NULL ? strstr(text, surname) : NULL;
		}
		if (at != NULL)
			named_add(t, (size_t)(at - text),
				  (size_t)(at - text) + n,
				  vdm_who_real(c, (int)i));
	}
}

static void
chair_add(struct sentence *t, size_t start, size_t end)
{
	struct named *p = named_add(t, start, end, NOBODY);

	if (p != NULL)
		p->chair = 1;
}

static void
named_find(struct ctx *c, struct sentence *t)
{
	struct tokens *k = &c->tok;
	const struct rule *r;
	struct mention m;
	size_t i, used;

	vdm_tokens(c, k, t->s, t->n, SENTENCE_TOKENS);
	for (i = 0; i < k->n; i++) {
		t->first |= (k->t[i].classes & W_FIRST) != 0 &&
			    !(k->t[i].flags & T_INITIAL);
		t->said |= (k->t[i].classes & (W_SAY | W_THINK)) != 0;
		if (k->t[i].start < t->seat_end && k->t[i].start >= t->seat)
			continue;
		if (vdm_mention_at(c, k, i, &m)) {
			mention_add(c, t, &m);
			i = m.last > i ? m.last - 1 : i;
			continue;
		}
		r = vdm_rule_at_token(c, k, i, P_ROLE, &used);
		if (vdm_rule_is(r, vdm_role_presides)) {
			chair_add(t, k->t[i].start, k->t[i + used - 1].end);
			i += used - 1;
		}
	}
	if (vdm_is_caseless(t->s, t->n))
		named_caseless(c, t);
}

/* Whether this is who presides already. */
static int
is_now(const struct sentence *t, const struct named *p)
{
	return p->chair || (p->who >= 0 && p->who == t->now);
}

/* Whether this is a person, known or called by a name. */
static int
is_person(const struct ctx *c, const struct named *p)
{
	return p->who >= 0 ? !c->who[p->who].only_office
			   : p->m.last > p->m.name && p->m.hon;
}

static int
names_another(const struct ctx *c, const struct sentence *t)
{
	size_t i;

	for (i = 0; i < t->n_p; i++)
		if (!is_now(t, &t->p[i]) && is_person(c, &t->p[i]))
			return 1;
	return 0;
}

/* Who is named last before byte `at`, or first behind byte `end`. */
static const struct named *
before(const struct sentence *t, size_t at)
{
	const struct named *found = NULL;
	size_t i;

	for (i = 0; i < t->n_p; i++)
		if (t->p[i].end <= at &&
		    (found == NULL || t->p[i].end > found->end))
			found = &t->p[i];
	return found;
}

static const struct named *
behind(const struct sentence *t, size_t end)
{
	const struct named *found = NULL;
	size_t i;

	for (i = 0; i < t->n_p; i++)
		if (t->p[i].start >= end &&
		    (found == NULL || t->p[i].start < found->start))
			found = &t->p[i];
	return found;
}

/* ---- what is done ---------------------------------------------------------
 */

/* A verb that was found, and what its row says that it does. */
struct deed {
	const struct rule *rule;
	size_t at, end;
	int whole; /* names the seat itself */
};

/* The first verb from byte `from` on; 0 if none stands there. */
static int
deed_find(struct ctx *c, const struct sentence *t, size_t from, struct deed *d)
{
	const struct rule *r[2];
	size_t at[2], used[2];
	int k;

	r[0] = vdm_rule_within(c, t->s + from, t->n - from, P_PASSES, &at[0],
			       &used[0]);
	r[1] = vdm_rule_within(c, t->s + from, t->n - from, P_PRESIDES, &at[1],
			       &used[1]);
	if (r[0] == NULL && r[1] == NULL)
		return 0;
	/* "took the chair" says more than "took" */
	k = r[0] == NULL || (r[1] != NULL && at[1] <= at[0]);
	d->rule = r[k];
	d->at = from + at[k];
	d->end = d->at + used[k];
	d->whole = k;
	return 1;
}

/* Whose deed it is: behind the verb where the seat stands before it, "den
 * Vorsitz übernimmt X"; else before it. */
static const struct named *
doer(const struct sentence *t, const struct deed *d)
{
	const struct named *b = before(t, d->at), *a = behind(t, d->end);

	if (!d->whole && t->seat < d->at && a != NULL)
		return a;
	return b != NULL ? b : a;
}

/* Somebody has the chair from here on. */
static enum seat_says
takes(struct ctx *c, const struct named *p, int *who)
{
	*who = NOBODY;
	if (p == NULL)
		return SEAT_UNSURE;
	if (p->chair)
		return SEAT_BACK;
	*who = p->who;
	if (*who < 0 && p->m.last > p->m.name)
		*who = vdm_mention_who(c, &c->tok, &p->m, 1);
	if (*who >= 0 && c->who[*who].only_office)
		*who = NOBODY;
	return *who >= 0 ? SEAT_TAKEN : SEAT_UNSURE;
}

/* "The Chairman handed over to Mr. Lind": the chair, where the sentence ends
 * there; with more behind it, "to read the report", perhaps only the floor. */
static enum seat_says
handed(struct ctx *c, const struct sentence *t, const struct named *p, int *who)
{
	*who = NOBODY;
	return p == NULL || p->end + 1 >= t->n ? takes(c, p, who) : SEAT_UNSURE;
}

/* What one verb says. */
static enum seat_says
deed_does(struct ctx *c, const struct sentence *t, const struct deed *d,
	  int *who)
{
	const struct named *p = doer(t, d);

	*who = NOBODY;
	if (vdm_rule_is(d->rule, "may"))
		return SEAT_UNSURE;
	if (vdm_rule_is(d->rule, "leaves"))
		return p == NULL || is_now(t, p) ? SEAT_LEFT : SEAT_NOTHING;
	if (vdm_rule_is(d->rule, "returns") && (p == NULL || !is_now(t, p)))
		return SEAT_NOTHING;
	if (vdm_rule_is(d->rule, "gives"))
		return takes(c, behind(t, d->end), who);
	if (vdm_rule_is(d->rule, "hands"))
		return handed(c, t, behind(t, d->end), who);
	/* "X replaces Y in the chair" */
	if (vdm_rule_is(d->rule, "replaces") && p != NULL && is_now(t, p))
		p = behind(t, d->end);
	if (vdm_rule_is(d->rule, "first") && t->n_p > 0)
		p = &t->p[0];
	return takes(c, p, who);
}

/* Whether a verb says something of the chair here: it names the seat, the
 * sentence does, or who has it leaves, or is replaced. */
static int
is_of_seat(const struct sentence *t, const struct deed *d)
{
	size_t i;

	if (d->whole || t->seat < t->n || vdm_rule_is(d->rule, "presides"))
		return 1;
	if (d->rule->value == NULL || vdm_rule_is(d->rule, "gives"))
		return 0;
	if (t->left && vdm_rule_is(d->rule, "then"))
		return 1;
	for (i = 0; i < t->n_p; i++)
		if (t->p[i].chair)
			return 1;
	return 0;
}

static enum seat_says
deeds_read(struct ctx *c, const struct sentence *t, int *who)
{
	enum seat_says said = SEAT_NOTHING, one;
	struct deed d;
	size_t from = 0;
	int taker;

	*who = NOBODY;
	for (; from < t->n && deed_find(c, t, from, &d); from = d.end) {
		taker = NOBODY;
		if (!is_of_seat(t, &d))
			continue;
		one = deed_does(c, t, &d, &taker);
		/* "left the chair, and took his hat", "replaced Mr. Lind in
		 * the chair" */
		if (said > SEAT_UNSURE &&
		    (one == SEAT_BACK || (taker >= 0 && taker == t->now)))
			continue;
		if (one == SEAT_NOTHING || (one == SEAT_UNSURE && said > one))
			continue;
		said = one;
		*who = taker;
	}
	return said;
}

/* ---- a sentence, a unit ---------------------------------------------------
 */

/* "(Chair: Mr. Lind)", "IN THE CHAIR: MR. LIND": the seat, a colon and a name,
 * and nothing else. */
static const struct named *
shown(struct ctx *c, const struct sentence *t)
{
	const char *colon = memchr(t->s, ':', t->n);
	const struct rule *r;
	size_t used, k;

	if (colon == NULL || t->n > SHOWN_BYTES || t->n_p == 0)
		return NULL;
	r = vdm_rule_at_start(c, t->s, t->n, P_SEAT, &used);
	if (r == NULL)
		r = vdm_rule_at_start(c, t->s, t->n, P_ROLE, &used);
	if (r == NULL ||
	    (r->class == P_ROLE && !vdm_rule_is(r, vdm_role_presides)))
		return NULL;
	for (k = used; t->s + k < colon; k++)
		if (t->s[k] != ' ')
			return NULL;
	return t->p[t->n_p - 1].start > (size_t)(colon - t->s) &&
		       t->p[t->n_p - 1].end + 2 >= t->n
		   ? &t->p[t->n_p - 1]
		   : NULL;
}

/* Whether a sentence speaks of what is put to the vote, of a plan, of another
 * day: it changes nothing. */
static int
changes_nothing(struct ctx *c, const struct sentence *t)
{
	size_t at, used;

	return (t->first && !t->bracketed) ||
	       vdm_utf8_last(t->s, t->n) == '?' ||
	       vdm_rule_within(c, t->s, t->n, P_SUPPOSED, &at, &used) != NULL;
}

static enum seat_says
sentence_read(struct ctx *c, struct sentence *t, int *who)
{
	size_t at, used, i;
	enum seat_says said;
	const struct named *p;
	int chair = 0;

	*who = NOBODY;
	t->seat = vdm_rule_within(c, t->s, t->n, P_SEAT, &at, &used) != NULL
		      ? at
		      : t->n;
	t->seat_end = t->seat + used;
	named_find(c, t);
	if (changes_nothing(c, t))
		return SEAT_NOTHING;
	p = shown(c, t);
	said = p != NULL ? takes(c, p, who) : deeds_read(c, t, who);
	if (said != SEAT_NOTHING || !names_another(c, t))
		return said;
	for (i = 0; i < t->n_p; i++)
		chair |= t->p[i].chair;
	if (t->said || (t->seat == t->n && !chair) ||
	    vdm_rule_within(c, t->s, t->n, P_HANDLED, &at, &used) != NULL)
		return SEAT_NOTHING;
	return t->seat < t->n ? SEAT_UNSURE : SEAT_NAMED;
}

/* Where the sentence that begins at byte i ends: behind its mark. */
static size_t
sentence_end(struct ctx *c, const char *s, size_t n, size_t i)
{
	size_t word = i, used;
	uint32_t cp;

	for (; i < n; i += used) {
		cp = vdm_utf8_decode(s + i, n - i, &used);
		if (cp == '.'
			? i + 1 < n && vdm_is_space((unsigned char)s[i + 1]) &&
			      !vdm_is_shortened(c, s + word, i - word)
			: vdm_is_sentence_mark(cp))
			return i + used;
		if (!vdm_is_word(cp))
			word = i + used;
	}
	return n;
}

/* Whether a text speaks of the chair at all. */
static int
speaks_of_chair(struct ctx *c, const char *s, size_t n)
{
	size_t at, used;

	return vdm_rule_within(c, s, n, P_SEAT, &at, &used) != NULL ||
	       vdm_rule_within(c, s, n, P_ROLE, &at, &used) != NULL ||
	       vdm_rule_within(c, s, n, P_PRESIDES, &at, &used) != NULL ||
	       vdm_rule_within(c, s, n, P_PASSES, &at, &used) != NULL;
}

enum seat_says
vdm_seat_read(struct ctx *c, const struct unit *u, int now, int left, int *who)
{
	enum seat_says said = SEAT_NOTHING, one;
	size_t n, from, end;
	const char *s = vdm_unit_words(u, &n);
	const int bracketed = n > 2 && strchr("[(", s[0]) != NULL;
	struct sentence t;
	int taker;

	*who = NOBODY;
	n = n < TEXT_BYTES ? n : TEXT_BYTES;
	s += bracketed;
	n -= (size_t)bracketed;
	if (!speaks_of_chair(c, s, n))
		return SEAT_NOTHING;
	for (from = 0; from < n; from = end) {
		end = sentence_end(c, s, n, from);
		memset(&t, 0, sizeof(t));
		t.n = end - from;
		t.s = vdm_trim(s + from, &t.n);
		t.now = now;
		t.left = left || said == SEAT_LEFT;
		t.bracketed = bracketed;
		taker = NOBODY;
		one = t.n > 0 ? sentence_read(c, &t, &taker) : SEAT_NOTHING;
		if (one == SEAT_NOTHING ||
		    (one == SEAT_NAMED && said != SEAT_NOTHING))
			continue;
		said = one;
		*who = taker;
		now = taker >= 0 ? taker : now;
	}
	return said;
}
