/* SPDX-License-Identifier: MIT */
/* RELAX NG: verdicts where other engines err, positions, words, limits. */
#include <check.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "schema/schema.h"
#include "datatype/datatype.h"
#include "rng/run/run.h"

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

static int
verdict(const char *schema, const char *document)
{
	struct vdm_sink sink = {collect, &said, NULL};
	struct vdm_schema *s = compile(schema);
	int rc;

	ck_assert_msg(s != NULL, "%s", vdm_buf_str(&said));
	vdm_buf_clear(&said);
	rc = vdm_schema_validate(s, document, strlen(document), &sink);
	vdm_schema_free(s);
	return rc;
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

static const char letter[] = "element letter {"
			     "  attribute date { xsd:date },"
			     "  attribute kind { \"open\" | \"sealed\" }?,"
			     "  element from { text },"
			     "  element to { text }+,"
			     "  element body { element p { text }+ }"
			     "}";

START_TEST(a_ref_before_empty_counts)
{
	static const char g[] =
	    "<grammar " RNG "><start><element name='r'><ref name='a'/>"
	    "<empty/></element></start><define name='a'><element name='a'>"
	    "<text/></element></define></grammar>";

	ck_assert_int_eq(verdict(g, "<r><a/></r>"), 0);
	ck_assert_int_eq(verdict(g, "<r/>"), 1);
}
END_TEST

START_TEST(elements_told_apart_by_an_attribute)
{
	static const char g[] = "start = one | two\n"
				"one = element a { attribute k { \"1\" }, (one "
				"| element x { empty })"
				" }\n"
				"two = element a { attribute k { \"2\" }, (two "
				"| element y { empty })"
				" }\n";

	ck_assert_int_eq(verdict(g, "<a k='1'><a k='1'><x/></a></a>"), 0);
	ck_assert_int_eq(verdict(g, "<a k='2'><a k='2'><y/></a></a>"), 0);
	ck_assert_int_eq(verdict(g, "<a k='1'><a k='2'><y/></a></a>"), 1);
	ck_assert_int_eq(verdict(g, "<a k='1'><a k='1'><y/></a></a>"), 1);
}
END_TEST

START_TEST(attributes_come_in_any_order)
{
	static const char g[] =
	    "element e { attribute a { text }, (attribute b "
	    "{ text } | attribute c { text }), text }";

	ck_assert_int_eq(verdict(g, "<e a='' b=''/>"), 0);
	ck_assert_int_eq(verdict(g, "<e c='' a=''/>"), 0);
	ck_assert_int_eq(verdict(g, "<e b='' c='' a=''/>"), 1);
	ck_assert_int_eq(verdict(g, "<e b=''/>"), 1);
}
END_TEST

START_TEST(findings_name_place_and_remedy)
{
	ck_assert_int_eq(verdict(letter,
				 "<letter date='1950-01-01' kind='opne'>\n"
				 " <from/>\n <To/>\n <to/><body>\n  stray <p/>"
				 "<q/></body>\n</letter>"),
			 1);
	ck_assert_uint_eq(count("\n"), 4);
	ck_assert_uint_eq(count("1:27 schema-attribute-value"), 1);
	ck_assert_uint_eq(count("\"open\" or \"sealed\""), 1);
	ck_assert_uint_eq(count("3:2 schema-element-unexpected"), 1);
	ck_assert_uint_eq(count("did you mean \"to\"?"), 1);
	ck_assert_uint_eq(count("5:3 schema-text-unexpected"), 1);
	ck_assert_uint_eq(count("5:13 schema-element-unexpected"), 1);
	ck_assert_uint_eq(count("(at /letter/body/q)"), 1);
}
END_TEST

START_TEST(one_finding_for_one_error)
{
	/* Lacking: an element, an attribute; neither has an echo. */
	ck_assert_int_eq(verdict(letter, "<letter date='1950-01-01'><to/>"
					 "<body><p/></body></letter>"),
			 1);
	ck_assert_uint_eq(count("\n"), 1);
	ck_assert_uint_eq(count("schema-element-missing"), 1);
	ck_assert_int_eq(verdict(letter, "<letter><from/><to/><body><p/></body>"
					 "</letter>"),
			 1);
	ck_assert_uint_eq(count("\n"), 1);
	ck_assert_uint_eq(count("lacks the attribute \"date\""), 1);
	/* A misspelt attribute is not also a missing one. */
	ck_assert_int_eq(verdict(letter, "<letter dat='1950-01-01'><from/><to/>"
					 "<body><p/></body></letter>"),
			 1);
	ck_assert_uint_eq(count("\n"), 1);
	ck_assert_uint_eq(count("did you mean \"date\"?"), 1);
	/* What is in a strange element is looked at. */
	ck_assert_int_eq(verdict(letter,
				 "<letter date='1950-01-01'><from/><to/>"
				 "<wrap><p><p/></p></wrap><body><p/>"
				 "</body></letter>"),
			 1);
	ck_assert_uint_eq(count("\n"), 2);
}
END_TEST

START_TEST(lines_beyond_65535)
{
	struct vdm_buf doc;
	int i;

	vdm_buf_init(&doc);
	vdm_buf_puts(&doc, "<r>");
	for (i = 0; i < 70000; i++)
		vdm_buf_puts(&doc, "\n<a/>");
	vdm_buf_puts(&doc, "\n <b/></r>");
	ck_assert_int_eq(
	    verdict("element r { element a { empty }* }", vdm_buf_str(&doc)),
	    1);
	ck_assert_uint_eq(count("70002:2 schema-element-unexpected"), 1);
	vdm_buf_fini(&doc);
}
END_TEST

START_TEST(identifiers)
{
	static const char g[] =
	    "element r { element a { attribute id { xsd:ID }?, attribute to "
	    "{ xsd:IDREF }? }* }";

	ck_assert_int_eq(verdict(g, "<r><a to='x'/><a id='x'/></r>"), 0);
	ck_assert_int_eq(verdict(g, "<r><a id='x'/>\n<a id=' x '/></r>"), 1);
	ck_assert_uint_eq(count("2:4 schema-id-twice"), 1);
	ck_assert_int_eq(verdict(g, "<r><a to='y'/><a id='x'/></r>"), 1);
	ck_assert_uint_eq(count("schema-id-missing"), 1);
	ck_assert_ptr_null(compile("element r { element a { attribute id "
				   "{ xsd:ID } } | element a { attribute id "
				   "{ text } } }"));
}
END_TEST

START_TEST(incorrect_schemas_are_refused)
{
	static const char *const bad[] = {
	    "start = missing",
	    "element r { attribute a { text }, attribute a { text } }",
	    "element r { text & text }",
	    "element r { attribute a { text }, (text & (text, element b { "
	    "empty })) }",
	    "element r { xsd:integer, element a { empty } }",
	    "element r { attribute * { text } }",
	    "start = x x = (x, element a { empty })",
	    "element r { xsd:integer { minLength = \"1\" } }",
	    "element r { element a { empty } , | }",
	    "<element " RNG "/>",
	    "<foo/>",
	    "<element",
	    ""};
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		vdm_buf_clear(&said);
		ck_assert_msg(compile(bad[i]) == NULL, "%s", bad[i]);
		ck_assert_msg(said.len > 0, "%s", bad[i]);
	}
}
END_TEST

