#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The proof of the proof: a comparison that cannot fail is worth nothing.

    mutate.py [--details] [--formats LIST] PROGRAM JUDGE FILE...

writes each record in all four formats and, in copies of those bytes (XML,
YAML, text, the entries of a container), changes one thing at a time: a letter
of a value, a value taken out, a name exchanged for another person's, a turn
taken out. Each of these must be noticed: by the comparison, or, where the
change makes two copies of one thing differ, by a finding that reading the
original did not give. For every claim one change that alters it, one that takes
it away, and for speakers one that gives it to somebody else must make the
comparison name that claim and no other. JUDGE is the comparison as a service."""
import argparse
import collections
import html
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile

TO = {'tei': 'xml', 'markdown': 'md', 'text': 'txt', 'epub': 'epub'}


class Judge:
    """Compares records with a first one, in one process."""

    def __init__(self, path):
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)

    def ask(self, kind, fmt, data, answers):
        to = self.process.stdin
        to.write(b'%s %s %d\n' % (kind.encode(), fmt.encode(), len(data)))
        to.write(data)
        to.flush()
        return [json.loads(self.process.stdout.readline())
                for _ in range(answers)]

    def first(self, fmt, data):
        """Ids of findings, the record's content, what comparing it says."""
        f, content, report = self.ask('first', fmt, data, 3)
        return found(f), content, report

    def second(self, fmt, data):
        f, report = self.ask('second', fmt, data, 2)
        return found(f), report

    def close(self):
        self.process.stdin.close()
        if self.process.wait() != 0:
            sys.exit('the judge failed')


def found(report):
    return collections.Counter(f['id'] for f in report['findings'])


class Change:
    """One piece of one part of a file put in another's place."""

    def __init__(self, what, part, at, end, new):
        self.what, self.part, self.at, self.end = what, part, at, end
        self.old, self.new = part.text[at:end], new

    def bytes(self):
        text = self.part.text
        return self.part.rebuilt(text[:self.at] + self.new + text[self.end:])

    def __str__(self):
        text = self.part.text
        return '%s %s:%d: [%s] -> [%s] in %r' % (
            self.what, self.part.name, text.count('\n', 0, self.at) + 1,
            self.old[:60], self.new[:60], text[self.at - 40:self.end + 20])


class Part:
    """A text of which a file is made: the file, or an entry of it."""

    def __init__(self, name, text, entries=None):
        self.name, self.text, self.entries = name, text, entries

    def rebuilt(self, text):
        if self.entries is None:
            return text.encode('utf-8')
        out = io.BytesIO()
        with zipfile.ZipFile(out, 'w') as to:
            for name, data in self.entries:
                to.writestr(name, text.encode('utf-8')
                            if name == self.name else data)
        return out.getvalue()


def parts(data, fmt):
    if fmt != 'epub':
        return [Part('', data.decode('utf-8'))]
    z = zipfile.ZipFile(io.BytesIO(data))
    entries = [(n, z.read(n)) for n in z.namelist()]
    return [Part(n, b.decode('utf-8'), entries) for n, b in entries
            if n.endswith(('.xhtml', '.opf'))]


def pattern(value):
    """Finds a value however the format breaks lines and escapes."""
    words = []
    for w in value.split():
        forms = {w, html.escape(w, quote=False), html.escape(w),
                 w.replace("'", "''"), w.replace('"', '\\"'),
                 re.sub(r'([\\`*_\[\]<>#&{}~|!])', r'\\\1', w)}
        words.append('(?:%s)' % '|'.join(
            re.escape(f) for f in sorted(forms, key=len, reverse=True)))
    return r'(?:\s|>\s|\\n|</?p\b[^>]*>)+'.join(words)


def altered(s):
    """One letter or digit of it is another one."""
    best = max(re.finditer(r'\w+', s), key=lambda m: len(m.group()))
    i = best.end() - 1
    c = s[i]
    new = {'0': '1', '9': '8'}.get(c) or (
        chr(ord(c) - 1) if c.isdigit() else 'e' if c != 'e' else 'a')
    return s[:i] + new + s[i + 1:]


# What stands in a file and is nobody's claim: made for the eye, or by the clock.
MADE = {
    'epub': r' (?:class|id|refines|xmlns)="[^"]*"|'
            r' version="3.0"|<meta property="dcterms:modified">[^<]*|'
            # shown to readers, made from what is said elsewhere
            r'<h1 data-vdm="shown">[^<]*|<span class="gap" title="[^"]*"',
}


