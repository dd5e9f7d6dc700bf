/* SPDX-License-Identifier: MIT */
/*
 * Documents that were written and not said: letters, decrees, treaties,
 * accounts, diaries, catalogues. What looks like a label in them ("The Mayor:
 * shall keep the register") is none, unless a third of their lines bear one.
 */
#include <string.h>
#include <unicase.h>

#include "base/utf8.h"
#include "prose/prose.h"
#include "prose/lines/lines.h"
#include "prose/lines/label.h"
#include "prose/parts/written.h"
#include "prose/clauses/clause.h"

enum {
	TITLE_UNITS = 3, /* among which the title stands */
	TITLE_BYTES = 200,
	SALUTE_UNITS = 8,  /* among which a letter begins */
	SALUTE_BYTES = 60, /* "Dear Madam," */
	SALUTE_TOKENS = 8,
	LETTER_TOKENS = 12, /* a longer line opens or closes no letter */
	ARTICLES_LEAST = 3, /* numbered articles that make a law */
	ARTICLE_BYTES = 40,
	HEADING_BYTES = 80, /* of a line that heads a part */
	LABEL_WORDS = 4,    /* "Conditions of access:" */
	TALK_UNITS = 40,    /* below such a head, among which people talk */
	ENTRY_UNITS = 12,   /* among which an entry's labels stand */
	ENTRY_LABELS = 4,
	LEADERS = 4, /* dots that lead to an amount */
	POSTINGS_LEAST = 5,
	POSTINGS_EVERY = 3, /* lines, of which one is a posting */
	INDEX_LINES = 8,    /* that an index has at least, */
	INDEX_ORDER = 6     /* and one of so many may be out of order */
};

/* "Letter from ...", "Index to ...": a title of what was written, which names
 * no talk. */
static int
is_written_title(struct ctx *c, const char *s, size_t n)
{
	const struct rule *r;
	size_t at, used;

	if (n > TITLE_BYTES || (vdm_classes_in(c, s, n) & W_TALK))
		return 0;
	r = vdm_rule_within(c, s, n, P_WRITTEN, &at, &used);
	if (r != NULL && r->value != NULL)
		return vdm_is_short_line(s, n) && !vdm_is_sentence(c, s, n);
	return vdm_rule_at_start(c, s, n, P_WRITTEN, &used) != NULL;
}

int
vdm_salutes(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t used;

	vdm_tokens(c, t, s, n, LETTER_TOKENS);
	if (t->n == 0 || t->n >= LETTER_TOKENS)
		return 0;
	/* "My dear Ann," */
	if ((t->t[0].classes & W_SALUTE) ||
	    (t->n > 1 && (t->t[1].classes & W_SALUTE)))
		return 1;
	return vdm_rule_at_start(c, s, n, P_SALUTES, &used) != NULL &&
	       vdm_rule_at_start(c, s, n, P_HAILS, &used) == NULL;
}

int
vdm_is_salutation(struct ctx *c, const char *s, size_t n)
{
	return n > 1 && n <= SALUTE_BYTES &&
	       strchr(",:!", vdm_last_byte(s, n)) != NULL &&
	       memchr(s, ':', n - 1) == NULL && vdm_salutes(c, s, n);
}

/* Whether the word for a part opens it, and a number behind that, which is the
 * first of the tokens read from there. */
static int
counts_part(struct ctx *c, const char *s, size_t n, size_t bytes, size_t most)
{
	struct tokens *t = &c->tok;
	size_t used;

	if (vdm_rule_at_start(c, s, n, P_ARTICLE, &used) == NULL)
		return 0;
	vdm_tokens(c, t, s + used, n - used < bytes ? n - used : bytes, most);
	return t->n > 0 &&
	       (t->t[0].flags & (T_DIGIT | T_UPPER | T_INITIAL)) != 0;
}

/* "Article 4. The Mayor ...": an article of a law or a treaty. */
static int
is_article(struct ctx *c, const char *s, size_t n)
{
	return counts_part(c, s, n, ARTICLE_BYTES, 2) && c->tok.n > 1 &&
	       (c->tok.t[1].flags & T_PUNCT) != 0;
}

/* "Article 4", "CHAPTER II. THE WATERS": the number of a part, and at most
 * what it is called. */
static int
heads_article(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;

	if (n > HEADING_BYTES ||
	    !counts_part(c, s, n, HEADING_BYTES, SALUTE_TOKENS))
		return 0;
	return t->n == 1 || (t->n == 2 && vdm_punct(t, 1, '.')) ||
	       (!vdm_is_sentence(c, s, n) && s[n - 1] != '.');
}

