#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Outputs that are no plain files: standard output, pipes, devices, links, folders;
what cannot be written leaves what was there, and is told."""
import os
import pathlib
import shutil
import stat
import subprocess
import sys
import tempfile
import threading

VIDIMUS = pathlib.Path.cwd() / os.environ.get('VIDIMUS', 'vidimus')
failures = checks = 0

TEXT = '''Minutes of the Weir Board

Date: 3 May 1951

Present: Mr. Anselm Roth, Mrs. Berta Quill

MR. ROTH: Who keeps the weir?

MRS. QUILL: Nobody.
'''
GIF = (b'GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0'
       b'\1\0\1\0\0\2\2D\1\0;')
# What writes one file to where -o says.
WRITERS = {
    'convert': ('convert', 'a.txt', '--to', 'tei', '--fail-on', 'never'),
    'bind': ('bind', 'a.txt', 'b.txt', '--title', 'P', '--to', 'tei',
             '--fail-on', 'never'),
    'bind-md': ('bind', 'a.txt', 'b.txt', '--title', 'P', '--to', 'md',
                '--fail-on', 'never'),
    'review': ('review', 'a.txt', '--format', 'csv'),
    'survey': ('survey', 'a.txt', '--format', 'csv'),
}


def check(ok, what):
    global failures, checks
    checks += 1
    if not ok:
        failures += 1
        print('FAIL:', what)


def run(at, *arguments, status=0, **more):
    done = subprocess.run([VIDIMUS, *map(str, arguments)], cwd=at,
                          capture_output=not more, stdin=subprocess.DEVNULL,
                          **more)
    err = (done.stderr or b'').decode('utf-8', 'replace')
    if status is not None:
        check(done.returncode == status,
              f'{arguments}: exit {done.returncode}, not {status}: {err[-400:]}')
    return done.stdout, err


def one_file(at):
    for name, writer in WRITERS.items():
        run(at, *writer, '-o', 'plain')
        plain = (at / 'plain').read_bytes()
        check(len(plain) > 100, f'{name}: {plain}')
        # standard output, and what only takes
        out, _ = run(at, *writer, '-o', '-')
        check(out == plain, f'{name}: -o - is other bytes')
        run(at, *writer, '-o', '/dev/null')
        os.mkfifo(at / 'pipe')
        heard = []
        reader = threading.Thread(
            target=lambda: heard.append((at / 'pipe').read_bytes()))
        reader.start()
        run(at, *writer, '-o', 'pipe')
        reader.join(30)
        check(heard == [plain], f'{name}: a pipe gets other bytes')
        check(stat.S_ISFIFO((at / 'pipe').stat().st_mode),
              f'{name}: the pipe is one no more')
        os.unlink(at / 'pipe')
        # a link stays one, and what it leads to is replaced; its mode stays
        (at / 'real').write_bytes(plain if name == 'convert' else b'')
        (at / 'real').chmod(0o640)
        (at / 'link').symlink_to('real')
        _, err = run(at, *writer, '-o', 'link', status=None)
        check((at / 'link').is_symlink(), f'{name}: {err}')
        check((at / 'real').read_bytes() == plain, f'{name}: {err}')
        check((at / 'real').stat().st_mode & 0o777 == 0o640, f'{name}: mode')
        os.unlink(at / 'link')
        os.unlink(at / 'real')
        # nowhere to put it
        (at / 'link').symlink_to('nowhere')
        for to in ('link', 'none/x', '/dev/full'):
            _, err = run(at, *writer, '-o', to, status=3)
            check('written' in err or to in err, f'{name} -o {to}: {err}')
        check(not os.path.exists(at / 'nowhere'), f'{name}: a link to nowhere')
        os.unlink(at / 'link')
        with open('/dev/full', 'wb') as full:
            run(at, *writer, '-o', '-', status=3, stdout=full,
                stderr=subprocess.DEVNULL)
        check(not [p for p in at.iterdir() if p.name.startswith('.vidimus-')],
              f'{name}: something is left')
        os.unlink(at / 'plain')


def bound(at):
    """What a volume is bound of may come from standard input; what never ends is
    not read, and no volume is written."""
    done = subprocess.run([VIDIMUS, 'bind', '-', 'b.txt', '--title', 'P', '-o',
                           'o.xml', '--fail-on', 'never'], cwd=at,
                          input=TEXT.encode(), capture_output=True)
    check(done.returncode == 0, done.stderr.decode())
    run(at, 'unbind', 'o.xml', '-o', 'taken/')
    names = {p.name for p in (at / 'taken').iterdir()}
    check(names == {'record', 'b.txt', 'volume.yaml'}, f'{names}')
    was = (at / 'o.xml').read_bytes()
    os.mkfifo(at / 'pipe.txt')
    (at / 'v.yaml').write_text('title: V\nrecords: [b.txt, pipe.txt]\n')
    _, err = run(at, 'bind', 'v.yaml', '-o', 'o.xml', status=2)
    check('pipe.txt' in err, err)
    check((at / 'o.xml').read_bytes() == was, 'the volume was replaced')
    os.unlink(at / 'pipe.txt')
    # what is there already and is not the program's stays
    (at / 'm.md').write_text('# M\n\n![a](a.gif)\n')
    (at / 'a.gif').write_bytes(GIF)
    (at / 'p').mkdir()
    run(at, 'bind', 'm.md', '--title', 'P', '-o', 'p/one.xml', '--fail-on',
        'never')
    pictures = [p for p in (at / 'p').rglob('*.gif')]
    check(len(pictures) == 1, f'{pictures}')
    pictures[0].write_bytes(b'mine')
    (at / 'p/one.xml').unlink()
    _, err = run(at, 'bind', 'm.md', '--title', 'P', '-o', 'p/one.xml',
                 '--fail-on', 'never', status=2)
    check('would be replaced' in err and not (at / 'p/one.xml').exists() and
          pictures[0].read_bytes() == b'mine', err)


def several_files(at):
    """A record and its pictures stand there together, or as they were."""
    (at / 'm.md').write_text('# M\n\n![a](a.gif)\n\n![b](b.gif)\n')
    for name in 'ab':
        (at / f'{name}.gif').write_bytes(GIF)
    todo = ('convert', 'm.md', '-o', 'o/m.xml', '--no-provenance')
    (at / 'o').mkdir()
    run(at, *todo)
    pictures = sorted(p for p in (at / 'o').rglob('*.gif'))
    check(len(pictures) == 2, f'{pictures}')
    first = {p: p.read_bytes() for p in (at / 'o').rglob('*') if p.is_file()}
    # once more over what is there, whole
    (at / 'a.gif').write_bytes(GIF + b'2')
    run(at, *todo)
    check((pictures[0].read_bytes() == GIF + b'2'), 'the new picture')
    # where a folder stands in a picture's place, nothing of it is written
    (at / 'm.md').write_text('# N\n\n![a](a.gif)\n\n![b](b.gif)\n')
    for picture in pictures:
        was = (at / 'o/m.xml').read_bytes()
        kept = picture.read_bytes()
        os.unlink(picture)
        picture.mkdir()
        (picture / 'mine').write_text('mine')
        _, err = run(at, *todo, status=None)
        check('not written' in err or 'is there' in err, f'{picture}: {err}')
        check((at / 'o/m.xml').read_bytes() == was, f'{picture}: the record')
        check((picture / 'mine').read_text() == 'mine', f'{picture}: the folder')
        shutil.rmtree(picture)
        picture.write_bytes(kept)
    run(at, *todo, status=None)
    check(b'>N<' in (at / 'o/m.xml').read_bytes(), 'the record is new')
    left = {p for p in (at / 'o').rglob('*') if p.is_file()}
    check(left == set(first), f'{left} is there')


def main():
    at = pathlib.Path(tempfile.mkdtemp(prefix='vidimus-poured.'))
    os.environ['XDG_DATA_HOME'] = str(at / 'home')
    os.environ['LC_ALL'] = 'C.UTF-8'
    os.environ['SOURCE_DATE_EPOCH'] = '1900000000'
    os.umask(0o022)
    try:
        (at / 'a.txt').write_text(TEXT)
        (at / 'b.txt').write_text(TEXT.replace('Weir', 'Mill'))
        one_file(at)
        bound(at)
        several_files(at)
    finally:
        shutil.rmtree(at)
    print(f'{checks} checks, {failures} failures')
    return failures > 0 or checks < 60


if __name__ == '__main__':
    sys.exit(main())