def occurrences(part, fmt, value):
    """Where a value stands as such, not in a longer word."""
    if not re.search(r'\w', value):
        return
    made = [m.span() for m in re.finditer(MADE.get(fmt, '(?!)'), part.text)]
    for m in re.finditer(pattern(value), part.text):
        around = part.text[m.start() - 1:m.start()], part.text[m.end():][:1]
        if not any(re.match(r'[\w-]', c) for c in around) and \
                not any(a <= m.start() and m.end() <= b for a, b in made):
            yield m


def values_of(claims):
    values = set()
    for c in claims:
        if c['kind'] == 'speaker' or 'a' not in c:
            continue
        v = c['a'].get('value', '')
        if c['kind'] == 'participant':
            values.update(x for x in v.split('|')[:2] if x)
            values.update(r for r in v.split('|')[2].split(' <')[0].split(', ')
                          if len(r) > 3)
        elif v != '(empty)':
            values.add(v)
    return sorted(values)


def says_something(s):
    return re.search(r'\w', re.sub(r'<!--.*?-->|<[^>]*>', '', s, flags=re.S))


# How a field without a value looks, and how it looks with one.
EMPTY = {
    'tei': (r'<(\w+)([^<>]*)/>', r'<\1\2>Somebody</\1>'),
    'markdown': (r': ""\n', ': "Somebody"\n'),
    'text': (r':\n', ': Somebody\n'),
    'epub': (r'<meta property="vdm:empty"( [^>]*>)(%s)<',
             r'<meta property="vdm:\2"\1Somebody<'),
}


def emptied(part, fmt, claims):
    """Gives a value to what is claimed to have none, and takes it out."""
    for c in claims:
        if c.get('a', {}).get('value') != '(empty)':
            continue
        old, new = EMPTY[fmt]
        at = 0
        if fmt == 'epub':
            old = old % c['name'].replace('_', '[-_]')
        else:
            lines = part.text.splitlines(True)
            at = sum(map(len, lines[:c['a']['line'] - 1]))
        m = re.compile(old).search(part.text, at)
        if m:
            yield Change('alter', part, *m.span(), m.expand(new))
            start = part.text.rfind('\n', 0, m.start()) + 1
            end = part.text.find('\n', m.start()) + 1
            yield Change('remove', part, start, end, '')


def given(part, fmt, claims, people):
    """Says of each turn, in so many words, that somebody else speaks."""
    lines = part.text.splitlines(True)
    for c in claims:
        if c['kind'] != 'speaker' or 'line' not in c.get('a', {}):
            continue
        other = [p['id'] for p in people
                 if p['name'] not in c['a']['value'].split('|')]
        if not other or c['a']['line'] > len(lines):
            continue
        at = sum(map(len, lines[:c['a']['line'] - 1]))
        mark = re.compile(r'<!-- who: [^>]*-->\n').search(part.text, at - 200)
        if fmt == 'text':
            yield Change('give', part, at, at,
                         '[as: said who=#%s/p]\n' % other[0])
        elif mark and mark.start() <= at <= mark.end():
            yield Change('give', part, *mark.span(),
                         '<!-- who: %s -->\n' % other[0])
        else:
            yield Change('give', part, at, at,
                         '<!-- who: %s -->\n' % other[0])


def turns(fmt, text):
    """Where a turn begins and ends, as far as that is easily seen."""
    if fmt == 'tei':
        for m in re.finditer(r'<(sp|said|u)\b(?:(?!<\1\b).)*?</\1>', text,
                             re.S):
            yield m.span()
    if fmt not in ('markdown', 'text'):
        return
    for m in re.finditer(r'(?:^|(?<=\n\n))(?:[^\n]+\n)+', text):
        yield m.span()
    for m in re.finditer(r'<div data-tei="(?:sp|said)"', text):
        depth = 0
        for tag in re.compile(r'<(/?)div\b').finditer(text, m.start()):
            depth += -1 if tag.group(1) else 1
            if depth == 0:
                yield m.start(), tag.end() + 1
                break


