/* SPDX-License-Identifier: MIT */
/*
 * The rules of publications. A small book is built, one thing in it is
 * changed, and either one finding is expected or none. To try a rule, add a
 * row that breaks it and a row that comes near to breaking it.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "book.h"
#include "vidimus.h"

/* That the book in which `old` of that file is `new` (the whole file where
 * `old` is NULL) raises that finding (NULL: none at all); `more`, a file
 * besides, may be NULL. */
static void
expect(const char *id, const char *name, const char *old, const char *new,
       const struct book_file *more)
{
	struct book book = {.finds = id, .in = name, .old = old, .new = new};

	if (more != NULL)
		book.more[0] = *more;
	book_expect(&book);
}

START_TEST(the_book_is_valid)
{
	expect(NULL, "", NULL, "", NULL);
}
END_TEST

/* ---- style sheets ----------------------------------------------------- */

static const char *const good_css[] = {
    "",
    "/* words */ p { color: red } <!-- --> q { color: red; }",
    "p{}",
    "p { color: red !important; margin: -1em .5em +2em 1e3px }",
    "p { ;; color: red;; q: r }",
    "p { --gap:; --box: {a: b}; --x: a, (b) }",
    "p { content: '\\201C' \"\\\"\"; font: 12px/1.2 \"A B\", serif }",
    "p { filter: progid:X.y(startColorstr='#1', endColorstr='#2') }",
    "p { width: calc((100% - 2px) * var(--x,)) }",
    "p { background: url(p.png) } q { background: url( 'p.png' ) }",
    "p { background: url(#g); mask: url(\"#g\") }",
    "p { background: url(\\70 .png) } q { background: url(\\000070.png) }",
    "p { src: local(\"gone.png\") }",
    "*, *|p, |p, a|p, p.a#b[c], [d=e], [d~='e'], [d|=e i], [*|d], [|d] {}",
    "p > q + r ~ s t || u { color: red }",
    "a:hover, a::before, :not(.a, .b), :is(h1, h2) b, :nth-child(2n + 1) {}",
    "p { &:hover { a: b } > b { a: b } .c & { a: b } q { a: b } }",
    "p { a: b; @media print { a: b; q { a: b } } }",
    "@charset \"utf-8\"; p { a: b }",
    "@charset \"UTF-8\"; @import \"s.css\"; @import url(s.css) print;",
    "@namespace \"http://example.org/\"; @namespace a url(http://b.example/);",
    "@media print and (width >= 3em) { p { a: b } @media screen { q {} } }",
    "@page :first { margin: 1em; @top-left { content: \"a\" } }",
    "@supports not (display: grid) { p { a: b } }",
    "@keyframes x { from { a: b } 50.5%, 60% { a: c } to { a: d } }",
    "@layer a, b; @layer a { p { a: b } }",
    "@container (width > 1em) { p { a: b } }",
    "@unheard-of { what [ever] (is) {balanced} } @unheard-of more;",
    ".a\\@b, p\\:q { a: b\\9 }",
    ".\\31 0, .w-1\\/2, .\\000031 0 { a: b }",
    "p { unicode-range: U+26, U+0-7F, U+4?? }",
    "\xc3\xa9 { \xc3\xa9: b }",
    "[a|b], [a|b=c], [*|b~=\"c\" s], [b^=c], [b$=c], [b*='c'], [b|=c] {}",
    "p:lang(en, \"de\"):not(:is(q, r (s))) { a: b }",
    "*|* > |q, a|*, a|b || c { a: b }",
    "p { margin: 1E+2px 1e-2 3em-x 1.em }",
    "@import url(\"s.css\") layer(a); @import src(\"s.css\");",
    "p { background: image-set(\"p.png\" 1x, url(p.png) 2x) }",
    "p { background: -webkit-image-set(\"p.png\" 1x); a: other(\"gone\") }",
    "p { background: url(\"p\\.png\") } q { a: url(p\\.\\70ng) }",
    "p { a: \"b\\\nc\" } p\\{q, \\--a, -b, --c { a: b }",
    "p { unicode-range: u+a?, U+0-f; color: u + v }",
    "@layer; p { q:hover; --x: {a: {b: c}} }",
    "@keyframes x { from, to {} }",
};

/* What reading systems leave out, and no book is refused for; what is said of
 * it is in tests/cli/publications.py. */
