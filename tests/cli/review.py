#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The page of `vidimus review` in a browser: loaded from file://, answered by
keys alone, saved, and obeyed by `convert`. Words of documents are words: nothing
in them is markup or script. Skipped where there is no chromium."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from browser import Page, browser

VIDIMUS = pathlib.Path.cwd() / os.environ.get('VIDIMUS', 'vidimus')
HOSTILE = ('</script><script>window.hacked=1</script><img src=x '
           'onerror="window.hacked=1"> \u2028 "quoted" \' & \\ \u05d0')
TEXT = f'''Conversation between Governor Tuvesen and Mr. Brandel

Halden, 3 May 1931

Governor Tuvesen said that the boats were late.

Mr. Brandel replied that he knew nothing of it.

The harbour {HOSTILE} had been closed for a week.

He added that the ice was thick.

Tuvesen asked when it would open.
'''


def run(*args):
    return subprocess.run([VIDIMUS, *args], capture_output=True, text=True,
                          check=False)


failures = 0


def check(what, is_so):
    global failures
    if not is_so:
        print(f'FAIL: {what}')
        failures += 1


def answer(page, folder):
    check('words of a document run', page.value('window.hacked') is None)
    check('the words are shown as they are',
          HOSTILE.split(' \u2028')[0] in page.value('document.body.innerText'))
    questions = page.value(
        'document.querySelectorAll("#doubt article").length')
    check(f'two questions, not {questions}', questions == 2)
    # saving without a name asks for it
    page.tab_to('save')
    page.press('Enter')
    check('the name is asked for',
          page.value('document.activeElement.id') == 'by'
          and 'name' in page.value('document.getElementById("said").innerText'))
    page.type('Ada Ray')
    page.tab_to('next')
    page.press('Enter')
    first = page.value('document.activeElement.closest("article").innerText')
    page.press('ArrowDown')
    page.press('ArrowDown')
    check('arrows choose', page.value('document.activeElement.value')
          == 'speaker')
    page.press('Tab')
    page.type('Ole Lund')
    check('progress is told', page.value(
        'document.getElementById("count").innerText').startswith('1 of 2'))
    page.tab_to('next', shift=True)
    page.press('Enter')
    check('the next one is another', page.value(
        'document.activeElement.closest("article").innerText') != first)
    page.press('ArrowDown')
    check('leave is the first answer', page.value(
        'document.activeElement.value') == 'leave')
    check('unsaved answers hold the page', page.value(
        '!window.dispatchEvent(new Event("beforeunload",{cancelable:true}))'))
    page.tab_to('save', shift=True)
    page.press('Enter')
    saved = folder / 'decisions.yaml'
    for _ in range(200):
        if saved.exists() and saved.stat().st_size > 0:
            break
        time.sleep(0.05)
    check('a file is saved', saved.exists())
    check('it stands on the page, too', saved.exists() and saved.read_text()
          == page.value('document.getElementById("copy").value'))
    check('saved answers let it go', page.value(
        'window.dispatchEvent(new Event("beforeunload",{cancelable:true}))'))
    return saved


def look(page):
    """For who sees little, or hears it; and that nothing is fetched."""
    tree = page.ask('Accessibility.getFullAXTree')['nodes']
    for node in tree:
        role = node.get('role', {}).get('value')
        if role in ('radio', 'textbox', 'combobox', 'button', 'region') and \
                not node.get('ignored'):
            check(f'a {role} without a name',
                  node.get('name', {}).get('value', '').strip() != '')
    page.ask('Emulation.setDeviceMetricsOverride', width=320, height=600,
             deviceScaleFactor=1, mobile=True)
    wide = page.value('document.documentElement.scrollWidth')
    check(f'320 pixels are enough, not {wide}', wide <= 320)
    for event in page.events:
        if event.get('method') == 'Network.requestWillBeSent':
            url = event['params']['request']['url']
            check(f'{url} is fetched',
                  url.startswith(('file:', 'about:', 'blob:', 'data:')))
        if event.get('method') == 'Runtime.exceptionThrown':
            check(json.dumps(event['params']), False)


def main():
    if browser() is None:
        print('skipped: there is no chromium')
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        source, page = folder / 'm.txt', folder / 'review.html'
        source.write_text(TEXT, encoding='utf-8')
        done = run('review', str(source), '-o', str(page))
        check(f'review: {done.stderr}', done.returncode == 0)
        text = page.read_text(encoding='utf-8')
        check('nothing ends the data', text.count('</script>') == 2)
        check('nothing outside is named',
              'http' not in text.replace('http-equiv', ''))
        try:
            tab = Page(folder)
        except OSError as error:
            print(f'skipped: {error}')
            return 77
        try:
            tab.open(page.as_uri(), folder)
            saved = answer(tab, folder)
            look(tab)
            tab.ask('Page.navigate', url=page.as_uri())
            check('answers are kept', tab.comes_to(
                'document.readyState === "complete" && '
                '(document.getElementById("count") || {}).innerText',
                '2 of 2'))
        finally:
            tab.close()
        done = run('convert', str(source), '--to', 'tei', '-o', '-',
                   '--decisions', str(saved))
        check(f'convert: {done.stderr}', done.returncode == 0)
        check('convert obeys', 'Ole Lund' in done.stdout and
              'resp="#resp-ada-ray"' in done.stdout)
        done = run('inspect', '--review', str(source), '--decisions',
                   str(saved))
        check(f'nothing is left: {done.stdout}',
              'nothing is in doubt' in done.stdout)
    print(f'{failures} failures')
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
