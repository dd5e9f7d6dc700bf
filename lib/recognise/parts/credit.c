/* SPDX-License-Identifier: MIT */
/* References and credits: who translated, drafted, contributed. */
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "recognise/internal.h"

static const struct {
	const char *word;
	enum vdm_field_id id;
} deeds[] = {
    {"translated", VDM_F_TRANSLATOR},   {"transcribed", VDM_F_TRANSCRIBER},
    {"contributed", VDM_F_CONTRIBUTOR}, {"obtained", VDM_F_CONTRIBUTOR},
    {"provided", VDM_F_CONTRIBUTOR},    {"edited", VDM_F_EDITOR},
    {"recorded", VDM_F_RECORDER},       {"drafted", VDM_F_RECORDER},
    {"annotated", VDM_F_EDITOR},        {"introduced", VDM_F_CONTRIBUTOR},
    {"selected", VDM_F_CONTRIBUTOR}};

void
vdm_credit_put(struct ctx *c, enum vdm_field_id id, const char *label,
	       size_t label_n, const char *s, size_t n, const struct unit *u)
{
	struct vdm_field *f;
	size_t i;
	const struct vdm_field *old;

	s = vdm_trim(s, &n);
	if (n == 0)
		return;
	for (i = 0; (old = vdm_field_get(c->rec, id, i)) != NULL; i++)
		if (strlen(old->value) >= n &&
		    strncasecmp(old->value + strlen(old->value) - n, s, n) == 0)
			return;
	f = vdm_put(c, id, s, n, u);
	if (f != NULL && label_n > 0)
		vdm_label_put(c, f, label, label_n, u);
}

/* Names parted by "and" and commas: a field each. */
void
vdm_credit_list(struct ctx *c, enum vdm_field_id id, const char *label,
		size_t label_n, const char *s, size_t n, const struct unit *u)
{
	const char *p = s, *end = s + n, *e;

	while (p < end) {
		size_t skip = 0;

		for (e = p; e < end; e++) {
			if (*e == ',' || *e == ';') {
				skip = 1;
				break;
			}
			if (end - e > 5 && (memcmp(e, " and ", 5) == 0 ||
					    memcmp(e, " und ", 5) == 0)) {
				skip = 5;
				break;
			}
			if ((unsigned char)*e == 0xC2 &&
			    (unsigned char)e[1] == 0xA0 && end - e > 6 &&
			    memcmp(e + 2, "and", 3) == 0) {
				skip = 5;
				if ((unsigned char)e[5] == 0xC2)
					skip = 7;
				break;
			}
		}
		vdm_credit_put(c, id, label, label_n, p, (size_t)(e - p), u);
		label_n = 0;
		if (skip > 1) {
			struct vdm_pos pos = {u->line, 1, u->end};
			const char *and = vdm_squeeze(c, e, skip);

			vdm_diag(c->sink, VDM_D_NAMES_PARTED, &pos, and,
				 "names joined by a word are a field each now; "
				 "the word between them is left out");
		}
		p = e + skip;
	}
}

/* Which deed a word at s names, or -1. */
static int
deed_at(const char *s, size_t n)
{
	size_t d, k;

	for (d = 0; d < sizeof(deeds) / sizeof(deeds[0]); d++) {
		k = strlen(deeds[d].word);
		if (k < n && strncasecmp(s, deeds[d].word, k) == 0 &&
		    !((s[k] | 32) >= 'a' && (s[k] | 32) <= 'z'))
			return (int)d;
	}
	return -1;
}

/* "... and translated by Y", "... for the Project": no part of the name. */
static int
ends_name(const char *s, size_t n)
{
	if (n > 5 && strncmp(s, " for ", 5) == 0)
		return 1;
	if (n > 6 && strncmp(s, " from ", 6) == 0)
		return 1;
	if (n > 4 && strncmp(s, " on ", 4) == 0)
		return 1;
	if (n > 5 && strncmp(s, " and ", 5) == 0)
		return deed_at(s + 5, n - 5) >= 0;
	if (n > 2 && strncmp(s, ", ", 2) == 0) {
		if (n > 6 && strncmp(s + 2, "and ", 4) == 0)
			return deed_at(s + 6, n - 6) >= 0;
		return deed_at(s + 2, n - 2) >= 0;
	}
	return 0;
}

