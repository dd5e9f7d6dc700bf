/* SPDX-License-Identifier: MIT */
/* Tags, text and comments in bytes, as a walk takes them. */
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "base/words.h"
#include "witness/scan.h"
#include "witness/walk.h"

/* White space of a value is a space each, as XML's parsers have it; but what
 * references stand for (XML, 3.3.3). Whether there is any other. */
static int
is_spaced(struct vdm_buf *out, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n && strchr("\t\n\r", s[i]) == NULL; i++)
		;
	if (i == n)
		return 0;
	vdm_buf_clear(out);
	for (i = 0; i < n; i++)
		vdm_buf_putc(out, strchr("\t\n\r", s[i]) ? ' ' : s[i]);
	return 1;
}

static int
is_one_of(const char *const *names, size_t count, const char *name, size_t n)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strlen(names[i]) == n &&
		    strncasecmp(name, names[i], n) == 0)
			return 1;
	return 0;
}

/* Names of HTML that people type are known in any case. */
enum { FOLDED = 32 };

static void
fold(const struct vdm_walk *walk, const char **name, size_t n, char *room)
{
	size_t i;

	if (!walk->loose || n > FOLDED)
		return;
	for (i = 0; i < n; i++)
		room[i] = vdm_lower_byte((*name)[i]);
	*name = room;
}

/* In what people type, a part of ruby ends the one before it, whose end tag may
 * be left out: what follows a bracket (rp) is no part of a reading. */
static void
part_end(struct vdm_walk *walk, const char *name, size_t n)
{
	static const char *const parts[] = {"rb", "rp", "rt", "rtc"};
	const struct vdm_walk_frame *top = vdm_walk_top(walk);

	if (walk->loose && top != NULL && is_one_of(parts, 4, name, n) &&
	    is_one_of(parts, 3, top->name, top->name_n))
		vdm_walk_leave(walk);
}

static void
tag(struct vdm_walk *walk, const struct vdm_scanned *item)
{
	const char *at = item->attrs, *end = at + item->attrs_n;
	const char *name = item->s, *value, *known;
	char folded[FOLDED];
	size_t n = item->n, value_n;
	struct vdm_buf resolved, expanded, spaced;
	int led = 0, is_void;

	vdm_scan_local(&name, &n);
	if (walk->loose)
		vdm_testimony_words(walk->t, VDM_PLACE_IMPLIED, item->s,
				    item->n + item->attrs_n, NULL);
	part_end(walk, name, n);
	known = name;
	fold(walk, &known, n, folded);
	vdm_walk_enter(walk, known, n);
	if (walk->depth <= VDM_WALK_DEPTH) /* it lives as long as the bytes */
		walk->frame[walk->depth - 1].name = name;
	/* by its own name, whatever it carries */
	is_void = (vdm_walk_top(walk)->rule->flags & VDM_EL_VOID) != 0;
	vdm_buf_init(&resolved);
	vdm_buf_init(&expanded);
	vdm_buf_init(&spaced);
	while (vdm_scan_attr(&at, end, &name, &n, &value, &value_n)) {
		if (!walk->loose && is_spaced(&spaced, value, value_n))
			value = vdm_buf_str(&spaced);
		if (vdm_entities_expand(walk->entities, value, value_n,
					&expanded)) {
			value = vdm_buf_str(&expanded);
			value_n = expanded.len;
		}
		if (memchr(value, '&', value_n) != NULL) {
			vdm_buf_clear(&resolved);
			if (walk->loose)
				vdm_scan_html_resolve(&resolved, value,
						      value_n);
			else
				vdm_scan_resolve(&resolved, value, value_n);
			value = vdm_buf_str(&resolved);
			value_n = resolved.len;
		}
		fold(walk, &name, n, folded);
		led |= vdm_walk_attribute(walk, name, n, value, value_n,
					  &item->pos);
	}
	walk->t->failed = walk->t->failed || resolved.failed ||
			  expanded.failed || spaced.failed;
	vdm_buf_fini(&resolved);
	vdm_buf_fini(&expanded);
	vdm_buf_fini(&spaced);
	vdm_walk_entered(walk, led, &item->pos);
	if (item->kind == VDM_SCAN_EMPTY || is_void)
		vdm_walk_leave(walk);
}

