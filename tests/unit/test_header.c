/* SPDX-License-Identifier: MIT */
/* A teiHeader that is kept: whatever changes in a record's fields and people is
 * put into it. And the texts of a corpus, which inherit what stands around. */
#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "record/record.h"
#include "tei/tei.h"
#include "vidimus.h"

#define NS "xmlns='http://www.tei-c.org/ns/1.0'"

/* A header that says more than fields and people hold: it is kept. */
static const char whole[] =
    "<TEI " NS "><teiHeader><fileDesc><titleStmt>"
    "<title>The Weir</title><author ref='https://viaf.org/viaf/1'>A. Lorne"
    "</author><respStmt><resp>bound by</resp><name>Tom Reed</name></respStmt>"
    "<editor role='proofs'>Una Marsh</editor></titleStmt>"
    "<publicationStmt><publisher>Odden Press</publisher>"
    "<date when='1951-03-04'>4 March 1951</date><availability>"
    "<licence target='https://creativecommons.org/licenses/by/4.0/'>CC BY"
    "</licence><p>Ask first.</p></availability></publicationStmt>"
    "<sourceDesc><p>Box 4</p></sourceDesc></fileDesc>"
    "<encodingDesc><editorialDecl><p>Nothing was changed.</p></editorialDecl>"
    "</encodingDesc><profileDesc><abstract><p>On a weir.</p></abstract>"
    "<langUsage><language ident='en'>English</language></langUsage>"
    "<particDesc><listPerson><person xml:id='lorne' role='chair' sex='2'>"
    "<persName>Ada Lorne</persName><persName type='variant'>Miss Lorne"
    "</persName><occupation>Harbour master</occupation>"
    "<idno type='URI'>https://viaf.org/viaf/1</idno><note>Tall.</note>"
    "</person><person xml:id='reed'><persName "
    "ref='https://viaf.org/viaf/2 #reeds'>Tom Reed</persName></person>"
    "</listPerson></particDesc></profileDesc><revisionDesc><change>Typed."
    "</change></revisionDesc></teiHeader><text><body><p>It rains.</p></body>"
    "</text></TEI>";

static struct vdm_record *
read_tei(const char *xml)
{
	static const struct vdm_read_options options = {.from = "tei"};
	struct vdm_record *rec;

	ck_assert_int_eq(vdm_read(&rec, xml, strlen(xml), &options, NULL), 0);
	return rec;
}

/* The record, its header set right, written and read. */
static struct vdm_record *
again(struct vdm_record *rec, char **bytes)
{
	static const struct vdm_write_options to = {.to = "tei"};
	struct vdm_record *back;
	size_t n;

	ck_assert_int_eq(vdm_tei_sync(rec), 0);
	ck_assert_int_eq(vdm_write(rec, bytes, &n, &to, NULL), 0);
	back = read_tei(*bytes);
	return back;
}

/* Fields and people say the same in both, and in the same order. */
static void
check_same(const struct vdm_record *a, const struct vdm_record *b,
	   const char *what, int part)
{
	struct vdm_record x = *a, y = *b;
	struct vdm_buf why;

	vdm_buf_init(&why);
	y.root = x.root;
	if (!vdm_record_equal(&x, &y, &why))
		ck_abort_msg("%s %d: %s", what, part, vdm_buf_str(&why));
	vdm_buf_fini(&why);
}

/* Changes one thing; 0: there is no such thing. */
static int
change_person(struct vdm_record *rec, int part)
{
	struct vdm_person *p = rec->people[0];

	switch (part) {
	case 0:
		p->name = "Ada Lorne-Reed";
		return 1;
	case 1:
		p->title = "Judge";
		return 1;
	case 2:
		p->title = NULL;
		return 1;
	case 3:
		p->roles.item[0] = "speaker";
		return 1;
	case 4:
		p->roles.count = 0;
		return 1;
	case 5:
		vdm_strings_add(rec, &p->roles, "recorder");
		return 1;
	case 6:
		p->forms.item[0] = "the chair";
		return 1;
	case 7:
		vdm_strings_add(rec, &p->forms, "A. L.");
		return 1;
	case 8:
		p->refs.count = 0;
		return 1;
	case 9:
		vdm_strings_add(rec, &p->refs, "https://d-nb.info/gnd/4");
		return 1;
	case 10:
		p->state = VDM_STATE_INFERRED;
		p->cert = VDM_CERT_LOW;
		return 1;
	case 11:
		p->group = 1;
		return 1;
	case 12:
		p->participant = 0;
		return 1;
	case 13:
		p->participant = rec->people[1]->participant = 0;
		return 1;
	default:
		return 0;
	}
}

