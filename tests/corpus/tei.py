#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Real TEI goes through: what it says is there again, and valid where it was.

    tei.py PROGRAM [FILE-OR-FOLDER...]

Many documents in few processes. Each one goes to TEI, EPUB, Markdown and text
and back to TEI:
  - TEI to TEI is the same by canonical XML, white space between elements
    apart (but what is made P5 of something else);
  - through EPUB and Markdown every element, attribute and word is there again;
  - through text the words are, but those that a finding reports;
  - a second conversion of each output to its own format gives the same bytes;
  - what comes out is valid by tei_all, by Jing, where the source was.
One document in three is tried, all with VIDIMUS_CORPUS=all. Exits 77, with the
reason, where the documents are not there."""
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ET

TOP = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
SHARED = os.environ.get('VIDIMUS_SHARED', os.path.join(TOP, '..', 'shared'))
TEI = '{http://www.tei-c.org/ns/1.0}'
UPGRADED = {'tei-p4', 'tei-no-namespace'}
BLANK = re.compile(rb'>[ \t\n]+<')
FAILED = []


def fail(what, path):
    FAILED.append(path)
    print('%s: %s' % (os.path.basename(path), what))


def documents(paths):
    for path in paths:
        if os.path.isfile(path):
            yield path
        for folder, _, names in sorted(os.walk(path)):
            for name in sorted(names):
                if name.endswith('.xml'):
                    yield os.path.join(folder, name)


def convert(program, inputs, to, folder):
    """One process; the findings by the input's name without its ending."""
    os.makedirs(folder, exist_ok=True)
    report = folder + '.json'
    run = subprocess.run([program, 'convert', '--quiet', '--no-provenance',
                          '--fail-on', 'never', '--to', to, '-o', folder + '/', '--report', report]
                         + inputs, capture_output=True, text=True)
    if run.returncode not in (0, 1):
        fail('exit %d: %s' % (run.returncode, run.stderr[-2000:]), folder)
        return {}
    found = collections.defaultdict(list)
    with open(report, encoding='utf-8') as f:
        for x in json.load(f)['findings']:
            found[stem(x['file'])].append(x)
    return found


def stem(path):
    return os.path.splitext(os.path.basename(path))[0]


def outputs(folder):
    return sorted(os.path.join(folder, x) for x in os.listdir(folder)
                  if os.path.isfile(os.path.join(folder, x)))


def canonical(path):
    run = subprocess.run(['xmllint', '--nonet', '--noent', '--huge', '--c14n',
                          path], capture_output=True)
    return BLANK.sub(b'><', run.stdout).strip()


def events(path):
    """Elements, attributes and text, white space folded; a header without any
    text, which is made where there was none, is left out."""
    root = ET.parse(path).getroot()
    for child in list(root):
        if child.tag == TEI + 'teiHeader' and not ''.join(
                child.itertext()).strip():
            root.remove(child)
    for e in root.iter():
        yield (e.tag, sorted(e.attrib.items()),
               ' '.join((e.text or '').split()),
               ' '.join((e.tail or '').split()))


def words(text):
    text = unicodedata.normalize('NFC', text).casefold()
    return collections.Counter(re.findall(r'\w+', text))


def element_words(path):
    count = collections.Counter()
    for e in ET.parse(path).getroot().iter():
        count += words(e.text or '') + words(e.tail or '')
    return count


def same_by_canonical_xml(sources, folder, found):
    for path in outputs(folder):
        if UPGRADED & {x['id'] for x in found[stem(path)]}:
            continue
        if canonical(sources[stem(path)]) != canonical(path):
            fail('TEI to TEI is not the same', path)


def same_through(folder, first):
    for path in outputs(folder):
        before = os.path.join(first, os.path.basename(path))
        for a, b in zip(events(before), events(path)):
            if a != b:
                fail('%s became %s' % (a, b), path)
                break
        else:
            if len(list(events(before))) != len(list(events(path))):
                fail('elements are missing or more', path)


def words_through_text(folder, first, found):
    for path in outputs(folder):
        reported = collections.Counter()
        for x in found[stem(path)]:
            reported += words(x.get('text') or '')
        before = element_words(os.path.join(first, os.path.basename(path)))
        lost = before - element_words(path) - reported
        if lost:
            fail('lost in text: %s' % ' '.join(list(lost)[:10]), path)


def same_again(program, folder, to):
    again = folder + '-again'
    convert(program, outputs(folder), to, again)
    for path in outputs(folder):
        other = os.path.join(again, os.path.basename(path))
        with open(path, 'rb') as a, open(other, 'rb') as b:
            if a.read() != b.read():
                fail('not a fixed point: ' + to, path)


def valid(paths):
    """The invalid ones among them, by Jing."""
    schema = os.path.join(SHARED, 'schemas', 'tei_all.rng')
    run = subprocess.run(['jing', schema] + paths, capture_output=True,
                         text=True)
    bad = {}
    for line in run.stdout.splitlines():
        m = re.match(r'(.*?):\d+:\d+: (?:error|fatal): (.*)', line)
        if m:
            bad.setdefault(m.group(1), line)
    return bad


def still_valid(sources, folders):
    if not shutil.which('jing'):
        print('not tried, jing is not installed: what comes out is valid')
        return
    bad = valid(list(sources.values()) +
                [p for folder in folders for p in outputs(folder)])
    invalid = {stem(p) for p in sources.values() if p in bad}
    for path in bad:
        if path not in sources.values() and stem(path) not in invalid:
            fail('not valid any more: ' + bad[path], path)


def run(program, paths, tmp):
    sources = {}
    for i, path in enumerate(paths):
        name = '%03d-%s' % (i, os.path.basename(path))
        link = os.path.join(tmp, name)
        os.symlink(os.path.abspath(path), link)
        sources[stem(link)] = link
    inputs = list(sources.values())
    tei = os.path.join(tmp, 'tei')
    found = convert(program, inputs, 'tei', tei)
    same_by_canonical_xml(sources, tei, found)
    same_again(program, tei, 'tei')
    folders = [tei]
    for to in ('epub', 'md', 'txt'):
        there, back = os.path.join(tmp, to), os.path.join(tmp, to + '-tei')
        found = convert(program, inputs, to, there)
        same_again(program, there, to)
        convert(program, outputs(there), 'tei', back)
        if to == 'txt':
            words_through_text(back, tei, found)
        else:
            same_through(back, tei)
            folders.append(back)
    still_valid({s: p for s, p in sources.items()
                 if os.path.exists(os.path.join(tei, s + '.xml'))}, folders)
    return len(os.listdir(tei))


def main():
    program = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else
                              os.environ.get('VIDIMUS', './vidimus'))
    paths = sys.argv[2:] or [os.path.join(SHARED, 'corpus', 'tei')]
    if not os.path.exists(paths[0]):
        print('skipped: there are no documents at', paths[0])
        return 77
    if not shutil.which('xmllint'):
        print('skipped: xmllint is not installed')
        return 77
    paths = list(documents(paths))
    if os.environ.get('VIDIMUS_CORPUS') != 'all':
        paths = paths[::3]
    with tempfile.TemporaryDirectory() as tmp:
        count = run(program, paths, tmp)
    print('%d documents, %d of them TEI, %d failures'
          % (len(paths), count, len(FAILED)))
    return 1 if FAILED or count == 0 else 0


if __name__ == '__main__':
    sys.exit(main())
