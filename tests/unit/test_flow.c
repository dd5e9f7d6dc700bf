/* SPDX-License-Identifier: MIT */
/* What HTML that others made is read as, in a page of an EPUB and in Markdown:
 * each row is the HTML, the record's tree, and what was said of it besides what
 * is layout. */
#include <check.h>
#include <stdlib.h>

#include "reads.h"

static const struct reads rows[] = {
    {"<p epub:type='z3998:verse'>one<br/>two <i>x</i></p>",
     "lg(l(one)l(two hi[rend=italic](x)))", ""},
    {"<p epub:type='z3998:poem'><span>one</span><br/> <span "
     "class='i1'>two</span></p>",
     "lg(l(one)l[rend=i1](two))", ""},
    {"<section "
     "epub:type='z3998:song'><p><span>a</span><br/><span>b</span></p><p></p></"
     "section>",
     "div[type=z3998:song](lg(l(a)l(b)))", ""},
    {"<blockquote epub:type='z3998:hymn'><p>a<br/>b</p></blockquote>",
     "quote[type=z3998:hymn](lg(l(a)l(b)))", ""},
    {"<blockquote><p id='q'></p></blockquote>", "p()", ""},
    {"<blockquote id='q'></blockquote><p><a href='#q'>x</a></p>",
     "anchor[xml:id=q]()p(ref[target=#q](x))", ""},
    {"<div><img src='p.png' alt='x'/></div>",
     "figure(graphic[url=p.png](desc(x)))p()", ""},
    {"<div><img src='p.png' alt='x'/><img src='p.png' alt='y'/></div>",
     "p(graphic[url=p.png](desc(x))graphic[url=p.png](desc(y)))", ""},
    {"<p><img src='p.png' alt='x'/></p>", "p(graphic[url=p.png](desc(x)))", ""},
    {"<p class='c'></p><p id='e'></p><p><a href='#e'>x</a></p>",
     "anchor[xml:id=e]()p(ref[target=#e](x))", ""},
    {"<p epub:type='z3998:stage-direction'>Exit.</p>", "stage(Exit.)", ""},
    {"<h1></h1><h2 id='h'></h2><p><a href='#h'>x</a></p>",
     "anchor[xml:id=h]()p(ref[target=#h](x))", ""},
    {"<blockquote><h3>In</h3><p>x</p></blockquote>",
     "quote(p[rend=h3](In)p(x))", ""},
    {"<figure><h4>In</h4><img src='p.png' alt=''/></figure>",
     "figure(head[rend=h4](In)graphic[url=p.png](desc()))p()", ""},
    /* what adorns is not what nobody described */
    /* what leads somewhere or has a source says so without words */
    {"<div><a href='#x'></a></div><p id='x'>x</p>",
     "p(ref[target=#x]())p[xml:id=x](x)", ""},
    {"<ul><li><a href='https://a.example/'></a></li></ul>",
     "list(item(ref[target=https://a.example/]()))", ""},
    {"<div><q cite='https://a.example/'></q></div>",
     "p(q[source=https://a.example/]())", ""},
    {"<div><a></a></div><p>x</p>", "p(x)", ""},
    {"<p><img src='p.png'/></p>", "p(graphic[url=p.png]())", ""},
    {"<p><img src='p.png' role='none'/></p>", "p(graphic[url=p.png](desc()))",
     ""},
    {"<p><img src='p.png' role='presentation' alt='a jay'/></p>",
     "p(graphic[url=p.png](desc(a jay)))", ""},
    {"<p><img src='p.png' alt=' '/></p>", "p(graphic[url=p.png]())", ""},
    {"<h1>A</h1><p>x</p><h2>B</h2><p>y</p><h3>C</h3><p>z</p><h2>D</h2><p>w</"
     "p><h1>E</h1><p>v</p>",
     "head(A)p(x)div(head(B)p(y)div(head(C)p(z)))div(head(D)p(w))div(head["
     "rend=h1](E)p(v))",
     ""},
    {"<h2>A</h2><h2>B</h2><p>x</p>", "head[rend=h2](A)head[rend=h2](B)p(x)",
     ""},
    {"<h1>A</h1><h2>B</h2><p>x</p>", "head(A)div(head(B)p(x))", ""},
    {"<h3>A</h3><h1>B</h1><p>x</p>",
     "head[rend=h3](A)div(head[rend=h1](B)p(x))", ""},
    {"<h1>A</h1><span epub:type='pagebreak' "
     "title='3'></span><h1>B</h1><p>x</p>",
     "head(A)pb[n=3][rend=@title]()head(B)p(x)", ""},
    {"<ul><li><section><h2>A</h2><p>x</p></section></li></ul>",
     "list(item(p[rend=h2](A)p(x)))", ""},
    {"<ul><li><section>words</section></li></ul>", "list(item(p(words)))", ""},
    {"<section epub:type='chapter z3998:fiction'><p>x</p></section>",
     "div[type=chapter](p(x))", "epub-type-dropped"},
    {"<nav><p>x</p></nav>", "div[type=nav](p(x))", ""},
    {"<nav epub:type='toc'><p>x</p></nav>", "div[type=toc](p(x))", ""},
    {"<section></section><section id='s'></section><p><a href='#s'>x</a></p>",
     "div[xml:id=s]()div(p(ref[target=#s](x)))", ""},
    {"<figure><img src='p.png' alt='x'/><figcaption></figcaption></figure>",
     "figure(graphic[url=p.png](desc(x)))p()", ""},
    {"<figure><img src='p.png' "
     "alt='x'/><figcaption><p>a</p><p>b</p></figcaption></figure>",
     "figure(graphic[url=p.png](desc(x))p(a)p(b))p()", ""},
    {"<figure>loose <b>words</b></figure>",
     "figure(p(loose hi[rend=bold](words)))p()", ""},
    {"<aside></aside><aside id='n'></aside><p><a href='#n'>x</a></p>",
     "anchor[xml:id=n]()p(ref[target=#n](x))", ""},
    {"<aside epub:type='footnote'><p>x</p></aside>",
     "note[place=foot](p(x))p()", ""},
    {"<aside epub:type='sidebar'><p>x</p></aside>",
     "note[type=sidebar](p(x))p()", ""},
    {"<pre></pre><pre>a<b>b</b></pre>",
     "p[rend=pre][xml:space=preserve](ahi[rend=bold](b))", ""},
    {"<div epub:type='pagebreak' title='7'></div><p>x</p>",
     "pb[n=7][rend=@title]()p(x)", ""},
    {"<hr role='doc-pagebreak' aria-label='8'/><p>x</p>",
     "pb[n=8][rend=@aria-label]()p(x)", ""},
    {"<address><p>A</p><p>B</p></address>", "p(A)p(B)", ""},
    {"<div>a<script>x()</script>b</div>", "p(ab)", "epub-markup-dropped"},
    {"<div><style>p{}</style><p>x</p></div>", "p(x)", "epub-markup-dropped"},
    {"<div><template><p>y</p></template><p>x</p></div>", "p(x)",
     "epub-markup-dropped"},
    {"<div><span epub:type='pagebreak' id='p9'>9</span><p>x</p></div>",
     "pb[n=9]()p(x)", ""},
    {"<p>won<span epub:type='pagebreak' title='9'/>der</p>",
     "p(wonpb[n=9][rend=@title]()der)", ""},
    {"<p>won<span epub:type='pagebreak'>9</span>der <a href='#x'>y</a></p>",
     "p(wonpb[n=9]()der ref[target=#x](y))", "epub-page-number"},
    {"<p>a <span epub:type='pagebreak'>9</span> b</p>", "p(a pb[n=9]() b)", ""},
    {"<div><img src='p.png' alt='x'/><p>x</p></div>",
     "figure(graphic[url=p.png](desc(x)))p(x)", ""},
    {"<div><span id='i'></span><p><a href='#i'>x</a></p></div>",
     "anchor[xml:id=i]()p(ref[target=#i](x))", ""},
    {"<div><b><p>x</p></b></div>", "p(x)", ""},
    {"<div><span></span><object data='p.png'><p>x</p></object></div>", "p(x)",
     "epub-resource-dropped epub-markup-dropped"},
    {"<p>x <!-- remark --> y</p><!-- two --><?pi z?><p>x<?pi q?></p>",
     "p(x ! remark  y)! two zp(xq)", ""},
    {"<p>x <audio src='a.mp3'>sound</audio> <canvas>drawing</canvas></p>",
     "p(x media[mimeType=audio/mpeg][url=a.mp3](desc(sound)) "
     "hi[rend=canvas](drawing))",
     "epub-picture-missing epub-resource-dropped"},
    {"<div><video src='a.mp4'><p>film</p></video></div>",
     "figure(media[mimeType=video/mp4][url=a.mp4](desc(film)))p()",
     "epub-picture-missing"},
    {"<p>x <audio><source src='a.bin' type='audio/ogg; codecs=opus'/><source "
     "src='b.mp3'/><track src='c.vtt'/></audio></p>",
     "p(x media[mimeType=audio/ogg][url=a.bin]())",
     "epub-picture-missing epub-resource-dropped epub-resource-dropped "
     "epub-markup-dropped"},
    {"<p>x <video src='//example.org/a.webm'/></p>",
     "p(x media[mimeType=video/webm][url=//example.org/a.webm]())", ""},
    {"<p>x <audio>none</audio></p>", "p(x hi[rend=audio](none))",
     "epub-resource-dropped"},
    {"<p><a href='#x' epub:type='backlink'>back</a> x</p>", "p( x)",
     "epub-backlink"},
    {"<p><a href='#x' role='doc-backlink'>back</a> x</p>", "p( x)",
     "epub-backlink"},
    {"<p>x<a epub:type='noteref' href='#n1'> 1 </a></p><aside id='n1' "
     "epub:type='footnote'><p>note</p></aside>",
     "p(xnote[xml:id=n1][n=1][place=foot](p(note)))", ""},
    {"<p>x<a epub:type='noteref' href='#n1'>1</a></p><table><tr><td id='n1' "
     "epub:type='footnote'>note</td></tr></table>",
     "p(xref[target=#n1][type=note]([1]))table(row(cell[xml:id=n1](note)))",
     "epub-markup-dropped"},
    /* of no namespace of their own */
    {"<p><math><mi>a</mi></math> <svg><title>T</title></svg></p>",
     "p(formula[notation=mathml](math(mi(a))) figure(svg(title(T))))", ""},
    {"<p>x<a role='doc-noteref' href='#n1'>*</a> and <a role='doc-noteref' "
     "href='#n1'>*</a></p><aside id='n1' "
     "epub:type='endnote'><p>note</p></aside>",
     "p(xnote[xml:id=n1][n=*][place=end](p(note)) and "
     "ref[target=#n1][type=note](*))",
     ""},
    {"<p>x<a epub:type='noteref' href='#n1'><img src='p.png' "
     "alt='1'/></a></p><aside id='n1' epub:type='footnote'>note</aside>",
     "p(xnote[xml:id=n1][place=foot](note))", ""},
    {"<p><a>x</a> <a class='k'>y</a> <a href='https://e.example/'>z</a></p>",
     "p(ref(x) hi[rend=k](y) ref[target=https://e.example/](z))", ""},
    {"<p><span epub:type='z3998:persona'>Ann</span> <b "
     "epub:type='z3998:place'>Kiel</b> <i "
     "epub:type='se:name.publication.book'>Sea</i> <i "
     "epub:type='z3998:stage-direction'>low</i> <i epub:type='other'>o</i></p>",
     "p(persName(Ann) placeName[rend=bold](Kiel) title[rend=italic](Sea) "
     "stage[rend=italic](low) hi[rend=italic](o))",
     "epub-type-dropped"},
    {"<p><u lang='la'>u</u> <em xml:lang='la'>e</em> <span "
     "epub:type='x'>y</span> <span id='z'></span> <foo>bar</foo></p>",
     "p(foreign[xml:lang=la][rend=underline](u) emph[xml:lang=la](e) "
     "hi[rend=x](y)  hi[rend=foo](bar))",
     ""},
    {"<p><svg xmlns='http://www.w3.org/2000/svg' "
     "xmlns:xlink='http://www.w3.org/1999/xlink'><image "
     "xlink:href='p.png'/></svg></p>",
     "p(graphic[url=p.png]())", "drawing-picture"},
    {"<p><svg xmlns='http://www.w3.org/2000/svg'><image "
     "href='p.png'/></svg></p>",
     "p(graphic[url=p.png]())", "drawing-picture"},
    {"<p><svg xmlns='http://www.w3.org/2000/svg'><text "
     "id='t'>x</text></svg></p>",
     "p(figure(svg(text(x))))", ""},
    {"<p><math xmlns='http://www.w3.org/1998/Math/MathML' "
     "id='m'><mi>x</mi></math></p>",
     "p(formula[notation=mathml](math(mi(x))))", ""},
    {"<epub:switch><epub:case "
     "required-namespace='u'><p>a</p></epub:case><epub:default><p>b</p></"
     "epub:default></epub:switch>",
     "p(b)", "epub-markup-dropped"},
    {"<p>a <epub:switch><epub:case "
     "required-namespace='u'>a</epub:case><epub:default>b</epub:default></"
     "epub:switch></p>",
     "p(a hi(hi(b)))", "epub-markup-dropped"},
    {"<p><ruby><rb>A</rb><rt>a</rt></ruby> <ruby>B "
     "<b>C</b><rt>b</rt></ruby></p>",
     "p(ruby(rb(A)rt(a)) ruby(rb(B hi[rend=bold](C))rt(b)))", ""},
    {"<p><abbr title=' '>e.g.</abbr><acronym title='United "
     "Nations'>UN</acronym></p>",
     "p(abbr(e.g.)choice(abbr(UN)expan(United Nations)))", ""},
    {"<div><svg xmlns='http://www.w3.org/2000/svg'><foreignObject><p "
     "xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject></svg></div>",
     "figure(svg(foreignObject(p(x))))p()", ""},
    {"<svg xmlns='http://www.w3.org/2000/svg'><foreignObject><p "
     "xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject></svg>",
     "figure(svg(foreignObject(p(x))))p()", ""},
    {"<div><script><p>a</p></script></div>", "p()", "epub-markup-dropped"},
    {"<template><p>y</p></template>", "p()", "epub-markup-dropped"},
    {"<template>y</template>", "p()", "epub-markup-dropped"},
    {"<p>a</p>b<template><p>y</p></template>", "p(a)p(b)",
     "epub-markup-dropped"},
    {"<div><math xmlns='http://www.w3.org/1998/Math/MathML'><mtext><p "
     "xmlns='http://www.w3.org/1999/xhtml'>x</p></mtext></math></div>",
     "p(formula[notation=mathml](math(mtext(p(x)))))", ""},
    {"<iframe src='x.html'/><p>x</p>", "p(x)",
     "epub-resource-dropped epub-markup-dropped"},
    {"<canvas><p>x</p></canvas>", "p(x)", "epub-resource-dropped"},
    {"<epub:switch "
     "id='s'><epub:default><p>b</p></epub:default></epub:switch><p><a "
     "href='#s'>x</a></p>",
     "anchor[xml:id=s]()p(b)p(ref[target=#s](x))", ""},
    {"<p>a</p><epub:switch><epub:case required-namespace='u'><math "
     "xmlns='http://www.w3.org/1998/Math/MathML'><mi>x</mi></math></"
     "epub:case><epub:default><p>b</p></epub:default></epub:switch><p>c</p>",
     "p(a)p(b)p(c)", "epub-markup-dropped"},
    {"<p>a</p>loose <epub:switch><epub:case "
     "required-namespace='u'>x</epub:case><epub:default>b</epub:default></"
     "epub:switch><p>c</p>",
     "p(a)p(loose hi(hi(b)))p(c)", "epub-markup-dropped"},
    {"<ul><li><epub:switch><epub:case "
     "required-namespace='u'>x</epub:case><epub:default><p>b</p></"
     "epub:default></epub:switch></li></ul>",
     "list(item(p(b)))", "epub-markup-dropped"},
    {"<table><tr><td "
     "epub:type='z3998:persona'>Ann</td><td>Hello.</td></tr><tr><td "
     "epub:type='z3998:persona'>  Bob  Hill "
     "</td><td><p>Yes.</p><p>No.</p></td></tr><tr><td></td><td><i "
     "epub:type='z3998:stage-direction'>Exit.</i></td></tr></table>",
     "sp[who=#ann](speaker(Ann)p(Hello.))sp[who=#hill](speaker(  Bob  Hill "
     ")p(Yes.)p(No.))stage(Exit.)",
     "table-turns"},
    {"<table><tr><td epub:type='z3998:persona'>Ann</td><td "
     "rowspan='2'>Both.</td></tr><tr><td "
     "epub:type='z3998:persona'>Bob</td></tr><tr><td "
     "epub:type='z3998:persona'>Ann</td><td>One.</td></tr></table>",
     "sp[who=#ann "
     "#bob](speaker(Annlb()Bob)p(Both.))sp[who=#ann](speaker(Ann)p(One.))",
     "table-turns"},
    {"<table><caption>Scene</caption><tbody><tr><td "
     "epub:type='z3998:persona'>Ann</td><td> <i "
     "epub:type='z3998:stage-direction'>Sighs.</i> </td></tr><tr><td "
     "epub:type='z3998:persona'>Ann</td><td>More.</td></tr></tbody></table>",
     "p(Scene)sp[who=#ann](speaker(Ann)p( stage[rend=italic](Sighs.) "
     "))sp[who=#ann](speaker(Ann)p(More.))",
     "table-turns"},
    {"<table><tr><td epub:type='z3998:persona'></td><td>x</td></tr></table>",
     "sp(speaker()p(x))", "table-turns"},
    {"<table><tr><td epub:type='z3998:persona'>Ann</td><td>a</td></tr><tr><td "
     "colspan='2'>They leave.</td></tr><tr></tr></table>",
     "sp[who=#ann](speaker(Ann)p(a))p(They leave.)", "table-turns"},
    {"<table><tr><td epub:type='z3998:persona'>Ann</td><td><i "
     "epub:type='z3998:stage-direction'>a</i><i "
     "epub:type='z3998:stage-direction'>b</i></td></tr></table>",
     "sp[who=#ann](speaker(Ann)p(stage[rend=italic](a)stage[rend=italic](b)))",
     "table-turns"},
    {"<table><tr><td epub:type='z3998:persona'>Ann</td></tr></table>",
     "sp[who=#ann](speaker(Ann)p())", "table-turns"},
    {"<table><tr></tr></table><p>x</p>", "p(x)", ""},
    {"<table></table>", "p()", ""},
    {"<table><caption>words</caption></table>", "p(hi[rend=caption](words))",
     ""},
    {"<table><tr><td><p>a</p><p>b</p></td><th><ul><li>c</li></ul></th></tr></"
     "table>",
     "table(row(cell(p(a)p(b))cell[role=label](list(item(c)))))", ""},
    {"<table "
     "id='t'><tfoot><tr><td>f</td></tr></tfoot><tbody><tr><td>b</td></tr></"
     "tbody></table><p><a href='#t'>x</a></p>",
     "table[xml:id=t](row(cell(f))row(cell(b)))p(ref[target=#t](x))", ""},
    {"<ol start='3'><li>c</li><li value='9'>i</li><li>j</li></ol>",
     "list[rend=numbered](item[n=3](c)item[n=9](i)item[n=10](j))", ""},
    {"<ol start='x'><li>a</li></ol>", "list[rend=numbered](item(a))",
     "epub-markup-dropped"},
    {"<ul><li value='3'>c</li><li>d</li></ul>", "list(item[n=3](c)item(d))",
     ""},
    {"<ol reversed='' type='a'><li>b</li></ol>",
     "list[rend=numbered lower-alpha reversed](item(b))", ""},
    {"<ol reversed='' start='9' type='I'><li>a</li><li>b</li></ol>",
     "list[rend=numbered upper-roman reversed](item[n=9](a)item[n=8](b))", ""},
    {"<p dir='rtl'>a <bdo dir='ltr'>b</bdo> <bdi>c</bdi> <b dir='auto'>d</b>"
     "</p><div dir='rtl'><p>e</p></div>",
     "p[style=direction: rtl](a hi[style=direction: ltr; "
     "unicode-bidi: bidi-override][rend=bdo](b) hi[rend=bdi](c) hi["
     "style=unicode-bidi: plaintext][rend=bold](d))p[style=direction: rtl](e)",
     ""},
    {"<p hidden=''>a</p><div hidden='hidden'><p>b</p><p>c</p></div>",
     "p[rend=hidden](a)p[rend=hidden](b)p[rend=hidden](c)", ""},
    /* readings where they have no place: in a bracket, in a base */
    {"<p><ruby>A<rp>(<rt>a</rt>)</rp></ruby><ruby><rb>B<rt>b</rt></rb></ruby>"
     "<ruby>C<rtc><rp>(<rt>c</rt>)</rp></rtc></ruby></p>",
     "p(ruby(rb(A)rt(a))ruby(rb(B)rt(b))ruby(rb(C)rt(c)))", ""},
    {"<p>a <ruby/> b</p>", "p(a ruby(rb()rt()) b)", ""},
    {"<p><ruby>A<rt>a</rt>B<rp>(</rp><rt>b</rt></ruby><ruby><rb>C</rb><rb>D"
     "</rb><rt>c</rt><rt>d</rt></ruby></p>",
     "p(ruby(rb(A)rt(a))ruby[rend=joined](rb(B)rt(b))ruby(rb(C)rt(c))"
     "ruby[rend=joined](rb(D)rt(d)))",
     ""},
    {"<p><a name='x'>y</a> <a href='#x'>z</a></p>",
     "p(hi[xml:id=x](y) ref[target=#x](z))", ""},
    {"<ul><li></li><li id='l'></li><li>x</li></ul><p><a href='#l'>y</a></p>",
     "list(item[xml:id=l]()item(x))p(ref[target=#l](y))", ""},
    {"<ul><ul><li>in</li></ul><li>x</li></ul>",
     "list(item(list(item(in)))item(x))", ""},
    {"<ul></ul><ol></ol><dl></dl><p>x</p>", "p(x)", ""},
    {"<dl><dd>x</dd><dt>y</dt></dl>",
     "list[type=gloss](label()item(x)label(y)item())", ""},
    {"<dl><div "
     "id='g'><dt>a</dt><dd>b</dd></div><div><dt>c</dt></div></dl><p><a "
     "href='#g'>x</a></p>",
     "anchor[xml:id=g]()list[type=gloss](label(a)item(b)label(c)item())"
     "p(ref[target=#g](x))",
     ""},
    {"<dl><dt>a</dt><dt>b</dt><dd><p>c</p></dd></dl>",
     "list[type=gloss](label(alb()b)item(p(c)))", ""},
    {"<menu><li>x</li></menu>", "list(item(x))", ""},
    {"<ul>x<li>a</li><!--c--></ul>", "list(item(x)item(a)!c)", ""},
    {"<dl><dt>a</dt>x<dd>b</dd></dl>",
     "list[type=gloss](label(a)item(x)label()item(b))", ""},
    {"<table>x<tr>y<td>a</td>z</tr></table>",
     "table(row(cell(x))row(cell(y)cell(a)cell(z)))", ""},
    {"<table><tbody><tr><td>a</td></tr><p>x</p></tbody></table>",
     "table(row(cell(a))row(cell(p(x))))", ""},
    {"<table><tr>x</tr><tr><td>a</td></tr></table>",
     "table(row(cell(x))row(cell(a)))", ""},
    {"<ol start='0'><li>a</li><li>b</li></ol>",
     "list[rend=numbered](item[n=0](a)item[n=1](b))", ""},
    {"<ol start='999999999'><li>a</li><li>b</li></ol>",
     "list[rend=numbered](item[n=999999999](a)item[n=1000000000](b))", ""},
    {"<ol start='1000000000'><li>a</li></ol>", "list[rend=numbered](item(a))",
     "epub-markup-dropped"},
    {"<ol start='-1'><li>a</li><li></li><li>c</li></ol>",
     "list[rend=numbered](item[n=-1](a)item[n=0]()item[n=1](c))", ""},
    {"<ol start='-'><li>a</li></ol>", "list[rend=numbered](item(a))",
     "epub-markup-dropped"},
    {"<ol><li value='0'>a</li><li>b</li></ol>",
     "list[rend=numbered](item[n=0](a)item[n=1](b))", ""},
    {"<table><tr><td rowspan='0' colspan='x'>a</td><td rowspan='1' "
     "colspan=''>b</td><td rowspan='12' colspan='01'>c</td></tr></table>",
     "table(row(cell(a)cell(b)cell[rows=12](c)))",
     "epub-markup-dropped epub-markup-dropped epub-markup-dropped "
     "epub-markup-dropped"},
};

