/* SPDX-License-Identifier: MIT */
/* What is known beside the text: people and fields that the record has
 * already, and those that a person states. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "picture/picture.h"
#include "prose/prose.h"
#include "prose/people/beside.h"
#include "prose/people/tables.h"
#include "prose/style/style.h"
#include "record/forms.h"
#include "yaml/table.h"

enum {
	YEAR = 4,         /* figures of one */
	EDTF_SEASONS = 21 /* the first "month" that is a season */
};

/* ---- people -------------------------------------------------------------- */

/* A person by full name; words of the name for matching. */
static int
who_named(struct ctx *c, const char *name, unsigned by)
{
	size_t n = strlen(name), k;
	char *low = vdm_arena_strdup(&c->scratch, vdm_lower(c, name, n));
	const char *last;
	int who;

	if (low == NULL)
		return -1;
	who = vdm_who_new(c, vdm_arena_strdup(&c->scratch, name));
	if (who < 0)
		return -1;
	c->who[who].by |= by;
	while (n > 0 && low[n - 1] == ' ')
		low[--n] = '\0';
	last = strrchr(low, ' ');
	last = last != NULL ? last + 1 : low;
	c->who[who].surname = last;
	for (k = 0; low + k < last;) {
		size_t e = strcspn(low + k, " .");

		if (e > 0)
			vdm_who_given(c, who, low + k, e);
		k += e + 1;
	}
	vdm_people_note(c, who);
	return who;
}

/* What the record says already: people of its header or front matter. */
static void
known_people(struct ctx *c)
{
	size_t i, k;
	int who;

	for (i = 0; i < c->rec->people_count; i++) {
		struct vdm_person *p = c->rec->people[i];

		if (*p->name == '\0')
			continue;
		who = who_named(c, p->name, BY_LIST);
		if (who < 0)
			return;
		c->who[who].person = p;
		c->who[who].title = p->title;
		for (k = 0; k < p->forms.count; k++)
			vdm_who_form(c, who, p->forms.item[k],
				     strlen(p->forms.item[k]));
		c->stated = 1;
	}
}

/* What a column of the list says of a person; NULL when it says nothing. */
static const char *
stated(struct ctx *c, const struct vdm_table *t, size_t row, const char *key)
{
	const char *s = vdm_table_get(t, row, key);

	return s != NULL && *s != '\0' ? vdm_arena_strdup(&c->scratch, s)
				       : NULL;
}

/* The record's own person whom a stated form calls, as a label of Markdown made
 * one of it; -1: none. The stated name is theirs then, where nobody encoded
 * another. */
static int
who_of_form(struct ctx *c, const struct vdm_table *t, size_t row,
	    const char *name)
{
	const char *s = vdm_table_get(t, row, "forms"), *e;
	struct vdm_person *p = NULL;
	int who = -1;

	for (; p == NULL && s != NULL && *s != '\0';
	     s = *e != '\0' ? e + 1 : e) {
		const char *form;
		const int *list;
		size_t n, i;

		e = s + strcspn(s, ";|\n");
		form = vdm_squeeze(c, s, (size_t)(e - s));
		if (form == NULL || *form == '\0')
			continue;
		list = vdm_people_called(c, form, &n);
		for (i = 0; i < n && p == NULL; i++) {
			who = list[i];
			if (!(c->who[who].by & BY_USER))
				p = c->who[who].person;
		}
	}
	if (p == NULL)
		return -1;
	if (c->rec->encoded) {
		vdm_who_form(c, who, name, strlen(name));
		return who;
	}
	vdm_strings_add(c->rec, &p->forms, p->name);
	p->name = vdm_arena_strdup(&c->rec->arena, name);
	if (p->name == NULL)
		p->name = "";
	p->state = VDM_STATE_STATED;
	c->who[who].name = name;
	vdm_people_form(c, who, name);
	return who;
}

/* The person of that name, known already or new, with what is stated. */
static void
state_person(struct ctx *c, const struct vdm_table *t, size_t row,
	     const char *name)
{
	const char *s, *e;
	struct who *w;
	int who = vdm_who_by_words(c, name, strlen(name), 0);

	if (who < 0 || strcmp(c->who[who].name, name) != 0)
		who = who_of_form(c, t, row, name);
	if (who < 0)
		who = who_named(c, name, BY_USER);
	if (who < 0)
		return;
	c->stated = 1;
	w = &c->who[who];
	w->by |= BY_USER;
	if ((s = stated(c, t, row, "title")) != NULL)
		w->title = s;
	if ((s = stated(c, t, row, "role")) != NULL)
		w->role = s;
	if ((s = stated(c, t, row, "id")) != NULL)
		w->id = s;
	if ((s = stated(c, t, row, "ref")) != NULL)
		w->ref = s;
	for (s = vdm_table_get(t, row, "forms"); s != NULL && *s != '\0';
	     s = *e != '\0' ? e + 1 : e) {
		e = s + strcspn(s, ";|\n");
		vdm_who_form(c, who, s, (size_t)(e - s));
	}
}

