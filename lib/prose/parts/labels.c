/* SPDX-License-Identifier: MIT */
/* Lines of a head with a label: its value beside it, or in the lines below. */
#include <string.h>

#include "base/utf8.h"
#include "prose/prose.h"
#include "prose/lines/lines.h"
#include "prose/parts/credited.h"
#include "prose/parts/labels.h"
#include "prose/parts/title.h"

enum {
	/* Lines below SUBJECT, and bytes of each. */
	SUBJECTS_MAX = 30,
	SUBJECT_BYTES = 150,
	/* Bytes of a unit that begins with a label, its value with it. */
	LABELLED_BYTES = 4000
};

void
vdm_unit_metadata(struct unit *u, const char *reason)
{
	vdm_unit_set(u, U_METADATA, FATE_FIELD, reason);
}

/* "2. ", "(3) - ", "- ": what counts the lines of a list, with the blanks and
 * dashes around it. */
static size_t
counter_at(const char *s, size_t n)
{
	static const char around[] = "- \t";
	struct count k;
	size_t i = strspn(s, around);

	if (i < n && vdm_count_at(s + i, n - i, &k) && k.parts > 0 &&
	    !k.lettered) {
		i += k.width;
		i += strspn(s + i, around);
	}
	return i < n ? i : n;
}

/* One more subject; `k` bytes before it count it. */
static void
put_subject(struct ctx *c, struct unit *u, const char *s, size_t n, size_t k)
{
	struct vdm_field *f = vdm_put(c, VDM_F_SUBJECT, s + k, n - k, u);

	if (f == NULL || k == 0)
		return;
	while (k > 0 && vdm_is_space((unsigned char)s[k - 1]))
		k--;
	f->label = vdm_arena_strndup(&c->rec->arena, s, k);
}

