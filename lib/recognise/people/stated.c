/* SPDX-License-Identifier: MIT */
/* What is known beside the text: people and fields that the record has
 * already, and those that a person states. */
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "recognise/internal.h"
#include "yaml/csv.h"

/* Dublin Core's names and some of spreadsheets, for fields of the table. */
static const struct {
	const char *name, *field;
} aliases[] = {{"dc:title", "title"},         {"dc:creator", "author"},
	       {"creator", "author"},         {"dc:contributor", "contributor"},
	       {"dc:publisher", "publisher"}, {"dc:date", "date"},
	       {"dc:description", "summary"}, {"description", "summary"},
	       {"abstract", "summary"},       {"dc:rights", "rights"},
	       {"dc:source", "source"},       {"dc:identifier", "record_id"},
	       {"identifier", "record_id"},   {"id", "record_id"},
	       {"dc:subject", "subject"},     {"keywords", "subject"},
	       {"dc:language", "language"},   {"dc:type", "type"},
	       {"coverage", "place"},         {"dc:coverage", "place"},
	       {"license", "licence"},        {"archive", "source.repository"},
	       {"dcterms:created", "date"},   {"dcterms:license", "licence"},
	       {"location", "place"}};

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

static void
stated_person(struct ctx *c, const struct vdm_table *t, size_t row)
{
	const char *name = vdm_table_get(t, row, "name");
	const char *s, *e;
	int who;

	if (name == NULL || *name == '\0') {
		vdm_diag(c->sink, VDM_D_PEOPLE_LINE, NULL, NULL,
			 "the entry on line %u of the list of people has no "
			 "name, and has no effect",
			 t->row[row].line);
		return;
	}
	who = vdm_who_by_words(c, name, strlen(name), 0);
	if (who < 0 || strcmp(c->who[who].name, name) != 0)
		who = who_named(c, name, BY_USER);
	if (who < 0)
		return;
	c->stated = 1;
	c->who[who].by |= BY_USER;
	if ((s = vdm_table_get(t, row, "title")) != NULL && *s != '\0')
		c->who[who].title = vdm_arena_strdup(&c->scratch, s);
	if ((s = vdm_table_get(t, row, "role")) != NULL && *s != '\0')
		c->who[who].role = vdm_arena_strdup(&c->scratch, s);
	if ((s = vdm_table_get(t, row, "id")) != NULL && *s != '\0')
		c->who[who].id = vdm_arena_strdup(&c->scratch, s);
	if ((s = vdm_table_get(t, row, "ref")) != NULL && *s != '\0')
		c->who[who].ref = vdm_arena_strdup(&c->scratch, s);
	for (s = vdm_table_get(t, row, "forms"); s != NULL && *s != '\0';
	     s = *e != '\0' ? e + 1 : e) {
		e = s + strcspn(s, ";|\n");
		vdm_who_form(c, who, s, (size_t)(e - s));
	}
}

/* A person by a form that was stated, byte for byte but for case. */
int
vdm_who_stated(struct ctx *c, const char *s, size_t n)
{
	char *form;
	size_t i, k;

	if (!c->stated)
		return -1;
	form = vdm_squeeze(c, s, n);
	for (i = 0; form != NULL && i < c->n_who; i++) {
		const struct who *w = &c->who[i];

		if (!(w->by & BY_USER) && w->person == NULL)
			continue;
		if (strcasecmp(w->name, form) == 0)
			return vdm_who_real(c, (int)i);
		for (k = 0; k < w->n_forms; k++)
			if (strcasecmp(w->forms[k], form) == 0)
				return vdm_who_real(c, (int)i);
	}
	return -1;
}

int
vdm_stated_read(struct ctx *c)
{
	struct vdm_table t;
	size_t i;

	for (i = 0; i < c->rec->fields_count; i++)
		c->had[c->rec->fields[i]->id] = 1;
	known_people(c);
	if (c->options->people == NULL)
		return c->scratch.failed ? -1 : 0;
	if (vdm_table_read(&t, &c->scratch, c->options->people) != 0)
		vdm_diag(c->sink, VDM_D_PEOPLE_LINE, NULL, NULL,
			 "the list of people is neither YAML nor CSV with a "
			 "column `name`; it has no effect");
	for (i = 0; i < t.rows; i++)
		stated_person(c, &t, i);
	return c->scratch.failed ? -1 : 0;
}

/* ---- fields ---------------------------------------------------------------
 */

static const struct vdm_field_info *
field_called(const char *key)
{
	const struct vdm_field_info *f = vdm_field_by_name(key);
	size_t i;

	if (f == NULL)
		f = vdm_field_by_yaml(key);
	if (f == NULL)
		f = vdm_field_by_label(key, strlen(key));
	for (i = 0; f == NULL && i < sizeof(aliases) / sizeof(aliases[0]); i++)
		if (strcasecmp(aliases[i].name, key) == 0)
			f = vdm_field_by_name(aliases[i].field);
	return f;
}

