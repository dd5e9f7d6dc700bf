/* SPDX-License-Identifier: MIT */
/* What a record holds, for people and for programs. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/budget.h"
#include "base/memory.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "record/standing.h"
#include "base/json.h"
#include "report/units.h"

struct view {
	const struct vdm_record *rec;
	struct vdm_unit *units;
	size_t count;
	struct vdm_buf *out;
};

/* How a unit came to be what it is. */
static const char *
basis_name(const struct vdm_unit *u)
{
	if (u->decided != NULL)
		return "stated";
	return u->inferred ? "inferred" : "read";
}

/* NULL: it is no guess. */
static const char *
degree(enum vdm_certainty cert)
{
	return cert == VDM_CERT_NONE ? NULL : vdm_cert_name(cert);
}

/* A cell of a table of tabs: line feeds as a literal \n, tabs as spaces. */
static void
put_cell(struct vdm_buf *out, const char *s)
{
	char piece[16];
	size_t n;

	while (s != NULL && *s != '\0') {
		if (*s == '\t' || *s == '\r') {
			vdm_buf_putc(out, ' ');
			s++;
			continue;
		}
		n = vdm_shown_next(&s, piece);
		vdm_buf_put(out, piece, n);
	}
}

static void
view_units(const struct view *v)
{
	size_t i;

	vdm_buf_puts(v->out, "line\tend\tkind\tspeakers\tbasis\n");
	for (i = 0; i < v->count; i++) {
		const struct vdm_unit *u = &v->units[i];

		vdm_buf_printf(v->out, "%u\t%u\t%s\t", u->line,
			       u->end > u->line ? u->end : u->line, u->kind);
		put_cell(v->out, u->speakers);
		vdm_buf_printf(v->out, "\t%s\n", basis_name(u));
	}
}

/* What stands for a field in a table: the normal form of dates and times. */
static const char *
shown_value(const struct vdm_field *f)
{
	return (f->id == VDM_F_DATE || f->id == VDM_F_TIME) && f->norm != NULL
		   ? f->norm
		   : f->value;
}

static void
put_roles(struct vdm_buf *out, const struct vdm_person *p)
{
	size_t i;

	for (i = 0; i < p->roles.count; i++) {
		if (i > 0)
			vdm_buf_puts(out, ", ");
		put_cell(out, p->roles.item[i]);
	}
}

static void
view_fields(const struct view *v)
{
	size_t i;

	vdm_buf_puts(v->out, "field\tvalue\tstate\tline\n");
	for (i = 0; i < v->rec->fields_count; i++) {
		const struct vdm_field *f = v->rec->fields[i];

		put_cell(v->out, vdm_field_name(f));
		vdm_buf_putc(v->out, '\t');
		put_cell(v->out, shown_value(f));
		vdm_buf_printf(v->out, "\t%s\t%u\n", vdm_state_name(f->state),
			       f->pos.line);
	}
	for (i = 0; i < v->rec->people_count; i++) {
		const struct vdm_person *p = v->rec->people[i];

		if (!p->participant)
			continue;
		vdm_buf_puts(v->out, "participant\t");
		put_cell(v->out, p->name);
		vdm_buf_putc(v->out, '|');
		put_cell(v->out, p->title);
		vdm_buf_putc(v->out, '|');
		put_roles(v->out, p);
		vdm_buf_printf(v->out, "\t%s\t%u\n", vdm_state_name(p->state),
			       p->pos.line);
	}
}

/* " (guess, high: why)" after what was inferred. */
static void
put_guess(struct vdm_buf *out, int inferred, enum vdm_certainty cert,
	  const char *reason)
{
	if (!inferred)
		return;
	vdm_buf_puts(out, "  (guess");
	if (degree(cert) != NULL)
		vdm_buf_printf(out, ", %s", degree(cert));
	if (reason != NULL) {
		vdm_buf_puts(out, ": ");
		put_cell(out, reason);
	}
	vdm_buf_putc(out, ')');
}

