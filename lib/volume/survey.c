/* SPDX-License-Identifier: MIT */
/*
 * What is to be bound, looked at before anything is written: one record at a
 * time, of which only names, titles, people and links are kept.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "format/format.h"
#include "record/heading.h"
#include "volume/volume.h"

/* What keys begin with; the first one that no id of a record does. */
static const char *const letters[] = {"r", "rec", "record", "volrec", "vdm-r"};
enum { LETTERS = sizeof(letters) / sizeof(letters[0]) };

static struct vdm_volume_bound *
add(struct vdm_binding *b, size_t source, size_t text)
{
	struct vdm_volume_bound *r = vdm_arena_grow(
	    &b->arena, b->bound, &b->cap, b->count + 1, sizeof(*r));

	if (r == NULL)
		return NULL;
	b->bound = r;
	r += b->count++;
	memset(r, 0, sizeof(*r));
	r->source = source;
	r->text = text;
	r->part = VDM_VOLUME_NONE;
	return r;
}

/* The words of a node in one line. */
static const char *
line_of(struct vdm_binding *b, const char *s)
{
	struct vdm_buf out;
	const char *kept;
	int space = 0;

	vdm_buf_init(&out);
	for (; *s != '\0'; s++) {
		if (vdm_is_space((unsigned char)*s)) {
			space = out.len > 0;
			continue;
		}
		if (space)
			vdm_buf_putc(&out, ' ');
		space = 0;
		vdm_buf_putc(&out, *s);
	}
	kept = vdm_arena_strdup(&b->arena, vdm_buf_str(&out));
	b->failed |= out.failed;
	vdm_buf_fini(&out);
	return kept;
}

/* Its own title, else its first heading, else its name. */
static const char *
title_of(struct vdm_binding *b, const struct vdm_record *rec, const char *name)
{
	const struct vdm_field *f;
	const struct vdm_node *n;
	const char *title = NULL;
	struct vdm_buf words;
	size_t at = 0;

	while ((f = vdm_field_next(rec, VDM_F_TITLE, &at)) != NULL)
		if (!vdm_is_blank(f->value))
			return line_of(b, f->value);
	vdm_buf_init(&words);
	for (n = rec->root; n != NULL && title == NULL;
	     n = vdm_node_walk(n, rec->root)) {
		if (n->kind != VDM_KIND_HEADING)
			continue;
		vdm_buf_clear(&words);
		vdm_node_content(n, &words);
		if (!vdm_is_blank(vdm_buf_str(&words)))
			title = line_of(b, vdm_buf_str(&words));
	}
	b->failed |= words.failed;
	vdm_buf_fini(&words);
	return title != NULL ? title : vdm_arena_strdup(&b->arena, name);
}

/* Which letters of keys an id begins with that could be a key's. */
static void
take_id(struct vdm_binding *b, const char *id)
{
	size_t i;

	for (i = 0; i < LETTERS; i++) {
		size_t n = strlen(letters[i]);

		if (strncmp(id, letters[i], n) == 0 && vdm_is_digit(id[n]))
			b->taken |= 1U << i;
	}
}

static void
take_ids(struct vdm_binding *b, const struct vdm_record *rec)
{
	const struct vdm_node *n;
	const struct vdm_attr *a;
	const char *at;

	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root)) {
		if (n->kind == VDM_KIND_TEXT || n->kind == VDM_KIND_COMMENT) {
			for (at = n->text; (at = strstr(at, "[^")) != NULL;)
				take_id(b, at += 2);
			for (at = n->text;
			     (at = strstr(at, "vidimus:")) != NULL;) {
				at += 8;
				take_id(b, at + strcspn(at, " ") +
					       (at[strcspn(at, " ")] == ' '));
			}
			continue;
		}
		for (a = n->attrs; a != NULL; a = a->next) {
			if (strcmp(a->name, "xml:id") == 0)
				take_id(b, a->value);
			for (at = a->value; (at = strchr(at, '#')) != NULL;)
				take_id(b, ++at);
		}
	}
}

static void
take_people(struct vdm_binding *b, size_t at, const struct vdm_record *rec)
{
	size_t i, k;

	for (i = 0; i < rec->people_count; i++) {
		const struct vdm_person *p = rec->people[i];
		struct vdm_volume_person *o;
		struct vdm_record keep = {.arena = b->arena};

		if (vdm_is_blank(p->name))
			continue;
		o = vdm_arena_grow(&keep.arena, b->person, &b->people_cap,
				   b->people + 1, sizeof(*o));
		if (o == NULL)
			return;
		b->person = o;
		o += b->people++;
		memset(o, 0, sizeof(*o));
		o->bound = at;
		o->same = b->people; /* in which order they came */
		o->id = vdm_arena_strdup(&keep.arena, p->id);
		o->name = vdm_arena_strdup(&keep.arena, p->name);
		o->title = vdm_arena_strdup(&keep.arena, p->title);
		for (k = 0; k < p->refs.count; k++)
			vdm_strings_add(&keep, &o->refs, p->refs.item[k]);
		vdm_details_copy(&keep, &o->details, &p->details);
		if (p->state == VDM_STATE_STATED &&
		    vdm_detail_get(&p->details, VDM_DETAIL_RESP) != NULL)
			o->decided = o->name;
		b->arena = keep.arena;
	}
}