static int
load(void *context, const char *uri, char **bytes, size_t *length)
{
	const char *const *files = context;

	for (; *files != NULL; files += 2)
		if (strcmp(files[0], uri) == 0) {
			*bytes = strdup(files[1]);
			*length = strlen(files[1]);
			return 0;
		}
	return -1;
}

START_TEST(includes_with_overrides)
{
	static const char *files[] = {
	    "dir/base.rng",
	    "<grammar " RNG "><start><ref name='r'/></start><define name='r'>"
	    "<element name='r'><ref name='x'/></element></define>"
	    "<define name='x'><empty/></define></grammar>",
	    "dir/loop.rnc", "include \"loop.rnc\"", NULL};
	struct vdm_sink sink = {collect, &said, NULL};
	const char *g = "include \"base.rng\" { x = element y { empty } }";
	struct vdm_schema *s;

	ck_assert_int_eq(vdm_schema_compile_with(&s, g, strlen(g), "dir/m.rnc",
						 VDM_ENGINE_DEFAULT, load,
						 files, &sink),
			 0);
	ck_assert_int_eq(vdm_schema_validate(s, "<r><y/></r>", 11, NULL), 0);
	ck_assert_int_eq(vdm_schema_validate(s, "<r/>", 4, NULL), 1);
	vdm_schema_free(s);
	g = "include \"loop.rnc\"";
	ck_assert_int_eq(vdm_schema_compile_with(&s, g, strlen(g), "dir/m.rnc",
						 VDM_ENGINE_DEFAULT, load,
						 files, &sink),
			 -1);
	ck_assert_uint_eq(count("includes itself"), 1);
	g = "include \"none.rnc\"";
	ck_assert_int_eq(vdm_schema_compile_with(&s, g, strlen(g), "dir/m.rnc",
						 VDM_ENGINE_DEFAULT, load,
						 files, &sink),
			 -1);
	ck_assert_uint_eq(count("was not found"), 1);
}
END_TEST