static int
change_list(struct vdm_record *rec, int part)
{
	struct vdm_person *p, **people = rec->people;

	switch (part) {
	case 0:
		p = vdm_person_add(rec, "new", "Nora New");
		p->participant = 1;
		vdm_strings_add(rec, &p->roles, "speaker");
		return 1;
	case 1:
		vdm_person_add(rec, "said", "Somebody Said");
		return 1;
	case 2:
		p = people[0];
		people[0] = people[1];
		people[1] = p;
		return 1;
	default:
		return 0;
	}
}

/* Each field in turn: another value, none, and with all that it may have. */
static int
change_field(struct vdm_record *rec, int part)
{
	struct vdm_field *f;
	size_t i = (size_t)part / 2;

	if (i >= rec->fields_count)
		return 0;
	f = rec->fields[i];
	if (part % 2 == 0) {
		f->value = "Changed words";
		return 1;
	}
	for (; i + 1 < rec->fields_count; i++)
		rec->fields[i] = rec->fields[i + 1];
	rec->fields_count--;
	return 1;
}

static int
change_more(struct vdm_record *rec, int part)
{
	struct vdm_field *f;

	switch (part) {
	case 0:
		vdm_field_add(rec, VDM_F_TRANSLATOR, "Carl Hemm");
		return 1;
	case 1:
		vdm_field_add(rec, VDM_F_PLACE, "Odden");
		return 1;
	case 2:
		vdm_field_add(rec, VDM_F_SOURCE_FOND, "17");
		return 1;
	case 3:
		f = vdm_field_add(rec, VDM_F_DATE, "5 March 1951");
		f->norm = "1951-03-05";
		return 1;
	case 4:
		vdm_field_add(rec, VDM_F_SUBJECT, "weirs");
		vdm_field_add(rec, VDM_F_SUBJECT, "rain");
		return 1;
	case 5:
		f = vdm_field_add(rec, VDM_F_OTHER, "green");
		f->name = "colour";
		return 1;
	case 6:
		f = vdm_field_add(rec, VDM_F_RECORDER, "Ole Odd");
		f->state = VDM_STATE_INFERRED;
		f->cert = VDM_CERT_MEDIUM;
		return 1;
	case 7:
		vdm_field_add(rec, VDM_F_DURATION, "");
		return 1;
	case 8:
		f = vdm_field_get(rec, VDM_F_AUTHOR, 0);
		f->ref = NULL;
		return 1;
	case 9:
		f = vdm_field_get(rec, VDM_F_AUTHOR, 0);
		f->ref = "https://viaf.org/viaf/2";
		return 1;
	case 10:
		f = vdm_field_get(rec, VDM_F_TITLE, 0);
		f->state = VDM_STATE_STATED;
		return 1;
	default:
		return 0;
	}
}

static void
each(int (*change)(struct vdm_record *, int), const char *what)
{
	int part, more;

	for (part = 0, more = 1; more; part++) {
		struct vdm_record *rec = read_tei(whole), *back;
		char *bytes, *twice;

		ck_assert_ptr_nonnull(vdm_record_header(rec));
		more = change(rec, part);
		if (more) {
			back = again(rec, &bytes);
			check_same(rec, back, what, part);
			/* what no field holds is there as it was */
			ck_assert_ptr_nonnull(strstr(bytes, "Nothing was "));
			ck_assert_ptr_nonnull(strstr(bytes, ">Typed."));
			vdm_record_free(again(back, &twice));
			ck_assert_str_eq(bytes, twice);
			vdm_record_free(back);
			free(bytes);
			free(twice);
		}
		vdm_record_free(rec);
	}
	ck_assert_int_gt(part, 3);
}

START_TEST(what_changes_of_people_is_written)
{
	each(change_person, "person");
	each(change_list, "list");
}
END_TEST

START_TEST(what_changes_of_fields_is_written)
{
	each(change_field, "field");
	each(change_more, "more");
}
END_TEST

/* A note on a person that is none of ours stays with the person. */
START_TEST(what_else_a_person_has_stays)
{
	struct vdm_record *rec = read_tei(whole), *back;
	char *bytes;

	rec->people[0]->name = "Ada Lorne-Reed";
	back = again(rec, &bytes);
	ck_assert_ptr_nonnull(strstr(bytes, "Tall."));
	ck_assert_ptr_nonnull(strstr(bytes, "sex=\"2\""));
	ck_assert_ptr_null(strstr(bytes, ">Ada Lorne<"));
	vdm_record_free(back);
	vdm_record_free(rec);
	free(bytes);
}
END_TEST

