/* SPDX-License-Identifier: MIT */
/* Who is in a record and by what they are known: ids, roles, names in place of
 * labels, details, readings, and addresses that would run. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "record/field.h"
#include "record/record.h"
#include "record/resp.h"
#include "record/roles.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

/* ---- people ---- */

START_TEST(ids_are_made_of_names)
{
	static const char *const rows[][2] = {
	    {"Anselm Roth", "roth"},
	    {"Anselm Roth, ", "roth-2"},
	    {"Roth", "roth-3"},
	    {"Anna Hemm-Lee 3rd", "rd"},
	    {"Anna HEMM-LEE", "hemm-lee"},
	    {"Anna Lee-", "lee"},
	    {"Agent A7", "a7"},
	    {"Nobody 77", "person"},
	    {"", "person-2"},
	    {"\xD0\x9E\xD0\xBB\xD0\xB5", "person-3"},
	    {"Jos\xC3\xA9", "jos"},
	    {"...", "person-4"},
	    {"Ann -Ode-", "ode"},
	};
	struct vdm_record *rec = vdm_record_new();
	struct vdm_buf b;
	size_t i;

	vdm_buf_init(&b);
	for (i = 0; i < COUNT(rows); i++) {
		vdm_person_make_id(rec, rows[i][0], &b);
		ck_assert_str_eq(vdm_buf_str(&b), rows[i][1]);
		ck_assert_str_eq(vdm_person_add(rec, NULL, rows[i][0])->id,
				 rows[i][1]);
	}
	vdm_buf_fini(&b);
	vdm_record_free(rec);
}
END_TEST

/* So many that their ids are hashed anew, two and two of one name. */
START_TEST(people_are_found_and_go)
{
	enum { PEOPLE = 80 };
	struct vdm_record *rec = vdm_record_new();
	struct vdm_person *p[PEOPLE];
	char id[32];
	size_t i;

	ck_assert_ptr_null(vdm_person_find(rec, "a", 1));
	for (i = 0; i < PEOPLE; i++) {
		snprintf(id, sizeof(id), "p%zu", i / 2);
		p[i] = vdm_person_add(rec, id, i % 3 == 0 ? NULL : "A");
		ck_assert_str_eq(p[i]->name, i % 3 == 0 ? "" : "A");
		if (i % 2 == 0)
			ck_assert_ptr_null(p[i]->doubled);
		else
			ck_assert_str_eq(p[i]->doubled, id);
	}
	for (i = 0; i < PEOPLE; i++) {
		snprintf(id, sizeof(id), "#p%zu%s", i / 2,
			 i % 2 == 0 ? "" : "-2");
		ck_assert_ptr_eq(vdm_person_find(rec, id, strlen(id)), p[i]);
		ck_assert_ptr_eq(vdm_person_find(rec, id + 1, strlen(id + 1)),
				 p[i]);
	}
	vdm_strings_add(rec, &p[5]->refs, "https://a.example/5");
	vdm_strings_add(rec, &p[5]->refs, "https://a.example/five");
	ck_assert_ptr_eq(vdm_person_find(rec, "https://a.example/five", 22),
			 p[5]);
	ck_assert_ptr_null(vdm_person_find(rec, "https://a.example/fi", 20));
	ck_assert_ptr_null(vdm_person_find(rec, "https://b.example/5", 19));
	ck_assert_ptr_null(vdm_person_find(rec, "", 0));
	ck_assert_ptr_null(vdm_person_find(rec, "#", 1));
	for (i = 0; i < PEOPLE; i += 2)
		vdm_person_remove(rec, p[i]);
	ck_assert_uint_eq(rec->people_count, PEOPLE / 2);
	for (i = 0; i < PEOPLE; i++) {
		snprintf(id, sizeof(id), "p%zu%s", i / 2,
			 i % 2 == 0 ? "" : "-2");
		ck_assert_ptr_eq(vdm_person_find(rec, id, strlen(id)),
				 i % 2 == 0 ? NULL : p[i]);
	}
	vdm_people_clear(rec);
	ck_assert_uint_eq(rec->people_count, 0);
	ck_assert_ptr_null(vdm_person_find(rec, "p3-2", 4));
	vdm_record_free(rec);
}
END_TEST

