/* SPDX-License-Identifier: MIT */
/* The head of a record: title, number, date and place, those present. */
#include <string.h>

#include "base/utf8.h"
#include "recognise/internal.h"

/* A head is hardly longer, with everybody present on a line each. */
#define HEAD_UNITS 160

static void
metadata(struct unit *u, const char *reason)
{
	u->kind = U_METADATA;
	u->fate = FATE_FIELD;
	u->reason = reason;
	u->cert = VDM_CERT_HIGH;
}

static size_t
next_filled(const struct ctx *c, size_t i)
{
	while (i < c->n && c->u[i].len == 0)
		i++;
	return i;
}

/* What the title's words say of the kind of document. */
static void
title_says(struct ctx *c, const char *s, size_t n)
{
	const char *low;
	size_t used;

	if ((vdm_classes_in(c, s, n) & W_TALK) &&
	    vdm_rule_at_start(c, s, n, P_WRITTEN, &used) == NULL)
		c->conversation |= 1;
	low = vdm_lower(c, s, n);
	if (strstr(low, "telephone") != NULL ||
	    strstr(low, "phone call") != NULL)
		c->telephone = 1;
}

/* Numbered or short lines below SUBJECT alone on its line. */
static size_t
read_subjects(struct ctx *c, size_t i)
{
	size_t from = i, used;

	while (i < c->n && c->u[i].kind == U_NONE && c->u[i].len > 0 &&
	       c->u[i].len < 150 && i < from + 30) {
		struct unit *u = &c->u[i];
		const char *s = u->text, *p;
		size_t n = u->len, k;
		struct when w;
		struct vdm_field *f;

		p = vdm_trim(s, &n);
		if (vdm_rule_at_start(c, p, n, P_LABEL, &used) != NULL)
			break;
		k = 0;
		while (k < n && ((p[k] >= '0' && p[k] <= '9') ||
				 strchr("().- \t", p[k]) != NULL))
			k++;
		if (i > from && k == 0)
			break;
		if (vdm_is_dateline(c, u, p, n, &w))
			break;
		f = vdm_put(c, VDM_F_SUBJECT, p + k, n - k, u);
		if (f != NULL && k > 0) {
			while (k > 0 && vdm_is_space((unsigned char)p[k - 1]))
				k--;
			f->label = vdm_arena_strndup(&c->rec->arena, p, k);
		}
		metadata(u, "stands below the label of the subject");
		i++;
	}
	return i;
}

/* The first subject's label: the line above it, before its own number. */
static void
name_subject(struct ctx *c, const char *s, size_t n)
{
	struct vdm_field *f = vdm_field_get(c->rec, VDM_F_SUBJECT, 0);
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_put(&b, s, n);
	if (f->label != NULL)
		vdm_buf_printf(&b, " %s", f->label);
	f->label = vdm_arena_strdup(&c->rec->arena, vdm_buf_str(&b));
	vdm_buf_fini(&b);
}

/*
 * "Label: value", or a label alone with the value below. How many units it
 * took; 0 when it is none.
 */
