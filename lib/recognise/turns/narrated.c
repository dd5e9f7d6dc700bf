/* SPDX-License-Identifier: MIT */
/* Narrated turns: gives each paragraph its speaker, in order. */
#include <string.h>

#include "base/utf8.h"
#include "recognise/style/style.h"
#include "recognise/turns/clause.h"

enum {
	ANOTHER_TOKENS = 6, /* in which who is not known says something */
	QUOTE_TOKENS = 6,   /* in which a quotation mark opens a paragraph */
	NUMBER_BYTES = 5,   /* of a paragraph's number: "12.3 " */
	/* A heading that its capitals make one: bytes, and words. */
	TITLE_LEAST = 3,
	TITLE_BYTES = 120,
	TITLE_TOKENS = 24,
	/* A heading before a colon; one that only lacks a full stop. */
	HEADING_BYTES = 100,
	LINE_BYTES = 70,
	PRESENT_BYTES = 160, /* "Interpreter A. Petrov was present." */
	PRESENT_TOKENS = 40,
	PARAGRAPH_TOKENS = 500,
	OFFICE_TOKENS = 6, /* between a name with a comma and its colon */
	COLON_TOKENS = 5,  /* behind a verb that a colon may stand in */
	BODY_BYTES = 60,   /* "The Committee:-" */
	BODY_TOKENS = 12,
	LIKE_TOKENS = 14, /* among which the colon of a strange label stands */
	FULL_WIDTH_COLON = 0xFF1A
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

/* Gives a turn to somebody, and notes where they were first named. */
static void
give(struct ctx *c, struct unit *u, int who, enum vdm_certainty cert,
     int inferred, const char *reason)
{
	who = vdm_who_real(c, who);
	if (who < 0)
		return;
	u->who[0] = who;
	u->n_who = 1;
	u->cert = cert;
	u->inferred = inferred;
	u->reason = reason;
	c->who[who].turns++;
	if (c->who[who].by == 0)
		c->who[who].by = BY_NARRATION;
	if (c->who[who].pos.line == 0) {
		c->who[who].pos.line = u->line;
		c->who[who].pos.end = u->end;
		c->who[who].pos.column = 1;
	}
}

static const char *const reasons[] = {
    [H_NONE] = "",
    [H_START] = "name and verb stand first",
    [H_INSIDE] = "name and verb stand in mid-sentence",
    [H_LEAD] = "name and verb follow a lead-in",
    [H_LATER] = "a later sentence names the speaker",
    [H_WEAK] = "a speaker's name stands first",
    [H_PRONOUN] = "a pronoun stands for the speaker"};

struct state {
	int last;      /* who spoke last, or -1 */
	int before;    /* who spoke before them */
	int announced; /* direct speech goes on until another attribution */
	int started;
};

static int
ends_colon(const struct unit *u)
{
	size_t n = u->len;
	const char *s = vdm_trim(u->text, &n);

	return n > 0 && s[n - 1] == ':';
}

/* A small letter goes on with a sentence; "a)" and "b." begin an item. */
static int
begins_low(const struct unit *u)
{
	size_t used, n = u->len;
	const char *s = vdm_trim(u->text, &n);

	return n > 0 && vdm_is_lower(vdm_utf8_decode(s, n, &used)) &&
	       !(n > 1 && (s[1] == ')' || s[1] == '.'));
}

/* "the following points were made:-": what comes is nobody's turn. */
static int
ends_list(const struct unit *u)
{
	size_t n = u->len;
	const char *s = vdm_trim(u->text, &n);

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
	give(c, u, drafter(c),
	     f->how != H_LATER && (f->verb & (W_SAY | W_THINK))
		 ? VDM_CERT_HIGH
		 : VDM_CERT_MEDIUM,
	     0, "the drafter speaks of himself as I");
	u->name_start = f->start;
	u->name_end = f->end;
}

/* A later sentence, or an unknown verb, leaves room for doubt. */
static void
read_named(struct ctx *c, struct unit *u, const struct finding *f)
{
	enum vdm_certainty cert = VDM_CERT_HIGH;
	const char *reason = reasons[f->how];

	u->kind = f->gesture ? U_ACTION : U_TURN;
	if (f->how == H_LATER || f->how == H_WEAK || f->unsure)
		cert = VDM_CERT_MEDIUM;
	if (f->joined)
		reason = "a speaker's name run together with the next word";
	give(c, u, f->who, cert, 0, reason);
	u->name_start = f->start;
	u->name_end = f->end;
	if (!f->joined)
		vdm_who_spelling(c, u, vdm_who_real(c, f->who),
				 u->text + f->start, f->end - f->start);
	if (f->joined) {
		struct vdm_pos pos = {u->line, 1, u->end};

		vdm_diag(c->sink, VDM_D_NAME_RUN_TOGETHER, &pos, NULL,
			 "a name and the next word are written as one; the "
			 "turn is given to %s, the text is left as it is",
			 c->who[vdm_who_real(c, f->who)].name);
	}
}

/* Another who may have spoken, for a person to decide. */
static void
candidate(struct ctx *c, struct unit *u, int who, const char *reason)
{
	who = vdm_who_real(c, who);
	if (who < 0 || (u->n_who > 0 && u->who[0] == who))
		return;
	vdm_buf_clear(&c->buf);
	if (u->candidates != NULL)
		vdm_buf_printf(&c->buf, "%s|", u->candidates);
	vdm_buf_printf(&c->buf, "%s: %s", c->who[who].name, reason);
	u->candidates = vdm_arena_strdup(&c->scratch, vdm_buf_str(&c->buf));
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
		give(c, u, st->before, VDM_CERT_LOW, 1, reasons[H_PRONOUN]);
		return;
	}
	if (other && st->before >= 0)
		give(c, u, st->before, VDM_CERT_LOW, 1,
		     "a pronoun answers who spoke last");
	else
		give(c, u, st->last, VDM_CERT_MEDIUM, 1, reasons[H_PRONOUN]);
	candidate(c, u, st->last, "spoke last");
	candidate(c, u, st->before, "spoke before that");
}

