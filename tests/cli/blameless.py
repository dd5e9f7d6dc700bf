#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Nothing is said to be a fault of ours that is none: each source goes to every format, from there
to every format, is compared with each copy and goes there and back."""
import io
import os
import re
import subprocess
import sys
import tempfile
import zipfile

from made import PAGE, book, html, md, tei, txt

PROGRAM = os.path.abspath(os.environ.get('VIDIMUS', 'vidimus'))
FORMATS = {'text': 'txt', 'tei': 'xml', 'markdown': 'md', 'epub': 'epub'}
FAULT = re.compile(r'.*\[(?:unaccounted|invented|displaced|witness-differs|output-malformed)\]')


def captions(cues, mark='WEBVTT\n\n'):
    return txt(mark + ''.join(f'00:{i // 60:02}:{i % 60:02}.000 --> 00:{i // 60:02}:{i % 60:02}.900\n{words}\n\n'
                              for i, words in enumerate(cues)))


def everywhere(body):
    """The same piece of HTML in a book, a page and Markdown."""
    return [book('<h1>One</h1>' + body), html(body), md(f'# Q\n\n{body}\n')]


ITEM = '<item id="%s" href="%s" media-type="application/xhtml+xml"/>'
SOURCES = [
    # notes of Markdown: defined twice before or behind their mark, marked twice, in a note, a picture alone
    md('# Q\n\n[^a]: First.\n\n[^a]: Second.\n\nIt was[^a] mended.\n'),
    md('# Q\n\nIt was[^a] mended.\n\n[^a]: First.\n\n[^a]: Second.\n'),
    md('# Q\n\nIt was[^a] mended, and[^a] again.\n\n[^a]: First one.\n'),
    md('# Q\n\nIt was[^a] mended.\n\n[^a]: Outer note[^b] here.\n\n[^b]: Inner words.\n'),
    md('# Q\n\nIt was[^a] mended.\n\n[^a]: ![Boat seen](boat.png)\n'),
    md('# Q\n\nThe boat[1]s were here.\n'),
    # in the words for a picture, in those of a picture in them; what looks like a note's label and is none
    md('# Q\n\n![Boat[^a] seen](boat.png)\n\n[^a]: First one.\n'),
    md('# Q\n\nIt was ![Boat ![Oar[^b]](oar.png) [seen](sea.html)[^a]](boat.png) here[^a].\n\n'
       '[^a]: First.\n[^b]: Other[^c].\n[^c]: Inner.\n'),
    md('# Q\n\nIt was [^] mended.\n\n[^]: nowhere\n'), md('# Q\n\nIt was [^a b] mended.\n\n[^a b]: Two words.\n'),
    # references that HTML knows, in text and in values, with a semicolon and without; what no character is
    *everywhere('<p title="&check; &#65;&notit;">Boats &check; &copy 1951 &NotEqualTilde; &notit; &#65 &#138; R&D; &#0; '
                '&#x99999999999; &#4294967361; AT&amp;T &AMP</p>'.replace('&copy ', '&copy; ').replace('&#65 ', '&#65; '))[1:],
    md('# Q\n\n<p>Boats &copy 1951 &#65 oars &AMP; so &reg</p>\n\n<div class="a">Oars &copy 1951 &check; &#138;\n\n*So*'
       ' it was.\n\n</div>\n'),
    md('# Q\n\nIt was &#xFFFE; b&#xFFFF;o&#1;at [so](sea.html "w&#xFFFF;as").\n\n<p title="b&#xFFFE;o">b&#xFFFF;o&#2;at</p>\n'),
    md('---\ntitle: "b\\0o\\x01at\\uFFFF"\n---\n\nIt was.\n'),
    # blocks and what is read as one around Markdown, in a line
    md('# Q\n\n<aside>\n\nBoats *here*.\n\n</aside>\n\nIt <ruby>was<rp>(</rp><rt>is</rt><rp>)</rp></ruby> <span role="doc-pagebreak" '
       'id="p4" aria-label="4"></span>seen <script>var oar;</script> <data>so</data>.\n'),
    # spans that are no numbers
    *everywhere('<table><tr><td colspan="-1" rowspan="x">Boats</td><td rowspan="0">Oars</td></tr></table>'),
    # in what a header says
    tei(title='<title type="sub">Boats<note>Of oak</note> seen</title><author>Ann<note>Not Lee</note></author>'),
    # marks and notes with labels of their own, in the words of ARIA; marks in notes
    book('<h1>One</h1><p>It<a role="doc-noteref" href="#f" title="So">1</a> was.</p><div role="doc-footnote" id="f" '
         'title="Two" lang="fr" dir="rtl">First one.</div>'),
    # what a document declares, with markup in it; before its root
    ('a.xml', '<!DOCTYPE TEI [<!ENTITY a "<hi>boat</hi>s"><!ENTITY b "&a; &#60;note>Oak&#60;/note>"><!ENTITY c "&lt;p&gt;">'
     '<!ENTITY d "A &b; B">]><!-- Oars --><?mend it?>' + tei('<p n="&c;">It wa&a; &d; &c; T&b;s</p>&e;<p>x</p>')[1]
     .replace('&e;', '')),
    # roles that people are; what stands elsewhere; prefixes of others
    tei('<div><castList><castItem><role xml:id="x">Ann Lee</role><roleDesc>Boats</roleDesc></castItem></castList></div>'
        '<div><sp who="#x"><speaker>Lee</speaker><p>So.</p></sp></div>'),
    ('a.xml', tei('<p>It</p>')[1].replace('<text>', '<standOff><listPerson><person><persName>Ann</persName><note>Of oak'
                                          '</note></person></listPerson></standOff><text>')),
    ('a.xml', tei('<p>It <formula><m:math><m:mi>x</m:mi></m:math></formula></p>')[1].replace(
        '<TEI ', '<TEI xmlns:m="http://www.w3.org/1998/Math/MathML" xmlns:q="https://quay.example/ns" ')),
    # people who are listed in the text, with an id and without
    tei('<p>It <listPerson><person><persName>Ann Lee</persName></person></listPerson> was</p>'),
    # what comes back by way of text; notes that only their links tell
    tei('<p><ruby><rb>kan</rb><rt>ji</rt></ruby> <graphic url="a.png"/> <formula>x</formula></p>'),
    book('<h1>One</h1><p>It <a id="m" href="#n">1</a> was.</p><p id="n"><a href="#m">1</a> First one.</p>'),
    # attributes in braces that are text, beside some that are none
    md('# Q\n\nIt [was]{.oak lang=fr} `made`{.up} of [oak]{#o}.\n'),
    # a page within a word
    book('<h1>One</h1><p>bo<span role="doc-pagebreak" aria-label="6">6</span>ats bo<span epub:type="pagebreak" title="7"/>'
         'ats</p>'),
    # readings of two elements, of which one is in parts
    tei('<p>It <choice><abbr>wd</abbr><expan>wo<ex>ul</ex>d</expan></choice> be <choice><orig>a</orig><reg>b</reg><reg>c'
        '</reg></choice> <app><lem>d<hi>e</hi></lem><rdg>f<hi>g</hi></rdg></app></p>'),
    book('<h1>One</h1><p lang="ar" dir="rtl">A <ruby><rb>b</rb><rtc lang="fr"><rt>c</rt></rtc></ruby></p><p lang="de">'
         '</p><p title="No more"></p>'),
    book('<h1>One</h1><epub:switch id="s"><epub:case required-namespace="http://www.w3.org/1998/Math/MathML"><p>It</p>'
         '</epub:case><epub:default><p>was</p></epub:default></epub:switch>'),
    # a second mark of a note in a book, of a note that is nowhere, and in text of ours
    book('<h1>One</h1><p>It was<a epub:type="noteref" href="#f">1</a> mended, and<a epub:type="noteref" '
         'href="#f">1</a> again.</p><aside epub:type="footnote" id="f"><p>First one.</p></aside>'),
    book('<h1>One</h1><p>It was<a epub:type="noteref" href="#g">1</a> mended.</p>'),
    txt('Q\n===\n\nIt was[a] mended, and[a] again. So[b].\n\nDocument Information [Vidimus 1]\n\n\nNotes\n\n'
        '[a] First one.\n\n[b] Other.\n'),
    # marks within and beside words
    txt('A talk\n\nThe boat[1]s were here.\n\n[1] Harrow 1931.\n'),
    tei('<p>boat<lb/></p><p>Two<lb/>three</p><p>boat<note>So</note>s</p>'),
    tei('<p>A<note n="1">One</note> b<note n="1">Two</note> c<note n="1" xml:id="z">Three</note> '
        'd<ref type="note" target="#z">1</ref></p>'),
    # what looks like marks of ours, in titles and alone; what escapes stand for
    txt('Letter [gap] of Ann Lee\n\nDear Sir,\n\nI write.\n'),
    txt('Talk [Page 3] with Ann Lee\n\nRAY: Where?\n\nLEE: Here.\n\nRAY: When?\n\nLEE: Now.\n'),
    txt('A tale\n\n[Page]\n\nThe end came.\n\nThe sheet was headed [Page ].\n\n[as: ]\n\nIt reads.\n'),
    txt('Talk\twith Ann Lee\n\nRAY: Where?\n\nLEE: Here.\n\nRAY: When?\n\nLEE: Now.\n'),
    md('---\ntitle: "He said \\"no\\", and left [it] \\u00e9t\\u00E9"\nplace: "A\\\\B"\n---\n\nWords.\n'),
    # captions of few words, and words that look like parts of times
    captions(['Yes.', 'No.', 'Ah.'] * 25),
    captions([f'<v {"Ann" if i % 2 else "Bob"}>{i * 7 % 30:02}</v>' for i in range(60)]),
    captions(['<v Ann>We came.</v> <v Bob>Late.</v>', '<v >Who?</v>', '<V Ann>We.</V>']),
]


for piece in (
        # pictures and players of nothing, and the words in their place
        '<p>Seen <img src="" alt="Boat seen"/> here.</p>', '<p>Seen <img alt="Boat seen"/> here.</p>',
        '<p>It <audio src="https://quay.example/a.mp3">No sound</audio> was.</p>',
        '<p>It <audio>No sound</audio> was.</p><video>No film.</video>',
        '<p>It was.</p><video controls="controls"><source src="f.mp4" type="video/mp4"/><p>No <i>film</i>: '
        '<a href="#x">here</a>.</p></video><p id="x">After.</p>',
        # glosses, behind each base or behind all
        '<p>The <ruby><rb>kan</rb><rp>(</rp><rt>ji</rt><rp>)</rp></ruby> was <ruby><rb>a</rb><rb>b</rb><rt>x</rt>'
        '<rt>y</rt></ruby> <ruby>c<rt>u</rt>d<rt>v</rt></ruby> <ruby><rb>e</rb><rtc><rt>w</rt></rtc></ruby>.</p>',
        '<p>The <ruby>kan<rt></rt></ruby> was <ruby><rt>zu</rt></ruby> and <ruby>none</ruby>.</p>',
        '<details open="open"><summary>Short of it</summary><p>Long of it.</p></details><p>After.</p>',
        '<details>Loose words<summary>Short of it</summary>Tail words</details>',
        '<p>It <img src="x.png" role="presentation" alt="Boat seen"/> was.</p>'):
    SOURCES += everywhere(piece)
SOURCES += [
    # what a package says of records of others; pages that nobody reads, and their words
    book('<p>x</p>', '<link rel="record" href="https://quay.example/a.xml" media-type="application/marc" '
         'properties="onix" hreflang="fr"/>'),
    book('<p>x</p>', manifest=ITEM % ('e', '.hidden.xhtml'),
         more=[('.hidden.xhtml', PAGE % '<h1>Third</h1><p>T<b>hi</b>rd <i>words</i></p><div><p><b>a</b></p>b</div>')]),
    book('<p>See <a href="d.xhtml">it</a>.</p>', spine='<itemref idref="c"/><itemref idref="d" linear="no"/>',
         manifest=ITEM % ('d', 'd.xhtml'), more=[('d.xhtml', PAGE % '<h1>Aside</h1><p>Aside words.</p>')]),
    # words for pictures, empty or twice
    tei('<figure><graphic url="x.png"><desc/></graphic><figDesc>Boat seen</figDesc></figure><p/>'),
    tei('<figure><graphic url="x.png"><desc> </desc></graphic><figDesc>Boat</figDesc><figDesc xml:lang="fr">Bateau'
        '</figDesc></figure><p>Amid <graphic url="x.png"><desc>Inner</desc></graphic> words<note><graphic url="x.png">'
        '<desc>Noted</desc></graphic></note></p>'),
]

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">%s</svg>'
MATH = '<math xmlns="http://www.w3.org/1998/Math/MathML">%s</math>'
RUBY = '<ruby>kan<rt>ji</rt></ruby>'


def contents(head, label):
    """A book whose contents call its one heading so."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(f'<h1>{head}</h1><p>It was.</p>')[1])) as z, zipfile.ZipFile(out, 'w') as new:
        for name in z.namelist():
            new.writestr(name, z.read(name).replace(b'>Quay</a>', f'>{label}</a>'.encode()))
    return 'a.epub', out.getvalue()