static size_t
read_label(struct ctx *c, size_t i)
{
	struct unit *u = &c->u[i];
	size_t n = u->len, used, rest;
	const char *s = vdm_trim(u->text, &n), *value;
	const struct rule *r = vdm_rule_at_start(c, s, n, P_LABEL, &used);
	int colon;

	if (r == NULL || n > 4000)
		return 0;
	value = vdm_after_label(s, n, used, &rest, &colon);
	if (!colon && rest > 0)
		return 0;
	if (!colon && rest == 0 && !(c->lex.used && s[0] >= 'A' && s[0] <= 'Z'))
		return 0;
	if (vdm_rule_is(r, "participants")) {
		u->kind = U_PARTICIPANTS;
		u->reason = "a label of those present";
		if (rest > 0) {
			vdm_names_of_list(c, u, value, rest, NULL);
			if (i + 1 >= c->n || c->u[i + 1].line != u->end + 1)
				return 1;
		}
		return vdm_roster_read(c, i + 1) - i;
	}
	if (vdm_rule_is(r, "participant")) {
		if (rest == 0)
			return 0;
		vdm_roster_one(c, u, value, rest, vdm_squeeze(c, s, used));
		return 1;
	}
	if (vdm_rule_is(r, "subject") && rest == 0) {
		metadata(u, "a label");
		used = read_subjects(c, i + 1);
		if (used == i + 1)
			u->kind = U_HEADING, u->fate = FATE_KEEP;
		else
			name_subject(c, s, n);
		return used - i;
	}
	if (rest == 0) {
		size_t k = next_filled(c, i + 1);

		if (k >= c->n || c->u[k].kind != U_NONE || !colon)
			return 0;
		return 0;
	}
	if (vdm_rule_is(r, "subject")) {
		vdm_names_of_title(c, u, value, rest);
		title_says(c, value, rest);
	}
	if (vdm_rule_is(r, "source") && colon && vdm_source_read(c, u, s, n)) {
		metadata(u, "a source, by its label");
		return 1;
	}
	if (vdm_rule_is(r, "rights") || vdm_rule_is(r, "source"))
		return 0; /* the tail's */
	vdm_put_labelled(c, u, r, value, rest);
	metadata(u, "a label stands before it");
	return 1;
}

static int
is_title(struct ctx *c, const struct unit *u, const char *s, size_t n)
{
	uint32_t cls;

	if (n < 3 || n > 300 || s[n - 1] == ',' || s[n - 1] == ':')
		return 0;
	if (s[0] == '(' || (s[0] == '[' && s[n - 1] == ']'))
		return 0;
	if (u->is_heading)
		return 1;
	cls = vdm_classes_in(c, s, n < 60 ? n : 60);
	if ((cls & W_SALUTE) && !(cls & W_TALK))
		return 0;
	if (s[n - 1] == '.' && n > 100 &&
	    (n > 250 || !(cls & (W_TALK | W_GENRE))))
		return 0;
	return vdm_is_upper(vdm_utf8_decode(s, n, &n)) ||
	       (unsigned char)s[0] >= 0x80 || (s[0] >= '0' && s[0] <= '9') ||
	       s[0] == '"' || s[0] == '[';
}

/* Whether a line of the head cannot be its title. */
static int
is_no_title(struct ctx *c, const struct unit *u, const char *s, size_t n)
{
	size_t used;

	if (vdm_rule_whole(c, s, n, P_FURNITURE) != NULL ||
	    vdm_is_classification(c, s, n) || vdm_letter_spaced(c, s, n))
		return 1;
	/* "From the diary of X: conversation with Y" is one all the same */
	if (vdm_rule_at_start(c, s, n, P_CREDIT, &used) != NULL)
		return !(vdm_classes_in(c, s, n) & W_TALK);
	(void)u;
	return vdm_rule_at_start(c, s, n, P_LABEL, &used) != NULL &&
	       (used >= n || s[used] == ':');
}

/*
 * Which of the head's lines is the title: the first that says what kind of
 * document it is, else the first. A dateline below one ends the search.
 */
static size_t
find_title(struct ctx *c, size_t end)
{
	size_t i, first = end;
	uint32_t cls;

	for (i = 0; i < end && i < 25; i++) {
		struct unit *u = &c->u[i];
		size_t n = u->len;
		const char *s = vdm_trim(u->text, &n);
		struct when w;

		if (n == 0 || u->kind != U_NONE || is_no_title(c, u, s, n))
			continue;
		if (vdm_is_dateline(c, u, s, n, &w)) {
			if (first < end)
				break;
			continue;
		}
		if (!is_title(c, u, s, n))
			break;
		if (first == end)
			first = i;
		cls = vdm_classes_in(c, s, n);
		if ((cls & W_TALK) ||
		    ((cls & W_GENRE) && !(cls & W_AUX) &&
		     !vdm_all_words(c, s, n, W_GENRE | W_FUNCTION)))
			return i;
		if (i > first + 4)
			break;
	}
	return first;
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
	if (word != NULL && strpbrk(s + n, "0123456789") != NULL)
		vdm_diag(c->sink, VDM_D_NOTE_MARK_TITLE, &pos, word,
			 "the mark of a note ends the title; it is left out "
			 "of the title, and the note has no place in the text");
}