/* The end of the name that starts at s: a stop that ends the sentence. */
size_t
vdm_credit_length(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (s[i] == ';' || s[i] == '(' || s[i] == '[' ||
		    ends_name(s + i, n - i))
			break;
		if (s[i] != '.')
			continue;
		if (i + 1 >= n)
			break;
		if (vdm_is_space((unsigned char)s[i + 1]) &&
		    !(i > 0 && s[i - 1] >= 'A' && s[i - 1] <= 'Z' &&
		      (i < 2 || s[i - 2] == ' ' || s[i - 2] == '.')) &&
		    !(i > 1 && s[i - 1] == 'r' &&
		      (s[i - 2] == 'M' || s[i - 2] == 'D' || s[i - 2] == 'J')))
			break;
	}
	return i;
}

/* A firm's name may begin so; a date is digits alone. */
static int
starts_with_digit(const struct tokens *t, size_t i)
{
	char first = t->s[t->t[i].start];

	return first >= '0' && first <= '9' && !(t->t[i].flags & T_DIGIT);
}

/*
 * "Contributed, transcribed, and translated by X." from token i on; the token
 * after it, or i.
 */
static size_t
read_deeds(struct ctx *c, struct tokens *t, size_t i, const struct unit *u)
{
	enum vdm_field_id ids[6];
	size_t n = 0, k = i, d, skipped = 0, len, start;

	while (k < t->n && n < 6 && skipped < 6) {
		int hit = 0;

		for (d = 0; d < sizeof(deeds) / sizeof(deeds[0]); d++)
			if (vdm_phrase_at(t, k, deeds[d].word)) {
				ids[n++] = deeds[d].id;
				hit = 1;
				break;
			}
		if (!hit && n == 0)
			return i;
		if (!hit) {
			if (vdm_phrase_at(t, k, "by"))
				break;
			if (!(t->t[k].flags & T_PUNCT))
				skipped++;
			else if (t->t[k].cp == '.')
				return i;
		}
		k++;
	}
	if (n == 0 || k + 1 >= t->n || !vdm_phrase_at(t, k, "by") ||
	    (!(t->t[k + 1].flags & T_CAP) && t->t[k + 1].cp != '[' &&
	     !starts_with_digit(t, k + 1)))
		return i;
	start = t->t[k + 1].start;
	len = vdm_credit_length(t->s + start, t->t[t->n - 1].end - start);
	for (d = 0; d < n; d++)
		vdm_credit_list(c, ids[d], t->s + t->t[i].start,
				d == 0 ? t->t[k].end - t->t[i].start : 0,
				t->s + start, len, u);
	while (k < t->n && t->t[k].start < start + len)
		k++;
	return k;
}

/* A source, and the sentences of credit after it. */
int
vdm_source_read(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	size_t i, end = n, next;
	struct vdm_pos pos = {u->line, 1, u->end};
	int credited = 0, labelled = 0;
	struct vdm_field *f;
	struct tokens mine = {0};

	/* A bracket around reference and credits is no part of either. */
	if (n > 2 && s[0] == '[' && s[n - 1] == ']' &&
	    (strstr(s, " by ") != NULL || strncasecmp(s, "[source:", 8) == 0)) {
		s++;
		n -= 2;
	}
	if (n > 8 && strncasecmp(s, "source:", 7) == 0) {
		s += 7;
		n -= 7;
		labelled = 1;
	}
	s = vdm_trim(s, &n);
	end = n;
	vdm_tokens(c, &mine, s, n, 300);
	for (i = 0; i < mine.n; i++) {
		int after =
		    i > 0 && (mine.t[i - 1].flags & T_PUNCT) &&
		    (mine.t[i - 1].cp == '.' || mine.t[i - 1].cp == ';' ||
		     mine.t[i - 1].cp == ']');

		/* "..., and translated by Y" goes on with the credits */
		if (credited && i > 0 &&
		    (vdm_phrase_at(&mine, i - 1, "and") ||
		     vdm_punct(&mine, i - 1, ',')))
			after = 2;
		if ((i > 0 && !after) ||
		    (after != 2 && !(mine.t[i].flags & T_CAP)))
			continue;
		next = read_deeds(c, &mine, i, u);
		if (next > i) {
			if (!credited)
				end = mine.t[i].start;
			credited = 1;
			i = next - 1;
		}
	}
	s = vdm_trim(s, &end);
	if (end > 0 && (labelled || vdm_source_bid(c, s, end))) {
		vdm_source_add(c, s, end, &pos, 1);
		if (labelled && (f = vdm_field_get(c->rec, VDM_F_SOURCE, 0)))
			vdm_label_put(c, f, "Source", 6, u);
		return 1;
	}
	if (credited && end > 0) {
		f = vdm_put(c, VDM_F_OTHER, s, end, u);
		if (f != NULL)
			f->name = "note";
	}
	return credited;
}

