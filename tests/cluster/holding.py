# SPDX-License-Identifier: MIT
"""What the tests of examples/cluster share: 1,000 files, what one machine says of
them, a program that is killed half-way when it comes to one shard for the first
time, and the comparison of what was merged."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

FILES, SHARDS, KILLED = 1000, 10, 4
BUILD = pathlib.Path.cwd()
SOURCE = pathlib.Path(os.environ.get('srcdir', '..')).resolve()
CLUSTER = SOURCE / 'examples' / 'cluster'
VIDIMUS = BUILD / 'vidimus'
FORMATS = ('ndjson', 'html')
SKIP = 77
# Kills the program after a tenth of what a shard takes, and less each time that
# it was ready by then; `killed` tells that it was.
KILLER = '''#!/bin/sh
case " $* " in
*" --shard {killed}/"*)
	if [ ! -e {top}/killed ]; then
		for t in 0.1 0.05 0.02 0.01; do
			timeout -s KILL $t {vidimus} "$@"
			[ $? -eq 137 ] && : >{top}/killed && exit 137
			rm -f {top}/rows/{killed}.ndjson
		done
	fi
	;;
esac
exec {vidimus} "$@"
'''


def skip(reason):
    print('SKIP:', reason)
    sys.exit(SKIP)


def text(i):
    """A record; some have turns to guess, some are nearly empty."""
    if i % 97 == 0:
        return ''
    said = 'said that' if i % 3 == 0 else 'asked whether'
    body = ''.join(
        f'\nGovernor Tuvesen: Has boat {i + k} come in with the mail?\n'
        f'\nMr. Brandel: Boat {i + k} was late, as it was last week.\n'
        f'\nMr. Brandel {said} boat {k} had been seen.\n'
        for k in range(1 + i % 7))
    return (f'Conversation {i} between Governor Tuvesen and Mr. Brandel\n'
            f'\nHalden, {1 + i % 28} May 1931\n{body}')


class Holding:
    """A folder with all that, which goes away at the end."""

    def __enter__(self):
        self.top = pathlib.Path(tempfile.mkdtemp(prefix='vidimus-test.'))
        self.top.chmod(0o755)
        folder = self.top / 'in'
        folder.mkdir()
        for i in range(FILES):
            (folder / f'{i:04}.txt').write_text(text(i))
        self.rows = self.top / 'rows'
        self.list = self.top / 'files.txt'
        self.list.write_text(''.join(f'{folder}/{i:04}.txt\n'
                                     for i in range(FILES)))
        killer = self.top / 'vidimus'
        killer.write_text(KILLER.format(killed=KILLED, top=self.top,
                                        vidimus=VIDIMUS))
        killer.chmod(0o755)
        os.environ |= {'VIDIMUS': str(killer), 'LC_ALL': 'C.UTF-8'}
        self.args = [str(SHARDS), str(self.list), str(self.rows)]
        self.failures = 0
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.top)

    def check(self, good, what):
        if not good:
            print('FAIL:', what)
            self.failures += 1

    def done(self):
        """The shards that have rows."""
        return {int(p.stem) for p in self.rows.glob('*.ndjson')}

    def run(self, *command, **more):
        """The exit status; what it printed is in the log of the test."""
        print('$', *command, flush=True)
        return subprocess.run(list(map(str, command)), cwd=self.top,
                              stdin=subprocess.DEVNULL,
                              stderr=subprocess.STDOUT, **more).returncode

    def was_killed(self):
        self.check((self.top / 'killed').exists(), 'nothing was killed')
        self.check(KILLED not in self.done(),
                   'what was killed left rows')
        self.check(not list(self.rows.glob('.vidimus*')),
                   'what was killed left something half')

    def finish(self):
        """All is there, and is what one machine says."""
        self.check(self.done() == set(range(1, SHARDS + 1)),
                   f'shards: {sorted(self.done())}')
        for name in FORMATS:
            one, merged = self.top / f'one.{name}', self.top / f'all.{name}'
            first = self.run(VIDIMUS, 'survey', '-q', '-j', 'auto',
                             '--files-from', self.list, '-o', one)
            second = self.run('sh', CLUSTER / 'merge.sh', self.rows, merged)
            self.check(first == second == 1, f'statuses {first}, {second}')
            self.check(one.read_bytes() == merged.read_bytes(),
                       f'{name} differs')
        print(f'{FILES} files, {self.failures} failures')
        return 1 if self.failures else 0
