#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Lets memory run out in each verb of the program, in its libraries too.

    program.py [--all] [--samples N] [--jobs N] [CASE...]

tests/memory/preload.c fails the nth allocation of a process, or each from the
nth on. However it is, the program then either does what it always does, to the
byte, or says that there is no memory and ends with status 3; an output that was
there stays as it was. No signal, no verdict, no half of a file.

Some n are tried, spread over all, and every one with --all (`make sweep`). CASE
is a part of a case's name."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor

BUILD = os.getcwd()
PROGRAM = os.path.join(BUILD, '.libs', 'vidimus')
PROGRAM = PROGRAM if os.path.exists(PROGRAM) else os.path.join(BUILD, 'vidimus')
PRELOAD = os.path.join(BUILD, 'tests', 'memory', '.libs', 'preload.so')
SAMPLES = 7
TOLD = re.compile(rb'Cannot allocate memory|out of memory')
SKIP = 77

TEXT = '''On the mill

Date: 3 May 1921

Present: Mr. Anselm Roth, Mr. Carl Hemm

MR. ROTH: Who owns the mill?[1]

[He laughs.]

MR. HEMM: Nobody, says Mr. Roth.

[1] A note.

Translated by Carla Hemm.
'''
TEI = '''<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title type="main">On the mill</title><respStmt><resp key="trl">Translated by
</resp><name>Carla Hemm</name></respStmt></titleStmt><publicationStmt>
<publisher>Mill Archive</publisher><availability><p>Ask first.</p></availability>
</publicationStmt><sourceDesc><bibl>MA, box 3.</bibl></sourceDesc></fileDesc>
<profileDesc><particDesc><listPerson><person xml:id="roth" role="speaker">
<persName>Anselm Roth</persName></person></listPerson></particDesc></profileDesc>
</teiHeader><text><body><head>The mill</head><sp who="#roth"><speaker>ROTH:
</speaker><p>Who owns <hi rend="italic">the</hi> mill<note n="1" place="foot">
<p>A note, \u00e9t\u00e9.</p></note>?</p></sp><stage>He laughs.</stage>
<p><figure><graphic url="one.png"/><figDesc>A mill</figDesc></figure></p>
<list><item>one</item></list><table><row><cell>a</cell></row></table>
</body></text></TEI>
'''
MARKDOWN = '''---
title: On the mill
subject: [mills, water]
---

# The mill

**Roth:** Who *owns* it?[^1] ![A mill](one.png)

<div class="x"><p>raw <b>and</b> R&D;<p>more</div>

| a | b |
|---|---|
| 1 | 2 |

[^1]: A note.
'''
RNG = '''<grammar xmlns="http://relaxng.org/ns/structure/1.0"
 datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><start>
<element name="a"><attribute name="n"><data type="int"><param name="minInclusive"
>1</param></data></attribute><oneOrMore><element name="b"><interleave><text/>
<optional><element name="c"><empty/></element></optional></interleave></element>
</oneOrMore></element></start></grammar>
'''
RNC = '''datatypes xsd = "http://www.w3.org/2001/XMLSchema-datatypes"
start = element a { attribute n { xsd:int { minInclusive = "1" } }, b+ }
b = element b { (text & element c { empty }?) }
'''
VOLUME = '''title: Mills
subtitle: Two of them
editors:
- Ada Ray
- {name: Oskar Tuvesen, role: trl, ref: "https://viaf.org/viaf/7"}
language: en
introduction: in.md
cover: one.png
css: own.css
order: title
parts:
- title: First
  records: [l/a.xml, {file: a.txt, title: Said}]
- title: Second
  records: [l.md, a.epub]
'''
PNG = bytes.fromhex(
    '89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de'
    '0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082')

READS = ('a.txt', 'a.xml', 'a.md', 'a.epub')
WRITES = ('txt', 'xml', 'md', 'epub')
# Inputs that the program makes itself of the others.
MADE = [['convert', '-q', 'a.xml', '-o', 'a.epub'],
        *(['bind', '-q', 'v.yaml', '-o', 'v.' + to] for to in WRITES[1:])]


