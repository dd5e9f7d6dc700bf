/* SPDX-License-Identifier: MIT */
/*
 * How an account is settled. Both sides are looked at by a glance, which keeps
 * only what the words fold to; mostly they agree, and all is said. Where they
 * do not, both are looked at again, closely, but only at the stretches that
 * differ.
 */
#include <errno.h>
#include <string.h>

#include "base/memory.h"
#include "witness/settle.h"

/* What the two looks at two sides found. */
struct looks {
	struct vdm_testimony from_seen, to_seen; /* by a glance */
	struct vdm_testimony from, to;           /* closely */
	struct vdm_look from_look, to_look;
	struct vdm_unmatched stretches[VDM_PLACE_ORDERED];
	int closely; /* there was a second look */
};

static const struct vdm_look glance = {.glance = 1};

/* Whether all stretches of a place are the same. */
static int
is_same(const struct vdm_seen_words *a, const struct vdm_seen_words *b)
{
	size_t i;

	if (a->count != b->count)
		return 0;
	for (i = 0; i < a->count; i++)
		if (a->item[i].hash != b->item[i].hash)
			return 0;
	return 1;
}

/* Stretches beside those that differ are kept, too: words may be parted
 * otherwise there. How many there are up to the last one kept. */
static size_t
widen(unsigned char *keep, size_t n)
{
	size_t i, last = 0;

	for (i = 0; i < n; i++)
		if (keep[i] == 1) {
			if (i > 0 && keep[i - 1] == 0)
				keep[i - 1] = 2;
			if (i + 1 < n && keep[i + 1] == 0)
				keep[i + 1] = 2;
			last = i + 2 < n ? i + 2 : n;
		}
	return last;
}

/* A brief look ends behind the last stretch that is kept: what is left then
 * must be the same on both sides, and so as much. */
static void
end_together(struct looks *l, size_t i, size_t from, size_t to)
{
	size_t *a = &l->from_look.stretches[i], *b = &l->to_look.stretches[i];
	size_t left = from - *a < to - *b ? from - *a : to - *b;

	*a = from - left;
	*b = to - left;
}

/* Sets stretches against each other. 1: they differ; 0; -1: no memory. */
static int
stretches_compare(struct looks *l, const struct vdm_settle *s)
{
	int differ = 0, i;

	for (i = 0; i < VDM_PLACE_ORDERED; i++) {
		const struct vdm_seen_words *a = &s->from_seen->words[i];
		const struct vdm_seen_words *b = &s->to_seen->words[i];

		if (is_same(a, b))
			continue;
		if (vdm_witness_align(&l->stretches[i], s->from_seen,
				      s->to_seen, (enum vdm_place)i) != 0)
			return -1;
		l->from_look.keep[i] = l->stretches[i].a;
		l->to_look.keep[i] = l->stretches[i].b;
		l->from_look.stretches[i] = widen(l->stretches[i].a, a->count);
		l->to_look.stretches[i] = widen(l->stretches[i].b, b->count);
		end_together(l, (size_t)i, a->count, b->count);
		differ = 1;
	}
	return differ;
}

/* What is wanted of a word, as places of `from` that have it and need it: 0
 * where it stands beside the text of the copy, too. */
static unsigned
wanted_places(const struct vdm_settle *s, const struct vdm_other *row,
	      unsigned *own)
{
	unsigned places = row->places & vdm_settle_asked(s), i;

	*own = 0;
	if (places == 0 || vdm_settle_is_beside(s, row->hash, row->length))
		return 0;
	for (i = VDM_PLACE_ORDERED; i < VDM_PLACE_IMPLIED; i++)
		if ((places & (1u << i)) &&
		    vdm_settle_is_own(s, (enum vdm_place)i))
			*own |= 1u << i;
	return places & ~*own;
}

/* Words that are about the text or beside it, and in the copy neither: whether
 * they are in its text remains to be seen. How many. */
static size_t
wanted_find(struct vdm_settle *s)
{
	const struct vdm_others *o = &s->from_seen->others;
	size_t i, anywhere = 0, beside = 0;
	unsigned own;

	for (i = 0; i < o->cap; i++) {
		anywhere += wanted_places(s, &o->row[i], &own) != 0;
		beside += own != 0;
	}
	vdm_tally_init(&s->wanted.anywhere, anywhere);
	vdm_tally_init(&s->wanted.beside, beside);
	for (i = 0; i < o->cap && anywhere + beside > 0; i++) {
		const struct vdm_other *row = &o->row[i];
		struct vdm_seen_word w = {row->hash, 0, 0, row->length, 0};

		if (wanted_places(s, row, &own) != 0)
			vdm_tally_want(&s->wanted.anywhere, &w);
		if (own != 0)
			vdm_tally_want(&s->wanted.beside, &w);
	}
	if (s->to_seen->words[VDM_PLACE_NOTES].total == 0)
		s->wanted.missing = anywhere; /* no other can be met */
	else
		s->wanted.missing = anywhere + beside;
	return anywhere + beside;
}

