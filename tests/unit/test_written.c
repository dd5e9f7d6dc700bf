/* SPDX-License-Identifier: MIT */
/* What records are written as: each row is the body of a TEI, and what its page
 * in an EPUB holds; and from there, and from Markdown, it comes back. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "format/format.h"
#include "outline.h"
#include "record/record.h"
#include "vidimus.h"
#include "zip/container.h"

/* The page's quotation marks are apostrophes here. */
static const struct row {
	const char *tei, *html;
} rows[] = {
    {"<p>x<lb/>y</p><p>a<pb n='3'/>b</p>",
     "<p>x<br/>y</p>\n<p>a<span id='vdm-1' epub:type='pagebreak' "
     "role='doc-pagebreak' aria-label='3'>\xe2\x80\x8b"
     "</span>b</p>"},
    {"<list><item><graphic url='x.png'/></item><item>b</item></list>",
     "<ul>\n<li>\n<div data-tei='graphic' "
     "data-tei-url='x.png'></div>\n</li>\n<li>b</li>\n</ul>"},
    {"<p><choice><abbr>Mr</abbr><expan>Mister</expan></choice> "
     "<choice><sic><lb/></sic><corr>b</corr></choice></p>",
     "<p><span class='choice' data-tei='choice'><abbr title='Mister'>Mr"
     "</abbr><span data-tei='expan' "
     "data-vdm-text='Mister'></span></span> "
     "<span class='choice' title='b' data-tei='choice'><span "
     "data-tei='sic'><br/></span><span data-tei='corr' "
     "data-vdm-text='b'></span></span></p>"},
    {"<p><choice><sic/><corr>b</corr></choice> <choice><sic>a</sic><corr>b "
     "<hi>c</hi></corr></choice></p>",
     "<p><span class='choice' data-tei='choice'><span data-tei='sic'></span>"
     "<span data-tei='corr'>b</span></span> <span class='choice' "
     "title='b c' data-tei='choice'><span data-tei='sic'>a</span><span "
     "data-tei='corr'><span data-vdm='shown'> [</span>b <span "
     "data-tei='hi'>c</span><span data-vdm='shown'>]</span></span></span>"
     "</p>"},
    {"<list><item>a</item><pb n='2'/><item>b</item><lb/></list>",
     "<ul>\n<li>a</li>\n<li><span id='vdm-1' epub:type='pagebreak' "
     "role='doc-pagebreak' data-vdm-place='before' aria-label='2'>\xe2\x80\x8b"
     "</span>b<br data-vdm-place='after'/></li>\n</ul>"},
    {"<table><row><cell>a</cell></row><pb/><row><cell>b</cell><anchor/></row>"
     "<milestone unit='x'/></table>",
     "<table>\n<tr>\n<td>a</td>\n</tr>\n<tr>\n<td><span "
     "data-vdm-place='before-row' data-tei='pb'><span data-vdm='shown'>"
     "\xe2\x80\x8b</span></span>b<span "
     "data-vdm-place='after' data-tei='anchor'></span><span "
     "data-vdm-place='after-row' data-tei='milestone' "
     "data-tei-unit='x'></span></td>\n</tr>\n</table>"},
    {"<p>com<pb break='no'/>mittee</p>",
     "<p>com<span data-tei='pb' data-tei-break='no'></span>mittee</p>"},
    {"<p xml:lang='ar'>a <foreign xml:lang='la'>b</foreign> <hi "
     "style='direction: ltr'>c</hi></p>",
     "<p dir='rtl' xml:lang='ar' lang='ar'>a <span class='foreign' dir='ltr' "
     "data-tei='foreign' xml:lang='la' lang='la'>b</span> <span dir='ltr' "
     "data-tei='hi' data-tei-style='direction: ltr'>c</span></p>"},
    {"<p><add rend='@datetime' n='2001'>a</add> <add rend='@datetime' "
     "n='2001-02-03'>b</add></p>",
     "<p><ins data-tei-rend='@datetime' data-tei-n='2001'>a</ins> <ins "
     "datetime='2001-02-03' data-tei-rend='@datetime' "
     "data-tei-n='2001-02-03'>b</ins></p>"},
    {"<p><formula notation='mathml'><math xmlns='http://www.w3.org/1998/Math/"
     "MathML'><mi>x</mi><annotation>y</annotation></math></formula></p>",
     "<p><span data-tei='formula' data-tei-notation='mathml'><span "
     "data-tei='math' data-tei-xmlns='http://www.w3.org/1998/Math/MathML'>"
     "<span data-tei='mi'>x</span><span data-tei='annotation'>y</span></span>"
     "</span></p>"},
    {"<p rend='hidden'>a</p>",
     "<p hidden='hidden' data-tei-rend='hidden'>a</p>"},
    {"<list rend='numbered lower-alpha reversed'><item n='c'>a</item></list>",
     "<ol type='a' reversed='reversed' data-tei='list' "
     "data-tei-rend='numbered lower-alpha reversed'>\n<li "
     "data-tei-n='c'>a</li>\n</ol>"},
    {"<p><ref target='https://e.example/' n='T'>x</ref></p>",
     "<p><a href='https://e.example/' title='T'>x</a></p>"},
    {"<p><subst><del>old</del><add>new</add></subst></p>",
     "<p><span data-tei='subst'><del>old</del><ins><span data-vdm='shown'> "
     "</span>new</ins></span></p>"},
    {"<list "
     "type='gloss'><label>A</label><item>B</item><label>C</label><item>D</"
     "item></list>",
     "<dl "
     "data-tei-type='gloss'>\n<dt>A</dt>\n<dd>B</dd>\n<dt>C</dt>\n<dd>D</"
     "dd>\n</dl>"},
    {"<list type='gloss'><label>A</label><!-- x --><item>B</item></list>",
     "<dl data-tei-type='gloss'>\n<dt>A</dt>\n<!-- x -->\n<dd>B</dd>\n</dl>"},
    {"<list><label>A</label><label>B</label><item>C</item></list>",
     "<div class='list' data-tei='list'>\n<p "
     "data-tei='label'>A</p>\n<p data-tei='label'>B</p>\n<p class='listitem' "
     "data-tei='item'>C</p>\n</div>"},
    {"<list><item>A</item><label>L</label></list>",
     "<div class='list' data-tei='list'>\n<p class='listitem' "
     "data-tei='item'>A</p>\n<p "
     "data-tei='label'>L</p>\n</div>"},
    {"<list type='ordered'><item>a</item></list>",
     "<ol data-tei='list' data-tei-type='ordered'>\n<li>a</li>\n</ol>"},
    {"<list rend='ordered'><item>a</item></list>",
     "<ol data-tei='list' data-tei-rend='ordered'>\n<li>a</li>\n</ol>"},
    {"<list rend='numbered'><item n='3'>a</item><item n='4'>b</item></list>",
     "<ol start='3'>\n<li value='3'>a</li>\n<li value='4'>b</li>\n</ol>"},
    {"<list><head>H</head><item>a</item></list>",
     "<div class='list' data-tei='list'>\n<p class='head' "
     "data-tei='head'>H</p>\n<p class='listitem' "
     "data-tei='item'>a</p>\n</div>"},
    {"<list><item>a<p>b</p></item></list>",
     "<ul>\n<li>a<span data-vdm='shown'>\xe2\x80\x8b"
     "</span><p>b</p></li>\n</ul>"},
    {"<table><row role='label'><cell>a</cell></row><row><cell "
     "role='label'>b</cell><cell rows='2' cols='3'>c</cell></row></table>",
     "<table>\n<tr data-tei-role='label'>\n<th>a</th>\n</tr>\n<tr>\n<th "
     "data-tei-role='label'>b</th>\n<td rowspan='2' "
     "colspan='3'>c</td>\n</tr>\n</table>"},
    {"<table><head>H</head><row><cell>a</cell></row></table>",
     "<table>\n<caption>H</caption>\n<tr>\n<td>a</td>\n</tr>\n</table>"},
    {"<table><row><cell rows='0' cols='1234'>a</cell></row></table>",
     "<table>\n<tr>\n<td data-tei-rows='0' "
     "data-tei-cols='1234'>a</td>\n</tr>\n</table>"},
    {"<table><row><cell><p>a</p></cell></row><!-- c --></table>",
     "<table>\n<tr>\n<td>\n<p>a</p>\n</td>\n</tr>\n<!-- c -->\n</table>"},
    {"<p>x <table><row><cell>a</cell></row></table> y</p>",
     "<div data-tei='p'>x <table>\n<tr>\n<td>a</td>\n</tr>\n</table> y</div>"},
    {"<p><ref target='https://e.example/'>x</ref> <ref target='#gone'>y</ref> "
     "<ref>w</ref></p>",
     "<p><a href='https://e.example/'>x</a> <span data-tei='ref' "
     "data-tei-target='#gone'>y</span> <span data-tei='ref'>w</span></p>"},
    {"<p><ref target='https://e.example/'>x <ref "
     "target='https://f.example/'>y</ref></ref></p>",
     "<p><span data-tei='ref' data-tei-target='https://e.example/'>x <span "
     "data-tei='ref' data-tei-target='https://f.example/'>y</span></span></p>"},
    {"<p><ref target='https://e.example/ a'>x</ref> <ref "
     "target='HTTPS://e.example/'>y</ref></p>",
     "<p><a href='https://e.example/' data-tei-target='https://e.example/ "
     "a'>x</a> <a href='HTTPS://e.example/'>y</a></p>"},
    {"<p><ptr target='https://e.example/'/> <ptr target='#gone'/></p>",
     "<p><a data-tei='ptr' href='https://e.example/'>https://e.example/</a> "
     "<span data-tei='ptr' data-tei-target='#gone'></span></p>"},
    {"<p>x<note>n</note></p><note>m</note><p>y<note place='end' "
     "n='*'>e</note></p>",
     "<p>x<a epub:type='noteref' role='doc-noteref' id='vdm-ref-1' "
     "href='#vdm-note-1'><span "
     "data-vdm='shown'>[1]</span></a></p>\n<aside "
     "role='note'>m</aside>\n<p>y<a "
     "epub:type='noteref' role='doc-noteref' id='vdm-ref-2' "
     "href='#vdm-note-2'>[*]</a></p>\n<section data-vdm='notes' class='notes' "
     "epub:type='footnotes'>\n<p class='head' data-vdm='shown'>Notes</p>\n"
     "<aside id='vdm-note-1' epub:type='footnote' "
     "role='doc-footnote'><span data-vdm='shown'>1. </span>n<a data-vdm='back' "
     "role='doc-backlink' "
     "href='#vdm-ref-1' aria-label='Back to the "
     "text'>\xe2\x86\xa9</a></aside>\n<aside "
     "id='vdm-note-2' epub:type='footnote' role='doc-footnote' "
     "data-tei-place='end' data-tei-n='*'><span data-vdm='shown'>* </span>e<a "
     "data-vdm='back' "
     "role='doc-backlink' href='#vdm-ref-2' "
     "aria-label='Back to the text'>\xe2\x86\xa9</a></aside>\n</section>"},
    {"<p><note><p>a</p><p>b</p></note></p>",
     "<p><a epub:type='noteref' role='doc-noteref' id='vdm-ref-1' "
     "href='#vdm-note-1'><span data-vdm='shown'>[1]</span></a></p>\n<section "
     "data-vdm='notes' class='notes' "
     "epub:type='footnotes'>\n<p class='head' data-vdm='shown'>Notes</p>\n"
     "<aside id='vdm-note-1' epub:type='footnote' "
     "role='doc-footnote'><span data-vdm='shown'>1. "
     "</span><p>a</p>\n<p>b</p>\n<a data-vdm='back' "
     "role='doc-backlink' href='#vdm-ref-1' "
     "aria-label='Back to the text'>\xe2\x86\xa9</a></aside>\n</section>"},
    {"<p rend='@title' n='a b'>x</p><p rend='@aria-label' n='c'>y</p>"
     "<p n='d'>z <del rend='@datetime' n='1901'>w</del></p>",
     "<p title='a b' data-tei-rend='@title' data-tei-n='a b'>x</p>\n<p "
     "aria-label='c' data-tei-rend='@aria-label' data-tei-n='c'>y</p>\n<p "
     "data-tei-n='d'>z <del data-tei-rend='@datetime' "
     "data-tei-n='1901'>w</del></p>"},
    {"<figure><graphic url='https://e.example/x.png'/><head>H</head>"
     "<figDesc>d</figDesc></figure>",
     "<figure>\n<div data-tei='graphic' "
     "data-tei-url='https://e.example/x.png'></div>\n<figcaption>H<span "
     "data-vdm-place='after' data-tei='figDesc'>d"
     "</span></figcaption>\n</figure>"},
    {"<figure><head>H</head><graphic "
     "url='https://e.example/x.png'><desc>d</desc></graphic></figure>",
     "<figure>\n<figcaption>H</figcaption>\n<div data-tei='graphic' "
     "data-tei-url='https://e.example/x.png'>\n<p "
     "data-tei='desc'>d</p>\n</div>\n</figure>"},
    {"<p>x <figure><graphic url='x.png'/></figure></p>",
     "<p>x <span data-tei='figure'><span data-tei='graphic' "
     "data-tei-url='x.png'></span></span></p>"},
    {"<p xml:lang='de'>x <foreign xml:lang='la'>y</foreign> "
     "<foreign>z</foreign></p>",
     "<p xml:lang='de' lang='de'>x <span class='foreign' data-tei='foreign' "
     "xml:lang='la' lang='la'>y</span> <span class='foreign' "
     "data-tei='foreign'>z</span></p>"},
    {"<p xml:lang='x_y'>x</p>", "<p data-tei-xml.lang='x_y'>x</p>"},
    {"<lg><l>a</l><l>b</l></lg><lg><lg><l>c</l></lg></lg>",
     "<div class='lg' data-tei='lg'>\n<p class='l' data-tei='l'>a</p>\n<p "
     "class='l' data-tei='l'>b</p>\n</div>\n<div class='lg' "
     "data-tei='lg'>\n<div class='lg' data-tei='lg'>\n<p class='l' "
     "data-tei='l'>c</p>\n</div>\n</div>"},
    {"<sp><speaker>A</speaker><p>b</p></sp><sp><p>c</p></sp><sp><speaker>A</"
     "speaker><lg><l>x</l></lg><stage>s</stage></sp>",
     "<div class='speech' data-tei='sp'>\n<p class='speaker' "
     "data-tei='speaker'>A</p>\n<p>b</p>\n</div>\n<div class='speech' "
     "data-tei='sp'>\n<p>c</p>\n</div>\n<div class='speech' data-tei='sp'>\n<p "
     "class='speaker' data-tei='speaker'>A</p>\n<div class='lg' "
     "data-tei='lg'>\n<p class='l' data-tei='l'>x</p>\n</div>\n<p "
     "class='stage' data-tei='stage'>s</p>\n</div>"},
    {"<p>x <gap reason='lost'/> <gap><desc>d</desc></gap> <unclear>u</unclear> "
     "<supplied>s</supplied></p>",
     "<p>x <span class='gap' data-tei='gap' data-tei-reason='lost'>"
     "<span data-vdm='shown'>[\xe2\x80\xa6 lost]</span>"
     "</span> <span class='gap' data-tei='gap'><span "
     "data-vdm='shown'>[</span><span data-tei='desc'>d</span> <span "
     "data-vdm='shown'>]</span></span> "
     "<span class='unclear' data-tei='unclear'>u</span> <span class='supplied' "
     "data-tei='supplied'>s</span></p>"},
    {"<div><head>A</head><div><head>B</head><div><head>C</head><div><head>D</"
     "head><div><head>E</head><div><head>F</head><div><head>G</head><p>x</p></"
     "div></div></div></div></div></div></div>",
     "<section id='vdm-1'>\n<h1>A</h1>\n<section "
     "id='vdm-2'>\n<h2>B</h2>\n<section id='vdm-3'>\n<h3>C</h3>\n<section "
     "id='vdm-4'>\n<h4>D</h4>\n<section id='vdm-5'>\n<h5>E</h5>\n<section "
     "id='vdm-6'>\n<h6>F</h6>\n<section "
     "id='vdm-7'>\n<h6>G</h6>\n<p>x</p>\n</section>\n</section>\n</section>\n</"
     "section>\n</section>\n</section>\n</section>"},
    {"<p>a</p><?pi data?><p/>",
     "<p>a</p>\n<span hidden='hidden' data-vdm-pi='pi' "
     "data-vdm-data='data'></span>\n<p></p>"},
    {"<p xml:id='a'>x <ref target='#a'>y</ref></p><p xml:id='b'>z</p>",
     "<p id='a'>x <a href='text-001.xhtml#a'>y</a></p>\n<p id='b'>z</p>"},
    {"<quote>x</quote><quote><p>y</p></quote><p><quote>z</quote> <q>w</q></p>",
     "<blockquote>x</blockquote>\n<blockquote>\n<p>y</p>\n</"
     "blockquote>\n<p><span data-tei='quote'>z</span> <span "
     "data-tei='q'>w</span></p>"},
    {"<p><hi rend='bold'>a</hi> <hi rend='italic bold'>b</hi> <hi "
     "rend='odd'>c</hi> <hi>d</hi> <emph>e</emph> <code>f</code></p>",
     "<p><b>a</b> <span data-tei='hi' data-tei-rend='italic bold'>b</span> "
     "<span data-tei='hi' data-tei-rend='odd'>c</span> <span "
     "data-tei='hi'>d</span> <em>e</em> <code data-tei='code'>f</code></p>"},
    {"<p><formula notation='mathml'><math "
     "xmlns='http://www.w3.org/1998/Math/MathML'><mi>x</mi></math></formula></"
     "p>",
     "<p><span data-tei='formula' data-tei-notation='mathml'><math "
     "xmlns='http://www.w3.org/1998/Math/MathML'><mi>x</mi></math></span></"
     "p>"},
    {"<p><ruby><rb>A</rb><rt>a</rt></ruby><ruby rend='joined'><rb>B</rb>"
     "<rt>b</rt></ruby></p>",
     "<p><ruby>A<rp data-vdm='shown'>(</rp><rt>a</rt><rp "
     "data-vdm='shown'>)</rp>B<rp data-vdm='shown'>(</rp><rt>b</rt><rp "
     "data-vdm='shown'>)</rp></ruby></p>"},
    {"<p><x xmlns='urn:x' a='b'>y</x></p>",
     "<p><span data-tei='x' data-tei-xmlns='urn:x' "
     "data-tei-a='b'>y</span></p>"},
    {"<p>a</p><?pi data?><p>b<?pi?></p>",
     "<p>a</p>\n<span hidden='hidden' data-vdm-pi='pi' "
     "data-vdm-data='data'></span>\n<p>b<span hidden='hidden' data-vdm-pi='pi' "
     "data-vdm-data=''></span></p>"},
    {"<ab type='t'>x</ab><milestone unit='section' rend='hr'/><milestone "
     "unit='page'/><pb n='2'/><pb/><p rend='pre' xml:space='preserve'> a  b "
     "</p>",
     "<p data-tei='ab' data-tei-type='t'>x</p>\n<hr data-tei='milestone' "
     "data-tei-unit='section' data-tei-rend='hr'/>\n<div "
     "data-tei='milestone' data-tei-unit='page'></div>\n<div id='vdm-1' "
     "epub:type='pagebreak' role='doc-pagebreak' aria-label='2'>\xe2\x80\x8b"
     "</div>\n<div data-tei='pb'><span data-vdm='shown'>\xe2\x80\x8b</span>"
     "</div>\n<pre data-tei='p' data-tei-rend='pre' "
     "data-tei-xml.space='preserve'> a  b </pre>"},
    {"<p><subst><del>old</del><add><pb n='2'/></add></subst></p>",
     "<p><span data-tei='subst'><del>old</del><ins><span "
     "data-vdm='shown'> </span><span id='vdm-1' "
     "epub:type='pagebreak' role='doc-pagebreak' aria-label='2'>\xe2\x80\x8b"
     "</span></ins></span></p>"},
    {"<list><item n='1'>a<pb n='3'/></item></list>",
     "<ul>\n<li data-tei-n='1'>a<span id='vdm-1' epub:type='pagebreak' "
     "role='doc-pagebreak' aria-label='3'>\xe2\x80\x8b"
     "</span></li>\n</ul>"},
    {"<p><date when='1961-05-12'>then</date> <date when='1961-W02'>week</date> "
     "<date>d</date></p>",
     "<p><time datetime='1961-05-12' data-tei='date' "
     "data-tei-when='1961-05-12'>then</time> <span "
     "data-tei='date' data-tei-when='1961-W02'>week</span> <span "
     "data-tei='date'>d</span></p>"},
    {"<p><name type='person'>A</name> <persName ref='#a'>B</persName> <title "
     "level='m'>C</title></p>",
     "<p><span data-tei='name' data-tei-type='person'>A</span> <span "
     "data-tei='persName' data-tei-ref='#a'>B</span> <cite "
     "data-tei-level='m'>C</cite></p>"},
    {"<p>x <list><item>y</item></list></p>",
     "<div data-tei='p'>x <ul>\n<li>y</li>\n</ul></div>"},
    {"<p><hi rend='sup'>2</hi><hi rend='sub'>3</hi><hi "
     "rend='underline'>u</hi><hi rend='strikethrough'>s</hi></p>",
     "<p><span data-tei='hi' data-tei-rend='sup'>2</span><span data-tei='hi' "
     "data-tei-rend='sub'>3</span><u>u</u><s>s</s></p>"},
    {"<div type='chapter' "
     "xml:id='c'><head>A</head><p>x</p></div><div><p>y</p></div>",
     "<section id='c' "
     "data-tei-type='chapter'>\n<h1>A</h1>\n<p>x</p>\n</"
     "section>\n<section>\n<p>y</p>\n</section>"},
    {"<div><head>A</head><head type='sub'>B</head><p>x</p></div>",
     "<section id='vdm-1'>\n<h1>A</h1>\n<h1 "
     "data-tei-type='sub'>B</h1>\n<p>x</p>\n</section>"},
    {"<opener><dateline>Kiel</dateline></opener><p>x</p><closer><signed>A</"
     "signed></closer>",
     "<div data-tei='opener'>\n<p class='dateline' "
     "data-tei='dateline'>Kiel</p>\n</div>\n<p>x</p>\n<div "
     "data-tei='closer'>\n<p class='signature' "
     "data-tei='signed'>A</p>\n</div>"},
    {"<said who='#a' direct='false'><p><persName>A</persName> says "
     "x.</p></said>",
     "<div id='vdm-1' class='speech narrated' data-tei='said' data-who='#a' "
     "data-tei-direct='false'>\n<p class='speaker' data-vdm='shown'>a:</p>"
     "<p><span data-tei='persName'>A</span> says x.</p>\n</div>"},
    {"<u who='#a'>x</u>", "<p id='vdm-1' class='speech' data-tei='u' "
			  "data-who='#a'><span class='speaker' "
			  "data-vdm='shown'>a: </span>x</p>"},
    {"<p>x<anchor xml:id='k'/> <ref target='#k'>y</ref></p>",
     "<p>x<span id='k' data-tei='anchor'></span> <a "
     "href='text-001.xhtml#k'>y</a></p>"},
    {"<note place='margin'><p>x</p></note><note n='2' place='foot' "
     "xml:id='n2'>y</note>",
     "<aside role='note' data-tei-place='margin'>\n<p>x</p>\n</aside>\n<aside "
     "id='n2' role='note' data-tei-n='2' data-tei-place='foot'>y</aside>"},
    {"<p>x<list><item><pb n='2'/></item></list>y</p>",
     "<div data-tei='p'>x<ul>\n<li><span id='vdm-1' epub:type='pagebreak' "
     "role='doc-pagebreak' aria-label='2'>\xe2\x80\x8b"
     "</span></li>\n</ul>y</div>"},
    {"<p>x<list><item>z</item></list>y</p>",
     "<div data-tei='p'>x<span data-vdm='shown'>\xe2\x80\x8b"
     "</span><ul>\n<li>z</li>\n</ul><span data-vdm='shown'>\xe2\x80\x8b"
     "</span>y</div>"},
    {"<p><address><addrLine>A</addrLine><addrLine>B</addrLine></address></p>",
     "<p><span data-tei='address'><span data-tei='addrLine'>A</span><span "
     "data-vdm='shown'> </span><span data-tei='addrLine'>B</span></span></p>"},
};

