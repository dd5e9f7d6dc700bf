#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether each verb, and each option that names a file, is tried for each of the
promises that hold for all of them:

    bounds   what it reads takes bounded memory          tests/memory/bounds.py
    growth   and time in proportion                      tests/growth/growth.py
    sweep    where memory runs out it says so            tests/memory/program.py
    kills    what it writes is whole, whenever it ends   tests/cli/cut.py

Which there are the program's own help says, so that a new verb fails here until it
is tried, or a row of promised.txt says why it need not be."""
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, '..', 'cli'),
                os.path.join(HERE, '..', 'growth')]
import bounds  # noqa: E402
import cut  # noqa: E402
import growth  # noqa: E402
import program  # noqa: E402

ALIASES = {'-o': '--output', '-s': '--schema', '-u': '--update'}
OPTION = re.compile(r'^ +(?:-\w, |    )(--[\w-]+) ((?:FORMAT=)?(?:FILE|LIST|DIR/)'
                    r'\S*)', re.M)


def said(*args):
    p = subprocess.run([program.PROGRAM, *args, '--help'], text=True, check=True,
                       capture_output=True, env=program.environment('/'))
    return p.stdout


def things():
    """Verbs, and options that name a file, as the program's help has them."""
    verbs = re.findall(r'^  ([a-z-]+)  ', said(), re.M)
    verbs += [v for v in re.findall(r'^  ([a-z-]+) ', said(), re.M)
              if v not in verbs]
    options = {name for verb in verbs for name, _ in OPTION.findall(said(verb))}
    return verbs + sorted(options)


def tried(commands):
    found = set()
    for command in commands:
        found.add(command[0])
        found |= {ALIASES.get(x, x) for x in command if x.startswith('-')}
    return found


def main():
    promises = {
        'bounds': tried(c for _, cs in bounds.KINDS.values()
                        for c in cs.values()),
        'growth': tried(growth.all_commands()),
        'sweep': tried(args for _, args in program.cases()),
        'kills': tried(cut.CASES.values()),
    }
    exempt, bad = {}, 0
    with open(os.path.join(HERE, 'promised.txt'), encoding='utf-8') as f:
        for line in f:
            if line.strip() and not line.startswith('#'):
                promise, what, reason = line.rstrip('\n').split('\t')
                assert reason and promise in promises, line
                exempt[promise, what] = reason
    all_things = things()
    for promise, done in promises.items():
        for what in all_things:
            row = (promise, what) in exempt
            if what not in done and not row:
                print(f'{what} is in no case of "{promise}", and no row of '
                      'promised.txt says why')
                bad += 1
            elif what in done and row:
                print(f'promised.txt: {what} is in a case of "{promise}"')
                bad += 1
    for promise, what in exempt:
        if what not in all_things:
            print(f'promised.txt: there is no {what}')
            bad += 1
    print(f'{len(all_things)} verbs and options, {bad} faults')
    return 1 if bad or len(all_things) < 20 else 0


if __name__ == '__main__':
    sys.exit(main())
