/* SPDX-License-Identifier: MIT */
/*
 * What stands between the turns and nobody says: who presides, what was
 * decided, how they voted, documents that are read into the record or annexed;
 * and questions that are put in the record's own words. It is read before the
 * paragraphs without a label are given to whoever spoke last.
 */
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "prose/lines/lines.h"
#include "prose/people/roles.h"
#include "prose/clauses/clause.h"
#include "recognise/steps.h"

enum {
	LINE_BYTES = 160,     /* of a heading of an annex, of a signature */
	HEADING_BYTES = 80,   /* of a heading in an annex */
	CAPITALS_BYTES = 240, /* of one in capitals */
	/* Of a lead-in before a decision, and of the decision's words. */
	LEAD_BYTES = HEADING_BYTES + 160,
	UPPER_LEAST = 3, /* of a name of capitals, and what is before them */
	SENTENCE_TOKENS = 80,
	BODY_TOKENS = 12,   /* "The Joint Committee on Drains then agreed" */
	GESTURE_TOKENS = 4, /* behind a name: "rose", a dash */
	ITEM_BYTES = 6,     /* of what counts an item: "(viii)" */
	WORD_BYTES = 4,     /* of a heading of one word */
	MARK_BYTES = 3,     /* of a dash */
	AGENDA_UNITS = 200, /* of a head, in which an agenda may stand */
	/* How items are counted: "(1)", "1.", and by figures or letters. */
	BARE = 1,
	PAREN = 2,
	COUNTED = 4
};

/* Whether s ends as what announces more does: a colon, a dash. */
static int
announces(const char *s, size_t n)
{
	while (n > 0 && strchr(")]", s[n - 1]) != NULL)
		n--;
	if (n > 0 && (s[n - 1] == ':' || s[n - 1] == '-'))
		return 1;
	return n > MARK_BYTES &&
	       memcmp(s + n - MARK_BYTES, "\xE2\x80", 2) == 0 &&
	       (vdm_last_byte(s, n) == '\x93' || vdm_last_byte(s, n) == '\x94');
}

/* ---- decisions ------------------------------------------------------------
 */

/* "After some discussion it was decided ...": such words behind a lead-in, in
 * which nobody is named. */
static int
decides_within(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t at, used, i;
	const struct rule *r = vdm_rule_within(
	    c, s, n < LEAD_BYTES ? n : LEAD_BYTES, P_DECISION, &at, &used);

	if (r == NULL || r->value == NULL || at > HEADING_BYTES)
		return 0;
	if (vdm_rule_is(r, "lot"))
		return 1;
	vdm_tokens(c, t, s, at, SENTENCE_TOKENS);
	for (i = 1; i < t->n; i++)
		if ((t->t[i].flags & T_CAP) ||
		    (t->t[i].classes & (W_FIRST | W_PRONOUN | W_SAY)) ||
		    ((t->t[i].flags & T_PUNCT) && t->t[i].cp != ','))
			return 0;
	return t->n > 1;
}

/* "The Sub-Committee AGREED that ...", "The Board then took note.": a body, and
 * behind it what it decided. */
static int
body_decides(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, used;

	/* few units open so, which their first word tells */
	vdm_tokens(c, t, s, n < LINE_BYTES ? n : LINE_BYTES, 1);
	if (!vdm_token_is(t, 0, W_ARTICLE))
		return 0;
	vdm_tokens(c, t, s, n < LINE_BYTES ? n : LINE_BYTES, BODY_TOKENS);
	if (t->n < 2)
		return 0;
	for (i = 1; i < t->n && !(t->t[i].classes & W_BODY); i++)
		if (!(t->t[i].flags & T_CAP))
			return 0;
	for (i++; i < t->n && (t->t[i].classes & (W_ADVERB | W_AUX)); i++)
		;
	return i < t->n &&
	       vdm_rule_at_token(c, t, i, P_DECISION, &used) != NULL;
}

/* "* Agreed: ...": the bytes of the mark of a list's item. */
static size_t
bullet_at(const char *s, size_t n)
{
	size_t used;
	uint32_t cp = n > 0 ? vdm_utf8_decode(s, n, &used) : 0;

	if (cp != '*' && cp != '-' && cp != '+' && cp != 0x2022 && cp != 0xB7 &&
	    cp != 0x2013 && cp != 0x25AA)
		return 0;
	if (used >= n || s[used] != ' ')
		return 0;
	while (used < n && s[used] == ' ')
		used++;
	return used;
}

