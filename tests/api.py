#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every function of vidimus.h is run by a unit test and shown in the manual page
as the header declares it; so is each option that is set by name."""
import os
import pathlib
import re
import sys

TOP = pathlib.Path(os.environ.get('srcdir') or
                   pathlib.Path(__file__).resolve().parent.parent)


def compact(s):
    """A type or an argument without white space that means nothing."""
    s = re.sub(r'\s+', ' ', s.replace('"', ' ').strip())
    return re.sub(r' ?([*(),\[\]]) ?', r'\1', s)


def header():
    """What the headers declare, without comments and lines of the preprocessor."""
    text = '\n'.join(p.read_text()
                     for p in sorted((TOP / 'lib/vidimus').glob('*.h')))
    text = re.sub(r'/\*.*?\*/', ' ', text, flags=re.S)
    return re.sub(r'^[ \t]*#(?:.*\\\n)*.*$', ' ', text, flags=re.M)


def declared(name, text):
    m = re.search(rf'VDM_API\s+([^;{{}}]*?)\b{name}\(([^;]*?)\);', text)
    return m and compact(f'{m[1]} {name}({m[2]})')


def shown(name, page):
    m = re.search(rf'^\.Ft (.*)\n\.(?:Fo {name}\n((?:\.Fa .*\n)*)\.Fc|'
                  rf'Fn {name}\b(.*))', page, re.M)
    if m is None:
        return None
    args = re.findall(r'^\.Fa (.*)', m[2], re.M) if m[2] else \
        re.findall(r'"[^"]*"|\S+', m[3] or '')
    return compact(f'{m[1]} {name}({",".join(args)})')


def options():
    """The names of options, as the library has them."""
    text = (TOP / 'lib/api/options.c').read_text()
    for rows in re.findall(r'_rows\[\] = \{(.*?)\n\};', text, re.S):
        yield from re.findall(r'\{"([^"]+)", VALUE_', rows)


HEADER = header()


def main():
    names = (TOP / 'tests/api.txt').read_text().split()
    tests = '\n'.join(p.read_text()
                      for p in sorted((TOP / 'tests/unit').glob('*.c')))
    page = (TOP / 'man/libvidimus.3').read_text()
    bad = 0
    for name in names:
        if not re.search(rf'\b{name}\(', tests):
            print(f'{name}: no test in tests/unit calls it')
            bad += 1
        if not re.search(rf'^\.(Fn|Fo|Pq Fn) .*\b{name}\b|'
                         rf'^\.(Fn|Fo) {name}\b', page, re.M):
            print(f'{name}: man/libvidimus.3 does not show it')
            bad += 1
        elif declared(name, HEADER) != shown(name, page):
            print(f'{name}: the header has {declared(name, HEADER)}, '
                  f'man/libvidimus.3 {shown(name, page)}')
            bad += 1
    listed = page[page.index('.Ss Options'):page.index('.Ss Reading and')]
    listed = re.findall(r'[a-z-]+', ' '.join(
        re.findall(r'^\.Cm (.*)', listed, re.M)))
    for name in options():
        if name not in listed:
            print(f'man/libvidimus.3 does not have the option "{name}"')
            bad += 1
    print(f'{len(names)} functions, {bad} missing somewhere')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
