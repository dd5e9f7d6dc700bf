/* SPDX-License-Identifier: MIT */
/*
 * What programs print around the words: above the first message titles of
 * parts, lists of people, when it was; behind the last one what they say of
 * themselves. Also in transcripts whose labels the rest of the recogniser
 * reads.
 */
#include <string.h>

#include "base/utf8.h"
#include "recognise/forms/forms.h"
#include "recognise/steps.h"

enum {
	WRAP_BYTES = 55,     /* of a line that the next one goes on with */
	MACHINE_BYTES = 300, /* of what a program says of itself */
	EDGE_UNITS = 3       /* from the beginning, or the end, where it does */
};

/* The lines from i on that are one sentence, wrapped. */
static size_t
wrapped_end(const struct vdm_forms *f, size_t i, size_t end)
{
	size_t used;

	while (++i < end && !f->line[i].gap && f->line[i - 1].n > WRAP_BYTES &&
	       f->line[i].n > 0 &&
	       vdm_is_lower(vdm_utf8_decode(f->line[i].s, f->line[i].n, &used)))
		;
	return i;
}

static int
is_moment(const struct ctx *c, const struct form_line *l)
{
	struct vdm_stamp t;

	return vdm_stamp_at(c, l->s, l->n, &t) && t.has_date && t.has_time &&
	       t.year > 0;
}

/* "SPEAKERS", and the names below it; "SUMMARY KEYWORDS", and words. */
static size_t
read_titled(struct ctx *c, struct vdm_forms *f, size_t i, size_t end,
	    const struct rule *r)
{
	int people = vdm_rule_is(r, "participants");
	struct form_piece *p = vdm_form_piece(c, f, i, i + 1);

	vdm_form_set(p, people ? U_PARTICIPANTS : U_HEADING, FATE_KEEP,
		     "heads a part of what a program wrote");
	while (++i < end && !f->line[i].gap &&
	       vdm_rule_whole(c, f->line[i].s, f->line[i].n, P_TITLED) ==
		   NULL) {
		p = vdm_form_piece(c, f, i, i + 1);
		vdm_form_set(p, people ? U_PARTICIPANTS : U_METADATA, FATE_KEEP,
			     "stands below the head of its part");
		if (p != NULL)
			p->listed = people;
	}
	return i;
}

size_t
vdm_form_before(struct ctx *c, struct vdm_forms *f, size_t i, size_t end)
{
	const struct form_line *l = &f->line[i];
	const struct rule *r = vdm_rule_whole(c, l->s, l->n, P_TITLED);
	size_t last;
	struct form_piece *p;

	if (r != NULL)
		return read_titled(c, f, i, end, r);
	last = wrapped_end(f, i, end);
	p = vdm_form_piece(c, f, i, last);
	if (p == NULL)
		return last;
	if (vdm_form_is_file(l->s, l->n)) {
		vdm_form_set(p, U_METADATA, FATE_KEEP, "the name of a file");
	} else if (is_moment(c, l)) {
		vdm_form_set(p, U_DATELINE, FATE_KEEP, "says when it was");
		p->dated = 1;
	} else if (l->shape == F_STAMP && !l->stamp.has_date) {
		vdm_form_set(p, U_METADATA, FATE_KEEP, "how long it lasts");
		p->lasts = 1;
	}
	return last;
}

/* ---- units --------------------------------------------------------------- */

/* "Transcription ended after 00:12:40": 1, and the duration. */
static int
read_ended(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	size_t used;
	struct vdm_stamp t;

	if (vdm_rule_at_start(c, s, n, P_ENDED, &used) == NULL)
		return 0;
	while (used < n && s[used] == ' ')
		used++;
	if (!vdm_stamp_at(c, s + used, n - used, &t) || !t.has_time ||
	    t.has_date || used + t.end + 1 < n)
		return 0;
	vdm_unit_set(u, U_CLOSING, FATE_KEEP, "a program says how long it was");
	if (vdm_field_get(c->rec, VDM_F_DURATION, 0) == NULL)
		vdm_put(c, VDM_F_DURATION, s + used, t.end, u);
	return 1;
}

/* What a program says of its own work, first or last in a document. */
static int
read_machine(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	size_t at, used;
	const struct rule *r;

	if (n > MACHINE_BYTES)
		return 0;
	r = vdm_rule_within(c, s, n, P_MACHINE, &at, &used);
	if (r == NULL || (r->value != NULL && s[0] != '(' && s[0] != '['))
		return 0;
	vdm_unit_set(u, U_METADATA, FATE_KEEP,
		     "a program says what it did itself");
	return 1;
}

/* Whether a program had a hand in a document: 1 when it says so, or when time
 * codes stand alone on lines. Marks these. */
static int
mark_traces(struct ctx *c)
{
	size_t i;
	int traces = 0;

	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];
		size_t n;
		const char *s = vdm_unit_words(u, &n);
		int edge = i < EDGE_UNITS || i + EDGE_UNITS >= c->n;

		if (n == 0 || u->lifted || u->is_heading ||
		    (u->kind != U_NONE && !(u->continued && edge)))
			continue;
		if (vdm_stamp_is_code(c, s, n)) {
			vdm_unit_set(u, U_CHROME, FATE_CHROME, "a time code");
			u->timing = 1;
			traces = 1;
		} else if (edge && (read_ended(c, u, s, n) ||
				    read_machine(c, u, s, n))) {
			u->continued = 0;
			traces = 1;
		}
	}
	return traces;
}

/* Titles of parts, and lists of people below theirs, before anybody speaks. */
static void
mark_titles(struct ctx *c)
{
	size_t i;

	for (i = 0; i < c->n && i < EDGE_UNITS * 2; i++) {
		struct unit *u = &c->u[i];
		size_t n;
		const char *s = vdm_unit_words(u, &n);
		const struct rule *r;

		if (u->kind != U_NONE || n == 0)
			continue;
		r = vdm_rule_whole(c, s, n, P_TITLED);
		if (r != NULL && r->value == NULL)
			vdm_unit_set(u, U_HEADING, FATE_KEEP,
				     "heads a part of what a program wrote");
	}
}

void
vdm_forms_around(struct ctx *c)
{
	if (c->rec->format != NULL && !c->rec->is_plain)
		return;
	if (mark_traces(c))
		mark_titles(c);
}
