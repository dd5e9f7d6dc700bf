/* SPDX-License-Identifier: MIT */
/* Data types as schemas use them: what is the schema's fault, and what a
 * document says elsewhere of its values. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "datatype/datatype.h"
#include "schema/schema.h"

#define RNG "xmlns=\"http://relaxng.org/ns/structure/1.0\" "
/* Findings as lines "line:column id message". */
static void
collect(void *context, const struct vdm_finding *f)
{
	vdm_buf_printf(context, "%u:%u %s %s\n", f->line, f->column, f->id,
		       f->message);
}

static struct vdm_buf said;

static void
begin(void)
{
	vdm_buf_init(&said);
}

static void
finish(void)
{
	vdm_buf_fini(&said);
}

static struct vdm_schema *
compile(const char *text)
{
	struct vdm_sink sink = {collect, &said, NULL};
	struct vdm_schema *s;

	vdm_schema_compile(&s, text, strlen(text), NULL, VDM_ENGINE_DEFAULT,
			   &sink);
	return s;
}

static size_t
count(const char *word)
{
	const char *p = vdm_buf_str(&said);
	size_t n = 0;

	while ((p = strstr(p, word)) != NULL) {
		p++;
		n++;
	}
	return n;
}

/* What is of type ENTITY names an entity that the document declares unparsed; a
 * verdict for one document is none for the next. */
START_TEST(entities_are_declared)
{
	static const char g[] =
	    "element a { attribute b { xsd:ENTITY }?, attribute c { "
	    "xsd:ENTITIES }?, attribute d { list { xsd:ENTITY, xsd:token } }?,"
	    " (text | element e { xsd:ENTITY }) }";
	static const char dtd[] =
	    "<!DOCTYPE a [<!NOTATION n SYSTEM \"x\"><!ENTITY pic SYSTEM "
	    "\"pic.png\" NDATA n><!ENTITY two SYSTEM \"t.png\" NDATA n>"
	    "<!ENTITY txt \"t\"><!ENTITY ext SYSTEM \"t.xml\">"
	    "<!ENTITY % par \"p\">]>";
	static const char *const good[] = {
	    "<a b='pic'/>", "<a b=' pic '/>",      "<a c='pic two'/>",
	    "<a c='two'/>", "<a><e>pic\n</e></a>", "<a d='two no'/>"};
	static const char *const bad[] = {
	    "<a b='txt'/>",     "<a b='ext'/>",     "<a b='par'/>",
	    "<a b='no'/>",      "<a b='amp'/>",     "<a b=''/>",
	    "<a b='pic two'/>", "<a c='pic no'/>",  "<a c=''/>",
	    "<a c='txt pic'/>", "<a><e>no</e></a>", "<a d='no two'/>"};
	static const char *const unread[] = {
	    "<!DOCTYPE a SYSTEM 'a.dtd'><a b='no'/>",
	    "<!DOCTYPE a [<!ENTITY % p SYSTEM 'x.ent'>%p;]><a b='no'/>"};
	struct vdm_sink sink = {collect, &said, NULL};
	struct vdm_schema *s;
	char document[600];
	size_t i;

	s = compile(g);
	ck_assert_ptr_nonnull(s);
	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		snprintf(document, sizeof(document), "%s%s", dtd, good[i]);
		ck_assert_msg(vdm_schema_validate(s, document, strlen(document),
						  &sink) == 0,
			      "%s: %s", good[i], vdm_buf_str(&said));
		ck_assert_msg(vdm_schema_validate(s, good[i], strlen(good[i]),
						  &sink) == 1,
			      "%s", good[i]);
		vdm_buf_clear(&said);
	}
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		snprintf(document, sizeof(document), "%s%s", dtd, bad[i]);
		ck_assert_msg(vdm_schema_validate(s, document, strlen(document),
						  &sink) == 1,
			      "%s", bad[i]);
	}
	ck_assert_uint_gt(count("declared in the document type as unparsed"),
			  5);
	/* what is not read may declare any */
	for (i = 0; i < sizeof(unread) / sizeof(unread[0]); i++)
		ck_assert_msg(vdm_schema_validate(
				  s, unread[i], strlen(unread[i]), &sink) == 0,
			      "%s", unread[i]);
	vdm_schema_free(s);
	/* no schema declares one for its values */
	ck_assert_ptr_null(
	    compile("element a { attribute b { xsd:ENTITY \"pic\" } }"));
}
END_TEST

/* A pattern that is none is said at its place, and why; no document is blamed.
 */
