/* SPDX-License-Identifier: MIT */
/* What is more than words: addresses, languages and directions one by one, the
 * other kinds by their number. */
#include <stdint.h>
#include <string.h>

#include "witness/letters.h"
#include "witness/settle.h"

/* Findings that say that things of some kinds were not carried: where one was
 * raised, fewer of these are no surprise. Each says it of one; or one says it
 * of all. */
enum says {
	OF_ONE,
	OF_ALL,
	COMPARED /* of all, of a copy that came by way of another */
};

struct excuse {
	enum vdm_diag_id id;
	enum says says;
	unsigned kinds;
};

#define BIT(kind) (1u << VDM_THING_##kind)

static const struct excuse excuses[] = {
    {VDM_D_TEXT_MARKUP_LOST, COMPARED,
     BIT(LINK) | BIT(PICTURE) | BIT(FORMULA) | BIT(DRAWING) | BIT(RUBY) |
	 BIT(CELL) | BIT(MEDIA) | BIT(NOTE)},
    {VDM_D_TEXT_ATTRIBUTES_LOST, COMPARED, BIT(SPAN) | BIT(LINK)},
    {VDM_D_TEXT_PART_LOST, COMPARED, BIT(PICTURE) | BIT(DRAWING) | BIT(MEDIA)},
    {VDM_D_TEXT_RESOURCE_LOST, COMPARED, BIT(PICTURE) | BIT(MEDIA)},
    /* what is a note by its links alone is counted where it is one */
    {VDM_D_EPUB_BACKLINK, COMPARED, BIT(NOTE)},
    {VDM_D_WEB_BACKLINK, COMPARED, BIT(NOTE)},
    {VDM_D_MARKDOWN_BACKLINK, COMPARED, BIT(NOTE)},
    {VDM_D_ADDRESS_ACTIVE, OF_ONE, BIT(LINK)},
    /* the mark of a note may have been a link to it */
    {VDM_D_NOTE_ANCHORED, OF_ONE, BIT(LINK)},
    {VDM_D_EPUB_BACKLINK, OF_ALL, BIT(LINK)},
    {VDM_D_WEB_BACKLINK, OF_ALL, BIT(LINK)},
    {VDM_D_MARKDOWN_BACKLINK, OF_ALL, BIT(LINK)},
    /* around blocks; what is called a note and stays where it is */
    {VDM_D_EPUB_MARKUP_DROPPED, OF_ONE, BIT(LINK) | BIT(NOTE)},
    {VDM_D_WEB_MARKUP_DROPPED, OF_ONE, BIT(LINK) | BIT(NOTE)},
    {VDM_D_EPUB_RESOURCE_DROPPED, OF_ONE, BIT(MEDIA)},
    {VDM_D_WEB_RESOURCE_DROPPED, OF_ONE, BIT(MEDIA)},
    {VDM_D_MARKDOWN_HTML_DROPPED, OF_ONE, BIT(MEDIA) | BIT(NOTE)},
    {VDM_D_DRAWING_PICTURE, OF_ONE, BIT(DRAWING)},
    {VDM_D_WEB_TABLE_LAYOUT, OF_ALL, BIT(CELL) | BIT(SPAN)},
    {VDM_D_WEB_PART, OF_ALL,
     BIT(LINK) | BIT(NOTE) | BIT(PICTURE) | BIT(FORMULA) | BIT(DRAWING) |
	 BIT(RUBY) | BIT(DIRECTION) | BIT(LANGUAGE) | BIT(CELL) | BIT(SPAN) |
	 BIT(PAGE) | BIT(MEDIA)},
    /* what is not closed is text, with its tag, or ends elsewhere */
    {VDM_D_MARKDOWN_HTML_UNBALANCED, OF_ALL,
     BIT(LINK) | BIT(FORMULA) | BIT(DRAWING) | BIT(RUBY) | BIT(DIRECTION) |
	 BIT(LANGUAGE) | BIT(CELL) | BIT(SPAN) | BIT(MEDIA)},
    {VDM_D_FIELD_MARKUP, OF_ALL, BIT(LINK) | BIT(NOTE) | BIT(LANGUAGE)},
    {VDM_D_FIELD_MARKUP, OF_ONE,
     BIT(PICTURE) | BIT(FORMULA) | BIT(DRAWING) | BIT(RUBY) | BIT(PAGE) |
	 BIT(MEDIA)},
    {VDM_D_TABLE_TURNS, OF_ALL, BIT(CELL) | BIT(SPAN)},
};

