/* SPDX-License-Identifier: MIT */
/* Paragraphs between labelled turns that bear no label: most go on with the
 * turn before, and no speaker is better than a wrong one. */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/label.h"
#include "prose/lines/marks.h"
#include "prose/style/style.h"
#include "prose/lines/lines.h"
#include "prose/clauses/clause.h"

enum {
	COLON_TOKENS = 5,     /* behind a verb that a colon may stand in */
	QUESTION_TOKENS = 24, /* before the verb of a question in writing */
	FRAGMENT_BYTES = 120, /* of what is no sentence */
	ACT_BYTES = 60,       /* of a line that says what somebody did */
	ACT_TOKENS = 12,
	ACT_WORDS = 4,    /* from the verb to the stop */
	LIKE_TOKENS = 14, /* among which the colon of a strange label stands */
	ALONE_TOKENS = 5, /* of one that is all of its line, without capitals */
	LETTERS_LEAST = 2 /* paragraphs that begin with who asks */
};

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
			vdm_give_named(c, u, &f);
			return 1;
		}
	return 0;
}

/* "12", "Q12" */
static int
ends_digit(const struct tokens *t, size_t i)
{
	return vdm_is_digit(t->s[t->t[i].end - 1]);
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

	vdm_tokens(c, t, u->text, u->len, QUESTION_TOKENS);
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
	vdm_give_named(c, u, &f);
	return 1;
}

/* Whether a letter that `does` it opens the text, without a mark. */
static int
is_letter_of(const struct tokens *t, enum vdm_word_use does)
{
	return t->n > 2 && vdm_is_part_letter(t, 0) &&
	       vdm_word_does(t, 0, does) && (t->t[1].flags & T_SPACED) &&
	       ((t->t[1].flags & T_CAP) || vdm_punct(t, 1, '('));
}

/* "Q Commissioner, for how long?": the letter of who asks. */
static int
is_bare_letter(const struct tokens *t)
{
	return is_letter_of(t, X_ASKS);
}

/* "OPHELIA. My lord": a word of capitals, and a stop. */
static int
is_capitals_stop(const struct tokens *t)
{
	return t->n > 2 && (t->t[0].flags & T_UPPER) && vdm_punct(t, 1, '.') &&
	       (t->t[2].flags & T_SPACED) && (t->t[2].flags & T_CAP);
}

/* Whether a mark may stand among names before a colon. */
static int
is_mark_of_names(const struct token *k)
{
	return k->cp < 0x80 && strchr(",.()[]&-/'", (int)k->cp) != NULL;
}

/* "Ann Lee, Coastal News: Thank you", "SEVERAL MEMBERS: No!": names and what
 * stands beside them, a colon, and words behind it. */
static int
is_names_colon(const struct tokens *t)
{
	size_t i, names = 0, others = 0;

	for (i = 0; i < t->n && !vdm_is_colon(t, i); i++) {
		const struct token *k = &t->t[i];

		if (i == 0 && vdm_word_does(t, i, X_A)) /* "A Resident:" */
			continue;
		if ((k->flags & T_CAP) && !(k->classes & W_FUNCTION))
			names++;
		else if (k->flags & T_WORD)
			others++;
		else if ((k->flags & T_PUNCT) && !is_mark_of_names(k))
			return 0;
	}
	return i + 1 < t->n && (t->t[i + 1].flags & T_SPACED) && names > 0 &&
	       others < names &&
	       (t->t[0].flags & (T_CAP | T_PUNCT | T_DIGIT)) != 0;
}

/* "KETUA RAPAT:", "The Mover of the Bill:" alone on its line: names, and a
 * colon that ends it. Words of a script without capitals are few. */
static int
is_names_alone(const struct tokens *t)
{
	size_t i, names = 0, others = 0;

	if (t->n < 2 || t->n >= LIKE_TOKENS || !vdm_is_colon(t, t->n - 1) ||
	    !(t->t[0].flags & (T_CAP | T_CASELESS)))
		return 0;
	for (i = 0; i + 1 < t->n; i++) {
		const struct token *k = &t->t[i];

		if ((k->flags & (T_CAP | T_CASELESS)) &&
		    !(k->classes & W_FUNCTION))
			names++;
		else if (k->flags & T_WORD)
			others++;
		else if ((k->flags & T_PUNCT) && !is_mark_of_names(k))
			return 0;
	}
	return names > others &&
	       (!(t->t[0].flags & T_CASELESS) || t->n <= ALONE_TOKENS);
}

