#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""examples/cluster/parallel.sh: 1,000 files by GNU parallel, of which one job is
killed half-way, and then all of them; given again, it goes on, and what is merged
is what one machine says. Skipped where there is no GNU parallel."""
import os
import shutil
import signal
import subprocess
import sys
import time

from holding import CLUSTER, SHARDS, Holding, skip


def main():
    program = shutil.which('parallel')
    if program is None or b'GNU' not in subprocess.run(
            [program, '--version'], capture_output=True,
            stdin=subprocess.DEVNULL).stdout:
        skip('there is no GNU parallel')
    script = CLUSTER / 'parallel.sh'
    with Holding() as h:
        os.environ['HOME'] = str(h.top)
        # one job dies
        status = h.run('sh', script, *h.args, '--jobs', '2', '--halt',
                       'soon,fail=1')
        h.check(status != 0, 'nobody noticed that a job died')
        h.was_killed()
        h.check(len(h.done()) < SHARDS, 'nothing is left to do')
        # all of it dies
        before = len(h.done())
        job = subprocess.Popen(['sh', script, *h.args, '--jobs', '1'],
                               stdin=subprocess.DEVNULL, start_new_session=True)
        for _ in range(3000):
            if len(h.done()) > before or job.poll() is not None:
                break
            time.sleep(0.01)
        os.killpg(job.pid, signal.SIGKILL)
        job.wait()
        h.check(before < len(h.done()) < SHARDS,
                f'not killed half-way: {sorted(h.done())}')
        old = {k: (h.rows / f'{k}.ndjson').stat().st_mtime_ns
               for k in h.done()}
        status = h.run('sh', script, *h.args, '--jobs', '2')
        h.check(status == 0, f'going on: {status}')
        h.check(all((h.rows / f'{k}.ndjson').stat().st_mtime_ns == t
                    for k, t in old.items()), 'what was done is done again')
        return h.finish()


sys.exit(main())
