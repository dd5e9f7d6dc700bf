#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether time and memory grow as the input does, and no faster.

    growth.py TOP PROGRAM [--full] [--series PATTERN,...] [--verbs VERB,...]

The short form, which `make check` runs, takes a sample of tests/growth/short.txt
from n to 8 n; --full takes all of tests/growth/series.py from n to 64 n in each
verb and prints a table, with the exponent of user CPU and the peak of memory. A
step of 8 n may take 2.5 times what is linear, beyond a floor of user CPU below
which nothing can be told; times are never compared with a fixed number of
seconds. A run that ends by a signal, or with a status other than 0 or 1, fails.
"""
import argparse
import fnmatch
import math
import os
import resource
import subprocess
import sys
import tempfile
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE),
                os.path.join(os.path.dirname(HERE), 'memory')]
import beside  # noqa: E402
import allowed  # noqa: E402,F401  pylint: disable=unused-import
import found  # noqa: E402,F401  pylint: disable=unused-import
import series  # noqa: E402
from bench import real_program  # noqa: E402

STEP = 8        # n grows by this, once or twice
SLACK = 2.5     # times what is linear
FLOOR = 0.05    # seconds of user CPU, of a start and of what is noise
HOLD = 120      # seconds of CPU after which a run has surely failed
SHORT = 200000  # bytes of the larger input of the short form
FULL = 768000   # and of the largest of the full one
# IN are the inputs of a series, with the options that name them.
COMMANDS = {
    **{'to-' + f: ['convert', '--to', f, '-o', 'out', 'IN']
       for f in ('text', 'tei', 'epub', 'markdown')},
    'validate': ['validate', 'IN'],
    'inspect': ['inspect', 'IN'],
    'compare': ['compare', 'IN', 'IN'],
    'roundtrip': ['roundtrip', 'IN'],
    'diff': ['diff', 'IN', 'IN'],
    'textconv': ['diff', '--textconv', 'IN'],
    'survey': ['survey', 'IN', '-o', 'out.html'],
    'review': ['review', 'IN', '-o', 'out.html'],
    'edits': ['review', '--from-edits', 'IN', 'IN'],
    'attest': ['attest', 'IN', 'IN', '-o', 'out.json'],
}
FIRST = tuple(COMMANDS)  # those of what has none of its own
COMMANDS |= {
    **{f'bind-{f}': ['bind', '--fail-on', 'never', 'IN', '-o', 'volume.' + f]
       for f in ('epub', 'xml', 'md')},
    **{f'unbind-{f}': ['unbind', '--force', '--fail-on', 'never', 'volume.' + f,
                       '-o', 'out/'] for f in ('epub', 'xml', 'md')},
    'sarif': ['validate', '--output', 'sarif=out.sarif', 'IN'],
    'baseline': ['validate', '--write-baseline', 'out.json', 'IN'],
    'summary': ['convert', '--to', 'tei', '-o', 'out', '--summary', 'out.md',
                'IN'],
}
VERBS = tuple(COMMANDS)
# What is read beside records has commands of its own; a byte is one of n.
for _family, (_file, _commands, _kinds) in beside.FAMILIES.items():
    if _family not in ('volume', 'unbound'):
        for _kind in _kinds:
            series.SERIES[f'{_family}-{_kind}'] = (
                'beside', 1, lambda n, a=_family, b=_kind: beside.files(a, b, n),
                tuple(f'{_family}:{c}' for c in _commands))
        COMMANDS |= {f'{_family}:{k}': [_file if x == 'IN' else x for x in c]
                     for k, c in _commands.items()}


def all_commands():
    """Those of the program that any series is run with."""
    return [*COMMANDS.values(), ['validate', '--schema', 'IN']]


def write(work, ext, content):
    """The input, and how it is named on the command line."""
    path = os.path.join(work, 'in.' + ext)
    if ext == 'beside':
        for name, data in content.items():
            name = os.path.join(work, name)
            os.makedirs(os.path.dirname(name), exist_ok=True)
            with open(name, 'wb') as f:
                f.write(data)
        return []
    if ext == 'epub':
        with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
            for name, text in content.items():
                z.writestr(name, text, zipfile.ZIP_STORED
                           if name == 'mimetype' else None)
        return [path]
    if ext == 'volume':
        for name, text in content.items():
            with open(os.path.join(work, name), 'w', encoding='utf-8') as f:
                f.write(text)
        return [os.path.join(work, 'v.yaml')]
    if isinstance(content, dict):
        for name, text in content.items():
            with open(os.path.join(work, name), 'w', encoding='utf-8') as f:
                f.write(text)
        return ['--schema', os.path.join(work, 's.' + ext),
                os.path.join(work, 'in.xml')]
    with open(path, 'w', encoding='utf-8', newline='') as f:
        f.write(content)
    return [path]


def hold():
    resource.setrlimit(resource.RLIMIT_CPU, (HOLD, HOLD))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(program, verb, key, n, work):
    """One run: user CPU in seconds, peak memory in MiB, exit status."""
    ext, _, function, _ = series.SERIES[key]
    files = write(work, ext, function(n))
    if verb.startswith('unbind-'):
        subprocess.run([program, *COMMANDS['bind-' + verb[7:]][:-3], '-q',
                        *files, '-o', 'volume.' + verb[7:]], cwd=work,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       preexec_fn=hold, check=False)
    command = []
    for word in COMMANDS[verb]:
        command += files if word == 'IN' else [word]
    process = subprocess.Popen(
        [program] + command, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, preexec_fn=hold, cwd=work,
        env=dict(os.environ, HOME=work, XDG_DATA_HOME=work + '/data'))
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime, usage.ru_maxrss / 1024, process.returncode


def sizes(key, largest, steps):
    each = series.SERIES[key][1]
    n = max(STEP ** steps, largest // each)
    return [n // STEP ** k for k in range(steps, -1, -1)]


def measure(program, verb, key, largest, steps):
    """The runs of a series, and what is wrong with it, or None. The largest is
    run first: what is fast there needs no comparison."""
    with tempfile.TemporaryDirectory() as work:
        counts = sizes(key, largest, steps)
        last = run(program, verb, key, counts[-1], work)
        runs = [last]
        refused = series.SERIES[key][0] == 'beside'  # a table may be, say
        if last[2] not in (0, 1, 2 if refused else 1):
            return counts, runs, 'ends with %d' % last[2]
        if steps == 1 and last[0] <= FLOOR * 2:
            return counts, runs, None
        runs = [run(program, verb, key, n, work) for n in counts[:-1]] + runs
        for a, b in zip(runs, runs[1:]):
            most = STEP * SLACK * max(a[0], FLOOR / STEP) + FLOOR
            if b[0] <= most:
                continue
            # again, the dearer of the small and the cheapest of the large:
            # another process may have had the cache
            small = max(run(program, verb, key, counts[runs.index(a)],
                            work)[0] for _ in range(3))
            again = min(run(program, verb, key, counts[runs.index(b)], work)
                        for _ in range(3))
            most = max(most, STEP * SLACK * small + FLOOR)
            if again[0] > most:
                return counts, runs, '%.2f s, then %.2f s for %d times as much' % (
                    a[0], min(again[0], b[0]), STEP)
        return counts, runs, None


def exponent(counts, runs):
    if len(runs) < 2:
        return '   -'
    a, b = runs[-2][0] - 0.01, runs[-1][0] - 0.01
    if a < 0.01 or b < 0.02:
        return '   -'
    return '%4.2f' % (math.log(b / a) / math.log(counts[-1] / counts[-2]))


def short_rows(top):
    """Rows of short.txt: a series and its verbs."""
    path = os.path.join(top, 'tests', 'growth', 'short.txt')
    with open(path, encoding='utf-8') as f:
        for line in f:
            if line.strip() and not line.startswith('#'):
                key, *verbs = line.split()
                yield key, verbs


def all_rows(patterns, verbs):
    for key, (_, _, _, own) in series.SERIES.items():
        if any(fnmatch.fnmatch(key, p) for p in patterns):
            yield key, [v for v in own or FIRST
                        if v in verbs or ':' in v]


def main():
    a = argparse.ArgumentParser()
    a.add_argument('top', nargs='?', default=os.environ.get('srcdir', '.'))
    a.add_argument('program', nargs='?', default='./vidimus')
    a.add_argument('--full', action='store_true')
    a.add_argument('--series', default='*')
    a.add_argument('--verbs', default=','.join(VERBS))
    a = a.parse_args()
    program = os.path.abspath(real_program(a.program))
    rows = (all_rows(a.series.split(','), a.verbs.split(','))
            if a.full else short_rows(a.top))
    failed = count = 0
    if a.full:
        print('%-30s %-12s %9s %9s %9s  exponent  %8s' % (
            'series', 'verb', 'n: s', '8 n: s', '64 n: s', 'MiB'))
    for key, verbs in rows:
        if key not in series.SERIES:
            print('growth: tests/growth/short.txt: no series %s' % key)
            failed += 1
            continue
        for verb in verbs:
            count += 1
            counts, runs, wrong = measure(program, verb, key,
                                          FULL if a.full else SHORT,
                                          2 if a.full else 1)
            if a.full:
                times = ['%9.2f' % r[0] for r in runs]
                print('%-30s %-12s %s  %s      %8.1f  %s' % (
                    key, verb, ' '.join(['        -'] * (3 - len(times)) + times),
                    exponent(counts, runs), runs[-1][1], wrong or ''))
                sys.stdout.flush()
            elif wrong:
                print('%s, %s: %s' % (key, verb, wrong))
            failed += wrong is not None
    print('%d series in their verbs, %d grow faster than their input' % (
        count, failed))
    sys.exit(failed > 0)


if __name__ == '__main__':
    main()
