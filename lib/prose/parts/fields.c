/* SPDX-License-Identifier: MIT */
/* Puts what the head says into fields: dates, times, places, labelled values.
 */
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "prose/prose.h"
#include "prose/parts/credited.h"

enum {
	/* Letters of a clock's name; bytes of a word for a talk, and before it
	 * in a longer word. */
	ZONE_BYTES = 4,
	TALK_BYTES = 6,
	TALK_BEFORE = 3,
	LEAD_TOKENS = 3, /* "in the Old" */
	/* Words that the name of a place may have, with its address. */
	PLACE_WORDS = 30,
	/* Bytes of a place that stands after the date; more is a sentence. */
	PLACE_BYTES = 60,
	/* Spaces that part two columns of a typed line. */
	WIDE_GAP = 3,
	NO_BREAK = 0xA0,
	WIDE_SPACE = 0x3000,
	LONG_DASH = 0x2014, /* "Present", a dash, and names */
	WIDE_COLON = 0xFF1A
};

struct vdm_field *
vdm_put(struct ctx *c, enum vdm_field_id id, const char *s, size_t n,
	const struct unit *u)
{
	struct vdm_field *f;
	const struct vdm_field_info *info = vdm_field_info_get(id);

	s = vdm_trim(s, &n);
	f = info->repeat ? NULL : vdm_field_get(c->rec, id, 0);
	if (f != NULL) {
		/* One value only: what else stands in the text is kept. */
		if (strlen(f->value) == n && memcmp(f->value, s, n) == 0)
			return f;
		f = vdm_field_addn(c->rec, VDM_F_OTHER, s, n);
		if (f != NULL)
			f->name = info->name;
	} else {
		f = vdm_field_addn(c->rec, id, s, n);
	}
	if (f != NULL && u != NULL) {
		f->pos.line = u->line;
		f->pos.column = 1;
		f->pos.end = u->end;
	}
	return f;
}

/* "1931-05-03", "1931-05": what is known of a day. */
static void
put_day(struct vdm_buf *b, int year, int month, int day)
{
	vdm_buf_printf(b, "%04d", year);
	if (month > 0)
		vdm_buf_printf(b, "-%02d", month);
	if (month > 0 && day > 0)
		vdm_buf_printf(b, "-%02d", day);
}

const char *
vdm_iso_date(struct ctx *c, const struct when *w)
{
	struct vdm_buf b;
	const char *s;

	if (w->limit)
		return NULL;
	vdm_buf_init(&b);
	put_day(&b, w->year, w->month, w->day);
	if (w->day2 > 0) {
		vdm_buf_putc(&b, '/');
		put_day(&b, w->year2, w->month2, w->day2);
	}
	s = vdm_arena_strdup(&c->rec->arena, vdm_buf_str(&b));
	c->scratch.failed |= b.failed;
	vdm_buf_fini(&b);
	return s;
}

int
vdm_same_day(const char *a, const char *b)
{
	const size_t n = strcspn(a, "/");

	return n == strcspn(b, "/") && strncmp(a, b, n) == 0;
}

static void
put_clock(struct vdm_buf *out, int hour, int minute)
{
	vdm_buf_printf(out, "%02d:%02d", hour, minute);
}

/* "17:30", of a range "17:30/18:10" */
static const char *
iso_time(struct ctx *c, const struct when *w)
{
	struct vdm_buf b;
	const char *s;

	vdm_buf_init(&b);
	put_clock(&b, w->hour, w->minute);
	if (w->hour2 >= 0) {
		vdm_buf_putc(&b, '/');
		put_clock(&b, w->hour2, w->minute2);
	}
	s = vdm_arena_strdup(&c->rec->arena, vdm_buf_str(&b));
	c->scratch.failed |= b.failed;
	vdm_buf_fini(&b);
	return s;
}

/* Whether a field of this kind says the same already, in whatever words. */
static int
has_norm(const struct ctx *c, enum vdm_field_id id, const char *norm)
{
	size_t at = 0;
	const struct vdm_field *f;

	while ((f = vdm_field_next(c->rec, id, &at)) != NULL)
		if (norm != NULL && f->norm != NULL &&
		    (strcmp(f->norm, norm) == 0 ||
		     (id == VDM_F_DATE && vdm_same_day(f->norm, norm))))
			return 1;
	return 0;
}

