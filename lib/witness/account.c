/* SPDX-License-Identifier: MIT */
/* What is left over when two testimonies are set against each other: words. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "witness/settle.h"

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

static size_t
count_of(const unsigned char *flags, size_t n)
{
	size_t i, count = 0;

	for (i = 0; i < n; i++)
		count += flags[i];
	return count;
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
	if (vdm_tally_has(
		(place == VDM_PLACE_METADATA || place == VDM_PLACE_LABELS) &&
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

/* Of the words that have no partner, those that stand anywhere in `to`: few are
 * asked for, and all of `to` is looked through for them. */
static void
all_find(struct vdm_settle *s)
{
	const struct vdm_seen_words *w = s->from->words;
	size_t i, k, wanted = 0;

	for (i = 0; i < VDM_PLACE_COUNT; i++)
		wanted += i == VDM_PLACE_BODY ? count_of(s->body.a, w[i].count)
			  : i == VDM_PLACE_NOTES ? 0
						 : w[i].count;
	vdm_tally_init(&s->all, wanted);
	for (i = 0; i < VDM_PLACE_COUNT && !s->all.failed; i++)
		for (k = 0; k < w[i].count && i != VDM_PLACE_NOTES; k++)
			if (i != VDM_PLACE_BODY || s->body.a[k])
				vdm_tally_want(&s->all, &w[i].item[k]);
	w = s->to->words;
	for (i = 0; i < VDM_PLACE_COUNT && wanted > 0 && !s->all.failed; i++)
		for (k = 0; k < w[i].count; k++)
			vdm_tally_meet(&s->all, &w[i].item[k]);
}

/* Of the words of metadata, those that stand anywhere, but as the text's own:
 * in a text the title is its first line. */
static void
stated_find(struct vdm_settle *s)
{
	const struct vdm_seen_words *w = s->from->words;
	size_t i, k;

	vdm_tally_init(&s->stated,
		       w[VDM_PLACE_METADATA].count + w[VDM_PLACE_LABELS].count);
	for (i = 0; i < VDM_PLACE_COUNT && !s->stated.failed; i++)
		for (k = 0; k < w[i].count &&
			    (i == VDM_PLACE_METADATA || i == VDM_PLACE_LABELS);
		     k++)
			vdm_tally_want(&s->stated, &w[i].item[k]);
	w = s->to->words;
	for (i = 0; i < VDM_PLACE_COUNT && !s->stated.failed; i++)
		for (k = 0; k < w[i].count; k++)
			if (i != VDM_PLACE_BODY || s->body.b[k])
				vdm_tally_meet(&s->stated, &w[i].item[k]);
}

/* Where a word of the text may come to stand: a field may be made of what was
 * read, not a person only; what is written stays in the text, or beside it. */
static int
excuses(enum vdm_account_side side, size_t place)
{
	return place == VDM_PLACE_APART || place == VDM_PLACE_VALUES ||
	       (place == VDM_PLACE_METADATA && side == VDM_ACCOUNT_READING);
}

/* Of the text's words that have no partner, those that stand there. */
static void
beside_find(struct vdm_settle *s)
{
	const struct vdm_seen_words *w = s->from->words;
	size_t i, k;

	vdm_tally_init(&s->beside,
		       count_of(s->body.a, w[VDM_PLACE_BODY].count));
	for (k = 0; k < w[VDM_PLACE_BODY].count; k++)
		if (s->body.a[k])
			vdm_tally_want(&s->beside, &w[VDM_PLACE_BODY].item[k]);
	w = s->to->words;
	for (i = 0; i < VDM_PLACE_COUNT && !s->beside.failed; i++)
		for (k = 0; k < w[i].count && excuses(s->side, i); k++)
			vdm_tally_meet(&s->beside, &w[i].item[k]);
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
		       count_of(s->body.b, w[VDM_PLACE_BODY].count));
	vdm_tally_init(&s->notes_more,
		       count_of(s->notes.b, w[VDM_PLACE_NOTES].count));
	vdm_tally_init(&s->before, words_in(s->from) -
				       s->from->words[VDM_PLACE_BODY].count);
	place_add(&s->said, &s->reported->said, VDM_PLACE_BODY, NULL);
	place_add(&s->body_more, s->to, VDM_PLACE_BODY, s->body.b);
	place_add(&s->notes_more, s->to, VDM_PLACE_NOTES, s->notes.b);
	for (i = 0; i < VDM_PLACE_COUNT; i++)
		if (i != VDM_PLACE_BODY && i != VDM_PLACE_NOTES)
			place_add(&s->before, s->from, (enum vdm_place)i, NULL);
	all_find(s);
	beside_find(s);
	stated_find(s);
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
