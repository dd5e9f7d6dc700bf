#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The proof of the proof: a comparison that cannot fail is worth nothing.

    mutate.py [--details] PROGRAM FILE...

writes each record in all four formats and, in copies of those bytes (XML,
YAML, text, the entries of a container), changes one thing at a time: a letter
of a value, a value taken out, a name exchanged for another person's, a turn
taken out. `compare` must notice each of these, and must, for every claim,
name that claim and no other for at least one alteration of it. Copies of a
value that nobody reads back (a page's <title>, the list of contents) may be
changed unnoticed, in EPUB only; they are counted."""
import argparse
import concurrent.futures
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


def run(program, *args):
    return subprocess.run([program, *args], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)


def compare(program, a, b):
    """(status, claims): every claim in the order of the first record."""
    p = run(program, 'compare', '-q', '--format', 'json', a, b)
    try:
        return p.returncode, json.loads(p.stdout)
    except ValueError:
        return p.returncode, None


def parts(data, fmt):
    """Name and text of what can be mutated."""
    if fmt != 'epub':
        return [('', data.decode('utf-8'))]
    z = zipfile.ZipFile(io.BytesIO(data))
    return [(n, z.read(n).decode('utf-8')) for n in z.namelist()
            if n.endswith(('.xhtml', '.opf'))]


def rebuilt(data, fmt, name, text):
    if fmt != 'epub':
        return text.encode('utf-8')
    out = io.BytesIO()
    z = zipfile.ZipFile(io.BytesIO(data))
    with zipfile.ZipFile(out, 'w') as to:
        for i in z.infolist():
            to.writestr(i, text.encode('utf-8') if i.filename == name
                        else z.read(i.filename), i.compress_type)
    return out.getvalue()


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


def occurrences(text, value):
    if not re.search(r'\w', value):
        return []
    return list(re.finditer(pattern(value), text))


def edits(data, fmt, claims, names):
    """Yields (what, new bytes), one change each."""
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
    for name, text in parts(data, fmt):
        def new(at, end, s):
            return rebuilt(data, fmt, name, text[:at] + s + text[end:])
        for v in sorted(values):
            for m in occurrences(text, v):
                yield 'alter', new(m.start(), m.end(), altered(m.group()))
                yield 'remove', new(m.start(), m.end(), '')
        for v in sorted(names):
            for m in occurrences(text, v):
                before = text[m.start() - 1:m.start()]
                after = text[m.end():m.end() + 1]
                if re.match(r'[\w-]', before) or re.match(r'[\w-]', after):
                    continue
                yield 'give', new(m.start(), m.end(), names[v])
        if fmt == 'tei':
            for m in re.finditer(r'<(sp|said|u)\b(?:(?!<\1\b).)*?</\1>', text,
                                 re.S):
                yield 'cut', new(m.start(), m.end(), '')
        if fmt in ('markdown', 'text'):
            for m in re.finditer(r'(?:^|(?<=\n\n))(?:[^\n]+\n)+', text):
                yield 'cut', new(m.start(), m.end(), '')
        for m in re.finditer(r' (?:data-)?who="[^"]*"', text):
            yield 'cut', new(m.start(), m.end(), '')


def naming(program, path):
    """Whatever names a person, with what names another one."""
    people = json.loads(run(program, 'inspect', '-q', '--json', path).stdout)
    people = people['people']
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


def prove(program, source, fmt, folder, details):
    base = os.path.join(folder, 'base.' + TO[fmt])
    p = run(program, 'convert', '-q', '--fail-on', 'never', source, '-o', base)
    if p.returncode != 0:
        return None
    status, report = compare(program, base, base)
    if status != 0 or report is None:
        print('%s as %s is not equal to itself' % (source, fmt))
        return None
    claims = report['claims']
    with open(base, 'rb') as f:
        data = f.read()
    hit = {i: set() for i in range(len(claims))}
    count = silent = 0

    def one(item):
        number, (what, new) = item
        path = os.path.join(folder, '%d.%s' % (number, TO[fmt]))
        with open(path, 'wb') as f:
            f.write(new)
        status, report = compare(program, base, path)
        os.unlink(path)
        return what, new, status, report

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        todo = enumerate(edits(data, fmt, claims, naming(program, base)))
        for what, new, status, report in pool.map(one, todo):
            if new == data:
                continue
            count += 1
            if report is None:  # refused: noticed, but by the reader
                silent += status != 1
                continue
            was = [c for c in report['claims'] if c['outcome'] != 'added']
            other = [i for i, c in enumerate(was) if c['outcome'] != 'kept']
            added = len(report['claims']) - len(was)
            if not other and not added and not report['text']:
                silent += report['same_tree']
                if details and report['same_tree']:
                    k = next(i for i in range(min(len(new), len(data)))
                             if new[i] != data[i])
                    print('  silent %s: %r' % (what, data[k - 40:k + 30]))
            if len(other) == 1 and len(was) == len(claims):
                hit[other[0]].add(what)
    never = [i for i in hit if not hit[i]]
    for i in never:
        c = claims[i]
        print('  %s %s: never named alone: %s %r' % (
            os.path.basename(source), fmt, c['name'],
            (c.get('a') or {}).get('value', '')[:60]))
    print('%-28s %-9s %5d claims %6d changes %5d unnoticed %4d never named' % (
        os.path.basename(source)[:28], fmt, len(claims), count, silent,
        len(never)), flush=True)
    return len(claims), count, silent if fmt != 'epub' else 0, len(never)


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--details', action='store_true')
    a.add_argument('--formats', default=','.join(TO))
    a.add_argument('program')
    a.add_argument('file', nargs='+')
    a = a.parse_args()
    total = [0, 0, 0, 0]
    failed = 0
    for f in a.file:
        for fmt in a.formats.split(','):
            with tempfile.TemporaryDirectory() as d:
                r = prove(a.program, f, fmt, d, a.details)
            if r is None:
                failed += 1
                continue
            total = [x + y for x, y in zip(total, r)]
    print('%d claims, %d changes, %d unnoticed, %d never named, %d failed' %
          (*total, failed))
    bad = failed or total[2] or total[3] or not total[0] or not total[1]
    sys.exit(1 if bad else 0)


if __name__ == '__main__':
    main()