/* Whether what stands at token i ends a place: the end, a date, a stop. */
static int
ends_place(const struct tokens *t, size_t i, const struct when *w)
{
	return i >= t->n || vdm_punct(t, i, ',') || vdm_punct(t, i, '(') ||
	       vdm_phrase_at(t, i, "on") || t->t[i].start == w->start;
}

/* "... on 17 April 1997 in Baden", "... held at 9 Low Street, on ...". */
static void
put_title_place(struct ctx *c, struct unit *u, const char *s, size_t n,
		const struct when *w)
{
	struct tokens *t = &c->tok;
	struct when other;
	size_t i, k;

	if (c->telephone || c->had[VDM_F_PLACE])
		return;
	/* "..., May 3, 1943, 3 p.m., the Old Mill" */
	k = w->hour >= 0 && w->time_end > w->end ? w->time_end : w->end;
	if (w->has_date && k + 2 < n && s[k] == ',' && n - k < 70 &&
	    vdm_is_short_line(s + k, n - k)) {
		vdm_tokens(c, t, s + k + 1, n - k - 1, 20);
		if (t->n > 0 && (t->t[0].flags & T_CAP) &&
		    !(t->t[0].classes & (W_MONTH | W_WEEKDAY)) &&
		    !vdm_when_find(c, s + k, n - k, &other)) {
			vdm_put(c, VDM_F_PLACE, s + k + 1, n - k - 1, u);
			return;
		}
	}
	vdm_tokens(c, t, s, n, 120);
	for (i = 1; i + 1 < t->n; i++) {
		int held = vdm_phrase_at(t, i - 1, "held") > 0;

		if (!vdm_phrase_at(t, i, "in") && !vdm_phrase_at(t, i, "at"))
			continue;
		for (k = i + 1; k < t->n && k < i + 16; k++) {
			if (t->t[k].start == w->start ||
			    vdm_phrase_at(t, k, "on"))
				break;
			if (held ? (t->t[k].classes & W_WEEKDAY) != 0
				 : !(t->t[k].flags & T_CAP) ||
				       (t->t[k].classes & (W_MONTH | W_TALK)))
				break;
		}
		if (!ends_place(t, k, w) || k >= i + 16)
			continue;
		/* a place stands beside the date, or was the meeting's */
		if (!held && k < t->n && !vdm_phrase_at(t, k, "on") &&
		    t->t[k].start != w->start && t->t[i].start < w->end)
			continue;
		while (k > i + 1 && (t->t[k - 1].flags & T_PUNCT) &&
		       !vdm_punct(t, k - 1, '.'))
			k--;
		if (k > i + 1 && (t->t[i + 1].flags & (T_CAP | T_DIGIT)) &&
		    !(t->t[i + 1].classes & W_MONTH) &&
		    vdm_field_get(c->rec, VDM_F_PLACE, 0) == NULL)
			vdm_put(c, VDM_F_PLACE, s + t->t[i + 1].start,
				t->t[k - 1].end - t->t[i + 1].start, u);
		return;
	}
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

/* "134. Transcript of ...1": number, title, the mark of a note. */
static void
read_title(struct ctx *c, struct unit *u)
{
	size_t n = u->len, k = 0;
	const char *s = vdm_trim(u->text, &n);
	struct vdm_field *f, *number = NULL;
	struct when w;

	while (k < n && k < 6 && s[k] >= '0' && s[k] <= '9')
		k++;
	if (k > 0 && k + 1 < n &&
	    ((strchr(".)", s[k]) != NULL &&
	      vdm_is_space((unsigned char)s[k + 1])) ||
	     (k < 4 && s[k] == ' ' && opens_kind(c, s + k, n - k)))) {
		number = vdm_put(c, VDM_F_NUMBER, s, k, u);
		s += k + 1;
		n -= k + 1;
		s = vdm_trim(s, &n);
	}
	(void)number;
	if (n > 3 && s[n - 1] == ']' && s[n - 2] >= '0' && s[n - 2] <= '9') {
		k = n - 2;
		while (k > 0 && s[k] >= '0' && s[k] <= '9')
			k--;
		if (s[k] == '[' && n - k <= 5)
			n = k;
	} else if (c->have_notes && n > 2 && s[n - 1] >= '0' &&
		   s[n - 1] <= '9') {
		k = n;
		while (k > 0 && s[k - 1] >= '0' && s[k - 1] <= '9')
			k--;
		if (k > 0 && (n - k == 5 || n - k == 1) &&
		    !vdm_is_space((unsigned char)s[k - 1]))
			n--;
		else if (n - k == 5 && k > 0)
			n--;
	}
	s = vdm_trim(s, &n);
	if (u->text + u->len > s + n)
		report_mark(c, u, s, n);
	f = vdm_put(c, VDM_F_TITLE, s, n, u);
	c->title = f != NULL ? f->value : NULL;
	metadata(u, "the first line that can be a title");
	title_says(c, s, n);
	vdm_names_of_title(c, u, s, n);
	if (vdm_when_find(c, s, n, &w)) {
		vdm_put_when(c, s, &w, u);
		put_title_place(c, u, s, n, &w);
	}
	if (vdm_rule_at_start(c, s, n, P_CREDIT, &k) != NULL)
		c->drafter = vdm_who_by_words(c, s + k, n - k, 1);
}

/* A lone date above the title: when the page shows it, not a dateline. */
static void
read_display_date(struct ctx *c, struct unit *u, const char *s, size_t n,
		  const struct when *w)
{
	struct vdm_field *f;

	const char *norm = vdm_iso_date(c, w);
	int drafted = c->title_date != NULL && norm != NULL &&
		      strcmp(c->title_date, norm) != 0;

	f = vdm_put(c, drafted ? VDM_F_DATE_DRAFTED : VDM_F_DATE, s, n, u);
	if (f != NULL)
		f->norm = norm;
	c->shown = f;
	metadata(u, "a date above the title");
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
		      strcmp(c->title_date, norm) != 0;

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
		    strcmp(c->shown->norm, norm) != 0)
			c->shown->id = VDM_F_DATE_DRAFTED;
		vdm_put_when(c, s, w, u);
	}
	vdm_put_place(c, u, s, n, w, drafted);
}

