/* SPDX-License-Identifier: MIT */
/* The title of a record: which line it is, and what its words say. */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/label.h"
#include "prose/parts/imprint.h"
#include "prose/parts/title.h"
#include "prose/parts/written.h"

enum {
	/* Units of a head that the title is looked for in. */
	TITLE_UNITS = 25,
	/* Lines above the one that says where a meeting was held. */
	HELD_ABOVE = 5,
	/* Units below the first that could be one, if a better title comes. */
	BETTER_UNITS = 4,
	/* Bytes of a title. */
	TITLE_MIN = 3,
	TITLE_LINES = 5, /* that no title is broken over */
	TITLE_MAX = 300,
	LEAST_WORDS = 3, /* of one below the name of a body */
	/* Bytes from its start that say what kind of document it is. */
	KIND_BYTES = 60,
	/* Bytes of a title that ends in a stop, as sentences do; and of one
	 * that does, and says what kind of document it is. */
	STOPPED_MAX = 100,
	STOPPED_KIND_MAX = 250,
	/* Words of a title; of a place in it; bytes of one at its end. */
	TITLE_WORDS = 120,
	PLACE_WORDS = 16,
	END_PLACE_BYTES = 70,
	/* Words of a title that a number is part of: "12. Sitzung". */
	ORDINAL_WORDS = 4,
	/* Digits of a number before a title, and without a stop after it. */
	NUMBER_DIGITS = 6,
	BARE_DIGITS = 4,
	/* Bytes of "[123]", a note's mark; digits of a year with one's mark. */
	BRACKET_BYTES = 5,
	MARKED_YEAR = 5,
	/* Digits of the mark of a note, one of several. */
	MARK_DIGITS = 3
};

/* What the title's words say of the kind of document. */
void
vdm_title_says(struct ctx *c, const char *s, size_t n)
{
	size_t at, used;

	if ((vdm_classes_in(c, s, n) & W_TALK) &&
	    vdm_rule_at_start(c, s, n, P_WRITTEN, &used) == NULL)
		c->conversation |= 1;
	if (vdm_rule_within(c, s, n, P_INTERVIEW, &at, &used) != NULL)
		c->interview = 1;
	if (vdm_rule_within(c, s, n, P_TELEPHONE, &at, &used) != NULL)
		c->telephone = 1;
}

/* ---- which line it is --------------------------------------------------- */

/* What a title may begin with: a capital, a digit, a mark of quotation. */
static int
opens_title(const char *s, size_t n)
{
	return vdm_is_upper(vdm_utf8_decode(s, n, &n)) ||
	       (unsigned char)s[0] >= 0x80 || vdm_is_digit(s[0]) ||
	       s[0] == '"' || s[0] == '[';
}

static int
ends_sentence(const char *s, size_t n)
{
	while (n > 0 && strchr("\"')]", s[n - 1]) != NULL)
		n--;
	return n > 0 && strchr(".!?", s[n - 1]) != NULL;
}

/* A line that ends in a comma or a colon, or stands in brackets. */
static int
goes_on_or_aside(char first, char last)
{
	return last == ',' || last == ':' || first == '(' ||
	       (first == '[' && last == ']');
}

/* A sentence is text of the record, even where it comes first: "I was born on
 * the island.", "Following is a transcript of the debate." */
static int
is_statement(struct ctx *c, const char *s, size_t n)
{
	struct when w;

	if (!ends_sentence(s, n) || !vdm_is_sentence(c, s, n))
		return 0;
	/* "... at 11.30 a.m." has a stop of its own */
	return !(vdm_classes_in(c, s, n) & W_GENRE) ||
	       !vdm_when_find(c, s, n, &w) || w.hour < 0 || w.time_end + 1 < n;
}

/* "Dear Mr. Lind", "Liebe Anna!" */
static int
greets(struct ctx *c, const char *s, size_t n)
{
	uint32_t cls = vdm_classes_in(c, s, n < KIND_BYTES ? n : KIND_BYTES);

	return ((cls & W_SALUTE) && !(cls & W_TALK)) ||
	       vdm_is_salutation(c, s, n);
}

