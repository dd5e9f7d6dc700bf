#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A word put between any two tokens of a document, in any format, is in each
output or in what is said of it.

    probe.py [--list] [FILE...]

Takes the records of this test and the goldens, or the files named. Each place
is a document of its own, which tests/witness/probe reads and writes in every
format. --list prints each that lost the word in silence, with what stands
around it."""
import argparse
import io
import os
import re
import subprocess
import sys
import tempfile
import zipfile

import book

HERE = os.path.dirname(os.path.abspath(__file__))
WORD = 'Zwischenwort'
AT_ONCE = 500
MOST = 30  # places that lose it, of which none should
MARKUP = re.compile(r'<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<![^>]*>|<[^<>]*>',
                    re.S)
# Attributes by which parts of a document find each other: no words.
MACHINERY = re.compile(r'id|idref|refines|properties|media-type|version|xmlns.*|'
                       r'unique-identifier')


def between(text, start, end):
    """Places in white space: on either side of a line's end."""
    for m in re.finditer(r'\s+', text[start:end]):
        yield start + m.end(), WORD + ' '
        if '\n' in m.group():
            yield start + m.start(), ' ' + WORD
    yield end, ' ' + WORD


def in_markup(text):
    """Places between words, between tags, and in the values of attributes."""
    tags = [m for m in MARKUP.finditer(text) if not m[0].startswith('<!D')]
    root = next(m for m in tags if not m[0].startswith(('<?', '<!')))
    at = root.end()
    for m in tags:
        if m.start() > root.start():
            yield from between(text, at, m.start())
            at = m.end()
        tag = m.group()
        if tag.startswith('<!--'):
            yield m.start() + 4, ' ' + WORD + ' '
        elif not tag.startswith(('<?', '<!')):
            for v in re.finditer(r'([\w:-]+)\s*=\s*["\']', tag):
                if not MACHINERY.fullmatch(v[1]):
                    yield m.start() + v.end(), WORD + ' '
            if m is not tags[-1]:
                yield m.end(), WORD + ' '


def places(name, text):
    kind = in_markup(text) if name.endswith(('.xml', '.xhtml', '.opf', '.html')) \
        else between(text, 0, len(text))
    return sorted(set(kind))


def variants(path):
    """Each document with the word in it, and where that is."""
    name = os.path.basename(path)
    with open(path, 'rb') as f:
        data = f.read()
    if not name.endswith('.epub'):
        text = data.decode()
        for at, put in places(name, text):
            yield (text[:at] + put + text[at:]).encode(), \
                f'{name}: {text[max(0, at - 40):at]}[]{text[at:at + 40]}'
        return
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        entries = [(n, z.read(n)) for n in z.namelist()]
    for entry, body in entries:
        if not entry.endswith(('.xhtml', '.opf', '.html')):
            continue
        text = body.decode()
        for at, put in places(entry, text):
            changed = (text[:at] + put + text[at:]).encode()
            out = io.BytesIO()
            with zipfile.ZipFile(out, 'w') as z:
                for n, b in entries:
                    z.writestr(zipfile.ZipInfo(n),
                               changed if n == entry else b)
            yield out.getvalue(), (f'{name}/{entry}: {text[max(0, at - 40):at]}'
                                   f'[]{text[at:at + 40]}')


def run(driver, batch, folder):
    """The silent ones of a batch: (where, format)."""
    names = []
    for i, (data, _, ending) in enumerate(batch):
        names.append(os.path.join(folder, f'{i}{ending}'))
        with open(names[-1], 'wb') as f:
            f.write(data)
    out = subprocess.run([driver, WORD] + names, stdout=subprocess.PIPE,
                         check=True, text=True).stdout
    where = {n: b[1] for n, b in zip(names, batch)}
    for line in out.splitlines():
        name, to = line.split('\t')
        yield where[name], to


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--list', action='store_true')
    parser.add_argument('files', nargs='*')
    args = parser.parse_args()
    driver = os.path.join(os.getcwd(), 'tests/witness/probe')
    if not os.path.exists(driver):
        print(f'SKIP: no {driver}')
        return 77
    records = os.path.join(HERE, 'records')
    total, silent = 0, {}
    with tempfile.TemporaryDirectory() as folder:
        book.main(folder)
        files = args.files or \
            [os.path.join(records, n) for n in sorted(os.listdir(records))] + \
            [os.path.join(folder, 'book.epub')]
        for path in files:
            ending = os.path.splitext(path)[1]
            batch = []
            for data, where in variants(path):
                batch.append((data, where, ending))
                total += 1
                if len(batch) == AT_ONCE:
                    for w, to in run(driver, batch, folder):
                        silent.setdefault(w, []).append(to)
                    batch = []
            for w, to in run(driver, batch, folder):
                silent.setdefault(w, []).append(to)
    if args.list:
        for where, to in silent.items():
            print(' '.join(to), '\t', where.replace('\n', '\\n'))
    print(f'{total} places; in {len(silent)} the word is lost in silence')
    return 1 if len(silent) > MOST else 0


if __name__ == '__main__':
    sys.exit(main())