static struct vdm_record *
read_as(const char *format, const void *bytes, size_t n)
{
	struct vdm_read_options o = {.from = format, .no_recognise = 1};
	struct vdm_record *rec = NULL;

	ck_assert_int_eq(vdm_read(&rec, bytes, n, &o, NULL), 0);
	return rec;
}

static struct vdm_record *
read_body(const char *body)
{
	struct vdm_record *rec;
	struct vdm_buf xml;

	vdm_buf_init(&xml);
	vdm_buf_printf(
	    &xml,
	    "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc>"
	    "<titleStmt><title>T</title></titleStmt><publicationStmt><p>P</p>"
	    "</publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc>"
	    "</teiHeader><text><body>%s</body></text></TEI>",
	    body);
	rec = read_as("tei", xml.data, xml.len);
	vdm_buf_fini(&xml);
	return rec;
}

/* What stands in the body of the only page of text. */
static void
page_of(const char *epub, size_t n, struct vdm_buf *out)
{
	struct vdm_zip *zip = vdm_zip_open(epub, n, NULL);
	struct vdm_buf page;
	char *s, *end;

	vdm_buf_init(&page);
	ck_assert_int_eq(
	    vdm_zip_read(zip, (size_t)vdm_zip_find(zip, "EPUB/text-001.xhtml"),
			 &page, NULL),
	    0);
	s = strchr(strstr(vdm_buf_str(&page), "<body"), '>') + 2;
	end = strstr(s, "\n</body>");
	*end = '\0';
	if (strncmp(s, "<h1 data-vdm", 12) == 0)
		s = strchr(s, '\n') + 1;
	for (; s < end; s++)
		vdm_buf_putc(out, *s == '"' ? '\'' : *s);
	vdm_buf_fini(&page);
	vdm_zip_close(zip);
}