/* Without a name there is nobody whom the other columns could be of. */
static void
stated_person(struct ctx *c, const struct vdm_table *t, size_t row)
{
	const char *name = stated(c, t, row, "name");

	if (name != NULL)
		state_person(c, t, row, name);
	else
		vdm_diag(c->sink, VDM_D_PEOPLE_LINE, NULL, NULL,
			 "the entry on line %u of the list of people has no "
			 "name, and has no effect",
			 t->row[row].line);
}

/* "speaker-is = The Chairman -> Otto Lind": a label of the house style. */
static void
style_speakers(struct ctx *c)
{
	const char *label, *name;
	size_t i = 0;
	int who;

	while ((name = vdm_style_speaker(c, &i, &label)) != NULL) {
		who = vdm_who_by_words(c, name, strlen(name), 0);
		if (who < 0 || strcmp(c->who[who].name, name) != 0)
			who = who_named(c, name, BY_STYLE);
		if (who < 0)
			return;
		c->stated = 1;
		c->who[who].by |= BY_STYLE;
		vdm_who_form(c, who, label, strlen(label));
	}
}

/* Those of a list whose scope the file is in. */
static void
state_people(struct ctx *c, const struct vdm_beside *list,
	     const struct vdm_paths *paths)
{
	const struct vdm_table *t = &list->table;
	const char *name = c->options->name;
	size_t file = name != NULL ? vdm_paths_of(paths, &c->scratch, name)
				   : paths->files;
	size_t i;

	c->has_people = 1;
	for (i = 0; i < t->rows && !c->scratch.failed; i++) {
		struct vdm_scope s = {vdm_stated_scope(t, i), list->folder,
				      list->anywhere == NULL ||
					  list->anywhere[i]};

		if (s.cell == NULL || *s.cell == '\0' ||
		    vdm_paths_in_scope(paths, &c->scratch, file, &s))
			stated_person(c, t, i);
	}
}

/* The list that the options have as a text: nothing is known of other files. */
static void
state_text_people(struct ctx *c)
{
	struct vdm_beside list = {.what = VDM_STATED_PEOPLE};
	struct vdm_table *t = &list.table;
	struct vdm_paths paths;

	if (vdm_table_read(t, &c->scratch, c->options->people) != 0 &&
	    !c->scratch.failed)
		vdm_diag(c->sink, VDM_D_TABLE_BROKEN, NULL, NULL,
			 "the list of people cannot be read (line %u: %s); it "
			 "has no effect",
			 t->line, t->problem);
	vdm_paths_init(&paths, &c->scratch);
	if (c->options->name != NULL)
		vdm_paths_add(&paths, c->options->name, NULL);
	state_people(c, &list, &paths);
	vdm_paths_fini(&paths);
}

/* The record's own people come first, so that a list adds to what is known. */
int
vdm_stated_read(struct ctx *c)
{
	const struct vdm_tables *tables = c->options->tables;
	size_t i;

	for (i = 0; i < c->rec->fields_count; i++)
		c->had[c->rec->fields[i]->id] = 1;
	known_people(c);
	style_speakers(c);
	if (c->options->people != NULL)
		state_text_people(c);
	for (i = 0; tables != NULL && i < tables->count; i++)
		if (tables->one[i].what == VDM_STATED_PEOPLE)
			state_people(c, &tables->one[i], &tables->paths);
	return c->scratch.failed ? -1 : 0;
}

/* ---- fields ---------------------------------------------------------------
 */

static int
says_same(const struct vdm_field *f, const char *value, const char *norm)
{
	return strcmp(f->value, value) == 0 ||
	       (norm != NULL && f->norm != NULL && strcmp(f->norm, norm) == 0);
}