/* Adds a date and a time that stand in a text which itself stays. */
void
vdm_put_when(struct ctx *c, const char *s, const struct when *w,
	     const struct unit *u)
{
	struct vdm_field *f;
	const char *norm;

	if (w->has_date && !c->had[VDM_F_DATE]) {
		norm = vdm_iso_date(c, w);
		if (!has_norm(c, VDM_F_DATE, norm)) {
			f = vdm_put(c, VDM_F_DATE, s + w->start,
				    w->end - w->start, u);
			if (f != NULL)
				f->norm = norm;
		}
	}
	if (w->hour >= 0 && !c->had[VDM_F_TIME] &&
	    vdm_evidence_time(c, s, w) != VDM_EV_NONE) {
		norm = iso_time(c, w);
		if (!has_norm(c, VDM_F_TIME, norm)) {
			f = vdm_put(c, VDM_F_TIME, s + w->time_start,
				    w->time_end - w->time_start, u);
			if (f != NULL)
				f->norm = norm;
		}
	}
}

/* A stretch of a text, in bytes. */
struct span {
	size_t start, n;
};

/* Where the last wide gap before `end` ends: it parts two fields of a line. */
static size_t
gap_before(const char *s, size_t end)
{
	size_t i, spaces = 0, last = 0;

	for (i = 0; i < end; i++) {
		if (s[i] == ' ') {
			spaces++;
			continue;
		}
		if (spaces >= WIDE_GAP)
			last = i;
		spaces = 0;
	}
	return last;
}

/* "in", "at" */
static int
before_place(const struct tokens *t, size_t i)
{
	return vdm_word_does(t, i, X_IN) || vdm_word_does(t, i, X_AT);
}

/* What may part a place from the date after it: "Lund, on Monday", "Lund, dnia
 * 5 maja". */
static int
parts_place(const struct tokens *t, size_t i)
{
	const struct token *k = &t->t[i];

	/* of the date, if it is not all that stands before it */
	if (i > 0 && vdm_word_does(t, i, X_ON))
		return 1;
	if (k->cp == ')' || k->cp == ']')
		return 0;
	return (k->flags & T_PUNCT) ||
	       (k->classes & (W_WEEKDAY | W_FUNCTION)) != 0;
}

/* Where what parts a place from the date before it ends. */
static size_t
past_parting(const char *s, size_t n, size_t i)
{
	while (i < n && (vdm_is_space((unsigned char)s[i]) ||
			 strchr(",.;-", s[i]) != NULL))
		i++;
	return i;
}

/* "in the Old Mill": how many words stand before the name of a place. */
static size_t
count_before_name(const struct tokens *t)
{
	size_t k = 0;

	while (k + 1 < t->n && k < 2 &&
	       (before_place(t, k) || (k > 0 && vdm_word_does(t, k, X_THE))))
		k++;
	return k;
}

/* "12 September 1975, Canberra": the place stands after date and time. */
static int
place_after(struct ctx *c, const char *s, size_t n, const struct when *w,
	    struct span *place)
{
	struct tokens *t = &c->tok;
	size_t i = w->end > w->time_end ? w->end : w->time_end, k;

	i = past_parting(s, n, i);
	vdm_tokens(c, t, s + i, n - i, LEAD_TOKENS);
	k = count_before_name(t);
	if (k > 0) {
		i += t->t[k].start;
		vdm_tokens(c, t, s + i, n - i, 1);
	}
	if (!vdm_token_has(t, 0, T_CAP) || n - i > PLACE_BYTES ||
	    (t->t[0].classes & (W_WEEKDAY | W_FUNCTION)))
		return 0;
	while (n > i && strchr(".,;", s[n - 1]) != NULL)
		n--;
	place->start = i;
	place->n = n - i;
	return 1;
}

/* "Held", "Recorded", "Hari" before a weekday: whether the tokens before `last`
 * say what the day is of, and no place. */