/* "Secret. Copy No. 3" */
static int
read_copy_line(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	const char *stop = memchr(s, '.', n);
	struct vdm_field *f;
	size_t k;

	if (stop == NULL || n > 60)
		return 0;
	k = (size_t)(stop - s);
	if (k + 2 >= n || !vdm_is_classification(c, s, k) ||
	    strstr(vdm_lower(c, stop, n - k), "cop") == NULL)
		return 0;
	vdm_put(c, VDM_F_CLASSIFICATION, s, k, u);
	f = vdm_put(c, VDM_F_OTHER, stop + 1, n - k - 1, u);
	if (f != NULL)
		f->name = "copy";
	metadata(u, "words of secrecy, and the number of a copy");
	return 1;
}

/* "John P. Lind, Director", "Dr. Ruth Moss": a person, and an office. */
static int
is_person_line(struct ctx *c, size_t i)
{
	struct tokens *t = &c->tok2;
	struct mention m;
	size_t n, k;
	const char *s;

	if (i >= c->n || c->u[i].kind != U_NONE)
		return 0;
	n = c->u[i].len;
	s = vdm_trim(c->u[i].text, &n);
	if (n == 0 || n > 200 || strchr(":;?!", s[n - 1]) != NULL ||
	    vdm_is_sentence(c, s, n))
		return 0;
	vdm_tokens(c, t, s, n, 60);
	if (!vdm_mention_at(c, t, 0, &m) || m.last < m.name + 2 ||
	    m.possessive ||
	    (m.last < t->n && !vdm_punct(t, m.last, ',') &&
	     !vdm_punct(t, m.last, '(') && !vdm_punct(t, m.last, '[')))
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
	const char *s;
	struct when w;

	if (i >= c->n || c->u[i].kind != U_NONE || c->u[i].is_heading)
		return 0;
	n = c->u[i].len;
	s = vdm_trim(c->u[i].text, &n);
	if (n == 0 || n > 200 || strchr("?!;", s[n - 1]) != NULL ||
	    vdm_is_sentence(c, s, n) || vdm_is_dateline(c, &c->u[i], s, n, &w))
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
		} else if (end > last + 2) {
			break;
		}
		end++;
	}
	if (persons < 2 || persons * 5 < (last - i) * 3)
		return 0;
	for (end = i; end < last; end++) {
		struct unit *u = &c->u[end];

		vdm_unit_set(u, U_PARTICIPANTS, FATE_KEEP,
			     "people, a line each, in the head");
		u->cert = VDM_CERT_MEDIUM;
		vdm_roster_line(c, u, u->text, u->len);
	}
	return last - i;
}

