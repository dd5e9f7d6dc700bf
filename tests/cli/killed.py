#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Outputs with pictures are all there or none, whenever the program is killed.

tests/cli/killed.c kills it at each of its moves in turn; the next run into the
same folder finishes what was begun, says so, and touches nothing that somebody
put there in the meantime."""
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

BUILD = pathlib.Path.cwd()
PROGRAM = BUILD / '.libs' / 'vidimus'
PROGRAM = PROGRAM if PROGRAM.exists() else BUILD / 'vidimus'
os.environ['LD_LIBRARY_PATH'] = str(BUILD / '.libs')
PRELOAD = BUILD / 'tests' / 'cli' / '.libs' / 'killed.so'
PICTURES = 3
failures = 0


def check(good, what):
    global failures
    if not good:
        print(f'FAIL: {what}')
        failures += 1


def png(shade):
    def chunk(kind, data):
        body = kind + data
        return (struct.pack('>I', len(data)) + body +
                struct.pack('>I', zlib.crc32(body)))
    return (b'\x89PNG\r\n\x1a\n' +
            chunk(b'IHDR', struct.pack('>IIBBBBB', 1, 1, 8, 2, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(bytes([0, shade, shade, shade]))) +
            chunk(b'IEND', b''))


def source(folder, shade, word):
    folder.mkdir()
    lines = [f'# The {word} mill', '']
    for i in range(PICTURES):
        (folder / f'{i}.png').write_bytes(png(shade + i))
        lines += [f'![Wheel {i}]({i}.png)', '']
    (folder / 'in.md').write_text('\n'.join(lines))
    return folder / 'in.md'


def convert(path, out, kill_at=None):
    env = dict(os.environ)
    if kill_at is not None:
        env |= {'LD_PRELOAD': str(PRELOAD), 'KILL_AT': str(kill_at)}
    return subprocess.run([PROGRAM, 'convert', path, '-o', out / 'out.xml'],
                          env=env, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL)


def tree(folder):
    return {str(p.relative_to(folder)): p.read_bytes()
            for p in sorted(folder.rglob('*')) if p.is_file()}


def settle(work, out):
    """A run of something else into the same folder."""
    note = work / 'note.txt'
    note.write_text('On the weir\n\nMR. ROTH: It leaks.\n\nMR. HEMM: So?\n')
    done = subprocess.run([PROGRAM, 'convert', note, '-o', out / 'note.md'],
                          capture_output=True, text=True,
                          stdin=subprocess.DEVNULL)
    check(done.returncode == 0, f'the next run: {done.stderr}')
    (out / 'note.md').unlink()
    return done.stderr


def is_now(path):
    """What a note says of a file, when it is written where the file is."""
    st = path.stat()
    return (f'{st.st_dev}:{st.st_ino}:{st.st_size}:{st.st_mtime_ns // 10**9}.'
            f'{st.st_mtime_ns % 10**9:09}').encode()


def planted(work):
    """A note that leads out of the folder, is not whole, or was written elsewhere
    moves nothing: it came with a folder of somebody else's."""
    for parts in (
            [b'../.vidimus-1-a', b'HERE', b'x', b'-', b'end'],
            [b'.vidimus-1-a', b'HERE', b'../x', b'-', b'end'],
            [b'/etc/.vidimus-1', b'HERE', b'x', b'-', b'end'],
            [b'.vidimus-1-a', b'HERE', b'x', b'-'], [],
            [b'in.md', b'HERE', b'x', b'-', b'end'],
            [b'a/../../.vidimus-1-a', b'HERE', b'x', b'-', b'end'],
            [b'.vidimus-1-a', b'HERE', b'a/..', b'-', b'end'],
            [b'.vidimus-1-a', b'HERE', b'', b'-', b'end'],
            [b'', b'HERE', b'x', b'-', b'end'],
            [b'.vidimus-1-a', b'HERE', b'x', b'end'],
            [b'.vidimus-1-a', b'HERE', b'in.md', b'-', b'end'],
            [b'.vidimus-1-a', b'-', b'x', b'-', b'end'],
            [b'.vidimus-1-a', b'1:2:1:3.000000004', b'x', b'-', b'end'],
            [b'.vidimus-1-a', b'1:2:1:3.000000004', b'.git/hooks/x', b'-',
             b'end'],
            [b'.vidimus-1-a', b'HERE', b'.git/hooks/y', b'-', b'end']):
        for head in (b'vidimus moves 2', b'vidimus moves 1'):
            out = work / 'planted'
            (out / '.git' / 'hooks').mkdir(parents=True)
            (out / '.vidimus-1-a').write_text('a')
            (out / 'in.md').write_text('b')
            here = is_now(out / '.vidimus-1-a')
            text = b''.join(p.replace(b'HERE', here) + b'\0'
                            for p in [head, *parts])
            note = out / '.vidimus-999999999-abcdef-moves'
            note.write_bytes(text)
            settle(work, out)
            moved = b'hooks/y' in text and head.endswith(b'2')
            check(note.exists() != moved and (out / 'in.md').exists() and
                  not (out / 'x').exists() and not (work / 'x').exists() and
                  not (out / '.git/hooks/x').exists() and
                  (out / '.git/hooks/y').exists() == moved, text)
            shutil.rmtree(out)


def main():
    if not PRELOAD.exists() or b'__asan_init' in PROGRAM.read_bytes():
        print('SKIP: nothing can be loaded into this program')
        return 77
    work = pathlib.Path(tempfile.mkdtemp())
    first = source(work / 'first', 10, 'old')
    second = source(work / 'second', 90, 'new')
    whole = work / 'whole'
    convert(second, whole)
    whole = tree(whole)
    check(len(whole) == PICTURES + 1, f'{sorted(whole)} are not all outputs')
    kills = 0
    for at in range(1, PICTURES + 2):
        out = work / f'out{at}'
        convert(first, out)
        before = tree(out)
        killed = convert(second, out, at)
        check(killed.returncode == -9, f'not killed at {at}')
        kills += killed.returncode == -9
        said = settle(work, out)
        check('[output-leftover]' in said, f'nothing is said at {at}: {said}')
        check(tree(out) == whole, f'killed at {at}: {sorted(tree(out))}')
        check(before != whole, 'the two records are alike')

        # what somebody put there since is not touched
        out = work / f'mine{at}'
        convert(first, out)
        convert(second, out, at)
        mine = sorted(p for p in out.rglob('*.png'))[-1]
        mine.unlink()
        mine.write_bytes(b'mine')
        settle(work, out)
        check(mine.read_bytes() == b'mine', f'{mine} was replaced')
    planted(work)
    shutil.rmtree(work)
    print(f'{kills} kills, {failures} failures')
    return 1 if failures or kills != PICTURES + 1 else 0


if __name__ == '__main__':
    sys.exit(main())