static const char *const doubtful_css[] = {
    "p: { a: b }",
    "p { color: !important }",
    "p { color: red ! }",
    "p { a: b) }",
    "@charset utf-8; p { a: b }",
    "@import s.css;",
    "@namespace;",
    "@media print;",
    "@font-face;",
};

static const char *const bad_css[] = {
    "p { color: red",
    "p { color: red }}",
    "p ) { a: b }",
    "p ] { a: b }",
    "p( { a: b }",
    "p, { a: b }",
    ", p { a: b }",
    "p,, q { a: b }",
    "{ a: b }",
    "> p { a: b }",
    "p > { a: b }",
    "p >> q { a: b }",
    "p + ~ q { a: b }",
    "p. { a: b }",
    "p.1a { a: b }",
    "p# { a: b }",
    "p[=b] { a: b }",
    "p[a=1] { a: b }",
    "p[a { a: b }",
    "p:::q { a: b }",
    "p:not() { a: b }",
    "p:not(.a { a: b }",
    "1p { a: b }",
    "p! { a: b }",
    "p$q { a: b }",
    "p/q { a: b }",
    "\"p\" { a: b }",
    "[a]b { a: b }",
    "a|{ a: b }",
    "p { color red }",
    "p { color: }",
    "p { color: ; }",
    "p { *zoom: 1 }",
    "p { $a: b }",
    "p { 1a: b }",
    "p { \"a\": b }",
    "p { a: (b }",
    "p { a: [b) }",
    "p { a: @b }",
    "p { a: \"b }",
    "p { a: 'b\nc' }",
    "p { background: url(a b.png) }",
    "p { background: url(",
    "p { background: url('a' }",
    "/* never ends",
    "p { a: b };",
    "; p { a: b }",
    "p",
    "}",
    "@charset \"iso-8859-1\"; p { a: b }",
    "@import;",
    "@import \"s.css\"",
    "@media print p { a: b }",
    "@media print { a: b }",
    "@font-face { src: url() }",
    "@keyframes x { ! { a: b } }",
    "@keyframes x { from, { a: b } }",
    "@{ a: b }",
    "p { direction: rtl }",
    "p { Unicode-Bidi: embed }",
    "p { color: red q { a: b }",
    "p \xff { a: b }",
    "[a|b c d] { a: b }",
    "[a=b { a: b }",
    "[a=b!] { a: b }",
    "[a=] { a: b }",
    "p:not((.a) { a: b }",
    "p:not(a { b } ) { a: b }",
    "*| { a: b }",
    "p > > q { a: b }",
    "@page { a: b { c: d } }",
    "p { &: b { c }",
    "@import url(\"s.css\"",
    "@import url(s.css) {}",
    "@keyframes x { from { a: b }, }",
    "@keyframes x { from to { a: b } }",
    "@page { a: b; { c: d } }",
    "p { a: b } @layer a",
    "@font-face { src: url(\" \") }",
    "p { a: b \xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
    "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
    "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9 \"c }",
};

START_TEST(good_style_sheet)
{
	expect(NULL, "EPUB/s.css", NULL, good_css[_i], NULL);
}
END_TEST

START_TEST(bad_style_sheet)
{
	expect("epub-style", "EPUB/s.css", NULL, bad_css[_i], NULL);
}
END_TEST

START_TEST(doubtful_style_sheet)
{
	expect(NULL, "EPUB/s.css", NULL, doubtful_css[_i], NULL);
}
END_TEST

/* What a sheet fetches, and where it says so. */
static const char *const fetched[] = {
    "p { a: b }\n@import \"gone.css\";",
    "p { a: b }\np { background: url(gone.png) }",
    "p { a: b }\np { background: image-set('gone.png' 1x) }",
    "p { a: b }\np { background: src(\"gone.png\") }",
    "p { a: b }\np { background: url( \\67one.png ) }",
    "p { a: b }\n@font-face { src: url(gone.otf) }",
    "p { a: '\\\n'; background: url(gone.png) }",
};

static void
note_line(void *ctx, const struct vdm_finding *f)
{
	if (strcmp(f->id, "epub-resource-missing") == 0)
		vdm_buf_printf(ctx, "%u", f->line);
}

