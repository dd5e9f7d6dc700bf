/* SPDX-License-Identifier: MIT */
/* The list of those present: a block of lines, or a label and a name. */
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "prose/people/present.h"
#include "prose/lines/label.h"
#include "prose/lines/lines.h"

enum {
	LINE_TOKENS = 60,  /* of a line of the list */
	PARTY_BYTES = 60,  /* "For the Commission:" */
	PARTY_TOKENS = 6,  /* the same */
	HEAD_TOKENS = 3,   /* of what heads a group, though no table has it */
	GROUP_TOKENS = 20, /* of a line that heads a group */
	TITLE_TOKENS = 40, /* in which a title ends and a name stands */
	ITEM_TOKENS = 6,   /* "ITEM 1: Opening" */
	NAME_MOST = 5,     /* words of a name that may be words elsewhere */
	ONE_TOKENS = 20,   /* of the name of one, and a word behind it */
	NEXT_TOKENS = 5,   /* of a line that may go on with a name */
	/* Bytes of a line that names somebody, and of one that ends in a stop
	 * and still does. */
	LINE_BYTES = 200,
	STOPPED_BYTES = 100
};

/* "U.S.S.R.", "The Polish side", "Others:": heads of groups. */
static int
is_group(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, initials = 0;

	if (vdm_last_byte(s, n) == ':')
		return 1;
	vdm_tokens(c, t, s, n, GROUP_TOKENS);
	for (i = 0;
	     i < t->n && ((t->t[i].flags & T_INITIAL) || vdm_punct(t, i, '.'));
	     i++)
		initials++;
	if (initials == t->n)
		return 1;
	return vdm_last_byte(s, n) != '.' &&
	       vdm_all_words(c, s, n,
			     W_COUNTRY | W_NATION | W_FUNCTION | W_BODY |
				 W_MATTER);
}

/* Whether words head those present, "Also in attendance". */
static int
is_heading(struct ctx *c, const char *s, size_t n)
{
	size_t at, used;

	return vdm_rule_within(c, s, n, P_PRESENT, &at, &used) != NULL ||
	       vdm_rule_is(vdm_rule_whole(c, s, n, P_LABEL), "participants");
}

/* "Also in attendance: Mr. Lind": past the label that more of those present may
 * have on their line. */
static const char *
past_heading(struct ctx *c, const char *s, size_t *n)
{
	const char *colon = memchr(s, ':', *n);
	size_t k = colon != NULL ? (size_t)(colon - s) : 0;

	if (k == 0 || !is_heading(c, s, k))
		return s;
	*n -= k + 1;
	return vdm_trim(s + k + 1, n);
}

/* "Invited by letter: Cy Roe": small words, which no table has and no party or
 * office is, before a colon and a name: they say of somebody what is not
 * understood, and not that they were there. */
static int
is_of_others(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, colon, small = 0;

	vdm_tokens(c, t, s, n, LINE_TOKENS);
	for (colon = 0; colon < t->n && !vdm_punct(t, colon, ':');)
		colon++;
	if (colon < 2 || colon + 1 >= t->n || colon > PARTY_TOKENS ||
	    !(t->t[colon + 1].flags & T_CAP) || vdm_word_does(t, 0, X_FOR))
		return 0;
	for (i = 0; i < colon; i++) {
		if (!(t->t[i].flags & T_WORD) ||
		    (t->t[i].classes &
		     (W_OFFICE | W_ROLE | W_BODY | W_HON | W_MATTER)))
			return 0;
		small += !(t->t[i].flags & T_CAP) &&
			 !(t->t[i].classes & (W_PARTICLE | W_ARTICLE));
	}
	return small > 0;
}

/* The head of a group, "The Polish side:", has capitals as names have. */
void
vdm_roster_line(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	s = past_heading(c, vdm_trim(s, &n), &n);
	if (n > 0 && !is_group(c, s, n) && !is_of_others(c, s, n))
		vdm_names_of_list(c, u, s, n);
}