/* Whether one of those was not met, nor is in a finding. */
static int
wanted_misses(const struct vdm_settle *s)
{
	const struct vdm_tally *of[] = {&s->wanted.anywhere, &s->wanted.beside};
	size_t i, k;

	for (k = 0; k < 2; k++)
		for (i = 0; i <= of[k]->mask; i++) {
			const struct vdm_tally_slot *slot = &of[k]->slot[i];
			struct vdm_seen_word w = {slot->hash, 0, 0,
						  slot->length, 0};

			if (slot->used && slot->count == 0 &&
			    !vdm_tally_has(&s->said, &w))
				return 1;
		}
	return 0;
}

static void
more_add(struct vdm_tally *tally, const struct vdm_testimony *t,
	 enum vdm_place place, const unsigned char *only)
{
	const struct vdm_seen_words *w = &t->words[place];
	size_t i;

	vdm_tally_init(tally, only != NULL ? vdm_unmatched_count(only, w->count)
					   : w->count);
	for (i = 0; i < w->count; i++)
		if (only == NULL || only[i])
			vdm_tally_add(tally, &w->item[i]);
}

/* Whether a stretch that was folded has no partner: then what is in it must be
 * known. */
static int
folds_differ(const struct vdm_unmatched *u, const struct vdm_settle *s,
	     enum vdm_place place)
{
	const struct vdm_seen_words *a = &s->from->words[place];
	const struct vdm_seen_words *b = &s->to->words[place];
	size_t i;

	for (i = 0; i < a->count; i++)
		if (u->a[i] && a->item[i].line == VDM_SEEN_FOLDED)
			return 1;
	for (i = 0; i < b->count; i++)
		if (u->b[i] && b->item[i].line == VDM_SEEN_FOLDED)
			return 1;
	return 0;
}

/* Looks closely at both, and aligns what is kept of them. 0, or -1. */
static int
look_closely(struct looks *l, struct vdm_settle *s,
	     const struct vdm_onlooker *from, const struct vdm_onlooker *to,
	     int folding)
{
	l->closely = 1;
	s->from = &l->from;
	s->to = &l->to;
	vdm_testimony_init(&l->from, folding ? &l->from_look : NULL);
	vdm_testimony_init(&l->to, folding ? &l->to_look : NULL);
	if (from->look(&l->from, from->what) != 0 ||
	    to->look(&l->to, to->what) != 0 ||
	    vdm_witness_align(&s->body, s->from, s->to, VDM_PLACE_BODY) != 0 ||
	    vdm_witness_align(&s->notes, s->from, s->to, VDM_PLACE_NOTES) != 0)
		return -1;
	return 0;
}

static void
close_fini(struct looks *l, struct vdm_settle *s)
{
	if (l->closely) {
		vdm_testimony_fini(&l->from);
		vdm_testimony_fini(&l->to);
	}
	vdm_unmatched_fini(&s->body);
	vdm_unmatched_fini(&s->notes);
	s->body.a = s->body.b = s->notes.a = s->notes.b = NULL;
	l->closely = 0;
}

/* The words of the copy's text that are its own may say what is asked for where
 * the text's words may not. */
static void
own_meet(struct vdm_settle *s)
{
	const struct vdm_seen_words *w = &s->to->words[VDM_PLACE_BODY];
	size_t i;

	for (i = 0; i < w->count; i++)
		if (s->body.b[i])
			(void)vdm_tally_meet(&s->wanted.beside, &w->item[i]);
}

/* A second look, in which what is folded agrees. 0, or -1. */
static int
look_again(struct looks *l, struct vdm_settle *s,
	   const struct vdm_onlooker *from, const struct vdm_onlooker *to)
{
	close_fini(l, s);
	l->from_look.brief = l->to_look.brief = !s->listed;
	if (look_closely(l, s, from, to, 1) != 0)
		return -1;
	if (folds_differ(&s->body, s, VDM_PLACE_BODY) ||
	    folds_differ(&s->notes, s, VDM_PLACE_NOTES)) {
		close_fini(l, s);
		if (look_closely(l, s, from, to, 0) != 0)
			return -1;
	}
	own_meet(s);
	return 0;
}

