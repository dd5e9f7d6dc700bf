#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What `vidimus validate` says of EPUBs and of their documents alone: each row
a slip and the message of EPUBCheck that stands beside our finding, or None where
nothing may be said; and each row of the table of messages is of words that some
finding has."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

VIDIMUS = pathlib.Path.cwd() / os.environ.get('VIDIMUS', 'vidimus')
SOURCE = pathlib.Path(os.environ.get('srcdir') or
                      pathlib.Path(__file__).resolve().parents[2])
failures = checks = 0

PACKAGE = '''<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="q">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>The ferry</dc:title><dc:language>en</dc:language>
<dc:identifier id="q">urn:uuid:3c1f8f0e-6b1a-4b0e-9f0e-2a4d3e5f6071</dc:identifier>
<meta property="dcterms:modified">2021-05-04T00:00:00Z</meta><!--META-->
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml" media-overlay="read"/>
<item id="art" href="art.svg" media-type="image/svg+xml"/>
<item id="css" href="style.css" media-type="text/css"/>
<item id="read" href="read.smil" media-type="application/smil+xml"/>
<item id="sound" href="sound.mp3" media-type="audio/mpeg"/>
</manifest>
<spine><itemref idref="one"/><itemref idref="art"/></spine><!--BEHIND-->
</package>'''
DURATION = '''<meta property="media:duration">4s</meta>
<meta property="media:duration" refines="#read">4s</meta>'''
NAV = '''<html xmlns="http://www.w3.org/1999/xhtml"
xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Contents</title></head>
<body><nav epub:type="toc"><ol><li><a href="one.xhtml">One</a></li></ol></nav>
</body></html>'''
PAGE = '''<html xmlns="http://www.w3.org/1999/xhtml"
xmlns:epub="http://www.idpf.org/2007/ops"><head><title>One</title>
<link rel="stylesheet" href="style.css"/></head>
<body><h1 id="top">One</h1><!--BODY--></body></html>'''
ART = '''<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"
xmlns:epub="http://www.idpf.org/2007/ops"><!--ART--></svg>'''
READ = '''<smil xmlns="http://www.w3.org/ns/SMIL" version="3.0"
xmlns:epub="http://www.idpf.org/2007/ops"><body><!--READ--><par>
<text src="one.xhtml#top"/><audio src="sound.mp3" clipEnd="4s"/></par></body></smil>'''
SHEET = 'p { margin: 0 }\n'
CONTAINER = '''<container version="1.0"
xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile
full-path="E/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>'''
OCF = 'urn:oasis:names:tc:opendocument:xmlns:container'
H = 'xmlns="http://www.w3.org/1999/xhtml"'

BOOK = {'mimetype': 'application/epub+zip', 'META-INF/container.xml': CONTAINER,
        'E/package.opf': PACKAGE.replace('<!--META-->', DURATION),
        'E/nav.xhtml': NAV, 'E/one.xhtml': PAGE, 'E/art.svg': ART,
        'E/style.css': SHEET, 'E/read.smil': READ, 'E/sound.mp3': 'ID3'}

