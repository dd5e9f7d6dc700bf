#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""At a terminal: findings are in colour, unless somebody asked for none, and how
far a run of many files is stands in a line that goes again."""
import os
import pathlib
import pty
import re
import shutil
import subprocess
import sys
import tempfile
import time

VIDIMUS = pathlib.Path.cwd() / os.environ.get('VIDIMUS', 'vidimus')
failures = checks = 0

TEXT = 'Minutes\n\nDate: 3 May 1951\n\nMR. ROTH: Who {keeps] the weir?\n'
CLEAR = '\r\x1b[K'
# Environment, arguments, at a terminal or not, and whether there is colour.
COLOURS = [
    ({}, [], True, True),
    ({}, [], False, False),
    ({}, ['--color', 'never'], True, False),
    ({}, ['--color', 'always'], False, True),
    ({}, ['--color', 'auto'], True, True),
    ({'TERM': 'dumb'}, [], True, False),
    ({'TERM': None}, [], True, False),
    ({'NO_COLOR': '1'}, [], True, False),
    ({'NO_COLOR': ''}, [], True, True),
    ({'NO_COLOR': '1'}, ['--color=always'], True, True),
    ({'CLICOLOR_FORCE': '1'}, [], False, True),
    ({'CLICOLOR_FORCE': '0'}, [], False, False),
    ({'CLICOLOR_FORCE': ''}, [], False, False),
    ({'CLICOLOR_FORCE': '1', 'NO_COLOR': '1'}, [], False, False),
]


def check(ok, what):
    global failures, checks
    checks += 1
    if not ok:
        failures += 1
        print('FAIL:', ascii(what))


def run(at, arguments, more=None, terminal=True, heard=None):
    """The status, standard output, and what stands on standard error; what was
    heard of it, and when, goes into a list."""
    env = {k: v for k, v in os.environ.items()
           if k not in ('NO_COLOR', 'CLICOLOR_FORCE')}
    env['TERM'] = 'xterm'
    for name, value in (more or {}).items():
        env.pop(name, None)
        if value is not None:
            env[name] = value
    read, write = pty.openpty() if terminal else os.pipe()
    with subprocess.Popen([VIDIMUS, *arguments], cwd=at, env=env, stderr=write,
                          stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE) as process:
        os.close(write)
        said = b''
        while True:
            try:
                piece = os.read(read, 65536)
            except OSError:  # the other end of a terminal is closed
                break
            if not piece:
                break
            said += piece
            if heard is not None:
                heard.append((time.monotonic(), piece.decode()))
        out = process.stdout.read()
    os.close(read)
    return (process.returncode, out.decode(),
            said.decode().replace('\r\n', '\n'))


def coloured(at):
    for more, arguments, terminal, colour in COLOURS:
        _, _, said = run(at, ['inspect', '--units', *arguments, 'a.txt'], more,
                         terminal)
        found = re.search(r'\x1b\[[0-9;]+m', said) is not None
        check('text-brackets' in said and found == colour,
              f'{more} {arguments} {terminal}: {said}')
        plain = re.sub(r'\x1b\[[0-9;]*m', '', said)
        check('\x1b' not in plain, f'{more} {arguments}: {plain}')


def progress(at):
    many = at / 'many'
    many.mkdir()
    for n in range(40):
        (many / f'{n:02}.txt').write_text(TEXT * 40)
    arguments = ['convert', 'many', '-o', 'out/', '--to', 'tei', '--fail-on',
                 'never']
    for more in ([], ['-j2'], ['--no-account']):
        status, _, said = run(at, arguments + more)
        check(status == 0, said)
        check(CLEAR in said and re.search(r'\b40\b', said), f'{more}: {said}')
        # what stays is what stands there without a terminal
        left = re.sub(r'\x1b\[[0-9;]*m', '', said)
        left = '\n'.join(line.rsplit(CLEAR, 1)[-1]
                         for line in left.split('\n'))
        _, _, plain = run(at, arguments + more, terminal=False)
        check(CLEAR not in plain, plain)
        check(left.strip() == plain.strip(),
              f'{more}: {left[-400:]} / {plain[-400:]}')
    _, _, said = run(at, arguments + ['-q'])
    check(CLEAR not in said, said)
    _, _, said = run(at, arguments, {'TERM': 'dumb'})
    check(CLEAR not in said, said)


def remaining(at):
    """What is left is reckoned from what was done: no more than if all files
    took as long as the run until then, in minutes and seconds."""
    slow = at / 'slow'
    slow.mkdir()
    (slow / '00.txt').write_text(TEXT + '\n\nMR. ROTH: On and on it goes.\n' *
                                 24000)
    for n in range(1, 40):
        (slow / f'{n:02}.txt').write_text(TEXT)
    heard = []
    begun = time.monotonic()
    run(at, ['convert', 'slow', '-o', 'out2/', '--to', 'tei', '--fail-on',
             'never'], heard=heard)
    shown = [(when - begun, *map(int, found)) for when, piece in heard
             for found in re.findall(r'(\d+) of 40 files.*?, '
                                     r'(-?\d+):(\d\d) left', piece)]
    # time counts from the beginning, not from the first that was done
    check(shown and shown[0][1] == 1, shown)
    for took, done, minutes, seconds in shown:
        left = took / done * (40 - done)
        check(left / 2 - 2 <= 60 * minutes + seconds <= left + 2,
              f'{done} done after {took} s, {minutes}:{seconds} left')


def main():
    at = pathlib.Path(tempfile.mkdtemp(prefix='vidimus-terminal.'))
    os.environ['XDG_DATA_HOME'] = str(at / 'home')
    os.environ['LC_ALL'] = 'C.UTF-8'
    try:
        (at / 'a.txt').write_text(TEXT)
        coloured(at)
        progress(at)
        remaining(at)
    finally:
        shutil.rmtree(at)
    print(f'{checks} checks, {failures} failures')
    return failures > 0 or checks < 30


if __name__ == '__main__':
    sys.exit(main())