static int
is_title(struct ctx *c, const struct unit *u, const char *s, size_t n)
{
	uint32_t cls;
	char last = n > 0 ? s[n - 1] : ' ';

	if (n < TITLE_MIN || n > TITLE_MAX || goes_on_or_aside(s[0], last) ||
	    (u->end - u->line >= TITLE_LINES && !u->is_heading))
		return 0;
	if (u->is_heading)
		return 1;
	if (greets(c, s, n) || is_statement(c, s, n))
		return 0;
	cls = vdm_classes_in(c, s, n < KIND_BYTES ? n : KIND_BYTES);
	if (last == '.' &&
	    n > (cls & (W_TALK | W_GENRE) ? STOPPED_KIND_MAX : STOPPED_MAX))
		return 0;
	return opens_title(s, n);
}

/* "The National Archives, Kew. Image 3 of 5": an archive, and what it counts of
 * its own, where no talk and no kind of document is named. */
static int
names_picture(struct ctx *c, const char *s, size_t n)
{
	size_t used, i = 0;

	if (vdm_rule_at_start(c, s, n, P_REPOSITORY, &used) == NULL ||
	    (vdm_classes_in(c, s, n) & (W_TALK | W_GENRE)) != 0)
		return 0;
	while (i < n && !vdm_is_digit(s[i]))
		i++;
	return i < n;
}

/* "Treasurer: Bo Ray": one word, which names no document, and somebody. */
static int
names_officer(struct ctx *c, const char *s, size_t n)
{
	const char *colon = memchr(s, ':', n);
	size_t k = colon != NULL ? (size_t)(colon - s) : 0;

	return k > 0 && memchr(s, ' ', k) == NULL &&
	       !(vdm_classes_in(c, s, k) & (W_TALK | W_GENRE)) &&
	       vdm_evidence_person(c, colon + 1, n - k - 1) != VDM_EV_NONE;
}

/* The same of an office that the tables have. */
static int
states_office(struct ctx *c, const char *s, size_t n)
{
	const char *colon = memchr(s, ':', n);

	return colon != NULL && names_officer(c, s, n) &&
	       (vdm_classes_in(c, s, (size_t)(colon - s)) &
		(W_OFFICE | W_ROLE)) != 0;
}

/* Whether figures and marks are all there is: the number of a page. */
static int
is_wordless(const char *s, size_t n)
{
	size_t i, used;

	for (i = 0; i < n; i += used) {
		const uint32_t cp = vdm_utf8_decode(s + i, n - i, &used);

		if (vdm_is_word(cp) && vdm_digit_of(cp) < 0)
			return 0;
	}
	return 1;
}

/* Whether a line of the head cannot be its title. */
static int
is_no_title(struct ctx *c, const char *s, size_t n)
{
	size_t used;

	if (is_wordless(s, n) || states_office(c, s, n) ||
	    vdm_part_counted(c, s, n, &used) > 0) /* "Question 1: The Pier" */
		return 1;
	if (vdm_rule_whole(c, s, n, P_TOPIC) != NULL ||
	    (n > 2 && memcmp(s, "\xC2\xA9", 2) == 0) || /* whose it is */
	    vdm_rule_whole(c, s, n, P_FURNITURE) != NULL ||
	    vdm_is_classification(c, s, vdm_column_end(s, n)) ||
	    vdm_letter_spaced(c, s, n) || names_picture(c, s, n))
		return 1;
	/* "From the diary of X: conversation with Y" is one all the same */
	if (vdm_rule_at_start(c, s, n, P_CREDIT, &used) != NULL)
		return !(vdm_classes_in(c, s, n) & W_TALK);
	return vdm_rule_at_start(c, s, n, P_LABEL, &used) != NULL &&
	       (used >= n || s[used] == ':');
}

/* "ACT ONE", "Scene II": a part of what has the title. */
int
vdm_title_is_part(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i;
	int numbered = 0;

	vdm_tokens(c, t, s, n, ORDINAL_WORDS + 1);
	if (t->n < 2 || t->n > ORDINAL_WORDS)
		return 0;
	for (i = 0; i < t->n; i++) {
		const struct token *k = &t->t[i];
		int number = k->number > 0 || vdm_roman_month(t, i) > 0;

		numbered |= number;
		if (!number && !(k->flags & T_PUNCT) &&
		    !(k->classes & (W_GENRE | W_FUNCTION)))
			return 0;
	}
	return numbered;
}

