#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How often each degree of certainty is right about who speaks.

    calibration.py SHARED PROGRAM

Reads the gold of SHARED/corpus/gold and `PROGRAM inspect --json`. The promise
is that 99 of 100 turns marked `high` are right; it is printed as missed where
it is not kept. Fails when fewer are right than were at the last measuring."""
import csv
import glob
import json
import os
import re
import subprocess
import sys

FLOOR = 0.99  # of the turns marked high, as is promised


def loose(s):
    return re.sub(r'\W+', ' ', s.casefold()).strip()


def rows(path):
    lines = [l for l in open(path, encoding='utf-8') if not l.startswith('#')]
    return list(csv.DictReader(lines, delimiter='\t', quoting=csv.QUOTE_NONE))


def canon(name, forms):
    if loose(name) in forms:
        return forms[loose(name)]
    hits = {c for c in forms.values()
            if loose(c).split()[-1] in loose(name).split()}
    return hits.pop() if len(hits) == 1 else name


def main():
    shared, program = sys.argv[1:3]
    tally = {}
    for path in sorted(glob.glob(shared + '/corpus/gold/*.tsv')):
        name = os.path.basename(path)[:-4]
        if '.' in name:
            continue
        head = open(path, encoding='utf-8').readline()
        source = head.split('source: ')[1].split()[0]
        text = [p for p in (shared + '/seeds/' + source,
                            shared + '/corpus/text/' + source)
                if os.path.exists(p)]
        if not text:
            continue
        forms = {}
        for r in rows(path[:-4] + '.speakers.tsv'):
            v = list(r.values())
            for f in [v[0]] + (v[1] or '').split('|'):
                forms[loose(re.sub(r'\(.*?\)', '', f))] = v[0]
        out = subprocess.run(program.split() + ['inspect', '--json', text[0]],
                             stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL).stdout
        units = {u['line']: u for u in json.loads(out)['units']}
        for g in rows(path):
            u = units.get(int(g['lines'].split('-')[0]))
            if (u is None or u['kind'] != 'turn' or not u.get('speakers')
                    or g.get('doubt') == '1'):
                continue
            who = {canon(s, forms) for s in u['speakers'].split('|')}
            degree = tally.setdefault(u.get('certainty') or 'none', [0, 0])
            degree[0] += g['kind'] == 'turn' and who == {g['speaker']}
            degree[1] += 1
    for degree, (right, all_) in sorted(tally.items()):
        print('calibration: %-7s %4d of %4d right (%.1f %%)'
              % (degree, right, all_, 100 * right / all_))
    right, all_ = tally.get('high', (0, 0))
    if right < FLOOR * all_:
        print('calibration: 99 of 100 turns marked high are promised to be right')
    return 0 if all_ and right >= FLOOR * all_ else 1


sys.exit(main())
