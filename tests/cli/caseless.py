#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Names that are one where case, composition or a dot at the end do not count:
no output replaces another one, neither here nor where the folder is copied to,
nor (tests/cli/caseless.c) on a disk that is like that."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unicodedata

BUILD = pathlib.Path.cwd()
PROGRAM = BUILD / '.libs' / 'vidimus'
PROGRAM = PROGRAM if PROGRAM.exists() else BUILD / 'vidimus'
os.environ['LD_LIBRARY_PATH'] = str(BUILD / '.libs')
PRELOAD = BUILD / 'tests' / 'cli' / '.libs' / 'caseless.so'
TEXT = 'On the %s\n\nMR. ROTH: Who keeps the %s?\n\nMR. HEMM: Nobody.\n'
failures = checks = 0


def check(good, what):
    global failures, checks
    checks += 1
    if not good:
        print(f'FAIL: {what}')
        failures += 1


def run(work, *args, disk=False):
    env = dict(os.environ, LC_ALL='C.UTF-8')
    if disk:
        env['LD_PRELOAD'] = str(PRELOAD)
    done = subprocess.run([PROGRAM, *args], cwd=work, env=env, text=True,
                          capture_output=True, stdin=subprocess.DEVNULL)
    return done.returncode, done.stderr


def key(path):
    parts = [p.rstrip('. ') for p in str(path).split('/')]
    return unicodedata.normalize('NFC', '/'.join(parts).casefold())


def written(folder):
    """What each file holds, and that no two are one elsewhere."""
    paths = [p for p in folder.rglob('*') if p.is_file()]
    keys = {key(p.relative_to(folder)) for p in paths}
    check(len(keys) == len(paths), f'one elsewhere: {sorted(map(str, paths))}')
    return {str(p.relative_to(folder)): p.read_bytes() for p in paths}


# Names of inputs, and what they become in one folder.
NAMES = [
    (['A.txt', 'a.txt'], ['A.md', 'a-2.md']),
    (['A.txt', 'a.TXT', 'a.txt'], ['A.txt.md', 'a.TXT-2.md', 'a.txt-3.md']),
    (['a.txt', 'a.xml'], ['a.txt.md', 'a.xml.md']),
    (['A.txt', 'a.xml'], ['A.txt.md', 'a.xml.md']),
    (['A.txt', 'a.txt', 'a-2.txt'], ['A.md', 'a-2.md', 'a-3.md']),
    (['\u00c9t\u00e9.txt', 'e\u0301te\u0301.txt'], None),
    (['box./a.txt', 'box/a.txt'], None),
    (['Stra\u00dfe.txt', 'STRASSE.txt'], None),
]


def in_a_folder(top):
    for i, (names, becomes) in enumerate(NAMES):
        for jobs in '12':
            work = top / f'{i}-{jobs}'
            for k, name in enumerate(names):
                path = work / 'in' / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(TEXT % (f'weir{k}', f'weir{k}'))
            status, said = run(work, 'convert', 'in', '--from', 'text', '-j',
                               jobs, '--to', 'md', '-o', 'out/')
            files = written(work / 'out')
            check(status == 0 and len(files) == len(names),
                  f'{names}: {status}, {sorted(files)}, {said}')
            check(becomes is None or sorted(files) == sorted(becomes),
                  f'{names}: {sorted(files)}')
            for k in range(len(names)):
                check(sum(b'weir%d' % k in d for d in files.values()) == 1,
                      f'{names}: {k} is in one of them')
            check('[output-named]' in said, f'{names}: {said}')
            # each that is told of has the name that is told, and is told of once
            told = [s.split(' is written as ')[1].split(' [')[0]
                    for s in said.splitlines() if '[output-named]' in s]
            check(all((work / t).exists() for t in told) and
                  len(set(told)) == len(told) < len(names) + 1,
                  f'{names}: {told}')
            again, said = run(work, 'convert', 'in', '--from', 'text', '--to',
                              'md', '-o', 'out/')
            check(again == 0 and written(work / 'out') == files,
                  f'{names}: not the same again: {said}')


