#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every function that can come back to itself, and what bounds it.

    recursion.py [BUILD] [--print]

Has the compiler write its call graph (gcc's -fcallgraph-info, and the addresses
of functions from -fdump-ipa-cgraph), joins what tests/growth/recursion.txt says of calls
through pointers, and fails on each cycle that is left when the functions that the
list says are bounded are taken out; on a function that calls through a pointer,
or whose address is taken, of which the list says nothing. A row that is no longer so is
printed. A cycle that is planted must be found each time. --print shows the cycles as
rows of the list. Skipped where the compiler writes no call graph."""
import argparse
import collections
import concurrent.futures
import fnmatch
import glob
import os
import re
import shlex
import subprocess
import sys
import tempfile

POINTER = '__indirect_call'
STALE = 'a row that may go: '
PLANTED = """
static int odd(const char *s);
static int even(const char *s) { return *s == 0 || odd(s + 1); }
static int odd(const char *s) { return *s != 0 && even(s + 1); }
static int unbounded(const char *s) { return unbounded(s); }
static int (*const table[])(const char *) = {even, unbounded};
int planted(const char *s, int n);
int planted(const char *s, int n) { return table[n](s); }
"""
FLAGS = ('-w', '-Wno-error', '-O0', '-S', '-fcallgraph-info',
         '-fdump-ipa-cgraph')


def compiler(build):
    """The command that compiles a file of the library."""
    rule = ("include Makefile\nprint: ; @printf '%s\\n' '$(CC) $(DEFS) "
            "$(DEFAULT_INCLUDES) $(AM_CPPFLAGS) $(vidimus_CPPFLAGS) $(CPPFLAGS) $(AM_CFLAGS)'\n")
    line = subprocess.run(['make', '-s', '--no-print-directory', '-C', build,
                           '-f', '-', 'print'], input=rule, text=True,
                          capture_output=True, check=True,
                          env=dict(os.environ, MAKEFLAGS='')).stdout
    words = shlex.split(line.splitlines()[-1])  # before it, what was remade
    return [w for w in words if w not in ('ccache', '-Werror')]


def sources(top, ending='.c'):
    for folder in ('lib', 'cmd'):
        for at, _, names in os.walk(os.path.join(top, folder)):
            for name in sorted(names):
                if name.endswith(ending):
                    yield os.path.relpath(os.path.join(at, name), top)


class Graph:
    """Calls between functions. A static one is FILE:NAME, another its name."""

    def __init__(self):
        self.calls = collections.defaultdict(set)
        self.defined = set()
        self.taken = collections.defaultdict(set)  # by which table, function

    def read_calls(self, path, text):
        """What -fcallgraph-info wrote of a file."""
        own = {}
        for title in re.findall(r'^node: \{ title: "([^"]*)" label: "[^"]*"'
                                r' \}', text, re.M):
            base = title.rsplit(':', 1)[-1]
            own[base] = path + ':' + base if ':' in title else base
            self.defined.add(own[base])
        for a, b in re.findall(r'^edge: \{ sourcename: "([^"]*)"'
                               r' targetname: "([^"]*)"', text, re.M):
            a, b = a.rsplit(':', 1)[-1], b.rsplit(':', 1)[-1]
            self.calls[own.get(a, a)].add(own.get(b, b))
        return own

    def read_addresses(self, path, text, own):
        """Whose address a table or a function of the file holds."""
        for entry in re.split(r'\n(?=\S+/\d+ \()', text):
            found = re.match(r'(\S+)/\d+ \(.*\n  Type: (\w+)', entry)
            refs = re.search(r'^  References: (.*)$', entry, re.M)
            if not found or not refs:
                continue
            holder = found.group(1)
            if found.group(2) == 'variable':
                holder = path + ':@' + re.sub(r'\.\d+$', '', holder)
            else:
                holder = own.get(holder, holder)
            for name in re.findall(r'(\S+)/\d+ \(addr\)', refs.group(1)):
                self.taken[own.get(name, name)].add(holder)


def compile_all(command, top, files, work):
    """Each file's two texts."""
    def one(item):
        n, path = item
        at = os.path.join(work, str(n))
        os.mkdir(at)
        done = subprocess.run(
            command + list(FLAGS) + ['-o', os.path.join(at, 'out.s'),
                                     os.path.join(top, path)],
            capture_output=True, text=True)
        texts = [glob.glob(os.path.join(at, p))
                 for p in ('*.ci', '*.cgraph')]
        if done.returncode or not all(texts):
            return path, None, done.stderr
        return path, [open(t[0], encoding='utf-8').read() for t in texts], ''
    workers = concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1)
    with workers:
        return list(workers.map(one, enumerate(files)))


class List:
    """The rows of tests/growth/recursion.txt."""

    def __init__(self, path):
        self.through, self.handed = [], []
        self.bounds = []
        for n, line in enumerate(open(path, encoding='utf-8'), 1):
            words = line.split()
            if not words or words[0].startswith('#'):
                continue
            if words[0] in ('through', 'handed'):
                at = words.index('->')
                rows = self.through if words[0] == 'through' else self.handed
                rows.append((words[1:at], words[at + 1:]))
            elif words[0] == 'bounded':
                self.bounds.append((words[1].rstrip(':'), set()))
            elif line[0] == '\t':
                self.bounds[-1][1].update(words)
            else:
                sys.exit('%s:%d: no such row: %s' % (path, n, words[0]))


