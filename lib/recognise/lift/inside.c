/* SPDX-License-Identifier: MIT */
/*
 * A line that became fields may hold more than words: links, notes, words in
 * another language. A field's value is words; what else stood in them becomes
 * details of that field, and the address of a licence a licence. What a detail
 * cannot be, a picture or a gloss, is named as it goes.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/memory.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "prose/prose.h"
#include "recognise/steps.h"

/* So many fields of a line are asked for the words of each thing in it: no
 * record has as many, and to ask all of a list would cost its square. Beyond
 * them it is those from the last one on that had some. */
enum { FIELDS_ASKED = 64 };

/* The record's fields by their line; the last one that had words. */
struct fields {
	struct vdm_field **list;
	size_t count, last;
};

static int
by_line(const void *x, const void *y)
{
	const struct vdm_field *a = *(struct vdm_field *const *)x;
	const struct vdm_field *b = *(struct vdm_field *const *)y;

	return a->pos.line < b->pos.line ? -1 : a->pos.line > b->pos.line;
}

/* The first field that begins at a line or below it. */
static size_t
from_line(const struct fields *f, unsigned line)
{
	size_t low = 0, high = f->count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (f->list[mid]->pos.line < line)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* The words of a node, white space folded, without those of notes in it. */
static const char *
words_of(struct ctx *c, const struct vdm_node *n)
{
	struct vdm_buf b;
	const char *s;

	vdm_buf_init(&b);
	vdm_node_content(n, &b);
	s = vdm_squeeze(c, vdm_buf_str(&b), b.len);
	c->scratch.failed |= b.failed;
	vdm_buf_fini(&b);
	return s != NULL ? s : "";
}

static int
has_words(const struct vdm_field *f, const char *words, size_t n)
{
	return n > 0 && strlen(f->value) >= n &&
	       strstr(f->value, words) != NULL;
}

/* The field of a unit that has the words, else its first; NULL: none. */
static struct vdm_field *
field_of(struct fields *f, const struct unit *u, const char *words)
{
	const size_t first = from_line(f, u->line), n = strlen(words);
	size_t i = first, asked;

	if (f->last > first && f->last - first >= FIELDS_ASKED / 2)
		i = f->last;
	for (asked = 0; asked < FIELDS_ASKED && i < f->count &&
			f->list[i]->pos.line <= u->end;
	     asked++, i++)
		if (has_words(f->list[i], words, n)) {
			f->last = i;
			return f->list[i];
		}
	return first < f->count && f->list[first]->pos.line <= u->end
		   ? f->list[first]
		   : NULL;
}

static void
report(struct ctx *c, const struct unit *u, const char *what)
{
	struct vdm_pos pos = {u->line, 1, u->end};

	vdm_diag(c->sink, VDM_D_FIELD_MARKUP, &pos, what,
		 "\"%.200s\" stood in a line that became a field; it is said "
		 "of the field beside its value",
		 what);
}

/* What goes, and is named: what it is, and its words. */
static void
report_gone(struct ctx *c, const struct unit *u, const char *what,
	    const char *words)
{
	struct vdm_pos pos = {u->line, 1, u->end};

	vdm_diag(c->sink, VDM_D_FIELD_MARKUP, &pos, words,
		 "%s stood in a line that became a field, whose value is words "
		 "alone: \"%.200s\" is left out",
		 what, words);
}

static int
has_licence(const struct ctx *c, const char *address)
{
	const struct vdm_field *f;
	size_t i = 0;

	while ((f = vdm_field_next(c->rec, VDM_F_LICENCE, &i)) != NULL)
		if (strcmp(f->value, address) == 0 ||
		    (f->norm != NULL && strcmp(f->norm, address) == 0))
			return 1;
	return 0;
}

static void
keep_address(struct ctx *c, struct vdm_field *f, const struct unit *u,
	     const char *address)
{
	struct vdm_field *licence;

	if (f->id == VDM_F_LICENCE && f->norm == NULL &&
	    vdm_address_is_absolute(address)) {
		f->norm = vdm_arena_strdup(&c->rec->arena, address);
		return;
	}
	if ((f->norm != NULL && strcmp(f->norm, address) == 0) ||
	    strstr(f->value, address) != NULL)
		return;
	if (!vdm_detail_is_licence(address)) {
		vdm_detail_add(c->rec, &f->details,
			       vdm_field_link_name(f, address), address);
		return;
	}
	if (has_licence(c, address))
		return;
	licence = vdm_put(c, VDM_F_LICENCE, address, strlen(address), u);
	if (licence != NULL)
		licence->norm = licence->value;
}

/* Whether the words are all of the value: what is said of them is said of it.
 */
static int
is_value(const struct vdm_field *f, const char *words)
{
	return strcmp(words, f->value) == 0;
}

static void
keep_language(struct ctx *c, struct vdm_field *f, const struct unit *u,
	      const struct vdm_node *n, const char *words)
{
	const char *lang = vdm_node_attr(n, "xml:lang");
	struct vdm_detail *d;

	if (lang == NULL || *words == '\0')
		return;
	report(c, u, lang);
	if (is_value(f, words)) {
		vdm_detail_add(c->rec, &f->details, VDM_DETAIL_LANG, lang);
		return;
	}
	d = vdm_detail_add(c->rec, &f->details, VDM_DETAIL_FOREIGN, words);
	if (d != NULL)
		d->lang = vdm_arena_strdup(&c->rec->arena, lang);
}

/* The direction that a style gives, as a web page and a book have it. */
static void
keep_direction(struct ctx *c, struct vdm_field *f, const struct unit *u,
	       const struct vdm_node *n, const char *words)
{
	static const char *const names[] = {"rtl", "ltr", "auto"};
	const char *style = vdm_node_attr(n, "style");
	const char *s = style != NULL ? strstr(style, "direction:") : NULL;
	size_t i;

	if (s == NULL)
		return;
	s += strlen("direction:");
	s += strspn(s, " ");
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strncmp(s, names[i], strlen(names[i])) != 0)
			continue;
		if (!is_value(f, words)) {
			report_gone(c, u, "a direction of writing", names[i]);
			continue;
		}
		report(c, u, names[i]);
		vdm_detail_add(c->rec, &f->details, "dir", names[i]);
	}
}

