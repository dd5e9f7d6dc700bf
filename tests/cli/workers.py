#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""No worker outlives the program, whichever signal ends it: a worker that is
still there could write into folders of outputs when the program has ended. Those
of this test are stopped, so that they cannot end by themselves in time."""
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

VIDIMUS = os.path.abspath(os.environ.get('VIDIMUS', './vidimus'))
SKIP = 77
SIGNALS = ('TERM', 'HUP', 'INT', 'QUIT', 'USR1', 'ALRM', 'XCPU')
VERBS = {
    'convert': ['--to', 'md', '-o', 'out/'],
    'validate': [],
    'inspect': [],
    'roundtrip': [],
    'review': ['-o', 'page.html'],
    'survey': ['-o', 'page.html'],
}
failures = checks = 0


def check(good, what):
    global failures, checks
    checks += 1
    if not good:
        print(f'FAIL: {what}')
        failures += 1


def children(process):
    found = []
    for folder in pathlib.Path('/proc').glob('[0-9]*'):
        try:
            if f'\nPPid:\t{process}\n' in (folder / 'status').read_text():
                found.append(int(folder.name))
        except OSError:
            pass  # it has ended
    return found


def is_there(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def as_usual():
    """What a shell lets its background ignore is not ignored here."""
    for name in SIGNALS:
        signal.signal(getattr(signal, 'SIG' + name), signal.SIG_DFL)


def ends(work, verb, name):
    """Two workers wait for what is written into pipes; then a signal comes."""
    pipes = [work / 'a.txt', work / 'b.txt']
    job = subprocess.Popen(
        [VIDIMUS, verb, '-j', '2', *pipes, work / 'c.txt', *VERBS[verb]],
        cwd=work, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, preexec_fn=as_usual)
    ends_of_pipes = [os.open(p, os.O_WRONLY) for p in pipes]
    workers = children(job.pid)
    for worker in workers:
        os.kill(worker, signal.SIGSTOP)
    number = getattr(signal, 'SIG' + name)
    os.kill(job.pid, number)
    status = job.wait(timeout=60)
    left = [w for w in workers if is_there(w)]
    for worker in left:
        os.kill(worker, signal.SIGKILL)
    for end in ends_of_pipes:
        os.close(end)
    check(len(workers) == 2, f'{verb}: {len(workers)} workers')
    check(status == -number, f'{verb}, {name}: exit {status}')
    check(not left, f'{verb}, {name}: {len(left)} workers are still there')


def main():
    if not os.path.exists('/proc/self/status'):
        return SKIP
    work = pathlib.Path(tempfile.mkdtemp(prefix='vidimus-test.'))
    try:
        os.mkfifo(work / 'a.txt')
        os.mkfifo(work / 'b.txt')
        (work / 'c.txt').write_text('On the weir\n\nMR. ROTH: It leaks.\n')
        for verb in VERBS:
            ends(work, verb, 'TERM')
        for name in SIGNALS[1:]:
            ends(work, 'convert', name)
        check(not list(work.rglob('.vidimus-*')), 'something is left')
    finally:
        shutil.rmtree(work)
    print(f'{checks} checks, {failures} failures')
    return 1 if failures or checks < 37 else 0


sys.exit(main())
