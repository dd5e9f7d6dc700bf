#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes what fuzzing starts with out of the fixtures: seeds.py SOURCE FOLDER
writes FOLDER/TARGET/... for each target of tests/fuzz."""

import hashlib
import html
import os
import re
import sys
import zipfile

FORMATS = {'txt': 'text', 'xml': 'tei', 'epub': 'epub', 'md': 'markdown'}
LARGEST = 65536


def read(path):
    with open(path, 'rb') as f:
        return f.read()


def parts(*pairs):
    """One input of several files, as fuzz_parts() takes it apart."""
    return b''.join(b'=== ' + name.encode() + b'\n' + data.rstrip(b'\n') + b'\n'
                    for name, data in pairs)


def files(top):
    """The fixtures, by folder: {name: bytes}."""
    for at, folders, names in os.walk(os.path.join(top, 'fixtures')):
        folders.sort()
        yield at, {n: read(os.path.join(at, n)) for n in sorted(names)}
    golden = os.path.join(top, 'tests', 'golden')
    yield golden, {n: read(os.path.join(golden, n))
                   for n in sorted(os.listdir(golden))}


def book(data):
    """The entries of an EPUB that are text."""
    try:
        with zipfile.ZipFile(__import__('io').BytesIO(data)) as z:
            return [(n, z.read(n)) for n in z.namelist()
                    if n.endswith(('.opf', '.xml', '.xhtml', '.ncx', '.css',
                                   '.smil'))][:12]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError,
            ValueError, KeyError):
        return []


def of_folder(found):
    """The seeds of one folder: (target, bytes)."""
    records = []
    for name, data in found.items():
        ending = name.rpartition('.')[2]
        if ending == 'epub' and sum(len(d) for _, d in book(data)) > LARGEST:
            continue
        if ending in FORMATS:
            yield FORMATS[ending], data
            yield 'validate', data
            records.append(data)
        if ending == 'xml':
            yield 'formed', data
        if ending == 'epub':
            entries = book(data)
            if entries:
                yield 'part', parts(*entries)
        if ending in ('rng', 'rnc'):
            others = [(n, d) for n, d in found.items()
                      if n.endswith(('.rng', '.rnc')) and n != name]
            for n, d in found.items():
                if n.endswith('.xml'):
                    yield 'schema', parts(('schema', data), ('document', d),
                                          *others)
        if ending == 'yaml' and b'records:' in data:
            yield 'volume', parts(('volume', data), *(
                (n, d) for n, d in found.items()
                if n.endswith(('.txt', '.md', '.xml', '.css'))))
            continue
        stem = name.rpartition('.')[0]
        text = found.get(stem + '.txt')
        if ending in ('people', 'profile', 'yaml', 'csv') and text is not None:
            what = 'metadata' if ending in ('yaml', 'csv') else ending
            yield 'stated', parts((what, data), ('text', text))
            if what == 'metadata':
                yield 'stated', parts(('people', data), ('text', text))
    for a, b in zip(records, records[1:]):
        if not a.startswith(b'PK') and not b.startswith(b'PK'):
            yield 'compare', parts(('a', a), ('b', b))


def of_rules(top):
    """Rules and expressions, of the tests of Schematron and XPath."""
    sys.path.insert(0, os.path.join(top, 'tests', 'schematron'))
    sys.dont_write_bytecode = True
    features = __import__('features')
    document = features.DOC.encode()
    for name, case in features.CASES.items():
        if name.startswith('endless'):
            continue  # they take what time they are given
        more = case[2] if len(case) > 2 else {}
        head = features.HEAD % (more.get('binding', 'xslt2'),
                                more.get('more', ''))
        yield 'schematron', parts(
            ('schema', (head + case[0] + '</schema>').encode()),
            ('document', document))
        for text in re.findall(r'(?:test|context|value|select)="([^"]*)"',
                               case[0]):
            yield 'xpath', parts(('expression', html.unescape(text).encode()),
                                 ('document', document))
    for text in features.OLD:
        yield 'xpath', parts(('old', text.encode()), ('document', document))
    with open(os.path.join(top, 'tests', 'xpath', 'cases.txt'),
              encoding='utf-8') as file:
        for line in file:
            yield 'xpath', parts(('expression', line.partition(' --> ')[0].encode()))


def main(top, out):
    made = 0
    for at, found in files(top):
        for target, data in of_folder(found):
            if len(data) > LARGEST:
                continue
            folder = os.path.join(out, target)
            os.makedirs(folder, exist_ok=True)
            name = os.path.basename(at) + '-' + \
                hashlib.sha1(data).hexdigest()[:8]
            with open(os.path.join(folder, name), 'wb') as f:
                f.write(data)
            made += 1
    for target, data in of_rules(top):
        folder = os.path.join(out, target)
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, hashlib.sha1(data).hexdigest()[:12]),
                  'wb') as f:
            f.write(data)
    schemas = os.path.join(top, 'schemas')
    for name in sorted(os.listdir(schemas)):
        if name.endswith(('.rng', '.rnc')):
            data = read(os.path.join(schemas, name))
            folder = os.path.join(out, 'schema')
            os.makedirs(folder, exist_ok=True)
            with open(os.path.join(folder, name), 'wb') as f:
                f.write(parts(('schema', data), ('document', b'<TEI/>')))
    return 0 if made else 1


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
