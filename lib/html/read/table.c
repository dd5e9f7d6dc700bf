/* SPDX-License-Identifier: MIT */
/* Tables, lists, and plays that are set as tables. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "html/read/read.h"

/*
 * What stands where only cells, rows or items should is shown as one of these
 * (CSS 2.1, 17.2.1): it becomes one, detached; NULL: it says nothing, or is
 * reported.
 */
static struct vdm_node *
stray(struct vdm_html_reader *b, const struct vdm_node *c, const char *name)
{
	struct vdm_node *n;

	if (!vdm_node_is_element(c) && vdm_is_blank(c->text))
		return NULL;
	if (vdm_node_is_element(c) && vdm_html_is_waiting(b, c))
		return NULL;
	n = vdm_html_make(b, c, NULL, name);
	if (vdm_node_is_element(c))
		b->blocks->one(b, c, n);
	else
		vdm_html_inline_node(b, c, n);
	return n != NULL && n->first != NULL ? n : NULL;
}

/* Comments and instructions can stand anywhere. */
static int
is_aside(const struct vdm_node *c)
{
	return !vdm_node_is_element(c) && c->kind != VDM_KIND_TEXT;
}

/* ---- plays ---- */

static const struct vdm_node *
first_cell(const struct vdm_node *tr)
{
	const struct vdm_node *c;

	for (c = tr->first; c != NULL; c = c->next)
		if (vdm_html_is(c, "td") || vdm_html_is(c, "th"))
			return c;
	return NULL;
}

static const struct vdm_node *
next_cell(const struct vdm_node *td)
{
	const struct vdm_node *c;

	for (c = td->next; c != NULL; c = c->next)
		if (vdm_html_is(c, "td") || vdm_html_is(c, "th"))
			return c;
	return NULL;
}

static int
is_persona(const struct vdm_node *td)
{
	return td != NULL && vdm_html_has_type(td, "z3998:persona");
}

/* Whether its cells name the characters of a play. */
static int
is_play(const struct vdm_node *table)
{
	const struct vdm_node *n;

	for (n = table; n != NULL; n = vdm_node_walk(n, table))
		if (vdm_html_is(n, "tr") && is_persona(first_cell(n)))
			return 1;
	return 0;
}

/* The person of that name, made where the text has not named them before. */
static struct vdm_person *
person_for(struct vdm_html_reader *b, const struct vdm_node *speaker)
{
	struct vdm_person *p = NULL;
	struct vdm_buf raw, name;
	const char *s;
	size_t i;

	vdm_buf_init(&raw);
	vdm_buf_init(&name);
	vdm_node_content(speaker, &raw);
	for (s = vdm_buf_str(&raw); *s != '\0'; s++) {
		if (!vdm_is_space((unsigned char)*s))
			vdm_buf_putc(&name, *s);
		else if (name.len > 0 && name.data[name.len - 1] != ' ')
			vdm_buf_putc(&name, ' ');
	}
	while (name.len > 0 && name.data[name.len - 1] == ' ')
		vdm_buf_truncate(&name, name.len - 1);
	for (i = 0; i < b->rec->people_count; i++)
		if (strcmp(b->rec->people[i]->name, vdm_buf_str(&name)) == 0)
			p = b->rec->people[i];
	if (p == NULL && name.len > 0) {
		p = vdm_person_add(b->rec, NULL, vdm_buf_str(&name));
		if (p != NULL) {
			vdm_strings_add(b->rec, &p->roles, "speaker");
			p->participant = 1;
			p->pos = speaker->pos;
		}
	}
	vdm_buf_fini(&raw);
	vdm_buf_fini(&name);
	return p;
}

static void
add_who(struct vdm_html_reader *b, struct vdm_node *sp,
	const struct vdm_node *speaker)
{
	struct vdm_person *p = person_for(b, speaker);
	const char *old = vdm_node_attr(sp, "who");
	struct vdm_buf who;

	if (p == NULL)
		return;
	vdm_buf_init(&who);
	if (old != NULL)
		vdm_buf_printf(&who, "%s ", old);
	vdm_buf_printf(&who, "#%s", p->id);
	vdm_node_set(b->rec, sp, "who", vdm_buf_str(&who));
	vdm_buf_fini(&who);
}

