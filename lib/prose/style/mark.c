/* SPDX-License-Identifier: MIT */
/* What each unit is by the house style, before anything else judges it. */
#include "prose/style/style.h"

enum { NOTE_DIGITS = 3 };

/* A note with a number goes to its mark, where the text has one. */
static void
mark_note(struct ctx *c, struct unit *u, const char *s,
	  const struct vdm_match *m)
{
	size_t at = m->number, used;
	int number = vdm_digits_at(s, m->number_end, &at, NOTE_DIGITS);

	if (m->number_end == 0 || number <= 0 ||
	    vdm_note_number(s, u->len, 0, &used) != number) {
		vdm_unit_set(u, U_METADATA, FATE_KEEP,
			     "a note, by the house style");
		return;
	}
	u->note = number;
	vdm_unit_set(u, U_METADATA, FATE_NOTE, "a note, by the house style");
	c->have_notes = 1;
}

static void
mark(struct ctx *c, struct unit *u)
{
	struct vdm_match m;
	size_t n;
	const char *s = vdm_unit_words(u, &n);

	if (vdm_style_is(c, STYLE_STRIP, s, n, &m)) {
		vdm_unit_set(u, U_CHROME, FATE_CHROME,
			     "furniture, by the house style");
	} else if (vdm_style_is(c, STYLE_HEADING, s, n, &m)) {
		vdm_unit_set(u, U_HEADING, FATE_KEEP,
			     "a heading, by the house style");
	} else if (vdm_style_is(c, STYLE_NOTE, s, n, &m)) {
		mark_note(c, u, s, &m);
	} else if (vdm_style_is(c, STYLE_NARRATION, s, n, &m)) {
		vdm_unit_set(u, U_NARRATION, FATE_KEEP,
			     "narration, by the house style");
	} else {
		return;
	}
	u->taught = 1;
}

void
vdm_style_mark(struct ctx *c)
{
	size_t i;

	for (i = 0; c->style != NULL && i < c->n; i++)
		if (c->u[i].kind == U_NONE && c->u[i].len > 0 &&
		    !c->u[i].lifted)
			mark(c, &c->u[i]);
}
