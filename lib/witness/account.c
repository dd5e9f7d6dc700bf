/* SPDX-License-Identifier: MIT */
/* What is left over when two testimonies are set against each other: words. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "witness/settle.h"

#define BIT(place) (1u << VDM_PLACE_##place)

enum { ABOUT = BIT(METADATA) | BIT(LABELS), ASIDE = BIT(APART) | BIT(VALUES) };

static size_t
words_in(const struct vdm_testimony *t)
{
	size_t i, n = 0;

	for (i = 0; i < VDM_PLACE_COUNT; i++)
		n += t->words[i].count;
	return n;
}

static void
place_add(struct vdm_tally *tally, const struct vdm_testimony *t,
	  enum vdm_place place, const unsigned char *only)
{
	const struct vdm_seen_words *w = &t->words[place];
	size_t i;

	for (i = 0; i < w->count; i++)
		if (only == NULL || only[i])
			vdm_tally_add(tally, &w->item[i]);
}

static const char *const places[VDM_PLACE_COUNT] = {
    "in the text",
    "in a note",
    "in what is said about the document",
    "beside the text",
    "in an attribute",
    "in a label",
    "in a file that nothing refers to",
    "nowhere"};

/* The text of words i to k of a place, into `out`. */
static void
words_text(const struct vdm_testimony *t, enum vdm_place place, size_t i,
	   size_t k, struct vdm_buf *out)
{
	for (; i < k; i++) {
		const struct vdm_seen_word *w = &t->words[place].item[i];

		if (out->len > 0)
			vdm_buf_putc(out, ' ');
		vdm_buf_put(out, t->letters.data + w->at, w->length);
	}
}

static const struct vdm_fault moved = {
    VDM_D_DISPLACED, "stands elsewhere in the record than in the source",
    "stands elsewhere in the output than in the record"};

static void
run_tell(struct vdm_settle *s, const struct vdm_fault *fault,
	 const struct vdm_testimony *t, enum vdm_place place, size_t i,
	 size_t k)
{
	const struct vdm_seen_word *w = &t->words[place].item[i];
	struct vdm_pos pos = {w->line, w->column, 0};
	struct vdm_buf text;

	vdm_buf_init(&text);
	words_text(t, place, i, k, &text);
	vdm_settle_tell(s, fault, &pos, vdm_testimony_word_file(t, place, i),
			vdm_buf_str(&text), places[place]);
	vdm_buf_fini(&text);
}

enum verdict { THERE, REPORTED, LOST, ELSEWHERE };

/* What became of a word that has no partner in its place. */
static enum verdict
judge(struct vdm_settle *s, enum vdm_place place, const struct vdm_seen_word *w)
{
	switch (place) {
	case VDM_PLACE_BODY:
		if (vdm_tally_take(&s->notes_more, w))
			return s->side == VDM_ACCOUNT_READING ? THERE
							      : ELSEWHERE;
		if (vdm_tally_take(&s->said, w))
			return REPORTED;
		if (vdm_tally_take(&s->body_more, w))
			return ELSEWHERE;
		return vdm_tally_has(&s->beside, w) ? THERE : LOST;
	case VDM_PLACE_NOTES:
		if (vdm_tally_take(&s->notes_more, w) ||
		    vdm_tally_take(&s->body_more, w))
			return THERE; /* each format has its own place for them
				       */
		if (vdm_tally_take(&s->said, w))
			return REPORTED;
		return LOST;
	case VDM_PLACE_METADATA:
	case VDM_PLACE_APART:
	case VDM_PLACE_VALUES:
	case VDM_PLACE_LABELS:
	case VDM_PLACE_UNLISTED:
	case VDM_PLACE_IMPLIED:
	case VDM_PLACE_COUNT:
		break;
	}
	if (vdm_tally_has((1u << place & ABOUT) &&
				  s->side == VDM_ACCOUNT_WRITING
			      ? &s->stated
			      : &s->all,
			  w))
		return THERE;
	return vdm_tally_has(&s->said, w) ? REPORTED : LOST;
}