/* What is said: paragraphs as they are, or one of all. */
static void
say(struct vdm_html_reader *b, const struct vdm_node *td, struct vdm_node *sp)
{
	struct vdm_node *p;

	if (vdm_html_has_block(td)) {
		b->blocks->all(b, td, sp);
		return;
	}
	p = vdm_html_make(b, td, sp, "p");
	vdm_html_inline(b, td, p);
}

/* A cell that holds a stage direction and nothing else. */
static const struct vdm_node *
lone_stage(const struct vdm_node *td)
{
	const struct vdm_node *c, *stage = NULL;

	for (c = td->first; c != NULL; c = c->next) {
		if (c->kind == VDM_KIND_TEXT && vdm_is_blank(c->text))
			continue;
		if (stage != NULL || !vdm_node_is_element(c) ||
		    !vdm_html_has_type(c, "z3998:stage-direction") ||
		    vdm_html_is_block(c))
			return NULL;
		stage = c;
	}
	return stage;
}

static void
play_row(struct vdm_html_reader *b, const struct vdm_node *tr,
	 struct vdm_node *parent)
{
	const struct vdm_node *td = first_cell(tr), *next, *stage;
	struct vdm_node *sp = NULL, *speaker;

	if (td == NULL)
		return;
	next = next_cell(td);
	if (is_persona(td) && next == NULL &&
	    vdm_node_is(vdm_node_last(parent), "sp")) {
		sp = vdm_node_last(parent); /* several speak together */
		speaker = sp->first;
		vdm_node_append(speaker, vdm_node_element(b->rec, "lb"));
		vdm_html_inline(b, td, speaker);
		add_who(b, sp, td);
		return;
	}
	if (is_persona(td)) {
		sp = vdm_html_make(b, tr, parent, "sp");
		speaker = vdm_html_make(b, td, sp, "speaker");
		vdm_html_inline(b, td, speaker);
		add_who(b, sp, td);
		td = next;
	}
	for (; td != NULL; td = next_cell(td)) {
		if (vdm_html_is_empty(td)) {
			vdm_html_remarks(b, td, parent);
			continue;
		}
		stage = sp == NULL ? lone_stage(td) : NULL;
		if (stage != NULL)
			vdm_html_inline(
			    b, stage, vdm_html_make(b, stage, parent, "stage"));
		else
			say(b, td, sp != NULL ? sp : parent);
	}
}

static void
play(struct vdm_html_reader *b, const struct vdm_node *table,
     struct vdm_node *parent)
{
	const struct vdm_node *c;

	for (c = table->first; c != NULL; c = c->next) {
		if (vdm_html_is(c, "tr"))
			play_row(b, c, parent);
		else if (vdm_html_is(c, "caption"))
			vdm_html_content(b, c,
					 vdm_html_make(b, c, parent, "p"));
		else if (vdm_node_is_element(c))
			play(b, c, parent);
		else if (is_aside(c))
			vdm_html_inline_node(b, c, parent);
		else
			vdm_node_append(parent, stray(b, c, "p"));
	}
}

/* ---- tables ---- */

static void
span_attr(struct vdm_html_reader *b, const struct vdm_node *d,
	  struct vdm_node *n, const char *html, const char *tei)
{
	const char *v = vdm_node_attr(d, html);

	if (v != NULL && strcmp(v, "1") != 0 &&
	    vdm_html_attr_get(vdm_html_name(d), html, v) == VDM_HTML_ATTR_KEPT)
		vdm_node_set(b->rec, n, tei, v);
}

/* Which cells a label is of, where it says so. */
static void
set_scope(struct vdm_html_reader *b, const struct vdm_node *d,
	  struct vdm_node *n)
{
	const char *v = vdm_node_attr(d, "scope");

	if (v != NULL && vdm_html_attr_get(vdm_html_name(d), "scope", v) ==
			     VDM_HTML_ATTR_KEPT)
		vdm_html_rend(b, n, v);
}

static void
row(struct vdm_html_reader *b, const struct vdm_node *tr,
    struct vdm_node *table, int head)
{
	struct vdm_node *r, *cell;
	const struct vdm_node *td;

