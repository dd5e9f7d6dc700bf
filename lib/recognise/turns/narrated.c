/* SPDX-License-Identifier: MIT */
/* Narrated turns: gives each paragraph its speaker, in order. */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/marks.h"
#include "prose/style/style.h"
#include "prose/clauses/clause.h"
#include "recognise/steps.h"

enum {
	AGENT_TOKENS = 16,   /* in which is told by whom it was said */
	ANOTHER_TOKENS = 6,  /* in which who is not known says something */
	QUOTE_TOKENS = 6,    /* in which a quotation mark opens a paragraph */
	NUMBER_BYTES = 5,    /* of a paragraph's number: "12.3 " */
	PRESENT_BYTES = 160, /* "Interpreter A. Petrov was present." */
	PRESENT_TOKENS = 40,
	PARAGRAPH_TOKENS = 500,
	OFFICE_TOKENS = 6, /* between a name with a comma and its colon */
	BESIDE_MOST = 64,  /* people whose brackets are kept in mind */
	BODY_BYTES = 60,   /* "The Committee:-" */
	BODY_TOKENS = 12,
	/* Paragraphs that tell who said something, in a part that tells: so
	 * many, and of so many one. */
	TOLD_LEAST = 2,
	TOLD_EVERY = 3
};

/* Whom "I" means: who recorded it, where that is known; else a person who is
 * called so. */
static int
drafter(struct ctx *c)
{
	const struct vdm_field *f = vdm_field_get(c->rec, VDM_F_RECORDER, 0);

	if (c->drafter < 0 && f != NULL && *f->value != '\0') {
		c->drafter = vdm_who_by_words(c, f->value, strlen(f->value), 1);
		if (c->drafter >= 0)
			c->who[c->drafter].by |= BY_SIGNATURE;
	}
	if (c->drafter < 0) {
		int who = vdm_who_new(c, "I");

		if (who < 0)
			return -1;
		c->who[who].by = BY_NARRATION;
		c->who[who].drafter = 1;
		c->who[who].nameless = 1;
		c->drafter = who;
	}
	c->who[c->drafter].drafter = 1;
	return c->drafter;
}

/* What stood in brackets behind somebody's name. */
struct bracket {
	int who;
	const char *s;
	size_t n;
};

struct state {
	int last;      /* who spoke last, or -1 */
	int before;    /* who spoke before them */
	int announced; /* direct speech goes on until another attribution */
	int started;
	struct bracket beside[BESIDE_MOST]; /* the first of each */
	size_t n_beside;
};

/* A small letter goes on with a sentence; "a)", "b." and "iv)" begin an item.
 */
static int
begins_low(const struct unit *u)
{
	size_t used, n = u->len, k;
	const char *s = vdm_trim(u->text, &n);

	if (!vdm_is_lower(vdm_utf8_decode(s, n, &used)))
		return 0;
	k = strcspn(s, ").");
	return k >= n || (k > 1 && !vdm_is_roman(s, k));
}

/* "the following points were made:-": what comes is nobody's turn. */
static int
ends_list(const struct unit *u)
{
	size_t n;
	const char *s = vdm_unit_words(u, &n);

	return n > 0 && (s[n - 1] == ':' || s[n - 1] == '-' ||
			 (n > 2 && memcmp(s + n - 3, "\xE2\x80\x94", 3) == 0));
}

/* Whether direct speech that was announced ends with this attribution. */
static int
ends_speech(const struct ctx *c, const struct finding *f)
{
	(void)c;
	if (f->how != H_START && f->how != H_INSIDE)
		return 0;
	if (f->pronoun)
		return 0;
	if (f->first)
		return (f->verb & W_SAY) && (f->verb & W_PAST) &&
		       !(f->verb & W_AUX);
	return (f->verb & W_SAY) != 0;
}

/* A paragraph that opens with a quotation mark goes on with somebody's words:
 * its "I" is theirs. */
