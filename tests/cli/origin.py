#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a copy says of its source, in each format, and how a copy that was edited
since it was written is known by its seal."""
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

PROGRAM = os.path.abspath(os.environ.get('VIDIMUS', './vidimus'))
FIXTURES = pathlib.Path(os.environ.get('srcdir', '..')).resolve() / 'fixtures'
FORMATS = ('xml', 'epub', 'md', 'txt')
checks = failures = 0
os.environ.pop('SOURCE_DATE_EPOCH', None)


def check(holds, what):
    global checks, failures
    checks += 1
    if not holds:
        failures += 1
        print('FAIL:', what)


def run(want, *arguments, cwd, finding=None, **environment):
    done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=cwd, check=False,
                          capture_output=True, timeout=120,
                          env=dict(os.environ, **environment))
    said = done.stderr.decode(errors='replace')
    check(want is None or done.returncode == want,
          f'{arguments}: {done.returncode}, not {want}: {said[:500]}')
    if finding:
        check(f'[{finding}]' in said, f'{arguments}: no {finding}: {said[:500]}')
    return said


def text_of(path):
    """All that is written in it."""
    if path.suffix != '.epub':
        return path.read_text()
    with zipfile.ZipFile(path) as book:
        return ''.join(book.read(n).decode() for n in book.namelist()
                       if n.endswith(('.opf', 'about.xhtml')))


def says(tmp):
    """Name and digest of the source, version; once; no path; kept as it is."""
    folder = tmp / 'says'
    (folder / 'deep').mkdir(parents=True)
    source = folder / 'deep' / 'minutes.txt'
    shutil.copy(FIXTURES / 'minutes.txt', source)
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    version = run(0, '--version', cwd=folder) or subprocess.run(
        [PROGRAM, '--version'], capture_output=True, check=True).stdout.decode()
    version = version.split()[-1]
    line = f'by vidimus {version} from minutes.txt, SHA-256 {digest}, seal '
    for to in FORMATS:
        run(0, 'convert', '-q', source, '-o', f'a.{to}', cwd=folder)
        text = text_of(folder / f'a.{to}')
        check(text.count(line) == (2 if to == 'epub' else 1), f'{to}: {text[-600:]}')
        check(str(tmp) not in text and 'deep' not in text, f'{to}: a path')
        check('0' * 64 not in text, f'{to}: not sealed')
        # a copy of the copy is the same, and names the same source
        run(0, 'convert', '-q', f'a.{to}', '-o', f'b.{to}', cwd=folder)
        check((folder / f'a.{to}').read_bytes() ==
              (folder / f'b.{to}').read_bytes(), f'{to}: another copy')
        for other in FORMATS:
            run(0, 'convert', '-q', f'a.{to}', '-o', f'c.{other}', cwd=folder)
            check(line in text_of(folder / f'c.{other}'), f'{to} to {other}')
        # neither comparison nor validation nor the witness mind it
        run(0, 'convert', '-q', '--no-provenance', source, '-o', f'n.{to}',
            cwd=folder)
        check(line not in text_of(folder / f'n.{to}'), f'{to}: still there')
        check(digest not in text_of(folder / f'n.{to}'), f'{to}: the digest')
        run(0, 'compare', f'n.{to}', f'a.{to}', cwd=folder)
        run(0, 'compare', f'a.{to}', f'n.{to}', cwd=folder)
        run(0, 'validate', '-q', f'a.{to}', cwd=folder)
        run(0, 'roundtrip', f'a.{to}', cwd=folder)
        # and it can be taken out again
        run(0, 'convert', '-q', '--no-provenance', f'a.{to}', '-o', f'o.{to}',
            cwd=folder)
        check((folder / f'o.{to}').read_bytes() ==
              (folder / f'n.{to}').read_bytes(), f'{to}: something stays')
        run(0, 'convert', '-q', source, '-o', f'd.{to}', cwd=folder,
            SOURCE_DATE_EPOCH='0')
        check('on 1970-01-01T00:00:00Z by vidimus' in
              text_of(folder / f'd.{to}'), f'{to}: no date')
    check(f'ident="vidimus" version="{version}"' in
          (folder / 'a.xml').read_text(), 'no application')
    done = subprocess.run([PROGRAM, 'convert', '-', '--to', 'xml'],
                          input=source.read_bytes(), capture_output=True,
                          check=False)
    check(f'by vidimus {version}, SHA-256 {digest}'.encode() in done.stdout,
          'standard input')


def kept_header(tmp):
    """A header that is kept as it was says it beside the field: both sealed."""
    folder = tmp / 'kept'
    folder.mkdir()
    (folder / 'a.xml').write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader>'
        '<fileDesc><titleStmt><title>The lock</title></titleStmt>'
        '<publicationStmt><p>Kept in the house.</p></publicationStmt>'
        '<sourceDesc><p>Told.</p></sourceDesc></fileDesc></teiHeader><text>'
        '<body><p>It was shut.</p></body></text></TEI>\n')
    run(0, 'convert', '-q', 'a.xml', '-o', 'a.epub', cwd=folder)
    text = text_of(folder / 'a.epub')
    check('0' * 64 not in text and text.count(', seal ') == 3, text[-900:])
    done = subprocess.run([PROGRAM, 'convert', 'a.epub', '-o', 'b.xml'],
                          cwd=folder, capture_output=True, text=True,
                          check=False)
    check(done.returncode == 0 and 'epub-copies-differ' not in done.stderr,
          done.stderr)


def beside(tmp):
    """A source's own appInfo and revisions stay, beside ours."""
    folder = tmp / 'beside'
    folder.mkdir()
    (folder / 'own.xml').write_text('''<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>A Talk</title></titleStmt>
      <publicationStmt><p>Nowhere</p></publicationStmt>
      <sourceDesc><p>Heard</p></sourceDesc>
    </fileDesc>
    <encodingDesc>
      <appInfo>
        <application ident="oxygen" version="22"><label>O</label></application>
      </appInfo>
    </encodingDesc>
    <revisionDesc>
      <change when="2019-04-01">Proofread.</change>
    </revisionDesc>
  </teiHeader>
  <text><body><sp who="#a"><speaker>A</speaker><p>Good day.</p></sp></body></text>
</TEI>
''')
    for way in (('xml',), ('epub', 'xml'), ('md', 'xml'), ('md', 'epub', 'xml')):
        last = 'own.xml'
        for number, to in enumerate(way):
            run(None, 'convert', '-q', last, '-o', f'w{number}.{to}', cwd=folder)
            last = f'w{number}.{to}'
        text = (folder / last).read_text()
        for part in ('ident="oxygen"', 'when="2019-04-01"', 'Proofread.',
                     'ident="vidimus"', 'from own.xml, SHA-256'):
            check(text.count(part) == 1, f'{way}: {part}: {text.count(part)}')
        for number in range(len(way)):
            (folder / f'w{number}.{way[number]}').unlink()


