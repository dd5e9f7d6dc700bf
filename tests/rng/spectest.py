#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the RELAX NG specification's test suite.

    spectest.py [--list] [--tool PROGRAM] [SPECTEST.XML]

Every schema must be accepted or refused, every document be valid or invalid,
as the suite says. Exit 1 where one is not, 77 where the suite is not there."""
import argparse
import os
import subprocess
import sys
import tempfile
from xml.dom import minidom

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
SHARED = os.environ.get('VIDIMUS_SHARED', os.path.join(TOP, '..', 'shared'))


def elements(node):
    return [c for c in node.childNodes if c.nodeType == c.ELEMENT_NODE]


def write(path, node):
    with open(path, 'w', encoding='utf-8') as f:
        f.write(elements(node)[0].toxml())


def lay_out(node, folder):
    for c in elements(node):
        if c.tagName == 'dir':
            sub = os.path.join(folder, c.getAttribute('name'))
            os.makedirs(sub, exist_ok=True)
            lay_out(c, sub)
        elif c.tagName == 'resource':
            write(os.path.join(folder, c.getAttribute('name')), c)


def questions(suite, root):
    for number, case in enumerate(suite.getElementsByTagName('testCase'), 1):
        folder = os.path.join(root, '%03d' % number)
        os.makedirs(folder)
        lay_out(case, folder)
        for c in elements(case):
            if c.tagName in ('correct', 'incorrect'):
                path = os.path.join(folder, 's')
                write(path, c)
                yield 'schema ' + path, c.tagName
        for i, c in enumerate(elements(case)):
            if c.tagName in ('valid', 'invalid'):
                path = os.path.join(folder, 'd%d' % i)
                write(path, c)
                yield 'doc ' + path, c.tagName


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--list', action='store_true')
    a.add_argument('--keep', help='a folder for the cases')
    a.add_argument('--tool', default=os.environ.get('RNGTOOL', 'tests/rng/rngtool'))
    a.add_argument('suite', nargs='?', default=os.path.join(
        SHARED, 'corpus', 'relaxng', 'spectest.xml'))
    a = a.parse_args()
    if not os.path.exists(a.suite):
        print('skipped: no %s' % a.suite)
        return 77
    with tempfile.TemporaryDirectory() as root:
        root = a.keep or root
        asked = list(questions(minidom.parse(a.suite), root))
        run = subprocess.run(a.tool.split(), input='\n'.join(q for q, _ in asked) + '\n',
                             stdout=subprocess.PIPE, encoding='utf-8')
        answers = [x for x in run.stdout.splitlines() if not x.startswith('\t')]
    tally = {'schema': [0, 0], 'doc': [0, 0]}
    for i, (question, right) in enumerate(asked):
        answer = answers[i] if i < len(answers) else 'nothing'
        kind = question.split()[0]
        tally[kind][0] += answer == right
        tally[kind][1] += 1
        if answer != right and a.list:
            print('%s: %s, expected %s' % (question, answer, right))
    print('schemas %d of %d, documents %d of %d' % (*tally['schema'], *tally['doc']))
    return 0 if all(r == n for r, n in tally.values()) and tally['schema'][1] else 1


if __name__ == '__main__':
    sys.exit(main())