/* "Ann Lee / Thank you", "LIND -- It leaks.": names, a mark that sentences
 * rarely have there, and what begins anew. */
static int
is_names_mark(const struct tokens *t)
{
	const uint32_t odd = W_FUNCTION | W_STARTER | W_MONTH | W_WEEKDAY;
	size_t i, names = 0;
	int upper = 0;

	for (i = 0; vdm_token_has(t, i, T_WORD) && vdm_token_has(t, i, T_CAP) &&
		    !vdm_token_is(t, i, odd);
	     i++) {
		names++;
		upper |= (t->t[i].flags & (T_UPPER | T_INITIAL)) == T_UPPER;
		i += vdm_punct(t, i + 1, '.') && vdm_is_abbreviation(t, i);
	}
	return (names > 1 || upper) && i + 2 < t->n &&
	       vdm_token_has(t, i, T_PUNCT) &&
	       (vdm_is_dash(t, i) ||
		(t->t[i].cp < 0x80 && strchr("|/=~>;", (int)t->t[i].cp))) &&
	       vdm_token_has(t, i + 1, T_SPACED) &&
	       vdm_token_has(t, i + 1, T_CAP | T_CASELESS);
}

/*
 * Whether the line begins as one does that says who speaks; if it is a label,
 * it is of a form that this document's labels are not known to have. The kind
 * of label, or NULL. `alone`: labels stand alone on their lines here.
 */
static const char *
opens_like_label(struct ctx *c, const struct unit *u, int alone)
{
	static const struct {
		int (*is)(const struct tokens *t);
		const char *kind;
		int alone;
	} kinds[] = {{is_bare_letter, "Q", 0},
		     {is_capitals_stop, "NAME.", 0},
		     {is_names_colon, "NAME:", 0},
		     {is_names_mark, "NAME -", 0},
		     {is_names_alone, "NAME:", 1}};
	size_t i;

	if (u->len > 1 && memcmp(u->text, ">>", 2) == 0)
		return ">>";
	vdm_tokens(c, &c->tok, u->text, u->len, LIKE_TOKENS);
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if ((alone || !kinds[i].alone) && kinds[i].is(&c->tok))
			return kinds[i].kind;
	return NULL;
}

static int
below_heading(const struct ctx *c, size_t i)
{
	while (i > 0 && (c->u[i - 1].len == 0 || c->u[i - 1].kind == U_CHROME))
		i--;
	return i > 0 && c->u[i - 1].kind == U_HEADING;
}

/* Where reading between labels is. */
struct between {
	size_t letters;          /* paragraphs that begin with who asks */
	size_t answers;          /* ... and with who answers, below those */
	const struct unit *last; /* the turn that may go on; NULL: none does */
	int stamped;             /* a time stands before most labels */
	int alone;               /* some labels are all of their lines */
	int capitals;            /* names in labels are in capitals */
	int unsure;              /* a line since may have been another's */
	int fragments;           /* the last that went on was no sentence */
};

/* "Mrs. Lind seconded.", "Mr. Ray left the room.": somebody with a title, and
 * in a few words what they did: in the record's words, be it who spoke before.
 */
static int
acts_briefly(struct ctx *c, const struct unit *u)
{
	struct tokens *t = &c->tok;
	struct mention m;

	if (u->len >= ACT_BYTES || vdm_ends_colon(u))
		return 0;
	vdm_tokens(c, t, u->text, u->len, ACT_TOKENS);
	return t->n < ACT_TOKENS && vdm_mention_at(c, t, 0, &m) &&
	       (m.hon || m.office) && m.last > m.name && m.last < t->n &&
	       (t->t[m.last].flags & (T_WORD | T_CAP)) == T_WORD &&
	       (t->t[m.last].classes & W_PAST) && t->n - m.last <= ACT_WORDS &&
	       vdm_punct(t, t->n - 1, '.');
}

