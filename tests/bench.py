#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures user CPU and peak memory, as ratios in one run.

    bench.py TOP PROGRAM [--runs N] [--only PART,...] [--against OTHER]

The floor of each part is named in it, mostly `xmllint --noout` on the same
record as TEI. Each figure is the least of N runs (default 3) of a whole
process, or the mean of 8 N short ones. A target stands beside a figure where there is one, and "missed" where
it is not met; nothing is asserted.

With --against and an earlier build of the program each direction is measured
with both by turns, and what it takes now is given as a ratio to then."""
import argparse
import glob
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import zipfile

EXT = {'text': 'txt', 'tei': 'xml', 'epub': 'epub', 'markdown': 'md'}
SIZE = 5 * 1024 * 1024
SHORT = 0.06  # seconds
MEMORY = 150  # MiB, of converting a TEI record of SIZE
ACCOUNT = 1.4  # times without the account, user CPU
ACCOUNT_MEMORY = 1.3  # times without it
SLOWER = 1.05  # times an earlier build
TARGET = {'text': 4, 'markdown': 4, 'epub': 8}  # times the floor, from TEI


def inner_program(program):
    """The program itself where libtool put a script in its place: a shell's
    start would be measured with it. None where there is no such script."""
    inner = os.path.join(os.path.dirname(program), '.libs',
                         os.path.basename(program))
    return inner if os.path.exists(inner) else None


def real_program(program):
    """The same, found by its library for as long as this runs; or what was
    given."""
    inner = inner_program(program)
    if inner is None:
        return program
    old = os.environ.get('LD_LIBRARY_PATH', '')
    os.environ['LD_LIBRARY_PATH'] = os.path.dirname(os.path.abspath(inner)) + (
        ':' + old if old else '')
    return inner


def with_its_library(program):
    """The words that start a program of any build with the library of that
    build, whatever the environment names."""
    inner = inner_program(program)
    return ([program] if inner is None else
            ['env', 'LD_LIBRARY_PATH=' + os.path.dirname(inner), inner])


def once(command):
    """One run: user CPU in seconds, peak memory in KiB, exit status."""
    out = subprocess.DEVNULL
    pid = subprocess.Popen(command, stdout=out, stderr=out)
    _, status, usage = os.wait4(pid.pid, 0)
    pid.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime, usage.ru_maxrss, pid.returncode


def least(command, runs):
    """The least of some runs; of short ones, whose time the kernel splits into
    user and system by the tick, the mean of many."""
    results = [once(command) for _ in range(runs)]
    cpu = min(r[0] for r in results)
    if cpu < SHORT:
        results += [once(command) for _ in range(7 * runs)]
        cpu = sum(r[0] for r in results) / len(results)
    return cpu, min(r[1] for r in results), results[-1][2]


def row(name, figure, floor, most=None, memory=None, less=None):
    cpu, mem, code = figure
    ratio = cpu / floor if floor else None
    notes = []
    if code not in (0, 1):
        notes.append('exit %d' % code)
    if most is not None and ratio is not None:
        notes.append('target %gx%s' % (most, '' if ratio <= most else ', missed'))
    if memory is not None:
        notes.append('target %d MiB%s' % (
            memory, '' if mem / 1024 <= memory else ', missed'))
    if less is not None and mem > less:
        notes.append('more than %g MiB, missed' % round(less / 1024, 1))
    print('  %-40s %8.3f s %s x %8.1f MiB  %s' % (
        name, cpu, '%8.2f' % ratio if ratio is not None else '       -',
        mem / 1024, '; '.join(notes)))
    sys.stdout.flush()


def enlarge(tei, size):
    """The record with its text's blocks repeated to about `size` bytes."""
    text = open(tei, encoding='utf-8').read()
    start = re.search(r'<body[^>]*>', text).end()
    end = text.rindex('</body>')
    body = re.sub(r' xml:id="[^"]*"', '', text[start:end])
    times = max(1, (size - len(text)) // max(1, len(body)))
    return text[:start] + body * times + text[end:]


def write(path, text):
    with open(path, 'w', encoding='utf-8') as f:
        f.write(text)
    return path


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


def tei_letter(number):
    return ('<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Letter %d</title></titleStmt>'
            '<publicationStmt><p>P</p></publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>'
            '<text><body>%s</body></text></TEI>\n' % (
                number, '<p>We thank you for <date when="1921-05-04">the fourth</date>.</p>' * 20))


RULES = ("<schema xmlns='http://purl.oclc.org/dsdl/schematron' queryBinding='xslt2'>"
         "<ns prefix='t' uri='http://www.tei-c.org/ns/1.0'/><pattern>"
         "<rule context='t:date'><assert test='@when castable as xs:date'>A day.</assert></rule>"
         "<rule context='t:p'><assert test='normalize-space(.)'>Words.</assert></rule>"
         "<rule context='t:TEI'><assert test='.//t:titleStmt/t:title'>A title.</assert></rule>"
         "</pattern></schema>")


class Bench:
    def __init__(self, top, program, runs, work):
        self.top, self.runs, self.work = top, runs, work
        self.built, self.program = program, real_program(program)
        self.shared = os.environ.get('VIDIMUS_SHARED',
                                     os.path.join(top, '..', 'shared'))

    def path(self, *name):
        return os.path.join(self.work, *name)

    def fixture(self, name):
        return os.path.join(self.top, 'fixtures', name)

    def convert(self, source, target):
        subprocess.run([self.program, 'convert', '--quiet', source, '-o', target],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       check=False)
        return target

    def least(self, command, runs=None):
        return least(command, runs or self.runs)

    def vidimus(self, *arguments):
        return self.least([self.program] + list(arguments))

    def xmllint(self, *files, name='xmllint --noout (the floor)'):
        floor = self.least(['xmllint', '--noout'] + list(files))
        row(name, floor, floor[0])
        return floor[0]

    def minutes(self):
        return self.convert(self.fixture('minutes.txt'), self.path('minutes.xml'))

    # ---- the parts ------------------------------------------------------

    def record(self, tei):
        """One record of 5 MB, from each format to each, and looked at."""
        floor = self.xmllint(tei)
        inputs = {}
        for name, ext in EXT.items():
            inputs[name] = self.convert(tei, self.path('in.' + ext))
        for a in EXT:
            for b in EXT:
                own = a == 'tei' and b in TARGET
                row('%s to %s' % (a, b), self.vidimus(
                    'convert', '--quiet', inputs[a], '-o', self.path('out.' + EXT[b])),
                    floor, TARGET.get(b) if own else None, MEMORY if own else None)
        self.witness(inputs)
        row('validate', self.vidimus('validate', tei), floor)
        row('inspect', self.vidimus('inspect', tei), floor)
        row('compare with its Markdown', self.vidimus(
            'compare', tei, inputs['markdown']), floor)
        row('compare with another record', self.vidimus(
            'compare', tei, self.minutes()), floor)
        row('roundtrip', self.vidimus('roundtrip', tei), floor)
        if shutil.which('pandoc'):
            for to in ('epub', 'html'):
                row('pandoc, markdown to ' + to, self.least(
                    ['pandoc', '-o', self.path('p.' + to), inputs['markdown']], 1),
                    floor)

    def witness(self, inputs):
        """What the account costs: each direction without it, then with it."""
        for a in EXT:
            for b in EXT:
                command = ['convert', '--quiet', inputs[a], '-o',
                           self.path('out.' + EXT[b])]
                without = self.average(command + ['--no-account'])
                whole = self.average(command)
                name = '%s to %s' % (a, b)
                row(name + ', no account', without, without[0])
                row(name + ', accounted for', whole, without[0], ACCOUNT,
                    less=without[1] * ACCOUNT_MEMORY)

    def average(self, arguments):
        """The mean of some runs: of so short ones the kernel counts ticks."""
        results = [once([self.program] + arguments)
                   for _ in range(2 * self.runs)]
        return (sum(r[0] for r in results) / len(results),
                min(r[1] for r in results), results[-1][2])

    def records(self):
        for name in ('minutes', 'rich'):
            tei = self.minutes() if name == 'minutes' else self.fixture('rich.xml')
            print('the fixture "%s" as TEI, enlarged to 5 MB' % name)
            self.record(write(self.path('large.xml'), enlarge(tei, SIZE)))

    def against(self, other):
        """Each direction with an earlier build, then with this one: as it is
        called by default, and without the account if the earlier has none."""
        other = os.path.abspath(other)
        for name in ('minutes', 'rich'):
            tei = self.minutes() if name == 'minutes' else self.fixture('rich.xml')
            tei = write(self.path('large.xml'), enlarge(tei, SIZE))
            print('the fixture "%s" as TEI, enlarged to 5 MB; before = 1' % name)
            inputs = {f: self.convert(tei, self.path('in.' + ext))
                      for f, ext in EXT.items()}
            for a in EXT:
                for b in EXT:
                    self.by_turns(other, '%s to %s' % (a, b), [
                        'convert', '--quiet', inputs[a], '-o',
                        self.path('out.' + EXT[b])], ['--no-account'])
            for verb in ('validate', 'inspect', 'roundtrip'):
                self.by_turns(other, verb, [verb, tei], [])

    def by_turns(self, other, name, command, less):
        """One row a way of calling, each the least of runs that alternate, so
        that what else the machine does harms both alike."""
        ways = [with_its_library(other) + command,
                with_its_library(self.built) + command]
        if less:
            ways.append(ways[1] + less)
        results = [[] for _ in ways]
        for _ in range(self.runs):
            for way, known in zip(ways, results):
                known.append(once(way))
        before, *now = [(min(r[0] for r in known), min(r[1] for r in known),
                         known[-1][2]) for known in results]
        row(name + ', before', before, before[0])
        for figure, what in zip(now, ('now', 'now, ' + ' '.join(less))):
            row('%s, %s' % (name, what), figure, before[0], SLOWER,
                less=before[1])

    def tenfold(self):
        print('the largest documents ten times over, once = 1')
        documents = [(self.minutes(), 'the fixture "minutes", 300 KB')]
        write(self.path('minutes300.xml'), enlarge(documents[0][0], 300 * 1024))
        documents = [(self.path('minutes300.xml'), documents[0][1])]
        for ext, folder in (('xml', 'tei/*'), ('md', 'md'), ('txt', 'text'),
                            ('epub', 'epub')):
            found = glob.glob(os.path.join(self.shared, 'corpus', folder, '*.' + ext))
            if found:
                path = max(found, key=os.path.getsize)
                documents.append((path, 'the corpus, ' + ext))
        for path, name in documents:
            self.ten(path, name)

    def ten(self, path, name):
        ext = os.path.splitext(path)[1]
        tei = path
        if ext == '.epub':  # a container is not repeated: its record is
            tei, ext = self.convert(path, self.path('once.xml')), '.xml'
        text = open(tei, encoding='utf-8', errors='replace').read()
        small = self.path('once' + ext)
        if tei != small:
            shutil.copyfile(tei, small)
        large = self.path('ten' + ext)
        if ext == '.xml':
            m = re.search(r'<body[^>]*>', text)
            end = text.rindex('</body>')
            body = re.sub(r' xml:id="[^"]*"', '', text[m.end():end])
            write(small, text[:m.end()] + body + text[end:])
            write(large, text[:m.end()] + body * 10 + text[end:])
        else:
            front = re.match(r'---\n.*?\n---\n', text, re.S) if ext == '.md' else None
            front = front.group(0) if front else ''
            write(large, front + text[len(front):] * 10)
        for to in EXT:
            command = ['convert', '--quiet', '--to', to, '-o']
            base = self.vidimus(*command, self.path('o1'), small)
            row('%s, to %s' % (name, to), self.vidimus(
                *command, self.path('o10'), large), base[0], 11)

    def small(self):
        print('500 small files in one process')
        sources = []
        for txt in sorted(glob.glob(self.fixture('*.txt'))):
            xml = self.path(os.path.basename(txt)[:-3] + 'xml')
            if os.path.exists(self.convert(txt, xml)):
                sources.append(xml)
        os.mkdir(self.path('small'))
        files = [self.path('small', '%03d.xml' % i) for i in range(500)]
        for i, path in enumerate(files):
            shutil.copy(sources[i % len(sources)], path)
        floor = self.xmllint(*files)
        for to in EXT:
            os.mkdir(self.path('many-' + to))
            row('500 files to %s' % to, self.vidimus(
                'convert', '--quiet', '--to', to, '-o', self.path('many-' + to),
                *files), floor, 3)

    def labelled(self):
        print('labelled transcripts as text, 1 MB = 1')
        text = open(self.fixture('transcript.txt'), encoding='utf-8').read()
        paths = []
        for size in (1, 10):
            paths.append(write(self.path('%d.txt' % size),
                               text * (size * 1000000 // len(text))))
        for to in EXT:
            command = ['convert', '--quiet', '-o', self.path('labelled.' + EXT[to])]
            base = self.vidimus(*command, paths[0])
            row('1 MB to %s' % to, base, base[0])
            row('10 MB to %s' % to, self.vidimus(*command, paths[1]), base[0], 10)

    def validation(self):
        print('validation')
        schema = os.path.join(self.shared, 'schemas', 'tei_all.rng')
        if not os.path.exists(schema):
            print('  skipped: no tei_all.rng beside the source tree')
            return
        tei = write(self.path('twenty.xml'),
                    enlarge(self.fixture('rich.xml'), 20 * 1024))
        jing = shutil.which('jing')
        floor = self.xmllint(schema, name='xmllint --noout tei_all.rng')
        nothing = write(self.path('nothing.xml'), '<nothing/>')
        row('vidimus, tei_all compiled', self.vidimus(
            'validate', '-q', '--schema', schema, nothing), floor, 5)
        if jing:
            slow = self.least(['jing', schema, tei])
            row('jing, tei_all, one 20 KB file', slow, floor)
        row('vidimus, tei_all, one 20 KB file', self.vidimus(
            'validate', '--schema', schema, tei), floor)
        if jing:
            row('the same, as a part of jing\'s', self.vidimus(
                'validate', '--schema', schema, tei), slow[0], 0.1)
        corpus = sorted(glob.glob(os.path.join(self.shared, 'corpus', 'tei', '*',
                                               '*.xml')))
        if not corpus:
            return
        floor = self.xmllint(*corpus, name='xmllint --noout, the corpus')
        row('vidimus, tei_all, the corpus', self.vidimus(
            'validate', '--schema', schema, *corpus), floor, 2)
        if jing:
            row('jing, tei_all, the corpus', self.least(
                ['jing', schema] + corpus, 1), floor)

    def books(self):
        """What a book costs to judge, beside what its markup costs to parse."""
        print('the verdict on books, xmllint --noout of their markup = 1')
        own = self.convert(write(self.path('book.xml'), enlarge(
            self.fixture('rich.xml'), 300 * 1024)), self.path('own.epub'))
        found = sorted(glob.glob(os.path.join(self.shared, 'corpus', 'epub',
                                              '*.epub')))
        for i, book in enumerate([own] + found):
            pages = []
            with zipfile.ZipFile(book) as z:
                for n, name in enumerate(z.namelist()):
                    if os.path.splitext(name)[1] in ('.xhtml', '.opf', '.svg'):
                        pages.append(self.path('%d-%d.xml' % (i, n)))
                        with open(pages[-1], 'wb') as f:
                            f.write(z.read(name))
            floor = self.least(['xmllint', '--noout', '--huge'] + pages)
            row('validate %.24s' % os.path.basename(book), self.vidimus(
                'validate', '-q', book), floor[0])

    def linear(self):
        """Less the time for a hundred elements: that is the start's and the
        schema's."""
        print('validation, linear?')
        cases = []
        for i, (name, schema, content) in enumerate(family()):
            path = write(self.path('family%d.rnc' % i), schema)
            cases.append((name, path, lambda n, c=content: '<r>' + c(n) + '</r>'))
        tei = os.path.join(self.shared, 'schemas', 'tei_all.rng')
        if os.path.exists(tei):
            cases.insert(0, ('sp in one body, tei_all', tei, tei_speeches))
        print('  %-34s %9s %9s %9s   the last two' % (
            'seconds for so many elements', '1,000', '10,000', '100,000'))
        for name, schema, make in cases:
            times = []
            for n in (100, 1000, 10000, 100000):
                path = write(self.path('family.xml'), make(n))
                times.append(self.vidimus('validate', '-q', '--schema', schema,
                                          path)[0])
            net = [max(t - times[0], 0.0005) for t in times[1:]]
            print('  %-34s %9.3f %9.3f %9.3f   1 : %.1f' % (name, *net,
                                                          net[2] / net[1]))
            sys.stdout.flush()
        print('all series, from n to 64 n')
        sys.stdout.flush()
        subprocess.run([os.path.join(self.top, 'tests', 'growth', 'growth.py'),
                        self.top, self.program, '--full'], check=False)

    def gate(self):
        """What continuous integration runs: letters by a schema, its rules and
        those of a record; and one changed file of many in a repository."""
        print('1,331 letters by a schema and its Schematron')
        os.mkdir(self.path('letters'))
        rules = write(self.path('rules.sch'), RULES)
        for i in range(1331):
            write(self.path('letters', '%d.xml' % i), tei_letter(i))
        folder = self.path('letters')
        floor = self.xmllint(*[self.path('letters', '%d.xml' % i)
                               for i in range(1331)])
        schema = os.path.join(self.top, 'schemas', 'vidimus-tei.rng')
        row('vidimus, schema and rules', self.vidimus(
            'validate', '-q', '--schema', schema, '--schema', rules, folder),
            floor)
        if not shutil.which('git'):
            print('  skipped: no git')
            return
        print('one changed file of 5,000')
        repository = self.path('repository')
        for i in range(5000):
            os.makedirs(os.path.join(repository, str(i % 50)), exist_ok=True)
            write(os.path.join(repository, str(i % 50), '%d.xml' % i),
                  tei_letter(i))
        git = ['git', '-C', repository, '-c', 'user.name=N', '-c',
               'user.email=n@example.org']
        for args in (['init', '-q'], ['add', '.'], ['commit', '-qm', 'one'],
                     ['status', '--short']):
            subprocess.run(git + args, check=True, stdout=subprocess.DEVNULL)
        write(os.path.join(repository, '7', '7.xml'), tei_letter(5001))
        # those that vidimus asks as well
        asked = write(self.path('asked.sh'), '\n'.join(
            'git ' + a for a in (
                'rev-parse --show-toplevel',
                "rev-parse --verify 'HEAD^{commit}'", 'merge-base HEAD HEAD',
                'diff --name-status -z -M HEAD',
                'ls-files --others --exclude-standard -z')) + '\n')
        was = os.getcwd()
        os.chdir(repository)
        try:
            floor = self.least(['sh', asked])
            row("git's own (the floor)", floor, floor[0])
            for args in ([], ['.'], ['7']):
                row('validate --changed ' + ' '.join(args), self.vidimus(
                    'validate', '-q', '--schema', rules, '--changed', *args),
                    floor[0])
        finally:
            os.chdir(was)


PARTS = ('records', 'tenfold', 'small', 'labelled', 'validation', 'books',
         'linear', 'gate')


def main():
    a = argparse.ArgumentParser()
    a.add_argument('top')
    a.add_argument('program')
    a.add_argument('--runs', type=int, default=3)
    a.add_argument('--only', default=','.join(PARTS),
                   help='parts, of ' + ', '.join(PARTS))
    a.add_argument('--against', metavar='OTHER',
                   help='an earlier build to compare with, and nothing else')
    a = a.parse_args()
    if not shutil.which('xmllint'):
        sys.exit('bench: xmllint is not installed, and it is the floor')
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if a.against:
        with tempfile.TemporaryDirectory() as work:
            Bench(a.top, os.path.abspath(a.program), a.runs,
                  work).against(a.against)
        return
    for part in a.only.split(','):
        if part not in PARTS:
            sys.exit('bench: no part %s' % part)
        with tempfile.TemporaryDirectory() as work:
            bench = Bench(a.top, os.path.abspath(a.program), a.runs, work)
            getattr(bench, part)()


if __name__ == '__main__':
    main()