START_TEST(a_body_is_written_and_comes_back)
{
	static const char *const formats[] = {"epub", "markdown", "tei"};
	struct vdm_write_options o = {.modified = "2001-01-01T00:00:00Z"};
	struct vdm_record *rec = read_body(rows[_i].tei), *again;
	struct vdm_buf why, page;
	char *bytes;
	size_t n;

	vdm_buf_init(&why);
	vdm_buf_init(&page);
	for (int i = 0; i < 3; i++) {
		o.to = formats[i];
		ck_assert_int_eq(vdm_write(rec, &bytes, &n, &o, NULL), 0);
		if (i == 0) {
			page_of(bytes, n, &page);
			ck_assert_str_eq(vdm_buf_str(&page), rows[_i].html);
		}
		again = read_as(formats[i], bytes, n);
		ck_assert_msg(vdm_record_equal(rec, again, &why), "in %s: %s",
			      formats[i], vdm_buf_str(&why));
		vdm_record_free(again);
		free(bytes);
	}
	vdm_record_free(rec);
	vdm_buf_fini(&why);
	vdm_buf_fini(&page);
}
END_TEST

/* White space that counts comes back as it was, though readers of Markdown and
 * of XML fold it. */
static const char *const spaces[] = {
    "<p xml:space='preserve'> a  b </p>",
    "<p rend='pre' xml:space='preserve'>a\n  b\n\nc\td\n</p>",
    "<p xml:space='preserve'>a <hi>b</hi>  c\n<hi>d</hi> </p>",
    "<p>a <code xml:space='preserve'>  b  c</code> d</p>",
    "<list><item xml:space='preserve'>a  b</item></list>",
    "<table><row><cell xml:space='preserve'>a  | b\n</cell></row></table>",
    "<sp><speaker>A</speaker><p xml:space='preserve'>1. a\n2. b</p></sp>",
    "<quote xml:space='preserve'>a\n  b</quote>",
    "<note xml:space='preserve'>a  b</note><p>c</p>",
};