/* Few or many, one is there once, and in the order in which they came. */
START_TEST(strings_are_kept_once)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_strings list = {0};
	char s[32];
	size_t i;

	vdm_strings_add(rec, &list, NULL);
	ck_assert_uint_eq(list.count, 0);
	for (i = 0; i < 400; i++) {
		snprintf(s, sizeof(s), "form %zu", i % 200);
		ck_assert_int_eq(vdm_strings_has(&list, s), i >= 200);
		vdm_strings_add(rec, &list, s);
		ck_assert(vdm_strings_has(&list, s));
	}
	ck_assert_uint_eq(list.count, 200);
	ck_assert_str_eq(list.item[199], "form 199");
	ck_assert(!vdm_strings_has(&list, "form"));
	vdm_record_free(rec);
}
END_TEST

START_TEST(roles_are_words)
{
	static const char *const rows[][2] = {
	    {"chair", "chair"},
	    {"chair_of_the\tboard", "chair of the board"},
	    {" _chair_ ", "chair"},
	    {"__", NULL},
	    {"", NULL},
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct vdm_record *rec = vdm_record_new();
		struct vdm_person *p = vdm_person_add(rec, "a", "A");

		vdm_person_add_role(rec, p, rows[i][0]);
		ck_assert_pstr_eq(vdm_person_role(p, 0), rows[i][1]);
		ck_assert_ptr_null(vdm_person_role(p, 1));
		vdm_record_free(rec);
	}
}
END_TEST

START_TEST(a_role_makes_a_field)
{
	static const struct {
		const char *key, *ref, *words, *code;
	} rows[] = {
	    {"trl", NULL, "editor", "trl"},
	    {"marc:trc", NULL, "", "trc"},
	    {"http://id.loc.gov/vocabulary/relators/dnr", NULL, "", "dnr"},
	    {"http://a.example/x#sec", NULL, "", "sec"},
	    {"trl edt", NULL, "", NULL},
	    {"tr", NULL, "", NULL},
	    {"TRL", NULL, "", NULL},
	    {"tran", NULL, "", NULL},
	    {NULL, "http://id.loc.gov/vocabulary/relators/trl", "", "trl"},
	    {NULL, "marc:trl", "", "trl"},
	    {NULL, "marcrel:trl", "", "trl"},
	    /* an address of nothing of the kind that ends in three letters */
	    {NULL, "http://a.example/trl", "", NULL},
	    {NULL, NULL, "Translated by", "trl"},
	    {NULL, NULL, "English TRANSLATION", "trl"},
	    {NULL, NULL, "mistranslated by", NULL},
	    {NULL, NULL,
	     "\xC3\x9C"
	     "bersetzung",
	     "trl"},
	    {NULL, NULL, "Gift of", "dnr"},
	    {NULL, NULL, "Minutes by", "sec"},
	    {NULL, NULL, "", NULL},
	};
	static const struct {
		const char *role;
		enum vdm_field_id field;
	} roles[] = {
	    {NULL, VDM_F_EDITOR},
	    {"trl", VDM_F_TRANSLATOR},
	    {"marc:trc", VDM_F_TRANSCRIBER},
	    {"dnr", VDM_F_DONOR},
	    {"recorder", VDM_F_RECORDER},
	    {"translator", VDM_F_TRANSLATOR},
	    /* an author among editors is one of them */
	    {"aut", VDM_F_EDITOR},
	    {"fnd", VDM_F_EDITOR},
	    {"helper", VDM_F_EDITOR},
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct vdm_record *rec = vdm_record_new();
		struct vdm_node *n = vdm_node_element(rec, "resp");

		vdm_node_set(rec, n, "key", rows[i].key);
		vdm_node_set(rec, n, "ref", rows[i].ref);
		ck_assert_pstr_eq(vdm_tei_relator(n, rows[i].words),
				  rows[i].code);
		vdm_record_free(rec);
	}
	for (i = 0; i < COUNT(roles); i++)
		ck_assert_int_eq(vdm_tei_role_field(roles[i].role),
				 roles[i].field);
	ck_assert_int_eq(vdm_tei_relator_field("spn"), VDM_F_SPONSOR);
	ck_assert_int_eq(vdm_tei_relator_field("xyz"), VDM_F_CONTRIBUTOR);
	ck_assert_int_eq(vdm_tei_relator_field(NULL), VDM_F_CONTRIBUTOR);
}
END_TEST

/* ---- who decided ---- */

