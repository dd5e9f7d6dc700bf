#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What convert reports as doubtful, and what inspect --review lists: the same
lines, in every fixture. Lines that begin like labels are told once a kind."""
import os
import re
import subprocess
import sys
import tempfile

top = os.environ.get('srcdir', '..')
program = os.path.join(os.getcwd(), os.environ.get('VIDIMUS', 'vidimus'))
faults = checks = 0


def run(*arguments):
    return subprocess.run([program, *arguments], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, check=False)


def check(condition, what):
    global faults, checks
    checks += 1
    if not condition:
        faults += 1
        print('FAIL:', what)


DOUBT = re.compile(r'^.*?:(\d+):\d+: \w+: (.*) '
                   r'\[(?:speaker-doubtful|speaker-inferred|label-ambiguous)\]$',
                   re.M)


def lines_of(message):
    listed = re.search(r'\(lines ([0-9, -]+)\)', message)
    for part in listed.group(1).split(',') if listed else []:
        first, _, last = part.strip().partition('-')
        yield from range(int(first), int(last or first) + 1)


def reported(errors):
    lines = set()
    for line, message, in DOUBT.findall(errors):
        if not message.startswith(('only ', 'more ')):
            lines.add(int(line))
        lines.update(lines_of(message))
    return lines


def reviewed(text):
    return {int(n) for n in re.findall(r'^  line (\d+):', text, re.M)}


def converted(path, *more):
    return run('convert', '--fail-on', 'never', '--to', 'tei', '-o', '-', path,
               *more).stderr


texts = []
for folder, _, names in os.walk(os.path.join(top, 'fixtures')):
    texts += [os.path.join(folder, n) for n in names if n.endswith('.txt')]
doubts = 0
for path in sorted(texts):
    here = reported(converted(path))
    there = reviewed(run('inspect', '--review', path).stdout)
    doubts += len(here)
    check(here == there, f'{path}: convert reports {sorted(here - there)} '
                         f'alone, inspect {sorted(there - here)}')
check(len(texts) > 50 and doubts > 5, f'{doubts} doubts in {len(texts)} texts')

work = tempfile.mkdtemp(prefix='vidimus-test.')


def document(*lines):
    path = os.path.join(work, 'doc.txt')
    with open(path, 'w', encoding='utf-8') as out:
        out.write('Sitting of the Weir Board\n\n3 May 1931\n\n' +
                  '\n\n'.join(lines) + '\n')
    return path


TALK = ['Mr. LIND: Who keeps the weir?', 'Mr. WRAY: I do.',
        'Mr. LIND: Since when?', 'Mr. WRAY: Since the flood.']

# two lines of one kind and one of another: a finding each, with their lines
path = document(*TALK, 'Warning: the stairs are wet.', 'Mr. LIND: Go on.',
                'Mr. WRAY: I will.', 'Mr. LIND: And then?',
                'Warning: they are wet again, and nobody should use them.')
found = [m for m in DOUBT.findall(converted(path)) if 'kind `' in m[1]]
check(len(found) == 1 and found[0][1].startswith('2 lines begin') and
      set(lines_of(found[0][1])) == {13, 21}, f'one kind, two lines: {found}')
check(reported(converted(path)) == reviewed(run('inspect', '--review', path).stdout),
      'both say the same of them')

# more of them than turns: one sentence says so
path = document(*TALK[:3], *[f'{name}: {word} is what we heard of it there.'
                             for name, word in
                             (('Alder', 'This'), ('Birch', 'That'),
                              ('Cedar', 'Much'), ('Elm', 'Little'),
                              ('Fir', 'Nothing'))])
few = [m for m in DOUBT.findall(converted(path)) if m[1].startswith('only ')]
if 'label-ambiguous' in converted(path):
    check(len(few) == 1, f'many labels that were not taken: {few}')

# a style states the labels: what else looks like one is told, unless it says not
style = os.path.join(work, 'house.profile')
with open(style, 'w', encoding='utf-8') as out:
    out.write('label = NAME --\n')
path = document('Oda Brekke -- Who keeps it?', 'Jonas Wray -- I do.',
                'Nils Holm: So he does.', 'Oda Brekke -- Since when?')
errors = converted(path, '--profile', style)
check('kind `NAME:`' in errors and 9 in reported(errors),
      f'beside a style: {errors}')
with open(style, 'a', encoding='utf-8') as out:
    out.write('text = Nils Holm:\n')
check('kind `' not in converted(path, '--profile', style),
      'a row says that it is none')

# a title of a talk in which nobody speaks
path = document(*[f'The gate of weir {n} is to be oiled.' for n in range(6)])
check('conversation-unseen' in converted(path), 'nobody speaks')

print(f'{checks} checks, {faults} failures')
sys.exit(1 if faults else 0)
