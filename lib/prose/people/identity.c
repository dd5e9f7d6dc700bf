/* SPDX-License-Identifier: MIT */
/*
 * Whom labels of a role mean, by what the whole document says: "The CHAIRMAN"
 * after "Hon. Ann Lee (chairman) presiding", "INTERVIEWER" below "Conducted by
 * Ann Lee", "Q" and "A" between an oath and "BY MR. LEE:", "I" of somebody whom
 * the record does not name. A role that nobody, or more than one, is said to
 * have stays a label: no speaker is better than a wrong one.
 */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/label.h"
#include "prose/lines/lines.h"
#include "prose/people/roles.h"

enum {
	ROLE_WORDS = 8, /* of a text that may speak of a role */
	LABEL_TOKENS = 24,
	/* Beside a bit a role of those whom only others call by a name: who is
	 * asked is who spoke above all questions. */
	ONLY_ABOVE = 1 << ROLES,
	NOBODY = -1,
	SEVERAL = -2
};

const char *const vdm_role_asks = "interviewer";
const char *const vdm_role_presides = "chair";

/* Whether a text speaks of the role at all: "Chair, Division of Harbours". */
static int
says_role(struct ctx *c, const char *s, enum role role)
{
	struct tokens *t = &c->tok3;
	size_t i, used;

	if (s == NULL)
		return 0;
	vdm_tokens(c, t, s, strlen(s), ROLE_WORDS);
	for (i = 0; i < t->n; i++)
		if (vdm_role_of_rule(
			vdm_rule_at_token(c, t, i, P_ROLE, &used)) == role)
			return 1;
	return 0;
}

/* One more of whom only one may be. */
static void
add_one(int *found, int who)
{
	*found = *found == NOBODY || *found == who ? who : SEVERAL;
}

static int
holds(struct ctx *c, const struct who *w, enum role role)
{
	return vdm_role_is_named(c, w) &&
	       (says_role(c, w->role, role) || says_role(c, w->title, role));
}

/* Who the head says has the role; NOBODY, or SEVERAL. */
static int
holder(struct ctx *c, enum role role)
{
	int found = NOBODY;
	size_t i;

	for (i = 0; i < c->n_who; i++)
		if (holds(c, &c->who[i], role))
			add_one(&found, (int)i);
	return found;
}

/* Whom each role means, from the first unit to the last. */
static void
holders_find(struct ctx *c, int of[ROLES])
{
	of[R_NONE] = of[R_SPEAKER] = NOBODY;
	of[R_CHAIR] = holder(c, R_CHAIR);
	of[R_ASKER] = holder(c, R_ASKER);
	of[R_ANSWERER] = holder(c, R_ANSWERER);
	of[R_WITNESS] = holder(c, R_WITNESS);
	of[R_ACCUSED] = holder(c, R_ACCUSED);
	if (of[R_ANSWERER] == NOBODY)
		of[R_ANSWERER] = of[R_WITNESS];
	if (of[R_ANSWERER] == NOBODY)
		of[R_ANSWERER] = of[R_ACCUSED];
	if (of[R_ANSWERER] == NOBODY && c->labelled && vdm_asked_answers(c))
		of[R_ANSWERER] = vdm_asked_beside(c, of[R_ASKER]);
	/* "Interview with Y" names whom others ask */
	if (of[R_ANSWERER] == NOBODY && c->interview)
		of[R_ANSWERER] = vdm_asked_beside(c, of[R_ASKER]);
}

int
vdm_chair_listed(struct ctx *c)
{
	return holder(c, R_CHAIR);
}

int
vdm_interview_people(struct ctx *c, int *asks, int *answers)
{
	int of[ROLES];

	holders_find(c, of);
	*asks = of[R_ASKER];
	*answers = of[R_ANSWERER];
	return *asks >= 0 && *answers >= 0;
}

void
vdm_who_presides(struct ctx *c, int who, struct unit *u)
{
	if (who < 0)
		return;
	if (c->who[who].role == NULL)
		c->who[who].role = vdm_role_presides;
	u->presides = who + 1;
}

/* ---- unit by unit ---------------------------------------------------------
 */

