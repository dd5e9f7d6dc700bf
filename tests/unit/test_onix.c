/* SPDX-License-Identifier: MIT */
/* The message for shops that is made of a book. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "book.h"
#include "epub/epub.h"
#include "record/record.h"
#include "vidimus/format.h"

static void
emit(void *context, const struct vdm_finding *f)
{
	vdm_buf_printf(context, " %s ", f->id);
}

static struct vdm_record *
record(void)
{
	struct vdm_record *rec = vdm_record_new();

	vdm_node_add(rec, vdm_record_body(rec), "p", "Shut the gate.");
	vdm_field_add(rec, VDM_F_TITLE, "Nets & lines");
	vdm_node_settle(rec->root);
	return rec;
}

START_TEST(a_book_has_a_message)
{
	struct vdm_write_options options = {.to = "epub"};
	struct vdm_record *rec = record();
	struct vdm_buf book, ids;
	struct vdm_sink sink = {emit, &ids, NULL};
	char *text;
	size_t n;

	vdm_buf_init(&book);
	vdm_buf_init(&ids);
	ck_assert_int_eq(vdm_epub_write(rec, &book, &options, NULL), 0);
	ck_assert_int_eq(vdm_onix(book.data, book.len, &text, &n, &sink), 0);
	ck_assert_uint_eq(strlen(text), n);
	ck_assert_ptr_nonnull(strstr(text, "<TitleText>Nets &amp; lines<"));
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&ids), " onix-missing "));
	free(text);
	vdm_buf_fini(&book);
	vdm_buf_fini(&ids);
	vdm_record_free(rec);
}
END_TEST

START_TEST(what_is_no_book_has_none)
{
	struct vdm_buf ids;
	struct vdm_sink sink = {emit, &ids, NULL};
	char *text;
	size_t n;

	vdm_buf_init(&ids);
	ck_assert_int_eq(vdm_onix("no book", 7, &text, &n, &sink), -1);
	ck_assert_ptr_null(text);
	ck_assert_uint_eq(n, 0);
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&ids), " zip-broken "));
	vdm_buf_fini(&ids);
}
END_TEST

/* What stands in a book's metadata, and what of the message it makes; the white
 * space between its elements is left out here. NULL: nothing such. */
#define DC(name, x) "<dc:" name ">" x "</dc:" name ">"
#define OF(id, name, x) "<dc:" name " id=\"" id "\">" x "</dc:" name ">"
#define TITLE "<TitleType>01</TitleType><TitleElement><TitleElementLevel>"

