#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What shops and libraries are told: the package of a book that was a book
before, and the ONIX message beside one."""
import os
import re
import subprocess
import sys
import tempfile
import zipfile

PROGRAM = os.path.abspath(os.environ.get('VIDIMUS', 'vidimus'))
TOP = os.path.abspath(os.environ.get('srcdir', '..'))
GRAMMAR = os.path.join(TOP, 'tests/cli/onix.rng')
FIXTURES = os.path.join(TOP, 'fixtures')
ENV = dict(os.environ, LC_ALL='C.UTF-8')
ENV.pop('SOURCE_DATE_EPOCH', None)
checks = failures = 0

CONTAINER = '''<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>'''
PAGE = ('<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/'
        '2007/ops"><head><title>Slack water</title></head><body>%s</body></html>')
METADATA = '''
<dc:identifier id="uid">urn:isbn:9780306406157</dc:identifier>
<meta refines="#uid" property="identifier-type" scheme="onix:codelist5">15</meta>
<dc:identifier id="doi">doi:10.1000/182</dc:identifier>
<meta refines="#doi" property="identifier-type" scheme="onix:codelist5">06</meta>
<dc:title id="t1">Slack water</dc:title>
<meta refines="#t1" property="title-type">main</meta>
<meta refines="#t1" property="file-as">Slack water &amp; ebb</meta>
<dc:title id="t2">A hearing</dc:title>
<meta refines="#t2" property="title-type">subtitle</meta>
<dc:language>de-CH</dc:language>
<dc:creator id="c1">Ann Moss</dc:creator>
<meta refines="#c1" property="role" scheme="marc:relators">aut</meta>
<meta refines="#c1" property="file-as">Moss, Ann</meta>
<meta refines="#c1" property="alternate-script" xml:lang="ja">アン</meta>
<dc:contributor id="c2">Bo Reed</dc:contributor>
<meta refines="#c2" property="role" scheme="marc:relators">nrt</meta>
<dc:contributor id="c3">Cy Hill</dc:contributor>
<meta refines="#c3" property="role" scheme="marc:relators">spk</meta>
<dc:contributor id="c4">Di Fell</dc:contributor>
<meta refines="#c4" property="role" scheme="marc:relators">trc</meta>
<dc:publisher>Nordhava &amp; Daughters</dc:publisher>
<dc:date>2021-03-04</dc:date>
<meta property="dcterms:created">1951</meta>
<dc:rights>All rights reserved</dc:rights>
<link rel="dcterms:license" href="https://creativecommons.org/licenses/by/4.0/"/>
<dc:subject id="s1">FICTION / Sea Stories</dc:subject>
<meta refines="#s1" property="authority">BISAC</meta>
<meta refines="#s1" property="term">FIC047000</meta>
<dc:subject>tides</dc:subject>
<dc:subject>harbours</dc:subject>
<meta property="belongs-to-collection" id="col">Harbour Records</meta>
<meta refines="#col" property="collection-type">series</meta>
<meta refines="#col" property="group-position">2</meta>
<meta refines="#col" property="dcterms:identifier">urn:issn:1234-5679</meta>
<dc:source>urn:isbn:0-306-40615-2</dc:source>
<dc:description>All of it &lt; nothing.</dc:description>
<meta property="dcterms:modified">2022-02-03T04:05:06Z</meta>
<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>
<meta property="a11y:certifiedBy" id="cert">Tide Access</meta>
<meta property="a11y:certifierCredential" refines="#cert">https://example.org/cred</meta>
<link rel="a11y:certifierReport" refines="#cert" href="https://example.org/rep"/>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">auditory</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityHazard">noSoundHazard</meta>
<meta property="schema:accessibilitySummary">Good.</meta>'''


def check(good, what):
    global checks, failures
    checks += 1
    if not good:
        failures += 1
        print('FAIL:', what)


def run(*args, status=0):
    p = subprocess.run([PROGRAM, *args], cwd=work, env=ENV, timeout=300,
                       capture_output=True)
    said = (p.stdout + p.stderr).decode(errors='replace')
    check(p.returncode == status,
          f'{args}: exit {p.returncode}, not {status}: {said[-600:]}')
    return said


def read(name):
    with open(os.path.join(work, name), encoding='utf-8') as f:
        return f.read()


def write(name, text):
    with open(os.path.join(work, name), 'w', encoding='utf-8') as f:
        f.write(text)


def book(name, metadata):
    with zipfile.ZipFile(os.path.join(work, name), 'w') as z:
        z.writestr('mimetype', 'application/epub+zip')
        z.writestr('META-INF/container.xml', CONTAINER)
        z.writestr('p.opf', (
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
            'unique-identifier="uid"><metadata xmlns:dc="http://purl.org/dc/'
            'elements/1.1/">%s</metadata><manifest><item id="nav" href="n.xhtml" '
            'media-type="application/xhtml+xml" properties="nav"/><item id="c" '
            'href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine>'
            '<itemref idref="c"/></spine></package>') % metadata)
        z.writestr('n.xhtml', PAGE % (
            '<nav epub:type="toc"><ol><li><a href="c.xhtml">Slack water</a></li>'
            '</ol></nav>'))
        z.writestr('c.xhtml', PAGE % (
            '<h1>Slack water</h1><p>The tide is late, and the harbour is dry.</p>'))


def package(name):
    with zipfile.ZipFile(os.path.join(work, name)) as z:
        return z.read('EPUB/package.opf').decode()


def metas(opf):
    """(property, value, what it refines), where it is no term of ours."""
    ids = dict(re.findall(r'<[^>]* id="(f\d+)"[^>]*>([^<]*)<', opf))
    return {(p, v, ids.get(about))
            for about, p, v in re.findall(
                r'<meta(?: refines="#(f\d+)")? property="(?!vdm:)([^"]*)"[^>]*>'
                r'([^<]*)<', opf)}


def test_package():
    said = run('convert', 'one.epub', '-o', 'two.epub')
    check('unaccounted' not in said, said)
    opf = package('two.epub')
    found = metas(opf)
    for row in (('dcterms:conformsTo', 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA',
                 None),
                ('a11y:certifiedBy', 'Tide Access', None),
                ('a11y:certifierCredential', 'https://example.org/cred',
                 'Tide Access'),
                ('schema:accessMode', 'auditory', None),
                ('schema:accessibilityHazard', 'noSoundHazard', None),
                ('schema:accessibilitySummary', 'Good.', None),
                ('schema:accessibilityFeature', 'tableOfContents', None),
                ('dcterms:identifier', 'urn:issn:1234-5679', 'Harbour Records'),
                ('identifier-type', '06', 'doi:10.1000/182'),
                ('group-position', '2', 'Harbour Records'),
                ('file-as', 'Moss, Ann', 'Ann Moss'),
                ('term', 'FIC047000', 'FICTION / Sea Stories')):
        check(row in found, f'{row} is not in the package')
    check(re.search(r'rel="a11y:certifierReport" href="https://example.org/rep"',
                    opf), 'the report of the certifier')
    for once in ('"schema:accessMode">textual|"schema:accessMode" id="f\\d+">textual',
                 'property="schema:accessibilityHazard"',
                 'property="schema:accessibilitySummary"'):
        check(len(re.findall(once, opf)) == 1, f'{once} stands once')
    run('validate', 'two.epub')
    run('convert', 'two.epub', '-o', 'three.epub')
    check(metas(package('three.epub')) == found, 'a fixed point')
    for to in ('xml', 'md'):
        said = run('convert', 'one.epub', '-o', 'kept.' + to)
        check('unaccounted' not in said, said)
        run('convert', 'kept.' + to, '-o', 'back.epub')
        again = {m for m in metas(package('back.epub'))
                 if m[0] != 'dcterms:modified'}
        check(again >= {m for m in found if m[0] != 'dcterms:modified'},
              f'by way of {to}: {sorted(map(str, found - again))}')


def test_message():
    said = run('convert', 'one.epub', '-o', 'two.epub', '--onix', 'two.xml')
    check('onix-missing' not in said, said)
    run('validate', '-q', '--schema', GRAMMAR, 'two.xml')
    text = re.sub(r'>\s+<', '><', read('two.xml'))
    for part in ('<RecordReference>urn:isbn:9780306406157<',
                 '<ProductIDType>15</ProductIDType><IDValue>9780306406157<',
                 '<ProductIDType>06</ProductIDType><IDValue>10.1000/182<',
                 '<TitleText>Slack water</TitleText><Subtitle>A hearing<',
                 '<IDValue>12345679<', '<PartNumber>2<',
                 '<ContributorRole>A01</ContributorRole><PersonName>Ann Moss'
                 '</PersonName><PersonNameInverted>Moss, Ann<',
                 '<ContributorRole>E09</ContributorRole><PersonName>Cy Hill<',
                 '<ContributorRole>Z99</ContributorRole><PersonName>Di Fell<',
                 '<LanguageCode>ger<', '<SubjectCode>FIC047000<',
                 '<SubjectHeadingText>tides; harbours<',
                 '<Text>All of it &lt; nothing.<',
                 '<PublisherName>Nordhava &amp; Daughters<',
                 '<Date dateformat="00">20210304<',
                 '<ProductRelationCode>13</ProductRelationCode><ProductIdentifier>'
                 '<ProductIDType>15</ProductIDType><IDValue>9780306406157<',
                 '<EpubLicenseExpressionLink>https://creativecommons.org/licenses/'
                 'by/4.0/<'):
        check(part in text, f'{part} is not in the message')
    first = read('two.xml')
    run('convert', 'one.epub', '-o', 'two.epub', '--onix', 'two.xml')
    check(read('two.xml') == first, 'the same book gives the same message')
    for name in ('minutes.txt', 'rich.xml', 'transcript.txt', 'decree.txt'):
        run('convert', '-q', os.path.join(FIXTURES, name), '-o', 'f.epub', '--onix',
            'f.xml', '--fail-on', 'never')
        run('validate', '-q', '--schema', GRAMMAR, 'f.xml')
    said = run('bind', '-q', os.path.join(FIXTURES, 'minutes.txt'),
               os.path.join(FIXTURES, 'transcript.txt'), '-o', 'v.epub', '--onix',
               'v.xml', '--title', 'Two of them', '--fail-on', 'never')
    check('onix-missing' in said or said == '', said)
    run('validate', '-q', '--schema', GRAMMAR, 'v.xml')
    check('<TitleText>Two of them<' in read('v.xml'), 'the title of the volume')


def test_refused():
    write('taken.xml', '<mine/>')
    write('a.txt', 'Minutes\n\nMR. LIND: We begin.\n')
    write('b.txt', 'Minutes\n\nMR. LIND: We end.\n')
    for args in (['a.txt', '-o', 'a.xml', '--onix', 'o.xml'],
                 ['a.txt', '--to', 'epub', '-o', '-', '--onix', 'o.xml'],
                 ['a.txt', '-o', 'a.epub', '--onix', 'a.epub'],
                 ['a.txt', '-o', 'a.epub', '--onix', 'a.txt'],
                 ['a.txt', '-o', 'a.epub', '--onix', 'taken.xml'],
                 ['a.txt', '-o', 'a.epub', '--onix', '-'],
                 ['a.txt', '-o', 'bag/', '--to', 'epub', '--bag', '--onix', 'o.xml'],
                 ['a.txt', 'b.txt', '-o', 'out/', '--to', 'epub', '--onix', 'o.xml']):
        run('convert', *args, status=2)
        check(not os.path.exists(os.path.join(work, 'a.epub')), f'{args}: written')
        check(not os.path.exists(os.path.join(work, 'o.xml')), f'{args}: told')
    run('bind', 'a.txt', 'b.txt', '-o', 'v.md', '--onix', 'o.xml', status=2)
    check(read('taken.xml') == '<mine/>', 'what is no ONIX stays')


with tempfile.TemporaryDirectory() as work:
    book('one.epub', METADATA)
    for name, test in sorted(globals().items()):
        if name.startswith('test_'):
            test()
print(f'{checks} checks, {failures} failures')
sys.exit(failures != 0)