def revisions(tmp):
    """Revisions are changes, lists of changes, or lists: ours stands beside them
    as the schema has it, comes back, and goes again."""
    folder = tmp / 'revisions'
    folder.mkdir()
    header = ('<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader>'
              '<fileDesc><titleStmt><title>A Talk</title></titleStmt>'
              '<publicationStmt><p>Nowhere</p></publicationStmt><sourceDesc>'
              '<p>Heard</p></sourceDesc></fileDesc>%s</teiHeader><text><body>'
              '<p>Good day.</p></body></text></TEI>\n')
    for own in ('', '<revisionDesc status="draft"><change>A</change></revisionDesc>',
                '<revisionDesc><change who="#a">A</change><change>B</change>'
                '</revisionDesc>',
                '<revisionDesc><listChange><change>A</change></listChange>'
                '</revisionDesc>',
                '<revisionDesc><listChange ordered="false"><desc>All</desc>'
                '<listChange><change>A</change></listChange></listChange>'
                '<listChange><change>B</change></listChange></revisionDesc>',
                '<revisionDesc><list><item>A</item></list></revisionDesc>',
                '<revisionDesc><list><item>A</item><item><date>2019</date>B'
                '</item></list><list type="gloss"><item>C</item></list>'
                '</revisionDesc>'):
        (folder / 'own.xml').write_text(header % own)
        last = 'own.xml'
        for number, to in enumerate(('xml', 'epub', 'md', 'xml')):
            run(0, 'convert', '-q', last, '-o', f'{number}.{to}', cwd=folder)
            run(0, 'validate', '-q', f'{number}.{to}', cwd=folder)
            last = f'{number}.{to}'
        for copy in ('0.xml', '3.xml'):
            text = (folder / copy).read_text()
            check(text.count('from own.xml, SHA-256') == 1, f'{own}: {text}')
            run(0, 'convert', '-q', copy, '-o', 'again.xml', cwd=folder)
            check((folder / 'again.xml').read_text() == text, f'{own}: again')
            run(0, 'convert', '-q', '--no-provenance', copy, '-o', 'n.xml',
                cwd=folder)
            run(0, 'convert', '-q', '--no-provenance', 'own.xml', '-o', 'o.xml',
                cwd=folder)
            check((folder / 'n.xml').read_bytes() ==
                  (folder / 'o.xml').read_bytes(), f'{own}: something stays')
        # whoever edits it breaks the seal, wherever it stands
        path = folder / '0.xml'
        path.write_text(path.read_text().replace('Good', 'Bad'))
        run(1, 'convert', 'own.xml', '-o', '0.xml', cwd=folder,
            finding='output-edited')
        path.unlink()


