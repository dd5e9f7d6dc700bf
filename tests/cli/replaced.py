#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What an output may replace: an earlier one of its own kind, run after run, and
nothing that somebody else wrote."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(os.environ.get('VIDIMUS', './vidimus'))
FIXTURES = pathlib.Path(os.environ.get('srcdir', '..')).resolve() / 'fixtures'
FORMATS = ('text', 'lines', 'json', 'ndjson', 'sarif', 'github', 'gitlab',
           'junit', 'checkstyle', 'tap', 'epubcheck', 'svrl')
DECIDED = '''decisions:
- source: a.txt
  scope: field
  field: title
  decision: value
  value: A Walk
  by: Ada Ray
  when: 2031-02-03
'''
# What people have beside their records.
THEIRS = {
    'notes': b'Ring the archive about box 7.\n',
    'colon': b'Todo: warning: call [them] back\n',
    'compiler': b'a.c:1:2: warning: unused [-Wunused]\n',
    'markdown': b'# Minutes\n\nMr. Lind: Good day.\n',
    'tei': b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>\n',
    'page': b'<!DOCTYPE html>\n<title>Mine</title>\n<p>Mine.\n',
    'table': b'file,title\na.txt,A Walk\n',
    'json': b'{"name": "mine", "list": []}\n',
    'list': b'[{"mine": 1}]\n',
    'picture': b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
    'decisions': DECIDED.encode(),
    'cut': b'\xff\xfem\0i\0n\0e\0',
    # what other programs write in formats that this one has, too
    'tap': b'TAP version 13\n1..1\nok 1 - builds\n',
    'checkstyle': b'<?xml version="1.0" encoding="UTF-8"?>\n'
                  b'<checkstyle version="4.3">\n <file name="a.c"/>\n'
                  b'</checkstyle>\n',
    'quality': b'[\n {\n  "description": "unused",\n  "check_name": "unused",'
               b'\n  "severity": "minor"\n }\n]\n',
    'rows': b'{"id": 7, "name": "Ada Ray"}\n{"id": 8, "name": "Ole Odd"}\n',
    'junit': b'<?xml version="1.0"?>\n<testsuites>\n <testsuite name="unit" '
             b'tests="1"/>\n</testsuites>\n',
    'sarif': b'{"version": "2.1.0", "runs": [{"tool": {"driver": '
             b'{"name": "Lint"}}}]}\n',
    'checked': b'{\n  "messages" : [ ],\n  "customMessageFileName" : null\n}\n',
    'log': b'::notice title=x::built\n',
}
checks = failures = 0


def check(holds, what):
    global checks, failures
    checks += 1
    if not holds:
        failures += 1
        print('FAIL:', what)


def run(folder, *arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], cwd=folder,
                          stdin=subprocess.DEVNULL, capture_output=True,
                          check=False, timeout=120)


def outputs():
    """(what, name, command before the name of the file)."""
    yield 'report', 'r.json', ('convert', 'a.txt', 'b.txt', 'e.txt', '--to', 'md',
                               '-o', 'out/', '--report', '%s')
    yield 'report', 'r.ndjson', ('convert', 'a.txt', 'b.txt', 'e.txt', '--to',
                                 'md', '-o', 'out/', '--report', '%s')
    for name in FORMATS:
        yield name, f'o.{name}', ('validate', 'a.txt', 'e.txt', '--output',
                                  f'{name}=%s')
        # nothing is found
        yield name, f'n.{name}', ('validate', 'plain.md', '--output',
                                  f'{name}=%s')
    yield 'summary', 's.md', ('validate', 'a.txt', '--summary', '%s')
    yield 'baseline', 'b.json', ('validate', 'a.txt', 'e.txt',
                                 '--write-baseline', '%s')
    for name in ('txt', 'csv', 'json', 'ndjson', 'html'):
        yield 'survey', f's.{name}', ('survey', 'a.txt', 'b.txt', '-o', '%s')
    for name in ('html', 'csv', 'yaml'):
        yield 'review', f'q.{name}', ('review', 'a.txt', 'b.txt', '-o', '%s')
        # nothing is in doubt
        yield 'review', f'n.{name}', ('review', 'plain.md', '-o', '%s')
    yield 'edits', 'd.yaml', ('review', '--from-edits', 'a.txt', 'edited.md',
                              '-o', '%s')
    yield 'no edits', 'd.yaml', ('review', '--from-edits', 'a.txt', 'a.md', '-o',
                                 '%s')
    yield 'statement', 'a.vidimus.json', ('attest', 'a.txt', 'a.md', '-o', '%s')
    yield 'events', 'p.xml', ('convert', 'a.txt', '--to', 'md', '-o', 'out/',
                              '--premis', '%s')
    yield 'ONIX', 'x.xml', ('convert', 'a.txt', '-o', 'a.epub', '--onix', '%s')


def fresh(folder):
    shutil.copy(FIXTURES / 'minutes.txt', folder / 'a.txt')
    shutil.copy(FIXTURES / 'tiny.txt', folder / 'b.txt')
    (folder / 'e.txt').write_text('')
    (folder / 'plain.md').write_text('---\ntitle: X\n---\n\nJust text.\n')
    run(folder, 'convert', '-q', 'a.txt', '-o', 'a.md')
    edited = (folder / 'a.md').read_text()
    (folder / 'edited.md').write_text(edited.replace('title: ', 'title: New ', 1))


def command(words, path):
    return [w.replace('%s', str(path)) for w in words]


