/* SPDX-License-Identifier: MIT */
/* Formulas and drawings: what of somebody's stands in a record, and what of a
 * record may stand in a page. */
#include <check.h>
#include <stdlib.h>

#include "base/buf.h"
#include "html/island.h"
#include "reads.h"
#include "tei/internal.h"

#define DRAWN "'http://www.w3.org/2000/svg'"
#define MATHML "'http://www.w3.org/1998/Math/MathML'"
#define XLINK "xmlns:xlink='http://www.w3.org/1999/xlink'"
#define SVG "<svg xmlns=" DRAWN " " XLINK
#define MATH "<math xmlns=" MATHML

/* What is read: nothing that runs or fetches, no id that nothing in it names,
 * and none that another drawing of the record has. */
static const struct reads rows[] = {
    {"<p>x " SVG
     " viewBox='0 0 1 1'><circle r='1' onclick='f()' fill='red'/></svg></p>",
     "p(x figure(svg[viewBox=0 0 1 1](circle[r=1][fill=red]())))",
     "epub-markup-dropped"},
    {"<p>x " SVG "><defs><linearGradient id='g'/><path id='k'/></defs><rect "
     "fill='url(#g)'/></svg></p>",
     "p(x figure(svg(defs(linearGradient[id=g]()path())rect[fill=url(#g)]())))",
     ""},
    {"<div>" SVG "><path id='g'/><use href='#g'/></svg></div><div>" SVG
     "><path id='g'/><path id='g-2'/><use href='#g'/><use href='#g-2'/><rect "
     "fill='url( #g )' stroke='#fff'/></svg></div>",
     "figure(svg(path[id=g]()use[href=#g]()))figure(svg(path[id=g-3]()path[id="
     "g-2]()use[href=#g-3]()use[href=#g-2]()rect[fill=url( #g-3 "
     ")][stroke=#fff]()))p()",
     ""},
    {"<p>x " SVG
     " role='img' aria-labelledby=' t  d ' aria-describedby='d'><title "
     "id='t'>T</title><desc id='d'>D</desc><rect/></svg></p>",
     "p(x figure(svg[role=img][aria-labelledby= t  d "
     "][aria-describedby=d](title[id=t](T)desc[id=d](D)rect())))",
     ""},
    {"<p>x " SVG "><style>#s{fill:url(#g)} #{}</style><path id='s'/><path "
     "id='g'/><path id='u'/></svg></p>",
     "p(x figure(svg(style(#s{fill:url(#g)} "
     "#{})path[id=s]()path[id=g]()path())))",
     ""},
    {"<p>x " SVG "><a href='https://e.example/'><text>a</text></a><a "
     "href='c.xhtml'><text>b</text></a><use xlink:href='#q'/><use "
     "xlink:href='x.svg#q'/><path id='q'/></svg></p>",
     "p(x "
     "figure(svg[xmlns:xlink=http://www.w3.org/1999/xlink](a[href=https://"
     "e.example/](text(a))a(text(b))use[xlink:href=#q]()use()path[id=q]())))",
     "epub-markup-dropped epub-markup-dropped"},
    {"<p>x " MATH " altimg='x.png' altimg-width='3'><mi xml:id='a' "
     "xml:space='preserve'>x</mi></math></p>",
     "p(x formula[notation=mathml](math(mi[xml:space=preserve](x))))",
     "epub-markup-dropped epub-markup-dropped"},
    {"<p>x " SVG "><g epub:type='x' xmlns:ink='http://ink.example/' "
     "ink:label='L'><path/></g></svg></p>",
     "p(x figure(svg(g(path()))))", ""},
    {"<p>x " SVG "><script>f()</script><rect/><foreignObject><p "
     "xmlns='http://www.w3.org/1999/xhtml'>y</p></"
     "foreignObject><ink:v xmlns:ink='http://ink.example/'/><ink:v "
     "xmlns:ink='http://ink.example/'><ink:w>z</ink:w><ink:u/></"
     "ink:v><audio xmlns='http://www.w3.org/1999/xhtml' "
     "src='a.mp3'>s</audio><path/></svg></p>",
     "p(x figure(svg(rect()foreignObject(p(y))path())))",
     "epub-markup-dropped epub-markup-dropped epub-markup-dropped "
     "epub-markup-dropped"},
    {"<p>x " MATH
     "><mi>x</mi><ink:v xmlns:ink='http://ink.example/'/><mo>+</mo></math></p>",
     "p(x formula[notation=mathml](math(mi(x)mo(+))))", "epub-markup-dropped"},
    {"<p>x " SVG "><title>T</title><metadata>m</metadata><g><image "
     "xlink:href='p.png'/></g></svg></p>",
     "p(x graphic[url=p.png](desc(T)))", "drawing-picture"},
    {"<p>x " SVG " aria-label='L'><image href='p.png'/></svg></p>",
     "p(x graphic[url=p.png](desc(L)))", "drawing-picture"},
    {"<p>x " SVG " aria-label='L'><title>T</title><desc>D</desc><image "
     "href='p.png'/></svg></p>",
     "p(x graphic[url=p.png](desc(L T D)))", "drawing-picture"},
    {"<p>x " SVG "><image href='p.png' alt='A'/><title>T</title></svg></p>",
     "p(x graphic[url=p.png](desc(A)))", "drawing-picture"},
    {"<p>x " SVG "><image href='p.png'/><image href='p.png'/></svg></p>",
     "p(x figure(svg(image()image())))",
     "epub-markup-dropped epub-markup-dropped"},
    {"<p>x " SVG "><g>y</g><image href='p.png'/></svg></p>",
     "p(x figure(svg(g(y)image())))", "epub-markup-dropped"},
    {"<p>x " SVG "><rect/><image href='p.png'/></svg></p>",
     "p(x figure(svg(rect()image())))", "epub-markup-dropped"},
    {"<p>x " SVG "><g> </g></svg></p>", "p(x figure(svg(g( ))))", ""},
    {"<p><a href='#r'>y</a> " MATH
     "><mtable><mtr id='r'><mtd><mi>x</mi></mtd></mtr></mtable></math></p>",
     "p(ref[target=#r](y) "
     "anchor[xml:id=r]()formula[notation=mathml](math(mtable(mtr(mtd(mi(x))))))"
     ")",
     ""},
    {"<p><a href='#r'>y</a> " MATH " id='r'><mi>x</mi></math></p>",
     "p(ref[target=#r](y) formula[xml:id=r][notation=mathml](math(mi(x))))",
     ""},
    {"<p><a href='#r'>y</a></p><figure>" SVG
     "><path id='r'/></svg><figcaption>c</figcaption></figure>",
     "p(ref[target=#r](y))figure(anchor[xml:id=r]()svg(path())head(c))", ""},
    {"<p><a href='#r'>y</a></p>" SVG " id='r'><path/></svg>",
     "p(ref[target=#r](y))figure[xml:id=r](svg(path()))", ""},
    {"<p>x <svg:svg xmlns:svg=" DRAWN
     "><svg:g><svg:rect/></svg:g></svg:svg></p>",
     "p(x figure(svg(g(rect()))))", ""},
    {"<p>x <mml:math xmlns:mml=" MATHML "><mml:mi>a</mml:mi></mml:math></p>",
     "p(x formula[notation=mathml](math(mi(a))))", ""},
};

