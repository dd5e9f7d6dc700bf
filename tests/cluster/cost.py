#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints what records cost on this machine, as docs/scale.md has it: run it in the
folder of the build (tests/cluster/cost.py [FOLDER], where the files are made).
No test: it takes some minutes, and numbers do not fail."""
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

VIDIMUS = pathlib.Path.cwd() / '.libs' / 'vidimus'
if not VIDIMUS.exists():
    VIDIMUS = pathlib.Path.cwd() / 'vidimus'
os.environ['LD_LIBRARY_PATH'] = str(pathlib.Path.cwd() / '.libs')
# Turns of a record, and how many such records; one has some 3, 20, 200 KB.
SIZES = ((20, 1000), (150, 300), (1500, 40))
WORDS = ('the boats were late as they had been in week before and nobody at '
         'harbour knew reason for it mail came from island but ice was thick '
         'we shall ask them when are here who counted sacks of grain on quay '
         'lamps burned all night storm took roof off school children slept '
         'with letters to ministry no answer money should be paid until '
         'spring road over hill is open again doctor had seen only two').split()


def record(i, turns):
    """Every tenth turn is told, so that its speaker is inferred."""
    rest = random.Random(i)

    def said():
        return ' '.join(rest.choices(WORDS, k=20))

    body = ''.join(
        f'\nHe added that {said()}.\n' if k % 10 == 9 else
        f'\n{"Governor Tuvesen" if k % 2 else "Mr. Brandel"}: Now {said()}.\n'
        for k in range(turns))
    return (f'Conversation {i} between Governor Tuvesen and Mr. Brandel\n'
            f'\nHalden, {1 + i % 28} May 1931\n{body}')


def peak_of(pid):
    """The most kilobytes that a process had; 0: it has ended."""
    try:
        return int(re.search(r'VmHWM:\s+(\d+)', pathlib.Path(
            f'/proc/{pid}/status').read_text())[1])
    except (OSError, TypeError):
        return 0


def run(*command):
    """Seconds, seconds of processors, most kilobytes of one process."""
    begun = time.monotonic()
    child = subprocess.Popen([VIDIMUS, *map(str, command)],
                             stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
    peak, done = 0, (0, 0, None)
    while done[0] == 0:
        # not ru_maxrss, which has what this process had when it forked
        path = pathlib.Path(f'/proc/{child.pid}/task/{child.pid}/children')
        try:
            workers = path.read_text().split()
        except OSError:
            workers = []
        peak = max(peak, *map(peak_of, [child.pid, *workers]))
        time.sleep(0.002)
        done = os.wait4(child.pid, os.WNOHANG)
    return (time.monotonic() - begun, done[2].ru_utime + done[2].ru_stime,
            peak)


def size_of(path):
    return sum(p.stat().st_size for p in path.rglob('*') if p.is_file()) \
        if path.is_dir() else path.stat().st_size


def calls(*command):
    """Calls of the system that ask a file system, by name."""
    if shutil.which('strace') is None:
        return None
    with tempfile.NamedTemporaryFile('r') as log:
        subprocess.run(['strace', '-f', '-c', '-o', log.name, '-e',
                        'trace=openat,newfstatat,statx,fsync,rename,renameat,'
                        'renameat2,unlink,unlinkat,mkdir,linkat,readlink',
                        VIDIMUS, *map(str, command)],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return {m[2]: int(m[1]) for m in re.finditer(
            r'^\s*\S+\s+\S+\s+\S+\s+(\d+)\s+(?:\d+\s+)?(\w+)$', log.read(),
            re.M) if m[2] != 'total'}


def costs(top):
    print('records         verb           ms a record  processor ms  '
          'peak MB  bytes out')
    for turns, count in SIZES:
        folder = top / f'in{turns}'
        folder.mkdir()
        for i in range(count):
            (folder / f'{i:05}.txt').write_text(record(i, turns))
        each = size_of(folder) // count
        for name, *command in (
                ('survey', 'survey', '-o', top / 'rows.ndjson'),
                ('to TEI', 'convert', '--to', 'tei', '-o', top / 'out'),
                ('to EPUB', 'convert', '--to', 'epub', '-o', top / 'out'),
                ('validate', 'validate')):
            wall, cpu, peak = run(*command, '-j', '1', folder)
            out = top / 'out' if (top / 'out').exists() else top / 'rows.ndjson'
            made = size_of(out) // count if name != 'validate' else 0
            print(f'{count:5} of {each:6} B  {name:12} {wall / count * 1000:10.2f}'
                  f'  {cpu / count * 1000:12.2f}  {peak / 1024:7.1f}  {made:9}')
            shutil.rmtree(top / 'out', ignore_errors=True)
    folder = top / f'in{SIZES[0][0]}'
    begun = time.monotonic()
    for p in folder.iterdir():
        p.read_bytes()
    print(f'only to read a file of these: '
          f'{(time.monotonic() - begun) / SIZES[0][1] * 1e6:.0f} us')
    subprocess.run(['tar', '-cf', top / 'a.tar', '-C', folder, '.'], check=True)
    begun = time.monotonic()
    (top / 'x').mkdir()
    subprocess.run(['tar', '-xf', top / 'a.tar', '-C', top / 'x'], check=True)
    print(f'to take one out of a tar first: '
          f'{(time.monotonic() - begun) / SIZES[0][1] * 1e6:.0f} us')
    for jobs in (1, 2, 4):
        wall, _, _ = run('survey', '-j', jobs, '-o', top / 'r.ndjson', folder)
        print(f'survey of {SIZES[0][1]}, -j {jobs}: {wall:.2f} s')
    few, many = top / 'few', top / 'many'
    for path, n in ((few, 10), (many, 110)):
        path.mkdir()
        for i in range(n):
            (path / f'{i}.txt').write_text(record(i, 20))
    for name, *command in (
            ('survey', 'survey', '-o', top / 'r.ndjson'),
            ('to TEI', 'convert', '--to', 'tei', '-o', top / 'out')):
        a = calls(*command, few)
        shutil.rmtree(top / 'out', ignore_errors=True)
        b = calls(*command, many)
        shutil.rmtree(top / 'out', ignore_errors=True)
        if a is not None:
            print(f'{name}, calls a record:', ', '.join(
                f'{k} {(b[k] - a.get(k, 0)) / 100:.1f}' for k in sorted(b)
                if b[k] - a.get(k, 0) > 10))


def merging(top):
    """Rows of many files are made from those of some."""
    lines = (top / 'r.ndjson').read_text().splitlines()
    head, rows = json.loads(lines[0]), [json.loads(x) for x in lines[1:]]
    for copies in (10, 100, 300):
        names = []
        with (top / 'many.ndjson').open('w') as out:
            head |= {'listed': copies * len(rows)}
            names = sorted(f'{c:05}/{r["path"]}' for c in range(copies)
                           for r in rows)
            head['list'] = hashlib.sha256(
                b''.join(n.encode() + b'\0' for n in names)).hexdigest()
            out.write(json.dumps(head) + '\n')
            for c in range(copies):
                for r in rows:
                    out.write(json.dumps(r | {'path': f'{c:05}/{r["path"]}'},
                                         separators=(',', ':')) + '\n')
        for ending in ('csv', 'html', 'ndjson'):
            wall, _, peak = run('survey', '--merge', top / 'many.ndjson', '-o',
                                top / f'merged.{ending}')
            print(f'merge of {head["listed"]} rows, '
                  f'{size_of(top / "many.ndjson") >> 20} MB, to {ending}: '
                  f'{wall:.1f} s, {peak >> 10} MB')


def main():
    top = pathlib.Path(tempfile.mkdtemp(prefix='vidimus-cost.',
                                        dir=(sys.argv + [None])[1]))
    try:
        costs(top)
        merging(top)
    finally:
        shutil.rmtree(top)


main()