static void
summary_people(const struct view *v)
{
	size_t i, k;

	vdm_buf_printf(v->out, "\npeople (%zu)\n", v->rec->people_count);
	for (i = 0; i < v->rec->people_count; i++) {
		const struct vdm_person *p = v->rec->people[i];

		vdm_buf_puts(v->out, "  #");
		put_cell(v->out, p->id);
		vdm_buf_puts(v->out, "  ");
		put_cell(v->out, p->name);
		if (p->title != NULL) {
			vdm_buf_puts(v->out, ", ");
			put_cell(v->out, p->title);
		}
		if (p->roles.count > 0) {
			vdm_buf_puts(v->out, " [");
			put_roles(v->out, p);
			vdm_buf_putc(v->out, ']');
		}
		for (k = 0; k < p->forms.count; k++) {
			vdm_buf_puts(v->out, k == 0 ? "; also: " : ", ");
			put_cell(v->out, p->forms.item[k]);
		}
		put_guess(v->out, p->state == VDM_STATE_INFERRED, p->cert,
			  p->reason);
		vdm_buf_putc(v->out, '\n');
	}
}

/* How the turns are labelled, as the document itself showed it. */
static void
summary_labels(const struct view *v)
{
	size_t i;

	if (v->rec->labellings_count == 0)
		return;
	vdm_buf_puts(v->out, "\nlabels\n");
	for (i = 0; i < v->rec->labellings_count; i++) {
		const struct vdm_labelling *l = &v->rec->labellings[i];

		vdm_buf_printf(v->out, "  `%s`  %zu turn%s, %zu name%s\n",
			       l->pattern, l->turns, l->turns == 1 ? "" : "s",
			       l->names, l->names == 1 ? "" : "s");
	}
}

static void
summary_units(const struct view *v)
{
	static const char *const kinds[] = {
	    "turn",    "action",    "narration", "dateline", "participants",
	    "closing", "signature", "heading",   "metadata", "chrome",
	};
	size_t i, k, n;

	vdm_buf_puts(v->out, "\nunits\n");
	for (k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
		for (n = i = 0; i < v->count; i++)
			n += strcmp(v->units[i].kind, kinds[k]) == 0;
		if (n > 0)
			vdm_buf_printf(v->out, "  %6zu %s\n", n, kinds[k]);
	}
	vdm_buf_puts(v->out, "\nguesses\n");
	for (n = i = 0; i < v->count; i++) {
		const struct vdm_unit *u = &v->units[i];

		if (!u->inferred)
			continue;
		n++;
		vdm_buf_printf(v->out, "  line %u: %s ", u->line, u->kind);
		put_cell(v->out, u->speakers);
		put_guess(v->out, 1, u->cert, u->reason);
		vdm_buf_putc(v->out, '\n');
	}
	if (n == 0)
		vdm_buf_puts(v->out, "  none\n");
}

/* What is missing of a column behind a text, and a space. */
static void
put_spaces(struct vdm_buf *out, const char *s, size_t width)
{
	size_t n = strlen(s);

	for (; n < width; n++)
		vdm_buf_putc(out, ' ');
	vdm_buf_putc(out, ' ');
}

static void
view_summary(const struct view *v)
{
	size_t i;

	vdm_buf_printf(v->out, "format: %s\n\nfields (%zu)\n",
		       v->rec->format != NULL ? v->rec->format : "-",
		       v->rec->fields_count);
	for (i = 0; i < v->rec->fields_count; i++) {
		const struct vdm_field *f = v->rec->fields[i];

		vdm_buf_puts(v->out, "  ");
		put_cell(v->out, vdm_field_name(f));
		put_spaces(v->out, vdm_field_name(f), 24);
		put_cell(v->out, f->value);
		if (f->norm != NULL && strcmp(f->norm, f->value) != 0) {
			vdm_buf_puts(v->out, " = ");
			put_cell(v->out, f->norm);
		}
		if (f->state == VDM_STATE_EXPLICIT_EMPTY)
			vdm_buf_puts(v->out, "(empty in the source)");
		if (f->state == VDM_STATE_STATED)
			vdm_buf_puts(v->out, "  (stated beside the source)");
		put_guess(v->out, f->state == VDM_STATE_INFERRED, f->cert,
			  f->reason);
		vdm_buf_putc(v->out, '\n');
	}
	summary_people(v);
	summary_labels(v);
	summary_units(v);
}

/* ---- review ---------------------------------------------------------- */

/*
 * Doubts that the same answer settles stand together: the same candidates,
 * speakers and reason. A person who reviews has an hour and not a day, so what
 * settles most comes first.
 */
struct doubt {
	const struct vdm_unit *unit;
	size_t group; /* how many units the same decision settles */
};

static int
same_question(const struct vdm_unit *a, const struct vdm_unit *b)
{
	const char *x = a->candidates != NULL ? a->candidates : "";
	const char *y = b->candidates != NULL ? b->candidates : "";
	int c = strcmp(x, y);

	if (c != 0)
		return c;
	c = strcmp(a->speakers, b->speakers);
	if (c != 0)
		return c;
	return strcmp(a->reason != NULL ? a->reason : "",
		      b->reason != NULL ? b->reason : "");
}