/* Whether it says what kind of document this is, and not that alone. */
static int
says_kind(struct ctx *c, const char *s, size_t n)
{
	uint32_t cls = vdm_classes_in(c, s, n);

	return (cls & W_TALK) ||
	       ((cls & W_GENRE) && !(cls & W_AUX) &&
		!vdm_all_words(c, s, n, W_GENRE | W_FUNCTION) &&
		!vdm_title_is_part(c, s, n));
}

/* "The sea was in the kitchen", in marks of quotation from end to end. */
static int
is_quoted(const char *s, size_t n)
{
	static const char open[] = "\xE2\x80\x9C", close[] = "\xE2\x80\x9D";
	const size_t k = sizeof(open) - 1;

	if (n > 2 && s[0] == '"')
		return memchr(s + 1, '"', n - 1) == s + n - 1;
	return n > 2 * k && memcmp(s, open, k) == 0 &&
	       memcmp(s + n - k, close, k) == 0;
}

/* A single paragraph is the text of its record, and not its title, unless it
 * says that it is. */
static int
is_all_there_is(struct ctx *c)
{
	size_t n = c->n == 1 ? c->u[0].len : 0;
	const char *s = n > 0 ? vdm_trim(c->u[0].text, &n) : NULL;

	return n > 0 && !c->u[0].is_heading && !says_kind(c, s, n);
}

/* "CONCLUSIONS of a Meeting of the Cabinet held at ... on ...": whatever
 * stands above is the series, or whose property it is. */
static int
says_held(struct ctx *c, const char *s, size_t n)
{
	struct when w;
	uint32_t cls = vdm_classes_in(c, s, n);
	size_t i;

	if (n > TITLE_MAX || (cls & (W_TALK | W_GENRE)) != (W_TALK | W_GENRE) ||
	    !vdm_when_find(c, s, n, &w) || !w.has_date)
		return 0;
	vdm_tokens(c, &c->tok, s, n, TITLE_WORDS);
	for (i = 2; i < c->tok.n; i++)
		if (vdm_word_does(&c->tok, i, X_HELD))
			return opens_title(s, n);
	return 0;
}

/* The line that says where the meeting was held, below lines none of which
 * speaks of a meeting; `end` where there is none. */
static size_t
held_below(struct ctx *c, size_t end)
{
	size_t i, above = 0;

	for (i = 0; i < end && i < TITLE_UNITS; i++) {
		size_t n;
		const char *s = vdm_unit_words(&c->u[i], &n);

		if (n == 0 || c->u[i].kind != U_NONE)
			continue;
		if (above > 0 && says_held(c, s, n))
			return i;
		if (++above > HELD_ABOVE || (vdm_classes_in(c, s, n) & W_TALK))
			break;
	}
	return end;
}

/* Whether no later line can be the title: it is quoted, or says what kind of
 * document this is. */
static int
is_best(struct ctx *c, const char *s, size_t n, int is_first)
{
	if (is_first && is_quoted(s, n))
		return 1;
	return says_kind(c, s, n) && (is_first || !ends_sentence(s, n));
}

/* "An interview with Ann Lee, by Jonas Ray" below "The sea was in the kitchen":
 * the byline of what has a headline, which is written as sentences are; the
 * name of a series or of a body is not. */
static int
is_byline(struct ctx *c, const struct unit *above, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, at, used;
	int small = 0;

	if (vdm_rule_within(c, s, n, P_INTERVIEW, &at, &used) == NULL)
		return 0;
	vdm_tokens(c, t, above->text, above->len, TITLE_WORDS);
	for (i = 0; i < t->n; i++)
		small |= (t->t[i].flags & (T_WORD | T_CAP)) == T_WORD &&
			 !(t->t[i].classes & (W_FUNCTION | W_PARTICLE |
					      W_ARTICLE | W_TALK | W_GENRE));
	vdm_tokens(c, t, s, n, TITLE_WORDS);
	for (i = t->n; small && i > 2; i--)
		if (vdm_word_does(t, i - 1, X_BY))
			return vdm_evidence_person(c, s + t->t[i - 1].end,
						   n - t->t[i - 1].end) !=
			       VDM_EV_NONE;
	return 0;
}

