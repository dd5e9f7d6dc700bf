#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`vidimus survey`: what each column says, the worst first, in every format;
the page is well-formed, needs nothing from elsewhere and leads to what was found;
rows of shards add up to the very bytes of one run; rows that are broken are
refused by file and line before anything is printed."""
import csv
import hashlib
import html.parser
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

VIDIMUS = pathlib.Path.cwd() / os.environ.get('VIDIMUS', 'vidimus')
FORMATS = ('text', 'csv', 'json', 'ndjson', 'html')
os.environ['LC_ALL'] = 'C.UTF-8'
os.environ.pop('SOURCE_DATE_EPOCH', None)
failures = checks = 0

GOOD = '''Conversation between Governor Tuvesen and Mr. Brandel

Halden, 3 May 1931

Governor Tuvesen: Have the boats come in from the island with the mail?

Mr. Brandel: They were late, and I know nothing of the reason for it.

Governor Tuvesen: Then we shall ask them when they are here.
'''
DOUBT = '''Conversation between Governor Tuvesen and Mr. Brandel

Halden, 4 May 1931

Governor Tuvesen said that the boats were late.

Mr. Brandel replied that he knew nothing of it.

He added that the ice was thick.

Tuvesen asked when it would open.
'''
STATED = '''<?xml version="1.0" encoding="iso-8859-1"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="sv"><teiHeader><fileDesc>
<titleStmt><title>Samtal om b\u00e5tar</title></titleStmt>
<publicationStmt><publisher>Arkivet</publisher><availability>
<licence target="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</licence>
</availability></publicationStmt>
<sourceDesc><p>Arkivet, volym 3</p></sourceDesc></fileDesc>
<profileDesc><particDesc><listPerson>
<person xml:id="a"><persName>Anna</persName></person>
<person xml:id="b"><persName>Bo</persName></person>
<person xml:id="c"><persName>Cia</persName></person>
</listPerson></particDesc></profileDesc></teiHeader>
<text><body>
<sp who="#a"><speaker>Anna</speaker><p>Var \u00e4r b\u00e5tarna?</p></sp>
<sp who="#b"><speaker>Bo</speaker><p>De \u00e4r h\u00e4r.</p></sp>
</body></text></TEI>
'''
INVALID = '''<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>X</title></titleStmt><publicationStmt><p>Y</p></publicationStmt>
<sourceDesc><p>Z</p></sourceDesc></fileDesc></teiHeader>
<text><body><p>One <unheardof>two</unheardof> three</p></body></text></TEI>
'''


def check(good, what):
    global failures, checks
    checks += 1
    if not good:
        failures += 1
        print('FAIL:', what)


def run(*args, status=None, env=None, stdin=b''):
    done = subprocess.run([VIDIMUS, 'survey', *map(str, args)], env=env,
                          input=stdin, capture_output=True)
    if status is not None:
        check(done.returncode == status,
              f'{args}: exit {done.returncode}, not {status}: '
              f'{done.stderr.decode()[:400]}')
    return done


def rows_of(*args, **more):
    done = run('--format', 'json', *args, **more)
    survey = json.loads(done.stdout)
    return {os.path.basename(r['path']): r for r in survey['files']}, survey


class Page(html.parser.HTMLParser):
    """What a page holds, and whether its tags are paired."""
    VOID = {'meta', 'link', 'br', 'hr', 'img', 'input'}

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links, self.words = [], [], [], []
        self.tags, self.faults = [], []
        self.feed(text)
        self.close()
        if self.open:
            self.faults.append(f'left open: {self.open}')

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        for name, value in attrs:
            if name == 'id':
                self.ids.append(value)
            if name in ('href', 'src', 'action', 'srcset', 'xlink:href'):
                self.links.append(value)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f'</{tag}> closes nothing')

    def handle_data(self, data):
        self.words.append(data)


def holding(folder):
    """A folder of one file of each fate, and what their rows must say."""
    (folder / 'deep').mkdir(parents=True)
    (folder / 'good.txt').write_text(GOOD)
    (folder / 'deep' / 'doubt.txt').write_text(DOUBT)
    (folder / 'stated.xml').write_bytes(STATED.encode('latin-1'))
    (folder / 'invalid.xml').write_text(INVALID)
    (folder / 'broken.xml').write_text('<TEI xmlns="http://www.tei-c.org/ns/'
                                       '1.0"><text>')
    (folder / 'wide.txt').write_bytes(GOOD.encode('utf-16'))
    (folder / 'hostile.md').write_text(
        '# A "title" & <script>alert(1)</script>\n\n'
        'Text of the page, [a link](javascript:alert(2)) and more.\n')
    (folder / '=1+1,"x".txt').write_text(GOOD)


def columns(work):
    rows, survey = rows_of(work, status=1)
    sha = hashlib.sha256(GOOD.encode()).hexdigest()
    # what cannot be read is known by its bytes, too
    broken = hashlib.sha256((work / 'broken.xml').read_bytes()).hexdigest()
    wanted = {
        'good.txt': dict(
            verdict='valid', format='text', encoding='UTF-8', language='en',
            languageStated=False, turns=3, speakers=2, people=2, turnsRead=3,
            turnsInferred=0, turnsNobody=0, losses=0, unaccounted=0,
            rightsStated=False, sourceStated=False, sha256=sha),
        'stated.xml': dict(
            verdict='valid', format='tei', encoding='ISO-8859-1',
            language='sv', languageStated=True, turns=2, speakers=2, people=3,
            turnsRead=2, turnsNobody=0, rightsStated=True, sourceStated=True,
            losses=0, doubts=0),
        'wide.txt': dict(encoding='UTF-16LE', language='en', turns=3),
        'invalid.xml': dict(verdict='invalid', format='tei'),
        'broken.xml': dict(verdict='not read', format=None, encoding=None,
                           words=None, turns=None, speakers=None, people=None,
                           turnsRead=None, unaccounted=None,
                           rightsStated=None, sha256=broken),
    }
    for name, values in wanted.items():
        for key, value in values.items():
            check(rows[name][key] == value,
                  f'{name}: {key} is {rows[name][key]!r}, not {value!r}')
    # the count of words is that of the witness; every word is in the record
    check(rows['good.txt']['words'] == len(GOOD.split()),
          f'words: {rows["good.txt"]["words"]}')
    doubt = rows['doubt.txt']
    check(doubt['turnsInferred'] > 0 and doubt['doubts'] > 0,
          'guessed turns are no doubt')
    check(doubt['turns'] == doubt['turnsRead'] + doubt['turnsInferred'] +
          doubt['turnsNobody'], 'turns do not add up')
    check(any(u['reason'] for u in doubt['units']), 'doubts without a reason')
    # javascript: is taken out, and is a loss
    check(rows['hostile.md']['losses'] > 0, 'no loss is counted')
    check(any(f['level'] == 'error' for f in rows['broken.xml']['findings']),
          'what is not read has no finding')
    total = survey['total']
    check(total['files'] == len(rows) == 8 and total['not read'] == 1 and
          total['invalid'] == 1 and total['valid'] == 6, f'total: {total}')
    for key in ('words', 'turns', 'turnsNobody', 'losses', 'doubts'):
        check(total[key] == sum(r[key] or 0 for r in rows.values()),
              f'the sum of {key}')
    check(total['rightsStated'] == 1, 'the count of stated rights')

    # what a person says is stated
    table = work.parent / 'm.csv'
    table.write_text('file,rights,language\ngood.txt,Public domain,en-GB\n')
    rows, _ = rows_of('--metadata', table, work / 'good.txt', status=0)
    row = rows['good.txt']
    check(row['rightsStated'] and row['languageStated'] and
          row['language'] == 'en-GB', f'stated: {row}')
    rows, _ = rows_of('--encoding', 'latin1', work / 'good.txt')
    check(rows['good.txt']['encoding'] == 'LATIN1', '--encoding')
    rows, _ = rows_of('--no-recognise', work / 'good.txt')
    check(rows['good.txt']['turns'] == 0 and
          rows['good.txt']['language'] is None, '--no-recognise')


def order(work):
    _, survey = rows_of(work)
    rank = ['not read', 'invalid', 'not checked', 'valid']
    key = [(rank.index(r['verdict']), -r['losses'], -(r['unaccounted'] or 0),
            -r['doubts'], r['path'].encode()) for r in survey['files']]
    check(key == sorted(key), 'the worst is not first')
    check(survey['files'][0]['verdict'] == 'not read', 'what is first')


def formats(work):
    out = {f: run(work, '--format', f, status=1).stdout for f in FORMATS}
    rows = json.loads(out['json'])['files']
    lines = [json.loads(x) for x in out['ndjson'].decode().splitlines()]
    check(lines[0]['survey'] == 1 and lines[1:] == rows, 'lines are the rows')
    table = list(csv.DictReader(io.StringIO(out['csv'].decode(), newline='')))
    check(len(table) == len(rows), 'a row a file in CSV')
    for a, b in zip(table, rows):
        check(a['verdict'] == b['verdict'] and
              a['words'] == ('' if b['words'] is None else str(b['words'])) and
              a['path'].endswith(b['path'][-6:]), f'CSV differs: {a}')
    read = [a['read_percent'] for a in table if 'good' in a['path']]
    check(read == ['100.0'], f'a share: {read}')
    check(not any(line[:1] in b'=+-@' for line in out['csv'].splitlines()),
          'a name is a formula')
    text = out['text'].decode().splitlines()
    check(len(text) == len(rows) + 2 and text[0].startswith('Verdict') and
          '8 files' in text[-1], 'the table')
    starts = [line.split()[0] for line in text[1:-1]]
    check(starts[:2] == ['not', 'invalid'], f'the order of the table {starts}')
    # a relative name that a spreadsheet would run
    done = subprocess.run([VIDIMUS, 'survey', '--format', 'csv',
                           '=1+1,"x".txt'], cwd=work, capture_output=True)
    check(done.stdout.splitlines()[1].startswith(b'"./=1+1,""x"".txt",'),
          f'a formula: {done.stdout[:300]}')
    # by the ending of -o; standard output stays empty
    for name in FORMATS:
        place = work.parent / f'out.{name}'
        done = run(work, '-o', place, status=1)
        check(done.stdout == b'' and place.read_bytes() == out[name],
              f'-o out.{name}')
    # nothing depends on the number of workers
    for name in FORMATS:
        check(run(work, '-j', '3', '--format', name).stdout == out[name],
              f'-j 3 differs in {name}')
    return out


def page(out, rows):
    text = out['html'].decode()
    p = Page(text)
    names = [t for t, _ in p.tags]
    check(text.startswith('<!DOCTYPE html>') and not p.faults,
          f'well-formed: {p.faults}')
    check(len(p.ids) == len(set(p.ids)), 'ids stand twice')
    check(all(x.startswith('#') and x[1:] in p.ids for x in p.links),
          f'links lead away: {p.links}')
    check('script' not in names and 'link' not in names and
          '@import' not in text and 'url(' not in text, 'it is not alone')
    check(('html', {'lang': 'en'}) in p.tags, 'no language')
    check(any(t == 'meta' and a.get('name') == 'viewport'
              for t, a in p.tags), 'no viewport')
    charts = [a for t, a in p.tags if t == 'svg']
    check(len(charts) == 4 and all(a.get('role') == 'img' and all(
        i in p.ids for i in a['aria-labelledby'].split()) for a in charts),
        'charts without a name')
    check(names.count('details') == 1 + sum(
        bool(r['findings'] or r['units']) for r in rows), 'a details a file')
    check(all(a.get('scope') in ('row', 'col') for t, a in p.tags
              if t == 'th'), 'heads without scope')
    check(names.count('h1') == 1 and 'main' in names, 'landmarks')
    words = ''.join(p.words)
    for r in rows:
        for u in r['units']:
            check(u['reason'] in words, f'a doubt is not told: {u}')
        for f in r['findings']:
            check(f['message'] in words, f'a finding is not told: {f}')
    check('8 files' in words, 'no totals')


def merges(work, out):
    """The sum of shards is what one run prints, byte by byte."""
    base = work.parent
    for n in (1, 2, 3, 11):  # 11: some have no file
        parts = []
        for k in range(1, n + 1):
            parts.append(base / f's{k}of{n}.ndjson')
            run(work, '--shard', f'{k}/{n}', '-j', '2', '-o', parts[-1])
        for name in FORMATS:
            done = run('--merge', '--format', name, *reversed(parts),
                       status=1)
            check(done.stdout == out[name], f'{n} shards differ in {name}')
        if n == 3:
            three = parts
    one = base / 'cat.ndjson'
    one.write_bytes(b''.join(p.read_bytes() for p in three))
    check(run('--merge', one).stdout == out['text'], 'joined by cat')
    check(run('--merge', '-', stdin=one.read_bytes()).stdout == out['text'],
          'from standard input')
    # some first, the rest later
    some = base / 'some.ndjson'
    done = run('--merge', three[2], three[0], '-o', some, status=1)
    check(b'are missing: 2' in done.stderr, f'missing: {done.stderr}')
    check(run('--merge', some, three[1], '--format', 'ndjson').stdout ==
          out['ndjson'], 'merged in two steps')
    for name in ('text', 'html', 'json'):
        got = run('--merge', three[0], '--format', name, status=1)
        check(b'missing: 2-3' in got.stderr, f'ranges: {got.stderr}')
        if name != 'json':
            check(b'2 shards are missing' in got.stdout, f'{name} is silent')
        else:
            check(json.loads(got.stdout)['lists'][0]['shard'] == [1],
                  'JSON does not say of which shard')
    # lists of two machines, and of one that had both
    lists = []
    for name in ('good.txt', 'invalid.xml'):
        lists.append(base / f'{name}.ndjson')
        run(work / name, '-o', lists[-1])
    for name in FORMATS:
        both = run(work / 'good.txt', work / 'invalid.xml', '--format', name)
        check(run('--merge', *lists, '--format', name).stdout == both.stdout,
              f'two lists differ in {name}')
    clean = base / 'clean.ndjson'
    run(work / 'good.txt', '-o', clean, status=0)
    run('--merge', clean, status=0)
    for level in ('note', 'warning', 'loss', 'error', 'never'):
        for listed, file in zip(lists, ('good.txt', 'invalid.xml')):
            one = run('--fail-on', level, work / file)
            run('--fail-on', level, '--merge', listed, status=one.returncode)
    return three


def broken(work, three):
    base = work.parent
    whole = three[0].read_bytes()
    lines = whole.splitlines(keepends=True)
    head, row = json.loads(lines[0]), json.loads(lines[1])

    def said(value):
        return json.dumps(value).encode() + b'\n'

    def headed(**more):
        return said(head | more) + b''.join(lines[1:])

    def rowed(**more):
        return lines[0] + said(row | more) + b''.join(lines[2:])

    less = {k: v for k, v in row.items() if k != 'turns'}
    cases = [
        ('empty', b'', 1),
        ('a line of nothing', b'\n', 1),
        ('no JSON', b'path,verdict\n', 1),
        ('other JSON', b'{"a": 1}\n', 1),
        ('a list', b'[1]\n', 1),
        ('rows without a head', b''.join(lines[1:]), 1),
        ('cut in the head', lines[0][:20], 1),
        ('cut behind the head', lines[0], 2),
        ('cut in a row', whole[:-9], len(lines)),
        ('cut before the last end', whole[:-1], len(lines)),
        ('cut between rows', b''.join(lines[:-1]), len(lines)),
        ('cut in two, joined', b''.join(lines[:-1]) + whole, len(lines)),
        ('a row too many', whole + lines[-1], len(lines) + 1),
        ('twice', whole + whole, len(lines) + 1),
        ('a version', headed(vidimus='0.0.1'), 1),
        ('a layout', headed(survey=2), 1),
        ('a shard of none', headed(shard=[4]), 1),
        ('no shard', headed(shard=[]), 1),
        ('a shard twice', headed(shard=[1, 1]), 1),
        ('a shard that is text', headed(shard=['1']), 1),
        ('too many shards', headed(shards=2000000), 1),
        ('fewer files', headed(listed=-1), 1),
        ('a head with more', headed(more=1), 1),
        ('a list that is none', headed(list='x'), 1),
        ('a row with more', rowed(more=1), 2),
        ('a row with less', lines[0] + said(less) + b''.join(lines[2:]), 2),
        ('a verdict of none', rowed(verdict='fine'), 2),
        ('less than nothing', rowed(losses=-1), 2),
        ('a fraction', rowed(doubts=1.5), 2),
        ('beyond numbers', rowed(losses=1 << 60), 2),
        ('a count that is null', rowed(losses=None), 2),
        ('a flag that is none', rowed(rightsStated=1), 2),
        ('a digest of none', rowed(sha256='x'), 2),
        ('a format of none', rowed(format='odt'), 2),
        ('markup for a language', rowed(language='<b>'), 2),
        ('findings that are none', rowed(findings=[1]), 2),
        ('a level of none', rowed(findings=[
            dict(level='dire', id='x', line=1, message='y')]), 2),
        ('units that are none', rowed(units=[dict(line=1)]), 2),
        ('units that are no list', rowed(units=dict(line=1)), 2),
        ('a unit of no kind', rowed(units=[dict(
            line=1, kind=None, speakers='', reason='', candidates=None,
            text='')]), 2),
        ('a unit with a number for words', rowed(units=[dict(
            line=1, kind='turn', speakers=7, reason='', candidates=None,
            text='')]), 2),
        ('a unit on no line', rowed(units=[dict(
            line='1', kind='turn', speakers='', reason='', candidates=None,
            text='')]), 2),
        ('a finding without words', rowed(findings=[
            dict(level='loss', id='x', line=1, message=None)]), 2),
        ('a finding without a line', rowed(findings=[
            dict(level='loss', id='x', line=-1, message='y')]), 2),
        ('no path', rowed(path=None), 2),
        ('a path that is a number', rowed(path=7), 2),
        ('no verdict', rowed(verdict=None), 2),
        ('a verdict that is a number', rowed(verdict=1), 2),
        ('a format that is a number', rowed(format=1), 2),
        ('an encoding without a name', rowed(encoding=''), 2),
        ('a digest of other letters', rowed(sha256='X' * 64), 2),
        ('a digest that is too long', rowed(sha256='0' * 65), 2),
        ('a row that is a list', lines[0] + b'[1]\n' + b''.join(lines[2:]), 2),
        ('turns too many', rowed(turns=99), 2),
        ('losses of nothing', rowed(losses=row['losses'] + 1), 2),
        ('doubts of nothing', rowed(doubts=row['doubts'] + 1), 2),
        ('a name twice', lines[0] + lines[1][:-2] + b',"path":"x"}\n' +
         b''.join(lines[2:]), 2),
        ('no UTF-8', lines[0] + b'"\xff"\n', 2),
        ('NUL', lines[0] + b'\0\n', 2),
    ]
    bad = base / 'bad.ndjson'
    for what, data, line in cases:
        bad.write_bytes(data)
        for name in ('text', 'ndjson'):
            done = run('--merge', three[1], bad, three[2], '--format', name,
                       status=2)
            check(done.stdout == b'', f'{what}: something is printed')
        check(f'{bad}:{line}: '.encode() in done.stderr,
              f'{what}: where? {done.stderr.decode()[:200]}')

    def refused(what, words, *files):
        place = base / 'never.html'
        done = run('--merge', *files, '-o', place, status=2)
        check(not place.exists() and done.stdout == b'', f'{what}: written')
        check(all(w.encode() in done.stderr for w in words),
              f'{what}: {done.stderr.decode()[:300]}')

    refused('a shard twice', [f'{three[0]}:1: ', 'shard 1 of 3'],
            three[0], three[1], three[0])
    refused('shards of another number', [f'{base}/s1of2.ndjson:1: ',
                                         'overlap'],
            three[0], base / 's1of2.ndjson')
    refused('lists that overlap', [f'{base}/good.txt.ndjson:2: ', 'already'],
            *three, base / 'good.txt.ndjson')
    # a row of another file in its place: seen when all shards are there
    bad.write_bytes(rowed(path='elsewhere.txt'))
    refused('another file', [':1: ', 'not of the files'], bad, three[1],
            three[2])
    other = base / 'other.ndjson'
    run(work / 'stated.xml', '--no-recognise', '-o', other)
    refused('other options', [f'{other}:1: ', 'options'],
            base / 'good.txt.ndjson', other)
    done = run('--merge', three[0], base / 'good.txt.ndjson', '--format',
               'ndjson')
    check(done.returncode == 2 and done.stdout == b'', 'rows of some lists')
    run('--merge', base / 'gone.ndjson', status=3)
    run('--merge', base, status=3)
    run('--merge', status=2)
    run('--merge', three[0], '--shard', '1/2', status=2)


def inputs(work):
    base = work.parent
    run(status=2)
    run('--format', 'xlsx', work, status=2)
    run(work / 'good.txt', '-o', work / 'good.txt', status=2)
    check((work / 'good.txt').read_text() == GOOD, 'an input is replaced')
    merged = base / 's1of1.ndjson'
    before = merged.read_bytes()
    run('--merge', merged, '-o', merged, '--format', 'html', status=2)
    check(merged.read_bytes() == before, 'rows are replaced')
    rows, _ = rows_of(work, base / 'gone.txt', status=3)
    check(rows['gone.txt']['verdict'] == 'not read' and len(rows) == 9,
          'what is not there has a row')
    rows, _ = rows_of(work, '--include', '*.xml', '--exclude', 'b*')
    check(sorted(rows) == ['invalid.xml', 'stated.xml'], f'globs: {rows}')
    listed = f'{work}/good.txt\0{work}/deep/doubt.txt\0'.encode()
    rows, _ = rows_of('--files-from', '-', '--null', stdin=listed, status=0)
    check(sorted(rows) == ['doubt.txt', 'good.txt'], f'a list: {rows}')
    rows, _ = rows_of('-', stdin=GOOD.encode(), status=0)
    check(list(rows) == ['standard input'], 'standard input')
    rows, survey = rows_of('--shard', '9/9', work / 'good.txt', status=0)
    check(not rows and survey['total']['files'] == 0, 'a shard of nothing')
    # what is of no known kind is said, and has a row where it is asked for
    (base / 'mixed').mkdir()
    (base / 'mixed' / 'a.txt').write_text(GOOD)
    (base / 'mixed' / 'b.docx').write_bytes(b'PK\3\4word/document.xml')
    done = run(base / 'mixed', status=0)
    check(b'b.docx' in done.stderr, f'left out in silence: {done.stderr}')
    rows, _ = rows_of('--include', '*', base / 'mixed', status=1)
    check(rows['b.docx']['verdict'] == 'not read' and any(
        'Word' in f['message'] for f in rows['b.docx']['findings']),
        f'a Word document: {rows}')
    if os.path.exists('/dev/full'):
        with open('/dev/full', 'wb') as full:
            done = subprocess.run([VIDIMUS, 'survey', work / 'good.txt'],
                                  stdout=full, stderr=subprocess.PIPE)
        check(done.returncode == 3, 'a full disk')
    # each format reads what the others are made of
    copies = base / 'copies'
    copies.mkdir()
    for ending in ('xml', 'epub', 'md'):
        subprocess.run([VIDIMUS, 'convert', '-q', work / 'good.txt', '-o',
                        copies / f'c.{ending}'], check=True)
    rows, _ = rows_of(copies, status=0)
    check([rows[f'c.{e}']['turns'] for e in ('xml', 'epub', 'md')] ==
          [3, 3, 3], 'copies have the same turns')
    check(rows['c.epub']['encoding'] is None and
          rows['c.md']['encoding'] == 'UTF-8', 'encodings of copies')


def dies(work):
    """A file whose worker dies has a row; the others are done."""
    base = work.parent
    pipe = base / 'pipe.txt'
    os.mkfifo(pipe)
    out = base / 'died.json'
    job = subprocess.Popen([VIDIMUS, 'survey', '-j', '2', work / 'good.txt',
                            pipe, work / 'stated.xml', '-o', out],
                           stderr=subprocess.DEVNULL)
    end = os.open(pipe, os.O_WRONLY)  # returns when somebody reads
    killed = 0
    for child in pathlib.Path('/proc').glob('[0-9]*'):
        try:
            if f'\nPPid:\t{job.pid}\n' in (child / 'status').read_text() \
                    and any(os.readlink(fd) == str(pipe)
                            for fd in (child / 'fd').iterdir()):
                os.kill(int(child.name), 9)
                killed += 1
        except OSError:
            pass  # it has ended
    status = job.wait(timeout=60)
    os.close(end)
    rows = {os.path.basename(r['path']): r
            for r in json.loads(out.read_text())['files']}
    check(killed == 1 and status == 3, f'killed {killed}, exit {status}')
    check(list(rows)[0] == 'pipe.txt' and rows['pipe.txt']['verdict'] ==
          'not read' and rows['pipe.txt']['findings'][0]['id'] ==
          'worker-died', f'who died has a row: {rows.get("pipe.txt")}')
    check(rows['good.txt']['verdict'] == 'valid' and
          rows['stated.xml']['turns'] == 2, 'the others are done')


def main():
    top = pathlib.Path(tempfile.mkdtemp(prefix='vidimus-test.'))
    try:
        work = top / 'in'
        holding(work)
        columns(work)
        order(work)
        out = formats(work)
        page(out, json.loads(out['json'])['files'])
        three = merges(work, out)
        broken(work, three)
        inputs(work)
        if os.path.exists('/proc/self/fd'):
            dies(work)
    finally:
        shutil.rmtree(top)
    print(f'{checks} checks, {failures} failures')
    return 1 if failures or checks < 400 else 0


sys.exit(main())
