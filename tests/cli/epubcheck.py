#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Findings in the shape of EPUBCheck's JSON: what each member says, and, where EPUBCheck
is installed, the same members with the same values as its own."""
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import zipfile

PROGRAM = os.path.abspath(os.environ.get('VIDIMUS', 'vidimus'))
GOLDEN = os.path.join(os.path.abspath(os.environ.get('srcdir', '..')),
                      'tests/golden')
JAR = '/usr/share/java/epubcheck.jar'
# Of EPUBCheck's own: how long it ran, what it sums up, and what it takes from elsewhere
# than the package.
ELSE = {'checkSum', 'charsCount', 'refFonts', 'ePubVersion', 'date',
        'isBackwardCompatible'}
failures = 0


def check(good, what):
    global failures
    if not good:
        failures += 1
        print('FAIL:', what)


def run(*args, status):
    p = subprocess.run([PROGRAM, 'validate', '--format', 'epubcheck', *args],
                       cwd=work, capture_output=True, timeout=60, text=True)
    check(p.returncode == status, f'{args}: exit {p.returncode}: {p.stderr}')
    return json.loads(p.stdout)


def book(name, change):
    """A copy of the golden interview in which entries are changed."""
    with zipfile.ZipFile(os.path.join(GOLDEN, 'interview.epub')) as z, \
            zipfile.ZipFile(os.path.join(work, name), 'w') as to:
        for info in z.infolist():
            data = z.read(info.filename).decode()
            info.compress_type = zipfile.ZIP_STORED
            to.writestr(info, change.get(info.filename, lambda s: s)(data))


def what_is_right():
    book('good.epub', {})
    said = run('good.epub', status=0)
    check(list(said) == ['messages', 'customMessageFileName', 'checker',
                         'publication', 'items'], list(said))
    check(said['messages'] == [], said['messages'])
    check(said['checker']['filename'] == 'good.epub' and
          [said['checker'][k] for k in ('nFatal', 'nError', 'nWarning')] ==
          [0, 0, 0], said['checker'])
    p = said['publication']
    check(p['title'] == 'Interview with Berit Solheim, Bell-founder' and
          p['language'] == 'en' and p['nSpines'] == 3 and
          p['contributors'] == ['Berit Solheim', 'Jonas Wray'] and
          p['publisher'] is None, p)
    with zipfile.ZipFile(os.path.join(work, 'good.epub')) as z:
        for item in said['items']:
            data = z.read(item['fileName'])
            check(item['uncompressedSize'] == len(data) and
                  item['checkSum'] == hashlib.sha256(data).hexdigest(), item)
    check([i['fileName'] for i in sorted(
        (i for i in said['items'] if i['isSpineItem']),
        key=lambda i: i['spineIndex'])] == [
            'EPUB/title.xhtml', 'EPUB/text-001.xhtml', 'EPUB/about.xhtml'],
          'the order of reading')


def as_what():
    """A publication is judged as what somebody asks for, or as what it says."""
    package = 'EPUB/package.opf'
    book('as.epub', {})
    for profile, name in (('dict', 'dictionary'), ('edupub', 'edupub'),
                          ('idx', 'index'), ('preview', 'preview')):
        said = run('--epub-profile', profile, 'as.epub', status=1)
        check(any(f'"{name}"' in m['message'] for m in said['messages']),
              (profile, said['messages']))
        book('is.epub', {package: lambda s: s.replace(
            '</metadata>', f'<dc:type>{name}</dc:type></metadata>', 1)})
        said = run('--epub-profile', profile, 'is.epub',
                   status=0 if name == 'preview' else 1)
        check(not any('no dc:type says' in m['message']
                      for m in said['messages']), (profile, said['messages']))
    run('--epub-profile', 'default', 'as.epub', status=0)
    p = subprocess.run([PROGRAM, 'validate', '--epub-profile', 'novel',
                        'as.epub'], cwd=work, capture_output=True, text=True)
    check(p.returncode == 2 and 'edupub' in p.stderr, p.stderr)


def what_is_wrong():
    text = 'EPUB/text-001.xhtml'
    book('bad.epub', {text: lambda s: s.replace('<body', '<body nothing="x"', 1)})
    said = run('bad.epub', status=1)
    check([(m['ID'], m['severity'], m['locations'][0]['path'])
           for m in said['messages']] == [('RSC-005', 'ERROR', text)] and
          said['messages'][0]['locations'][0]['line'] > 1 and
          said['checker']['nError'] == 1, said['messages'])
    book('cut.epub', {text: lambda s: s[:len(s) // 2]})
    said = run('cut.epub', status=1)
    check(said['checker']['nFatal'] == 1 and
          any(m['ID'] == 'RSC-016' and m['severity'] == 'FATAL'
              for m in said['messages']), said['messages'])
    both = run('good.epub', 'bad.epub', status=1)
    check([b['checker']['nError'] for b in both] == [0, 1], 'two books')
    with open(os.path.join(work, 'none.epub'), 'w') as f:
        f.write('There is no book here.\n')
    said = run('none.epub', status=1)
    check([m['ID'] for m in said['messages']][:1] != ['xml-syntax'] and
          said['messages'], 'a text that is called a book')
    with open(os.path.join(work, 'none.epub'), 'w') as f:
        f.write('PK\3\4')
    said = run('none.epub', status=1)
    check(said['messages'] and said['items'] == [] and
          said['publication']['title'] is None, said)
    with zipfile.ZipFile(os.path.join(work, 'bad.epub')) as z:
        z.extractall(os.path.join(work, 'folder'))
    said = run('folder', status=1)
    check(said['messages'][0]['locations'][0]['path'] == text and
          said['checker']['filename'] == 'folder', said['messages'])


def as_it_has_it():
    if not os.path.exists(JAR) or subprocess.run(
            ['java', '-version'], capture_output=True).returncode != 0:
        print('no EPUBCheck here: its own JSON is not looked at')
        return
    for name in ('interview', 'hearing'):
        path = os.path.join(GOLDEN, name + '.epub')
        out = os.path.join(work, 'theirs.json')
        subprocess.run(['java', '-XX:TieredStopAtLevel=1', '-jar', JAR, path,
                        '--json', out],
                       capture_output=True, timeout=300)
        with open(out) as f:
            theirs = json.load(f)
        ours = run(os.path.abspath(path), status=0)
        check(set(theirs['publication']) == set(ours['publication']),
              set(theirs['publication']) ^ set(ours['publication']))
        for key, value in theirs['publication'].items():
            check(key in ELSE or ours['publication'][key] == value,
                  f'{name}: {key}: {ours["publication"][key]!r}, not {value!r}')
        check(set(theirs['checker']) == set(ours['checker']), 'checker')
        items = {i['fileName']: i for i in theirs['items']}
        for item in ours['items']:
            for key, value in item.items():
                them = items[item['fileName']].get(key)
                if key == 'checkSum':  # it drops noughts in front of a byte
                    continue
                check(them in (value, None), f'{item["fileName"]}: {key}: '
                      f'{value!r}, not {them!r}')


with tempfile.TemporaryDirectory() as work:
    what_is_right()
    as_what()
    what_is_wrong()
    as_it_has_it()
sys.exit(failures > 0)