START_TEST(compact_syntax_means_the_same)
{
	static const char g[] =
	    "# a comment\n"
	    "default namespace = \"urn:a\"\nnamespace b = \"urn:b\"\n"
	    "datatypes x = \"http://www.w3.org/2001/XMLSchema-datatypes\"\n"
	    "## documentation\n"
	    "[ b:note [ \"an annotation ]\" ] ]\n"
	    "start = element r { \\text? & mixed { b* } & other }\n"
	    "\\text = attribute \\text { list { x:int { minInclusive = \"0\" "
	    "}+ } }\n"
	    "b = element b:b { x:token - (\"no\" | \"n\" ~ 'ever') }\n"
	    "other |= notAllowed\n"
	    "other |= attribute * - (text | b:*) { text }*\n";

	ck_assert_int_eq(verdict(g, "<r xmlns='urn:a' text='0 7' u=''>x<b "
				    "xmlns='urn:b'>yes</b></r>"),
			 0);
	ck_assert_int_eq(verdict(g, "<r xmlns='urn:a' text='0 -7'/>"), 1);
	ck_assert_int_eq(
	    verdict(g, "<r xmlns='urn:a'><b xmlns='urn:b'>never</b></r>"), 1);
	ck_assert_int_eq(
	    verdict(g, "<r xmlns='urn:a' xmlns:b='urn:b' b:u=''/>"), 1);
	ck_assert_int_eq(verdict(g, "<r/>"), 1);
	ck_assert_uint_eq(count("did you mean it in the namespace \"urn:a\"?"),
			  1);
}
END_TEST

static int
is_of(const char *type, const char *s)
{
	struct vdm_datatype *t = vdm_datatype_new(VDM_DATATYPES_XSD, type);
	int yes;

	ck_assert_ptr_nonnull(t);
	yes = vdm_datatype_matches(t, s, NULL);
	vdm_datatype_free(t);
	return yes;
}

START_TEST(data_types)
{
	ck_assert(is_of("date", "2000-02-29"));
	ck_assert(!is_of("date", "1900-02-29"));
	ck_assert(is_of("gMonthDay", "--02-29"));
	ck_assert(!is_of("gYear", "0000"));
	ck_assert(is_of("dateTime", "2000-01-01T24:00:00Z"));
	ck_assert(!is_of("dateTime", "2000-01-01T24:00:01Z"));
	ck_assert(is_of("integer", " +0012\n"));
	ck_assert(is_of("unsignedLong", "18446744073709551615"));
	ck_assert(!is_of("unsignedLong", "18446744073709551616"));
	ck_assert(is_of("anyURI", "a b"));
	ck_assert(!is_of("anyURI", "%zz"));
	ck_assert(is_of("base64Binary", "AA=="));
	ck_assert(!is_of("base64Binary", "AB=="));
	ck_assert(is_of("duration", "P1Y2M3DT4H5M6.7S"));
	ck_assert(!is_of("duration", "P1YT"));
	ck_assert(is_of("NMTOKENS", "1 2"));
	ck_assert(!is_of("NMTOKENS", " "));
	ck_assert(is_of("language", "cel-gaulish"));
	ck_assert_ptr_null(vdm_datatype_new(VDM_DATATYPES_XSD, "Date"));
	ck_assert_ptr_null(vdm_datatype_new("urn:x", "date"));
}
END_TEST