int
vdm_chair_is_called(struct ctx *c)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (c->u[i].kind == U_TURN && c->u[i].labelled &&
		    vdm_role_of_label(c, &c->u[i]) == R_CHAIR)
			return 1;
	return 0;
}

/* Whoever a turn was given to, it is not. */
static void
take_back(struct ctx *c, struct unit *u)
{
	if (u->n_who > 0 && c->who[u->who[0]].turns > 0)
		c->who[u->who[0]].turns--;
	u->n_who = 0;
}

static void
give(struct ctx *c, struct unit *u, int who)
{
	if (who < 0 || (u->n_who > 0 && u->who[0] == who))
		return;
	take_back(c, u);
	u->who[0] = who;
	u->n_who = 1;
	c->who[who].turns++;
	c->who[who].by |= BY_LABEL;
}

/* Who has the floor, and who had it before. */
struct floor {
	int now, before;
	int apart;   /* something stands between them and the next turn */
	int chaired; /* the chair spoke there */
	/* whether the chair gave the floor to who has it, or who had it, or
	 * they were called by it: if not, they may cut in */
	int given, given_before;
};

static void
floor_taken(struct floor *f, int who, int given)
{
	if (f->now != who) {
		f->before = f->now;
		f->given_before = f->given;
		f->given = given;
	}
	f->given |= given;
	f->now = who;
	f->apart = f->chaired = 0;
}

/* Whom "O Orador" means: who had the floor. Right below somebody's turn it is
 * not theirs, which would need no label, but that of whom they interrupted; so
 * it is, though less surely, where the chair had to speak between; `guessed`
 * says so. */
static int
floor_resumed(struct floor *f, int *guessed)
{
	int cut_in = f->now;

	*guessed = f->chaired && f->given_before && !f->given && f->before >= 0;
	if ((!f->apart && f->before >= 0) || *guessed) {
		f->now = f->before;
		f->before = cut_in;
		f->given_before = 0;
	}
	f->given = 1;
	return f->now;
}

/* How far it is known who has the chair. */
enum doubt {
	DOUBT_NONE,
	DOUBT_NAMED,  /* a sentence or a label names another beside it */
	DOUBT_LEFT,   /* who had it went */
	DOUBT_NOBODY, /* it may be another's, and nothing tells whose */
	DOUBTS
};

/* What is known where the walk stands. */
struct walk {
	int *of;     /* whom each role means */
	int chair;   /* who presides but for what units say */
	int changes; /* several preside, one after the other */
	int deputy;  /* who took the chair last is called a deputy there */
	enum doubt doubt;
	/* whom the last label with a name says to have the chair, and by which
	 * of its words; or NULL */
	const struct rule *titled;
	int titled_who;
	int witness;
	int asker;       /* whom a line says to ask from there on */
	unsigned hailed; /* roles of those whom only others call by a name */
	struct silent silent;
	struct floor floor;
	const struct unit *last; /* the turn that may go on, or NULL */
};

/* Why what a unit says of the chair makes it doubtful who has it. */
static enum doubt
doubt_of(int presides)
{
	return presides == PRESIDES_LEFT     ? DOUBT_LEFT
	       : presides == PRESIDES_UNSURE ? DOUBT_NOBODY
					     : DOUBT_NAMED;
}

/* What a unit says of the chair. */
static void
walk_chair(struct ctx *c, struct walk *w, int presides)
{
	if (presides != 0)
		w->titled = NULL;
	if (presides > 0)
		w->of[R_CHAIR] = vdm_who_real(c, presides - 1);
	else if (presides == PRESIDES_FIRST)
		w->of[R_CHAIR] = w->chair;
	if (presides >= PRESIDES_FIRST)
		w->doubt = presides == 0 ? w->doubt : DOUBT_NONE;
	else if (w->doubt < doubt_of(presides))
		w->doubt = doubt_of(presides);
}

/* Whether a word of s says that somebody stands in for another. */
static int
says_stands_in(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok3;
	size_t i;

	vdm_tokens(c, t, s, n, LABEL_TOKENS);
	for (i = 0; i < t->n; i++)
		if (vdm_word_does(t, i, X_STANDS_IN))
			return 1;
	return 0;
}