/* What the source says of a field that a person states otherwise. */
static void
set_aside(struct ctx *c, const struct vdm_field_info *info, const char *value,
	  const char *norm)
{
	size_t i;

	for (i = 0; i < c->rec->fields_count; i++) {
		struct vdm_field *f = c->rec->fields[i];

		if (f->id != info->id || f->state == VDM_STATE_STATED ||
		    (!vdm_stated_is_one(info) &&
		     f->state == VDM_STATE_EXPLICIT &&
		     !says_same(f, value, norm)))
			continue;
		if (f->state == VDM_STATE_EXPLICIT &&
		    !says_same(f, value, norm) && *f->value != '\0') {
			vdm_buf_clear(&c->buf);
			vdm_buf_printf(&c->buf, "%s in the source", info->name);
			f->name = vdm_arena_strdup(&c->rec->arena,
						   vdm_buf_str(&c->buf));
			f->id = VDM_F_OTHER;
			vdm_diag(c->sink, VDM_D_METADATA_CONFLICT, &f->pos,
				 NULL,
				 "the source has \"%.200s\" as %s, the "
				 "metadata \"%.200s\": what is stated "
				 "counts, the source's is kept beside it",
				 f->value, info->name, value);
			continue;
		}
		memmove(&c->rec->fields[i], &c->rec->fields[i + 1],
			(c->rec->fields_count - i - 1) *
			    sizeof(c->rec->fields[0]));
		c->rec->fields_count--;
		i--;
	}
}

static int
is_date(enum vdm_field_id id)
{
	return id == VDM_F_DATE || id == VDM_F_DATE_DRAFTED ||
	       id == VDM_F_PUBLISHED || id == VDM_F_UPLOADED;
}

static int
is_language(enum vdm_field_id id)
{
	return id == VDM_F_LANGUAGE || id == VDM_F_LANGUAGE_ORIGINAL;
}

/* The tag of a language that is stated by it, or by its name; or NULL. */
static const char *
language_of(struct ctx *c, const struct vdm_field_info *info, const char *value)
{
	const char *tag = vdm_language_tag(&c->rec->arena, value);

	if (tag == NULL)
		vdm_diag(c->sink, VDM_D_METADATA_LANGUAGE, NULL, NULL,
			 "\"%.100s\", stated as %s, is no language tag "
			 "and no name of a language that is known: a book "
			 "will not say which language it is in",
			 value, info->name);
	return tag;
}

/* Whether figures and what parts them are all of a value, and it is no span of
 * years or season ("1931/1932", "1931-32", EDTF's "1931-21"): what looks so is
 * meant to be a day. */
static int
is_figures(const char *value)
{
	static const char parting[] = "-./: T";
	size_t n = strlen(value), first = vdm_figures_end(value, n, 0), i,
	       parts;

	for (i = 0, parts = 1; i < n; i++)
		if (strchr(parting, value[i]) != NULL)
			parts++;
		else if (!vdm_is_digit(value[i]))
			return 0;
	return first > 0 && (parts != 2 || first != YEAR ||
			     atoi(value + YEAR + 1) < EDTF_SEASONS);
}

/* A day, month or year as ISO 8601 writes them, the day without what may stand
 * between ("19310430") and without its time; or NULL. */
static const char *
iso_of(struct ctx *c, const char *value)
{
	size_t figures = vdm_figures_end(value, strlen(value), 0);
	size_t n = strcspn(value, "T");
	char day[sizeof("1931-04-30")];

	if (figures == 2 * YEAR && value[figures] == '\0')
		snprintf(day, sizeof(day), "%.4s-%.2s-%.2s", value,
			 value + YEAR, value + YEAR + 2);
	else if (figures == YEAR && n < sizeof(day) && vdm_is_date(value) &&
		 strchr(value, '/') == NULL)
		snprintf(day, sizeof(day), "%.*s", (int)n, value);
	else
		return NULL;
	return vdm_is_date(day) ? vdm_arena_strdup(&c->rec->arena, day) : NULL;
}

/* What a date that is stated is, in figures or in words; or NULL. */
static const char *
date_of(struct ctx *c, const struct vdm_field_info *info, const char *value)
{
	const char *iso = iso_of(c, value);
	struct when w;

	if (iso != NULL)
		return iso;
	if (vdm_when_find(c, value, strlen(value), &w) && w.has_date)
		return vdm_iso_date(c, &w);
	if (is_figures(value))
		vdm_diag(c->sink, VDM_D_METADATA_DATE, NULL, NULL,
			 "\"%.100s\", stated as %s, is no day that there is, "
			 "or not in a form that is known: it is kept as words, "
			 "and no book is sorted by it",
			 value, info->name);
	return NULL;
}

const char *
vdm_stated_norm(struct ctx *c, const struct vdm_field_info *info,
		const char *value)
{
	if (is_date(info->id))
		return date_of(c, info, value);
	return is_language(info->id) ? language_of(c, info, value) : NULL;
}