/* "From the diary of X", "Made possible by ...". 2: it ends the head. */
static int
read_credit(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	size_t used, rest;
	const struct rule *r = vdm_rule_at_start(c, s, n, P_CREDIT, &used);
	const char *value;
	int colon;

	if (r == NULL || n >= 300 || used >= n)
		return 0;
	value = vdm_after_label(s, n, used, &rest, &colon);
	if (vdm_rule_is(r, "participant")) {
		vdm_roster_one(c, u, value, rest, NULL);
		return 1;
	}
	if (vdm_rule_is(r, "author") && !vdm_is_name(c, value, rest))
		return 2;
	if (strstr(r->words, "diary") != NULL ||
	    strstr(r->words, "journal") != NULL) {
		c->drafter = vdm_who_by_words(c, value, rest, 1);
		if (c->drafter >= 0)
			c->who[c->drafter].by |= BY_SIGNATURE;
	}
	while (rest > 0 && value[rest - 1] == '.' && n < 200)
		rest--;
	vdm_put_labelled(c, u, r, value, rest);
	metadata(u, "a credit");
	return 1;
}

/* "A. Lind and the interpreter ...", "On our side, ..." */
static int
opens_people(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	struct mention m;

	vdm_tokens(c, t, s, n < 200 ? n : 200, 40);
	return vdm_mention_at(c, t, 0, &m) || vdm_phrase_at(t, 0, "on") ||
	       vdm_phrase_at(t, 0, "from") || vdm_phrase_at(t, 0, "for") ||
	       vdm_phrase_at(t, 0, "the following");
}

/* Lines that say by themselves what they are: secrecy, kind, date, people. */
static int
read_plain(struct ctx *c, size_t i, size_t title, const char *s, size_t n)
{
	struct unit *u = &c->u[i];
	const char *spaced;
	size_t at = 0, used = 0;
	struct vdm_field *f;
	struct when w;

	if (vdm_is_classification(c, s, n)) {
		vdm_put(c, VDM_F_CLASSIFICATION, s, n, u);
		metadata(u, "words of secrecy alone on a line");
		return 1;
	}
	if (read_copy_line(c, u, s, n))
		return 1;
	spaced = vdm_letter_spaced(c, s, n);
	if (spaced != NULL) {
		f = vdm_put(c, VDM_F_TYPE, s, n, u);
		if (f != NULL)
			f->norm = vdm_arena_strdup(&c->rec->arena, spaced);
		metadata(u, "a letter-spaced word");
		return 1;
	}
	if (vdm_is_dateline(c, u, s, n, &w)) {
		if (i < title && title < c->n && w.has_date &&
		    w.end - w.start == n)
			read_display_date(c, u, s, n, &w);
		else
			read_dateline(c, u, s, n, &w);
		return 1;
	}
	if (n >= 600 ||
	    vdm_rule_within(c, s, n, P_PRESENT, &at, &used) == NULL ||
	    (at > 0 && !opens_people(c, s, n)))
		return 0;
	vdm_unit_set(u, U_PARTICIPANTS, FATE_KEEP, "says who was present");
	vdm_names_of_list(c, u, s + (at == 0 ? used : 0),
			  at == 0 ? n - used : at, "present");
	return 1;
}