START_TEST(who_decided_has_an_id)
{
	static const struct {
		const char *name, *id;
	} rows[] = {
	    {"Ada Ray", "#resp-ada-ray"},
	    {"Ada Ray", "#resp-ada-ray"}, /* the same person again */
	    {"ADA -- RAY", "#resp-ada-ray-2"},
	    {" Dr. Ben Lee! ", "#resp-dr-ben-lee"},
	    {"\xD0\x90\xD0\xB4\xD0\xB0", "#resp"},
	    {"\xD0\x9E\xD0\xBB\xD0\xB5", "#resp-2"},
	    {"R2 D2", "#resp-r2-d2"},
	    {"zz 9", "#resp-zz-9-2"}, /* a person of the record has it */
	    {"yy", "#resp-yy-3"},     /* an element has, and another */
	};
	struct vdm_record *rec = vdm_record_new();
	struct vdm_node *n = vdm_node_element(rec, "p");
	size_t i;

	vdm_person_add(rec, "resp-zz-9", "Somebody");
	vdm_node_set(rec, vdm_record_body(rec), "xml:id", "resp-yy");
	vdm_node_set(rec, vdm_node_add(rec, vdm_record_body(rec), "p", "words"),
		     "xml:id", "resp-yy-2");
	vdm_node_append(vdm_record_body(rec), vdm_node_comment(rec, "why"));
	/* of the same name, but with another part in the record */
	vdm_field_add(rec, VDM_F_CONTRIBUTOR, "Ada Ray")->role = "trl";
	vdm_field_add(rec, VDM_F_CONTRIBUTOR, "Ada Ray");
	for (i = 0; i < COUNT(rows); i++)
		ck_assert_str_eq(vdm_resp_of(rec, rows[i].name), rows[i].id);
	for (i = 0; i < COUNT(rows); i++) {
		vdm_node_set(rec, n, "resp", rows[i].id);
		ck_assert_str_eq(vdm_resp_name(rec, n), rows[i].name);
	}
	ck_assert_uint_eq(rec->fields_count, 2 + COUNT(rows) - 1);
	vdm_node_set(rec, n, "resp", "#nobody  #resp-yy-3 #resp-ada-ray");
	ck_assert_str_eq(vdm_resp_name(rec, n), "yy");
	vdm_node_set(rec, n, "resp", "resp-ada-ray #resp-ada");
	ck_assert_ptr_null(vdm_resp_name(rec, n));
	vdm_node_set(rec, n, "resp", "#resp-ada-rat");
	ck_assert_ptr_null(vdm_resp_name(rec, n));
	vdm_node_set(rec, n, "resp", NULL);
	ck_assert_ptr_null(vdm_resp_name(rec, n));
	vdm_record_free(rec);
}
END_TEST

/* ---- who speaks, where no label says so ---- */

static struct vdm_record *
with_people(void)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_person *p;

	vdm_person_add(rec, "roth", "Anselm \n Roth");
	p = vdm_person_add(rec, "quill", " ");
	vdm_strings_add(rec, &p->forms, "\t");
	vdm_strings_add(rec, &p->forms, "Miss Quill");
	vdm_strings_add(rec, &p->refs, "https://a.example/q");
	vdm_person_add(rec, "clerk", "")->title = "Clerk";
	vdm_person_add(rec, "blank", "")->title = " ";
	vdm_person_add(rec, "bare", "");
	return rec;
}

START_TEST(names_stand_for_pointers)
{
	static const char *const rows[][2] = {
	    {"#roth", "Anselm Roth"},
	    {"#quill", "Miss Quill"},
	    {"https://a.example/q", "Miss Quill"},
	    {"#clerk", "Clerk"},
	    {"#blank", "blank"},
	    {"#bare", "bare"},
	    {" #roth\n#clerk ", "Anselm Roth, Clerk"},
	    {"people.xml#ann", "ann"},
	    {"psn:ann", "ann"},
	    {"a/b", "b"},
	    {"ann", "ann"},
	    {"", ""},
	};
	struct vdm_record *rec = with_people();
	struct vdm_buf b;
	size_t i;

	vdm_buf_init(&b);
	for (i = 0; i < COUNT(rows); i++) {
		vdm_buf_clear(&b);
		vdm_who_names(rec, rows[i][0], &b);
		ck_assert_str_eq(vdm_buf_str(&b), rows[i][1]);
	}
	vdm_buf_clear(&b);
	vdm_who_names(rec, NULL, &b);
	ck_assert_uint_eq(b.len, 0);
	vdm_buf_fini(&b);
	vdm_record_free(rec);
}
END_TEST

