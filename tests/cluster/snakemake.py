#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""examples/cluster/Snakefile: 1,000 files by Snakemake, of which one job is killed
half-way; given again, it does that one alone, merges, and says what one machine
says. Skipped where there is no Snakemake."""
import os
import shutil
import sys

from holding import CLUSTER, KILLED, Holding, skip


def main():
    if shutil.which('snakemake') is None:
        skip('there is no snakemake')
    with Holding() as h:
        os.environ['HOME'] = str(h.top)
        command = ['snakemake', '--quiet', '--snakefile',
                   CLUSTER / 'Snakefile', '--cores', '2', '--keep-going',
                   '--config', f'list={h.list}', f'rows={h.rows}',
                   f'shards={h.args[0]}']
        status = h.run(*command)
        h.check(status != 0, 'nobody noticed that a job died')
        h.was_killed()
        h.check(h.done() == set(range(1, 11)) - {KILLED},
                f'the others are not done: {sorted(h.done())}')
        h.check(not (h.rows / 'survey.html').exists(),
                'merged though a shard is missing')
        old = {k: (h.rows / f'{k}.ndjson').stat().st_mtime_ns
               for k in h.done()}
        status = h.run(*command)
        h.check(status == 0, f'going on: {status}')
        h.check(all((h.rows / f'{k}.ndjson').stat().st_mtime_ns == t
                    for k, t in old.items()), 'what was done is done again')
        bad = h.finish()
        h.check((h.rows / 'survey.html').read_bytes() ==
                (h.top / 'one.html').read_bytes(), 'its page differs')
        h.check((h.rows / 'survey.csv').exists(), 'no table')
        return 1 if bad or h.failures else 0


sys.exit(main())