/* "Mr. LIND, the Secretary, reads the minutes.": a name in capitals, as labels
 * have it, and no label's mark behind it; whether a comma or a small word is.
 */
static int
names_as_labels_do(struct ctx *c, const struct unit *u, int comma)
{
	struct tokens *t = &c->tok;
	struct mention m;

	vdm_tokens(c, t, u->text, u->len, ACT_TOKENS);
	return vdm_mention_at(c, t, 0, &m) && m.hon && m.last > m.name &&
	       m.last < t->n && vdm_names_in_capitals(t, &m) &&
	       (comma ? vdm_punct(t, m.last, ',')
		      : (t->t[m.last].flags & (T_WORD | T_CAP)) == T_WORD);
}

/* "Q Sir, is it closed?", of the press, whose letter bears no mark: a label,
 * where it comes back; or that of who answers. */
static int
takes_letter(struct ctx *c, struct unit *u, int asks)
{
	struct label l;
	int who;

	memset(&l, 0, sizeof(l));
	l.words = l.upper = l.initials = 1;
	l.word_end = l.name_end = l.key_end = 1;
	l.end = 2;
	l.style = L_GAP;
	who = vdm_label_who(c, u->text, u->len, &l);
	if (who < 0)
		return 0;
	u->kind = U_TURN;
	u->labelled = 1;
	u->label_end = l.end;
	u->n_who = 1;
	u->who[0] = vdm_who_real(c, who);
	u->cert = VDM_CERT_MEDIUM;
	u->inferred = 1;
	u->reason = asks ? "begins with the letter of who asks"
			 : "begins with the letter of who answers";
	c->who[u->who[0]].by |= BY_LABEL;
	c->who[u->who[0]].turns++;
	return 1;
}

/* "Mr. Lind was elected inspector.", below a heading: what became of somebody,
 * in the record's words. */
static int
tells_of(struct ctx *c, const struct unit *u)
{
	struct tokens *t = &c->tok;
	struct mention m;

	vdm_tokens(c, t, u->text, u->len, ACT_TOKENS);
	return vdm_mention_at(c, t, 0, &m) && m.hon && m.last > m.name &&
	       vdm_word_does(t, m.last, X_BE);
}

/* Whether a text ends in a letter or figure, not counting what brackets hold:
 * amid a sentence, or as what is none. */
static int
ends_open(const char *s, size_t n)
{
	uint32_t last = vdm_utf8_last(s, n);
	const char *open = last == ')' ? "(" : last == ']' ? "[" : NULL;

	if (open != NULL) {
		while (n > 0 && s[n - 1] != *open)
			n--;
		n -= n > 0;
		while (n > 0 && vdm_is_space(s[n - 1]))
			n--;
		last = vdm_utf8_last(s, n);
	}
	return vdm_is_word(last) || last == ',';
}

/* The unit before, but for what is no part of the text. */
static const struct unit *
unit_above(const struct ctx *c, const struct unit *u)
{
	do
		u--;
	while (u > c->u && (u->len == 0 || u->kind == U_CHROME));
	return u;
}

static int
has_letters(const char *s, size_t n)
{
	size_t i, used;

	for (i = 0; i < n; i += used) {
		uint32_t cp = vdm_utf8_decode(s + i, n - i, &used);

		if (vdm_is_word(cp) && !(cp < 0x80 && vdm_is_digit((int)cp)))
			return 1;
	}
	return 0;
}

/* Whether it begins anew, and ends as no sentence does: a heading, a row, a
 * name, a vote; amid talk it may well be nobody's. `rows`: so did the one
 * above. */
static int
is_fragment(const struct ctx *c, const struct unit *u, int rows)
{
	size_t n, used, above;
	const char *s = vdm_unit_words(u, &n), *before;

	if (!has_letters(s, n))
		return 1;
	if (n > FRAGMENT_BYTES || vdm_is_lower(vdm_utf8_decode(s, n, &used)) ||
	    !ends_open(s, n))
		return 0;
	before = vdm_unit_words(unit_above(c, u), &above);
	/* a title below the number of its item */
	if (unit_above(c, u)->kind == U_HEADING)
		return 1;
	return rows || above == 0 || !ends_open(before, above);
}