/* The byte behind what may stand between a decision's words, which end at byte
 * i, and their mark: "Votent contre : néant", "Nays (3): ...". */
static size_t
mark_at(const char *s, size_t n, size_t i)
{
	while (i < n && s[i] == ' ' && n - i > 1 && s[i + 1] == ':')
		i++;
	if (i + 2 < n && s[i] == ' ' && s[i + 1] == '(' &&
	    vdm_is_digit(s[i + 2]))
		i += strcspn(s + i, ")") + 1;
	return i;
}

/* "Carried", "RESOLVED, that ...", "Moved by Mr. Lee": a decision's words, and
 * a mark behind them, or whatever follows where their row says so. */
static int
is_decision(struct ctx *c, const char *s, size_t n)
{
	size_t used;
	const struct rule *r = vdm_rule_at_start(c, s, n, P_DECISION, &used);

	if (r == NULL)
		return decides_within(c, s, n) || body_decides(c, s, n);
	/* "WHEREAS the bridge is old": anybody may say it in small letters */
	if (vdm_rule_is(r, "capitals"))
		return !vdm_has_small(s, used);
	used = mark_at(s, n, used);
	if (r->value != NULL || used >= n)
		return 1;
	return strchr(".,:;", s[used]) != NULL ||
	       announces(s, used + MARK_BYTES < n ? used + MARK_BYTES : n);
}

/* "(ii) that ...", "2. ...": an item of what was decided; how it is counted,
 * 0 if it is none, or a name's letter: "A. Lee". */
static int
item_at(const char *s, size_t n)
{
	struct count k;

	if (!vdm_count_at(s, n, &k) || k.parts > 1 || k.end > ITEM_BYTES ||
	    k.close == '\0' || k.close == ']' || k.width >= n ||
	    s[k.width] != ' ' || (!k.open && vdm_is_capital(s[0])))
		return 0;
	return (k.open ? PAREN : BARE) | (k.parts > 0 ? COUNTED : 0);
}

/* "Took note of the position.", below "The Cabinet -" */
static int
opens_with_verb(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;

	vdm_tokens(c, t, s, n, 2);
	return t->n > 1 && (t->t[0].classes & W_PAST) != 0;
}

/* "The Cabinet -": a body, of whom what it did stands below. */
static int
is_body_line(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i;

	if (n >= HEADING_BYTES || !announces(s, n) || vdm_is_sentence(c, s, n))
		return 0;
	vdm_tokens(c, t, s, n, SENTENCE_TOKENS);
	for (i = t->n; i > 0 && (t->t[i - 1].flags & T_PUNCT);)
		i--;
	return i > 1 && (t->t[0].classes & W_ARTICLE) &&
	       (t->t[i - 1].classes & (W_BODY | W_MATTER));
}

/* ---- documents ------------------------------------------------------------
 */

/* "[The statement follows:]": whether an action announces a document. */
static int
inserts(struct ctx *c, const struct unit *u)
{
	size_t n, at, used;
	const char *s = vdm_unit_words(u, &n);

	/* "[Here follows a talk on boats.]" says what was left out */
	if (n < 2 || (s[0] != '[' && s[0] != '(') ||
	    (u->kind == U_NARRATION && !announces(s, n)))
		return 0;
	return vdm_rule_within(c, s, n, P_INSERT, &at, &used) != NULL;
}

/* ---- questions ------------------------------------------------------------
 */

/* "2.", "Q3.", "4.2": the number of a question, with what follows it. */
static size_t
question_number(const char *s, size_t n)
{
	struct count c;
	size_t k;

	if (!vdm_count_at(s, n, &c) || c.open || c.parts == 0 ||
	    c.close == ')' || (c.close == '\0' && c.parts < 2))
		return 0;
	k = c.width;
	if (k >= n || (c.close == '\0' && strchr(" \t", s[k]) == NULL))
		return 0;
	while (k < n && vdm_is_space((unsigned char)s[k]))
		k++;
	return k;
}

/* "the Minister for Lands", "Her Majesty's Government": whom a question is put
 * to, behind its verb. */
static int
asks_office(const struct tokens *t, size_t i)
{
	size_t k = i;

	if (vdm_word_does(t, k, X_HIS) && k + 1 < t->n &&
	    (t->t[k + 1].classes & W_MAJESTY))
		return 1;
	if (!vdm_word_does(t, k, X_THE))
		return 0;
	while (++k < t->n && (t->t[k].flags & T_CAP))
		if (t->t[k].classes & W_OFFICE)
			return 1;
	return 0;
}

