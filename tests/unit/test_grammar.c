/* SPDX-License-Identifier: MIT */
/* RELAX NG schemas in both syntaxes: what each construct means, and what makes
 * a schema none (the specification's sections 4 and 7). */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "schema/schema.h"

#define NS "xmlns='http://relaxng.org/ns/structure/1.0'"
#define XSD "datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'"
/* An element r with that content, in XML. */
#define R(content) "<element name='r' " NS ">" content "</element>"
#define G(content) "<grammar " NS ">" content "</grammar>"
#define START "<start><ref name='r'/></start>"
#define A "<element name='a'><empty/></element>"
#define B "<element name='b'><empty/></element>"

static void
collect(void *context, const struct vdm_finding *f)
{
	vdm_buf_printf(context, "%s %s\n", f->id, f->message);
}

/* The files that a schema may include. */
static const char *const files[][2] = {
    {"d/a.rnc", "element a { empty }"},
    {"d/base.rnc", "start = r r = element r { x } x = element a { empty }"},
    {"d/base.rng",
     G(START "<define name='r'><element name='r'><ref name='x'/></element>"
	     "</define><define name='x'>" A "</define>")},
    {"d/ns.rnc", "default namespace = inherit element a { empty }"},
    {"d/sub/a.rng", "<element name='a' " NS "><empty/></element>"},
    {"d/bad.rng", "<element name='a' " NS "/>"},
    {"d/parts.rnc", "x = element a { empty }"},
};

static int
load(void *context, const char *uri, char **bytes, size_t *length)
{
	size_t i;

	(void)context;
	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		if (strcmp(files[i][0], uri) == 0) {
			*bytes = strdup(files[i][1]);
			*length = strlen(files[i][1]);
			return 0;
		}
	return -1;
}

static struct vdm_schema *
compile(const char *text, size_t n, struct vdm_buf *said)
{
	struct vdm_sink sink = {collect, said, NULL};
	struct vdm_schema *s;

	vdm_schema_compile_with(&s, text, n, "d/main.rnc", VDM_ENGINE_DEFAULT,
				load, NULL, &sink);
	return s;
}

struct row {
	const char *schema;
	const char *good, *bad; /* documents, parted by '|'; NULL: none */
};

static void
check_documents(const struct vdm_schema *s, const char *schema,
		const char *list, int want)
{
	size_t n;

	for (; list != NULL; list = list[n] == '|' ? list + n + 1 : NULL) {
		n = strcspn(list, "|");
		ck_assert_msg(vdm_schema_validate(s, list, n, NULL) == want,
			      "%s: %.*s", schema, (int)n, list);
	}
}

static void
check_rows(const struct row *rows, size_t n)
{
	struct vdm_schema *s;
	struct vdm_buf said;
	size_t i;

	for (i = 0; i < n; i++) {
		vdm_buf_init(&said);
		s = compile(rows[i].schema, strlen(rows[i].schema), &said);
		ck_assert_msg(s != NULL, "%s: %s", rows[i].schema,
			      vdm_buf_str(&said));
		ck_assert_uint_eq(said.len, 0);
		check_documents(s, rows[i].schema, rows[i].good, 0);
		check_documents(s, rows[i].schema, rows[i].bad, 1);
		vdm_schema_free(s);
		vdm_buf_fini(&said);
	}
}

#define CHECK_ROWS(rows) check_rows(rows, sizeof(rows) / sizeof((rows)[0]))