# of which plain text has less, so that a comparison says so
ACCOUNTED = [
    # formulas and drawings where TEI has no place for them, and what is in them
    tei('<p>It ' + MATH % '<semantics><mi>y</mi><annotation encoding="TeX">y tex</annotation></semantics>' + ' was '
        + SVG % '<a href="https://quay.example/q"><text>oar</text></a>' + '</p>'),
    tei('<p>It ' + SVG % '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">b<img alt="Oar"/></p></foreignObject>'
        + '</p>' + SVG % '<title>T</title><style>rect{fill:red}</style><text aria-label="Oar" xml:lang="fr">b</text>'),
    book('<h1>One</h1><p>It ' + SVG % '<style>rect{fill:red}</style><text>one</text><text>two</text>' + '</p>'),
    book('<h1>One</h1><p>It <epub:switch><epub:case required-namespace="http://www.w3.org/1998/Math/MathML">'
         + MATH % '<mi>x</mi>' + '</epub:case><epub:default>y</epub:default></epub:switch></p>'),
    *(book('<p>It was.</p>', spine='<itemref idref="c"/><itemref idref="d"/>',
           manifest='<item id="d" href="d.svg" media-type="image/svg+xml"/>', more=[('d.svg', SVG % words)])
      for words in ('<title>Oar</title><style>rect{fill:red}</style><text>boat</text><text>b<tspan>c</tspan></text>',
                    '<desc>Two <b>w</b></desc><g><text>boat</text><!-- oak --></g><script>var x;</script>')),
    md('The <RUBY>kan<RT>ji</RT></RUBY>\n\nIt <MATH><MI>x</MI></MATH> <SVG><TEXT>y</TEXT></SVG> was.\n\n<TABLE><TR><TD '
       'COLSPAN="2"><A HREF="https://quay.example/q">a</A><IMG SRC="a.png" ALT="Oar"></TD></TR></TABLE>\n'),
    *everywhere('<p>It <ruby>a<ruby>b<rt>c</rt></ruby><rt>d</rt></ruby> was.</p>'),
]
SOURCES += [
    # glosses in headings and contents, of nothing, before their base; tags in capitals
    contents(RUBY, RUBY), contents('kan', RUBY), contents(RUBY, 'kan'), contents(RUBY, 'kanji'),
    contents('Boats<br/>here', 'Boatshere'), contents('Boats', '<b>Bo</b>ats<img src="x.png" alt="Oar"/>'),
    *everywhere('<ul><li><ruby></ruby></li></ul><p><ruby><rb></rb><rt></rt></ruby></p><h2><ruby><rb/><rt/></ruby></h2>'
                '<p>It <ruby><rt>x</rt>a<rt>y</rt></ruby> was.</p>'),
]