/* "2. Mr. Lee asked the Minister whether ...": a question that stands in the
 * record's words, numbered or below a heading, is who asks it. */
static void
read_question(struct ctx *c, struct unit *u, int below_heading)
{
	struct finding f;
	struct unit part = *u;
	size_t n, k, used;
	const char *s = vdm_unit_words(u, &n);

	k = question_number(s, n);
	part.text = s + k;
	part.len = n - k;
	if (!vdm_starts_narration(c, part.text, part.len))
		return;
	vdm_attribute(c, &part, 1, &f);
	if (f.how != H_START || f.who < 0 || f.gesture || f.first ||
	    !(f.verb & W_SAY))
		return;
	if (k == 0 &&
	    (vdm_rule_at_token(c, &c->tok, f.verb_at, P_ASKED, &used) == NULL ||
	     (!below_heading && !asks_office(&c->tok, f.verb_at + used))))
		return;
	vdm_unit_set(u, U_TURN, FATE_KEEP,
		     "name and verb open what is put in the record's words");
	u->who[0] = vdm_who_real(c, f.who);
	u->n_who = 1;
	u->name_start = (size_t)(part.text - u->text) + f.start;
	u->name_end = (size_t)(part.text - u->text) + f.end;
	u->inferred = 1;
	u->cert = VDM_CERT_HIGH;
	c->who[u->who[0]].turns++;
	c->who[u->who[0]].by |= BY_NARRATION;
}

/* "McILWRAITH", "FitzGERALD": capitals behind what begins the name. */
static int
ends_upper(const struct tokens *t, size_t i)
{
	const struct token *k = &t->t[i];
	const char *end = t->s + k->end;

	return k->end - k->start > UPPER_LEAST && (k->flags & T_CAP) &&
	       vdm_is_capital(end[-1]) && vdm_is_capital(end[-2]);
}

/* "THE FLOODED SCHOOLS.": capitals, and more than one word. */
static int
is_capitals(struct ctx *c, const char *s, size_t n, int lone)
{
	struct tokens *t = &c->tok;
	size_t i, words = 0;

	/* "STATEMENTS OF ANN LEE, DIRECTOR, HARBOUR BOARD, AND BO RAY": a long
	 * one has no stop */
	if (n > CAPITALS_BYTES ||
	    strchr(":?!,;", vdm_last_byte(s, n)) != NULL ||
	    (n > HEADING_BYTES && vdm_last_byte(s, n) == '.'))
		return 0;
	vdm_tokens(c, t, s, n, SENTENCE_TOKENS);
	for (i = 0; i < t->n; i++) {
		if (!(t->t[i].flags & T_WORD) || (t->t[i].flags & T_DIGIT))
			continue;
		if (!(t->t[i].flags & (T_UPPER | T_INITIAL)) &&
		    !ends_upper(t, i))
			return 0;
		words += (t->t[i].flags & T_UPPER) != 0;
	}
	/* one word alone may be a cry; below a turn that ended it is a part */
	return words > 1 || (lone && words == 1 && t->n == 1 &&
			     n >= WORD_BYTES && s[n - 1] != '.');
}

/* ---- all of it ------------------------------------------------------------
 */

/* "Mr. Lind rose-": a titled name, what is done, and nothing said. */
static int
is_gesture(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t used;

	if (n >= HEADING_BYTES || !announces(s, n) || s[n - 1] == ':')
		return 0;
	vdm_tokens(c, t, s, n, SENTENCE_TOKENS);
	/* "Several Hon. Members rose-" */
	if (vdm_rule_at_token(c, t, 0, P_FLOOR, &used) != NULL)
		return used < t->n && used + GESTURE_TOKENS >= t->n;
	return vdm_mention_at(c, t, 0, &m) && m.hon && m.last > m.name &&
	       m.last + 1 < t->n && m.last + GESTURE_TOKENS >= t->n &&
	       (t->t[m.last].flags & (T_WORD | T_CAP)) == T_WORD;
}

