/* SPDX-License-Identifier: MIT */
/* The head of a record: number, date and place, those present. */
#include <string.h>

#include "prose/prose.h"
#include "prose/lines/times.h"
#include "prose/parts/imprint.h"
#include "prose/parts/labels.h"
#include "prose/parts/title.h"
#include "prose/parts/written.h"

enum {
	/* Units of a head, with everybody present on a line each. */
	HEAD_UNITS = 160,
	/* Units below the title that may still be headings of the head. */
	HEADING_UNITS = 30,
	/* Units below the title among which another line says what it is. */
	SUBTITLE_UNITS = 3,
	/* Units below the title among which a line says which document it is,
	 * or whose. */
	IMPRINT_UNITS = 16,
	BODY_UNITS = 6,
	/* Units behind an unknown line that may show that the head goes on. */
	AHEAD_UNITS = 4,
	/* Lines between a date and what stands above it. */
	ABOVE_DATE = 5,
	/* Bytes of an unknown line that may stand amid the head; the same when
	 * a stop ends it; and of one that shows that the head goes on. */
	AMID_MAX = 200,
	AMID_STOPPED = 80,
	AHEAD_MAX = 150,
	DATED_BYTES = 260, /* of a sentence that says when people met */
	COPY_BYTES = 60,   /* of a line of secrecy and copy */
	/* Bytes and words of a line of a list of people. */
	PERSON_BYTES = 200,
	PERSON_WORDS = 60,
	/* Lines of a list that name nobody, one after another: a name broken
	 * over lines, the head of a group. */
	NOBODY_LINES = 2,
	/* Lines of a list that must name somebody: most, three of five. */
	MOST = 3,
	OF_LINES = 5,
	/* Bytes of a sentence on those present; of it, bytes and words that
	 * are looked at for whom it begins with. */
	PRESENT_BYTES = 600,
	PRESENT_UNITS = 12, /* over which those present go on */
	OPENING_BYTES = 200,
	OPENING_WORDS = 40,
	COPIED_WORDS = 8, /* between what was done to a copy and its day */
	COPY_BEFORE = 8   /* bytes of a mark and a number before "copies" */
};

/* ---- dates -------------------------------------------------------------- */

/* A lone date above the title: when the page shows it, not a dateline. */
static void
read_display_date(struct ctx *c, struct unit *u, const char *s, size_t n,
		  const struct when *w)
{
	struct vdm_field *f;
	const char *norm = vdm_iso_date(c, w);
	int drafted = c->title_date != NULL && norm != NULL &&
		      !vdm_same_day(c->title_date, norm);

	f = vdm_put(c, drafted ? VDM_F_DATE_DRAFTED : VDM_F_DATE, s, n, u);
	if (f != NULL)
		f->norm = norm;
	c->shown = f;
	vdm_unit_metadata(u, "a date above the title");
}

/*
 * A dateline with another date than the title's is of the writing. One with
 * another date than the page shows is of the conversation.
 */
static void
read_dateline(struct ctx *c, struct unit *u, const char *s, size_t n,
	      const struct when *w)
{
	const char *norm = w->has_date ? vdm_iso_date(c, w) : NULL;
	int drafted = c->title_date != NULL && norm != NULL &&
		      !vdm_same_day(c->title_date, norm);

	u->kind = U_DATELINE;
	u->reason = "a date and a place, and no sentence";
	u->cert = VDM_CERT_HIGH;
	if (drafted) {
		struct vdm_field *f;

		if (vdm_field_get(c->rec, VDM_F_DATE_DRAFTED, 0) == NULL) {
			f = vdm_put(c, VDM_F_DATE_DRAFTED, s + w->start,
				    w->end - w->start, u);
			if (f != NULL)
				f->norm = norm;
		}
	} else {
		if (norm != NULL && c->shown != NULL &&
		    c->shown->id == VDM_F_DATE && c->shown->norm != NULL &&
		    !vdm_same_day(c->shown->norm, norm))
			c->shown->id = VDM_F_DATE_DRAFTED;
		vdm_put_when(c, s, w, u);
	}
	vdm_put_place(c, u, s, n, w, drafted);
}

/* ---- people ------------------------------------------------------------- */