/* att.canonical: an absolute address is an authority's, what is relative the
 * edition's own; where the person is written anew, that one stays. */
START_TEST(a_name_may_point_at_an_authority)
{
	struct vdm_record *rec = read_tei(whole), *back;
	char *bytes;

	ck_assert_uint_eq(rec->people[1]->refs.count, 1);
	ck_assert_str_eq(rec->people[1]->refs.item[0],
			 "https://viaf.org/viaf/2");
	rec->people[1]->title = "pilot";
	back = again(rec, &bytes);
	ck_assert_ptr_nonnull(
	    strstr(bytes, "<persName ref=\"#reeds\">Tom Reed</persName>"));
	ck_assert_ptr_nonnull(
	    strstr(bytes, "<idno type=\"URI\">https://viaf.org/viaf/2</idno>"));
	ck_assert_uint_eq(back->people[1]->refs.count, 1);
	vdm_record_free(back);
	vdm_record_free(rec);
	free(bytes);
}
END_TEST

/* What is stated now is no guess any more, and carries no mark of one. */
START_TEST(a_guess_may_be_stated)
{
	struct vdm_record *rec = read_tei(whole), *guessed, *stated;
	char *bytes;

	rec->people[0]->state = VDM_STATE_INFERRED;
	rec->people[0]->cert = VDM_CERT_LOW;
	guessed = again(rec, &bytes);
	ck_assert_ptr_nonnull(strstr(bytes, "cert=\"low\""));
	free(bytes);
	guessed->people[0]->state = VDM_STATE_STATED;
	guessed->people[0]->cert = VDM_CERT_NONE;
	stated = again(guessed, &bytes);
	ck_assert_ptr_null(strstr(bytes, "cert=\"low\""));
	ck_assert_int_eq(stated->people[0]->state, VDM_STATE_STATED);
	vdm_record_free(rec);
	vdm_record_free(guessed);
	vdm_record_free(stated);
	free(bytes);
}
END_TEST

/* ---- normal forms ---- */

/* What a field's normal form is in TEI: an attribute where TEI has one for such
 * a value, and else what nobody but us reads. */
static const struct {
	enum vdm_field_id id;
	const char *norm, *written;
} norms[] = {
    {VDM_F_DATE, "1951", "when=\"1951\""},
    {VDM_F_DATE, "1951-03", "when=\"1951-03\""},
    {VDM_F_DATE, "1951-03-05", "when=\"1951-03-05\""},
    {VDM_F_DATE, "1951-03-05T10:20:30", "when=\"1951-03-05T10:20:30\""},
    {VDM_F_DATE, "1951-03-05T10:20", "vidimus:norm=1951-03-05T10%3A20"},
    {VDM_F_DATE, "1951-03-05T24:20:30", "vidimus:norm=1951"},
    {VDM_F_DATE, "1951-03-05 10:20:30", "vidimus:norm=1951"},
    {VDM_F_DATE, "1951-13", "vidimus:norm=1951-13"},
    {VDM_F_DATE, "1951-00", "vidimus:norm=1951-00"},
    {VDM_F_DATE, "1951-02-29", "vidimus:norm=1951-02-29"},
    {VDM_F_DATE, "1952-02-29", "when=\"1952-02-29\""},
    {VDM_F_DATE, "1951-03-00", "vidimus:norm=1951-03-00"},
    {VDM_F_DATE, "0000", "vidimus:norm=0000"},
    {VDM_F_DATE, "195", "vidimus:norm=195"},
    {VDM_F_DATE, "19512", "vidimus:norm=19512"},
    {VDM_F_DATE, "1951/1952", "from=\"1951\" to=\"1952\""},
    {VDM_F_DATE, "1951-03-05/1951-03-07",
     "from=\"1951-03-05\" to=\"1951-03-07\""},
    {VDM_F_DATE, "1951-03-05/7", "vidimus:norm=1951-03-05%2F7"},
    {VDM_F_DATE, "5/1951", "vidimus:norm=5%2F1951"},
    {VDM_F_TIME, "10:20", "when=\"10:20:00\""},
    {VDM_F_TIME, "10:20:30", "when=\"10:20:30\""},
    {VDM_F_TIME, "23:59", "when=\"23:59:00\""},
    {VDM_F_TIME, "24:00", "vidimus:norm=24%3A00"},
    {VDM_F_TIME, "10:60", "vidimus:norm=10%3A60"},
    {VDM_F_TIME, "10:20:60", "vidimus:norm=10%3A20%3A60"},
    {VDM_F_TIME, "10.20", "vidimus:norm=10.20"},
    {VDM_F_LANGUAGE, "de-AT", "ident=\"de-AT\""},
    {VDM_F_LANGUAGE, "und", "vidimus:norm=und"},
    {VDM_F_LANGUAGE, "no tag", "vidimus:norm=no%20tag"},
    {VDM_F_LICENCE, "https://e.example/a", "target=\"https://e.example/a\""},
    {VDM_F_LICENCE, "#a", "target=\"#a\""},
    {VDM_F_LICENCE, "a/b%2Fc", "target=\"a/b%2Fc\""},
    {VDM_F_LICENCE, "a/b%2", "vidimus:norm=a%2Fb%252"},
    {VDM_F_LICENCE, "1:a", "vidimus:norm=1%3Aa"},
    {VDM_F_LICENCE, ":a", "vidimus:norm=%3Aa"},
    {VDM_F_LICENCE, "a b", "vidimus:norm=a%20b"},
    {VDM_F_LICENCE, "a\xC3\xA9", "vidimus:norm=a%C3%A9"},
};

