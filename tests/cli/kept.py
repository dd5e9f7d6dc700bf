#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a conversion keeps, and what its account says: each row a source, the formats that it goes
through, what is in the last output, and whether any run says that words, addresses or functions are
unaccounted for (none may)."""
import os
import re
import subprocess
import sys
import tempfile
import zipfile

from made import book, front, md, tei

PROGRAM = os.path.abspath(os.environ.get('VIDIMUS', 'vidimus'))
failures = 0


ISBN = '<publisher>Press</publisher><idno type="ISBN">9780000000002</idno><idno type="DOI">10.1000/q</idno>'
# (source, formats, what the last output has, or what a run must say behind "SAID ")
ROWS = [
    # an ISBN becomes a URN in a package, and is what it was behind it
    (tei(published=ISBN), 'epub xml', r'<idno type="ISBN">9780000000002'),
    (front('identifier:\n- scheme: ISBN\n  text: "9780000000002"\n'), 'epub md', '9780000000002'),
    # a pointer's address is shown on a page, and no word of the text
    (tei('<p>See <ptr target="https://quay.example/1"/>.</p>'), 'epub xml', r'<ptr target="https://quay.example/1"/>'),
    # ids, anchors and tags are how something is known
    (tei(more='<profileDesc><particDesc><listPerson><personGrp xml:id="grp"><persName>Crew</persName></personGrp>'
         '</listPerson></particDesc></profileDesc>'), 'txt xml', 'xml:id="grp"'),
    (front('rights: &mine Ask\npublisher: *mine\nauthor: !!str Ada Quill\n'), 'xml', 'Ada Quill'),
    # Quarto: an affiliation is said once, and meant by its id
    (front('author:\n- name: Ada\n  affiliations:\n  - id: uni\n    name: Vale University\n- name: Ben\n'
           '  affiliations:\n  - ref: uni\n'), 'xml', r'Ben<affiliation>Vale University'),
    (front('author:\n- name: Ben\n  affiliations:\n  - ref: gone\n'), 'xml', r'Ben<affiliation>gone'),
    # people who are listed in the text
    (tei('<listPerson><person xml:id="z"><persName>Zed</persName></person></listPerson>'), 'xml', 'Zed'),
    # what a title holds is said where text cannot hold it
    (tei(title='<title>Old <ref target="https://quay.example/2">name</ref><note>noted</note></title>'), 'txt',
     r'SAID "text": "[^"]*name\\nnoted[^"]*https://quay.example/2'),
    (md('# Q\n\nThe [plan](https://quay.example/3 "of spring") is.\n'), 'txt',
     r'SAID text-address-lost.*https://quay.example/3'),
    # of several addresses a page leads to the first, and all are there again
    (tei('<p>A <ref target="https://quay.example/a https://quay.example/b">b</ref></p>'), 'epub',
     r'<a href="https://quay.example/a" '),
    (tei('<p>A <ref target="https://quay.example/a https://quay.example/b">b</ref></p>'), 'epub xml',
     r'target="https://quay.example/a https://quay.example/b"'),
    (tei('<p>A <ref target="#k https://quay.example/b">b</ref> <anchor xml:id="k"/></p>'), 'epub', r'<a href="[^"]*#k" '),
    # a mark of a note in the words for a picture
    (md('# Q\n\n![Boat[^a] seen](boat.png)\n\n[^a]: First one.\n'), 'md', r'!\[Boat seen\]\(boat.png\)\[\^'),
    # what a mark is labelled with, and what is at other sizes
    (book('<h1>One</h1><p>It<a epub:type="noteref" href="#f" title="So">1</a></p><aside epub:type="footnote" id="f" '
          'title="Two">N</aside>'), 'xml', r'SAID "text": "So"'),
    (book('<h1>One</h1><p>It <img src="a.png" alt="B" srcset="c.png 2x"/></p>'), 'xml', r'SAID srcset=."c.png 2x'),
    # tags that nothing closes
    (md('# Q\n\nBefore <video src="https://quay.example/a.mp4"> and after.\n'), 'xml',
     r'<media [^>]*url="https://quay.example/a.mp4"/?>'),
    (md('# Q\n\n<audio src="https://quay.example/a.mp3">\n\nAfter.\n'), 'xml', r'url="https://quay.example/a.mp3"'),
    (md('# Q\n\nA <a href="https://quay.example/4">link, a <ruby>b<rt>c and <math><mi>x</mi>.\n'), 'xml', 'link, a'),
    (md('# Q\n\nA [link]() of no address.\n'), 'xml', 'link'),
    # what was said of how it was made is taken away whole
    (tei(more='<revisionDesc><change type="vidimus">by vidimus</change></revisionDesc>'), 'xml --no-provenance',
     r'\A(?!.*<revisionDesc)'),
    # notes that are called by words
    (md('# Q\n\nIt was mended.[^smith]\n\n[^smith]: So he said.\n'), 'md xml', 'So he said'),
    (md('# Q\n\nIt was mended.[^smith]\n\n[^smith]: So he said.\n'), 'txt xml', 'So he said'),
    # how words are set, in braces
    (md('# Q\n\nOf [small]{.smallcaps lang=fr} and [x]{#y} words {of nobody}.\n'), 'xml', 'words {of nobody}'),
    # what a package says of its pages and of others' records
    (book('<h1>One</h1><p>x</p>', attrs=' page-progression-direction="rtl"'), 'epub epub',
     '<spine [^>]*page-progression-direction="rtl"'),
    (md('---\ntitle: Q\nlang: he\n---\n\nX\n'), 'epub',
     '<spine [^>]*page-progression-direction="rtl"'),
    (book('<h1>One</h1><p>x</p>', spine='<itemref idref="c" properties="page-spread-left"/>'), 'epub',
     'SAID epub-layout-dropped.*page-spread-left'),
    (book('<h1>One</h1><p>x</p>', '<meta property="rendition:flow">scrolled-doc</meta>'), 'xml epub',
     r'<meta property="rendition:flow"[^>]*>scrolled-doc<'),
    (book('<h1>One</h1><p>x</p>', '<meta property="belongs-to-collection" id="k">Tales</meta>'
          '<meta property="belongs-to-collection" refines="#k">Works</meta>'), 'md epub',
     r'id="(f\d+)">Tales.*refines="#\1" property="belongs-to-collection">Works'),
    (book('<h1>One</h1><p>x</p>', '<dc:creator id="a">Ada</dc:creator><link refines="#a" rel="marc21xml-record" '
          'href="https://quay.example/a.xml" media-type="application/marcxml+xml"/>'), 'xml epub',
     r'detail-marc21xml-record">https://quay.example/a.xml'),
    (book('<h1>One</h1><p>x</p>', '<dc:type>dictionary</dc:type>'), 'epub',
     r'<meta property="vdm:[a-z-]*"[^>]*>dictionary<'),
    # notes that their links alone tell, behind a word
    (book('<h1>One</h1><p>The quay<sup><a href="#f" id="r">2</a></sup> is.</p><p id="f"><a href="#r">2</a> So.</p>'),
     'xml md', 'So'),
    # what was put in the place of something, and who says words in a line
    (tei('<p>He <subst><del>went</del><add>came</add></subst>, c<subst><del>a</del><add>o</add></subst>me: '
         '<said who="#x">yes</said></p>', more='<profileDesc><particDesc><listPerson><person xml:id="x"><persName>'
         'Ann Harrow</persName></person></listPerson></particDesc></profileDesc>'), 'epub',
     r'<del>went</del><ins><span data-vdm="shown"> </span>came</ins>.*<del>a</del><ins>o</ins>'
     r'.*<span title="Ann Harrow" data-tei="said"'),
    # by HTML's own names
    (book('<h1>One</h1><pre><code>a\n  b</code></pre><p>Type <kbd>q</kbd>, <mark>m</mark>, <var>v</var>, '
          '<bdo dir="rtl">abc</bdo> on <time datetime="1971-05-03">May</time></p><hr/>'), 'epub',
     r'<pre [^>]*><code [^>]*>a\n  b</code></pre>\n<p>Type <kbd [^>]*>q</kbd>, <mark [^>]*>m</mark>, <var [^>]*>v</var>, '
     r'<bdo dir="rtl"[^>]*>abc</bdo> on <time datetime="1971-05-03"[^>]*>May</time></p>\n<hr [^>]*/>'),
    (book('<h1>One</h1><p aria-hidden="true">* * *</p><p>A <span aria-hidden="true">b</span></p>'), 'epub',
     r'<p aria-hidden="true"[^>]*>\* \* \*</p>\n<p>A <span aria-hidden="true"[^>]*>b</span>'),
]

DECIDED = ('decisions:\n- source: a.xml\n  scope: field\n  field: publisher\n  decision: none\n  by: Ada\n'
           '  when: 2031-02-03\n')
# a publisher who was decided away has an address beside
ROWS.append((tei(published='<publisher ref="https://quay.example/5">Press</publisher>'),
             'xml --decisions DECIDED', 'quay.example%2F5'))


def read(path):
    if not path.endswith('.epub'):
        return open(path, encoding='utf-8').read()
    with zipfile.ZipFile(path) as z:
        return '\n'.join(z.read(n).decode('utf-8', 'replace') for n in z.namelist())


def run(row):
    (name, content), formats, wanted = row
    said = ''
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, name)
        with open(path, 'wb') as f:
            f.write(content if isinstance(content, bytes) else content.encode())
        decided = os.path.join(folder, 'decided.yaml')
        with open(decided, 'w') as f:
            f.write(DECIDED)
        options = [decided if w == 'DECIDED' else w for w in formats.split() if w.startswith('-') or w == 'DECIDED']
        for i, to in enumerate(w for w in formats.split() if w.islower() and w[0] != '-'):
            out = os.path.join(folder, f'{i}.{to}')
            report = os.path.join(folder, 'report.json')
            p = subprocess.run([PROGRAM, 'convert', path, '-o', out, '--report', report] + options,
                               capture_output=True, text=True, errors='replace')
            if p.returncode not in (0, 1):
                return f'exit {p.returncode}: {p.stderr}'
            found = read(report)
            said += found
            fault = re.search(r'.*"(unaccounted|invented|displaced)","level".*', found)
            if fault:
                return fault[0]
            path = out
        text = said if wanted.startswith('SAID ') else read(path)
        return None if re.search(wanted.removeprefix('SAID '), text, re.S) else 'there is no ' + wanted


for row in ROWS:
    wrong = run(row)
    if wrong:
        failures += 1
        print(f'FAIL: {row[0][1]!r:.200} to {row[1]}: {wrong}')
print(f'kept: {len(ROWS)} sources, {failures} wrong')
sys.exit(failures > 0)
