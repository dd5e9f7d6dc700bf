/* SPDX-License-Identifier: MIT */
/* The head of a record: title, number, date and place, those present. */
#include <string.h>

#include "base/utf8.h"
#include "recognise/internal.h"

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

/* Numbered or short lines below SUBJECT alone on its line. */
static size_t
read_subjects(struct ctx *c, size_t i)
{
	size_t from = i, used;

	while (i < c->n && c->u[i].kind == U_NONE && c->u[i].len > 0 &&
	       c->u[i].len < 150 && i < from + 30) {
		struct unit *u = &c->u[i];
		const char *s = u->text, *p = s;
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
	if (strcmp(r->value, "participants") == 0) {
		u->kind = U_PARTICIPANTS;
		u->reason = "a label of those present";
		if (rest > 0) {
			vdm_names_of_list(c, u, value, rest, NULL);
			if (i + 1 >= c->n || c->u[i + 1].line != u->end + 1)
				return 1;
		}
		return vdm_roster_read(c, i + 1) - i;
	}
	if (strcmp(r->value, "participant") == 0) {
		if (rest == 0)
			return 0;
		vdm_roster_one(c, u, value, rest, vdm_squeeze(c, s, used));
		return 1;
	}
	if (strcmp(r->value, "subject") == 0 && rest == 0) {
		metadata(u, "a label");
		used = read_subjects(c, i + 1);
		if (used == i + 1)
			u->kind = U_HEADING, u->fate = FATE_KEEP;
		else
			vdm_field_get(c->rec, VDM_F_SUBJECT, 0)->label =
			    vdm_arena_strndup(&c->rec->arena, s, n);
		return used - i;
	}
	if (rest == 0) {
		size_t k = next_filled(c, i + 1);

		if (k >= c->n || c->u[k].kind != U_NONE || !colon)
			return 0;
		return 0;
	}
	if (strcmp(r->value, "subject") == 0) {
		vdm_names_of_title(c, u, value, rest);
		if (vdm_classes_in(c, value, rest) & W_TALK)
			c->conversation |= 1;
		if (strstr(vdm_lower(c, value, rest), "telephone") != NULL)
			c->telephone = 1;
	}
	if (strcmp(r->value, "rights") == 0 || strcmp(r->value, "source") == 0)
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

/* Which of the head's lines is the title: the first that says what kind of
 * document it is, else the first. */
static size_t
find_title(struct ctx *c, size_t end)
{
	size_t i, first = end, kind = end;
	uint32_t cls;

	for (i = 0; i < end && i < 25; i++) {
		struct unit *u = &c->u[i];
		size_t n = u->len, used;
		const char *s = vdm_trim(u->text, &n);
		struct when w;

		if (n == 0 || u->kind != U_NONE)
			continue;
		if (vdm_rule_whole(c, s, n, P_FURNITURE) != NULL ||
		    vdm_rule_at_start(c, s, n, P_CREDIT, &used) != NULL ||
		    vdm_is_classification(c, s, n) ||
		    vdm_letter_spaced(c, s, n) ||
		    vdm_is_dateline(c, u, s, n, &w))
			continue;
		if (vdm_rule_at_start(c, s, n, P_LABEL, &used) != NULL &&
		    (used >= n || s[used] == ':'))
			continue;
		if (!is_title(c, u, s, n))
			break;
		if (first == end)
			first = i;
		cls = vdm_classes_in(c, s, n);
		if (cls & W_TALK)
			return i;
		if ((cls & W_GENRE) && kind == end)
			kind = i;
		if (i > first + 4)
			break;
	}
	return kind < end ? kind : first;
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

/* "134. Transcript of ...1": number, title, the mark of a note. */
static void
read_title(struct ctx *c, struct unit *u)
{
	size_t n = u->len, k = 0;
	const char *s = vdm_trim(u->text, &n);
	struct vdm_field *f, *number = NULL;
	struct when w;
	uint32_t cls;

	while (k < n && k < 6 && s[k] >= '0' && s[k] <= '9')
		k++;
	if (k > 0 && k + 1 < n && (s[k] == '.' || s[k] == ')') &&
	    vdm_is_space((unsigned char)s[k + 1])) {
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
	cls = vdm_classes_in(c, s, n);
	if (cls & W_TALK)
		c->conversation |= 1;
	if (strstr(vdm_lower(c, s, n), "telephone") != NULL ||
	    strstr(vdm_lower(c, s, n), "phone call") != NULL)
		c->telephone = 1;
	vdm_names_of_title(c, u, s, n);
	if (vdm_when_find(c, s, n, &w))
		vdm_put_when(c, s, &w, u);
}

/* A lone date above the title: when the page shows it, not a dateline. */
static void
read_display_date(struct ctx *c, struct unit *u, const char *s, size_t n,
		  const struct when *w)
{
	struct vdm_field *f;

	f = vdm_put(c, VDM_F_DATE, s, n, u);
	if (f != NULL)
		f->norm = vdm_iso_date(c, w);
	metadata(u, "a date above the title");
}

static void
read_dateline(struct ctx *c, struct unit *u, const char *s, size_t n,
	      const struct when *w)
{
	u->kind = U_DATELINE;
	u->reason = "a date and a place, and no sentence";
	u->cert = VDM_CERT_HIGH;
	vdm_put_when(c, s, w, u);
	vdm_put_place(c, u, s, n, w);
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

/* One line of the head; how many units it took, 0 when the head is over. */
static size_t
read_line(struct ctx *c, size_t i, size_t title)
{
	struct unit *u = &c->u[i];
	size_t n = u->len, took, used = 0, at = 0;
	const char *s = vdm_trim(u->text, &n), *spaced;
	const struct rule *r;
	struct when w;

	if (u->kind != U_NONE)
		return u->kind == U_TURN ? 0 : 1;
	if (n == 0)
		return 1;
	if (i == title) {
		read_title(c, u);
		return 1;
	}
	if (vdm_rule_whole(c, s, n, P_FURNITURE) != NULL) {
		u->kind = U_CHROME;
		u->fate = FATE_CHROME;
		u->reason = "furniture of a web page";
		return 1;
	}
	r = vdm_rule_at_start(c, s, n, P_CREDIT, &used);
	if (r != NULL && n < 300 && used < n) {
		size_t rest;
		int colon;
		const char *value = vdm_after_label(s, n, used, &rest, &colon);

		if (strcmp(r->value, "participant") == 0) {
			vdm_roster_one(c, u, value, rest, NULL);
			return 1;
		}
		if (strcmp(r->value, "author") == 0 &&
		    !vdm_is_name(c, value, rest))
			return 0;
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
	took = read_label(c, i);
	if (took > 0)
		return took;
	if (vdm_is_classification(c, s, n)) {
		vdm_put(c, VDM_F_CLASSIFICATION, s, n, u);
		metadata(u, "words of secrecy alone on a line");
		return 1;
	}
	if (read_copy_line(c, u, s, n))
		return 1;
	spaced = vdm_letter_spaced(c, s, n);
	if (spaced != NULL) {
		struct vdm_field *f = vdm_put(c, VDM_F_TYPE, s, n, u);

		if (f != NULL)
			f->norm = vdm_arena_strdup(&c->rec->arena, spaced);
		metadata(u, "a letter-spaced word");
		return 1;
	}
	if (vdm_is_dateline(c, u, s, n, &w)) {
		size_t k;

		if (i < title && title < c->n && w.has_date &&
		    w.end - w.start == n)
			read_display_date(c, u, s, n, &w);
		else
			read_dateline(c, u, s, n, &w);
		(void)k;
		return 1;
	}
	if (n < 600 &&
	    (vdm_rule_within(c, s, n, P_PRESENT, &at, &used) != NULL)) {
		u->kind = U_PARTICIPANTS;
		u->reason = "says who was present";
		u->cert = VDM_CERT_HIGH;
		vdm_names_of_list(c, u, s + (at == 0 ? used : 0),
				  at == 0 ? n - used : at, "present");
		return 1;
	}
	if (vdm_starts_narration(c, s, n))
		return 0;
	if (vdm_is_short_line(s, n) && (title >= c->n || i < title + 30)) {
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
	return 0;
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
	if (vdm_classes_in(c, f->value, n) & W_TALK)
		c->conversation |= 1;
	if (strstr(vdm_lower(c, f->value, n), "telephone") != NULL)
		c->telephone = 1;
	vdm_names_of_title(c, NULL, f->value, n);
}

void
vdm_head_read(struct ctx *c)
{
	size_t end = 0, title, i = 0, took;

	while (end < c->n && c->u[end].kind != U_TURN && end < 60)
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
	}
	if (title >= end)
		title = c->n;
	i = 0;
	while (i < end) {
		took = read_line(c, i, title);
		if (took == 0 && !c->labelled)
			break;
		i += took > 0 ? took : 1;
	}
	c->head_end = i;
}