# entry, what is replaced there, by what, the message or None
ROWS = [
    ('one.xhtml', '<!--BODY-->', '<a-note when="now">x <b>y</b></a-note>', None),
    ('one.xhtml', '<!--BODY-->', '<map name="a" id="b"></map>', 'RSC-005'),
    ('one.xhtml', '<!--BODY-->', '<map name="a" id="a"></map>', None),
    ('one.xhtml', '<!--BODY-->', '<p><bdo>x</bdo></p>', 'RSC-005'),
    ('one.xhtml', '<!--BODY-->', '<p><bdo dir="rtl">x</bdo></p>', None),
    ('one.xhtml', '<!--BODY-->', '<p><progress value="x"/></p>', 'RSC-005'),
    ('one.xhtml', '<!--BODY-->', '<p><progress value=".5"/></p>', None),
    ('one.xhtml', '<!--BODY-->', '<p><a itemprop="url">x</a></p>', 'RSC-005'),
    ('one.xhtml', '<!--BODY-->', '<p epub:prefix="a: http://e.org/">x</p>', 'RSC-005'),
    ('one.xhtml', '<!--BODY-->', '<p epub:type="a:b">x</p>', 'OPF-028'),
    ('one.xhtml', '<!--BODY-->', '<p><a href="#no">x</a></p>', 'RSC-012'),
    ('one.xhtml', '<!--BODY-->', '<p><a href="no.xhtml">x</a></p>', 'RSC-007'),
    ('one.xhtml', '<!--BODY-->', '<p><a href="file:///no">x</a></p>', 'RSC-030'),
    ('art.svg', '<!--ART-->', f'<title>x <b {H}>y</b></title>', None),
    ('art.svg', '<!--ART-->', f'<title><h1 {H}>y</h1></title>', 'RSC-005'),
    ('art.svg', '<!--ART-->', f'<foreignObject><p {H}>y</p></foreignObject>', None),
    ('art.svg', '<!--ART-->', f'<foreignObject><title {H}/></foreignObject>', 'RSC-005'),
    ('art.svg', '<!--ART-->',
     f'<foreignObject><body {H}/><p {H}/></foreignObject>', 'RSC-005'),
    ('art.svg', '<!--ART-->', '<g id="a b"/>', 'RSC-005'),
    ('art.svg', '<!--ART-->', '<g epub:type="a:b"/>', 'OPF-028'),
    ('art.svg', '<!--ART-->', '<g epub:prefix="a: http://e.org/"/>', 'RSC-005'),
    ('read.smil', '<body>', '<body epub:type="a:b">', 'OPF-028'),
    ('read.smil', '<!--READ-->', '<seq><par><text src="one.xhtml"/></par></seq>',
     'RSC-005'),
    ('read.smil', '<!--READ-->',
     '<seq epub:textref="one.xhtml"><par><text src="one.xhtml"/></par></seq>', None),
    ('read.smil', 'clipEnd="4s"', 'clipBegin="5s" clipEnd="4s"', 'MED-008'),
    ('style.css', SHEET, 'p { margin: 0', 'CSS-008'),
    ('style.css', SHEET, 'p { direction: rtl }', 'CSS-001'),
    ('package.opf', '<!--BEHIND-->', '<collection role="mine"/>', 'OPF-068'),
    ('package.opf', '<!--BEHIND-->',
     '<collection role="http://idpf.org/x"><link href="one.xhtml"/></collection>',
     'OPF-069'),
    ('package.opf', '<!--BEHIND-->',
     '<collection role="http://e.org/x"><link href="one.xhtml"/></collection>', None),
    ('package.opf', '</metadata>', '<dc:type>edupub</dc:type></metadata>', 'RSC-005'),
    ('package.opf', 'version="3.0"', 'version="9.0"', 'OPF-001'),
]
# a document alone: its name, the row's change, the message or None
ALONE = [
    ('package.opf', '<dc:language>en</dc:language>', '', 'RSC-005'),
    ('nav.xhtml', '<ol>', '<p/><ol>', 'RSC-005'),
    ('one.xhtml', '<!--BODY-->', '<center>x</center>', 'RSC-005'),
    ('one.xhtml', '<!--BODY-->', '<p><a href="../../no.xhtml#x">x</a></p>', None),
    ('one.xhtml', '<!--BODY-->', '<p><a href="file:///no">x</a></p>', 'RSC-030'),
    ('one.xhtml', '</h1>', '', 'RSC-016'),
    ('art.svg', '<!--ART-->', f'<title><h1 {H}>y</h1></title>', 'RSC-005'),
    ('package.opf', '</metadata>', '<dc:type>index</dc:type></metadata>', None),
    ('package.opf', 'idref="one"', 'idref="one" linear="no"', None),
    ('read.smil', 'clipEnd="4s"', 'clipEnd="x"', 'RSC-005'),
    ('style.css', SHEET, 'p { margin: 0', 'CSS-008'),
]