static int
opens_quote(struct ctx *c, const struct unit *u)
{
	struct tokens *t = &c->tok2;
	size_t i = 0;

	vdm_tokens(c, t, u->text, u->len, QUOTE_TOKENS);
	if (t->n > 2 && (t->t[0].flags & T_DIGIT) &&
	    (vdm_punct(t, 1, '.') || vdm_punct(t, 1, ')')))
		i = 2;
	return vdm_punct(t, i, '"') || vdm_punct(t, i, '\'') ||
	       vdm_punct(t, i, 0x201C) || vdm_punct(t, i, 0x2018) ||
	       vdm_punct(t, i, 0x2019) || vdm_punct(t, i, 0xAB) ||
	       vdm_punct(t, i, 0x201E);
}

static void
read_first(struct ctx *c, struct unit *u, const struct finding *f)
{
	u->kind = U_TURN;
	vdm_give(c, u, drafter(c),
		 f->how != H_LATER && (f->verb & (W_SAY | W_THINK))
		     ? VDM_CERT_HIGH
		     : VDM_CERT_MEDIUM,
		 0, "the drafter speaks of himself as I");
	u->name_start = f->start;
	u->name_end = f->end;
}

/* "He replied" is mostly not who spoke last; "he said" mostly is. Both are
 * guesses, and name the other who may be meant. */
static void
read_pronoun(struct ctx *c, struct unit *u, const struct finding *f,
	     struct state *st)
{
	int other = vdm_word_does(&c->tok, f->verb_at, X_REPLY);

	u->kind = U_TURN;
	/* who says "I" is not "he" */
	if (c->who[vdm_who_real(c, st->last)].drafter) {
		u->reason = "a pronoun stands for somebody who is not known";
		vdm_give(c, u, st->before, VDM_CERT_LOW, 1,
			 vdm_how_reason(H_PRONOUN));
		return;
	}
	if (other && st->before >= 0)
		vdm_give(c, u, st->before, VDM_CERT_LOW, 1,
			 "a pronoun answers who spoke last");
	else
		vdm_give(c, u, st->last, VDM_CERT_MEDIUM, 1,
			 vdm_how_reason(H_PRONOUN));
	vdm_give_candidate(c, u, st->last, "spoke last");
	vdm_give_candidate(c, u, st->before, "spoke before that");
}

static int
is_narration(struct ctx *c, const struct unit *u)
{
	size_t n, k = 0, used;
	const char *s = vdm_unit_words(u, &n);

	/* past a paragraph's number */
	while (k < n && k < NUMBER_BYTES &&
	       strchr("0123456789.() ", s[k]) != NULL)
		k++;
	return vdm_rule_at_start(c, s + k, n - k, P_NOBODY, &used) != NULL ||
	       vdm_is_outcome(c, s + k, n - k, 0);
}

/* Whether somebody is named at the beginning of what says who was present, from
 * byte `at` on: by a name, or by an office and no more, where somebody has it.
 */
static int
names_present(struct ctx *c, const struct tokens *t, size_t at)
{
	struct mention m;

	if (vdm_mention_at(c, t, 0, &m) &&
	    (m.last > m.name || (m.last < t->n && t->t[m.last].start >= at &&
				 vdm_mention_who(c, t, &m, 0) >= 0)))
		return 1;
	/* "переводчица Lind": a word of what they do may stand before */
	return vdm_mention_at(c, t, 1, &m) && m.last > m.name;
}

/* "Interpreter A. Petrov was present at the conversation." */
static int
says_present(struct ctx *c, struct unit *u)
{
	size_t n, at = 0, used = 0;
	const char *s = vdm_unit_words(u, &n);

	if (n > PRESENT_BYTES ||
	    vdm_rule_within(c, s, n, P_PRESENT, &at, &used) == NULL)
		return 0;
	/* "Bei dem Gespräch war Frau Lind zugegen." */
	if (at == 0) {
		s += used;
		n -= used;
		s = vdm_trim(s, &n);
		at = n;
	}
	vdm_tokens(c, &c->tok, s, n, PRESENT_TOKENS);
	if (!names_present(c, &c->tok, at))
		return 0;
	u->kind = U_PARTICIPANTS;
	u->reason = "says who was present";
	u->cert = VDM_CERT_HIGH;
	vdm_names_of_list(c, u, s, at);
	return 1;
}

