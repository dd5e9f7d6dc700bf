#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Ace by DAISY says nothing at all of the books that we write: of a volume of all
golden records, an edition with a cover and a title page of its own, and, where
VIDIMUS_ACE is "all", of each golden record and of what the shared corpus becomes.

Skipped where there is no Ace (npm's @daisy/ace-cli) or no chromium for it."""
import concurrent.futures
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(os.environ.get('VIDIMUS', 'vidimus'))
TOP = os.path.abspath(os.environ.get('srcdir', '..'))
SHARED = os.environ.get('VIDIMUS_SHARED', os.path.join(TOP, '../shared'))
PIXEL = bytes.fromhex(
    '89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de'
    '0000000c49444154789c63f8cfc00000030101005f1b7ca80000000049454e44ae426082')


def found(*names):
    return next((p for p in map(shutil.which, names) if p), None)


def make(*args):
    p = subprocess.run([PROGRAM, *args], cwd=work, capture_output=True,
                       timeout=60, text=True)
    if p.returncode > 1:
        sys.exit(f'{args}: exit {p.returncode}: {p.stderr}')


def books():
    """The names of what Ace looks at, made in the working folder."""
    golden = sorted(glob.glob(os.path.join(TOP, 'tests/golden/*.xml')))
    make('bind', *golden, '-o', 'volume.epub')
    with open(os.path.join(work, 'cover.png'), 'wb') as f:
        f.write(PIXEL)
    with open(os.path.join(work, 'm.md'), 'w') as f:
        f.write('---\ntitle: The weir\nlang: en\n---\n\n# The weir\n\n'
                '**ROWE:** What does it hold?\n\n'
                '**LUND:** ![A weir, seen from below](cover.png) This much.\n\n'
                '| year | depth |\n|---|---:|\n| 1911 | 4 |\n\n'
                'A sum: $a^2 + b^2$, and a note.[^1]\n\n[^1]: *Ibid.*\n')
    make('convert', 'm.md', '--cover', 'cover.png', '-o', 'edition.epub')
    yield from ('volume.epub', 'edition.epub')
    if os.environ.get('VIDIMUS_ACE') == 'all':
        for path in golden + sorted(glob.glob(SHARED + '/corpus/text/*.txt')):
            name = os.path.basename(path)[:-4] + '.of.epub'
            make('convert', '--quiet', path, '-o', name)
            yield name


def look(book):
    """Whether Ace made a report of a book, and what it says, a line each."""
    out = os.path.join(work, book + '.ace')
    p = subprocess.run([ace, '--silent', '--force', '-o', out, book], cwd=work,
                       capture_output=True, timeout=300, text=True, env=env)
    try:
        with open(os.path.join(out, 'report.json')) as f:
            report = json.load(f)
    except OSError:
        return False, [f'{book}: no report: {(p.stdout + p.stderr)[-400:]}']
    return True, [f'{book}/{page["earl:testSubject"].get("url")}: '
            f'{said["earl:test"]["dct:title"]} '
            f'({said["earl:test"]["earl:impact"]}): '
            f'{said["earl:result"].get("html", "")[:120]}'
            for page in report['assertions'] for said in page['assertions']]


ace = found('ace-cli', 'ace-puppeteer')
chromium = found('chromium', 'chromium-browser', 'google-chrome')
if ace is None or chromium is None:
    print('skipped: there is no', 'Ace' if ace is None else 'chromium')
    sys.exit(77)
with tempfile.TemporaryDirectory() as work:
    # a browser that root starts has no sandbox
    browser = os.path.join(work, 'browser')
    with open(browser, 'w') as f:
        f.write(f'#!/bin/sh\nexec {chromium} --no-sandbox '
                '--disable-dev-shm-usage "$@"\n')
    os.chmod(browser, 0o755)
    env = dict(os.environ, PUPPETEER_EXECUTABLE_PATH=browser)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        looked = list(pool.map(look, books()))
    faults = [f for made, said in looked for f in said]
    if not any(made for made, said in looked):
        print('skipped: Ace does not run here:', faults[0])
        sys.exit(77)
    print('\n'.join(faults), end='\n' if faults else '')
sys.exit(len(faults) > 0)
