#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares our verdicts with Jing's, on documents and on mutants of them.

    agree.py [--mutants N] [--seed K] [--list] [--keep FOLDER] [--schema S] [FILE...]

Without files: the shared TEI corpus against its tei_all.rng. Prints how many
verdicts agree, and for documents that both hold invalid, how often the line of
the first error is the same. Jing points behind the tag that an error is found
at, we point at its '<' or at the text itself: a line counts as the same if it
lies on the tag or text in question. Exit 1 where a verdict differs, 77 where
Jing or the corpus is not there."""
import argparse
import collections
import glob
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
SHARED = os.environ.get('VIDIMUS_SHARED', os.path.join(TOP, '..', 'shared'))
TAG = re.compile(r'<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>'
                 r'|</[^>]*>|<[A-Za-z_](?:"[^"]*"|\'[^\']*\'|[^"\'>])*>', re.S)
ATTR = re.compile(r'\s+([\w:.-]+)\s*=\s*("[^"]*"|\'[^\']*\')')
NAMES = ('p div head note list item ab sp speaker stage date name title hi ref choice lb pb '
         'table row cell bibl figure graphic seg quote said').split()


class Document:
    """The tags of a document, and which end belongs to which start."""

    def __init__(self, text):
        self.text = text
        self.elements = []  # (start, start's end, end's start, end)
        stack = []
        for m in TAG.finditer(text):
            t = m.group()
            if t[1] in '!?':
                continue
            if t[1] == '/':
                s = stack.pop()
                self.elements.append((s.start(), s.end(), m.start(), m.end()))
            elif t.endswith('/>'):
                self.elements.append((m.start(), m.end(), m.start(), m.end()))
            else:
                stack.append(m)
        self.elements.sort()

    def name(self, e):
        return re.match(r'<([\w:.-]+)', self.text[e[0]:e[1]]).group(1)


def put(text, start, end, new):
    return text[:start] + new + text[end:]


def remove_child(d, e, r):
    return put(d.text, e[0], e[3], '')


def move_child(d, e, r):
    o = r.choice(d.elements[1:])
    piece = d.text[e[0]:e[3]]
    if o[3] <= e[0]:
        return put(put(d.text, e[0], e[3], ''), o[3], o[3], piece)
    if o[0] >= e[3]:
        return put(d.text, o[3], o[3], piece)[:e[0]] + put(d.text, o[3], o[3], piece)[e[3]:]
    return d.text


def rename(d, e, r):
    name = d.name(e)
    new = r.choice([r.choice(NAMES), name + 'x', name[:-1] or 'q', name.swapcase()])
    text = d.text
    if e[2] > e[0]:
        text = put(text, e[2], e[3], '</' + new + '>')
    return put(text, e[0] + 1, e[0] + 1 + len(name), new)


def add_child(d, e, r):
    new = r.choice(['<%s/>', '<%s>x</%s>']).replace('%s', r.choice(NAMES + ['foo']))
    at = r.choice([e[0], e[3]])
    return put(d.text, at, at, new)


def double(d, e, r):
    return put(d.text, e[3], e[3], d.text[e[0]:e[3]])


def attribute_removed(d, e, r):
    found = [m for m in ATTR.finditer(d.text, e[0], e[1]) if not m.group(1).startswith('xmlns')]
    if not found:
        return d.text
    m = r.choice(found)
    return put(d.text, m.start(), m.end(), '')


def attribute_added(d, e, r):
    at = e[0] + 1 + len(d.name(e))
    a = r.choice(['who="#x"', 'foo="1"', 'when="1950-02-30"', 'when="1950-02-03"', 'n=""', 'n="a b"',
                  'cert="sure"', 'xml:lang="en_US"', 'rend="x"', 'typ="x"', 'ref="a b"', 'xml:id="1x"'])
    if re.search(r'\s' + a.split('=')[0] + r'\s*=', d.text[e[0]:e[1]]):
        return d.text
    return put(d.text, at, at, ' ' + a)


def attribute_changed(d, e, r):
    found = [m for m in ATTR.finditer(d.text, e[0], e[1]) if not m.group(1).startswith('xmlns')]
    if not found:
        return d.text
    m = r.choice(found)
    return put(d.text, m.start(2), m.end(2), r.choice(['""', '"x y"', '"-1"', '"%"', '"1999-13-01"', '"true"', '"&#10;z"']))


def text_added(d, e, r):
    at = r.choice([e[1] if e[2] > e[0] else e[3], e[3]])
    return put(d.text, at, at, 'stray')


def id_doubled(d, e, r):
    ids = re.findall(r'xml:id="([^"]*)"', d.text)
    if not ids or 'xml:id' in d.text[e[0]:e[1]]:
        return d.text
    at = e[0] + 1 + len(d.name(e))
    return put(d.text, at, at, ' xml:id="%s"' % r.choice(ids))


KINDS = [remove_child, move_child, rename, add_child, double, attribute_removed, attribute_added,
         attribute_changed, text_added, id_doubled]


def mutants(files, n, seed, folder):
    r = random.Random(seed)
    made = []
    texts = {}
    while len(made) < n:
        f = r.choice(files)
        if f not in texts:
            try:
                texts[f] = Document(open(f, encoding='utf-8', newline='').read())
            except (UnicodeDecodeError, IndexError):
                texts[f] = None
        d = texts[f]
        kind = r.choice(KINDS)
        if d is None or len(d.elements) < 3:
            continue
        new = kind(d, r.choice(d.elements[1:]), r)
        if new == d.text:
            continue
        path = os.path.join(folder, '%04d-%s.xml' % (len(made), kind.__name__))
        with open(path, 'w', encoding='utf-8', newline='') as out:
            out.write(new)
        made.append(path)
    return made


REACH = re.compile(rb'(<!DOCTYPE[^\[>"\']*|<!ENTITY[^>"\']*)((?:SYSTEM|PUBLIC)\s+(?:"[^"]*"|\'[^\']*\')'
                   rb'(?:\s+(?:"[^"]*"|\'[^\']*\'))?)|http://www.w3.org/2001/XInclude')


def reaches_out(path):
    """Jing ends a whole run at a DTD or inclusion that it does not find."""
    return REACH.search(open(path, 'rb').read()) is not None


def tamed(path, folder):
    """A copy that asks for no other file, with everything where it was."""
    def cut(m):
        if m.group(2) is None:  # another name, as long, for a namespace that no schema knows
            return m.group()[:-1] + b'?'
        blank = re.sub(rb'[^\n]', b' ', m.group(2))
        return m.group(1) + (blank if m.group(1).startswith(b'<!D') else b'""' + blank[2:])
    out = os.path.join(folder, 'tamed-%d-%s' % (len(os.listdir(folder)), os.path.basename(path)))
    with open(out, 'wb') as f:
        f.write(REACH.sub(cut, open(path, 'rb').read()))
    return out


def jing_batch(command, batch, found, cannot):
    run = subprocess.run(command + batch, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                         encoding='utf-8', errors='replace')
    lines = run.stdout.splitlines()
    schema = command[-1]
    if any(re.match(r'(.*?):\d+:\d+: (error|fatal)', line) and not line.startswith(tuple(batch)) for line in lines):
        sys.exit('agree: Jing refuses %s: %s' % (schema, lines[0]))
    if any(line.startswith(('error: ', 'fatal: ')) for line in lines):
        if len(batch) == 1:
            cannot.add(batch[0])
            return
        half = len(batch) // 2
        jing_batch(command, batch[:half], found, cannot)
        jing_batch(command, batch[half:], found, cannot)
        return
    stopped = None
    for line in lines:
        m = re.match(r'(.*?):(\d+):(\d+): (error|fatal): (.*)', line)
        if m:
            found[m.group(1)].append((int(m.group(2)), m.group(4), m.group(5)))
            if m.group(4) == 'fatal':
                stopped = m.group(1)
    if stopped in batch and batch.index(stopped) + 1 < len(batch):  # it reads no further
        jing_batch(command, batch[batch.index(stopped) + 1:], found, cannot)


def jing(schema, files, options=()):
    """The findings of each file: line, kind, words; and the files that it cannot read."""
    found, cannot = collections.defaultdict(list), set()
    compact = ['-c'] if schema.endswith('.rnc') else []
    alone = set(f for f in files if reaches_out(f))
    together = [f for f in files if f not in alone]
    for batch in [together[i:i + 250] for i in range(0, len(together), 250)] + [[f] for f in sorted(alone)]:
        jing_batch(['jing', *compact, *options, schema], batch, found, cannot)
    return found, cannot


def ours(tool, schema, files):
    verdict, found, now = {}, {}, []
    asked = 'schema %s\n' % schema + ''.join('doc %s\n' % f for f in files)
    run = subprocess.run(tool.split() + ['-v'], input=asked, stdout=subprocess.PIPE, encoding='utf-8')
    answers = run.stdout.splitlines()
    it = iter(files)
    for line in answers:
        if line.startswith('\t'):
            m = re.match(r'\t(.*?):(\d+):(\d+): ([a-z-]+): (.*)', line)
            if m:
                now.append((int(m.group(2)), m.group(4), m.group(5), int(m.group(3))))
        elif line in ('correct', 'incorrect'):
            if line == 'incorrect':
                print(now)
            now = []
        else:
            f = next(it)
            verdict[f], found[f], now = line, now, []
    return verdict, found


def span(path, line, column):
    """The last line of what begins at a position: a tag, or text and the tag behind it."""
    text = open(path, 'rb').read().decode('utf-8', 'replace')
    lines = text.split('\n')
    at = sum(len(x) + 1 for x in lines[:line - 1]) + column - 1
    end = at
    if at < len(text) and text[at] != '<':
        at = text.find('<', at)
    while 0 <= at < len(text):
        m = TAG.match(text, at)
        end = m.end() if m else at
        if m is None or m.group()[1] not in '!?':
            break
        at = text.find('<', end)
    return text.count('\n', 0, end) + 1


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--mutants', type=int, default=0)
    a.add_argument('--seed', type=int, default=1)
    a.add_argument('--list', action='store_true')
    a.add_argument('--keep')
    a.add_argument('--schema', default=os.path.join(SHARED, 'schemas', 'tei_all.rng'))
    a.add_argument('--tool', default=os.environ.get('RNGTOOL', 'tests/rng/rngtool'))
    a.add_argument('files', nargs='*')
    a = a.parse_args()
    files = a.files or sorted(glob.glob(os.path.join(SHARED, 'corpus', 'tei', '*', '*.*')))
    if shutil.which('jing') is None or not files or not os.path.exists(a.schema):
        print('skipped: no jing, or no documents')
        return 77
    with tempfile.TemporaryDirectory() as folder:
        folder = a.keep or folder
        if a.mutants:
            files = [f for f in files if not reaches_out(f)]
            files = mutants(files, a.mutants, a.seed, folder)
        else:
            files = [tamed(f, folder) if reaches_out(f) else f for f in files]
        theirs, cannot = jing(a.schema, files)
        files = [f for f in files if f not in cannot]
        verdict, found = ours(a.tool, a.schema, files)
        same = lines = exact = both = 0
        for f in files:
            v = 'broken' if any(k == 'fatal' for _, k, _ in theirs[f]) else 'invalid' if theirs[f] else 'valid'
            if v == verdict.get(f):
                same += 1
            elif a.list:
                print('%s: we say %s, Jing %s: %s %s' % (f, verdict.get(f), v, found.get(f)[:1], theirs[f][:1]))
            if v == verdict.get(f) == 'invalid':
                both += 1
                first, theirs_first = found[f][0], theirs[f][0]
                exact += first[0] == theirs_first[0]
                if first[0] <= theirs_first[0] <= span(f, first[0], first[3]):
                    lines += 1
                elif a.list:
                    print('%s: first error %s, Jing %s' % (f, first, theirs_first))
    print('verdicts %d of %d, first lines %d of %d (%d to the number); %d more that Jing cannot read'
          % (same, len(files), lines, both, exact, len(cannot)))
    return 0 if same == len(files) else 1


if __name__ == '__main__':
    sys.exit(main())