static const struct {
	const char *one, *many;
} kinds[VDM_THING_COUNT] = {
    {"address", "addresses"},
    {"address", "addresses"},
    {"link", "links"},
    {"note", "notes"},
    {"picture", "pictures"},
    {"formula", "formulas"},
    {"drawing", "drawings"},
    {"gloss (ruby)", "glosses (ruby)"},
    {"direction of writing", "directions of writing"},
    {"language", "languages"},
    {"cell", "cells"},
    {"cell that spans others", "cells that span others"},
    {"page break", "page breaks"},
    {"sound or film", "sounds or films"},
};

/* What neither side makes more of. Marks of notes, links and cells a format
 * adds by its own rules. */
static const unsigned may_not_grow[VDM_ACCOUNT_SIDES] = {
    [VDM_ACCOUNT_READING] = BIT(FORMULA) | BIT(DRAWING) | BIT(RUBY) | BIT(PAGE),
    [VDM_ACCOUNT_WRITING] = BIT(FORMULA) | BIT(DRAWING) | BIT(RUBY) |
			    BIT(PAGE) | BIT(MEDIA) | BIT(PICTURE),
};

/* How many things of a kind findings say are not carried. */
static size_t
excused(const struct vdm_settle *s, enum vdm_thing_kind kind)
{
	const unsigned *raised = s->reported->raised;
	size_t n = 0, i;

	for (i = 0; i < sizeof(excuses) / sizeof(excuses[0]); i++) {
		const struct excuse *e = &excuses[i];

		if (!(e->kinds & (1u << kind)) || raised[e->id] == 0 ||
		    (e->says == COMPARED && s->side != VDM_ACCOUNT_COMPARING))
			continue;
		if (e->says != OF_ONE)
			return SIZE_MAX;
		n += raised[e->id];
	}
	return n;
}

static enum vdm_account_of
account_of(enum vdm_thing_kind kind)
{
	return kind == VDM_THING_ADDRESS ? VDM_ACCOUNT_ADDRESSES
					 : VDM_ACCOUNT_FUNCTIONS;
}

static struct vdm_seen_word
as_word(const struct vdm_thing *thing)
{
	uint32_t kind =
	    thing->kind == VDM_THING_MENTION ? VDM_THING_ADDRESS : thing->kind;
	struct vdm_seen_word w = {thing->hash ^ kind, 0, 0, thing->length, 0};

	return w;
}

static void
things_add(struct vdm_tally *tally, const struct vdm_testimony *t)
{
	size_t i;

	vdm_tally_init(tally, t->things_count);
	for (i = 0; i < t->things_count; i++) {
		struct vdm_seen_word w = as_word(&t->things[i]);

		vdm_tally_add(tally, &w);
	}
}

/* Only what was looked at closely has positions. */
static const struct vdm_testimony *
things_of(const struct vdm_settle *s)
{
	return s->listed ? s->from : s->from_seen;
}

static void
one_tell(struct vdm_settle *s, size_t index)
{
	const struct vdm_testimony *from = things_of(s);
	const struct vdm_thing *thing = &from->things[index];
	struct vdm_pos pos = {thing->line, thing->column, 0};
	struct vdm_buf text;

	vdm_buf_init(&text);
	vdm_buf_put(&text, from->letters.data + thing->at, thing->length);
	vdm_settle_tell(s, &vdm_fault_lost, &pos,
			vdm_testimony_thing_file(from, index),
			vdm_buf_str(&text), kinds[thing->kind].one);
	vdm_buf_fini(&text);
}

/* Whether a finding says of a direction that the text decides it as CSS does.
 */
static int
is_plaintext(const struct vdm_settle *s, const struct vdm_thing *thing,
	     const char *tag)
{
	static const char css[] = "plaintext";
	struct vdm_seen_word w = {0};

	w.length = sizeof(css) - 1;
	w.hash = (uint32_t)vdm_letters_hash(css, w.length);
	return thing->kind == VDM_THING_DIRECTION && thing->length == 4 &&
	       memcmp(tag, "auto", 4) == 0 && vdm_tally_has(&s->said, &w);
}

/* Whether each part of a language's or a direction's name is a word of what
 * metadata say, or of a finding (`reported`): they say it of a whole text, or
 * that it is lost. */