TALK = 'A talk at the quay\n\nANN HARROW: The quay was mended.\n\nBEN QUILL: When was it?\n\n'
OURS = 'Document Information [Vidimus 1]\n'
SOURCES += [txt(TALK + rest) for rest in (
    # what looks like marks of ours in texts of others, and in our own
    '[as: ../p n=3] is what he wrote.\n\n[as: p]\nAnd more.\n\nThe end [as: q] amid.\n',
    'He said that\n' + OURS + 'was at the end.\n\nMore words.\n',
    OURS + '\nThen what?\n\nANN HARROW: Then we left.\n',
    OURS + '\nWhat of it?\n\n' + OURS + '\nTitle: A talk\n\nNotes\n\n[1] a note\n',
    OURS + '\nTitle: A talk\nColour: blue\n  guess: high\n\nNotes\n\nNot a note at all.\n\n[1] note\n',
    'Document Information [Vidimus 2]\n\nTitle: Talk\n',
    'Notes\n\n[1] First of all.\n\nNotes\n\n[2] And second.\n',
    '[gap] and [lb] and [space] and [Page 3] and [untitled].\n\n[Page 4]\n\n[untitled]\n')]
SOURCES.append(txt('Record of the talk\n\nMr. Harrow said that the quay was mended. Mr. Quill asked when it was.\n\n'
                   'J. K. Moss\n'))