/* Whether what stands in a paragraph may stand in a page as it is; -1: it is no
 * formula or drawing. */
static const struct {
	const char *xml;
	int fits;
} fitting[] = {
    {SVG "><circle r='1'/></svg>", 1},
    {SVG "><image href='x.png'/></svg>", 0},
    {SVG "><script/></svg>", 0},
    {SVG "><circle onload='f()'/></svg>", 0},
    {SVG "><circle OnLoad='f()'/></svg>", 0},
    {SVG "><use href='#a'/><path id='a'/></svg>", 1},
    {SVG "><use href='#b'/><path id='a'/></svg>", 0},
    {SVG "><use xlink:href='#a'/><path id='a'/></svg>", 1},
    {SVG "><a href='https://e.example/'><text>x</text></a></svg>", 1},
    {SVG "><a href='http://e.example/'/></svg>", 1},
    {SVG "><a href='mailto:a@e.example'/></svg>", 1},
    {SVG "><a href='javascript:f()'/></svg>", 0},
    {SVG "><a href='ftp://e.example/'/></svg>", 0},
    {SVG "><use href='https://e.example/x.svg#a'/></svg>", 0},
    {SVG "><path id='a'/><path id='a'/></svg>", 0},
    {SVG "><path xml:id='a'/></svg>", 0},
    {SVG "><path id='1a'/></svg>", 0},
    {SVG "><path id='vdm-1'/></svg>", 0},
    {SVG "><path xml:base='x'/></svg>", 0},
    {SVG "><text xml:space='preserve'>x</text></svg>", 1},
    {SVG "><g xmlns:o='http://o.example/' o:l='x'/></svg>", 0},
    {SVG "><g xmlns:o='http://o.example/'/></svg>", 1},
    {"<svg xmlns=" DRAWN " xmlns:xlink='http://o.example/'/>", 0},
    {"<svg xmlns=" DRAWN "><g xlink:href='#a' " XLINK "/><path id='a'/></svg>",
     1},
    {SVG "><rect fill='url(#a)'/></svg>", 1},
    {SVG "><rect fill='url( &quot;#a&quot;)'/></svg>", 1},
    {SVG "><rect fill='url(x.svg#a)'/></svg>", 0},
    {SVG "><rect style='fill: URL(x)'/></svg>", 0},
    {SVG "><rect style='a\\b'/></svg>", 0},
    {SVG "><rect style='@import x'/></svg>", 0},
    {SVG "><rect style='width: Expression(1)'/></svg>", 0},
    {SVG "><rect style='behavior: x'/></svg>", 0},
    {SVG "><rect style='-moz-binding: x'/></svg>", 0},
    {SVG "><rect style='javascript:f'/></svg>", 0},
    {SVG "><rect style='image-set(x)'/></svg>", 0},
    {SVG "><rect style='src(x)'/></svg>", 0},
    {SVG "><rect src='x'/></svg>", 0},
    {SVG "><rect cite='x'/></svg>", 0},
    {SVG "><rect background='x'/></svg>", 0},
    {SVG "><rect altimg='x'/></svg>", 0},
    {SVG "><style>a{fill:red}</style></svg>", 1},
    {SVG "><style>a{fill:url(x)}</style></svg>", 0},
    {SVG "><style>a &lt; b</style></svg>", 0},
    {SVG "><text>a &lt; b</text></svg>", 1},
    {SVG "><text>a&#13;b</text></svg>", 0},
    {SVG "><!-- a --></svg>", 1},
    {SVG "><!----></svg>", 1},
    {SVG "><!--> a --></svg>", 0},
    {SVG "><?x y?></svg>", 0},
    {SVG "><o xmlns='http://o.example/'/></svg>", 0},
    {SVG "><o:g xmlns:o=" DRAWN "/></svg>", 0},
    {MATH "><mi>x</mi></math>", 1},
    {MATH "><maction actiontype='t'><mi>x</mi></maction></math>", 1},
    {MATH "><mglyph src='x.png'/></math>", 0},
    {MATH "><apply><plus/></apply></math>", 0},
    {MATH "><semantics><mi>x</mi><annotation-xml "
	  "encoding='MathML-Content' name='contentequiv'><apply><ci>x</ci>"
	  "</apply></annotation-xml></semantics></math>",
     1},
    {MATH "><semantics><mi>x</mi><annotation-xml "
	  "encoding='MathML-Content'><apply><ci>x</ci></apply></"
	  "annotation-xml></semantics></math>",
     0},
    {MATH "><semantics><mi>x</mi><annotation-xml><apply><ci>x</ci></apply></"
	  "annotation-xml></semantics></math>",
     0},
    {"<formula>" MATH "><mi>x</mi></math></formula>", 1},
    {"<formula><m:math xmlns:m=" MATHML "><m:mi>x</m:mi></m:math></formula>",
     1},
    {"<formula><m:math xmlns:m=" MATHML "><n:mi xmlns:n=" MATHML
     ">x</n:mi></m:math></formula>",
     0},
    {"<formula><m:math xmlns:m=" MATHML "><m:mi>x</m:mi></m:math> " MATH
     "><mi>y</mi></math></formula>",
     0},
    {"<formula><m:math xmlns:m=" MATHML
     "><m:mi>x</m:mi></m:math> <n:math xmlns:n=" MATHML "/></formula>",
     0},
    {"<m:math xmlns:m=" MATHML "><m:mi>x</m:mi></m:math>", 0},
    {"<x:svg xmlns:x=" DRAWN "/>", 0},
    {"<g xmlns=" DRAWN "/>", -1},
    {"<math xmlns=" DRAWN "/>", -1},
    {"<svg xmlns=" MATHML "/>", -1},
};

