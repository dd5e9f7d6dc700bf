#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""TEI to TEI keeps every element, attribute and text of real documents.

    tei-identity.py PROGRAM [FILE-OR-FOLDER...]

Converts each document to TEI and compares the canonical XML (comments and
instructions included) of both, white space between elements apart. Also that
a second conversion gives the same bytes. Exits 77 where the material is not
there, 1 where less than 95 in a hundred are the same."""
import json
import os
import re
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
SHARED = os.environ.get('VIDIMUS_SHARED', os.path.join(TOP, '..', 'shared'))
BLANK = re.compile(rb'>[ \t\n]+<')


def canonical(path):
    p = subprocess.run(['xmllint', '--nonet', '--noent', '--huge', '--c14n',
                        path], capture_output=True)
    return BLANK.sub(b'><', p.stdout).strip()


def documents(paths):
    for path in paths:
        if os.path.isfile(path):
            yield path
        for folder, _, names in sorted(os.walk(path)):
            for name in sorted(names):
                if name.endswith(('.xml', '.odd')):
                    yield os.path.join(folder, name)


def is_upgraded(path):
    with open(path, encoding='utf-8') as f:
        ids = {x['id'] for x in json.load(f)['findings']}
    return bool(ids & {'tei-p4', 'tei-no-namespace'})


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else './vidimus'
    paths = sys.argv[2:] or [os.path.join(SHARED, 'corpus', 'tei')]
    if not os.path.exists(paths[0]):
        print('skipped: there is no corpus at', paths[0])
        return 77
    same = count = refused = unstable = upgraded = 0
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, 'out.xml')
        again = os.path.join(folder, 'again.xml')
        report = os.path.join(folder, 'report.json')
        for path in documents(paths):
            for old in (out, again):
                if os.path.exists(old):
                    os.unlink(old)
            run = [program, 'convert', '--from', 'tei', '--to', 'tei']
            subprocess.run(run + [path, '-o', out, '--report', report],
                           stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
            if not os.path.exists(out):
                refused += 1
                print('refused:', path)
                continue
            count += 1
            if is_upgraded(report):
                count -= 1
                upgraded += 1
            elif canonical(path) == canonical(out):
                same += 1
            else:
                print('differs:', path)
            subprocess.run(run + [out, '-o', again],
                           stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
            with open(out, 'rb') as a, open(again, 'rb') as b:
                if a.read() != b.read():
                    unstable += 1
                    print('not a fixed point:', path)
    print('%d of %d the same, %d upgraded, %d refused, %d not a fixed point'
          % (same, count, upgraded, refused, unstable))
    return 0 if same >= 0.95 * count and not unstable else 1


if __name__ == '__main__':
    sys.exit(main())