/* A line of the head that nothing was found in yet, trimmed; NULL if none. */
static const char *
free_line(const struct ctx *c, size_t i, size_t *n)
{
	const char *s;

	*n = 0;
	if (i >= c->n || c->u[i].kind != U_NONE)
		return NULL;
	*n = c->u[i].len;
	s = vdm_trim(c->u[i].text, n);
	return *n > 0 ? s : NULL;
}

/* Whether the mention is the line's, and not the beginning of more. */
static int
is_whole(const struct tokens *t, const struct mention *m)
{
	return m->last >= m->name + 2 && !m->possessive &&
	       (m->last >= t->n || vdm_punct(t, m->last, ',') ||
		vdm_punct(t, m->last, '(') || vdm_punct(t, m->last, '['));
}

/* "John P. Lind, Director", "Dr. Ruth Moss": a person, and an office. */
static int
is_person_line(struct ctx *c, size_t i)
{
	struct tokens *t = &c->tok2;
	struct mention m;
	size_t n, k;
	const char *s = free_line(c, i, &n);

	if (s == NULL || n > PERSON_BYTES ||
	    strchr(":;?!", vdm_last_byte(s, n)) != NULL ||
	    vdm_is_sentence(c, s, n))
		return 0;
	vdm_tokens(c, t, s, n, PERSON_WORDS);
	if (!vdm_mention_at(c, t, 0, &m) || !is_whole(t, &m))
		return 0;
	for (k = m.name; k < m.last; k++)
		if (t->t[k].flags & T_INITIAL)
			return 1;
	return m.hon || vdm_punct(t, m.last, ',') ||
	       (t->t[m.name].classes & W_GIVEN);
}

/* Whether a line may stand in a list of people: short, and no sentence. */
static int
is_list_line(struct ctx *c, size_t i)
{
	size_t n, used;
	const char *s = free_line(c, i, &n);
	struct when w;

	if (s == NULL || c->u[i].is_heading || n > PERSON_BYTES ||
	    strchr("?!;", vdm_last_byte(s, n)) != NULL ||
	    vdm_is_sentence(c, s, n) || vdm_is_dateline(c, s, n, &w))
		return 0;
	return vdm_rule_at_start(c, s, n, P_LABEL, &used) == NULL ||
	       (used < n && s[used] != ':');
}

/*
 * People in the head, a line each, though no label says that they were
 * present: most lines of a run name one. How many lines.
 */
static size_t
read_people(struct ctx *c, size_t i)
{
	size_t end = i, last = i, persons = 0;

	if (!is_person_line(c, i) && !is_person_line(c, i + 1))
		return 0;
	while (is_list_line(c, end)) {
		if (is_person_line(c, end)) {
			persons++;
			last = end + 1;
		} else if (end > last + NOBODY_LINES) {
			break;
		}
		end++;
	}
	if (persons < 2 || persons * OF_LINES < (last - i) * MOST)
		return 0;
	vdm_rows_begin(c, i, last);
	for (end = i; end < last; end++) {
		struct unit *u = &c->u[end];

		vdm_unit_set(u, U_PARTICIPANTS, FATE_KEEP,
			     "people, a line each, in the head");
		u->cert = VDM_CERT_MEDIUM;
		vdm_roster_line(c, u, u->text, u->len);
	}
	vdm_rows_end(c);
	return last - i;
}

/* "A. Lind and the interpreter ...", "On our side, ..." */
static int
opens_people(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t used;

	vdm_tokens(c, t, s, n < OPENING_BYTES ? n : OPENING_BYTES,
		   OPENING_WORDS);
	return vdm_mention_at(c, t, 0, &m) ||
	       vdm_rule_at_token(c, t, 0, P_GATHERED, &used) != NULL;
}

/* "A. Lind and B. Moss were present." */
static int
read_present(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	size_t at, used;

	if (n >= PRESENT_BYTES ||
	    vdm_rule_within(c, s, n, P_PRESENT, &at, &used) == NULL ||
	    (at > 0 && !opens_people(c, s, n)))
		return 0;
	vdm_unit_set(u, U_PARTICIPANTS, FATE_KEEP, "says who was present");
	vdm_names_of_list(c, u, s + (at == 0 ? used : 0),
			  at == 0 ? n - used : at);
	return 1;
}