START_TEST(normal_forms_come_back)
{
	struct vdm_record *rec = read_tei(
	    "<TEI " NS "><text><body><p>It rains.</p></body></text></TEI>");
	struct vdm_record *back;
	struct vdm_field *f;
	char *bytes;

	f = vdm_field_add(rec, norms[_i].id, "then");
	f->norm = norms[_i].norm;
	back = again(rec, &bytes);
	ck_assert_msg(strstr(bytes, norms[_i].written) != NULL, "%s: %s",
		      norms[_i].norm, bytes);
	f = vdm_field_get(back, norms[_i].id, 0);
	ck_assert_ptr_nonnull(f);
	ck_assert_str_eq(f->norm, norms[_i].norm);
	ck_assert_str_eq(f->value, "then");
	vdm_record_free(rec);
	vdm_record_free(back);
	free(bytes);
}
END_TEST

/* ---- a corpus ---- */

static const char corpus[] =
    "<?xml-model href='a.rng'?><?other x?>"
    "<teiCorpus " NS " xmlns:x='urn:x' xml:lang='de'><teiHeader><fileDesc>"
    "<titleStmt><title>All</title><editor>Una Marsh</editor>"
    "<author>Ada Lorne</author></titleStmt><publicationStmt>"
    "<publisher>Odden Press</publisher><availability><p>Free.</p>"
    "</availability></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>"
    "<profileDesc><particDesc><listPerson><person xml:id='a'><persName>Ada"
    "</persName></person><person xml:id='b'><persName>Bo</persName></person>"
    "</listPerson></particDesc></profileDesc></teiHeader>"
    "<TEI><teiHeader><fileDesc><titleStmt><title>One</title><author>Carl"
    "</author></titleStmt><publicationStmt><p/></publicationStmt>"
    "<sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>"
    "<sp who='#a'><p>One.</p></sp></body></text></TEI>"
    "<teiCorpus xml:lang='fr'><teiHeader><fileDesc><titleStmt><title>Part"
    "</title></titleStmt><publicationStmt><availability><p>Closed.</p>"
    "</availability></publicationStmt><sourceDesc><p/></sourceDesc>"
    "</fileDesc></teiHeader>"
    "<TEI xml:lang='en'><teiHeader><fileDesc><titleStmt><title>Two</title>"
    "</titleStmt><publicationStmt><availability><p>Mine.</p></availability>"
    "</publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
    "<text><body><p>Two <persName ref='#b'>Bo</persName></p></body></text>"
    "</TEI><TEI><text><body><p xml:id='a'>Three</p><sp who='#a'><p>x</p></sp>"
    "<p><graphic url='map.png'/></p></body></text></TEI></teiCorpus>"
    "</teiCorpus>";

static const char *
value(const struct vdm_record *rec, enum vdm_field_id id, size_t nth)
{
	const struct vdm_field *f = vdm_field_get(rec, id, nth);

	return f != NULL ? f->value : "-";
}