START_TEST(patterns)
{
	static const struct row rows[] = {
	    {R("<empty/>"), "<r/>|<r> </r>", "<r>x</r>|<r><a/></r>|<r a=''/>"},
	    {R("<text/>"), "<r/>|<r>x</r>", "<r><a/></r>"},
	    {R(A B), "<r><a/><b/></r>", "<r><a/></r>|<r><b/><a/></r>|<r/>"},
	    {R("<group>" A B "</group>"), "<r><a/><b/></r>", "<r><b/></r>"},
	    {R("<choice>" A B "</choice>"), "<r><a/></r>|<r><b/></r>",
	     "<r><a/><b/></r>|<r/>"},
	    {R("<interleave>" A B "</interleave>"),
	     "<r><a/><b/></r>|<r><b/><a/></r>", "<r><a/></r>|<r><a/><a/></r>"},
	    {R("<optional>" A B "</optional>"), "<r/>|<r><a/><b/></r>",
	     "<r><a/></r>"},
	    {R("<zeroOrMore>" A B "</zeroOrMore>"),
	     "<r/>|<r><a/><b/><a/><b/></r>", "<r><a/></r>|<r><a/><b/><a/></r>"},
	    {R("<oneOrMore>" A "</oneOrMore>"), "<r><a/></r>|<r><a/><a/></r>",
	     "<r/>"},
	    {R("<mixed>" A B "</mixed>"), "<r>x<a/>y<b/>z</r>|<r><a/><b/></r>",
	     "<r>x<b/></r>"},
	    {R("<choice><notAllowed/>" A "</choice>"), "<r><a/></r>", "<r/>"},
	    {R("<list><oneOrMore><value>1</value></oneOrMore></list>"),
	     "<r>1</r>|<r> 1 1 </r>", "<r/>|<r>11</r>|<r>1 2</r>"},
	    {R("<value type='string'> a</value>"), "<r> a</r>",
	     "<r>a</r>|<r>  a</r>"},
	    {R("<value> a  b</value>"), "<r>a b</r>|<r> a\n b </r>",
	     "<r>ab</r>"},
	    {R("<data type='integer' " XSD
	       "><param name='minInclusive'>2</param>"
	       "<except><choice><value type='integer'>7</value>"
	       "<value type='integer'>9</value></choice></except></data>"),
	     "<r>2</r>|<r>8</r>", "<r>1</r>|<r>07</r>|<r>9</r>|<r>x</r>"},
	    {R("<attribute name='a'/>"), "<r a=''/>|<r a='x'/>",
	     "<r/>|<r b=''/>|<r a='' b=''/>"},
	    {R("<attribute name='a'><value>x</value></attribute><text/>"),
	     "<r a='x'>y</r>", "<r a='y'/>"},
	    {R("<optional><attribute name='a'/></optional>" A),
	     "<r a=''><a/></r>|<r><a/></r>", "<r a=''/>"},
	    {R("<externalRef href='a.rnc'/>"), "<r><a/></r>", "<r/>"},
	    {R("<externalRef href='sub/a.rng'/>"), "<r><a/></r>", "<r/>"},
	    {"<element name='r' " NS
	     " xml:base='sub/x'><externalRef href='a.rng'/></element>",
	     "<r><a/></r>", "<r/>"},
	};

	CHECK_ROWS(rows);
}
END_TEST

START_TEST(classes_of_names)
{
	static const struct row rows[] = {
	    {"<element " NS "><anyName/><empty/></element>",
	     "<x/>|<p:y xmlns:p='urn:p'/>", "<x a=''/>"},
	    {"<element ns='urn:p' " NS "><nsName/><empty/></element>",
	     "<x xmlns='urn:p'/>", "<x/>|<x xmlns='urn:q'/>"},
	    {"<element " NS "><anyName><except><name>x</name><nsName "
	     "ns='urn:p'/></except></anyName><empty/></element>",
	     "<y/>|<x xmlns='urn:q'/>", "<x/>|<y xmlns='urn:p'/>"},
	    {"<element " NS "><nsName ns='urn:p'><except><name>x</name>"
	     "</except></nsName><empty/></element>",
	     "<y xmlns='urn:p'/>|<p:y xmlns:p='urn:p'/>", "<y/>"},
	    {"<element ns='urn:p' " NS "><nsName><except><name>x</name>"
	     "</except></nsName><empty/></element>",
	     "<y xmlns='urn:p'/>", "<x xmlns='urn:p'/>|<y/>"},
	    {"<element " NS "><choice><name>a</name><name ns='urn:p'>b</name>"
	     "<choice><name>c</name></choice></choice><empty/></element>",
	     "<a/>|<b xmlns='urn:p'/>|<c/>", "<b/>|<d/>"},
	    {"<element xmlns:q='urn:q' " NS "><name> q:a </name><empty/>"
	     "</element>",
	     "<a xmlns='urn:q'/>", "<a/>"},
	    {"<element name='q:a' xmlns:q='urn:q' ns='urn:p' " NS
	     "><attribute name='b'/><attribute name='c' ns='urn:p'/>"
	     "<attribute name='q:d'/></element>",
	     "<a xmlns='urn:q' xmlns:p='urn:p' xmlns:q='urn:q' b='' p:c='' "
	     "q:d=''/>",
	     "<a xmlns='urn:q' b='' c='' d=''/>"},
	    {R("<zeroOrMore><attribute><anyName><except><name>x</name>"
	       "</except></anyName></attribute></zeroOrMore>"),
	     "<r/>|<r a='' b=''/>|<r xml:lang='en'/>", "<r x=''/>"},
	    {R("<oneOrMore><attribute ns='urn:p'><nsName/><value>1</value>"
	       "</attribute></oneOrMore>"),
	     "<r xmlns:p='urn:p' p:a='1' p:b='1'/>",
	     "<r/>|<r a='1'/>|<r xmlns:p='urn:p' p:a='2'/>"},
	};

	CHECK_ROWS(rows);
}
END_TEST