def check(what, good, said=''):
    global failures, checks
    checks += 1
    if not good:
        failures += 1
        print(f'FAIL: {what}\n{said}')


def verdict(path):
    run = subprocess.run([VIDIMUS, 'validate', '--format', 'json', path],
                         capture_output=True, text=True, check=False)
    report = json.loads(run.stdout)
    return run.returncode, {f.get('epubcheck') for f in report['findings']}, run.stdout


def judge(what, path, message):
    status, messages, said = verdict(path)
    if message is None:
        check(what, status == 0, said)
    else:
        check(f'{what}: {message}', status == 1 and message in messages, said)


def changed(name, old, new):
    text = BOOK[f'E/{name}']
    assert old in text, (name, old)
    return {**BOOK, f'E/{name}': text.replace(old, new, 1)}


def pack(path, entries):
    with zipfile.ZipFile(path, 'w') as z:
        for name, text in entries.items():
            z.writestr(zipfile.ZipInfo(name), text)


def books(folder):
    pack(folder / 'clean.epub', BOOK)
    judge('the book', folder / 'clean.epub', None)
    for i, (name, old, new, message) in enumerate(ROWS):
        path = folder / f'{i}.epub'
        pack(path, changed(name, old, new))
        judge(f'{name} with {new}', path, message)
    secret = f'<encryption xmlns="{OCF}"><other/></encryption>'
    pack(folder / 'secret.epub', {**BOOK, 'META-INF/encryption.xml': secret})
    judge('encryption of nothing', folder / 'secret.epub', 'RSC-005')


def documents(folder):
    for name in ('package.opf', 'nav.xhtml', 'one.xhtml', 'art.svg', 'read.smil',
                 'style.css'):
        (folder / name).write_text(BOOK[f'E/{name}'])
        judge(f'{name} alone', folder / name, None)
    (folder / 'container.xml').write_text(CONTAINER)
    judge('container.xml alone', folder / 'container.xml', None)
    for name, old, new, message in ALONE:
        (folder / name).write_text(changed(name, old, new)[f'E/{name}'])
        judge(f'{name} alone with {new}', folder / name, message)
    said = subprocess.run([VIDIMUS, 'validate', folder / 'style.css'],
                          capture_output=True, text=True, check=False)
    check('the message stands in the text', '(CSS-008)' in said.stdout + said.stderr,
          said.stdout + said.stderr)


def table():
    rules = SOURCE / 'lib' / 'rules' / 'epub'
    words = re.sub(r'"\s*"', '', '\n'.join(
        p.read_text() for p in sorted(rules.glob('*.c')) +
        [SOURCE / 'lib' / 'base' / 'address.c', SOURCE / 'lib' / 'xml' / 'dom.c']))
    rows = re.findall(r'MESSAGE\("([a-z0-9-]+)",\s*"((?:[^"\\]|\\.)*)",\s*"([A-Z]+-\d+)"\)',
                      (rules / 'messages.def').read_text())
    check('the table has rows', len(rows) > 100, str(len(rows)))
    # not so of what a message quotes: an attribute's name, a scheme, a media type
    for ident, said, _ in rows:
        if said in ('\\"file:', '\\"data:', 'the attribute \\"data-'):
            continue
        plain = said.removesuffix('application/xhtml+xml').rstrip('=')
        parts = [p for p in re.split(r"META-INF/container.xml |but the package's "
                                     "identifier ", plain) if p]
        check(f'some finding {ident} says {said}',
              all(p in words for p in parts), '')


with tempfile.TemporaryDirectory() as top:
    books(pathlib.Path(top))
    documents(pathlib.Path(top))
table()
print(f'{checks} checks, {failures} failures')
sys.exit(failures > 0)