/* Numbered or short lines below SUBJECT alone on its line. */
static size_t
read_subjects(struct ctx *c, size_t i)
{
	size_t from = i, used, n, k;
	const char *s;
	struct when w;

	for (; i < c->n && i < from + SUBJECTS_MAX; i++) {
		struct unit *u = &c->u[i];

		n = u->len;
		s = vdm_trim(u->text, &n);
		if (u->kind != U_NONE || u->len == 0 ||
		    u->len >= SUBJECT_BYTES ||
		    vdm_rule_at_start(c, s, n, P_LABEL, &used) != NULL)
			break;
		k = counter_at(s, n);
		if ((i > from && k == 0) || vdm_is_dateline(c, s, n, &w))
			break;
		put_subject(c, u, s, n, k);
		vdm_unit_metadata(u, "stands below the label of the subject");
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

/* A label at the start of unit i, and the value on its line. */
struct labelled {
	const struct rule *r;
	const char *s, *value;
	size_t i, n, used, rest;
	int colon;
};

/* "Present: The representatives of the following countries: Norland, ...":
 * nobody by name. */
static int
names_parties(struct ctx *c, const struct labelled *l)
{
	size_t at, used;

	return vdm_rule_within(c, l->value, l->rest, P_PARTIES, &at, &used) !=
	       NULL;
}

/* Rows below "Present   Absent": who is in the first column was there; how many
 * units. */
static size_t
read_columns(struct ctx *c, size_t head)
{
	size_t i, n;
	const char *s;

	for (i = head + 1; i < c->n && c->u[i].kind == U_NONE &&
			   c->u[i].line == c->u[i - 1].end + 1;
	     i++) {
		s = vdm_unit_words(&c->u[i], &n);
		if (n == 0)
			break;
		vdm_roster_line(c, &c->u[i], s, vdm_column_end(s, n));
		vdm_unit_set(&c->u[i], U_PARTICIPANTS, FATE_KEEP,
			     "stands in a list of those present and absent");
	}
	return i - head;
}

/* "PARTICIPANTS", and those below it; how many units. */
static size_t
read_participants(struct ctx *c, const struct labelled *l)
{
	struct unit *u = &c->u[l->i];

	u->kind = U_PARTICIPANTS;
	u->reason = "a label of those present";
	if (l->rest > 0 && names_parties(c, l))
		return 1;
	if (vdm_rule_is(vdm_rule_whole(c, l->value, l->rest, P_LABEL),
			"absent"))
		return read_columns(c, l->i);
	if (l->rest > 0) {
		vdm_names_of_list(c, u, l->value, l->rest);
		/* with a blank line below it, the list is on this line */
		if (l->i + 1 >= c->n || c->u[l->i + 1].line != u->end + 1)
			return 1;
	}
	return vdm_roster_read(c, l->i + 1) - l->i;
}

/* "Witnesses: Dr Ann Lee and Jonas Ray." says who gives evidence there; alone
 * on its line it heads them; how many units. */
static size_t
read_witnesses(struct ctx *c, const struct labelled *l)
{
	struct unit *u = &c->u[l->i];

	if (l->rest > 0) {
		vdm_names_of_list(c, u, l->value, l->rest);
		vdm_unit_set(u, U_NARRATION, FATE_KEEP,
			     "says who gives evidence");
		return 1;
	}
	vdm_unit_set(u, U_HEADING, FATE_KEEP, "heads those who give evidence");
	return vdm_roster_read(c, l->i + 1) - l->i;
}

/* "SUBJECT" alone on its line, and subjects below it; how many units. */
static size_t
read_subject_list(struct ctx *c, const struct labelled *l)
{
	struct unit *u = &c->u[l->i];
	size_t end;

	vdm_unit_metadata(u, "a label");
	end = read_subjects(c, l->i + 1);
	if (end == l->i + 1) {
		u->kind = U_HEADING;
		u->fate = FATE_KEEP;
	} else {
		name_subject(c, l->s, l->n);
	}
	return end - l->i;
}

/* The label of a field in the next column of a line, behind the first `end`
 * bytes of n; what is behind it, *value of *rest bytes. NULL without one. */
static const struct rule *
label_beside(struct ctx *c, const char *s, size_t end, size_t n,
	     const char **value, size_t *rest)
{
	const struct rule *r;
	size_t used;
	int colon = 0;

	n -= end;
	s = vdm_trim(s + end, &n);
	*value = s;
	*rest = n;
	r = n > 0 ? vdm_rule_at_start(c, s, n, P_LABEL, &used) : NULL;
	if (r == NULL || vdm_field_by_name(r->value) == NULL)
		return NULL;
	*value = vdm_after_label(s, n, used, rest, &colon);
	return colon ? r : NULL;
}

/* "Translation: A. Lee / B. Ray", "Translation: Ann Lee without permission": a
 * field for each name, and none for what is no name. */
static int
put_several(struct ctx *c, const struct labelled *l, const struct rule *r,
	    const char *value, size_t n)
{
	const struct vdm_field_info *info = vdm_field_by_name(r->value);

	if (info == NULL || info->claim != VDM_CLAIM_ATTRIBUTION || r != l->r ||
	    !vdm_credit_is_more(c, value, n))
		return 0;
	vdm_credit_list(c, info->id, l->s, l->used, value,
			vdm_credit_length(c, value, n), &c->u[l->i]);
	return 1;
}

/* "DATE: 4 May 1951      PLACE: Halden": a field in each column, where a label
 * stands in each. */
static void
put_columns(struct ctx *c, const struct labelled *l)
{
	struct unit part = c->u[l->i];
	const struct rule *r = l->r, *next;
	const char *value = l->value, *beside;
	size_t rest = l->rest, end, more;

	for (; r != NULL; r = next, value = beside, rest = more) {
		end = vdm_column_end(value, rest);
		next = label_beside(c, value, end, rest, &beside, &more);
		if (next == NULL && put_several(c, l, r, value, rest))
			return;
		vdm_put_labelled(c, &part, r, value, next != NULL ? end : rest);
		part.text = value + end;
	}
}

/* "Label: value" that becomes a field: 1, or 0 where the tail reads it. */
static size_t
read_value(struct ctx *c, const struct labelled *l)
{
	struct unit *u = &c->u[l->i];

	if (vdm_rule_is(l->r, "subject")) {
		vdm_names_of_title(c, u, l->value, l->rest);
		vdm_title_says(c, l->value, l->rest);
	}
	if (vdm_rule_is(l->r, "source")) {
		if (!l->colon || !vdm_source_read(c, u, l->s, l->n))
			return 0;
		vdm_unit_metadata(u, "a source, by its label");
		return 1;
	}
	if (vdm_rule_is(l->r, "rights") && !l->colon)
		return 0;
	/* who has the pen among those who have offices is there, too */
	if (vdm_rule_is(l->r, "recorder"))
		(void)vdm_officer_read(c, l->i);
	put_columns(c, l);
	vdm_unit_metadata(u, "a label stands before it");
	return 1;
}

size_t
vdm_head_label(struct ctx *c, size_t i)
{
	struct unit *u = &c->u[i];
	struct labelled l = {.i = i, .n = u->len};
	size_t first;

	l.s = vdm_trim(u->text, &l.n);
	l.r = vdm_rule_at_start(c, l.s, l.n, P_LABEL, &l.used);
	if (l.r == NULL || l.n > LABELLED_BYTES)
		return 0;
	l.value = vdm_after_label(l.s, l.n, l.used, &l.rest, &l.colon);
	/* without a colon only a capital makes it more than a word */
	if (!l.colon &&
	    (l.rest > 0 || vdm_is_lower(vdm_utf8_decode(l.s, l.n, &first))))
		return 0;
	if (vdm_rule_is(l.r, "participants"))
		return read_participants(c, &l);
	if (vdm_rule_is(l.r, "absent")) {
		vdm_unit_set(u, U_PARTICIPANTS, FATE_KEEP,
			     "a label of those who were not there");
		return 1;
	}
	if (vdm_rule_is(l.r, "copies")) {
		vdm_unit_set(u, U_METADATA, FATE_KEEP, "says who got a copy");
		return 1;
	}
	if (vdm_rule_is(l.r, "witnesses"))
		return read_witnesses(c, &l);
	if (l.rest == 0)
		return vdm_rule_is(l.r, "subject") ? read_subject_list(c, &l)
						   : 0;
	if (vdm_rule_is(l.r, "participant")) {
		vdm_roster_beside(c, u, l.s, l.n, l.used);
		return 1;
	}
	return read_value(c, &l);
}