	if (first_cell(tr) == NULL && vdm_html_is_empty(tr)) {
		vdm_html_remarks(b, tr, table);
		return;
	}
	r = vdm_html_make(b, tr, table, "row");
	if (head)
		vdm_node_set(b->rec, r, "role", "label");
	for (td = tr->first; td != NULL; td = td->next) {
		if (is_aside(td)) {
			vdm_html_inline_node(b, td, r);
			continue;
		}
		if (!vdm_html_is(td, "td") && !vdm_html_is(td, "th")) {
			vdm_node_append(r, stray(b, td, "cell"));
			continue;
		}
		cell = vdm_html_make(b, td, r, "cell");
		if (!head && vdm_html_is(td, "th"))
			vdm_node_set(b->rec, cell, "role", "label");
		set_scope(b, td, cell);
		span_attr(b, td, cell, "rowspan", "rows");
		span_attr(b, td, cell, "colspan", "cols");
		vdm_html_content(b, td, cell);
	}
}

/* Whether all cells of a row are headings. */
static int
is_head(const struct vdm_node *tr)
{
	const struct vdm_node *first = first_cell(tr), *td = first;

	while (td != NULL && vdm_html_is(td, "th"))
		td = next_cell(td);
	return first != NULL && td == NULL;
}

static void
rows(struct vdm_html_reader *b, const struct vdm_node *d,
     struct vdm_node *table, int head)
{
	const struct vdm_node *c;
	struct vdm_node *cell, *r, *last = vdm_node_last(table);

	for (c = d->first; c != NULL; c = c->next) {
		if (vdm_html_is(c, "tr"))
			row(b, c, table,
			    head ||
				(!vdm_node_is(vdm_node_last(table), "row") &&
				 is_head(c)));
		else if (vdm_html_is(c, "thead"))
			rows(b, c, table, 1);
		else if (vdm_html_is(c, "tbody") || vdm_html_is(c, "tfoot"))
			rows(b, c, table, 0);
		else if (is_aside(c))
			vdm_html_inline_node(b, c, table);
		else if (!vdm_html_is(c, "caption") && !vdm_html_is(c, "col") &&
			 !vdm_html_is(c, "colgroup") &&
			 (cell = stray(b, c, "cell")) != NULL) {
			r = vdm_node_add(b->rec, table, "row", NULL);
			vdm_node_append(r, cell);
		}
	}
	if (!vdm_html_is(d, "table"))
		vdm_html_passed(b, d, last != NULL ? last->next : table->first);
}

static int
has_rows(const struct vdm_node *table)
{
	const struct vdm_node *n;

	for (n = table; n != NULL; n = vdm_node_walk(n, table))
		if (vdm_html_is(n, "tr") && first_cell(n) != NULL)
			return 1;
	return 0;
}

void
vdm_html_table(struct vdm_html_reader *b, const struct vdm_node *d,
	       struct vdm_node *parent)
{
	const struct vdm_node *c;
	struct vdm_node *t;

	if (is_play(d)) {
		if (b->plays++ == 0)
			vdm_diag(&b->sink, VDM_D_TABLE_TURNS, &d->pos, NULL,
				 "tables whose rows begin with a character's "
				 "name are read as the turns of a play; they "
				 "are no tables any more");
		play(b, d, parent);
		return;
	}
	if (!has_rows(d)) {
		b->blocks->all(b, d, parent);
		return;
	}
	t = vdm_html_make(b, d, parent, "table");
	for (c = d->first; c != NULL; c = c->next)
		if (vdm_html_is(c, "caption"))
			vdm_html_inline(b, c, vdm_html_make(b, c, t, "head"));
	rows(b, d, t, 0);
}

/* ---- lists ---- */

#define UNCOUNTED LONG_MIN

/* The number that an item has by its `value` or the list's `start`; UNCOUNTED:
 * neither says one. */
static long
number_of(const struct vdm_node *item, const char *attr)
{
	const char *name = vdm_html_name(item), *v = vdm_node_attr(item, attr);

	return v != NULL &&
		       vdm_html_attr_get(name, attr, v) == VDM_HTML_ATTR_KEPT
		   ? strtol(v, NULL, 10)
		   : UNCOUNTED;
}

/* The number of the item behind it, if it has one. */
static long
number_item(struct vdm_html_reader *b, const struct vdm_node *d,
	    struct vdm_node *item, long number, int step)
{
	long own = number_of(d, "value");
	char buf[24];

	if (own != UNCOUNTED)
		number = own;
	if (number == UNCOUNTED)
		return UNCOUNTED;
	snprintf(buf, sizeof(buf), "%ld", number);
	if (item != NULL)
		vdm_html_number(b, d, item, buf);
	return number + step;
}

