#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fails when an array of a fixed length has no row in tests/arrays.txt.

    arrays.py [--list]

What does not fit into such an array is what gets lost in silence. So each that
is written to, in lib/ and cmd/, has a row: FILE NAME: what becomes of more. That
is a finding's id in brackets, or why there cannot be more, or what is done
instead. Tables of constants and parameters need none. A row that no array needs
fails too. --list prints the arrays."""
import os
import re
import sys

TOP = os.environ.get('srcdir') or \
    os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROWS = 'tests/arrays.txt'
TYPES = (r'(?:const\s+|unsigned\s+|signed\s+|volatile\s+)*'
         r'(?:char|short|int|long|unsigned|float|double|size_t|u?int\d+_t|'
         r'time_t|(?:struct|enum|union)\s+\w+(?:\s*\{[^{}]*\})?|xml\w+|'
         r'pthread_t|jmp_buf)')
DECLARATION = re.compile(
    r'(?:^|[;{}])\s*((?:static\s+|_Thread_local\s+|_Alignas\(\d+\)\s+)*)' +
    f'({TYPES})' + r'\s+([^;(){}=]*?\[[^;{}]*?);', re.S | re.M)
NAME = re.compile(r'(?:^|,)[\s*]*(?:const\s+)?([A-Za-z_]\w*)\s*\[([^\]]+)\]')


def plain(text):
    """Without comments, preprocessor lines, and what strings say."""
    text = re.sub(r'/\*.*?\*/', lambda m: re.sub(r'[^\n]', ' ', m.group()),
                  text, flags=re.S)
    text = re.sub(r'"(?:\\.|[^"\\\n])*"', '""', text)
    text = re.sub(r"'(?:\\.|[^'\\\n])+'", "' '", text)
    return re.sub(r'^[ \t]*#(?:\\\n|[^\n])*', '', text, flags=re.M)


def arrays(text):
    text = plain(text)
    # initialisers that are not constant: what they say is no matter
    text = re.sub(r'(\])\s*=\s*\{[^{}]*\}', r'\1', text)
    text = re.sub(r'(\])\s*=\s*""', r'\1', text)
    at = 0
    while True:
        m = DECLARATION.search(text, at)
        if m is None:
            return
        at = m.start() + 1
        constant = re.match(r'const\b', m.group(2)) and 'static' in m.group(1)
        names = m.group(3)
        if 'static' in m.group(1) and re.search(r'\bconst\b', names):
            constant = True
        if constant or 'return' in m.group(0).split():
            continue
        for name in NAME.finditer(names):
            yield name.group(1)


def sources():
    for room in ('lib', 'cmd'):
        for at, _, names in os.walk(os.path.join(TOP, room)):
            for name in sorted(names):
                if name.endswith(('.c', '.h')):
                    path = os.path.join(at, name)
                    yield os.path.relpath(path, TOP), path


def main(args):
    found = {}
    for short, path in sources():
        with open(path, encoding='utf-8') as f:
            for name in arrays(f.read()):
                found[f'{short} {name}'] = True
    if '--list' in args:
        print('\n'.join(sorted(found)))
        return 0
    ids = set()
    folder = os.path.join(TOP, 'lib/base/diag')
    for name in os.listdir(folder):
        if name.endswith('.def'):
            with open(os.path.join(folder, name), encoding='utf-8') as f:
                ids |= set(re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"',
                                      f.read()))
    rows, bad = {}, 0
    with open(os.path.join(TOP, ROWS), encoding='utf-8') as f:
        for n, line in enumerate(f, 1):
            if not line.strip() or line.startswith('#'):
                continue
            key, _, reason = line.strip().partition(': ')
            given = re.match(r'\[([a-z0-9-]+)\]', reason)
            if len(reason) < 8 or (given and given.group(1) not in ids):
                print(f'{ROWS}:{n}: neither a finding nor a reason: {reason}')
                bad += 1
            rows[key] = n
    for key in sorted(found.keys() - rows.keys()):
        print(f'{key}: an array of a fixed length without a row in {ROWS}, '
              f'which says what becomes of what does not fit')
        bad += 1
    for key in sorted(rows.keys() - found.keys()):
        print(f'{ROWS}:{rows[key]}: there is no such array: {key}')
        bad += 1
    print(f'{len(found)} arrays of a fixed length, {bad} faults')
    return 1 if bad or not found else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