static int
is_none(struct ctx *c, const struct tokens *t, const char *s, size_t last)
{
	const size_t n = t->t[last - 1].end;

	return (last == 1 && vdm_word_does(t, 0, X_HELD)) ||
	       vdm_rule_whole(c, s, n, P_COPIED) != NULL ||
	       vdm_rule_whole(c, s, n, P_DAYS) != NULL;
}

/* "Lund      Held at Halden, ": what stands before the date, at `end`. */
static int
place_before(struct ctx *c, const char *s, size_t end, struct span *place,
	     int *alone)
{
	struct tokens *t = &c->tok;
	size_t start = gap_before(s, end), first = 0, last;

	vdm_tokens(c, t, s + start, end - start, PLACE_WORDS + 1);
	last = t->n;
	while (last > 0 && parts_place(t, last - 1))
		last--;
	/* "Held on 5 May": the place is not here */
	if (last > 0 && is_none(c, t, s + start, last))
		last = 0;
	*alone = last == 0 && start == 0;
	if (last == 0 || t->n > PLACE_WORDS)
		return 0;
	if (last > 2 && before_place(t, 1)) /* "Held at", "Given in" */
		first = 1;
	while (first < last && before_place(t, first))
		first++;
	/* "SECRET Halden, May 4" */
	while (first < last && (t->t[first].classes & W_SECRECY))
		first++;
	if (first >= last)
		return 0;
	place->start = start + t->t[first].start;
	place->n = t->t[last - 1].end - t->t[first].start;
	return 1;
}

/* "First Reading", "Committee Stage", "Volume Two": what ends the words before
 * any comma, or has its number behind it; "Reading" alone is a town, and the
 * "Reading Room" a place. */
static int
is_counted_occasion(struct ctx *c, const struct tokens *t)
{
	size_t i, used;

	for (i = 0; i < t->n && (t->t[i].flags & T_WORD); i++)
		if (vdm_rule_at_token(c, t, i, P_OCCASION, &used) != NULL &&
		    (vdm_token_has(t, i + 1, T_WORD)
			 ? vdm_token_is(t, i + 1, W_NUMBER) ||
			       vdm_token_has(t, i + 1, T_DIGIT)
			 : i > 0))
			return 1;
	return 0;
}

/* "Oral Argument", "Session of the Council": what people met for, by the word
 * that the others belong to. */
static int
is_occasion(struct ctx *c, const char *s, const struct span *place)
{
	struct tokens *t = &c->tok;
	size_t i, head;

	vdm_tokens(c, t, s + place->start, place->n, PLACE_WORDS);
	if (is_counted_occasion(c, t))
		return 1;
	for (i = 0, head = 0; i < t->n; i++) {
		/* "Oral evidence taken before the Committee" */
		if (vdm_word_does(t, i, X_SITTING) ||
		    (i > 0 && !(t->t[i].flags & T_CAP) &&
		     (t->t[i].classes & (W_TALK | W_GENRE))))
			return 1;
		if (vdm_word_does(t, i, X_OF) || (t->t[i].flags & T_PUNCT))
			break;
		head = i;
	}
	return t->n > 0 && (t->t[head].classes & (W_TALK | W_GENRE)) != 0;
}

/* "Telefonkonferenz zum Halbjahr": the word that opens it ends in one for a
 * talk, where words are written as one. */
static int
opens_talk(struct ctx *c, const char *s, const struct span *p)
{
	size_t n = 0, i;
	const char *low;

	while (n < p->n && s[p->start + n] != ' ' && s[p->start + n] != ',')
		n++;
	low = vdm_lower(c, s + p->start, n);
	n = low != NULL ? strlen(low) : 0;
	if (vdm_lexicon_get(c, low, n) != 0)
		return 0;
	for (i = TALK_BEFORE; i + TALK_BYTES <= n; i++)
		if (((unsigned char)low[i] & 0xC0) != 0x80 &&
		    (vdm_lexicon_get(c, low + i, n - i) & W_TALK))
			return 1;
	return 0;
}

/* "10:00 AM ET": letters right behind a time say by which clock it is. */
static int
is_zone(const char *s, const struct when *w, const struct span *p)
{
	size_t i;

	if (w->hour < 0 || p->start < w->time_end || p->n > ZONE_BYTES)
		return 0;
	for (i = 0; i < p->n; i++)
		if (!vdm_is_capital(s[p->start + i]))
			return 0;
	return 1;
}

