# SPDX-License-Identifier: MIT
"""Books to EPUB, also by way of TEI and of Markdown, and back: what stands in
the body of the pages before and after is set side by side, by code that shares
nothing with the program: each word, each heading with its level, formulas,
drawings, readings of ruby, alternative texts, sounds and films, directions, list
numbers and living links. Fails where a book that is written has fewer or others.
One book is made here (book.py beside this); those of ../shared/corpus/epub are
tried where they lie beside the source tree. --details prints what differs."""
import collections
import html.parser
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import urllib.parse
import xml.etree.ElementTree as ET
import zipfile

import book

WORD = re.compile(r'\w+')
NOTES = re.compile(r'\b(foot|end|rear)?notes?\b')
# Elements that hold no other, which some books write without an end.
VOID = {'br', 'hr', 'img', 'wbr', 'col', 'link', 'meta', 'input', 'source',
        'track', 'area', 'base', 'embed', 'param'}
APART = {'p', 'div', 'section', 'article', 'aside', 'li', 'ul', 'ol', 'dl',
         'dt', 'dd', 'table', 'tr', 'td', 'th', 'blockquote', 'figure',
         'figcaption', 'caption', 'br', 'hr', 'img', 'h1', 'h2', 'h3', 'h4',
         'h5', 'h6', 'pre', 'nav', 'header', 'footer', 'main', 'rt', 'rb', 'body',
         'address', 'hgroup', 'mi', 'mn', 'mo', 'mtext', 'text', 'title', 'desc'}


class Page(html.parser.HTMLParser):
    """What stands in a page: lists of what there is of each kind."""

    def __init__(self, path):
        super().__init__()
        self.path, self.ids, self.links = path, set(), []
        self.kinds = collections.defaultdict(collections.Counter)
        self.lists, self.open, self.body = [], [], False
        self.text, self.heading = [], None

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag.split(':')[-1] not in VOID:
            self.handle_endtag(tag)

    def silent(self):
        return any(silent for _, silent, _ in self.open)

    def in_notes(self):
        return any(notes for _, _, notes in self.open)

    def handle_starttag(self, tag, attrs):
        given, name = dict(attrs), tag.split(':')[-1]
        for key in ('id', 'xml:id') + (('name',) if name == 'a' else ()):
            if given.get(key):
                self.ids.add(given[key])
        if name == 'body':
            self.body = True
        if not self.body:
            return
        kind = given.get('epub:type') or ''
        shown = given.get('data-vdm') in ('shown', 'back', 'notes')
        # Marks of notes are made again, numbers of pages go to the break.
        silent = (given.get('data-vdm') in ('shown', 'back')
                  or re.search(r'\b(noteref|backlink|pagebreak)\b', kind)
                  or given.get('role') in ('doc-noteref', 'doc-backlink',
                                           'doc-pagebreak')
                  or name in ('script', 'style', 'rp'))
        if name in APART:
            self.text.append(' ')
        if not self.silent() and not silent:
            self.function(name, given, shown)
        if name not in VOID:
            self.open.append((name, bool(silent), bool(NOTES.search(kind))))

    def function(self, name, given, shown):
        kinds = self.kinds
        if re.fullmatch('h[1-6]', name) and not shown:
            self.heading = (name, len(self.text))
        if name in ('math', 'svg'):
            kinds[name]['']+= 1
        elif name == 'rt' and not shown:
            kinds['ruby'][''] += 1
        elif name == 'img' and not shown:
            kinds['alt'][' '.join((given.get('alt') or '').split())] += 1
        elif name in ('audio', 'video'):
            kinds[name][''] += 1
        elif name == 'ol':
            start = given.get('start') or ''
            down = 'reversed' in given
            self.lists.append([int(start) if re.fullmatch(r'-?\d+', start) else 1,
                               -1 if down else 1])
            if not self.in_notes():
                kinds['list'][given.get('type') or '1', down] += 1
        elif name in ('ul', 'menu', 'dl'):
            self.lists.append(None)
        elif name == 'li' and self.lists and self.lists[-1]:
            value, top = given.get('value') or '', self.lists[-1]
            if re.fullmatch(r'-?\d+', value):
                top[0] = int(value)
            if not self.in_notes():
                kinds['number'][top[0]] += 1
            top[0] += top[1]
        if given.get('dir') and name not in ('html', 'body'):
            kinds['dir'][given['dir']] += 1
        if name == 'a' and given.get('href') and not shown:
            self.links.append(given['href'])

    def handle_endtag(self, tag):
        name = tag.split(':')[-1]
        if name in APART:
            self.text.append(' ')
        if name == 'body':
            self.body = False
        if name in ('ol', 'ul', 'menu', 'dl') and self.lists:
            self.lists.pop()
        if self.heading and name == self.heading[0]:
            words = ' '.join(words_of(''.join(self.text[self.heading[1]:])))
            self.kinds['heading'][name, words] += bool(words)
            self.heading = None
        while any(name == n for n, _, _ in self.open):
            if self.open.pop()[0] == name:
                break

    def handle_data(self, data):
        if self.body and not self.silent():
            self.text.append(data)


