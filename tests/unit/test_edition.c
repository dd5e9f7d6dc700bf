/* SPDX-License-Identifier: MIT */
/* TEI as editions have it: who speaks, who answers for it, which shapes. */
#include <check.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "record/record.h"
#include "report/units.h"
#include "base/diag.h"
#include "zip/container.h"

#define TEI "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">"
#define HEADER(title, publication, source)                                     \
	"<teiHeader><fileDesc><titleStmt>" title "</titleStmt>"                \
	"<publicationStmt>" publication "</publicationStmt>"                   \
	"<sourceDesc>" source "</sourceDesc></fileDesc>"
#define PLAIN HEADER("<title>T</title>", "<p/>", "<p/>")

struct seen {
	struct vdm_buf ids;
};

static void
emit(void *ctx, const struct vdm_finding *f)
{
	struct seen *s = ctx;

	vdm_buf_printf(&s->ids, "%s ", f->id);
}

static struct vdm_record *
read_bytes(const char *bytes, size_t n, const char *from, struct seen *seen)
{
	struct vdm_sink sink = {emit, seen, NULL};
	struct vdm_read_options options = {.from = from};
	struct vdm_record *rec = NULL;

	vdm_read(&rec, bytes, n, &options, seen != NULL ? &sink : NULL);
	return rec;
}

static struct vdm_record *
read_xml(const char *xml)
{
	struct vdm_record *rec = read_bytes(xml, strlen(xml), "tei", NULL);

	ck_assert_msg(rec != NULL, "not read: %s", xml);
	return rec;
}

static char *
write_as(const struct vdm_record *rec, const char *format, size_t *n)
{
	struct vdm_write_options options = {.to = format};
	char *bytes = NULL;

	ck_assert_int_eq(vdm_write(rec, &bytes, n, &options, NULL), 0);
	return bytes;
}

/* Who speaks, turn by turn: "Ann|Bea, Cid". */
static char *
speakers(const struct vdm_record *rec)
{
	const struct vdm_node *n;
	struct vdm_buf out;
	size_t length;
	int turns = 0;

	vdm_buf_init(&out);
	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root))
		if (n->kind == VDM_KIND_SPEECH) {
			vdm_buf_puts(&out, turns++ > 0 ? ", " : "");
			vdm_speakers_put(rec, n, &out);
		}
	return vdm_buf_take(&out, &length);
}

static void
check_speakers(const char *xml, const char *expected)
{
	static const char *const formats[] = {"tei", "epub", "markdown"};
	struct vdm_record *rec = read_xml(xml), *back;
	char *said = speakers(rec), *bytes;
	size_t i, n;

	ck_assert_str_eq(said, expected);
	free(said);
	for (i = 0; i < 3; i++) {
		bytes = write_as(rec, formats[i], &n);
		back = read_bytes(bytes, n, formats[i], NULL);
		ck_assert_ptr_nonnull(back);
		said = speakers(back);
		ck_assert_msg(strcmp(said, expected) == 0,
			      "through %s: %s, not %s", formats[i], said,
			      expected);
		free(said);
		free(bytes);
		vdm_record_free(back);
	}
	vdm_record_free(rec);
}

START_TEST(speakers_are_found_however_they_are_encoded)
{
	check_speakers(
	    TEI PLAIN
	    "<encodingDesc><listPrefixDef><prefixDef ident=\"psn\" "
	    "matchPattern=\"(.+)\" replacementPattern=\"#$1\"/>"
	    "<prefixDef ident=\"aut\" matchPattern=\"(.+)\" "
	    "replacementPattern=\"https://authority.example/$1\"/>"
	    "</listPrefixDef></encodingDesc>"
	    "<profileDesc><particDesc><listPerson>"
	    "<person xml:id=\"ann\"><persName><surname>Ash</surname>"
	    "<forename>Ann</forename></persName>"
	    "<idno type=\"URI\">https://authority.example/7</idno></person>"
	    "</listPerson></particDesc></profileDesc></teiHeader>"
	    "<standOff><listPerson><person xml:id=\"bea\"><persName>Bea"
	    "</persName></person></listPerson></standOff>"
	    "<text><front><castList><castItem xml:id=\"cid\"><role>Cid</role>"
	    "</castItem></castList></front><body>"
	    "<sp who=\"#ann #bea\"><speaker>Both.</speaker><p>1</p></sp>"
	    "<sp><speaker>A VOICE.</speaker><p>2</p></sp>"
	    "<sp who=\"#cid\"><p>3</p></sp>"
	    "<sp who=\"psn:bea\"><speaker>B</speaker><p>4</p></sp>"
	    "<sp who=\"aut:7\"><speaker>A</speaker><p>5</p></sp>"
	    "<sp who=\"https://authority.example/7\"><p>6</p></sp>"
	    "<u who=\"#cid\"><seg>7</seg><seg>8</seg></u>"
	    "<note type=\"speaker\">The PRESIDENT:</note><u><seg>9</seg></u>"
	    "</body></text></TEI>",
	    "Ann Ash|Bea, A VOICE, Cid, Bea, Ann Ash, Ann Ash, Cid, "
	    "The PRESIDENT");
}
END_TEST