/* "41 members were present, namely:", "Lind, Ray and Moss,": below what ends so
 * more of them follow. */
static void
read_more_present(struct ctx *c, size_t i)
{
	size_t n, k, used;
	const char *s = vdm_unit_words(&c->u[i], &n);

	for (k = 0; k < PRESENT_UNITS && strchr(":,", s[n - 1]); k++) {
		i = vdm_unit_next(c, i);
		if (i >= c->n || c->u[i].kind != U_NONE)
			return;
		n = c->u[i].len;
		s = vdm_trim(c->u[i].text, &n);
		if (n > PRESENT_BYTES ||
		    vdm_rule_at_start(c, s, n, P_LABEL, &used) != NULL)
			return;
		vdm_unit_set(&c->u[i], U_PARTICIPANTS, FATE_KEEP,
			     "goes on with those present");
		vdm_names_of_list(c, &c->u[i], s, n);
	}
}

/* ---- other lines -------------------------------------------------------- */

/* "Secret. Copy No. 3" */
static int
read_copy_line(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	const char *stop = memchr(s, '.', n);
	struct vdm_field *f;
	size_t k = vdm_column_end(s, n), at, used;

	if (k < n)
		stop = s + k;
	else if (stop == NULL || n > COPY_BYTES)
		return 0;
	else
		k = (size_t)(stop - s);
	/* "Secret. 3 copies"; in "Secret. Nobody saw a copy" a sentence follows
	 */
	if (k + 2 >= n || !vdm_is_classification(c, s, k) ||
	    vdm_rule_within(c, stop, n - k, P_COPY, &at, &used) == NULL ||
	    at > strspn(stop, ". \t") + COPY_BEFORE)
		return 0;
	vdm_put(c, VDM_F_CLASSIFICATION, s, k, u);
	f = vdm_put(c, VDM_F_OTHER, stop + 1, n - k - 1, u);
	if (f != NULL)
		f->name = "copy";
	vdm_unit_metadata(u, "words of secrecy, and the number of a copy");
	return 1;
}

/* "M e m o r a n d u m" */
static int
read_spaced(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	const char *spaced = vdm_letter_spaced(c, s, n);
	struct vdm_field *f;

	if (spaced == NULL)
		return 0;
	f = vdm_put(c, VDM_F_TYPE, s, n, u);
	if (f != NULL)
		f->norm = vdm_arena_strdup(&c->rec->arena, spaced);
	vdm_unit_metadata(u, "a letter-spaced word");
	return 1;
}

/* "L'anno millenovecentododici, addì 4 maggio, in Valdoro, ...": a sentence
 * that says when people met. */
static int
read_dated_sentence(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	size_t used;
	struct when w;

	if (n > DATED_BYTES ||
	    vdm_rule_at_start(c, s, n, P_DATED, &used) == NULL)
		return 0;
	(void)vdm_when_find(c, s, n, &w);
	if (!w.has_date && !vdm_spelt_date(c, s, n, &w))
		return 0;
	vdm_unit_set(u, U_DATELINE, FATE_KEEP,
		     "a sentence that says when people met");
	u->cert = VDM_CERT_MEDIUM;
	vdm_put_when(c, s, &w, u);
	return 1;
}

/* "Concert, 4 May 1931" as the first line of all, of what has no title: what
 * stands beside the date may be one, but for the head of a letter. */
static void
doubt_place(struct ctx *c, size_t i)
{
	struct vdm_field *f = vdm_field_get(c->rec, VDM_F_PLACE, 0);
	size_t k = 0, n;
	const char *s;

	while (k < i && c->u[k].len == 0)
		k++;
	if (f == NULL || k < i || f->pos.line != c->u[i].line)
		return;
	k = vdm_unit_next(c, i);
	s = k < c->n ? vdm_unit_words(&c->u[k], &n) : NULL;
	if (s != NULL && n > 0 && vdm_is_salutation(c, s, n))
		return;
	f->state = VDM_STATE_INFERRED;
	f->cert = VDM_CERT_LOW;
	f->reason = "beside the date in the first line, as a title may be";
}

/* "Digitized 12 March 2010, Lund": the day and the place are not the talk's,
 * but a copy's. */