void
vdm_walk_addresses(struct vdm_walk *walk, const char *s, size_t n,
		   const struct vdm_pos *pos)
{
	if (memchr(s, ':', n) != NULL)
		vdm_testimony_addresses(walk->t,
					vdm_walk_place(walk) ==
						VDM_PLACE_METADATA
					    ? VDM_THING_ADDRESS
					    : VDM_THING_MENTION,
					s, n, pos);
}

static void
text_addresses(struct vdm_walk *walk, const struct vdm_scanned *item)
{
	struct vdm_buf resolved;

	if (memchr(item->s, '&', item->n) == NULL) {
		vdm_walk_addresses(walk, item->s, item->n, &item->pos);
		return;
	}
	vdm_buf_init(&resolved);
	vdm_scan_resolve(&resolved, item->s, item->n);
	vdm_walk_addresses(walk, vdm_buf_str(&resolved), resolved.len,
			   &item->pos);
	walk->t->failed = walk->t->failed || resolved.failed;
	vdm_buf_fini(&resolved);
}

/* Comments by which Markdown says who speaks: docs/markdown.md. */
static int
is_carrier(const char *s, size_t n)
{
	static const char *const words[] = {" who:", " within ", NULL};

	return vdm_words_begin_any(s, n, words);
}

/* What says of a whole file by which schema or style it goes. */
static int
is_of_file(const char *s, size_t n)
{
	static const char *const begins[] = {"xml-model ", "xml-stylesheet ",
					     NULL};

	return vdm_words_begin_any(s, n, begins);
}

/* An ISBN as a URN, which the writer makes of what the record has. */
static int
is_made_urn(const struct vdm_walk *walk, const struct vdm_scanned *item)
{
	static const char *const begins[] = {"urn:isbn:", NULL};
	const struct vdm_walk_frame *f = vdm_walk_top(walk);

	return walk->our_package && f != NULL &&
	       vdm_words_is(f->name, f->name_n, "identifier") &&
	       vdm_words_begin_any(item->s, item->n, begins);
}

static void
other(struct vdm_walk *walk, struct vdm_scanned *item)
{
	enum vdm_place place = vdm_walk_place(walk);

	switch (item->kind) {
	case VDM_SCAN_TEXT:
		if (is_made_urn(walk, item)) {
			vdm_scan_words(walk->t, VDM_PLACE_IMPLIED, item->s,
				       item->n, &item->pos);
			break;
		}
		text_addresses(walk, item);
		if (walk->loose)
			vdm_scan_html_words(walk->t, place, item->s, item->n,
					    &item->pos);
		else
			vdm_scan_words(walk->t, place, item->s, item->n,
				       &item->pos);
		break;
	case VDM_SCAN_CDATA:
		vdm_testimony_text(walk->t, place, item->s, item->n,
				   &item->pos);
		break;
	case VDM_SCAN_INSTRUCTION:
		if (item->n > 4 && memcmp(item->s, "xml ", 4) == 0)
			break; /* the declaration, which is no instruction */
		if (walk->part != NULL && is_of_file(item->s, item->n))
			break; /* nor is how a part is validated or shown */
			       /* fall through */
	case VDM_SCAN_COMMENT:
		vdm_testimony_words(
		    walk->t,
		    (walk->loose && is_carrier(item->s, item->n)) ||
			    walk->words == VDM_WORDS_PACKAGE
			? VDM_PLACE_IMPLIED
			: vdm_walk_aside(walk),
		    item->s, item->n, &item->pos);
		break;
	case VDM_SCAN_END:
	case VDM_SCAN_OPEN:
	case VDM_SCAN_CLOSE:
	case VDM_SCAN_EMPTY:
	case VDM_SCAN_DECLARATION:
		break;
	}
}

/* An end tag of nothing may be kept as text. */
static void
loose_end(struct vdm_walk *walk, const struct vdm_scanned *item)
{
	vdm_testimony_break(walk->t, vdm_walk_place(walk));
	vdm_testimony_words(walk->t, VDM_PLACE_IMPLIED, item->s, item->n, NULL);
}

/* Bytes that are scanned, and text of them in which names of entities were
 * replaced, which is scanned before the rest. */
struct scans {
	struct vdm_scan now, rest;
	struct vdm_buf expanded;
	size_t depth; /* of elements where that text began */
	int inside;
};

