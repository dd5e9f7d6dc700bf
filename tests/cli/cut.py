#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Each verb that writes, killed at each call that changes a folder.

    cut.py [--all] [CASE...]

tests/cli/killed.c kills it, with its workers. An output is then the old one or
the new one, and never less; a list of findings may be one that says that the run
is not finished. The next run says what was left behind, if anything was, and
makes what would have been made. Without --all some of the calls are tried of a
case that has many."""
import os
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                '..', 'memory'))
import program  # noqa: E402

PRELOAD = os.path.join(program.BUILD, 'tests', 'cli', '.libs', 'killed.so')
SAMPLES = 6
AT = ['--modified', '2001-01-01T00:00:00Z']
CASES = {
    'convert': ['convert', 'a.txt', '-o', 'out.md'],
    'pictures': ['convert', *AT, 'a.epub', '-o', 'out.xml'],
    'said': ['convert', *AT, '--report', 'r.json', '--onix', 'o.xml', '--premis',
             'p.xml', '--summary', 's.md', '--output', 'sarif=f.sarif', 'a.txt',
             '-o', 'out.epub'],
    'folder': ['convert', '--to', 'xml', 'a.txt', 'b.md', '-o', 'many/'],
    'split': ['convert', '--split', '-t', 'md', 'corpus.xml', '-o', 'many/'],
    'update': ['convert', '-u', '--to', 'xml', 'a.txt', 'b.md', '-o', 'many/'],
    'bag': ['convert', '--bag', '--to', 'xml', 'a.txt', 'a.epub', '-o', 'bag/'],
    **{f'bind-{f}': ['bind', *AT, 'v.yaml', '-o', 'out.' + f]
       for f in ('xml', 'md', 'epub')},
    **{f'unbind-{f}': ['unbind', 'v.' + f, '-o', 'many/', '--force']
       for f in ('xml', 'md', 'epub')},
    'bind-onix': ['bind', *AT, 'a.txt', 'a.md', '--title', 'Mills', '-o',
                  'out.epub', '--onix', 'o.xml', '--summary', 's.md',
                  '--output', 'json=f.json'],
    'survey': ['survey', 'a.txt', 'b.md', '-o', 'page.html'],
    'review': ['review', 'a.txt', '-o', 'q.yaml'],
    'edits': ['review', '--from-edits', 'a.txt', 'a.md', '--when', '2001-01-01',
              '-o', 'made.yaml'],
    'attest': ['attest', 'a.txt', 'a.md', '-o', 'a.vidimus.json'],
    'baseline': ['validate', '--write-baseline', 'b.json', 'wrong.xml',
                 'a.txt'],
    'outputs': ['validate', '-s', 's.rng', '--output', 'junit=f.xml', '--summary',
                's.md', 'wrong.xml'],
    'compared': ['compare', '--output', 'tap=f.tap', '--summary', 's.md',
                 'a.txt', 'a.md'],
    'differing': ['diff', '--output', 'ndjson=f.ndjson', '--summary', 's.md',
                  'a.txt', 'a.md'],
    'roundtrip': ['roundtrip', '--output', 'json=f.json', '--summary', 's.md',
                  'a.txt'],
    'inspect': ['inspect', '--output', 'json=f.json', '--summary', 's.md',
                'a.txt'],
    'schema': ['schema', 'add', 's.rnc', 'mill'],
    'git-setup': ['git-setup', '--write'],
}
# Lists of findings, which say so as long as their run goes on.
FINDINGS = ('r.json', 'f.json', 's.md', 'f.sarif', 'f.xml', 'f.tap', 'f.ndjson')
failures = kills = 0


def check(good, what):
    global failures
    if not good:
        print(f'FAIL: {what}')
        failures += 1


def run(folder, args, **more):
    return subprocess.run(  # in a group of its own, which is killed
        [program.PROGRAM, *args], cwd=folder, capture_output=True, check=False,
        stdin=subprocess.DEVNULL, start_new_session=True, env=program.environment(
            folder, GIT_CONFIG_NOSYSTEM='1',
            **more))


def tree(folder):
    """What stands in a folder, but for what is unfinished; that, by name."""
    files, left = {}, []
    for name, data in program.contents(folder).items():
        if os.path.basename(name).startswith('.vidimus-'):
            left.append(name)
        elif not name.startswith('.git/'):
            files[name] = data
    return files, left


def changed(folder):
    """The same records, otherwise."""
    for name in ('a.txt', 'a.md', 'b.md', 'a.xml', 's.rnc', 'corpus.xml',
                 'wrong.xml', 'in.md', 'l/a.xml'):
        path = os.path.join(folder, name)
        with open(path, 'rb') as f:
            data = f.read()
        os.unlink(path)
        with open(path, 'wb') as f:
            f.write(data.replace(b'mill', b'weir').replace(b'<d/>', b'<e/>') +
                    (b'\n\nMR. HEMM: So.\n' if name == 'a.txt' else b'\n'))
    for args in program.MADE:
        os.unlink(os.path.join(folder, args[-1]))
        run(folder, args)


def stand(inputs, args):
    """A folder in which the verb was run on other records before."""
    folder = tempfile.mkdtemp(prefix='vidimus-cut.')
    shutil.copytree(inputs, folder, copy_function=os.link, dirs_exist_ok=True)
    if args[0] == 'git-setup':
        subprocess.run(['git', 'init', '-q', '.'], cwd=folder, check=True,
                       env=program.environment(folder))
    else:
        run(folder, args)
    changed(folder)
    return folder


def is_good(name, data, old, new):
    """The old one, the new one; of findings one that says that more was to
    come, and of an update's state, to which each record adds a line, the whole
    lines of some."""
    if data in (old.get(name), new.get(name)):
        return True
    if data is None:
        return False
    if name in FINDINGS:
        return b'unfinished' in data or (
            name.endswith('ndjson') and new[name].startswith(data))
    return name.endswith('.state') and data.startswith(old.get(name, b''))


def wait_for(left):
    """Until the processes that left these are no more: whoever inherited them
    has to ask for their status first."""
    end = time.monotonic() + 10
    for name in left:
        process = '/proc/' + os.path.basename(name).split('-')[1]
        while os.path.exists(process) and time.monotonic() < end:
            time.sleep(.01)


def copy_of(stood):
    folder = tempfile.mkdtemp(prefix='vidimus-cut.')
    shutil.copytree(stood, folder, symlinks=True, dirs_exist_ok=True)
    return folder


def try_kill(case, at, stood, new, status):
    global kills
    args = CASES[case]
    folder = copy_of(stood)
    old, _ = tree(folder)
    calls = folder + '.calls'
    killed = run(folder, args, LD_PRELOAD=PRELOAD, KILL_AT=str(at),
                 KILL_COUNT=calls)
    os.unlink(calls)
    kills += killed.returncode == -9
    check(killed.returncode == -9, f'{case}: not killed at {at}')
    files, left = tree(folder)
    wait_for(left)
    for name in sorted(set(files) | set(old)):
        check(is_good(name, files.get(name), old, new),
              f'{case}: killed at {at}, {name} is neither old nor new')
    again = run(folder, args)
    check(again.returncode == status or (case == 'bag' and left), f'{case}: killed at {at}, the next run '
          f'ends with {again.returncode}: {again.stderr[-300:]}')
    check(not left or b'a run that was killed left' in again.stderr or
          b'a run was killed while' in again.stderr,
          f'{case}: killed at {at}, nobody says that {left} were left')
    for name in left:  # as whoever was told of them does
        if os.path.exists(os.path.join(folder, name)):
            os.unlink(os.path.join(folder, name))
    run(folder, args)  # with nothing to say of them
    files, _ = tree(folder)
    unlike = sorted(n for n in set(files) | set(new)
                    if files.get(n) != new.get(n) and not n.endswith('.state'))
    check(not unlike, f'{case}: killed at {at}, the next run makes others: '
          f'{unlike}')
    shutil.rmtree(folder)


def try_case(case, inputs, samples):
    args = CASES[case]
    stood = stand(inputs, args)
    folder = copy_of(stood)
    calls = folder + '.calls'
    before, _ = tree(folder)
    status = run(folder, args, LD_PRELOAD=PRELOAD, KILL_COUNT=calls).returncode
    count = os.path.getsize(calls) if os.path.exists(calls) else 0
    os.unlink(calls)
    new, left = tree(folder)
    check(status in (0, 1) and not left, f'{case}: {status}, {left}')
    check(new != before or case == 'git-setup', f'{case}: writes nothing')
    shutil.rmtree(folder)
    points = program.points(count, samples)
    for at in points:
        try_kill(case, at, stood, new, status)
    shutil.rmtree(stood)
    print(f'{case}: {count} calls, {len(points)} kills', flush=True)
    check(len(points) > 2, f'{case}: {count} calls only')


def main(args):
    with open(program.PROGRAM, 'rb') as f:
        if b'__asan_init' in f.read() or not os.path.exists(PRELOAD):
            print('SKIP: nothing can be loaded into this program')
            return program.SKIP
    samples = None if '--all' in args else SAMPLES
    wanted = [a for a in args if not a.startswith('--')]
    inputs = tempfile.mkdtemp(prefix='vidimus-cut.')
    program.prepare(inputs)
    for case in CASES:
        if not wanted or any(w in case for w in wanted):
            try_case(case, inputs, samples)
    shutil.rmtree(inputs)
    print(f'{kills} kills, {failures} failures')
    return 1 if failures or not kills else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