/* Whether a label ends at token i: "Lind:", or "M. Lind." and a dash. */
static int
ends_label(const struct tokens *t, size_t i)
{
	return vdm_punct(t, i, ':') ||
	       (vdm_punct(t, i, '.') && vdm_is_dash(t, i + 1));
}

/* "Lind: we have none." amid narration: somebody known, and the end of a label.
 */
static int
before_colon(struct ctx *c, const struct unit *u, struct finding *f)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t i;
	int who, titled;

	vdm_tokens(c, t, u->text, u->len, PARAGRAPH_TOKENS);
	if (!vdm_mention_at(c, t, vdm_item_dash(t), &m) || m.possessive)
		return 0;
	i = m.last; /* "Mr. Lind, Northern Branch: ..." */
	if (vdm_punct(t, i, ','))
		while (++i < t->n && i <= m.last + OFFICE_TOKENS &&
		       (t->t[i].flags & T_WORD))
			;
	if (!ends_label(t, i))
		return 0;
	/* with a title and a whole name it may be anybody */
	titled = m.hon && m.last >= m.name + 2;
	who = vdm_mention_who(c, t, &m, titled);
	if (who < 0 || (c->who[vdm_who_real(c, who)].by == 0 && !titled))
		return 0;
	memset(f, 0, sizeof(*f));
	f->how = H_START;
	f->who = who;
	f->verb = W_SAY;
	f->start = t->t[m.first].start;
	f->end = t->t[m.last - 1].base;
	f->verb_at = m.last - 1;
	return 1;
}

/* "Mr. Lind and Mr. Ray agreed": neither is the one speaker; of the tokens that
 * were read last. */
static int
says_together(struct ctx *c)
{
	const struct tokens *t = &c->tok;
	struct mention m;
	size_t at, i;

	if (!vdm_subject_mention(c, t, 0, &m))
		return 0;
	i = m.last;
	if (!vdm_word_does(t, i, X_AND) ||
	    !vdm_subject_mention(c, t, i + 1, &m))
		return 0;
	return (vdm_verb_after(c, t, m.last, &at, 0) & (W_SAY | W_THINK)) != 0;
}

/* "The Committee:-": what follows is what all of them did. */
static int
is_body_line(struct ctx *c, const struct unit *u)
{
	struct tokens *t = &c->tok2;
	size_t i;
	int body = 0;

	if (u->len > BODY_BYTES || !ends_list(u))
		return 0;
	vdm_tokens(c, t, u->text, u->len, BODY_TOKENS);
	if (!vdm_word_does(t, 0, X_THE))
		return 0;
	for (i = 1; i < t->n; i++) {
		body |= (t->t[i].classes & (W_BODY | W_MATTER)) != 0;
		if ((t->t[i].flags & T_WORD) && !(t->t[i].flags & T_CAP) &&
		    !(t->t[i].classes & W_FUNCTION))
			return 0;
	}
	return body;
}

/* "The secretary of the county council said": an office of something, which
 * nobody who is known has, and a verb of saying behind it. */
static int
names_office(struct ctx *c, const struct unit *u)
{
	struct tokens *t = &c->tok;
	size_t i;
	int of = 0;

	vdm_tokens(c, t, u->text, u->len, AGENT_TOKENS);
	if (!vdm_word_does(t, 0, X_THE) ||
	    !vdm_token_is(t, 1, W_OFFICE | W_ROLE))
		return 0;
	for (i = 2; i < t->n; i++) {
		if (!(t->t[i].flags & T_WORD))
			return 0;
		if (of && (t->t[i].classes & W_SAY) &&
		    !(t->t[i].classes & (W_FUNCTION | W_OFFICE)))
			return 1;
		of |= vdm_word_does(t, i, X_OF);
	}
	return 0;
}

/* "La maestra dijo que ...": somebody says it of whom no table has what they
 * are, and so not who spoke before. Behind "had" or "was" it must be told what
 * was said: a harbour "had been closed", too. */