#define DOCUMENT(paragraphs)                                                   \
	TEI PLAIN                                                              \
	    "</teiHeader><text><front><div><list type=\"persons\">"            \
	    "<item><persName xml:id=\"ab\">Abel, Ben</persName></item>"        \
	    "<item><persName xml:id=\"cd\">Cole, Dora</persName></item>"       \
	    "</list></div></front><body><div type=\"document\">" paragraphs    \
	    "</div></body></text></TEI>"

START_TEST(names_that_open_paragraphs_speak)
{
	check_speakers(
	    DOCUMENT("<p><hi rend=\"italic\"><persName corresp=\"#ab\">Abel"
		     "</persName></hi>: Good morning.</p>"
		     "<p>The <persName ref=\"#cd\">Minister</persName> said "
		     "that it was not.</p>"
		     "<p><persName key=\"ab\">Mr. Abel</persName>, who was "
		     "tired, then asked to leave.</p>"
		     "<p><persName corresp=\"#cd\">Miss Cole</persName> left "
		     "the room.</p><p>He followed.</p>"),
	    "Abel, Ben, Cole, Dora, Abel, Ben");
	/* once is prose */
	check_speakers(
	    DOCUMENT("<p><persName corresp=\"#ab\">Abel</persName> said so."
		     "</p><p>Nothing came of it.</p>"),
	    "");
}
END_TEST

static void
check_field(const struct vdm_record *rec, enum vdm_field_id id, size_t nth,
	    const char *value)
{
	const struct vdm_field *f = vdm_field_get(rec, id, nth);

	ck_assert_msg(f != NULL && strcmp(f->value, value) == 0,
		      "%s %zu is %s, not %s", vdm_field_info_get(id)->name, nth,
		      f != NULL ? f->value : "(none)", value);
}

START_TEST(who_changed_a_file_did_not_take_part)
{
	struct vdm_record *rec = read_xml(
	    TEI HEADER("<title>T</title><editor xml:id=\"ed\">E</editor>",
		       "<p/>", "<p/>") "<revisionDesc><change who=\"#ed\">x"
				       "</change><change><name>R</name>: y"
				       "</change><change><name>R</name>: z"
				       "</change></revisionDesc></teiHeader>"
				       "<text><body><p/></body></text></TEI>");

	ck_assert_uint_eq(rec->people_count, 0);
	check_field(rec, VDM_F_CONTRIBUTOR, 0, "R");
	ck_assert_ptr_null(vdm_field_get(rec, VDM_F_CONTRIBUTOR, 1));
	vdm_record_free(rec);
}
END_TEST