/* "1. The bridge at Lund", which stands in the agenda above all talk, too. */
static int
is_on_agenda(const struct ctx *c, size_t i, size_t talk)
{
	size_t k, n, m;
	const char *s = vdm_unit_words(&c->u[i], &n), *t;

	if (n == 0 || n > LINE_BYTES || i < talk || !vdm_is_digit(s[0]) ||
	    strchr("?!", s[n - 1]) != NULL)
		return 0;
	for (k = 0; k < talk && k < AGENDA_UNITS; k++) {
		t = vdm_unit_words(&c->u[k], &m);
		/* "1 The bridge ..... 12": with its page */
		if (m > n && strspn(t + n, " .\t0123456789") >= m - n)
			m = n;
		if (m == n && memcmp(s, t, n) == 0)
			return 1;
	}
	return 0;
}

/* "NORA, OLE, then the VICAR" below a heading: who is there in a scene. */
static int
is_cast_line(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t k, upper = 0, small = 0;
	int comma = 0;

	if (n >= LINE_BYTES)
		return 0;
	vdm_tokens(c, t, s, n, SENTENCE_TOKENS);
	for (k = 0; k < t->n; k++) {
		comma |= vdm_punct(t, k, ',');
		if ((t->t[k].flags & T_PUNCT) &&
		    strchr(",.'-", t->s[t->t[k].start]) == NULL)
			return 0;
		upper += (t->t[k].flags & T_UPPER) != 0;
		small += (t->t[k].flags & (T_WORD | T_CAP)) == T_WORD;
	}
	return comma && upper > small * 2;
}

/* Where the walk stands. */
struct course {
	int document; /* one is being read, which was inserted or annexed */
	int annexed;  /* it stands behind the record's end, or is headed so */
	int first;    /* its next unit is its first */
	int way;      /* how its items are counted */
	int items;    /* those of a decision may follow */
	int heading;  /* the unit before is a heading */
	int mixed;    /* small letters stand in the text */
	int begun;    /* somebody has spoken */
	size_t talk;  /* the unit in which somebody does first */
	size_t annex; /* the unit that heads the first annex */
};

/* The next unit that nobody has; c->n without one. */
static size_t
next_free(const struct ctx *c, size_t i)
{
	do
		i++;
	while (i < c->n && (c->u[i].len == 0 || c->u[i].kind != U_NONE));
	return i;
}

/* A place and a day; an hour is of what is still to come. */
static int
is_written_on(struct ctx *c, const char *s, size_t n)
{
	struct when w;
	size_t used;

	return vdm_line_is_dated(c, s, n) && vdm_when_find(c, s, n, &w) &&
	       w.hour < 0 &&
	       vdm_rule_at_start(c, s, n, P_CREDIT, &used) == NULL;
}

/* Whether what stands above ended: a date below a label is its value. */
static int
ends_above(const struct ctx *c, size_t i)
{
	size_t n;

	do {
		if (i-- == 0)
			return 0;
		(void)vdm_unit_words(&c->u[i], &n);
	} while (n == 0);
	return c->u[i].kind == U_DATELINE ||
	       (vdm_is_ended(&c->u[i]) && !vdm_ends_colon(&c->u[i]));
}

/* "Cabinet Office," above "10th March, 1949." at the very end, or that alone:
 * where and when a record was written. */
static int
dates_end(struct ctx *c, size_t i)
{
	size_t next = next_free(c, i), n;
	const char *s = vdm_unit_words(&c->u[i], &n);

	if (!ends_above(c, i))
		return 0;
	if (next == c->n)
		return is_written_on(c, s, n);
	if (n == 0 || n >= HEADING_BYTES || s[n - 1] != ',' ||
	    next_free(c, next) < c->n)
		return 0;
	s = vdm_unit_words(&c->u[next], &n);
	return is_written_on(c, s, n);
}

/* What stands apart from the talk once it has begun: its end, an item of the
 * agenda, an annex and whatever is in it. */
static int
read_apart(struct ctx *c, size_t i, struct course *k)
{
	struct unit *u = &c->u[i];
	size_t n;
	const char *s = vdm_unit_words(u, &n);

	if (k->begun && !k->document && vdm_annex_follows(c, i) &&
	    vdm_is_closing(c, s, n)) {
		vdm_unit_set(u, U_CLOSING, FATE_KEEP,
			     "says that the meeting ended");
	} else if (k->begun && dates_end(c, i)) {
		vdm_unit_set(u, U_DATELINE, FATE_KEEP,
			     "says where and when it was written");
	} else if (k->begun && is_on_agenda(c, i, k->talk)) {
		vdm_unit_set(u, U_HEADING, FATE_KEEP, "stands on the agenda");
	} else if (k->begun && vdm_annex_opens(c, s, n)) {
		vdm_unit_set(u, U_HEADING, FATE_KEEP, "heads an annex");
		k->annex = k->annexed ? k->annex : i;
		k->document = k->first = k->annexed = 1;
	} else if (k->document) {
		vdm_document_read(c, i, k->first, k->annexed);
		k->first = 0;
	} else {
		return 0;
	}
	return 1;
}

