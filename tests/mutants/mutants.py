#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether the tests can fail: changes the code and asks `make check`.

    mutants.py [--seed N] [--count N] [--room ROOM] [--part K/N] [--seconds N]
               [--list] [--planted] [--again LOG] [--only EXPRESSION]
               [--keep FOLDER] [--quick N] [--near] TOP

draws single changes from all rooms of lib/ and from cmd/: a condition turned, a
bound moved, a call dropped, a constant changed. Each is made in a copy of the
source folder and built there at -O0 without sanitizers; then the tests nearest
to its room run, one by one, until one fails or takes far too long, and where
none does, the others of make check: if one of those fails the change is caught.
One that no test minds has survived, and is listed with its file and line.
VIDIMUS_SHARED points nowhere, so what is caught is caught by what is in this
repository.

The same seed and count draw the same changes, with --room as without it, and in
N runs with --part 1/N to N/N, which share the rooms, as in one. Not drawn are
changes that do not compile, those that leave optimised code as it was, bounds of
what takes the smaller or the larger of two, dropped assertions, and what
sanitizers see and a plain build cannot: dropped calls that only release memory,
how much of it is asked for, walks that go one behind a whole table.
tests/mutants/equivalent lists changes that change nothing anybody could see, each
with the argument. Fails when less than FLOOR % of the others are caught. With
--seconds no change is begun after that time: what was not tried is counted
neither way.