/* What a fragment is put into, where only whole documents can stand. */
static const char *
fragment_of(const struct vdm_record *rec)
{
	if (vdm_node_is(rec->root, "TEI"))
		return NULL;
	if (vdm_node_is(rec->root, "text"))
		return "text";
	return vdm_node_is(rec->root, "body") ? "body" : "part";
}

/* What a record says of its language, or what was seen of it. */
static const char *
language_of(const struct vdm_record *rec)
{
	const struct vdm_field *f = vdm_field_get(rec, VDM_F_LANGUAGE, 0);
	const struct vdm_node *text = vdm_node_child(rec->root, "text");
	const char *lang = vdm_node_attr(rec->root, "xml:lang");

	if (lang == NULL && text != NULL)
		lang = vdm_node_attr(text, "xml:lang");
	if (lang == NULL && f != NULL)
		lang = f->norm != NULL ? f->norm : f->value;
	if (lang != NULL && vdm_language_is_code(lang))
		return lang;
	return rec->language;
}

/* The language of most records. */
static void
settle_language(struct vdm_binding *b)
{
	size_t i, k, n, most = 0;

	for (i = 0; i < b->count && most * 2 <= b->count; i++) {
		if (b->bound[i].language == NULL)
			continue;
		for (k = i, n = 0; k < b->count; k++)
			n += b->bound[k].language != NULL &&
			     strcmp(b->bound[k].language,
				    b->bound[i].language) == 0;
		if (n > most) {
			most = n;
			b->language = b->bound[i].language;
		}
		if (i > 16)
			break; /* a book of many languages has none */
	}
}

static void
take_record(struct vdm_binding *b, size_t at, const struct vdm_record *rec)
{
	const struct vdm_volume *v = b->volume;
	struct vdm_volume_bound *r = &b->bound[at];
	const struct vdm_volume_source *s =
	    r->source != VDM_VOLUME_NONE ? &v->source[r->source] : NULL;
	const struct vdm_field *f = vdm_field_get(rec, VDM_F_DATE, 0);

	r->title = s != NULL && s->title != NULL && r->text == VDM_VOLUME_NONE
		       ? s->title
		       : title_of(b, rec, r->name);
	if (f != NULL)
		r->date = vdm_arena_strdup(
		    &b->arena, f->norm != NULL ? f->norm : f->value);
	r->format = vdm_arena_strdup(&b->arena, rec->format);
	r->fragment = fragment_of(rec);
	r->language = vdm_arena_strdup(&b->arena, language_of(rec));
	r->part = s != NULL ? s->part : VDM_VOLUME_NONE;
	take_ids(b, rec);
	take_people(b, at, rec);
	vdm_binding_note_links(b, at, rec);
}

/* "corpus.xml", of which it is the seventh text of twelve: "corpus-07.xml". */
static const char *
name_of_text(struct vdm_binding *b, const char *name, size_t text, size_t count)
{
	const char *dot = strrchr(name, '.');
	char width[24];
	struct vdm_buf out;
	const char *kept;

	if (dot == NULL || strchr(dot, '/') != NULL)
		dot = name + strlen(name);
	snprintf(width, sizeof(width), "%zu", count);
	vdm_buf_init(&out);
	vdm_buf_put(&out, name, (size_t)(dot - name));
	vdm_buf_printf(&out, "-%0*zu%s", (int)strlen(width), text + 1, dot);
	kept = vdm_arena_strdup(&b->arena, vdm_buf_str(&out));
	b->failed |= out.failed;
	vdm_buf_fini(&out);
	return kept;
}

/* A source is a record, or several. */
static int
take_source(struct vdm_binding *b, size_t source)
{
	const struct vdm_volume *v = b->volume;
	int is_record = source != VDM_VOLUME_NONE;
	const struct vdm_sink *sink = NULL;
	struct vdm_record *rec = vdm_binding_source(b, source, &sink), *text;
	const char *name = is_record ? v->source[source].name
				     : v->file_name[VDM_VOLUME_INTRODUCTION];
	size_t n, i;

	if (rec == NULL)
		return -1;
	n = vdm_record_texts(rec);
	for (i = 0; i < n; i++) {
		text = vdm_record_text(rec, i);
		if (text == NULL || add(b, source, i) == NULL) {
			vdm_record_free(text);
			vdm_record_free(rec);
			errno = ENOMEM;
			return -1;
		}
		b->bound[b->count - 1].name = name_of_text(b, name, i, n);
		take_record(b, b->count - 1, text);
		vdm_record_free(text);
	}
	if (n == 0 && add(b, source, VDM_VOLUME_NONE) != NULL) {
		b->bound[b->count - 1].name = vdm_arena_strdup(&b->arena, name);
		take_record(b, b->count - 1, rec);
	}
	vdm_record_free(rec);
	return 0;
}