START_TEST(fetched_from_there)
{
	struct book book = {.in = "EPUB/s.css", .new = fetched[_i]};
	struct vdm_buf bytes, lines;
	struct vdm_sink sink = {note_line, &lines, NULL};

	vdm_buf_init(&bytes);
	vdm_buf_init(&lines);
	book_build(&book, &bytes);
	ck_assert_int_ge(vdm_validate(bytes.data, bytes.len, NULL, NULL, &sink),
			 0);
	ck_assert_str_eq(vdm_buf_str(&lines), "2");
	vdm_buf_fini(&bytes);
	vdm_buf_fini(&lines);
}
END_TEST

START_TEST(brackets_have_a_bound)
{
	struct vdm_buf css;

	vdm_buf_init(&css);
	vdm_buf_puts(&css, "p { a: ");
	for (int i = 0; i < 100000; i++)
		vdm_buf_putc(&css, '(');
	expect("epub-style", "EPUB/s.css", NULL, vdm_buf_str(&css), NULL);
	vdm_buf_clear(&css);
	for (int i = 0; i < 100000; i++)
		vdm_buf_puts(&css, "p{");
	expect("epub-style", "EPUB/s.css", NULL, vdm_buf_str(&css), NULL);
	vdm_buf_fini(&css);
}
END_TEST

/* ---- what stands on a page -------------------------------------------- */

#define MATH(x)                                                                \
	"<p><math xmlns=\"http://www.w3.org/1998/Math/MathML\">" x "</math></" \
	"p>"
#define SVG(x)                                                                 \
	"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">"       \
	"<title>t</title>" x "</svg>"
#define WINDOW(x)                                                              \
	SVG("<foreignObject width=\"9\" height=\"9\">" x "</foreignObject>")
#define NOTE(e, x)                                                             \
	"<semantics><mi>x</mi><annotation-xml encoding=\"" e "\">" x           \
	"</annotation-xml></semantics>"

/* The body, and what the manifest says of the page. */
static const struct page {
	const char *body, *properties;
} good_pages[] = {
    {"<p><a name=\"x\">x</a></p>", NULL},
    {"<ol type=\"a\" start=\"3\" reversed=\"\"><li value=\"4\">x</li></ol>",
     NULL},
    {"<hgroup><h2>x</h2><p>y</p></hgroup><search><p>x</p></search>", NULL},
    {"<p data-x=\"y\" aria-label=\"x\" role=\"note\" hidden=\"\">x</p>", NULL},
    {"<table><tr><th abbr=\"a\" scope=\"col\">x</th></tr></table>", NULL},
    {MATH("<mi>x</mi>"), "mathml"},
    {MATH("<mfrac><mi>a</mi><mn>2</mn></mfrac>"), "mathml"},
    {MATH("<msubsup><mi>a</mi><mi>b</mi><mrow/></msubsup>"), "mathml"},
    {MATH("<mtable><mtr><mtd><mi>a</mi></mtd></mtr></mtable>"), "mathml"},
    {MATH("<mmultiscripts><mi>x</mi><mi>y</mi><none/><mprescripts/><mi>y</mi>"
	  "<mi>z</mi></mmultiscripts>"),
     "mathml"},
    {MATH("<mtext><b" H ">x</b></mtext>"), "mathml"},
    {MATH("<mo stretchy=\"true\">(</mo><mspace width=\"1em\"/>"), "mathml"},
    {MATH(NOTE("MathML-Content\" name=\"contentequiv", "<ci>x</ci>")),
     "mathml"},
    {MATH("<semantics><mi>x</mi><annotation encoding=\"TeX\">x</annotation>"
	  "</semantics>"),
     "mathml"},
    {MATH(NOTE("application/xhtml+xml", "<b" H ">x</b>")), "mathml"},
    {MATH(NOTE("MathML", "<mi>x</mi>")), "mathml"},
    {MATH("<mspace linebreak=\"newline\"/>"), "mathml"},
    {MATH("<maction actiontype=\"toggle\" "
	  "selection=\"2\"><mi>x</mi><mi>y</mi></maction>"),
     "mathml"},
    {MATH("<mpadded width=\"+50%width\" height=\"2em\" lspace=\"-1 "
	  "depth\"><mi>x</mi></mpadded>"),
     "mathml"},
    {MATH("<mtable width=\"auto\"><mtr><mtd/></mtr></mtable>"), "mathml"},
    {MATH("<mlongdiv "
	  "longdivstyle=\"left)(right\"><mn>3</mn><mn>4</mn><mn>12</mn></"
	  "mlongdiv>"),
     "mathml"},
    {MATH("<mi id=\"m\">x</mi><mi xref=\"m\">y</mi>"), "mathml"},
    {MATH("<mi><mglyph src=\"p.png\" alt=\"x\" width=\"1em\"/></mi>"),
     "mathml"},
    {MATH("<mo linebreakstyle=\"after\" indentalign=\"left\" "
	  "indentshift=\"1em\">+</mo>"),
     "mathml"},
    {WINDOW("<p" H ">x</p>"), "svg"},
    {WINDOW("words"), "svg"},
    {SVG("<desc><p" H ">x</p></desc><metadata><x xmlns=\"urn:x\"/></metadata>"),
     "svg"},
    {SVG("<g><rect width=\"1\" height=\"1\"/></g>"), "svg"},
};

