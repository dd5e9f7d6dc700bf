# SPDX-License-Identifier: MIT
"""Makes an invented book of two pages in which stands what books do besides
saying words: formulas, drawings, ruby, directions, numbered lists, links."""
import zipfile

PARTS = {
    'c1.xhtml': '''<h1 id="top">Sums</h1>
<p><a href="#row">row</a> <a href="c2.xhtml">two</a> <a href="c2.xhtml#body">body</a> <a href="#part">part</a></p>
<p>So <math xmlns="http://www.w3.org/1998/Math/MathML"><mtable><mtr id="row"><mtd><mfrac><mi>a</mi><mi>b</mi></mfrac></mtd></mtr></mtable></math>.</p>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Disc</title><circle r="4"/></svg>
<p dir="rtl">x <span dir="ltr">y</span></p>
<ol start="5" type="i"><li>a</li><li value="9">b</li></ol><ol reversed="reversed"><li>z</li></ol>
<table><tbody id="part"><tr><td>c</td></tr></tbody></table>
<p><ruby>A<rt>a</rt>B<rt>b</rt></ruby> <img src="p.png" alt=""/> <img src="p.png" alt="A wall"/></p>''',
    'c2.xhtml': '<h1>Two</h1><p>Words.</p>',
    'c3.xhtml': '''<section><h2>Only a second</h2><p>Under it.</p><h4>Deep</h4><p>Under that.</p></section>''',
    'c4.xhtml': '''<h3>Third</h3><p>Begins low.</p><h2>Second</h2><p>Then higher.</p><h3>Third again</h3><p>And lower.</p>''',
    'c5.xhtml': '''<section><header><h1>Head</h1><h2>Below it</h2></header><p>Words.</p></section>
<section><hgroup><h2>Group</h2><p>Its second line</p></hgroup><p>More.</p></section>
<section><p>First some words.</p><h2>Late</h2><p>Then more.</p></section>
<blockquote><h3>Quoted head</h3><p>Quoted words.</p></blockquote>
<ul><li><h4>In an item</h4><p>Its words.</p></li></ul>
<table><tr><td><h5>In a cell</h5></td><td>Cell</td></tr></table>
<h1></h1><h2>1</h2><p>One.</p><h2>2</h2><p>Two.</p>
<dl><dt>100</dt><dd>A hundred</dd></dl><p>* * *</p><p>next</p><p>home</p><p>next</p>''',
    'd1.xhtml': '''<h1>Notes</h1><p>Marked<a epub:type="noteref" href="#n1">1</a> and again<a epub:type="noteref" id="r2" href="#n2">2</a>.</p>
<aside epub:type="footnote" id="n1"><p>First note, <a href="#top2">linked</a>.</p></aside>
<aside epub:type="footnote" id="n2"><p>Second note. <a href="#r2" epub:type="backlink">back</a></p></aside>
<p>Old way too.</p>
<h2 id="top2">Heading with <a href="#n1">a link</a>, <em>stress</em><br/>and a second line</h2>
<p>Under.</p><h2><img src="p.png" alt="Only a picture"/></h2><p>Then.</p><h3>Page <span epub:type="pagebreak" id="p5" title="5"/>within</h3><p>End.</p>''',
    'd2.xhtml': '''<h1>Sound</h1><p>Listen: <audio controls="controls" src="s.mp3">No sound here.</audio> and look:</p>
<video controls="controls" poster="p.png"><source src="v.mp4" type="video/mp4"/><track kind="captions" src="v.vtt" srclang="en" label="Captions"/>No film here.</video>
<p>An object: <object data="p.png" type="image/png">Fallback of an object</object>.</p>
<iframe src="c2.xhtml" title="A frame">Frame words</iframe>
<details><summary>Summed up</summary><p>Details.</p></details>
<form action="#"><fieldset><legend>Legend</legend><label for="f">Label</label> <input id="f" type="text" value="typed" placeholder="place"/>
<select><option>One</option><option>Two</option></select><textarea>Area</textarea><button>Push</button></fieldset></form>
<p><progress value="1" max="2">half</progress> <meter value="1">quarter</meter> <output>out</output> <data value="7">seven</data></p>''',
    'd3.xhtml': '''<h1>Lists</h1><ol><li>one<ol type="a"><li>inner</li><li value="7">seventh</li></ol></li><li><p>two</p><p>more</p></li></ol>
<ol start="-2"><li>minus</li><li value="-9">nine</li><li>eight</li></ol><ol start="0" reversed="reversed" type="I"><li>x</li><li>y</li></ol><ol><li>before</li><li/><li>behind</li></ol>
<dl><dt id="dt">T1</dt><dt>T2</dt><dd>D1</dd><dd id="dd"><p>D2</p></dd></dl>
<dl><div><dt>In a group</dt><dd>Told</dd></div></dl>
<table><caption>Caption <a href="#tr">row</a></caption><colgroup><col/><col/></colgroup><thead><tr id="tr"><th scope="col" abbr="A">A</th><th>B</th></tr></thead>
<tbody><tr><td colspan="2" id="td">ab</td></tr><tr><td><table><tr><td>inner</td></tr></table></td><td><ul><li>cell item</li></ul></td></tr></tbody><tfoot><tr><td>f</td><td/></tr></tfoot></table>
<p><a href="#tr">tr</a> <a href="#td">td</a> <a href="#dt">dt</a> <a href="#dd">dd</a> <a href="#li">li</a> <a href="#hr">hr</a> <a href="#br">br</a> <a href="#img">img</a> <a href="#fig">fig</a> <a href="#cap">cap</a> <a href="#m">m</a> <a href="#s">s</a> <a href="#ru">ru</a> <a href="#sp">sp</a> <a href="#empty">empty</a> <a href="#old">old</a> <a href="#sec">sec</a> <a href="#hg">hg</a> <a href="#rt">rt</a> <a href="#q">q</a> <a href="#pre">pre</a> <a href="#a%20b">ab</a> <a href="c1.xhtml#top" title="Go">top</a> <a href="./c2.xhtml">c2</a> <a href="http://example.org/x?y=1&amp;z=2#f">web</a> <a href="mailto:a@example.org">mail</a> <a href="#gone">gone</a></p>
<ul><li id="li">item</li></ul><hr id="hr"/><p>a<br id="br"/>b <img id="img" src="p.png" alt="x"/></p>
<figure id="fig"><img src="p.png" alt="In a figure"/><figcaption id="cap">Words below</figcaption></figure>
<p><math id="m" xmlns="http://www.w3.org/1998/Math/MathML" alttext="x squared"><semantics><msup><mi>x</mi><mn>2</mn></msup><annotation encoding="application/x-tex">x^2</annotation></semantics></math></p>
<p><svg id="s" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>Drawn</text></svg> <ruby id="ru">漢<rp>(</rp><rt id="rt">kan</rt><rp>)</rp></ruby> <span id="sp">s</span><span id="empty"/><a name="old"/></p>
<section id="sec"><header><hgroup id="hg"><h2>Main</h2><p>Sub</p></hgroup></header><p>In it</p></section><blockquote id="q" cite="http://example.org/q"><p>Quoted</p></blockquote>
<pre id="pre">  code
  lines</pre><p id="a b">with a space</p>''',
    'd4.xhtml': '''<h1>Ways</h1><div dir="rtl"><p>right</p><p dir="ltr">left</p></div><section dir="rtl"><h2>Right too</h2><p>in it</p></section>
<p><bdo dir="rtl">turned</bdo> <bdi dir="auto">unsure</bdi> <bdi>apart</bdi> <span dir="rtl" lang="he">שלום</span> <em dir="ltr">e</em> <a href="#d" dir="rtl">l</a></p>
<ul dir="rtl"><li>i</li><li dir="ltr">j</li></ul><table dir="rtl"><tr dir="ltr"><td dir="auto">c</td></tr></table>
<blockquote dir="rtl"><p>q</p></blockquote><figure dir="rtl"><img src="p.png"/><figcaption dir="ltr">f</figcaption></figure><pre dir="ltr">pre</pre><h2 dir="rtl" id="d">h</h2><p>x</p>
<p><ruby>東<rt>tou</rt>京<rt>kyou</rt></ruby> <ruby><rb>左</rb><rb>右</rb><rtc><rt>sa</rt><rt>yu</rt></rtc></ruby> <ruby><ruby>旧<rt>kyu</rt></ruby><rt>old</rt></ruby> <ruby>x<rt></rt></ruby></p>
<p hidden="hidden">not seen</p><p aria-hidden="true">not heard</p><p><q cite="http://example.org/c">said</q> <abbr title="World">W</abbr> <dfn title="def">d</dfn> <time datetime="1990-01-01">then</time> <cite>Book</cite> <var>v</var> <kbd>k</kbd> <samp>s</samp> <code>c</code> <small>fine</small> <mark>m</mark> <s>gone</s> <u>under</u> <ins cite="http://example.org/i" datetime="2000-01-01">new</ins> <del>old</del> long<wbr/>word soft&#173;hyphen</p>
<ins><p>A whole new paragraph</p></ins><del><p>A whole old one</p></del>
<address>An address<br/>in lines</address><main><p>main</p></main><article><h2>Article</h2><p>of it</p></article><nav><h2>Nav</h2><ol><li><a href="c1.xhtml">first</a></li></ol></nav><footer>foot</footer>''',
    'd5.xhtml': '''<section><h1>All first</h1><p>a</p><section><h1>Inner first</h1><p>b</p><section><h1>Innermost</h1><p>c</p></section></section></section>
<section><h6>Sixth</h6><p>d</p></section><div><div><h4>In wrappers</h4></div><p>e</p></div><aside><h3>Beside</h3><p>f</p></aside>
<figure><h5>Of a figure</h5><p>g</p></figure><details><summary><h3>Summary head</h3></summary><p>h</p></details><dl><dt>Term</dt><dd><h5>Told head</h5><p>i</p></dd></dl>
<section><p>before</p><h2>Middle</h2><p>j</p><h3>Lower</h3><p>k</p><h2>Middle again</h2></section><p>After all.</p><h1>Last</h1>''',
}
PAGE = ('<?xml version="1.0" encoding="UTF-8"?>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="en" lang="en">'
        '<head><title>P</title></head><body%s>%s</body></html>')