/* Follows the words of a place; runs of what is lost are told as one. */
static void
place_settle(struct vdm_settle *s, enum vdm_place place,
	     const unsigned char *unmatched)
{
	struct vdm_account_counts *c = &s->counts[VDM_ACCOUNT_WORDS];
	const struct vdm_seen_words *w = &s->from->words[place];
	enum verdict now, before = THERE;
	size_t i, from = 0;

	for (i = 0; i <= w->count; i++) {
		now = THERE;
		if (i < w->count && (unmatched == NULL || unmatched[i]))
			now = judge(s, place, &w->item[i]);
		c->reported += now == REPORTED;
		c->unaccounted += now == LOST;
		c->displaced += now == ELSEWHERE;
		if (now == before)
			continue;
		if (before == LOST)
			run_tell(s, &vdm_fault_lost, s->from, place, from, i);
		else if (before == ELSEWHERE)
			run_tell(s, &moved, s->from, place, from, i);
		before = now;
		from = i;
	}
}

/* What of the other side's words came from nowhere. */
static void
invented_settle(struct vdm_settle *s, enum vdm_place place,
		const unsigned char *unmatched, struct vdm_tally *rest)
{
	struct vdm_account_counts *c = &s->counts[VDM_ACCOUNT_WORDS];
	const struct vdm_seen_words *w = &s->to->words[place];
	int now, before = 0;
	size_t i, from = 0;

	for (i = 0; i <= w->count; i++) {
		now = i < w->count && unmatched[i] &&
		      !vdm_tally_has(&s->before, &w->item[i]) &&
		      vdm_tally_take(rest, &w->item[i]);
		c->invented += (size_t)now;
		if (now == before)
			continue;
		if (before)
			run_tell(s, &vdm_fault_more, s->to, place, from, i);
		before = now;
		from = i;
	}
}

static void
words_settle(struct vdm_settle *s)
{
	place_settle(s, VDM_PLACE_BODY, s->body.a);
	place_settle(s, VDM_PLACE_NOTES, s->notes.a);
	place_settle(s, VDM_PLACE_METADATA, NULL);
	place_settle(s, VDM_PLACE_APART, NULL);
	if (!s->reported->raised[VDM_D_TEXT_ATTRIBUTES_LOST] &&
	    !s->reported->raised[VDM_D_TEXT_HEADER_LOST])
		place_settle(s, VDM_PLACE_VALUES, NULL);
	place_settle(s, VDM_PLACE_LABELS, NULL);
	place_settle(s, VDM_PLACE_UNLISTED, NULL);
	invented_settle(s, VDM_PLACE_BODY, s->body.b, &s->body_more);
	invented_settle(s, VDM_PLACE_NOTES, s->notes.b, &s->notes_more);
	s->counts[VDM_ACCOUNT_WORDS].from = words_in(s->from);
	s->counts[VDM_ACCOUNT_WORDS].to = words_in(s->to);
}

/*
 * Of the words of some places of `from` (of the text those that have no
 * partner), those that stand in some places of `to`: few are asked for, and all
 * of these places is looked through for them. `only`: of the text of `to` what
 * has no partner.
 */
static void
find(const struct vdm_settle *s, struct vdm_tally *t, unsigned asked,
     unsigned looked, const unsigned char *only)
{
	const struct vdm_seen_words *w = s->from->words;
	size_t i, k, wanted = 0;

	for (i = 0; i < VDM_PLACE_COUNT; i++)
		if (asked & (1u << i))
			wanted +=
			    i == VDM_PLACE_BODY
				? vdm_unmatched_count(s->body.a, w[i].count)
				: w[i].count;
	vdm_tally_init(t, wanted);
	for (i = 0; i < VDM_PLACE_COUNT && !t->failed; i++)
		for (k = 0; k < w[i].count && (asked & (1u << i)); k++)
			if (i != VDM_PLACE_BODY || s->body.a[k])
				vdm_tally_want(t, &w[i].item[k]);
	w = s->to->words;
	for (i = 0; i < VDM_PLACE_COUNT && wanted > 0 && !t->failed; i++)
		for (k = 0; k < w[i].count && (looked & (1u << i)); k++)
			if (i != VDM_PLACE_BODY || only == NULL || only[k])
				vdm_tally_meet(t, &w[i].item[k]);
}

