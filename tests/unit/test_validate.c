/* SPDX-License-Identifier: MIT */
/* The words of validation: broken documents, and what is said of them. */
#include <check.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "validate/validation.h"

#define NS_XI "http://www.w3.org/2001/XInclude"

static void
note_warning(void *ctx, const struct vdm_finding *f)
{
	if (f->level >= VDM_LEVEL_WARNING)
		vdm_buf_printf(ctx, "%u:%u %s %s\n", f->line, f->column, f->id,
			       f->message);
}

static void
note_finding(void *ctx, const struct vdm_finding *f)
{
	if (f->level == VDM_LEVEL_ERROR)
		vdm_buf_printf(ctx, "%u:%u %s %s\n", f->line, f->column, f->id,
			       f->message);
}

/* Validates; the errors, a line each, are in `out`. */
static int
validate(const char *bytes, const char *from, struct vdm_buf *out)
{
	struct vdm_read_options options = {0};
	struct vdm_sink sink = {note_finding, NULL, NULL};
	struct vdm_validation *v;
	int rc;

	options.from = from;
	sink.context = out;
	vdm_buf_init(out);
	v = vdm_validation_new();
	ck_assert_ptr_nonnull(v);
	ck_assert_int_eq(vdm_validation_set(v, "schema", "vidimus-tei"), 0);
	rc = vdm_validate(bytes, strlen(bytes), &options, v, &sink);
	vdm_validation_free(v);
	return rc;
}

static void
document(struct vdm_buf *b, const char *block)
{
	vdm_buf_init(b);
	vdm_buf_puts(
	    b, "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader>"
	       "<fileDesc><titleStmt><title>A Call</title></titleStmt>"
	       "<publicationStmt><p/></publicationStmt>"
	       "<sourceDesc><p/></sourceDesc></fileDesc><profileDesc>"
	       "<particDesc><listPerson><person xml:id=\"ada\">"
	       "<persName>Ada</persName></person></listPerson></particDesc>"
	       "</profileDesc></teiHeader><text><body>\n"
	       "<p>First.</p>\n");
	vdm_buf_puts(b, block);
	vdm_buf_puts(b, "\n</body></text></TEI>\n");
}

/* One error, at that place, with that id and those words in its message. */
static void
says(const char *block, const char *place_and_id, const char *words)
{
	struct vdm_buf doc, out;

	document(&doc, block);
	ck_assert_int_eq(validate(vdm_buf_str(&doc), "tei", &out), 1);
	ck_assert_msg(
	    strncmp(vdm_buf_str(&out), place_and_id, strlen(place_and_id)) == 0,
	    "%s: %s", block, vdm_buf_str(&out));
	ck_assert_msg(strstr(vdm_buf_str(&out), words) != NULL, "%s: %s", block,
		      vdm_buf_str(&out));
	ck_assert_msg(strchr(vdm_buf_str(&out), '\n') ==
			  vdm_buf_str(&out) + out.len - 1,
		      "echoes: %s", vdm_buf_str(&out));
	vdm_buf_fini(&doc);
	vdm_buf_fini(&out);
}

static void
note_id(void *ctx, const struct vdm_finding *f)
{
	vdm_buf_puts(ctx, f->id);
}

START_TEST(a_format_that_there_is_none_of_is_named)
{
	struct vdm_read_options options = {.from = "docx"};
	struct vdm_buf ids;
	struct vdm_sink sink = {note_id, &ids, NULL};
	struct vdm_record *rec;

	vdm_buf_init(&ids);
	ck_assert_int_eq(vdm_read(&rec, "a", 1, &options, &sink), -1);
	ck_assert_ptr_null(rec);
	ck_assert_str_eq(vdm_buf_str(&ids), "format-unknown");
	options.from = "text";
	vdm_buf_clear(&ids);
	ck_assert_int_eq(vdm_read(&rec, "a", 1, &options, &sink), 0);
	ck_assert_ptr_null(strstr(vdm_buf_str(&ids), "format-unknown"));
	vdm_record_free(rec);
	vdm_buf_fini(&ids);
}
END_TEST

START_TEST(a_clean_document_is_valid)
{
	struct vdm_buf doc, out;

	document(&doc, "<sp who=\"#ada\"><speaker>Ada:</speaker>"
		       "<p>Yes.</p></sp>");
	ck_assert_int_eq(validate(vdm_buf_str(&doc), "tei", &out), 0);
	ck_assert_str_eq(vdm_buf_str(&out), "");
	vdm_buf_fini(&doc);
	vdm_buf_fini(&out);
}
END_TEST