static int
is_narration(struct ctx *c, const struct unit *u)
{
	size_t n = u->len, k = 0, used;
	const char *s = vdm_trim(u->text, &n);

	/* past a paragraph's number */
	while (k < n && k < NUMBER_BYTES &&
	       strchr("0123456789.() ", s[k]) != NULL)
		k++;
	return vdm_rule_at_start(c, s + k, n - k, P_NOBODY, &used) != NULL ||
	       vdm_is_outcome(c, s + k, n - k, 0);
}

/*
 * A heading by its own look: no stop at its end, and its words begin with
 * capitals, all but the small ones.
 */
static int
is_title_case(struct ctx *c, const struct unit *u)
{
	struct tokens *t = &c->tok;
	size_t n = u->len, i, capital = 0, low = 0;
	const char *s = vdm_trim(u->text, &n);

	if (n > TITLE_LEAST && vdm_last_byte(s, n) == ':')
		n--;
	if (n < TITLE_LEAST || n > TITLE_BYTES ||
	    strchr(".!?;,:\"-", vdm_last_byte(s, n)) != NULL ||
	    ((unsigned char)vdm_last_byte(s, n) >= 0x80 &&
	     (unsigned char)vdm_last_byte(s, n) < 0xC0 &&
	     (unsigned char)s[n - 2] == 0x80)) /* a dash or a quotation mark */
		return 0;
	vdm_tokens(c, t, s, n, TITLE_TOKENS);
	for (i = 0; i < t->n; i++) {
		const struct token *k = &t->t[i];

		/* "Since Monday. (Laughter)" */
		if (i > 0 && k->cp == '(' && vdm_sentence_ends(t, i - 1))
			return 0;
		if (!(k->flags & T_WORD) || (k->flags & T_DIGIT))
			continue;
		if (k->flags & T_CAP)
			capital++;
		else if (!(k->classes & (W_FUNCTION | W_PARTICLE | W_AUX)))
			low++;
	}
	return capital > 0 && low == 0 && t->n > 0 && t->n < TITLE_TOKENS &&
	       (t->t[0].flags & (T_CAP | T_DIGIT));
}