static void
keep_address_of(struct ctx *c, struct vdm_field *f, const struct unit *u,
		const struct vdm_node *n)
{
	static const char *const attrs[] = {"target", "url", "ref"};
	const char *to = NULL;
	size_t i;

	for (i = 0; i < sizeof(attrs) / sizeof(attrs[0]) && to == NULL; i++)
		to = vdm_node_attr(n, attrs[i]);
	if (to == NULL || *to == '\0')
		return;
	report(c, u, to);
	keep_address(c, f, u, to);
}

/* What an element says of its words as machines read it, in the form that a
 * norm has: a time without seconds that are none. NULL: it says nothing. */
static const char *
when_of(struct ctx *c, const struct vdm_node *n)
{
	const char *when = vdm_node_attr(n, "when");
	const char *from = vdm_node_attr(n, "from");
	const char *to = vdm_node_attr(n, "to"), *s;
	size_t length = when != NULL ? strlen(when) : 0;
	struct vdm_buf b;

	if (length == sizeof("14:30:00") - 1 && when[2] == ':' &&
	    strcmp(when + sizeof("14:30") - 1, ":00") == 0)
		return vdm_arena_strndup(&c->rec->arena, when,
					 sizeof("14:30") - 1);
	if (when != NULL || from == NULL || to == NULL)
		return when != NULL ? when : from != NULL ? from : to;
	vdm_buf_init(&b);
	vdm_buf_printf(&b, "%s/%s", from, to);
	s = vdm_arena_strdup(&c->rec->arena, vdm_buf_str(&b));
	c->rec->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s;
}

/* "<time datetime="1971-05-04">4 May</time>": what the source states counts
 * before what is made of its words. */
