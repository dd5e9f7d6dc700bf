/* SPDX-License-Identifier: MIT */
/*
 * Whether anything bears out that labels are people: "Bergen: Rain later."
 * comes back as "Tuvesen: It leaks." does. An honorific, an office with its
 * article, a list of those present, a title that says that people met, somebody
 * whom another calls by the name: any of these is enough. Without them, and
 * where nobody asks, calls out or says "I", it is no talk; else nobody can be
 * sure.
 */
#include <string.h>

#include "prose/lines/lines.h"
#include "prose/style/style.h"
#include "recognise/turns/keys.h"

enum {
	DOUBT_LEAST = 4, /* of labels that may be doubted */
	ROWS_LEAST = 3,  /* labels of a table */
	USES_LEAST = 5,  /* of labels; of fewer nothing can be told */
	TALK_EVERY = 6,  /* uses, of which one has talk behind it in a talk, */
	SURE_OF = 5,     /* and so many of so many where it is sure */
	SURE = 2,
	HAIL_TOKENS = 80 /* of a turn, in which somebody is called */
};

/* The word "Speaker" of "Speaker 1". */
static int
is_numbered_part(const struct ctx *c, const struct key *k)
{
	const size_t n = strcspn(k->text, " ");

	return k->shape == SHAPE_NUMBERED &&
	       ((vdm_lexicon_get(c, k->text, n) &
		 (W_ROLE | W_OFFICE | W_HON | W_GIVEN)) ||
		vdm_lexicon_does(c, k->text, n, X_PART) ||
		vdm_lexicon_does(c, k->text, n, X_ASKS) ||
		vdm_lexicon_does(c, k->text, n, X_ANSWERS));
}

/* "Pilot.", "Harbour Master.": an office without article or name, which a law
 * defines, before a stop. */
static int
is_bare_office(const struct ctx *c, const struct key *k)
{
	const char *last = strrchr(k->text, ' ');

	last = last != NULL ? last + 1 : k->text;
	return k->strong < 2 && k->count[L_COLON] == 0 &&
	       (k->sign == NULL || k->sign[0] != SIGN_UPPER) &&
	       (vdm_lexicon_get(c, last, strlen(last)) & W_OFFICE);
}

/* "Orlov S. P.", "A. Lind": a name with initials. */
static int
has_initials(const struct key *k)
{
	return k->sign != NULL && strchr(k->text, ' ') != NULL &&
	       strchr(k->sign, SIGN_INITIAL) != NULL;
}

/* Whether its look is that of somebody's name: several words, capitals before a
 * stop, initials, what stands in brackets behind it. */
static int
looks_like_name(const struct key *k)
{
	return (k->shape == SHAPE_FULL && k->count[L_COLON] > 0) ||
	       (k->shape == SHAPE_UPPER &&
		(k->count[L_STOP] > 1 || strchr(k->text, ' ') != NULL)) ||
	       k->shape == SHAPE_INITIALS || has_initials(k) ||
	       (k->bracketed && !k->loose);
}

/* Whether a label is somebody's by itself. */
static int
tells_person(const struct ctx *c, const struct key *k)
{
	return k->own || k->group || k->backed || k->caseless ||
	       k->strong == 2 || k->shape == SHAPE_PART ||
	       (k->titled && !is_bare_office(c, k)) ||
	       (k->prefix != BEFORE_NOTHING && k->prefix != BEFORE_NUMBER) ||
	       looks_like_name(k) || is_numbered_part(c, k);
}

static int
is_known(struct ctx *c, const struct key *k)
{
	const unsigned known = BY_HEAD | BY_LIST | BY_USER | BY_ROW;
	const int *list;
	size_t i, n;
	struct vdm_word w = {k->text, strlen(k->text)};

	if (k->who >= 0 && (c->who[vdm_who_real(c, k->who)].by & known))
		return 1;
	list = vdm_people_with(c, VDM_BY_SURNAME, &w, NULL, &n);
	for (i = 0; i < n; i++)
		if (c->who[list[i]].by & known)
			return 1;
	return 0;
}

/* Whether token i is a word by which somebody is called: ", Tuvesen." at the
 * end, "Tuvesen, ..." at the beginning; or has an honorific, "Frau Amsel". */
static int
is_called(const struct tokens *t, size_t i)
{
	static const uint32_t ends[] = {',', '.', '?', '!'};
	const size_t before = i - (size_t)(i > 1 && vdm_punct(t, i - 1, '.'));

	if ((t->t[i].flags & (T_WORD | T_CAP)) != (T_WORD | T_CAP))
		return 0;
	if (before > 0 && vdm_token_is(t, before - 1, W_HON))
		return 1;
	if (i == 0)
		return vdm_punct(t, 1, ',');
	return vdm_punct(t, i - 1, ',') &&
	       vdm_punct_of(t, i + 1, ends, sizeof(ends) / sizeof(ends[0]));
}