/* A speech, and what a reader is told of who speaks. */
START_TEST(a_label_or_a_name_says_it)
{
	static const struct {
		const char *name, *label, *person, *attr, *to, *said;
	} rows[] = {
	    {"sp", NULL, NULL, NULL, NULL, "Anselm Roth"},
	    {"sp", "ROTH:", NULL, NULL, NULL, ""},
	    {"sp", " \n", NULL, NULL, NULL, "Anselm Roth"},
	    /* a turn's own words do not say it */
	    {"sp", NULL, "Mr. Roth", "ref", "#roth", "Anselm Roth"},
	    {"said", NULL, "Mr. Roth", "ref", "#roth", ""},
	    {"said", NULL, "Mr. Roth", "corresp", "#roth", ""},
	    {"said", NULL, "Mr. Roth", "ref", "#quill #roth", ""},
	    {"said", NULL, "Mr. Roth", "ref", "roth", ""},
	    {"said", NULL, "Mr. Roth", "ref", "#quill", "Anselm Roth"},
	    {"said", NULL, "Mr. Roth", "ref", "#nobody", "Anselm Roth"},
	    {"said", NULL, "Mr. Roth", NULL, NULL, "Anselm Roth"},
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct vdm_record *rec = with_people();
		struct vdm_node *n = vdm_node_element(rec, rows[i].name), *p;
		struct vdm_buf b;

		vdm_node_set(rec, n, "who", "#roth");
		if (rows[i].label != NULL)
			vdm_node_add(rec, n, "speaker", rows[i].label);
		p = vdm_node_add(rec, n, "p", "Yes, ");
		if (rows[i].person != NULL)
			vdm_node_set(
			    rec,
			    vdm_node_add(rec, p, "persName", rows[i].person),
			    rows[i].attr != NULL ? rows[i].attr : "n",
			    rows[i].to);
		vdm_buf_init(&b);
		vdm_speech_names(rec, n, &b);
		ck_assert_msg(strcmp(vdm_buf_str(&b), rows[i].said) == 0,
			      "%zu: \"%s\", not \"%s\"", i, vdm_buf_str(&b),
			      rows[i].said);
		vdm_buf_clear(&b);
		vdm_node_set(rec, n, "who", NULL);
		vdm_speech_names(rec, n, &b);
		ck_assert_uint_eq(b.len, 0);
		vdm_buf_fini(&b);
		vdm_record_free(rec);
	}
}
END_TEST

/* The label of an utterance is a note before it, with white space between. */
START_TEST(an_utterance_has_its_label_before)
{
	static const struct {
		const char *before, *type;
		int has;
	} rows[] = {
	    {"note", "speaker", 1}, {"note", "gloss", 0}, {"note", NULL, 0},
	    {"desc", "speaker", 0}, {NULL, NULL, 0},
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct vdm_record *rec = vdm_record_new();
		struct vdm_node *body = vdm_record_body(rec), *n = NULL, *u;

		vdm_node_add(rec, body, "p", "Before.");
		if (rows[i].before != NULL) {
			n = vdm_node_add(rec, body, rows[i].before, "ROTH:");
			vdm_node_set(rec, n, "type", rows[i].type);
			vdm_node_add_text(rec, body, "\n", 1);
			vdm_node_append(body, vdm_node_comment(rec, "x"));
		}
		u = vdm_node_add(rec, body, "u", "Yes.");
		ck_assert_ptr_eq(vdm_node_label(u), rows[i].has ? n : NULL);
		vdm_record_free(rec);
	}
}
END_TEST

/* ---- fields and what is said of their values ---- */

START_TEST(fields_are_known_by_three_names)
{
	ck_assert_int_eq(vdm_field_by_name("record_id")->id, VDM_F_RECORD_ID);
	ck_assert_ptr_null(vdm_field_by_name("identifier"));
	ck_assert_int_eq(vdm_field_by_yaml("identifier")->id, VDM_F_RECORD_ID);
	ck_assert_ptr_null(vdm_field_by_yaml("record_id"));
	ck_assert_int_eq(vdm_field_by_label("RECORD id:", 9)->id,
			 VDM_F_RECORD_ID);
	ck_assert_ptr_null(vdm_field_by_label("Record ID:", 10));
	ck_assert_ptr_null(vdm_field_by_label("Record IT", 9));
}
END_TEST