/* "Scope and content": a short line above a paragraph. */
static int
heads_paragraph(struct ctx *c, size_t i, const char *s, size_t n)
{
	size_t below = vdm_unit_next(c, i), used;

	return n < HEADING_BYTES && below < c->n &&
	       c->u[below].line > c->u[i].end + 1 &&
	       (i == 0 || c->u[i - 1].end + 1 < c->u[i].line) &&
	       vdm_is_upper(vdm_utf8_decode(s, n, &used)) &&
	       strchr(".,;:!?)\"", s[n - 1]) == NULL &&
	       (unsigned char)s[n - 1] < 0x80 && !vdm_is_sentence(c, s, n) &&
	       c->u[below].len > n * 2;
}

/* Whether a label opens a line, and whether a catalogue's entry has such. */
static int
label_of(struct ctx *c, const char *s, size_t n, int *catalogued)
{
	size_t used, k = strcspn(s, ":"), i, words = 1;

	*catalogued = vdm_rule_at_start(c, s, n, P_CATALOGUED, &used) != NULL &&
		      used < n && s[used] == ':';
	if (k == 0 || k + 2 >= n || k > ARTICLE_BYTES || s[k + 1] != ' ' ||
	    !vdm_is_upper(vdm_utf8_decode(s, n, &used)))
		return 0;
	for (i = 0; i < k; i++) {
		/* "FER/2 Letters: ..." is an item's number */
		if (strchr(".,;?!", s[i]) != NULL || vdm_is_digit(s[i]))
			return 0;
		words += s[i] == ' ';
	}
	return words <= LABEL_WORDS;
}

/* Whether people talk from unit i on: what else has a head like an archive's
 * is a record, not an entry. */
static int
talks_below(struct ctx *c, size_t i)
{
	size_t n, used, units = 0, labels = 0;
	int catalogued;
	struct label l;

	for (; i < c->n && units < TALK_UNITS; i++) {
		const char *s = vdm_unit_words(&c->u[i], &n);

		if (n == 0)
			continue;
		units++;
		labels += vdm_label_parse(c, s, n, &l) &&
			  vdm_rule_at_start(c, s, n, P_LABEL, &used) == NULL &&
			  !(label_of(c, s, n, &catalogued) && catalogued);
	}
	return labels >= 2 && labels * 2 >= units;
}

/* Lines of an entry of a catalogue: above its text most have labels, and some
 * have those of catalogues. */
static int
is_catalogued(struct ctx *c)
{
	size_t i, n, seen = 0, labels = 0, known = 0, below = 0;
	int catalogued;

	for (i = 0; i < c->n && seen < ENTRY_UNITS; i++) {
		const char *s = vdm_unit_words(&c->u[i], &n);

		if (n == 0)
			continue;
		seen++;
		labels += (size_t)label_of(c, s, n, &catalogued);
		known += (size_t)catalogued;
		below = catalogued ? i + 1 : below;
	}
	return known >= 2 && labels >= ENTRY_LABELS && labels * 2 >= seen &&
	       !talks_below(c, below);
}

/* Whether a line refers to a page: a number behind a comma, or at its end. */
static int
has_page(const char *s, size_t n)
{
	size_t i;

	if (n > 0 && vdm_is_digit(s[n - 1]))
		return 1;
	for (i = 0; i + 2 < n; i++)
		if (s[i] == ',' && s[i + 1] == ' ' && vdm_is_digit(s[i + 2]))
			return 1;
	return 0;
}

/* Whether two lines begin in the order of the alphabet, by their first letters.
 */
static int
is_ordered(const struct unit *a, const struct unit *b)
{
	size_t n, m, used;
	const char *s = vdm_unit_words(a, &n), *t = vdm_unit_words(b, &m);

	return uc_tolower(vdm_utf8_decode(s, n, &used)) <=
	       uc_tolower(vdm_utf8_decode(t, m, &used));
}

/* An index: lines in the order of the alphabet, most of which refer to pages.
 * Who is called in one line after the other speaks in no such order. */
static int
is_index(struct ctx *c)
{
	const struct unit *last = NULL;
	size_t i, lines = 0, pages = 0, ordered = 0, n;

	for (i = 0; i < c->n; i++) {
		const char *s = vdm_unit_words(&c->u[i], &n);

		if (n == 0)
			continue;
		lines++;
		pages += (size_t)has_page(s, n);
		ordered += last == NULL || is_ordered(last, &c->u[i]);
		last = &c->u[i];
	}
	return lines >= INDEX_LINES && pages * 2 > lines &&
	       (lines - ordered) * INDEX_ORDER <= lines;
}