/* Which lines may be the title; `end` of the head where none is. */
struct titles {
	size_t end;
	size_t first;   /* the first that can be one */
	int body;       /* it is the name of a body */
	size_t other;   /* the first behind it that is none */
	size_t sitting; /* the first that names the meeting which it dates */
};

/* Past a dateline: 0 below a line that can be the title, which it ends the
 * search for. */
static int
past_dateline(struct ctx *c, size_t i, const char *s, size_t n,
	      struct titles *t)
{
	if (t->first < t->end)
		return 0;
	if (t->sitting == t->end && vdm_dates_sitting(c, s, n))
		t->sitting = i;
	return 1;
}

/* Whether a line that can be the title is no name of a body, and says more than
 * which of a series of documents it is. */
static int
names_more(struct ctx *c, const char *s, size_t n)
{
	vdm_tokens(c, &c->tok, s, n, LEAST_WORDS);
	return c->tok.n >= LEAST_WORDS && !vdm_is_digit(s[0]) &&
	       !vdm_names_body(c, s, n) && !vdm_is_imprint(c, s, n) &&
	       !names_officer(c, s, n);
}

/* The title, when line i, which can be one, tells for sure; else `end`. */
static size_t
sure_title(struct ctx *c, size_t i, const char *s, size_t n, struct titles *t)
{
	if (t->first == t->end)
		t->first = i;
	if (t->first == i)
		t->body = vdm_names_body(c, s, n);
	else if (t->body && t->other == t->end && names_more(c, s, n))
		t->other = i;
	if (!is_best(c, s, n, t->first == i))
		return t->end;
	return t->first < i && is_byline(c, &c->u[t->first], s, n) ? t->first
								   : i;
}

/* "Møte tirsdag den 7. mars": the date is all the title there is. */
static size_t
likely_title(const struct titles *t)
{
	const size_t first = t->other < t->end ? t->other : t->first;

	return first < t->end && (t->sitting == t->end || first < t->sitting)
		   ? first
		   : t->sitting;
}

/*
 * Which of the head's lines is the title: the first that says what kind of
 * document it is, else the first. A dateline below one ends the search.
 */
size_t
vdm_title_find(struct ctx *c, size_t end)
{
	struct titles t = {
	    .end = end, .first = end, .other = end, .sitting = end};
	size_t i, title;

	if (is_all_there_is(c))
		return end;
	title = held_below(c, end);
	for (i = 0; title == end && i < end && i < TITLE_UNITS; i++) {
		struct unit *u = &c->u[i];
		size_t n;
		const char *s = vdm_unit_words(u, &n);
		struct when w;

		if (n == 0 || u->kind != U_NONE || is_no_title(c, s, n))
			continue;
		if (vdm_is_dateline(c, s, n, &w)) {
			if (!past_dateline(c, i, s, n, &t))
				break;
			continue;
		}
		if (!is_title(c, u, s, n))
			break;
		title = sure_title(c, i, s, n, &t);
		if (i > t.first + BETTER_UNITS)
			break;
	}
	return title < end ? title : likely_title(&t);
}

/* ---- its place ---------------------------------------------------------- */

/* Whether what stands at token i ends a place: the end, a date, a stop. */
static int
ends_place(const struct tokens *t, size_t i, const struct when *w)
{
	return i >= t->n || vdm_punct(t, i, ',') || vdm_punct(t, i, '(') ||
	       vdm_word_does(t, i, X_ON) || t->t[i].start == w->start;
}