/* Brackets around a place say that it was added: they are none of it. */
static void
unbracket(const char *s, struct span *p)
{
	s += p->start;
	if (p->n < 2 || s[0] != '[' || s[p->n - 1] != ']')
		return;
	p->start++;
	p->n -= 2;
	while (p->n > 0 && (s[p->n] == ',' || s[p->n] == ' '))
		p->n--;
}

/* What stands before the date or its time; where nothing does, behind them. */
static int
place_beside(struct ctx *c, const char *s, size_t n, const struct when *w,
	     struct span *place)
{
	size_t end = w->has_date ? w->start : n;
	int alone;

	if (w->hour >= 0 && w->time_start < end)
		end = w->time_start;
	return place_before(c, s, end, place, &alone) ||
	       (alone && place_after(c, s, n, w, place));
}

/* Whether that is a place: no label ("Sent: 3 May 1950"), nor what people met
 * for. */
static int
is_place(struct ctx *c, const char *s, size_t n, const struct span *place,
	 int dated)
{
	return !is_occasion(c, s, place) &&
	       !(place->start == 0 && place->n < n && s[place->n] == ':') &&
	       vdm_evidence_place(c, s + place->start, place->n, dated) !=
		   VDM_EV_NONE;
}

/* "Timetable from 1 May 1926": what holds from a day on is no place. */
static int
holds_from(struct ctx *c, const char *s, const struct when *w)
{
	size_t end = w->start, from;

	while (end > 0 && s[end - 1] == ' ')
		end--;
	for (from = end; from > 0 && s[from - 1] != ' ';)
		from--;
	return w->has_date && end > from &&
	       vdm_word_at(c, s + from, end - from, X_FROM) == end - from;
}

void
vdm_put_place(struct ctx *c, struct unit *u, const char *s, size_t n,
	      const struct when *w, int drafted)
{
	/* Of a call, the place of the line is where it was written down. */
	enum vdm_field_id id =
	    drafted || c->telephone ? VDM_F_PLACE_DRAFTED : VDM_F_PLACE;
	struct span place;

	if (holds_from(c, s, w) || !place_beside(c, s, n, w, &place))
		return;
	unbracket(s, &place);
	if (is_place(c, s, n, &place, w->has_date) && !is_zone(s, w, &place) &&
	    !opens_talk(c, s, &place) && !c->had[VDM_F_PLACE] &&
	    !c->had[VDM_F_PLACE_DRAFTED] &&
	    vdm_field_get(c->rec, id, 0) == NULL)
		vdm_put(c, id, s + place.start, place.n, u);
}

/*
 * The words that introduced a field. Those of the field table itself are said
 * by the field; that they stood there is reported.
 */
void
vdm_label_put(struct ctx *c, struct vdm_field *f, const char *label, size_t n,
	      const struct unit *u)
{
	const struct vdm_field_info *info = vdm_field_info_get(f->id);
	struct vdm_pos pos = {u->line, 1, u->end};

	label = vdm_trim(label, &n);
	if (n == 0)
		return;
	if (n != strlen(info->label) || strncmp(label, info->label, n) != 0) {
		f->label = vdm_arena_strndup(&c->rec->arena, label, n);
		return;
	}
	vdm_diag(c->sink, VDM_D_LABEL_READ, &pos, info->label,
		 "the label of a field is said by the field itself now");
}

/* Whether what stands at s parts a label from its value; its bytes. */
static size_t
label_mark(const char *s, size_t n, int *colon)
{
	size_t used;
	uint32_t cp = n > 0 ? vdm_utf8_decode(s, n, &used) : 0;

	if (cp == ':' || cp == WIDE_COLON || cp == LONG_DASH) {
		*colon = 1;
		return used;
	}
	if (cp == '.' || cp == '*')
		return used;
	return cp == WIDE_SPACE || cp == NO_BREAK ||
		       (cp != 0 && cp < 0x80 && vdm_is_space((unsigned char)cp))
		   ? used
		   : 0;
}