static int
read_copied(struct ctx *c, struct unit *u, const char *s, size_t n,
	    const struct when *w)
{
	struct tokens *t = &c->tok;
	size_t used, i = 0;
	const struct rule *r = vdm_rule_at_start(c, s, n, P_COPIED, &used);

	if (r == NULL || r->value != NULL || !w->has_date)
		return 0;
	vdm_tokens(c, t, s + used, w->start > used ? w->start - used : 0,
		   COPIED_WORDS);
	while (vdm_token_has(t, i, T_PUNCT))
		i++;
	/* "Received, Lund, 3 May 1931"; "Edited transcript, 3 May 1931" says of
	 * what */
	if (i < t->n && !vdm_punct(t, 0, ',') &&
	    !vdm_token_is(t, i, W_WEEKDAY | W_ARTICLE) &&
	    !vdm_word_does(t, i, X_ON) && !vdm_word_does(t, i, X_AT) &&
	    !vdm_word_does(t, i, X_IN))
		return 0;
	vdm_unit_set(u, U_METADATA, FATE_KEEP,
		     "says when a copy was made, or what became of it");
	u->cert = VDM_CERT_MEDIUM;
	return 1;
}

/* The date of unit i: the page's, above a title that begins at unit `title`, or
 * a dateline's. */
static void
read_date_of(struct ctx *c, size_t i, size_t title, const char *s, size_t n,
	     const struct when *w)
{
	struct unit *u = &c->u[i];

	if (i < title && title < c->n && w->has_date && w->end - w->start == n)
		read_display_date(c, u, s, n, w);
	else
		read_dateline(c, u, s, n, w);
}

/* Lines that say by themselves what they are: secrecy, kind, date, people. */
static int
read_plain(struct ctx *c, size_t i, size_t title, const char *s, size_t n)
{
	struct unit *u = &c->u[i];
	struct when w;

	if (vdm_is_classification(c, s, n)) {
		vdm_put(c, VDM_F_CLASSIFICATION, s, n, u);
		vdm_unit_metadata(u, "words of secrecy alone on a line");
		return 1;
	}
	if (read_copy_line(c, u, s, n) || read_spaced(c, u, s, n))
		return 1;
	if (i > title && vdm_is_day(c, s, n)) {
		vdm_unit_set(u, U_DATELINE, FATE_KEEP, "a day and no year");
		return 1;
	}
	if (read_dated_sentence(c, u, s, n))
		return 1;
	if (!vdm_is_dateline(c, s, n, &w)) {
		if (!read_present(c, u, s, n))
			return 0;
		read_more_present(c, i);
		return 1;
	}
	if (!read_copied(c, u, s, n, &w))
		read_date_of(c, i, title, s, n, &w);
	if (title >= c->n && !c->written)
		doubt_place(c, i);
	return 1;
}

/* The dateline that stands a few lines below unit i, before anything else but
 * short lines; i where there is none. */
static size_t
date_below(struct ctx *c, size_t i)
{
	size_t k, n, lines = 0;
	const char *s;
	struct when w;

	for (k = i + 1; k < c->n && lines < ABOVE_DATE; k++) {
		n = c->u[k].len;
		s = vdm_trim(c->u[k].text, &n);
		if (n == 0)
			continue;
		if (c->u[k].kind == U_TURN || n > AHEAD_MAX)
			break;
		if (vdm_is_dateline(c, s, n, &w))
			return w.has_date ? k : i;
		lines++;
	}
	return i;
}

/* "Of Mr. Lee, for the pew     1  4  0": cells, of which the last are
 * figures. */
static int
is_row(const char *s, size_t n)
{
	return vdm_column_end(s, n) < n && vdm_is_digit(vdm_last_byte(s, n));
}

/* Whether a line below the title is all a kind of document, and none was told
 * before. */
static int
tells_type(struct ctx *c, size_t i, size_t title, const char *s, size_t n)
{
	return i > title && !vdm_is_digit(s[0]) &&
	       vdm_all_words(c, s, n, W_GENRE | W_FUNCTION | W_TALK) &&
	       (vdm_classes_in(c, s, n) & (W_GENRE | W_TALK)) != 0 &&
	       !vdm_title_is_part(c, s, n) &&
	       vdm_field_get(c->rec, VDM_F_TYPE, 0) == NULL;
}