/* "Norlandia", right above "Minister Lind": a land that no table has. */
static int
heads_titled(struct ctx *c, size_t i)
{
	struct tokens *t = &c->tok;
	const struct unit *next = i + 1 < c->n ? &c->u[i + 1] : NULL;
	struct mention m;
	size_t k;

	if (next == NULL || next->len == 0 || next->line != c->u[i].end + 1 ||
	    strpbrk(".:;?!", (char[]){vdm_last_byte(next->text, next->len),
				      '\0'}) != NULL)
		return 0;
	vdm_tokens(c, t, c->u[i].text, c->u[i].len, HEAD_TOKENS + 1);
	if (t->n == 0 || t->n > HEAD_TOKENS)
		return 0;
	for (k = 0; k < t->n; k++)
		if (!(t->t[k].flags & T_CAP))
			return 0;
	vdm_tokens(c, t, next->text, next->len, TITLE_TOKENS);
	return vdm_mention_at(c, t, 0, &m) && m.last > m.name &&
	       (m.hon || m.office);
}

/*
 * Where lines stand close together, a gap ends their list; but not before the
 * head of another group, or before people with a title.
 */
static int
ends_block(struct ctx *c, size_t from, size_t i)
{
	size_t n;
	const char *s = vdm_unit_words(&c->u[i], &n);
	struct mention m;

	if (i <= from + 1 || c->u[i].line <= c->u[i - 1].end + 1 ||
	    c->u[from].line != c->u[from + 1].line - 1)
		return 0;
	if (n == 0)
		return 1;
	vdm_tokens(c, &c->tok, s, n, TITLE_TOKENS);
	if (vdm_mention_at(c, &c->tok, 0, &m) && m.last > m.name &&
	    (m.hon || m.office || vdm_punct(&c->tok, m.last, ',')) &&
	    vdm_last_byte(s, n) != '.')
		return 0;
	return !is_group(c, s, n) && !heads_titled(c, i);
}

/* "ITEM 1: Opening": what comes after the list. */
static int
is_item(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i;

	vdm_tokens(c, t, s, n, ITEM_TOKENS);
	for (i = 1; i + 1 < t->n; i++)
		if (vdm_punct(t, i + 1, ':'))
			return (t->t[i].flags & T_DIGIT) != 0;
	return 0;
}

/* "Summary:", or such a word alone on its line: another part of the head. */
static int
opens_part(struct ctx *c, const char *s, size_t n)
{
	size_t used, rest;
	const struct rule *r = vdm_rule_at_start(c, s, n, P_LABEL, &used);
	int colon;

	if (r == NULL)
		return vdm_rule_whole(c, s, n, P_TOPIC) != NULL;
	/* "委員長　佐久間　徹君": an office, and a column of names */
	if (vdm_rule_is(r, "participant") && vdm_is_caseless(s, n))
		return 0;
	(void)vdm_after_label(s, n, used, &rest, &colon);
	return colon || rest == 0;
}

/* A lone word after lines of several: the next heading. */
static int
is_lone_word(struct ctx *c, size_t i, const char *s, size_t n)
{
	return strpbrk(c->u[i - 1].text, " ,") != NULL &&
	       memchr(s, ' ', n) == NULL && memchr(s, '.', n) == NULL &&
	       !is_group(c, s, n) && !heads_titled(c, i);
}

/* "佐藤　徹君" above "The agenda", in a script without capitals: all of a list
 * have the honorific that its first has. */
static int
loses_honorific(struct ctx *c, const struct unit *first, const char *s,
		size_t n)
{
	size_t len = first->len;
	const char *name = vdm_trim(first->text, &len);

	return vdm_is_caseless(s, n) && vdm_is_honoured(c, name, len) &&
	       !vdm_is_honoured(c, s, n);
}

/* Whether the lines are rows of two columns or more, most of them: the last of
 * the longer column stand alone. */
static int
is_table(const char *s, size_t n)
{
	size_t lines, rows = vdm_rows_count(s, n, &lines);

	return rows * 2 > lines;
}