START_TEST(grammars)
{
	static const struct row rows[] = {
	    {G(START "<define name='r'><element name='r'><ref name='x'/>"
		     "<ref name='x'/></element></define><define name='x'>" A
		     "</define>"),
	     "<r><a/><a/></r>", "<r><a/></r>"},
	    {G(START "<div><define name='r'><element name='r'><ref name='x'/>"
		     "</element></define><div><define name='x' "
		     "combine='choice'>" A "</define></div></div>"
		     "<define name='x' combine='choice'>" B "</define>"),
	     "<r><a/></r>|<r><b/></r>", "<r><a/><b/></r>"},
	    {G(START "<define name='r'><element name='r'><ref name='x'/>"
		     "</element></define><define name='x' "
		     "combine=' interleave '>" A "</define>"
		     "<define name='x'>" B "</define>"),
	     "<r><a/><b/></r>|<r><b/><a/></r>", "<r><a/></r>"},
	    {G("<start combine='choice'>" A "</start><start combine='choice'>" B
	       "</start>"),
	     "<a/>|<b/>", "<c/>"},
	    /* a grammar in a grammar, which asks the one around it */
	    {G(START "<define name='r'><element name='r'><grammar><start>"
		     "<group><parentRef name='x'/><ref name='x'/></group>"
		     "</start><define name='x'>" A "</define></grammar>"
		     "</element></define><define name='x'>" B "</define>"),
	     "<r><b/><a/></r>", "<r><a/><b/></r>"},
	    {G("<include href='base.rng'/>"), "<r><a/></r>", "<r><b/></r>"},
	    {G("<include href='base.rng'><define name='x'>" B
	       "</define></include>"),
	     "<r><b/></r>", "<r><a/></r>"},
	    {G("<include href='base.rng'><div><define name='x'>" B
	       "</define></div></include>"),
	     "<r><b/></r>", "<r><a/></r>"},
	    {G("<include href='base.rnc'><start>" B "</start></include>"),
	     "<b/>", "<r><a/></r>"},
	    {G("<include href='base.rng'/><define name='x' combine='choice'>" B
	       "</define>"),
	     "<r><a/></r>|<r><b/></r>", "<r/>"},
	    /* what is of another namespace is no part of it */
	    {"<grammar xmlns:o='urn:o' o:a='' " NS "><o:x>words<start/></o:x>"
	     "<start>" A "<o:y/></start></grammar>",
	     "<a/>", "<b/>"},
	};

	CHECK_ROWS(rows);
}
END_TEST