/* Whether a line goes on with what the title says of the talk. */
static int
is_subtitle(struct ctx *c, size_t i, size_t title, const char *s, size_t n)
{
	return title < c->n && i > title && i <= title + SUBTITLE_UNITS &&
	       !c->u[i].is_heading && !c->conversation &&
	       c->u[i - 1].kind != U_DATELINE &&
	       (vdm_classes_in(c, s, n) & W_TALK) != 0;
}

/* A short line that is nothing else: a kind of document, or a heading. */
static int
read_short(struct ctx *c, size_t i, size_t title, const char *s, size_t n)
{
	size_t dated = date_below(c, i);
	struct unit *u = &c->u[i];

	if (!vdm_is_short_line(s, n) ||
	    (title < c->n && i >= title + HEADING_UNITS))
		return 0;
	if (tells_type(c, i, title, s, n)) {
		vdm_put(c, VDM_F_TYPE, s, n, u);
		vdm_unit_metadata(u, "a kind of document");
		return 1;
	}
	if (is_subtitle(c, i, title, s, n)) {
		vdm_title_says(c, s, n);
		vdm_byline_of_talk(c, u, s, n);
		vdm_unit_set(u, U_METADATA, FATE_KEEP,
			     "below the title, says what is recorded");
		return 1;
	}
	if (is_row(s, n) || (c->written && strpbrk(s, ",:;") != NULL &&
			     i > title && !u->is_heading)) {
		vdm_unit_set(u, U_NARRATION, FATE_KEEP, "a row of a list");
		return 1;
	}
	u->cert = VDM_CERT_MEDIUM;
	if (i < dated || (title < c->n && i < title)) {
		u->kind = U_METADATA;
		u->headline = 1;
		u->reason = "stands above the date or the title";
		return 1;
	}
	u->kind = U_HEADING;
	u->reason = "a short line without a full stop";
	return 1;
}

/* Whether the number of a page stands between the title and unit i: what is
 * below it is of the text. */
static int
is_below_page(const struct ctx *c, size_t title, size_t i)
{
	for (; title < i; title++)
		if (c->u[title].page)
			return 1;
	return 0;
}

/* A line close below the title that says which document it is, or whose. */
static int
read_imprint(struct ctx *c, size_t i, size_t title, const char *s, size_t n)
{
	return title < c->n && i < title + IMPRINT_UNITS &&
	       !is_below_page(c, title, i) &&
	       vdm_imprint_read(c, &c->u[i], s, n, i < title + BODY_UNITS);
}

/* "Halden Ferries, Inc." above the title: a stop that ends no sentence. */
static int
read_above(struct ctx *c, size_t i, size_t title, const char *s, size_t n)
{
	struct unit *u = &c->u[i];

	if (title >= c->n || i > title || n > AMID_STOPPED ||
	    vdm_is_sentence(c, s, n) || strchr("?!:", vdm_last_byte(s, n)))
		return 0;
	vdm_unit_set(u, U_METADATA, FATE_KEEP, "stands above the title");
	u->cert = VDM_CERT_MEDIUM;
	u->headline = 1;
	return 1;
}

/* What needs no weighing: the title, or furniture of a web page. */
static int
read_known(struct ctx *c, size_t i, size_t title, const char *s, size_t n)
{
	struct unit *u = &c->u[i];

	if (i == title) {
		vdm_title_read(c, u);
		return 1;
	}
	if (vdm_rule_whole(c, s, n, P_FURNITURE) == NULL)
		return 0;
	vdm_unit_set(u, U_CHROME, FATE_CHROME, "furniture of a web page");
	return 1;
}

/* A label and what it says, or below the title an officer of a body; how many
 * units it took. */
static size_t
read_labelled(struct ctx *c, size_t i, size_t title)
{
	size_t took = vdm_head_label(c, i);

	if (took == 0 && i > title)
		took = (size_t)vdm_officer_read(c, i);
	return took;
}