/* Whether unit i, whose words are s, has a place in a list that begins at
 * `from`: nothing parts it from the line above, or tells it from the first. */
static int
is_in_block(struct ctx *c, size_t from, size_t i, const char *s, size_t n)
{
	if (ends_block(c, from, i))
		return 0;
	if (i == from)
		return 1;
	return !is_lone_word(c, i, s, n) &&
	       (c->u[i].line <= c->u[i - 1].end + 1 ||
		!loses_honorific(c, &c->u[from], s, n));
}

/* Whether s, which ends in a stop, is a text rather than somebody's name. */
static int
is_stopped_text(struct ctx *c, const char *s, size_t n)
{
	return vdm_last_byte(s, n) == '.' &&
	       (n > STOPPED_BYTES || vdm_is_sentence(c, s, n));
}

/* Whether s begins another part of the head: one with a label, a counted item.
 */
static int
begins_part(struct ctx *c, const char *s, size_t n)
{
	struct count k;

	if (vdm_is_digit(s[0])) /* "2. Bo Ray" is of a list that is counted */
		return !vdm_count_at(s, n, &k) || k.width >= n ||
		       vdm_evidence_person(c, s + k.width, n - k.width) !=
			   VDM_EV_FIRM;
	return opens_part(c, s, n) || is_item(c, s, n);
}

/* "EXAMINATION BY MS. LEE:" right above "Q. Is it kept?": a line below which
 * the talk begins, and no row: a gap is above it or a colon ends it, and it
 * says who asks, or heads nothing but the talk. */
static int
heads_talk(struct ctx *c, size_t from, size_t i, const char *s, size_t n)
{
	const size_t next = vdm_unit_next(c, i);
	const int colon = vdm_last_byte(s, n) == ':';
	const int gap = i > from && c->u[i].line > c->u[i - 1].end + 1;

	if (i == from || next >= c->n || c->u[next].kind != U_TURN ||
	    !c->u[next].labelled || (!colon && !gap))
		return 0;
	return colon || vdm_says_who_asks(c, s, n);
}

/* Whether unit i, in a list that begins at `from`, names some of those present.
 */
static int
is_of_list(struct ctx *c, size_t from, size_t i)
{
	const struct unit *u = &c->u[i];
	size_t n;
	const char *s = vdm_unit_words(u, &n);
	struct when w;

	return u->kind == U_NONE && n > 0 &&
	       (u->len < LINE_BYTES || is_table(s, n)) &&
	       is_in_block(c, from, i, s, n) && !begins_part(c, s, n) &&
	       !heads_talk(c, from, i, s, n) && !is_stopped_text(c, s, n) &&
	       !vdm_is_dateline(c, s, n, &w);
}

/* A name broken over two lines: "... Board, Oskar / Tuvesen, who ...". */
static int
is_broken(struct ctx *c, const char *s, size_t n, const struct unit *next)
{
	struct tokens *t = &c->tok;

	vdm_tokens(c, t, s, n, LINE_TOKENS);
	if (t->n <= 2 || !(t->t[t->n - 1].flags & T_CAP) ||
	    !vdm_punct(t, t->n - 2, ',') ||
	    (t->t[t->n - 1].classes & (W_OFFICE | W_COUNTRY)))
		return 0;
	vdm_tokens(c, t, next->text, next->len, NEXT_TOKENS);
	return t->n > 2 && (t->t[0].flags & T_CAP) &&
	       !(t->t[0].classes & (W_HON | W_OFFICE)) &&
	       (t->t[1].flags & T_PUNCT) && (t->t[2].classes & W_RELATIVE);
}

/* "MR. LEE": a person, whatever the letters. */
static int
is_titled(struct ctx *c, const char *s, size_t n)
{
	struct mention m;

	vdm_tokens(c, &c->tok, s, n, LINE_TOKENS);
	return vdm_mention_at(c, &c->tok, 0, &m) && m.last > m.name &&
	       (m.hon || m.office || m.last < c->tok.n);
}

/* "Norland      Southland", a row that says of whom the columns below it are:
 * a person's title stands there, and none here. */