/* "MOTION CARRIED.", "HEARING ADJOURNED", "THE FLOODED SCHOOLS": capitals. */
static void
read_capitals(struct ctx *c, struct unit *u, const char *s, size_t n, int begun)
{
	if (begun && vdm_is_closing(c, s, n))
		vdm_unit_set(u, U_CLOSING, FATE_KEEP,
			     "says that the sitting ended");
	else if (begun && (is_decision(c, s, n) || vdm_is_outcome(c, s, n, 0)))
		vdm_unit_set(u, U_NARRATION, FATE_KEEP,
			     "says what was decided");
	else
		vdm_unit_set(u, U_HEADING, FATE_KEEP, "capitals alone");
}

/* "Item 4. The quay": whether a line names a part, and says nothing of it. */
static int
names_part(struct ctx *c, const char *s, size_t n)
{
	return vdm_heads_item(c, s, n) && !vdm_heading_stopped(c, s, n) &&
	       !vdm_is_sentence(c, s, n);
}

/* "1. Resolved:", "* Agreed: ...": a decision behind a number or a mark. */
static int
counts_decision(struct ctx *c, const char *s, size_t n)
{
	size_t number = question_number(s, n);

	number = number > 0 ? number : bullet_at(s, n);
	return number > 0 && is_decision(c, s + number, n - number);
}

/* What its look tells: who is there in a scene, a heading, a day. */
static int
read_look(struct ctx *c, struct unit *u, const struct course *k)
{
	size_t n;
	const char *s = vdm_unit_words(u, &n);

	if (c->labelled && k->heading && k->mixed && is_cast_line(c, s, n))
		vdm_unit_set(u, U_NARRATION, FATE_KEEP, "says who is there");
	else if (k->mixed && is_capitals(c, s, n, c->labelled))
		read_capitals(c, u, s, n, k->begun);
	else if (n < HEADING_BYTES && vdm_heads_by_sign(c, s, n))
		vdm_unit_set(u, U_HEADING, FATE_KEEP, "the sign of a part");
	else if (n < HEADING_BYTES && names_part(c, s, n))
		vdm_unit_set(u, U_HEADING, FATE_KEEP, "names a part");
	else if (k->begun && vdm_heads_counted(c, u) &&
		 !counts_decision(c, s, n))
		vdm_unit_set(u, U_HEADING, FATE_KEEP, "counts an item");
	else if (vdm_is_day(c, s, n))
		vdm_unit_set(u, U_DATELINE, FATE_KEEP, "a day and no year");
	else
		return 0;
	return 1;
}

/* What was decided, and the items of it. */
static int
read_decided(struct ctx *c, struct unit *u, struct course *k)
{
	size_t n;
	const char *s = vdm_unit_words(u, &n);
	int item;

	if (is_decision(c, s, n) || is_body_line(c, s, n) ||
	    counts_decision(c, s, n)) {
		vdm_unit_set(u, U_NARRATION, FATE_KEEP,
			     "says what was decided");
		k->items = announces(s, n);
		k->way = 0;
		return 1;
	}
	if (!k->items)
		return 0;
	if (k->way == 0 && opens_with_verb(c, s, n)) {
		vdm_unit_set(u, U_NARRATION, FATE_KEEP, "says what a body did");
		return 1;
	}
	item = item_at(s, n);
	if (item == 0 || (k->way != 0 && k->way != item))
		return 0;
	/* "2. Coal" behind the decisions on "1. Herring" goes on with those */
	if (k->way == 0 && item == (BARE | COUNTED) && strncmp(s, "1.", 2) != 0)
		return 0;
	k->way = item;
	vdm_unit_set(u, U_NARRATION, FATE_KEEP, "an item of what was decided");
	return 1;
}

/* "Approved." right below a label that stands alone. */
static int
is_said(const struct ctx *c, size_t i)
{
	return i > 0 && c->u[i - 1].kind == U_TURN && c->u[i - 1].label_only &&
	       c->u[i - 1].end + 1 == c->u[i].line;
}

