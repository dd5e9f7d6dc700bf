/* SPDX-License-Identifier: MIT */
/* Speaker claims: turn to people, the turn known by its words. */
#include "claims/speakers.h"

#include <string.h>

#include "claims/align.h"

enum { SUBJECT = 60 }; /* bytes of a turn's words in reports */

int
vdm_speakers_index(struct vdm_strmap *ids, const struct vdm_record *rec)
{
	size_t i;

	for (i = 0; i < rec->people_count; i++)
		vdm_strmap_put(ids, rec->people[i]->id, i);
	return ids->failed ? -1 : 0;
}

int
vdm_speakers_init(struct vdm_speakers *s, const struct vdm_body *a,
		  const struct vdm_body *b, const size_t *map)
{
	memset(s, 0, sizeof(*s));
	s->a = a;
	s->b = b;
	s->map = map;
	if (vdm_speakers_index(&s->ids_a, a->rec) != 0)
		return -1;
	return vdm_speakers_index(&s->ids_b, b->rec);
}

void
vdm_speakers_fini(struct vdm_speakers *s)
{
	vdm_strmap_fini(&s->ids_a);
	vdm_strmap_fini(&s->ids_b);
}

/*
 * Both "moss" and "#moss" mean the person here: that one of them is wrong in
 * TEI is for the rules to say.
 */
static size_t
person_of(const struct vdm_strmap *ids, const char *id, size_t n)
{
	if (n > 0 && id[0] == '#') {
		id++;
		n--;
	}
	return vdm_claims_at(ids, id, n);
}

static int
is_blank(const char *s)
{
	return s == NULL || s[strspn(s, " \t\r\n")] == '\0';
}

/* The label of a speech, folded; "" if it has none. */
static void
put_label(struct vdm_buf *out, const struct vdm_node *n)
{
	const struct vdm_node *label = vdm_node_label(n);
	struct vdm_buf raw;

	if (label == NULL)
		return;
	vdm_buf_init(&raw);
	vdm_node_content(label, &raw);
	vdm_fold_put(out, vdm_buf_str(&raw), raw.len);
	out->failed |= raw.failed;
	vdm_buf_fini(&raw);
}

void
vdm_speakers_name(struct vdm_buf *out, const struct vdm_record *rec,
		  const struct vdm_strmap *ids, const struct vdm_node *n,
		  const char *between)
{
	const char *who = vdm_node_attr(n, "who"), *id;
	size_t length, seen = 0;

	while ((id = vdm_who_next(&who, &length)) != NULL) {
		size_t at = person_of(ids, id, length);

		if (seen++ > 0)
			vdm_buf_puts(out, between);
		if (at == VDM_NO_MATCH)
			vdm_buf_put(out, id, length);
		else if (rec->people[at]->name[0] != '\0')
			vdm_buf_puts(out, rec->people[at]->name);
		else
			vdm_buf_puts(out, rec->people[at]->id);
	}
	if (seen == 0)
		put_label(out, n);
}

/*
 * Through the map, since ids may differ; pointers to nobody are the same if
 * they are written the same.
 */
static int
same_person(const struct vdm_speakers *s, const char *a, size_t na,
	    const char *b, size_t nb)
{
	size_t x = person_of(&s->ids_a, a, na);
	size_t y = person_of(&s->ids_b, b, nb);

	if (x == VDM_NO_MATCH || y == VDM_NO_MATCH)
		return x == y && na == nb && memcmp(a, b, na) == 0;
	return s->map[x] == y;
}

/* By `who` where either has it; else by what the speech is labelled with. */
static int
same_speakers(const struct vdm_speakers *s, const struct vdm_node *a,
	      const struct vdm_node *b)
{
	const char *wa = vdm_node_attr(a, "who"), *wb, *x, *y;
	struct vdm_buf la, lb;
	size_t n, m;
	int same;

	wb = vdm_node_attr(b, "who");
	if (!is_blank(wa) || !is_blank(wb)) {
		do {
			x = vdm_who_next(&wa, &n);
			y = vdm_who_next(&wb, &m);
			if (x != NULL && y != NULL &&
			    !same_person(s, x, n, y, m))
				return 0;
		} while (x != NULL && y != NULL);
		return x == y;
	}
	vdm_buf_init(&la);
	vdm_buf_init(&lb);
	put_label(&la, a);
	put_label(&lb, b);
	same = strcmp(vdm_buf_str(&la), vdm_buf_str(&lb)) == 0;
	vdm_buf_fini(&la);
	vdm_buf_fini(&lb);
	return same;
}