static int
heads_columns(struct ctx *c, size_t i, size_t end)
{
	const struct unit *u = &c->u[i], *next = u + 1;
	size_t n, len;
	const char *s = vdm_unit_words(u, &n), *below;

	if (i + 1 >= end || memchr(s, '\n', n) != NULL || !is_table(s, n))
		return 0;
	len = next->len;
	below = vdm_trim(next->text, &len);
	return is_table(below, len) && is_titled(c, below, len) &&
	       !is_titled(c, s, n);
}

/* Whether a line in units [from, end) has small letters: where none has,
 * capitals say nothing. */
static int
is_mixed(const struct ctx *c, size_t from, size_t end)
{
	while (from < end && !vdm_has_small(c->u[from].text, c->u[from].len))
		from++;
	return from < end;
}

/* Whether unit i, of a list that ends before unit `end`, heads those below it:
 * "UNITED ISLES", above names in small letters, or columns. */
static int
heads_names(struct ctx *c, size_t i, size_t end, int mixed)
{
	size_t n;
	const char *s = vdm_unit_words(&c->u[i], &n);

	return (mixed && !vdm_has_small(s, n) && !is_titled(c, s, n)) ||
	       heads_columns(c, i, end);
}

void
vdm_rows_begin(struct ctx *c, size_t from, size_t end)
{
	struct vdm_buf b;
	size_t n;

	vdm_buf_init(&b);
	for (; from < end; from++) {
		const char *s = vdm_unit_words(&c->u[from], &n);

		vdm_buf_put(&b, s, n);
		vdm_buf_puts(&b, vdm_last_byte(s, n) == ',' ? " " : "; ");
	}
	vdm_tokens(c, &c->tok, vdm_buf_str(&b), b.len, VDM_LIMIT_LIST);
	c->rows_say = vdm_list_says_what(&c->tok, 0);
	c->rows_invert = vdm_list_inverts(&c->tok, 0);
	c->rows_from = c->n_who + 1;
	c->scratch.failed |= b.failed;
	vdm_buf_fini(&b);
}

void
vdm_rows_end(struct ctx *c)
{
	c->rows_say = c->rows_invert = 0;
	c->rows_from = 0;
}

/* Reads the lines of a list, units [from, end). */
static void
list_read(struct ctx *c, size_t from, size_t end)
{
	int mixed = is_mixed(c, from, end);
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_rows_begin(c, from, end);
	for (; from < end; from++) {
		size_t n;
		const char *s = vdm_unit_words(&c->u[from], &n);

		if (b.len == 0 && heads_names(c, from, end, mixed))
			continue;
		vdm_buf_put(&b, s, n);
		if (from + 1 < end && n > 0 &&
		    is_broken(c, s, n, &c->u[from + 1])) {
			vdm_buf_putc(&b, ' ');
			continue;
		}
		vdm_roster_line(c, &c->u[from], vdm_buf_str(&b), b.len);
		vdm_buf_clear(&b);
	}
	vdm_rows_end(c);
	c->scratch.failed |= b.failed;
	vdm_buf_fini(&b);
}

/* Whether unit i heads more of those present, "Also in attendance:", below
 * which a list begins anew. */
static int
heads_more(struct ctx *c, size_t i)
{
	size_t n;
	const char *s = vdm_unit_words(&c->u[i], &n);

	return c->u[i].kind == U_NONE && vdm_last_byte(s, n) == ':' &&
	       is_heading(c, s, n - 1);
}

/* Whether unit i goes on with a list that another heads, whose first line is
 * unit `block`: behind a blank line only somebody with a title does. */
static int
is_of_more(struct ctx *c, size_t block, size_t i)
{
	size_t n;
	const char *s = vdm_unit_words(&c->u[i], &n);

	return is_of_list(c, block, i) &&
	       (i == block || c->u[i].line <= c->u[i - 1].end + 1 ||
		is_titled(c, s, n));
}

