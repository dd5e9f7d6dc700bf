/* SPDX-License-Identifier: MIT */
/* RELAX NG: choices of many values and names, which are looked up, say what
 * short ones say, which are tried one by one. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "schema/schema.h"

struct row {
	const char *schema;     /* what is chosen from, in the compact syntax */
	const char *good, *bad; /* parted by '|' */
};

static void
keep(void *context, const struct vdm_finding *finding)
{
	vdm_buf_printf(context, "%s\n", vdm_finding_message(finding));
}

/* NULL: it is refused, for what was said. */
static struct vdm_schema *
compile(const char *text, struct vdm_buf *said)
{
	struct vdm_sink sink = {.emit = keep, .context = said};
	struct vdm_schema *s = NULL;

	vdm_schema_compile_with(&s, text, strlen(text), "main.rnc",
				VDM_ENGINE_DEFAULT, NULL, NULL, &sink);
	return s;
}

/* Each string as the content of <r>, or as a whole document. */
static void
check_list(const struct vdm_schema *s, const char *name, const char *list,
	   int want)
{
	char document[400];
	size_t n;

	for (; list != NULL; list = list[n] == '|' ? list + n + 1 : NULL) {
		n = strcspn(list, "|");
		int is_whole = *list == '<' && list[1] != 'i';
		snprintf(document, sizeof(document),
			 is_whole ? "%.*s" : "<r>%.*s</r>", (int)n, list);
		ck_assert_msg(vdm_schema_validate(s, document, strlen(document),
						  NULL) == want,
			      "%s: %s", name, document);
	}
}

static void
check_rows(const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct vdm_buf said;
		struct vdm_schema *s;

		vdm_buf_init(&said);
		s = compile(rows[i].schema, &said);
		ck_assert_msg(s != NULL, "%s: %s", rows[i].schema,
			      vdm_buf_str(&said));
		check_list(s, rows[i].schema, rows[i].good, 0);
		check_list(s, rows[i].schema, rows[i].bad, 1);
		vdm_schema_free(s);
		vdm_buf_fini(&said);
	}
}

#define CHECK_ROWS(rows) check_rows(rows, sizeof(rows) / sizeof((rows)[0]))

/* Four values of a type, and sixteen, which are many. */
#define FOUR(t, a, b, c, d)                                                    \
	t " \"" a "\" | " t " \"" b "\" | " t " \"" c "\" | " t " \"" d "\""
#define WORDS                                                                  \
	FOUR("", "w1", "w2", "w3", "w4")                                       \
	" | " FOUR("", "w5", "w6", "w7",                                       \
		   "w8") " | " FOUR("", "w9", "two words", "",                 \
				    "x") " | " FOUR("", "x", "w1", "y", "z")
#define NUMBERS(t)                                                             \
	FOUR(t, "1", "2", "3", "4")                                            \
	" | " FOUR(t, "5", "6", "7", "8") " | " FOUR(                          \
	    t, "9", "10", "11", "12") " | " FOUR(t, "-13", "0", "15", "16")