static int
is_stated(const struct vdm_settle *s, const struct vdm_thing *thing,
	  const char *tag, int reported)
{
	const unsigned metadata = 1u << VDM_PLACE_METADATA;
	size_t i, k;

	if (thing->kind == VDM_THING_ADDRESS)
		return 0;
	if (reported && is_plaintext(s, thing, tag))
		return 1;
	for (i = 0; i < thing->length; i = k + 1) {
		struct vdm_seen_word w = {0};

		for (k = i; k < thing->length && strchr("-_. ", tag[k]) == NULL;
		     k++)
			;
		w.hash = (uint32_t)vdm_letters_hash(tag + i, k - i);
		w.length = (uint16_t)(k - i);
		if (reported ? !vdm_tally_has(&s->said, &w)
			     : !(vdm_others_places(&s->to_seen->others, w.hash,
						   w.length) &
				 metadata))
			return 0;
	}
	return 1;
}

/* Where one of two documents is plain text, in which language it is is found
 * out by readers. */
static int
is_guessed(const struct vdm_settle *s, enum vdm_thing_kind kind)
{
	return s->side == VDM_ACCOUNT_COMPARING && kind != VDM_THING_ADDRESS &&
	       (s->from_seen->plain || s->to_seen->plain);
}

/* Follows those that are told from each other, and names, or only counts, what
 * is lost: how many of them. */
static size_t
each_follow(struct vdm_settle *s, int telling)
{
	const struct vdm_testimony *from = things_of(s);
	struct vdm_tally there, said;
	size_t i, lost = 0;

	things_add(&there, s->to_seen);
	things_add(&said, &s->reported->said);
	for (i = 0; i < from->things_count; i++) {
		const struct vdm_thing *thing = &from->things[i];
		struct vdm_seen_word w = as_word(thing);
		struct vdm_account_counts *c =
		    &s->counts[account_of(thing->kind)];

		if (thing->kind == VDM_THING_MENTION ||
		    is_guessed(s, thing->kind) || vdm_tally_has(&there, &w) ||
		    is_stated(s, thing, from->letters.data + thing->at, 0))
			continue;
		if (vdm_tally_has(&said, &w) || excused(s, thing->kind) > 0 ||
		    is_stated(s, thing, from->letters.data + thing->at, 1)) {
			c->reported += telling ? thing->count : 0;
			continue;
		}
		lost++;
		if (!telling)
			continue;
		c->unaccounted++;
		one_tell(s, i);
		vdm_tally_add(&there, &w); /* told once */
	}
	vdm_tally_fini(&there);
	vdm_tally_fini(&said);
	return lost;
}

int
vdm_settle_misses_things(const struct vdm_settle *s)
{
	struct vdm_settle copy = *s;

	copy.listed = 0;
	return each_follow(&copy, 0) > 0;
}

static void
number_tell(struct vdm_settle *s, const struct vdm_fault *fault,
	    enum vdm_thing_kind kind, size_t from, size_t to)
{
	size_t n = from > to ? from - to : to - from;
	struct vdm_pos none = {0, 0, 0};
	struct vdm_buf text;

	vdm_buf_init(&text);
	vdm_buf_printf(&text, "%zu ", n);
	if (from > to)
		vdm_buf_printf(&text, "of %zu ", n = from);
	vdm_buf_puts(&text, n == 1 ? kinds[kind].one : kinds[kind].many);
	vdm_settle_tell(s, fault, &none, NULL, vdm_buf_str(&text), "counted");
	vdm_buf_fini(&text);
}

/* Those that are counted. */
static void
number_settle(struct vdm_settle *s, enum vdm_thing_kind kind)
{
	struct vdm_account_counts *c = &s->counts[account_of(kind)];
	size_t from = s->from_seen->of_kind[kind];
	size_t to = s->to_seen->of_kind[kind];

	c->from += from;
	c->to += to;
	if ((VDM_THINGS_EACH & (1u << kind)) || from == to ||
	    s->from_seen->plain || s->to_seen->plain)
		return;
	if (from < to) {
		if (s->side == VDM_ACCOUNT_COMPARING ||
		    !(may_not_grow[s->side] & (1u << kind)))
			return;
		c->invented += to - from;
		number_tell(s, &vdm_fault_more, kind, from, to);
	} else if (from - to <= excused(s, kind)) {
		c->reported += from - to;
	} else {
		c->unaccounted += from - to;
		number_tell(s, &vdm_fault_lost, kind, from, to);
	}
}

void
vdm_settle_things(struct vdm_settle *s)
{
	size_t kind;

	(void)each_follow(s, 1);
	for (kind = 0; kind < VDM_THING_COUNT; kind++)
		number_settle(s, (enum vdm_thing_kind)kind);
}