const char *
vdm_after_label(const char *s, size_t n, size_t used, size_t *rest, int *colon)
{
	const char *p = s + used, *end = s + n;
	size_t bytes;

	*colon = 0;
	while ((bytes = label_mark(p, (size_t)(end - p), colon)) > 0)
		p += bytes;
	/* "일시  1998년": a column of labels, and one of values */
	if (!*colon && p < end && p > s + used + 1 &&
	    (s[used] == ' ' || s[used] == '\t' || s[used] == '\xE3'))
		*colon = 1;
	*rest = (size_t)(end - p);
	return p;
}

int
vdm_norm_date(struct ctx *c, struct vdm_field *f, struct when *w)
{
	if ((f->id != VDM_F_DATE && f->id != VDM_F_UPLOADED &&
	     f->id != VDM_F_PUBLISHED) ||
	    !vdm_when_find(c, f->value, strlen(f->value), w) || !w->has_date)
		return 0;
	f->norm = vdm_iso_date(c, w);
	return 1;
}

/* "Date, time and place": whether one of the label's words is a place's. */
static int
label_has_place(struct ctx *c, const char *label, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, used;

	vdm_tokens(c, t, label, n, n);
	for (i = 0; i < t->n; i++)
		if (vdm_rule_is(vdm_rule_at_token(c, t, i, P_LABEL, &used),
				"place"))
			return 1;
	return 0;
}

/* What else stands beside the date of a label: a time, and a place. */
static void
put_beside_date(struct ctx *c, struct unit *u, const struct vdm_field *date,
		const struct when *w, const char *label, size_t n)
{
	struct vdm_field *time;

	if (w->hour >= 0) {
		time = vdm_put(c, VDM_F_TIME, date->value + w->time_start,
			       w->time_end - w->time_start, u);
		if (time != NULL)
			time->norm = iso_time(c, w);
	}
	if (label_has_place(c, label, n))
		vdm_put_place(c, u, date->value, strlen(date->value), w, 0);
}

/* Takes a colon or a space off the end of a label: 0 if there is none. */
static int
without_mark(const char *s, size_t *n)
{
	size_t k = *n - 1;
	int colon;

	while (k > 0 && ((unsigned char)s[k] & 0xC0) == 0x80)
		k--;
	if (s[k] == '.' || s[k] == '*' ||
	    label_mark(s + k, *n - k, &colon) == 0)
		return 0;
	*n = k;
	return 1;
}

/* "Translator: none": the field is stated, and empty. */
static size_t
named_bytes(struct ctx *c, enum vdm_field_id id, const char *s, size_t n)
{
	return vdm_credit_is_nobody(c, id, s, n) ? 0 : n;
}

/* A field whose own words left the body: all of them are in it. */
struct vdm_field *
vdm_put_labelled(struct ctx *c, struct unit *u, const struct rule *r,
		 const char *value, size_t n)
{
	const struct vdm_field_info *info = vdm_field_by_name(r->value);
	struct vdm_field *f;
	size_t used = (size_t)(value - u->text);
	const char *label = u->text;
	struct when w;

	if (info == NULL)
		return NULL;
	/* "Time: 5 May 1950, 3 p.m." */
	if (info->id == VDM_F_TIME && vdm_when_find(c, value, n, &w) &&
	    w.has_date && vdm_field_get(c->rec, VDM_F_DATE, 0) == NULL)
		info = vdm_field_info_get(VDM_F_DATE);
	f = vdm_put(c, info->id, value, named_bytes(c, info->id, value, n), u);
	if (f == NULL)
		return NULL;
	label = vdm_trim(label, &used);
	while (used > 0 && without_mark(label, &used))
		;
	vdm_label_put(c, f, label, used, u);
	if (vdm_norm_date(c, f, &w) && info->id == VDM_F_DATE)
		put_beside_date(c, u, f, &w, label, used);
	if (info->id == VDM_F_TIME &&
	    ((vdm_when_find(c, f->value, strlen(f->value), &w) &&
	      w.hour >= 0) ||
	     vdm_time_stated(c, f->value, strlen(f->value), &w)))
		f->norm = iso_time(c, &w);
	return f;
}