/* "Councillor Lind asked Mr. Ray whether ...", "Dr. Holm came in at noon.",
 * behind a turn of Mr. Ray: in his words, or the record's. */
static int
tells_another(struct ctx *c, const struct unit *u, const struct unit *last)
{
	struct finding f;

	vdm_attribute(c, u, 0, &f);
	if (f.how != H_START || f.who < 0 || f.first || last->n_who == 0 ||
	    vdm_who_real(c, f.who) == vdm_who_real(c, last->who[0]))
		return 0;
	if (f.gesture)
		return (f.verb & W_PAST) != 0;
	return (f.verb & (W_SAY | W_PAST)) == (W_SAY | W_PAST);
}

/* Whether the line above is none of the turn before: a heading, or what the
 * record says in its own words. */
static int
is_cut_off(const struct ctx *c, const struct unit *u)
{
	const enum unit_kind above = unit_above(c, u)->kind;

	return above == U_HEADING || above == U_NARRATION;
}

/* What speaks against it that a paragraph is of the turn before, where nothing
 * but the order says that it is. */
static void
doubt_order(struct ctx *c, struct unit *u, struct between *b)
{
	b->fragments = is_fragment(c, u, b->fragments);
	if (b->fragments)
		vdm_unit_doubt(u, "is no sentence, as a heading or a row; may "
				  "be of the turn before");
	if (names_as_labels_do(c, u, 0))
		vdm_unit_doubt(u, "names somebody as labels do; may be of the "
				  "turn before");
	if (tells_another(c, u, b->last))
		vdm_unit_doubt(u, "tells what somebody else said; may be of "
				  "the turn before");
	if (is_cut_off(c, u))
		vdm_unit_doubt(u, "stands below a heading or the record's own "
				  "words; may be of the turn before");
}

/* Whether a paragraph begins like a label, or may be a heading; `alone`: labels
 * stand alone on their lines here. */
static int
is_unsure(struct ctx *c, struct unit *u, int alone)
{
	struct vdm_match m;
	const char *like = NULL;

	if (!vdm_style_is_text(c, u->text, u->len, &m) &&
	    !vdm_opens_hailing(c, u->text, u->len))
		like = opens_like_label(c, u, alone);
	if (u->likely == NULL)
		u->likely = like;
	return like != NULL ||
	       (u->len < HEADING_LINE_BYTES && vdm_is_title_case(c, u) &&
		vdm_wants_more(c, u->text, u->len));
}

/* "04:02 ", "[1.12]", "00:12:03": whether a time stands before what a unit
 * says. */
static int
opens_stamped(const struct unit *u)
{
	const char *s = u->text, *end = s + u->len;
	size_t digits = 0;

	while (s < end && strchr(" [(", *s) != NULL)
		s++;
	for (; s < end && vdm_is_digit(*s); s++)
		digits++;
	return digits > 0 && digits <= 2 && end - s > 2 &&
	       (*s == ':' || *s == '.') && vdm_is_digit(s[1]) &&
	       vdm_is_digit(s[2]);
}

/* Takes a paragraph without a label for more of the turn before. */
static void
continue_turn(struct ctx *c, struct unit *u, struct between *b)
{
	const struct unit *last = b->last;
	/* what stands right below a label alone is whose it is */
	int below = last->label_only && unit_above(c, u) == last;

	u->kind = U_TURN;
	u->continued = 1;
	u->n_who = last->n_who;
	memcpy(u->who, last->who, sizeof(u->who));
	/* no surer than the label was; and where nothing says that it goes on,
	 * of ten such paragraphs nine do */
	u->cert = last->cert;
	if (!below && u->cert == VDM_CERT_HIGH)
		u->cert = VDM_CERT_MEDIUM;
	u->inferred = !below;
	u->reason = below ? "stands below the speaker's label"
			  : "bears no label; the turn before goes on";
	if (below)
		b->fragments = 0;
	else
		doubt_order(c, u, b);
	/* a time before it, as before labels: somebody else begins, or
	 * something
	 */
	b->unsure |= !below && b->stamped && opens_stamped(u);
	/* ... whatever it begins with */
	b->unsure |=
	    (!below || u->line > last->end + 1) && is_unsure(c, u, b->alone);
	if (b->unsure) { /* no speaker is better than a wrong one */
		u->n_who = 0;
		u->continued = 0;
		vdm_unit_doubt(
		    u, "begins like a label, or stands behind a line that "
		       "does");
	}
}

