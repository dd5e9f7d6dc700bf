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

/* What stands among blocks. */
static const char *const blocks[] = {
    "<table><row role='label'><cell role='label' rend='col'>a</cell><cell "
    "rend='row'>b</cell></row><row><cell rows='2' cols='3'>c</cell><cell "
    "rows='0'/></row></table>",
    "<table rend='none right'><row "
    "role='label'><cell>a</cell><cell>b</cell></row><row><cell>c</cell></row></"
    "table>",
    "<table n='1' "
    "xml:id='t'><head>h</head><row><cell><p>a</p><list><item>b</item></list></"
    "cell></row></table>",
    "<table><row><cell>a|b</cell><cell>c\\d</cell></row></table>",
    "<table><row><cell/></row><row/></table>",
    "<table><!--c--><row><cell>a</cell></row></table>",
    "<list rend='numbered'><item n='-2'>a</item><item n='7'>b</item></list>",
    "<list rend='numbered' n='4'><item>a</item></list>",
    "<list rend='numbered upper-roman'><item n='4'>a</item></list>",
    "<list rend='numbered reversed'><item n='4'>a</item><item "
    "n='3'>b</item></list>",
    "<list rend='numbered'><item n='x'>a</item></list>",
    "<list rend='numbered'><item n='007'>a</item></list>",
    "<list rend='bulleted'><item>a</item></list>",
    "<list><item><p>a</p></item><item>b</item></list>",
    "<list><item>a<list><item>b<list "
    "rend='numbered'><item>c</item></list></item></list></item></list>",
    "<list><item/></list>",
    "<list "
    "type='gloss'><label>a</label><item>b</item><label>c</label><item/></list>",
    "<list><head>h</head><item>a</item></list>",
    "<list xml:id='l' n='1'><item xml:id='i'>a</item></list><p><ref "
    "target='#i'>x</ref></p>",
    "<p rend='hidden'>a</p>",
    "<p rend='aria-hidden'>a</p>",
    "<p n='3'>a</p>",
    "<p xml:lang='ar'>a</p>",
    "<p xml:lang='de' style='direction: rtl'>a</p>",
    "<p style='color: red'>a</p>",
    "<p><del n='2001-02-03' rend='@datetime' "
    "source='https://e.example/'>a</del> <add source='#x'>b</add></p>",
    "<p><hi n='T' rend='@title bold'>a</hi> <hi n='L' "
    "rend='@aria-label'>b</hi> <seg n='T' rend='@title'>c</seg></p>",
    "<p><ref target='#p'>a</ref></p><p xml:id='p'>b</p>",
    "<p><ref target='#gone #p'>a</ref></p><p xml:id='p'>b</p>",
    "<p><ref target='notes/a b.txt'>a</ref> <ref "
    "target='//e.example/x'>b</ref> <ref target='urn:x:y'>c</ref> <ref "
    "target='tel:+1'>d</ref></p>",
    "<quote source='https://e.example/'><p>a</p></quote>",
    "<quote><p>a</p><quote><p>b</p></quote></quote>",
    "<quote>a</quote>",
    "<quote rend='x' n='1'><p>a</p></quote>",
    "<figure><head>h</head><graphic "
    "url='https://e.example/p.png'/><figDesc>d</figDesc></figure>",
    "<figure n='T'><graphic url='https://e.example/p.png' width='3' "
    "height='4'/></figure>",
    "<figure><graphic url='https://e.example/p.png'/><graphic "
    "url='https://e.example/q.png'/><p>a</p></figure>",
    "<figure><figDesc>d</figDesc></figure>",
    "<figure/>",
    "<figure><media url='https://e.example/v.mp4' "
    "mimeType='video/mp4'><desc>d</desc></media></figure>",
    "<p><media url='https://e.example/a.xyz' mimeType='audio/x-odd'/> <media "
    "url='https://e.example/d.bin' mimeType='application/x'/></p>",
    "<p><graphic url='https://e.example/a%20b.png'><desc>a \"b\" &lt;c&gt; "
    "*d*</desc></graphic></p>",
    "<p><graphic url='https://e.example/p.png'><desc>a <hi "
    "rend='bold'>b</hi></desc></graphic></p>",
    "<lg><l>a</l><l>b</l></lg><lg type='x'><head>h</head><l n='1'>a</l></lg>",
    "<lg><lg><l>a</l></lg><l>b</l></lg>",
    "<l>a</l><l>b</l>",
    "<eg>a\nb</eg>",
    "<eg n='c'>a `` b</eg>",
    "<eg> a</eg>",
    "<eg/>",
    "<p xml:space='preserve' rend='pre'>a\n  b</p>",
    "<milestone unit='section' rend='rule'/><p>a</p>",
    "<milestone unit='section' rend='hr'/><p>a</p>",
    "<milestone unit='page' n='3'/><p>a</p>",
    "<pb n='3'/><p>a</p><pb/>",
    "<div><head>a</head><p>b</p><div><head>c</head><p>d</p></div></"
    "div><div><head>e</head><p>f</p></div>",
    "<div type='x' n='1'><head>a</head><p>b</p></div>",
    "<div><p>a</p></div><div><p>b</p></div>",
    "<div><div><div><div><div><div><div><head>a</head><p>b</p></div></div></"
    "div></div></div></div></div>",
    "<head>a</head><head>b</head><p>c</p>",
    "<div><head rend='h4'>a</head><p>b</p></div>",
    "<div><head>a</head></div>",
    "<div><head/><p>b</p></div>",
    "<div><head>a<lb/>b</head><p>c</p></div>",
    "<div><head># a</head><p>b</p></div>",
    "<div><head>a #</head><p>b</p></div>",
    "<p>a</p><head>b</head><p>c</p>",
    "<stage>a</stage><stage type='x'>b</stage><stage>a *b* c</stage><stage><hi "
    "rend='bold'>a</hi></stage>",
    "<sp who='#ada'><p>a</p></sp>",
    "<sp who='#ada'><speaker>ADA</speaker><stage>b</stage><p>a</p></sp>",
    "<sp who='#ada #bo'><speaker>BOTH:</speaker><p>a</p></sp>",
    "<sp><speaker>A VOICE:</speaker><p>a</p></sp>",
    "<sp who='#ada'><speaker>ADA:</speaker></sp>",
    "<sp who='#ada'><speaker>ADA:</speaker><p>a</p><p>b</p></sp><p>c</p>",
    "<sp who='#ada'><speaker>ADA:</speaker><list><item>a</item></list></sp>",
    "<sp who='#ada' cert='low' "
    "resp='#vidimus'><speaker>ADA:</speaker><p>a</p></sp>",
    "<sp who='#ada' n='1' xml:id='s'><speaker "
    "rend='bold'>ADA:</speaker><p>a</p></sp>",
    "<sp who='#ada'><speaker>ADA:</speaker><lg><l>a</l></lg></sp>",
    "<sp who='#ada'><speaker>ADA<note>n</note>:</speaker><p>a</p></sp>",
    "<u who='#ada'>a</u>",
    "<said who='#ada' direct='false'><p><persName ref='#ada'>Ada</persName> "
    "said a.</p><p>b</p></said>",
    "<said who='#ada'><p>a</p></said>",
    "<said who='#ada' direct='false'><p>a</p></said>",
    "<said who='#ada' direct='false' cert='medium' resp='#vidimus'><p>Then "
    "<persName ref='#ada'>Ada</persName> said a.</p></said>",
    "<ab type='participants'>a, b</ab><ab type='closing'>c</ab><ab "
    "type='signature'>d</ab>",
    "<ab>a</ab><ab type='x'>b</ab>",
    "<opener><dateline>a</dateline><salute>b</salute></opener><p>c</"
    "p><closer><salute>d</salute><signed>e</signed></closer>",
    "<dateline>a</dateline><p>b</p><signed>c</signed>",
    "<epigraph><p>a</p></epigraph><p>b</p><trailer>c</trailer>",
    "<argument><p>a</p></argument><p>b</p>",
    "<note place='foot' n='1'><p>a</p></note><p>b</p>",
    "<p>a<note place='foot' n='1'>b<note place='foot' "
    "n='2'>c</note></note></p>",
    "<p>a<note place='foot' n='1'><list><item>b</item></list></note> c<note "
    "place='foot' n='1'>d</note></p>",
    "<p>a<note place='foot' n='*'>b</note> c<note place='end' n='i'>d</note> "
    "e<note type='editorial' resp='#ada'>f</note></p>",
    "<p>a<note xml:id='n' place='foot' n='1'>b</note> <ref target='#n' "
    "type='note'>1</ref></p>",
    "<floatingText type='letter'><body><p>a</p></body></floatingText>",
    "<floatingText><front><p>a</p></front><body><p>b</p></body></floatingText>",
    "<listBibl><bibl>a</bibl></listBibl>",
    "<bibl>a</bibl><p>b</p>",
    "<castList><castItem>a</castItem></castList>",
    "<p>a</p><!-- c --><p>b</p><?x y?>",
    "<!-- who: ada --><p>a</p>",
    "<!-- within --><p>a</p>",
    "<p><!-- c --></p>",
    "<p/>",
    "<p> </p>",
    "<p>a<gap reason='illegible' atLeast='2' atMost='4' unit='lines'/>b<gap "
    "extent='some'/>c<gap atLeast='2' unit='word'/>d<gap atMost='3'/>e<gap "
    "quantity='1' unit='line'/></p>",
    "<p><gap><desc>a</desc></gap></p>",
    "<p>a<space quantity='4' unit='chars'/>b<supplied "
    "reason='lost'/>c<unclear/> "
    "<damage agent='water'/></p><space dim='vertical' extent='3 lines'/>",
    "<p>a <pause dur='PT3S'/> b <vocal type='laugh'/><kinesic/><incident "
    "type='a_b'/></p><pause type='long'/>",
    "<p><choice><sic>a</sic><corr>b</corr><corr>c</corr></choice> "
    "<choice><seg>d</seg><seg>e</seg></choice></p>",
    "<p><app><lem>a</lem><rdg>b</rdg></app></p>",
    "<p><list><item>a</item></list> b</p>",
    "<p>a <quote><p>b</p></quote> c</p>",
    "<p><table><row><cell>a</cell></row></table></p>",
    "<p><hi rend='bold'>a<lb/>b</hi> <hi rend='bold'>*</hi><hi "
    "rend='bold'>c</hi>d</p>",
    "<p>a<hi rend='bold'>b</hi>c <hi rend='italic'>(d)</hi>e <hi "
    "rend='bold'>f.</hi>g</p>",
    "<p><hi rend='bold'>Ada:</hi> a</p>",
    "<p><hi rend='bold'>a</hi></p>",
    "<p><hi rend='italic'>a</hi></p>",
    "<p><code>a</code><code>`</code><code> a </code><code/></p>",
    "<p>a<lb/><lb/>b<lb/></p>",
    "<p>a <lb/> b<lb n='2'/>c</p>",
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

START_TEST(blocks_come_back)
{
	struct vdm_read_options o = {
	    .from = "tei", .no_account = 1, .no_recognise = 1};
	struct vdm_record *rec = NULL;
	struct vdm_buf xml;

	vdm_buf_init(&xml);
	vdm_buf_printf(&xml, HEADER "%s</body></text></TEI>", blocks[_i]);
	ck_assert_int_eq(vdm_read(&rec, vdm_buf_str(&xml), xml.len, &o, NULL),
			 0);
	comes_back(rec, "epub", blocks[_i]);
	comes_back(rec, "markdown", blocks[_i]);
	comes_back(rec, "text", blocks[_i]);
	vdm_record_free(rec);
	vdm_buf_fini(&xml);
}
END_TEST

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
	tcase_add_loop_test(t, blocks_come_back, 0,
			    sizeof(blocks) / sizeof(blocks[0]));
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
