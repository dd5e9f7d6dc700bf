#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Files whose names nobody could type, or that are markup or commands to whoever
shows them: in each form of findings the name is there, once, as a text, and the
form can still be read."""
import csv
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ET

VIDIMUS = pathlib.Path.cwd() / os.environ.get('VIDIMUS', 'vidimus')
failures = checks = 0

TEXT = '''Minutes of the Weir Board

Date: 3 May 1951

Present: Mr. Anselm Roth, Mrs. Berta Quill

MR. ROTH: Who keeps the weir?

MRS. QUILL: Nobody {keeps] it.
'''
# A name, how it is shown in a line, and how in XML, where that is another way:
# what would be a command to a service is none there.
NAMES = [
    (b'plain.txt', 'plain.txt', None),
    (b'a\xffb.txt', 'a\\xffb.txt', None),
    (b'a<&">b.txt', 'a<&">b.txt', None),
    (b'##[error]b.txt', '#\\x23[error]b.txt', '##[error]b.txt'),
    (b'a::error::b.txt', 'a:\\x3aerror:\\x3ab.txt', 'a::error::b.txt'),
    ('a\ufffe\uffffb.txt'.encode(), 'a\ufffe\uffffb.txt',
     'a\\ufffe\\uffffb.txt'),
    (b'a\x1b[1mb.txt', 'a\\x1b[1mb.txt', None),
    (b'a\nb.txt', 'a\\nb.txt', None),
    (b'a @b #1 $c$ 100%.txt', 'a @b #1 $c$ 100%.txt', None),
    ('\u00e4,"b";c\t.txt'.encode(), '\u00e4,"b";c\\t.txt', None),
    ('a\u202eb.txt'.encode(), 'a\\u202eb.txt', None),
]
FORMS = ('json', 'ndjson', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle',
         'tap', 'epubcheck', 'lines')


def check(ok, what):
    global failures, checks
    checks += 1
    if not ok:
        failures += 1
        print('FAIL:', ascii(what))


def run(at, *arguments, status=0):
    done = subprocess.run([VIDIMUS, *arguments], cwd=at, capture_output=True,
                          stdin=subprocess.DEVNULL)
    err = done.stderr.decode('utf-8', 'replace')
    check(done.returncode == status,
          f'{arguments}: exit {done.returncode}, not {status}: {err[-500:]}')
    return done.stdout.decode('utf-8'), err


def paths_of(form, text):
    """The files that a form of findings names."""
    if form == 'json':
        return {f['file'] for f in json.loads(text)['findings']}
    if form == 'ndjson':
        return {f['file'] for f in map(json.loads, text.splitlines())
                if 'file' in f}
    if form == 'sarif':
        found = set()
        for result in json.loads(text)['runs'][0]['results']:
            for place in result['locations']:
                found.add(urllib.parse.unquote_to_bytes(
                    place['physicalLocation']['artifactLocation']['uri']))
        return found
    if form == 'gitlab':
        return {f['location']['path'] for f in json.loads(text)}
    if form == 'epubcheck':
        return {one['checker']['path'] for one in json.loads(text)}
    if form == 'junit':
        return {c.get('name') for c in ET.fromstring(text).iter('testcase')}
    if form == 'checkstyle':
        return {f.get('name') for f in ET.fromstring(text).iter('file')}
    return set()


def found(at, name, shown, xml):
    """Findings of a comparison, in all forms at once."""
    outputs = [a for f in FORMS for a in ('--output', f'{f}=o.{f}')]
    run(at, 'compare', '-q', 'other.txt', name, *outputs, '--summary', 'o.md',
        status=1)
    for form in FORMS:
        text = (at / f'o.{form}').read_text(encoding='utf-8')
        want = xml or shown if form in ('junit', 'checkstyle') else shown
        if form == 'sarif':
            want = name
        elif form in ('json', 'ndjson'):
            want = name.decode('utf-8', 'replace')
        elif form in ('gitlab', 'epubcheck'):
            want = xml if b'error' in name else shown
        if form in ('github', 'tap', 'lines'):
            check('\x1b' not in text and '\u202e' not in text,
                  f'{form}: {text}')
            check(form != 'github' or all(
                line.startswith('::') for line in text.splitlines()),
                f'github: {text}')
            check(form != 'lines' or any(
                line.startswith(shown + ':') for line in text.splitlines()),
                f'lines: {text}')
        else:
            check(want in paths_of(form, text),
                  f'{form}: {paths_of(form, text)}, not {want!r}')
        check(not any(line.lstrip().startswith('##[')
                      for line in text.splitlines()) or form == 'lines',
              f'{form}: a command: {text[:400]}')
    summary = (at / 'o.md').read_text(encoding='utf-8')
    check('\x1b' not in summary and ' @b' not in summary and
          ' #1' not in summary, f'summary: {summary}')


def compared(at, name, shown):
    out, _ = run(at, 'diff', '--format', 'json', 'other.txt', name)
    one, = json.loads(out)['files']
    check(one['path'] in (shown, name.decode('utf-8', 'replace')),
          f'diff: {one["path"]}')
    check('::' not in out and '##' not in out, f'diff: a command: {out}')
    out, _ = run(at, 'diff', '--format', 'markdown', 'other.txt', name)
    head = out.splitlines()[0]
    check(head.startswith('## ') and '\x1b' not in out, f'diff: {head}')
    for mark in '<&*[':
        check(mark not in head[3:].replace('\\' + mark, ''), f'diff: {head}')
    out, _ = run(at, 'diff', 'other.txt', name)
    check(shown in out.splitlines()[0], f'diff: {out}')


def surveyed(at, name, shown):
    out, _ = run(at, 'survey', '--format', 'json', name)
    rows = json.loads(out)
    rows = rows['files'] if isinstance(rows, dict) else rows
    want = shown if b'\xff' in name else name.decode()
    check(rows[0]['path'] == want, f'survey: {rows[0]["path"]}')
    out, _ = run(at, 'survey', '--format', 'csv', name)
    row = next(csv.DictReader(io.StringIO(out)))
    check(row['path'].lstrip() in (shown, want), f'survey: {row["path"]}')
    run(at, 'survey', '-q', '--format', 'html', '-o', 'survey.html', name)
    page = (at / 'survey.html').read_text(encoding='utf-8')
    check('\x1b' not in page and '<&">' not in page, 'survey: page')
    out, _ = run(at, 'review', '--format', 'csv', name)
    check('\x1b' not in out, f'review: {out}')


def ingested(at, name):
    """What was done, and what is in a bag: the name comes back from both."""
    if b'\xff' in name:
        _, err = run(at, 'convert', '-q', name, '-o', 'bag/', '--to', 'tei',
                     '--bag', status=2)
        check('is no UTF-8' in err and not (at / 'bag').exists(), err)
        return
    run(at, 'convert', '-q', name, '-o', 'bag/', '--to', 'tei', '--bag',
        '--premis', 'events.xml')
    text = (at / 'events.xml').read_text(encoding='utf-8')
    said = [e.text for e in ET.fromstring(text).iter()
            if e.text and e.tag.endswith('riginalName')]
    check(any(urllib.parse.unquote_to_bytes(s) == name for s in said),
          f'premis: {said}')
    lines = (at / 'bag/manifest-sha256.txt').read_bytes().splitlines()
    files = [p for p in (at / 'bag/data').rglob('*') if p.is_file()]
    names = {urllib.parse.unquote_to_bytes(line.split(b'  ', 1)[1])
             for line in lines}
    for file in files:
        path = os.fsencode(file.relative_to(at / 'bag'))
        check(path in names, f'bag: {path}, not {names}')
    shutil.rmtree(at / 'bag')
    os.unlink(at / 'events.xml')


def main():
    at = pathlib.Path(tempfile.mkdtemp(prefix='vidimus-named.'))
    os.environ['XDG_DATA_HOME'] = str(at / 'home')
    os.environ['LC_ALL'] = 'C.UTF-8'
    for name in 'SOURCE_DATE_EPOCH', 'XML_CATALOG_FILES':
        os.environ.pop(name, None)
    try:
        (at / 'other.txt').write_text(TEXT.replace('Nobody', 'Everybody'))
        for name, shown, xml in NAMES:
            (at / os.fsdecode(name)).write_text(TEXT)
            found(at, name, shown, xml)
            compared(at, name, shown)
            surveyed(at, name, shown)
            ingested(at, name)
    finally:
        shutil.rmtree(at)
    print(f'{checks} checks, {failures} failures')
    return failures > 0 or checks < 200


if __name__ == '__main__':
    sys.exit(main())