START_TEST(a_second_value_keeps_its_name)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_field *f;
	size_t at = 0;

	vdm_field_add(rec, VDM_F_TITLE, "One")->label = "Title";
	vdm_field_add(rec, VDM_F_TITLE, "Two")->label = "Heading";
	vdm_field_add(rec, VDM_F_DONOR, "A");
	vdm_field_add(rec, VDM_F_DONOR, "");
	f = vdm_field_add(rec, VDM_F_OTHER, "B");
	f->name = "colour";
	f = vdm_field_add(rec, VDM_F_OTHER, "C");
	vdm_fields_settle(rec);
	ck_assert_ptr_null(rec->fields[0]->label);
	ck_assert_int_eq(rec->fields[0]->id, VDM_F_TITLE);
	ck_assert_int_eq(rec->fields[1]->id, VDM_F_OTHER);
	ck_assert_str_eq(vdm_field_name(rec->fields[1]), "title");
	ck_assert_str_eq(rec->fields[1]->label, "Heading");
	ck_assert_ptr_eq(vdm_field_next(rec, VDM_F_DONOR, &at), rec->fields[2]);
	ck_assert_ptr_eq(vdm_field_next(rec, VDM_F_DONOR, &at), rec->fields[3]);
	ck_assert_ptr_null(vdm_field_next(rec, VDM_F_DONOR, &at));
	ck_assert_ptr_eq(vdm_field_get(rec, VDM_F_DONOR, 1), rec->fields[3]);
	ck_assert_ptr_null(vdm_field_get(rec, VDM_F_DONOR, 2));
	ck_assert_int_eq(rec->fields[3]->state, VDM_STATE_EXPLICIT_EMPTY);
	ck_assert_str_eq(vdm_field_name(rec->fields[4]), "colour");
	ck_assert_str_eq(vdm_field_name(f), vdm_field_info_get(f->id)->name);
	vdm_record_free(rec);
}
END_TEST

START_TEST(addresses_are_of_schemes)
{
	static const char *const rows[][2] = {
	    {"mailto:a@b.example", "email"},
	    {"MAILTO:a@b.example", "email"},
	    {"https://orcid.org/0000-0001", "orcid"},
	    {"http://www.viaf.org/viaf/2", "viaf"},
	    {"https://WWW.isni.org/1", "isni"},
	    {"https://d-nb.info/gnd/1", "gnd"},
	    {"https://d-nb.info/1", "url"},
	    {"https://a.example/orcid.org/1", "url"},
	    {"HTTPS://ORCID.org/0000-0001", "orcid"},
	    {"https://a.example/x//orcid.org/1", "url"},
	    {"http:x//orcid.org/1", NULL},
	    {"httpx://orcid.org/1", NULL},
	    {"http:1", NULL},
	    {"ftp://orcid.org/1", NULL},
	    {"", NULL},
	};
	static const char *const licences[] = {
	    "https://creativecommons.org/licenses/by/4.0/",
	    "https://creativecommons.org/publicdomain/zero/1.0/",
	    "http://rightsstatements.org/vocab/InC/1.0/",
	    "https://a.example/licenses/1",
	    "https://a.example/licences/1",
	};
	static const char *const others[] = {"https://a.example/licence",
					     "creativecommons.org/licenses/by",
					     "/licenses/1", ""};
	struct vdm_record *rec = vdm_record_new();
	struct vdm_field *f = vdm_field_add(rec, VDM_F_TRANSLATOR, "A");
	struct vdm_field *g = vdm_field_add(rec, VDM_F_AUTHOR, "B");
	struct vdm_field *h = vdm_field_add(rec, VDM_F_TITLE, "C");
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		const char *s = rows[i][1];
		const char *name =
		    s != NULL && strcmp(s, "url") != 0 ? s : VDM_DETAIL_LINK;

		ck_assert_pstr_eq(vdm_detail_scheme_of(rows[i][0]), s);
		ck_assert_str_eq(vdm_field_link_name(f, rows[i][0]), name);
		ck_assert_str_eq(vdm_field_link_name(g, rows[i][0]), name);
		ck_assert_str_eq(vdm_field_link_name(h, rows[i][0]),
				 VDM_DETAIL_LINK);
	}
	for (i = 0; i < COUNT(licences); i++)
		ck_assert(vdm_detail_is_licence(licences[i]));
	for (i = 0; i < COUNT(others); i++)
		ck_assert(!vdm_detail_is_licence(others[i]));
	ck_assert_str_eq(vdm_detail_scheme("ORCID"), "orcid");
	ck_assert_ptr_null(vdm_detail_scheme("orc"));
	ck_assert_ptr_null(vdm_detail_scheme(NULL));
	vdm_record_free(rec);
}
END_TEST

