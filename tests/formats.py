#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A format is a folder and a row: nothing else in lib/ or cmd/ names it.

    formats.py

Reads the rows in lib/FORMAT/format.c. Fails where another file includes a
header of a format's folder (but for the registry), holds a format's name or
ending as a string, or names a schema or a finding of one format by its id."""
import os
import re
import sys

TOP = os.environ.get('srcdir', '.')
REGISTRY = 'lib/api/formats.c'
# Words of TEI, XML, HTML and of people that are a format's name or ending by
# chance.
WORDS = {'text', 'Text', 'TEI', 'xml', 'html', 'htm', 'xhtml'}
# Forms of reports that are called as a format is.
FORMS = {'cmd/diff/diff.c': {'markdown'}, 'cmd/show/sarif.c': {'markdown'}}
# What archives' registries call each format, and a prefix of TEI's namespace.
FORMS['cmd/convert/premis.c'] = {'tei', 'epub', 'markdown'}
FORMS['lib/schematron/schema.c'] = {'tei'}
# What a volume is in each format, which it gets from their rows as to reading and
# writing: a file each, the table of them, taking it apart; where its seal stands.
FORMS['lib/volume/bind.c'] = FORMS['lib/volume/unbind.c'] = \
    {'tei', 'epub', 'markdown'}
FORMS['lib/volume/seal.c'] = {'tei', 'markdown'}
# Options that are for one format, as their help says, and refuse others.
FORMS['cmd/run/edition.c'] = FORMS['cmd/convert/onix.c'] = {'epub'}
# Keys of one format that are options for another.
FORMS['cmd/convert/stated.c'] = {'epub', 'markdown'}
BOUND = {'lib/volume/bind.c': 'epub', 'lib/volume/volume.h': 'epub',
         'lib/volume/book.c': 'epub', 'lib/volume/book.h': 'epub',
         'lib/volume/bookpages.c': 'epub', 'lib/volume/unbind.c': 'epub'}
# Rules of one format's documents, which only its row leads to.
OWN_RULES = {'epub': 'lib/rules/epub/'}


def rows():
    for room in sorted(os.listdir(os.path.join(TOP, 'lib'))):
        path = os.path.join(TOP, 'lib', room, 'format.c')
        if not os.path.exists(path):
            continue
        text = open(path, encoding='utf-8').read()
        name = re.search(r'\.name = "([^"]+)"', text)
        endings = re.search(r'\.extensions = \{([^}]*)\}', text)
        if name is None or endings is None:
            sys.exit(f'{path}: no row of a format with a name and endings')
        yield room, {name[1], *re.findall(r'"([^"]+)"', endings[1])}


def sources():
    for top in ('lib', 'cmd'):
        for at, _, names in os.walk(os.path.join(TOP, top)):
            for name in sorted(names):
                if name.endswith(('.c', '.h')):
                    yield os.path.relpath(os.path.join(at, name), TOP)


def ids():
    """The ids of findings and the names of embedded schemas."""
    diag = os.path.join(TOP, 'lib/base/diag')
    found = set()
    for name in os.listdir(diag):
        text = open(os.path.join(diag, name), encoding='utf-8').read()
        found.update(re.findall(r'^DIAG\(\w+, "([^"]+)"', text, re.M))
    found.update(os.path.splitext(n)[0]
                 for n in os.listdir(os.path.join(TOP, 'schemas')))
    return found


def strip_comments(text):
    """Comments as blanks, so that lines keep their numbers."""
    blank = lambda m: re.sub(r'[^\n]', ' ', m[0]) if m[0][0] == '/' else m[0]
    return re.sub(r'/\*.*?\*/|"(?:\\.|[^"\\])*"', blank, text, flags=re.S)


def faults(formats):
    known = ids()
    every = set().union(*formats.values()) - WORDS
    for path in sources():
        text = open(os.path.join(TOP, path), encoding='utf-8').read()
        lines = strip_comments(text).split('\n')
        for room, names in formats.items():
            if path.startswith((f'lib/{room}/', OWN_RULES.get(room, '\0'))):
                continue
            words = {n.lower() for n in names}
            for number, line in enumerate(lines, 1):
                where = f'{path}:{number}'
                if line.startswith(f'#include "{room}/'):
                    if path != REGISTRY and BOUND.get(path) != room:
                        yield f'{where}: includes the folder of {room}'
                    continue
                for s in re.findall(r'"((?:\\.|[^"\\])*)"', line):
                    listed = set(re.split(r'[ ,+]+', s)) & every
                    if len(listed) > 2:
                        yield f'{where}: lists formats: "{s}"'
                    if s in WORDS or s in FORMS.get(path, ()):
                        continue
                    if s.lower() in words:
                        yield f'{where}: names the format "{s}"'
                    elif s in known and s.startswith(room + '-'):
                        yield f'{where}: names "{s}", which is of {room} alone'


def main():
    formats = dict(rows())
    if len(formats) < 2 or not os.path.exists(os.path.join(TOP, REGISTRY)):
        sys.exit('formats.py: the formats or their registry are not found')
    found = sorted(set(faults(formats)))
    for fault in found:
        print(fault)
    return bool(found)


if __name__ == '__main__':
    sys.exit(main())