static void
keep_when(struct ctx *c, struct vdm_field *f, const struct unit *u,
	  const struct vdm_node *n)
{
	const char *when = vdm_node_is(n, "date") || vdm_node_is(n, "time")
			       ? when_of(c, n)
			       : NULL;
	int is_time = when != NULL && strchr(when, ':') != NULL &&
		      strchr(when, '-') == NULL;
	int fits = is_time ? f->id == VDM_F_TIME
			   : f->id == VDM_F_DATE || f->id == VDM_F_UPLOADED ||
				 f->id == VDM_F_PUBLISHED;

	if (when == NULL || *when == '\0' ||
	    (f->norm != NULL && strcmp(f->norm, when) == 0))
		return;
	if (!fits) {
		report_gone(c, u, "a date or time for machines", when);
		return;
	}
	f->norm = when;
}

/* What leaves its words in the value, and is no more than these there. */
static void
report_plain(struct ctx *c, const struct unit *u, const char *what,
	     const char *words)
{
	struct vdm_pos pos = {u->line, 1, u->end};

	vdm_diag(c->sink, VDM_D_FIELD_MARKUP, &pos, words,
		 "%s stood in a line that became a field; only its words stay, "
		 "\"%.200s\"",
		 what, words);
}

/* What has no words of its own in the value, or more than words. */
static void
report_things(struct ctx *c, const struct unit *u, const struct vdm_node *n)
{
	const char *url = vdm_node_attr(n, "url");
	const char *words = words_of(c, n);

	if (n->kind == VDM_KIND_GRAPHIC) {
		vdm_buf_clear(&c->buf);
		vdm_buf_printf(&c->buf, "%s %s", url != NULL ? url : "", words);
		report_gone(c, u,
			    vdm_node_is(n, "media") ? "a sound or film"
						    : "a picture",
			    vdm_buf_str(&c->buf));
	} else if (n->kind == VDM_KIND_PAGE_BREAK) {
		report_gone(c, u, "a page break", "page break");
	} else if (vdm_node_is(n, "formula")) {
		report_plain(c, u, "a formula", words);
	} else if (vdm_node_is(n, "rt")) {
		report_gone(c, u, "a gloss", words);
	} else if (vdm_node_is_other_reading(n)) {
		report_gone(c, u, "another reading", words);
	} else if (strcmp(n->name, "svg") == 0) {
		report_plain(c, u, "a drawing", words);
	}
}

static void
keep_node(struct ctx *c, struct fields *f, const struct unit *u,
	  const struct vdm_node *n)
{
	const char *words =
	    n == u->node ? vdm_squeeze(c, u->text, u->len) : words_of(c, n);
	struct vdm_field *field;
	const char *title = vdm_node_attr(n, "n");

	words = words != NULL ? words : "";
	field = field_of(f, u, words);
	if (field == NULL)
		return;
	report_things(c, u, n);
	if (n->kind == VDM_KIND_NOTE) {
		report(c, u, words);
		vdm_detail_add(c->rec, &field->details, VDM_DETAIL_NOTE, words);
		keep_address_of(c, field, u, n);
		return;
	}
	if (title != NULL && *title != '\0')
		report_gone(c, u, "a title or a number", title);
	if (n->kind != VDM_KIND_GRAPHIC)
		keep_address_of(c, field, u, n);
	keep_when(c, field, u, n);
	keep_language(c, field, u, n, words);
	keep_direction(c, field, u, n, words);
}

static void
keep_inside(struct ctx *c, struct fields *f, const struct unit *u)
{
	struct vdm_node *top = u->node, *n;

	for (n = top; n != NULL; n = vdm_node_step(n, top)) {
		if (vdm_node_is_element(n))
			keep_node(c, f, u, n);
		else if (n->kind == VDM_KIND_COMMENT)
			report_gone(c, u, "a comment", n->text);
	}
}

void
vdm_inside_keep(struct ctx *c)
{
	struct fields f = {.count = c->rec->fields_count};
	size_t i;

	f.list = vdm_calloc(f.count + 1, sizeof(struct vdm_field *));
	if (f.list == NULL)
		return;
	for (i = 0; i < f.count; i++)
		f.list[i] = c->rec->fields[i];
	vdm_sort(f.list, f.count, sizeof(struct vdm_field *), by_line);
	for (i = 0; i < c->n; i++)
		if (c->u[i].fate == FATE_FIELD && c->u[i].node != NULL)
			keep_inside(c, &f, &c->u[i]);
	vdm_free(f.list);
}