With --planted it tries the faults of tests/mutants/planted instead, and fails
when one of them survives. With --again and what an earlier run printed it tries
what survived then, and fails when one still does. With --keep the copy stays in
that folder, and a later run takes over what changed instead of building
everything again.
With --quick tests that take longer than so many seconds are left out: what then
survives may be caught by them, so that the rate is the least that it can be.
With --near only the nearest tests run, which takes a tenth of the time; what
survives them is for a second run with --again, which asks the others too."""
import argparse
import collections
import filecmp
import hashlib
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

FLOOR = 85
LEAST = 4               # changes a room, however small it is
KINDS = ('condition', 'bound', 'call', 'constant')
UNITS = 'tests/unit/test_'
FINDINGS = 'tests/findings.sh'
RECORDS = ('tests/golden/golden.sh', 'tests/roundtrip/test_roundtrip')
OWN = 'tests/recognition/own.py'
# What a plain text is read as, by the whole of the recogniser.
TALKS = tuple(UNITS + name for name in (
    'recognise', 'turns', 'parts', 'long', 'tables', 'doubt', 'text', 'talks',
    'mistaken', 'labelling', 'labels', 'layouts', 'leaves', 'roll', 'beside',
    'bounds', 'count', 'verse', 'tabled', 'twins'))
# The tests that a room's faults are likely to fail, beside the unit tests that
# include its headers; before them those of a folder, where a room has many.
NEAREST = {
    'api': ('tests/unit/test_api', 'tests/unit/test_walked',
            'tests/unit/test_judged',
            'tests/unit/test_edit',
            'tests/unit/test_formats', 'tests/unit/test_edition',
            'tests/cli/same.sh'),
    'base': ('tests/unit/test_ground', 'tests/unit/test_decode',
             'tests/unit/test_base'),
    'claims': ('tests/unit/test_claims', 'tests/unit/test_record',
               'tests/reports/reports.sh', 'tests/claims/proof.sh'),
    'cmd/attest': ('tests/cli/attest.py',),
    'cmd/convert': ('tests/cli/named.py', 'tests/cli/ingest.py'),
    'cmd/diff': ('tests/cli/diff.sh',),
    'cmd/found': ('tests/cli/ci.py', 'tests/cli/gate.py',
                  'tests/cli/config.py'),
    'cmd/ground': ('tests/cli/git-setup.sh', 'tests/cli/refused.py',
                   'tests/cli/replaced.py', 'tests/cli/reach.sh',
                   'tests/cli/outputs.sh'),
    'cmd/run': ('tests/cli/workers.py', 'tests/cli/refused.py',
                'tests/cli/state.py'),
    'cmd/show': ('tests/cli/ci.py', 'tests/cli/terminal.py',
                 'tests/cli/outputs.sh'),
    'cmd/survey': ('tests/cli/survey.py',),
    'cmd': ('tests/cli/verbs.sh', 'tests/cli/input.sh',
            'tests/cli/schemas.sh', 'tests/cli/same.sh'),
    'css': ('tests/unit/test_css', 'tests/unit/test_publication',
            'tests/unit/test_picture'),
    'datatype': ('tests/unit/test_datatype', 'tests/unit/test_rng_types',
                 'tests/unit/test_rng'),
    'decide': ('tests/unit/test_decide', 'tests/unit/test_decided',
               'tests/unit/test_decide_files', 'tests/cli/decisions.sh',
               'tests/cli/tables.sh', 'tests/cli/review.sh'),
    'epub': ('tests/unit/test_epub', 'tests/unit/test_own',
             'tests/unit/test_front', 'tests/unit/test_gathered',
             'tests/unit/test_flow', 'tests/unit/test_written',
             'tests/unit/test_composed', 'tests/unit/test_fonts',
             'tests/unit/test_titlepage', 'tests/unit/test_onix') + RECORDS,
    'format': RECORDS,
    'html': ('tests/unit/test_html', 'tests/unit/test_flow',
             'tests/unit/test_written', 'tests/unit/test_markdown',
             'tests/unit/test_islands', 'tests/unit/test_reading',
             'tests/unit/test_marks', 'tests/unit/test_formula') + RECORDS,
    'markdown': ('tests/unit/test_markdown', 'tests/unit/test_marked',
                 'tests/unit/test_marks', 'tests/unit/test_mixed',
                 'tests/unit/test_escape', 'tests/unit/test_front',
                 'tests/unit/test_formats', 'tests/unit/test_written',
                 'tests/unit/test_html', 'tests/unit/test_flow')
                + RECORDS,
    'markup': ('tests/unit/test_markup', 'tests/unit/test_tei') + RECORDS,
    'picture': ('tests/unit/test_picture', 'tests/cli/pictures.sh'),
    'prose': TALKS + ('tests/unit/test_stamp', OWN) + RECORDS,
    'recognise': TALKS + ('tests/unit/test_stamp', OWN) + RECORDS,
    'record': ('tests/unit/test_record', 'tests/unit/test_check',
               'tests/unit/test_text', 'tests/unit/test_islands',
               'tests/unit/test_formula') + RECORDS,
    'report': ('tests/unit/test_report', 'tests/unit/test_api',
               'tests/reports/reports.sh',
               'tests/unit/test_edition', 'tests/cli/verbs.sh'),
    'review': ('tests/cli/review.py', 'tests/cli/review.sh',
               'tests/cli/doubts.py', 'tests/unit/test_decide'),
    'rng': ('tests/unit/test_grammar', 'tests/unit/test_words',
            'tests/unit/test_rng', 'tests/cli/schemas.sh'),
    'rules': ('tests/unit/test_rules', 'tests/unit/test_package',
              'tests/unit/test_pages', 'tests/unit/test_extras',
              'tests/unit/test_publication', FINDINGS),
    'schema': ('tests/unit/test_schema', 'tests/unit/test_stream',
               'tests/unit/test_rng', 'tests/cli/schemas.sh'),
    'schematron': ('tests/schematron/features.py',
                   'tests/schematron/named.sh',
                   'tests/schematron/included.sh', FINDINGS),
    'tei': ('tests/unit/test_tei', 'tests/unit/test_header',
            'tests/unit/test_check', 'tests/unit/test_formats') + RECORDS,
    'text': ('tests/unit/test_text', 'tests/unit/test_forms',
             'tests/unit/test_formats') + RECORDS,
    'validate': ('tests/unit/test_validate', 'tests/unit/test_schema',
                 'tests/schematron/named.sh', 'tests/reports/reports.sh',
                 'tests/cli/schemas.sh'),
    'volume': ('tests/unit/test_volume', 'tests/cli/volumes.py', FINDINGS),
    'web': ('tests/unit/test_web', 'tests/unit/test_html') + RECORDS,
    'witness': ('tests/unit/test_witness', 'tests/cli/accounted.sh',
                'tests/unit/test_glance', 'tests/witness/sabotage.py'),
    'words': ('tests/unit/test_lexicon', 'tests/unit/test_count') + TALKS
             + (OWN,),
    'xml': ('tests/unit/test_xml', 'tests/unit/test_base',
            'tests/unit/test_output', 'tests/unit/test_files',
            'tests/unit/test_schema', 'tests/unit/test_catalog',
            'tests/schematron/files.py') + RECORDS,
    'xpath': ('tests/xpath/cases.sh', 'tests/schematron/features.py'),
    'yaml': ('tests/unit/test_toml', 'tests/unit/test_tables',
             'tests/unit/test_markdown'),
    'zip': ('tests/unit/test_zip', 'tests/unit/test_epub',
            'tests/unit/test_limits', 'tests/unit/test_edition'),
}
# Calls that only give memory back, and those that ask what is always so.
IDLE = re.compile(r'(assert|static_assert|_Static_assert|free|'
                  r'\w+_(free|fini|delete)|xml\w*Free\w*)$')
Change = collections.namedtuple('Change', 'file line kind start end new')


# Where code can be changed.

TOKENS = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'
                    r"'(?:\\.|[^'\\\n])*'|^[ \t]*#(?:\\\n|[^\n])*",
                    re.S | re.M)


def blank(text):
    """The code at the same offsets, without what is not code: comments, what is
    in quotes, lines of the preprocessor."""
    return TOKENS.sub(lambda m: re.sub(r'[^\n]', ' ', m.group()), text)


def closing(code, at):
    """The offset of the bracket that closes the one at `at`."""
    depth = 0
    for i in range(at, len(code)):
        depth += {'(': 1, ')': -1}.get(code[i], 0)
        if depth == 0:
            return i
    return -1


def conditions(code):
    turned = {'==': '!=', '!=': '==', '&&': '||', '||': '&&'}
    for m in re.finditer(r'(?<=\s)(==|!=|&&|\|\|)(?=\s)', code):
        yield m.start(), m.end(), turned[m.group()]
    for m in re.finditer(r'\bif \(', code):
        end = closing(code, m.end() - 1)
        if end > 0:
            yield m.end() - 1, end + 1, None


PLACE = r'([\w.\[\]]+(?:->[\w.\[\]]+)*)'
# "n < most ? n : most": where both are the same, so is what is taken.
CHOICE = re.compile(r'\b%s\s+(?:<=?|>=?)\s+%s\s+\?\s+%s\s*:\s*%s(?=\s*[;,)])'
                    % ((PLACE,) * 4))


# "i < sizeof(rows) / sizeof(rows[0])".
WHOLE = re.compile(r'< sizeof\((\w+)\) / sizeof\(\1\b')


def bounds(code):
    moved = {'<': '<=', '<=': '<', '>': '>=', '>=': '>'}
    same = {i for m in CHOICE.finditer(code)
            if {m[1], m[2]} == {m[3], m[4]} for i in range(*m.span())}
    for m in re.finditer(r'(?<=\s)(<=|>=|<|>)(?=\s)', code):
        if m.start() not in same and not WHOLE.match(code, m.start()):
            yield m.start(), m.end(), moved[m.group()]


def calls(code):
    for m in re.finditer(r'^\t+((?:\(void\))?([A-Za-z_]\w*)\()', code, re.M):
        end = closing(code, m.end() - 1)
        before = code[:m.start()].rstrip()[-4:]
        if (end > 0 and code[end + 1:end + 2] == ';'
                and (before[-1:] in (';', '{', '}', ')', ':')
                     or before == 'else')
                and not IDLE.match(m.group(2))):
            yield m.start(1), end + 1, ''


# How much is asked for: "vdm_malloc((n + 1) * ".
ROOM = re.compile(r'\b(vdm_)?(malloc|calloc|realloc)\(')


def constants(text, code):
    for m in re.finditer(r'(?<![\w.])(0[xX][0-9a-fA-F]+|\d+)(?![\w.])', code):
        digits = m.group()
        if ROOM.search(code[:m.start()].rpartition('\n')[2]):
            continue
        octal = re.fullmatch(r'0[0-7]+', digits)
        n = int(digits, 8 if octal else 0)
        yield m.start(), m.end(), '0' if n == 1 else str(n + 1)
    for m in TOKENS.finditer(text):
        if re.fullmatch(r"'[A-Za-z0-9 ]'", m.group()):
            yield m.start(), m.end(), "'~'"


def changes(top, file):
    """All changes that can be drawn from a file."""
    with open(os.path.join(top, file), encoding='utf-8') as f:
        text = f.read()
    code = blank(text)
    found = {'condition': conditions(code), 'bound': bounds(code),
             'call': calls(code), 'constant': constants(text, code)}
    for kind, sites in found.items():
        for start, end, new in sites:
            if new is None:
                new = '(!%s)' % text[start:end]
            line = text.count('\n', 0, start) + 1
            yield Change(file, line, kind, start, end, new)


def rooms(top):
    """Room to its files."""
    found = {}
    for base in ('lib', 'cmd'):
        for folder, _, names in sorted(os.walk(os.path.join(top, base))):
            for name in sorted(names):
                file = os.path.relpath(os.path.join(folder, name), top)
                if name.endswith('.c'):
                    found.setdefault(room_of(file), []).append(file)
    return found


# What is drawn.

def shares(sizes, count):
    """How many changes each room gives: by size, but LEAST at the least."""
    count = max(count, LEAST * len(sizes))
    over = count - LEAST * len(sizes)
    total = sum(sizes.values())
    share = {r: LEAST + over * n // total for r, n in sizes.items()}
    for room in sorted(sizes, key=lambda r: (-sizes[r], r)):
        if sum(share.values()) < count:
            share[room] += 1
    return share


def order(seed, room, sites):
    """A room's changes in the order in which they are drawn: the kinds in turn,
    so that the commonest does not crowd out the others."""
    rng = random.Random('%d %s' % (seed, room))
    by_kind = {k: [c for c in sites if c.kind == k] for k in KINDS}
    for k in KINDS:
        rng.shuffle(by_kind[k])
    kinds = list(KINDS)
    rng.shuffle(kinds)
    while any(by_kind.values()):
        for k in kinds:
            if by_kind[k]:
                yield by_kind[k].pop()


def plan(args, files):
    """Room to its changes in the order of drawing, and how many are wanted."""
    sites = {r: [c for f in fs for c in changes(args.top, f)]
             for r, fs in files.items()}
    share = shares({r: len(s) for r, s in sites.items()}, args.count)
    if args.room:
        share = {args.room: share[args.room]}
    if args.part:
        part, parts = map(int, args.part.split('/'))
        share = {r: n for i, (r, n) in enumerate(sorted(share.items()))
                 if i % parts == part - 1}
    return {r: order(args.seed, r, sites[r]) for r in share}, share


def turns(share, seed):
    """Rooms in the order in which they are served: mixed, so that a run that
    is cut short has been in all of them."""
    turn = [(i / n, room) for room, n in sorted(share.items())
            for i in range(n)]
    random.Random(seed).shuffle(turn)
    return [room for _, room in sorted(turn, key=lambda t: t[0])]


# How a change is shown, and named in the list of equivalent ones.

def apply(text, change):
    return text[:change.start] + change.new + text[change.end:]


def show(text, change):
    """The lines it touches, before and after, on one line."""
    first = text.rfind('\n', 0, change.start) + 1
    last = text.find('\n', change.end)
    before = text[first:last]
    after = text[first:change.start] + change.new + text[change.end:last]
    return '%s => %s' % (' '.join(before.split()), ' '.join(after.split()))


def findings_near(text, change):
    """The ids of the findings that the function of a change speaks of, or else
    its file does: their fixtures are near to it, too."""
    first = text.rfind('\n{', 0, change.start)
    last = text.find('\n}', change.start)
    return (findings_in(text[first:last] if 0 <= first < last else '') or
            findings_in(text))


def findings_in(text):
    return sorted({i.lower().replace('_', '-') for i in
                   re.findall(r'VDM_D_([A-Z0-9_]+)', text)})


def equivalents(top):
    """Pairs of file and change. A row that fits no file any more is wrong."""
    found = set()
    name = 'tests/mutants/equivalent'
    with open(os.path.join(top, name), encoding='utf-8') as f:
        for n, row in enumerate(f, 1):
            if row.startswith('#') or not row.strip():
                continue
            cells = row.rstrip('\n').split('\t')
            if len(cells) != 3 or not all(c.strip() for c in cells):
                sys.exit('%s:%d: not a file, a change and an argument between '
                         'tabs' % (name, n))
            path = os.path.join(top, cells[0])
            before = cells[1].split(' => ')[0]
            if not os.path.exists(path) or before not in squeezed(path):
                sys.exit('%s:%d: %s has no such line any more'
                         % (name, n, cells[0]))
            found.add((cells[0], cells[1]))
    return found


def planted(top):
    """Triples of name, change and room. A row that does not fit is wrong."""
    found = []
    name = 'tests/mutants/planted'
    with open(os.path.join(top, name), encoding='utf-8') as f:
        for n, row in enumerate(f, 1):
            if row.startswith('#') or not row.strip():
                continue
            cells = row.rstrip('\n').split('\t')
            if len(cells) != 4:
                sys.exit('%s:%d: not a fault, a file, the code and the changed '
                         'code between tabs' % (name, n))
            fault, file, before, after = cells
            with open(os.path.join(top, file), encoding='utf-8') as code:
                text = code.read()
            # A space stands for any white space.
            places = list(re.finditer(
                r'\s+'.join(map(re.escape, before.split(' '))), text))
            if len(places) != 1:
                sys.exit('%s:%d: %s has that code %d times'
                         % (name, n, file, len(places)))
            start, end = places[0].span()
            line = text.count('\n', 0, start) + 1
            found.append((fault, Change(file, line, 'planted', start, end,
                                        after), room_of(file)))
    return found


def survivors_of(top, log, same):
    """Triples like those of planted(): what survived in an earlier run, where
    the code still has it and it is not in `same`."""
    found = []
    with open(log, encoding='utf-8') as f:
        rows = [row.rstrip('\n').split('\t') for row in f]
    for where, shown in [r[:2] for r in rows if r[2:] == ['SURVIVED']]:
        file, line = where.rsplit(':', 1)
        with open(os.path.join(top, file), encoding='utf-8') as code:
            text = code.read()
        places = [c for c in changes(top, file) if show(text, c) == shown]
        if (file, shown) in same:
            print('%s\t%s\tequivalent' % (where, shown))
        elif places:
            place = min(places, key=lambda c: abs(c.line - int(line)))
            found.append((shown, place, room_of(file)))
        else:
            print('%s\t%s\tis there no more' % (where, shown))
    return found


def room_of(file):
    parts = file.split(os.sep)
    return parts[1] if parts[0] == 'lib' else parts[0]


def squeezed(path):
    with open(path, encoding='utf-8') as f:
        return ' '.join(f.read().split())


# Building and testing in a copy.

def kill_session(session):
    """Kills all that was begun with a command, in groups of its own, too, as
    unit tests are, whose children outlive them."""
    for name in filter(str.isdigit, os.listdir('/proc')):
        try:
            if os.getsid(int(name)) == session:
                os.kill(int(name), signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            pass


def patience(seconds):
    """How long is too long while others use the machine as well."""
    return seconds * max(1, os.getloadavg()[0] / (os.cpu_count() or 1))


class House:
    """A copy of the source folder, built, in which changes are tried."""

    def __init__(self, top, scratch, quick, near_only):
        self.src = os.path.join(scratch, 'src')
        self.build = os.path.join(scratch, 'build')
        self.times = os.path.join(scratch, 'seconds.json')
        self.objects = {}
        self.changed = False
        self.quick = quick
        self.near_only = near_only
        self.seconds = {}
        if os.path.exists(self.times):
            with open(self.times, encoding='utf-8') as f:
                self.seconds = json.load(f)
        shutil.copytree(top, self.src, symlinks=True, ignore=self.left_out,
                        copy_function=self.copy, dirs_exist_ok=True)
        self.drop_gone(top)
        # A machine that is busy is no hang.
        self.env = dict(os.environ, LC_ALL='C.UTF-8', srcdir='../src',
                        CK_TIMEOUT_MULTIPLIER='10', MALLOC_PERTURB_='165',
                        VIDIMUS_SHARED=os.path.join(scratch, 'nowhere'))
        # What a make that runs this would hand on to the one run here.
        for name in ('MAKEFLAGS', 'MFLAGS', 'MAKELEVEL', 'MAKEOVERRIDES',
                     'CFLAGS', 'TESTS'):
            self.env.pop(name, None)

    @staticmethod
    def left_out(folder, names):
        """What is no source: history, and folders that were built in."""
        return [n for n in names if n in ('.git', 'autom4te.cache') or
                os.path.exists(os.path.join(folder, n, 'config.status'))]

    def copy(self, source, target):
        """Copies what is another, so that make builds no more than that."""
        if not (os.path.isfile(target) and
                filecmp.cmp(source, target, shallow=False)):
            self.changed = True
            shutil.copyfile(source, target)
            shutil.copymode(source, target)

    def drop_gone(self, top):
        """Files that the source folder has no more."""
        for base in ('lib', 'cmd', 'tests', 'fixtures'):
            for folder, _, names in os.walk(os.path.join(self.src, base)):
                for name in names:
                    path = os.path.join(folder, name)
                    if not os.path.lexists(os.path.join(
                            top, os.path.relpath(path, self.src))):
                        self.changed = True
                        os.remove(path)

    def run(self, command, limit):
        """Exit status, or None when it took longer than `limit` seconds."""
        def bounded():
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 30, 1 << 30))
            resource.setrlimit(resource.RLIMIT_DATA, (4 << 30, 4 << 30))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        with open(os.path.join(self.build, 'mutants.log'), 'wb') as log:
            p = subprocess.Popen(command, cwd=self.build, env=self.env,
                                 stdin=subprocess.DEVNULL, stdout=log,
                                 stderr=subprocess.STDOUT,
                                 start_new_session=True, preexec_fn=bounded)
            try:
                return p.wait(limit)
            except subprocess.TimeoutExpired:
                return None
            finally:
                kill_session(p.pid)
                p.wait()

    def make(self, *words, limit=600):
        return self.run(['make', '-s', *words], limit)

    def check(self, tests, limit=3600):
        """Many tests at once."""
        return self.make('-j%d' % (os.cpu_count() or 1), 'check',
                         'TESTS=' + ' '.join(tests), limit=limit)

    def log(self):
        with open(os.path.join(self.build, 'mutants.log'),
                  errors='replace') as f:
            return ''.join(f.readlines()[-100:])

    def tests(self):
        """The tests of make check."""
        out = subprocess.run(
            ['make', '-s', '-f', 'Makefile', '-f', '-', 'mutants-tests'],
            cwd=self.build, env=self.env, check=True, text=True,
            input='mutants-tests:\n\t@echo $(TESTS)\n',
            stdout=subprocess.PIPE).stdout
        return out.split()

    def begin(self):
        """Builds, and sees that each test passes and how long it takes."""
        os.makedirs(self.build, exist_ok=True)
        made = os.path.exists(os.path.join(self.build, 'config.status'))
        if (not made and
            self.run(['../src/configure', 'CFLAGS=-O0 -g0'], 600) != 0) or \
                self.make() != 0 or self.make('check', 'TESTS=') != 0:
            sys.exit('the unchanged code does not build:\n' + self.log())
        known, self.seconds = self.seconds, {}
        again = [t for t in self.tests() if t in known and
                 (not self.quick or known[t] <= self.quick)]
        if self.changed and again and self.check(again) != 0:
            sys.exit('the unchanged code fails:\n' + self.log())
        for test in self.tests():
            self.seconds[test] = (known[test] if test in known
                                  else self.time_of(test))
        with open(self.times, 'w', encoding='utf-8') as f:
            # One that was cut short may be waited for another time.
            json.dump({t: s for t, s in self.seconds.items()
                       if not self.quick or s <= self.quick}, f)

    def time_of(self, test):
        """How long it takes; what is left out is not waited for."""
        limit = self.quick + 1 if self.quick else 900
        start = time.monotonic()
        status = self.make('check-TESTS', 'TESTS=' + test, limit=limit)
        if status != 0 and not (self.quick and status is None):
            sys.exit('%s fails on the unchanged code:\n%s'
                     % (test, self.log()))
        return time.monotonic() - start

    def near(self, room, file):
        """A file's tests: the nearest, then the others, the quickest first."""
        by_time = sorted(self.seconds, key=lambda t: self.seconds[t])
        first = list(NEAREST.get(os.path.dirname(file), ()) +
                     NEAREST.get(room, ())) + [
            t for t in by_time
            if t.startswith(UNITS) and self.includes(t, room)]
        first = [t for t in dict.fromkeys(first) if t in self.seconds]
        return first, [t for t in by_time if t not in first and
                       (not self.quick or self.seconds[t] <= self.quick)]

    def includes(self, test, room):
        return '#include "%s/' % room in self.read(test + '.c')

    def write(self, file, text):
        with open(os.path.join(self.src, file), 'w', encoding='utf-8') as f:
            f.write(text)

    def read(self, file):
        with open(os.path.join(self.src, file), encoding='utf-8') as f:
            return f.read()

    def object(self, file):
        """A digest of the file compiled with optimisation, None where it does
        not compile. Its object is taken away: the next make compiles it."""
        folder, name = os.path.split(file[:-2])
        prefix = ('vidimus-' if folder.split(os.sep)[0] == 'cmd'
                  else 'libvdm_a-')
        target = os.path.join(folder, prefix + name + '.o')
        path = os.path.join(self.build, target)
        if os.path.exists(path):
            os.remove(path)
        if self.make('CFLAGS=-O2 -g0', target, limit=300) != 0:
            return None
        with open(path, 'rb') as f:
            digest = hashlib.sha256(f.read()).hexdigest()
        os.remove(path)
        return digest

    def differs(self, change, text):
        """Whether it compiles to other code. The change is left in place."""
        key = change.file, hashlib.sha256(text.encode()).digest()
        if key not in self.objects:
            self.objects[key] = self.object(change.file)
        before = self.objects[key]
        if before is None:
            sys.exit('%s does not compile:\n%s' % (change.file, self.log()))
        self.write(change.file, apply(text, change))
        after = self.object(change.file)
        return after is not None and after != before

    def unit_fails(self, test, limit):
        """Links only this one; make check links everything."""
        if self.make(test) != 0 and self.make(test) != 0:
            sys.exit('%s does not build:\n%s' % (test, self.log()))
        return self.run(['./' + test], limit)

    def findings_fail(self, ids, limit):
        if self.make('all') != 0:
            sys.exit('the program does not build:\n' + self.log())
        return self.run([os.path.join('..', 'src', FINDINGS), *ids], limit)

    def caught(self, room, file, ids):
        """The test that fails, or None when none does. Fixtures of findings
        with these ids are near, too."""
        first, rest = self.near(room, file)
        units = [t for t in first if t.startswith(UNITS)]
        fixtures = [FINDINGS] if ids and FINDINGS in self.seconds else []
        others = [t for t in first if t not in units]
        for test in units + fixtures + others:
            limit = patience(max(40, 20 * self.seconds[test]))
            if test in units:
                status = self.unit_fails(test, limit)
            elif test in fixtures and ids:
                status = self.findings_fail(ids, limit)
                ids = []
            else:
                # What it asks is the program; make check builds all tests.
                status = self.make('all', 'check-TESTS', 'TESTS=' + test,
                                   limit=limit)
            if status is None:
                return test + ' (took too long)'
            if status != 0:
                return test
        # The others at once: who survived so far mostly survives.
        if not rest or self.near_only:
            return None
        status = self.check(rest, patience(
            240 + 8 * sum(self.seconds[t] for t in rest)))
        if status is None:
            return 'the others (took too long)'
        if status != 0:
            failed = re.findall(r'^(?:FAIL|ERROR): (\S+)', self.log(), re.M)
            return failed[0] if failed else 'the others'
        return None


