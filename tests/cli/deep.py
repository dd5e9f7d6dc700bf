#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What is nested deeper than anybody writes, in each format and notation.

    deep.py [PROGRAM] [--full] [--only PATTERN]

Each document nests a construct some hundred and some hundred thousand deep (with
--full at other depths, too). No run may end by a signal or as a failure of the system, and a
conversion that says nothing (status 0) has the innermost word in its output."""
import argparse
import fnmatch
import os
import resource
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
from bench import real_program  # noqa: E402

WORD = 'Innermostword'
SIZES = (300, 100000)
ALL_SIZES = (30, 120, 240, 256, 300, 1500, 20000, 100000)
BYTES = 600000
FORMATS = {'tei': 'xml', 'epub': 'epub', 'markdown': 'md', 'text': 'txt'}
HEAD = ('<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>'
        '<title>Walls</title></titleStmt><publicationStmt><p>None</p>'
        '</publicationStmt><sourceDesc><p>None</p></sourceDesc></fileDesc>')
CASES = {}


def tei(inside, header=''):
    return HEAD + header + '</teiHeader><text><body>' + inside + '</body></text></TEI>'


def nested(before, after, n, inside='<p>' + WORD + '</p>'):
    n = min(n, BYTES // len(before + after))
    return before * n + inside + after * n


def cases(ext, rows, verbs='vc'):
    for key, function in rows.items():
        CASES[ext + '-' + key] = (ext, function, verbs)


cases('xml', {
    'div': lambda n: tei(nested('<div>', '</div>', n)),
    'quote': lambda n: tei(nested('<quote>', '</quote>', n)),
    'list': lambda n: tei(nested('<list><item>', '</item></list>', n)),
    'table': lambda n: tei(nested('<table><row><cell>', '</cell></row></table>', n)),
    'seg': lambda n: tei('<p>' + nested('<seg>', '</seg>', n, WORD) + '</p>'),
    'hi': lambda n: tei('<p>' + nested('<hi rend="italic">', '</hi>', n, WORD) + '</p>'),
    'ref': lambda n: tei('<p>' + nested('<ref target="#a">', '</ref>', n, WORD) + '</p>'),
    'note': lambda n: tei('<p>a' + nested('<note place="foot"><p>b', '</p></note>', n, WORD) + '</p>'),
    'note_div': lambda n: tei('<div><p>a' + nested('<note place="foot"><div><p>b', '</p></div></note>', n, WORD) + '</p></div>'),
    'note_item': lambda n: tei('<p>a' + nested('<note place="foot"><list><item>b', '</item></list></note>', n, WORD) + '</p>'),
    'sp': lambda n: tei(nested('<sp who="#a"><speaker>A</speaker>', '</sp>', n)),
    'said': lambda n: tei(nested('<said direct="false"><p>A says ', '</p></said>', n, WORD)),
    'name': lambda n: tei('<p>' + nested('<persName>', '</persName>', n, WORD) + '</p>'),
    'choice': lambda n: tei('<p>' + nested('<choice><sic>', '</sic><corr>b</corr></choice>', n, WORD) + '</p>'),
    'figure': lambda n: tei(nested('<figure>', '</figure>', n)),
    'floating': lambda n: tei(nested('<floatingText><body>', '</body></floatingText>', n)),
    'strange': lambda n: tei('<p>' + nested('<x:y xmlns:x="urn:x">', '</x:y>', n, WORD) + '</p>'),
    'header': lambda n: tei('<p>%s</p>' % WORD, '<profileDesc><settingDesc>' + nested('<setting><activity>', '</activity></setting>', n, 'a') + '</settingDesc></profileDesc>'),
    'org': lambda n: tei('<p>%s</p>' % WORD, '<profileDesc><particDesc>' + nested('<listOrg><org><orgName>a</orgName>', '</org></listOrg>', n, '') + '</particDesc></profileDesc>'),
    'place': lambda n: tei('<p>%s</p>' % WORD, '<profileDesc><settingDesc>' + nested('<listPlace><place><placeName>a</placeName>', '</place></listPlace>', n, '') + '</settingDesc></profileDesc>'),
    'title': lambda n: '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>' + nested('<hi>', '</hi>', n, 'a') + '</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body><p>' + WORD + '</p></body></text></TEI>',
    'corpus': lambda n: nested('<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">' + HEAD + '</teiHeader>', '</teiCorpus>', n, tei('<p>%s</p>' % WORD)),
    'comments': lambda n: tei('<p>' + '<!-- ' * min(n, 1000) + ' --></p><p>%s</p>' % WORD),
    'entities': lambda n: '<!DOCTYPE TEI [' + '<!ENTITY e0 "a">' + ''.join('<!ENTITY e%d "&e%d;">' % (i + 1, i) for i in range(min(n, 9000))) + ']>' + tei('<p>&e%d; %s</p>' % (min(n, 9000), WORD)),
    'content_model': lambda n: '<!DOCTYPE TEI [<!ELEMENT x ' + '(' * min(n, 400000) + 'a' + ')' * min(n, 400000) + '>]>' + tei('<p>%s</p>' % WORD),
    'parameter': lambda n: '<!DOCTYPE TEI [<!ENTITY % p0 "">' + ''.join('<!ENTITY %% p%d "&#37;p%d;">' % (i + 1, i) for i in range(min(n, 9000))) + '%%p%d;]>' % min(n, 9000) + tei('<p>%s</p>' % WORD),
    'uri_brackets': lambda n: tei('<p><ref target="//%sa%s">%s</ref></p>' % ('[' * min(n, 500000), ']' * min(n, 500000), WORD)),
    'uri_dots': lambda n: tei('<p><ref target="%s">%s</ref></p>' % ('a/../' * min(n, 200000), WORD)),
    'pointers': lambda n: tei('<p><ref target="#%sa%s">%s</ref></p>' % ('range(' * min(n, 100000), ')' * min(n, 100000), WORD)),
    'prefixes': lambda n: tei('<p><ref target="p0:a">%s</ref></p>' % WORD, '<encodingDesc><listPrefixDef>' + ''.join('<prefixDef ident="p%d" matchPattern="(.*)" replacementPattern="p%d:$1"/>' % (i, i + 1) for i in range(min(n, 9000))) + '</listPrefixDef></encodingDesc>'),
    'who_chain': lambda n: tei('<sp who="#a0"><p>%s</p></sp>' % WORD, '<profileDesc><particDesc><listPerson>' + ''.join('<person xml:id="a%d" sameAs="#a%d"/>' % (i, i + 1) for i in range(min(n, 9000))) + '</listPerson></particDesc></profileDesc>'),
})
LINES = '<p>The wall is high and long.</p>' * 8000
cases('xml', {  # where the page is divided for its length
    'split': lambda n: tei('<div><div><p>a<note place="foot"><div><p>b</p>'
                           '<div><p>%s</p></div></div></note></p>%s<div><p>c</p>'
                           '</div></div></div>' % (WORD, LINES)),
})
cases('md', {
    'quotes': lambda n: '> ' * min(n, BYTES // 2) + WORD + '\n',
    'lists': lambda n: ''.join(' ' * (2 * i) + '- a\n' for i in range(min(n, 700))) + ' ' * (2 * min(n, 700)) + WORD + '\n',
    'lists_line': lambda n: '- ' * min(n, BYTES // 2) + WORD + '\n',
    'numbers_line': lambda n: '1. ' * min(n, BYTES // 3) + WORD + '\n',
    'mixed_line': lambda n: '> - 1) ' * min(n, BYTES // 7) + WORD + '\n',
    'emphasis': lambda n: '*a ' * min(n, BYTES // 6) + WORD + ' b*' * min(n, BYTES // 6) + '\n',
    'strong': lambda n: '**a _b ' * min(n, BYTES // 14) + WORD + ' b_ c**' * min(n, BYTES // 14) + '\n',
    'strikes': lambda n: '~~a ' * min(n, BYTES // 8) + WORD + ' b~~' * min(n, BYTES // 8) + '\n',
    'links': lambda n: '[' * min(n, BYTES // 6) + WORD + '](b)' * min(n, BYTES // 6) + '\n',
    'images': lambda n: '![' * min(n, BYTES // 6) + WORD + '](b)' * min(n, BYTES // 6) + '\n',
    'brackets': lambda n: '[' * min(n, BYTES // 2) + WORD + ']' * min(n, BYTES // 2) + '\n',
    'footnotes': lambda n: 'a[^0]\n\n' + ''.join('[^%d]: b[^%d]\n\n' % (i, i + 1) for i in range(min(n, 60000))) + '[^%d]: %s\n' % (min(n, 60000), WORD),
    'footnotes_round': lambda n: 'a[^0] %s\n\n' % WORD + ''.join('[^%d]: b[^%d]\n\n' % (i, (i + 1) % min(n, 9000)) for i in range(min(n, 9000))),
    'div': lambda n: nested('<div>\n\n', '\n</div>\n', n, WORD + '\n'),
    'span': lambda n: 'a ' + nested('<span>', '</span>', n, WORD) + '\n',
    'html': lambda n: nested('<section><p>', '</section>', n, WORD) + '\n',
    'html_b': lambda n: '<p>' + '<b>' * min(n, BYTES // 3) + WORD + '\n',
    'html_font': lambda n: ('<p><font color="a">') * min(n, BYTES // 20) + WORD + '\n',
    'html_tables': lambda n: '<table><tr><td>' * min(n, BYTES // 15) + WORD + '\n',
    'html_lists': lambda n: '<ul><li>' * min(n, BYTES // 8) + WORD + '\n',
    'html_svg': lambda n: '<svg>' + '<g>' * min(n, BYTES // 3) + '</svg>\n\n' + WORD + '\n',
    'html_template': lambda n: '<template>' * min(n, BYTES // 10) + WORD + '\n',
    'carriers': lambda n: nested('<div data-tei="ab">\n\n', '\n</div>\n', n, WORD + '\n'),
    'json': lambda n: '---\na: ' + '[' * min(n, 100000) + ']' * min(n, 100000) + '\n---\n\n' + WORD + '\n',
    'json_maps': lambda n: '---\na: ' + '{a: ' * min(n, 100000) + '1' + '}' * min(n, 100000) + '\n---\n\n' + WORD + '\n',
    'yaml': lambda n: '---\n' + ''.join(' ' * i + 'a:\n' for i in range(min(n, 1400))) + '---\n\n' + WORD + '\n',
    'yaml_lists': lambda n: '---\na:\n ' + '- ' * min(n, 100000) + 'b\n---\n\n' + WORD + '\n',
    'yaml_keys': lambda n: '---\n' + '? ' * min(n, 100000) + 'b\n---\n\n' + WORD + '\n',
    'yaml_anchors': lambda n: '---\na0: &a0 [b]\n' + ''.join('a%d: &a%d [*a%d]\n' % (i, i, i - 1) for i in range(1, min(n, 5000))) + '---\n\n' + WORD + '\n',
    'toml': lambda n: '+++\na = ' + '[' * min(n, 100000) + ']' * min(n, 100000) + '\n+++\n\n' + WORD + '\n',
    'toml_keys': lambda n: '+++\n' + 'a.' * min(n, 100000) + 'a = 1\n+++\n\n' + WORD + '\n',
    'authors': lambda n: '---\nauthor: ' + '{name: {literal: [' * min(n, 9000) + 'a' + ']}}' * min(n, 9000) + '\n---\n\n' + WORD + '\n',
})
cases('txt', {
    'particles': lambda n: 'Walls\n\nPresent: ' + 'von ' * min(n, 200000) + 'Holm\n\nMr. ' + 'de la ' * min(n, 150000) + 'HOLM: %s.\n' % WORD,
    'source_labels': lambda n: 'Walls\n\n%s.\n\n' % WORD + 'Reference: ' * min(n, 100000) + 'F. 5, Op. 1, D. 3\n',
    'source_line': lambda n: 'Walls\n\n%s.\n\nReference: ' % WORD + 'Citation: [Archive: ' * min(n, 18) + 'F. 5, Op. 1, D. 3\n',
    'brackets': lambda n: 'Walls\n\n' + '[' * min(n, 500000) + WORD + ']' * min(n, 500000) + '\n',
    'parentheses': lambda n: 'Walls\n\nMR. HOLM ' + '(a ' * min(n, 200000) + ')' * min(n, 200000) + ': %s.\n' % WORD,
    'quotes': lambda n: 'Walls\n\n' + '\u201ca \u2018b ' * min(n, 100000) + WORD + '\n',
    'sections': lambda n: 'Walls\n\n' + '1.' * min(n, 100000) + ' The wall\n\n%s\n' % WORD,
    'indents': lambda n: 'Walls\n\n' + ''.join(' ' * i + '- a\n' for i in range(min(n, 1400))) + '\n%s\n' % WORD,
    'quoted_mail': lambda n: 'Walls\n\n' + '> ' * min(n, 300000) + WORD + '\n',
    'credits': lambda n: 'Walls\n\n%s.\n\n' % WORD + 'Translated by ' * min(n, 50000) + 'Anna Holm\n',
})
RNC = 'start = element a { %s }\n'
cases('rnc', {
    'parens': lambda n: RNC % ('(' * min(n, 500000) + 'empty' + ')' * min(n, 500000)),
    'elements': lambda n: 'start = ' + nested('element a { ', '}', n, 'empty'),
    'choices': lambda n: RNC % nested('(empty | (text, ', '))', n, 'text'),
    'more': lambda n: RNC % nested('(', ', element b { empty }?)+', n, 'empty'),
    'interleaves': lambda n: RNC % nested('(element b { empty } & ', ')?', n, 'empty'),
    'lists': lambda n: RNC % nested('list { ', '}', n, 'empty'),
    'grammars': lambda n: nested('grammar { start = ', '}', n, 'element a { empty }'),
    'divs': lambda n: nested('div { ', '}\n', n, 'start = element a { empty }\n'),
    'names': lambda n: 'start = element ' + nested('(b | (', '))', n, 'a') + ' { empty }',
    'excepts': lambda n: 'start = element ' + '* - (' * min(n, 100000) + 'b' + ')' * min(n, 100000) + ' { empty }',
    'excepts_bare': lambda n: 'start = element ' + '* - ' * min(n, 150000) + 'b { empty }',
    'values_bare': lambda n: RNC % ('xsd:token - ' * min(n, 50000) + '"b"'),
    'values_except': lambda n: RNC % ('xsd:token - (' * min(n, 50000) + '"b"' + ')' * min(n, 50000)),
    'annotations': lambda n: '[ ' + nested('a:b [ ', '] ', n, '') + ' ]\n' + RNC % 'empty',
    'references': lambda n: RNC % 'd0' + ''.join('d%d = d%d?, text\n' % (i, i + 1) for i in range(min(n, 20000))) + 'd%d = empty\n' % min(n, 20000),
    'references_back': lambda n: RNC % ('(' + ' | '.join('d%d' % i for i in range(min(n, 20000), -1, -90)) + ')') + ''.join('d%d = (d%d?, element b { empty })+\n' % (i, i + 1) for i in range(min(n, 20000))) + 'd%d = empty\n' % min(n, 20000),
    'reference_elements': lambda n: 'start = d0\n' + ''.join('d%d = element a { d%d? }\n' % (i, i + 1) for i in range(min(n, 20000))) + 'd%d = empty\n' % min(n, 20000),
    'pattern_parens': lambda n: RNC % ('xsd:token { pattern = "%sa%s" }' % ('(' * min(n, 500000), ')' * min(n, 500000))),
    'pattern_more': lambda n: RNC % ('xsd:token { pattern = "%sa%s" }' % ('(' * min(n, 300000), ')*' * min(n, 300000))),
    'pattern_classes': lambda n: RNC % ('xsd:token { pattern = "%sa%s" }' % ('[a-z-' * min(n, 100000), ']' * min(n, 100000))),
    'pattern_counts': lambda n: RNC % ('xsd:token { pattern = "%sa%s" }' % ('(' * min(n, 100000), '{1,9}' * min(n, 100000))),
}, 's')
cases('rng', {
    'choices': lambda n: '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0">' + nested('<choice><empty/>', '</choice>', n, '<empty/>') + '</element>',
    'names': lambda n: '<element xmlns="http://relaxng.org/ns/structure/1.0">' + nested('<choice>', '</choice>', n, '<name>a</name>') + '<empty/></element>',
    'excepts': lambda n: '<element xmlns="http://relaxng.org/ns/structure/1.0">' + nested('<anyName><except>', '</except></anyName>', n, '<name>b</name>') + '<empty/></element>',
    'foreign': lambda n: '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0">' + nested('<x xmlns="urn:x">', '</x>', n, '') + '<empty/></element>',
    'grammars': lambda n: nested('<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start>', '</start></grammar>', n, '<element name="a"><empty/></element>'),
    'divs': lambda n: '<grammar xmlns="http://relaxng.org/ns/structure/1.0">' + nested('<div>', '</div>', n, '<start><element name="a"><empty/></element></start>') + '</grammar>',
    'pattern': lambda n: '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><data type="token"><param name="pattern">%sa%s</param></data></element>' % ('(' * min(n, 500000), ')' * min(n, 500000)),
}, 's')
# what is stated beside a source: with the option that takes it
for key, function in (
        ('arrays', lambda n: '{"title": ' + '[' * min(n, 500000) + ']' * min(n, 500000) + '}'),
        ('objects', lambda n: '{"title": ' + '{"a": ' * min(n, 100000) + '1' + '}' * min(n, 100000) + '}'),
        ('people', lambda n: '{"participant": [' + '{"name": [' * min(n, 60000) + '"a"' + ']}' * min(n, 60000) + ']}')):
    CASES['json-' + key] = ('json', function, 'm')

PAGE = ('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>a</title>%s</head>'
        '<body>%s</body></html>')
PACKAGE = ('<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" '
           'version="3.0" unique-identifier="i"><metadata '
           'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">a'
           '</dc:identifier><dc:title>a</dc:title><dc:language>en</dc:language>'
           '<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta>%s'
           '</metadata><manifest><item id="c" href="c.xhtml" '
           'media-type="application/xhtml+xml"/><item id="n" href="n.xhtml" '
           'properties="nav" media-type="application/xhtml+xml"/>%s</manifest>'
           '<spine><itemref idref="c"/></spine>%s</package>')


def book(body='<p>%s</p>' % WORD, toc='', meta='', items='', rest='', head='', **files):
    parts = {'mimetype': 'application/epub+zip',
             'META-INF/container.xml': '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
             'EPUB/p.opf': PACKAGE % (meta, items, rest),
             'EPUB/c.xhtml': PAGE % (head, body),
             'EPUB/n.xhtml': PAGE % ('', '<nav epub:type="toc"><ol><li><a href="c.xhtml">a</a>%s</li></ol></nav>' % toc)}
    parts.update({k.replace('__', '/').replace('_dot_', '.'): v for k, v in files.items()})
    return parts


cases('epub', {
    'div': lambda n: book(nested('<div>', '</div>', n)),
    'span': lambda n: book('<p>' + nested('<span>', '</span>', n, WORD) + '</p>'),
    'lists': lambda n: book(nested('<ul><li>', '</li></ul>', n)),
    'broken': lambda n: book('<div>' * min(n, BYTES // 5) + '<br>' + WORD),
    'broken_b': lambda n: book('<p><b>' * min(n, BYTES // 6) + '<br>' + WORD),
    'notes': lambda n: book('<p>a<a epub:type="noteref" href="#n0">1</a></p>' + ''.join('<aside epub:type="footnote" id="n%d"><p>b<a epub:type="noteref" href="#n%d">1</a></p></aside>' % (i, i + 1) for i in range(min(n, 9000))) + '<aside epub:type="footnote" id="n%d"><p>%s</p></aside>' % (min(n, 9000), WORD)),
    'notes_round': lambda n: book('<p>%s<a epub:type="noteref" href="#n0">1</a></p>' % WORD + ''.join('<aside epub:type="footnote" id="n%d"><p>b<a epub:type="noteref" href="#n%d">1</a></p></aside>' % (i, (i + 1) % min(n, 9000)) for i in range(min(n, 9000)))),
    'contents': lambda n: book(toc=nested('<ol><li><a href="c.xhtml">a</a>', '</li></ol>', n, '')),
    'collections': lambda n: book(rest=nested('<collection role="index">', '</collection>', n, '<link href="c.xhtml"/>')),
    'old_metadata': lambda n: book(meta=nested('<dc-metadata xmlns="http://www.idpf.org/2007/opf">', '</dc-metadata>', n, '')),
    'refines': lambda n: book(meta=''.join('<meta property="role" id="m%d" refines="#m%d">a</meta>' % (i, i + 1) for i in range(min(n, 9000)))),
    'fallbacks': lambda n: book(items=''.join('<item id="m%d" href="m%d.foo" media-type="x/y" fallback="m%d"/>' % (i, i, i + 1) for i in range(min(n, 9000)))),
    'style': lambda n: book(items='<item id="s" href="s.css" media-type="text/css"/>', head='<link rel="stylesheet" href="s.css"/>', EPUB__s_dot_css='@media a {' * min(n, 100000)),
    'style_brackets': lambda n: book(items='<item id="s" href="s.css" media-type="text/css"/>', head='<link rel="stylesheet" href="s.css"/>', EPUB__s_dot_css='a { b: ' + '(' * min(n, 500000)),
    'style_not': lambda n: book(items='<item id="s" href="s.css" media-type="text/css"/>', head='<link rel="stylesheet" href="s.css"/>', EPUB__s_dot_css=':not(' * min(n, 200000) + ' { b: c }'),
    'svg': lambda n: book('<p>%s<img alt="a" src="a.svg"/></p>' % WORD, items='<item id="s" href="a.svg" media-type="image/svg+xml"/>', EPUB__a_dot_svg='<svg xmlns="http://www.w3.org/2000/svg">' + nested('<g>', '</g>', n, '') + '</svg>'),
    'math': lambda n: book('<p>%s<math xmlns="http://www.w3.org/1998/Math/MathML">' % WORD + nested('<mrow>', '</mrow>', n, '<mi>x</mi>') + '</math></p>'),
    'overlay': lambda n: book(items='<item id="o" href="o.smil" media-type="application/smil+xml"/>', EPUB__o_dot_smil='<smil xmlns="http://www.w3.org/ns/SMIL" version="3.0"><body>' + nested('<seq>', '</seq>', n, '') + '</body></smil>'),
    'names': lambda n: book(**{'EPUB__' + 'a/' * min(n, 30000) + 'b_dot_xhtml': 'a'}),
})


def write(path, content):
    if isinstance(content, dict):
        with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
            for name, text in content.items():
                z.writestr(name, text, zipfile.ZIP_STORED
                           if name == 'mimetype' else None)
        return
    with open(path, 'w', encoding='utf-8') as f:
        f.write(content)


def all_text(path):
    if path.endswith('.epub'):
        with zipfile.ZipFile(path) as z:
            return ''.join(z.read(n).decode('utf-8', 'replace')
                           for n in z.namelist())
    with open(path, encoding='utf-8') as f:
        return f.read()


def hold():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (120, 120))


def runs(key, work, path):
    """The command lines of a case, with the output of each, or None."""
    ext, _, verbs = CASES[key]
    plain = os.path.join(work, 'plain.xml')
    if verbs == 's':
        write(plain, '<a/>')
        yield ['validate', '--schema', path, plain], None
    elif verbs == 'm':
        write(plain, tei('<p>%s</p>' % WORD))
        yield ['convert', '--metadata', path, plain, '-o',
               os.path.join(work, 'out.md')], None
    else:
        yield ['validate', path], None
        for name, other in FORMATS.items():
            os.mkdir(os.path.join(work, name))
            out = os.path.join(work, name, 'out.' + other)
            yield ['convert', '--to', name, path, '-o', out], out


def tried(program, key, n, work):
    """What is wrong with a case at a size."""
    ext, function, _ = CASES[key]
    path = os.path.join(work, 'in.' + ext)
    write(path, function(n))
    for command, out in runs(key, work, path):
        done = subprocess.run([program] + command, capture_output=True,
                              preexec_fn=hold)
        if done.returncode not in ((0, 1, 2) if ext == 'json' else (0, 1)):
            yield '%s: %s: status %d: %s' % (
                n, ' '.join(command[:3]), done.returncode,
                done.stderr[-120:].decode('utf-8', 'replace').strip())
        elif out and done.returncode == 0 and WORD not in all_text(out):
            yield '%s: %s: the innermost word is gone in silence' % (
                n, ' '.join(command[:3]))


def main():
    a = argparse.ArgumentParser()
    a.add_argument('program', nargs='?', default='./vidimus')
    a.add_argument('--full', action='store_true')
    a.add_argument('--only', default='*')
    a = a.parse_args()
    program = real_program(a.program)
    failed = 0
    for key in CASES:
        if not fnmatch.fnmatch(key, a.only):
            continue
        for n in ALL_SIZES if a.full else SIZES:
            with tempfile.TemporaryDirectory() as work:
                for wrong in tried(program, key, n, work):
                    print('%s, %s' % (key, wrong))
                    failed += 1
    sys.exit(failed > 0)


if __name__ == '__main__':
    main()
