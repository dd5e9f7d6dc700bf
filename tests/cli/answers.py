#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Questions and answers of many files: `review` gives the same with any number of
workers, over folders, lists and patterns; the JSON Schema of decisions takes what
the program takes, and refuses what it refuses."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

VIDIMUS = pathlib.Path.cwd() / os.environ.get('VIDIMUS', 'vidimus')
os.environ['LC_ALL'] = 'C.UTF-8'
failures = checks = 0

TALK = '''Conversation between Governor Tuvesen and Mr. Brandel

Halden, %d May 1931

Governor Tuvesen said that the boats were late.

Mr. Brandel replied that he knew nothing of it.

The harbour had been closed for a week.

He added that the ice was thick.

Tuvesen asked when it would open.
'''


def check(ok, what):
    global failures, checks
    checks += 1
    if not ok:
        failures += 1
        print('FAIL:', what)


def run(*arguments, status=0, input=b''):
    done = subprocess.run([VIDIMUS, *map(str, arguments)], capture_output=True,
                          input=input)
    err = done.stderr.decode('utf-8', 'replace')
    check(done.returncode == status,
          f'{arguments}: exit {done.returncode}, not {status}: {err[-500:]}')
    return done.stdout, err


def many(at):
    holding = at / 'in'
    for n in range(9):
        folder = holding / ('deep' if n % 2 else '.')
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f'{n}.txt').write_text(TALK % (n + 1))
    (holding / 'broken.txt').write_bytes(b'\0\1\2 no text' * 9)
    (holding / 'left.md').write_text('# A note\n\nWords.\n')
    files = sorted(holding.rglob('[0-9].txt'))
    for form in ('html', 'csv', 'yaml'):
        one = run('review', holding, '--exclude', '*.md', '--format', form,
                  '-j', 1, status=1)
        check(b'Brandel' in one[0], f'{form}: there are questions')
        for jobs in (2, 5):
            check(run('review', holding, '--exclude', '*.md', '--format', form,
                      '-j', jobs, status=1) == one, f'{form}: -j {jobs}')
        listed = run('review', '--files-from', '-', '-0', '--format', form,
                     input=b'\0'.join(os.fsencode(f) for f in files))[0]
        named = run('review', *files, '--format', form, '-j', 3)[0]
        check(listed == named and listed == one[0], f'{form}: a list, or names')
    mark = b'\xef\xbb\xbf' + os.fsencode(files[0]) + b'\n'
    check(b'0.txt' in run('review', '--files-from', '-', '--format', 'yaml',
                          input=mark)[0], 'a list with a mark of UTF-8')
    for text, said in ((str(files[0]).encode('utf-16'), ':1: the list is UTF-16'),
                       (b'a.txt\n-\n', ':2: -: standard input'),
                       (b'a.txt\n\n' + b'x' * 9000, ':3: this is longer')):
        err = run('review', '--files-from', '-', '--format', 'yaml',
                  input=text, status=2)[1]
        check(said in err, f'{said}: {err}')
    some = run('review', holding, '--include', '3.txt', '--format', 'yaml')[0]
    check(b'3.txt' in some and b'1.txt' not in some, '--include')