static const char *
base_name(const char *path)
{
	const char *slash = path != NULL ? strrchr(path, '/') : NULL;

	return slash != NULL ? slash + 1 : path;
}

/* The row of this file: by its name, or the only one. */
static size_t
row_of(const struct ctx *c, const struct vdm_table *t)
{
	static const char *const keys[] = {"file", "filename", "file name",
					   "file_name", "path"};
	const char *name = base_name(c->options->name);
	size_t i, k;
	int named = 0;

	for (i = 0; i < t->rows; i++)
		for (k = 0; k < sizeof(keys) / sizeof(keys[0]); k++) {
			const char *s = vdm_table_get(t, i, keys[k]);

			if (s == NULL)
				continue;
			named = 1;
			if (name != NULL && strcmp(base_name(s), name) == 0)
				return i;
		}
	return !named && t->rows == 1 ? 0 : t->rows;
}

/* A date, a place: one of each is stated, though a text may have several. */
static int
is_one(const struct vdm_field_info *info)
{
	return !info->repeat || info->id == VDM_F_DATE ||
	       info->id == VDM_F_TIME || info->id == VDM_F_PLACE;
}

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
		    (!is_one(info) && f->state == VDM_STATE_EXPLICIT &&
		     !says_same(f, value, norm)))
			continue;
		if (f->state == VDM_STATE_EXPLICIT &&
		    !says_same(f, value, norm) && *f->value != '\0') {
			vdm_buf_clear(&c->buf);
			vdm_buf_printf(&c->buf, "%s in the source", info->name);
			f->name = vdm_arena_strdup(&c->rec->arena,
						   vdm_buf_str(&c->buf));
			f->id = VDM_F_OTHER;
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
is_file_key(const char *key)
{
	return strncasecmp(key, "file", 4) == 0 || strcasecmp(key, "path") == 0;
}

static int
is_date(enum vdm_field_id id)
{
	return id == VDM_F_DATE || id == VDM_F_DATE_DRAFTED ||
	       id == VDM_F_PUBLISHED || id == VDM_F_UPLOADED;
}

static void
state_value(struct ctx *c, const struct vdm_field_info *info, const char *s,
	    size_t n)
{
	const char *value, *norm = NULL;
	struct vdm_field *f;
	struct when w;

	s = vdm_trim(s, &n);
	value = vdm_arena_strndup(&c->scratch, s, n);
	if (n == 0 || value == NULL)
		return;
	if (is_date(info->id) && vdm_when_find(c, s, n, &w) && w.has_date)
		norm = vdm_iso_date(c, &w);
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

static void
state_field(struct ctx *c, const char *key, const char *value, unsigned line)
{
	const struct vdm_field_info *info = field_called(key);
	struct vdm_field *f;

	if (*value == '\0' || is_file_key(key))
		return;
	if (info != NULL) {
		if (info->repeat &&
		    (info->claim == VDM_CLAIM_ATTRIBUTION ||
		     info->id == VDM_F_SUBJECT || info->id == VDM_F_LANGUAGE))
			state_names(c, info, value);
		else
			state_value(c, info, value, strlen(value));
	} else if (strcasecmp(key, "participants") == 0 ||
		   strcasecmp(key, "participant") == 0) {
		state_names(c, NULL, value);
	} else {
		vdm_diag(c->sink, VDM_D_METADATA_KEY, NULL, NULL,
			 "`%s` (line %u of the metadata) is the name of no "
			 "field; it is kept as a field of its own",
			 key, line);
		f = vdm_field_add(c->rec, VDM_F_OTHER, value);
		if (f != NULL) {
			f->name = vdm_arena_strdup(&c->rec->arena, key);
			f->state = VDM_STATE_STATED;
		}
	}
}

void
vdm_stated_apply(struct ctx *c)
{
	struct vdm_table t;
	size_t row, i;

	if (c->options->metadata == NULL)
		return;
	if (vdm_table_read(&t, &c->scratch, c->options->metadata) != 0) {
		vdm_diag(c->sink, VDM_D_METADATA_KEY, NULL, NULL,
			 "the metadata are neither YAML nor CSV; they have no "
			 "effect");
		return;
	}
	row = row_of(c, &t);
	if (row >= t.rows) {
		vdm_diag(c->sink, VDM_D_METADATA_ROW, NULL, NULL,
			 "no row of the metadata is of this file; they have no "
			 "effect");
		return;
	}
	for (i = 0; i < t.row[row].cells; i++)
		state_field(c, t.row[row].cell[i].key, t.row[row].cell[i].value,
			    t.row[row].line);
}
