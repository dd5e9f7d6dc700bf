#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What we write is valid TEI, or a finding of a loss says that it is not.

    valid.py

Fixtures, those of the findings, the fuzzer's seeds and generated records, and
what lies in ../shared where it is there, go to TEI, many in one process:
  - what was no TEI comes out valid by our own profile, unless the finding
    tei-invalid is told of it;
  - by Jing and the Consortium's tei_all, each output is valid where neither
    tei-invalid nor tei-customised is told, and not valid where one is.
The second is skipped, with its reason, where Jing or the schema is not
there."""
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

TOP = os.environ.get('srcdir', os.path.dirname(os.path.dirname(
    os.path.dirname(os.path.abspath(__file__)))))
SHARED = os.environ.get('VIDIMUS_SHARED', os.path.join(TOP, '..', 'shared'))
PROGRAM = os.path.abspath(os.environ.get('VIDIMUS', './vidimus'))
DUMP = os.path.abspath('tests/roundtrip/dump')
GENERATED = 40
FAILED = []
# Of each convention's texts and so on, one in so many.
SAMPLES = (('corpus/conventions/text', 2), ('corpus/text', 1),
           ('corpus/tei', 2), ('corpus/md', 1), ('corpus/epub', 2),
           ('corpus/epubcheck', 3), ('corpus/seed-encodings', 1),
           ('seeds', 1))
ENDINGS = ('.txt', '.xml', '.md', '.epub', '.odd', '.html')


def fail(what, name):
    FAILED.append(name)
    print('%s: %s' % (name, what))


def files(folder):
    for at, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            yield os.path.join(at, name)


def sources(generated):
    found = [p for p in files(os.path.join(TOP, 'fixtures'))
             if p.endswith(ENDINGS)]
    found += files(os.path.join(TOP, 'tests', 'fuzz', 'corpus'))
    found += files(generated)
    for folder, each in SAMPLES:
        found += [p for p in files(os.path.join(SHARED, folder))
                  if p.endswith(ENDINGS)][::each]
    return found


def linked(paths, folder):
    """Links with names of their own; the names, and what they stand for."""
    names = {}
    os.mkdir(folder)
    for i, path in enumerate(paths):
        name = '%04d-%s' % (i, os.path.basename(path))
        os.symlink(os.path.abspath(path), os.path.join(folder, name))
        names[os.path.splitext(name)[0]] = path
    return names


def convert(folder, out):
    """The findings by the input's name without its ending."""
    run = subprocess.run(
        [PROGRAM, 'convert', '--quiet', '--fail-on', 'never', '--to', 'tei',
         '-o', out + '/', '--report', out + '.json'] +
        [os.path.join(folder, x) for x in sorted(os.listdir(folder))],
        capture_output=True, text=True, errors='replace')
    found = collections.defaultdict(list)
    if run.returncode not in (0, 1, 3):
        fail('exit %d: %s' % (run.returncode, run.stderr[-1000:]), 'convert')
        return found
    with open(out + '.json', encoding='utf-8') as f:
        for x in json.load(f)['findings']:
            found[os.path.splitext(os.path.basename(x['file']))[0]].append(x)
    return found


def stem(path):
    return os.path.splitext(os.path.basename(path))[0]


def is_tei(path):
    with open(path, 'rb') as f:
        start = f.read(4000).replace(b'\0', b'')
    return b'<TEI' in start or b'<teiCorpus' in start or \
        re.match(rb'\W*<', start) is not None and b'<p' not in start[:5]


def by_profile(outputs, names, told):
    """What was no TEI, by our profile."""
    ours = [p for p in outputs if not is_tei(names[stem(p)]) and
            stem(p) not in told and '-encoded' not in names[stem(p)]]
    run = subprocess.run([PROGRAM, 'validate', '--schema', 'vidimus-tei'] +
                         ours, capture_output=True, text=True,
                         errors='replace')
    for line in (run.stdout + run.stderr).splitlines():
        if re.search(r': error: .*\[schema-[a-z-]+\]$', line):
            fail('not valid by our profile: ' + line,
                 names.get(stem(line.split(':')[0]), '?'))
    return len(ours)


def by_jing(outputs, names, told):
    schema = os.path.join(SHARED, 'schemas', 'tei_all.rng')
    if not shutil.which('jing'):
        print('not tried, jing is not installed: validity by tei_all')
        return 0
    if not os.path.exists(schema):
        print('not tried, there is no tei_all.rng: validity by it')
        return 0
    judged = []
    for path in outputs:  # Jing ends at what it cannot include
        with open(path, 'rb') as f:
            if not re.search(rb'<(\w+:)?include\b', f.read()):
                judged.append(path)
    bad = {}
    rest, unread = judged, set()
    while rest:  # and at names that XML has since its fifth edition only
        run = subprocess.run(['jing', schema] + rest, capture_output=True,
                             text=True, errors='replace')
        ended = None
        for line in run.stdout.splitlines():
            m = re.match(r'(.*?):\d+:\d+: (error|fatal)[^:]*: (.*)', line)
            if m and m.group(2) == 'fatal':
                ended = m.group(1)
            elif m:
                bad.setdefault(stem(m.group(1)), m.group(3)[:200])
        if ended not in rest:
            break
        unread.add(ended)
        rest = rest[rest.index(ended) + 1:]
    judged = [path for path in judged if path not in unread]
    for path in judged:
        name = stem(path)
        if name in bad and name not in told:
            fail('not valid, and nothing said so: ' + bad[name], names[name])
        if name in told and name not in bad:
            fail('valid, but said not to be: ' + told[name], names[name])
    return len(judged)


def main():
    with tempfile.TemporaryDirectory() as tmp:
        generated = os.path.join(tmp, 'generated')
        os.mkdir(generated)
        subprocess.run([DUMP, generated, str(GENERATED)], check=True)
        folder, out = os.path.join(tmp, 'in'), os.path.join(tmp, 'out')
        os.mkdir(out)
        names = linked(sources(generated), folder)
        found = convert(folder, out)
        told = {n: x['message'] for n, xs in found.items() for x in xs
                if x['id'] in ('tei-invalid', 'tei-customised')}
        outputs = sorted(p for p in files(out) if p.endswith('.xml'))
        profile = by_profile(outputs, names, told)
        jing = by_jing(outputs, names, told)
    print('%d inputs, %d outputs, %d by our profile, %d by Jing, '
          '%d told of, %d failures' % (len(names), len(outputs), profile, jing,
                                       len(told), len(FAILED)))
    return 1 if FAILED or len(outputs) < 100 else 0


if __name__ == '__main__':
    sys.exit(main())