START_TEST(one_error_is_one_finding)
{
	/* an unknown element */
	says("<p>One <bold>two</bold></p>", "3:8 schema-element-unexpected",
	     "\"bold\"");
	/* a missing attribute */
	says("<figure><graphic/></figure>", "3:9 schema-attribute-missing",
	     "\"url\"");
	/* a bad attribute */
	says("<p who=\"#ada\">Yes.</p>", "3:4 schema-attribute-unexpected",
	     "\"who\"");
	says("<p><date when=\"soon\">soon</date></p>",
	     "3:10 schema-attribute-value", "\"soon\"");
	/* text where none may be */
	says("<p>Yes.</p> stray", "3:", "stray");
	/* a doubled id */
	says("<p xml:id=\"a1\">One.</p><p xml:id=\"a1\">Two.</p>",
	     "3:27 schema-id-twice", "line 3");
	/* a wrong namespace */
	says("<p xmlns=\"http://www.w3.org/1999/xhtml\">Yes.</p>",
	     "3:1 schema-element-unexpected", "did you mean");
	/* a speaker that nobody is */
	says("<sp who=\"#bo\"><speaker>Bo:</speaker><p>Yes.</p></sp>",
	     "3:1 who-unknown", "#bo");
}
END_TEST

START_TEST(order_and_missing_children_are_named)
{
	struct vdm_buf out;

	ck_assert_int_eq(
	    validate("<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n"
		     "<text><body><p>x</p></body></text></TEI>",
		     "tei", &out),
	    1);
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&out), "2:1 schema-"));
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&out), "teiHeader"));
	vdm_buf_fini(&out);
	ck_assert_int_eq(validate("<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">",
				  "tei", &out),
			 1);
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&out), "xml-syntax"));
	vdm_buf_fini(&out);
}
END_TEST

START_TEST(markdown_errors_have_its_lines)
{
	struct vdm_buf out;

	/* what nobody encoded is mended when it is read */
	ck_assert_int_eq(validate("---\ntitle: A Call\n"
				  "vidimus: {encoded: true}\n---\n\n"
				  "**Ada:** Bad.\n\n"
				  "<div data-tei=\"list\"><p>no</p></div>\n",
				  "markdown", &out),
			 1);
	ck_assert_ptr_nonnull(
	    strstr(vdm_buf_str(&out), "schema-element-unexpected"));
	ck_assert_int_eq(vdm_buf_str(&out)[0], '8');
	vdm_buf_fini(&out);
	ck_assert_int_eq(validate("---\ntitle: A Call\n---\n\n"
				  "**Ada:** Good.\n",
				  "markdown", &out),
			 0);
	vdm_buf_fini(&out);
	ck_assert_int_eq(validate("Note of a Call\n\n3 November 1972\n\n"
				  "Mr. Ashdown: I will write.\n",
				  "text", &out),
			 0);
	vdm_buf_fini(&out);
	ck_assert_int_eq(validate("", NULL, &out), 1);
	vdm_buf_fini(&out);
}
END_TEST

static const char any[] =
    "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\"><start>"
    "<ref name=\"any\"/></start><define name=\"any\"><element><anyName/>"
    "<zeroOrMore><choice><attribute><anyName/></attribute><text/>"
    "<ref name=\"any\"/></choice></zeroOrMore></element></define></grammar>";

/* The verdict where no schema is named, or `path` is; all findings in out. */
static int
verdict(const char *block, const char *option, const char *value,
	struct vdm_buf *out)
{
	struct vdm_validation *v = vdm_validation_new();
	struct vdm_sink sink = {note_warning, out, NULL};
	struct vdm_buf doc;
	int rc;

	ck_assert_ptr_nonnull(v);
	vdm_buf_init(out);
	document(&doc, block);
	if (option != NULL)
		ck_assert_int_eq(vdm_validation_set(v, option, value), 0);
	rc = vdm_validate(vdm_buf_str(&doc), doc.len, NULL, v, &sink);
	vdm_validation_free(v);
	vdm_buf_fini(&doc);
	return rc;
}