/* What was found of a value is remembered: of another it is another. */
START_TEST(each_value_is_asked_for_itself)
{
	static const char ints[] = "element a { element b { xsd:integer }* }";
	static const char either[] =
	    "element a { (element b { xsd:integer } | "
	    "(element b { \"x\" }, element c { empty }))* }";

	begin();
	ck_assert_int_eq(verdict(ints, "<a><b>1</b><b>2</b></a>"), 0);
	ck_assert_int_eq(verdict(ints, "<a><b>1</b><b>x</b></a>"), 1);
	ck_assert_int_eq(verdict(ints, "<a><b>x</b><b>1</b></a>"), 1);
	ck_assert_int_eq(verdict(either, "<a><b>1</b><b>x</b><c/><b>2</b></a>"),
			 0);
	ck_assert_int_eq(verdict(either, "<a><b>1</b><b>x</b><b>2</b></a>"), 1);
	ck_assert_int_eq(verdict(either, "<a><b>x</b><c/><b>1</b><c/></a>"), 1);
	finish();
}
END_TEST

START_TEST(parameters_and_values)
{
	static const char g[] =
	    "element r { element d { xsd:decimal { totalDigits = \"3\" "
	    "fractionDigits = \"1\" maxExclusive = \"99\" } }*, "
	    "element v { xsd:decimal \"1.0\" | xsd:boolean \"true\" }*, "
	    "element s { xsd:string { length = \"2\" } }* }";

	ck_assert_int_eq(verdict(g, "<r><d>98.9</d><v>01</v><s>\xC3\xA9 </s>"
				    "</r>"),
			 0);
	ck_assert_int_eq(verdict(g, "<r><d>99</d><d>1.25</d><v>0</v><s>a</s>"
				    "</r>"),
			 1);
	ck_assert_uint_eq(count("schema-content-value"), 4);
}
END_TEST

START_TEST(letters_are_letters_in_every_script)
{
	static const char g[] =
	    "element r { (element in { xsd:token { pattern = "
	    "\"[\\p{L}-[a-z]]+\" } }"
	    " | element out { xsd:token { pattern = \"\\p{Lo}+\" } }"
	    " | element not { xsd:token { pattern = \"\\P{L}+\" } })* }";

	ck_assert_int_eq(verdict(g, "<r><in>\xE6\x97\xA5\xE6\x9C\xAC</in>"
				    "<out>\xED\x95\x9C\xEA\xB8\x80</out>"
				    "<not>12</not></r>"),
			 0);
	ck_assert_int_eq(verdict(g, "<r><not>\xE6\x97\xA5</not><in>a</in></r>"),
			 1);
	ck_assert_uint_eq(count("schema-content-value"), 2);
}
END_TEST

START_TEST(deep_and_long_stay_bounded)
{
	struct vdm_buf doc;
	int i;

	vdm_buf_init(&doc);
	for (i = 0; i < 100000; i++)
		vdm_buf_puts(&doc, "<a>");
	ck_assert_int_eq(
	    verdict("start = a a = element a { a? }", vdm_buf_str(&doc)), -1);
	ck_assert_uint_eq(count("xml-depth"), 1);
	vdm_buf_clear(&doc);
	for (i = 0; i < 100000; i++)
		vdm_buf_puts(&doc, "(");
	ck_assert_ptr_null(compile(vdm_buf_str(&doc)));
	vdm_buf_fini(&doc);
}
END_TEST