/* What is said of a value: the language first, those of a name together. */
START_TEST(details_stand_in_order)
{
	static const char *const given[][2] = {
	    {"note", "1"},  {"link", "2"}, {"lang", "de"}, {"note", "3"},
	    {"dir", "rtl"}, {"link", "4"}, {"lang", "fr"}};
	static const char want[] = "lang=de lang=fr dir=rtl note=1 note=3 "
				   "link=2 link=4 ";
	struct vdm_record *rec = vdm_record_new();
	struct vdm_details d = {0}, e = {0};
	struct vdm_buf b;
	size_t i, at = 9;

	ck_assert_ptr_null(vdm_detail_add(rec, &d, NULL, "x"));
	ck_assert_ptr_null(vdm_detail_add(rec, &d, "", "x"));
	ck_assert_ptr_null(vdm_detail_add(rec, &d, "note", NULL));
	ck_assert_ptr_null(vdm_detail_add(rec, &d, "note", ""));
	ck_assert_uint_eq(d.count, 0);
	for (i = 0; i < COUNT(given); i++)
		vdm_detail_add(rec, &d, given[i][0], given[i][1]);
	vdm_buf_init(&b);
	for (i = 0; i < d.count; i++)
		vdm_buf_printf(&b, "%s=%s ", d.item[i].name, d.item[i].value);
	ck_assert_str_eq(vdm_buf_str(&b), want);
	vdm_buf_fini(&b);
	ck_assert_str_eq(vdm_detail_get(&d, "link"), "2");
	ck_assert_ptr_null(vdm_detail_get(&d, "role"));
	vdm_details_copy(rec, &e, &d);
	ck_assert(vdm_details_equal(&d, &e, NULL));
	ck_assert(vdm_details_equal(&d, &e, &at));
	ck_assert_uint_eq(at, d.count);
	e.item[4].scheme = "x";
	ck_assert(!vdm_details_equal(&d, &e, &at));
	ck_assert_uint_eq(at, 4);
	d.item[4].scheme = "y";
	ck_assert(!vdm_details_equal(&d, &e, &at));
	d.item[4].scheme = "x";
	e.item[3].lang = "de";
	ck_assert(!vdm_details_equal(&d, &e, &at));
	ck_assert_uint_eq(at, 3);
	e.item[2].value = "ltr";
	ck_assert(!vdm_details_equal(&d, &e, &at));
	ck_assert_uint_eq(at, 2);
	e.item[1].name = "long";
	ck_assert(!vdm_details_equal(&d, &e, &at));
	ck_assert_uint_eq(at, 1);
	e.count = 1;
	ck_assert(!vdm_details_equal(&d, &e, &at));
	ck_assert(!vdm_details_equal(&e, &d, &at));
	ck_assert_uint_eq(at, 1);
	vdm_record_free(rec);
}
END_TEST

/* ---- readings of one place ---- */

/* In a choice or apparatus: children, by name, "-" for an empty one; which of
 * them is shown, from 1; 0: none. */
