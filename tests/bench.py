#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures user CPU and peak memory of each direction, as ratios in one run.

    bench.py TOP PROGRAM [--runs N]

The floor is `xmllint --noout` on the same record as TEI. Each figure is the
least of N runs (default 3) of a whole process; nothing is asserted."""
import argparse
import glob
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile

EXT = {'text': 'txt', 'tei': 'xml', 'epub': 'epub', 'markdown': 'md'}


def once(command):
    """One run: user CPU in seconds and peak memory in KiB."""
    out = subprocess.DEVNULL
    pid = subprocess.Popen(command, stdout=out, stderr=out)
    _, status, usage = os.wait4(pid.pid, 0)
    pid.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime, usage.ru_maxrss, pid.returncode


def least(command, runs):
    results = [once(command) for _ in range(runs)]
    return min(r[0] for r in results), min(r[1] for r in results), results[-1][2]


def row(name, figure, floor):
    cpu, mem, code = figure
    note = '' if code in (0, 1) else '  (exit %d)' % code
    ratio = '%8.2f' % (cpu / floor) if floor else '       -'
    print('  %-34s %8.3f s %s x %8.1f MiB%s' % (name, cpu, ratio, mem / 1024, note))
    sys.stdout.flush()


def enlarge(tei, size):
    """The record with its body's blocks repeated to about `size` bytes."""
    text = open(tei, encoding='utf-8').read()
    start = re.search(r'<body[^>]*>', text).end()
    end = text.rindex('</body>')
    body = re.sub(r' xml:id="[^"]*"', '', text[start:end])
    times = max(1, (size - len(text)) // max(1, len(body)))
    return text[:start] + body * times + text[end:]


def convert(program, source, target):
    subprocess.run([program, 'convert', '--quiet', source, '-o', target],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def directions(program, tei, work, runs, pandoc):
    floor = least(['xmllint', '--noout', tei], runs)
    row('xmllint --noout (the floor)', floor, floor[0])
    inputs = {}
    for name, ext in EXT.items():
        inputs[name] = os.path.join(work, 'in.' + ext)
        convert(program, tei, inputs[name])
    for a in EXT:
        for b in EXT:
            target = os.path.join(work, 'out.' + EXT[b])
            if not os.path.exists(inputs[a]):
                continue
            row('%s to %s' % (a, b), least(
                [program, 'convert', '--quiet', inputs[a], '-o', target], runs), floor[0])
    if pandoc and os.path.exists(inputs['markdown']):
        row('pandoc: markdown to epub', least(
            ['pandoc', '-o', os.path.join(work, 'p.epub'), inputs['markdown']], 1), floor[0])


def small_files(program, top, work, runs):
    folder = os.path.join(work, 'small')
    os.mkdir(folder)
    sources = []
    for txt in sorted(glob.glob(os.path.join(top, 'fixtures', '*.txt'))):
        xml = os.path.join(work, os.path.basename(txt)[:-3] + 'xml')
        convert(program, txt, xml)
        if os.path.exists(xml):
            sources.append(xml)
    files = []
    for i in range(500):
        path = os.path.join(folder, '%03d.xml' % i)
        shutil.copy(sources[i % len(sources)], path)
        files.append(path)
    floor = least(['xmllint', '--noout'] + files, runs)
    row('xmllint --noout (the floor)', floor, floor[0])
    for to in EXT:
        out = os.path.join(work, 'many-' + to)
        os.mkdir(out)
        row('500 files to %s' % to, least(
            [program, 'convert', '--quiet', '--to', to, '-o', out] + files, runs), floor[0])


def validation(program, top, work, runs):
    shared = os.environ.get('VIDIMUS_SHARED', os.path.join(top, '..', 'shared'))
    schema = os.path.join(shared, 'schemas', 'tei_all.rng')
    if not os.path.exists(schema):
        print('  skipped: no tei_all.rng beside the source tree')
        return
    tei = os.path.join(work, 'twenty.xml')
    with open(tei, 'w', encoding='utf-8') as f:
        f.write(enlarge(os.path.join(top, 'fixtures', 'rich.xml'), 20 * 1024))
    floor = least(['xmllint', '--noout', schema], runs)
    row('xmllint --noout tei_all.rng', floor, floor[0])
    nothing = os.path.join(work, 'nothing.xml')
    with open(nothing, 'w', encoding='utf-8') as f:
        f.write('<nothing/>')
    row('vidimus, tei_all compiled', least(
        [program, 'validate', '-q', '--schema', schema, nothing], runs), floor[0])
    row('vidimus, tei_all, one 20 KB file', least(
        [program, 'validate', '--schema', schema, tei], runs), floor[0])
    if shutil.which('jing'):
        row('jing, tei_all, one 20 KB file', least(['jing', schema, tei], runs), floor[0])
    corpus = sorted(glob.glob(os.path.join(shared, 'corpus', 'tei', '*', '*.xml')))
    floor = least(['xmllint', '--noout'] + corpus, runs)
    row('xmllint --noout, the corpus', floor, floor[0])
    row('vidimus, tei_all, the corpus', least(
        [program, 'validate', '--schema', schema] + corpus, runs), floor[0])
    if shutil.which('jing'):
        row('jing, tei_all, the corpus', least(['jing', schema] + corpus, 1), floor[0])


def family():
    """Schemas in compact syntax, and what a document of n elements by them is."""
    told = ('start = element r { (e1 | e2)* } e1 = element e { attribute k { "1" }, %s } '
            'e2 = element e { attribute k { "2" }, %s }')
    deep = ''.join('<e k="%d">' % (i % 2 + 1) for i in range(100)) + '</e>' * 100
    one = 'element %s { empty }'
    return [
        ('interleave of three', 'start = element r { %s* & %s* & %s* }' % (one % 'a', one % 'b', one % 'c'),
         lambda n: '<a/><b/><c/>' * (n // 3)),
        ('mixed', 'start = element r { mixed { (%s | %s)* } }' % (one % 'a', one % 'b'),
         lambda n: 'x<a/>y<b/>' * (n // 2)),
        ('told apart by an attribute', told % ('empty', 'text'), lambda n: '<e k="1"/><e k="2"/>' * (n // 2)),
        ('the same, nested 100 deep', told % ('(e1 | e2)?', '(e1 | e2)?'), lambda n: deep * (n // 100)),
        ('oneOrMore five deep', 'start = element r { (((((%s, %s?)+, %s?)+, %s?)+)+)+ }'
         % (one % 'a', one % 'b', one % 'c', one % 'd'), lambda n: '<a/><b/><a/><c/><a/><d/>' * (n // 6)),
        ('(a?, a?, ...) of twenty, repeated', 'a = element a { empty } start = element r { (%s)* }'
         % ', '.join(['a?'] * 20), lambda n: '<a/>' * n),
    ]


def tei_speeches(n):
    return ('<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>'
            '<publicationStmt><p>P</p></publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>'
            '<text><body>\n' + '<sp who="#a"><speaker>A:</speaker><p>Yes.</p></sp>\n' * n + '</body></text></TEI>\n')


def linearity(program, top, work, runs):
    """Less the time for a hundred elements: that is the start's and the schema's."""
    shared = os.environ.get('VIDIMUS_SHARED', os.path.join(top, '..', 'shared'))
    cases = []
    for i, (name, schema, content) in enumerate(family()):
        path = os.path.join(work, 'family%d.rnc' % i)
        with open(path, 'w', encoding='utf-8') as f:
            f.write(schema)
        cases.append((name, path, lambda n, c=content: '<r>' + c(n) + '</r>'))
    tei = os.path.join(shared, 'schemas', 'tei_all.rng')
    if os.path.exists(tei):
        cases.insert(0, ('sp in one body, tei_all', tei, tei_speeches))
    print('  %-34s %9s %9s %9s   the last two' % ('seconds for so many elements', '1,000', '10,000', '100,000'))
    for name, schema, make in cases:
        times = []
        for n in (100, 1000, 10000, 100000):
            path = os.path.join(work, 'family.xml')
            with open(path, 'w', encoding='utf-8') as f:
                f.write(make(n))
            times.append(least([program, 'validate', '-q', '--schema', schema, path], runs)[0])
        net = [max(t - times[0], 0.0005) for t in times[1:]]
        print('  %-34s %9.3f %9.3f %9.3f   1 : %.1f' % (name, *net, net[2] / net[1]))
        sys.stdout.flush()


def unwrapped(program):
    """What libtool builds is a script that would be measured, too."""
    real = os.path.join(os.path.dirname(program), '.libs', os.path.basename(program))
    if not os.path.exists(real):
        return program
    os.environ['LD_LIBRARY_PATH'] = os.path.dirname(os.path.abspath(real))
    return real


def main():
    a = argparse.ArgumentParser()
    a.add_argument('top')
    a.add_argument('program')
    a.add_argument('--runs', type=int, default=3)
    a = a.parse_args()
    a.program = unwrapped(a.program)
    if not shutil.which('xmllint'):
        sys.exit('bench: xmllint is not installed, and it is the floor')
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    pandoc = shutil.which('pandoc')
    with tempfile.TemporaryDirectory() as work:
        small = os.path.join(work, 'small.xml')
        convert(a.program, os.path.join(a.top, 'fixtures', 'minutes.txt'), small)
        print('the minutes fixture')
        directions(a.program, small, work, a.runs, pandoc)
        large = os.path.join(work, 'large.xml')
        with open(large, 'w', encoding='utf-8') as f:
            f.write(enlarge(small, 5 * 1024 * 1024))
        print('the same, enlarged to 5 MB')
        directions(a.program, large, work, a.runs, pandoc)
        print('500 small files in one process')
        small_files(a.program, a.top, work, a.runs)
        print('validation')
        validation(a.program, a.top, work, a.runs)
        print('validation, linear?')
        linearity(a.program, a.top, work, a.runs)


if __name__ == '__main__':
    main()