static const struct row {
	const char *metadata, *has, *has_not;
} rows[] = {
    /* who it is: an ISBN, of ten digits too, once; a DOI; a URN */
    {DC("identifier", "urn:isbn:978-0-306-40615-7"),
     "<ProductIDType>15</ProductIDType><IDValue>9780306406157</IDValue>",
     "<IDValue>urn:isbn"},
    {DC("identifier", "urn:isbn:0-306-40615-2"),
     "<ProductIDType>15</ProductIDType><IDValue>9780306406157</IDValue>", NULL},
    {DC("identifier", "urn:isbn:9780306406157")
	 DC("identifier", "urn:isbn:9791034405589"),
     "<IDValue>9780306406157</IDValue>", "9791034405589"},
    {DC("identifier", "doi:10.1/x"),
     "<ProductIDType>06</ProductIDType><IDValue>10.1/x</IDValue>", NULL},
    {DC("identifier", "urn:doi:10.1/x"),
     "<ProductIDType>06</ProductIDType><IDValue>10.1/x</IDValue>", NULL},
    {DC("identifier", "HTTPS://DOI.org/10.1/x"),
     "<ProductIDType>06</ProductIDType><IDValue>10.1/x</IDValue>", NULL},
    {DC("identifier", "URN:x:1"),
     "<ProductIDType>22</ProductIDType><IDValue>URN:x:1</IDValue>", NULL},
    {DC("identifier", "https://doi.org/10.1/x"),
     "<ProductIDType>06</ProductIDType><IDValue>10.1/x</IDValue>", NULL},
    {DC("identifier", "box 7"),
     "<ProductIDType>01</ProductIDType><IDTypeName>EPUB identifier"
     "</IDTypeName><IDValue>box 7</IDValue>",
     NULL},
    {"", "<ProductIDType>22</ProductIDType><IDValue>urn:uuid:2b1c7d6e", NULL},
    {DC("identifier", " "), "<NoContributor/>", "<IDValue></IDValue>"},
    /* how it is made */
    {META("schema:accessibilityFeature", "index")
	 META("schema:accessibilityFeature", "colour"),
     "<ProductFormFeatureType>09</ProductFormFeatureType>"
     "<ProductFormFeatureValue>12</ProductFormFeatureValue>",
     "colour"},
    {META("schema:accessibilitySummary", "All of it."),
     "<ProductFormFeatureDescription>All of it.<", NULL},
    {"<link rel=\"dcterms:license\" href=\"https://l.example/\"/>",
     "<EpubLicenseExpressionLink>https://l.example/<", NULL},
    {"<link rel=\"cc:x\" href=\"https://l.example/\"/>", "<NoCollection/>",
     "<EpubLicense>"},
    {META("dcterms:license", "https://m.example/"),
     "<EpubLicenseName>https://m.example/<", NULL},
    {META("dcterms:license", "Mine."), "<NoCollection/>", "<EpubLicense>"},
    /* titles, and what it is a part of */
    {OF("t", "title", "Of Stone") REFINES("title-type", "#t", "subtitle"),
     TITLE "01</TitleElementLevel><TitleText>The Pier</TitleText>"
	   "<Subtitle>Of Stone</Subtitle>",
     NULL},
    {OF("t", "title", "Quays") REFINES("title-type", "#t", "main"),
     "<TitleText>Quays</TitleText>", "The Pier"},
    {OF("t", "title", "Quays") REFINES("title-type", "#t", "short"),
     "<TitleText>The Pier</TitleText>", "Quays"},
    {"<meta id=\"c\" "
     "property=\"belongs-to-collection\">Harbours</meta>" REFINES(
	 "group-position", "#c", "7")
	 REFINES("dcterms:identifier", "#c", "urn:issn:1234-567X"),
     "<CollectionIDType>02</CollectionIDType><IDValue>1234567X</IDValue>"
     "</CollectionIdentifier><TitleDetail>" TITLE "02</TitleElementLevel>"
     "<PartNumber>7</PartNumber><TitleText>Harbours</TitleText>",
     "<NoCollection/>"},
    {"<meta id=\"c\" "
     "property=\"belongs-to-collection\">Harbours</meta>" REFINES(
	 "dcterms:identifier", "#c", "urn:issn:1234-56789"),
     "<TitleText>Harbours</TitleText>", "<CollectionIdentifier>"},
    {"<meta id=\"c\" "
     "property=\"belongs-to-collection\">Harbours</meta>" REFINES(
	 "dcterms:identifier", "#c", "1234-567a"),
     "<TitleText>Harbours</TitleText>", "<CollectionIdentifier>"},
    /* people */
    {OF("p", "creator", "Ann Lee") REFINES("role", "#p", "trl")
	 REFINES("file-as", "#p", "Lee, Ann"),
     "<SequenceNumber>1</SequenceNumber><ContributorRole>B06</ContributorRole>"
     "<PersonName>Ann Lee</PersonName><PersonNameInverted>Lee, Ann<",
     "<NoContributor/>"},
    {OF("p", "creator", "Ann Lee") REFINES("role", "#p", "xyz"),
     "<ContributorRole>A01</ContributorRole>", "<PersonNameInverted>"},
    {DC("contributor", "Bo") DC("creator", "Ann"),
     "<SequenceNumber>2</SequenceNumber><ContributorRole>Z99</ContributorRole>"
     "<PersonName>Bo<",
     NULL},
    {DC("creator", " "), "<NoContributor/>", "<Contributor>"},
    /* language and subjects */
    {DC("language", "de-AT"), "<LanguageCode>ger</LanguageCode>", NULL},
    {DC("language", "NDS"), "<LanguageCode>nds</LanguageCode>", NULL},
    {DC("language", "und") DC("language", "x") DC("language", "xx")
	 DC("language", "english"),
     "<LanguageCode>eng</LanguageCode>", "<LanguageCode>und"},
    {DC("subject", "Piers") DC("subject", "Stone"),
     "<SubjectSchemeIdentifier>20</SubjectSchemeIdentifier>"
     "<SubjectHeadingText>Piers; Stone<",
     NULL},
    {OF("s", "subject", "Piers") REFINES("authority", "#s", "Thema")
	 REFINES("term", "#s", "TNF"),
     "<SubjectSchemeIdentifier>93</SubjectSchemeIdentifier><SubjectCode>TNF"
     "</SubjectCode><SubjectHeadingText>Piers<",
     ">20</SubjectSchemeIdentifier>"},
    {OF("s", "subject", "Piers") REFINES("authority", "#s", "Thema"),
     "<SubjectHeadingText>Piers<", "<SubjectCode>"},
    {DC("description", "Of piers &amp; quays."),
     "<TextType>03</TextType><ContentAudience>00</ContentAudience><Text>Of "
     "piers &amp; quays.</Text>",
     NULL},
    /* when; by whom; of what */
    {DC("date", "2021-03-04T05:06:07Z"), ">20210304<", NULL},
    {DC("date", "2021-03"), ">202103<", NULL},
    {DC("date", "2021"), ">2021<", NULL},
    {DC("date", "May 2021"), "<NoCollection/>", ">2021<"},
    {DC("date", "20212"), "<NoCollection/>", ">20212<"},
    {DC("publisher", "Pier Press"), "<SenderName>Pier Press</SenderName>",
     "[not stated]"},
    {"", "<SentDateTime>20210304T050607Z</SentDateTime>", NULL},
    {DC("source", "a book") DC("source", "urn:isbn:9780306406157"),
     "<ProductRelationCode>13</ProductRelationCode><ProductIdentifier>"
     "<ProductIDType>15</ProductIDType><IDValue>9780306406157<",
     NULL},
    {DC("source", "a book"), "<NoCollection/>", "<RelatedMaterial>"},
};