# The run.

class Tally:
    """What became of the changes of a room."""

    def __init__(self):
        self.caught = self.survived = self.equivalent = 0


def attempt(house, room, drawn, same):
    """Tries a room's next change that compiles to other code. Its place, how it
    shows, and what became of it; None when the room has no more."""
    for change in drawn:
        text = house.read(change.file)
        shown = show(text, change)
        where = '%s:%d' % (change.file, change.line)
        if (change.file, shown) in same:
            return where, shown, 'equivalent'
        try:
            if house.differs(change, text):
                test = house.caught(room, change.file,
                                    findings_near(text, change))
                return (where, shown,
                        test and 'caught by ' + test or 'SURVIVED')
        finally:
            house.write(change.file, text)
    return None


def run(args, house, drawn, share, same):
    """The rate of those caught, in per cent."""
    began = time.monotonic()
    tallies = {r: Tally() for r in share}
    survivors = []
    for room in turns(share, args.seed):
        if args.seconds and time.monotonic() - began > args.seconds:
            break
        result = attempt(house, room, drawn[room], same)
        if result is None:
            continue
        where, shown, end = result
        print('%s\t%s\t%s' % (where, shown, end), flush=True)
        if end == 'equivalent':
            tallies[room].equivalent += 1
        elif end == 'SURVIVED':
            tallies[room].survived += 1
            survivors.append((where, shown))
        else:
            tallies[room].caught += 1
    return report(tallies, survivors, sum(share.values()))