/* "..., May 3, 1943, 3 p.m., the Old Mill": the place after the date. */
static int
put_place_at_end(struct ctx *c, struct unit *u, const char *s, size_t n,
		 const struct when *w)
{
	struct tokens *t = &c->tok;
	struct when other;
	size_t k = w->hour >= 0 && w->time_end > w->end ? w->time_end : w->end;

	if (!w->has_date || k + 2 >= n || s[k] != ',')
		return 0;
	s += k;
	n -= k;
	if (n >= END_PLACE_BYTES || !vdm_is_short_line(s, n))
		return 0;
	vdm_tokens(c, t, s + 1, n - 1, 1);
	if (t->n == 0 || !(t->t[0].flags & T_CAP) ||
	    (t->t[0].classes & (W_MONTH | W_WEEKDAY)) ||
	    vdm_when_find(c, s, n, &other) ||
	    vdm_evidence_place(c, s + 1, n - 1, 1) == VDM_EV_NONE)
		return 0;
	vdm_put(c, VDM_F_PLACE, s + 1, n - 1, u);
	return 1;
}

/* Whether a place that began before token i cannot go on with it. */
static int
stops_place(const struct token *k, int held)
{
	if (held) /* "held at the mill by the river, Monday" */
		return (k->classes & W_WEEKDAY) != 0;
	return !(k->flags & T_CAP) || (k->classes & (W_MONTH | W_TALK));
}

/* Whether the tokens from i to k stand after the date, before it, or end the
 * title, as a place does that nobody says the meeting was held at. */
static int
beside_date(const struct tokens *t, size_t i, size_t k, const struct when *w)
{
	return t->t[i - 1].start >= w->end || k >= t->n ||
	       vdm_word_does(t, k, X_ON) || t->t[k].start == w->start;
}

/* The token after a place that begins at token i; 0 if none begins there. */
static size_t
place_end(const struct tokens *t, size_t i, int held, const struct when *w)
{
	size_t k = i, most = i + PLACE_WORDS - 1;

	while (k < t->n && k < most && t->t[k].start != w->start &&
	       !vdm_word_does(t, k, X_ON) && !stops_place(&t->t[k], held))
		k++;
	if (k >= most || !ends_place(t, k, w))
		return 0;
	if (!held && !beside_date(t, i, k, w))
		return 0;
	while (k > i && (t->t[k - 1].flags & T_PUNCT) &&
	       !vdm_punct(t, k - 1, '.'))
		k--;
	return k;
}

/* "... on 17 April 1997 in Baden", "... held at 9 Low Street, on ...". */
static void
put_title_place(struct ctx *c, struct unit *u, const char *s, size_t n,
		const struct when *w)
{
	struct tokens *t = &c->tok;
	size_t i, end;

	if (c->telephone || c->had[VDM_F_PLACE] ||
	    put_place_at_end(c, u, s, n, w))
		return;
	vdm_tokens(c, t, s, n, TITLE_WORDS);
	for (i = 1; i + 1 < t->n; i++) {
		if (!vdm_word_does(t, i, X_IN) && !vdm_word_does(t, i, X_AT))
			continue;
		end = place_end(t, i + 1, vdm_word_does(t, i - 1, X_HELD), w);
		if (end == 0)
			continue;
		if (end > i + 1 && (t->t[i + 1].flags & (T_CAP | T_DIGIT)) &&
		    !(t->t[i + 1].classes & W_MONTH) &&
		    vdm_field_get(c->rec, VDM_F_PLACE, 0) == NULL)
			vdm_put(c, VDM_F_PLACE, s + t->t[i + 1].start,
				t->t[end - 1].end - t->t[i + 1].start, u);
		return;
	}
}

/* ---- what stands before and after it ------------------------------------ */

/* The bytes of a mark of a note that is no figure of ASCII; 0: none. */
static size_t
sign_at(const char *s)
{
	static const char *const signs[] = {
	    "*",
	    "\xE2\x80\xA0", /* daggers */
	    "\xE2\x80\xA1",
	    "\xC2\xB9", /* superscripts */
	    "\xC2\xB2",
	    "\xC2\xB3",
	};
	size_t i;

	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (strncmp(s, signs[i], strlen(signs[i])) == 0)
			return strlen(signs[i]);
	return 0;
}