/* Without the white space between elements. */
static void
put_tight(struct vdm_buf *out, const char *xml)
{
	for (; *xml != '\0'; xml++) {
		vdm_buf_putc(out, *xml);
		if (*xml == '>' && xml[1] == '\n')
			while (xml[1] == '\n' || xml[1] == ' ')
				xml++;
	}
}

START_TEST(what_metadata_say_is_in_it)
{
	const struct row *row = &rows[_i];
	struct book book = {.metadata = row->metadata};
	struct vdm_buf epub, tight;
	char *text;
	size_t n;

	vdm_buf_init(&epub);
	vdm_buf_init(&tight);
	book_build(&book, &epub);
	ck_assert_int_eq(vdm_onix(epub.data, epub.len, &text, &n, NULL), 0);
	put_tight(&tight, text);
	ck_assert_msg(strstr(vdm_buf_str(&tight), row->has) != NULL,
		      "%s\nnot in %s", row->has, vdm_buf_str(&tight));
	if (row->has_not != NULL)
		ck_assert_msg(strstr(vdm_buf_str(&tight), row->has_not) == NULL,
			      "%s\nin %s", row->has_not, vdm_buf_str(&tight));
	free(text);
	vdm_buf_fini(&epub);
	vdm_buf_fini(&tight);
}
END_TEST

/* Books whose package cannot be found, read, or says nothing. */
START_TEST(a_broken_book_has_none)
{
	static const struct book books[] = {
	    {.in = CONTAINER, .old = "EPUB/package.opf", .new = "gone.opf"},
	    {.in = CONTAINER, .old = "rootfiles>", .new = "files>"},
	    {.in = CONTAINER, .new = "<container"},
	    {.in = OPF, .new = "<package"},
	    {.in = OPF,
	     .new = "<package xmlns=\"http://www.idpf.org/2007/opf\"/>"},
	};
	size_t i, n;
	char *text;

	for (i = 0; i < sizeof(books) / sizeof(books[0]); i++) {
		struct vdm_buf epub, ids;
		struct vdm_sink sink = {emit, &ids, NULL};

		vdm_buf_init(&epub);
		vdm_buf_init(&ids);
		book_build(&books[i], &epub);
		ck_assert_int_eq(
		    vdm_onix(epub.data, epub.len, &text, &n, &sink), -1);
		ck_assert_ptr_null(text);
		ck_assert_uint_gt(ids.len, 0);
		vdm_buf_fini(&epub);
		vdm_buf_fini(&ids);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("onix");
	TCase *t = tcase_create("onix");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_test(t, a_book_has_a_message);
	tcase_add_test(t, what_is_no_book_has_none);
	tcase_add_loop_test(t, what_metadata_say_is_in_it, 0,
			    sizeof(rows) / sizeof(rows[0]));
	tcase_add_test(t, a_broken_book_has_none);
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