START_TEST(responsibility_and_rights_are_found_where_they_are_kept)
{
	struct vdm_record *rec = read_xml(TEI HEADER(
	    "<title>T</title><editor role=\"translator\">A</editor>"
	    "<editor role=\"issuing\">B</editor>"
	    "<respStmt><resp>\xC3\x9C"
	    "bersetzung</resp><name>C</name>"
	    "</respStmt><respStmt><resp ref=\"http://id.loc.gov/vocabulary/"
	    "relators/trc\">typed</resp><persName>D</persName></respStmt>"
	    "<respStmt><resp>proofs</resp><resp>index</resp><name>E</name>"
	    "</respStmt><funder>F</funder><sponsor>G</sponsor>"
	    "<principal>H</principal>",
	    "<distributor>I</distributor><availability><p>J</p></availability>",
	    "<bibl>K <availability><licence target=\"urn:l\">L</licence>"
	    "</availability></bibl><biblFull><titleStmt><title>M</title>"
	    "</titleStmt><publicationStmt><publisher>N</publisher>"
	    "<availability><p>O</p></availability></publicationStmt></biblFull>"
	    "<msDesc><msIdentifier><repository>P</repository>"
	    "<idno type=\"shelfmark\">Q</idno><altIdentifier><idno>R</idno>"
	    "</altIdentifier></msIdentifier></msDesc>"
	    "<msDesc><msIdentifier><institution>T</institution><idno>1</idno>"
	    "</msIdentifier></msDesc>"
	    "<recordingStmt><recording><respStmt><resp>recorded by</resp>"
	    "<name>S</name></respStmt></recording></recordingStmt>") "</"
								     "teiHeader"
								     "><text><"
								     "body><p/"
								     "></body>"
								     "</text></"
								     "TEI>");

	check_field(rec, VDM_F_TRANSLATOR, 0, "A");
	check_field(rec, VDM_F_EDITOR, 0, "B");
	check_field(rec, VDM_F_TRANSLATOR, 1, "C");
	check_field(rec, VDM_F_TRANSCRIBER, 0, "D");
	check_field(rec, VDM_F_CONTRIBUTOR, 1, "E");
	check_field(rec, VDM_F_FUNDER, 0, "F");
	check_field(rec, VDM_F_SPONSOR, 0, "G");
	check_field(rec, VDM_F_PRINCIPAL, 0, "H");
	check_field(rec, VDM_F_DISTRIBUTOR, 0, "I");
	check_field(rec, VDM_F_RIGHTS, 0, "J");
	check_field(rec, VDM_F_LICENCE, 0, "L");
	check_field(rec, VDM_F_RIGHTS, 1, "O");
	check_field(rec, VDM_F_SOURCE_REPOSITORY, 0, "P");
	check_field(rec, VDM_F_SOURCE_ITEM, 1, "R");
	check_field(rec, VDM_F_RECORDER, 0, "S");
	check_field(rec, VDM_F_SOURCE_REPOSITORY, 1, "T");
	vdm_record_free(rec);
}
END_TEST

/* What stands in the file of that name in a container. */
static void
entry(const char *bytes, size_t n, const char *name, struct vdm_buf *out)
{
	struct vdm_zip *zip = vdm_zip_open(bytes, n, NULL);
	long at = zip != NULL ? vdm_zip_find(zip, name) : -1;

	ck_assert_int_ge(at, 0);
	ck_assert_int_eq(vdm_zip_read(zip, (size_t)at, out, NULL), 0);
	vdm_zip_close(zip);
}

START_TEST(words_that_elements_part_stay_apart)
{
	static const char *const formats[] = {"epub", "markdown", "text"};
	struct vdm_record *rec = read_xml(
	    TEI PLAIN "</teiHeader><text><body><div><msDesc><msContents>"
		      "<msItem>\n<title>One</title>\n<rubric>Two</rubric>\n"
		      "<incipit>Three f<hi>o</hi>ur</incipit></msItem>"
		      "</msContents></msDesc></div></body></text></TEI>");
	size_t i, n;

	for (i = 0; i < 3; i++) {
		char *bytes = write_as(rec, formats[i], &n);
		struct vdm_record *back =
		    read_bytes(bytes, n, formats[i], NULL);
		struct vdm_comparison *c;
		struct vdm_buf page;

		vdm_buf_init(&page);
		if (i == 0)
			entry(bytes, n, "EPUB/text-001.xhtml", &page);
		else
			vdm_buf_put(&page, bytes, n);
		ck_assert_ptr_null(strstr(vdm_buf_str(&page), "Two</span><sp"
							      "an data-tei"));
		ck_assert_ptr_null(strstr(vdm_buf_str(&page), "OneTwo"));
		vdm_buf_fini(&page);
		ck_assert_ptr_nonnull(back);
		c = vdm_comparison_new(rec, back, NULL);
		ck_assert_ptr_nonnull(c);
		ck_assert_uint_eq(vdm_comparison_words(c, VDM_KEPT), 4);
		ck_assert_uint_eq(vdm_comparison_words(c, VDM_LOST), 0);
		vdm_comparison_free(c);
		free(bytes);
		vdm_record_free(back);
	}
	vdm_record_free(rec);
}
END_TEST

