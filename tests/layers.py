#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Who uses whom, from includes and from the symbols of the built objects.

    layers.py [BUILD]

tests/layers.txt says which room of lib/ may use which. Fails where a file
includes or links what its room may not; where an allowed edge is used by
nobody; where files link, or rooms use each other, in a circle; where a room holds more than a
fifth of the library's lines; where the witness comes to what it judges. Without
objects in BUILD (the current folder) the symbols are not looked at, and that is
said."""
import collections
import os
import re
import subprocess
import sys

SHARE = 0.2  # of the library's lines, for one room
# The only rooms that may include a library's headers.
ONLY = {'libxml/': {'xml', 'datatype'}, 'zip.h': {'zip'},
        'gumbo.h': {'html'}, 'cmark-gfm': {'cmark', 'markdown'},
        'jansson.h': {'cmd'}}

JUDGED = re.compile(r'lib/\w+/(read|write|grammar|header|lift)/|'
                    r'lib/(words|prose|recognise|tei|text|epub|markdown|web)/')

failed = False


def say(text):
    global failed
    print(text)
    failed = True


def room_of(path):
    """lib/tei/read/build.c -> tei; lib/vidimus/record.h -> public;
    cmd/ground/say.c -> cmd/ground; cmd/main.c -> cmd"""
    parts = path.split('/')
    if parts[0] == 'cmd':
        return '/'.join(parts[:-1])
    is_room = len(parts) > 2 and parts[1] != 'vidimus'
    return parts[1] if is_room else 'public'


def sources(top):
    for folder in ('lib', 'cmd'):
        for at, _, names in os.walk(os.path.join(top, folder)):
            for name in names:
                if name.endswith(('.c', '.h', '.def')):
                    yield os.path.relpath(os.path.join(at, name), top)


def read_table(path):
    allowed = set()
    for line in open(path, encoding='utf-8'):
        if line.startswith('#') or not line.strip():
            continue
        room, uses = line.split(':')
        allowed |= {(room.strip(), other) for other in uses.split()}
    return allowed


def included(top, room, name):
    """The room of a header that a file of a room includes."""
    if room.startswith('cmd') and \
            os.path.exists(os.path.join(top, 'cmd', name)):
        return room_of('cmd/' + name)
    return name.split('/')[0]


def includes(top, files):
    """Edges between rooms, each with a place where it is used."""
    edges = {}
    for path in files:
        room = room_of(path)
        text = open(os.path.join(top, path), encoding='utf-8').read()
        for mark, name in re.findall(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)',
                                     text, re.M):
            if name == 'vidimus.h' or name.startswith('vidimus/'):
                if room == 'public':
                    continue
                edges.setdefault((room, 'public'), f'{path} includes {name}')
            elif mark == '<':
                for start, rooms in ONLY.items():
                    if name.startswith(start) and \
                            room.split('/')[0] not in rooms:
                        say(f'{path}: only {" and ".join(sorted(rooms))} '
                            f'may include <{name}>')
            elif '/' in name or room.startswith('cmd/'):
                other = included(top, room, name)
                if other != room:
                    edges.setdefault((room, other), f'{path} includes {name}')
    return edges


def objects(top, build, files):
    """Each object of the library and of the program with those whose functions
    it wants. The program has of the library only what is public."""
    paths = {}
    for path in files:
        if path.endswith('.c'):
            prefix = 'libvdm_a-' if path.startswith('lib/') else 'vidimus-'
            stem = os.path.join(os.path.dirname(path),
                                prefix + os.path.basename(path)[:-2])
            paths[path] = os.path.join(build, stem + '.o')
    paths['lib/schema/embedded.c'] = os.path.join(
        build, 'lib/schema/libvdm_a-embedded.o')
    if not all(os.path.exists(p) for p in paths.values()):
        return None
    defines, wants = {}, {path: set() for path in paths}
    by_object = {obj: path for path, obj in paths.items()}
    out = subprocess.run(['nm', '-A', '-g', '-P', *by_object],
                         stdout=subprocess.PIPE, check=True, text=True).stdout
    for line in out.splitlines():
        obj, symbol = line.split(': ', 1)
        name, kind = symbol.split()[:2]
        if kind == 'U':
            wants[by_object[obj]].add(name)
        elif kind in 'TDRBVWC':
            defines[name] = by_object[obj]
    return {path: {defines[n] for n in names
                   if n in defines and defines[n] != path and
                   path[:3] == defines[n][:3]}
            for path, names in wants.items()}


def circles(graph):
    """The strongly connected parts of more than one node (Tarjan)."""
    number, low, stack, held, found = {}, {}, [], set(), []

    def visit(v):
        number[v] = low[v] = len(number)
        stack.append(v)
        held.add(v)
        for w in sorted(graph.get(v, ())):
            if w not in number:
                visit(w)
                low[v] = min(low[v], low[w])
            elif w in held:
                low[v] = min(low[v], number[w])
        if low[v] == number[v]:
            part = []
            while not part or part[-1] != v:
                part.append(stack.pop())
                held.discard(part[-1])
            if len(part) > 1:
                found.append(sorted(part))

    sys.setrecursionlimit(10000)
    for v in sorted(graph):
        if v not in number:
            visit(v)
    return found


def shares(top, files):
    lines = collections.Counter()
    for path in files:
        if path.startswith('lib/') and room_of(path) != 'public':
            with open(os.path.join(top, path), encoding='utf-8') as f:
                lines[room_of(path)] += sum(1 for _ in f)
    total = sum(lines.values())
    for room, count in lines.items():
        if count > SHARE * total:
            say(f'lib/{room} holds {100 * count / total:.0f} % of the lines; '
                f'{100 * SHARE:.0f} % is the most')


def judges(graph):
    """The witness reaches nothing of the readers and writers that it judges, nor
    the recogniser, by whatever it shares with them: raw XML, ZIP, CommonMark's
    and HTML's own trees."""
    reached = {path for path in graph if room_of(path) == 'witness'}
    todo = sorted(reached)
    while todo:
        for other in graph.get(todo.pop(), ()):
            if other not in reached:
                reached.add(other)
                todo.append(other)
    for path in sorted(reached):
        if JUDGED.match(path):
            say(f'the witness comes to {path}, which it judges')


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    top = os.environ.get('srcdir') or os.path.join(here, '..')
    build = sys.argv[1] if len(sys.argv) > 1 else '.'
    files = sorted(sources(top))
    allowed = read_table(os.path.join(here, 'layers.txt'))
    edges = includes(top, files)
    shares(top, files)
    graph = objects(top, build, files)
    if graph is None:
        print('no objects here: symbols were not looked at')
    else:
        rooms = collections.defaultdict(set)
        for path, others in graph.items():
            for other in others:
                a, b = room_of(path), room_of(other)
                if a != b:
                    rooms[a].add(b)
                    edges.setdefault((a, b), f'{path} links {other}')
        judges(graph)
        for part in circles(graph) + circles(rooms):
            say('linked in a circle: ' + ' '.join(part))
    used = collections.defaultdict(set)
    for a, b in edges:
        used[a].add(b)
    for part in circles(used):
        say('include each other in a circle: ' + ' '.join(part))
    for edge, place in sorted(edges.items()):
        if edge not in allowed:
            say(f'{edge[0]} may not use {edge[1]}: {place}')
    if graph is not None:
        for room, other in sorted(allowed - set(edges)):
            say(f'tests/layers.txt: no use for "{room}: {other}" any more')
    return 1 if failed else 0


sys.exit(main())