def run_again(house, faults):
    """The number of faults, planted or come again, that no test minds."""
    survived = 0
    for fault, change, room in faults:
        text = house.read(change.file)
        try:
            if not house.differs(change, text):
                test = None
            else:
                test = house.caught(room, change.file,
                                    findings_near(text, change))
        finally:
            house.write(change.file, text)
        survived += test is None
        print('%s:%d\t%s\t%s'
              % (change.file, change.line, fault,
                 test and 'caught by ' + test or 'SURVIVED'), flush=True)
    return survived


def report(tallies, survivors, wanted):
    row = '%-10s %7s %9s %11s'
    print('\n' + row % ('room', 'caught', 'survived', 'equivalent'))
    for room, t in sorted(tallies.items()):
        print(row % (room, t.caught, t.survived, t.equivalent))
    caught = sum(t.caught for t in tallies.values())
    same = sum(t.equivalent for t in tallies.values())
    judged = caught + len(survivors)
    rate = 100 * caught / judged if judged else 0
    print('%d of %d caught (%.1f %%), %d equivalent; %d of %d tried'
          % (caught, judged, rate, same, judged + same, wanted))
    if survivors:
        print('\nsurvivors:')
        for where, shown in sorted(survivors):
            print('%s\t%s' % (where, shown))
    return rate


