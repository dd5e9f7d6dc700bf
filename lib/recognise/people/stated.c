/* SPDX-License-Identifier: MIT */
/* What is known beside the text: people and fields that the record has
 * already, and those that a person states. */
#include <string.h>
#include <strings.h>

#include "base/language.h"
#include "picture/picture.h"
#include "recognise/internal.h"
#include "recognise/people/tables.h"
#include "recognise/style/style.h"
#include "yaml/table.h"

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

/* The person of that name, known already or new, with what is stated. */
static void
state_person(struct ctx *c, const struct vdm_table *t, size_t row,
	     const char *name)
{
	const char *s, *e;
	struct who *w;
	int who = vdm_who_by_words(c, name, strlen(name), 0);

	if (who < 0 || strcmp(c->who[who].name, name) != 0)
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

/* The record's own people come first, so that a list adds to what is known. */
int
vdm_stated_read(struct ctx *c)
{
	struct vdm_table t;
	size_t i;

	for (i = 0; i < c->rec->fields_count; i++)
		c->had[c->rec->fields[i]->id] = 1;
	known_people(c);
	style_speakers(c);
	if (c->options->people == NULL)
		return c->scratch.failed ? -1 : 0;
	if (vdm_table_read(&t, &c->scratch, c->options->people) != 0 &&
	    !c->scratch.failed)
		vdm_diag(c->sink, VDM_D_TABLE_BROKEN, NULL, NULL,
			 "the list of people cannot be read (line %u: %s); it "
			 "has no effect",
			 t.line, t.problem);
	for (i = 0; i < t.rows; i++)
		stated_person(c, &t, i);
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

const char *
vdm_stated_norm(struct ctx *c, const struct vdm_field_info *info,
		const char *value)
{
	struct when w;

	if (is_date(info->id) && vdm_when_find(c, value, strlen(value), &w) &&
	    w.has_date)
		return vdm_iso_date(c, &w);
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
	f->norm = norm;
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
			c->who[who].by |= BY_USER;
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
state_field(struct ctx *c, const char *key, const char *value, unsigned line)
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
		vdm_diag(c->sink, VDM_D_METADATA_KEY, NULL, NULL,
			 "`%s` (line %u of the metadata) is the name of no "
			 "field; it is kept as a field of its own%s%s%s",
			 key, line, meant != NULL ? " (did you mean `" : "",
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
				    r->cell[i].line);
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
state_metadata(struct ctx *c)
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
	row = vdm_stated_row(&t, c->options->name);
	if (row >= t.rows) {
		vdm_diag(c->sink, VDM_D_METADATA_ROW, NULL, NULL,
			 "no row of the metadata is of this file; they have no "
			 "effect");
		return;
	}
	state_row(c, &t.row[row]);
}

/* Last, so that what a person states wins over what was read. */
void
vdm_stated_apply(struct ctx *c)
{
	if (c->options->metadata != NULL)
		state_metadata(c);
	name_languages(c->rec);
}
