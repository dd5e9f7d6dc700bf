#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fails when an object of the library asks the C library for memory itself,
or gives it back there.

    sources.py [FOLDER-OF-OBJECTS...]

Only base/memory.c may: it counts each failure, and each call of the library
ends as out of memory where one was counted. So no truncated content leaves it,
whoever forgot to ask a buffer; see docs/design.md. And it counts what a call
holds, which is bounded by the size of its input. What other libraries ask for
is counted by those who call them."""
import os
import subprocess
import sys

GIVERS = {'free', 'malloc', 'calloc', 'realloc', 'reallocarray', 'strdup', 'strndup',
          'asprintf', 'vasprintf', 'getline', 'getdelim', 'realpath',
          'aligned_alloc', 'posix_memalign', 'open_memstream', 'memalign',
          'valloc', 'wcsdup', 'getcwd', '__strdup', '__strndup',
          '__asprintf_chk', '__vasprintf_chk', '__realpath_chk',
          'scandir', 'fopencookie', 'canonicalize_file_name'}
MAY = 'memory.o'


def main(folders):
    objects = [os.path.join(at, name)
               for folder in folders or ['lib']
               for at, _, names in os.walk(folder) for name in names
               if name.endswith('.o') and '/.libs' not in at]
    if not objects:
        print('no objects here')
        return 77
    found = {path: set() for path in objects}
    for line in subprocess.run(['nm', '-A', '-u', '-P', *objects], text=True,
                               check=True, capture_output=True).stdout.splitlines():
        path, symbol = line.split(': ', 1)
        found[path].add(symbol.split()[0].split('@')[0])
    bad = asked = 0
    for path in sorted(objects):
        asks = sorted(GIVERS & found[path])
        if os.path.basename(path).endswith(MAY):
            asked += len(asks)
        elif asks:
            bad += 1
            print(f'{path}: asks the C library: {", ".join(asks)}; '
                  'base/memory.h has vdm_malloc, vdm_free and the like')
    if not asked:
        print(f'{MAY} asks for none: is this the right place?')
        return 1
    print(f'{len(objects)} objects, {bad} of them ask by themselves')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