static int
names_another(struct ctx *c, const struct unit *u)
{
	struct tokens *t = &c->tok;
	int helped = 0;
	size_t i;

	vdm_tokens(c, t, u->text, u->len, AGENT_TOKENS);
	if (vdm_agent_is_unknown(c, t))
		return 1;
	vdm_tokens(c, t, u->text, u->len, ANOTHER_TOKENS);
	if (t->n < ANOTHER_TOKENS || !(t->t[0].classes & W_ARTICLE) ||
	    !(t->t[1].flags & T_WORD) || t->t[1].classes != 0 ||
	    t->t[1].uses != 0)
		return 0;
	for (i = 2; i < t->n; i++) {
		if (!(t->t[i].flags & T_WORD) ||
		    (t->t[i].classes & (W_SAY | W_THINK | W_FUNCTION)))
			break;
		helped |= (t->t[i].classes & W_AUX) != 0;
	}
	if (i == t->n || !(t->t[i].classes & W_SAY) ||
	    (t->t[i].classes & W_FUNCTION))
		return 0;
	return !helped ||
	       (i + 1 < t->n && (t->t[i + 1].classes & W_RELATIVE) != 0);
}

/* ---- readings of a paragraph --------------------------------------------- */

/* What one paragraph says of who speaks, and what came before. */
struct reading {
	struct finding f;
	struct state *st;
	int once; /* a name that nothing else confirms */
};

static void
narrates(struct unit *u, const char *reason)
{
	u->kind = U_NARRATION;
	u->reason = reason;
}

static void
goes_on(struct ctx *c, struct unit *u, int who, enum vdm_certainty cert,
	const char *reason)
{
	u->kind = U_TURN;
	u->continued = 1;
	vdm_give(c, u, who, cert, 1, reason);
}

static int
read_body(struct ctx *c, struct unit *u, struct reading *r)
{
	(void)r;
	if (!is_body_line(c, u))
		return 0;
	narrates(u, "a body as a whole, and what it did");
	return 1;
}

static int
read_mid_sentence(struct ctx *c, struct unit *u, struct reading *r)
{
	if (!r->st->started || !begins_low(u) || r->st->last < 0)
		return 0;
	goes_on(c, u, r->st->last, VDM_CERT_HIGH, "goes on in mid-sentence");
	return 1;
}

static int
read_both(struct ctx *c, struct unit *u, struct reading *r)
{
	const struct finding *f = &r->f;

	if (!f->unsaid && (f->how == H_START || !f->first) &&
	    (f->how != H_PRONOUN || c->told == NULL))
		return 0;
	if (!is_narration(c, u))
		return 0;
	narrates(u, "says what both did");
	return 1;
}

/* "I said that ...", where the one who wrote it down is known. */
static int
read_writer(struct ctx *c, struct unit *u, struct reading *r)
{
	const struct finding *f = &r->f;

	if (f->how == H_NONE || !f->first || !c->first_person ||
	    !(vdm_speaks(f) || f->verb & (W_UNIT | W_AUX)))
		return 0;
	read_first(c, u, &r->f);
	return 1;
}

/* What stands in brackets right behind a name that ends at byte `from`; 0 bytes
 * where nothing does. */
static const char *
bracket_at(const struct unit *u, size_t from, size_t *n)
{
	size_t rest = u->len - from;
	const char *s = vdm_trim(u->text + from, &rest), *close;

	*n = 0;
	close = rest > 0 && *s == '(' ? memchr(s, ')', rest) : NULL;
	if (close == NULL)
		return s;
	*n = (size_t)(close - s) - 1;
	return s + 1;
}

/* "Ann Lind (parent) asked", "Ann Lind (teacher) said": they may be two, whom
 * no list tells apart. */
static void
doubt_bracket(struct unit *u, const struct finding *f, struct state *st)
{
	struct bracket *b = st->beside;
	size_t n;
	const char *s = bracket_at(u, f->end, &n);

	if (n == 0 || u->n_who == 0)
		return;
	while (b < st->beside + st->n_beside && b->who != u->who[0])
		b++;
	if (b == st->beside + st->n_beside) {
		if (st->n_beside < BESIDE_MOST)
			st->beside[st->n_beside++] =
			    (struct bracket){u->who[0], s, n};
		return;
	}
	if (b->n == n && memcmp(b->s, s, n) == 0)
		return;
	u->cert = VDM_CERT_LOW;
	u->inferred = 1;
	u->reason = "something else stands in brackets behind the name than "
		    "before";
}

