/* SPDX-License-Identifier: MIT */
/* People who share a surname, fields that repeat, are empty or guessed. */
#include <stdio.h>
#include <string.h>

#include "part.h"

/* ---- people ----------------------------------------------------------- */

static void
gen_detail(struct gen *g, struct vdm_details *to)
{
	static const char *const names[] = {
	    "affiliation",    "orcid", "email",     "file-as",
	    "scheme",         "lang",  "dir",       "group-position",
	    "display-seq",    "term",  "authority", "identifier-type",
	    "title-type",     "role",  "text",      "name",
	    "ORCID",          "a:b c", "details",   "note",
	    "collection-type"};
	static const char *const values[] = {
	    "1", "fr", "rtl", "0000-1", "a@b.example", "~", "x: y\nz"};
	static const char *const schemes[] = {"onix:codelist17", "lcsh",
					      "marc:relators"};
	struct vdm_detail *d;

	d = vdm_detail_add(g->rec, to, PICK(g, names),
			   gen_chance(g, 60) ? PICK(g, values)
					     : gen_text(g, 5));
	if (d != NULL && gen_chance(g, 15))
		d->scheme = PICK(g, schemes);
	if (d != NULL && gen_chance(g, 15))
		d->lang = gen_chance(g, 80) ? "ja" : "old Norse";
}

const char *
gen_person_ref(struct gen *g)
{
	char room[80];

	snprintf(
	    room, sizeof(room), "#%s",
	    g->rec->people[gen_below(g, (unsigned)g->rec->people_count)]->id);
	return vdm_arena_strdup(&g->rec->arena, room);
}

void
gen_people(struct gen *g)
{
	static const char *const names[] = {"Oskar Tuvesen",
					    "Ada Tuvesen",
					    "I. K. Brandel",
					    "Merrit",
					    "J\xC3\xB3zef R\xC3\xB3\xC5\xBC",
					    "M. O'Neill & Sons",
					    "Li \xE6\x9D\x8E",
					    "Brandel"};
	static const char *const forms[] = {
	    "Tuvesen",   "Cde. Brandel", "Mr. TUVESEN",
	    "The Chair", "the Governor", "Mr. O\xE2\x80\x99N"};
	static const char *const roles[] = {"speaker", "interpreter", "present",
					    "host"};
	unsigned n = 1 + gen_below(g, 5), i;

	for (i = 0; i < n; i++) {
		struct vdm_person *p =
		    vdm_person_add(g->rec, NULL, PICK(g, names));

		if (p == NULL)
			return;
		p->participant = gen_chance(g, 80);
		p->group = gen_chance(g, 5);
		if (gen_chance(g, 10)) {
			p->state = VDM_STATE_INFERRED;
			p->cert = VDM_CERT_MEDIUM;
		}
		while (gen_chance(g, 50))
			vdm_strings_add(g->rec, &p->forms, PICK(g, forms));
		while (gen_chance(g, 40))
			vdm_strings_add(g->rec, &p->roles, PICK(g, roles));
		if (gen_chance(g, 20))
			vdm_strings_add(g->rec, &p->refs,
					"https://authority.example/p?x=1&y=2");
		if (gen_chance(g, 20))
			p->title = gen_text(g, 3);
		while (gen_chance(g, 20))
			gen_detail(g, &p->details);
	}
}

/* ---- fields ----------------------------------------------------------- */

static int
is_single(const struct vdm_record *rec, enum vdm_field_id id)
{
	return !vdm_field_info_get(id)->repeat &&
	       vdm_field_get(rec, id, 0) != NULL;
}

static void
gen_field(struct gen *g)
{
	static const enum vdm_certainty certs[] = {
	    VDM_CERT_LOW, VDM_CERT_MEDIUM, VDM_CERT_HIGH};
	enum vdm_field_id id = (enum vdm_field_id)gen_below(g, VDM_F_COUNT);
	struct vdm_field *f;
	struct vdm_buf b;

	if (is_single(g->rec, id))
		return;
	vdm_buf_init(&b);
	if (!gen_chance(g, 10))
		gen_words(g, &b, 8);
	if (id == VDM_F_RIGHTS && b.len > 0 && gen_chance(g, 50)) {
		vdm_buf_putc(&b, '\n');
		gen_words(g, &b, 8);
	}
	f = vdm_field_add(g->rec, id, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	if (f == NULL)
		return;
	if (id == VDM_F_OTHER)
		f->name = gen_chance(g, 70) ? "shelf-mark" : "remark-2";
	if (gen_chance(g, 20))
		f->label = gen_text(g, 4);
	while (gen_chance(g, 30))
		gen_detail(g, &f->details);
	if (f->value[0] != '\0' && gen_chance(g, 10)) {
		f->state = VDM_STATE_INFERRED;
		f->cert = PICK(g, certs);
	}
	if (id == VDM_F_DATE && gen_chance(g, 50))
		f->norm = "1951-03-04";
	if (id == VDM_F_LANGUAGE && gen_chance(g, 50))
		f->norm = "en";
	if (id == VDM_F_LICENCE && gen_chance(g, 50))
		f->norm = "https://licence.example/by/4.0/";
}

void
gen_fields(struct gen *g)
{
	unsigned n = gen_below(g, 14), i;

	if (gen_chance(g, 80))
		vdm_field_add(g->rec, VDM_F_TITLE, gen_text(g, 7));
	for (i = 0; i < n; i++)
		gen_field(g);
}