static const struct row compact_syntax_rows[] = {
    {"start = r r = element r { grammar { start = x, parent x x = "
     "element a { empty } } } x = element b { empty }",
     "<r><a/><b/></r>", "<r><b/><a/></r>"},
    {"element r { string | token }", "<r>a</r>", "<r><a/></r>"},
    {"element r { string \" a\" }", "<r> a</r>", "<r>a</r>"},
    {"element r { token \" a\" }", "<r>a</r>", "<r>b</r>"},
    {"element r { xsd:int - \"7\" }", "<r>1</r>", "<r>7</r>"},
    {"element r { xsd:int - (\"7\" | xsd:int \"8\") }", "<r>9</r>",
     "<r>7</r>|<r>08</r>"},
    {"element r { xsd:string { minLength = '''1''' maxLength = \"2\" "
     "} }",
     "<r>a</r>|<r>ab</r>", "<r/>|<r>abc</r>"},
    {"namespace p = \"urn:p\" element p:r { attribute p:a { text }, "
     "attribute b { text } }",
     "<q:r xmlns:q='urn:p' q:a='' b=''/>", "<r a='' b=''/>"},
    {"default namespace p = \"urn:p\" element r { element p:a { empty "
     "} }",
     "<r xmlns='urn:p'><a/></r>", "<r/>|<r xmlns='urn:p'/>"},
    {"default namespace = \"\" element r { empty }", "<r/>", "<r xmlns='u'/>"},
    {"namespace n = inherit element n:r { empty }", "<r/>", "<r xmlns='u'/>"},
    {"namespace p = \"urn:p\" element r { external \"ns.rnc\" inherit "
     "= p }",
     "<r><a xmlns='urn:p'/></r>", "<r><a/></r>"},
    {"default namespace = \"urn:p\" element r { external \"ns.rnc\" }",
     "<r xmlns='urn:p'><a/></r>", "<r xmlns='urn:p'><a xmlns=''/></r>"},
    {"element r { external \"a.rnc\" }", "<r><a/></r>", "<r/>"},
    {"include \"base.rnc\"", "<r><a/></r>", "<r/>"},
    {"include \"base.rnc\" { x = element b { empty } }", "<r><b/></r>",
     "<r><a/></r>"},
    {"include \"base.rnc\" { div { start = x x = element b { empty } "
     "} }",
     "<b/>", "<r><b/></r>"},
    {"div { include \"parts.rnc\" } start = x", "<a/>", "<b/>"},
    {"grammar { start = element a { empty } }", "<a/>", "<b/>"},
    {"start |= element a { empty } start |= element b { empty }", "<a/>|<b/>",
     "<c/>"},
    {"start = element r { x } x &= element a { empty } x &= element b "
     "{ empty }",
     "<r><b/><a/></r>", "<r><b/></r>"},
    {"element * - (a | b) { empty }", "<c/>|<c xmlns='u'/>", "<a/>|<b/>"},
    {"namespace p = \"urn:p\" element p:* - p:a { empty }",
     "<b xmlns='urn:p'/>", "<a xmlns='urn:p'/>|<b/>"},
    {"element a | b | (c | d) { empty }", "<a/>|<b/>|<c/>|<d/>", "<e/>"},
    {"start = \\element \\element = element \\text { empty }", "<text/>",
     "<element/>"},
    {"element r { \"a\" ~ \"b\" ~ 'c' }", "<r>abc</r>",
     "<r>ab</r>|<r>a b c</r>"},
    {"element r { string \"\"\"a\"b\n\"\"\" }", "<r>a\"b\n</r>", "<r>a\"b</r>"},
    {"element r { string '''a''b''' }", "<r>a''b</r>", "<r>a'b</r>"},
    {"element \\x{72} { string \"\\x{41}\\x{42}\" }", "<r>AB</r>",
     "<r>x{41}</r>"},
    {"element r { string \"\\xx{1F600}\" }", "<r>\xF0\x9F\x98\x80</r>", "<r/>"},
    {"element r { string \"\\x{aF}\" }", "<r>\xC2\xAF</r>", "<r/>"},
    {"element r { string \"\\x{10FFFD}\\x{D7FF}\\x{E000}\\x{9}\" }",
     "<r>\xF4\x8F\xBF\xBD\xED\x9F\xBF\xEE\x80\x80\t</r>", "<r/>"},
    {"element r { string \"\\x\\xx{41\\x{\" }", "<r>\\x\\xx{41\\x{</r>",
     "<r/>"},
    {"element r { string \"\\x{}\\x{g}\\y\" }", "<r>\\x{}\\x{g}\\y</r>",
     "<r/>"},
    {"element r { string \"\"\"a\\x{A}b\"\"\" }", "<r>a\nb</r>", "<r>ab</r>"},
    {"element r { string \"\"\"a\rb\r\nc\"\"\" }", "<r>a\nb\nc</r>",
     "<r>abc</r>"},
    {"# one\r# two\n## three\nelement r { empty # end\n}", "<r/>", "<a/>"},
    {"[ a [ # ] ]\n \"]\" ] ] start = element r { [ b = \"c\" ] empty "
     ">> x [ \"y\" ] >>z [ ] }",
     "<r/>", "<a/>"},
    {"namespace x = \"urn:x\" x:note [ \"said\" ] start = element r { "
     "empty }\nx:more [ ]",
     "<r/>", "<a/>"},
    {"note [ \"said\" ] start = element r { empty }", "<r/>", "<a/>"},
    {"datatypes d = \"http://www.w3.org/2001/XMLSchema-datatypes\" "
     "element r { d:int }",
     "<r>1</r>", "<r>a</r>"},
    {"element r { attribute * { text }* }", "<r a='' b=''/>", "<r>x</r>"},
    {"element r { (element a { empty }?, element b { empty })+ }",
     "<r><b/></r>|<r><a/><b/><b/></r>", "<r><a/></r>|<r/>"},
    {"element r { list { \"a\", xsd:int* } }", "<r>a 1 2</r>|<r>a</r>",
     "<r>1</r>|<r>a b</r>"},
    {"element r { mixed { element a { empty } } }", "<r>x<a/>y</r>",
     "<r>x</r>"},
    {"element r { notAllowed | empty }", "<r/>", "<r>x</r>"},
    /* names of all bytes that may be in them */
    {"element azAZ09_-.b { empty }", "<azAZ09_-.b/>", "<az/>"},
    {"element _ { attribute z { text }, attribute Z { text } }",
     "<_ z='' Z=''/>", "<_ z=''/>|<a z='' Z=''/>"},
    {"element \xC3\x80 { element a\xC3\x80\xC3\xBFz { empty } }",
     "<\xC3\x80><a\xC3\x80\xC3\xBFz/></\xC3\x80>", "<\xC3\x81/>"},
    {"namespace \xC3\x80 = \"u\" element \xC3\x80:\xC3\x80 { empty }",
     "<\xC3\x80 xmlns='u'/>", "<\xC3\x80/>"},
    {"element r { text>>\xC3\x80 [ ] }", "<r/>", "<a/>"},
    {"[ \xC3\x80 = \"]\" ] element r { text }", "<r/>", "<a/>"},
};