START_TEST(space_that_counts_comes_back)
{
	static const char *const formats[] = {"markdown", "epub", "tei"};
	struct vdm_record *rec = read_body(spaces[_i]), *again;
	struct vdm_write_options o = {0};
	struct vdm_buf was, is;
	char *bytes;
	size_t n;

	vdm_buf_init(&was);
	vdm_buf_init(&is);
	outline(vdm_record_body(rec), &was);
	for (int i = 0; i < 3; i++) {
		o.to = formats[i];
		ck_assert_int_eq(vdm_write(rec, &bytes, &n, &o, NULL), 0);
		again = read_as(formats[i], bytes, n);
		vdm_buf_clear(&is);
		outline(vdm_record_body(again), &is);
		ck_assert_msg(strcmp(vdm_buf_str(&is), vdm_buf_str(&was)) == 0,
			      "in %s:\n is: %s\nwas: %s", formats[i],
			      vdm_buf_str(&is), vdm_buf_str(&was));
		vdm_record_free(again);
		free(bytes);
	}
	vdm_record_free(rec);
	vdm_buf_fini(&was);
	vdm_buf_fini(&is);
}
END_TEST

/* What --modified may be, and what the package says then. */
static const struct {
	const char *modified, *said;
} moments[] = {
    {"2001-02-03T04:05:06Z", "2001-02-03T04:05:06Z"},
    {"2001-02-03T04:05:06", "2001-02-03T04:05:06Z"},
    {"2001-02-03T04:05:06+01:00", "2001-02-03T04:05:06Z"},
    {"2001-02-03T04:05", "2001-02-03T00:00:00Z"},
    {"2001-02-03T04:05:0x", "2001-02-03T00:00:00Z"},
    {"2001-02-03T0x:05:06", "2001-02-03T00:00:00Z"},
    {"2001-02-03T04:x5:06", "2001-02-03T00:00:00Z"},
    {"2001-02-03 04:05:06", "2001-02-03T00:00:00Z"},
    {"2001-02-03", "2001-02-03T00:00:00Z"},
    {"2001-02-03T24:00:00", "2001-02-03T00:00:00Z"},
    {"2001-02-03T23:59:59", "2001-02-03T23:59:59Z"},
    {"2001-02-03T23:60:00", "2001-02-03T00:00:00Z"},
    {"2001-02-03T23:00:60", "2001-02-03T00:00:00Z"},
    {"2001-02-29", "2026-01-01T00:00:00Z"},
    {"2004-02-29", "2004-02-29T00:00:00Z"},
    {"1900-02-29", "2026-01-01T00:00:00Z"},
    {"2001-13-01", "2026-01-01T00:00:00Z"},
    {"200x-01-01", "2026-01-01T00:00:00Z"},
    {"tomorrow", "2026-01-01T00:00:00Z"},
    {NULL, "2026-01-01T00:00:00Z"},
};