/* Whether a line is a ledger's: leaders, and an amount behind them. */
static int
is_posting(struct ctx *c, const char *s, size_t n)
{
	size_t i = n, len;

	while (i > LEADERS && memcmp(s + i - LEADERS, "....", LEADERS) != 0)
		i--;
	if (i <= LEADERS)
		return 0;
	len = n - i;
	s = vdm_trim(s + i, &len);
	return vdm_amount_of(c, s, len) == VDM_AMOUNT_COUNT;
}

/* Accounts: a third of the lines at least are postings. */
static int
is_ledger(struct ctx *c)
{
	size_t i, n, line, lines = 0, postings = 0;

	for (i = 0; i < c->n; i++) {
		const char *s = vdm_unit_words(&c->u[i], &n);

		for (; n > 0; s += line, n -= line) {
			const char *end = memchr(s, '\n', n);

			line = end != NULL ? (size_t)(end - s) + 1 : n;
			lines++;
			postings += (size_t)is_posting(c, s, line);
		}
	}
	return postings >= POSTINGS_LEAST && postings * POSTINGS_EVERY >= lines;
}

int
vdm_is_written(struct ctx *c)
{
	size_t i, n, seen = 0, articles = 0;
	const char *s;

	for (i = 0; i < c->n; i++) {
		s = vdm_unit_words(&c->u[i], &n);
		if (n == 0)
			continue;
		if (seen < TITLE_UNITS && is_written_title(c, s, n))
			return 1;
		if (seen < SALUTE_UNITS && vdm_is_salutation(c, s, n))
			return 1;
		articles +=
		    (size_t)(is_article(c, s, n) || heads_article(c, s, n));
		seen++;
	}
	return articles >= ARTICLES_LEAST || is_catalogued(c) || is_index(c) ||
	       is_ledger(c);
}

/* What parts the text of what was written, and the labelled lines of an entry
 * in a catalogue. */
void
vdm_written_parts(struct ctx *c)
{
	size_t i, n;
	int entry = is_catalogued(c), known;

	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];
		const char *s = vdm_unit_words(u, &n);

		if (n == 0)
			continue;
		if ((u->kind == U_HEADING || u->kind == U_NARRATION) &&
		    i < c->head_end && entry && label_of(c, s, n, &known))
			vdm_unit_set(u, U_METADATA, FATE_KEEP,
				     "a label of a catalogue's entry");
		if (u->kind != U_NONE)
			continue;
		if (heads_article(c, s, n))
			vdm_unit_set(u, U_HEADING, FATE_KEEP,
				     "the number of a part");
		else if (entry && label_of(c, s, n, &known))
			vdm_unit_set(u, U_METADATA, FATE_KEEP,
				     "a label of a catalogue's entry");
		else if (entry && heads_paragraph(c, i, s, n))
			vdm_unit_set(u, U_HEADING, FATE_KEEP,
				     "a short line above a paragraph");
	}
}

/* ---- its end --------------------------------------------------------------
 */

enum {
	OTHERS = 2,        /* units that are neither, behind which no end is */
	END_UNITS = 12,    /* among which people sign, and a date stands */
	SEAL_BYTES = 12,   /* "(L.S.)" */
	NAME_BYTES = 40,   /* of who signs, below a wording */
	SIGN_BYTES = 160,  /* of what somebody signs, in several lines */
	DATED_BYTES = 160, /* "Done at Emmer, ..., in two copies." */
	SALUTES_TOKENS = 30
};

/* "I remain, Your obedient servant, ..." */
static int
has_valediction(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i;

	vdm_tokens(c, t, s, n, SALUTES_TOKENS);
	for (i = 0; i < t->n; i++)
		if ((t->t[i].classes & W_SALUTE) &&
		    (t->t[i].flags & (T_CAP | T_SPACED)))
			return 1;
	return 0;
}

/* "Ton frère,": a wording that ends letters, above a short line. */
static int
is_valediction(struct ctx *c, size_t i)
{
	size_t n, used, below = vdm_unit_next(c, i);
	const char *s = vdm_unit_words(&c->u[i], &n);

	return n > 0 && n <= NAME_BYTES && below < c->n &&
	       c->u[below].len <= NAME_BYTES &&
	       vdm_rule_at_start(c, s, n, P_VALEDICTION, &used) != NULL &&
	       (s[n - 1] == ',' || used == n);
}

/* Such a wording, or what may be a name right below one. */
static int
closes_letter(struct ctx *c, size_t i, const char *s, size_t n)
{
	size_t used;

	if (is_valediction(c, i))
		return 1;
	return i > 0 && n <= NAME_BYTES &&
	       vdm_is_upper(vdm_utf8_decode(s, n, &used)) &&
	       is_valediction(c, i - 1);
}