/* A weak mention names who speaks where others have, or the head has them. */
static int
read_mentioned(struct ctx *c, struct unit *u, struct reading *r)
{
	const struct finding *f = &r->f;

	if (f->how == H_NONE || f->who < 0 ||
	    (f->how == H_WEAK && !r->st->started &&
	     !(c->who[vdm_who_real(c, f->who)].by & (BY_HEAD | BY_LIST))))
		return 0;
	if (f->how == H_WEAK && vdm_who_real(c, f->who) != r->st->last &&
	    is_narration(c, u))
		u->kind = U_NARRATION;
	else
		vdm_give_named(c, u, &r->f);
	if (r->once)
		u->cert = VDM_CERT_MEDIUM;
	if (u->kind == U_TURN)
		doubt_bracket(u, f, r->st);
	return 1;
}

static int
read_he(struct ctx *c, struct unit *u, struct reading *r)
{
	if (r->f.how != H_PRONOUN || r->st->last < 0)
		return 0;
	read_pronoun(c, u, &r->f, r->st);
	return 1;
}

static int
read_several(struct ctx *c, struct unit *u, struct reading *r)
{
	(void)r;
	if (!says_together(c))
		return 0;
	narrates(u, "several people speak as one");
	return 1;
}

static int
read_heading(struct ctx *c, struct unit *u, struct reading *r)
{
	(void)r;
	if (!vdm_is_heading_line(c, u))
		return 0;
	u->kind = U_HEADING;
	u->reason = "a short line without a full stop";
	return 1;
}

static int
read_nobody(struct ctx *c, struct unit *u, struct reading *r)
{
	if (r->st->started && r->st->last >= 0 && !is_narration(c, u) &&
	    !r->f.supposed)
		return 0;
	narrates(u, "nobody is named as speaking");
	return 1;
}

static int
read_another(struct ctx *c, struct unit *u, struct reading *r)
{
	if (!names_office(c, u) && !names_another(c, u) &&
	    !vdm_between_names_another(c, u, r->st->last))
		return 0;
	u->kind = U_TURN;
	u->inferred = 1;
	u->cert = VDM_CERT_LOW;
	u->reason = "says that somebody speaks who is not known";
	return 1;
}

static int
read_more(struct ctx *c, struct unit *u, struct reading *r)
{
	/* such paragraphs are most often about a body, or a thing */
	goes_on(c, u, r->st->last, VDM_CERT_LOW,
		"names no speaker; the turn before may go on");
	vdm_give_candidate(c, u, r->st->before, "may answer here");
	return 1;
}

/* The surest reading first: what goes on, what names its speaker, what a
 * pronoun may mean; the rest is a heading, or goes on with the turn before. The
 * last holds always. */
static int (*const readings[])(struct ctx *, struct unit *,
			       struct reading *) = {
    read_body,      read_mid_sentence, read_both,    read_writer,
    read_mentioned, read_he,           read_several, read_heading,
    read_nobody,    read_another,      read_more};

static void
read_unit(struct ctx *c, struct unit *u, struct state *st)
{
	struct reading r = {.st = st};
	struct finding *f = &r.f;
	size_t i = 0;

	if (says_present(c, u) || vdm_between_narrated(c, u, st->started))
		return;
	vdm_attribute(c, u, 0, f);
	if (f->who >= 0 && c->who[vdm_who_real(c, f->who)].by == 0) {
		/* better than another's, where others speak */
		r.once = f->how == H_START && (f->verb & W_SAY) && st->started;
		if (!r.once)
			f->how = H_NONE;
	}
	if (f->how != H_START)
		(void)before_colon(c, u, f);
	if (f->first && opens_quote(c, u))
		f->how = H_NONE;
	if (st->announced && !ends_speech(c, f)) {
		goes_on(c, u, st->last, VDM_CERT_MEDIUM,
			"goes on with the direct speech that was announced");
		return;
	}
	st->announced = 0;
	while (!readings[i](c, u, &r))
		i++;
}