for piece in (
        # what looks like carriers of ours in pages of others
        '<p data-vdm="shown">Hidden words</p><p>Seen <span data-vdm="back">back words</span>.</p>',
        '<p data-tei-resp="Ann Harrow" data-tei-note="Secret words">Plain.</p>',
        '<p data-who="Somebody Else" data-person="p1">Spoken words.</p>',
        '<p data-comment="Comment words">Plain <b data-comment="Said">bold</b>.</p><p data-pi="t" data-pi-data="u">P</p>',
        '<div data-tei="teiHeader"><p>Header words</p></div><p>Text.</p>',
        '<p>A <a href="#x" data-vdm="back">back</a> <img data-vdm="shown" src="x.png" alt="Alt"/>.</p><p id="x">X</p>',
        '<div data-tei="nonsense words" data-tei-a="b c">Text words</div>',
        '<p data-speaker="Ann Harrow" data-note="Data words" data-x="https://quay.example/d">Text.</p>',
        '<table data-tei-rows="3"><tr><td data-tei-rows="2">A</td><td data-tei="cell" data-tei-role="x">B</td></tr></table>',
        '<!-- who: ann; label --><p>Spoken</p><!-- within: x --><p>More</p>'):
    SOURCES += everywhere(piece)
# of these two a book and a page only: Markdown takes carriers as they are
for piece in ('<p data-tei="note" data-tei-n="5">Words <span data-tei="pb" data-tei-n="8">page words</span> here.</p>',
              '<p data-tei="graphic" data-tei-url="https://quay.example/p.png">Graphic words</p>'):
    SOURCES += everywhere(piece)[:2]