/* A short line that is nothing else: a kind of document, or a heading. */
static int
read_short(struct ctx *c, size_t i, size_t title, const char *s, size_t n)
{
	struct unit *u = &c->u[i];

	if (!vdm_is_short_line(s, n) || (title < c->n && i >= title + 30))
		return 0;
	if (vdm_all_words(c, s, n, W_GENRE | W_FUNCTION | W_TALK) &&
	    vdm_field_get(c->rec, VDM_F_TYPE, 0) == NULL && i > title) {
		vdm_put(c, VDM_F_TYPE, s, n, u);
		metadata(u, "a kind of document");
		return 1;
	}
	u->kind = U_HEADING;
	u->reason = "a short line without a full stop";
	u->cert = VDM_CERT_MEDIUM;
	return 1;
}

/* One line of the head; how many units it took, 0 when the head is over. */
static size_t
read_line(struct ctx *c, size_t i, size_t title)
{
	struct unit *u = &c->u[i];
	size_t n = u->len, took;
	const char *s = vdm_trim(u->text, &n);
	int credit;

	if (u->kind != U_NONE)
		return u->kind == U_TURN ? 0 : 1;
	if (n == 0)
		return 1;
	if (i == title) {
		read_title(c, u);
		return 1;
	}
	if (vdm_rule_whole(c, s, n, P_FURNITURE) != NULL) {
		vdm_unit_set(u, U_CHROME, FATE_CHROME,
			     "furniture of a web page");
		return 1;
	}
	credit = read_credit(c, u, s, n);
	if (credit != 0)
		return credit == 1;
	took = read_label(c, i);
	if (took > 0)
		return took;
	if (read_plain(c, i, title, s, n))
		return 1;
	if (vdm_starts_narration(c, s, n))
		return 0;
	took = i > title ? read_people(c, i) : 0;
	if (took > 0)
		return took;
	return (size_t)read_short(c, i, title, s, n);
}

/* A title that is known already still names people, and a kind. */
static void
known_title(struct ctx *c)
{
	const struct vdm_field *f = vdm_field_get(c->rec, VDM_F_TITLE, 0);
	size_t n = f != NULL ? strlen(f->value) : 0;

	if (n == 0)
		return;
	c->title = f->value;
	title_says(c, f->value, n);
	vdm_names_of_title(c, NULL, f->value, n);
}

/* Whether more of the head comes soon after an unknown line. */
static int
head_goes_on(struct ctx *c, size_t i, size_t title, size_t end)
{
	size_t k, n = c->u[i].len, used;
	const char *s = vdm_trim(c->u[i].text, &n);
	struct when w;

	if (i < title && title < end)
		return 1;
	if (n > 200 || (n > 80 && s[n - 1] == '.') ||
	    vdm_starts_narration(c, s, n) ||
	    (vdm_classes_in(c, s, n) & W_SALUTE))
		return 0;
	for (k = i + 1; k < end && k < i + 5; k++) {
		n = c->u[k].len;
		s = vdm_trim(c->u[k].text, &n);
		if (n == 0 || n > 150)
			continue;
		if (is_person_line(c, k) ||
		    vdm_is_dateline(c, &c->u[k], s, n, &w) ||
		    vdm_is_classification(c, s, n) ||
		    (vdm_rule_at_start(c, s, n, P_LABEL, &used) != NULL &&
		     (used >= n || s[used] == ':')))
			return 1;
	}
	return 0;
}

static void
note_title_date(struct ctx *c, const char *s, size_t n)
{
	struct when w;

	if (vdm_when_find(c, s, n, &w) && w.has_date && w.day > 0)
		c->title_date = vdm_iso_date(c, &w);
}

void
vdm_head_read(struct ctx *c)
{
	size_t end = 0, title, i, took;

	while (end < c->n && c->u[end].kind != U_TURN && end < HEAD_UNITS)
		end++;
	for (i = 0; i < end; i++) {
		size_t n = c->u[i].len;
		const char *s = vdm_trim(c->u[i].text, &n);

		if (c->u[i].kind == U_NONE && vdm_starts_narration(c, s, n))
			break;
	}
	end = i;
	title = find_title(c, end);
	if (c->had[VDM_F_TITLE]) {
		known_title(c);
		title = c->n;
	} else if (title < end) {
		note_title_date(c, c->u[title].text, c->u[title].len);
	}
	if (title >= end)
		title = c->n;
	i = 0;
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