/* Lines below PARTICIPANTS: each names one or more of those present. */
size_t
vdm_roster_read(struct ctx *c, size_t i)
{
	size_t from = i, block = i;

	while (i < c->n && i < from + VDM_LIMIT_LIST) {
		if (heads_more(c, i))
			block = i + 1;
		else if (block > from ? !is_of_more(c, block, i)
				      : !is_of_list(c, from, i))
			break;
		c->u[i].kind = U_PARTICIPANTS;
		c->u[i].reason = "stands in the list of those present";
		c->u[i].cert = VDM_CERT_HIGH;
		i++;
	}
	c->list_full |= i == from + VDM_LIMIT_LIST;
	list_read(c, from, i);
	return i;
}

/* Whether the whole of s is names, each with an initial or an honorific, and
 * what parts them: the bytes of the sentence's stop are none of it. */
static int
names_only(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t i = 0, k, names = 0, sure = 0;
	int hon = 0;

	vdm_tokens(c, t, s, n, LINE_TOKENS);
	while (i < t->n) {
		if (vdm_punct(t, i, ',') || vdm_punct(t, i, ';') ||
		    vdm_punct(t, i, '.') || vdm_word_does(t, i, X_AND)) {
			i++;
			continue;
		}
		if (!vdm_mention_at(c, t, i, &m) || m.last == m.name)
			return 0;
		for (k = i; k < m.last; k++)
			if (t->t[k].flags & T_INITIAL)
				break;
		names++;
		hon |= m.hon;
		sure += m.hon || k < m.last;
		i = m.last;
	}
	/* "I. TONNAGE" is a heading */
	return sure == names && (names > 1 || (names == 1 && hon));
}

/* Whether s is what a party is called: words with capitals, and what may stand
 * between them. */
static int
is_party(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i;

	vdm_tokens(c, t, s, n, PARTY_TOKENS + 1);
	if (t->n == 0 || t->n > PARTY_TOKENS || !(t->t[0].flags & T_CAP))
		return 0;
	for (i = 0; i < t->n; i++)
		if (!(t->t[i].flags & T_CAP) &&
		    !(t->t[i].classes & (W_FUNCTION | W_ARTICLE | W_PARTICLE |
					 W_MATTER | W_BODY)))
			return 0;
	return 1;
}

/* "Norland: Mr. LIND, Minister of Harbours": for whom they came, and who; the
 * bytes before who, or 0. */
static size_t
party_end(struct ctx *c, const char *s, size_t n)
{
	const char *colon = memchr(s, ':', n < PARTY_BYTES ? n : PARTY_BYTES);
	struct tokens *t = &c->tok;
	struct mention m;
	size_t at;

	if (colon == NULL || colon + 1 >= s + n)
		return 0;
	at = (size_t)(colon + 1 - s);
	if (!is_party(c, s, at - 1))
		return 0;
	vdm_tokens(c, t, s + at, n - at, LINE_TOKENS);
	return vdm_mention_at(c, t, 0, &m) && m.last > m.name &&
		       (m.hon || m.office || vdm_punct(t, m.last, ',') ||
			vdm_punct(t, m.last, '('))
		   ? at
		   : 0;
}

int
vdm_roster_goes_on(struct ctx *c, size_t i, const char *s, size_t n)
{
	size_t k = i, at;

	while (k > 0 && c->u[k - 1].len == 0)
		k--;
	if (k == 0 || c->u[k - 1].kind != U_PARTICIPANTS || n >= LINE_BYTES ||
	    vdm_is_sentence(c, s, n))
		return 0;
	at = party_end(c, s, n);
	if (at == 0 && !names_only(c, s, n))
		return 0;
	vdm_unit_set(&c->u[i], U_PARTICIPANTS, FATE_KEEP,
		     "goes on with those present");
	c->u[i].cert = VDM_CERT_MEDIUM;
	vdm_names_of_list(c, &c->u[i], s + at, n - at);
	return 1;
}

/* "Ann Lee, Halden", "Bo Ray, Jr., Halden": where one is named, a word behind
 * the comma is what or where they are; the bytes of the name, or all. */