/* Looks again where the first look leaves a question: briefly, unless there is
 * something to tell of what stands beside the text. 0, or -1. */
static int
questions_settle(struct looks *l, struct vdm_settle *s,
		 const struct vdm_onlooker *from, const struct vdm_onlooker *to)
{
	int differ = stretches_compare(l, s);
	size_t wanted = wanted_find(s);

	if (differ < 0 || s->wanted.anywhere.failed || s->wanted.beside.failed)
		return -1;
	s->listed = vdm_settle_misses_things(s);
	if (!differ && wanted == 0 && !s->listed)
		return 0;
	if (wanted > 0)
		l->to_look.wanted = &s->wanted;
	if (look_again(l, s, from, to) != 0)
		return -1;
	if (!s->listed && wanted_misses(s)) {
		s->listed = 1;
		if (look_again(l, s, from, to) != 0)
			return -1;
	}
	more_add(&s->body_more, s->to, VDM_PLACE_BODY, s->body.b);
	more_add(&s->notes_more, s->to, VDM_PLACE_NOTES, s->notes.b);
	return s->body_more.failed || s->notes_more.failed ? -1 : 0;
}

static void
add_up(struct vdm_account *account, const struct vdm_settle *s)
{
	const size_t side =
	    s->side == VDM_ACCOUNT_COMPARING ? VDM_ACCOUNT_READING : s->side;
	size_t i;

	if (account == NULL)
		return;
	account->documents += s->side == VDM_ACCOUNT_READING;
	for (i = 0; i < VDM_ACCOUNT_COUNT; i++) {
		struct vdm_account_counts *to = &account->counts[side][i];
		const struct vdm_account_counts *one = &s->counts[i];

		to->from += one->from;
		to->to += one->to;
		to->reported += one->reported;
		to->unaccounted += one->unaccounted;
		to->invented += one->invented;
		to->displaced += one->displaced;
	}
}

/* The glance at one side, unless it was there before. 0, or -1. */
static int
look_first(struct vdm_testimony *own, const struct vdm_testimony **seen,
	   const struct vdm_onlooker *side)
{
	*seen = side->seen != NULL ? side->seen : own;
	if (side->was_seen)
		return 0;
	if (side->seen != NULL)
		own = side->seen;
	vdm_testimony_init(own, &glance);
	return side->look(own, side->what);
}

static int
settle(struct looks *l, struct vdm_settle *s, const struct vdm_onlooker *from,
       const struct vdm_onlooker *to)
{
	if (look_first(&l->from_seen, &s->from_seen, from) != 0 ||
	    look_first(&l->to_seen, &s->to_seen, to) != 0)
		return -1;
	more_add(&s->said, &s->reported->said, VDM_PLACE_BODY, NULL);
	if (s->said.failed || questions_settle(l, s, from, to) != 0)
		return -1;
	vdm_settle_words(s);
	vdm_settle_things(s);
	return 0;
}

int
vdm_account_settle(struct vdm_account *account, enum vdm_account_side side,
		   const struct vdm_onlooker *from,
		   const struct vdm_onlooker *to, struct vdm_reported *reported)
{
	struct vdm_settle s;
	struct looks l;
	int status, i;

	memset(&s, 0, sizeof(s));
	memset(&l, 0, sizeof(l));
	s.side = side;
	s.reported = reported;
	s.record = to->record;
	vdm_testimony_init(&l.from_seen, &glance);
	vdm_testimony_init(&l.to_seen, &glance);
	status = settle(&l, &s, from, to);
	if (status == 0)
		add_up(account, &s);
	close_fini(&l, &s);
	vdm_testimony_fini(&l.from_seen);
	vdm_testimony_fini(&l.to_seen);
	for (i = 0; i < VDM_PLACE_ORDERED; i++)
		vdm_unmatched_fini(&l.stretches[i]);
	vdm_tally_fini(&s.said);
	vdm_tally_fini(&s.body_more);
	vdm_tally_fini(&s.notes_more);
	vdm_tally_fini(&s.moved);
	vdm_tally_fini(&s.wanted.anywhere);
	vdm_tally_fini(&s.wanted.beside);
	if (status != 0)
		errno = ENOMEM;
	return status;
}