/* How an `ol` counts, as CSS calls it; NULL: as any does. */
static const char *
counting_of(const struct vdm_node *d)
{
	switch (vdm_dom_attr(d, "type")[0]) {
	case 'a':
		return "lower-alpha";
	case 'A':
		return "upper-alpha";
	case 'i':
		return "lower-roman";
	case 'I':
		return "upper-roman";
	default:
		return NULL;
	}
}

void
vdm_html_list(struct vdm_html_reader *b, const struct vdm_node *d,
	      struct vdm_node *parent)
{
	struct vdm_node *list = vdm_html_make(b, d, NULL, "list"), *item;
	const struct vdm_node *c;
	long next = UNCOUNTED;

	if (vdm_html_is(d, "ol")) {
		if (vdm_node_attr(d, "reversed") != NULL)
			vdm_html_rend(b, list, "reversed");
		if (counting_of(d) != NULL)
			vdm_html_rend(b, list, counting_of(d));
		vdm_html_rend(b, list, "numbered");
		next = number_of(d, "start");
	}
	for (c = d->first; c != NULL; c = c->next) {
		if (is_aside(c)) {
			vdm_html_inline_node(b, c, list);
			continue;
		}
		if (!vdm_node_is_element(c)) {
			vdm_node_append(list, stray(b, c, "item"));
			continue;
		}
		if (vdm_html_is_waiting(b, c))
			continue;
		/* one that is counted is there, empty or not */
		if (vdm_html_is(c, "li") && !vdm_html_is(d, "ol") &&
		    vdm_html_is_empty(c) && vdm_html_anchor(b, c) == NULL) {
			vdm_html_remarks(b, c, list);
			continue;
		}
		item = vdm_html_make(b, c, list, "item");
		next =
		    number_item(b, c, item, next,
				vdm_node_attr(d, "reversed") != NULL ? -1 : 1);
		if (!vdm_html_is(d, "ol"))
			next = UNCOUNTED;
		if (vdm_html_is(c, "li"))
			vdm_html_content(b, c, item);
		else /* a list right inside a list, and the like */
			b->blocks->one(b, c, item);
	}
	if (list != NULL && list->first != NULL)
		vdm_node_append(parent, list);
}

static void
glossary_items(struct vdm_html_reader *b, const struct vdm_node *d,
	       struct vdm_node *list)
{
	const struct vdm_node *c;
	struct vdm_node *n;

	for (c = d->first; c != NULL; c = c->next) {
		if (vdm_html_is(c, "dt")) {
			if (vdm_node_is(vdm_node_last(list), "label")) {
				n = vdm_node_last(list);
				vdm_node_append(n,
						vdm_node_element(b->rec, "lb"));
			} else {
				n = vdm_html_make(b, c, list, "label");
			}
			vdm_html_inline(b, c, n);
		} else if (vdm_html_is(c, "dd") && !vdm_html_is_waiting(b, c)) {
			if (!vdm_node_is(vdm_node_last(list), "label"))
				vdm_node_add(b->rec, list, "label", NULL);
			vdm_html_content(b, c,
					 vdm_html_make(b, c, list, "item"));
		} else if (vdm_html_is(c, "div")) {
			n = vdm_node_last(list);
			glossary_items(b, c, list);
			vdm_html_passed(b, c,
					n != NULL ? n->next : list->first);
		} else if (is_aside(c)) {
			vdm_html_inline_node(b, c, list);
		} else if ((n = stray(b, c, "item")) != NULL) {
			if (!vdm_node_is(vdm_node_last(list), "label"))
				vdm_node_add(b->rec, list, "label", NULL);
			vdm_node_append(list, n);
		}
	}
}

void
vdm_html_glossary(struct vdm_html_reader *b, const struct vdm_node *d,
		  struct vdm_node *parent)
{
	struct vdm_node *list = vdm_html_make(b, d, NULL, "list");

	if (list == NULL)
		return;
	vdm_node_set(b->rec, list, "type", "gloss");
	glossary_items(b, d, list);
	if (vdm_node_is(vdm_node_last(list), "label"))
		vdm_node_add(b->rec, list, "item", NULL);
	if (list->first != NULL)
		vdm_node_append(parent, list);
}