START_TEST(compact_syntax)
{
	CHECK_ROWS(compact_syntax_rows);
}
END_TEST

/* UTF-16 of either kind, and UTF-8 with a mark. */
START_TEST(encodings)
{
	static const char words[] = "element r { string \"\xC3\xA9\" }";
	static const char wide[] = "element r { string \"\\x{41}";
	char b[200];
	size_t n, i, k;
	int big;

	for (big = 0; big < 3; big++) {
		struct vdm_buf said;
		struct vdm_schema *s;

		n = 0;
		if (big == 2) {
			memcpy(b, "\xEF\xBB\xBF", 3);
			memcpy(b + 3, words, sizeof(words) - 1);
			n = sizeof(words) + 2;
		} else {
			/* with U+FEFF, U+00E9, U+1F600 as two */
			static const unsigned units[] = {
			    0xFEFF, 0, 0xE9, 0xD83D, 0xDE00, '"', ' ', '}'};
			for (i = 0; i < sizeof(units) / sizeof(units[0]); i++)
				for (k = 0; k < (i == 1 ? strlen(wide) : 1);
				     k++) {
					unsigned u =
					    i == 1 ? (unsigned char)wide[k]
						   : units[i];

					b[n++] = (char)(big ? u >> 8 : u & 255);
					b[n++] = (char)(big ? u & 255 : u >> 8);
				}
		}
		vdm_buf_init(&said);
		s = compile(b, n, &said);
		ck_assert_msg(s != NULL, "%d: %s", big, vdm_buf_str(&said));
		check_documents(s, "encoded",
				big == 2 ? "<r>\xC3\xA9</r>"
					 : "<r>A\xC3\xA9\xF0\x9F\x98\x80</r>",
				0);
		check_documents(s, "encoded", "<r>\xC3</r>", -1);
		check_documents(s, "encoded", "<r>e</r>", 1);
		vdm_schema_free(s);
		vdm_buf_fini(&said);
	}
}
END_TEST

/* ---- what is no schema ---- */

struct fault {
	const char *schema, *word; /* which stands in the finding */
};

static void
check_faults(const struct fault *faults, size_t n)
{
	struct vdm_buf said, wrong;
	size_t i;

	vdm_buf_init(&wrong);
	for (i = 0; i < n; i++) {
		struct vdm_schema *s;

		vdm_buf_init(&said);
		s = compile(faults[i].schema, strlen(faults[i].schema), &said);
		if (s != NULL ||
		    strstr(vdm_buf_str(&said), faults[i].word) == NULL)
			vdm_buf_printf(&wrong, "%s: %s\n", faults[i].schema,
				       vdm_buf_str(&said));
		vdm_schema_free(s);
		vdm_buf_fini(&said);
	}
	ck_assert_str_eq(vdm_buf_str(&wrong), "");
	vdm_buf_fini(&wrong);
}

#define CHECK_FAULTS(rows) check_faults(rows, sizeof(rows) / sizeof((rows)[0]))

