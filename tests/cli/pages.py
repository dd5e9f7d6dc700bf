#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Pages of books as a browser shows them.

    pages.py [--make]

The fixtures become books whose pages are looked at in the widths of a phone, a
tablet and a desktop, light and dark: no page is wider than its window, text can
be told from its ground, and the first screens look as in docs/pages, a sheet a
book. --make (make pages) writes those sheets anew: look at them before you
commit them.
Skipped where there is no chromium. Sheets are compared only where the browser
has the fonts that they were made with."""
import base64
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import zipfile

from browser import Page, browser

TOP = pathlib.Path(os.environ.get('srcdir') or '.').resolve()
SHEETS = TOP / 'docs' / 'pages'
MADE = SHEETS / 'made.json'
VIDIMUS = pathlib.Path.cwd() / os.environ.get('VIDIMUS', 'vidimus')
WINDOWS = (('phone', 320, 568), ('tablet', 768, 1024), ('desktop', 1280, 800))
SCHEMES = ('light', 'dark')
SCALE = 0.5             # of a sheet's views
BLOCK = 4               # pixels of a sheet that count as one
# How two sheets may differ, of 255 on average, and in a thousand blocks by more
# than FAR: made by one release of the browser, which draws a page always alike,
# and by two, where rounding and hinting may be others. Of the first a word that
# is no longer in italics is more, of the second labels that are no longer bold.
FAR = 24
SAME, OTHER = (0.005, 0), (0.25, 4)
CONTRAST = 4.5          # WCAG 2.2, 1.4.3

# What of a page is too wide, or is hardly to be told from its ground.
LOOK = '''(() => {
const found = [];
const root = document.documentElement;
if (root.scrollWidth > window.innerWidth)
  found.push(`${root.scrollWidth} pixels wide in ${window.innerWidth}`);
const light = c => {
  const [r, g, b] = c.map(v => v / 255).map(
    v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b;
};
const parts = c => (c.match(/[\\d.]+/g) || []).map(Number);
const over = (top, under) => top.length < 4 ? top.slice(0, 3) : [0, 1, 2].map(
  i => top[i] * top[3] + under[i] * (1 - top[3]));
const canvas = getComputedStyle(root).colorScheme.includes('dark') &&
  matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18]
  : [255, 255, 255];
const ground = e => e ? over(parts(getComputedStyle(e).backgroundColor),
                             ground(e.parentElement)) : canvas;
for (const e of document.body.querySelectorAll('*')) {
  if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) ||
      !e.getClientRects().length)
    continue;
  const under = ground(e);
  const a = light(over(parts(getComputedStyle(e).color), under));
  const b = light(under);
  const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  if (ratio < RATIO)
    found.push(`${e.localName} "${e.textContent.trim().slice(0, 30)}": ` +
               `contrast ${ratio.toFixed(1)}`);
}
return found.slice(0, 5);
})()'''.replace('RATIO', str(CONTRAST))

# Puts views beside each other, a row a page.
SHEET = '''(async rows => {
const load = s => new Promise((ok, no) => {
  const i = new Image();
  i.onload = () => ok(i);
  i.onerror = no;
  i.src = 'data:image/png;base64,' + s;
});
const pictures = [];
for (const row of rows)
  pictures.push(await Promise.all(row.map(load)));
const gap = 8, c = document.createElement('canvas');
const side = n => Math.round(n * SCALE);
c.width = Math.max(...pictures.map(
  row => row.reduce((w, i) => w + side(i.width) + gap, gap)));
c.height = pictures.reduce(
  (h, row) => h + Math.max(...row.map(i => side(i.height))) + gap, gap);
const pen = c.getContext('2d');
pen.imageSmoothingQuality = 'high';
pen.fillStyle = '#888';
pen.fillRect(0, 0, c.width, c.height);
let y = gap;
for (const row of pictures) {
  let x = gap;
  for (const i of row) {
    pen.drawImage(i, x, y, side(i.width), side(i.height));
    x += side(i.width) + gap;
  }
  y += Math.max(...row.map(i => side(i.height))) + gap;
}
return c.toDataURL('image/webp', 0.75).split(',')[1];
})'''.replace('SCALE', str(SCALE))

# How two sheets differ: [on average, in a thousand], or their sizes.
COMPARE = '''(async (one, other) => {
const blocks = async s => {
  const i = new Image();
  i.src = 'data:image/webp;base64,' + s;
  await i.decode();
  const c = document.createElement('canvas');
  c.width = i.width;
  c.height = i.height;
  const pen = c.getContext('2d');
  pen.drawImage(i, 0, 0);
  const d = pen.getImageData(0, 0, i.width, i.height).data, sums = [];
  for (let y = 0; y + BLOCK <= i.height; y += BLOCK)
    for (let x = 0; x + BLOCK <= i.width; x += BLOCK) {
      let sum = 0;
      for (let k = 0; k < BLOCK * BLOCK; k++) {
        const at = 4 * ((y + (k / BLOCK | 0)) * i.width + x + k % BLOCK);
        sum += .3 * d[at] + .59 * d[at + 1] + .11 * d[at + 2];
      }
      sums.push(sum / BLOCK / BLOCK);
    }
  return [i.width, i.height, sums];
};
const a = await blocks(one), b = await blocks(other);
if (a[0] !== b[0] || a[1] !== b[1])
  return `${a[0]} by ${a[1]} pixels, not ${b[0]} by ${b[1]}`;
let sum = 0, far = 0;
a[2].forEach((v, i) => {
  sum += Math.abs(v - b[2][i]);
  far += Math.abs(v - b[2][i]) > FAR;
});
return [sum / a[2].length, 1000 * far / a[2].length];
})'''.replace('BLOCK', str(BLOCK)).replace('FAR', str(FAR))

failures = 0


def say(text):
    global failures
    print(text)
    failures += 1


def later(tab, code, *args):
    """What a function of the page comes to."""
    said = ', '.join(json.dumps(a) for a in args)
    got = tab.ask('Runtime.evaluate', expression=f'{code}({said})',
                  awaitPromise=True, returnByValue=True)
    if 'exceptionDetails' in got:
        raise RuntimeError(json.dumps(got['exceptionDetails'])[:500])
    return got['result']['value']


def go(tab, address):
    tab.ask('Page.navigate', url=address)
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if tab.value(f'location.href === {json.dumps(address)} && '
                     'document.readyState') == 'complete':
            return
        time.sleep(0.02)
    raise RuntimeError(f'{address} does not load')


def fonts(tab):
    """The fonts in which the browser shows text."""
    families = ('initial', 'serif', 'sans-serif', 'monospace')
    go(tab, 'about:blank')
    tab.value('document.body.innerHTML = ' + json.dumps(''.join(
        f'<p style="font-family:{f}">Vidimus</p>' for f in families)) + '; 0')
    tab.ask('DOM.enable')
    tab.ask('CSS.enable')
    root = tab.ask('DOM.getDocument', depth=-1)['root']
    nodes = tab.ask('DOM.querySelectorAll', nodeId=root['nodeId'],
                    selector='p')['nodeIds']
    return [f['familyName'] for n in nodes for f in
            tab.ask('CSS.getPlatformFontsForNode', nodeId=n)['fonts']]


def book(origin, folder):
    """The pages of the book that a fixture becomes, in their order."""
    out = folder / (origin.stem + '.epub')
    done = subprocess.run(
        [VIDIMUS, 'convert', '-q', '--fail-on', 'never', '--modified',
         '2024-01-01T00:00:00Z', str(origin), '-o', str(out)],
        capture_output=True, text=True, env={**os.environ, 'TZ': 'UTC'})
    if done.returncode != 0:
        say(f'{origin.name}: {done.stderr}')
        return []
    with zipfile.ZipFile(out) as archive:
        archive.extractall(folder / origin.stem)
        return [(folder / origin.stem / name).as_uri()
                for name in archive.namelist() if name.endswith('.xhtml')]


def views(tab, name, page):
    """The page in each window and scheme, as pictures."""
    taken = []
    for window, width, height in WINDOWS:
        for scheme in SCHEMES:
            tab.ask('Emulation.setDeviceMetricsOverride', width=width,
                    height=height, deviceScaleFactor=1, mobile=False)
            tab.ask('Emulation.setEmulatedMedia', features=[
                {'name': 'prefers-color-scheme', 'value': scheme}])
            go(tab, page)
            for fault in tab.value(LOOK) or []:
                say(f'{name}: {page.rsplit("/", 1)[1]}, {window}, {scheme}: '
                    f'{fault}')
            taken.append(tab.ask('Page.captureScreenshot')['data'])
    return taken


def first_screens(pages):
    """The title page and the first page of text."""
    wanted = [p for p in pages if p.endswith('/title.xhtml')]
    return wanted + [p for p in pages if '/text-' in p][:1]


def judge(tab, name, new, most):
    """Compares a sheet with the one that is kept."""
    place = SHEETS / (name + '.webp')
    if not place.exists():
        say(f'{name}: there is no {place.name} in docs/pages')
        return
    old = base64.b64encode(place.read_bytes()).decode()
    how = later(tab, COMPARE, new, old)
    if isinstance(how, str):
        say(f'{name}: the sheet has {how}')
    elif how[0] > most[0] or how[1] > most[1]:
        say(f'{name}: looks otherwise than docs/pages/{place.name}: '
            f'{how[0]:.3f} on average, {how[1]:.1f} blocks in a thousand')


def look(tab, folder, make):
    """All books; what they look like is compared, or kept."""
    tab.open('about:blank', folder)
    tab.ask('Emulation.setScrollbarsHidden', hidden=True)
    now = {'fonts': fonts(tab),
           'browser': tab.ask('Browser.getVersion')['product']}
    if make:
        SHEETS.mkdir(exist_ok=True)
        MADE.write_text(json.dumps(now) + '\n', encoding='utf-8')
    made = json.loads(MADE.read_text(encoding='utf-8'))
    if made['fonts'] != now['fonts']:
        print(f'the sheets were made with other fonts than {now["fonts"]}: '
              'they are not compared')
    for origin in sorted((TOP / 'fixtures').glob('*.*')):
        if origin.suffix not in ('.txt', '.xml'):
            continue
        pages = book(origin, folder)
        seen = {p: views(tab, origin.stem, p) for p in pages}
        go(tab, 'about:blank')
        sheet = later(tab, SHEET, [seen[p] for p in first_screens(pages)])
        if make:
            (SHEETS / (origin.stem + '.webp')).write_bytes(
                base64.b64decode(sheet))
        elif made['fonts'] == now['fonts']:
            judge(tab, origin.stem, sheet,
                  SAME if made['browser'] == now['browser'] else OTHER)


def main():
    if browser() is None:
        print('skipped: there is no chromium')
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        try:
            tab = Page(folder)
        except OSError as error:
            print(f'skipped: {error}')
            return 77
        try:
            look(tab, folder, '--make' in sys.argv[1:])
        finally:
            tab.close()
    print(f'{failures} failures')
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