static int
opens_with_letter(struct ctx *c, const struct unit *u)
{
	const char *like = opens_like_label(c, u, 0);

	return like != NULL && like[1] == '\0'; /* no other kind is a letter */
}

/* "Q. Where was it?": whether a label is the letter that `does` it. */
static int
labelled_by(struct ctx *c, const struct unit *u, enum vdm_word_use does)
{
	if (!u->labelled)
		return 0;
	vdm_tokens(c, &c->tok, u->text, u->label_end, LIKE_TOKENS);
	return vdm_is_part_letter(&c->tok, 0) &&
	       vdm_word_does(&c->tok, 0, does);
}

/* How many paragraphs begin with the letter of who asks: in a label, or such
 * that nobody has. */
static size_t
letters_count(struct ctx *c)
{
	size_t i, found = 0;

	for (i = 0; i < c->n; i++)
		found += labelled_by(c, &c->u[i], X_ASKS) ||
			 (c->u[i].kind == U_NONE && c->u[i].len > 2 &&
			  opens_with_letter(c, &c->u[i]));
	return found;
}

/* "A In the yard.", right below "Q Where was it?": the letter may be a word
 * elsewhere. */
static int
answers_letter(struct ctx *c, const struct unit *u)
{
	const struct unit *above = unit_above(c, u);

	if (u == c->u || u->len < LETTERS_LEAST)
		return 0;
	vdm_tokens(c, &c->tok, u->text, u->len, LIKE_TOKENS);
	if (!is_letter_of(&c->tok, X_ANSWERS))
		return 0;
	if (labelled_by(c, above, X_ASKS))
		return 1;
	vdm_tokens(c, &c->tok, above->text, above->len, LIKE_TOKENS);
	return is_letter_of(&c->tok, X_ASKS);
}

/* How many paragraphs answer so. */
static size_t
answers_count(struct ctx *c)
{
	size_t i, found = 0;

	for (i = 1; i < c->n; i++)
		found +=
		    labelled_by(c, &c->u[i], X_ANSWERS) ||
		    (c->u[i].kind == U_NONE && answers_letter(c, &c->u[i]));
	return found;
}

/* Whether the letter of who asks, or of who answers, opens a paragraph. */
static int
speaks_by_letter(struct ctx *c, struct unit *u, const struct between *b)
{
	if (b->letters < LETTERS_LEAST || u->len <= 2)
		return 0;
	if (opens_with_letter(c, u))
		return takes_letter(c, u, 1);
	return b->answers >= LETTERS_LEAST && answers_letter(c, u) &&
	       takes_letter(c, u, 0);
}

/* Whether a line between turns says what was done without words. */
static int
is_act(struct ctx *c, struct unit *u, const struct unit *last)
{
	const struct unit before = *u;
	const int is = vdm_between_line(c, u, last) && u->kind == U_ACTION;

	*u = before;
	return is;
}

/* Whether somebody begins to speak in a paragraph that no label has: by the
 * letter of who asks, by a question in writing, by a name and a verb. */
static int
takes_floor(struct ctx *c, size_t i, struct between *b)
{
	struct unit *u = &c->u[i];
	int in_body = i >= c->head_end;

	if (in_body && speaks_by_letter(c, u, b)) {
		b->unsure = 0;
		b->last = u;
		return 1;
	}
	if (in_body && b->last != NULL && !b->last->label_only && b->capitals &&
	    !is_act(c, u, b->last) && vdm_takes_floor(c, u)) {
		b->unsure = 0;
		b->last = u;
		return 1;
	}
	if (!(in_body &&
	      puts_question(c, u, b->last == NULL && below_heading(c, i))) &&
	    !(b->last != NULL && introduces(c, u)))
		return 0;
	b->last = u;
	return 1;
}

/* "Thereupon spoke", right above a label, with a gap above: the record's words,
 * which go on in the label. */