START_TEST(a_text_inherits_what_it_does_not_say)
{
	struct vdm_record *rec = read_tei(corpus), *one;

	ck_assert_uint_eq(vdm_record_texts(rec), 3);
	one = vdm_record_text(rec, 0);
	ck_assert_str_eq(value(one, VDM_F_TITLE, 0), "One");
	ck_assert_str_eq(value(one, VDM_F_TITLE, 1), "-");
	ck_assert_str_eq(value(one, VDM_F_AUTHOR, 0), "Carl");
	ck_assert_str_eq(value(one, VDM_F_AUTHOR, 1), "-");
	ck_assert_str_eq(value(one, VDM_F_EDITOR, 0), "Una Marsh");
	ck_assert_str_eq(value(one, VDM_F_RIGHTS, 0), "Free.");
	ck_assert_uint_eq(one->people_count, 1);
	ck_assert_str_eq(one->people[0]->name, "Ada");
	ck_assert_str_eq(vdm_node_attr(one->root, "xml:lang"), "de");
	ck_assert_str_eq(vdm_node_attr(one->root, "xmlns:x"), "urn:x");
	ck_assert_str_eq(one->root->first->name, "xml-model");
	ck_assert_str_eq(one->root->first->next->name, "other");
	vdm_record_free(one);
	one = vdm_record_text(rec, 1);
	ck_assert_str_eq(value(one, VDM_F_TITLE, 0), "Two");
	ck_assert_str_eq(value(one, VDM_F_AUTHOR, 0), "Ada Lorne");
	ck_assert_str_eq(value(one, VDM_F_RIGHTS, 0), "Mine.");
	ck_assert_str_eq(value(one, VDM_F_RIGHTS, 1), "-");
	ck_assert_str_eq(vdm_node_attr(one->root, "xml:lang"), "en");
	ck_assert_uint_eq(one->people_count, 1);
	ck_assert_str_eq(one->people[0]->name, "Bo");
	vdm_record_free(one);
	one = vdm_record_text(rec, 2);
	ck_assert_str_eq(value(one, VDM_F_TITLE, 0), "-");
	ck_assert_str_eq(value(one, VDM_F_RIGHTS, 0), "Closed.");
	ck_assert_str_eq(vdm_node_attr(one->root, "xml:lang"), "fr");
	/* "#a" is a paragraph of its own */
	ck_assert_uint_eq(one->people_count, 0);
	vdm_record_free(one);
	ck_assert_ptr_null(vdm_record_text(rec, 3));
	ck_assert_int_eq(errno, EINVAL);
	vdm_record_free(rec);
	rec = read_tei(whole);
	ck_assert_uint_eq(vdm_record_texts(rec), 0);
	ck_assert_ptr_null(vdm_record_text(rec, 0));
	vdm_record_free(rec);
}
END_TEST

/* Only the text that shows a picture takes it along. */
START_TEST(a_text_takes_its_pictures_along)
{
	struct vdm_record *rec = read_tei(corpus), *one;
	struct vdm_resource *r = vdm_record_add_resource(rec);
	const char *path;
	const void *bytes;
	size_t n;

	*r = (struct vdm_resource){"map.png", "image/png", "abc", 3};
	r = vdm_record_add_resource(rec);
	*r = (struct vdm_resource){"none.png", NULL, NULL, 0};
	one = vdm_record_text(rec, 0);
	ck_assert_uint_eq(vdm_record_resources(one), 0);
	vdm_record_free(one);
	one = vdm_record_text(rec, 2);
	vdm_record_free(rec);
	ck_assert_uint_eq(vdm_record_resources(one), 1);
	ck_assert_int_eq(vdm_record_resource(one, 0, &path, &bytes, &n), 0);
	ck_assert_str_eq(path, "map.png");
	ck_assert_uint_eq(n, 3);
	ck_assert_int_eq(memcmp(bytes, "abc", 3), 0);
	ck_assert_int_eq(vdm_record_resource(one, 1, &path, &bytes, &n), -1);
	vdm_record_free(one);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("header");
	TCase *tc = tcase_create("header");
	SRunner *sr;
	int failed;

	tcase_add_test(tc, what_changes_of_people_is_written);
	tcase_add_test(tc, what_changes_of_fields_is_written);
	tcase_add_test(tc, what_else_a_person_has_stays);
	tcase_add_test(tc, a_name_may_point_at_an_authority);
	tcase_add_test(tc, a_guess_may_be_stated);
	tcase_add_loop_test(tc, normal_forms_come_back, 0,
			    sizeof(norms) / sizeof(norms[0]));
	tcase_add_test(tc, a_text_inherits_what_it_does_not_say);
	tcase_add_test(tc, a_text_takes_its_pictures_along);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