/* "The Deputy Speaker" is not who is Speaker, unless whoever has the chair is
 * called so. */
static int
is_deputy_of(struct ctx *c, const char *s, size_t n, int chair)
{
	const struct who *w = chair >= 0 ? &c->who[chair] : NULL;

	return w != NULL && says_stands_in(c, s, n) &&
	       !says_stands_in(c, w->offices, strlen(w->offices)) &&
	       (w->title == NULL ||
		!says_stands_in(c, w->title, strlen(w->title)));
}

/* The chair may change hands, and come back; an oath says who answers. */
static void
walk_told(struct ctx *c, struct walk *w, size_t i)
{
	const struct unit *u = &c->u[i];
	int who;

	walk_chair(c, w, u->presides);
	if (u->presides != 0)
		w->deputy = says_stands_in(c, u->text, u->len);
	if (u->kind != U_NARRATION && u->kind != U_PARTICIPANTS)
		return;
	who = vdm_sworn(c, i);
	if (who >= 0)
		w->witness = who;
	who = u->kind == U_NARRATION ? vdm_asks_next(c, u) : NOBODY;
	if (who >= 0)
		w->asker = vdm_who_real(c, who);
}

/* A turn without a label: who goes on is who that was, and no surer. */
static void
walk_unlabelled(struct ctx *c, struct walk *w, struct unit *u)
{
	const struct unit *last = w->last;

	if (!u->continued) {
		w->last = u;
		return;
	}
	if (last == NULL)
		return;
	if (last->n_who > 0)
		give(c, u, last->who[0]);
	if (!last->inferred || vdm_role_of_label(c, last) != R_CHAIR)
		return;
	if (last->n_who == 0)
		take_back(c, u);
	u->inferred = 1;
	u->reason = last->reason;
	if (u->cert > last->cert)
		u->cert = last->cert;
}

/* "THE WITNESS: I do." above "ANN LEE, having been sworn": whose oath that is,
 * or NOBODY. */
static int
sworn_below(struct ctx *c, const struct unit *u)
{
	size_t i = (size_t)(u - c->u) + 1;

	while (i < c->n && c->u[i].len == 0)
		i++;
	return i < c->n && (c->u[i].kind == U_NARRATION ||
			    c->u[i].kind == U_PARTICIPANTS)
		   ? vdm_sworn(c, i)
		   : NOBODY;
}

/* No surer than it is known who has the chair. */
static void
doubt_chair(struct ctx *c, struct unit *u, enum doubt doubt)
{
	static const char *const reasons[DOUBTS] = {
	    [DOUBT_NAMED] = "another is named beside the chair before, who may "
			    "have taken it",
	    [DOUBT_LEFT] = "who had the chair left, and nobody is said to take "
			   "it",
	    [DOUBT_NOBODY] = "the chair may have changed hands, and nothing "
			     "tells who has it"};

	if (doubt == DOUBT_NONE)
		return;
	u->inferred = 1;
	u->reason = reasons[doubt];
	if (doubt != DOUBT_NAMED)
		u->cert = VDM_CERT_LOW;
	else if (u->cert == VDM_CERT_HIGH)
		u->cert = VDM_CERT_MEDIUM;
	if (doubt == DOUBT_NOBODY)
		take_back(c, u);
}

/* The words of a label for the chair, at token *at of it; or NULL. */
static const struct rule *
chair_words(struct ctx *c, const struct unit *u, size_t *at, size_t *used)
{
	struct tokens *t = &c->tok3;
	const struct rule *r;

	*used = 0;
	vdm_tokens(c, t, u->text, u->label_end, LABEL_TOKENS);
	for (*at = 0; *at < t->n; ++*at) {
		r = vdm_rule_at_token(c, t, *at, P_ROLE, used);
		if (vdm_role_of_rule(r) == R_CHAIR)
			return r;
	}
	return NULL;
}