static int
by_question(const void *x, const void *y)
{
	const struct doubt *a = x, *b = y;
	int c = same_question(a->unit, b->unit);

	if (c != 0)
		return c;
	return a->unit->line < b->unit->line ? -1
					     : a->unit->line > b->unit->line;
}

static int
is_sure(const struct vdm_unit *u)
{
	return u->cert == VDM_CERT_HIGH && u->candidates == NULL;
}

/* What one decision settles most of comes first, then the plainest; what is
 * nearly sure comes last. */
static int
by_gain(const void *x, const void *y)
{
	const struct doubt *a = x, *b = y;
	int sure = is_sure(a->unit) - is_sure(b->unit);

	if (sure != 0)
		return sure;
	if (a->group != b->group)
		return a->group < b->group ? 1 : -1;
	if (a->unit->cert != b->unit->cert)
		return a->unit->cert < b->unit->cert ? 1 : -1;
	return by_question(x, y);
}

static size_t
gather_doubts(const struct view *v, struct doubt *list)
{
	size_t i, k, m, n = 0;

	for (i = 0; i < v->count; i++)
		if (v->units[i].inferred) /* as the findings have it */
			list[n++].unit = &v->units[i];
	vdm_sort(list, n, sizeof(*list), by_question);
	for (i = 0; i < n; i = k) {
		for (k = i + 1; k < n; k++)
			if (same_question(list[k].unit, list[i].unit) != 0)
				break;
		for (m = i; m < k; m++)
			list[m].group = k - i;
	}
	vdm_sort(list, n, sizeof(*list), by_gain);
	return n;
}

static void
put_question(const struct view *v, const struct vdm_unit *u, size_t settles)
{
	vdm_buf_printf(v->out, "%s ", u->kind);
	if (u->speakers[0] != '\0') {
		vdm_buf_puts(v->out, "of ");
		put_cell(v->out, u->speakers);
	} else {
		vdm_buf_puts(v->out, "of nobody");
	}
	put_guess(v->out, 1, u->cert, u->reason);
	vdm_buf_putc(v->out, '\n');
	if (settles > 1)
		vdm_buf_printf(v->out, "  one answer settles %zu\n", settles);
	if (u->candidates != NULL) {
		vdm_buf_puts(v->out, "  or: ");
		put_cell(v->out, u->candidates);
		vdm_buf_putc(v->out, '\n');
	}
}

static void
view_review(const struct view *v)
{
	struct doubt *list = vdm_calloc(v->count + 1, sizeof(*list));
	size_t i, n;

	if (list == NULL) {
		v->out->failed = 1;
		return;
	}
	n = gather_doubts(v, list);
	for (i = 0; i < n; i++) {
		const struct vdm_unit *u = list[i].unit;

		if (i == 0 || same_question(u, list[i - 1].unit) != 0)
			put_question(v, u, list[i].group);
		vdm_buf_printf(v->out, "  line %u: ", u->line);
		put_cell(v->out, u->text);
		vdm_buf_putc(v->out, '\n');
	}
	if (n == 0)
		vdm_buf_puts(v->out, "nothing is in doubt\n");
	vdm_free(list);
}

/* ---- JSON ------------------------------------------------------------- */

static void
json_strings(struct vdm_json *j, int in, const char *key,
	     const struct vdm_strings *list)
{
	int a = vdm_json_array(j, in, key);
	size_t i;

	for (i = 0; i < list->count; i++)
		vdm_json_string(j, a, NULL, list->item[i]);
}

static void
json_details(struct vdm_json *j, int in, const struct vdm_details *d)
{
	int a, o;
	size_t i;

	if (d->count == 0)
		return;
	a = vdm_json_array(j, in, "details");
	for (i = 0; i < d->count; i++) {
		o = vdm_json_object(j, a, NULL);
		vdm_json_string(j, o, "name", d->item[i].name);
		vdm_json_string(j, o, "value", d->item[i].value);
		vdm_json_string(j, o, "scheme", d->item[i].scheme);
		vdm_json_string(j, o, "lang", d->item[i].lang);
	}
}

