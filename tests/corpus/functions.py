# SPDX-License-Identifier: MIT
"""Books to EPUB and back: formulas, readings of ruby, drawings, alternative
texts, directions, list numbers and living links are counted in the pages of
both, by code that shares nothing with the program. Fails where a book that is
written has fewer of a kind and no finding says so. One book is made here; those
of ../shared/corpus/epub are tried where they lie beside the source tree."""
import collections
import html.parser
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ET
import zipfile

VOID = {'br', 'hr', 'img', 'wbr', 'col', 'link', 'meta', 'input', 'source',
        'track', 'area', 'base', 'embed', 'param'}


class Page(html.parser.HTMLParser):
    """What stands in a page, in order, as a list of its kind and its value."""

    def __init__(self, path):
        super().__init__()
        self.path, self.found, self.ids, self.links = path, [], set(), []
        self.lists, self.notes = [], 0

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        name = tag.split(':')[-1]
        if name in ('section', 'aside', 'div'):
            # what notes stand in goes, since they go to their marks
            self.notes += bool(self.notes) or bool(
                re.search('notes', given.get('epub:type') or ''))
        shown = given.get('data-vdm')
        for key in ('id', 'xml:id') + (('name',) if name == 'a' else ()):
            if given.get(key):
                self.ids.add(given[key])
        if name == 'body':
            self.ids.add('')
        if name in ('math', 'svg'):
            self.found.append((name, ''))
        elif name == 'rt' and not shown:
            self.found.append(('rt', ''))
        elif name == 'img' and not shown:
            self.found.append(('alt', ' '.join((given.get('alt') or '').split())))
        elif name == 'ol':
            start = given.get('start') or ''
            down = 'reversed' in given
            kind = given.get('type') or '1'
            self.lists.append([int(start) if re.fullmatch(r'-?\d+', start) else None,
                               -1 if down else 1])
            if not self.notes:
                self.found.append(('list', (kind, down)))
        elif name in ('ul', 'menu', 'dl'):
            self.lists.append(None)
        elif name == 'li' and self.lists and self.lists[-1]:
            value = given.get('value') or ''
            top = self.lists[-1]
            if re.fullmatch(r'-?\d+', value):
                top[0] = int(value)
            if top[0] is not None:
                self.found.append(('number', top[0]))
                top[0] += top[1]
        if given.get('dir') in ('rtl', 'ltr') and name not in ('html', 'body'):
            self.found.append(('dir', given['dir']))
        if name == 'a' and given.get('href') and shown != 'back':
            self.links.append(given['href'])

    def handle_endtag(self, tag):
        name = tag.split(':')[-1]
        if name in ('section', 'aside', 'div') and self.notes:
            self.notes -= 1
        if name in ('ol', 'ul', 'menu', 'dl') and self.lists:
            self.lists.pop()


def pages(path):
    """The pages of a book's reading order, navigation and page about it left
    out."""
    with zipfile.ZipFile(path) as z:
        box = ET.fromstring(z.read('META-INF/container.xml'))
        opf = next(e.get('full-path') for e in box.iter() if e.tag.endswith('rootfile'))
        package = ET.fromstring(z.read(opf))
        base = os.path.dirname(opf)
        items = {e.get('id'): e for e in package.iter() if e.tag.endswith('}item')}
        made = []
        for ref in (e for e in package.iter() if e.tag.endswith('}itemref')):
            item = items.get(ref.get('idref'))
            if item is None or 'html' not in item.get('media-type', ''):
                continue
            href = urllib.parse.unquote(item.get('href'))
            name = os.path.normpath(os.path.join(base, href))
            if name.endswith('about.xhtml') and 'vdm:' in ET.tostring(package, 'unicode'):
                continue
            page = Page(name)
            page.feed(z.read(name).decode('utf-8-sig', 'replace'))
            made.append(page)
        return made


def living(made):
    """How many links into the book lead to something that is there."""
    ids = {page.path: page.ids | {''} for page in made}
    alive = 0
    for page in made:
        for href in page.links:
            if re.match(r'[a-z][a-z0-9+.-]*:', href, re.I):
                continue
            target, _, fragment = href.partition('#')
            target = os.path.normpath(os.path.join(os.path.dirname(page.path),
                                                   urllib.parse.unquote(target))) if target else page.path
            alive += urllib.parse.unquote(fragment) in ids.get(target, ())
    return alive