def arguments():
    p = argparse.ArgumentParser(description=__doc__.split('\n\n')[0])
    p.add_argument('--seed', type=int, default=1)
    p.add_argument('--count', type=int, default=160,
                   help='changes over all rooms (160)')
    p.add_argument('--room', help='only those drawn from this room')
    p.add_argument('--part', help='the K-th of N shares of the rooms, as K/N')
    p.add_argument('--seconds', type=float,
                   help='begin no change after that time')
    p.add_argument('--list', action='store_true',
                   help='print what is drawn first, and try nothing')
    p.add_argument('--planted', action='store_true',
                   help='try the faults of tests/mutants/planted')
    p.add_argument('--again', help='try what survived in that output of a run')
    p.add_argument('--only', help='of those, what matches that expression')
    p.add_argument('--quick', type=float,
                   help='leave out tests that take longer than so many seconds')
    p.add_argument('--near', action='store_true',
                   help='run only the nearest tests')
    p.add_argument('--keep', help='where the copy is made, and stays')
    p.add_argument('top', help='the source folder')
    return p.parse_args()


def main():
    args = arguments()
    files = rooms(args.top)
    if args.room and args.room not in files:
        sys.exit('no room is called %s: %s' % (args.room, ' '.join(files)))
    same = equivalents(args.top)
    faults = (survivors_of(args.top, args.again, same) if args.again
              else planted(args.top))
    faults = [f for f in faults
              if not args.only or re.search(args.only, f[0])]
    drawn, share = plan(args, files)
    if args.list:
        for room in sorted(share):
            for change, _ in zip(drawn[room], range(share[room])):
                with open(os.path.join(args.top, change.file),
                          encoding='utf-8') as f:
                    print('%s:%d\t%s\t%s' % (change.file, change.line,
                                             change.kind,
                                             show(f.read(), change)))
        return 0
    if args.keep:
        return judge(args, args.keep, faults, drawn, share, same)
    with tempfile.TemporaryDirectory(prefix='vidimus-mutants-') as scratch:
        return judge(args, scratch, faults, drawn, share, same)


def judge(args, scratch, faults, drawn, share, same):
    house = House(args.top, os.path.abspath(scratch), args.quick,
                  args.near)
    house.begin()
    if args.planted or args.again:
        return 1 if run_again(house, faults) else 0
    if run(args, house, drawn, share, same) < FLOOR:
        print('fewer than %d %% were caught' % FLOOR, file=sys.stderr)
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