static const struct fault faults_of_xml_rows[] = {
    {"<foo " NS "/>", "no element \"foo\""},
    {"<start " NS "/>", "may not stand here"},
    {R("<start>" A "</start>"), "may not stand here"},
    {R("<empty>" A "</empty>"), "may not stand here"},
    {R("words"), "characters may not stand in"},
    {R(""), "lacks a"},
    {R("<group/>"), "lacks a"},
    {R("<attribute name='a'>" A A "</attribute>"), "may not stand here"},
    {R("<attribute/>"), "lacks a"},
    {R("<zeroOrMore/>"), "lacks a"},
    {R("<value foo=''>a</value>"), "no attribute \"foo\""},
    {R("<ref/>"), "lacks its attribute \"name\""},
    {R("<externalRef/>"), "lacks its attribute \"href\""},
    {R("<data/>"), "lacks its attribute \"type\""},
    {R("<data type='int' " XSD "><param>1</param></data>"),
     "lacks its attribute \"name\""},
    {R("<externalRef href='a.rnc#b'/>"), "has a fragment"},
    {R("<externalRef href='none.rnc'/>"), "was not found"},
    {R("<externalRef href='bad.rng'/>"), "lacks a pattern inside"},
    {R("<ref name='1'/>"), "is not a name"},
    {R("<ref name='none'/>"), "outside of a grammar"},
    {G("<start><ref name='none'/></start>"), "none"},
    {"<element name='a b' " NS "><empty/></element>", "a b"},
    {"<element name='u:a' " NS "><empty/></element>", "u:a"},
    {"<element " NS "><name>u:a</name><empty/></element>", "u:a"},
    {"<element " NS "><name/><empty/></element>", "is not a name"},
    {"<element " NS "><choice/><empty/></element>", "lacks a"},
    {"<element " NS "><anyName><except/></anyName><empty/></element>",
     "lacks a"},
    {"<element " NS "><anyName><except><anyName/></except></anyName>"
     "<empty/></element>",
     "may not stand in this except"},
    {"<element " NS "><nsName><except><nsName/></except></nsName>"
     "<empty/></element>",
     "may not stand in this except"},
    {"<element " NS "><nsName><except><anyName/></except></nsName>"
     "<empty/></element>",
     "may not stand in this except"},
    {R("<attribute name='a' xmlns:r='http://relaxng.org/ns/structure/"
       "1.0' r:b=''/>"),
     "b"},
    {R("<value datatypeLibrary='a b'>a</value>"), "a b"},
    {R("<value datatypeLibrary='urn:x' type='y'>a</value>"), "y"},
    {R("<value type='int' " XSD ">a</value>"), "int"},
    {R("<data type='int' " XSD "><except><value>a</value></except>"
       "<param name='maxInclusive'>1</param></data>"),
     "may not stand here"},
    {R("<data type='int' " XSD "><param name='maxInclusive'>a</param>"
       "</data>"),
     "maxInclusive"},
    {R("<data type='int' " XSD "><param name='none'>a</param></data>"), "none"},
    {R("<parentRef name='x'/>"), "outside of a nested grammar"},
    {G("<start>" A "</start><start>" A "</start>"), "start"},
    {G("<define name='x'>" A "</define>"), "start"},
    {G("<start combine='group'>" A "</start>"), "combine"},
    {G(START "<define name='r' combine='choice'>" A "</define>"
	     "<define name='r' combine='interleave'>" A "</define>"),
     "r"},
    {G(START "<define name='r'>" A "</define><define name='r'>" A "</define>"),
     "r"},
    {G(START "<define name='r'/>"), "lacks a"},
    {G("<include href='a.rnc'/>"), "is not a grammar"},
    {G("<include href='base.rng'><define name='none'>" A "</define></include>"),
     "none"},
    {G("<include href='parts.rnc'><start>" A "</start></include>"), "start"},
    {G("<include href='base.rng'><include href='base.rng'/></include>"),
     "may not stand here"},
    {G("<include href='base.rng'><div><include href='base.rng'/></div>"
       "</include>"),
     "may not stand here"},
    {G("<div><start>" A "</start></div><div>" A "</div>"),
     "may not stand here"},
    {G("<start>" A A "</start>"), "may not stand here"},
};

START_TEST(faults_of_xml)
{
	CHECK_FAULTS(faults_of_xml_rows);
}
END_TEST