/* Whether a stop, a bracket or a mark ends it. */
static int
is_ended(const struct unit *u)
{
	size_t n = u->len;
	const char *s = vdm_trim(u->text, &n);

	return n > 0 && (strchr(".!?:)]\"'", s[n - 1]) != NULL ||
			 (unsigned char)vdm_last_byte(s, n) >= 0x80);
}

/* A heading between turns: what stands before it ended. */
static int
parts_turns(struct ctx *c, size_t i)
{
	const struct unit *u = &c->u[i];
	size_t k = i + 1;

	if (ends_colon(u) || !is_title_case(c, u) || i == 0 ||
	    (!is_ended(&c->u[i - 1]) && c->u[i - 1].kind != U_NARRATION &&
	     c->u[i - 1].kind != U_HEADING))
		return 0;
	while (k < c->n &&
	       (c->u[k].len == 0 || c->u[k].kind == U_ACTION ||
		c->u[k].kind == U_CHROME ||
		(c->u[k].kind == U_NONE && is_title_case(c, &c->u[k]))))
		k++;
	return k < c->n &&
	       (c->u[k].kind == U_TURN || c->u[k].kind == U_NARRATION ||
		(c->u[k].kind == U_NONE &&
		 vdm_is_outcome(c, c->u[k].text, c->u[k].len, 0)));
}

/* Marks that end a sentence, a quotation or a list end no heading. */
static int
is_heading_line(struct ctx *c, const struct unit *u)
{
	size_t n = u->len;
	const char *s = vdm_trim(u->text, &n);

	/* "AGENDA ITEM 2: Election of Officers:" */
	if (n > 0 && n < HEADING_BYTES && s[n - 1] == ':' &&
	    is_title_case(c, u))
		return 1;
	return n > 0 && n < LINE_BYTES &&
	       strchr(".!?;,:\")]-", vdm_last_byte(s, n)) == NULL &&
	       (unsigned char)vdm_last_byte(s, n) < 0x80;
}

/* "Interpreter A. Petrov was present at the conversation." */
static int
says_present(struct ctx *c, struct unit *u)
{
	size_t n = u->len, at = 0, used = 0;
	const char *s = vdm_trim(u->text, &n);
	struct mention m;

	if (n > PRESENT_BYTES ||
	    vdm_rule_within(c, s, n, P_PRESENT, &at, &used) == NULL || at == 0)
		return 0;
	vdm_tokens(c, &c->tok, s, n, PRESENT_TOKENS);
	if (!vdm_mention_at(c, &c->tok, 0, &m) || m.last == m.name)
		return 0;
	u->kind = U_PARTICIPANTS;
	u->reason = "says who was present";
	u->cert = VDM_CERT_HIGH;
	vdm_names_of_list(c, u, s, at);
	return 1;
}

/* "Lind: we have none." amid narration: somebody known, and a colon. */
static int
before_colon(struct ctx *c, const struct unit *u, struct finding *f)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t i;
	int who;

	vdm_tokens(c, t, u->text, u->len, PARAGRAPH_TOKENS);
	if (!vdm_mention_at(c, t, 0, &m) || m.possessive)
		return 0;
	i = m.last; /* "Mr. Lind, Northern Branch: ..." */
	if (vdm_punct(t, i, ','))
		while (++i < t->n && i <= m.last + OFFICE_TOKENS &&
		       (t->t[i].flags & T_WORD))
			;
	if (!vdm_punct(t, i, ':'))
		return 0;
	who = vdm_mention_who(c, t, &m, 0);
	if (who < 0 || c->who[vdm_who_real(c, who)].by == 0)
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

/* "La maestra dijo que ...": somebody says it of whom no table has what they
 * are, and so not who spoke before. Behind "had" or "was" it must be told what
 * was said: a harbour "had been closed", too. */
static int
names_another(struct ctx *c, const struct unit *u)
{
	struct tokens *t = &c->tok;
	int helped = 0;
	size_t i;

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
	give(c, u, who, cert, 1, reason);
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
		read_named(c, u, &r->f);
	if (r->once)
		u->cert = VDM_CERT_MEDIUM;
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
	if (!is_heading_line(c, u))
		return 0;
	u->kind = U_HEADING;
	u->reason = "a short line without a full stop";
	return 1;
}