START_TEST(what_the_source_has_is_shown)
{
	static const struct {
		const char *parent, *child[4];
		size_t shown;
	} rows[] = {
	    {"choice", {"sic", "corr"}, 1},
	    {"choice", {"corr", "sic"}, 2},
	    {"choice", {"reg", "orig"}, 2},
	    {"choice", {"expan", "abbr"}, 2},
	    {"choice", {"ex", "am"}, 2},
	    {"choice", {"corr", "reg"}, 1},
	    /* one without words is no reading, where there is another */
	    {"choice", {"-sic", "corr"}, 2},
	    {"choice", {"-corr", "-sic"}, 2},
	    {"choice", {"unclear", "unclear"}, 1},
	    {"choice", {NULL}, 0},
	    {"app", {"rdg", "lem"}, 2},
	    {"app", {"note", "rdg", "rdgGrp"}, 2},
	    {"app", {"rdgGrp", "rdg"}, 1},
	    {"app", {"note", "wit"}, 0},
	    {"subst", {"del", "add"}, 0},
	};
	size_t i, k;

	for (i = 0; i < COUNT(rows); i++) {
		struct vdm_record *rec = vdm_record_new();
		struct vdm_node *n = vdm_node_element(rec, rows[i].parent);
		const struct vdm_node *c[4], *shown;

		for (k = 0; k < 4 && rows[i].child[k] != NULL; k++) {
			const char *name = rows[i].child[k];

			c[k] = *name == '-'
				   ? vdm_node_add(rec, n, name + 1, NULL)
				   : vdm_node_add(rec, n, name, "x");
		}
		vdm_node_append(n, vdm_node_comment(rec, "y"));
		shown = vdm_choice_shown(n);
		ck_assert_msg(
		    shown == (rows[i].shown > 0 ? c[rows[i].shown - 1] : NULL),
		    "row %zu", i);
		while (k-- > 0)
			ck_assert_int_eq(vdm_node_is_other_reading(c[k]),
					 shown != NULL && shown != c[k] &&
					     strcmp(c[k]->name, "note") != 0);
		vdm_record_free(rec);
	}
}
END_TEST

/* What stands around an element in a line of words. */
START_TEST(other_readings_stand_in_brackets)
{
	static const struct {
		const char *parent, *before, *name, *behind;
		const char *open, *close;
	} rows[] = {
	    {"ruby", NULL, "rt", NULL, " (", ")"},
	    {"choice", "sic", "corr", NULL, " [", "]"},
	    {"choice", NULL, "sic", "corr", NULL, NULL},
	    {"subst", NULL, "del", "add", "[", "] "},
	    {"subst", "add", "del", NULL, " [", "]"},
	    {"subst", NULL, "del", NULL, NULL, NULL},
	    {"subst", NULL, "add", "del", NULL, NULL},
	    {"p", NULL, "del", "add", NULL, NULL},
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct vdm_record *rec = vdm_record_new();
		struct vdm_node *in = vdm_node_element(rec, rows[i].parent);
		struct vdm_node *n;

		vdm_node_add_text(rec, in, " ", 1);
		if (rows[i].before != NULL)
			vdm_node_add(rec, in, rows[i].before, "x");
		n = vdm_node_add(rec, in, rows[i].name, NULL);
		if (rows[i].behind != NULL)
			vdm_node_add(rec, in, rows[i].behind, "z");
		ck_assert_ptr_null(vdm_node_bracket(n, 0)); /* empty */
		vdm_node_add_text(rec, n, "y", 1);
		ck_assert_pstr_eq(vdm_node_bracket(n, 0), rows[i].open);
		ck_assert_pstr_eq(vdm_node_bracket(n, 1), rows[i].close);
		vdm_node_rename(rec, n, "urn:x", rows[i].name);
		ck_assert_ptr_null(vdm_node_bracket(n, 0));
		vdm_record_free(rec);
	}
}
END_TEST

/* ---- addresses that would run ---- */

#define BAD "javascript:x()"

static void
count_active(void *context, const struct vdm_finding *f)
{
	*(unsigned *)context += strcmp(f->id, "address-active") == 0;
}

