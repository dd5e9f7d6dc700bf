/* SPDX-License-Identifier: MIT */
/* Fragments of HTML as a page of an EPUB and as Markdown: as a rule they are
 * read alike. Where CommonMark takes something for a line, or a page has what
 * Markdown has not, the row has both. */
#include <check.h>
#include <stdlib.h>

#include "reads.h"

static const struct {
	const char *html, *tree, *findings;
	/* of Markdown; NULL: the same */
	const char *md_tree, *md_findings;
} rows[] = {
    {"<p><ruby>a<rt>b</rt></ruby></p>", "p(ruby(rb(a)rt(b)))", "", NULL, NULL},
    {"<p><ruby><rb>a</rb><rt>b</rt></ruby></p>", "p(ruby(rb(a)rt(b)))", "",
     NULL, NULL},
    {"<p><ruby><rb>a</rb><rb>c</rb><rt>b</rt><rt>d</rt></ruby></p>",
     "p(ruby(rb(a)rt(b))ruby[rend=joined](rb(c)rt(d)))", "", NULL, NULL},
    {"<p><ruby>a<rt>b</rt>c<rt>d</rt></ruby></p>",
     "p(ruby(rb(a)rt(b))ruby[rend=joined](rb(c)rt(d)))", "", NULL, NULL},
    {"<p><ruby><rb>a</rb><rb>c</rb><rt>b</rt></ruby></p>",
     "p(ruby(rb(ac)rt(b)))", "", NULL, NULL},
    {"<p><ruby><rb>a</rb><rt>b</rt><rt>d</rt></ruby></p>",
     "p(ruby(rb(a)rt(b)rt(d)))", "", NULL, NULL},
    {"<p><ruby><rt>b</rt></ruby></p>", "p(ruby(rb()rt(b)))", "", NULL, NULL},
    {"<p><ruby>a</ruby></p>", "p(ruby(rb(a)rt()))", "", NULL, NULL},
    {"<p><ruby></ruby>x</p>", "p(ruby(rb()rt())x)", "", NULL, NULL},
    {"<p><ruby>a <i>c</i><rp>(</rp><rt>b</rt><rp>)</rp></ruby></p>",
     "p(ruby(rb(a hi[rend=italic](c))rt(b)))", "", NULL, NULL},
    {"<p><ruby> <rb>a</rb> <rt>b</rt> </ruby></p>", "p(ruby(rb(a)rt(b)))", "",
     NULL, NULL},
    {"<p><ruby><rb> </rb><rt>b</rt></ruby></p>", "p(ruby(rb( )rt(b)))", "",
     NULL, NULL},
    {"<p><ruby><rb>a</rb><rtc><rt>b</rt></rtc></ruby></p>",
     "p(ruby(rb(a)rt(b)))", "", NULL, NULL},
    {"<p><ruby>a<rt>b</rt></ruby><ruby>c<rt>d</rt></ruby></p>",
     "p(ruby(rb(a)rt(b))ruby(rb(c)rt(d)))", "", NULL, NULL},
    {"<p dir='rtl'>a</p>", "p[style=direction: rtl](a)", "", NULL, NULL},
    {"<p dir='ltr'>a <span dir='rtl'>b</span></p>",
     "p[style=direction: ltr](a hi[style=direction: rtl](b))", "", NULL, NULL},
    {"<p dir='auto'>a</p>", "p[style=unicode-bidi: plaintext](a)", "", NULL,
     NULL},
    {"<p><bdo dir='rtl'>a</bdo> <bdi>b</bdi></p>",
     "p(hi[style=direction: rtl; unicode-bidi: bidi-override][rend=bdo](a) "
     "hi[rend=bdi](b))",
     "", NULL, NULL},
    {"<p lang='ar' dir='rtl'>a</p>", "p[xml:lang=ar][style=direction: rtl](a)",
     "", NULL, NULL},
    {"<p lang='ar' dir='ltr'>a</p>", "p[xml:lang=ar][style=direction: ltr](a)",
     "", NULL, NULL},
    {"<ol type='a' start='3'><li>a</li><li value='9'>b</li></ol>",
     "list[rend=numbered lower-alpha](item[n=3](a)item[n=9](b))", "", NULL,
     NULL},
    {"<ol reversed='reversed'><li>a</li></ol>",
     "list[rend=numbered reversed](item(a))", "", NULL, NULL},
    {"<ol type='I'><li>a</li></ol>", "list[rend=numbered upper-roman](item(a))",
     "", NULL, NULL},
    {"<ol start='x'><li value='y'>a</li></ol>", "list[rend=numbered](item(a))",
     "epub-markup-dropped epub-markup-dropped", NULL,
     "markdown-html-dropped markdown-html-dropped"},
    {"<ol start='-2'><li>a</li></ol>", "list[rend=numbered](item[n=-2](a))", "",
     NULL, NULL},
    {"<ul><li></li></ul>", "p()", "", "list(item())", ""},
    {"<ul></ul><p>x</p>", "p(x)", "", NULL, NULL},
    {"<ul><li>a</li><ul><li>b</li></ul></ul>",
     "list(item(a)item(list(item(b))))", "", NULL, NULL},
    {"<dl><dd>a</dd></dl>", "list[type=gloss](label()item(a))", "", NULL, NULL},
    {"<dl><div><dt>a</dt><dd>b</dd></div></dl>",
     "list[type=gloss](label(a)item(b))", "", NULL, NULL},
    {"<dl><dt>a</dt></dl>", "list[type=gloss](label(a)item())", "", NULL, NULL},
    {"<menu><li>a</li></menu>", "list(item(a))", "", NULL, NULL},
    {"<table><tr><th scope='col'>a</th><th scope='row'>b</th></tr></table>",
     "table(row[role=label](cell[rend=col](a)cell[rend=row](b)))", "", NULL,
     NULL},
    {"<table><tr><td rowspan='0' colspan='1'>a</td><td "
     "rowspan='x'>b</td></tr></table>",
     "table(row(cell(a)cell(b)))", "epub-markup-dropped epub-markup-dropped",
     NULL, "markdown-html-dropped markdown-html-dropped"},
    {"<table><tbody></tbody></table><p>x</p>", "p(x)", "", NULL, NULL},
    {"<table><tr></tr></table><p>x</p>", "p(x)", "", "table(row(cell()))p(x)",
     ""},
    {"<table><tfoot><tr><td>c</td></tr></tfoot><tbody><tr><td>a</td></tr></"
     "tbody></table>",
     "table(row(cell(c))row(cell(a)))", "", NULL, NULL},
    {"<table><colgroup><col/></colgroup><tr><td>a</td></tr></table>",
     "table(row(cell(a)))", "", NULL, NULL},
    {"<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>",
     "table(row(cell(table(row(cell(a))))))", "", NULL, NULL},
    {"<table role='presentation'><tr><td>a</td></tr></table>",
     "table(row(cell(a)))", "", NULL, NULL},
    {"<table><caption>c</caption><tr><td><p>a</p><p>b</p></td></tr></table>",
     "table(head(c)row(cell(p(a)p(b))))", "", NULL, NULL},
    {"<audio src='https://e.example/a.mp3' controls='controls'>x</audio>",
     "figure(media[mimeType=audio/mpeg][url=https://e.example/"
     "a.mp3](desc(x)))p()",
     "", "p(media[mimeType=audio/mpeg][url=https://e.example/a.mp3](desc(x)))",
     "picture-remote"},
    {"<p><video src='https://e.example/a.webm'><track "
     "src='t.vtt'/></video></p>",
     "p(media[mimeType=video/webm][url=https://e.example/a.webm]())",
     "epub-resource-dropped epub-markup-dropped", NULL,
     "markdown-html-dropped markdown-html-dropped picture-remote"},
    {"<p><audio><source src='https://e.example/a.ogg' type='audio/ogg; "
     "codecs=opus'/><source src='https://e.example/a.mp3'/></audio></p>",
     "p(media[mimeType=audio/ogg][url=https://e.example/a.ogg]())",
     "epub-resource-dropped", NULL, "markdown-html-dropped picture-remote"},
    {"<p><audio>x</audio></p>", "p(hi[rend=audio](x))", "epub-resource-dropped",
     NULL, "markdown-html-dropped"},
    {"<p><object data='x.pdf'>x</object></p>", "p(hi[rend=object](x))",
     "epub-resource-dropped epub-markup-dropped", NULL,
     "markdown-html-dropped markdown-html-dropped"},
    {"<p><iframe src='https://e.example/'></iframe>x</p>",
     "p(hi[rend=iframe]()x)", "epub-resource-dropped epub-markup-dropped", NULL,
     "markdown-html-dropped markdown-html-dropped"},
    {"<p><embed src='x'/>y</p>", "p(hi[rend=embed]()y)",
     "epub-resource-dropped epub-markup-dropped", NULL,
     "markdown-html-dropped markdown-html-dropped"},
    {"<p><canvas>x</canvas></p>", "p(hi[rend=canvas](x))",
     "epub-resource-dropped", NULL, "markdown-html-dropped"},
    {"<form><label>a <input "
     "value='v'/></label><select><option>o</option></select><button>b</"
     "button></form>",
     "p(hi[rend=label](a "
     "hi[rend=input]())hi[rend=select](hi[rend=option](o))hi[rend=button](b))",
     "epub-markup-dropped", NULL, "markdown-html-dropped"},
    {"<p><a href='https://e.example/' title='T'>x</a></p>",
     "p(ref[n=T][target=https://e.example/](x))", "", NULL, NULL},
    {"<p><a name='n'>x</a> <a href='#n'>y</a></p>",
     "p(hi[xml:id=n](x) ref[target=#n](y))", "", NULL, NULL},
    {"<p><a href=''>x</a></p>", "p(ref(x))", "", NULL, NULL},
    {"<p><a href='javascript:f()'>x</a></p>", "p(ref(x))", "address-active",
     NULL, NULL},
    {"<ol start='4'><li title='a'>b</li></ol>",
     "list[rend=numbered](item[n=4](b))", "epub-markup-dropped", NULL,
     "markdown-html-dropped"},
    {"<p><a href=' https://e.example/ '>x</a></p>",
     "p(ref[target=https://e.example/](x))", "", NULL, NULL},
    {"<p><a href='https://e.example/'><img src='p.png' alt='p'/></a></p>",
     "p(ref[target=https://e.example/](graphic[url=p.png](desc(p))))", "", NULL,
     NULL},
    {"<p><a href='c.xhtml#z'>x</a> <b id='z'>y</b></p>",
     "p(ref[target=#z](x) hi[xml:id=z][rend=bold](y))", "",
     "p(ref[target=c.xhtml#z](x) hi[rend=bold](y))", ""},
    {"<p><a href='nav.xhtml'>x</a></p>", "p(ref[target=nav.xhtml](x))", "",
     NULL, NULL},
    {"<p><a href='gone.xhtml'>x</a></p>", "p(ref[target=gone.xhtml](x))", "",
     NULL, NULL},
    {"<h2>a<br/>b</h2><p>x</p>", "head[rend=h2](alb()b)p(x)", "",
     "div(head[rend=h2](alb()b)p(x))", ""},
    {"<hgroup><h2>a</h2><p>b</p></hgroup><p>x</p>", "head[rend=h2](a)p(b)p(x)",
     "", "p(seg[type=hgroup](seg[type=head](a)lb()seg(b))lb()seg(x))", ""},
    {"<h7>a</h7><p>x</p>", "p(hi[rend=h7](a))p(x)", "",
     "p(hi[rend=h7](a)lb()seg(x))", ""},
    {"<div role='heading' aria-level='2'>a</div><p>x</p>", "p(a)p(x)",
     "epub-markup-dropped", NULL, "markdown-html-dropped"},
    {"<h2><p>a</p></h2><p>x</p>", "head[rend=h2](hi[rend=p](a))p(x)", "",
     "div(head[rend=h2](hi[rend=p](a))p(x))", ""},
    {"<section><p>x</p></section>", "div(p(x))", "", NULL, NULL},
    {"<section><header><h2>a</h2></header><p>x</p></section>",
     "div(head[rend=h2](a)p(x))", "", NULL, NULL},
    {"<article><h2>a</h2><p>x</p></article><article><h2>b</h2><p>y</p></"
     "article>",
     "div(head[rend=h2](a)p(x))div(head[rend=h2](b)p(y))", "", NULL, NULL},
    {"<main><nav><ul><li>a</li></ul></nav><p>x</p></main>",
     "div[type=nav](list(item(a)))div(p(x))", "", NULL, NULL},
    {"<p>a<!-- b --></p>", "p(a! b )", "", NULL, NULL},
    {"<p>a<?x y?></p>", "p(ay)", "", NULL, NULL},
    {"<p hidden='hidden'>a</p>", "p[rend=hidden](a)", "", NULL, NULL},
    {"<p style='display:none'>a</p>", "p[rend=hidden](a)", "", NULL, NULL},
    {"<p><abbr title='t'>a</abbr> <dfn>b</dfn> <data value='1'>c</data></p>",
     "p(choice(abbr(a)expan(t)) term(b) hi[rend=data](c))",
     "epub-markup-dropped", NULL, "markdown-html-dropped"},
    {"<p><q cite='https://e.example/'>a</q></p>",
     "p(q[source=https://e.example/](a))", "", NULL, NULL},
    {"<blockquote cite='https://e.example/'><p>a</p></blockquote>",
     "quote[source=https://e.example/](p(a))", "", NULL, NULL},
    {"<p><del datetime='2001-02-03' "
     "cite='https://e.example/'>a</del><ins>b</ins></p>",
     "p(del[n=2001-02-03][rend=@datetime][source=https://e.example/](a)add(b))",
     "", NULL, NULL},
    {"<p><time>12:30</time> <time datetime='2001'>y</time> <time "
     "datetime='P1D'>d</time></p>",
     "p(date(12:30) date[when=2001](y) date(d))", "epub-markup-dropped", NULL,
     "markdown-html-dropped"},
    {"<p><big>a</big> <tt>b</tt> <strike>c</strike> <acronym>d</acronym></p>",
     "p(hi[rend=large](a) hi[rend=typewriter](b) hi[rend=strikethrough](c) "
     "abbr(d))",
     "", NULL, NULL},
    {"<p>a<wbr/>b&#xAD;c</p>", "p(ab\302\255c)", "", NULL, NULL},
    {"<pre><code>a\n b</code></pre>",
     "p[rend=pre][xml:space=preserve](code(a\n b))", "", NULL, NULL},
    {"<pre>\na</pre>", "p[rend=pre][xml:space=preserve](\na)", "",
     "p[rend=pre][xml:space=preserve](a)", ""},
    {"<p><code>a</code><pre>b</pre></p>",
     "p(code(a))p[rend=pre][xml:space=preserve](b)", "", NULL,
     "markdown-html-unbalanced"},
    {"<p><span epub:type='pagebreak' id='p3' title='3'></span>a</p>",
     "p(pb[n=3][rend=@title]()a)", "", NULL, NULL},
    {"<p>a <span epub:type='pagebreak' aria-label='4'/></p>",
     "p(a pb[n=4][rend=@aria-label]())", "", NULL, NULL},
    {"<p><a epub:type='noteref' href='#n1'>1</a></p><aside "
     "epub:type='footnote' id='n1'><p>a <a href='#r1'>b</a></p></aside>",
     "p(note[xml:id=n1][n=1][place=foot](p(a ref[target=#r1](b))))", "", NULL,
     NULL},
    {"<p>x<sup><a href='#f' id='r'>1</a></sup></p><ol><li id='f'>a <a "
     "href='#r'>back</a></li></ol>",
     "p(xhi[rend=superscript](note[xml:id=f][n=1][place=end](a )))",
     "epub-backlink",
     "p(xhi[rend=superscript](note[xml:id=f][n=1][place=end](a )))",
     "markdown-backlink"},
    {"<address>a<br/>b</address>", "p[rend=address](alb()b)", "", NULL, NULL},
    {"<figure><p>a</p><figcaption>b</figcaption></figure>",
     "figure(p(a)head(b))p()", "", NULL, NULL},
    {"<figure><figcaption>b</figcaption></figure><p>x</p>",
     "figure(head(b))p(x)", "", NULL, NULL},
    {"<details><p>a</p></details>", "p(a)", "", NULL, NULL},
    {"<p><ins><p>a</p></ins></p>", "p(a)", "epub-markup-dropped",
     "p(add(seg(a)))", ""},
    {"<ins><p>a</p></ins>", "p(a)", "epub-markup-dropped", "p(add(seg(a)))",
     ""},
    {"<a href='https://e.example/'><p>a</p></a>", "p(a)", "epub-markup-dropped",
     "p(ref[target=https://e.example/](seg(a)))", ""},
    {"<b><p>a</p><p>b</p></b>", "p(a)p(b)", "",
     "p(hi[rend=bold](seg(a)lb()seg(b)))", ""},
    {"<span><div>a</div></span>", "p(a)", "", "p(seg[type=div](a))", ""},
    {"<p>a</p>b<p>c</p>", "p(a)p(b)p(c)", "", NULL, NULL},
    {"a <b>b</b>", "p(a hi[rend=bold](b))", "", NULL, NULL},
    {"<center><p>a</p></center>", "p(a)", "", NULL, NULL},
    {"<p>a</p><hr class='x'/><p>b</p>",
     "p(a)milestone[rend=hr x][unit=section]()p(b)", "", NULL, NULL},
    {"<template><p>a</p></template><p>x</p>", "p(x)", "epub-markup-dropped",
     "p(seg(x))", "markdown-html-dropped"},
    {"<noscript><p>a</p></noscript><p>x</p>", "p(a)p(x)", "",
     "p(hi[rend=noscript](seg(a))lb()seg(x))", ""},
    {"<p><x-y z='1'>a</x-y></p>", "p(hi[rend=x-y](a))", "epub-markup-dropped",
     NULL, "markdown-html-dropped"},
    {"<x-y><p>a</p></x-y>", "p(a)", "", "p(hi[rend=x-y](seg(a)))", ""},
    {"<dialog open='open'><p>a</p></dialog>", "p(a)", "", NULL, NULL},
    {"<p><meter value='1'>a</meter> <progress>b</progress> "
     "<output>c</output></p>",
     "p(hi[rend=meter](a) hi[rend=progress](b) hi[rend=output](c))",
     "epub-markup-dropped", NULL, "markdown-html-dropped"},
    {"<map><area href='x' alt='y'/></map><p>x</p>", "p(x)",
     "epub-markup-dropped epub-markup-dropped",
     "p(hi[rend=map](hi[rend=area]())lb()seg(x))",
     "markdown-html-dropped markdown-html-dropped"},
    {"<p><img src='data:image/png;base64,AAAA' alt='d'/></p>",
     "p(graphic[url=data:image/png;base64,AAAA](desc(d)))",
     "epub-picture-missing", NULL, ""},
    {"<p><picture><source srcset='q.webp'/><img src='p.png' "
     "alt='x'/></picture></p>",
     "p(hi[rend=picture](graphic[url=p.png](desc(x))))", "", NULL, NULL},
    {"<p><img src='p.png' alt='x' width='3' height='4' longdesc='l'/></p>",
     "p(graphic[url=p.png](desc(x)))", "epub-markup-dropped", NULL,
     "markdown-html-dropped"},
    {"<p><img alt='x'/></p>", "p(figure(desc(x)))", "epub-picture-missing",
     NULL, ""},
    {"<p><img alt=''/></p>", "p(figure(desc()))", "epub-picture-missing", NULL,
     ""},
    {"<del><p>a</p></del>", "p(a)", "epub-markup-dropped", "p(del(seg(a)))",
     ""},
    {"<p><s><p>a</p></s></p>", "p(a)", "", "p(hi[rend=strikethrough](seg(a)))",
     ""},
    {"<a href='https://e.example/'><h2>a</h2></a><p>x</p>",
     "head[rend=h2](a)p(x)", "epub-markup-dropped",
     "p(ref[target=https://e.example/](seg[type=head](a))lb()seg(x))", ""},
    {"<a href=''><p>a</p></a>", "p(a)", "", "p(ref(seg(a)))", ""},
};

START_TEST(pages_are_read)
{
	struct reads row = {rows[_i].html, rows[_i].tree, rows[_i].findings};

	reads_page(&row);
}
END_TEST

START_TEST(markdown_is_read)
{
	struct reads row = {rows[_i].html, rows[_i].tree, rows[_i].findings};

	if (rows[_i].md_tree != NULL)
		row.tree = rows[_i].md_tree;
	if (rows[_i].md_findings != NULL)
		row.findings = rows[_i].md_findings;
	reads_text(&row, "markdown");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("reading");
	TCase *t = tcase_create("reading");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_loop_test(t, pages_are_read, 0,
			    sizeof(rows) / sizeof(rows[0]));
	tcase_add_loop_test(t, markdown_is_read, 0,
			    sizeof(rows) / sizeof(rows[0]));
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