/* "The Vice-Chairman": a word that ends so behind a hyphen. */
static int
is_vice_chair(struct ctx *c, const struct unit *u)
{
	const struct tokens *t = &c->tok3;
	const char *part;
	size_t i, end;

	vdm_tokens(c, &c->tok3, u->text, u->label_end, LABEL_TOKENS);
	for (i = 0; i < t->n; i++) {
		end = t->t[i].end;
		part = memchr(t->s + t->t[i].start, '-', end - t->t[i].start);
		if (part == NULL)
			continue;
		part++;
		if (vdm_role_of_rule(vdm_rule_whole(c, part,
						    (size_t)(t->s + end - part),
						    P_ROLE)) == R_CHAIR)
			return 1;
	}
	return 0;
}

/* "Acting", "Vice-": whether a word beside an office, which are tokens [at,
 * end), says that somebody has it for another. */
static int
stands_in(const struct tokens *t, size_t at, size_t end)
{
	return (at > 0 && (vdm_word_does(t, at - 1, X_STANDS_IN) ||
			   vdm_token_is(t, at - 1, W_OFFMOD) ||
			   vdm_punct(t, at - 1, '-'))) ||
	       vdm_token_is(t, end, W_OFFMOD);
}

/* "Mr. Lind (Chairman):", "The Chairman (Mr. Lind):": who of them has the
 * chair; "The Acting Chairman:": somebody may who is called so later. */
static void
walk_titled(struct ctx *c, struct walk *w, const struct unit *u)
{
	const struct tokens *t = &c->tok3;
	size_t at, used;
	const struct rule *r = chair_words(c, u, &at, &used);
	const struct who *who = &c->who[vdm_who_real(c, u->who[0])];

	if (r == NULL) {
		if (w->doubt == DOUBT_NONE && who->only_office &&
		    is_vice_chair(c, u))
			w->doubt = DOUBT_NAMED;
		return;
	}
	if (stands_in(t, at, at + used)) {
		if (w->doubt == DOUBT_NONE && who->only_office)
			w->doubt = DOUBT_NAMED;
		return;
	}
	/* "Mr. Lind (Chairman of the Harbour)" is another's chairman */
	if (who->only_office || vdm_token_has(t, at + used, T_WORD) ||
	    vdm_punct(t, at + used, ','))
		return;
	w->titled = r;
	w->titled_who = vdm_who_real(c, u->who[0]);
}

/* "Mme la présidente" is not a man: whether a label is of the other sex than
 * whoever is thought to have the chair. */
static int
is_of_other_sex(struct ctx *c, const struct walk *w, const struct unit *u)
{
	struct tokens *t = &c->tok3;
	unsigned sexes = 0;
	size_t i;

	vdm_tokens(c, t, u->text, u->label_end, LABEL_TOKENS);
	for (i = 0; i < t->n; i++) {
		if (vdm_word_does(t, i, X_WOMAN))
			sexes |= VDM_WOMAN;
		if (vdm_word_does(t, i, X_MAN))
			sexes |= VDM_MAN;
	}
	return w->of[R_CHAIR] >= 0 &&
	       vdm_sexes_differ(c->who[w->of[R_CHAIR]].sexes, sexes);
}

/* A turn that a label gives to who presides. */
static void
walk_chair_speaks(struct ctx *c, struct walk *w, struct unit *u)
{
	size_t at, used;
	const struct rule *r = chair_words(c, u, &at, &used);

	if (r != NULL && r == w->titled) {
		w->changes |= w->of[R_CHAIR] != w->titled_who;
		w->of[R_CHAIR] = w->titled_who;
		w->doubt = DOUBT_NONE;
	}
	if (is_of_other_sex(c, w, u)) {
		/* called by no more than the office, they are who is called so
		 */
		doubt_chair(c, u,
			    u->n_who > 0 && c->who[u->who[0]].only_office
				? DOUBT_LEFT
				: DOUBT_NOBODY);
		u->reason = "the label is not of the sex of who had the chair";
		if (w->doubt == DOUBT_NONE)
			w->doubt = DOUBT_NAMED;
		return;
	}
	if (!w->deputy &&
	    is_deputy_of(c, u->text, u->label_end, w->of[R_CHAIR]))
		return;
	/* "PRESIDENTE" may be one's office, and yet whoever presides is called
	 * so */
	if (w->changes || !vdm_role_is_given(c, u))
		give(c, u, w->of[R_CHAIR]);
	doubt_chair(c, u, w->doubt);
}