/* The mark of a note at the end of the title is none of its words. */
static void
report_mark(struct ctx *c, const struct unit *u, const char *s, size_t n)
{
	struct vdm_pos pos = {u->line, 1, u->end};
	const char *end = u->text + u->len, *start = s + n, *word;

	while (start > s && !vdm_is_space((unsigned char)start[-1]))
		start--;
	word = vdm_arena_strndup(&c->scratch, start, (size_t)(end - start));
	if (word != NULL &&
	    (strpbrk(s + n, "0123456789") != NULL || sign_at(s + n) > 0))
		vdm_diag(c->sink, VDM_D_NOTE_MARK_TITLE, &pos, word,
			 "the mark of a note ends the title; it is left out "
			 "of the title, and the note has no place in the text");
}

/* "Record of ..." after "123": the number has no stop. */
static int
opens_kind(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;

	vdm_tokens(c, t, s, n, 2);
	return t->n > 0 && (t->t[0].flags & T_CAP) &&
	       (t->t[0].classes & (W_GENRE | W_TALK));
}

/* "134. Transcript of ...": the number's bytes, with its stop; 0 if none. */
static size_t
number_before(struct ctx *c, const char *s, size_t n, size_t *digits)
{
	size_t k = 0;

	while (k < n && k < NUMBER_DIGITS && vdm_is_digit(s[k]))
		k++;
	*digits = k;
	if (k == 0 || k + 1 >= n)
		return 0;
	if (strchr(".)", s[k]) != NULL && vdm_is_space((unsigned char)s[k + 1]))
		return k + 1;
	return k < BARE_DIGITS && s[k] == ' ' && opens_kind(c, s + k, n - k)
		   ? k + 1
		   : 0;
}

/* "[12]" at the end: the bytes before it, n if it is not there. */
static size_t
without_bracket(const char *s, size_t n)
{
	size_t k = n - 2;

	while (k > 0 && vdm_is_digit(s[k]))
		k--;
	return s[k] == '[' && n - k <= BRACKET_BYTES ? k : n;
}

/* Where figures, with spaces and commas between, begin at the end: "1 2"; n
 * where a single figure or none stands there, or no word before them. */
static size_t
several_marks(const char *s, size_t n)
{
	size_t k = n, parts = 0;

	while (k > 0 &&
	       (vdm_is_digit(s[k - 1]) || s[k - 1] == ' ' || s[k - 1] == ',')) {
		k--;
		parts += !vdm_is_digit(s[k]);
	}
	while (k < n && !vdm_is_digit(s[k])) {
		if (k > 0)
			return n; /* "May 12, 1931": no figure is glued on */
		k++;
	}
	return parts > 0 && k > 0 ? k : n;
}

/* Whether the figures from k on may be marks of notes: they rise, from one that
 * is glued to a word or to a year. */
static int
are_marks(const char *s, size_t n, size_t k, size_t *from)
{
	long last = 0, v;
	size_t i = k;

	*from = k;
	while (i < n) {
		size_t digits = 0;

		for (v = 0;
		     i < n && vdm_is_digit(s[i]) && digits <= MARKED_YEAR;
		     i++, digits++)
			v = v * 10 + (s[i] - '0');
		if (i < n && vdm_is_digit(s[i]))
			return 0;
		if (last == 0 && digits == MARKED_YEAR) {
			v %= 10;
			*from = i - 1;
		} else if (digits > MARK_DIGITS) {
			return 0;
		}
		if (v <= last || (last > 0 && v != last + 1))
			return 0;
		last = v;
		while (i < n && !vdm_is_digit(s[i]))
			i++;
	}
	return 1;
}

/* A mark of a note, glued to the title's end: the bytes before it, where some
 * line below begins with it; n: there is none. */
static size_t
without_sign(const struct ctx *c, const char *s, size_t n)
{
	size_t k, of = 3;

	while (of > 0 && (n <= TITLE_MIN || sign_at(s + n - of) != of))
		of--;
	if (of == 0 || !vdm_is_word((unsigned char)s[n - of - 1]))
		return n;
	for (k = 0; k < c->n; k++)
		if (c->u[k].len > of + 1 &&
		    memcmp(c->u[k].text, s + n - of, of) == 0 &&
		    sign_at(c->u[k].text + of) == 0)
			return n - of;
	return n;
}