static const struct page bad_pages[] = {
    {"<p contextmenu=\"m\">x</p>", NULL},
    {"<p dropzone=\"copy\">x</p>", NULL},
    {"<p align=\"left\">x</p>", NULL},
    {"<p onshow=\"x\">x</p>", "scripted"},
    {"<menu type=\"toolbar\"><li>x</li></menu>", NULL},
    {"<dl compact=\"compact\"><dt>x</dt><dd>x</dd></dl>", NULL},
    {"<p><img src=\"p.png\" alt=\"\" lowsrc=\"p.png\"/></p>", NULL},
    {"<p><time pubdate=\"pubdate\">2020-01-01</time></p>", NULL},
    {"<style scoped=\"scoped\">p{}</style>", NULL},
    {"<noscript><p>x</p></noscript>", NULL},
    {"<iframe src=\"c.xhtml\" seamless=\"seamless\"></iframe>", NULL},
    {"<p><tt>x</tt></p>", NULL},
    {"<center>x</center>", NULL},
    {MATH("<apply><plus/><ci>a</ci></apply>"), "mathml"},
    {MATH("<mrow><ci>x</ci></mrow>"), "mathml"},
    {MATH("<mrow><b" H ">x</b></mrow>"), "mathml"},
    {MATH("<mi><b" H ">x</b></mi>"), "mathml"},
    {MATH("<mfrac><mi>a</mi></mfrac>"), "mathml"},
    {MATH("<mfrac><mi>a</mi><mi>b</mi><mi>c</mi></mfrac>"), "mathml"},
    {MATH("<mtable><mtd><mi>a</mi></mtd></mtable>"), "mathml"},
    {MATH("<mtr><mtd/></mtr>"), "mathml"},
    {MATH("words"), "mathml"},
    {MATH("<mrow>words</mrow>"), "mathml"},
    {MATH("<mi unheard=\"of\">x</mi>"), "mathml"},
    {MATH("<mi mathvariant=\"loud\">x</mi>"), "mathml"},
    {MATH("<mo stretchy=\"yes\">(</mo>"), "mathml"},
    {MATH("<mspace width=\"wide\"/>"), "mathml"},
    {MATH("<mspace linebreak=\"never\"/>"), "mathml"},
    {MATH("<maction><mi>x</mi></maction>"), "mathml"},
    {MATH(
	 "<maction actiontype=\"toggle\" selection=\"0\"><mi>x</mi></maction>"),
     "mathml"},
    {MATH("<mpadded width=\"+1foo\"><mi>x</mi></mpadded>"), "mathml"},
    {MATH("<mlongdiv><mn>3</mn><mn>4</mn></mlongdiv>"), "mathml"},
    {MATH("<mlongdiv "
	  "longdivstyle=\"up\"><mn>3</mn><mn>4</mn><mn>5</mn></mlongdiv>"),
     "mathml"},
    {MATH("<mo linebreakstyle=\"x\">+</mo>"), "mathml"},
    {MATH("<mo indentalign=\"x\">+</mo>"), "mathml"},
    {MATH("<mstack><mscarries location=\"up\"><mn>1</mn></mscarries></mstack>"),
     "mathml"},
    {MATH(NOTE("MathML-Content", "<ci>x</ci>")), "mathml"},
    {MATH(NOTE("other", "<ci>x</ci>")), "mathml"},
    {MATH("<semantics><ci>x</ci></semantics>"), "mathml"},
    {WINDOW("<x xmlns=\"urn:x\"/>"), "svg"},
    {WINDOW("<rect/>"), "svg"},
    {WINDOW("<li" H ">x</li>"), "svg"},
    {WINDOW("<body" H "><p>x</p></body>"), "svg"},
    {SVG("<g><p" H ">x</p></g>"), "svg"},
};