static int
read_nobody(struct ctx *c, struct unit *u, struct reading *r)
{
	if (r->st->started && r->st->last >= 0 && !is_narration(c, u))
		return 0;
	narrates(u, "nobody is named as speaking");
	return 1;
}

static int
read_another(struct ctx *c, struct unit *u, struct reading *r)
{
	if (!names_another(c, u) &&
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
	goes_on(c, u, r->st->last, VDM_CERT_MEDIUM,
		"names no speaker; the turn before goes on");
	candidate(c, u, r->st->before, "may answer here");
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

/* Keeps in mind who spoke last and before, for pronouns and what goes on. */
static void
read_all(struct ctx *c)
{
	struct state st = {-1, -1, 0, 0};
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
		if (u->kind != U_TURN || u->n_who == 0)
			continue;
		st.started = 1;
		if (u->who[0] != st.last) {
			st.before = st.last;
			st.last = u->who[0];
		}
		if (ends_colon(u))
			st.announced = 1;
	}
}

/* Amid labels, "Mr. Y adds: ...": a name, a verb, and a colon after it. */
static int
introduces(struct ctx *c, struct unit *u)
{
	struct finding f;
	struct tokens *t = &c->tok;
	size_t i;

	vdm_attribute(c, u, 0, &f);
	if (f.how != H_START || f.who < 0 || f.gesture || !(f.verb & W_SAY) ||
	    c->who[vdm_who_real(c, f.who)].by == 0)
		return 0;
	for (i = f.verb_at + 1; i < t->n && i <= f.verb_at + COLON_TOKENS; i++)
		if (vdm_punct(t, i, ':')) {
			read_named(c, u, &f);
			return 1;
		}
	return 0;
}

/* "12", "Q12" */
static int
ends_digit(const struct tokens *t, size_t i)
{
	char last = t->s[t->t[i].end - 1];

	return last >= '0' && last <= '9';
}

/* "12. Mr. LIND asked the Minister ...": a question that was put in writing,
 * numbered or at the beginning of a part. Whoever is titled asks it, though no
 * label names them. */
static int
puts_question(struct ctx *c, struct unit *u, int opens)
{
	struct finding f;
	struct tokens *t = &c->tok;
	size_t i;
	int numbered = 0;

	vdm_tokens(c, t, u->text, u->len, TITLE_TOKENS);
	for (i = 0; i < t->n && !(t->t[i].classes & W_HON); i++) {
		if ((t->t[i].flags & T_WORD) && i > 0)
			return 0;
		numbered |= ends_digit(t, i);
	}
	if (i == t->n || (!numbered && !opens))
		return 0;
	vdm_attribute(c, u, 1, &f);
	if (f.how != H_START || f.who < 0 || f.gesture ||
	    (f.verb & (W_SAY | W_PAST)) != (W_SAY | W_PAST))
		return 0;
	read_named(c, u, &f);
	return 1;
}

/*
 * Whether the line begins as one does that says who speaks, "Ann Lee, Coastal
 * News: Thank you", "SEVERAL MEMBERS: No!", ">> So", "OPHELIA. My lord": names
 * and what stands beside them, then a colon; or a word of capitals and a stop.
 * If it is a label, it is of a form that this document's labels are not known
 * to have. The kind of label, or NULL.
 */
static const char *
opens_like_label(struct ctx *c, const struct unit *u)
{
	struct tokens *t = &c->tok;
	size_t i, names = 0, others = 0;

	if (u->len > 1 && memcmp(u->text, ">>", 2) == 0)
		return ">>";
	vdm_tokens(c, t, u->text, u->len, LIKE_TOKENS);
	if (t->n > 2 && (t->t[0].flags & T_UPPER) && vdm_punct(t, 1, '.') &&
	    (t->t[2].flags & T_SPACED) && (t->t[2].flags & T_CAP))
		return "NAME.";
	for (i = 0; i < t->n && !vdm_punct(t, i, ':') &&
		    !vdm_punct(t, i, FULL_WIDTH_COLON);
	     i++) {
		const struct token *k = &t->t[i];

		if ((k->flags & T_CAP) && !(k->classes & W_FUNCTION))
			names++;
		else if (k->flags & T_WORD)
			others++;
		else if ((k->flags & T_PUNCT) &&
			 strchr(",.()[]&-/'",
				k->cp < 0x80 ? (int)k->cp : '!') == NULL)
			return NULL;
	}
	return i + 1 < t->n && (t->t[i + 1].flags & T_SPACED) && names > 0 &&
		       others < names &&
		       (t->t[0].flags & (T_CAP | T_PUNCT | T_DIGIT)) != 0
		   ? "NAME:"
		   : NULL;
}

static int
below_heading(const struct ctx *c, size_t i)
{
	while (i > 0 && (c->u[i - 1].len == 0 || c->u[i - 1].kind == U_CHROME))
		i--;
	return i > 0 && c->u[i - 1].kind == U_HEADING;
}

/* ---- between labelled turns ---------------------------------------------- */

/* Where reading between labels is. */
struct between {
	const struct unit *last; /* the turn that may go on; NULL: none does */
	int unsure;              /* a line since may have been another's */
};

/* Takes a paragraph without a label for more of the turn before. */
static void
continue_turn(struct ctx *c, struct unit *u, struct between *b)
{
	const struct unit *last = b->last;
	struct vdm_match m;
	const char *like;

	u->kind = U_TURN;
	u->continued = 1;
	u->n_who = last->n_who;
	memcpy(u->who, last->who, sizeof(u->who));
	/* no surer than the label was; and where nothing says that it goes on,
	 * of ten such paragraphs nine do */
	u->cert = last->cert;
	if (!last->label_only && u->cert == VDM_CERT_HIGH)
		u->cert = VDM_CERT_MEDIUM;
	u->inferred = !last->label_only;
	u->reason = last->label_only
			? "stands below the speaker's label"
			: "bears no label; the turn before goes on";
	like = vdm_style_is_text(c, u->text, u->len, &m)
		   ? NULL
		   : opens_like_label(c, u);
	if (u->likely == NULL)
		u->likely = like;
	b->unsure |=
	    like != NULL || (u->len < LINE_BYTES && is_title_case(c, u) &&
			     vdm_wants_more(c, u->text, u->len));
	if (b->unsure) { /* no speaker is better than a wrong one */
		u->n_who = 0;
		u->continued = 0;
		u->cert = VDM_CERT_LOW;
		u->inferred = 1;
		u->reason = "begins like a label, or stands behind a line that "
			    "does";
	}
}

/* A paragraph that no label has. */
static void
read_between(struct ctx *c, size_t i, struct between *b)
{
	struct unit *u = &c->u[i];
	int in_body = i >= c->head_end;

	if ((in_body &&
	     puts_question(c, u, b->last == NULL && below_heading(c, i))) ||
	    (b->last != NULL && introduces(c, u))) {
		b->last = u;
	} else if (b->last == NULL) {
		if (in_body && is_heading_line(c, u))
			u->kind = U_HEADING;
	} else if (u->is_heading) {
		u->kind = U_HEADING;
		b->last = NULL;
	} else if (vdm_between_line(c, u, b->last)) {
		return;
	} else if (!b->last->label_only && parts_turns(c, i)) {
		u->kind = U_HEADING;
		u->cert = VDM_CERT_LOW;
	} else {
		continue_turn(c, u, b);
	}
}

/* What stands between labelled turns: more of the turn before, mostly. */
static void
continue_labelled(struct ctx *c)
{
	struct between b = {NULL, 0};
	size_t i;

	vdm_bracketed_read(c);
	vdm_between_read(c);
	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];

		if (u->kind == U_TURN && (u->labelled || u->n_who > 0)) {
			b.last = u;
			b.unsure = 0;
			continue;
		}
		if (i >= c->tail_start)
			break;
		if (u->kind == U_NONE && u->len > 0)
			read_between(c, i, &b);
	}
}

/* ---- all of it ----------------------------------------------------------- */

void
vdm_narration_read(struct ctx *c)
{
	size_t i;

	if (c->labelled) {
		continue_labelled(c);
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