START_TEST(engines_are_compared)
{
	static const char g[] =
	    "<grammar " RNG "><start><element name='r'><ref name='a'/>"
	    "</element></start><define name='a'><element name='a'>"
	    "<text/></element></define></grammar>";
	struct vdm_sink sink = {collect, &said, NULL};
	struct vdm_schema *s;

	ck_assert_int_eq(vdm_schema_compile(&s, g, strlen(g), NULL,
					    VDM_ENGINE_LIBXML2, &sink),
			 0);
	ck_assert_int_eq(vdm_schema_validate(s, "<r>\n<b/></r>", 12, &sink), 1);
	ck_assert_uint_eq(count("schema-libxml2"), 1);
	vdm_schema_free(s);
	vdm_buf_clear(&said);
	ck_assert_int_eq(
	    vdm_schema_compile(&s, g, strlen(g), NULL, VDM_ENGINE_BOTH, &sink),
	    0);
	ck_assert_int_eq(vdm_schema_validate(s, "<r><a/></r>", 11, &sink), 0);
	ck_assert_int_eq(vdm_schema_validate(s, "<r><b/></r>", 11, &sink), 1);
	ck_assert_uint_eq(count("schema-engines-differ"), 0);
	vdm_schema_free(s);
}
END_TEST

static void *
validate_often(void *schema)
{
	size_t bad = 0;
	int i;

	for (i = 0; i < 200; i++) {
		bad += vdm_schema_validate(schema, "<r><a/><b/></r>", 15,
					   NULL) != 0;
		bad += vdm_schema_validate(schema, "<r><b/><c/></r>", 15,
					   NULL) != 1;
	}
	return bad == 0 ? schema : NULL;
}

START_TEST(threads_share_a_schema)
{
	struct vdm_schema *s =
	    compile("element r { (element a { empty } | element b { empty })* "
		    "}");
	pthread_t thread[4];
	void *result;
	int i;

	for (i = 0; i < 4; i++)
		ck_assert_int_eq(
		    pthread_create(&thread[i], NULL, validate_often, s), 0);
	for (i = 0; i < 4; i++) {
		pthread_join(thread[i], &result);
		ck_assert_ptr_eq(result, s);
	}
	vdm_schema_free(s);
}
END_TEST

START_TEST(origin_and_rules_are_told)
{
	static const char g[] =
	    "<element name='r' " RNG ">\n<element name='a'><empty/></element>"
	    "<rule xmlns='http://purl.oclc.org/dsdl/schematron'/></element>";
	struct vdm_sink sink = {collect, &said, NULL};
	struct vdm_schema *s = compile(g);

	ck_assert_uint_eq(count("schema-rules-not-run"), 1);
	ck_assert_uint_eq(vdm_schema_rules(s), 1);
	vdm_schema_set_explain(s, 1);
	ck_assert_int_eq(vdm_schema_validate(s, "<r><a b=''/></r>", 16, &sink),
			 1);
	ck_assert_uint_eq(count("schema-origin"), 1);
	ck_assert_uint_eq(count("the schema at 2:1"), 1);
	vdm_schema_free(s);
}
END_TEST

/* As a program feeds them that has no document at all. */
START_TEST(events_as_they_come)
{
	static const struct vdm_xml_attr attrs[] = {{"n", NULL, NULL, "x"}};
	struct vdm_xml_element e = {0};
	struct vdm_pos pos = {7, 3, 7};
	struct vdm_sink sink = {collect, &said, NULL};
	struct vdm_schema *s =
	    compile("element r { element a { attribute n { xsd:int } }* }");
	struct vdm_validator *v = vdm_validator_new(s, NULL, &sink);
	int i;

	ck_assert_ptr_nonnull(v);
	e.local = "r";
	ck_assert_int_eq(vdm_validator_start(v, &e), 0);
	e.local = "a";
	e.attrs = attrs;
	e.attrs_count = 1;
	e.pos = pos;
	for (i = 0; i < 2; i++) {
		ck_assert_int_eq(vdm_validator_start(v, &e), 0);
		ck_assert_int_eq(vdm_validator_end(v, &pos), 0);
	}
	ck_assert_int_eq(vdm_validator_text(v, "stray", 5, &pos), 0);
	ck_assert_int_eq(vdm_validator_end(v, &pos), 0);
	ck_assert_int_eq(vdm_validator_finish(v), 1);
	ck_assert_uint_eq(count("7:3 schema-attribute-value"), 2);
	ck_assert_uint_eq(count("7:3 schema-text-unexpected"), 1);
	vdm_validator_free(v);
	vdm_schema_free(s);
}
END_TEST