/* A name at the end of the line, behind a comma or a colon. */
static int
ends_in_name(struct ctx *c, const char *s, size_t n)
{
	size_t k;

	for (k = n; k > 0 && s[k - 1] != '\n'; k--)
		;
	s += k; /* the last of its lines */
	n -= k;
	/* "(L.S.) Ann Lee": the place of a seal */
	k = n > 0 && s[0] == '(' ? strcspn(s, ")") + 1 : 0;
	if (k > 0 && k < n && k < SEAL_BYTES) {
		s += k;
		n -= k;
		s = vdm_trim(s, &n);
		return n < HEADING_BYTES &&
		       vdm_is_upper(vdm_utf8_decode(s, n, &k));
	}
	if (vdm_evidence_person(c, s, n) == VDM_EV_FIRM)
		return 1;
	k = strcspn(s, ",:");
	return k + 1 < n &&
	       vdm_evidence_person(c, s + k + 1, n - k - 1) != VDM_EV_NONE;
}

/* "For the Canton of Lund:" above whoever signs for it. */
static int
signs_for(struct ctx *c, size_t i, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t below = vdm_unit_next(c, i);

	vdm_tokens(c, t, s, n, SALUTES_TOKENS);
	return s[n - 1] == ':' && vdm_word_does(t, 0, X_FOR) && below < c->n &&
	       c->u[below].kind == U_SIGNATURE;
}

/* "Given at Lund, the 5th of May 1871" */
static int
is_given(struct ctx *c, const char *s, size_t n)
{
	size_t used;
	struct when w;

	return n < DATED_BYTES &&
	       vdm_rule_at_start(c, s, n, P_GIVEN, &used) != NULL &&
	       vdm_when_find(c, s, n, &w) && w.has_date;
}

/* Whether unit i says who signs. */
static int
is_signed(struct ctx *c, size_t i, const char *s, size_t n)
{
	return n < SIGN_BYTES && s[n - 1] != '.' &&
	       (closes_letter(c, i, s, n) || has_valediction(c, s, n) ||
		ends_in_name(c, s, n) || signs_for(c, i, s, n));
}

/* "Barley Water": a line alone, its words with capitals, which nobody is
 * called by; a name below the last words of a letter heads nothing. */
static int
heads_part(struct ctx *c, size_t i, const char *s, size_t n)
{
	size_t below = vdm_unit_next(c, i), m;
	const char *t;

	if (n >= HEADING_BYTES || below >= c->n || i == 0 ||
	    c->u[below].line <= c->u[i].end + 1 ||
	    c->u[i - 1].end + 1 >= c->u[i].line ||
	    !vdm_is_title_case(c, &c->u[i]) ||
	    vdm_evidence_person(c, s, n) == VDM_EV_FIRM)
		return 0;
	t = vdm_unit_words(&c->u[i - 1], &m);
	return m == 0 || vdm_last_byte(t, m) != ',';
}

/* Such lines behind the head, of which the end took none. */
static void
head_parts(struct ctx *c)
{
	size_t i, n;

	for (i = c->head_end; i < c->n; i++) {
		const char *s = vdm_unit_words(&c->u[i], &n);

		if (n > 0 && c->u[i].kind == U_NONE && heads_part(c, i, s, n))
			vdm_unit_set(&c->u[i], U_HEADING, FATE_KEEP,
				     "a line alone, above a paragraph");
	}
}

/* Who signs what was written is no recorder, and its date no dateline's. */
void
vdm_written_end(struct ctx *c)
{
	size_t i, n, used, seen = 0, others = 0;

	for (i = c->n; i-- > 0 && seen < END_UNITS && others < OTHERS;) {
		struct unit *u = &c->u[i];
		const char *s = vdm_unit_words(u, &n);

		if (n == 0)
			continue;
		seen++;
		if (u->kind != U_NONE || i == 0)
			continue;
		if (is_given(c, s, n))
			vdm_unit_set(u, U_DATELINE, FATE_KEEP,
				     "says where and when it was written");
		else if (n < SIGN_BYTES &&
			 vdm_rule_at_start(c, s, n, P_IMPRINT, &used) != NULL)
			vdm_unit_set(u, U_METADATA, FATE_KEEP,
				     "says how it was made or kept");
		else if (is_signed(c, i, s, n))
			vdm_unit_set(u, U_SIGNATURE, FATE_KEEP,
				     "a name at the end of what was written");
		else
			others += vdm_rule_at_start(c, s, n, P_POSTSCRIPT,
						    &used) == NULL;
	}
	head_parts(c);
}