def pointed(graph, listed):
    """Joins the calls through pointers; yields what is wrong with the rows."""
    claimed, callers = set(), set()
    known = graph.defined | set().union(*graph.calls.values())
    for froms, tos in listed.through + listed.handed:
        handed = (froms, tos) in listed.handed
        targets = set()
        for to in tos:
            found = {f for f, holders in graph.taken.items()
                     if f in graph.defined and
                     (fnmatch.fnmatchcase(f, to) or to in holders)}
            if not found and to != '-':
                yield STALE + '%s: no function of this name has its address taken' % to
            targets |= found
        claimed |= targets
        for caller in froms:
            if caller not in known:
                yield STALE + '%s: nobody calls it' % caller
            elif (caller in graph.defined and
                  POINTER not in graph.calls[caller]):
                yield STALE + '%s: calls nothing through a pointer' % caller
            callers.add(caller)
            if not handed:
                graph.calls[caller] |= targets
        for f in targets if handed else ():
            for holder in graph.taken[f]:
                if '@' in holder:
                    yield '%s: stands in %s, so is not only handed' % (
                        f, holder)
                graph.calls[holder].add(f)
    for f in sorted(graph.calls):
        if POINTER in graph.calls[f] and f not in callers:
            yield '%s: calls through a pointer; a row "through" is missing' % f
    for f in sorted(graph.taken):
        if f in graph.defined and f not in claimed:
            yield '%s: its address is taken in %s; which row calls it?' % (
                f, ', '.join(sorted(graph.taken[f])))


def cycles(calls):
    """The strongly connected sets of functions, after Tarjan."""
    index, low, stack, on = {}, {}, [], set()
    for root in sorted(calls):
        if root in index:
            continue
        work = [(root, iter(sorted(calls[root])))]
        while work:
            at, rest = work[-1]
            if at not in index:
                index[at] = low[at] = len(index)
                stack.append(at)
                on.add(at)
            for to in rest:
                if to not in index:
                    work.append((to, iter(sorted(calls.get(to, ())))))
                    break
                if to in on:
                    low[at] = min(low[at], index[to])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[at])
                if low[at] == index[at]:
                    found = set(stack[stack.index(at):])
                    del stack[stack.index(at):]
                    on -= found
                    if len(found) > 1 or at in calls.get(at, ()):
                        yield found


def constants_of(top):
    """All names that stand for a number."""
    names = set()
    for path in sources(top, ('.c', '.h')):
        with open(os.path.join(top, path), encoding='utf-8') as f:
            names |= set(re.findall(r'^#define (\w+) |(?<=[\s{])([A-Z_]+) = ',
                                    f.read(), re.M))
    return {a or b for a, b in names}


def compared(graph, listed, top):
    """What the graph has and the list has not, and the other way."""
    constants = constants_of(top) | {'data', 'PATH_MAX'}
    found = set().union(*cycles(graph.calls))
    bounded = set()
    for bound, functions in listed.bounds:
        if bound not in constants:
            yield '%s: no constant that could bound a recursion' % bound
        for f in sorted(functions - found):
            yield STALE + '%s: does not come back to itself' % f
        bounded |= functions
    left = {f: to - bounded for f, to in graph.calls.items()
            if f not in bounded}
    for one in cycles(left):
        yield 'these come back to themselves; which of them counts?\n%s' % (
            '\n'.join('\t' + f for f in sorted(one)))


def main():
    top = os.environ.get('srcdir') or os.path.join(os.path.dirname(
        os.path.abspath(__file__)), '..', '..')
    a = argparse.ArgumentParser()
    a.add_argument('build', nargs='?', default='.')
    a.add_argument('--print', action='store_true')
    a = a.parse_args()
    top = os.path.abspath(top)
    os.chdir(a.build)
    graph = Graph()
    with tempfile.TemporaryDirectory() as work:
        planted = os.path.join(work, 'planted.c')
        with open(planted, 'w', encoding='utf-8') as f:
            f.write(PLANTED)
        for path, texts, error in compile_all(
                compiler('.'), top, list(sources(top)) + [planted], work):
            if texts is None and ('callgraph' in error or not error):
                print('skipped: the compiler writes no call graph '
                      '(-fcallgraph-info, of gcc since 10)')
                sys.exit(77)
            if texts is None:
                sys.exit('%s: not compiled:\n%s' % (path, error))
            path = os.path.relpath(path, work) if path == planted else path
            own = graph.read_calls(path, texts[0])
            graph.read_addresses(path, texts[1], own)
    listed = List(os.path.join(top, 'tests', 'growth', 'recursion.txt'))
    wrong = list(pointed(graph, listed))
    if a.print:
        for one in cycles(graph.calls):
            print('\nbounded BOUND: why\n\t' + '\n\t'.join(sorted(one)))
        sys.exit(0)
    wrong += compared(graph, listed, top)
    seen = [w for w in wrong if 'planted' in w]
    for w in wrong:
        if w not in seen:
            print(w)
    if len(seen) != 5:
        print('of five faults that are planted these were found:', *seen,
              sep='\n')
    sys.exit(len(seen) != 5 or
             any(w not in seen and not w.startswith(STALE) for w in wrong))


if __name__ == '__main__':
    main()