def again(folder):
    """The same, then of another run, replaces what the first one left."""
    for what, name, words in outputs():
        first = run(folder, *command(words, name))
        check(first.returncode in (0, 1), f'{what} {name}: {first.stderr}')
        bytes_ = (folder / name).read_bytes()
        for _ in range(2):
            other = run(folder, *command(words, name))
            check(other.returncode == first.returncode,
                  f'{what} {name} again: {other.stderr}')
        check((folder / name).read_bytes() == bytes_ or what == 'baseline',
              f'{what} {name}: differs')
        fewer = [w for w in words if w not in ('e.txt', 'b.txt')]
        other = run(folder, *command(fewer, name))
        check(other.returncode in (0, 1), f'{what} {name}, fewer: {other.stderr}')
        (folder / name).write_bytes(b'')
        other = run(folder, *command(words, name))
        check(other.returncode in (0, 1) or what == 'baseline',
              f'{what} {name}, nothing: {other.stderr}')
        (folder / name).unlink()


def theirs(folder):
    """What is none stays, and nothing else is written."""
    for what, name, words in outputs():
        for kind, bytes_ in THEIRS.items():
            shutil.rmtree(folder / 'out', ignore_errors=True)
            (folder / name).write_bytes(bytes_)
            done = run(folder, *command(words, name))
            check(done.returncode == 2, f'{what} {name} over {kind}: '
                  f'{done.returncode} {done.stderr}')
            check((folder / name).read_bytes() == bytes_,
                  f'{what} {name}: {kind} is gone')
            check(not list((folder / 'out').glob('*')), f'{what} {name}: written')
        (folder / name).unlink()


def decisions(folder):
    """Questions that somebody began to answer, and decisions of any origin."""
    run(folder, 'review', 'a.txt', 'b.txt', '-o', 'q.csv')
    rows = (folder / 'q.csv').read_text()
    head = rows.split('\n', 1)[0].split(',')
    row = dict.fromkeys(head, '') | {
        'source': 'a.txt', 'scope': 'field', 'field': 'title',
        'decision': 'value', 'value': 'A Walk', 'by': 'Ada Ray',
        'when': '2031-02-03'}
    answered = rows + ','.join(row[k] for k in head) + '\n'
    half = answered.replace('Ada Ray', '')
    # who or why only: the answer itself is yet to come
    asked = ('question: Who?\n  source: a.txt\n  scope: field\n  field: title\n'
             '  decision:\n')
    begun = [f'decisions:\n- {asked}  {word}: {value}\n' for word, value in
             (('by', 'Ada Ray'), ('why', 'ask Ole'), ('when', '2031-02-03'))]
    begun_row = rows + ','.join(
        (row | {'decision': '', 'value': '', 'when': ''})[k] for k in head) + '\n'
    run(folder, 'review', 'a.txt', '-o', 'q.yaml')
    filled = (folder / 'q.yaml').read_text() + DECIDED.split('\n', 1)[1]
    run(folder, 'review', '--from-edits', 'a.txt', 'edited.md', '-o', 'd.yaml')
    edits = (folder / 'd.yaml').read_text()
    check('value: New ' in edits, edits)
    for name, text in (('q.csv', answered), ('q.csv', half), ('q.yaml', filled),
                       ('q.yaml', edits), ('q.csv', begun_row),
                       *(('q.yaml', text) for text in begun)):
        (folder / name).write_text(text)
        done = run(folder, 'review', 'a.txt', 'b.txt', '-o', name)
        check(done.returncode == 2 and b'has decisions' in done.stderr,
              f'{name}: {done.returncode} {done.stderr}')
        check((folder / name).read_text() == text, f'{name} is replaced')
    (folder / 'd.yaml').write_text(DECIDED)
    done = run(folder, 'review', '--from-edits', 'a.txt', 'edited.md', '-o',
               'd.yaml')
    check(done.returncode == 2 and (folder / 'd.yaml').read_text() == DECIDED,
          f'edits over decisions: {done.stderr}')


def twice(folder):
    """Two options do not write one file, by whatever names."""
    written = ('-o', '--report', '--premis', '--onix', '--summary', '--output')
    (folder / 'link').symlink_to('.')
    for one in written:
        for other in written:
            for name in ('x.xml', './x.xml', 'link/x.xml', '-'):
                first = f'json={name}' if one == '--output' else name
                second = ('sarif=' if other == '--output' else '') + (
                    '-' if name == '-' else 'x.xml')
                if one == other and one != '--output':
                    continue
                words = ['convert', 'a.txt', one, first, other, second]
                if '-o' not in words:
                    words += ['-o', 'y.epub']
                done = run(folder, *words)
                check(done.returncode == 2 and not (folder / 'x.xml').exists()
                      and not (folder / 'y.epub').exists(),
                      f'{words}: {done.returncode} {done.stderr}')
    done = run(folder, 'convert', 'a.txt', '-o', 'x.xml', '-o', 'y.xml',
               '--report', 'x.xml', '--output', 'json=/dev/null', '--summary',
               '/dev/null')
    check(done.returncode == 0, f'the last -o: {done.stderr}')


def bound(folder):
    """A record that was edited is no place for a volume; another output is."""
    shutil.copy(folder / 'edited.md', folder / 'v.md')
    done = run(folder, 'bind', 'a.txt', 'b.txt', '-o', 'v.md')
    check(done.returncode == 2 and b'was edited' in done.stderr, done.stderr)
    check((folder / 'v.md').read_bytes() == (folder / 'edited.md').read_bytes(),
          'edits are gone')
    shutil.copy(folder / 'a.md', folder / 'v.md')
    for _ in range(2):
        done = run(folder, 'bind', 'a.txt', 'b.txt', '-o', 'v.md')
        check(done.returncode == 0, done.stderr)


def main():
    for test in (again, theirs, decisions, twice, bound):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            fresh(folder)
            test(folder)
    print(f'{checks} checks, {failures} failures')
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