/* Who speaks, by a claim of `a` or `b`; NULL: nobody does. */
static const char *
said_by(struct vdm_comparison *c, const struct vdm_speakers *s, int in_b,
	const struct vdm_body_claim *claim, const char *between)
{
	struct vdm_buf out;
	const char *text = NULL;

	if (claim == NULL)
		return NULL;
	vdm_buf_init(&out);
	vdm_speakers_name(&out, in_b ? s->b->rec : s->a->rec,
			  in_b ? &s->ids_b : &s->ids_a, claim->node, between);
	if (out.failed)
		c->arena.failed = 1;
	if (out.len > 0)
		text = vdm_claim_text(c, &out);
	vdm_buf_fini(&out);
	return text;
}

static const char *
subject_of(struct vdm_comparison *c, const struct vdm_body *body, size_t unit,
	   size_t most)
{
	const struct vdm_body_unit *u = &body->units[unit];
	struct vdm_buf out;
	const char *text;

	vdm_buf_init(&out);
	vdm_body_words(body, u->token, u->token + u->tokens, most, &out);
	text = vdm_claim_text(c, &out);
	vdm_buf_fini(&out);
	return text;
}

static void
one_claim(struct vdm_comparison *c, const struct vdm_speakers *s,
	  const struct vdm_body_claim *a, const struct vdm_body_claim *b,
	  int moved)
{
	const char *va = said_by(c, s, 0, a, "|"),
		   *vb = said_by(c, s, 1, b, "|");
	enum vdm_outcome outcome = VDM_KEPT;
	const char *how = NULL;
	struct vdm_claim *claim;

	if (va == NULL && vb == NULL)
		return; /* a speech that nobody claims */
	if (a == NULL || b == NULL || va == NULL || vb == NULL)
		outcome = va == NULL ? VDM_ADDED : VDM_LOST;
	else if (!same_speakers(s, a->node, b->node))
		how = "speaker";
	else if (moved)
		how = "place";
	if (how != NULL)
		outcome = VDM_CHANGED;
	claim = vdm_claim_add(c, VDM_CLAIM_SPEAKER, outcome, "speaker");
	if (claim == NULL)
		return;
	claim->a = va;
	claim->b = vb;
	claim->say_a = said_by(c, s, 0, a, ", ");
	claim->say_b = said_by(c, s, 1, b, ", ");
	claim->how = how;
	if (b != NULL) {
		claim->subject = subject_of(c, s->b, b->unit, SUBJECT);
		claim->line_b = b->node->pos.line;
	}
	if (a != NULL) {
		claim->subject = subject_of(c, s->a, a->unit, SUBJECT);
		claim->line_a = a->node->pos.line;
		if (b == NULL)
			claim->words = subject_of(c, s->a, a->unit, 0);
	}
}

void
vdm_speakers_compare(struct vdm_comparison *c, const struct vdm_speakers *s,
		     size_t unit_a, size_t unit_b, int moved)
{
	const struct vdm_body_claim *a = NULL, *b = NULL;
	size_t n = 0, m = 0, i;

	if (unit_a != VDM_NO_MATCH && s->a->claims != NULL) {
		a = s->a->claims + s->a->units[unit_a].claim;
		n = s->a->units[unit_a].claims;
	}
	if (unit_b != VDM_NO_MATCH && s->b->claims != NULL) {
		b = s->b->claims + s->b->units[unit_b].claim;
		m = s->b->units[unit_b].claims;
	}
	for (i = 0; i < n || i < m; i++)
		one_claim(c, s, i < n ? a + i : NULL, i < m ? b + i : NULL,
			  moved);
}