static void
state_value(struct ctx *c, const struct vdm_field_info *info, const char *s,
	    size_t n)
{
	const char *value, *norm;
	struct vdm_field *f;

	s = vdm_trim(s, &n);
	value = vdm_arena_strndup(&c->scratch, s, n);
	if (n == 0 || value == NULL)
		return;
	norm = vdm_stated_norm(c, info, value);
	set_aside(c, info, value, norm);
	f = vdm_field_add(c->rec, info->id, value);
	if (f == NULL)
		return;
	/* the value is the scratch arena's, the field's the record's */
	f->norm = norm == value ? f->value : norm;
	f->state = VDM_STATE_STATED;
}

/* Names in one cell, "Ann Lee; Bo Berg": a field, or a person, each. */
static void
state_names(struct ctx *c, const struct vdm_field_info *info, const char *s)
{
	const char *e;
	int who;

	for (; *s != '\0'; s = *e != '\0' ? e + 1 : e) {
		e = s + strcspn(s, ";|\n");
		if (info != NULL) {
			state_value(c, info, s, (size_t)(e - s));
			continue;
		}
		who = e > s ? vdm_who_by_words(c, s, (size_t)(e - s), 1) : -1;
		if (who >= 0)
			c->who[who].by |= BY_USER | BY_ROW;
	}
}

/* The picture stands beside the source, and travels with the record. */
static void
state_cover(struct ctx *c, const char *value)
{
	const char *path =
	    vdm_picture_load(c->rec, value, c->options, NULL, c->sink);
	struct vdm_field *f =
	    vdm_field_add(c->rec, VDM_F_OTHER, path != NULL ? path : value);

	if (f == NULL)
		return;
	f->name = VDM_COVER;
	f->state = VDM_STATE_STATED;
}

static void
state_field(struct ctx *c, const char *key, const char *value, unsigned line,
	    int is_known)
{
	const char *meant;
	const struct vdm_field_info *info = vdm_stated_field(key);
	struct vdm_field *f;

	if (*value == '\0' || vdm_stated_is_file(key))
		return;
	if (info != NULL) {
		if (info->repeat &&
		    (info->claim == VDM_CLAIM_ATTRIBUTION ||
		     info->id == VDM_F_SUBJECT || info->id == VDM_F_LANGUAGE))
			state_names(c, info, value);
		else
			state_value(c, info, value, strlen(value));
	} else if (vdm_stated_other(key) == VDM_OTHER_PEOPLE) {
		state_names(c, NULL, value);
	} else if (vdm_stated_other(key) == VDM_OTHER_COVER) {
		state_cover(c, value);
	} else {
		meant = vdm_stated_meant(key);
		if (!is_known)
			vdm_diag(c->sink, VDM_D_METADATA_KEY, NULL, NULL,
				 "`%s` (line %u of the metadata) is the name "
				 "of no field; it is kept as a field of its "
				 "own%s%s%s",
				 key, line,
				 meant != NULL ? " (did you mean `" : "",
				 meant != NULL ? meant : "",
				 meant != NULL ? "`?)" : "");
		f = vdm_field_add(c->rec, VDM_F_OTHER, value);
		if (f != NULL) {
			f->name = vdm_arena_strdup(&c->rec->arena, key);
			f->state = VDM_STATE_STATED;
		}
	}
}

/* Whether an earlier cell of the row has stated the one value there can be. */
static int
is_doubled(const struct vdm_row *r, size_t at)
{
	const struct vdm_field_info *info = vdm_stated_field(r->cell[at].key);
	size_t i;

	if (info == NULL || !vdm_stated_is_one(info))
		return 0;
	for (i = 0; i < at; i++)
		if (*r->cell[i].value != '\0' &&
		    vdm_stated_field(r->cell[i].key) == info)
			return 1;
	return 0;
}

/* Of cells that state the same thing the first counts, as check_keys() said. */
static void
state_row(struct ctx *c, const struct vdm_row *r)
{
	size_t i;

	for (i = 0; i < r->cells; i++)
		if (!is_doubled(r, i))
			state_field(c, r->cell[i].key, r->cell[i].value,
				    r->cell[i].line, 0);
}

/* What a source calls its language gets the tag, as dates get theirs. */
static void
name_languages(struct vdm_record *rec)
{
	size_t i;

	for (i = 0; i < rec->fields_count; i++) {
		struct vdm_field *f = rec->fields[i];

		if (!is_language(f->id) || f->norm != NULL)
			continue;
		f->norm = vdm_language_tag(&rec->arena, f->value);
	}
}

static void
say_no_row(struct ctx *c)
{
	vdm_diag(c->sink, VDM_D_METADATA_ROW, NULL, NULL,
		 "no row of the metadata is of this file; they have no effect");
}