START_TEST(faults_of_the_compact_syntax)
{
	static const struct fault rows[] = {
	    {"element r { empty", "a } or an operator is missing"},
	    {"element r { \"\\x{110000}\" }", "no character of XML"},
	    {"element r { \"\\x{1100000}\" }", "no character of XML"},
	    {"element r { \"\\x{FFFFFFFFF1}\" }", "no character of XML"},
	    {"element r { \"\\x{D800}\" }", "no character of XML"},
	    {"element r { \"\\x{dfff}\" }", "no character of XML"},
	    {"element r { \"\\x{FFFE}\" }", "no character of XML"},
	    {"element r { \"\\x{0}\" }", "no character of XML"},
	    {"element r { \"\\x{1F}\" }", "no character of XML"},
	    {"element r empty", "a { is missing"},
	    {"element { empty }", "a name is expected"},
	    {"element (a { empty }", "a ) is missing"},
	    {"element u:r { empty }", "the prefix of this name"},
	    {"element r { }", "a pattern is expected"},
	    {"element r { (empty }", "missing"},
	    {"element r { empty, text | empty }", "different operators"},
	    {"element r { empty & text, empty }", "different operators"},
	    {"element r { u:int }", "the prefix of this data type"},
	    {"element r { xsd:int { minInclusive } }", "a = is missing"},
	    {"element r { xsd:int { a |= \"1\" } }", "a = is missing"},
	    {"datatypes p \"a\" element r { empty }", "a = is missing"},
	    {"element r { external \"a.rnc\" inherit a }", "a = is missing"},
	    {"element r { xsd:int { a = b } }", "the value of a parameter"},
	    {"element r { external a }", "the URI of a file is expected"},
	    {"element r { external \"a.rnc#b\" }", "has a fragment"},
	    {"element r { external \"a.rnc\" inherit = \"b\" }",
	     "the prefix to inherit"},
	    {"element r { external \"a.rnc\" inherit = u }",
	     "the prefix of this name"},
	    {"element r { grammar x }", "a { is missing"},
	    {"element r { grammar { start = empty }", "missing"},
	    {"element r { parent \"x\" }", "a pattern is expected"},
	    {"element r { parent start }", "a pattern is expected"},
	    {"element r { empty } x", "the end of the schema"},
	    {"start empty", "=, |= or &= is expected"},
	    {"start = element r { empty } \"x\"", "a definition is expected"},
	    {"include x", "the URI of a file is expected"},
	    {"include \"base.rnc\" { include \"base.rnc\" }",
	     "a definition is expected"},
	    {"include \"base.rnc\" { x = empty", "missing"},
	    {"div { start = empty", "a } is missing"},
	    {"div start = empty", "a { is missing"},
	    {"namespace = \"a\" element r { empty }", "a prefix is expected"},
	    {"namespace p \"a\" element r { empty }", "a = is missing"},
	    {"namespace p = p element r { empty }",
	     "a namespace URI is expected"},
	    {"default namespace = element r { empty }",
	     "a namespace URI is expected"},
	    {"default \"a\" element r { empty }", "\"namespace\" is expected"},
	    {"datatypes = \"a\" element r { empty }", "a prefix is expected"},
	    {"datatypes p = p element r { empty }",
	     "the URI of a data type library"},
	    {"element r { \"a }", "a literal has no end"},
	    {"element r { \"a\nb\" }", "a literal has no end"},
	    {"element r { '''a'' }", "a literal has no end"},
	    {"element r { \"a\" ~ b }", "a literal has no end"},
	    {"element 1r { empty }", "this is not a name"},
	    {"element r { p:1 }", "this is not a name"},
	    {"element a/b { empty }", "no meaning here"},
	    {"element a:b { empty }", "the prefix of this name"},
	    {"element a;b { empty }", "no meaning here"},
	    {"element a@b { empty }", "no meaning here"},
	    {"element a`b { empty }", "no meaning here"},
	    {"element a{b { empty }", "a } or an operator is missing"},
	    {"element \xC2\x80 { empty }", "this is not a name"},
	    {"element .a { empty }", "no meaning here"},
	    {"element r { empty } ^", "this character has no meaning here"},
	    {"[ a [ ] start = empty", "an annotation has no end"},
	    {"element r { [ a } empty ] }", "a pattern is expected"},
	    {"element r { [ a ( empty }", "an annotation has no end"},
	    {"element r { \xFF }", "it is not UTF-8 or UTF-16"},
	    {"element r { text* - \"a\" }", ""},
	    {"element r { a?? }", ""},
	};

	CHECK_FAULTS(rows);
}
END_TEST

static const struct fault faults_of_meaning_rows[] = {
    {"start = attribute a { text }", "start may only be"},
    {"start = text", "start may only be"},
    {"start = (element a { empty }, element b { empty })", "start may only be"},
    {"element r { attribute a { element b { empty } } }",
     "an attribute cannot hold"},
    {"element r { attribute a { attribute b { text } } }",
     "an attribute cannot hold"},
    {"element r { list { element a { empty } } }", "a list cannot hold"},
    {"element r { list { attribute a { text } } }", "a list cannot hold"},
    {"element r { list { list { \"a\" } } }", "a list cannot hold"},
    {"element r { list { text } }", "a list cannot hold"},
    {"element r { list { \"a\" & \"b\" } }", "a list cannot hold"},
    {"element r { (attribute a { text }, element b { empty })+ }",
     "in a group or interleave that is repeated"},
    {"element r { (attribute a { text } & element b { empty })* }",
     "in a group or interleave that is repeated"},
    {R("<data type='string'><except><text/></except></data>"),
     "may stand in the except of a data"},
    {R("<data type='string'><except><list><value>1</value></list>"
       "</except></data>"),
     "may stand in the except of a data"},
    {R("<data type='string'><except><empty/></except></data>"),
     "may stand in the except of a data"},
    {"element r { attribute * { text } }", "must be repeated"},
    {"namespace p = \"u\" element r { attribute p:* { text }? }",
     "must be repeated"},
    {"element r { xsd:ID }", "a type that identifies"},
    {"element r { list { xsd:IDREF+ } }", "a type that identifies"},
    {"element r { attribute a { list { xsd:ID } } }", "a type that identifies"},
    {"element r { attribute * { xsd:ID }* }", ""},
    {"element r { \"a\", element b { empty } }", "must be the whole content"},
    {"element r { \"a\", \"b\" }", "must be the whole content"},
    {"element r { text, \"b\" }", "must be the whole content"},
    {"element r { \"a\"+ }", "must be the whole content"},
    {"element r { element a { empty } & \"b\" }", "must be the whole content"},
    {"element r { list { \"a\" }, text }", "must be the whole content"},
    {"element r { attribute a { \"b\", \"c\" } }", "must be the whole content"},
    {"element r { attribute a { text }, (empty | attribute a { text }) "
     "}",
     "attribute"},
    {"element r { attribute a { text } & attribute a { text } }", "attribute"},
    {"element r { attribute a { text }, attribute * { text }* }", "attribute"},
    {"element r { attribute * - b { text }*, attribute * - c { text }* "
     "}",
     "attribute"},
    {"element r { element a { empty } & (text | element a { empty }) }",
     "element"},
    {"element r { element a { empty } & element * { empty } }", "element"},
    {"element r { text & (element a { empty }, text) }", "text"},
    /* wherever in the content these stand */
    {"element r { element b { empty } | (attribute a { text }, "
     "attribute a { text }) }",
     "may occur twice"},
    {"element r { element b { empty } & (element c { empty } | "
     "(attribute a { text }, attribute a { text })) }",
     "may occur twice"},
    {"element r { element b { empty }, (attribute a { text }, "
     "attribute a { text }) }",
     "may occur twice"},
    {"element r { (element b { empty }, (element c { empty } & "
     "element c { empty }))+ }",
     "elements of one name"},
    {"element r { element b { empty }? | (text & (element c { empty } "
     "| text)) }",
     "both sides"},
    {"element r { element b { empty } & (element c { empty }, "
     "(element d { empty } & element d { empty })) }",
     "elements of one name"},
    {"start = x x = x", "x"},
    {"start = x x = element a { empty } | y y = x?", "x"},
    {"element r { attribute id { xsd:ID }, element r { attribute id { "
     "xsd:IDREF } } }",
     "id"},
};