/* A unit of the body that nobody has yet. */
static void
read_free(struct ctx *c, size_t i, struct course *k)
{
	struct unit *u = &c->u[i];
	size_t n;
	const char *s = vdm_unit_words(u, &n);

	if (read_apart(c, i, k) || read_look(c, u, k) ||
	    (c->labelled && k->begun && vdm_heading_numbered(c, u)) ||
	    (!is_said(c, i) && read_decided(c, u, k))) {
		if (u->kind == U_HEADING)
			k->items = 0;
		return;
	}
	k->items = 0;
	if (c->labelled && k->begun && is_gesture(c, s, n))
		vdm_unit_set(u, U_ACTION, FATE_KEEP,
			     "somebody does something, and no more");
	else if (c->labelled)
		read_question(c, u, k->heading);
}

/* Whether somebody speaks in unit i who spoke before unit `end`. */
static int
spoke_before(const struct ctx *c, size_t i, size_t end)
{
	int who = c->u[i].n_who > 0 ? vdm_who_real(c, c->u[i].who[0]) : -1;
	size_t k;

	for (k = 0; who >= 0 && k < end; k++)
		if (c->u[k].kind == U_TURN && c->u[k].n_who > 0 &&
		    vdm_who_real(c, c->u[k].who[0]) == who)
			return 1;
	return 0;
}

/* "Question: who is to pay?" in what is annexed: nobody says it here. */
static void
unsay(struct ctx *c, struct unit *u)
{
	if (u->n_who > 0 && c->who[u->who[0]].turns > 0 &&
	    --c->who[u->who[0]].turns == 0)
		c->who[u->who[0]].by &= ~(unsigned)BY_LABEL;
	vdm_unit_set(u, U_NONE, FATE_KEEP, NULL);
	u->n_who = 0;
	u->labelled = u->label_only = u->continued = 0;
	u->label_end = 0;
}

/* One unit of any kind but a turn. */
static void
read_other(struct ctx *c, size_t i, struct course *k)
{
	struct unit *u = &c->u[i];

	if (u->kind != U_METADATA && u->kind != U_CHROME)
		vdm_presides_read(c, u, k->begun);
	if ((u->kind == U_ACTION || u->kind == U_NARRATION) && inserts(c, u)) {
		vdm_unit_set(u, U_NARRATION, FATE_KEEP,
			     "says that a document follows");
		k->document = k->first = 1;
	} else if (u->kind == U_NONE && i >= c->head_end) {
		k->begun |= !c->labelled;
		read_free(c, i, k);
	} else if (u->kind == U_NONE && c->labelled) {
		read_question(c, u, k->heading);
	}
}

/* Whether a unit, of `n` bytes without blanks, may head what stands below. */
static int
may_head(const struct unit *u, size_t n)
{
	return u->kind == U_HEADING ||
	       (u->kind == U_NONE && n < HEADING_BYTES &&
		vdm_is_short_line(u->text, u->len));
}

/* Whether a unit has the letters of the text, and no label's or heading's. */
static int
has_text(const struct unit *u)
{
	return u->kind == U_NONE || u->kind == U_TURN ||
	       u->kind == U_PARTICIPANTS;
}

/* The course of a record, from its first unit to its last. */
void
vdm_course_read(struct ctx *c)
{
	struct course k = {0};
	const char *s;
	size_t i, n;

	vdm_oaths_read(c);
	if (c->labelled) {
		c->chair = c->chair_first = vdm_chair_listed(c);
		c->chair_called = vdm_chair_is_called(c);
	}
	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];

		if (u->len == 0)
			continue;
		k.mixed =
		    k.mixed || (has_text(u) && vdm_has_small(u->text, u->len));
		if (u->kind == U_TURN && k.annexed &&
		    !spoke_before(c, i, k.annex))
			unsay(c, u);
		if (u->kind == U_TURN) {
			k.document = k.items = k.heading = k.annexed = 0;
			k.talk = k.begun ? k.talk : i;
			k.begun = 1;
			continue;
		}
		read_other(c, i, &k);
		s = vdm_unit_words(u, &n);
		if (u->kind == U_HEADING && i < c->head_end && i > 0 &&
		    is_decision(c, s, n))
			vdm_unit_set(u, U_NARRATION, FATE_KEEP,
				     "says what was decided");
		k.heading = may_head(u, n);
	}
}