static void
state_text_metadata(struct ctx *c)
{
	struct vdm_table t;
	size_t row;

	if (vdm_table_read(&t, &c->scratch, c->options->metadata) != 0) {
		if (!c->scratch.failed)
			vdm_diag(c->sink, VDM_D_TABLE_BROKEN, NULL, NULL,
				 "the metadata cannot be read (line %u: %s); "
				 "they have no effect",
				 t.line, t.problem);
		return;
	}
	row = vdm_stated_row(&t, c->options->name, &c->scratch);
	if (row < t.rows)
		state_row(c, &t.row[row]);
	else
		say_no_row(c);
}

/* ---- tables of a run ------------------------------------------------------
 */

/* The row of this file in one of the tables; NULL: it has none. */
static const struct vdm_row *
row_in(struct ctx *c, size_t table, size_t file)
{
	const struct vdm_beside *one = &c->options->tables->one[table];
	size_t row;

	if (one->what != VDM_STATED_METADATA)
		return NULL;
	row = vdm_beside_row(c->options->tables, one, file);
	return row < one->table.rows ? &one->table.row[row] : NULL;
}

/* The first cell of a row that states what a key is of, and is not empty. */
static const struct vdm_cell *
cell_of(const struct vdm_row *r, const char *key)
{
	size_t i;

	for (i = 0; i < r->cells; i++)
		if (*r->cell[i].value != '\0' &&
		    vdm_stated_is_same(r->cell[i].key, key))
			return &r->cell[i];
	return NULL;
}

static const char *
name_of_table(const struct vdm_beside *one)
{
	return one->path != NULL ? one->path : "a table";
}

/* Whether a later table states the same field, which then counts; the next one
 * that does says so, where the value is another. */
static int
is_changed(struct ctx *c, size_t table, size_t file, const struct vdm_cell *now)
{
	const struct vdm_tables *t = c->options->tables;
	size_t i;

	for (i = table + 1; i < t->count; i++) {
		const struct vdm_row *r = row_in(c, i, file);
		const struct vdm_cell *later =
		    r != NULL ? cell_of(r, now->key) : NULL;

		if (later == NULL)
			continue;
		if (strcmp(later->value, now->value) != 0)
			vdm_diag(c->sink, VDM_D_METADATA_CHANGED, NULL, NULL,
				 "`%.80s` is \"%.200s\" in %.200s (line %u), "
				 "but \"%.200s\" in %.200s (line %u): the "
				 "later table counts",
				 now->key, now->value,
				 name_of_table(&t->one[table]), now->line,
				 later->value, name_of_table(&t->one[i]),
				 later->line);
		return 1;
	}
	return 0;
}

static void
state_table(struct ctx *c, size_t table, size_t file, const struct vdm_row *r)
{
	const struct vdm_beside *one = &c->options->tables->one[table];
	size_t i;

	if (one->named && one->by_name[file] != NULL)
		vdm_diag(c->sink, VDM_D_METADATA_NAME, NULL, NULL,
			 "the row \"%.200s\" (%.200s, line %u) is taken to "
			 "be of this file by its name, which no other file of "
			 "this run has",
			 one->by_name[file], name_of_table(one), r->line);
	for (i = 0; i < r->cells; i++) {
		const struct vdm_cell *cell = &r->cell[i];

		if (*cell->value == '\0' || vdm_stated_is_file(cell->key) ||
		    is_doubled(r, i) || is_changed(c, table, file, cell))
			continue;
		state_field(c, cell->key, cell->value, cell->line, 1);
	}
}

static void
state_tables(struct ctx *c)
{
	const struct vdm_tables *t = c->options->tables;
	const char *name = c->options->name;
	size_t file = name != NULL ? vdm_paths_of(&t->paths, &c->scratch, name)
				   : t->paths.files;
	size_t i, tables = 0, rows = 0;

	for (i = 0; i < t->count; i++) {
		const struct vdm_row *r = row_in(c, i, file);

		tables +=
		    t->one[i].what == VDM_STATED_METADATA && t->one[i].named;
		if (r == NULL)
			continue;
		rows += (size_t)t->one[i].named;
		state_table(c, i, file, r);
	}
	if (tables > 0 && rows == 0)
		say_no_row(c);
}

/* Last, so that what a person states wins over what was read. */
void
vdm_stated_apply(struct ctx *c)
{
	if (c->options->metadata != NULL)
		state_text_metadata(c);
	if (c->options->tables != NULL)
		state_tables(c);
	name_languages(c->rec);
}
