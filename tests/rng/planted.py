#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Plants errors in valid documents and counts how many are found, and echoes.

    planted.py [--documents N] [--seed K] [--list] [--tool PROGRAM]

Ten kinds of errors, 1, 2, 5 and 10 of them in each of N valid documents of the
shared TEI corpus, at places far from each other; Jing side by side. An error
counts as found if a finding stands on a line that it touches (for something
removed: from there to the end of its parent); every other finding, and a second
one on the same error, is an echo."""
import argparse
import glob
import os
import random
import re
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import agree


def kinds():
    def start(d, e):
        return d.text[e[0]:e[1]]

    def unknown_element(d, e, r):
        return [(e[0], e[0], '<foo>x</foo>')]

    def misplaced_element(d, e, r):
        return [(e[0], e[0], '<titleStmt><title>x</title></titleStmt>')]

    def misspelt_element(d, e, r):
        n = d.name(e)
        edits = [(e[0] + 1, e[0] + 1 + len(n), n + 'x')]
        return edits + [(e[2] + 2, e[2] + 2 + len(n), n + 'x')] if e[2] > e[0] else edits

    def unknown_attribute(d, e, r):
        at = e[0] + 1 + len(d.name(e))
        return [(at, at, ' foo="x"')]

    def misspelt_attribute(d, e, r):
        m = re.search(r'\s(who|rend|type|target|ref|when|url)=', start(d, e))
        return m and [(e[0] + m.end(1) , e[0] + m.end(1), 'x')]

    def bad_value(d, e, r):
        m = re.search(r'\s(when|target|who|ref|cols|rows|xml:lang)="([^"]*)"', start(d, e))
        return m and [(e[0] + m.start(2), e[0] + m.end(2), ' ' if m.group(1) in ('who', 'ref', 'target') else 'a b c')]

    def missing_attribute(d, e, r):
        m = re.search(r'^<(?:graphic|media)[^>]*(\surl="[^"]*")|^<idno()', start(d, e))
        return m and m.group(1) and [(e[0] + m.start(1), e[0] + m.end(1), '')]

    def missing_element(d, e, r):
        if d.name(e) not in ('titleStmt', 'publicationStmt', 'sourceDesc', 'title', 'speaker', 'item', 'row', 'cell', 'body'):
            return None
        return [(e[0], e[3], '')]

    def stray_text(d, e, r):
        if d.name(e) not in ('div', 'sp', 'list', 'table', 'row', 'body', 'fileDesc', 'titleStmt', 'lg'):
            return None
        return e[2] > e[0] and [(e[1], e[1], 'stray')]

    def bad_id(d, e, r):
        at = e[0] + 1 + len(d.name(e))
        return 'xml:id' not in start(d, e) and [(at, at, ' xml:id="1 2"')]
    return [unknown_element, misplaced_element, misspelt_element, unknown_attribute, misspelt_attribute,
            bad_value, missing_attribute, missing_element, stray_text, bad_id]


def plant(d, r, n, all_kinds):
    """Edits that lie apart, each with its extent in the source."""
    planted, tries = [], 0
    while len(planted) < n and tries < 4000:
        tries += 1
        e, kind = r.choice(d.elements[1:]), r.choice(all_kinds)
        if any(e[0] < b and a < e[3] for _, a, b, _ in planted) or e[3] - e[0] > 4000:
            continue
        edits = kind(d, e, r)
        if edits:
            planted.append((kind.__name__, e[0], e[3], edits))
    text, marks = d.text, []
    for name, a, b, edits in sorted(planted, key=lambda x: -x[1]):
        for s, t, new in sorted(edits, reverse=True):
            text = text[:s] + new + text[t:]
    shift = 0
    for name, a, b, edits in sorted(planted, key=lambda x: x[1]):
        grow = sum(len(new) - (t - s) for s, t, new in edits)
        parents = [p for p in d.elements if p[0] < a and p[3] >= b]
        end = parents[-1][3] if parents and name == 'missing_element' else b
        first = text.count('\n', 0, a + shift) + 1
        marks.append((name, first, max(first, text.count('\n', 0, max(a, end + grow) + shift) + 1)))
        shift += grow
    return text, marks


def score(marks, lines):
    found, echoes, hit = 0, 0, set()
    for line in lines:
        fits = [i for i, (_, a, b) in enumerate(marks) if a <= line <= b]
        fresh = [i for i in fits if i not in hit]
        if fresh:
            hit.add(min(fresh, key=lambda i: marks[i][2] - marks[i][1]))
        else:
            echoes += 1
    return len(hit), echoes, [m for i, m in enumerate(marks) if i not in hit]


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--documents', type=int, default=20)
    a.add_argument('--seed', type=int, default=1)
    a.add_argument('--list', action='store_true')
    a.add_argument('--tool', default=os.environ.get('RNGTOOL', 'tests/rng/rngtool'))
    a = a.parse_args()
    schema = os.path.join(agree.SHARED, 'schemas', 'tei_all.rng')
    files = sorted(glob.glob(os.path.join(agree.SHARED, 'corpus', 'tei', '**', '*.xml'), recursive=True))
    files = [f for f in files if not agree.reaches_out(f) and os.path.getsize(f) > 8000]
    verdict, _ = agree.ours(a.tool, schema, files)
    valid = [f for f in files if verdict[f] == 'valid']
    r = random.Random(a.seed)
    valid = r.sample(valid, min(a.documents, len(valid)))
    with tempfile.TemporaryDirectory() as folder:
        plan = {}
        for f in valid:
            d = agree.Document(open(f, encoding='utf-8', newline='').read())
            for n in (1, 2, 5, 10):
                text, marks = plant(d, r, n, kinds())
                path = os.path.join(folder, '%s-%d' % (os.path.basename(f), n))
                open(path, 'w', encoding='utf-8', newline='').write(text)
                plan[path] = (n, marks)
        theirs, _ = agree.jing(schema, list(plan))
        _, found = agree.ours(a.tool, schema, list(plan))
        tally = {}
        for path, (n, marks) in plan.items():
            for who, lines in (('ours', [x[0] for x in found[path]]), ('Jing', [x[0] for x in theirs[path]])):
                hit, echoes, missed = score(marks, lines)
                t = tally.setdefault((n, who), [0, 0, 0])
                t[0] += len(marks)
                t[1] += hit
                t[2] += echoes
                if a.list and who == 'ours' and (missed or echoes):
                    print(path, 'missed', missed, 'echoes', echoes, [x[:3] for x in found[path]][:6], marks)
    for (n, who), (planted, hit, echoes) in sorted(tally.items()):
        print('%2d a document, %s: %d of %d found, %d echoes' % (n, who, hit, planted, echoes))
    return 0


if __name__ == '__main__':
    sys.exit(main())
