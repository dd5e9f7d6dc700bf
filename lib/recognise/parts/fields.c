/* SPDX-License-Identifier: MIT */
/* Puts what the head says into fields: dates, times, places, labelled values.
 */
#include <string.h>

#include "base/utf8.h"
#include "recognise/internal.h"

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

const char *
vdm_iso_date(struct ctx *c, const struct when *w)
{
	char s[32];
	size_t n = 0;
	int parts[3] = {w->year, w->month, w->day}, i;

	s[n++] = (char)('0' + parts[0] / 1000);
	s[n++] = (char)('0' + parts[0] / 100 % 10);
	s[n++] = (char)('0' + parts[0] / 10 % 10);
	s[n++] = (char)('0' + parts[0] % 10);
	for (i = 1; i < 3 && parts[i] > 0; i++) {
		s[n++] = '-';
		s[n++] = (char)('0' + parts[i] / 10);
		s[n++] = (char)('0' + parts[i] % 10);
	}
	return vdm_arena_strndup(&c->rec->arena, s, n);
}

static const char *
iso_time(struct ctx *c, const struct when *w)
{
	char s[6] = {
	    (char)('0' + w->hour / 10),   (char)('0' + w->hour % 10),   ':',
	    (char)('0' + w->minute / 10), (char)('0' + w->minute % 10), 0};

	return vdm_arena_strdup(&c->rec->arena, s);
}

static int
has_norm(const struct ctx *c, enum vdm_field_id id, const char *norm)
{
	size_t i;
	const struct vdm_field *f;

	for (i = 0; (f = vdm_field_get(c->rec, id, i)) != NULL; i++)
		if (norm != NULL && f->norm != NULL &&
		    strcmp(f->norm, norm) == 0)
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
	if (w->hour >= 0 && !c->had[VDM_F_TIME]) {
		norm = iso_time(c, w);
		if (!has_norm(c, VDM_F_TIME, norm)) {
			f = vdm_put(c, VDM_F_TIME, s + w->time_start,
				    w->time_end - w->time_start, u);
			if (f != NULL)
				f->norm = norm;
		}
	}
}

/* The words before the date: "Lund      Halden, " -> "Halden". */
void
vdm_put_place(struct ctx *c, struct unit *u, const char *s, size_t n,
	      const struct when *w, int drafted)
{
	enum vdm_field_id id =
	    drafted || c->telephone ? VDM_F_PLACE_DRAFTED : VDM_F_PLACE;
	size_t end = w->has_date ? w->start : n, start = 0, i, k;
	struct tokens *t = &c->tok;
	const char *p;

	if (w->hour >= 0 && w->time_start < end)
		end = w->time_start;
	for (i = end; i > 2; i--) /* a wide gap parts two fields */
		if (s[i - 1] == ' ' && s[i - 2] == ' ' && s[i - 3] == ' ' &&
		    i < end)
			break;
	if (i > 2)
		start = i;
	vdm_tokens(c, t, s + start, end - start, 30);
	k = t->n;
	while (k > 0 && ((t->t[k - 1].flags & T_PUNCT) ||
			 (t->t[k - 1].classes & (W_WEEKDAY | W_FUNCTION))))
		if (t->t[k - 1].cp == ')' || t->t[k - 1].cp == ']')
			break;
		else
			k--;
	if (k == 0) { /* "12 September 1975, Canberra" */
		if (start > 0)
			return;
		i = w->end > w->time_end ? w->end : w->time_end;
		if (i >= n)
			return;
		p = s + i;
		k = n - i;
		while (k > 0 && (vdm_is_space((unsigned char)*p) ||
				 strchr(",.;-", *p) != NULL)) {
			p++;
			k--;
		}
		vdm_tokens(c, t, p, k, 12);
		if (k == 0 || k > 60 || !(t->t[0].flags & T_CAP) ||
		    (t->t[0].classes & (W_WEEKDAY | W_FUNCTION)))
			return;
		while (k > 0 && strchr(".,;", p[k - 1]) != NULL)
			k--;
		start = (size_t)(p - s);
	} else {
		size_t first = 0;

		/* "Held at", "Given in" */
		if (k > 2 &&
		    (vdm_phrase_at(t, 1, "in") || vdm_phrase_at(t, 1, "at")))
			first = 1;
		while (first < k && (vdm_phrase_at(t, first, "in") ||
				     vdm_phrase_at(t, first, "at")))
			first++;
		if (first >= k)
			return;
		i = t->t[first].start;
		k = t->t[k - 1].end - i;
		start += i;
	}
	p = s + start;
	if (p[0] == '[' && memchr(p, ']', k) != NULL && p[k - 1] == ']') {
		p++;
		k -= 2;
		while (k > 0 && (p[k - 1] == ',' || p[k - 1] == ' '))
			k--;
	}
	if (!c->had[VDM_F_PLACE] && !c->had[VDM_F_PLACE_DRAFTED] &&
	    vdm_field_get(c->rec, id, 0) == NULL)
		vdm_put(c, id, p, k, u);
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

const char *
vdm_after_label(const char *s, size_t n, size_t used, size_t *rest, int *colon)
{
	const char *p = s + used, *end = s + n;

	*colon = 0;
	while (p < end && (vdm_is_space((unsigned char)*p) || *p == ':' ||
			   *p == '.' || *p == '*')) {
		if (*p == ':')
			*colon = 1;
		p++;
	}
	*rest = (size_t)(end - p);
	return p;
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
	f = vdm_put(c, info->id, value, n, u);
	if (f == NULL)
		return NULL;
	label = vdm_trim(label, &used);
	while (used > 0 && (label[used - 1] == ':' || label[used - 1] == ' '))
		used--;
	vdm_label_put(c, f, label, used, u);
	if ((info->id == VDM_F_DATE || info->id == VDM_F_UPLOADED ||
	     info->id == VDM_F_PUBLISHED) &&
	    vdm_when_find(c, f->value, strlen(f->value), &w) && w.has_date) {
		f->norm = vdm_iso_date(c, &w);
		if (w.hour >= 0 && info->id == VDM_F_DATE) {
			struct vdm_field *g;

			g = vdm_put(c, VDM_F_TIME, f->value + w.time_start,
				    w.time_end - w.time_start, u);
			if (g != NULL)
				g->norm = iso_time(c, &w);
		}
		if (info->id == VDM_F_DATE &&
		    (strstr(vdm_lower(c, label, used), "place") != NULL))
			vdm_put_place(c, u, f->value, strlen(f->value), &w, 0);
	}
	if (info->id == VDM_F_TIME &&
	    vdm_when_find(c, f->value, strlen(f->value), &w) && w.hour >= 0)
		f->norm = iso_time(c, &w);
	return f;
}