START_TEST(a_wrong_namespace_is_said_once)
{
	ck_assert_int_eq(verdict("default namespace = \"urn:a\" element r { "
				 "element a { element b { text } }* }",
				 "<r><a><b/></a>\n<a><c/></a></r>"),
			 1);
	ck_assert_uint_eq(count("\n"), 2);
	ck_assert_uint_eq(count("1:1 schema-element-unexpected"), 1);
	ck_assert_uint_eq(count("2:4 schema-element-unexpected"), 1);
}
END_TEST

/* Patterns in patterns, as deep as they may be; '%' is the one within. */
static void
put_nested(struct vdm_buf *g, const char *around)
{
	unsigned deep = 250, i;
	const char *s;

	vdm_buf_clear(g);
	vdm_buf_printf(g, "start = element r { d%u } d0 = element a { empty }",
		       deep);
	for (i = 1; i <= deep; i++) {
		vdm_buf_printf(g, "\nd%u = ", i);
		for (s = around; *s != '\0'; s++)
			if (*s == '%')
				vdm_buf_printf(g, "d%u", i - 1);
			else
				vdm_buf_putc(g, *s);
	}
}

START_TEST(repetitions_in_repetitions_are_one)
{
	static const char *const around[] = {
	    "(%, element b { empty }?)+", "(%, element b { empty }?)*",
	    "(element b { empty }?, %, element b { empty }?)*",
	    "(% | element b { empty })+", "(element b { empty }*, %*)+"};
	struct vdm_buf g;
	size_t i;

	vdm_buf_init(&g);
	for (i = 0; i < sizeof(around) / sizeof(around[0]); i++) {
		put_nested(&g, around[i]);
		ck_assert_msg(verdict(vdm_buf_str(&g),
				      "<r><a/><b/><a/><b/><b/><a/></r>") == 0,
			      "%s", around[i]);
		ck_assert_msg(verdict(vdm_buf_str(&g), "<r><a/><c/></r>") == 1,
			      "%s", around[i]);
	}
	vdm_buf_fini(&g);
}
END_TEST

START_TEST(work_is_bounded)
{
	struct vdm_buf g;

	vdm_buf_init(&g);
	put_nested(&g,
		   "(element b { empty }?, %, (element c { empty }, d0)?)+");
	ck_assert_int_eq(verdict(vdm_buf_str(&g), "<r><a/><b/><a/><b/></r>"),
			 -1);
	ck_assert_uint_eq(count("schema-limit"), 1);
	vdm_buf_fini(&g);
}
END_TEST

/* A run whose steps end at some point, whatever events were before it. */
struct short_run {
	struct vdm_rng_run *run;
	uint64_t most;
};

static int
short_start(void *ctx, const struct vdm_xml_element *e)
{
	struct short_run *s = ctx;

	s->run->m->pool.work_limit = s->most - VDM_LIMIT_SCHEMA_WORK_EACH;
	return vdm_rng_run_start(s->run, e);
}

static int
short_text(void *ctx, const char *t, size_t n, const struct vdm_pos *pos)
{
	struct short_run *s = ctx;

	return vdm_rng_run_text(s->run, t, n, pos);
}

static int
short_end(void *ctx, const struct vdm_pos *pos)
{
	struct short_run *s = ctx;

	return vdm_rng_run_end(s->run, pos);
}

