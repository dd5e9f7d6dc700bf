#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The user's own schemas under names of all kinds, without a home, and where their
catalog is damaged: what is kept is found again, and what is not said is kept."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

VIDIMUS = pathlib.Path.cwd() / os.environ.get('VIDIMUS', 'vidimus')
failures = checks = 0

SCHEMA = ('<element name="%s" xmlns="http://relaxng.org/ns/structure/1.0">'
          '<empty/></element>')
NAMES = ['plain', 'a.rng', 'A-1_x', 'a b', 'R&D', '<a>', 'say "a"', "it's",
         '&amp;', '100%', 'a/b', 'é', '.hidden', 'urn:x:y',
         'https://a.example/s.rng', 'https://a.example/?a=1&b=2',
         'x' * 200, 'catalog', 'catalog.xml']
REFUSED = ['', 'a\nb', 'a\x1b[1m', '\u202ea', os.fsdecode(b'a\xff')]


def check(ok, what):
    global failures, checks
    checks += 1
    if not ok:
        failures += 1
        print('FAIL:', ascii(what))


def run(at, *arguments, status=0, **more):
    env = dict(os.environ, **{k: str(v) for k, v in more.items()})
    done = subprocess.run([VIDIMUS, *map(str, arguments)], cwd=at, env=env,
                          capture_output=True, stdin=subprocess.DEVNULL)
    out, err = (s.decode('utf-8', 'replace') for s in (done.stdout, done.stderr))
    check(done.returncode == status,
          f'{arguments}: exit {done.returncode}, not {status}: {err[-400:]}')
    return out, err


def named(at):
    for n, name in enumerate(NAMES):
        (at / 's.rng').write_text(SCHEMA % f'e{n}')
        run(at, 'schema', 'add', 's.rng', name)
    listed = run(at, 'schema')[0].splitlines()
    for n, name in enumerate(NAMES):
        check(listed.count(name) == 1, f'{name} in {listed}')
        out, _ = run(at, 'schema', name)
        check(f'"e{n}"' in out, f'{name}: {out}')
        (at / 'd.xml').write_text(f'<e{n}/>')
        run(at, 'validate', '-q', '--schema', name, 'd.xml')
        (at / 'd.xml').write_text('<other/>')
        run(at, 'validate', '-q', '--schema', name, 'd.xml', status=1)
    # once more under a name that is there: the new one alone
    (at / 's.rng').write_text(SCHEMA % 'new')
    run(at, 'schema', 'add', 's.rng', 'R&D')
    check(run(at, 'schema')[0].splitlines().count('R&D') == 1, 'R&D twice')
    check('"new"' in run(at, 'schema', 'R&D')[0], 'the old one is there')
    check('"e5"' in run(at, 'schema', NAMES[5])[0], 'another one is gone')
    for name in REFUSED:
        _, err = run(at, 'schema', 'add', 's.rng', name, status=2)
        check('is no name for a schema' in err, f'{name!r}: {err}')


def homeless(at):
    out, _ = run(at, 'schema', XDG_DATA_HOME='', HOME='')
    check('vidimus' in out and 'R&D' not in out, out)
    _, err = run(at, 'schema', 'add', 's.rng', status=3, XDG_DATA_HOME='',
                 HOME='')
    check('no home folder' in err, err)
    run(at, 'schema', 'add', 's.rng', status=3, XDG_DATA_HOME='here', HOME='here')
    run(at, 'schema', 'add', 's.rng', XDG_DATA_HOME='here', HOME=at / 'house')
    check((at / 'house/.local/share/vidimus/schemas/catalog.xml').exists(),
          'the home is not taken')
    # where a file stands in the place of the folder there is none
    run(at, 'schema', XDG_DATA_HOME=at / 's.rng')
    run(at, 'validate', '-q', 's.rng', status=1, XDG_DATA_HOME=at / 's.rng')
    run(at, 'schema', 'add', 's.rng', status=3, XDG_DATA_HOME=at / 's.rng')


def damaged(at):
    home = at / 'damaged'
    run(at, 'schema', 'add', 's.rng', 'one', XDG_DATA_HOME=home)
    catalog = home / 'vidimus/schemas/catalog.xml'
    whole = catalog.read_text()
    entry = whole[whole.index('  <uri'):whole.index('</catalog>')]
    for text in ('', '<catalog', whole.replace('</catalog>', ''),
                 whole[:len(whole) // 2]):
        catalog.write_text(text)
        for what in (('schema', ), ('schema', 'one'),
                     ('schema', 'add', 's.rng', 'two'),
                     ('validate', '--schema', 'one', 's.rng')):
            _, err = run(at, *what, status=3, XDG_DATA_HOME=home)
            check('catalog.xml' in err, f'{text!r}: {err}')
        check(catalog.read_text() == text, f'{text!r} was written over')
    # what others wrote into it stays out of the list
    catalog.write_text(whole.replace(entry, '  <uri name="open\n' + entry +
                                     '<uri name="other" uri="x"/>\n'))
    run(at, 'schema', 'add', 's.rng', 'two', XDG_DATA_HOME=home)
    check('two' in run(at, 'schema', XDG_DATA_HOME=home)[0].splitlines(),
          catalog.read_text())
    catalog.unlink()
    catalog.mkdir()
    run(at, 'schema', status=3, XDG_DATA_HOME=home)


def broken(at):
    for text, status in (('', 1), ('<a/>', 1), ('no XML', 1), ('<element', 1)):
        (at / 'bad.rng').write_text(text)
        run(at, 'schema', 'add', 'bad.rng', 'bad', status=status)
    (at / 'lost.rng').write_text(
        '<externalRef href="none.rng" xmlns="http://relaxng.org/ns/structure/'
        '1.0"/>')
    _, err = run(at, 'schema', 'add', 'lost.rng', status=1)
    check('none.rng' in err, err)
    check('bad' not in run(at, 'schema')[0].splitlines(), 'what is none is kept')


def main():
    at = pathlib.Path(tempfile.mkdtemp(prefix='vidimus-stored.'))
    os.environ['XDG_DATA_HOME'] = str(at / 'data')
    os.environ['LC_ALL'] = 'C.UTF-8'
    for name in 'SOURCE_DATE_EPOCH', 'XML_CATALOG_FILES':
        os.environ.pop(name, None)
    try:
        named(at)
        homeless(at)
        damaged(at)
        broken(at)
    finally:
        shutil.rmtree(at)
    print(f'{checks} checks, {failures} failures')
    return failures > 0 or checks < 150


if __name__ == '__main__':
    sys.exit(main())