START_TEST(no_address_runs)
{
	static const struct {
		const char *ns, *element, *name, *value, *left;
	} rows[] = {
	    {NULL, "ref", "target", BAD, NULL},
	    {NULL, "ref", "target", "https://a.example/", "https://a.example/"},
	    {NULL, "ref", "target", "#a " BAD "\n#b", "#a #b"},
	    {NULL, "ref", "target", " https://a.example/ ",
	     " https://a.example/ "},
	    /* one that must have an address keeps one that leads nowhere */
	    {NULL, "graphic", "url", BAD, "about:blank"},
	    {NULL, "graphic", "url", "data:image/png;base64,AA",
	     "data:image/png;base64,AA"},
	    {NULL, "graphic", "url", "data:text/html,x", "about:blank"},
	    {NULL, "persName", "ref", BAD, NULL},
	    /* words are no address, whatever they say */
	    {NULL, "p", "n", BAD, BAD},
	    /* attributes of other vocabularies, and of none */
	    {NULL, "p", "href", BAD, NULL},
	    {NULL, "p", "xlink:href", BAD, NULL},
	    {NULL, "p", "xlink:title", BAD, BAD},
	    {NULL, "odd", "src", BAD, NULL},
	    {NULL, "odd", "note", BAD, BAD},
	    {"urn:x", "a", "formaction", BAD, NULL},
	    {"urn:x", "a", "b", BAD, BAD},
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct vdm_record *rec = vdm_record_new();
		struct vdm_node *n =
		    vdm_node_element_ns(rec, rows[i].ns, rows[i].element);
		unsigned told = 0;
		struct vdm_sink sink = {count_active, &told, "a"};

		vdm_node_append(vdm_record_body(rec), n);
		vdm_node_set(rec, n, rows[i].name, rows[i].value);
		vdm_record_disarm(rec, &sink);
		ck_assert_pstr_eq(vdm_node_attr(n, rows[i].name), rows[i].left);
		ck_assert_uint_eq(told,
				  rows[i].left == NULL ||
				      strcmp(rows[i].left, rows[i].value) != 0);
		vdm_record_free(rec);
	}
}
END_TEST

START_TEST(no_address_of_people_and_fields_runs)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_person *p = vdm_person_add(rec, "a", "A");
	struct vdm_field *f = vdm_field_add(rec, VDM_F_RIGHTS, BAD);
	unsigned told = 0;
	struct vdm_sink sink = {count_active, &told, "a"};

	vdm_strings_add(rec, &p->refs, "https://a.example/");
	vdm_strings_add(rec, &p->refs, BAD);
	vdm_strings_add(rec, &p->refs, "urn:x:y");
	vdm_detail_add(rec, &p->details, "url", BAD);
	vdm_detail_add(rec, &p->details, "affiliation", "Mill Board");
	f->norm = BAD;
	f->ref = BAD;
	vdm_detail_add(rec, &f->details, VDM_DETAIL_LINK, BAD);
	vdm_detail_add(rec, &f->details, VDM_DETAIL_LINK, "https://b.example/");
	f = vdm_field_add(rec, VDM_F_DATE, "May");
	f->norm = "1951-05";
	f->ref = "https://c.example/";
	vdm_record_disarm(rec, &sink);
	ck_assert_uint_eq(told, 5);
	ck_assert_uint_eq(p->refs.count, 2);
	ck_assert_str_eq(p->refs.item[0], "https://a.example/");
	ck_assert_str_eq(p->refs.item[1], "urn:x:y");
	ck_assert_uint_eq(p->details.count, 1);
	ck_assert_str_eq(p->details.item[0].value, "Mill Board");
	f = rec->fields[0];
	ck_assert_str_eq(f->value, BAD); /* what the source says of it */
	ck_assert_ptr_null(f->norm);
	ck_assert_ptr_null(f->ref);
	ck_assert_uint_eq(f->details.count, 1);
	ck_assert_str_eq(f->details.item[0].value, "https://b.example/");
	ck_assert_str_eq(rec->fields[1]->norm, "1951-05");
	ck_assert_str_eq(rec->fields[1]->ref, "https://c.example/");
	vdm_record_free(rec);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("roll");
	TCase *tc = tcase_create("core");
	SRunner *sr;
	int failed;

	tcase_add_test(tc, ids_are_made_of_names);
	tcase_add_test(tc, people_are_found_and_go);
	tcase_add_test(tc, strings_are_kept_once);
	tcase_add_test(tc, roles_are_words);
	tcase_add_test(tc, a_role_makes_a_field);
	tcase_add_test(tc, who_decided_has_an_id);
	tcase_add_test(tc, names_stand_for_pointers);
	tcase_add_test(tc, a_label_or_a_name_says_it);
	tcase_add_test(tc, an_utterance_has_its_label_before);
	tcase_add_test(tc, fields_are_known_by_three_names);
	tcase_add_test(tc, a_second_value_keeps_its_name);
	tcase_add_test(tc, addresses_are_of_schemes);
	tcase_add_test(tc, details_stand_in_order);
	tcase_add_test(tc, what_the_source_has_is_shown);
	tcase_add_test(tc, other_readings_stand_in_brackets);
	tcase_add_test(tc, no_address_runs);
	tcase_add_test(tc, no_address_of_people_and_fields_runs);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