def names(tmp):
    """Whatever the source is called, the copy reads back."""
    folder = tmp / 'names'
    folder.mkdir()
    for name in ('a b.txt', 'a  b.txt', 'Müller, Akte 7.txt', '<&">.txt',
                 "'x': y.txt", '--- #.txt', 'a\nb.txt', '\u202etxt.a.txt',
                 '100%.txt', b'\xff\xfe.txt', 'x, seal ' + 'ab' * 32 + '.txt',
                 '*_`[x](y).txt', 'Mr. Moss: says.txt'):
        path = os.path.join(os.fsencode(folder), os.fsencode(name))
        shutil.copy(FIXTURES / 'tiny.txt', path)
        for to in FORMATS:
            done = subprocess.run([PROGRAM.encode(), b'convert', path, b'-o',
                                   b'a.' + to.encode()], cwd=folder, check=False,
                                  capture_output=True)
            check(done.returncode == 0, f'{name!r}, {to}: {done.stderr[:300]}')
            run(0, 'convert', f'a.{to}', '-o', f'b.{to}', cwd=folder)
            check((folder / f'a.{to}').read_bytes() ==
                  (folder / f'b.{to}').read_bytes(), f'{name!r}, {to}: differs')
            run(0, 'convert', '-q', os.fsdecode(path), '-o', f'a.{to}',
                cwd=folder)
        os.unlink(path)


def edit(path):
    """A word of the text, by hand."""
    if path.suffix != '.epub':
        path.write_text(path.read_text().replace('bad', 'good', 1))
        return
    old = path.read_bytes()
    with zipfile.ZipFile(path) as book:
        entries = [(i, book.read(i)) for i in book.infolist()]
    with zipfile.ZipFile(path, 'w') as book:
        for info, data in entries:
            book.writestr(info, data.replace(b'bad', b'good', 1)
                          if info.filename.endswith('text-001.xhtml') else data)
    check(path.read_bytes() != old, 'nothing was edited')


def repack(path):
    with zipfile.ZipFile(path) as book:
        entries = [(i.filename, book.read(i)) for i in book.infolist()]
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_STORED) as book:
        for name, data in entries:
            book.writestr(name, data)


def sealed(tmp):
    folder = tmp / 'sealed'
    folder.mkdir()
    shutil.copy(FIXTURES / 'tiny.txt', folder)
    for to in FORMATS:
        path = folder / f'a.{to}'
        again = ('convert', 'tiny.txt', '-o', path.name)
        run(0, *again, cwd=folder)
        first = path.read_bytes()
        run(0, *again, cwd=folder)  # as it was written: replaced
        edit(path)
        edited = path.read_bytes()
        said = run(1, *again, cwd=folder, finding='output-edited')
        check('--force' in said and 'vidimus review --from-edits tiny.txt' in
              said, said)
        check(path.read_bytes() == edited, f'{to}: the edits are gone')
        check(len(list(folder.iterdir())) == 2, 'something is left')
        run(0, *again, '--force', cwd=folder, finding='output-replaced')
        check(path.read_bytes() == first, f'{to}: --force wrote another')
        run(0, *again, '--force', cwd=folder)
        # what carries no seal is replaced as ever
        run(0, *again, '--no-provenance', cwd=folder)
        edit(path)
        run(0, *again, cwd=folder)
        # elsewhere and renamed, it is still known
        edit(path)
        other = folder / ('moved.' + to)
        path.rename(other)
        run(1, 'convert', 'tiny.txt', '-o', other.name, cwd=folder,
            finding='output-edited')
        other.unlink()
    # into a folder: the others are written
    (folder / 'in').mkdir()
    for name in 'one', 'two':
        shutil.copy(FIXTURES / 'tiny.txt', folder / 'in' / f'{name}.txt')
    run(0, 'convert', '-q', 'in', '--to', 'md', '-o', 'out/', cwd=folder)
    edit(folder / 'out' / 'one.md')
    (folder / 'out' / 'two.md').unlink()
    run(1, 'convert', 'in', '--to', 'md', '-o', 'out/', cwd=folder,
        finding='output-edited')
    check((folder / 'out' / 'two.md').exists(), 'the other is not written')
    check('good' in (folder / 'out' / 'one.md').read_text(), 'edits are gone')
    # an EPUB that was packed anew has the same entries
    run(0, 'convert', '-q', 'tiny.txt', '-o', 'p.epub', cwd=folder)
    repack(folder / 'p.epub')
    run(0, 'convert', 'tiny.txt', '-o', 'p.epub', cwd=folder)
    # who makes a seal of noughts, or two, has none
    run(0, 'convert', '-q', 'tiny.txt', '-o', 'p.md', cwd=folder)
    path = folder / 'p.md'
    text = path.read_text()
    path.write_text(re.sub('seal [0-9a-f]{64}', 'seal ' + '0' * 64, text) + 'x\n')
    run(0, 'convert', 'tiny.txt', '-o', 'p.md', cwd=folder)


def main():
    with tempfile.TemporaryDirectory() as name:
        tmp = pathlib.Path(name)
        for test in (says, kept_header, beside, revisions, names, sealed):
            test(tmp)
    print(f'{checks} checks, {failures} failures')
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