def cases():
    for a in READS:
        for to in WRITES:
            yield (f'convert-{a[2:]}-{to}',
                   ['convert', '--modified', '2001-01-01T00:00:00Z', a, '-o',
                    'out.' + to])
        yield f'inspect-{a[2:]}', ['inspect', '--json', a]
        yield f'validate-{a[2:]}', ['validate', a]
        yield f'compare-{a[2:]}', ['compare', a, 'a.xml']
        yield f'roundtrip-{a[2:]}', ['roundtrip', a]
    yield 'validate-jobs', ['validate', '-j', '2', 'a.xml', 'a.txt']
    yield 'validate-json', ['validate', '--format', 'json', 'a.xml']
    yield 'validate-own', ['validate', '-s', 'vidimus-tei', 'a.xml']
    for schema in ('s.rng', 's.rnc'):
        for engine in ('vidimus', 'libxml2', 'both'):
            if schema == 's.rng' or engine == 'vidimus':
                yield (f'schema-{schema}-{engine}',
                       ['validate', '-s', schema, '--engine', engine, 'ok.xml'])
        yield f'schema-{schema}-wrong', ['validate', '-s', schema, 'wrong.xml']
    for to in WRITES[1:]:
        yield (f'bind-{to}', ['bind', '--modified', '2001-01-01T00:00:00Z',
                              'v.yaml', '-o', 'out.' + to])
        yield f'unbind-{to}', ['unbind', 'v.' + to, '-o', 'many/']
    yield 'bind-named', ['bind', 'corpus.xml', 'a.md',
                          '-o', 'out.epub', '--title', 'Mills']
    yield 'bind-wrong', ['bind', 'w.yaml', '-o', 'out.epub']
    yield 'unbind-none', ['unbind', 'a.epub', '-o', 'many/']
    yield 'unbind-to', ['unbind', '--to', 'txt', 'v.md', '-o', 'many/']
    yield 'summary', ['inspect', 'a.txt']
    yield 'review', ['inspect', '--review', 'a.txt']
    yield 'several', ['convert', '-t', 'tei', 'a.txt', 'b.md', '-o', 'many/']
    yield 'report', ['convert', '--report', 'r.json', 'a.epub', '-o', 'out.md']
    yield 'repair', ['convert', '--repair', 'a.txt', '-o', 'out.xml']
    yield 'stated', ['convert', '--metadata', 'm.yaml', '--people', 'p.yaml',
                     'a.txt', '-o', 'out.xml']
    yield 'stated-table', ['convert', '--metadata', 'm.csv', 'a.txt', '-o',
                           'out.xml']
    yield 'split', ['convert', '--split', '-t', 'md', 'corpus.xml', '-o',
                    'many/']
    yield 'xinclude', ['convert', '--xinclude', 'whole.xml', '-o', 'out.xml']
    yield 'profile', ['convert', '--profile', 'h.profile', 'a.txt', '-o',
                      'out.xml']
    yield 'unrecognised', ['convert', '--no-recognise', 'a.txt', '-o',
                           'out.md']
    yield 'encoding', ['convert', '--encoding', 'windows-1252', 'latin.txt',
                       '-o', 'out.xml']
    yield 'drawing', ['convert', 'drawn.md', '-o', 'out.epub']
    yield 'entities', ['convert', 'dtd.xml', '-o', 'out.txt']
    yield 'named', ['validate', 'named.xml']
    yield 'catalog', ['validate', '--catalog', 'catalog.xml', 'listed.xml']
    yield 'explained', ['validate', '--explain', '-s', 's.rnc', 'wrong.xml']
    yield 'lines', ['validate', '--format', 'lines', 'wrong.xml', 'a.epub']
    yield 'jobs-json', ['validate', '-j', '2', '--format', 'json', 'a.epub',
                        'a.md']
    yield 'compare-json', ['compare', '--format', 'json', 'a.txt', 'a.md']
    yield 'chain', ['roundtrip', '--via', 'epub+md,txt', 'a.xml']
    yield 'units', ['inspect', '--units', 'a.md']
    yield 'fields', ['inspect', '--fields', 'a.epub']
    yield 'explain', ['explain']
    yield 'explain-one', ['explain', 'xml-depth']
    yield 'schema-list', ['schema']
    yield 'schema-print', ['schema', 'vidimus-tei']
    yield 'schema-add', ['schema', 'add', 's.rnc', 'mill']
    yield 'diff', ['diff', 'a.txt', 'a.md']
    yield 'diff-markdown', ['diff', '--format', 'markdown', 'a.xml', 'b.md']
    yield 'textconv', ['diff', '--textconv', 'a.xml']
    yield 'survey', ['survey', 'a.txt', '-o', 'page.html']
    yield 'survey-rows', ['survey', '--format', 'ndjson', 'a.md']
    yield 'survey-merge', ['survey', '--merge', 'rows.ndjson']
    yield 'review', ['review', 'a.txt', '-o', 'page.html']
    yield 'review-table', ['review', '--format', 'csv', 'a.txt']
    yield 'edits', ['review', '--from-edits', '--by', 'A', '--when',
                    '2001-01-01', 'a.txt', 'a.md', '-o', 'new.yaml']
    yield 'edits-own', ['review', '--from-edits', 'a.txt', 'a.md', '-o',
                        'new.yaml']
    yield 'attest', ['attest', 'a.txt', 'a.md', '-o', 'new.json']
    yield 'verify', ['verify', 's.vidimus.json']
    yield 'config', ['config', 'l/c/a.txt']
    yield 'settled', ['validate', 'l/c/a.txt']
    yield 'completions', ['completions', 'bash']
    yield 'baseline', ['validate', '--baseline', 'known.json', 'wrong.xml']
    yield 'baseline-new', ['validate', '--write-baseline', 'new.json',
                           'wrong.xml']
    yield 'decided', ['convert', '--decisions', 'd.yaml', 'a.txt', '-o',
                      'out.xml']
    yield 'listed', ['validate', '--files-from', 'list.txt']
    yield 'edition', ['convert', '--modified', '2001-01-01T00:00:00Z',
                      '--cover', 'one.png', '--css', 'own.css', '--title-page',
                      't.md', 'a.txt', '-o', 'out.epub']
    yield 'drawn', ['convert', '--modified', '2001-01-01T00:00:00Z', '--cover',
                    'drawn', '--onix', 'new.onix', 'a.txt', '-o', 'out.epub']
    yield 'premis', ['convert', '--modified', '2001-01-01T00:00:00Z',
                     '--premis', 'new.premis', 'a.txt', '-o',
                     'out.md']
    yield 'bag', ['convert', '--bag', '--to', 'xml', 'a.txt', '-o', 'bag/']
    yield 'update', ['convert', '-u', '--to', 'xml', 'a.txt', '-o', 'many/']
    yield 'summary', ['validate', '--summary', 'r.md', '--output',
                      'sarif=r.sarif', 'wrong.xml']
    for form in ('sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'tap',
                 'epubcheck', 'ndjson', 'svrl'):
        yield 'as-' + form, ['validate', '--format', form, '-s', 's.sch',
                             'a.xml']
    yield 'web', ['convert', 'a.html', '-o', 'out.xml']
    yield 'as-profile', ['inspect', '--as-profile', 'a.txt']
    yield 'git-setup', ['git-setup']
    yield 'version', ['--version']
    yield 'help', ['convert', '--help']