static void
scans_init(struct scans *s, const struct vdm_walk *walk, const char *bytes,
	   size_t n, const struct vdm_pos *from)
{
	vdm_scan_init(&s->now, bytes, n, walk->words == VDM_WORDS_HTML);
	s->now.blind = walk->t->look != NULL && walk->t->look->glance;
	if (from != NULL)
		s->now.pos = *from;
	vdm_buf_init(&s->expanded);
	s->inside = 0;
}

/* The next item; 0: there is none. */
static int
scans_next(struct scans *s, struct vdm_walk *walk, struct vdm_scanned *item)
{
	for (;;) {
		vdm_scan_next(&s->now, item);
		if (item->kind == VDM_SCAN_END && s->inside) {
			/* names of elements lie in that text */
			while (walk->depth > s->depth)
				vdm_walk_leave(walk);
			s->now = s->rest;
			s->inside = 0;
			continue;
		}
		if (item->kind != VDM_SCAN_TEXT || s->inside ||
		    !vdm_entities_expand(walk->entities, item->s, item->n,
					 &s->expanded))
			return item->kind != VDM_SCAN_END;
		s->rest = s->now;
		s->depth = walk->depth;
		s->inside = 1;
		vdm_scan_init(&s->now, vdm_buf_str(&s->expanded),
			      s->expanded.len, walk->words == VDM_WORDS_HTML);
		s->now.blind = s->rest.blind;
		s->now.pos = item->pos;
	}
}

/* A tag; of an inclusion what took its place. */
static void
tag_or_part(struct vdm_walk *walk, struct scans *s, struct vdm_scanned *item)
{
	int took = walk->include != NULL ? walk->include(walk, item) : 0;
	size_t open = item->kind == VDM_SCAN_OPEN;

	if (took == 0) {
		tag(walk, item);
	} else if (took == 1) { /* what is in it is not there */
		while (open > 0 && scans_next(s, walk, item)) {
			open += item->kind == VDM_SCAN_OPEN;
			open -= item->kind == VDM_SCAN_CLOSE;
		}
	} else {
		const char *name = item->s;
		size_t n = item->n;

		vdm_scan_local(&name, &n);
		vdm_walk_enter(walk, name, n);
		if (!open)
			vdm_walk_leave(walk);
	}
}

static int
has_id(const struct vdm_scanned *item, const char *id)
{
	struct vdm_buf own;
	int has;

	vdm_buf_init(&own);
	has = vdm_scan_value(item, "xml:id", &own) &&
	      strcmp(vdm_buf_str(&own), id) == 0;
	vdm_buf_fini(&own);
	return has;
}

/* Whether an item is none of what is asked for: one element of a file. */
static int
is_outside(const struct vdm_scanned *item, const char **id)
{
	if (*id == NULL || item->kind == VDM_SCAN_DECLARATION)
		return 0;
	if ((item->kind != VDM_SCAN_OPEN && item->kind != VDM_SCAN_EMPTY) ||
	    !has_id(item, *id))
		return 1;
	*id = NULL;
	return 0;
}

void
vdm_walk_markup(struct vdm_walk *walk, const char *bytes, size_t n,
		const struct vdm_pos *from)
{
	struct vdm_entities *own = NULL;
	const struct vdm_entities *outer = walk->entities;
	const char *id = walk->part_id;
	size_t depth = walk->depth;
	int one = id != NULL;
	struct vdm_scanned item;
	struct scans s;

	walk->part_id = NULL;
	scans_init(&s, walk, bytes, n, from);
	while (!walk->t->over && scans_next(&s, walk, &item)) {
		if (is_outside(&item, &id))
			continue;
		if (item.kind == VDM_SCAN_OPEN || item.kind == VDM_SCAN_EMPTY) {
			tag_or_part(walk, &s, &item);
		} else if (item.kind == VDM_SCAN_CLOSE) {
			vdm_scan_local(&item.s, &item.n);
			if (!vdm_walk_close(walk, item.s, item.n) &&
			    walk->loose)
				loose_end(walk, &item);
		} else if (item.kind == VDM_SCAN_DECLARATION && own == NULL) {
			own = vdm_entities_read(item.s, item.n);
			if (own != NULL)
				walk->entities = own;
		} else {
			other(walk, &item);
		}
		if (one && id == NULL && walk->depth == depth)
			break;
	}
	walk->entities = outer;
	vdm_entities_free(own);
	walk->t->failed = walk->t->failed || s.expanded.failed;
	vdm_buf_fini(&s.expanded);
}
