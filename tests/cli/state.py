#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The state of an earlier run (`convert --update`) lies in a folder that anybody may
have changed: whatever it says, nothing crashes, hangs or is printed as it stands;
at most the file is done anew."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

VIDIMUS = os.path.abspath(os.environ.get('VIDIMUS', './vidimus'))
TEXT = 'On the weir\n\nMR. ROTH: Who keeps it?\n\nMR. HEMM: Nobody.\n'
FILES, PACKED = 5, 6  # fields of a line
failures = checks = 0


def check(good, what):
    global failures, checks
    checks += 1
    if not good:
        print(f'FAIL: {what}')
        failures += 1


def convert(work):
    return subprocess.run(
        [VIDIMUS, 'convert', '-u', '--to', 'md', '--premis', 'p.xml',
         'a.txt', '-o', 'out/'], cwd=work, capture_output=True, text=True,
        stdin=subprocess.DEVNULL, timeout=60)


def escaped(text):
    return ''.join(f'%{b:02x}' for b in text.encode())


def with_deed(entries, deed):
    """The files of a line, with another account of what was done."""
    return [e if e[0] != 'D' else 'D' + '0' * 64 + ' - ' +
            (deed if isinstance(deed, str) else json.dumps(deed))
            for e in entries]


def changed(work, fields):
    """Entries of files in other ways, and what they are."""
    entries = urllib.parse.unquote(fields[FILES]).split('\0')[:-1]
    deed = next(e for e in entries if e[0] == 'D')
    deed = json.loads(deed[deed.index('{'):])
    copy = deed['copies'][0]
    for i, wrong in enumerate((
            '', '{', '[]', '1', '{}', {'source': {}}, {'source': 1},
            deed | {'source': {'name': 1, 'digest': 'a'}},
            deed | {'source': {'name': 'a'}}, deed | {'when': None},
            deed | {'copies': {}}, deed | {'copies': [1]},
            deed | {'copies': [{}]},
            *(deed | {'copies': [{k: v for k, v in copy.items() if k != left}]}
              for left in ('name', 'path', 'digest')),
            *(deed | {'copies': [copy | {left: 1}]}
              for left in ('name', 'path', 'digest', 'format', 'notes')),
            deed | {'copies': [copy | {'notes': [1]}]},
            deed | {'copies': [copy | {'notes': {'a': 'b'}}]},
            deed | {'copies': [copy | {'verdict': 'a'}]})):
        yield f'deed {i}', with_deed(entries, wrong)
    for short in ('D', 'D' * 66, 'D' * 67, 'D' + '0' * 80, 'S', 'O' * 67):
        yield f'entry {short[:3]}', [*entries, short]
    for path in ('pipe', '/dev/zero', '/dev/tty', '/', 'none'):
        yield path, [*entries, 'S' + '0' * 64 + ' - ' + path]


def main():
    work = pathlib.Path(tempfile.mkdtemp(prefix='vidimus-test.'))
    try:
        (work / 'a.txt').write_text(TEXT)
        os.mkfifo(work / 'pipe')
        check(convert(work).returncode == 0, 'the first run')
        done = convert(work)
        check(done.returncode == 0, done.stderr)
        state = work / 'out' / '.vidimus.state'
        line = state.read_text().strip('\n').split('\n')[-1]
        fields = line.split('\t')
        first = (work / 'p.xml').read_text()
        for what, entries in changed(work, fields):
            own = list(fields)
            own[FILES] = escaped('\0'.join(entries) + '\0')
            state.write_text('\t'.join(own) + '\n')
            done = convert(work)
            check(done.returncode in (0, 1), f'{what}: {done.returncode} '
                  f'{done.stderr}')
            check('a.txt' in (work / 'p.xml').read_text(), what)
        packed = urllib.parse.unquote(fields[PACKED])
        for wrong in ('', packed[:-1], packed + '1 1 1 1\0', packed[:20],
                      packed.replace('+', '+\n::error::\x1b[1m')):
            own = list(fields)
            own[PACKED] = escaped(wrong)
            state.write_text('\t'.join(own) + '\n')
            done = convert(work)
            check(done.returncode >= 0 and '\n::' not in done.stderr and
                  '\x1b' not in done.stderr, done.stderr)
        check(first != '', 'events')
    finally:
        shutil.rmtree(work)
    print(f'{checks} checks, {failures} failures')
    return 1 if failures or checks < 60 else 0


sys.exit(main())