def count(path):
    made = pages(path)
    kinds = collections.Counter(kind for page in made for kind, _ in page.found)
    values = collections.defaultdict(collections.Counter)
    for page in made:
        for kind, value in page.found:
            values[kind][value] += 1
    kinds['link'] = living(made)
    return kinds, values


PARTS = {
    'c1.xhtml': '''<h1 id="top">Sums</h1>
<p><a href="#row">row</a> <a href="c2.xhtml">two</a> <a href="c2.xhtml#body">body</a> <a href="#part">part</a></p>
<p>So <math xmlns="http://www.w3.org/1998/Math/MathML"><mtable><mtr id="row"><mtd><mfrac><mi>a</mi><mi>b</mi></mfrac></mtd></mtr></mtable></math>.</p>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Disc</title><circle r="4"/></svg>
<p dir="rtl">x <span dir="ltr">y</span></p>
<ol start="5" type="i"><li>a</li><li value="9">b</li></ol><ol reversed="reversed"><li>z</li></ol>
<table><tbody id="part"><tr><td>c</td></tr></tbody></table>
<p><ruby>A<rt>a</rt>B<rt>b</rt></ruby> <img src="p.png" alt=""/> <img src="p.png" alt="A wall"/></p>''',
    'c2.xhtml': None}


def make(path):
    page = ('<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">'
            '<head><title>P</title></head><body%s>%s</body></html>')
    with zipfile.ZipFile(path, 'w') as z:
        z.writestr('mimetype', 'application/epub+zip')
        z.writestr('META-INF/container.xml', '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
                   '<rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>')
        z.writestr('p.opf', '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata '
                   'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:x:1</dc:identifier><dc:title>T</dc:title>'
                   '<dc:language>en</dc:language></metadata><manifest><item id="a" href="c1.xhtml" media-type="application/xhtml+xml"/>'
                   '<item id="b" href="c2.xhtml" media-type="application/xhtml+xml"/><item id="c" href="p.png" media-type="image/png"/>'
                   '</manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>')
        z.writestr('c1.xhtml', page % ('', PARTS['c1.xhtml']))
        z.writestr('c2.xhtml', page % (' id="body"', '<h1>Two</h1><p>Words.</p>'))
        z.writestr('p.png', b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU'
                   b'\0\0\0\nIDATx\x9cc`\0\0\0\2\0\1H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82')


def main():
    program = os.path.abspath(sys.argv[1])
    folder = os.path.join(os.environ.get('srcdir', '.'), '..', 'shared', 'corpus', 'epub')
    books = sorted(os.path.join(folder, n) for n in os.listdir(folder) if n.endswith('.epub')) if os.path.isdir(folder) else []
    if not books:
        print('skipped: no books beside the source tree; one is made')
    faults = 0
    with tempfile.TemporaryDirectory() as at:
        own = os.path.join(at, 'own.epub')
        make(own)
        for book in [own] + books:
            out, again = os.path.join(at, 'out.epub'), os.path.join(at, 'again.epub')
            run = subprocess.run([program, 'convert', book, '-o', out], capture_output=True, text=True)
            if not os.path.exists(out):
                print(f'{book}: not written: {run.stderr[:300]}')
                faults += 1
                continue
            subprocess.run([program, 'convert', out, '-o', again], capture_output=True, text=True)
            before, values = count(book)
            after, values_after = count(out)
            last, _ = count(again)
            said = run.stderr
            print(os.path.basename(book), *(f'{k} {before[k]}/{after[k]}' for k in sorted(before | after) if before[k] or after[k]))
            for kind in sorted(before):
                lost = values[kind] - values_after[kind]
                told = re.search({'alt': 'picture', 'link': 'link|ref', 'dir': '"dir"'}.get(kind, kind), said)
                if (after[kind] < before[kind] or (lost and kind != 'dir')) and not told:
                    print(f'  {kind}: {before[kind]} before, {after[kind]} after; lost {dict(lost)}')
                    faults += 1
            if last != after:
                print(f'  not the same when written again: {dict(after)}, {dict(last)}')
                faults += 1
            for f in (out, again):
                os.path.exists(f) and os.remove(f)
    sys.exit(1 if faults else 0)


main()