SAID = {'by': 'Ada Ray', 'when': '2031-02-03'}
TURN = {'source': 'm.txt', 'line': 9, 'words': 'The harbour', 'scope': 'turn'}
# what is decided, and whether it is a decision
ROWS = [
    ({**TURN, **SAID, 'decision': 'speaker', 'value': 'Tuvesen'}, True),
    ({**TURN, **SAID, 'value': 'Tuvesen'}, True),
    ({**TURN, **SAID, 'decision': 'paragraph', 'also': ['11: He added']}, True),
    ({**TURN, **SAID, 'decision': 'leave', 'now': 'turn: Tuvesen'}, True),
    ({**TURN, 'decision': '', 'value': '', 'by': ''}, True),
    ({'source': 'm.txt', 'scope': 'label', 'label': 'X', **SAID,
      'decision': 'nobody'}, True),
    ({'scope': 'series', 'label': 'X', **SAID, 'value': 'Y'}, True),
    ({'scope': 'person', 'person': 'Tuvesen', **SAID, 'value': 'Oskar'}, True),
    ({'source': 'm.txt', 'scope': 'field', 'field': 'date', **SAID,
      'decision': 'none'}, True),
    ({**TURN, **SAID, 'decision': 'speaker'}, False),
    ({**TURN, **SAID, 'decision': 'same', 'value': 'X'}, False),
    ({**TURN, **SAID, 'decision': 'speeker', 'value': 'X'}, False),
    ({**TURN, 'when': '2031-02-03', 'decision': 'note'}, False),
    ({**TURN, 'by': 'Ada', 'decision': 'note'}, False),
    ({**TURN, **SAID, 'when': 'in May', 'decision': 'note'}, False),
    ({**TURN, **SAID, 'digest': 'sha256:12', 'decision': 'note'}, False),
    ({**TURN, **SAID, 'line': 'nine', 'decision': 'note'}, False),
    ({**TURN, **SAID, 'scope': 'turns', 'decision': 'note'}, False),
    ({**TURN, **SAID, 'speaker': 'X', 'decision': 'note'}, False),
    ({**SAID, 'scope': 'turn', 'source': 'm.txt', 'line': 9,
      'decision': 'note'}, False),
    ({**SAID, 'scope': 'series', 'decision': 'nobody'}, False),
    ({**SAID, 'scope': 'person', 'value': 'X'}, False),
    ({**SAID, 'scope': 'field', 'field': 'date', 'value': 'X'}, False),
    ({**SAID, 'scope': 'field', 'field': 'date', 'source': 'm.txt',
      'decision': 'nobody'}, False),
]


def schema(at):
    text = run('schema', 'decisions')[0]
    check(b'decisions' in run('schema')[0], 'it is listed')
    try:
        import jsonschema
    except ImportError:
        print('the schema is not tried: there is no jsonschema for Python '
              '(Debian: python3-jsonschema)')
        return
    known = json.loads(text)
    kind = jsonschema.validators.validator_for(known)
    kind.check_schema(known)
    judge = kind(known)
    source = at / 'm.txt'
    source.write_text(TALK % 3)
    for row, good in ROWS:
        file = at / 'd.yaml'
        whole = {'decisions': [row]}
        file.write_text(json.dumps(whole))  # which is YAML
        # whether it fits this text is another question
        err = run('inspect', source, '--decisions', file, '--fail-on', 'error',
                  status=0 if good else 2)[1]
        check(('[decision-broken]' in err) != good, f'{row}: {err}')
        check(judge.is_valid(whole) == good, f'the schema of {row}')
    try:
        import yaml
    except ImportError:
        print('what review writes is not tried: there is no yaml for Python')
        return
    for more in ((), ('--by', 'Ada Ray', '--when', '2031-02-03')):
        text = run('review', source, '--format', 'yaml', *more)[0]
        asked = yaml.load(text, yaml.BaseLoader)
        faults = [e.message for e in judge.iter_errors(asked)]
        check(not faults and len(asked['decisions']) > 1, f'{faults}')
    run('convert', source, '-o', at / 'm.xml')
    edited = (at / 'm.xml').read_text().replace('>Governor Tuvesen<',
                                                '>Oskar Tuvesen<')
    (at / 'e.xml').write_text(edited)
    text = run('review', '--from-edits', source, at / 'e.xml')[0]
    faults = [e.message for e in
              judge.iter_errors(yaml.load(text, yaml.BaseLoader))]
    check(not faults, f'{faults}: {text}')


for test in (many, schema):
    with tempfile.TemporaryDirectory() as folder:
        test(pathlib.Path(folder))
print(f'{checks} checks, {failures} failures')
sys.exit(failures != 0)