/* Whom "THE ACCUSED:" means: who is said to be it, or, where no witness is
 * called, whoever is asked: in a trial both answer, and are two. */
static int
accused(const struct walk *w)
{
	return w->of[R_ACCUSED] != NOBODY || w->witness >= 0 ||
		       w->of[R_WITNESS] != NOBODY
		   ? w->of[R_ACCUSED]
		   : w->of[R_ANSWERER];
}

/* "Q.", "THE WITNESS:", of whom lines above say whom they mean, or the whole
 * document. */
static void
walk_part(struct ctx *c, struct walk *w, struct unit *u, enum role role)
{
	int told = role == R_ASKER     ? w->asker
		   : role == R_ACCUSED ? accused(w)
				       : w->witness;

	give(c, u, told >= 0 ? told : w->of[role]);
	if (told < 0 && (w->hailed & 1U << role))
		vdm_unit_guess(u, "who is called by a name beside it");
	else if (told < 0 && role == R_ANSWERER && (w->hailed & ONLY_ABOVE))
		vdm_unit_guess(u, "who alone spoke before the questions");
	else if (!vdm_role_is_given(c, u) &&
		 vdm_asked_may_be(c, role, w->of, &w->silent))
		vdm_unit_doubt(u, "a label that names nobody, and may mean one "
				  "of those who are named");
}

/* "O Orador": who had the floor. */
static void
walk_floor(struct ctx *c, struct walk *w, struct unit *u)
{
	int guessed;

	give(c, u, floor_resumed(&w->floor, &guessed));
	if (guessed && u->n_who > 0)
		vdm_unit_guess(u, "who had the floor before another cut in");
}

/* A turn whose label names somebody, who takes the floor, or a role. */
static void
walk_labelled(struct ctx *c, struct walk *w, struct unit *u)
{
	enum role role = vdm_role_of_label(c, u);
	int witness = role == R_WITNESS ? sworn_below(c, u) : NOBODY;
	int given = w->last != NULL && vdm_role_of_label(c, w->last) == R_CHAIR;

	if (witness >= 0)
		w->witness = witness;
	w->last = u;
	if (role == R_NONE && u->n_who > 0 && !c->who[u->who[0]].group) {
		floor_taken(&w->floor, u->who[0], given);
		walk_titled(c, w, u);
		return;
	}
	if (role == R_SPEAKER)
		walk_floor(c, w, u);
	else if (role == R_CHAIR)
		walk_chair_speaks(c, w, u);
	else if (role != R_NONE && !vdm_role_is_given(c, u))
		walk_part(c, w, u, role);
	w->floor.chaired |= role == R_CHAIR;
	w->floor.apart = 1;
}

/* Whether the chair goes from one to another on the way; `first` has it at the
 * beginning, where that is known. */
static int
changes_hands(const struct ctx *c, int first)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		int who = c->u[i].presides - 1;

		if (who < 0)
			continue;
		who = vdm_who_real(c, who);
		if (first >= 0 && who != first)
			return 1;
		first = who;
	}
	return 0;
}

/* Between the labels: a label of a role is whom it means there; `later`: the
 * first who takes the chair had it not at the beginning. */
static void
walk(struct ctx *c, int of[ROLES], int later, unsigned hailed)
{
	struct walk w = {.of = of,
			 .chair = of[R_CHAIR],
			 .changes = later || changes_hands(c, of[R_CHAIR]),
			 .witness = NOBODY,
			 .asker = NOBODY,
			 .hailed = hailed,
			 .floor = {.now = NOBODY, .before = NOBODY}};
	size_t i;

	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];

		walk_told(c, &w, i);
		w.floor.apart |= u->kind == U_ACTION;
		if (u->kind != U_TURN || u->lifted)
			continue;
		if (!u->labelled) {
			walk_unlabelled(c, &w, u);
			continue;
		}
		walk_labelled(c, &w, u);
		if (w.silent.looked && !w.silent.asker_given)
			w.silent.asker_given = vdm_asked_is_given(c, u);
	}
}