def make(path):
    names = sorted(PARTS)
    with zipfile.ZipFile(path, 'w') as z:
        z.writestr('mimetype', 'application/epub+zip')
        z.writestr('META-INF/container.xml', '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
                   '<rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>')
        z.writestr('p.opf', '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata '
                   'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:x:1</dc:identifier><dc:title>T</dc:title>'
                   '<dc:language>en</dc:language></metadata><manifest>'
                   + ''.join(f'<item id="{n[:2]}" href="{n}" media-type="application/xhtml+xml"/>' for n in names)
                   + '<item id="c" href="p.png" media-type="image/png"/><item id="s" href="s.mp3" media-type="audio/mpeg"/>'
                   '<item id="v" href="v.mp4" media-type="video/mp4"/><item id="w" href="v.vtt" media-type="text/vtt"/></manifest><spine>'
                   + ''.join(f'<itemref idref="{n[:2]}"/>' for n in names)
                   + '</spine></package>')
        for name in names:
            z.writestr(name, PAGE % (' id="body"' if name == 'c2.xhtml' else '', PARTS[name]))
        z.writestr('s.mp3', b'ID3\3\0\0\0\0\0\0' + (b'\xff\xe3\x18\xc4' + bytes(68)) * 2)
        z.writestr('v.mp4', b'\0\0\0\x14ftypisom\0\0\0\1isom\0\0\0\x10moov\0\0\0\x08mvhd')
        z.writestr('v.vtt', 'WEBVTT\n')
        z.writestr('p.png', b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU'
                   b'\0\0\0\nIDATx\x9cc`\0\0\0\2\0\1H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82')