static void
json_field(struct vdm_json *j, int in, const struct vdm_field *f)
{
	int o = vdm_json_object(j, in, NULL);

	vdm_json_string(j, o, "field", vdm_field_name(f));
	vdm_json_string(j, o, "value", f->value);
	vdm_json_string(j, o, "norm", f->norm);
	vdm_json_string(j, o, "label", f->label);
	vdm_json_string(j, o, "role", f->role);
	vdm_json_string(j, o, "ref", f->ref);
	json_details(j, o, &f->details);
	vdm_json_string(j, o, "state", vdm_state_name(f->state));
	vdm_json_string(j, o, "certainty", degree(f->cert));
	vdm_json_string(j, o, "reason", f->reason);
	vdm_json_number(j, o, "line", f->pos.line);
}

static void
json_person(struct vdm_json *j, int in, const struct vdm_person *p)
{
	int o = vdm_json_object(j, in, NULL);

	vdm_json_string(j, o, "id", p->id);
	vdm_json_string(j, o, "name", p->name);
	vdm_json_string(j, o, "title", p->title);
	json_strings(j, o, "forms", &p->forms);
	json_strings(j, o, "roles", &p->roles);
	json_strings(j, o, "refs", &p->refs);
	json_details(j, o, &p->details);
	vdm_json_bool(j, o, "participant", p->participant);
	vdm_json_bool(j, o, "group", p->group);
	vdm_json_string(j, o, "state", vdm_state_name(p->state));
	vdm_json_string(j, o, "certainty", degree(p->cert));
	vdm_json_string(j, o, "reason", p->reason);
	vdm_json_number(j, o, "line", p->pos.line);
}

static void
json_unit(struct vdm_json *j, int in, const struct vdm_unit *u)
{
	int o = vdm_json_object(j, in, NULL);

	vdm_json_number(j, o, "line", u->line);
	vdm_json_number(j, o, "end", u->end);
	vdm_json_string(j, o, "kind", u->kind);
	vdm_json_string(j, o, "speakers", u->speakers);
	vdm_json_string(j, o, "basis", basis_name(u));
	vdm_json_string(j, o, "decided", u->decided);
	vdm_json_string(j, o, "certainty", degree(u->cert));
	vdm_json_string(j, o, "reason", u->reason);
	vdm_json_string(j, o, "candidates", u->candidates);
	vdm_json_string(j, o, "text", u->text);
}

/* A house style by which others of the series can be read. */
static void
view_profile(const struct view *v)
{
	if (v->rec->house_style != NULL)
		vdm_buf_puts(v->out, v->rec->house_style);
	else
		vdm_buf_puts(v->out, "# no labels of turns were found that a "
				     "house style could state\n");
}

static void
view_json(const struct view *v)
{
	struct vdm_json j = {.out = v->out};
	int root = vdm_json_object(&j, 0, NULL), a;
	size_t i;

	vdm_json_string(&j, root, "format", v->rec->format);
	a = vdm_json_array(&j, root, "fields");
	for (i = 0; i < v->rec->fields_count; i++)
		json_field(&j, a, v->rec->fields[i]);
	a = vdm_json_array(&j, root, "people");
	for (i = 0; i < v->rec->people_count; i++)
		json_person(&j, a, v->rec->people[i]);
	a = vdm_json_array(&j, root, "units");
	for (i = 0; i < v->count; i++)
		json_unit(&j, a, &v->units[i]);
	vdm_json_finish(&j);
}

int
vdm_inspect(const struct vdm_record *record, enum vdm_inspect_view view,
	    char **text, size_t *length)
{
	struct vdm_arena arena;
	struct vdm_buf out;
	struct view v = {record, NULL, 0, &out};
	unsigned long before = vdm_memory_failures();
	struct vdm_budget budget;

	*text = NULL;
	*length = 0;
	vdm_record_bound(&budget, record, NULL);
	vdm_arena_init(&arena);
	vdm_buf_init(&out);
	if (vdm_units_list(record, &arena, &v.units, &v.count) != 0)
		out.failed = 1;
	else if (view == VDM_INSPECT_UNITS)
		view_units(&v);
	else if (view == VDM_INSPECT_FIELDS)
		view_fields(&v);
	else if (view == VDM_INSPECT_REVIEW)
		view_review(&v);
	else if (view == VDM_INSPECT_JSON)
		view_json(&v);
	else if (view == VDM_INSPECT_PROFILE)
		view_profile(&v);
	else
		view_summary(&v);
	if (vdm_memory_check(before) != 0)
		out.failed = 1;
	*text = vdm_buf_take(&out, length);
	vdm_arena_fini(&arena);
	if (*text == NULL)
		errno = ENOMEM;
	return vdm_budget_leave(&budget, *text != NULL ? 0 : -1, NULL);
}