START_TEST(entities_resolve_or_are_named)
{
	static const char xml[] =
	    "<!DOCTYPE TEI [<!ENTITY p \"The <hi>P</hi>\"><!ENTITY n \"&p;!\">"
	    "<!ENTITY x SYSTEM \"x.txt\">]>" TEI HEADER(
		"<title>T</title><funder>&fund;</funder>", "<p/>",
		"<p/>") "</teiHeader><text><body><p n=\"&q;\">caf&eacute; &n; "
			"&x;</p>"
			"</body></text></TEI>";
	struct seen seen;
	struct vdm_record *rec;
	struct vdm_buf text;
	const char *at;
	int lost = 0;

	vdm_buf_init(&seen.ids);
	vdm_buf_init(&text);
	rec = read_bytes(xml, strlen(xml), "tei", &seen);
	ck_assert_ptr_nonnull(rec);
	vdm_node_content(vdm_record_body(rec), &text);
	ck_assert_str_eq(vdm_buf_str(&text), "caf\xC3\xA9 The P! ");
	for (at = vdm_buf_str(&seen.ids);
	     (at = strstr(at, "xml-entity-unresolved")) != NULL; at++)
		lost++;
	ck_assert_int_eq(lost, 3);
	vdm_buf_fini(&seen.ids);
	vdm_buf_fini(&text);
	vdm_record_free(rec);
}
END_TEST

#define SHORT                                                                  \
	TEI PLAIN "</teiHeader><text><body><p>\xE9\r\nx</p></body></text></"   \
		  "TEI>"

/* Each byte of Latin 1 as two. */
static size_t
to_utf16(const char *s, size_t n, char *out)
{
	size_t i, k = 0;

	out[k++] = '\xFF';
	out[k++] = '\xFE';
	for (i = 0; i < n; i++) {
		out[k++] = s[i];
		out[k++] = 0;
	}
	return k;
}

static void
check_text(const char *bytes, size_t n)
{
	struct vdm_record *rec = read_bytes(bytes, n, NULL, NULL);
	struct vdm_buf text;

	ck_assert_ptr_nonnull(rec);
	vdm_buf_init(&text);
	vdm_node_content(vdm_record_body(rec), &text);
	ck_assert_str_eq(vdm_buf_str(&text), "\xC3\xA9\nx");
	vdm_buf_fini(&text);
	vdm_record_free(rec);
}

START_TEST(encodings_are_read)
{
	static const char latin[] =
	    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\r\n" SHORT;
	static const char wide[] =
	    "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n" SHORT;
	static const char marked[] =
	    "\xEF\xBB\xBF<?xml version=\"1.0\"?>" TEI PLAIN
	    "</teiHeader><text><body><p>\xC3\xA9\r\nx</p></body></text></TEI>";
	char out[2 * sizeof(wide) + 2];

	check_text(latin, strlen(latin));
	check_text(out, to_utf16(wide, strlen(wide), out));
	check_text(marked, strlen(marked));
}
END_TEST

START_TEST(fragments_and_other_roots_are_read)
{
	struct seen seen;
	struct vdm_record *rec = read_xml(
	    "<div xmlns=\"http://www.tei-c.org/ns/1.0\"><sp who=\"#a\"><p>x"
	    "</p></sp></div>");
	size_t n;
	char *bytes = write_as(rec, "tei", &n);

	ck_assert_ptr_nonnull(strstr(bytes, "<div xmlns"));
	ck_assert_ptr_null(strstr(bytes, "teiHeader"));
	free(bytes);
	vdm_record_free(rec);
	vdm_buf_init(&seen.ids);
	ck_assert_ptr_null(read_bytes("<article/>", 10, "tei", &seen));
	ck_assert_str_eq(vdm_buf_str(&seen.ids), "tei-not-tei ");
	vdm_buf_fini(&seen.ids);
}
END_TEST

START_TEST(what_is_changed_beside_a_kept_header_goes_into_it)
{
	struct vdm_record *rec = read_xml(
	    TEI PLAIN "<encodingDesc><p>As it was.</p></encodingDesc>"
		      "</teiHeader><text><body><p>x</p></body></text></TEI>");
	size_t n;
	char *bytes = write_as(rec, "markdown", &n), *title;

	vdm_record_free(rec);
	title = strstr(bytes, "title: T");
	ck_assert_ptr_nonnull(title);
	title[7] = 'U';
	rec = read_bytes(bytes, n, "markdown", NULL);
	free(bytes);
	bytes = write_as(rec, "tei", &n);
	ck_assert_ptr_nonnull(strstr(bytes, ">U</title>"));
	ck_assert_ptr_null(strstr(bytes, ">T</title>"));
	ck_assert_ptr_nonnull(strstr(bytes, "As it was."));
	free(bytes);
	vdm_record_free(rec);
}
END_TEST