/* One line of the head; how many units it took, 0 when the head is over. */
static size_t
read_line(struct ctx *c, size_t i, size_t title)
{
	struct unit *u = &c->u[i];
	size_t n, took;
	const char *s = vdm_unit_words(u, &n);
	int credit;

	if (u->kind != U_NONE)
		return u->kind == U_TURN ? 0 : 1;
	if (n == 0 || read_known(c, i, title, s, n))
		return 1;
	credit = vdm_byline_read(c, u, s, n);
	if (credit != 0)
		return credit == 1;
	took = read_labelled(c, i, title);
	if (took > 0)
		return took;
	if (read_plain(c, i, title, s, n) || vdm_roster_goes_on(c, i, s, n))
		return 1;
	if (vdm_starts_narration(c, s, n))
		return 0;
	if (read_imprint(c, i, title, s, n))
		return 1;
	took = i > title ? read_people(c, i) : 0;
	if (took > 0)
		return took;
	return (size_t)(read_short(c, i, title, s, n) ||
			read_above(c, i, title, s, n));
}

/* Whether a line is surely one of a head. */
static int
is_head_line(struct ctx *c, size_t i)
{
	size_t n, used;
	const char *s = vdm_unit_words(&c->u[i], &n);
	struct when w;

	if (n == 0 || n > AHEAD_MAX)
		return 0;
	return is_person_line(c, i) || vdm_is_dateline(c, s, n, &w) ||
	       vdm_is_classification(c, s, n) ||
	       (vdm_rule_at_start(c, s, n, P_LABEL, &used) != NULL &&
		(used >= n || s[used] == ':'));
}

/* Whether the list of those present stands right below unit i: with its label,
 * or as a sentence that opens so. */
static int
is_above_present(struct ctx *c, size_t i, size_t end)
{
	const size_t next = vdm_unit_next(c, i);
	size_t n, used, at;
	const char *s;

	if (next >= end)
		return 0;
	s = vdm_unit_words(&c->u[next], &n);
	if (vdm_rule_is(vdm_rule_at_start(c, s, n, P_LABEL, &used),
			"participants") &&
	    used < n && s[used] == ':')
		return 1;
	return n < PRESENT_BYTES &&
	       vdm_rule_within(c, s, n, P_PRESENT, &at, &used) != NULL &&
	       at == 0;
}

/* Whether more of the head comes soon after an unknown line. */
static int
head_goes_on(struct ctx *c, size_t i, size_t title, size_t end)
{
	size_t k, n = c->u[i].len;
	const char *s = vdm_trim(c->u[i].text, &n);

	if ((i < title && title < end) || is_above_present(c, i, end))
		return 1;
	if (n > AMID_MAX || (n > AMID_STOPPED && vdm_last_byte(s, n) == '.') ||
	    vdm_starts_narration(c, s, n) ||
	    (vdm_classes_in(c, s, n) & W_SALUTE))
		return 0;
	for (k = i + 1; k < end && k <= i + AHEAD_UNITS; k++)
		if (is_head_line(c, k))
			return 1;
	return 0;
}

/* The units that may be a head's: those before anybody speaks. */
static size_t
find_end(struct ctx *c)
{
	size_t i, n;
	const char *s;

	for (i = 0; i < c->n && c->u[i].kind != U_TURN && i < HEAD_UNITS; i++) {
		n = c->u[i].len;
		s = vdm_trim(c->u[i].text, &n);
		/* "Tenants report on drains" is a title, if anything is */
		if (c->u[i].kind == U_NONE && vdm_starts_narration(c, s, n) &&
		    (i > 0 || !vdm_is_short_line(s, n)))
			break;
	}
	return i;
}

void
vdm_head_read(struct ctx *c)
{
	size_t end = find_end(c), title = vdm_title_find(c, end), i = 0, took;

	if (c->had[VDM_F_TITLE]) {
		vdm_title_known(c);
		title = c->n;
	} else if (title < end) {
		vdm_title_date(c, c->u[title].text, c->u[title].len);
	}
	if (title >= end)
		title = c->n;
	while (i < end) {
		took = read_line(c, i, title);
		if (took == 0 && !c->labelled) {
			if (!head_goes_on(c, i, title, end))
				break;
			c->u[i].kind = U_NARRATION;
			c->u[i].reason = "stands amid the head";
		}
		i += took > 0 ? took : 1;
	}
	c->head_end = i;
}