static int
leads_to_label(const struct ctx *c, size_t i)
{
	const struct unit *u = &c->u[i], *next = u + 1;
	size_t n;
	const char *s = vdm_unit_words(u, &n);

	return i > 0 && i + 1 < c->n && n < ACT_BYTES && next->labelled &&
	       next->line == u->end + 1 && u->line > c->u[i - 1].end + 1 &&
	       vdm_is_word(vdm_utf8_last(s, n));
}

/* Whether a paragraph behind a turn is nobody's: it heads a part, or says in
 * the record's words what was done. */
static int
is_nobodys(struct ctx *c, size_t i, struct between *b)
{
	struct unit *u = &c->u[i];

	if (u->is_heading) {
		u->kind = U_HEADING;
		b->last = NULL;
	} else if (vdm_between_line(c, u, b->last)) {
		return 1;
	} else if (!b->last->label_only && vdm_parts_turns(c, i)) {
		u->kind = U_HEADING;
		u->cert = VDM_CERT_LOW;
	} else if (leads_to_label(c, i)) {
		vdm_unit_set(u, U_NARRATION, FATE_KEEP,
			     "leads to the label below it");
		u->cert = VDM_CERT_MEDIUM;
	} else if (below_heading(c, i) && tells_of(c, u)) {
		vdm_unit_set(u, U_NARRATION, FATE_KEEP,
			     "says what became of somebody");
	} else if (!b->last->label_only && acts_briefly(c, u)) {
		u->kind = U_NARRATION;
		u->reason = "says what somebody did";
	} else if (b->last->labelled && names_as_labels_do(c, u, 1)) {
		vdm_unit_set(u, U_NARRATION, FATE_KEEP,
			     "names somebody as labels do, and bears none");
		u->cert = VDM_CERT_LOW;
	} else {
		return 0;
	}
	return 1;
}

/* "Sworn before me ...", below the rows of a table: behind an empty line, or
 * behind a row that ended. */
static int
is_below_rows(const struct unit *u, const struct unit *last)
{
	size_t used;

	return last != NULL && last->row &&
	       (u->line > last->end + 1 ||
		(vdm_is_ended(last) &&
		 vdm_is_upper(vdm_utf8_decode(u->text, u->len, &used))));
}

/* A paragraph that no label has. */
static void
read_between(struct ctx *c, size_t i, struct between *b)
{
	struct unit *u = &c->u[i];

	if (takes_floor(c, i, b))
		return;
	if (is_below_rows(u, b->last))
		b->last = NULL;
	if (b->last != NULL) {
		if (!is_nobodys(c, i, b))
			continue_turn(c, u, b);
	} else if (i >= c->head_end && vdm_is_heading_line(c, u)) {
		u->kind = U_HEADING;
	}
}

/* Whether a unit says itself whose it is; it is kept in mind for what follows.
 */
static int
is_somebodys(struct ctx *c, struct unit *u, struct between *b)
{
	if (u->told) {
		b->last = NULL;
		return 1;
	}
	if (u->kind != U_TURN || (!u->labelled && u->n_who == 0))
		return 0;
	b->last = u;
	b->capitals =
	    b->capitals || (u->labelled && vdm_labels_in_capitals(c, u));
	b->unsure = b->fragments = 0;
	return 1;
}

void
vdm_unlabelled_read(struct ctx *c)
{
	struct between b = {0};
	size_t i, talk = 0; /* the last unit that bears a label */
	size_t labels = 0, stamps = 0;

	vdm_bracketed_read(c);
	vdm_between_read(c);
	b.letters = letters_count(c);
	b.answers = answers_count(c);
	for (i = 0; i < c->n; i++) {
		talk = c->u[i].labelled ? i : talk;
		labels += c->u[i].labelled != 0;
		stamps += c->u[i].labelled && opens_stamped(&c->u[i]);
		b.alone |= c->u[i].labelled && c->u[i].label_only &&
			   vdm_ends_colon(&c->u[i]);
	}
	b.stamped = stamps * 2 > labels;
	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];

		if (is_somebodys(c, u, &b))
			continue;
		if (i >= c->tail_start)
			break;
		if (u->kind == U_CLOSING && i > talk)
			b.last = NULL;
		if (u->kind == U_NONE && u->len > 0)
			read_between(c, i, &b);
	}
	vdm_goings_doubt(c);
}
