/* SPDX-License-Identifier: MIT */
/* The head of a record: title, number, date and place, those present. */
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
		if (strlen(f->value) == n &&
		    memcmp(f->value, s, n) == 0)
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

static void
metadata(struct unit *u, const char *reason)
{
	u->kind = U_METADATA;
	u->fate = FATE_FIELD;
	u->reason = reason;
	u->cert = VDM_CERT_HIGH;
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
	char s[6] = {(char)('0' + w->hour / 10), (char)('0' + w->hour % 10),
		     ':', (char)('0' + w->minute / 10),
		     (char)('0' + w->minute % 10), 0};

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
static void
put_when(struct ctx *c, const char *s, const struct when *w,
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

/* ---- what a line of the head is --------------------------------------- */

/* All words are of these classes (punctuation and digits do not count). */
static int
all_words(struct ctx *c, const char *s, size_t n, uint32_t classes)
{
	struct tokens *t = &c->tok;
	size_t i, words = 0;

	vdm_tokens(c, t, s, n, 20);
	for (i = 0; i < t->n; i++) {
		if (!(t->t[i].flags & T_WORD) || (t->t[i].flags & T_DIGIT))
			continue;
		words++;
		if (!(t->t[i].classes & classes))
			return 0;
	}
	return words > 0 && t->n < 20;
}

/* "SECRET/NODIS" */
static int
is_secret_pair(struct ctx *c, const struct tokens *t, size_t i)
{
	const char *s = t->s + t->t[i].start, *low;
	size_t n = t->t[i].end - t->t[i].start, k = 0;

	low = vdm_lower(c, s, n);
	while (low[k] != '\0' && low[k] != '/')
		k++;
	return low[k] == '/' && k > 0 &&
	       (vdm_lexicon_get(c, low, k) & W_SECRECY) != 0;
}

static int
is_classification(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, secret = 0, other = 0;

	if (n > 60)
		return 0;
	vdm_tokens(c, t, s, n, 20);
	for (i = 0; i < t->n; i++) {
		if (!(t->t[i].flags & T_WORD))
			continue;
		if (vdm_phrase_at(t, i, "top") || vdm_phrase_at(t, i, "only") ||
		    vdm_phrase_at(t, i, "official") ||
		    vdm_phrase_at(t, i, "use") || vdm_phrase_at(t, i, "for") ||
		    vdm_phrase_at(t, i, "strictly") ||
		    vdm_phrase_at(t, i, "and") || vdm_phrase_at(t, i, "most") ||
		    vdm_phrase_at(t, i, "most"))
			continue;
		if (t->t[i].classes & W_SECRECY || is_secret_pair(c, t, i))
			secret++;
		else
			other++;
	}
	return secret > 0 && other == 0;
}

/* "M e m o r a n d u m": the word without its spaces, or NULL. */
static const char *
letter_spaced(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	struct vdm_buf b;
	size_t i;
	const char *out;

	vdm_tokens(c, t, s, n, 80);
	if (t->n < 4 || t->n >= 80)
		return NULL;
	for (i = 0; i < t->n; i++)
		if (!(t->t[i].flags & T_WORD) ||
		    vdm_utf8_length(s + t->t[i].start,
				    t->t[i].end - t->t[i].start) != 1)
			return NULL;
	vdm_buf_init(&b);
	for (i = 0; i < t->n; i++)
		vdm_buf_put(&b, s + t->t[i].start,
			    t->t[i].end - t->t[i].start);
	out = vdm_arena_strdup(&c->scratch, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	return out;
}

static uint32_t
classes_in(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	uint32_t all = 0;
	size_t i;

	vdm_tokens(c, t, s, n, 80);
	for (i = 0; i < t->n; i++)
		all |= t->t[i].classes;
	return all;
}

/* Whether a short line holds a date and besides it no sentence. */
static int
is_dateline(struct ctx *c, const struct unit *u, const char *s, size_t n,
	    struct when *w)
{
	struct tokens *t = &c->tok;
	size_t i, other = 0;

	(void)u;
	if (n > 240 || !vdm_when_find(c, s, n, w) ||
	    (!w->has_date && w->hour < 0))
		return 0;
	vdm_tokens(c, t, s, n, 60);
	for (i = 0; i < t->n; i++) {
		const struct token *k = &t->t[i];

		if (!(k->flags & T_WORD) || (k->flags & T_DIGIT))
			continue;
		if (w->has_date && k->start >= w->start && k->end <= w->end)
			continue;
		if (w->hour >= 0 && k->start >= w->time_start &&
		    k->end <= w->time_end)
			continue;
		if (k->classes & (W_GENRE | W_TALK))
			return 0;
		if (k->classes & (W_WEEKDAY | W_FUNCTION | W_UNIT | W_COUNTRY))
			continue;
		if (!(k->flags & T_CAP) && (k->classes & W_SAY) == 0) {
			if (s[k->start] >= '0' && s[k->start] <= '9')
				continue;
			other += 2;
		} else {
			other++;
		}
	}
	return other <= 8 && (w->has_date || other <= 2);
}

/* The words before the date: "Neuer      Bonn, " -> "Bonn". */
static void
put_place(struct ctx *c, struct unit *u, const char *s, size_t n,
	  const struct when *w)
{
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
		if (k > 2 && (vdm_phrase_at(t, 1, "in") ||
			      vdm_phrase_at(t, 1, "at")))
			first = 1;
		while (first < k &&
		       (vdm_phrase_at(t, first, "in") ||
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
	if (c->had[VDM_F_PLACE] || c->had[VDM_F_PLACE_DRAFTED] ||
	    vdm_field_get(c->rec, VDM_F_PLACE, 0) != NULL ||
	    vdm_field_get(c->rec, VDM_F_PLACE_DRAFTED, 0) != NULL)
		return;
	vdm_put(c, c->telephone ? VDM_F_PLACE_DRAFTED : VDM_F_PLACE, p, k, u);
}

/* ---- labelled lines ---------------------------------------------------- */

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

static const char *
after_label(const char *s, size_t n, size_t used, size_t *rest, int *colon)
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
static struct vdm_field *
put_labelled(struct ctx *c, struct unit *u, const struct rule *r,
	     const char *value, size_t n)
{
	const struct vdm_field_info *info = vdm_field_by_name(r->value);
	struct vdm_field *f;
	size_t used = (size_t)(value - u->text);
	const char *label = u->text;
	struct when w;

	if (info == NULL)
		return NULL;
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
			put_place(c, u, f->value, strlen(f->value), &w);
	}
	if (info->id == VDM_F_TIME &&
	    vdm_when_find(c, f->value, strlen(f->value), &w) && w.hour >= 0)
		f->norm = iso_time(c, &w);
	return f;
}

static size_t
next_filled(const struct ctx *c, size_t i)
{
	while (i < c->n && c->u[i].len == 0)
		i++;
	return i;
}

/* A verb in lower case: the line is no entry of a list. */
static int
is_sentence(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i;

	vdm_tokens(c, t, s, n, 40);
	for (i = 0; i < t->n; i++) {
		if (t->t[i].classes & W_RELATIVE)
			return 0;
		if (!(t->t[i].flags & T_CAP) &&
		    (t->t[i].classes & (W_SAY | W_THINK | W_AUX)))
			return 1;
	}
	return 0;
}

/* Lines below PARTICIPANTS: each names one or more of those present. */
static size_t
read_present(struct ctx *c, size_t i)
{
	size_t from = i;
	struct vdm_buf b;

	while (i < c->n && c->u[i].kind == U_NONE && c->u[i].len < 200 &&
	       i < from + 60 &&
	       !(i > from + 1 && c->u[i].line > c->u[i - 1].end + 1 &&
		 c->u[from].line == c->u[from + 1].line - 1)) {
		struct unit *u = &c->u[i];
		size_t used, n = u->len;
		const char *s = vdm_trim(u->text, &n);
		struct when w;
		int colon;
		size_t rest;

		if (n == 0)
			break;
		if (vdm_rule_at_start(c, s, n, P_LABEL, &used) != NULL) {
			(void)after_label(s, n, used, &rest, &colon);
			if (colon || rest == 0)
				break;
		}
		if (s[n - 1] == '.' &&
		    (n > 100 || is_sentence(c, s, n)))
			break;
		if (i > from && strpbrk(c->u[i - 1].text, " ,") != NULL &&
		    memchr(s, ' ', n) == NULL && memchr(s, '.', n) == NULL)
			break; /* a lone word is the next heading */
		if (s[0] >= '0' && s[0] <= '9')
			break;
		if (is_dateline(c, u, s, n, &w))
			break;
		u->kind = U_PARTICIPANTS;
		u->reason = "stands in the list of those present";
		u->cert = VDM_CERT_HIGH;
		i++;
	}
	vdm_buf_init(&b);
	for (; from < i; from++) {
		struct unit *u = &c->u[from];
		size_t n = u->len;
		const char *s = vdm_trim(u->text, &n);

		vdm_buf_put(&b, s, n);
		/* A name broken over two lines: "Muhammad / Massoud, who". */
		if (from + 1 < i && n > 0) {
			struct tokens *t = &c->tok;
			const struct unit *v = &c->u[from + 1];
			int open;

			vdm_tokens(c, t, s, n, 60);
			open = t->n > 2 && (t->t[t->n - 1].flags & T_CAP) &&
			       (t->t[t->n - 2].flags & T_PUNCT) &&
			       t->t[t->n - 2].cp == ',' &&
			       !(t->t[t->n - 1].classes &
				 (W_OFFICE | W_COUNTRY));
			vdm_tokens(c, t, v->text, v->len, 5);
			open = open && t->n > 2 && (t->t[0].flags & T_CAP) &&
			       !(t->t[0].classes & (W_HON | W_OFFICE)) &&
			       (t->t[1].flags & T_PUNCT) &&
			       (t->t[2].classes & W_RELATIVE);
			if (open) {
				vdm_buf_putc(&b, ' ');
				continue;
			}
		}
		vdm_names_of_list(c, u, vdm_buf_str(&b), b.len, NULL);
		vdm_buf_clear(&b);
	}
	vdm_buf_fini(&b);
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
		if (is_dateline(c, u, p, n, &w))
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

/* "Interviewer: Jonas Wray" */
static void
read_one_present(struct ctx *c, struct unit *u, const char *value, size_t n,
		 const char *role)
{
	size_t before = c->n_who, i;

	u->kind = U_PARTICIPANTS;
	u->reason = "a label of one of those present";
	vdm_names_of_list(c, u, value, n, role);
	for (i = before; i < c->n_who && role != NULL; i++) {
		const char *low;

		if (c->who[i].role == NULL)
			c->who[i].role = vdm_arena_strdup(&c->scratch, role);
		low = vdm_lower(c, role, strlen(role));
		if (strchr(low, ' ') == NULL)
			vdm_who_office(c, (int)i, low, strlen(low));
	}
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
	value = after_label(s, n, used, &rest, &colon);
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
		return read_present(c, i + 1) - i;
	}
	if (strcmp(r->value, "participant") == 0) {
		if (rest == 0)
			return 0;
		read_one_present(c, u, value, rest,
				 vdm_squeeze(c, s, used));
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
		if (classes_in(c, value, rest) & W_TALK)
			c->conversation |= 1;
		if (strstr(vdm_lower(c, value, rest), "telephone") != NULL)
			c->telephone = 1;
	}
	if (strcmp(r->value, "rights") == 0 ||
	    strcmp(r->value, "source") == 0)
		return 0; /* the tail's */
	put_labelled(c, u, r, value, rest);
	metadata(u, "a label stands before it");
	return 1;
}

/* ---- the title --------------------------------------------------------- */

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
	cls = classes_in(c, s, n < 60 ? n : 60);
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
		    is_classification(c, s, n) || letter_spaced(c, s, n) ||
		    is_dateline(c, u, s, n, &w))
			continue;
		if (vdm_rule_at_start(c, s, n, P_LABEL, &used) != NULL &&
		    (used >= n || s[used] == ':'))
			continue;
		if (!is_title(c, u, s, n))
			break;
		if (first == end)
			first = i;
		cls = classes_in(c, s, n);
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
	cls = classes_in(c, s, n);
	if (cls & W_TALK)
		c->conversation |= 1;
	if (strstr(vdm_lower(c, s, n), "telephone") != NULL ||
	    strstr(vdm_lower(c, s, n), "phone call") != NULL)
		c->telephone = 1;
	vdm_names_of_title(c, u, s, n);
	if (vdm_when_find(c, s, n, &w))
		put_when(c, s, &w, u);
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
	put_when(c, s, w, u);
	put_place(c, u, s, n, w);
}

static int
starts_narration(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t i;

	vdm_tokens(c, t, s, n < 200 ? n : 200, 30);
	if (t->n == 0)
		return 0;
	i = (t->t[0].flags & T_DIGIT) ? 2 : 0;
	if (!vdm_mention_at(c, t, i, &m) || m.possessive)
		return 0;
	for (i = m.last; i < t->n && i < m.last + 4; i++) {
		if (t->t[i].flags & T_CAP)
			return 0;
		if (t->t[i].classes & (W_SAY | W_THINK))
			return 1;
		if (!(t->t[i].classes & (W_ADVERB | W_AUX)) &&
		    !vdm_phrase_at(t, i, "in"))
			return 0;
	}
	return 0;
}

static int
is_short_line(const char *s, size_t n)
{
	return n < 120 && n > 0 && strchr(".!?;,:", s[n - 1]) == NULL;
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
	if (k + 2 >= n || !is_classification(c, s, k) ||
	    strstr(vdm_lower(c, stop, n - k), "cop") == NULL)
		return 0;
	vdm_put(c, VDM_F_CLASSIFICATION, s, k, u);
	f = vdm_put(c, VDM_F_OTHER, stop + 1, n - k - 1, u);
	if (f != NULL)
		f->name = "copy";
	metadata(u, "words of secrecy, and the number of a copy");
	return 1;
}

/* A person's name and nothing else. */
static int
is_name(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;
	struct mention m;

	while (n > 0 && s[n - 1] == '.')
		n--;
	vdm_tokens(c, t, s, n, 20);
	return n < 80 && vdm_mention_at(c, t, 0, &m) && m.last > m.name &&
	       (m.last == t->n || ((t->t[m.last].flags & T_PUNCT) &&
				   t->t[m.last].cp == ','));
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
		const char *value = after_label(s, n, used, &rest, &colon);

		if (strcmp(r->value, "participant") == 0) {
			read_one_present(c, u, value, rest, NULL);
			return 1;
		}
		if (strcmp(r->value, "author") == 0 && !is_name(c, value, rest))
			return 0;
		if (strstr(r->words, "diary") != NULL ||
		    strstr(r->words, "journal") != NULL) {
			c->drafter = vdm_who_by_words(c, value, rest, 1);
			if (c->drafter >= 0)
				c->who[c->drafter].by |= BY_SIGNATURE;
		}
		while (rest > 0 && value[rest - 1] == '.' && n < 200)
			rest--;
		put_labelled(c, u, r, value, rest);
		metadata(u, "a credit");
		return 1;
	}
	took = read_label(c, i);
	if (took > 0)
		return took;
	if (is_classification(c, s, n)) {
		vdm_put(c, VDM_F_CLASSIFICATION, s, n, u);
		metadata(u, "words of secrecy alone on a line");
		return 1;
	}
	if (read_copy_line(c, u, s, n))
		return 1;
	spaced = letter_spaced(c, s, n);
	if (spaced != NULL) {
		struct vdm_field *f = vdm_put(c, VDM_F_TYPE, s, n, u);

		if (f != NULL)
			f->norm = vdm_arena_strdup(&c->rec->arena, spaced);
		metadata(u, "a letter-spaced word");
		return 1;
	}
	if (is_dateline(c, u, s, n, &w)) {
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
	if (starts_narration(c, s, n))
		return 0;
	if (is_short_line(s, n) && (title >= c->n || i < title + 30)) {
		if (all_words(c, s, n, W_GENRE | W_FUNCTION | W_TALK) &&
		    vdm_field_get(c->rec, VDM_F_TYPE, 0) == NULL &&
		    i > title) {
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
	if (classes_in(c, f->value, n) & W_TALK)
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

		if (c->u[i].kind == U_NONE && starts_narration(c, s, n))
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