/* Who spoke last and before, for pronouns and what goes on. */
static void
keep_in_mind(struct state *st, const struct unit *u)
{
	if (u->kind != U_TURN || u->n_who == 0)
		return;
	st->started = 1;
	if (u->who[0] != st->last) {
		st->before = st->last;
		st->last = u->who[0];
	}
	/* a guess announces nothing */
	if (vdm_ends_colon(u) && !(u->inferred && u->continued))
		st->announced = 1;
}

static void
read_all(struct ctx *c)
{
	struct state st = {.last = -1, .before = -1};
	size_t i;

	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];

		if (!vdm_in_body(c, i)) {
			if (u->kind == U_NARRATION || u->kind == U_HEADING)
				st.announced = 0;
			continue;
		}
		read_unit(c, u, &st);
		if (u->kind == U_NARRATION && st.started && ends_list(u))
			st.last = st.before = -1;
		keep_in_mind(&st, u);
	}
}

/* Whether a paragraph tells that somebody spoke, or what. */
static int
is_told(struct ctx *c, const struct unit *u)
{
	struct finding f;

	vdm_attribute(c, u, 0, &f);
	return (f.how == H_START && f.who >= 0 &&
		(f.verb & (W_SAY | W_THINK))) ||
	       before_colon(c, u, &f);
}

/*
 * Whether units [from, end), between two headings, are narration in a record
 * whose other parts bear labels: no label is there, and one in three
 * paragraphs or more tells who said something.
 */
static int
is_told_part(struct ctx *c, size_t from, size_t end)
{
	size_t all = 0, told = 0;

	for (; from < end; from++) {
		const struct unit *u = &c->u[from];

		if (u->labelled)
			return 0;
		if ((u->kind != U_NONE && u->kind != U_TURN) || u->len == 0)
			continue;
		all++;
		told += u->kind == U_TURN || is_told(c, u);
	}
	return told >= TOLD_LEAST && told * TOLD_EVERY >= all;
}

static void
part_read(struct ctx *c, size_t from, size_t end)
{
	struct state st = {.last = -1, .before = -1};

	for (; from < end; from++) {
		struct unit *u = &c->u[from];

		if (u->kind == U_NONE && u->len > 0)
			read_unit(c, u, &st);
		u->told = u->kind == U_TURN;
		keep_in_mind(&st, u);
	}
}

static int
heads_part(const struct unit *u)
{
	return u->is_heading || u->kind == U_HEADING;
}

/* Minutes in which only some parts bear labels: what is told in others, below
 * a heading, is no more of who spoke above. */
static void
parts_read(struct ctx *c)
{
	const struct unit *last = NULL; /* heading */
	size_t i, end;

	for (i = 0; i < c->tail_start; i++) {
		if (last != NULL && c->u[i].kind == U_NONE &&
		    vdm_heads_next(c, i, last))
			vdm_unit_set(&c->u[i], U_HEADING, FATE_KEEP,
				     "goes on with the numbers of headings");
		if (c->u[i].kind == U_HEADING)
			last = &c->u[i];
	}
	for (i = 0; i < c->tail_start; i = end) {
		end = i + 1;
		while (end < c->tail_start && !heads_part(&c->u[end]))
			end++;
		if (heads_part(&c->u[i]) && is_told_part(c, i, end))
			part_read(c, i, end);
	}
}

void
vdm_narration_read(struct ctx *c)
{
	size_t i;

	if (c->labelled) {
		parts_read(c);
		vdm_unlabelled_read(c);
	} else if (!vdm_interview_read(c)) {
		vdm_cast_read(c);
		if (vdm_is_conversation(c)) {
			c->narrated = 1;
			if (c->signer != NULL &&
			    vdm_field_get(c->rec, VDM_F_RECORDER, 0) == NULL)
				vdm_put(c, VDM_F_RECORDER,
					c->signer->text + c->signer_start,
					c->signer_end - c->signer_start,
					c->signer);
			read_all(c);
		}
	}
	for (i = c->head_end; i < c->n; i++) {
		struct unit *u = &c->u[i];

		if (u->kind != U_NONE || u->len == 0)
			continue;
		u->kind = u->is_heading ? U_HEADING : U_NARRATION;
		u->reason = "nobody is named as speaking";
	}
}