/* TEI that names no schema is judged as TEI, and by the record's rules. */
START_TEST(without_a_schema_the_vocabulary_holds)
{
	static const struct {
		const char *block, *says; /* NULL: nothing */
	} rows[] = {
	    {"<p>One <w>two</w></p>", NULL},
	    {"<lg><l>One</l></lg>", NULL},
	    {"<p>One <bold>two</bold></p>", "tei-element-unknown"},
	    {"<list>loose<item>x</item></list>", "tei-content"},
	    {"<p><lb>x</lb></p>", "tei-content"},
	    {"<p><lb><hi>x</hi></lb></p>", "tei-content"},
	    {"<p>One <x:bold xmlns:x=\"urn:x\">two</x:bold></p>", NULL},
	    {"<sp who=\"#bo\"><p>x</p></sp>", "who-unknown"},
	    {"<list></list>", "tei-content"},
	    {"<list><xi:include xmlns:xi=\"" NS_XI "\" href=\"a.xml\"/></list>",
	     NULL},
	    {"<list><xi:include xmlns:xi=\"" NS_XI "\" href=\"a.xml\"/>"
	     "<div><p>x</p></div></list>",
	     "tei-content"},
	    /* what is said of it */
	    {"<p><lb>x</lb></p>", "text stands in <lb>, which holds nothing"},
	    {"<p><lb><hi>x</hi></lb></p>",
	     "<hi> stands in <lb>, which holds nothing"},
	    {"<list>loose<item>x</item></list>", "which holds elements only"},
	    {"<list><item>x</item><div><p>x</p></div></list>",
	     "<div> stands in <list>, which has no place for it"},
	    {"<list><item>x</item><head>y</head></list>",
	     "<head> stands in <list> before or behind its place"},
	    {"<list><head>y</head><item>x</item></list>", NULL},
	    {"<list> \n<item>x</item>\t</list>", NULL},
	    {"<list></list>", "<list> ends without something that it must"},
	    {"<list><item/></list>", NULL},
	    {"<p><lb> \n</lb></p>", NULL},
	    {"<p><att>a<!-- b -->c</att></p>", NULL},
	    {"<p><att>a<?b?>c<!-- d -->e</att></p>", NULL},
	    /* attributes */
	    {"<sp who=\"#ada\" mood=\"angry\"><p>x</p></sp>",
	     "TEI P5 has no attribute mood for <sp>"},
	    {"<p xml:ide=\"a1\">x</p>",
	     "TEI P5 has no attribute xml:ide for <p>"},
	    {"<p id=\"a1\">x</p>", "TEI P5 has no attribute id for <p>"},
	    {"<p xml:n=\"a1\">x</p>", "TEI P5 has no attribute xml:n for <p>"},
	    {"<p n=\"1\" xml:id=\"a1\" rend=\"x y\">x</p>", NULL},
	    {"<p x:mood=\"angry\" xmlns:x=\"urn:x\">x</p>", NULL},
	    {"<p><date when=\"soon\">x</date></p>",
	     "when=\"soon\" of <date> is"},
	    {"<p><date when=\"1972-11-03\">x</date></p>", NULL},
	    {"<p><x:date when=\"soon\" xmlns:x=\"urn:x\">x</x:date></p>", NULL},
	};
	struct vdm_buf out;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *says = rows[i].says;
		int rc = verdict(rows[i].block, NULL, NULL, &out);
		/* which is a warning */
		int valid = says == NULL || strstr(says, "no attribute");

		ck_assert_msg(rc == !valid, "%s: %d, %s", rows[i].block, rc,
			      vdm_buf_str(&out));
		if (says == NULL)
			ck_assert_str_eq(vdm_buf_str(&out), "");
		else
			ck_assert_msg(strstr(vdm_buf_str(&out), says) != NULL,
				      "%s: %s", rows[i].block,
				      vdm_buf_str(&out));
		vdm_buf_fini(&out);
	}
}
END_TEST

/* Whatever the schema allows, nobody has the id "bo". */
/* A record is not judged otherwise because it is written in another format. */
START_TEST(formats_are_judged_alike)
{
	static const char *const formats[] = {"tei", "markdown", "text"};
	struct vdm_validation *v = vdm_validation_new();
	struct vdm_buf doc, out;
	size_t i;

	ck_assert_ptr_nonnull(v);
	vdm_buf_init(&doc);
	document(&doc, "<castList><castItem><role>Bo</role></castItem>"
		       "</castList>");
	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		struct vdm_write_options to = {.to = formats[i]};
		struct vdm_sink sink = {note_finding, &out, NULL};
		struct vdm_record *rec;
		char *bytes;
		size_t n;

		ck_assert_int_eq(vdm_read(&rec, doc.data, doc.len, NULL, NULL),
				 0);
		ck_assert_int_eq(vdm_write(rec, &bytes, &n, &to, NULL), 0);
		vdm_record_free(rec);
		vdm_buf_init(&out);
		ck_assert_msg(vdm_validate(bytes, n, NULL, v, &sink) == 0,
			      "%s: %s", formats[i], vdm_buf_str(&out));
		vdm_buf_fini(&out);
		free(bytes);
	}
	vdm_buf_fini(&doc);
	vdm_validation_free(v);
}
END_TEST