START_TEST(what_is_read_runs_and_fetches_nothing)
{
	reads_page(&rows[_i]);
}
END_TEST

static const struct vdm_node *
first_island(const struct vdm_node *top)
{
	const struct vdm_node *n = top;

	while (n != NULL && !vdm_html_is_island(n))
		n = vdm_node_walk(n, top);
	return n;
}

START_TEST(what_a_page_shows_runs_and_fetches_nothing)
{
	static const struct vdm_read_options none;
	struct vdm_record *rec = vdm_record_new();
	const struct vdm_node *n;
	struct vdm_buf xml;

	vdm_buf_init(&xml);
	vdm_buf_printf(&xml,
		       "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>"
		       "<p>%s</p></body></text></TEI>",
		       fitting[_i].xml);
	ck_assert_int_eq(
	    vdm_format_tei.read(rec, vdm_buf_str(&xml), xml.len, &none, NULL),
	    0);
	n = first_island(vdm_record_body(rec));
	ck_assert_msg((n != NULL ? vdm_html_island_fits(n, NULL, NULL) : -1) ==
			  fitting[_i].fits,
		      "%s", fitting[_i].xml);
	vdm_buf_fini(&xml);
	vdm_record_free(rec);
}
END_TEST

/* An id may be on the page once, be it another drawing's or an element's. */
START_TEST(an_id_is_one_drawings)
{
	static const struct vdm_read_options none;
	static const char xml[] =
	    "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>" SVG
	    "><path id='a'/></svg></p></body></text></TEI>";
	struct vdm_record *rec = vdm_record_new();
	struct vdm_strmap others = {0}, drawn = {0};
	const struct vdm_node *n;

	ck_assert_int_eq(
	    vdm_format_tei.read(rec, xml, sizeof(xml) - 1, &none, NULL), 0);
	n = first_island(vdm_record_body(rec));
	ck_assert(vdm_html_island_fits(n, &others, &drawn));
	ck_assert(vdm_strmap_get(&drawn, "a", NULL));
	ck_assert(!vdm_html_island_fits(n, &others, &drawn));
	ck_assert(vdm_html_island_fits(n, &others, NULL));
	vdm_strmap_put(&others, "a", 0);
	ck_assert(!vdm_html_island_fits(n, &others, NULL));
	vdm_strmap_fini(&others);
	vdm_strmap_fini(&drawn);
	vdm_record_free(rec);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("islands");
	TCase *t = tcase_create("islands");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_loop_test(t, what_is_read_runs_and_fetches_nothing, 0,
			    sizeof(rows) / sizeof(rows[0]));
	tcase_add_loop_test(t, what_a_page_shows_runs_and_fetches_nothing, 0,
			    sizeof(fitting) / sizeof(fitting[0]));
	tcase_add_test(t, an_id_is_one_drawings);
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