def words_of(text):
    return WORD.findall(unicodedata.normalize('NFC', text))


def pages(path):
    """The pages of a book's reading order, without the page about it."""
    with zipfile.ZipFile(path) as z:
        box = ET.fromstring(z.read('META-INF/container.xml'))
        opf = next(e.get('full-path') for e in box.iter()
                   if e.tag.endswith('rootfile'))
        package = ET.fromstring(z.read(opf))
        own = 'vdm:format' in ET.tostring(package, 'unicode')
        items = {e.get('id'): e for e in package.iter()
                 if e.tag.endswith('}item')}
        made = []
        for ref in package.iter():
            item = ref.tag.endswith('}itemref') and items.get(ref.get('idref'))
            if item is None or item is False or 'html' not in item.get('media-type', ''):
                continue
            href = urllib.parse.unquote(item.get('href'))
            name = os.path.normpath(os.path.join(os.path.dirname(opf), href))
            if own and name.endswith('about.xhtml'):
                continue
            page = Page(name)
            page.feed(z.read(name).decode('utf-8-sig', 'replace'))
            made.append(page)
        return made


def living(made):
    """How many links lead to something in the book that is there, and the
    addresses of the others."""
    ids = {page.path: page.ids | {''} for page in made}
    kinds = collections.Counter()
    for page in made:
        for href in page.links:
            if re.match(r'[a-z][a-z0-9+.-]*:', href, re.I):
                kinds[href] += 1
                continue
            target, _, fragment = href.partition('#')
            target = os.path.normpath(
                os.path.join(os.path.dirname(page.path),
                             urllib.parse.unquote(target))) if target else page.path
            if urllib.parse.unquote(fragment) in ids.get(target, ()):
                kinds['alive'] += 1
    return kinds


def count(path):
    made = pages(path)
    kinds = collections.defaultdict(collections.Counter)
    for page in made:
        for kind, values in page.kinds.items():
            kinds[kind] += values
        kinds['word'] += collections.Counter(words_of(''.join(page.text)))
    kinds['link'] = living(made)
    return kinds


def convert(program, source, out):
    run = subprocess.run([program, 'convert', source, '-o', out],
                         capture_output=True, text=True)
    if not os.path.exists(out):
        sys.exit(f'{source}: {out} is not written: {run.stderr[:500]}')
    return run.stderr


def try_book(program, source, at, details):
    before = count(source)
    faults = 0
    for way in ('epub', 'xml', 'md'):
        out = os.path.join(at, 'out.' + way)
        said = convert(program, source, out)
        if way != 'epub':
            convert(program, out, os.path.join(at, 'back.epub'))
            out = os.path.join(at, 'back.epub')
        after = count(out)
        line = []
        for kind in sorted(before.keys() | after.keys()):
            lost = before[kind] - after[kind]
            new = after[kind] - before[kind]
            line.append(f'{kind} {before[kind].total()}/{after[kind].total()}')
            if not lost and not new:
                continue
            line[-1] += '!'
            faults += 1
            if details:
                print(f'  {way} {kind}: lost {dict(lost.most_common(12))}, '
                      f'new {dict(new.most_common(12))}')
        print(os.path.basename(source), way, *line, flush=True)
    return faults


def main():
    details = '--details' in sys.argv
    program = os.path.abspath(sys.argv[1])
    folder = os.path.join(os.environ.get('srcdir', '.'), '..', 'shared',
                          'corpus', 'epub')
    books = []
    if os.path.isdir(folder):
        books = sorted(os.path.join(folder, n) for n in os.listdir(folder)
                       if n.endswith('.epub'))
    else:
        print('skipped: no books beside the source tree; one is made')
    faults = 0
    for source in [None] + books:
        with tempfile.TemporaryDirectory() as at:
            if not source:
                source = os.path.join(at, 'own.epub')
                book.make(source)
            faults += try_book(program, source, at, details)
    sys.exit(1 if faults else 0)


if __name__ == '__main__':
    main()