static void
expect_page(int valid, const struct page *page)
{
	struct vdm_buf text, item;
	struct book_file more = {"EPUB/x.xhtml", NULL};

	vdm_buf_init(&text);
	vdm_buf_init(&item);
	vdm_buf_printf(&text,
		       "<html" H "><head><title>x</title></head><body>%s"
		       "</body></html>",
		       page->body);
	more.text = vdm_buf_str(&text);
	vdm_buf_puts(&item, "<item id=\"x\" href=\"x.xhtml\" "
			    "media-type=\"application/xhtml+xml\"");
	if (page->properties != NULL)
		vdm_buf_printf(&item, " properties=\"%s\"", page->properties);
	vdm_buf_puts(&item, "/></manifest><spine><itemref idref=\"x\"/>");
	expect(valid ? NULL : "schema-", "EPUB/package.opf",
	       "<!--I--></manifest><spine>", vdm_buf_str(&item), &more);
	vdm_buf_fini(&text);
	vdm_buf_fini(&item);
}

START_TEST(good_page)
{
	expect_page(1, &good_pages[_i]);
}
END_TEST

START_TEST(bad_page)
{
	expect_page(0, &bad_pages[_i]);
}
END_TEST

/* ---- the package, the contents, the container ------------------------- */

/* `old` of a file is `new`; with a file besides, or none; the finding, or NULL:
 * none. */