/* Where words without a partner may come to stand. */
static void
elsewhere_find(struct vdm_settle *s)
{
	const unsigned every = (1u << VDM_PLACE_COUNT) - 1;
	int reading = s->side == VDM_ACCOUNT_READING;

	find(s, &s->all, every & ~(BIT(BODY) | BIT(NOTES)), every, NULL);
	/* of the text: a field may be made of what was read, not a person only;
	 * what is written stays in the text, or beside it */
	find(s, &s->beside, BIT(BODY), ASIDE | (reading ? BIT(METADATA) : 0),
	     NULL);
	/* of metadata: anywhere but as the text's own; in a text the title is
	 * its first line */
	find(s, &s->stated, ABOUT, every, s->body.b);
}

/* 0, or -1: no memory. */
static int
prepare(struct vdm_settle *s)
{
	const struct vdm_seen_words *w = s->to->words;
	size_t i;

	if (vdm_witness_align(&s->body, s->from, s->to, VDM_PLACE_BODY) != 0 ||
	    vdm_witness_align(&s->notes, s->from, s->to, VDM_PLACE_NOTES) != 0)
		return -1;
	vdm_tally_init(&s->said, s->reported->said.words[VDM_PLACE_BODY].count);
	vdm_tally_init(&s->body_more,
		       vdm_unmatched_count(s->body.b, w[VDM_PLACE_BODY].count));
	vdm_tally_init(
	    &s->notes_more,
	    vdm_unmatched_count(s->notes.b, w[VDM_PLACE_NOTES].count));
	vdm_tally_init(&s->before, words_in(s->from) -
				       s->from->words[VDM_PLACE_BODY].count);
	place_add(&s->said, &s->reported->said, VDM_PLACE_BODY, NULL);
	place_add(&s->body_more, s->to, VDM_PLACE_BODY, s->body.b);
	place_add(&s->notes_more, s->to, VDM_PLACE_NOTES, s->notes.b);
	for (i = 0; i < VDM_PLACE_COUNT; i++)
		if (i != VDM_PLACE_BODY && i != VDM_PLACE_NOTES)
			place_add(&s->before, s->from, (enum vdm_place)i, NULL);
	elsewhere_find(s);
	return s->said.failed || s->body_more.failed || s->notes_more.failed ||
		       s->all.failed || s->before.failed || s->beside.failed ||
		       s->stated.failed
		   ? -1
		   : 0;
}

static void
settle_fini(struct vdm_settle *s)
{
	vdm_unmatched_fini(&s->body);
	vdm_unmatched_fini(&s->notes);
	vdm_tally_fini(&s->said);
	vdm_tally_fini(&s->body_more);
	vdm_tally_fini(&s->notes_more);
	vdm_tally_fini(&s->all);
	vdm_tally_fini(&s->beside);
	vdm_tally_fini(&s->stated);
	vdm_tally_fini(&s->before);
}

static void
add_up(struct vdm_account *account, const struct vdm_settle *s)
{
	size_t i;

	if (account == NULL)
		return;
	account->documents += s->side == VDM_ACCOUNT_READING;
	for (i = 0; i < VDM_ACCOUNT_COUNT; i++) {
		struct vdm_account_counts *to = &account->counts[s->side][i];
		const struct vdm_account_counts *one = &s->counts[i];

		to->from += one->from;
		to->to += one->to;
		to->reported += one->reported;
		to->unaccounted += one->unaccounted;
		to->invented += one->invented;
		to->displaced += one->displaced;
	}
}

int
vdm_account_settle(struct vdm_account *account, enum vdm_account_side side,
		   const struct vdm_testimony *from,
		   const struct vdm_testimony *to,
		   struct vdm_reported *reported)
{
	struct vdm_settle s;
	int status;

	memset(&s, 0, sizeof(s));
	s.side = side;
	s.from = from;
	s.to = to;
	s.reported = reported;
	status = prepare(&s);
	if (status == 0) {
		words_settle(&s);
		vdm_settle_things(&s);
		add_up(account, &s);
	}
	settle_fini(&s);
	if (status != 0)
		errno = ENOMEM;
	return status;
}