/* Section 7: what the parts of a pattern may be. */
START_TEST(faults_of_meaning)
{

	CHECK_FAULTS(faults_of_meaning_rows);
}
END_TEST

/* "d/N.rnc" refers to the file N + 1, up to that of the context. */
static int
load_chain(void *context, const char *uri, char **bytes, size_t *length)
{
	const int *last = context;
	int n = atoi(uri + 2);
	struct vdm_buf b;

	vdm_buf_init(&b);
	if (n < *last)
		vdm_buf_printf(&b, "external \"%d.rnc\"", n + 1);
	else
		vdm_buf_puts(&b, "element a { empty }");
	*bytes = vdm_buf_take(&b, length);
	return 0;
}

/* How many files may be included, within each other and in all. What is too
 * much is told once. */
START_TEST(files_are_bounded)
{
	static const struct {
		int deep, refers;
		const char *said; /* NULL: a schema */
	} rows[] = {
	    {64, 1, NULL},
	    {65, 1, " files include each other more than 64 deep"},
	    {1, 2000, NULL},
	    {1, 2001, " files are included more than 2000 times"},
	    {1, 2010, " files are included more than 2000 times"},
	};
	size_t i;
	int k;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int last = rows[i].deep;
		struct vdm_buf text, said;
		struct vdm_sink sink = {collect, &said, NULL};
		struct vdm_schema *s;

		vdm_buf_init(&text);
		vdm_buf_init(&said);
		vdm_buf_puts(&text, "element r { external \"1.rnc\"");
		for (k = 1; k < rows[i].refers; k++)
			vdm_buf_puts(&text, " | external \"1.rnc\"");
		vdm_buf_puts(&text, " }");
		vdm_schema_compile_with(&s, text.data, text.len, "d/main.rnc",
					VDM_ENGINE_DEFAULT, load_chain, &last,
					&sink);
		if (rows[i].said == NULL) {
			ck_assert_str_eq(vdm_buf_str(&said), "");
			ck_assert_ptr_nonnull(s);
		} else {
			ck_assert_ptr_null(s);
			ck_assert_msg(
			    strstr(vdm_buf_str(&said), rows[i].said) != NULL,
			    "%s", vdm_buf_str(&said));
			ck_assert_ptr_eq(strchr(said.data, '\n') + 1,
					 said.data + said.len);
		}
		vdm_schema_free(s);
		vdm_buf_fini(&text);
		vdm_buf_fini(&said);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("grammar");
	TCase *tc = tcase_create("schemas");
	SRunner *sr;
	int failed;

	tcase_add_test(tc, patterns);
	tcase_add_test(tc, classes_of_names);
	tcase_add_test(tc, grammars);
	tcase_add_test(tc, compact_syntax);
	tcase_add_test(tc, encodings);
	tcase_add_test(tc, faults_of_xml);
	tcase_add_test(tc, faults_of_the_compact_syntax);
	tcase_add_test(tc, faults_of_meaning);
	tcase_add_test(tc, files_are_bounded);
	tcase_set_timeout(tc, 60);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
