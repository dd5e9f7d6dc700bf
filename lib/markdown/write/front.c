/* SPDX-License-Identifier: MIT */
/*
 * Fields and people as front matter: in the keys that pandoc knows as far as
 * they go; what these cannot hold stands in `vidimus`. Each function that
 * leaves something out first asks what reading would make of the rest.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/sabotage.h"
#include "base/utf8.h"
#include "base/words.h"
#include "markdown/front.h"
#include "markdown/write/matter.h"
#include "markup/markup.h"
#include "record/standing.h"

struct front {
	const struct vdm_record *rec;
	struct vdm_buf *out;
	struct vdm_buf exact;     /* the list vidimus.fields ... */
	struct vdm_buf late;      /* ... and what comes last in it */
	size_t seen[VDM_F_COUNT]; /* fields of each kind written */
	int done[VDM_F_COUNT];
	struct vdm_field **sorted;     /* the fields by kind */
	size_t start[VDM_F_COUNT + 1]; /* where each kind begins in them */
	int empty[VDM_F_COUNT]; /* whether a field of the kind has no value */
	int others_exact;       /* from here on, further ones must be exact */
	int contributors;       /* the list was written */
};

static int
same(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	return strcmp(a, b) == 0;
}

/* State and certainty, where they are not `state` and none. */
static void
standing(struct vdm_buf *out, unsigned at, enum vdm_state s,
	 enum vdm_certainty cert, enum vdm_state usual)
{
	if (cert != VDM_CERT_NONE) {
		vdm_md_pair(out, at, "cert", vdm_cert_name(cert));
		usual = VDM_STATE_INFERRED;
	}
	if (s != usual)
		vdm_md_pair(out, at, "state", vdm_md_state_name(s));
}

static enum vdm_state
usual_state(const char *v)
{
	return *v != '\0' ? VDM_STATE_EXPLICIT : VDM_STATE_EXPLICIT_EMPTY;
}

static const char *
key_of(const struct vdm_field *f)
{
	const char *label = f->label;

	/* an empty identifier would make pandoc's EPUB invalid */
	if (f->id == VDM_F_RECORD_ID && f->value[0] == '\0')
		return VDM_MD_RECORD_ID;
	if (label != NULL && strcmp(label, VDM_MD_RECORD_ID) != 0 &&
	    vdm_md_alias(label) == f->id)
		return label;
	return vdm_field_info_get(f->id)->yaml;
}

/* What stands in the plain place: pandoc wants a language's code. */
static const char *
plain_of(const struct vdm_field *f)
{
	if (f->id == VDM_F_LANGUAGE && f->norm != NULL &&
	    vdm_md_is_norm(f->id, f->norm))
		return f->norm;
	return f->value;
}

static int
is_person(const struct vdm_field *f)
{
	const char *opf = vdm_field_info_get(f->id)->opf;

	return f->id == VDM_F_PUBLISHER || strncmp(opf, "creator:", 8) == 0 ||
	       strncmp(opf, "role:", 5) == 0;
}

/* Whether a licence's address stands beside its words. */
static int
has_address(const struct vdm_field *f)
{
	return f->id == VDM_F_LICENCE && f->norm != NULL &&
	       f->value[0] != '\0' && strcmp(f->norm, f->value) != 0;
}

/* Whether a field stands as a mapping in its plain place: an author of whom
 * more is said, as pandoc and Quarto have it, an identifier with its scheme, a
 * licence with its address, a statement of rights with its holder. */
static int
is_mapping(const struct vdm_field *f)
{
	if (f->value[0] == '\0')
		return 0;
	if (has_address(f))
		return 1;
	return f->details.count > 0 &&
	       (is_person(f) || f->id == VDM_F_RECORD_ID ||
		f->id == VDM_F_RIGHTS || f->id == VDM_F_LICENCE ||
		f->id == VDM_F_HOLDER || f->id == VDM_F_CONTACT ||
		f->id == VDM_F_SOURCE);
}