static const struct change {
	const char *finds, *name, *old, *new;
	struct book_file more;
} changes[] = {
    /* the manifest */
    {NULL, OPF, "id=\"c\"", "id=\" c \"", {NULL, NULL}},
    {"epub-manifest",
     OPF,
     "<!--I-->",
     ITEM("c", "x.css", "text/css"),
     {"EPUB/x.css", ""}},
    {"epub-resource-missing",
     OPF,
     "<!--I-->",
     ITEM("x", "x.css", "text/css"),
     {NULL, NULL}},
    {"epub-unlisted", "", NULL, "", {"EPUB/more.xhtml", "<p/>"}},
    {NULL, "", NULL, "", {"META-INF/rights.xml", "<r/>"}},
    {"epub-resource-undeclared",
     "EPUB/c.xhtml",
     "<!--B-->",
     "<p><img src=\"x.png\" alt=\"\"/></p>",
     {"EPUB/x.png", PNG}},
    {"epub-resource-missing",
     "EPUB/c.xhtml",
     "<!--B-->",
     "<p><a href=\"gone.xhtml\">x</a></p>",
     {NULL, NULL}},
    {"epub-fragment",
     "EPUB/c.xhtml",
     "<!--B-->",
     "<p><a href=\"#gone\">x</a></p>",
     {NULL, NULL}},
    {NULL,
     "EPUB/c.xhtml",
     "<!--B-->",
     "<p><a href=\"#a\">x</a></p>",
     {NULL, NULL}},
    {"epub-remote",
     "EPUB/c.xhtml",
     "<!--B-->",
     "<p><img src=\"https://example.org/x.png\" alt=\"\"/></p>",
     {NULL, NULL}},
    {NULL,
     "EPUB/c.xhtml",
     "<!--B-->",
     "<p><a href=\"https://example.org/\">x</a></p>",
     {NULL, NULL}},
    {"epub-url",
     "EPUB/c.xhtml",
     "<!--B-->",
     "<p><a href=\"https://example .org/\">x</a></p>",
     {NULL, NULL}},
    {"epub-url",
     "EPUB/c.xhtml",
     "<!--B-->",
     "<p><a href=\"https://example.org/%zz\">x</a></p>",
     {NULL, NULL}},
    {"epub-order", OPF, "<!--S-->", "<itemref idref=\"p\"/>", {NULL, NULL}},
    {"epub-property",
     OPF,
     "properties=\"nav\"",
     "properties=\"nav odd\"",
     {NULL, NULL}},
    {"epub-property",
     "EPUB/c.xhtml",
     "<!--B-->",
     MATH("<mi>x</mi>"),
     {NULL, NULL}},
    /* the spine */
    {"epub-manifest",
     OPF,
     "<!--S-->",
     "<itemref idref=\"gone\"/>",
     {NULL, NULL}},
    {"epub-order", OPF, "<!--S-->", "<itemref idref=\"c\"/>", {NULL, NULL}},
    /* metadata */
    {"epub-date", OPF, "<!--M-->", "<dc:date>one day</dc:date>", {NULL, NULL}},
    {NULL, OPF, "<!--M-->", "<dc:date>1961-05</dc:date>", {NULL, NULL}},
    {"epub-metadata",
     OPF,
     "<!--M-->",
     "<dc:date>1961</dc:date><dc:date>1962</dc:date>",
     {NULL, NULL}},
    {"epub-metadata", OPF, "2021-03-04T05:06:07Z", "2021-03-04", {NULL, NULL}},
    {"epub-metadata",
     OPF,
     "unique-identifier=\"b\"",
     "unique-identifier=\"gone\"",
     {NULL, NULL}},
    {"epub-property", OPF, "<!--M-->", META("a11y:quay", "x"), {NULL, NULL}},
    {"epub-property", OPF, "<!--M-->", META("odd:word", "x"), {NULL, NULL}},
    {NULL, OPF, "<!--M-->", META("schema:accessMode", "textual"), {NULL, NULL}},
    {"epub-refines",
     OPF,
     "<!--M-->",
     "<meta property=\"file-as\" refines=\"#gone\">x</meta>",
     {NULL, NULL}},
    {"epub-refines",
     OPF,
     "<!--M-->",
     "<meta property=\"file-as\" refines=\"http://example.org/\">x</meta>",
     {NULL, NULL}},
    {NULL,
     OPF,
     "<!--M-->",
     "<meta property=\"file-as\" refines=\"#b\">x</meta>",
     {NULL, NULL}},
    {"epub-rendition",
     OPF,
     "<!--M-->",
     META("rendition:layout", "odd"),
     {NULL, NULL}},
    {NULL,
     OPF,
     "<!--M-->",
     META("rendition:layout", "reflowable"),
     {NULL, NULL}},
    {"epub-version", OPF, "version=\"3.0\"", "version=\"4.0\"", {NULL, NULL}},
    /* the contents */
    {"epub-nav",
     "EPUB/nav.xhtml",
     "epub:type=\"toc\"",
     "epub:type=\"loi\"",
     {NULL, NULL}},
    {"schema-", "EPUB/nav.xhtml", "<ol><li>", "<p>x</p><ol><li>", {NULL, NULL}},
    {NULL, "EPUB/nav.xhtml", "<!--N-->", "<nav><p>x</p></nav>", {NULL, NULL}},
    /* the container */
    {"epub-container",
     "META-INF/container.xml",
     "EPUB/package.opf",
     "gone.opf",
     {NULL, NULL}},
    {"epub-name", "", NULL, "", {"EPUB/a:b.txt", ""}},
    {"epub-name", "", NULL, "", {"EPUB/C.XHTML", ""}},
    {"epub-doctype",
     "EPUB/c.xhtml",
     "<html",
     "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"x.dtd\">"
     "<html",
     {NULL, NULL}},
    {NULL, "EPUB/c.xhtml", "<html", "<!DOCTYPE html><html", {NULL, NULL}},
};

START_TEST(changed_book)
{
	const struct change *c = &changes[_i];

	expect(c->finds, c->name, c->old, c->new,
	       c->more.name != NULL ? &c->more : NULL);
}
END_TEST

#define ROWS(a) (int)(sizeof(a) / sizeof(a[0]))

int
main(void)
{
	Suite *s = suite_create("publication");
	TCase *t = tcase_create("publication");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_set_timeout(t, 60);
	tcase_add_test(t, the_book_is_valid);
	tcase_add_loop_test(t, good_style_sheet, 0, ROWS(good_css));
	tcase_add_loop_test(t, bad_style_sheet, 0, ROWS(bad_css));
	tcase_add_loop_test(t, doubtful_style_sheet, 0, ROWS(doubtful_css));
	tcase_add_loop_test(t, fetched_from_there, 0, ROWS(fetched));
	tcase_add_test(t, brackets_have_a_bound);
	tcase_add_loop_test(t, good_page, 0, ROWS(good_pages));
	tcase_add_loop_test(t, bad_page, 0, ROWS(bad_pages));
	tcase_add_loop_test(t, changed_book, 0, ROWS(changes));
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
