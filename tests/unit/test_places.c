/* SPDX-License-Identifier: MIT */
/* What may stand in a line, in each of the places that hold a line: written as
 * an EPUB or Markdown and read again, the record is the same; written as text
 * or Markdown again, so are the bytes. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/options.h"
#include "record/record.h"
#include "vidimus.h"

#define HEADER                                                                 \
	"<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc>"       \
	"<titleStmt><title>T</title></titleStmt><publicationStmt><p/>"         \
	"</publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>"           \
	"<profileDesc><particDesc><listPerson><person xml:id='ada'>"           \
	"<persName>Ada</persName></person></listPerson></particDesc>"          \
	"</profileDesc></teiHeader><text><body>"

static const char *const places[][2] = {
    {"<p>a ", "</p>"},
    {"<p>a", "z</p>"},
    {"<head>", "</head><p>x</p>"},
    {"<list rend='numbered'><item n='1'>a ", "</item></list>"},
    {"<table><row role='label'><cell>h</cell></row><row><cell>a ",
     " z</cell></row></table>"},
    {"<lg><l>", "</l><l>b</l></lg>"},
    {"<p>x<note n='1' place='foot'><p>a ", " z</p><p>b</p></note></p>"},
    {"<sp who='#ada'><speaker>ADA:</speaker><p>", "</p></sp>"},
    {"<said who='#ada' direct='false'><p><persName ref='#ada'>Ada</persName> "
     "said ",
     "</p></said>"},
    {"<p><hi rend='bold'>", "</hi></p>"},
    {"<list type='gloss'><label>l</label><item>a ", "</item></list>"},
};

static const char *const contents[] = {

    "x",
    "x y",
    "<hi rend='bold'>x</hi>",
    "<hi rend='italic'>x</hi>",
    "<emph>x</emph>",
    "<hi rend='smallcaps'>x</hi>",
    "<hi>x</hi>",
    "<hi rend='bold'>x <hi rend='italic'>y</hi></hi>",
    "<hi rend='bold'>x</hi><hi rend='italic'>y</hi>",
    "<hi rend='bold'> x</hi>",
    "<hi rend='bold'/>",
    "<ref target='https://e.example/'>x</ref>",
    "<ref target='#b'>x</ref>",
    "<ref target='https://e.example/a b'>x</ref>",
    "<ref target='https://e.example/(a)'>x</ref>",
    "<ref target='https://e.example/' n='T'>x</ref>",
    "<ref target='https://e.example/ https://f.example/'>x</ref>",
    "<ref>x</ref>",
    "<ptr target='https://e.example/'/>",
    "<ref target='https://e.example/'>https://e.example/</ref>",
    "<ref target='mailto:a@e.example'>a@e.example</ref>",
    "<graphic url='https://e.example/p.png'/>",
    "<graphic url='https://e.example/p.png'><desc>d</desc></graphic>",
    "<graphic url='https://e.example/p.png'><desc/></graphic>",
    "<graphic url='https://e.example/p.png' n='T' rend='r'/>",
    "<media url='https://e.example/a.mp3' mimeType='audio/mpeg'/>",
    "<lb/>",
    "x<lb/>y",
    "<pb n='3'/>",
    "x<pb n='3'/>y",
    "<pb/>",
    "<milestone unit='section'/>",
    "<anchor xml:id='q'/>",
    "<gap/>",
    "<gap reason='illegible'/>",
    "<gap reason='illegible' quantity='2' unit='words'/>",
    "<cb n='2'/>",
    "<date when='1951-03-04'>x</date>",
    "<time when='18:30:00'>x</time>",
    "<persName ref='#ada'>x</persName>",
    "<placeName ref='https://p.example/1'>x</placeName>",
    "<orgName>x</orgName>",
    "<foreign xml:lang='la'>x</foreign>",
    "<title level='m'>x</title>",
    "<q>x</q>",
    "<soCalled>x</soCalled>",
    "<quote rend='inline'>x</quote>",
    "<term>x</term>",
    "<code>x `y` z</code>",
    "<code lang='c'>a*b</code>",
    "<add>x</add>",
    "<add place='above'>x</add>",
    "<del>x</del>",
    "<del rend='strikethrough'>x</del>",
    "<supplied reason='damage'>x</supplied>",
    "<unclear>x</unclear>",
    "<abbr>x</abbr>",
    "<sic>x</sic>",
    "<seg type='a b'>x</seg>",
    "<seg xml:id='s'>x</seg>",
    "<num value='3'>x</num>",
    "<choice><sic>x</sic><corr>y</corr></choice>",
    "<choice><abbr>x</abbr><expan>y</expan></choice>",
    "<choice><orig>x</orig><reg>y</reg></choice>",
    "<choice><sic/><corr>y</corr></choice>",
    "<subst><del>x</del><add>y</add></subst>",
    "<app><lem>x</lem><rdg wit='#b'>y</rdg></app>",
    "<note>x</note>",
    "<note place='foot' n='7'>x</note>",
    "<note place='end'>x</note>",
    "<note place='margin'>x</note>",
    "<note resp='#ada' type='editorial'>x</note>",
    "<note n='*'><p>x</p><p>y</p></note>",
    "<ruby><rb>x</rb><rt>y</rt></ruby>",
    "<ruby><rb>x</rb><rt>y</rt><rt>z</rt></ruby>",
    "<formula notation='tex'>a^2</formula>",
    "<formula notation='mathml'><math "
    "xmlns='http://www.w3.org/1998/Math/MathML'><mi>x</mi></math></formula>",
    "<figure><svg xmlns='http://www.w3.org/2000/svg'><rect "
    "width='1'/></svg></figure>",
    "<!--c-->",
    "x<!--c-->y",
    "<?press d?>",
    "<hi rend='superscript'>2</hi>",
    "<hi rend='subscript'>2</hi>",
    "<hi rend='underline'>x</hi>",
    "*x*",
    "_x_",
    "1. x",
    "- x",
    "# x",
    "> x",
    "| x",
    "[x](y)",
    "[^1]",
    "&lt;b&gt;x&lt;/b&gt;",
    "&amp;amp;",
    "`x`",
    "~~x~~",
    "x\\y",
    "\\",
    "***",
    "---",
    "===",
    "    x",
    "x  ",
    "![x](y)",
    "https://e.example/",
    "a@e.example",
    "[x]",
    "{x}",
    "[x]{.y}",
    "::: x",
    "$x$",
    "^x^",
    "~x~",
    "+ x",
    "1) x",
    "Ada: x",
    "[Page 3]",
    "[as: p]",
    "(x)",
    "Q.",
    "«x»",
    "\xE2\x80\x8Bx",
    "a\xC2\xA0"
    "b",
    "\xD7\xA9\xD7\x9C",
    "1986\\. x",
    "#x",
    "x:",
    "**",
    "&#x2028;",
    "<w>x</w>",
    "<s>x</s>",
    "<measure quantity='3' unit='m'>x</measure>",
    "<rs type='person' ref='#ada'>x</rs>",
    "<name>x</name>",
    "<bibl>x</bibl>",
    "<address><addrLine>x</addrLine></address>",
    "<email>x</email>",
    "<idno type='t'>x</idno>",
    "<list><item>x</item></list>",
    "<table><row><cell>x</cell></row></table>",
    "<figure><graphic "
    "url='https://e.example/p.png'/><figDesc>x</figDesc></figure>",
    "<label>x</label>",
    "<stage>x</stage>",
    "<lg><l>x</l></lg>",
    "<quote><p>x</p></quote>",
    "<floatingText><body><p>x</p></body></floatingText>",
    "<said who='#ada'>x</said>",
    "<u who='#ada'>x</u>",
    "<space/>",
    "<handShift/>",
    "<g ref='#g'>x</g>",
    "<c>x</c>",
    "<fw>x</fw>",
    "<damage>x</damage>",
    "<surplus>x</surplus>",
    "<metamark>x</metamark>",
    "<listBibl><bibl>x</bibl></listBibl>",
    "<desc>x</desc>",
};

struct losses {
	int any;
};

static void
see(void *context, const struct vdm_finding *f)
{
	struct losses *l = context;

	l->any |= f->level >= VDM_LEVEL_LOSS;
}

static void
comes_back(const struct vdm_record *rec, const char *format, const char *tei)
{
	struct vdm_write_options w = {.to = format};
	struct vdm_read_options r = {.from = format, .no_account = 1};
	struct losses losses = {0};
	struct vdm_sink sink = {see, &losses, NULL};
	struct vdm_record *again = NULL;
	struct vdm_buf why;
	char *bytes, *anew;
	size_t n, m;

	vdm_buf_init(&why);
	ck_assert_int_eq(vdm_write(rec, &bytes, &n, &w, &sink), 0);
	ck_assert_int_eq(vdm_read(&again, bytes, n, &r, &sink), 0);
	if (strcmp(format, "text") != 0 && !losses.any)
		ck_assert_msg(vdm_record_equal(rec, again, &why), "%s: %s: %s",
			      format, tei, vdm_buf_str(&why));
	if (strcmp(format, "epub") != 0) {
		ck_assert_int_eq(vdm_write(again, &anew, &m, &w, NULL), 0);
		ck_assert_str_eq(bytes, anew);
		vdm_free(anew);
	}
	vdm_free(bytes);
	vdm_record_free(again);
	vdm_buf_fini(&why);
}

START_TEST(what_stands_there_comes_back)
{
	struct vdm_read_options o = {
	    .from = "tei", .no_account = 1, .no_recognise = 1};
	size_t i;

	for (i = 0; i < sizeof(contents) / sizeof(contents[0]); i++) {
		struct vdm_record *rec = NULL;
		struct vdm_buf xml;

		vdm_buf_init(&xml);
		vdm_buf_printf(&xml, HEADER "%s%s%s</body></text></TEI>",
			       places[_i][0], contents[i], places[_i][1]);
		ck_assert_int_eq(
		    vdm_read(&rec, vdm_buf_str(&xml), xml.len, &o, NULL), 0);
		comes_back(rec, "epub", vdm_buf_str(&xml));
		comes_back(rec, "markdown", vdm_buf_str(&xml));
		comes_back(rec, "text", vdm_buf_str(&xml));
		vdm_record_free(rec);
		vdm_buf_fini(&xml);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("places");
	TCase *t = tcase_create("places");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_set_timeout(t, 120);
	tcase_add_loop_test(t, what_stands_there_comes_back, 0,
			    sizeof(places) / sizeof(places[0]));
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