/*
 * The bytes of the title without the mark of a note after its last word:
 * "[12]"; a digit glued to a word; a digit too many for a year, "19511"; more
 * such marks, "p.m.1 2".
 */
static size_t
without_mark(const struct ctx *c, const char *s, size_t n)
{
	size_t k = n, from;

	if (n > TITLE_MIN && vdm_last_byte(s, n) == ']' &&
	    vdm_is_digit(s[n - 2]))
		return without_bracket(s, n);
	k = without_sign(c, s, n);
	if (k < n)
		return k;
	if (!c->have_notes || n < TITLE_MIN)
		return n;
	k = several_marks(s, n);
	if (k < n && are_marks(s, n, k, &from))
		return from;
	k = n;
	while (k > 0 && vdm_is_digit(s[k - 1]))
		k--;
	if (k > 0 && (n - k == MARKED_YEAR ||
		      (n - k == 1 && !vdm_is_space((unsigned char)s[k - 1]))))
		return n - 1;
	return n;
}

/* "Sitzung", "posiedzenie Sejmu": a sitting, and few words more. */
static int
is_ordinal_title(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;

	s = vdm_trim(s, &n);
	vdm_tokens(c, t, s, n, ORDINAL_WORDS + 1);
	return t->n > 0 && t->n <= ORDINAL_WORDS &&
	       (t->t[0].classes & W_TALK) && !(t->t[0].classes & W_GENRE);
}

/* "134. Transcript of ...1": number, title, the mark of a note. */
void
vdm_title_read(struct ctx *c, struct unit *u)
{
	size_t n, k, digits;
	const char *s = vdm_unit_words(u, &n);
	struct vdm_field *f;
	struct when w;

	k = number_before(c, s, n, &digits);
	/* "12. Sitzung": the number is of its name, with a stop as ordinals
	 * have it */
	if (k > 0 && s[digits] == '.' && is_ordinal_title(c, s + k, n - k))
		vdm_put(c, VDM_F_NUMBER, s, digits, u);
	else if (k > 0) {
		vdm_put(c, VDM_F_NUMBER, s, digits, u);
		s += k;
		n -= k;
		s = vdm_trim(s, &n);
	}
	n = without_mark(c, s, n);
	s = vdm_trim(s, &n);
	if (u->text + u->len > s + n)
		report_mark(c, u, s, n);
	f = vdm_put(c, VDM_F_TITLE, s, n, u);
	c->title = f != NULL ? f->value : NULL;
	if (f != NULL && !u->is_heading && ends_sentence(s, n) &&
	    !says_kind(c, s, n)) {
		f->state = VDM_STATE_INFERRED;
		f->cert = VDM_CERT_LOW;
		f->reason = "the first line, which ends as sentences do";
	}
	vdm_unit_set(u, U_METADATA, FATE_FIELD,
		     "the first line that can be a title");
	vdm_title_says(c, s, n);
	vdm_names_of_title(c, u, s, n);
	if (vdm_when_find(c, s, n, &w)) {
		vdm_put_when(c, s, &w, u);
		put_title_place(c, u, s, n, &w);
	}
	if (vdm_rule_at_start(c, s, n, P_CREDIT, &k) != NULL)
		c->drafter = vdm_who_by_words(c, s + k, n - k, 1);
}

/* A title that is known already still names people, and a kind. */
void
vdm_title_known(struct ctx *c)
{
	const struct vdm_field *f = vdm_field_get(c->rec, VDM_F_TITLE, 0);
	size_t n = f != NULL ? strlen(f->value) : 0;

	if (n == 0)
		return;
	c->title = f->value;
	vdm_title_says(c, f->value, n);
	vdm_names_of_title(c, NULL, f->value, n);
}

/* The day that the title gives: a dateline with another is of the writing. */
void
vdm_title_date(struct ctx *c, const char *s, size_t n)
{
	struct when w;

	if (vdm_when_find(c, s, n, &w) && w.has_date && w.day > 0)
		c->title_date = vdm_iso_date(c, &w);
}