START_TEST(values)
{
	static const struct row rows[] = {
	    {"element r { " WORDS " }",
	     "w1| w9 |two words| two\n words |x|y||<r/>",
	     "w10|twowords|W1|w|w1 w2|xx"},
	    {"element r { " FOUR("string", "a", " a", "a ", "  ") " | " FOUR(
		 "string", "b", "c", "d",
		 "e") " | " FOUR("string", "f", "g", "h",
				 "i") " | " FOUR("string", "j", "k", "l",
						 "m") " }",
	     "a| a|a |  |m", " b|a  | |  a|"},
	    {"element r { " NUMBERS("xsd:integer") " }",
	     "1|01|+1| 16 |-13|-0|0|00012", "14|13|-1|1.0|1 2||x"},
	    {"element r { " NUMBERS("xsd:decimal") " | " FOUR(
		 "xsd:decimal", "2.50", "-0.10", ".5", "100.") " }",
	     "1.0|2.5|+2.500|-.1|0.5|100|-13.00|-0.0", "2.51|.1|-2.5|1e0|"},
	    {"element r { " NUMBERS("xsd:decimal") " | " FOUR(
		 "xsd:boolean", "true", "0", "true",
		 "1") " | " FOUR("xsd:hexBinary", "0a", "FF", "",
				 "ff") " | " FOUR("xsd:base64Binary", "AAAA",
						  "AQ==", "QQ==", "AB12") " }",
	     "1|12.0|true|false|0A|0a|ff|Ff|AAAA|A A A A|AQ==|",
	     "TRUE|0B|aaaa|Aq==|0aff"},
	    {"element r { " NUMBERS("xsd:integer") " | " FOUR(
		 "xsd:NMTOKENS", "a b", "c", "a  b",
		 "d e f") " | " FOUR("xsd:token", "x  y", "q", "q",
				     "s") " | " FOUR("xsd:normalizedString",
						     "m n", "o", " p",
						     "n") " | " FOUR("xsd:"
								     "language",
								     "en", "de",
								     "en-GB",
								     "fr") " |"
									   " " FOUR(
									       "xsd:NCName",
									       "five",
									       "types",
									       "are",
									       "kept") " }",
	     "07|a b| a   b |d e f|x y| q |m n|m\nn| p|en-GB|five|kept",
	     "a|b a|m  n|EN|six|f"},
	    {"element r { " NUMBERS("xsd:double") " | " FOUR(
		 "xsd:double", "NaN", "INF", "1.5", "2.5e3") " }",
	     "1|1.0|1e0|0.1e1|NaN|INF|15e-1|2500", "-INF|inf|14|"},
	    {"element r { " FOUR("xsd:date", "2020-01-01", "2020-01-02",
				 "2020-01-03Z", "2020-01-04") " | " WORDS " }",
	     "2020-01-01| 2020-01-02 |2020-01-03+00:00|w1|",
	     "2020-01-05|2020-01-03|w10"},
	    {"element r { " WORDS " | xsd:integer { minInclusive = \"5\" } | "
	     "list { \"l\", xsd:integer+ } }",
	     "w1|5|77|l 1|l 1 2|two words", "4|l|l w1|w10"},
	    {"element r { attribute a { " WORDS " } }",
	     "<r a='w1'/>|<r a=' two  words '/>|<r a=''/>",
	     "<r a='w10'/>|<r/>|<r a='w1 w2'/>"},
	    {"element r { list { (" WORDS ")+ } }", "w1|w1 w2 x| y\nz ",
	     "w10|w1 w10|two words"},
	    {"element r { list { (" NUMBERS("xsd:integer") "), (" NUMBERS(
		 "xsd:integer") ") } }",
	     "1 1|01 -13", "1|1 2 3|1 14"},
	    {"element r { xsd:token - (" WORDS ") }", "w10|other",
	     "w1|two  words|"},
	    {"element r { ((" WORDS "), attribute b { \"1\" }?) | element i { "
	     "empty } }",
	     "w1|<r b='1'>w1</r>|<i/>", "<r b='2'>w1</r>|w10"},
	};

	CHECK_ROWS(rows);
}
END_TEST

#define NAMES                                                                  \
	"n1 | n2 | n3 | n4 | n5 | n6 | n7 | n8 | n9 | n10 | n11 | n12 | n13 "  \
	"| "                                                                   \
	"n14 | n15"
#define SPACES                                                                 \
	"namespace p = \"urn:p\" namespace q = \"urn:q\" "                     \
	"namespace s = \"urn:s\" "

START_TEST(names)
{
	static const struct row rows[] = {
	    {"element (" NAMES " | n16) { empty }", "<n1/>|<n16/>",
	     "<n17/>|<n1 xmlns='urn:p'/>"},
	    {SPACES "element (" NAMES " | p:n1 | p:*) { empty }",
	     "<n1/>|<n1 xmlns='urn:p'/>|<z xmlns='urn:p'/>",
	     "<z/>|<n1 xmlns='urn:q'/>"},
	    {SPACES "element (" NAMES " | q:* - q:x) { empty }",
	     "<n15/>|<y xmlns='urn:q'/>", "<x xmlns='urn:q'/>|<y/>"},
	    {SPACES "element (q:* - q:x | " NAMES " | s:* - (s:y | s:z) | p:*) "
		    "{ empty }",
	     "<n2/>|<y xmlns='urn:q'/>|<x xmlns='urn:s'/>|<z xmlns='urn:p'/>",
	     "<x xmlns='urn:q'/>|<y xmlns='urn:s'/>|<z/>|<z xmlns='urn:t'/>"},
	    {SPACES "element (" NAMES " | * - (z | p:*)) { empty }",
	     "<n2/>|<a/>|<z xmlns='urn:q'/>", "<z/>|<a xmlns='urn:p'/>"},
	    {SPACES "element * - (" NAMES " | n16 | p:*) { empty }",
	     "<n17/>|<n1 xmlns='urn:q'/>", "<n1/>|<n16/>|<a xmlns='urn:p'/>"},
	    {SPACES "element r { attribute (" NAMES
		    " | p:* | q:* - q:x) { text "
		    "}*, attribute a { text }? }",
	     "<r n1='' n15='' a=''/>|<r xmlns:p='urn:p' p:z='' n2=''/>",
	     "<r b=''/>|<r xmlns:q='urn:q' q:x=''/>"},
	    {SPACES "element r { element (" NAMES " | p:*) { empty }, element "
		    "(" NAMES " | q:*) { empty }* }",
	     "<r><n1/><n1/></r>|<r><x xmlns='urn:p'/><x xmlns='urn:q'/></r>",
	     "<r><x xmlns='urn:q'/></r>|<r><n1/><x xmlns='urn:p'/></r>"},
	    {SPACES "element r { element (" NAMES
		    ") { empty }* & element (p:* | "
		    "m1) { empty }* }",
	     "<r><n1/><m1/><n2/></r>", "<r><m2/></r>"},
	};

	CHECK_ROWS(rows);
}
END_TEST