def in_two_runs(top):
    """What another run left, and would be the same file elsewhere, is told of."""
    for i, (one, two, found) in enumerate([
            ('A.txt', 'a.txt', True), ('\u00e9.txt', 'e\u0301.txt', True),
            ('B/a.txt', 'b/a.txt', True), ('B/a.txt', 'b/c.txt', False),
            ('a.txt', 'a.txt', False), ('a.txt', 'b.txt', False)]):
        for verb in (['in', '-o', 'out/'], ['in', '-o', 'out'],
                     ['in', '-o', 'out/', '-j', '2', '--update'],
                     ['in', '-o', './out', '--split']):
            work = top / f'runs-{i}'
            shutil.rmtree(work, ignore_errors=True)
            for name in one, two:
                path = work / 'in' / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(TEXT % ('weir', 'weir'))
                status, said = run(work, 'convert', '--to', 'md', *verb)
                path.unlink()
            check(('[output-alike]' in said) == found and status == 0,
                  f'{one}, {two}, {verb}: {status}, {said}')
        # a file that is named, of a folder that is none of the run's
        work = top / f'named-{i}'
        for name in one, two:
            path = work / name.replace('.txt', '.md')
            path.parent.mkdir(parents=True, exist_ok=True)
            (work / 'in.txt').write_text(TEXT % ('weir', 'weir'))
            status, said = run(work, 'convert', 'in.txt', '-o',
                               path.relative_to(work))
        check(('[output-alike]' in said) == (found and '/' not in one),
              f'{one}, {two}, named: {said}')


def in_a_volume(top):
    """Records come out of a volume under names that are not one elsewhere."""
    for n, (one, two) in enumerate([
            ('\u00c9t\u00e9.txt', '\u00e9t\u00e9.txt'),
            ('\u00e9.txt', 'e\u0301.txt'), ('A.txt', 'a.txt')]):
        work = top / f'volume-{n}'
        work.mkdir()
        (work / one).write_text(TEXT % ('weir', 'weir'))
        (work / two).write_text(TEXT % ('mill', 'mill'))
        status, said = run(work, 'bind', one, two, '--title', 'T', '-o',
                           'v.epub')
        check(status == 0, f'{one}: bound: {said}')
        status, said = run(work, 'unbind', 'v.epub', '-o', 'out/')
        files = written(work / 'out')
        check(status == 0 and len(files) == 3, f'{one}: {sorted(files)} {said}')


def on_such_a_disk(top):
    work = top / 'disk'
    (work / 'in').mkdir(parents=True)
    (work / 'out').mkdir()
    (work / 'in' / 'a.txt').write_text(TEXT % ('weir', 'weir'))
    mine = b'Mine.\n'
    (work / 'out' / 'A.md').write_bytes(mine)
    for target in (['--to', 'md', '-o', 'out/'], ['-o', 'out/a.md']):
        status, said = run(work, 'convert', 'in/a.txt', *target, disk=True)
        check(status == 3 and 'File exists' in said, f'{target}: {said}')
        check((work / 'out' / 'A.md').read_bytes() == mine, f'{target}: lost')
    status, said = run(work, 'convert', 'in/a.txt', '--to', 'md', '-o',
                       'out/', '--report', 'out/a.MD', disk=True)
    check((work / 'out' / 'A.md').read_bytes() == mine, f'report: {said}')
    # an earlier output of the same name is replaced, as anywhere
    (work / 'out' / 'A.md').unlink()
    for _ in range(2):
        status, said = run(work, 'convert', 'in/a.txt', '-o', 'out/a.md',
                           disk=True)
        check(status == 0 and (work / 'out' / 'a.md').exists(), said)


def main():
    top = pathlib.Path(tempfile.mkdtemp(prefix='vidimus-test.'))
    try:
        in_a_folder(top)
        in_two_runs(top)
        in_a_volume(top)
        with open(PROGRAM, 'rb') as f:
            if PRELOAD.exists() and b'__asan_init' not in f.read():
                on_such_a_disk(top)
    finally:
        shutil.rmtree(top)
    print(f'{checks} checks, {failures} failures')
    return 1 if failures or checks < 90 else 0


sys.exit(main())