START_TEST(a_moment_is_stated)
{
	struct vdm_write_options o = {.to = "epub",
				      .modified = moments[_i].modified};
	struct vdm_record *rec = read_body("<p>x</p>");
	struct vdm_zip *zip;
	struct vdm_buf opf;
	char *bytes, *at;
	size_t n;

	vdm_buf_init(&opf);
	ck_assert_int_eq(vdm_write(rec, &bytes, &n, &o, NULL), 0);
	zip = vdm_zip_open(bytes, n, NULL);
	ck_assert_int_eq(
	    vdm_zip_read(zip, (size_t)vdm_zip_find(zip, "EPUB/package.opf"),
			 &opf, NULL),
	    0);
	at = strstr(vdm_buf_str(&opf), "dcterms:modified\">");
	ck_assert_ptr_nonnull(at);
	ck_assert_msg(strncmp(at + 18, moments[_i].said, 20) == 0, "%.40s", at);
	vdm_zip_close(zip);
	vdm_buf_fini(&opf);
	free(bytes);
	vdm_record_free(rec);
}
END_TEST

/* What a program may have put into a tree and XML does not have. */
START_TEST(xml_is_written_whatever_stands_there)
{
	struct vdm_write_options o = {.to = "tei"};
	struct vdm_record *rec = read_body("<p>x</p>");
	struct vdm_node *p = vdm_record_body(rec)->first;
	char *bytes;
	size_t n;

	vdm_node_set(rec, p, "x:a", "v");
	vdm_node_set(rec, p, "x:b", "w");
	vdm_node_append(p, vdm_node_comment(rec, "a--b\x01"
						 "c\xEF\xBF\xBE-"));
	vdm_node_append(p, vdm_node_instruction(rec, "pi", "a?>b"));
	vdm_node_append(p, vdm_node_instruction(rec, "pi", ""));
	ck_assert_int_eq(vdm_write(rec, &bytes, &n, &o, NULL), 0);
	ck_assert_ptr_nonnull(
	    strstr(bytes, "<p xmlns:x=\"urn:prefix:x\" x:a=\"v\" x:b=\"w\">x"
			  "<!--a- -b\xEF\xBF\xBD"
			  "c\xEF\xBF\xBD- --><?pi a? >b?><?pi?></p>"));
	vdm_record_free(read_as("tei", bytes, n));
	free(bytes);
	vdm_record_free(rec);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("written");
	TCase *t = tcase_create("written");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_loop_test(t, a_body_is_written_and_comes_back, 0,
			    sizeof(rows) / sizeof(rows[0]));
	tcase_add_loop_test(t, a_moment_is_stated, 0,
			    sizeof(moments) / sizeof(moments[0]));
	tcase_add_loop_test(t, space_that_counts_comes_back, 0,
			    sizeof(spaces) / sizeof(spaces[0]));
	tcase_add_test(t, xml_is_written_whatever_stands_there);
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