def prepare(folder):
    def put(name, data):
        with open(os.path.join(folder, name), 'wb') as f:
            f.write(data if isinstance(data, bytes) else data.encode())

    put('a.txt', TEXT)
    put('a.xml', TEI)
    put('a.md', MARKDOWN)
    put('b.md', MARKDOWN)
    put('one.png', PNG)
    put('s.rng', RNG)
    put('s.rnc', RNC)
    put('ok.xml', '<a n="3"><b>x<c/></b></a>')
    put('wrong.xml', '<a n="0"><b>x<d/></b></a>')
    put('latin.txt', 'Caf\u00e9\n\nMR. ROTH: Who?\n'.encode('cp1252'))
    put('h.profile', 'label: Donated by = donor\n')
    part = TEI[TEI.index('<TEI'):]
    put('corpus.xml', '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">' +
        TEI[TEI.index('<teiHeader'):TEI.index('<text>')] + part + part +
        '</teiCorpus>')
    put('whole.xml', part.replace('<stage>', '<xi:include href="part.xml" '
        'xmlns:xi="http://www.w3.org/2001/XInclude"/><stage>'))
    put('part.xml', '<p xmlns="http://www.tei-c.org/ns/1.0">More.</p>')
    put('drawn.md', '# The mill\n\n![a](d.svg)\n\n![b](one.png)\n')
    put('d.svg', '<svg xmlns="http://www.w3.org/2000/svg"><rect width="1" '
        'height="1" onclick="x()"/><style>a { fill: url(#b) }</style></svg>')
    put('dtd.xml', '<!DOCTYPE TEI [<!ENTITY a "<hi>b</hi>"><!ATTLIST p n CDATA '
        '"1">]>' + part.replace('one</item>', 'one &a;</item>'))
    model = '<?xml-model href="%s"?>'
    put('named.xml', model % 's.rng' + '<a n="3"><b>x<c/></b></a>')
    put('listed.xml', model % 'urn:mill' + '<a n="3"><b>x<c/></b></a>')
    put('catalog.xml', '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:'
        'catalog"><uri name="urn:mill" uri="s.rng"/></catalog>')
    put('m.yaml', 'title: The mill\nsubject: [a, b]\n')
    put('m.csv', 'file,title,subject\na.txt,The mill,a\n')
    put('p.yaml', 'people:\n- name: Anselm Roth\n  forms: [Roth]\n')
    put('v.yaml', VOLUME)
    put('w.yaml', 'titel: Mills\nrecords: [a.txt]\nrecords: 3\n')
    put('in.md', '# Before\n\nSee [the first](l/a.xml#p1).\n')
    os.mkdir(os.path.join(folder, 'l'))
    put('l/a.xml', part.replace('</body>', '<p xml:id="p1">See <ref '
        'target="../l.md#there">there</ref>, <ref target="../no.md">not</ref>.'
        '</p></body>').replace('one.png', '../one.png'))
    put('l.md', '# There\n\nTo [the mill](l/a.xml#p1), [x](l/a.xml#no).[^1]\n'
        '\n[^1]: Noted.\n')
    put('t.md', '# The mill\n\n*Two records*\n')
    put('own.css', 'h1 { margin: 0 }\n')
    put('s.sch', '<schema xmlns="http://purl.oclc.org/dsdl/schematron" '
        'queryBinding="xslt2"><ns prefix="t" uri="http://www.tei-c.org/ns/1.0"'
        '/><pattern><rule context="t:p"><assert test="matches(., \'x+\')">'
        '<value-of select="upper-case(.)"/></assert></rule></pattern></schema>')
    put('a.html', '<!DOCTYPE html><title>The mill</title><nav>Home</nav><main>'
        '<h1>On the mill</h1><p><b>MR. ROTH:</b> Who <i>owns</i> it?'
        '<table><tr><td>a</table></main>')
    put('d.yaml', 'decisions:\n- {source: a.txt, line: 13, words: Nobody, scope: '
        'turn, decision: speaker, value: Carl Hemm, by: A, when: 2001-01-01}\n')
    put('list.txt', 'a.txt\nwrong.xml\n')
    os.mkdir(os.path.join(folder, 'l', 'c'))
    put('l/c/a.txt', TEXT)
    put('l/c/.vidimus.yaml', 'extends: more.yaml\nschemas: {"*.xml": ../../s.sch}'
        '\nlevels:\n  label-read: off\nfail-on: error\n')
    put('l/c/more.yaml', 'exclude: [drafts, "*.old.xml"]\n')
    for args in MADE:
        subprocess.run([PROGRAM, *args], cwd=folder, check=False,
                       stderr=subprocess.DEVNULL, env=environment(folder))
    for name, args in (
            ('rows.ndjson', ['survey', '--format', 'ndjson', 'a.md', 'a.txt']),
            ('known.json', ['validate', '--write-baseline', 'known.json',
                            'wrong.xml']),
            ('s.vidimus.json', ['attest', '-q', 'a.txt', 'a.md', '-o',
                                's.vidimus.json'])):
        made = subprocess.run([PROGRAM, *args], cwd=folder, check=False,
                              capture_output=True, env=environment(folder))
        if not os.path.exists(os.path.join(folder, name)):
            put(name, made.stdout)