static void
mapping(struct vdm_buf *out, const struct vdm_field *f)
{
	/* a licence's "url" is its normal form */
	int keys = f->id != VDM_F_LICENCE ||
		   (vdm_detail_get(&f->details, "url") == NULL &&
		    vdm_detail_get(&f->details, "link") == NULL);

	vdm_buf_puts(out, is_person(f) ? "- name:" : "- text:");
	vdm_md_value(out, f->value, 4);
	if (has_address(f))
		vdm_md_pair(out, 2, "url", f->norm);
	vdm_md_details_write(out, 2, &f->details, keys);
}

/* An entry of vidimus.fields for what the plain place does not tell. With
 * `all`, the field has no plain place. */
static void
exact(struct front *w, const struct vdm_field *f, size_t nth, int all)
{
	const char *plain = all ? "" : plain_of(f);
	const char *key = key_of(f);
	const char *label = strcmp(key, vdm_field_info_get(f->id)->yaml) == 0 ||
				    strcmp(key, VDM_MD_RECORD_ID) == 0
				? NULL
				: key;
	const char *norm = !all && has_address(f)         ? f->norm
			   : vdm_md_is_norm(f->id, plain) ? plain
							  : NULL;
	enum vdm_state usual = usual_state(all ? f->value : plain);
	struct vdm_buf b, *to = f->id == VDM_F_OTHER ? &w->late : &w->exact;
	/* with the normal form that the plain place has, whoever changes that
	 * one is told that they differ */
	int words = all || strcmp(plain, f->value) != 0;

	vdm_buf_init(&b);
	if (words)
		vdm_md_pair(&b, 4, "text", f->value);
	if (words || !same(norm, f->norm))
		vdm_md_pair(&b, 4, "norm",
			    f->norm != NULL ? f->norm
			    : all           ? NULL
					    : "");
	if (!same(label, f->label) || all)
		vdm_md_pair(&b, 4, "label",
			    f->label != NULL ? f->label
			    : all            ? NULL
					     : "");
	vdm_md_pair(&b, 4, "resp", f->role);
	vdm_md_pair(&b, 4, "ref", f->ref);
	if (all)
		vdm_md_pair(&b, 4, "name", f->name);
	if (all || !is_mapping(f))
		vdm_md_details_write(&b, 4, &f->details, 0);
	standing(&b, 4, f->state, f->cert, usual);
	if (b.len > 0 || all) {
		vdm_buf_puts(to, "  - field: ");
		vdm_yaml_emit_string(f->id == VDM_F_OTHER
					 ? "other"
					 : vdm_field_info_get(f->id)->yaml,
				     to);
		vdm_buf_putc(to, '\n');
		if (nth > 0)
			vdm_buf_printf(to, "    nth: %u\n", (unsigned)nth + 1);
		vdm_buf_puts(to, vdm_buf_str(&b));
	}
	vdm_buf_fini(&b);
}

/* Thousands of fields are asked for one by one. 0, or -1: out of memory. */
static int
sort_fields(struct front *w)
{
	const struct vdm_record *rec = w->rec;
	size_t next[VDM_F_COUNT], i;

	w->sorted = vdm_calloc(rec->fields_count + 1, sizeof(*w->sorted));
	if (w->sorted == NULL)
		return -1;
	for (i = 0; i < rec->fields_count; i++) {
		enum vdm_field_id id = rec->fields[i]->id;

		w->start[id + 1]++;
		w->empty[id] |= rec->fields[i]->value[0] == '\0';
	}
	for (i = 0; i < VDM_F_COUNT; i++) {
		w->start[i + 1] += w->start[i];
		next[i] = w->start[i];
	}
	for (i = 0; i < rec->fields_count; i++)
		w->sorted[next[rec->fields[i]->id]++] = rec->fields[i];
	return 0;
}

static struct vdm_field *
nth_of(const struct front *w, enum vdm_field_id id, size_t nth)
{
	return nth < w->start[id + 1] - w->start[id]
		   ? w->sorted[w->start[id] + nth]
		   : NULL;
}

/* All fields of one kind; those under one key follow each other. A key that
 * would stand twice cannot: from there on, the fields are exact entries. */