/* Names that two attributes, or two parts of an interleave, may both have:
 * each of the one is seen against each of the other (7.3, 7.4). */
START_TEST(overlaps)
{
	static const char *const apart[] = {
	    "attribute (" NAMES " | n16) { text }, attribute n17 { text }",
	    "attribute a { text }, attribute (" NAMES " | b) { text }",
	    "attribute p:* { text }*, attribute (" NAMES " | q:x) { text }",
	    "attribute p:* - p:a { text }*, attribute p:a { text }",
	    "attribute * - (a | p:*) { text }*, attribute p:* { text }*, "
	    "attribute a { text }",
	    "attribute (p:* | q:*) { text }*, attribute (s:* | a) { text }*",
	    "element (" NAMES ") { empty } & element (m | p:*) { empty }",
	    "element * - (a | b) { empty } & element (a | b) { empty }",
	    "element p:* - p:a { empty } & element (p:a | q:*) { empty }",
	};
	static const char *const shared[] = {
	    "attribute (" NAMES " | n16) { text }, attribute n16 { text }",
	    "attribute n1 { text }, attribute (" NAMES " | b) { text }",
	    "attribute (a | b | c) { text }, attribute (d | c) { text }",
	    "attribute p:* { text }*, attribute (" NAMES " | p:x) { text }",
	    "attribute p:* - p:a { text }*, attribute p:b { text }",
	    "attribute p:* - p:a { text }*, attribute p:* - p:b { text }*",
	    "attribute * - a { text }*, attribute p:* { text }*",
	    "attribute * - (a | p:*) { text }*, attribute * - q:* { text }*",
	    "attribute (p:* | q:*) { text }*, attribute (q:* | a) { text }*",
	    "attribute (a | p:*) { text }*, attribute (b | p:z) { text }",
	    "element (" NAMES ") { empty } & element (m | n7) { empty }",
	    "element * - (a | b) { empty } & element (a | c) { empty }",
	    "element (p:* | a) { empty } & element (p:a | q:*) { empty }",
	    "element * { empty } & element * - a { empty }",
	};
	char text[800];

	for (size_t k = 0; k < 2; k++) {
		const char *const *list = k == 0 ? apart : shared;
		size_t n = k == 0 ? sizeof(apart) / sizeof(apart[0])
				  : sizeof(shared) / sizeof(shared[0]);
		for (size_t i = 0; i < n; i++) {
			struct vdm_buf said;
			struct vdm_schema *s;

			vdm_buf_init(&said);
			snprintf(text, sizeof(text), SPACES "element r { %s }",
				 list[i]);
			s = compile(text, &said);
			ck_assert_msg((s == NULL) == (k == 1), "%s: %s", text,
				      vdm_buf_str(&said));
			vdm_schema_free(s);
			vdm_buf_fini(&said);
		}
	}
}
END_TEST