START_TEST(patterns_are_the_schemas)
{
	static const char *const rows[][2] = {
	    {"a{3,2}", "it has more at least than at most"},
	    {"a{2}{3}", "a quantifier has nothing before it to repeat"},
	    {"[]", "a class is empty"},
	    {"[\\d-z]", "a range is of two characters"},
	    {"\\p{IsFoo}", "there is no block of that name"},
	    {"a{2147483648}", "it is too large to be compiled"}};
	char schema[300], want[200];
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		vdm_buf_clear(&said);
		snprintf(schema, sizeof(schema),
			 "<element name=\"a\" " RNG "datatypeLibrary=\"%s\">"
			 "<data type=\"string\">\n <param name=\"pattern\">%s"
			 "</param></data></element>",
			 VDM_DATATYPES_XSD, rows[i][0]);
		snprintf(want, sizeof(want),
			 "2:2 schema-incorrect the parameter pattern of string "
			 "cannot be \"%s\": %s; nothing can be validated "
			 "with this schema\n",
			 rows[i][0], rows[i][1]);
		ck_assert_ptr_null(compile(schema));
		ck_assert_str_eq(vdm_buf_str(&said), want);
	}
}
END_TEST

/* Which of the rules it breaks is said, not the next one that it breaks, too.
 */
START_TEST(patterns_say_what_is_wrong)
{
	static const struct {
		const char *pattern, *fault;
	} rows[] = {
	    {"[a[b]", "in a class [ needs a backslash"},
	    {"[[a]]", "in a class [ needs a backslash"},
	    {"[a[]", "in a class [ needs a backslash"},
	    {"[[]", "in a class [ needs a backslash"},
	    {"[a-c-e]", "in a class - needs a backslash but at its ends"},
	    {"[a", "a class has no end"},
	    {"[a-z-[b]", "a class has no end"},
	    {"[a-z-[b]x]", "what is taken out of a class ends it"},
	    {"[]", "a class is empty"},
	    {"[^]", "a class is empty"},
	    {"[a-z-[]]", "a class is empty"},
	    {"[\\d-z]", "a range is of two characters"},
	    {"[a-\\d]", "a range is of two characters"},
	    {"[b-a]", "a range begins behind its end"},
	    {"[\\a]]", "there is no such escape"},
	    {"\\a", "there is no such escape"},
	    {"\\", "a backslash ends it"},
	    {"\\pL", "\\p is followed by a name in braces"},
	    {"\\p{L", "\\p is followed by a name in braces"},
	    {"\\p{IsFoo}}", "there is no block of that name"},
	    {"\\p{Xx}}", "there is no category of that name"},
	    {"a{}", "a number stands behind {"},
	    {"a{,3}", "a number stands behind {"},
	    {"a{1,x}", "a number or } stands behind the comma"},
	    {"a{3,2}", "it has more at least than at most"},
	    {"a{30,20}", "it has more at least than at most"},
	    {"a{10,9}", "it has more at least than at most"},
	    {"a{1", "a { has no }"},
	    {"a{1,", "a number or } stands behind the comma"},
	    {"a{1,2", "a { has no }"},
	    {"a]", "] and } need a backslash"},
	    {"a}", "] and } need a backslash"},
	    {"a**", "a quantifier has nothing before it to repeat"},
	    {"({2}", "a quantifier has nothing before it to repeat"},
	    {"a)", "a ) has no ("},
	    {"(a", "a ( has no )"},
	    {"((a)", "a ( has no )"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		ck_assert_pstr_eq(vdm_datatype_pattern_fault(rows[i].pattern),
				  rows[i].fault);
}
END_TEST

/* A fault of the compact syntax has its line and its column in characters. */
START_TEST(faults_have_their_place)
{
	static const char *const rows[][2] = {
	    {"element a { xsd:foo }", "1:13 "},
	    {"element a {\nxsd:foo }", "2:1 "},
	    {"element a {\n  xsd:foo }", "2:3 "},
	    {"element a\n\n{ # \xC3\xA9\n  xsd:foo }", "4:3 "},
	    {"element a {\r\n xsd:foo }", "2:2 "},
	    {"element a { \"\xC3\xA9\" | xsd:foo }", "1:19 "},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		vdm_buf_clear(&said);
		ck_assert_ptr_null(compile(rows[i][0]));
		ck_assert_msg(strncmp(vdm_buf_str(&said), rows[i][1],
				      strlen(rows[i][1])) == 0,
			      "%s: %s", rows[i][0], vdm_buf_str(&said));
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("rng_types");
	TCase *t = tcase_create("rng_types");
	SRunner *sr;
	int failed;

	tcase_add_checked_fixture(t, begin, finish);
	tcase_add_test(t, patterns_are_the_schemas);
	tcase_add_test(t, patterns_say_what_is_wrong);
	tcase_add_test(t, faults_have_their_place);
	tcase_add_test(t, entities_are_declared);
	suite_add_tcase(s, t);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
