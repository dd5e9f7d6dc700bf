/* SPDX-License-Identifier: MIT */
/* What is left over when two testimonies are set against each other: words. */
#include "witness/settle.h"

#define BIT(place) (1u << VDM_PLACE_##place)

enum { ABOUT = BIT(METADATA) | BIT(LABELS), ASIDE = BIT(APART) | BIT(VALUES) };

static size_t
words_in(const struct vdm_settle *s, const struct vdm_testimony *t)
{
	size_t i, n = 0;

	for (i = 0; i < VDM_PLACE_COUNT; i++)
		if (i != VDM_PLACE_IMPLIED || s->side != VDM_ACCOUNT_COMPARING)
			n += t->words[i].total;
	return n;
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
    "stands elsewhere in the output than in the record",
    "stands elsewhere there"};

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

/* Where a word of the text may stand, too: a field may be made of what was
 * read, not a person only; what is written stays in the text, or beside it. */
static int
is_beside(const struct vdm_settle *s, const struct vdm_seen_word *w)
{
	unsigned beside =
	    vdm_others_places(&s->to_seen->others, w->hash, w->length);

	unsigned where = ASIDE;

	if (s->side != VDM_ACCOUNT_WRITING)
		where |= BIT(METADATA);
	if (s->side == VDM_ACCOUNT_COMPARING)
		where |= BIT(IMPLIED) | BIT(LABELS);
	return (beside & where) != 0;
}

/* Whether it stands beside the text more often than it did in the source, for
 * each time that it left the text. A text of ours has in its table what
 * its lines are, too, by other rules: nothing of that sort is asked of it. */
static int
is_more_beside(const struct vdm_settle *s, const struct vdm_seen_word *w)
{
	if (s->from_seen->tabled)
		return 1;
	return vdm_others_count(&s->to_seen->others, w->hash, w->length) >
	       vdm_others_count(&s->from_seen->others, w->hash, w->length) +
		   vdm_tally_count(&s->moved, w);
}

static int
is_label(const struct vdm_settle *s, const struct vdm_seen_word *w)
{
	return (vdm_others_places(&s->from_seen->others, w->hash, w->length) &
		BIT(LABELS)) != 0;
}

int
vdm_settle_is_beside(const struct vdm_settle *s, uint32_t hash, size_t length)
{
	return vdm_others_places(&s->to_seen->others, hash, length) != 0;
}

unsigned
vdm_settle_asked(const struct vdm_settle *s)
{
	/* what readers compare is the text, notes and what is said about it */
	if (s->side == VDM_ACCOUNT_COMPARING)
		return BIT(METADATA);
	return BIT(METADATA) | BIT(APART) | BIT(LABELS) | BIT(UNLISTED) |
	       BIT(VALUES);
}

int
vdm_settle_is_own(const struct vdm_settle *s, enum vdm_place place)
{
	return s->side == VDM_ACCOUNT_WRITING && (1u << place & ABOUT);
}

static enum verdict
judge_other(const struct vdm_settle *s, enum vdm_place place,
	    const struct vdm_seen_word *w)
{
	if (vdm_settle_is_beside(s, w->hash, w->length) ||
	    vdm_tally_has(vdm_settle_is_own(s, place) ? &s->wanted.beside
						      : &s->wanted.anywhere,
			  w))
		return THERE;
	return vdm_tally_has(&s->said, w) ? REPORTED : LOST;
}

/* What became of a word that has no partner in its place. */
static enum verdict
judge(struct vdm_settle *s, enum vdm_place place, const struct vdm_seen_word *w)
{
	if (place == VDM_PLACE_BODY) {
		if (vdm_tally_take(&s->notes_more, w))
			return s->side == VDM_ACCOUNT_WRITING ? ELSEWHERE
							      : THERE;
		if (vdm_tally_take(&s->said, w))
			return REPORTED;
		/* what is more there may have been a label here */
		if (is_beside(s, w) && is_label(s, w))
			return THERE;
		if (vdm_tally_take(&s->body_more, w))
			return s->side == VDM_ACCOUNT_COMPARING ? THERE
								: ELSEWHERE;
		if (!is_beside(s, w) ||
		    (s->side == VDM_ACCOUNT_READING && !is_more_beside(s, w)))
			return LOST;
		vdm_tally_add(&s->moved, w);
		return THERE;
	}
	if (place == VDM_PLACE_NOTES) {
		if (vdm_tally_take(&s->notes_more, w) ||
		    vdm_tally_take(&s->body_more, w))
			return THERE; /* each format has its own place for them
				       */
		/* what a book says of a mark of a note stands beside */
		if (s->side == VDM_ACCOUNT_COMPARING && is_beside(s, w))
			return THERE;
		return vdm_tally_take(&s->said, w) ? REPORTED : LOST;
	}
	return judge_other(s, place, w);
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
		      vdm_others_places(&s->from_seen->others, w->item[i].hash,
					w->item[i].length) == 0 &&
		      vdm_tally_take(rest, &w->item[i]) &&
		      !vdm_tally_take(&s->said, &w->item[i]);
		c->invented += (size_t)now;
		if (now == before)
			continue;
		if (before)
			run_tell(s, &vdm_fault_more, s->to, place, from, i);
		before = now;
		from = i;
	}
}

/* Words of other places, where none is lost, by their number only. */
static void
others_settle(struct vdm_settle *s)
{
	const unsigned asked = vdm_settle_asked(s);
	const struct vdm_others *o = &s->from_seen->others;
	size_t i;

	for (i = 0; i < o->cap; i++) {
		const struct vdm_other *row = &o->row[i];
		struct vdm_seen_word w = {row->hash, 0, 0, row->length, 0};

		enum vdm_place of =
		    row->places & (BIT(APART) | BIT(VALUES) | BIT(UNLISTED))
			? VDM_PLACE_APART
			: VDM_PLACE_METADATA;

		if ((row->places & asked) && judge_other(s, of, &w) == REPORTED)
			s->counts[VDM_ACCOUNT_WORDS].reported += row->count;
	}
}

void
vdm_settle_words(struct vdm_settle *s)
{
	enum vdm_place i;

	if (s->from != NULL) {
		vdm_tally_init(
		    &s->moved,
		    vdm_unmatched_count(s->body.a,
					s->from->words[VDM_PLACE_BODY].count));
		place_settle(s, VDM_PLACE_BODY, s->body.a);
		place_settle(s, VDM_PLACE_NOTES, s->notes.a);
	}
	if (!s->listed)
		others_settle(s);
	for (i = VDM_PLACE_ORDERED;
	     s->listed && s->from != NULL && i < VDM_PLACE_IMPLIED; i++)
		if (vdm_settle_asked(s) & (1u << i))
			place_settle(s, i, NULL);
	if (s->to != NULL && s->side != VDM_ACCOUNT_COMPARING) {
		invented_settle(s, VDM_PLACE_BODY, s->body.b, &s->body_more);
		invented_settle(s, VDM_PLACE_NOTES, s->notes.b, &s->notes_more);
	}
	if (s->from != NULL && s->record != NULL)
		vdm_settle_fields(s);
	s->counts[VDM_ACCOUNT_WORDS].from = words_in(s, s->from_seen);
	s->counts[VDM_ACCOUNT_WORDS].to = words_in(s, s->to_seen);
}