/* ---- the order ------------------------------------------------------------
 */

struct sorted {
	struct vdm_volume_bound bound;
	size_t was;
	enum vdm_volume_order order;
};

static int
by_order(const void *x, const void *y)
{
	const struct sorted *a = x, *b = y;
	int d = 0;

	if (a->bound.part != b->bound.part)
		/* what is of no part comes first */
		return a->bound.part + 1 < b->bound.part + 1 ? -1 : 1;
	if (a->order == VDM_VOLUME_BY_TITLE)
		d = strcmp(a->bound.title, b->bound.title);
	else if (a->order == VDM_VOLUME_BY_NAME)
		d = strcmp(a->bound.name, b->bound.name);
	else if (a->order == VDM_VOLUME_BY_DATE &&
		 (a->bound.date != NULL) != (b->bound.date != NULL))
		d = a->bound.date != NULL ? -1 : 1;
	else if (a->order == VDM_VOLUME_BY_DATE && a->bound.date != NULL)
		d = strcmp(a->bound.date, b->bound.date);
	if (d != 0)
		return d;
	return a->was < b->was ? -1 : 1;
}

static int
by_record(const void *x, const void *y)
{
	const struct vdm_volume_person *a = x, *b = y;

	if (a->bound != b->bound)
		return a->bound < b->bound ? -1 : 1;
	return a->same < b->same ? -1 : 1;
}

/* The introduction is the first of all, then parts as they are given. */
static int
put_in_order(struct vdm_binding *b)
{
	size_t from = b->introduction == 0, n = b->count - from, i;
	struct sorted *all = vdm_arena_alloc(&b->arena, (n + 1) * sizeof(*all));
	size_t *now = vdm_arena_alloc(&b->arena, (n + 2) * sizeof(*now));

	if (all == NULL || now == NULL)
		return -1;
	for (i = 0; i < n; i++) {
		all[i].bound = b->bound[from + i];
		all[i].was = from + i;
		all[i].order = b->volume->order;
	}
	vdm_sort(all, n, sizeof(*all), by_order);
	now[0] = 0;
	for (i = 0; i < n; i++) {
		b->bound[from + i] = all[i].bound;
		now[all[i].was] = from + i;
	}
	for (i = 0; i < b->people; i++)
		b->person[i].bound = now[b->person[i].bound];
	/* whoever comes first is the first of those who are one */
	vdm_sort(b->person, b->people, sizeof(*b->person), by_record);
	return 0;
}

/* Folders of a book, and what ids begin with elsewhere. */
static void
make_keys(struct vdm_binding *b)
{
	const char *letter = letters[LETTERS - 1];
	char width[24];
	size_t i, number = 0;

	for (i = LETTERS; i-- > 0;)
		if (!(b->taken & 1U << i))
			letter = letters[i];
	snprintf(width, sizeof(width), "%zu", b->count);
	for (i = 0; i < b->count; i++) {
		if (i != b->introduction)
			number++;
		snprintf(b->bound[i].key, sizeof(b->bound[i].key), "%s%0*zu",
			 letter, strlen(width) < 3 ? 3 : (int)strlen(width),
			 number);
	}
}

int
vdm_binding_survey(struct vdm_binding *b)
{
	const struct vdm_volume *v = b->volume;
	int rc = 0, failed = 0;
	size_t i;

	b->introduction = VDM_VOLUME_NONE;
	for (i = 0; i < v->sources; i++)
		vdm_strmap_put(&b->by_name, v->source[i].name, i);
	if (v->file[VDM_VOLUME_INTRODUCTION] != NULL) {
		rc = take_source(b, VDM_VOLUME_NONE);
		b->introduction = 0;
	}
	/* the others are looked at all the same: their findings are wanted */
	for (i = 0; i < v->sources; i++)
		if (take_source(b, i) != 0) {
			if (errno == ENOMEM)
				return -1;
			failed++;
		}
	if (rc != 0 && errno == ENOMEM)
		return -1;
	if (failed + (rc != 0) > 0) {
		vdm_diag(b->sink, VDM_D_VOLUME_RECORD, NULL, NULL,
			 "%d of what is to be bound cannot be read; there is "
			 "no volume without it, and nothing is written",
			 failed + (rc != 0));
		errno = 0;
		return -1;
	}
	if (b->failed || b->arena.failed || put_in_order(b) != 0) {
		errno = ENOMEM;
		return -1;
	}
	make_keys(b);
	settle_language(b);
	return 0;
}