/* The verdict; what is said of a valid document is nothing but the limit. */
static int
run_shortly(const struct vdm_grammar *g, const char *document, uint64_t most)
{
	static const struct vdm_xml_handler handler = {
	    .start = short_start, .text = short_text, .end = short_end};
	struct vdm_sink sink = {collect, &said, NULL};
	struct vdm_rng_cache *cache = vdm_rng_cache_new(g);
	struct short_run s = {vdm_rng_run_new(g, cache, NULL, &sink), most};
	int rc;

	vdm_buf_clear(&said);
	s.run->m->pool.work_limit = most;
	rc = vdm_xml_parse(document, strlen(document), &handler, &s, &sink);
	rc = rc != 0 ? -1 : vdm_rng_run_finish(s.run);
	ck_assert_msg(rc <= 0, "at %u: %s", (unsigned)most, vdm_buf_str(&said));
	ck_assert_msg((rc == 0) == (said.len == 0), "at %u: %s", (unsigned)most,
		      vdm_buf_str(&said));
	if (rc != 0)
		ck_assert_msg(strstr(vdm_buf_str(&said), " schema-limit ") !=
				      NULL &&
				  strchr(vdm_buf_str(&said), '\n')[1] == '\0',
			      "at %u: %s", (unsigned)most, vdm_buf_str(&said));
	vdm_rng_run_free(s.run);
	vdm_rng_cache_free(cache);
	return rc;
}

START_TEST(a_limit_is_all_that_is_said)
{
	static const char schema[] =
	    "start = element a { attribute b { xsd:integer }, "
	    "(attribute c { text } | attribute d { list { ('x' | 'y')+ } })*, "
	    "(e & f* & mixed { g? }), (h | (h, h))+, element i { 'z' } }\n"
	    "e = element e { empty }\nf = element f { text }\n"
	    "g = element g { xsd:date }\nh = element h { (e?, f?)+ }\n";
	static const char document[] =
	    "<a b='1' c='2' d='x y x'><f>t</f>w<e/><f/><g>2001-02-03</g>w"
	    "<h><e/><f/><f>u</f></h><h/><h><e/><e/></h><i>z</i></a>";
	struct vdm_sink sink = {collect, &said, NULL};
	struct vdm_grammar *g =
	    vdm_grammar_new(schema, strlen(schema), NULL, NULL, &sink);
	uint64_t most;

	ck_assert_msg(g != NULL, "%s", vdm_buf_str(&said));
	for (most = 1; run_shortly(g, document, most) != 0; most++)
		ck_assert_uint_lt(most, 100000);
	ck_assert_uint_gt(most, 20);
	vdm_grammar_free(g);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("rng");
	TCase *t = tcase_create("rng");
	SRunner *runner;
	int failed;

	tcase_add_checked_fixture(t, begin, finish);
	tcase_set_timeout(t, 120);
	tcase_add_test(t, a_ref_before_empty_counts);
	tcase_add_test(t, elements_told_apart_by_an_attribute);
	tcase_add_test(t, attributes_come_in_any_order);
	tcase_add_test(t, findings_name_place_and_remedy);
	tcase_add_test(t, one_finding_for_one_error);
	tcase_add_test(t, lines_beyond_65535);
	tcase_add_test(t, identifiers);
	tcase_add_test(t, incorrect_schemas_are_refused);
	tcase_add_test(t, includes_with_overrides);
	tcase_add_test(t, compact_syntax_means_the_same);
	tcase_add_test(t, data_types);
	tcase_add_test(t, each_value_is_asked_for_itself);
	tcase_add_test(t, parameters_and_values);
	tcase_add_test(t, letters_are_letters_in_every_script);
	tcase_add_test(t, deep_and_long_stay_bounded);
	tcase_add_test(t, engines_are_compared);
	tcase_add_test(t, threads_share_a_schema);
	tcase_add_test(t, origin_and_rules_are_told);
	tcase_add_test(t, events_as_they_come);
	tcase_add_test(t, a_wrong_namespace_is_said_once);
	tcase_add_test(t, repetitions_in_repetitions_are_one);
	tcase_add_test(t, work_is_bounded);
	tcase_add_test(t, a_limit_is_all_that_is_said);
	suite_add_tcase(suite, t);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
