#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The witness, proved by sabotage.

    sabotage.py [--most N] [--missed]

Runs tests/witness/sabotage, a build of the library in which readers and
writers drop, double, move or alter one thing at a time, over records in every
format and to every format. What changes the record that was read, or the bytes
that were written, the witness must name (`unaccounted`, `invented`,
`displaced`); tests/witness/unseen.txt has what it cannot see, and why. (Where an output
still reads back as the unharmed one does, only a copy was harmed of what it says
elsewhere.) Also:
unharmed, that build writes what the program writes; a normal build has nothing
of it; each hook was passed. --missed prints each turn that nobody named, with
what the driver wants for --one."""
import argparse
import collections
import concurrent.futures
import fnmatch
import os
import re
import subprocess
import sys
import tempfile

import book

HERE = os.path.dirname(os.path.abspath(__file__))
RECORDS = ['minutes.txt', 'hearing.txt', 'edition.xml', 'sermon.xml',
           'notes.md', 'guide.md', 'book.epub']
LEAST = 300  # turns that change something
# What passes in each format that is written; what is made of each that is read.
WRITTEN = {'text': 'text field', 'tei': 'text attr', 'epub': 'text attr',
           'markdown': 'text attr code url field'}
WHOLE = ('paragraph cell row link note page named titled value key norm '
         'node-attr whole-field whole-person')
READ = {'minutes.txt': 'read:text lift:text lift:field lift:person lift:turn',
        'hearing.txt': 'read:text lift:text lift:field lift:person',
        'edition.xml': 'read:text read:attr read:field read:person read:cell '
                       'read:link read:note read:formula read:page',
        'notes.md': 'read:text read:attr read:field read:cell read:link '
                    'read:note',
        'book.epub': 'read:text read:attr read:field read:cell read:link '
                     'read:note read:page',
        'edition.xml>text': 'read:text read:field read:person read:cell',
        'edition.xml>epub': 'read:text read:attr read:field read:person '
                            'read:cell read:link read:note read:page',
        'edition.xml>markdown': 'read:text read:attr read:field read:person '
                                'read:cell read:link read:note read:page'}

Turn = collections.namedtuple('Turn', 'outcome file to place action nth text')
Unseen = collections.namedtuple('Unseen', 'place action file to text most')
bad = 0


def say(text):
    global bad
    bad += 1
    print(text)


def turns(driver, folder, most):
    def run(name):
        return subprocess.run([driver, '--most', str(most), name], cwd=folder,
                              stdout=subprocess.PIPE, check=False)

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for out in pool.map(run, RECORDS):
            if out.returncode != 0:
                say(f'{driver} failed: {out.returncode}')
            for line in out.stdout.decode('utf-8', 'replace').splitlines():
                yield Turn(*line.split('\t', 6))


def unseen_read(path):
    rows = []
    with open(path, encoding='utf-8') as f:
        for line in f:
            if line.strip() and not line.startswith('#'):
                rows.append(Unseen(*line.rstrip('\n').split('\t')))
    return rows


def is_unseen(turn, row):
    return all(fnmatch.fnmatchcase(getattr(turn, name), getattr(row, name))
               for name in Unseen._fields[:-1])


def check_unharmed(driver, program, folder):
    """That build's outputs are the program's, byte for byte."""
    for name in RECORDS:
        for to in WRITTEN:
            theirs = subprocess.run(
                [program, 'convert', '--no-provenance', '--fail-on', 'never',
                 '--quiet', '--to', to, '-o', '-', name],
                cwd=folder, stdout=subprocess.PIPE, check=False).stdout
            ours = subprocess.run([driver, '--write', to, name], cwd=folder,
                                  stdout=subprocess.PIPE, check=True).stdout
            if theirs != ours:
                say(f'{name} to {to}: not what the program writes')


def check_vanished(build):
    """A normal build has neither the functions nor the words of the hooks."""
    library = os.path.join(build, 'libvdm.a')
    names = subprocess.run(['nm', library], stdout=subprocess.PIPE, check=True,
                           stderr=subprocess.DEVNULL).stdout
    if b'sabotage_' in names:
        say('libvdm.a has the functions of the hooks')


def check_passed(seen):
    """Each hook changed something, in each format in which it can."""
    for to, kinds in WRITTEN.items():
        for kind in kinds.split() + WHOLE.split():
            if ('write:' + kind, to) not in seen:
                say(f'write:{kind}: nothing passed, or it changed nothing, '
                    f'to {to}')
    for name, places in READ.items():
        for place in places.split():
            if (place, name) not in seen:
                say(f'{place}: nothing passed, or it changed nothing, from '
                    f'{name}')
    passed = {place.split(':')[1] for place, _ in seen}
    top = os.path.join(HERE, '..', '..', 'lib')
    for at, _, files in os.walk(top):
        for name in files:
            if not name.endswith('.c'):
                continue
            with open(os.path.join(at, name), encoding='utf-8') as f:
                for kind in re.findall(r'VDM_SABOTAGE_(?:MADE|PUT)\w*\(\s*"(\w+)"',
                                       f.read()):
                    if kind not in passed:
                        say(f'{name}: the hook "{kind}" is passed by nothing')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--most', type=int, default=1000)
    parser.add_argument('--missed', action='store_true')
    args = parser.parse_args()
    build = os.getcwd()
    driver = os.path.join(build, 'tests/witness/sabotage')
    if not os.path.exists(driver):
        print(f'SKIP: no {driver}')
        return 77
    with tempfile.TemporaryDirectory() as folder:
        book.main(folder)
        for name in RECORDS[:-1]:
            with open(os.path.join(HERE, 'records', name), 'rb') as f, \
                    open(os.path.join(folder, name), 'wb') as g:
                g.write(f.read())
        check_vanished(build)
        check_unharmed(driver, os.path.join(build, 'vidimus'), folder)
        found = list(turns(driver, folder, args.most))
    counts = collections.Counter(t.outcome for t in found)
    rows = unseen_read(os.path.join(HERE, 'unseen.txt'))
    used = collections.Counter()
    for turn in found:
        if turn.outcome == 'noise' and args.missed:
            print('\t'.join(turn))
        if turn.outcome != 'missed':
            continue
        row = next((r for r in rows if is_unseen(turn, r)), None)
        used[row] += 1
        if args.missed or row is None:
            print('\t'.join(turn))
    changed = counts['named'] + counts['missed']
    check_passed({(t.place, t.file if t.to == '-' else t.to) for t in found
                  if t.outcome in ('named', 'missed', 'copy')})
    missed = used.pop(None, 0)
    excused = sum(used.values())
    print(f'{changed} turns changed a record or an output: {counts["named"]} '
          f'named, {excused} beyond what a witness can see, {missed} missed; '
          f'{counts["copy"]} changed a copy of what is said elsewhere, '
          f'{counts["same"]} nothing, {counts["refused"]} failed; '
          f'{counts["noise"]} findings where nothing was done')
    if changed < LEAST:
        say(f'{LEAST} turns that change something are wanted')
    if missed:
        say('each is to be named, or to stand in unseen.txt')
    if counts['noise']:
        say('nothing is to be found where nothing was done')
    for row in rows:
        if used[row] > int(row.most) and args.most >= 1000:
            say(f'unseen.txt: {used[row]} are unseen by {row.place} '
                f'{row.action}, and were {row.most} at most')
        if used[row] == 0:
            say(f'unseen.txt: nothing is unseen by {row.place} {row.action}')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