/* Whether a turn calls one of the others who have labels by the name. */
static int
calls_one(struct ctx *c, struct vdm_labels *found, const struct unit *u,
	  const struct label *l)
{
	const char *words = u->text + l->end;
	struct tokens *t = &c->tok;
	struct label name = {0};
	const struct key *k;
	size_t i;

	if (u->len <= l->end)
		return 0;
	vdm_tokens(c, t, words, u->len - l->end, HAIL_TOKENS);
	for (i = 0; i < t->n; i++) {
		if (!is_called(t, i))
			continue;
		name.start = t->t[i].start;
		name.key_end = t->t[i].base;
		k = vdm_key_find(c, &found->keys, words, &name);
		if (k != NULL && k->accepted && k != &found->keys.k[l->key])
			return 1;
	}
	return 0;
}

/* What the labelled paragraphs show. */
struct shown {
	size_t uses, talk; /* of labels; with talk behind them */
	size_t given;      /* uses of a name that people are given */
	int person;        /* something bears it out that they are people */
};

/* The words that belong to a label: its own unit's, or those below it. */
static int
has_talk(struct ctx *c, size_t i)
{
	const struct unit *u = &c->u[i];
	size_t n = u->len > u->label_end ? u->len - u->label_end : 0;
	const char *s = u->text + u->label_end;

	if (u->label_only) {
		i = vdm_unit_next(c, i);
		s = i < c->n ? c->u[i].text : "";
		n = i < c->n ? c->u[i].len : 0;
	}
	return n > 0 && vdm_is_talk_like(c, s, n);
}

static void
look(struct ctx *c, struct vdm_labels *found, struct shown *y)
{
	size_t i, n;

	memset(y, 0, sizeof(*y));
	y->person = c->conversation || c->interview || c->dashed ||
		    c->chair >= 0 || found->own;
	for (i = 0; !y->person && i < c->n; i++) {
		const struct unit *u = &c->u[i];
		const struct key *k;

		y->person |= u->kind == U_ACTION || u->kind == U_CLOSING ||
			     u->presides != 0;
		if (u->kind != U_TURN || !u->labelled)
			continue;
		k = vdm_key_taken(found, &found->all[i]);
		if (k == NULL) {
			y->person = 1;
			break;
		}
		n = strcspn(k->text, " ");
		y->uses++;
		y->talk += (size_t)has_talk(c, i);
		y->given += (vdm_lexicon_get(c, k->text, n) & W_GIVEN) != 0;
		y->person |= tells_person(c, k) || is_known(c, k) ||
			     calls_one(c, found, u, &found->all[i]);
	}
}

/* Nobody speaks here, and nothing is known of labels. */
static void
give_back(struct ctx *c, struct vdm_labels *found)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];

		if (u->kind != U_TURN || !u->labelled)
			continue;
		u->kind = U_NONE;
		u->labelled = u->label_only = 0;
		u->label_end = 0;
		u->cert = VDM_CERT_NONE;
		u->reason = NULL;
	}
	for (i = 0; i < found->keys.n; i++)
		found->keys.k[i].accepted = 0;
	c->labelled = 0;
	c->written = 1;
}

/* Three labels and more that come equally often, as the rows of a table or the
 * heads of entries do; people speak more and less. */
static int
come_equally(const struct vdm_labels *found)
{
	size_t i, total, each = 0, distinct = 0;

	for (i = 0; i < found->keys.n; i++) {
		const struct key *k = &found->keys.k[i];

		if (!k->accepted)
			continue;
		total = vdm_key_total(k);
		if (distinct++ > 0 && total != each)
			return 0;
		each = total;
	}
	return distinct >= ROWS_LEAST;
}

int
vdm_labels_give_back(struct ctx *c, struct vdm_labels *found)
{
	struct shown y;

	if (vdm_style_has_labels(c) || !vdm_told_subjects(c) ||
	    !come_equally(found))
		return 0;
	look(c, found, &y);
	if (y.person || y.uses < USES_LEAST || y.talk * TALK_EVERY >= y.uses ||
	    y.given * 2 > y.uses)
		return 0;
	give_back(c, found);
	return 1;
}

void
vdm_labels_unborne(struct ctx *c, struct vdm_labels *found)
{
	struct shown y;
	size_t i;

	if (vdm_style_has_labels(c))
		return;
	look(c, found, &y);
	if (y.person || y.uses < USES_LEAST ||
	    y.talk * SURE_OF >= y.uses * SURE)
		return;
	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];

		if (u->kind != U_TURN || !u->labelled ||
		    u->cert != VDM_CERT_HIGH)
			continue;
		u->unborne = 1;
		vdm_unit_guess(u, "nothing but its place says that a label "
				  "names a person");
	}
}