START_TEST(what_a_person_states_is_taken_over)
{
	static const char xml[] = TEI PLAIN
	    "</teiHeader><text><body><sp who=\"#a\"><speaker>A</speaker>"
	    "<p>x</p></sp></body></text></TEI>";
	struct vdm_read_options options = {.metadata = "donor: D\n",
					   .people = "- name: A. Bell\n"
						     "  id: a\n"};
	struct vdm_record *rec = NULL;
	char *said;

	ck_assert_int_eq(vdm_read(&rec, xml, strlen(xml), &options, NULL), 0);
	check_field(rec, VDM_F_DONOR, 0, "D");
	said = speakers(rec);
	ck_assert_str_eq(said, "A. Bell");
	free(said);
	vdm_record_free(rec);
}
END_TEST

#define CORPUS_HEAD                                                            \
	HEADER("<title>All</title><editor>Ed</editor>",                        \
	       "<publisher>House</publisher><availability>"                    \
	       "<licence target=\"urn:free\">Free</licence></availability>",   \
	       "<p/>")                                                         \
	"<profileDesc><particDesc><listPerson><person xml:id=\"ann\">"         \
	"<persName>Ann</persName></person><person xml:id=\"bob\"><persName>"   \
	"Bob</persName></person></listPerson></particDesc></profileDesc>"      \
	"</teiHeader>"

START_TEST(a_corpus_is_one_record_or_a_record_a_text)
{
	struct vdm_record *rec = read_xml(
	    "<?xml-model href=\"x.rng\"?><teiCorpus xml:lang=\"en\" "
	    "xmlns=\"http://www.tei-c.org/ns/1.0\">" CORPUS_HEAD "<TEI>" HEADER(
		"<title>One</title>", "<p/>",
		"<p/>") "</teiHeader><text><body><sp "
			"who=\"#ann\"><p>x</p></sp></body>"
			"</text></TEI>"
			"<teiCorpus>" PLAIN "</teiHeader><TEI>" HEADER(
			    "<title>Two</title><editor>Own</editor>",
			    "<publisher>Self</publisher><availability><p>No.</"
			    "p>"
			    "</availability>",
			    "<p/>") "</teiHeader><text><body><p>y</p></body></"
				    "text></TEI></teiCorpus>"
				    "</teiCorpus>");
	struct vdm_record *one, *two;

	ck_assert_uint_eq(vdm_record_texts(rec), 2);
	one = vdm_record_text(rec, 0);
	two = vdm_record_text(rec, 1);
	ck_assert_ptr_nonnull(one);
	ck_assert_ptr_nonnull(two);
	errno = 0;
	ck_assert_ptr_null(vdm_record_text(rec, 2));
	ck_assert_int_eq(errno, EINVAL);
	vdm_record_free(rec); /* they stand alone */
	check_field(one, VDM_F_TITLE, 0, "One");
	check_field(one, VDM_F_EDITOR, 0, "Ed");
	check_field(one, VDM_F_LICENCE, 0, "Free");
	ck_assert_uint_eq(one->people_count, 1);
	ck_assert_str_eq(one->people[0]->name, "Ann");
	ck_assert_str_eq(vdm_node_attr(one->root, "xml:lang"), "en");
	ck_assert_int_eq(one->root->first->kind, VDM_KIND_INSTRUCTION);
	check_field(two, VDM_F_EDITOR, 0, "Own");
	ck_assert_ptr_null(vdm_field_get(two, VDM_F_EDITOR, 1));
	check_field(two, VDM_F_RIGHTS, 0, "No.");
	ck_assert_ptr_null(vdm_field_get(two, VDM_F_LICENCE, 0));
	ck_assert_uint_eq(vdm_record_texts(two), 0);
	vdm_record_free(one);
	vdm_record_free(two);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("edition");
	TCase *tc = tcase_create("edition");
	SRunner *sr;
	int failed;

	tcase_add_test(tc, speakers_are_found_however_they_are_encoded);
	tcase_add_test(tc, names_that_open_paragraphs_speak);
	tcase_add_test(tc, who_changed_a_file_did_not_take_part);
	tcase_add_test(tc,
		       responsibility_and_rights_are_found_where_they_are_kept);
	tcase_add_test(tc, words_that_elements_part_stay_apart);
	tcase_add_test(tc, entities_resolve_or_are_named);
	tcase_add_test(tc, encodings_are_read);
	tcase_add_test(tc, fragments_and_other_roots_are_read);
	tcase_add_test(tc, what_is_changed_beside_a_kept_header_goes_into_it);
	tcase_add_test(tc, what_a_person_states_is_taken_over);
	tcase_add_test(tc, a_corpus_is_one_record_or_a_record_a_text);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_ENV);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? 0 : 1;
}