static void
kind(struct front *w, enum vdm_field_id id)
{
	const char *used[8] = {0};
	size_t n = 0, k, keys = 0;
	struct vdm_field *f;

	w->done[id] = 1;
	while ((f = nth_of(w, id, n)) != NULL) {
		const char *key = key_of(f);
		size_t run = 1;

		for (k = 0; k < keys; k++)
			if (strcmp(used[k], key) == 0)
				break;
		if (k < keys || keys == 8)
			break;
		used[keys++] = key;
		while (nth_of(w, id, n + run) != NULL &&
		       strcmp(key_of(nth_of(w, id, n + run)), key) == 0)
			run++;
		vdm_buf_printf(w->out, "%s:", key);
		if (run > 1 || is_mapping(f))
			vdm_buf_putc(w->out, '\n');
		for (k = 0; k < run; k++, n++) {
			f = nth_of(w, id, n);
			if (run > 1 && !is_mapping(f))
				vdm_buf_puts(w->out, "-");
			if (is_mapping(f))
				mapping(w->out, f);
			else
				vdm_md_value(w->out, plain_of(f), 2);
			exact(w, f, n, 0);
		}
	}
	for (; (f = nth_of(w, id, n)) != NULL; n++)
		exact(w, f, n, 1);
}

/* ---- contributors -------------------------------------------------------- */

/* Whether a field stands in the list of contributors. */
static int
is_contributor(const struct front *w, const struct vdm_field *f)
{
	return vdm_md_role_code(f->id) != NULL && !w->empty[f->id];
}

static void
contributor(struct front *w, const struct vdm_field *f)
{
	const char *code = vdm_md_role_code(f->id), *label = f->label;
	struct vdm_buf *out = w->out;
	const char *dash = "-";

	if (f->id == VDM_F_CONTRIBUTOR) {
		code = f->role;
		if (code != NULL && vdm_md_role(code) != VDM_F_COUNT) {
			vdm_buf_printf(out, "- field: %s\n",
				       vdm_field_info_get(f->id)->yaml);
			dash = " ";
		}
	}
	if (code != NULL) {
		vdm_buf_printf(out, "%s role: ", dash);
		vdm_yaml_emit_string(code, out);
		vdm_buf_putc(out, '\n');
		dash = " ";
	}
	vdm_buf_printf(out, "%s text: ", dash);
	vdm_yaml_emit_string(f->value, out);
	vdm_buf_putc(out, '\n');
	vdm_md_pair(out, 2, "label", label);
	if (f->id != VDM_F_CONTRIBUTOR)
		vdm_md_pair(out, 2, "resp", f->role);
	vdm_md_pair(out, 2, "norm", f->norm);
	vdm_md_pair(out, 2, "ref", f->ref);
	vdm_md_details_write(out, 2, &f->details, 1);
	standing(out, 2, f->state, f->cert, usual_state(f->value));
}

static void
contributors(struct front *w)
{
	size_t i;

	if (w->contributors)
		return;
	w->contributors = 1;
	vdm_buf_puts(w->out, "contributor:\n");
	for (i = 0; i < w->rec->fields_count; i++)
		if (is_contributor(w, w->rec->fields[i]))
			contributor(w, w->rec->fields[i]);
}

/* ---- keys of others ------------------------------------------------------ */

static int
key_stands(const struct front *w, const struct vdm_field *f)
{
	size_t i;

	for (i = 0; i < w->rec->fields_count; i++) {
		const struct vdm_field *g = w->rec->fields[i];

		if (g == f)
			return 0;
		if (g->id == VDM_F_OTHER && same(g->name, f->name))
			return 1;
	}
	return 0;
}

/* The structure that a value is the JSON of, or NULL. */
static struct vdm_yaml *
structure(struct vdm_arena *arena, const char *s)
{
	struct vdm_yaml *n;
	struct vdm_buf b;
	int is;

	if (*s != '[' && *s != '{')
		return NULL;
	n = vdm_yaml_read(arena, s, strlen(s), 1, NULL, NULL);
	if (n == NULL || n->kind == VDM_YAML_SCALAR)
		return NULL;
	vdm_buf_init(&b);
	vdm_yaml_json(n, &b);
	is = strcmp(vdm_buf_str(&b), s) == 0;
	vdm_buf_fini(&b);
	return is ? n : NULL;
}