def edited(metadata):
    """A book of ours whose package somebody changed."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'a.txt')
        with open(path, 'w', encoding='utf-8') as f:
            f.write(TALK)
        subprocess.run([PROGRAM, 'convert', '--fail-on', 'never', '--quiet', path, '-o', path + '.epub'], check=True)
        out = io.BytesIO()
        with zipfile.ZipFile(path + '.epub') as z, zipfile.ZipFile(out, 'w') as new:
            for name in z.namelist():
                new.writestr(name, z.read(name).replace(b'</metadata>', metadata.encode() + b'</metadata>'))
    return 'a.epub', out.getvalue()


SOURCES += [edited(more) for more in (
    '<meta property="dcterms:extent">twelve pages</meta><meta property="ibooks:version">seven</meta>',
    '<link rel="record" href="https://quay.example/a.xml" media-type="application/marc"/>',
    '<meta name="calibre:rating" content="ten stars"/>')]


def said(*args):
    p = subprocess.run([PROGRAM, *args], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                       errors='replace', check=False)
    if p.returncode not in (0, 1):
        yield f'exit {p.returncode}: {p.stdout[-300:]}'
    yield from (m[0] for m in FAULT.finditer(p.stdout))


def faults(name, content, compared=True):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, name)
        with open(path, 'wb') as f:
            f.write(content if isinstance(content, bytes) else content.encode())
        common = ['convert', '--fail-on', 'never', '--force', '--quiet']
        for to, ending in FORMATS.items():
            copy = os.path.join(folder, 'copy.' + ending)
            yield from said(*common, path, '--to', to, '-o', copy)
            if compared:
                yield from said('compare', '--fail-on', 'never', path, copy)
            for back, last in FORMATS.items():
                yield from said(*common, '--from', to, copy, '--to', back, '-o', os.path.join(folder, 'back.' + last))
        if compared:
            yield from said('roundtrip', '--fail-on', 'never', '--via', 'tei,epub,md,txt,tei+epub+md',
                            path)


def main():
    wrong = 0
    for name, content, compared in [(*s, True) for s in SOURCES] + [(*s, False) for s in ACCOUNTED]:
        found = list(faults(name, content, compared))
        wrong += bool(found)
        for line in found[:3]:
            print(f'FAIL: {name} {str(content)[-160:]!r}: {line}')
    print(f'blameless: {len(SOURCES) + len(ACCOUNTED)} sources, {wrong} wrong')
    return wrong > 0


if __name__ == '__main__':
    sys.exit(main())
