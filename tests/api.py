#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every function of vidimus.h is run by a unit test, is named in the manual
page, and says something of itself in the header."""
import os
import pathlib
import re
import sys

TOP = pathlib.Path(os.environ.get('srcdir') or
                   pathlib.Path(__file__).resolve().parent.parent)


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
    print(f'{len(names)} functions, {bad} missing somewhere')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