static void
other(struct front *w, const struct vdm_field *f)
{
	struct vdm_yaml scalar = {.kind = VDM_YAML_SCALAR,
				  .value = f->value,
				  .plain = 1},
			*n;
	struct vdm_arena arena;
	size_t nth = w->seen[VDM_F_OTHER]++;

	if (f->name == NULL || f->name[0] == '\0' || f->label != NULL ||
	    f->details.count > 0 || f->norm != NULL || f->role != NULL ||
	    f->ref != NULL || f->cert != VDM_CERT_NONE ||
	    f->state != usual_state(f->value) || vdm_md_key_is_taken(f->name) ||
	    key_stands(w, f))
		w->others_exact = 1;
	/* a list or mapping would be taken for a table of affiliations */
	if (f->name != NULL && vdm_md_is_affiliation(f->name) &&
	    strchr("[{", f->value[0]) != NULL)
		w->others_exact = 1;
	if (w->others_exact) {
		exact(w, f, nth, 1);
		return;
	}
	vdm_yaml_emit_key(f->name, w->out);
	vdm_buf_putc(w->out, ':');
	if (vdm_md_is_paragraphs(f->value)) {
		vdm_md_value(w->out, f->value, 2);
		return;
	}
	scalar.plain = !vdm_yaml_is_null(f->value);
	vdm_arena_init(&arena);
	n = structure(&arena, f->value);
	vdm_yaml_emit(n != NULL ? n : &scalar, 0, w->out);
	vdm_arena_fini(&arena);
}

static void
fields(struct front *w)
{
	size_t i;

	for (i = 0; i < w->rec->fields_count; i++) {
		const struct vdm_field *f = w->rec->fields[i];

		if (f->id == VDM_F_OTHER)
			other(w, f);
		else if (is_contributor(w, f))
			contributors(w);
		else if (!w->done[f->id])
			kind(w, f->id);
	}
}

/* ---- people ----------------------------------------------------------------
 */

static void
strings(struct vdm_buf *out, const char *key, const struct vdm_strings *list)
{
	size_t i;

	if (list->count == 0)
		return;
	vdm_buf_printf(out, "  %s:", key);
	if (list->count == 1) {
		vdm_md_value(out, list->item[0], 4);
		return;
	}
	vdm_buf_putc(out, '\n');
	for (i = 0; i < list->count; i++) {
		vdm_buf_puts(out, "  - ");
		vdm_yaml_emit_string(list->item[i], out);
		vdm_buf_putc(out, '\n');
	}
}

/* Whether a detail is called as something else is that a person has. */
static int
has_own_key(const struct vdm_details *d)
{
	size_t i;

	for (i = 0; i < d->count; i++)
		if (vdm_words_have("id name title note role roles form forms "
				   "ref refs group participant state cert "
				   "details",
				   d->item[i].name))
			return 1;
	return 0;
}

static void
people(struct front *w)
{
	size_t i;

	if (w->rec->people_count > 0)
		vdm_buf_puts(w->out, "participants:\n");
	for (i = 0; i < w->rec->people_count; i++) {
		const struct vdm_person *p = w->rec->people[i];

		vdm_buf_puts(w->out, "- id: ");
		vdm_yaml_emit_string(p->id, w->out);
		vdm_buf_putc(w->out, '\n');
		if (p->name[0] != '\0')
			vdm_md_pair(w->out, 2, "name", p->name);
		vdm_md_pair(w->out, 2, "title", p->title);
		strings(w->out, "role", &p->roles);
		strings(w->out, "forms", &p->forms);
		strings(w->out, "ref", &p->refs);
		if (p->group)
			vdm_buf_puts(w->out, "  group: true\n");
		if (!p->participant)
			vdm_buf_puts(w->out, "  participant: false\n");
		standing(w->out, 2, p->state, p->cert, VDM_STATE_EXPLICIT);
		vdm_md_details_write(w->out, 2, &p->details,
				     !has_own_key(&p->details));
	}
}