static size_t
one_end(struct ctx *c, const char *value, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i;

	vdm_tokens(c, t, value, n, ONE_TOKENS);
	for (i = 0; i < t->n && !vdm_punct(t, i, ',');)
		i++;
	i = vdm_suffix_end(t, i);
	return i > 1 && vdm_punct(t, i, ',') && i + 2 == t->n ? t->t[i].start
							      : n;
}

/* "Per An Thorsen", "Jan de Wit": words with capitals and a name's particles,
 * which a label says to be somebody, be they words elsewhere. */
static void
bare_name(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	const char *last;
	char *name;
	size_t i;

	vdm_tokens(c, t, s, n, NAME_MOST + 1);
	if (t->n < 2 || t->n > NAME_MOST)
		return;
	for (i = 0; i < t->n; i++) {
		if (i > 0 && i + 1 < t->n && (t->t[i].flags & T_WORD) &&
		    (t->t[i].classes & W_PARTICLE))
			continue;
		if ((t->t[i].flags & (T_WORD | T_CAP | T_DIGIT)) !=
			(T_WORD | T_CAP) ||
		    (t->t[i].classes & (W_OFFICE | W_BODY | W_ROLE)))
			return;
	}
	name = vdm_squeeze(c, s, n);
	last = name != NULL ? strrchr(name, ' ') : NULL;
	c->listed = last != NULL ? vdm_who_new(c, name) : -1;
	if (c->listed < 0)
		return;
	last = vdm_lower(c, last + 1, strlen(last + 1));
	last = vdm_arena_strdup(&c->scratch, last);
	c->who[c->listed].surname = last != NULL ? last : "";
	c->who[c->listed].by |= BY_LIST;
	vdm_who_at(c, c->listed, u);
	vdm_people_note(c, c->listed);
}

/* "Interviewer: Jonas Wray" */
void
vdm_roster_one(struct ctx *c, struct unit *u, const char *value, size_t n,
	       const char *role)
{
	const char *low;

	u->kind = U_PARTICIPANTS;
	u->reason = "a label of one of those present";
	c->listed = -1;
	vdm_names_of_list(c, u, value, one_end(c, value, n));
	if (c->listed < 0 && role != NULL)
		bare_name(c, u, value, one_end(c, value, n));
	if (c->listed < 0 || role == NULL)
		return;
	if (c->who[c->listed].role == NULL)
		c->who[c->listed].role = vdm_arena_strdup(&c->scratch, role);
	low = vdm_lower(c, role, strlen(role));
	if (strchr(low, ' ') == NULL)
		vdm_who_office(c, c->listed, low, strlen(low));
}

/* Where behind a gap, which may be an ideographic space, the label of another
 * one begins; n where none does. */
static size_t
label_behind(struct ctx *c, const char *s, size_t n)
{
	static const char *const gaps[] = {"  ", "\t", "\xE3\x80\x80"};
	size_t i, k, used;

	for (i = 1; i < n; i++)
		for (k = 0; k < sizeof(gaps) / sizeof(gaps[0]); k++) {
			const size_t width = strlen(gaps[k]);

			if (n - i > width &&
			    memcmp(s + i, gaps[k], width) == 0 &&
			    vdm_rule_is(vdm_rule_at_start(c, s + i + width,
							  n - i - width,
							  P_LABEL, &used),
					"participant"))
				return i + width;
		}
	return n;
}

/* "Interviewer: Ann Lee  Guest: Jonas Ray" */
void
vdm_roster_beside(struct ctx *c, struct unit *u, const char *s, size_t n,
		  size_t used)
{
	for (;;) {
		const char *role = vdm_squeeze(c, s, used), *value;
		size_t rest, next;
		int colon;

		value = vdm_after_label(s, n, used, &rest, &colon);
		next = label_behind(c, value, rest);
		vdm_roster_one(c, u, value, next, role);
		if (next == rest)
			return;
		s = value + next;
		n = rest - next;
		(void)vdm_rule_at_start(c, s, n, P_LABEL, &used);
	}
}
