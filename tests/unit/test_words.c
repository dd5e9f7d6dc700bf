/* SPDX-License-Identifier: MIT */
/* The words of RELAX NG's findings. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "schema/schema.h"

/* Findings as "line:column id message". */
static void
tell(void *context, const struct vdm_finding *f)
{
	vdm_buf_printf(context, "%u:%u %s %s\n", f->line, f->column, f->id,
		       f->message);
}

/* What is said of a document, word for word: what is wrong, where, and what was
 * expected there. */
static const struct {
	const char *schema, *document, *said;
} rows[] = {
    {"element r { element a { empty }, element b { empty } }", "<r/>",
     "1:5 schema-element-missing the element \"r\" ends too early: it "
     "lacks \"a\", \"b\" (at /r)\n"},
    {"element r { element a { empty } | element b { empty } }", "<r/>",
     "1:5 schema-element-missing the element \"r\" ends too early: it "
     "lacks one of \"a\", \"b\" (at /r)\n"},
    {"element r { element a { empty } & element b { empty } }", "<r><b/></r>",
     "1:12 schema-element-missing the element \"r\" ends too early: it "
     "lacks \"a\" (at /r)\n"},
    {"element r { element a { empty }+ }", "<r><a/><c/></r>",
     "1:8 schema-element-unexpected the element \"c\" is not allowed "
     "here in \"r\"; expected \"a\", or the end of the element (at "
     "/r/c)\n"},
    {"element r { element a { text } }", "<r>x</r>",
     "1:4 schema-text-unexpected text may not stand directly in \"r\": "
     "\"x\"; expected \"a\" (at /r)\n"
     "1:9 schema-element-missing the element \"r\" ends too early: it "
     "lacks \"a\" (at /r)\n"},
    {"element r { text }", "<r><a/></r>",
     "1:4 schema-element-unexpected the element \"a\" is not allowed "
     "here in \"r\"; expected text (at /r/a)\n"},
    {"element r { empty }", "<r>x<a/></r>",
     "1:4 schema-text-unexpected text may not stand directly in \"r\": "
     "\"x\"; expected nothing more (at /r)\n"
     "1:5 schema-element-unexpected the element \"a\" is not allowed "
     "here in \"r\"; expected nothing more (at /r/a)\n"},
    {"element r { attribute a { text } }", "<r b=''/>",
     "1:4 schema-attribute-unexpected the attribute \"b\" is not "
     "allowed in \"r\" here; allowed: \"a\" (at /r)\n"
     "1:1 schema-attribute-missing the element \"r\" lacks the "
     "attribute \"a\" (at /r)\n"},
    {"element r { attribute a { \"x\" | \"y\" } }", "<r a='z'/>",
     "1:4 schema-attribute-value the attribute \"a\" of \"r\" cannot "
     "be \"z\"; expected \"x\" or \"y\" (at /r)\n"},
    {"element r { attribute a { xsd:int { minInclusive = \"3\" } } }",
     "<r a='1'/>",
     "1:4 schema-attribute-value the attribute \"a\" of \"r\" cannot "
     "be \"1\"; expected a value of type int (minInclusive 3) (at "
     "/r)\n"},
    {"element r { attribute a { list { \"x\", \"y\" } } }", "<r a='x z'/>",
     "1:4 schema-attribute-value the attribute \"a\" of \"r\" cannot "
     "be \"x z\"; expected a list of \"x\" or a list of \"y\" (at "
     "/r)\n"},
    {"element r { attribute a { list { xsd:int+ } } }", "<r a=''/>",
     "1:4 schema-attribute-value the attribute \"a\" of \"r\" cannot "
     "be \"\"; expected a list of values of type int (at /r)\n"},
    {"element r { attribute a { xsd:int - \"7\" } }", "<r a='7'/>",
     "1:4 schema-attribute-value the attribute \"a\" of \"r\" cannot "
     "be \"7\"; expected a value of type int (at /r)\n"},
    {"element r { attribute a { empty } }", "<r a='7'/>",
     "1:4 schema-attribute-value the attribute \"a\" of \"r\" cannot "
     "be \"7\"; expected nothing (at /r)\n"},
    {"element r { attribute a { string \"\" | \"q\" } }", "<r a='7'/>",
     "1:4 schema-attribute-value the attribute \"a\" of \"r\" cannot "
     "be \"7\"; expected \"\" or \"q\" (at /r)\n"},
    {"element r { \"x\" | \"y\" }", "<r>z</r>",
     "1:4 schema-content-value the content of \"r\" cannot be \"z\"; "
     "expected \"x\" or \"y\" (at /r)\n"},
    {"element r { xsd:date }", "<r/>",
     "1:1 schema-content-value the content of \"r\" cannot be \"\"; "
     "expected a value of type date (at /r)\n"},
    {"element r { xsd:date, attribute a { text }? }", "<r><a/></r>",
     "1:4 schema-element-unexpected the element \"a\" is not allowed "
     "here in \"r\"; expected a value of type date (at /r/a)\n"},
    {"element r { list { xsd:int, xsd:int } }", "<r>1 2 3</r>",
     "1:4 schema-content-value the content of \"r\" cannot be \"1 2 "
     "3\"; expected a list of values of type int (at /r)\n"},
    {"element * { empty }", "<r>x</r>",
     "1:4 schema-text-unexpected text may not stand directly in \"r\": "
     "\"x\"; expected nothing more (at /r)\n"},
    {"namespace p = \"urn:p\" element p:* { empty }", "<r/>",
     "1:1 schema-element-unexpected the root cannot be \"r\" (no "
     "namespace); expected other elements (at /r)\n"},
    {"element r { element * - a { empty } }", "<r><a/></r>",
     "1:4 schema-element-unexpected the element \"a\" is not allowed "
     "here in \"r\"; expected other elements (at /r/a)\n"},
    {"namespace p = \"urn:p\" element r { element p:* { empty } }",
     "<r><a/></r>",
     "1:4 schema-element-unexpected the element \"a\" is not allowed "
     "here in \"r\"; expected other elements (at /r/a)\n"},
    {"element r { notAllowed }", "<r/>",
     "1:1 schema-element-unexpected the root cannot be \"r\" (no "
     "namespace); the schema allows no document at all (at /r)\n"},
    {"element r { notAllowed | attribute a { text } }", "<r/>",
     "1:1 schema-attribute-missing the element \"r\" lacks the "
     "attribute \"a\" (at /r)\n"},
    {"element r { element abcd { empty }* }", "<r><abcde/><ABCD/><xyz/></r>",
     "1:4 schema-element-unexpected the element \"abcde\" is not "
     "allowed here in \"r\"; did you mean \"abcd\"? (at /r/abcde)\n"
     "1:12 schema-element-unexpected the element \"ABCD\" is not "
     "allowed here in \"r\"; did you mean \"abcd\"? (at /r/ABCD)\n"
     "1:19 schema-element-unexpected the element \"xyz\" is not "
     "allowed here in \"r\"; expected \"abcd\", or the end of the "
     "element (at /r/xyz)\n"},
    {"element r { attribute abcd { text }* }", "<r/>", ""},
    {"element r { attribute abcd { text }? }", "<r abce='' zzzz=''/>",
     "1:4 schema-attribute-unexpected the attribute \"abce\" is not "
     "allowed in \"r\" here; did you mean \"abcd\"? (at /r)\n"
     "1:12 schema-attribute-unexpected the attribute \"zzzz\" is not "
     "allowed in \"r\" here; no other attribute is (at /r)\n"},
    {"element r { (attribute a { text }, attribute b { text }) | "
     "attribute c { text } }",
     "<r a='' c=''/>",
     "1:9 schema-attribute-unexpected the attribute \"c\" is not "
     "allowed in \"r\" here; allowed: \"b\" (at /r)\n"
     "1:1 schema-attribute-missing the element \"r\" lacks the "
     "attribute \"b\" (at /r)\n"},
    {"element r { (attribute a { text }, attribute b { text }) | "
     "attribute c { text } }",
     "<r/>",
     "1:1 schema-attribute-missing the element \"r\" lacks one of "
     "\"a\", \"b\", \"c\" (at /r)\n"},
    {"element r { attribute a { "
     "\"1\"|\"2\"|\"3\"|\"4\"|\"5\"|\"6\"|\"7\"|\"8\"|\"9\"|\"10\"|"
     "\"11\"|\"12\"|\"13\" } }",
     "<r a='0'/>",
     "1:4 schema-attribute-value the attribute \"a\" of \"r\" cannot "
     "be \"0\"; expected \"1\", \"10\", \"11\", \"12\", \"13\", \"2\", "
     "\"3\", \"4\", \"5\", \"6\", \"7\", \"8\" or 1 more (at /r)\n"},
    {"element r { attribute a { xsd:ID }, element b { attribute c { "
     "xsd:IDREFS } }* }",
     "<r a='x'><b c='x y z'/><b c='1'/></r>",
     "1:27 schema-attribute-value the attribute \"c\" of \"b\" cannot "
     "be \"1\"; expected a value of type IDREFS (at /r/b)\n"
     "1:13 schema-id-missing nothing in the document has the "
     "identifier \"y\" that is referred to here\n"
     "1:13 schema-id-missing nothing in the document has the "
     "identifier \"z\" that is referred to here\n"
     "1:27 schema-id-missing nothing in the document has the "
     "identifier \"1\" that is referred to here\n"},
    {"element r { attribute a { text & text } }", "<r a='x'/>", ""},
    {"element r { attribute a { "
     "\"123456789012345678901234567890123456789012345678901234567890123"
     "45678901234567890\" } }",
     "<r "
     "a='"
     "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"
     "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"
     "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"
     "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"
     "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"
     "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9'/>",
     "1:4 schema-attribute-value the attribute \"a\" of \"r\" cannot "
     "be \"éééééééééééééééééééééééééééééééééééééééé...\"; expected "
     "\"123456789012345678901234567890123456789012345678901234567890123"
     "45678901234567890\" (at /r)\n"},
};

START_TEST(findings_say_what_was_expected)
{
	struct vdm_buf places;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct vdm_sink sink = {tell, &places, NULL};
		struct vdm_schema *s;

		vdm_buf_init(&places);
		vdm_schema_compile(&s, rows[i].schema, strlen(rows[i].schema),
				   NULL, VDM_ENGINE_DEFAULT, &sink);
		ck_assert_msg(s != NULL, "%s", rows[i].schema);
		ck_assert_int_eq(vdm_schema_validate(s, rows[i].document,
						     strlen(rows[i].document),
						     &sink),
				 places.len > 0);
		ck_assert_str_eq(vdm_buf_str(&places), rows[i].said);
		vdm_schema_free(s);
		vdm_buf_fini(&places);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("words");
	TCase *tc = tcase_create("words");
	SRunner *sr;
	int failed;

	tcase_add_test(tc, findings_say_what_was_expected);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