/* ---- ours ------------------------------------------------------------------
 */

static void
attributes(struct vdm_buf *out, const struct vdm_node *n, const char *name)
{
	const struct vdm_attr *a;

	if (n == NULL || n->attrs == NULL)
		return;
	vdm_buf_printf(out, "    %s:\n", name);
	for (a = n->attrs; a != NULL; a = a->next) {
		vdm_md_indent(out, 6);
		vdm_yaml_emit_key(a->name, out);
		vdm_buf_puts(out, ": ");
		vdm_yaml_emit_string(a->value, out);
		vdm_buf_putc(out, '\n');
	}
}

static void
ours(struct front *w, const struct vdm_md_shape *shape)
{
	struct vdm_buf attrs;

	vdm_buf_init(&attrs);
	attributes(&attrs, shape->root, "TEI");
	attributes(&attrs, shape->text, "text");
	attributes(&attrs, shape->body, "body");
	if (attrs.len > 0 || w->exact.len > 0 || shape->settled ||
	    shape->whole || shape->encoded)
		vdm_buf_puts(w->out, "vidimus:\n");
	if (shape->settled)
		vdm_buf_puts(w->out, "  settled: true\n");
	if (shape->encoded)
		vdm_buf_puts(w->out, "  encoded: true\n");
	if (shape->whole)
		vdm_buf_puts(w->out, "  whole: true\n");
	if (attrs.len > 0)
		vdm_buf_printf(w->out, "  attributes:\n%s",
			       vdm_buf_str(&attrs));
	if (w->exact.len > 0)
		vdm_buf_printf(w->out, "  fields:\n%s", vdm_buf_str(&w->exact));
	vdm_buf_fini(&attrs);
}

/* A line of XML, with references for what YAML would not take as it is. */
static void
xml_line(struct vdm_buf *out, const char *s, size_t n)
{
	size_t used;

	for (; n > 0; s += used, n -= used) {
		uint32_t cp = vdm_utf8_decode(s, n, &used);

		if (vdm_yaml_is_printable(cp))
			vdm_buf_put(out, s, used);
		else
			vdm_buf_printf(out, "&#x%X;", (unsigned)cp);
	}
}

/* The island, as a block literal: XML that begins with '<'. */
static void
header(struct front *w)
{
	const struct vdm_node *h = vdm_record_header(w->rec);
	struct vdm_buf xml;
	const char *s;

	if (h == NULL)
		return;
	vdm_buf_init(&xml);
	vdm_markup_serialise(h, &xml);
	vdm_buf_puts(w->out, "tei-header: |\n");
	for (s = vdm_buf_str(&xml); *s != '\0';) {
		size_t n = strcspn(s, "\n");

		if (n > 0) {
			vdm_md_indent(w->out, 2);
			xml_line(w->out, s, n);
		}
		vdm_buf_putc(w->out, '\n');
		s += n + (s[n] == '\n');
	}
	vdm_buf_fini(&xml);
}

void
vdm_md_front_write(const struct vdm_record *rec, struct vdm_buf *out,
		   const struct vdm_md_shape *shape)
{
	struct front w = {.rec = rec};
	struct vdm_buf yaml;

	vdm_buf_init(&yaml);
	vdm_buf_init(&w.exact);
	vdm_buf_init(&w.late);
	w.out = &yaml;
	if (sort_fields(&w) != 0) {
		out->failed = 1;
		return;
	}
	fields(&w);
	people(&w);
	vdm_buf_puts(&w.exact, vdm_buf_str(&w.late));
	ours(&w, shape);
	if (!shape->no_header)
		header(&w);
	if (yaml.len > 0)
		vdm_buf_printf(out, "---\n%s---\n", vdm_buf_str(&yaml));
	if (yaml.failed || w.exact.failed || w.late.failed)
		out->failed = 1;
	vdm_free(w.sorted);
	vdm_buf_fini(&w.exact);
	vdm_buf_fini(&w.late);
	vdm_buf_fini(&yaml);
}