def environment(folder, **more):
    # Without per-thread caches each call is seen; nothing of the user's.
    return {'PATH': os.environ.get('PATH', ''), 'LC_ALL': 'C.UTF-8',
            'XDG_DATA_HOME': os.path.join(folder, 'data'), 'HOME': folder,
            'SOURCE_DATE_EPOCH': '978307200',
            'LD_LIBRARY_PATH': os.path.join(BUILD, '.libs'), **more}


def contents(folder):
    """What every file holds; of ZIPs what the entries hold."""
    found = {}
    for at, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(at, name)
            with open(path, 'rb') as f:
                found[os.path.relpath(path, folder)] = f.read()
    return found


def is_json(data):
    try:
        return json.loads(data) is not None
    except ValueError:
        return False


class Case:
    def __init__(self, name, args, inputs):
        self.name, self.args, self.inputs = name, args, inputs
        self.status, self.out, self.err, self.files, self.count = \
            self.run(None, False)
        self.faults = []

    def run(self, at, on):
        folder = tempfile.mkdtemp(prefix='vidimus-test.')
        try:
            shutil.copytree(self.inputs, folder, copy_function=os.link,
                            dirs_exist_ok=True)
            count = os.path.join(folder, '.count')
            more = {'VDM_FAIL_COUNT': count, 'LD_PRELOAD': PRELOAD}
            if at is not None:
                more['VDM_FAIL_AT'] = str(at)
            if on:
                more['VDM_FAIL_ON'] = '1'
            for name in self.args:
                if name.startswith('out.') or name == 'r.json':
                    with open(os.path.join(folder, name), 'wb') as f:
                        f.write(b'old')
            try:
                done = subprocess.run(
                    [PROGRAM, *self.args], cwd=folder, timeout=60,
                    stdin=subprocess.DEVNULL, capture_output=True,
                    env=environment(folder, **more))
            except subprocess.TimeoutExpired:
                return 'no end', b'', b'', {}, 0
            files = contents(folder)
            # of workers several write it at once
            calls = int(files.pop('.count', b'0') or b'0')
            place = folder.encode()
            return (done.returncode, done.stdout.replace(place, b'.'),
                    done.stderr.replace(place, b'.'), files, calls)
        finally:
            shutil.rmtree(folder)

    def judge(self, at, on):
        status, out, err, files, _ = self.run(at, on)
        if status == self.status and out == self.out and err == self.err and \
                files == self.files:
            return None
        how = f'{self.name}: allocation {at}{" and on" if on else ""}: '
        if status != 3:
            return how + f'status {status}, was {self.status}: ' + \
                (err or out)[-300:].decode(errors='replace').strip()
        # in what other programs read, a finding says it
        if not TOLD.search(err) and not (b'worker-died' in out and
                                         b'ran out of memory' in out):
            return how + 'does not say that memory ran out: ' + \
                err[-300:].decode(errors='replace').strip()
        if re.search(rb'valid$|differ', out, re.M) and \
                self.name.startswith('validate') and b'jobs' not in \
                self.name.encode():
            return how + 'a verdict: ' + out[-200:].decode(errors='replace')
        for name, data in files.items():
            before = b'old' if name.startswith('out.') else None
            if os.path.exists(os.path.join(self.inputs, name)) or \
                    (name == 'r.json' and is_json(data)) or \
                    name in ('r.md', 'r.sarif') or \
                    (name.endswith('.premis') and TOLD.search(data)) or \
                    name.startswith('bag/') or name.endswith('.state') or \
                    name == 'page.html':
                continue  # they say what there was to say until then
            if data not in (before, self.files.get(name)):
                return how + f'{name} is neither the old nor the new one'
        return None