static const struct {
	const char *schema, *document, *words;
} what_might_have_been_rows[] = {
    {"element r { " NUMBERS("xsd:integer") " }", "<r>14</r>",
     "the content of \"r\" cannot be \"14\"; expected \"-13\", \"0\", "
     "\"1\", \"10\", \"11\", \"12\", \"15\", \"16\", \"2\", \"3\", "
     "\"4\", \"5\" or 4 more"},
    {"element r { \"a\" | \"b\" }", "<r>c</r>",
     "the content of \"r\" cannot be \"c\"; expected \"a\" or \"b\""},
    {"element r { \"a\" }", "<r/>",
     "the content of \"r\" cannot be \"\"; expected \"a\""},
    {"element r { xsd:integer | xsd:date | \"a\" }", "<r>x</r>",
     "the content of \"r\" cannot be \"x\"; expected \"a\", a value of "
     "type date or integer"},
    {"element r { list { xsd:integer+ } }", "<r>x</r>",
     "the content of \"r\" cannot be \"x\"; expected a list of values "
     "of type integer"},
    {"element r { list { \"a\", \"b\" } }", "<r>a</r>",
     "the content of \"r\" cannot be \"a\"; expected a list of \"a\" "
     "or a list of \"b\""},
    {SPACES "element r { xsd:QName \"p:a\" | xsd:QName \"q:a\" }", "<r>a</r>",
     "the content of \"r\" cannot be \"a\"; expected \"p:a\" (in the "
     "namespace \"urn:p\") or \"q:a\" (in the namespace \"urn:q\")"},
    {"element r { attribute a { \"x\" | xsd:integer } }", "<r a='y'/>",
     "the attribute \"a\" of \"r\" cannot be \"y\"; expected \"x\" or "
     "a value of type integer"},
    {"element r { attribute a { text }, attribute b { text } }", "<r/>",
     "the element \"r\" lacks the attribute \"a\", \"b\""},
    {"element r { attribute a { text } | attribute b { text } }", "<r/>",
     "the element \"r\" lacks one of \"a\", \"b\""},
    {SPACES "element r { attribute p:a { text }, attribute q:* { text "
	    "}+ }",
     "<r/>",
     "the element \"r\" lacks the attribute \"a\" (namespace urn:p), "
     "another"},
    {"element r { element a { empty } | element b { empty } }", "<r/>",
     "the element \"r\" ends too early: it lacks one of \"a\", \"b\""},
    {"element r { element a { empty }, (element b { empty } | element "
     "c "
     "{ empty }) }",
     "<r/>",
     "the element \"r\" ends too early: it lacks \"a\"; one of \"b\", "
     "\"c\""},
    {"element r { element a { empty } & element b { empty } & element "
     "c "
     "{ empty }? }",
     "<r><c/></r>", "the element \"r\" ends too early: it lacks \"a\", \"b\""},
    {"element r { element * { empty }+ }", "<r/>",
     "the element \"r\" ends too early: it lacks another"},
    {SPACES "element r { (element p:a { empty } | element a { empty } | "
	    "element q:* { empty }) }",
     "<r/>",
     "the element \"r\" ends too early: it lacks one of \"a\", \"a\" "
     "(namespace urn:p), another"},
    {SPACES "element r { element p:* { empty } | element q:* { empty } "
	    "}",
     "<r/>", "the element \"r\" ends too early: it lacks another"},
    {SPACES "element r { attribute p:* { text }+ | attribute a { text } }",
     "<r/>", "the element \"r\" lacks one of \"a\", another"},
    {"element r { element a { empty }? }", "<r><b/></r>",
     "the element \"b\" is not allowed here in \"r\"; expected \"a\", "
     "or the end of the element"},
    {"element r { empty }", "<r>words</r>",
     "text may not stand directly in \"r\": \"words\"; expected "
     "nothing more"},
    {"element r { empty }", "<r><a/></r>",
     "the element \"a\" is not allowed here in \"r\"; expected nothing "
     "more"},
    {"element r { attribute xml:lang { \"en\" } }", "<r/>",
     "the element \"r\" lacks the attribute \"xml:lang\""},
};

/* What is said of what does not belong there: all that might have, up to a
 * number. */
START_TEST(what_might_have_been)
{

	for (size_t i = 0; i < sizeof(what_might_have_been_rows) /
				   sizeof(what_might_have_been_rows[0]);
	     i++) {
		struct vdm_buf said;
		struct vdm_schema *s;
		struct vdm_sink sink = {.emit = keep, .context = &said};

		vdm_buf_init(&said);
		s = compile(what_might_have_been_rows[i].schema, &said);
		ck_assert_msg(s != NULL, "%s: %s",
			      what_might_have_been_rows[i].schema,
			      vdm_buf_str(&said));
		vdm_schema_validate(
		    s, what_might_have_been_rows[i].document,
		    strlen(what_might_have_been_rows[i].document), &sink);
		ck_assert_msg(
		    strncmp(vdm_buf_str(&said),
			    what_might_have_been_rows[i].words,
			    strlen(what_might_have_been_rows[i].words)) == 0 &&
			strncmp(vdm_buf_str(&said) +
				    strlen(what_might_have_been_rows[i].words),
				" (at /r", 7) == 0,
		    "%s: %s", what_might_have_been_rows[i].schema,
		    vdm_buf_str(&said));
		vdm_schema_free(s);
		vdm_buf_fini(&said);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("choices");
	TCase *tc = tcase_create("choices");

	tcase_add_test(tc, values);
	tcase_add_test(tc, names);
	tcase_add_test(tc, overlaps);
	tcase_add_test(tc, what_might_have_been);
	suite_add_tcase(s, tc);
	SRunner *r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	int failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