/* A library's or an office's papers, though no number is given. */
static int
is_holding(struct ctx *c, const char *s, size_t n)
{
	static const char *const all[] = {" library,", " archives,", " files",
					  " file,", " papers,"};
	const char *low = n > 0 && n < 300 ? vdm_lower(c, s, n) : NULL;
	size_t i;

	for (i = 0; low != NULL && i < sizeof(all) / sizeof(all[0]); i++)
		if (strstr(low, all[i]) != NULL)
			return 1;
	return 0;
}

/* "1. Source: Department of State, ... Secret. Drafted by X." */
void
vdm_source_note(struct ctx *c, struct unit *u)
{
	size_t used, n = u->len, end;
	const char *s = u->text;
	struct tokens mine = {0};
	size_t i;
	struct vdm_pos pos = {u->line, 1, u->end};
	int printed = 0;

	(void)vdm_note_number(s, n, u->note > 0, &used);
	s += used;
	n -= used;
	/* In a printed edition's note an office's name comes first, which is
	 * no archive. */
	if (n > 7 && strncmp(s, "Source:", 7) == 0) {
		printed = 1;
		s += 7;
		n -= 7;
	} else if (!vdm_source_bid(c, s, n)) {
		return;
	}
	s = vdm_trim(s, &n);
	vdm_tokens(c, &mine, s, n, 200);
	for (i = 0, end = n; i + 1 < mine.n; i++) {
		if (!(mine.t[i].flags & T_PUNCT) || mine.t[i].cp != '.' ||
		    !(mine.t[i + 1].flags & T_SPACED) ||
		    !(mine.t[i + 1].flags & T_CAP))
			continue;
		if (i > 0 && mine.t[i - 1].end - mine.t[i - 1].start <= 3 &&
		    !(mine.t[i - 1].flags & T_DIGIT) &&
		    !(mine.t[i + 1].classes & W_SECRECY) &&
		    !vdm_phrase_at(&mine, i + 1, "top secret"))
			continue;
		if (end == n)
			end = mine.t[i].start;
		if (mine.t[i + 1].classes & W_SECRECY ||
		    vdm_phrase_at(&mine, i + 1, "top secret")) {
			size_t k = i + 1;

			while (k < mine.n && !(mine.t[k].flags & T_PUNCT))
				k++;
			if (k <= i + 5)
				vdm_credit_put(
				    c, VDM_F_CLASSIFICATION, NULL, 0,
				    s + mine.t[i + 1].start,
				    mine.t[k - 1].end - mine.t[i + 1].start, u);
		}
		if (vdm_phrase_at(&mine, i + 1, "drafted") ||
		    vdm_phrase_at(&mine, i + 1, "translated") ||
		    vdm_phrase_at(&mine, i + 1, "recorded"))
			(void)read_deeds(c, &mine, i + 1, u);
	}
	if ((printed && is_holding(c, s, end)) || vdm_source_bid(c, s, end))
		vdm_source_add(c, s, end, &pos, !printed);
}