def points(count, samples):
    if samples is None or count <= samples:
        return range(1, count + 1)
    return sorted({1 + i * (count - 1) // (samples - 1)
                   for i in range(samples)})


def main(args):
    samples = None if '--all' in args else SAMPLES
    jobs = 2
    if '--samples' in args:
        samples = int(args.pop(args.index('--samples') + 1))
    if '--jobs' in args:
        jobs = int(args.pop(args.index('--jobs') + 1))
    wanted = [a for a in args if not a.startswith('--')]
    with open(PROGRAM, 'rb') as f:
        if b'__asan_init' in f.read() or not os.path.exists(PRELOAD):
            print('an allocator of its own, or no preloaded one: not swept')
            return SKIP
    inputs = tempfile.mkdtemp(prefix='vidimus-test.')
    bad = tried = 0
    try:
        prepare(inputs)
        with ThreadPoolExecutor(jobs) as pool:
            for name, arguments in cases():
                if wanted and not any(w in name for w in wanted):
                    continue
                case = Case(name, arguments, inputs)
                work = [(at, on) for at in points(case.count, samples)
                        for on in (False, True)]
                faults = [f for f in pool.map(lambda w: case.judge(*w), work)
                          if f]
                if not work:
                    faults = [f'{name}: no allocation was seen at all']
                tried += len(work)
                bad += len(faults)
                print(f'{name}: {case.status}, {case.count} allocations, {len(work)} tried, '
                      f'{len(faults)} bad', flush=True)
                for fault in faults[:8]:
                    print('  ' + fault.replace('\n', '\n    '), flush=True)
    finally:
        shutil.rmtree(inputs)
    print(f'{tried} failures of memory, {bad} of them ended badly')
    return 1 if bad or not tried else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
