#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Odd EPUBs, made at random: each entry, each label of the contents, page list
and landmarks, each xml:lang, title, epub:type and address, and each word is in
the record or in a finding of a reader, in every format.

    odd.py [--seed N] [--count N] [--keep FOLDER] PROGRAM

What is looked for has a name that occurs nowhere else. A fault of the witness,
and a copy that is not read without a loss, are failures, too."""
import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import warnings
import zipfile

XHTML = 'http://www.w3.org/1999/xhtml'
FORMATS = (('tei', '.xml'), ('markdown', '.md'), ('epub', '.epub'),
           ('text', '.txt'))
FAULTS = ('unaccounted', 'invented', 'displaced')
PNG = (b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU'
       b'\0\0\0\nIDATx\x9cc`\0\0\0\2\0\1H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82')
TYPES = ('text/css', 'font/otf', 'text/javascript', 'image/png', 'audio/mpeg',
         'video/mp4', 'application/smil+xml', 'application/pls+xml',
         'application/json', 'text/plain', 'application/pdf',
         'application/xhtml+xml', 'image/svg+xml', 'application/x-dtbook+xml',
         'application/octet-stream', 'text/html', 'image/webp', None, None)
SEMANTICS = ('chapter', 'glossary', 'pullquote', 'epigraph',
             'dedication', 'index', 'notice', 'toc', 'own:thing', 'tip',
             'z3998:letter', 'conclusion')
LANGUAGES = ('de', 'fr', 'cy', 'he', 'ar', 'ja-Latn', 'x-own', 'grc')


class Book:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.count = 0
        self.wanted = []  # what is to be found in the record, or said
        self.pages = []

    def word(self, kind='w'):
        """A word that is nowhere else, of which something must be said."""
        self.count += 1
        name = f'{kind}{self.count}q'
        self.wanted.append(name)
        return name

    def maybe(self, share, make):
        return make() if self.r.random() < share else ''

    def attributes(self):
        r = self.r
        out = self.maybe(.15, lambda: f' title="{self.word("Title")}"')
        out += self.maybe(.1, lambda: f' aria-label="{self.word("Label")}"')
        out += self.maybe(.15, lambda: ' xml:lang="%s"' % r.choice(LANGUAGES))
        out += self.maybe(.08, lambda: ' lang="%s"' % r.choice(LANGUAGES))
        out += self.maybe(.15, lambda: f' epub:type="{r.choice(SEMANTICS)}"')
        out += self.maybe(.08, lambda: f' epub:type="own:{self.word("type")}"'
                          if 'epub:type' not in out else '')
        out += self.maybe(.1, lambda: f' class="c{r.randrange(9)}"')
        out += self.maybe(.08, lambda: ' dir="%s"' % r.choice(
            ('rtl', 'ltr', 'auto')))
        out += self.maybe(.05, lambda: ' hidden="hidden"')
        out += self.maybe(.08, lambda: f' data-own="{self.word("data")}"')
        return out + self.maybe(.1, lambda: f' id="{self.id()}"')

    def id(self):
        self.count += 1
        return f'i{self.count}'

    def address(self):
        self.count += 1
        self.wanted.append(f'host{self.count}.example')
        return f'http://host{self.count}.example/' + self.r.choice(
            ('', 'a', 'a b', 'a\nb', 'x?y=[1]&amp;z', '#f', 'a%20b', '|', '%zz'))

    def line(self, depth=0):
        """What stands in a line."""
        out = []
        for _ in range(self.r.randrange(1, 4)):
            out.append(' ' + self.word())
            if depth < 3 and self.r.random() < .6:
                out.append(' ' + self.inline(depth + 1))
        return ''.join(out)

    def inline(self, depth):
        r = self.r
        name = r.choice(('em', 'i', 'b', 'span', 'a', 'q', 'cite', 'code', 'abbr',
                         'sub', 'ins', 'del', 'small', 'time', 'bdo', 'bdi',
                         'ruby', 'img', 'math', 'svg', 'br', 'kbd', 'u', 'mark',
                         'button', 'audio', 'page', 'noteref', 'comment',
                         'noscript', 'object', 'label', 'data', 'wbr', 'own'))
        if name == 'a':
            href = r.choice((self.address, lambda: 'c0.xhtml',
                             lambda: 'mailto:', None))
            more = '' if href is None else f' href="{href()}"'
            return f'<a{more}{self.attributes()}>{self.line(depth)}</a>'
        if name == 'ruby':
            return (f'<ruby{self.attributes()}>{self.word()}<rp>(</rp>'
                    f'<rt{self.attributes()}>{self.word()}</rt><rp>)</rp></ruby>')
        if name == 'img':
            return (f'<img src="shown.png" alt="{self.word("Alt")}"'
                    f'{self.attributes().replace(" hidden=", " data-h=")}/>')
        if name == 'math':
            return ('<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics>'
                    f'<mrow><mi>{self.word()}</mi></mrow><annotation encoding="x">'
                    f'{self.word("note")}</annotation></semantics></math>')
        if name == 'svg':
            link = self.maybe(.5, lambda: f'<a href="{self.address()}"><text>'
                              f'{self.word()}</text></a>')
            script = self.maybe(.3, lambda: f'<script href="{self.address()}">'
                                f'{self.word()}</script>')
            return ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
                    f'<title>{self.word()}</title><text>{self.word()}</text>'
                    f'{link}{script}</svg>')
        if name == 'br':
            return '<br/>'
        if name == 'wbr':
            return ''
        if name == 'audio':
            return f'<audio src="{self.address()}">{self.word()}</audio>'
        if name == 'object':
            return f'<object data="{self.address()}">{self.word()}</object>'
        if name == 'page':
            return (f'<span epub:type="pagebreak" id="{self.id()}" '
                    f'title="{self.word("page")}"/>')
        if name == 'noteref':
            at = self.id()
            self.notes.append(at)
            return f'<a epub:type="noteref" href="#{at}">{self.word("n")}</a>'
        if name == 'comment':
            return f'<!-- {self.word("remark")} -->'
        if name == 'own':
            return f'<x-own{self.attributes()}>{self.line(depth)}</x-own>'
        more = ''
        if name in ('q', 'ins', 'del'):
            more = self.maybe(.3, lambda: f' cite="{self.address()}"')
        if name == 'time':
            more = self.maybe(.5, lambda: ' datetime="1951-05-03"')
        return (f'<{name}{more}{self.attributes()}>{self.line(depth)}'
                f'</{name}>')

    def block(self, depth=0):
        r = self.r
        name = r.choice(('p', 'p', 'p', 'ul', 'ol', 'dl', 'table', 'blockquote',
                         'figure', 'div', 'section', 'pre', 'h2', 'aside', 'hr',
                         'details', 'address', 'header', 'nav', 'loose'))
        a = self.attributes() if name != 'loose' else ''
        if depth > 3 and name not in ('p', 'pre', 'h2', 'loose'):
            name = 'p'
        if name in ('p', 'pre', 'h2', 'address'):
            return f'<{name}{a}>{self.line()}</{name}>'
        if name == 'loose':
            return self.line()
        if name == 'hr':
            return f'<hr{a}/>'
        if name in ('ul', 'ol'):
            more = self.maybe(.4, lambda: ' start="4"') if name == 'ol' else ''
            return f'<{name}{more}{a}>' + ''.join(
                f'<li{self.attributes()}>{self.inside(depth)}</li>'
                for _ in range(r.randrange(1, 3))) + f'</{name}>'
        if name == 'dl':
            return (f'<dl{a}><dt{self.attributes()}>{self.line()}</dt>'
                    f'<dd{self.attributes()}>{self.inside(depth)}</dd></dl>')
        if name == 'table':
            caption = self.maybe(.4, lambda: f'<caption{self.attributes()}>'
                                 f'{self.line()}</caption>')
            return f'<table{a}>{caption}' + ''.join(
                f'<tr{self.attributes()}><th{self.attributes()}>{self.line()}</th>'
                f'<td colspan="{r.randrange(1, 3)}"{self.attributes()}>'
                f'{self.inside(depth)}</td></tr>'
                for _ in range(r.randrange(1, 3))) + '</table>'
        if name == 'figure':
            return (f'<figure{a}><img src="shown.png" alt="{self.word("Alt")}"/>'
                    f'<figcaption{self.attributes()}>{self.line()}</figcaption>'
                    '</figure>')
        if name == 'details':
            return (f'<details{a}><summary>{self.line()}</summary>'
                    f'{self.block(depth + 1)}</details>')
        more = self.maybe(.3, lambda: f' cite="{self.address()}"') \
            if name == 'blockquote' else ''
        return (f'<{name}{more}{a}>' + ''.join(
            self.block(depth + 1) for _ in range(r.randrange(1, 3))) +
            f'</{name}>')

    def inside(self, depth):
        return self.line() if self.r.random() < .6 else self.block(depth + 1)

    def page(self):
        self.notes = []
        body = ''.join(self.block() for _ in range(self.r.randrange(1, 5)))
        for at in self.notes:
            body += (f'<aside epub:type="footnote" id="{at}"><p>{self.word()}</p>'
                     '</aside>')
        root = self.maybe(.4, lambda: ' xml:lang="%s"' % self.r.choice(LANGUAGES))
        root += self.maybe(.15, lambda: ' lang="%s"' % self.r.choice(LANGUAGES))
        root += self.maybe(.1, lambda: f' title="{self.word("Root")}"')
        head = self.maybe(.3, lambda: '<meta name="own" content='
                          f'"{self.word("Meta")}"/>')
        return ('<?xml version="1.0" encoding="UTF-8"?>\n'
                f'<html xmlns="{XHTML}" xmlns:epub="http://www.idpf.org/2007/ops"'
                f' epub:prefix="own: http://example.org/own#"{root}><head><title>'
                f'{self.word("Page")}</title>{head}</head>'
                f'<body{self.attributes()}><h1>{self.word("Head")}</h1>{body}'
                '</body></html>')

    def nav(self):
        """Contents, page list, landmarks and lists of others, some bare."""
        out = self.maybe(.3, lambda: f'<h1>{self.word("Nav")}</h1>')
        for kind in ('toc', 'page-list', 'landmarks', 'loi', 'own:list'):
            if kind != 'toc' and self.r.random() < .5:
                continue
            head = self.maybe(.5, lambda: f'<h2>{self.word("List")}</h2>')
            items = ''.join(
                f'<li{self.attributes()}><a epub:type="bodymatter" href="c0.xhtml"'
                f'{self.maybe(.2, lambda: chr(32) + "title=" + chr(34) + self.word("Tip") + chr(34))}>'
                f'{self.word("Item")}'
                + self.maybe(.2, lambda: f' <img src="shown.png" alt="{self.word("Alt")}"/>')
                + self.maybe(.2, lambda: f' <em>{self.word("Part")}</em>')
                + '</a></li>' for _ in range(self.r.randrange(1, 4)))
            out += f'<nav epub:type="{kind}">{head}<ol>{items}</ol></nav>'
        return (f'<html xmlns="{XHTML}" xmlns:epub="http://www.idpf.org/2007/ops">'
                f'<head><title>{self.word("Navigation")}</title></head><body>'
                f'{out}</body></html>')

    def ncx(self):
        w = self.word
        return ('<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">'
                f'<head/><docTitle><text>{w("Ncx")}</text></docTitle><navMap>'
                f'<navPoint id="a"><navLabel><text>{w("Point")}</text></navLabel>'
                '<content src="c0.xhtml"/></navPoint></navMap></ncx>')

    def package(self, items, spine):
        w, r = self.word, self.r
        meta = ''
        for name in ('publisher', 'contributor', 'subject', 'rights', 'source',
                     'description', 'coverage', 'relation', 'type', 'creator'):
            if r.random() < .5:
                lang = self.maybe(.3, lambda: ' xml:lang="cy"')
                meta += f'<dc:{name} id="m{name}"{lang}>{w("Meta")}</dc:{name}>'
                meta += self.maybe(.4, lambda: f'<meta refines="#m{name}" property='
                                   f'"{r.choice(("file-as", "alternate-script", "own:x"))}"'
                                   f'>{w("Fine")}</meta>')
        meta += self.maybe(.5, lambda: f'<meta property="own:p">{w("Own")}</meta>')
        meta += self.maybe(.3, lambda: f'<meta name="old" content="{w("Old")}"/>')
        meta += self.maybe(.3, lambda: f'<link rel="record" href="{self.address()}"/>')
        meta += ""
        guide = self.maybe(.3, lambda: '<guide><reference type="text" title='
                           f'"{w("Guide")}" href="c0.xhtml"/></guide>')
        return ('<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
                'unique-identifier="i" prefix="own: http://example.org/own#">'
                '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
                '<dc:identifier id="i">urn:x:1</dc:identifier>'
                f'<dc:title>{w("Book")}</dc:title><dc:language>en</dc:language>'
                f'{meta}</metadata><manifest>{items}</manifest>'
                f'<spine toc="x">{spine}</spine>{guide}</package>')

    def write(self, path):
        r = self.r
        pages = [(f'c{i}.xhtml', self.page()) for i in range(r.randrange(1, 4))]
        others = []
        for i in range(r.randrange(0, 6)):
            self.count += 1
            name = r.choice(('', 'in/', 'a b/')) + f'entry{self.count}q' + \
                r.choice(('.css', '.bin', '.txt', '.xhtml', '.png', '', '.js'))
            self.wanted.append(f'entry{self.count}q')
            others.append((name, r.choice(TYPES)))
        items = ('<item id="n" href="nav.xhtml" properties="nav" '
                 'media-type="application/xhtml+xml"/><item id="x" href="toc.ncx" '
                 'media-type="application/x-dtbncx+xml"/>'
                 '<item id="s" href="shown.png" media-type="image/png"/>')
        items += ''.join(f'<item id="p{i}" href="{n}" media-type='
                         '"application/xhtml+xml"/>' for i, (n, _) in enumerate(pages))
        items += ''.join(f'<item id="o{i}" href="{n.replace(" ", "%20")}" '
                         f'media-type="{t}"/>' for i, (n, t) in enumerate(others)
                         if t is not None)
        spine = ''.join(f'<itemref idref="p{i}"' + r.choice(('', ' linear="no"'))
                        + '/>' for i in range(len(pages)))
        with zipfile.ZipFile(path, 'w') as z, warnings.catch_warnings():
            warnings.simplefilter('ignore')
            z.writestr('mimetype', 'application/epub+zip')
            z.writestr('META-INF/container.xml',
                       '<container version="1.0" xmlns="urn:oasis:names:tc:'
                       'opendocument:xmlns:container"><rootfiles><rootfile '
                       'full-path="p.opf" media-type="application/oebps-package'
                       '+xml"/></rootfiles></container>')
            z.writestr('p.opf', self.package(items, spine))
            z.writestr('nav.xhtml', self.nav())
            z.writestr('toc.ncx', self.ncx())
            z.writestr('shown.png', PNG)
            for name, text in pages:
                z.writestr(name, text)
            for name, kind in others:
                is_page = kind in ('application/xhtml+xml', 'text/html') or \
                    (kind is None and name.endswith('.xhtml'))
                z.writestr(name, '<svg xmlns="http://www.w3.org/2000/svg"/>'
                           if kind == 'image/svg+xml' else
                           'bytes' if not is_page else
                           f'<html xmlns="{XHTML}"><head><title/></head><body>'
                           f'<p>{self.word()}</p></body></html>')


def convert(program, source, to, out):
    """What is said of it, or None and why nothing was written."""
    report = out + '.json'
    for path in out, report:
        if os.path.exists(path):
            os.remove(path)
    p = subprocess.run([program, 'convert', '--fail-on', 'never', '--to', to,
                        source, '-o', out, '--report', report],
                       capture_output=True, check=False, timeout=60)
    if p.returncode not in (0, 1) or not os.path.exists(out):
        return None, f'exit {p.returncode}: {p.stderr[-300:].decode()}'
    with open(report, encoding='utf-8') as f:
        return json.load(f)['findings'], ''


def said(findings):
    return '\n'.join(f['message'] + ' ' + (f.get('text') or '')
                     for f in findings if f['id'] not in FAULTS)


def faults_of(program, at, number):
    book = Book(number)
    source = os.path.join(at, 'book.epub')
    book.write(source)
    for to, ending in FORMATS:
        out = os.path.join(at, 'copy' + ending)
        found, broken = convert(program, source, to, out)
        if found is None:
            yield to, 'not written', broken
            continue
        for f in found:
            if f['id'] in FAULTS:
                yield to, f['id'], f['message']
        if to == 'tei':
            with open(out, encoding='utf-8') as f:
                text = f.read() + said(found)
            for word in book.wanted:
                if word not in text:
                    yield to, 'neither carried nor named', word
        if to == 'text':
            continue
        found, broken = convert(program, out, 'tei', os.path.join(at, 'back.xml'))
        if found is None:
            yield 'back from ' + to, 'not written', broken
        for f in found or ():
            if f['id'] in FAULTS or (f['level'] in ('loss', 'error') and
                                     f['id'] != 'tei-customised'):
                yield 'back from ' + to, f['id'], f['message']


def run(makers):
    """Tries so many sources of each kind: a name and what yields its faults, of
    a program, a folder and a number."""
    parser = argparse.ArgumentParser()
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--count', type=int, default=20)
    parser.add_argument('--only', choices=tuple(makers))
    parser.add_argument('--keep')
    parser.add_argument('program')
    args = parser.parse_args()
    program = os.path.abspath(args.program)
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        at = args.keep or folder
        for number in range(args.seed, args.seed + args.count):
            for name, faults in makers.items():
                if args.only not in (None, name):
                    continue
                for to, what, which in faults(program, at, number):
                    bad += 1
                    print(f'{name} {number} {to}: {what}: {which[:200]}',
                          flush=True)
    print(f'{args.count} of each, {bad} faults')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(run({'book': faults_of}))