/* ---- one person -----------------------------------------------------------
 */

/* Those of whom no more is known than a role: they are who has it. */
static void
merge_roles(struct ctx *c, const int of[ROLES])
{
	size_t i;

	for (i = 0; i < c->n_who; i++) {
		struct who *w = &c->who[i];
		enum role role;

		if (w->merged >= 0 || (w->by & (BY_LIST | BY_USER)) ||
		    vdm_role_is_named(c, w))
			continue;
		role = vdm_role_of(c, w->name, strlen(w->name));
		if (role == R_CHAIR &&
		    is_deputy_of(c, w->name, strlen(w->name), of[role]))
			continue;
		if (role != R_NONE && of[role] >= 0 && role != R_WITNESS &&
		    of[role] != (int)i &&
		    !vdm_sexes_differ(w->sexes, c->who[of[role]].sexes))
			vdm_who_merge(c, (int)i, of[role]);
	}
}

/* "I" of somebody whom nothing names is nobody's name. */
static void
drop_nameless(struct ctx *c)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];

		if (u->n_who == 0 || u->lifted)
			continue;
		u->who[0] = vdm_who_real(c, u->who[0]);
		if (!c->who[u->who[0]].nameless)
			continue;
		u->n_who = 0;
		u->cert = VDM_CERT_LOW;
		u->inferred = 1;
		u->reason = "who says I is named nowhere";
	}
	for (i = 0; i < c->n_who; i++)
		if (c->who[i].nameless) {
			c->who[i].by = 0;
			c->who[i].turns = 0;
		}
}

/* Who is the first that a line says to take the chair, where the chair has
 * spoken before it; else NOBODY. */
static int
takes_chair_later(struct ctx *c)
{
	int spoken = 0;
	size_t i;

	for (i = 0; i < c->n; i++) {
		const struct unit *u = &c->u[i];

		if (u->presides > 0)
			return spoken ? vdm_who_real(c, u->presides - 1)
				      : NOBODY;
		spoken |= u->kind == U_TURN && u->labelled && !u->lifted &&
			  vdm_role_of_label(c, u) == R_CHAIR;
	}
	return NOBODY;
}

/* Whether a line says that somebody takes the chair. */
static int
takes_chair(const struct ctx *c, int who)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (c->u[i].presides > 0 &&
		    vdm_who_real(c, c->u[i].presides - 1) == who)
			return 1;
	return 0;
}

/* Who a list says to preside, and had the chair before `later` took it, the
 * first of those who did; NOBODY, or SEVERAL. */
static int
chair_before(struct ctx *c, int later)
{
	int found = NOBODY, listed = NOBODY, i;

	for (i = 0; i < (int)c->n_who; i++)
		if (i != later && holds(c, &c->who[i], R_CHAIR)) {
			add_one(&found, i);
			if (!takes_chair(c, i))
				add_one(&listed, i);
		}
	return found == SEVERAL ? listed : found;
}

void
vdm_identity_read(struct ctx *c)
{
	int of[ROLES], later = NOBODY;
	unsigned hailed = 0;

	holders_find(c, of);
	if (c->labelled && holder(c, R_ANSWERER) != SEVERAL &&
	    holder(c, R_WITNESS) != SEVERAL)
		hailed = vdm_asked_hailed(c, of);
	if (c->labelled && of[R_ANSWERER] >= 0 &&
	    vdm_asked_only_above(c, of[R_ANSWERER]))
		hailed |= ONLY_ABOVE;
	if (c->labelled)
		later = takes_chair_later(c);
	if (later >= 0)
		of[R_CHAIR] = chair_before(c, later);
	if (c->labelled) {
		vdm_offices_merge(c);
		vdm_unworded_bind(c);
	}
	if (c->labelled || c->narrated)
		merge_roles(c, of);
	if (c->labelled)
		walk(c, of, later >= 0, hailed);
	drop_nameless(c);
	vdm_later_doubt(c);
}