START_TEST(rules_run_whatever_the_schema)
{
	static const char block[] = "<sp who=\"#bo\"><p>x</p></sp>";
	char path[] = "any-XXXXXX";
	struct vdm_buf out;
	int fd = mkstemp(path);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, any, sizeof(any) - 1), sizeof(any) - 1);
	close(fd);
	ck_assert_int_eq(verdict(block, "schema", path, &out), 1);
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&out), "who-unknown"));
	vdm_buf_fini(&out);
	unlink(path);
	ck_assert_int_eq(verdict(block, "rules", "no", &out), 0);
	vdm_buf_fini(&out);
}
END_TEST

/* A schema is compiled for the first document that asks, and kept; why it
 * cannot be is told to each. */
START_TEST(schemas_are_compiled_once)
{
	struct vdm_validation *v = vdm_validation_new();
	const struct vdm_schema *tei, *book;
	struct vdm_buf said;
	struct vdm_sink sink = {note_id, &said, NULL};
	int i;

	vdm_buf_init(&said);
	tei = vdm_validation_schema(v, "vidimus-tei", &sink);
	ck_assert_ptr_nonnull(tei);
	book = vdm_validation_schema(v, "epub-package", &sink);
	ck_assert_ptr_nonnull(book);
	ck_assert_ptr_ne(book, tei);
	ck_assert_ptr_eq(vdm_validation_schema(v, "vidimus-tei", &sink), tei);
	ck_assert_ptr_eq(vdm_validation_schema(v, "epub-package", &sink), book);
	ck_assert_uint_eq(said.len, 0);
	/* and so is that there is none */
	for (i = 0; i < 2; i++) {
		errno = 0;
		ck_assert_ptr_null(
		    vdm_validation_schema(v, "no-such.rng", &sink));
		ck_assert_int_eq(errno, ENOENT);
	}
	vdm_validation_free(v);
	vdm_buf_fini(&said);
}
END_TEST

START_TEST(options_are_set_by_name)
{
	struct vdm_validation *v = vdm_validation_new();
	struct vdm_buf out;

	ck_assert_int_eq(vdm_validation_set(v, "colour", "red"), -1);
	ck_assert_int_eq(errno, EINVAL);
	ck_assert_int_eq(vdm_validation_set(v, "engine", "steam"), -1);
	ck_assert_int_eq(errno, EINVAL);
	ck_assert_int_eq(vdm_validation_set(v, "engine", "libxml2"), 0);
	ck_assert_int_eq(vdm_validation_set(v, "explain", "yes"), 0);
	ck_assert_int_eq(vdm_validation_set(v, "schema", "no-such.rng"), 0);
	ck_assert_int_eq(vdm_validation_open(v, NULL), -1);
	vdm_validation_free(v);
	vdm_validation_free(NULL);
	/* a note is enough where it is asked for */
	ck_assert_int_eq(verdict("<p>One <w>two</w></p>", "fail", "note", &out),
			 1);
	vdm_buf_fini(&out);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("validate");
	TCase *tc = tcase_create("validate");
	SRunner *sr;
	int failed;

	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, a_format_that_there_is_none_of_is_named);
	tcase_add_test(tc, a_clean_document_is_valid);
	tcase_add_test(tc, one_error_is_one_finding);
	tcase_add_test(tc, order_and_missing_children_are_named);
	tcase_add_test(tc, markdown_errors_have_its_lines);
	tcase_add_test(tc, without_a_schema_the_vocabulary_holds);
	tcase_add_test(tc, formats_are_judged_alike);
	tcase_add_test(tc, rules_run_whatever_the_schema);
	tcase_add_test(tc, schemas_are_compiled_once);
	tcase_add_test(tc, options_are_set_by_name);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_ENV);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? 0 : 1;
}