static const struct reads markdown_rows[] = {
    {"<div>a<!-- remark -->b</div>", "p(a! remark b)", ""},
    {"<div><?pi some data?><p>x</p></div>", "some datap(x)", ""},
    {"<div><X-Note Class=big>x</X-Note></div>", "p(hi[rend=x-note big](x))",
     ""},
    {"<div><math><mi>x</mi></math></div>",
     "p(formula[notation=mathml](math(mi(x))))", ""},
    {"<p lang=fr title='a\"b'>x <b>y</p>",
     "p[xml:lang=fr][n=a\"b][rend=@title](x hi[rend=bold](y))",
     "markdown-html-unbalanced"},
    {"<div xml:lang=\"fr\">x</div>", "p[xml:lang=fr](x)", ""},
    {"<div>&copy; &#169; &#xA9; &#XA9; &#0; &#xD800; &#x110000; &#xZ; &bogus; "
     "&amp &ampx; &apos;</div>",
     "p(© © © © � � � &#xZ; &bogus; & &x; ')", ""},
    {"<ul><li>a<li>b</ul>", "list(item(a)item(b))", ""},
    /* what is played is what stands in it, and no span around words */
    {"a <video src=\"b.mp4\">c <b>d</b></video> e\n",
     "p(a media[mimeType=video/mp4][url=b.mp4](desc(c hi[rend=bold](d))) e)",
     ""},
    {"<audio><source src=\"b.mp3\"/></audio>\n",
     "p(media[mimeType=audio/mpeg][url=b.mp3]())", ""},
    {"a <area href=\"b\" alt=\"\"/>\n", "p(a hi[rend=area]())",
     "markdown-html-dropped"},
    {"a <map><area alt=\"b\"/></map>\n", "p(a hi[rend=map](hi[rend=area]()))",
     "markdown-html-dropped"},
    {"a <track src=\"b\"/>\n", "p(a hi[rend=track]())",
     "markdown-html-dropped"},
    {"a <area alt=\"\"/>\n", "p(a hi[rend=area]())", ""},
    /* of equal headings each has a name of its own */
    {"# A b\n\n[x](#a-b-1) [y](#a-b)\n\n# A b\n\n# A b\n\n# A c\n",
     "div(head[xml:id=a-b](A b)p(ref[target=#a-b-1](x) "
     "ref[target=#a-b](y)))div(head[xml:id=a-b-1](A b))div(head(A b))"
     "div(head(A c))",
     ""},
    {"<table><tr><td>a<td>b<tr><td>c</table>",
     "table(row(cell(a)cell(b))row(cell(c)))", ""},
    {"<p>a<p>b", "p(a)p(b)", ""},
    {"<div><p>a</div>b", "p(a)p(b)", ""},
    {"<a href=https://e.example/>x</a> y",
     "p(ref[target=https://e.example/](x) y)", ""},
    {"<hr><br>", "milestone[unit=section][rend=hr]()p()", ""},
    {"<time datetime=\"1961-05-12\">x</time> <time datetime=\"noon\">y</time>",
     "p(date[when=1961-05-12](x) date(y))", "markdown-html-dropped"},
    {"<span class=\"a b\" class=\"c\">x</span> <span style=\"x\">y</span>",
     "p(hi[rend=a b](x) y)", ""},
    {"<b>a</i>b</b>", "p(hi[rend=bold](a</i>b))", "markdown-html-unbalanced"},
    {"<script>x()</script>", "p()", "markdown-html-dropped"},
    {"<textarea><b>x</b></textarea>", "p(seg[type=textarea](hi[rend=bold](x)))",
     ""},
    {"<p>x <![CDATA[y]]> z</p>", "p(x y z)", ""},
    {"<details open><summary>s</summary>t</details>", "p(s)p(t)", ""},
    {"<p id=\"a b\">x</p> <a href=\"#a b\">y</a>",
     "p[xml:id=id](x)p(ref[target=#id](y))", ""},
    {"<img src=https://e.example/w.png alt=x> <img>",
     "p(graphic[url=https://e.example/w.png](desc(x)) figure())",
     "picture-remote"},
    {"<dl><dt>a<dd>b<dt>c</dl>",
     "list[type=gloss](label(a)item(b)label(c)item())", ""},
    {"<h2>H</h2><p>x", "div(head[rend=h2](H)p(x))", ""},
    {"<blockquote>x<p>y</blockquote>", "quote(p(x)p(y))", ""},
    {"<p align=center>x</p><center>y</center><font color=red>z</font>",
     "p(x)p(y)p(hi[rend=font](z))", ""},
    {"<div data-tei=\"stage\">x</div>", "stage(x)", ""},
    {"<span data-tei=\"persName\" data-tei-ref=\"#a\">x</span>",
     "p(persName[ref=#a](x))", ""},
    {"<div data-tei=\"no such\">x</div>", "p(seg[type=div](x))",
     "markdown-html-dropped"},
    {"<div data-vdm=\"shown\">x</div>", "p(x)", ""},
    {"<div data-tei=\"sp\" data-who=\"#a\"><p "
     "data-tei=\"speaker\">A</p><p>b</p></div>",
     "sp(speaker(A)p(b))", ""},
    {"text <span data-tei=\"date\" data-tei-when=\"1961\">x</span>",
     "p(text date[when=1961](x))", ""},
    {"<sub>a</sub><sup>b</sup> <u>c</u> <s>d</s> <del>e</del> <ins>f</ins> "
     "<kbd>g</kbd>",
     "p(hi[rend=subscript](a)hi[rend=superscript](b) hi[rend=underline](c) "
     "hi[rend=strikethrough](d) del(e) add(f) hi[rend=kbd](g))",
     ""},
    {"</div>", "p()", "markdown-html-unbalanced"},
    {"<div>", "p()", "markdown-html-unbalanced"},
    {"<p>x <em>y **z**</em></p>", "p(x emph(y **z**))", ""},
    {"<div\n class=\"x\"\n>y</div>", "p[rend=x](y)", ""},
    {"<pre>a\n  b</pre>", "p[rend=pre][xml:space=preserve](a\n  b)", ""},
    {"a <b\nclass=\"x\">y</b>", "p(a hi[rend=bold x](y))", ""},
    {"> <div>a\n> b</div>", "quote(p(a\nb))", ""},
    {"- <p>a</p>\n- b", "list(item(p(a))item(b))", ""},
    {"<!-- a\n\nb -->\n\nx", "! a\n\nb p(x)", ""},
    {"x <!-- y --> z", "p(x ! y  z)", ""},
    {"<?a b?>\n\nx", "bp(x)", ""},
    {"<!DOCTYPE html>\n\nx", "!DOCTYPE htmlp(x)", ""},
    {"<div>\n\n*a*\n\n</div>", "stage(a)", ""},
    {"<div class=\"x\">\n\n*a*\n\n</div>\n\nb",
     "floatingText[type=x](body(stage(a)))p(b)", ""},
    {"<a href=https://e.example/>x</a> y",
     "p(ref[target=https://e.example/](x) y)", ""},
    {"<a href=https://e.example/ >x</a> y",
     "p(ref[target=https://e.example/](x) y)", ""},
    {"<a id=q />x", "p(hi()x)", ""},
    {"<a title=\"a=b\"/>x", "p(hi[n=a=b]()x)", ""},
    {"<a title=\"a =b c\"/>x", "p(hi[n=a =b c]()x)", ""},
    {"<a title='x' href= \"https://e.example/\"/>x",
     "p(ref[n=x][target=https://e.example/]()x)", ""},
    {"<a href = https://e.example/>x</a>",
     "p(ref[target=https://e.example/](x))", ""},
    {"<b a=/>x</b>", "p(hi[rend=bold](x))", "markdown-html-dropped"},
    {"x<br class=k/>y", "p(xlb[rend=k/]()y)", ""},
};

START_TEST(test_row)
{
	reads_page(&rows[_i]);
}
END_TEST

START_TEST(test_markdown_row)
{
	reads_text(&markdown_rows[_i], "markdown");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("flow");
	TCase *t = tcase_create("flow");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_loop_test(t, test_row, 0, sizeof(rows) / sizeof(rows[0]));
	tcase_add_loop_test(t, test_markdown_row, 0,
			    sizeof(markdown_rows) / sizeof(markdown_rows[0]));
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