def edits(data, fmt, claims, names, people):
    """Yields one change at a time."""
    values = values_of(claims)
    for part in parts(data, fmt):
        text = part.text
        for v in values:
            for m in occurrences(part, fmt, v):
                yield Change('alter', part, *m.span(), altered(m.group()))
                yield Change('remove', part, *m.span(), '')
        for v in sorted(names):
            for m in occurrences(part, fmt, v):
                yield Change('give', part, *m.span(), names[v])
        yield from emptied(part, fmt, claims)
        if fmt in ('markdown', 'text'):
            yield from given(part, fmt, claims, people)
        for start, end in turns(fmt, text):
            if says_something(text[start:end]):
                yield Change('cut', part, start, end, '')
        for m in re.finditer(r' (?:data-)?who="[^"]*"', text):
            yield Change('cut', part, *m.span(), '')


def naming(content):
    """Whatever names a person, with what names another one."""
    people = content['people']
    names = {}
    if len(people) < 2:
        return names
    for i, p in enumerate(people):
        q = people[(i + 1) % len(people)]
        names['#' + p['id']] = '#' + q['id']
        other = q['forms'][0] if q['forms'] else q['name']
        for f in [p['name']] + p['forms']:
            if f and other and f != other:
                names.setdefault(f, other)
    return names


def needed(claim, people):
    """The changes that the comparison must show it can name."""
    if claim['kind'] != 'speaker':
        return [('alter', 'give'), ('remove', 'cut')]
    return [('give',), ('cut',)] if len(people) > 1 else [('cut',)]


class Proof:
    """What the changes of one file in one format came to."""

    def __init__(self, source, fmt, details):
        self.label = '%-28s %-9s' % (os.path.basename(source)[:28], fmt)
        self.details = details
        self.count = self.silent = 0

    def start(self, findings, claims):
        self.findings, self.claims = findings, claims
        self.hit = [set() for _ in claims]

    def take(self, change, findings, report):
        """One change and what was said of it."""
        self.count += 1
        noticed = bool(findings - self.findings)
        if report is not None:
            was = [c for c in report['claims'] if c['outcome'] != 'added']
            other = [i for i, c in enumerate(was) if c['outcome'] != 'kept']
            if len(other) == 1 and len(was) == len(self.claims):
                self.hit[other[0]].add(change.what)
            noticed = (noticed or other or report['text'] or
                       len(report['claims']) > len(was) or
                       not report['same_tree'])
        if not noticed:
            self.silent += 1
            if self.silent <= 10 or self.details:
                print('  %s: unnoticed: %s' % (self.label, change))

    def end(self, people):
        never = [(c, n) for c, h in zip(self.claims, self.hit)
                 for n in needed(c, people) if not h & set(n)]
        for c, n in never:
            print('  %s: never named alone by %s: %s %r' % (
                self.label, ' or '.join(n), c['name'],
                (c.get('a') or {}).get('value')))
        print('%s %5d claims %6d changes %5d unnoticed %4d never named' % (
            self.label, len(self.claims), self.count, self.silent,
            len(never)), flush=True)
        return len(self.claims), self.count, self.silent, len(never)


def prove(program, judge, source, fmt, details):
    with tempfile.TemporaryDirectory() as d:
        base = os.path.join(d, 'base.' + TO[fmt])
        p = subprocess.run([program, 'convert', '-q', '--fail-on', 'never',
                            source, '-o', base])
        if p.returncode != 0:
            return None
        with open(base, 'rb') as f:
            data = f.read()
    findings, content, report = judge.first(fmt, data)
    if report is None or not report['same_tree'] or report['text'] or any(
            c['outcome'] != 'kept' for c in report['claims']):
        print('%s as %s is not equal to itself' % (source, fmt))
        return None
    proof = Proof(source, fmt, details)
    proof.start(findings, report['claims'])
    for change in edits(data, fmt, report['claims'], naming(content),
                        content['people']):
        if change.new != change.old:
            proof.take(change, *judge.second(fmt, change.bytes()))
    return proof.end(content['people'])


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--details', action='store_true')
    a.add_argument('--formats', default=','.join(TO))
    a.add_argument('program')
    a.add_argument('judge')
    a.add_argument('file', nargs='+')
    a = a.parse_args()
    judge = Judge(a.judge)
    total = [0, 0, 0, 0]
    failed = 0
    for f in a.file:
        for fmt in a.formats.split(','):
            r = prove(a.program, judge, f, fmt, a.details)
            if r is None:
                failed += 1
                continue
            total = [x + y for x, y in zip(total, r)]
    judge.close()
    print('%d claims, %d changes, %d unnoticed, %d never named, %d failed' %
          (*total, failed))
    bad = failed or total[2] or total[3] or not total[0] or not total[1]
    sys.exit(1 if bad else 0)


if __name__ == '__main__':
    main()
